//! The letters of a text: what two spellings of one headline or name have in common.

use std::borrow::Cow;

use super::classes::is_alphanumeric;

/// Letters and digits of ASCII in lower case; 0 for the rest.
const LOWER: [u8; 128] = {
    let mut lower = [0; 128];
    let mut at = 0;
    while at < 128 {
        let b = at as u8;
        if b.is_ascii_alphanumeric() {
            lower[at] = b.to_ascii_lowercase();
        }
        at += 1;
    }
    lower
};

/// A letter or digit of ASCII in lower case, 0 for what is neither; none of other characters. For loops over all of a page's text.
pub(crate) fn lower_ascii(c: char) -> Option<u8> {
    LOWER.get(c as usize).copied()
}

/// A text in lower case; most words are written so, and are not copied.
pub(crate) fn lower_case(text: &str) -> Cow<'_, str> {
    if text.bytes().any(|b| b.is_ascii_uppercase() || !b.is_ascii()) {
        Cow::Owned(text.to_lowercase())
    } else {
        Cow::Borrowed(text)
    }
}

/// Lower-case letters and digits only, one by one.
pub(crate) fn letter_chars(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|c| is_alphanumeric(*c)).flat_map(char::to_lowercase)
}

/// Lower-case letters and digits only.
pub(crate) fn letters(text: &str) -> String {
    if !text.is_ascii() {
        return letter_chars(text).collect();
    }
    let mut letters = text.to_owned();
    letters.retain(|c| c.is_ascii_alphanumeric());
    letters.make_ascii_lowercase();
    letters
}

/// Whether a text has just these [`letters`].
pub(crate) fn has_letters(text: &str, letters: &str) -> bool {
    letter_chars(text).eq(letters.chars())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_lower_letters_of_ascii() {
        assert_eq!(['a', 'Z', '7', '-', ' '].map(lower_ascii), [b'a', b'z', b'7', 0, 0].map(Some));
        assert_eq!(['é', '嵐'].map(lower_ascii), [None; 2]);
    }

    #[test]
    fn test_what_is_in_lower_case_is_not_copied() {
        assert!(matches!(lower_case("it's 1907"), Cow::Borrowed("it's 1907")));
        assert_eq!([lower_case("Bridge"), lower_case("ÉTÉ")], ["bridge", "été"]);
    }

    #[test]
    fn test_letters_leave_out_case_and_punctuation() {
        for text in ["Velmouth’s “Old Bridge” — 1907", "Velmouth's \"Old Bridge\" - 1907"] {
            assert_eq!(letters(text), "velmouthsoldbridge1907");
            assert!(has_letters(text, &letters(text)));
        }
        assert!(has_letters("Old, bridge!", "oldbridge") && !has_letters("Old bridges", "oldbridge"));
    }
}
