//! Mentions: what could be a speaker. Capitalised runs with their titles and descriptors, pronouns, noun phrases with a
//! determiner, and bare plurals beside a cue. No names are known but given names, and those only for gender.

use std::collections::HashSet;
use std::hash::BuildHasherDefault;
use std::ops::Range;

use super::tokens::{Token, What};
use super::word_order;
use crate::lexicon::{AsIs, Words, role};

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
    /// 'm', 'f' or '?'.
    pub(crate) gender: u8,
}

impl Mention {
    /// Becomes the person whom it describes: "der Vorsitzende des Verbandes, Elmar Kolb".
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

/// A paragraph's tokens with what is needed to read phrases out of them.
pub(crate) struct Reader<'a> {
    pub(crate) text: &'a str,
    pub(crate) tokens: &'a [Token],
    /// The paragraph's tokens.
    pub(crate) range: Range<usize>,
    pub(crate) words: &'a Words,
    /// Words that the document has in lower case.
    pub(crate) lower_words: &'a HashSet<u64, BuildHasherDefault<AsIs>>,
    /// Words that are names somewhere in the document; empty where capitals tell.
    pub(crate) names: &'a HashSet<u64, BuildHasherDefault<AsIs>>,
}

/// The last names of a document in a language where every noun has a capital: words that end a run behind a given name, a
/// title or an office.
pub(crate) fn names(tokens: &[Token], words: &Words) -> HashSet<u64, BuildHasherDefault<AsIs>> {
    let mut names: HashSet<u64, BuildHasherDefault<AsIs>> = HashSet::default();
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

/// Tokens that a phrase may have; longer ones are cut.
const LONGEST_PHRASE: usize = 18;
/// Tokens of a party tag or age in brackets behind a name: "(R-Tex.)".
const LONGEST_TAG: usize = 6;

/// All mentions of a paragraph, in the order of their first tokens.
pub(crate) fn mentions(reader: &Reader<'_>, paragraph: u32, out: &mut Vec<Mention>) {
    let Reader { tokens, range, .. } = reader;
    let mut at = range.start;
    let mut sentence = range.start;
    let mut first_comma = None;
    // the furthest end of the phrases so far
    let mut phrases_end = 0;
    // mentions of one phrase: the name within it, and the whole
    let mut found: Vec<Mention> = Vec::with_capacity(2);
    while at < range.end {
        let token = &tokens[at];
        if token.starts_sentence {
            (sentence, first_comma) = (at, None);
        }
        if token.is(',') {
            first_comma = first_comma.or(Some(at));
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
            // a description may reach back over words that were passed by
            let last_end = out
                .last()
                .filter(|last| last.paragraph == paragraph)
                .map_or(range.start, |last| last.end as usize);
            if (mention.start as usize) < at {
                mention.start = mention.start.max(last_end.min(at) as u32);
            }
            let (start, end) = (mention.start as usize, mention.end as usize);
            mention.paragraph = paragraph;
            mention.is_nested = start < phrases_end;
            mention.is_possessive = end < range.end && tokens[end].what == What::Possessive;
            // "…, but Lee": a clause of its own
            let opens_clause = start >= sentence + 2
                && tokens[start - 1].has(role::STOP)
                && !tokens[start - 1].has(role::PREPOSITION)
                && matches!(tokens[start - 2].what, What::Punct(',' | ';' | '—' | '–'));
            mention.is_subject =
                start <= sentence + 1 || opens_clause || first_comma.is_some_and(|comma| comma + 1 == start);
            mention.is_apposition = start > range.start + 1
                && matches!(tokens[start - 1].what, What::Punct(',' | '(' | '—' | '–'))
                && !tokens[start].starts_sentence
                && out.last().is_some_and(|last| {
                    last.paragraph == paragraph
                        && last.end as usize == start - 1
                        && last.form != Form::Pronoun
                        && !last.is_apposition
                });
            (mention.order, mention.cue) = order(tokens, &mention, range.clone());
            if reader.words.lexicon.subject_first {
                out.push(mention);
                continue;
            }
            if mention.is_apposition && word_order::joins_description(tokens, &mention, out) {
                let described = out.iter_mut().rev().find(|other| !other.is_nested);
                if let Some(described) = described {
                    described.take_name(&mention);
                    (described.order, described.cue) = order(tokens, described, range.clone());
                    word_order::settle(tokens, described, range.clone());
                }
                continue;
            }
            word_order::settle(tokens, &mut mention, range.clone());
            out.push(mention);
        }
        phrases_end = out.last().map_or(0, |last| phrases_end.max(last.end as usize));
        // a comma or a sentence's start within the phrase cannot be: phrases hold neither
        at = end.max(at + 1);
    }
    if !reader.words.lexicon.subject_first {
        let first = out.iter().rposition(|mention| mention.paragraph != paragraph).map_or(0, |at| at + 1);
        word_order::drop_objects(&mut out[first..]);
    }
}

fn new(start: usize, end: usize, form: Form) -> Mention {
    Mention {
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
        gender: b'?',
    }
}

impl Reader<'_> {
    fn at(&self, at: usize) -> Option<&Token> {
        if at < self.range.end { self.tokens.get(at) } else { None }
    }

    fn printed(&self, at: usize) -> &str {
        let token = &self.tokens[at];
        self.text.get(token.start as usize..token.end as usize).unwrap_or_default()
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
            if is_noun_next || !next.is_some_and(|next| next.has(role::CUE)) {
                return None;
            }
        }
        let mut mention = new(at, at + 1, Form::Pronoun);
        mention.gender = match (token.has(role::HE), token.has(role::SHE)) {
            (true, false) => b'm',
            (false, true) => b'f',
            _ => b'?',
        };
        Some(mention)
    }

    /// Whether a capitalised token can open or carry on a name.
    fn is_name_word(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        if !token.is_capital() || token.has(role::PRONOUN) {
            return false;
        }
        // "Марта" is a month in lower case
        let is_given_name = !self.words.lexicon.subject_first
            && !token.starts_sentence
            && token.has(role::NAME_HE | role::NAME_SHE);
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

    /// The phrase that starts here, if one does: a name with what describes it, or a noun phrase.
    fn phrase(&self, at: usize, out: &mut Vec<Mention>) {
        let token = &self.tokens[at];
        let german = self.words.lexicon.nouns_are_capitalised;
        let is_determined = token.has(role::DETERMINER);
        // "that Lee said", "this prompted": some determiners join clauses or stand alone
        if is_determined && token.has(role::STOP) && !german {
            let joins = self.at(at + 1).is_none_or(|next| {
                next.what != What::Lower
                    || next.has(role::DETERMINER | role::PRONOUN | role::CUE | role::ADVERB)
                    || self.is_verb(at + 1)
            });
            if joins {
                return;
            }
        }
        // "die Gerhard Brandt 1998 aufstellte": a relative pronoun
        let joins_name = german
            && is_determined
            && at > self.range.start
            && self.tokens[at - 1].is(',')
            && self.at(at + 1).is_some_and(|next| next.has(role::NAME_HE | role::NAME_SHE));
        if joins_name {
            return;
        }
        let is_name = !is_determined && self.is_name_word(at);
        // "Former Florida governor Jeb Bush": a common word that opens the sentence
        let opens_sentence = token.starts_sentence && token.is_capital();
        if !is_determined && !is_name {
            let is_common =
                !token.has(role::STOP | role::CUE | role::PREPOSITION | role::PRONOUN | role::ADVERB);
            if !is_common
                || self.words.lexicon.strong.is_empty()
                || !(token.what == What::Lower || opens_sentence)
                || !self.is_boundary(at)
            {
                return;
            }
        }
        if german
            && is_name
            && !self.at(at + 1).is_some_and(|next| next.is_capital() && !next.starts_sentence)
        {
            out.extend(self.german_name(at));
            return;
        }
        let body = at + usize::from(is_determined);
        let Some(end) = self.noun_phrase(body, is_name) else {
            // "one of the advisers"
            if is_determined && self.attachments(body) > body {
                let mut mention = new(at, self.attachments(body), Form::Nominal);
                mention.core_end = body as u32;
                out.push(mention);
            }
            return;
        };
        self.read(at, body, end, is_determined, is_name, out);
    }

    /// Makes mentions of the phrase `at..end`, whose words begin at `body` behind a determiner.
    fn read(
        &self,
        at: usize,
        body: usize,
        end: usize,
        is_determined: bool,
        is_name: bool,
        out: &mut Vec<Mention>,
    ) {
        let tokens = self.tokens;
        let german = self.words.lexicon.nouns_are_capitalised;
        let is_link = |index: usize| {
            tokens[index].has(role::PARTICLE | role::PREPOSITION | role::DETERMINER)
                && tokens[index].what == What::Lower
        };
        // the run of capitals that ends the phrase, with small words between them
        let mut run = end;
        while run > body {
            let is_part = tokens[run - 1].is_capital()
                || run < end
                    && is_link(run - 1)
                    && run - 1 > body
                    && (tokens[run - 2].is_capital() || is_link(run - 2));
            if !is_part {
                break;
            }
            run -= 1;
        }
        while run < end && !tokens[run].is_capital() {
            run += 1;
        }
        let first_run_end =
            (body..end).find(|&index| !tokens[index].is_capital() && !is_link(index)).unwrap_or(end);
        if run == end
            || german
                && is_determined
                && end - run == 1
                && !tokens[run].has(role::ORGANISATION)
                && tokens[run].what != What::Acronym
        {
            // it ends in a common noun: "the campaign", "Clinton officials", "Obama's former strategist"
            let attached = self.attachments(end);
            if !is_determined && !self.stands_alone(at, attached, is_name) {
                if is_name {
                    self.name(at, body, body, first_run_end, is_determined, out);
                }
                return;
            }
            if is_name {
                self.name(at, body, body, first_run_end, is_determined, out);
            }
            let mut mention = new(at, attached, Form::Nominal);
            mention.core_end = end as u32;
            mention.head = self.head(end - 1);
            if tokens[at..end].iter().any(|t| t.has(role::ROLE_SHE)) {
                mention.gender = b'f';
            }
            out.push(mention);
            return;
        }
        if run == body {
            self.name(at, body, run, end, is_determined, out);
            return;
        }
        // a description and a name
        let before = &tokens[run - 1];
        let describes = before.has(role::ROLE | role::ANY_TITLE)
            || before.what == What::Possessive
            || tokens[run].has(role::ANY_TITLE)
            || end - run >= 2;
        if is_name && before.what == What::Possessive && first_run_end == run - 1 {
            self.name(at, body, body, first_run_end, is_determined, out);
        }
        if describes {
            self.name(at, body, run, end, is_determined, out);
        } else {
            let mut mention = new(at, self.attachments(end), Form::Organisation);
            mention.core_end = end as u32;
            mention.head = self.head(end - 1);
            (mention.name_start, mention.name_end) = (run as u32, end as u32);
            out.push(mention);
        }
    }

    /// A name `run..end` in the phrase that starts at `at`.
    fn name(
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
        let mut mention = new(at, end, Form::Person);
        (mention.name_start, mention.name_end) = (name_start as u32, end as u32);
        mention.form = form(tokens, if is_described { at } else { run }, name_start, end, self.words);
        mention.gender = gender(tokens, run, name_start, end);
        if is_described && tokens[at..run].iter().any(|token| token.has(role::ROLE_SHE)) {
            mention.gender = b'f';
        }
        mention.head = self.head(end - 1);
        if is_determined {
            // "the Kremlin": the article belongs to it
            if mention.form == Form::Person && !is_described && name_start == run && end - run <= 3 {
                mention.form = Form::Organisation;
            }
        } else if !is_described && at > self.range.start {
            // "rival Marco Rubio": a description whose start is in doubt
            mention.start = describe(tokens, at).max(self.range.start as u32);
            for token in &tokens[mention.start as usize..at] {
                if token.has(role::ROLE_SHE) {
                    mention.gender = b'f';
                }
            }
        }
        if mention.form == Form::Person {
            mention.end = self.tag(end) as u32;
            mention.core_end = mention.end;
        }
        out.push(mention);
    }

    /// In German a lone capitalised word is a name where the document has it as one, or else only beside a verb of saying.
    fn german_name(&self, at: usize) -> Option<Mention> {
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
        let meets_verb =
            after.is_some_and(|t| t.has(role::STRONG | role::TELL)) && !self.is_german_adverb(at);
        let has_inner_capital = self.printed(at).chars().skip(1).any(char::is_uppercase);
        let is_any_word = token.starts_sentence
            && token.what != What::Acronym
            && !has_inner_capital
            && !meets_verb
            && !token.has(role::NAME_HE | role::NAME_SHE | role::ORGANISATION | role::ROLE);
        if !is_known && (!is_beside_cue || is_in_phrase || is_any_word) {
            return None;
        }
        let mut mention = new(at, at + 1, Form::Person);
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

    /// Whether a word that opens a German sentence looks like an adjective or a participle: "Besorgt äußerte sich …".
    fn is_german_adverb(&self, at: usize) -> bool {
        const ENDINGS: &[&str] = &[
            "bar", "dem", "end", "ig", "isch", "lich", "lings", "los", "maßen", "sam", "voll", "wärts",
            "weise",
        ];
        const PREFIXES: &[&str] = &["Be", "Emp", "Ent", "Er", "Ge", "Unge", "Ver", "Zer", "Über"];
        let word = self.printed(at);
        self.lower_words.contains(&self.tokens[at].hash)
            || ENDINGS.iter().any(|ending| word.ends_with(ending))
            || word.ends_with("iert")
            || word.ends_with(['t', 'n']) && PREFIXES.iter().any(|prefix| word.starts_with(prefix))
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
            if !self.at(to).is_some_and(|token| token.what == What::Lower && self.printed(to) == "of") {
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

    fn head(&self, at: usize) -> Head {
        let token = &self.tokens[at];
        if token.has(role::ROLE | role::ROLE_SHE) {
            Head::Role
        } else if token.has(role::ORGANISATION) {
            Head::Organisation
        } else if token.has(role::CUE) {
            Head::Cue
        } else if token.is_capital() {
            Head::Name
        } else {
            Head::Other
        }
    }

    /// Whether a phrase without a determiner can start here: behind punctuation, a quotation, a cue or a joining word.
    fn is_boundary(&self, at: usize) -> bool {
        if at == self.range.start || self.tokens[at].starts_sentence {
            return true;
        }
        let before = &self.tokens[at - 1];
        matches!(before.what, What::Punct(',' | ':' | ';' | '—' | '–' | '(' | '-') | What::Quote(_))
            || before.has(role::CUE | role::STOP | role::PREPOSITION)
    }

    /// Whether a phrase without a determiner is one that speaks: it meets its verb, or stands right behind one.
    fn stands_alone(&self, at: usize, end: usize, is_name: bool) -> bool {
        let meets_cue = self.at(end).is_some_and(|next| {
            next.has(role::STRONG | role::TELL | role::WEAK)
                || next.has(role::ADVERB)
                    && self.at(end + 1).is_some_and(|next| next.has(role::STRONG | role::TELL | role::WEAK))
        });
        let after_cue = at > self.range.start
            && !self.tokens[at].starts_sentence
            && (self.tokens[at - 1].has(role::STRONG | role::ACCORDING)
                || at > self.range.start + 1
                    && self.tokens[at - 1].has(role::PREPOSITION)
                    && self.tokens[at - 2].has(role::ACCORDING));
        meets_cue || after_cue || is_name
    }

    /// The end of the noun phrase whose first word is `from`, without what prepositions add.
    fn noun_phrase(&self, from: usize, is_name: bool) -> Option<usize> {
        let german = self.words.lexicon.nouns_are_capitalised;
        let mut end = from;
        let mut has_noun = false;
        // where the phrase ends if nothing more comes of what follows
        let mut sure = from;
        while let Some(token) = self.at(end).filter(|_| end < from + LONGEST_PHRASE) {
            if token.starts_sentence && end > from {
                break;
            }
            match token.what {
                What::Possessive if end > from && has_noun => {
                    has_noun = false;
                    end += 1;
                    continue;
                }
                What::Number => {}
                // "die Gesundheits- und Sozialdirektorin"
                What::Punct('-')
                    if german
                        && has_noun
                        && self
                            .at(end + 1)
                            .is_some_and(|next| next.what == What::Lower && next.has(role::STOP))
                        && self.at(end + 2).is_some_and(Token::is_capital) =>
                {
                    end += 2;
                    continue;
                }
                What::Possessive | What::Quote(_) | What::Punct(_) => break,
                What::Capital | What::Acronym => {
                    let is_word = token.has(role::STOP | role::PRONOUN | role::DETERMINER)
                        && token.what != What::Acronym
                        && token.end - token.start >= 3;
                    if is_word && end > from {
                        break;
                    }
                    has_noun = true;
                }
                What::Lower => {
                    if let Some(ahead) = self.joined(from, end) {
                        end = ahead;
                        has_noun = true;
                        sure = end;
                        continue;
                    }
                    if token
                        .has(role::STOP | role::PRONOUN | role::DETERMINER | role::PREPOSITION | role::ADVERB)
                    {
                        // "the other candidates", "a recently released book"
                        let is_modifier = !has_noun
                            && !token.has(role::PREPOSITION | role::PRONOUN)
                            && token.has(role::ADVERB | role::DETERMINER)
                            && !(german && (self.is_article(end) || token.has(role::STOP)))
                            && self.at(end + 1).is_some_and(Token::is_word);
                        if !is_modifier || is_name && end == from + 1 {
                            break;
                        }
                    } else if token.has(role::CUE) && !token.has(role::ROLE) {
                        let next_is_cue = self.at(end + 1).is_some_and(|next| {
                            next.what == What::Lower && next.has(role::STRONG | role::TELL | role::WEAK)
                        });
                        if has_noun && !next_is_cue && !self.is_source(from) {
                            break;
                        }
                        has_noun = true;
                    } else if self.ends_before(from, end, has_noun) {
                        break;
                    } else {
                        has_noun = has_noun || !german && !self.is_modifier(end);
                    }
                }
            }
            end += 1;
            if has_noun {
                sure = end;
            }
        }
        (sure > from).then_some(sure)
    }

    /// Whether a noun phrase ends before this unknown word in lower case: it is the verb, or nothing that goes on.
    fn ends_before(&self, from: usize, end: usize, has_noun: bool) -> bool {
        let lexicon = self.words.lexicon;
        let before = &self.tokens[end.max(1) - 1];
        // behind a name no noun goes on: "Eva Holm finns", "сказал РИА глава союза"
        let is_behind_name = !lexicon.subject_first
            && end > from
            && before.is_capital()
            && !before.has(role::ROLE | role::ORGANISATION | role::ANY_TITLE);
        lexicon.nouns_are_capitalised && has_noun
            || self.is_closed(from, end)
            || is_behind_name
            || has_noun && !self.tokens[end].has(role::ROLE) && self.is_verb(end)
    }

    /// Whether the noun phrase ends before this word: its last one has the ending of a definite noun.
    fn is_closed(&self, from: usize, end: usize) -> bool {
        let endings = Endings::of(self.words.lexicon.code);
        end > from
            && !self.tokens[end].has(role::ROLE)
            && self.tokens[end - 1].what != What::Number
            && endings.closing.iter().any(|ending| self.printed(end - 1).ends_with(ending))
    }

    /// "der", "einem": words that open a phrase and never stand within one.
    fn is_article(&self, at: usize) -> bool {
        self.tokens[at].has(role::OBLIQUE | role::GENITIVE)
            || matches!(self.printed(at), "das" | "die" | "ein" | "eine")
    }

    /// Whether the phrase is what a preposition of source names: its cues are nouns ("according to the pool report").
    fn is_source(&self, from: usize) -> bool {
        (1..=3).any(|back| {
            from.checked_sub(back)
                .is_some_and(|at| at >= self.range.start && self.tokens[at].has(role::ACCORDING))
        })
    }

    /// Where a name goes on behind small words: "van der", "of the" in "University of the Arts".
    fn joined(&self, from: usize, at: usize) -> Option<usize> {
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

    /// Whether an unknown word behind a noun is its verb: an object follows, or it has a verb's ending.
    fn is_verb(&self, at: usize) -> bool {
        let next = self.at(at + 1);
        let has_object = next.is_some_and(|next| {
            next.what == What::Lower
                && (next.has(role::DETERMINER) && self.printed(at + 1) != "that"
                    || next.has(role::HE | role::SHE))
        });
        if has_object {
            return true;
        }
        let word = self.printed(at);
        if word.ends_with("n't") || word.ends_with("n’t") {
            return true;
        }
        let endings = Endings::of(self.words.lexicon.code);
        let ends = |list: &[&str]| word.len() > 3 && list.iter().any(|ending| word.ends_with(ending));
        let next_is_name = next.is_some_and(|next| {
            (next.is_capital() || matches!(next.what, What::Quote(_))) && !next.starts_sentence
        });
        ends(endings.past)
            || self.is_adverb(at)
            || next_is_name && ends(endings.present) && !word.ends_with("ss")
    }

    fn is_adverb(&self, at: usize) -> bool {
        let word = self.printed(at);
        let endings = Endings::of(self.words.lexicon.code);
        word.len() > 5
            && endings.adverb.iter().any(|ending| word.ends_with(ending))
            && !endings.not_adverbs.contains(&word)
    }

    /// Whether a word before any noun only modifies: "the retired surgeon".
    fn is_modifier(&self, at: usize) -> bool {
        let word = self.printed(at);
        let endings = Endings::of(self.words.lexicon.code);
        self.is_adverb(at)
            || word.len() > 4
                && endings.past.iter().chain(endings.participle).any(|ending| word.ends_with(ending))
                && self.at(at + 1).is_some_and(|next| next.is_word() && !next.has(role::CUE))
    }

    /// The end of a noun phrase with what "of", "for" or "from" adds to it.
    fn attachments(&self, end: usize) -> usize {
        let mut end = end;
        for _ in 0..3 {
            let Some(token) = self.at(end) else { break };
            // "an adviser to Lee", but "declined to"
            let is_towards = self.printed(end) == "to" && self.at(end + 1).is_some_and(Token::is_capital);
            let is_short = token.end - token.start <= 4;
            let is_genitive = token.has(role::GENITIVE);
            let attaches =
                token.has(role::ATTACHES) || token.has(role::PREPOSITION) && is_short && is_towards;
            if token.what != What::Lower || !attaches && !is_genitive {
                break;
            }
            let mut from = end + 1;
            while from < end + 3
                && self.at(from).is_some_and(|next| next.has(role::DETERMINER) && next.what == What::Lower)
            {
                from += 1;
            }
            let opens = self.at(from).is_some_and(|next| {
                (next.is_word() || next.what == What::Number)
                    && !next.has(role::PRONOUN)
                    && (from > end + 1 || next.is_capital() || !next.has(role::STOP))
            });
            let Some(to) = opens.then(|| self.noun_phrase(from, false)).flatten() else { break };
            end = to;
        }
        end
    }
}

/// Endings that tell parts of speech apart, in the languages whose words have them.
struct Endings {
    past: &'static [&'static str],
    present: &'static [&'static str],
    participle: &'static [&'static str],
    adverb: &'static [&'static str],
    /// Of definite nouns, behind which a phrase does not go on: "hamnkontoret".
    closing: &'static [&'static str],
    /// Nouns and adjectives with an adverb's ending.
    not_adverbs: &'static [&'static str],
}

