//! Text to timestamp: what is written, no more.
//!
//! A text is cut once into numbers and words ([`tokens`](super::tokens)), the days are read of them ([`day_forms`](super::day_forms)), and
//! each gets the time beside it. A missing time stays missing, an unknown offset stays unknown. Nothing here is a regex: this runs on every
//! line with a digit.

use super::clock::{self, Clock};
use super::day_forms::{Date, Day, FIRST_YEAR, days, valid};
use super::tokens::{Token, plain, plain_char, tokens};
use crate::article::{Precision, Source, Timestamp};
use crate::text::has_number;

pub(super) use super::months::is_month;

/// Bytes of a text that are read: a bound of work, no line that people read has more.
const MAX_TEXT: usize = 20_000;
/// Bytes after and before a date in which its time may stand.
const TIME_AFTER: usize = 40;
const TIME_BEFORE: usize = 28;
/// Characters before and after a date that say what it dates.
const WORDS_BEFORE: usize = 48;
const WORDS_AFTER: usize = 32;
/// A date within a text.
#[derive(Debug, Clone)]
pub(super) struct Dated {
    pub(super) timestamp: Timestamp,
    /// The day that is meant if day and month stand the other way round, where both can be.
    pub(super) swapped: Option<Date>,
    /// What stands before it, from the date before on, and after it, up to the next; lower case.
    pub(super) before: String,
    pub(super) after: String,
    /// Bytes of the text (with ASCII digits) that hold the date.
    pub(super) place: (usize, usize),
    /// The date's share of its part of the line, between bars, dots and dashes.
    pub(super) share: f32,
    /// Whether it is written for machines, as ISO 8601 writes an instant.
    pub(super) is_iso: bool,
    /// Whether nothing stands before it, on the line or in its part of the line.
    pub(super) is_first: bool,
    pub(super) opens_part: bool,
    /// Whether another date follows as the end of a span of days.
    pub(super) is_span: bool,
}

/// Reads the first date of a text. `language` is the page's (BCP 47), `source` where the text stood.
pub(crate) fn parse(text: &str, language: Option<&str>, source: &'static str) -> Option<Timestamp> {
    all(text, language, source).into_iter().next().map(|dated| dated.timestamp)
}

/// Reads the dates of a text, in order.
pub(super) fn all(text: &str, language: Option<&str>, source: &'static str) -> Vec<Dated> {
    let raw = text.trim();
    let raw = &raw[..raw.floor_char_boundary(MAX_TEXT)];
    if !may_hold_date(raw) {
        return Vec::new();
    }
    let text = &*plain(raw);
    if let Some(timestamp) = digits_only(text, raw, source) {
        return vec![Dated {
            timestamp,
            swapped: None,
            before: String::new(),
            after: String::new(),
            place: (0, text.len()),
            share: 1.0,
            is_iso: false,
            is_first: true,
            opens_part: true,
            is_span: false,
        }];
    }
    let tokens = tokens(text);
    let found = days(text, &tokens, language);
    let is_same = text.len() == raw.len();
    let clocks = clocks(text, &tokens, &found);
    found
        .iter()
        .zip(clocks)
        .enumerate()
        .map(|(index, (day, clock))| {
            let from = index.checked_sub(1).map_or(0, |previous| found[previous].end);
            let until = found.get(index + 1).map_or(text.len(), |next| next.start);
            let before = &text[from..day.start];
            let after = &text[day.end..until];
            let part = text[from..day.start].rfind(PARTS).map_or(from, |at| from + at);
            Dated {
                timestamp: Timestamp {
                    date: day.date,
                    time: clock.time,
                    offset: clock.offset,
                    precision: clock.precision(),
                    raw: snippet(text, raw, day),
                    source: Source::of(source),
                },
                swapped: day.swapped,
                before: tail(before, WORDS_BEFORE).to_lowercase(),
                after: head(after, WORDS_AFTER).to_lowercase(),
                place: if is_same { (day.start, day.end) } else { raw_place(raw, day) },
                share: (day.end - day.start) as f32 / part_around(text, day.start, day.end).max(1) as f32,
                is_iso: after.as_bytes().first() == Some(&b'T') && clock.time.is_some(),
                is_first: text[..day.start].trim().is_empty(),
                opens_part: text[part..day.start].trim_matches(is_part).is_empty(),
                is_span: index + 1 < found.len()
                    && matches!(after.trim(), "-" | "–" | "—" | "bis" | "to" | "until" | "au" | "al"),
            }
        })
        .collect()
}

