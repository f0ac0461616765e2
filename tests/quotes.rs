//! The cases of `fixtures/quotes/*.md`, read as a reader reads them: heading, prose, text, expected quotes.
//!
//! What is right stands in the files; what the library does not yet get right stands in [`KNOWN_FAILURES`], and a case that is
//! mended must leave it.

use std::fmt::Write as _;

use copydesk::{Extractor, Quote, QuoteKind};

/// Language and heading of the cases that fail although they are right.
const KNOWN_FAILURES: &[(&str, &str)] = &[
    // the network is not sure enough: a participle that ends its clause before a colon, and an unnamed one whom a verb of no speech follows
    ("de", "The perfect"),
    ("ko", "An unnamed man"),
    // the office is told without what it is of
    ("ru", "The speaker before the words"),
    // what the body says again is told from a title, but reported beside it
    ("en", "A heading's single marks"),
    // the pronoun between speaker and verb looks like an article, and the verb like its noun
    ("fr", "Straight marks and a reported verb"),
    // the office bears an ending, its place stands before it, and a word between the quotation and the verb is named as the cue
    ("tr", "The subject far before the words"),
    // a genitive without a determiner looks like one more noun of the phrase
    ("pl", "According to"),
    // the verb of the sentence is named as the cue, not the participle beside the words
    ("el", "A participle"),
    // the words behind the cue clause are read as another quotation
    ("fr", "The present and its pronoun"),
    // their verbs and offices are not known: with lexicons that have them other languages lost more
    ("de", "An office of Austria"),
    ("de", "An answer with an adverb"),
    ("it", "A suffixed answer"),
    ("nl", "Luidens"),
    ("pt", "The reflexive verb"),
    ("ro", "An office that opens the sentence"),
    ("ro", "A retort"),
    ("ro", "A plural"),
    // whom the text is about is found, and is not sure enough to be told
    ("ko", "The subject left out"),
    ("ko", "The subject of another clause"),
    // a dash behind a reporter's sentence opens speech here, and stands for "is" as often: it is not read
    ("ru", "Speech behind a sentence"),
    ("uk", "Speech behind a sentence"),
];

/// Fewest cases of a language, and of English.
const FEWEST: usize = 6;
const FEWEST_ENGLISH: usize = 15;

struct Case {
    language: String,
    heading: String,
    /// The text, or the HTML of a body.
    text: String,
    is_html: bool,
    /// The lines of the block of expected quotes.
    expected: Vec<String>,
}

/// The cases of all files, in the order of the languages' codes.
fn cases() -> Vec<Case> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/quotes");
    let mut files: Vec<_> =
        std::fs::read_dir(folder).expect(folder).map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    files
        .iter()
        .filter(|file| file.extension().is_some_and(|extension| extension == "md"))
        .flat_map(|file| {
            let language = file.file_stem().and_then(|stem| stem.to_str()).expect("a language");
            read(language, &std::fs::read_to_string(file).expect("a readable file"))
        })
        .collect()
}

/// The cases of one file.
fn read(language: &str, file: &str) -> Vec<Case> {
    let mut cases = Vec::new();
    for section in file.split("\n## ").skip(1) {
        let heading = section.lines().next().unwrap_or_default().trim().to_owned();
        let block = |kind: &str| {
            let (_, rest) = section.split_once(&format!("\n```{kind}\n"))?;
            let (inside, _) = rest.split_once("```").unwrap_or((rest, ""));
            Some(inside.trim_end_matches('\n').to_owned())
        };
        let html = block("html");
        let is_html = html.is_some();
        let text = html.or_else(|| block("text")).unwrap_or_else(|| panic!("{language}: {heading}: no text"));
        let expected = block("quotes").unwrap_or_else(|| panic!("{language}: {heading}: no quotes"));
        let expected = expected.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect();
        cases.push(Case { language: language.to_owned(), heading, text, is_html, expected });
    }
    cases
}

