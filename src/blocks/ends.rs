//! The two ends of the text: a standfirst that belongs to it, and lines behind its last sentence that do not.
//!
//! The forest looks at one block at a time. Once it has decided, it is known what stands between the headline and the text, and what
//! stands behind the last thing that was kept: a date, a heading with nothing beneath it, a line that asks to share the story.

use html5ever::local_name;

use super::facts::View;
use crate::lexicon::page::Phrases;
use crate::page::{Hints, Page};

/// Log-odds below the cut down to which a standfirst is kept: benchmarks disagree whether it is the text's, so the forest is unsure of it.
const LEAD_MARGIN: f32 = 2.3;
/// Share of the page's good text that may stand between the headline and the standfirst.
const LEAD_PLACE: f32 = 0.03;
/// Blocks between them.
const LEAD_BLOCKS: f32 = 6.0;
/// Levels up from a standfirst to what also holds the headline: the head of the story.
const HEAD_LEVELS: f32 = 3.0;
/// Words of a standfirst.
const LEAD_WORDS: std::ops::RangeInclusive<f32> = 6.0..=70.0;
/// Share of its three-word runs that the page's description has, where it says the same.
const DESCRIBED: f32 = 0.6;
/// Link density from which a line leads away.
const LEADS_AWAY: f32 = 0.35;
/// Share of dates from which a line is a date.
const DATED: f32 = 0.3;

