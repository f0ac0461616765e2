//! Pull quotes: words of the body that the page prints a second time, large.

use std::collections::HashSet;

use crate::page::Hints;
use crate::signals::View;

/// Words of a run: long enough that two texts seldom share one by chance.
const RUN: usize = 4;
/// Share of a block's runs that another paragraph must have.
const SHARED: f32 = 0.85;
/// Shortest and longest pull quote, in words.
const WORDS: std::ops::RangeInclusive<usize> = 5..=70;

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// Which of the kept blocks repeat words of the others: `candidates` are indices of `views`.
pub(super) fn pulled(views: &[View<'_>], kept: &[bool]) -> Vec<bool> {
    let mut pulled = vec![false; views.len()];
    let is_candidate = |view: &View<'_>| {
        view.in_blockquote
            || view.in_aside
            || view.own.any(Hints::QUOTE)
            || view.par.any(Hints::QUOTE)
            || view.low.any(Hints::QUOTE)
    };
    if !views.iter().zip(kept).any(|(view, &kept)| kept && is_candidate(view)) {
        return pulled;
    }
    let mut runs: HashSet<Vec<String>> = HashSet::new();
    for (view, _) in views.iter().zip(kept).filter(|(view, kept)| **kept && !is_candidate(view)) {
        runs.extend(words(view.text).windows(RUN).map(<[String]>::to_vec));
    }
    for (index, view) in views.iter().enumerate() {
        if !kept[index] || !is_candidate(view) {
            continue;
        }
        let words = words(view.text);
        if !WORDS.contains(&words.len()) {
            continue;
        }
        let total = words.len() + 1 - RUN;
        let shared = words.windows(RUN).filter(|run| runs.contains(*run)).count();
        pulled[index] = shared as f32 >= SHARED * total as f32;
    }
    pulled
}
