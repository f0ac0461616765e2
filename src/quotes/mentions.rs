//! Mentions: what could be a speaker. One walk over a paragraph's tokens; what opens a phrase is read as one, and placed in its
//! sentence. No names are known but given names, and those only for gender.

use std::collections::HashSet;
use std::ops::Range;

use super::order::order;
use super::tokens::{Token, What};
use super::word_order;
use crate::lexicon::{Words, hash, role};
use crate::text::Seed;

/// How a speaker is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Form {
    Person,
    Organisation,
    Pronoun,
    Nominal,
}

/// Where a mention stands to its verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Order {
    /// "Lee said": with nothing or an adverb between.
    Subject,
    /// "Lee, a former judge, said".
    Apposed,
    /// "Lee … said", with other words between.
    Far,
    /// "said Lee".
    Inverted,
    /// "according to Lee".
    Source,
    /// No cue in reach.
    None,
}

/// A word or phrase that could be a speaker.
#[derive(Debug, Clone)]
pub(crate) struct Mention {
    pub(crate) paragraph: u32,
    /// Tokens of the document: the whole phrase as printed.
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// Tokens of the name within it, for persons and organisations.
    pub(crate) name_start: u32,
    pub(crate) name_end: u32,
    pub(crate) form: Form,
    pub(crate) order: Order,
    /// The cue's token.
    pub(crate) cue: Option<u32>,
    pub(crate) is_possessive: bool,
    /// Stands first in its sentence, or behind its first comma.
    pub(crate) is_subject: bool,
    /// Behind the last word of the phrase without what prepositions add.
    pub(crate) core_end: u32,
    /// Stands within another phrase: "Lee" in "a spokesman for Lee".
    pub(crate) is_nested: bool,
    /// Describes the mention before it: "Lee, a former judge".
    pub(crate) is_apposition: bool,
    /// Its place or case tells that it is no subject; only where the subject has no fixed place.
    pub(crate) is_oblique: bool,
    pub(crate) head: Head,
    /// How often the name occurs in the document and how often beside a cue, in coarse steps; 0 for no name.
    pub(crate) salience: u8,
    /// What makes it a name: see [`Document::find_mentions`](super::document::Document::find_mentions).
    pub(crate) known: u8,
    /// 1 for the name that the document has most often, 4 where it has it twice as often as any other, 2 for the next, 3 for any
    /// other; 0 for no name.
    pub(crate) lead: u8,
    /// 'm', 'f' or '?'.
    pub(crate) gender: u8,
    /// The same where any mention of the name tells it.
    pub(crate) name_gender: u8,
}

impl Mention {
    /// A phrase of the tokens from `start` to `end`, before its place is known.
    pub(super) fn new(start: usize, end: usize, form: Form) -> Self {
        Self {
            paragraph: 0,
            start: start as u32,
            end: end as u32,
            name_start: start as u32,
            name_end: end as u32,
            form,
            order: Order::None,
            cue: None,
            is_possessive: false,
            is_subject: false,
            core_end: end as u32,
            is_nested: false,
            is_apposition: false,
            is_oblique: false,
            head: Head::None,
            salience: 0,
            known: 0,
            lead: 0,
            gender: b'?',
            name_gender: b'?',
        }
    }

    /// Becomes the person whom it describes: "der Vorsitzende des Verbandes, Thomas Kolb".
    fn take_name(&mut self, name: &Self) {
        self.end = name.end;
        self.core_end = name.core_end;
        (self.name_start, self.name_end) = (name.name_start, name.name_end);
        self.form = name.form;
        self.head = name.head;
        if name.gender != b'?' {
            self.gender = name.gender;
        }
    }
}

/// What the last word of a phrase is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Head {
    /// A pronoun has none.
    None,
    /// "spokesman".
    Role,
    /// "campaign".
    Organisation,
    /// "report": a noun that is a verb of saying too.
    Cue,
    /// A capitalised word.
    Name,
    /// Any other noun.
    Other,
}

