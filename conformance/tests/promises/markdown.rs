//! What holds of every article's Markdown: it is read back with a parser of `CommonMark`, GitHub's tables and strikethrough on, and is
//! compared with the article.

use copydesk::{Article, Figure, Kind, Mark, Paragraph};
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};

/// What a parser sees in a Markdown text.
#[derive(Debug, Default)]
struct Seen {
    /// All text, without white space, in order.
    text: String,
    /// Of each heading its level.
    headings: Vec<usize>,
    /// Of each link where it leads to.
    links: Vec<String>,
    /// Of each picture where it is.
    images: Vec<String>,
    code: Vec<String>,
    quotations: usize,
    items: usize,
    lists: usize,
    tables: usize,
    emphasis: usize,
}

/// Reads a Markdown text; what no article has is an error.
fn seen(markdown: &str) -> Result<Seen, String> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_GFM;
    let mut seen = Seen::default();
    let mut is_code = false;
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => seen.headings.push(level as usize),
            Event::Start(Tag::Link { dest_url, .. }) => seen.links.push(dest_url.into_string()),
            Event::Start(Tag::Image { dest_url, .. }) => seen.images.push(dest_url.into_string()),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) if info.is_empty() => {
                is_code = true;
                seen.code.push(String::new());
            }
            Event::End(pulldown_cmark::TagEnd::CodeBlock) => is_code = false,
            Event::Start(Tag::BlockQuote(None)) => seen.quotations += 1,
            Event::Start(Tag::List(_)) => seen.lists += 1,
            Event::Start(Tag::Item) => seen.items += 1,
            Event::Start(Tag::Table(_)) => seen.tables += 1,
            Event::Start(Tag::Emphasis | Tag::Strong) => seen.emphasis += 1,
            Event::Start(Tag::Paragraph | Tag::TableHead | Tag::TableRow | Tag::TableCell) => {}
            Event::End(_) | Event::SoftBreak | Event::HardBreak => {}
            Event::Text(text) => {
                if let Some(code) = seen.code.last_mut().filter(|_| is_code) {
                    code.push_str(&text);
                }
                seen.text.extend(text.chars().filter(|c| !c.is_whitespace()));
            }
            other => return Err(format!("{other:?}")),
        }
    }
    Ok(seen)
}

/// Characters that a reader sees.
fn letters(text: &str) -> String {
    text.chars().filter(|&c| !c.is_whitespace() && !is_unseen(c)).collect()
}

/// What the writer leaves out: control characters, marks of direction, zero-width characters but the joiners, soft hyphens, tags.
#[rustfmt::skip]
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Whether a link may lead to an address: stricter than what a browser would take for harmless.
fn is_target(address: &str) -> bool {
    let address = address.trim();
    let end = address.find(['/', '?', '#']).unwrap_or(address.len());
    let (head, rest) = address.split_at(end);
    let is_known = match head.split_once(':') {
        Some((scheme, _)) => {
            ["http", "https", "mailto"].iter().any(|known| known.eq_ignore_ascii_case(scheme))
        }
        None => {
            let is_reference = |name: &str| {
                name.split_once(';').is_some_and(|(name, _)| {
                    !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric())
                })
            };
            !head.split('&').skip(1).any(is_reference) && !(head.ends_with('&') && rest.starts_with('#'))
        }
    };
    is_known && !address.is_empty() && !address.chars().any(|c| is_unseen(c) || c == '\\')
}

/// An address as it may come out.
fn written(address: &str) -> String {
    let seen = address.trim().chars().filter(|&c| !is_unseen(c));
    seen.fold(String::new(), |mut out, c| {
        match c {
            ' ' | '"' | '<' | '>' | '`' => out.push_str(&format!("%{:02X}", u32::from(c))),
            c => out.push(c),
        }
        out
    })
}

/// The text that a paragraph must come out with.
fn text_of(paragraph: &Paragraph, address: Option<&str>) -> String {
    let field = |field: &Option<String>| letters(field.as_deref().unwrap_or_default());
    let text = letters(&paragraph.text);
    match paragraph.kind {
        Kind::Caption => {
            let parts = [text, field(&paragraph.credit)];
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("–")
        }
        Kind::Blockquote | Kind::PullQuote => match field(&paragraph.author) {
            author if author.is_empty() => text,
            author => format!("{text}—{author}"),
        },
        Kind::Embed if paragraph.text.is_empty() => match address {
            None => String::new(),
            Some(address) => {
                let title = field(&paragraph.title);
                if title.is_empty() { letters(address) } else { title }
            }
        },
        Kind::Table => paragraph.cells.iter().flatten().map(|cell| letters(cell)).collect(),
        _ => text,
    }
}

/// The text that a picture must come out with, and its caption where the body has none.
fn text_of_figure(figure: &Figure) -> String {
    let field = |field: &Option<String>| letters(field.as_deref().unwrap_or_default());
    let mut text = field(&figure.alt);
    if figure.caption_paragraph.is_none() {
        let parts = [field(&figure.caption), field(&figure.credit)];
        text.push_str(&parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("–"));
    }
    text
}

