//! Assembly: kept blocks become paragraphs, in the order of the page.

use html5ever::{LocalName, local_name};

use super::{Kind, Mark, Paragraph, Span};
use crate::classify::Verdict;
use crate::page::{Block, Page, RowId, tags};
use crate::render::is_safe_address;

/// The body: a paragraph for each kept block; rows of one table are one paragraph.
pub(crate) fn body(page: &Page, verdicts: &[Verdict], with_spans: bool) -> Vec<Paragraph> {
    let mut body: Vec<Paragraph> = Vec::new();
    let mut open_table: Option<RowId> = None;
    for (block, verdict) in page.blocks.iter().zip(verdicts) {
        let Ok(kind) = verdict.outcome else { continue };
        if kind == Kind::Table {
            let table = ancestor(page, block.row, &local_name!("table"), 6);
            let cells = cells(page.block_text(block));
            match body.last_mut() {
                Some(last) if table.is_some() && open_table == table => {
                    last.text.push('\n');
                    last.text.push_str(page.block_text(block));
                    last.cells.push(cells);
                }
                _ => body.push(Paragraph {
                    kind,
                    text: page.block_text(block).to_owned(),
                    cells: vec![cells],
                    ..Paragraph::default()
                }),
            }
            open_table = table;
            continue;
        }
        open_table = None;
        body.push(paragraph(page, block, kind, with_spans));
    }
    body
}

fn cells(line: &str) -> Vec<String> {
    line.split('\t').map(|cell| cell.trim().to_owned()).collect()
}

fn paragraph(page: &Page, block: &Block, kind: Kind, with_spans: bool) -> Paragraph {
    let mut paragraph = Paragraph { kind, text: page.block_text(block).to_owned(), ..Paragraph::default() };
    match kind {
        Kind::Heading => paragraph.level = Some(heading_level(page, block.row)),
        Kind::ListItem => {
            let lists: Vec<RowId> = page
                .ancestors(block.row)
                .take(40)
                .filter(|&row| is_list(&page.rows[row as usize].tag))
                .collect();
            paragraph.level = Some(lists.len().clamp(1, 6) as u8);
            paragraph.ordered =
                Some(lists.first().is_some_and(|&row| page.rows[row as usize].tag == local_name!("ol")));
        }
        Kind::Embed => {
            paragraph.url = post_url(page, block.row);
            paragraph.author = post_author(&paragraph.text);
        }
        Kind::Caption => {
            if let Some((caption, credit)) = split_credit(&paragraph.text) {
                (paragraph.text, paragraph.credit) = (caption, Some(credit));
            }
        }
        _ => {}
    }
    if with_spans && kind != Kind::Caption {
        paragraph.spans = spans(page, block);
    }
    paragraph
}

fn is_list(tag: &LocalName) -> bool {
    matches!(*tag, local_name!("ul") | local_name!("ol") | local_name!("dl") | local_name!("menu"))
}

fn ancestor(page: &Page, row: RowId, tag: &LocalName, levels: usize) -> Option<RowId> {
    page.ancestors(row).take(levels).find(|&row| page.rows[row as usize].tag == *tag)
}

/// A subheading's level; a bold line that serves as one is set below the headings proper.
fn heading_level(page: &Page, row: RowId) -> u8 {
    page.ancestors(row).take(3).find_map(|row| tags::heading_level(&page.rows[row as usize].tag)).unwrap_or(4)
}

/// The address of an embedded post: its last link, which is the date's on the common platforms, or its `cite`.
fn post_url(page: &Page, row: RowId) -> Option<String> {
    let post = ancestor(page, row, &local_name!("blockquote"), 8)?;
    let is_good = |address: &&str| is_safe_address(address) && address.len() <= page.limits.url_bytes;
    if let Some(cite) = page.attr(post, "cite").filter(is_good) {
        return Some(cite.to_owned());
    }
    let end = page.rows[post as usize].end.min(post + 200);
    (post..end)
        .rev()
        .filter(|&row| page.rows[row as usize].tag == local_name!("a"))
        .find_map(|row| page.attr(row, "href").filter(is_good))
        .map(str::to_owned)
}

/// The author of an embedded post, from its attribution line: "— Ann Lee (@annlee) May 3, 2026".
fn post_author(text: &str) -> Option<String> {
    let line = text.rsplit(['—', '–']).next().filter(|line| line.len() < text.len())?;
    let name = line.split(['(', '@']).next()?.trim();
    (!name.is_empty() && name.chars().count() <= 80).then(|| name.to_owned())
}

