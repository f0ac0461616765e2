//! Signals: what the ranker knows of a quotation and of a mention beside it. Each is a named row with its reason, and gives a small
//! value; they are of shapes, places and word classes and know no words, so that one fit serves every language. [`PAIRS`] says which
//! of them count together: a weight belongs to each combination of values. What differs by the family of the language is learnt
//! beside what all have in common.

use super::document::{Document, ONLY_OPENS, Segment};
use super::mentions::{Form, Mention, Order};
use super::rank::{Context, Near, Previous, Standing, class, is_same_name};
use super::tokens::What;
use crate::lexicon::{Lexicon, role};

/// The signals, in the order of [`SIGNALS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Is {
    Ends,
    Before,
    After,
    Alone,
    Length,
    Capital,
    Gap,
    Person,
    LeftCue,
    RightCue,
    Cues,
    LeftDistance,
    Introduced,
    Signed,
    Unsaid,
    Spoken,
    Asked,
    Place,
    Governs,
    Order,
    CueClass,
    CueDistance,
    Sentences,
    Distance,
    Between,
    Commas,
    Clauses,
    Nearer,
    Rivals,
    LeftOf,
    RightOf,
    Form,
    Head,
    Subject,
    Inside,
    Quoted,
    Salience,
    Same,
    Other,
    Known,
    Recent,
    Gender,
    Lead,
    Titled,
    Reported,
    Sole,
    Language,
}

/// How many there are.
pub(crate) const COUNT: usize = Is::Language as usize + 1;

/// The values of all signals for one candidate.
pub(crate) type Values = [u8; COUNT];

/// What a row looks at.
#[derive(Clone, Copy)]
enum Look {
    /// The quotation alone.
    Quotation(fn(&Scene<'_, '_>) -> u8),
    /// A mention beside it.
    Mention(fn(&View<'_, '_>) -> u8),
}

/// A signal.
pub(crate) struct Row {
    is: Is,
    pub(crate) name: &'static str,
    pub(crate) why: &'static str,
    value: Look,
}

use Look::{Mention as OfMention, Quotation as OfQuotation};

