//! Where a page speaks of itself and to its reader: the site's own name, words that address the reader, boxes with a field to fill in,
//! and text that stands under a headline which leads to another page.

use std::sync::LazyLock;

use html5ever::local_name;

use super::words::{Words, word_hashes};
use super::{Sums, View, is_within};
use crate::article::Mark;
use crate::claims::Anchors;
use crate::lexicon::page::ADDRESSING;
use crate::page::{Page, RowId};
use crate::text::Table;

/// Letters from which a host's own label is a name rather than a word: "time", "news".
const MIN_LABEL: usize = 5;
/// Words of the longest name of a site.
const MAX_NAME: usize = 6;
/// Words of the longest block that may be a page's word to its reader.
const MAX_WORDS: usize = 120;
/// Levels up from a block in which a field to fill in belongs to it, and words of a box with a field.
const FIELD_LEVELS: usize = 4;
const FIELD_WORDS: f32 = 90.0;
/// Link density from which a heading is a link, and words from which that is a headline.
const HEADLINE_LINKS: f32 = 0.9;
const HEADLINE_WORDS: f32 = 3.0;
/// Share of its links that leave the site, above which it is no teaser of the site's own.
const MOSTLY: f32 = 0.5;

/// The words that address the reader, by their hashes, and a bit for each by which most other words are told.
struct AddressWords {
    bits: [u64; 64],
    words: Table<u64, ()>,
}

impl AddressWords {
    fn bit(word: u64) -> (usize, u64) {
        ((word >> 58) as usize, 1 << (word >> 52 & 63))
    }

    fn has(&self, word: u64) -> bool {
        let (at, bit) = Self::bit(word);
        self.bits[at] & bit != 0 && self.words.contains_key(&word)
    }
}

static ADDRESS_WORDS: LazyLock<AddressWords> = LazyLock::new(|| {
    let mut all = AddressWords { bits: [0; 64], words: Table::default() };
    for word in ADDRESSING.iter().flat_map(|word| word_hashes(word)) {
        let (at, bit) = AddressWords::bit(word);
        all.bits[at] |= bit;
        all.words.insert(word, ());
    }
    all
});

/// Where a page speaks of itself.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Publisher {
    pub(crate) names_site: bool,
    /// Words that address the reader, outside quotations.
    pub(crate) addresses: f32,
    /// One over the levels up to a small box with a field to fill in, counted from one; 0 without.
    pub(crate) field_near: f32,
    /// Headings like the one above that lead to other pages, where that one does.
    pub(crate) under_links: f32,
}

