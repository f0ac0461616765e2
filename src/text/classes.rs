//! Whether a character is a letter, or a digit: the standard library searches its tables for each that is not of ASCII, which was nearly
//! half of the work on pages in other scripts than Latin.

use std::sync::OnceLock;

/// What is known of the characters of the basic plane: of each 256 of them, once one has been met.
struct Class {
    is: fn(char) -> bool,
    pages: [OnceLock<[u64; 4]>; 256],
}

static ALPHANUMERIC: Class = Class::new(char::is_alphanumeric);
static ALPHABETIC: Class = Class::new(char::is_alphabetic);

/// As [`char::is_alphanumeric`].
pub(crate) fn is_alphanumeric(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { ALPHANUMERIC.has(c) }
}

/// As [`char::is_alphabetic`].
pub(crate) fn is_alphabetic(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphabetic() } else { ALPHABETIC.has(c) }
}

/// Whether a text has a digit of any script, or another character for a number. Every line of a page is asked.
pub(crate) fn has_number(text: &str) -> bool {
    text.bytes().any(|b| b.is_ascii_digit())
        || !text.is_ascii() && text.contains(|c: char| !c.is_ascii() && c.is_numeric())
}

impl Class {
    const fn new(is: fn(char) -> bool) -> Self {
        Self { is, pages: [const { OnceLock::new() }; 256] }
    }

    fn has(&self, c: char) -> bool {
        let code = c as usize;
        let Some(page) = self.pages.get(code / 256) else { return (self.is)(c) };
        let page = page.get_or_init(|| {
            let first = code / 256 * 256;
            std::array::from_fn(|word| {
                (0..64).fold(0, |bits, bit| {
                    let c = char::from_u32((first + word * 64 + bit) as u32);
                    bits | u64::from(c.is_some_and(self.is)) << bit
                })
            })
        });
        page[code / 64 % 4] >> (code % 64) & 1 != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_numbers_of_any_script_are_seen() {
        for text in ["May 3", "٣ مايو", "二〇二六年", "½", "in May — “today”", ""] {
            assert_eq!(has_number(text), text.contains(char::is_numeric), "{text}");
        }
    }

    #[test]
    fn test_every_character_is_what_the_standard_library_says() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_alphanumeric(c), c.is_alphanumeric(), "{c:?}");
            assert_eq!(is_alphabetic(c), c.is_alphabetic(), "{c:?}");
        }
    }
}
