//! An interview's questions, which open with a dash where the answers stand in marks: ――なぜ島に？ The newspaper asks, and nobody is named.

use crate::quotes::document::Source;
use crate::quotes::marks::{self, Span};

/// Questions from which a text is an interview.
const INTERVIEW: usize = 2;
/// Bytes of the longest question.
const LONGEST: usize = 900;

/// Whether a text has questions behind dashes, with answers in marks right below them.
pub(crate) fn has_questions(sources: &[Source<'_>]) -> bool {
    let asks = |pair: &&[Source<'_>]| {
        dash(pair[0].text).is_some() && marks::starts_with_opening(pair[1].text.trim_start())
    };
    sources.windows(2).filter(asks).take(INTERVIEW).count() == INTERVIEW
}

/// The question that fills a paragraph behind its dash.
pub(crate) fn question(text: &str) -> Option<Span> {
    let start = dash(text)?;
    let end = text.trim_end().len();
    Some(Span { outer: 0..text.len(), inner: start..end, is_open: false })
}

/// Whether a quotation is such a question: it has no mark before it but the dash.
pub(super) fn is_asked(text: &str, span: &Span) -> bool {
    span.outer == (0..text.len()) && dash(text) == Some(span.inner.start)
}

/// Where the words behind a dash at a paragraph's head begin.
fn dash(text: &str) -> Option<usize> {
    if text.len() > LONGEST {
        return None;
    }
    let head = text.trim_start();
    let words = head.trim_start_matches(['―', '—', '–', '-', '─']);
    let is_dash = words.len() < head.len() && words.chars().any(char::is_alphabetic);
    let words = words.trim_start();
    let is_item = words.starts_with(|c: char| c.is_ascii_digit());
    (is_dash && !is_item).then(|| text.len() - words.len())
}
