//! The lists of words by their first and their last letters: each is asked at every letter of a text, and is long.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::lexicon::Glued;
use crate::text::Seed;

type ByLetter = HashMap<char, Vec<&'static str>, Seed>;

/// One list.
#[derive(Default)]
struct List {
    begins: ByLetter,
    ends: ByLetter,
}

/// The lists of each language, by where they stand and how long they are.
type Lists = HashMap<(usize, usize), List, Seed>;
static LISTS: [OnceLock<Lists>; 3] = [const { OnceLock::new() }; 3];

/// Reads a language's lists once.
pub(super) fn prepare(glued: Glued) {
    let language = match glued {
        Glued::Chinese(_) => 0,
        Glued::Japanese(_) => 1,
        Glued::Korean(_) => 2,
    };
    LISTS[language].get_or_init(|| {
        let mut lists = Lists::default();
        for (_, words) in glued.lists() {
            let list = lists.entry(place(words)).or_default();
            for &word in words {
                let (Some(head), Some(tail)) = (word.chars().next(), word.chars().next_back()) else {
                    continue;
                };
                list.begins.entry(head).or_default().push(word);
                list.ends.entry(tail).or_default().push(word);
            }
        }
        lists
    });
}

fn place(words: &[&str]) -> (usize, usize) {
    (words.as_ptr() as usize, words.len())
}

fn find(words: &[&str]) -> Option<&'static List> {
    LISTS.iter().filter_map(OnceLock::get).find_map(|lists| lists.get(&place(words)))
}

/// The words of a list that begin with a letter; a list of no lexicon is given whole.
pub(super) fn beginning<'a>(words: &'a [&'a str], letter: char) -> &'a [&'a str] {
    match find(words) {
        Some(list) => list.begins.get(&letter).map_or(&[], Vec::as_slice),
        None => words,
    }
}

/// The words of a list that end with a letter.
pub(super) fn ending<'a>(words: &'a [&'a str], letter: char) -> &'a [&'a str] {
    match find(words) {
        Some(list) => list.ends.get(&letter).map_or(&[], Vec::as_slice),
        None => words,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Words;

    #[test]
    fn test_a_letter_gives_the_words_that_begin_or_end_with_it() {
        let Some(glued @ Glued::Korean(words)) = Words::of(Some("ko")).lexicon.glued else {
            panic!("Korean is read by strings");
        };
        prepare(glued);
        let begins = beginning(words.titles, '대');
        assert!(begins.contains(&"대표") && begins.len() < words.titles.len());
        assert!(begins.iter().all(|word| word.starts_with('대')));
        assert!(ending(words.titles, '장').iter().all(|word| word.ends_with('장')));
        assert_eq!(beginning(words.titles, 'x'), &[] as &[&str]);
        assert_eq!(ending(&["가", "나"], '가'), ["가", "나"]);
    }
}
