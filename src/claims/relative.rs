//! "3 hours ago": dates that only mean something against the time when the page was fetched.
//!
//! A count, a unit, and a word before the one or behind the other that says "ago", in many languages at once. The answer is no more exact
//! than the words: minutes give a minute, hours and days give a day.

use jiff::civil::DateTime;

use super::tokens::{self, Token};
use crate::article::{Precision, Source, Timestamp};
use crate::text::is_spaceless;

/// What stands before a count: "vor 2 Stunden", "il y a 3 heures". Lower case.
#[rustfmt::skip]
const BEFORE: &[&str] = &[
    "vor", "il y a", "hace", "há", "ha", "fa", "před", "pred", "acum", "преди", "пред", "πριν", "πριν από", "منذ", "قبل", "לפני", "prieš", "pirms",
    "prije", "пре", "pre", "fyrir", "cách đây",
];

/// Those of them that a unit follows without a count, which is one then: "منذ ساعة". Of other scripts the words mean other things too.
const BEFORE_ONE: &[&str] = &["منذ", "قبل", "לפני"];

/// What stands behind a unit: "ago", "geleden". Lower case. "fa" and "قبل" stand before in one language and behind in another.
#[rustfmt::skip]
const BEHIND: &[&str] = &[
    "ago", "geleden", "sedan", "siden", "sitten", "temu", "назад", "тому", "önce", "ezelőtt", "yang lalu", "lalu", "trước", "पहले", "پیش", "قبل", "eest",
    "tagasi", "əvvəl", "бұрын", "წინ", "առաջ", "আগে", "முன்", "முன்பு", "క్రితం", "پہلے", "fa", "atrás", "前", "전",
];

/// The same at the end of a unit's own word, in scripts that are written without spaces.
const ENDINGS: &[&str] = &["前", "전", "ที่ผ่านมา", "ที่แล้ว", "ก่อน"];

/// Words for one. Lower case.
#[rustfmt::skip]
const ONE: &[&str] = &[
    "a", "an", "one", "eine", "einer", "einem", "einen", "un", "une", "una", "uma", "een", "en", "ett", "et", "einni", "bir", "jednu", "jedną", "egy", "o",
];
/// What may stand between a count and its unit: Romanian.
const BETWEEN: &str = "de";

/// How units begin, and how many minutes they have. Lower case; the longest beginning of a word counts.
#[rustfmt::skip]
const UNITS: &[(i64, &[&str])] = &[
    (10_080, &[
        "week", "woche", "semaine", "semana", "settiman", "weken", "veck", "uge", "uke", "viik", "viku", "vikum", "tyg", "týd", "týžd", "нед", "тиж", "hafta",
        "həftə", "週間", "週", "周", "주", "أسبوع", "اسبوع", "أسابيع", "hét", "hete", "săptămân", "седмиц", "εβδομάδ", "שבוע", "सप्ताह", "हफ्त", "هفته", "ہفت", "minggu",
        "tuần", "สัปดาห์", "savait", "nedēļ", "nädal", "tjedan", "tjedn", "sedmic", "nedelj", "недељ", "setman", "апта", "კვირ", "շաբաթ", "সপ্তাহ", "வார", "వార",
    ]),
    (60, &[
        "hour", "stund", "std", "heure", "hora", "hores", "hod", "ora", "ore", "uur", "uren", "tim", "tun", "godz", "час", "годин", "saat", "時間", "小时", "小時",
        "시간", "ساع", "óra", "órá", "ώρ", "שעה", "שעות", "घंट", "घण्ट", "jam", "giờ", "ชั่วโมง", "valand", "sata", "sati", "сат", "klukk", "сағат", "საათ", "ժամ",
        "ঘণ্ট", "ঘন্ট", "மணி", "గంట", "گھنٹ",
    ]),
    (1_440, &[
        "day", "tag", "jour", "día", "dia", "dies", "giorn", "dag", "dyg", "døgn", "dög", "deg", "päiv", "päev", "dni", "dnů", "dny", "dnem", "dnev", "dň", "dzień",
        "дн", "день", "ден", "дан", "gün", "日", "天", "일", "يوم", "أيام", "ايام", "nap", "zile", "ημέρ", "μέρ", "ימים", "יום", "दिन", "روز", "دن", "hari", "ngày",
        "วัน", "dien", "dana", "dani", "күн", "დღ", "օր", "দিন", "நாட்", "நாள்", "రోజ",
    ]),
    (1, &[
        "min", "мин", "хв", "минут", "міну", "mínút", "dakika", "dəqiq", "分钟", "分鐘", "分", "분", "دقيق", "دقائق", "دقیق", "perc", "λεπτ", "דק", "मिनट", "menit", "phút", "นาที",
        "წუთ", "րոպե", "মিনিট", "நிமிட", "నిమిష", "منٹ",
    ]),
];

