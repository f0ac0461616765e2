//! The entries of a live blog: which paragraphs belong to which moment.
//!
//! A live blog is a run of elements alike that each name a time and hold text of the body; or of headings that begin with
//! one, each followed by its text. Where the metadata lists the updates, it gives their moments.

use std::collections::BTreeMap;

use html5ever::{LocalName, local_name};

use super::Body;
use crate::article::{Entry, Kind, Paragraph};
use crate::claims::{LiveUpdate, timestamp_of};
use crate::page::{Hints, Page, RowId};
use crate::text::letter_chars;

/// Entries from which a page is a live blog that does not call itself one.
const MIN_ENTRIES: usize = 3;
/// The same for one that does.
const MIN_DECLARED: usize = 2;
/// Share of the body's words that must stand in entries.
const MIN_SHARE: f32 = 0.5;
/// Rows with a time that are looked at, and rows above each: a page has a hundred entries, a hostile one more.
const MAX_TIMED: usize = 3_000;
const MAX_LEVELS: usize = 12;
/// Share of the entries of a page that does not call itself a live blog that must print a bare time of day: comments and
/// lists of stories print days.
const BARE_SHARE: f32 = 0.7;
/// Letters beside a time of day that still leave it bare: "Uhr", "p.m. ET".
const MAX_BARE_LETTERS: usize = 6;
/// Longest text of an element that is a time, in characters.
const MAX_TIME_CHARS: usize = 40;
/// Letters of an update by which it is found on the page.
const KEY_LETTERS: usize = 40;

/// What a page's metadata says of its live blog.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Declared<'a> {
    /// Whether it says that it is one.
    pub(crate) is_live: bool,
    /// The updates that it lists.
    pub(crate) updates: &'a [LiveUpdate],
    /// The page's language.
    pub(crate) language: Option<&'a str>,
}

/// The entries of a body; none if the page is no live blog.
pub(crate) fn entries(page: &Page, body: &Body, declared: Declared<'_>) -> Vec<Entry> {
    let mut entries = on_page(page, body, declared);
    if entries.is_empty() {
        entries = by_updates(body, declared.updates);
    }
    for entry in &mut entries {
        complete(entry, &body.paragraphs, declared);
    }
    entries
}

/// A row that names a time, and how it is printed.
struct Timed {
    row: RowId,
    printed: String,
    stated: Option<String>,
    /// Whether it prints a time of day and nothing else.
    is_bare: bool,
}

fn timed(page: &Page) -> Vec<Timed> {
    let mut found = Vec::new();
    let mut until = 0;
    for row in 0..page.rows.len() as RowId {
        if found.len() >= MAX_TIMED {
            break;
        }
        let element = &page.rows[row as usize];
        if row < until {
            continue;
        }
        let is_heading = matches!(
            element.tag,
            local_name!("h2")
                | local_name!("h3")
                | local_name!("h4")
                | local_name!("strong")
                | local_name!("b")
                | local_name!("dt")
        );
        let is_time = element.tag == local_name!("time") || element.hints.any(Hints::DATE);
        if !is_time && !is_heading {
            continue;
        }
        let text = page.row_text(row);
        let stated = ["datetime", "data-datetime", "data-timestamp", "data-time"]
            .iter()
            .find_map(|name| page.attr(row, name));
        if is_time && text.chars().count() <= MAX_TIME_CHARS {
            if text.contains(|c: char| c.is_numeric()) || stated.is_some_and(|stated| clock(stated).is_some())
            {
                let stated = stated.map(str::to_owned);
                found.push(Timed { row, printed: text.to_owned(), stated, is_bare: is_bare(text) });
                until = element.end;
            }
        } else if let Some(printed) = clock(text).filter(|_| is_heading).filter(|clock| opens(text, clock)) {
            found.push(Timed { row, printed: printed.to_owned(), stated: None, is_bare: true });
            until = element.end;
        }
    }
    found
}

/// Whether a text is a time of day and nothing else.
fn is_bare(text: &str) -> bool {
    clock(text).is_some_and(|clock| {
        let rest = text.replacen(clock, "", 1);
        !rest.contains(|c: char| c.is_numeric())
            && rest.chars().filter(|c| c.is_alphabetic()).count() <= MAX_BARE_LETTERS
    })
}

/// Whether a text opens with a part of it, marks aside.
fn opens(text: &str, part: &str) -> bool {
    text.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(part)
}

