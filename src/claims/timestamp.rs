//! Text to timestamp: what is written, no more.
//!
//! Formats are rows of tables, months are words of many languages at once (pages mix them); the page's language only settles
//! whether 03/04 is in March or April. A missing time stays missing, an unknown offset stays unknown.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::date_shapes::{Shape, Shapes, may_hold_date};
use super::months::{self, Month};
use crate::article::{Precision, Timestamp};

pub(super) use super::months::is_month;

/// Earliest and latest year that a page's date may have.
const YEARS: std::ops::RangeInclusive<i16> = 1990..=2099;
/// Bytes of a text that are read: a date stands at the beginning of a line about dates.
const MAX_TEXT: usize = 400;
/// Dates of one text that are read.
const MAX_DATES: usize = 6;
/// Bytes after and before a date in which its time may stand.
const TIME_AFTER: usize = 40;
const TIME_BEFORE: usize = 28;
/// Characters before a date that say what it dates.
const WORDS_BEFORE: usize = 48;
/// Years of the Buddhist era are ahead of ours by this; [`YEARS`] in that era never overlap with ours.
const BUDDHIST: i16 = 543;

/// Japanese eras that pages use, and the year before their first.
const ERAS: &[(&str, i16)] = &[("令和", 2018), ("平成", 1988), ("昭和", 1925)];

/// Offsets of zone abbreviations in minutes; the ambiguous (BST, IST, CST) and the seasonal (ET) are left out.
#[rustfmt::skip]
const ZONES: &[(&str, i16)] = &[
    ("Z", 0), ("UTC", 0), ("GMT", 0), ("EST", -300), ("EDT", -240), ("CDT", -300), ("MST", -420), ("MDT", -360), ("PST", -480), ("PDT", -420),
    ("WET", 0), ("WEST", 60), ("CET", 60), ("CEST", 120), ("MEZ", 60), ("MESZ", 120), ("EET", 120), ("EEST", 180), ("JST", 540), ("KST", 540), ("MSK", 180), ("AEST", 600), ("AEDT", 660), ("SAST", 120),
    ("NZST", 720), ("NZDT", 780), ("HKT", 480), ("SGT", 480), ("WIB", 420), ("BRT", -180), ("ART", -180),
];

struct Format {
    /// A wild example, and what it gives on a page in English.
    #[cfg_attr(not(test), allow(dead_code))]
    example: &'static str,
    #[cfg_attr(not(test), allow(dead_code))]
    gives: &'static str,
    pattern: &'static str,
    /// What a text must have for the pattern to be tried.
    shape: Shape,
    /// Which groups are year, month and day; a month group may hold a name.
    groups: (usize, usize, usize),
    /// Whether day and month may be the other way round.
    is_ambiguous: bool,
}

