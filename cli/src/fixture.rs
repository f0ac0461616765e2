//! Saved pages as tests: a page and what must come of it are saved to a folder, and compared later.
//!
//! Exit codes: 0 saved, or nothing differs; 1 something differs; 2 usage, 3 input or network.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::slice;

use clap::{Args, Parser, Subcommand};
use copydesk::fixtures::Fixture;
use copydesk::terminal;

use crate::input::{self, Page};
use crate::messages::{complain, counted, laid_out, say};
use crate::options::{self, Known, Network, Usage};
use crate::output::{self, Output};

const EXIT_CODES: &str =
    "Exit codes: 0 saved, or nothing differs, 1 something differs, 2 wrong usage, 3 input or network";

/// Save pages with what must come of them, and check them
#[derive(Parser)]
#[command(name = "fixture", version, after_help = EXIT_CODES)]
pub(crate) struct Options {
    #[command(subcommand)]
    action: Action,
}

#[derive(Subcommand)]
enum Action {
    Save(Save),
    Check(Check),
}

/// Save a page, and what comes of it, to a new folder: page.html, article.json and note.md
#[derive(Args)]
#[command(after_help = EXIT_CODES)]
struct Save {
    /// A file (gzip or not), an address (http://… or https://…), or - for standard input
    input: OsString,
    /// The folder, such as tests/pages/footbridge
    folder: PathBuf,
    /// What the page is there for, in a line
    #[arg(long, value_name = "TEXT", value_parser = clap::builder::NonEmptyStringValueParser::new())]
    shows: Option<String>,
    /// The page's language (BCP 47, such as de or pt-BR), where you know better than the page
    #[arg(long, value_name = "TAG", value_parser = options::language)]
    language: Option<String>,
    /// When the page was read (2026-05-12, or with a time and an offset): "3 hours ago" counts from it
    #[arg(long, value_name = "TIME", value_parser = options::time)]
    reference_time: Option<String>,
    #[command(flatten)]
    known: Known,
    #[command(flatten)]
    network: Network,
}

/// Compare what comes of saved pages with what is saved, field by field
#[derive(Args)]
#[command(after_help = EXIT_CODES)]
struct Check {
    /// Folders of saved pages, or single ones
    #[arg(required = true)]
    folders: Vec<PathBuf>,
    /// Write what comes out into the article.json of each page that differs: read the change before you keep it
    #[arg(long)]
    accept: bool,
    #[command(flatten)]
    output: Output,
}

impl Usage for Options {
    fn check(&self) -> Result<(), String> {
        match &self.action {
            Action::Save(save) => {
                save.network.check(input::is_address(&save.input))?;
                save.known.check(slice::from_ref(&save.input))
            }
            Action::Check(check) => check.output.check([]),
        }
    }
}

pub(crate) fn run(options: &Options) -> ExitCode {
    ExitCode::from(match &options.action {
        Action::Save(options) => save(options),
        Action::Check(options) => check(options),
    })
}

/// What is wrong with the folder that a page is to be saved to, before the page is read or fetched.
fn refused(folder: &Path) -> Option<String> {
    let name = folder.display();
    if folder.join("article.json").is_file() {
        return Some(format!(
            "{name} is a saved page already, and nothing was changed; `copydesk fixture check --accept {name}` writes what comes of it now, \
             another name saves a second one"
        ));
    }
    if folder.is_dir() {
        let within = folder.join("NAME");
        return Some(format!(
            "{name} is a folder already; a new one is made, so name one in it, such as {}",
            within.display()
        ));
    }
    folder
        .exists()
        .then(|| format!("{name} is a file already; a new folder was expected, such as {name}-page"))
}

fn save(options: &Save) -> u8 {
    if let Some(message) = refused(&options.folder) {
        complain("fixture", &message);
        return 3;
    }
    let page = match input::read(&options.input, &options.known, &options.network) {
        Ok(page) => page,
        Err(unread) => {
            complain("fixture", &unread.message);
            return unread.code;
        }
    };
    let said = said(options, &page);
    if let Err(failure) = Fixture::save(&options.folder, &page.bytes, said) {
        complain("fixture", &failure.to_string());
        return 3;
    }
    let note = options.folder.join("note.md");
    if let Err(cause) = fs::write(&note, note_on(options)) {
        complain("fixture", &format!("{}: {cause}", note.display()));
        return 3;
    }
    let expected = options.folder.join("article.json");
    let expected = terminal::line(&expected.to_string_lossy());
    say(&format!("{expected} holds what came out: read it, and correct it to what is right"));
    0
}

/// How the page is to be read again.
fn said(options: &Save, page: &Page) -> Vec<(String, String)> {
    let fetched = page.fetched.as_ref();
    let content_type = options.known.content_type.clone().or_else(|| fetched?.content_type.clone());
    let rows = [
        ("shows", options.shows.clone()),
        ("url", options.known.url.clone().or_else(|| fetched.map(|page| page.url.clone()))),
        ("content_type", content_type.or_else(|| page.is_text.then(|| "text/plain".to_owned()))),
        ("language", options.language.clone()),
        ("reference_time", options.reference_time.clone()),
    ];
    rows.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect()
}

/// Where the page is from, and what its folder holds.
fn note_on(options: &Save) -> String {
    let source = if options.input == "-" { "standard input".into() } else { options.input.to_string_lossy() };
    format!(
        "Saved from {} by copydesk {}.\n\n`page.html` is the page as it came; it belongs to its publisher. `article.json` is what must \
         come out of it:\nit was written by the program, so read it and correct it to what a reader of the page says.\n",
        terminal::line(&source),
        env!("CARGO_PKG_VERSION")
    )
}

fn check(options: &Check) -> u8 {
    let sink = options.output.sink();
    let (mut out, mut pages, mut wrong) = (String::new(), 0_u64, 0_u64);
    for folder in &options.folders {
        let fixtures = match Fixture::all(folder) {
            Ok(fixtures) => fixtures,
            Err(failure) => {
                complain("fixture", &format!("{failure}; `copydesk fixture save` makes such a folder"));
                return 3;
            }
        };
        for mut fixture in fixtures {
            pages += 1;
            let Some(report) = fixture.report() else { continue };
            wrong += 1;
            // what a page says must not reach the terminal but as text
            report.lines().for_each(|line| out += &format!("{}\n", laid_out(line)));
            if options.accept
                && let Err(failure) = fixture.accept()
            {
                complain("fixture", &failure.to_string());
                return 3;
            }
        }
    }
    let code = output::print("fixture", sink, &out);
    let remedy = match (wrong, options.accept) {
        (0, _) => "",
        (_, true) => "; article.json holds what came out now",
        (_, false) => "; --accept writes what came out, once it is right",
    };
    let differ = if wrong == 1 { "differs" } else { "differ" };
    say(&format!("{}, {wrong} {differ}{remedy}", counted(pages, "saved page")));
    code.max(u8::from(wrong > 0 && !options.accept))
}
