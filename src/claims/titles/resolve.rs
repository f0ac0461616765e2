//! The decision: the likeliest candidate, how it is spelt, and where the page shows it.

use super::candidates::{Candidate, Candidates, Source, Statement};
use super::parts::Parts;
use super::prose::Prose;
use super::signals::{self, Context, SIGNALS, View};
use crate::page::Page;

/// What is asked of a page.
#[derive(Clone, Copy)]
pub(in crate::claims) struct Asked<'a> {
    pub(in crate::claims) page: &'a Page,
    pub(in crate::claims) prose: &'a Prose,
    /// What the metadata call the page, the best source first.
    pub(in crate::claims) stated: &'a [Statement<'a>],
    /// What the site may be called.
    pub(in crate::claims) sites: &'a [String],
    pub(in crate::claims) address: &'a str,
    pub(in crate::claims) description: &'a str,
    /// Whether heading elements are known as such: the fit asks what a page without them teaches.
    pub(in crate::claims) headings_count: bool,
}

/// What was decided.
#[derive(Debug, Clone, Default)]
pub(in crate::claims) struct Title {
    pub(in crate::claims) text: String,
    pub(in crate::claims) kicker: Option<String>,
    pub(in crate::claims) subtitle: Option<String>,
    /// The block that shows it, or the heading that holds it.
    pub(in crate::claims) block: Option<usize>,
    /// The forest's log-odds.
    pub(in crate::claims) score: f32,
}

/// The candidates of a page and their signals.
pub(in crate::claims) struct Evidence {
    candidates: Candidates,
    /// Row-major: candidates by signals.
    pub(in crate::claims) values: Vec<f32>,
}

/// Longest kicker and subtitle, in characters.
const MAX_KICKER: usize = 80;
const MAX_SUBTITLE: usize = 300;

impl Evidence {
    pub(in crate::claims) fn gather(asked: &Asked<'_>) -> Self {
        let candidates = Candidates::gather(asked.page, asked.stated, asked.prose, asked.headings_count);
        let mut values = Vec::with_capacity(candidates.list.len() * SIGNALS.len());
        {
            let context = Context::new(
                asked.page,
                &candidates,
                asked.prose,
                asked.stated,
                asked.sites,
                asked.address,
                asked.description,
            );
            for at in 0..candidates.list.len() {
                signals::values(&View::new(&context, at), &mut values);
            }
        }
        Self { candidates, values }
    }

    pub(in crate::claims) fn signals() -> impl Iterator<Item = (&'static str, i8)> {
        SIGNALS.iter().map(|signal| (signal.name, signal.monotone))
    }

    pub(in crate::claims) fn spellings(&self) -> impl Iterator<Item = &[(Source, String)]> {
        self.candidates.list.iter().map(|candidate| candidate.spellings.as_slice())
    }

    /// The likeliest candidate by its log-odds; the first wins a tie.
    pub(in crate::claims) fn best(&self, scores: &[f32]) -> Option<usize> {
        (0..self.candidates.list.len().min(scores.len()))
            .max_by(|&a, &b| scores[a].total_cmp(&scores[b]).then(b.cmp(&a)))
    }

    pub(in crate::claims) fn decide(&self, page: &Page, scores: &[f32]) -> Option<Title> {
        let at = self.best(scores)?;
        let candidate = &self.candidates.list[at];
        let text = spelling(candidate);
        let (kicker, subtitle) = beside(page, candidate);
        let block = candidate.shown.or(candidate.heading).map(|shown| shown.block);
        Some(Title { text, kicker, subtitle, block, score: scores[at] })
    }
}

/// How a title is written: as the page shows it, unless the metadata have a mark where the page has only an element's border.
fn spelling(candidate: &Candidate) -> String {
    let joints = |text: &str| {
        Parts::new(text, &[]).runs().filter(|run| run.parts == 1).count() + text.matches(['-', '–', '—', ':']).count()
    };
    let by_source = |is: fn(Source) -> bool| {
        candidate.spellings.iter().filter(move |(source, _)| is(*source)).min_by_key(|(source, _)| *source)
    };
    let shown = by_source(Source::is_shown);
    let stated = by_source(|source| !source.is_shown());
    let text = match (shown, stated) {
        (Some((_, shown)), Some((_, stated))) if joints(stated) > joints(shown) => stated,
        (Some((_, text)), _) | (None, Some((_, text))) => text,
        (None, None) => "",
    };
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What stands before and behind the title in its own heading.
fn beside(page: &Page, candidate: &Candidate) -> (Option<String>, Option<String>) {
    let (Some(run), Some(heading), None) = (candidate.in_heading, candidate.heading, candidate.shown) else {
        return (None, None);
    };
    let text = page.block_text(&page.blocks[heading.block]);
    let (Some(before), Some(after)) = (text.get(..run.from), text.get(run.to..)) else { return (None, None) };
    let part = |text: &str, most: usize| {
        let text = text.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '?' | '!' | '.'));
        (!text.is_empty() && text.chars().count() <= most).then(|| text.split_whitespace().collect::<Vec<_>>().join(" "))
    };
    (part(before, MAX_KICKER), part(after, MAX_SUBTITLE))
}

