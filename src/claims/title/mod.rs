//! The headline: candidates, signals, a forest, and the wording that it likes best.

mod candidates;
mod kicker;
mod model;
mod parts;
mod prose;
mod resolve;
mod signals;
mod words;

pub(in crate::claims) use candidates::{Source, Statement};
pub(in crate::claims) use kicker::KICKERS;
pub(in crate::claims) use prose::Prose;
pub(in crate::claims) use resolve::{Asked, Evidence, Title};
pub(crate) use signals::SIGNALS;

use crate::text::letters;

/// What each signal added to the log-odds of a candidate, in the order of [`SIGNALS`].
pub(in crate::claims) fn contributions(values: &[f32]) -> Vec<f32> {
    model::contributions(values)
}

/// Whether a segment of a title is the site's name, or its name with a section ("Example World News"). `sites` are
/// [`letters`].
fn names_site(segment: &str, sites: &[String]) -> bool {
    let segment = letters(segment);
    let length = segment.chars().count();
    length >= 2
        && sites.iter().any(|site| {
            let chars = site.chars().count();
            segment == *site
                || (chars >= 4
                    && (segment.starts_with(site.as_str()) || segment.ends_with(site.as_str()))
                    && length <= chars + 20)
                || (length >= 4 && site.contains(&segment) && length * 2 >= chars)
        })
}
