//! "3 hours ago": dates that only mean something against the time when the page was fetched.
//!
//! The answer is no more exact than the words: minutes give a minute, hours and days give a day.

use std::sync::LazyLock;

use jiff::civil::DateTime;
use regex::Regex;

use crate::article::{Precision, Timestamp};

/// A wild example and its pattern: group `n` is the count (a word for one, or none, is 1), group `u` begins the unit.
#[rustfmt::skip]
const FORMS: &[(&str, &str)] = &[
    ("3 hours ago", r"(?P<n>\d{1,3}|an?|one)\s*(?P<u>min|hour|hr|h\b|day|d\b|week|wk)\w*\.?\s+ago"),
    ("vor 2 Stunden", r"\bvor\s+(?P<n>\d{1,3}|eine[rmn]?)\s+(?P<u>min|stund|std|tag|woche)"),
    ("il y a 3 heures", r"il y a\s+(?P<n>\d{1,3}|une?)\s*(?P<u>min|heure|h\b|jour|semaine)"),
    ("hace 2 horas", r"\bhace\s+(?P<n>\d{1,3}|una?)\s*(?P<u>min|hora|h\b|día|dia|semana)"),
    ("2 ore fa", r"(?P<n>\d{1,3}|una?|un['’])\s*(?P<u>minut|or[ae]|giorn|settiman)\w*\s+fa\b"),
    ("há 2 horas", r"\b(?:há|ha)\s+(?P<n>\d{1,3}|uma?)\s*(?P<u>min|hora|h\b|dia|semana)"),
    ("2 uur geleden", r"(?P<n>\d{1,3}|een)\s*(?P<u>min|uur|uren|dag|week|weken)\w*\s+geleden"),
    ("för 2 timmar sedan", r"\bför\s+(?P<n>\d{1,3}|en|ett)\s*(?P<u>minut|tim|dag|dyg|veck)\w*\s+sedan"),
    ("for 2 timer siden", r"(?P<n>\d{1,3}|en|et)\s*(?P<u>min|time|dag|døgn|uge|uke)\w*\s+siden"),
    ("2 tuntia sitten", r"(?P<n>\d{1,3})\s*(?P<u>min|tun|päiv|viik)\w*\s+sitten"),
    ("2 godziny temu", r"(?P<n>\d{1,3})\s*(?P<u>min|godz|dni|dzień|tyg)\w*\.?\s+temu"),
    ("před 2 hodinami", r"\bpřed\s+(?P<n>\d{1,3})\s*(?P<u>min|hod|dn|týd)"),
    ("2 часа назад", r"(?P<n>\d{1,3})\s*(?P<u>мин|час|дн|день|нед)\w*\.?\s+назад"),
    ("2 години тому", r"(?P<n>\d{1,3})\s*(?P<u>хв|год|дн|день|тиж)\w*\.?\s+тому"),
    ("2 saat önce", r"(?P<n>\d{1,3})\s*(?P<u>dakika|dk|saat|gün|hafta)\s+önce"),
    ("2時間前", r"(?P<n>\d{1,3})\s*(?P<u>分|時間|日|週間)\s*前"),
    ("2小时前", r"(?P<n>\d{1,3})\s*(?P<u>分钟|分鐘|小时|小時|天|周|週)\s*前"),
    ("2시간 전", r"(?P<n>\d{1,3})\s*(?P<u>분|시간|일|주)\s*전"),
    ("منذ 2 ساعات", r"منذ\s+(?:(?P<n>\d{1,3})\s+)?(?P<u>دقيق|دقائق|ساع|يوم|أيام|أسبوع|اسبوع)"),
    ("yesterday", r"\b(?:yesterday|gestern|hier|ayer|ieri|ontem|gisteren|igår|i går|eilen|wczoraj|včera|вчера|вчора|dün|أمس)(?P<u>)(?:\W|$)"),
    ("昨日", r"(?:昨日|昨天|어제)(?P<u>)"),
];

