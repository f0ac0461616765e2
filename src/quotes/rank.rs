//! The ranker: which of the mentions around a quotation is its speaker.
//!
//! A [network](super::network) scores each by its [signals](super::signals); a softmax over the candidates (and "nobody") gives
//! probabilities. The signals know cue classes, distances and punctuation, no words: what was fitted on English serves the other
//! languages.

use super::document::{Document, ONLY_OPENS, Segment};
use super::mentions::{Form, Head, Mention, Order};
use super::network::{Network, SPEAKERS};
use super::scene::turned;
use super::signals::{Signals, TRUST_PAIRS};
use super::stems::stem_hash;
use super::tokens::{Token, What};
use super::weights::{KEEP, TRUST};
use crate::lexicon::{FirstPerson, first_person, role};

/// What a weight's step is worth: the table holds bytes.
pub(crate) const STEP: f32 = 0.0625;

/// The byte of weight zero in a table; one step is one byte.
pub(crate) const ZERO: u8 = b'P';

/// What can be said of a quotation before looking at candidates.
#[derive(Debug, Clone)]
pub(crate) struct Context {
    /// The nearest cue left and right of the quotation within its sentence.
    pub(crate) left: Option<Near>,
    pub(crate) right: Option<Near>,
    /// ',' '.' '?' or 'w', the last character inside.
    pub(crate) ends: u8,
    /// ',' ':' 'w' or '^' (sentence start), before the opening mark.
    pub(crate) before: u8,
    /// What follows the closing mark: punctuation, a word's case, another quotation, nothing.
    pub(crate) after: u8,
    pub(crate) opens_paragraph: bool,
    /// Nothing but quotations in the paragraph.
    pub(crate) is_alone: bool,
    pub(crate) is_capitalised: bool,
    /// Its words: 1, 2-3, 4-8, 9-20, more.
    pub(crate) length: u8,
    /// The words between the quotation before and this one.
    pub(crate) gap: u8,
    /// It says "I", or "we".
    pub(crate) person: u8,
    /// Hashes of the capitalised words inside: whom it names is seldom who speaks.
    pub(crate) named: Vec<u64>,
    /// It opens its paragraph, and the one before ends in a colon.
    pub(crate) is_introduced: bool,
    /// A dash stands right behind it, as before the name that signs it.
    pub(crate) is_signed: bool,
    /// The gender of its speaker that the verb beside it shows: 'm', 'f' or '?'.
    pub(crate) gender: u8,
}

/// A cue near a quotation.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Near {
    pub(crate) token: u32,
    pub(crate) distance: u8,
    pub(crate) class: u8,
}

/// 's' for saying, 't' for telling, 'w' for weak, 'a' for sources.
pub(crate) fn class(roles: u32) -> u8 {
    if roles & role::STRONG != 0 {
        b's'
    } else if roles & role::TELL != 0 {
        b't'
    } else if roles & (role::ACCORDING | role::ZUFOLGE) != 0 {
        b'a'
    } else {
        b'w'
    }
}

impl Context {
    pub(crate) fn of(document: &Document<'_>, index: usize) -> Self {
        let segment = &document.segments[index];
        let paragraph = segment.paragraph as usize;
        let text = document.sources[paragraph].text;
        let inside = &text[segment.span.inner.clone()];
        let range = document.paragraph_tokens[paragraph].clone();
        let token = segment.token as usize;
        let next = document.tokens.get(token + 1).filter(|_| token + 1 < range.end);
        let opens_paragraph = token == range.start;
        let (left, right) = (left(document, token, range.start), right(document, token, range.end));
        Self {
            ends: ends(document, inside, next),
            before: before(document, segment, text),
            after: after(document, next),
            opens_paragraph,
            is_alone: document.paragraph_is_quoted[paragraph],
            is_capitalised: inside.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase),
            length: match inside.split_whitespace().take(LONG + 1).count() {
                0..=1 => 0,
                2..=3 => 1,
                4..=8 => 2,
                9..=LONG => 3,
                _ => 4,
            },
            gap: index.checked_sub(1).map_or(NO_GAP, |last| gap(&document.segments[last], segment)),
            person: person(inside),
            named: named(document, inside),
            is_introduced: opens_paragraph
                && paragraph
                    .checked_sub(1)
                    .is_some_and(|before| document.sources[before].text.trim_end().ends_with(':')),
            is_signed: next.is_some_and(|next| matches!(next.what, What::Punct('—' | '–' | '―' | '-'))),
            gender: shown_gender(document, segment.paragraph, right.or(left)),
            left,
            right,
        }
    }
}

