//! Claims about the page, and the one place that resolves them.
//!
//! Sources (JSON-LD, meta tags, microdata, visible markup, the URL) only make claims; `resolve` chooses, and every claim keeps
//! where it stood and why it won or lost.

mod anchors;
mod bounds;
mod date_places;
mod date_shapes;
mod dateline;
mod dates;
mod gather;
mod image;
mod language;
mod months;
pub(crate) mod people;
mod relative;
mod resolve;
mod timestamp;
mod title;

/// What the fuzzers call: the nodes of a script.
#[cfg(feature = "lab")]
pub(crate) fn json_ld_nodes(script: &str) -> usize {
    gather::json_ld::nodes(script).len()
}

/// What each signal added to the log-odds of a claim: its name and reason, its value, its part. Nothing where no forest decided.
pub(crate) fn contributions(claim: &Claim) -> Vec<(&'static str, &'static str, f32, f32)> {
    if claim.values.is_empty() {
        return Vec::new();
    }
    let added = people::contributions(&claim.values);
    let signals = people::SIGNALS.iter().zip(&claim.values).zip(added);
    signals.map(|((signal, &value), added)| (signal.name, signal.why, value, added)).collect()
}

pub(crate) use anchors::Anchors;
pub(crate) use dateline::dateline;
pub(crate) use gather::Claim;
pub(crate) use gather::linked_text::{LinkedText, LiveUpdate, linked_text};
#[cfg(feature = "lab")]
pub(crate) use resolve::people_candidates;
pub(crate) use resolve::{Hints as ResolveHints, Meta, resolve};
pub(crate) use timestamp::parse as timestamp_of;