#[rustfmt::skip]
#[allow(clippy::redundant_closure_for_method_calls, reason = "a method's lifetimes are not general enough")]
pub(crate) const SIGNALS: [Row; COUNT] = [
    Row { is: Is::Ends, name: "ends", why: "a comma inside hands over to a cue clause, a full stop to nobody",
          value: OfQuotation(|scene| scene.context.ends) },
    Row { is: Is::Before, name: "before", why: "a comma or colon before the mark follows a cue, a sentence's start follows none",
          value: OfQuotation(|scene| scene.context.before) },
    Row { is: Is::After, name: "after", why: "a comma or a verb behind the mark begins a cue clause",
          value: OfQuotation(|scene| scene.context.after) },
    Row { is: Is::Alone, name: "alone", why: "words that fill or open their paragraph are introduced in another",
          value: OfQuotation(|scene| u8::from(scene.context.is_alone) + 2 * u8::from(scene.context.opens_paragraph)) },
    Row { is: Is::Length, name: "length", why: "a word or two are woven in by the reporter, sentences are spoken",
          value: OfQuotation(|scene| scene.context.length) },
    Row { is: Is::Capital, name: "capital", why: "a capital at the start opens a sentence of its own",
          value: OfQuotation(|scene| u8::from(scene.context.is_capitalised)) },
    Row { is: Is::Gap, name: "gap", why: "close behind another quotation the same one speaks on",
          value: OfQuotation(|scene| scene.context.gap) },
    Row { is: Is::Person, name: "person", why: "\"I\" is said by a person, \"we\" by a body too",
          value: OfQuotation(|scene| scene.context.person) },
    Row { is: Is::LeftCue, name: "left cue", why: "a verb of saying before the words in their sentence has their speaker",
          value: OfQuotation(|scene| side(scene.context.left)) },
    Row { is: Is::RightCue, name: "right cue", why: "so has one behind them",
          value: OfQuotation(|scene| side(scene.context.right)) },
    Row { is: Is::Cues, name: "cues beside", why: "between two cues the nearer need not be the right one",
          value: OfQuotation(|scene| u8::from(scene.context.left.is_some()) + 2 * u8::from(scene.context.right.is_some())) },
    Row { is: Is::LeftDistance, name: "left distance", why: "a cue that is far before the words may have other ones",
          value: OfQuotation(|scene| scene.context.left.map_or(9, |near| near.distance)) },
    Row { is: Is::Introduced, name: "introduced", why: "a colon at the end of the paragraph before announces the words",
          value: OfQuotation(|scene| u8::from(scene.context.is_introduced)) },
    Row { is: Is::Signed, name: "signed", why: "a dash behind the words comes before who signs them",
          value: OfQuotation(|scene| u8::from(scene.context.is_signed)) },
    Row { is: Is::Unsaid, name: "unsaid", why: "a cue clause without a subject (\"ha señalado\") means who is being spoken of",
          value: OfQuotation(|scene| scene.unsaid) },
    Row { is: Is::Spoken, name: "spoken", why: "before the first speaker nobody can speak on",
          value: OfQuotation(|scene| u8::from(scene.previous.mention.is_some())) },
    Row { is: Is::Asked, name: "asked", why: "behind a question another one answers",
          value: OfQuotation(|scene| u8::from(scene.previous.asks)) },
    Row { is: Is::Place, name: "place", why: "speakers stand in the quotation's paragraph, before or behind it, or in the one before",
          value: OfMention(|view| view.place) },
    Row { is: Is::Governs, name: "governs", why: "who has the cue nearest to the words is their speaker",
          value: OfMention(|view| view.governs) },
    Row { is: Is::Order, name: "order", why: "a subject right before its verb is surer than one far from it",
          value: OfMention(|view| if view.turned.is_some() { Order::Subject as u8 } else { view.mention.order as u8 }) },
    Row { is: Is::CueClass, name: "cue class", why: "verbs of saying give speech; \"called\" gives a word or two",
          value: OfMention(|view| view.cue_class) },
    Row { is: Is::CueDistance, name: "cue distance", why: "a cue right beside the words is theirs",
          value: OfMention(|view| view.cue_distance()) },
    Row { is: Is::Sentences, name: "sentences", why: "sentences between mention and words part them",
          value: OfMention(|view| view.sentences) },
    Row { is: Is::Distance, name: "distance", why: "the nearer mention is the likelier",
          value: OfMention(|view| view.distance) },
    Row { is: Is::Between, name: "cues between", why: "a verb of saying between mention and words may be somebody else's",
          value: OfMention(|view| view.cues) },
    Row { is: Is::Commas, name: "commas", why: "commas between them part clauses",
          value: OfMention(|view| view.commas) },
    Row { is: Is::Clauses, name: "clauses", why: "a joining word behind a comma opens another clause",
          value: OfMention(|view| view.clauses) },
    Row { is: Is::Nearer, name: "nearer", why: "others with a cue who stand nearer are likelier",
          value: OfMention(|view| view.standing.nearer) },
    Row { is: Is::Rivals, name: "rivals", why: "so are others of any kind",
          value: OfMention(|view| view.standing.rivals) },
    Row { is: Is::LeftOf, name: "left of", why: "behind a preposition stands no subject, behind a verb of saying may be one",
          value: OfMention(|view| view.left_of()) },
    Row { is: Is::RightOf, name: "right of", why: "a verb behind the mention makes it a subject",
          value: OfMention(|view| view.right_of()) },
    Row { is: Is::Form, name: "form", why: "persons speak more than things do",
          value: OfMention(|view| view.mention.form as u8) },
    Row { is: Is::Head, name: "head", why: "of common nouns offices speak, and things do not",
          value: OfMention(|view| view.mention.head as u8) },
    Row { is: Is::Subject, name: "subject", why: "the first in a sentence is what it is about; \"Lee's\" is not",
          value: OfMention(|view| u8::from(view.mention.is_possessive) + 2 * u8::from(view.mention.is_subject)) },
    Row { is: Is::Inside, name: "inside", why: "a name within another phrase, beside what it describes, or in an oblique case, is not the speaker itself",
          value: OfMention(|view| u8::from(view.mention.is_nested) + 2 * u8::from(view.mention.is_apposition)
              + 4 * u8::from(view.mention.is_oblique)) },
    Row { is: Is::Quoted, name: "quoted", why: "who is named within the words seldom says them",
          value: OfMention(|view| u8::from(view.document.name_key(view.mention).is_some_and(|key| view.scene.context.named.contains(&key)))) },
    Row { is: Is::Salience, name: "salience", why: "who is named often, and with verbs of saying, speaks",
          value: OfMention(|view| view.mention.salience) },
    Row { is: Is::Same, name: "same", why: "who spoke last speaks on, or is meant by the pronoun",
          value: OfMention(|view| view.same()) },
    Row { is: Is::Other, name: "other", why: "in a dialogue the one before the last answers",
          value: OfMention(|view| view.other()) },
    Row { is: Is::Known, name: "known", why: "a capital at a sentence's start makes no name; a given name, or the same word within a sentence, does",
          value: OfMention(|view| view.mention.known) },
    Row { is: Is::Recent, name: "recent", why: "a subject that is left out, or \"he\", is the last one who acted",
          value: OfMention(|view| view.standing.recent) },
    Row { is: Is::Gender, name: "gender", why: "verbs and participles that show a woman or a man speak of one",
          value: OfMention(|view| view.gender()) },
    Row { is: Is::Lead, name: "lead", why: "whom the text names most it is about",
          value: OfMention(|view| view.mention.lead) },
    Row { is: Is::Titled, name: "titled", why: "who has an office or a title beside the name is introduced to be heard",
          value: OfMention(|view| u8::from(view.mention.name_start > view.mention.start) + 2 * u8::from(view.mention.name_end - view.mention.name_start > 1)) },
    Row { is: Is::Reported, name: "reported", why: "behind a verb of saying and its \"that\" stands whom the words are about; who says them stands before it",
          value: OfMention(|view| view.reported()) },
    Row { is: Is::Sole, name: "sole", why: "where one person alone is named before the words they are hardly another's",
          value: OfQuotation(|scene| scene.sole()) },
    Row { is: Is::Language, name: "language", why: "how far a language's words are known differs, and with it how often a choice is right",
          value: OfQuotation(|scene| language(scene.document.words.lexicon)) },
];