/// How units begin, and how many minutes they have. Lower case; the longest beginnings first.
#[rustfmt::skip]
const UNITS: &[(i64, &[&str])] = &[
    (10_080, &["week", "wk", "woche", "semaine", "semana", "settiman", "weken", "veck", "uge", "uke", "viik", "tyg", "týd", "нед", "тиж", "hafta", "週", "周", "주", "أسبوع", "اسبوع"]),
    (60, &["hour", "hr", "stund", "std", "heure", "hora", "hod", "ora", "ore", "uur", "uren", "tim", "tun", "godz", "час", "год", "saat", "時間", "小时", "小時", "시간", "ساع", "h"]),
    (1_440, &["day", "tag", "jour", "día", "dia", "giorn", "dag", "dyg", "døgn", "päiv", "dni", "dn", "dzień", "дн", "день", "gün", "日", "天", "일", "يوم", "أيام", "d"]),
    (1, &["min", "dakika", "dk", "мин", "хв", "分", "분", "دقيق", "دقائق"]),
];

/// Minutes of a day.
const DAY: i64 = 1_440;
/// Bytes of a text in which such words are looked for.
const MAX_TEXT: usize = 200;

static COMPILED: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    FORMS.iter().map(|(_, pattern)| Regex::new(&format!("(?i){pattern}")).expect("valid")).collect()
});

/// The date that relative words mean, counted from the reference.
pub(super) fn parse(text: &str, reference: &Timestamp, source: &'static str) -> Option<Timestamp> {
    let text = text.trim();
    let lower = text[..text.floor_char_boundary(MAX_TEXT)].to_lowercase();
    let groups = COMPILED.iter().find_map(|regex| regex.captures(&lower))?;
    let count = groups.name("n").and_then(|count| count.as_str().parse::<i64>().ok()).unwrap_or(1);
    let unit = groups.name("u").map_or("", |unit| unit.as_str());
    let minutes = if unit.is_empty() {
        DAY
    } else {
        UNITS.iter().find(|(_, names)| names.iter().any(|name| unit.starts_with(name)))?.0
    };
    let (year, month, day) = reference.date;
    let midnight =
        jiff::civil::Date::new(year, month as i8, day as i8).ok()?.to_datetime(jiff::civil::Time::midnight());
    let raw = text.chars().take(MAX_TEXT).collect();
    let Some((hour, minute, second)) = reference.time else {
        // a reference without a time can only serve whole days
        return (minutes >= DAY).then(|| back(midnight, count * minutes)).flatten().map(|then| Timestamp {
            date: date_of(then),
            time: None,
            offset: None,
            precision: Precision::Day,
            raw,
            source,
        });
    };
    let now = midnight.date().at(hour as i8, minute as i8, second as i8, 0);
    let then = back(now, count * minutes)?;
    let is_exact = minutes == 1;
    Some(Timestamp {
        date: date_of(then),
        time: is_exact.then(|| (then.hour() as u8, then.minute() as u8, 0)),
        offset: reference.offset.filter(|_| is_exact),
        precision: if is_exact { Precision::Minute } else { Precision::Day },
        raw,
        source,
    })
}

fn back(from: DateTime, minutes: i64) -> Option<DateTime> {
    from.checked_sub(jiff::Span::new().try_minutes(minutes).ok()?).ok()
}

fn date_of(time: DateTime) -> (i16, u8, u8) {
    (time.year(), time.month() as u8, time.day() as u8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claims::timestamp;

    fn read(text: &str, reference: &str) -> Option<String> {
        let reference = timestamp::parse(reference, None, "caller").expect("a reference");
        parse(text, &reference, "text").map(|timestamp| timestamp.to_string())
    }

    #[test]
    fn test_every_form_reads_its_example() {
        for (example, _) in FORMS {
            let expected =
                if example.contains('3') || example.contains('2') { "2026-11-23" } else { "2026-11-22" };
            assert_eq!(read(example, "2026-11-23T23:30:00+01:00").as_deref(), Some(expected), "{example}");
        }
    }

    #[test]
    fn test_no_more_exact_than_the_words() {
        let reference = "2026-11-23T00:30:00+01:00";
        assert_eq!(read("45 minutes ago", reference).as_deref(), Some("2026-11-22T23:45:00+01:00"));
        assert_eq!(read("vor einer Stunde", reference).as_deref(), Some("2026-11-22"));
        assert_eq!(read("2 days ago", "2026-11-23").as_deref(), Some("2026-11-21"));
        assert_eq!(read("2 hours ago", "2026-11-23"), None, "which day it was cannot be told");
        assert_eq!(read("1 week ago", reference).as_deref(), Some("2026-11-16"));
        assert_eq!(read("Read 3 hours of stories", reference), None);
    }
}
