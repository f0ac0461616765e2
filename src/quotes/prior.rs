//! What speaks for speech or against it where most of the truth is blind: it is English, and knows names and titles by their
//! capitals and speech by its verbs. German gives a capital to every noun; of a language without a lexicon no verb is known. Which
//! rows hold is a signal of [`keep`](super::keep); their odds, set by hand and round, are added where capitals or verbs tell nothing
//! (without them the spans of left-out news lose a point of F1).

use super::document::Document;
use super::tokens::{Token, What};
use crate::lexicon::{hash, role};

/// A quotation and its place, as the rows see them.
struct Look<'d> {
    words: usize,
    /// Words in lower case, the short ones apart.
    lower: usize,
    /// Short words in lower case: articles, prepositions, "ist".
    small: usize,
    /// Of those the ones that are neither article nor preposition: "ist", "wir", "nicht".
    joins: usize,
    opens_with_capital: bool,
    /// A full stop, a question or an exclamation mark within.
    ends_sentence: bool,
    before: Option<&'d Token>,
    /// A verb of reported speech stands beside it.
    is_reported: bool,
    /// The language's verbs of saying are known.
    has_words: bool,
}

/// A reason for or against.
#[cfg_attr(not(test), expect(dead_code, reason = "name and why are for whoever reads or tests the table"))]
struct Row {
    name: &'static str,
    why: &'static str,
    /// Added to the log-odds of speech.
    odds: f32,
    holds: fn(&Look<'_>) -> bool,
}

/// Longest name or title, in words.
const LONGEST_NAME: usize = 6;
/// Letters of a word from which it is no small word.
const SMALL: usize = 3;
/// Tokens beside the quotation in which reported speech shows.
const NEAR: usize = 8;

#[rustfmt::skip]
const ROWS: &[Row] = &[
    Row { name: "capitals", why: "names and titles of works have no verb: no word in lower case but small ones", odds: -3.0,
          holds: |look| look.lower == 0 && look.joins == 0 && look.words <= LONGEST_NAME && !look.ends_sentence && !look.is_reported },
    Row { name: "apposed", why: "a noun right before the mark says what the quoted name is: Radiosender „…“", odds: -1.5,
          holds: |look| look.words <= LONGEST_NAME && !look.is_reported
              && look.before.is_some_and(|token| token.is_capital() && !token.starts_sentence) },
    Row { name: "bracketed", why: "in brackets stand abbreviations, translations and other names", odds: -2.0,
          holds: |look| look.words <= LONGEST_NAME && look.before.is_some_and(|token| token.is('(')) },
    Row { name: "clause", why: "names and scare quotes are short; several words in lower case are somebody's words", odds: 2.0,
          holds: |look| look.words >= 4 && look.lower + look.small >= 2 && look.lower + look.joins >= 1 },
    Row { name: "sentence", why: "a capital at the start and a full stop within make a sentence that somebody said", odds: 2.0,
          holds: |look| look.words >= 3 && look.opens_with_capital && look.ends_sentence },
    Row { name: "wordless", why: "where no verb of saying is known, that none stands beside the words tells nothing", odds: 3.0,
          holds: |look| !look.has_words && look.words >= 3 },
    Row { name: "reported", why: "the subjunctive beside the marks reports what somebody said", odds: 1.5,
          holds: |look| look.is_reported && look.words >= 2 },
];

/// What the rows add to the log-odds that a quotation is speech; 0 where the fitted weights know better.
pub(super) fn log_odds(document: &Document<'_>, index: usize) -> f32 {
    let lexicon = document.words.lexicon;
    if !lexicon.nouns_are_capitalised && !lexicon.strong.is_empty() {
        return 0.0;
    }
    let look = look(document, index);
    ROWS.iter().filter(|row| (row.holds)(&look)).map(|row| row.odds).sum()
}

/// Which rows hold, a bit each; 0 where the other signals know as much.
pub(super) fn nature(document: &Document<'_>, index: usize) -> u8 {
    if document.words.lexicon.subject_first {
        return 0;
    }
    let look = look(document, index);
    ROWS.iter().enumerate().map(|(bit, row)| u8::from((row.holds)(&look)) << bit).sum()
}

fn look<'d>(document: &'d Document<'_>, index: usize) -> Look<'d> {
    let segment = &document.segments[index];
    let paragraph = segment.paragraph as usize;
    let inside = &document.sources[paragraph].text[segment.span.inner.clone()];
    let range = document.paragraph_tokens[paragraph].clone();
    let token = segment.token as usize;
    let (mut words, mut lower, mut small, mut joins) = (0, 0, 0, 0);
    if inside.starts_with(is_unspaced) {
        // Chinese and Japanese: about two characters make a word
        words = inside.chars().take(80).filter(|&c| is_unspaced(c)).count() / 2;
        lower = words;
    }
    for word in inside.split_whitespace().take(40).take_while(|word| !word.starts_with(is_unspaced)) {
        words += 1;
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        // Arabic and its like have no case
        if word.starts_with(|c: char| c.is_lowercase() || c.is_alphabetic() && !c.is_uppercase()) {
            if word.chars().count() > SMALL {
                lower += 1;
            } else {
                small += 1;
                let roles = document.words.roles(hash(word));
                joins += usize::from(roles & (role::DETERMINER | role::PREPOSITION | role::PARTICLE) == 0);
            }
        }
    }
    let left = document.tokens[range.start..token].iter().rev().take(NEAR);
    let right =
        document.tokens[token + 1..range.end].iter().take(NEAR).take_while(|token| !token.starts_sentence);
    let mut is_reported = right.clone().any(|token| token.has(role::REPORTED));
    if !document.tokens[token].starts_sentence {
        for token in left {
            is_reported |= token.has(role::REPORTED);
            if token.starts_sentence {
                break;
            }
        }
    }
    Look {
        words,
        lower,
        small,
        joins,
        opens_with_capital: inside.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase),
        ends_sentence: inside.ends_with(['.', '!', '?', '…', '。', '！', '？']),
        before: token
            .checked_sub(1)
            .filter(|&at| at >= range.start)
            .map(|at| &document.tokens[at])
            .filter(|token| !matches!(token.what, What::Quote(_))),
        is_reported,
        has_words: !document.words.lexicon.strong.is_empty(),
    }
}

