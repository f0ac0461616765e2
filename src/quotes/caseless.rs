//! Names in scripts without capitals: which words are names is told by given names, by titles and offices before them, and by
//! having been the last name of somebody before. What is found is given a capital, and so read as in any other script.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::tokens::{Token, What};
use crate::lexicon::{Proclitic, Words, hash, role};
use crate::text::Seed;

/// Unknown words that may stand as one name right before the marker of a subject: "रुखसाना अंजुम ने".
const MOST_BEFORE_MARKER: usize = 3;
/// Tokens behind a body in which a verb tells that it speaks: "ממשרד הבריאות נמסר".
const VERB_OF_BODY: usize = 5;

/// Roles with which a word cannot be part of a name.
const NO_NAME: u32 = role::CUE
    | role::PRONOUN
    | role::DETERMINER
    | role::PREPOSITION
    | role::STOP
    | role::ADVERB
    | role::ANY_TITLE
    | role::ROLE
    | role::ROLE_SHE
    | role::ORGANISATION
    | role::THAT
    | role::SCARE;

/// Gives the words of names a capital.
pub(super) fn mark_names(texts: &[&str], paragraphs: &[Range<usize>], words: &Words, tokens: &mut [Token]) {
    let mut last_names: HashSet<u64, Seed> = HashSet::default();
    let mut counts: HashMap<u64, u32, Seed> = HashMap::default();
    for token in tokens.iter().filter(|token| token.is_word() && token.roles == 0) {
        *counts.entry(token.hash).or_default() += 1;
    }
    for range in paragraphs {
        let tokens = &mut tokens[range.clone()];
        let mut at = 0;
        while at < tokens.len() {
            let end = name_end(tokens, at, &counts).or_else(|| before_marker(tokens, at, words));
            if let Some(end) = end {
                for token in &mut tokens[at..end] {
                    token.what = What::Capital;
                }
                let last = &tokens[end - 1];
                if end - at >= 2 && last.roles & !(role::NAME_HE | role::NAME_SHE) == 0 {
                    last_names.insert(last.hash);
                }
                at = end;
            } else {
                at += 1;
            }
        }
    }
    for (text, range) in texts.iter().zip(paragraphs) {
        let tokens = &mut tokens[range.clone()];
        for token in &mut *tokens {
            if token.what == What::Lower && token.roles == 0 {
                recall(text, token, &last_names, words);
            }
        }
        settle_joined(text, tokens, words);
    }
}

/// Makes a last name that stood behind a given name before, with or without a particle written together with it, a name.
fn recall(text: &str, token: &mut Token, last_names: &HashSet<u64, Seed>, words: &Words) {
    if last_names.contains(&token.hash) {
        token.what = What::Capital;
        return;
    }
    if last_names.is_empty() || words.lexicon.proclitics.is_empty() {
        return;
    }
    let Some(word) = text.get(token.start as usize..token.end as usize) else { return };
    let known = |rest: &str| last_names.contains(&hash(rest)).then_some(0);
    // the article is part of a name, and no name is what begins with another one's article
    if let Some((gone, roles)) = words.unjoined_as(word, &known).filter(|(gone, _)| *gone > 0) {
        token.start += gone as u32;
        token.hash = hash(&word[gone..]);
        token.roles = roles;
        token.what = What::Capital;
    }
}

/// Where a name ends that begins here with a given name, or behind a title.
fn name_end(tokens: &[Token], at: usize, counts: &HashMap<u64, u32, Seed>) -> Option<usize> {
    let first = &tokens[at];
    // "أم خالد"
    let opens_name = tokens.get(at + 1).is_some_and(|next| next.has(role::NAME_HE | role::NAME_SHE));
    let has_office = at > 0 && tokens[at - 1].has(role::ANY_TITLE | role::ROLE);
    let is_given = first.what == What::Lower
        && first.has(role::NAME_HE | role::NAME_SHE | role::PARTICLE)
        && (!first.has(NO_NAME) || first.has(role::PARTICLE) && opens_name);
    let is_titled = at > 0
        && tokens[at - 1].has(role::ANY_TITLE)
        && !first.starts_sentence
        && first.what == What::Lower
        && first.roles == 0;
    if !is_given && !is_titled {
        return None;
    }
    let mut end = at + 1;
    let mut unknown = usize::from(is_titled);
    let mut has_name = !first.has(role::PARTICLE) || first.has(role::NAME_HE | role::NAME_SHE);
    while let Some(token) =
        tokens.get(end).filter(|token| token.what == What::Lower && !token.starts_sentence)
    {
        if token.has(NO_NAME | role::OBLIQUE) {
            break;
        }
        let is_particle = token.has(role::PARTICLE);
        let is_known = token.has(role::NAME_HE | role::NAME_SHE);
        if !is_particle && !is_known {
            let is_last = unknown == 0 || is_titled && unknown == 1 || tokens[end - 1].has(role::PARTICLE);
            // "फागूलाल ट्रक चलाते": a noun behind a given name, unless the text has it again or something closes it
            let is_closed = has_office
                || counts.get(&token.hash).is_some_and(|count| *count > 1)
                || tokens.get(end + 1).is_none_or(|next| next.what != What::Lower || next.roles != 0);
            if token.roles != 0 || !is_last || !is_closed {
                break;
            }
            unknown += 1;
        }
        has_name |= !is_particle;
        end += 1;
    }
    has_name.then_some(end)
}

