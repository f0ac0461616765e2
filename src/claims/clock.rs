//! Times of day as pages print them: hours, the words of the half of the day, zones.

use super::tokens::Token;
use crate::article::Precision;

/// A time beside a date.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Clock {
    pub(super) time: Option<(u8, u8, u8)>,
    pub(super) offset: Option<i16>,
    /// Whether it has seconds.
    pub(super) seconds: bool,
    /// One past its last token.
    pub(super) to: usize,
}

impl Clock {
    pub(super) fn precision(&self) -> Precision {
        match (self.time, self.seconds) {
            (None, _) => Precision::Day,
            (_, true) => Precision::Second,
            (_, false) => Precision::Minute,
        }
    }
}

/// Offsets of zone abbreviations in minutes; the ambiguous (BST, IST, CST) and the seasonal (ET) are left out.
#[rustfmt::skip]
const ZONES: &[(&str, i16)] = &[
    ("Z", 0), ("UTC", 0), ("GMT", 0), ("EST", -300), ("EDT", -240), ("CDT", -300), ("MST", -420), ("MDT", -360), ("PST", -480), ("PDT", -420),
    ("WET", 0), ("WEST", 60), ("CET", 60), ("CEST", 120), ("MEZ", 60), ("MESZ", 120), ("EET", 120), ("EEST", 180), ("JST", 540), ("KST", 540), ("MSK", 180), ("AEST", 600), ("AEDT", 660), ("SAST", 120),
    ("NZST", 720), ("NZDT", 780), ("HKT", 480), ("SGT", 480), ("WIB", 420), ("BRT", -180), ("ART", -180),
];

/// Words that put a time before noon or after it, lower case, dots and blanks left out. One that `*` ends is a beginning.
#[rustfmt::skip]
const HALVES: &[(bool, &[&str])] = &[
    (false, &["am", "上午", "早上", "凌晨", "午前", "오전", "πμ", "ص", "صباح*", "قظ", "sáng", "पूर्वाह्न", "öö", "pagi", "pg", "pd", "পূর্বাহ্ণ", "முற்பகல்"]),
    (true, &["pm", "下午", "晚上", "中午", "午後", "오후", "μμ", "م", "مساء*", "بظ", "chiều", "tối", "अपराह्न", "ös", "petang", "ptg", "md", "malam", "siang", "sore", "অপরাহ্ণ", "பிற்பகல்"]),
];

/// Short words that do so only as they are printed: in capitals (Vietnamese), or with a dot behind them (Hungarian). In other languages
/// they are prepositions.
const CAPITALS: &[(bool, &str)] = &[(false, "SA"), (true, "CH")];
const DOTTED: &[(bool, &str)] = &[(false, "de"), (true, "du")];

/// Marks between hours and minutes.
const COLONS: &[&str] = &[":", "h", "時", "时", "시", "點", "点"];
/// Words behind, and before, a time whose minutes stand behind a dot. Lower case.
const HOUR_WORDS: &[&str] =
    &["uhr", "uur", "hrs", "h", "wib", "am", "pm", "gmt", "bst", "cet", "cest", "est", "edt", "น"];
const AT_WORDS: &[&str] =
    &["kl", "klo", "ore", "alle", "um", "às", "pukul", "godz", "в", "kello", "om", "at"];
/// Words that alone make a number an hour. Lower case.
const ONLY_HOUR: &[&str] = &["uhr", "h", "am", "pm"];
/// Longest word that is looked up, in bytes.
const MAX_WORD: usize = 40;

/// The time that begins at a token.
pub(super) fn at(text: &str, tokens: &[Token], at: usize) -> Option<Clock> {
    Reader { text, tokens }.time(at, usize::MAX)
}

/// The first time within some bytes of a text.
pub(super) fn within(text: &str, tokens: &[Token], (from, to): (usize, usize)) -> Option<Clock> {
    let reader = Reader { text, tokens };
    let first = tokens.partition_point(|token| token.start < from);
    let last = first + tokens[first..].partition_point(|token| token.start < to);
    if let Some(clock) = reader.compact(first, from) {
        return Some(clock);
    }
    (first..last)
        .find_map(|at| reader.time(at, to))
        .or_else(|| (first..last).find_map(|at| reader.hour(at, to)))
}

struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
}