/// Bytes before the ending of a case.
const SHORTEST_STEM: usize = 2;

/// A paragraph's tokens with what is needed to read phrases out of them.
pub(crate) struct Reader<'a> {
    pub(crate) text: &'a str,
    pub(crate) tokens: &'a [Token],
    /// The paragraph's tokens.
    pub(crate) range: Range<usize>,
    pub(crate) words: &'a Words,
    /// Words that the document has in lower case.
    pub(crate) lower_words: &'a HashSet<u64, Seed>,
    /// Words that are names somewhere in the document; empty where capitals tell.
    pub(crate) names: &'a HashSet<u64, Seed>,
}

/// All mentions of a paragraph, in the order of their first tokens.
pub(crate) fn mentions(reader: &Reader<'_>, paragraph: u32, out: &mut Vec<Mention>) {
    let Reader { tokens, range, .. } = reader;
    let own = out.len();
    let mut at = range.start;
    let mut sentence = Sentence { start: range.start, first_comma: None };
    // the furthest end of the phrases so far
    let mut phrases_end = 0;
    // mentions of one phrase: the name within it, and the whole
    let mut found: Vec<Mention> = Vec::with_capacity(2);
    while at < range.end {
        let token = &tokens[at];
        if token.starts_sentence {
            sentence = Sentence { start: at, first_comma: None };
        }
        if token.is(',') {
            sentence.first_comma = sentence.first_comma.or(Some(at));
        }
        if !token.is_word() {
            at += 1;
            continue;
        }
        found.clear();
        if let Some(pronoun) = reader.pronoun(at) {
            found.push(pronoun);
        } else {
            reader.phrase(at, &mut found);
        }
        // what prepositions add to a noun phrase is read for itself too
        let Some(end) = found.iter().map(|mention| mention.core_end as usize).max() else {
            at += 1;
            continue;
        };
        for mut mention in found.drain(..) {
            mention.paragraph = paragraph;
            if (mention.start as usize) < at {
                // a description may reach back over words that were passed by
                let last_end = out[own..].last().map_or(range.start, |last| last.end as usize);
                mention.start = mention.start.max(last_end.min(at) as u32);
            }
            mention.is_nested = (mention.start as usize) < phrases_end;
            reader.place(&mut mention, &sentence, out[own..].last());
            reader.add(mention, own, out);
        }
        phrases_end = out.last().map_or(0, |last| phrases_end.max(last.end as usize));
        // a comma or a sentence's start within the phrase cannot be: phrases hold neither
        at = end.max(at + 1);
    }
    if !reader.words.lexicon.subject_first {
        word_order::drop_objects(&mut out[own..]);
    }
}

/// The sentence that is being read.
struct Sentence {
    start: usize,
    first_comma: Option<usize>,
}

