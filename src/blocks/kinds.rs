//! What a kept block is: decided by its markup, after the model has kept it.

use html5ever::local_name;

use super::facts::{Context, View};
use crate::article::Kind;
use crate::lexicon::page::Phrases;
use crate::page::{Hints, Page, RowId, tags};

/// Most words of a bold line that may pass for a subheading.
const MAX_HEADING_WORDS: f32 = 14.0;
/// Share of a block's characters that must be bold for it to be a subheading.
const HEADING_STRONG_SHARE: f32 = 0.98;
/// Most words of a caption that only a class names, where it ends no sentence.
const MAX_CAPTION_WORDS: f32 = 40.0;
/// Link density up to which a key point says something rather than leads away.
const SPEAKS: f32 = 0.5;
/// Most words of an editor's note.
const MAX_NOTE_WORDS: f32 = 120.0;
/// Words from which a heading's text that ends a sentence is a lead: headlines are shorter or end without a stop.
const MIN_LEAD_WORDS: f32 = 12.0;
/// Blocks above which a list item is a container: a live blog's entry, a listicle's section, the page's layout.
const MAX_ITEM_BLOCKS: u32 = 4;
/// The same for an item with a heading or a section of its own.
const MAX_HEADED_BLOCKS: u32 = 2;
/// Rows of a list item in which a heading is looked for.
const MAX_ITEM_ROWS: u32 = 60;
/// Rows above a block in which its list item is looked for.
const ITEM_LEVELS: usize = 6;
/// Rows above a block in which its preformatted element is looked for: highlighters wrap lines and words.
const PRE_LEVELS: usize = 5;
/// Rows within a preformatted element in which one for code is looked for.
const MAX_PRE_ROWS: u32 = 20;
/// Share of a preformatted text's characters that are letters, digits, spaces aside, from which it may be prose.
const PROSE_LETTERS: f32 = 0.9;
/// Words from which preformatted text may be prose.
const MIN_PROSE_WORDS: f32 = 20.0;

/// Blocks behind the title in which the lead stands: share bars, authors and dates may come between.
const MAX_LEAD_BLOCKS: f32 = 25.0;
/// Share of the page's good text that may stand between the title and the lead: a note, the paper's own line.
const LEAD_SHARE: f32 = 0.05;
/// Share of a block's words that the page's own description has from which the block is what the page says of itself, and words up to
/// which that is a coincidence.
const DESCRIBED: f32 = 0.8;
const FEW_WORDS: f32 = 6.0;
/// Words up to which a line is a label and no standfirst.
const MAX_LABEL_WORDS: f32 = 4.0;
/// Share of the page's good text in blocks of the same look from which a block is one of the paragraphs.
const MAX_LEAD_LIKE: f32 = 0.5;
/// Levels up from a block that only looks like a standfirst to what also holds the title.
const MAX_LEAD_STEPS: f32 = 6.0;

/// The kind that a block has if it is kept.
pub(crate) fn kind_of(context: &Context<'_>, view: &View<'_>) -> Kind {
    let page = context.page();
    if view.is_data {
        return if view.tag == local_name!("caption") { Kind::Caption } else { Kind::Table };
    }
    if let Some(pre) =
        within(page, view.block.row, PRE_LEVELS, |row| page.rows[row as usize].tag == local_name!("pre"))
        && is_code(page, pre, view)
    {
        return Kind::Code;
    }
    if view.tag == local_name!("figcaption") || (view.in_figure && !view.in_blockquote) {
        return Kind::Caption;
    }
    if (view.own.any(Hints::CAPTION) || view.par.any(Hints::CAPTION))
        && !view.measure.is_terminated
        && view.measure.words < MAX_CAPTION_WORDS
    {
        return Kind::Caption;
    }
    if view.heading.is_some() {
        return if is_standfirst(view) || (view.measure.is_terminated && is_lead(view)) {
            Kind::Standfirst
        } else {
            Kind::Heading
        };
    }
    if view.in_blockquote {
        return match () {
            () if view.in_post => Kind::Embed,
            () if is_named_pull(page, view.block.row) => Kind::PullQuote,
            () => Kind::Blockquote,
        };
    }
    if let Some(item) = list_item(page, view.block.row) {
        return if is_key_point(context, view, item) { Kind::Standfirst } else { Kind::ListItem };
    }
    if (view.phrases.has(Phrases::NOTE) || view.own.any(Hints::NOTE) || view.par.any(Hints::NOTE))
        && view.measure.words < MAX_NOTE_WORDS
    {
        return Kind::Note;
    }
    if is_standfirst(view) {
        return Kind::Standfirst;
    }
    let is_bold = view.block.strong_chars as f32 >= HEADING_STRONG_SHARE * view.block.chars as f32;
    let is_bold_line = is_bold
        && view.measure.words <= MAX_HEADING_WORDS
        && !view.measure.is_terminated
        && view.place.next_words > view.measure.words;
    if is_bold_line && view.since_title.is_behind {
        return Kind::Heading;
    }
    if is_bold && view.measure.is_terminated && is_lead(view) {
        return Kind::Standfirst;
    }
    Kind::Paragraph
}

