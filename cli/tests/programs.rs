//! The program as its users meet it: exit codes, formats, messages, order.

use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::{Value, json};

const STORY: &str = "fixtures/pages/sprite/page.html";
const TITLE: &str = "Velmouth closes its old footbridge for two years";
const WALL: &str = "fixtures/pages/consent-wall/page.html";

const NONE: &[&str] = &[];

struct Outcome {
    code: i32,
    out: String,
    err: String,
}

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
const PROGRAM: &str = env!("CARGO_BIN_EXE_copydesk");

fn run_with(name: &str, arguments: &[impl AsRef<OsStr>], input: &[u8]) -> Outcome {
    outcome(Command::new(PROGRAM).arg(name).args(arguments), input)
}

fn outcome(command: &mut Command, input: &[u8]) -> Outcome {
    outcome_with(command, &[], input)
}

fn outcome_with(command: &mut Command, variables: &[(&str, &str)], input: &[u8]) -> Outcome {
    let mut child = command
        .current_dir(ROOT)
        .env_remove("COLUMNS")
        .env_remove("CLICOLOR_FORCE")
        .envs(variables.iter().copied())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("piped");
    let output = std::thread::scope(|scope| {
        // a program that does not read its input closes the pipe: that is no failure
        scope.spawn(move || drop(stdin.write_all(input)));
        child.wait_with_output().expect("the program ends")
    });
    Outcome {
        code: output.status.code().expect("no signal"),
        out: String::from_utf8(output.stdout).expect("UTF-8"),
        err: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}

fn run(name: &str, arguments: &[impl AsRef<OsStr>]) -> Outcome {
    run_with(name, arguments, b"")
}

/// A folder of its own for a test, removed when it ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("copydesk-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).expect("a temporary folder");
        Self(path)
    }

    fn file(&self, name: &str, bytes: &[u8]) -> String {
        let path = self.0.join(name);
        std::fs::create_dir_all(path.parent().expect("has one")).expect("a folder");
        std::fs::write(&path, bytes).expect("a file");
        path.to_string_lossy().into_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn story() -> Vec<u8> {
    std::fs::read(Path::new(ROOT).join(STORY)).expect("the fixture")
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory")
}

/// One line for a person: names the program and the input, and says no more.
fn assert_message(outcome: &Outcome, program: &str, parts: &[&str]) {
    assert_eq!(outcome.err.trim_end().lines().count(), 1, "{}", outcome.err);
    assert!(outcome.err.starts_with(&format!("copydesk {program}: ")), "{}", outcome.err);
    for part in parts {
        assert!(outcome.err.contains(part), "{part:?} in {}", outcome.err);
    }
    assert_eq!(outcome.out, "", "nothing on standard output");
}

#[test]
fn extract_prints_text_for_a_reader() {
    let outcome = run("extract", &[STORY]);
    assert_eq!((outcome.code, outcome.err.as_str()), (0, ""));
    let lines: Vec<&str> = outcome.out.lines().collect();
    assert_eq!(lines[0], TITLE);
    assert!(
        lines[1].contains("Ann Lee") && lines[1].starts_with("2026-05-12 09:30 +02:00 · "),
        "{}",
        lines[1]
    );
    assert!(lines.iter().all(|line| line.chars().count() <= 80), "80 columns where there is no terminal");
    assert!(outcome.out.contains("\nQuotes\n"), "{}", outcome.out);
    let quotes = &outcome.out[outcome.out.find("\nQuotes\n").expect("asserted")..];
    assert!(quotes.contains("Tomas Brandt") && quotes.contains("Marta Lindholm"), "{quotes}");
    for clutter in ["icon", "Also on", "Like this story", "newsletter", "cookies"] {
        assert!(!outcome.out.contains(clutter), "{clutter}");
    }
}

#[test]
fn extract_lays_out_lists_tables_and_the_pages_own_marks() {
    let text = run("extract", &["fixtures/pages/list-and-table/page.html"]).out;
    for part in [
        "\n• Boats under five metres pay a flat fee.\n• Winter",
        "\n1. Book a time at the harbour office.\n2. Bring the boat",
        "\n  Length     Fee until now  Fee from March\n  up to 5 m  420            180\n",
        "\n# How to get measured\n",
    ] {
        assert!(text.contains(part), "{part:?} in {text}");
    }
    let german = run("extract", &["fixtures/pages/german/page.html"]).out;
    let quotes = &german[german.find("\nQuotes\n").expect("quotes")..];
    assert!(
        quotes.contains("  „Wir haben drei Winter lang") && quotes.contains("Das bleibt so.“ — "),
        "{quotes}"
    );
}

#[test]
fn extract_wraps_to_the_width() {
    for width in [30, 57] {
        let outcome = run("extract", &["--width", &width.to_string(), STORY]);
        let longest = outcome.out.lines().map(|line| line.chars().count()).max();
        assert!(longest <= Some(width) && longest > Some(width - 10), "{longest:?} of {width}");
    }
}

#[test]
fn extract_has_four_formats() {
    let format = |name: &str| {
        let outcome = run("extract", &["--format", name, STORY]);
        assert_eq!((outcome.code, outcome.err.as_str()), (0, ""), "{name}");
        outcome.out
    };
    let article: Value = serde_json::from_str(&format("json")).expect("JSON");
    assert_eq!(article["title"], TITLE);
    assert_eq!(article["body"].as_array().map(Vec::len), Some(6));
    assert!(format("markdown").starts_with(&format!("# {TITLE}\n")));
    let html = format("html");
    assert!(
        html.starts_with("<!DOCTYPE html>") && html.contains("<h1") && !html.contains("<script"),
        "{html}"
    );
    let fragment = run("extract", &["--format", "html", "--fragment", STORY]).out;
    assert!(fragment.starts_with("<article") && html.contains(&fragment), "{fragment}");
    let pictures =
        run("extract", &["--format", "html", "--no-images", "fixtures/pages/captions/page.html"]).out;
    assert!(!pictures.contains("<img") && pictures.contains("Pieter Claes shows"), "{pictures}");
    let markdown = run("extract", &["--format", "markdown", "--front-matter", STORY]).out;
    assert!(markdown.starts_with("---\ntitle: \"Velmouth"), "{markdown}");
    assert!(markdown.ends_with(&format("markdown")), "{markdown}");
    assert!(format("text").starts_with(TITLE));
    let schema = run("extract", &["--format", "json", "--schema", "schema.org", STORY]).out;
    let schema: Value = serde_json::from_str(&schema).expect("JSON");
    assert_eq!((&schema["@type"], &schema["headline"]), (&json!("NewsArticle"), &json!(TITLE)));
}

#[test]
fn extract_reads_standard_input_and_gzip() {
    let piped = run_with("extract", &["-"], &story());
    assert_eq!((piped.code, &piped.out), (0, &run("extract", &[STORY]).out));
    let folder = Folder::new("gzip");
    let packed = run("extract", &[&folder.file("page.html.gz", &gzip(&story()))]);
    assert_eq!((packed.code, packed.out), (0, piped.out));
    let text = "The ferry at Dorn is late again, the harbour office said on Monday morning.\n\n\
        “We lost a screw and found two,” said its captain, Rolf Haug, on the quay.";
    let outcome = run("extract", &["--format", "json", &folder.file("page.txt", text.as_bytes())]);
    let article: Value = serde_json::from_str(&outcome.out).expect("JSON");
    assert_eq!(
        (&article["body_source"], article["body"].as_array().map(Vec::len)),
        (&json!("text"), Some(2))
    );
}

/// A page that asks for a log-in, and says what it would show; with what a terminal would obey in its title.
const GATED: &str = "<html><head><title>The ferry\u{202e} is late\u{1b}[2J</title>\
    <meta property=\"article:published_time\" content=\"2026-05-12T09:30:00+02:00\">\
    <meta name=\"author\" content=\"Ann Lee\"></head><body><p>Sign in.</p></body></html>";

#[test]
fn extract_says_what_a_refused_page_says_of_itself() {
    let text = run_with("extract", &["-"], GATED.as_bytes());
    assert_eq!((text.code, text.out.as_str()), (1, ""));
    let lines: Vec<&str> = text.err.lines().collect();
    assert!(lines[0].starts_with("copydesk extract: -: no article: "), "{}", text.err);
    assert_eq!(lines[1..], ["  The ferry is late[2J", "  2026-05-12 09:30 +02:00 · Ann Lee"]);
    let json = run_with("extract", &["--format", "json", "-"], GATED.as_bytes());
    assert_eq!(json.code, 1);
    let row: Value = serde_json::from_str(&json.out).expect("JSON");
    let batch = run_with("batch", NONE, json!({"html": GATED}).to_string().as_bytes());
    assert_eq!(row["error"], lines_of(&batch.out)[0]["error"], "the same as of a batch");
    assert_eq!(row["error"]["kind"], "no_article");
    assert_eq!(row["error"]["reason"], "low_confidence");
    let partial = &row["error"]["partial"];
    assert_eq!(
        (&partial["published"], &partial["authors"]),
        (&json!("2026-05-12T09:30:00+02:00"), &json!(["Ann Lee"]))
    );
    assert!(partial["title"].as_str().is_some_and(|title| title.starts_with("The ferry")), "{partial}");
}

#[test]
fn extract_exits_with_1_where_there_is_no_article() {
    let wall = run("extract", &[WALL]);
    assert_eq!((wall.code, wall.out.as_str()), (1, ""));
    let message = wall.err.lines().next().unwrap_or_default();
    assert!(
        message.starts_with(&format!("copydesk extract: {WALL}: no article"))
            && message.contains("consent wall"),
        "{message}"
    );
    let folder = Folder::new("empty");
    let empty = folder.file("empty.html", b"");
    let outcome = run("extract", &[&empty]);
    assert_eq!(outcome.code, 1);
    assert_message(&outcome, "extract", &["empty.html", "no text"]);
    assert_eq!(run("extract", &["-"]).code, 1, "an empty standard input");
    let picture =
        folder.file("picture.html", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0\0\0\x01\0\x08\x06\0\0\0");
    let outcome = run("extract", &[&picture]);
    assert_eq!(outcome.code, 1, "what can be read and is no page");
    assert_message(&outcome, "extract", &["picture.html", "HTML or plain text was expected"]);
}

#[test]
fn extract_exits_with_2_for_wrong_usage() {
    for arguments in
        [&[][..], &["--format", "pdf", STORY], &["--no-such-option", STORY], &["--width", "wide", STORY]]
    {
        let outcome = run("extract", arguments);
        assert_eq!((outcome.code, outcome.out.as_str()), (2, ""), "{arguments:?}");
        assert!(outcome.err.contains("error: ") && outcome.err.contains("--help"), "{}", outcome.err);
    }
    let help = run("extract", &["--help"]);
    assert_eq!((help.code, help.err.as_str()), (0, ""));
    assert!(help.out.contains("--format") && help.out.contains("Exit codes"), "{}", help.out);
}

#[test]
fn extract_exits_with_3_for_input_that_is_none() {
    let folder = Folder::new("input");
    let broken = folder.file("broken.html.gz", b"\x1f\x8b\x08\0\0\0\0\0\0\x03not gzip at all");
    let cases = [
        ("no/such/page.html", &["no/such/page.html", "expected"][..]),
        ("fixtures/pages", &["fixtures/pages", "directory", "expected"]),
        (&broken, &["broken.html.gz", "gzip"]),
    ];
    for (input, parts) in cases {
        let outcome = run("extract", &[input]);
        assert_eq!(outcome.code, 3, "{input}: {}", outcome.err);
        assert_message(&outcome, "extract", parts);
    }
}

fn lines_of(out: &str) -> Vec<Value> {
    out.lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}")))
        .collect()
}

/// The one line of the summary: pages, errors, pages/s, MB/s, and what of WARC files was skipped.
fn assert_summary(err: &str, pages: usize, errors: usize) {
    let line = err.trim_end();
    assert_eq!(line.lines().count(), 1, "no progress bar where there is no terminal: {err}");
    let start = format!("{pages} pages, {errors} errors");
    assert!(line.strip_prefix(&start).is_some_and(|rest| rest.starts_with([',', ' '])), "{line}");
    let count = |part: &str| part.trim_start_matches('(').split(' ').next()?.parse::<usize>().ok();
    let kinds =
        line.split_once(" (").and_then(|(_, rest)| rest.split_once(')')).map_or("", |(kinds, _)| kinds);
    assert_eq!(kinds.split(", ").filter_map(count).sum::<usize>(), errors, "by their kinds: {line}");
    assert!(line.contains(" pages/s, ") && line.contains(" MB/s"), "{line}");
}

fn assert_skipped(err: &str, broken: usize, passed: usize) {
    let count =
        |count: usize, what: &str| if count > 0 { format!(", {count} {what}") } else { String::new() };
    let end = count(broken, "broken records skipped") + &count(passed, "records without a page passed over");
    assert!(err.trim_end().ends_with(&format!(" MB/s{end}")), "{end:?} in {err}");
}

#[test]
fn batch_answers_in_input_order_and_no_line_ends_it() {
    let page = String::from_utf8(story()).expect("UTF-8");
    let mut input = String::new();
    for id in 0..300 {
        let line = match id % 7 {
            0 => json!({"id": id, "html": page, "url": "https://courier.example/news/footbridge"}).to_string(),
            1 => "{not json".to_owned(),
            2 => json!({"id": id, "html_base64": "@@@"}).to_string(),
            3 => json!({"id": id, "text": "The ferry at Dorn is late, the harbour office said on Monday.\n\nIt was late on Sunday too, said its captain, Rolf Haug, and the day before."}).to_string(),
            4 => json!({"id": id}).to_string(),
            5 => json!({"id": id, "task": "quotes", "language": "en", "text": "“It is late,” said Rolf Haug."}).to_string(),
            _ => json!({"id": id, "path": STORY}).to_string(),
        };
        input += &line;
        input += if id % 2 == 0 { "\n" } else { "\r\n\n" };
    }
    let alone = run_with("batch", &["--threads", "1"], input.as_bytes());
    let outcome = run_with("batch", &["--threads", "3"], input.as_bytes());
    assert_eq!(alone.out, outcome.out, "threads change nothing");
    assert_eq!(outcome.code, 0);
    let answers = lines_of(&outcome.out);
    assert_eq!(answers.len(), 300);
    for (id, answer) in answers.iter().enumerate() {
        let error = |kind: &str, part: &str| {
            assert_eq!(answer["error"]["kind"], kind, "{answer}");
            assert!(answer["error"]["message"].as_str().is_some_and(|text| text.contains(part)), "{answer}");
        };
        if id % 7 == 1 {
            assert_eq!(answer["id"], Value::Null);
            error("input", "JSON object was expected");
            continue;
        }
        assert_eq!(answer["id"], id);
        match id % 7 {
            0 => assert_eq!(answer["article"]["title"], TITLE),
            2 => error("input", "base64"),
            3 => assert_eq!(answer["article"]["body_source"], "text"),
            4 => error("input", "expected"),
            5 => assert_eq!(answer["quotes"][0]["speaker"], "Rolf Haug"),
            _ => error("input", "--allow-paths"),
        }
    }
    let errors = answers.iter().filter(|answer| answer.get("error").is_some()).count();
    assert_summary(&outcome.err, 300, errors);
}

#[test]
fn batch_reads_paths_where_it_may() {
    let line = json!({"id": "x", "path": STORY}).to_string();
    let outcome = run_with("batch", &["--allow-paths"], line.as_bytes());
    assert_eq!(lines_of(&outcome.out)[0]["article"]["title"], TITLE, "the last line needs no end");
    assert_summary(&outcome.err, 1, 0);
    let empty = run("batch", NONE);
    assert_eq!((empty.code, empty.out.as_str()), (0, ""));
    assert_summary(&empty.err, 0, 0);
}

#[test]
fn batch_reads_files_and_folders() {
    let folder = Folder::new("folders");
    folder.file("b.html", &story());
    folder.file("a/page.html.gz", &gzip(&story()));
    folder.file("c.txt", b"Only a line.");
    folder.file("notes.md", b"# not a page");
    let root = folder.0.to_string_lossy().into_owned();
    let outcome = run("batch", &[&root, "no/such.html", STORY]);
    assert_eq!(outcome.code, 0, "{}", outcome.err);
    let answers = lines_of(&outcome.out);
    let ids: Vec<&str> = answers.iter().filter_map(|answer| answer["id"].as_str()).collect();
    let at = |name: &str| format!("{root}/{name}");
    assert_eq!(ids, [&at("a/page.html.gz"), &at("b.html"), &at("c.txt"), "no/such.html", STORY]);
    assert_eq!(answers[0]["article"]["title"], TITLE);
    assert_eq!(answers[2]["error"]["kind"], "no_article");
    let message = answers[3]["error"]["message"].as_str().expect("a message");
    assert!(message.contains("no/such.html") && message.contains("expected"), "{message}");
    assert_summary(&outcome.err, 5, 2);
}

fn record(kind: &str, url: &str, block: &[u8]) -> Vec<u8> {
    let mut record = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n",
        block.len()
    )
    .into_bytes();
    record.extend_from_slice(block);
    record.extend_from_slice(b"\r\n\r\n");
    record
}

