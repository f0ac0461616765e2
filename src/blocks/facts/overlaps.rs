//! Words that a block shares with the title, the description, the images' descriptions, and with what stood on the page before.

use html5ever::local_name;

use super::words::{Words, runs_of_three, text_key, word_hashes};
use crate::claims::Anchors;
use crate::page::{Page, RowId};
use crate::text::Table;

/// Longest text that blocks are compared with, in bytes.
const MAX_COMPARED: usize = 200_000;

/// How often the page prints a block's text beside this time.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Copies {
    pub(crate) before: u32,
    pub(crate) after: u32,
}

/// The copies of each block's text.
pub(super) fn copies(words: &Words) -> Vec<Copies> {
    let mut all: Table<u64, Copies> = Table::default();
    for key in &words.keys {
        all.entry(*key).or_default().after += 1;
    }
    let of_key = |key: &u64| {
        let copies = all.entry(*key).or_default();
        copies.after -= 1;
        copies.before += 1;
        Copies { before: copies.before - 1, after: copies.after }
    };
    words.keys.iter().map(of_key).collect()
}

/// What a block repeats of what the page says elsewhere. The shares of three-word runs are of the block's own.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Overlap {
    pub(crate) is_title: bool,
    /// Share of its words that are the title's, where it is short.
    pub(crate) title: f32,
    pub(crate) description: f32,
    /// Of the texts that describe images.
    pub(crate) alts: f32,
    pub(crate) names_author: bool,
    /// Of the blocks before it.
    pub(crate) seen_before: f32,
}

/// Where a run of three words stands.
#[derive(Default)]
struct Seen {
    /// The first block that has it.
    first: Option<u32>,
    is_in_description: bool,
    is_in_alts: bool,
}

/// Words from which a block is not compared with the title, and up to which not with the blocks before it.
const MAX_TITLE: usize = 60;
const MIN_SEEN: usize = 4;

/// The overlaps of each block.
pub(super) fn overlaps(page: &Page, words: &Words, anchors: &Anchors) -> Vec<Overlap> {
    // one look tells of a run where it was first seen, and whether what is beside the text has it
    let mut seen: Table<u64, Seen> = Table::with_capacity_and_hasher(words.len(), <_>::default());
    let description = &anchors.description[..anchors.description.floor_char_boundary(MAX_COMPARED)];
    for run in runs_of_three(&word_hashes(description)) {
        seen.entry(run).or_default().is_in_description = true;
    }
    alts(page, |run| seen.entry(run).or_default().is_in_alts = true);
    let title: Table<u64, ()> = word_hashes(&anchors.title).into_iter().map(|word| (word, ())).collect();
    let title_key = text_key(&anchors.title);
    let authors: Vec<Vec<u64>> = anchors.authors.iter().map(|name| word_hashes(name)).collect();
    let of_block = |(index, &key): (usize, &u64)| {
        let words = words.of_block(index);
        let (mut known, mut in_alts, mut in_description) = (0, 0, 0);
        for run in runs_of_three(words) {
            let run = seen.entry(run).or_default();
            let first = *run.first.get_or_insert(index as u32);
            known += u32::from((first as usize) < index);
            in_alts += u32::from(run.is_in_alts);
            in_description += u32::from(run.is_in_description);
        }
        let runs = words.len().saturating_sub(2).max(1) as f32;
        let in_title = || words.iter().filter(|word| title.contains_key(word)).count() as f32;
        Overlap {
            is_title: Some(index) == anchors.title_block || (!anchors.title.is_empty() && key == title_key),
            title: if !title.is_empty() && words.len() < MAX_TITLE {
                in_title() / words.len().max(1) as f32
            } else {
                0.0
            },
            description: in_description as f32 / runs,
            alts: in_alts as f32 / runs,
            names_author: authors.iter().any(|name| holds(words, name)),
            seen_before: if words.len() > MIN_SEEN { known as f32 / runs } else { 0.0 },
        }
    };
    words.keys.iter().enumerate().map(of_block).collect()
}

/// Whether the words stand in a text one behind the other.
fn holds(words: &[u64], name: &[u64]) -> bool {
    let Some(first) = name.first() else { return false };
    words.windows(name.len()).any(|run| run[0] == *first && run == name)
}

/// Bytes of images' descriptions that blocks are compared with.
const MAX_ALTS: usize = 40_000;

/// Gives the three-word runs of the descriptions of the page's images.
fn alts(page: &Page, mut take: impl FnMut(u64)) {
    let mut bytes = 0;
    for (id, row) in page.rows.iter().enumerate() {
        if row.tag != local_name!("img") {
            continue;
        }
        let Some(alt) = page.attr(id as RowId, "alt") else { continue };
        bytes += alt.len();
        if bytes > MAX_ALTS {
            break;
        }
        runs_of_three(&word_hashes(alt)).for_each(&mut take);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_a_name_is_held_in_a_row_and_as_words() {
        let text = word_hashes("The mayor, Ann Lee, said so.");
        assert!(holds(&text, &word_hashes("ANN LEE")));
        assert!(!holds(&text, &word_hashes("Ann said")) && !holds(&text, &word_hashes("An")));
        assert!(!holds(&text, &[]));
    }
}
