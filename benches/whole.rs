//! The whole extraction against a plain parse of the same pages, in the same run.
//!
//! `cargo bench --bench whole` measures `fixtures/pages` and, where it is there, the `scrapinghub` pages of `../shared/corpus/dev`.
//! Folders can be named instead (`-- FOLDER…`), `--rounds N` sets how often each page is run. Both programs run alternately on each
//! page, their processor time is taken, and the fastest run of each counts, so that a busy machine moves the ratio little. With
//! `--features lab` the stages follow.
//! `-- --worst FOLDER…` lists the pages that take longest against their own parse, and fails beyond [`MAX_PAGE_RATIO`].

#[path = "peers/pages.rs"]
mod pages;

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use copydesk::Extractor;
use cpu_time::ThreadTime;
use pages::pages;
use scraper::Html;

/// How much longer than a plain parse the extraction of a set of pages may take.
const MAX_RATIO: f64 = 1.8;
/// How much longer than its own parse any page may take.
const MAX_PAGE_RATIO: f64 = 10.0;
/// Runs of each page.
const ROUNDS: usize = 7;
/// Pages that are listed as the worst.
const LISTED: usize = 5;

struct Timing {
    name: String,
    bytes: usize,
    parse: Duration,
    extract: Duration,
}

impl Timing {
    fn ratio(&self) -> f64 {
        self.extract.as_secs_f64() / self.parse.as_secs_f64().max(1e-9)
    }
}

fn main() -> ExitCode {
    let mut folders: Vec<PathBuf> = Vec::new();
    let (mut rounds, mut is_worst) = (ROUNDS, false);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            // cargo says so itself
            "--bench" => {}
            "--worst" => is_worst = true,
            "--rounds" => rounds = arguments.next().and_then(|n| n.parse().ok()).unwrap_or(ROUNDS),
            folder => folders.push(folder.into()),
        }
    }
    if folders.is_empty() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        folders = vec![root.join("fixtures/pages"), root.join("../shared/corpus/dev/scrapinghub/pages")];
    }
    let mut is_within = true;
    for folder in &folders {
        let pages = pages(folder);
        if pages.is_empty() {
            println!("{}: no pages, skipped", folder.display());
            continue;
        }
        let mut timings: Vec<Timing> = pages.iter().map(|(name, html)| time(name, html, rounds)).collect();
        is_within &= report(folder, &timings);
        stages(&pages, rounds);
        if is_worst {
            timings.sort_by(|a, b| b.ratio().total_cmp(&a.ratio()));
            for page in timings.iter().take(LISTED) {
                println!(
                    "  {:5.2} x  {:8.2} ms, parse {:7.2} ms, {:5} KB  {}",
                    page.ratio(),
                    millis(page.extract),
                    millis(page.parse),
                    page.bytes / 1000,
                    page.name
                );
            }
            is_within &= timings.iter().all(|page| page.ratio() <= MAX_PAGE_RATIO);
        }
    }
    if is_within { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn time(name: &str, html: &str, rounds: usize) -> Timing {
    let extractor = Extractor::new();
    let (mut parse, mut extract) = (Duration::MAX, Duration::MAX);
    for _ in 0..rounds.max(1) {
        let start = ThreadTime::now();
        black_box(Html::parse_document(black_box(html)));
        parse = parse.min(start.elapsed());
        let start = ThreadTime::now();
        let _ = black_box(extractor.extract_str(black_box(html)));
        extract = extract.min(start.elapsed());
    }
    Timing { name: name.to_owned(), bytes: html.len(), parse, extract }
}

/// Prints the sums of a set of pages; whether their ratio is allowed.
fn report(folder: &Path, timings: &[Timing]) -> bool {
    let sum = |part: fn(&Timing) -> Duration| timings.iter().map(part).sum::<Duration>();
    let (parse, extract) = (sum(|page| page.parse), sum(|page| page.extract));
    let bytes: usize = timings.iter().map(|page| page.bytes).sum();
    let ratio = extract.as_secs_f64() / parse.as_secs_f64();
    let line = |name: &str, time: Duration| {
        println!(
            "  {name:26} {:7.3} ms/page {:7.1} MB/s",
            millis(time) / timings.len() as f64,
            bytes as f64 / 1e6 / time.as_secs_f64()
        );
    };
    println!("{}: {} pages, {} KB/page", folder.display(), timings.len(), bytes / 1000 / timings.len());
    line("scraper parse_document", parse);
    line("copydesk extract", extract);
    println!("  ratio {ratio:.2} (at most {MAX_RATIO})");
    ratio <= MAX_RATIO
}

#[cfg(feature = "lab")]
fn stages(pages: &[(String, String)], rounds: usize) {
    let mut sums: Vec<(&str, Duration)> = Vec::new();
    for (_, html) in pages {
        let mut best: Vec<(&str, Duration)> = Vec::new();
        for _ in 0..rounds.max(1) {
            let times = copydesk::lab::stage_times(html);
            if best.is_empty() {
                best = times;
            } else {
                best.iter_mut().zip(times).for_each(|(best, time)| best.1 = best.1.min(time.1));
            }
        }
        if sums.is_empty() {
            sums = best;
        } else {
            sums.iter_mut().zip(best).for_each(|(sum, time)| sum.1 += time.1);
        }
    }
    for (stage, time) in sums {
        println!("    {stage:24} {:7.3} ms/page", millis(time) / pages.len() as f64);
    }
}

#[cfg(not(feature = "lab"))]
fn stages(_: &[(String, String)], _: usize) {}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