fn response(head: &str, body: &[u8]) -> Vec<u8> {
    [format!("HTTP/1.1 {head}\r\n\r\n").as_bytes(), body].concat()
}

fn chunked(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    for chunk in body.chunks(1_000) {
        out.extend_from_slice(format!("{:x}\r\n", chunk.len()).as_bytes());
        out.extend_from_slice(chunk);
        out.extend_from_slice(b"\r\n");
    }
    out.extend_from_slice(b"0\r\n\r\n");
    out
}

#[test]
fn batch_reads_warc_files() {
    let page = story();
    let html = "200 OK\r\nContent-Type: text/html; charset=utf-8";
    let records = [
        record("warcinfo", "", b"software: a crawler\r\n"),
        record("request", "https://courier.example/1", b"GET /1 HTTP/1.1\r\n\r\n"),
        record("response", "https://courier.example/1", &response(html, &page)),
        record(
            "response",
            "https://courier.example/i.png",
            &response("200 OK\r\nContent-Type: image/png", b"\x89PNG"),
        ),
        record(
            "response",
            "https://courier.example/gone",
            &response("404 Not Found\r\nContent-Type: text/html", b"gone"),
        ),
        record(
            "response",
            "<https://courier.example/2>",
            &response(&format!("{html}\r\nTransfer-Encoding: chunked"), &chunked(&page)),
        ),
        record(
            "response",
            "https://courier.example/3",
            &response(&format!("{html}\r\nContent-Encoding: gzip"), &gzip(&page)),
        ),
    ];
    let folder = Folder::new("warc");
    let plain = folder.file("all.warc", &records.concat());
    let packed =
        folder.file("members.warc.gz", &records.iter().flat_map(|record| gzip(record)).collect::<Vec<u8>>());
    let urls = ["https://courier.example/1", "https://courier.example/2", "https://courier.example/3"];
    for path in [&plain, &packed] {
        let outcome = run("batch", &[path]);
        let answers = lines_of(&outcome.out);
        let ids: Vec<&str> = answers.iter().filter_map(|answer| answer["id"].as_str()).collect();
        assert_eq!(ids, urls, "{path}: {}", outcome.err);
        assert!(answers.iter().all(|answer| answer["article"]["title"] == TITLE), "{path}");
        assert_skipped(&outcome.err, 0, 4);
        assert_summary(&outcome.err, 3, 0);
    }
    // what is broken is named, and what came before and comes after is kept
    let cut = records.concat();
    let cut = folder.file("cut.warc", &cut[..cut.len() - page.len() / 8]);
    let other = folder.file("other.warc", b"<html>not a crawl</html>");
    let outcome = run("batch", &[&cut, &other, STORY]);
    let answers = lines_of(&outcome.out);
    assert_eq!(answers.len(), 5, "{}", outcome.out);
    assert_eq!(answers[1]["id"], urls[1]);
    for (at, part) in [(2, "cut off"), (3, "WARC/1.x record was expected")] {
        let message = answers[at]["error"]["message"].as_str().unwrap_or_default();
        assert!(message.contains(part) && message.contains(".warc"), "{message}");
    }
    assert_eq!(answers[4]["article"]["title"], TITLE);
    assert_summary(&outcome.err, 5, 2);
}