/// Words that open a credit within a caption, with what may stand before them.
#[rustfmt::skip]
const CREDIT_WORDS: &[&str] = &[
    "Photo:", "Photo by", "Photograph:", "Photo credit:", "Credit:", "Image:", "Image credit:", "Picture:", "Foto:", "Bild:", "Quelle:", "Crédit photo", "Crédit :", "Crédit:", "Photo :",
    "Fotografía:", "Crédito:", "Imagem:", "Reprodução", "Beeld:", "Zdjęcie:", "Fot.", "Фото:", "写真：", "撮影：", "©", "(c)",
];

fn split_credit(text: &str) -> Option<(String, String)> {
    let at = CREDIT_WORDS.iter().filter_map(|word| text.rfind(word)).filter(|&at| at > 0).min()?;
    let caption = text[..at].trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, '(' | '[' | '|' | '/' | '—' | '–' | '-')
    });
    let credit = text[at..].trim().trim_end_matches([')', ']']);
    (!caption.is_empty() && credit.chars().count() <= 120).then(|| (caption.to_owned(), credit.to_owned()))
}

/// The block's inline links and emphasis, as byte ranges of its text.
fn spans(page: &Page, block: &Block) -> Vec<Span> {
    let (from, to) = block.text;
    let mut spans: Vec<Span> = page.inlines[block.inlines.0 as usize..block.inlines.1 as usize]
        .iter()
        .filter(|inline| inline.text.0 >= from && inline.text.1 <= to && inline.text.0 < inline.text.1)
        .filter_map(|inline| {
            let text = &page.text[inline.text.0 as usize..inline.text.1 as usize];
            let trimmed = text.trim();
            let start = (inline.text.0 - from) as usize + (text.len() - text.trim_start().len());
            let href = page
                .attr(inline.row, "href")
                .filter(|href| is_safe_address(href) && href.len() <= page.limits.url_bytes)
                .map(|href| href.trim().to_owned());
            let is_empty = trimmed.is_empty() || (inline.mark == Mark::Link && href.is_none());
            (!is_empty).then(|| Span {
                start,
                end: start + trimmed.len(),
                mark: inline.mark,
                href: href.filter(|_| inline.mark == Mark::Link),
            })
        })
        .collect();
    spans.sort_by(|a, b| a.start.cmp(&b.start).then(b.end.cmp(&a.end)));
    spans
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::Reason;
    use crate::limits::Limits;

    fn assembled(html: &str, kinds: &[Result<Kind, Reason>]) -> Vec<Paragraph> {
        let page = Page::parse(html, &Limits::default()).expect("small");
        assert_eq!(page.blocks.len(), kinds.len(), "{:?}", page.text);
        let verdicts: Vec<Verdict> = kinds.iter().map(|&outcome| Verdict { score: 0.0, outcome }).collect();
        body(&page, &verdicts, true)
    }

    #[test]
    fn test_rows_of_one_table_are_one_paragraph() {
        let table = "<table><tr><th>Team<th>Points<tr><td>North<td>12</table>";
        let body = assembled(&table.repeat(2), &[Ok(Kind::Table); 4]);
        assert_eq!(body.len(), 2);
        assert_eq!(body[0].cells, [["Team", "Points"], ["North", "12"]]);
    }

    #[test]
    fn test_lists_know_depth_and_order() {
        let body = assembled("<ol><li>one<ul><li>two</ul></ol>", &[Ok(Kind::ListItem); 2]);
        assert_eq!((body[0].level, body[0].ordered), (Some(1), Some(true)));
        assert_eq!((body[1].level, body[1].ordered), (Some(2), Some(false)));
    }

    #[test]
    fn test_spans_name_slices_of_the_text() {
        let body = assembled("<p>See <a href='/x'>the <b>full</b> list</a> now</p>", &[Ok(Kind::Paragraph)]);
        let marked: Vec<_> =
            body[0].spans.iter().map(|span| (span.mark, &body[0].text[span.start..span.end])).collect();
        assert_eq!(marked, [(Mark::Link, "the full list"), (Mark::Strong, "full")]);
        assert_eq!(body[0].spans[0].href.as_deref(), Some("/x"));
    }

    #[test]
    fn test_an_address_that_runs_code_is_no_link() {
        let body =
            assembled("<p>See <a href='jAva\nscript:alert(1)'>the list</a></p>", &[Ok(Kind::Paragraph)]);
        assert!(body[0].spans.is_empty() && body[0].text == "See the list");
    }

    #[test]
    fn test_a_credit_is_split_from_its_caption() {
        let body = assembled(
            "<figcaption>The harbour at night. (Photo: Ann Lee)</figcaption>",
            &[Ok(Kind::Caption)],
        );
        assert_eq!(
            (body[0].text.as_str(), body[0].credit.as_deref()),
            ("The harbour at night.", Some("Photo: Ann Lee"))
        );
    }
}
