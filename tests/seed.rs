//! The page that the project began from. It belongs to its publisher and lies beside the project, where it may be missing; a page of
//! the same shape in our own words, in the same three forms, is a fixture. Both must be exact throughout.

use std::path::{Path, PathBuf};

use copydesk::{Article, Explanation, Extractor, Kind, Reason};
use serde_json::Value;

const FILES: [&str; 3] = ["page.html", "page-no-metadata.html", "page.txt"];

/// A page in its three forms, with what must come out.
struct Seed {
    folder: PathBuf,
    expected: Value,
}

/// Our own, and the publisher's where it is there.
fn seeds() -> Vec<Seed> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let own = root.join("fixtures/seed");
    assert!(own.is_dir(), "{} is part of the project", own.display());
    let folders = [own, root.join("../shared/seed")];
    let there = folders.into_iter().filter(|folder| {
        let is_there = folder.is_dir();
        if !is_there {
            eprintln!("skipped: {} is not there", folder.display());
        }
        is_there
    });
    there
        .map(|folder| {
            let expected =
                serde_json::from_slice(&read(&folder, "expected.json")).expect("expected.json is JSON");
            Seed { folder, expected }
        })
        .collect()
}

fn read(folder: &Path, name: &str) -> Vec<u8> {
    let path = folder.join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn extractor(name: &str) -> Extractor {
    if name.ends_with(".txt") { Extractor::new().content_type("text/plain") } else { Extractor::new() }
}

/// Each file with its article.
fn articles(seed: &Seed) -> Vec<(&'static str, Article)> {
    FILES
        .into_iter()
        .map(|name| {
            let bytes = read(&seed.folder, name);
            let article = extractor(name).extract(&bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
            (name, article)
        })
        .collect()
}

#[test]
fn title_and_timestamps() {
    for seed in seeds() {
        let expected = &seed.expected;
        for (name, article) in articles(&seed) {
            let text = |value: &Value| value.as_str().map(str::to_owned);
            assert_eq!(article.meta.title, text(&expected["title"]), "{name}");
            assert_eq!(article.meta.language, text(&expected["language"]), "{name}");
            let stamp = |stamp: &Option<copydesk::Timestamp>| stamp.as_ref().map(ToString::to_string);
            assert_eq!(stamp(&article.meta.published), text(&expected["published"][name]), "{name}");
            assert_eq!(stamp(&article.meta.modified), text(&expected["modified"][name]), "{name}");
            if let Some(site) = expected["site_name"][name].as_str() {
                assert_eq!(article.meta.site_name.as_deref(), Some(site), "{name}");
            }
        }
    }
}

#[test]
fn the_body_is_the_eight_paragraphs_and_nothing_else() {
    for seed in seeds() {
        let expected = &seed.expected;
        let wanted: Vec<&str> =
            expected["paragraphs"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        assert_eq!(wanted.len(), 8);
        for (name, article) in articles(&seed) {
            let body: Vec<&str> = article.body.iter().map(|paragraph| paragraph.text.as_str()).collect();
            assert_eq!(body, wanted, "{name}");
            let kinds: Vec<Kind> = article.body.iter().map(|paragraph| paragraph.kind).collect();
            let first = if name.ends_with(".html") { Kind::Standfirst } else { Kind::Paragraph };
            assert_eq!(kinds[0], first, "{name}");
            assert!(kinds[1..].iter().all(|kind| *kind == Kind::Paragraph), "{name}: {kinds:?}");
        }
    }
}

#[test]
fn the_core_quotes_have_their_speakers() {
    for seed in seeds() {
        let expected = &seed.expected;
        for (name, article) in articles(&seed) {
            for wanted in expected["quotes"].as_array().into_iter().flatten() {
                if wanted["required"] != "core" {
                    continue;
                }
                let text = wanted["text"].as_str();
                let quote = article
                    .quotes
                    .iter()
                    .find(|quote| Some(quote.text.as_str()) == text)
                    .unwrap_or_else(|| panic!("{name}: no quote {text:?} among {:#?}", article.quotes));
                assert_eq!(Some(quote.paragraph as u64), wanted["paragraph"].as_u64(), "{name}: {text:?}");
                assert_eq!(quote.speaker.as_deref(), wanted["speaker"].as_str(), "{name}: {text:?}");
                assert_eq!(
                    quote.speaker_name.as_deref(),
                    wanted["speaker_full"].as_str(),
                    "{name}: {text:?}"
                );
                assert_eq!(quote.cue.as_deref(), wanted["cue"].as_str(), "{name}: {text:?}");
                assert_eq!(article.body[quote.paragraph].text[quote.start..quote.end], quote.text);
            }
        }
    }
}

/// What must never be in the body, by how it begins, and the reason that the explanation names for it.
const CLUTTER: [(&str, Reason); 4] = [
    ("icon", Reason::Icon),
    ("Also on", Reason::Related),
    ("Like this story", Reason::Share),
    ("Subscribe to", Reason::Newsletter),
];

#[test]
fn each_piece_of_clutter_has_its_reason() {
    for seed in seeds() {
        let expected = &seed.expected;
        let never: Vec<&str> =
            expected["never"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        for name in FILES {
            let bytes = read(&seed.folder, name);
            let page = String::from_utf8_lossy(&bytes);
            let explanation = extractor(name).explain(&bytes);
            for (opening, reason) in CLUTTER {
                let piece =
                    never.iter().find(|piece| piece.starts_with(opening)).expect("listed in expected.json");
                if page.contains(piece) {
                    let found = reasons_of(&explanation, piece);
                    assert!(
                        !found.is_empty() && found.iter().all(|found| *found == Some(reason)),
                        "{name}: {piece:?} is {found:?}, not {reason:?}"
                    );
                }
            }
        }
    }
}

/// The reasons of all blocks and drawings that hold a text; `None` for a block that was kept.
fn reasons_of(explanation: &Explanation, text: &str) -> Vec<Option<Reason>> {
    let blocks =
        explanation.blocks.iter().filter(|block| block.text.contains(text)).map(|block| block.reason);
    let drawings = explanation
        .drawings
        .iter()
        .filter(|drawing| drawing.text.contains(text))
        .map(|drawing| Some(drawing.reason));
    blocks.chain(drawings).collect()
}
