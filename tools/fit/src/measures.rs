//! What a body is worth: F1 of words and of four-word runs, per source, half and language; log-loss; rank correlation.

use std::collections::{BTreeMap, HashMap};

use sha1::{Digest, Sha1};

use crate::labels;

/// Words of a run.
const RUN: usize = 4;

/// Sources whose truth is a whole text.
pub const WHOLE_TEXTS: &[&str] = &["scrapinghub", "wcxb", "fundus"];

/// Which half of the corpus a domain is in: `look` pages may be opened, `blind` pages only tell whether what was built holds.
pub fn half(domain: &str) -> &'static str {
    if Sha1::digest(domain.as_bytes())[0] % 2 == 1 { "look" } else { "blind" }
}

fn bag<T: std::hash::Hash + Eq>(items: impl Iterator<Item = T>) -> HashMap<T, i64> {
    let mut bag = HashMap::new();
    items.for_each(|item| *bag.entry(item).or_default() += 1);
    bag
}

/// Precision and recall of one bag against another.
fn precision_and_recall<T: std::hash::Hash + Eq>(
    text: &HashMap<T, i64>,
    truth: &HashMap<T, i64>,
) -> (f64, f64) {
    let (has, wants): (i64, i64) = (text.values().sum(), truth.values().sum());
    let shared: i64 =
        truth.iter().map(|(item, count)| text.get(item).copied().unwrap_or(0).min(*count)).sum();
    (shared as f64 / (has.max(1)) as f64, shared as f64 / (wants.max(1)) as f64)
}

fn f1((precision, recall): (f64, f64)) -> f64 {
    if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 }
}

/// F1 of the words.
pub fn word_f1(text: &str, truth: &str) -> f64 {
    f1(precision_and_recall(&bag(labels::words(text).into_iter()), &bag(labels::words(truth).into_iter())))
}

/// What is summed up over pages.
#[derive(Debug, Default, Clone, Copy)]
pub struct Sum {
    pages: f64,
    precision: f64,
    recall: f64,
    exact: f64,
    words: f64,
}

impl Sum {
    fn add(&mut self, text: &str, truth: &str) {
        let (a, b) = (labels::words(text), labels::words(truth));
        let runs = |words: &[String]| bag(words.windows(RUN.min(words.len().max(1))).map(<[String]>::to_vec));
        let (precision, recall) = precision_and_recall(&runs(&a), &runs(&b));
        self.pages += 1.0;
        self.precision += precision;
        self.recall += recall;
        self.exact += f64::from(u8::from(a == b));
        self.words += f1(precision_and_recall(&bag(a.into_iter()), &bag(b.into_iter())));
    }

    fn line(&self, name: &str) -> String {
        let mean = |sum: f64| 100.0 * sum / self.pages.max(1.0);
        format!(
            "{name:<24} {:>5} {:>6.1} {:>6.1} {:>6.1} {:>6.1} {:>6.1}",
            self.pages,
            mean(self.precision),
            mean(self.recall),
            100.0 * f1((self.precision / self.pages.max(1.0), self.recall / self.pages.max(1.0))),
            mean(self.exact),
            mean(self.words)
        )
    }
}

/// The table of the left-out pages: each source by halves, and the languages of the wholly reviewed news source.
#[derive(Debug, Default, Clone)]
pub struct Table(BTreeMap<(u8, String), Sum>);

impl Table {
    /// Adds a page. Characters of scripts without spaces count as words.
    pub fn add(&mut self, source: &str, domain: &str, language: &str, text: &str, truth: &str) {
        let mut rows = vec![(0, format!("{source} all")), (0, format!("{source} {}", half(domain)))];
        if source == "fundus" {
            rows.push((1, format!("{source} {language}")));
        }
        for row in rows {
            self.0.entry(row).or_default().add(text, truth);
        }
    }

    /// The mean over the sources of whole texts of the F1 that each is judged by, in percent: `half` is `all`, `look` or `blind`.
    pub fn mean(&self, half: &str) -> f64 {
        let f1 = |source: &str| {
            let sum = self.0.get(&(0, format!("{source} {half}"))).copied().unwrap_or_default();
            let pages = sum.pages.max(1.0);
            if source == "wcxb" { sum.words / pages } else { f1((sum.precision / pages, sum.recall / pages)) }
        };
        100.0 * WHOLE_TEXTS.iter().map(|source| f1(source)).sum::<f64>() / WHOLE_TEXTS.len() as f64
    }

    /// The table's lines.
    pub fn lines(&self) -> Vec<String> {
        let head = format!(
            "{:<24} {:>5} {:>6} {:>6} {:>6} {:>6} {:>6}",
            "left-out pages", "n", "P", "R", "F1", "exact", "words"
        );
        std::iter::once(head).chain(self.0.iter().map(|((_, name), sum)| sum.line(name))).collect()
    }
}

/// The log-loss of a score.
pub fn loss(score: f32, label: f64) -> f64 {
    let margin = if label > 0.5 { f64::from(score) } else { -f64::from(score) };
    (-margin.abs()).exp().ln_1p() + (-margin).max(0.0)
}

/// The squared error of a score's probability.
pub fn squared_error(score: f32, label: f64) -> f64 {
    (1.0 / (1.0 + (-f64::from(score)).exp()) - label).powi(2)
}

/// The place of each value among all, the least 0; equal values share the mean of their places.
pub fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|&a, &b| values[a].total_cmp(&values[b]));
    let mut ranks = vec![0.0; values.len()];
    let mut from = 0;
    for equal in order.chunk_by(|&a, &b| values[a] == values[b]) {
        let mean = from as f64 + (equal.len() - 1) as f64 / 2.0;
        equal.iter().for_each(|&at| ranks[at] = mean);
        from += equal.len();
    }
    ranks
}

/// Spearman's correlation of two columns.
pub fn rank_correlation(pairs: &[(f32, f64)]) -> f64 {
    let a = ranks(&pairs.iter().map(|pair| f64::from(pair.0)).collect::<Vec<_>>());
    let b = ranks(&pairs.iter().map(|pair| pair.1).collect::<Vec<_>>());
    let mean = (pairs.len() as f64 - 1.0) / 2.0;
    let product = |x: &[f64], y: &[f64]| x.iter().zip(y).map(|(x, y)| (x - mean) * (y - mean)).sum::<f64>();
    product(&a, &b) / (product(&a, &a) * product(&b, &b)).sqrt().max(1e-9)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_f1_of_words_and_loss() {
        assert!((word_f1("a b c d", "a b c d") - 1.0).abs() < 1e-9);
        assert!((word_f1("a b", "a b c d") - 2.0 / 3.0).abs() < 1e-9);
        assert!((loss(0.0, 1.0) - 2f64.ln()).abs() < 1e-6);
        assert!(loss(50.0, 0.0) > 49.0 && loss(-50.0, 0.0) < 1e-6);
    }

    #[test]
    fn test_rank_correlation_of_equal_and_of_reversed_order() {
        let up: Vec<(f32, f64)> = (0..9).map(|i| (i as f32, f64::from(i))).collect();
        let down: Vec<(f32, f64)> = (0..9).map(|i| (i as f32, -f64::from(i))).collect();
        assert!((rank_correlation(&up) - 1.0).abs() < 1e-9 && (rank_correlation(&down) + 1.0).abs() < 1e-9);
        assert_eq!(ranks(&[0.5, 1.0, 1.0, 0.1]), [1.0, 2.5, 2.5, 0.0]);
    }
}
