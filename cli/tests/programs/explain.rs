//! `copydesk explain`.

use serde_json::Value;

use crate::common::{GATED, STORY, TITLE, WALL, assert_message, run, run_with};

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
    assert_eq!(wall.code, 1, "a report of why there is no article");
    assert!(wall.err.starts_with("copydesk explain: ") && wall.err.contains("consent"), "{}", wall.err);
    assert!(wall.out.contains("No article") && wall.out.contains("consent wall"), "{}", wall.out);
    assert_eq!(run_with("explain", &["-"], b"{\"headline\": \"Late\"}").code, 1, "no page, as of extract");
    let json: Value = serde_json::from_str(&run("explain", &["--json", STORY]).out).expect("JSON");
    assert!(json["blocks"].as_array().is_some_and(|blocks| blocks.len() > 20));
    let missing = run("explain", &["no/such.html"]);
    assert_eq!(missing.code, 3);
    assert_message(&missing, "explain", &["no/such.html", "expected"]);
}
