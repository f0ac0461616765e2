//! Fits the table that chooses the headline, and shows what it is worth on domains that it has not seen.
//!
//! `cargo run --release -p fit --bin fit-titles -- CORPUS` fits five folds by domain, prints how many of the left-out pages get
//! their headline by source and half and how precise the confidence is, and writes the left-out titles to `target/folds-titles` in
//! the scorer's format. Sources that may not be fitted on are asked of the table of all pages. `--write` fits all pages and writes
//! `src/claims/title/weights.txt`; `--trees=`, `--rate=`, `--leaves=` and the like grow other trees; `--worth` prints how much each
//! signal moves the trees; `--wrong` lists the wrong titles of the half that may be looked at.
#![allow(clippy::print_stdout, reason = "a program that prints its table")]

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

use copydesk::lab::{self, PageTitles};
use fit::corpus::{self, Page};
use fit::{measures, trees};
use rayon::prelude::*;

/// Sources whose titles may be fitted on, and those that are only measured.
const SOURCES: &[(&str, f64)] =
    &[("fundus", 1.0), ("wcxb", 1.0), ("trafilatura", 1.0), ("postlight", 1.0), ("naeb", 1.0)];
const MEASURED: &[(&str, f64)] = &[("utomo", 0.0), ("gn1", 0.0), ("daniel", 0.0)];
/// What a page weighs that is shown again without its metadata, or without its headings too.
const AGAIN: f64 = 0.5;
/// Trees by default: there are few pages, so they are small and learn slowly.
const OPTIONS: trees::Options = trees::Options {
    trees: 300,
    leaves: 12,
    rate: 0.03,
    penalty: 3.0,
    min_weight: 2.0,
    features: 0.4,
    rows: 0.8,
    forests: 1,
    seed: 0,
};
/// Points of the calibration.
const POINTS: usize = 12;
/// Confidence from which a title counts as sure.
const SURE: f64 = 0.9;

/// A page, its headlines by the truth, its candidates as they are and without some of its places, and which of them are right.
struct Example {
    page: Page,
    bytes: Vec<u8>,
    truths: Vec<String>,
    titles: Vec<PageTitles>,
    labels: Vec<Vec<f64>>,
}

/// What a page got from a table that has not seen its domain.
struct Answer {
    title: String,
    raw: f32,
    is_right: bool,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some(folder) = arguments.iter().find(|argument| !argument.starts_with("--")) else {
        eprintln!(
            "usage: fit-titles CORPUS [--write] [--worth] [--wrong] [--trees=N] [--rate=X] [--leaves=N] [--seed=N] [--forests=N]"
        );
        return ExitCode::from(2);
    };
    match run(Path::new(folder), &arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("fit-titles: {folder}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(folder: &Path, arguments: &[String]) -> std::io::Result<()> {
    let has = |name: &str| arguments.iter().any(|argument| argument == name);
    let options = trees::Options::of_or(arguments, OPTIONS);
    let (pages, digest) = corpus::read_of(folder, SOURCES)?;
    let (measured, _) = corpus::read_of(folder, MEASURED)?;
    let examples: Vec<Example> = pages.into_iter().chain(measured).par_bridge().filter_map(example).collect();
    let mut examples = examples;
    examples.sort_by(|a, b| (a.page.source, &a.page.id).cmp(&(b.page.source, &b.page.id)));
    println!(
        "{} pages, {:.1} candidates a page, {} signals, corpus {digest}",
        examples.len(),
        examples.iter().map(|example| example.titles[0].texts.len()).sum::<usize>() as f64
            / examples.len() as f64,
        examples[0].titles[0].names.len()
    );
    let models: Vec<trees::Model> = (0..corpus::FOLDS)
        .map(|fold| fit(examples.iter().filter(|example| example.page.fold(0) != fold), options))
        .collect();
    let whole = fit(examples.iter(), options);
    let answers: Vec<Answer> = examples
        .par_iter()
        .map(|example| {
            let is_fitted = example.page.weight > 0.0;
            answer(if is_fitted { &models[usize::from(example.page.fold(0))] } else { &whole }, example)
        })
        .collect();
    show(&examples, &answers);
    let calibration = calibration(&examples, &answers);
    write_folds(&examples, &answers)?;
    if has("--wrong") {
        show_wrong(&examples, &answers);
    }
    if has("--worth") {
        show_worth(&whole, &examples[0].titles[0].names);
    }
    if has("--write") {
        write(&whole, &examples[0].titles[0].names, &calibration, &digest)?;
    }
    Ok(())
}

/// Letters and digits in lower case: what two spellings of one headline have in common.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn example(page: Page) -> Option<Example> {
    let mut truths = vec![page.text("title")?.to_owned()];
    truths.extend(page.list("title_alt").into_iter().map(str::to_owned));
    let bytes = page.bytes().ok()?;
    let titles = lab::page_titles(&bytes, page.url.as_deref());
    let right: Vec<String> = truths.iter().map(|truth| letters(truth)).collect();
    let label = |text: &String| f64::from(u8::from(right.contains(&letters(text))));
    let labels = titles.iter().map(|titles| titles.texts.iter().map(label).collect()).collect();
    (!titles.is_empty()).then_some(Example { page, bytes, truths, titles, labels })
}

fn fit<'a>(examples: impl Iterator<Item = &'a Example>, options: trees::Options) -> trees::Model {
    let (mut values, mut labels, mut weights) = (Vec::new(), Vec::new(), Vec::new());
    let mut monotone = Vec::new();
    for example in examples.filter(|example| example.page.weight > 0.0) {
        for (again, (titles, right)) in example.titles.iter().zip(&example.labels).enumerate() {
            monotone.clone_from(&titles.monotone);
            values.extend_from_slice(&titles.values);
            labels.extend_from_slice(right);
            let weight = example.page.weight * if again == 0 { 1.0 } else { AGAIN };
            weights.extend(right.iter().map(|_| weight));
        }
    }
    let data = trees::Data::new(&values, monotone.len(), labels, weights);
    trees::fit(&data, &monotone, options)
}

