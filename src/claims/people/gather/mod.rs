//! Where the page names people: one pass over its rows ([`elements`]) and one over its blocks ([`lines`]).
//!
//! Everything is taken that a reader may take for a name, also from comments, teasers and the foot: the forest must see what it shall
//! refuse. What a mention is worth is told by its [`Source`] and by [`Mention`]'s other fields.

mod elements;
mod lines;

use html5ever::local_name;

use super::author_pages::{is_author_page, slug};
use super::labels::Role;
use super::linked::{Linked, Type};
use super::names;
use super::pieces::{self, BORDER, Piece, Variant};
use super::source::Source;
use crate::page::{Block, Hints, Page, RowId, tags};
use crate::text::{Table, is_invisible};

/// One place that gives one name.
#[derive(Debug, Clone)]
pub(crate) struct Mention {
    pub(crate) source: Source,
    pub(crate) name: String,
    pub(crate) key: String,
    pub(crate) label: Option<Role>,
    pub(crate) order: u16,
    pub(crate) variant: Variant,
    pub(crate) has_role: bool,
    pub(crate) kind: Type,
    /// Where it stands; none of what is stated in the head.
    pub(crate) block: Option<u32>,
    pub(crate) row: Option<RowId>,
    pub(crate) place: Place,
    /// Share of its text that is the name, and that text's characters.
    pub(crate) share: f32,
    pub(crate) length: u16,
    /// The row of a link that it stands in or holds.
    pub(crate) link: Option<RowId>,
    /// Index of the linked data that it is from.
    pub(crate) linked: Option<u16>,
    /// How many elements look like its own.
    pub(crate) repeats: u16,
}

/// What a mention stands in; a set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Place(u16);

impl Place {
    pub(crate) const HEADER: Self = Self(1);
    pub(crate) const FOOTER: Self = Self(1 << 1);
    pub(crate) const ASIDE: Self = Self(1 << 2);
    pub(crate) const NAV: Self = Self(1 << 3);
    pub(crate) const COMMENT: Self = Self(1 << 4);
    pub(crate) const RELATED: Self = Self(1 << 5);
    pub(crate) const FIGURE: Self = Self(1 << 6);
    pub(crate) const ITEM: Self = Self(1 << 7);
    pub(crate) const BODY: Self = Self(1 << 8);
    pub(crate) const HIDDEN: Self = Self(1 << 9);
    pub(crate) const BYLINE: Self = Self(1 << 10);
    pub(crate) const HEADING: Self = Self(1 << 11);
    /// Places of what is not the article.
    pub(crate) const FOREIGN: Self = Self(1 << 1 | 1 << 3 | 1 << 4 | 1 << 5);

    pub(crate) fn any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }

    fn add(&mut self, of: Self, if_so: bool) {
        if if_so {
            self.0 |= of.0;
        }
    }
}

/// The page and what is known of it.
pub(crate) struct Given<'a> {
    pub(crate) page: &'a Page,
    /// The block of the visible title.
    pub(crate) title: Option<usize>,
    /// The names that the site goes by.
    pub(crate) sites: &'a [String],
    pub(crate) host: &'a str,
    pub(crate) linked: &'a Linked,
}

/// All that was found.
pub(crate) struct Found {
    pub(crate) mentions: Vec<Mention>,
    /// The first and the last block of the text.
    pub(crate) prose: Option<(usize, usize)>,
    /// Links to authors' pages outside of menus.
    pub(crate) author_pages: usize,
}

/// Mentions of a page, and of one kind of place.
const MAX_MENTIONS: usize = 1_500;
/// Longest text of an element that is read, in characters.
const MAX_ELEMENT: usize = 260;
/// Bytes that may hold so many characters.
const BYTES_A_CHAR: usize = 4;
/// Rows above a mention that are looked at.
const MAX_ABOVE: usize = 40;
/// Characters of a paragraph of prose, and of a long block.
const MIN_PROSE: u32 = 80;
/// Inner elements whose borders part a line.
const MAX_PARTS: usize = 64;
/// Finds the mentions of a page.
pub(crate) fn gather(given: &Given<'_>) -> Found {
    let prose = prose(given.page);
    let mut gatherer =
        Gatherer { given, found: Vec::new(), seen: Table::default(), prose, looks: Table::default() };
    gatherer.linked();
    gatherer.sites();
    let author_pages = gatherer.rows();
    gatherer.lines();
    Found { mentions: gatherer.found, prose, author_pages }
}

/// What a place adds to each of its names.
#[derive(Clone, Copy)]
struct At {
    source: Source,
    kind: Type,
    order: u16,
    row: Option<RowId>,
    block: Option<u32>,
    place: Place,
    label: Option<Role>,
    link: Option<RowId>,
    linked: Option<u16>,
    repeats: u16,
}

