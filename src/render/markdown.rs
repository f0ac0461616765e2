//! `CommonMark` with GitHub's tables.
//!
//! What a page says is text, whatever it looks like: nothing of it becomes a link, an image, a heading, a list or HTML that the
//! article does not have. `conformance/tests/markdown.rs` reads what comes out back with a parser of `CommonMark`. Renderers of an older kind know
//! fewer backslash escapes than the standard, so what could begin HTML or a character reference is written as a reference.

use super::front_matter;
use super::options::MarkdownOptions;
use crate::article::{Article, Figure, Kind, Mark, Paragraph, Span};
use crate::text::{is_invisible, is_safe_address, is_web_address, visible_line};

pub(super) fn render(article: &Article, options: MarkdownOptions) -> String {
    let mut out = if options.front_matter { front_matter::of(article) } else { String::new() };
    if let Some(title) = &article.meta.title {
        heading(&mut out, 1, &line(title));
    }
    let published = article.meta.published.as_ref().map(ToString::to_string);
    let facts: Vec<&str> =
        article.meta.authors.iter().map(String::as_str).chain(published.as_deref()).collect();
    wrapped(&mut out, "*", &line(&facts.join(", ")));
    let mut lists = Lists::default();
    let mut figures = article.figures.iter().peekable();
    for (index, paragraph) in article.body.iter().enumerate() {
        if figures.peek().is_some_and(|figure| figure.before <= index) && lists.end() {
            out.push('\n');
        }
        while let Some(figure) = figures.next_if(|figure| figure.before <= index) {
            picture(&mut out, figure);
        }
        let time = article.entry_at(index).and_then(|entry| entry.time.as_deref());
        if (paragraph.kind != Kind::ListItem || time.is_some()) && lists.end() {
            out.push('\n');
        }
        wrapped(&mut out, "*", &line(time.unwrap_or_default()));
        print(&mut out, paragraph, &mut lists);
    }
    if figures.peek().is_some() && lists.end() {
        out.push('\n');
    }
    for figure in figures {
        picture(&mut out, figure);
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

/// A picture, and beneath it the caption that the body does not have. A relative address would lead to whatever is beside the output,
/// so only whole ones are shown.
fn picture(out: &mut String, figure: &Figure) {
    if is_web_address(&figure.url) {
        out.push_str("![");
        out.push_str(&line(figure.alt.as_deref().unwrap_or_default()));
        out.push(']');
        target(out, &figure.url);
        out.push_str("\n\n");
        if figure.caption_paragraph.is_none() {
            caption(out, figure.caption.as_deref(), figure.credit.as_deref());
        }
    }
}

fn caption(out: &mut String, text: Option<&str>, credit: Option<&str>) {
    let parts = [line(text.unwrap_or_default()), line(credit.unwrap_or_default())];
    let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    wrapped(out, "*", &parts.join(" – "));
}

/// A text of one line, escaped, for places where no line begins.
fn line(text: &str) -> String {
    let mut out = String::new();
    escape(&mut out, &visible_line(text));
    out
}

/// A block of its own between marks of emphasis; nothing of nothing, since marks alone would be a rule.
fn wrapped(out: &mut String, marks: &str, text: &str) {
    if !text.is_empty() {
        out.push_str(&format!("{marks}{text}{marks}\n\n"));
    }
}

fn heading(out: &mut String, level: usize, text: &str) {
    if text.is_empty() {
        return;
    }
    out.push_str(&"#".repeat(level));
    out.push(' ');
    // signs at the end would close the heading
    let words = text.trim_end_matches('#');
    out.push_str(words);
    out.push_str(&"\\#".repeat(text.len() - words.len()));
    out.push_str("\n\n");
}

/// The open lists: of each its level, and the column in which the text of its item begins, where what the item holds must begin too.
#[derive(Default)]
struct Lists {
    open: Vec<(usize, usize)>,
    was_ordered: Option<bool>,
}

impl Lists {
    /// Deepest level that is shown.
    const MAX_DEPTH: usize = 6;

    /// Ends all lists; whether there was one.
    fn end(&mut self) -> bool {
        self.was_ordered = None;
        !std::mem::take(&mut self.open).is_empty()
    }

    fn print(&mut self, out: &mut String, paragraph: &Paragraph) {
        let level = usize::from(paragraph.level.unwrap_or(1)).clamp(1, Self::MAX_DEPTH);
        let text = inline(paragraph).replace('\n', " ");
        if text.is_empty() {
            return;
        }
        if paragraph.ordinal.is_none()
            && let Some(&(_, column)) =
                self.open.iter().rev().find(|(open, _)| *open <= level).or(self.open.last())
        {
            // a further paragraph of the item
            out.push_str(&format!("\n{}{text}\n", " ".repeat(column)));
            return;
        }
        let was_open = self.open.len();
        self.open.retain(|(open, _)| *open < level);
        let indent = self.open.last().map_or(0, |(_, column)| *column);
        let is_ordered = paragraph.ordered == Some(true);
        // Markdown counts from 0 to 999,999,999
        let number = paragraph.ordinal.unwrap_or(1).clamp(0, 999_999_999);
        let marker = if is_ordered { format!("{number}. ") } else { "- ".to_owned() };
        // only a list that counts from one may follow a text without a blank line
        let opens_at_number = is_ordered && number != 1 && indent > 0 && self.open.len() == was_open;
        if opens_at_number || indent == 0 && self.was_ordered.is_some_and(|was| was != is_ordered) {
            out.push('\n');
        }
        if indent == 0 {
            self.was_ordered = Some(is_ordered);
        }
        out.push_str(&" ".repeat(indent));
        out.push_str(&marker);
        self.open.push((level, indent + marker.len()));
        out.push_str(&text);
        out.push('\n');
    }
}

fn print(out: &mut String, paragraph: &Paragraph, lists: &mut Lists) {
    match paragraph.kind {
        Kind::Heading => {
            let level = usize::from(paragraph.level.unwrap_or(2)).clamp(2, 6);
            heading(out, level, spanned(paragraph).replace('\n', " ").trim());
        }
        Kind::ListItem => lists.print(out, paragraph),
        Kind::Blockquote | Kind::PullQuote => {
            let author = line(paragraph.author.as_deref().unwrap_or_default());
            quoted(out, &inline(paragraph), "\n> ", &author);
        }
        Kind::Embed => embed(out, paragraph),
        Kind::Caption => caption(out, Some(&paragraph.text), paragraph.credit.as_deref()),
        Kind::Table => table(out, &paragraph.cells),
        Kind::Code => {
            let code = clean(&paragraph.text);
            let fence = "`".repeat(longest_run(&code, '`').max(2) + 1);
            out.push_str(&format!("{fence}\n{code}\n{fence}\n\n"));
        }
        Kind::Standfirst => wrapped(out, "**", &line(&paragraph.text)),
        Kind::Paragraph | Kind::Note => {
            let text = inline(paragraph);
            if !text.is_empty() {
                out.push_str(&text.replace('\n', "  \n"));
                out.push_str("\n\n");
            }
        }
    }
}

/// A text as a block quotation, and who is quoted.
fn quoted(out: &mut String, text: &str, line_end: &str, author: &str) {
    if text.is_empty() && author.is_empty() {
        return;
    }
    if !text.is_empty() {
        out.push_str("> ");
        out.push_str(&text.replace('\n', line_end));
        out.push('\n');
    }
    if !author.is_empty() {
        out.push_str(if text.is_empty() { "> — " } else { ">\n> — " });
        out.push_str(author);
        out.push('\n');
    }
    out.push('\n');
}

/// A post is quoted; a frame, which has no text, is its title as a link.
fn embed(out: &mut String, paragraph: &Paragraph) {
    if !paragraph.text.is_empty() {
        quoted(out, &inline(paragraph), "  \n> ", "");
        return;
    }
    let Some(address) = paragraph.url.as_deref().filter(|address| is_target(address)) else { return };
    let title = line(paragraph.title.as_deref().unwrap_or_default());
    out.push('[');
    out.push_str(&if title.is_empty() { line(address) } else { title });
    out.push(']');
    target(out, address);
    out.push_str("\n\n");
}

/// Whether a link may lead there.
fn is_target(address: &str) -> bool {
    !address.trim().is_empty() && is_safe_address(address)
}

/// Writes where a link leads. Renderers decode character references there, so no ampersand may begin one.
fn target(out: &mut String, address: &str) {
    out.push_str("(<");
    for c in address.trim().chars() {
        match c {
            '&' => out.push_str("&amp;"),
            ' ' | '"' | '<' | '>' | '`' => out.push_str(&format!("%{:02X}", u32::from(c))),
            c if c.is_control() || is_invisible(c) => {}
            c => out.push(c),
        }
    }
    out.push_str(">)");
}

fn table(out: &mut String, cells: &[Vec<String>]) {
    let width = cells.iter().map(Vec::len).max().unwrap_or(0);
    if width == 0 {
        return;
    }
    for (index, row) in cells.iter().enumerate() {
        out.push('|');
        for column in 0..width {
            out.push(' ');
            // parsers differ on a bar behind a backslash of the text's own
            out.push_str(&line(row.get(column).map_or("", String::as_str)).replace("\\\\\\|", "\\\\&#124;"));
            out.push_str(" |");
        }
        out.push('\n');
        if index == 0 {
            out.push_str(&"| --- ".repeat(width));
            out.push_str("|\n");
        }
    }
    out.push('\n');
}

fn longest_run(text: &str, of: char) -> usize {
    text.split(|c| c != of).map(str::len).max().unwrap_or(0)
}

/// Control characters have no place in Markdown; line ends and tabs stay.
fn clean(text: &str) -> String {
    text.chars().filter(|&c| !is_invisible(c) && !matches!(c, '\r' | '\u{c}')).collect()
}

/// The text with its spans, line by line and without empty lines. A line that begins like a list, a heading or a rule is none.
fn inline(paragraph: &Paragraph) -> String {
    let text = spanned(paragraph);
    let lines = text.split('\n').map(str::trim).filter(|line| !line.is_empty());
    lines.map(guarded).collect::<Vec<_>>().join("\n")
}

/// The text with its spans; those that do not nest are left out.
fn spanned(paragraph: &Paragraph) -> String {
    let text = &paragraph.text;
    let mut spans: Vec<Shown<'_>> =
        paragraph.spans.iter().filter_map(|span| Shown::read(text, span)).collect();
    spans.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    let links = || spans.iter().filter(|span| span.mark == Mark::Link);
    let mut link_ends: Vec<usize> = links().map(|span| span.end).collect();
    link_ends.sort_unstable();
    let mut inline = Inline {
        text,
        out: String::new(),
        at: 0,
        open: Vec::new(),
        closed_at: None,
        link_starts: links().map(|span| span.start).collect(),
        link_ends,
    };
    for span in spans {
        inline.open(span);
    }
    inline.close(text.len());
    inline.text_to(text.len());
    inline.out
}

/// A span that is shown, without the white space at its ends.
struct Shown<'a> {
    start: usize,
    end: usize,
    mark: Mark,
    href: &'a str,
}

impl<'a> Shown<'a> {
    fn read(text: &str, span: &'a Span) -> Option<Self> {
        let href = span.href.as_deref().unwrap_or_default();
        let is_shown = match span.mark {
            Mark::Link => is_target(href),
            Mark::Emphasis | Mark::Strong => true,
            Mark::Code | Mark::Quote => false,
        };
        let words = text.get(span.start..span.end).filter(|_| is_shown)?;
        let is_seen = |c: char| !c.is_whitespace() && !is_invisible(c);
        let first = words.find(is_seen)?;
        let (last, c) = words.char_indices().rfind(|&(_, c)| is_seen(c))?;
        Some(Self { start: span.start + first, end: span.start + last + c.len_utf8(), mark: span.mark, href })
    }
}

/// A text and its spans being written.
struct Inline<'a> {
    text: &'a str,
    out: String,
    /// What lies before this byte of the text is written.
    at: usize,
    open: Vec<Shown<'a>>,
    /// Where the last mark of emphasis was closed.
    closed_at: Option<usize>,
    /// Where links start and end, each in order: there is a bracket.
    link_starts: Vec<usize>,
    link_ends: Vec<usize>,
}