#[rustfmt::skip]
const FORMATS: &[Format] = &[
    Format { example: "2019-01-27T13:11:00+00:00", gives: "2019-01-27T13:11:00+00:00", pattern: r"(?:^|[^0-9])([0-9]{4})\s?[-/.]\s?([0-9]{1,2})\s?[-/.]\s?([0-9]{1,2})(?:[^0-9]|$)", shape: Shape::Numbers, groups: (1, 2, 3), is_ambiguous: false },
    Format { example: "2026年11月23日 9時05分", gives: "2026-11-23T09:05:00", pattern: r"(?:^|[^0-9])([0-9]{4})\s?[年년]\s?([0-9]{1,2})\s?[月월]\s?([0-9]{1,2})\s?[日일]?", shape: Shape::Sign, groups: (1, 2, 3), is_ambiguous: false },
    Format { example: "令和6年1月27日", gives: "2024-01-27", pattern: r"((?:令和|平成|昭和)\s?(?:[0-9]{1,2}|元))\s?年\s?([0-9]{1,2})\s?月\s?([0-9]{1,2})\s?日", shape: Shape::Sign, groups: (1, 2, 3), is_ambiguous: false },
    Format { example: "27 Jan, 2019 13:11", gives: "2019-01-27T13:11:00", pattern: r"(?:^|[^0-9.,:]|[^0-9]:)([0-9]{1,2})(?:st|nd|rd|th|er|ste|\.|º|°|ª)?[\s\-/,]{0,3}(?:de |of |d['’])?\s?([\p{L}\p{M}][\p{L}\p{M}.]{1,13})\.?,?[\s\-/]{1,3}(?:de |del |г\. )?['’]?([0-9]{4})(?-u:\b)", shape: Shape::Name, groups: (3, 2, 1), is_ambiguous: false },
    Format { example: "24 نيسان / أبريل 2020", gives: "2020-04-24", pattern: r"(?:^|[^0-9])([0-9]{1,2})\s+((?:كانون|تشرين)\s(?:الثاني|الأول|الاول)|[\p{L}\p{M}]{3,10})(?:\s?[/(]\s?[\p{L}\p{M}]{3,10}\)?)?\s?[،,]?\s?([0-9]{4})(?-u:\b)", shape: Shape::Name, groups: (3, 2, 1), is_ambiguous: false },
    Format { example: "January 27, 2019", gives: "2019-01-27", pattern: r"(?:^|[^\p{L}])([\p{L}\p{M}]{3,14})\.?\s{0,2}([0-9]{1,2})(?:st|nd|rd|th)?\s?[,.]?\s{1,2}(?:at\s+)?([0-9]{4})(?-u:\b)", shape: Shape::Name, groups: (3, 1, 2), is_ambiguous: false },
    Format { example: "Apr 042013", gives: "2013-04-04", pattern: r"(?:^|[^\p{L}])([\p{L}\p{M}]{3,12})\.?\s([0-9]{2})((?:19|20)[0-9][0-9])(?-u:\b)", shape: Shape::Name, groups: (3, 1, 2), is_ambiguous: false },
    Format { example: "Tue Jul 30 09:35:14 CEST 2019", gives: "2019-07-30T09:35:14+02:00", pattern: r"(?:^|[^\p{L}])([A-Z][a-z]{2}) ([0-9]{1,2}) [0-9]{2}:[0-9]{2}:[0-9]{2} (?:[A-Z]{3,5} |[+-][0-9]{4} |GMT[+-][0-9]{2}:?[0-9]{2} )?([0-9]{4})(?-u:\b)", shape: Shape::Name, groups: (3, 1, 2), is_ambiguous: false },
    Format { example: "2019. január 27.", gives: "2019-01-27", pattern: r"(?:^|[^0-9])([0-9]{4})(?:\.| m\.| gada|, )?\s{0,2}(?:gada )?([\p{L}\p{M}]{3,14})\.?\s+([0-9]{1,2})(?-u:\b)", shape: Shape::Name, groups: (1, 2, 3), is_ambiguous: false },
    Format { example: "2019. gada 27. janvāris", gives: "2019-01-27", pattern: r"(?:^|[^0-9])([0-9]{4})\. gada ([0-9]{1,2})\. ([\p{L}\p{M}]{3,14})", shape: Shape::Name, groups: (1, 3, 2), is_ambiguous: false },
    Format { example: "ngày 27 tháng 1 năm 2019", gives: "2019-01-27", pattern: r"(?i)([0-9]{1,2})\s+tháng\s+([0-9]{1,2})(?:,|\s+năm)?\s+([0-9]{4})(?-u:\b)", shape: Shape::Name, groups: (3, 2, 1), is_ambiguous: false },
    Format { example: "Erstellt am27.01.2019", gives: "2019-01-27", pattern: r"(?:^|[^0-9.:/\-])([0-9]{1,2})\s?[./\-]\s?([0-9]{1,2})\s?[./\-]\s?([0-9]{4})(?:[^0-9]|$)", shape: Shape::Numbers, groups: (3, 2, 1), is_ambiguous: true },
    Format { example: "27.01.19", gives: "2019-01-27", pattern: r"(?:^|[\s(\[,|>])([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{2})(?:[^0-9.]|$|\.(?:[^0-9]|$))", shape: Shape::Numbers, groups: (3, 2, 1), is_ambiguous: false },
    Format { example: "1/27/19", gives: "2019-01-27", pattern: r"(?:^|[\s(\[,|>])([0-9]{1,2})/([0-9]{1,2})/([0-9]{2})(?:[^0-9/]|$)", shape: Shape::Numbers, groups: (3, 2, 1), is_ambiguous: true },
    Format { example: "20190127T131100Z", gives: "2019-01-27T13:11:00+00:00", pattern: r"(?:^|\s)((?:19|20)[0-9][0-9])([0-9][0-9])([0-9][0-9])(?:T|(?-u:\b))", shape: Shape::Run, groups: (1, 2, 3), is_ambiguous: false },
];

