//! Attribution: from a text to its quotes, with speakers and their full names.

use std::ops::Range;

use super::document::{Document, Source};
use super::frames::Frame;
use super::indirect;
use super::mentions::{Form, Mention};
use super::rank::{self, Choice, Context, Previous, Weights};
use super::resolve::Names;
#[cfg(feature = "lab")]
use super::signals;
use super::slots;
use super::{Options, Quote, QuoteKind, QuotePart, SpeakerKind, keep, word_order};
use crate::article::{Kind, Paragraph};
use crate::lexicon::Words;
use crate::text::letters;

/// Probability of being speech from which a quotation is a quote; below it is a title, a name, words at arm's length.
const SPEECH: f32 = 0.5;
/// What a likely speaker's log-odds, beyond the usual, add to those of a quotation's being speech. Words at arm's length have
/// nobody who clearly says them: measured on left-out documents,
/// as much speech is kept and one in eight fewer of the others.
const SPEAKER_SPEAKS: f32 = 0.5;
const USUAL_SPEAKER: f32 = 1.0;
/// Log-odds of a speaker beyond which nothing more is added: the ranker is never as sure as its sums say.
const MOST_SPEAKER: f32 = 4.0;
/// Pull quotes of one article that are looked up in its text.
const MAX_PULLED: usize = 50;
/// Longest pull quote that is looked up, in bytes of its letters; an honest one is a sentence or two.
const LONGEST_PULLED: usize = 2_000;
/// Tokens between a quotation and a cue of its own sentence.
const LONGEST_SENTENCE: usize = 1_000;
/// Letters from which two quotations in the same words are one.
const PULLED_LETTERS: usize = 12;
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
pub(crate) fn of_text(text: &str, options: Options<'_>, weights: &impl Weights) -> Vec<Quote> {
    let text = &text[..text.floor_char_boundary(options.text_bytes)];
    let paragraphs = paragraphs(text);
    let sources = paragraphs
        .iter()
        .map(|(_, text)| Source { text, kind: Kind::Paragraph, author: None, spans: &[] })
        .collect();
    let (mut quotes, _) = attribute(sources, options, weights);
    if quotes.is_empty() {
        return quotes;
    }
    let mut bases = Vec::with_capacity(paragraphs.len());
    let (mut byte, mut chars) = (0, 0);
    for (base, _) in &paragraphs {
        chars += text[byte..*base].chars().count();
        byte = *base;
        bases.push((byte, chars));
    }
    for quote in &mut quotes {
        let (base, base_chars) = bases[quote.paragraph];
        (quote.start, quote.end) = (quote.start + base, quote.end + base);
        (quote.start_char, quote.end_char) = (quote.start_char + base_chars, quote.end_char + base_chars);
        for part in &mut quote.parts {
            let (base, base_chars) = bases[part.paragraph];
            (part.start, part.end) = (part.start + base, part.end + base);
            (part.start_char, part.end_char) = (part.start_char + base_chars, part.end_char + base_chars);
        }
    }
    quotes
}

/// The quotes of an article's paragraphs; offsets point into each paragraph's text.
pub(super) fn of_paragraphs(
    paragraphs: &[Paragraph],
    options: Options<'_>,
    weights: &impl Weights,
) -> (Vec<Quote>, bool) {
    let pulled = Pulled::read(paragraphs);
    let sources = (0..paragraphs.len())
        .map(|index| {
            let paragraph = &paragraphs[index];
            let (text, kind) = match paragraph.kind {
                // what the body says too is found there
                Kind::PullQuote if pulled.is_repeated(index) => ("", Kind::PullQuote),
                Kind::PullQuote => (paragraph.text.as_str(), Kind::Blockquote),
                Kind::Caption => ("", Kind::Caption),
                kind => (paragraph.text.as_str(), kind),
            };
            let author = (paragraph.kind == Kind::Embed)
                .then(|| {
                    // the line that signs a post may be a paragraph of its own
                    paragraphs[index..]
                        .iter()
                        .take(6)
                        .take_while(|paragraph| paragraph.kind == Kind::Embed)
                        .find_map(|paragraph| paragraph.author.as_deref())
                })
                .flatten();
            Source { text, kind, author, spans: &paragraphs[index].spans }
        })
        .collect();
    let (mut quotes, is_cut) = attribute(sources, options, weights);
    for quote in &mut quotes {
        quote.pulled = pulled.has(&quote.text);
    }
    (quotes, is_cut)
}