/// What each block says of its publisher.
pub(super) fn publisher(
    page: &Page,
    views: &[View<'_>],
    words: &Words,
    sums: &Sums,
    anchors: &Anchors,
) -> Vec<Publisher> {
    let mut found = vec![Publisher::default(); views.len()];
    set_names(&mut found, views, words, anchors);
    set_fields(&mut found, page, views, sums);
    set_headline_links(&mut found, page, views);
    found
}

/// Whether each block names the site, and how many of its words address the reader.
fn set_names(found: &mut [Publisher], views: &[View<'_>], words: &Words, anchors: &Anchors) {
    let name = Some(word_hashes(&anchors.site_name)).filter(|name| {
        name.len() <= MAX_NAME
            && anchors.site_name.chars().filter(|c| c.is_alphanumeric()).count() >= MIN_LABEL
    });
    let label = label_of(&anchors.host).map(|label| word_hashes(label)[0]);
    let address_words = &*ADDRESS_WORDS;
    for (index, (view, publisher)) in views.iter().zip(found).enumerate() {
        let words = words.of_block(index);
        if words.len() > MAX_WORDS {
            continue;
        }
        let has_name = name.as_ref().is_some_and(|name| {
            !name.is_empty() && words.windows(name.len()).any(|run| run[0] == name[0] && run == &name[..])
        });
        publisher.names_site = has_name || label.is_some_and(|label| words.contains(&label));
        if !holds_quotation_mark(view.text) {
            publisher.addresses = words.iter().filter(|word| address_words.has(**word)).count() as f32;
        }
    }
}

/// Whether a text has a mark of quotation, single ones aside.
pub(in crate::blocks) fn holds_quotation_mark(text: &str) -> bool {
    memchr::memchr(b'"', text.as_bytes()).is_some()
        || !text.is_ascii() && text.contains(['“', '”', '„', '«', '»', '「'])
}

/// The part of a host that is the site's own: the longest, but for the last.
fn label_of(host: &str) -> Option<&str> {
    let parts = host.rsplit('.').skip(1);
    parts
        .max_by_key(|part| part.len())
        .filter(|part| part.len() >= MIN_LABEL && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// Levels up from each block to a small box with a field to fill in.
fn set_fields(found: &mut [Publisher], page: &Page, views: &[View<'_>], sums: &Sums) {
    let mut before: Vec<u32> = Vec::with_capacity(page.rows.len() + 1);
    before.push(0);
    for (id, row) in page.rows.iter().enumerate() {
        let is_field = row.tag == local_name!("textarea")
            || (row.tag == local_name!("input")
                && page.attr(id as RowId, "type").is_none_or(|kind| {
                    !["hidden", "checkbox", "radio", "submit", "button", "image"]
                        .iter()
                        .any(|other| kind.eq_ignore_ascii_case(other))
                }));
        before.push(before[before.len() - 1] + u32::from(is_field));
    }
    if before.last() == Some(&0) {
        return;
    }
    for (view, publisher) in views.iter().zip(found) {
        let level = page.ancestors(view.block.row).take(FIELD_LEVELS).position(|row| {
            let element = &page.rows[row as usize];
            before[element.end as usize] > before[row as usize]
                && Sums::of(&sums.words, element.blocks) <= FIELD_WORDS
        });
        publisher.field_near = level.map_or(0.0, |levels| 1.0 / (1.0 + levels as f32));
    }
}

/// How many headings like the one that each block stands under lead to other pages, where that one does.
fn set_headline_links(found: &mut [Publisher], page: &Page, views: &[View<'_>]) {
    let leads_away: Vec<bool> = views.iter().map(|view| is_headline_link(page, view)).collect();
    let signature = |view: &View<'_>| page.rows[view.block.row as usize].signature;
    let mut alike: Table<u32, u32> = Table::default();
    for (view, _) in views.iter().zip(&leads_away).filter(|(_, leads)| **leads) {
        *alike.entry(signature(view)).or_default() += 1;
    }
    if alike.is_empty() {
        return;
    }
    // the box of the last headline that leads away, and how many there are like it
    let mut under: Option<(RowId, u32)> = None;
    for ((view, leads), publisher) in views.iter().zip(&leads_away).zip(found) {
        if *leads {
            let row = view.block.row;
            let parent = page.rows[row as usize].parent;
            // a headline may stand in a box of its own
            let is_alone = page.rows[parent as usize].blocks.1 - page.rows[parent as usize].blocks.0 == 1;
            let holder = if is_alone { page.rows[parent as usize].parent } else { parent };
            under = Some((holder, alike.get(&signature(view)).copied().unwrap_or_default()));
        } else if view.heading.is_some()
            || under.is_some_and(|(row, _)| !is_within(page, view.block.row, row))
        {
            under = None;
        }
        publisher.under_links = under.map_or(0.0, |(_, count)| count as f32);
    }
}

/// Whether a block is a heading that as a whole leads to another page of the site.
fn is_headline_link(page: &Page, view: &View<'_>) -> bool {
    if view.heading.is_none()
        || view.link_density < HEADLINE_LINKS
        || view.measure.words < HEADLINE_WORDS
        || view.overlap.is_title
        || view.links.outside > MOSTLY
    {
        return false;
    }
    let (from, to) = view.block.inlines;
    page.inlines[from as usize..to as usize].iter().any(|inline| {
        inline.mark == Mark::Link
            && page.attr(inline.row, "href").is_some_and(|href| {
                let href = href.trim();
                !href.is_empty() && !href.starts_with('#') && !href.starts_with("javascript")
            })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Limits;
    use crate::blocks::Context;

    fn facts(html: &str) -> Vec<(bool, f32, f32, f32)> {
        let page = Page::parse(html, &Limits::default()).expect("small");
        let mut anchors = Anchors::of_title(&page, "A ferry ran onto a bank");
        anchors.site_name = "Harbour Gazette".to_owned();
        anchors.host = "news.harbourgazette.example".to_owned();
        let context = Context::new(&page, &anchors);
        let views = context.views.iter();
        views
            .map(|view| {
                (
                    view.publisher.names_site,
                    view.publisher.addresses,
                    view.publisher.field_near,
                    view.publisher.under_links,
                )
            })
            .collect()
    }

    #[test]
    fn test_a_page_names_itself_and_addresses_its_reader() {
        let found = facts(
            "<p>The Harbour Gazette needs your help.</p><p>Follow HarbourGazette.example</p><p>The ferry ran onto a bank.</p><p>“You and your boat,” she said.</p>",
        );
        assert_eq!(found.iter().map(|facts| facts.0).collect::<Vec<_>>(), [true, true, false, false]);
        assert_eq!(found.iter().map(|facts| facts.1).collect::<Vec<_>>(), [1.0, 0.0, 0.0, 0.0]);
    }

    #[test]
    fn test_the_own_part_of_a_host() {
        assert_eq!(label_of("harbourgazette.example"), Some("harbourgazette"));
        assert_eq!(label_of("gazette.com.au"), Some("gazette"));
        assert_eq!(label_of("news.example"), None, "a word");
        assert_eq!(label_of(""), None);
    }

    #[test]
    fn test_a_box_with_a_field() {
        let long =
            "The ferry lay on the bank for six hours until the tide rose and two tugs pulled it free. "
                .repeat(8);
        let found = facts(&format!(
            "<div><p>{long}</p><div><p>Every Sunday in your inbox.</p><form><input type=email><input type=submit></form></div><div><p>Search</p><input type=hidden></div></div>"
        ));
        assert_eq!(found.iter().map(|facts| facts.2 > 0.0).collect::<Vec<_>>(), [false, true, false]);
    }

    #[test]
    fn test_text_under_headlines_that_lead_away() {
        let card = "<div class=card><h3><a href=/a>The museum buys a boat</a></h3><p>It will hang from the ceiling.</p></div>";
        let own =
            "<div class=part><h2><a href='#top'>What happened that night</a></h2><p>It rained.</p></div>";
        let found = facts(&format!("<div>{own}{card}{card}</div><p>The end.</p>"));
        let counts: Vec<f32> = found.iter().map(|facts| facts.3).collect();
        assert_eq!(counts, [0.0, 0.0, 2.0, 2.0, 2.0, 2.0, 0.0]);
    }
}
