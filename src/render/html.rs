//! HTML by an allow-list: every tag is written here, every text is escaped.

use crate::article::{Article, Entry, Kind, Mark, Paragraph, Span};
use crate::text::is_invisible;
use crate::text::is_safe_address;

pub(super) fn render(article: &Article) -> String {
    let mut out = String::from("<article");
    if let Some(language) = article.meta.language.as_deref().filter(|tag| is_language_tag(tag)) {
        out.push_str(&format!(" lang=\"{language}\""));
    }
    if article.meta.direction == Some(crate::article::Direction::Rtl) {
        out.push_str(" dir=\"rtl\"");
    }
    out.push_str(">\n");
    if let Some(title) = &article.meta.title {
        element(&mut out, "h1", title);
    }
    if let Some(published) = &article.meta.published {
        out.push_str(&format!("<p><time datetime=\"{published}\">{published}</time></p>\n"));
    }
    if !article.meta.authors.is_empty() {
        element(&mut out, "address", &article.meta.authors.join(", "));
    }
    let mut lists: Vec<&'static str> = Vec::new();
    for (index, paragraph) in article.body.iter().enumerate() {
        if let Some(entry) = article.entry_at(index) {
            close_lists(&mut out, &mut lists, 0);
            time(&mut out, entry);
        }
        print(&mut out, paragraph, &mut lists);
    }
    close_lists(&mut out, &mut lists, 0);
    out.push_str("</article>\n");
    out
}

/// When a live blog's entry was posted: as printed, and as a machine reads it.
fn time(out: &mut String, entry: &Entry) {
    let Some(time) = &entry.time else { return };
    out.push_str("<p class=\"entry\"><time");
    if let Some(posted) = &entry.posted {
        out.push_str(&format!(" datetime=\"{posted}\""));
    }
    out.push('>');
    escape(out, time);
    out.push_str("</time></p>\n");
}

