//! Quotations in Chinese, Japanese and Korean, where no space parts words or a particle hangs on each: read from the strings
//! around the marks. Each language's file tells speech from names and terms, and reads who speaks in the shapes that its
//! newspapers print. What fits no shape has no speaker; what leaves its subject out is said by who spoke before it.

mod chinese;
mod discourse;
mod japanese;
mod korean;
mod lists;
mod questions;

use std::iter;
use std::ops::Range;

pub(super) use questions::{has_questions, question};

use self::discourse::{Discourse, Known, Somebody};
use super::document::{Segment, Source};
use super::frames::Frame;
use super::marks::Span;
use crate::lexicon::Glued;

/// Bytes on either side of a quotation that are looked at: some two hundred characters. Bounded, so that the whole stays linear.
const LOOK: usize = 600;
/// Stands for every byte of another quotation: what it says is nothing that the reporter says.
const BLOT: char = '\u{1}';

/// How a speaker was found; the surer ways first. Who stands beside the verb is as sure whether a name tells him or what he is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Found {
    /// Beside the verb.
    Beside,
    /// Beside the verb, by words that are neither a name nor what somebody is.
    Vague,
    /// Before a colon, without a verb.
    Announced,
    /// The words follow other ones directly, whose speaker is known.
    Adjacent,
    /// The words open a paragraph that goes on with whom they are of: “No.” The mayor laughs.
    Below,
    /// The subject is left out, and the sentence before reports what somebody says.
    Told,
    /// The subject is left out: whom the text is about here, by so much more than anybody else, in hundredths.
    Spoken(u8),
    /// The words go on over the paragraph's end.
    GoesOn,
    /// Nobody.
    Nobody,
}

/// Hundredths of a lead that tell as much as each other.
const LEAD_STEP: u8 = 25;

impl Found {
    /// Its number, by which the trust in it is fitted.
    fn number(self) -> u8 {
        match self {
            Self::Beside => 0,
            Self::Vague => 1,
            Self::Announced => 2,
            Self::Adjacent => 3,
            Self::Below => 4,
            Self::Told => 5,
            Self::GoesOn => 6,
            Self::Nobody => 7,
            Self::Spoken(lead) => 8 + lead / LEAD_STEP,
        }
    }

    /// Takes the place of a share of the softmax: a name of the text is seldom read wrongly, and what somebody is more often than
    /// who he is.
    fn share(self, is_named: bool) -> f32 {
        let (named, nameless) = match self {
            Self::Beside | Self::GoesOn => (0.975, 0.88),
            Self::Adjacent => (0.93, 0.85),
            Self::Announced => (0.93, 0.85),
            Self::Below => (0.92, 0.75),
            Self::Told => (0.9, 0.75),
            Self::Vague => (0.8, 0.72),
            Self::Spoken(lead) => {
                let lead = f32::from(lead) / 100.0;
                (0.62 + 0.2 * lead, 0.4 + 0.15 * lead)
            }
            Self::Nobody => (0.5, 0.5),
        };
        if is_named { named } else { nameless }
    }
}
/// Of words that are no speech.
const NO_SPEECH: f32 = 0.85;

/// Paragraphs before a quotation's that are heard.
const MEMORY: u32 = 6;

/// Bytes of a paragraph, by its index.
type Place = (u32, Range<usize>);

/// What is read of one quotation.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Signed {
    /// Somebody says it; else it is a name, a title, a term.
    pub(super) is_speech: bool,
    pub(super) speaker: Option<Place>,
    /// The name without title, where one is told from the other.
    pub(super) name: Option<Place>,
    /// Bytes of the quotation's paragraph.
    pub(super) cue: Option<Range<usize>>,
    /// The reporter's own clause holds the words.
    pub(super) is_mixed: bool,
    /// A share of the softmax, or how sure it is that the words are no speech.
    pub(super) confidence: f32,
    /// How the speaker was found, as a number, and whether a name of the text tells him.
    pub(super) way: Option<(u8, bool)>,
}

/// A speaker within one stretch of text, as bytes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Speaker {
    words: Range<usize>,
    name: Option<Range<usize>>,
}

