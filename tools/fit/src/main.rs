//! Fits the weights of copydesk's model on the corpus, and shows what they are worth on domains that they have not seen.
//!
//! `cargo run --release -p fit -- CORPUS` fits five folds by domain, writes the bodies that the left-out pages get to
//! `target/folds` in the scorer's format, and prints a table by source, half and language, the log-loss, and how well the
//! confidence knows the result. `--deals=3` deals the domains into folds three times and takes the mean, `--trees=`, `--rate=` and
//! `--leaves=` grow other trees, `--write` fits all pages and writes `src/blocks/weights.txt`, `--time` prints what
//! classification costs beside the parse, and nothing else. `tools/ablate` prints what each signal is worth.
#![allow(clippy::print_stdout, reason = "a program that prints its table")]

use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

use copydesk::lab::{self, PageFeatures};
use fit::confidence::Confidence;
use fit::examples::{self, Example};
use fit::exit::Exit;
use fit::folds::{self, Report};
use fit::{confidence, corpus, measures, trees};

/// Points of the confidence's table.
const CONFIDENCE_POINTS: usize = 10;
/// F1 below which a page with another story has kept it.
const WRONG: f64 = 0.93;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let has = |name: &str| arguments.iter().any(|argument| argument == name);
    let Some(folder) = arguments.iter().find(|argument| !argument.starts_with("--")) else {
        eprintln!(
            "usage: fit CORPUS [--write] [--deals=N] [--trees=N] [--rate=X] [--leaves=N] [--seed=N] [--forests=N] [--time]; CORPUS is the folder that holds dev/"
        );
        return ExitCode::from(2);
    };
    let wishes = Wishes {
        deals: arguments
            .iter()
            .find_map(|argument| argument.strip_prefix("--deals=")?.parse().ok())
            .map_or(1, |deals: u8| deals.max(1)),
        options: trees::Options::of(&arguments),
        writes: has("--write"),
        times: has("--time"),
    };
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
    options: trees::Options,
    writes: bool,
    times: bool,
}

fn run(folder: &Path, wishes: Wishes) -> std::io::Result<()> {
    let (examples, digest) = examples::read(folder)?;
    println!(
        "{} pages, {} blocks, corpus {digest}",
        examples.len(),
        examples.iter().map(|e| e.features.texts.len()).sum::<usize>()
    );
    if wishes.times {
        print_times(&examples);
        return Ok(());
    }
    let mut report = Report::default();
    let mut first = None;
    for deal in 0..wishes.deals {
        let (models, scores) = folds::folds(&examples, deal, wishes.options);
        let bodies = folds::bodies(&examples, &scores);
        report.add(&examples, &scores, &bodies);
        if deal == 0 {
            write_folds(&examples, &bodies)?;
            first = Some((confidence::fit(&examples, &bodies, &models), Exit::derive(&examples, &models)));
        }
    }
    report.lines().iter().for_each(|line| println!("{line}"));
    let Some((trust, exit)) = first else { return Ok(()) };
    let confidence = confidence_table(&trust);
    println!("early exit: {exit}");
    if wishes.writes {
        let model = folds::fit(examples.iter(), wishes.options);
        write_weights(&model, &examples[0].features, &confidence, exit, &digest)?;
        confidence::write(&trust.weights)?;
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

fn write_folds(examples: &[Example], bodies: &[folds::Body]) -> std::io::Result<()> {
    let folder = Path::new("target/folds/copydesk");
    std::fs::create_dir_all(folder)?;
    let mut files: HashMap<&str, String> = HashMap::new();
    for (example, folds::Body { text, .. }) in examples.iter().zip(bodies) {
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
fn confidence_table(trust: &Confidence) -> Vec<(f32, f64)> {
    let mut pairs = trust.own.clone();
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
    let wrong: Vec<f64> = trust
        .others
        .iter()
        .filter(|(_, f1)| *f1 < WRONG)
        .map(|(raw, _)| interpolated(&table, *raw))
        .collect();
    println!(
        "with another story: {} pages, {} with an F1 below {WRONG}, whose mean confidence is {:.3}; {} above 0.97",
        trust.others.len(),
        wrong.len(),
        wrong.iter().sum::<f64>() / wrong.len().max(1) as f64,
        wrong.iter().filter(|&&confidence| confidence > 0.97).count()
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
    exit: Exit,
    digest: &str,
) -> std::io::Result<()> {
    let mut out = format!(
        "# generated by `cargo run --release -p fit -- CORPUS --write` from corpus {digest}; do not edit\n"
    );
    let _ = writeln!(out, "signals {}", features.names.join(" "));
    let points: Vec<String> = confidence.iter().map(|(raw, f1)| format!("{raw:.4}:{f1:.4}")).collect();
    let _ = writeln!(out, "confidence {}", points.join(" "));
    let _ = writeln!(out, "base {:.4}", model.base);
    let _ = writeln!(out, "exit {} {:.2} {:.2}", exit.trees, exit.below, exit.scale);
    for tree in &model.trees {
        let _ = writeln!(out, "tree {}", trees::line(tree, &features.names));
    }
    let fixture = std::fs::read("fixtures/signals/every/page.html")?;
    if let Some(blocks) = lab::page_features(&fixture, None, None) {
        let scores: Vec<String> =
            blocks.values.chunks(blocks.names.len()).map(|row| format!("{:.3}", model.score(row))).collect();
        let _ = writeln!(out, "check {}", scores.join(" "));
    }
    let path = Path::new("src/blocks/weights.txt");
    std::fs::write(path, &out)?;
    println!("{}: {} trees, {} bytes", path.display(), model.trees.len(), out.len());
    Ok(())
}
