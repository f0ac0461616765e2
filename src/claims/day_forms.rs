//! The forms in which a day is written: numbers, words and what stands between them.
//!
//! They are looked for at each number. Months are words of many languages at once (pages mix them); the page's language, and a weekday beside
//! the date, only settle whether 03/04 is in March or April.

use super::clock::{self, Clock};
use super::months::{self, Month};
use super::tokens::{Token, is_thai};
use super::weekdays;

/// Earliest and latest year that a page's date may have.
const YEARS: std::ops::RangeInclusive<i16> = 1990..=2099;
/// Dates of a text that are read: a bound of work, no line that people read has more.
const MAX_DATES: usize = 24;
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
pub(super) const FIRST_YEAR: &str = "元年";

/// What stands between a day and its month or its year, and says nothing. Lower case.
const BETWEEN: &[&str] =
    &["de", "del", "of", "d", "do", "г", "m", "gada", "at", "the", "den", "ko", "թ", "ж", "р", "й"];
/// Endings of ordinal numbers. Lower case.
const ORDINALS: &[&str] = &["st", "nd", "rd", "th", "er", "ste", "º", "ª", "re", "e", "-го"];

/// Year, month and day.
pub(super) type Date = (i16, u8, u8);

/// A day that is written in a text.
pub(super) struct Day {
    /// Bytes of the text that hold the date.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Tokens from the first to one past the last.
    tokens: (usize, usize),
    pub(super) date: Date,
    /// The day that is meant if day and month stand the other way round, where both can be.
    pub(super) swapped: Option<Date>,
    /// The time that stands within the date: "Tue Jul 30 09:35:14 CEST 2019".
    pub(super) inside: Option<Clock>,
}

/// A text and its tokens, for the forms.
struct Line<'a> {
    text: &'a str,
    tokens: &'a [Token],
    language: Option<&'a str>,
}

/// The days of a text, in order, none within another.
pub(super) fn days(text: &str, tokens: &[Token], language: Option<&str>) -> Vec<Day> {
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

fn is_year_first(language: Option<&str>) -> bool {
    language.is_some_and(|tag| matches!(tag.get(..2), Some("ko" | "ja" | "zh")))
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

#[cfg(test)]
mod tests {
    use crate::claims::timestamp::{all, parse};

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
    fn test_a_weekday_settles_day_and_month() {
        let date = |text| all(text, Some("en-GB"), "text")[0].timestamp.date;
        assert_eq!(date("Monday, 03/04/2019"), (2019, 3, 4));
        assert_eq!(date("Wednesday, 03/04/2019"), (2019, 4, 3));
    }

    #[test]
    fn test_both_readings_of_an_ambiguous_day_are_known() {
        let dates = all("11/01/2023 12:43:42", Some("de"), "meta");
        assert_eq!((dates[0].timestamp.date, dates[0].swapped), ((2023, 1, 11), Some((2023, 11, 1))));
        assert_eq!(all("27/01/2019", Some("en-US"), "meta")[0].swapped, None);
    }
}