/// The pull quotes of an article, letters only.
struct Pulled {
    /// Paragraph, letters, whether the body has them too.
    texts: Vec<(usize, String, bool)>,
}

impl Pulled {
    fn read(paragraphs: &[Paragraph]) -> Self {
        let mut texts: Vec<(usize, String, bool)> = paragraphs
            .iter()
            .enumerate()
            .filter(|(_, paragraph)| paragraph.kind == Kind::PullQuote)
            .take(MAX_PULLED)
            .map(|(index, paragraph)| (index, letters(&paragraph.text), false))
            .filter(|(_, text, _)| text.len() <= LONGEST_PULLED)
            .collect();
        if !texts.is_empty() {
            let body: String = paragraphs
                .iter()
                .filter(|paragraph| !matches!(paragraph.kind, Kind::PullQuote | Kind::Caption))
                .map(|paragraph| letters(&paragraph.text))
                .collect();
            for (_, text, is_repeated) in &mut texts {
                *is_repeated = memchr::memmem::find(body.as_bytes(), text.as_bytes()).is_some();
            }
        }
        Self { texts }
    }

    fn is_repeated(&self, paragraph: usize) -> bool {
        self.texts.iter().any(|(index, _, is_repeated)| *index == paragraph && *is_repeated)
    }

    fn has(&self, quote: &str) -> bool {
        if self.texts.is_empty() {
            return false;
        }
        let quote = letters(quote);
        self.texts.iter().any(|(_, text, is_repeated)| {
            *is_repeated
                && quote.len().min(text.len()) >= PULLED_LETTERS
                && (is_within(&quote, text) || is_within(text, &quote))
        })
    }
}

fn is_within(part: &str, whole: &str) -> bool {
    part.len() <= whole.len() && memchr::memmem::find(whole.as_bytes(), part.as_bytes()).is_some()
}

/// Reads a text: marks, tokens, mentions.
fn read<'a>(sources: Vec<Source<'a>>, options: Options<'_>) -> Document<'a> {
    let words = Words::of_text(options.language, sources.iter().map(|source| source.text));
    let mut document = Document::read(sources, words, options.indirect);
    document.is_cut = document.segments.len() > options.most;
    document.segments.truncate(options.most);
    if !document.segments.is_empty() || options.indirect {
        document.find_mentions();
    }
    document
}

/// Reads the paragraphs of a plain text.
#[cfg(feature = "lab")]
pub(crate) fn read_paragraphs<'a>(paragraphs: &[(usize, &'a str)], language: Option<&str>) -> Document<'a> {
    let sources = paragraphs
        .iter()
        .map(|(_, text)| Source { text, kind: Kind::Paragraph, author: None, spans: &[] })
        .collect();
    read(sources, Options { language, ..Options::default() })
}

/// What the fit sees of one quotation.
#[cfg(feature = "lab")]
pub(crate) struct Step<'d> {
    /// Paragraph, and bytes between the marks.
    pub(crate) place: (usize, std::ops::Range<usize>),
    /// Slots of the keep-or-drop model.
    pub(crate) keep: Vec<u32>,
    /// The names and values of its own signals.
    pub(crate) signals: Vec<(&'static str, u8)>,
    pub(crate) candidates: Vec<StepCandidate<'d>>,
}

/// What it sees of a candidate.
#[cfg(feature = "lab")]
pub(crate) struct StepCandidate<'d> {
    pub(crate) paragraph: usize,
    /// Bytes of the phrase there.
    pub(crate) place: Range<usize>,
    pub(crate) words: &'d str,
    /// Whom it names, as far as the text tells.
    pub(crate) name: Option<String>,
    /// The names and values of all signals, the quotation's own among them.
    pub(crate) signals: Vec<(&'static str, u8)>,
}