fn is_language_tag(tag: &str) -> bool {
    tag.len() <= 35 && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

fn element(out: &mut String, tag: &str, text: &str) {
    out.push_str(&format!("<{tag}>"));
    escape(out, text);
    out.push_str(&format!("</{tag}>\n"));
}

/// Ends the lists beneath a depth, each with its open item.
fn close_lists(out: &mut String, lists: &mut Vec<&'static str>, depth: usize) {
    while lists.len() > depth {
        out.push_str(&format!("</li>\n</{}>\n", lists.pop().unwrap_or("ul")));
    }
}

/// An item stays open until the next one or the list's end, since lists and paragraphs may follow within it.
fn item(out: &mut String, paragraph: &Paragraph, lists: &mut Vec<&'static str>) {
    let depth = usize::from(paragraph.level.unwrap_or(1)).clamp(1, 6);
    let tag = if paragraph.ordered == Some(true) { "ol" } else { "ul" };
    if paragraph.ordinal.is_none() && lists.len() >= depth {
        close_lists(out, lists, depth);
        out.push_str("<p>");
        inline(out, paragraph);
        out.push_str("</p>");
        return;
    }
    close_lists(out, lists, depth);
    if lists.len() == depth && lists.last() != Some(&tag) {
        close_lists(out, lists, depth - 1);
    }
    if lists.len() == depth {
        out.push_str("</li>\n");
    } else {
        if !lists.is_empty() {
            out.push('\n');
        }
        let start = paragraph.ordinal.filter(|&start| tag == "ol" && start != 1);
        out.push_str(
            &start.map_or_else(|| format!("<{tag}>\n"), |start| format!("<ol start=\"{start}\">\n")),
        );
        lists.push(tag);
    }
    out.push_str("<li>");
    inline(out, paragraph);
}

fn print(out: &mut String, paragraph: &Paragraph, lists: &mut Vec<&'static str>) {
    if paragraph.kind == Kind::ListItem {
        item(out, paragraph, lists);
        return;
    }
    close_lists(out, lists, 0);
    let wrapped = |out: &mut String, open: &str, close: &str| {
        out.push_str(open);
        inline(out, paragraph);
        out.push_str(close);
        out.push('\n');
    };
    match paragraph.kind {
        Kind::Heading => {
            let level = paragraph.level.unwrap_or(2).clamp(2, 6);
            wrapped(out, &format!("<h{level}>"), &format!("</h{level}>"));
        }
        Kind::Standfirst => wrapped(out, "<p class=\"standfirst\">", "</p>"),
        Kind::Note => wrapped(out, "<p class=\"note\">", "</p>"),
        Kind::Blockquote => {
            out.push_str("<blockquote><p>");
            inline(out, paragraph);
            out.push_str("</p>");
            if let Some(author) = &paragraph.author {
                out.push_str("<footer>");
                escape(out, author);
                out.push_str("</footer>");
            }
            out.push_str("</blockquote>\n");
        }
        Kind::PullQuote => wrapped(out, "<aside class=\"pull-quote\"><p>", "</p></aside>"),
        Kind::Embed => embed(out, paragraph),
        Kind::Caption => {
            out.push_str("<figure><figcaption>");
            inline(out, paragraph);
            if let Some(credit) = &paragraph.credit {
                out.push_str(if paragraph.text.is_empty() { "<small>" } else { " <small>" });
                escape(out, credit);
                out.push_str("</small>");
            }
            out.push_str("</figcaption></figure>\n");
        }
        Kind::Code => {
            out.push_str("<pre><code>");
            escape(out, &paragraph.text);
            out.push_str("</code></pre>\n");
        }
        Kind::Table => {
            out.push_str("<table>\n");
            for (index, row) in paragraph.cells.iter().enumerate() {
                // the first row of a data table names its columns, as in Markdown
                let cell_tag = if index == 0 && paragraph.cells.len() > 1 { "th" } else { "td" };
                out.push_str("<tr>");
                for cell in row {
                    out.push_str(&format!("<{cell_tag}>"));
                    escape(out, cell);
                    out.push_str(&format!("</{cell_tag}>"));
                }
                out.push_str("</tr>\n");
            }
            out.push_str("</table>\n");
        }
        Kind::Paragraph | Kind::ListItem => wrapped(out, "<p>", "</p>"),
    }
}

/// A post is quoted; a frame, which has no text, is its title as a link.
fn embed(out: &mut String, paragraph: &Paragraph) {
    let address = paragraph.url.as_deref().filter(|address| is_safe_address(address));
    if paragraph.text.is_empty() {
        if let Some(address) = address {
            out.push_str("<p class=\"embed\"><a href=\"");
            escape(out, address.trim());
            out.push_str("\" rel=\"nofollow noopener noreferrer\">");
            escape(out, paragraph.title.as_deref().unwrap_or(address));
            out.push_str("</a></p>\n");
        }
        return;
    }
    out.push_str("<blockquote class=\"embed\"");
    if let Some(address) = address {
        out.push_str(" cite=\"");
        escape(out, address.trim());
        out.push('"');
    }
    out.push_str("><p>");
    inline(out, paragraph);
    out.push_str("</p></blockquote>\n");
}

fn inline(out: &mut String, paragraph: &Paragraph) {
    let text = &paragraph.text;
    let mut open: Vec<&Span> = Vec::new();
    let mut at = 0;
    let fits = |span: &&Span| {
        span.start < span.end && text.is_char_boundary(span.start) && text.is_char_boundary(span.end)
    };
    for span in paragraph.spans.iter().filter(fits) {
        close(out, text, &mut at, &mut open, span.start);
        let overlaps = open.last().is_some_and(|outer| outer.end < span.end) || span.start < at;
        let is_link = span.mark == Mark::Link;
        if overlaps || (is_link && !span.href.as_deref().is_some_and(is_safe_address)) {
            continue;
        }
        escape(out, &text[at..span.start]);
        at = span.start;
        if is_link {
            out.push_str("<a href=\"");
            escape(out, span.href.as_deref().unwrap_or_default().trim());
            out.push_str("\" rel=\"nofollow noopener noreferrer\">");
        } else {
            out.push_str(&format!("<{}>", tag_of(span.mark)));
        }
        open.push(span);
    }
    close(out, text, &mut at, &mut open, text.len());
    escape(out, &text[at..]);
}

fn close(out: &mut String, text: &str, at: &mut usize, open: &mut Vec<&Span>, upto: usize) {
    while let Some(span) = open.last() {
        if span.end > upto {
            break;
        }
        escape(out, &text[*at..span.end]);
        *at = span.end;
        out.push_str(&format!("</{}>", tag_of(span.mark)));
        open.pop();
    }
}

fn tag_of(mark: Mark) -> &'static str {
    match mark {
        Mark::Link => "a",
        Mark::Emphasis => "em",
        Mark::Strong => "strong",
        Mark::Code => "code",
        Mark::Quote => "q",
    }
}

fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '`' => out.push_str("&#96;"),
            '\r' | '\u{c}' => out.push(' '),
            c if is_invisible(c) => {}
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_lists_nest_within_their_items() {
        let item = |text: &str, level, ordered, ordinal| Paragraph {
            kind: Kind::ListItem,
            text: text.to_owned(),
            level: Some(level),
            ordered: Some(ordered),
            ordinal,
            ..Paragraph::default()
        };
        let (mut out, mut lists) = (String::new(), Vec::new());
        for item in [
            item("a", 1, true, Some(3)),
            item("more", 1, true, None),
            item("b", 2, false, Some(1)),
            item("c", 1, true, Some(4)),
            item("d", 1, false, Some(1)),
        ] {
            print(&mut out, &item, &mut lists);
        }
        close_lists(&mut out, &mut lists, 0);
        assert_eq!(
            out.replace('\n', ""),
            "<ol start=\"3\"><li>a<p>more</p><ul><li>b</li></ul></li><li>c</li></ol><ul><li>d</li></ul>"
        );
    }

    #[test]
    fn test_text_and_addresses_are_escaped_and_checked() {
        let spans = vec![
            Span { start: 0, end: 3, mark: Mark::Link, href: Some("javascript:alert(1)".to_owned()) },
            Span { start: 4, end: 7, mark: Mark::Link, href: Some("/a\"b".to_owned()) },
        ];
        let mut out = String::new();
        inline(&mut out, &Paragraph { text: "<b> two".to_owned(), spans, ..Paragraph::default() });
        assert_eq!(out, "&lt;b&gt; <a href=\"/a&quot;b\" rel=\"nofollow noopener noreferrer\">two</a>");
    }
}
