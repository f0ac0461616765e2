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
    let is_whole = named == Some(0)
        || (opens_credit(&paragraph.text) && paragraph.text.chars().count() <= MAX_CREDIT)
        || is_source(&paragraph.text);
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
        (last.text, last.source) = (paragraph.text, paragraph.source);
        return;
    }
    body.push(paragraph);
}

/// A caption as it stands: what it shows, and who made it.
pub(super) fn read(text: &str) -> (Option<String>, Option<String>) {
    let some = |text: &str| Some(text.to_owned()).filter(|text| text.chars().any(char::is_alphabetic));
    if opens_credit(text) || is_source(text) {
        return (None, some(text));
    }
    match worded_credit(text).and_then(|at| split(text, at)) {
        Some((caption, credit)) => (some(&caption), some(&credit)),
        None => (some(text), None),
    }
}

/// Last words of the names of those who sell pictures.
const SELLERS: &[&str] =
    &["images", "pictures", "photos", "photo", "press", "agency", "archive", "archiv", "agence"];
/// Words of such a name, and letters of one that is written in capitals.
const MAX_SOURCE_WORDS: usize = 4;
const CAPITALS: std::ops::RangeInclusive<usize> = 2..=7;

/// Whether a caption is nothing but whom the picture is from: "Getty Images", "AFP", "Ann Lee/Reuters". A name alone may be whom it
/// shows.
fn is_source(text: &str) -> bool {
    let text = text.trim().trim_matches(['(', ')', '[', ']']);
    let words: Vec<&str> = text.split([' ', '/', '|']).filter(|word| !word.is_empty()).collect();
    let is_name = |word: &&str| {
        word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            || matches!(*word, "via" | "of" | "de" | "for")
    };
    let Some(last) = words.last() else { return false };
    if words.len() > MAX_SOURCE_WORDS || !words.iter().all(is_name) || text.ends_with(['.', '!', '?', ':']) {
        return false;
    }
    let is_seller = words.len() > 1 && SELLERS.iter().any(|seller| last.eq_ignore_ascii_case(seller));
    let is_capitals =
        |word: &&str| CAPITALS.contains(&word.len()) && word.bytes().all(|b| b.is_ascii_uppercase());
    is_seller
        || (words.len() == 1 && is_capitals(last))
        || (text.contains('/') && words.iter().any(is_capitals))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_whom_a_picture_is_from_is_no_caption() {
        for source in [
            "Getty Images",
            "AFP",
            "REUTERS",
            "(AFP)",
            "Ann Lee/AP",
            "AFP via Getty Images",
            "Associated Press",
        ] {
            assert!(is_source(source), "{source}");
        }
        for caption in [
            "Ann Lee",
            "The harbour of Velmouth",
            "Ann Lee and the press",
            "Images",
            "A bridge.",
            "",
            "Free press",
        ] {
            assert!(!is_source(caption), "{caption}");
        }
    }

    #[test]
    fn test_captions_are_parted_from_their_credits() {
        let read = |text: &str| {
            let (caption, credit) = read(text);
            (caption.unwrap_or_default(), credit.unwrap_or_default())
        };
        assert_eq!(
            read("The bridge in May. Photo: Ann Lee"),
            ("The bridge in May.".to_owned(), "Photo: Ann Lee".to_owned())
        );
        assert_eq!(read("Photo: Ann Lee"), (String::new(), "Photo: Ann Lee".to_owned()));
        assert_eq!(read("The bridge in May"), ("The bridge in May".to_owned(), String::new()));
        assert_eq!(read("00:00:49"), (String::new(), String::new()));
    }
}
