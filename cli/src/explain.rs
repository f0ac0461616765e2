//! Why a page gave the article that it gave: a report in HTML, for a terminal, or as JSON.
//!
//! `copydesk explain INPUT > report.html`. Exit codes as of `extract`: 0 an article, 1 none (the report says why), 2 usage, 3 input.

use std::ffi::OsString;
use std::process::ExitCode;
use std::slice;

use clap::{Parser, ValueEnum};
use copydesk::terminal;

use crate::messages::complain;
use crate::options::{self, Choices, Known, Network, Usage};
use crate::output::{self, Output};
use crate::rows::no_article;
use crate::{input, report};

const EXIT_CODES: &str = "Exit codes: 0 an article, 1 no article (the report says why), 2 wrong usage, 3 input or network, as of extract";

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Html,
    Text,
    Json,
}

/// Print an HTML report of why each block was kept or dropped and which claim won
#[derive(Parser)]
#[command(name = "explain", version, after_help = EXIT_CODES)]
pub(crate) struct Options {
    /// An HTML file (gzip or not), an address (http://… or https://…), or - for standard input
    input: OsString,
    /// What is printed: a page for a browser, text for a terminal, or the evidence as JSON; if not given, what the name of --output ends in
    /// (.html, .txt, .json), or else text on a terminal and html into a file
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// The same as --format json
    #[arg(long, conflicts_with = "format")]
    json: bool,
    /// In the JSON, carry the spans of inline links and emphasis
    #[arg(long)]
    spans: bool,
    /// In the JSON, say which bytes of the page hold each paragraph
    #[arg(long)]
    sources: bool,
    /// Reported speech among the quotes too: "Kolb said that …"
    #[arg(long)]
    indirect: bool,
    #[command(flatten)]
    known: Known,
    #[command(flatten)]
    choices: Choices,
    #[command(flatten)]
    network: Network,
    #[command(flatten)]
    output: Output,
}

impl Usage for Options {
    fn check(&self) -> Result<(), String> {
        options::check(slice::from_ref(&self.input), &self.network, &self.known, &self.output)?;
        if self.spans && !self.is_json() {
            return Err("--spans has no effect without --json".to_owned());
        }
        if self.sources && !self.is_json() {
            return Err("--sources has no effect without --json".to_owned());
        }
        Ok(())
    }
}

impl Options {
    fn format(&self) -> Format {
        match self.format {
            Some(format) => format,
            None if self.json || self.output.is_named(&[".json"]) => Format::Json,
            None if self.output.is_named(&[".txt"]) || self.output.is_terminal() => Format::Text,
            None => Format::Html,
        }
    }

    fn is_json(&self) -> bool {
        self.format() == Format::Json
    }
}

pub(crate) fn run(options: &Options) -> ExitCode {
    let sink = options.output.sink();
    let page = match input::read(&options.input, &options.known, &options.network) {
        Ok(page) => page,
        Err(unread) => {
            complain("explain", &unread.message);
            return ExitCode::from(unread.code);
        }
    };
    let extractor = options
        .choices
        .configure(page.extractor)
        .spans(options.spans)
        .sources(options.sources)
        .indirect(options.indirect);
    let explanation = extractor.explain(&page.bytes);
    let name = options.input.to_string_lossy();
    let report = if options.is_json() {
        format!("{}\n", terminal::json(&serde_json::to_string_pretty(&explanation).unwrap_or_default()))
    } else if options.format() == Format::Text {
        report::text(&name, &explanation, output::width(None))
    } else {
        report::html(&name, &explanation)
    };
    let code = match &explanation.article {
        Ok(_) => 0,
        Err(error) => {
            complain("explain", &format!("{name}: {error}"));
            no_article(error)
        }
    };
    ExitCode::from(code.max(output::print("explain", sink, &report)))
}
