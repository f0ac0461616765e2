//! Text to timestamp: what is written, no more.
//!
//! Formats are rows of tables, months are words of many languages at once (pages mix them); the page's language only settles
//! whether 03/04 is in March or April. A missing time stays missing, an unknown offset stays unknown.

use std::collections::HashMap;
use std::sync::LazyLock;

use regex::Regex;

use super::{Precision, Timestamp};

/// Earliest and latest year that a page's date may have.
const YEARS: std::ops::RangeInclusive<i16> = 1990..=2099;
/// Bytes of a text that are read: a date stands at the beginning of a line about dates.
const MAX_TEXT: usize = 400;
/// Characters after and before a date in which its time may stand.
const TIME_AFTER: usize = 40;
const TIME_BEFORE: usize = 28;

/// Months by name: number, then full names and usual abbreviations, lower case, of
/// en de fr es it pt nl sv da no fi pl cs ru uk tr hu ro el id ar and more.
#[rustfmt::skip]
const MONTHS: &[(u8, &[&str])] = &[
    (1, &["january", "jan", "januar", "jänner", "jaenner", "janvier", "janv", "enero", "ene", "gennaio", "gen", "janeiro", "januari", "tammikuuta", "tammikuu", "stycznia", "styczeń", "sty", "ledna", "leden", "января", "янв", "січня", "ocak", "oca", "január", "ianuarie", "ιανουαρίου", "ιαν", "يناير", "כ", "januára", "siječnja"]),
    (2, &["february", "feb", "februar", "feber", "février", "fevrier", "févr", "fév", "febrero", "febbraio", "fevereiro", "fev", "februari", "helmikuuta", "helmikuu", "lutego", "luty", "lut", "února", "únor", "февраля", "фев", "февр", "лютого", "şubat", "şub", "február", "februarie", "φεβρουαρίου", "φεβ", "فبراير", "februára", "veljače"]),
    (3, &["march", "mar", "märz", "maerz", "mär", "mrz", "mars", "marzo", "março", "marco", "maart", "mrt", "maaliskuuta", "maaliskuu", "marca", "marzec", "března", "březen", "марта", "мар", "березня", "mart", "március", "martie", "μαρτίου", "μαρ", "مارس", "ožujka"]),
    (4, &["april", "apr", "avril", "avr", "abril", "abr", "aprile", "huhtikuuta", "huhtikuu", "kwietnia", "kwiecień", "kwi", "dubna", "duben", "апреля", "апр", "квітня", "nisan", "nis", "április", "aprilie", "απριλίου", "απρ", "أبريل", "ابريل", "apríla", "travnja"]),
    (5, &["may", "mai", "mayo", "maggio", "mag", "maio", "mei", "maj", "toukokuuta", "toukokuu", "maja", "května", "květen", "мая", "май", "травня", "mayıs", "május", "μαΐου", "μαι", "مايو", "mája", "svibnja"]),
    (6, &["june", "jun", "juni", "juin", "junio", "giugno", "giu", "junho", "kesäkuuta", "kesäkuu", "czerwca", "czerwiec", "cze", "června", "červen", "июня", "июн", "июнь", "червня", "haziran", "haz", "június", "iunie", "ιουνίου", "ιουν", "يونيو", "júna", "lipnja"]),
    (7, &["july", "jul", "juli", "juillet", "juil", "julio", "luglio", "lug", "julho", "heinäkuuta", "heinäkuu", "lipca", "lipiec", "lip", "července", "červenec", "июля", "июл", "июль", "липня", "temmuz", "tem", "július", "iulie", "ιουλίου", "ιουλ", "يوليو", "júla", "srpnja"]),
    (8, &["august", "aug", "août", "aout", "agosto", "ago", "augustus", "augusti", "elokuuta", "elokuu", "sierpnia", "sierpień", "sie", "srpna", "srpen", "августа", "авг", "серпня", "ağustos", "ağu", "augusztus", "αυγούστου", "αυγ", "أغسطس", "اغسطس", "augusta", "kolovoza"]),
    (9, &["september", "sep", "sept", "septembre", "septiembre", "setiembre", "settembre", "set", "setembro", "syyskuuta", "syyskuu", "września", "wrzesień", "wrz", "září", "сентября", "сен", "сент", "вересня", "eylül", "eyl", "szeptember", "septembrie", "σεπτεμβρίου", "σεπ", "سبتمبر", "rujna"]),
    (10, &["october", "oct", "oktober", "okt", "octobre", "octubre", "ottobre", "ott", "outubro", "out", "lokakuuta", "lokakuu", "października", "październik", "paź", "října", "říjen", "октября", "окт", "жовтня", "ekim", "eki", "október", "octombrie", "οκτωβρίου", "οκτ", "أكتوبر", "اكتوبر", "októbra", "listopada"]),
    (11, &["november", "nov", "novembre", "noviembre", "novembro", "marraskuuta", "marraskuu", "listopad", "lis", "listopadu", "ноября", "ноя", "нояб", "листопада", "kasım", "kas", "noiembrie", "νοεμβρίου", "νοε", "نوفمبر", "novembra", "studenoga"]),
    (12, &["december", "dec", "dezember", "dez", "décembre", "decembre", "déc", "diciembre", "dic", "dicembre", "dezembro", "desember", "des", "joulukuuta", "joulukuu", "grudnia", "grudzień", "gru", "prosince", "prosinec", "декабря", "дек", "грудня", "aralık", "ara", "δεκεμβρίου", "δεκ", "ديسمبر", "decembra", "prosinca"]),
];

