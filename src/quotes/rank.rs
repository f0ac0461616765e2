//! The ranker: which of the mentions around a quotation is its speaker.
//!
//! A linear model over categorical features and their conjunctions, each hashed to a slot of [`SPEAKERS`]; a softmax
//! over the candidates (and "nobody") gives probabilities. The features know cue classes, distances and punctuation, no
//! words: the weights that were fitted on English serve the other languages.

use super::document::{Document, Segment};
use super::mentions::{Form, Mention, Order};
use super::tokens::{Token, What};
use super::weights::{KEEP, SPEAKERS};
use super::word_order;
use crate::lexicon::{hash, role};

/// Slots of the table of weights; a power of two.
#[cfg(any(feature = "lab", test))]
pub(crate) const SLOTS: usize = 1 << SLOT_BITS;
const SLOT_BITS: u32 = 15;

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
        let text = document.sources[segment.paragraph as usize].text;
        let inside = &text[segment.span.inner.clone()];
        let range = document.paragraph_tokens[segment.paragraph as usize].clone();
        let token = segment.token as usize;
        let outer_before = text[..segment.span.outer.start].trim_end().chars().next_back();
        let opens_sentence = document.tokens[token].starts_sentence;
        let last = inside.chars().next_back().unwrap_or(' ');
        // Some print the comma outside the marks.
        let next_outside = document.tokens.get(token + 1).filter(|_| token + 1 < range.end);
        let ends = match last {
            ',' => b',',
            '.' | '…' => b'.',
            '?' | '!' => b'?',
            _ if next_outside.is_some_and(|next| next.is(',') || sets_off(document, next)) => b',',
            _ => b'w',
        };
        let before = match outer_before {
            None => b'^',
            _ if opens_sentence => b'^',
            Some(',') => b',',
            Some(':') => b':',
            Some('—' | '–' | '-') => b'-',
            Some(c) if c.is_alphanumeric() => b'w',
            Some(_) => b'o',
        };
        let after = match next_outside.map(|next| next.what) {
            None => b'$',
            Some(What::Punct(',' | ';' | ':')) => b',',
            Some(_) if next_outside.is_some_and(|next| sets_off(document, next)) => b',',
            Some(What::Punct('.' | '!' | '?')) => b'.',
            Some(What::Quote(_)) => b'q',
            Some(What::Capital | What::Acronym) => b'C',
            Some(What::Lower) => b'l',
            Some(_) => b'o',
        };
        let is_alone = document.paragraph_is_quoted[segment.paragraph as usize];
        let gap = index.checked_sub(1).map_or(9, |previous| {
            let previous = &document.segments[previous];
            let between = (segment.token - previous.token) as usize;
            let paragraphs = segment.paragraph - previous.paragraph;
            match (paragraphs, between) {
                (0, 0..=4) => 0,
                (0, 5..=12) => 1,
                (0, _) => 2,
                (1, 0..=2) => 3,
                (1, 3..=10) => 4,
                (1, _) => 5,
                (2, _) => 6,
                _ => 7,
            }
        });
        let words = inside.split_whitespace().take(24).count();
        Self {
            left: left(document, token, range.start),
            right: right(document, token, range.end),
            ends,
            before,
            after,
            opens_paragraph: token == range.start,
            is_alone,
            is_capitalised: inside.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase),
            length: match words {
                0..=1 => 0,
                2..=3 => 1,
                4..=8 => 2,
                9..=20 => 3,
                _ => 4,
            },
            gap,
            person: person(document, inside),
            named: inside
                .split_ascii_whitespace()
                .take(MOST_WORDS)
                .filter(|word| word.starts_with(|c: char| c.is_uppercase()))
                .map(|word| {
                    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
                    hash(word.strip_suffix("'s").or(word.strip_suffix("’s")).unwrap_or(word))
                })
                .collect(),
            is_introduced: token == range.start
                && (segment.paragraph as usize)
                    .checked_sub(1)
                    .is_some_and(|before| document.sources[before].text.trim_end().ends_with(':')),
            is_signed: next_outside
                .is_some_and(|next| matches!(next.what, What::Punct('—' | '–' | '―' | '-'))),
        }
    }
}