impl At {
    fn of(source: Source) -> Self {
        Self {
            source,
            kind: Type::Unsaid,
            order: 0,
            row: None,
            block: None,
            place: Place::default(),
            label: None,
            link: None,
            linked: None,
            repeats: 0,
        }
    }
}

struct Gatherer<'a> {
    given: &'a Given<'a>,
    found: Vec<Mention>,
    /// What was found already: source, block and name.
    seen: Table<(Source, u32, String), ()>,
    prose: Option<(usize, usize)>,
    /// How many elements look alike, by signature.
    looks: Table<u32, u16>,
}

impl Gatherer<'_> {
    /// Takes the names of a text.
    fn add(&mut self, text: &str, at: At) {
        let text = text.trim();
        if text.is_empty() || text.len() > MAX_ELEMENT * BYTES_A_CHAR || self.found.len() >= MAX_MENTIONS {
            return;
        }
        let is_address = text.contains("://") || text.starts_with('/') || text.starts_with("www.");
        if is_address {
            if at.source.is_stated()
                && let Some(name) = slug(text)
            {
                self.push(
                    Piece { name, label: None, order: 0, variant: Variant::Slug, has_role: false },
                    at,
                    text,
                );
            }
            return;
        }
        let clean;
        let text = if text.chars().any(is_invisible) {
            clean = text.chars().filter(|c| !is_invisible(*c)).collect::<String>();
            clean.as_str()
        } else {
            text
        };
        for piece in pieces::pieces(text) {
            self.push(piece, at, text);
        }
    }

    fn push(&mut self, piece: Piece, at: At, text: &str) {
        let key = names::key(&piece.name);
        if key.is_empty() || self.found.len() >= MAX_MENTIONS {
            return;
        }
        let block = at.block.unwrap_or(u32::MAX);
        if self.seen.insert((at.source, block, key.clone()), ()).is_some() {
            return;
        }
        let length = text.chars().count();
        self.found.push(Mention {
            source: at.source,
            share: piece.name.chars().count() as f32 / length.max(1) as f32,
            key,
            label: piece.label.or(at.label),
            order: at.order + piece.order,
            variant: piece.variant,
            has_role: piece.has_role,
            kind: at.kind,
            block: at.block,
            row: at.row,
            place: at.place,
            length: length.min(1_000) as u16,
            link: at.link,
            linked: at.linked,
            repeats: at.repeats,
            name: piece.name,
        });
    }

    fn linked(&mut self) {
        for (index, named) in self.given.linked.named.iter().enumerate() {
            let at = At {
                kind: named.kind,
                order: named.order,
                linked: Some(index as u16),
                ..At::of(named.source)
            };
            self.add(&named.name, at);
        }
    }

    fn sites(&mut self) {
        for (index, site) in self.given.sites.iter().chain(&self.given.linked.sites).take(10).enumerate() {
            if site.chars().count() < 60 {
                self.add(site, At { order: index as u16, ..At::of(Source::Site) });
            }
        }
        let host = self.given.host;
        let bare = host.rsplit_once('.').map_or(host, |(bare, _)| bare);
        for name in [host, bare] {
            let piece = Piece {
                name: name.to_owned(),
                label: None,
                order: 0,
                variant: Variant::Whole,
                has_role: false,
            };
            self.push(piece, At::of(Source::Host), name);
        }
    }

    /// What a row stands in. What holds the title, or most of the page, says nothing.
    fn place(&self, id: RowId) -> Place {
        let page = self.given.page;
        let mut place = Place::default();
        for (level, above) in page.ancestors(id).take(MAX_ABOVE).enumerate() {
            let row = &page.rows[above as usize];
            match row.tag {
                local_name!("html") | local_name!("body") | local_name!("main") => break,
                _ => {}
            }
            let holds_title =
                self.given.title.is_some_and(|title| (row.blocks.0..row.blocks.1).contains(&(title as u32)));
            let is_large = (row.blocks.1 - row.blocks.0) * 2 > page.blocks.len() as u32;
            place.add(Place::HEADER, row.tag == local_name!("header"));
            place.add(Place::HIDDEN, row.is_hidden);
            place.add(Place::BODY, row.hints.any(Hints::BODY));
            if holds_title || is_large {
                continue;
            }
            place.add(
                Place::FOOTER,
                row.tag == local_name!("footer") && !row.hints.any(Hints::BODY)
                    || row.hints.any(Hints::FOOTER.with(Hints::COPYRIGHT)),
            );
            place.add(Place::ASIDE, row.tag == local_name!("aside") || row.hints.any(Hints::SIDE));
            place.add(
                Place::NAV,
                row.tag == local_name!("nav") || row.hints.any(Hints::NAV.with(Hints::BREADCRUMB)),
            );
            place.add(Place::COMMENT, row.hints.any(Hints::COMMENT));
            place.add(
                Place::RELATED,
                row.hints.any(Hints::RELATED.with(Hints::TEASER).with(Hints::NEWSLETTER).with(Hints::WIDGET)),
            );
            place.add(
                Place::FIGURE,
                matches!(row.tag, local_name!("figure") | local_name!("figcaption"))
                    || row.hints.any(Hints::CAPTION.with(Hints::GALLERY)),
            );
            place.add(Place::ITEM, row.tag == local_name!("li"));
            place.add(Place::BYLINE, row.hints.any(Hints::BYLINE.with(Hints::BIO).with(Hints::WRITER)));
            place.add(Place::HEADING, level < 4 && tags::heading_level(&row.tag).is_some());
        }
        place
    }
}

