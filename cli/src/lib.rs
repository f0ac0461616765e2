//! The program `copydesk`: a file a subcommand, and what they have in common in `input`.
//!
//! The library's repository has each subcommand as an example too, which calls the same code.

mod batch;
mod explain;
mod extract;
mod input;
mod quotes;
mod report;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// News articles from raw HTML: title, timestamps, authors, typed paragraphs, and the quotes with who said them.
#[derive(Parser)]
#[command(name = "copydesk", version)]
struct Options {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Extract(extract::Options),
    Batch(batch::Options),
    Explain(explain::Options),
    Quotes(quotes::Options),
}

/// The program with its subcommands.
pub fn copydesk() -> ExitCode {
    let options: Options = input::options();
    match options.command {
        Command::Extract(options) => extract::run(&options),
        Command::Batch(options) => batch::run(options),
        Command::Explain(options) => explain::run(&options),
        Command::Quotes(options) => quotes::run(&options),
    }
}

/// `copydesk extract` as a program of its own.
pub fn extract() -> ExitCode {
    extract::run(&input::options())
}

/// `copydesk batch` as a program of its own.
pub fn batch() -> ExitCode {
    batch::run(input::options())
}

/// `copydesk explain` as a program of its own.
pub fn explain() -> ExitCode {
    explain::run(&input::options())
}

/// `copydesk quotes` as a program of its own.
pub fn quotes() -> ExitCode {
    quotes::run(&input::options())
}
