//! What is true of any text: its letters, its length in any script, what cannot be seen in it, character references, addresses, hashes.
//!
//! Nothing here knows a page or an article.

mod address;
mod classes;
mod hash;
mod invisible;
mod join;
mod letters;
mod measure;
mod phrase_table;
mod references;
mod sentences;
mod tokens;
mod word_set;

pub(crate) use address::{host_of, is_image_address, is_safe_address, is_web_address};
pub(crate) use classes::{has_number, is_alphabetic, is_alphanumeric};
pub(crate) use hash::{Quick, Seed, Table};
pub(crate) use invisible::{is_invisible, visible_line};
pub(crate) use join::join;
pub(crate) use letters::{has_letters, letter_chars, letters, lower_ascii, lower_case};
pub(crate) use measure::{Measure, is_spaceless, is_terminal, measure, words};
pub(crate) use phrase_table::{PhraseTable, count, joined, list_of};
pub(crate) use references::plain;
pub(crate) use sentences::sentence_starts;
pub use tokens::estimated_tokens;
pub(crate) use tokens::token_weight;
pub(crate) use word_set::{Lengths, NO_LENGTHS, WordSet, may_be, with_lengths};
