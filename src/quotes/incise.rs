//! Incises: a cue clause that stands within the speech itself. French sets it between commas inside the guillemets
//! (« Il cédera, a-t-il dit, et vite »), Russian between dashes («Мы уйдём, — сказал он, — и скоро»); and a line of dialogue ends
//! where one begins (– Vi har inga pengar, säger hon).

use super::marks::Span;
use super::morphology;
use crate::lexicon::{Words, hash, role};

/// Words among which the verb of a cue clause stands: "a-t-il dit", "har han sagt".
const CLAUSE_WORDS: usize = 3;

/// Whether a text begins with a cue clause: a verb of saying first, or behind an auxiliary and its pronoun.
pub(super) fn opens_clause(rest: &str, words: &Words) -> bool {
    let mut is_first = true;
    for word in rest.split_whitespace().take(CLAUSE_WORDS) {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if bare.is_empty() || is_first && !bare.starts_with(char::is_lowercase) {
            return false;
        }
        let stem = bare.split('-').next().unwrap_or(bare);
        let roles = words.roles(hash(bare)) | words.roles(hash(stem));
        if roles & (role::STRONG | role::TELL) != 0 {
            return true;
        }
        if is_first && roles & role::SEPARABLE != 0 && is_completed(rest, bare, words) {
            return true;
        }
        let goes_on =
            roles & (role::ADVERB | role::PRONOUN) != 0 && !word.ends_with([',', '.', '!', '?', ':']);
        if !goes_on {
            return false;
        }
        is_first = false;
    }
    false
}

/// Words from a verb to the particle or the preposition that completes it: "slår hun fast", "kommer det tørt fra Moum".
const COMPLETED: usize = 5;

/// Whether a verb that says something only with another word has it behind it.
fn is_completed(rest: &str, verb: &str, words: &Words) -> bool {
    rest.split_whitespace().skip(1).take(COMPLETED).any(|word| {
        let other = hash(word.trim_matches(|c: char| !c.is_alphanumeric()));
        words.is_separable(hash(verb), other) || words.is_impersonal(hash(verb), other)
    })
}

/// Words of a cue clause whose verb no list has, and those among which its subject stands.
const UNKNOWN_CLAUSE: (usize, usize) = (9, 4);

/// Bytes that may stand around a verb up to the next blank: a space before it, punctuation.
const AROUND: usize = 12;

/// Whether a text begins with a cue clause whose verb is unknown: "– odparował burmistrz.", "ursäktade sig Bergdahl." It has a verb's
/// ending, or, unless it `needs_ending`, somebody stands behind it; and the sentence is short.
pub(super) fn is_unknown_clause(rest: &str, words: &Words, needs_ending: bool) -> bool {
    // a text of dashes asks this at each of them: what is no word for so long is no verb, and need not be read to its end
    let near = rest[..rest.floor_char_boundary(super::frames::LONGEST_VERB + AROUND)].trim_start();
    if near.len() > super::frames::LONGEST_VERB
        && !near.contains(|c: char| c.is_whitespace() || matches!(c, '.' | '!' | '?' | '…'))
    {
        return false;
    }
    let sentence = rest.split_inclusive(['.', '!', '?', '…']).next().unwrap_or_default();
    let mut clause = sentence.split_whitespace();
    let Some(verb) = clause.next().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())) else {
        return false;
    };
    let is_short = sentence.ends_with('.') && sentence.split_whitespace().nth(UNKNOWN_CLAUSE.0).is_none();
    if !verb.starts_with(char::is_lowercase)
        || verb.len() > super::frames::LONGEST_VERB
        || words.roles(hash(verb)) & !role::SEPARABLE != 0
    {
        return false;
    }
    let has_ending = morphology::is_verb(verb, words.lexicon.verb_endings);
    let has_subject = clause.take(UNKNOWN_CLAUSE.1 - 1).any(|word| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        bare.starts_with(char::is_uppercase)
            || words.roles(hash(bare)) & (role::ROLE | role::ROLE_SHE | role::HE | role::SHE) != 0
    });
    has_ending && (has_subject || is_short) || !needs_ending && has_subject && is_short
}

/// Words of a cue clause that its verb ends: "Marta Lind myöntää."
const SHORT_CLAUSE: usize = 4;

/// Whether a text is a cue clause whose subject stands before the verb, as Finnish has it: a name or a pronoun, and a verb of
/// saying at the end.
fn is_clause(rest: &str, words: &Words) -> bool {
    let mut clause = rest.split_whitespace();
    let Some(first) = clause.next() else { return false };
    let opens = first.starts_with(char::is_uppercase) || words.roles(hash(first)) & role::PRONOUN != 0;
    let last = clause.by_ref().take(SHORT_CLAUSE - 1).last().unwrap_or_default();
    opens
        && clause.next().is_none()
        && words.roles(hash(last.trim_end_matches('.'))) & (role::STRONG | role::TELL) != 0
}

/// Whether a text is one short clause.
fn closes(rest: &str) -> bool {
    rest.len() <= LONGEST_UNKNOWN
        && rest.trim_end().find(['.', '!', '?']).is_none_or(|at| at + 1 == rest.trim_end().len())
}

/// Bytes of a short clause.
const LONGEST_UNKNOWN: usize = 90;

