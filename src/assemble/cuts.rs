//! What is taken out of a paragraph: marks of notes, and a date that stands in a line of its own above the first sentence.

use crate::article::{Paragraph, Span};
use crate::lexicon::page::date_share;

/// Share of a line's words in dates from which it is a date, its digits, and its bytes at most.
const DATE_SHARE: f32 = 0.75;
const DATE_DIGITS: usize = 4;
const DATE_BYTES: usize = 80;

/// The first line of a text, with its line end, where it is a date and a sentence follows.
pub(super) fn date_line(text: &str) -> Option<(usize, usize)> {
    let (line, rest) = text.split_once('\n')?;
    let is_date = line.len() <= DATE_BYTES
        && line.bytes().filter(u8::is_ascii_digit).count() >= DATE_DIGITS
        && date_share(line) >= DATE_SHARE
        && rest.chars().any(char::is_alphabetic);
    is_date.then_some((0, line.len() + 1))
}

/// Takes ranges out of a paragraph's text, in their order, each with the space ahead of it where none is needed; its spans move along.
pub(super) fn cut(paragraph: &mut Paragraph, ranges: &[(usize, usize)]) {
    let mut text = String::with_capacity(paragraph.text.len());
    // where each kept piece began and begins, and its length
    let mut pieces: Vec<(usize, usize, usize)> = Vec::with_capacity(ranges.len() + 1);
    let mut at = 0;
    for &(from, to) in ranges.iter().chain([&(paragraph.text.len(), paragraph.text.len())]) {
        if let Some(piece) = paragraph.text.get(at..from.max(at)) {
            pieces.push((at, text.len(), piece.len()));
            text.push_str(piece);
        }
        at = at.max(to);
        let follows = paragraph.text[at..].chars().next();
        if text.ends_with(' ') && from < to && follows.is_none_or(|c| !c.is_alphanumeric()) {
            text.truncate(text.trim_end_matches(' ').len());
        }
    }
    let end = text.trim_end().len();
    let lead = text.len() - text.trim_start().len();
    text.truncate(end);
    text.drain(..lead.min(end));
    let moved = |offset: usize, is_end: bool| {
        let piece = pieces.iter().rev().find(|(old, ..)| if is_end { *old < offset } else { *old <= offset });
        let (old, new, length) = piece.copied().unwrap_or_default();
        (new + (offset - old.min(offset)).min(length)).saturating_sub(lead).min(text.len())
    };
    let spans = paragraph.spans.iter().map(|span| Span {
        start: moved(span.start, false),
        end: moved(span.end, true),
        ..span.clone()
    });
    paragraph.spans = spans
        .filter(|span| {
            span.start < span.end && text.is_char_boundary(span.start) && text.is_char_boundary(span.end)
        })
        .collect();
    paragraph.text = text;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Kind, Mark};

    #[test]
    fn test_spans_move_with_the_text() {
        let mut paragraph = Paragraph::new(Kind::Paragraph, "A boat1 sank [2] at night. ↩");
        let at = |word: &str| "A boat1 sank [2] at night. ↩".find(word).expect("in the text");
        let span = |from: usize, to: usize| Span { start: from, end: to, mark: Mark::Emphasis, href: None };
        paragraph.spans =
            vec![span(at("boat"), at(" sank")), span(at("night"), at(".")), span(at("[2]"), at(" at"))];
        let ranges = [(at("1"), at(" sank")), (at("[2]"), at(" at")), (at("↩"), at("↩") + "↩".len())];
        cut(&mut paragraph, &ranges);
        assert_eq!(paragraph.text, "A boat sank at night.");
        let texts: Vec<&str> =
            paragraph.spans.iter().map(|span| &paragraph.text[span.start..span.end]).collect();
        assert_eq!(texts, ["boat", "night"]);
    }

    #[test]
    fn test_a_date_in_a_line_of_its_own() {
        assert_eq!(date_line("20 November 2026\nThe ferry sank."), Some((0, 17)));
        assert_eq!(date_line("2026年11月20日 8:00\n渡轮停运。").map(|range| range.0), Some(0));
        assert_eq!(date_line("In 2026 the ferry sank.\nNobody was hurt."), None);
        assert_eq!(date_line("20 November 2026"), None, "nothing follows");
    }
}
