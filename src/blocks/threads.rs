//! Readers' comments that are set as tables: the rows of a data table have neither the length nor the neighbours by which comments are
//! known elsewhere, and a table behind the story is the story's often enough.

use std::ops::Range;

use html5ever::local_name;

use super::certain::has_clock;
use super::facts::{Context, View};
use crate::page::{Page, RowId};
use crate::text::Table;

/// Share of the page's good text that the story above its comments has at least.
const STORY_SHARE: f32 = 0.3;
/// Rows of a comment: its writer, its text in a few paragraphs, its date, a button or two.
const ROWS: std::ops::RangeInclusive<usize> = 2..=8;
/// Tables of one look that are a comment each, and comments in one table, from which there are any.
const MIN_TABLES: usize = 2;
const MIN_DATED: usize = 3;
/// Words of a row that says when, and perhaps who.
const DATED_WORDS: f32 = 14.0;
/// Words of a comment's text.
const SAID_WORDS: f32 = 2.0;
/// Rows between a row of a table and the table.
const LEVELS: usize = 3;

/// The blocks of comments that are a table each, or rows of one, behind the story: every one has a row with its day and time.
pub(super) fn comment_tables(context: &Context<'_>) -> Vec<Range<usize>> {
    let (page, views) = (context.page(), &context.views);
    let mut tables: Vec<(RowId, Range<usize>)> = Vec::new();
    let behind = views.partition_point(|view| view.place.good_before <= STORY_SHARE);
    for (index, view) in views.iter().enumerate().skip(behind).filter(|(_, view)| view.is_data) {
        match tables.last_mut() {
            Some((table, rows)) if rows.end == index && is_in(page, view, *table) => rows.end = index + 1,
            _ => tables.extend(table_of(page, view).map(|table| (table, index..index + 1))),
        }
    }
    let look = |table: RowId| page.rows[table as usize].signature;
    let mut alike: Table<u32, usize> = Table::default();
    for (table, _) in tables.iter().filter(|(_, rows)| is_comment(&views[rows.clone()])) {
        *alike.entry(look(*table)).or_default() += 1;
    }
    tables.retain(|(table, rows)| {
        let rows = &views[rows.clone()];
        is_thread(rows)
            || (is_comment(rows) && alike.get(&look(*table)).is_some_and(|&count| count >= MIN_TABLES))
    });
    tables.into_iter().map(|(_, rows)| rows).collect()
}

/// Whether the rows of a table are one comment: somebody's words and when they were said.
fn is_comment(rows: &[View<'_>]) -> bool {
    ROWS.contains(&rows.len()) && dated(rows) == 1
}

/// Whether the rows of one table are comments: a dated row ahead of each text, or behind each, and nothing else.
fn is_thread(rows: &[View<'_>]) -> bool {
    let alternates = rows.chunks(2).all(|pair| match pair {
        [first, second] => is_dated(first) != is_dated(second),
        _ => true,
    });
    alternates && dated(rows) >= MIN_DATED
}

fn dated(rows: &[View<'_>]) -> usize {
    rows.iter().filter(|view| is_dated(view)).count()
}

/// Whether a row says when, to the minute.
fn is_dated(view: &View<'_>) -> bool {
    view.line.is_dated
        && view.measure.words <= DATED_WORDS
        && view.measure.words >= SAID_WORDS
        && has_clock(view.text)
}

fn table_of(page: &Page, view: &View<'_>) -> Option<RowId> {
    page.ancestors(view.block.row)
        .take(LEVELS + 1)
        .find(|&row| page.rows[row as usize].tag == local_name!("table"))
}

fn is_in(page: &Page, view: &View<'_>, table: RowId) -> bool {
    (table..page.rows[table as usize].end).contains(&view.block.row)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Limits;
    use crate::claims::Anchors;

    const STORY: &str = "<p>The ferry between Velmouth and Harrow ran onto a bank on Monday night, and was not free until the tide rose six hours later.</p>\
        <p>Nobody was hurt, the harbour office said, but forty passengers spent the night on board with soup and a piano.</p>";

    /// The beginning of the first comment, where there is one, and how many blocks are of comments.
    fn first(behind: &str) -> Option<(String, usize)> {
        let html = format!("<h1>A ferry ran onto a bank</h1><div>{STORY}{behind}</div>");
        let page = Page::parse(&html, &Limits::default()).expect("small");
        let anchors = Anchors::of_title(&page, "A ferry ran onto a bank");
        let context = Context::new(&page, &anchors);
        let tables = comment_tables(&context);
        let first = tables.first()?.start;
        Some((
            context.views[first].text.chars().take(12).collect(),
            tables.into_iter().map(|rows| rows.len()).sum(),
        ))
    }

    fn comments(one: impl Fn(&str, &str, &str) -> String) -> String {
        [
            ("Walter", "They promised that in my father\u{2019}s day.", "11:02 17-January-2026"),
            ("guest", "And who pays for the soup?", "11:30 17-January-2026"),
            ("Ola", "The piano was out of tune.", "12:42 17-January-2026"),
        ]
        .map(|(who, what, when)| one(who, what, when))
        .concat()
    }

    #[test]
    fn test_a_table_for_each_comment() {
        let tables = comments(|who, what, when| {
            format!(
                "<table><tr><td colspan=2>Our reader: {who}</td></tr><tr><td></td><td>{what}</td></tr><tr><td colspan=2>{when}</td></tr></table>"
            )
        });
        assert_eq!(first(&tables), Some(("Our reader: ".to_owned(), 9)));
    }

    #[test]
    fn test_rows_of_one_table_that_alternate() {
        let above = comments(|who, what, when| {
            format!("<tr><td>{who}</td><td>{when}</td></tr><tr><td colspan=2>{what}</td></tr>")
        });
        assert_eq!(first(&format!("<table>{above}</table>")), Some(("Walter\t11:02".to_owned(), 6)));
        let behind = comments(|who, what, when| {
            format!("<tr><td>{who}:</td><td>{what}</td></tr><tr><td></td><td>{when}</td></tr>")
        });
        assert_eq!(first(&format!("<table>{behind}</table>")), Some(("Walter:\tThey".to_owned(), 6)));
    }

    #[test]
    fn test_tables_of_the_story() {
        for table in [
            "<table><tr><th>Year</th><th>Boats</th></tr><tr><td>2025</td><td>14</td></tr><tr><td>2026</td><td>11</td></tr></table>",
            "<table><tr><td>17.01.2026, 11:02</td><td>Aground</td></tr><tr><td>17.01.2026, 12:30</td><td>Afloat</td></tr><tr><td>17.01.2026, 17:10</td><td>In port</td></tr></table>",
            "<table><tr><td>Founded</td><td>17 May 1946</td></tr><tr><td>Seat</td><td>Velmouth</td></tr></table><table><tr><td>Founded</td><td>3 June 1951</td></tr><tr><td>Seat</td><td>Harrow</td></tr></table>",
            "<table><tr><td>Departure</td><td>17.01.2026, 11:02</td></tr><tr><td>Harbour</td><td>Velmouth</td></tr></table>",
        ] {
            assert_eq!(first(table), None, "{table}");
        }
    }
}
