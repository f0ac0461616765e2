//! The place that opens an agency story: "MOSCOW (Reuters) - ".
//!
//! Read by hand and not by regexes: the ten patterns took longer to compile than most pages take to extract.

/// Where a form's place stands, and what must stand behind it.
struct Form {
    /// A wild example.
    #[cfg_attr(not(test), allow(dead_code))]
    example: &'static str,
    /// The example's place.
    #[cfg_attr(not(test), allow(dead_code))]
    place: &'static str,
    /// Reads what stands before the place; gives the rest.
    before: fn(&str) -> Option<&str>,
    /// Characters that the place may begin with, and those that may follow.
    first: fn(char) -> bool,
    inner: fn(char) -> bool,
    /// Characters of the place, the first among them.
    length: std::ops::RangeInclusive<usize>,
    /// Whether the longest place that fits is meant, or the shortest.
    is_longest: bool,
    /// Whether what stands behind the place proves that it is one.
    behind: fn(&str) -> bool,
}

/// The forms, in the order in which they are tried. Capitals, an agency or a date must prove that a place is meant: "Apple — the maker
/// of phones" opens like one.
#[rustfmt::skip]
const FORMS: &[Form] = &[
    Form { example: "MOSCOW, Jan 27 (Reuters) - Text", place: "MOSCOW", before: at_once, first: char::is_uppercase, inner: |c| is_capitals(c) || matches!(c, '.' | '/' | '-'), length: 3..=41, is_longest: true, behind: |text| regions(text).any(|rest| dates(rest).any(is_agency_and_dash)) },
    Form { example: "Berlin (dpa/lno) - Text", place: "Berlin", before: at_once, first: char::is_uppercase, inner: |c| c.is_alphabetic() || matches!(c, '.' | '/' | '\'' | ' ' | '-'), length: 2..=41, is_longest: false, behind: is_known_agency },
    Form { example: "(ANSA) - ROMA, 03 MAG - Text", place: "ROMA", before: leading_agency, first: char::is_uppercase, inner: is_capitals, length: 2..=31, is_longest: true, behind: |text| comma(text).and_then(day_month).is_some_and(|rest| dash(rest.trim_start(), DASHES).is_some_and(opens_with_space)) },
    Form { example: "MADRID, 3 May. (EUROPA PRESS) - Text", place: "MADRID", before: at_once, first: char::is_uppercase, inner: |c| is_capitals(c) || c == '.', length: 3..=31, is_longest: true, behind: |text| day_month(comma(text).unwrap_or(text.trim_start())).and_then(bracket).is_some_and(|rest| rest.trim_start().starts_with([DASHES[0], DASHES[1], DASHES[2], '.'])) },
    Form { example: "МОСКВА, 3 мая. /ТАСС/. Text", place: "МОСКВА", before: at_once, first: char::is_uppercase, inner: |c| c.is_uppercase() || matches!(c, ' ' | '-'), length: 3..=31, is_longest: true, behind: |text| comma(text).and_then(|rest| day_month_name(rest, 8)).is_some_and(is_russian_agency) },
    Form { example: "PARIS: Text", place: "PARIS", before: at_once, first: char::is_uppercase, inner: |c| is_capitals(c) || matches!(c, '.' | '/' | '-'), length: 3..=31, is_longest: true, behind: |text| text.strip_prefix(':').is_some_and(opens_with_space) },
    Form { example: "東京1月3日電 Text", place: "東京", before: wide_agency, first: char::is_alphabetic, inner: char::is_alphabetic, length: 2..=8, is_longest: false, behind: |text| wide_day(text.trim_start(), true).is_some_and(|rest| ["电", "電", "专电", "專電", "专電", "综合电"].iter().any(|word| rest.starts_with(word))) },
    Form { example: "【ワシントン=山田太郎】Text", place: "ワシントン", before: |text| text.strip_prefix('【'), first: is_wide_name, inner: is_wide_name, length: 2..=12, is_longest: false, behind: |text| ["共同】", "時事】", "聯合】"].iter().any(|end| text.starts_with(end)) || text.strip_prefix(['=', '＝']).is_some_and(|rest| closes(rest, &['】'], 1..=20)) },
    Form { example: "(서울=연합뉴스) Text", place: "서울", before: |text| text.strip_prefix(['(', '[', '（']), first: |c| c.is_alphabetic() || c == '·', inner: |c| c.is_alphabetic() || c == '·', length: 2..=12, is_longest: true, behind: |text| text.strip_prefix(['=', '＝']).is_some_and(|rest| closes(rest, &[')', ']', '）'], 2..=20)) },
    Form { example: "（东京3日综合电）Text", place: "东京", before: |text| text.strip_prefix(['(', '（']), first: char::is_alphabetic, inner: char::is_alphabetic, length: 2..=8, is_longest: false, behind: |text| wide_day(text, false).is_some_and(is_wire_mark) },
];

