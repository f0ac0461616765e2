//! What a program may print where a terminal reads it: a line of text, or JSON.
//!
//! A page's words may hold what a terminal obeys (escape sequences, overrides of direction) and what nobody sees. The renderers of an
//! article leave it out by themselves; a program that prints one of its values, or its JSON, comes here.
//!
//! ```
//! use copydesk::terminal;
//! let article = copydesk::extract(include_str!("../../fixtures/pages/sprite/page.html"))?;
//! println!("{}", terminal::line(article.meta.title.as_deref().unwrap_or("(no title)")));
//! println!("{}", terminal::json(&serde_json::to_string(&article)?));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use std::borrow::Cow;
use std::fmt::Write;

use crate::text::{is_invisible, visible_line};

/// A text as one line for a terminal: white space collapsed; without control characters, overrides of direction and what else
/// cannot be seen. For programs that print a title, a quote, a file's name or a message about a page;
/// [`Article::to_text`](crate::Article::to_text) does so itself.
///
/// ```
/// assert_eq!(copydesk::terminal::line("gpj.\u{202e}exe\u{1b}[2J\n now"), "gpj.exe[2J now");
/// ```
pub fn line(text: &str) -> String {
    visible_line(text)
}

/// The same JSON, fit for a terminal and for readers of lines: what a terminal would obey or nobody can see stands there as an escape,
/// and so do the characters beside the newline that some readers end a line at.
///
/// `json` is a document or several lines of them; a value read back from the answer equals the one read from `json`.
///
/// ```
/// assert_eq!(copydesk::terminal::json("{\"id\":\"gpj.\u{202e}exe\u{9b}2J\"}"), r#"{"id":"gpj.\u202eexe\u009b2J"}"#);
/// ```
pub fn json(json: &str) -> Cow<'_, str> {
    if json.chars().all(|c| !is_escaped(c)) {
        return Cow::Borrowed(json);
    }
    let mut out = String::with_capacity(json.len() + 64);
    for c in json.chars() {
        match c {
            // between values any white space is the same, and within a string a raw control character is no JSON
            '\0'..=' ' if is_escaped(c) => out.push(' '),
            c if is_escaped(c) => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    // a String takes whatever is written to it
                    let _ = write!(out, "\\u{unit:04x}");
                }
            }
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

fn is_escaped(c: char) -> bool {
    is_invisible(c) || matches!(c, '\r' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_json_stays_the_same_value_and_holds_nothing_that_a_terminal_obeys() {
        let every: String = ('\0'..=char::MAX).filter(|c| is_escaped(*c)).collect();
        let value = serde_json::json!({ "id": every, "ü": ["日本", "👨\u{200d}👩", {"\u{202e}": 1}] });
        for text in [value.to_string(), format!("{value:#}")] {
            let printed = json(&text);
            assert!(!printed.contains(is_escaped), "{printed}");
            assert_eq!(serde_json::from_str::<serde_json::Value>(&printed).expect("JSON"), value);
        }
        assert!(matches!(json("{\n\t\"a\": \"ü\"}"), Cow::Borrowed(_)), "nothing to do");
        // white space that is raw in a number's neighbourhood is white space still
        assert_eq!(json("{\"id\":\r1}"), "{\"id\": 1}");
    }
}