/// What counts together, for a mention.
#[rustfmt::skip]
pub(crate) const PAIRS: &[&[Is]] = {
    #[allow(clippy::enum_glob_use, reason = "the table is of these alone")]
    use Is::*;
    &[
        &[Place, Governs, Order, CueClass],
        &[Place, Sentences, Form],
        &[Place, Distance, Governs],
        &[Ends, Place, Governs, Order],
        &[Before, Place, Governs, Order],
        &[Form, Subject, Governs, Place],
        &[Form, Order, Place, Sentences],
        &[Same, Gap, Cues, Place],
        &[Same, Alone, Place],
        &[Cues, Place, Governs, Sentences],
        &[LeftOf, Place, Governs],
        &[RightOf, Place, Governs],
        &[Place, Nearer, Governs],
        &[Length, Capital, Place, Governs],
        &[Place, Subject, Order, Alone],
        &[LeftOf, RightOf, Form],
        &[Place, Sentences, Governs, Order, Cues],
        &[Governs, CueDistance, Order, CueClass],
        &[Place, Distance, Sentences, Alone],
        &[Ends, Before, Place, Sentences],
        &[Same, Gap, Governs, Order],
        &[LeftCue, RightCue, Place, Order, Sentences],
        &[Form, Distance, Place],
        &[Subject, RightOf, Place, LeftDistance],
        &[After, Place, Governs, Sentences],
        &[Nearer, Place, Sentences, Order],
        &[Same, Form, Place, Sentences, Cues],
        &[Form, Head, Inside, Place, RightOf],
        &[Form, Head, LeftOf, RightOf, Inside],
        &[Form, Head, Governs, Order, CueClass],
        &[Quoted, Form, Place, Governs],
        &[Salience, Form, Place, Governs],
        &[Salience, Same, Sentences],
        &[Person, Form, Head, Subject],
        &[Rivals, Place, Order, Governs],
        &[Rivals, Between, Place, Sentences, Subject],
        &[Between, Commas, Place, Order],
        &[Same, Other, Gap, Asked, Cues],
        &[Other, Place, Alone, Gap],
        &[Signed, LeftOf, Place, RightOf],
        &[Subject, Inside, Form, Order, Place],
        &[LeftOf, Before, Distance, Governs],
        &[RightOf, Before, Distance, Place],
        &[Clauses, Place, Governs, Order],
        &[Clauses, Between, Sentences, Place, Subject, LeftCue],
        &[Introduced, Place, Distance, Order],
        &[Introduced, Same, Alone, Place],
        &[CueClass, CueDistance, Distance, Place],
        &[Known, Form, Place, Governs],
        &[Known, Head, Titled],
        &[Unsaid, Same, Recent],
        &[Recent, Place, Form, Cues],
        &[Gender, Place, Form],
        &[Lead, Same, Form, Governs],
        &[Inside, LeftOf, Place, Known],
        &[Reported, Place, Order, Governs],
        &[Reported, Form, Subject, Place],
        &[Reported, Unsaid, Same, Recent],
        &[Sole, Place, Form, Sentences],
        &[Sole, Place, Subject, Cues],
        &[Sole, Lead, Same, Place],
    ]
};

/// What counts together, for nobody.
#[rustfmt::skip]
pub(crate) const NOBODY: &[&[Is]] = {
    #[allow(clippy::enum_glob_use, reason = "the table is of these alone")]
    use Is::*;
    &[
        &[],
        &[LeftCue, RightCue],
        &[Length, Ends, Before],
        &[Alone, Gap, Spoken],
        &[Length, LeftCue, RightCue, Capital],
        &[Unsaid, Spoken],
    ]
};

/// What counts together for the trust in a choice: how often such a choice is right, beside its share of the softmax.
#[rustfmt::skip]
const TRUST: [&[Is]; TRUST_PAIRS] = {
    #[allow(clippy::enum_glob_use, reason = "the table is of these alone")]
    use Is::*;
    [
        &[Form, Head],
        &[Known, Titled],
        &[Governs, CueClass],
        &[Place, Sentences],
        &[Governs, CueDistance],
        &[Cues, Unsaid],
        &[Unsaid, Same, Place],
        &[Inside, Order],
        &[LeftOf],
        &[RightOf],
        &[Length, Capital],
        &[Alone, Gap],
        &[Recent],
        &[Lead, Form],
        &[Rivals],
        &[Reported, Order],
        &[Sole, Place, Form],
        &[Sole, Lead, Same],
        &[Language],
        &[Language, Unsaid],
    ]
};
/// How many there are.
pub(crate) const TRUST_PAIRS: usize = 20;
/// Slots of the table of trust; a power of two.
#[cfg(any(feature = "lab", test))]
pub(crate) const TRUST_SLOTS: usize = 1 << TRUST_BITS;
const TRUST_BITS: u32 = 11;

/// How languages give their speakers: English; German, whose nouns have capitals; those that leave subjects out; others; those
/// without a lexicon; those that are read by strings.
pub(crate) fn family(lexicon: &Lexicon) -> usize {
    if lexicon.subject_first {
        0
    } else if lexicon.glued.is_some() {
        5
    } else if lexicon.strong.is_empty() {
        4
    } else if lexicon.nouns_are_capitalised {
        1
    } else if lexicon.drops_subject {
        2
    } else {
        3
    }
}

/// A byte for a language, of its code, so that another language more changes none of the others'.
fn language(lexicon: &Lexicon) -> u8 {
    match lexicon.code.as_bytes() {
        [first, second] => first.wrapping_mul(21).wrapping_add(*second),
        _ => 0,
    }
}

/// How many families there are.
pub(crate) const FAMILIES: usize = 6;

