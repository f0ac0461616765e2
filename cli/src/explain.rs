//! Why a page gave the article that it gave: a report in HTML, for a terminal, or as JSON.
//!
//! `copydesk explain FILE > report.html`. Exit codes: 0 a report, 2 usage, 3 input.

use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use copydesk::{Explanation, Extractor, terminal_json};

use crate::{input, report};

const EXIT_CODES: &str = "Exit codes: 0 a report, be there an article or not, 2 wrong usage, 3 input";

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Html,
    Text,
    Json,
}

/// Columns of the text where the terminal's are unknown, and the most that are used.
const DEFAULT_WIDTH: usize = 100;
const MAX_WIDTH: usize = 160;

/// Prints an HTML report of why each block was kept or dropped and which claim won.
#[derive(Parser)]
#[command(name = "explain", after_help = EXIT_CODES)]
pub(crate) struct Options {
    /// An HTML file (gzip or not), or - for standard input
    input: OsString,
    /// The page's address
    #[arg(long)]
    url: Option<String>,
    /// The page's Content-Type, such as "text/html; charset=shift_jis" or "text/plain"
    #[arg(long)]
    content_type: Option<String>,
    /// The page's language (BCP 47)
    #[arg(long)]
    language: Option<String>,
    /// Log-odds added to every block
    #[arg(long, default_value_t = 0.0, allow_hyphen_values = true, value_parser = input::number)]
    bias: f32,
    /// What is printed: a page for a browser, text for a terminal, or the evidence as JSON
    #[arg(long, value_enum, default_value_t = Format::Html)]
    format: Format,
    /// The same as --format json
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(options: &Options) -> ExitCode {
    let bytes = match input::page(&options.input) {
        Ok(bytes) => bytes,
        Err(cause) => {
            let expected = "an HTML file (gzip or not) or - for standard input was expected";
            input::complain("explain", &format!("{}: {cause}; {expected}", options.input.display()));
            return ExitCode::from(3);
        }
    };
    let mut extractor = Extractor::new().bias(options.bias);
    if let Some(url) = &options.url {
        extractor = extractor.url(url);
    }
    if let Some(language) = &options.language {
        extractor = extractor.language(language);
    }
    let is_text = options.input.to_string_lossy().trim_end_matches(".gz").ends_with(".txt");
    if let Some(kind) = options.content_type.as_deref().or(is_text.then_some("text/plain")) {
        extractor = extractor.content_type(kind);
    }
    let explanation = extractor.explain(&bytes);
    let name = options.input.to_string_lossy();
    let report = match options.format {
        _ if options.json => json(&explanation),
        Format::Json => json(&explanation),
        Format::Html => report::html(&name, &explanation),
        Format::Text => {
            let width = terminal_size::terminal_size_of(io::stdout());
            let width =
                width.map_or(DEFAULT_WIDTH, |(terminal_size::Width(columns), _)| usize::from(columns));
            report::text(&name, &explanation, width.min(MAX_WIDTH))
        }
    };
    match io::stdout().lock().write_all(report.as_bytes()) {
        Err(cause) if cause.kind() != io::ErrorKind::BrokenPipe => {
            input::complain("explain", &format!("standard output: {cause}"));
            ExitCode::from(3)
        }
        _ => ExitCode::SUCCESS,
    }
}

fn json(explanation: &Explanation) -> String {
    terminal_json(&serde_json::to_string_pretty(explanation).unwrap_or_default()).into_owned()
}