/// The quotes of a case, written as the file writes them. Every offset is checked on the way.
fn found(case: &Case) -> Vec<String> {
    if !case.is_html {
        let quotes = copydesk::quotes(&case.text, Some(&case.language));
        return quotes.iter().map(|quote| line(quote, |_| &case.text)).collect();
    }
    let page = format!(
        "<!doctype html><html lang=\"{}\"><head><title>The Vel footbridge stays shut</title></head><body><main><article>\
         <h1>The Vel footbridge stays shut</h1>{}</article></main></body></html>",
        case.language, case.text
    );
    let article = Extractor::new().extract_str(&page).expect("an article");
    article.quotes.iter().map(|quote| line(quote, |paragraph| &article.body[paragraph].text)).collect()
}

fn line<'a>(quote: &Quote, text_of: impl Fn(usize) -> &'a str) -> String {
    assert_eq!(&text_of(quote.paragraph)[quote.start..quote.end], quote.text, "offsets name the text");
    let kind = match quote.kind {
        QuoteKind::Direct => "direct",
        QuoteKind::Mixed => "mixed",
        QuoteKind::Indirect => "indirect",
        QuoteKind::Scare => "scare",
        QuoteKind::Block => "block",
        QuoteKind::Post => "post",
        QuoteKind::Transcript => "transcript",
        QuoteKind::Dialogue => "dialogue",
        _ => "?",
    };
    let mut out = kind.to_owned();
    if quote.pulled {
        out.push_str(" pulled");
    }
    let words = if quote.parts.is_empty() {
        quote.text.clone()
    } else {
        let parts: Vec<&str> =
            quote.parts.iter().map(|part| &text_of(part.paragraph)[part.start..part.end]).collect();
        parts.join(" // ")
    };
    write!(out, " | {words} | {}", quote.speaker.as_deref().unwrap_or("-")).expect("a string");
    if let Some(name) = quote.speaker_name.as_ref().filter(|name| Some(*name) != quote.speaker.as_ref()) {
        write!(out, " = {name}").expect("a string");
    }
    write!(out, " | {}", quote.cue.as_deref().unwrap_or("-")).expect("a string");
    out
}

#[test]
fn test_each_case_gives_its_quotes_or_is_known_to_fail() {
    let mut wrong = String::new();
    let mut failures = Vec::new();
    for case in cases() {
        let found = found(&case);
        if found == case.expected {
            continue;
        }
        failures.push((case.language.clone(), case.heading.clone()));
        if !KNOWN_FAILURES.contains(&(case.language.as_str(), case.heading.as_str())) {
            writeln!(
                wrong,
                "{}: {}\n  expected {:#?}\n  found {:#?}",
                case.language, case.heading, case.expected, found
            )
            .expect("a string");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    let passes =
        |(language, heading): &&(&str, &str)| failures.iter().all(|(of, at)| of != language || at != heading);
    let mended: Vec<_> = KNOWN_FAILURES.iter().filter(passes).collect();
    assert!(mended.is_empty(), "they pass now; take them out of KNOWN_FAILURES: {mended:#?}");
}

#[test]
fn test_each_language_has_its_cases_and_each_case_a_name_of_its_own() {
    let cases = cases();
    let mut languages: Vec<&str> = cases.iter().map(|case| case.language.as_str()).collect();
    languages.dedup();
    for language in ["ar", "de", "en", "es", "fr", "it", "ja", "nl", "pl", "pt", "ru", "sv", "zh"] {
        assert!(languages.contains(&language), "{language}");
    }
    for language in languages {
        let of: Vec<&Case> = cases.iter().filter(|case| case.language == language).collect();
        let fewest = if language == "en" { FEWEST_ENGLISH } else { FEWEST };
        assert!(of.len() >= fewest, "{language}: {} cases", of.len());
        for (at, case) in of.iter().enumerate() {
            assert!(
                of[at + 1..].iter().all(|other| other.heading != case.heading),
                "{language}: {}",
                case.heading
            );
        }
    }
}
