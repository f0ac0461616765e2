//! The lead image's caption and credit: the figure at the title.

use html5ever::local_name;

use super::gather::{Claims, Field};
use super::places::Places;
use super::source::Source;
use crate::page::{Hints, Page, RowId};

/// Figures that are looked at.
const MAX_FIGURES: usize = 20;
/// Longest caption, in bytes.
const MAX_CAPTION: usize = 1_000;
/// Rows of a caption that are looked at for a credit's element.
const MAX_ROWS: RowId = 40;

/// Parts of class names of credits. Lower case.
const CREDIT_NAMES: &[&str] =
    &["credit", "copyright", "source", "photographer", "fotograf", "quelle", "author", "byline", "rights"];

/// How credits open, lower case; the longest first.
#[rustfmt::skip]
const CREDIT_OPENINGS: &[&str] = &[
    "photograph by ", "photography by ", "photo credit:", "image credit:", "picture credit:", "photo by ", "image by ", "picture by ", "photograph:", "photo:", "image:", "picture:", "credit:", "foto:", "bild:", "quelle:", "fotocredit:",
    "crédit photo", "crédit :", "photo :", "crédits :", "fotografía:", "crédito:", "imagem:", "fonte:", "beeld:", "fot. ", "zdjęcie:", "фото:", "写真：", "撮影：", "摄影：", "©", "(c) ",
];

/// Adds what the figure nearest to the title says of itself.
pub(super) fn gather(places: &Places<'_>, claims: &mut Claims) {
    let page = places.page;
    let figures = page.rows.iter().enumerate().filter(|(_, row)| row.tag == local_name!("figure"));
    for (figure, row) in figures.take(MAX_FIGURES) {
        if !places.is_near(row.blocks.0 as usize) {
            continue;
        }
        let caption = (figure as RowId..row.end).find(|&inner| {
            let inner = &page.rows[inner as usize];
            inner.tag == local_name!("figcaption")
                || inner.hints.any(Hints::CAPTION) && inner.tag != local_name!("figure")
        });
        let Some(caption) = caption.filter(|&caption| !page.row_text(caption).is_empty()) else { continue };
        let (text, credit) = split(page, caption);
        if let Some(text) = text {
            claims.push(Field::ImageCaption, Source::Figure, &text, Some(caption));
        }
        if let Some(credit) = credit {
            claims.push(Field::ImageCredit, Source::Figure, &credit, Some(caption));
        }
        return;
    }
}

/// A caption's text and its credit: by an element that is named for it, or by the words that open it.
fn split(page: &Page, caption: RowId) -> (Option<String>, Option<String>) {
    let whole = page.row_text(caption);
    let whole = &whole[..whole.floor_char_boundary(MAX_CAPTION)];
    let end = page.rows[caption as usize].end.min(caption + MAX_ROWS);
    let named = (caption + 1..end).find(|&row| {
        let class = page.attr(row, "class").unwrap_or_default();
        let class = class[..class.floor_char_boundary(400)].to_ascii_lowercase();
        let is_credit = page.attr(row, "itemprop").is_some_and(|item| item == "copyrightHolder")
            || CREDIT_NAMES.iter().any(|name| class.contains(name));
        is_credit && !page.row_text(row).is_empty()
    });
    if let Some(named) = named {
        let credit = page.row_text(named);
        return (tidy(&whole.replacen(credit, "", 1)), tidy(credit));
    }
    split_text(whole)
}

fn split_text(text: &str) -> (Option<String>, Option<String>) {
    let lower = text.to_lowercase();
    // offsets hold only where lower case has the same length
    let at = (lower.len() == text.len())
        .then(|| CREDIT_OPENINGS.iter().filter_map(|word| lower.rfind(word)).min())
        .flatten()
        .filter(|&at| text.is_char_boundary(at));
    match at {
        Some(at) => (tidy(&text[..at]), tidy(&text[at..])),
        None => (tidy(text), None),
    }
}

fn tidy(text: &str) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = text.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '(' | '[' | ']' | '|' | '/' | '—' | '–' | '-')
    });
    let opens = text.matches('(').count();
    let text = if opens == 0 { text.trim_end_matches(')') } else { text };
    (!text.is_empty()).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_captions_and_credits() {
        for (text, caption, credit) in [
            ("The bridge in May. Photo: Ann Lee", Some("The bridge in May."), Some("Photo: Ann Lee")),
            ("Die Brücke im Mai (Foto: Ann Lee/dpa)", Some("Die Brücke im Mai"), Some("Foto: Ann Lee/dpa")),
            ("© Ann Lee", None, Some("© Ann Lee")),
            ("The bridge in May", Some("The bridge in May"), None),
        ] {
            assert_eq!(split_text(text), (caption.map(str::to_owned), credit.map(str::to_owned)), "{text}");
        }
    }
}
