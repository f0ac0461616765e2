//! Names: runs of capitals with their titles, offices and descriptions, and what hangs on them.

use std::collections::HashSet;

use super::mentions::{Form, Head, Mention, Reader};
use super::order::cue_after;
use super::tokens::{Token, What};
use crate::lexicon::{BELONGS, Words, role};
use crate::text::Seed;

/// Tokens of a party tag or age in brackets behind a name: "(R-Tex.)".
const LONGEST_TAG: usize = 6;

/// The last names of a document in a language where every noun has a capital: words that end a run behind a given name, a
/// title or an office.
pub(crate) fn names(tokens: &[Token], words: &Words) -> HashSet<u64, Seed> {
    let mut names: HashSet<u64, Seed> = HashSet::default();
    if !words.lexicon.nouns_are_capitalised {
        return names;
    }
    for pair in tokens.windows(2) {
        let opens = pair[0]
            .has(role::NAME_HE | role::NAME_SHE | role::ANY_TITLE | role::ROLE | role::PARTICLE)
            && (pair[0].is_capital() || names.contains(&pair[0].hash));
        let goes_on = opens || names.contains(&pair[0].hash) && pair[0].is_capital();
        let is_name = pair[1].is_capital()
            && !pair[1].starts_sentence
            && !pair[1].has(role::ROLE | role::ORGANISATION | role::NAME_HE | role::NAME_SHE | role::STOP);
        if goes_on && is_name {
            names.insert(pair[1].hash);
        }
    }
    names
}