/// The first time of day in a text: "14:32", "14.32 Uhr", "2:32 pm", "14h32", "14시 32분", "T14:32". Read by hand, since a regex would be
/// compiled for it on every page that shows one.
fn clock(text: &str) -> Option<&str> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut before = None;
    for (at, c) in text.char_indices() {
        let opens_word = !before.is_some_and(is_word);
        before = Some(c);
        if !opens_word {
            continue;
        }
        let rest = &text[at..];
        let behind = match c {
            't' | 'T' => rest.get(1..).and_then(machine_clock),
            '0'..='9' => [is_two_digit_hour(rest).then_some(2), Some(1), is_late_hour(rest).then_some(2)]
                .into_iter()
                .flatten()
                .find_map(|digits| clock_behind(&rest[digits..])),
            _ => None,
        };
        if let Some(behind) = behind {
            return Some(&rest[..rest.len() - behind.len()]);
        }
    }
    None
}

/// Hours from 00 to 19 with two digits, and from 20 to 23.
fn is_two_digit_hour(text: &str) -> bool {
    matches!(text.as_bytes(), [b'0' | b'1', b'0'..=b'9', ..])
}

fn is_late_hour(text: &str) -> bool {
    matches!(text.as_bytes(), [b'2', b'0'..=b'3', ..])
}

/// The rest behind two digits of minutes or seconds.
fn sixtieths(text: &str) -> Option<&str> {
    matches!(text.as_bytes(), [b'0'..=b'5', b'0'..=b'9', ..]).then(|| &text[2..])
}

/// The rest behind a word in any case.
fn word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    text.get(..word.len()).filter(|found| found.eq_ignore_ascii_case(word)).map(|_| &text[word.len()..])
}

/// The rest, if no word goes on in it.
fn ends_word(text: &str) -> Option<&str> {
    (!text.starts_with(|c: char| c.is_alphanumeric() || c == '_')).then_some(text)
}

/// The rest behind one blank, or the text.
fn past_blank(text: &str) -> &str {
    text.strip_prefix(char::is_whitespace).unwrap_or(text)
}

/// The rest behind the hours and minutes of an instant: "14:32", "1432".
fn machine_clock(text: &str) -> Option<&str> {
    if !(is_two_digit_hour(text) || is_late_hour(text)) {
        return None;
    }
    let rest = &text[2..];
    sixtieths(rest.strip_prefix(':').unwrap_or(rest))
}

/// The rest behind what follows the hour of a time of day.
fn clock_behind(text: &str) -> Option<&str> {
    let half = |text: &'_ str, dot: bool| -> Option<usize> {
        let rest = word(text, "a").or_else(|| word(text, "p"))?;
        let rest = if dot { rest.strip_prefix('.').unwrap_or(rest) } else { rest };
        let rest = ends_word(word(rest, "m")?)?;
        Some(if dot { rest.strip_prefix('.').unwrap_or(rest) } else { rest }.len())
    };
    let tail = |text: &'_ str, length: usize| text.len() - length;
    if let Some(minutes) = text.strip_prefix(':').and_then(sixtieths) {
        let rest = minutes.strip_prefix(':').and_then(sixtieths).unwrap_or(minutes);
        let close = past_blank(rest);
        let length = half(close, true).or_else(|| word(close, "uhr").map(str::len));
        return Some(length.map_or(rest, |length| &close[tail(close, length)..]));
    }
    if let Some(rest) = text.strip_prefix('.').and_then(sixtieths) {
        let close = past_blank(rest);
        let length = word(close, "uhr")
            .or_else(|| word(close, "uur"))
            .map(str::len)
            .or_else(|| half(close, false))
            .or_else(|| word(close, "h").and_then(ends_word).map(str::len));
        return length.map(|length| &close[tail(close, length)..]);
    }
    if let Some(rest) = word(text, "h").and_then(sixtieths).and_then(ends_word) {
        return Some(rest);
    }
    let rest = past_blank(text.strip_prefix(['時', '时', '시'])?);
    let minutes = |text: &'_ str| -> Option<usize> {
        let rest = text.strip_prefix(|c: char| c.is_ascii_digit())?;
        Some(rest.strip_prefix(['分', '분'])?.len())
    };
    let length = sixtieths(rest)
        .and_then(|rest| rest.strip_prefix(['分', '분']))
        .map(str::len)
        .or_else(|| minutes(rest))?;
    Some(&rest[tail(rest, length)..])
}

/// Elements that may be entries: alike, with one parent.
struct Group {
    members: Vec<(RowId, usize)>,
    parent: RowId,
}

