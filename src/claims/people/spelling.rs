//! How a name is spelled: what its own letters and words say.

use super::look::Candidate;
use super::names::{self, is_hangul, is_wide};
use super::pieces::is_role;
use super::words::{
    AGENCIES, FUNCTION_WORDS, NEVER, NEWSROOM_WORDS, NOBODY, ORGANISATION_ENDINGS, PARTICLES,
};
use crate::text::WordSet;

/// Further words that no name holds: furniture of pages that stands where bylines do. Lower case.
#[rustfmt::skip]
static FURNITURE: WordSet = WordSet::new(&[
    "publiziert", "publicado", "publié", "pubblicato", "veröffentlicht", "aktualisiert", "updated", "published", "posted", "agenturen", "agreement", "licence", "license", "terms", "privacy", "policy", "cookie", "cookies", "autorenseite", "autor", "autorin", "author", "authors", "profile", "profil", "page", "seite", "website", "kontakt", "contact", "impressum", "about", "info", "advertisement", "anzeige", "werbung", "sponsored", "podcast", "live", "latest", "trending", "related", "popular", "next", "previous", "back", "top", "sign", "register", "join", "download", "listen", "watch", "copyright", "rights", "reserved", "minuten", "minute", "uhr", "kommentieren", "merken", "vorlesen", "anhören", "abonnieren", "abo", "plus", "exklusiv", "facebook", "twitter", "instagram", "linkedin", "youtube", "whatsapp", "pinterest", "tiktok", "xing", "telegram", "rss", "feed", "copy", "link", "feedback", "send", "nachrichten", "geschrieben", "bookmark", "save", "print", "biography", "opinion", "analysis", "politics", "sports", "business", "world", "culture", "politik", "wirtschaft", "kultur", "sport", "guide", "guides", "tips", "reviews", "review", "photo", "getty", "interview", "translate", "article", "story",
]);

/// Fills in what the name's own letters say.
pub(super) fn spelled(candidate: &mut Candidate) {
    let name = candidate.name.as_str();
    let facts = &mut candidate.facts;
    let words: Vec<&str> = name.split_whitespace().collect();
    let lower: Vec<String> =
        words.iter().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()).collect();
    let lettered = words.iter().filter(|word| word.chars().any(char::is_alphabetic)).count().max(1) as f32;
    let starts =
        |word: &&str, is: fn(char) -> bool| word.chars().find(|c| c.is_alphanumeric()).is_some_and(is);
    let is_particle = |word: &str| PARTICLES.contains(word);
    facts.words = words.len() as f32;
    facts.chars = name.chars().count() as f32;
    facts.upper = words
        .iter()
        .filter(|word| {
            word.chars().filter(|c| c.is_alphabetic()).count() > 1
                && word.chars().all(|c| !c.is_lowercase())
                && word.chars().any(char::is_uppercase)
        })
        .count() as f32
        / lettered;
    facts.title_case = words.iter().filter(|word| starts(word, char::is_uppercase)).count() as f32 / lettered;
    facts.lower_words = words
        .iter()
        .zip(&lower)
        .filter(|(word, lower)| starts(word, char::is_lowercase) && !is_particle(lower))
        .count() as f32;
    facts.digit = name.chars().any(|c| c.is_ascii_digit());
    facts.script = if name.chars().any(is_hangul) {
        2.0
    } else if name.chars().any(is_wide) {
        1.0
    } else if name.chars().any(|c| matches!(c, '\u{0400}'..='\u{04ff}')) {
        3.0
    } else if name.chars().any(|c| matches!(c, '\u{0370}'..='\u{03ff}' | '\u{0590}'..='\u{0fff}')) {
        4.0
    } else {
        0.0
    };
    let given: Vec<bool> = lower.iter().map(|word| names::is_given(word)).collect();
    // no list has the names that Chinese, Japanese and Korean make of characters: a label or a trade beside them tells
    let is_wide_name = (2..=5).contains(&name.chars().count())
        && name.chars().all(is_wide)
        && facts.labels[0] + facts.labels[2] + facts.labels[1] + facts.labels[9] > 0.0;
    facts.given_first = given.first().copied().unwrap_or(false) || is_wide_name;
    facts.given = given.iter().filter(|given| **given).count() as f32;
    facts.roles = words.iter().filter(|word| is_role(word)).count() as f32;
    let whole = lower.join(" ");
    facts.agency = AGENCIES.contains(&whole)
        || AGENCIES.contains(&candidate.key)
        || lower.iter().any(|word| word.chars().count() > 2 && AGENCIES.contains(word));
    facts.newsroom = lower
        .iter()
        .filter(|word| {
            NEWSROOM_WORDS.contains(word) || word.ends_with("redaktion") || word.ends_with("zeitung")
        })
        .count() as f32;
    facts.function = lower.iter().filter(|word| FUNCTION_WORDS.contains(word)).count() as f32;
    facts.furniture =
        lower.iter().filter(|word| NEVER.contains(word) || FURNITURE.contains(word)).count() as f32;
    facts.nobody = NOBODY.contains(&whole) || holds_reference(name);
    facts.organisation =
        lower.iter().any(|word| ORGANISATION_ENDINGS.iter().any(|ending| word.ends_with(ending)));
}

/// Whether a name holds what is left of a character reference: "Redacci&oacute".
fn holds_reference(name: &str) -> bool {
    name.split('&')
        .skip(1)
        .any(|rest| rest.bytes().take_while(u8::is_ascii_lowercase).count() >= 4 || rest.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_letters_and_words_are_counted() {
        let facts = |name: &str| {
            let mut candidate =
                Candidate { name: name.to_owned(), key: names::key(name), ..Candidate::default() };
            spelled(&mut candidate);
            candidate.facts
        };
        let (person, button, broken) = (facts("Ann Lee"), facts("Copy Link"), facts("Redacci&oacute n"));
        assert!(person.given_first && person.title_case == 1.0 && person.furniture == 0.0);
        assert!(button.furniture == 2.0 && !button.given_first);
        assert!(broken.nobody, "what is left of a character reference");
        assert_eq!(
            (facts("김민수").script, facts("山田太郎").script, facts("Анна Ли").script),
            (2.0, 1.0, 3.0)
        );
    }
}
