//! What the fixture pages must give.
//!
//! A folder of `fixtures/pages` holds a `page.html` and an `article.json` with what a reader says must come out: `shows` (what the
//! page is there for), `url` and `content_type` (how it is read), `article` or `error`, and `dropped` (texts that are no part of the
//! article, each with the reason that `explain` must name). All of the article is compared but what a refit of the weights moves
//! (confidence), what the slices say already (offsets) and quotes at arm's length. `UPDATE_FIXTURES=1` writes what came out into
//! the files, for reading in a diff: a fixture says what is right, not what was printed.

use std::collections::BTreeMap;
use std::path::PathBuf;

use copydesk::{Article, Error, Explanation, Extractor, QuoteKind};
use serde_json::{Map, Value, json};

/// What is wrong today: page, field (or `dropped: ` and the text), and why. An entry that is right again fails the test.
#[rustfmt::skip]
const KNOWN_FAILURES: &[(&str, &str, &str)] = &[
    ("pull-quote", "body", "a first paragraph that the page uses as its description passes for a standfirst"),
    ("next-article", "authors", "the writer of the story behind this one is taken for a second author"),
    ("next-article", "people", "the same"),
    ("odd-tags", "agency", "the station that the story tells of passes for an agency"),
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
    ("odd-tags", "quotes", "the nearer name wins over the one that the cue has; <q> is no quotation"),
    ("pull-quote", "dropped: Ruhn Weekly carries no advertising", "an appeal without a stock phrase has no reason of its own"),
    ("related-inline", "body", "the prose of a teaser in the midst of the text is kept"),
    ("related-inline", "dropped: Since the county switched off", "the same block"),
    ("related-inline", "quotes", "the index of the paragraph, for the same reason; the cue before a title is not seen"),
    ("shift-jis", "authors", "a byline in brackets behind the text is not read"),
    ("shift-jis", "body", "paragraphs keep the ideographic space that indents them"),
];

struct Fixture {
    name: String,
    path: PathBuf,
    page: Vec<u8>,
    expected: Value,
}

impl Fixture {
    fn extractor(&self) -> Extractor {
        let mut extractor = Extractor::new();
        if let Some(url) = self.expected["url"].as_str() {
            extractor = extractor.url(url);
        }
        if let Some(content_type) = self.expected["content_type"].as_str() {
            extractor = extractor.content_type(content_type);
        }
        extractor
    }
}

/// All fixtures, in the order of their names.
fn fixtures() -> Vec<Fixture> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/pages");
    let mut names: Vec<String> = std::fs::read_dir(&folder)
        .expect("fixtures/pages")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    let read =
        |path: &PathBuf| std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    names
        .into_iter()
        .map(|name| {
            let path = folder.join(&name).join("article.json");
            let expected =
                serde_json::from_slice(&read(&path)).unwrap_or_else(|error| panic!("{name}: {error}"));
            Fixture { page: read(&folder.join(&name).join("page.html")), name, path, expected }
        })
        .collect()
}

/// What is compared of an article.
fn compared(article: &Article) -> Value {
    let mut value = json!(article);
    let fields = value.as_object_mut().expect("an article is an object");
    // how sure a value is, and where it was read, are the program's to say and no reader's
    for key in ["confidence", "field_confidence", "published_detail", "modified_detail"] {
        fields.remove(key);
    }
    for entry in fields.get_mut("entries").and_then(Value::as_array_mut).into_iter().flatten() {
        entry.as_object_mut().and_then(|entry| entry.remove("posted_detail"));
    }
    let text_of = |paragraph: usize, start: usize, end: usize| &article.body[paragraph].text[start..end];
    let quotes: Vec<Value> = article
        .quotes
        .iter()
        .filter(|quote| quote.kind != QuoteKind::Scare)
        .map(|quote| {
            assert_eq!(text_of(quote.paragraph, quote.start, quote.end), quote.text, "the slice is the text");
            let all = json!(quote);
            let mut row = Map::new();
            for key in ["text", "kind", "speaker", "speaker_name", "cue", "paragraph", "pulled"] {
                if let Some(found) = all.get(key) {
                    row.insert(key.to_owned(), found.clone());
                }
            }
            if !quote.parts.is_empty() {
                row.insert(
                    "parts".to_owned(),
                    quote.parts.iter().map(|part| text_of(part.paragraph, part.start, part.end)).collect(),
                );
            }
            Value::Object(row)
        })
        .collect();
    fields.insert("quotes".to_owned(), Value::Array(quotes));
    value
}

fn compared_error(error: &Error) -> Value {
    match error {
        Error::NoArticle { reason, partial } => {
            json!({"kind": error.kind(), "reason": reason, "title": partial.title})
        }
        _ => json!({"kind": error.kind()}),
    }
}

/// Both values as lines of JSON, with what is missing and what is too much.
fn diff(expected: &Value, found: &Value) -> String {
    let lines = |value: &Value| format!("{value:#}\n");
    similar::TextDiff::from_lines(lines(expected), lines(found))
        .unified_diff()
        .context_radius(2)
        .header("expected", "found")
        .to_string()
}

