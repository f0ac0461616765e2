//! `copydesk quotes`.

use serde_json::Value;

use crate::common::{Folder, NONE, STORY, WALL, assert_message, gzip, is_obeyed, run, run_with, story};

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
    // a text is a text, whatever it is called; Markdown is one with its tags
    let folder = Folder::new("texts");
    for name in ["a.md", "a.txt", "a.markdown.gz", "a", "a.html"] {
        let bytes = if name.ends_with(".gz") { gzip(text.as_bytes()) } else { text.as_bytes().to_vec() };
        let found = run("quotes", &[&folder.file(name, &bytes), "--language", "en"]);
        assert_eq!(found.out, outcome.out, "{name}");
    }
    let marked = folder.file("b.md", format!("# Late\n\n<br>\n\n{text}\n").as_bytes());
    assert!(run("quotes", &[&marked, "--language", "en"]).out.starts_with(lines[0]));
    assert_eq!(run("quotes", &[&folder.file("page", &story())]).out, run("quotes", &[STORY]).out);
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
