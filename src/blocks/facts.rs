//! Facts about every block, its containers and its place on the page, computed in a few linear passes.
//!
//! Much of it turns on *good* text: prose by its own looks, discounted where the page says that it is something else
//! (comments, repeated cards, another article). Context on undiscounted text lets comments and teasers take over pages with
//! short stories.

mod containers;
mod inherited;
mod likeness;
mod lines;
mod links;
mod overlaps;
mod places;
mod publisher;
mod words;

use html5ever::LocalName;

use self::inherited::{Above, bit};
use self::lines::Line;
use self::words::Words;
use crate::article::Mark;
use crate::claims::Anchors;
use crate::lexicon::page::{self as phrases, Phrases};
use crate::page::{Block, Hints, Page, RowId, tags};
use crate::text::{Measure, measure};

/// Link density from which a block is no good text.
const GOOD_LINK_DENSITY: f32 = 0.35;
/// Effective words from which a block that ends a sentence is good text.
const GOOD_WORDS: f32 = 12.0;
/// Effective words from which any block is.
const GOOD_WORDS_ANYWAY: f32 = 30.0;
/// Words beyond which a block's weight does not grow, so that one huge block is no page.
const MAX_WEIGHT: f32 = 120.0;

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
    pub(crate) article_depth: u8,
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
    pub(crate) previous_link_density: f32,
    pub(crate) next_words: f32,
    pub(crate) next_is_terminated: bool,
    pub(crate) same_parent_after: bool,
    pub(crate) steps_to_next_good: f32,
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
    pub(crate) par_link_density: f32,
    pub(crate) gp_link_density: f32,
    pub(crate) par_blocks: f32,
    pub(crate) steps_to_half: f32,
    pub(crate) in_main: bool,
    pub(crate) depth_in_main: f32,
    pub(crate) in_densest: bool,
    pub(crate) depth_in_densest: f32,
    pub(crate) densest_share: f32,
    pub(crate) branch_purity: f32,
    pub(crate) like_good_share: f32,
    pub(crate) like_count: f32,
    pub(crate) like_words: f32,
    pub(crate) like_link_density: f32,
    pub(crate) tag_count: f32,
    pub(crate) repeats: f32,
    pub(crate) repeat_words: f32,
    pub(crate) repeat_link_density: f32,
    pub(crate) emphasis_share: f32,
    pub(crate) upper_share: f32,
    pub(crate) outside_links: f32,
    pub(crate) story_links: f32,
    pub(crate) place_links: f32,
    pub(crate) gap_after: f32,
    pub(crate) like_outside: f32,
    pub(crate) par_images: f32,
    pub(crate) gp_images: f32,
    pub(crate) alt_overlap: f32,
    pub(crate) names_author: bool,
    pub(crate) seen_before: f32,
    pub(crate) under_stock: bool,
    pub(crate) section_good: f32,
    pub(crate) par_words_share: f32,
    pub(crate) stock_near: f32,
    pub(crate) furniture: f32,
    pub(crate) name_count: f32,
    pub(crate) names_site: bool,
    pub(crate) addresses: f32,
    pub(crate) field_near: f32,
    pub(crate) under_links: f32,
    pub(crate) line: Line,
}

