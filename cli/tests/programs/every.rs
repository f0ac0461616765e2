//! What holds for every subcommand.

use std::ffi::OsStr;
use std::path::Path;
use std::process::Command;

use serde_json::json;

use crate::common::{
    Folder, HTML, NONE, PROGRAM, ROOT, STORY, TITLE, WALL, assert_message, base64, gzip, is_obeyed, lines_of,
    outcome_with, record, response, run, run_with, server, story, unpacked,
};

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
                let is_code = program == "explain" && outcome.code < 2;
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
        let report = run("explain", &[&path]);
        assert!(report.code == 1 && report.out.contains("No article"), "{name}");
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
        (&["extract", "--all-pages", STORY], "no input is an address"),
        (&["extract", "--all-pages", "--url", "https://courier.example/a", STORY], "no input is an address"),
        (&["batch", "--all-pages", STORY], "--fetch"),
        (&["batch", "--state", "a.json", STORY], "--feed"),
        (&["batch", "--dedup-bits", "2", STORY], "--dedup"),
        (&["batch", "--dedup", "--dedup-bits", "8", STORY], "0..=7"),
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
    for program in ["extract", "quotes"] {
        assert_eq!(run(program, &["--json", STORY]).out, run(program, &["--format", "json", STORY]).out);
        assert_eq!(run(program, &["--json", "--format", "json", STORY]).code, 2);
    }
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
        assert_eq!(unpacked(&path), printed, "{name}");
    }
    let refused = folder.0.join("refused.txt");
    assert_eq!(run("extract", &[OsStr::new(WALL), OsStr::new("-o"), refused.as_os_str()]).code, 1);
    assert!(!refused.exists(), "a refusal leaves no file");
}

#[test]
fn an_output_that_cannot_be_written_names_the_remedy() {
    let folder = Folder::new("nowhere");
    let inside = folder.0.join("pages");
    std::fs::create_dir(&inside).expect("ours");
    let (inside, file) = (inside.to_string_lossy().into_owned(), folder.file("plain", b"a file"));
    let beneath = format!("{file}/a.txt");
    for (path, remedy) in [
        ("no/such/folder/a.txt", "the folder no/such/folder is not there: make it first"),
        (inside.as_str(), "name a file in this folder"),
        (beneath.as_str(), "a folder is a file"),
    ] {
        for arguments in [
            &["extract", "-o", path, STORY][..],
            &["explain", "-o", path, STORY],
            &["batch", "-o", path, STORY],
            &["batch", "--resume", path, STORY],
        ] {
            let outcome = run(arguments[0], &arguments[1..]);
            assert_eq!(outcome.code, 3, "{arguments:?}: {}", outcome.err);
            assert_message(&outcome, arguments[0], &[path, remedy]);
        }
    }
    let state = run("batch", &["--feed", "no/such.xml", "--state", "no/such/folder/state.json"]);
    assert_eq!(state.code, 3);
    assert_message(&state, "batch", &["--state no/such/folder/state.json", "make it first"]);
}

/// Where no format is asked for, the name of the output says which one is meant.
#[test]
fn the_name_of_the_output_chooses_the_format() {
    let folder = Folder::new("formats");
    for (program, name, arguments) in [
        ("extract", "a.md", &["--format", "markdown"][..]),
        ("extract", "a.html", &["--format", "html"]),
        ("extract", "a.JSON.gz", &["--format", "json"]),
        ("extract", "a.txt", &["--format", "text"]),
        ("extract", "a", &["--format", "text"]),
        ("quotes", "a.json", &["--json"]),
        ("quotes", "a.txt", NONE),
        ("explain", "a.json", &["--json"]),
        ("explain", "a.txt", &["--format", "text"]),
        ("explain", "a.html", NONE),
    ] {
        let printed = run(program, &[arguments, &[STORY]].concat()).out;
        let path = folder.0.join(format!("{program}-{name}"));
        let path_name = path.to_string_lossy().into_owned();
        let outcome = run(program, &["-o", &path_name, STORY]);
        assert_eq!((outcome.code, outcome.err.as_str()), (0, ""), "{program} {name}");
        assert_eq!(unpacked(&path), printed, "{program} {name}");
    }
    let path = folder.0.join("b.md").to_string_lossy().into_owned();
    assert_eq!(run("extract", &["--format", "json", "-o", &path, STORY]).code, 0);
    assert!(std::fs::read(&path).expect("written").starts_with(b"{"), "what is asked for comes first");
    let fronted = run("extract", &["--front-matter", "-o", &path, STORY]);
    assert_eq!((fronted.code, fronted.err.as_str()), (0, ""), "an option of Markdown has its effect");
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
    for (name, meant) in [
        ("127.0.0.1:8000/a.html", "http://127.0.0.1:8000/a.html"),
        ("localhost:8000", "http://localhost:8000"),
        ("file:///tmp/no-such.html", "/tmp/no-such.html"),
    ] {
        let outcome = run("extract", &[name]);
        assert_eq!(outcome.code, 3);
        assert_message(&outcome, "extract", &[&format!("did you mean {meant} ?")]);
    }
    let row = lines_of(&run("batch", &["www.courier.example"]).out).remove(0);
    assert!(
        row["error"]["message"].to_string().contains("did you mean https://www.courier.example ?"),
        "{row}"
    );
}

#[test]
fn a_folder_is_for_batch() {
    for program in ["extract", "explain", "quotes"] {
        let outcome = run(program, &["fixtures"]);
        assert_eq!(outcome.code, 3);
        assert_message(&outcome, program, &["a directory", "`copydesk batch` reads the pages of a folder"]);
    }
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
fn every_program_documents_its_exit_codes() {
    for program in ["batch", "explain", "extract", "quotes"] {
        let help = run(program, &["--help"]);
        assert_eq!((help.code, help.err.as_str()), (0, ""), "{program}");
        assert!(help.out.contains("Exit codes: 0 ") && help.out.contains("3 input"), "{}", help.out);
    }
}