impl Reader<'_> {
    fn token(&self, at: usize) -> Option<Token> {
        self.tokens.get(at).copied()
    }

    fn gap(&self, at: usize) -> &str {
        match (self.token(at), self.token(at + 1)) {
            (Some(left), Some(right)) => &self.text[left.end..right.start],
            _ => "",
        }
    }

    fn raw(&self, at: usize) -> &str {
        self.token(at).filter(|token| token.is_word).map_or("", |token| &self.text[token.start..token.end])
    }

    /// A word in lower case; "p. m." is one.
    fn word(&self, at: usize) -> (String, usize) {
        let mut word = String::new();
        let mut next = at;
        while let Some(token) =
            self.token(next).filter(|token| token.is_word && token.end - token.start <= MAX_WORD)
        {
            let part = &self.text[token.start..token.end];
            let is_letter = part.chars().count() == 1;
            if !word.is_empty() && (!is_letter || !matches!(self.gap(next - 1), "." | ". ")) {
                break;
            }
            word.push_str(&part.to_lowercase());
            next += 1;
            if !is_letter {
                break;
            }
        }
        (word, next)
    }

    /// "T131100Z", right behind a date in one run.
    fn compact(&self, mut at: usize, from: usize) -> Option<Clock> {
        let first = self.token(at).filter(|token| token.start == from)?;
        if !first.is_word || self.raw(at) != "T" || !self.gap(at).is_empty() {
            return None;
        }
        at += 1;
        let token = self.token(at)?;
        let number = token.number?;
        let (number, seconds) = match token.digits() {
            4 => (number * 100, false),
            6 => (number, true),
            _ => return None,
        };
        let time = valid((number / 10_000) as u8, (number / 100 % 100) as u8, (number % 100) as u8)?;
        let offset = self.zone(at, true);
        Some(Clock { time: Some(time), offset, seconds, to: at + 1 })
    }

    /// "13:11:05.123+01:00", "1:11 p.m. EST", "下午3:05", "9時05分", "13.11 Uhr".
    fn time(&self, at: usize, limit: usize) -> Option<Clock> {
        let hour = self.token(at)?.small()?;
        let before = self.text[..self.tokens[at].start].chars().next_back();
        if before.is_some_and(|c| matches!(c, ':' | '.' | ','))
            && at > 0
            && !self.tokens[at - 1].is_word
            && self.gap(at - 1).len() == 1
        {
            return None;
        }
        let mark = self.gap(at).trim();
        let word = self.raw(at + 1).to_lowercase();
        let is_colon = COLONS.contains(&mark) || (mark.is_empty() && COLONS.contains(&word.as_str()));
        let is_dotted = self.gap(at) == ".";
        if !is_colon && !is_dotted {
            return None;
        }
        let minute_at = if mark.is_empty() { at + 2 } else { at + 1 };
        // "9시 5분": beside a sign the minutes need no zero
        let is_sign = is_colon && !word.is_ascii();
        let minutes = self
            .token(minute_at)
            .filter(|token| (token.digits() == 2 || is_sign && token.digits() == 1) && token.start < limit)?;
        let minute = minutes.small()?;
        let (mut second, mut seconds, mut to) = (0, false, minute_at + 1);
        if self.gap(minute_at) == if is_dotted { "." } else { ":" }
            && let Some(token) = self.token(to).filter(|token| token.digits() == 2)
        {
            (second, seconds) = (token.small()?, true);
            to += 1;
            if matches!(self.gap(to - 1), "." | ",") && self.token(to).is_some_and(|token| !token.is_word) {
                to += 1;
            }
        }
        if matches!(self.raw(to), "分" | "분") {
            to += 1;
        }
        if is_dotted {
            // "3.1.2023 9.05" and "3 Jan 2023 21.40.00", as Finns and Indonesians write
            let follows_year =
                at > 0 && self.tokens[at - 1].digits() == 4 && matches!(self.gap(at - 1), " " | ", ");
            let is_said = follows_year
                || HOUR_WORDS.contains(&self.word(to).0.as_str())
                || at > 0 && AT_WORDS.contains(&self.raw(at - 1).to_lowercase().as_str());
            if !is_said {
                return None;
            }
        }
        let is_machine = seconds || before == Some('T');
        self.whole((hour, minute, second), seconds, at, to, is_machine)
    }

    /// "9 Uhr", "3 p.m.", "11h".
    fn hour(&self, at: usize, limit: usize) -> Option<Clock> {
        let hour = self.token(at)?.small()?;
        let before = self.text[..self.tokens[at].start].chars().next_back();
        if before.is_some_and(|c| matches!(c, ':' | '.')) || self.token(at + 1)?.start >= limit {
            return None;
        }
        let (word, _) = self.word(at + 1);
        if !self.gap(at).trim().is_empty() || !ONLY_HOUR.contains(&word.as_str()) {
            return None;
        }
        self.whole((hour, 0, 0), false, at, at + 1, false)
    }

    /// The time with the half of the day and the zone that stand beside it.
    fn whole(
        &self,
        (mut hour, minute, second): (u8, u8, u8),
        seconds: bool,
        at: usize,
        mut to: usize,
        is_machine: bool,
    ) -> Option<Clock> {
        let mut half = None;
        if self.gap(to - 1).trim().is_empty() {
            let (word, next) = self.word(to);
            half = half_of(&word).or_else(|| self.printed_half(to));
            if half.is_some() || matches!(word.as_str(), "बजे" | "uhr" | "น") {
                to = next;
            }
        }
        if half.is_none() && at > 0 && matches!(self.gap(at - 1).trim(), "" | ".") {
            // the word before, whole or at the end of an unspaced run
            let is_dotted = self.gap(at - 1).trim() == ".";
            let before = || half_before(&self.raw(at - 1).to_lowercase());
            half = self.printed_half(at - 1).or_else(|| if is_dotted { None } else { before() });
        }
        match half {
            // "13:11 PM" is what templates write
            Some(true) if hour < 12 => hour += 12,
            Some(false) if hour == 12 => hour = 0,
            _ => {}
        }
        let time = valid(hour, minute, second)?;
        let offset = self.zone(to - 1, is_machine);
        Some(Clock { time: Some(time), offset, seconds, to })
    }

    /// Whether a word is the half of a day by the way it is printed.
    fn printed_half(&self, at: usize) -> Option<bool> {
        let token = self.token(at)?;
        let word = self.raw(at);
        let has_dot = self.text[token.end..].starts_with('.');
        let of = |words: &[(bool, &str)]| {
            words.iter().find(|(_, half)| *half == word).map(|(is_after, _)| *is_after)
        };
        of(CAPITALS).or_else(|| of(DOTTED).filter(|_| has_dot))
    }

    /// The offset that stands behind a token. "10:30-11:30" has none: between people, a sign without seconds is a dash.
    fn zone(&self, at: usize, is_machine: bool) -> Option<i16> {
        let end = self.token(at)?.end;
        let gap = self.gap(at);
        let next = self.token(at + 1)?;
        if next.is_word {
            let is_near = gap.chars().all(|c| matches!(c, ' ' | '(' | '.'));
            let zone = self.raw(at + 1);
            if !is_near || !zone.bytes().all(|b| b.is_ascii_uppercase()) {
                return None;
            }
            if matches!(zone, "GMT" | "UTC")
                && let Some(offset) = self.signed(at + 1)
            {
                return Some(offset);
            }
            return ZONES.iter().find(|(name, _)| *name == zone).map(|(_, minutes)| *minutes);
        }
        let sign = self.text[end..next.start].trim_start_matches(' ');
        if !matches!(sign, "+" | "-" | " +") {
            return None;
        }
        let has_colon = next.digits() == 2 && self.gap(at + 1) == ":";
        if is_machine || !has_colon && next.digits() == 4 { self.signed(at) } else { None }
    }

    /// "+02:00", "-0500", "+2" behind a token.
    fn signed(&self, at: usize) -> Option<i16> {
        let sign = match self.gap(at).trim() {
            "+" => 1,
            "-" => -1,
            _ => return None,
        };
        let number = self.token(at + 1)?;
        let value = number.number? as i16;
        let minutes = match number.digits() {
            1 | 2 => {
                let rest = self.token(at + 2).filter(|token| token.digits() == 2 && self.gap(at + 1) == ":");
                value * 60 + rest.and_then(Token::small).map_or(0, i16::from)
            }
            3 | 4 => value / 100 * 60 + value % 100,
            _ => return None,
        };
        (minutes <= 14 * 60).then_some(sign * minutes)
    }
}

fn half_of(word: &str) -> Option<bool> {
    if word.is_empty() {
        return None;
    }
    HALVES
        .iter()
        .find(|(_, words)| {
            words.iter().any(|half| match half.strip_suffix('*') {
                Some(beginning) => word.starts_with(beginning),
                None => *half == word,
            })
        })
        .map(|(is_after, _)| *is_after)
}

/// Halves that stand before a time: in scripts without spaces they end what stands there.
fn half_before(word: &str) -> Option<bool> {
    half_of(word).or_else(|| {
        HALVES
            .iter()
            .find(|(_, words)| {
                words.iter().any(|half| {
                    !half.is_ascii() && half.chars().all(|c| c >= '\u{3000}') && word.ends_with(half)
                })
            })
            .map(|(is_after, _)| *is_after)
    })
}

fn valid(hour: u8, minute: u8, second: u8) -> Option<(u8, u8, u8)> {
    (hour < 24 && minute < 60 && second < 60).then_some((hour, minute, second))
}
