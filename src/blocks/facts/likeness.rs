//! Blocks of the same look: a site sets its paragraphs alike.

use super::{Sums, View, ratio};
use crate::page::{Page, RowId};
use crate::text::{Quick, Table};
use std::hash::Hasher;

/// The blocks that look like one.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Like {
    /// Blocks of the same look in a parent of the same look.
    pub(crate) count: f32,
    /// Their good text, their words in the mean, their links, and the share of them outside the main element.
    pub(crate) good_share: f32,
    pub(crate) words: f32,
    pub(crate) link_density: f32,
    pub(crate) outside: f32,
    /// Blocks of the same look anywhere, and of the same tag and first class.
    pub(crate) tag_count: f32,
    pub(crate) name_count: f32,
}

/// Sums over the blocks of one look.
#[derive(Clone, Copy, Default)]
struct Alike {
    outside: f32,
    count: f32,
    words: f32,
    good: f32,
    chars: f32,
    link_chars: f32,
}

/// Blocks of the same look: a site sets its paragraphs alike.
pub(super) fn likes(page: &Page, views: &[View<'_>], sums: &Sums) -> Vec<Like> {
    let good_page = sums.good[views.len()];
    let mut likes: Table<(u32, u32), Alike> = Table::default();
    let mut same_tag: Table<u32, f32> = Table::default();
    let keys: Vec<(u32, u32)> = views
        .iter()
        .map(|view| {
            let row = &page.rows[view.block.row as usize];
            (row.signature, page.rows[row.parent as usize].signature)
        })
        .collect();
    let names: Vec<u64> = views.iter().map(|view| first_name(page, view.block.row)).collect();
    let mut same_name: Table<u64, f32> = Table::default();
    for ((view, key), name) in views.iter().zip(&keys).zip(&names) {
        *same_tag.entry(key.0).or_default() += 1.0;
        *same_name.entry(*name).or_default() += 1.0;
        let like = likes.entry(*key).or_default();
        like.count += 1.0;
        like.outside += f32::from(u8::from(!view.container.in_main));
        like.words += view.measure.words;
        like.good += view.good * view.discount;
        like.chars += view.block.chars as f32;
        like.link_chars += view.block.link_chars as f32;
    }
    let of_key = |(key, name): (&(u32, u32), &u64)| {
        let alike = likes.get(key).copied().unwrap_or_default();
        Like {
            count: alike.count,
            good_share: ratio(alike.good, good_page),
            words: alike.words / alike.count,
            link_density: ratio(alike.link_chars, alike.chars),
            outside: alike.outside / alike.count,
            tag_count: same_tag.get(&key.0).copied().unwrap_or_default(),
            name_count: same_name.get(name).copied().unwrap_or_default(),
        }
    };
    keys.iter().zip(&names).map(of_key).collect()
}

/// Tag and first class as one number: sites add further classes to the first paragraph or to those beside an image.
fn first_name(page: &Page, row: RowId) -> u64 {
    let mut hash = Quick::default();
    hash.write(page.rows[row as usize].tag.as_bytes());
    hash.write(b".");
    let class = page.attr(row, "class").unwrap_or_default();
    hash.write(class.split_ascii_whitespace().next().unwrap_or_default().as_bytes());
    hash.finish()
}