/// Entries by the page's own elements.
fn on_page(page: &Page, body: &Body, declared: Declared<'_>) -> Vec<Entry> {
    let timed = timed(page);
    let min = if declared.is_live { MIN_DECLARED } else { MIN_ENTRIES };
    if timed.len() < min {
        return Vec::new();
    }
    // each row above a time counts once, for the first time within it
    let mut groups: BTreeMap<(RowId, LocalName), Group> = BTreeMap::new();
    let mut is_seen = vec![false; page.rows.len()];
    for (index, time) in timed.iter().enumerate() {
        for row in page.ancestors(time.row).take(MAX_LEVELS) {
            if std::mem::replace(&mut is_seen[row as usize], true) {
                break;
            }
            let element = &page.rows[row as usize];
            groups
                .entry((element.parent, element.tag.clone()))
                .or_insert_with(|| Group { members: Vec::new(), parent: element.parent })
                .members
                .push((row, index));
        }
    }
    let words: Vec<f32> =
        body.paragraphs.iter().map(|paragraph| crate::text::words(&paragraph.text)).collect();
    let total: f32 = words.iter().sum();
    let mut best: (f32, Vec<Entry>) = (0.0, Vec::new());
    for group in groups.values().filter(|group| group.members.len() >= min) {
        for is_flat in [false, true] {
            let entries = ranges(page, body, group, &timed, is_flat);
            let share =
                entries.iter().map(|entry| words[entry.start..entry.end].iter().sum::<f32>()).sum::<f32>()
                    / total.max(1.0);
            let bare = group.members.iter().filter(|(_, time)| timed[*time].is_bare).count();
            let is_live = declared.is_live
                || bare as f32 >= BARE_SHARE * group.members.len() as f32
                || page
                    .ancestors(group.parent)
                    .take(4)
                    .any(|row| page.rows[row as usize].hints.any(Hints::LIVE));
            // entries that hold their text are surer than headings that are followed by it
            let is_better = share > best.0 + if is_flat { 0.1 } else { 0.0 };
            if entries.len() >= min && share >= MIN_SHARE && is_live && is_better {
                best = (share, entries);
            }
        }
    }
    best.1
}

/// The entries of a group: each the paragraphs within its element, or, if it is flat, those up to the next element.
fn ranges(page: &Page, body: &Body, group: &Group, timed: &[Timed], is_flat: bool) -> Vec<Entry> {
    let at = |block: u32| body.blocks.partition_point(|&known| known < block);
    let mut entries = Vec::new();
    for (index, &(row, time)) in group.members.iter().enumerate() {
        let (from, to) = page.rows[row as usize].blocks;
        let to = match group.members.get(index + 1) {
            Some(&(next, _)) if is_flat => page.rows[next as usize].blocks.0,
            None if is_flat => page.rows[group.parent as usize].blocks.1,
            _ => to,
        };
        let (start, end) = (at(from), at(to));
        let holds_text =
            body.paragraphs[start..end.max(start)].iter().any(|paragraph| paragraph.kind != Kind::Heading);
        if holds_text {
            let time = &timed[time];
            entries.push(Entry {
                time: Some(time.printed.clone())
                    .filter(|printed| !printed.is_empty())
                    .or_else(|| time.stated.clone()),
                posted: time.stated.as_deref().and_then(|stated| timestamp_of(stated, None, "time")),
                headline: None,
                start,
                end,
            });
        }
    }
    entries
}

/// The first letters of a text, by which it is found again.
fn key(text: &str) -> String {
    letter_chars(text).take(KEY_LETTERS).collect()
}

/// Entries by the updates that the metadata lists, where the page's elements name no times.
fn by_updates(body: &Body, updates: &[LiveUpdate]) -> Vec<Entry> {
    if updates.is_empty() {
        return Vec::new();
    }
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for (index, paragraph) in body.paragraphs.iter().enumerate() {
        places.entry(key(&paragraph.text)).or_insert(index);
    }
    let mut starts: Vec<usize> = updates
        .iter()
        .filter_map(|update| {
            let headline = update.headline.as_deref().map(key).filter(|key| !key.is_empty());
            headline.and_then(|key| places.get(&key)).or_else(|| places.get(&key(&update.body))).copied()
        })
        .collect();
    starts.sort_unstable();
    starts.dedup();
    let ends = starts.iter().skip(1).copied().chain(std::iter::once(body.paragraphs.len()));
    starts.iter().zip(ends).map(|(&start, end)| Entry { start, end, ..Entry::default() }).collect()
}

