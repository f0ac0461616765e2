//! Labels: which blocks the truth holds, by claiming its text.
//!
//! A block is the article's if at least half of its words stand in four-word runs of the truth; each word of the truth is
//! claimed once, by the longest block first, so that teasers which repeat a sentence go empty. Blocks shorter than four words
//! are the article's where they stand between placed neighbours.

use std::collections::HashMap;

/// Words of a run.
const RUN: usize = 4;
/// Occurrences of a run in the truth that are looked at.
const MAX_OCCURRENCES: usize = 50;
/// Words between two placed neighbours in which a short block is sought.
const MAX_GAP: usize = 400;

/// Words, lower case; each character of a script without spaces, or of Korean, is one.
pub fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for c in text.chars() {
        let is_single = matches!(c, '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{3040}'..='\u{30ff}'
            | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}');
        if is_single || !(c.is_alphanumeric() || c == '_') {
            if !word.is_empty() {
                words.push(std::mem::take(&mut word));
            }
            if is_single {
                words.push(c.to_string());
            }
        } else {
            word.extend(c.to_lowercase());
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// The share of each block's words that the truth holds. Blocks that are `late` (captions) claim after all others: what they repeat of
/// the text is the text's.
pub fn coverage(blocks: &[String], is_late: &[bool], truth: &str) -> Vec<f32> {
    let truth = words(truth);
    let mut at: HashMap<&[String], Vec<usize>> = HashMap::new();
    for (index, run) in truth.windows(RUN).enumerate() {
        at.entry(run).or_default().push(index);
    }
    let blocks: Vec<Vec<String>> = blocks.iter().map(|block| words(block)).collect();
    let mut order: Vec<usize> = (0..blocks.len()).collect();
    order.sort_by_key(|&block| (is_late[block], std::cmp::Reverse(blocks[block].len()), block));
    let mut claimed = vec![false; truth.len()];
    let mut covered = vec![0.0; blocks.len()];
    let mut places: Vec<Option<(usize, usize)>> = vec![None; blocks.len()];
    for block in order {
        let text = &blocks[block];
        if text.len() < RUN {
            continue;
        }
        let mut hit = vec![false; text.len()];
        let mut used = Vec::new();
        for (start, run) in text.windows(RUN).enumerate() {
            let free = at
                .get(run)
                .into_iter()
                .flatten()
                .take(MAX_OCCURRENCES)
                .find(|&&i| claimed[i..i + RUN].iter().any(|&c| !c));
            if let Some(&free) = free {
                hit[start..start + RUN].fill(true);
                used.push(free);
            }
        }
        covered[block] = hit.iter().filter(|&&hit| hit).count() as f32 / text.len() as f32;
        if covered[block] >= 0.5 {
            for &i in &used {
                claimed[i..i + RUN].fill(true);
            }
            places[block] = used.iter().min().zip(used.iter().max()).map(|(&from, &to)| (from, to + RUN));
        }
    }
    short_blocks(&blocks, &truth, &mut claimed, &places, &mut covered);
    covered
}

fn short_blocks(
    blocks: &[Vec<String>],
    truth: &[String],
    claimed: &mut [bool],
    places: &[Option<(usize, usize)>],
    covered: &mut [f32],
) {
    let mut next = vec![truth.len(); blocks.len()];
    let mut known = truth.len();
    for block in (0..blocks.len()).rev() {
        next[block] = known;
        if let Some((from, _)) = places[block] {
            known = from;
        }
    }
    let mut previous = 0;
    for (block, text) in blocks.iter().enumerate() {
        if let Some((_, to)) = places[block] {
            previous = to;
        } else if (1..RUN).contains(&text.len()) && next[block] > previous && next[block] - previous < MAX_GAP
        {
            let found = truth[previous..next[block]]
                .windows(text.len())
                .position(|run| run == text.as_slice())
                .map(|i| previous + i);
            if let Some(found) = found.filter(|&i| claimed[i..i + text.len()].iter().all(|&c| !c)) {
                claimed[found..found + text.len()].fill(true);
                covered[block] = 1.0;
                previous = found + text.len();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_truth_is_claimed_once_and_short_blocks_fit_between() {
        let blocks: Vec<String> = [
            "The storm hit the coast on Monday.",
            "Menu",
            "The storm hit the coast on Monday. It was night, officials said.",
            "In short",
            "Boats were lost in the harbour.",
        ]
        .map(String::from)
        .to_vec();
        let truth = "The storm hit the coast on Monday. It was night, officials said.\n\nIn short\n\nBoats were lost in the harbour.";
        assert_eq!(coverage(&blocks, &[false; 5], truth), [0.0, 0.0, 1.0, 1.0, 1.0]);
    }
}
