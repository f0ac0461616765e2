//! Words that a block shares with the title, the description, the images' descriptions, and with what stood on the page before.

use html5ever::local_name;

use super::View;
use super::words::{Words, runs_of_three, text_key, word_hashes};
use crate::claims::Anchors;
use crate::page::{Page, RowId};
use crate::text::Table;

/// Longest text that blocks are compared with, in bytes.
const MAX_COMPARED: usize = 200_000;

fn run_set(text: &str) -> Table<u64, ()> {
    let end = text.floor_char_boundary(MAX_COMPARED);
    runs_of_three(&word_hashes(&text[..end])).map(|run| (run, ())).collect()
}

/// How many copies of each block's text stand before it, and how many behind.
pub(super) fn set_copies(views: &mut [View<'_>], words: &Words) {
    let mut seen: Table<u64, (u32, u32)> = Table::default();
    for key in &words.keys {
        seen.entry(*key).or_default().1 += 1;
    }
    for (view, key) in views.iter_mut().zip(&words.keys) {
        if let Some(copies) = seen.get_mut(key) {
            view.copies_before = copies.0;
            view.copies_after = copies.1 - copies.0 - 1;
            copies.0 += 1;
        }
    }
}

pub(super) fn set_overlaps(page: &Page, views: &mut [View<'_>], words: &Words, anchors: &Anchors) {
    let alts = alts(page);
    let description = run_set(&anchors.description);
    let title: Table<u64, ()> = word_hashes(&anchors.title).into_iter().map(|word| (word, ())).collect();
    let title_key = text_key(&anchors.title);
    let authors: Vec<Vec<u64>> = anchors.authors.iter().map(|name| word_hashes(name)).collect();
    let mut seen: Table<u64, u32> = Table::with_capacity_and_hasher(words.len(), <_>::default());
    for (index, view) in views.iter_mut().enumerate() {
        view.is_title = Some(index) == anchors.title_block
            || (!anchors.title.is_empty() && words.keys[index] == title_key);
        let words = words.of_block(index);
        if !title.is_empty() && words.len() < 60 {
            view.title_overlap = words.iter().filter(|word| title.contains_key(word)).count() as f32
                / words.len().max(1) as f32;
        }
        view.names_author = authors.iter().any(|name| holds(words, name));
        let (mut known, mut in_alts, mut in_description) = (0, 0, 0);
        for run in runs_of_three(words) {
            let first = *seen.entry(run).or_insert(index as u32);
            known += u32::from((first as usize) < index);
            in_alts += u32::from(alts.contains_key(&run));
            in_description += u32::from(description.contains_key(&run));
        }
        let runs = words.len().saturating_sub(2).max(1) as f32;
        if words.len() > 4 {
            view.seen_before = known as f32 / runs;
        }
        view.alt_overlap = in_alts as f32 / runs;
        view.description_overlap = in_description as f32 / runs;
    }
}

/// Whether the words stand in a text one behind the other.
fn holds(words: &[u64], name: &[u64]) -> bool {
    let Some(first) = name.first() else { return false };
    words.windows(name.len()).any(|run| run[0] == *first && run == name)
}

/// Bytes of images' descriptions that blocks are compared with.
const MAX_ALTS: usize = 40_000;

/// Three-word runs of the descriptions of the page's images.
fn alts(page: &Page) -> Table<u64, ()> {
    let mut known = Table::default();
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
        known.extend(runs_of_three(&word_hashes(alt)).map(|run| (run, ())));
    }
    known
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