/// Where a date of the plain text stands in the text as it was.
fn raw_place(raw: &str, day: &Day) -> (usize, usize) {
    let mut plain_at = 0;
    let mut place = (raw.len(), raw.len());
    for (at, c) in raw.char_indices() {
        if plain_at <= day.start {
            place.0 = at;
        }
        if plain_at >= day.end {
            place.1 = at;
            break;
        }
        plain_at += plain_char(c).map_or(0, char::len_utf8);
    }
    place
}

/// Bytes of the raw text that a timestamp carries.
const MAX_RAW: usize = 400;

/// What was read: the line, or of a long one what stands around the date.
fn snippet(text: &str, raw: &str, day: &Day) -> String {
    if raw.len() <= MAX_RAW {
        return raw.to_owned();
    }
    let from = text.floor_char_boundary(day.start.saturating_sub(MAX_RAW / 4));
    let to = text.floor_char_boundary(day.end + MAX_RAW / 4);
    text[from..to].trim().to_owned()
}

fn tail(text: &str, chars: usize) -> &str {
    let from = text.char_indices().rev().nth(chars.saturating_sub(1)).map_or(0, |(at, _)| at);
    &text[from..]
}

fn head(text: &str, chars: usize) -> &str {
    &text[..text.char_indices().nth(chars).map_or(text.len(), |(at, _)| at)]
}

/// What parts the fields of a line about an article: author, date, section, time to read.
const PARTS: [char; 6] = ['|', '·', '•', '\n', '—', '–'];

fn is_part(c: char) -> bool {
    PARTS.contains(&c) || c.is_whitespace()
}

/// Bytes of the part of a line in which a date stands.
fn part_around(text: &str, start: usize, end: usize) -> usize {
    let from = text[..start].rfind(PARTS).unwrap_or(0);
    let to = text[end..].find(PARTS).map_or(text.len(), |at| end + at);
    text[from..to].trim_matches(is_part).len()
}

/// Whether a text can hold a date at all. A date has a year of four digits, all its digits in one run, a year of two behind the
/// second of two separators, behind an apostrophe or a month's name, or an era.
fn may_hold_date(text: &str) -> bool {
    if !text.is_ascii() {
        // signs and digits of other scripts: the tokens will tell
        return has_number(text) || text.contains(FIRST_YEAR);
    }
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut joined = 0;
    let mut runs = 0;
    while let Some(found) = bytes[at..].iter().position(u8::is_ascii_digit) {
        at += found;
        let run = bytes[at..].iter().take_while(|b| b.is_ascii_digit()).count();
        joined = if at > 0 && matches!(bytes[at - 1], b'.' | b'/') { joined + 1 } else { 0 };
        runs += usize::from(run <= 2);
        if run >= 4 || (run == 2 && joined >= 2) {
            return true;
        }
        // "3 sty 23", "5 Jan '23": a day and a year of two digits with a word between them
        if run == 2 && runs >= 2 && at >= 2 && matches!(bytes[at - 1], b' ' | b'\'' | b'-') {
            return true;
        }
        at += run;
    }
    false
}