impl Speaker {
    fn moved(self, by: usize) -> Self {
        let moved = |range: Range<usize>| range.start + by..range.end + by;
        Self { words: moved(self.words), name: self.name.map(moved) }
    }
}

/// What one language's file reads of a quotation, before what is left out is filled in.
#[derive(Debug, Default)]
struct Reading {
    is_speech: bool,
    is_mixed: bool,
    /// In bytes of the paragraph.
    speaker: Option<Speaker>,
    /// In bytes of the paragraph.
    cue: Option<Range<usize>>,
    /// In bytes of the next paragraph.
    speaker_below: Option<Speaker>,
    /// No verb of saying stands beside the speaker, only a colon.
    is_announced: bool,
    /// No list has the speaker, neither as a name nor as what somebody is.
    is_vague: bool,
    /// The reporter himself says it.
    is_own: bool,
    /// The speaker is a pronoun, whose name is that of who spoke last.
    is_pronoun: bool,
}

impl Signed {
    /// No speech.
    fn no_speech() -> Self {
        Self {
            is_speech: false,
            speaker: None,
            name: None,
            cue: None,
            is_mixed: false,
            confidence: NO_SPEECH,
            way: None,
        }
    }

    /// An interviewer's question.
    fn asked() -> Self {
        Self { is_speech: true, confidence: Found::Nobody.share(false), ..Self::no_speech() }
    }

    /// Said by whom the line before announces.
    pub(super) fn announced(speaker: Place, confidence: f32) -> Self {
        Self {
            is_speech: true,
            name: Some(speaker.clone()),
            speaker: Some(speaker),
            cue: None,
            is_mixed: false,
            confidence,
            way: None,
        }
    }
}

impl Reading {
    fn no_speech() -> Self {
        Self::default()
    }
}

/// A quotation with what stands around it in its paragraph, other quotations blotted out.
struct Look<'a> {
    inner: &'a str,
    /// Before the mark, and where it begins in the paragraph.
    before: &'a str,
    before_at: usize,
    /// Where the quotation's own sentence begins in `before`.
    sentence: usize,
    /// Behind the mark, and where it begins.
    after: &'a str,
    after_at: usize,
    /// A full stop ends a sentence, as in Korean; elsewhere it is part of a figure.
    has_stops: bool,
    /// The head of the next paragraph, where the quotation fills its own.
    below: &'a str,
}

impl Look<'_> {
    /// What stands before the mark in its own sentence.
    fn own(&self) -> &str {
        &self.before[self.sentence..]
    }

    /// Where the own sentence begins in the paragraph.
    fn own_at(&self) -> usize {
        self.before_at + self.sentence
    }

    /// The sentence before, and where it begins in the paragraph.
    fn earlier(&self) -> (&str, usize) {
        let whole = self.before[..self.sentence]
            .trim_end_matches(|c: char| ends_sentence(c) || c == BLOT || c.is_whitespace());
        let whole = if self.has_stops { whole.trim_end_matches('.') } else { whole };
        let start = whole
            .char_indices()
            .rev()
            .find(|&(at, c)| {
                ends_sentence(c) || self.has_stops && c == '.' && whole[at + 1..].starts_with(' ')
            })
            .map_or(0, |(at, c)| at + c.len_utf8());
        (&whole[start..], self.before_at + start)
    }

    /// The words of a place in the quotation's paragraph.
    fn words(&self, range: Range<usize>) -> &str {
        if range.start >= self.after_at {
            self.after.get(range.start - self.after_at..range.end - self.after_at).unwrap_or_default()
        } else {
            self.before.get(range.start - self.before_at..range.end - self.before_at).unwrap_or_default()
        }
    }

    /// What stands behind the mark up to its sentence's end.
    fn rest(&self) -> &str {
        let end = self.after.find(ends_sentence).unwrap_or(self.after.len());
        &self.after[..end]
    }

    /// The quotation fills its paragraph.
    fn is_alone(&self) -> bool {
        self.before.trim().is_empty() && self.after.trim().is_empty()
    }

    /// Letters within the marks.
    fn letters(&self) -> usize {
        self.inner.chars().take(200).filter(|c| c.is_alphanumeric()).count()
    }

    /// A sentence's end within the marks.
    fn ends_inside(&self) -> bool {
        self.inner.ends_with(['。', '！', '？', '!', '?', '.', '…'])
    }
}

fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '；' | '\n' | '!' | '?')
}

/// The quotations of a paragraph, whose first is the segment `at`, if it has any.
fn spans_of(segments: &[Segment], at: usize, paragraph: u32) -> Vec<Span> {
    let here = segments[at..].iter().take_while(|segment| segment.paragraph == paragraph);
    here.map(|segment| segment.span.clone()).collect()
}

/// What the reporter says himself, paragraph by paragraph, with every quotation blotted out.
fn told(sources: &[Source<'_>], segments: &[Segment]) -> Vec<String> {
    let mut at = 0;
    let paragraphs = sources.iter().enumerate().map(|(paragraph, source)| {
        let spans = spans_of(segments, at, paragraph as u32);
        at += spans.len();
        blotted(source.text, &spans)
    });
    paragraphs.collect()
}

/// Reads every quotation of a text; those of one paragraph stand together, in order.
pub(super) fn read(sources: &[Source<'_>], segments: &mut [Segment], glued: Glued) {
    let Some(until) = segments.last().map(|segment| segment.paragraph as usize + 1) else { return };
    lists::prepare(glued);
    let told = told(sources, segments);
    let known = Known::read(&told, glued);
    let mut discourse = Discourse::new(&told, &known, glued);
    let mut goes_on = false;
    let mut at = 0;
    for paragraph in 0..until as u32 {
        let spans = spans_of(segments, at, paragraph);
        let text = sources[paragraph as usize].text;
        let told_here = &told[paragraph as usize];
        let below = sources.get(paragraph as usize + 1).map_or("", |source| source.text);
        // what stands far before any quotation is forgotten by then
        let next = segments.get(at).map_or(paragraph, |segment| segment.paragraph);
        if next > paragraph + MEMORY {
            continue;
        }
        discourse.open(paragraph);
        let mut is_spoken = false;
        for index in 0..spans.len() {
            let segment = &mut segments[at + index];
            if segment.frame != Frame::Marks || segment.signed.is_some() {
                goes_on = false;
                continue;
            }
            if questions::is_asked(text, &segment.span) {
                segment.signed = Some(Signed::asked());
                discourse.ask();
                continue;
            }
            discourse.tell(segment.span.outer.start);
            let look = look(text, told_here, &spans, index, below, matches!(glued, Glued::Korean(_)));
            let mut reading = match glued {
                Glued::Chinese(words) => chinese::read(&look, words, &known),
                Glued::Japanese(words) => japanese::read(&look, words, &known),
                Glued::Korean(words) => korean::read(&look, words, &known),
            };
            reading.is_speech |= goes_on;
            if !reading.is_speech {
                is_spoken = false;
                segment.signed = Some(Signed::no_speech());
                continue;
            }
            let follows = is_spoken
                && index.checked_sub(1).is_some_and(|last| {
                    text[spans[last].outer.end..segment.span.outer.start].trim().is_empty()
                });
            let place = InText { paragraph, outer: &segment.span.outer, goes_on, follows };
            let (found, how) = who(&reading, &place, &mut discourse);
            is_spoken = true;
            goes_on = segment.goes_on;
            if let Some(found) = found {
                discourse.speaks(found);
            }
            segment.signed = Some(signed(reading, paragraph, found, how, &discourse));
        }
        at += spans.len();
        discourse.tell(text.len());
    }
}

/// What was read of a quotation, with who says it.
fn signed(
    reading: Reading,
    paragraph: u32,
    found: Option<Somebody>,
    how: Found,
    discourse: &Discourse<'_>,
) -> Signed {
    let (speaker, name) = match found {
        Some(found) if matches!(how, Found::Beside | Found::Vague | Found::Announced) => {
            let words = reading.speaker.map(|own| (paragraph, own.words));
            (words, discourse.name(found))
        }
        // where the subject is left out, the name is what is printed of him
        Some(found) => (Some(discourse.printed(found)), discourse.name(found)),
        None => (None, None),
    };
    let is_named = found.is_some_and(|found| discourse.is_known(found));
    Signed {
        is_speech: true,
        speaker,
        name,
        cue: reading.cue,
        is_mixed: reading.is_mixed,
        confidence: how.share(is_named),
        way: Some((how.number(), is_named)),
    }
}

/// Where a quotation stands.
struct InText<'s> {
    paragraph: u32,
    /// Its bytes with its marks.
    outer: &'s Range<usize>,
    /// It goes on with the words of the quotation before.
    goes_on: bool,
    /// Nothing stands between it and the one before, which somebody says.
    follows: bool,
}

/// Who says a quotation, and how that was found; the surer ways are asked first.
fn who(reading: &Reading, place: &InText<'_>, discourse: &mut Discourse<'_>) -> (Option<Somebody>, Found) {
    if place.goes_on
        && reading.speaker.is_none()
        && let Some(last) = discourse.last()
    {
        (Some(last), Found::GoesOn)
    } else if let Some(speaker) = &reading.speaker {
        let how = if reading.is_announced {
            Found::Announced
        } else if reading.is_vague {
            Found::Vague
        } else {
            Found::Beside
        };
        (Some(discourse.named(place.paragraph, speaker, reading.is_pronoun)), how)
    } else if let Some(speaker) = &reading.speaker_below {
        (Some(discourse.named(place.paragraph + 1, speaker, false)), Found::Below)
    } else if let Some(answers) = discourse.answer() {
        (Some(answers), Found::Adjacent)
    } else if reading.is_own {
        (None, Found::Nobody)
    } else if place.follows
        && let Some(last) = discourse.last()
    {
        (Some(last), Found::Adjacent)
    } else if reading.cue.is_none()
        && (discourse.opens(place.outer) || discourse.echoes(place.outer))
        && let Some(below) = discourse.below(place.outer)
    {
        (Some(below), Found::Below)
    } else if let Some(teller) = discourse.teller() {
        (Some(teller), Found::Told)
    } else if let Some((spoken, lead)) = discourse.spoken() {
        (Some(spoken), Found::Spoken(lead))
    } else if reading.cue.is_none()
        && let Some(below) = discourse.below(place.outer)
    {
        (Some(below), Found::Below)
    } else {
        (None, Found::Nobody)
    }
}

/// What stands around a quotation. A full stop ends a sentence in Korean, and elsewhere is part of a figure.
fn look<'a>(
    text: &'a str,
    told: &'a str,
    spans: &[Span],
    index: usize,
    below: &'a str,
    has_stops: bool,
) -> Look<'a> {
    let span = &spans[index];
    let from = text.ceil_char_boundary(span.outer.start.saturating_sub(LOOK));
    let to = text.floor_char_boundary(text.len().min(span.outer.end + LOOK));
    let before = &told[from..span.outer.start];
    let is_end = |text: &str, at: usize, c: char| {
        ends_sentence(c)
            || has_stops && c == '.' && text[at + 1..].chars().next().is_none_or(char::is_whitespace)
    };
    let mut sentence = before
        .char_indices()
        .rev()
        .find(|&(at, c)| is_end(before, at, c))
        .map_or(0, |(at, c)| at + c.len_utf8());
    // a quotation that is a sentence of its own ends the one before
    if let Some(last) = spans[..index].last()
        && last.outer.end >= from + sentence
        && text[last.inner.clone()].ends_with(['。', '！', '？'])
    {
        sentence = sentence.max(last.outer.end - from);
    }
    sentence += before[sentence..].len() - before[sentence..].trim_start().len();
    let mut after = &told[span.outer.end..to];
    if has_stops
        && let Some(end) = after.char_indices().find(|&(at, c)| is_end(after, at, c)).map(|(at, _)| at)
    {
        after = &after[..end];
    }
    let below = &below[..below.floor_char_boundary(below.len().min(LOOK))];
    Look {
        inner: &text[span.inner.clone()],
        before,
        before_at: from,
        sentence,
        after,
        after_at: span.outer.end,
        has_stops,
        below,
    }
}