/// The reason that the explanation names for a text, or what it says instead.
fn reason_of(explanation: &Explanation, text: &str) -> String {
    let block_where = |fits: &dyn Fn(&str) -> bool| explanation.blocks.iter().find(|block| fits(&block.text));
    let block = block_where(&|found| found == text)
        .or_else(|| block_where(&|found| found.starts_with(text)))
        .or_else(|| block_where(&|found| found.contains(text)));
    match block {
        None => "no such block".to_owned(),
        Some(block) => match block.reason {
            Some(reason) => json!(reason).as_str().unwrap_or_default().to_owned(),
            None => format!("kept as {}", json!(block.kind)),
        },
    }
}

/// The fields in which a page gives something else than it must, each with its difference.
fn differences(fixture: &Fixture, explanation: &Explanation) -> BTreeMap<String, String> {
    let mut found = Map::new();
    match &explanation.article {
        Ok(article) => found.insert("article".to_owned(), compared(article)),
        Err(error) => found.insert("error".to_owned(), compared_error(error)),
    };
    let mut all = BTreeMap::new();
    let part = |value: &Value, name: &str| value.get(name).cloned().unwrap_or(Value::Null);
    let (wanted, got) = (part(&fixture.expected, "article"), part(&Value::Object(found.clone()), "article"));
    if wanted.is_null() || got.is_null() {
        let (wanted, got) = (part(&fixture.expected, "error"), part(&Value::Object(found), "error"));
        if wanted != got || got.is_null() {
            all.insert("error".to_owned(), diff(&wanted, &got));
        }
    } else {
        let keys =
            |value: &Value| value.as_object().into_iter().flat_map(Map::keys).cloned().collect::<Vec<_>>();
        for key in keys(&wanted).into_iter().chain(keys(&got)) {
            // how much of the line around the names is the byline is a matter of taste but where a fixture is there for it
            if key == "byline" && wanted.get(&key).is_none() {
                continue;
            }
            let (wanted, got) = (part(&wanted, &key), part(&got, &key));
            if wanted != got {
                all.insert(key, diff(&wanted, &got));
            }
        }
    }
    for row in fixture.expected["dropped"].as_array().into_iter().flatten() {
        let (text, wanted) =
            (row["text"].as_str().unwrap_or_default(), row["reason"].as_str().unwrap_or_default());
        let got = reason_of(explanation, text);
        if got != wanted {
            all.insert(format!("dropped: {text}"), format!("expected {wanted}, found {got}\n"));
        }
    }
    all
}

fn update(fixture: &Fixture, explanation: &Explanation) {
    let mut value = fixture.expected.clone();
    let fields = value.as_object_mut().expect("article.json is an object");
    fields.remove("article");
    fields.remove("error");
    match &explanation.article {
        Ok(article) => fields.insert("article".to_owned(), compared(article)),
        Err(error) => fields.insert("error".to_owned(), compared_error(error)),
    };
    for row in fields.get_mut("dropped").and_then(Value::as_array_mut).into_iter().flatten() {
        row["reason"] = json!(reason_of(explanation, row["text"].as_str().unwrap_or_default()));
    }
    std::fs::write(&fixture.path, format!("{value:#}\n")).expect("the fixture is writable");
}

#[test]
fn fixtures_give_what_they_must() {
    let is_update = std::env::var_os("UPDATE_FIXTURES").is_some();
    let mut report = String::new();
    let mut still_wrong = Vec::new();
    for fixture in fixtures() {
        let explanation = fixture.extractor().explain(&fixture.page);
        if is_update {
            update(&fixture, &explanation);
            continue;
        }
        for (field, difference) in differences(&fixture, &explanation) {
            match KNOWN_FAILURES.iter().position(|(page, known, _)| *page == fixture.name && *known == field)
            {
                Some(at) => still_wrong.push(at),
                None => report += &format!("\n== {}: {field}\n{difference}", fixture.name),
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
        let shows = fixture.expected["shows"].as_str().unwrap_or_default();
        assert!(shows.ends_with('.') && !shows.contains('\n'), "{}: one line that says it", fixture.name);
        let known = ["shows", "url", "content_type", "dropped", "article", "error"];
        for key in fixture.expected.as_object().expect("an object").keys() {
            assert!(known.contains(&key.as_str()), "{}: {key}", fixture.name);
        }
    }
}

/// `explain` is the same run as `extract`: the same article, and for every block a kind or a reason.
#[test]
fn explanations_agree() {
    for fixture in fixtures() {
        let explanation = fixture.extractor().explain(&fixture.page);
        assert_eq!(explanation.article, fixture.extractor().extract(&fixture.page), "{}", fixture.name);
        for block in &explanation.blocks {
            assert!(
                block.kept == block.kind.is_some() && block.kept != block.reason.is_some(),
                "{}: {block:?}",
                fixture.name
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
                let explanation = fixture.extractor().bias(f32::from(step) / 2.0).explain(&fixture.page);
                explanation.blocks.iter().filter(|block| block.kept).count()
            })
            .collect();
        assert!(kept.windows(2).all(|pair| pair[0] <= pair[1]), "{}: {kept:?}", fixture.name);
    }
}