/// A quotation, before looking at mentions.
pub(crate) struct Scene<'d, 'a> {
    document: &'d Document<'a>,
    segment: &'d Segment,
    context: &'d Context,
    previous: Previous,
    /// 0 no verb of a cue clause beside it, 1 one with its subject, 2 one without.
    unsaid: u8,
    /// The "that" of the quotation's sentence behind which its words are reported.
    that: Option<u32>,
    family: u8,
    values: Values,
}

impl<'d, 'a> Scene<'d, 'a> {
    pub(crate) fn of(
        document: &'d Document<'a>,
        segment: &'d Segment,
        context: &'d Context,
        previous: Previous,
    ) -> Self {
        let mut scene = Self {
            document,
            segment,
            context,
            previous,
            unsaid: 0,
            that: that(document, segment),
            family: family(document.words.lexicon) as u8,
            values: [0; COUNT],
        };
        scene.unsaid = scene.unsaid();
        for row in &SIGNALS {
            if let OfQuotation(value) = row.value {
                scene.values[row.is as usize] = value(&scene);
            }
        }
        scene
    }

    /// How many persons are named before the words in their paragraph, up to three; where none is, 4 more than in the paragraph
    /// before.
    fn sole(&self) -> u8 {
        let paragraph = self.segment.paragraph as usize;
        let own = self.document.paragraph_mentions[paragraph].clone();
        let split = own.start
            + self.document.mentions[own.clone()]
                .partition_point(|mention| mention.start < self.segment.token);
        match self.persons(own.start..split) {
            0 => match paragraph.checked_sub(1) {
                Some(before) => 4 + self.persons(self.document.paragraph_mentions[before].clone()),
                None => 4,
            },
            count => count,
        }
    }

    /// Different persons among mentions, up to three.
    fn persons(&self, range: std::ops::Range<usize>) -> u8 {
        let mut keys = [0; 3];
        let mut count = 0;
        for mention in self.document.mentions[range].iter().rev().take(SOLE_REACH) {
            let is_person = mention.form == Form::Person && mention.known != ONLY_OPENS;
            let Some(key) = self.document.name_key(mention).filter(|_| is_person) else { continue };
            if !keys[..count].contains(&key) {
                keys[count] = key;
                count += 1;
                if count == keys.len() {
                    break;
                }
            }
        }
        count as u8
    }

    fn unsaid(&self) -> u8 {
        let near = [self.context.right, self.context.left];
        let Some(verb) =
            near.into_iter().flatten().find(|near| near.class == b's' && near.distance <= CLAUSE)
        else {
            return 0;
        };
        let own = self.document.paragraph_mentions[self.segment.paragraph as usize].clone();
        let split = own.start
            + self.document.mentions[own.clone()]
                .partition_point(|mention| mention.start < self.segment.token);
        let reach = split.saturating_sub(REACH).max(own.start)..(split + REACH).min(own.end);
        let has_subject = self.document.mentions[reach].iter().any(|mention| mention.cue == Some(verb.token));
        if has_subject { 1 } else { 2 }
    }

    /// The slots of nobody.
    pub(crate) fn nobody(&self, out: &mut Vec<u32>) {
        out.clear();
        slots(&self.values, &NOBODY_SHAPES, self.family, out);
    }

    /// The slots of a mention.
    pub(crate) fn mention(&self, mention: &Mention, standing: Standing, out: &mut Vec<u32>) {
        out.clear();
        slots(&self.values_of(mention, standing), &PAIR_SHAPES, self.family, out);
    }

    /// The slots of the trust in a chosen mention.
    pub(crate) fn trust(&self, mention: &Mention, standing: Standing) -> [u32; TRUST_PAIRS] {
        let values = self.values_of(mention, standing);
        std::array::from_fn(|number| {
            slot_of(packed(number as u64, TRUST[number], &values)) >> (32 - TRUST_BITS)
        })
    }

    /// The values of all signals for a mention.
    pub(crate) fn values_of(&self, mention: &Mention, standing: Standing) -> Values {
        let view = View::of(self, mention, standing);
        let mut values = self.values;
        for row in &SIGNALS {
            if let OfMention(value) = row.value {
                values[row.is as usize] = value(&view);
            }
        }
        values
    }
}

/// The first number of the pairs for nobody.
const NOBODY_FIRST: u64 = 90;
/// Added to a pair's number in what a family learns for itself.
const OWN: u64 = 128;

fn slots(values: &Values, pairs: &[Shape], family: u8, out: &mut Vec<u32>) {
    let mut padded = [0; PADDED];
    padded[..COUNT].copy_from_slice(values);
    out.reserve(2 * pairs.len());
    for shape in pairs {
        let packed = shape.packed(&padded);
        out.push(slot(packed));
        out.push(slot((packed | shape.own) << 8 | u64::from(family)));
    }
}

/// Values with a power of two of places, so that no place of a [`Shape`] needs a check; those behind the last signal's are 0.
type Padded = [u8; PADDED];
const PADDED: usize = 64;
const _: () = assert!(COUNT < PADDED);

/// How the values of a pair are put together, made by the compiler: its number and a byte for each signal. A quotation has thousands of
/// pairs, and all but a few of them have up to four signals, which no loop goes over.
#[derive(Clone, Copy)]
struct Shape {
    /// The pair's number, where it stands before the values.
    number: u64,
    /// What is added in what a family learns for itself.
    own: u64,
    /// The places of the last four values, before them places without a signal.
    last: [u8; 4],
    /// The two before these, of a pair that has so many.
    first: Option<[u8; 2]>,
}

