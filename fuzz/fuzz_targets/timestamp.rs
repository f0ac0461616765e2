//! What is read as a timestamp is a valid one, and reads as itself again.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    let Some((&pick, bytes)) = input.split_first() else { return };
    let text = String::from_utf8_lossy(bytes);
    let language = [None, Some("en"), Some("en-GB"), Some("de"), Some("ja"), Some("ar")][usize::from(pick) % 6];
    let Some(found) = copydesk::lab::timestamp(&text, language) else { return };
    let printed = found.to_string();
    assert!((1..=12).contains(&found.date.1) && (1..=31).contains(&found.date.2), "{found:?}");
    let again = copydesk::lab::timestamp(&printed, None).unwrap_or_else(|| panic!("{printed:?} of {text:?} reads as nothing"));
    assert_eq!(again.to_string(), printed, "of {text:?}");
});