static MONTH: LazyLock<HashMap<&'static str, u8>> = LazyLock::new(|| {
    MONTHS.iter().flat_map(|(month, names)| names.iter().map(|name| (*name, *month))).collect()
});

/// Offsets of zone abbreviations in minutes; the ambiguous and the seasonal ("ET") are left out.
#[rustfmt::skip]
const ZONES: &[(&str, i16)] = &[
    ("Z", 0), ("UTC", 0), ("GMT", 0), ("EST", -300), ("EDT", -240), ("CDT", -300), ("MST", -420), ("MDT", -360), ("PST", -480), ("PDT", -420),
    ("CET", 60), ("CEST", 120), ("MEZ", 60), ("MESZ", 120), ("JST", 540), ("KST", 540), ("MSK", 180), ("AEST", 600), ("AEDT", 660), ("SAST", 120),
];

struct Format {
    /// A wild example.
    #[cfg_attr(not(test), allow(dead_code))]
    example: &'static str,
    pattern: &'static str,
    /// Which groups are year, month and day; a month group may hold a name.
    groups: (usize, usize, usize),
    /// Whether day and month may be the other way round.
    is_ambiguous: bool,
}

#[rustfmt::skip]
const FORMATS: &[Format] = &[
    Format { example: "2019-01-27T13:11:00+00:00", pattern: r"\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:\D|$|T)", groups: (1, 2, 3), is_ambiguous: false },
    Format { example: "2026年11月23日", pattern: r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]?", groups: (1, 2, 3), is_ambiguous: false },
    Format { example: "27 Jan, 2019 13:11", pattern: r"\b(\d{1,2})(?:st|nd|rd|th|er|\.|º|ª)?[\s\-]?\s*(?:de |of |d['’])?\s*(\p{L}{3,12})\.?,?[\s\-]\s*(?:de |del )?\s*(\d{4})\b", groups: (3, 2, 1), is_ambiguous: false },
    Format { example: "January 27, 2019", pattern: r"\b(\p{L}{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?\s*,?\s+(?:at\s+)?(\d{4})\b", groups: (3, 1, 2), is_ambiguous: false },
    Format { example: "2019. január 27.", pattern: r"\b(\d{4})[.,]?\s+(\p{L}{3,12})\.?\s+(\d{1,2})\b", groups: (1, 2, 3), is_ambiguous: false },
    Format { example: "2019. 1. 27.", pattern: r"\b(\d{4})\.\s(\d{1,2})\.\s(\d{1,2})\b", groups: (1, 2, 3), is_ambiguous: false },
    Format { example: "27.01.2019", pattern: r"\b(\d{1,2})[./\-]\s?(\d{1,2})[./\-]\s?(\d{4})\b", groups: (3, 2, 1), is_ambiguous: true },
    Format { example: "27.01.19", pattern: r"\b(\d{1,2})\.(\d{1,2})\.(\d{2})\b", groups: (3, 2, 1), is_ambiguous: false },
    Format { example: "20190127T131100Z", pattern: r"\b((?:19|20)\d\d)(\d\d)(\d\d)(?:T|\b)", groups: (1, 2, 3), is_ambiguous: false },
];

static COMPILED: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    FORMATS.iter().map(|format| Regex::new(format.pattern).expect("a format's pattern is valid")).collect()
});