/// Walks the quotations of a text; `choose` says which candidate is the speaker, which the next quotation then knows.
#[cfg(feature = "lab")]
pub(crate) fn steps<'d>(document: &'d Document<'_>, mut choose: impl FnMut(Step<'d>) -> Option<usize>) {
    let mut previous = Previous::default();
    let names = Names::read(document);
    let mut last_speaker = None;
    for index in 0..document.segments.len() {
        let segment = &document.segments[index];
        let context = Context::of(document, index);
        let candidates = rank::candidates(document, segment, previous);
        let standings = rank::standings(document, segment, &candidates);
        let mut keep = Vec::new();
        keep::features(document, index, &context, &mut keep);
        let signals = signals::Signals::of(document, segment, &context, previous);
        let rows = candidates
            .iter()
            .zip(&standings)
            .map(|(&candidate, &standing)| {
                let mention = &document.mentions[candidate as usize];
                let printed = document.printed(mention);
                let paragraph = mention.paragraph as usize;
                let start = printed.as_ptr() as usize - document.sources[paragraph].text.as_ptr() as usize;
                StepCandidate {
                    paragraph,
                    place: start..start + printed.len(),
                    words: printed,
                    name: names.full(document, candidate, last_speaker),
                    signals: signals::SIGNALS
                        .iter()
                        .zip(signals.values_of(mention, standing))
                        .map(|(row, value)| (row.name, value))
                        .collect(),
                }
            })
            .collect();
        let chosen = choose(Step {
            place: (segment.paragraph as usize, segment.span.inner.clone()),
            keep,
            signals: signals.own().collect(),
            candidates: rows,
        });
        let chosen = chosen.map(|chosen| candidates[chosen]);
        last_speaker =
            chosen.and_then(|chosen| names.person(document, chosen, last_speaker)).or(last_speaker);
        previous = previous.then(document, chosen, context.ends == b'?');
    }
}

/// Who is known to speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Who {
    Nobody,
    /// A mention, and the one of the same person by which it is printed.
    Mention {
        mention: u32,
        printed: u32,
    },
    /// The frame's label, or the post's author: of this segment.
    Label(usize),
}

/// Quotes under construction.
struct Builder<'d, 'a> {
    document: &'d Document<'a>,
    names: Names,
    quotes: Vec<Quote>,
    /// The quote that a following segment may go on with: its index, its last segment, its speaker.
    open: Option<(usize, usize, Who)>,
    /// Who spoke last, as a person of `names`.
    last_speaker: Option<u32>,
    chars: CharCount,
}

/// Finds quotations and attributes each; says whether there are more than were looked at.
fn attribute(sources: Vec<Source<'_>>, options: Options<'_>, weights: &impl Weights) -> (Vec<Quote>, bool) {
    let document = read(sources, options);
    if document.mentions.is_empty() && document.segments.is_empty() {
        return (Vec::new(), document.is_cut);
    }
    let mut builder = Builder {
        names: Names::read(&document),
        document: &document,
        quotes: Vec::new(),
        open: None,
        last_speaker: None,
        chars: CharCount::default(),
    };
    let mut previous = Previous::default();
    let mut slots = Vec::new();
    let family = slots::family(document.words.lexicon);
    for index in 0..document.segments.len() {
        let segment = &document.segments[index];
        let context = Context::of(&document, index);
        let goes_on =
            builder.open.is_some_and(|(_, last, _)| last + 1 == index && document.segments[last].goes_on);
        let is_signed = segment.label.is_some()
            || segment.signed.is_some()
            || segment.frame == Frame::Post && document.sources[segment.paragraph as usize].author.is_some();
        if let Some(signed) = segment.signed.as_ref().filter(|signed| !signed.is_speech) {
            builder.push_scare(index, signed.confidence);
            continue;
        }
        let is_known = is_signed || goes_on || matches!(segment.frame, Frame::Transcript | Frame::Post);
        let meant = |mention| builder.names.person(&document, mention, builder.last_speaker);
        let choice = (!is_known).then(|| rank::choose(&document, index, &context, previous, meant, weights));
        if segment.frame == Frame::Marks && !is_signed {
            let log_odds = keep::log_odds(&document, index, weights, &context, &mut slots)
                + choice.map_or(0.0, speaker_speaks);
            let speech = 1.0 / (1.0 + (-log_odds).exp());
            if speech < SPEECH {
                builder.push_scare(index, 1.0 - speech);
                continue;
            }
        }
        let (who, confidence) = match builder.open {
            _ if is_signed => {
                let signed = segment.signed.as_ref();
                let share = signed.map_or(SIGNED, |signed| signed.confidence);
                let trust = signed.and_then(|signed| {
                    let (way, is_named) = signed.way?;
                    Some(slots::read_trust(way, is_named, signed.cue.is_some(), document.words.lexicon))
                });
                let trust = trust.as_ref().map_or(&[][..], |trust| &trust[..]);
                (Who::Label(index), weights.confidence(family, share, trust))
            }
            Some((at, _, who)) if goes_on => (who, builder.quotes[at].confidence),
            _ => chosen(choice, family, weights),
        };
        let mention = if let Who::Mention { printed, .. } = who { Some(printed) } else { None };
        previous = previous.then(&document, mention, context.ends == b'?');
        builder.take(index, &context, who, goes_on, confidence);
    }
    let mut quotes = builder.quotes;
    let mut is_cut = document.is_cut;
    quotes.iter_mut().for_each(|quote| be_silent(quote, weights.cut(family)));
    if options.indirect {
        let (reported, has_more) = reported(&document, &builder.names, options.most);
        is_cut |= has_more;
        quotes.extend(reported);
        quotes.sort_by_key(|quote| (quote.paragraph, quote.start));
    }
    (quotes, is_cut)
}