/// Whether a picture may be shown: its address is whole, of `http` or `https`.
fn is_picture(figure: &Figure) -> bool {
    let lower = figure.url.trim().to_ascii_lowercase();
    is_target(&figure.url) && (lower.starts_with("http://") || lower.starts_with("https://"))
}

/// Says what an article's Markdown has that the article has not, or lacks.
pub fn markdown_holds(article: &Article) -> Result<(), String> {
    let markdown = article.to_markdown();
    let seen = seen(&markdown).map_err(|why| format!("{why} in {markdown:?}"))?;
    let fail = |what: &str| Err(format!("{what}: {seen:?} in {markdown:?}"));
    let is_safe = |address: &&str| is_target(address);

    let mut text = letters(article.meta.title.as_deref().unwrap_or_default());
    let mut headings: Vec<usize> = if text.is_empty() { Vec::new() } else { vec![1] };
    let published = article.meta.published.as_ref().map(ToString::to_string);
    let facts: Vec<&str> =
        article.meta.authors.iter().map(String::as_str).chain(published.as_deref()).collect();
    text.push_str(&letters(&facts.join(", ")));
    let (mut addresses, mut code) = (Vec::new(), Vec::new());
    let (mut quotations, mut items, mut tables, mut emphasis) = (0, 0, 0, 1);
    let mut figures = article.figures.iter().peekable();
    let mut images = Vec::new();
    let mut add = |figure: &Figure, text: &mut String, emphasis: &mut usize| {
        if is_picture(figure) {
            text.push_str(&text_of_figure(figure));
            images.push(written(&figure.url));
            *emphasis += 1;
        }
    };
    for (index, paragraph) in article.body.iter().enumerate() {
        while let Some(figure) = figures.next_if(|figure| figure.before <= index) {
            add(figure, &mut text, &mut emphasis);
        }
        if let Some(entry) = article.entries.iter().find(|entry| entry.start == index) {
            text.push_str(&letters(entry.time.as_deref().unwrap_or_default()));
            emphasis += 1;
        }
        let frame = paragraph.url.as_deref().filter(is_safe);
        let own = text_of(paragraph, frame);
        let is_empty = own.is_empty();
        let is_shown = match paragraph.kind {
            Kind::Table => paragraph.cells.iter().any(|row| !row.is_empty()),
            Kind::Code => true,
            _ => !is_empty,
        };
        match paragraph.kind {
            Kind::Heading if is_shown => headings.push(usize::from(paragraph.level.unwrap_or(2)).clamp(2, 6)),
            Kind::ListItem if is_shown => items += 1,
            Kind::Blockquote | Kind::PullQuote if is_shown => quotations += 1,
            Kind::Embed if paragraph.text.is_empty() => addresses.extend(frame.map(written)),
            Kind::Embed if is_shown => quotations += 1,
            Kind::Table if is_shown => tables += 1,
            Kind::Code => code.push(letters(&paragraph.text)),
            Kind::Standfirst | Kind::Caption => emphasis += 1,
            _ => {}
        }
        if !matches!(paragraph.kind, Kind::Code | Kind::Table | Kind::Standfirst | Kind::Caption) {
            let links = paragraph.spans.iter().filter(|span| span.mark == Mark::Link);
            addresses.extend(links.filter_map(|span| span.href.as_deref()).filter(is_safe).map(written));
            emphasis += paragraph.spans.len();
        }
        text.push_str(&own);
    }
    for figure in figures {
        add(figure, &mut text, &mut emphasis);
    }
    if seen.images != images {
        return fail(&format!("pictures, not {images:?}"));
    }
    if seen.text != text {
        return fail(&format!("the text is not {text:?}"));
    }
    if seen.headings != headings {
        return fail(&format!("headings, not {headings:?}"));
    }
    if seen.code.iter().map(|code| letters(code)).collect::<Vec<_>>() != code {
        return fail(&format!("code, not {code:?}"));
    }
    if seen.quotations != quotations || seen.tables != tables {
        return fail(&format!("{quotations} block quotations and {tables} tables are the article's"));
    }
    // further paragraphs of an item are none of their own
    if seen.items > items || seen.lists > seen.items || seen.emphasis > emphasis {
        return fail(&format!("{items} items and {emphasis} of emphasis are the article's"));
    }
    for link in &seen.links {
        super::address_is_safe(link)?;
        // a browser that gets the address undecoded decodes it
        super::address_is_safe(&decoded(link)?)?;
        match addresses.iter().position(|address| address == link) {
            Some(at) => drop(addresses.swap_remove(at)),
            None => return fail(&format!("a link to {link:?}")),
        }
    }
    Ok(())
}

/// An address as an attribute of HTML that nobody has escaped is read.
fn decoded(address: &str) -> Result<String, String> {
    let page = super::parse(&format!("<a href=\"{}\">", address.replace('"', "%22")), false);
    let anchor = page.tree.nodes().find_map(|node| {
        node.value()
            .as_element()
            .filter(|element| element.name() == "a")
            .and_then(|element| element.attr("href"))
    });
    anchor.map(str::to_owned).ok_or_else(|| format!("{address:?} is no attribute"))
}
