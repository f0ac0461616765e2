//! The addresses that an article carries, made absolute where the page's own address is known.

use html5ever::local_name;

use super::Text;
use crate::article::Metadata;
use crate::page::Page;
use crate::text::{is_image_address, is_safe_address, join};

/// What the page's relative addresses count from: its `<base href>`, itself counted from `address`; or `address`.
pub(crate) fn base(page: &Page, address: Option<&str>) -> Option<String> {
    let own = address.filter(|address| join(address, "").is_some());
    let stated = page
        .rows
        .iter()
        .position(|row| row.tag == local_name!("base"))
        .and_then(|row| page.attr(row as u32, "href"))
        .filter(|href| is_safe_address(href));
    match (own, stated) {
        (Some(own), Some(stated)) => join(own, stated).filter(|base| join(base, "").is_some()),
        (Some(own), None) => Some(own.to_owned()),
        (None, Some(stated)) => join(stated, "").map(|_| stated.to_owned()),
        (None, None) => None,
    }
}

/// Makes the addresses of an article absolute; one that would be no safe address, or longer than `most` bytes, stays as it was.
pub(crate) fn make_absolute(base: &str, meta: &mut Metadata, text: &mut Text, most: usize) {
    let absolute = |address: &mut String, is_fit: fn(&str) -> bool| {
        if let Some(joined) = join(base, address).filter(|joined| joined.len() <= most && is_fit(joined)) {
            *address = joined;
        }
    };
    let links = [&mut meta.url, &mut meta.amp_url, &mut meta.image].into_iter().flatten();
    let stated = meta.rights.iter_mut().filter(|statement| statement.kind.is_address());
    for address in links.chain(stated.map(|statement| &mut statement.value)) {
        absolute(address, is_safe_address);
    }
    for figure in &mut text.figures {
        absolute(&mut figure.url, is_image_address);
    }
    for paragraph in &mut text.paragraphs {
        let links = paragraph.spans.iter_mut().filter_map(|span| span.href.as_mut());
        paragraph.url.iter_mut().chain(links).for_each(|address| absolute(address, is_safe_address));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Figure, Kind, Limits, Mark, Paragraph, Span};

    #[test]
    fn test_the_base_is_the_pages_own_or_the_one_it_states() {
        let base_of = |html: &str, address: Option<&str>| {
            base(&Page::parse(html, &Limits::default()).expect("small"), address)
        };
        assert_eq!(base_of("<p>a", Some("https://e.org/a/b")).as_deref(), Some("https://e.org/a/b"));
        let stated = "<head><base href='/static/'></head><p>a";
        assert_eq!(base_of(stated, Some("https://e.org/a/b")).as_deref(), Some("https://e.org/static/"));
        assert_eq!(base_of(stated, None), None);
        let whole = "<head><base href='https://cdn.example/x/'></head><p>a";
        assert_eq!(base_of(whole, None).as_deref(), Some("https://cdn.example/x/"));
        let bad = "<head><base href='javascript:alert(1)//'></head><p>a";
        assert_eq!(base_of(bad, Some("https://e.org/a")).as_deref(), Some("https://e.org/a"));
        assert_eq!(base_of("<p>a", Some("/only/a/path")), None);
    }

    #[test]
    fn test_every_address_of_an_article_is_made_absolute() {
        let span = Span { start: 0, end: 1, mark: Mark::Link, href: Some("../b".to_owned()) };
        let paragraph = Paragraph {
            url: Some("//v.example/1".to_owned()),
            spans: vec![span],
            ..Paragraph::new(Kind::Embed, "x")
        };
        let mut text =
            Text { paragraphs: vec![paragraph], figures: vec![Figure::new("i.png")], ..Text::default() };
        let mut meta = Metadata { image: Some("i.png".to_owned()), ..Metadata::default() };
        make_absolute("https://e.org/a/c/d", &mut meta, &mut text, 100);
        assert_eq!(meta.image.as_deref(), Some("https://e.org/a/c/i.png"));
        assert_eq!(text.paragraphs[0].url.as_deref(), Some("https://v.example/1"));
        assert_eq!(text.paragraphs[0].spans[0].href.as_deref(), Some("https://e.org/a/b"));
        assert_eq!(text.figures[0].url, "https://e.org/a/c/i.png");
        let mut long = Metadata { image: Some("i".repeat(95)), ..Metadata::default() };
        make_absolute("https://e.org/", &mut long, &mut Text::default(), 100);
        assert_eq!(long.image.as_deref(), Some(&*"i".repeat(95)), "one that would be too long stays");
    }
}