/// Words from which a quotation is not told from longer ones.
const LONG: usize = 20;

/// How the words end, with the comma that some print outside the marks.
fn ends(document: &Document<'_>, inside: &str, next: Option<&Token>) -> u8 {
    match inside.chars().next_back() {
        Some(',') => b',',
        Some('.' | '…') => b'.',
        Some('?' | '!') => b'?',
        _ if next.is_some_and(|next| next.is(',') || sets_off(document, next)) => b',',
        _ => b'w',
    }
}

/// What stands before the opening mark.
fn before(document: &Document<'_>, segment: &Segment, text: &str) -> u8 {
    match text[..segment.span.outer.start].trim_end().chars().next_back() {
        None => b'^',
        _ if document.tokens[segment.token as usize].starts_sentence => b'^',
        Some(',') => b',',
        Some(':') => b':',
        Some('—' | '–' | '-') => b'-',
        Some(c) if c.is_alphanumeric() => b'w',
        Some(_) => b'o',
    }
}

/// What the token behind the closing mark is.
fn after(document: &Document<'_>, next: Option<&Token>) -> u8 {
    let Some(next) = next else { return b'$' };
    match next.what {
        What::Punct(',' | ';' | ':') => b',',
        _ if sets_off(document, next) => b',',
        What::Punct('.' | '!' | '?') => b'.',
        What::Quote(_) => b'q',
        What::Capital | What::Acronym => b'C',
        What::Lower => b'l',
        _ => b'o',
    }
}

/// The gap before the first quotation.
const NO_GAP: u8 = 9;

/// How far behind the quotation before this one stands: by tokens within a paragraph and over one paragraph's end, then by paragraphs.
fn gap(last: &Segment, segment: &Segment) -> u8 {
    match (segment.paragraph - last.paragraph, segment.token - last.token) {
        (0, 0..=4) => 0,
        (0, 5..=12) => 1,
        (0, _) => 2,
        (1, 0..=2) => 3,
        (1, 3..=10) => 4,
        (1, _) => 5,
        (2, _) => 6,
        _ => 7,
    }
}

/// Hashes of the capitalised words of a quotation.
fn named(document: &Document<'_>, inside: &str) -> Vec<u64> {
    inside
        .split_ascii_whitespace()
        .take(MOST_WORDS)
        .filter(|word| word.starts_with(|c: char| c.is_uppercase()))
        .map(|word| {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric());
            let word = word.strip_suffix("'s").or(word.strip_suffix("’s")).unwrap_or(word);
            stem_hash(word, document.words.lexicon)
        })
        .collect()
}

/// The gender that the past tense of a Slavic verb shows.
fn shown_gender(document: &Document<'_>, paragraph: u32, cue: Option<Near>) -> u8 {
    let endings = document.words.lexicon.gender_endings;
    if endings[0].is_empty() {
        return b'?';
    }
    let Some(cue) = cue.filter(|cue| cue.class == b's') else { return b'?' };
    let word = document.words_of(paragraph, cue.token, cue.token + 1);
    let ends = |list: &[&str]| list.iter().any(|ending| word.ends_with(ending));
    if ends(endings[0]) {
        b'f'
    } else if ends(endings[1]) {
        b'm'
    } else {
        b'?'
    }
}

/// Words of a quotation that are looked at.
const MOST_WORDS: usize = 120;

