//! Facts about every block, its containers and its place on the page, computed in a few linear passes.
//!
//! Much of it turns on *good* text: prose by its own looks, discounted where the page says that it is something else
//! (comments, repeated cards, another article). Context on undiscounted text lets comments and teasers take over pages with
//! short stories.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use html5ever::{LocalName, local_name};

use super::anchors::{Anchors, host_of};
use super::phrases::{self, Phrases};
use crate::article::Mark;
use crate::page::{Block, Hints, Measure, Page, RowId, measure, tags};

/// Link density from which a block is no good text.
const GOOD_LINK_DENSITY: f32 = 0.35;
/// Effective words from which a block that ends a sentence is good text.
const GOOD_WORDS: f32 = 12.0;
/// Effective words from which any block is.
const GOOD_WORDS_ANYWAY: f32 = 30.0;
/// Words beyond which a block's weight does not grow, so that one huge block is no page.
const MAX_WEIGHT: f32 = 120.0;
/// Share of the page's words above which a container is the page rather than a part of it.
const LOW_SHARE: f32 = 0.7;
/// Share of the good text that the main element holds.
const MAIN_SHARE: f32 = 0.6;
/// Equal siblings from which a container counts as repeated.
const REPEATED: u32 = 3;
/// Blocks on each side that make the window.
const WINDOW: usize = 3;

/// What the text of a block is worth where the page says that it is something else than the story; from hand-read pages.
mod discount {
    pub(super) const COMMENT: f32 = 0.02;
    pub(super) const BOILERPLATE: f32 = 0.4;
    pub(super) const REPEATED: f32 = 0.4;
    pub(super) const OTHER_ARTICLE: f32 = 0.3;
    pub(super) const BEFORE_TITLE: f32 = 0.5;
    pub(super) const HIDDEN: f32 = 0.5;
}

/// A quick hash for small keys; the tables are never iterated.
#[derive(Default)]
struct Quick(u64);

impl Hasher for Quick {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(u64::from(byte));
        }
    }
    fn write_u32(&mut self, n: u32) {
        self.write_u64(u64::from(n));
    }
    fn write_u64(&mut self, n: u64) {
        self.0 = (self.0.rotate_left(5) ^ n).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
    fn write_usize(&mut self, n: usize) {
        self.write_u64(n as u64);
    }
}

type Table<K, V> = HashMap<K, V, BuildHasherDefault<Quick>>;

