//! Gradient-boosted trees for a binary outcome: histograms, leaf-wise growth, monotone constraints.
//!
//! After Friedman, "Greedy Function Approximation" (2001), with second-order leaf values and histograms as in Ke et al.,
//! "`LightGBM`" (2017). Deterministic: sums run in row order, subsets come from a seeded generator.

use rayon::prelude::*;

use crate::random::Random;

/// Most bins of a feature.
const BINS: usize = 128;

/// How trees are grown.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// How many.
    pub trees: usize,
    /// Leaves of a tree at most.
    pub leaves: usize,
    /// What a tree's output is multiplied by.
    pub rate: f64,
    /// L2 penalty of a leaf's value.
    pub penalty: f64,
    /// Least sum of second derivatives in a leaf.
    pub min_weight: f64,
    /// Share of the features that a tree sees.
    pub features: f64,
    /// Share of the rows that a tree sees.
    pub rows: f64,
    /// How many forests of so many trees are averaged; each is grown by itself, from draws of its own.
    pub forests: usize,
    /// Which draws of rows and features: another seed shows how much of a result is luck.
    pub seed: u64,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            trees: 300,
            leaves: 15,
            rate: 0.05,
            penalty: 5.0,
            min_weight: 5.0,
            features: 0.3,
            rows: 0.8,
            forests: 1,
            seed: 0,
        }
    }
}

impl Options {
    /// The usual trees, or other ones: `--trees=N`, `--rate=X`, `--leaves=N`, `--seed=N`, `--forests=N`.
    pub fn of(arguments: &[String]) -> Self {
        Self::of_or(arguments, Self::default())
    }

    /// The given trees, or other ones.
    pub fn of_or(arguments: &[String], usual: Self) -> Self {
        let number = |name: &str| {
            arguments.iter().find_map(|argument| argument.strip_prefix(name)?.parse::<f64>().ok())
        };
        Self {
            penalty: number("--penalty=").unwrap_or(usual.penalty),
            min_weight: number("--min-weight=").unwrap_or(usual.min_weight),
            features: number("--features=").unwrap_or(usual.features),
            rows: number("--rows=").unwrap_or(usual.rows),
            trees: number("--trees=").map_or(usual.trees, |trees| trees as usize),
            rate: number("--rate=").unwrap_or(usual.rate),
            leaves: number("--leaves=").map_or(usual.leaves, |leaves| leaves as usize),
            forests: number("--forests=").map_or(usual.forests, |forests| forests as usize),
            seed: number("--seed=").map_or(usual.seed, |seed| seed as u64),
        }
    }
}

/// A node: a split (`value < threshold` goes left) or a leaf.
#[derive(Debug, Clone)]
pub struct Node {
    /// The feature that a split asks.
    pub feature: usize,
    /// Values below go left.
    pub threshold: f32,
    /// The left child; 0 in a leaf.
    pub left: usize,
    /// The right child; 0 in a leaf.
    pub right: usize,
    /// The output here, as if the tree ended here.
    pub value: f64,
}

/// Trees and the log-odds that they start from.
#[derive(Debug, Clone)]
pub struct Model {
    /// The log-odds of all rows together.
    pub base: f64,
    /// Their nodes, each tree's root first.
    pub trees: Vec<Vec<Node>>,
}

impl Model {
    /// The log-odds of a row.
    pub fn score(&self, row: &[f32]) -> f32 {
        (self.base + self.trees.iter().map(|tree| output(tree, row)).sum::<f64>()) as f32
    }

    /// The log-odds of a row after every `step` trees, the last with all.
    pub fn scores(&self, row: &[f32], step: usize) -> Vec<f32> {
        let mut sum = self.base;
        self.trees
            .chunks(step)
            .map(|trees| {
                sum += trees.iter().map(|tree| output(tree, row)).sum::<f64>();
                sum as f32
            })
            .collect()
    }
}

/// What one tree says of a row.
pub fn output(tree: &[Node], row: &[f32]) -> f64 {
    let mut node = &tree[0];
    while node.left != 0 {
        node = &tree[if row[node.feature] < node.threshold { node.left } else { node.right }];
    }
    node.value
}