/// 1 where the speaker says "I", 2 where "we".
fn person(inside: &str) -> u8 {
    let mut found = 0;
    for word in inside.split_ascii_whitespace().take(MOST_WORDS) {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’');
        match first_person(word.split(['\'', '’']).next().unwrap_or(word)) {
            Some(FirstPerson::One) => return 1,
            Some(FirstPerson::Several) => found = 2,
            None => {}
        }
    }
    found
}

fn left(document: &Document<'_>, token: usize, start: usize) -> Option<Near> {
    if document.tokens[token].starts_sentence {
        return None;
    }
    let mut distance = 0;
    for at in (start..token).rev().take(30) {
        let t = &document.tokens[at];
        if t.has(role::CUE) && !is_noun(document, at) {
            return Some(Near { token: at as u32, distance: bucket(distance), class: class(t.roles) });
        }
        if t.starts_sentence {
            break;
        }
        distance += 1;
    }
    None
}

/// Whether a dash stands where English has the comma: „…” – powiedziała.
pub(super) fn sets_off(document: &Document<'_>, token: &Token) -> bool {
    !document.words.lexicon.subject_first && matches!(token.what, What::Punct('—' | '–'))
}

fn right(document: &Document<'_>, token: usize, end: usize) -> Option<Near> {
    // "„…“, hat Kolb gesagt", "« … », a ajouté Kolb": auxiliaries and adverbs part no verb from the words
    let passes = !document.words.lexicon.subject_first;
    let mut passed = 0;
    for (distance, at) in (token + 1..end).take(24).enumerate() {
        let t = &document.tokens[at];
        if t.starts_sentence {
            break;
        }
        if matches!(t.what, What::Quote(_)) && distance > 0 {
            break;
        }
        if t.has(role::CUE) && !is_noun(document, at) {
            return Some(Near {
                token: at as u32,
                distance: bucket(distance - passed),
                class: class(t.roles),
            });
        }
        passed += usize::from(passes && t.has(role::ADVERB));
    }
    None
}

fn is_noun(document: &Document<'_>, at: usize) -> bool {
    at > 0 && {
        let before = &document.tokens[at - 1];
        before.has(role::DETERMINER) && !before.has(role::PRONOUN) || before.what == What::Possessive
    }
}

pub(super) fn bucket(distance: usize) -> u8 {
    match distance {
        0..=3 => distance as u8,
        4..=5 => 4,
        6..=8 => 5,
        9..=14 => 6,
        15..=25 => 7,
        _ => 8,
    }
}

/// The speakers of the quotations before.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Previous {
    /// The last one.
    pub(crate) mention: Option<u32>,
    /// The last one who was somebody else.
    pub(crate) other: Option<u32>,
    /// The last quotation ended in a question.
    pub(crate) asks: bool,
}

impl Previous {
    /// Takes the next speaker in.
    pub(crate) fn then(self, document: &Document<'_>, mention: Option<u32>, asks: bool) -> Self {
        let Some(now) = mention else { return Self { asks, ..self } };
        let is_other = self.mention.is_some_and(|before| {
            let (one, two) = (&document.mentions[before as usize], &document.mentions[now as usize]);
            before != now && !is_same_name(document, one, two)
        });
        Self { mention, other: if is_other { self.mention } else { self.other }, asks }
    }
}

/// Paragraphs back within which the last mention of the lead is a candidate anyway.
const LEAD_BEYOND: usize = 2;