/// Dashes behind a place.
const DASHES: &[char] = &['—', '–', '-'];
/// Agencies that stand in brackets behind a place in small letters; capitals of their own prove nothing there.
const AGENCIES: &[&str] = &[
    "dpa", "AP", "AFP", "Reuters", "sda", "apa", "APA", "epd", "KNA", "ANSA", "EFE", "ots", "sid", "SID",
    "PAP", "ČTK", "TASS", "ANP", "Belga", "NTB", "TT", "STT", "Ritzau", "Lusa", "MTI", "PTI", "Xinhua",
    "dts", "CNN", "awp",
];
/// Agencies that stand before the place.
const LEADING_AGENCIES: &[&str] = &["ANSA", "AFP", "EFE", "Adnkronos", "AGI"];
/// Newsrooms that stand before the place in Chinese.
const WIDE_AGENCIES: &[&str] = &["新华社", "新華社", "中央社", "中新社", "共同社", "本报", "本報"];

/// A place that opens the paragraph.
#[expect(clippy::unnecessary_wraps, reason = "the others may find nothing")]
fn at_once(text: &str) -> Option<&str> {
    Some(text)
}

fn is_capitals(c: char) -> bool {
    c.is_uppercase() || matches!(c, ' ' | '\'' | '’')
}

fn is_wide_name(c: char) -> bool {
    c.is_alphabetic() || matches!(c, 'ー' | '・')
}

fn opens_with_space(text: &str) -> bool {
    text.starts_with(char::is_whitespace)
}

/// The rest behind some characters of a kind: as many as there are, if they are as many as they may be.
fn run(text: &str, is_it: fn(char) -> bool, length: std::ops::RangeInclusive<usize>) -> Option<&str> {
    let count = text.chars().take_while(|&c| is_it(c)).take(*length.end()).count();
    let end = text.char_indices().nth(count).map_or(text.len(), |(at, _)| at);
    length.contains(&count).then(|| &text[end..])
}

/// The rest behind a comma and blanks.
fn comma(text: &str) -> Option<&str> {
    text.strip_prefix(',').map(str::trim_start)
}

/// The rest behind one dash of some.
fn dash<'a>(text: &'a str, dashes: &[char]) -> Option<&'a str> {
    text.strip_prefix(dashes)
}

/// The rest behind "(…)" and blanks before it.
fn bracket(text: &str) -> Option<&str> {
    let rest = text.trim_start().strip_prefix('(')?;
    let end = rest.find(')')?;
    (2..=40).contains(&rest[..end].chars().count()).then(|| &rest[end + 1..])
}

/// Whether a text closes with one of these signs after so many characters.
fn closes(text: &str, signs: &[char], length: std::ops::RangeInclusive<usize>) -> bool {
    text.char_indices()
        .take(*length.end() + 1)
        .enumerate()
        .find(|(_, (_, c))| signs.contains(c))
        .is_some_and(|(count, _)| length.contains(&count))
}

/// The rest behind "3 May." or "03 MAG".
fn day_month(text: &str) -> Option<&str> {
    let rest = day_month_name(text, 10)?;
    Some(rest.strip_prefix('.').unwrap_or(rest))
}

/// The rest behind "3 May", whose month has at most so many letters.
fn day_month_name(text: &str, most: usize) -> Option<&str> {
    run(run(text, char::is_numeric, 1..=2)?.strip_prefix(' ')?, char::is_alphabetic, 3..=most)
}

/// What may follow a place's region ("PARK CITY, Utah"): the rest behind each length of it, the longest first, and all of the text.
fn regions(text: &str) -> impl Iterator<Item = &str> {
    let region = comma(text).filter(|rest| rest.starts_with(char::is_uppercase)).unwrap_or_default();
    let ends: Vec<usize> = region
        .char_indices()
        .skip(1)
        .take(20)
        .take_while(|&(_, c)| c.is_alphabetic() || matches!(c, '.' | ' '))
        .map(|(at, c)| at + c.len_utf8())
        .collect();
    ends.into_iter().rev().map(|end| &region[end..]).chain(std::iter::once(text))
}

