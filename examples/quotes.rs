//! Who said what: a text or a page in, a list or JSON out.
//!
//! `quotes FILE [--json] [--language TAG]`; a file that ends in .txt is plain text, `-` is plain text on standard input. Exit codes: 0
//! a list, though it may be empty, 1 no article, 2 usage, 3 input.

use std::io::Read;
use std::process::ExitCode;

use clap::Parser;
use copydesk::{Error, Extractor, Quote, QuoteKind};

/// Prints the quotes of a text or a page with their speakers.
#[derive(Parser)]
#[command(name = "quotes")]
struct Options {
    /// A page, a .txt file, or - for plain text on standard input
    input: String,
    /// JSON instead of a list
    #[arg(long)]
    json: bool,
    /// The language (BCP 47)
    #[arg(long)]
    language: Option<String>,
}

fn main() -> ExitCode {
    let options = Options::parse();
    match find(&options) {
        Ok(quotes) if options.json => println!("{}", serde_json::json!(quotes)),
        Ok(quotes) => {
            for quote in quotes.iter().filter(|quote| quote.kind != QuoteKind::Scare) {
                let speaker = quote
                    .speaker_name
                    .as_ref()
                    .or(quote.speaker.as_ref())
                    .map_or("(unknown)", String::as_str);
                let line = format!("“{}” — {speaker}", quote.text);
                println!("{}", line.chars().filter(|c| !c.is_control()).collect::<String>());
            }
        }
        Err((code, message)) => {
            eprintln!("quotes: {}: {message}", options.input);
            return ExitCode::from(code);
        }
    }
    ExitCode::SUCCESS
}

/// The quotes, or an exit code and what went wrong.
fn find(options: &Options) -> Result<Vec<Quote>, (u8, String)> {
    let mut bytes = Vec::new();
    if options.input == "-" {
        std::io::stdin()
            .lock()
            .take(20 << 20)
            .read_to_end(&mut bytes)
            .map_err(|cause| (3, cause.to_string()))?;
    } else {
        bytes = std::fs::read(&options.input)
            .map_err(|cause| (3, format!("{cause}; a page or a text was expected")))?;
    }
    if options.input == "-" || options.input.ends_with(".txt") {
        return Ok(copydesk::quotes(&String::from_utf8_lossy(&bytes), options.language.as_deref()));
    }
    let mut extractor = Extractor::new();
    if let Some(language) = &options.language {
        extractor = extractor.language(language);
    }
    extractor.extract(&bytes).map(|article| article.quotes).map_err(|error| {
        let code = if matches!(error, Error::NoArticle { .. } | Error::NotText { .. }) { 1 } else { 3 };
        (code, error.to_string())
    })
}
