//! The document as attribution sees it: paragraphs with their quotations, tokens and mentions.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::caseless;
use super::frames::{self, Frame, Framed, Transcript};
use super::incise;
use super::marks::{self, Singles, Span};
use super::mentions::{self, Form, Mention, Order, Reader};
use super::names;
use super::tokens::{self, Token, What};
use super::unspaced::{self, Signed};
use crate::article::Kind;
use crate::lexicon::{Words, role};
use crate::text::Seed;

/// Bytes of the longest headline.
const LONGEST_HEADLINE: usize = 220;

/// A paragraph as it comes in.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Source<'a> {
    pub(crate) text: &'a str,
    pub(crate) kind: Kind,
    /// Who wrote it, where it is an embedded post.
    pub(crate) author: Option<&'a str>,
    /// Inline markup; of it only `<q>` is read.
    pub(crate) spans: &'a [crate::article::Span],
}

/// A quotation within one paragraph.
#[derive(Debug, Clone)]
pub(crate) struct Segment {
    pub(crate) paragraph: u32,
    pub(crate) span: Span,
    /// Its token.
    pub(crate) token: u32,
    /// It goes on in the next segment, which opens the next paragraph.
    pub(crate) goes_on: bool,
    pub(crate) frame: Frame,
    /// Bytes of the speaker's name in the paragraph, where the frame has it.
    pub(crate) label: Option<Range<usize>>,
    /// Whether and by whom it is said, in languages that are read by strings.
    pub(super) signed: Option<Signed>,
}

/// A text, read once.
pub(crate) struct Document<'a> {
    pub(crate) words: &'static Words,
    pub(crate) sources: Vec<Source<'a>>,
    pub(crate) tokens: Vec<Token>,
    pub(crate) paragraph_tokens: Vec<Range<usize>>,
    /// Whether a paragraph has no words but those of its quotations.
    pub(crate) paragraph_is_quoted: Vec<bool>,
    pub(crate) segments: Vec<Segment>,
    pub(crate) mentions: Vec<Mention>,
    pub(crate) paragraph_mentions: Vec<Range<usize>>,
    /// Mentions of the name that the document has most often, in order; empty where speakers stand near their words.
    pub(crate) leads: Vec<u32>,
    /// There are more quotations than were looked at.
    pub(crate) is_cut: bool,
}

/// Mentions from which a name, named twice as often as any other, is whom the text is about.
const OFTEN: u8 = 3;

/// What a speaker whom the line before names counts for in the calibration, as a share of the softmax.
const ANNOUNCED: f32 = 0.97;

/// What [`Mention::known`] says of a capital that only opens sentences.
pub(super) const ONLY_OPENS: u8 = 8;

/// What a document has of one name.
#[derive(Debug, Clone, Copy)]
struct Tally {
    /// Mentions in all, and those beside a cue.
    all: u8,
    cued: u8,
    /// A given name, or another word, stands before it somewhere.
    is_full: bool,
    /// Mentions within a sentence, where a capital tells something.
    within: u8,
    /// 'm', 'f', '?', or 'x' for both.
    gender: u8,
}

impl Default for Tally {
    fn default() -> Self {
        Self { all: 0, cued: 0, is_full: false, within: 0, gender: b'?' }
    }
}

impl Tally {
    fn add(&mut self, mention: &Mention, tokens: &[Token]) {
        self.all = self.all.saturating_add(1);
        self.cued = self.cued.saturating_add(u8::from(!matches!(mention.order, Order::None | Order::Far)));
        self.is_full |= mention.name_end - mention.name_start > 1;
        self.within =
            self.within.saturating_add(u8::from(!tokens[mention.name_end as usize - 1].starts_sentence));
        if mention.gender != b'?' && self.gender != mention.gender {
            self.gender = if self.gender == b'?' { mention.gender } else { b'x' };
        }
    }

    /// What makes a mention a name: 1 a given name before it, 2 several capitals within a sentence, 3 several that open one, 4 its
    /// full form elsewhere, 5 a capital within a sentence, more than once, 6 once, 7 a capital that opens the sentence here but
    /// stands within one elsewhere, 8 one that only opens sentences, 9 an acronym.
    fn known(self, mention: &Mention, tokens: &[Token]) -> u8 {
        let name = &tokens[mention.name_start as usize..mention.name_end as usize];
        let opens = name[0].starts_sentence;
        match name.len() {
            2.. if name[0].has(role::NAME_HE | role::NAME_SHE) => 1,
            2.. if opens => 3,
            2.. => 2,
            _ if self.is_full => 4,
            _ if name[0].what == What::Acronym => 9,
            _ if opens && self.within > 0 => 7,
            _ if opens => ONLY_OPENS,
            _ if self.within > 1 => 5,
            _ => 6,
        }
    }
}

