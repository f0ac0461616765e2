//! Completions and manual pages, which are generated from the command line and stand in `completions/` and `man/`: the program prints
//! them, and holds no generator.

use std::process::ExitCode;

use clap::{Args, ValueEnum};

use crate::output::{self, Output};

/// Print the completions of a shell, for its folder of completions
#[derive(Args)]
pub(crate) struct Completions {
    shell: Shell,
    #[command(flatten)]
    output: Output,
}

#[derive(Clone, Copy, ValueEnum)]
enum Shell {
    Bash,
    Zsh,
    Fish,
}

/// Print a manual page: `copydesk man extract | man -l -`
#[derive(Args)]
pub(crate) struct Man {
    /// The subcommand; the page of the whole program if not given
    subcommand: Option<Page>,
    #[command(flatten)]
    output: Output,
}

#[derive(Clone, Copy, ValueEnum)]
enum Page {
    Extract,
    Batch,
    Explain,
    Quotes,
    Fixture,
}

pub(crate) fn completions(options: &Completions) -> ExitCode {
    let text = match options.shell {
        Shell::Bash => include_str!("../completions/copydesk.bash"),
        Shell::Zsh => include_str!("../completions/_copydesk"),
        Shell::Fish => include_str!("../completions/copydesk.fish"),
    };
    ExitCode::from(output::print("completions", options.output.sink(), text))
}

pub(crate) fn man(options: &Man) -> ExitCode {
    let text = match options.subcommand {
        None => include_str!("../man/copydesk.1"),
        Some(Page::Extract) => include_str!("../man/copydesk-extract.1"),
        Some(Page::Batch) => include_str!("../man/copydesk-batch.1"),
        Some(Page::Explain) => include_str!("../man/copydesk-explain.1"),
        Some(Page::Quotes) => include_str!("../man/copydesk-quotes.1"),
        Some(Page::Fixture) => include_str!("../man/copydesk-fixture.1"),
    };
    ExitCode::from(output::print("man", options.output.sink(), text))
}
