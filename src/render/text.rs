//! Plain text for a reader.

use crate::article::Timestamp;
use crate::article::{Article, Kind, Metadata, Paragraph};
use crate::quotes::{Quote, QuoteKind, QuotePart};
use crate::text::is_invisible;

/// Narrowest column that text is wrapped to.
const MIN_WIDTH: usize = 20;

pub(super) fn render(article: &Article, width: usize) -> String {
    let width = width.max(MIN_WIDTH);
    let mut out = head(&article.meta, width);
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
            wrap(&mut out, &format!("{} — {speaker}", words(article, quote)), "  ", "    ", width);
        }
    }
    out
}

/// What a page says of itself, for its reader: title, subtitle, and one line of facts.
pub(super) fn head(meta: &Metadata, width: usize) -> String {
    let width = width.max(MIN_WIDTH);
    let mut out = String::new();
    if let Some(title) = &meta.title {
        wrap(&mut out, title, "", "", width);
    }
    if let Some(subtitle) = &meta.subtitle {
        wrap(&mut out, subtitle, "", "", width);
    }
    let published = meta.published.as_ref().map(date);
    let mut facts: Vec<&str> = published.as_deref().into_iter().collect();
    for fact in meta.authors.iter().chain(&meta.agency).chain(&meta.site_name) {
        if !facts.contains(&fact.as_str()) {
            facts.push(fact);
        }
    }
    if !facts.is_empty() {
        wrap(&mut out, &facts.join(" · "), "", "", width);
    }
    out
}

/// A timestamp as exact as it is, with a space where ISO 8601 has a T and without seconds that say nothing.
fn date(timestamp: &Timestamp) -> String {
    let (year, month, day) = timestamp.date;
    let mut out = format!("{year:04}-{month:02}-{day:02}");
    if let Some((hour, minute, second)) = timestamp.time {
        out += &format!(" {hour:02}:{minute:02}");
        if second != 0 {
            out += &format!(":{second:02}");
        }
        if let Some(offset) = timestamp.offset {
            let sign = if offset < 0 { '-' } else { '+' };
            out += &format!(" {sign}{:02}:{:02}", offset.abs() / 60, offset.abs() % 60);
        }
    }
    out
}

/// All that was said, in the marks of the page: a quote that a cue interrupts has parts.
fn words(article: &Article, quote: &Quote) -> String {
    let part = |part: &QuotePart| {
        article.body.get(part.paragraph).and_then(|paragraph| paragraph.text.get(part.start..part.end))
    };
    let parts: Vec<&str> = quote.parts.iter().filter_map(part).collect();
    let text = if parts.is_empty() { quote.text.clone() } else { parts.join(" … ") };
    let around = |paragraph: usize, before: usize, behind: usize| {
        let text = article.body.get(paragraph).map_or("", |paragraph| paragraph.text.as_str());
        let before = text.get(..before).and_then(|text| text.chars().next_back());
        (before, text.get(behind..).and_then(|text| text.chars().next()))
    };
    let (open, mut close) = around(quote.paragraph, quote.start, quote.end);
    if let Some(last) = quote.parts.last() {
        close = around(last.paragraph, last.start, last.end).1;
    }
    match (open, close) {
        (Some(open), Some(close)) if MARKS.contains(open) && MARKS.contains(close) => {
            format!("{open}{text}{close}")
        }
        _ => format!("“{text}”"),
    }
}

/// Quotation marks of any language.
const MARKS: &str = "\"“”„‟«»‹›‘’‚‛「」『』《》〈〉";

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
            let widths = column_widths(&paragraph.cells);
            let is_narrow = widths.iter().map(|width| width + 3).sum::<usize>() < width;
            for row in &paragraph.cells {
                if is_narrow {
                    print_row(out, row, &widths);
                } else {
                    wrap(out, &row.join(" | "), "  ", "    ", width);
                }
            }
        }
        Kind::Code => text.lines().for_each(|line| {
            out.push_str("    ");
            out.extend(line.replace('\t', "    ").chars().filter(|&c| !is_invisible(c)));
            out.push('\n');
        }),
        Kind::Standfirst | Kind::Paragraph | Kind::Note => wrap(out, text, "", "", width),
    }
}

fn column_widths(cells: &[Vec<String>]) -> Vec<usize> {
    let count = cells.iter().map(Vec::len).max().unwrap_or(0);
    let width = |at: usize| cells.iter().filter_map(|row| row.get(at)).map(|cell| width_of(cell)).max();
    (0..count).map(|at| width(at).unwrap_or(0)).collect()
}

fn width_of(text: &str) -> usize {
    text.chars().filter(|&c| !is_invisible(c)).map(columns).sum()
}

/// A row of a table whose columns stand one beneath the other.
fn print_row(out: &mut String, row: &[String], widths: &[usize]) {
    let mut line = String::from("  ");
    for (at, cell) in row.iter().enumerate() {
        line.extend(cell.chars().filter(|&c| !is_invisible(c)));
        let gap = widths.get(at).map_or(0, |width| width.saturating_sub(width_of(cell)));
        line.push_str(&" ".repeat(gap + 2));
    }
    out.push_str(line.trim_end());
    out.push('\n');
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
            let word: String = word.chars().filter(|&c| !is_invisible(c)).collect();
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
    fn test_cells_hold_no_overrides_of_direction() {
        let mut out = String::new();
        print_row(&mut out, &["a\u{202e}b\u{1b}[2J".to_owned(), "c".to_owned()], &[5, 1]);
        assert_eq!(out, "  ab[2J  c\n");
    }

    #[test]
    fn test_lines_keep_the_width_and_hold_no_controls() {
        let mut out = String::new();
        wrap(&mut out, "one two\u{1b}[31m\u{9b}2J\u{202e} three four five six seven eight", "• ", "  ", 20);
        assert!(out.lines().all(|line| line.chars().count() <= 20), "{out}");
        assert!(!out.contains(['\u{1b}', '\u{9b}', '\u{202e}']));
        let mut wide = String::new();
        wrap(&mut wide, &"日本".repeat(20), "", "", 20);
        assert_eq!(wide.lines().next().map(|line| line.chars().count()), Some(10));
    }
}
