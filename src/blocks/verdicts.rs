//! Verdicts: which blocks are the article's, what they are, and why the others are not.

use html5ever::local_name;

use super::certain::{self, Reason};
use super::confidence::{self, Decided};
use super::facts::{Context, View};
use super::kinds::{kind_of, list_item};
use super::signals::{self, SIGNALS};
use super::{ends, model, notes, plain, pulled, stories, threads, threshold};
use crate::article::Kind;
use crate::page::Hints;

/// What is decided of one block.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Verdict {
    /// The model's log-odds, with the bias.
    pub(crate) score: f32,
    /// What the block is, or why it is not the article's.
    pub(crate) outcome: Result<Kind, Reason>,
}

/// The verdicts on a page's blocks.
#[derive(Debug)]
pub(crate) struct Verdicts {
    /// One for each block, in document order.
    pub(crate) blocks: Vec<Verdict>,
    /// The values of the signals, row-major, as the model saw them.
    pub(crate) values: Vec<f32>,
    /// The log-odds from which a block was kept.
    pub(crate) threshold: f32,
    /// The values of the page's own signals, which the confidence hangs on.
    #[cfg_attr(not(feature = "lab"), expect(dead_code, reason = "read by the fit"))]
    pub(crate) page_values: Vec<f32>,
    /// The kept words as a share of those of a short article.
    #[cfg_attr(not(feature = "lab"), expect(dead_code, reason = "read by the fit"))]
    pub(crate) fullness: f32,
    /// Where the page stands among others by how far its verdicts are to be trusted, 1 the best; lower where little was kept.
    pub(crate) raw_confidence: f32,
    /// How likely this is an article and the whole of it: `raw_confidence`, calibrated.
    pub(crate) confidence: f32,
}

/// What a caller adds to the model's log-odds.
#[derive(Debug, Default)]
pub(crate) struct Bias<'a> {
    /// To those of every block.
    pub(crate) all: f32,
    /// To those of each, in document order; empty where it adds nothing.
    pub(crate) blocks: &'a [f32],
}

impl Bias<'_> {
    fn of(&self, block: usize) -> f32 {
        self.all + self.blocks.get(block).copied().unwrap_or_default()
    }
}

impl Verdicts {
    /// Names the rule of a caller as the reason of what it drops, and gives back what it took from the score: that says what the page
    /// alone would have made of the block.
    pub(crate) fn drop_by_rule(&mut self, dropped: impl Fn(usize) -> Option<f32>) {
        for (index, verdict) in self.blocks.iter_mut().enumerate() {
            if let Some(taken) = dropped(index) {
                verdict.score -= taken;
                if !matches!(verdict.outcome, Err(Reason::Title)) {
                    verdict.outcome = Err(Reason::SiteRule);
                }
            }
        }
    }

    /// The values of the signals of one block, in the order of [`SIGNALS`].
    pub(crate) fn values_of(&self, block: usize) -> &[f32] {
        self.values.get(block * SIGNALS.len()..(block + 1) * SIGNALS.len()).unwrap_or_default()
    }
}

/// Decides on every block. `bias` is added to each block's log-odds.
pub(crate) fn verdicts(context: &Context<'_>, bias: &Bias<'_>) -> Verdicts {
    let views = &context.views;
    if context.page().is_plain_text {
        return plain::verdicts(context);
    }
    let mut values = Vec::with_capacity(views.len() * SIGNALS.len());
    for view in views {
        signals::values(view, &mut values);
    }
    let raw: Vec<f32> = model::log_odds(&values);
    let mut verdicts = decide(context, values, &raw, bias);
    verdicts.confidence = model::calibrated(verdicts.raw_confidence);
    verdicts
}

