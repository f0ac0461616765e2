//! Fits the weights of copydesk's model on the corpus, and shows what they are worth on domains that they have not seen.
//!
//! `cargo run --release -p fit -- CORPUS` fits five folds by domain, writes the bodies that the left-out pages get to
//! `target/folds` in the scorer's format, and prints a table by source, half and language, the log-loss, and how well the
//! confidence knows the result. `--deals=3` deals the domains into folds three times and takes the mean, `--ablate` adds what each
//! signal is worth on the blind half, `--write` fits all pages and writes `src/classify/weights.txt`, `--time` prints what
//! classification costs beside the parse, and nothing else.
#![allow(clippy::print_stdout, reason = "a program that prints its table")]

mod ablate;
mod corpus;
mod labels;
mod measures;
mod trees;

use std::collections::{BTreeMap, HashMap};
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
    let has = |name: &str| arguments.iter().any(|argument| argument == name);
    let Some(folder) = arguments.iter().find(|argument| !argument.starts_with("--")) else {
        eprintln!(
            "usage: fit CORPUS [--write] [--ablate] [--deals=N] [--time]; CORPUS is the folder that holds dev/"
        );
        return ExitCode::from(2);
    };
    let deals = arguments
        .iter()
        .find_map(|argument| argument.strip_prefix("--deals="))
        .and_then(|number| number.parse().ok())
        .unwrap_or(1)
        .max(1);
    let wishes = Wishes { deals, writes: has("--write"), ablates: has("--ablate"), times: has("--time") };
    match run(Path::new(folder), wishes) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("fit: {folder}: {error}");
            ExitCode::FAILURE
        }
    }
}

/// What is asked for on the command line.
#[derive(Debug, Clone, Copy)]
struct Wishes {
    /// How many times the domains are dealt into folds; the table is the mean of all.
    deals: u8,
    writes: bool,
    ablates: bool,
    times: bool,
}

fn run(folder: &Path, wishes: Wishes) -> std::io::Result<()> {
    let (pages, digest) = corpus::read(folder)?;
    let examples: Vec<Example> = pages.into_par_iter().filter_map(example).collect();
    println!(
        "{} pages, {} blocks, corpus {digest}",
        examples.len(),
        examples.iter().map(|e| e.features.texts.len()).sum::<usize>()
    );
    if wishes.times {
        print_times(&examples);
        return Ok(());
    }
    let mut table = measures::Table::default();
    let mut losses: BTreeMap<String, (f64, f64)> = BTreeMap::new();
    let mut first: Option<Vec<(String, f32)>> = None;
    for deal in 0..wishes.deals {
        let (models, scores) = folds(&examples, deal);
        let bodies: Vec<(String, f32)> =
            examples.par_iter().zip(&scores).map(|(example, scores)| body(example, scores)).collect();
        for ((example, scores), (text, _)) in examples.iter().zip(&scores).zip(&bodies) {
            let page = &example.page;
            let sum = losses.entry(format!("{} {}", page.source, measures::half(&page.domain))).or_default();
            for (block, &score) in scores.iter().enumerate() {
                sum.0 += example.weights[block] * measures::loss(score, example.labels[block]);
                sum.1 += example.weights[block];
            }
            if let Some(truth) = page.text("body") {
                table.add(page.source, &page.domain, page.language(), text, truth);
            }
        }
        if deal == 0 {
            write_folds(&examples, &bodies)?;
            if wishes.ablates {
                for (signal, worth) in ablate::worth(&examples, &models) {
                    println!("worth {worth:>8.3} {signal}");
                }
            }
            first = Some(bodies);
        }
    }
    table.lines().iter().for_each(|line| println!("{line}"));
    for (name, (sum, weight)) in &losses {
        println!("log-loss {name:<24} {:.4}", sum / weight.max(1e-9));
    }
    let confidence = confidence(&examples, &first.unwrap_or_default());
    if wishes.writes {
        let model = fit(examples.iter());
        write_weights(&model, &examples[0].features, &confidence, &digest)?;
    }
    Ok(())
}

/// Rounds of the timing; the least of a page's times counts, as the others were disturbed.
const ROUNDS: usize = 5;

/// What classification costs beside the parse, one page after the other.
fn print_times(examples: &[Example]) {
    let (mut parse, mut classify) = (0.0f64, 0.0f64);
    for example in examples {
        let html = String::from_utf8_lossy(&example.bytes);
        let rounds: Vec<_> = (0..ROUNDS).map(|_| lab::stage_times(&html)).collect();
        let least = |stages: &[&str]| {
            let time = |round: &Vec<(&str, std::time::Duration)>| {
                round
                    .iter()
                    .filter(|(stage, _)| stages.contains(stage))
                    .map(|(_, time)| time.as_secs_f64())
                    .sum::<f64>()
            };
            rounds.iter().map(time).fold(f64::INFINITY, f64::min)
        };
        parse += least(&["page"]);
        classify += least(&["context", "verdicts"]);
    }
    let pages = examples.len().max(1) as f64;
    println!(
        "parse {:.2} ms a page, classification {:.2} ms: {:.0} % of it",
        1e3 * parse / pages,
        1e3 * classify / pages,
        100.0 * classify / parse.max(1e-9)
    );
}

/// The models of the folds, and the scores that each page gets from the one that has not seen its domain.
fn folds(examples: &[Example], deal: u8) -> (Vec<trees::Model>, Vec<Vec<f32>>) {
    let models: Vec<trees::Model> = (0..corpus::FOLDS)
        .map(|fold| fit(examples.iter().filter(|example| example.page.fold(deal) != fold)))
        .collect();
    let scores = examples
        .par_iter()
        .map(|example| score(&models[usize::from(example.page.fold(deal))], example))
        .collect();
    (models, scores)
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
    thin_out(&labels, &features.words, &mut weights);
    (labels, weights)
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

/// The confidence's table: raw value to the mean F1 that left-out pages of that value had, made monotone.
fn confidence(examples: &[Example], bodies: &[(String, f32)]) -> Vec<(f32, f64)> {
    let mut pairs: Vec<(f32, f64)> = examples
        .iter()
        .zip(bodies)
        .filter_map(|(example, (text, raw))| {
            Some((*raw, measures::word_f1(text, example.page.text("body")?)))
        })
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
        measures::rank_correlation(&pairs),
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
    let fixture = std::fs::read("fixtures/signals/every/page.html")?;
    if let Some(blocks) = lab::page_features(&fixture, None, None) {
        let scores: Vec<String> =
            blocks.values.chunks(blocks.names.len()).map(|row| format!("{:.3}", model.score(row))).collect();
        let _ = writeln!(out, "check {}", scores.join(" "));
    }
    let path = Path::new("src/classify/weights.txt");
    std::fs::write(path, &out)?;
    println!("{}: {} trees, {} bytes", path.display(), model.trees.len(), out.len());
    Ok(())
}