impl Reader<'_> {
    pub(super) fn at(&self, at: usize) -> Option<&Token> {
        if at < self.range.end { self.tokens.get(at) } else { None }
    }

    pub(super) fn printed(&self, at: usize) -> &str {
        let token = &self.tokens[at];
        self.text.get(token.start as usize..token.end as usize).unwrap_or_default()
    }

    /// Settles where a mention stands: in its sentence, beside the one before, and to its cue.
    fn place(&self, mention: &mut Mention, sentence: &Sentence, last: Option<&Mention>) {
        let Reader { tokens, range, .. } = self;
        let (start, end) = (mention.start as usize, mention.end as usize);
        mention.is_possessive = end < range.end && tokens[end].what == What::Possessive;
        // "…, but Lee": a clause of its own
        let opens_clause = start >= sentence.start + 2
            && tokens[start - 1].has(role::STOP)
            && !tokens[start - 1].has(role::PREPOSITION)
            && matches!(tokens[start - 2].what, What::Punct(',' | ';' | '—' | '–'));
        mention.is_subject = start <= sentence.start + 1
            || opens_clause
            || sentence.first_comma.is_some_and(|comma| comma + 1 == start);
        mention.is_apposition = start > range.start + 1
            && matches!(tokens[start - 1].what, What::Punct(',' | '(' | '—' | '–'))
            && !tokens[start].starts_sentence
            && last.is_some_and(|last| {
                last.end as usize == start - 1 && last.form != Form::Pronoun && !last.is_apposition
            });
        // "Peter Hall, Chief Engineer": an office behind a name is none
        if mention.is_apposition
            && mention.form == Form::Person
            && mention.name_end - mention.name_start == 1
            && tokens[mention.name_start as usize].has(role::ROLE)
        {
            (mention.form, mention.head) = (Form::Nominal, Head::Role);
            mention.name_start = mention.start;
        }
        (mention.order, mention.cue) = order(tokens, mention, range.clone());
    }

    /// Adds a mention to those of its paragraph, which begin at `own`; where the subject has no fixed place, a name may belong
    /// to the description before it.
    fn add(&self, mut mention: Mention, own: usize, out: &mut Vec<Mention>) {
        let Reader { tokens, range, .. } = self;
        if self.words.lexicon.subject_first {
            out.push(mention);
            return;
        }
        if mention.is_apposition && word_order::joins_description(tokens, &mention, &out[own..]) {
            if let Some(described) = out[own..].iter_mut().rev().find(|other| !other.is_nested) {
                described.take_name(&mention);
                (described.order, described.cue) = order(tokens, described, range.clone());
                word_order::settle(tokens, described, range.clone(), self.words);
            }
            return;
        }
        word_order::settle(tokens, &mut mention, range.clone(), self.words);
        if mention.order != Order::Source && self.is_oblique(&mention) {
            (mention.order, mention.cue) = (Order::None, None);
            (mention.is_oblique, mention.is_subject) = (true, false);
        }
        if let Some(last) = out[own..].last_mut() {
            word_order::give_verb(tokens, last, &mut mention);
        }
        out.push(mention);
    }

    /// Whether an ending tells that a phrase is no subject ("Strouhalovi doporučil", "csóválta a fejét"): that of its first word, which a
    /// genitive may follow, or of its last one where names keep theirs in all cases.
    fn is_oblique(&self, mention: &Mention) -> bool {
        let lexicon = self.words.lexicon;
        if lexicon.oblique_endings.is_empty() || mention.form == Form::Pronoun {
            return false;
        }
        let ends = |at: usize| {
            let word = self.printed(at);
            let is_listed = self.words.roles(hash(word)) & (role::NAME_HE | role::NAME_SHE) != 0;
            !is_listed
                && lexicon
                    .oblique_endings
                    .iter()
                    .any(|ending| word.len() >= ending.len() + SHORTEST_STEM && word.ends_with(ending))
        };
        let (start, name) = (mention.start as usize, mention.name_start as usize);
        if lexicon.name_endings.is_empty() {
            return ends(mention.core_end as usize - 1);
        }
        let is_bare_name = matches!(mention.form, Form::Person | Form::Organisation) && start == name;
        if !is_bare_name {
            return ends(start);
        }
        // "Konradowi", of a list that has "Konrad"
        let is_inflected = self.tokens[name].has(role::NAME_HE | role::NAME_SHE)
            && self.words.roles(hash(self.printed(name))) & (role::NAME_HE | role::NAME_SHE) == 0;
        is_inflected || ends(mention.name_end as usize - 1)
    }

    /// "It was Karl Wendel who said": the pronoun only points to the name.
    fn is_cleft(&self, at: usize) -> bool {
        let lexicon = self.words.lexicon;
        self.at(at + 2).is_some_and(|token| token.is_capital() && !token.starts_sentence)
            && lexicon.pointing.contains(&self.printed(at))
            && (at + 3..at + 8)
                .take_while(|&next| next < self.range.end)
                .any(|next| lexicon.relative.contains(&self.printed(next)))
    }

    fn pronoun(&self, at: usize) -> Option<Mention> {
        let token = &self.tokens[at];
        if !token.has(role::PRONOUN) {
            return None;
        }
        // "one senator", "die Ministerin", "cette ville": the word opens a noun phrase here.
        if token.has(role::DETERMINER) {
            let next = self.at(at + 1);
            let is_noun_next = next.is_some_and(|next| {
                next.is_word() && !next.has(role::CUE | role::STOP | role::ADVERB | role::PREPOSITION)
            });
            // "bà chỉ hỏi": a word of respect alone is a pronoun
            let is_alone = self.words.lexicon.names_have_articles
                && token.has(role::HE | role::SHE)
                && !next.is_some_and(|next| {
                    next.is_capital() && !next.starts_sentence
                        || next.has(role::ROLE | role::ROLE_SHE | role::ORGANISATION | role::ANY_TITLE)
                });
            if !is_alone && (is_noun_next || !next.is_some_and(|next| next.has(role::CUE))) {
                return None;
            }
        }
        if self.is_cleft(at) {
            return None;
        }
        let mut mention = Mention::new(at, at + 1, Form::Pronoun);
        mention.gender = match (token.has(role::HE), token.has(role::SHE)) {
            (true, false) => b'm',
            (false, true) => b'f',
            _ => b'?',
        };
        Some(mention)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quotes::document::Document;

    /// What is said of the mention that is printed so.
    fn mention(text: &str, language: &str, printed: &str) -> Mention {
        let document = Document::of(text, language);
        let found = document.mentions.iter().find(|mention| document.printed(mention) == printed);
        found.unwrap_or_else(|| panic!("{printed} in {text}")).clone()
    }

    #[test]
    fn test_pronouns_are_told_from_words_that_open_a_phrase() {
        assert_eq!(mention("“No,” she said.", "en", "she").gender, b'f');
        assert_eq!(mention("“No,” one said.", "en", "one").form, Form::Pronoun);
        assert_eq!(mention("“No,” one senator said.", "en", "one senator").form, Form::Nominal);
    }

    #[test]
    fn test_a_mention_is_placed_in_its_sentence_and_beside_the_one_before() {
        let text = "Ann Lee, the mayor, left, but Tom Hale stayed with the daughter of Ida Bell.";
        assert!(mention(text, "en", "Ann Lee").is_subject);
        assert!(mention(text, "en", "the mayor").is_apposition);
        assert!(mention(text, "en", "Tom Hale").is_subject);
        assert!(mention(text, "en", "Ida Bell").is_nested);
        assert!(mention("Lee’s daughter left.", "en", "Lee").is_possessive);
    }

    #[test]
    fn test_a_name_behind_its_description_is_one_mention_where_the_subject_has_no_fixed_place() {
        let text = "„Nein“, sagte der Vorsitzende des Verbandes, Thomas Kolb.";
        let found = mention(text, "de", "der Vorsitzende des Verbandes, Thomas Kolb");
        assert_eq!((found.form, found.order), (Form::Person, Order::Inverted));
    }

    #[test]
    fn test_endings_tell_who_is_no_subject() {
        for (text, language, printed, is_oblique) in [
            ("„Nie”, Konradowi powiedziała Anna Lind.", "pl", "Konradowi", true),
            ("„Nie”, Konrad powiedział.", "pl", "Konrad", false),
            ("„Ne,“ včera Strouhalovi řekla.", "cs", "Strouhalovi", true),
        ] {
            assert_eq!(mention(text, language, printed).is_oblique, is_oblique, "{text}");
        }
    }

    #[test]
    fn test_a_preposition_names_the_source_of_a_verb_without_a_person() {
        for (text, language, printed) in [
            ("»Nej,« lyder det fra havnen.", "da", "havnen"),
            ("”Nej”, heter det från hamnkontoret.", "sv", "hamnkontoret"),
            ("„Nein“, heißt es aus der Hafenbehörde.", "de", "der Hafenbehörde"),
            ("«Ні», йдеться в рішенні.", "uk", "рішенні"),
        ] {
            assert_eq!(mention(text, language, printed).order, Order::Source, "{text}");
        }
    }
}
