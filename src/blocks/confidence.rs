//! How far a page's verdicts are to be trusted: a few signals of the page as a whole, weighed by a small fitted table.
//!
//! The F1 that the scores promise is near one on most pages, right or wrong. What tells them apart is how much text lies near the cut,
//! and what was kept that does not look like prose. Weights are the ridge regression of a page's rank by F1 among left-out pages.

use std::sync::LazyLock;

use super::cohesion::cohesion;
use super::facts::View;
use super::threshold::probability;

const WEIGHTS: &str = include_str!("confidence.txt");

/// What was decided of a page.
#[derive(Clone, Copy)]
pub(super) struct Decided<'a> {
    pub(super) views: &'a [View<'a>],
    pub(super) scores: &'a [f32],
    pub(super) kept: &'a [bool],
    pub(super) threshold: f32,
    pub(super) expected: f32,
}

impl<'a> Decided<'a> {
    /// The sum of a value over the kept or the other blocks, each weighed by its words, for each kept word.
    fn per_word(self, kept: bool, value: impl Fn(usize) -> f32) -> f32 {
        let (mut sum, mut words) = (0.0, 0.0);
        for (index, view) in self.views.iter().enumerate() {
            if self.kept[index] == kept {
                sum += value(index) * view.measure.words;
            }
            words += if self.kept[index] { view.measure.words } else { 0.0 };
        }
        if words > 0.0 { sum / words } else { MANY }
    }

    /// The kept blocks, each with how far above the cut it is.
    fn text(self) -> impl Iterator<Item = (&'a View<'a>, f32)> {
        let above = self.scores.iter().map(move |score| score - self.threshold);
        self.views.iter().zip(above).zip(self.kept).filter(|(_, kept)| **kept).map(|(block, _)| block)
    }

    /// Where the first block behind the largest hole within the text stands among the kept ones, and how many others are in that hole.
    fn gap(self) -> (usize, usize) {
        let kept = (0..self.kept.len()).filter(|&index| self.kept[index]).enumerate();
        let mut gap = (0, 0);
        let mut next = None;
        for (nth, index) in kept {
            let hole = next.map_or(0, |next| index - next);
            if hole > gap.1 {
                gap = (nth, hole);
            }
            next = Some(index + 1);
        }
        gap
    }
}

