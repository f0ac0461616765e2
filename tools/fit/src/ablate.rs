//! What each signal is worth on pages that the weights have not seen.
//!
//! A signal's values are dealt out anew among the blocks of the left-out blind pages, and the squared error of the unchanged
//! model's probabilities is taken again (Breiman, "Random Forests", 2001, section 10). It says what the model would lose without the
//! signal as it stands; signals that tell the same share their worth, so a small one may still be needed by none. Only pages
//! whose whole text is known count: snippets judge a handful of blocks each, which would outweigh all others.

use rayon::prelude::*;

use crate::measures::{self, squared_error};
use crate::{Example, trees};

/// Blocks of a page that are looked at: the rest tells little and costs time.
const MAX_BLOCKS: usize = 400;

/// Weight of a block at most: the few blocks of a brief would outweigh whole pages.
const MAX_WEIGHT: f64 = 3.0;
/// Times that the values are dealt out; the worth is the mean.
const DEALS: u64 = 2;

/// The signals with their worth in millionths of the mean squared error, the most valuable first. `models` are those of the folds.
pub(crate) fn worth(examples: &[Example], models: &[trees::Model]) -> Vec<(&'static str, f64)> {
    let names = &examples[0].features.names;
    // rows by fold, so that a row is scored by the model that has not seen it
    let mut rows: Vec<(usize, &[f32], f64, f64)> = Vec::new();
    for example in examples {
        if measures::half(&example.page.domain) != "blind" || example.page.text("body").is_none() {
            continue;
        }
        let fold = usize::from(example.page.fold(0));
        for (block, row) in example.features.values.chunks(names.len()).enumerate().take(MAX_BLOCKS) {
            if example.weights[block] > 0.0 {
                rows.push((fold, row, example.labels[block], example.weights[block].min(MAX_WEIGHT)));
            }
        }
    }
    let whole: f64 = rows.iter().map(|row| row.3).sum();
    let total = |signal: Option<usize>, order: &[usize]| {
        let mut values = vec![0.0; names.len()];
        let mut sum = 0.0f64;
        for (at, (fold, row, label, weight)) in rows.iter().enumerate() {
            values.copy_from_slice(row);
            if let Some(signal) = signal {
                values[signal] = rows[order[at]].1[signal];
            }
            sum += weight * squared_error(models[*fold].score(&values), *label);
        }
        1e6 * sum / whole
    };
    let orders: Vec<Vec<usize>> = (1..=DEALS).map(|deal| dealt(rows.len(), deal)).collect();
    let base = total(None, &[]);
    let mut worth: Vec<(&'static str, f64)> = (0..names.len())
        .into_par_iter()
        .map(|signal| {
            let sum: f64 = orders.iter().map(|order| total(Some(signal), order) - base).sum();
            (names[signal], sum / DEALS as f64)
        })
        .collect();
    worth.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(b.0)));
    worth
}

/// A fixed order of `count` rows that looks random.
fn dealt(count: usize, seed: u64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    let mut state = 0x9e37_79b9_7f4a_7c15u64.wrapping_mul(2 * seed + 1);
    for at in (1..count).rev() {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        order.swap(at, (state % (at as u64 + 1)) as usize);
    }
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
}
