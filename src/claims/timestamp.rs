//! Text to timestamp: what is written, no more.
//!
//! A text is cut once into numbers and words; forms of dates are looked for at each number. Months are words of many languages at
//! once (pages mix them); the page's language, and a weekday beside the date, only settle whether 03/04 is in March or April. A
//! missing time stays missing, an unknown offset stays unknown. Nothing here is a regex: this runs on every line with a digit.

use std::borrow::Cow;

use super::clock::{self, Clock};
use super::months::{self, Month};
use super::weekdays;
use crate::article::{Precision, Source, Timestamp};

pub(super) use super::months::is_month;

/// Earliest and latest year that a page's date may have.
const YEARS: std::ops::RangeInclusive<i16> = 1990..=2099;
/// Bytes of a text that are read, and dates of it. Both are bounds of work: no line that people read has more.
const MAX_TEXT: usize = 20_000;
const MAX_DATES: usize = 24;
/// Bytes after and before a date in which its time may stand.
const TIME_AFTER: usize = 40;
const TIME_BEFORE: usize = 28;
/// Characters before and after a date that say what it dates.
const WORDS_BEFORE: usize = 48;
const WORDS_AFTER: usize = 32;
/// Words before a date among which its weekday may stand.
const WEEKDAY_WORDS: usize = 3;
/// Years of the Buddhist era are ahead of ours by this; [`YEARS`] in that era never overlap with ours.
const BUDDHIST: i16 = 543;
/// The century that the Thai mean by a year of two digits.
const BUDDHIST_CENTURY: i16 = 2500;
/// Two digits below this are years after 2000.
const PIVOT: i16 = 70;

/// Japanese eras that pages use, and the year before their first.
const ERAS: &[(&str, i16)] = &[("令和", 2018), ("平成", 1988), ("昭和", 1925)];
/// The first year of an era has a sign of its own.
const FIRST_YEAR: &str = "元年";

/// What stands between a day and its month or its year, and says nothing. Lower case.
const BETWEEN: &[&str] =
    &["de", "del", "of", "d", "do", "г", "m", "gada", "at", "the", "den", "ko", "թ", "ж", "р", "й"];
/// Endings of ordinal numbers. Lower case.
const ORDINALS: &[&str] = &["st", "nd", "rd", "th", "er", "ste", "º", "ª", "re", "e", "-го"];

type Date = (i16, u8, u8);

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
        return text.contains(char::is_numeric) || text.contains(FIRST_YEAR);
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

/// The text with digits of all scripts, blanks and punctuation as ASCII has them.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    let is_plain = |c: char| c.is_ascii() || plain_char(c) == Some(c);
    if text.is_ascii() || text.chars().all(is_plain) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter_map(plain_char).collect())
}

/// A character as ASCII has it; none for one that cannot be seen.
fn plain_char(c: char) -> Option<char> {
    Some(match c {
        '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}'
        | '\u{feff}'
        | '\u{ad}' => return None,
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{3000}' => ' ',
        '：' => ':',
        '／' => '/',
        // marks of abbreviation: Hebrew's, Devanagari's
        '．' | '׳' | '॰' => '.',
        '،' => ',',
        '－' | '‐' | '‑' => '-',
        '’' => '\'',
        c => digit(c).unwrap_or(c),
    })
}

/// Where the decimal digits of other scripts begin: Arabic, Persian, Devanagari, Bengali, Gurmukhi, Gujarati, Odia, Tamil, Telugu, Kannada,
/// Malayalam, Sinhala, Thai, Lao, Burmese, Khmer, full width.
const ZEROS: &[u32] = &[
    0x0660, 0x06f0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0x0de6, 0x0e50,
    0x0ed0, 0x1040, 0x17e0, 0xff10,
];

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

/// A number or a word of a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    pub(super) start: usize,
    pub(super) end: usize,
    /// The number, if it has at most eight digits; a word has none.
    pub(super) number: Option<u32>,
    pub(super) is_word: bool,
}

impl Token {
    pub(super) fn digits(self) -> usize {
        if self.is_word { 0 } else { self.end - self.start }
    }

