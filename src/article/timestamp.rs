//! A point in time as a page states it.

use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Source;
use super::names::names;

/// A point in time as a page states it: no field that the source lacks is ever filled in.
///
/// Displays, reads and serialises as ISO 8601 at its own precision: `2019-01-27`, `2019-01-27T13:11:00` (no offset given) or
/// `2019-01-27T13:11:00+00:00`. Where a field of an article holds one, a sibling field `…_detail` holds what ISO 8601 cannot say:
/// the raw text, where it stood, how exact it was.
///
/// ```
/// let day: copydesk::Timestamp = "2019-01-27".parse()?;
/// assert_eq!((day.year(), day.month(), day.day(), day.hour()), (2019, 1, 27, None));
/// assert_eq!(day.unix_seconds(), None); // a day is no instant
/// let instant: copydesk::Timestamp = "2019-01-27T13:11:00+01:00".parse()?;
/// assert_eq!(instant.unix_seconds(), Some(1_548_591_060));
/// assert_eq!(instant.to_string(), "2019-01-27T13:11:00+01:00");
/// # Ok::<(), copydesk::TimestampError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Timestamp {
    /// Year, month, day.
    pub date: (i16, u8, u8),
    /// Hour, minute, second, where the source has a time.
    pub time: Option<(u8, u8, u8)>,
    /// Offset from UTC in minutes, where the source has one.
    pub offset: Option<i16>,
    /// How exact the source is.
    pub precision: Precision,
    /// The text it was read from.
    pub raw: String,
    /// Where that text stood.
    pub source: Source,
}

/// How exact a timestamp's source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Precision {
    /// A day.
    Day,
    /// A minute.
    Minute,
    /// A second.
    Second,
}

names!(Precision prints, "precision", Day = "day", Minute = "minute", Second = "second");

/// Why a text is no timestamp, or why a timestamp is not what was asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TimestampError {
    /// The text is not ISO 8601 as [`Timestamp`] prints it.
    #[error(
        "{0:?} is no timestamp; YYYY-MM-DD, YYYY-MM-DDTHH:MM:SS or that with an offset (+01:00, Z) was expected"
    )]
    NotIso(String),
    /// The page states a day and no time, or a time and no offset.
    #[error("the timestamp {timestamp} has no {lacks}")]
    NotExact {
        /// The timestamp.
        timestamp: String,
        /// What it would need: "time" or "offset".
        lacks: &'static str,
    },
    /// A field is out of the range of the other library's type.
    #[error("the timestamp {0} is out of range")]
    OutOfRange(String),
}

/// Days from 1970-01-01 to the first of March of year 0 and back (Hinnant, "chrono-Compatible Low-Level Date Algorithms").
fn days_since_1970((year, month, day): (i16, u8, u8)) -> i64 {
    let (month, day) = (i64::from(month), i64::from(day));
    // years begin in March, so that the day of a leap year is the last of its year
    let year = i64::from(year) - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// The days of a month.
const fn days_of(year: i16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

impl Timestamp {
    /// The year.
    pub const fn year(&self) -> i16 {
        self.date.0
    }

    /// The month, 1 to 12.
    pub const fn month(&self) -> u8 {
        self.date.1
    }

    /// The day of the month, 1 to 31.
    pub const fn day(&self) -> u8 {
        self.date.2
    }

    /// The hour, 0 to 23, where the source has a time.
    pub fn hour(&self) -> Option<u8> {
        self.time.map(|(hour, _, _)| hour)
    }

    /// The minute, where the source has a time.
    pub fn minute(&self) -> Option<u8> {
        self.time.map(|(_, minute, _)| minute)
    }

    /// The second, where the source has a time; 0 where it has none finer than the minute (see [`Timestamp::precision`]).
    pub fn second(&self) -> Option<u8> {
        self.time.map(|(_, _, second)| second)
    }

    /// Seconds since 1970-01-01T00:00:00Z; `None` where the page states no time or no offset, so that no instant is known.
    pub fn unix_seconds(&self) -> Option<i64> {
        let (hour, minute, second) = self.time?;
        let offset = self.offset?;
        let clock = i64::from(hour) * 3_600 + i64::from(minute) * 60 + i64::from(second);
        Some(days_since_1970(self.date) * 86_400 + clock - i64::from(offset) * 60)
    }

    #[cfg(any(feature = "jiff", feature = "chrono"))]
    fn lacking(&self, lacks: &'static str) -> TimestampError {
        TimestampError::NotExact { timestamp: self.to_string(), lacks }
    }
}

impl std::fmt::Display for Timestamp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (year, month, day) = self.date;
        write!(f, "{year:04}-{month:02}-{day:02}")?;
        if let Some((hour, minute, second)) = self.time {
            write!(f, "T{hour:02}:{minute:02}:{second:02}")?;
            if let Some(offset) = self.offset {
                let sign = if offset < 0 { '-' } else { '+' };
                write!(f, "{sign}{:02}:{:02}", offset.abs() / 60, offset.abs() % 60)?;
            }
        }
        Ok(())
    }
}