/// What each coding of a body is packed into; the last two by hand, in the form that does not compress.
fn codings(page: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let mut zlib = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
    zlib.write_all(page).expect("memory");
    let zlib = zlib.finish().expect("memory");
    let size = u32::try_from(page.len()).expect("small");
    assert!(size < 1 << 16);
    // RFC 7932: a window of 64 KB, one block of this length less one that is not compressed, and the empty last one
    let block = (size - 1) << 4 | 1 << 20;
    let brotli = [&block.to_le_bytes()[..3], page, &[0b11]].concat();
    // RFC 8878: a frame of one segment whose size stands in two bytes, and one raw block, the last
    let header = [&[0x28, 0xb5, 0x2f, 0xfd, 0b0110_0000][..], &(size - 256).to_le_bytes()[..2]].concat();
    let zstd = [&header, &(size << 3 | 1).to_le_bytes()[..3], page].concat();
    let bare = zlib[2..zlib.len() - 4].to_vec();
    vec![("gzip", gzip(page)), ("deflate", zlib), ("deflate", bare), ("br", brotli), ("zstd", zstd)]
}

const HTML: &str = "200 OK\r\nContent-Type: text/html; charset=utf-8";

#[test]
fn batch_unpacks_bodies_of_warc_files_as_a_fetch_does() {
    let (page, folder) = (story(), Folder::new("codings"));
    let mut records = Vec::new();
    for (coding, packed) in codings(&page) {
        let head = format!("{HTML}\r\nContent-Encoding: {coding}");
        records.push(record("response", "https://courier.example/", &response(&head, &packed)));
        // chunked too, and as crawlers store it that unpack and keep the header
        let chunks = format!("{head}\r\nTransfer-Encoding: chunked");
        records.push(record("response", "https://courier.example/", &response(&chunks, &chunked(&packed))));
        records.push(record("response", "https://courier.example/", &response(&chunks, &page)));
    }
    let outcome = run("batch", &[folder.file("all.warc", &records.concat())]);
    let answers = lines_of(&outcome.out);
    assert_eq!(answers.len(), 15);
    assert!(answers.iter().all(|answer| answer["article"]["title"] == TITLE), "{}", outcome.out);
    // what cannot be unpacked says so, and is never read as the bytes that it is packed in
    let mut cut = Vec::new();
    for (coding, packed) in codings(&page) {
        let head = format!("{HTML}\r\nContent-Encoding: {coding}");
        cut.push(record("response", "u", &response(&head, &packed[..packed.len() - 20])));
    }
    let twice = format!("{HTML}\r\nContent-Encoding: gzip, gzip");
    cut.push(record("response", "u", &response(&twice, &gzip(&gzip(&page)))));
    let outcome = run("batch", &[folder.file("cut.warc", &cut.concat())]);
    let answers = lines_of(&outcome.out);
    let kinds: Vec<&str> = answers.iter().filter_map(|answer| answer["error"]["kind"].as_str()).collect();
    assert_eq!(
        kinds,
        ["truncated", "truncated", "truncated", "truncated", "truncated", "encoding"],
        "{}",
        outcome.out
    );
}

#[test]
fn batch_goes_on_behind_a_broken_record() {
    let (page, folder) = (story(), Folder::new("broken"));
    let sound = |url: &str| record("response", url, &response(HTML, &page));
    let with_length = |length: &str| {
        let record = String::from_utf8(sound("broken")).expect("ASCII");
        let (before, rest) = record.split_once("Content-Length: ").expect("has one");
        let (_, after) = rest.split_once("\r\n").expect("has an end");
        format!("{before}{length}{after}").into_bytes()
    };
    // what breaks, and whether the record itself gives a row before the error's
    let mut cases = vec![("garbage", b"garbage\r\n<p>more\r\n\r\n".to_vec())];
    for length in [
        "Content-Length: -5\r\n",
        "Content-Length: 99999999999999\r\n",
        "Content-Length: 18446744073709551616\r\n",
        "Content-Length: 5\r\nContent-Length: 900\r\n",
        "",
        "Content-Length: many\r\n",
    ] {
        cases.push((length, with_length(length)));
    }
    cases.push(("WARC/9", b"WARC/9.0\r\nContent-Length: 3\r\n\r\nabc\r\n\r\n".to_vec()));
    cases.push(("header", [b"WARC/1.0\r\n".to_vec(), b"a: b\r\n".repeat(1_500), b"\r\n".to_vec()].concat()));
    for (name, broken) in cases {
        for is_packed in [false, true] {
            let pack = |record: Vec<u8>| if is_packed { gzip(&record) } else { record };
            let whole = [pack(sound("a")), pack(broken.clone()), pack(sound("b")), pack(sound("c"))].concat();
            let path = folder.file(if is_packed { "x.warc.gz" } else { "x.warc" }, &whole);
            let outcome = run("batch", &[&path]);
            let answers = lines_of(&outcome.out);
            let ids: Vec<&str> = answers.iter().filter_map(|answer| answer["id"].as_str()).collect();
            assert_eq!(ids, ["a", &path, "b", "c"], "{name}, {is_packed}: {}", outcome.err);
            assert_skipped(&outcome.err, 1, 0);
            assert_summary(&outcome.err, 4, 1);
        }
    }
    // a packed record that is broken as such: a false byte within, zeros between, and what is no packing at all
    // the method of the first block is none that there is; and the sum at the end is another text's, which shows behind the page
    let (mut false_block, mut false_sum) = (gzip(&sound("broken")), gzip(&sound("broken")));
    false_block[10] = 0xff;
    let sum = false_sum.len() - 8;
    false_sum[sum] ^= 0xff;
    let short = record("response", "broken", &response(HTML, &page[..200]));
    let padded = [&gzip(&short)[..], &[0; 512]].concat();
    for (between, broken, ids) in [
        (false_block, 1, vec!["a", "x", "b"]),
        (false_sum, 1, vec!["a", "broken", "x", "b"]),
        (padded, 0, vec!["a", "broken", "b"]),
        (b"no gzip, but text".to_vec(), 1, vec!["a", "x", "b"]),
    ] {
        let path = folder.file("y.warc.gz", &[gzip(&sound("a")), between, gzip(&sound("b"))].concat());
        let outcome = run("batch", &[&path]);
        let answers = lines_of(&outcome.out);
        let found: Vec<&str> = answers.iter().filter_map(|answer| answer["id"].as_str()).collect();
        let ids: Vec<&str> = ids.into_iter().map(|id| if id == "x" { &path } else { id }).collect();
        assert_eq!(found, ids, "{}", outcome.err);
        assert_skipped(&outcome.err, broken, 0);
    }
    // a file of nothing but broken records takes no longer than another
    let one = [&with_length("Content-Length: 20000000\r\n")[..200], b"\n"].concat();
    let many = folder.file("many.warc", &one.repeat(20_000));
    let outcome = run("batch", &[&many]);
    assert_eq!(lines_of(&outcome.out).len(), 20_000);
}

#[test]
fn batch_names_the_limit_for_records_that_are_too_large() {
    let folder = Folder::new("large");
    let large = vec![b'a'; 22 << 20];
    let records = [
        record("response", "large", &response(HTML, &large)),
        record("response", "picture", &response("200 OK\r\nContent-Type: image/png", &large)),
        record("response", "small", &response(HTML, &story())),
    ];
    let outcome = run("batch", &[folder.file("large.warc", &records.concat())]);
    let answers = lines_of(&outcome.out);
    assert_eq!(answers.len(), 2, "{}", outcome.err);
    assert_eq!((&answers[0]["id"], &answers[0]["error"]["kind"]), (&json!("large"), &json!("limit")));
    assert_eq!(answers[1]["article"]["title"], TITLE);
    assert_skipped(&outcome.err, 0, 1);
}

