//! Quotes of any text are slices of it.
#![no_main]

#[path = "../../conformance/tests/promises/mod.rs"]
mod promises;

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    let Some((&pick, bytes)) = input.split_first() else { return };
    let text = String::from_utf8_lossy(bytes);
    let language = [None, Some("en"), Some("de"), Some("fr"), Some("ja"), Some("sv")][usize::from(pick) % 6];
    promises::quotes_hold(&text, &copydesk::quotes(&text, language)).unwrap();
});
