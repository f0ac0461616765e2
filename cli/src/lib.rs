//! The program `copydesk`: a file a subcommand, and what they have in common.
//!
//! The library's repository has most subcommands as examples too, which call the same code.

mod batch;
mod colour;
mod explain;
mod extract;
mod fixture;
mod input;
mod messages;
mod options;
mod output;
mod pages;
mod quotes;
mod report;
mod rows;
mod shell;
#[cfg(feature = "parquet")]
mod table;

use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

use options::{Usage, options};

/// News articles from raw HTML: title, timestamps, authors, typed paragraphs, and the quotes with who said them
#[derive(Parser)]
#[command(name = "copydesk", version, propagate_version = true)]
struct Options {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Extract(extract::Options),
    Batch(Box<batch::Options>),
    Explain(explain::Options),
    Quotes(quotes::Options),
    Fixture(fixture::Options),
    Completions(shell::Completions),
    Man(shell::Man),
}

impl Usage for Options {
    fn check(&self) -> Result<(), String> {
        match &self.command {
            Command::Extract(options) => options.check(),
            Command::Batch(options) => options.check(),
            Command::Explain(options) => options.check(),
            Command::Quotes(options) => options.check(),
            Command::Fixture(options) => options.check(),
            Command::Completions(_) | Command::Man(_) => Ok(()),
        }
    }

    fn subcommand(&self) -> Option<&'static str> {
        Some(match &self.command {
            Command::Extract(_) => "extract",
            Command::Batch(_) => "batch",
            Command::Explain(_) => "explain",
            Command::Quotes(_) => "quotes",
            Command::Fixture(_) => "fixture",
            Command::Completions(_) => "completions",
            Command::Man(_) => "man",
        })
    }
}

/// The program with its subcommands.
pub fn copydesk() -> ExitCode {
    messages::name_subcommands();
    let options: Options = options();
    match options.command {
        Command::Extract(options) => extract::run(&options),
        Command::Batch(options) => batch::run(*options),
        Command::Explain(options) => explain::run(&options),
        Command::Quotes(options) => quotes::run(&options),
        Command::Fixture(options) => fixture::run(&options),
        Command::Completions(options) => shell::completions(&options),
        Command::Man(options) => shell::man(&options),
    }
}

/// The program's command line, from which completions and manual pages are made.
pub fn command() -> clap::Command {
    Options::command()
}

/// `copydesk extract` as a program of its own.
pub fn extract() -> ExitCode {
    extract::run(&options())
}

/// `copydesk batch` as a program of its own.
pub fn batch() -> ExitCode {
    batch::run(options())
}

/// `copydesk explain` as a program of its own.
pub fn explain() -> ExitCode {
    explain::run(&options())
}

/// `copydesk quotes` as a program of its own.
pub fn quotes() -> ExitCode {
    quotes::run(&options())
}
