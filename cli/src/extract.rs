//! The main job: a page by file, address or standard input; an article out.
//!
//! Exit codes: 0 an article, 1 no article, 2 usage, 3 input or network; of several inputs the highest.

use std::ffi::{OsStr, OsString};
use std::io;
use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use copydesk::fetch::FetchedPage;
use copydesk::{Article, Error, Extractor, MarkdownOptions, terminal};
use serde::Serialize;
use serde_json::json;

use crate::colour;
use crate::input::{self, Page, Unread};
use crate::messages::{self, complain};
use crate::options::{self, Choices, Known, Network, Usage};
use crate::output::{self, Output, Sink};
use crate::pages;
use crate::rows::{Failure, no_article, row};

const EXIT_CODES: &str = "Exit codes: 0 an article, 1 no article, 2 wrong usage, 3 input or network; of several inputs the highest";

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    Markdown,
    Html,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Schema {
    Copydesk,
    #[value(name = "schema.org")]
    SchemaOrg,
}

/// Print the article of a news page; where there is none, say why, and what the page says of itself
#[derive(Parser)]
#[command(name = "extract", version, after_help = EXIT_CODES)]
pub(crate) struct Options {
    /// Files (gzip or not), addresses (http://… or https://…), or - for standard input
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<OsString>,
    /// What is printed; if not given, what the name of --output ends in (.md, .html, .json), or else text. Of several inputs, JSON is a line
    /// each, as of `batch`
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// The same as --format json
    #[arg(long, conflicts_with = "format")]
    json: bool,
    /// In Markdown, the metadata above it as YAML front matter
    #[arg(long)]
    front_matter: bool,
    /// In HTML, the article alone for a page of your own, instead of a page by itself
    #[arg(long)]
    fragment: bool,
    /// Without the article's pictures; their captions stay
    #[arg(long)]
    no_images: bool,
    /// Columns of the text; those of COLUMNS or of the terminal, or 80, if not given
    #[arg(long)]
    width: Option<usize>,
    /// Names of the JSON: the crate's own, or schema.org's NewsArticle
    #[arg(long, value_enum)]
    schema: Option<Schema>,
    /// In JSON, carry the spans of inline links and emphasis; Markdown and HTML show them always
    #[arg(long)]
    spans: bool,
    /// In JSON, say which bytes of the page hold each paragraph
    #[arg(long)]
    sources: bool,
    /// Reported speech among the quotes too: "Kolb said that …"
    #[arg(long)]
    indirect: bool,
    /// Of a story that runs over several pages, fetch them all and join them: pages of the same site that the one before names as its next,
    /// up to 50; only where the input is an address
    #[arg(long)]
    all_pages: bool,
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
        options::check(&self.inputs, &self.network, &self.known, &self.output)?;
        let no_effect =
            |name: &str, format: &str| Err(format!("{name} has no effect without --format {format}"));
        if self.all_pages && !self.inputs.iter().any(|input| input::is_address(input)) {
            return Err("--all-pages has no effect: no input is an address".to_owned());
        }
        if self.schema.is_some() && self.format() != Format::Json {
            return no_effect("--schema", "json");
        }
        if self.width.is_some() && self.format() != Format::Text {
            return no_effect("--width", "text");
        }
        if self.spans && self.format() != Format::Json {
            return no_effect("--spans", "json");
        }
        if self.sources && (self.format() != Format::Json || self.is_schema_org()) {
            return no_effect("--sources", "json");
        }
        if self.sources && self.all_pages {
            return Err(
                "--sources has no effect with --all-pages: the bytes would be those of several pages"
                    .to_owned(),
            );
        }
        if self.front_matter && self.format() != Format::Markdown {
            return no_effect("--front-matter", "markdown");
        }
        if self.fragment && self.format() != Format::Html {
            return no_effect("--fragment", "html");
        }
        if self.spans && self.is_schema_org() {
            return Err("--spans has no effect with --schema schema.org".to_owned());
        }
        if self.inputs.iter().filter(|input| *input == "-").count() > 1 {
            return Err("- can be named once: standard input is read to its end".to_owned());
        }
        Ok(())
    }
}

impl Options {
    fn format(&self) -> Format {
        match self.format {
            Some(format) => format,
            None if self.json || self.output.is_named(&[".json", ".jsonl", ".ndjson"]) => Format::Json,
            None if self.output.is_named(&[".md", ".markdown"]) => Format::Markdown,
            None if self.output.is_named(&[".html", ".htm", ".xhtml"]) => Format::Html,
            None => Format::Text,
        }
    }

    fn is_schema_org(&self) -> bool {
        self.schema == Some(Schema::SchemaOrg)
    }

    fn has_several(&self) -> bool {
        self.inputs.len() > 1
    }
}

