//! Signals as bars: what each added to a score, to the right, or took from it, to the left.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Write as _};

use copydesk::{Contribution, Explanation};

use super::escape::Escaped;

/// The log-odds that fill a bar.
const FULL: f32 = 2.5;
/// Half of a bar's width, in the units of its drawing.
const HALF: f32 = 50.0;

pub(super) fn write(out: &mut String, contributions: &[Contribution]) -> fmt::Result {
    if contributions.is_empty() {
        return Ok(());
    }
    out.push_str("<div class=\"signals\">");
    for contribution in contributions {
        let length = (contribution.log_odds.abs() / FULL).min(1.0) * HALF;
        let (class, start) = if contribution.log_odds < 0.0 { ("down", HALF - length) } else { ("up", HALF) };
        write!(
            out,
            "<span><a href=\"#signal-{0}\">{0}</a> = {1}</span><svg viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect class=\"{class}\" x=\"{start:.1}\" y=\"1\" width=\"{length:.1}\" height=\"8\"/><line class=\"axis\" x1=\"50\" y1=\"0\" x2=\"50\" y2=\"10\"/></svg><span class=\"number\">{2:+.2}</span>",
            Escaped(&contribution.signal),
            number(contribution.value),
            contribution.log_odds
        )?;
    }
    out.push_str("</div>\n");
    Ok(())
}

/// A value with as many places as it needs, three at most.
pub(super) fn number(value: f32) -> String {
    let text = format!("{value:.3}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Every signal that moved anything in the report, with the reason that it is looked at.
pub(super) fn write_glossary(out: &mut String, explanation: &Explanation) -> fmt::Result {
    let blocks = explanation.blocks.iter().flat_map(|block| &block.contributions);
    let claims = explanation.claims.iter().flat_map(|claim| &claim.contributions);
    let speakers = explanation.speakers.iter().flat_map(|ranked| &ranked.candidates);
    let speakers = speakers.flat_map(|candidate| &candidate.contributions);
    // blocks, claims and speakers have tables of their own, in which one name may mean two things
    let mut all: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for contribution in blocks.chain(claims).chain(speakers) {
        all.entry(&contribution.signal).or_default().insert(&contribution.why);
    }
    out.push_str("<section id=\"signals\">\n<h2>Signals</h2>\n");
    if all.is_empty() {
        out.push_str("<p class=\"soft\">Nothing was scored.</p>\n");
    } else {
        out.push_str("<p class=\"soft small\">A score is a sum of log-odds, which a table fitted on pages with known answers gives for the values of signals. A bar to the right speaks for, one to the left against.</p>\n<dl>\n");
        for (name, whys) in all {
            let why = whys.into_iter().collect::<Vec<_>>().join("; ");
            writeln!(out, "<dt id=\"signal-{0}\">{0}</dt><dd>{1}</dd>", Escaped(name), Escaped(&why))?;
        }
        out.push_str("</dl>\n");
    }
    out.push_str("</section>\n");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_numbers_are_short() {
        assert_eq!([number(1.0), number(0.125), number(-0.5), number(0.0)], ["1", "0.125", "-0.5", "0"]);
    }
}
