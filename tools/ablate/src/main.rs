//! Prints what each signal is worth on blind pages that the weights have not seen.
//!
//! `cargo run --release -p ablate -- CORPUS` deals the domains into folds three times (`--deals=N`: N times) and prints of each
//! signal by how much the squared error of the model's probabilities grows when the signal's values are dealt out anew, with two
//! standard errors. `--without=NAME,NAME` fits with and without some signals instead and prints what that changes;
//! `--trees=`, `--rate=` and `--leaves=` grow other trees than the usual; `--eliminate` drops the worst signals and fits again until each that is left is worth something, which is how signals are
//! chosen. CORPUS is the folder that holds `dev/`.
#![allow(clippy::print_stdout, reason = "a program that prints its table")]

mod worth;

use std::path::Path;
use std::process::ExitCode;

use fit::examples::{self, Example};
use fit::folds::{self, Report};
use fit::trees::Options;
use worth::{Tally, Worth};

/// Deals of the domains unless told otherwise: one deal's figures are off by more than most signals are worth.
const DEALS: u8 = 3;
/// One of so many signals goes in a round of elimination at most: what one leaves another may need.
const ONE_OF: usize = 10;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let value = |name: &str| arguments.iter().find_map(|argument| argument.strip_prefix(name));
    let Some(folder) = arguments.iter().find(|argument| !argument.starts_with("--")) else {
        eprintln!(
            "usage: ablate CORPUS [--deals=N] [--without=NAME,NAME [--eliminate]]; CORPUS is the folder that holds dev/"
        );
        return ExitCode::from(2);
    };
    let (mut examples, _) = match examples::read(Path::new(folder)) {
        Ok(examples) => examples,
        Err(error) => {
            eprintln!("ablate: {folder}: {error}");
            return ExitCode::FAILURE;
        }
    };
    let deals = value("--deals=").and_then(|deals| deals.parse().ok()).unwrap_or(DEALS).max(1);
    let options = Options::of(&arguments);
    let without: Vec<&str> = value("--without=").map_or(Vec::new(), |names| names.split(',').collect());
    let known = &examples[0].features.names;
    if let Some(unknown) = without.iter().find(|name| !known.contains(name)) {
        eprintln!("ablate: there is no signal {unknown}");
        return ExitCode::from(2);
    }
    if arguments.iter().any(|argument| argument == "--eliminate") {
        drop_signals(&mut examples, &without);
        eliminate(&mut examples, deals, options);
    } else if without.is_empty() {
        let (worths, report) = worths(&examples, deals, options);
        print(&worths);
        println!("{}", report.summary());
    } else {
        compare(&mut examples, &without, deals, options);
    }
    ExitCode::SUCCESS
}

/// What each signal is worth, over so many deals of the domains.
fn worths(examples: &[Example], deals: u8, options: Options) -> (Vec<Worth>, Report) {
    let mut tally = Tally::default();
    let mut report = Report::default();
    for deal in 0..deals {
        let (models, scores) = folds::folds(examples, deal, options);
        tally.add(examples, &models, deal);
        report.add(examples, &scores, &folds::bodies(examples, &scores));
    }
    (tally.worths(), report)
}

fn print(worths: &[Worth]) {
    println!(
        "{:<24} {:>8} {:>8} {:>8}  (millionths; standard errors over deals, over domains)",
        "signal", "worth", "deals", "domains"
    );
    for Worth { name, mean, error, spread } in worths {
        println!("{name:<24} {mean:>8.1} {error:>8.1} {spread:>8.1}");
    }
    let nothing = worths.iter().filter(|worth| worth.mean <= 0.0).count();
    println!("{} signals, {nothing} of them worth nothing", worths.len());
}

/// Fits with and without some signals.
fn compare(examples: &mut [Example], without: &[&str], deals: u8, options: Options) {
    let before = Report::over(examples, deals, options);
    drop_signals(examples, without);
    let after = Report::over(examples, deals, options);
    println!("with     {}", before.summary());
    println!("without  {}", after.summary());
    for (before, after) in before.lines().iter().zip(after.lines()).filter(|(before, after)| *before != after)
    {
        println!("- {before}\n+ {after}");
    }
}

fn drop_signals(examples: &mut [Example], without: &[&str]) {
    let names = &examples[0].features.names;
    let kept: Vec<usize> = (0..names.len()).filter(|&signal| !without.contains(&names[signal])).collect();
    examples.iter_mut().for_each(|example| example.select(&kept));
}

/// Drops the signals of the least worth, fits again, and so on, until each that is left is worth something.
fn eliminate(examples: &mut [Example], deals: u8, options: Options) {
    loop {
        let (worths, report) = worths(examples, deals, options);
        println!("{} signals: {}", worths.len(), report.summary());
        let worst: Vec<&Worth> =
            worths.iter().rev().take_while(|worth| worth.mean <= 0.0).take(worths.len() / ONE_OF).collect();
        if worst.is_empty() {
            print(&worths);
            return;
        }
        let line: Vec<String> =
            worst.iter().map(|worth| format!("{} {:.1}", worth.name, worth.mean)).collect();
        println!("  dropped: {}", line.join(", "));
        drop_signals(examples, &worst.iter().map(|worth| worth.name).collect::<Vec<_>>());
    }
}
