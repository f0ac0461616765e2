//! The metadata, field by field: which claim won and why, which came second, and what else was claimed.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

use copydesk::{ClaimExplanation, Explanation};

use super::escape::Escaped;
use super::{count, signals};

/// Characters of a value that are shown.
const SHOWN_CHARS: usize = 240;
/// Other claims of a field that are listed.
const MAX_OTHERS: usize = 30;

pub(super) fn write(out: &mut String, explanation: &Explanation) -> fmt::Result {
    out.push_str("<section id=\"metadata\">\n<h2>Metadata</h2>\n");
    if explanation.claims.is_empty() {
        out.push_str("<p class=\"soft\">The page claims nothing of itself.</p>\n</section>\n");
        return Ok(());
    }
    out.push_str("<div class=\"cards\">\n");
    let mut fields: BTreeMap<&str, Vec<&ClaimExplanation>> = BTreeMap::new();
    for claim in &explanation.claims {
        fields.entry(&claim.field).or_default().push(claim);
    }
    let order = |field: &str| ORDER.iter().position(|known| *known == field).unwrap_or(ORDER.len());
    let mut fields: Vec<(&str, Vec<&ClaimExplanation>)> = fields.into_iter().collect();
    fields.sort_by_key(|(field, _)| order(field));
    for (field, claims) in &fields {
        write_field(out, field, claims)?;
    }
    out.push_str("</div>\n</section>\n");
    Ok(())
}

/// The fields that a reader looks for first.
const ORDER: &[&str] = &[
    "title",
    "published",
    "modified",
    "authors",
    "language",
    "site_name",
    "section",
    "url",
    "description",
    "subtitle",
];

fn write_field(out: &mut String, field: &str, claims: &[&ClaimExplanation]) -> fmt::Result {
    writeln!(out, "<div class=\"card\"><h3>{}</h3>", Escaped(&field.replace('_', " ")))?;
    let mut won: Vec<&ClaimExplanation> = Vec::new();
    for claim in claims.iter().filter(|claim| claim.won) {
        // one value may have won from several places; the one that was scored tells most
        match won.iter_mut().find(|known| same(&known.value, &claim.value)) {
            Some(known) if known.contributions.is_empty() => *known = claim,
            Some(_) => {}
            None => won.push(claim),
        }
    }
    let mut others: Vec<&ClaimExplanation> = Vec::new();
    for claim in claims.iter().filter(|claim| !claim.won) {
        let is_known =
            |known: &&&ClaimExplanation| same(&known.value, &claim.value) && known.source == claim.source;
        if !others.iter().any(|known| is_known(&known)) {
            others.push(claim);
        }
    }
    let runner = others.iter().position(|claim| !won.iter().any(|won| same(&won.value, &claim.value)));
    if won.is_empty() {
        out.push_str("<p class=\"won soft\">nothing was chosen</p>\n");
    }
    for claim in &won {
        write_value(out, "won", claim)?;
        writeln!(out, "<p class=\"small\">{}</p>", Escaped(&won_because(claim)))?;
        write_signals(out, claim)?;
    }
    if let Some(at) = runner {
        let claim = others.remove(at);
        write!(out, "<div class=\"claim\"><p class=\"small\">Second: ")?;
        write!(out, "<b dir=\"auto\">{}</b> ", Escaped(&shortened(&claim.value)))?;
        writeln!(
            out,
            "<span class=\"soft\">{}. {}</span></p>",
            Escaped(&place(&claim.source)),
            Escaped(&lost_because(claim, &won))
        )?;
        write_signals(out, claim)?;
        out.push_str("</div>\n");
    }
    if !others.is_empty() {
        writeln!(out, "<details><summary>{}</summary>", count(others.len(), "other claim"))?;
        for claim in others.iter().take(MAX_OTHERS) {
            writeln!(
                out,
                "<div class=\"claim\"><span dir=\"auto\">{}</span> <span class=\"soft\">{}. {}</span></div>",
                Escaped(&shortened(&claim.value)),
                Escaped(&place(&claim.source)),
                Escaped(&lost_because(claim, &won))
            )?;
        }
        out.push_str("</details>\n");
    }
    out.push_str("</div>\n");
    Ok(())
}