/// Where a name of unknown words ends that begins here, right before the marker of a subject: two words at least, or one behind an
/// office.
fn before_marker(tokens: &[Token], at: usize, words: &Words) -> Option<usize> {
    if words.lexicon.subject_markers.is_empty() || tokens[at].what != What::Lower || tokens[at].roles != 0 {
        return None;
    }
    // one more than may be is enough to tell that they are too many
    let unknown = tokens[at..].iter().take(MOST_BEFORE_MARKER + 1);
    let length = unknown.take_while(|token| token.what == What::Lower && token.roles == 0).count();
    let is_marked = tokens.get(at + length).is_some_and(|token| words.marks_subject(token.hash));
    let has_office =
        at > 0 && tokens[at - 1].has(role::ROLE | role::ANY_TITLE) && !tokens[at].starts_sentence;
    (is_marked && length <= MOST_BEFORE_MARKER && (has_office || length == 2)).then_some(at + length)
}

/// Particles of a kind, by the lexicon.
fn particles(words: &Words, kind: Proclitic) -> impl Iterator<Item = &'static str> {
    let proclitics = words.lexicon.proclitics;
    proclitics.iter().filter(move |(_, makes)| *makes == kind).map(|(particle, _)| *particle)
}

/// A body behind "from" or "in" speaks where a verb of saying follows ("ממשרד הבריאות נמסר"); any other unknown word that begins as
/// a particle does is taken for no subject.
fn settle_joined(text: &str, tokens: &mut [Token], words: &Words) {
    if words.lexicon.proclitics.is_empty() {
        return;
    }
    for at in 0..tokens.len() {
        let token = &tokens[at];
        let (start, end) = (token.start as usize, token.end as usize);
        let opens =
            token.starts_sentence || at == 0 || tokens[at - 1].has(role::STOP) || tokens[at - 1].is(',');
        let is_body = token.has(role::OBLIQUE) && (token.has(role::ORGANISATION) || token.is_capital());
        if is_body && opens {
            let is_parted = particles(words, Proclitic::Source).any(|joined| text[..start].ends_with(joined));
            let speaks = tokens[at + 1..]
                .iter()
                .take(VERB_OF_BODY)
                .take_while(|next| next.is_word() && !next.starts_sentence)
                .any(|next| next.has(role::STRONG | role::TELL));
            if is_parted && speaks {
                tokens[at].roles &= !role::OBLIQUE;
            }
            continue;
        }
        if token.what != What::Lower || token.roles != 0 {
            continue;
        }
        let word = &text[start..end];
        let is_reported = tokens.get(at + 1).is_some_and(|next| next.has(role::REPORTED));
        if opens
            && is_reported
            && let Some(joined) = particles(words, Proclitic::Source).find(|joined| word.starts_with(joined))
        {
            let token = &mut tokens[at];
            token.start += joined.len() as u32;
            token.hash = hash(&word[joined.len()..]);
            token.what = What::Capital;
        } else if particles(words, Proclitic::Case)
            .any(|joined| word.strip_prefix(joined).is_some_and(|rest| rest.chars().nth(1).is_some()))
        {
            tokens[at].roles |= role::OBLIQUE;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::quotes::document::Document;
    use crate::quotes::mentions::Form;

    fn persons(text: &str, language: &str) -> Vec<String> {
        let document = Document::of(text, language);
        let persons = document.mentions.iter().filter(|mention| mention.form == Form::Person);
        persons.map(|mention| document.name(mention).to_owned()).collect()
    }

    #[test]
    fn test_given_names_open_names_and_last_names_are_known_again() {
        let text = "قال وزير الصحة خالد المنصوري: «لا». وأضاف المنصوري: «نعم».";
        assert_eq!(persons(text, "ar"), ["خالد المنصوري", "المنصوري"]);
    }

    #[test]
    fn test_a_noun_behind_a_given_name_is_no_last_name_unless_something_closes_it() {
        assert_eq!(persons("कमलेश ट्रक हांकते हैं। “हां।”", "hi"), ["कमलेश"]);
        assert_eq!(persons("कमलेश दुबौलिया ने कहा, “हां।”", "hi"), ["कमलेश दुबौलिया"]);
    }

    #[test]
    fn test_a_body_behind_from_speaks_where_a_verb_of_saying_follows() {
        let document = Document::of("ממשרד התחבורה נמסר: \"כן\".", "he");
        assert!(document.mentions.iter().any(|mention| document.printed(mention) == "משרד התחבורה"));
    }
}