/// Where the speech of a dialogue's line ends because a cue clause follows, from `from` on: behind the comma, the question or
/// the exclamation mark.
pub(super) fn speech_end(text: &str, from: usize, words: &Words) -> Option<usize> {
    text[from..]
        .char_indices()
        .filter(|&(_, c)| matches!(c, ',' | '?' | '!' | '…'))
        .map(|(at, c)| from + at + c.len_utf8())
        .find(|&behind| {
            let rest = &text[behind..];
            rest.starts_with(char::is_whitespace)
                && (opens_clause(rest, words)
                    || is_clause(rest, words)
                    || closes(rest) && is_unknown_clause(rest, words, true))
        })
}

fn is_dash(c: char) -> bool {
    matches!(c, '—' | '–' | '―')
}

/// The two pieces of a quotation that holds its own cue clause.
pub(super) fn split(text: &str, span: &Span, words: &Words) -> Option<[Span; 2]> {
    let inside = &text[span.inner.clone()];
    let base = span.inner.start;
    let (end, next) = by_dashes(inside, words).or_else(|| by_commas(inside, words))?;
    let piece = |from: usize, to: usize| {
        let words = &text[from..to];
        let start = from + (words.len() - words.trim_start().len());
        start..start + words.trim().len()
    };
    let (first, second) = (piece(base, base + end), piece(base + next, span.inner.end));
    let speaks = |range: &std::ops::Range<usize>| text[range.clone()].chars().any(char::is_alphanumeric);
    if !speaks(&first) || !speaks(&second) {
        return None;
    }
    Some([
        Span { outer: span.outer.start..first.end, inner: first, is_open: false },
        Span { outer: second.start..span.outer.end, inner: second, is_open: span.is_open },
    ])
}

/// Where the speech breaks off and where it goes on, by dashes on both sides of the clause.
fn by_dashes(inside: &str, words: &Words) -> Option<(usize, usize)> {
    let mut dashes =
        inside.char_indices().filter(|&(at, c)| is_dash(c) && inside[..at].ends_with(char::is_whitespace));
    let (open, _) = dashes.find(|&(at, c)| {
        inside[..at].trim_end().ends_with([',', '?', '!', '…'])
            && opens_clause(&inside[at + c.len_utf8()..], words)
    })?;
    let (close, dash) = dashes.next()?;
    Some((open, close + dash.len_utf8()))
}

/// The same by commas, where the pronoun hangs on the verb: nothing else tells the clause from the speech.
fn by_commas(inside: &str, words: &Words) -> Option<(usize, usize)> {
    if words.lexicon.enclitics.is_empty() {
        return None;
    }
    let mut commas = inside.match_indices(", ").map(|(at, _)| at);
    let open = commas.find(|&at| {
        let rest = &inside[at + 1..];
        let first = rest.split_whitespace().next().unwrap_or_default();
        let first = first.trim_end_matches(|c: char| !c.is_alphanumeric());
        let hangs = first
            .rsplit_once('-')
            .is_some_and(|(_, pronoun)| words.roles(hash(pronoun)) & role::PRONOUN != 0);
        hangs && opens_clause(rest, words)
    })?;
    let close = commas.next()?;
    Some((open + 1, close + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quotes::marks::{Singles, spans};

    fn pieces<'a>(text: &'a str, language: &str) -> Vec<&'a str> {
        let words = Words::of(Some(language));
        spans(text, Singles::Ignore, false)
            .iter()
            .flat_map(|span| split(text, span, words).map_or(vec![span.clone()], Vec::from))
            .map(|span| &text[span.inner])
            .collect()
    }

    #[test]
    fn test_a_cue_clause_within_the_marks_parts_the_quotation() {
        assert_eq!(pieces("«Мы уйдём, — сказал он, — и скоро».", "ru"), ["Мы уйдём,", "и скоро"]);
        assert_eq!(pieces("« Il cédera, a-t-il dit, et vite. »", "fr"), ["Il cédera,", "et vite."]);
        assert_eq!(pieces("« Il cédera, dit-elle, et vite. »", "fr"), ["Il cédera,", "et vite."]);
        assert_eq!(pieces("«Мы уйдём — и скоро — домой».", "ru"), ["Мы уйдём — и скоро — домой"]);
        assert_eq!(
            pieces("« Il cédera, dit le maire, et vite. »", "fr"),
            ["Il cédera, dit le maire, et vite."]
        );
    }

    #[test]
    fn test_a_line_of_dialogue_ends_where_a_cue_clause_begins() {
        let end = |text: &str, language| {
            speech_end(text, 0, Words::of(Some(language))).map(|at| text[..at].to_owned())
        };
        assert_eq!(end("Vi har inga pengar, säger hon.", "sv").as_deref(), Some("Vi har inga pengar,"));
        assert_eq!(end("Nous partons, a répondu Kolb.", "fr").as_deref(), Some("Nous partons,"));
        assert_eq!(end("Varför då? undrar hon.", "sv").as_deref(), Some("Varför då?"));
        assert_eq!(end("Se etenee hitaasti, Lind myöntää.", "fi").as_deref(), Some("Se etenee hitaasti,"));
        assert_eq!(end("Se etenee, Lind ja moni muu kylässä myöntää.", "fi"), None);
        assert_eq!(end("Vi har pengar, men inga stenar.", "sv"), None);
    }
}