/// The facts about one block. Shares are of the page's good text, unless said otherwise.
#[derive(Debug, Clone)]
pub(crate) struct View<'a> {
    pub(crate) block: &'a Block,
    pub(crate) text: &'a str,
    pub(crate) measure: Measure,
    pub(crate) phrases: Phrases,
    pub(crate) tag: LocalName,
    pub(crate) inner_tag: LocalName,
    pub(crate) heading: Option<u8>,
    pub(crate) link_density: f32,
    pub(crate) copies_before: u32,
    pub(crate) copies_after: u32,
    pub(crate) in_li: bool,
    pub(crate) in_blockquote: bool,
    pub(crate) in_table: bool,
    pub(crate) is_data: bool,
    pub(crate) in_figure: bool,
    pub(crate) in_form: bool,
    pub(crate) in_button: bool,
    pub(crate) in_nav: bool,
    pub(crate) in_aside: bool,
    pub(crate) in_footer: bool,
    pub(crate) in_header: bool,
    pub(crate) in_title_article: bool,
    pub(crate) in_other_article: bool,
    pub(crate) is_hidden: bool,
    pub(crate) images_since: u32,
    pub(crate) depth: u16,
    pub(crate) own: Hints,
    pub(crate) par: Hints,
    pub(crate) low: Hints,
    pub(crate) good: f32,
    pub(crate) discount: f32,
    pub(crate) good_before: f32,
    pub(crate) good_after: f32,
    pub(crate) good_page: f32,
    pub(crate) blocks_before: f32,
    pub(crate) window_link_density: f32,
    pub(crate) window_good: f32,
    pub(crate) previous_link_density: f32,
    pub(crate) next_link_density: f32,
    pub(crate) previous_words: f32,
    pub(crate) next_words: f32,
    pub(crate) next_is_terminated: bool,
    pub(crate) same_parent_after: bool,
    pub(crate) steps_to_next_good: f32,
    pub(crate) good_siblings: f32,
    pub(crate) in_post: bool,
    pub(crate) after_last_good: f32,
    pub(crate) before_first_good: f32,
    pub(crate) is_title: bool,
    pub(crate) title_overlap: f32,
    pub(crate) after_title: bool,
    pub(crate) blocks_since_title: f32,
    pub(crate) words_since_title: f32,
    pub(crate) good_since_title: f32,
    pub(crate) steps_to_title: f32,
    pub(crate) description_overlap: f32,
    pub(crate) par_good_share: f32,
    pub(crate) gp_good_share: f32,
    pub(crate) par_purity: f32,
    pub(crate) gp_purity: f32,
    pub(crate) ggp_purity: f32,
    pub(crate) half_purity: f32,
    pub(crate) par_link_density: f32,
    pub(crate) gp_link_density: f32,
    pub(crate) par_blocks: f32,
    pub(crate) gp_blocks: f32,
    pub(crate) steps_to_half: f32,
    pub(crate) in_main: bool,
    pub(crate) depth_in_main: f32,
    pub(crate) in_densest: bool,
    pub(crate) depth_in_densest: f32,
    pub(crate) densest_share: f32,
    pub(crate) branch_share: f32,
    pub(crate) branch_purity: f32,
    pub(crate) like_good_share: f32,
    pub(crate) like_count: f32,
    pub(crate) like_words: f32,
    pub(crate) like_link_density: f32,
    pub(crate) tag_good_share: f32,
    pub(crate) tag_count: f32,
    pub(crate) repeats: f32,
    pub(crate) repeat_words: f32,
    pub(crate) repeat_link_density: f32,
    pub(crate) emphasis_share: f32,
    pub(crate) upper_share: f32,
    pub(crate) outside_links: f32,
    pub(crate) story_links: f32,
    pub(crate) place_links: f32,
    pub(crate) gap_before: f32,
    pub(crate) gap_after: f32,
    pub(crate) words_since_good: f32,
    pub(crate) like_terminated: f32,
    pub(crate) like_outside: f32,
    pub(crate) first_in_parent: f32,
    pub(crate) last_in_parent: f32,
    pub(crate) par_images: f32,
    pub(crate) gp_images: f32,
    pub(crate) alt_overlap: f32,
    pub(crate) names_site: bool,
    pub(crate) names_author: bool,
    pub(crate) seen_before: f32,
    pub(crate) under_stock: bool,
    pub(crate) section_good: f32,
    pub(crate) like_next_good: bool,
    pub(crate) like_previous_good: bool,
    pub(crate) par_words_share: f32,
    pub(crate) page_link_density: f32,
    pub(crate) discounted_share: f32,
    pub(crate) stock_near: f32,
    pub(crate) furniture: f32,
    pub(crate) name_good_share: f32,
    pub(crate) name_count: f32,
}

/// What a row passes on to the rows beneath it.
#[derive(Debug, Clone, Copy, Default)]
struct Above {
    bits: u16,
    /// The innermost `<article>`, plus one; 0 for none.
    article: RowId,
    low: Hints,
    repeats: u32,
    repeat_row: RowId,
}

mod bit {
    pub(super) const LI: u16 = 1;
    pub(super) const BLOCKQUOTE: u16 = 1 << 1;
    pub(super) const TABLE: u16 = 1 << 2;
    pub(super) const FIGURE: u16 = 1 << 3;
    pub(super) const FORM: u16 = 1 << 4;
    pub(super) const BUTTON: u16 = 1 << 5;
    pub(super) const NAV: u16 = 1 << 6;
    pub(super) const ASIDE: u16 = 1 << 7;
    pub(super) const FOOTER: u16 = 1 << 8;
    pub(super) const HEADER: u16 = 1 << 9;
    pub(super) const POST: u16 = 1 << 11;
}

fn bits_of(page: &Page, row: RowId) -> u16 {
    let by_tag = match page.rows[row as usize].tag {
        local_name!("li") | local_name!("dd") | local_name!("dt") => bit::LI,
        local_name!("blockquote") if page.rows[row as usize].hints.any(Hints::EMBED) => {
            bit::BLOCKQUOTE | bit::POST
        }
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
    let by_role = match page.attr(row, "role") {
        Some("navigation") => bit::NAV,
        Some("complementary") => bit::ASIDE,
        Some("contentinfo") => bit::FOOTER,
        Some("banner") => bit::HEADER,
        Some("button") => bit::BUTTON,
        _ => 0,
    };
    by_tag | by_role
}

/// The facts about all blocks of a page.
pub(crate) struct Context<'a> {
    page: &'a Page,
    anchors: &'a Anchors,
    /// The view of each block.
    pub(crate) views: Vec<View<'a>>,
}

impl std::fmt::Debug for Context<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Context").field("blocks", &self.views.len()).finish_non_exhaustive()
    }
}