/// Units so short that they are whole words.
#[rustfmt::skip]
const SHORT: &[(i64, &[&str])] = &[
    (10_080, &["wk", "wks", "w"]),
    (60, &["h", "hr", "hrs", "t", "ч", "ur", "uri", "ure", "uro", "urami", "sat", "sa", "год"]),
    (1_440, &["d", "dan", "zi", "dn"]),
    (1, &["m", "dk"]),
];
/// A short unit that is another one's in a neighbouring language, with the only word behind that makes it this: Ukrainian hours are Russian years.
const SHARED: (&str, &str) = ("год", "тому");

/// Yesterday, as a word of its own, and where that is a word of another language too, the one language.
#[rustfmt::skip]
const YESTERDAY: &[(&str, Option<&str>)] = &[
    ("yesterday", None), ("gestern", None), ("hier", Some("fr")), ("ayer", None), ("ieri", None), ("ontem", None), ("gisteren", None), ("igår", None),
    ("i går", None), ("eilen", None), ("wczoraj", None), ("včera", None), ("вчера", None), ("вчора", None), ("dün", None), ("أمس", None), ("tegnap", None),
    ("χθες", None), ("χτες", None), ("دیروز", None), ("אתמול", None), ("kemarin", None), ("hôm qua", None), ("jučer", None), ("juče", None), ("јуче", None),
    ("včeraj", None), ("vakar", None), ("ahir", Some("ca")), ("í gær", None), ("dünən", None), ("გუშინ", None), ("երեկ", None), ("গতকাল", None), ("நேற்று", None),
    ("నిన్న", None), ("昨日", None), ("昨天", None), ("어제", None), ("เมื่อวาน", None),
];

/// Minutes of a day.
const DAY: i64 = 1_440;
/// Bytes of a text in which such words are looked for.
const MAX_TEXT: usize = 200;
/// Digits of the largest count.
const MAX_COUNT: usize = 3;

/// A text in lower case, cut into words and numbers.
struct Line<'a> {
    text: &'a str,
    tokens: Vec<Token>,
}

impl Line<'_> {
    fn word(&self, at: usize) -> &str {
        self.tokens
            .get(at)
            .filter(|token| token.is_word)
            .map_or("", |token| &self.text[token.start..token.end])
    }

    /// The count that begins at a token.
    fn count(&self, at: usize) -> Option<i64> {
        let token = self.tokens[at];
        if token.is_word {
            return ONE.contains(&self.word(at)).then_some(1);
        }
        token.number.filter(|_| token.digits() <= MAX_COUNT).map(i64::from)
    }

    /// Whether the words that end at a byte are one of some phrases.
    fn ends(&self, end: usize, phrases: &[&str]) -> bool {
        let text = self.text[..end].trim_end();
        phrases.iter().any(|phrase| {
            text.strip_suffix(phrase).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
        })
    }

    /// The one of some phrases that the words which begin at a byte are.
    fn begins<'p>(&self, start: usize, phrases: &[&'p str]) -> Option<&'p str> {
        let text = self.text[start..].trim_start_matches([' ', '.', '\u{a0}']);
        phrases.iter().copied().find(|phrase| {
            text.strip_prefix(phrase).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        })
    }

    /// The minutes that a word's unit has, and what stands behind that in the word.
    fn unit(word: &str) -> Option<(i64, &str)> {
        let short = SHORT.iter().find(|(_, words)| words.contains(&word)).map(|(minutes, _)| (*minutes, ""));
        let all =
            UNITS.iter().flat_map(|(minutes, all)| all.iter().map(move |beginning| (*minutes, beginning)));
        let longest = all
            .filter_map(|(minutes, beginning)| Some((minutes, word.strip_prefix(beginning)?)))
            .min_by_key(|(_, rest)| rest.len());
        short.or(longest)
    }

    /// The count at a token and the minutes of its unit, where they are put between then and now.
    fn ago_at(&self, at: usize) -> Option<(i64, i64)> {
        let count = self.count(at)?;
        let unit_at = if self.word(at + 1) == BETWEEN { at + 2 } else { at + 1 };
        let (word, token) = (self.word(unit_at), self.tokens.get(unit_at)?);
        let (minutes, rest) = Self::unit(word)?;
        let behind = self.begins(token.end, BEHIND);
        if word == SHARED.0 && behind != Some(SHARED.1) {
            return None;
        }
        let is_ago = behind.is_some()
            || self.ends(self.tokens[at].start, BEFORE)
            || ENDINGS.iter().any(|ending| rest.starts_with(ending));
        is_ago.then_some((count, minutes))
    }

    /// The same for a unit that is not counted: "منذ ساعة".
    fn one_at(&self, at: usize) -> Option<(i64, i64)> {
        let word = self.word(at);
        let is_ago = !word.is_ascii() && self.ends(self.tokens[at].start, BEFORE_ONE);
        is_ago.then(|| Some((1, Self::unit(word)?.0)))?
    }

    /// Whether the line says yesterday.
    fn is_yesterday(&self, language: Option<&str>) -> bool {
        let is_letter = |c: char| c.is_alphanumeric() && !is_spaceless(c);
        let is_apart = |start: usize, end: usize| {
            !self.text[..start].ends_with(is_letter) && !self.text[end..].starts_with(is_letter)
        };
        YESTERDAY.iter().any(|(word, only)| {
            only.is_none_or(|only| language.is_some_and(|tag| tag.starts_with(only)))
                && self.text.match_indices(word).any(|(at, _)| is_apart(at, at + word.len()))
        })
    }

    /// The first count and unit of the line.
    fn ago(&self, language: Option<&str>) -> Option<(i64, i64)> {
        let places = || 0..self.tokens.len();
        places()
            .find_map(|at| self.ago_at(at))
            .or_else(|| places().find_map(|at| self.one_at(at)))
            .or_else(|| self.is_yesterday(language).then_some((1, DAY)))
    }
}