/// The candidates of a quotation, as indices of mentions in the order of the text.
pub(crate) fn candidates(document: &Document<'_>, segment: &Segment, previous: Previous) -> Vec<u32> {
    let paragraph = segment.paragraph as usize;
    let mut out: Vec<u32> = Vec::with_capacity(32);
    let of = |paragraph: usize| document.paragraph_mentions[paragraph].clone();
    if let Some(mention) = previous.mention {
        out.push(mention);
    }
    // whom the text is about may speak without being named again
    let first = document.paragraph_mentions[paragraph.saturating_sub(LEAD_BEYOND)].start as u32;
    let lead = document.leads.partition_point(|&mention| mention < first).checked_sub(1);
    if let Some(&lead) = lead.and_then(|at| document.leads.get(at))
        && Some(lead) != previous.mention
    {
        out.push(lead);
    }
    let mut take = |range: std::ops::Range<usize>, most: usize, only_marked: bool| {
        let skip = range.len().saturating_sub(most);
        for index in range.skip(skip) {
            let mention = &document.mentions[index];
            // "Rendido, tentou": a word that has its capital from its place alone
            let is_opener = mention.known == ONLY_OPENS
                && !document.words.lexicon.subject_first
                && !matches!(mention.order, Order::Subject | Order::Inverted);
            // "την περασμένη", "dem Bericht": a thing whose case tells that it is no subject says nothing
            let is_thing = mention.is_oblique
                && mention.form == Form::Nominal
                && mention.head == Head::Other
                && mention.order != Order::Source
                && document.tokens[mention.start as usize].has(role::OBLIQUE);
            if is_opener
                || is_thing
                || only_marked && (mention.is_oblique || mention.cue.is_none() && !mention.is_subject)
            {
                continue;
            }
            if Some(index as u32) != previous.mention {
                out.push(index as u32);
            }
        }
    };
    if paragraph >= 2 {
        take(of(paragraph - 2), 6, true);
    }
    if paragraph >= 1 {
        take(of(paragraph - 1), 12, false);
    }
    // Long paragraphs: the nearest ones on either side.
    let all = of(paragraph);
    let split =
        all.start + document.mentions[all.clone()].partition_point(|mention| mention.start < segment.token);
    take(split.saturating_sub(20).max(all.start)..split, 20, false);
    take(split..all.end.min(split + 10), 10, false);
    if let Some(next) = document.paragraph_mentions.get(paragraph + 1) {
        take(next.start..next.end.min(next.start + 2), 2, false);
    }
    out
}

/// Whether two mentions end in the same name.
pub(crate) fn is_same_name(document: &Document<'_>, one: &Mention, other: &Mention) -> bool {
    let is_named = |mention: &Mention| matches!(mention.form, Form::Person | Form::Organisation);
    is_named(one)
        && is_named(other)
        && document.tokens[one.name_end as usize - 1].hash
            == document.tokens[other.name_end as usize - 1].hash
}

/// How a candidate stands among the others.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Standing {
    /// How many with a cue stand nearer to the quotation; 4 more where it has no cue itself.
    pub(crate) nearer: u8,
    /// How many of any kind stand nearer.
    pub(crate) rivals: u8,
    /// How many subjects stand between it and the quotation; [`NO_SUBJECT`] where it is none.
    pub(crate) recent: u8,
}

/// Of a mention that is no subject.
const NO_SUBJECT: u8 = 4;
/// Of a mention behind the quotation.
const BEHIND: u8 = 5;

/// How each candidate stands among the others.
pub(crate) fn standings(document: &Document<'_>, segment: &Segment, candidates: &[u32]) -> Vec<Standing> {
    let distance = |mention: &Mention| {
        let far = if mention.end <= segment.token {
            segment.token - mention.end
        } else {
            turned(document, mention).unwrap_or(mention.start).saturating_sub(segment.token)
        };
        let same_paragraph = mention.paragraph == segment.paragraph;
        far + if same_paragraph { 0 } else { 10_000 }
    };
    let mut order: Vec<(u32, usize)> = candidates
        .iter()
        .enumerate()
        .map(|(at, &index)| (distance(&document.mentions[index as usize]), at))
        .collect();
    order.sort_unstable();
    let mut out = vec![Standing::default(); candidates.len()];
    let (mut marked, mut all): (u8, u8) = (0, 0);
    for (_, at) in order {
        let mention = &document.mentions[candidates[at] as usize];
        out[at].nearer = marked.min(3) + if mention.order == Order::None { 4 } else { 0 };
        out[at].rivals = all.min(6);
        if mention.order != Order::None {
            marked = marked.saturating_add(1);
        }
        if !mention.is_nested && !mention.is_possessive && !mention.is_apposition {
            all = all.saturating_add(1);
        }
    }
    // the speaker before may stand first among the candidates, and far before them
    let mut subjects = 0;
    for (at, &index) in candidates.iter().enumerate().rev() {
        let mention = &document.mentions[index as usize];
        let is_subject = mention.is_subject && !mention.is_possessive
            || matches!(mention.order, Order::Subject | Order::Apposed | Order::Inverted);
        let could_act = matches!(mention.form, Form::Person | Form::Pronoun) || mention.head == Head::Role;
        out[at].recent = if mention.start >= segment.token {
            BEHIND
        } else if is_subject && could_act {
            subjects += 1;
            (subjects - 1_u8).min(NO_SUBJECT - 1)
        } else {
            NO_SUBJECT
        };
        subjects = subjects.min(NO_SUBJECT);
    }
    out
}