/// Running sums over blocks: the sum over a range is one subtraction.
struct Sums {
    words: Vec<f32>,
    good: Vec<f32>,
    good_raw: Vec<f32>,
    chars: Vec<f32>,
    link_chars: Vec<f32>,
}

impl Sums {
    fn of(sums: &[f32], (from, to): (u32, u32)) -> f32 {
        sums[to as usize] - sums[from as usize]
    }

    fn running(values: impl Iterator<Item = f32>) -> Vec<f32> {
        let mut sum = 0.0f64;
        std::iter::once(0.0)
            .chain(values.map(|value| {
                sum += f64::from(value);
                sum as f32
            }))
            .collect()
    }
}

fn ratio(a: f32, b: f32) -> f32 {
    if b > 0.0 { (a / b).clamp(0.0, 1.0) } else { 0.0 }
}

impl<'a> Context<'a> {
    /// Computes the facts about all blocks of a page.
    pub(crate) fn new(page: &'a Page, anchors: &'a Anchors) -> Self {
        let measures: Vec<Measure> =
            page.blocks.iter().map(|block| measure(page.block_text(block))).collect();
        let words = Sums::running(measures.iter().map(|m| m.words));
        let above = inherit(page, &words, anchors.title_block);
        let title_row = anchors.title_block.map(|index| page.blocks[index].row);
        let title_article = title_row.map_or(0, |row| above[row as usize].article);
        let mut views: Vec<View<'a>> = page
            .blocks
            .iter()
            .zip(&measures)
            .map(|(block, measure)| View::of_block(page, block, *measure, &above, title_article))
            .collect();
        set_title_distances(&mut views, anchors);
        set_repetition(page, &mut views, &above, &words);
        set_discounts(&mut views, page, title_article, &above);
        let sums = Sums {
            words,
            good: Sums::running(views.iter().map(|view| view.good * view.discount)),
            good_raw: Sums::running(views.iter().map(|view| view.good)),
            chars: Sums::running(page.blocks.iter().map(|block| block.chars as f32)),
            link_chars: Sums::running(page.blocks.iter().map(|block| block.link_chars as f32)),
        };
        set_places(page, &mut views, &sums, anchors);
        set_containers(page, &mut views, &sums);
        set_likeness(page, &mut views, &sums);
        set_overlaps(page, &mut views, anchors);
        set_links(page, &mut views, anchors);
        set_images(page, &mut views);
        set_neighbours(page, &mut views, &sums);
        set_sections(&mut views, &sums);
        Self { page, anchors, views }
    }

    /// The page.
    pub(crate) fn page(&self) -> &'a Page {
        self.page
    }

    /// What its blocks are compared with.
    pub(crate) fn anchors(&self) -> &'a Anchors {
        self.anchors
    }
}

/// Passes tags, names and repetition down the tree; rows come in document order, so a parent is done before its children.
fn inherit(page: &Page, words: &[f32], title: Option<usize>) -> Vec<Above> {
    let total = words.last().copied().unwrap_or_default();
    // how many children of a row look alike
    let mut siblings: Table<(RowId, u32), (u32, RowId)> = Table::default();
    for row in &page.rows {
        let count = siblings.entry((row.parent, row.signature)).or_default();
        count.0 += 1;
    }
    let mut above: Vec<Above> = Vec::with_capacity(page.rows.len());
    for (index, row) in page.rows.iter().enumerate() {
        let id = index as RowId;
        let mut here = if row.parent == id { Above::default() } else { above[row.parent as usize] };
        here.bits |= bits_of(page, id);
        if row.tag == local_name!("article") || page.attr(id, "role") == Some("article") {
            here.article = id + 1;
        }
        let share = ratio(Sums::of(words, row.blocks), total);
        // a container that begins behind the title is a part of the page, however long: a thread of comments
        let is_behind_title = title.is_some_and(|title| row.blocks.0 > title as u32);
        if share < LOW_SHARE || (is_behind_title && row.hints.any(Hints::COMMENT)) {
            here.low = here.low.with(row.hints);
        }
        let is_container = tags::is_block_level(&row.tag)
            && !matches!(
                row.tag,
                local_name!("p")
                    | local_name!("tr")
                    | local_name!("td")
                    | local_name!("h2")
                    | local_name!("h3")
            );
        if is_container && row.blocks.1 > row.blocks.0 {
            let (count, _) = siblings.get(&(row.parent, row.signature)).copied().unwrap_or_default();
            if count > here.repeats && (count >= REPEATED || here.repeats == 0) {
                here.repeats = count;
                here.repeat_row = id;
            }
        }
        above.push(here);
    }
    above
}