/// What may follow a date behind a comma ("May 3", "le 3 mai 2026"): the rest behind it with its year and without, and all of the text.
fn dates(text: &str) -> impl Iterator<Item = &str> {
    let date = comma(text).map(|rest| {
        ["le ", "el ", "il "].iter().find_map(|article| rest.strip_prefix(article)).unwrap_or(rest)
    });
    let day = date.and_then(|rest| {
        let month_first = run(rest, char::is_alphabetic, 3..=10)
            .map(|rest| rest.strip_prefix('.').unwrap_or(rest))
            .and_then(|rest| run(rest.strip_prefix(' ')?, char::is_numeric, 1..=2));
        month_first.or_else(|| {
            let rest = run(rest, char::is_numeric, 1..=2)?;
            let rest = rest.strip_prefix('.').unwrap_or(rest).strip_prefix(' ')?;
            let rest = run(rest, char::is_alphabetic, 3..=10)?;
            Some(rest.strip_prefix('.').unwrap_or(rest))
        })
    });
    let year = day.and_then(|rest| {
        run(rest.strip_prefix(['.', ',']).unwrap_or(rest).strip_prefix(' ')?, char::is_numeric, 4..=4)
    });
    [year, day, Some(text)].into_iter().flatten()
}

/// Whether an agency in brackets or slashes, if there is one, and a dash follow.
fn is_agency_and_dash(text: &str) -> bool {
    let text = text.trim_start();
    let behind = text.strip_prefix(['(', '/']).and_then(|rest| {
        let end = rest.find([')', '/'])?;
        (2..=40).contains(&rest[..end].chars().count()).then(|| rest[end + 1..].trim_start())
    });
    [behind, Some(text)]
        .into_iter()
        .flatten()
        .any(|rest| rest.strip_prefix("--").or_else(|| dash(rest, DASHES)).is_some_and(opens_with_space))
}

/// Whether "(dpa/lno)" with a known agency follows, and perhaps a dash or a sign.
fn is_known_agency(text: &str) -> bool {
    let Some(rest) = text.trim_start().strip_prefix('(') else { return false };
    let Some(end) = rest.find(')') else { return false };
    let inside = &rest[..end];
    let is_known = AGENCIES
        .iter()
        .any(|agency| inside.strip_prefix(agency).is_some_and(|more| more.chars().count() <= 20));
    let rest = &rest[end + 1..];
    let sign = rest.trim_start().strip_prefix(['.', ':']).unwrap_or(rest);
    let behind = dash(sign.trim_start(), DASHES).unwrap_or(sign);
    is_known && (opens_with_space(behind) || opens_with_space(sign))
}

/// The rest behind "(ANSA) - ".
fn leading_agency(text: &str) -> Option<&str> {
    let rest = text.strip_prefix('(')?;
    let rest = LEADING_AGENCIES.iter().find_map(|agency| rest.strip_prefix(agency))?.strip_prefix(')')?;
    Some(dash(rest.trim_start(), DASHES)?.trim_start())
}

/// Whether signs and a Russian agency follow.
fn is_russian_agency(text: &str) -> bool {
    let text = text.strip_prefix(char::is_whitespace).unwrap_or(text);
    let rest = text.trim_start_matches(['.', '-', '–', '—']);
    rest.len() < text.len()
        && ["/ТАСС/", "РИА Новости", "Интерфакс", "(Интерфакс"]
            .iter()
            .any(|agency| rest.trim_start().starts_with(agency))
}

/// The rest behind a Chinese newsroom and a reporter's name.
#[expect(clippy::unnecessary_wraps, reason = "the others may find nothing")]
fn wide_agency(text: &str) -> Option<&str> {
    let rest = text.strip_prefix(['【', '(', '（']).unwrap_or(text);
    let rest = WIDE_AGENCIES.iter().find_map(|agency| rest.strip_prefix(agency)).unwrap_or(rest);
    let rest = rest.strip_prefix(char::is_whitespace).unwrap_or(rest);
    let reporter = rest.strip_prefix("记者").and_then(|name| {
        let end = name.find(' ').filter(|&end| name[..end].chars().count() <= 10)?;
        Some(&name[end + 1..])
    });
    Some(reporter.unwrap_or(rest))
}

/// The rest behind "1月3日", or behind "3日" where the month is not needed.
fn wide_day(text: &str, needs_month: bool) -> Option<&str> {
    let month = run(text, char::is_numeric, 1..=2).and_then(|rest| rest.strip_prefix('月'));
    let day = match month {
        None if needs_month => return None,
        month => month.unwrap_or(text),
    };
    run(day, char::is_numeric, 1..=2)?.strip_prefix('日')
}

