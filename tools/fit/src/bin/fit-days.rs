//! Fits the table that decides on the day of publication, and shows what it is worth on domains that it has not seen.
//!
//! `cargo run --release -p fit --bin fit-days -- CORPUS` fits five folds by domain, prints how many of the left-out pages get the
//! right day by source and half, how precise the likelihood is, and writes what the left-out pages get to `target/folds-days` in the
//! scorer's format. `--write` fits all pages and writes `src/claims/days/weights.txt`; `--trees=`, `--rate=`, `--leaves=` grow other
//! trees; `--worth` prints what each signal is worth; `--wrong` lists the wrong pages of the half that may be looked at.
#![allow(clippy::print_stdout, reason = "a program that prints its table")]

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

use copydesk::lab::{self, PageDays};
use fit::corpus::{self, Page};
use fit::dates::is_right;
use fit::{measures, trees};
use rayon::prelude::*;
use sha1::{Digest, Sha1};

/// Sources whose days may be fitted on.
const SOURCES: &[(&str, f64)] = &[
    ("fundus", 1.0),
    ("htmldate", 1.0),
    ("trafilatura", 1.0),
    ("wcxb", 1.0),
    ("postlight", 1.0),
    ("naeb", 1.0),
];
/// What a page weighs whose own data contradict the truth: one of the two is wrong, and which cannot be known.
const CONTRADICTED: f64 = 0.4;
/// What a page weighs that is shown again without its data.
const AGAIN: f64 = 0.5;
/// What a page weighs that is shown without its day, so that every date of it is to be refused: pages without a day are rare here,
/// and the forest must know them.
const WITHOUT_DAY: f64 = 0.2;
/// Trees by default: there are few pages, so they are small and learn slowly.
const OPTIONS: trees::Options = trees::Options {
    trees: 300,
    leaves: 8,
    rate: 0.05,
    penalty: 3.0,
    min_weight: 1.0,
    features: 0.3,
    rows: 0.8,
    forests: 1,
    seed: 0,
};
/// Points of the calibration.
const POINTS: usize = 12;

