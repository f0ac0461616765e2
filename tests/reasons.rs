//! Why each block that is not the article's was dropped: the names are right on pages of several makes.

use copydesk::{Extractor, Kind, Reason};

/// The outcome of each block: its text, and the reason or `None` if it was kept.
fn outcomes(name: &str) -> Vec<(String, Option<Reason>)> {
    let path = format!("{}/fixtures/structure/{name}/page.html", env!("CARGO_MANIFEST_DIR"));
    let html = std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let explanation = Extractor::new().explain(&html);
    assert!(explanation.article.is_ok(), "{name}: {:?}", explanation.article);
    explanation.blocks.into_iter().map(|block| (block.text, block.reason)).collect()
}

/// Each block that begins so was dropped for the reason.
fn assert_reasons(name: &str, expected: &[(&str, Reason)]) {
    let outcomes = outcomes(name);
    let mut wrong = Vec::new();
    for (start, reason) in expected {
        let found: Vec<_> = outcomes.iter().filter(|(text, _)| text.starts_with(start)).collect();
        assert!(!found.is_empty(), "{name}: no block begins with {start}");
        wrong.extend(
            found
                .iter()
                .filter(|(_, found)| *found != Some(*reason))
                .map(|(text, found)| (text, found, reason)),
        );
    }
    assert!(wrong.is_empty(), "{name}: {wrong:#?}");
}

#[test]
fn place_and_words_leave_no_doubt() {
    assert_reasons(
        "after-the-story",
        &[
            ("4 min read", Reason::Icon),
            ("Read also", Reason::Related),
            ("Comments", Reason::Comments),
            ("Please remember", Reason::Comments),
            ("I would take the job", Reason::Comments),
            ("Readers who have a question", Reason::Furniture),
            ("Needed cookies", Reason::Consent),
            ("Measuring cookies", Reason::Consent),
        ],
    );
}

#[test]
fn names_tell() {
    assert_reasons(
        "reasons-classic",
        &[
            ("We use cookies", Reason::Consent),
            ("Accept all", Reason::Consent),
            ("Hill Herald", Reason::Furniture),
            ("News", Reason::Navigation),
            ("Letters", Reason::Navigation),
            ("Home ›", Reason::Breadcrumb),
            ("After the fire", Reason::Kicker),
            ("Burned-down bakery", Reason::Title),
            ("By Jon Ames", Reason::Byline),
            ("March 3", Reason::Date),
            ("Share on", Reason::Share),
            ("Advertisement", Reason::Advertisement),
            ("Read more", Reason::Related),
            ("Fire brigade", Reason::Related),
            ("The Herald by e-mail", Reason::Newsletter),
            ("Sign up", Reason::Newsletter),
            ("Bakery", Reason::Tags),
            ("Jon Ames has written", Reason::AuthorBio),
            ("2 comments", Reason::Comments),
            ("Berta", Reason::Comments),
            ("I shall be there", Reason::Comments),
            ("Weather", Reason::Aside),
            ("Rain in the morning", Reason::Aside),
            ("© 2026", Reason::Copyright),
            ("Privacy", Reason::Furniture),
        ],
    );
}

#[test]
fn words_and_places_tell_where_names_do_not() {
    assert_reasons(
        "reasons-plain-names",
        &[
            ("News", Reason::Navigation),
            ("Menu", Reason::Form),
            ("Burned-down bakery", Reason::Title),
            ("By Jon Ames", Reason::Byline),
            ("March 3", Reason::Date),
            ("Read more:", Reason::Related),
            ("Subscribe to continue", Reason::Subscription),
            ("Sign up", Reason::Newsletter),
            ("Share this", Reason::Share),
            ("Leave a comment", Reason::Comments),
            ("What became of", Reason::OtherStory),
            ("Of the nine post offices", Reason::OtherStory),
            ("Advertisement", Reason::Advertisement),
            ("This text is for", Reason::Hidden),
            ("Copyright", Reason::Copyright),
        ],
    );
}