/// A tree as the library's tables write it: in pre-order, splits with what they would give, leaves with what they give.
pub fn line(tree: &[Node], names: &[&str]) -> String {
    let mut parts = Vec::new();
    let mut open = vec![0];
    while let Some(at) = open.pop() {
        let node = &tree[at];
        if node.left == 0 {
            parts.push(format!("{:.4}", node.value));
        } else {
            parts.push(format!("{}<{}={:.4}", names[node.feature], node.threshold, node.value));
            open.push(node.right);
            open.push(node.left);
        }
    }
    parts.join(" ")
}

/// Rows for fitting, by columns.
pub struct Data {
    bins: Vec<Vec<u8>>,
    edges: Vec<Vec<f32>>,
    labels: Vec<f64>,
    weights: Vec<f64>,
}

impl Data {
    /// Bins the rows; `values` is row-major.
    pub fn new(values: &[f32], width: usize, labels: Vec<f64>, weights: Vec<f64>) -> Self {
        let (edges, bins) = (0..width)
            .into_par_iter()
            .map(|feature| {
                let column: Vec<f32> = values.iter().skip(feature).step_by(width).copied().collect();
                let edges = edges(&column);
                let bins =
                    column.iter().map(|value| edges.partition_point(|edge| edge <= value) as u8).collect();
                (edges, bins)
            })
            .unzip();
        Self { bins, edges, labels, weights }
    }
}

/// Thresholds between bins: value `v` is in bin `b` if `b` edges are at most `v`.
fn edges(column: &[f32]) -> Vec<f32> {
    let mut sorted = column.to_vec();
    sorted.sort_by(f32::total_cmp);
    let mut distinct = sorted.clone();
    distinct.dedup();
    if distinct.len() <= BINS {
        return distinct.windows(2).map(|pair| middle(pair[0], pair[1])).collect();
    }
    let mut edges: Vec<f32> = (1..BINS).map(|i| sorted[i * sorted.len() / BINS]).collect();
    edges.dedup();
    edges.retain(|&edge| edge > sorted[0]);
    edges
}

fn middle(a: f32, b: f32) -> f32 {
    let middle = a + (b - a) / 2.0;
    if middle > a { middle } else { b }
}

type Histogram = Vec<[(f64, f64); BINS]>;

struct Leaf {
    node: usize,
    rows: Vec<u32>,
    histogram: Histogram,
    gradient: f64,
    weight: f64,
    bounds: (f64, f64),
    split: Option<Split>,
}

#[derive(Debug, Clone, Copy)]
struct Split {
    gain: f64,
    feature: usize,
    bin: usize,
    left: (f64, f64),
}

/// Fits a model. `monotone` is the direction of each feature.
///
/// Of several forests each is grown from draws of its own, and the model's log-odds are their mean ("bagging", Breiman 1996): what
/// only one draw of rows and features says weighs less, so that a changed row moves the model less.
pub fn fit(data: &Data, monotone: &[i8], options: Options) -> Model {
    let forests: Vec<Model> = (0..options.forests as u64)
        .into_par_iter()
        .map(|forest| fit_one(data, monotone, options, options.seed * 1_000 + forest))
        .collect();
    let share = 1.0 / forests.len() as f64;
    let base = forests.iter().map(|forest| forest.base).sum::<f64>() * share;
    let mut trees: Vec<Vec<Node>> = forests.into_iter().flat_map(|forest| forest.trees).collect();
    trees.iter_mut().flatten().for_each(|node| node.value *= share);
    Model { base, trees }
}

/// One forest; `draw` is which of the sequences of random numbers chooses rows and features.
fn fit_one(data: &Data, monotone: &[i8], options: Options, draw: u64) -> Model {
    let total: f64 = data.weights.iter().sum();
    let positive: f64 = data.labels.iter().zip(&data.weights).map(|(label, weight)| label * weight).sum();
    let base = (positive / (total - positive)).ln();
    let mut scores = vec![base; data.labels.len()];
    let mut random = Random(0x9e37_79b9_7f4a_7c15 ^ draw.wrapping_mul(0xd134_2543_de82_ef95));
    let mut trees = Vec::with_capacity(options.trees);
    for _ in 0..options.trees {
        let derivatives: Vec<(f64, f64)> = (0..scores.len())
            .map(|row| {
                let p = 1.0 / (1.0 + (-scores[row]).exp());
                (data.weights[row] * (p - data.labels[row]), data.weights[row] * (p * (1.0 - p)).max(1e-9))
            })
            .collect();
        let rows: Vec<u32> = (0..scores.len() as u32).filter(|_| random.unit() < options.rows).collect();
        let features: Vec<usize> =
            (0..data.bins.len()).filter(|_| random.unit() < options.features).collect();
        let tree = grow(data, &derivatives, rows, &features, monotone, options);
        scores.par_iter_mut().enumerate().for_each(|(row, score)| {
            let mut node = &tree.nodes[0];
            let mut at = 0;
            while node.left != 0 {
                at = if usize::from(data.bins[node.feature][row]) <= tree.bins[at] {
                    node.left
                } else {
                    node.right
                };
                node = &tree.nodes[at];
            }
            *score += node.value;
        });
        trees.push(tree.nodes);
    }
    Model { base, trees }
}