/// Words up to which a stock phrase makes a line of furniture even where it ends a sentence.
const STOCK_WORDS: f32 = 15.0;

impl<'a> View<'a> {
    /// Whether the block is a line of furniture by its words.
    pub(crate) fn is_stock_line(&self) -> bool {
        self.phrases.has(Phrases::STOCK) && (self.measure.words < STOCK_WORDS || !self.measure.is_terminated)
    }

    fn of_block(
        page: &'a Page,
        block: &'a Block,
        measure: Measure,
        above: &[Above],
        title_article: RowId,
    ) -> Self {
        let row = &page.rows[block.row as usize];
        let here = above[block.row as usize];
        let text = page.block_text(block);
        let has = |bit: u16| here.bits & bit != 0;
        let mut own = row.hints;
        // the inline elements between the block and its text
        let mut inner = block.inner;
        for _ in 0..4 {
            if inner == block.row {
                break;
            }
            own = own.with(page.rows[inner as usize].hints);
            inner = page.rows[inner as usize].parent;
        }
        let parent = &page.rows[row.parent as usize];
        let low = above[parent.parent as usize].low;
        let link_density = ratio(block.link_chars as f32, block.chars as f32);
        let is_prose =
            (measure.words >= GOOD_WORDS && measure.is_terminated) || measure.words >= GOOD_WORDS_ANYWAY;
        let is_furniture = has(bit::NAV) || has(bit::FOOTER) || has(bit::FORM);
        let phrases = phrases::of_text(text, measure.words);
        let is_good =
            link_density < GOOD_LINK_DENSITY && is_prose && !is_furniture && !phrases.has(Phrases::COPYRIGHT);
        Self {
            block,
            text,
            measure,
            phrases,
            tag: row.tag.clone(),
            inner_tag: page.rows[block.inner as usize].tag.clone(),
            heading: page
                .ancestors(block.row)
                .take(2)
                .find_map(|row| tags::heading_level(&page.rows[row as usize].tag)),
            link_density,
            copies_before: 0,
            copies_after: 0,
            in_li: has(bit::LI),
            in_blockquote: has(bit::BLOCKQUOTE),
            in_table: has(bit::TABLE),
            is_data: row.is_data,
            in_figure: has(bit::FIGURE),
            in_form: has(bit::FORM),
            in_button: has(bit::BUTTON),
            in_nav: has(bit::NAV),
            in_aside: has(bit::ASIDE),
            in_footer: has(bit::FOOTER),
            in_header: has(bit::HEADER),
            in_title_article: title_article != 0 && is_within(page, block.row, title_article - 1),
            in_other_article: here.article != 0
                && title_article != 0
                && !is_within(page, block.row, title_article - 1),
            is_hidden: row.is_hidden,
            images_since: 0,
            depth: row.depth,
            own,
            par: parent.hints,
            low,
            good: if is_good { measure.words.min(MAX_WEIGHT) } else { 0.0 },
            discount: 1.0,
            good_before: 0.0,
            good_after: 0.0,
            good_page: 0.0,
            blocks_before: 0.0,
            window_link_density: 0.0,
            window_good: 0.0,
            previous_link_density: 1.0,
            next_link_density: 1.0,
            previous_words: 0.0,
            next_words: 0.0,
            next_is_terminated: false,
            same_parent_after: false,
            steps_to_next_good: 15.0,
            good_siblings: 0.0,
            in_post: has(bit::POST),
            after_last_good: 0.0,
            before_first_good: 0.0,
            is_title: false,
            title_overlap: 0.0,
            after_title: false,
            blocks_since_title: 0.0,
            words_since_title: 0.0,
            good_since_title: 0.0,
            steps_to_title: 15.0,
            description_overlap: 0.0,
            par_good_share: 0.0,
            gp_good_share: 0.0,
            par_purity: 0.0,
            gp_purity: 0.0,
            ggp_purity: 0.0,
            half_purity: 0.0,
            par_link_density: 0.0,
            gp_link_density: 0.0,
            par_blocks: 0.0,
            gp_blocks: 0.0,
            steps_to_half: 15.0,
            in_main: false,
            depth_in_main: -1.0,
            in_densest: false,
            depth_in_densest: -1.0,
            densest_share: 0.0,
            branch_share: 0.0,
            branch_purity: 0.0,
            like_good_share: 0.0,
            like_count: 0.0,
            like_words: 0.0,
            like_link_density: 0.0,
            tag_good_share: 0.0,
            tag_count: 0.0,
            repeats: here.repeats as f32,
            repeat_words: 0.0,
            repeat_link_density: 0.0,
            emphasis_share: emphasis_share(page, block),
            upper_share: ratio(measure.upper as f32, measure.chars as f32),
            outside_links: 0.0,
            story_links: 0.0,
            place_links: 0.0,
            gap_before: 40.0,
            gap_after: 40.0,
            words_since_good: 0.0,
            like_terminated: 0.0,
            like_outside: 0.0,
            first_in_parent: 0.0,
            last_in_parent: 0.0,
            par_images: 0.0,
            gp_images: 0.0,
            alt_overlap: 0.0,
            names_site: false,
            names_author: false,
            seen_before: 0.0,
            under_stock: false,
            section_good: 0.0,
            like_next_good: false,
            like_previous_good: false,
            par_words_share: 0.0,
            page_link_density: 0.0,
            discounted_share: 0.0,
            stock_near: 0.0,
            furniture: phrases::furniture(text) as f32,
            name_good_share: 0.0,
            name_count: 0.0,
        }
    }
}

