//! Quotations in Chinese, Japanese and Korean, where no space parts words or a particle hangs on each: read from the strings
//! around the marks. Each language's file tells speech from names and terms, and reads who speaks in the shapes that its
//! newspapers print. What fits no shape has no speaker; what leaves its subject out is said by who spoke before it.

mod chinese;
mod japanese;
mod korean;

use std::ops::Range;

use super::document::{Segment, Source};
use super::frames::Frame;
use super::marks::Span;
use crate::lexicon::Glued;

/// Bytes on either side of a quotation that are looked at: some two hundred characters. Bounded, so that the whole stays linear.
const LOOK: usize = 600;
/// Stands for every byte of another quotation: what it says is nothing that the reporter says.
const BLOT: char = '\u{1}';
/// Paragraphs over which speech without a subject goes on with who spoke last.
const MEMORY: u32 = 1;

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
    /// The subject is left out: who spoke before in the paragraph.
    Here,
    /// The subject is left out: whom the sentence before is about.
    Topic,
    /// The subject is left out: who spoke in the paragraph before.
    Before,
    /// The words go on over the paragraph's end.
    GoesOn,
    /// Nobody.
    Nobody,
}

impl Found {
    /// Takes the place of a share of the softmax.
    fn share(self) -> f32 {
        match self {
            Self::Beside | Self::GoesOn => 0.86,
            Self::Adjacent => 0.84,
            Self::Announced => 0.8,
            Self::Vague => 0.74,
            Self::Here => 0.62,
            Self::Topic => 0.58,
            Self::Before => 0.54,
            Self::Nobody => 0.5,
        }
    }
}
/// Of words that are no speech.
const NO_SPEECH: f32 = 0.85;

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
    /// Who the sentence before is about, in bytes of the paragraph.
    guess: Option<Speaker>,
    /// No verb of saying stands beside the speaker, only a colon.
    is_announced: bool,
    /// No list has the speaker, neither as a name nor as what somebody is.
    is_vague: bool,
    /// The speaker is a pronoun, whose name is that of who spoke last.
    is_pronoun: bool,
}

