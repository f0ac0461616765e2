//! Where a page's text stands, by cheap facts of its blocks: what a title is compared with, and what tells the language.

use crate::page::Page;
use crate::text::is_spaceless;

/// Characters from which a block may be prose, and what a block of prose counts at most.
const MIN_PROSE: u32 = 60;
const MAX_PROSE: i64 = 500;
/// What a block that is no prose costs a run of blocks: boxes, captions and lists stand within stories.
const OTHER: i64 = 60;
/// Characters of a script without blanks say about twice as much.
const SPACELESS: u32 = 2;
/// Share of a block's characters in links from which it is a list or a teaser.
const MAX_LINKS: f32 = 0.3;

/// The densest run of prose.
#[derive(Debug, Clone, Default)]
pub(in crate::claims) struct Prose {
    /// Its blocks: the first, and one past the last. Both 0 where there is none.
    pub(in crate::claims) blocks: (usize, usize),
}

impl Prose {
    pub(in crate::claims) fn of(page: &Page) -> Self {
        let (mut sum, mut start) = (0i64, 0);
        let mut best = (0i64, 0, 0);
        for index in 0..page.blocks.len() {
            let weight = weight(page, index);
            if sum <= 0 {
                (sum, start) = (0, index);
            }
            sum += if weight > 0 { weight } else { -OTHER };
            if sum > best.0 && weight > 0 {
                best = (sum, start, index + 1);
            }
        }
        Self { blocks: (best.1, best.2) }
    }

    /// The texts of its blocks of prose.
    pub(in crate::claims) fn texts<'a>(&self, page: &'a Page) -> impl Iterator<Item = &'a str> {
        (self.blocks.0..self.blocks.1)
            .filter(|&index| weight(page, index) > 0)
            .map(|index| page.block_text(&page.blocks[index]))
    }
}

/// What a block counts: 0 if it is no prose.
fn weight(page: &Page, index: usize) -> i64 {
    let block = &page.blocks[index];
    let text = page.block_text(block);
    let chars =
        if text.chars().next().is_some_and(is_spaceless) { block.chars * SPACELESS } else { block.chars };
    let is_prose = chars >= MIN_PROSE
        && block.link_chars as f32 <= MAX_LINKS * block.chars as f32
        && !page.rows[block.row as usize].is_hidden
        && (ends_sentence(text) || chars >= MIN_PROSE * 4);
    if is_prose { i64::from(chars).min(MAX_PROSE) } else { 0 }
}

fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(|c: char| {
        matches!(c, '"' | '”' | '“' | '’' | '\'' | '»' | '«' | ')' | '」' | '』' | ']') || c.is_whitespace()
    });
    text.ends_with(['.', '!', '?', '…', ':', '。', '！', '？', '．', '।', '؟', '۔', ';'])
}