    /// A number of one or two digits.
    pub(super) fn small(self) -> Option<u8> {
        self.number.filter(|_| self.digits() <= 2).map(|number| number as u8)
    }
}

/// Letters, and the marks that scripts write over and under them.
fn is_letter(c: char) -> bool {
    crate::text::is_alphabetic(c)
        || matches!(c, '\u{300}'..='\u{36f}' | '\u{5b0}'..='\u{5c7}' | '\u{610}'..='\u{65f}' | '\u{900}'..='\u{963}' | '\u{981}'..='\u{9e3}' | '\u{9f0}'..='\u{dff}' | '\u{e31}'..='\u{e4e}' | '\u{eb1}'..='\u{ecd}' | '\u{102b}'..='\u{103e}' | '\u{135d}'..='\u{135f}' | '\u{17b4}'..='\u{17d3}')
}

fn is_thai(c: char) -> bool {
    matches!(c, '\u{e01}'..='\u{e4e}')
}

/// Whether digits end the offset of an instant, to which themes glue the date for people: "10:10:52+01:0025. Dezember 2022".
fn ends_instant(text: &[u8], start: usize) -> bool {
    start >= 7 && text[start - 1] == b':' && matches!(text[start - 4], b'+' | b'-') && text[start - 7] == b':'
}

/// Whether digits are a day to which a template glued the time: "2026-11-2308:10".
fn opens_clock(text: &[u8], start: usize) -> bool {
    let is_digit = |at: usize| text.get(at).is_some_and(u8::is_ascii_digit);
    start >= 8
        && text[start - 1] == b'-'
        && text[start - 4] == b'-'
        && [1, 2, 3].iter().all(|at| is_digit(start + at))
        && text.get(start + 4) == Some(&b':')
}

/// Cuts a text into numbers and words.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if c.is_ascii_digit() {
            let mut number = c.to_digit(10);
            let mut end = start + 1;
            let is_short = ends_instant(text.as_bytes(), start) || opens_clock(text.as_bytes(), start);
            let most = if is_short { 2 } else { usize::MAX };
            while let Some(&(at, c)) = chars.peek() {
                let Some(digit) = c.to_digit(10).filter(|_| end - start < most) else { break };
                number = number.filter(|_| end - start < 8).map(|number| number * 10 + digit);
                end = at + 1;
                chars.next();
            }
            tokens.push(Token { start, end, number, is_word: false });
        } else if is_letter(c) {
            let mut end = start + c.len_utf8();
            let mut last = c;
            while let Some(&(at, c)) = chars.peek() {
                // "ม.ค.": Thai months are short forms with a dot within
                let is_inner_dot =
                    c == '.' && is_thai(last) && text[at + 1..].starts_with(|next: char| is_thai(next));
                if !is_letter(c) && !is_inner_dot {
                    break;
                }
                end = at + c.len_utf8();
                last = c;
                chars.next();
            }
            tokens.push(Token { start, end, number: None, is_word: true });
        }
    }
    tokens
}

struct Day {
    /// Bytes of the text that hold the date.
    start: usize,
    end: usize,
    /// Tokens from the first to one past the last.
    tokens: (usize, usize),
    date: Date,
    swapped: Option<Date>,
    /// The time that stands within the date: "Tue Jul 30 09:35:14 CEST 2019".
    inside: Option<Clock>,
}

/// A text and its tokens, for the forms.
struct Line<'a> {
    text: &'a str,
    tokens: &'a [Token],
    language: Option<&'a str>,
}

/// The days of a text, in order, none within another.
fn days(text: &str, tokens: &[Token], language: Option<&str>) -> Vec<Day> {
    let line = Line { text, tokens, language };
    let mut found: Vec<Day> = Vec::new();
    let mut at = 0;
    while at < tokens.len() && found.len() < MAX_DATES {
        match line.day_at(at) {
            Some(mut day) => {
                line.settle_by_weekday(&mut day);
                at = day.tokens.1;
                found.push(day);
            }
            None => at += 1,
        }
    }
    found
}