static COMPILED: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    FORMATS.iter().map(|format| Regex::new(format.pattern).expect("a format's pattern is valid")).collect()
});

/// Hour, minute, second; the half of the day before or behind; a zone.
static TIME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)(?:(?P<pre>上午|早上|凌晨|下午|晚上|中午|午前|午後|오전|오후)\s?|^|[^\d:.,])(?P<join>t)?(?P<h>\d{1,2})\s?(?::|h|時|时|시\s?|點|点)\s?(?P<m>\d{2})(?:分|분)?(?::(?P<s>\d{2})(?:[.,]\d{1,9})?)?\s*(?P<post>(?:a\.?\s?m|p\.?\s?m|μ\.?μ|π\.?μ|صباح[\p{L}\p{M}]*|مساء[\p{L}\p{M}]*|ص|م|ب\.ظ|ق\.ظ)\b\.?)?\s*\(?(?:(?:GMT|UTC)\s?(?P<utc>[+-]\d{1,2}(?::?\d{2})?)|(?P<zone>(?-i:[A-Z]{1,5}))\b|(?P<offset>[+-]\d{2}:?\d{2})\b)?",
    )
    .expect("valid")
});
static DOTTED_TIME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:(\d{1,2})\.(\d{2})\s*(?:Uhr|uur|hrs|h\b|WIB|am\b|pm\b|(?-i:GMT|BST|CET|CEST|EST|EDT)\b)|(?:kl\.?|klo|ore|alle|um|às|pukul|godz\.?|в)\s*(\d{1,2})\.(\d{2})\b)").expect("valid")
});
static HOUR_ONLY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:^|[^\d:.])(\d{1,2})\s*(?:(am|pm|a\.m\.|p\.m\.)|uhr\b|h\b)").expect("valid")
});
/// A hidden instant that a theme prints right before the date for people: "2022-12-07T10:10:52+01:0025. Dezember 2022".
static GLUED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d)(\d)").expect("valid"));
static COMPACT_TIME: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^T?(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{4})?\b").expect("valid"));

/// A date within a text.
#[derive(Debug, Clone)]
pub(super) struct Dated {
    pub(super) timestamp: Timestamp,
    /// The day that is meant if day and month stand the other way round, where both can be.
    pub(super) swapped: Option<(i16, u8, u8)>,
    /// What stands before it, from the date before on; lower case.
    pub(super) before: String,
    /// The date's share of its part of the line, between bars, dots and dashes.
    pub(super) share: f32,
    /// Whether it is written for machines, as ISO 8601 writes an instant.
    pub(super) is_iso: bool,
    /// Whether nothing stands before it.
    pub(super) is_first: bool,
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
    let text = &*plain(raw);
    let text = &*if text.contains('T') { GLUED.replace(text, "$1 | $2") } else { Cow::Borrowed(text) };
    if !may_hold_date(text, ERAS.iter().map(|(era, _)| *era)) {
        return Vec::new();
    }
    if let Some(timestamp) = digits_only(text, raw, source) {
        let (before, is_first) = (String::new(), true);
        return vec![Dated {
            timestamp,
            swapped: None,
            before,
            share: 1.0,
            is_iso: false,
            is_first,
            is_span: false,
        }];
    }
    let found = days(text, language);
    let spans: Vec<(usize, usize)> = found.iter().map(|day| (day.start, day.end)).collect();
    let mut has_time = false;
    found
        .iter()
        .enumerate()
        .map(|(index, day)| {
            let from = index.checked_sub(1).map_or(0, |previous| spans[previous].1);
            let until = spans.get(index + 1).map_or(text.len(), |next| next.0);
            let before = &text[from..day.start];
            let after = &text[day.end..until];
            // the time behind a date is that date's, not the next one's
            let own_before = if has_time { "" } else { before };
            let (time, offset, precision) = time_of(own_before, &text[day.start..day.end], after);
            has_time = time.is_some();
            let gap = after.trim();
            let words: String = {
                let tail: Vec<char> = before.chars().rev().take(WORDS_BEFORE).collect();
                tail.into_iter().rev().collect()
            };
            Dated {
                timestamp: Timestamp { date: day.date, time, offset, precision, raw: raw.to_owned(), source },
                swapped: day.swapped,
                before: words.to_lowercase(),
                share: (day.end - day.start) as f32 / part_around(text, day.start, day.end).max(1) as f32,
                is_iso: after.as_bytes().first() == Some(&b'T') && time.is_some(),
                is_first: before.trim().is_empty(),
                is_span: index + 1 < spans.len() && matches!(gap, "-" | "–" | "—" | "bis" | "to" | "until"),
            }
        })
        .collect()
}

