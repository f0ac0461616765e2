//! Full names: whom a text means by a part of a name, an office, a label of a transcript, a pronoun.

/// The full names of a text's speakers, in order.
fn names(text: &str, language: &str) -> Vec<Option<String>> {
    copydesk::quotes(text, Some(language)).into_iter().map(|quote| quote.speaker_name).collect()
}

fn assert_names(text: &str, language: &str, expected: &[&str]) {
    let expected: Vec<Option<String>> = expected.iter().map(|name| Some((*name).to_owned())).collect();
    assert_eq!(names(text, language), expected, "{text}");
}

#[test]
fn test_what_tells_a_son_from_his_father_is_no_last_name() {
    assert_names("Tom Hale Jr. opened the bridge. “It will hold,” Hale said.", "en", &["Tom Hale Jr."]);
}

#[test]
fn test_an_office_beside_a_name_means_who_has_it() {
    assert_names(
        "Irene Kolb, the mayor, opened the bridge. “It will hold,” the mayor said.",
        "en",
        &["Irene Kolb"],
    );
}

#[test]
fn test_an_answer_is_its_owners() {
    let text = "Tomas Stein was asked about it. Her brother Tomas Stein's answer ran: “It will hold.”";
    assert_names(text, "en", &["Tomas Stein"]);
}

#[test]
fn test_labels_of_a_transcript_have_the_names_of_its_people() {
    let text = "KOLB: It will hold.\nHALE: And the price?\nKOLB: It is low.\n\nIrene Kolb and Tom Hale met.";
    assert_names(text, "en", &["Irene Kolb", "Tom Hale", "Irene Kolb"]);
}

#[test]
fn test_she_is_who_acted_last_and_not_who_was_named_first() {
    let text = "Irene Kolb left for Paris with Anna Stein. Stein slept. Kolb spoke to the council. “It will hold,” she said.";
    assert_names(text, "en", &["Irene Kolb"]);
}

#[test]
fn test_the_full_name_is_printed_in_the_form_that_a_subject_has() {
    let text = "Premier spotkał Jana Grupińskiego. „To potrwa” – powiedział Jan Grupiński. „Nie wiem” – powiedział Grupiński.";
    assert_names(text, "pl", &["Jan Grupiński", "Jan Grupiński"]);
}