/// Words of a quotation that are looked at.
const MOST_WORDS: usize = 120;

/// 1 where the speaker says "I", 2 where "we".
fn person(document: &Document<'_>, inside: &str) -> u8 {
    let _ = document;
    let mut found = 0;
    for word in inside.split_ascii_whitespace().take(MOST_WORDS) {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’');
        let stem = word.split(['\'', '’']).next().unwrap_or(word);
        if FIRST_SINGULAR.contains(&stem) {
            return 1;
        }
        if FIRST_PLURAL.contains(&stem) {
            found = 2;
        }
    }
    found
}

/// "I" and its like in the languages with a lexicon; capitalised where the language does so at a sentence's start.
const FIRST_SINGULAR: &[&str] = &[
    "I", "Ich", "Ja", "Jag", "Je", "Yo", "Eu", "Io", "Ik", "eu", "ich", "ik", "io", "ja", "jag", "je", "me",
    "mich", "mij", "mir", "mnie", "my", "yo", "Я", "мне", "меня", "я",
];
/// "we" and its like.
const FIRST_PLURAL: &[&str] = &[
    "My", "Noi", "Nosotros", "Nous", "Nós", "Our", "Vi", "We", "Wij", "Wir", "noi", "nos", "nosotros",
    "notre", "nous", "nuestro", "nós", "ons", "our", "uns", "us", "vi", "we", "wij", "wir", "Мы", "мы",
    "нас",
];

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
    for (distance, at) in (token + 1..end).take(24).enumerate() {
        let t = &document.tokens[at];
        if t.starts_sentence {
            break;
        }
        if matches!(t.what, What::Quote(_)) && distance > 0 {
            break;
        }
        if t.has(role::CUE) && !is_noun(document, at) {
            return Some(Near { token: at as u32, distance: bucket(distance), class: class(t.roles) });
        }
    }
    None
}

fn is_noun(document: &Document<'_>, at: usize) -> bool {
    at > 0 && {
        let before = &document.tokens[at - 1];
        before.has(role::DETERMINER) && !before.has(role::PRONOUN) || before.what == What::Possessive
    }
}