static TIME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)(?:\b|T)(\d{1,2})(?::|h|時|시\s?|點|点)\s?(\d{2})(?:分|분)?(?::(\d{2})(?:[.,]\d{1,9})?)?\s*(a\.?m\.?|p\.?m\.?)?\s*(?:\(?(Z\b|[+-]\d{2}:?\d{2}\b|[A-Z]{2,4}\b))?",
    )
    .expect("valid")
});
static DOTTED_TIME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(\d{1,2})\.(\d{2})\s*(?:Uhr|uur|hrs|h\b|WIB|am\b|pm\b)").expect("valid")
});
static HOUR_ONLY: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i)\b(\d{1,2})\s*(am|pm|a\.m\.|p\.m\.)").expect("valid"));
static COMPACT_TIME: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^T?(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{4})?\b").expect("valid"));

/// Reads the first date of a text. `language` is the page's (BCP 47), `source` where the text stood.
pub(crate) fn parse(text: &str, language: Option<&str>, source: &'static str) -> Option<Timestamp> {
    let text = text.trim();
    let text = &text[..text.floor_char_boundary(MAX_TEXT)];
    if let Some(timestamp) = epoch(text, source) {
        return Some(timestamp);
    }
    let mut best: Option<(usize, usize, (i16, u8, u8))> = None;
    for (format, regex) in FORMATS.iter().zip(COMPILED.iter()) {
        for groups in regex.captures_iter(text) {
            let Some(whole) = groups.get(0) else { continue };
            if best.is_some_and(|(start, _, _)| start <= whole.start()) {
                break;
            }
            let part = |index: usize| groups.get(index).map_or("", |m| m.as_str());
            let (year, month, day) = format.groups;
            let Some(date) =
                date_of(part(year), part(month), part(day), format.is_ambiguous, whole.as_str(), language)
            else {
                continue;
            };
            let end = groups.get(year.max(month).max(day)).map_or(whole.end(), |m| m.end());
            best = Some((whole.start(), end, date));
            break;
        }
    }
    let (start, end, date) = best?;
    let (time, offset, precision) = time_near(text, start, end);
    Some(Timestamp { date, time, offset, precision, raw: text.to_owned(), source })
}

/// Whether a text holds nothing but a date and what belongs to one; for lines that merely mention one.
pub(crate) fn is_dated_line(text: &str) -> bool {
    text.chars().count() <= 120
}

/// Seconds or milliseconds since 1970: they are UTC by definition.
fn epoch(text: &str, source: &'static str) -> Option<Timestamp> {
    if !matches!(text.len(), 10 | 13) || !text.bytes().all(|b| b.is_ascii_digit()) {
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
        raw: text.to_owned(),
        source,
    })
}

fn date_of(
    year: &str,
    month: &str,
    day: &str,
    is_ambiguous: bool,
    whole: &str,
    language: Option<&str>,
) -> Option<(i16, u8, u8)> {
    let mut year: i16 = year.parse().ok()?;
    if year < 100 {
        year += if year < 70 { 2000 } else { 1900 };
    }
    let mut day: u8 = day.parse().ok()?;
    let mut month = match month.parse::<u8>() {
        Ok(number) => number,
        Err(_) => month_of(month)?,
    };
    if is_ambiguous && (month > 12 || (day <= 12 && whole.contains('/') && is_month_first(language))) {
        std::mem::swap(&mut day, &mut month);
    }
    let is_valid = YEARS.contains(&year) && jiff::civil::Date::new(year, month as i8, day as i8).is_ok();
    is_valid.then_some((year, month, day))
}

/// Whether a word, in lower case, names a month.
pub(super) fn is_month(word: &str) -> bool {
    MONTH.contains_key(word)
}

