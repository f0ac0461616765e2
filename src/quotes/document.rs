//! The document as attribution sees it: paragraphs with their quotations, tokens and mentions.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::marks::{self, Span};
use super::mentions::{self, Form, Mention};
use super::tokens::{self, Token, What};
use crate::article::Kind;
use crate::lexicon::Words;

/// A paragraph as it comes in.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Source<'a> {
    pub(crate) text: &'a str,
    pub(crate) kind: Kind,
}

/// A quotation within one paragraph.
#[derive(Debug, Clone)]
pub(crate) struct Segment {
    pub(crate) paragraph: u32,
    pub(crate) span: Span,
    /// The range between its marks, in characters of the paragraph.
    pub(crate) chars: Range<usize>,
    /// Its token.
    pub(crate) token: u32,
    /// It goes on in the next segment, which opens the next paragraph.
    pub(crate) goes_on: bool,
}

/// A text, read once.
pub(crate) struct Document<'a> {
    pub(crate) words: &'static Words,
    pub(crate) sources: Vec<Source<'a>>,
    pub(crate) tokens: Vec<Token>,
    pub(crate) paragraph_tokens: Vec<Range<usize>>,
    /// Whether a paragraph has words outside its quotations.
    pub(crate) has_words: Vec<bool>,
    pub(crate) segments: Vec<Segment>,
    pub(crate) mentions: Vec<Mention>,
    pub(crate) paragraph_mentions: Vec<Range<usize>>,
    /// Mentions of people and organisations by the hash of their last word, in the order of the text.
    named: HashMap<u64, Vec<u32>>,
    /// There are more quotations than were looked at.
    pub(crate) is_cut: bool,
}

impl<'a> Document<'a> {
    /// Reads marks, tokens and mentions of a text.
    pub(crate) fn read(sources: Vec<Source<'a>>, words: &'static Words) -> Self {
        let singles = marks::singles(sources.iter().map(|source| source.text));
        let mut document = Self {
            words,
            tokens: Vec::new(),
            paragraph_tokens: Vec::with_capacity(sources.len()),
            has_words: Vec::with_capacity(sources.len()),
            named: HashMap::new(),
            is_cut: false,
            segments: Vec::new(),
            mentions: Vec::new(),
            paragraph_mentions: Vec::with_capacity(sources.len()),
            sources,
        };
        for index in 0..document.sources.len() {
            let source = document.sources[index];
            let next_opens =
                document.sources.get(index + 1).is_some_and(|next| marks::starts_with_opening(next.text));
            let spans = if matches!(source.kind, Kind::Table | Kind::Code) || !marks::has_marks(source.text) {
                Vec::new()
            } else {
                marks::spans(source.text, singles, next_opens)
            };
            let first_quote = document.segments.len();
            let first = document.tokens.len();
            tokens::tokens(source.text, &spans, first_quote, words, &mut document.tokens);
            document.paragraph_tokens.push(first..document.tokens.len());
            let (mut byte, mut char) = (0, 0);
            let mut chars_upto = |end: usize| {
                char += source.text[byte..end].chars().count();
                byte = end;
                char
            };
            document.segments.extend(spans.into_iter().map(|span| Segment {
                paragraph: index as u32,
                goes_on: span.is_open && next_opens,
                chars: chars_upto(span.inner.start)..chars_upto(span.inner.end),
                span,
                token: 0,
            }));
            let has_words = document.tokens[first..].iter().any(Token::is_word);
            document.has_words.push(has_words);
        }
        for (at, token) in document.tokens.iter().enumerate() {
            if let What::Quote(segment) = token.what {
                document.segments[segment as usize].token = at as u32;
            }
        }
        document
    }

    /// Finds the mentions; only worth its time where there is something to attribute.
    pub(crate) fn find_mentions(&mut self) {
        let lower_words: HashSet<u64> =
            self.tokens.iter().filter(|token| token.what == What::Lower).map(|token| token.hash).collect();
        for (paragraph, range) in self.paragraph_tokens.iter().enumerate() {
            let first = self.mentions.len();
            mentions::mentions(
                &self.tokens,
                range.clone(),
                paragraph as u32,
                self.words,
                &lower_words,
                &mut self.mentions,
            );
            self.paragraph_mentions.push(first..self.mentions.len());
        }
        for (index, mention) in self.mentions.iter().enumerate() {
            if matches!(mention.form, Form::Person | Form::Organisation) {
                let last = self.tokens[mention.name_end as usize - 1].hash;
                self.named.entry(last).or_default().push(index as u32);
            }
        }
    }

    /// The mentions that end in the same name, in the order of the text.
    pub(crate) fn namesakes(&self, mention: &Mention) -> impl Iterator<Item = &Mention> {
        let is_named = matches!(mention.form, Form::Person | Form::Organisation);
        let last = self.tokens[mention.name_end as usize - 1].hash;
        let found = self.named.get(&last).filter(|_| is_named);
        found.into_iter().flatten().map(|&index| &self.mentions[index as usize])
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
