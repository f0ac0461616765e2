//! `CommonMark` with GitHub's tables.

use crate::article::{Article, Kind, Mark, Paragraph, Span};
use crate::text::is_invisible;
use crate::text::is_safe_address;

pub(super) fn render(article: &Article) -> String {
    let mut out = String::new();
    if let Some(title) = &article.meta.title {
        out.push_str("# ");
        escape(&mut out, title);
        out.push_str("\n\n");
    }
    let published = article.meta.published.as_ref().map(ToString::to_string);
    let facts: Vec<&str> =
        article.meta.authors.iter().map(String::as_str).chain(published.as_deref()).collect();
    if !facts.is_empty() {
        out.push('*');
        escape(&mut out, &facts.join(", "));
        out.push_str("*\n\n");
    }
    let mut lists = Lists::default();
    for (index, paragraph) in article.body.iter().enumerate() {
        let time = article.entry_at(index).and_then(|entry| entry.time.as_deref());
        if (paragraph.kind != Kind::ListItem || time.is_some()) && lists.end() {
            out.push('\n');
        }
        if let Some(time) = time {
            out.push('*');
            escape(&mut out, &time.replace('\n', " "));
            out.push_str("*\n\n");
        }
        print(&mut out, paragraph, &mut lists);
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

/// The open lists: in which column the text of each level's item begins, where what the item holds must begin too.
#[derive(Default)]
struct Lists {
    columns: Vec<usize>,
    was_ordered: Option<bool>,
}

impl Lists {
    /// Deepest level that is shown.
    const MAX_DEPTH: usize = 6;

    /// Ends all lists; whether there was one.
    fn end(&mut self) -> bool {
        self.was_ordered = None;
        !std::mem::take(&mut self.columns).is_empty()
    }

    fn print(&mut self, out: &mut String, paragraph: &Paragraph) {
        let level = usize::from(paragraph.level.unwrap_or(1)).clamp(1, Self::MAX_DEPTH);
        let text = inline(paragraph).replace('\n', " ");
        if paragraph.ordinal.is_none()
            && let Some(&column) = self.columns.get(level - 1).or(self.columns.last())
        {
            // a further paragraph of the item
            out.push_str(&format!("\n{}{text}\n", " ".repeat(column)));
            return;
        }
        self.columns.truncate(level - 1);
        let indent = self.columns.last().copied().unwrap_or(0);
        let is_ordered = paragraph.ordered == Some(true);
        // Markdown counts from 0 to 999,999,999
        let number = paragraph.ordinal.unwrap_or(1).clamp(0, 999_999_999);
        let marker = if is_ordered { format!("{number}. ") } else { "- ".to_owned() };
        if indent == 0 && self.was_ordered.is_some_and(|was| was != is_ordered) {
            out.push('\n');
        }
        if indent == 0 {
            self.was_ordered = Some(is_ordered);
        }
        out.push_str(&" ".repeat(indent));
        out.push_str(&marker);
        self.columns.push(indent + marker.len());
        out.push_str(&text);
        out.push('\n');
    }
}

fn print(out: &mut String, paragraph: &Paragraph, lists: &mut Lists) {
    match paragraph.kind {
        Kind::Heading => {
            out.push_str(&"#".repeat(usize::from(paragraph.level.unwrap_or(2)).clamp(2, 6)));
            out.push(' ');
            out.push_str(&inline(paragraph).replace('\n', " "));
        }
        Kind::ListItem => {
            lists.print(out, paragraph);
            return;
        }
        Kind::Blockquote | Kind::PullQuote => {
            out.push_str("> ");
            out.push_str(&inline(paragraph).replace('\n', "\n> "));
            if let Some(author) = &paragraph.author {
                out.push_str("\n>\n> — ");
                escape(out, &author.replace('\n', " "));
            }
        }
        Kind::Embed => embed(out, paragraph),
        Kind::Caption => {
            let parts = [Some(paragraph.text.as_str()), paragraph.credit.as_deref()];
            let text: Vec<&str> =
                parts.into_iter().flatten().map(str::trim).filter(|part| !part.is_empty()).collect();
            if text.is_empty() {
                return;
            }
            out.push('*');
            escape(out, &text.join(" – ").replace('\n', " "));
            out.push('*');
        }
        Kind::Table => table(out, &paragraph.cells),
        Kind::Code => {
            let fence = "`".repeat(longest_run(&paragraph.text, '`').max(2) + 1);
            out.push_str(&format!("{fence}\n{}\n{fence}", clean(&paragraph.text)));
        }
        Kind::Standfirst => {
            out.push_str("**");
            escape(out, &paragraph.text.trim().replace('\n', " "));
            out.push_str("**");
        }
        Kind::Paragraph | Kind::Note => out.push_str(&inline(paragraph).replace('\n', "  \n")),
    }
    out.push_str("\n\n");
}

/// A post is quoted; a frame, which has no text, is its title as a link.
fn embed(out: &mut String, paragraph: &Paragraph) {
    let address = paragraph.url.as_deref().filter(|address| is_safe_address(address));
    if !paragraph.text.is_empty() {
        out.push_str("> ");
        out.push_str(&inline(paragraph).replace('\n', "  \n> "));
        return;
    }
    let Some(address) = address else { return };
    out.push('[');
    escape(out, &paragraph.title.as_deref().unwrap_or(address).replace('\n', " "));
    out.push(']');
    target(out, address);
}

fn target(out: &mut String, address: &str) {
    out.push_str("(<");
    out.extend(address.chars().filter(|&c| !c.is_control() && !is_invisible(c) && !matches!(c, '<' | '>')));
    out.push_str(">)");
}

fn table(out: &mut String, cells: &[Vec<String>]) {
    let width = cells.iter().map(Vec::len).max().unwrap_or(0);
    for (index, row) in cells.iter().enumerate() {
        out.push('|');
        for column in 0..width {
            out.push(' ');
            escape(out, &row.get(column).map_or("", String::as_str).replace('\n', " "));
            out.push_str(" |");
        }
        if index + 1 < cells.len() || index == 0 {
            out.push('\n');
        }
        if index == 0 {
            out.push_str(&"| --- ".repeat(width));
            out.push('|');
            if cells.len() > 1 {
                out.push('\n');
            }
        }
    }
}

fn longest_run(text: &str, of: char) -> usize {
    text.split(|c| c != of).map(str::len).max().unwrap_or(0)
}

/// Control characters have no place in Markdown; line ends and tabs stay.
fn clean(text: &str) -> String {
    text.chars().filter(|&c| !is_invisible(c)).collect()
}

/// The text with its spans; spans that do not nest are left out.
fn inline(paragraph: &Paragraph) -> String {
    let mut out = String::new();
    let mut open: Vec<&Span> = Vec::new();
    let mut at = 0;
    let text = &paragraph.text;
    let fits = |span: &&Span| {
        span.start < span.end && text.is_char_boundary(span.start) && text.is_char_boundary(span.end)
    };
    for span in paragraph.spans.iter().filter(fits) {
        close(&mut out, text, &mut at, &mut open, span.start);
        if open.last().is_some_and(|outer| outer.end < span.end) || span.start < at || !is_shown(span) {
            continue;
        }
        escape(&mut out, &text[at..span.start]);
        at = span.start;
        out.push_str(opening(span.mark));
        open.push(span);
    }
    close(&mut out, text, &mut at, &mut open, text.len());
    escape(&mut out, &text[at..]);
    guard_line_starts(&out)
}

fn is_shown(span: &Span) -> bool {
    match span.mark {
        Mark::Link => span.href.as_deref().is_some_and(is_safe_address),
        Mark::Emphasis | Mark::Strong => true,
        Mark::Code | Mark::Quote => false,
    }
}

fn opening(mark: Mark) -> &'static str {
    match mark {
        Mark::Link => "[",
        Mark::Strong => "**",
        _ => "*",
    }
}

fn close(out: &mut String, text: &str, at: &mut usize, open: &mut Vec<&Span>, upto: usize) {
    while let Some(span) = open.last() {
        if span.end > upto {
            break;
        }
        escape(out, &text[*at..span.end]);
        *at = span.end;
        match span.mark {
            Mark::Link => {
                out.push(']');
                target(out, span.href.as_deref().unwrap_or_default());
            }
            mark => out.push_str(opening(mark)),
        }
        open.pop();
    }
}

/// Escapes what Markdown would read as markup.
fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '&' | '~' => {
                out.push('\\');
                out.push(c);
            }
            '\t' => out.push(' '),
            '\r' | '\u{c}' => out.push(' '),
            c if is_invisible(c) => {}
            c => out.push(c),
        }
    }
}