/// What parts the fields of a line about an article: author, date, section, time to read.
const PARTS: [char; 6] = ['|', '·', '•', '\n', '—', '–'];

/// Bytes of the part of a line in which a date stands.
fn part_around(text: &str, start: usize, end: usize) -> usize {
    let from = text[..start].rfind(PARTS).unwrap_or(0);
    let to = text[end..].find(PARTS).map_or(text.len(), |at| end + at);
    text[from..to].trim_matches(|c: char| PARTS.contains(&c) || c.is_whitespace()).len()
}

/// The text with digits of all scripts, blanks and punctuation as ASCII has them.
fn plain(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(
        text.chars()
            .filter(|c| !matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{ad}'))
            .map(|c| match c {
                '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{3000}' => ' ',
                '：' => ':',
                '／' => '/',
                '．' => '.',
                '－' | '‐' | '‑' => '-',
                c => digit(c).unwrap_or(c),
            })
            .collect(),
    )
}

/// Where the decimal digits of other scripts begin: Arabic, Persian, Devanagari, Bengali, Thai, full width.
const ZEROS: &[u32] = &[0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50, 0xff10];

fn digit(c: char) -> Option<char> {
    let zero = ZEROS.iter().find(|&&zero| (zero..zero + 10).contains(&u32::from(c)))?;
    char::from_digit(u32::from(c) - zero, 10)
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
            source,
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
        source,
    })
}

struct Day {
    /// Bytes of the text that hold the date.
    start: usize,
    end: usize,
    date: (i16, u8, u8),
    swapped: Option<(i16, u8, u8)>,
}

/// The days of a text, in order, none within another.
fn days(text: &str, language: Option<&str>) -> Vec<Day> {
    let mut found: Vec<Day> = Vec::new();
    let shapes = Shapes::of(text);
    for (format, regex) in FORMATS.iter().zip(COMPILED.iter()).filter(|(format, _)| shapes.has(format.shape))
    {
        found.extend(
            regex.captures_iter(text).take(MAX_DATES).filter_map(|groups| day_of(format, &groups, language)),
        );
    }
    // the sort is stable: of two that begin together, the earlier format wins
    found.sort_by_key(|day| day.start);
    let mut end = 0;
    found.retain(|day| {
        let is_free = day.start >= end;
        if is_free {
            end = day.end;
        }
        is_free
    });
    found.truncate(MAX_DATES);
    found
}

fn day_of(format: &Format, groups: &Captures<'_>, language: Option<&str>) -> Option<Day> {
    let (year, month, day) = format.groups;
    let ends = [groups.get(year)?, groups.get(month)?, groups.get(day)?];
    let start = ends.iter().map(regex::Match::start).min()?;
    let end = ends.iter().map(regex::Match::end).max()?;
    let (date, swapped) = date_of(
        ends[0].as_str(),
        ends[1].as_str(),
        ends[2].as_str(),
        // between dots the day comes first, wherever dots are written
        (format.is_ambiguous, groups.get(0)?.as_str().contains('/'), groups.get(0)?.as_str().contains('.')),
        language,
    )?;
    Some(Day { start, end, date, swapped })
}

