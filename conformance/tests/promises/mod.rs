//! What holds of every article, whatever the input: asked by the property tests, the hostile inputs and the fuzzers alike.

#![allow(dead_code, unreachable_pub, missing_docs)]

mod markdown;

use std::collections::HashMap;

pub use markdown::markdown_holds;

use copydesk::{Article, BodySource, Kind, Metadata, Quote};
use html5ever::tendril::TendrilSink;
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{ParseOpts, parse_document};
use scraper::{Html, HtmlTreeSink, Node};

/// Elements that the HTML writer may use.
#[rustfmt::skip]
const ELEMENTS: &[&str] = &[
    "a", "address", "article", "aside", "b", "blockquote", "body", "br", "cite", "code", "em", "figcaption", "figure", "footer", "header",
    "h1", "h2", "h3", "h4", "h5", "h6", "head", "hr", "html", "i", "img", "li", "ol", "p", "pre",
    "q", "section", "small", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "time", "tr", "ul",
];
/// Attributes that it may set.
const ATTRIBUTES: &[&str] = &[
    "alt", "cite", "class", "datetime", "dir", "height", "href", "id", "lang", "loading", "rel", "src",
    "start", "width",
];

/// A plain parse, as a browser does it, with scripting on or off.
pub fn parse(html: &str, scripting: bool) -> Html {
    let options = ParseOpts {
        tree_builder: TreeBuilderOpts { scripting_enabled: scripting, ..TreeBuilderOpts::default() },
        ..ParseOpts::default()
    };
    parse_document(HtmlTreeSink::new(Html::new_document()), options).one(html)
}

/// Says what is active in a piece of HTML output, if anything is: it is parsed as browsers do, scripting on and off.
pub fn html_is_safe(html: &str) -> Result<(), String> {
    for scripting in [true, false] {
        for wrapped in
            [html.to_owned(), format!("<!doctype html><html><body><div>{html}</div></body></html>")]
        {
            for node in parse(&wrapped, scripting).tree.nodes() {
                let Node::Element(element) = node.value() else {
                    if matches!(node.value(), Node::Comment(_) | Node::ProcessingInstruction(_)) {
                        return Err("a comment".to_owned());
                    }
                    continue;
                };
                let name = element.name();
                if &*element.name.ns != "http://www.w3.org/1999/xhtml" {
                    return Err(format!("<{name}> of another namespace"));
                }
                if !(ELEMENTS.contains(&name) || name == "div") {
                    return Err(format!("<{name}>"));
                }
                for (attribute, value) in element.attrs() {
                    if !ATTRIBUTES.contains(&attribute) {
                        return Err(format!("{attribute}={value:?} on <{name}>"));
                    }
                    if matches!(attribute, "href" | "cite") {
                        address_is_safe(value)?;
                    }
                    if attribute == "src" {
                        picture_is_safe(value)?;
                    }
                }
            }
        }
    }
    Ok(())
}

/// What a picture may be loaded from: `http` and `https` alone.
pub fn picture_is_safe(address: &str) -> Result<(), String> {
    address_is_safe(address)?;
    let lower = address.to_ascii_lowercase();
    if !(lower.starts_with("http://") || lower.starts_with("https://")) {
        return Err(format!("a picture from {address:?}"));
    }
    Ok(())
}

/// The same of a page by itself: beside the fragment it holds a head that this crate writes, and no text of the page in that but its title
/// and its address.
pub fn html_page_is_safe(article: &Article) -> Result<(), String> {
    let page = article.to_html_page();
    let fragment = article.to_html();
    let rest = page.replacen(&fragment, "", 1);
    for scripting in [true, false] {
        let parsed = parse(&page, scripting);
        let elements = || parsed.tree.nodes().filter_map(|node| node.value().as_element());
        for element in elements() {
            let name = element.name();
            if !(ELEMENTS.contains(&name) || ["link", "meta", "style", "title"].contains(&name)) {
                return Err(format!("<{name}> in the page"));
            }
            for (attribute, value) in element.attrs() {
                if attribute.starts_with("on") || attribute == "style" {
                    return Err(format!("{attribute}={value:?} on <{name}>"));
                }
            }
        }
        let count = |wanted: &str| elements().filter(|element| element.name() == wanted).count();
        let link_is_safe = |element: &scraper::node::Element| {
            element.attr("rel") == Some("canonical")
                && element.attr("href").is_some_and(|href| picture_is_safe(href).is_ok())
        };
        let links_are_safe = elements().filter(|element| element.name() == "link").all(link_is_safe);
        if count("title") != 1
            || count("style") != 1
            || count("meta") != 4
            || count("link") > 1
            || !links_are_safe
        {
            return Err(format!("another head: {rest:?}"));
        }
    }
    Ok(())
}

