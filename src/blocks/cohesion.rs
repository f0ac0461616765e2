//! How well a text hangs together: a story speaks of one thing from its first paragraph to its last, and two stories, one behind the
//! other, share few words but the commonest ones.
//!
//! After Hearst, "TextTiling: Segmenting Text into Multi-paragraph Subtopic Passages" (1997), reduced to one question: at the weakest seam
//! between two blocks, how much of the smaller side's vocabulary stands on the other side too?

use std::hash::Hasher;

use crate::text::{Quick, Table, is_alphanumeric, is_spaceless, lower_ascii};

/// Letters from which a word says what a text is about, and by which it is known; most shorter ones are its language's.
const MIN_LETTERS: u32 = 5;
/// Such words that each side of a seam has at least: of fewer nothing can be said.
const MIN_SIDE: u32 = 30;
/// Such words of a text that are looked at.
const MAX_WORDS: usize = 10_000;
/// By how much the share grows with the logarithm of a text's length, because more words have more occasions to stand on both sides.
const GROWTH: f32 = 0.07;
/// What a text has that is too short to be parted: as much as most stories.
const USUAL: f32 = -0.14;

/// The least share of common vocabulary at any seam of a text, less what its length makes expected.
pub(super) fn cohesion<'a>(blocks: impl Iterator<Item = &'a str>) -> f32 {
    // how many words there are up to each block's end, and the first and the last block that has each
    let mut ends: Vec<u32> = Vec::new();
    let mut known: Table<u64, usize> = Table::default();
    let mut places: Vec<(u32, u32)> = Vec::new();
    let mut count = 0usize;
    for text in blocks {
        let block = ends.len() as u32;
        content_words(text, |word| {
            if count < MAX_WORDS {
                count += 1;
                let at = *known.entry(word).or_insert(places.len());
                match places.get_mut(at) {
                    Some(place) => place.1 = block,
                    None => places.push((block, block)),
                }
            }
        });
        ends.push(count as u32);
    }
    // at each seam, the one behind block `i` being `i`: words that begin ahead of it, that end ahead of it
    let mut begun = vec![0u32; ends.len()];
    let mut ended = begun.clone();
    for &(first, last) in &places {
        begun[first as usize] += 1;
        ended[last as usize] += 1;
    }
    let (mut before, mut over) = (0u32, 0u32);
    let mut least: Option<f32> = None;
    for (seam, &end) in ends.iter().enumerate() {
        before += begun[seam];
        over += ended[seam];
        if end < MIN_SIDE || (count as u32) - end < MIN_SIDE {
            continue;
        }
        let behind = places.len() as u32 - over;
        let share = (before - over) as f32 / before.min(behind).max(1) as f32;
        least = Some(least.map_or(share, |least| least.min(share)));
    }
    least.map_or(USUAL, |least| least - GROWTH * (count as f32).ln())
}

/// Gives the hashes of how a text's longer words begin: by their endings languages bend them. Scripts without spaces have none, since
/// where a word begins there nobody has told.
fn content_words(text: &str, mut take: impl FnMut(u64)) {
    let mut word = Quick::default();
    let mut letters = 0u32;
    for c in text.chars().chain([' ']) {
        let lower = lower_ascii(c);
        let is_letter = match lower {
            Some(lower) => lower != 0,
            None => is_alphanumeric(c) && !is_spaceless(c),
        };
        if is_letter {
            letters += 1;
            if letters <= MIN_LETTERS {
                match lower {
                    Some(lower) => word.write_u32(u32::from(lower)),
                    None => c.to_lowercase().for_each(|c| word.write_u32(u32::from(c))),
                }
            }
            continue;
        }
        if letters >= MIN_LETTERS {
            take(word.0);
        }
        if letters > 0 {
            word = Quick::default();
            letters = 0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FERRY: [&str; 4] = [
        "The ferry between Velmouth and Harrow ran onto a sandbank on Monday night with forty passengers on board, the harbour office said, and nobody was hurt.",
        "The passengers stayed on board the ferry until the tide had risen, because the harbour office would not let boats near the sandbank in the storm.",
        "The harbour office had warned of the sandbank before: the storm had moved it by forty metres, right into the way of the ferry to Velmouth.",
        "Passengers of the ferry will get their money back, the office in Harrow said, and the sandbank will be marked with lights before the next storm.",
    ];
    const CHOIR: [&str; 4] = [
        "Twelve singers have rehearsed in a school's kitchen since October, and their conductor counts the measures with a wooden spoon.",
        "Money for another room was promised by two mayors and given by neither, so the singers bake cakes and sell tickets on Sundays.",
        "Their conductor came from an orchestra in the capital, where rehearsals were held in halls, and says that kitchens sound better.",
        "In spring the singers will travel abroad with their conductor, a wooden spoon and a new cantata about kitchens and mayors.",
    ];

    #[test]
    fn test_two_stories_hang_together_less_than_one() {
        let one = cohesion(FERRY.into_iter().chain(FERRY));
        let two = cohesion(FERRY.into_iter().chain(CHOIR));
        assert!(two < one - 0.1, "{one} {two}");
    }

    #[test]
    fn test_a_short_text_has_no_seam() {
        assert!((cohesion(FERRY[..1].iter().copied()) - USUAL).abs() < f32::EPSILON);
        assert!((cohesion(std::iter::empty()) - USUAL).abs() < f32::EPSILON);
    }

    #[test]
    fn test_words_of_any_script() {
        let words = |text: &str| {
            let mut words = Vec::new();
            content_words(text, |word| words.push(word));
            words
        };
        assert_eq!(words("The Ferry's boats"), words("ferry, BOATS"));
        assert_eq!(words("ПАРОМА сел на мель"), words("паром"), "how they begin");
        assert!(words("渡船搁浅在沙滩上").is_empty());
    }
}
