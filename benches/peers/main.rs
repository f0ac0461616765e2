//! How long the extraction of a page takes beside other extractors, each as a multiple of scraper's bare parse of the same page.
//!
//! `cargo run --release --manifest-path benches/peers/Cargo.toml -- FOLDER…`: all programs run by turns on each page, their processor time
//! is taken, and the fastest of seven runs counts, so that a busy machine moves the ratios little. `readable-readability` gives the body
//! alone; `dom_smoothie` gives body, title, byline and time.

mod pages;

use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

use cpu_time::ThreadTime;

/// Runs of each page.
const ROUNDS: usize = 7;

type Program = (&'static str, fn(&str));

const PROGRAMS: [Program; 4] = [
    ("scraper, parse alone", |html| {
        black_box(scraper::Html::parse_document(html));
    }),
    ("copydesk", |html| {
        let _ = black_box(copydesk::extract(html));
    }),
    ("readable-readability", |html| {
        black_box(readable_readability::Readability::new().parse(html));
    }),
    ("dom_smoothie", |html| {
        let article = dom_smoothie::Readability::new(html, None, None).and_then(|mut page| page.parse());
        let _ = black_box(article);
    }),
];

fn main() {
    for folder in std::env::args().skip(1) {
        let pages = pages::pages(Path::new(&folder));
        let mut sums = [Duration::ZERO; PROGRAMS.len()];
        for (_, html) in &pages {
            let mut best = [Duration::MAX; PROGRAMS.len()];
            for _ in 0..ROUNDS {
                for ((_, run), best) in PROGRAMS.iter().zip(&mut best) {
                    let start = ThreadTime::now();
                    run(black_box(html));
                    *best = start.elapsed().min(*best);
                }
            }
            sums.iter_mut().zip(best).for_each(|(sum, best)| *sum += best);
        }
        let bytes: usize = pages.iter().map(|(_, html)| html.len()).sum();
        println!("{folder}: {} pages, {} KB a page", pages.len(), bytes / 1000 / pages.len().max(1));
        for ((name, _), sum) in PROGRAMS.iter().zip(sums) {
            println!(
                "  {name:22} {:8.3} ms a page {:7.1} MB/s {:6.2} x the parse",
                sum.as_secs_f64() * 1000.0 / pages.len().max(1) as f64,
                bytes as f64 / 1e6 / sum.as_secs_f64().max(1e-9),
                sum.as_secs_f64() / sums[0].as_secs_f64().max(1e-9)
            );
        }
    }
}
