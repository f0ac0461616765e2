//! A text as numbers and words, with the digits, blanks and marks of all scripts as ASCII has them.

use std::borrow::Cow;

/// The text with digits of all scripts, blanks and punctuation as ASCII has them.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    let is_plain = |c: char| c.is_ascii() || plain_char(c) == Some(c);
    if text.is_ascii() || text.chars().all(is_plain) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter_map(plain_char).collect())
}

/// A character as ASCII has it; none for one that cannot be seen.
pub(super) fn plain_char(c: char) -> Option<char> {
    Some(match c {
        '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}'
        | '\u{feff}'
        | '\u{ad}' => return None,
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{3000}' => ' ',
        '：' => ':',
        '／' => '/',
        // marks of abbreviation: Hebrew's, Devanagari's
        '．' | '׳' | '॰' => '.',
        '،' => ',',
        '－' | '‐' | '‑' => '-',
        '’' => '\'',
        c => digit(c).unwrap_or(c),
    })
}

/// Where the decimal digits of other scripts begin: Arabic, Persian, Devanagari, Bengali, Gurmukhi, Gujarati, Odia, Tamil, Telugu, Kannada,
/// Malayalam, Sinhala, Thai, Lao, Burmese, Khmer, full width.
const ZEROS: &[u32] = &[
    0x0660, 0x06f0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0x0de6, 0x0e50,
    0x0ed0, 0x1040, 0x17e0, 0xff10,
];

fn digit(c: char) -> Option<char> {
    let zero = ZEROS.iter().find(|&&zero| (zero..zero + 10).contains(&u32::from(c)))?;
    char::from_digit(u32::from(c) - zero, 10)
}

/// A number or a word of a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    pub(super) start: usize,
    pub(super) end: usize,
    /// The number, if it has at most eight digits; a word has none.
    pub(super) number: Option<u32>,
    pub(super) is_word: bool,
}

impl Token {
    pub(super) fn digits(self) -> usize {
        if self.is_word { 0 } else { self.end - self.start }
    }

    /// A number of one or two digits.
    pub(super) fn small(self) -> Option<u8> {
        self.number.filter(|_| self.digits() <= 2).map(|number| number as u8)
    }
}

/// Letters, and the marks that scripts write over and under them.
fn is_letter(c: char) -> bool {
    crate::text::is_alphabetic(c)
        || matches!(c, '\u{300}'..='\u{36f}' | '\u{5b0}'..='\u{5c7}' | '\u{610}'..='\u{65f}' | '\u{900}'..='\u{963}' | '\u{981}'..='\u{9e3}' | '\u{9f0}'..='\u{dff}' | '\u{e31}'..='\u{e4e}' | '\u{eb1}'..='\u{ecd}' | '\u{102b}'..='\u{103e}' | '\u{135d}'..='\u{135f}' | '\u{17b4}'..='\u{17d3}')
}

pub(super) fn is_thai(c: char) -> bool {
    matches!(c, '\u{e01}'..='\u{e4e}')
}

/// Whether digits end the offset of an instant, to which themes glue the date for people: "10:10:52+01:0025. Dezember 2022".
fn ends_instant(text: &[u8], start: usize) -> bool {
    start >= 7 && text[start - 1] == b':' && matches!(text[start - 4], b'+' | b'-') && text[start - 7] == b':'
}

/// Whether digits are a day to which a template glued the time: "2026-11-2308:10".
fn opens_clock(text: &[u8], start: usize) -> bool {
    let is_digit = |at: usize| text.get(at).is_some_and(u8::is_ascii_digit);
    start >= 8
        && text[start - 1] == b'-'
        && text[start - 4] == b'-'
        && [1, 2, 3].iter().all(|at| is_digit(start + at))
        && text.get(start + 4) == Some(&b':')
}

/// Cuts a text into numbers and words.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if c.is_ascii_digit() {
            let mut number = c.to_digit(10);
            let mut end = start + 1;
            let is_short = ends_instant(text.as_bytes(), start) || opens_clock(text.as_bytes(), start);
            let most = if is_short { 2 } else { usize::MAX };
            while let Some(&(at, c)) = chars.peek() {
                let Some(digit) = c.to_digit(10).filter(|_| end - start < most) else { break };
                number = number.filter(|_| end - start < 8).map(|number| number * 10 + digit);
                end = at + 1;
                chars.next();
            }
            tokens.push(Token { start, end, number, is_word: false });
        } else if is_letter(c) {
            let mut end = start + c.len_utf8();
            let mut last = c;
            while let Some(&(at, c)) = chars.peek() {
                // "ม.ค.": Thai months are short forms with a dot within
                let is_inner_dot =
                    c == '.' && is_thai(last) && text[at + 1..].starts_with(|next: char| is_thai(next));
                if !is_letter(c) && !is_inner_dot {
                    break;
                }
                end = at + c.len_utf8();
                last = c;
                chars.next();
            }
            tokens.push(Token { start, end, number: None, is_word: true });
        }
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_a_text_is_cut_into_numbers_and_words() {
        let cut = |text: &str| -> Vec<String> {
            tokens(text).iter().map(|token| text[token.start..token.end].to_owned()).collect()
        };
        assert_eq!(cut("Tue, 3 Jan '23"), ["Tue", "3", "Jan", "23"]);
        assert_eq!(
            cut("2026-11-2308:10"),
            ["2026", "11", "23", "08", "10"],
            "a time that is glued to its day"
        );
        assert_eq!(cut("10:10:52+01:0025. Dezember"), ["10", "10", "52", "01", "00", "25", "Dezember"]);
        assert_eq!(cut("27 ม.ค. 62"), ["27", "ม.ค", "62"], "a dot within a Thai month");
        let number = tokens("3 123456789")[1].number;
        assert_eq!(number, None, "more than eight digits are no day");
    }

    #[test]
    fn test_digits_and_blanks_are_those_of_ascii() {
        assert_eq!(plain("\u{200b}２７\u{a0}janvier ٢٠١٩"), "27 janvier 2019");
        assert!(matches!(plain("27 janvier"), Cow::Borrowed(_)));
    }
}
