//! Mentions: what could be a speaker. Capitalised runs with their titles and descriptors, pronouns, noun phrases with a
//! determiner, and bare plurals beside a cue. No names are known but given names, and those only for gender.

use std::collections::HashSet;

use super::tokens::{Token, What};
use crate::lexicon::{Words, role};

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
    /// 'm', 'f' or '?'.
    pub(crate) gender: u8,
}

/// Longest mention in bytes, and longest name in words: what is longer is no name.
const LONGEST_MENTION: usize = 400;
const LONGEST_NAME: usize = 24;

/// All mentions of a paragraph whose tokens are `range`.
pub(crate) fn mentions(
    tokens: &[Token],
    range: std::ops::Range<usize>,
    paragraph: u32,
    words: &Words,
    lower_words: &HashSet<u64>,
    out: &mut Vec<Mention>,
) {
    let mut at = range.start;
    let mut sentence = range.start;
    // commas of the sentence before this token
    let mut commas = 0;
    while at < range.end {
        let token = &tokens[at];
        if token.starts_sentence {
            (sentence, commas) = (at, 0);
        }
        let found = name(tokens, at, range.clone(), words, lower_words, 3)
            .or_else(|| pronoun(tokens, at, words))
            .or_else(|| nominal(tokens, at, range.clone(), words))
            .or_else(|| bare(tokens, at, range.clone(), words));
        let length = |mention: &Mention| {
            (tokens[mention.end as usize - 1].end - tokens[mention.start as usize].start) as usize
        };
        let Some(mut mention) = found.filter(|mention| length(mention) <= LONGEST_MENTION) else {
            commas += u32::from(token.is(','));
            at += 1;
            continue;
        };
        // The phrase may reach back over words that were passed by.
        let last_end = out
            .last()
            .filter(|last| last.paragraph == paragraph)
            .map_or(range.start, |last| last.end as usize);
        mention.start = mention.start.max(last_end.min(at) as u32);
        mention.paragraph = paragraph;
        mention.is_possessive =
            tokens.get(mention.end as usize).is_some_and(|next| next.what == What::Possessive)
                && (mention.end as usize) < range.end;
        mention.is_subject = mention.start as usize <= sentence + 1
            || (commas == 1 && tokens[mention.start as usize - 1].is(','));
        (mention.order, mention.cue) = order(tokens, &mention, range.clone());
        at = (mention.end as usize).max(at + 1);
        out.push(mention);
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
        gender: b'?',
    }
}

fn pronoun(tokens: &[Token], at: usize, words: &Words) -> Option<Mention> {
    let token = &tokens[at];
    if !token.is_word() || !token.has(role::PRONOUN) {
        return None;
    }
    // "one senator", "die Ministerin", "cette ville": the word opens a noun phrase here.
    if token.has(role::DETERMINER) {
        let next = tokens.get(at + 1);
        let is_noun_next = next.is_some_and(|next| {
            next.is_word() && !next.has(role::CUE | role::STOP | role::ADVERB | role::PREPOSITION)
        });
        if is_noun_next || !next.is_some_and(|next| next.has(role::CUE)) {
            return None;
        }
    }
    let _ = words;
    let mut mention = new(at, at + 1, Form::Pronoun);
    mention.gender = match (token.has(role::HE), token.has(role::SHE)) {
        (true, false) => b'm',
        (false, true) => b'f',
        _ => b'?',
    };
    Some(mention)
}

/// Whether a capitalised token can be a part of a name.
fn is_name_word(tokens: &[Token], at: usize, lower_words: &HashSet<u64>) -> bool {
    let token = &tokens[at];
    if !token.is_capital() || token.has(role::PRONOUN) {
        return false;
    }
    if token.has(role::STOP | role::DETERMINER | role::PREPOSITION) && token.what != What::Acronym {
        return false;
    }
    if token.starts_sentence && !token.has(role::ANY_TITLE | role::NAME_HE | role::NAME_SHE) {
        // A word that opens a sentence is a name unless the document has it in lower case too.
        let is_common = lower_words.contains(&token.hash) || token.has(role::ADVERB | role::CUE);
        let next_is_name = tokens.get(at + 1).is_some_and(Token::is_capital);
        return !is_common || (next_is_name && token.has(role::ROLE | role::ORGANISATION));
    }
    true
}

