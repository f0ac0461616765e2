//! Pages as examples: the signals of their blocks, whether each is the article's by the truth, and what it weighs in the fit.

use std::path::Path;

use copydesk::lab::{self, PageFeatures};
use rayon::prelude::*;

use crate::{corpus, labels};

/// Words beyond which a block's weight does not grow.
const MAX_WORDS: f64 = 120.0;
/// Sum of the weights of a page's blocks, about: each page counts once.
const PAGE_WEIGHT: f64 = 100.0;

/// A page with its signals and the labels of its blocks.
pub struct Example {
    /// The page and its truth.
    pub page: corpus::Page,
    /// Signals, texts and kinds of its blocks.
    pub features: PageFeatures,
    /// The page's bytes.
    pub bytes: Vec<u8>,
    /// 1 for the article's blocks, 0 for the others.
    pub labels: Vec<f64>,
    /// What each block weighs; 0 where the truth does not say.
    pub weights: Vec<f64>,
}

impl Example {
    /// Keeps only some of the signals, by their places.
    pub fn select(&mut self, signals: &[usize]) {
        let features = &mut self.features;
        let width = features.names.len();
        features.values = features
            .values
            .chunks(width)
            .flat_map(|row| signals.iter().map(move |&signal| row[signal]))
            .collect();
        features.names = signals.iter().map(|&signal| features.names[signal]).collect();
        features.monotone = signals.iter().map(|&signal| features.monotone[signal]).collect();
    }

    /// The signals of its blocks, block by block.
    pub fn rows(&self) -> impl Iterator<Item = &[f32]> {
        self.features.values.chunks(self.features.names.len())
    }
}

/// Reads the corpus; the second value is a digest of its truths. `corpus` is the folder that holds `dev/`.
pub fn read(corpus: &Path) -> std::io::Result<(Vec<Example>, String)> {
    let (pages, digest) = corpus::read(corpus)?;
    Ok((pages.into_par_iter().filter_map(example).collect(), digest))
}

fn example(page: corpus::Page) -> Option<Example> {
    let bytes = page.bytes().ok()?;
    let features = lab::page_features(&bytes, page.url.as_deref(), None)?;
    let (labels, weights) = match page.text("body") {
        Some(body) => from_body(&page, &features, body),
        None => from_snippets(&page, &features),
    };
    Some(Example { page, features, bytes, labels, weights })
}

/// Labels by a whole text: doubtful blocks count half, each page counts once.
fn from_body(page: &corpus::Page, features: &PageFeatures, body: &str) -> (Vec<f64>, Vec<f64>) {
    let coverage = labels::coverage(&features.texts, &is_late(features), body);
    let labels: Vec<f64> = coverage.iter().map(|&share| f64::from(u8::from(share >= 0.5))).collect();
    let kept: f64 = labels.iter().zip(&features.words).map(|(label, words)| label * f64::from(*words)).sum();
    let mut weights: Vec<f64> = coverage
        .iter()
        .zip(&features.words)
        .map(|(share, words)| {
            let doubt = if *share > 0.2 && *share < 0.8 { 0.5 } else { 1.0 };
            page.weight * doubt * (f64::from(*words).min(MAX_WORDS) + 2.0) / kept.max(30.0) * PAGE_WEIGHT
        })
        .collect();
    if page.source == "fundus" {
        // this truth leaves out lists and tables, which are articles' all the same: they teach nothing
        let first = labels.iter().position(|&label| label > 0.5).unwrap_or(labels.len());
        let last = labels.iter().rposition(|&label| label > 0.5).unwrap_or(0);
        for block in first..last.min(labels.len()) {
            if labels[block] < 0.5 && matches!(features.kinds[block].as_str(), "list_item" | "table") {
                weights[block] = 0.0;
            }
        }
    }
    if page.source == "naeb" {
        forget_what_was_left_out(features, &labels, &mut weights);
    }
    thin_out(&labels, &features.words, &mut weights);
    (labels, weights)
}

/// Share of the text's words behind which prose that a truth lacks shows that the truth stops early.
const CUT_SHARE: f64 = 0.15;
/// Words from which a block behind the last one of the truth may be the story's next paragraph rather than a sign-off.
const CUT_WORDS: f32 = 25.0;

