//! The words of every block as hashes, read once: overlaps, copies and pull quotes all compare them.

use std::hash::Hasher;

use crate::page::Page;
use crate::text::{Quick, is_alphanumeric, is_spaceless, lower_ascii};

/// The words of a page's blocks.
#[derive(Debug)]
pub(crate) struct Words {
    hashes: Vec<u64>,
    /// Where each block's words begin, and the end.
    starts: Vec<u32>,
    /// A key of each block's letters and digits.
    pub(super) keys: Vec<u64>,
}

impl Words {
    pub(super) fn of(page: &Page) -> Self {
        let count = page.blocks.len();
        let mut words = Self {
            // a word of English has six bytes with its space
            hashes: Vec::with_capacity(page.text.len() / 6),
            starts: Vec::with_capacity(count + 1),
            keys: Vec::with_capacity(count),
        };
        words.starts.push(0);
        for block in &page.blocks {
            let key = read(page.block_text(block), &mut words.hashes);
            words.keys.push(key);
            words.starts.push(words.hashes.len() as u32);
        }
        words
    }

    /// The words of a block. The lowest bit is set but for characters of scripts that are written without spaces: each is a word.
    pub(crate) fn of_block(&self, block: usize) -> &[u64] {
        &self.hashes[self.starts[block] as usize..self.starts[block + 1] as usize]
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.hashes.len()
    }
}

/// The words of a text.
pub(super) fn word_hashes(text: &str) -> Vec<u64> {
    let mut words = Vec::new();
    read(text, &mut words);
    words
}

/// A key of the letters and digits of a text.
pub(super) fn text_key(text: &str) -> u64 {
    read(text, &mut Vec::new())
}

/// Appends the hashes of a text's words; the key of its letters and digits.
fn read(text: &str, into: &mut Vec<u64>) -> u64 {
    let (mut word, mut key) = (Quick::default(), Quick::default());
    let mut is_open = false;
    for c in text.chars() {
        if let Some(lower) = lower_ascii(c) {
            if lower != 0 {
                word.write_u32(u32::from(lower));
                key.write_u32(u32::from(lower));
                is_open = true;
                continue;
            }
        } else if is_spaceless(c) {
            if is_open {
                into.push(std::mem::take(&mut word).0 | 1);
                is_open = false;
            }
            into.push(u64::from(u32::from(c)) << 1);
            if is_alphanumeric(c) {
                c.to_lowercase().for_each(|c| key.write_u32(u32::from(c)));
            }
            continue;
        } else if is_alphanumeric(c) {
            for c in c.to_lowercase() {
                word.write_u32(u32::from(c));
                key.write_u32(u32::from(c));
            }
            is_open = true;
            continue;
        }
        if is_open {
            into.push(std::mem::take(&mut word).0 | 1);
            is_open = false;
        }
    }
    if is_open {
        into.push(word.0 | 1);
    }
    key.0
}

/// A hash of each three words in a row.
pub(super) fn runs_of_three(words: &[u64]) -> impl Iterator<Item = u64> + '_ {
    words.windows(3).map(|run| {
        let mut hash = Quick::default();
        run.iter().for_each(|&word| hash.write_u64(word));
        hash.0
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_words_are_letters_and_digits_in_lower_case() {
        assert_eq!(word_hashes("Ann's 3rd ÖL-Fass"), word_hashes("ann S, 3RD öl fass…"));
        assert_eq!(word_hashes("two words").len(), 2);
        assert_ne!(word_hashes("ab c"), word_hashes("a bc"));
        assert_eq!(text_key("ab c"), text_key("A-bc!"));
        assert_ne!(text_key("ab c"), text_key("ab d"));
    }

    #[test]
    fn test_each_character_is_a_word_where_there_are_no_spaces() {
        let words = word_hashes("日本 abc銀行。");
        assert_eq!(words.iter().map(|word| word & 1).collect::<Vec<_>>(), [0, 0, 1, 0, 0]);
    }
}
