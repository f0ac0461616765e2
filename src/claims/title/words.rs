//! Words as numbers, for comparing titles with each other, with the address and with the text.

use std::hash::Hasher as _;

use crate::text::{Quick, is_alphanumeric, is_spaceless, letter_chars, lower_ascii};

/// Letters by which words are compared: endings differ between a heading and the text.
const STEM: usize = 5;
/// Letters of a word that says something; a number of any length does.
const MIN_WORD: usize = 3;

/// Calls `take` with a number for each word of a text: its first letters, lower case; pairs of characters where a script has no
/// blanks.
pub(super) fn each(text: &str, mut take: impl FnMut(u64)) {
    let mut word = Quick::default();
    let (mut length, mut has_digit) = (0, false);
    let mut before = None;
    for c in text.chars().chain([' ']) {
        let ascii = lower_ascii(c);
        if let Some(lower @ 1..) = ascii {
            before = None;
            has_digit |= lower.is_ascii_digit();
            if length < STEM {
                word.write_u32(u32::from(lower));
            }
            length += 1;
            continue;
        }
        if ascii.is_none() && is_alphanumeric(c) && !is_spaceless(c) {
            before = None;
            has_digit |= c.is_ascii_digit();
            if length < STEM {
                c.to_lowercase().for_each(|c| word.write_u32(u32::from(c)));
            }
            length += 1;
            continue;
        }
        if length >= MIN_WORD || has_digit {
            take(word.finish());
        }
        (word, length, has_digit) = (Quick::default(), 0, false);
        before = is_spaceless(c).then(|| {
            if let Some(before) = before {
                let mut pair = Quick::default();
                pair.write_u32(u32::from(before));
                pair.write_u32(u32::from(c));
                take(pair.finish());
            }
            c
        });
    }
}

/// The words of a text, sorted, each once.
pub(super) fn of(text: &str) -> Vec<u64> {
    let mut words = Vec::new();
    each(text, |word| words.push(word));
    words.sort_unstable();
    words.dedup();
    words
}

/// The share of words that are among others; none where there are no words.
pub(super) fn share(of: &[u64], among: &[u64]) -> f32 {
    let common = of.iter().filter(|word| among.binary_search(word).is_ok()).count();
    common as f32 / of.len().max(1) as f32
}

/// One number for the letters and digits of a text, in lower case.
pub(super) fn letters_hash(text: &str) -> u64 {
    let mut hash = Quick::default();
    if text.is_ascii() {
        let letters = text.bytes().filter(u8::is_ascii_alphanumeric);
        letters.for_each(|b| hash.write_u32(u32::from(b.to_ascii_lowercase())));
        return hash.finish();
    }
    letter_chars(text).for_each(|c| hash.write_u32(u32::from(c)));
    hash.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_words_by_how_they_begin() {
        assert_eq!(share(&of("Bridges closed"), &of("The bridge closed on Monday")), 1.0);
        assert_eq!(share(&of("Storm hits coast"), &of("Council votes")), 0.0);
        assert_eq!(share(&of("首相が会見"), &of("首相の会見")), 0.5);
        assert_eq!(of("a 24 of").len(), 1);
        assert_eq!(letters_hash("A b-C"), letters_hash("abc"));
    }
}
