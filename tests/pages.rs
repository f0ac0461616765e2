//! What the fixture pages must give.
//!
//! A folder of `fixtures/pages` holds a `page.html` and an `article.json` with what a reader says must come out; `copydesk::fixtures`
//! says of what, and compares. `UPDATE_FIXTURES=1` writes what came out into the files, for reading in a diff: a fixture says what is
//! right, not what was printed.

use copydesk::fixtures::{Difference, Fixture};

/// What is wrong today: page, field (or `dropped: ` and the text), and why. An entry that is right again fails the test.
#[rustfmt::skip]
const KNOWN_FAILURES: &[(&str, &str, &str)] = &[
    ("pull-quote", "body", "a first paragraph that the page uses as its description passes for a standfirst"),
    ("arabic", "quotes", "without capitals the name is not told from the office before it, nor the conjunction from the verb"),
    ("blockquote-embed", "body", "the attribution line of an embedded post comes as a second post"),
    ("blockquote-embed", "quotes", "a block quotation has no speaker, though the line before it names one"),
    ("broken-json-ld", "section", "the section is a breadcrumb's last item, which is no link"),
    ("byline-clutter", "body", "an agency's credit line is kept as a caption"),
    ("byline-clutter", "dropped: (Reporting by", "the same line"),
    ("byline-clutter", "dropped: Klara Bente has covered", "who the author is, in a card of the author's, passes for a byline"),
    ("ligatures", "kicker", "a kicker in a chip is not seen"),
    ("next-article", "kicker", "a kicker that is named a label is not seen"),
    ("related-inline", "kicker", "a kicker that is named a section is not seen"),
    ("captions", "dropped: Hail took a fifth", "a teaser's text is dropped without a reason of its own"),
    ("german", "byline", "the date that stands in the same line is taken along"),
    ("lead-elsewhere", "byline", "the date that stands in the same line is taken along"),
    ("ligatures", "body", "a call to action between the paragraphs is kept"),
    ("ligatures", "byline", "the date that stands in the same line is taken along"),
    ("ligatures", "dropped: Get push messages", "the same block"),
    ("ligatures", "quotes", "the index of the paragraph, for the same reason"),
    ("no-metadata", "body", "a table layout without classes: menus, title and links are kept"),
    ("no-metadata", "dateline", "the same body: the story's first paragraph is not the first that is kept"),
    ("no-metadata", "dropped: Send this page", "the same body"),
    ("no-metadata", "quotes", "the index of the paragraph, for the same reason"),
    ("no-metadata", "title", "a headline in a font tag is not seen, and the title element names the site"),
    ("odd-tags", "authors", "the author of whom the story tells passes for the story's"),
    ("odd-tags", "people", "the same"),
    ("odd-tags", "quotes", "the nearer name wins over the one that the cue has; <q> is no quotation"),
    ("pull-quote", "dropped: Ruhn Weekly carries no advertising", "an appeal without a stock phrase has no reason of its own"),
    ("related-inline", "body", "the prose of a teaser in the midst of the text is kept"),
    ("related-inline", "dropped: Since the county switched off", "the same block"),
    ("related-inline", "quotes", "the index of the paragraph, for the same reason; the cue before a title is not seen"),
    ("shift-jis", "authors", "a byline in brackets behind the text is not read"),
    ("shift-jis", "body", "paragraphs keep the ideographic space that indents them"),
];

/// All fixtures, in the order of their names.
fn fixtures() -> Vec<Fixture> {
    Fixture::all(concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/pages")).expect("fixtures/pages")
}

#[test]
fn fixtures_give_what_they_must() {
    let is_update = std::env::var_os("UPDATE_FIXTURES").is_some();
    let mut report = String::new();
    let mut still_wrong = Vec::new();
    for mut fixture in fixtures() {
        if is_update {
            fixture.accept().expect("the fixture is writable");
            continue;
        }
        let name = fixture.name();
        for Difference { field, diff, .. } in fixture.differences() {
            match KNOWN_FAILURES.iter().position(|(page, known, _)| *page == name && *known == field) {
                Some(at) => still_wrong.push(at),
                None => report += &format!("\n== {name}: {field}\n{diff}"),
            }
        }
    }
    if is_update {
        return;
    }
    for (at, (page, field, _)) in KNOWN_FAILURES.iter().enumerate() {
        if !still_wrong.contains(&at) {
            report += &format!("\n== {page}: {field}\nis right again: take it out of KNOWN_FAILURES\n");
        }
    }
    assert!(report.is_empty(), "{report}");
}

#[test]
fn every_fixture_says_what_it_shows() {
    let all = fixtures();
    assert!(all.len() >= 14, "{}", all.len());
    for fixture in all {
        let (name, shows) = (fixture.name(), fixture.said("shows").unwrap_or_default());
        assert!(shows.ends_with('.') && !shows.contains('\n'), "{name}: one line that says it");
        let known = ["shows", "url", "content_type", "dropped", "article", "error"];
        for key in fixture.keys() {
            assert!(known.contains(&key), "{name}: {key}");
        }
    }
}

/// `explain` is the same run as `extract`: the same article, and for every block a kind or a reason.
#[test]
fn explanations_agree() {
    for fixture in fixtures() {
        let explanation = fixture.extractor().explain(fixture.page());
        assert_eq!(explanation.article, fixture.extractor().extract(fixture.page()), "{}", fixture.name());
        for block in &explanation.blocks {
            assert!(
                block.kept == block.kind.is_some() && block.kept != block.reason.is_some(),
                "{}: {block:?}",
                fixture.name()
            );
        }
    }
}

/// More bias never keeps less.
#[test]
fn bias_is_monotone() {
    for fixture in fixtures() {
        let kept: Vec<usize> = (-12..=12_i8)
            .map(|step| {
                let explanation = fixture.extractor().bias(f32::from(step) / 2.0).explain(fixture.page());
                explanation.blocks.iter().filter(|block| block.kept).count()
            })
            .collect();
        assert!(kept.windows(2).all(|pair| pair[0] <= pair[1]), "{}: {kept:?}", fixture.name());
    }
}
