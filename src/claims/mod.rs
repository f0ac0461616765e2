//! Claims about the page, and the one place that resolves them.
//!
//! Sources (JSON-LD, meta tags, microdata, visible markup, the URL) only make claims; `resolve` chooses, and every claim keeps
//! where it stood and why it won or lost.

mod anchors;
mod authors;
mod bounds;
mod byline;
mod byline_words;
mod date_places;
mod date_shapes;
mod dateline;
mod dates;
mod gather;
mod image;
mod language;
mod months;
mod relative;
mod resolve;
mod signature;
mod timestamp;
mod title;

/// What the fuzzers call: the nodes of a script.
#[cfg(feature = "lab")]
pub(crate) fn json_ld_nodes(script: &str) -> usize {
    gather::json_ld::nodes(script).len()
}

pub(crate) use anchors::Anchors;
pub(crate) use dateline::dateline;
pub(crate) use gather::Claim;
pub(crate) use gather::linked_text::{LinkedText, LiveUpdate, linked_text};
pub(crate) use resolve::{Hints as ResolveHints, Meta, resolve};
pub(crate) use timestamp::parse as timestamp_of;