impl Shape {
    const fn of(number: u64, pair: &[Is]) -> Self {
        let mut places = [PADDED as u8 - 1; 6];
        let mut at = 0;
        while at < pair.len() {
            places[6 - pair.len() + at] = pair[at] as u8;
            at += 1;
        }
        let [first, second, last @ ..] = places;
        let shift = 8 * pair.len();
        let first = if pair.len() > 4 { Some([first, second]) } else { None };
        Self { number: number << shift, own: OWN << shift, last, first }
    }

    fn packed(&self, values: &Padded) -> u64 {
        let value = |place: u8| u32::from(values[usize::from(place) % PADDED]);
        let [a, b, c, d] = self.last.map(value);
        let last = a << 24 | b << 16 | c << 8 | d;
        let first = self.first.map_or(0, |[a, b]| value(a) << 8 | value(b));
        self.number | u64::from(first) << 32 | u64::from(last)
    }
}

/// The shapes of some pairs, the first of which has this number.
const fn shapes<const N: usize>(pairs: &[&[Is]], first: u64) -> [Shape; N] {
    let mut shapes = [Shape::of(0, &[]); N];
    let mut at = 0;
    while at < N {
        shapes[at] = Shape::of(first + at as u64, pairs[at]);
        at += 1;
    }
    shapes
}

static PAIR_SHAPES: [Shape; PAIRS.len()] = shapes(PAIRS, 0);
static NOBODY_SHAPES: [Shape; NOBODY.len()] = shapes(NOBODY, NOBODY_FIRST);

/// Slots of the table of weights; a power of two.
#[cfg(any(feature = "lab", test))]
pub(crate) const SLOTS: usize = 1 << SLOT_BITS;
const SLOT_BITS: u32 = 16;

/// The number of a pair with its values, a byte each.
fn packed(number: u64, pair: &[Is], values: &Values) -> u64 {
    pair.iter().fold(number, |packed, &signal| packed << 8 | u64::from(values[signal as usize]))
}

fn slot(packed: u64) -> u32 {
    slot_of(packed) >> (32 - SLOT_BITS)
}

fn slot_of(packed: u64) -> u32 {
    let hash = (packed ^ packed >> 31).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (hash ^ hash >> 29).wrapping_mul(0xBF58_476D_1CE4_E5B9) as u32
}

/// Tokens between a quotation and the verb of its cue clause: a comma or a dash, an auxiliary.
const CLAUSE: u8 = 3;
/// Mentions on either side of a quotation among which the cue clause's subject is sought.
const REACH: usize = 10;

/// Mentions before a quotation among which persons are counted.
const SOLE_REACH: usize = 40;

/// Tokens before a quotation in which its sentence's "that" is sought.
const THAT_REACH: usize = 60;

/// The nearest "that" before a quotation in its sentence with a verb of saying before it.
fn that(document: &Document<'_>, segment: &Segment) -> Option<u32> {
    let token = segment.token as usize;
    if document.tokens[token].starts_sentence {
        return None;
    }
    let start = document.paragraph_tokens[segment.paragraph as usize].start;
    let mut found = None;
    for at in (start..token).rev().take(THAT_REACH) {
        let token = &document.tokens[at];
        if found.is_some() && token.has(role::STRONG | role::TELL | role::WEAK) {
            return found;
        }
        if found.is_none() && token.has(role::THAT) && token.what == What::Lower {
            found = Some(at as u32);
        }
        if token.starts_sentence {
            break;
        }
    }
    None
}

fn side(near: Option<Near>) -> u8 {
    near.map_or(b'-', |near| near.class)
}

/// A mention beside a quotation.
struct View<'s, 'd> {
    scene: &'s Scene<'s, 'd>,
    document: &'s Document<'d>,
    mention: &'s Mention,
    standing: Standing,
    /// The cue of a subject that follows its verb: "sagte er" is seen as "he said".
    turned: Option<u32>,
    first: u32,
    behind: u32,
    place: u8,
    cues: u8,
    commas: u8,
    clauses: u8,
    distance: u8,
    sentences: u8,
    governs: u8,
    cue_class: u8,
}

/// Tokens between mention and words that are looked at: for sentences, for anything else.
const MOST_BETWEEN: (usize, usize) = (80, 40);

