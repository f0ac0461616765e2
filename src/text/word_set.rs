//! A list of words that is asked for many words which it has not: their first letter and length tell most of them.

/// Words in lower case.
#[derive(Debug)]
pub(crate) struct WordSet {
    words: &'static [&'static str],
    lengths: Lengths,
}

/// Which lengths the words of each first letter have, a bit each; the words beyond the last bit share it. Only of ASCII.
pub(crate) type Lengths = [u32; 128];

/// Adds the words of a list.
pub(crate) const fn with_lengths(mut lengths: Lengths, words: &[&str]) -> Lengths {
    let mut at = 0;
    while at < words.len() {
        let bytes = words[at].as_bytes();
        if !bytes.is_empty() && bytes[0] < 128 {
            lengths[bytes[0] as usize] |= bit(bytes.len());
        }
        at += 1;
    }
    lengths
}

const fn bit(length: usize) -> u32 {
    1 << if length < 31 { length } else { 31 }
}

/// Whether a word of ASCII, in any case, may be among those of which these are the lengths.
pub(crate) fn may_be(lengths: &Lengths, word: &str) -> bool {
    let first = word.as_bytes().first().map_or(0, u8::to_ascii_lowercase);
    lengths.get(usize::from(first)).is_some_and(|lengths| lengths & bit(word.len()) != 0)
}

impl WordSet {
    pub(crate) const fn new(words: &'static [&'static str]) -> Self {
        Self { words, lengths: with_lengths([0; 128], words) }
    }

    /// Whether a word in lower case is among them.
    pub(crate) fn contains(&self, lower: &str) -> bool {
        (!lower.starts_with(|c: char| c.is_ascii()) || may_be(&self.lengths, lower))
            && self.words.contains(&lower)
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