/// Share of the page's good text in a list up to which it sums the story up rather than tells it, and items that it has.
const MAX_POINTS_SHARE: f32 = 0.3;
const POINTS: std::ops::RangeInclusive<u32> = 2..=6;

/// Whether a list item is one of the key points above the text: a short list of sentences between the headline and the first paragraph.
fn is_key_point(context: &Context<'_>, view: &View<'_>, item: RowId) -> bool {
    let (page, views) = (context.page(), &context.views);
    let list = &page.rows[page.rows[item as usize].parent as usize];
    let (from, to) = list.blocks;
    let Some(points) = views.get(from as usize..to as usize) else { return false };
    let Some(first) = points.first() else { return false };
    let is_above = first.since_title.is_behind
        && first.since_title.good.abs() < HEAD_SHARE
        && first.since_title.blocks < MAX_LEAD_BLOCKS
        && first.place.good_before < MAX_POINTS_SHARE;
    let last = points.last().unwrap_or(first);
    let share = last.since_title.good - first.since_title.good;
    is_above
        && POINTS.contains(&(to - from))
        && share < MAX_POINTS_SHARE
        && view.place.good_after > MAX_POINTS_SHARE
        && matches!(list.tag, local_name!("ul"))
        && points.iter().all(|point| point.measure.is_terminated && point.link_density < SPEAKS)
}

/// Share of the page's good text that may stand between the headline and the key points.
const HEAD_SHARE: f32 = 0.1;

/// Rows above a block in which a class that names a pull quote is looked for.
const PULL_LEVELS: usize = 4;

/// Whether the markup itself says that a quotation is the text's own, set large.
fn is_named_pull(page: &Page, row: RowId) -> bool {
    within(page, row, PULL_LEVELS, |row| {
        page.attr(row, "class").is_some_and(|class| {
            class.split_ascii_whitespace().any(|name| {
                let letters: String =
                    name.chars().filter(char::is_ascii_alphabetic).map(|c| c.to_ascii_lowercase()).collect();
                letters.contains("pullquote")
            })
        })
    })
    .is_some()
}

/// The first row from a row up for which the test holds.
fn within(page: &Page, row: RowId, levels: usize, test: impl Fn(RowId) -> bool) -> Option<RowId> {
    page.ancestors(row).take(levels).find(|&row| test(row))
}

/// The list item that a block is of. An item that holds an article's furniture (sections, headings, many blocks) is a
/// container of the page's own, and what stands in it is what it would be elsewhere.
pub(crate) fn list_item(page: &Page, row: RowId) -> Option<RowId> {
    let mut is_sectioned = false;
    for (step, id) in page.ancestors(row).take(ITEM_LEVELS).enumerate() {
        let element = &page.rows[id as usize];
        match element.tag {
            local_name!("li") | local_name!("dd") | local_name!("dt") => {
                let holds_heading = || {
                    (id..element.end.min(id + MAX_ITEM_ROWS))
                        .any(|row| tags::heading_level(&page.rows[row as usize].tag).is_some())
                };
                let blocks = element.blocks.1 - element.blocks.0;
                let is_small = blocks <= MAX_HEADED_BLOCKS
                    || (blocks <= MAX_ITEM_BLOCKS && !is_sectioned && !holds_heading());
                return (is_small || step == 0).then_some(id);
            }
            local_name!("article") | local_name!("section") => is_sectioned = true,
            local_name!("table") | local_name!("body") => return None,
            _ => {}
        }
    }
    None
}

