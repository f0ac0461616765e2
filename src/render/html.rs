//! HTML by an allow-list: every tag is written here, every text is escaped.

use super::dates;
use crate::article::{Article, Entry, Figure, Kind, Mark, Paragraph, Span};
use crate::text::{is_invisible, is_safe_address, is_web_address};

/// A page by itself: it needs nothing but its pictures, and runs nothing.
pub(super) fn page(article: &Article) -> String {
    let mut out = String::from("<!DOCTYPE html>\n<html");
    language(&mut out, article);
    out.push_str(">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.push_str("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src http: https:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n");
    out.push_str("<meta name=\"referrer\" content=\"no-referrer\">\n");
    element(&mut out, "title", article.meta.title.as_deref().unwrap_or_default());
    if let Some(url) = article.meta.url.as_deref().filter(|url| is_web_address(url)) {
        out.push_str("<link rel=\"canonical\" href=\"");
        escape(&mut out, url.trim());
        out.push_str("\">\n");
    }
    out.push_str(&format!("<style>{STYLE}</style>\n</head>\n<body>\n{}</body>\n</html>\n", render(article)));
    out
}

/// A measure that reads well, the reader's own scheme of colours, figures and tables that never overflow.
const STYLE: &str = "
:root { color-scheme: light dark }
body { font: 1.125rem/1.6 Georgia, 'Times New Roman', serif; max-width: 38rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; overflow-wrap: break-word }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; text-wrap: balance } h1 { font-size: 2rem; margin: .2em 0 .4em }
header p, address, figcaption, small, .note, .entry { font-family: system-ui, sans-serif; font-size: .9rem; line-height: 1.45 }
header { margin-bottom: 2rem } header p, address { margin: .3em 0; font-style: normal } .kicker { text-transform: uppercase; letter-spacing: .05em }
.subtitle, .standfirst { font-family: inherit; font-size: 1.25rem; line-height: 1.45 }
figure { margin: 2rem 0 } img { display: block; max-width: 100%; height: auto; margin: 0 auto } figcaption { margin-top: .5rem; opacity: .8 }
blockquote { margin: 1.5rem 0; padding-inline-start: 1rem; border-inline-start: .25rem solid; } blockquote footer { font-size: .9rem }
aside { margin: 2rem 0; font-size: 1.35rem; line-height: 1.35; text-align: center }
pre { overflow-x: auto; font-size: .85rem; padding: 1rem; border: 1px solid } table { display: block; overflow-x: auto; border-collapse: collapse; font-size: .9rem }
td, th { border: 1px solid; padding: .3rem .6rem; text-align: start; vertical-align: top } a { color: inherit; text-underline-offset: .15em }
@media print { body { max-width: none; font-size: 11pt } a { text-decoration: none } figure, table, blockquote { break-inside: avoid } }
";

/// A fragment: the article and nothing around it.
pub(super) fn render(article: &Article) -> String {
    let mut out = String::from("<article");
    language(&mut out, article);
    out.push_str(">\n");
    head(&mut out, article);
    let mut lists: Vec<&'static str> = Vec::new();
    let mut figures = article.figures.iter().peekable();
    for (index, paragraph) in article.body.iter().enumerate() {
        if let Some(entry) = article.entry_at(index) {
            close_lists(&mut out, &mut lists, 0);
            time(&mut out, entry);
        }
        let mut is_shown = false;
        while let Some(figure) = figures.next_if(|figure| figure.before <= index) {
            close_lists(&mut out, &mut lists, 0);
            let caption = Some(paragraph).filter(|_| figure.caption_paragraph == Some(index) && !is_shown);
            is_shown |= picture(&mut out, figure, caption) && caption.is_some();
        }
        if !is_shown {
            print(&mut out, paragraph, &mut lists);
        }
    }
    close_lists(&mut out, &mut lists, 0);
    for figure in figures {
        picture(&mut out, figure, None);
    }
    out.push_str("</article>\n");
    out
}

fn language(out: &mut String, article: &Article) {
    if let Some(language) = article.meta.language.as_deref().filter(|tag| is_language_tag(tag)) {
        out.push_str(&format!(" lang=\"{language}\""));
    }
    if article.meta.direction == Some(crate::article::Direction::Rtl) {
        out.push_str(" dir=\"rtl\"");
    }
}

