//! What a row passes on to the rows beneath it: tags, roles, names of containers, repetition; and what text is worth for it.

use html5ever::local_name;

use super::{Sums, View, ratio};
use crate::page::{Hints, Page, Row, RowId, tags};
use crate::text::Table;

/// Share of the page's words above which a container is the page rather than a part of it.
const LOW_SHARE: f32 = 0.7;
/// Equal siblings from which on they are the rows of a long text, as of a transcript, and no cards; and words, in the mean, below which
/// one is a card.
const MAX_CARDS: f32 = 40.0;
const CARD_WORDS: f32 = 80.0;
/// Equal siblings from which a container counts as repeated.
const REPEATED: u32 = 3;

/// What the text of a block is worth where the page says that it is something else than the story; from hand-read pages.
mod discount {
    pub(super) const COMMENT: f32 = 0.02;
    pub(super) const BOILERPLATE: f32 = 0.4;
    pub(super) const REPEATED: f32 = 0.4;
    pub(super) const OTHER_ARTICLE: f32 = 0.3;
    pub(super) const BEFORE_TITLE: f32 = 0.5;
    pub(super) const HIDDEN: f32 = 0.5;
}

/// What a row passes on to the rows beneath it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Above {
    pub(super) bits: u16,
    pub(super) article_depth: u8,
    /// The innermost `<article>`, plus one; 0 for none.
    pub(super) article: RowId,
    pub(super) low: Hints,
    pub(super) repeats: u32,
    pub(super) repeat_row: RowId,
}

pub(super) mod bit {
    pub(in super::super) const LI: u16 = 1;
    pub(in super::super) const BLOCKQUOTE: u16 = 1 << 1;
    pub(in super::super) const TABLE: u16 = 1 << 2;
    pub(in super::super) const FIGURE: u16 = 1 << 3;
    pub(in super::super) const FORM: u16 = 1 << 4;
    pub(in super::super) const BUTTON: u16 = 1 << 5;
    pub(in super::super) const NAV: u16 = 1 << 6;
    pub(in super::super) const ASIDE: u16 = 1 << 7;
    pub(in super::super) const FOOTER: u16 = 1 << 8;
    pub(in super::super) const HEADER: u16 = 1 << 9;
    pub(in super::super) const POST: u16 = 1 << 10;
}

fn bits_of(row: &Row, role: Option<&str>) -> u16 {
    let by_tag = match row.tag {
        local_name!("li") | local_name!("dd") | local_name!("dt") => bit::LI,
        local_name!("blockquote") if row.hints.any(Hints::EMBED) => bit::BLOCKQUOTE | bit::POST,
        local_name!("blockquote") | local_name!("q") => bit::BLOCKQUOTE,
        local_name!("table") => bit::TABLE,
        local_name!("figure") => bit::FIGURE,
        local_name!("form") | local_name!("fieldset") => bit::FORM,
        local_name!("button") | local_name!("label") | local_name!("option") => bit::BUTTON,
        local_name!("nav") | local_name!("menu") => bit::NAV,
        local_name!("aside") => bit::ASIDE,
        local_name!("footer") => bit::FOOTER,
        local_name!("header") => bit::HEADER,
        _ => 0,
    };
    let by_role = match role {
        Some("navigation") => bit::NAV,
        Some("complementary") => bit::ASIDE,
        Some("contentinfo") => bit::FOOTER,
        Some("banner") => bit::HEADER,
        Some("button") => bit::BUTTON,
        _ => 0,
    };
    by_tag | by_role
}

