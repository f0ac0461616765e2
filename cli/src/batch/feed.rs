//! Feeds and sitemaps: the addresses of a site's pages, in the order in which it lists them.
//!
//! RSS, Atom, sitemaps, those of news, and indexes of sitemaps. They are read as tags and texts, without a tree: what is not well formed
//! gives the addresses that can be read, and nothing in it is ever opened but the sitemaps of an index, in bounds.

use std::borrow::Cow;
use std::collections::{HashSet, VecDeque};
use std::ffi::{OsStr, OsString};
use std::io::{BufReader, Cursor};
use std::sync::Arc;
use std::sync::atomic::Ordering;

use serde_json::json;

use super::inputs::{Feeds, Job, Skipped, Task, Unread};
use super::memory::{HELD, LEAST};
use super::resume::hash;
use super::state::Known;
use crate::input;
use crate::rows::UNREADABLE;

/// Sitemaps that are opened of one index; one that leads to others is bounded by it too.
const MOST_SITEMAPS: usize = 1_000;
/// Addresses that are kept of one feed, with all sitemaps that it leads to; what comes once has to be remembered.
const MOST_PAGES: usize = 5_000_000;
/// The longest address.
const LONGEST: usize = 4 << 10;

/// What a feed lists.
#[derive(Debug, Default, PartialEq, Eq)]
struct Listed {
    pages: Vec<String>,
    sitemaps: Vec<String>,
    /// Whether it was a feed or a sitemap at all.
    is_known: bool,
}

/// The pages of a feed as jobs. Each address comes once; sitemaps of an index are opened when their turn comes.
pub(crate) fn jobs(feed: OsString, feeds: Feeds, skipped: Arc<Skipped>) -> impl Iterator<Item = Job> + Send {
    let mut left = VecDeque::from([feed]);
    let (mut opened, mut seen) = (0, HashSet::new());
    let mut ready: VecDeque<Task> = VecDeque::new();
    std::iter::from_fn(move || {
        while ready.is_empty() {
            let feed = left.pop_front()?;
            opened += 1;
            match read(&feed, &feeds, &skipped) {
                Ok(listed) => {
                    let new = listed.sitemaps.into_iter().filter(|sitemap| seen.insert(hash(sitemap)));
                    let room = MOST_SITEMAPS.saturating_sub(opened + left.len());
                    left.extend(new.take(room).map(OsString::from));
                    let pages = listed.pages.into_iter();
                    ready.extend(pages.filter(|page| seen.insert(hash(page))).map(Task::Polite));
                    if seen.len() > MOST_PAGES {
                        left.clear();
                        let name = feed.to_string_lossy();
                        let message =
                            format!("{name}: more than {MOST_PAGES} addresses; the rest is left out");
                        ready.push_back(unread(&feed, "limit", message, false));
                    }
                }
                Err(message) => {
                    let message = format!("{}: {message}", feed.to_string_lossy());
                    ready.push_back(unread(&feed, UNREADABLE, message, opened == 1));
                }
            }
        }
        ready.pop_front().map(|task| Job { task, held: HELD.take(LEAST) })
    })
}

/// The row of a feed that could not be read, or not to its end; the sitemaps that it leads to were named by nobody.
fn unread(feed: &OsStr, kind: &'static str, message: String, is_named: bool) -> Task {
    Task::Unread(Unread { id: json!(feed.to_string_lossy()).to_string(), kind, message, is_named })
}

fn read(feed: &OsStr, feeds: &Feeds, skipped: &Skipped) -> Result<Listed, String> {
    let expected = "an RSS or Atom feed or a sitemap was expected";
    let mut validators = None;
    let bytes = if input::is_address(feed) {
        let feed = feed.to_string_lossy();
        let known = feeds.state.known(&feed).cloned().unwrap_or_default();
        let page = feeds.fetcher.fetch_if_changed(&feed, &known.validators);
        let Some(page) = page.map_err(|cause| cause.failure.to_string())? else {
            skipped.unchanged.fetch_add(1, Ordering::Relaxed);
            feeds.state.learn(&feed, known.clone());
            // what an index lists may have changed though the index has not
            return Ok(Listed { pages: Vec::new(), sitemaps: known.sitemaps, is_known: true });
        };
        validators = Some(page.validators);
        // a sitemap is often stored packed
        input::unpacked(BufReader::new(Cursor::new(page.bytes)))
            .map_err(|cause| format!("{cause}; {expected}"))?
    } else {
        input::page(feed).map_err(|cause| {
            let meant = input::meant(feed, &cause).unwrap_or_else(|| expected.to_owned());
            format!("{cause}; {meant}")
        })?
    };
    let listed = listed(&String::from_utf8_lossy(&bytes));
    if !listed.is_known {
        return Err(format!("it is none; {expected}"));
    }
    if let Some(validators) = validators {
        let sitemaps = listed.sitemaps.iter().take(MOST_SITEMAPS).cloned().collect();
        feeds.state.learn(&feed.to_string_lossy(), Known { validators, sitemaps });
    }
    Ok(listed)
}

