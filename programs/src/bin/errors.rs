//! Tells the kinds of failure apart: no article, no page, too large, an option that cannot be read.

use copydesk::{Error, Extractor, Refusal};

fn outcome(extractor: &Extractor, page: &[u8]) -> String {
    match extractor.extract(page) {
        Ok(article) => format!("{} paragraphs", article.body.len()),
        Err(Error::NoArticle { reason: Refusal::Consent | Refusal::Login | Refusal::Captcha, .. }) => {
            "a wall: try again by another way".to_owned()
        }
        Err(Error::NoArticle { reason, partial }) => {
            format!("{reason} ({})", partial.title.as_deref().unwrap_or("no title"))
        }
        Err(error @ (Error::NotText { .. } | Error::Limit { .. })) => error.to_string(),
        Err(error) => format!("{}: {error}", error.kind()),
    }
}

fn main() {
    let extractor = Extractor::new();
    let login = b"<title>Sign in</title><h1>Sign in</h1><p>Sign in to read on.</p>";
    assert_eq!(outcome(&extractor, login), "a wall: try again by another way");
    assert!(outcome(&extractor, b"%PDF-1.7 ...").starts_with("not a page"));
    assert!(outcome(&extractor, b"").starts_with("the page has no text"));
    assert!(
        outcome(&Extractor::new().language("klingon!"), login).starts_with("option: language cannot be read")
    );
    println!("{}", outcome(&extractor, programs::PAGE.as_bytes()));
}
