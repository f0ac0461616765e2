//! Other stories beneath the first, where no `<article>` parts them: pages that load the next story as one scrolls.

use html5ever::local_name;

use super::facts::{Context, View};
use crate::lexicon::page::Phrases;
use crate::page::{Hints, Page, RowId, tags};

/// Words of prose from which the title's container holds a story rather than a headline.
const MIN_STORY_WORDS: f32 = 60.0;
/// Rows above the title in which its story's container is looked for.
const LEVELS: usize = 8;
/// Siblings that are looked at, and rows of each: the headline and the date stand at the top.
const MAX_SIBLINGS: usize = 200;
const MAX_ROWS: u32 = 40;

/// Which blocks belong to another story than the title's: they stand in a container that looks like the title's own, behind
/// it, with a headline that looks like the title and a date or an author of its own.
pub(super) fn other_stories(context: &Context<'_>) -> Vec<bool> {
    let (page, views) = (context.page(), &context.views);
    let mut other = vec![false; views.len()];
    let Some(title) = context.anchors().title_block else { return other };
    let title_row = views[title].block.row;
    if tags::heading_level(&page.rows[title_row as usize].tag).is_none() {
        return other;
    }
    let Some(story) = page
        .ancestors(title_row)
        .skip(1)
        .take(LEVELS)
        .find(|&row| words(page, views, row) >= MIN_STORY_WORDS)
    else {
        return other;
    };
    if matches!(page.rows[story as usize].tag, local_name!("body") | local_name!("html")) {
        return other;
    }
    mark_cards(page, views, story, &mut other);
    mark_posts(page, views, title, &mut other);
    if !is_signed(page, views, story) {
        return other;
    }
    let look = |row: RowId| (page.rows[row as usize].signature, page.rows[row as usize].parent);
    let end = page.rows[page.rows[story as usize].parent as usize].end;
    let mut next = page.rows[story as usize].end;
    for _ in 0..MAX_SIBLINGS {
        if next >= end {
            break;
        }
        let row = next;
        next = page.rows[row as usize].end.max(row + 1);
        let has_headline =
            top(page, row).any(|row| tags::heading_level(&page.rows[row as usize].tag).is_some());
        let is_alike =
            |row: RowId| page.rows[row as usize].signature == page.rows[title_row as usize].signature;
        // a section of the story may have a heading of its own and a date, but nobody's name
        let is_story = (top(page, row).any(is_alike) && is_signed(page, views, row))
            || (has_headline && has_signature_line(page, views, row));
        if look(row) == look(story) && is_story {
            let (from, to) = page.rows[row as usize].blocks;
            other[from as usize..to as usize].fill(true);
        }
    }
    other
}

/// Headlines of one look that lead to other pages, from which they are cards'.
const MIN_CARDS: f32 = 3.0;
/// Words of good text in a card at most: a story's section is longer.
const MAX_CARD_WORDS: f32 = 80.0;

