//! The early exit of the model: after its first trees most blocks are so clearly not the article's that the others need not be asked.

use rayon::prelude::*;

use crate::examples::Example;
use crate::trees::Model;

/// Trees between the points at which an exit is tried.
const STEP: usize = 10;
/// Log-odds with all trees that no block that was given up may reach: the lowest cut that a page may have, 30 %.
const LOWEST_CUT: f32 = -0.85;
/// Blocks given up of which one may reach it.
const OF_SO_MANY: usize = 10_000;

/// When a block is given up.
#[derive(Debug, Clone, Copy, Default)]
pub struct Exit {
    /// Trees that are asked of every block.
    pub trees: usize,
    /// Log-odds after them below which a block is given up.
    pub below: f32,
    /// All trees' log-odds over the first ones', for such blocks, on average.
    pub scale: f32,
    /// Share of the blocks that are given up.
    share: f64,
    /// Trees that a block is asked on average, of all.
    mean: f64,
}

impl std::fmt::Display for Exit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { trees, below, scale, share, mean } = self;
        write!(
            f,
            "below {below:.2} after {trees} trees ({:.0} % of the blocks, times {scale:.2}); {mean:.0} trees a block on average",
            100.0 * share
        )
    }
}

impl Exit {
    /// The exit that asks the fewest trees, found on left-out pages; `models` are those of the folds of deal 0.
    pub fn derive(examples: &[Example], models: &[Model]) -> Self {
        // of each block the log-odds after every `STEP` trees
        let ways: Vec<Vec<f32>> = examples
            .par_iter()
            .flat_map_iter(|example| {
                let model = &models[usize::from(example.page.fold(0))];
                example.rows().map(|row| model.scores(row, STEP)).collect::<Vec<_>>()
            })
            .collect();
        let steps = ways.first().map_or(0, Vec::len);
        (0..steps.saturating_sub(1))
            .into_par_iter()
            .map(|step| Self::after(&ways, step, models[0].trees.len()))
            .min_by(|a, b| a.mean.total_cmp(&b.mean))
            .unwrap_or_default()
    }

    fn after(ways: &[Vec<f32>], step: usize, all: usize) -> Self {
        let mut order: Vec<&[f32]> = ways.iter().map(Vec::as_slice).collect();
        order.sort_by(|a, b| a[step].total_cmp(&b[step]));
        let ends = |way: &[f32]| way[way.len() - 1];
        let mut wrong = 0;
        let mut given_up = 0;
        for (at, way) in order.iter().enumerate() {
            wrong += usize::from(ends(way) > LOWEST_CUT);
            if wrong * OF_SO_MANY <= at {
                given_up = at + 1;
            }
        }
        // the bound is written with two digits: rounding it down keeps the promise
        let below = order.get(given_up).map_or(0.0, |way| (way[step] * 100.0).floor() / 100.0);
        let gone = order.partition_point(|way| way[step] < below);
        let sum = |of: fn(&[f32], usize) -> f32| {
            order[..gone].iter().map(|way| f64::from(of(way, step))).sum::<f64>()
        };
        let (first, last) = (sum(|way, step| way[step]), sum(|way, _| way[way.len() - 1]));
        let share = gone as f64 / order.len().max(1) as f64;
        let trees = (step + 1) * STEP;
        Self {
            trees,
            below,
            scale: if first == 0.0 { 1.0 } else { (last / first) as f32 },
            share,
            mean: trees as f64 + (1.0 - share) * all.saturating_sub(trees) as f64,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_blocks_that_may_come_back_are_not_given_up() {
        let sure: Vec<Vec<f32>> = (0..90).map(|i| vec![-3.0 - i as f32 / 100.0, -6.0]).collect();
        // falls as low at first, but ends near the cut
        let doubtful = vec![vec![-2.9, -0.5]];
        let kept: Vec<Vec<f32>> = (0..9).map(|_| vec![1.0, 3.0]).collect();
        let exit = Exit::after(&[sure, doubtful, kept].concat(), 0, 2 * STEP);
        assert!(exit.below <= -2.9 && exit.below > -3.0, "{exit}");
        assert!((exit.scale - 6.0 / 3.445).abs() < 0.02 && exit.trees == STEP, "{exit}");
        assert!((exit.share - 0.9).abs() < 0.011, "{exit}");
    }
}
