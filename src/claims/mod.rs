//! Claims about the page, and the one place that resolves them.
//!
//! Sources (JSON-LD, meta tags, microdata, visible markup, the URL) only make claims; `resolve` chooses, and every claim keeps
//! where it stood and why it won or lost.

mod anchors;
mod bounds;
mod clock;
mod dateline;
mod day_forms;
mod days;
mod gather;
mod image;
mod language;
mod months;
mod next_page;
pub(crate) mod people;
mod places;
mod relative;
mod resolve;
mod rights;
mod source;
mod timestamp;
mod title;
mod tokens;
mod weekdays;

/// What the fuzzers call: the nodes of a script.
#[cfg(feature = "lab")]
pub(crate) fn json_ld_nodes(script: &str) -> usize {
    gather::json_ld::nodes(script).len()
}

/// What each signal added to the log-odds of a claim: its name and reason, its value, its part. Nothing where no forest decided.
pub(crate) fn contributions(claim: &Claim) -> Vec<(&'static str, &'static str, f32, f32)> {
    let values = &claim.values;
    if values.is_empty() {
        return Vec::new();
    }
    let (signals, added): (Vec<(&'static str, &'static str)>, Vec<f32>) = match claim.field {
        Field::Title => (
            title::SIGNALS.iter().map(|signal| (signal.name, signal.why)).collect(),
            title::contributions(values),
        ),
        Field::Published | Field::Modified => (
            days::SIGNALS.iter().map(|signal| (signal.name, signal.why)).collect(),
            days::contributions(values),
        ),
        Field::Author => (
            people::SIGNALS.iter().map(|signal| (signal.name, signal.why)).collect(),
            people::contributions(values),
        ),
        _ => return Vec::new(),
    };
    let signals = signals.into_iter().zip(values).zip(added);
    signals.map(|(((name, why), &value), added)| (name, why, value, added)).collect()
}

/// The day or instant that a caller counts from, if a text is one.
pub(crate) fn reference_time(text: &str) -> Option<crate::article::Timestamp> {
    timestamp::parse(text, None, "caller")
}

pub(crate) use anchors::Anchors;
pub(crate) use dateline::dateline;
#[cfg(feature = "lab")]
pub(crate) use days::{Candidates as DayCandidates, LEAST as LEAST_DAY, SIGNALS as DAY_SIGNALS};
pub(crate) use gather::Claim;
pub(crate) use gather::Field;
pub(crate) use gather::linked_text::{LinkedText, LiveUpdate, linked_text};
pub(crate) use language::is_tag as is_language_tag;
pub(crate) use next_page::next_page;
pub(crate) use people::names_in;
#[cfg(any(test, feature = "lab"))]
pub(crate) use resolve::day_candidates;
#[cfg(feature = "lab")]
pub(crate) use resolve::people_candidates;
#[cfg(feature = "lab")]
pub(crate) use resolve::title_of_scores;
pub(crate) use resolve::{Hints as ResolveHints, Meta, resolve};
#[cfg(any(test, feature = "lab"))]
pub(crate) use resolve::{TitlePlaces, title_evidence};
pub(crate) use rights::{HEADERS as RIGHTS_HEADERS, MAX_HEADERS as MAX_RIGHTS_HEADERS};
pub(crate) use source::Source as ClaimSource;
pub(crate) use timestamp::parse as timestamp_of;
#[cfg(feature = "lab")]
pub(crate) use title::SIGNALS as TITLE_SIGNALS;