impl Line<'_> {
    fn token(&self, at: usize) -> Option<Token> {
        self.tokens.get(at).copied()
    }

    /// A word, in lower case.
    fn word(&self, at: usize) -> Option<String> {
        let token = self.token(at).filter(|token| token.is_word)?;
        Some(self.text[token.start..token.end].to_lowercase())
    }

    /// What stands between a token and the next.
    fn gap(&self, at: usize) -> &str {
        match (self.token(at), self.token(at + 1)) {
            (Some(left), Some(right)) => &self.text[left.end..right.start],
            _ => "",
        }
    }

    /// Whether the gap after a token is blanks around at most one of the marks.
    fn is_gap(&self, at: usize, marks: &str) -> bool {
        let gap = self.gap(at);
        let trimmed = gap.trim();
        gap.len() <= 6 && (trimmed.is_empty() || trimmed.chars().count() == 1 && marks.contains(trimmed))
    }

    /// The character right before a token.
    fn before(&self, at: usize) -> Option<char> {
        self.text[..self.tokens[at].start].chars().next_back()
    }

    fn day_at(&self, at: usize) -> Option<Day> {
        let token = self.tokens[at];
        if token.is_word {
            return self.era(at).or_else(|| self.month_first(at));
        }
        match token.digits() {
            1 | 2 => self.numbers(at).or_else(|| self.day_first(at)),
            4 => self.year_first(at),
            8 => self.run(at),
            _ => None,
        }
    }

    fn made(&self, (from, to): (usize, usize), dates: (Date, Option<Date>)) -> Day {
        let (start, end) = (self.tokens[from].start, self.tokens[to - 1].end);
        let (date, swapped) = dates;
        Day { start, end, tokens: (from, to), date, swapped, inside: None }
    }

    /// The month that begins at a token, and the token behind it.
    fn month(&self, at: usize) -> Option<(Month, usize)> {
        let token =
            self.token(at).filter(|token| token.is_word && token.end - token.start <= months::MAX_NAME)?;
        let word = self.text[token.start..token.end].to_lowercase();
        if months::is_two_words(&word)
            && let Some(next) = self.word(at + 1)
            && let Some(month) = months::of_name(&format!("{word} {next}"), self.language)
        {
            return Some((month, at + 2));
        }
        let month = months::of_name(&word, self.language)?;
        // Arabic pages name a month twice: "نيسان / أبريل"
        let is_doubled = matches!(self.gap(at).trim(), "/" | "(")
            && self.word(at + 1).is_some_and(|next| months::of_name(&next, self.language).is_some());
        Some((month, if is_doubled { at + 2 } else { at + 1 }))
    }

    /// "2019-01-27", "2019年1月27日", "2019. január 27.", "2019. gada 27. janvāris".
    fn year_first(&self, at: usize) -> Option<Day> {
        let year = self.tokens[at].number? as i16;
        let next = self.token(at + 1)?;
        if next.is_word {
            let sign = &self.text[next.start..next.end];
            if matches!(sign, "年" | "년") {
                return self.signs(at, year, at + 2);
            }
            if !self.is_gap(at, ".,-/") {
                return None;
            }
            let filler = usize::from(BETWEEN.contains(&sign.to_lowercase().as_str()));
            let from = at + 1 + filler;
            if let Some((month, after)) = self.month(from) {
                let day = self.token(after)?.small()?;
                return self
                    .is_gap(after - 1, ".-/")
                    .then(|| Some(self.made((at, after + 1), (self.named(year, month, day)?, None))))?;
            }
            let day = self.token(from)?.small()?;
            let (month, after) = self.month(from + 1)?;
            return Some(self.made((at, after), (self.named(year, month, day)?, None)));
        }
        let (month, day) = (next.small()?, self.token(at + 2)?.small()?);
        let is_joined = |at: usize| matches!(self.gap(at).trim(), "-" | "/" | ".") && self.gap(at).len() <= 3;
        if !is_joined(at) || !is_joined(at + 1) {
            return None;
        }
        let date = if (1300..=1500).contains(&year) {
            self.iranian(year, month, day)?
        } else {
            valid(common(year), month, day)?
        };
        Some(self.made((at, at + 3), (date, None)))
    }

    /// The month and the day behind the sign of a year.
    fn signs(&self, from: usize, year: i16, at: usize) -> Option<Day> {
        let month = self.token(at)?.small()?;
        let sign = self.token(at + 1)?;
        if !matches!(&self.text[sign.start..sign.end], "月" | "월") {
            return None;
        }
        let day = self.token(at + 2)?.small()?;
        let mut made = self.made((from, at + 3), (valid(common(year), month, day)?, None));
        let behind = self.text[made.end..].trim_start_matches(' ');
        if let Some(sign) = behind.chars().next().filter(|c| matches!(c, '日' | '일')) {
            made.end = self.text.len() - behind.len() + sign.len_utf8();
        }
        Some(made)
    }

    /// "令和6年1月27日", "令和元年5月1日".
    fn era(&self, at: usize) -> Option<Day> {
        let token = self.tokens[at];
        let word = &self.text[token.start..token.end];
        let first = word.strip_suffix(FIRST_YEAR);
        let (_, before) = ERAS.iter().find(|(era, _)| first.unwrap_or(word).ends_with(era))?;
        if first.is_some() {
            return self.signs(at, before + 1, at + 1);
        }
        let count = self.token(at + 1)?.small()?;
        let sign = self.token(at + 2)?;
        (&self.text[sign.start..sign.end] == "年")
            .then(|| self.signs(at, before + i16::from(count), at + 3))?
    }

    /// "January 27, 2019", "Apr 042013", "Tue Jul 30 09:35:14 CEST 2019", "Mar 14, '23".
    fn month_first(&self, at: usize) -> Option<Day> {
        let next = self.token(at + 1)?;
        // most words are not before a number: no look at the names of months
        if next.is_word && !self.token(at + 2)?.number.is_some() {
            return None;
        }
        let (month, after) = self.month(at)?;
        let number = self.token(after)?;
        if !self.is_gap(after - 1, ".,") && !self.gap(after - 1).trim().eq("..") {
            return None;
        }
        if number.digits() == 6 {
            let number = number.number?;
            let date = self.named((number % 10_000) as i16, month, (number / 10_000) as u8)?;
            return Some(self.made((at, after + 1), (date, None)));
        }
        let day = number.small()?;
        let mut to = after + 1;
        if self.gap(after).is_empty() && self.word(to).is_some_and(|word| ORDINALS.contains(&word.as_str())) {
            to += 1;
        }
        if let Some(clock) = clock::at(self.text, self.tokens, to)
            && clock.seconds
        {
            let mut year_at = clock.to;
            // a zone between the time and the year
            while year_at < clock.to + 2 && self.token(year_at).is_some_and(|token| token.is_word) {
                year_at += 1;
            }
            if let Some(year) = self.token(year_at).filter(|token| token.digits() == 4) {
                let mut made =
                    self.made((at, year_at + 1), (self.named(year.number? as i16, month, day)?, None));
                made.inside = Some(clock);
                return Some(made);
            }
        }
        if self.word(to).is_some_and(|word| word == "at") {
            to += 1;
        }
        let year = self.token(to)?;
        let gap = self.gap(to - 1);
        let has_apostrophe = gap.ends_with('\'');
        let trimmed = gap.trim();
        if !matches!(trimmed, "" | "," | "." | "'" | ",'" | ", '" | "/" | "-" | ".,") || gap.is_empty() {
            return None;
        }
        let year = match year.digits() {
            4 => year.number? as i16,
            2 if has_apostrophe => century(year.number? as i16, PIVOT),
            _ => return None,
        };
        Some(self.made((at, to + 1), (self.named(year, month, day)?, None)))
    }

    /// "27 Jan 2019", "1º de janeiro de 2019", "5 января'23", "3 sty 23", "ngày 27 tháng 1 năm 2019".
    fn day_first(&self, at: usize) -> Option<Day> {
        let day = self.tokens[at].small()?;
        if self.before(at).is_some_and(|c| matches!(c, '.' | ',' | ':'))
            && at > 0
            && !self.tokens[at - 1].is_word
            && self.gap(at - 1).len() == 1
        {
            return None;
        }
        let mut to = at + 1;
        let mut word = self.word(to)?;
        if self.gap(at).is_empty() && ORDINALS.contains(&word.as_str()) {
            to += 1;
            word = self.word(to)?;
        }
        if BETWEEN.contains(&word.as_str()) {
            to += 1;
        }
        if matches!(word.as_str(), "tháng" | "thg") {
            let month = self.token(to + 1)?.small()?;
            let year_at = to + 2 + usize::from(self.word(to + 2).is_some_and(|word| word == "năm"));
            let year = self.token(year_at).filter(|token| token.digits() == 4)?;
            return Some(self.made((at, year_at + 1), (valid(year.number? as i16, month, day)?, None)));
        }
        if self.gap(at).trim().chars().count() > 1 || self.gap(at).len() > 6 {
            return None;
        }
        let (month, after) = self.month(to)?;
        let is_thai_month = self.text[self.tokens[to].start..].starts_with(is_thai);
        let mut year_at = after;
        let gap = self.gap(after - 1);
        if self
            .word(year_at)
            .is_some_and(|word| BETWEEN.contains(&word.as_str()) || word == "พ.ศ" || word == "ค.ศ")
        {
            year_at += 1;
        } else if gap.trim() != ".,"
            && (gap.chars().filter(|c| *c != '\'' && !c.is_whitespace()).count() > 1 || gap.len() > 6)
        {
            return None;
        }
        let year = self.token(year_at).filter(|token| !token.is_word)?;
        let has_apostrophe = self.before(year_at) == Some('\'');
        let value = year.number? as i16;
        let year = match year.digits() {
            4 => value,
            2 if is_thai_month => BUDDHIST_CENTURY + value,
            2 if has_apostrophe => century(value, PIVOT),
            2 if self.ends_part(year_at) && !gap.trim().contains(',') => century(value, PIVOT),
            _ => return None,
        };
        Some(self.made((at, year_at + 1), (self.named(year, month, day)?, None)))
    }

    /// Whether a number ends its part of the line, so that it is no time and counts nothing: "3 sty 23", "3 sty 23, 14:05".
    fn ends_part(&self, at: usize) -> bool {
        let behind = self.text[self.tokens[at].end..].trim_start_matches(' ');
        behind.is_empty()
            || behind.starts_with(['\n', '|', '·', '•', ')', ']'])
            || behind.starts_with(',') && clock::at(self.text, self.tokens, at + 1).is_some()
    }

    /// "27.01.2019", "1/27/19", "27.01.'19".
    fn numbers(&self, at: usize) -> Option<Day> {
        let (first, second, year) = (self.tokens[at], self.token(at + 1)?, self.token(at + 2)?);
        let (first, second) = (first.small()?, second.small()?);
        if year.is_word {
            return None;
        }
        let (left, right) = (self.gap(at), self.gap(at + 1));
        let has_apostrophe = right.ends_with('\'');
        let right = right.trim_end_matches('\'');
        let is_mark = |gap: &str| matches!(gap.trim(), "." | "/" | "-") && gap.len() <= 3;
        if !is_mark(left) || !is_mark(right) {
            return None;
        }
        let before = self.before(at);
        if before.is_some_and(|c| matches!(c, '.' | ':' | '/' | '-'))
            && at > 0
            && !self.tokens[at - 1].is_word
        {
            return None;
        }
        let value = year.number? as i16;
        let year_value = match year.digits() {
            4 => value,
            2 => {
                // versions and counts have such points too: blanks or brackets stand around a date
                let is_open = before.is_none_or(|c| {
                    c.is_whitespace() || matches!(c, '(' | '[' | ',' | '|' | '>' | ':' | '•' | '·')
                });
                let behind = &self.text[year.end..];
                let is_closed = !behind.starts_with('/')
                    && !behind.starts_with(':')
                    && !(behind.starts_with('.') && behind[1..].starts_with(|c: char| c.is_ascii_digit()));
                let is_tight =
                    left.trim() == right.trim() && (has_apostrophe || left.len() == 1 && right.len() == 1);
                if !is_open || !is_closed || !is_tight || left == "-" {
                    return None;
                }
                century(value, PIVOT)
            }
            _ => return None,
        };
        // East Asia writes the year first, also where it has two digits
        if year.digits() == 2 && is_year_first(self.language) {
            let day_first = valid(year_value, second, first);
            if let Some(date) = valid(century(i16::from(first), PIVOT), second, value as u8).or(day_first) {
                let other = day_first.filter(|other| *other != date);
                return Some(self.made((at, at + 3), (date, other)));
            }
        }
        let year_value = common(year_value);
        if (1300..=1500).contains(&year_value) {
            let date = self.iranian(year_value, second, first)?;
            return Some(self.made((at, at + 3), (date, None)));
        }
        // between dots the day comes first, wherever dots are written
        let has_dot = left.contains('.') || right.contains('.');
        let has_slash = left.contains('/') || right.contains('/');
        let dates = match (valid(year_value, second, first), valid(year_value, first, second)) {
            (Some(date), Some(other)) if date != other && !has_dot => {
                if has_slash && is_month_first(self.language) {
                    (other, Some(date))
                } else {
                    (date, Some(other))
                }
            }
            (Some(date), _) | (None, Some(date)) => (date, None),
            (None, None) => return None,
        };
        Some(self.made((at, at + 3), dates))
    }

    /// "20190127T131100Z".
    fn run(&self, at: usize) -> Option<Day> {
        let number = self.tokens[at].number?;
        let is_open = self.before(at).is_none_or(char::is_whitespace);
        let behind = self.text[self.tokens[at].end..].chars().next();
        let is_closed = behind.is_none_or(|c| c == 'T' || !c.is_alphanumeric());
        if !is_open || !is_closed {
            return None;
        }
        let year = (number / 10_000) as i16;
        let date = (1900..2100)
            .contains(&year)
            .then(|| valid(year, (number / 100 % 100) as u8, (number % 100) as u8))??;
        Some(self.made((at, at + 1), (date, None)))
    }

    /// A date whose month has a name.
    #[expect(clippy::unused_self, reason = "one of the readings of a line, which are methods")]
    fn named(&self, year: i16, month: Month, day: u8) -> Option<Date> {
        match month {
            Month::Common(month) => valid(common(year), month, day),
            Month::Iranian(month) => months::of_iranian(year, month, day),
        }
    }

    fn iranian(&self, year: i16, month: u8, day: u8) -> Option<Date> {
        self.language
            .is_some_and(|tag| tag.starts_with("fa"))
            .then(|| months::of_iranian(year, month, day))?
    }

    /// The weekday before or right behind a date tells day from month.
    fn settle_by_weekday(&self, day: &mut Day) {
        let (from, to) = day.tokens;
        let before = (from.saturating_sub(WEEKDAY_WORDS)..from).rev();
        let named = before
            .chain(to..=to)
            .take_while(|&at| self.token(at).is_some_and(|token| token.is_word))
            .find_map(|at| {
                let token = self.token(at)?;
                weekdays::of_name(&self.text[token.start..token.end])
            });
        let Some(named) = named else { return };
        let is_it = |date: Date| weekday(date) == Some(named);
        if let Some(swapped) = day.swapped
            && is_it(swapped)
            && !is_it(day.date)
        {
            (day.date, day.swapped) = (swapped, None);
        } else if day.swapped.is_some_and(|swapped| !is_it(swapped)) && is_it(day.date) {
            day.swapped = None;
        }
    }
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