struct Tree {
    nodes: Vec<Node>,
    /// The last bin that goes left, of each split.
    bins: Vec<usize>,
}

fn grow(
    data: &Data,
    derivatives: &[(f64, f64)],
    rows: Vec<u32>,
    features: &[usize],
    monotone: &[i8],
    options: Options,
) -> Tree {
    let mut tree = Tree { nodes: Vec::new(), bins: Vec::new() };
    let histogram = histogram(data, derivatives, &rows, features);
    let (gradient, weight) = rows
        .iter()
        .fold((0.0, 0.0), |(g, h), &row| (g + derivatives[row as usize].0, h + derivatives[row as usize].1));
    let mut leaves = vec![leaf(
        &mut tree,
        rows,
        histogram,
        (gradient, weight),
        (f64::NEG_INFINITY, f64::INFINITY),
        features,
        monotone,
        options,
    )];
    while leaves.len() < options.leaves {
        let best = (0..leaves.len()).filter(|&at| leaves[at].split.is_some()).max_by(|&a, &b| {
            let gain = |at: usize| leaves[at].split.map_or(0.0, |split| split.gain);
            gain(a).total_cmp(&gain(b)).then(b.cmp(&a))
        });
        let Some(best) = best else { break };
        let parent = leaves.swap_remove(best);
        let Some(split) = parent.split else { break };
        let column = &data.bins[split.feature];
        let (left, right): (Vec<u32>, Vec<u32>) =
            parent.rows.iter().partition(|&&row| usize::from(column[row as usize]) <= split.bin);
        let is_left_small = left.len() <= right.len();
        let small = self::histogram(data, derivatives, if is_left_small { &left } else { &right }, features);
        let large: Histogram = parent
            .histogram
            .iter()
            .zip(&small)
            .map(|(all, part)| {
                std::array::from_fn(|bin| (all[bin].0 - part[bin].0, all[bin].1 - part[bin].1))
            })
            .collect();
        let (left_histogram, right_histogram) = if is_left_small { (small, large) } else { (large, small) };
        let right_sums = (parent.gradient - split.left.0, parent.weight - split.left.1);
        let clamp = |sums: (f64, f64)| value(sums, options).clamp(parent.bounds.0, parent.bounds.1);
        let middle = f64::midpoint(clamp(split.left), clamp(right_sums));
        let (left_bounds, right_bounds) = match monotone[split.feature] {
            1 => ((parent.bounds.0, middle), (middle, parent.bounds.1)),
            -1 => ((middle, parent.bounds.1), (parent.bounds.0, middle)),
            _ => (parent.bounds, parent.bounds),
        };
        let left =
            leaf(&mut tree, left, left_histogram, split.left, left_bounds, features, monotone, options);
        let right =
            leaf(&mut tree, right, right_histogram, right_sums, right_bounds, features, monotone, options);
        let node = &mut tree.nodes[parent.node];
        (node.feature, node.threshold, node.left, node.right) =
            (split.feature, data.edges[split.feature][split.bin], left.node, right.node);
        tree.bins[parent.node] = split.bin;
        leaves.push(left);
        leaves.push(right);
    }
    tree
}

fn value((gradient, weight): (f64, f64), options: Options) -> f64 {
    -gradient / (weight + options.penalty)
}