fn answer(model: &trees::Model, example: &Example) -> Answer {
    let titles = &example.titles[0];
    let scores: Vec<f32> = titles.values.chunks(titles.names.len()).map(|row| model.score(row)).collect();
    let (title, raw) =
        lab::title_of_scores(&example.bytes, example.page.url.as_deref(), &scores).unwrap_or_default();
    let is_right = example.truths.iter().any(|truth| is_same(truth, &title));
    Answer { title, raw, is_right }
}

/// Whether two titles are the same but for kinds of quotation marks, dashes and blanks: what the scorer calls exact.
fn is_same(a: &str, b: &str) -> bool {
    let folded = |text: &str| {
        let mut out = String::new();
        for c in text.chars() {
            match c {
                '‘' | '’' | '‚' | '‛' | '′' | '`' | '´' | 'ʼ' | '＇' => out.push('\''),
                '“' | '”' | '„' | '‟' | '″' | '«' | '»' | '‹' | '›' | '〝' | '〞' | '＂' =>
                {
                    out.push('"');
                }
                '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '﹣' | '－' => out.push('-'),
                '…' => out.push_str("..."),
                '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
                c => out.push(c),
            }
        }
        out.replace("''", "\"").split_whitespace().collect::<Vec<_>>().join(" ")
    };
    folded(a) == folded(b)
}

fn name_of(page: &Page) -> String {
    if page.source == "daniel" { format!("daniel {}", page.language()) } else { page.source.to_owned() }
}

fn show(examples: &[Example], answers: &[Answer]) {
    let mut table: BTreeMap<(String, &str), [f64; 4]> = BTreeMap::new();
    for (example, answer) in examples.iter().zip(answers) {
        let has_letters = example.truths.iter().any(|truth| letters(truth) == letters(&answer.title));
        let can_be = example.labels[0].iter().any(|label| *label > 0.5);
        for half in ["all", measures::half(&example.page.domain)] {
            let row = table.entry((name_of(&example.page), half)).or_default();
            let flags = [true, answer.is_right, has_letters, can_be];
            row.iter_mut().zip(flags).for_each(|(sum, flag)| *sum += f64::from(u8::from(flag)));
        }
    }
    println!("{:<12} {:<6} {:>5} {:>7} {:>9} {:>8}", "left out", "half", "n", "exact", "letters", "ceiling");
    for ((name, half), [n, right, letters, can_be]) in &table {
        let percent = |count: &f64| 100.0 * count / n;
        println!(
            "{name:<12} {half:<6} {n:>5} {:>7.1} {:>9.1} {:>8.1}",
            percent(right),
            percent(letters),
            percent(can_be)
        );
    }
}

