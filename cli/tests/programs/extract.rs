//! `copydesk extract`.

use serde_json::{Value, json};

use crate::common::{
    Folder, GATED, HTML, NONE, STORY, TITLE, WALL, assert_message, gzip, lines_of, response, run, run_with,
    serve, story,
};

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
    assert_eq!((&last["id"], &last["error"]["kind"]), (&json!("no/such.html"), &json!("unreadable")));
    assert_eq!(run("extract", &[WALL, STORY]).code, 1);
}

/// A page of a story: all have headline and standfirst, and a text of their own.
fn page_of_story(number: usize, next: Option<&str>) -> Vec<u8> {
    const WORDS: [&str; 8] =
        ["harbour", "railing", "engineer", "council", "footbridge", "timber", "winter", "ferry"];
    let next = next.map(|next| format!("<link rel=\"next\" href=\"{next}\">")).unwrap_or_default();
    let paragraphs: String = (0..6)
        .map(|at| {
            let word = |step: usize| WORDS[(number * 3 + at * step) % WORDS.len()];
            format!(
                "<p>On page {number} the {} of part {at} is told, with the {}, the {} and the {} that the town has waited for since March.</p>",
                word(1), word(3), word(5), word(7)
            )
        })
        .collect();
    let said = if number == 1 {
        "<p>The engineer Marta Lindholm has closed the bridge herself on Monday morning.</p>"
    } else {
        "<p>“Nobody will walk on it this winter,” said Lindholm on the quay.</p>"
    };
    format!(
        "<html><head><title>The long story of a bridge</title>{next}</head><body><article><h1>The long story of a bridge</h1>\
         <p class=\"standfirst\">How Velmouth lost its footbridge, and what the town did in the two years in which it had none.</p>\
         {paragraphs}{said}</article></body></html>"
    )
    .into_bytes()
}

#[test]
fn extract_joins_the_pages_of_a_story() {
    let port = serve(|path, _| {
        let ok = |page: Vec<u8>| response(&format!("{HTML}\r\nConnection: close"), &page);
        let (name, number) = path.split_once("?page=").unwrap_or((path, "1"));
        let number: usize = number.parse().unwrap_or(1);
        let next = format!("{name}?page={}", number + 1);
        match (name, number) {
            ("/whole", 3) => ok(page_of_story(3, None)),
            ("/broken", 3) => response("500 Broken\r\nConnection: close", b""),
            ("/walled", 2) => ok(b"<title>Sign in</title><p>Sign in.".to_vec()),
            ("/away", 2) => {
                response("302 Found\r\nLocation: https://other.example/\r\nConnection: close", b"")
            }
            // whatever the number, the same page
            ("/round", 2..) => ok(page_of_story(2, Some(&next))),
            _ => ok(page_of_story(number, Some(&next))),
        }
    });
    let host = format!("127.0.0.1:{port}");
    let all = |path: &str, arguments: &[&str]| {
        let url = format!("http://{host}{path}");
        let start = ["--all-pages", "--allow-address", &host, "--format", "json", &url];
        let outcome = run("extract", &[&start, arguments].concat());
        let article: Value = serde_json::from_str(&outcome.out).expect("JSON");
        (outcome, article)
    };
    let texts = |article: &Value| -> Vec<String> {
        let body = article["body"].as_array().expect("a body").iter();
        body.map(|paragraph| paragraph["text"].as_str().unwrap_or_default().to_owned()).collect()
    };
    let (outcome, whole) = all("/whole", &[]);
    assert_eq!((outcome.code, outcome.err.as_str()), (0, ""));
    let body = texts(&whole);
    for number in 1..=3 {
        let of_page = |text: &&String| text.starts_with(&format!("On page {number} "));
        assert_eq!(body.iter().filter(of_page).count(), 6, "{body:?}");
    }
    let opening = body.iter().filter(|text| text.starts_with("How Velmouth lost")).count();
    // what page 3 closes with as page 2 did is taken for a repetition too
    assert_eq!((opening, body.len()), (1, 3 * 6 + 3), "the standfirst once: {body:?}");
    assert!(whole.get("next_url").is_none() && whole["body"][0].get("spans").is_none());
    let quotes = whole["quotes"].as_array().expect("quotes");
    assert_eq!(quotes[0]["speaker_name"], "Marta Lindholm", "introduced on the first page: {quotes:?}");
    for (path, code, said, parts) in [
        ("/broken", 3, "behind page 2", &["status 500", "/broken?page=3"][..]),
        ("/walled", 1, "behind page 1", &["/walled?page=2", "no article"]),
        ("/round", 0, "behind page 2", &["/round?page=3 repeats a page before it"]),
        ("/away", 3, "behind page 1", &["other.example"]),
    ] {
        let (outcome, article) = all(path, &[]);
        assert_eq!(outcome.code, code, "{path}: {}", outcome.err);
        assert_eq!(outcome.err.lines().count(), 1, "{}", outcome.err);
        for part in parts.iter().chain([&said]) {
            assert!(outcome.err.contains(part), "{part:?} in {}", outcome.err);
        }
        let next = article["next_url"].as_str().expect("the page that is missing");
        assert!(next.starts_with(&format!("http://{host}{path}?page=")), "{next}");
    }
    let (outcome, endless) = all("/endless", &["--quiet"]);
    assert_eq!((outcome.code, outcome.err.as_str()), (0, ""));
    assert!(
        endless["next_url"].as_str().is_some_and(|next| next.ends_with("?page=51")),
        "50 pages are the most"
    );
    // the same of a batch; without the option the first page alone
    let url = format!("http://{host}/whole");
    let row = lines_of(&run("batch", &["--all-pages", "--allow-address", &host, &url]).out).remove(0);
    assert_eq!(row["article"], whole);
    let row = lines_of(&run("batch", &["--allow-address", &host, &url]).out).remove(0);
    assert_eq!(row["article"]["next_url"], format!("{url}?page=2"));
}
