//! Any bytes give an article or a typed error, the article is made of the page's text, and `explain` gives the same.
#![no_main]

#[path = "../../conformance/tests/promises/mod.rs"]
mod promises;

use copydesk::{Error, Extractor};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let extractor = Extractor::new().url("https://example.org/2026/05/03/a-story").spans(true);
    let answer = extractor.extract(bytes);
    match &answer {
        Ok(article) => {
            promises::article_holds(article).unwrap();
            promises::text_is_the_pages(article, &copydesk::lab::decode(bytes, None)).unwrap();
        }
        Err(Error::NoArticle { partial, .. }) => promises::partial_holds(partial).unwrap(),
        Err(_) => {}
    }
    assert_eq!(extractor.explain(bytes).article, answer);
});
