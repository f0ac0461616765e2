//! Quotes and who said them, found on finished paragraphs.
//!
//! Marks give the quotations, mentions give the candidates, a network of named signals chooses; the weights are fitted data.
//! A quotation that a cue interrupts, or that runs over several paragraphs, is one quote with parts. Unknown stays unknown.

mod attribute;
mod caseless;
mod document;
mod endings;
mod frames;
mod incise;
mod indirect;
mod keep;
mod marks;
mod mentions;
mod morphology;
mod names;
mod network;
mod order;
mod phrases;
mod prior;
mod rank;
mod ranked;
mod resolve;
mod scene;
mod signals;
mod slots;
mod stems;
mod tokens;
mod unspaced;
mod weights;
mod word_order;

#[cfg(feature = "lab")]
pub(crate) use attribute::{of_text as of_text_by, paragraphs as paragraphs_of, read_paragraphs, steps};
#[cfg(feature = "lab")]
pub(crate) use network::{Network, UNITS, digits};
#[cfg(feature = "lab")]
pub(crate) use rank::Weights;
#[cfg(feature = "lab")]
pub(crate) use signals::values_of;
/// Sizes of the tables of weights: keep or drop, trust.
#[cfg(feature = "lab")]
pub(crate) const SLOTS: (usize, usize) = (1 << slots::KEEP_BITS, 1 << slots::TRUST_BITS);

/// The family of a language, and how many there are.
#[cfg(feature = "lab")]
pub(crate) fn family_of(language: &str) -> (usize, usize) {
    let words = crate::lexicon::Words::of(Some(language));
    (slots::family(words.lexicon), slots::FAMILIES)
}

pub(crate) use crate::article::{Quote, QuoteKind, QuotePart, SpeakerKind};
pub(crate) use ranked::Ranked;

use crate::article::Limits;
use crate::article::Paragraph;

/// Finds the quotes of a plain text and who said them. Paragraphs are parted by blank lines; `language` is a BCP 47 tag, English
/// where it is unknown. Offsets point into `text`; what is no speech (titles, scare quotes) comes as [`QuoteKind::Scare`].
///
/// A text is read as far as the limits go that hold for pages too: its first [`Limits::text_bytes`](crate::Limits::text_bytes)
/// (4 MiB), and in them the first [`Limits::quotes`](crate::Limits::quotes) quotations (5,000). What lies behind is not looked at, and
/// nothing says so but the text's length and the number of quotes. [`Extractor::quotes`](crate::Extractor::quotes) takes other limits.
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
    /// Quotations that are looked at, and clauses of reported speech.
    pub(crate) most: usize,
    /// Bytes of a plain text that are read.
    pub(crate) text_bytes: usize,
}

impl Default for Options<'_> {
    fn default() -> Self {
        let Limits { quotes, text_bytes, .. } = Limits::default();
        Self { language: None, indirect: false, most: quotes, text_bytes }
    }
}

/// Finds the quotes of a plain text.
pub(crate) fn of_text(text: &str, options: Options<'_>) -> Vec<Quote> {
    attribute::of_text(text, options, &rank::Shipped)
}

/// As [`find`], with the candidates of every quotation that was ranked.
pub(crate) fn explained(paragraphs: &[Paragraph], options: Options<'_>) -> (Vec<Quote>, bool, Vec<Ranked>) {
    let watching = ranked::Watching::default();
    let (quotes, is_cut) = attribute::of_paragraphs(paragraphs, options, &watching);
    (quotes, is_cut, watching.into_ranked())
}

/// Finds the quotes of an article's paragraphs; says whether there are more than were looked at.
pub(crate) fn find(paragraphs: &[Paragraph], options: Options<'_>) -> (Vec<Quote>, bool) {
    attribute::of_paragraphs(paragraphs, options, &rank::Shipped)
}