impl Reader<'_> {
    /// Whether a capitalised token can open or carry on a name.
    pub(super) fn is_name_word(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        if !token.is_capital() || token.has(role::PRONOUN) {
            return false;
        }
        // "Марта" is a month in lower case
        let is_given_name = !self.words.lexicon.subject_first
            && token.has(role::NAME_HE | role::NAME_SHE)
            && (!token.starts_sentence || self.at(at + 1).is_some_and(Token::is_capital));
        if token.has(role::STOP | role::DETERMINER | role::PREPOSITION)
            && token.what != What::Acronym
            && !is_given_name
        {
            return false;
        }
        if token.starts_sentence && !token.has(role::ANY_TITLE | role::NAME_HE | role::NAME_SHE) {
            // A word that opens a sentence is a name unless the document has it in lower case too.
            let is_common = self.lower_words.contains(&token.hash)
                || token.has(role::ADVERB | role::CUE)
                || self.is_adverb(at);
            let next_is_name = self.at(at + 1).is_some_and(Token::is_capital);
            if self.words.lexicon.strong.is_empty() {
                return next_is_name;
            }
            return !is_common || (next_is_name && token.has(role::ROLE | role::ORGANISATION));
        }
        true
    }

    /// A name `run..end` in the phrase that starts at `at`.
    pub(super) fn name(
        &self,
        at: usize,
        body: usize,
        run: usize,
        end: usize,
        is_determined: bool,
        out: &mut Vec<Mention>,
    ) {
        let tokens = self.tokens;
        // The name proper begins behind the last title or office.
        let name_start = (run..end - 1)
            .rev()
            .find(|&index| {
                tokens[index].has(role::ANY_TITLE | role::ROLE)
                    && !tokens[index].has(role::NAME_HE | role::NAME_SHE)
            })
            .map_or(run, |index| index + 1);
        // "der Brückenwart Tomas Brandt": an unknown office before a given and a last name
        let has_office = self.words.lexicon.nouns_are_capitalised && is_determined && end - name_start == 3;
        let name_start = if has_office
            && tokens[name_start..end]
                .iter()
                .all(|token| token.is_capital() && !token.has(role::ORGANISATION))
        {
            name_start + 1
        } else {
            name_start
        };
        let is_described = run > body;
        let has_role = name_start > run || run > at;
        let name_start = self.given_name(name_start, end, has_role).unwrap_or(name_start);
        let mut mention = Mention::new(at, end, Form::Person);
        (mention.name_start, mention.name_end) = (name_start as u32, end as u32);
        mention.form = form(tokens, if is_described { at } else { run }, name_start, end, self.words);
        mention.gender = gender(tokens, run, name_start, end);
        if is_described && tokens[at..run].iter().any(|token| token.has(role::ROLE_SHE)) {
            mention.gender = b'f';
        }
        mention.head = self.head(end - 1);
        if is_determined && self.words.lexicon.names_have_articles {
            // "η Μαρία Παππά"
        } else if is_determined {
            // "the Kremlin": the article belongs to it
            if mention.form == Form::Person && !is_described && name_start == run && end - run <= 3 {
                mention.form = Form::Organisation;
            }
        } else if !is_described && at > self.range.start {
            // "rival Marco Rubio": a description whose start is in doubt
            mention.start = describe(tokens, at).max(self.range.start as u32);
            let mut has_office = false;
            for token in &tokens[mention.start as usize..at] {
                has_office |= token.has(role::ROLE);
                if token.has(role::ROLE_SHE) {
                    mention.gender = b'f';
                }
            }
            if has_office && let Some(given) = self.given_name(name_start, end, true) {
                mention.name_start = given as u32;
            }
        }
        // "ο αντιδήμαρχος Τουρισμού, Πέτρος Καλλιγέρης": what the office is for, and then the name
        let is_field = self.words.lexicon.names_have_articles
            && is_described
            && end - name_start == 1
            && !tokens[name_start].has(role::NAME_HE | role::NAME_SHE)
            && self.at(end).is_some_and(|next| next.is(','))
            && self
                .at(end + 1)
                .is_some_and(|next| next.is_capital() && next.has(role::NAME_HE | role::NAME_SHE));
        if mention.form == Form::Person && is_field {
            (mention.form, mention.head, mention.name_start) = (Form::Nominal, Head::Role, mention.start);
            out.push(mention);
            return;
        }
        if mention.form == Form::Person {
            mention.end = self.tag(end) as u32;
            mention.core_end = mention.end;
        }
        out.push(mention);
    }

    /// Where a given name, or an initial, ends a run of capitals that names a body first: "prezes KGHM Herbert Wirth"; behind an
    /// office also the place or the body that it is of: "мэр Харькова Геннадий Кернес".
    fn given_name(&self, from: usize, end: usize, has_role: bool) -> Option<usize> {
        if self.words.lexicon.subject_first || end < from + 3 {
            return None;
        }
        let is_body = |token: &Token| {
            token.what == What::Acronym
                || token.has(role::ORGANISATION) && !token.has(role::NAME_HE | role::NAME_SHE)
        };
        let is_given = |at: usize| {
            self.tokens[at].is_capital()
                && (self.tokens[at].has(role::NAME_HE | role::NAME_SHE) || has_role && self.is_initial(at))
        };
        (from + 1..end - 1).find(|&at| {
            let opens = is_body(&self.tokens[at - 1]) || has_role && !(from..at).any(is_given);
            is_given(at) && opens
        })
    }

    /// "J.": one letter, with its full stop.
    fn is_initial(&self, at: usize) -> bool {
        let mut letters = self.printed(at).chars();
        letters.next().is_some_and(char::is_uppercase)
            && match letters.next() {
                None => self.at(at + 1).is_some_and(|next| next.is('.')),
                Some('.') => letters.next().is_none(),
                Some(_) => false,
            }
    }

    /// In German a lone capitalised word is a name where the document has it as one, or else only beside a verb of saying.
    pub(super) fn german_name(&self, at: usize) -> Option<Mention> {
        let token = &self.tokens[at];
        let is_known = self.names.contains(&token.hash);
        let before =
            at.checked_sub(1).filter(|&before| before >= self.range.start).map(|before| &self.tokens[before]);
        let after = self.at(at + 1);
        let is_beside_cue = before.is_some_and(|t| t.has(role::CUE) && !t.starts_sentence || t.has(role::ACCORDING))
            || after.is_some_and(|t| t.has(role::STRONG | role::TELL | role::ZUFOLGE | role::WEAK))
            // "hat Kolb am Montag gesagt"
            || before.is_some_and(|t| t.has(role::ADVERB)) && cue_after(self.tokens, at + 1, self.range.end).is_some();
        let is_in_phrase = before.is_some_and(|t| {
            t.has(role::DETERMINER)
                || t.what == What::Lower && !t.has(role::CUE | role::STOP | role::ADVERB | role::PREPOSITION)
        });
        // any word opens a sentence with a capital
        let meets_verb = after.is_some_and(|t| t.has(role::STRONG | role::TELL)) && !self.is_opener(at);
        let has_inner_capital = self.printed(at).chars().skip(1).any(char::is_uppercase);
        let is_any_word = token.starts_sentence
            && token.what != What::Acronym
            && !has_inner_capital
            && !meets_verb
            && !token.has(role::NAME_HE | role::NAME_SHE | role::ORGANISATION | role::ROLE);
        if !is_known && (!is_beside_cue || is_in_phrase || is_any_word) {
            return None;
        }
        let mut mention = Mention::new(at, at + 1, Form::Person);
        if token.has(role::ORGANISATION) || token.what == What::Acronym {
            mention.form = Form::Organisation;
        } else if token.has(role::ROLE) {
            mention.form = Form::Nominal;
        }
        if mention.form == Form::Person {
            mention.end = self.tag(at + 1) as u32;
            mention.core_end = mention.end;
        }
        if !is_known {
            // "Vertreter der Verbände"
            let attached = self.attachments(at + 1);
            if attached > at + 1 {
                (mention.form, mention.end) = (Form::Nominal, attached as u32);
            }
        }
        mention.head = self.head(at);
        Some(mention)
    }

    /// What may follow a person's name: "(R-Tex.)", "of Ohio".
    fn tag(&self, end: usize) -> usize {
        let mut to = end;
        if self.at(end).is_some_and(|token| token.is('(')) {
            let close = (end + 1..self.range.end.min(end + LONGEST_TAG + 1)).find(|&at| {
                !self.tokens[at].is_word()
                    && self.tokens[at].what != What::Number
                    && !self.tokens[at].is('.')
                    && !self.tokens[at].is('-')
            });
            if let Some(close) = close.filter(|&close| {
                self.tokens[close].is(')') && close > end + 1 && self.tokens[end + 1].is_capital()
            }) {
                to = close + 1;
            }
        }
        if to > end {
            return to;
        }
        for _ in 0..2 {
            let belongs =
                self.at(to).is_some_and(|token| token.what == What::Lower) && self.printed(to) == BELONGS;
            if !belongs {
                break;
            }
            let mut next = to + 1;
            if self.at(next).is_some_and(|token| token.has(role::DETERMINER) && token.what == What::Lower) {
                next += 1;
            }
            let from = next;
            while self.at(next).is_some_and(|token| token.is_capital() && !token.starts_sentence) {
                next += 1;
            }
            if next == from || self.at(next).is_some_and(|token| token.what == What::Possessive) {
                break;
            }
            to = next;
        }
        to
    }

    /// Where a name goes on behind small words: "van der", "of the" in "University of the Arts".
    pub(super) fn joined(&self, from: usize, at: usize) -> Option<usize> {
        let tokens = self.tokens;
        if at == from || !tokens[at - 1].is_capital() {
            return None;
        }
        if !(tokens[at].has(role::PARTICLE) || is_of(tokens, from, at)) {
            return None;
        }
        // "Chef der Bank" and "Brandt von der Bank" are no names; "Ursula von der Leyen" is one
        if self.words.lexicon.nouns_are_capitalised
            && !tokens[at - 1].has(role::NAME_HE | role::NAME_SHE | role::ANY_TITLE)
            && !is_of(tokens, from, at)
        {
            return None;
        }
        let mut ahead = at + 1;
        while ahead < at + 3
            && self.at(ahead).is_some_and(|token| {
                token.what == What::Lower && token.has(role::PARTICLE | role::DETERMINER)
            })
        {
            ahead += 1;
        }
        self.at(ahead).is_some_and(|token| token.is_capital() && !token.has(role::STOP)).then_some(ahead + 1)
    }
}