/// An address that may come out: `http`, `https`, `mailto`, or relative.
pub fn address_is_safe(address: &str) -> Result<(), String> {
    // what a browser's URL parser skips before it looks at the scheme
    let seen: String = address.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
    let lower = seen.to_lowercase();
    let scheme: String =
        lower.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.')).collect();
    let has_scheme =
        lower[scheme.len()..].starts_with(':') && scheme.starts_with(|c: char| c.is_ascii_alphabetic());
    if has_scheme && !matches!(scheme.as_str(), "http" | "https" | "mailto") {
        return Err(format!("the address {:?}", &address[..address.floor_char_boundary(80)]));
    }
    if address.len() > 8_192 {
        return Err(format!("an address of {} bytes", address.len()));
    }
    Ok(())
}

/// Whether a character must not reach a terminal: ESC and the rest of C0 but tab and newline, DEL, C1, overrides of direction.
pub fn is_unprintable(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t'))
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Says which character of a text must not reach a terminal.
pub fn terminal_is_safe(text: &str) -> Result<(), String> {
    match text.char_indices().find(|&(_, c)| is_unprintable(c)) {
        Some((at, c)) => Err(format!("{c:?} at byte {at}")),
        None => Ok(()),
    }
}

/// The characters of a page's text, counted: nothing can be in an article more often than here.
pub fn letters_of_page(html: &str) -> HashMap<char, usize> {
    let mut letters = HashMap::new();
    // what html5ever cannot do in linear time is not parsed here
    for node in parse(html, false).tree.nodes() {
        if let Node::Text(text) = node.value() {
            for c in text.chars().filter(|c| !c.is_whitespace()) {
                *letters.entry(c).or_default() += 1;
            }
        }
    }
    letters
}

/// Checks everything that can be said of an article without its page.
pub fn article_holds(article: &Article) -> Result<(), String> {
    partial_holds(&article.meta)?;
    if !(0.0..=1.0).contains(&article.confidence) {
        return Err(format!("confidence {}", article.confidence));
    }
    for (index, paragraph) in article.body.iter().enumerate() {
        let text = &paragraph.text;
        // a frame has no text, nor has a picture without a caption
        if text.trim().is_empty() && paragraph.url.is_none() && paragraph.credit.is_none() {
            return Err(format!("paragraph {index} is empty"));
        }
        terminal_is_safe(text).map_err(|why| format!("paragraph {index}: {why}"))?;
        let mut last = 0;
        for span in &paragraph.spans {
            if !(span.start < span.end
                && text.is_char_boundary(span.start)
                && text.is_char_boundary(span.end))
            {
                return Err(format!("span {span:?} of {text:?}"));
            }
            if span.start < last {
                return Err(format!("span {span:?} is out of order"));
            }
            last = span.start;
            span.href.as_deref().map_or(Ok(()), address_is_safe)?;
        }
        paragraph.url.as_deref().map_or(Ok(()), address_is_safe)?;
        for line in [&paragraph.title, &paragraph.author, &paragraph.credit].into_iter().flatten() {
            terminal_is_safe(line)?;
        }
    }
    for entry in &article.entries {
        for line in [&entry.time, &entry.headline].into_iter().flatten() {
            terminal_is_safe(line).map_err(|why| format!("an entry: {why}"))?;
        }
    }
    figures_hold(article)?;
    chunks_hold(article)?;
    for quote in &article.quotes {
        let text = article.body.get(quote.paragraph).map(|paragraph| paragraph.text.as_str());
        quote_holds(quote, text)?;
        for part in &quote.parts {
            let text = article.body.get(part.paragraph).map(|paragraph| paragraph.text.as_str());
            slice_holds(text, (part.start, part.end), (part.start_char, part.end_char))?;
        }
    }
    Ok(())
}

/// Pictures stand in the body, in order, and their captions are captions.
fn figures_hold(article: &Article) -> Result<(), String> {
    for figure in &article.figures {
        address_is_safe(&figure.url)?;
        terminal_is_safe(&figure.url)?;
        for line in [&figure.alt, &figure.caption, &figure.credit].into_iter().flatten() {
            terminal_is_safe(line)?;
        }
        let is_caption = figure.caption_paragraph.is_none_or(|index| {
            article.body.get(index).is_some_and(|paragraph| paragraph.kind == Kind::Caption)
        });
        if figure.before > article.body.len()
            || figure.url.trim().is_empty()
            || figure.url.starts_with("data:")
            || !is_caption
        {
            return Err(format!("{figure:?}"));
        }
    }
    let captions: Vec<usize> = article.figures.iter().filter_map(|figure| figure.caption_paragraph).collect();
    let distinct: std::collections::HashSet<&usize> = captions.iter().collect();
    if distinct.len() != captions.len() || article.figures.iter().filter(|figure| figure.lead).count() > 1 {
        return Err(format!("a caption of two pictures, or two leads: {:?}", article.figures));
    }
    Ok(())
}

/// Chunks are slices of the text, in order, and lose nothing but white space; no quote of running text is cut.
pub fn chunks_hold(article: &Article) -> Result<(), String> {
    let text = article.text();
    for limit in [1, 20, 200] {
        let mut at = 0;
        let chunks = article.chunks(limit);
        for chunk in &chunks {
            slice_holds(Some(&text), (chunk.start, chunk.end), (chunk.start_char, chunk.end_char))?;
            let is_whole =
                text[chunk.start..chunk.end] == chunk.text && text[at..chunk.start].trim().is_empty();
            if !is_whole || chunk.text.is_empty() && !text.is_empty() {
                return Err(format!("{chunk:?} behind byte {at}"));
            }
            at = chunk.end;
        }
        if !text[at..].trim().is_empty() {
            return Err(format!("{:?} is in no chunk", &text[at..]));
        }
        for quote in article.quotes.iter().filter(|quote| quote.parts.is_empty()) {
            let is_of_text = !matches!(article.body[quote.paragraph].kind, Kind::Caption | Kind::PullQuote);
            if is_of_text
                && text.contains(&quote.text)
                && !chunks.iter().any(|chunk| chunk.text.contains(&quote.text))
            {
                return Err(format!("{:?} is cut", quote.text));
            }
        }
    }
    Ok(())
}

/// The quotes of a plain text name slices of it.
pub fn quotes_hold(text: &str, quotes: &[Quote]) -> Result<(), String> {
    for quote in quotes {
        quote_holds(quote, Some(text))?;
        for part in &quote.parts {
            slice_holds(Some(text), (part.start, part.end), (part.start_char, part.end_char))?;
        }
    }
    Ok(())
}

fn quote_holds(quote: &Quote, text: Option<&str>) -> Result<(), String> {
    let slice = slice_holds(text, (quote.start, quote.end), (quote.start_char, quote.end_char))?;
    if slice != quote.text || !(0.0..=1.0).contains(&quote.confidence) {
        return Err(format!("{quote:?} is not {slice:?}"));
    }
    Ok(())
}

fn slice_holds(text: Option<&str>, bytes: (usize, usize), chars: (usize, usize)) -> Result<&str, String> {
    let text = text.ok_or("a quote of no paragraph")?;
    let slice = text.get(bytes.0..bytes.1).ok_or_else(|| format!("{bytes:?} is no slice of {text:?}"))?;
    let before = text[..bytes.0].chars().count();
    if (before, before + slice.chars().count()) != chars {
        return Err(format!("{bytes:?} in characters is not {chars:?}"));
    }
    Ok(slice)
}

/// Checks a page's metadata against the documented bounds.
pub fn partial_holds(meta: &Metadata) -> Result<(), String> {
    let texts = [
        &meta.title,
        &meta.subtitle,
        &meta.kicker,
        &meta.section,
        &meta.byline,
        &meta.dateline,
        &meta.language,
        &meta.site_name,
    ];
    for text in texts.into_iter().flatten() {
        terminal_is_safe(text)?;
        if text.chars().count() > 1_000 {
            return Err(format!("a field of {} characters", text.chars().count()));
        }
    }
    for text in
        [&meta.description, &meta.image_caption, &meta.image_credit, &meta.licence].into_iter().flatten()
    {
        terminal_is_safe(text)?;
        if text.chars().count() > 5_000 {
            return Err(format!("a field of {} characters", text.chars().count()));
        }
    }
    if meta.authors.len() > 50 || meta.agency.len() > 50 || meta.tags.len() > 50 {
        return Err("too many authors or tags".to_owned());
    }
    for name in meta.authors.iter().chain(&meta.agency).chain(&meta.tags) {
        terminal_is_safe(name)?;
        if name.chars().count() > 200 {
            return Err(format!("a name of {} characters", name.chars().count()));
        }
    }
    if meta.rights.len() > 100 {
        return Err("too many statements about rights".to_owned());
    }
    for statement in &meta.rights {
        terminal_is_safe(&statement.value)?;
        terminal_is_safe(statement.agent.as_deref().unwrap_or_default())?;
        if statement.value.is_empty() || statement.value.len() > 8_192 {
            return Err(format!("{statement:?}"));
        }
    }
    for address in [&meta.url, &meta.amp_url, &meta.image].into_iter().flatten() {
        terminal_is_safe(address)?;
        address_is_safe(address)?;
    }
    Ok(())
}

/// Checks that an article's text is made of its page's.
pub fn text_is_the_pages(article: &Article, html: &str) -> Result<(), String> {
    if article.body_source != BodySource::Page {
        return Ok(());
    }
    let mut letters = letters_of_page(html);
    for paragraph in &article.body {
        for c in paragraph.text.chars().filter(|c| !c.is_whitespace()) {
            match letters.get_mut(&c) {
                Some(left) if *left > 0 => *left -= 1,
                _ => return Err(format!("{c:?} of {:?} is not the page's", paragraph.text)),
            }
        }
    }
    Ok(())
}

/// Checks what the renderers print.
pub fn output_holds(article: &Article) -> Result<(), String> {
    html_is_safe(&article.to_html()).map_err(|why| format!("HTML holds {why}"))?;
    html_page_is_safe(article)?;
    terminal_is_safe(&article.to_text(80)).map_err(|why| format!("text holds {why}"))?;
    terminal_is_safe(&article.to_markdown()).map_err(|why| format!("Markdown holds {why}"))?;
    markdown_holds(article).map_err(|why| format!("Markdown holds {why}"))?;
    let json = serde_json::to_string(article).map_err(|why| why.to_string())?;
    serde_json::from_str::<serde_json::Value>(&json).map_err(|why| format!("JSON: {why}"))?;
    script_holds(&article.to_schema_org()).map_err(|why| format!("schema.org: {why}"))?;
    Ok(())
}

/// JSON that is set into a page's script as it is stays the script's whole text, and JSON.
pub fn script_holds(json: &str) -> Result<(), String> {
    let value: serde_json::Value = serde_json::from_str(json).map_err(|why| why.to_string())?;
    for scripting in [true, false] {
        let page = parse(&format!("<script type='application/ld+json'>{json}</script><p>behind"), scripting);
        let text = |name: &str| {
            let node = page
                .tree
                .nodes()
                .find(|node| node.value().as_element().is_some_and(|element| element.name() == name));
            let texts =
                node.into_iter().flat_map(|node| node.children()).filter_map(|child| child.value().as_text());
            texts.map(|text| &**text).collect::<String>()
        };
        if serde_json::from_str::<serde_json::Value>(&text("script")).ok().as_ref() != Some(&value) {
            return Err("the script's text is another".to_owned());
        }
        if text("p") != "behind" {
            return Err("the script goes on behind its end".to_owned());
        }
    }
    Ok(())
}