/// What the choice of a speaker adds to a quotation's log-odds of being speech.
fn speaker_speaks(choice: Choice) -> f32 {
    SPEAKER_SPEAKS * (choice.log_odds().clamp(-MOST_SPEAKER, MOST_SPEAKER) - USUAL_SPEAKER)
}

/// Whom the ranker chose, and how sure that is; nobody, where it was not asked.
fn chosen(choice: Option<Choice>, family: usize, weights: &impl Weights) -> (Who, f32) {
    match choice {
        Some(Choice { mention: Some(mention), printed, probability, trust }) => {
            let trust = trust.as_ref().map_or(&[][..], |trust| &trust[..]);
            let printed = printed.unwrap_or(mention);
            (Who::Mention { mention, printed }, weights.confidence(family, probability, trust))
        }
        Some(Choice { probability, .. }) => (Who::Nobody, probability),
        None => (Who::Nobody, UNSIGNED),
    }
}

/// What somebody is reported to have said without quotation marks, up to so many clauses; says whether there are more.
fn reported(document: &Document<'_>, names: &Names, most: usize) -> (Vec<Quote>, bool) {
    let (reported, has_more) = indirect::find(document, most);
    let mut chars = CharCount::default();
    let quotes = reported.into_iter().map(|found| {
        let text = document.sources[found.paragraph].text;
        let (start_char, end_char) = chars.range(text, found.paragraph, &found.words);
        let mention = &document.mentions[found.mention as usize];
        Quote {
            text: text[found.words.clone()].to_owned(),
            kind: QuoteKind::Indirect,
            speaker: Some(document.printed(mention).to_owned()),
            speaker_name: names.full(document, found.mention, None),
            speaker_kind: Some(kind_of(document, found.mention)),
            cue: Some(document.words_of(found.paragraph as u32, found.cue, found.cue + 1).to_owned()),
            paragraph: found.paragraph,
            start: found.words.start,
            end: found.words.end,
            start_char,
            end_char,
            parts: Vec::new(),
            pulled: false,
            confidence: found.confidence,
        }
    });
    (quotes.collect(), has_more)
}

/// Leaves out a speaker who is likelier wrong than worth telling. What is left is sure of having nobody to name as far as that one
/// was unlikely.
fn be_silent(quote: &mut Quote, cut: f32) {
    if quote.speaker.is_some() && quote.confidence < cut {
        (quote.speaker, quote.speaker_name, quote.speaker_kind) = (None, None, None);
        quote.confidence = 1.0 - quote.confidence;
    }
    if quote.speaker.is_none() {
        quote.confidence = quote.confidence.min(SILENT);
    }
}

