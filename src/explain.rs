//! Why each claim won and each block was kept or dropped.
//!
//! An explanation is made of the very values that the article was made of, so it cannot drift from it.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::article::{Article, Error, Kind, Paragraph};
use crate::blocks::{self, Reason, SIGNALS, Verdicts};
use crate::claims::{self, Claim};
use crate::page::Page;
use crate::quotes::Ranked;
use crate::site_rules::{self, Ruled};

/// What a run leaves for its explanation.
pub(crate) struct Evidence {
    pub(crate) verdicts: Verdicts,
    pub(crate) claims: Vec<Claim>,
    /// The block that each paragraph of the body begins with; empty where the body is not the page's.
    pub(crate) places: Vec<u32>,
    /// Who could have said each quotation.
    pub(crate) speakers: Vec<Ranked>,
    /// The caller's rule for the site, on this page.
    pub(crate) ruled: Option<Ruled>,
}

/// The outcome of a run in the JSON.
mod outcome {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::{Article, Error};

    #[derive(Deserialize)]
    struct Given {
        article: Option<Article>,
        error: Option<Error>,
    }

    #[derive(Serialize)]
    #[serde(rename_all = "snake_case")]
    enum Outcome<'a> {
        Article(&'a Article),
        Error(&'a Error),
    }

    pub(super) fn serialize<S: Serializer>(
        outcome: &Result<Article, Error>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match outcome {
            Ok(article) => Outcome::Article(article),
            Err(error) => Outcome::Error(error),
        }
        .serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Result<Article, Error>, D::Error> {
        let given = Given::deserialize(deserializer)?;
        match (given.article, given.error) {
            (Some(article), _) => Ok(Ok(article)),
            (None, Some(error)) => Ok(Err(error)),
            (None, None) => Err(serde::de::Error::missing_field("article")),
        }
    }
}

/// The explanation of a run: the article, and the evidence for every choice.
///
/// ```
/// let page = include_bytes!("../fixtures/pages/sprite/page.html");
/// let explanation = copydesk::Extractor::new().explain(page);
/// let dropped = explanation.blocks.iter().find(|block| !block.kept).expect("a menu, for one");
/// println!("{}: {:?}", dropped.text, dropped.reason);
/// let title = explanation.claims.iter().find(|claim| claim.field == "title" && claim.won).expect("a title");
/// println!("{} from {}: {}", title.value, title.source, title.why);
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Explanation {
    /// What the run gave; in the JSON a field `article` or a field `error`.
    #[serde(flatten, with = "outcome")]
    pub article: Result<Article, Error>,
    /// What the page says of itself, by field: who claimed what, and which claim won.
    pub claims: Vec<ClaimExplanation>,
    /// Every block of the page, in order.
    pub blocks: Vec<BlockExplanation>,
    /// The log-odds from which a block was kept.
    pub threshold: f32,
    /// Who could have said each quotation, where several could: those that the frame of the text names (posts, transcripts) are not here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub speakers: Vec<SpeakerExplanation>,
    /// Text within drawings: it is never shown as text, so no block holds it.
    pub drawings: Vec<DrawingExplanation>,
    /// The parts of the rule that was followed ([`Extractor::site_rules`](crate::Extractor::site_rules)); empty where none fits the page.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub site_rule: Vec<RulePart>,
}

/// What a part of a site's rule found on the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RulePart {
    /// Its name: `body`, `drop`, `title` …
    pub part: String,
    /// Its selector.
    pub selector: String,
    /// How many elements it found. None is the sign of a site that has changed.
    pub elements: usize,
}

/// The text of a drawing (`<svg>`), such as the titles of an icon sprite.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DrawingExplanation {
    /// Its text, the beginning of it.
    pub text: String,
    /// Why it is not part of the article.
    pub reason: Reason,
}

/// Who could have said a quotation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SpeakerExplanation {
    /// Index of the paragraph of the article's body.
    pub paragraph: usize,
    /// Byte offset of the words in it, as [`Quote::start`](crate::Quote::start).
    pub start: usize,
    /// Who was likeliest, in order; the first five.
    pub candidates: Vec<CandidateExplanation>,
}

/// Somebody who could have said a quotation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CandidateExplanation {
    /// As printed; absent for nobody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub printed: Option<String>,
    /// How likely, among all candidates, before what is known of how often such choices are right.
    pub share: f32,
    /// The signals that moved it most, against what they add to the candidates on average; the strongest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contributions: Vec<Contribution>,
}

/// A claim about a field.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
    /// The signals that moved it most, the strongest first, where a forest decides on the field.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contributions: Vec<Contribution>,
}

