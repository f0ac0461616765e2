//! A point in time as a page states it.

use serde::{Serialize, Serializer};

/// A point in time as a page states it: no field that the source lacks is ever filled in.
///
/// Displays and serialises as ISO 8601 at its own precision: `2019-01-27`,
/// `2019-01-27T13:11:00` (no offset given) or `2019-01-27T13:11:00+00:00`.
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
    /// Where that text stood: `json_ld`, `meta`, `time`, `microdata`, `text`, `url`.
    pub source: &'static str,
}

/// How exact a timestamp's source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Precision {
    /// A day.
    Day,
    /// A minute.
    Minute,
    /// A second.
    Second,
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

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