impl<'a> Inline<'a> {
    fn text_to(&mut self, end: usize) {
        escape(&mut self.out, &self.text[self.at..end]);
        self.at = end;
    }

    fn open(&mut self, span: Shown<'a>) {
        self.close(span.start);
        // no link stands within a link, no emphasis within its like
        let is_open = self.open.iter().any(|outer| outer.mark == span.mark);
        if is_open || span.start < self.at || self.open.last().is_some_and(|outer| outer.end < span.end) {
            return;
        }
        self.text_to(span.start);
        if span.mark == Mark::Link {
            if self.out.ends_with('!') {
                // it would be an image
                self.out.insert(self.out.len() - 1, '\\');
            }
            self.out.push('[');
        } else if self.is_emphasis(&span) {
            self.out.push_str(marks(span.mark));
        } else {
            return;
        }
        self.open.push(span);
    }

    /// Whether a parser will see emphasis: at each end a letter within, or a space or a mark of punctuation without.
    fn is_emphasis(&self, span: &Shown<'_>) -> bool {
        if self.closed_at == Some(self.out.len()) {
            return false;
        }
        let words = &self.text[span.start..span.end];
        let starts_with_letter =
            words.starts_with(is_letter) && self.link_starts.binary_search(&span.start).is_err();
        let ends_with_letter = words.ends_with(is_letter) && self.link_ends.binary_search(&span.end).is_err();
        let next = self.text[span.end..].chars().find(|&c| !is_invisible(c));
        let is_outside = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || c.is_ascii_punctuation());
        (starts_with_letter || is_outside(self.out.chars().next_back()))
            && (ends_with_letter || is_outside(next))
    }

    /// Closes the spans that end up to here.
    fn close(&mut self, upto: usize) {
        while let Some(span) = self.open.pop_if(|span| span.end <= upto) {
            self.text_to(span.end);
            if span.mark == Mark::Link {
                self.out.push(']');
                target(&mut self.out, span.href);
            } else {
                self.out.push_str(marks(span.mark));
                self.closed_at = Some(self.out.len());
            }
        }
    }
}