/// Raw confidence to the share of right titles that left-out pages of that confidence had, made monotone.
fn calibration(examples: &[Example], answers: &[Answer]) -> Vec<(f32, f64)> {
    let is_fitted = |(example, _): &(&Example, &Answer)| example.page.weight > 0.0;
    let mut pairs: Vec<(f32, f64)> = examples
        .iter()
        .zip(answers)
        .filter(is_fitted)
        .map(|(_, answer)| (answer.raw, f64::from(u8::from(answer.is_right))))
        .collect();
    pairs.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut pools: Vec<(f64, f64, f64)> = Vec::new();
    for chunk in pairs.chunks(pairs.len().div_ceil(POINTS).max(1)) {
        let sum = |of: fn(&(f32, f64)) -> f64| chunk.iter().map(of).sum::<f64>();
        let mut pool = (sum(|pair| f64::from(pair.0)), sum(|pair| pair.1), chunk.len() as f64);
        // neighbours that fall become one
        while let Some(before) = pools.pop_if(|before| before.1 / before.2 >= pool.1 / pool.2) {
            pool = (pool.0 + before.0, pool.1 + before.1, pool.2 + before.2);
        }
        pools.push(pool);
    }
    // what so few pages show is not sure: a standard error less, so that other domains hold what is promised
    let held = |right: f64, n: f64| {
        let share = (right + 0.5) / (n + 1.0);
        share - (share * (1.0 - share) / n).sqrt()
    };
    let mut table: Vec<(f32, f64)> =
        pools.iter().map(|&(raw, right, n)| ((raw / n) as f32, held(right, n))).collect();
    // a small pool may now promise less than the one before it
    for at in 1..table.len() {
        table[at].1 = table[at].1.max(table[at - 1].1);
    }
    for half in ["look", "blind"] {
        let of_half: Vec<&Answer> = examples
            .iter()
            .zip(answers)
            .filter(|pair| is_fitted(pair) && measures::half(&pair.0.page.domain) == half)
            .map(|(_, answer)| answer)
            .collect();
        let sure: Vec<&&Answer> =
            of_half.iter().filter(|answer| interpolated(&table, answer.raw) >= SURE).collect();
        let right = |answers: &[&&Answer]| answers.iter().filter(|answer| answer.is_right).count() as f64;
        println!(
            "{half}: {} of {} titles are sure, {:.1} % of them right; {:.1} % of the right ones are sure",
            sure.len(),
            of_half.len(),
            100.0 * right(&sure) / sure.len().max(1) as f64,
            100.0 * right(&sure) / of_half.iter().filter(|answer| answer.is_right).count().max(1) as f64
        );
    }
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

fn write_folds(examples: &[Example], answers: &[Answer]) -> std::io::Result<()> {
    let folder = Path::new("target/folds-titles/copydesk");
    std::fs::create_dir_all(folder)?;
    let mut files: HashMap<&str, String> = HashMap::new();
    for (example, answer) in examples.iter().zip(answers) {
        let row = serde_json::json!({"id": example.page.id, "title": answer.title, "published": null, "authors": null, "text": null, "ms": null, "error": null});
        let line = row.to_string().replace(['\u{2028}', '\u{2029}', '\u{85}'], " ");
        let _ = writeln!(files.entry(example.page.source).or_default(), "{line}");
    }
    for (source, _) in SOURCES.iter().chain(MEASURED) {
        let lines = files.get(source).map_or("", String::as_str);
        std::fs::write(folder.join(format!("dev-{source}.jsonl")), lines)?;
    }
    Ok(())
}

fn show_wrong(examples: &[Example], answers: &[Answer]) {
    for (example, answer) in examples.iter().zip(answers) {
        if !answer.is_right && measures::half(&example.page.domain) == "look" {
            println!("{} {} ({:.2})", example.page.source, example.page.id, answer.raw);
            println!("   wanted {}\n   got    {}", example.truths.join(" or "), answer.title);
        }
    }
}

/// How far each signal's splits move the outputs, in all.
fn show_worth(model: &trees::Model, names: &[&str]) {
    let mut moved: Vec<(f64, &str)> = names.iter().map(|name| (0.0, *name)).collect();
    for node in model.trees.iter().flatten().filter(|node| node.left != 0) {
        moved[node.feature].0 += node.value.abs();
    }
    moved.sort_by(|a, b| b.0.total_cmp(&a.0));
    for (sum, name) in moved {
        println!("{name:<24} {sum:.2}");
    }
}

fn write(
    model: &trees::Model,
    names: &[&str],
    calibration: &[(f32, f64)],
    digest: &str,
) -> std::io::Result<()> {
    let mut out = format!(
        "# generated by `cargo run --release -p fit --bin fit-titles -- CORPUS --write` from corpus {digest}; do not edit\n"
    );
    let _ = writeln!(out, "signals {}", names.join(" "));
    let points: Vec<String> = calibration.iter().map(|(raw, share)| format!("{raw:.4}:{share:.4}")).collect();
    let _ = writeln!(out, "confidence {}", points.join(" "));
    let _ = writeln!(out, "base {:.4}", model.base);
    for tree in &model.trees {
        let _ = writeln!(out, "tree {}", trees::line(tree, names));
    }
    let path = Path::new("src/claims/title/weights.txt");
    std::fs::write(path, &out)?;
    println!("{}: {} trees, {} bytes", path.display(), model.trees.len(), out.len());
    Ok(())
}