/// Keeps the standfirst: a line beneath the headline that the markup names as one, or that the page gives as its own description.
pub(super) fn keep_standfirst(
    views: &[View<'_>],
    scores: &[f32],
    threshold: f32,
    may: impl Fn(usize) -> bool,
    kept: &mut [bool],
) {
    for (index, view) in views.iter().enumerate() {
        if kept[index] || scores[index] < threshold - LEAD_MARGIN {
            continue;
        }
        let is_under_headline = view.since_title.is_behind
            && view.since_title.blocks <= LEAD_BLOCKS
            && view.since_title.good.abs() < LEAD_PLACE
            && LEAD_WORDS.contains(&view.measure.words)
            && view.link_density < LEADS_AWAY
            && view.line.dates < DATED
            && (!view.is_stock_line() || is_named_sentence(view))
            && !view.is_hidden
            && !(view.in_figure || view.in_li || view.in_nav || view.in_aside || view.is_data);
        let is_named = view.is_named_lead();
        let is_of_head = (is_named || is_beneath_headline(view)) && view.since_title.steps <= HEAD_LEVELS;
        let is_description = view.overlap.description > DESCRIBED && (is_named || view.is_in_lead_place());
        kept[index] = is_under_headline && (is_of_head || is_description) && may(index);
    }
}

/// Share of a line's words that the headline has, from which it is the headline once more.
const REPEATED: f32 = 0.5;

/// Whether a second heading stands right beneath the headline, over no text of its own: the headline's second line.
fn is_beneath_headline(view: &View<'_>) -> bool {
    view.heading.is_some()
        && view.since_title.is_behind
        && view.since_title.blocks <= 1.0
        && view.like.count <= 1.0
        && view.overlap.title < REPEATED
        && view.block.links == 0
        && view.phrases == Phrases::default()
        && !view.overlap.names_author
}

/// Whether a heading is a standfirst, which stands over nothing by right.
pub(super) fn is_lead_heading(view: &View<'_>) -> bool {
    view.since_title.is_behind
        && view.since_title.blocks <= LEAD_BLOCKS
        && view.since_title.good.abs() < LEAD_PLACE
        && LEAD_WORDS.contains(&view.measure.words)
        && (view.is_named_lead() || is_beneath_headline(view))
}

/// Log-odds below the cut down to which a heading between kept paragraphs is kept.
const HEADING_MARGIN: f32 = 2.0;
/// Words of such a heading at most.
const HEADING_WORDS: f32 = 14.0;

/// Keeps the headings between two kept blocks of one element: what stands over a paragraph of the story, beside it, is the story's. Where
/// heading and text stand each in an element of its own, or the heading's words stood above, the forest alone decides: to keep those too
/// gave a tenth of a point on some pages and took a tenth of the paragraphs' measure on others.
pub(super) fn keep_headings(
    page: &Page,
    views: &[View<'_>],
    scores: &[f32],
    threshold: f32,
    may: impl Fn(usize) -> bool,
    kept: &mut [bool],
) {
    let parent = |index: usize| page.rows[views[index].block.row as usize].parent;
    for index in 1..views.len().saturating_sub(1) {
        let view = &views[index];
        if kept[index] || view.heading.is_none() || !kept[index - 1] || !kept[index + 1] {
            continue;
        }
        let is_beside = parent(index) == parent(index + 1) && parent(index) == parent(index - 1);
        kept[index] = is_beside
            && view.copies.before == 0
            && views[index + 1].heading.is_none()
            && !views[index + 1].in_li
            && view.block.links == 0
            && view.measure.words <= HEADING_WORDS
            && !view.is_stock_line()
            && !view.is_hidden
            && scores[index] >= threshold - HEADING_MARGIN
            && may(index);
    }
}

/// Whether a line that opens with a stock phrase ("Follow the vote minute by minute.") is named as the standfirst and is a sentence without
/// a link, which the line of a page's own is not.
fn is_named_sentence(view: &View<'_>) -> bool {
    view.is_named_lead() && view.measure.is_terminated && view.block.links == 0
}

/// Log-odds below the cut down to which a closing paragraph is kept.
const CLOSING_MARGIN: f32 = 2.5;
/// Words of a closing sentence at least, and blocks behind the last kept one in which it stands.
const CLOSING_WORDS: std::ops::RangeInclusive<f32> = 3.0..=60.0;
const CLOSING_BLOCKS: usize = 2;

/// Keeps the last sentence of a story that stands outside of the box which holds the rest: a paragraph next to that box, in the element
/// that holds the headline too, with nothing in it that leads away or speaks of the page.
pub(super) fn keep_closing(
    page: &Page,
    views: &[View<'_>],
    scores: &[f32],
    threshold: f32,
    may: impl Fn(usize) -> bool,
    kept: &mut [bool],
) {
    let Some(last) = kept.iter().rposition(|&kept| kept) else { return };
    let parent = |index: usize| page.rows[views[index].block.row as usize].parent;
    for index in last + 1..(last + 1 + CLOSING_BLOCKS).min(views.len()) {
        let view = &views[index];
        let box_ = parent(index);
        let (from, to) = page.rows[box_ as usize].blocks;
        // the story stands in a box within this one, and so does its headline
        let holds_story = (from as usize) < last && last < to as usize && parent(last) != box_;
        let is_sentence = view.tag == local_name!("p")
            && view.measure.is_terminated
            && CLOSING_WORDS.contains(&view.measure.words)
            && view.block.links == 0
            && view.furniture == 0.0
            && view.emphasis_share < LEADS_AWAY
            && !view.overlap.names_author
            && !view.publisher.names_site
            && view.publisher.addresses == 0.0
            && view.publisher.field_near == 0.0
            && view.phrases == Phrases::default()
            && view.copies.before + view.copies.after == 0
            && !(view.is_hidden
                || view.in_nav
                || view.in_aside
                || view.in_footer
                || view.in_form
                || view.in_figure)
            && !view.low.any(Hints::COMMENT.with(Hints::RELATED).with(Hints::BIO).with(Hints::BYLINE));
        let has_headline = view.since_title.is_behind && view.since_title.steps <= HEAD_LEVELS;
        if holds_story
            && is_sentence
            && has_headline
            && scores[index] >= threshold - CLOSING_MARGIN
            && may(index)
        {
            kept[index] = true;
        } else {
            break;
        }
    }
}

/// Blocks of other things behind which what was kept is far from the story, words of it for each of the story's at most, and log-odds above
/// the cut from which it is the story's all the same.
const FAR: usize = 6;
const STRAY_SHARE: f32 = 0.4;
const STRAY_MARGIN: f32 = 2.5;

/// Drops what was kept far behind the story, in another element, and little, and never surely: a poll, a teaser, the rules of a forum. Items
/// of lists stay: a recipe's or a bill's may well follow what else the page has to say.
pub(super) fn drop_strays(
    page: &Page,
    views: &[View<'_>],
    scores: &[f32],
    threshold: f32,
    kept: &mut [bool],
) {
    let parent = |index: usize| page.rows[views[index].block.row as usize].parent;
    let is_stray = |index: usize| !views[index].in_li && scores[index] < threshold + STRAY_MARGIN;
    let all: f32 =
        views.iter().zip(kept.iter()).filter(|(_, kept)| **kept).map(|(view, _)| view.measure.words).sum();
    let (mut behind, mut next) = (0.0f32, None::<usize>);
    let mut from = None;
    for index in (0..views.len()).rev().filter(|&index| kept[index]) {
        if let Some(next) = next
            && next - index > FAR
            && parent(next) != parent(index)
            && behind <= STRAY_SHARE * (all - behind)
        {
            from = Some(next);
        }
        if !is_stray(index) {
            break;
        }
        behind += views[index].measure.words;
        next = Some(index);
    }
    if let Some(from) = from {
        kept[from..].fill(false);
    }
}

/// Words above the headline, for each that was kept, up to which they are none of the story's.
const ABOVE_SHARE: f32 = 0.1;

/// Drops the little that was kept above the headline: teasers and tickers. Where it is much, what was taken for the headline is not the
/// story's first line.
pub(super) fn drop_above_headline(views: &[View<'_>], title_block: Option<usize>, kept: &mut [bool]) {
    let Some(title) = title_block else { return };
    let words = |range: std::ops::Range<usize>, kept: &[bool]| -> f32 {
        range.filter(|&index| kept[index]).map(|index| views[index].measure.words).sum()
    };
    let above = words(0..title, kept);
    if above > 0.0 && above <= ABOVE_SHARE * words(0..views.len(), kept) {
        kept[..title].fill(false);
    }
}

/// Headings in a row from which they stand over nothing: cards, or a table of contents.
const HEADINGS_IN_A_ROW: usize = 5;
/// The same of headings that are buttons: those of a player, which shows what each is called.
const BUTTONS_IN_A_ROW: usize = 2;
/// Words of a heading that may be another story's headline.
const HEADLINE_WORDS: f32 = 3.0;

/// Headings that follow one another with no text between are other stories' headlines. The last of them stays where it stands beside what
/// follows, in the same element: it may head it.
pub(super) fn drop_rows_of_headings(page: &Page, views: &[View<'_>], kept: &mut [bool]) {
    let parent = |index: usize| page.rows[views[index].block.row as usize].parent;
    let mut row: Vec<usize> = Vec::new();
    for index in 0..=views.len() {
        let is_button = views.get(index).is_some_and(|view| view.heading.is_some() && view.in_button);
        // of buttons also those that were not kept tell what the others are
        if index < views.len() && !kept[index] && !is_button {
            continue;
        }
        let is_heading = views.get(index).is_some_and(|view| {
            let is_name = !view.measure.is_terminated || is_button;
            view.heading.is_some() && is_name && view.measure.words >= HEADLINE_WORDS
        });
        if is_heading {
            row.push(index);
            continue;
        }
        let are_buttons = row.iter().all(|&at| views[at].in_button);
        if row.len() >= if are_buttons { BUTTONS_IN_A_ROW } else { HEADINGS_IN_A_ROW } {
            let last = row[row.len() - 1];
            let heads = index < views.len() && parent(last) == parent(index);
            let end = row.len() - usize::from(heads);
            row[..end].iter().for_each(|&at| kept[at] = false);
        }
        row.clear();
    }
}

/// Words of a line in brackets that says where the text is from rather than something of it.
const BRACKET_WORDS: f32 = 10.0;
/// Words of a line of dates.
const DATE_WORDS: f32 = 12.0;
/// Share of a line's words in dates from which it says when, and nothing else.
const DATE_SHARE: f32 = 0.6;
/// Words of a line that is about the text, and of one that asks for something.
const LINE_WORDS: f32 = 25.0;
const APPEAL_WORDS: f32 = 40.0;
/// Words of the longest line of rights.
const RIGHTS_WORDS: f32 = 80.0;
/// Words of a name or a heading that is set in bold as a whole, and the share of its characters that are.
const BOLD_WORDS: f32 = 12.0;
const BOLD: f32 = 0.98;
/// Words of a line about the writer that is set in italics as a whole, and the share of it that is.
const CREDIT_WORDS: f32 = 15.0;
const ITALIC: f32 = 0.9;
/// Share of a line's characters in links from which a label and a link are all that it is.
const LINKED: f32 = 0.4;
/// Characters within which a label ends.
const LABEL_CHARS: usize = 30;

/// Takes away the lines behind the last sentence that are none of the story's, one after the other.
pub(super) fn trim_end(views: &[View<'_>], scores: &[f32], threshold: f32, kept: &mut [bool]) {
    let Some(first) = kept.iter().position(|&kept| kept) else { return };
    for index in (first + 1..views.len()).rev() {
        if !kept[index] {
            continue;
        }
        if !is_behind_the_text(&views[index], scores[index] >= threshold + SURE) {
            break;
        }
        kept[index] = false;
    }
}

/// Log-odds above the cut from which a line that speaks of the site, or is set in bold, is the story's all the same: a firm's own news do.
const SURE: f32 = 1.5;

/// Whether a line that nothing of the story follows is not the story's either. `is_sure` says that the forest has no doubt of it.
fn is_behind_the_text(view: &View<'_>, is_sure: bool) -> bool {
    if view.in_li || view.is_data || view.in_blockquote {
        return false;
    }
    let (words, is_sentence) = (view.measure.words, view.measure.is_terminated);
    let says = |kinds: &[Phrases]| kinds.iter().any(|&kind| view.phrases.has(kind));
    let is_heading = view.heading.is_some() && !is_sentence;
    let is_date = view.line.dates >= DATE_SHARE && words <= DATE_WORDS && !is_sentence;
    let is_appeal = says(&[Phrases::NEWSLETTER, Phrases::SHARE, Phrases::AD]) && words < APPEAL_WORDS;
    let is_rights = says(&[Phrases::COPYRIGHT]) && words < RIGHTS_WORDS;
    // a name, or the heading of what is not the story's
    let is_bold = !is_sure
        && view.block.strong_chars as f32 >= BOLD * view.block.chars as f32
        && words <= BOLD_WORDS
        && !is_sentence
        && !ends_quotation(view.text);
    // "The interview was conducted by Ann Lee."
    let is_credit = words < CREDIT_WORDS
        && view.emphasis_share >= ITALIC
        && (view.overlap.names_author || says(&[Phrases::BYLINE]))
        && !ends_quotation(view.text);
    // "Our standards: How we work."
    let is_labelled_link = words < LINE_WORDS
        && view.block.links == 1
        && view.link_density > LINKED
        && view.text.chars().take(LABEL_CHARS).any(|c| matches!(c, ':' | '：'));
    let is_about =
        says(&[Phrases::BYLINE, Phrases::RELATED, Phrases::COMMENT]) && words < LINE_WORDS && !is_sentence;
    // "The Sunday Courier is on Facebook now"
    let is_own = !is_sure
        && view.publisher.names_site
        && view.furniture > 0.0
        && words < APPEAL_WORDS
        && !ends_quotation(view.text);
    is_heading
        || is_date
        || is_appeal
        || is_about
        || is_rights
        || is_bold
        || is_credit
        || is_labelled_link
        || is_own
        || (words < BRACKET_WORDS && is_in_brackets(view.text))
}

/// Whether a text ends with somebody's words.
fn ends_quotation(text: &str) -> bool {
    text.trim_end().ends_with(['”', '"', '“', '»', '«', '」', '’'])
}

/// Whether a text as a whole stands in brackets, without a sentence in them: "(agency)", "【本报讯】".
fn is_in_brackets(text: &str) -> bool {
    let text = text.trim();
    let mut chars = text.chars();
    let (first, last) = (chars.next(), chars.next_back());
    let closes = match first {
        Some('(') => ')',
        Some('[') => ']',
        Some('（') => '）',
        Some('【') => '】',
        _ => return false,
    };
    let ends_sentence =
        chars.next_back().is_some_and(|c| matches!(c, '.' | '!' | '?' | '。' | '！' | '？' | '…'));
    last == Some(closes) && !ends_sentence
}

impl View<'_> {
    /// Whether the class of the block or of its parent says that it is the standfirst.
    pub(super) fn is_named_lead(&self) -> bool {
        self.own.any(Hints::LEAD) || self.par.any(Hints::LEAD)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Limits;
    use crate::blocks::Context;
    use crate::claims::Anchors;

    /// What of a page stays where everything was kept, but blocks that say "Drop".
    fn stay(html: &str, work: impl Fn(&Page, &[View<'_>], &mut [bool])) -> Vec<String> {
        let page = Page::parse(html, &Limits::default()).expect("small");
        let anchors = Anchors::of_title(&page, "A ferry ran onto a bank");
        let context = Context::new(&page, &anchors);
        let mut kept: Vec<bool> = context.views.iter().map(|view| !view.text.contains("Drop")).collect();
        work(&page, &context.views, &mut kept);
        let texts = context.views.iter().zip(&kept).filter(|(_, kept)| **kept);
        texts.map(|(view, _)| view.text.to_owned()).collect()
    }

    fn trim(_: &Page, views: &[View<'_>], kept: &mut [bool]) {
        trim_end(views, &vec![0.0; views.len()], 0.0, kept);
    }

    const TEXT: &str = "<p>The ferry lay on the bank for six hours on Tuesday, until the tide rose and two tugs had pulled it free.</p>";

    #[test]
    fn test_lines_behind_the_last_sentence_go() {
        for line in [
            "<p>(Agency)</p>",
            "<p>（即時新聞）</p>",
            "<p>Last updated: 3 March 2026, 8:00 GMT</p>",
            "<h3>Other boats</h3>",
            "<p>Sign up for our letter!</p>",
            "<p>(Agency)</p><p>3 March 2026</p>",
        ] {
            assert_eq!(stay(&format!("{TEXT}{line}"), trim).len(), 1, "{line}");
        }
    }

    #[test]
    fn test_what_ends_the_story_stays() {
        for line in [
            "<p>Nobody was hurt.</p>",
            "<p>(Nobody was hurt.)</p>",
            "<ul><li>3 March 2026: the next inspection</li></ul>",
            "<table><tr><td>2025</td><td>14 boats</td></tr><tr><td>2026</td><td>11 boats</td></tr></table>",
            "<p>(Agency)</p><p>Nobody was hurt.</p>",
        ] {
            let all = stay(&format!("{TEXT}{line}"), |_, _, _| ());
            assert_eq!(stay(&format!("{TEXT}{line}"), trim), all, "{line}");
        }
    }

    #[test]
    fn test_what_the_forest_is_sure_of_is_no_line_of_the_site() {
        let line = "<p>The Harbour Gazette has its own newsletter now</p>";
        let html = format!("{TEXT}{line}");
        let kept_at = |score: f32| {
            let page = Page::parse(&html, &Limits::default()).expect("small");
            let mut anchors = Anchors::of_title(&page, "A ferry ran onto a bank");
            "Harbour Gazette".clone_into(&mut anchors.site_name);
            let context = Context::new(&page, &anchors);
            let mut kept = vec![true; context.views.len()];
            trim_end(&context.views, &[9.0, score], 0.0, &mut kept);
            kept[1]
        };
        assert!(kept_at(SURE) && !kept_at(0.0));
    }

    #[test]
    fn test_the_little_above_the_headline_goes() {
        let above = |html: &str| stay(html, |_, views, kept| drop_above_headline(views, Some(1), kept)).len();
        let headline = "<h1>A ferry ran onto a bank</h1>";
        assert_eq!(above(&format!("<p>Herring is cheap.</p>{headline}{}", TEXT.repeat(4))), 5);
        assert_eq!(above(&format!("{TEXT}{headline}{TEXT}")), 3);
    }

    /// Drops what is far behind, where every block has the same score.
    fn stay_near(html: &str, score: f32) -> usize {
        stay(html, |page, views, kept| {
            drop_strays(page, views, &vec![score; views.len()], 0.0, kept);
        })
        .len()
    }

    #[test]
    fn test_little_that_stands_far_behind_the_story_goes() {
        let menu = "<p>Drop</p>".repeat(FAR);
        let far = "<div><p>The rules of this forum are the rules of the house.</p></div>";
        let story = format!("<div>{TEXT}{TEXT}</div>");
        assert_eq!(stay_near(&format!("{story}{menu}{far}"), 1.0), 2);
        assert_eq!(stay_near(&format!("{story}{menu}{far}"), STRAY_MARGIN), 3, "sure");
        assert_eq!(stay_near(&format!("{story}<p>Drop</p>{far}"), 1.0), 3, "near");
        assert_eq!(
            stay_near(&format!("{story}{menu}<div>{TEXT}{TEXT}</div>"), 1.0),
            4,
            "as much as the story"
        );
        assert_eq!(stay_near(&format!("<div>{TEXT}{TEXT}{menu}{TEXT}</div>"), 1.0), 3, "in one element");
        assert_eq!(stay_near(&format!("{story}{menu}<ul><li>Two eggs</li></ul>"), 1.0), 3, "an item");
        assert_eq!(stay_near(&format!("{story}{story}{menu}{far}{menu}{far}"), 1.0), 4, "both");
    }

    #[test]
    fn test_headings_between_kept_paragraphs_stay() {
        let keep = |html: &str, score: f32| {
            stay(html, |page, views, kept| {
                let scores: Vec<f32> = kept.iter().map(|&kept| if kept { 3.0 } else { score }).collect();
                keep_headings(page, views, &scores, 0.0, |_| true, kept);
            })
            .len()
        };
        let beside = format!("<div>{TEXT}<h2>Drop by drop</h2>{TEXT}</div>");
        let apart = format!("<div>{TEXT}</div><header><h2>Drop by drop</h2></header><div>{TEXT}</div>");
        let again = format!("<div>{TEXT}<h2>Drop</h2>{TEXT}<h2>Drop</h2>{TEXT}</div>");
        assert_eq!((keep(&beside, -1.5), keep(&apart, -1.5), keep(&again, -1.5)), (3, 2, 4));
        assert_eq!((keep(&beside, -0.5), keep(&apart, -0.5), keep(&again, -0.5)), (3, 2, 4));
        assert_eq!(keep(&apart.replace("Drop by drop", "<a href=/x>Drop by drop</a>"), -0.5), 2);
    }

    #[test]
    fn test_headings_over_nothing_go_and_the_one_over_text_stays() {
        let headlines: String = (0..6).map(|n| format!("<h3>Boat number {n} is late</h3>")).collect();
        assert_eq!(stay(&format!("{headlines}{TEXT}"), drop_rows_of_headings).len(), 2);
        assert_eq!(stay(&format!("{TEXT}{headlines}"), drop_rows_of_headings).len(), 1);
        assert_eq!(stay(&format!("<div>{headlines}</div>{TEXT}"), drop_rows_of_headings).len(), 1);
        let sections: String = (0..6).map(|n| format!("<h3>Boat number {n} is late</h3>{TEXT}")).collect();
        assert_eq!(stay(&sections, drop_rows_of_headings).len(), 12);
        let button = "<button><h3>The ferry ran onto a bank!</h3></button>";
        assert_eq!(stay(&format!("<div>{}</div>{TEXT}", button.repeat(2)), drop_rows_of_headings).len(), 1);
        assert_eq!(stay(&format!("<div>{button}</div>{TEXT}"), drop_rows_of_headings).len(), 2);
    }

    #[test]
    fn test_a_named_line_beneath_the_headline_is_kept() {
        let page =
            |lead: &str| format!("<header><h1>A ferry ran onto a bank</h1>{lead}</header>{TEXT}{TEXT}");
        let keep = |html: &str| {
            stay(html, |_, views, kept| {
                let scores: Vec<f32> = kept.iter().map(|&kept| if kept { 2.0 } else { -1.0 }).collect();
                keep_standfirst(views, &scores, 0.0, |_| true, kept);
            })
        };
        let words = "Drop by drop the water came, and with it two tugs";
        assert_eq!(keep(&page(&format!("<h2 class=subtitle>{words}</h2>"))).len(), 4);
        assert_eq!(keep(&page(&format!("<p class=standfirst>{words}</p>"))).len(), 4);
        assert_eq!(keep(&page(&format!("<p class=promo>{words}</p>"))).len(), 3, "not named so");
        assert_eq!(
            keep(&page(&format!("<p class=subtitle><a href=/x>{words}</a></p>"))).len(),
            3,
            "leads away"
        );
    }
}
