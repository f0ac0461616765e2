//! Texts that JSON-LD holds: the article's, and the updates of a live blog. Read with their line ends, for pages that print
//! none of it.

use html5ever::local_name;
use serde_json::Value;

use super::json_ld;
use crate::page::{Page, RowId};
use crate::text::visible_line;

/// Updates of a live blog that are read.
const MAX_UPDATES: usize = 1_000;
/// Longest text that is read, in bytes.
const MAX_TEXT: usize = 1 << 20;

/// What JSON-LD holds of the text itself.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct LinkedText {
    /// `articleBody`, the longest of the page.
    pub(crate) body: Option<String>,
    /// `liveBlogUpdate`, in the order of the page.
    pub(crate) updates: Vec<LiveUpdate>,
}

/// An update of a live blog.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct LiveUpdate {
    pub(crate) headline: Option<String>,
    /// The moment as it is written.
    pub(crate) posted: Option<String>,
    pub(crate) body: String,
}

/// Reads a page's JSON-LD for text.
pub(crate) fn linked_text(page: &Page) -> LinkedText {
    let mut found = LinkedText::default();
    let scripts = (0..page.rows.len() as RowId).filter(|&row| {
        page.rows[row as usize].tag == local_name!("script")
            && page.attr(row, "type").is_some_and(|kind| kind.to_ascii_lowercase().contains("ld+json"))
    });
    let mut budget = json_ld::Budget::default();
    for row in scripts.take(page.limits.json_ld_scripts) {
        let script = page.raw_text(row);
        if !script.contains("articleBody") && !script.contains("liveBlogUpdate") {
            continue;
        }
        let Ok(nodes) = budget.nodes(&script, &page.limits) else { continue };
        for node in nodes.iter().filter(|node| json_ld::is_a(node, json_ld::ARTICLES)) {
            if let Some(text) = long_text(node, "articleBody")
                && found.body.as_ref().is_none_or(|known| known.len() < text.len())
            {
                found.body = Some(text);
            }
            if let Some(Value::Array(updates)) = node.get("liveBlogUpdate") {
                found.updates.extend(updates.iter().take(MAX_UPDATES - found.updates.len()).map(update));
            }
        }
    }
    found
}

fn update(node: &Value) -> LiveUpdate {
    // these are shown as they are; the body is read as a page of its own, which takes out what is no text
    let line = |key| json_ld::text(node, key).map(|text| visible_line(&text)).filter(|line| !line.is_empty());
    LiveUpdate {
        headline: line("headline").or_else(|| line("name")),
        posted: line("datePublished").or_else(|| line("dateModified")),
        body: long_text(node, "articleBody").or_else(|| long_text(node, "text")).unwrap_or_default(),
    }
}

/// A string with its line ends; a list of strings is a list of paragraphs.
fn long_text(node: &Value, key: &str) -> Option<String> {
    let text = match node.get(key)? {
        Value::String(text) => text.clone(),
        Value::Array(list) => list.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("\n"),
        _ => return None,
    };
    let lines: Vec<String> = text.lines().map(json_ld::unescaped).filter(|line| !line.is_empty()).collect();
    (!lines.is_empty() && text.len() <= MAX_TEXT).then(|| lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Limits;

    /// Found by the fuzzer: a delete character in an update's headline came through.
    #[test]
    fn test_headlines_and_moments_hold_no_control_characters() {
        let script = "{\"@type\":\"LiveBlogPosting\",\"liveBlogUpdate\":[{\"headline\":\"No\u{7f}body\u{202e} is\u{9b} happy\",\"datePublished\":\"2026\u{7f}\",\"text\":\"A.\"}]}";
        let page =
            Page::parse(&format!("<script type='application/ld+json'>{script}</script>"), &Limits::default())
                .expect("small");
        let update = &linked_text(&page).updates[0];
        assert_eq!(
            (update.headline.as_deref(), update.posted.as_deref()),
            (Some("Nobody is happy"), Some("2026"))
        );
    }

    #[test]
    fn test_texts_keep_their_lines() {
        let script = r#"{"@type":"LiveBlogPosting","articleBody":"One.\n\nTwo &amp; three.","liveBlogUpdate":[
            {"@type":"BlogPosting","headline":"Ferry","datePublished":"2026-05-12T14:32:00+02:00","articleBody":["A.","B."]}]}"#;
        let page =
            Page::parse(&format!("<script type='application/ld+json'>{script}</script>"), &Limits::default())
                .expect("small");
        let found = linked_text(&page);
        assert_eq!(found.body.as_deref(), Some("One.\nTwo & three."));
        assert_eq!(
            found.updates,
            [LiveUpdate {
                headline: Some("Ferry".to_owned()),
                posted: Some("2026-05-12T14:32:00+02:00".to_owned()),
                body: "A.\nB.".to_owned()
            }]
        );
    }
}