#[test]
fn german_names_and_words_tell() {
    assert_reasons(
        "reasons-german",
        &[
            ("Lokales", Reason::Navigation),
            ("Abgebrannte", Reason::Title),
            ("Von Jon Ames", Reason::Byline),
            ("3. März", Reason::Date),
            ("Anzeige", Reason::Advertisement),
            ("Lesen Sie auch", Reason::Related),
            ("Jetzt weiterlesen", Reason::Subscription),
            ("Abonnieren Sie", Reason::Newsletter),
            ("Artikel teilen", Reason::Share),
            ("Kommentare", Reason::Comments),
            ("Ich stehe um sechs", Reason::Comments),
            ("Alle Rechte", Reason::Copyright),
            ("Impressum", Reason::Copyright),
        ],
    );
}

#[test]
fn boxes_of_a_portal_tell() {
    assert_reasons(
        "reasons-portal",
        &[
            ("News", Reason::Navigation),
            ("Burned-down bakery", Reason::Title),
            ("Written by", Reason::Byline),
            ("Updated 03/03", Reason::Date),
            ("expand", Reason::Icon),
            ("Print", Reason::Share),
            ("1 / 12", Reason::Icon),
            ("More on this topic", Reason::Related),
            ("How the fire brigade", Reason::Related),
            ("Log in or become", Reason::Subscription),
            ("Support our work", Reason::Newsletter),
            ("bakery", Reason::Tags),
            ("Photo: Nora", Reason::Caption),
            ("Two new buoys", Reason::Related),
            ("Correction: a report", Reason::Note),
            ("You are offline", Reason::Hidden),
            ("All rights reserved", Reason::Copyright),
        ],
    );
}

/// A correction of the story itself is kept, as a note; the caption of its picture too, as a caption.
#[test]
fn what_is_kept_has_its_kind() {
    let path = format!("{}/fixtures/structure/reasons-german/page.html", env!("CARGO_MANIFEST_DIR"));
    let article = Extractor::new().extract(std::fs::read(path).expect("the fixture")).expect("an article");
    let kinds: Vec<Kind> = article.body.iter().map(|paragraph| paragraph.kind).collect();
    let text = Kind::Paragraph;
    assert_eq!(kinds, [Kind::Caption, text, text, text, text, Kind::Note]);
    assert_eq!(article.body[0].credit.as_deref(), Some("Foto: Ida Lund"));
}

/// The story itself stays whole on each of them.
#[test]
fn the_story_stays() {
    for (name, first, last, count) in [
        ("reasons-classic", "The bakery in Quay Lane", "The cause of the fire", 5),
        ("reasons-plain-names", "The bakery in Quay Lane", "The cause of the fire", 5),
        ("reasons-portal", "The bakery in Quay Lane", "The cause of the fire", 5),
        ("reasons-german", "Die Bäckerei in der Kaigasse", "Korrektur:", 5),
    ] {
        let kept: Vec<String> = outcomes(name)
            .into_iter()
            .filter(|(text, reason)| reason.is_none() && !text.starts_with("Die alte Post"))
            .map(|(text, _)| text)
            .collect();
        assert_eq!(kept.len(), count, "{name}: {kept:#?}");
        assert!(kept[0].starts_with(first) && kept[count - 1].starts_with(last), "{name}: {kept:#?}");
    }
}

/// A text that stands twice is kept once, and the other is called a copy.
#[test]
fn the_second_copy_is_a_duplicate() {
    let text = "The bakery that burned down in January will open again on Saturday, in the old post office up the hill.";
    let rest =
        "<p>Its owner had wanted to stop, but people left flour at her door, eleven sacks in one week.</p>"
            .to_owned()
            + "<p>Volunteers knocked out the counter, laid a floor of larch and carried up the oven from the cellar.</p>";
    let html = format!(
        "<html><body><article><h1>Bakery opens again on the hill</h1><p>{text}</p>{rest}<p>{text}</p></article></body></html>"
    );
    let explanation = Extractor::new().explain(html.as_bytes());
    let copies: Vec<Option<Reason>> =
        explanation.blocks.iter().filter(|block| block.text == text).map(|block| block.reason).collect();
    assert_eq!(copies, [None, Some(Reason::Duplicate)]);
}