fn marks(mark: Mark) -> &'static str {
    if mark == Mark::Strong { "**" } else { "*" }
}

/// A letter or a figure, not one of the circled letters, which are symbols.
fn is_letter(c: char) -> bool {
    c.is_alphanumeric() && !matches!(c, '\u{24b6}'..='\u{24e9}' | '\u{1f100}'..='\u{1f1ff}')
}

/// Escapes what Markdown would read as markup, and what its dialects would read as an address.
fn escape(out: &mut String, text: &str) {
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        let next = rest.as_str();
        let before = out.as_bytes().last().copied().unwrap_or(b' ');
        match c {
            '<' => out.push_str("&lt;"),
            // "R & D" begins no reference
            '&' if next.starts_with(|c: char| c.is_whitespace() || c.is_ascii_punctuation() && c != '#') => {
                out.push('&');
            }
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '>' | '|' | '~' => {
                out.push('\\');
                out.push(c);
            }
            ':' if before.is_ascii_alphabetic() && next.starts_with("//") => out.push_str("\\:"),
            '.' if ends_with_www(out) => out.push_str("\\."),
            '@' if before.is_ascii_alphanumeric() || matches!(before, b'.' | b'_' | b'-' | b'+') => {
                out.push_str("\\@");
            }
            '\t' | '\r' | '\u{c}' => out.push(' '),
            c if is_invisible(c) => {}
            c => out.push(c),
        }
    }
}

fn ends_with_www(out: &str) -> bool {
    out.len().checked_sub(3).is_some_and(|at| out.as_bytes()[at..].eq_ignore_ascii_case(b"www"))
}

fn guarded(line: &str) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 && line[digits..].starts_with(['.', ')']) {
        format!("{}\\{}", &line[..digits], &line[digits..])
    } else if line.starts_with(['#', '-', '+', '=', ':']) {
        format!("\\{line}")
    } else {
        line.to_owned()
    }
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
        assert_eq!(inline(&paragraph("<b>1*2</b>", vec![])), "&lt;b\\>1\\*2&lt;/b\\>");
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
        assert_eq!(out, "| a | b |\n| --- | --- |\n| 1 | 2\\|3 |\n\n");
    }
}