/// A capitalised run, with what describes it on the left.
fn name(
    tokens: &[Token],
    at: usize,
    range: std::ops::Range<usize>,
    words: &Words,
    lower_words: &HashSet<u64>,
    links: u8,
) -> Option<Mention> {
    if !is_name_word(tokens, at, lower_words) {
        return None;
    }
    let mut end = at + 1;
    while end < range.end.min(at + LONGEST_NAME) {
        let token = &tokens[end];
        if token.starts_sentence {
            break;
        }
        if token.is_capital() && !token.has(role::STOP | role::PRONOUN) {
            end += 1;
            continue;
        }
        // "van", "de", "of the", "and": only where the name goes on.
        let joins = token.has(role::PARTICLE) || is_of(tokens, at, end);
        let mut ahead = end + 1;
        while joins
            && ahead < range.end
            && ahead < end + 3
            && tokens[ahead].what == What::Lower
            && tokens[ahead].has(role::PARTICLE | role::DETERMINER)
        {
            ahead += 1;
        }
        if joins && ahead < range.end && tokens[ahead].is_capital() && !tokens[ahead].has(role::STOP) {
            end = ahead + 1;
            continue;
        }
        if token.what == What::Number && tokens[end - 1].what == What::Acronym {
            end += 1;
        }
        break;
    }
    if words.lexicon.nouns_are_capitalised && end == at + 1 {
        return german_name(tokens, at, end);
    }
    // A role in lower case may close the run: "Trump spokesman Lee" continues, "the Trump campaign" is a nominal.
    if end < range.end && tokens[end].what == What::Lower && tokens[end].has(role::ROLE) {
        let mut ahead = end;
        while ahead < range.end && tokens[ahead].what == What::Lower && tokens[ahead].has(role::ROLE) {
            ahead += 1;
        }
        if ahead < range.end && tokens[ahead].is_capital() && !tokens[ahead].starts_sentence {
            let rest = (links > 0).then(|| name(tokens, ahead, range, words, lower_words, links - 1))?;
            let mut mention = rest?;
            mention.start = describe(tokens, at);
            return Some(mention);
        }
    }
    let mut mention = new(at, end, Form::Person);
    // The name proper begins behind the last title or office.
    let name_start = (at..end - 1)
        .rev()
        .find(|&index| {
            tokens[index].has(role::ANY_TITLE | role::ROLE)
                && !tokens[index].has(role::NAME_HE | role::NAME_SHE)
        })
        .map_or(at, |index| index + 1);
    mention.name_start = name_start as u32;
    mention.form = form(tokens, at, name_start, end, words);
    mention.gender = gender(tokens, at, name_start, end);
    if at > range.start {
        mention.start = describe(tokens, at).max(range.start as u32);
        for token in &tokens[mention.start as usize..at] {
            if token.has(role::ROLE_SHE) {
                mention.gender = b'f';
            }
        }
        let opens = &tokens[mention.start as usize];
        if mention.form == Form::Person
            && opens.has(role::DETERMINER)
            && mention.start as usize + 1 == at
            && end - at <= 3
        {
            mention.form = Form::Organisation;
        }
        if tokens[at - 1].has(role::DETERMINER)
            && mention.start as usize == at
            && !words.lexicon.nouns_are_capitalised
        {
            // "the Kremlin": the article belongs to it.
            mention.start = at as u32 - 1;
            if mention.form == Form::Person {
                mention.form = Form::Organisation;
            }
        }
    }
    Some(mention)
}

/// "University of Michigan", but "Trump of New York" is not joined.
fn is_of(tokens: &[Token], start: usize, at: usize) -> bool {
    let token = &tokens[at];
    token.what == What::Lower
        && token.end - token.start <= 3
        && token.has(role::PREPOSITION)
        && at > start
        && tokens[at - 1].has(role::ORGANISATION)
}