/// A signal of a page.
pub(crate) struct PageSignal {
    /// Its name, in the table.
    pub(crate) name: &'static str,
    /// Its value.
    value: fn(Decided<'_>) -> f32,
}

/// What stands for "as much as all of the text" where nothing was kept.
const MANY: f32 = 1.0;
/// Log-odds beside the cut within which a block is doubtful.
const DOUBT: f32 = 1.5;
/// Probability from which a block that was not kept may well be the article's.
const POSSIBLE: f32 = 0.15;
/// Log-odds above the cut beyond which the last block is plainly the article's, and beneath it within which a block is missed nearly.
const PLAIN: f32 = 5.0;
const NEARLY: f32 = 2.0;
const BARELY: f32 = 1.0;
/// Log-odds above the cut beyond which no paragraph is the weakest one.
const WELL: f32 = 6.0;
/// Cohesion below which a text may be two: that of one page in twenty, and of three in four with another story in them.
const APART: f32 = -0.25;
/// Log-odds beyond which a block is as sure as can be.
const SURE: f32 = 8.0;
/// Link density that no kept text exceeds by right.
const MAX_LINKS: f32 = 0.3;

fn log_share(share: f32) -> f32 {
    const LEAST: f32 = 0.002;
    (LEAST + share.clamp(0.0, MANY)).ln()
}

#[rustfmt::skip]
pub(crate) const PAGE_SIGNALS: &[PageSignal] = &[
    PageSignal { name: "expected", value: |page| page.expected },
    PageSignal { name: "doubtful", value: |page| {
        let near = |index: usize| f32::from(u8::from((page.scores[index] - page.threshold).abs() < DOUBT));
        log_share(page.per_word(true, near) + page.per_word(false, near))
    } },
    PageSignal { name: "missed", value: |page| log_share(page.per_word(false, |index| probability(page.scores[index]))) },
    PageSignal { name: "surplus", value: |page| log_share(page.per_word(true, |index| 1.0 - probability(page.scores[index]))) },
    PageSignal { name: "possible", value: |page| {
        let count = page.kept.iter().zip(page.scores).filter(|(kept, score)| !**kept && probability(**score) > POSSIBLE).count();
        (count as f32).ln_1p()
    } },
    PageSignal { name: "open_ends", value: |page| {
        let count = |of: fn(&View<'_>) -> bool| page.views.iter().zip(page.kept).filter(|(view, kept)| **kept && of(view)).count() as f32;
        count(|view| !view.measure.is_terminated) / count(|_| true).max(1.0)
    } },
    PageSignal { name: "links", value: |page| page.per_word(true, |index| page.views[index].link_density).min(MAX_LINKS) },
    PageSignal { name: "sureness", value: |page| {
        let kept: Vec<f32> = page.kept.iter().zip(page.scores).filter(|(kept, _)| **kept).map(|(_, score)| score.clamp(-SURE, SURE)).collect();
        kept.iter().sum::<f32>() / kept.len().max(1) as f32
    } },
    // the end of a text is where most is taken for it that is not, and its last block tells how surely it was found
    PageSignal { name: "last", value: |page| {
        page.kept.iter().rposition(|&kept| kept).map_or(0.0, |last| (page.scores[last] - page.threshold).min(PLAIN))
    } },
    PageSignal { name: "missed_nearly", value: |page| {
        log_share(page.per_word(false, |index| f32::from(u8::from(page.scores[index] - page.threshold > -NEARLY))))
    } },
    // the largest hole within the text, and how surely is kept what stands behind it
    PageSignal { name: "gap", value: |page| (page.gap().1 as f32).ln_1p() },
    PageSignal { name: "behind_gap", value: |page| {
        let (first, hole) = page.gap();
        let behind = || page.text().skip(first).map(|(_, above)| above.clamp(-SURE, SURE));
        if hole == 0 { SURE } else { behind().sum::<f32>() / behind().count().max(1) as f32 }
    } },
    PageSignal { name: "missed_barely", value: |page| {
        log_share(page.per_word(false, |index| f32::from(u8::from(page.scores[index] - page.threshold > -BARELY))))
    } },
    // headings and items are often doubtful, a paragraph seldom is
    PageSignal { name: "weakest", value: |page| {
        let prose = page.text().filter(|(view, _)| view.heading.is_none() && !view.in_li && !view.is_data);
        prose.map(|(_, above)| above).fold(WELL, f32::min)
    } },
    PageSignal { name: "emphasis", value: |page| {
        page.text().map(|(view, _)| view.emphasis_share).sum::<f32>() / page.text().count().max(1) as f32
    } },
    // a second story speaks of other things than the first; how much better than that a text hangs together says nothing
    PageSignal { name: "apart", value: |page| (cohesion(page.text().map(|(view, _)| view.text)) - APART).min(0.0) },
];

/// The values of the signals of a page.
pub(super) fn values(page: Decided<'_>) -> Vec<f32> {
    PAGE_SIGNALS.iter().map(|signal| (signal.value)(page)).collect()
}

/// The intercept and the weight of each signal.
static TABLE: LazyLock<(f32, Vec<f32>)> =
    LazyLock::new(|| parse(WEIGHTS).expect("the generated table parses, as a test shows"));

fn parse(table: &str) -> Option<(f32, Vec<f32>)> {
    let mut rows = table.lines().filter(|line| !line.starts_with('#')).map(|line| line.split_once(' '));
    let mut next = |name: &str| {
        let (known, weight) = rows.next()??;
        (known == name).then(|| weight.parse::<f32>().ok()).flatten()
    };
    let intercept = next("intercept")?;
    let weights = PAGE_SIGNALS.iter().map(|signal| next(signal.name)).collect::<Option<Vec<f32>>>()?;
    Some((intercept, weights))
}

/// The share of pages whose verdicts are worse than those of a page with these signals, about.
pub(super) fn raw(values: &[f32]) -> f32 {
    let (intercept, weights) = &*TABLE;
    let sum: f32 = values.iter().zip(weights).map(|(value, weight)| value * weight).sum();
    (intercept + sum).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Limits;
    use crate::blocks::Context;
    use crate::claims::Anchors;
    use crate::page::Page;

    #[test]
    fn test_the_shipped_table_has_every_signal() {
        let (intercept, weights) = parse(WEIGHTS).expect("it parses");
        assert!(intercept.is_finite() && weights.len() == PAGE_SIGNALS.len());
        assert!(parse("intercept 0\nother 1\n").is_none() && parse("").is_none());
    }

    #[test]
    fn test_doubt_lowers_the_confidence() {
        let text = "<p>The ferry lay on the bank for six hours, until the tide rose and two tugs had pulled it free.</p>";
        let page = Page::parse(&text.repeat(4), &Limits::default()).expect("small");
        let anchors = Anchors::of_title(&page, "A ferry ran onto a bank");
        let context = Context::new(&page, &anchors);
        let raw_of = |scores: &[f32]| {
            let kept: Vec<bool> = scores.iter().map(|&score| score > 0.0).collect();
            let decided =
                Decided { views: &context.views, scores, kept: &kept, threshold: 0.0, expected: 0.9 };
            raw(&values(decided))
        };
        let (sure, doubtful) = (raw_of(&[6.0, 6.0, 6.0, -6.0]), raw_of(&[6.0, 6.0, 0.5, -0.5]));
        assert!(sure > doubtful + 0.1, "{sure} {doubtful}");
        assert!(raw_of(&[-1.0; 4]).is_finite());
    }
}
