//! A list of words that is asked for many words which it has not: their first letter, last letter and length tell most of them.

/// Words in lower case.
#[derive(Debug)]
pub(crate) struct WordSet {
    words: &'static [&'static str],
    lengths: Lengths,
}

/// Which lengths the words of each first and last letter have, a bit each; the words beyond the last bit share it. Several pairs of letters
/// share a place.
pub(crate) type Lengths = [u32; 256];

/// Lengths of no words.
pub(crate) const NO_LENGTHS: Lengths = [0; 256];

/// Adds the words of a list.
pub(crate) const fn with_lengths(mut lengths: Lengths, words: &[&str]) -> Lengths {
    let mut at = 0;
    while at < words.len() {
        let bytes = words[at].as_bytes();
        if !bytes.is_empty() {
            lengths[place(bytes[0], bytes[bytes.len() - 1])] |= bit(bytes.len());
        }
        at += 1;
    }
    lengths
}

/// The place of a first and a last byte, the same for letters of either case.
const fn place(first: u8, last: u8) -> usize {
    (((first & 0x1f) << 3) ^ (last & 0x1f)) as usize
}

const fn bit(length: usize) -> u32 {
    1 << if length < 31 { length } else { 31 }
}

/// Whether a word, in lower case or of ASCII in any, may be among those of which these are the lengths.
pub(crate) fn may_be(lengths: &Lengths, word: &str) -> bool {
    let bytes = word.as_bytes();
    let ends = bytes.first().zip(bytes.last());
    ends.is_some_and(|(first, last)| lengths[place(*first, *last)] & bit(bytes.len()) != 0)
}

impl WordSet {
    pub(crate) const fn new(words: &'static [&'static str]) -> Self {
        Self { words, lengths: with_lengths(NO_LENGTHS, words) }
    }

    /// Whether a word in lower case is among them.
    pub(crate) fn contains(&self, lower: &str) -> bool {
        may_be(&self.lengths, lower) && self.words.contains(&lower)
    }

    /// Whether a word is, in any case.
    pub(crate) fn contains_any_case(&self, word: &str) -> bool {
        if word.is_ascii() {
            may_be(&self.lengths, word) && self.words.iter().any(|known| known.eq_ignore_ascii_case(word))
        } else {
            self.contains(&word.to_lowercase())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_words_are_told_from_others() {
        const SET: WordSet = WordSet::new(&["ann", "été", "donaudampfschifffahrtsgesellschaft", "naïve"]);
        for word in ["ann", "été", "donaudampfschifffahrtsgesellschaft", "naïve"] {
            assert!(SET.contains(word) && SET.contains_any_case(&word.to_uppercase()), "{word}");
        }
        for word in ["", "anna", "bnn", "donaudampfschifffahrtsgesellschaften", "étés", "3"] {
            assert!(!SET.contains(word) && !SET.contains_any_case(word), "{word}");
        }
        assert!(!SET.contains("ANN"));
    }
}