impl<'s, 'd> View<'s, 'd> {
    fn of(scene: &'s Scene<'s, 'd>, mention: &'s Mention, standing: Standing) -> Self {
        let Scene { document, segment, context, .. } = *scene;
        let is_here = mention.paragraph == segment.paragraph;
        let is_before = mention.end <= segment.token;
        let turned = turned(document, mention).filter(|_| is_here);
        let (first, behind) = turned.map_or((mention.start, mention.end), |cue| (cue, cue));
        let place = match segment.paragraph as i64 - i64::from(mention.paragraph) {
            0 if is_before => b'<',
            0 => b'>',
            1 => b'1',
            2 => b'2',
            -1 => b'n',
            _ => b'p',
        };
        let (mut cues, mut commas, mut clauses) = (0, 0, 0);
        let (distance, sentences) = if is_here {
            let (from, to) = if is_before {
                (mention.end as usize - usize::from(turned.is_some()), segment.token as usize)
            } else {
                (segment.token as usize + 1, first as usize)
            };
            let to = to.max(from);
            // A quotation that opens a sentence of its own is a sentence apart from what stands before it.
            let breaks = document.tokens[from..(to + 1).min(document.tokens.len())]
                .iter()
                .take(MOST_BETWEEN.0)
                .filter(|token| token.starts_sentence)
                .count();
            let mut is_behind_comma = false;
            for token in document.tokens[from..to].iter().take(MOST_BETWEEN.1) {
                cues += u8::from(token.has(role::CUE));
                commas += u8::from(token.is(','));
                clauses += u8::from(is_behind_comma && token.has(role::STOP));
                is_behind_comma = token.is(',');
            }
            cues += u8::from(turned.is_some() && is_before);
            (super::rank::bucket(to - from), breaks.min(3) as u8)
        } else {
            let end = document.paragraph_mentions[mention.paragraph as usize].end;
            let index = document.mentions[..end]
                .iter()
                .rev()
                .take(6)
                .position(|other| other.start == mention.start)
                .unwrap_or(6);
            (10 + index as u8, 5)
        };
        let governs = match mention.cue {
            Some(cue) if context.right.is_some_and(|near| near.token == cue) => b'R',
            Some(cue) if context.left.is_some_and(|near| near.token == cue) => b'L',
            // There is another verb between: "X said Y called it “odd”".
            Some(cue) if is_here && cue < segment.token && is_before => b'l',
            Some(_) => b'o',
            None => b'-',
        };
        Self {
            scene,
            document,
            mention,
            standing,
            turned,
            first,
            behind,
            place,
            cues: cues.min(3),
            commas: commas.min(3),
            clauses: clauses.min(2),
            distance,
            sentences,
            governs,
            cue_class: mention.cue.map_or(b'-', |cue| class(document.tokens[cue as usize].roles)),
        }
    }

    fn cue_distance(&self) -> u8 {
        let near = |near: Option<Near>| near.map_or(9, |near| near.distance);
        let (left, right) = (near(self.scene.context.left), near(self.scene.context.right));
        match self.governs {
            b'R' => right + u8::from(self.turned.is_some()),
            b'L' if self.turned.is_some() => left.saturating_sub(1),
            b'L' => left,
            _ => 20,
        }
    }

    fn left_of(&self) -> u8 {
        let document = self.document;
        let first = self.first as usize;
        let start = document.paragraph_tokens[self.mention.paragraph as usize].start;
        let before = first.checked_sub(1).filter(|&at| at >= start).map(|at| &document.tokens[at]);
        let Some(token) = before.filter(|_| !document.tokens[first].starts_sentence) else { return b'^' };
        match token.what {
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
            _ if token.has(role::STOP) && first >= 2 && document.tokens[first - 2].is(',') => b'^',
            _ if token.has(role::STOP) => b'c',
            _ => b'x',
        }
    }

    fn right_of(&self) -> u8 {
        let document = self.document;
        let behind = self.behind as usize;
        let end = document.paragraph_tokens[self.mention.paragraph as usize].end;
        let Some(token) = document.tokens.get(behind).filter(|_| behind < end) else { return b'$' };
        match token.what {
            What::Quote(_) => b'q',
            What::Punct(c) if c.is_ascii() => c as u8,
            What::Punct(_) => b'o',
            What::Possessive => b'\'',
            _ if token.has(role::STRONG) => b's',
            _ if token.has(role::TELL) => b't',
            _ if token.has(role::WEAK) => b'w',
            // "Lee later called": the verb counts, not what stands before it
            _ if token.has(role::ADVERB) && matches!(self.mention.order, Order::Subject) => {
                match self.cue_class {
                    b's' | b't' | b'w' => self.cue_class,
                    _ => b'a',
                }
            }
            _ if token.has(role::ADVERB) => b'a',
            _ if token.has(role::PREPOSITION) => b'p',
            _ if token.has(role::STOP) => b'c',
            _ => b'x',
        }
    }

    /// Against who spoke last: 0 nobody did, 1 this very mention, 2 the same name, 3 the same pronoun, 4 one of both is a pronoun,
    /// 5 somebody else.
    fn same(&self) -> u8 {
        let mention = self.mention;
        let Some(other) = self.scene.previous.mention.map(|index| &self.document.mentions[index as usize])
        else {
            return 0;
        };
        if other.start == mention.start && other.paragraph == mention.paragraph {
            1
        } else if is_same_name(self.document, other, mention) {
            2
        } else if other.form == Form::Pronoun
            && mention.form == Form::Pronoun
            && other.gender == mention.gender
        {
            3
        } else if other.form == Form::Pronoun || mention.form == Form::Pronoun {
            4
        } else {
            5
        }
    }

    /// Against the one who spoke before the last: 0 nobody did, 1 this very mention, 2 the same name, 3 somebody else.
    fn other(&self) -> u8 {
        let mention = self.mention;
        match self.scene.previous.other.map(|index| &self.document.mentions[index as usize]) {
            None => 0,
            Some(other) if other.start == mention.start && other.paragraph == mention.paragraph => 1,
            Some(other) if is_same_name(self.document, other, mention) => 2,
            Some(_) => 3,
        }
    }

    /// 0 the sentence has no "that" behind a verb of saying; 1 it stands behind the mention, 2 before it, 3 the mention is elsewhere.
    fn reported(&self) -> u8 {
        match self.scene.that {
            None => 0,
            Some(_) if self.place != b'<' => 3,
            Some(that) if self.mention.start > that => 2,
            Some(_) if self.sentences == 0 => 1,
            Some(_) => 3,
        }
    }

