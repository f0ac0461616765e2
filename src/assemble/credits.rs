//! Captions and their credits: who made the picture is parted from what it shows.

use html5ever::local_name;

use crate::article::{Kind, Paragraph};
use crate::page::{Block, Page, RowId};

/// Words that open a credit within a caption or beside it.
#[rustfmt::skip]
const CREDIT_WORDS: &[&str] = &[
    "Photo:", "Photos:", "Photo by", "Photograph:", "Photograph by", "Photo credit:", "Photographer:", "Credit:", "Image:", "Image by", "Image credit:", "Image copyright", "Picture:", "Illustration:", "Graphic:",
    "Foto:", "Fotos:", "Foto de", "Bild:", "Bildquelle:", "Quelle:", "Grafik:", "Crédit photo", "Crédit :", "Crédit:", "Crédits :", "Photo :", "Fotografía:", "Crédito:", "Imagem:", "Imagen:", "Reprodução", "Beeld:",
    "Zdjęcie:", "Fot.", "Фото:", "Φωτογραφία:", "写真：", "写真:", "撮影：", "撮影:", "图：", "摄影：", "사진=", "사진:", "تصوير:", "צילום:", "©", "(c)",
];

/// Names of elements that hold a credit.
const CREDIT_NAMES: &[&str] =
    &["credit", "copyright", "photographer", "fotograf", "agency", "source", "quelle", "autor"];

/// Longest credit, in characters: a name or two, an agency, an address.
const MAX_CREDIT: usize = 120;

/// Parts the credit from a caption; gives it to the caption before it where the block is nothing but a credit.
pub(super) fn part(
    page: &Page,
    block: &Block,
    mut paragraph: Paragraph,
    body: &mut Vec<Paragraph>,
    is_same_figure: bool,
    is_in_figure: bool,
) {
    let named = named_credit(page, block);
    let is_whole =
        named == Some(0) || (opens_credit(&paragraph.text) && paragraph.text.chars().count() <= MAX_CREDIT);
    if is_whole {
        if let Some(last) = body.last_mut()
            && last.kind == Kind::Caption
            && last.credit.is_none()
            && is_same_figure
        {
            last.credit = Some(paragraph.text);
            return;
        }
        if is_in_figure {
            // a picture without a caption
            paragraph.credit = Some(std::mem::take(&mut paragraph.text));
            body.push(paragraph);
            return;
        }
    }
    let at = named.filter(|&at| at > 0).or_else(|| worded_credit(&paragraph.text));
    if let Some((caption, credit)) = at.and_then(|at| split(&paragraph.text, at)) {
        (paragraph.text, paragraph.credit) = (caption, Some(credit));
    }
    // a credit that stood ahead of its caption
    if let Some(last) = body.last_mut()
        && last.kind == Kind::Caption
        && last.text.is_empty()
        && paragraph.credit.is_none()
        && is_same_figure
    {
        last.text = paragraph.text;
        return;
    }
    body.push(paragraph);
}

fn opens_credit(text: &str) -> bool {
    CREDIT_WORDS.iter().any(|word| text.trim_start_matches(['(', '[']).starts_with(word))
}

/// Where an element that is named for the credit begins within the block's text; 0 if it is all of it.
fn named_credit(page: &Page, block: &Block) -> Option<usize> {
    let (from, to) = block.text;
    let is_named = |row: RowId| {
        ["class", "itemprop"].iter().filter_map(|name| page.attr(row, name)).any(|value| {
            let value = value.to_ascii_lowercase();
            CREDIT_NAMES.iter().any(|name| value.contains(name))
        })
    };
    let element = &page.rows[block.row as usize];
    if block.row != 0 && matches!(element.tag, local_name!("cite") | local_name!("small"))
        || is_named(block.row)
            && element.blocks.1 - element.blocks.0 == 1
            && element.tag != local_name!("figcaption")
    {
        return Some(0);
    }
    (block.row + 1..element.end.min(block.row + 40)).find_map(|row| {
        let inner = &page.rows[row as usize];
        let is_inside = inner.text.0 >= from && inner.text.1 <= to && inner.text.0 < inner.text.1;
        let is_last =
            page.text[inner.text.1.min(to) as usize..to as usize].chars().all(|c| !c.is_alphanumeric());
        (is_inside && is_last && (is_named(row) || inner.tag == local_name!("cite")))
            .then(|| (inner.text.0 - from) as usize)
    })
}

fn worded_credit(text: &str) -> Option<usize> {
    CREDIT_WORDS.iter().filter_map(|word| text.rfind(word)).filter(|&at| at > 0).min()
}

fn split(text: &str, at: usize) -> Option<(String, String)> {
    let caption = text.get(..at)?.trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, '(' | '[' | '|' | '/' | '—' | '–' | '-' | '（')
    });
    let credit = text.get(at..)?.trim().trim_end_matches([')', ']', '）']);
    let is_credit = !caption.is_empty() && !credit.is_empty() && credit.chars().count() <= MAX_CREDIT;
    is_credit.then(|| (caption.to_owned(), credit.to_owned()))
}
