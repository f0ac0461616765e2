//! The containers of a block: how much of the page's good text and images they hold, and which one is the article's.

use html5ever::local_name;

use super::{Sums, View, is_within, ratio};
use crate::page::{Page, RowId};

/// Share of the good text that the main element holds.
const MAIN_SHARE: f32 = 0.6;

/// The containers: shares, purity, the main element and its branches.
pub(super) fn set_containers(page: &Page, views: &mut [View<'_>], sums: &Sums) {
    let count = views.len();
    let good_page = sums.good[count];
    let share = |row: RowId| ratio(Sums::of(&sums.good, page.rows[row as usize].blocks), good_page);
    let purity = |row: RowId| {
        let blocks = page.rows[row as usize].blocks;
        ratio(Sums::of(&sums.good_raw, blocks), Sums::of(&sums.words, blocks))
    };
    let density = |row: RowId| {
        let blocks = page.rows[row as usize].blocks;
        ratio(Sums::of(&sums.link_chars, blocks), Sums::of(&sums.chars, blocks))
    };
    let size = |row: RowId| {
        let (from, to) = page.rows[row as usize].blocks;
        (to - from) as f32
    };
    // the deepest element with most of the good text; rows that hold it form a chain from the root
    let mut main: RowId = 0;
    for row in 0..page.rows.len() as RowId {
        if good_page > 0.0
            && share(row) >= MAIN_SHARE
            && page.rows[row as usize].depth >= page.rows[main as usize].depth
        {
            main = row;
        }
    }
    // the container that itself holds the most good paragraphs
    let mut own_good = vec![0.0f32; page.rows.len()];
    for view in views.iter() {
        let parent = page.rows[view.block.row as usize].parent;
        own_good[parent as usize] += view.good * view.discount;
        let grandparent = page.rows[parent as usize].parent;
        own_good[grandparent as usize] += 0.4 * view.good * view.discount;
    }
    let densest = (0..page.rows.len())
        .max_by(|&a, &b| own_good[a].total_cmp(&own_good[b]).then(b.cmp(&a)))
        .unwrap_or_default() as RowId;
    let densest_share = share(densest);
    let (main_from, main_to) = page.rows[main as usize].blocks;
    let good_at: Vec<bool> = views.iter().map(|view| view.good * view.discount > 4.0).collect();
    let range = main_from as usize..main_to as usize;
    let first_good =
        good_at[range.clone()].iter().position(|&good| good).map_or(count, |at| at + range.start);
    let last_good = good_at[range.clone()].iter().rposition(|&good| good).map_or(0, |at| at + range.start);
    let main_depth = f32::from(page.rows[main as usize].depth);
    let densest_depth = f32::from(page.rows[densest as usize].depth);
    // steps up to a row with half of the good text, and the child of the main element, passed down
    let mut half: Vec<u8> = Vec::with_capacity(page.rows.len());
    let mut branch: Vec<RowId> = Vec::with_capacity(page.rows.len());
    for (index, row) in page.rows.iter().enumerate() {
        let id = index as RowId;
        let has_half = share(id) >= 0.5 || row.parent == id;
        half.push(if has_half { 0 } else { half[row.parent as usize].saturating_add(1) });
        branch.push(if row.parent == main || row.parent == id { id } else { branch[row.parent as usize] });
    }
    for (index, view) in views.iter_mut().enumerate() {
        let row = view.block.row;
        let parent = page.rows[row as usize].parent;
        let grandparent = page.rows[parent as usize].parent;
        view.par_good_share = share(parent);
        view.gp_good_share = share(grandparent);
        view.par_link_density = density(parent);
        view.gp_link_density = density(grandparent);
        view.par_blocks = size(parent);
        view.steps_to_half = f32::from(half[row as usize]);
        view.in_main = is_within(page, row, main);
        if view.in_main {
            view.depth_in_main = f32::from(view.depth) - main_depth;
            view.branch_purity = purity(branch[row as usize]);
        }
        view.in_densest = is_within(page, row, densest);
        if view.in_densest {
            view.depth_in_densest = f32::from(view.depth) - densest_depth;
        }
        view.densest_share = densest_share;
        view.after_last_good = index as f32 - last_good as f32;
        view.before_first_good = first_good as f32 - index as f32;
        view.after_last_good = view.after_last_good.max(0.0);
        view.before_first_good = view.before_first_good.max(0.0);
    }
}

/// Images under the containers, for each of their blocks.
pub(super) fn set_images(page: &Page, views: &mut [View<'_>]) {
    let mut before: Vec<u32> = Vec::with_capacity(page.rows.len() + 1);
    before.push(0);
    for row in &page.rows {
        let is_image = row.tag == local_name!("img")
            || row.tag == local_name!("picture")
            || row.tag == local_name!("video");
        before.push(before[before.len() - 1] + u32::from(is_image));
    }
    let share = |row: RowId| {
        let at = &page.rows[row as usize];
        let images = before[at.end as usize] - before[row as usize];
        (images as f32 / (at.blocks.1 - at.blocks.0).max(1) as f32).min(3.0)
    };
    for view in views.iter_mut() {
        let parent = page.rows[view.block.row as usize].parent;
        view.par_images = share(parent);
        view.gp_images = share(page.rows[parent as usize].parent);
    }
}