/// The element that an address belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Page,
    Sitemap,
}

/// Reads the addresses of a feed or a sitemap.
fn listed(text: &str) -> Listed {
    let mut listed = Listed::default();
    let mut part = None;
    // of an item: its link, or its permanent id where it has no link
    let (mut link, mut id): (Option<String>, Option<String>) = (None, None);
    // the element whose text is an address
    let mut open: Option<(&str, String)> = None;
    for piece in Pieces(text) {
        match piece {
            Piece::Text(text) => {
                if let Some((_, address)) = &mut open
                    && address.len() < LONGEST
                {
                    address.push_str(&text);
                }
            }
            Piece::Open { name, attributes } => match name {
                "rss" | "RDF" | "feed" | "urlset" | "sitemapindex" => listed.is_known = true,
                "item" | "entry" | "url" => (part, link, id) = (Some(Part::Page), None, None),
                "sitemap" => (part, link) = (Some(Part::Sitemap), None),
                "link" if part.is_some() => match attribute(attributes, "href") {
                    // of Atom: only the page itself, not what belongs to it
                    Some(href) => {
                        let relation = attribute(attributes, "rel");
                        if relation.is_none_or(|relation| relation == "alternate") && link.is_none() {
                            link = Some(href.into_owned());
                        }
                    }
                    None => open = Some((name, String::new())),
                },
                "loc" if part.is_some() => open = Some((name, String::new())),
                "guid" if attribute(attributes, "isPermaLink").is_none_or(|is| is == "true") => {
                    open = Some((name, String::new()));
                }
                _ => {}
            },
            Piece::Close(name) => {
                if let Some((opened, address)) = open.take_if(|(opened, _)| *opened == name) {
                    let address = address.trim().to_owned();
                    match opened {
                        "guid" => id = Some(address),
                        _ if link.is_none() => link = Some(address),
                        _ => {}
                    }
                }
                if matches!(name, "item" | "entry" | "url" | "sitemap") {
                    let address = link.take().or_else(|| id.take()).filter(|address| is_address(address));
                    match (part.take(), address) {
                        (Some(Part::Page), Some(address)) => listed.pages.push(address),
                        (Some(Part::Sitemap), Some(address)) => listed.sitemaps.push(address),
                        _ => {}
                    }
                    open = None;
                }
            }
        }
    }
    listed
}

fn is_address(text: &str) -> bool {
    text.len() < LONGEST && input::is_address(OsStr::new(text))
}

/// A piece of XML; names are without their prefix, but for those of other vocabularies that have the same names.
enum Piece<'a> {
    Open { name: &'a str, attributes: &'a str },
    Close(&'a str),
    Text(Cow<'a, str>),
}

/// The pieces of a text of XML, of which each character is read once.
struct Pieces<'a>(&'a str);

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        loop {
            let rest = self.0;
            if rest.is_empty() {
                return None;
            }
            let Some(tag) = rest.strip_prefix('<') else {
                let end = rest.find('<').unwrap_or(rest.len());
                self.0 = &rest[end..];
                return Some(Piece::Text(decoded(&rest[..end])));
            };
            if let Some(data) = tag.strip_prefix("![CDATA[") {
                let (text, rest) = data.split_once("]]>").unwrap_or((data, ""));
                self.0 = rest;
                return Some(Piece::Text(Cow::Borrowed(text)));
            }
            if let Some(comment) = tag.strip_prefix("!--") {
                self.0 = comment.split_once("-->").map_or("", |(_, rest)| rest);
                continue;
            }
            let (tag, rest) = tag.split_once('>').unwrap_or((tag, ""));
            self.0 = rest;
            if tag.starts_with(['!', '?']) {
                continue;
            }
            if let Some(name) = tag.strip_prefix('/') {
                return Some(Piece::Close(local(name.trim())));
            }
            let tag = tag.strip_suffix('/').unwrap_or(tag);
            let (name, attributes) = tag.split_once(|c: char| c.is_ascii_whitespace()).unwrap_or((tag, ""));
            return Some(Piece::Open { name: local(name), attributes });
        }
    }
}

/// A name without its prefix. Images and videos of a sitemap have addresses too, which are no pages; so have the links of other
/// vocabularies in a feed.
fn local(name: &str) -> &str {
    match name.split_once(':') {
        Some(("rdf" | "rss" | "atom" | "sitemap", local)) if local != "link" => local,
        Some(_) => name,
        None => name,
    }
}

