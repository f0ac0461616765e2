//! Notes behind the text: what a small number in a sentence refers to.
//!
//! A mark is a link of a digit or two to a place of the same page; what stands at that place, or behind such a link, is a note. Neither
//! words nor names are asked.

use html5ever::local_name;

use super::facts::Context;
use crate::article::Mark;
use crate::page::{Block, Hints, Inline, Page, RowId};

/// Characters of the longest mark: "[12]".
const MARK_CHARS: usize = 4;
/// Signs that lead back from a note to the text.
const BACK: &[char] = &['↩', '↑', '^', '⤴', '↵'];
/// Rows above a note in which the place that its mark names is looked for.
const LEVELS: usize = 5;
/// Words of the longest note.
const NOTE_WORDS: f32 = 150.0;

/// The text of a link that is a mark: digits, in brackets or not, a star, or a sign that leads back.
fn mark_text<'a>(page: &'a Page, inline: &Inline) -> Option<&'a str> {
    let text = page.text.get(inline.text.0 as usize..inline.text.1 as usize)?.trim();
    let inner = text.trim_matches(['[', ']', '(', ')', '\u{fe0e}', '\u{fe0f}']);
    let is_mark = text.chars().count() <= MARK_CHARS
        && !inner.is_empty()
        && (inner.bytes().all(|b| b.is_ascii_digit())
            || inner.chars().all(|c| BACK.contains(&c) || "*†‡".contains(c)));
    is_mark.then_some(text)
}

/// The marks of a block: each link with the place that it leads to.
fn links<'a>(page: &'a Page, block: &Block) -> impl Iterator<Item = (&'a Inline, &'a str)> {
    let (from, to) = if block.links > 0 { block.inlines } else { (0, 0) };
    page.inlines[from as usize..to as usize].iter().filter(|inline| inline.mark == Mark::Link).filter_map(
        |inline| {
            mark_text(page, inline)?;
            let (_, place) = page.attr(inline.row, "href")?.split_once('#')?;
            (!place.is_empty()).then_some((inline, place))
        },
    )
}

/// Whether a mark is set as one: raised, in brackets, or a sign that leads back. A bare number may be a page's.
fn is_set_apart(page: &Page, inline: &Inline) -> bool {
    let is_raised = |row: RowId| page.rows[row as usize].tag == local_name!("sup");
    let row = inline.row;
    is_raised(page.rows[row as usize].parent)
        || (row + 1..page.rows[row as usize].end).any(is_raised)
        || mark_text(page, inline).is_some_and(|text| text.starts_with('[') || text.starts_with(BACK))
}

/// The byte ranges of a block's text that are marks of notes, in their order.
pub(crate) fn note_marks(page: &Page, block: &Block) -> Vec<(usize, usize)> {
    let mut marks: Vec<(usize, usize)> = links(page, block)
        .filter(|(inline, _)| is_set_apart(page, inline))
        .map(|(inline, _)| {
            let offset = |at: u32| (at.clamp(block.text.0, block.text.1) - block.text.0) as usize;
            (offset(inline.text.0), offset(inline.text.1))
        })
        .collect();
    marks.sort_unstable();
    marks.dedup();
    marks
}

/// Which blocks are notes, which are kept as such: what a kept block's mark leads to, and what stands behind a line that is nothing but a
/// mark.
pub(super) fn notes(context: &Context<'_>, kept: &mut [bool]) -> Vec<bool> {
    let (page, views) = (context.page(), &context.views);
    let mut notes = vec![false; views.len()];
    let (Some(first), Some(last)) = (kept.iter().position(|&kept| kept), kept.iter().rposition(|&kept| kept))
    else {
        return notes;
    };
    let mut places: std::collections::HashSet<&str> = std::collections::HashSet::new();
    for index in (first..=last).filter(|&index| kept[index]) {
        let block = views[index].block;
        places.extend(
            links(page, block).filter(|(inline, _)| is_set_apart(page, inline)).map(|(_, place)| place),
        );
    }
    let foreign = Hints::COMMENT.with(Hints::RELATED).with(Hints::AD);
    for index in first + 1..views.len() {
        let view = &views[index];
        if view.is_hidden || view.overlap.is_title || view.low.any(foreign) || view.measure.words > NOTE_WORDS
        {
            continue;
        }
        let is_marked = || {
            let before = &views[index - 1];
            before.link_density > 0.9
                && index > last
                && view.container.in_main
                && view.measure.is_terminated
                && links(page, before.block).count() == 1
                && page.rows[before.block.row as usize].blocks.1 as usize > index
        };
        let is_named = || {
            page.ancestors(view.block.row)
                .take(LEVELS)
                .any(|row| page.attr(row, "id").is_some_and(|id| places.contains(id)))
        };
        if (!places.is_empty() && is_named()) || is_marked() {
            notes[index] = view.heading.is_none();
            kept[index] |= notes[index];
        }
    }
    notes
}

#[cfg(test)]
mod tests {
    use crate::article::Kind;

    const TEXT: &str = "<p>The ferry between Velmouth and Harrow ran onto a bank on Monday night, and was not free until the tide rose six hours later.";
    const REST: &str = "<p>Nobody was hurt, the harbour office said, but forty passengers spent the night on board with soup and a piano.</p>\
        <p>The bank has moved since the storms of the autumn, and the office will mark it anew before the next spring tide.</p>";

    fn body(marks: &str, notes: &str) -> Vec<(Kind, String)> {
        let html =
            format!("<h1>A ferry ran onto a bank</h1><article>{TEXT}{marks}</p>{REST}{notes}</article>");
        let article = crate::extract(&html).expect("an article");
        article.body.into_iter().map(|paragraph| (paragraph.kind, paragraph.text)).collect()
    }

    #[test]
    fn test_marks_go_and_notes_stay_as_notes() {
        for (mark, notes) in [
            (
                "<sup><a href='#fn1'>1</a></sup>",
                "<ol><li id=fn1><p>Figures of the harbour office, March. <a href='#r1'>↩</a></p></li></ol>",
            ),
            (
                "<a href='#n1'><sup>[1]</sup></a>",
                "<div id=n1><p>Figures of the harbour office, March. <a href='#r1'>^</a></p></div>",
            ),
            ("<a href='/story#note-1'>[1]</a>", "<p id='note-1'>Figures of the harbour office, March.</p>"),
        ] {
            let found = body(mark, notes);
            assert!(found[0].1.ends_with("six hours later."), "{}", found[0].1);
            assert_eq!(
                found.last(),
                Some(&(Kind::Note, "Figures of the harbour office, March.".to_owned())),
                "{mark}"
            );
            assert_eq!(found.len(), 4, "{found:#?}");
        }
    }

    #[test]
    fn test_links_that_are_no_marks_stay() {
        for link in ["<a href='/2'>2</a>", "<a href='#7'>seven</a>", "<a href='#page'>7</a>"] {
            assert!(body(&format!(" See {link}"), "")[0].1.contains("See "), "{link}");
        }
        let found = body(" See <a href='#page'>7</a>", "");
        assert!(found[0].1.ends_with("See 7"), "{}", found[0].1);
    }
}
