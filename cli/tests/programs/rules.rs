//! `--rules`: a file of what is known of some sites.

use serde_json::Value;

use crate::common::{Folder, STORY, TITLE, run, story};

const ADDRESS: &str = "https://www.courier.example/2026/ferry";

#[test]
fn rules_are_followed_by_every_subcommand_that_extracts() {
    let folder = Folder::new("rules");
    let rules = folder.file(
        "rules.json",
        br#"{"rule": [{"host": "courier.example", "title": "main h1", "drop": "main p:last-of-type"}]}"#,
    );
    let text = run("extract", &["--rules", &rules, "--url", ADDRESS, STORY]).out;
    let plain = run("extract", &["--url", ADDRESS, STORY]).out;
    assert!(text.starts_with(TITLE) && text.lines().count() < plain.lines().count(), "{text}");
    let told = run("explain", &["--rules", &rules, "--url", ADDRESS, "--format", "text", STORY]).out;
    assert!(told.contains("\nRULE FOR THIS SITE\n") && told.contains("main h1 found 1 element"), "{told}");
    assert!(told.contains("By the rule for this site."), "{told}");
    let json: Value =
        serde_json::from_str(&run("explain", &["--rules", &rules, "--url", ADDRESS, "--json", STORY]).out)
            .expect("JSON");
    assert_eq!(json["site_rule"][0]["part"], "drop");
    let page = String::from_utf8(story()).expect("UTF-8");
    let lines = folder.file(
        "pages.jsonl",
        format!("{}\n", serde_json::json!({"id": "1", "url": ADDRESS, "html": page})).as_bytes(),
    );
    let row: Value =
        serde_json::from_str(run("batch", &["--rules", &rules, &lines]).out.trim()).expect("a row");
    let bare: Value = serde_json::from_str(run("batch", &[&lines]).out.trim()).expect("a row");
    let count = |row: &Value| row["article"]["body"].as_array().map_or(0, Vec::len);
    assert!(count(&row) < count(&bare), "{row}");
}

#[test]
fn a_file_of_rules_that_cannot_be_read_says_where() {
    let folder = Folder::new("wrong-rules");
    for (name, text, told) in [
        (
            "selector.json",
            "{\"rule\": [\n {\"host\": \"courier.example\", \"title\": \"h1..head\"}]}",
            &[
                "at line 2, column ",
                "near the key \"title\"",
                "\"h1..head\" is no CSS selector: class needs ident",
                "2 |  {\"host\"",
            ][..],
        ),
        (
            "name.json",
            r#"{"rule": [{"host": "courier.example", "titel": "h1"}]}"#,
            &["at line 1, column ", "unknown field `titel`"],
        ),
        ("cut.json", "{\"rule\": [\n", &["JSON parse error", "EOF while parsing"]),
        ("none.json", r#"{"rule": []}"#, &["it holds no rule"]),
    ] {
        let outcome =
            run("extract", &["--rules", &folder.file(name, text.as_bytes()), "--url", ADDRESS, STORY]);
        assert_eq!((outcome.code, outcome.out.as_str()), (2, ""), "{name}");
        assert!(told.iter().all(|told| outcome.err.contains(told)), "{name}: {}", outcome.err);
    }
    let missing = run("extract", &["--rules", "no-such-file.toml", STORY]);
    assert!(missing.code == 2 && missing.err.contains("No such file"), "{}", missing.err);
}
