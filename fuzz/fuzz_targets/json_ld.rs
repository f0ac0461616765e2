//! Any script of JSON-LD, valid or mended, gives bounded claims and no control characters.
#![no_main]

#[path = "../../conformance/tests/promises/mod.rs"]
mod promises;

use copydesk::{Error, Extractor};

libfuzzer_sys::fuzz_target!(|script: &str| {
    let _ = copydesk::lab::json_ld(script);
    let page = format!("<script type='application/ld+json'>{script}</script><h1>Storm hits the northern coast</h1>");
    match Extractor::new().extract_str(&page) {
        Ok(article) => promises::article_holds(&article).unwrap(),
        Err(Error::NoArticle { partial, .. }) => promises::partial_holds(&partial).unwrap(),
        Err(_) => {}
    }
});
