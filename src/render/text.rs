//! Plain text for a reader.

use crate::article::{Article, Kind, Paragraph};
use crate::quotes::QuoteKind;

/// Narrowest column that text is wrapped to.
const MIN_WIDTH: usize = 20;

pub(super) fn render(article: &Article, width: usize) -> String {
    let width = width.max(MIN_WIDTH);
    let mut out = String::new();
    let meta = &article.meta;
    if let Some(title) = &meta.title {
        wrap(&mut out, title, "", "", width);
    }
    if let Some(subtitle) = &meta.subtitle {
        wrap(&mut out, subtitle, "", "", width);
    }
    let published = meta.published.as_ref().map(ToString::to_string);
    let facts: Vec<&str> = meta
        .authors
        .iter()
        .chain(&meta.agency)
        .map(String::as_str)
        .chain(published.as_deref())
        .chain(meta.site_name.as_deref())
        .collect();
    if !facts.is_empty() {
        wrap(&mut out, &facts.join(" · "), "", "", width);
    }
    let mut was_item = false;
    for (index, paragraph) in article.body.iter().enumerate() {
        if let Some(time) = article.entry_at(index).and_then(|entry| entry.time.as_deref()) {
            out.push('\n');
            wrap(&mut out, &format!("[{time}]"), "", "", width);
        }
        print(&mut out, paragraph, width, &mut was_item);
    }
    let said: Vec<_> = article.quotes.iter().filter(|quote| quote.kind != QuoteKind::Scare).collect();
    if !said.is_empty() {
        out.push_str("\nQuotes\n");
        for quote in said {
            let speaker =
                quote.speaker_name.as_ref().or(quote.speaker.as_ref()).map_or("(unknown)", String::as_str);
            wrap(&mut out, &format!("“{}” — {speaker}", quote.text), "  ", "    ", width);
        }
    }
    out
}

fn print(out: &mut String, paragraph: &Paragraph, width: usize, was_item: &mut bool) {
    // a frame has no text of its own
    let is_empty = paragraph.text.is_empty() && paragraph.credit.is_none() && paragraph.title.is_none();
    if is_empty {
        return;
    }
    let is_item = paragraph.kind == Kind::ListItem;
    if !(is_item && *was_item) {
        out.push('\n');
    }
    *was_item = is_item;
    let text = &paragraph.text;
    match paragraph.kind {
        Kind::Heading => wrap(out, text, "# ", "  ", width),
        Kind::ListItem => {
            let indent = "  ".repeat(usize::from(paragraph.level.unwrap_or(1)).saturating_sub(1).min(4));
            let marker = match (paragraph.ordered, paragraph.ordinal) {
                (_, None) => "  ".to_owned(),
                (Some(true), Some(ordinal)) => format!("{ordinal}. "),
                (_, Some(_)) => "• ".to_owned(),
            };
            let rest = " ".repeat(marker.chars().count());
            wrap(out, text, &format!("{indent}{marker}"), &format!("{indent}{rest}"), width);
        }
        Kind::Embed if text.is_empty() => {
            wrap(out, paragraph.title.as_deref().unwrap_or_default(), "  | ", "  | ", width);
        }
        Kind::Blockquote | Kind::PullQuote | Kind::Embed => wrap(out, text, "  | ", "  | ", width),
        Kind::Caption => {
            let parts = [Some(text.as_str()), paragraph.credit.as_deref()];
            let line: Vec<&str> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
            wrap(out, &format!("[image: {}]", line.join(" – ")), "", "  ", width);
        }
        Kind::Table => {
            for row in &paragraph.cells {
                wrap(out, &row.join(" | "), "  ", "    ", width);
            }
        }
        Kind::Code => text.lines().for_each(|line| {
            out.push_str("    ");
            out.extend(line.replace('\t', "    ").chars().filter(|c| !c.is_control()));
            out.push('\n');
        }),
        Kind::Standfirst | Kind::Paragraph | Kind::Note => wrap(out, text, "", "", width),
    }
}

/// Columns of a character on a terminal: East Asian wide ones take two.
fn columns(c: char) -> usize {
    let is_wide = matches!(c, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}' | '\u{1f300}'..='\u{1faff}' | '\u{20000}'..='\u{3fffd}');
    1 + usize::from(is_wide)
}

/// Wraps a text; lines of spaceless scripts break anywhere.
fn wrap(out: &mut String, text: &str, first: &str, rest: &str, width: usize) {
    for line in text.lines() {
        let mut column = first.chars().count();
        let indent = rest.chars().count();
        out.push_str(first);
        let mut is_start = true;
        for word in line.split_whitespace() {
            let word: String = word.chars().filter(|c| !c.is_control()).collect();
            let length: usize = word.chars().map(columns).sum();
            if !is_start && column + 1 + length > width {
                out.push('\n');
                out.push_str(rest);
                column = indent;
            } else if !is_start {
                out.push(' ');
                column += 1;
            }
            is_start = false;
            for c in word.chars() {
                if column + columns(c) > width && column > indent {
                    out.push('\n');
                    out.push_str(rest);
                    column = indent;
                }
                out.push(c);
                column += columns(c);
            }
        }
        out.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_lines_keep_the_width_and_hold_no_controls() {
        let mut out = String::new();
        wrap(&mut out, "one two\u{1b}[31m three four five six seven eight", "• ", "  ", 20);
        assert!(out.lines().all(|line| line.chars().count() <= 20), "{out}");
        assert!(!out.contains('\u{1b}'));
        let mut wide = String::new();
        wrap(&mut wide, &"日本".repeat(20), "", "", 20);
        assert_eq!(wide.lines().next().map(|line| line.chars().count()), Some(10));
    }
}
