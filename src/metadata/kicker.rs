//! The short line above the headline: "Courts", "Kultur auf dem Land".

use html5ever::local_name;

use crate::page::{Block, Hints, Page, RowId};

/// Names that say so, as parts of classes.
#[rustfmt::skip]
const NAMES: &[&str] = &["antetitulo", "dachzeile", "eyebrow", "kicker", "occhiello", "overline", "overtitle", "pretitle", "spitzmarke", "surtitle", "topline"];
/// Names that say so of the line right above the headline only: sites use them for much else.
const LOOSE_NAMES: &[&str] = &["category", "chip", "label", "rubric", "rubrik", "section"];
/// Blocks above the headline that are looked at.
const BLOCKS: usize = 2;
/// Longest kicker, in characters, and in words where the name is loose.
const MAX_CHARS: usize = 60;
const MAX_LOOSE_WORDS: usize = 4;
/// Rows from a block outwards whose names are looked at.
const ROWS: usize = 4;

/// The line above the headline, if its name says that it is one.
pub(super) fn kicker(page: &Page, title: Option<usize>) -> Option<String> {
    let title = title?;
    let headline = page.blocks.get(title)?;
    (title.saturating_sub(BLOCKS)..title).rev().find_map(|index| {
        let block = &page.blocks[index];
        let text = page.block_text(block);
        let is_short = text.chars().count() <= MAX_CHARS && text.contains(char::is_alphabetic);
        let is_loose = index + 1 == title && text.split_whitespace().count() <= MAX_LOOSE_WORDS;
        (is_short && is_named(page, block, headline, is_loose)).then(|| text.to_owned())
    })
}

fn is_named(page: &Page, block: &Block, headline: &Block, is_loose: bool) -> bool {
    let holds_headline = |row: RowId| (row..page.rows[row as usize].end).contains(&headline.row);
    let rows: Vec<RowId> =
        page.ancestors(block.inner).take(ROWS).take_while(|&row| !holds_headline(row)).collect();
    let is_furniture = |row: RowId| {
        let row = &page.rows[row as usize];
        row.tag == local_name!("nav") || row.hints.any(Hints::BREADCRUMB.with(Hints::NAV).with(Hints::DATE))
    };
    if rows.iter().any(|&row| is_furniture(row)) {
        return false;
    }
    rows.iter().filter_map(|&row| page.attr(row, "class")).any(|class| {
        let class = class.to_lowercase();
        NAMES.iter().any(|name| class.contains(name))
            || (is_loose
                && class.split(|c: char| !c.is_alphanumeric()).any(|part| LOOSE_NAMES.contains(&part)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::Limits;

    fn of(html: &str, title: usize) -> Option<String> {
        kicker(&Page::parse(html, &Limits::default()).expect("small"), Some(title))
    }

    #[test]
    fn test_the_line_above_the_headline() {
        assert_eq!(of("<p class='c-kicker'>Courts</p><h1>A title</h1>", 1).as_deref(), Some("Courts"));
        assert_eq!(of("<p class=dachzeile>Kultur</p><p>by</p><h1>T</h1>", 2).as_deref(), Some("Kultur"));
        assert_eq!(of("<div class='story-label'>Sport</div><h1>T</h1>", 1).as_deref(), Some("Sport"));
    }

    #[test]
    fn test_what_is_none() {
        assert_eq!(of("<p>Courts</p><h1>A title</h1>", 1), None, "unnamed");
        assert_eq!(of("<nav class=section>Sport</nav><h1>T</h1>", 1), None, "a menu");
        assert_eq!(of("<div class=section><p>Sport</p><h1>T</h1></div>", 1), None, "the name of both");
        assert_eq!(of("<p class=label>One</p><p>Two</p><h1>T</h1>", 2), None, "not right above");
    }

    #[test]
    fn test_the_names_are_sorted() {
        assert!(NAMES.is_sorted() && LOOSE_NAMES.is_sorted());
    }
}
