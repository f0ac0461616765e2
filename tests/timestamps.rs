//! Dates as pages write them, from `fixtures/timestamps.toml`.

use copydesk::{Error, Extractor, Metadata};

/// When the pages of the table's second half were fetched.
const FETCHED: &str = "2026-11-23T12:30:00+01:00";

/// The rows of one table: each is a TOML array of strings on a line of its own, which is JSON too.
fn rows(table: &str) -> Vec<[String; 3]> {
    let path = format!("{}/fixtures/timestamps.toml", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let opening = format!("{table} = [");
    let rows: Vec<[String; 3]> = text
        .lines()
        .skip_while(|line| *line != opening)
        .skip(1)
        .take_while(|line| *line != "]")
        .map(|line| {
            serde_json::from_str(line.trim_end_matches(',')).unwrap_or_else(|error| panic!("{line}: {error}"))
        })
        .collect();
    assert!(!rows.is_empty(), "{table} has rows");
    rows
}

fn meta(extractor: &Extractor, html: &str) -> Metadata {
    match extractor.extract_str(html) {
        Ok(article) => article.meta,
        Err(Error::NoArticle { partial, .. }) => *partial,
        Err(error) => panic!("{error}"),
    }
}

fn check(table: &str, extractor: &Extractor) {
    let mut failed = Vec::new();
    for [line, language, expected] in rows(table) {
        let html = format!(
            "<html lang={language}><h1>Velmouth closes its old footbridge</h1><p>{line}</p><p>The bridge is closed.</p>"
        );
        let published = meta(extractor, &html).published.map(|time| time.to_string()).unwrap_or_default();
        if published != expected {
            failed.push(format!("{line} ({language}): {published:?}, expected {expected:?}"));
        }
    }
    assert!(failed.is_empty(), "{failed:#?}");
}

#[test]
fn lines_beneath_a_headline() {
    check("cases", &Extractor::new());
}

#[test]
fn which_of_two_dates_was_the_first() {
    check("said", &Extractor::new());
}

#[test]
fn forms_of_further_languages() {
    check("languages", &Extractor::new());
}

#[test]
fn against_a_reference_time() {
    check("relative", &Extractor::new().reference_time(FETCHED));
}

/// What is kept beside the date itself.
#[test]
fn raw_text_precision_and_source_are_kept() {
    let html = "<html lang=en><h1>Velmouth closes its old footbridge</h1><p>Published 27 Jan, 2019 13:11</p>";
    let time = meta(&Extractor::new(), html).published.expect("a date");
    assert_eq!((time.date, time.time, time.offset), ((2019, 1, 27), Some((13, 11, 0)), None));
    assert_eq!((time.raw.as_str(), time.source), ("Published 27 Jan, 2019 13:11", copydesk::Source::Text));
    assert_eq!(time.precision, copydesk::Precision::Minute);
}
