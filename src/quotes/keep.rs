//! Keep or drop: whether words between marks are speech, or a title, a name, words at arm's length.

use super::document::Document;
use super::mentions::Order;
use super::prior;
use super::rank::{Context, Weights, sets_off};
use super::tokens::What;
use crate::article::Kind;
use crate::lexicon::{hash, role};

/// Slots of the table of weights; a power of two.
#[cfg(any(feature = "lab", test))]
pub(crate) const SLOTS: usize = 1 << SLOT_BITS;
const SLOT_BITS: u32 = 13;

/// The slot of a feature: a template and up to six small values.
fn mix(template: u64, values: &[u8]) -> u32 {
    let mut packed = template + 128;
    for &value in values {
        packed = packed << 8 | u64::from(value);
    }
    let hash = (packed ^ packed >> 31).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (hash ^ hash >> 29).wrapping_mul(0xBF58_476D_1CE4_E5B9) as u32 >> (32 - SLOT_BITS)
}

/// The slots of a quotation's features.
pub(crate) fn features(document: &Document<'_>, index: usize, context: &Context, out: &mut Vec<u32>) {
    out.clear();
    let segment = &document.segments[index];
    let source = document.sources[segment.paragraph as usize];
    let inside = &source.text[segment.span.inner.clone()];
    let range = document.paragraph_tokens[segment.paragraph as usize].clone();
    let token = segment.token as usize;
    let (mut words, mut capitals, mut stops) = (0, 0, 0);
    // small words that names and titles have few of: pronouns, auxiliaries, conjunctions
    let (mut pronouns, mut joins) = (0_u8, 0_u8);
    for word in inside.split_whitespace().take(40) {
        words += 1;
        let trimmed = word.trim_matches(|c: char| !c.is_alphanumeric());
        let is_short = trimmed.len() <= 3;
        let stem = trimmed.split(['\'', '’']).next().unwrap_or(trimmed);
        let roles = document.words.roles(hash(stem));
        pronouns += u8::from(roles & role::PRONOUN != 0);
        joins += u8::from(roles & (role::ADVERB | role::STOP) != 0);
        if trimmed.starts_with(char::is_uppercase) || trimmed.starts_with(|c: char| c.is_ascii_digit()) {
            capitals += 1;
        } else if is_short {
            stops += 1;
        }
    }
    let count: u8 = match words {
        0..=3 => words,
        4..=5 => 4,
        6..=8 => 5,
        9..=12 => 6,
        13..=20 => 7,
        _ => 8,
    };
    // Title case: all but the short words have capitals. German nouns have them anyway.
    let lower = words - capitals - stops;
    let case: u8 = match (capitals, lower) {
        (0, _) => 0,
        (_, 0) if capitals + stops == words && capitals > 1 => 1,
        (1, 0) => 2,
        (1, _) if context.is_capitalised => 3,
        (_, _) if capitals > lower => 4,
        _ => 5,
    };
    let case = if document.words.lexicon.nouns_are_capitalised && case != 0 { case + 8 } else { case };
    let last = inside.chars().next_back().unwrap_or(' ');
    let has_clause = context.right.is_some_and(|near| {
        near.class == b's'
            && if context.ends == b',' {
                near.distance <= 3
            } else {
                near.distance == 0 && !document.words.lexicon.subject_first
            }
    });
    let ends = match last {
        '.' | '…' => b'.',
        '!' | '?' => b'!',
        ',' => b',',
        // elsewhere, and in Britain, the comma of the cue clause stands behind the marks, or there is none
        _ if context.ends == b',' && !document.words.lexicon.subject_first => b',',
        _ if has_clause => b',',
        _ => b'w',
    };
    let side =
        |near: Option<super::rank::Near>| near.map_or((b'-', 9), |near| (near.class, near.distance.min(6)));
    let (left, left_distance) = side(context.left);
    let (right, right_distance) = side(context.right);
    let before = token.checked_sub(1).filter(|&at| at >= range.start).map(|at| &document.tokens[at]);
    let before_class = match before {
        None => b'^',
        Some(token) => match token.what {
            What::Quote(_) => b'q',
            What::Punct(c) if c.is_ascii() => c as u8,
            What::Possessive => b'\'',
            _ if token.has(role::STRONG) => b's',
            _ if token.has(role::TELL) => b't',
            _ if token.has(role::SCARE) && token.has(role::DETERMINER) => b'd',
            _ if token.has(role::SCARE) && token.has(role::PREPOSITION) => b'P',
            _ if token.has(role::SCARE) && token.has(role::WEAK) => b'W',
            _ if token.has(role::SCARE) => b'S',
            _ if token.has(role::WEAK) => b'w',
            _ if token.has(role::DETERMINER) => b'D',
            _ if token.has(role::PREPOSITION) => b'p',
            _ if token.has(role::STOP) => b'c',
            _ if token.is_capital() => b'C',
            _ => b'x',
        },
    };
    let next = document.tokens.get(token + 1).filter(|_| token + 1 < range.end);
    let after_class = match next {
        None => b'$',
        Some(_) if document.tokens[token + 1].starts_sentence => b'.',
        Some(token) => match token.what {
            What::Quote(_) => b'q',
            What::Punct(_) if sets_off(document, token) => b',',
            What::Punct(c) if c.is_ascii() => c as u8,
            What::Possessive => b'\'',
            _ if token.has(role::STRONG) => b's',
            _ if token.has(role::TELL) => b't',
            _ if token.has(role::WEAK) => b'w',
            _ if token.has(role::PRONOUN) => b'h',
            _ if token.has(role::PREPOSITION) => b'p',
            _ if token.has(role::ADVERB | role::STOP) => b'c',
            _ if token.is_capital() => b'C',
            _ => b'x',
        },
    };
    let (pronouns, joins) = (pronouns.min(2), joins.min(3));
    // the word before that, which "called" and "so-called" may be
    let earlier = token.checked_sub(2).filter(|&at| at >= range.start).map(|at| &document.tokens[at]);
    let earlier_class = match earlier {
        None => b'^',
        Some(token) if token.has(role::STRONG) => b's',
        Some(token) if token.has(role::TELL) => b't',
        Some(token) if token.has(role::WEAK) => b'w',
        Some(token) if token.has(role::SCARE) => b'S',
        Some(token) if token.has(role::DETERMINER) => b'D',
        Some(token) if token.has(role::PREPOSITION) => b'p',
        Some(token) if token.is_capital() => b'C',
        Some(token) if matches!(token.what, What::Punct(_)) => b',',
        Some(token) if matches!(token.what, What::Quote(_)) => b'q',
        Some(_) => b'x',
    };
    let has_first_person = context.person;
    let left_subject = context.left.map_or(0, |near| subject(document, index, near.token));
    let right_subject = context.right.map_or(0, |near| subject(document, index, near.token));
    let right_reach = (right, right_distance.min(3));
    let is_closed = u8::from(is_closed(document, index));
    let neighbours =
        u8::from(document.segments.get(index + 1).is_some_and(|next| next.paragraph == segment.paragraph))
            + 2 * u8::from(index > 0 && document.segments[index - 1].paragraph == segment.paragraph);
    let is_heading = u8::from(source.kind == Kind::Heading);
    let place = context.is_alone as u8 + 2 * context.opens_paragraph as u8;
    let o = &mut *out;
    o.push(mix(1, &[]));
    o.push(mix(2, &[count, case]));
    o.push(mix(3, &[count, ends]));
    o.push(mix(4, &[left, left_distance]));
    o.push(mix(5, &[right, right_distance]));
    o.push(mix(6, &[left, right, count]));
    o.push(mix(7, &[before_class, count.min(5)]));
    o.push(mix(8, &[before_class, case]));
    o.push(mix(9, &[context.after, ends]));
    o.push(mix(10, &[place, count, ends]));
    o.push(mix(11, &[has_first_person, count.min(5)]));
    o.push(mix(12, &[neighbours, count.min(5)]));
    o.push(mix(13, &[context.gap, place]));
    o.push(mix(14, &[before_class, left]));
    o.push(mix(15, &[case, ends, left, right]));
    o.push(mix(16, &[context.before, context.ends, case]));
    o.push(mix(17, &[is_heading, count.min(5)]));
    o.push(mix(18, &[neighbours, before_class]));
    o.push(mix(19, &[context.after, before_class]));
    o.push(mix(20, &[pronouns, joins, count]));
    o.push(mix(21, &[pronouns, joins, case]));
    o.push(mix(22, &[after_class, before_class]));
    o.push(mix(23, &[after_class, count, ends]));
    o.push(mix(24, &[after_class, case, before_class]));
    o.push(mix(25, &[earlier_class, before_class]));
    o.push(mix(26, &[earlier_class, before_class, count.min(4)]));
    o.push(mix(27, &[left, left_distance, before_class]));
    o.push(mix(28, &[joins, ends, before_class]));
    o.push(mix(29, &[context.is_capitalised as u8, ends, before_class, count.min(4)]));
    o.push(mix(36, &[is_closed, count.min(4), case]));
    o.push(mix(37, &[is_closed, before_class, left]));
    o.push(mix(38, &[is_closed, ends, after_class]));
    o.push(mix(31, &[left, left_subject, left_distance, count.min(4)]));
    o.push(mix(32, &[left, left_subject, before_class, ends]));
    o.push(mix(33, &[right_reach.0, right_subject, right_reach.1, count.min(4)]));
    o.push(mix(34, &[left_subject, right_subject, left, right]));
    o.push(mix(35, &[left_subject, right_subject, before_class, case]));
    o.push(mix(30, &[context.length, context.gap, left, right]));
}