/// Gives an entry its headline, and the moment that its text or the metadata states.
fn complete(entry: &mut Entry, paragraphs: &[Paragraph], declared: Declared<'_>) {
    let own = &paragraphs[entry.start..entry.end];
    entry.headline =
        own.iter().take(2).find(|paragraph| paragraph.kind == Kind::Heading).map(|found| found.text.clone());
    let keys: Vec<String> = own.iter().take(3).map(|paragraph| key(&paragraph.text)).collect();
    let update = declared.updates.iter().find(|update| {
        let headline = update.headline.as_deref().map(key).unwrap_or_default();
        let text = key(&update.body);
        keys.iter().any(|key| !key.is_empty() && (*key == headline || *key == text))
    });
    if let Some(update) = update {
        if entry.posted.is_none() {
            entry.posted = update
                .posted
                .as_deref()
                .and_then(|posted| timestamp_of(posted, declared.language, "json_ld"));
        }
        entry.time = entry.time.take().or_else(|| update.posted.clone());
    }
    if entry.posted.is_none() {
        entry.posted = entry.time.as_deref().and_then(|time| timestamp_of(time, declared.language, "text"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Limits;
    use crate::assemble::{Spans, body};
    use crate::blocks::Verdict;

    const NONE: Declared<'_> = Declared { is_live: false, updates: &[], language: None };

    /// Keeps the blocks that end a sentence, and headings.
    fn read(html: &str, declared: Declared<'_>) -> Vec<(Option<String>, Option<String>, usize, usize)> {
        let page = Page::parse(html, &Limits::default()).expect("small");
        let verdicts: Vec<Verdict> = page
            .blocks
            .iter()
            .map(|block| {
                let is_heading = &*page.rows[block.row as usize].tag == "h3";
                let kind = if is_heading { Kind::Heading } else { Kind::Paragraph };
                let is_kept = is_heading || page.block_text(block).ends_with('.');
                let outcome = if is_kept { Ok(kind) } else { Err(crate::blocks::Reason::Unrelated) };
                Verdict { score: 0.0, outcome }
            })
            .collect();
        let body = body(&page, &verdicts, Spans::QuoteElements);
        entries(&page, &body, declared)
            .into_iter()
            .map(|entry| (entry.time, entry.posted.map(|posted| posted.to_string()), entry.start, entry.end))
            .collect()
    }

    #[test]
    fn test_elements_that_name_a_time_are_entries() {
        let entry = |time: &str| {
            format!(
                "<article><time datetime='2026-05-12T{time}:00+02:00'>{time}</time><h3>News</h3><p>It is so.</p></article>"
            )
        };
        let page =
            format!("<p>The day.</p><div>{}{}{}</div>", entry("14:32"), entry("14:10"), entry("13:55"));
        let found = read(&page, NONE);
        assert_eq!(found.len(), 3);
        assert_eq!(found[0], (Some("14:32".into()), Some("2026-05-12T14:32:00+02:00".into()), 1, 3));
        assert_eq!((found[2].2, found[2].3), (5, 7));
    }

    #[test]
    fn test_headings_with_a_time_are_followed_by_their_entries() {
        let page = "<p>The day.</p><h3>+++ 14.32 Uhr: Ferry +++</h3><p>It runs.</p><p>It is full.</p><h3>14.10 Uhr: Bridge</h3><p>It is closed now.</p><h3>13.55 Uhr: Mayor</h3><p>She spoke to us.</p>";
        let found = read(page, NONE);
        let times: Vec<&str> = found.iter().filter_map(|entry| entry.0.as_deref()).collect();
        assert_eq!(times, ["14.32 Uhr", "14.10 Uhr", "13.55 Uhr"]);
        assert_eq!((found[0].2, found[0].3), (1, 4));
        assert!(found.iter().all(|entry| entry.1.is_none()), "a time of day is no moment");
    }

    #[test]
    fn test_a_story_with_dates_is_no_live_blog() {
        let list = "<ul><li><time>1931</time><p>It was built.</p><li><time>1956</time><p>It was mended.</p><li><time>1990</time><p>It was painted.</p></ul>";
        assert!(read(list, NONE).is_empty());
        assert_eq!(read(list, Declared { is_live: true, ..NONE }).len(), 3);
    }

    #[test]
    fn test_comments_and_hours_are_no_live_blog() {
        let comment =
            |date: &str| format!("<div><time>{date}</time><p>I was there and it is true.</p></div>");
        assert!(
            read(
                &["14. 1. 2026, 13:47", "14. 1. 2026, 13:50", "15. 1. 2026, 9:12"].map(comment).concat(),
                NONE
            )
            .is_empty()
        );
        assert!(
            read(&["13:15 - 17:00", "9:00 - 12:00", "13:15 - 17:00"].map(comment).concat(), NONE).is_empty()
        );
        assert_eq!(
            read(&["2:05 p.m. ET", "1:40 p.m. ET", "1:15 p.m. ET"].map(comment).concat(), NONE).len(),
            3
        );
    }

    #[test]
    fn test_updates_of_the_metadata_find_their_text() {
        let updates = [LiveUpdate {
            headline: Some("Ferry".into()),
            posted: Some("2026-05-12T14:32:00Z".into()),
            body: String::new(),
        }];
        let found = read(
            "<p>The day.</p><h3>Ferry</h3><p>It runs.</p>",
            Declared { is_live: true, updates: &updates, ..NONE },
        );
        assert_eq!(
            found,
            [(Some("2026-05-12T14:32:00Z".into()), Some("2026-05-12T14:32:00+00:00".into()), 1, 3)]
        );
    }
}