/// In German a lone capitalised word is a name only beside a verb of saying; longer runs are names.
fn german_name(tokens: &[Token], at: usize, end: usize) -> Option<Mention> {
    let before = at.checked_sub(1).map(|before| &tokens[before]);
    let after = tokens.get(end);
    let is_beside_cue = before
        .is_some_and(|t| t.has(role::CUE) && !t.starts_sentence || t.has(role::ACCORDING))
        || after.is_some_and(|t| t.has(role::STRONG | role::TELL | role::ZUFOLGE | role::WEAK));
    let is_in_phrase = before.is_some_and(|t| {
        t.has(role::DETERMINER) || t.what == What::Lower && !t.has(role::CUE | role::STOP | role::PREPOSITION)
    });
    if !is_beside_cue || is_in_phrase {
        return None;
    }
    let mut mention = new(at, end, Form::Person);
    if tokens[at].has(role::ORGANISATION) || tokens[at].what == What::Acronym {
        mention.form = Form::Organisation;
    } else if tokens[at].has(role::ROLE) {
        mention.form = Form::Nominal;
    }
    Some(mention)
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

/// "the campaign", "a spokesman for Mr. Trump", "one senior official".
fn nominal(tokens: &[Token], at: usize, range: std::ops::Range<usize>, words: &Words) -> Option<Mention> {
    let token = &tokens[at];
    if !token.is_word() || !token.has(role::DETERMINER) {
        return None;
    }
    let end = phrase_end(tokens, at + 1, range.end, words)?;
    let mut mention = new(at, end, Form::Nominal);
    if tokens[at..end].iter().any(|t| t.has(role::ROLE_SHE)) {
        mention.gender = b'f';
    }
    Some(mention)
}

/// The end of a noun phrase whose first word behind the determiner is `at`, with what "of", "for" or "from" adds to it.
fn phrase_end(tokens: &[Token], at: usize, limit: usize, words: &Words) -> Option<usize> {
    let mut end = at;
    let mut has_noun = false;
    let german = words.lexicon.nouns_are_capitalised;
    while end < limit && end < at + 14 {
        let token = &tokens[end];
        if token.starts_sentence && end > at {
            break;
        }
        match token.what {
            What::Possessive | What::Number => {}
            What::Quote(_) | What::Punct(_) => break,
            _ if token.has(role::CUE) && has_noun && !token.has(role::ROLE) => break,
            _ if token.has(role::PREPOSITION) => {
                // "a spokesman for the group"; not "the car in which".
                let next = tokens.get(end + 1).filter(|_| end + 1 < limit);
                let attaches = has_noun
                    && token.end - token.start <= 4
                    && next.is_some_and(|next| {
                        next.is_word() && !next.has(role::CUE | role::STOP | role::PRONOUN)
                            || next.has(role::DETERMINER)
                    });
                if !attaches {
                    break;
                }
                if tokens.get(end + 1).is_some_and(|next| next.has(role::DETERMINER)) {
                    end += 1;
                }
            }
            _ if token.has(role::STOP | role::PRONOUN) && !(token.is_capital() && has_noun && german) => {
                break;
            }
            _ => has_noun = has_noun || !german || token.is_capital(),
        }
        end += 1;
    }
    while end > at && matches!(tokens[end - 1].what, What::Possessive) {
        end -= 1;
    }
    (has_noun && end > at).then_some(end)
}

/// "officials said", "campaign aides say": lower-case words that reach from the clause's start to the cue.
fn bare(tokens: &[Token], at: usize, range: std::ops::Range<usize>, words: &Words) -> Option<Mention> {
    let token = &tokens[at];
    if !token.is_word()
        || token.has(role::STOP | role::CUE | role::PREPOSITION | role::PRONOUN | role::DETERMINER)
    {
        return None;
    }
    if words.lexicon.nouns_are_capitalised && !token.is_capital() {
        return None;
    }
    let after_cue =
        at > range.start && tokens[at - 1].has(role::STRONG | role::ACCORDING) && !token.starts_sentence;
    let opens_clause = token.starts_sentence
        || at == range.start
        || matches!(tokens[at - 1].what, What::Punct(',' | ':' | ';' | '—') | What::Quote(_))
        || tokens[at - 1].has(role::STOP);
    if !after_cue && !opens_clause {
        return None;
    }
    let mut end = at;
    while end < range.end && end < at + 5 {
        let token = &tokens[end];
        if !token.is_word()
            || token.has(role::STOP | role::CUE | role::PREPOSITION | role::PRONOUN | role::DETERMINER)
            || (end > at && token.starts_sentence)
        {
            break;
        }
        end += 1;
    }
    let meets_cue = tokens
        .get(end)
        .is_some_and(|next| end < range.end && next.has(role::STRONG | role::TELL | role::WEAK));
    (end > at && (meets_cue || after_cue && end - at <= 3)).then(|| new(at, end, Form::Nominal))
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
