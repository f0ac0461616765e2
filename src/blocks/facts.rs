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
pub(super) mod publisher;
mod sections;
mod words;

use html5ever::LocalName;

use self::containers::Container;
use self::inherited::{Above, Repeat, bit};
use self::likeness::Like;
use self::lines::Line;
use self::links::Links;
use self::overlaps::{Copies, Overlap};
use self::places::{Place, SinceTitle};
use self::publisher::Publisher;
use self::sections::Section;
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

/// The facts about one block: what it says by itself and by what it stands in, and then what each pass over the page found. Shares are of
/// the page's good text, unless said otherwise.
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
    pub(crate) emphasis_share: f32,
    pub(crate) upper_share: f32,
    /// Phrases that sites print beside stories.
    pub(crate) furniture: f32,
    pub(crate) depth: u16,
    pub(crate) is_data: bool,
    pub(crate) is_hidden: bool,
    pub(crate) in_li: bool,
    pub(crate) in_blockquote: bool,
    pub(crate) in_table: bool,
    pub(crate) in_figure: bool,
    pub(crate) in_form: bool,
    pub(crate) in_button: bool,
    pub(crate) in_nav: bool,
    pub(crate) in_aside: bool,
    pub(crate) in_footer: bool,
    pub(crate) in_header: bool,
    pub(crate) in_post: bool,
    pub(crate) article_depth: u8,
    pub(crate) in_title_article: bool,
    pub(crate) in_other_article: bool,
    /// What the names of the block and of its inline elements say, of its parent, and of all containers that are not the whole page.
    pub(crate) own: Hints,
    pub(crate) par: Hints,
    pub(crate) low: Hints,
    /// Words of prose, and what they are worth where they stand.
    pub(crate) good: f32,
    pub(crate) discount: f32,
    pub(crate) copies: Copies,
    pub(crate) repeat: Repeat,
    pub(crate) since_title: SinceTitle,
    pub(crate) place: Place,
    pub(crate) container: Container,
    pub(crate) like: Like,
    pub(crate) overlap: Overlap,
    pub(crate) links: Links,
    pub(crate) section: Section,
    pub(crate) line: Line,
    pub(crate) publisher: Publisher,
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

/// Keeps what a pass found about each block.
fn set<'a, T>(views: &mut [View<'a>], found: Vec<T>, field: impl for<'b> Fn(&'b mut View<'a>) -> &'b mut T) {
    views.iter_mut().zip(found).for_each(|(view, found)| *field(view) = found);
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
        set(&mut views, overlaps::copies(&words), |view| &mut view.copies);
        let repeats = inherited::repeats(page, &views, &above, &lengths);
        set(&mut views, repeats, |view| &mut view.repeat);
        let discounts = inherited::discounts(page, &views, title_article, &above, anchors.title_block);
        set(&mut views, discounts, |view| &mut view.discount);
        let sums = Sums {
            words: lengths,
            good: Sums::running(views.iter().map(|view| view.good * view.discount)),
            good_raw: Sums::running(views.iter().map(|view| view.good)),
            chars: Sums::running(page.blocks.iter().map(|block| block.chars as f32)),
            link_chars: Sums::running(page.blocks.iter().map(|block| block.link_chars as f32)),
        };
        let since_title = places::since_title(page, &views, &sums, anchors.title_block);
        set(&mut views, since_title, |view| &mut view.since_title);
        let places = places::places(page, &views, &sums);
        set(&mut views, places, |view| &mut view.place);
        let containers = containers::containers(page, &views, &sums);
        set(&mut views, containers, |view| &mut view.container);
        let likes = likeness::likes(page, &views, &sums);
        set(&mut views, likes, |view| &mut view.like);
        set(&mut views, overlaps::overlaps(page, &words, anchors), |view| &mut view.overlap);
        let links = links::links(page, &views, anchors);
        set(&mut views, links, |view| &mut view.links);
        let sections = sections::sections(&views, &sums);
        set(&mut views, sections, |view| &mut view.section);
        let lines = lines::lines(page, &views, &words, anchors);
        set(&mut views, lines, |view| &mut view.line);
        let publisher = publisher::publisher(page, &views, &words, &sums, anchors);
        set(&mut views, publisher, |view| &mut view.publisher);
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
        self.since_title.is_behind
            && self.since_title.blocks <= LEAD_BLOCKS
            && self.since_title.good.abs() < LITTLE
            && LEAD_WORDS.contains(&self.measure.words)
            && self.link_density < GOOD_LINK_DENSITY
            && self.like.count <= 2.0
            && self.copies.before == 0
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
            emphasis_share: emphasis_share(page, block),
            upper_share: ratio(measure.upper as f32, measure.chars as f32),
            furniture: phrases::furniture(text) as f32,
            depth: row.depth,
            is_data: row.is_data,
            is_hidden: row.is_hidden,
            in_li: has(bit::LI),
            in_blockquote: has(bit::BLOCKQUOTE),
            in_table: has(bit::TABLE),
            in_figure: has(bit::FIGURE),
            in_form: has(bit::FORM),
            in_button: has(bit::BUTTON),
            in_nav: has(bit::NAV),
            in_aside: has(bit::ASIDE),
            in_footer: has(bit::FOOTER),
            in_header: has(bit::HEADER),
            in_post: has(bit::POST),
            article_depth: here.article_depth,
            in_title_article: title_article != 0 && is_within(page, block.row, title_article - 1),
            in_other_article: here.article != 0
                && title_article != 0
                && !is_within(page, block.row, title_article - 1),
            own,
            par: parent.hints,
            low,
            good: if is_good { measure.words.min(MAX_WEIGHT) } else { 0.0 },
            discount: 1.0,
            copies: Copies::default(),
            repeat: Repeat::default(),
            since_title: SinceTitle::default(),
            place: Place::default(),
            container: Container::default(),
            like: Like::default(),
            overlap: Overlap::default(),
            links: Links::default(),
            section: Section::default(),
            line: Line::default(),
            publisher: Publisher::default(),
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
