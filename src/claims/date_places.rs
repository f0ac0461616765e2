//! Which parts of a page may date the article: around the title, beside it, behind a copy of it, elsewhere, in another text.

use html5ever::local_name;

use crate::page::{Hints, Page, RowId};

/// Blocks around the title in which a date is the article's.
pub(super) const BEFORE_TITLE: i64 = 10;
pub(super) const AFTER_TITLE: i64 = 25;
/// Blocks behind a copy of the title (a card of the same story) in which a date is the article's.
const AFTER_COPY: usize = 3;
/// Share of the page's text from which a part is no side box, whatever it is called ("promoted" means the front page).
const LARGE_SHARE: f32 = 0.4;
/// Blocks of a small box that may stand right at the title, whatever it is called.
const SMALL_BOX: u32 = 4;
const HEAD_BOX: u32 = 12;
/// Blocks behind the title in which such a box may begin.
const AT_TITLE: u32 = 8;

/// Where a date stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    /// Around the title, this many blocks away; those before it count double.
    Near(i64),
    /// In a box beside the article, at the title's height: only what says that it dates a publication counts.
    Beside(i64),
    /// Right behind a second print of the title.
    Copy,
    /// Elsewhere in what may be the article.
    Far,
    /// In another text.
    Foreign,
}

/// Which parts of the page may date the article.
pub(super) struct Places<'a> {
    pub(super) page: &'a Page,
    pub(super) title: Option<usize>,
    /// Blocks in comments, teasers, the foot; the second value marks those that are foreign however they are labelled.
    foreign: Vec<(bool, bool)>,
    /// Blocks right behind a copy of the title.
    copies: Vec<usize>,
}

/// Names of what is not the article.
const FOREIGN: Hints = Hints::COMMENT
    .with(Hints::RELATED)
    .with(Hints::TEASER)
    .with(Hints::FOOTER)
    .with(Hints::SIDE)
    .with(Hints::NAV)
    .with(Hints::AD)
    .with(Hints::COPYRIGHT);
/// Those of them that never belong to the article, however near they stand. ("related" may: `read-time` is named like `read-also`.)
const ALWAYS_FOREIGN: Hints = Hints::COMMENT.with(Hints::COPYRIGHT);
/// Names that say what a part is more surely than those of [`FOREIGN`].
const OWN: Hints = Hints::BODY.with(Hints::BYLINE).with(Hints::TITLE).with(Hints::DATE);

impl<'a> Places<'a> {
    pub(super) fn new(page: &'a Page, title: Option<usize>, headline: &str) -> Self {
        let mut places =
            Self { page, title, foreign: vec![(false, false); page.blocks.len()], copies: Vec::new() };
        if page.is_plain_text {
            return places;
        }
        let mut until = 0;
        for (id, row) in page.rows.iter().enumerate() {
            let id = id as RowId;
            if id >= until && places.is_foreign_container(id) {
                until = row.end;
                let is_always = row.hints.any(ALWAYS_FOREIGN.with(Hints::FOOTER).with(Hints::NAV))
                    || matches!(row.tag, local_name!("nav") | local_name!("footer"));
                places.foreign[row.blocks.0 as usize..row.blocks.1 as usize].fill((true, is_always));
            }
        }
        places.copies = places.copies_of(headline);
        places
    }

    fn is_foreign_container(&self, id: RowId) -> bool {
        let row = &self.page.rows[id as usize];
        let (from, to) = row.blocks;
        let is_page = matches!(
            row.tag,
            local_name!("html") | local_name!("body") | local_name!("main") | local_name!("head")
        );
        let is_named = row.hints.any(FOREIGN) && !row.hints.any(OWN);
        let by_tag = matches!(row.tag, local_name!("nav") | local_name!("aside"))
            || row.tag == local_name!("footer") && !row.hints.any(OWN);
        if is_page || from >= to || !(is_named || by_tag) {
            return false;
        }
        // what holds most of the page, or the title, names the page and not a part
        let is_long = (row.text.1 - row.text.0) as f32 > LARGE_SHARE * self.page.text.len() as f32;
        let is_large =
            !row.hints.any(ALWAYS_FOREIGN) && is_long || (to - from) * 2 > self.page.blocks.len() as u32;
        let title = self.title.map(|title| title as u32);
        let holds_title = title.is_some_and(|title| (from..to).contains(&title));
        // themes call the line beneath a headline "footer" or "nav"
        // a "banner" or "header" there holds the article's own head
        let most = if row.hints.any(Hints::TEASER.with(Hints::SIDE)) { SMALL_BOX } else { HEAD_BOX };
        let is_at_title = to - from <= most
            && !row.hints.any(ALWAYS_FOREIGN.with(Hints::RELATED))
            && title.is_some_and(|title| (title.saturating_sub(3)..=title + AT_TITLE).contains(&from));
        !(is_large || holds_title || is_at_title)
    }

    /// The blocks behind further prints of the headline: cards of the same story carry the same date.
    fn copies_of(&self, headline: &str) -> Vec<usize> {
        let headline = crate::text::letters(headline);
        if headline.chars().count() < 15 {
            return Vec::new();
        }
        let mut behind = Vec::new();
        for (index, block) in self.page.blocks.iter().enumerate() {
            let text = self.page.block_text(block);
            if Some(index) == self.title || text.len() > 600 || !crate::text::has_letters(text, &headline) {
                continue;
            }
            behind.extend(index + 1..=index + AFTER_COPY);
            if behind.len() > 30 {
                break;
            }
        }
        behind
    }

    /// Whether a block stands around the title, in what may be the article.
    pub(super) fn is_near(&self, index: usize) -> bool {
        matches!(self.of(index), Place::Near(_))
    }

    /// Where a block stands; `index` may be one past the last.
    pub(super) fn of(&self, index: usize) -> Place {
        let is_copy = self.copies.contains(&index);
        let (is_foreign, is_always) = self.foreign.get(index).copied().unwrap_or((true, true));
        let distance = self.title.map_or(index as i64, |title| index as i64 - title as i64);
        let away = if distance < 0 { -distance * 2 } else { distance };
        let is_near = (-BEFORE_TITLE..=AFTER_TITLE).contains(&distance);
        if is_foreign {
            return match (is_copy, is_near && !is_always) {
                (true, _) => Place::Copy,
                (_, true) => Place::Beside(away),
                _ => Place::Foreign,
            };
        }
        if is_near || self.title.is_none() {
            Place::Near(away)
        } else if is_copy {
            Place::Copy
        } else {
            Place::Far
        }
    }
}
