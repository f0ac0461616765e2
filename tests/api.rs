//! What users of the public API rely on, checked by the compiler.

use std::panic::{RefUnwindSafe, UnwindSafe};

use copydesk::{
    Access, AccessState, Article, BlockExplanation, BodySource, ClaimExplanation, Contribution, Direction,
    DrawingExplanation, Error, Explanation, Extractor, Kind, Limits, Mark, Metadata, PageKind, Paragraph,
    Precision, Quote, QuoteKind, Reason, Refusal, Span, SpeakerKind, Timestamp,
};

const PAGE: &str = include_str!("../fixtures/pages/sprite/page.html");

/// Values cross threads, catch-unwind borders and awaits.
#[test]
fn types_are_send_sync_unpin_and_unwind_safe() {
    fn check<T: Send + Sync + Unpin + UnwindSafe + RefUnwindSafe + 'static>() {}
    check::<Article>();
    check::<Extractor>();
    check::<Error>();
    check::<Metadata>();
    check::<Paragraph>();
    check::<Span>();
    check::<Quote>();
    check::<Timestamp>();
    check::<Access>();
    check::<Limits>();
    check::<Explanation>();
    check::<BlockExplanation>();
    check::<ClaimExplanation>();
    check::<Contribution>();
    check::<DrawingExplanation>();
}

/// Small values are copied and compared.
#[test]
fn plain_enums_are_copy_and_eq() {
    fn check<T: Copy + Eq + std::fmt::Debug + Send + Sync + 'static>() {}
    check::<AccessState>();
    check::<BodySource>();
    check::<Direction>();
    check::<Kind>();
    check::<Mark>();
    check::<Refusal>();
    check::<PageKind>();
    check::<Precision>();
    check::<QuoteKind>();
    check::<Reason>();
    check::<SpeakerKind>();
}

#[test]
fn an_error_is_a_standard_error() {
    fn check<T: std::error::Error + Clone + PartialEq>() {}
    check::<Error>();
    let boxed: Box<dyn std::error::Error + Send + Sync> = Box::new(copydesk::extract("").unwrap_err());
    assert!(boxed.to_string().starts_with("no article"), "{boxed}");
}

#[test]
fn an_extractor_is_built_cloned_and_shared() {
    fn check<T: Clone + Default + std::fmt::Debug>() {}
    check::<Extractor>();
    let extractor = Extractor::new()
        .url("https://courier.example/news/footbridge")
        .content_type(String::from("text/html; charset=utf-8"))
        .language("en")
        .reference_time("2026-05-13")
        .bias(0.5)
        .spans(true)
        .limits(Limits::default());
    let articles: Vec<Article> = std::thread::scope(|scope| {
        let runs: Vec<_> = (0..4).map(|_| scope.spawn(|| extractor.extract(PAGE.as_bytes()))).collect();
        runs.into_iter().map(|run| run.join().expect("no panic").expect("an article")).collect()
    });
    assert!(articles.windows(2).all(|pair| pair[0] == pair[1]), "the same bytes give the same article");
}

/// Bytes, decoded text and the shorthand give the same; plain text and quotes have their own entries.
#[test]
fn the_entries_agree() {
    let article = copydesk::extract(PAGE).expect("an article");
    assert_eq!(Ok(&article), Extractor::new().extract(PAGE.as_bytes()).as_ref());
    assert_eq!(Ok(&article), Extractor::new().extract_str(PAGE).as_ref());
    assert_eq!(Ok(&article), Extractor::new().explain(PAGE.as_bytes()).article.as_ref());

    let text = article.body.iter().map(|paragraph| paragraph.text.as_str()).collect::<Vec<_>>().join("\n\n");
    let plain = Extractor::new().extract_plain_text(&text).expect("an article");
    assert_eq!(
        plain,
        Extractor::new().content_type("text/plain").extract(text.as_bytes()).expect("an article")
    );
    assert_eq!(plain.body_source, BodySource::Text);
    assert_eq!(plain.body.len(), article.body.len());

    let quotes: Vec<Quote> = copydesk::quotes(&text, Some("en"));
    assert!(!quotes.is_empty());
    for quote in quotes {
        assert_eq!(text[quote.start..quote.end], quote.text);
    }
}

/// What was stored comes back as the same value and renders the same: articles, refusals and explanations.
#[test]
fn what_serialises_comes_back() {
    for name in ["sprite", "graph", "german", "list-and-table", "consent-wall", "no-metadata"] {
        let path = format!("{}/fixtures/pages/{name}/page.html", env!("CARGO_MANIFEST_DIR"));
        let page = std::fs::read(&path).expect("a fixture");
        let explanation = Extractor::new().spans(true).explain(&page);
        let stored = serde_json::to_string(&explanation).expect("JSON");
        assert_eq!(serde_json::from_str::<Explanation>(&stored).expect("the same"), explanation, "{name}");
        let Ok(article) = explanation.article else { continue };
        let stored = serde_json::to_string(&article).expect("JSON");
        let again: Article = serde_json::from_str(&stored).expect("the same");
        assert_eq!(again, article, "{name}");
        assert_eq!(again.to_text(80), article.to_text(80));
        assert_eq!(again.to_markdown(), article.to_markdown());
        assert_eq!(again.to_html(), article.to_html());
        assert_eq!(again.to_schema_org(), article.to_schema_org());
    }
    let error = copydesk::extract("<title>Sign in</title><p>Sign in to read on.</p>").unwrap_err();
    let stored = serde_json::to_string(&error).expect("JSON");
    assert_eq!(serde_json::from_str::<Error>(&stored).expect("the same"), error);
}

/// The instant stays an ISO 8601 string; what that cannot say stands in a sibling field.
#[test]
fn a_timestamp_is_a_string_with_a_sibling() {
    let json = serde_json::to_value(copydesk::extract(PAGE).expect("an article")).expect("JSON");
    assert!(json["published"].is_string(), "{json}");
    let detail = json["published_detail"].as_object().expect("a sibling");
    assert!(detail["raw"].is_string() && detail["source"].is_string() && detail["precision"].is_string());
}

/// Renderers return plain values: text, and JSON that prints and serialises as such.
#[test]
fn renderers_need_no_other_crate() {
    let article = copydesk::extract(PAGE).expect("an article");
    let texts: [String; 4] =
        [article.to_text(80), article.to_markdown(), article.to_html(), article.to_schema_org()];
    for text in texts {
        assert!(text.contains("footbridge"), "{text}");
    }
}