/// A program that may map so many MB of memory, where the system can be asked for that.
#[cfg(target_os = "linux")]
fn within(megabytes: usize, name: &str, arguments: &[&str]) -> Outcome {
    let script = format!("ulimit -v {}; exec \"$0\" \"$@\"", megabytes << 10);
    let mut command = Command::new("sh");
    // the allocator maps 64 MB for each thread, used or not, if it is let
    command.env("MALLOC_ARENA_MAX", "2").arg("-c").arg(script).arg(PROGRAM).arg(name).args(arguments);
    outcome(&mut command, b"")
}

#[test]
#[cfg(target_os = "linux")]
fn batch_holds_bytes_and_not_lines_or_records() {
    let folder = Folder::new("memory");
    // members of gzip unpack to one text: 16 lines of 30 MB, and 24 records that unpack to 48 MB each, in some KB
    let megabyte = gzip(&vec![b'a'; 1 << 20]);
    let line = [gzip(b"{\"id\":7,\"html\":\""), megabyte.repeat(30), gzip(b"\"}\n")].concat();
    let lines = folder.file("large.jsonl.gz", &line.repeat(16));
    let head = format!("{HTML}\r\nContent-Encoding: gzip");
    let bomb = record("response", "bomb", &response(&head, &megabyte.repeat(48)));
    let bombs = folder.file("bombs.warc.gz", &gzip(&bomb).repeat(24));
    for (path, count, id) in [(&lines, 16, json!(7)), (&bombs, 24, json!("bomb"))] {
        let outcome = within(700, "batch", &["--threads", "8", path]);
        let answers = lines_of(&outcome.out);
        assert_eq!((outcome.code, answers.len()), (0, count), "{path}: {}", outcome.err);
        assert!(
            answers.iter().all(|answer| answer["id"] == id && answer["error"]["kind"] == "limit"),
            "{}",
            outcome.out
        );
    }
}