type Date = (i16, u8, u8);

fn date_of(
    year: &str,
    month: &str,
    day: &str,
    (is_ambiguous, has_slash, has_dot): (bool, bool, bool),
    language: Option<&str>,
) -> Option<(Date, Option<Date>)> {
    let year = year_of(year)?;
    let day: u8 = day.parse().ok()?;
    let month = match month.parse::<u8>() {
        Ok(number) => number,
        Err(_) => match months::of_name(month, language)? {
            Month::Common(month) => month,
            Month::Iranian(month) => return Some((months::of_iranian(year, month, day)?, None)),
        },
    };
    if (1300..=1500).contains(&year) {
        let is_iranian = language.is_some_and(|tag| tag.starts_with("fa"));
        return if is_iranian { Some((months::of_iranian(year, month, day)?, None)) } else { None };
    }
    let as_written = valid(year, month, day);
    if !is_ambiguous {
        return Some((as_written?, None));
    }
    match (as_written, valid(year, day, month)) {
        (Some(date), Some(other)) if date != other && !has_dot => {
            let is_swapped = has_slash && is_month_first(language);
            Some(if is_swapped { (other, Some(date)) } else { (date, Some(other)) })
        }
        (Some(date), _) | (None, Some(date)) => Some((date, None)),
        (None, None) => None,
    }
}

fn year_of(year: &str) -> Option<i16> {
    for (era, before) in ERAS {
        if let Some(count) = year.strip_prefix(era) {
            let count = count.trim();
            let count: i16 = if count == "元" { 1 } else { count.parse().ok()? };
            return Some(before + count);
        }
    }
    let mut year: i16 = year.parse().ok()?;
    if year < 100 {
        year += if year < 70 { 2000 } else { 1900 };
    }
    if YEARS.contains(&(year - BUDDHIST)) {
        year -= BUDDHIST;
    }
    Some(year)
}

fn valid(year: i16, month: u8, day: u8) -> Option<Date> {
    let is_valid = YEARS.contains(&year)
        && month <= 12
        && day <= 31
        && jiff::civil::Date::new(year, month as i8, day as i8).is_ok();
    is_valid.then_some((year, month, day))
}

/// Americans write the month first; so does a page in English that says no more.
fn is_month_first(language: Option<&str>) -> bool {
    match language {
        None => true,
        Some(tag) => {
            let tag = tag.to_ascii_lowercase().replace('_', "-");
            tag == "en" || tag.starts_with("en-us") || tag.starts_with("en-ph")
        }
    }
}

type Time = (Option<(u8, u8, u8)>, Option<i16>, Precision);

/// The time within a date, right behind it, or else right before it.
fn time_of(before: &str, inside: &str, after: &str) -> Time {
    let after = &after[..after.floor_char_boundary(TIME_AFTER)];
    if let Some(groups) = COMPACT_TIME.captures(after)
        && let Some(time) = clock(groups.get(1), groups.get(2), groups.get(3), None)
    {
        let offset = groups.get(4).and_then(|zone| offset_of(zone.as_str()));
        let precision = if groups.get(3).is_some() { Precision::Second } else { Precision::Minute };
        return (Some(time), offset, precision);
    }
    let before = &before[before.ceil_char_boundary(before.len().saturating_sub(TIME_BEFORE))..];
    for part in [inside, after, before] {
        if let Some(groups) = TIME.captures(part)
            && let Some(time) = clock(
                groups.name("h"),
                groups.name("m"),
                groups.name("s"),
                groups.name("post").or_else(|| groups.name("pre")),
            )
        {
            let precision = if groups.name("s").is_some() { Precision::Second } else { Precision::Minute };
            return (Some(time), zone_of(&groups), precision);
        }
        if part == inside {
            continue;
        }
        if let Some(groups) = DOTTED_TIME.captures(part)
            && let Some(time) = clock(
                groups.get(1).or_else(|| groups.get(3)),
                groups.get(2).or_else(|| groups.get(4)),
                None,
                None,
            )
        {
            return (Some(time), None, Precision::Minute);
        }
        if let Some(groups) = HOUR_ONLY.captures(part)
            && let Some(time) = clock(groups.get(1), None, None, groups.get(2))
        {
            return (Some(time), None, Precision::Minute);
        }
    }
    (None, None, Precision::Day)
}