    /// The gender that the cue's verb shows, against the mention's: 0 one of them is unknown, 1 they agree, 2 they do not.
    fn gender(&self) -> u8 {
        let shown = self.scene.context.gender;
        match (shown, self.mention.name_gender) {
            (b'?', _) | (_, b'?') => 0,
            (one, two) if one == two => 1,
            _ => 2,
        }
    }
}

/// The cue of a subject that follows its verb: "sagte er" is seen as the "he said" that most of the truth has.
pub(super) fn turned(document: &Document<'_>, mention: &Mention) -> Option<u32> {
    mention.cue.filter(|_| !document.words.lexicon.subject_first && mention.order == Order::Inverted)
}

#[cfg(test)]
mod tests {
    use super::super::document::Source;
    use super::super::rank;
    use super::*;
    use crate::article::Kind;
    use crate::lexicon::Words;

    /// The value of a signal for a mention beside the last quotation of a text; those before it were said by their first candidate
    /// of this name.
    fn value(text: &str, language: &str, printed: &str, is: Is, spoken: Option<&str>) -> u8 {
        let sources = text
            .split("\n\n")
            .map(|text| Source { text, kind: Kind::Paragraph, author: None, spans: &[] })
            .collect();
        let mut document = Document::read(sources, Words::of(Some(language)), true);
        document.find_mentions();
        let index = document.segments.len() - 1;
        let segment = &document.segments[index];
        let context = Context::of(&document, index);
        let find =
            |printed: &str| document.mentions.iter().position(|mention| document.printed(mention) == printed);
        let mut previous = Previous::default();
        if let Some(spoken) = spoken {
            previous = previous.then(&document, find(spoken).map(|at| at as u32), text.contains("?”"));
        }
        let candidates = rank::candidates(&document, segment, previous);
        let standings = rank::standings(&document, segment, &candidates);
        let scene = Scene::of(&document, segment, &context, previous);
        let at = candidates
            .iter()
            .position(|&candidate| document.printed(&document.mentions[candidate as usize]) == printed)
            .unwrap_or_else(|| panic!("{printed} in {text}"));
        scene.values_of(&document.mentions[candidates[at] as usize], standings[at])[is as usize]
    }

    #[test]
    fn test_each_signal_of_a_quotation_tells_its_shapes_apart() {
        for (is, one, two) in [
            (Is::Ends, "“No,” said Lee.", "“No.” Lee left."),
            (Is::Before, "Lee said, “No.”", "Lee called it “odd” then."),
            (Is::After, "“No” was what Lee said.", "Lee said “No.”"),
            (Is::Alone, "“No.”\n\nLee left.", "Lee left. “No,” he said."),
            (Is::Length, "Lee called it “odd”.", "Lee said “we shall not go there again”."),
            (Is::Capital, "Lee said “Go there.”", "Lee said “go there.”"),
            (Is::Gap, "“No,” said Lee. “Go.”", "Lee left. “No,” said Lee."),
            (Is::Person, "“I go,” said Lee.", "“Go,” said Lee."),
            (Is::LeftCue, "Lee said “no” twice.", "Lee left “no” there."),
            (Is::RightCue, "“No,” said Lee.", "“No,” Lee left."),
            (Is::Cues, "“No,” said Lee.", "Lee said “no” twice."),
            (Is::LeftDistance, "Lee said “no”.", "Lee said of the old tall bridge “no”."),
            (Is::Introduced, "Lee spoke:\n\n“No.”", "Lee spoke.\n\n“No.”"),
            (Is::Signed, "“No.” — Lee", "“No.” Lee"),
            (Is::Unsaid, "“No,” said Lee.", "“No,” Lee left."),
        ] {
            let mention = "Lee";
            assert_ne!(
                value(one, "en", mention, is, None),
                value(two, "en", mention, is, None),
                "{one} / {two}"
            );
        }
        assert_eq!(value("Habló Ana Lee. «No», ha señalado.", "es", "Ana Lee", Is::Unsaid, None), 2);
        assert_eq!(value("Ann Lee left. “No.”", "en", "Ann Lee", Is::Sole, None), 1);
        assert_eq!(value("Ann Lee left with Tom Hale. “No.”", "en", "Ann Lee", Is::Sole, None), 2);
        assert_eq!(value("Ann Lee left.\n\n“No.”", "en", "Ann Lee", Is::Sole, None), 5);
        assert_eq!(value("“No,” said Lee. “Go.”", "en", "Lee", Is::Spoken, Some("Lee")), 1);
        assert_eq!(value("“No?” said Lee. “Go.”", "en", "Lee", Is::Asked, Some("Lee")), 1);
    }