/// The date that relative words mean, counted from the reference. `language` is the page's (BCP 47).
pub(super) fn parse(
    text: &str,
    reference: &Timestamp,
    language: Option<&str>,
    source: &'static str,
) -> Option<Timestamp> {
    let text = text.trim();
    let lower = tokens::plain(&text[..text.floor_char_boundary(MAX_TEXT)]).to_lowercase();
    let line = Line { text: &lower, tokens: tokens::tokens(&lower) };
    let (count, minutes) = line.ago(language)?;
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
            source: Source::of(source),
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
        source: Source::of(source),
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
        parse(text, &reference, None, "text").map(|timestamp| timestamp.to_string())
    }

    /// Of each language of the tables, read at half past eleven in the evening.
    #[rustfmt::skip]
    const EXAMPLES: &[&str] = &[
        "3 hours ago", "vor 2 Stunden", "il y a 3 heures", "hace 2 horas", "2 ore fa", "há 2 horas", "2 uur geleden", "för 2 timmar sedan", "for 2 timer siden", "2 tuntia sitten", "2 godziny temu", "před 2 hodinami", "2 часа назад", "2 години тому", "2 год тому", "2 saat önce", "2時間前", "2小时前更新", "2시간 전", "منذ 2 ساعات", "acum 2 ore", "преди 2 часа", "πριν από 2 ώρες", "2 ساعت پیش", "לפני 2 שעות", "2 घंटे पहले", "2 jam yang lalu", "2 giờ trước", "2 ชั่วโมงที่ผ่านมา", "prieš 2 valandas", "pirms 2 stundām", "2 tunni eest", "prije 2 sata", "pred 2 urami", "пре 2 сата", "fa 2 hores", "2 saat əvvəl", "2 сағат бұрын", "2 საათის წინ", "2 ժամ առաջ", "2 ঘণ্টা আগে",
    ];

    #[test]
    fn test_every_form_reads_its_example() {
        let reference = "2026-11-23T23:30:00+01:00";
        for example in EXAMPLES {
            assert_eq!(read(example, reference).as_deref(), Some("2026-11-23"), "{example}");
        }
        for (word, only) in YESTERDAY {
            let reference = timestamp::parse(reference, None, "caller").expect("a reference");
            let found = parse(word, &reference, *only, "text").map(|timestamp| timestamp.to_string());
            assert_eq!(found.as_deref(), Some("2026-11-22"), "{word}");
        }
    }

    #[test]
    fn test_a_unit_is_its_longest_beginning() {
        let reference = "2026-11-23T23:30:00+01:00";
        assert_eq!(read("45 dakika önce", reference).as_deref(), Some("2026-11-23T22:45:00+01:00"));
        assert_eq!(read("3 sa önce", reference).as_deref(), Some("2026-11-23"), "Turkish hours, cut short");
        assert_eq!(read("2 minggu lalu", reference).as_deref(), Some("2026-11-09"));
    }

    #[test]
    fn test_what_says_no_time() {
        for text in [
            "2 года назад",
            "Lesen Sie hier mehr",
            "2日午前9時",
            "For 2 hours the ferry lay there",
            "A day in the harbour",
            "2 days before the tide",
        ] {
            assert_eq!(read(text, "2026-11-23T23:30:00+01:00"), None, "{text}");
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