pub(crate) fn run(options: &Options) -> ExitCode {
    let mut sink = options.output.sink();
    let mut worst = 0;
    for (number, input) in options.inputs.iter().enumerate() {
        match answer(number, input, options, &mut sink) {
            Ok(code) => worst = worst.max(code),
            Err(cause) => {
                return ExitCode::from(worst.max(output::ended("extract", &sink.name(), Err(cause))));
            }
        }
    }
    let name = sink.name();
    ExitCode::from(worst.max(output::ended("extract", &name, sink.finish())))
}

/// Prints what an input gives; its exit code, or an error that ends all.
fn answer(number: usize, input: &OsStr, options: &Options, sink: &mut Sink) -> io::Result<u8> {
    let Page { bytes, extractor, fetched, .. } = match input::read(input, &options.known, &options.network) {
        Ok(page) => page,
        Err(Unread { code, kind, message }) => {
            if options.format() == Format::Json && options.has_several() {
                print_row(input, "error", &Failure::new(kind, message.as_str()), sink)?;
            }
            complain("extract", &message);
            return Ok(code);
        }
    };
    // Markdown and HTML are poor without their links
    let has_spans = options.spans || matches!(options.format(), Format::Markdown | Format::Html);
    let configured = |extractor: Extractor| {
        options
            .choices
            .configure(extractor)
            .spans(has_spans || options.all_pages)
            .sources(options.sources)
            .indirect(options.indirect)
    };
    let mut code = 0;
    match configured(extractor).extract(&bytes) {
        Ok(mut article) => {
            if options.all_pages
                && let Some(first) = fetched
            {
                let fetcher = options.network.fetcher();
                let extract = |page: &FetchedPage| {
                    let extractor = page.configure(options.known.configure(Extractor::new()));
                    configured(extractor).extract(&page.bytes)
                };
                let whole = configured(Extractor::new()).spans(has_spans);
                let story = pages::all(article, &first.url, |url| fetcher.fetch(url), extract, &whole);
                article = story.article;
                if let Some(missing) = story.missing {
                    complain("extract", &missing.message);
                    code = missing.code;
                }
            }
            if options.no_images {
                article.figures.clear();
            }
            print(number, input, &article, options, sink).map(|()| code)
        }
        Err(error) => refuse(input, &error, options, sink),
    }
}

/// Says why there is no article, and what the page says of itself all the same: beneath the message, or as JSON where JSON was
/// asked for.
fn refuse(input: &OsStr, error: &Error, options: &Options, sink: &mut Sink) -> io::Result<u8> {
    complain("extract", &format!("{}: {error}", input.display()));
    if options.format() == Format::Json {
        let failure = Failure::of(error);
        if options.has_several() {
            print_row(input, "error", &failure, sink)?;
        } else {
            #[derive(Serialize)]
            struct Refused<'a> {
                error: Failure<'a>,
            }
            let json = serde_json::to_string_pretty(&Refused { error: failure })?;
            sink.write(&format!("{}\n", terminal::json(&json)))?;
        }
    } else if let Some(partial) = error.partial() {
        let width = output::width(options.width).saturating_sub(2);
        partial.to_text(width).lines().for_each(|line| messages::say(&format!("  {line}")));
    }
    Ok(no_article(error))
}

fn print_row(input: &OsStr, name: &str, value: &impl Serialize, sink: &mut Sink) -> io::Result<()> {
    let id = json!(input.to_string_lossy()).to_string();
    sink.write(&format!("{}\n", terminal::json(&row(&id, name, value))))
}

fn print(
    number: usize,
    input: &OsStr,
    article: &Article,
    options: &Options,
    sink: &mut Sink,
) -> io::Result<()> {
    let text = match (options.format(), options.is_schema_org()) {
        (Format::Json, true) if options.has_several() => {
            return print_row(input, "article", &article.schema_org(), sink);
        }
        (Format::Json, false) if options.has_several() => return print_row(input, "article", article, sink),
        (Format::Json, true) => format!("{}\n", terminal::json(&article.to_schema_org())),
        (Format::Json, false) => format!("{}\n", terminal::json(&serde_json::to_string_pretty(article)?)),
        (Format::Text, _) => {
            let width = output::width(options.width);
            if options.output.is_coloured() {
                colour::article(article, width)
            } else {
                article.to_text(width)
            }
        }
        (Format::Markdown, _) => {
            article.to_markdown_with(MarkdownOptions::new().front_matter(options.front_matter))
        }
        (Format::Html, _) if options.fragment => article.to_html(),
        (Format::Html, _) => article.to_html_page(),
    };
    if options.has_several() {
        if number > 0 {
            sink.write("\n")?;
        }
        if options.format() == Format::Text {
            let name = copydesk::terminal::line(&input.to_string_lossy());
            sink.write(&format!(
                "{}\n",
                colour::dim(&format!("==> {name} <=="), options.output.is_coloured())
            ))?;
        }
    }
    sink.write(&text)
}
