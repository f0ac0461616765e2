//! Fits the forest that says who wrote an article, and shows what it is worth on domains left out.
//!
//! `cargo run --release -p fit --bin fit-people -- CORPUS [--write] [--dump FILE] [--trees=N] [--leaves=N] [--rate=X]
//! [--nobody=X] [--doubted=X]` fits five folds by domain, prints what the left-out pages get, writes their answers to `target/folds/people` in the scorer's format, and
//! with `--write` fits all pages and writes `src/claims/people/weights.txt`.
#![allow(clippy::print_stdout, reason = "a program that prints its table")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

use copydesk::lab::{self, PeopleFeatures};
use fit::{corpus, measures, trees};
use rayon::prelude::*;

/// Sources with a truth about authors that may be fitted on.
const SOURCES: &[(&str, f64)] =
    &[("fundus", 1.0), ("trafilatura", 1.0), ("wcxb", 1.0), ("postlight", 1.0), ("naeb", 1.0)];
/// Small trees that learn slowly: there are about 950 pages.
const OPTIONS: trees::Options = trees::Options {
    trees: 200,
    leaves: 12,
    rate: 0.06,
    penalty: 5.0,
    min_weight: 2.0,
    features: 0.25,
    rows: 0.8,
    forests: 1,
    seed: 0,
};
/// What a page weighs whose truth names nobody: every name of it is to be refused, as far as that truth can be trusted.
const NOBODY: f64 = 0.5;
/// Where trees that know only pages with authors are this sure of a name, its page's truth rather lacks the author than has none.
const DOUBTED: f32 = 0.6;
/// Confidence from which an answer counts as sure.
const SURE: f32 = 0.9;
/// Share of the sure answers that must be right, and of the right ones that must be sure.
const SURE_RIGHT: f64 = 0.95;
const RIGHT_SURE: f64 = 0.6;

struct Example {
    page: corpus::Page,
    features: PeopleFeatures,
    truth: BTreeSet<String>,
    labels: Vec<f64>,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some(folder) = arguments.iter().find(|argument| !argument.starts_with("--")) else {
        eprintln!("usage: fit-people CORPUS [--write] [--dump FILE]");
        return ExitCode::from(2);
    };
    match run(Path::new(folder), &arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(folder: &Path, arguments: &[String]) -> std::io::Result<()> {
    let (pages, digest) = corpus::read_of(folder, SOURCES)?;
    let (examples, nobody): (Vec<Example>, Vec<Example>) = pages
        .into_par_iter()
        .filter_map(example)
        .collect::<Vec<_>>()
        .into_iter()
        .partition(|example| !example.truth.is_empty());
    if let Some(file) = arguments.iter().find_map(|argument| argument.strip_prefix("--dump=")) {
        return dump(examples.iter().chain(&nobody), file);
    }
    let options = trees::Options::of_or(arguments, OPTIONS);
    let number = |name: &str, usual: f64| {
        arguments.iter().find_map(|argument| argument.strip_prefix(name)?.parse().ok()).unwrap_or(usual)
    };
    let (share, doubted) = (number("--nobody=", NOBODY), number("--doubted=", f64::from(DOUBTED)) as f32);
    let models: Vec<trees::Model> = (0..corpus::FOLDS)
        .map(|fold| {
            let is_in = |example: &&Example| example.page.fold(0) != fold;
            fit_both(
                &examples.iter().filter(is_in).collect::<Vec<_>>(),
                nobody.iter().filter(is_in).collect(),
                options,
                (share, doubted),
            )
        })
        .collect();
    let answers: Vec<(Vec<String>, f32)> =
        examples.iter().map(|example| answer(example, &models[usize::from(example.page.fold(0))])).collect();
    report(&examples, &answers);
    report_nobody(&nobody, &models);
    write_answers(&examples, &answers)?;
    let (points, is_honest) = calibration(&examples, &answers);
    if !is_honest {
        return Err(std::io::Error::other("confidence does not mean what it says"));
    }
    if arguments.iter().any(|argument| argument == "--write") {
        let model = fit_both(
            &examples.iter().collect::<Vec<_>>(),
            nobody.iter().collect(),
            options,
            (share, doubted),
        );
        write_weights(&model, &examples[0].features.names, &points, &digest)?;
    }
    Ok(())
}

/// A name as the scorer compares it: letters and digits in lower case, a blank between words.
fn normal(name: &str) -> String {
    let words: Vec<String> = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let opens = |word: &String| matches!(word.as_str(), "by" | "von" | "par" | "por" | "da" | "di" | "text");
    let skip = usize::from(words.len() > 1 && words.first().is_some_and(opens));
    words[skip..].join(" ")
}

fn example(page: corpus::Page) -> Option<Example> {
    let truth: BTreeSet<String> =
        page.list("authors").into_iter().map(normal).filter(|name| !name.is_empty()).collect();
    let bytes = page.bytes().ok()?;
    let features = lab::people_features(&bytes, page.url.as_deref())?;
    let labels =
        features.candidates.iter().map(|name| f64::from(u8::from(truth.contains(&normal(name))))).collect();
    Some(Example { page, features, truth, labels })
}

/// Fits pages with authors, and with them those of the others on whose names these trees would not insist.
fn fit_both(
    named: &[&Example],
    nobody: Vec<&Example>,
    options: trees::Options,
    (share, doubted): (f64, f32),
) -> trees::Model {
    let first = fit(named.iter().map(|example| (*example, 1.0)), options);
    if share <= 0.0 {
        return first;
    }
    let is_doubted = |example: &&Example| {
        let rows = example.features.values.chunks(example.features.names.len());
        rows.map(|row| 1.0 / (1.0 + (-first.score(row)).exp())).fold(0.0, f32::max) < doubted
    };
    let without = nobody.into_iter().filter(is_doubted).map(|example| (example, share));
    fit(named.iter().map(|example| (*example, 1.0)).chain(without), options)
}

fn fit<'a>(examples: impl Iterator<Item = (&'a Example, f64)>, options: trees::Options) -> trees::Model {
    let (mut values, mut labels, mut weights) = (Vec::new(), Vec::new(), Vec::new());
    let mut width = 0;
    for (example, weight) in examples {
        width = example.features.names.len();
        values.extend_from_slice(&example.features.values);
        labels.extend_from_slice(&example.labels);
        weights.extend(example.labels.iter().map(|_| weight));
    }
    trees::fit(&trees::Data::new(&values, width, labels, weights), &vec![0; width], options)
}