impl FromStr for Timestamp {
    type Err = TimestampError;

    /// Reads ISO 8601 as [`Display`](std::fmt::Display) prints it. The source is [`Source::Text`] and `raw` the text itself.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        // a page's date in words is for the extractor; a message need not repeat all of a text
        iso(text).ok_or_else(|| TimestampError::NotIso(text.chars().take(super::names::MAX_SHOWN).collect()))
    }
}

fn iso(text: &str) -> Option<Timestamp> {
    let number = |range: std::ops::Range<usize>| -> Option<i16> {
        let digits = text.get(range)?;
        if digits.bytes().all(|b| b.is_ascii_digit()) { digits.parse().ok() } else { None }
    };
    let sign = |at: usize, wanted: &[u8]| text.as_bytes().get(at).is_some_and(|b| wanted.contains(b));
    let (year, month, day) = (number(0..4)?, number(5..7)? as u8, number(8..10)? as u8);
    let is_day = (1..=12).contains(&month) && (1..=days_of(year, month)).contains(&day);
    if !(sign(4, b"-") && sign(7, b"-") && is_day) {
        return None;
    }
    let mut timestamp = Timestamp {
        date: (year, month, day),
        time: None,
        offset: None,
        precision: Precision::Day,
        raw: text.to_owned(),
        source: Source::Text,
    };
    if text.len() == 10 {
        return Some(timestamp);
    }
    let (hour, minute, second) = (number(11..13)?, number(14..16)?, number(17..19)?);
    if !(sign(10, b"T ") && sign(13, b":") && sign(16, b":") && hour < 24 && minute < 60 && second <= 60) {
        return None;
    }
    timestamp.time = Some((hour as u8, minute as u8, second as u8));
    timestamp.precision = Precision::Second;
    match text.get(19..)? {
        "" => {}
        "Z" => timestamp.offset = Some(0),
        zone if zone.len() == 6 && sign(19, b"+-") && sign(22, b":") => {
            let (hours, minutes) = (number(20..22)?, number(23..25)?);
            if hours > 23 || minutes > 59 {
                return None;
            }
            let offset = hours * 60 + minutes;
            timestamp.offset = Some(if sign(19, b"-") { -offset } else { offset });
        }
        _ => return None,
    }
    Some(timestamp)
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// What ISO 8601 cannot say of a timestamp: the sibling field of one.
#[derive(Debug, Serialize, Deserialize)]
struct Detail {
    raw: String,
    source: Source,
    precision: Precision,
}

/// Gives a field of an optional timestamp its sibling `…_detail`, for `#[serde(flatten, with = …)]`.
macro_rules! with_detail {
    ($module:ident, $field:ident, $detail:ident) => {
        pub(super) mod $module {
            use super::*;

            #[derive(Serialize, Deserialize)]
            struct Fields {
                #[serde(default, skip_serializing_if = "Option::is_none")]
                $field: Option<Timestamp>,
                #[serde(default, skip_serializing_if = "Option::is_none")]
                $detail: Option<Detail>,
            }

            #[expect(clippy::ref_option, reason = "the signature that serde calls")]
            pub(in super::super) fn serialize<S: Serializer>(
                value: &Option<Timestamp>,
                serializer: S,
            ) -> Result<S::Ok, S::Error> {
                let detail = value.as_ref().map(|value| Detail {
                    raw: value.raw.clone(),
                    source: value.source,
                    precision: value.precision,
                });
                Fields { $field: value.clone(), $detail: detail }.serialize(serializer)
            }

            pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Option<Timestamp>, D::Error> {
                let fields = Fields::deserialize(deserializer)?;
                Ok(fields.$field.map(|mut timestamp| {
                    if let Some(detail) = fields.$detail {
                        timestamp.raw = detail.raw;
                        timestamp.source = detail.source;
                        timestamp.precision = detail.precision;
                    }
                    timestamp
                }))
            }
        }
    };
}

with_detail!(published, published, published_detail);
with_detail!(modified, modified, modified_detail);
with_detail!(posted, posted, posted_detail);

/// With the feature `jiff`: a day, a civil time and an instant of the crate jiff, each only where the page states as much.
#[cfg(feature = "jiff")]
#[cfg_attr(docsrs, doc(cfg(feature = "jiff")))]
mod with_jiff {
    use super::{Timestamp, TimestampError};

    impl TryFrom<&Timestamp> for jiff::civil::Date {
        type Error = TimestampError;

        fn try_from(timestamp: &Timestamp) -> Result<Self, Self::Error> {
            let (year, month, day) = timestamp.date;
            Self::new(year, month as i8, day as i8)
                .map_err(|_| TimestampError::OutOfRange(timestamp.to_string()))
        }
    }

    impl TryFrom<&Timestamp> for jiff::civil::DateTime {
        type Error = TimestampError;

        fn try_from(timestamp: &Timestamp) -> Result<Self, Self::Error> {
            let (hour, minute, second) = timestamp.time.ok_or_else(|| timestamp.lacking("time"))?;
            let time = jiff::civil::Time::new(hour as i8, minute as i8, second.min(59) as i8, 0)
                .map_err(|_| TimestampError::OutOfRange(timestamp.to_string()))?;
            Ok(jiff::civil::Date::try_from(timestamp)?.to_datetime(time))
        }
    }

    impl TryFrom<&Timestamp> for jiff::Timestamp {
        type Error = TimestampError;

        fn try_from(timestamp: &Timestamp) -> Result<Self, Self::Error> {
            let seconds = timestamp
                .unix_seconds()
                .ok_or_else(|| timestamp.lacking(if timestamp.time.is_none() { "time" } else { "offset" }))?;
            Self::from_second(seconds).map_err(|_| TimestampError::OutOfRange(timestamp.to_string()))
        }
    }

    impl From<jiff::civil::Date> for Timestamp {
        fn from(date: jiff::civil::Date) -> Self {
            let raw = date.to_string();
            Self {
                date: (date.year(), date.month() as u8, date.day() as u8),
                time: None,
                offset: None,
                precision: super::Precision::Day,
                raw,
                source: super::Source::Text,
            }
        }
    }

    #[test]
    fn test_only_what_is_stated_becomes_jiffs() {
        let day: Timestamp = "2019-01-27".parse().expect("ISO 8601");
        assert_eq!(jiff::civil::Date::try_from(&day), Ok(jiff::civil::date(2019, 1, 27)));
        let error = jiff::Timestamp::try_from(&day).unwrap_err();
        assert_eq!(error.to_string(), "the timestamp 2019-01-27 has no time");
        let local: Timestamp = "2019-01-27T13:11:00".parse().expect("ISO 8601");
        let error = jiff::Timestamp::try_from(&local).unwrap_err();
        assert_eq!(error.to_string(), "the timestamp 2019-01-27T13:11:00 has no offset");
        let instant: Timestamp = "2019-01-27T13:11:00+05:30".parse().expect("ISO 8601");
        let jiffs = jiff::Timestamp::try_from(&instant).expect("an instant");
        assert_eq!(jiffs.to_string(), "2019-01-27T07:41:00Z");
        assert_eq!(Timestamp::from(jiff::civil::date(2024, 2, 29)).to_string(), "2024-02-29");
    }
}

/// With the feature `chrono`: a day, a naive time and an instant of the crate chrono, each only where the page states as much.
#[cfg(feature = "chrono")]
#[cfg_attr(docsrs, doc(cfg(feature = "chrono")))]
mod with_chrono {
    use super::{Timestamp, TimestampError};
    use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime};

    impl TryFrom<&Timestamp> for NaiveDate {
        type Error = TimestampError;

        fn try_from(timestamp: &Timestamp) -> Result<Self, Self::Error> {
            let (year, month, day) = timestamp.date;
            Self::from_ymd_opt(year.into(), month.into(), day.into())
                .ok_or_else(|| TimestampError::OutOfRange(timestamp.to_string()))
        }
    }

    impl TryFrom<&Timestamp> for NaiveDateTime {
        type Error = TimestampError;

        fn try_from(timestamp: &Timestamp) -> Result<Self, Self::Error> {
            let (hour, minute, second) = timestamp.time.ok_or_else(|| timestamp.lacking("time"))?;
            NaiveDate::try_from(timestamp)?
                .and_hms_opt(hour.into(), minute.into(), second.min(59).into())
                .ok_or_else(|| TimestampError::OutOfRange(timestamp.to_string()))
        }
    }

    impl TryFrom<&Timestamp> for DateTime<FixedOffset> {
        type Error = TimestampError;

        fn try_from(timestamp: &Timestamp) -> Result<Self, Self::Error> {
            let civil = NaiveDateTime::try_from(timestamp)?;
            let minutes = timestamp.offset.ok_or_else(|| timestamp.lacking("offset"))?;
            FixedOffset::east_opt(i32::from(minutes) * 60)
                .and_then(|offset| civil.and_local_timezone(offset).single())
                .ok_or_else(|| TimestampError::OutOfRange(timestamp.to_string()))
        }
    }

    impl From<NaiveDate> for Timestamp {
        fn from(date: NaiveDate) -> Self {
            use chrono::Datelike;
            Self {
                date: (date.year() as i16, date.month() as u8, date.day() as u8),
                time: None,
                offset: None,
                precision: super::Precision::Day,
                raw: date.to_string(),
                source: super::Source::Text,
            }
        }
    }

    #[test]
    fn test_only_what_is_stated_becomes_chronos() {
        let day: Timestamp = "2019-01-27".parse().expect("ISO 8601");
        assert_eq!(NaiveDate::try_from(&day), Ok(NaiveDate::from_ymd_opt(2019, 1, 27).expect("a day")));
        assert!(NaiveDateTime::try_from(&day).is_err());
        let instant: Timestamp = "2019-01-27T13:11:00-03:00".parse().expect("ISO 8601");
        let chronos = DateTime::<FixedOffset>::try_from(&instant).expect("an instant");
        assert_eq!(chronos.to_string(), "2019-01-27 13:11:00 -03:00");
        assert_eq!(Some(chronos.timestamp()), instant.unix_seconds());
        assert_eq!(
            Timestamp::from(NaiveDate::from_ymd_opt(2024, 2, 29).expect("a day")).to_string(),
            "2024-02-29"
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_iso_goes_out_and_comes_back() {
        for text in [
            "2019-01-27",
            "2024-02-29",
            "2019-01-27T13:11:00",
            "2019-01-27T13:11:09+00:00",
            "1999-12-31T23:59:60-03:30",
        ] {
            let timestamp: Timestamp = text.parse().expect("ISO 8601");
            assert_eq!(timestamp.to_string(), text);
        }
        assert_eq!("2019-01-27T13:11:00Z".parse::<Timestamp>().expect("UTC").offset, Some(0));
    }

    #[test]
    fn test_what_is_no_timestamp_is_refused_with_what_was_expected() {
        for text in [
            "",
            "2019",
            "27.01.2019",
            "2019-02-30",
            "2019-13-01",
            "2019-01-27T25:00:00",
            "2019-01-27T13:11",
            "2019-01-27T13:11:00+1:00",
            "2019-01-27é",
            "+019-01-27",
        ] {
            let error = text.parse::<Timestamp>().unwrap_err();
            assert!(error.to_string().contains("was expected"), "{text}: {error}");
        }
    }

    #[test]
    fn test_seconds_of_known_instants() {
        for (text, seconds) in [
            ("1970-01-01T00:00:00Z", 0),
            ("2000-02-29T12:00:00Z", 951_825_600),
            ("2038-01-19T03:14:08+00:00", 2_147_483_648),
            ("1969-12-31T23:59:59Z", -1),
            ("2026-11-28T01:00:00+01:00", 1_795_824_000),
        ] {
            let timestamp: Timestamp = text.parse().expect("ISO 8601");
            assert_eq!(timestamp.unix_seconds(), Some(seconds), "{text}");
        }
    }
}