/// A text of digits alone: seconds or milliseconds since 1970 (they are UTC by definition), or all fields run together.
fn digits_only(text: &str, raw: &str, source: &'static str) -> Option<Timestamp> {
    if !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    if let 12 | 14 = text.len() {
        let part = |from: usize, to: usize| text.get(from..to)?.parse::<u8>().ok();
        let date = valid(text.get(..4)?.parse().ok()?, part(4, 6)?, part(6, 8)?)?;
        let second = if text.len() == 14 { part(12, 14)? } else { 0 };
        let time = (part(8, 10)?, part(10, 12)?, second);
        let precision = if text.len() == 14 { Precision::Second } else { Precision::Minute };
        return (time.0 < 24 && time.1 < 60 && time.2 < 60).then(|| Timestamp {
            date,
            time: Some(time),
            offset: None,
            precision,
            raw: raw.to_owned(),
            source: Source::of(source),
        });
    }
    if !matches!(text.len(), 10 | 13) {
        return None;
    }
    let number: i64 = text.parse().ok()?;
    let seconds = if text.len() == 13 { number / 1000 } else { number };
    let instant = jiff::tz::Offset::UTC.to_datetime(jiff::Timestamp::from_second(seconds).ok()?);
    let date = (instant.year(), instant.month() as u8, instant.day() as u8);
    (2000..=2099).contains(&date.0).then(|| Timestamp {
        date,
        time: Some((instant.hour() as u8, instant.minute() as u8, instant.second() as u8)),
        offset: Some(0),
        precision: Precision::Second,
        raw: raw.to_owned(),
        source: Source::of(source),
    })
}

/// The times of the dates: right behind each, or else right before it. A line whose first time stands before its first date, and
/// whose last date has none behind it, has all its times before: "Updated 9:05 AM, May 3, 2026 | Published 8:10 AM, May 2, 2026".
fn clocks(text: &str, tokens: &[Token], days: &[Day]) -> Vec<Clock> {
    let before = |index: usize| {
        let to = days[index].start;
        let from =
            index.checked_sub(1).map_or(0, |previous| days[previous].end).max(to.saturating_sub(TIME_BEFORE));
        clock::within(text, tokens, (from, to))
    };
    let behind = |index: usize| {
        let from = days[index].end;
        let to = days.get(index + 1).map_or(text.len(), |next| next.start).min(from + TIME_AFTER);
        clock::within(text, tokens, (from, to))
    };
    let last = days.len().saturating_sub(1);
    let all_before = days.len() > 1 && before(0).is_some() && behind(last).is_none();
    let mut has_time = false;
    (0..days.len())
        .map(|index| {
            let clock = if all_before {
                days[index].inside.or_else(|| before(index))
            } else {
                let inside = days[index].inside.or_else(|| behind(index));
                // the time behind a date is that date's, not the next one's
                inside.or_else(|| if has_time { None } else { before(index) })
            };
            has_time = clock.is_some() && !all_before;
            clock.unwrap_or_default()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_a_date_knows_its_place_in_the_text_as_it_was() {
        let text = "\u{200b}Publié\u{a0}le ２７ janvier 2019";
        let place = all(text, Some("fr"), "text")[0].place;
        assert_eq!(&text[place.0..place.1], "２７ janvier 2019");
    }

    #[test]
    fn test_all_dates_of_a_line_with_what_stands_before_them() {
        let dates = all("Published 27 Jan 2019 13:11 | Updated 28 Jan 2019", Some("en"), "text");
        assert_eq!(dates.len(), 2);
        assert_eq!(dates[0].timestamp.to_string(), "2019-01-27T13:11:00");
        assert!(dates[0].before.contains("published") && dates[1].before.contains("updated"));
        assert_eq!(dates[1].timestamp.to_string(), "2019-01-28");
        assert!(all("28.01.2022 – 29.01.2022", Some("de"), "text")[0].is_span);
        let before = all("Updated 9:05 AM, May 3, 2026 | Published 8:10 AM, May 2, 2026", Some("en"), "text");
        let times: Vec<_> = before.iter().map(|dated| dated.timestamp.to_string()).collect();
        assert_eq!(times, ["2026-05-03T09:05:00", "2026-05-02T08:10:00"]);
    }
}