fn weekday((year, month, day): Date) -> Option<u8> {
    let date = jiff::civil::Date::new(year, month as i8, day as i8).ok()?;
    Some(date.weekday().to_monday_zero_offset() as u8)
}

/// A year of two digits.
fn century(year: i16, pivot: i16) -> i16 {
    if year < pivot { 2000 + year } else { 1900 + year }
}

/// A year as we count.
fn common(year: i16) -> i16 {
    if YEARS.contains(&(year - BUDDHIST)) { year - BUDDHIST } else { year }
}

pub(super) fn valid(year: i16, month: u8, day: u8) -> Option<Date> {
    let is_valid = YEARS.contains(&year)
        && month <= 12
        && day <= 31
        && jiff::civil::Date::new(year, month as i8, day as i8).is_ok();
    is_valid.then_some((year, month, day))
}

/// Americans write the month first; so does a page in English that says no more.
fn is_year_first(language: Option<&str>) -> bool {
    language.is_some_and(|tag| matches!(tag.get(..2), Some("ko" | "ja" | "zh")))
}

fn is_month_first(language: Option<&str>) -> bool {
    match language {
        None => true,
        Some(tag) => {
            let tag = tag.to_ascii_lowercase().replace('_', "-");
            tag == "en" || tag.starts_with("en-us") || tag.starts_with("en-ph")
        }
    }
}
#[cfg(test)]
mod tests {
    use super::*;

