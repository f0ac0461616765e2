//! Quotes and who said them, found on finished paragraphs.
//!
//! Marks give the quotations, mentions give the candidates, a linear ranker chooses; the weights are fitted data. A quotation
//! that a cue interrupts, or that runs over several paragraphs, is one quote with parts. Unknown stays unknown.

mod attribute;
mod document;
mod endings;
mod frames;
mod incise;
mod indirect;
mod keep;
mod marks;
mod mentions;
mod names;
mod order;
mod phrases;
mod prior;
mod rank;
mod resolve;
mod signals;
mod tokens;
mod unspaced;
mod weights;
mod word_order;

#[cfg(feature = "lab")]
pub(crate) use attribute::{of_text as of_text_by, paragraphs as paragraphs_of, read_paragraphs, steps};
#[cfg(feature = "lab")]
pub(crate) use rank::Weights;
/// Sizes of the tables of weights: speakers, keep or drop, trust.
#[cfg(feature = "lab")]
pub(crate) const SLOTS: (usize, usize, usize) = (signals::SLOTS, keep::SLOTS, signals::TRUST_SLOTS);

/// The family of a language, and how many there are.
#[cfg(feature = "lab")]
pub(crate) fn family_of(language: &str) -> (usize, usize) {
    let words = crate::lexicon::Words::of(Some(language));
    (signals::family(words.lexicon), signals::FAMILIES)
}

use serde::Serialize;

use crate::article::Paragraph;

/// A quotation and its speaker.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Quote {
    /// The words between the marks: exactly the slice that `start..end` names.
    pub text: String,
    /// How the words are given.
    pub kind: QuoteKind,
    /// The speaker as printed beside the quote.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speaker: Option<String>,
    /// The speaker's full name as found in the article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speaker_name: Option<String>,
    /// What the speaker is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speaker_kind: Option<SpeakerKind>,
    /// The word that introduces it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cue: Option<String>,
    /// Index of the (first) paragraph in the body.
    pub paragraph: usize,
    /// Byte offset of the first byte in that paragraph's text; for [`quotes`](crate::quotes()), in the whole text.
    pub start: usize,
    /// Byte offset behind the last byte.
    pub end: usize,
    /// As `start`, counted in characters.
    pub start_char: usize,
    /// As `end`, counted in characters.
    pub end_char: usize,
    /// The pieces of a quote that a cue interrupts or that runs over several paragraphs; empty where there is one piece.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<QuotePart>,
    /// Whether the page prints it a second time as a pull quote.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub pulled: bool,
    /// How likely the speaker is right, 0 to 1.
    pub confidence: f32,
}

/// A piece of a quote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct QuotePart {
    /// Index of the paragraph.
    pub paragraph: usize,
    /// Byte offset of the first byte.
    pub start: usize,
    /// Byte offset behind the last byte.
    pub end: usize,
    /// As `start`, in characters.
    pub start_char: usize,
    /// As `end`, in characters.
    pub end_char: usize,
}

/// How the words are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum QuoteKind {
    /// Whole sentences in quotation marks.
    Direct,
    /// A few quoted words within the reporter's sentence.
    Mixed,
    /// Reported without marks.
    Indirect,
    /// A title, a name, or words at arm's length: nobody is quoted.
    Scare,
    /// Set apart as a block.
    Block,
    /// An embedded post: its author is the speaker.
    Post,
    /// A line of a transcript or an interview, opened by the speaker's name or a "Q:".
    Transcript,
    /// A line of dialogue opened by a dash.
    Dialogue,
}

/// What a speaker is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum SpeakerKind {
    /// A named person.
    Person,
    /// An organisation.
    Organisation,
    /// A noun phrase ("a spokeswoman").
    Nominal,
    /// A pronoun.
    Pronoun,
}

/// Finds the quotes of a plain text and who said them. Paragraphs are parted by blank lines; `language` is a BCP 47 tag, English
/// where it is unknown. Offsets point into `text`; what is no speech (titles, scare quotes) comes as [`QuoteKind::Scare`].
///
/// ```
/// let text = "“Nobody will walk on it this winter,” chief engineer Marta Lindholm told reporters on Monday.";
/// let quotes = copydesk::quotes(text, Some("en"));
/// assert_eq!(quotes[0].text, "Nobody will walk on it this winter,");
/// assert_eq!(quotes[0].speaker_name.as_deref(), Some("Marta Lindholm"));
/// ```
pub fn quotes(text: &str, language: Option<&str>) -> Vec<Quote> {
    of_text(text, Options { language, ..Options::default() })
}

/// What is asked for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Options<'a> {
    pub(crate) language: Option<&'a str>,
    /// Reported speech too.
    pub(crate) indirect: bool,
    /// Quotations that are looked at.
    pub(crate) most: usize,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Self { language: None, indirect: false, most: attribute::MAX_SEGMENTS }
    }
}

/// Finds the quotes of a plain text.
pub(crate) fn of_text(text: &str, options: Options<'_>) -> Vec<Quote> {
    attribute::of_text(text, options, &rank::Shipped)
}

/// Finds the quotes of an article's paragraphs; says whether there are more than were looked at.
pub(crate) fn find(paragraphs: &[Paragraph], options: Options<'_>) -> (Vec<Quote>, bool) {
    attribute::of_paragraphs(paragraphs, options, &rank::Shipped)
}
