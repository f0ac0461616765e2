//! Fits that leave domains out, and what the left-out pages get.

use std::collections::BTreeMap;

use copydesk::lab;
use rayon::prelude::*;

use crate::examples::Example;
use crate::{corpus, measures, trees};

/// Kinds that make up the text that each truth scores; see the corpus's notes on conventions.
const TEXT_KINDS: &[&str] =
    &["standfirst", "paragraph", "heading", "list_item", "blockquote", "embed", "table", "code", "note"];
const FUNDUS_KINDS: &[&str] = &["standfirst", "paragraph", "heading", "blockquote"];

/// What left-out pages are worth, over one or several deals of the domains.
#[derive(Debug, Default)]
pub struct Report {
    /// F1 by source, half and language.
    pub table: measures::Table,
    /// Sums of the log-loss and of the weights, by source and half.
    losses: BTreeMap<(&'static str, &'static str), (f64, f64)>,
}

impl Report {
    /// Fits the folds of so many deals and measures what they leave out.
    pub fn over(examples: &[Example], deals: u8, options: trees::Options) -> Self {
        let mut report = Self::default();
        for deal in 0..deals {
            let (_, scores) = folds(examples, deal, options);
            report.add(examples, &scores, &bodies(examples, &scores));
        }
        report
    }

    /// Adds the left-out pages of one deal.
    pub fn add(&mut self, examples: &[Example], scores: &[Vec<f32>], bodies: &[Body]) {
        for ((example, scores), body) in examples.iter().zip(scores).zip(bodies) {
            let page = &example.page;
            let key = (page.source, measures::half(&page.domain));
            let sum = self.losses.entry(key).or_default();
            for (block, &score) in scores.iter().enumerate() {
                sum.0 += example.weights[block] * measures::loss(score, example.labels[block]);
                sum.1 += example.weights[block];
            }
            if let Some(truth) = page.text("body") {
                self.table.add(page.source, &page.domain, page.language(), &body.text, truth);
            }
        }
    }

    /// The table's lines, then the log-loss of each source and half, then the means.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = self.table.lines();
        for ((source, half), (sum, weight)) in &self.losses {
            lines.push(format!("log-loss {:<24} {:.4}", format!("{source} {half}"), sum / weight.max(1e-9)));
        }
        lines.push(self.summary());
        lines
    }

    /// The means of the sources of whole texts in a line.
    pub fn summary(&self) -> String {
        let halves = ["all", "look", "blind"].map(|half| format!("{half} {:.2}", self.table.mean(half)));
        format!(
            "mean F1 {}; log-loss look {:.4}, blind {:.4}",
            halves.join(", "),
            self.loss("look"),
            self.loss("blind")
        )
    }

    /// The log-loss of one half over the sources whose truth is a whole text, each source counting once.
    pub fn loss(&self, half: &str) -> f64 {
        let of = |source: &str| {
            self.losses
                .iter()
                .find(|((name, of), _)| *name == source && *of == half)
                .map_or(0.0, |(_, (sum, weight))| sum / weight)
        };
        measures::WHOLE_TEXTS.iter().map(|source| of(source)).sum::<f64>()
            / measures::WHOLE_TEXTS.len() as f64
    }
}

/// The models of the folds, and the scores that each page gets from the one that has not seen its domain.
pub fn folds(examples: &[Example], deal: u8, options: trees::Options) -> (Vec<trees::Model>, Vec<Vec<f32>>) {
    let models: Vec<trees::Model> = (0..corpus::FOLDS)
        .map(|fold| fit(examples.iter().filter(|example| example.page.fold(deal) != fold), options))
        .collect();
    let scores = examples
        .par_iter()
        .map(|example| score(&models[usize::from(example.page.fold(deal))], example))
        .collect();
    (models, scores)
}

/// Fits the blocks of some pages.
pub fn fit<'a>(examples: impl Iterator<Item = &'a Example>, options: trees::Options) -> trees::Model {
    let (mut values, mut labels, mut weights) = (Vec::new(), Vec::new(), Vec::new());
    let mut monotone = Vec::new();
    for example in examples {
        monotone.clone_from(&example.features.monotone);
        let width = example.features.names.len();
        for (block, row) in example.features.values.chunks(width).enumerate() {
            if example.weights[block] > 0.0 {
                values.extend_from_slice(row);
                labels.push(example.labels[block]);
                weights.push(example.weights[block]);
            }
        }
    }
    let data = trees::Data::new(&values, monotone.len(), labels, weights);
    trees::fit(&data, &monotone, options)
}

/// The log-odds of a page's blocks.
pub fn score(model: &trees::Model, example: &Example) -> Vec<f32> {
    example.features.values.chunks(example.features.names.len()).map(|row| model.score(row)).collect()
}

/// The body that a left-out page gets.
#[derive(Debug, Clone, Default)]
pub struct Body {
    /// Its text, as the source's truth counts it.
    pub text: String,
    /// Values of the page's own signals.
    pub page_values: Vec<f32>,
    /// What the raw confidence is multiplied by.
    pub fullness: f32,
}

/// What a page gets under its scores.
pub fn body(example: &Example, scores: &[f32]) -> Body {
    body_of(&example.page, &example.bytes, scores)
}

/// The same of other bytes than the page's own.
pub fn body_of(page: &corpus::Page, bytes: &[u8], scores: &[f32]) -> Body {
    let found = lab::body_of_scores(bytes, page.url.as_deref(), None, scores).unwrap_or_default();
    let kinds = if page.source == "fundus" { FUNDUS_KINDS } else { TEXT_KINDS };
    let texts: Vec<String> = found
        .paragraphs
        .into_iter()
        .filter(|(kind, _)| kinds.contains(&kind.as_str()))
        .map(|(_, text)| text)
        .collect();
    Body { text: texts.join("\n\n"), page_values: found.page_values, fullness: found.fullness }
}

/// [`body`] of every page.
pub fn bodies(examples: &[Example], scores: &[Vec<f32>]) -> Vec<Body> {
    examples.par_iter().zip(scores).map(|(example, scores)| body(example, scores)).collect()
}
