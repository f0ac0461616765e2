//! Places in the run of blocks: relative to the title, to the good text before and behind, under labels.

use super::{Sums, View, is_good, ratio};
use crate::page::{Page, RowId};

/// Blocks on each side that make the window.
const WINDOW: usize = 3;
/// Levels up from which a block is far, where there is nothing to walk to.
const FAR: f32 = 15.0;
/// Blocks to the next good one where there is none.
const NO_GAP: f32 = 40.0;

/// Where a block stands, seen from the title; below zero in front of it, and all zero where the page shows no title.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SinceTitle {
    pub(crate) is_behind: bool,
    pub(crate) blocks: f32,
    pub(crate) words: f32,
    /// Share of the good text.
    pub(crate) good: f32,
    /// Levels up to the element that holds both.
    pub(crate) steps: f32,
}

impl Default for SinceTitle {
    fn default() -> Self {
        Self { is_behind: false, blocks: 0.0, words: 0.0, good: 0.0, steps: FAR }
    }
}

/// The way from the title to each block.
pub(super) fn since_title(
    page: &Page,
    views: &[View<'_>],
    sums: &Sums,
    title: Option<usize>,
) -> Vec<SinceTitle> {
    let Some(title) = title else { return Vec::new() };
    let good_page = sums.good[views.len()];
    let of_view = |(index, view): (usize, &View<'_>)| {
        let (low, high) = (title.min(index), title.max(index));
        let between = (low as u32, high as u32);
        let sign = if index >= title { 1.0 } else { -1.0 };
        SinceTitle {
            is_behind: index > title,
            blocks: index as f32 - title as f32,
            words: sign * Sums::of(&sums.words, between),
            good: sign * ratio(Sums::of(&sums.good, between), good_page),
            steps: steps_up(page, view.block.row, title as u32),
        }
    };
    views.iter().enumerate().map(of_view).collect()
}

/// A block's place in the run of blocks, and its neighbours.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    /// Effective words of the page's good text.
    pub(crate) good_page: f32,
    pub(crate) good_before: f32,
    pub(crate) good_after: f32,
    /// Share of the page's blocks.
    pub(crate) blocks_before: f32,
    /// Of the blocks within three.
    pub(crate) window_link_density: f32,
    pub(crate) previous_link_density: f32,
    pub(crate) next_words: f32,
    pub(crate) next_is_terminated: bool,
    /// Whether the block behind the next one has the same parent.
    pub(crate) same_parent_after: bool,
    /// Levels up to the element that also holds the next good block, and blocks until that.
    pub(crate) steps_to_next_good: f32,
    pub(crate) gap_after: f32,
    /// Images since the block before.
    pub(crate) images_since: u32,
    /// Share of its parent's words.
    pub(crate) parent_share: f32,
}

impl Default for Place {
    fn default() -> Self {
        Self {
            good_page: 0.0,
            good_before: 0.0,
            good_after: 0.0,
            blocks_before: 0.0,
            window_link_density: 0.0,
            previous_link_density: 1.0,
            next_words: 0.0,
            next_is_terminated: false,
            same_parent_after: false,
            steps_to_next_good: FAR,
            gap_after: NO_GAP,
            images_since: 0,
            parent_share: 0.0,
        }
    }
}

/// The place of each block.
pub(super) fn places(page: &Page, views: &[View<'_>], sums: &Sums) -> Vec<Place> {
    let count = views.len();
    let good_page = sums.good[count];
    let parent = |view: &View<'_>| page.rows[view.block.row as usize].parent;
    let mut next_good = vec![None; count];
    let mut known = None;
    for index in (0..count).rev() {
        next_good[index] = known;
        if is_good(&views[index]) {
            known = Some(index);
        }
    }
    let none = Place::default();
    let of_view = |(index, view): (usize, &View<'_>)| {
        let range = (index.saturating_sub(WINDOW) as u32, (index + WINDOW + 1).min(count) as u32);
        let (previous, next) = (index.checked_sub(1).map(|at| &views[at]), views.get(index + 1));
        let siblings = page.rows[parent(view) as usize].blocks;
        Place {
            good_page,
            good_before: ratio(sums.good[index], good_page),
            good_after: ratio(good_page - sums.good[index + 1], good_page),
            blocks_before: index as f32 / count as f32,
            window_link_density: ratio(Sums::of(&sums.link_chars, range), Sums::of(&sums.chars, range)),
            previous_link_density: previous.map_or(none.previous_link_density, |view| view.link_density),
            next_words: next.map_or(none.next_words, |view| view.measure.words),
            next_is_terminated: next.is_some_and(|view| view.measure.is_terminated),
            same_parent_after: views.get(index + 2).is_some_and(|other| parent(other) == parent(view)),
            steps_to_next_good: next_good[index]
                .map_or(FAR, |next| steps_up(page, view.block.row, next as u32)),
            gap_after: next_good[index].map_or(NO_GAP, |next| (next - index) as f32),
            images_since: view.block.images_before - previous.map_or(0, |view| view.block.images_before),
            parent_share: ratio(view.measure.words, Sums::of(&sums.words, siblings)),
        }
    };
    views.iter().enumerate().map(of_view).collect()
}

/// Levels up from a row to the one that also holds a block.
fn steps_up(page: &Page, row: RowId, block: u32) -> f32 {
    page.ancestors(row)
        .take(16)
        .position(|row| {
            let (from, to) = page.rows[row as usize].blocks;
            from <= block && block < to
        })
        .unwrap_or(16) as f32
}