fn is_within(page: &Page, row: RowId, container: RowId) -> bool {
    row >= container && row < page.rows[container as usize].end
}

fn set_title_distances(views: &mut [View<'_>], anchors: &Anchors) {
    let Some(title) = anchors.title_block else { return };
    for (index, view) in views.iter_mut().enumerate() {
        view.after_title = index > title;
        view.blocks_since_title = index as f32 - title as f32;
    }
}

fn set_repetition(page: &Page, views: &mut [View<'_>], above: &[Above], words: &[f32]) {
    // mean length and link density of the siblings that repeat
    let mut groups: Table<(RowId, u32), (f32, f32, f32, f32)> = Table::default();
    for row in &page.rows {
        if row.blocks.1 > row.blocks.0 && tags::is_block_level(&row.tag) {
            let group = groups.entry((row.parent, row.signature)).or_default();
            group.0 += 1.0;
            group.1 += Sums::of(words, row.blocks);
        }
    }
    for view in views.iter() {
        let at = above[view.block.row as usize];
        if at.repeats >= REPEATED {
            let row = &page.rows[at.repeat_row as usize];
            if let Some(group) = groups.get_mut(&(row.parent, row.signature)) {
                group.2 += view.block.chars as f32;
                group.3 += view.block.link_chars as f32;
            }
        }
    }
    let mut seen: Table<u64, (u32, u32)> = Table::default();
    let keys: Vec<u64> = views.iter().map(|view| text_key(view.text)).collect();
    for key in &keys {
        seen.entry(*key).or_default().1 += 1;
    }
    for (view, key) in views.iter_mut().zip(&keys) {
        let at = above[view.block.row as usize];
        if at.repeats >= REPEATED {
            let row = &page.rows[at.repeat_row as usize];
            if let Some(&(count, sum, chars, links)) = groups.get(&(row.parent, row.signature)) {
                view.repeat_words = sum / count.max(1.0);
                view.repeat_link_density = ratio(links, chars);
            }
        }
        if let Some(copies) = seen.get_mut(key) {
            view.copies_before = copies.0;
            view.copies_after = copies.1 - copies.0 - 1;
            copies.0 += 1;
        }
    }
}

fn text_key(text: &str) -> u64 {
    let mut hash = Quick::default();
    for c in text.chars() {
        if c.is_ascii() {
            if c.is_ascii_alphanumeric() {
                hash.write_u32(u32::from(c.to_ascii_lowercase()));
            }
        } else if c.is_alphanumeric() {
            c.to_lowercase().for_each(|c| hash.write_u32(u32::from(c)));
        }
    }
    hash.finish()
}

fn set_discounts(views: &mut [View<'_>], page: &Page, title_article: RowId, above: &[Above]) {
    let boilerplate = Hints::RELATED
        .with(Hints::SIDE)
        .with(Hints::NAV)
        .with(Hints::NEWSLETTER)
        .with(Hints::FOOTER)
        .with(Hints::CONSENT);
    for view in views.iter_mut() {
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
            && view.repeats < 40.0
        {
            // text in equal sections is normal, in equal cards it is not: a section holds much, a card little
            if view.repeat_words < 80.0
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
        if view.blocks_since_title < 0.0 {
            discount *= discount::BEFORE_TITLE;
        }
        if view.is_hidden {
            discount *= discount::HIDDEN;
        }
        view.discount = discount;
    }
}

/// Places in the run of blocks: shares before and after, neighbours, the window.
fn set_places(page: &Page, views: &mut [View<'_>], sums: &Sums, anchors: &Anchors) {
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
    // of the nearest good blocks before and after, how many have the same parent: text between two of them is rarely foreign
    let mut previous_parent: Option<RowId> = None;
    for index in 0..count {
        let before = previous_parent == Some(parents[index]);
        let after = next_good[index].is_some_and(|next| parents[next] == parents[index]);
        views[index].good_siblings = f32::from(u8::from(before)) + f32::from(u8::from(after));
        if is_good[index] {
            previous_parent = Some(parents[index]);
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
        view.window_good = is_good[from..to].iter().filter(|&&good| good).count() as f32 / (to - from) as f32;
        if index > 0 {
            view.previous_link_density = densities[index - 1];
            view.previous_words = lengths[index - 1];
        }
        if index + 1 < count {
            view.next_link_density = densities[index + 1];
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

/// The containers: shares, purity, the main element and its branches.
fn set_containers(page: &Page, views: &mut [View<'_>], sums: &Sums) {
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
    let mut half: Vec<(u8, RowId)> = Vec::with_capacity(page.rows.len());
    let mut branch: Vec<RowId> = Vec::with_capacity(page.rows.len());
    for (index, row) in page.rows.iter().enumerate() {
        let id = index as RowId;
        let has_half = share(id) >= 0.5 || row.parent == id;
        half.push(if has_half {
            (0, id)
        } else {
            let (steps, row) = half[row.parent as usize];
            (steps.saturating_add(1), row)
        });
        branch.push(if row.parent == main || row.parent == id { id } else { branch[row.parent as usize] });
    }
    for (index, view) in views.iter_mut().enumerate() {
        let row = view.block.row;
        let parent = page.rows[row as usize].parent;
        let grandparent = page.rows[parent as usize].parent;
        let great = page.rows[grandparent as usize].parent;
        view.par_good_share = share(parent);
        view.gp_good_share = share(grandparent);
        view.par_purity = purity(parent);
        view.gp_purity = purity(grandparent);
        view.ggp_purity = purity(great);
        view.par_link_density = density(parent);
        view.gp_link_density = density(grandparent);
        view.par_blocks = size(parent);
        view.gp_blocks = size(grandparent);
        let (steps, half_row) = half[row as usize];
        view.steps_to_half = f32::from(steps);
        view.half_purity = purity(half_row);
        view.in_main = is_within(page, row, main);
        if view.in_main {
            view.depth_in_main = f32::from(view.depth) - main_depth;
            let branch = branch[row as usize];
            view.branch_share = share(branch);
            view.branch_purity = purity(branch);
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

#[derive(Clone, Copy, Default)]
struct Like {
    terminated: f32,
    outside: f32,
    count: f32,
    words: f32,
    good: f32,
    chars: f32,
    link_chars: f32,
}

/// Blocks of the same look: a site sets its paragraphs alike.
fn set_likeness(page: &Page, views: &mut [View<'_>], sums: &Sums) {
    let good_page = sums.good[views.len()];
    let mut likes: Table<(u32, u32), Like> = Table::default();
    let mut same_tag: Table<u32, Like> = Table::default();
    let keys: Vec<(u32, u32)> = views
        .iter()
        .map(|view| {
            let row = &page.rows[view.block.row as usize];
            (row.signature, page.rows[row.parent as usize].signature)
        })
        .collect();
    let names: Vec<u64> = views.iter().map(|view| first_name(page, view.block.row)).collect();
    let mut same_name: Table<u64, Like> = Table::default();
    for ((view, key), name) in views.iter().zip(&keys).zip(&names) {
        let all = [
            likes.entry(*key).or_default(),
            same_tag.entry(key.0).or_default(),
            same_name.entry(*name).or_default(),
        ];
        for like in all {
            like.count += 1.0;
            like.terminated += f32::from(u8::from(view.measure.is_terminated));
            like.outside += f32::from(u8::from(!view.in_main));
            like.words += view.measure.words;
            like.good += view.good * view.discount;
            like.chars += view.block.chars as f32;
            like.link_chars += view.block.link_chars as f32;
        }
    }
    for ((view, key), name) in views.iter_mut().zip(&keys).zip(&names) {
        if let Some(like) = same_name.get(name) {
            view.name_good_share = ratio(like.good, good_page);
            view.name_count = like.count;
        }
        if let Some(like) = likes.get(key) {
            view.like_good_share = ratio(like.good, good_page);
            view.like_count = like.count;
            view.like_words = like.words / like.count;
            view.like_link_density = ratio(like.link_chars, like.chars);
            view.like_terminated = like.terminated / like.count;
            view.like_outside = like.outside / like.count;
        }
        if let Some(like) = same_tag.get(&key.0) {
            view.tag_good_share = ratio(like.good, good_page);
            view.tag_count = like.count;
        }
    }
}

/// Tag and first class as one number: sites add further classes to the first paragraph or to those beside an image.
fn first_name(page: &Page, row: RowId) -> u64 {
    let mut hash = Quick::default();
    hash.write(page.rows[row as usize].tag.as_bytes());
    hash.write(b".");
    let class = page.attr(row, "class").unwrap_or_default();
    hash.write(class.split_ascii_whitespace().next().unwrap_or_default().as_bytes());
    hash.finish()
}

/// Hashes of the words of a text; each character is a word where there are no spaces.
fn word_hashes(text: &str) -> Vec<u64> {
    let mut words = Vec::new();
    let mut hash = Quick::default();
    let mut is_open = false;
    for c in text.chars() {
        if crate::page::is_spaceless(c) {
            if is_open {
                words.push(std::mem::take(&mut hash).0);
                is_open = false;
            }
            words.push(u64::from(u32::from(c)));
        } else if c.is_alphanumeric() {
            c.to_lowercase().for_each(|c| hash.write_u32(u32::from(c)));
            is_open = true;
        } else if is_open {
            words.push(std::mem::take(&mut hash).0);
            is_open = false;
        }
    }
    if is_open {
        words.push(hash.0);
    }
    words
}

fn runs_of_three(words: &[u64]) -> impl Iterator<Item = u64> + '_ {
    words.windows(3).map(|run| {
        let mut hash = Quick::default();
        run.iter().for_each(|&word| hash.write_u64(word));
        hash.0
    })
}

/// Longest text that blocks are compared with, in bytes.
const MAX_COMPARED: usize = 200_000;

fn run_set(text: &str) -> Table<u64, ()> {
    let end = text.floor_char_boundary(MAX_COMPARED);
    runs_of_three(&word_hashes(&text[..end])).map(|run| (run, ())).collect()
}

fn set_overlaps(page: &Page, views: &mut [View<'_>], anchors: &Anchors) {
    let alts = alts(page);
    let description = run_set(&anchors.description);
    let title: Table<u64, ()> = word_hashes(&anchors.title).into_iter().map(|word| (word, ())).collect();
    let title_key = text_key(&anchors.title);
    let sites: Vec<Vec<u64>> = anchors.sites.iter().map(|name| word_hashes(name)).collect();
    let authors: Vec<Vec<u64>> = anchors.authors.iter().map(|name| word_hashes(name)).collect();
    let mut seen: Table<u64, u32> = Table::default();
    for (index, view) in views.iter_mut().enumerate() {
        view.is_title = Some(index) == anchors.title_block
            || (!anchors.title.is_empty() && text_key(view.text) == title_key);
        let words = word_hashes(view.text);
        if !title.is_empty() && words.len() < 60 {
            view.title_overlap = words.iter().filter(|word| title.contains_key(word)).count() as f32
                / words.len().max(1) as f32;
        }
        view.names_site = sites.iter().any(|name| holds(&words, name));
        view.names_author = authors.iter().any(|name| holds(&words, name));
        let mut known = 0;
        for run in runs_of_three(&words) {
            let first = *seen.entry(run).or_insert(index as u32);
            known += u32::from((first as usize) < index);
        }
        if words.len() > 4 {
            view.seen_before = known as f32 / (words.len() - 2) as f32;
        }
        if !alts.is_empty() {
            view.alt_overlap = overlap(&words, &alts);
        }
        if !description.is_empty() {
            view.description_overlap = overlap(&words, &description);
        }
    }
}

fn overlap(words: &[u64], known: &Table<u64, ()>) -> f32 {
    let runs = words.len().saturating_sub(2);
    if runs == 0 {
        return 0.0;
    }
    runs_of_three(words).filter(|run| known.contains_key(run)).count() as f32 / runs as f32
}

/// Whether the words stand in a text one behind the other.
fn holds(words: &[u64], name: &[u64]) -> bool {
    !name.is_empty() && words.windows(name.len()).any(|run| run == name)
}

/// Bytes of images' descriptions that blocks are compared with.
const MAX_ALTS: usize = 40_000;

/// Three-word runs of the descriptions of the page's images.
fn alts(page: &Page) -> Table<u64, ()> {
    let mut known = Table::default();
    let mut bytes = 0;
    for (id, row) in page.rows.iter().enumerate() {
        if row.tag != local_name!("img") {
            continue;
        }
        let Some(alt) = page.attr(id as RowId, "alt") else { continue };
        bytes += alt.len();
        if bytes > MAX_ALTS {
            break;
        }
        known.extend(runs_of_three(&word_hashes(alt)).map(|run| (run, ())));
    }
    known
}

/// Share of a block's bytes within emphasis.
fn emphasis_share(page: &Page, block: &Block) -> f32 {
    let (from, to) = block.text;
    let mut reached = from;
    let mut sum = 0;
    for inline in &page.inlines[block.inlines.0 as usize..block.inlines.1 as usize] {
        if inline.mark == Mark::Emphasis {
            let start = inline.text.0.max(reached);
            let end = inline.text.1.min(to);
            if end > start {
                sum += end - start;
                reached = end;
            }
        }
    }
    ratio(sum as f32, (to - from) as f32)
}

/// Bytes from which the last part of a link's path is a story's, not a section's.
const SLUG_BYTES: usize = 25;

/// Where the links of each block lead.
fn set_links(page: &Page, views: &mut [View<'_>], anchors: &Anchors) {
    for view in views.iter_mut().filter(|view| view.block.links > 0) {
        let (from, to) = view.block.inlines;
        let (mut all, mut outside, mut stories, mut places) = (0.0f32, 0.0f32, 0.0f32, 0.0f32);
        for inline in page.inlines[from as usize..to as usize]
            .iter()
            .filter(|inline| inline.mark == Mark::Link)
            .take(20)
        {
            let Some(href) = page.attr(inline.row, "href") else { continue };
            let href = href.trim();
            all += 1.0;
            if href.starts_with('#') || href.starts_with("javascript") || href.starts_with("mailto") {
                places += 1.0;
                continue;
            }
            let host = host_of(href);
            if !host.is_empty() && !anchors.host.is_empty() && !is_same_site(host, &anchors.host) {
                outside += 1.0;
                continue;
            }
            let path = href.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
            let slug = path.rsplit('/').next().unwrap_or_default();
            stories += f32::from(u8::from(
                slug.len() >= SLUG_BYTES || slug.bytes().filter(u8::is_ascii_digit).count() >= 6,
            ));
        }
        view.outside_links = ratio(outside, all);
        view.story_links = ratio(stories, all);
        view.place_links = ratio(places, all);
    }
}

/// Whether two hosts end in the same two labels.
fn is_same_site(a: &str, b: &str) -> bool {
    a.rsplit('.').take(2).eq(b.rsplit('.').take(2))
}

/// Images under the containers, for each of their blocks.
fn set_images(page: &Page, views: &mut [View<'_>]) {
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

/// The nearest good blocks on both sides, and the place within the parent.
fn set_neighbours(page: &Page, views: &mut [View<'_>], sums: &Sums) {
    let count = views.len();
    let key = |view: &View<'_>| {
        let row = &page.rows[view.block.row as usize];
        (row.signature, page.rows[row.parent as usize].signature)
    };
    let is_good = |view: &View<'_>| view.good * view.discount > 4.0;
    let raw = sums.good_raw[count];
    let page_density = ratio(sums.link_chars[count], sums.chars[count]);
    let mut previous: Option<usize> = None;
    for index in 0..count {
        let parent = &page.rows[page.rows[views[index].block.row as usize].parent as usize];
        let known = previous.map(|at| (index - at, key(&views[at]) == key(&views[index])));
        let words = previous.map_or(0.0, |at| Sums::of(&sums.words, (at as u32 + 1, index as u32)));
        let view = &mut views[index];
        if let Some((gap, is_alike)) = known {
            view.gap_before = gap as f32;
            view.like_previous_good = is_alike;
            view.words_since_good = words;
        }
        view.first_in_parent = (index as u32 - parent.blocks.0.min(index as u32)) as f32;
        view.last_in_parent = (parent.blocks.1.max(index as u32 + 1) - 1 - index as u32) as f32;
        view.par_words_share = ratio(view.measure.words, Sums::of(&sums.words, parent.blocks));
        view.page_link_density = page_density;
        view.discounted_share = ratio(sums.good[count], raw);
        if is_good(view) {
            previous = Some(index);
        }
    }
    let mut next: Option<usize> = None;
    for index in (0..count).rev() {
        if let Some(at) = next {
            let is_alike = key(&views[at]) == key(&views[index]);
            views[index].gap_after = (at - index) as f32;
            views[index].like_next_good = is_alike;
        }
        if is_good(&views[index]) {
            next = Some(index);
        }
    }
}

/// What a heading stands over, and whether the label that a block stands under is a stock phrase.
fn set_sections(views: &mut [View<'_>], sums: &Sums) {
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