/// The most that a quote without a speaker may say of itself.
const SILENT: f32 = 0.95;
/// What a speaker whom the frame itself names counts for in the calibration, as a share of the softmax.
const SIGNED: f32 = 0.97;
/// Confidence that an unsigned post or an unnamed "Q:" has nobody to name.
const UNSIGNED: f32 = 0.5;

impl Builder<'_, '_> {
    /// Takes a segment in: as a part of the quote before, or as one of its own.
    fn take(&mut self, index: usize, context: &Context, who: Who, goes_on: bool, confidence: f32) {
        let segment = &self.document.segments[index];
        let is_part = self.open.is_some_and(|(_, last, speaker)| {
            let before = &self.document.segments[last];
            let is_near =
                before.paragraph == segment.paragraph && segment.token - before.token <= MAX_INTERRUPTION;
            let is_same = matches!((speaker, who), (Who::Mention { printed: a, .. }, Who::Mention { printed: b, .. }) if a == b)
                || segment.frame == Frame::Dialogue && before.frame == Frame::Dialogue
                // a cue clause within the marks: the pieces have one opening and one closing mark between them
                || before.span.is_first_piece() && segment.span.is_last_piece();
            goes_on || last + 1 == index && is_near && is_same
        });
        match self.open {
            Some((at, _, speaker)) if is_part => {
                self.add_part(at, index);
                if who != speaker && who != Who::Nobody {
                    self.set_speaker(at, index, who);
                    self.quotes[at].confidence = confidence;
                }
                self.open = Some((at, index, who));
            }
            _ => {
                let is_mixed = segment
                    .signed
                    .as_ref()
                    .map_or(context.before == b'w' && !context.is_capitalised, |signed| signed.is_mixed);
                let kind = match segment.frame {
                    Frame::Block => QuoteKind::Block,
                    Frame::Post => QuoteKind::Post,
                    Frame::Transcript => QuoteKind::Transcript,
                    Frame::Dialogue => QuoteKind::Dialogue,
                    Frame::Marks if is_mixed => QuoteKind::Mixed,
                    Frame::Marks => QuoteKind::Direct,
                };
                self.push(index, kind, who, confidence);
                self.open = Some((self.quotes.len() - 1, index, who));
            }
        }
    }

    /// Words that are no speech; no quote goes on behind them.
    fn push_scare(&mut self, index: usize, confidence: f32) {
        self.push(index, QuoteKind::Scare, Who::Nobody, confidence);
        self.open = None;
    }

    fn push(&mut self, index: usize, kind: QuoteKind, who: Who, confidence: f32) {
        let part = self.part(index);
        self.quotes.push(Quote {
            text: self.document.sources[part.paragraph].text[part.start..part.end].to_owned(),
            kind,
            speaker: None,
            speaker_name: None,
            speaker_kind: None,
            cue: None,
            paragraph: part.paragraph,
            start: part.start,
            end: part.end,
            start_char: part.start_char,
            end_char: part.end_char,
            parts: Vec::new(),
            pulled: false,
            confidence: confidence.clamp(0.0, 1.0),
        });
        self.set_speaker(self.quotes.len() - 1, index, who);
    }

    fn set_speaker(&mut self, at: usize, index: usize, who: Who) {
        let document = self.document;
        match who {
            Who::Nobody => {}
            Who::Label(signed) => {
                let segment = &document.segments[signed];
                let source = &document.sources[segment.paragraph as usize];
                if let Some(signed) = &segment.signed {
                    let words = |(paragraph, range): &(u32, Range<usize>)| {
                        document.sources[*paragraph as usize].text[range.clone()].to_owned()
                    };
                    let quote = &mut self.quotes[at];
                    quote.speaker = signed.speaker.as_ref().map(words);
                    quote.speaker_name = signed.name.as_ref().map(words);
                    quote.speaker_kind = signed.name.is_some().then_some(SpeakerKind::Person);
                    quote.cue = signed.cue.as_ref().map(|cue| source.text[cue.clone()].to_owned());
                    return;
                }
                let label = segment.label.clone().map(|label| &source.text[label]);
                let Some(label) = source.author.or(label) else { return };
                let quote = &mut self.quotes[at];
                quote.speaker = Some(label.to_owned());
                quote.speaker_name =
                    Some(self.names.labelled(document, label).unwrap_or_else(|| label.to_owned()));
                quote.speaker_kind = Some(SpeakerKind::Person);
            }
            Who::Mention { mention, printed } => {
                let speaker = &document.mentions[printed as usize];
                let quote = &mut self.quotes[at];
                quote.speaker = Some(document.printed(speaker).to_owned());
                quote.speaker_name = self.names.full(document, mention, self.last_speaker);
                quote.speaker_kind = Some(kind_of(document, printed));
                quote.cue = cue(document, index, speaker);
                self.last_speaker =
                    self.names.person(document, mention, self.last_speaker).or(self.last_speaker);
            }
        }
    }

