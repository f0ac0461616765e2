//! Attribution: from a text to its quotes, with speakers and their full names.

use super::document::{Document, Segment, Source};
use super::mentions::{Form, Mention};
use super::rank::{self, Choice, Context, Previous, Weights};
use super::{Quote, QuoteKind, QuotePart, SpeakerKind, keep};
use crate::article::{Kind, Paragraph};
use crate::lexicon::Words;

/// Probability of being speech from which a quotation is a quote; below it is a title, a name, words at arm's length.
const SPEECH: f32 = 0.5;
/// Paragraphs back in which a pronoun's antecedent is sought.
const ANTECEDENT_PARAGRAPHS: u32 = 6;
/// Mentions back that a pronoun may stand for, at most.
const MAX_ANTECEDENTS: usize = 200;
/// Quotations of one text that are attributed; an honest article has far fewer.
const MAX_SEGMENTS: usize = 5_000;
/// Words between two parts of an interrupted quote: its cue and speaker.
const MAX_INTERRUPTION: u32 = 30;

/// The paragraphs of a plain text with the byte offset of each.
pub(crate) fn paragraphs(text: &str) -> Vec<(usize, &str)> {
    let mut out = Vec::new();
    let mut start: Option<usize> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.trim().is_empty() {
            if let Some(from) = start.take() {
                out.push((from, text[from..at].trim_end()));
            }
        } else if start.is_none() {
            start = Some(at);
        }
        at += line.len();
    }
    if let Some(from) = start {
        out.push((from, text[from..].trim_end()));
    }
    out
}

/// The quotes of a plain text; offsets point into the text.
pub(crate) fn of_text(text: &str, language: Option<&str>, weights: &impl Weights) -> Vec<Quote> {
    let paragraphs = paragraphs(text);
    let sources = paragraphs.iter().map(|(_, text)| Source { text, kind: Kind::Paragraph }).collect();
    let (mut quotes, _) = attribute(sources, language, MAX_SEGMENTS, weights);
    let mut chars = CharCount { text, byte: 0, chars: 0 };
    for quote in &mut quotes {
        let base = paragraphs[quote.paragraph].0;
        let base_char = chars.at(base);
        for (byte, char) in [(&mut quote.start, &mut quote.start_char), (&mut quote.end, &mut quote.end_char)]
        {
            (*byte, *char) = (*byte + base, *char + base_char);
        }
        for part in &mut quote.parts {
            let base = paragraphs[part.paragraph].0;
            let base_char = chars.at(base);
            (part.start, part.end) = (part.start + base, part.end + base);
            (part.start_char, part.end_char) = (part.start_char + base_char, part.end_char + base_char);
        }
    }
    quotes
}

/// Characters up to a byte, counted on from the last question; quotes come in order.
struct CharCount<'a> {
    text: &'a str,
    byte: usize,
    chars: usize,
}

impl CharCount<'_> {
    fn at(&mut self, byte: usize) -> usize {
        if byte < self.byte {
            (self.byte, self.chars) = (0, 0);
        }
        self.chars += self.text[self.byte..byte].chars().count();
        self.byte = byte;
        self.chars
    }
}

/// The quotes of an article's paragraphs, and whether there are more than so many; offsets point into each paragraph's text.
pub(super) fn of_paragraphs(
    paragraphs: &[Paragraph],
    language: Option<&str>,
    most: usize,
    weights: &impl Weights,
) -> (Vec<Quote>, bool) {
    let sources = paragraphs
        .iter()
        .map(|paragraph| {
            // a pull quote says again what the body says: it is found there
            let text = if matches!(paragraph.kind, Kind::PullQuote | Kind::Caption) {
                ""
            } else {
                paragraph.text.as_str()
            };
            Source { text, kind: paragraph.kind }
        })
        .collect();
    let (mut quotes, is_cut) = attribute(sources, language, most, weights);
    let pulled: Vec<&str> = paragraphs
        .iter()
        .filter(|paragraph| paragraph.kind == Kind::PullQuote)
        .map(|paragraph| paragraph.text.as_str())
        .take(50)
        .collect();
    for quote in &mut quotes {
        quote.pulled = pulled.iter().any(|text| text.contains(quote.text.trim_end_matches([',', '.'])));
    }
    (quotes, is_cut)
}

