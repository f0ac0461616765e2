//! Signals: what the ranker knows of a quotation and of a mention beside it. Each is a named row with its reason, and gives a small
//! value; they are of shapes, places and word classes and know no words, so that one fit serves every language. What they are worth
//! together the [network](super::network) knows; the language and its family are signals too.

use super::document::{Document, Segment};
use super::mentions::{Mention, Order};
use super::rank::{Context, Previous, Standing};
use super::scene::{Scene, View, side};
use super::slots::{self, TRUST_BITS};

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
    Family,
}

/// How many there are.
pub(crate) const COUNT: usize = Is::Family as usize + 1;

impl From<Is> for usize {
    fn from(is: Is) -> Self {
        is as Self
    }
}

/// The values of all signals for one candidate.
pub(crate) type Values = [u8; COUNT];

/// The values of signals that are told in their order; those that are not told are zero.
#[cfg(feature = "lab")]
pub(crate) fn values_of(told: &[(&str, u8)]) -> Values {
    let mut told = told.iter().peekable();
    SIGNALS.each_ref().map(|row| told.next_if(|(name, _)| *name == row.name).map_or(0, |(_, value)| *value))
}

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

impl Row {
    /// Whether it looks at a mention, not at the quotation alone.
    pub(super) const fn is_of_mention(&self) -> bool {
        matches!(self.value, Look::Mention(_))
    }
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
          value: OfQuotation(|scene| slots::language(scene.document.words.lexicon)) },
    Row { is: Is::Family, name: "family", why: "languages give their speakers alike that order their words alike, leave subjects out, or have capitals",
          value: OfQuotation(|scene| slots::family(scene.document.words.lexicon) as u8) },
];

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

/// A quotation's signals; those of the mentions beside it are asked for one by one.
pub(crate) struct Signals<'d, 'a> {
    scene: Scene<'d, 'a>,
    /// The values of the quotation's own rows.
    values: Values,
}

impl<'d, 'a> Signals<'d, 'a> {
    pub(crate) fn of(
        document: &'d Document<'a>,
        segment: &'d Segment,
        context: &'d Context,
        previous: Previous,
    ) -> Self {
        let scene = Scene::of(document, segment, context, previous);
        let mut values = [0; COUNT];
        for row in &SIGNALS {
            if let OfQuotation(value) = row.value {
                values[row.is as usize] = value(&scene);
            }
        }
        Self { scene, values }
    }

    /// The values of the quotation's own signals; those of a mention are zero.
    pub(crate) fn values(&self) -> &Values {
        &self.values
    }

    /// The names and values of the quotation's own signals.
    #[cfg(feature = "lab")]
    pub(crate) fn own(&self) -> impl Iterator<Item = (&'static str, u8)> {
        SIGNALS
            .iter()
            .zip(self.values)
            .filter(|(row, _)| !row.is_of_mention())
            .map(|(row, value)| (row.name, value))
    }

    /// The slots of the trust in a chosen mention.
    pub(crate) fn trust(&self, mention: &Mention, standing: Standing) -> [u32; TRUST_PAIRS] {
        let values = self.values_of(mention, standing);
        std::array::from_fn(|number| {
            slots::slot(slots::packed(number as u64, TRUST[number], &values), TRUST_BITS)
        })
    }

    /// The values of all signals for a mention.
    pub(crate) fn values_of(&self, mention: &Mention, standing: Standing) -> Values {
        let view = View::of(&self.scene, mention, standing);
        let mut values = self.values;
        for row in &SIGNALS {
            if let OfMention(value) = row.value {
                values[row.is as usize] = value(&view);
            }
        }
        values
    }
}

#[cfg(test)]
mod tests {
    use super::super::document::Source;
    use super::super::rank;
    use super::*;
    use crate::article::Kind;
    use crate::lexicon::Words;
    use crate::quotes::mentions::{Form, Head};

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
        let signals = Signals::of(&document, segment, &context, previous);
        let at = candidates
            .iter()
            .position(|&candidate| document.printed(&document.mentions[candidate as usize]) == printed)
            .unwrap_or_else(|| panic!("{printed} in {text}"));
        signals.values_of(&document.mentions[candidates[at] as usize], standings[at])[is as usize]
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
            ("“No,” said the spokesman.", "the spokesman", Is::Head, Head::Role as u8),
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
        }
        assert!(TRUST.iter().all(|pair| pair.len() <= 6), "a byte each beside the pair's number");
    }
}
