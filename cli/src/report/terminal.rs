//! The same for a terminal: what came out, which claims won, and every block with its verdict.

use copydesk::{BlockExplanation, ClaimExplanation, Explanation, RulePart, terminal};

use super::blocks::{decision, verdict};
use super::claims::{lost_because, won_because};
use super::count;
use super::quotes::said_by;

/// Columns of a verdict, and the least that is left for a text.
const VERDICT: usize = 16;
const MIN_TEXT: usize = 30;
/// Signals that are shown of a block which a rule decided, or nearly.
const MAX_MOVED: usize = 3;
/// A score this near to the cut is worth a second look.
const NEAR: f32 = 1.0;

/// The report as plain text, `width` columns wide where the words allow it.
pub(crate) fn text(input: &str, explanation: &Explanation, width: usize) -> String {
    let mut out = String::new();
    let mut line = |text: &str| {
        out.push_str(text.trim_end());
        out.push('\n');
    };
    line(&terminal::line(input));
    match &explanation.article {
        Ok(article) => {
            line(&terminal::line(article.meta.title.as_deref().unwrap_or("(no title)")));
            line(&format!(
                "{}, {}, {}, confidence {:.2}",
                count(article.body.len(), "paragraph"),
                count(article.quotes.len(), "quote"),
                count(article.figures.len(), "picture"),
                article.confidence
            ));
        }
        Err(error) => line(&terminal::line(&error.to_string())),
    }
    line("\nMETADATA");
    let won: Vec<&ClaimExplanation> = explanation.claims.iter().filter(|claim| claim.won).collect();
    let mut shown: Vec<(&str, &str)> = Vec::new();
    for claim in &won {
        if shown.contains(&(&claim.field, &claim.value)) {
            continue;
        }
        shown.push((&claim.field, &claim.value));
        line(&row(&claim.field, &claim.value, width));
        line(&row("", &won_because(claim), width));
        let second = explanation
            .claims
            .iter()
            .find(|other| !other.won && other.field == claim.field && other.value != claim.value);
        if let Some(second) = second {
            line(&row(
                "",
                &format!("second: {} ({})", terminal::line(&second.value), lost_because(second, &[claim])),
                width,
            ));
        }
    }
    if !explanation.site_rule.is_empty() {
        line("\nRULE FOR THIS SITE");
        for part in &explanation.site_rule {
            line(&row(&part.part, &found_by(part), width));
        }
    }
    if let Ok(article) = &explanation.article
        && !article.quotes.is_empty()
    {
        line("\nQUOTES");
        for quote in &article.quotes {
            line(&row(quote.kind.as_str(), &quote.text, width));
            line(&row("", &said_by(quote), width));
        }
    }
    line(&format!("\nBLOCKS (kept from {:+.2})", explanation.threshold));
    line(
        "  + is kept: its score reaches that, and its kind stands beside it. Where a rule decided, or the score was near, a line says so.",
    );
    for block in &explanation.blocks {
        line(&shown_block(block, explanation.threshold, width));
    }
    out
}

/// What a part of a rule found, in words.
pub(super) fn found_by(part: &RulePart) -> String {
    match part.elements {
        0 => format!("{} found nothing: has the site changed?", part.selector),
        1 => format!("{} found 1 element", part.selector),
        elements => format!("{} found {elements} elements", part.selector),
    }
}

/// A name and a text beside it, cut to the width.
fn row(name: &str, text: &str, width: usize) -> String {
    let room = width.saturating_sub(VERDICT + 2).max(MIN_TEXT);
    format!("  {:<VERDICT$}{}", terminal::line(name), cut(&terminal::line(text), room))
}

fn cut(text: &str, room: usize) -> String {
    match text.char_indices().nth(room) {
        Some(_) => text.chars().take(room - 1).chain(std::iter::once('…')).collect(),
        None => text.to_owned(),
    }
}

fn shown_block(block: &BlockExplanation, threshold: f32, width: usize) -> String {
    let sign = if block.kept { '+' } else { ' ' };
    let room = width.saturating_sub(VERDICT + 9).max(MIN_TEXT);
    let text = cut(&terminal::line(&block.text), room);
    let mut out = format!("{sign} {:<VERDICT$}{:>6.2} {text}", verdict(block), block.score);
    let is_ruled = block.kept != (block.score >= threshold);
    if is_ruled || (block.score - threshold).abs() < NEAR {
        let moved: Vec<String> = block
            .contributions
            .iter()
            .take(MAX_MOVED)
            .map(|moved| format!("{} {:+.2}", terminal::line(&moved.signal), moved.log_odds))
            .collect();
        out += &format!("\n{:>1$}{2}", "", VERDICT + 9, decision(block, threshold));
        if !moved.is_empty() {
            out += &format!("\n{:>1$}{2}", "", VERDICT + 9, moved.join(", "));
        }
    }
    out
}
