//! HTML by an allow-list: every tag is written here, every text is escaped.

use super::is_safe_address;
use crate::article::{Article, Kind, Mark, Paragraph, Span};
use crate::page::is_invisible;

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
    for paragraph in &article.body {
        print(&mut out, paragraph, &mut lists);
    }
    close_lists(&mut out, &mut lists, 0);
    out.push_str("</article>\n");
    out
}

fn is_language_tag(tag: &str) -> bool {
    tag.len() <= 35 && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

fn element(out: &mut String, tag: &str, text: &str) {
    out.push_str(&format!("<{tag}>"));
    escape(out, text);
    out.push_str(&format!("</{tag}>\n"));
}

fn close_lists(out: &mut String, lists: &mut Vec<&'static str>, depth: usize) {
    while lists.len() > depth {
        out.push_str(&format!("</{}>\n", lists.pop().unwrap_or("ul")));
    }
}

fn print(out: &mut String, paragraph: &Paragraph, lists: &mut Vec<&'static str>) {
    if paragraph.kind == Kind::ListItem {
        let depth = usize::from(paragraph.level.unwrap_or(1)).clamp(1, 6);
        close_lists(out, lists, depth);
        while lists.len() < depth {
            let tag = if paragraph.ordered == Some(true) { "ol" } else { "ul" };
            out.push_str(&format!("<{tag}>\n"));
            lists.push(tag);
        }
        out.push_str("<li>");
        inline(out, paragraph);
        out.push_str("</li>\n");
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
        Kind::Blockquote => wrapped(out, "<blockquote><p>", "</p></blockquote>"),
        Kind::PullQuote => wrapped(out, "<aside class=\"pull-quote\"><p>", "</p></aside>"),
        Kind::Embed => wrapped(out, "<blockquote class=\"embed\"><p>", "</p></blockquote>"),
        Kind::Caption => wrapped(out, "<p class=\"caption\">", "</p>"),
        Kind::Code => {
            out.push_str("<pre><code>");
            escape(out, &paragraph.text);
            out.push_str("</code></pre>\n");
        }
        Kind::Table => {
            out.push_str("<table>\n");
            for row in &paragraph.cells {
                out.push_str("<tr>");
                for cell in row {
                    out.push_str("<td>");
                    escape(out, cell);
                    out.push_str("</td>");
                }
                out.push_str("</tr>\n");
            }
            out.push_str("</table>\n");
        }
        Kind::Paragraph | Kind::ListItem => wrapped(out, "<p>", "</p>"),
    }
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
