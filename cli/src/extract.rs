//! The main job: a page by file, address or standard input; an article out.
//!
//! Exit codes: 0 an article, 1 no article, 2 usage, 3 input or network.

use std::ffi::OsString;
use std::io::{self, Write};
use std::net::SocketAddr;
use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use copydesk::fetch::{FetchFailure, Fetcher};
use copydesk::{Article, Error, Extractor, MarkdownOptions, terminal_json};
use serde_json::json;

use crate::input;

const EXIT_CODES: &str = "Exit codes: 0 an article, 1 no article, 2 wrong usage, 3 input or network";
/// Columns of the text where the terminal's are unknown.
const DEFAULT_WIDTH: usize = 80;
/// Widest column of text that reads well.
const MAX_WIDTH: usize = 100;

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Text,
    Json,
    Markdown,
    Html,
}

#[derive(Clone, Copy, ValueEnum)]
enum Schema {
    Copydesk,
    #[value(name = "schema.org")]
    SchemaOrg,
}

/// Prints the article of a news page; where there is none, says why, and what the page says of itself.
#[derive(Parser)]
#[command(name = "extract", after_help = EXIT_CODES)]
pub(crate) struct Options {
    /// A file (gzip or not), an address (http://… or https://…), or - for standard input
    input: OsString,
    /// What is printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// With Markdown: the metadata above it, as YAML front matter
    #[arg(long)]
    front_matter: bool,
    /// With HTML: the article alone, for a page of your own, instead of a page by itself
    #[arg(long)]
    fragment: bool,
    /// Without the article's pictures; their captions stay
    #[arg(long)]
    no_images: bool,
    /// Columns of the text; the terminal's, or 80, if not given
    #[arg(long)]
    width: Option<usize>,
    /// Names of the JSON: the crate's own, or schema.org's NewsArticle
    #[arg(long, value_enum, default_value_t = Schema::Copydesk)]
    schema: Schema,
    /// The page's address, where the input is a file
    #[arg(long)]
    url: Option<String>,
    /// The page's Content-Type, such as "text/html; charset=shift_jis" or "text/plain"
    #[arg(long)]
    content_type: Option<String>,
    /// The page's language (BCP 47), where you know better than the page
    #[arg(long)]
    language: Option<String>,
    /// Log-odds added to every block: above 0 keeps more, below 0 keeps less
    #[arg(long, default_value_t = 0.0, allow_hyphen_values = true, value_parser = input::number)]
    bias: f32,
    /// Respect the site's robots.txt
    #[arg(long)]
    robots: bool,
    /// Fetch from this address and port too, though it is not public (127.0.0.1:8000, localhost:8000)
    #[arg(long, value_name = "IP:PORT", value_parser = input::addresses)]
    allow_address: Vec<Vec<SocketAddr>>,
}

pub(crate) fn run(options: &Options) -> ExitCode {
    let input = if input::is_address(&options.input) {
        fetch(options)
    } else {
        read(options).map_err(|message| (3, message))
    };
    let (bytes, known) = match input {
        Ok(input) => input,
        Err((code, message)) => {
            input::complain("extract", &message);
            return ExitCode::from(code);
        }
    };
    let mut extractor = known.spans(true).bias(options.bias);
    if let Some(url) = &options.url {
        extractor = extractor.url(url);
    }
    if let Some(content_type) = &options.content_type {
        extractor = extractor.content_type(content_type);
    }
    if let Some(language) = &options.language {
        extractor = extractor.language(language);
    }
    match extractor.extract(&bytes) {
        Ok(mut article) => {
            if options.no_images {
                article.figures.clear();
            }
            print(&article, options)
        }
        Err(error) => refuse(&error, options),
    }
}

/// Says why there is no article, and what the page says of itself all the same: beneath the message, or as JSON where JSON was
/// asked for.
fn refuse(error: &Error, options: &Options) -> ExitCode {
    input::complain("extract", &format!("{}: {error}", options.input.display()));
    if let Format::Json = options.format {
        let mut row = json!({"error": {"kind": error.kind(), "message": error.to_string()}});
        if let Error::NoArticle { reason, partial, .. } = error {
            row["error"]["reason"] = json!(reason);
            row["error"]["partial"] = json!(partial);
        }
        let _ = writeln!(io::stdout().lock(), "{}", terminal_json(&format!("{row:#}")));
    } else if let Some(partial) = error.partial() {
        let width = options.width.unwrap_or_else(terminal_width).saturating_sub(2);
        partial.to_text(width).lines().for_each(|line| eprintln!("  {line}"));
    }
    ExitCode::from(if matches!(error, Error::NoArticle { .. } | Error::NotText { .. }) { 1 } else { 3 })
}

fn print(article: &Article, options: &Options) -> ExitCode {
    let width = options.width.unwrap_or_else(terminal_width);
    let text = match (options.format, options.schema) {
        (Format::Json, Schema::SchemaOrg) => {
            format!("{}\n", terminal_json(&article.to_schema_org().to_string()))
        }
        (Format::Json, Schema::Copydesk) => match serde_json::to_string_pretty(article) {
            Ok(json) => format!("{}\n", terminal_json(&json)),
            Err(cause) => {
                input::complain("extract", &cause.to_string());
                return ExitCode::from(3);
            }
        },
        (Format::Text, _) => article.to_text(width),
        (Format::Markdown, _) => {
            article.to_markdown_with(MarkdownOptions::new().front_matter(options.front_matter))
        }
        (Format::Html, _) if options.fragment => article.to_html(),
        (Format::Html, _) => article.to_html_page(),
    };
    match io::stdout().lock().write_all(text.as_bytes()) {
        Err(cause) if cause.kind() != io::ErrorKind::BrokenPipe => {
            input::complain("extract", &format!("standard output: {cause}"));
            ExitCode::from(3)
        }
        _ => ExitCode::SUCCESS,
    }
}

fn terminal_width() -> usize {
    let width = terminal_size::terminal_size_of(io::stdout());
    width.map_or(DEFAULT_WIDTH, |(terminal_size::Width(columns), _)| usize::from(columns).min(MAX_WIDTH))
}

/// The bytes, and an extractor that is told what is known of them.
type Input = (Vec<u8>, Extractor);

/// A page by its address, or an exit code and a message that names the address.
fn fetch(options: &Options) -> Result<Input, (u8, String)> {
    let fetcher = options
        .allow_address
        .iter()
        .flatten()
        .fold(Fetcher::new().robots(options.robots), |fetcher, address| fetcher.allow_address(*address));
    let page = fetcher.fetch(&options.input.to_string_lossy()).map_err(|error| {
        let code = if matches!(error.failure, FetchFailure::NotHtml { .. }) { 1 } else { 3 };
        (code, error.to_string())
    })?;
    let known = page.configure(Extractor::new());
    Ok((page.bytes, known))
}

fn read(options: &Options) -> Result<Input, String> {
    let input = &options.input;
    let bytes = input::page(input).map_err(|cause| {
        let expected = "a file (gzip or not), an address or - for standard input was expected";
        format!("{}: {cause}; {expected}", input.display())
    })?;
    let is_text = input.to_string_lossy().trim_end_matches(".gz").ends_with(".txt");
    let known = Extractor::new();
    Ok((bytes, if is_text { known.content_type("text/plain") } else { known }))
}