/// Turns the model's log-odds into verdicts; the confidence is not calibrated yet.
pub(crate) fn decide(context: &Context<'_>, values: Vec<f32>, raw: &[f32], bias: &Bias<'_>) -> Verdicts {
    let views = &context.views;
    let weights: Vec<f32> = views.iter().map(|view| view.measure.words).collect();
    let (threshold, expected) = threshold::cut(raw, &weights);
    let scores: Vec<f32> = raw.iter().enumerate().map(|(index, score)| score + bias.of(index)).collect();
    let story_words: f32 = views.iter().filter(|view| view.in_title_article).map(|view| view.good).sum();
    let page_words: f32 = views.iter().map(|view| view.good).sum();
    let other = stories::other_stories(context);
    let may = |index: usize| {
        let view = &views[index];
        !other[index] && !is_pruned(view) && !certain::is_certain(view, story_words, page_words)
    };
    let mut kept: Vec<bool> =
        scores.iter().enumerate().map(|(index, &score)| score >= threshold && may(index)).collect();
    ends::keep_standfirst(views, &scores, threshold, may, &mut kept);
    keep_quotations(views, &mut kept);
    keep_code(context, &mut kept);
    ends::keep_headings(context.page(), views, &scores, threshold, may, &mut kept);
    ends::keep_closing(context.page(), views, &scores, threshold, may, &mut kept);
    keep_nested_items(context, &mut kept);
    keep_listed_headings(views, &mut kept);
    let comments = certain::comments_heading(views).unwrap_or(views.len());
    let threads = threads::comment_tables(context);
    threads.iter().for_each(|rows| kept[rows.clone()].fill(false));
    let is_of_thread = |index: usize| {
        let next = threads.partition_point(|rows| rows.end <= index);
        threads.get(next).is_some_and(|rows| rows.contains(&index))
    };
    kept[comments..].fill(false);
    drop_copies(views, &mut kept);
    drop_orphans(context, &mut kept);
    ends::drop_above_headline(views, context.anchors().title_block, &mut kept);
    ends::drop_strays(context.page(), views, &scores, threshold, &mut kept);
    ends::drop_rows_of_headings(context.page(), views, &mut kept);
    ends::trim_end(views, &scores, threshold, &mut kept);
    let notes = notes::notes(context, &mut kept);
    let pulled = pulled::pulled(context, &kept);
    let captions = captions(context, &kept);
    let words: f32 =
        views.iter().zip(&kept).filter(|(_, kept)| **kept).map(|(view, _)| view.measure.words).sum();
    let page_values =
        confidence::values(Decided { views, scores: &scores, kept: &kept, threshold, expected });
    let fullness = (words / MIN_ARTICLE_WORDS).min(1.0);
    let raw_confidence = fullness * confidence::raw(&page_values);
    let mut blocks: Vec<Verdict> = views
        .iter()
        .enumerate()
        .map(|(index, view)| {
            let outcome = if pulled[index] {
                Ok(Kind::PullQuote)
            } else if notes[index] {
                Ok(Kind::Note)
            } else if kept[index] {
                Ok(kind_of(context, view))
            } else if captions[index] {
                Ok(Kind::Caption)
            } else if other[index] {
                Err(Reason::OtherStory)
            } else {
                match certain::reason_of(view) {
                    Reason::Unrelated if index >= comments || is_of_thread(index) => Err(Reason::Comments),
                    reason => Err(reason),
                }
            };
            Verdict { score: scores[index], outcome }
        })
        .collect();
    // what opens an article has something to open
    let has_text = blocks.iter().any(|verdict| verdict.outcome == Ok(Kind::Paragraph));
    if !has_text {
        for verdict in blocks.iter_mut().filter(|verdict| verdict.outcome == Ok(Kind::Standfirst)) {
            verdict.outcome = Ok(Kind::Paragraph);
        }
    }
    Verdicts { blocks, values, threshold, page_values, fullness, raw_confidence, confidence: raw_confidence }
}

/// Words below which a text is hardly an article; its confidence falls with its length.
const MIN_ARTICLE_WORDS: f32 = 40.0;