/// Reads a text: marks, tokens, mentions.
fn read<'a>(sources: Vec<Source<'a>>, language: Option<&str>, most: usize) -> Document<'a> {
    let mut document = Document::read(sources, Words::of(language));
    document.is_cut = document.segments.len() > most;
    document.segments.truncate(most);
    if !document.segments.is_empty() {
        document.find_mentions();
    }
    document
}

/// Reads the paragraphs of a plain text.
#[cfg(feature = "lab")]
pub(crate) fn read_paragraphs<'a>(paragraphs: &[(usize, &'a str)], language: Option<&str>) -> Document<'a> {
    let sources = paragraphs.iter().map(|(_, text)| Source { text, kind: Kind::Paragraph }).collect();
    read(sources, language, MAX_SEGMENTS)
}

/// What the fit sees of one quotation.
#[cfg(feature = "lab")]
pub(crate) struct Step<'d> {
    /// Paragraph, and bytes between the marks.
    pub(crate) place: (usize, std::ops::Range<usize>),
    /// Slots of the keep-or-drop model.
    pub(crate) keep: Vec<u32>,
    /// Slots of "nobody".
    pub(crate) nobody: Vec<u32>,
    /// The candidates: paragraph, bytes of the phrase there, its words, its slots.
    pub(crate) candidates: Vec<(usize, std::ops::Range<usize>, &'d str, Vec<u32>)>,
}

/// Walks the quotations of a text; `choose` says which candidate is the speaker, which the next quotation then knows.
#[cfg(feature = "lab")]
pub(crate) fn steps<'d>(document: &'d Document<'_>, mut choose: impl FnMut(Step<'d>) -> Option<usize>) {
    let mut previous = Previous { mention: None };
    for index in 0..document.segments.len() {
        let segment = &document.segments[index];
        let context = Context::of(document, index);
        let candidates = rank::candidates(document, segment, previous);
        let nearer = rank::nearer(document, segment, &candidates);
        let mut keep = Vec::new();
        keep::features(document, index, &context, &mut keep);
        let mut nobody = Vec::new();
        rank::features(document, segment, &context, None, previous, 0, &mut nobody);
        let rows = candidates
            .iter()
            .zip(&nearer)
            .map(|(&candidate, &nearer)| {
                let mention = &document.mentions[candidate as usize];
                let mut slots = Vec::new();
                rank::features(document, segment, &context, Some(mention), previous, nearer, &mut slots);
                let printed = document.printed(mention);
                let paragraph = mention.paragraph as usize;
                let start = printed.as_ptr() as usize - document.sources[paragraph].text.as_ptr() as usize;
                (paragraph, start..start + printed.len(), printed, slots)
            })
            .collect();
        let chosen = choose(Step {
            place: (segment.paragraph as usize, segment.span.inner.clone()),
            keep,
            nobody,
            candidates: rows,
        });
        if let Some(chosen) = chosen {
            previous = Previous { mention: Some(candidates[chosen]) };
        }
    }
}