/// The weights in use: the generated tables, but for what a fit under way, an explanation or a test answers itself.
pub(crate) trait Weights {
    /// The network that scores the candidates.
    fn network(&self) -> &Network {
        &SPEAKERS
    }
    /// The sum of the weights of features of [`keep`](super::keep).
    fn keep(&self, slots: &[u32]) -> f32 {
        sum(*KEEP, slots)
    }
    /// How often a speaker with this share of the softmax and these slots of trust is right, in a family of languages.
    fn confidence(&self, family: usize, share: f32, trust: &[u32]) -> f32 {
        let Curve { slope, intercept, .. } = super::weights::CURVES[family];
        let share = share.clamp(1e-4, 1.0 - 1e-4);
        let log_odds = slope * (share / (1.0 - share)).ln() + intercept + sum(*TRUST, trust);
        1.0 / (1.0 + (-log_odds).exp())
    }
    /// The confidence below which a speaker is left out.
    fn cut(&self, family: usize) -> f32 {
        super::weights::CURVES[family].cut
    }
    /// Is told of every quotation that is ranked; only an explanation wants to know.
    fn ranked(&self, _document: &Document<'_>, _index: usize, _context: &Context, _previous: Previous) {}
}

/// The generated tables.
pub(crate) struct Shipped;

impl Weights for Shipped {}

/// From a share of the softmax to how often it is right: a logistic curve over its log-odds, and where silence begins.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Curve {
    pub(crate) slope: f32,
    pub(crate) intercept: f32,
    pub(crate) cut: f32,
}

pub(super) fn sum(table: &[u8], slots: &[u32]) -> f32 {
    let steps: i32 = slots.iter().map(|&slot| i32::from(table[slot as usize]) - i32::from(ZERO)).sum();
    steps as f32 * STEP
}

/// The choice for a quotation.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Choice {
    /// The mention; `None` where nobody is likelier than anybody.
    pub(crate) mention: Option<u32>,
    /// The mention by which it is printed: another one of the same person that stands beside the verb of the words, or the same.
    pub(crate) printed: Option<u32>,
    /// Its share of the softmax, with those of other mentions of the same one.
    pub(crate) probability: f32,
    /// What its confidence hangs on beside; nothing for nobody.
    pub(crate) trust: Option<[u32; TRUST_PAIRS]>,
}

impl Choice {
    /// Log-odds of there being a speaker, and this one.
    pub(crate) fn log_odds(self) -> f32 {
        let share = if self.mention.is_some() { self.probability } else { 1.0 - self.probability };
        let share = share.clamp(1e-3, 1.0 - 1e-3);
        (share / (1.0 - share)).ln()
    }
}

/// Words of a cue clause between a quotation and its verb.
const CLAUSE: u8 = 2;

/// The candidate that is the subject of the verb beside the words: "…", said she.
fn beside(document: &Document<'_>, segment: &Segment, context: &Context, candidates: &[u32]) -> Option<u32> {
    let near = [context.right, context.left]
        .into_iter()
        .flatten()
        .find(|near| matches!(near.class, b's' | b't') && near.distance <= CLAUSE)?;
    candidates.iter().copied().find(|&at| {
        let mention = &document.mentions[at as usize];
        mention.cue == Some(near.token)
            && mention.paragraph == segment.paragraph
            && !mention.is_possessive
            && !mention.is_nested
            && matches!(mention.order, Order::Subject | Order::Inverted)
    })
}