impl Endings {
    fn of(language: &str) -> &'static Self {
        const ENGLISH: Endings = Endings {
            past: &["ed"],
            present: &["s"],
            participle: &["ing"],
            adverb: &["ly"],
            closing: &[],
            not_adverbs: &[
                "anomaly",
                "assembly",
                "butterfly",
                "daily",
                "elderly",
                "family",
                "friendly",
                "likely",
                "monthly",
                "monopoly",
                "quarterly",
                "supply",
                "unlikely",
                "weekly",
            ],
        };
        const NONE: Endings =
            Endings { past: &[], present: &[], participle: &[], adverb: &[], closing: &[], not_adverbs: &[] };
        const NORTH: Endings = Endings { closing: &["en", "et", "na", "ne"], ..NONE };
        match language {
            "en" => &ENGLISH,
            "da" | "no" | "sv" => &NORTH,
            _ => &NONE,
        }
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

/// The cue that a mention belongs to, and how it stands to it.
fn order(tokens: &[Token], mention: &Mention, range: std::ops::Range<usize>) -> (Order, Option<u32>) {
    let (start, end) = (mention.start as usize, mention.end as usize);
    // "according to Lee", "laut Lee", "so Lee".
    for back in 1..=2 {
        let Some(at) = start.checked_sub(back).filter(|&at| at >= range.start) else { break };
        if tokens[at].has(role::ACCORDING) {
            return (Order::Source, Some(at as u32));
        }
        if !tokens[at].has(role::PREPOSITION | role::DETERMINER) {
            break;
        }
    }
    if tokens.get(end).is_some_and(|t| end < range.end && t.has(role::ZUFOLGE)) {
        return (Order::Source, Some(end as u32));
    }
    let after = cue_after(tokens, end, range.end);
    if let Some((Order::Subject, _)) = after {
        return after.map(|(order, cue)| (order, Some(cue))).unwrap_or((Order::None, None));
    }
    // "said Lee", "said on Sunday Lee" is rare.
    if start > range.start && tokens[start - 1].has(role::STRONG | role::TELL) {
        let is_object = tokens[start - 1].has(role::TELL) && !tokens[start - 1].has(role::STRONG);
        if !is_object {
            return (Order::Inverted, Some(start as u32 - 1));
        }
    }
    // Elsewhere the auxiliary parts them: "hat Lee gesagt", "a déclaré Lee" is adjacent.
    after.map_or((Order::None, None), |(order, cue)| (order, Some(cue)))
}

/// The first cue behind a mention within its sentence.
fn cue_after(tokens: &[Token], end: usize, limit: usize) -> Option<(Order, u32)> {
    let mut at = end;
    let mut passed = 0;
    let mut is_apposed = false;
    let mut depth = 0;
    while at < limit && passed < 25 {
        let token = &tokens[at];
        if token.starts_sentence {
            return None;
        }
        match token.what {
            What::Quote(_) => return None,
            What::Punct('(' | '[') => {
                depth += 1;
                is_apposed = true;
            }
            What::Punct(')' | ']') => depth -= 1,
            What::Punct(',' | '—' | '–') if at == end => is_apposed = true,
            What::Punct('.' | '!' | '?' | ';' | ':') => return None,
            What::Possessive if at == end => {}
            _ if depth > 0 => {}
            _ if token.has(role::STRONG | role::TELL | role::WEAK) && !is_noun_here(tokens, at) => {
                let closes_apposition = is_apposed
                    && (matches!(tokens[at - 1].what, What::Punct(',' | ')' | ']' | '—' | '–'))
                        || tokens[at - 1].has(role::ADVERB));
                let order = if passed == 0 {
                    Order::Subject
                } else if closes_apposition {
                    Order::Apposed
                } else {
                    Order::Far
                };
                return Some((order, at as u32));
            }
            _ if token.has(role::ADVERB) => {}
            _ => passed += 1,
        }
        at += 1;
    }
    None
}

/// "the claims", "his call": a cue behind a determiner is a noun.
fn is_noun_here(tokens: &[Token], at: usize) -> bool {
    at > 0
        && (tokens[at - 1].has(role::DETERMINER) || tokens[at - 1].what == What::Possessive)
        && !tokens[at - 1].has(role::PRONOUN)
}
