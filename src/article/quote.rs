//! A quotation, and who said it.

use serde::Serialize;

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