/// Whether two mentions are one office, with and without what it is of: "the speaker" of "the speaker of the council".
fn is_part(one: &Mention, other: &Mention) -> bool {
    one.paragraph == other.paragraph
        && one.start == other.start
        && [one, other].iter().any(|mention| mention.form == Form::Nominal && mention.head == Head::Role)
}

/// "It was Karl Wendel who said": the name that the pronoun touches stands for both.
fn pointed_to(document: &Document<'_>, printed: u32) -> u32 {
    let mention = &document.mentions[printed as usize];
    if !document.words.lexicon.relative.contains(&document.printed(mention)) {
        return printed;
    }
    match printed.checked_sub(1) {
        Some(before)
            if document.mentions[before as usize].end == mention.start
                && document.mentions[before as usize].paragraph == mention.paragraph
                && document.mentions[before as usize].form == Form::Person =>
        {
            before
        }
        _ => printed,
    }
}

/// Whether a mention is a pronoun of the third person that can mean a person of this name.
fn could_mean(document: &Document<'_>, pronoun: u32, person: &Mention) -> bool {
    let pronoun = &document.mentions[pronoun as usize];
    pronoun.form == Form::Pronoun
        && document.tokens[pronoun.start as usize].has(role::HE | role::SHE)
        && person.form == Form::Person
        && (pronoun.gender == b'?' || person.name_gender == b'?' || pronoun.gender == person.name_gender)
}

/// Ranks the candidates of a quotation.
pub(crate) fn choose(
    document: &Document<'_>,
    index: usize,
    context: &Context,
    previous: Previous,
    meant: impl Fn(u32) -> Option<u32>,
    weights: &impl Weights,
) -> Choice {
    weights.ranked(document, index, context, previous);
    let segment = &document.segments[index];
    let candidates = candidates(document, segment, previous);
    let standings = standings(document, segment, &candidates);
    let signals = Signals::of(document, segment, context, previous);
    let values = candidates
        .iter()
        .zip(&standings)
        .map(|(&candidate, &standing)| signals.values_of(&document.mentions[candidate as usize], standing));
    let (nobody, scores) = weights.network().scores(signals.values(), values);
    let top = scores.iter().copied().fold(nobody, f32::max);
    let total: f32 = (nobody - top).exp() + scores.iter().map(|score| (score - top).exp()).sum::<f32>();
    let best = (0..scores.len()).max_by(|&a, &b| scores[a].total_cmp(&scores[b]));
    match best {
        Some(best) if scores[best] > nobody => {
            let chosen = &document.mentions[candidates[best] as usize];
            let words = document.printed(chosen);
            let beside = beside(document, segment, context, &candidates);
            // whom the pronoun beside the verb means is not asked where it is not in question
            let (pronoun, person) = match beside {
                Some(at) if at == candidates[best] => (None, meant(at)),
                Some(at) if could_mean(document, at, chosen) => (Some(at), meant(candidates[best])),
                _ => (None, None),
            };
            let is_same = |at: u32| {
                let other = &document.mentions[at as usize];
                document.printed(other) == words
                    || is_same_name(document, other, chosen)
                    || is_part(other, chosen)
                    || pronoun == Some(at)
                    || person.is_some() && other.form == Form::Person && meant(at) == person
            };
            let share: f32 = candidates
                .iter()
                .zip(&scores)
                .filter(|(index, _)| is_same(**index))
                .map(|(_, score)| (score - top).exp())
                .sum();
            let printed = pronoun
                .or(beside.filter(|&at| is_same_name(document, &document.mentions[at as usize], chosen)));
            Choice {
                mention: Some(candidates[best]),
                printed: Some(pointed_to(document, printed.unwrap_or(candidates[best]))),
                probability: share / total,
                trust: Some(signals.trust(chosen, standings[best])),
            }
        }
        _ => Choice { mention: None, printed: None, probability: (nobody - top).exp() / total, trust: None },
    }
}
