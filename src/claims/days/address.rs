//! Days and months in addresses: "/2019/01/27/", "/20190127-storm", "/2019/jan/27/".

use crate::claims::day_forms::valid;
use crate::claims::months::{self, Month};

/// Bytes of an address that are read, and runs of digits.
const MAX_ADDRESS: usize = 2_000;
const MAX_RUNS: usize = 60;

/// A run of digits.
#[derive(Clone, Copy)]
struct Run {
    start: usize,
    end: usize,
    value: u32,
}

impl Run {
    fn len(self) -> usize {
        self.end - self.start
    }
}

/// What an address says: its first whole day, its first month, its first year.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Dates {
    pub(super) day: Option<(i16, u8, u8)>,
    pub(super) month: Option<(i16, u8)>,
    pub(super) year: Option<i16>,
}

fn is_year(run: Run) -> bool {
    run.len() == 4 && (1990..2100).contains(&run.value)
}

/// Reads the dates of an address.
pub(super) fn dates_of(address: &str) -> Dates {
    let address = &address[..address.floor_char_boundary(MAX_ADDRESS)];
    let bytes = address.as_bytes();
    let mut runs: Vec<Run> = Vec::new();
    let mut at = 0;
    while let Some(found) = bytes[at..].iter().position(u8::is_ascii_digit) {
        let start = at + found;
        let end =
            bytes[start..].iter().position(|b| !b.is_ascii_digit()).map_or(bytes.len(), |len| start + len);
        let value = if end - start <= 8 { address[start..end].parse().unwrap_or(0) } else { 0 };
        runs.push(Run { start, end, value });
        at = end;
        if runs.len() == MAX_RUNS {
            break;
        }
    }
    let mut dates = Dates::default();
    let is_joined = |left: Run, right: Run| {
        right.start == left.end + 1 && matches!(bytes[left.end], b'/' | b'-' | b'_' | b'.')
    };
    for (index, &run) in runs.iter().enumerate() {
        let next = runs.get(index + 1).copied().filter(|&next| is_joined(run, next));
        let after =
            next.and_then(|next| runs.get(index + 2).copied().filter(|&after| is_joined(next, after)));
        let (day, month) = match (run.len(), next, after) {
            (8, ..) => {
                let (year, rest) = (run.value / 10_000, run.value % 10_000);
                let forward = valid(year as i16, (rest / 100) as u8, (rest % 100) as u8);
                let (day, month) = (run.value / 1_000_000, run.value / 10_000 % 100);
                let date = forward.or_else(|| valid(rest as i16, month as u8, day as u8));
                (date, date.map(|date| (date.0, date.1)))
            }
            (4, Some(month), after) if is_year(run) && month.len() <= 2 => {
                let date = after
                    .filter(|day| day.len() <= 2)
                    .and_then(|day| valid(run.value as i16, month.value as u8, day.value as u8));
                (date, (1..=12).contains(&month.value).then_some((run.value as i16, month.value as u8)))
            }
            (4, Some(rest), _) if is_year(run) && rest.len() == 4 => {
                let date = valid(run.value as i16, (rest.value / 100) as u8, (rest.value % 100) as u8);
                (date, date.map(|date| (date.0, date.1)))
            }
            (6, day, _) => {
                let (year, month) = (run.value / 100, (run.value % 100) as u8);
                let is_month = (1990..2100).contains(&year) && (1..=12).contains(&month);
                let date = day
                    .filter(|day| is_month && day.len() == 2)
                    .and_then(|day| valid(year as i16, month, day.value as u8));
                (date, is_month.then_some((year as i16, month)))
            }
            (2, Some(month), Some(year)) if is_year(year) && month.len() == 2 => {
                let date = valid(year.value as i16, month.value as u8, run.value as u8);
                (date, date.map(|date| (date.0, date.1)))
            }
            (4, None, _) if is_year(run) => named(address, run, runs.get(index + 1).copied()),
            _ => (None, None),
        };
        dates.day = dates.day.or(day);
        dates.month = dates.month.or(month);
        dates.year = dates.year.or(month.map(|month| month.0)).or(is_year(run).then_some(run.value as i16));
    }
    dates
}

/// "/2019/jan/27/".
fn named(address: &str, year: Run, day: Option<Run>) -> (Option<(i16, u8, u8)>, Option<(i16, u8)>) {
    let month = address.get(year.end + 1..).and_then(|rest| {
        let name = rest.split(['/', '-', '_']).next()?;
        match months::of_name(&name.to_lowercase(), None) {
            Some(Month::Common(month)) => Some((month, year.end + 1 + name.len())),
            _ => None,
        }
    });
    let Some((month, end)) = month else { return (None, None) };
    let date = day
        .filter(|day| day.len() <= 2 && day.start == end + 1)
        .and_then(|day| valid(year.value as i16, month, day.value as u8));
    (date, Some((year.value as i16, month)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_the_days_of_addresses() {
        let day = |url| dates_of(url).day;
        for url in [
            "https://e.org/2019/01/27/storm",
            "https://e.org/2019/1/27/storm",
            "https://e.org/20190127-storm.html",
            "https://e.org/2019/jan/27/storm",
            "https://e.org/2019/0127/storm",
            "https://e.org/201901/27-storm",
            "https://e.org/news-27-01-2019",
        ] {
            assert_eq!(day(url), Some((2019, 1, 27)), "{url}");
        }
        assert_eq!(day("https://e.org/storm-449859"), None);
        assert_eq!(day("https://e.org/99999999/13/45"), None);
    }

    #[test]
    fn test_the_months_of_addresses() {
        assert_eq!(dates_of("https://e.org/wp-content/uploads/2019/01/storm.jpg").month, Some((2019, 1)));
        assert_eq!(dates_of("https://e.org/2019/jan/storm").month, Some((2019, 1)));
        assert_eq!(dates_of("https://e.org/2019/storm").year, Some(2019));
    }
}