/// Letters of scripts without spaces between words: kana and Han.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Kind;
    use crate::lexicon::Words;
    use crate::quotes::document::Source;

    /// The names of the rows that hold for the first quotation of a text.
    fn rows(text: &str, language: &str) -> Vec<&'static str> {
        let source = Source { text, kind: Kind::Paragraph, author: None, spans: &[] };
        let document = Document::read(vec![source], Words::of(Some(language)), false);
        let look = look(&document, 0);
        ROWS.iter().filter(|row| (row.holds)(&look)).map(|row| row.name).collect()
    }

    #[test]
    fn test_each_row_holds_for_its_case() {
        for (text, expected) in [
            ("Die Band heißt heute „Grauer Hafen“.", vec!["capitals"]),
            ("Er sprach im Radiosender „Welle vier“.", vec!["apposed"]),
            ("Der Bund („das graue Haus“) zahlt.", vec!["bracketed"]),
            ("Er nannte das „völlig aus der Luft gegriffen“.", vec!["clause"]),
            ("Er rief: „Der Damm hält!“", vec!["sentence"]),
            ("Der Damm sei „nicht sicher“.", vec!["reported"]),
        ] {
            assert_eq!(rows(text, "de"), expected, "{text}");
        }
    }

    #[test]
    fn test_without_a_lexicon_length_and_form_decide() {
        assert_eq!(rows("Kryetari tha: „Nuk e lëmë urën.”", "sq"), ["clause", "sentence", "wordless"]);
        assert_eq!(rows("Filmi „Porti gri” shfaqet.", "sq"), Vec::<&str>::new());
        assert_eq!(rows("首相は「景気は回復しつつある」と述べた。", "ja"), ["clause", "wordless"]);
    }

    #[test]
    fn test_the_rows_are_named_once_and_explained() {
        for (at, row) in ROWS.iter().enumerate() {
            assert!(!row.why.is_empty() && row.odds != 0.0, "{}", row.name);
            assert!(ROWS[at + 1..].iter().all(|other| other.name != row.name), "{}", row.name);
        }
    }

    #[test]
    fn test_other_languages_are_left_to_the_weights() {
        let source =
            Source {
                text: "He called it “Grey Harbour”.", kind: Kind::Paragraph, author: None, spans: &[]
            };
        let document = Document::read(vec![source], Words::of(Some("en")), false);
        assert_eq!(log_odds(&document, 0), 0.0);
    }
}