/// The offset that stands behind a time. "10:30-11:30" has none: between people, a sign without seconds is a dash.
fn zone_of(groups: &Captures<'_>) -> Option<i16> {
    if let Some(utc) = groups.name("utc") {
        return offset_of(utc.as_str());
    }
    if let Some(zone) = groups.name("zone") {
        return offset_of(zone.as_str());
    }
    let offset = groups.name("offset")?.as_str();
    let is_machine = groups.name("s").is_some() || groups.name("join").is_some() || !offset.contains(':');
    if is_machine { offset_of(offset) } else { None }
}

fn clock(
    hour: Option<regex::Match<'_>>,
    minute: Option<regex::Match<'_>>,
    second: Option<regex::Match<'_>>,
    half: Option<regex::Match<'_>>,
) -> Option<(u8, u8, u8)> {
    let number =
        |part: Option<regex::Match<'_>>| part.map_or(Some(0), |part| part.as_str().parse::<u8>().ok());
    let (mut hour, minute, second) = (number(Some(hour?))?, number(minute)?, number(second)?);
    match half.map(|half| is_afternoon(half.as_str())) {
        // "13:11 PM" is what templates write
        Some(true) if hour < 12 => hour += 12,
        Some(false) if hour == 12 => hour = 0,
        _ => {}
    }
    (hour < 24 && minute < 60 && second < 60).then_some((hour, minute, second))
}

/// Whether the word beside a time puts it after noon.
fn is_afternoon(half: &str) -> bool {
    let half = half.to_lowercase();
    ["p", "π", "م", "下午", "晚上", "中午", "午後", "오후", "ب"].iter().any(|word| half.starts_with(word))
}

fn offset_of(zone: &str) -> Option<i16> {
    if let Some(&(_, minutes)) = ZONES.iter().find(|(name, _)| name.eq_ignore_ascii_case(zone)) {
        return Some(minutes);
    }
    let sign = match zone.as_bytes().first()? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let digits: String = zone.chars().filter(char::is_ascii_digit).collect();
    let (hours, minutes) = digits.split_at(digits.len().min(if digits.len() == 3 { 1 } else { 2 }));
    let hours: i16 = hours.parse().ok()?;
    let minutes: i16 = if minutes.is_empty() { 0 } else { minutes.parse().ok()? };
    (hours <= 14 && minutes < 60).then_some(sign * (hours * 60 + minutes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_every_format_reads_its_example() {
        for format in FORMATS {
            let read = parse(format.example, Some("en"), "text").map(|timestamp| timestamp.to_string());
            assert_eq!(read.as_deref(), Some(format.gives), "{}", format.example);
        }
    }

    #[test]
    fn test_no_format_reads_what_cannot_hold_a_date() {
        for format in FORMATS {
            let text = plain(format.example);
            assert!(may_hold_date(&text, ERAS.iter().map(|(era, _)| *era)), "{text}");
            assert!(Shapes::of(&text).has(format.shape), "{text}");
        }
    }

    #[test]
    fn test_all_dates_of_a_line_with_what_stands_before_them() {
        let dates = all("Published 27 Jan 2019 13:11 | Updated 28 Jan 2019", Some("en"), "text");
        assert_eq!(dates.len(), 2);
        assert_eq!(dates[0].timestamp.to_string(), "2019-01-27T13:11:00");
        assert!(dates[0].before.contains("published") && dates[1].before.contains("updated"));
        assert_eq!(dates[1].timestamp.to_string(), "2019-01-28");
        assert!(all("28.01.2022 – 29.01.2022", Some("de"), "text")[0].is_span);
    }

    #[test]
    fn test_both_readings_of_an_ambiguous_day_are_known() {
        let dates = all("11/01/2023 12:43:42", Some("de"), "meta");
        assert_eq!((dates[0].timestamp.date, dates[0].swapped), ((2023, 1, 11), Some((2023, 11, 1))));
        assert_eq!(all("27/01/2019", Some("en-US"), "meta")[0].swapped, None);
    }
}