/// Finds quotations and attributes each; says whether there are more than so many.
fn attribute(
    sources: Vec<Source<'_>>,
    language: Option<&str>,
    most: usize,
    weights: &impl Weights,
) -> (Vec<Quote>, bool) {
    let document = read(sources, language, most);
    let mut quotes: Vec<Quote> = Vec::new();
    // the quote, its last segment and its speaker, which a following segment may go on with
    let mut open: Option<(usize, usize, Option<u32>)> = None;
    let mut previous = Previous { mention: None };
    let mut slots = Vec::new();
    for index in 0..document.segments.len() {
        let segment = &document.segments[index];
        let context = Context::of(&document, index);
        let speech = keep::probability(&document, index, &context, weights, &mut slots);
        if speech < SPEECH {
            quotes.push(quote(&document, segment, QuoteKind::Scare, None, 1.0 - speech));
            continue;
        }
        let goes_on = open.is_some_and(|(_, last, _)| last + 1 == index && document.segments[last].goes_on);
        let choice = match open {
            Some((_, _, mention)) if goes_on => Choice { mention, probability: 1.0 },
            _ => rank::choose(&document, index, &context, previous, weights),
        };
        if choice.mention.is_some() {
            previous = Previous { mention: choice.mention };
        }
        let is_part = open.is_some_and(|(_, last, mention)| {
            let before = &document.segments[last];
            let same =
                before.paragraph == segment.paragraph && segment.token - before.token <= MAX_INTERRUPTION;
            goes_on || (last + 1 == index && same && mention.is_some() && mention == choice.mention)
        });
        match open {
            Some((at, _, mention)) if is_part => {
                add_part(&mut quotes[at], segment);
                open = Some((at, index, mention));
            }
            _ => {
                let kind = if context.before == b'w' && !context.is_capitalised {
                    QuoteKind::Mixed
                } else {
                    QuoteKind::Direct
                };
                quotes.push(quote(&document, segment, kind, choice.mention, choice.probability * speech));
                open = Some((quotes.len() - 1, index, choice.mention));
            }
        }
    }
    (quotes, document.is_cut)
}

fn part(segment: &Segment) -> QuotePart {
    let inner = segment.span.inner.clone();
    QuotePart {
        paragraph: segment.paragraph as usize,
        start: inner.start,
        end: inner.end,
        start_char: segment.chars.start,
        end_char: segment.chars.end,
    }
}

fn quote(
    document: &Document<'_>,
    segment: &Segment,
    kind: QuoteKind,
    mention: Option<u32>,
    confidence: f32,
) -> Quote {
    let part = part(segment);
    let speaker = mention.map(|index| &document.mentions[index as usize]);
    let printed = speaker.map(|mention| document.printed(mention).to_owned());
    Quote {
        text: document.sources[part.paragraph].text[part.start..part.end].to_owned(),
        kind,
        speaker_name: mention.and_then(|index| full_name(document, index)),
        speaker: printed,
        speaker_kind: speaker.map(|mention| match mention.form {
            Form::Person => SpeakerKind::Person,
            Form::Organisation => SpeakerKind::Organisation,
            Form::Pronoun => SpeakerKind::Pronoun,
            Form::Nominal if trailing_name(document.printed(mention)).is_some() => SpeakerKind::Person,
            Form::Nominal => SpeakerKind::Nominal,
        }),
        cue: cue(document, segment, speaker),
        paragraph: part.paragraph,
        start: part.start,
        end: part.end,
        start_char: part.start_char,
        end_char: part.end_char,
        parts: Vec::new(),
        pulled: false,
        confidence: confidence.clamp(0.0, 1.0),
    }
}

/// The cue that governs the speaker, or else the nearest one beside the quotation.
fn cue(document: &Document<'_>, segment: &Segment, speaker: Option<&Mention>) -> Option<String> {
    let own =
        speaker.filter(|mention| mention.paragraph == segment.paragraph).and_then(|mention| mention.cue)?;
    Some(document.words_of(segment.paragraph, own, own + 1).to_owned())
}

fn add_part(quote: &mut Quote, segment: &Segment) {
    if quote.parts.is_empty() {
        quote.parts.push(QuotePart {
            paragraph: quote.paragraph,
            start: quote.start,
            end: quote.end,
            start_char: quote.start_char,
            end_char: quote.end_char,
        });
    }
    quote.parts.push(part(segment));
}