/// The facts about all blocks of a page.
pub(crate) struct Context<'a> {
    page: &'a Page,
    anchors: &'a Anchors,
    words: Words,
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
        let words = Words::of(page);
        let lengths = Sums::running(measures.iter().map(|m| m.words));
        let above = inherited::inherit(page, &lengths, anchors.title_block);
        let title_row = anchors.title_block.map(|index| page.blocks[index].row);
        let title_article = title_row.map_or(0, |row| above[row as usize].article);
        let mut views: Vec<View<'a>> = page
            .blocks
            .iter()
            .zip(&measures)
            .map(|(block, measure)| View::of_block(page, block, *measure, &above, title_article))
            .collect();
        places::set_title_distances(&mut views, anchors);
        overlaps::set_copies(&mut views, &words);
        inherited::set_repetition(page, &mut views, &above, &lengths);
        inherited::set_discounts(&mut views, page, title_article, &above);
        let sums = Sums {
            words: lengths,
            good: Sums::running(views.iter().map(|view| view.good * view.discount)),
            good_raw: Sums::running(views.iter().map(|view| view.good)),
            chars: Sums::running(page.blocks.iter().map(|block| block.chars as f32)),
            link_chars: Sums::running(page.blocks.iter().map(|block| block.link_chars as f32)),
        };
        places::set_places(page, &mut views, &sums, anchors);
        containers::set_containers(page, &mut views, &sums);
        likeness::set_likeness(page, &mut views, &sums);
        overlaps::set_overlaps(page, &mut views, &words, anchors);
        links::set_links(page, &mut views, anchors);
        containers::set_images(page, &mut views);
        places::set_neighbours(page, &mut views, &sums);
        places::set_sections(&mut views, &sums);
        lines::set_lines(page, &mut views, &words, anchors);
        publisher::set_publisher(page, &mut views, &words, &sums, anchors);
        Self { page, anchors, words, views }
    }

    /// The words of a block, as hashes.
    pub(crate) fn words_of(&self, block: usize) -> &[u64] {
        self.words.of_block(block)
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

/// Words up to which a stock phrase makes a line of furniture even where it ends a sentence.
const STOCK_WORDS: f32 = 15.0;

/// Blocks behind the title in which the standfirst stands: the section, the author and the date may come between.
const LEAD_BLOCKS: f32 = 5.0;
/// Words of a standfirst.
const LEAD_WORDS: std::ops::RangeInclusive<f32> = 7.0..=70.0;
/// Share of dates from which a line is the article's date.
const LEAD_DATES: f32 = 0.3;
/// Share of the page's good text that counts as none.
const LITTLE: f32 = 0.02;
/// What else is named between the title and the text.
const NO_LEAD: Hints = Hints::CAPTION
    .with(Hints::BYLINE)
    .with(Hints::DATE)
    .with(Hints::SHARE)
    .with(Hints::AD)
    .with(Hints::RELATED)
    .with(Hints::NEWSLETTER)
    .with(Hints::BIO)
    .with(Hints::PAYWALL)
    .with(Hints::CONSENT);

impl<'a> View<'a> {
    /// Whether the block is a line of furniture by its words.
    pub(crate) fn is_stock_line(&self) -> bool {
        self.phrases.has(Phrases::STOCK) && (self.measure.words < STOCK_WORDS || !self.measure.is_terminated)
    }

    /// Whether the block stands where the standfirst does, and is set apart as one: right behind the title, before any other prose, and no
    /// other block looks like it.
    pub(crate) fn is_in_lead_place(&self) -> bool {
        self.after_title
            && self.blocks_since_title <= LEAD_BLOCKS
            && self.good_since_title.abs() < LITTLE
            && LEAD_WORDS.contains(&self.measure.words)
            && self.link_density < GOOD_LINK_DENSITY
            && self.like_count <= 2.0
            && self.copies_before == 0
            && self.line.dates < LEAD_DATES
            && !self.is_stock_line()
            && !self.phrases.has(Phrases::BYLINE)
            && !self.phrases.has(Phrases::CAPTION)
            && !(self.in_nav
                || self.in_aside
                || self.in_figure
                || self.in_form
                || self.is_data
                || self.is_hidden)
            && !self.own.any(NO_LEAD)
            && !self.par.any(NO_LEAD)
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
            article_depth: here.article_depth,
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
            previous_link_density: 1.0,
            next_words: 0.0,
            next_is_terminated: false,
            same_parent_after: false,
            steps_to_next_good: 15.0,
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
            par_link_density: 0.0,
            gp_link_density: 0.0,
            par_blocks: 0.0,
            steps_to_half: 15.0,
            in_main: false,
            depth_in_main: -1.0,
            in_densest: false,
            depth_in_densest: -1.0,
            densest_share: 0.0,
            branch_purity: 0.0,
            like_good_share: 0.0,
            like_count: 0.0,
            like_words: 0.0,
            like_link_density: 0.0,
            tag_count: 0.0,
            repeats: here.repeats as f32,
            repeat_words: 0.0,
            repeat_link_density: 0.0,
            emphasis_share: emphasis_share(page, block),
            upper_share: ratio(measure.upper as f32, measure.chars as f32),
            outside_links: 0.0,
            story_links: 0.0,
            place_links: 0.0,
            gap_after: 40.0,
            like_outside: 0.0,
            par_images: 0.0,
            gp_images: 0.0,
            alt_overlap: 0.0,
            names_author: false,
            seen_before: 0.0,
            under_stock: false,
            section_good: 0.0,
            par_words_share: 0.0,
            stock_near: 0.0,
            furniture: phrases::furniture(text) as f32,
            name_count: 0.0,
            names_site: false,
            addresses: 0.0,
            field_near: 0.0,
            under_links: 0.0,
            line: Line::default(),
        }
    }
}

/// Effective good words, discounted, from which a block is one of the page's good ones.
const GOOD_WEIGHT: f32 = 4.0;

/// Whether a block is one of the page's good ones.
fn is_good(view: &View<'_>) -> bool {
    view.good * view.discount > GOOD_WEIGHT
}

fn is_within(page: &Page, row: RowId, container: RowId) -> bool {
    row >= container && row < page.rows[container as usize].end
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