    fn add_part(&mut self, at: usize, index: usize) {
        let part = self.part(index);
        let quote = &mut self.quotes[at];
        if quote.parts.is_empty() {
            quote.parts.push(QuotePart {
                paragraph: quote.paragraph,
                start: quote.start,
                end: quote.end,
                start_char: quote.start_char,
                end_char: quote.end_char,
            });
        }
        quote.parts.push(part);
    }

    fn part(&mut self, index: usize) -> QuotePart {
        let segment = &self.document.segments[index];
        let paragraph = segment.paragraph as usize;
        let inner = segment.span.inner.clone();
        let (start_char, end_char) =
            self.chars.range(self.document.sources[paragraph].text, paragraph, &inner);
        QuotePart { paragraph, start: inner.start, end: inner.end, start_char, end_char }
    }
}

/// Characters up to a byte of a paragraph, counted on from the last question; segments come in order.
#[derive(Default)]
struct CharCount {
    paragraph: usize,
    byte: usize,
    chars: usize,
}

impl CharCount {
    fn range(&mut self, text: &str, paragraph: usize, range: &Range<usize>) -> (usize, usize) {
        if paragraph != self.paragraph || range.start < self.byte {
            (self.paragraph, self.byte, self.chars) = (paragraph, 0, 0);
        }
        let start = self.chars + text[self.byte..range.start].chars().count();
        let end = start + text[range.clone()].chars().count();
        (self.byte, self.chars) = (range.end, end);
        (start, end)
    }
}

fn kind_of(document: &Document<'_>, index: u32) -> SpeakerKind {
    match document.mentions[index as usize].form {
        Form::Person => SpeakerKind::Person,
        Form::Organisation => SpeakerKind::Organisation,
        Form::Pronoun => SpeakerKind::Pronoun,
        Form::Nominal => SpeakerKind::Nominal,
    }
}

/// The cue that governs the speaker, where it stands in the quotation's paragraph or right before its block; or else the verb
/// of a cue clause that leaves its subject out.
fn cue(document: &Document<'_>, index: usize, speaker: &Mention) -> Option<String> {
    let segment = &document.segments[index];
    let word = |paragraph: u32, token: u32| Some(document.words_of(paragraph, token, token + 1).to_owned());
    let introduces_block = segment.frame == Frame::Block && speaker.paragraph + 1 == segment.paragraph;
    let own = speaker.cue.filter(|_| speaker.paragraph == segment.paragraph || introduces_block);
    if document.words.lexicon.subject_first && !document.words.lexicon.drops_subject {
        return own.and_then(|cue| word(speaker.paragraph, cue));
    }
    let is_here = |cue: u32| {
        let (from, to) = (cue.min(segment.token) as usize, cue.max(segment.token) as usize);
        introduces_block
            || to - from <= LONGEST_SENTENCE
                && !document.tokens[from + 1..=to].iter().any(|token| token.starts_sentence)
    };
    if let Some(cue) = own.filter(|&cue| is_here(cue)) {
        return word(speaker.paragraph, cue);
    }
    match word_order::verb_of_clause(&rank::Context::of(document, index)) {
        Some(verb) => word(segment.paragraph, verb),
        None => own.and_then(|cue| word(speaker.paragraph, cue)),
    }
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
