//! Fits the weights of copydesk's model on the corpus, and shows what they are worth on domains that they have not seen.
//!
//! `cargo run --release -p fit -- CORPUS [--write]` fits five folds by domain, writes the bodies that the left-out pages get to
//! `target/folds` in the scorer's format, prints how well the confidence knows the result, and with `--write` fits all pages
//! and writes `src/classify/weights.txt`.
#![allow(clippy::print_stdout, reason = "a program that prints its table")]

mod corpus;
mod labels;
mod trees;

use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

use copydesk::lab::{self, PageFeatures};
use rayon::prelude::*;

/// Words beyond which a block's weight does not grow.
const MAX_WORDS: f64 = 120.0;
/// Sum of the weights of a page's blocks, about: each page counts once.
const PAGE_WEIGHT: f64 = 100.0;
/// Kinds that make up the text that each truth scores; see the corpus's notes on conventions.
const TEXT_KINDS: &[&str] =
    &["standfirst", "paragraph", "heading", "list_item", "blockquote", "embed", "table", "code", "note"];
const FUNDUS_KINDS: &[&str] = &["standfirst", "paragraph", "heading", "blockquote"];
/// Points of the confidence's table.
const CONFIDENCE_POINTS: usize = 10;

/// A page with its signals and the labels of its blocks.
struct Example {
    page: corpus::Page,
    features: PageFeatures,
    bytes: Vec<u8>,
    labels: Vec<f64>,
    weights: Vec<f64>,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some(folder) = arguments.iter().find(|argument| !argument.starts_with("--")) else {
        eprintln!("usage: fit CORPUS [--write]; CORPUS is the folder that holds dev/");
        return ExitCode::from(2);
    };
    match run(Path::new(folder), arguments.iter().any(|argument| argument == "--write")) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("fit: {folder}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(folder: &Path, writes: bool) -> std::io::Result<()> {
    let (pages, digest) = corpus::read(folder)?;
    let examples: Vec<Example> = pages.into_par_iter().filter_map(example).collect();
    println!(
        "{} pages, {} blocks, corpus {digest}",
        examples.len(),
        examples.iter().map(|e| e.features.texts.len()).sum::<usize>()
    );
    let mut scores: Vec<Vec<f32>> = vec![Vec::new(); examples.len()];
    for fold in 0..corpus::FOLDS {
        let model = fit(examples.iter().filter(|example| example.page.fold() != fold));
        for (at, example) in examples.iter().enumerate().filter(|(_, example)| example.page.fold() == fold) {
            scores[at] = score(&model, example);
        }
    }
    let bodies: Vec<(String, f32)> =
        examples.par_iter().zip(&scores).map(|(example, scores)| body(example, scores)).collect();
    write_folds(&examples, &bodies)?;
    let confidence = confidence(&examples, &bodies);
    if writes {
        let model = fit(examples.iter());
        write_weights(&model, &examples[0].features, &confidence, &digest)?;
    }
    Ok(())
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
    let coverage = labels::coverage(&features.texts, body);
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
    (labels, weights)
}

/// Labels by snippets that must and must not be there; all other blocks are unknown.
fn from_snippets(page: &corpus::Page, features: &PageFeatures) -> (Vec<f64>, Vec<f64>) {
    let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let with: Vec<String> = page.list("with").into_iter().map(squeezed).collect();
    let without: Vec<String> = page.list("without").into_iter().map(squeezed).collect();
    let known: Vec<Option<f64>> = features
        .texts
        .iter()
        .map(|text| {
            let text = squeezed(text);
            if with.iter().any(|snippet| text.contains(snippet)) {
                Some(1.0)
            } else if without.iter().any(|snippet| text.contains(snippet)) {
                Some(0.0)
            } else {
                None
            }
        })
        .collect();
    let count = known.iter().flatten().count().max(1) as f64;
    let weights = known
        .iter()
        .map(|label| if label.is_some() { page.weight * PAGE_WEIGHT / count } else { 0.0 })
        .collect();
    (known.iter().map(|label| label.unwrap_or(0.0)).collect(), weights)
}

fn fit<'a>(examples: impl Iterator<Item = &'a Example>) -> trees::Model {
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
    trees::fit(&data, &monotone, trees::Options::default())
}

fn score(model: &trees::Model, example: &Example) -> Vec<f32> {
    example.features.values.chunks(example.features.names.len()).map(|row| model.score(row)).collect()
}

/// The text that a page gets under its scores, and the confidence's raw value.
fn body(example: &Example, scores: &[f32]) -> (String, f32) {
    let page = &example.page;
    let (paragraphs, expected) =
        lab::body_of_scores(&example.bytes, page.url.as_deref(), None, scores).unwrap_or_default();
    let kinds = if page.source == "fundus" { FUNDUS_KINDS } else { TEXT_KINDS };
    let texts: Vec<String> = paragraphs
        .into_iter()
        .filter(|(kind, _)| kinds.contains(&kind.as_str()))
        .map(|(_, text)| text)
        .collect();
    (texts.join("\n\n"), expected)
}

