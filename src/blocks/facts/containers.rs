//! The containers of a block: how much of the page's good text and images they hold, and which one is the article's.

use html5ever::local_name;

use super::{Sums, View, is_good, is_within, ratio};
use crate::page::{Page, RowId};

/// Share of the good text that the main element holds.
const MAIN_SHARE: f32 = 0.6;
/// What text counts for in the parent of its container, beside the container itself: there it may be one box of several.
const GRANDCHILD: f32 = 0.4;
/// Share of the good text from which a row holds most of it.
const HALF: f32 = 0.5;
/// Images a block that count at most.
const MAX_IMAGES: f32 = 3.0;

/// What holds a block: `par` is its parent, `gp` the parent of that.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Container {
    pub(crate) par_good_share: f32,
    pub(crate) gp_good_share: f32,
    pub(crate) par_link_density: f32,
    pub(crate) gp_link_density: f32,
    /// Blocks of the parent.
    pub(crate) par_blocks: f32,
    /// Images a block, at most three.
    pub(crate) par_images: f32,
    pub(crate) gp_images: f32,
    /// Levels up to an element with half of the good text.
    pub(crate) steps_to_half: f32,
    /// Whether it is in the deepest element with most of the good text, and levels below that; -1 outside.
    pub(crate) in_main: bool,
    pub(crate) depth_in_main: f32,
    /// Good words over all words of the child of the main element in which it stands.
    pub(crate) branch_purity: f32,
    /// Whether it is in the element that itself holds the most good paragraphs, levels below that (-1 outside), and what that holds.
    pub(crate) in_densest: bool,
    pub(crate) depth_in_densest: f32,
    pub(crate) densest_share: f32,
    /// Blocks behind the last good one of the main element, and before its first.
    pub(crate) after_last_good: f32,
    pub(crate) before_first_good: f32,
}

/// The containers: shares, purity, the main element and its branches.
pub(super) fn containers(page: &Page, views: &[View<'_>], sums: &Sums) -> Vec<Container> {
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
    for view in views {
        let parent = page.rows[view.block.row as usize].parent;
        own_good[parent as usize] += view.good * view.discount;
        let grandparent = page.rows[parent as usize].parent;
        own_good[grandparent as usize] += GRANDCHILD * view.good * view.discount;
    }
    let densest = (0..page.rows.len())
        .max_by(|&a, &b| own_good[a].total_cmp(&own_good[b]).then(b.cmp(&a)))
        .unwrap_or_default() as RowId;
    let densest_share = share(densest);
    let (main_from, main_to) = page.rows[main as usize].blocks;
    let good_at: Vec<bool> = views.iter().map(is_good).collect();
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
        let has_half = share(id) >= HALF || row.parent == id;
        half.push(if has_half { 0 } else { half[row.parent as usize].saturating_add(1) });
        branch.push(if row.parent == main || row.parent == id { id } else { branch[row.parent as usize] });
    }
    let images = images(page);
    let images = |row: RowId| {
        let at = &page.rows[row as usize];
        let images = images[at.end as usize] - images[row as usize];
        (images as f32 / (at.blocks.1 - at.blocks.0).max(1) as f32).min(MAX_IMAGES)
    };
    let of_view = |(index, view): (usize, &View<'_>)| {
        let row = view.block.row;
        let par = page.rows[row as usize].parent;
        let gp = page.rows[par as usize].parent;
        let in_main = is_within(page, row, main);
        let in_densest = is_within(page, row, densest);
        Container {
            par_good_share: share(par),
            gp_good_share: share(gp),
            par_link_density: density(par),
            gp_link_density: density(gp),
            par_blocks: size(par),
            par_images: images(par),
            gp_images: images(gp),
            steps_to_half: f32::from(half[row as usize]),
            in_main,
            depth_in_main: if in_main { f32::from(view.depth) - main_depth } else { -1.0 },
            branch_purity: if in_main { purity(branch[row as usize]) } else { 0.0 },
            in_densest,
            depth_in_densest: if in_densest { f32::from(view.depth) - densest_depth } else { -1.0 },
            densest_share,
            after_last_good: (index as f32 - last_good as f32).max(0.0),
            before_first_good: (first_good as f32 - index as f32).max(0.0),
        }
    };
    views.iter().enumerate().map(of_view).collect()
}

/// How many images stand before each row, and in all.
fn images(page: &Page) -> Vec<u32> {
    let mut before: Vec<u32> = Vec::with_capacity(page.rows.len() + 1);
    before.push(0);
    for row in &page.rows {
        let is_image = row.tag == local_name!("img")
            || row.tag == local_name!("picture")
            || row.tag == local_name!("video");
        before.push(before[before.len() - 1] + u32::from(is_image));
    }
    before
}