/// A line that begins like a list, a heading or a rule is none.
fn guard_line_starts(text: &str) -> String {
    let lines: Vec<String> = text
        .split('\n')
        .map(|line| {
            let digits = line.chars().take_while(char::is_ascii_digit).count();
            if digits > 0 && digits < 10 && line[digits..].starts_with(['.', ')']) {
                format!("{}\\{}", &line[..digits], &line[digits..])
            } else if line.starts_with(['#', '-', '+', '=']) {
                format!("\\{line}")
            } else {
                line.to_owned()
            }
        })
        .collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(text: &str, spans: Vec<Span>) -> Paragraph {
        Paragraph { text: text.to_owned(), spans, ..Paragraph::default() }
    }

    #[test]
    fn test_spans_become_links_and_emphasis() {
        let link = Span { start: 4, end: 8, mark: Mark::Link, href: Some("https://e.org/a".to_owned()) };
        let strong = Span { start: 9, end: 12, mark: Mark::Strong, href: None };
        assert_eq!(
            inline(&paragraph("See this now.", vec![link, strong])),
            "See [this](<https://e.org/a>) **now**."
        );
    }

    #[test]
    fn test_markup_of_the_page_is_text() {
        assert_eq!(inline(&paragraph("<b>1*2</b>", vec![])), "\\<b\\>1\\*2\\</b\\>");
        assert_eq!(inline(&paragraph("1. one", vec![])), "1\\. one");
        let evil = Span { start: 0, end: 1, mark: Mark::Link, href: Some("javascript:x".to_owned()) };
        assert_eq!(inline(&paragraph("a", vec![evil])), "a");
    }

    #[test]
    fn test_lists_nest_under_their_items() {
        let item = |text: &str, level, ordered, ordinal| Paragraph {
            kind: Kind::ListItem,
            level: Some(level),
            ordered: Some(ordered),
            ordinal,
            ..paragraph(text, vec![])
        };
        let mut out = String::new();
        let mut lists = Lists::default();
        for item in [
            item("one", 1, true, Some(100)),
            item("more of one", 1, true, None),
            item("deeper", 2, false, Some(1)),
            item("deepest", 3, true, Some(1)),
            item("two", 1, true, Some(101)),
            item("another list", 1, false, Some(1)),
        ] {
            print(&mut out, &item, &mut lists);
        }
        assert_eq!(
            out,
            "100. one\n\n     more of one\n     - deeper\n       1. deepest\n101. two\n\n- another list\n"
        );
    }

    #[test]
    fn test_a_fence_is_longer_than_any_within() {
        let mut out = String::new();
        let code = Paragraph { kind: Kind::Code, ..paragraph("````\n\tx", vec![]) };
        print(&mut out, &code, &mut Lists::default());
        assert_eq!(out, "`````\n````\n\tx\n`````\n\n");
    }

    #[test]
    fn test_tables_have_a_head_and_rows() {
        let mut out = String::new();
        table(&mut out, &[vec!["a".into(), "b".into()], vec!["1".into(), "2|3".into()]]);
        assert_eq!(out, "| a | b |\n| --- | --- |\n| 1 | 2\\|3 |");
    }
}