    #[test]
    fn test_each_signal_of_a_mention_has_its_value() {
        for (text, printed, is, expected) in [
            ("Lee left. “No,” he said.", "Lee", Is::Place, b'<'),
            ("“No,” said Lee.", "Lee", Is::Place, b'>'),
            ("Lee left.\n\n“No.”", "Lee", Is::Place, b'1'),
            ("“No,” said Lee.", "Lee", Is::Governs, b'R'),
            ("Lee said “no” twice.", "Lee", Is::Governs, b'L'),
            ("“No,” said Lee.", "Lee", Is::Order, Order::Inverted as u8),
            ("“No,” said Lee.", "Lee", Is::CueClass, b's'),
            ("Lee called it “odd” then.", "Lee", Is::CueClass, b'w'),
            ("“No,” said Lee.", "Lee", Is::CueDistance, 0),
            ("Lee left. Ann stayed. “No,” he said.", "Lee", Is::Sentences, 2),
            ("“No,” said Lee.", "Lee", Is::Distance, 1),
            ("Lee said Ann called it “odd” then.", "Lee", Is::Between, 2),
            ("Lee left, slept, ate and wrote “no” there.", "Lee", Is::Commas, 2),
            ("Lee left, and Ann wrote “no” there.", "Lee", Is::Clauses, 1),
            ("Lee said Ann called it “odd” then.", "Lee", Is::Nearer, 1),
            ("Lee said Ann called it “odd” then.", "Lee", Is::Rivals, 2),
            ("“No,” said Lee.", "Lee", Is::LeftOf, b's'),
            ("“No,” Lee said.", "Lee", Is::RightOf, b's'),
            ("“No,” said Lee.", "Lee", Is::Form, Form::Person as u8),
            (
                "“No,” said the spokesman.",
                "the spokesman",
                Is::Head,
                super::super::mentions::Head::Role as u8,
            ),
            ("Lee’s brother wrote “no” there.", "Lee", Is::Subject, 3),
            ("“No,” said a spokesman for Ann Lee.", "Ann Lee", Is::Inside, 1),
            ("Lee left. “Lee lied,” he said.", "Lee", Is::Quoted, 1),
            ("Lee left. “No,” said Lee.", "Lee", Is::Salience, 2 * 8 + 1),
            ("Ann Lee left. “No,” said Lee.", "Lee", Is::Known, 4),
            ("Rendered, he went. “No,” he said.", "Rendered", Is::Known, 8),
            ("“No,” said Ann Lee.", "Ann Lee", Is::Known, 1),
            ("Ann Lee left. Tom Hale slept. “No,” he said.", "Tom Hale", Is::Recent, 0),
            ("Ann Lee left. Tom Hale slept. “No,” he said.", "Ann Lee", Is::Recent, 1),
            ("Ann Lee left. Lee slept with Tom Hale. “No,” he said.", "Tom Hale", Is::Lead, 2),
            ("“No,” said Mayor Ann Lee.", "Mayor Ann Lee", Is::Titled, 3),
            ("Ann Lee said that Tom Hale was “never there again”.", "Ann Lee", Is::Reported, 1),
            ("Ann Lee said that Tom Hale was “never there again”.", "Tom Hale", Is::Reported, 2),
            ("Ann Lee left. Tom Hale was “never there again”.", "Tom Hale", Is::Reported, 0),
        ] {
            assert_eq!(value(text, "en", printed, is, None), expected, "{is:?}: {text}");
        }
        assert_eq!(value("„Nie” – powiedziała Anna Lis.", "pl", "Anna Lis", Is::Gender, None), 1);
        assert_eq!(value("„Nie” – powiedział. Anna Lis.", "pl", "Anna Lis", Is::Gender, None), 2);
        let dialogue = "“No,” said Lee. “Go,” said Kolb.";
        assert_eq!(value(dialogue, "en", "Lee", Is::Same, Some("Lee")), 1);
        assert_eq!(value(dialogue, "en", "Kolb", Is::Same, Some("Lee")), 5);
        assert_eq!(value(dialogue, "en", "Kolb", Is::Other, Some("Lee")), 0);
        assert_eq!(value("„Nein“, sagte Kolb.", "de", "Kolb", Is::Order, None), Order::Subject as u8);
    }

    #[test]
    fn test_the_rows_stand_in_their_order_and_are_named_once_and_explained() {
        for (at, row) in SIGNALS.iter().enumerate() {
            assert!(row.is as usize == at && !row.why.is_empty(), "{}", row.name);
            assert!(SIGNALS[at + 1..].iter().all(|other| other.name != row.name), "{}", row.name);
            assert!(
                PAIRS.iter().chain(NOBODY).any(|pair| pair.contains(&row.is)),
                "{} counts nowhere",
                row.name
            );
        }
        // a byte each beside the pair's number and the family
        assert!(PAIRS.iter().chain(NOBODY).chain(&TRUST).all(|pair| pair.len() <= 6));
        assert!(PAIRS.len() < NOBODY_FIRST as usize && NOBODY_FIRST as usize + NOBODY.len() < OWN as usize);
    }

    #[test]
    fn test_shapes_pack_as_pairs_do() {
        let values: Values = std::array::from_fn(|at| at as u8 * 5 + 1);
        let mut padded = [0; PADDED];
        padded[..COUNT].copy_from_slice(&values);
        let all = PAIRS.iter().zip(&PAIR_SHAPES).zip(0..);
        for ((pair, shape), number) in all.chain(NOBODY.iter().zip(&NOBODY_SHAPES).zip(NOBODY_FIRST..)) {
            assert_eq!(shape.packed(&padded), packed(number, pair, &values), "{pair:?}");
            assert_eq!(shape.packed(&padded) | shape.own, packed(number | OWN, pair, &values), "{pair:?}");
        }
    }

    #[test]
    fn test_english_learns_nothing_for_itself_and_other_families_do() {
        let count = |text: &str, language: &str| {
            let document = Document::of(text, language);
            let context = Context::of(&document, 0);
            let mut slots = Vec::new();
            Scene::of(&document, &document.segments[0], &context, Previous::default()).nobody(&mut slots);
            slots.len()
        };
        assert_eq!(count("“No,” said Lee.", "en"), NOBODY.len());
        assert_eq!(count("„Nein“, sagte Lee.", "de"), 2 * NOBODY.len());
    }
}
