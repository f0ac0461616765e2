//! The decision: the likeliest candidate, how it is spelt, and where the page shows it.

use super::candidates::{Candidate, Candidates, NO_LEVEL, Source, Statement};
use super::parts::Joint;
use super::prose::Prose;
use super::signals::{self, Context, SIGNALS, View};
use super::{kicker, model, words};
use crate::page::{Page, RowId};

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
#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::claims) struct Title {
    pub(in crate::claims) text: String,
    pub(in crate::claims) kicker: Option<String>,
    pub(in crate::claims) subtitle: Option<String>,
    /// The block that shows it, or the heading that holds it.
    pub(in crate::claims) block: Option<usize>,
    /// What stands beside it in `<title>`: a site's name, a section.
    pub(in crate::claims) rest: Option<String>,
    /// How likely it is right, before calibration; none where nothing was weighed.
    pub(in crate::claims) raw_confidence: Option<f32>,
}

impl Title {
    /// How likely it is right.
    pub(in crate::claims) fn confidence(&self) -> Option<f32> {
        self.raw_confidence.map(model::calibrated)
    }
}

/// The candidates of a page and their signals.
pub(crate) struct Evidence {
    candidates: Candidates,
    /// The text of `<title>`.
    page_title: String,
    /// Row-major: candidates by signals.
    pub(crate) values: Vec<f32>,
}

/// A candidate as an explanation shows it.
pub(in crate::claims) struct Ranked<'a> {
    pub(in crate::claims) text: String,
    /// The best source that says it.
    pub(in crate::claims) source: &'static str,
    pub(in crate::claims) row: Option<RowId>,
    pub(in crate::claims) values: &'a [f32],
}

/// Longest kicker and subtitle, in characters.
const MAX_KICKER: usize = 80;
const MAX_SUBTITLE: usize = 300;
/// Longest text beside a title that may be the site's name, in characters.
const MAX_REST: usize = 60;
/// Share of words that a heading has in common with the title that another place says, if it is the same story's.
const SAME_STORY: f32 = 0.5;

impl Evidence {
    pub(in crate::claims) fn gather(asked: &Asked<'_>) -> Self {
        let candidates = Candidates::gather(asked.page, asked.stated, asked.prose, asked.headings_count);
        let mut values = Vec::with_capacity(candidates.list.len() * SIGNALS.len());
        {
            let context = Context::new(asked, &candidates);
            for at in 0..candidates.list.len() {
                signals::values(&View::new(&context, at), &mut values);
            }
        }
        let is_page_title = |statement: &&Statement<'_>| statement.source == Source::PageTitle;
        let page_title =
            asked.stated.iter().find(is_page_title).map_or("", |statement| statement.text).to_owned();
        Self { candidates, page_title, values }
    }

    /// The log-odds of the candidates.
    pub(in crate::claims) fn scores(&self) -> Vec<f32> {
        if self.values.is_empty() { Vec::new() } else { model::log_odds(&self.values) }
    }

    /// How the first source spells each candidate.
    #[cfg(any(test, feature = "lab"))]
    pub(crate) fn texts(&self) -> impl Iterator<Item = &str> {
        self.candidates.list.iter().map(Candidate::text)
    }