/// Passes tags, names and repetition down the tree; rows come in document order, so a parent is done before its children.
pub(super) fn inherit(page: &Page, words: &[f32], title: Option<usize>) -> Vec<Above> {
    let total = words.last().copied().unwrap_or_default();
    // how many children of a row look alike
    let mut siblings: Table<(RowId, u32), u32> = Table::default();
    for row in page.rows.iter().filter(|row| tags::is_block_level(&row.tag)) {
        *siblings.entry((row.parent, row.signature)).or_default() += 1;
    }
    let mut above: Vec<Above> = Vec::with_capacity(page.rows.len());
    for (index, row) in page.rows.iter().enumerate() {
        let id = index as RowId;
        let mut here = if row.parent == id { Above::default() } else { above[row.parent as usize] };
        let role = page.attr(id, "role");
        here.bits |= bits_of(row, role);
        if row.tag == local_name!("article") || role == Some("article") {
            here.article_depth = here.article_depth.saturating_add(1);
            here.article = id + 1;
        }
        let share = ratio(Sums::of(words, row.blocks), total);
        // a container that begins behind the title is a part of the page, however long: a thread of comments
        let is_behind_title = title.is_some_and(|title| row.blocks.0 > title as u32);
        if share < LOW_SHARE || (is_behind_title && row.hints.any(Hints::COMMENT)) {
            here.low = here.low.with(row.hints);
        }
        let is_container = row.blocks.1 > row.blocks.0
            && tags::is_block_level(&row.tag)
            && !matches!(
                row.tag,
                local_name!("p")
                    | local_name!("tr")
                    | local_name!("td")
                    | local_name!("h2")
                    | local_name!("h3")
            );
        if is_container {
            let count = siblings.get(&(row.parent, row.signature)).copied().unwrap_or_default();
            if count > here.repeats && (count >= REPEATED || here.repeats == 0) {
                here.repeats = count;
                here.repeat_row = id;
            }
        }
        above.push(here);
    }
    above
}

/// The widest repetition that a block stands in.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Repeat {
    /// Siblings that look alike.
    pub(crate) count: f32,
    /// Words of one of them in the mean, where there are some.
    pub(crate) words: f32,
    pub(crate) link_density: f32,
}

/// The repetition of each block.
pub(super) fn repeats(page: &Page, views: &[View<'_>], above: &[Above], words: &[f32]) -> Vec<Repeat> {
    // mean length and link density of the siblings that repeat
    let mut groups: Table<(RowId, u32), (f32, f32, f32, f32)> = Table::default();
    for row in &page.rows {
        if row.blocks.1 > row.blocks.0 && tags::is_block_level(&row.tag) {
            let group = groups.entry((row.parent, row.signature)).or_default();
            group.0 += 1.0;
            group.1 += Sums::of(words, row.blocks);
        }
    }
    for view in views {
        let at = above[view.block.row as usize];
        if at.repeats >= REPEATED {
            let row = &page.rows[at.repeat_row as usize];
            if let Some(group) = groups.get_mut(&(row.parent, row.signature)) {
                group.2 += view.block.chars as f32;
                group.3 += view.block.link_chars as f32;
            }
        }
    }
    let of_view = |view: &View<'_>| {
        let at = above[view.block.row as usize];
        let count = at.repeats as f32;
        let row = &page.rows[at.repeat_row as usize];
        let group = groups.get(&(row.parent, row.signature)).filter(|_| at.repeats >= REPEATED);
        group.map_or(Repeat { count, ..Repeat::default() }, |&(siblings, sum, chars, links)| Repeat {
            count,
            words: sum / siblings.max(1.0),
            link_density: ratio(links, chars),
        })
    };
    views.iter().map(of_view).collect()
}

/// What the text of each block is worth.
pub(super) fn discounts(
    page: &Page,
    views: &[View<'_>],
    title_article: RowId,
    above: &[Above],
    title: Option<usize>,
) -> Vec<f32> {
    let boilerplate = Hints::RELATED
        .with(Hints::SIDE)
        .with(Hints::NAV)
        .with(Hints::NEWSLETTER)
        .with(Hints::FOOTER)
        .with(Hints::CONSENT);
    let of_view = |(index, view): (usize, &View<'_>)| {
        let mut discount = 1.0;
        if view.low.any(Hints::COMMENT) || view.par.any(Hints::COMMENT) {
            discount *= discount::COMMENT;
        }
        if view.low.any(boilerplate) || view.par.any(boilerplate) || view.in_aside {
            discount *= discount::BOILERPLATE;
        }
        let repeated = above[view.block.row as usize];
        if repeated.repeats >= REPEATED
            && page.rows[repeated.repeat_row as usize].tag != local_name!("li")
            && view.repeat.count < MAX_CARDS
        {
            // text in equal sections is normal, in equal cards it is not: a section holds much, a card little
            if view.repeat.words < CARD_WORDS
                && page.rows[repeated.repeat_row as usize].blocks.1
                    - page.rows[repeated.repeat_row as usize].blocks.0
                    > 1
            {
                discount *= discount::REPEATED;
            }
        }
        if title_article != 0 && view.in_other_article {
            discount *= discount::OTHER_ARTICLE;
        }
        if title.is_some_and(|title| index < title) {
            discount *= discount::BEFORE_TITLE;
        }
        if view.is_hidden {
            discount *= discount::HIDDEN;
        }
        discount
    };
    views.iter().enumerate().map(of_view).collect()
}