/// The full name of a mention: for a last name its longest form in the text, for "he" or "she" the likeliest person before.
fn full_name(document: &Document<'_>, index: u32) -> Option<String> {
    let mention = &document.mentions[index as usize];
    match mention.form {
        Form::Person => Some(longest(document, mention)),
        Form::Organisation => Some(document.printed(mention).to_owned()),
        Form::Nominal if trailing_name(document.printed(mention)).is_some() => {
            trailing_name(document.printed(mention)).map(str::to_owned)
        }
        // "the Kremlin": a name behind an article
        Form::Nominal
            if document
                .printed(mention)
                .split(' ')
                .nth(1)
                .is_some_and(|word| word.starts_with(char::is_uppercase)) =>
        {
            Some(document.printed(mention).to_owned())
        }
        Form::Pronoun if matches!(mention.gender, b'm' | b'f') => {
            let from = mention.paragraph.saturating_sub(ANTECEDENT_PARAGRAPHS);
            document.mentions[..index as usize]
                .iter()
                .rev()
                .take_while(|other| other.paragraph >= from)
                .take(MAX_ANTECEDENTS)
                .filter(|other| {
                    other.form == Form::Person
                        && (other.gender == mention.gender || gender_of(document, other) == mention.gender)
                })
                .max_by_key(|other| {
                    i64::from(other.is_subject) * 12 + i64::from(other.cue.is_some()) * 12
                        - i64::from(mention.start - other.start) / 4
                })
                .map(|other| longest(document, other))
        }
        _ => None,
    }
}

/// The name that ends a description: "chief engineer Marta Lindholm". At least two words, behind one in lower case.
fn trailing_name(printed: &str) -> Option<&str> {
    let mut start = printed.len();
    let mut words = 0;
    for word in printed.rsplit(' ') {
        if !word.starts_with(char::is_uppercase) {
            break;
        }
        words += 1;
        start = word.as_ptr() as usize - printed.as_ptr() as usize;
    }
    (words >= 2 && start > 0 && start < printed.len()).then(|| &printed[start..])
}

/// The gender of a name: its own, or that of its longest form; an unknown one agrees with any pronoun.
fn gender_of(document: &Document<'_>, mention: &Mention) -> u8 {
    let known = document.namesakes(mention).take(50).map(|other| other.gender).find(|gender| *gender != b'?');
    known.unwrap_or(b'?')
}

/// The most frequent long form of a name that ends in the same word.
fn longest(document: &Document<'_>, mention: &Mention) -> String {
    let own = document.name(mention);
    if own.contains(' ') {
        return own.to_owned();
    }
    let mut forms: Vec<(&str, usize)> = Vec::new();
    for other in document.namesakes(mention).take(200).filter(|other| other.form == Form::Person) {
        let name = document.name(other);
        if name.contains(' ') {
            match forms.iter_mut().find(|(form, _)| *form == name) {
                Some((_, count)) => *count += 1,
                None => forms.push((name, 1)),
            }
        }
    }
    forms.into_iter().rev().max_by_key(|(_, count)| *count).map_or(own, |(form, _)| form).to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::{QuoteKind, quotes};

    #[test]
    fn test_offsets_name_the_text() {
        let text = "Élan.\n\nThe mayor, Irene Kolb, smiled. “It will cost nothing,” she said. “Not a cent.”\n\n“A fine bridge,” said Tomas Brandt.";
        let quotes = quotes(text, Some("en"));
        assert!(quotes.len() >= 2);
        for quote in &quotes {
            assert_eq!(quote.text, text[quote.start..quote.end]);
            let by_char: String =
                text.chars().skip(quote.start_char).take(quote.end_char - quote.start_char).collect();
            assert_eq!(quote.text, by_char);
            for part in &quote.parts {
                assert!(text.is_char_boundary(part.start) && part.start < part.end);
            }
        }
        let first = &quotes[0];
        assert_eq!(
            (first.speaker.as_deref(), first.speaker_name.as_deref()),
            (Some("she"), Some("Irene Kolb"))
        );
        assert_eq!(first.kind, QuoteKind::Direct);
        assert_eq!(quotes.last().and_then(|quote| quote.speaker.as_deref()), Some("Tomas Brandt"));
    }

    #[test]
    fn test_a_text_without_marks_has_no_quotes() {
        assert!(quotes("The mayor said that the bridge would close.", Some("en")).is_empty());
        assert!(quotes("", None).is_empty());
    }
}
