//! What `.ci/counts` runs under callgrind: the work on some pages and nothing else.
//!
//! `counts extract|sources|parse ROUNDS TIMES PAGE…`: each page, gzip or not, with the content of its body repeated, is extracted, extracted
//! with the source of each paragraph, or given to scraper's plain parse so many times. What two rounds cost more than one is what a process pays that has worked before.

use std::hint::black_box;
use std::io::Read;
use std::process::ExitCode;

use copydesk::Extractor;
use scraper::Html;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let [work, rounds, times, pages @ ..] = &arguments[..] else {
        println!("run by .ci/counts: extract|sources|parse ROUNDS TIMES PAGE…");
        return ExitCode::SUCCESS;
    };
    let (Ok(rounds), Ok(times)) = (rounds.parse::<usize>(), times.parse::<usize>()) else {
        return ExitCode::FAILURE;
    };
    let pages: Option<Vec<String>> = pages.iter().map(|page| repeated(&read(page)?, times)).collect();
    let Some(pages) = pages else { return ExitCode::FAILURE };
    let extractor = Extractor::new().sources(work == "sources");
    for html in (0..rounds).flat_map(|_| &pages) {
        if work == "parse" {
            black_box(Html::parse_document(black_box(html)));
        } else {
            let _ = black_box(extractor.extract_str(black_box(html)));
        }
    }
    ExitCode::SUCCESS
}

fn read(path: &str) -> Option<String> {
    let bytes = std::fs::read(path).ok()?;
    if !path.ends_with(".gz") {
        return Some(String::from_utf8_lossy(&bytes).into_owned());
    }
    let mut plain = Vec::new();
    flate2::read::MultiGzDecoder::new(&bytes[..]).read_to_end(&mut plain).ok()?;
    Some(String::from_utf8_lossy(&plain).into_owned())
}

/// A page whose body has its content several times.
fn repeated(html: &str, times: usize) -> Option<String> {
    if times == 1 {
        return Some(html.to_owned());
    }
    let start = html.find("<body").and_then(|at| Some(at + html[at..].find('>')? + 1))?;
    let end = html.rfind("</body")?;
    Some(format!("{}{}{}", &html[..start], html.get(start..end)?.repeat(times), &html[end..]))
}