#[test]
fn batch_reads_json_lines_from_files_too() {
    let folder = Folder::new("lines");
    let page = String::from_utf8(story()).expect("UTF-8");
    let input = format!("{}\n\n{}\n", json!({"id": 1, "html": page}), json!({"id": 2, "html": page}));
    let plain = folder.file("a.jsonl", input.as_bytes());
    let packed = folder.file("b.jsonl.gz", &gzip(input.as_bytes()));
    let other = folder.file("c.ndjson", input.as_bytes());
    for bytes in [input.clone().into_bytes(), gzip(input.as_bytes())] {
        let outcome = run_with("batch", &[&plain, "-", &packed, STORY, &other], &bytes);
        let answers = lines_of(&outcome.out);
        assert!(answers.iter().all(|answer| answer["article"]["title"] == TITLE), "{}", outcome.out);
        let ids: Vec<String> = answers.iter().map(|answer| answer["id"].to_string()).collect();
        assert_eq!(ids.join(" "), format!("1 2 1 2 1 2 \"{STORY}\" 1 2"));
        assert_summary(&outcome.err, 9, 0);
    }
    // what is there before the packing breaks is read, and the file's end is named; so is one of another kind
    let cut = gzip(format!("{}\n{}", json!({"id": 1, "html": page}), "x".repeat(1 << 20)).as_bytes());
    let cut = folder.file("cut.jsonl.gz", &cut[..cut.len() - 20]);
    let wide: Vec<u8> = [0xfeff].into_iter().chain(input.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let wide_file = folder.file("wide.jsonl", &wide);
    let outcome = run("batch", &[&cut, &wide_file, "no/such.jsonl", STORY]);
    let answers = lines_of(&outcome.out);
    assert_eq!(answers[0]["article"]["title"], TITLE);
    for (answer, parts) in answers[1..4].iter().zip([
        [&*cut, "JSON lines"],
        [&*wide_file, "UTF-16"],
        ["no/such.jsonl", "expected"],
    ]) {
        let message = answer["error"]["message"].as_str().unwrap_or_default();
        assert!(parts.iter().all(|part| message.contains(part)), "{message}");
    }
    assert_eq!(answers[4]["article"]["title"], TITLE);
    let piped = run_with("batch", NONE, &wide);
    assert_eq!((piped.code, piped.out.as_str()), (3, ""));
    assert_message(&piped, "batch", &["UTF-16"]);
}

#[test]
fn batch_reads_what_can_be_read_of_a_line() {
    let text =
        "The ferry at Dorn is late again, the harbour office said on Monday morning, and nobody knew why.";
    let lines: [(&[u8], &str); 12] = [
        (br#"{"id":1,"text":"\ud800 T"}"#, "1"),
        (br#"{"id":2,"text":"\udc00\ud83d\ude00\ud83d T"}"#, "2"),
        (br#"{"id":"\ud800\\ud800","text":"T"}"#, r#""\ufffd\\ud800""#),
        (b"\xef\xbb\xbf{\"id\":3,\"text\":\"T\"}", "3"),
        (b"{\"id\":4,\"text\":\"\xff T\"}", "4"),
        (
            br#"{"id":123456789012345678901234567890.000100,"text":"T"}"#,
            "123456789012345678901234567890.000100",
        ),
        (br#"{"id":1e400,"text":"T"}"#, "1e400"),
        (br#"{"id":{"a":[1,null,1e400]},"text":"T"}"#, r#"{"a":[1,null,1e400]}"#),
        (br#"{"id":"a","id":"b","text":"T"}"#, r#""b""#),
        (br#"{"text":"T","id":5,"more":[1e999,{"\ud800":0}]}"#, "5"),
        (br#"{"id":6,"html":5,"text":"T","url":null}"#, "6"),
        (
            "{\"id\":\"x\u{9b}31m\u{202e}\u{2028}\u{85}\u{e0041}\u{1F600}\",\"text\":\"T\"}".as_bytes(),
            "\"x\\u009b31m\\u202e\\u2028\\u0085\\udb40\\udc41\u{1F600}\"",
        ),
    ];
    let mut input = Vec::new();
    for (line, _) in lines {
        let at = line.windows(2).rposition(|pair| pair == b"T\"").expect("has one");
        input.extend_from_slice(&line[..at]);
        input.extend_from_slice(text.as_bytes());
        input.extend_from_slice(&line[at + 1..]);
        input.push(b'\n');
    }
    let outcome = run_with("batch", NONE, &input);
    let rows: Vec<&str> = outcome.out.lines().collect();
    assert_eq!(rows.len(), lines.len(), "{}", outcome.out);
    for (row, (_, id)) in rows.iter().zip(lines) {
        assert!(row.starts_with(&format!("{{\"id\":{id},\"article\":")), "{id} in {row}");
        assert!(!row.contains(is_obeyed), "{row:?}");
    }
    assert!(rows[1].contains("\u{fffd}😀\u{fffd} The ferry"), "{}", rows[1]);
    assert_summary(&outcome.err, 12, 0);
}

#[test]
#[cfg(unix)]
fn what_is_no_file_is_named_and_never_waited_for() {
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new("kinds");
    folder.file("a.html", &story());
    let pipe = folder.0.join("b.html");
    assert!(Command::new("mkfifo").arg(&pipe).status().expect("mkfifo").success());
    for name in ["c.warc", "d.jsonl"] {
        assert!(Command::new("mkfifo").arg(folder.0.join(name)).status().expect("mkfifo").success());
    }
    std::fs::write(folder.0.join(OsStr::from_bytes(b"caf\xe9.html")), story()).expect("a file");
    let closed = folder.0.join("closed");
    std::fs::create_dir(&closed).expect("a folder");
    std::fs::set_permissions(&closed, PermissionsExt::from_mode(0o000)).expect("ours");
    let is_enforced = std::fs::read_dir(&closed).is_err();
    let root = folder.0.to_string_lossy().into_owned();
    let outcome = run("batch", &[&root, "/dev/zero", &format!("{root}/d.jsonl")]);
    let answers = lines_of(&outcome.out);
    let row =
        |name: &str| answers.iter().find(|answer| answer["id"].as_str().is_some_and(|id| id.ends_with(name)));
    for name in ["b.html", "c.warc", "d.jsonl", "/dev/zero"] {
        let message =
            row(name).unwrap_or_else(|| panic!("{name}"))["error"]["message"].as_str().unwrap_or_default();
        assert!(message.contains("not a file") && message.contains("expected"), "{message}");
    }
    for name in ["a.html", "caf\u{fffd}.html"] {
        assert_eq!(row(name).unwrap_or_else(|| panic!("{name}"))["article"]["title"], TITLE);
    }
    if is_enforced {
        for arguments in [[&root, STORY], [&format!("{root}/closed"), STORY]] {
            let answers = lines_of(&run("batch", &arguments).out);
            let row =
                answers.iter().find(|answer| answer["id"].as_str().is_some_and(|id| id.ends_with("closed")));
            assert!(row.expect("a row")["error"]["message"].to_string().contains("denied"), "{row:?}");
        }
    }
    std::fs::set_permissions(&closed, PermissionsExt::from_mode(0o700)).expect("ours");
    let empty = lines_of(&run("batch", &[&closed]).out);
    assert!(empty[0]["error"]["message"].to_string().contains("no page is in this folder"), "{empty:?}");
    let line = json!({"id": 1, "path": pipe.to_string_lossy()}).to_string();
    let answers = lines_of(&run_with("batch", &["--allow-paths"], line.as_bytes()).out);
    assert!(answers[0]["error"]["message"].to_string().contains("not a file"), "{answers:?}");
    for program in ["extract", "explain", "quotes"] {
        for input in [pipe.as_os_str(), OsStr::new("/dev/zero")] {
            let outcome = run(program, &[input]);
            assert_eq!(outcome.code, 3, "{program}");
            assert_message(&outcome, program, &["not a file", "expected"]);
        }
        // what the shell has opened is read, and so is a name that is not UTF-8
        let named = run(program, &[folder.0.join(OsStr::from_bytes(b"caf\xe9.html"))]);
        let opened = run_with(program, &["/dev/stdin"], &story());
        assert_eq!((named.code, opened.code), (0, 0), "{}{}", named.err, opened.err);
    }
}

#[test]
fn numbers_that_are_none_are_wrong_usage() {
    for (program, arguments) in [
        ("batch", ["--threads", "many"]),
        ("batch", ["--threads", "0"]),
        ("batch", ["--threads", "257"]),
        ("batch", ["--threads", "100000"]),
        ("batch", ["--threads", "99999999999999999999"]),
        ("batch", ["--threads", "-1"]),
        ("extract", ["--bias", "nan"]),
        ("extract", ["--bias", "inf"]),
        ("extract", ["--bias", "-inf"]),
        ("extract", ["--bias", "1e39"]),
        ("explain", ["--bias", "NaN"]),
        ("explain", ["--bias", "-infinity"]),
        ("extract", ["--allow-address", "127.0.0.1"]),
        ("extract", ["--allow-address", "courier.example:80"]),
        ("batch", ["--allow-address", "localhost:99999"]),
    ] {
        let outcome = run(program, &[arguments[0], arguments[1], STORY]);
        assert_eq!((outcome.code, outcome.out.as_str()), (2, ""), "{arguments:?}");
        assert!(outcome.err.contains("error: "), "{}", outcome.err);
    }
    let many = run("batch", &["--threads", "5000", STORY]);
    assert!(many.err.contains("1..=256"), "{}", many.err);
    for threads in ["1", "256"] {
        let outcome = run("batch", &["--threads", threads, STORY]);
        assert_eq!(lines_of(&outcome.out)[0]["article"]["title"], TITLE, "{threads}");
    }
}

/// What a terminal obeys or shows otherwise than it stands there.
fn is_obeyed(c: char) -> bool {
    c.is_control() && c != '\n'
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

/// A name that renames the terminal, turns text round, and hides some.
const OBEYED: &str = "x\u{1b}]0;owned\u{7}\u{1b}[31m\u{9b}2J\u{202e}\u{2066}\u{200b}\u{e0041}\r.html";

#[test]
fn no_program_prints_what_a_terminal_obeys() {
    let folder = Folder::new("terminal");
    let wall = folder.file(OBEYED, &std::fs::read(Path::new(ROOT).join(WALL)).expect("the fixture"));
    let speech = "“It is\u{202e} late,\u{9b}2J” said Rolf\u{2067} Haug, “and \u{e0041}it will be.”";
    let speech = folder.file(&OBEYED.replace(".html", ".txt"), speech.as_bytes());
    let bad = format!("--no-such-{OBEYED}");
    let page =
        format!("<title>{OBEYED}</title><h1>{OBEYED}</h1><p>{OBEYED} said that the ferry was late.</p>")
            .repeat(9);
    let page = folder.file("page.html", page.as_bytes());
    for program in ["batch", "extract", "explain", "quotes"] {
        for arguments in [
            &[OBEYED][..],
            &[&wall],
            &[&speech],
            &[&page],
            &[&bad],
            &["--language", OBEYED, &page],
            &["--format", OBEYED, STORY],
            &["--format", "json", &speech],
            &["--format", "json", &wall],
            &["--json", &wall],
            &["--threads", OBEYED],
            &["--bias", OBEYED, STORY],
            &["--allow-address", OBEYED, STORY],
            &[&format!("http://127.0.0.1/{OBEYED}")],
            &[&format!("http://{OBEYED}")],
        ] {
            let outcome = run(program, arguments);
            for text in [&outcome.out, &outcome.err] {
                let is_code = program == "explain" && outcome.code == 0;
                assert!(
                    !text.contains(|c| is_obeyed(c) && !(is_code && c == '\t')),
                    "{program} {arguments:?}: {text:?}"
                );
            }
        }
    }
    let missing = run("extract", &[OBEYED]);
    assert_message(&missing, "extract", &["x]0;owned[31m2J .html"]);
    let row = lines_of(&run("batch", &[&wall]).out).remove(0);
    assert_eq!(row["id"], wall, "an id is the same once it is read");
    let wrong = run("extract", &["--format", OBEYED, STORY]);
    assert!(wrong.err.contains("possible values: text, json"), "{}", wrong.err);
}

#[test]
fn what_is_no_article_is_told_what_it_is() {
    let folder = Folder::new("others");
    let rss = "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>The Courier</title><item><title>Late</title>\
        <description>The ferry at Dorn is late again, the harbour office said on Monday morning.</description></item></channel></rss>";
    let warc = record("response", "https://courier.example/", &response(HTML, &story()));
    let code = std::fs::read(Path::new(ROOT).join("src/lib.rs")).expect("ours");
    for (name, bytes, parts) in [
        ("crawl.html", warc.clone(), ["a WARC file", "batch FILE.warc"]),
        ("crawl.gz", gzip(&warc), ["a WARC file", "batch FILE.warc"]),
        ("feed.xml", rss.as_bytes().to_vec(), ["an RSS feed", "page that it links to"]),
        ("feed.xml.gz", gzip(rss.as_bytes()), ["an RSS feed", "page that it links to"]),
        (
            "atom.xml",
            rss.replace("<rss version=\"2.0\">", "<feed xmlns=\"http://www.w3.org/2005/Atom\">").into_bytes(),
            ["an Atom feed", "page that"],
        ),
        ("sitemap.xml", rss.replace("rss", "urlset").into_bytes(), ["a sitemap", "page that"]),
        ("story.xml", rss.replace("rss", "nitf").into_bytes(), ["an XML document", "HTML or plain text"]),
        (
            "story.json",
            json!({"headline": "Late", "articleBody": "The ferry is late."}).to_string().into_bytes(),
            ["JSON", "HTML or plain text"],
        ),
        (
            "a.jsonl",
            format!("{0}\n{0}\n", json!({"html": "<p>The ferry is late."})).into_bytes(),
            ["JSON lines", "batch FILE.jsonl"],
        ),
        ("lib.rs", code, ["a source file", "HTML or plain text"]),
        (
            "robots.txt",
            b"User-agent: *\nDisallow: /search\nAllow: /\n".to_vec(),
            ["a configuration file", "HTML or plain text"],
        ),
    ] {
        let path = folder.file(name, &bytes);
        let outcome = run("extract", &[&path]);
        assert_eq!(outcome.code, 1, "{name}: {}", outcome.out);
        assert_message(&outcome, "extract", &[name, parts[0], parts[1]]);
        if !name.ends_with(".txt") {
            assert_eq!(run("quotes", &[&path]).code, 1, "{name}");
        }
        assert!(run("explain", &[&path]).out.contains("No article"), "{name}");
        let line = json!({"id": name, "html_base64": base64(&bytes)}).to_string();
        if !name.ends_with(".gz") {
            assert_eq!(
                lines_of(&run_with("batch", NONE, line.as_bytes()).out)[0]["error"]["kind"],
                "not_text",
                "{name}"
            );
        }
    }
    // XHTML with its declaration is a page
    let page = String::from_utf8(story()).expect("UTF-8");
    let xhtml =
        folder.file("page.xhtml", format!("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{page}").as_bytes());
    assert_eq!(run("extract", &[&xhtml]).out, run("extract", &[STORY]).out);
}

fn base64(bytes: &[u8]) -> String {
    let letters: Vec<char> = ('A'..='Z').chain('a'..='z').chain('0'..='9').chain(['+', '/']).collect();
    let group = |group: &[u8]| {
        let bits =
            group.iter().fold(0u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - group.len()));
        (0..=group.len()).map(|at| letters[(bits >> (18 - 6 * at)) as usize & 63]).collect::<String>()
    };
    bytes.chunks(3).map(group).collect()
}

/// A server on loopback that gives each request the story; its port.
fn server() -> u16 {
    use std::io::Read;
    use std::net::TcpListener;
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port on loopback");
    let port = listener.local_addr().expect("bound").port();
    let page = story();
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let (mut head, mut piece) = (Vec::new(), [0; 1_024]);
            while !head.windows(4).any(|end| end == b"\r\n\r\n") {
                match stream.read(&mut piece) {
                    Ok(count) if count > 0 => head.extend_from_slice(&piece[..count]),
                    _ => break,
                }
            }
            let _ = stream.write_all(&response(&format!("{HTML}\r\nConnection: close"), &page));
        }
    });
    port
}

#[test]
fn refusals_of_a_fetch_name_their_remedy() {
    let port = server();
    for host in ["127.0.0.1", "localhost"] {
        let (url, address) = (format!("http://{host}:{port}/"), format!("{host}:{port}"));
        let refused = run("extract", &[&url]);
        assert_eq!(refused.code, 3);
        let remedy = format!("pass --allow-address {address} to fetch it all the same");
        assert_message(&refused, "extract", &[&url, &remedy]);
        let row = lines_of(&run("batch", &[&url]).out).remove(0);
        assert!(row["error"]["message"].to_string().contains(&remedy), "{row}");
        // and what is named helps
        for program in ["extract", "explain", "quotes"] {
            let fetched = run(program, &["--allow-address", &address, &url]);
            assert_eq!((fetched.code, fetched.err.as_str()), (0, ""), "{program}");
            assert!(fetched.out.contains(if program == "quotes" { "Marta Lindholm" } else { TITLE }));
        }
        let row = lines_of(&run("batch", &["--allow-address", &address, &url]).out).remove(0);
        assert_eq!(row["article"]["title"], TITLE);
    }
}

#[test]
fn an_option_without_effect_is_wrong_usage() {
    for (arguments, named) in [
        (&["extract", "--schema", "schema.org", STORY][..], "--format json"),
        (&["extract", "--width", "40", "--format", "json", STORY], "--format text"),
        (&["extract", "--spans", STORY], "--spans"),
        (&["extract", "--robots", STORY], "no input is an address"),
        (&["extract", "--allow-address", "127.0.0.1:80", STORY], "no input is an address"),
        (&["extract", "--url", "https://courier.example/", STORY, WALL], "several"),
        (&["extract", "--url", "https://courier.example/", "https://courier.example/a"], "--url"),
        (&["extract", "-", "-"], "once"),
        (&["extract", "-o", STORY, STORY], "would be lost"),
        (&["explain", "--spans", STORY], "--json"),
        (&["quotes", "--scare", "--format", "json", STORY], "--scare"),
        (&["batch", "--fetch", STORY], "JSON lines"),
        (&["batch", "--allow-paths", STORY], "JSON lines"),
        (&["batch", "--robots", STORY], "--fetch"),
        (&["batch", "--delay", "2", STORY], "--feed"),
        (&["batch", "--resume", "a.parquet", STORY], "JSON lines"),
        (&["extract", "-o", "a.parquet", STORY], "only `batch` writes Parquet"),
        (&["batch", "--feed", "a.xml", "--delay", "soon"], "seconds"),
        (&["batch", "--resolve", "a.example=127.0.0.1"], "--fetch"),
        (&["batch", "--resume", "a", "-o", "b", STORY], "--output"),
        (&["extract", "--language", "pt_BR", STORY], "did you mean pt-BR?"),
        (&["extract", "--reference-time", "yesterday", STORY], "YYYY-MM-DD"),
        (&["fixture", "check", "--robots", "fixtures/pages"], "--robots"),
    ] {
        let outcome = run(arguments[0], &arguments[1..]);
        assert_eq!((outcome.code, outcome.out.as_str()), (2, ""), "{arguments:?}");
        assert!(
            outcome.err.contains(named) && outcome.err.contains("--help"),
            "{arguments:?}: {}",
            outcome.err
        );
    }
    // that was no story of ours
    assert_eq!(
        story().len() as u64,
        std::fs::metadata(Path::new(ROOT).join(STORY)).expect("still there").len()
    );
}

#[test]
fn extract_takes_several_inputs() {
    let text = run("extract", &[STORY, WALL, "no/such.html"]);
    assert_eq!(text.code, 3, "the worst of them");
    assert!(text.out.starts_with(&format!("==> {STORY} <==\n{TITLE}\n")), "{}", text.out);
    let json = run("extract", &["--format", "json", STORY, WALL, "no/such.html"]);
    assert_eq!(json.code, 3);
    let batch = run("batch", &[STORY, WALL]);
    assert_eq!(
        json.out.lines().take(2).collect::<Vec<_>>(),
        batch.out.lines().collect::<Vec<_>>(),
        "rows as of a batch"
    );
    let last: Value = serde_json::from_str(json.out.lines().nth(2).expect("three rows")).expect("JSON");
    assert_eq!((&last["id"], &last["error"]["kind"]), (&json!("no/such.html"), &json!("input")));
    assert_eq!(run("extract", &[WALL, STORY]).code, 1);
}

/// An article has its keys in one order, whoever prints it, and so have errors and quotes.
#[test]
fn keys_have_one_order() {
    let keys = |json: &str, part: &str| -> Vec<String> {
        let at = json.find(part).unwrap_or_else(|| panic!("{part} in {json}"));
        // what stands before a colon, in the order in which it stands there
        let keys = json[at..].split("\":").filter_map(|part| part.rsplit('"').next());
        keys.take(6).map(str::to_owned).collect()
    };
    let (pretty, row) = (run("extract", &["--format", "json", STORY]).out, run("batch", &[STORY]).out);
    assert_eq!(keys(&pretty, "\"title\""), keys(&row, "\"title\""));
    let quotes = run("quotes", &["--format", "json", STORY]).out;
    let text = json!({"task": "quotes", "text": "“It is late,” said Rolf Haug."}).to_string();
    let of_text = run_with("batch", NONE, text.as_bytes()).out;
    assert_eq!(keys(&quotes, "\"text\"")[..4], keys(&of_text, "\"text\"")[..4]);
    let error = run("batch", &[WALL]).out;
    assert_eq!(keys(&error, "\"kind\"")[..3], ["kind", "message", "reason"]);
    assert_eq!(keys(&run("extract", &["--format", "json", WALL]).out, "\"kind\""), keys(&error, "\"kind\""));
}

#[test]
fn a_file_may_take_the_output_packed_or_not() {
    let folder = Folder::new("output");
    let printed = run("extract", &[STORY]).out;
    for name in ["article.txt", "article.txt.gz"] {
        let path = folder.0.join(name);
        let outcome = run("extract", &[OsStr::new(STORY), OsStr::new("-o"), path.as_os_str()]);
        assert_eq!((outcome.code, outcome.out.as_str(), outcome.err.as_str()), (0, "", ""), "{name}");
        let bytes = std::fs::read(&path).expect("written");
        assert_eq!(bytes.starts_with(b"\x1f\x8b"), name.ends_with(".gz"));
        let mut text = String::new();
        let mut unpacked = flate2::read::MultiGzDecoder::new(&bytes[..]);
        if name.ends_with(".gz") {
            std::io::Read::read_to_string(&mut unpacked, &mut text).expect("gzip");
        } else {
            text = String::from_utf8(bytes).expect("UTF-8");
        }
        assert_eq!(text, printed, "{name}");
    }
    let refused = folder.0.join("refused.txt");
    assert_eq!(run("extract", &[OsStr::new(WALL), OsStr::new("-o"), refused.as_os_str()]).code, 1);
    assert!(!refused.exists(), "a refusal leaves no file");
    let nowhere = run("extract", &["-o", "no/such/folder/a.txt", STORY]);
    assert_eq!(nowhere.code, 3);
    assert_message(&nowhere, "extract", &["no/such/folder/a.txt"]);
}

#[test]
fn a_quiet_program_says_nothing() {
    for arguments in [
        &["extract", "-q", WALL][..],
        &["batch", "-q", WALL],
        &["quotes", "-q", WALL],
        &["explain", "-q", "no/such.html"],
    ] {
        let outcome = run(arguments[0], &arguments[1..]);
        assert_eq!(outcome.err, "", "{arguments:?}");
        assert_eq!(
            outcome.code,
            match arguments[0] {
                "explain" => 3,
                "batch" => 0,
                _ => 1,
            }
        );
    }
}

#[test]
fn a_name_that_looks_like_an_address_is_taken_for_one_that_was_meant() {
    for program in ["extract", "explain", "quotes"] {
        let outcome = run(program, &["courier.example/news/footbridge"]);
        assert_eq!(outcome.code, 3);
        assert_message(&outcome, program, &["did you mean https://courier.example/news/footbridge ?"]);
    }
    let row = lines_of(&run("batch", &["www.courier.example"]).out).remove(0);
    assert!(
        row["error"]["message"].to_string().contains("did you mean https://www.courier.example ?"),
        "{row}"
    );
}

#[test]
fn colours_are_there_where_they_are_asked_for() {
    let coloured = |variables: &[(&str, &str)], arguments: &[&str]| {
        let mut command = Command::new(PROGRAM);
        command.args(arguments).env_remove("NO_COLOR");
        let out = outcome_with(&mut command, variables, b"").out;
        (out.contains("\u{1b}[1m"), out.contains("\u{1b}[36m"))
    };
    let forced = ("CLICOLOR_FORCE", "1");
    assert_eq!(coloured(&[], &["extract", STORY]), (false, false), "no terminal");
    assert_eq!(coloured(&[forced], &["extract", STORY]), (true, true));
    assert_eq!(coloured(&[forced], &["quotes", STORY]), (false, true));
    assert_eq!(coloured(&[forced, ("NO_COLOR", "1")], &["extract", STORY]), (false, false));
    assert_eq!(coloured(&[forced], &["extract", "--format", "markdown", STORY]), (false, false));
}

#[test]
fn columns_are_those_of_the_environment() {
    let longest = |variables: &[(&str, &str)], arguments: &[&str]| {
        let mut command = Command::new(PROGRAM);
        let out = outcome_with(command.args(arguments), variables, b"").out;
        out.lines().map(|line| line.chars().count()).max().expect("lines")
    };
    assert!((100..=120).contains(&longest(&[("COLUMNS", "120")], &["extract", STORY])));
    assert!(longest(&[("COLUMNS", "120")], &["extract", "--width", "40", STORY]) <= 40);
    assert!((70..=80).contains(&longest(&[("COLUMNS", "wide")], &["extract", STORY])));
}

#[test]
fn batch_tells_by_its_exit_code_that_a_page_failed_where_it_is_asked() {
    assert_eq!(run("batch", &[STORY, WALL]).code, 0);
    let failed = run("batch", &["--fail-on-error", STORY, WALL]);
    assert_eq!(failed.code, 1);
    assert!(failed.err.starts_with("2 pages, 1 errors (1 no_article), "), "{}", failed.err);
    assert_eq!(run("batch", &["--fail-on-error", STORY]).code, 0);
}

#[test]
fn batch_hears_reported_speech_and_reads_when_a_page_was_read() {
    let text = "Marta Lindholm said that the bridge would stay shut until spring.";
    let line = json!({"id": 1, "task": "quotes", "text": text, "language": "en"}).to_string();
    let kinds = |arguments: &[&str]| {
        let row = lines_of(&run_with("batch", arguments, line.as_bytes()).out).remove(0);
        row["quotes"]
            .as_array()
            .expect("quotes")
            .iter()
            .map(|quote| quote["kind"].clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(kinds(&["--indirect"]), ["indirect"]);
    assert_eq!(kinds(&[]), NONE);
    let page = String::from_utf8(story()).expect("UTF-8");
    let line = json!({"id": 1, "html": page, "reference_time": "some day"}).to_string();
    let row = lines_of(&run_with("batch", NONE, line.as_bytes()).out).remove(0);
    assert!(row["error"]["message"].to_string().contains("reference_time"), "{row}");
    let early = run("extract", &["--format", "json", "--reference-time", "2020-01-01", STORY]).out;
    let early: Value = serde_json::from_str(&early).expect("JSON");
    assert_eq!(early["published"], Value::Null, "a page that was read in 2020 is not of 2026");
}

/// A run that was killed at any byte is gone on with: no page is lost, none comes twice.
#[test]
fn batch_goes_on_where_an_earlier_run_ended() {
    let folder = Folder::new("resume");
    let page = String::from_utf8(story()).expect("UTF-8");
    let mut input = String::new();
    for id in 0..12 {
        input += &match id % 4 {
            0 => json!({"id": id, "html": page}).to_string(),
            1 => "{broken".to_owned(),
            // twice the same id
            2 => json!({"id": "twin", "text": format!("The ferry number {id} at Dorn is late, the harbour office said.")}).to_string(),
            _ => json!({"id": format!("n\u{202e}{id}"), "html": ""}).to_string(),
        };
        input.push('\n');
    }
    for name in ["rows.jsonl", "rows.jsonl.gz"] {
        let path = folder.0.join(name);
        let arguments = [OsStr::new("--resume"), path.as_os_str()];
        let whole = run_with("batch", NONE, input.as_bytes()).out;
        let read = || {
            let bytes = std::fs::read(&path).expect("written");
            let mut text = String::new();
            if name.ends_with(".gz") {
                let mut unpacked = flate2::read::MultiGzDecoder::new(&bytes[..]);
                std::io::Read::read_to_string(&mut unpacked, &mut text).expect("gzip");
            } else {
                text = String::from_utf8(bytes).expect("UTF-8");
            }
            text
        };
        assert_eq!(run_with("batch", &arguments, input.as_bytes()).code, 0, "there is no file yet");
        assert_eq!(read(), whole, "{name}");
        let bytes = std::fs::read(&path).expect("written");
        for cut in [0, 1, bytes.len() / 3, bytes.len() / 2, bytes.len() - 1, bytes.len()] {
            std::fs::write(&path, &bytes[..cut]).expect("ours");
            let outcome = run_with("batch", &arguments, input.as_bytes());
            assert_eq!(outcome.code, 0, "{name}, {cut}: {}", outcome.err);
            assert_eq!(read(), whole, "{name}, cut off behind {cut} bytes");
        }
    }
    let foreign = folder.file("page.html", &story());
    let outcome = run_with("batch", &["--resume", &foreign], input.as_bytes());
    assert_eq!(outcome.code, 3);
    assert_message(&outcome, "batch", &["page.html", "no answer of a batch"]);
    assert_eq!(std::fs::read(&foreign).expect("there"), story(), "and it is as it was");
    for (name, bytes) in [
        ("misnamed.jsonl.gz", b"{\"id\":1}\n".to_vec()),
        ("packed.jsonl", gzip(b"{\"id\":1}\n")),
        ("page.html.gz", gzip(&story())),
    ] {
        let path = folder.file(name, &bytes);
        assert_eq!(run_with("batch", &["--resume", &path], input.as_bytes()).code, 3, "{name}");
        assert_eq!(std::fs::read(&path).expect("there"), bytes, "{name} is as it was");
    }
    assert_eq!(
        std::fs::read_dir(&folder.0)
            .expect("ours")
            .filter(|file| file
                .as_ref()
                .is_ok_and(|file| file.path().extension().is_some_and(|end| end == "part")))
            .count(),
        0
    );
}

/// Ctrl-C while standard input is open: what was begun is answered, the last line is whole, and there is a summary.
#[test]
#[cfg(unix)]
fn an_interrupt_ends_with_a_whole_line_and_a_summary() {
    use std::io::{BufRead, BufReader, Read};
    let mut child = Command::new(PROGRAM)
        .arg("batch")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("piped");
    let mut out = BufReader::new(child.stdout.take().expect("piped"));
    writeln!(stdin, "{}", json!({"id": 1, "html": ""})).expect("read");
    let mut line = String::new();
    out.read_line(&mut line).expect("the answer comes before the input ends");
    let id = child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &id]).status().expect("kill").success());
    let mut rest = String::new();
    out.read_to_string(&mut rest).expect("UTF-8");
    let output = child.wait_with_output().expect("it ends though its input does not");
    let err = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!((output.status.code(), rest.as_str()), (Some(130), ""));
    assert!(
        line.ends_with('\n') && err.starts_with("interrupted: 1 pages, 1 errors (1 no_article), "),
        "{err}"
    );
    drop(stdin);
}

#[test]
#[cfg(unix)]
fn batch_reads_links_to_files_and_follows_none_to_folders() {
    let folder = Folder::new("links");
    folder.file("pages/a.html", &story());
    let aside = folder.file("aside/b.html", &story());
    let pages = folder.0.join("pages");
    std::os::unix::fs::symlink(&aside, pages.join("b.html")).expect("a link");
    std::os::unix::fs::symlink(&pages, pages.join("round")).expect("a link");
    std::os::unix::fs::symlink("nowhere.html", pages.join("c.html")).expect("a link");
    let rows = lines_of(&run("batch", &[&pages]).out);
    let ends: Vec<bool> = rows.iter().map(|row| row["article"].is_object()).collect();
    assert_eq!(ends, [true, true, false], "{rows:?}");
}

/// A site's feed becomes a dataset: each page once, as its robots.txt has it, with pauses; what is answered is not fetched again.
#[test]
fn batch_fetches_what_a_feed_lists() {
    let folder = Folder::new("feed");
    let site = site();
    let host = format!("127.0.0.1:{}", site.port);
    let (feed, out) = (format!("http://{host}/index.xml"), folder.0.join("articles.jsonl.gz"));
    let out = out.to_string_lossy().into_owned();
    let arguments = ["--feed", &feed, "--delay", "0.2", "--allow-address", &host, "--resume", &out];
    let start = std::time::Instant::now();
    let outcome = run("batch", &arguments);
    assert_eq!(outcome.code, 0, "{}", outcome.err);
    assert!(
        start.elapsed() >= std::time::Duration::from_millis(600),
        "two pauses, and once the wait that is asked for"
    );
    let mut text = String::new();
    let bytes = std::fs::read(&out).expect("written");
    std::io::Read::read_to_string(&mut flate2::read::MultiGzDecoder::new(&bytes[..]), &mut text)
        .expect("gzip");
    let rows = lines_of(&text);
    let ids: Vec<&str> = rows.iter().filter_map(|row| row["id"].as_str()).collect();
    let page = |name: &str| format!("http://{host}/{name}");
    assert_eq!(ids, [page("a"), page("secret/b"), page("busy")], "in the feed's order, each once");
    assert_eq!(rows[0]["article"]["title"], TITLE);
    assert_eq!(rows[1]["error"]["kind"], "robots");
    assert_eq!(rows[2]["article"]["title"], TITLE, "asked again when the host said");
    let asked = || site.asked.lock().expect("a test").clone();
    let before = asked().len();
    assert_eq!(asked().iter().filter(|path| path.starts_with("/secret")).count(), 0);
    assert_eq!(run("batch", &arguments).code, 0);
    assert_eq!(asked()[before..], ["/index.xml", "/map.xml.gz"], "the pages were answered before");
    let none = lines_of(&run("batch", &["--feed", STORY]).out).remove(0);
    assert!(
        none["error"]["message"].to_string().contains("an RSS or Atom feed or a sitemap was expected"),
        "{none}"
    );
}

struct Site {
    port: u16,
    /// The paths that were asked for.
    asked: std::sync::Arc<std::sync::Mutex<Vec<String>>>,
}

/// A site on loopback: an index, a packed sitemap with three pages (one of them twice), one that robots.txt forbids, and one that is busy
/// when it is asked first.
fn site() -> Site {
    use std::io::{BufRead, BufReader};
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a port on loopback");
    let port = listener.local_addr().expect("bound").port();
    let asked = std::sync::Arc::<std::sync::Mutex<Vec<String>>>::default();
    let seen = asked.clone();
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let mut lines =
                BufReader::new(stream.try_clone().expect("a socket")).lines().map_while(Result::ok);
            let path =
                lines.next().and_then(|line| line.split(' ').nth(1).map(str::to_owned)).unwrap_or_default();
            lines.take_while(|line| !line.is_empty()).for_each(drop);
            let is_first = !seen.lock().expect("a test").contains(&path);
            seen.lock().expect("a test").push(path.clone());
            let own = |name: &str| format!("<loc>http://127.0.0.1:{port}/{name}</loc>");
            let (kind, body) = match path.as_str() {
                "/robots.txt" => ("text/plain", b"User-agent: *\nDisallow: /secret\n".to_vec()),
                "/index.xml" => {
                    let map = own("map.xml.gz");
                    let map = format!(
                        "<sitemapindex><sitemap>{map}</sitemap><sitemap>{map}</sitemap></sitemapindex>"
                    );
                    ("application/xml", map.into_bytes())
                }
                "/map.xml.gz" => {
                    let pages =
                        ["a", "secret/b", "busy", "a"].map(|name| format!("<url>{}</url>", own(name)));
                    ("application/gzip", gzip(format!("<urlset>{}</urlset>", pages.concat()).as_bytes()))
                }
                _ => ("text/html", story()),
            };
            let status = if path == "/busy" && is_first { "503 Busy\r\nRetry-After: 1" } else { "200 OK" };
            let head = format!(
                "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
                body.len()
            );
            let _ = stream.write_all(&[head.as_bytes(), &body].concat());
        }
    });
    Site { port, asked }
}

#[test]
fn pages_are_saved_and_checked() {
    let folder = Folder::new("saved");
    let (port, dir) = (server(), folder.0.join("pages"));
    let to = |name: &str| dir.join(name).to_string_lossy().into_owned();
    let saved = run("fixture", &["save", "--shows", "A story.", STORY, &to("story")]);
    assert_eq!((saved.code, saved.out.as_str()), (0, ""), "{}", saved.err);
    assert_eq!(std::fs::read(dir.join("story/page.html")).expect("saved"), story());
    let address = format!("127.0.0.1:{port}");
    let url = format!("http://{address}/");
    assert_eq!(run("fixture", &["save", "--allow-address", &address, &url, &to("fetched")]).code, 0);
    let note = std::fs::read_to_string(dir.join("fetched/note.md")).expect("saved");
    assert!(note.contains(&url), "{note}");
    let text = std::fs::read_to_string(dir.join("fetched/article.json")).expect("saved");
    let expected: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!((&expected["url"], &expected["article"]["title"]), (&json!(url), &json!(TITLE)));
    let again = run("fixture", &["save", STORY, &to("story")]);
    assert_eq!(again.code, 3, "nothing is written over");
    assert_eq!(run("fixture", &["save", WALL, &to("wall")]).code, 0, "no article is an outcome too");
    let dir_name = dir.to_string_lossy().into_owned();
    let right = run("fixture", &["check", &dir_name]);
    assert_eq!((right.code, right.out.as_str(), right.err.as_str()), (0, "", "3 saved pages, 0 differ\n"));
    std::fs::write(dir.join("fetched/article.json"), text.replace("Ann Lee", "Bo Lee")).expect("ours");
    let wrong = run("fixture", &["check", &dir_name]);
    assert_eq!(wrong.code, 1);
    assert!(
        wrong.out.contains("fetched: authors\n") && wrong.out.contains("-   \"Bo Lee\""),
        "{}",
        wrong.out
    );
    assert!(wrong.err.starts_with("3 saved pages, 1 differ; --accept "), "{}", wrong.err);
    assert_eq!(run("fixture", &["check", "--accept", &dir_name]).code, 0);
    assert_eq!(std::fs::read_to_string(dir.join("fetched/article.json")).expect("written"), text);
    let none = run("fixture", &["check", &folder.0.to_string_lossy()]);
    assert_eq!(none.code, 3);
    assert_message(&none, "fixture", &["page.html", "fixture save"]);
}

#[test]
fn the_program_brings_its_manual_and_completions() {
    let version = run("--version", NONE);
    assert_eq!(
        (version.code, version.out.as_str()),
        (0, concat!("copydesk ", env!("CARGO_PKG_VERSION"), "\n"))
    );
    for name in ["extract", "batch", "explain", "quotes", "fixture"] {
        assert!(run("man", &[name]).out.contains("Exit codes"), "{name}");
        assert_eq!(run(name, &["--version"]).code, 0, "{name}");
    }
    for shell in ["bash", "zsh", "fish"] {
        let text = run("completions", &[shell]).out;
        assert!(text.contains("allow-address") && text.contains("copydesk"), "{shell}");
    }
}

#[test]
fn quotes_lists_who_said_what() {
    let text =
        "“Nobody will walk on it this winter,” chief engineer Marta Lindholm told reporters on Monday.";
    let outcome = run_with("quotes", &["-", "--language", "en"], text.as_bytes());
    assert_eq!((outcome.code, outcome.err.as_str()), (0, ""));
    let lines: Vec<&str> = outcome.out.lines().collect();
    assert_eq!(lines[0], "“Nobody will walk on it this winter,”");
    assert!(lines[1].trim_start().starts_with("— Marta Lindholm"), "{}", lines[1]);
    let page = run("quotes", &["--format", "json", STORY]);
    let quotes: Value = serde_json::from_str(&page.out).expect("JSON");
    assert_eq!(quotes[1]["speaker_name"], "Tomas Brandt");
    let missing = run("quotes", &["no/such.txt"]);
    assert_eq!(missing.code, 3);
    assert_message(&missing, "quotes", &["no/such.txt", "expected"]);
    assert_eq!(run("quotes", &[WALL]).code, 1, "no article");
    assert_eq!(run("quotes", NONE).code, 2);
}

/// A line of every part of a quote, and nothing that a terminal would obey or turn round.
#[test]
fn quotes_prints_all_words_and_no_control_characters() {
    let text = "“No\u{202e} way\u{1b}[2J,” said\u{2066} Marta Lindholm\u{9b}31m. “Not\u{200f} ever.”\n\n\
        It was called “Gr\u{ad}ey\u{2067} Harbour”.";
    let outcome = run_with("quotes", &["-", "--scare"], text.as_bytes());
    assert_eq!((outcome.code, outcome.err.as_str()), (0, ""));
    assert!(!outcome.out.contains(is_obeyed), "{:?}", outcome.out);
    let lines: Vec<&str> = outcome.out.lines().collect();
    assert_eq!(lines[0], "“No way[2J, … Not ever.”");
    assert!(lines[1].starts_with("    — Marta Lindholm"), "{}", lines[1]);
    assert_eq!(lines[2], "“Grey Harbour”");
    let nobody = run_with("quotes", &["-"], b"It rained on Monday.");
    assert_eq!((nobody.code, nobody.err.as_str()), (0, "copydesk quotes: -: nobody is quoted\n"));
    let folder = Folder::new("quotes");
    let packed = folder.file("page.html.gz", &gzip(&story()));
    assert_eq!(run("quotes", &[&packed]).out, run("quotes", &[STORY]).out);
}

#[test]
fn every_program_documents_its_exit_codes() {
    for program in ["batch", "explain", "extract", "quotes"] {
        let help = run(program, &["--help"]);
        assert_eq!((help.code, help.err.as_str()), (0, ""), "{program}");
        assert!(help.out.contains("Exit codes: 0 ") && help.out.contains("3 input"), "{}", help.out);
    }
}

#[test]
fn explain_writes_a_report_that_stands_alone() {
    let outcome = run("explain", &[STORY]);
    assert_eq!((outcome.code, outcome.err.as_str()), (0, ""));
    assert!(outcome.out.starts_with("<!DOCTYPE html>") && outcome.out.trim_end().ends_with("</html>"));
    assert!(outcome.out.contains(TITLE));
    for reason in ["newsletter", "related", "share", "navigation", "consent", "icon"] {
        assert!(outcome.out.contains(&format!(">{reason} ")), "{reason}");
    }
    for foreign in ["<script ", "<link", " src=", "@import", "url(", " style=", " onclick"] {
        assert!(!outcome.out.contains(foreign), "{foreign}");
    }
    assert_eq!(outcome.out.matches("<script>").count(), 1, "the report's own");
    let text = run("explain", &["--format", "text", STORY]).out;
    assert!(text.contains("BLOCKS") && text.contains(TITLE) && text.contains("+ paragraph"), "{text}");
    assert_eq!(run("explain", &["--format", "json", STORY]).out, run("explain", &["--json", STORY]).out);
    let gated = run_with("explain", &["-"], GATED.as_bytes());
    assert!(gated.out.contains("2026-05-12") && gated.out.contains("Ann Lee"), "what it says of itself");
    assert!(!gated.out.contains(['\u{202e}', '\u{1b}']), "no overrides of direction");
    let wall = run("explain", &[WALL]);
    assert_eq!(wall.code, 0, "a report of why there is no article");
    assert!(wall.out.contains("No article") && wall.out.contains("consent wall"), "{}", wall.out);
    let json: Value = serde_json::from_str(&run("explain", &["--json", STORY]).out).expect("JSON");
    assert!(json["blocks"].as_array().is_some_and(|blocks| blocks.len() > 20));
    let missing = run("explain", &["no/such.html"]);
    assert_eq!(missing.code, 3);
    assert_message(&missing, "explain", &["no/such.html", "expected"]);
}
