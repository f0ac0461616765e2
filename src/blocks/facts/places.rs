//! Places in the run of blocks: relative to the title, to the good text before and behind, under labels.

use super::{Sums, View, ratio};
use crate::claims::Anchors;
use crate::page::{Page, RowId};

/// Blocks on each side that make the window.
const WINDOW: usize = 3;

pub(super) fn set_title_distances(views: &mut [View<'_>], anchors: &Anchors) {
    let Some(title) = anchors.title_block else { return };
    for (index, view) in views.iter_mut().enumerate() {
        view.after_title = index > title;
        view.blocks_since_title = index as f32 - title as f32;
    }
}

/// Places in the run of blocks: shares before and after, neighbours, the window.
pub(super) fn set_places(page: &Page, views: &mut [View<'_>], sums: &Sums, anchors: &Anchors) {
    let count = views.len();
    let good_page = sums.good[count];
    let title = anchors.title_block;
    let parents: Vec<RowId> = views.iter().map(|view| page.rows[view.block.row as usize].parent).collect();
    let is_good: Vec<bool> = views.iter().map(|view| view.good * view.discount > 4.0).collect();
    let mut next_good = vec![None; count];
    let mut known = None;
    for index in (0..count).rev() {
        next_good[index] = known;
        if is_good[index] {
            known = Some(index);
        }
    }
    let densities: Vec<f32> = views.iter().map(|view| view.link_density).collect();
    let lengths: Vec<f32> = views.iter().map(|view| view.measure.words).collect();
    let ends: Vec<bool> = views.iter().map(|view| view.measure.is_terminated).collect();
    let mut images = 0;
    for index in 0..count {
        let from = index.saturating_sub(WINDOW);
        let to = (index + WINDOW + 1).min(count);
        let range = (from as u32, to as u32);
        let steps_to_next =
            next_good[index].map_or(15.0, |next| steps_up(page, views[index].block.row, next as u32));
        let steps_to_title = title.map_or(15.0, |title| steps_up(page, views[index].block.row, title as u32));
        let view = &mut views[index];
        view.good_page = good_page;
        view.good_before = ratio(sums.good[index], good_page);
        view.good_after = ratio(good_page - sums.good[index + 1], good_page);
        view.blocks_before = index as f32 / count as f32;
        view.window_link_density = ratio(Sums::of(&sums.link_chars, range), Sums::of(&sums.chars, range));
        if index > 0 {
            view.previous_link_density = densities[index - 1];
        }
        if index + 1 < count {
            view.next_words = lengths[index + 1];
            view.next_is_terminated = ends[index + 1];
        }
        view.same_parent_after = index + 2 < count && parents[index + 2] == parents[index];
        view.steps_to_next_good = steps_to_next;
        view.images_since = view.block.images_before - images;
        images = view.block.images_before;
        if let Some(title) = title {
            let (low, high) = (title.min(index), title.max(index));
            let between = (low as u32, high as u32);
            let sign = if index >= title { 1.0 } else { -1.0 };
            view.words_since_title = sign * Sums::of(&sums.words, between);
            view.good_since_title = sign * ratio(Sums::of(&sums.good, between), good_page);
            view.steps_to_title = steps_to_title;
        }
    }
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

/// How far the next good block is, and the block's share of its parent.
pub(super) fn set_neighbours(page: &Page, views: &mut [View<'_>], sums: &Sums) {
    let mut next: Option<usize> = None;
    for (index, view) in views.iter_mut().enumerate().rev() {
        let parent = &page.rows[page.rows[view.block.row as usize].parent as usize];
        view.par_words_share = ratio(view.measure.words, Sums::of(&sums.words, parent.blocks));
        if let Some(at) = next {
            view.gap_after = (at - index) as f32;
        }
        if view.good * view.discount > 4.0 {
            next = Some(index);
        }
    }
}

/// What a heading stands over, and whether the label that a block stands under is a stock phrase.
pub(super) fn set_sections(views: &mut [View<'_>], sums: &Sums) {
    let count = views.len();
    let is_label = |view: &View<'_>| {
        view.heading.is_some()
            || (view.measure.words < 8.0 && view.measure.words > 0.0 && view.is_stock_line())
    };
    let mut end = count;
    for index in (0..count).rev() {
        if is_label(&views[index]) {
            let range = (index as u32 + 1, end as u32);
            views[index].section_good = Sums::of(&sums.good, range);
            end = index;
        }
    }
    let mut is_under = false;
    let mut lines: Vec<f32> = vec![0.0; count + 1];
    for index in 0..count {
        if is_label(&views[index]) {
            is_under = views[index].is_stock_line();
        } else if views[index].good * views[index].discount > 4.0 && views[index].measure.words > 25.0 {
            is_under = false;
        }
        views[index].under_stock = is_under;
        lines[index + 1] = lines[index] + f32::from(u8::from(views[index].is_stock_line()));
    }
    for (index, view) in views.iter_mut().enumerate() {
        let (from, to) = (index.saturating_sub(WINDOW), (index + WINDOW + 1).min(count));
        view.stock_near = (lines[to] - lines[from]) / (to - from) as f32;
    }
}
