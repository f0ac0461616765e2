//! A caller's rules for a site: what they change on a page, and that an explanation says so.

use copydesk::{Article, Extractor, Reason, SiteRule, SiteRules, Source};

/// A page whose parts have names that say nothing; its own data is wrong.
const PAGE: &str = r#"<html lang="en"><head><title>Velmouth Courier</title>
<meta name="author" content="Web Desk"><meta property="article:published_time" content="2020-01-01"></head>
<body><div class="x1"><h2>All news of Velmouth</h2></div>
<div class="x2"><span class="k7">Ferry to replace the old footbridge</span>
<div class="k8">By Ann Lee and Ben Ray</div><span class="k9" data-when="x">14 May 2026</span></div>
<div class="x3"><p>The harbour office will run a ferry across the Sarn from June on, every ten minutes and free of charge.</p>
<p class="k1">Our new app brings you every story of the harbour office first, and you can read it free of charge for a month.</p>
<p>The old footbridge, whose cables have rusted, stays shut until the engineers have looked at every single bolt.</p></div>
<div class="x4"><p>The town hall said on Monday that it will not pay for a second ferry, which the council had asked for in spring.</p></div>
</body></html>"#;

fn rule() -> SiteRule {
    let mut rule = SiteRule::new("courier.example");
    rule.body = Some(".x3".parse().expect("a selector"));
    rule.drop = Some("p.k1".parse().expect("a selector"));
    rule.title = Some(".k7".parse().expect("a selector"));
    rule.published = Some("[data-when]".parse().expect("a selector"));
    rule.authors = Some(".k8".parse().expect("a selector"));
    rule
}

fn extractor(rules: impl IntoIterator<Item = SiteRule>) -> Extractor {
    Extractor::new().url("https://www.courier.example/2026/ferry").site_rules(rules)
}

fn told(article: &Article) -> (Option<&str>, Vec<&str>, String, String) {
    (
        article.meta.title.as_deref(),
        article.meta.authors.iter().map(String::as_str).collect(),
        article.meta.published.as_ref().map(ToString::to_string).unwrap_or_default(),
        article.text(),
    )
}

#[test]
fn test_a_rule_names_the_parts_of_a_page() {
    let article = extractor([rule()]).extract(PAGE).expect("an article");
    let (title, authors, published, text) = told(&article);
    assert_eq!(title, Some("Ferry to replace the old footbridge"));
    assert_eq!(authors, ["Ann Lee", "Ben Ray"]);
    assert_eq!(published, "2026-05-14");
    assert_eq!(article.meta.published.map(|published| published.source), Some(Source::SiteRule));
    assert!(
        text.starts_with("The harbour office will run") && text.ends_with("every single bolt."),
        "{text}"
    );
    assert!(!text.contains("app") && !text.contains("town hall"), "{text}");
}

#[test]
fn test_each_part_stands_alone() {
    let without = extractor([]).extract(PAGE).expect("an article");
    assert!(without.text().contains("single bolt"), "the page alone keeps it");
    let mut only_title = SiteRule::new("courier.example");
    only_title.title = rule().title;
    let with = extractor([only_title]).extract(PAGE).expect("an article");
    assert_eq!(with.meta.title.as_deref(), Some("Ferry to replace the old footbridge"));
    assert_eq!((&with.meta.authors, &with.meta.published), (&without.meta.authors, &without.meta.published));
    let mut only_drop = SiteRule::new("courier.example");
    only_drop.drop = Some(".x3 p:last-child".parse().expect("a selector"));
    let text = extractor([only_drop]).extract(PAGE).expect("an article").text();
    assert!(text.contains("every ten minutes") && !text.contains("single bolt"), "{text}");
}

#[test]
fn test_a_rule_that_finds_nothing_or_is_for_another_site_changes_nothing() {
    let plain = Extractor::new().url("https://www.courier.example/2026/ferry").extract(PAGE);
    let mut other = rule();
    other.host = "herald.example".to_owned();
    assert_eq!(extractor([other]).extract(PAGE), plain);
    let mut stale = SiteRule::new("courier.example");
    let nothing = || Some(".gone".parse().expect("a selector"));
    (stale.body, stale.drop, stale.title, stale.published, stale.authors) =
        (nothing(), nothing(), nothing(), nothing(), nothing());
    let stale = extractor([stale]);
    assert_eq!(stale.extract(PAGE), plain);
    let parts = stale.explain(PAGE).site_rule;
    assert_eq!(parts.len(), 5);
    assert!(parts.iter().all(|part| part.elements == 0 && part.selector == ".gone"), "{parts:?}");
}

#[test]
fn test_an_explanation_says_what_a_rule_did() {
    let explanation = extractor([rule()]).explain(PAGE);
    assert_eq!(explanation.article, extractor([rule()]).extract(PAGE), "the same run");
    let block =
        |words: &str| explanation.blocks.iter().find(|block| block.text.contains(words)).expect("a block");
    let kept = block("every ten minutes");
    assert!(
        kept.kept && kept.contributions.iter().any(|part| part.signal == "site_rule" && part.log_odds > 0.0)
    );
    for dropped in ["new app", "town hall"] {
        assert_eq!(block(dropped).reason, Some(Reason::SiteRule), "{dropped}");
    }
    for field in ["title", "published", "authors"] {
        let won: Vec<_> =
            explanation.claims.iter().filter(|claim| claim.field == field && claim.won).collect();
        assert!(!won.is_empty() && won.iter().all(|claim| claim.source == "site_rule"), "{field}: {won:?}");
    }
    let lost = explanation
        .claims
        .iter()
        .find(|claim| claim.field == "published" && !claim.won)
        .expect("the page's own");
    assert!(!lost.why.is_empty());
}

/// Machines' own values are read where the element prints none, or prints another.
#[test]
fn test_attributes_state_what_an_element_does_not_print() {
    let html = PAGE
        .replace(
            r#"<span class="k9" data-when="x">14 May 2026</span>"#,
            r#"<time data-when="x" datetime="2026-05-14T08:30:00+02:00">last week</time>"#,
        )
        .replace(
            r#"<div class="k8">By Ann Lee and Ben Ray</div>"#,
            r#"<a class="k8" href="https://courier.example/people/ann-lee">Ann Lee</a>"#,
        );
    let article = extractor([rule()]).extract(html).expect("an article");
    assert_eq!(told(&article).2, "2026-05-14T08:30:00+02:00");
    assert_eq!(article.meta.people[0].url.as_deref(), Some("https://courier.example/people/ann-lee"));
}

#[test]
fn test_rules_come_back_from_their_file() {
    let rules: SiteRules = [rule()].into_iter().collect();
    let json = serde_json::to_string(&rules).expect("serialises");
    assert_eq!(serde_json::from_str::<SiteRules>(&json).expect("reads"), rules);
}

/// A selector is a caller's, a page is a stranger's: a page of the most nodes is looked at once.
#[test]
fn test_a_rule_on_a_large_page_is_bounded() {
    let lines: String = (0..20_000)
        .map(|at| format!("<p>Crossing {at} of the ferry took the people over the river at no charge."))
        .collect();
    let html = format!("<h1>Every crossing</h1><div class=x3>{lines}</div>");
    let mut rule = SiteRule::new("courier.example");
    rule.body = Some("div.x3 > p:nth-of-type(2n), body p".parse().expect("a selector"));
    assert_eq!(extractor([rule]).extract(html).map(|article| article.body.len()), Ok(20_000));
}
