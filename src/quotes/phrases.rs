//! Phrases: where a noun phrase begins and ends, and which mentions it makes. Capitalised runs with their titles and
//! descriptors, noun phrases with a determiner, bare plurals beside a cue.

use super::mentions::{Form, Head, Mention, Reader};
use super::tokens::{Token, What};
use crate::lexicon::role;

/// Tokens that a phrase may have; longer ones are cut.
const LONGEST_PHRASE: usize = 18;

impl Reader<'_> {
    /// The phrase that starts here, if one does: a name with what describes it, or a noun phrase.
    pub(super) fn phrase(&self, at: usize, out: &mut Vec<Mention>) {
        let token = &self.tokens[at];
        let german = self.words.lexicon.nouns_are_capitalised;
        let is_determined = token.has(role::DETERMINER);
        // "сказал агентству": the hearer, by his case
        if token.has(role::OBLIQUE)
            && !is_determined
            && !(token.is_capital() && self.words.lexicon.has_apostrophe_suffixes)
            && !self.is_joined_source(at)
        {
            return;
        }
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
                let mut mention = Mention::new(at, self.attachments(body), Form::Nominal);
                mention.core_end = body as u32;
                out.push(mention);
            }
            return;
        };
        // "сказал российским журналистам": the hearers, by the case of their noun
        let is_told = !is_determined
            && !is_name
            && self.at(end).is_some_and(|next| {
                next.has(role::OBLIQUE) && !next.has(role::DETERMINER) && next.what == What::Lower
            });
        if is_told {
            return;
        }
        self.read(at, body, end, is_determined, is_name, out);
    }

    /// Makes mentions of the phrase `at..end`, whose words begin at `body` behind a determiner. It stays whole: each case is told from
    /// the ones before it by the run of capitals, and parts of it would pass that run and five flags around.
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
            } else if let Some(owner) = self.owner(body, end) {
                self.name(owner.start, owner.start, owner.start, owner.end, false, out);
            }
            let mut mention = Mention::new(at, attached, Form::Nominal);
            mention.core_end = end as u32;
            mention.head = self.head(end - 1);
            if mention.head == Head::Role
                && let Some(name) = self.apposed_name(end, attached)
            {
                mention.form = Form::Person;
                mention.core_end = attached as u32;
                (mention.name_start, mention.name_end) = (name as u32, attached as u32);
                mention.head = Head::Name;
            }
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
        // "pu obtenir Jean Kolb", "wechselte Kolb": only an office describes where a verb may stand before its subject
        let is_office = self.words.lexicon.subject_first
            || is_determined
            || tokens[at..run].iter().any(|token| token.has(role::ROLE | role::ANY_TITLE))
            // "säger hamnchefen Tomas Brandt": the verb is there already
            || at > self.range.start
                && tokens[at - 1].has(role::STRONG | role::TELL | role::ACCORDING)
                && !self.words.lexicon.drops_subject;
        if describes && is_office {
            self.name(at, body, run, end, is_determined, out);
        } else if !is_office && !is_name {
            self.name(run, run, run, end, false, out);
        } else {
            let mut mention = Mention::new(at, self.attachments(end), Form::Organisation);
            mention.core_end = end as u32;
            mention.head = self.head(end - 1);
            (mention.name_start, mention.name_end) = (run as u32, end as u32);
            out.push(mention);
        }
    }

    /// The given and last name before the last possessive of a phrase: "her brother Tomas Stein's answer".
    fn owner(&self, body: usize, end: usize) -> Option<std::ops::Range<usize>> {
        let end = (body..end).rev().find(|&at| self.tokens[at].what == What::Possessive)?;
        let start = (body..end).rev().find(|&at| !self.tokens[at].is_capital())? + 1;
        (end >= start + 2).then_some(start..end)
    }

    /// Where a name begins that ends what adds to an office, behind the office's own noun: "il direttore del porto Tommaso
    /// Brandi", but not "il padre di Tommaso Brandi". English has its names before or behind a comma.
    fn apposed_name(&self, from: usize, end: usize) -> Option<usize> {
        let tokens = self.tokens;
        if self.words.lexicon.subject_first || self.words.lexicon.nouns_are_capitalised {
            return None;
        }
        let name = (from..end).rev().find(|&at| !tokens[at].is_capital())? + 1;
        let before = &tokens[name - 1];
        let is_noun = before.what == What::Lower
            && !before
                .has(role::PREPOSITION | role::DETERMINER | role::PARTICLE | role::GENITIVE | role::STOP);
        (end - name >= 2 && is_noun && tokens[name].has(role::NAME_HE | role::NAME_SHE)).then_some(name)
    }

    /// "وفقاً لوزير": the source's preposition is written together with it.
    fn is_joined_source(&self, at: usize) -> bool {
        !self.words.lexicon.proclitics.is_empty()
            && at > self.range.start
            && self.tokens[at - 1].has(role::ACCORDING)
    }

    pub(super) fn head(&self, at: usize) -> Head {
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
            || before.has(role::OBLIQUE) && !before.has(role::DETERMINER)
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
                    // "KGHM W Lubinie": a heading without its stop, and the next sentence
                    let opens_next = !self.words.lexicon.subject_first
                        && token.has(role::PREPOSITION)
                        && !token.has(role::PARTICLE)
                        && token.what != What::Acronym
                        && !self.printed(end).ends_with('.');
                    if (is_word || opens_next) && end > from {
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
                    if token.has(role::OBLIQUE) && !token.has(role::DETERMINER) && end > from {
                        break;
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
        let is_behind_name = (!lexicon.subject_first || lexicon.names_close_phrases)
            && end > from
            && before.is_capital()
            && !before.has(role::ROLE | role::ORGANISATION | role::ANY_TITLE);
        lexicon.nouns_are_capitalised && has_noun
            || self.is_closed(from, end)
            || is_behind_name
            || has_noun && !self.tokens[end].has(role::ROLE) && self.is_verb(end)
    }

    /// "der", "einem": words that open a phrase and never stand within one.
    fn is_article(&self, at: usize) -> bool {
        self.tokens[at].has(role::OBLIQUE | role::GENITIVE)
            || self.words.lexicon.articles.contains(&self.printed(at))
    }

    /// Whether the phrase is what a preposition of source names: its cues are nouns ("according to the pool report").
    fn is_source(&self, from: usize) -> bool {
        (1..=3).any(|back| {
            from.checked_sub(back)
                .is_some_and(|at| at >= self.range.start && self.tokens[at].has(role::ACCORDING))
        })
    }

    /// The end of a noun phrase with what "of", "for" or "from" adds to it.
    pub(super) fn attachments(&self, end: usize) -> usize {
        let mut end = end;
        for _ in 0..3 {
            let Some(token) = self.at(end) else { break };
            // "an adviser to Lee", but "declined to"
            let is_towards = self.words.lexicon.towards.contains(&self.printed(end))
                && self.at(end + 1).is_some_and(Token::is_capital);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quotes::document::Document;

    /// The nominal phrases of a text, each with its head.
    fn nominals(text: &str) -> Vec<(String, Head)> {
        let document = Document::of(text, "en");
        let nominals = document.mentions.iter().filter(|mention| mention.form == Form::Nominal);
        nominals.map(|mention| (document.printed(mention).to_owned(), mention.head)).collect()
    }

    #[test]
    fn test_a_noun_phrase_ends_before_its_verb_and_takes_in_what_of_and_for_add() {
        for (text, phrase, head) in [
            ("The tired harbour master collapsed.", "The tired harbour master", Head::Other),
            ("A spokesman for the port office said no.", "A spokesman for the port office", Head::Role),
            ("The campaign said no.", "The campaign", Head::Organisation),
            ("One of the advisers said no.", "One of the advisers", Head::None),
            ("“No,” officials said.", "officials", Head::Other),
        ] {
            assert!(nominals(text).contains(&(phrase.to_owned(), head)), "{text}: {:?}", nominals(text));
        }
        assert!(nominals("That Lee said so prompted this.").is_empty());
    }
}
