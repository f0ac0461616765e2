//! `copydesk batch`: JSON lines, files and folders.

use std::process::Command;

use std::path::Path;

use serde_json::{Value, json};

use crate::common::{
    Folder, HTML, NONE, Outcome, PROGRAM, ROOT, STORY, TITLE, WALL, assert_message, assert_summary, gzip,
    is_obeyed, lines_of, outcome, record, response, run, run_with, story,
};

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
    assert_eq!(outcome.code, 3, "{}", outcome.err);
    let answers = lines_of(&outcome.out);
    let ids: Vec<&str> = answers.iter().filter_map(|answer| answer["id"].as_str()).collect();
    let at = |name: &str| format!("{root}/{name}");
    assert_eq!(ids, [&at("a/page.html.gz"), &at("b.html"), &at("c.txt"), "no/such.html", STORY]);
    assert_eq!(answers[0]["article"]["title"], TITLE);
    assert_eq!(answers[2]["error"]["kind"], "no_article");
    let message = answers[3]["error"]["message"].as_str().expect("a message");
    assert!(message.contains("no/such.html") && message.contains("expected"), "{message}");
    let (said, summary) = outcome.err.split_once('\n').expect("two lines");
    assert_eq!(said, format!("copydesk batch: {message}"), "what is named and not there is said at once");
    assert_summary(summary, 5, 2);
}

/// What an argument names and cannot be read is a message and the exit code 3, whatever else comes of it; the row says it too.
#[test]
fn batch_says_which_of_its_arguments_cannot_be_read() {
    let folder = Folder::new("unreadable");
    let empty = folder.0.join("empty");
    std::fs::create_dir(&empty).expect("ours");
    let empty = empty.to_string_lossy().into_owned();
    for name in ["no/such.html", "no/such.jsonl", "no/such.warc.gz", &empty] {
        for arguments in [&[name, STORY][..], &["--fail-on-error", name, STORY]] {
            let outcome = run("batch", arguments);
            assert_eq!(outcome.code, 3, "{arguments:?}");
            let first = outcome.err.lines().next().unwrap_or_default();
            assert!(first.starts_with(&format!("copydesk batch: {name}: ")), "{}", outcome.err);
            let rows = lines_of(&outcome.out);
            assert_eq!(
                (&rows[0]["id"], &rows[0]["error"]["kind"]),
                (&json!(name), &json!("unreadable")),
                "{arguments:?}"
            );
            assert_eq!(rows[1]["article"]["title"], TITLE, "the others are answered");
        }
        let quiet = run("batch", &["-q", name]);
        assert_eq!((quiet.code, quiet.err.as_str()), (3, ""));
    }
    let feed = run("batch", &["--feed", "no/such.xml"]);
    assert_eq!((feed.code, feed.err.lines().count()), (3, 2), "{}", feed.err);
    // a line of input is no argument: its row tells
    let line = json!({"id": 1, "path": "no/such.html"}).to_string();
    let outcome = run_with("batch", &["--allow-paths"], line.as_bytes());
    assert_eq!((outcome.code, &lines_of(&outcome.out)[0]["error"]["kind"]), (0, &json!("unreadable")));
    assert_summary(&outcome.err, 1, 1);
}