/// Whether preformatted text is code rather than prose that is set so: letters, press releases, mails.
fn is_code(page: &Page, pre: RowId, view: &View<'_>) -> bool {
    let holds_code = (pre..page.rows[pre as usize].end.min(pre + MAX_PRE_ROWS))
        .any(|row| page.rows[row as usize].tag == local_name!("code"));
    let letters = view.text.chars().filter(|c| c.is_alphanumeric()).count();
    let is_prose = view.measure.words >= MIN_PROSE_WORDS
        && view.measure.is_terminated
        && letters as f32 >= PROSE_LETTERS * view.measure.chars as f32;
    holds_code || !is_prose
}

/// Whether a block stands where the lead does: behind the title, before any other prose.
fn is_first(view: &View<'_>) -> bool {
    view.since_title.good.abs() < LEAD_SHARE && view.since_title.blocks < MAX_LEAD_BLOCKS
}

/// Whether the block reads like a lead and stands where one stands; for blocks set apart as a whole.
fn is_lead(view: &View<'_>) -> bool {
    view.since_title.is_behind && is_first(view) && view.measure.words >= MIN_LEAD_WORDS
}

/// Whether the markup names the block as the standfirst, and it stands where one stands.
fn is_standfirst(view: &View<'_>) -> bool {
    let is_named = view.is_named_lead();
    // a page may use its first paragraph as its description: that one looks like the others
    let is_description = view.overlap.description > DESCRIBED
        && view.measure.words > FEW_WORDS
        && (is_named || view.like.good_share < MAX_LEAD_LIKE);
    // of its look there is one: itself
    let is_set_apart =
        view.is_in_lead_place() && view.like.count < 2.0 && view.since_title.steps < MAX_LEAD_STEPS;
    // a large first letter opens the running text
    let opens_text = view.own.any(Hints::DROPCAP) && !is_named;
    (is_named || is_description || is_set_apart)
        && !opens_text
        && is_first(view)
        && view.measure.words > MAX_LABEL_WORDS
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Limits;
    use crate::claims::Anchors;

    fn kinds(html: &str) -> Vec<Kind> {
        let page = Page::parse(html, &Limits::default()).expect("small");
        let anchors = Anchors::of_title(&page, "A title that is long enough");
        let context = Context::new(&page, &anchors);
        context.views.iter().map(|view| kind_of(&context, view)).collect()
    }

    #[test]
    fn test_an_item_that_is_a_container_is_no_item() {
        assert_eq!(kinds("<ul><li>one<li><p>two</p><p>three</p></ul>"), [Kind::ListItem; 3]);
        assert_eq!(
            kinds(
                "<ol><li><article><p>one</p><p>one</p><p>one</p></article></li><li><h3>two</h3><p>three</p><p>four</p></li></ol>"
            ),
            [
                Kind::Paragraph,
                Kind::Paragraph,
                Kind::Paragraph,
                Kind::Heading,
                Kind::Paragraph,
                Kind::Paragraph
            ]
        );
    }

    #[test]
    fn test_a_lead_may_stand_in_a_heading_or_in_bold() {
        let title = "<h1>A title that is long enough</h1>";
        let lead = "The footbridge over the river will close for two years, because its cables have rusted.";
        let rest = format!("<p>{}</p>", "And so the story goes on and on until it ends here. ".repeat(9));
        for tag in ["h2", "b"] {
            let kinds = kinds(&format!("{title}<div><{tag}>{lead}</{tag}></div>{rest}"));
            assert_eq!(kinds[1..], [Kind::Standfirst, Kind::Paragraph], "{tag}");
        }
        assert_eq!(kinds(&format!("{title}<h2>Two years without a bridge</h2>{rest}"))[1], Kind::Heading);
    }

    #[test]
    fn test_preformatted_prose_is_no_code() {
        let prose = "The ferry will run every ten minutes from six in the morning\nand it will cost nothing at all \
                     to those who have a ticket\nof the market or of the town.";
        assert_eq!(kinds(&format!("<pre>{prose}</pre>")), [Kind::Paragraph]);
        assert_eq!(kinds("<pre>let x = 1;\nlet y = x + 2;</pre>"), [Kind::Code]);
        assert_eq!(kinds(&format!("<pre><code>{prose}</code></pre>")), [Kind::Code]);
    }
}