fn month_of(name: &str) -> Option<u8> {
    let lower = name.to_lowercase();
    MONTH.get(lower.as_str()).copied()
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

/// The time right behind a date, or else right before it.
fn time_near(text: &str, start: usize, end: usize) -> Time {
    let after = &text[end..text.floor_char_boundary((end + TIME_AFTER).min(text.len()))];
    if let Some(groups) = COMPACT_TIME.captures(after)
        && let Some(time) = clock(groups.get(1), groups.get(2), groups.get(3), None)
    {
        let offset = groups.get(4).and_then(|zone| offset_of(zone.as_str()));
        return (
            Some(time),
            offset,
            if groups.get(3).is_some() { Precision::Second } else { Precision::Minute },
        );
    }
    let before = &text[text.ceil_char_boundary(start.saturating_sub(TIME_BEFORE))..start];
    for part in [after, before] {
        if let Some(groups) = TIME.captures(part) {
            let Some(time) = clock(groups.get(1), groups.get(2), groups.get(3), groups.get(4)) else {
                continue;
            };
            let offset = groups.get(5).and_then(|zone| offset_of(zone.as_str()));
            let precision = if groups.get(3).is_some() { Precision::Second } else { Precision::Minute };
            return (Some(time), offset, precision);
        }
        if let Some(groups) = DOTTED_TIME.captures(part)
            && let Some(time) = clock(groups.get(1), groups.get(2), None, None)
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

fn clock(
    hour: Option<regex::Match<'_>>,
    minute: Option<regex::Match<'_>>,
    second: Option<regex::Match<'_>>,
    half: Option<regex::Match<'_>>,
) -> Option<(u8, u8, u8)> {
    let number =
        |part: Option<regex::Match<'_>>| part.map_or(Some(0), |part| part.as_str().parse::<u8>().ok());
    let (mut hour, minute, second) = (number(hour)?, number(minute)?, number(second)?);
    if let Some(half) = half {
        let is_afternoon = half.as_str().starts_with(['p', 'P']);
        if hour > 12 {
            // "13:11 PM" is what templates write
        } else if is_afternoon {
            hour = hour % 12 + 12;
        } else {
            hour %= 12;
        }
    }
    (hour < 24 && minute < 60 && second < 60).then_some((hour, minute, second))
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
    let hours: i16 = digits.get(..2)?.parse().ok()?;
    let minutes: i16 = digits.get(2..4)?.parse().ok()?;
    (hours <= 14 && minutes < 60).then_some(sign * (hours * 60 + minutes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, language: &str) -> Option<String> {
        parse(text, Some(language), "text").map(|timestamp| timestamp.to_string())
    }

    #[test]
    fn test_wild_formats() {
        for (text, language, expected) in [
            ("27 Jan, 2019 13:11", "en", "2019-01-27T13:11:00"),
            ("2019-01-27T13:11:00+00:00", "en", "2019-01-27T13:11:00+00:00"),
            ("2019-01-27T13:11:05.123Z", "en", "2019-01-27T13:11:05+00:00"),
            ("2019-01-27T13:11+0100", "en", "2019-01-27T13:11:00+01:00"),
            ("2019-01-27", "en", "2019-01-27"),
            ("20190127T131100Z", "en", "2019-01-27T13:11:00+00:00"),
            ("Sun, 27 Jan 2019 13:11:00 GMT", "en", "2019-01-27T13:11:00+00:00"),
            ("Posted on January 27th, 2019 at 1:11 p.m. EST", "en", "2019-01-27T13:11:00-05:00"),
            ("1:11 PM, Sunday, January 27, 2019", "en", "2019-01-27T13:11:00"),
            ("Updated 12:05 AM ET, Sun January 27, 2019", "en", "2019-01-27T00:05:00"),
            ("Stand: 27.01.2019, 13.11 Uhr", "de", "2019-01-27T13:11:00"),
            ("27. Januar 2019, 13:11 Uhr", "de", "2019-01-27T13:11:00"),
            ("Publié le 27 janvier 2019 à 13h11", "fr", "2019-01-27T13:11:00"),
            ("27 de enero de 2019", "es", "2019-01-27"),
            ("27 gennaio 2019", "it", "2019-01-27"),
            ("27 de março de 2019", "pt", "2019-03-27"),
            ("27 stycznia 2019", "pl", "2019-01-27"),
            ("27 января 2019, 13:11", "ru", "2019-01-27T13:11:00"),
            ("2026年11月23日 9時05分", "ja", "2026-11-23T09:05:00"),
            ("2019년 1월 27일", "ko", "2019-01-27"),
            ("2019. január 27.", "hu", "2019-01-27"),
            ("27 Ocak 2019", "tr", "2019-01-27"),
            ("03/04/2019", "en-US", "2019-03-04"),
            ("03/04/2019", "en-GB", "2019-04-03"),
            ("03/04/2019", "fr", "2019-04-03"),
            ("27/01/2019", "en-US", "2019-01-27"),
            ("1548594660", "en", "2019-01-27T13:11:00+00:00"),
            ("1548594660000", "en", "2019-01-27T13:11:00+00:00"),
        ] {
            assert_eq!(read(text, language).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn test_what_is_no_date_is_none() {
        for text in [
            "",
            "Read 27 comments",
            "31.02.2019",
            "Chapter 12 of 2019",
            "12:30",
            "99/99/9999",
            "٢٧",
            "v1.2.3",
            "1234567890123456",
        ] {
            assert_eq!(read(text, "en"), None, "{text}");
        }
    }

    #[test]
    fn test_every_format_reads_its_example() {
        for format in FORMATS {
            assert!(parse(format.example, Some("en"), "text").is_some(), "{}", format.example);
        }
    }
}