/// Whether a short word for a wire report and a closing bracket follow: "综合电）".
fn is_wire_mark(text: &str) -> bool {
    let word: Vec<char> = text.chars().take_while(|c| c.is_alphabetic()).take(6).collect();
    let closes = text.chars().nth(word.len()).is_some_and(|c| matches!(c, ')' | '）'));
    closes && word.len() <= 5 && word.last().is_some_and(|c| matches!(c, '电' | '電' | '讯' | '訊'))
}

impl Form {
    /// The place that a paragraph opens with, if it has this form.
    fn read<'a>(&self, paragraph: &'a str) -> Option<&'a str> {
        let text = (self.before)(paragraph)?;
        let fits = |&(count, c): &(usize, char)| if count == 0 { (self.first)(c) } else { (self.inner)(c) };
        let run = text.chars().enumerate().take_while(fits).take(*self.length.end()).count();
        let end = |count: usize| text.char_indices().nth(count).map_or(text.len(), |(at, _)| at);
        let is_it = |count: &usize| (self.behind)(&text[end(*count)..]);
        let mut counts = *self.length.start()..=run;
        let count = if self.is_longest { counts.rev().find(is_it) } else { counts.find(is_it) };
        count.map(|count| &text[..end(count)])
    }
}

/// Bytes of a paragraph in which its dateline stands.
const MAX_OPENING: usize = 200;

/// The dateline's place of a first paragraph. The paragraph itself stays as printed.
pub(crate) fn dateline(paragraph: &str) -> Option<String> {
    let start = &paragraph[..paragraph.floor_char_boundary(MAX_OPENING)];
    if !may_open(start) {
        return None;
    }
    FORMS.iter().find_map(|form| {
        let place = form.read(start)?.trim();
        (!NO_PLACES.contains(&place)).then(|| place.to_owned())
    })
}

/// Whether a paragraph can open like one of the forms, which most prose cannot: with a bracket, the first words in capitals, a
/// bracket behind them, or a day in ideographs.
fn may_open(start: &str) -> bool {
    let mut chars = start.chars();
    let (Some(first), Some(second)) = (chars.next(), chars.next()) else { return false };
    !first.is_lowercase() && !second.is_lowercase()
        || start.contains('(') && first.is_uppercase()
        || !first.is_ascii()
}

/// What opens paragraphs like a place in capitals.
const NO_PLACES: &[&str] = &[
    "UPDATE",
    "BREAKING",
    "EXCLUSIVE",
    "LIVE",
    "WATCH",
    "VIDEO",
    "NOTE",
    "FAQ",
    "INTERVIEW",
    "OPINION",
    "EILMELDUNG",
    "KOMMENTAR",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_every_form_reads_its_example() {
        for form in FORMS {
            assert_eq!(dateline(form.example).as_deref(), Some(form.place), "{}", form.example);
            assert_eq!(
                form.read(form.example).map(str::trim),
                Some(form.place),
                "its own form: {}",
                form.example
            );
        }
    }

    #[test]
    fn test_places() {
        for (opening, place) in [
            ("PARIS, le 3 mai – Le gouvernement", Some("PARIS")),
            ("BERLIN (dpa) – Die Gespräche", Some("BERLIN")),
            ("WASHINGTON, May 3 (Xinhua) -- The talks", Some("WASHINGTON")),
            ("SÃO PAULO - O governo", Some("SÃO PAULO")),
            ("新华社北京1月3日电 记者", Some("北京")),
            ("The talks - long planned - began.", None),
            ("Apple — the maker of phones — said", None),
            ("NASA said on Monday that it would", None),
            ("UPDATE: The talks", None),
            ("LONDON/PARIS (Reuters) - The talks", Some("LONDON/PARIS")),
            ("ROMA, 3 maggio 2026 — Il governo", Some("ROMA")),
            ("NEW YORK, N.Y., May 3, 2026 /PRNewswire/ -- The firm", Some("NEW YORK")),
            ("PARK CITY, Utah (AP) — The talks", Some("PARK CITY")),
            ("TORONTO (AP) The talks", Some("TORONTO")),
            ("Hamburg (dpa): Die Gespräche", Some("Hamburg")),
            ("Köln/Bonn (dpa/lnw) – Die Gespräche", Some("Köln/Bonn")),
            ("МОСКВА, 3 мая - РИА Новости. Текст", Some("МОСКВА")),
            ("КИЕВ — Текст", Some("КИЕВ")),
            ("[서울=뉴시스] 글", Some("서울")),
            ("（吉隆坡3日訊）文", Some("吉隆坡")),
            ("【北京共同】文", Some("北京")),
            ("A - B", None),
            ("USA", None),
            ("(", None),
            ("（1日电", None),
        ] {
            assert_eq!(dateline(opening).as_deref(), place, "{opening}");
        }
    }
}