/// A page, its truths by source, and its candidates as they are and without its data.
struct Example {
    page: Page,
    truths: Vec<(&'static str, String, String)>,
    days: Vec<PageDays>,
    weight: f64,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some(folder) = arguments.iter().find(|argument| !argument.starts_with("--")) else {
        eprintln!(
            "usage: fit-days CORPUS [--write] [--worth] [--without=A,B] [--wrong] [--trees=N] [--rate=X] [--leaves=N] [--seed=N] [--forests=N]"
        );
        return ExitCode::from(2);
    };
    match run(Path::new(folder), &arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("fit-days: {folder}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(folder: &Path, arguments: &[String]) -> std::io::Result<()> {
    let has = |name: &str| arguments.iter().any(|argument| argument == name);
    let options = trees::Options::of_or(arguments, OPTIONS);
    let (examples, digest) = read(folder)?;
    println!(
        "{} pages, {:.1} candidates a page, {} signals, corpus {digest}",
        examples.len(),
        examples.iter().map(|example| example.days[0].dates.len()).sum::<usize>() as f64
            / examples.len() as f64,
        examples[0].days[0].names.len()
    );
    let names = &examples[0].days[0].names;
    let without: Vec<usize> = arguments
        .iter()
        .filter_map(|argument| argument.strip_prefix("--without="))
        .flat_map(|list| list.split(','))
        .filter_map(|name| names.iter().position(|known| *known == name))
        .collect();
    let scores = folds(&examples, options, &without);
    show(&examples, &scores, lab::LEAST_DAY);
    let answers = answers(&examples, &scores, 0.0);
    show_precision(&answers);
    show_refused(&examples, &scores);
    write_folds(&examples, &scores)?;
    if has("--wrong") {
        show_wrong(&examples, &scores);
    }
    if has("--worth") {
        show_worth(&examples, options);
    }
    if has("--write") {
        let model = fit(examples.iter(), options, &[]);
        write(&model, &examples[0].days[0].names, &calibration(&answers), &digest)?;
    }
    Ok(())
}

/// Reads the pages; one that two sources have is one example with two truths.
fn read(folder: &Path) -> std::io::Result<(Vec<Example>, String)> {
    let (pages, digest) = corpus::read_of(folder, SOURCES)?;
    let mut by_bytes: HashMap<Vec<u8>, usize> = HashMap::new();
    let mut unique: Vec<(Page, Vec<u8>, Vec<(&'static str, String, String)>)> = Vec::new();
    for page in pages {
        let Some(published) = page.text("published").map(str::to_owned) else { continue };
        let bytes = page.bytes()?;
        let truth = (page.source, page.id.clone(), published);
        let at = *by_bytes.entry(Sha1::digest(&bytes).to_vec()).or_insert(unique.len());
        if at == unique.len() {
            unique.push((page, bytes, vec![truth]));
        } else {
            unique[at].2.push(truth);
        }
    }
    let examples = unique
        .into_par_iter()
        .map(|(page, bytes, truths)| {
            let days = lab::page_days(&bytes, page.url.as_deref(), &|date| is_right(&truths[0].2, date));
            let stated: Vec<&String> = days
                .iter()
                .take(1)
                .flat_map(|days| &days.dates)
                .filter(|(_, is)| *is)
                .map(|(date, _)| date)
                .collect();
            let is_contradicted =
                !stated.is_empty() && !stated.iter().any(|date| is_right(&truths[0].2, date));
            let weight = if is_contradicted { CONTRADICTED } else { 1.0 };
            Example { page, truths, days, weight }
        })
        .filter(|example| !example.days.is_empty())
        .collect();
    Ok((examples, digest))
}

/// Fits some pages; `without` leaves some signals out.
fn fit<'a>(
    examples: impl Iterator<Item = &'a Example>,
    options: trees::Options,
    without: &[usize],
) -> trees::Model {
    let (mut values, mut labels, mut weights, mut monotone) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for example in examples {
        for (variant, days) in example.days.iter().enumerate() {
            monotone.clone_from(&days.monotone);
            // a page that lacks the data anyway would be shown twice
            let is_same =
                variant > 0 && variant < 3 && days.dates.len() == example.days[variant - 1].dates.len();
            if is_same || days.dates.is_empty() {
                continue;
            }
            let share = [1.0, AGAIN, AGAIN, WITHOUT_DAY][variant];
            let weight = example.weight * share / (days.dates.len() as f64).sqrt();
            for (row, (date, _)) in days.values.chunks(days.names.len()).zip(&days.dates) {
                let from = values.len();
                values.extend_from_slice(row);
                without.iter().for_each(|without| values[from + without] = 0.0);
                labels.push(f64::from(u8::from(is_right(&example.truths[0].2, date))));
                weights.push(weight);
            }
        }
    }
    let data = trees::Data::new(&values, monotone.len(), labels, weights);
    trees::fit(&data, &monotone, options)
}

/// The log-odds that each page's candidates get from a model that has not seen its domain, for each variant of the page.
fn folds(examples: &[Example], options: trees::Options, without: &[usize]) -> Vec<Vec<Vec<f32>>> {
    let models: Vec<trees::Model> = (0..corpus::FOLDS)
        .map(|fold| fit(examples.iter().filter(|example| example.page.fold(0) != fold), options, without))
        .collect();
    examples
        .par_iter()
        .map(|example| {
            let model = &models[usize::from(example.page.fold(0))];
            let score = |days: &PageDays| {
                days.values
                    .chunks(days.names.len())
                    .map(|row| {
                        let mut row = row.to_vec();
                        without.iter().for_each(|&without| row[without] = 0.0);
                        model.score(&row)
                    })
                    .collect()
            };
            example.days.iter().map(score).collect()
        })
        .collect()
}

/// What each page with a truth gets: how likely it was taken to be, and whether it is right.
fn answers(examples: &[Example], scores: &[Vec<Vec<f32>>], least: f32) -> Vec<(f32, bool)> {
    examples
        .iter()
        .zip(scores)
        .filter_map(|(example, scores)| {
            let (date, likelihood) = example.days[0].choose(&scores[0], least);
            Some((likelihood, is_right(&example.truths[0].2, &date?)))
        })
        .collect()
}

/// Right days in percent, by source and half, and what could be reached.
fn show(examples: &[Example], scores: &[Vec<Vec<f32>>], least: f32) {
    println!(
        "{:<13} {:>5} {:>7} {:>7} {:>7} {:>9} {:>10} {:>10}",
        "source", "pages", "all", "look", "blind", "ceiling", "no JSON-LD", "no meta"
    );
    let mut table: BTreeMap<&str, [(f64, f64); 6]> = BTreeMap::new();
    for (example, scores) in examples.iter().zip(scores) {
        let half = if measures::half(&example.page.domain) == "look" { 1 } else { 2 };
        let chosen: Vec<Option<String>> =
            example.days.iter().zip(scores).map(|(days, scores)| days.choose(scores, least).0).collect();
        for (source, _, truth) in &example.truths {
            let right = |date: Option<&Option<String>>| {
                f64::from(u8::from(date.and_then(Option::as_ref).is_some_and(|date| is_right(truth, date))))
            };
            let possible =
                f64::from(u8::from(example.days[0].dates.iter().any(|(date, _)| is_right(truth, date))));
            let values = [
                (0, right(chosen.first())),
                (half, right(chosen.first())),
                (3, possible),
                (4, right(chosen.get(1))),
                (5, right(chosen.get(2))),
            ];
            for name in [*source, "~ all"] {
                let row = table.entry(name).or_default();
                for (at, value) in values {
                    row[at] = (row[at].0 + value, row[at].1 + 1.0);
                }
            }
        }
    }
    for (source, row) in table {
        let percent = |at: usize| 100.0 * row[at].0 / f64::max(row[at].1, 1.0);
        println!(
            "{source:<13} {:>5} {:>7.1} {:>7.1} {:>7.1} {:>9.1} {:>10.1} {:>10.1}",
            row[0].1,
            percent(0),
            percent(1),
            percent(2),
            percent(3),
            percent(4),
            percent(5)
        );
    }
}

/// How precise the answers above a likelihood are, and how many they are.
fn show_precision(answers: &[(f32, bool)]) {
    for least in [0.0, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9] {
        let above: Vec<bool> =
            answers.iter().filter(|(likelihood, _)| *likelihood >= least).map(|(_, is)| *is).collect();
        let right = above.iter().filter(|is| **is).count();
        println!(
            "likelihood {least:.2} and more: {:5.1} % of pages, {:5.1} % right",
            100.0 * above.len() as f64 / answers.len().max(1) as f64,
            100.0 * right as f64 / above.len().max(1) as f64
        );
    }
    let right = answers.iter().filter(|(_, is)| *is).count();
    let sure = answers.iter().filter(|(likelihood, is)| *is && *likelihood >= 0.9).count();
    println!("{:.1} % of the right ones have 0.9 and more", 100.0 * sure as f64 / right.max(1) as f64);
}

/// Pages without their day that get another one all the same, by the least likelihood.
fn show_refused(examples: &[Example], scores: &[Vec<Vec<f32>>]) {
    for least in [0.1, 0.2, 0.3, 0.4, 0.5] {
        let pages = examples.iter().zip(scores).filter(|(example, _)| !example.days[3].dates.is_empty());
        let wrong: Vec<bool> =
            pages.map(|(example, scores)| example.days[3].choose(&scores[3], least).0.is_some()).collect();
        let count = wrong.iter().filter(|is| **is).count();
        println!("without their day, likelihood {least:.2} and more: {count} of {} get another", wrong.len());
    }
}

/// Likelihood and the share of right answers, in groups of equal size, rising.
fn calibration(answers: &[(f32, bool)]) -> Vec<(f32, f32)> {
    let mut sorted = answers.to_vec();
    sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut points: Vec<(f32, f32, f32)> = sorted
        .chunks(sorted.len().div_ceil(POINTS))
        .map(|group| {
            let count = group.len() as f32;
            let right = group.iter().filter(|(_, is)| *is).count() as f32;
            (
                group.iter().map(|(likelihood, _)| likelihood).sum::<f32>() / count,
                (right + 0.5) / (count + 1.0),
                count,
            )
        })
        .collect();
    // neighbours that fall are pooled, so that a likelier day is never less sure
    let mut at = 1;
    while at < points.len() {
        if points[at].1 < points[at - 1].1 {
            let (a, b) = (points[at - 1], points[at]);
            let count = a.2 + b.2;
            points[at - 1] = ((a.0 * a.2 + b.0 * b.2) / count, (a.1 * a.2 + b.1 * b.2) / count, count);
            points.remove(at);
            at = at.saturating_sub(1).max(1);
        } else {
            at += 1;
        }
    }
    points.into_iter().map(|(likelihood, right, _)| (likelihood, right)).collect()
}

/// What the left-out pages get, in the scorer's format.
fn write_folds(examples: &[Example], scores: &[Vec<Vec<f32>>]) -> std::io::Result<()> {
    let folder = Path::new("target/folds-days/copydesk");
    std::fs::create_dir_all(folder)?;
    let mut files: BTreeMap<&str, String> = BTreeMap::new();
    for (example, scores) in examples.iter().zip(scores) {
        let (date, _) = example.days[0].choose(&scores[0], lab::LEAST_DAY);
        for (source, id, _) in &example.truths {
            let row = serde_json::json!({"id": id, "title": null, "published": date, "authors": null, "text": null, "ms": null, "error": null});
            let file = files.entry(source).or_default();
            let _ = writeln!(file, "{row}");
        }
    }
    files
        .iter()
        .try_for_each(|(source, rows)| std::fs::write(folder.join(format!("dev-{source}.jsonl")), rows))
}

/// The wrong pages of the half that may be looked at.
fn show_wrong(examples: &[Example], scores: &[Vec<Vec<f32>>]) {
    for (example, scores) in examples.iter().zip(scores) {
        if measures::half(&example.page.domain) != "look" {
            continue;
        }
        let (date, likelihood) = example.days[0].choose(&scores[0], 0.0);
        let (source, id, truth) = &example.truths[0];
        if date.as_ref().is_none_or(|date| !is_right(truth, date)) {
            let possible = example.days[0].dates.iter().any(|(date, _)| is_right(truth, date));
            println!(
                "wrong {source} {id}: truth {truth}, chosen {} ({likelihood:.2}){}{}",
                date.unwrap_or_default(),
                if possible { "" } else { ", no candidate" },
                if example.weight < 1.0 { ", its data contradict" } else { "" }
            );
        }
    }
}

/// Right pages that a signal is worth: those that are lost without it.
fn show_worth(examples: &[Example], options: trees::Options) {
    let count =
        |scores: &[Vec<Vec<f32>>]| answers(examples, scores, 0.0).iter().filter(|(_, is)| *is).count() as i64;
    let whole = count(&folds(examples, options, &[]));
    for (at, name) in examples[0].days[0].names.iter().enumerate() {
        println!("worth {name} {}", whole - count(&folds(examples, options, &[at])));
    }
}

fn write(
    model: &trees::Model,
    names: &[&'static str],
    calibration: &[(f32, f32)],
    digest: &str,
) -> std::io::Result<()> {
    let mut out = format!(
        "# generated by fit-days on corpus {digest}; do not edit\nsignals {}\nbase {:.5}\n",
        names.join(" "),
        model.base
    );
    let points: Vec<String> = calibration.iter().map(|(raw, right)| format!("{raw:.4}:{right:.4}")).collect();
    let _ = writeln!(out, "confidence {}", points.join(" "));
    for tree in &model.trees {
        let _ = writeln!(out, "tree {}", trees::line(tree, names));
    }
    // what a test of the library compares with: the table, read back, must give the same
    let fixture = std::fs::read("fixtures/claims/days/every.html")?;
    if let Some(days) = lab::page_days(&fixture, None, &|_| false).first() {
        let scores: Vec<String> =
            days.values.chunks(names.len()).map(|row| format!("{:.3}", model.score(row))).collect();
        let _ = writeln!(out, "check {}", scores.join(" "));
    }
    let path = Path::new("src/claims/days/weights.txt");
    std::fs::write(path, &out)?;
    println!("{}: {} trees, {} bytes", path.display(), model.trees.len(), out.len());
    Ok(())
}