/// Cards outside of the container that holds title and story: each opens with a headline that leads to another page of the site. One
/// headline may be linked in the story itself; the story's own container is never looked into.
fn mark_cards(page: &Page, views: &[View<'_>], story: RowId, other: &mut [bool]) {
    let (from, to) = page.rows[story as usize].blocks;
    let outside = |index: &usize| !(from as usize..to as usize).contains(index);
    let is_card = |index: &usize| views[*index].publisher.under_links >= MIN_CARDS;
    let (mut count, mut sum) = (0.0f32, 0.0f32);
    for index in (0..views.len()).filter(outside).filter(is_card) {
        count = count.max(views[index].publisher.under_links);
        sum += views[index].good;
    }
    if count > 0.0 && sum <= MAX_CARD_WORDS * count {
        (0..views.len()).filter(outside).filter(is_card).for_each(|index| other[index] = true);
    }
}

/// Blocks behind a headline within which its date stands.
const DATE_BLOCKS: usize = 2;

/// Further posts behind the story, wherever they stand: a headline that leads to another page of the site and has a date right beneath it,
/// in the same element, opens a story of its own, up to the next heading or the end of its container.
fn mark_posts(page: &Page, views: &[View<'_>], title: usize, other: &mut [bool]) {
    let parent = |view: &View<'_>| page.rows[view.block.row as usize].parent;
    let mut story = 0.0;
    let mut is_post = false;
    for (index, view) in views.iter().enumerate().skip(title + 1) {
        story += view.good;
        let is_headline = view.heading.is_some() && view.publisher.under_links > 0.0;
        if is_headline {
            let below = views[index + 1..].iter().take(DATE_BLOCKS);
            let is_its_date = |below: &View<'_>| below.line.is_dated && parent(below) == parent(view);
            is_post = story >= MIN_STORY_WORDS && below.into_iter().any(is_its_date);
        }
        is_post &= view.publisher.under_links > 0.0;
        other[index] |= is_post;
    }
}

fn words(page: &Page, views: &[View<'_>], row: RowId) -> f32 {
    let (from, to) = page.rows[row as usize].blocks;
    views[from as usize..to as usize].iter().map(|view| view.good).sum()
}

/// The first rows of a container.
fn top(page: &Page, row: RowId) -> impl Iterator<Item = RowId> {
    row + 1..page.rows[row as usize].end.min(row + MAX_ROWS)
}

/// Blocks at the top of a container in which a line of date and author stands, and words of it.
const TOP_BLOCKS: u32 = 4;
const SIGNED_WORDS: f32 = 20.0;

/// Whether a container names a date or an author at its top, as a story does and a section of one does not.
fn is_signed(page: &Page, views: &[View<'_>], row: RowId) -> bool {
    let is_named = top(page, row).any(|row| {
        let element = &page.rows[row as usize];
        element.tag == local_name!("time") || element.hints.any(Hints::DATE.with(Hints::BYLINE))
    });
    is_named || has_signature_line(page, views, row)
}

/// Whether a line at the top of a container says who wrote and when.
fn has_signature_line(page: &Page, views: &[View<'_>], row: RowId) -> bool {
    let (from, to) = page.rows[row as usize].blocks;
    views[from as usize..to.min(from + TOP_BLOCKS) as usize].iter().any(|view| {
        view.phrases.has(Phrases::BYLINE)
            && view.line.dates > 0.0
            && view.measure.words < SIGNED_WORDS
            && !view.measure.is_terminated
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Limits;
    use crate::claims::Anchors;

    fn others(html: &str) -> usize {
        let page = Page::parse(html, &Limits::default()).expect("small");
        let anchors = Anchors::of_title(&page, "A ferry ran onto a bank");
        other_stories(&Context::new(&page, &anchors)).into_iter().filter(|other| *other).count()
    }

    #[test]
    fn test_a_container_like_the_titles_with_a_date_is_another_story() {
        let text =
            format!("<p>{}</p>", "It was not free until the tide rose, six hours later on. ".repeat(7));
        let part = |title: &str, date: &str| format!("<div class='s'><h1>{title}</h1>{date}{text}</div>");
        let date = "<p class='date'>3 May</p>";
        let first = part("A ferry ran onto a bank", date);
        assert_eq!(others(&format!("<div>{first}{}</div>", part("Herring is cheap", date))), 3);
        assert_eq!(
            others(&format!("<div>{first}{}</div>", part("What happened next", ""))),
            0,
            "a section of the story"
        );
        let section = part("The rescue", date).replace("h1", "h2");
        assert_eq!(others(&format!("<div>{first}{section}</div>")), 0, "a heading of another look");
    }

    #[test]
    fn test_a_linked_headline_with_a_date_opens_another_story() {
        let text =
            format!("<p>{}</p>", "It was not free until the tide rose, six hours later on. ".repeat(7));
        let page = |post: &str| format!("<div><h1>A ferry ran onto a bank</h1>{text}{post}</div>");
        let post = |headline: &str, date: &str| format!("<h2>{headline}</h2>{date}{text}");
        let (linked, date) = ("<a href='/herring'>Herring is cheap again</a>", "<p>3 May 2026</p>");
        assert_eq!(others(&page(&post(linked, date))), 3, "among the story's paragraphs");
        assert_eq!(others(&page(&format!("</div><div>{}", post(linked, date)))), 3, "at the foot");
        assert_eq!(others(&page(&post(linked, ""))), 0, "a part of the story that names its source");
        assert_eq!(others(&page(&post("Herring is cheap again", date))), 0, "a heading");
        assert_eq!(
            others(&page(&post("<a href='#fish'>Herring is cheap again</a>", date))),
            0,
            "a place of the page"
        );
        let next = format!("{}<h2>What else</h2>{text}", post(linked, date));
        assert_eq!(others(&page(&next)), 3, "up to the next heading");
    }
}