impl<'a> Document<'a> {
    /// Reads the quotations and the tokens of a text; a text without quotations is left unread, unless `always`.
    pub(crate) fn read(sources: Vec<Source<'a>>, words: &'static Words, always: bool) -> Self {
        let singles = marks::singles(sources.iter().map(|source| source.text));
        let mut document = Self {
            words,
            tokens: Vec::new(),
            paragraph_tokens: Vec::with_capacity(sources.len()),
            paragraph_is_quoted: Vec::with_capacity(sources.len()),
            segments: Vec::new(),
            mentions: Vec::new(),
            paragraph_mentions: Vec::with_capacity(sources.len()),
            leads: Vec::new(),
            is_cut: false,
            sources,
        };
        let transcript = Transcript::read(&document.sources);
        let has_questions = words.lexicon.glued.is_some() && unspaced::has_questions(&document.sources);
        // of each paragraph its spans
        let mut spans_of: Vec<Range<usize>> = Vec::with_capacity(document.sources.len());
        for index in 0..document.sources.len() {
            let source = document.sources[index];
            let next_opens =
                document.sources.get(index + 1).is_some_and(|next| marks::starts_with_opening(next.text));
            let question = if has_questions { unspaced::question(source.text) } else { None };
            let spans = match question {
                Some(question) => vec![question],
                None => document.spans(index, singles, next_opens),
            };
            let framed = frames::framed(source, &spans, &transcript, words);
            let goes_on_as_block = matches!(source.kind, Kind::Blockquote | Kind::Embed)
                && document.sources.get(index + 1).is_some_and(|next| next.kind == source.kind);
            let framed: Vec<Framed> = match framed {
                Some(framed) => framed,
                None => {
                    spans.into_iter().map(|span| Framed { span, frame: Frame::Marks, label: None }).collect()
                }
            };
            let first = document.segments.len();
            document.segments.extend(framed.into_iter().map(|Framed { span, frame, label }| Segment {
                paragraph: index as u32,
                goes_on: match frame {
                    Frame::Block | Frame::Post => goes_on_as_block && label.is_none(),
                    _ => span.is_open && next_opens,
                },
                signed: None,
                span,
                token: 0,
                frame,
                label,
            }));
            spans_of.push(first..document.segments.len());
        }
        document.read_announcements();
        if document.segments.is_empty() && !always {
            return document;
        }
        if let Some(glued) = words.lexicon.glued {
            unspaced::read(&document.sources, &mut document.segments, glued);
        }
        let mut spans: Vec<Span> = Vec::new();
        for (source, range) in document.sources.iter().zip(spans_of) {
            spans.clear();
            spans.extend(document.segments[range.clone()].iter().map(|segment| segment.span.clone()));
            let first = document.tokens.len();
            tokens::tokens(source.text, &spans, range.start, words, &mut document.tokens);
            document.paragraph_tokens.push(first..document.tokens.len());
            document.paragraph_is_quoted.push(!document.tokens[first..].iter().any(Token::is_word));
        }
        if words.lexicon.has_no_capitals {
            let texts: Vec<&str> = document.sources.iter().map(|source| source.text).collect();
            caseless::mark_names(&texts, &document.paragraph_tokens, words, &mut document.tokens);
        }
        for (at, token) in document.tokens.iter().enumerate() {
            if let What::Quote(segment) = token.what {
                document.segments[segment as usize].token = at as u32;
            }
        }
        document
    }

    /// The quotations of a paragraph by their marks and elements, parted where a cue clause within the marks parts them.
    fn spans(&self, index: usize, singles: Singles, next_opens: bool) -> Vec<Span> {
        let source = self.sources[index];
        let mut spans = Vec::new();
        if !matches!(source.kind, Kind::Table | Kind::Code) && marks::has_marks(source.text) {
            let is_headline = (index == 0 || source.kind == Kind::Heading)
                && source.text.len() <= LONGEST_HEADLINE
                && self.sources.len() > 1;
            let singles = if marks::opens_with_single(source.text) { Singles::Primary } else { singles };
            spans = marks::spans(source.text, singles, next_opens);
            if is_headline && spans.is_empty() && singles == Singles::Ignore {
                // headlines have single marks where the text has double ones
                spans = marks::spans(source.text, Singles::Primary, false);
                spans.retain(|span| !span.is_open);
            }
        }
        let spans = frames::with_elements(source, spans);
        if self.words.lexicon.subject_first {
            return spans;
        }
        spans
            .into_iter()
            .flat_map(|span| incise::split(source.text, &span, self.words).map_or(vec![span], Vec::from))
            .collect()
    }

    /// Gives the words that fill a paragraph to whom the one before announces: "Statement from Ann Lee:".
    fn read_announcements(&mut self) {
        for segment in &mut self.segments {
            let paragraph = segment.paragraph as usize;
            let text = self.sources[paragraph].text;
            let fills = segment.frame == Frame::Marks
                && text[..segment.span.outer.start].trim().is_empty()
                && text[segment.span.outer.end..].trim().is_empty();
            if let Some(before) = paragraph.checked_sub(1).filter(|_| fills)
                && let Some(name) = frames::announced(self.sources[before].text)
            {
                segment.signed = Some(Signed::announced((before as u32, name), ANNOUNCED));
            }
        }
    }