/// On how many pages whose truth names nobody somebody is named.
fn report_nobody(nobody: &[Example], models: &[trees::Model]) {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for example in nobody {
        let (names, _) = answer(example, &models[usize::from(example.page.fold(0))]);
        let count = counts.entry(example.page.source).or_default();
        *count = (count.0 + 1, count.1 + usize::from(!names.is_empty()));
    }
    for (source, (pages, named)) in counts {
        println!("{source}: somebody is named on {named} of {pages} pages whose truth names nobody");
    }
}

fn answer(example: &Example, model: &trees::Model) -> (Vec<String>, f32) {
    let features = &example.features;
    let scores: Vec<f32> = features.values.chunks(features.names.len()).map(|row| model.score(row)).collect();
    let (chosen, raw) = lab::people_of_scores(features, &scores);
    (chosen.into_iter().map(|at| features.candidates[at].clone()).collect(), raw)
}

#[derive(Default, Clone, Copy)]
struct Sum {
    pages: f64,
    precision: f64,
    recall: f64,
    f1: f64,
    exact: f64,
    given: f64,
    wrong: f64,
    ceiling: f64,
}

fn is_right(example: &Example, names: &[String]) -> bool {
    names.iter().map(|name| normal(name)).collect::<BTreeSet<_>>() == example.truth
}

fn report(examples: &[Example], answers: &[(Vec<String>, f32)]) {
    let mut sums: BTreeMap<(String, &str), Sum> = BTreeMap::new();
    for (example, (names, _)) in examples.iter().zip(answers) {
        let names: BTreeSet<String> = names.iter().map(|name| normal(name)).collect();
        let shared = names.intersection(&example.truth).count() as f64;
        let found: BTreeSet<String> = example.features.candidates.iter().map(|name| normal(name)).collect();
        for source in [example.page.source, "~all"] {
            for half in ["all", measures::half(&example.page.domain)] {
                let sum = sums.entry((source.to_owned(), half)).or_default();
                sum.pages += 1.0;
                sum.precision += if names.is_empty() { 0.0 } else { shared / names.len() as f64 };
                sum.recall += shared / example.truth.len() as f64;
                sum.f1 += 2.0 * shared / (names.len() + example.truth.len()) as f64;
                sum.exact += f64::from(u8::from(names == example.truth));
                sum.given += f64::from(u8::from(!names.is_empty()));
                sum.wrong += f64::from(u8::from(!names.is_empty() && shared == 0.0));
                sum.ceiling += example.truth.intersection(&found).count() as f64 / example.truth.len() as f64;
            }
        }
    }
    println!(
        "{:<20} {:>5} {:>6} {:>6} {:>6} {:>6} {:>6} {:>6} {:>8}",
        "left-out pages", "n", "F1", "P", "R", "exact", "given", "wrong", "ceiling"
    );
    for ((source, half), sum) in sums {
        let mean = |value: f64| 100.0 * value / sum.pages;
        println!(
            "{:<20} {:>5} {:>6.1} {:>6.1} {:>6.1} {:>6.1} {:>6.1} {:>6} {:>8.1}",
            format!("{source} {half}"),
            sum.pages,
            mean(sum.f1),
            mean(sum.precision),
            mean(sum.recall),
            mean(sum.exact),
            mean(sum.given),
            sum.wrong,
            mean(sum.ceiling)
        );
    }
}

