//! What elements say: the meta elements, links to authors' pages, and what is named for an author by microdata, class or id.

use html5ever::local_name;

use super::{At, BYTES_A_CHAR, Gatherer, MAX_ELEMENT, Place, link_of, parted};
use crate::claims::gather::json_ld;
use crate::claims::people::author_pages::is_author_page;
use crate::claims::people::labels::{self, Role};
use crate::claims::people::lines::opening_name;
use crate::claims::people::source::Source;
use crate::page::{Hints, Page, Row, RowId};
use crate::text::{PhraseTable, count, joined, list_of};

/// Elements that are read.
const MAX_ELEMENTS: usize = 600;

impl Gatherer<'_> {
    /// The rows' attributes, links and names; gives how many authors' pages are linked to.
    pub(super) fn rows(&mut self) -> usize {
        let page = self.given.page;
        let mut elements: Vec<(RowId, Source)> = Vec::new();
        let mut card = [false; 4];
        for (index, row) in page.rows.iter().enumerate() {
            let id = index as RowId;
            if row.tag == local_name!("meta") {
                self.meta(id, &mut card);
                continue;
            }
            if elements.len() < MAX_ELEMENTS {
                self.element(id, row, &mut elements);
            }
        }
        for &(id, source) in &elements {
            let look = page.rows[id as usize].signature.wrapping_mul(64).wrapping_add(source as u32);
            *self.looks.entry(look).or_default() += 1;
        }
        let mut pages: Vec<&str> = Vec::new();
        for (id, source) in elements {
            if source == Source::AuthorPage
                && let Some(href) = page.attr(id, "href")
                && !self.place(id).any(Place::NAV)
                && !self.place(id).any(Place::FOOTER)
            {
                let href = href.split(['?', '#']).next().unwrap_or(href).trim_end_matches('/');
                if pages.len() < 50 && !pages.contains(&href) {
                    pages.push(href);
                }
            }
            self.read_element(id, source);
        }
        pages.len()
    }

    fn meta(&mut self, id: RowId, card: &mut [bool; 4]) {
        let page = self.given.page;
        let Some(content) = page.attr(id, "content").or_else(|| page.attr(id, "value")) else { return };
        for attribute in ["property", "name", "itemprop"] {
            let Some(name) = page.attr(id, attribute) else { continue };
            let name = name.trim().to_ascii_lowercase();
            let number = |prefix: &str| {
                name.strip_prefix(prefix).and_then(|number| number.parse::<usize>().ok()).filter(|n| *n < 4)
            };
            if let Some(number) = number("twitter:label") {
                card[number] = labels::is_alone(content).is_some()
                    || labels::find(content).iter().any(|label| label.role.is_author());
                continue;
            }
            let source = if let Some(number) = number("twitter:data") {
                if !card[number] {
                    continue;
                }
                Source::MetaCard
            } else if attribute == "itemprop" {
                if !matches!(name.as_str(), "author" | "creator") {
                    continue;
                }
                Source::Item
            } else if let Some(source) = meta_source(&name) {
                source
            } else {
                continue;
            };
            let content = json_ld::unescaped(content);
            let text = if source == Source::MetaHandle { content.trim_start_matches('@') } else { &content };
            self.add(text, At::of(source));
        }
    }

    /// Notes an element that may name somebody.
    fn element(&mut self, id: RowId, row: &Row, elements: &mut Vec<(RowId, Source)>) {
        let page = self.given.page;
        let bytes = (row.text.1 - row.text.0) as usize;
        let Some(element) = page.element(id) else { return };
        let is_link = row.tag == local_name!("a");
        let is_named = row.hints.any(Hints::BYLINE.with(Hints::BIO).with(Hints::WRITER).with(Hints::CAPTION));
        let is_large = matches!(
            row.tag,
            local_name!("html")
                | local_name!("body")
                | local_name!("main")
                | local_name!("article")
                | local_name!("section")
                | local_name!("form")
        );
        let fits = bytes <= MAX_ELEMENT * BYTES_A_CHAR;
        let (mut is_item, mut is_name, mut is_author_link, mut is_property) = (false, false, false, false);
        let mut href = None;
        let mut has_title = false;
        for (name, value) in element.attributes() {
            match &**name {
                "itemprop" => {
                    for item in value.split_ascii_whitespace() {
                        is_item |=
                            item.eq_ignore_ascii_case("author") || item.eq_ignore_ascii_case("creator");
                        is_name |= item.eq_ignore_ascii_case("name");
                    }
                }
                "rel" => {
                    is_author_link |=
                        value.split_ascii_whitespace().any(|rel| rel.eq_ignore_ascii_case("author"));
                }
                "property" => {
                    let name = value.rsplit(':').next().unwrap_or(value);
                    is_property |=
                        name.eq_ignore_ascii_case("author") || name.eq_ignore_ascii_case("creator");
                }
                "href" if is_link => href = Some(&**value),
                "title" | "aria-label" => has_title = true,
                "data-author" => {
                    let at = At {
                        row: Some(id),
                        block: Some(row.blocks.0),
                        place: self.place(id),
                        ..At::of(Source::DataAttribute)
                    };
                    self.add(value, at);
                }
                "alt" if row.tag == local_name!("img") && value.len() <= 80 => {
                    let place = self.place(id);
                    if place.any(Place::BYLINE) {
                        let at =
                            At { row: Some(id), block: Some(row.blocks.0), place, ..At::of(Source::Avatar) };
                        self.add(value, at);
                    }
                }
                _ => {}
            }
        }
        if is_item {
            elements.push((id, Source::Item));
        } else if is_name
            && fits
            && page.ancestors(id).skip(1).take(4).any(|above| is_person_item(page, above))
        {
            elements.push((id, Source::ItemName));
        }
        if is_property && row.tag != local_name!("meta") {
            elements.push((id, Source::Property));
        }
        if !fits && !row.hints.any(Hints::BIO) {
            return;
        }
        if is_author_link && is_link {
            elements.push((id, Source::RelAuthor));
        }
        if href.is_some_and(is_author_page) {
            elements.push((id, Source::AuthorPage));
            if has_title {
                elements.push((id, Source::LinkTitle));
            }
        }
        if is_named
            && !is_large
            && bytes > 0
            && let Some(source) = named_source(page, id, row)
        {
            elements.push((id, source));
        }
    }

    fn read_element(&mut self, id: RowId, source: Source) {
        let page = self.given.page;
        let row = &page.rows[id as usize];
        let place = self.place(id);
        let look = row.signature.wrapping_mul(64).wrapping_add(source as u32);
        let repeats = self.looks.get(&look).copied().unwrap_or(1);
        let at = At {
            row: Some(id),
            block: Some(row.blocks.0),
            place,
            label: self.label_before(row),
            link: link_of(page, id),
            repeats,
            ..At::of(source)
        };
        if source == Source::LinkTitle {
            for name in ["title", "aria-label"] {
                if let Some(title) = page.attr(id, name).filter(|title| title.len() <= 80) {
                    self.add(title, at);
                }
            }
            return;
        }
        let text = page.row_text(id);
        if text.is_empty() {
            if let Some(content) = page.attr(id, "content") {
                self.add(content, at);
            }
            return;
        }
        if text.len() <= MAX_ELEMENT * BYTES_A_CHAR && text.chars().count() <= MAX_ELEMENT {
            let (soft, hard) = parted(page, id, row.text);
            self.add(&soft, at);
            if hard != soft {
                self.add(&hard, at);
            }
        } else if let Some(name) = opening_name(text) {
            self.add(name, At { source: Source::Bio, ..at });
        }
    }

    /// The role of a label that ends right before an element in its line.
    fn label_before(&self, row: &Row) -> Option<Role> {
        let page = self.given.page;
        let end = row.text.0 as usize;
        let start = page.text.ceil_char_boundary(end.saturating_sub(60));
        let before = page.text[start..end].rsplit('\n').next()?.trim_end();
        let label = *labels::find(before).last()?;
        before[label.end..].chars().all(|c| !c.is_alphanumeric()).then_some(label.role)
    }
}