impl Signed {
    /// Said by whom the line before announces.
    pub(super) fn announced(speaker: Place, confidence: f32) -> Self {
        Self {
            is_speech: true,
            name: Some(speaker.clone()),
            speaker: Some(speaker),
            cue: None,
            is_mixed: false,
            confidence,
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
    before: String,
    before_at: usize,
    /// Where the quotation's own sentence begins in `before`.
    sentence: usize,
    /// Behind the mark, and where it begins.
    after: String,
    after_at: usize,
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
        let start = whole
            .char_indices()
            .rev()
            .find(|&(_, c)| ends_sentence(c))
            .map_or(0, |(at, c)| at + c.len_utf8());
        (&whole[start..], self.before_at + start)
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

/// Whom a text names as a speaker: the words, and the name in them.
#[derive(Debug, Clone, PartialEq)]
struct Told {
    words: Place,
    name: Option<Place>,
}

impl Told {
    fn of(speaker: &Speaker, paragraph: u32) -> Self {
        let name = speaker.name.clone().map(|name| (paragraph, name));
        Self { words: (paragraph, speaker.words.clone()), name }
    }
}

/// What is remembered from one quotation to the next.
#[derive(Default)]
struct Memory {
    /// Who spoke last, and the paragraph of those words.
    last: Option<(u32, Told)>,
    /// Those words go on in the next quotation.
    goes_on: bool,
    /// The quotation before in this paragraph is speech.
    is_spoken: bool,
}

impl Memory {
    /// Who spoke last, where that is near enough to mean it without saying so.
    fn near(&self, paragraph: u32) -> Option<&(u32, Told)> {
        self.last.as_ref().filter(|(from, _)| from + MEMORY >= paragraph || self.goes_on)
    }

    /// Whom a reading names itself; a pronoun is named by who spoke last.
    fn named(&self, reading: &Reading, paragraph: u32) -> Option<(Told, Found)> {
        let own = reading.speaker.as_ref().map(|speaker| Told::of(speaker, paragraph));
        let below = || reading.speaker_below.as_ref().map(|speaker| Told::of(speaker, paragraph + 1));
        let mut told = own.or_else(below)?;
        if reading.is_pronoun {
            told.name = self.near(paragraph).and_then(|(_, last)| last.name.clone());
        }
        let how = if reading.is_announced {
            Found::Announced
        } else if reading.is_vague {
            Found::Vague
        } else {
            Found::Beside
        };
        Some((told, how))
    }

    /// Whom a clause means that leaves its subject out. `guess` is whom the sentence before is about; `between` what stands since the
    /// quotation before in the paragraph, and where it begins.
    fn meant(
        &self,
        guess: Option<&Speaker>,
        paragraph: u32,
        between: Option<(&str, usize)>,
    ) -> (Option<Told>, Found) {
        let before = self.near(paragraph);
        let told = |(_, told): &(u32, Told)| told.clone();
        let here = before.filter(|(from, _)| *from == paragraph).map(told);
        let follows = self.is_spoken && between.is_some_and(|(text, _)| text.trim().is_empty());
        // whom the sentence between is about speaks before who spoke before it
        let is_between =
            guess.is_some_and(|guess| between.is_none_or(|(_, start)| guess.words.start >= start));
        let topic = guess.map(|guess| Told::of(guess, paragraph));
        if self.goes_on && before.is_some() {
            (before.map(told), Found::GoesOn)
        } else if follows && here.is_some() {
            (here, Found::Adjacent)
        } else if is_between {
            (topic, Found::Topic)
        } else if here.is_some() {
            (here, Found::Here)
        } else if topic.is_some() {
            (topic, Found::Topic)
        } else if before.is_some() {
            (before.map(told), Found::Before)
        } else {
            (None, Found::Nobody)
        }
    }
}

/// Reads every quotation of a text; those of one paragraph stand together, in order.
pub(super) fn read(sources: &[Source<'_>], segments: &mut [Segment], glued: Glued) {
    let mut memory = Memory::default();
    for segments in segments.chunk_by_mut(|one, next| one.paragraph == next.paragraph) {
        let paragraph = segments[0].paragraph;
        let spans: Vec<Span> = segments.iter().map(|segment| segment.span.clone()).collect();
        let text = sources[paragraph as usize].text;
        let below = sources.get(paragraph as usize + 1).map_or("", |source| source.text);
        memory.is_spoken = false;
        for (index, segment) in segments.iter_mut().enumerate() {
            if segment.frame != Frame::Marks {
                memory.goes_on = false;
                continue;
            }
            let look = look(text, &spans, index, below, matches!(glued, Glued::Korean(_)));
            let mut reading = match glued {
                Glued::Chinese(words) => chinese::read(&look, words),
                Glued::Japanese(words) => japanese::read(&look, words),
                Glued::Korean(words) => korean::read(&look, words),
            };
            reading.is_speech |= memory.goes_on;
            let between = index.checked_sub(1).map(|last| {
                let end = spans[last].outer.end;
                (&text[end..spans[index].outer.start], end)
            });
            let (told, how) = match memory.named(&reading, paragraph) {
                Some((told, how)) => (Some(told), how),
                None => memory.meant(reading.guess.as_ref(), paragraph, between),
            };
            let told = told.filter(|_| reading.is_speech);
            memory.is_spoken = reading.is_speech;
            if let Some(told) = &told {
                memory.last = Some((paragraph, told.clone()));
            }
            memory.goes_on = reading.is_speech && segment.goes_on;
            let (speaker, name) = told.map_or((None, None), |told| (Some(told.words), told.name));
            segment.signed = Some(Signed {
                is_speech: reading.is_speech,
                speaker,
                name,
                cue: reading.cue.filter(|_| reading.is_speech),
                is_mixed: reading.is_mixed,
                confidence: if reading.is_speech { how.share() } else { NO_SPEECH },
            });
        }
    }
}

/// What stands around a quotation. A full stop ends a sentence in Korean, and elsewhere is part of a figure.
fn look<'a>(text: &'a str, spans: &[Span], index: usize, below: &'a str, has_stops: bool) -> Look<'a> {
    let span = &spans[index];
    let from = text.ceil_char_boundary(span.outer.start.saturating_sub(LOOK));
    let to = text.floor_char_boundary(text.len().min(span.outer.end + LOOK));
    let before = blotted(text, from..span.outer.start, spans[..index].iter().rev());
    let after = blotted(text, span.outer.end..to, spans[index + 1..].iter());
    let is_end = |text: &str, at: usize, c: char| {
        ends_sentence(c)
            || has_stops && c == '.' && text[at + 1..].chars().next().is_none_or(char::is_whitespace)
    };
    let mut sentence = before
        .char_indices()
        .rev()
        .find(|&(at, c)| is_end(&before, at, c))
        .map_or(0, |(at, c)| at + c.len_utf8());
    // a quotation that is a sentence of its own ends the one before
    if let Some(last) = spans[..index].iter().rev().find(|last| last.outer.end >= from + sentence)
        && text[last.inner.clone()].ends_with(['。', '！', '？'])
        && last.outer.end >= from
    {
        sentence = sentence.max(last.outer.end - from);
    }
    sentence += before[sentence..].len() - before[sentence..].trim_start().len();
    let mut after = after;
    if has_stops
        && let Some(end) = after.char_indices().find(|&(at, c)| is_end(&after, at, c)).map(|(at, _)| at)
    {
        after.truncate(end);
    }
    let below = &below[..below.floor_char_boundary(below.len().min(LOOK))];
    Look {
        inner: &text[span.inner.clone()],
        before,
        before_at: from,
        sentence,
        after,
        after_at: span.outer.end,
        below,
    }
}

/// A stretch of text with every byte of other quotations replaced, so that offsets stay.
fn blotted<'s>(text: &str, range: Range<usize>, others: impl Iterator<Item = &'s Span>) -> String {
    let mut out = text[range.clone()].to_owned();
    for other in others {
        if other.outer.end <= range.start || other.outer.start >= range.end {
            break;
        }
        let from = other.outer.start.max(range.start) - range.start;
        let to = other.outer.end.min(range.end) - range.start;
        out.replace_range(from..to, &"\u{1}".repeat(to - from));
    }
    out
}

/// The first of some words in a text; of those that begin there, the longest.
fn first_of<'a>(text: &str, words: &[&'a str]) -> Option<(usize, &'a str)> {
    words
        .iter()
        .filter_map(|word| Some((text.find(word)?, *word)))
        .min_by_key(|(at, word)| (*at, std::cmp::Reverse(word.len())))
}

/// The longest of some words that a text ends with.
fn last_word<'a>(text: &str, words: &[&'a str]) -> Option<&'a str> {
    words.iter().filter(|word| text.ends_with(**word)).max_by_key(|word| word.len()).copied()
}

/// The longest of some words that a text begins with.
fn first_word<'a>(text: &str, words: &[&'a str]) -> Option<&'a str> {
    words.iter().filter(|word| text.starts_with(**word)).max_by_key(|word| word.len()).copied()
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
