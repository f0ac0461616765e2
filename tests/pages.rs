//! What the fixture pages must give, each for the reason that it exists for.

use copydesk::{Article, Error, Extractor, Kind, NoArticle};

const TITLE: &str = "Velmouth closes its old footbridge for two years";

fn page(name: &str) -> Vec<u8> {
    let path = format!("{}/fixtures/pages/{name}/page.html", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn extract(name: &str) -> Result<Article, Error> {
    Extractor::new().url("https://courier.example/2026/footbridge").extract(&page(name))
}

fn published(article: &Article) -> Option<String> {
    article.meta.published.as_ref().map(ToString::to_string)
}

/// The six paragraphs of the story, and nothing else.
fn assert_story(article: &Article) {
    let body: Vec<&str> = article.body.iter().map(|paragraph| paragraph.text.as_str()).collect();
    assert_eq!(body.len(), 6, "{body:#?}");
    assert!(body[0].starts_with("A footbridge over the river Sarn") && body[0].ends_with("had expected."));
    assert!(body[1].ends_with("“Nobody will walk on it this winter.”"), "{}", body[1]);
    assert!(body[5].starts_with("Lindholm added") && body[5].ends_with("next spring."));
    assert_eq!(article.meta.title.as_deref(), Some(TITLE));
    assert_eq!(article.meta.site_name.as_deref(), Some("Velmouth Courier"));
}

/// An SVG sprite with titles, a read-more card within the text, a share line, a newsletter footer.
#[test]
fn sprite() {
    let article = extract("sprite").expect("an article");
    assert_story(&article);
    assert_eq!(article.body[0].kind, Kind::Standfirst);
    assert_eq!(article.meta.authors, ["Ann Lee"]);
    assert_eq!(published(&article).as_deref(), Some("2026-05-12T09:30:00+02:00"));
}

/// Ligature words of icon fonts between and within paragraphs.
#[test]
fn ligatures() {
    let article = extract("ligatures").expect("an article");
    assert_story(&article);
    assert_eq!(article.meta.authors, ["Ann Lee", "Bo Chen"]);
    assert_eq!(published(&article).as_deref(), Some("2026-05-12"));
}

/// A JSON-LD graph whose authors are named by `@id`.
#[test]
fn graph() {
    let article = extract("graph").expect("an article");
    assert_story(&article);
    assert_eq!(article.meta.authors, ["Ann Lee", "Bo Chen"]);
    assert_eq!(article.meta.modified.map(|t| t.to_string()).as_deref(), Some("2026-05-12T11:05:00+02:00"));
    assert_eq!(article.meta.section.as_deref(), Some("Harbour"));
}

/// JSON-LD in an HTML comment, with a raw line end and trailing commas.
#[test]
fn broken_json_ld() {
    let article = extract("broken-json-ld").expect("an article");
    assert_story(&article);
    assert_eq!(article.meta.authors, ["Ann Lee"]);
    assert_eq!(published(&article).as_deref(), Some("2026-05-12T09:30:00+02:00"));
}

/// An article that advertisements cut into three sections.
#[test]
fn cut_by_ads() {
    assert_story(&extract("cut-by-ads").expect("an article"));
}

/// A consent wall is no article, and says so.
#[test]
fn consent_wall() {
    match extract("consent-wall") {
        Err(Error::NoArticle { reason, partial }) => {
            assert_eq!(reason, NoArticle::Consent);
            assert_eq!(partial.title.as_deref(), Some("Before you continue"));
        }
        other => panic!("{other:?}"),
    }
}

/// `explain` is the same run as `extract`, and names a reason for every dropped block.
#[test]
fn explanations_agree() {
    for name in ["sprite", "ligatures", "graph", "broken-json-ld", "cut-by-ads"] {
        let explanation = Extractor::new().explain(&page(name));
        assert_eq!(explanation.article, Extractor::new().extract(&page(name)));
        assert!(
            explanation
                .blocks
                .iter()
                .all(|block| block.kept == block.kind.is_some() && block.kept != block.reason.is_some())
        );
        assert!(explanation.claims.iter().any(|claim| claim.field == "title" && claim.won));
    }
}

/// More bias never keeps less.
#[test]
fn bias_is_monotone() {
    let kept: Vec<usize> = (-12..=12_i8)
        .map(|step| {
            let explanation = Extractor::new().bias(f32::from(step) / 2.0).explain(&page("sprite"));
            explanation.blocks.iter().filter(|block| block.kept).count()
        })
        .collect();
    assert!(kept.windows(2).all(|pair| pair[0] <= pair[1]), "{kept:?}");
    assert!(kept.first() < kept.last());
}

/// Values cross threads.
#[test]
fn types_are_send_and_sync() {
    fn check<T: Send + Sync + 'static>() {}
    check::<Article>();
    check::<Extractor>();
    check::<Error>();
}

/// The quotes of the story: who said what, by last name and by title.
#[test]
fn quotes_have_speakers() {
    let article = extract("sprite").expect("an article");
    let said: Vec<(&str, Option<&str>)> =
        article.quotes.iter().map(|quote| (quote.text.as_str(), quote.speaker_name.as_deref())).collect();
    assert!(
        said.contains(&("Half of my customers come over that bridge before nine,", Some("Tomas Brandt"))),
        "{said:?}"
    );
    assert!(
        said.iter()
            .any(|(text, who)| text.starts_with("We counted every bolt") && *who == Some("Marta Lindholm")),
        "{said:?}"
    );
    for quote in &article.quotes {
        assert_eq!(article.body[quote.paragraph].text[quote.start..quote.end], quote.text);
    }
}