/// Mentions on either side of a quotation among which its cue's subject is sought.
const SUBJECTS_IN_REACH: usize = 10;

/// Tokens right of a quotation within which a cue may close its sentence.
const CLOSING_REACH: usize = 40;

/// Whether the sentence is closed by who said it: "… is the reason, the harbour office said".
fn is_closed(document: &Document<'_>, index: usize) -> bool {
    let segment = &document.segments[index];
    let all = document.paragraph_mentions[segment.paragraph as usize].clone();
    let split =
        all.start + document.mentions[all.clone()].partition_point(|mention| mention.start < segment.token);
    let from = segment.token as usize + 1;
    let end = document.paragraph_tokens[segment.paragraph as usize].end.min(from + CLOSING_REACH);
    let sentence = document.tokens[from.min(end)..end]
        .iter()
        .position(|token| token.starts_sentence)
        .map_or(end, |at| from + at);
    document.mentions[split..(split + SUBJECTS_IN_REACH).min(all.end)]
        .iter()
        .take_while(|mention| (mention.start as usize) < sentence)
        .any(|mention| {
            let cue = mention.cue.map(|cue| &document.tokens[cue as usize]);
            matches!(mention.order, Order::Subject | Order::Source | Order::Inverted)
                && cue.is_some_and(|cue| cue.has(role::STRONG | role::TELL | role::ACCORDING))
                && mention.start as usize > from
                && (document.tokens[mention.start as usize - 1].is(',')
                    || mention
                        .cue
                        .is_some_and(|cue| cue as usize > from && document.tokens[cue as usize - 1].is(',')))
        })
}

/// Who is the subject of the cue near a quotation: 0 nobody, else by what it is.
fn subject(document: &Document<'_>, index: usize, cue: u32) -> u8 {
    let segment = &document.segments[index];
    let all = document.paragraph_mentions[segment.paragraph as usize].clone();
    let split =
        all.start + document.mentions[all.clone()].partition_point(|mention| mention.start < segment.token);
    let reach =
        split.saturating_sub(SUBJECTS_IN_REACH).max(all.start)..(split + SUBJECTS_IN_REACH).min(all.end);
    document.mentions[reach]
        .iter()
        .filter(|mention| mention.cue == Some(cue) && !mention.is_possessive)
        .map(|mention| {
            let order = if mention.order == Order::Far { 0 } else { 4 };
            1 + order + (mention.form as u8).min(3)
        })
        .max()
        .unwrap_or(0)
}

/// The log-odds that a quotation is speech.
pub(crate) fn log_odds(
    document: &Document<'_>,
    index: usize,
    weights: &impl Weights,
    context: &Context,
    slots: &mut Vec<u32>,
) -> f32 {
    features(document, index, context, slots);
    weights.keep(slots) + prior::log_odds(document, index)
}