#[expect(clippy::too_many_arguments, reason = "the state of one step of growth")]
fn leaf(
    tree: &mut Tree,
    rows: Vec<u32>,
    histogram: Histogram,
    sums: (f64, f64),
    bounds: (f64, f64),
    features: &[usize],
    monotone: &[i8],
    options: Options,
) -> Leaf {
    let node = tree.nodes.len();
    let output = value(sums, options).clamp(bounds.0, bounds.1) * options.rate;
    tree.nodes.push(Node { feature: 0, threshold: 0.0, left: 0, right: 0, value: output });
    tree.bins.push(0);
    let split = features
        .par_iter()
        .enumerate()
        .filter_map(|(at, &feature)| {
            best_split(&histogram[at], feature, sums, bounds, monotone[feature], options)
        })
        .reduce_with(
            |a, b| if b.gain > a.gain || (b.gain == a.gain && b.feature < a.feature) { b } else { a },
        );
    Leaf { node, rows, histogram, gradient: sums.0, weight: sums.1, bounds, split }
}

fn histogram(data: &Data, derivatives: &[(f64, f64)], rows: &[u32], features: &[usize]) -> Histogram {
    features
        .par_iter()
        .map(|&feature| {
            let column = &data.bins[feature];
            let mut bins = [(0.0, 0.0); BINS];
            for &row in rows {
                let (gradient, weight) = derivatives[row as usize];
                let bin = &mut bins[usize::from(column[row as usize])];
                bin.0 += gradient;
                bin.1 += weight;
            }
            bins
        })
        .collect()
}

fn best_split(
    bins: &[(f64, f64); BINS],
    feature: usize,
    sums: (f64, f64),
    bounds: (f64, f64),
    monotone: i8,
    options: Options,
) -> Option<Split> {
    let gain_of = |sums: (f64, f64)| {
        let output = value(sums, options).clamp(bounds.0, bounds.1);
        (-(2.0 * sums.0 * output + (sums.1 + options.penalty) * output * output), output)
    };
    let (whole, _) = gain_of(sums);
    let mut left = (0.0, 0.0);
    let mut best: Option<Split> = None;
    for (bin, part) in bins.iter().enumerate().take(BINS - 1) {
        left = (left.0 + part.0, left.1 + part.1);
        let right = (sums.0 - left.0, sums.1 - left.1);
        if left.1 < options.min_weight || part.1 == 0.0 {
            continue;
        }
        if right.1 < options.min_weight {
            break;
        }
        let ((left_gain, left_value), (right_gain, right_value)) = (gain_of(left), gain_of(right));
        let breaks = (monotone > 0 && left_value > right_value) || (monotone < 0 && left_value < right_value);
        let gain = left_gain + right_gain - whole;
        if !breaks && gain > 1e-6 && best.is_none_or(|best| gain > best.gain) {
            best = Some(Split { gain, feature, bin, left });
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_an_interaction_is_learnt_and_directions_are_kept() {
        let mut values = Vec::new();
        let mut labels = Vec::new();
        let mut random = Random(7);
        for _ in 0..4_000 {
            let (a, b) = (random.unit() as f32, random.unit() as f32);
            values.extend([a, b]);
            labels.push(f64::from(u8::from((a > 0.5) ^ (b > 0.5))));
        }
        let data = Data::new(&values, 2, labels.clone(), vec![1.0; labels.len()]);
        let options = Options { trees: 60, rate: 0.1, features: 1.1, ..Options::default() };
        let free = fit(&data, &[0, 0], options);
        let right = values
            .chunks(2)
            .zip(&labels)
            .filter(|(row, label)| (free.score(row) > 0.0) == (**label > 0.5))
            .count();
        assert!(right > 3_900, "{right}");
        let (one, other) = (fit(&data, &[0, 0], Options { seed: 1, ..options }), free);
        assert_ne!(one.score(&[0.3, 0.3]), other.score(&[0.3, 0.3]), "another seed draws other rows");
        let mean = fit(&data, &[0, 0], Options { forests: 3, ..options });
        assert_eq!(mean.trees.len(), 3 * options.trees);
        let right = values
            .chunks(2)
            .zip(&labels)
            .filter(|(row, label)| (mean.score(row) > 0.0) == (**label > 0.5))
            .count();
        assert!(right > 3_900, "{right}");
        let bound = fit(&data, &[1, 0], options);
        assert!(
            (0..9)
                .all(|i| bound.score(&[i as f32 / 10.0, 0.3]) <= bound.score(&[(i + 1) as f32 / 10.0, 0.3]))
        );
    }
}