    /// Finds the mentions; only worth its time where there is something to attribute.
    pub(crate) fn find_mentions(&mut self) {
        let lower_words: HashSet<u64, Seed> =
            self.tokens.iter().filter(|token| token.what == What::Lower).map(|token| token.hash).collect();
        let known = names::names(&self.tokens, self.words);
        for (paragraph, range) in self.paragraph_tokens.iter().enumerate() {
            let first = self.mentions.len();
            let reader = Reader {
                text: self.sources[paragraph].text,
                tokens: &self.tokens,
                range: range.clone(),
                words: self.words,
                lower_words: &lower_words,
                names: &known,
            };
            mentions::mentions(&reader, paragraph as u32, &mut self.mentions);
            self.paragraph_mentions.push(first..self.mentions.len());
        }
        self.count_names();
    }

    /// Tells each mention what the document knows of its name.
    fn count_names(&mut self) {
        let mut names: HashMap<u64, Tally, Seed> = HashMap::default();
        for mention in &self.mentions {
            if let Some(key) = self.name_key(mention) {
                names.entry(key).or_default().add(mention, &self.tokens);
            }
        }
        let mut leads = [(0, 0_u64); 2];
        for mention in &self.mentions {
            if let Some(key) = self.name_key(mention)
                && mention.form == Form::Person
                && let Some(tally) = names.get(&key)
                && leads.iter().all(|lead| lead.1 != key)
                && tally.all > leads[1].0
            {
                leads[1] = (tally.all, key);
                if leads[1].0 > leads[0].0 {
                    leads.swap(0, 1);
                }
            }
        }
        let dominates = leads[0].0 >= OFTEN && leads[0].0 >= 2 * leads[1].0;
        for index in 0..self.mentions.len() {
            let mention = &self.mentions[index];
            let key = self.name_key(mention);
            let tally = key.and_then(|key| names.get(&key)).copied().unwrap_or_default();
            let step = |count: u8| match count {
                0..=2 => count,
                3..=5 => 3,
                _ => 4,
            };
            let known = if key.is_some() { tally.known(mention, &self.tokens) } else { 0 };
            let lead = match key {
                None => 0,
                Some(key) => leads.iter().position(|lead| lead.1 == key).map_or(3, |at| at as u8 + 1),
            };
            let is_lead = lead == 1;
            let lead = if is_lead && dominates { 4 } else { lead };
            if is_lead && !self.words.lexicon.subject_first {
                self.leads.push(index as u32);
            }
            let mention = &mut self.mentions[index];
            mention.salience = step(tally.all) * 8 + step(tally.cued);
            (mention.known, mention.lead) = (known, lead);
            mention.name_gender = match mention.gender {
                b'?' => tally.gender,
                gender => gender,
            };
        }
    }

    /// What tells names apart: the hash of the last word.
    pub(crate) fn name_key(&self, mention: &Mention) -> Option<u64> {
        matches!(mention.form, Form::Person | Form::Organisation)
            .then(|| self.tokens[mention.name_end as usize - 1].hash)
    }

    /// The words of a range of tokens of one paragraph, as printed.
    pub(crate) fn words_of(&self, paragraph: u32, start: u32, end: u32) -> &'a str {
        let bytes = tokens::bytes(&self.tokens, start as usize..end as usize);
        &self.sources[paragraph as usize].text[bytes]
    }

    /// A mention as printed.
    pub(crate) fn printed(&self, mention: &Mention) -> &'a str {
        self.words_of(mention.paragraph, mention.start, mention.end)
    }

    /// The name within a mention.
    pub(crate) fn name(&self, mention: &Mention) -> &'a str {
        self.words_of(mention.paragraph, mention.name_start, mention.name_end)
    }
}

#[cfg(test)]
impl<'a> Document<'a> {
    /// One paragraph, read whole.
    pub(super) fn of(text: &'a str, language: &str) -> Self {
        let source = Source { text, kind: Kind::Paragraph, author: None, spans: &[] };
        let mut document = Self::read(vec![source], Words::of(Some(language)), true);
        document.find_mentions();
        document
    }

    /// Shows a paragraph as phrases are read from it.
    pub(super) fn with_reader<T>(&self, paragraph: usize, look: impl FnOnce(&Reader<'_>) -> T) -> T {
        let lower = self.tokens.iter().filter(|token| token.what == What::Lower);
        let lower_words = lower.map(|token| token.hash).collect();
        look(&Reader {
            text: self.sources[paragraph].text,
            tokens: &self.tokens,
            range: self.paragraph_tokens[paragraph].clone(),
            words: self.words,
            lower_words: &lower_words,
            names: &names::names(&self.tokens, self.words),
        })
    }
}
