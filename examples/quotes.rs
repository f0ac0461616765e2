//! Who said what: a text or a page in, a list or JSON out.
//!
//! `quotes FILE [--format text|json] [--language TAG] [--indirect] [--scare]`. A page is HTML; a file that ends in .txt is plain
//! text, paragraphs parted by blank lines; on standard input (`-`) what starts with a tag is a page.
//!
//! Exit codes: 0 quotes or none in a text, 1 no article in a page, 2 usage, 3 input.

use std::io::{self, Read, Write};
use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use copydesk::{Error, Extractor, Quote, QuoteKind, QuotePart, SpeakerKind, terminal_line};

const EXIT_CODES: &str =
    "Exit codes: 0 quotes, or none in a text, 1 no article in a page, 2 wrong usage, 3 input";
/// Bytes that are read, unpacked: far beyond any article.
const MAX_INPUT: u64 = 20 << 20;

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

/// Prints the quotes of a text or a page with their speakers.
#[derive(Parser)]
#[command(name = "quotes", after_help = EXIT_CODES)]
struct Options {
    /// A page or a .txt file, each gzip or not, or - for either on standard input
    input: String,
    /// A list for a reader, or JSON
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

/// A quote, and all of its words.
struct Said {
    quote: Quote,
    words: String,
}

fn main() -> ExitCode {
    let options = Options::parse();
    let bytes = match read(&options.input) {
        Ok(bytes) => bytes,
        Err(cause) => {
            eprintln!("quotes: {}: {cause}; a page or a text was expected, gzip or not", options.input);
            return ExitCode::from(3);
        }
    };
    let said = match find(&options, &bytes) {
        Ok(said) => said,
        Err(error) => {
            eprintln!("quotes: {}: {error}", options.input);
            return ExitCode::from(match error {
                Error::NoArticle { .. } | Error::NotText { .. } => 1,
                _ => 3,
            });
        }
    };
    let out = match options.format {
        Format::Json => {
            let quotes: Vec<&Quote> = said.iter().map(|said| &said.quote).collect();
            serde_json::to_string_pretty(&quotes).unwrap_or_default() + "\n"
        }
        Format::Text => list(&said, options.scare),
    };
    if out.is_empty() {
        eprintln!("quotes: {}: nobody is quoted", options.input);
    }
    match io::stdout().lock().write_all(out.as_bytes()) {
        Err(cause) if cause.kind() != io::ErrorKind::BrokenPipe => {
            eprintln!("quotes: standard output: {cause}");
            ExitCode::from(3)
        }
        _ => ExitCode::SUCCESS,
    }
}

fn read(input: &str) -> io::Result<Vec<u8>> {
    let mut raw = Vec::new();
    if input == "-" {
        io::stdin().lock().take(MAX_INPUT).read_to_end(&mut raw)?;
    } else {
        std::fs::File::open(input)?.take(MAX_INPUT).read_to_end(&mut raw)?;
    }
    if !raw.starts_with(&[0x1f, 0x8b]) {
        return Ok(raw);
    }
    let mut bytes = Vec::new();
    flate2::read::MultiGzDecoder::new(&raw[..]).take(MAX_INPUT).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn find(options: &Options, bytes: &[u8]) -> Result<Vec<Said>, Error> {
    let mut extractor = Extractor::new().indirect(options.indirect);
    if let Some(language) = &options.language {
        extractor = extractor.language(language);
    }
    let is_plain = if options.input == "-" {
        !bytes.trim_ascii_start().starts_with(b"<")
    } else {
        options.input.to_ascii_lowercase().trim_end_matches(".gz").ends_with(".txt")
    };
    if is_plain {
        let text = String::from_utf8_lossy(bytes);
        return Ok(with_words(extractor.quotes(&text), |_| &text));
    }
    let article = extractor.extract(bytes)?;
    Ok(with_words(article.quotes, |paragraph| &article.body[paragraph].text))
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
fn list(said: &[Said], with_scare: bool) -> String {
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
        out += &terminal_line(&format!("{open}{words}{close}"));
        out += "\n    ";
        out += &terminal_line(&format!("— {speaker}{kind}, {:.0} %", 100.0 * quote.confidence));
        out.push('\n');
    }
    out
}