/// A block, and what was decided of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
    /// Index of the paragraph of the article's body that holds it, if it was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paragraph: Option<usize>,
    /// The model's log-odds, with the bias.
    pub score: f32,
    /// The signals that moved the score most, the strongest first.
    pub contributions: Vec<Contribution>,
}

/// What one signal did to the score of a block or of a claim.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Contribution {
    /// The signal's name.
    pub signal: Cow<'static, str>,
    /// Why the signal is looked at.
    pub why: Cow<'static, str>,
    /// Its value for the block.
    pub value: f32,
    /// What it added to the log-odds.
    pub log_odds: f32,
}

/// The name of what a rule adds, among the names of signals.
const RULE: &str = "site_rule";
/// Contributions that are listed for a block.
const MAX_CONTRIBUTIONS: usize = 8;
/// Characters of a claim that are shown.
const MAX_CLAIM_CHARS: usize = 300;
/// Drawings that are listed, and bytes of a drawing's text that are shown.
const MAX_DRAWINGS: usize = 50;
const MAX_DRAWING_BYTES: usize = 300;
/// Rows of a block's path.
const PATH_ROWS: usize = 4;

impl Explanation {
    pub(crate) fn new(page: &Page, article: Result<Article, Error>, evidence: &Evidence) -> Self {
        let verdicts = &evidence.verdicts;
        let body = article.as_ref().map(|article| article.body.as_slice()).unwrap_or_default();
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
                paragraph: paragraph_of(index, verdict.outcome.ok(), &evidence.places, body),
                score: verdict.score,
                contributions: contributions(verdicts.values_of(index), evidence.ruled.as_ref(), index),
            })
            .collect();
        let claims = evidence
            .claims
            .iter()
            .map(|claim| ClaimExplanation {
                field: claim.field.name().to_owned(),
                source: claim.source.name().to_owned(),
                value: claim.value.chars().take(MAX_CLAIM_CHARS).collect(),
                won: claim.won,
                why: reason_of(claim, &evidence.claims).to_owned(),
                contributions: strongest(claims::contributions(claim)),
            })
            .collect();
        let speakers = if article.is_ok() { speakers(&evidence.speakers) } else { Vec::new() };
        let site_rule = evidence.ruled.iter().flat_map(|ruled| &ruled.found);
        let site_rule = site_rule
            .map(|(part, selector, elements)| RulePart {
                part: (*part).to_owned(),
                selector: selector.clone(),
                elements: *elements,
            })
            .collect();
        Self {
            article,
            claims,
            blocks,
            threshold: verdicts.threshold,
            speakers,
            drawings: Vec::new(),
            site_rule,
        }
    }

    pub(crate) fn of_error(error: Error) -> Self {
        Self {
            article: Err(error),
            claims: Vec::new(),
            blocks: Vec::new(),
            threshold: 0.0,
            speakers: Vec::new(),
            drawings: Vec::new(),
            site_rule: Vec::new(),
        }
    }
}

fn speakers(ranked: &[Ranked]) -> Vec<SpeakerExplanation> {
    let of_one = |ranked: &Ranked| SpeakerExplanation {
        paragraph: ranked.paragraph,
        start: ranked.start,
        candidates: ranked
            .candidates
            .iter()
            .map(|candidate| CandidateExplanation {
                printed: candidate.printed.clone(),
                share: candidate.share,
                contributions: strongest(candidate.parts.clone()),
            })
            .collect(),
    };
    ranked.iter().map(of_one).collect()
}

/// The paragraph that a kept block is part of: the last that begins with it or before it. A caption that was no more than a credit is in
/// none, since its figure has it.
fn paragraph_of(block: usize, kind: Option<Kind>, places: &[u32], body: &[Paragraph]) -> Option<usize> {
    let kind = kind?;
    let paragraph = places.partition_point(|&place| place as usize <= block).checked_sub(1)?;
    let is_caption = body.get(paragraph)?.kind == Kind::Caption;
    // the caption of a quotation names who is quoted
    let is_quoted = body[paragraph].kind == Kind::Blockquote;
    (is_caption == (kind == Kind::Caption) || is_quoted).then_some(paragraph)
}

/// Why a claim won or lost: its own reason, or else how it stands to the one that won. The best source of a field is the first that says
/// anything, so whoever comes behind it has no reason of its own.
fn reason_of(claim: &Claim, all: &[Claim]) -> &'static str {
    if !claim.why.is_empty() {
        return claim.why;
    }
    let won = || all.iter().filter(|other| other.won && other.field == claim.field);
    match won().next() {
        _ if claim.won => "what the page says",
        None => "read, and nothing was chosen from it",
        Some(_) if won().any(|other| other.value == claim.value) => "says the same as what won",
        Some(best) if best.rank() < claim.rank() => "a better source says something else",
        Some(_) => "the one that won stands first in the page",
    }
}

