//! What pages say of themselves: fixtures of kinds of pages, and tables of titles and JSON-LD shapes.

use copydesk::{AccessState, Direction, Error, Extractor, Metadata, PageKind};

const TITLE: &str = "Velmouth closes its old footbridge for two years";
const TEXT: &str = "<p>A footbridge over the river Sarn will close for two years, the harbour office of Velmouth announced on Tuesday, because its cables have rusted more than engineers had expected.</p>";

fn of_html(extractor: &Extractor, html: &str) -> Metadata {
    match extractor.extract_str(html) {
        Ok(article) => article.meta,
        Err(Error::NoArticle { partial, .. }) => *partial,
        Err(error) => panic!("{error}"),
    }
}

fn page(name: &str) -> String {
    let path = format!("{}/fixtures/metadata/{name}/page.html", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn of_page(name: &str) -> Metadata {
    of_html(&Extractor::new(), &page(name))
}

fn published(meta: &Metadata) -> Option<String> {
    meta.published.as_ref().map(ToString::to_string)
}

fn modified(meta: &Metadata) -> Option<String> {
    meta.modified.as_ref().map(ToString::to_string)
}

/// Blogs that date posts only for readers: the line at the title counts; today's date, comments, side columns and the foot do not.
#[test]
fn a_blog_that_dates_posts_for_readers_only() {
    let meta = of_page("blog");
    assert_eq!(published(&meta).as_deref(), Some("2026-05-12"));
    assert_eq!(meta.title.as_deref(), Some("Die alte Brücke schließt für zwei Jahre"));
    assert_eq!(meta.language.as_deref(), Some("de-DE"));
}

/// Published and updated apart; UTC for machines and the newsroom's clock for people are one instant; an import's date loses.
#[test]
fn published_and_updated_stay_apart() {
    let meta = of_page("updated");
    assert_eq!(published(&meta).as_deref(), Some("2026-05-12T23:28:35-04:00"));
    assert_eq!(modified(&meta).map(|time| time[..10].to_owned()).as_deref(), Some("2026-05-14"));
}

/// A pay wall by `isAccessibleForFree`, `hasPart` and a word count that the page does not reach.
#[test]
fn a_gated_article_says_why() {
    let access = of_page("gated").access.expect("evidence");
    assert_eq!(access.state, AccessState::Gated);
    let evidence = access.evidence.join("\n");
    assert!(evidence.contains(".article-gated") && !evidence.contains(".article-lead"), "{evidence}");
    assert!(evidence.contains("wordCount 1900") && evidence.contains("pay wall"), "{evidence}");
}

/// Three states, each with its evidence; no word of it is `None`.
#[test]
fn access_has_three_answers() {
    for (head, state) in [
        (
            r#"<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":true}</script>"#,
            Some(AccessState::Free),
        ),
        (r#"<meta property="article:content_tier" content="locked">"#, Some(AccessState::Gated)),
        (r#"<meta property="article:content_tier" content="brown">"#, Some(AccessState::Unknown)),
        ("", None),
    ] {
        let meta = of_html(&Extractor::new(), &format!("{head}<h1>{TITLE}</h1>{TEXT}"));
        assert_eq!(meta.access.map(|access| access.state), state, "{head}");
    }
}

/// A live blog began when its coverage did, not with its latest entry.
#[test]
fn a_live_blog_is_dated_by_its_beginning() {
    let meta = of_page("live");
    assert_eq!(meta.page_kind, Some(PageKind::LiveBlog));
    assert_eq!(published(&meta).as_deref(), Some("2026-05-12T07:00:00+02:00"));
}

#[test]
fn an_agency_story_with_all_that_stands_around_it() {
    let meta = of_page("agency");
    assert_eq!(meta.dateline.as_deref(), Some("VELMOUTH"));
    assert_eq!(meta.section.as_deref(), Some("Harbour"));
    assert_eq!(meta.kicker.as_deref(), Some("Works on the Sarn"));
    assert_eq!(meta.subtitle.as_deref(), Some("A ferry takes its place"));
    assert_eq!(meta.image.as_deref(), Some("https://courier.example/bridge.jpg"));
    assert_eq!(meta.image_caption.as_deref(), Some("The footbridge in May."));
    assert_eq!(meta.image_credit.as_deref(), Some("Photo: Ann Lee"));
    assert_eq!(meta.url.as_deref(), Some("https://courier.example/harbour/footbridge"));
    assert_eq!(meta.amp_url.as_deref(), Some("https://courier.example/harbour/footbridge.amp"));
    assert_eq!(meta.licence.as_deref(), Some("https://creativecommons.org/licenses/by/4.0/"));
    assert_eq!(published(&meta).as_deref(), Some("2026-04-03"), "a page of Britain writes the day first");
}

#[test]
fn an_amp_page_knows_its_pair() {
    let html = format!("<html amp><link rel=canonical href='https://e.org/a'><h1>{TITLE}</h1>{TEXT}");
    let meta = of_html(&Extractor::new().url("https://e.org/a.amp"), &html);
    assert_eq!(
        (meta.url.as_deref(), meta.amp_url.as_deref()),
        (Some("https://e.org/a"), Some("https://e.org/a.amp"))
    );
}

#[test]
fn a_page_from_right_to_left() {
    let meta = of_page("rtl");
    assert_eq!((meta.language.as_deref(), meta.direction), (Some("ar"), Some(Direction::Rtl)));
    assert_eq!(published(&meta).as_deref(), Some("2026-05-12"));
}

/// Where nothing states a date, none is invented.
#[test]
fn an_undated_page_stays_undated() {
    let meta = of_page("undated");
    assert_eq!((published(&meta), modified(&meta)), (None, None));
}

/// Dates later than the reference time are refused, wherever they stand.
#[test]
fn the_future_is_refused() {
    let extractor = Extractor::new().url("https://e.org/2030/01/02/bridge").reference_time("2026-11-24");
    let html = format!(
        "<meta property='article:published_time' content='2030-01-01'><h1>{TITLE}</h1><p>2 January 2030</p>{TEXT}"
    );
    assert_eq!(published(&of_html(&extractor, &html)), None);
}

/// Titles: head and body, then title, kicker and subtitle.
#[test]
fn titles() {
    let cases: &[(&str, &str, &str, Option<&str>)] = &[
        // the site's name at the end, with every usual separator
        (
            "<title>Storm hits the coast - The Daily Example</title><meta property=og:site_name content='The Daily Example'>",
            "",
            "Storm hits the coast",
            None,
        ),
        (
            "<title>Storm hits the coast — The Daily Example</title><meta property=og:site_name content='The Daily Example'>",
            "",
            "Storm hits the coast",
            None,
        ),
        (
            "<title>Storm hits the coast | News | The Daily Example</title><meta property=og:title content='Storm hits the coast'>",
            "",
            "Storm hits the coast",
            None,
        ),
        // the name learned from what og:title leaves out
        (
            "<title>Coastal Notes: Storm hits the coast</title><meta property=og:title content='Storm hits the coast'>",
            "<h1>Coastal Notes</h1><h2>Storm hits the coast</h2>",
            "Storm hits the coast",
            None,
        ),
        // colons and dashes that belong to the headline stay
        (
            "<title>Storm on the coast: what we know - and what not</title>",
            "",
            "Storm on the coast: what we know - and what not",
            None,
        ),
        (
            "<title>Talks fail – Moscow silent | Example</title><meta property=og:site_name content=Example>",
            "",
            "Talks fail – Moscow silent",
            None,
        ),
        (
            "<title>Žalobce: škoda je „obrovská“ - Deník Příklad</title><meta property=og:site_name content='Deník Příklad'>",
            "",
            "Žalobce: škoda je „obrovská“",
            None,
        ),
        // JSON-LD's `name` is the site's as often as the story's
        (
            r#"<script type="application/ld+json">{"@type":"WebSite","name":"Example"}</script><title>Storm hits the coast</title>"#,
            "",
            "Storm hits the coast",
            None,
        ),
        // the heading that readers see, where the metadata say it in other words
        (
            "<title>Heat pumps in old houses - when they pay | Example</title>",
            "<h1>Do heat pumps suit an old house?</h1>",
            "Do heat pumps suit an old house?",
            None,
        ),
        // a kicker within the heading
        (
            "<meta property=og:title content='Storm hits the coast'>",
            "<h1><span>Weather</span> <br>Storm hits the coast</h1>",
            "Storm hits the coast",
            Some("Weather"),
        ),
        (
            "<meta property=og:title content='Weather: Storm hits the coast'>",
            "<h1><span>Weather</span><span>Storm hits the coast</span></h1>",
            "Weather: Storm hits the coast",
            None,
        ),
        // no heading and no metadata but the title element
        ("<title>Storm hits the coast »</title>", "", "Storm hits the coast", None),
    ];
    for (head, body, title, kicker) in cases {
        let meta = of_html(&Extractor::new(), &format!("<head>{head}</head><body>{body}{TEXT}"));
        let known = KNOWN_TITLES.iter().find(|(right, kicker_of, _)| right == title && kicker_of == kicker);
        // what is wrong today stands beside what is right, so that getting worse shows
        let (today, kicker) = known.map_or((*title, *kicker), |(_, _, wrong)| (*wrong, None));
        assert_eq!((meta.title.as_deref(), meta.kicker.as_deref()), (Some(today), kicker), "{head} {body}");
    }
}

/// Titles that come out wrong: the right title and kicker, and the title that comes out, without a kicker.
const KNOWN_TITLES: &[(&str, Option<&str>, &str)] = &[
    // no heading shows it, and a part behind a dash looks like a headline by itself
    ("Talks fail – Moscow silent", None, "Moscow silent"),
    // a kicker without a name opens the heading, though the metadata state the headline without it
    ("Storm hits the coast", Some("Weather"), "Weather Storm hits the coast"),
];

/// JSON-LD in all the shapes that pages print, broken and whole.
#[test]
fn shapes_of_json_ld() {
    let article = r#"{"@type":"NewsArticle","headline":"Storm hits the coast","datePublished":"2026-05-03"}"#;
    for script in [
        article.to_owned(),
        format!("[{article}]"),
        format!(r#"{{"@context":"https://schema.org","@graph":[{{"@type":"WebPage"}},{article}]}}"#),
        format!(r#"{{"@type":"WebPage","mainEntity":{article}}}"#),
        format!("<!-- {article} -->"),
        format!("//<![CDATA[\n{article}\n//]]>"),
        format!("/* by the template */ {article};"),
        article.replace('}', ",}"),
        article.replace("coast", "coast\u{1}"),
        article.replace("NewsArticle", "https://schema.org/NewsArticle"),
        article.replace("\"NewsArticle\"", "[\"NewsArticle\",\"Article\"]"),
        article.replace("\"2026-05-03\"", "{\"@type\":\"Date\",\"@value\":\"2026-05-03\"}"),
    ] {
        let html = format!("<script type='application/ld+json'>{script}</script>{TEXT}");
        let meta = of_html(&Extractor::new(), &html);
        assert_eq!(published(&meta).as_deref(), Some("2026-05-03"), "{script}");
        assert_eq!(meta.title.as_deref().map(str::trim), Some("Storm hits the coast"), "{script}");
    }
}

/// An explanation names who claimed what, who won, and why.
#[test]
fn an_explanation_gives_the_reason_of_every_choice() {
    let explanation = Extractor::new().explain(page("updated").as_bytes());
    let dates: Vec<_> = explanation.claims.iter().filter(|claim| claim.field == "published").collect();
    assert!(
        ["json_ld", "meta", "text"].iter().all(|source| dates.iter().any(|claim| claim.source == *source))
    );
    assert_eq!(dates.iter().filter(|claim| claim.won).count(), 1);
    assert!(dates.iter().all(|claim| !claim.why.is_empty()), "{dates:#?}");
    let title = explanation.claims.iter().find(|claim| claim.field == "title" && claim.won).expect("a title");
    assert!(!title.why.is_empty());
}

/// Pages that hold nothing for machines, in many languages: a headline, a byline, a date, a text.
#[test]
fn bylines_and_dates_are_read_in_many_languages() {
    let mut wrong = Vec::new();
    for line in LANGUAGES.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let fields: Vec<&str> = line.split(" | ").map(str::trim).collect();
        let [language, headline, byline, date, authors, published] = fields[..] else {
            panic!("six fields: {line}");
        };
        let prose = format!("<p>{}</p>", format!("{headline}. ").repeat(12));
        let html = format!(
            "<html lang={language}><title>{headline}</title><body><nav><a href=/>Home</a></nav><article><h1>{headline}</h1><p>{byline}</p><p>{date}</p>{}</article>",
            prose.repeat(4)
        );
        let article = copydesk::Extractor::new().extract_str(&html).expect("an article");
        let found = (
            article.meta.authors.join("; "),
            article.meta.published.map(|published| published.to_string()).unwrap_or_default(),
        );
        if found != (authors.to_owned(), published.to_owned()) {
            wrong.push(format!("{line}\n  found {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

const LANGUAGES: &str = include_str!("../fixtures/languages.txt");

/// Every statement about rights, with its place; what permits or only says how results look is none.
#[test]
fn rights_are_listed_with_their_places() {
    let extractor =
        Extractor::new().url("https://courier.example/2026/ferry").header("X-Robots-Tag", "noimageai");
    let meta = of_html(&extractor, &page("rights"));
    let shown: Vec<String> = meta
        .rights
        .iter()
        .map(|statement| {
            let agent = statement.agent.as_deref().unwrap_or("all");
            format!(
                "{} {} ({} {}) {agent}",
                statement.kind, statement.value, statement.source, statement.place
            )
        })
        .collect();
    let expected = [
        "robots noarchive (meta robots) all",
        "robots noai (meta robots) all",
        "robots noindex (meta googlebot-news) googlebot-news",
        "robots noimageai (header X-Robots-Tag) all",
        "tdm_reservation 1 (meta tdm-reservation) all",
        "tdm_policy https://courier.example/legal/tdm.json (meta tdm-policy) all",
        "rsl https://courier.example/license.xml (html rel=license) all",
        "licence https://courier.example/terms/reuse (json_ld license) all",
        "licence https://licences.example/by-nd/4.0/ (html rel=license) all",
        "copyright_holder Sarn Courier Cooperative (json_ld copyrightHolder) all",
        "copyright_notice © 2026 Sarn Courier (json_ld copyrightNotice) all",
        "copyright_notice Sarn Courier Cooperative (meta copyright) all",
        "usage_terms https://courier.example/terms (json_ld usageInfo) all",
    ];
    assert_eq!(shown, expected);
    assert_eq!(meta.licence.as_deref(), Some("https://courier.example/terms/reuse"));
    assert_eq!(meta.access.map(|access| access.state), Some(AccessState::Free));
    let stored = serde_json::to_string(&meta.rights).expect("JSON");
    assert_eq!(
        serde_json::from_str::<Vec<copydesk::RightsStatement>>(&stored).expect("the same"),
        meta.rights
    );
}
