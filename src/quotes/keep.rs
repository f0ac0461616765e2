//! Keep or drop: whether words between marks are speech, or a title, a name, words at arm's length.
//!
//! As the ranker's, its signals are named rows with small values, and a weight belongs to each combination of values that
//! [`PAIRS`] names; what differs by the family of the language is learnt beside what all have in common.

use super::document::Document;
use super::mentions::Order;
use super::prior;
use super::rank::{Context, Near, Weights, sets_off};
use super::slots::{self, KEEP_BITS};
use super::tokens::{Token, What};
use crate::article::Kind;
use crate::lexicon::{hash, role};

/// The signals, in the order of [`SIGNALS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Is {
    Count,
    Case,
    Ends,
    Left,
    LeftDistance,
    Right,
    RightDistance,
    RightReach,
    Before,
    Earlier,
    After,
    Behind,
    Place,
    Person,
    Neighbours,
    Gap,
    Opening,
    Closing,
    Heading,
    Pronouns,
    Joins,
    Closed,
    Capital,
    LeftSubject,
    RightSubject,
    Length,
    Few,
    Nature,
}

/// How many there are.
const COUNT: usize = Is::Nature as usize + 1;

impl From<Is> for usize {
    fn from(is: Is) -> Self {
        is as Self
    }
}

/// A signal.
struct Row {
    #[cfg_attr(not(test), expect(dead_code, reason = "the order of the table, tested"))]
    is: Is,
    #[cfg_attr(not(test), expect(dead_code, reason = "for whoever reads or tests the table"))]
    name: &'static str,
    #[cfg_attr(not(test), expect(dead_code, reason = "for whoever reads or tests the table"))]
    why: &'static str,
    value: fn(&Look) -> u8,
}

#[rustfmt::skip]
const SIGNALS: [Row; COUNT] = [
    Row { is: Is::Count, name: "count", why: "titles and terms are short", value: |look| look.count },
    Row { is: Is::Case, name: "case", why: "in titles and names every word but the small ones has a capital", value: |look| look.case },
    Row { is: Is::Ends, name: "ends", why: "sentences end in their own punctuation, or in the comma of a cue clause", value: |look| look.ends },
    Row { is: Is::Left, name: "left cue", why: "a verb of saying before the words gives speech", value: |look| look.left.0 },
    Row { is: Is::LeftDistance, name: "left distance", why: "a near one more so", value: |look| look.left.1 },
    Row { is: Is::Right, name: "right cue", why: "so does one behind them", value: |look| look.right.0 },
    Row { is: Is::RightDistance, name: "right distance", why: "a near one more so", value: |look| look.right.1 },
    Row { is: Is::RightReach, name: "right reach", why: "a cue behind counts where it is near", value: |look| look.right.1.min(3) },
    Row { is: Is::Before, name: "word before", why: "\"called\" and \"the film\" come before names, a colon before speech", value: |look| look.before },
    Row { is: Is::Earlier, name: "word before that", why: "\"the so-called\", \"called the\"", value: |look| look.earlier },
    Row { is: Is::After, name: "after", why: "a comma behind the mark begins a cue clause", value: |look| look.after },
    Row { is: Is::Behind, name: "word behind", why: "a noun behind the mark is what the quoted term names", value: |look| look.behind },
    Row { is: Is::Place, name: "place", why: "words that open or fill their paragraph are speech", value: |look| look.place },
    Row { is: Is::Person, name: "person", why: "\"I\" and \"we\" are somebody's words", value: |look| look.person },
    Row { is: Is::Neighbours, name: "neighbours", why: "terms come in rows, and so does speech", value: |look| look.neighbours },
    Row { is: Is::Gap, name: "gap", why: "close behind a quotation speech goes on", value: |look| look.gap },
    Row { is: Is::Opening, name: "opening", why: "a comma or a colon before the mark follows a cue", value: |look| look.opening },
    Row { is: Is::Closing, name: "closing", why: "a comma inside hands over to a cue clause", value: |look| look.closing },
    Row { is: Is::Heading, name: "heading", why: "headlines quote a word or two", value: |look| look.is_heading },
    Row { is: Is::Pronouns, name: "pronouns", why: "titles and terms have few", value: |look| look.pronouns },
    Row { is: Is::Joins, name: "joins", why: "so it is with conjunctions and auxiliaries", value: |look| look.joins },
    Row { is: Is::Closed, name: "closed", why: "a sentence that ends in who said it is said", value: |look| look.is_closed },
    Row { is: Is::Capital, name: "capital", why: "a capital opens a sentence, or a name", value: |look| look.is_capitalised },
    Row { is: Is::LeftSubject, name: "left subject", why: "a verb of saying with its subject is one", value: |look| look.left_subject },
    Row { is: Is::RightSubject, name: "right subject", why: "so it is behind the words", value: |look| look.right_subject },
    Row { is: Is::Length, name: "length", why: "sentences are spoken", value: |look| look.length },
    Row { is: Is::Few, name: "few", why: "beyond a few words the number tells nothing more", value: |look| look.count.min(5) },
    Row { is: Is::Nature, name: "nature", why: "what the rows of `prior` say: names by their capitals, clauses, sentences", value: |look| look.nature },
];

