//! Verdicts on plain text: there is no markup to go by, only the run of paragraphs.
//!
//! What copying or scraping a page leaves around a story is short and stands at its edges: names of icons, a date, the
//! title, a newsletter line. So the text runs from the first paragraph of prose to the last, less the stock phrases.

use super::certain::{Reason, reason_of};
use super::facts::{Context, View};
use super::verdicts::{Verdict, Verdicts};
use crate::article::Kind;
use crate::lexicon::page::Phrases;

/// Words from which a paragraph that ends a sentence is prose.
const PROSE_WORDS: f32 = 8.0;
/// Words from which any paragraph is, unless it looks like a list of labels.
const PROSE_WORDS_ANYWAY: f32 = 25.0;
/// Commas and sentence ends a word below which a long paragraph without an end is a list of labels.
const PUNCTUATION: f32 = 0.02;
/// Times that a dropped paragraph says "icon" when it is an icon sprite's titles, run together.
const ICON_NAMES: usize = 3;
/// Share of its words that say so: a name is "icon" and one word or two.
const ICON_SHARE: f32 = 0.25;
/// Log-odds of a plain verdict: they are not fitted, so they say no more than "kept" and "dropped".
const SCORE: f32 = 2.0;

fn is_prose(view: &View<'_>) -> bool {
    let m = &view.measure;
    let is_punctuated = (m.commas + m.sentences) as f32 >= PUNCTUATION * m.words;
    let is_long = m.words >= PROSE_WORDS && m.is_terminated || m.words >= PROSE_WORDS_ANYWAY && is_punctuated;
    is_long && !is_icon_names(view.text, m.words)
}

/// Whether a paragraph is an icon sprite's titles, run together, however few: a date behind them has a comma, as prose has.
fn is_icon_names(text: &str, words: f32) -> bool {
    let count = text.matches("icon").count();
    count >= ICON_NAMES && count as f32 >= words * ICON_SHARE
}

fn stock(view: &View<'_>) -> bool {
    let kinds = [
        Phrases::RELATED,
        Phrases::NEWSLETTER,
        Phrases::SHARE,
        Phrases::COPYRIGHT,
        Phrases::AD,
        Phrases::CONSENT,
        Phrases::SUBSCRIBE,
        Phrases::COMMENT,
    ];
    view.measure.words < 40.0 && kinds.into_iter().any(|kind| view.phrases.has(kind))
}

/// Decides on every paragraph of a plain text.
pub(super) fn verdicts(context: &Context<'_>) -> Verdicts {
    let views = &context.views;
    let title = context.anchors().title_block;
    let prose: Vec<bool> = views
        .iter()
        .enumerate()
        .map(|(index, view)| is_prose(view) && !stock(view) && !view.overlap.is_title && title != Some(index))
        .collect();
    let first = prose.iter().position(|&prose| prose);
    let last = prose.iter().rposition(|&prose| prose);
    let blocks = views
        .iter()
        .enumerate()
        .map(|(index, view)| {
            let is_inside =
                first.is_some_and(|first| index >= first) && last.is_some_and(|last| index <= last);
            let is_kept = is_inside && !view.overlap.is_title && title != Some(index) && !stock(view);
            let is_heading = view.measure.words <= 12.0 && !view.measure.is_terminated;
            let outcome = if !is_kept {
                let text = context.page().block_text(view.block);
                Err(match reason_of(view) {
                    _ if text.matches("icon").count() >= ICON_NAMES => Reason::Icon,
                    Reason::Subscription if text.to_lowercase().contains("newsletter") => Reason::Newsletter,
                    Reason::Unrelated if first.is_none_or(|first| index < first) => Reason::Furniture,
                    reason => reason,
                })
            } else if is_heading {
                Ok(Kind::Heading)
            } else {
                Ok(Kind::Paragraph)
            };
            Verdict { score: if is_kept { SCORE } else { -SCORE }, outcome }
        })
        .collect::<Vec<_>>();
    let words: f32 = views
        .iter()
        .zip(&blocks)
        .filter(|(_, verdict)| verdict.outcome.is_ok())
        .map(|(view, _)| view.measure.words)
        .sum();
    let confidence = (words / 100.0).min(1.0) * 0.9;
    Verdicts {
        blocks,
        values: Vec::new(),
        threshold: 0.0,
        page_values: Vec::new(),
        fullness: 1.0,
        raw_confidence: confidence,
        confidence,
    }
}
