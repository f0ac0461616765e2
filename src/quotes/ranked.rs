//! Who could have said a quote, for an explanation: the candidates of the very run that chose, with what spoke for each.

use std::cell::RefCell;

use super::document::Document;
use super::network::SPEAKERS;
use super::rank::{self, Context, Previous, Weights};
use super::signals::{self, SIGNALS, Signals, Values};

/// Candidates of a quote that are shown.
const MAX_SHOWN: usize = 5;

/// A quotation that was ranked, and its candidates, the likeliest first.
#[derive(Debug)]
pub(crate) struct Ranked {
    /// Index of the paragraph, and the byte at which its words begin.
    pub(crate) paragraph: usize,
    pub(crate) start: usize,
    pub(crate) candidates: Vec<Candidate>,
}

/// A candidate.
#[derive(Debug)]
pub(crate) struct Candidate {
    /// As printed; `None` is nobody.
    pub(crate) printed: Option<String>,
    /// Its share of the softmax.
    pub(crate) share: f32,
    /// What each signal added, against what it adds to the candidates on average: its name and reason, its value, its part. Nobody has none.
    pub(crate) parts: Vec<(&'static str, &'static str, f32, f32)>,
}

/// The shipped weights, which remember the candidates of every quotation that was ranked by them.
#[derive(Default)]
pub(super) struct Watching(RefCell<Vec<Ranked>>);

impl Watching {
    pub(super) fn into_ranked(self) -> Vec<Ranked> {
        self.0.into_inner()
    }
}

impl Weights for Watching {
    fn ranked(&self, document: &Document<'_>, index: usize, context: &Context, previous: Previous) {
        self.0.borrow_mut().push(of(document, index, context, previous));
    }
}

/// The candidates of a quotation, by the same steps as [`rank::choose`] takes.
fn of(document: &Document<'_>, index: usize, context: &Context, previous: Previous) -> Ranked {
    let segment = &document.segments[index];
    let mentions = rank::candidates(document, segment, previous);
    let standings = rank::standings(document, segment, &mentions);
    let signals = Signals::of(document, segment, context, previous);
    let values: Vec<Values> = mentions
        .iter()
        .zip(&standings)
        .map(|(&mention, &standing)| signals.values_of(&document.mentions[mention as usize], standing))
        .collect();
    let (nobody, scores) = SPEAKERS.scores(signals.values(), values.iter().copied());
    let mut candidates = vec![Candidate { printed: None, share: nobody, parts: Vec::new() }];
    let added = SPEAKERS.added(&values);
    for (((&mention, values), share), added) in mentions.iter().zip(&values).zip(scores).zip(added) {
        let mention = &document.mentions[mention as usize];
        let row = |((row, &value), added): ((&signals::Row, &u8), f32)| {
            (row.name, row.why, f32::from(value), added)
        };
        candidates.push(Candidate {
            printed: Some(document.printed(mention).to_owned()),
            share,
            parts: SIGNALS.iter().zip(values).zip(added).map(row).collect(),
        });
    }
    // from scores to shares
    let top = candidates.iter().map(|candidate| candidate.share).fold(f32::NEG_INFINITY, f32::max);
    candidates.iter_mut().for_each(|candidate| candidate.share = (candidate.share - top).exp());
    let total: f32 = candidates.iter().map(|candidate| candidate.share).sum();
    candidates.iter_mut().for_each(|candidate| candidate.share /= total);
    candidates.sort_by(|one, other| other.share.total_cmp(&one.share));
    // several mentions of one name stand together in the choice too
    let mut shown: Vec<Candidate> = Vec::new();
    for candidate in candidates {
        match shown.iter_mut().find(|known| known.printed == candidate.printed) {
            Some(known) => known.share += candidate.share,
            None => shown.push(candidate),
        }
    }
    shown.sort_by(|one, other| other.share.total_cmp(&one.share));
    shown.truncate(MAX_SHOWN);
    Ranked { paragraph: segment.paragraph as usize, start: segment.span.inner.start, candidates: shown }
}

#[cfg(test)]
mod tests {
    use crate::article::{Kind, Paragraph};
    use crate::quotes::{self, Options};

    #[test]
    fn test_the_candidates_are_those_of_the_choice() {
        let text = "Mayor Ann Lee met Bo Chen on Tuesday. “The bridge will stay shut,” Lee told the council.";
        let body = [Paragraph::new(Kind::Paragraph, text)];
        let options = Options { language: Some("en"), ..Options::default() };
        let (quotes, is_cut, ranked) = quotes::explained(&body, options);
        assert_eq!(quotes::find(&body, options), (quotes.clone(), is_cut), "the same run");
        assert_eq!((ranked.len(), ranked[0].paragraph, ranked[0].start), (1, 0, quotes[0].start));
        let best = &ranked[0].candidates[0];
        assert_eq!(best.printed, quotes[0].speaker);
        let total: f32 = ranked[0].candidates.iter().map(|candidate| candidate.share).sum();
        assert!(total > 0.9 && total < 1.001, "{total}");
        assert!(best.parts.iter().any(|(_, _, _, added)| *added > 0.0));
        assert!(
            ranked[0].candidates.iter().any(|candidate| candidate.printed.is_none()),
            "nobody is one of them"
        );
    }
}