/// Embedded posts and set-off quotations between kept blocks are the article's, as the writer set them there, and so are posts right
/// behind the last; no benchmark agrees with another whether posts are its text, so the model cannot know.
fn keep_quotations(views: &[View<'_>], kept: &mut [bool]) {
    let Some(first) = kept.iter().position(|&kept| kept) else { return };
    let Some(last) = kept.iter().rposition(|&kept| kept) else { return };
    let foreign =
        Hints::RELATED.with(Hints::TEASER).with(Hints::AD).with(Hints::SHARE).with(Hints::NEWSLETTER);
    for index in first..views.len() {
        let view = &views[index];
        let is_quotation = view.in_blockquote
            && view.in_figure
            && view.tag != local_name!("figcaption")
            && !view.in_aside
            && !view.low.any(foreign)
            && view.copies.before == 0;
        let is_here = view.container.in_main && !view.is_hidden && !is_pruned(view);
        if index > last && !(view.in_post && is_here) {
            break;
        }
        kept[index] |= (view.in_post || is_quotation) && is_here;
    }
}

/// Preformatted code in the main element, between kept blocks or right behind the last, is the article's: no page prints code as furniture,
/// and code has neither the words nor the sentence ends that the forest goes by.
fn keep_code(context: &Context<'_>, kept: &mut [bool]) {
    let Some(first) = kept.iter().position(|&kept| kept) else { return };
    let Some(last) = kept.iter().rposition(|&kept| kept) else { return };
    for (index, view) in context.views.iter().enumerate().skip(first) {
        let is_code = !kept[index]
            && view.container.in_main
            && !view.is_hidden
            && !is_pruned(view)
            && kind_of(context, view) == Kind::Code;
        kept[index] |= is_code;
        if index > last && !is_code {
            break;
        }
    }
}

/// Link density up to which a nested list item or a caption says something rather than leads away.
const SPEAKS: f32 = 0.5;

/// The items of a list within a kept item belong to it, however short they are: in the outline of a text one does not stand without
/// the other.
fn keep_nested_items(context: &Context<'_>, kept: &mut [bool]) {
    let (page, views) = (context.page(), &context.views);
    for (index, view) in views.iter().enumerate().filter(|(_, view)| view.in_li) {
        let outer = list_item(page, view.block.row).and_then(|item| {
            page.ancestors(item)
                .skip(1)
                .take(MAX_LIST_LEVELS)
                .find(|&row| page.rows[row as usize].tag == local_name!("li"))
        });
        let is_of_kept = outer.is_some_and(|outer| {
            let first = page.rows[outer as usize].blocks.0 as usize;
            first < index && kept[first]
        });
        kept[index] |= is_of_kept && view.link_density < SPEAKS && !view.is_hidden && !is_pruned(view);
    }
}

/// Rows between a nested list item and the one around it: the list itself, and a wrapper.
const MAX_LIST_LEVELS: usize = 2;

/// Blocks that no score saves: the title, which stands apart, and text within lists of comments.
fn is_pruned(view: &View<'_>) -> bool {
    view.overlap.is_title || view.low.any(Hints::COMMENT)
}

/// Words from which the second copy of a kept text is dropped; shorter ones ("Yes.") may well be said twice.
const MIN_COPY_WORDS: f32 = 5.0;

/// Link density of a line of a table of contents, and the share of its links that lead to places of the page itself: one beside it may
/// lead back to the top or to the next page.
const LISTED: f32 = 0.9;
const TO_PLACES: f32 = 0.5;

/// A heading that a link to a place of the page names (a line of its table of contents) and that stands over kept text is the article's.
fn keep_listed_headings(views: &[View<'_>], kept: &mut [bool]) {
    let is_listing = |view: &View<'_>| {
        view.copies.after > 0
            && view.links.places >= TO_PLACES
            && view.link_density >= LISTED
            && view.heading.is_none()
    };
    let listed: std::collections::HashSet<&str> =
        views.iter().filter(|view| is_listing(view)).map(|view| view.text).collect();
    if listed.is_empty() {
        return;
    }
    for index in 0..views.len().saturating_sub(1) {
        let view = &views[index];
        let is_heading = view.heading.is_some()
            && view.section.good > 0.0
            && view.since_title.is_behind
            && !view.is_hidden;
        kept[index] |= is_heading && kept[index + 1] && !is_pruned(view) && listed.contains(view.text);
    }
}

/// Of several copies of a text, only the first kept one stays. A heading over text stays before any: what names it elsewhere is a table of
/// contents, however short it is.
fn drop_copies(views: &[View<'_>], kept: &mut [bool]) {
    let heads = |view: &View<'_>| view.heading.is_some() && view.section.good > 0.0;
    let mut seen = std::collections::HashSet::new();
    let is_copied = |view: &View<'_>| view.copies.before + view.copies.after > 0;
    let headings =
        views.iter().zip(kept.iter()).filter(|(view, kept)| **kept && is_copied(view) && heads(view));
    let headings: std::collections::HashSet<&str> = headings.map(|(view, _)| view.text).collect();
    for (view, kept) in views.iter().zip(kept) {
        if !*kept || !is_copied(view) {
            continue;
        }
        if headings.contains(view.text) && !heads(view) {
            *kept = false;
        } else if view.measure.words >= MIN_COPY_WORDS {
            *kept = seen.insert(view.text);
        }
    }
}

/// A heading whose container holds text, none of which was kept, heads nothing of the article: the name of a box. One that
/// ends a sentence is no name but a lead, whatever stands beside it.
fn drop_orphans(context: &Context<'_>, kept: &mut [bool]) {
    let (views, rows) = (&context.views, &context.page().rows);
    // kept and all blocks of text up to each block
    let mut sums = vec![(0u32, 0u32)];
    for (view, &kept) in views.iter().zip(kept.iter()) {
        let (mut kept_text, mut all_text) = sums.last().copied().unwrap_or_default();
        if view.heading.is_none() {
            all_text += 1;
            kept_text += u32::from(kept);
        }
        sums.push((kept_text, all_text));
    }
    for (index, view) in views.iter().enumerate().filter(|(_, view)| {
        view.heading.is_some() && !view.measure.is_terminated && !ends::is_lead_heading(view)
    }) {
        let parent = rows[view.block.row as usize].parent;
        let (_, to) = rows[parent as usize].blocks;
        let (before, behind) = (sums[index + 1], sums[(to as usize).max(index + 1)]);
        if behind.1 > before.1 && behind.0 == before.0 {
            kept[index] = false;
        }
    }
}

/// Link density up to which a `<figcaption>` describes its image: the photographer, the agency and the archive may all be links.
const CREDITED: f32 = 0.9;
/// Words of a caption at least; a single one is a button's ("Enlarge") or an agency's name.
const MIN_CAPTION_WORDS: f32 = 2.0;

/// The captions of the article's own images: within the span of kept blocks, in no teaser or card. Where they hold more
/// words than the page's prose they are the story, a photo gallery's, and no text needs to follow them.
fn captions(context: &Context<'_>, kept: &[bool]) -> Vec<bool> {
    let views = &context.views;
    let first = kept.iter().position(|&kept| kept).unwrap_or(views.len());
    let last = kept.iter().rposition(|&kept| kept).unwrap_or(0);
    let from = context.anchors().title_block.map_or(first, |title| title.min(first));
    let foreign = Hints::TEASER.with(Hints::RELATED).with(Hints::AD).with(Hints::COMMENT);
    let mut captions: Vec<bool> = views
        .iter()
        .enumerate()
        .map(|(index, view)| {
            index > from
                && (view.container.in_main || view.in_title_article)
                && kind_of(context, view) == Kind::Caption
                && !(view.low.any(foreign) || view.in_nav || view.in_aside)
                && !view.is_hidden
                && (view.link_density < SPEAKS
                    || (view.tag == local_name!("figcaption") && view.link_density < CREDITED))
                && view.measure.words >= MIN_CAPTION_WORDS
                && view.copies.before == 0
        })
        .collect();
    let sum = |of: fn(&View<'_>) -> f32, among: bool| -> f32 {
        views.iter().zip(&captions).filter(|(_, caption)| **caption == among).map(|(view, _)| of(view)).sum()
    };
    let is_gallery = sum(|view| view.measure.words, true) > sum(|view| view.good * view.discount, false);
    for (index, caption) in captions.iter_mut().enumerate() {
        *caption &= !kept[index] && (is_gallery || (views[index].container.in_main && index < last));
    }
    captions
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Limits;
    use crate::claims;
    use crate::page::Page;

    const PAGES: &[&str] = &[
        include_str!("../../fixtures/signals/every/page.html"),
        include_str!("../../fixtures/pages/graph/page.html"),
        include_str!("../../fixtures/pages/sprite/page.html"),
        include_str!("../../fixtures/pages/cut-by-ads/page.html"),
        include_str!("../../fixtures/pages/consent-wall/page.html"),
    ];

    fn kept(html: &str, bias: f32) -> Vec<String> {
        let page = Page::parse(html, &Limits::default()).expect("small");
        let meta = claims::resolve(&page, claims::ResolveHints::default());
        let context = Context::new(&page, &meta.anchors);
        let verdicts = verdicts(&context, &Bias { all: bias, ..Bias::default() });
        context
            .views
            .iter()
            .zip(&verdicts.blocks)
            .filter(|(_, verdict)| verdict.outcome.is_ok())
            .map(|(view, _)| view.text.to_owned())
            .collect()
    }

    /// What is kept at a lower bias is kept at a higher one: more is added, nothing is exchanged; and the extremes differ.
    #[test]
    fn test_bias_moves_in_small_monotone_steps() {
        for html in PAGES {
            let steps: Vec<Vec<String>> = (-24..=24).map(|step| kept(html, step as f32 / 4.0)).collect();
            for pair in steps.windows(2) {
                assert!(pair[0].iter().all(|text| pair[1].contains(text)), "{pair:#?}");
                assert!(pair[1].len() <= pair[0].len() + 12, "{pair:#?}");
            }
        }
        assert!(kept(PAGES[0], -6.0).len() + 5 < kept(PAGES[0], 6.0).len());
    }

    #[test]
    fn test_verdicts_are_the_same_each_time() {
        for html in PAGES {
            assert_eq!(kept(html, 0.0), kept(html, 0.0));
        }
    }

    #[test]
    fn test_posts_right_behind_the_text_are_kept() {
        let text = "<p>A footbridge over the river Sarn will close for two years, the harbour office of Velmouth announced on Tuesday, because its cables have rusted.</p>";
        let post = "<blockquote class=twitter-tweet><p>The old towers stay.</p></blockquote>";
        let html = format!("<h1>Velmouth closes its footbridge</h1><article>{text}{post}</article>");
        let mut found = kept(&html, 3.0);
        assert!(found.pop().is_some_and(|last| last == "The old towers stay."));
    }

    const STORY: &str = "<p>The council of Marle has voted to close the night ferry from January, because fewer than nine people use it on an average night.</p>\
        <p>The decision fell after four hours of debate on Thursday, by eleven votes to ten. The mayor voted with the majority.</p>\
        <p>Night nurses at the island hospital had asked the council to keep it. Some of them will now have to sleep at their workplace.</p>\
        <p>A petition that was started on Friday had 2,300 signatures by Sunday evening, more than the island has inhabitants.</p>";
    const HEAD: &str = "<html lang=en><body><nav><ul><li><a href=/n>News</a></li><li><a href=/s>Sport</a></li></ul></nav><main><h1>Council closes the night ferry</h1>";
    const FOOT: &str = "</main><footer><ul><li><a href=/about>About</a></li></ul><p>© 2026 Harbour Gazette. All rights reserved.</p></footer></body></html>";

    fn body(inner: &str) -> Vec<(Kind, String)> {
        let article = crate::extract(&format!("{HEAD}{inner}{FOOT}")).expect("an article");
        article.body.into_iter().map(|paragraph| (paragraph.kind, paragraph.text)).collect()
    }

    fn texts(inner: &str) -> Vec<String> {
        body(inner).into_iter().map(|(_, text)| text).collect()
    }

    /// What a pass over the views makes of what was kept: those texts of a page, with whether each is kept now.
    fn after(
        html: &str,
        is_kept: impl Fn(&str) -> bool,
        pass: impl Fn(&Context<'_>, &mut [bool]),
    ) -> Vec<(String, bool)> {
        let page = Page::parse(html, &Limits::default()).expect("small");
        let meta = claims::resolve(&page, claims::ResolveHints::default());
        let context = Context::new(&page, &meta.anchors);
        let mut kept: Vec<bool> = context.views.iter().map(|view| is_kept(view.text)).collect();
        pass(&context, &mut kept);
        context.views.iter().map(|view| view.text.to_owned()).zip(kept).collect()
    }

    fn is_kept_now(found: &[(String, bool)], text: &str) -> Vec<bool> {
        found.iter().filter(|(other, _)| other == text).map(|&(_, kept)| kept).collect()
    }

    #[test]
    fn test_a_heading_that_the_table_of_contents_lists_is_kept_over_kept_text() {
        let html = format!(
            "{HEAD}<ul><li><a href='#w'>The winter</a></li><li><a href='#s'>The summer</a></li></ul>{STORY}\
             <h2 id=w>The winter</h2>{STORY}<h2 id=x>The spring</h2>{STORY}<h2 id=s>The summer</h2><p>Boats.</p>{FOOT}"
        );
        let found = after(
            &html,
            |text| text.starts_with("The council") || text.starts_with("The decision"),
            |context, kept| keep_listed_headings(&context.views, kept),
        );
        assert_eq!(is_kept_now(&found, "The winter"), [false, true], "the heading, and not its line");
        assert_eq!(is_kept_now(&found, "The spring"), [false], "no line names it");
        assert_eq!(is_kept_now(&found, "The summer"), [false, false], "nothing beneath it is kept");
    }

    #[test]
    fn test_only_the_first_of_long_copies_stays() {
        let html = format!(
            "{HEAD}{STORY}<p>The ferry has a piano on its upper deck.</p><p>Yes.</p><p>The ferry has a piano on its upper deck.</p><p>Yes.</p>{FOOT}"
        );
        let all = after(&html, |_| true, |context, kept| drop_copies(&context.views, kept));
        assert_eq!(is_kept_now(&all, "The ferry has a piano on its upper deck."), [true, false]);
        assert_eq!(is_kept_now(&all, "Yes."), [true, true]);
        let html = format!(
            "{HEAD}<p>The long winter of the boats</p>{STORY}<h2>The long winter of the boats</h2>{STORY}{FOOT}"
        );
        let all = after(&html, |_| true, |context, kept| drop_copies(&context.views, kept));
        assert_eq!(is_kept_now(&all, "The long winter of the boats"), [false, true], "the heading of two");
    }

    #[test]
    fn test_a_heading_goes_with_the_text_of_its_box() {
        let html = format!(
            "{HEAD}{STORY}<div><h3>In the port</h3><p>Boats for sale in all sizes and colours.</p></div>\
             <div><h3>On the island</h3><p>The nurses wait.</p></div><div><h3>Nobody knows who will pay.</h3><p>Boats for hire.</p></div>{FOOT}"
        );
        let found = after(&html, |text| !text.starts_with("Boats"), drop_orphans);
        assert_eq!(is_kept_now(&found, "In the port"), [false]);
        assert_eq!(is_kept_now(&found, "On the island"), [true]);
        assert_eq!(is_kept_now(&found, "Nobody knows who will pay."), [true], "a sentence is no box's name");
    }

    #[test]
    fn test_a_quotation_that_is_set_off_is_kept_between_kept_blocks() {
        let quotation = |class: &str| {
            format!(
                "<figure class='{class}'><blockquote>The sea keeps no timetable</blockquote><figcaption>Ann Lee</figcaption></figure>"
            )
        };
        let page = |inner: &str| format!("{HEAD}{STORY}{inner}{STORY}{FOOT}");
        let kept = |html: &str| {
            let of_story = |text: &str| STORY.contains(text) && text.len() > 30;
            let found = after(html, of_story, |context, kept| keep_quotations(&context.views, kept));
            (is_kept_now(&found, "The sea keeps no timetable"), is_kept_now(&found, "Ann Lee"))
        };
        assert_eq!(kept(&page(&quotation("quote"))), (vec![true], vec![false]));
        let teaser = format!("<div class='teaser'>{}</div>", quotation("quote"));
        assert_eq!(kept(&page(&teaser)).0, [false], "another story's");
        assert_eq!(kept(&page(&format!("<aside>{}</aside>", quotation("quote")))).0, [false], "an aside's");
        assert_eq!(kept(&format!("{HEAD}{STORY}{FOOT}{}", quotation("quote"))).0, [false], "behind the last");
    }

    #[test]
    fn test_cards_beside_the_story_are_other_stories() {
        let teasers = [
            (
                "Museum buys a rowing boat",
                "The town museum has bought the boat in which the baker took his bread across, and will hang it from the ceiling of the hall.",
                "The museum’s director has wanted it for years and paid for it with the proceeds of two concerts.",
            ),
            (
                "Snow closes the pass road",
                "The road over the pass was closed on Friday after forty centimetres of snow, and lorries are sent round by the coast.",
                "Drivers who set out before noon were caught above the tree line and spent the night in their cabins.",
            ),
            (
                "Choir for people who cannot sing",
                "It meets on Tuesdays in the old cinema and has a waiting list of two hundred names, most of them from the island.",
                "The conductor, who cannot sing either, says that he has never been so happy in a job.",
            ),
            (
                "A comet over the second lamp",
                "Since the county switched off every second lamp, an amateur has found a comet and the council wants to name it.",
                "It was seen first on a Sunday evening in the garden of a retired teacher.",
            ),
        ];
        let cards = |open: &str, tag: &str, date: &str, close: &str| -> String {
            teasers
                .iter()
                .map(|(title, first, second)| {
                    format!("{open}<{tag}><a href='/a/{}'>{title}</a></{tag}>{date}<p>{first}</p><p>{second}</p>{close}", title.len())
                })
                .collect()
        };
        for cards in [
            cards("<article>", "h2", "", "</article>"),
            cards("<div class=k>", "h3", "", "</div>"),
            cards("<div class=k><div>", "h3", "<time datetime=2026-06-15>Jun 15</time>", "</div></div>"),
            format!("<ul>{}</ul>", cards("<li>", "h4", "", "</li>")),
        ] {
            let found = texts(&format!("<div class=post>{STORY}</div></main><section>{cards}</section>"));
            assert_eq!(found.len(), 4, "{found:#?}");
        }
        // sections of the story itself may have headings that lead away
        let sections = cards("<section>", "h2", "", "</section>");
        assert!(texts(&format!("<div class=post>{STORY}{sections}</div>")).len() > 8);
    }

    #[test]
    fn test_a_closing_sentence_next_to_the_box_is_the_storys() {
        let closing = "<p>“I shall be on board,” the captain said.</p>";
        for story in [
            format!("<div class=i>{STORY}</div>{closing}"),
            format!("<article><section>{STORY}</section>{closing}</article>"),
            format!(
                "<div><div class=t>{STORY}<ul><li>The last boat leaves at ten.</li><li>The first one at six.</li></ul></div>{closing}</div>"
            ),
        ] {
            assert_eq!(
                texts(&story).pop().as_deref(),
                Some("“I shall be on board,” the captain said."),
                "{story}"
            );
        }
        for line in [
            "Follow the ferry on Facebook.",
            "<a href=/x>“I shall be on board,” he said.</a>",
            "<em>By Ann Lee for the Gazette.</em>",
        ] {
            let found = texts(&format!("<div class=i>{STORY}</div><p>{line}</p>"));
            assert_eq!(found.len(), 4, "{found:#?}");
        }
    }

    #[test]
    fn test_the_heading_stays_and_the_contents_go() {
        let contents = "<ul><li><a href='#a'>1. What was decided that night</a></li><li><a href='#b'>2. What the nurses want now</a></li></ul>";
        let parts: Vec<&str> = STORY.split_inclusive("</p>").collect();
        let found = body(&format!(
            "<div>{contents}<h2 id=a>1. What was decided that night</h2>{}<h2 id=b>2. What the nurses want now</h2>{}</div>",
            parts[..2].concat(),
            parts[2..].concat()
        ));
        let headings: Vec<&str> =
            found.iter().filter(|(kind, _)| *kind == Kind::Heading).map(|(_, text)| text.as_str()).collect();
        assert_eq!(headings, ["1. What was decided that night", "2. What the nurses want now"]);
        assert!(found.iter().all(|(kind, _)| *kind != Kind::ListItem), "{found:#?}");
    }

    #[test]
    fn test_code_between_paragraphs_and_behind_them_is_kept() {
        let code = "<pre><code>SELECT night, AVG(passengers)\nFROM crossings GROUP BY night;</code></pre>";
        let parts: Vec<&str> = STORY.split_inclusive("</p>").collect();
        for story in [
            format!("<div>{STORY}{code}</div>"),
            format!("<div>{}{code}{}</div>", parts[..2].concat(), parts[2..].concat()),
        ] {
            assert_eq!(body(&story).iter().filter(|(kind, _)| *kind == Kind::Code).count(), 1, "{story}");
        }
    }

    #[test]
    fn test_a_box_with_a_field_asks_for_an_address() {
        let line = "Harbour Letters lives of its readers. To receive our new posts, become one of them.";
        for sign_up in [
            format!(
                "<div class=k><div><p>{line}</p></div><form><input type=email><input type=submit></form></div>"
            ),
            format!("<form><p>{line}</p><input name=q></form>"),
            format!("<section><div><p>{line}</p><div><input type=text></div></div></section>"),
        ] {
            let (first, second) = STORY.split_at(STORY.find("</p>").expect("a paragraph") + 4);
            let found = texts(&format!("<article>{first}{sign_up}{second}</article>"));
            assert_eq!(found.len(), 4, "{found:#?}");
        }
    }

    #[test]
    fn test_key_points_above_the_text_are_the_standfirst() {
        let points = "<ul><li>The night ferry will close in January.</li><li>Nurses will sleep at the hospital.</li></ul>";
        let kinds: Vec<Kind> =
            body(&format!("<article>{points}{STORY}</article>")).into_iter().map(|(kind, _)| kind).collect();
        assert_eq!(kinds[..3], [Kind::Standfirst, Kind::Standfirst, Kind::Paragraph]);
        let parts: Vec<&str> = STORY.split_inclusive("</p>").collect();
        let behind: Vec<Kind> =
            body(&format!("<article>{}{points}{}</article>", parts[..2].concat(), parts[2..].concat()))
                .into_iter()
                .map(|(kind, _)| kind)
                .collect();
        assert!(!behind.contains(&Kind::Standfirst));
    }

    #[test]
    fn test_what_signs_off_behind_the_last_sentence_goes() {
        for line in [
            "<p style='text-align:right'><strong>Minh Hoang</strong></p>",
            "<p><em>Das Gespräch führte Ann Lee.</em></p>",
            "<p>– Redigatur: Peter Halm<br>– Faktencheck: Denise Dube</p>",
            "<p>Our Standards: <a href=/t>The Wirenews Trust Principles.</a></p>",
            "<p><em>If you liked this story, clap and follow me for more.</em></p>",
        ] {
            let found = texts(&format!("<article>{STORY}{line}</article>"));
            assert_eq!(found.len(), 4, "{found:#?}");
        }
    }
}
