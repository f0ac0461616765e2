//! Who said what: a text or a page in, a list or JSON out.
//!
//! `quotes FILE [--format text|json] [--language TAG] [--indirect] [--scare]`. A page is HTML; a file that ends in .txt is plain
//! text, paragraphs parted by blank lines; on standard input (`-`) what starts with a tag is a page.
//!
//! Exit codes: 0 quotes or none in a text, 1 no article in a page, 2 usage, 3 input.

use std::io::{self, Read, Write};
use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use copydesk::{Error, Extractor, Quote, QuoteKind, SpeakerKind};

/// Bytes of standard input that are read: far beyond any article.
const MAX_INPUT: u64 = 20 << 20;

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

/// Prints the quotes of a text or a page with their speakers.
#[derive(Parser)]
#[command(name = "quotes")]
struct Options {
    /// A page, a .txt file, or - for either on standard input
    input: String,
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The language (BCP 47), where you know better than the page; of a plain text, English where it isn't given
    #[arg(long)]
    language: Option<String>,
    /// Reported speech too: "Kolb said that …"
    #[arg(long)]
    indirect: bool,
    /// In the list, words in quotation marks that nobody is quoted with too: names, titles, words at arm's length
    #[arg(long)]
    scare: bool,
}

fn main() -> ExitCode {
    let options = Options::parse();
    let bytes = match read(&options.input) {
        Ok(bytes) => bytes,
        Err(cause) => {
            eprintln!("quotes: {}: {cause}; a page or a text was expected", options.input);
            return ExitCode::from(3);
        }
    };
    let quotes = match find(&options, &bytes) {
        Ok(quotes) => quotes,
        Err(error) => {
            eprintln!("quotes: {}: {error}", options.input);
            return ExitCode::from(match error {
                Error::NoArticle { .. } | Error::NotText { .. } => 1,
                _ => 3,
            });
        }
    };
    let out = match options.format {
        Format::Json => serde_json::to_string_pretty(&quotes).unwrap_or_default() + "\n",
        Format::Text => list(&quotes, options.scare),
    };
    match io::stdout().lock().write_all(out.as_bytes()) {
        Err(cause) if cause.kind() != io::ErrorKind::BrokenPipe => {
            eprintln!("quotes: standard output: {cause}");
            ExitCode::from(3)
        }
        _ => ExitCode::SUCCESS,
    }
}

fn read(input: &str) -> io::Result<Vec<u8>> {
    if input != "-" {
        return std::fs::read(input);
    }
    let mut bytes = Vec::new();
    io::stdin().lock().take(MAX_INPUT).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn find(options: &Options, bytes: &[u8]) -> Result<Vec<Quote>, Error> {
    let mut extractor = Extractor::new().indirect(options.indirect);
    if let Some(language) = &options.language {
        extractor = extractor.language(language);
    }
    let is_plain = if options.input == "-" {
        !bytes.trim_ascii_start().starts_with(b"<")
    } else {
        options.input.to_ascii_lowercase().ends_with(".txt")
    };
    if is_plain {
        return Ok(extractor.quotes(&String::from_utf8_lossy(bytes)));
    }
    Ok(extractor.extract(bytes)?.quotes)
}

/// A quote a line: its words, its speaker, what he or she is called there, how sure that is.
fn list(quotes: &[Quote], with_scare: bool) -> String {
    let mut out = String::new();
    for quote in quotes.iter().filter(|quote| with_scare || quote.kind != QuoteKind::Scare) {
        let words: String = quote.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let parts = match quote.parts.len() {
            0 | 1 => String::new(),
            count => format!(" (and {} more parts)", count - 1),
        };
        let speaker = match (&quote.speaker_name, &quote.speaker) {
            _ if quote.kind == QuoteKind::Scare => "nobody's words".to_owned(),
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
        let line =
            format!("{open}{words}{close}{parts}\n    — {speaker}{kind}, {:.0} %", 100.0 * quote.confidence);
        // no control characters of a page reach the terminal
        out.extend(line.chars().filter(|&c| c == '\n' || !c.is_control()));
        out.push('\n');
    }
    out
}