    /// The candidates, the likeliest first; the earlier one wins a tie.
    fn order(&self, scores: &[f32]) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.candidates.list.len().min(scores.len())).collect();
        order.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]).then(a.cmp(&b)));
        order
    }

    /// The likeliest candidates.
    pub(in crate::claims) fn ranked(&self, scores: &[f32], most: usize) -> Vec<Ranked<'_>> {
        let width = SIGNALS.len();
        let ranked = |at: usize| {
            let candidate = &self.candidates.list[at];
            Ranked {
                text: spelling(candidate),
                source: candidate.spellings.iter().map(|(source, _)| *source).min().map_or("", Source::name),
                row: candidate.place().map(|shown| shown.row),
                values: &self.values[at * width..(at + 1) * width],
            }
        };
        self.order(scores).into_iter().take(most).map(ranked).collect()
    }

    /// The likeliest candidate by the log-odds.
    pub(in crate::claims) fn decide(&self, page: &Page, scores: &[f32]) -> Option<Title> {
        let order = self.order(scores);
        let &best = order.first()?;
        let candidate = &self.candidates.list[best];
        let (mut kicker, subtitle) = beside(page, candidate);
        let block = candidate.place().map(|shown| shown.block);
        let mut text = spelling(candidate);
        let parted = block.and_then(|block| kicker::parted(page, block, &text));
        // where the metadata say both in one, a topic of several words belongs to the headline; a place or a rubric does not
        if let Some((headline, own)) = parted
            && (!candidate.is_stated() || !own.trim().contains(char::is_whitespace))
        {
            (text, kicker) = (headline, Some(own.split_whitespace().collect::<Vec<_>>().join(" ")));
        }
        Some(Title {
            text,
            kicker,
            subtitle,
            block: block.or_else(|| self.retold(&order)),
            rest: self.rest(candidate),
            raw_confidence: Some(model::raw_confidence(scores, best)),
        })
    }

    /// The heading that shows the story under other words than the title's, or else the likeliest one of the first level.
    fn retold(&self, order: &[usize]) -> Option<usize> {
        let own = words::of(self.candidates.list[*order.first()?].text());
        let headings = order.iter().filter_map(|&at| {
            let candidate = &self.candidates.list[at];
            candidate
                .shown
                .filter(|shown| shown.level < NO_LEVEL && !shown.is_hidden)
                .map(|shown| (candidate, shown))
        });
        let mut first = None;
        for (candidate, shown) in headings {
            let words = words::of(candidate.text());
            if words.len() >= 2 && words::share(&words, &own).max(words::share(&own, &words)) >= SAME_STORY {
                return Some(shown.block);
            }
            if shown.level == 1 && first.is_none() {
                first = Some(shown.block);
            }
        }
        first
    }

    /// What stands behind the title in `<title>`, or else ahead of it.
    fn rest(&self, candidate: &Candidate) -> Option<String> {
        let run = candidate.in_title?;
        let text = self.page_title.as_str();
        let is_strong = |joint: Joint| joint >= Joint::Dash;
        let rest = if is_strong(run.joint_after) {
            text.get(run.to..)
        } else if is_strong(run.joint_before) {
            text.get(..run.from)
        } else {
            None
        }?;
        let rest = rest.trim_matches(|c: char| !c.is_alphanumeric());
        (2..=MAX_REST).contains(&rest.chars().count()).then(|| rest.to_owned())
    }
}

/// How a title is written: as the page shows it, unless the metadata have a mark where the page has only an element's border.
fn spelling(candidate: &Candidate) -> String {
    let marks = |text: &str| text.matches(['|', '-', '–', '—', ':', '·', '/', '•']).count();
    let by_source = |is: fn(Source) -> bool| {
        candidate.spellings.iter().filter(move |(source, _)| is(*source)).min_by_key(|(source, _)| *source)
    };
    let shown = by_source(Source::is_shown).map_or("", |(_, text)| text);
    let stated = by_source(|source| !source.is_shown()).map_or("", |(_, text)| text);
    let text =
        if shown.is_empty() || (!stated.is_empty() && marks(stated) > marks(shown)) { stated } else { shown };
    let mut words: Vec<&str> = text.split_whitespace().collect();
    while words.len() > 1 && words.first().is_some_and(|word| is_leftover(word)) {
        words.remove(0);
    }
    while words.len() > 1 && words.last().is_some_and(|word| is_leftover(word)) {
        words.pop();
    }
    words.join(" ")
}

/// A word of marks that a template left: "##", "|", "[>".
fn is_leftover(word: &str) -> bool {
    word.chars().all(|c| {
        matches!(
            c,
            '#' | '|'
                | '*'
                | '>'
                | '<'
                | '['
                | ']'
                | '~'
                | '_'
                | '-'
                | '–'
                | '—'
                | '/'
                | '\\'
                | '•'
                | '·'
                | '›'
                | '‹'
                | '｜'
        )
    })
}

/// What stands before and behind the title in its own heading.
fn beside(page: &Page, candidate: &Candidate) -> (Option<String>, Option<String>) {
    let (Some(run), Some(heading)) = (candidate.in_heading, candidate.heading) else { return (None, None) };
    if candidate.place().map(|place| place.block) != Some(heading.block) {
        return (None, None);
    }
    let text = page.block_text(&page.blocks[heading.block]);
    let part = |text: Option<&str>, most: usize| {
        let text = text?.trim_matches(|c: char| !c.is_alphanumeric() && !is_closing(c));
        (text.contains(char::is_alphanumeric) && text.chars().count() <= most)
            .then(|| text.split_whitespace().collect::<Vec<_>>().join(" "))
    };
    (part(text.get(..run.from), MAX_KICKER), part(text.get(run.to..), MAX_SUBTITLE))
}

/// A mark that belongs to the words beside it.
fn is_closing(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‘' | '’' | '«' | '»' | '?' | '!' | '.' | '…' | '(' | ')')
}