/// What stands above the text: kicker, headline, the line beneath it, who wrote it and when.
fn head(out: &mut String, article: &Article) {
    let meta = &article.meta;
    let line = |out: &mut String, class: &str, text: Option<&String>| {
        if let Some(text) = text {
            out.push_str(&format!("<p class=\"{class}\">"));
            escape(out, text);
            out.push_str("</p>\n");
        }
    };
    let start = out.len();
    out.push_str("<header>\n");
    let empty = out.len();
    line(out, "kicker", meta.kicker.as_ref());
    if let Some(title) = &meta.title {
        element(out, "h1", title);
    }
    line(out, "subtitle", meta.subtitle.as_ref());
    if !meta.authors.is_empty() {
        element(out, "address", &meta.authors.join(", "));
    }
    if let Some(published) = &meta.published {
        let is_english = meta.language.as_deref().is_some_and(|tag| tag == "en" || tag.starts_with("en-"));
        let shown = dates::for_people(published, is_english);
        out.push_str(&format!("<p class=\"published\"><time datetime=\"{published}\">{shown}</time></p>\n"));
    }
    line(out, "site", meta.site_name.as_ref());
    if out.len() == empty {
        out.truncate(start);
    } else {
        out.push_str("</header>\n");
    }
}

/// A picture with its caption: the paragraph of the body, or what the figure itself says. False where its address may not be shown:
/// a relative one would lead to whatever is beside the output.
fn picture(out: &mut String, figure: &Figure, caption: Option<&Paragraph>) -> bool {
    if !is_web_address(&figure.url) {
        return false;
    }
    out.push_str("<figure><img src=\"");
    escape(out, figure.url.trim());
    out.push_str("\" alt=\"");
    escape(out, figure.alt.as_deref().unwrap_or_default());
    out.push('"');
    for (name, pixels) in [("width", figure.width), ("height", figure.height)] {
        if let Some(pixels) = pixels {
            out.push_str(&format!(" {name}=\"{pixels}\""));
        }
    }
    out.push_str(" loading=\"lazy\">");
    let own = Paragraph {
        text: figure.caption.clone().filter(|_| figure.caption_paragraph.is_none()).unwrap_or_default(),
        credit: figure.credit.clone().filter(|_| figure.caption_paragraph.is_none()),
        ..Paragraph::default()
    };
    let caption = caption.unwrap_or(&own);
    if !caption.text.is_empty() || caption.credit.is_some() {
        figcaption(out, caption);
    }
    out.push_str("</figure>\n");
    true
}

fn figcaption(out: &mut String, paragraph: &Paragraph) {
    out.push_str("<figcaption>");
    inline(out, paragraph);
    if let Some(credit) = &paragraph.credit {
        out.push_str(if paragraph.text.is_empty() { "<small>" } else { " <small>" });
        escape(out, credit);
        out.push_str("</small>");
    }
    out.push_str("</figcaption>");
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
            blockquote(out, paragraph, "");
            out.push_str("<p>");
            inline(out, paragraph);
            out.push_str("</p>");
            source(out, paragraph);
            out.push_str("</blockquote>\n");
        }
        Kind::PullQuote => wrapped(out, "<aside class=\"pull-quote\"><p>", "</p></aside>"),
        Kind::Embed => embed(out, paragraph),
        Kind::Caption => {
            out.push_str("<figure>");
            figcaption(out, paragraph);
            out.push_str("</figure>\n");
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
    blockquote(out, paragraph, " class=\"embed\"");
    out.push_str("<p>");
    inline(out, paragraph);
    out.push_str("</p></blockquote>\n");
}

/// Opens a quotation, with the address that it is from.
fn blockquote(out: &mut String, paragraph: &Paragraph, class: &str) {
    out.push_str(&format!("<blockquote{class}"));
    if let Some(address) = paragraph.url.as_deref().filter(|address| is_safe_address(address)) {
        out.push_str(" cite=\"");
        escape(out, address.trim());
        out.push('"');
    }
    out.push('>');
}

/// Who is quoted.
fn source(out: &mut String, paragraph: &Paragraph) {
    if let Some(author) = &paragraph.author {
        out.push_str("<footer><cite>");
        escape(out, author);
        out.push_str("</cite></footer>");
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
