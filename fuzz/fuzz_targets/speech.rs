//! Quotes and reported speech of any plain text, in any language, are slices of it and no more than are asked for.
#![no_main]

#[path = "../../conformance/tests/promises/mod.rs"]
mod promises;

use copydesk::{Extractor, Limits};

/// What the first byte of an input chooses from.
const LANGUAGES: &[&str] = &["en", "ar", "cs", "da", "de", "es", "fi", "fr", "it", "nl", "no", "pl", "pt", "ru", "sv", "tr", "uk", "ja", "zh", "x"];

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    let Some((&pick, bytes)) = input.split_first() else { return };
    let text = String::from_utf8_lossy(bytes);
    let extractor = Extractor::new().language(LANGUAGES[usize::from(pick) % LANGUAGES.len()]).indirect(true);
    promises::quotes_hold(&text, &extractor.quotes(&text)).unwrap();
    let limits = Limits::new().text_bytes(bytes.len() / 2).quotes(2);
    let few = extractor.limits(limits).quotes(&text);
    promises::quotes_hold(&text, &few).unwrap();
    assert!(few.len() <= 4 && few.iter().all(|quote| quote.end <= bytes.len() / 2), "{few:?}");
});