/// The value of an attribute.
fn attribute<'a>(attributes: &'a str, name: &str) -> Option<Cow<'a, str>> {
    let mut rest = attributes;
    while let Some((key, behind)) = rest.split_once('=') {
        let behind = behind.trim_start();
        let quote = behind.chars().next().filter(|quote| ['"', '\''].contains(quote))?;
        let (value, behind) = behind[1..].split_once(quote)?;
        if key.trim() == name {
            return Some(decoded(value));
        }
        rest = behind;
    }
    None
}

/// A text whose references are resolved: those of XML, and characters by their number.
fn decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut parts = text.split('&');
    out += parts.next().unwrap_or_default();
    for part in parts {
        let character = part.split_once(';').and_then(|(name, rest)| Some((character(name)?, rest)));
        match character {
            Some((c, rest)) => {
                out.push(c);
                out += rest;
            }
            None => {
                out.push('&');
                out += part;
            }
        }
    }
    Cow::Owned(out)
}

fn character(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let number = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(number)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pages(text: &str) -> Vec<String> {
        let listed = listed(text);
        assert!(listed.is_known, "{text}");
        listed.pages
    }

    #[test]
    fn test_rss_gives_links_or_permanent_ids() {
        let rss = "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:atom=\"a\"><channel><title>x</title><link>https://c.example/</link>\
            <atom:link rel=\"self\" href=\"https://c.example/rss\"/>\
            <item><title>A &lt;b&gt;</title><link> https://c.example/a?b=1&amp;c=2\n</link><guid isPermaLink=\"false\">7</guid></item>\
            <item><guid>https://c.example/b</guid><description><![CDATA[<link>https://evil.example/</link>]]></description></item>\
            <item><link><![CDATA[https://c.example/c]]></link><media:content url=\"https://c.example/c.jpg\"/><guid>https://c.example/other</guid></item>\
            <item><title>none</title></item><item><link>javascript:alert(1)</link></item></channel></rss>";
        assert_eq!(pages(rss), ["https://c.example/a?b=1&c=2", "https://c.example/b", "https://c.example/c"]);
        let rdf = "<rdf:RDF><channel><link>https://c.example/</link></channel><item rdf:about=\"x\"><link>https://c.example/d</link></item></rdf:RDF>";
        assert_eq!(pages(rdf), ["https://c.example/d"]);
    }

    #[test]
    fn test_atom_gives_the_page_and_not_what_belongs_to_it() {
        let atom = "<feed xmlns='http://www.w3.org/2005/Atom'><link href='https://c.example/'/>\
            <entry><link rel='enclosure' href='https://c.example/a.mp3'/><link rel='alternate' type='text/html' href='https://c.example/a&#x3F;b'/>\
            <id>tag:c</id></entry><entry><link href=\"https://c.example/b\"/></entry></feed>";
        assert_eq!(pages(atom), ["https://c.example/a?b", "https://c.example/b"]);
    }

    #[test]
    fn test_sitemaps_give_pages_and_an_index_sitemaps() {
        let map = "<urlset><url><loc>https://c.example/a</loc><news:news><news:title>t</news:title></news:news>\
            <image:image><image:loc>https://c.example/a.jpg</image:loc></image:image></url>\
            <!-- <url><loc>https://c.example/no</loc></url> --><url><loc>\nhttps://c.example/b\n</loc><lastmod>2026</lastmod></url></urlset>";
        assert_eq!(pages(map), ["https://c.example/a", "https://c.example/b"]);
        let index = "<sitemapindex><sitemap><loc>https://c.example/1.xml.gz</loc></sitemap></sitemapindex>";
        assert_eq!(listed(index).sitemaps, ["https://c.example/1.xml.gz"]);
    }

    /// Broken ones end, in time that is linear in their length, with what can be read.
    #[test]
    fn test_what_is_no_feed_is_told_and_what_is_broken_is_read() {
        for text in
            ["", "<html><a href='https://c.example/'>x</a></html>", "{}", "<", "&", "<![CDATA[", "<!--"]
        {
            assert!(!listed(text).is_known, "{text}");
        }
        assert_eq!(
            pages("<rss><item><link>https://c.example/a</link></item><item><link>https://c.ex"),
            ["https://c.example/a"]
        );
        let long = format!("<rss>{}", "<item><link>https://c.example/a</link>".repeat(100_000));
        assert!(listed(&long).pages.is_empty());
        listed(&"<a b='".repeat(200_000));
        listed(&"<rss><!--".repeat(200_000));
        listed(&"<![CDATA[&&&&".repeat(200_000));
    }
}