/// A truth that has none of a text's headings was taken down without headings, and one behind whose last block much prose follows
/// stops early: neither says that these blocks are not the article's.
fn forget_what_was_left_out(features: &PageFeatures, labels: &[f64], weights: &mut [f64]) {
    let Some(first) = labels.iter().position(|&label| label > 0.5) else { return };
    let last = labels.iter().rposition(|&label| label > 0.5).unwrap_or(first);
    let is_heading = |block: usize| features.kinds[block] == "heading";
    if !(first..last).any(|block| is_heading(block) && labels[block] > 0.5) {
        (first..last).filter(|&block| is_heading(block)).for_each(|block| weights[block] = 0.0);
    }
    let width = features.names.len();
    let column = |name: &str| features.names.iter().position(|known| *known == name);
    let (Some(main), Some(links)) = (column("in_main"), column("link_density")) else { return };
    let tail: Vec<usize> = (last + 1..labels.len())
        .filter(|&block| {
            let row = &features.values[block * width..(block + 1) * width];
            row[main] > 0.5 && row[links] < 0.2 && features.words[block] >= CUT_WORDS
        })
        .collect();
    let sum = |blocks: &mut dyn Iterator<Item = usize>| {
        blocks.map(|block| f64::from(features.words[block])).sum::<f64>()
    };
    let kept = sum(&mut (first..=last).filter(|&block| labels[block] > 0.5));
    if tail.len() > 1 && sum(&mut tail.iter().copied()) > CUT_SHARE * kept {
        tail.into_iter().for_each(|block| weights[block] = 0.0);
    }
}

/// Words below which, and blocks from the text beyond which, a block that is none of it is easy.
const EASY_WORDS: f32 = 10.0;
const EASY_DISTANCE: usize = 5;
/// One of so many easy blocks stands for all of them.
const EASY_SHARE: usize = 4;

/// Menus teach the same thing over and over: one of four stands for the others, which halves the time of a fit.
fn thin_out(labels: &[f64], words: &[f32], weights: &mut [f64]) {
    let near: Vec<usize> = (0..labels.len()).filter(|&block| labels[block] > 0.5).collect();
    for block in 0..labels.len() {
        let at = near.partition_point(|&known| known < block);
        let is_near = [at.checked_sub(1), Some(at)]
            .into_iter()
            .flatten()
            .filter_map(|at| near.get(at))
            .any(|known| known.abs_diff(block) <= EASY_DISTANCE);
        if !near.is_empty() && !is_near && words[block] < EASY_WORDS {
            // menus repeat in periods, so the choice must not
            let is_chosen = (block.wrapping_mul(0x9e37_79b9) >> 12) % EASY_SHARE == 0;
            weights[block] *= if is_chosen { EASY_SHARE as f64 } else { 0.0 };
        }
    }
}

fn is_late(features: &PageFeatures) -> Vec<bool> {
    features.kinds.iter().map(|kind| kind == "caption").collect()
}

/// Labels by snippets that must and must not be there; all other blocks are unknown.
fn from_snippets(page: &corpus::Page, features: &PageFeatures) -> (Vec<f64>, Vec<f64>) {
    let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let with: Vec<String> = page.list("with").into_iter().map(squeezed).collect();
    let without: Vec<String> = page.list("without").into_iter().map(squeezed).collect();
    let texts: Vec<String> = features.texts.iter().map(|text| squeezed(text)).collect();
    let mut known: Vec<Option<f64>> = vec![None; texts.len()];
    for snippet in &without {
        for (block, text) in texts.iter().enumerate() {
            if text.contains(snippet.as_str()) {
                known[block] = Some(0.0);
            }
        }
    }
    for snippet in &with {
        // menus and teasers repeat short snippets: the longest block is the one that was meant, the others are unknown
        let found: Vec<usize> =
            (0..texts.len()).filter(|&block| texts[block].contains(snippet.as_str())).collect();
        let longest = found.iter().map(|&block| texts[block].len()).max().unwrap_or_default();
        let is_clear = found.iter().filter(|&&block| texts[block].len() == longest).count() == 1;
        for block in found {
            known[block] = (is_clear && texts[block].len() == longest).then_some(1.0);
        }
    }
    let count = known.iter().flatten().count().max(1) as f64;
    let weights = known
        .iter()
        .map(|label| if label.is_some() { page.weight * PAGE_WEIGHT / count } else { 0.0 })
        .collect();
    (known.iter().map(|label| label.unwrap_or(0.0)).collect(), weights)
}