/// Names of meta elements that name an author.
fn meta_source(name: &str) -> Option<Source> {
    Some(match name {
        "author" => Source::MetaAuthor,
        "article:author" | "og:article:author" | "article.author" | "og:author" | "article:author_name" => {
            Source::MetaArticle
        }
        "dc.creator" | "dcterms.creator" | "dc.contributor" | "citation_author" | "creator"
        | "dc:creator" => Source::MetaCreator,
        "parsely-author" | "sailthru.author" | "cxenseparse:author" | "byl" | "byline" | "rbauthors"
        | "vr:author" | "authors" | "bt:author" | "author-name" | "article_author" => Source::MetaVendor,
        "twitter:creator" => Source::MetaHandle,
        _ => {
            let says =
                ["author", "creator", "byline", "writer", "autor", "reporter", "journalist", "redakteur"];
            let not = ["authoriz", "url", "image", "email", "twitter", "site", "_id", "-id", ":id"];
            if says.iter().any(|part| name.contains(part)) && !not.iter().any(|part| name.contains(part)) {
                Source::MetaOther
            } else {
                return None;
            }
        }
    })
}

fn is_person_item(page: &Page, id: RowId) -> bool {
    page.attr(id, "itemprop")
        .is_some_and(|items| items.split_ascii_whitespace().any(|item| matches!(item, "author" | "creator")))
        || page.attr(id, "itemtype").is_some_and(|kind| kind.ends_with("/Person"))
}

