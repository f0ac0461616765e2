//! The letters of a text: what two spellings of one headline or name have in common.

/// Lower-case letters and digits only, one by one.
pub(crate) fn letter_chars(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
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
    fn test_letters_leave_out_case_and_punctuation() {
        for text in ["Velmouth’s “Old Bridge” — 1907", "Velmouth's \"Old Bridge\" - 1907"] {
            assert_eq!(letters(text), "velmouthsoldbridge1907");
            assert!(has_letters(text, &letters(text)));
        }
        assert!(has_letters("Old, bridge!", "oldbridge") && !has_letters("Old bridges", "oldbridge"));
    }
}