/// "University of Michigan", but "Trump of New York" is not joined.
fn is_of(tokens: &[Token], start: usize, at: usize) -> bool {
    let token = &tokens[at];
    token.what == What::Lower
        && token.end - token.start <= 3
        && token.has(role::PREPOSITION)
        && tokens[start..at].iter().any(|t| t.has(role::ORGANISATION))
        && tokens[at - 1].has(role::ORGANISATION)
}

/// Extends a name to the left over its description: "the former Kremlin spokesman Dmitry Peskov".
fn describe(tokens: &[Token], at: usize) -> u32 {
    let Some(before) = at.checked_sub(1) else { return at as u32 };
    let is_described = tokens[before].what == What::Lower
        && tokens[before].has(role::ROLE | role::ANY_TITLE)
        && !tokens[at].starts_sentence;
    if !is_described {
        return at as u32;
    }
    let mut start = before;
    let mut sure = before;
    while start > 0 && before - start < 6 && !tokens[start].starts_sentence {
        let left = &tokens[start - 1];
        if left.has(role::DETERMINER) && left.is_word() {
            return (start - 1) as u32;
        }
        let is_part = left.is_word()
            && !left
                .has(role::STOP | role::PREPOSITION | role::PRONOUN | role::STRONG | role::TELL | role::WEAK)
            || left.what == What::Possessive;
        if !is_part {
            break;
        }
        start -= 1;
        let is_sure = tokens[start].is_capital() || tokens[start].has(role::ROLE);
        if is_sure && sure == start + 1 {
            sure = start;
        }
    }
    sure as u32
}