/// What was taken for JSON lines and is none is said once, with what reads it.
#[test]
fn batch_knows_what_is_no_json_lines() {
    let folder = Folder::new("no-lines");
    for (input, parts) in [
        (&story()[..], ["begins with a tag", "copydesk extract -"]),
        (b"\xef\xbb\xbf\n  <?xml version=\"1.0\"?>\n<rss>\n</rss>\n", ["begins with a tag", "--feed -"]),
        (b"[{\"id\": 1},\n {\"id\": 2}]\n", ["JSON array", "jq -c"]),
        (b"https://courier.example/a\nhttps://courier.example/b\n", ["an address", "--fetch"]),
    ] {
        let outcome = run_with("batch", NONE, input);
        assert_eq!(outcome.code, 3, "{parts:?}");
        assert_message(&outcome, "batch", &["standard input: ", parts[0], parts[1]]);
        let named = run("batch", &[&folder.file("pages.jsonl", input)]);
        assert_eq!((named.code, lines_of(&named.out).len()), (3, 1), "{parts:?}");
        assert!(named.err.contains("pages.jsonl") && named.err.contains(parts[1]), "{}", named.err);
    }
    let broken = run_with("batch", NONE, b"{\"id\": 1\n{\"id\" 2}\n");
    assert!(
        broken.out.contains("line 1: a JSON object was expected: EOF while parsing an object\"}"),
        "{}",
        broken.out
    );
    assert!(broken.out.contains("line 2: ") && broken.out.contains(" at column 7\"}"), "{}", broken.out);
    let broken = run_with("batch", NONE, b"{broken\n<p>\n");
    assert_eq!(
        (broken.code, lines_of(&broken.out).len()),
        (0, 2),
        "behind a line of JSON each line has its row"
    );
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
fn batch_tells_by_its_exit_code_that_a_page_failed_where_it_is_asked() {
    assert_eq!(run("batch", &[STORY, WALL]).code, 0);
    let failed = run("batch", &["--fail-on-error", STORY, WALL]);
    assert_eq!(failed.code, 1);
    assert!(failed.err.starts_with("2 pages, 1 error (1 no_article), "), "{}", failed.err);
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

/// What repeats a page before it is said to, by its address or by its text; the first one stays, and a run that goes on knows it.
#[test]
fn batch_finds_what_repeats_a_page_before_it() {
    // without an address of its own
    let page = String::from_utf8(story()).expect("UTF-8").replace("rel=\"canonical\"", "rel=\"alternate\"");
    let other = std::fs::read_to_string(Path::new(ROOT).join("fixtures/pages/list-and-table/page.html"));
    let other = other.expect("the fixture");
    let line = |id: u32, url: &str, html: &str| format!("{}\n", json!({"id": id, "url": url, "html": html}));
    let first = line(1, "https://courier.example/a", &page);
    let rest = [
        line(2, "https://other.example/copy", &page.replace("bicycles", "scooters")),
        line(3, "https://courier.example/b", &other),
        line(4, "https://courier.example/b#more", "<p>Sign in."),
        line(
            5,
            "http://courier.example/b#more",
            &other.replace("harbour", "port").replace("metres", "yards"),
        ),
    ]
    .concat();
    let input = format!("{first}{rest}");
    let outcome = run_with("batch", &["--dedup", "--threads", "2"], input.as_bytes());
    assert!(outcome.err.starts_with("5 pages, 1 error (1 no_article), 2 duplicates, "), "{}", outcome.err);
    let rows = lines_of(&outcome.out);
    assert_eq!(rows[1], json!({"id": 2, "duplicate_of": 1, "duplicate_by": "text"}));
    assert_eq!(rows[4], json!({"id": 5, "duplicate_of": 3, "duplicate_by": "address"}));
    assert!(rows[0]["article"]["fingerprint"].is_string() && rows[2]["article"].is_object());
    let marked = lines_of(&run_with("batch", &["--dedup=mark"], input.as_bytes()).out);
    assert_eq!((&marked[1]["duplicate_of"], &marked[1]["article"]["title"]), (&json!(1), &json!(TITLE)));
    let strict = lines_of(&run_with("batch", &["--dedup", "--dedup-bits", "0"], input.as_bytes()).out);
    assert!(strict[1]["article"].is_object(), "the words are not the same");
    let folder = Folder::new("dedup");
    let path = folder.0.join("rows.jsonl").to_string_lossy().into_owned();
    assert_eq!(run_with("batch", &["--dedup", "--resume", &path], first.as_bytes()).code, 0);
    assert_eq!(run_with("batch", &["--dedup", "--resume", &path], input.as_bytes()).code, 0);
    assert_eq!(lines_of(&std::fs::read_to_string(&path).expect("written")), rows, "as in one run");
}