/// The link that a row is, stands in or holds, an author's page before others.
fn link_of(page: &Page, id: RowId) -> Option<RowId> {
    let is_link = |row: &RowId| page.rows[*row as usize].tag == local_name!("a");
    if let Some(link) = page.ancestors(id).take(4).find(is_link) {
        return Some(link);
    }
    let end = page.rows[id as usize].end.min(id + MAX_PARTS as RowId);
    let mut links = (id..end).filter(is_link);
    let first = links.clone().next();
    links.find(|link| page.attr(*link, "href").is_some_and(is_author_page)).or(first)
}

/// The text of a range within a row, with a border where elements touch: `<a>Ann Lee</a><span>Staff Writer</span>`. The second
/// text has one also where there is a blank between them.
fn parted(page: &Page, id: RowId, range: (u32, u32)) -> (String, String) {
    let row = &page.rows[id as usize];
    let (start, end) = (range.0 as usize, range.1 as usize);
    let mut edges: Vec<usize> = page.rows[id as usize + 1..row.end as usize]
        .iter()
        .take(MAX_PARTS)
        .flat_map(|inner| [inner.text.0 as usize, inner.text.1 as usize])
        .filter(|&edge| edge > start && edge < end)
        .collect();
    edges.sort_unstable();
    edges.dedup();
    let mut soft = String::with_capacity(end - start + edges.len());
    let mut hard = soft.clone();
    let mut from = start;
    for edge in edges {
        if !page.text.is_char_boundary(edge) {
            continue;
        }
        soft.push_str(&page.text[from..edge]);
        hard.push_str(&page.text[from..edge]);
        let before = page.text[..edge].chars().next_back().unwrap_or(' ');
        let after = page.text[edge..].chars().next().unwrap_or(' ');
        // a drop cap and the rest of its word belong together
        let is_glued = (before.is_lowercase() || before.is_ascii_digit() || matches!(before, '.' | ')'))
            && (after.is_uppercase() || matches!(after, '@' | '('));
        let has_blank = before.is_whitespace() || after.is_whitespace();
        if is_glued {
            soft.push(BORDER);
        }
        if (is_glued || has_blank) && !hard.ends_with(BORDER) {
            hard.push(BORDER);
        }
        from = edge;
    }
    soft.push_str(&page.text[from..end]);
    hard.push_str(&page.text[from..end]);
    let is_trim = |c: char| c.is_whitespace() || c == BORDER;
    (soft.trim_matches(is_trim).to_owned(), hard.trim_matches(is_trim).to_owned())
}

/// The first and the last block of the text: the paragraphs of the container that holds most of them.
fn prose(page: &Page) -> Option<(usize, usize)> {
    let is_prose = |block: &Block| block.chars >= MIN_PROSE && block.link_chars * 5 < block.chars * 2;
    let parents = |block: &Block| {
        let parent = page.rows[block.row as usize].parent;
        (parent, page.rows[parent as usize].parent)
    };
    let mut sums: Table<RowId, f32> = Table::default();
    let mut best = (0.0, 0);
    for block in page.blocks.iter().filter(|block| is_prose(block)) {
        let (parent, above) = parents(block);
        for (row, share) in [(parent, 1.0), (above, 0.8)] {
            let sum = sums.entry(row).or_default();
            *sum += share * block.chars as f32;
            if *sum > best.0 {
                best = (*sum, row);
            }
        }
    }
    let mut members = page.blocks.iter().enumerate().filter(|(_, block)| {
        let (parent, above) = parents(block);
        is_prose(block) && (parent == best.1 || above == best.1)
    });
    let first = members.next()?.0;
    Some((first, members.next_back().map_or(first, |last| last.0)))
}
