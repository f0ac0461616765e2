//! What each signal is worth to the fitted model on blind pages that it has not seen.
//!
//! A signal's values are dealt out anew among the blocks of the left-out pages, and the squared error of the unchanged
//! model's probabilities is taken again (Breiman, "Random Forests", 2001, section 10). Signals that tell the same share their
//! worth, so a small one may still be needed by none: that is what a refit without it shows. Only pages whose whole text is known
//! count: snippets judge a handful of blocks each, which would outweigh all others.

use std::collections::BTreeMap;

use fit::examples::Example;
use fit::measures::{self, squared_error};
use fit::random::Random;
use fit::trees::{self, Model};
use rayon::prelude::*;

/// Blocks of a page that are looked at: the rest tells little and costs time.
const MAX_BLOCKS: usize = 400;
/// Weight of a block at most: the few blocks of a brief would outweigh whole pages.
const MAX_WEIGHT: f64 = 3.0;
/// Times that the values are dealt out for each deal of the domains.
const SHUFFLES: u64 = 4;

/// What a signal is worth.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Worth {
    /// The signal.
    pub(crate) name: &'static str,
    /// How much the mean squared error grows without it, in millionths.
    pub(crate) mean: f64,
    /// The standard error of that over deals of the domains and of the values: how exact the figure is for these pages.
    pub(crate) error: f64,
    /// The standard error over domains: how much it would differ on others of their kind.
    pub(crate) spread: f64,
}

struct Row<'a> {
    values: &'a [f32],
    domain: usize,
    label: f64,
    weight: f64,
    fold: u8,
    score: f64,
}

/// The growth of the error, by signal: of each run the mean, and of each domain the sum over the runs.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    names: Vec<&'static str>,
    runs: Vec<Vec<f64>>,
    domains: Vec<Vec<f64>>,
    /// Weight of each domain's blocks in one run.
    weights: Vec<f64>,
}

impl Tally {
    /// Adds one deal of the domains, whose folds have these models.
    pub(crate) fn add(&mut self, examples: &[Example], models: &[Model], deal: u8) {
        let rows = rows(examples, models, deal);
        let whole: f64 = rows.iter().map(|row| row.weight).sum();
        let orders: Vec<Vec<usize>> = (0..SHUFFLES)
            .map(|shuffle| dealt(rows.len(), u64::from(deal) * SHUFFLES + shuffle + 1))
            .collect();
        let domains = rows.iter().map(|row| row.domain + 1).max().unwrap_or(0);
        self.names.clone_from(&examples[0].features.names);
        self.runs.resize(self.names.len(), Vec::new());
        self.domains.resize(self.names.len(), vec![0.0; domains]);
        self.weights = vec![0.0; domains];
        rows.iter().for_each(|row| self.weights[row.domain] += row.weight);
        self.runs.par_iter_mut().zip(&mut self.domains).enumerate().for_each(
            |(signal, (runs, by_domain))| {
                for order in &orders {
                    let grown = growth(&rows, models, signal, order, by_domain);
                    runs.push(1e6 * grown / whole);
                }
            },
        );
    }

    /// The signals with their worth, the most valuable first.
    pub(crate) fn worths(&self) -> Vec<Worth> {
        let whole: f64 = self.weights.iter().sum();
        let mut worths: Vec<Worth> = (0..self.names.len())
            .map(|signal| {
                let runs = &self.runs[signal];
                let count = runs.len() as f64;
                let worth = runs.iter().sum::<f64>() / count;
                let spread: f64 = runs.iter().map(|run| (run - worth).powi(2)).sum();
                // a domain's part beyond what its weight alone would give
                let domains: f64 = self.domains[signal]
                    .iter()
                    .zip(&self.weights)
                    .map(|(sum, weight)| (1e6 * sum / count - worth * weight).powi(2))
                    .sum();
                Worth {
                    name: self.names[signal],
                    mean: worth,
                    error: (spread / (count - 1.0).max(1.0) / count).sqrt(),
                    spread: domains.sqrt() / whole,
                }
            })
            .collect();
        worths.sort_by(|a, b| b.mean.total_cmp(&a.mean).then(a.name.cmp(b.name)));
        worths
    }
}

