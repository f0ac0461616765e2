//! Nothing that is printed of any page is active: HTML re-parsed as browsers do, text without control characters, JSON.
#![no_main]

#[path = "../../conformance/tests/promises/mod.rs"]
mod promises;

use copydesk::Extractor;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    // keep everything: the less is dropped, the more is printed
    let extractor = Extractor::new().spans(true).bias(20.0);
    // a page of few words is no article: give it some
    let story = "<p>The harbour bridge reopened to traffic on Tuesday after nine months of repairs, the port authority said.</p>";
    let page = [b"<article>".as_slice(), story.as_bytes(), bytes].concat();
    if let Ok(article) = extractor.extract(&page) {
        promises::output_holds(&article).unwrap();
    }
});
