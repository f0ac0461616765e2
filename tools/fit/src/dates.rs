//! When a day counts as right: as the scorer of the corpus has it.

/// A day since 1970, and the seconds of an instant where there is an offset.
struct Read {
    day: i64,
    instant: Option<i64>,
    offset: Option<i64>,
}

fn read(text: &str) -> Option<Read> {
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<i64>().ok();
    let (year, month, of_month) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    // after Hinnant, "chrono-compatible low-level date algorithms": years begin in March
    let year = year - i64::from(month <= 2);
    let of_year = (153 * (if month > 2 { month - 3 } else { month + 9 }) + 2) / 5 + of_month - 1;
    let of_era = year.rem_euclid(400);
    let day = year.div_euclid(400) * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468;
    let (Some(hour), Some(minute)) = (number(11, 13), number(14, 16)) else {
        return Some(Read { day, instant: None, offset: None });
    };
    let second = if text.as_bytes().get(16) == Some(&b':') { number(17, 19).unwrap_or(0) } else { 0 };
    let rest = &text[16.min(text.len())..];
    let offset = if rest.ends_with(['Z', 'z']) {
        Some(0)
    } else {
        rest.rfind(['+', '-']).and_then(|at| {
            let sign = if rest.as_bytes()[at] == b'-' { -1 } else { 1 };
            let digits: String = rest[at + 1..].chars().filter(char::is_ascii_digit).collect();
            let (hours, minutes) = (
                digits.get(..2)?.parse::<i64>().ok()?,
                digits.get(2..4).map_or(Ok(0), str::parse::<i64>).ok()?,
            );
            Some(sign * (hours * 3_600 + minutes * 60))
        })
    };
    let instant = offset.map(|offset| day * 86_400 + hour * 3_600 + minute * 60 + second - offset);
    Some(Read { day, instant, offset })
}

/// Whether a date is the truth's: the same day as written; where the truth is an instant, the same day in UTC; and where the truth
/// is in UTC and the date without an offset, the day that it is somewhere on earth.
pub fn is_right(truth: &str, date: &str) -> bool {
    let (Some(truth), Some(date)) = (read(truth), read(date)) else { return false };
    if truth.day == date.day {
        return true;
    }
    let Some(instant) = truth.instant else { return false };
    match date.instant {
        Some(other) => other.div_euclid(86_400) == instant.div_euclid(86_400),
        None => {
            truth.offset == Some(0)
                && (-11..14).any(|hours| (instant + hours * 3_600).div_euclid(86_400) == date.day)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_right;

    #[test]
    fn test_days_as_the_scorer_has_them() {
        assert!(is_right("2019-01-27", "2019-01-27T13:11:00+01:00"));
        assert!(!is_right("2019-01-27", "2019-01-28"));
        assert!(is_right("2019-01-27T23:30:00+00:00", "2019-01-28"));
        assert!(is_right("2019-01-27T23:30:00+00:00", "2019-01-28T00:30:00+01:00"));
        assert!(!is_right("2019-01-27T23:30:00+00:00", "2019-01-28T23:30:00+01:00"));
        assert!(!is_right("2019-01-27T23:30:00+02:00", "2019-01-28"));
    }
}
