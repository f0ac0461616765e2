//! A quotation, and who said it.

use serde::{Deserialize, Serialize};

use super::names::names;

/// A quotation and its speaker.
///
/// ```
/// let text = "“Nobody will walk on it,” said Marta Lindholm, “this winter.”";
/// let quotes = copydesk::quotes(text, Some("en"));
/// assert_eq!(quotes[0].speaker_name.as_deref(), Some("Marta Lindholm"));
/// assert_eq!(quotes[0].full_text(|_| text), "Nobody will walk on it, this winter.");
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<QuotePart>,
    /// Whether the page prints it a second time as a pull quote.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub pulled: bool,
    /// The share of such quotes whose speaker was right, in documents that the fit had not seen, 0 to 1; where no speaker is given, how
    /// unlikely the likeliest was.
    pub confidence: f32,
}

impl Quote {
    /// A quote of your own, for tests, at the beginning of the first paragraph and without a speaker.
    pub fn new(kind: QuoteKind, text: impl Into<String>) -> Self {
        let text = text.into();
        Self {
            kind,
            speaker: None,
            speaker_name: None,
            speaker_kind: None,
            cue: None,
            paragraph: 0,
            start: 0,
            end: text.len(),
            start_char: 0,
            end_char: text.chars().count(),
            parts: Vec::new(),
            pulled: false,
            confidence: 0.0,
            text,
        }
    }

    /// All of the words: where a cue interrupts the quote or it runs over several paragraphs, its parts with a blank between them.
    /// `text_of` gives the text of a paragraph by its index; a part that is not there is left out.
    ///
    /// ```
    /// let article = copydesk::extract(include_str!("../../fixtures/pages/sprite/page.html"))?;
    /// for quote in &article.quotes {
    ///     println!("{}", quote.full_text(|paragraph| &article.body[paragraph].text));
    /// }
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub fn full_text<'a>(&self, mut text_of: impl FnMut(usize) -> &'a str) -> String {
        if self.parts.is_empty() {
            return self.text.clone();
        }
        let parts = self.parts.iter().filter_map(|part| text_of(part.paragraph).get(part.start..part.end));
        parts.map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

/// A piece of a quote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

names!(QuoteKind prints, "kind of quote", Direct = "direct", Mixed = "mixed", Indirect = "indirect", Scare = "scare", Block = "block", Post = "post", Transcript = "transcript", Dialogue = "dialogue");

/// What a speaker is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

names!(SpeakerKind prints, "kind of speaker", Person = "person", Organisation = "organisation", Nominal = "nominal", Pronoun = "pronoun");
