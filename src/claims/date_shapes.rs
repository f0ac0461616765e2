//! Which formats of dates a text can hold at all: most lines with digits hold none, and this is far cheaper than the formats.

use super::months;

/// What a format cannot do without.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Three numbers with separators between them: "27.01.2019", "2019-01-27".
    Numbers,
    /// The name of a month, or the word for one.
    Name,
    /// The sign behind a year: "2019年".
    Sign,
    /// Eight digits in one run: "20190127".
    Run,
}

/// The Vietnamese word for a month, whose number follows it.
const MONTH_WORD: &str = "tháng";
/// Digits of a date that is one run.
const RUN: usize = 8;

/// The shapes that a text has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Shapes {
    numbers: bool,
    name: bool,
    sign: bool,
    run: bool,
}

impl Shapes {
    pub(super) fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let (mut joints, mut longest, mut run) = (0, 0, 0);
        for (at, byte) in bytes.iter().enumerate() {
            run = if byte.is_ascii_digit() { run + 1 } else { 0 };
            longest = longest.max(run);
            joints += usize::from(is_joint(bytes, at));
        }
        Self {
            numbers: joints >= 2,
            name: names_month(text),
            sign: !text.is_ascii() && text.contains(['年', '년']),
            run: longest >= RUN,
        }
    }

    pub(super) fn has(self, shape: Shape) -> bool {
        match shape {
            Shape::Numbers => self.numbers,
            Shape::Name => self.name,
            Shape::Sign => self.sign,
            Shape::Run => self.run,
        }
    }
}

/// Whether a separator stands between two digits, with a blank on each side at most.
fn is_joint(bytes: &[u8], at: usize) -> bool {
    if !matches!(bytes[at], b'-' | b'/' | b'.') {
        return false;
    }
    let is_digit_past = |near: &mut dyn Iterator<Item = &u8>| {
        let first = near.next();
        let first = if first.is_some_and(u8::is_ascii_whitespace) { near.next() } else { first };
        first.is_some_and(u8::is_ascii_digit)
    };
    is_digit_past(&mut bytes[..at].iter().rev()) && is_digit_past(&mut bytes[at + 1..].iter())
}

/// Whether a word of the text names a month.
fn names_month(text: &str) -> bool {
    let is_between = |c: char| match c {
        '.' => false,
        'º' | 'ª' | '°' | '،' | '؛' | '·' | '«' | '»' | '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{303f}' => {
            true
        }
        c => c.is_ascii() && !c.is_ascii_alphabetic() || c.is_whitespace(),
    };
    let words = text.split(is_between).map(|word| word.trim_matches('.'));
    words.filter(|word| (2..=months::MAX_NAME).contains(&word.len())).any(|word| {
        let lower = word.to_lowercase();
        months::begins_name(&lower) || lower == MONTH_WORD
    })
}

/// Whether a text can hold a date at all. A date has a year of four digits, all its digits in one run, a year of two behind the
/// second of two separators, or an era. `eras` are the names of those.
pub(super) fn may_hold_date(text: &str, mut eras: impl Iterator<Item = &'static str>) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut joined = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let run = bytes[at..].iter().take_while(|b| b.is_ascii_digit()).count();
        joined = if at > 0 && matches!(bytes[at - 1], b'.' | b'/') { joined + 1 } else { 0 };
        if run >= 4 || (run == 2 && joined >= 2) {
            return true;
        }
        at += run;
    }
    text.contains('年') && eras.any(|era| text.contains(era))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_shapes_of_lines() {
        let shapes = |text| {
            let shapes = Shapes::of(text);
            [shapes.numbers, shapes.name, shapes.sign, shapes.run]
        };
        assert_eq!(shapes("27 . 01. 2019"), [true, false, false, false]);
        assert_eq!(shapes("In 2019 there were 3.5 times as many"), [false; 4]);
        assert_eq!(shapes("1º de janeiro de 2019"), [false, true, false, false]);
        assert_eq!(shapes("27.Jan.2019"), [false, true, false, false]);
        assert_eq!(shapes("24 كانون الثاني 2020"), [false, true, false, false]);
        assert_eq!(shapes("27 ม.ค. 2562"), [false, true, false, false]);
        assert_eq!(shapes("2019年1月27日"), [false, false, true, false]);
        assert_eq!(shapes("ngày 27 Tháng 1 năm 2019"), [false, true, false, false]);
        assert_eq!(shapes("20190127T131100Z"), [false, false, false, true]);
    }

    #[test]
    fn test_what_can_hold_no_date() {
        let eras = || ["令和"].into_iter();
        assert!(!may_hold_date("27 comments, 3 of 10, 12:30, v1.2", eras()));
        assert!(may_hold_date("27.01.19", eras()) && may_hold_date("令和元年1月27日", eras()));
    }
}
