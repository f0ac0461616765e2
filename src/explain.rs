//! Why each claim won and each block was kept or dropped.
//!
//! An explanation is made of the very values that the article was made of, so it cannot drift from it.

use serde::Serialize;

use crate::article::{Article, Kind};
use crate::classify::{self, Reason};
use crate::error::Error;
use crate::extractor::Evidence;
use crate::page::Page;
use crate::signals::SIGNALS;

/// The explanation of a run: the article, and the evidence for every choice.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct Explanation {
    /// What the run gave.
    #[serde(skip)]
    pub article: Result<Article, Error>,
    /// What the page says of itself, by field: who claimed what, and which claim won.
    pub claims: Vec<ClaimExplanation>,
    /// Every block of the page, in order.
    pub blocks: Vec<BlockExplanation>,
    /// The log-odds from which a block was kept.
    pub threshold: f32,
}

/// A claim about a field.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct ClaimExplanation {
    /// The field: `title`, `published`, `authors` …
    pub field: String,
    /// Where the claim stands: `json_ld`, `meta` …
    pub source: String,
    /// What is claimed.
    pub value: String,
    /// Whether the article carries it.
    pub won: bool,
    /// Why it won or lost.
    pub why: String,
}

/// A block, and what was decided of it.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct BlockExplanation {
    /// Its text.
    pub text: String,
    /// Where it stands: tags and classes from the outside in, the innermost four.
    pub path: String,
    /// Whether it is part of the article.
    pub kept: bool,
    /// What it is, if it was kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// Why it was dropped.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// The model's log-odds, with the bias.
    pub score: f32,
    /// The signals that moved the score most, the strongest first.
    pub contributions: Vec<Contribution>,
}

/// What one signal did to a block's score.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct Contribution {
    /// The signal's name.
    pub signal: &'static str,
    /// Why the signal is looked at.
    pub why: &'static str,
    /// Its value for the block.
    pub value: f32,
    /// What it added to the log-odds.
    pub log_odds: f32,
}

/// Contributions that are listed for a block.
const MAX_CONTRIBUTIONS: usize = 8;
/// Characters of a claim that are shown.
const MAX_CLAIM_CHARS: usize = 300;
/// Rows of a block's path.
const PATH_ROWS: usize = 4;

impl Explanation {
    pub(crate) fn new(page: &Page, article: Result<Article, Error>, evidence: &Evidence) -> Self {
        let verdicts = &evidence.verdicts;
        let blocks = page
            .blocks
            .iter()
            .zip(&verdicts.blocks)
            .enumerate()
            .map(|(index, (block, verdict))| BlockExplanation {
                text: page.block_text(block).to_owned(),
                path: path(page, block.row),
                kept: verdict.outcome.is_ok(),
                kind: verdict.outcome.ok(),
                reason: verdict.outcome.err(),
                score: verdict.score,
                contributions: contributions(verdicts.values_of(index)),
            })
            .collect();
        let claims = evidence
            .claims
            .iter()
            .map(|claim| ClaimExplanation {
                field: claim.field.name().to_owned(),
                source: claim.source.to_owned(),
                value: claim.value.chars().take(MAX_CLAIM_CHARS).collect(),
                won: claim.won,
                why: claim.why.to_owned(),
            })
            .collect();
        Self { article, claims, blocks, threshold: verdicts.threshold }
    }

    pub(crate) fn of_error(error: Error) -> Self {
        Self { article: Err(error), claims: Vec::new(), blocks: Vec::new(), threshold: 0.0 }
    }
}

fn contributions(values: &[f32]) -> Vec<Contribution> {
    let added = classify::contributions(values);
    let mut order: Vec<usize> = (0..values.len()).filter(|&at| added[at] != 0.0).collect();
    order.sort_by(|&a, &b| added[b].abs().total_cmp(&added[a].abs()).then(a.cmp(&b)));
    order
        .into_iter()
        .take(MAX_CONTRIBUTIONS)
        .map(|at| Contribution {
            signal: SIGNALS[at].name,
            why: SIGNALS[at].why,
            value: values[at],
            log_odds: added[at],
        })
        .collect()
}

fn path(page: &Page, row: u32) -> String {
    let mut names: Vec<String> = page
        .ancestors(row)
        .take(PATH_ROWS)
        .map(|row| {
            let tag = &page.rows[row as usize].tag;
            match page.attr(row, "class").and_then(|class| class.split_ascii_whitespace().next()) {
                Some(class) => format!("{tag}.{class}"),
                None => tag.to_string(),
            }
        })
        .collect();
    names.reverse();
    names.join(" > ")
}