/// Parts of class names, and what an element of that name is; the first that fits.
#[rustfmt::skip]
const NAMES: &[(Source, &[&str])] = &[
    (Source::NamedByline, &["byline", "by-line", "by-name", "byname", "posted-by", "postedby", "by_line"]),
    (Source::NamedCredit, &["credit", "copyright", "source", "quelle", "agency", "attribution"]),
    (Source::NamedWriter, &["writer", "reporter", "redakteur", "journalist", "verfasser", "contributor", "columnist", "signature", "sign-off", "signoff", "firma", "firmante", "kirjoittaja", "skribent", "forfatter", "kuerzel", "kürzel", "redactor", "penulis"]),
    (Source::NamedUser, &["user-name", "username", "poster", "creator"]),
];
/// Parts of class names of authors; and what such an element is besides.
const AUTHOR_PARTS: &[&str] = &["author", "autor", "auteur", "vcard", "szerzo", "yazar", "muhabir", "zuozhe"];
const BIO_PARTS: &[&str] = &["bio", "about", "box", "description", "desc", "info"];
const NAME_PARTS: &[&str] = &["name", "fn", "link", "title"];

/// All of those parts, with which of the lists has them, a bit each, in the order of [`NAMES`] and before them authors, notes, names.
const PARTS: &[(u8, &[&str])] = &[
    (1, AUTHOR_PARTS),
    (1 << 1, BIO_PARTS),
    (1 << 2, NAME_PARTS),
    (1 << 3, NAMES[0].1),
    (1 << 4, NAMES[1].1),
    (1 << 5, NAMES[2].1),
    (1 << 6, NAMES[3].1),
];
// a row of NAMES more is a row of PARTS more
const _: () = assert!(NAMES.len() + 3 == PARTS.len());
static PART_TABLE: PhraseTable<{ count(PARTS) }> = PhraseTable::new(joined(PARTS));

/// What an element's class, id and test names call it.
fn named_source(page: &Page, id: RowId, row: &Row) -> Option<Source> {
    let mut names = String::new();
    for attribute in ["class", "id", "data-testid", "data-qa", "data-test", "data-component"] {
        if let Some(value) = page.attr(id, attribute) {
            names.push_str(&value[..value.floor_char_boundary(200)]);
            names.push(' ');
        }
    }
    names.make_ascii_lowercase();
    let lists = PART_TABLE
        .all(names.as_bytes(), false)
        .filter_map(|found| list_of(PARTS, found.phrase))
        .fold(0, |lists, list| lists | list);
    if lists & 1 != 0 {
        return Some(match lists >> 1 & 3 {
            0 => Source::NamedAuthor,
            2 => Source::NamedName,
            _ => Source::NamedBio,
        });
    }
    NAMES
        .iter()
        .enumerate()
        .find(|(at, _)| lists & 1 << (at + 3) != 0)
        .map(|(_, (source, _))| *source)
        .or_else(|| row.hints.any(Hints::BIO).then_some(Source::NamedBio))
}