fn contributions(values: &[f32], ruled: Option<&Ruled>, block: usize) -> Vec<Contribution> {
    let added = blocks::contributions(values);
    let signals = SIGNALS.iter().zip(values).zip(added);
    let signals = signals.map(|((signal, &value), added)| (signal.name, signal.why, value, added));
    let by_rule = ruled.and_then(|ruled| Some((RULE, site_rules::WHY, 1.0, ruled.added(block)?)));
    strongest(signals.chain(by_rule).collect())
}

/// The signals that moved a score most, the strongest first; each with its reason, its value and what it added.
fn strongest(mut signals: Vec<(&'static str, &'static str, f32, f32)>) -> Vec<Contribution> {
    signals.retain(|(_, _, _, added)| *added != 0.0);
    signals.sort_by(|a, b| b.3.abs().total_cmp(&a.3.abs()));
    signals
        .into_iter()
        .take(MAX_CONTRIBUTIONS)
        .map(|(signal, why, value, log_odds)| Contribution {
            signal: signal.into(),
            why: why.into(),
            value,
            log_odds,
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

/// The texts within a page's drawings. The parse skips drawings unread, so this reads the source: tag by tag, once.
pub(crate) fn drawings(html: &str) -> Vec<DrawingExplanation> {
    let bytes = html.as_bytes();
    let opens = |at: usize, name: &str| {
        let end = at + name.len();
        bytes.get(at..end).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
            && bytes.get(end).is_none_or(|b| !b.is_ascii_alphanumeric())
    };
    let mut found = Vec::new();
    let mut text: Option<String> = None;
    let mut is_style = false;
    let mut at = 0;
    while let Some(tag) = memchr::memchr(b'<', &bytes[at..]).map(|offset| at + offset) {
        if let Some(text) = &mut text
            && !is_style
            && text.len() < MAX_DRAWING_BYTES
        {
            let words = &html[at..html.floor_char_boundary(tag.min(at + MAX_DRAWING_BYTES))];
            text.extend(words.split_whitespace().flat_map(|word| [" ", word]));
        }
        let name = tag + 1;
        if bytes[name..].starts_with(b"!--") {
            at = memchr::memmem::find(&bytes[name..], b"-->").map_or(bytes.len(), |end| name + end + 3);
            continue;
        }
        if opens(name, "svg") && text.is_none() {
            text = Some(String::new());
        } else if opens(name, "/svg")
            && let Some(text) = text.take()
            && !text.is_empty()
        {
            found.push(DrawingExplanation { text: text.trim().to_owned(), reason: Reason::Icon });
            if found.len() == MAX_DRAWINGS {
                break;
            }
        }
        is_style = opens(name, "style") || opens(name, "script");
        at = memchr::memchr(b'>', &bytes[name..]).map_or(bytes.len(), |end| name + end + 1);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_no_claim_is_without_a_reason_and_kept_blocks_know_their_paragraphs() {
        let page = include_bytes!("../fixtures/structure/kinds/page.html");
        let explanation = crate::Extractor::new().explain(page);
        assert!(explanation.claims.iter().all(|claim| !claim.why.is_empty()), "{:#?}", explanation.claims);
        let article = explanation.article.as_ref().expect("an article");
        for block in explanation.blocks.iter().filter(|block| block.kept) {
            let paragraph = &article.body[block.paragraph.expect("a paragraph")];
            let text = format!("{} {}", paragraph.text, paragraph.credit.as_deref().unwrap_or_default());
            let first = block.text.split_whitespace().next().expect("a word");
            assert!(text.contains(first), "{}: {text}", block.text);
        }
        assert!(explanation.blocks.iter().all(|block| block.kept || block.paragraph.is_none()));
    }

    #[test]
    fn test_drawings_are_read_from_the_source() {
        let texts = |html: &str| drawings(html).into_iter().map(|drawing| drawing.text).collect::<Vec<_>>();
        assert_eq!(
            texts("<p>a<SVG x><title>icon\n one</title><style>b{}</style></svg>c<svg/><svg></svg>"),
            ["icon one"]
        );
        assert_eq!(texts("<!-- <svg>a</svg> --><svg><text>日本</text></svg>"), ["日本"]);
        assert!(texts("<svg><title>never closed").is_empty());
        assert!(texts("<").is_empty());
    }
}