/// What counts together.
#[rustfmt::skip]
const PAIRS: &[&[Is]] = {
    #[allow(clippy::enum_glob_use, reason = "the table is of these alone")]
    use Is::*;
    &[
        &[],
        &[Count, Case],
        &[Count, Ends],
        &[Left, LeftDistance],
        &[Right, RightDistance],
        &[Left, Right, Count],
        &[Before, Few],
        &[Before, Case],
        &[After, Ends],
        &[Place, Count, Ends],
        &[Person, Few],
        &[Neighbours, Few],
        &[Gap, Place],
        &[Before, Left],
        &[Case, Ends, Left, Right],
        &[Opening, Closing, Case],
        &[Heading, Few],
        &[Neighbours, Before],
        &[After, Before],
        &[Pronouns, Joins, Count],
        &[Pronouns, Joins, Case],
        &[Behind, Before],
        &[Behind, Count, Ends],
        &[Behind, Case, Before],
        &[Earlier, Before],
        &[Earlier, Before, Few],
        &[Left, LeftDistance, Before],
        &[Joins, Ends, Before],
        &[Capital, Ends, Before, Few],
        &[Closed, Few, Case],
        &[Closed, Before, Left],
        &[Closed, Ends, Behind],
        &[Left, LeftSubject, LeftDistance, Few],
        &[Left, LeftSubject, Before, Ends],
        &[Right, RightSubject, RightReach, Few],
        &[LeftSubject, RightSubject, Left, Right],
        &[LeftSubject, RightSubject, Before, Case],
        &[Length, Gap, Left, Right],
        &[Nature, Few],
        &[Nature, Left, Right],
    ]
};

/// The slots of a quotation's signals.
pub(crate) fn features(document: &Document<'_>, index: usize, context: &Context, out: &mut Vec<u32>) {
    out.clear();
    let values = values(&Look::of(document, index, context));
    let family = slots::family(document.words.lexicon) as u8;
    // English, which has most of the truth, learns nothing for itself: what all share is its own
    let own = (family != slots::ENGLISH).then_some(family);
    slots::append(&values, PAIRS, 1, own, KEEP_BITS, out);
}

fn values(look: &Look) -> [u8; COUNT] {
    std::array::from_fn(|at| (SIGNALS[at].value)(look))
}

/// A quotation and its place, as the rows see them.
struct Look {
    count: u8,
    case: u8,
    ends: u8,
    left: (u8, u8),
    right: (u8, u8),
    before: u8,
    earlier: u8,
    after: u8,
    behind: u8,
    place: u8,
    person: u8,
    neighbours: u8,
    gap: u8,
    opening: u8,
    closing: u8,
    is_heading: u8,
    pronouns: u8,
    joins: u8,
    is_closed: u8,
    is_capitalised: u8,
    left_subject: u8,
    right_subject: u8,
    length: u8,
    nature: u8,
}

impl Look {
    fn of(document: &Document<'_>, index: usize, context: &Context) -> Self {
        let segment = &document.segments[index];
        let source = document.sources[segment.paragraph as usize];
        let inside = &source.text[segment.span.inner.clone()];
        let range = document.paragraph_tokens[segment.paragraph as usize].clone();
        let token = segment.token as usize;
        let Inside { count, case, pronouns, joins } = Inside::of(document, inside, context);
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
        let side = |near: Option<Near>| near.map_or((b'-', 9), |near| (near.class, near.distance.min(6)));
        let before = token.checked_sub(1).filter(|&at| at >= range.start).map(|at| &document.tokens[at]);
        let next = document.tokens.get(token + 1).filter(|_| token + 1 < range.end);
        // the word before that, which "called" and "so-called" may be
        let earlier = token.checked_sub(2).filter(|&at| at >= range.start).map(|at| &document.tokens[at]);
        let left_subject = context.left.map_or(0, |near| subject(document, index, near.token));
        let right_subject = context.right.map_or(0, |near| subject(document, index, near.token));
        let is_closed = u8::from(is_closed(document, index));
        let neighbours =
            u8::from(
                document.segments.get(index + 1).is_some_and(|next| next.paragraph == segment.paragraph),
            ) + 2 * u8::from(index > 0 && document.segments[index - 1].paragraph == segment.paragraph);
        let is_heading = u8::from(source.kind == Kind::Heading);
        let place = context.is_alone as u8 + 2 * context.opens_paragraph as u8;
        Self {
            count,
            case,
            ends,
            left: side(context.left),
            right: side(context.right),
            before: class_before(before),
            earlier: class_earlier(earlier),
            after: context.after,
            behind: class_behind(document, next),
            place,
            person: context.person,
            neighbours,
            gap: context.gap,
            opening: context.before,
            closing: context.ends,
            is_heading,
            pronouns,
            joins,
            is_closed,
            is_capitalised: u8::from(context.is_capitalised),
            left_subject,
            right_subject,
            length: context.length,
            nature: prior::nature(document, index),
        }
    }
}

