//! The example programs as their users meet them: exit codes, formats, messages, order.
//!
//! `cargo test` builds the examples before it runs this; with `--test programs` alone, build them first (`cargo build --examples`).

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::{Value, json};

const STORY: &str = "fixtures/pages/sprite/page.html";
const TITLE: &str = "Velmouth closes its old footbridge for two years";
const WALL: &str = "fixtures/pages/consent-wall/page.html";

struct Outcome {
    code: i32,
    out: String,
    err: String,
}

/// The program beside this test: `target/…/examples/NAME`.
fn program(name: &str) -> PathBuf {
    let test = std::env::current_exe().expect("the test's own path");
    let folder = test.parent().and_then(Path::parent).expect("target/…/deps/test").join("examples");
    let path = folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    assert!(path.exists(), "{} is not built: cargo build --examples", path.display());
    path
}

fn run_with(name: &str, arguments: &[&str], input: &[u8]) -> Outcome {
    let mut child = Command::new(program(name))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
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

fn run(name: &str, arguments: &[&str]) -> Outcome {
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
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(STORY)).expect("the fixture")
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory")
}

/// One line for a person: names the program and the input, and says no more.
fn assert_message(outcome: &Outcome, program: &str, parts: &[&str]) {
    assert_eq!(outcome.err.trim_end().lines().count(), 1, "{}", outcome.err);
    assert!(outcome.err.starts_with(&format!("{program}: ")), "{}", outcome.err);
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
    assert!(html.starts_with("<article") && html.contains("<h1") && !html.contains("<script"), "{html}");
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
    assert!(lines[0].starts_with("extract: -: no article: "), "{}", text.err);
    assert_eq!(lines[1..], ["  The ferry is late[2J", "  2026-05-12 09:30 +02:00 · Ann Lee"]);
    let json = run_with("extract", &["--format", "json", "-"], GATED.as_bytes());
    assert_eq!(json.code, 1);
    let row: Value = serde_json::from_str(&json.out).expect("JSON");
    let batch = run_with("batch", &[], json!({"html": GATED}).to_string().as_bytes());
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
        message.starts_with(&format!("extract: {WALL}: no article")) && message.contains("consent wall"),
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

/// The one line of the summary: pages, errors, pages/s, MB/s.
fn assert_summary(err: &str, pages: usize, errors: usize) {
    let line = err.trim_end();
    assert_eq!(line.lines().count(), 1, "no progress bar where there is no terminal: {err}");
    assert!(line.starts_with(&format!("{pages} pages, {errors} errors, ")), "{line}");
    assert!(line.contains(" pages/s, ") && line.ends_with(" MB/s"), "{line}");
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
    let empty = run("batch", &[]);
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

#[test]
fn batch_refuses_wrong_usage() {
    let outcome = run("batch", &["--threads", "many"]);
    assert_eq!((outcome.code, outcome.out.as_str()), (2, ""));
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
    assert_eq!(run("quotes", &[]).code, 2);
}

/// A line of every part of a quote, and nothing that a terminal would obey or turn round.
#[test]
fn quotes_prints_all_words_and_no_control_characters() {
    let text = "“No\u{202e} way\u{1b}[2J,” said\u{2066} Marta Lindholm\u{9b}31m. “Not\u{200f} ever.”\n\n\
        It was called “Gr\u{ad}ey\u{2067} Harbour”.";
    let outcome = run_with("quotes", &["-", "--scare"], text.as_bytes());
    assert_eq!((outcome.code, outcome.err.as_str()), (0, ""));
    let is_obeyed = |c: char| {
        c.is_control() && c != '\n'
            || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    assert!(!outcome.out.contains(is_obeyed), "{:?}", outcome.out);
    let lines: Vec<&str> = outcome.out.lines().collect();
    assert_eq!(lines[0], "“No way[2J, … Not ever.”");
    assert!(lines[1].starts_with("    — Marta Lindholm"), "{}", lines[1]);
    assert_eq!(lines[2], "“Grey Harbour”");
    let nobody = run_with("quotes", &["-"], b"It rained on Monday.");
    assert_eq!((nobody.code, nobody.err.as_str()), (0, "quotes: -: nobody is quoted\n"));
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
        assert!(outcome.out.contains(&format!(">{reason}<")), "{reason}");
    }
    for foreign in ["<script", "<link", "src=", "@import", "url("] {
        assert!(!outcome.out.contains(foreign), "{foreign}");
    }
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