    /// A wild example of each form, and what it gives on a page in English.
    const EXAMPLES: &[(&str, &str)] = &[
        ("2019-01-27T13:11:00+00:00", "2019-01-27T13:11:00+00:00"),
        ("2026年11月23日 9時05分", "2026-11-23T09:05:00"),
        ("令和6年1月27日", "2024-01-27"),
        ("令和元年5月1日", "2019-05-01"),
        ("27 Jan, 2019 13:11", "2019-01-27T13:11:00"),
        ("24 نيسان / أبريل 2020", "2020-04-24"),
        ("January 27, 2019", "2019-01-27"),
        ("Apr 042013", "2013-04-04"),
        ("Tue Jul 30 09:35:14 CEST 2019", "2019-07-30T09:35:14+02:00"),
        ("2019. január 27.", "2019-01-27"),
        ("2019. gada 27. janvāris", "2019-01-27"),
        ("ngày 27 tháng 1 năm 2019", "2019-01-27"),
        ("Erstellt am27.01.2019", "2019-01-27"),
        ("27.01.19", "2019-01-27"),
        ("1/27/19", "2019-01-27"),
        ("20190127T131100Z", "2019-01-27T13:11:00+00:00"),
        ("1548594660", "2019-01-27T13:11:00+00:00"),
        ("3 sty 23", "2023-01-03"),
        ("5 января'23", "2023-01-05"),
        ("27 ม.ค. 62", "2019-01-27"),
        ("27 thg 1, 2019", "2019-01-27"),
        ("27 ஜன., 2019", "2019-01-27"),
        ("2019ko urtarrilaren 27a", "2019-01-27"),
        ("2023년 1월 3일 오전 9시 5분", "2023-01-03T09:05:00"),
        ("3.1.2023 9.05", "2023-01-03T09:05:00"),
        ("14 Feb 2023, 9:40:00 PTG", "2023-02-14T21:40:00"),
    ];