fn bucket(distance: usize) -> u8 {
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

/// The candidates of a quotation, as indices of mentions in the order of the text.
pub(crate) fn candidates(document: &Document<'_>, segment: &Segment, previous: Previous) -> Vec<u32> {
    let paragraph = segment.paragraph as usize;
    let mut out: Vec<u32> = Vec::with_capacity(32);
    let of = |paragraph: usize| document.paragraph_mentions[paragraph].clone();
    if let Some(mention) = previous.mention {
        out.push(mention);
    }
    let mut take = |range: std::ops::Range<usize>, most: usize, only_marked: bool| {
        let skip = range.len().saturating_sub(most);
        for index in range.skip(skip) {
            let mention = &document.mentions[index];
            if mention.is_oblique || only_marked && mention.cue.is_none() && !mention.is_subject {
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

/// The slot of a feature: a template and up to six small values.
fn mix(template: u64, values: &[u8]) -> u32 {
    let mut packed = template;
    for &value in values {
        packed = packed << 8 | u64::from(value);
    }
    let hash = (packed ^ packed >> 31).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (hash ^ hash >> 29).wrapping_mul(0xBF58_476D_1CE4_E5B9) as u32 >> (32 - SLOT_BITS)
}

/// The slots of a candidate's features; `None` is "nobody".
pub(crate) fn features(
    document: &Document<'_>,
    segment: &Segment,
    context: &Context,
    candidate: Option<&Mention>,
    previous: Previous,
    (nearer, between): (u8, u8),
    out: &mut Vec<u32>,
) {
    out.clear();
    let side = |near: Option<Near>| near.map_or(b'-', |near| near.class);
    let (left, right) = (side(context.left), side(context.right));
    let previous_mention = previous.mention.map(|index| &document.mentions[index as usize]);
    let Some(mention) = candidate else {
        out.push(mix(90, &[]));
        out.push(mix(91, &[left, right]));
        out.push(mix(92, &[context.length, context.ends, context.before]));
        out.push(mix(93, &[context.is_alone as u8, context.gap, previous_mention.is_some() as u8]));
        out.push(mix(94, &[context.length, left, right, context.is_capitalised as u8]));
        return;
    };
    let same_paragraph = mention.paragraph == segment.paragraph;
    let is_before = mention.end <= segment.token;
    let turned = turned(document, mention).filter(|_| same_paragraph);
    let (first, behind) = turned.map_or((mention.start, mention.end), |cue| (cue, cue));
    let place: u8 = match segment.paragraph as i64 - i64::from(mention.paragraph) {
        0 => {
            if is_before {
                b'<'
            } else {
                b'>'
            }
        }
        1 => b'1',
        2 => b'2',
        -1 => b'n',
        _ => b'p',
    };
    let (mut cues, mut commas, mut clauses) = (0, 0, 0);
    let mut after_comma = false;
    let (distance, sentences) = if same_paragraph {
        let (from, to) = if is_before {
            (mention.end as usize - usize::from(turned.is_some()), segment.token as usize)
        } else {
            (segment.token as usize + 1, first as usize)
        };
        let to = to.max(from);
        // A quotation that opens a sentence of its own is a sentence apart from what stands before it.
        let breaks = document.tokens[from..(to + 1).min(document.tokens.len())]
            .iter()
            .take(80)
            .filter(|token| token.starts_sentence)
            .count();
        for token in document.tokens[from..to].iter().take(40) {
            cues += u8::from(token.has(role::CUE));
            commas += u8::from(token.is(','));
            clauses += u8::from(after_comma && token.has(role::STOP));
            after_comma = token.is(',');
        }
        clauses = clauses.min(2);
        cues += u8::from(turned.is_some() && is_before);
        (cues, commas) = (cues.min(3), commas.min(3));
        (bucket(to - from), breaks.min(3) as u8)
    } else {
        let from_end = document.paragraph_mentions[mention.paragraph as usize].end;
        let index = document.mentions[..from_end]
            .iter()
            .rev()
            .take(6)
            .position(|other| other.start == mention.start)
            .unwrap_or(6);
        (10 + index as u8, 5)
    };
    // Does its cue govern this quotation?
    let cue = mention.cue;
    let governs: u8 = match cue {
        Some(cue) if context.right.is_some_and(|near| near.token == cue) => b'R',
        Some(cue) if context.left.is_some_and(|near| near.token == cue) => b'L',
        Some(cue) if same_paragraph && cue < segment.token && is_before => {
            // There is another verb between: "X said Y called it “odd”".
            b'l'
        }
        Some(_) => b'o',
        None => b'-',
    };
    let cue_class = cue.map_or(b'-', |cue| class(document.tokens[cue as usize].roles));
    let order = if turned.is_some() { Order::Subject } else { mention.order } as u8;
    let form = mention.form as u8;
    let flags = mention.is_possessive as u8 + 2 * mention.is_subject as u8;
    let place_in = mention.is_nested as u8 + 2 * mention.is_apposition as u8;
    let head = mention.head as u8;
    let salience = mention.salience;
    let is_named = document.name_key(mention).is_some_and(|key| context.named.contains(&key)) as u8;
    let previous_token = (first as usize)
        .checked_sub(1)
        .filter(|&at| at >= document.paragraph_tokens[mention.paragraph as usize].start)
        .map(|at| &document.tokens[at]);
    let left_of = match previous_token {
        None => b'^',
        Some(_) if document.tokens[first as usize].starts_sentence => b'^',
        Some(token) => match token.what {
            What::Quote(_) => b'q',
            What::Punct('—' | '–' | '―') => b'-',
            What::Punct(c) if c.is_ascii() => c as u8,
            What::Punct(_) => b'o',
            _ if token.has(role::TELL) && !token.has(role::STRONG) => b't',
            _ if token.has(role::STRONG) => b's',
            _ if token.has(role::WEAK) => b'w',
            _ if token.has(role::ACCORDING) => b'a',
            _ if token.has(role::PREPOSITION) => b'p',
            // "…, but Lee called it": a clause's start is as good as a sentence's
            _ if token.has(role::STOP) && first >= 2 && document.tokens[first as usize - 2].is(',') => b'^',
            _ if token.has(role::STOP) => b'c',
            _ => b'x',
        },
    };
    let next_token = document
        .tokens
        .get(behind as usize)
        .filter(|_| (behind as usize) < document.paragraph_tokens[mention.paragraph as usize].end);
    let right_of = match next_token {
        None => b'$',
        Some(token) => match token.what {
            What::Quote(_) => b'q',
            What::Punct(c) if c.is_ascii() => c as u8,
            What::Punct(_) => b'o',
            What::Possessive => b'\'',
            _ if token.has(role::STRONG) => b's',
            _ if token.has(role::TELL) => b't',
            _ if token.has(role::WEAK) => b'w',
            // "Lee later called": the verb counts, not what stands before it
            _ if token.has(role::ADVERB) && matches!(mention.order, Order::Subject) => match cue_class {
                b's' | b't' | b'w' => cue_class,
                _ => b'a',
            },
            _ if token.has(role::ADVERB) => b'a',
            _ if token.has(role::PREPOSITION) => b'p',
            _ if token.has(role::STOP) => b'c',
            _ => b'x',
        },
    };
    let same: u8 = match previous_mention {
        None => 0,
        Some(other) if other.start == mention.start && other.paragraph == mention.paragraph => 1,
        Some(other) if is_same_name(document, other, mention) => 2,
        Some(other)
            if other.form == Form::Pronoun
                && mention.form == Form::Pronoun
                && other.gender == mention.gender =>
        {
            3
        }
        Some(other) if other.form == Form::Pronoun || mention.form == Form::Pronoun => 4,
        Some(_) => 5,
    };
    // "…," Lee said of the plan: the mention right behind the quotation's own verb.
    let has_cue = u8::from(context.left.is_some()) + 2 * u8::from(context.right.is_some());
    let near_left = context.left.map_or(9, |near| near.distance);
    let near_right = context.right.map_or(9, |near| near.distance);
    let own_cue_distance = match governs {
        b'R' => near_right + u8::from(turned.is_some()),
        b'L' if turned.is_some() => near_left.saturating_sub(1),
        b'L' => near_left,
        _ => 20,
    };
    let alone = context.is_alone as u8 + 2 * context.opens_paragraph as u8;
    let before: u8 = match previous.other.map(|index| &document.mentions[index as usize]) {
        None => 0,
        Some(other) if other.start == mention.start && other.paragraph == mention.paragraph => 1,
        Some(other) if is_same_name(document, other, mention) => 2,
        Some(_) => 3,
    };
    let o = &mut *out;
    o.push(mix(1, &[place, governs, order, cue_class]));
    o.push(mix(2, &[place, sentences, form]));
    o.push(mix(3, &[place, distance, governs]));
    o.push(mix(4, &[context.ends, place, governs, order]));
    o.push(mix(5, &[context.before, place, governs, order]));
    o.push(mix(6, &[form, flags, governs, place]));
    o.push(mix(7, &[form, order, place, sentences]));
    o.push(mix(8, &[same, context.gap, has_cue, place]));
    o.push(mix(9, &[same, alone, place]));
    o.push(mix(10, &[has_cue, place, governs, sentences]));
    o.push(mix(11, &[left_of, place, governs]));
    o.push(mix(12, &[right_of, place, governs]));
    o.push(mix(13, &[place, nearer, governs]));
    o.push(mix(14, &[context.length, context.is_capitalised as u8, place, governs]));
    o.push(mix(15, &[place, flags, order, alone]));
    o.push(mix(16, &[left_of, right_of, form]));
    o.push(mix(17, &[place, sentences, governs, order, has_cue]));
    o.push(mix(18, &[governs, own_cue_distance, order, cue_class]));
    o.push(mix(19, &[place, distance, sentences, alone]));
    o.push(mix(20, &[context.ends, context.before, place, sentences]));
    o.push(mix(21, &[same, context.gap, governs, order]));
    o.push(mix(22, &[left, right, place, order, sentences]));
    o.push(mix(23, &[form, distance, place]));
    o.push(mix(24, &[mention.is_possessive as u8, right_of, place, near_left]));
    o.push(mix(25, &[context.after, place, governs, sentences]));
    o.push(mix(26, &[nearer, place, sentences, order]));
    o.push(mix(27, &[same, form, place, sentences, has_cue]));
    o.push(mix(28, &[form, head, place_in, place, right_of]));
    o.push(mix(29, &[form, head, left_of, right_of, place_in]));
    o.push(mix(30, &[form, head, governs, order, cue_class]));
    o.push(mix(31, &[is_named, form, place, governs]));
    o.push(mix(32, &[salience, form, place, governs]));
    o.push(mix(33, &[salience, same, sentences]));
    o.push(mix(34, &[context.person, form, head, flags]));
    o.push(mix(35, &[between, place, order, governs]));
    o.push(mix(36, &[between, cues, place, sentences, flags]));
    o.push(mix(37, &[cues, commas, place, order]));
    o.push(mix(38, &[same, before, context.gap, previous.asks as u8, has_cue]));
    o.push(mix(39, &[before, place, alone, context.gap]));
    o.push(mix(40, &[context.is_signed as u8, left_of, place, right_of]));
    o.push(mix(41, &[flags, place_in, form, order, place]));
    o.push(mix(42, &[left_of, context.before, distance, governs]));
    o.push(mix(43, &[right_of, context.before, distance, place]));
    o.push(mix(47, &[clauses, place, governs, order]));
    o.push(mix(48, &[clauses, cues, sentences, place, flags, left]));
    o.push(mix(45, &[context.is_introduced as u8, place, distance, order]));
    o.push(mix(46, &[context.is_introduced as u8, same, alone, place]));
    o.push(mix(44, &[cue_class, own_cue_distance, distance, place]));
}

/// Whether two mentions end in the same name.
pub(crate) fn is_same_name(document: &Document<'_>, one: &Mention, other: &Mention) -> bool {
    let is_named = |mention: &Mention| matches!(mention.form, Form::Person | Form::Organisation);
    is_named(one)
        && is_named(other)
        && document.tokens[one.name_end as usize - 1].hash
            == document.tokens[other.name_end as usize - 1].hash
}

/// The cue of a subject that follows its verb: "sagte er" is seen as the "he said" that the weights were fitted on.
fn turned(document: &Document<'_>, mention: &Mention) -> Option<u32> {
    mention.cue.filter(|_| !document.words.lexicon.subject_first && mention.order == Order::Inverted)
}

/// For each candidate, how many mentions with a cue stand nearer to the quotation, and how many of any kind.
pub(crate) fn nearer(document: &Document<'_>, segment: &Segment, candidates: &[u32]) -> Vec<(u8, u8)> {
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
    let mut out = vec![(0, 0); candidates.len()];
    let (mut marked, mut all): (u8, u8) = (0, 0);
    for (_, at) in order {
        let mention = &document.mentions[candidates[at] as usize];
        out[at] = (marked.min(3) + if mention.order == Order::None { 4 } else { 0 }, all.min(6));
        if mention.order != Order::None {
            marked = marked.saturating_add(1);
        }
        if !mention.is_nested && !mention.is_possessive && !mention.is_apposition {
            all = all.saturating_add(1);
        }
    }
    out
}

/// The weights in use: the shipped ones, or those of a fit under way.
pub(crate) trait Weights {
    /// The sum of the weights of a speaker's features.
    fn speaker(&self, slots: &[u32]) -> f32;
    /// The sum of the weights of features of [`keep`](super::keep).
    fn keep(&self, slots: &[u32]) -> f32;
    /// How often a speaker with this share of the softmax is right.
    fn calibrated(&self, share: f32) -> f32;
}

/// The generated tables.
pub(crate) struct Shipped;

impl Weights for Shipped {
    fn speaker(&self, slots: &[u32]) -> f32 {
        sum(*SPEAKERS, slots)
    }
    fn keep(&self, slots: &[u32]) -> f32 {
        sum(*KEEP, slots)
    }
    fn calibrated(&self, share: f32) -> f32 {
        let (slope, intercept) = *super::weights::CALIBRATION;
        let share = share.clamp(1e-4, 1.0 - 1e-4);
        1.0 / (1.0 + (-(slope * (share / (1.0 - share)).ln() + intercept)).exp())
    }
}

fn sum(table: &[u8], slots: &[u32]) -> f32 {
    let steps: i32 = slots.iter().map(|&slot| i32::from(table[slot as usize]) - i32::from(ZERO)).sum();
    steps as f32 * STEP
}

/// The choice for a quotation.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Choice {
    /// The mention; `None` where nobody is likelier than anybody.
    pub(crate) mention: Option<u32>,
    /// Its share of the softmax, with those of mentions in the same words.
    pub(crate) probability: f32,
}

impl Choice {
    /// Log-odds of there being a speaker, and this one.
    pub(crate) fn log_odds(self) -> f32 {
        let share = if self.mention.is_some() { self.probability } else { 1.0 - self.probability };
        let share = share.clamp(1e-3, 1.0 - 1e-3);
        (share / (1.0 - share)).ln()
    }
}

/// Ranks the candidates of a quotation.
pub(crate) fn choose(
    document: &Document<'_>,
    index: usize,
    context: &Context,
    previous: Previous,
    weights: &impl Weights,
) -> Choice {
    let segment = &document.segments[index];
    let candidates = candidates(document, segment, previous);
    let nearer = nearer(document, segment, &candidates);
    let mut slots = Vec::with_capacity(32);
    features(document, segment, context, None, previous, (0, 0), &mut slots);
    let nobody = weights.speaker(&slots);
    let mut scores = Vec::with_capacity(candidates.len());
    for (&candidate, &nearer) in candidates.iter().zip(&nearer) {
        let mention = &document.mentions[candidate as usize];
        features(document, segment, context, Some(mention), previous, nearer, &mut slots);
        scores.push(weights.speaker(&slots));
    }
    let top = scores.iter().copied().fold(nobody, f32::max);
    let total: f32 = (nobody - top).exp() + scores.iter().map(|score| (score - top).exp()).sum::<f32>();
    let best = (0..scores.len()).max_by(|&a, &b| scores[a].total_cmp(&scores[b]));
    match best {
        Some(best) if scores[best] > nobody => {
            let chosen = &document.mentions[candidates[best] as usize];
            let words = document.printed(chosen);
            let share: f32 = candidates
                .iter()
                .zip(&scores)
                .filter(|(index, _)| document.printed(&document.mentions[**index as usize]) == words)
                .map(|(_, score)| (score - top).exp())
                .sum();
            Choice { mention: Some(candidates[best]), probability: share / total }
        }
        _ => match word_order::unsaid_subject(document, segment, context, previous) {
            Some(mention) => Choice { mention: Some(mention), probability: word_order::UNSAID },
            None => Choice { mention: None, probability: (nobody - top).exp() / total },
        },
    }
}