/// Points of raw confidence and the share of right answers at it, made monotone by pooling neighbours; ascending.
fn calibration(examples: &[Example], answers: &[(Vec<String>, f32)]) -> (Vec<(f32, f64)>, bool) {
    let mut pairs: Vec<(f32, f64, u8)> = examples
        .iter()
        .zip(answers)
        .filter(|(_, (names, _))| !names.is_empty())
        .map(|(example, (names, raw))| {
            (*raw, f64::from(u8::from(is_right(example, names))), example.page.fold(1))
        })
        .collect();
    pairs.sort_by(|a, b| a.0.total_cmp(&b.0));
    // each fifth of other domains is judged by the points of the rest
    let (mut sure, mut sure_right, mut right) = (0.0, 0.0, 0.0);
    for fold in 0..corpus::FOLDS {
        let rest: Vec<(f32, f64)> =
            pairs.iter().filter(|pair| pair.2 != fold).map(|pair| (pair.0, pair.1)).collect();
        let points = pooled(&rest);
        for pair in pairs.iter().filter(|pair| pair.2 == fold) {
            right += pair.1;
            if interpolated(&points, pair.0) >= SURE {
                sure += 1.0;
                sure_right += pair.1;
            }
        }
    }
    let is_honest = sure_right >= SURE_RIGHT * sure && sure_right >= RIGHT_SURE * right;
    println!(
        "confidence of {SURE} and more: {sure} of {} answers, {:.1} % of them right, {:.1} % of the right ones",
        pairs.len(),
        100.0 * sure_right / f64::max(sure, 1.0),
        100.0 * sure_right / f64::max(right, 1.0)
    );
    (pooled(&pairs.iter().map(|pair| (pair.0, pair.1)).collect::<Vec<_>>()), is_honest)
}

/// Answers that make a point.
const POINT: usize = 45;

fn pooled(pairs: &[(f32, f64)]) -> Vec<(f32, f64)> {
    let mut groups: Vec<(f64, f64, f64)> = Vec::new();
    for chunk in pairs.chunks(POINT) {
        groups.push((
            chunk.iter().map(|pair| f64::from(pair.0)).sum(),
            chunk.iter().map(|pair| pair.1).sum(),
            chunk.len() as f64,
        ));
        while let [.., a, b] = groups[..]
            && a.1 / a.2 >= b.1 / b.2
        {
            groups.truncate(groups.len() - 2);
            groups.push((a.0 + b.0, a.1 + b.1, a.2 + b.2));
        }
    }
    groups.into_iter().map(|(raw, right, count)| ((raw / count) as f32, right / count)).collect()
}

fn interpolated(table: &[(f32, f64)], raw: f32) -> f32 {
    let at = table.partition_point(|(x, _)| *x <= raw);
    let value = match (at.checked_sub(1).and_then(|i| table.get(i)), table.get(at)) {
        (Some(a), Some(b)) if b.0 > a.0 => a.1 + f64::from((raw - a.0) / (b.0 - a.0)) * (b.1 - a.1),
        (Some(a), _) => a.1,
        (None, Some(b)) => b.1 * f64::from(raw / b.0.max(1e-6)),
        (None, None) => 0.0,
    };
    value as f32
}

fn write_answers(examples: &[Example], answers: &[(Vec<String>, f32)]) -> std::io::Result<()> {
    let folder = Path::new("target/folds/people/copydesk");
    std::fs::create_dir_all(folder)?;
    for (source, _) in SOURCES {
        let mut out = String::new();
        for (example, (names, _)) in
            examples.iter().zip(answers).filter(|(example, _)| example.page.source == *source)
        {
            let row = serde_json::json!({"id": example.page.id, "title": null, "published": null, "authors": names, "text": "", "ms": null, "error": null});
            let _ = writeln!(out, "{row}");
        }
        std::fs::write(folder.join(format!("dev-{source}.jsonl")), out)?;
    }
    Ok(())
}

fn dump<'a>(examples: impl Iterator<Item = &'a Example>, file: &str) -> std::io::Result<()> {
    let mut out = String::new();
    for example in examples {
        let row = serde_json::json!({
            "source": example.page.source, "id": example.page.id, "half": measures::half(&example.page.domain),
            "fold": example.page.fold(0), "truth": example.truth, "names": example.features.candidates,
            "signals": example.features.names, "values": example.features.values, "labels": example.labels,
        });
        let _ = writeln!(out, "{row}");
    }
    std::fs::write(file, out)
}

fn write_weights(
    model: &trees::Model,
    names: &[&str],
    confidence: &[(f32, f64)],
    digest: &str,
) -> std::io::Result<()> {
    let mut out = format!(
        "# generated by `cargo run --release -p fit --bin fit-people -- CORPUS --write` from corpus {digest}; do not edit\n"
    );
    let _ = writeln!(out, "signals {}", names.join(" "));
    let points: Vec<String> = confidence.iter().map(|(raw, right)| format!("{raw:.4}:{right:.4}")).collect();
    let _ = writeln!(out, "confidence {}", points.join(" "));
    let _ = writeln!(out, "base {:.4}", model.base);
    for tree in &model.trees {
        let _ = writeln!(out, "tree {}", trees::line(tree, names));
    }
    let path = Path::new("src/claims/people/weights.txt");
    std::fs::write(path, &out)?;
    println!("{}: {} trees, {} bytes", path.display(), model.trees.len(), out.len());
    Ok(())
}
