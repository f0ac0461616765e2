//! Who said what: a text or a page in, a list or JSON out.
//!
//! A page is HTML; plain text, paragraphs parted by blank lines, is a file that ends in .txt or .md, or has no tag at all; on standard input
//! (`-`) what starts with a tag is a page.
//!
//! Exit codes: 0 quotes or none in a text, 1 no article in a page, 2 usage, 3 input.

use std::ffi::OsString;
use std::process::ExitCode;
use std::slice;

use clap::{Parser, ValueEnum};
use copydesk::{Error, Quote, QuoteKind, QuotePart, SpeakerKind, terminal};

use crate::colour;
use crate::input::{self, Page};
use crate::messages::complain;
use crate::options::{self, Known, Network, Usage};
use crate::output::{self, Output};
use crate::rows::no_article;

const EXIT_CODES: &str =
    "Exit codes: 0 quotes, or none in a text, 1 no article in a page, 2 wrong usage, 3 input or network";

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

/// Print the quotes of a text or a page with their speakers
#[derive(Parser)]
#[command(name = "quotes", version, after_help = EXIT_CODES)]
pub(crate) struct Options {
    /// A page, or a text (a .txt or .md file, or one without any tag), each gzip or not, an address (http://… or https://…), or - for either on
    /// standard input
    input: OsString,
    /// A list for a reader, or JSON; if not given, JSON where the name of --output ends in .json
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// The same as --format json
    #[arg(long, conflicts_with = "format")]
    json: bool,
    /// The language (BCP 47, such as de or pt-BR), where you know better than the page; of a plain text, English where it isn't given
    #[arg(long, value_name = "TAG", value_parser = options::language)]
    language: Option<String>,
    /// Reported speech too: "Kolb said that …"
    #[arg(long)]
    indirect: bool,
    /// In the list, words in quotation marks that nobody is quoted with too: names, titles, words at arm's length
    #[arg(long)]
    scare: bool,
    #[command(flatten)]
    known: Known,
    #[command(flatten)]
    network: Network,
    #[command(flatten)]
    output: Output,
}

impl Usage for Options {
    fn check(&self) -> Result<(), String> {
        options::check(slice::from_ref(&self.input), &self.network, &self.known, &self.output)?;
        if self.scare && self.format() == Format::Json {
            return Err("--scare has no effect with --format json, which holds all of them".to_owned());
        }
        Ok(())
    }
}

impl Options {
    fn format(&self) -> Format {
        match self.format {
            Some(format) => format,
            None if self.json || self.output.is_named(&[".json"]) => Format::Json,
            None => Format::Text,
        }
    }
}

/// A quote, and all of its words.
struct Said {
    quote: Quote,
    words: String,
}

pub(crate) fn run(options: &Options) -> ExitCode {
    let sink = options.output.sink();
    let page = match input::read(&options.input, &options.known, &options.network) {
        Ok(page) => page,
        Err(unread) => {
            complain("quotes", &unread.message);
            return ExitCode::from(unread.code);
        }
    };
    let name = options.input.display();
    let said = match find(options, page) {
        Ok(said) => said,
        Err(error) => {
            complain("quotes", &format!("{name}: {error}"));
            return ExitCode::from(no_article(&error));
        }
    };
    let out = match options.format() {
        Format::Json => {
            let quotes: Vec<&Quote> = said.iter().map(|said| &said.quote).collect();
            format!("{}\n", terminal::json(&serde_json::to_string_pretty(&quotes).unwrap_or_default()))
        }
        Format::Text => list(&said, options.scare, options.output.is_coloured()),
    };
    if out.is_empty() {
        complain("quotes", &format!("{name}: nobody is quoted"));
    }
    ExitCode::from(output::print("quotes", sink, &out))
}

fn find(options: &Options, page: Page) -> Result<Vec<Said>, Error> {
    let Page { bytes, extractor, is_text, fetched } = page;
    let mut extractor = extractor.indirect(options.indirect);
    if let Some(language) = &options.language {
        extractor = extractor.language(language);
    }
    let is_unknown = fetched.is_none() && options.known.content_type.is_none();
    let is_page =
        if options.input == "-" { bytes.trim_ascii_start().starts_with(b"<") } else { has_tag(&bytes) };
    let is_plain = is_text || is_unknown && !is_page;
    // what has no tag is a text by its bytes alone; data and code have none either
    if !is_text
        && is_plain
        && options.input != "-"
        && let Err(error @ Error::NotText { .. }) = extractor.extract(&bytes)
    {
        return Err(error);
    }
    if is_plain {
        if bytes.len() == input::MAX_PAGE {
            let found = bytes.len() as u64;
            return Err(Error::Limit { limit: copydesk::Limit::Bytes, found, allowed: found - 1 });
        }
        let text = String::from_utf8_lossy(&bytes);
        return Ok(with_words(extractor.quotes(&text), |_| &text));
    }
    let article = extractor.extract(&bytes)?;
    Ok(with_words(article.quotes, |paragraph| &article.body[paragraph].text))
}

/// Whether there is what opens or closes an element, a comment or a declaration, be it in UTF-16.
fn has_tag(bytes: &[u8]) -> bool {
    let opens = |next: &u8| next.is_ascii_alphabetic() || matches!(next, b'/' | b'!' | b'?' | 0);
    memchr::memchr_iter(b'<', bytes).any(|at| bytes.get(at + 1).is_some_and(opens))
}

/// Joins the parts of each quote; offsets point into the text of a paragraph.
fn with_words<'a>(quotes: Vec<Quote>, text_of: impl Fn(usize) -> &'a str) -> Vec<Said> {
    let words = |quote: &Quote| {
        if quote.parts.is_empty() {
            return quote.text.clone();
        }
        let part = |part: &QuotePart| text_of(part.paragraph)[part.start..part.end].to_owned();
        quote.parts.iter().map(part).collect::<Vec<_>>().join(" … ")
    };
    quotes.into_iter().map(|quote| Said { words: words(&quote), quote }).collect()
}

/// Each quote: a line of its words, and beneath it its speaker, what he or she is called there, and how sure that is.
fn list(said: &[Said], with_scare: bool, is_coloured: bool) -> String {
    let mut out = String::new();
    for Said { quote, words } in said {
        let is_scare = quote.kind == QuoteKind::Scare;
        if is_scare && !with_scare {
            continue;
        }
        let speaker = match (&quote.speaker_name, &quote.speaker) {
            _ if is_scare => "nobody's words".to_owned(),
            (Some(name), Some(printed)) if name != printed => format!("{name} (as “{printed}”)"),
            (Some(name), _) | (None, Some(name)) => name.clone(),
            (None, None) => "unknown".to_owned(),
        };
        let is_reported = quote.kind == QuoteKind::Indirect;
        let (open, close) = if is_reported { ("", "") } else { ("“", "”") };
        let kind = match quote.speaker_kind {
            Some(SpeakerKind::Organisation) => ", an organisation",
            _ if is_reported => ", as reported",
            _ => "",
        };
        // no control characters of a page reach the terminal, and no overrides of direction
        out += &terminal::line(&format!("{open}{words}{close}"));
        out += "\n    ";
        out += "— ";
        out += &colour::speaker(&terminal::line(&speaker), is_coloured);
        out += &colour::dim(&format!("{kind}, {:.0} %", 100.0 * quote.confidence), is_coloured);
        out.push('\n');
    }
    out
}