fn form(tokens: &[Token], at: usize, name_start: usize, end: usize, words: &Words) -> Form {
    let run = &tokens[name_start..end];
    let last = &run[run.len() - 1];
    let is_titled = name_start > at;
    let has_given_name = run[0].has(role::NAME_HE | role::NAME_SHE);
    if !is_titled && !has_given_name && run.iter().any(|t| t.has(role::ORGANISATION)) {
        return Form::Organisation;
    }
    if !is_titled && run.len() == 1 && last.what == What::Acronym {
        return Form::Organisation;
    }
    if last.has(role::ROLE)
        && !has_given_name
        && (words.lexicon.nouns_are_capitalised || run.len() == 1 && !is_titled)
    {
        return Form::Nominal;
    }
    Form::Person
}

fn gender(tokens: &[Token], at: usize, name_start: usize, end: usize) -> u8 {
    for token in &tokens[at..name_start] {
        if token.has(role::TITLE_SHE | role::ROLE_SHE) {
            return b'f';
        }
        if token.has(role::TITLE_HE) {
            return b'm';
        }
    }
    if end - name_start < 2 {
        return b'?';
    }
    match (tokens[name_start].has(role::NAME_HE), tokens[name_start].has(role::NAME_SHE)) {
        (true, false) => b'm',
        (false, true) => b'f',
        _ => b'?',
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quotes::document::Document;

    /// The names of a text's persons and organisations, each with its phrase.
    fn names_of(text: &str, language: &str) -> Vec<(Form, String, String)> {
        let document = Document::of(text, language);
        document
            .mentions
            .iter()
            .filter(|mention| matches!(mention.form, Form::Person | Form::Organisation))
            .map(|mention| {
                (mention.form, document.printed(mention).to_owned(), document.name(mention).to_owned())
            })
            .collect()
    }

    #[test]
    fn test_titles_offices_and_tags_belong_to_the_phrase_and_not_to_the_name() {
        for (text, language, form, phrase, name) in [
            ("“No,” said Sen. Ann Lee (R-Tex.).", "en", Form::Person, "Sen. Ann Lee (R-Tex.)", "Ann Lee"),
            (
                "“No,” said the former mayor Ann Lee.",
                "en",
                Form::Person,
                "the former mayor Ann Lee",
                "Ann Lee",
            ),
            (
                "“No,” said Ludwig van der Veer.",
                "en",
                Form::Person,
                "Ludwig van der Veer",
                "Ludwig van der Veer",
            ),
            ("“No,” said the Kremlin.", "en", Form::Organisation, "the Kremlin", "Kremlin"),
            (
                "„Nein“, sagte der Brückenwart Tomas Brandt.",
                "de",
                Form::Person,
                "der Brückenwart Tomas Brandt",
                "Tomas Brandt",
            ),
        ] {
            let expected = (form, phrase.to_owned(), name.to_owned());
            assert!(names_of(text, language).contains(&expected), "{text}: {:?}", names_of(text, language));
        }
    }

    #[test]
    fn test_in_german_a_lone_noun_is_a_name_only_where_the_text_has_it_as_one() {
        let names = names_of("Tomas Brandt kam in den Hafen. Dann ging Brandt über die Brücke.", "de");
        assert_eq!(names.iter().filter(|(_, _, name)| name == "Brandt").count(), 1);
        assert!(names.iter().all(|(_, _, name)| name != "Hafen" && name != "Brücke"), "{names:?}");
    }

    #[test]
    fn test_given_names_and_titles_tell_the_gender() {
        let gender = |text: &str| Document::of(text, "en").mentions.first().map(|mention| mention.gender);
        assert_eq!(gender("Mary Lee left."), Some(b'f'));
        assert_eq!(gender("John Lee left."), Some(b'm'));
        assert_eq!(gender("Mrs. Lee left."), Some(b'f'));
        assert_eq!(gender("Quorn Lee left."), Some(b'?'));
    }
}