/// The blocks of the blind pages, each with the score of the model that has not seen it.
fn rows<'a>(examples: &'a [Example], models: &[Model], deal: u8) -> Vec<Row<'a>> {
    let mut domains: BTreeMap<&str, usize> = BTreeMap::new();
    let mut rows = Vec::new();
    for example in examples {
        let page = &example.page;
        if measures::half(&page.domain) != "blind" || page.text("body").is_none() {
            continue;
        }
        let count = domains.len();
        let domain = *domains.entry(&page.domain).or_insert(count);
        let fold = page.fold(deal);
        for (block, values) in example.rows().enumerate().take(MAX_BLOCKS) {
            if example.weights[block] > 0.0 {
                rows.push(Row {
                    values,
                    domain,
                    label: example.labels[block],
                    weight: example.weights[block].min(MAX_WEIGHT),
                    fold,
                    score: 0.0,
                });
            }
        }
    }
    rows.par_iter_mut()
        .for_each(|row| row.score = f64::from(models[usize::from(row.fold)].score(row.values)));
    rows
}

/// How much the weighted error grows when the signal's values come from the rows in this order; each domain's part is added to it.
fn growth(rows: &[Row<'_>], models: &[Model], signal: usize, order: &[usize], by_domain: &mut [f64]) -> f64 {
    // only trees that ask the signal answer differently
    let asked: Vec<Vec<&[trees::Node]>> = models
        .iter()
        .map(|model| {
            let asks =
                |tree: &&[trees::Node]| tree.iter().any(|node| node.left != 0 && node.feature == signal);
            model.trees.iter().map(Vec::as_slice).filter(asks).collect()
        })
        .collect();
    let mut values = Vec::new();
    let mut sum = 0.0;
    for (row, &from) in rows.iter().zip(order) {
        let other = rows[from].values[signal];
        if other == row.values[signal] {
            continue;
        }
        values.clear();
        values.extend_from_slice(row.values);
        values[signal] = other;
        let change: f64 = asked[usize::from(row.fold)]
            .iter()
            .map(|tree| trees::output(tree, &values) - trees::output(tree, row.values))
            .sum();
        let error = |score: f64| squared_error(score as f32, row.label);
        let grown = row.weight * (error(row.score + change) - error(row.score));
        by_domain[row.domain] += grown;
        sum += grown;
    }
    sum
}

/// A fixed order of `count` rows that looks random.
fn dealt(count: usize, seed: u64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    Random(0x9e37_79b9_7f4a_7c15u64.wrapping_mul(2 * seed + 1)).shuffle(&mut order);
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_rows_are_dealt_out_once_each() {
        let mut order = dealt(1_000, 1);
        assert_ne!(order[..10], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
        order.sort_unstable();
        assert!(order.iter().enumerate().all(|(at, &row)| at == row));
    }

    fn split(feature: usize, threshold: f32) -> Vec<trees::Node> {
        let leaf = |value| trees::Node { feature: 0, threshold: 0.0, left: 0, right: 0, value };
        vec![trees::Node { feature, threshold, left: 1, right: 2, value: 0.0 }, leaf(-4.0), leaf(4.0)]
    }

    /// Two signals, of which the model asks only the first: shuffling it hurts, shuffling the other changes nothing.
    #[test]
    fn test_only_what_the_model_asks_is_worth_something() {
        let model = Model { base: 0.0, trees: vec![split(0, 0.5)] };
        let values: Vec<[f32; 2]> = (0..40).map(|i| [(i % 2) as f32, (i / 2 % 2) as f32]).collect();
        let rows: Vec<Row<'_>> = values
            .iter()
            .map(|values| Row {
                values,
                domain: 0,
                label: f64::from(values[0]),
                weight: 1.0,
                fold: 0,
                score: f64::from(model.score(values)),
            })
            .collect();
        let order = dealt(rows.len(), 1);
        let mut domains = [0.0];
        let asked = growth(&rows, std::slice::from_ref(&model), 0, &order, &mut domains);
        assert!(asked > 5.0 && asked == domains[0], "{asked}");
        assert_eq!(growth(&rows, std::slice::from_ref(&model), 1, &order, &mut domains), 0.0);
    }
}