fn write_value(out: &mut String, class: &str, claim: &ClaimExplanation) -> fmt::Result {
    writeln!(out, "<p class=\"{class}\" dir=\"auto\">{}</p>", Escaped(&shortened(&claim.value)))
}

fn write_signals(out: &mut String, claim: &ClaimExplanation) -> fmt::Result {
    if claim.contributions.is_empty() {
        return Ok(());
    }
    out.push_str("<details><summary>what moved it</summary>\n");
    signals::write(out, &claim.contributions)?;
    out.push_str("</details>\n");
    Ok(())
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(SHOWN_CHARS) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

fn same(one: &str, other: &str) -> bool {
    let letters = |text: &str| {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>()
    };
    one == other || letters(one) == letters(other)
}

/// Where a claim stands, in words.
pub(super) fn place(source: &str) -> String {
    match source {
        "json_ld" => "In the page's JSON-LD".to_owned(),
        "meta" => "In a meta element".to_owned(),
        "microdata" => "In microdata".to_owned(),
        "time" => "In a time element".to_owned(),
        "markup" => "In an element that is named for it".to_owned(),
        "text" => "In the visible text".to_owned(),
        "url" => "In the page's address".to_owned(),
        "html" => "In the document's head".to_owned(),
        "caller" => "From whoever asked".to_owned(),
        "site_rule" => "By the rule for this site".to_owned(),
        "heading" => "In a heading".to_owned(),
        "figure" => "In the figure at the title".to_owned(),
        other => format!("From {}", other.replace('_', " ")),
    }
}

fn sentence(why: &str) -> String {
    let mut chars = why.chars();
    let first: String = chars.next().map(|c| c.to_uppercase().collect()).unwrap_or_default();
    let rest = chars.as_str();
    format!("{first}{rest}{}", if why.ends_with(['.', '!', '?']) { "" } else { "." })
}

fn sum(claim: &ClaimExplanation) -> f32 {
    claim.contributions.iter().map(|contribution| contribution.log_odds).sum()
}

pub(super) fn won_because(claim: &ClaimExplanation) -> String {
    let why = if claim.why.is_empty() { "it is what the page says" } else { &claim.why };
    format!("{}. {}", place(&claim.source), sentence(why))
}

/// Why a claim lost, never empty: its own reason, or how it stands to what won.
pub(super) fn lost_because(claim: &ClaimExplanation, won: &[&ClaimExplanation]) -> String {
    let Some(best) = won.first() else {
        let why = if claim.why.is_empty() { "it is nothing that the field could hold" } else { &claim.why };
        return sentence(why);
    };
    if claim.why.is_empty() {
        if won.iter().any(|won| same(&won.value, &claim.value)) {
            return "It says the same as what won.".to_owned();
        }
        return format!("What won stands in a better place: {}.", place(&best.source).to_lowercase());
    }
    if claim.contributions.is_empty() || best.contributions.is_empty() {
        return sentence(&claim.why);
    }
    format!(
        "{} The signals that are shown add up to {:+.1}, those of what won to {:+.1}.",
        sentence(&claim.why),
        sum(claim),
        sum(best)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(value: &str, source: &str, won: bool, why: &str) -> ClaimExplanation {
        let json =
            serde_json::json!({"field": "title", "source": source, "value": value, "won": won, "why": why});
        serde_json::from_value(json).expect("a claim")
    }

    #[test]
    fn test_no_claim_is_without_a_reason() {
        let (best, same, other) = (
            claim("Bridge closes", "json_ld", true, "the best source that says anything"),
            claim("Bridge closes!", "meta", false, ""),
            claim("Bridge | Courier", "html", false, ""),
        );
        assert_eq!(won_because(&best), "In the page's JSON-LD. The best source that says anything.");
        assert_eq!(lost_because(&same, &[&best]), "It says the same as what won.");
        assert_eq!(
            lost_because(&other, &[&best]),
            "What won stands in a better place: in the page's json-ld."
        );
        assert_eq!(lost_because(&other, &[]), "It is nothing that the field could hold.");
    }
}