/// What the words within the marks tell by themselves.
struct Inside {
    count: u8,
    case: u8,
    /// Small words that names and titles have few of: pronouns; auxiliaries and conjunctions.
    pronouns: u8,
    joins: u8,
}

impl Inside {
    fn of(document: &Document<'_>, inside: &str, context: &Context) -> Self {
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
        Self { count, case, pronouns: pronouns.min(2), joins: joins.min(3) }
    }
}

/// The word before the mark.
fn class_before(before: Option<&Token>) -> u8 {
    match before {
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
    }
}

/// The word before that, which "called" and "so-called" may be.
fn class_earlier(earlier: Option<&Token>) -> u8 {
    match earlier {
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
    }
}

/// What stands behind the mark.
fn class_behind(document: &Document<'_>, next: Option<&Token>) -> u8 {
    match next {
        None => b'$',
        Some(token) if token.starts_sentence => b'.',
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
    }
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

/// Added where somebody is said to have said the whole sentence and the words within the marks are more than a name. Set by hand: the
/// fit sees few such sentences, and its left-out figures stay as they are with and without.
const SAID_AS_A_WHOLE: f32 = 1.5;
/// Words in lower case from which quoted words are more than a name.
const MORE_THAN_A_NAME: usize = 4;

/// The log-odds that a quotation is speech.
pub(crate) fn log_odds(
    document: &Document<'_>,
    index: usize,
    weights: &impl Weights,
    context: &Context,
    slots: &mut Vec<u32>,
) -> f32 {
    features(document, index, context, slots);
    let segment = &document.segments[index];
    let inside = &document.sources[segment.paragraph as usize].text[segment.span.inner.clone()];
    let small = inside.split_whitespace().filter(|word| word.starts_with(char::is_lowercase));
    let is_clause = small.take(MORE_THAN_A_NAME).count() == MORE_THAN_A_NAME;
    let said = if is_clause && is_closed(document, index) { SAID_AS_A_WHOLE } else { 0.0 };
    weights.keep(slots) + prior::log_odds(document, index) + said
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str, language: &str, is: Is) -> u8 {
        let document = Document::of(text, language);
        let index = document.segments.len() - 1;
        values(&Look::of(&document, index, &Context::of(&document, index)))[is as usize]
    }

    #[test]
    fn test_each_signal_tells_its_shapes_apart() {
        for (is, one, two) in [
            (Is::Count, "The film “Grey” runs.", "The film “Grey Harbour” runs."),
            (Is::Case, "The film “Grey Harbour” runs.", "He said “no grey harbour”."),
            (Is::Ends, "He said “no.”", "He said “no”"),
            (Is::Left, "He said “no” twice.", "He left “no” there."),
            (Is::LeftDistance, "He said “no”.", "He said of the old “no”."),
            (Is::Right, "“No,” he said.", "“No,” he left."),
            (Is::RightDistance, "“No,” said Lee.", "“No,” the old tall man said."),
            (Is::RightReach, "“No,” said Lee.", "“No,” the old tall man said."),
            (Is::Before, "He said “no”.", "The “no” came."),
            (Is::Earlier, "He called the “no” odd.", "He left the “no” there."),
            (Is::After, "“No,” he said.", "“No”, he said."),
            (Is::Behind, "The “grey” harbour.", "The “grey”, he said."),
            (Is::Place, "“No.”", "He said “no”."),
            (Is::Person, "“I go,” he said.", "“Go,” he said."),
            (Is::Neighbours, "“No,” he said, “go.”", "He said “go.”"),
            (Is::Gap, "“No,” he said, “go.”", "He said “go.”"),
            (Is::Opening, "He said: “Go.”", "He said “go.”"),
            (Is::Closing, "“No,” he said.", "“No.” He left."),
            (Is::Pronouns, "“We go,” he said.", "“Grey Harbour,” he said."),
            (Is::Joins, "“It is and was,” he said.", "“Grey Harbour,” he said."),
            (Is::Closed, "“No” is the reason, the office said.", "“No” is the reason."),
            (Is::Capital, "He said “Go.”", "He said “go.”"),
            (Is::LeftSubject, "Ann Lee said “no”.", "There said “no”."),
            (Is::RightSubject, "“No,” Ann Lee said.", "“No,” said."),
            (Is::Length, "He said “no”.", "He said “we shall not go there again”."),
            (Is::Few, "He said “no”.", "He said “no way”."),
        ] {
            assert_ne!(value(one, "en", is), value(two, "en", is), "{is:?}: {one} / {two}");
        }
        assert_ne!(
            value("Die Band heißt „Grauer Hafen“.", "de", Is::Nature),
            value("Er rief: „Der Damm hält!“", "de", Is::Nature)
        );
    }

    #[test]
    fn test_the_rows_stand_in_their_order_and_are_named_once_and_explained() {
        for (at, row) in SIGNALS.iter().enumerate() {
            assert!(row.is as usize == at && !row.why.is_empty(), "{}", row.name);
            assert!(SIGNALS[at + 1..].iter().all(|other| other.name != row.name), "{}", row.name);
            assert!(PAIRS.iter().any(|pair| pair.contains(&row.is)), "{} counts nowhere", row.name);
        }
    }
}
