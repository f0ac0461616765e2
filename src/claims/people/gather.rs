//! Where the page names people: one pass over its rows and one over its blocks.
//!
//! Everything is taken that a reader may take for a name, also from comments, teasers and the foot: the forest must see what it shall
//! refuse. What a mention is worth is told by its [`Source`] and by [`Mention`]'s other fields.

use html5ever::local_name;

use super::author_pages::{is_author_page, slug};
use super::labels::{self, Role};
use super::lines::{end_mark, line_label, looks_like_a_name, opening_name};
use super::linked::{Linked, Type};
use super::names::{self, is_given, is_wide};
use super::pieces::{self, BORDER, Piece, Variant};
use super::source::Source;
use crate::page::{Block, Hints, Page, Row, RowId, tags};
use crate::text::{PhraseTable, Table, count, is_invisible, joined, list_of};

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
/// Elements that are read, and lines with labels.
const MAX_ELEMENTS: usize = 600;
const MAX_LINES: usize = 120;
/// Longest text of an element that is read, in characters; and of a line.
const MAX_ELEMENT: usize = 260;
const MAX_LINE: usize = 200;
/// Longest line that may be a label in an element of its own and a name, in characters.
const MAX_LABELLED: usize = 80;
/// Items of a list that stands behind a label.
const MAX_LISTED: usize = 8;
/// Bytes that may hold so many characters.
const BYTES_A_CHAR: usize = 4;
/// Rows above a mention that are looked at.
const MAX_ABOVE: usize = 40;
/// Characters of a paragraph of prose, and of a long block.
const MIN_PROSE: u32 = 80;
/// Inner elements whose borders part a line.
const MAX_PARTS: usize = 64;
/// Blocks around the title in which a line is near.
const BEFORE_TITLE: i64 = 10;
const AFTER_TITLE: i64 = 25;
/// Blocks around the title in which a line without a label may be a name.
const PLAIN_BEFORE: i64 = 4;
const PLAIN_AFTER: i64 = 9;
/// Blocks behind the text in which it may be signed.
const AFTER_TEXT: usize = 6;

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

    /// The rows' attributes, links and names; gives how many authors' pages are linked to.
    fn rows(&mut self) -> usize {
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
            let content = super::super::gather::json_ld::unescaped(content);
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

    fn lines(&mut self) {
        let page = self.given.page;
        let title = self.given.title;
        let mut read = 0;
        for (index, block) in page.blocks.iter().enumerate() {
            if read >= MAX_LINES {
                break;
            }
            let text = page.block_text(block);
            let near = title
                .is_some_and(|title| (-BEFORE_TITLE..=AFTER_TITLE).contains(&(index as i64 - title as i64)));
            let (first, last) = self.prose.unwrap_or((usize::MAX, usize::MAX));
            let is_end = self.prose.is_some() && index + 3 >= last && index <= last + AFTER_TEXT + 2;
            self.in_long(index, block, text, (first, last), is_end);
            if text.len() > MAX_LINE * BYTES_A_CHAR || Some(index) == title {
                continue;
            }
            let mut place = None;
            let mut line_at = 0;
            for line in text.split('\n') {
                let start = line_at;
                line_at += line.len() + 1;
                let line = line.trim();
                let length = line.chars().count();
                if !(2..=MAX_LINE).contains(&length) {
                    continue;
                }
                // a heading "By Design" names nobody; one that names a person has a given name that people have
                let hit = line_label(line)
                    .filter(|role| {
                        *role != Role::By
                            || !is_heading(page, block.row)
                            || line.split_whitespace().any(is_given)
                    })
                    .or_else(|| {
                        let may_hold =
                            length <= MAX_LABELLED && labels::opens_with_work(line) && !text.contains('\n');
                        may_hold.then(|| line_label(&parted(page, block.row, block.text).1)).flatten()
                    });
                let may_sign = is_end
                    && length <= 70
                    && block.link_chars == 0
                    && !line.contains(['?', '!', ':', '"', '„', '“', '”', '«', '»'])
                    && !line.contains(|c: char| c.is_ascii_digit());
                let may_be_plain = title.is_some_and(|title| {
                    (-PLAIN_BEFORE..=PLAIN_AFTER).contains(&(index as i64 - title as i64))
                }) && length <= 80
                    && looks_like_a_name(line);
                let is_bio = length > 25 && title.is_none_or(|title| index > title);
                let bio = is_bio
                    .then(|| {
                        opening_name(line).or_else(|| is_end.then(|| name_set_off(page, block, line))?)
                    })
                    .flatten();
                if hit.is_none() && !may_sign && !may_be_plain && bio.is_none() {
                    continue;
                }
                let place = *place.get_or_insert_with(|| self.place(block.row));
                let at = At {
                    row: Some(block.row),
                    block: Some(index as u32),
                    place,
                    link: (block.links > 0).then(|| link_of(page, block.row)).flatten(),
                    ..At::of(Source::LineFar)
                };
                if let Some(role) = hit {
                    read += 1;
                    let source = if near {
                        Source::LineNear
                    } else if is_end {
                        Source::LineEnd
                    } else {
                        Source::LineFar
                    };
                    if labels::is_alone(line).is_some() {
                        let next = text[start.min(text.len())..]
                            .split('\n')
                            .skip(1)
                            .map(str::trim)
                            .find(|line| !line.is_empty());
                        let role = Some(if role == Role::By { Role::Wrote } else { role });
                        if let Some(next) = next.filter(|next| next.len() <= 100) {
                            self.add(next, At { source: Source::LineNext, label: role, ..at });
                        } else {
                            self.behind_label(index, role, at);
                        }
                    } else if text.contains('\n') {
                        self.add(line, At { source, ..at });
                    } else {
                        let (soft, hard) = parted(page, block.row, block.text);
                        self.add(&soft, At { source, ..at });
                        if hard != soft {
                            self.add(&hard, At { source, ..at });
                        }
                    }
                }
                if may_sign {
                    let soft = if text.contains('\n') {
                        line.to_owned()
                    } else {
                        parted(page, block.row, block.text).0
                    };
                    let bare = soft.trim_start_matches(['—', '–', '-', '―', '~', ' ']);
                    self.add(bare, At { source: Source::Signature, ..at });
                }
                if may_be_plain {
                    if text.contains('\n') {
                        self.add(line, At { source: Source::Plain, ..at });
                    } else {
                        let (soft, hard) = parted(page, block.row, block.text);
                        self.add(&soft, At { source: Source::Plain, ..at });
                        if hard != soft {
                            self.add(&hard, At { source: Source::Plain, ..at });
                        }
                    }
                }
                if let Some(name) = bio {
                    self.add(name, At { source: Source::BioLine, ..at });
                }
            }
        }
    }

    /// What stands behind a block that is a label alone: the next block, and where that is an item the rest of its list.
    fn behind_label(&mut self, label: usize, role: Option<Role>, at: At) {
        let page = self.given.page;
        let mut list = None;
        for (index, next) in page.blocks.iter().enumerate().skip(label + 1).take(MAX_LISTED) {
            let row = &page.rows[next.row as usize];
            let is_item = row.tag == local_name!("li");
            if next.text.1 - next.text.0 > 120 || list.is_some_and(|list| !is_item || list != row.parent) {
                break;
            }
            let (soft, hard) = parted(page, next.row, next.text);
            let at = At {
                source: Source::LineNext,
                label: role,
                order: (index - label - 1) as u16,
                block: Some(index as u32),
                row: Some(next.row),
                link: link_of(page, next.row),
                ..at
            };
            self.add(&soft, at);
            self.add(&hard, at);
            if !is_item {
                break;
            }
            list = Some(row.parent);
        }
    }

    /// What paragraphs hold at their ends: "(dpa)", "(Reporting by …)", and in the first one the dateline's agency.
    fn in_long(
        &mut self,
        index: usize,
        block: &Block,
        text: &str,
        (first, last): (usize, usize),
        is_end: bool,
    ) {
        let at = |source| At { row: Some(block.row), block: Some(index as u32), ..At::of(source) };
        if text.len() > 20
            && is_end
            && let Some(mark) = end_mark(text)
        {
            self.add(mark, at(Source::EndMark));
        }
        let is_late = last == usize::MAX || index + 4 >= last;
        if is_late {
            for word in ["eporting by ", "riting by "] {
                if let Some(found) = memchr::memmem::find(text.as_bytes(), word.as_bytes()) {
                    let start = text[..found].rfind(['.', '(', '\n']).map_or(0, |at| at + 1);
                    let rest = &text[start..];
                    let rest = &rest[..rest.floor_char_boundary(300)];
                    let end = rest.find([')', '\n']).unwrap_or(rest.len());
                    self.add(&rest[..end], at(Source::Reporting));
                    break;
                }
            }
        }
        if self.prose.is_some() && index + 2 >= first && index <= first.saturating_add(2) {
            let start = &text[..text.floor_char_boundary(120)];
            if let Some((head, rest)) = start.split_once('(')
                && head.chars().count() <= 45
                && let Some((inner, _)) = rest.split_once(')')
                && (2..=30).contains(&inner.chars().count())
            {
                self.add(inner, at(Source::Dateline));
            }
            if start.chars().any(is_wide) {
                let opening: String = start.split(['=', '＝', '，', '。']).next().unwrap_or(start).to_owned();
                let opening = opening.rsplit([')', '）', ']']).next().unwrap_or(&opening);
                let second = start.split(['=', '＝']).nth(1).unwrap_or_default();
                for part in [opening, second] {
                    let part = part.rsplit([')', '）', ']']).next().unwrap_or(part);
                    if ["기자", "記者", "记者", "특파원"].iter().any(|trade| part.contains(trade)) {
                        self.add(
                            &part[..part.floor_char_boundary(90)],
                            At { source: Source::LineNear, ..at(Source::LineNear) },
                        );
                    }
                }
            }
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

/// The name in bold that opens a note at the end of the text: "**Ann Lee** Bridge builder from Osk".
fn name_set_off<'a>(page: &Page, block: &Block, line: &'a str) -> Option<&'a str> {
    let first = page.rows.get(block.row as usize + 1).filter(|row| row.parent == block.row)?;
    let is_bold = matches!(first.tag, local_name!("strong") | local_name!("b") | local_name!("a"));
    let name = page.text.get(first.text.0 as usize..first.text.1 as usize)?.trim();
    let is_name = is_bold
        && name.len() + 10 < line.len()
        && (2..=4).contains(&name.split_whitespace().count())
        && name.split_whitespace().next().is_some_and(is_given)
        && looks_like_a_name(name);
    is_name.then(|| line.strip_prefix(name).map(|_| &line[..name.len()])).flatten()
}

/// Whether a row is a heading beneath the first level.
fn is_heading(page: &Page, row: RowId) -> bool {
    matches!(
        page.rows[row as usize].tag,
        local_name!("h2") | local_name!("h3") | local_name!("h4") | local_name!("h5") | local_name!("h6")
    )
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
