//! Dates as people write them.

use crate::article::Timestamp;

const MONTHS: &[&str] = &[
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A timestamp as exact as it is. In English the month has its name; in any other language the date stays `2026-05-12`, which every
/// reader understands and nobody takes for another day.
pub(super) fn for_people(timestamp: &Timestamp, is_english: bool) -> String {
    let (year, month, day) = timestamp.date;
    let mut out = match MONTHS.get(usize::from(month).wrapping_sub(1)) {
        Some(name) if is_english => format!("{day} {name} {year}"),
        _ => format!("{year:04}-{month:02}-{day:02}"),
    };
    if let Some((hour, minute, _)) = timestamp.time {
        out += if is_english { ", " } else { " " };
        out += &format!("{hour:02}:{minute:02}");
        match timestamp.offset {
            None => {}
            Some(0) => out += " UTC",
            Some(offset) => {
                let sign = if offset < 0 { '\u{2212}' } else { '+' };
                out += &format!(" UTC{sign}{}", offset.abs() / 60);
                if offset % 60 != 0 {
                    out += &format!(":{:02}", offset.abs() % 60);
                }
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_a_date_is_as_exact_as_its_source() {
        for (iso, english, other) in [
            ("2026-05-12", "12 May 2026", "2026-05-12"),
            ("2026-05-12T09:05:00", "12 May 2026, 09:05", "2026-05-12 09:05"),
            ("2026-05-12T09:05:30+00:00", "12 May 2026, 09:05 UTC", "2026-05-12 09:05 UTC"),
            ("2026-12-01T00:00:00+05:30", "1 December 2026, 00:00 UTC+5:30", "2026-12-01 00:00 UTC+5:30"),
            (
                "2026-12-01T00:00:00-04:00",
                "1 December 2026, 00:00 UTC\u{2212}4",
                "2026-12-01 00:00 UTC\u{2212}4",
            ),
        ] {
            let timestamp: Timestamp = iso.parse().expect("ISO 8601");
            assert_eq!(for_people(&timestamp, true), english);
            assert_eq!(for_people(&timestamp, false), other);
        }
    }
}
