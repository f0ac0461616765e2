//! YAML front matter: what a page says of itself above its Markdown.
//!
//! Only one form of YAML is written: keys of this file, and strings in double quotes with JSON's escapes, which YAML 1.2 reads the same.
//! Plain or folded strings would have to be escaped by rules that readers differ on.

use crate::article::Article;
use crate::text::visible_line;

/// The metadata of an article, between two lines of `---`, and an empty line.
pub(super) fn of(article: &Article) -> String {
    let meta = &article.meta;
    let published = meta.published.as_ref().map(ToString::to_string);
    let modified = meta.modified.as_ref().map(ToString::to_string);
    let mut out = String::from("---\n");
    line(&mut out, "title", meta.title.as_deref());
    line(&mut out, "subtitle", meta.subtitle.as_deref());
    list(&mut out, "authors", &meta.authors);
    list(&mut out, "agency", &meta.agency);
    line(&mut out, "published", published.as_deref());
    line(&mut out, "modified", modified.as_deref());
    line(&mut out, "url", meta.url.as_deref());
    line(&mut out, "site", meta.site_name.as_deref());
    line(&mut out, "section", meta.section.as_deref());
    line(&mut out, "language", meta.language.as_deref());
    line(&mut out, "description", meta.description.as_deref());
    list(&mut out, "tags", &meta.tags);
    line(&mut out, "image", meta.image.as_deref());
    line(&mut out, "licence", meta.licence.as_deref());
    out.push_str("---\n\n");
    out
}

fn line(out: &mut String, key: &str, value: Option<&str>) {
    let value = value.map(visible_line).filter(|value| !value.is_empty());
    if let Some(value) = value {
        out.push_str(&format!("{key}: {}\n", quoted(&value)));
    }
}

fn list(out: &mut String, key: &str, values: &[String]) {
    let values = values.iter().map(|value| visible_line(value)).filter(|value| !value.is_empty());
    let items: String = values.map(|value| format!("  - {}\n", quoted(&value))).collect();
    if !items.is_empty() {
        out.push_str(&format!("{key}:\n{items}"));
    }
}

/// A string in double quotes. What YAML calls not printable, and what its older readers take for a line end, is escaped.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\t' => out.push_str("\\t"),
            c if c.is_control()
                || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}') =>
            {
                out.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_strings_are_quoted_and_escaped() {
        assert_eq!(quoted("yes: [a] # \"b\" \\ 'c'"), r##""yes: [a] # \"b\" \\ 'c'""##);
        assert_eq!(quoted("a\u{85}b\u{2028}c\td"), r#""a\u0085b\u2028c\td""#);
    }

    #[test]
    fn test_what_is_absent_is_left_out() {
        assert_eq!(of(&Article::new(crate::article::Metadata::default(), Vec::new())), "---\n---\n\n");
    }
}