/// A text with every byte of its quotations replaced, so that offsets stay.
fn blotted(text: &str, spans: &[Span]) -> String {
    let mut out = String::with_capacity(text.len());
    for span in spans {
        let from = span.outer.start.max(out.len());
        out.push_str(&text[out.len()..from]);
        out.extend(iter::repeat_n(BLOT, span.outer.end.saturating_sub(from)));
    }
    out.push_str(&text[out.len()..]);
    out
}

/// The first of some words in a text; of those that begin there, the longest.
fn first_of<'a>(text: &str, words: &'a [&'a str]) -> Option<(usize, &'a str)> {
    text.char_indices().find_map(|(at, _)| Some((at, first_word(&text[at..], words)?)))
}

/// The longest of some words that a text ends with.
fn last_word<'a>(text: &str, words: &'a [&'a str]) -> Option<&'a str> {
    let last = text.chars().next_back()?;
    let words = lists::ending(words, last);
    words.iter().filter(|word| text.ends_with(**word)).max_by_key(|word| word.len()).copied()
}

/// The longest of some words that a text begins with.
fn first_word<'a>(text: &str, words: &'a [&'a str]) -> Option<&'a str> {
    let first = text.chars().next()?;
    let words = lists::beginning(words, first);
    words.iter().filter(|word| text.starts_with(**word)).max_by_key(|word| word.len()).copied()
}

/// Whether a list has a word.
fn has_word(words: &[&str], word: &str) -> bool {
    word.chars().next().is_some_and(|first| lists::beginning(words, first).contains(&word))
}

/// The bytes of a slice of `whole`.
fn place(whole: &str, slice: &str) -> Range<usize> {
    let start = slice.as_ptr() as usize - whole.as_ptr() as usize;
    start..start + slice.len()
}

#[cfg(test)]
mod tests {
    use crate::quotes::rank::Weights;
    use crate::quotes::{Options, QuoteKind, attribute, quotes};

    /// The shipped tables, but for the cut: what is read is tested here, and not from which confidence on it is told.
    struct Talkative;

    impl Weights for Talkative {
        fn cut(&self, _: usize) -> f32 {
            0.0
        }
    }

    /// Speaker, name and cue of a text's last quotation; `None` where it is no speech.
    pub(super) fn read(text: &str, language: &str) -> Option<(String, String, String)> {
        let options = Options { language: Some(language), ..Options::default() };
        let quote = attribute::of_text(text, options, &Talkative).pop().expect("a quotation");
        let printed = |words: Option<String>| words.unwrap_or_else(|| "-".to_owned());
        (quote.kind != QuoteKind::Scare)
            .then(|| (printed(quote.speaker), printed(quote.speaker_name), printed(quote.cue)))
    }

    pub(super) fn assert_reads(language: &str, cases: &[(&str, Option<(&str, &str, &str)>)]) {
        for (text, expected) in cases {
            let found = read(text, language);
            let found =
                found.as_ref().map(|(speaker, name, cue)| (speaker.as_str(), name.as_str(), cue.as_str()));
            assert_eq!(found, *expected, "{text}");
        }
    }

    #[test]
    fn test_any_text_is_read_in_linear_time_and_without_panic() {
        for piece in [
            "は「と」と述べた",
            "说：“说”说",
            "、（）「」と",
            "é“a”说",
            "이 대표는 “가”고 말했다. ",
            "「」と「」",
            "）（は「あ」",
            "的说：“地”地说",
        ] {
            // few enough for a debug build on a busy machine; quadratic time would still show
            let text = piece.repeat(400);
            for language in ["zh", "ja", "ko"] {
                let begun = std::time::Instant::now();
                for quote in quotes(&text, Some(language)) {
                    assert_eq!(quote.text, text[quote.start..quote.end]);
                }
                assert!(begun.elapsed().as_secs() < 4, "{piece}: {:?}", begun.elapsed());
            }
        }
    }
}