    #[test]
    fn test_every_form_reads_its_example() {
        for (example, gives) in EXAMPLES {
            let read = parse(example, Some("en"), "text").map(|timestamp| timestamp.to_string());
            assert_eq!(read.as_deref(), Some(*gives), "{example}");
        }
    }

    #[test]
    fn test_what_holds_no_date() {
        for text in [
            "27 comments, 3 of 10, 12:30, v1.2.3",
            "Chapter 12 of 2019",
            "27 Jan 13:11",
            "The 14 March 23 were freed",
            "31.02.2019",
            "99/99/9999",
            "",
            "2019",
        ] {
            assert!(all(text, Some("en"), "text").is_empty(), "{text}");
        }
    }

    #[test]
    fn test_a_date_knows_its_place_in_the_text_as_it_was() {
        let text = "\u{200b}Publié\u{a0}le ２７ janvier 2019";
        let place = all(text, Some("fr"), "text")[0].place;
        assert_eq!(&text[place.0..place.1], "２７ janvier 2019");
    }

    #[test]
    fn test_a_weekday_settles_day_and_month() {
        let date = |text| all(text, Some("en-GB"), "text")[0].timestamp.date;
        assert_eq!(date("Monday, 03/04/2019"), (2019, 3, 4));
        assert_eq!(date("Wednesday, 03/04/2019"), (2019, 4, 3));
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

    #[test]
    fn test_both_readings_of_an_ambiguous_day_are_known() {
        let dates = all("11/01/2023 12:43:42", Some("de"), "meta");
        assert_eq!((dates[0].timestamp.date, dates[0].swapped), ((2023, 1, 11), Some((2023, 11, 1))));
        assert_eq!(all("27/01/2019", Some("en-US"), "meta")[0].swapped, None);
    }
}
