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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Kind;

    fn has(paragraphs: &[&str]) -> bool {
        let sources: Vec<Source<'_>> = paragraphs
            .iter()
            .map(|text| Source { text, kind: Kind::Paragraph, author: None, spans: &[] })
            .collect();
        has_questions(&sources)
    }

    #[test]
    fn test_questions_are_dashes_with_answers_below() {
        assert!(has(&["――なぜ島に？", "「だまされて」", "――後悔は。", "「ない」"]));
        assert!(has(&["-외롭지 않았나.", "“아니요.”", "-후임은 있나.", "“없어요.”"]));
        // one alone, a list, a dash without an answer
        assert!(!has(&["――なぜ島に？", "「だまされて」"]));
        assert!(!has(&["- 1. 계획", "“하나”", "- 2. 예산", "“둘”"]));
        assert!(!has(&["――なぜ島に？", "島は遠い。", "――後悔は。", "島は近い。"]));
    }

    #[test]
    fn test_a_question_is_what_stands_behind_the_dash() {
        let text = "――なぜ島に？";
        let span = question(text).expect("a question");
        assert_eq!(&text[span.inner.clone()], "なぜ島に？");
        assert!(is_asked(text, &span));
        assert_eq!(question("なぜ島に？"), None);
        assert!(!is_asked("「なぜ」", &Span { outer: 0..12, inner: 3..9, is_open: false }));
    }
}