fn write_folds(examples: &[Example], bodies: &[(String, f32)]) -> std::io::Result<()> {
    let folder = Path::new("target/folds/copydesk");
    std::fs::create_dir_all(folder)?;
    let mut files: HashMap<&str, String> = HashMap::new();
    for (example, (text, _)) in examples.iter().zip(bodies) {
        let row = serde_json::json!({"id": example.page.id, "title": null, "published": null, "authors": null, "text": text, "ms": null, "error": null});
        let line = row.to_string().replace(['\u{2028}', '\u{2029}', '\u{85}'], " ");
        let _ = writeln!(files.entry(example.page.source).or_default(), "{line}");
    }
    for (source, _) in corpus::SOURCES {
        std::fs::write(
            folder.join(format!("dev-{source}.jsonl")),
            files.get(source).map_or("", String::as_str),
        )?;
    }
    Ok(())
}

fn word_f1(text: &str, truth: &str) -> f64 {
    let bag = |text: &str| {
        let mut bag: HashMap<String, i64> = HashMap::new();
        labels::words(text).into_iter().for_each(|word| *bag.entry(word).or_default() += 1);
        bag
    };
    let (text, truth) = (bag(text), bag(truth));
    let (has, wants): (i64, i64) = (text.values().sum(), truth.values().sum());
    let shared: i64 = truth.keys().map(|word| text.get(word).copied().unwrap_or(0).min(truth[word])).sum();
    if has + wants == 0 { 1.0 } else { 2.0 * shared as f64 / (has + wants) as f64 }
}

/// The confidence's table: raw value to the mean F1 that left-out pages of that value had, made monotone.
fn confidence(examples: &[Example], bodies: &[(String, f32)]) -> Vec<(f32, f64)> {
    let mut pairs: Vec<(f32, f64)> = examples
        .iter()
        .zip(bodies)
        .filter_map(|(example, (text, raw))| Some((*raw, word_f1(text, example.page.text("body")?))))
        .collect();
    pairs.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut table: Vec<(f32, f64)> = pairs
        .chunks(pairs.len().div_ceil(CONFIDENCE_POINTS))
        .map(|chunk| {
            (
                chunk.iter().map(|pair| pair.0).sum::<f32>() / chunk.len() as f32,
                chunk.iter().map(|pair| pair.1).sum::<f64>() / chunk.len() as f64,
            )
        })
        .collect();
    for at in 1..table.len() {
        table[at].1 = table[at].1.max(table[at - 1].1);
    }
    let sure: Vec<f64> =
        pairs.iter().filter(|(raw, _)| interpolated(&table, *raw) > 0.9).map(|pair| pair.1).collect();
    println!(
        "confidence: rank correlation with the page's word F1 {:.2}; {} of {} pages above 0.9, their mean F1 {:.3}",
        rank_correlation(&pairs),
        sure.len(),
        pairs.len(),
        sure.iter().sum::<f64>() / sure.len().max(1) as f64
    );
    table
}

fn interpolated(table: &[(f32, f64)], raw: f32) -> f64 {
    let at = table.partition_point(|(x, _)| *x <= raw);
    match (at.checked_sub(1).and_then(|i| table.get(i)), table.get(at)) {
        (Some(a), Some(b)) if b.0 > a.0 => a.1 + f64::from((raw - a.0) / (b.0 - a.0)) * (b.1 - a.1),
        (Some(a), _) => a.1,
        (None, Some(b)) => b.1 * f64::from(raw / b.0.max(1e-6)),
        (None, None) => 0.0,
    }
}

fn rank_correlation(pairs: &[(f32, f64)]) -> f64 {
    let ranks = |values: Vec<f64>| {
        let mut order: Vec<usize> = (0..values.len()).collect();
        order.sort_by(|&a, &b| values[a].total_cmp(&values[b]));
        let mut ranks = vec![0.0; values.len()];
        order.iter().enumerate().for_each(|(rank, &at)| ranks[at] = rank as f64);
        ranks
    };
    let (a, b) = (
        ranks(pairs.iter().map(|pair| f64::from(pair.0)).collect()),
        ranks(pairs.iter().map(|pair| pair.1).collect()),
    );
    let n = pairs.len() as f64;
    let distance: f64 = a.iter().zip(&b).map(|(a, b)| (a - b).powi(2)).sum();
    1.0 - 6.0 * distance / (n * (n * n - 1.0))
}

fn write_weights(
    model: &trees::Model,
    features: &PageFeatures,
    confidence: &[(f32, f64)],
    digest: &str,
) -> std::io::Result<()> {
    let mut out = format!(
        "# generated by `cargo run --release -p fit -- CORPUS --write` from corpus {digest}; do not edit\n"
    );
    let _ = writeln!(out, "signals {}", features.names.join(" "));
    let points: Vec<String> = confidence.iter().map(|(raw, f1)| format!("{raw:.4}:{f1:.4}")).collect();
    let _ = writeln!(out, "confidence {}", points.join(" "));
    let _ = writeln!(out, "base {:.4}", model.base);
    for tree in &model.trees {
        let mut parts = Vec::new();
        let mut open = vec![0];
        while let Some(at) = open.pop() {
            let node = &tree[at];
            if node.left == 0 {
                parts.push(format!("{:.4}", node.value));
            } else {
                parts.push(format!("{}<{}={:.4}", features.names[node.feature], node.threshold, node.value));
                open.push(node.right);
                open.push(node.left);
            }
        }
        let _ = writeln!(out, "tree {}", parts.join(" "));
    }
    let path = Path::new("src/classify/weights.txt");
    std::fs::write(path, &out)?;
    println!("{}: {} trees, {} bytes", path.display(), model.trees.len(), out.len());
    Ok(())
}
