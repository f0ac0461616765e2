//! The weights of a page's own signals: how far its verdicts are to be trusted.
//!
//! What is fitted is a page's rank by F1 among the left-out pages, because most pages have an F1 near one and the confidence is there
//! to tell the others apart; a ridge regression, because the signals say much the same thing. Pages with another story in them are shown
//! too, as the corpus has hardly any.

use std::fmt::Write as _;
use std::path::Path;

use copydesk::lab;

use crate::corpus::Page;
use crate::examples::Example;
use crate::folds::Body;
use crate::{corpus, measures, trees, two_stories};

/// Penalty of a weight, in pages, where signals have a variance of one.
const PENALTY: f64 = 20.0;
/// What a page with another story in it weighs beside a page of the corpus.
const OTHER_WEIGHT: f64 = 0.25;
/// The deal of the domains by which the weights are judged; the bodies are those of deal 0.
const DEAL: u8 = 1;

/// What the weights are, and what left-out pages get from those that have not seen their domain.
pub struct Confidence {
    /// The intercept first.
    pub weights: Vec<f64>,
    /// Each page's raw confidence, with its F1.
    pub own: Vec<(f32, f64)>,
    /// The same of pages with another story in them.
    pub others: Vec<(f32, f64)>,
}

/// A page as the regression sees it.
struct Row {
    values: Vec<f64>,
    fullness: f32,
    f1: f64,
    fold: u8,
    weight: f64,
}

impl Row {
    fn of(page: &Page, body: &Body, weight: f64) -> Option<Self> {
        let truth = page.text("body").filter(|_| !body.page_values.is_empty())?;
        Some(Self {
            values: body.page_values.iter().map(|&value| f64::from(value)).collect(),
            fullness: body.fullness,
            f1: measures::word_f1(&body.text, truth),
            fold: page.fold(DEAL),
            weight,
        })
    }
}

/// Fits the weights on what the pages of the folds got.
pub fn fit(examples: &[Example], bodies: &[Body], models: &[trees::Model]) -> Confidence {
    let own = examples.iter().zip(bodies).filter_map(|(example, body)| Row::of(&example.page, body, 1.0));
    let mut rows: Vec<Row> = own.collect();
    let count = rows.len();
    let others = two_stories::bodies(examples, models, DEAL);
    rows.extend(others.iter().filter_map(|(page, body)| Row::of(page, body, OTHER_WEIGHT)));
    let mut sorted: Vec<f64> = rows[..count].iter().map(|row| row.f1).collect();
    sorted.sort_by(f64::total_cmp);
    // the middle of the places of all pages of the corpus that have the same F1
    let rank = |f1: f64| {
        let below = sorted.partition_point(|&other| other < f1);
        let not_above = sorted.partition_point(|&other| other <= f1);
        (below + not_above) as f64 / (2 * count.max(1)) as f64
    };
    let targets: Vec<f64> = rows.iter().map(|row| rank(row.f1)).collect();
    let without = |fold: Option<u8>| {
        let chosen: Vec<usize> = (0..rows.len()).filter(|&at| Some(rows[at].fold) != fold).collect();
        ridge(&rows, &targets, &chosen)
    };
    let of_folds: Vec<Vec<f64>> = (0..corpus::FOLDS).map(|fold| without(Some(fold))).collect();
    let raw = |row: &Row| {
        let weights = &of_folds[usize::from(row.fold)];
        (row.fullness * value(weights, &row.values).clamp(0.0, 1.0) as f32, row.f1)
    };
    Confidence {
        weights: without(None),
        own: rows[..count].iter().map(raw).collect(),
        others: rows[count..].iter().map(raw).collect(),
    }
}

fn value(weights: &[f64], row: &[f64]) -> f64 {
    weights[0] + weights[1..].iter().zip(row).map(|(weight, value)| weight * value).sum::<f64>()
}

/// Weights in the signals' own units, the intercept first.
fn ridge(rows: &[Row], targets: &[f64], chosen: &[usize]) -> Vec<f64> {
    let width = rows.first().map_or(0, |row| row.values.len());
    let all: f64 = chosen.iter().map(|&at| rows[at].weight).sum();
    let mean = |of: &dyn Fn(usize) -> f64| {
        chosen.iter().map(|&at| rows[at].weight * of(at)).sum::<f64>() / all.max(1e-9)
    };
    let means: Vec<f64> = (0..width).map(|signal| mean(&|at| rows[at].values[signal])).collect();
    let spreads: Vec<f64> = (0..width)
        .map(|signal| mean(&|at| (rows[at].values[signal] - means[signal]).powi(2)).sqrt().max(1e-9))
        .collect();
    let target = mean(&|at| targets[at]);
    let scaled = |at: usize, signal: usize| (rows[at].values[signal] - means[signal]) / spreads[signal];
    let mut matrix = vec![vec![0.0; width + 1]; width];
    for &at in chosen {
        for (i, row) in matrix.iter_mut().enumerate() {
            for (j, cell) in row.iter_mut().enumerate().take(width) {
                *cell += rows[at].weight * scaled(at, i) * scaled(at, j);
            }
            row[width] += rows[at].weight * scaled(at, i) * (targets[at] - target);
        }
    }
    (0..width).for_each(|i| matrix[i][i] += PENALTY);
    let solved = solve(matrix);
    let weights: Vec<f64> = (0..width).map(|signal| solved[signal] / spreads[signal]).collect();
    let intercept = target - weights.iter().zip(&means).map(|(weight, mean)| weight * mean).sum::<f64>();
    std::iter::once(intercept).chain(weights).collect()
}

/// Solves a positive definite system by elimination; the last column is the right side.
fn solve(mut matrix: Vec<Vec<f64>>) -> Vec<f64> {
    let width = matrix.len();
    for pivot in 0..width {
        let row = matrix[pivot].clone();
        for other in matrix.iter_mut().skip(pivot + 1) {
            let factor = other[pivot] / row[pivot];
            (pivot..=width).for_each(|at| other[at] -= factor * row[at]);
        }
    }
    let mut solved = vec![0.0; width];
    for at in (0..width).rev() {
        let known: f64 = (at + 1..width).map(|next| matrix[at][next] * solved[next]).sum();
        solved[at] = (matrix[at][width] - known) / matrix[at][at];
    }
    solved
}

/// Writes the table that the library ships.
pub fn write(weights: &[f64]) -> std::io::Result<()> {
    let mut out =
        String::from("# generated by `cargo run --release -p fit -- CORPUS --write`; do not edit\n");
    for (name, weight) in std::iter::once("intercept").chain(lab::page_signal_names()).zip(weights) {
        let _ = writeln!(out, "{name} {weight:.5}");
    }
    std::fs::write(Path::new("src/blocks/confidence.txt"), out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_a_line_is_found_again() {
        let row = |i: u32| Row {
            values: vec![f64::from(i % 30), f64::from(i / 30 % 30)],
            fullness: 1.0,
            f1: 0.0,
            fold: 0,
            weight: 1.0,
        };
        let rows: Vec<Row> = (0..3_600).map(row).collect();
        let targets: Vec<f64> =
            rows.iter().map(|row| 0.5 + 0.2 * row.values[0] - 0.1 * row.values[1]).collect();
        let all: Vec<usize> = (0..rows.len()).collect();
        let weights = ridge(&rows, &targets, &all);
        for (weight, expected) in weights.iter().zip([0.5, 0.2, -0.1]) {
            assert!((weight - expected).abs() < 0.03, "{weights:?}");
        }
    }
}
