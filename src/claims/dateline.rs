//! The place that opens an agency story: "MOSCOW (Reuters) - ".

use std::sync::LazyLock;

use regex::Regex;

/// Forms: a wild example, its place, and the pattern, whose first group is the place. Capitals, an agency or a date must prove
/// that a place is meant: "Apple — the maker of phones" opens like one.
#[rustfmt::skip]
const FORMS: &[(&str, &str, &str)] = &[
    ("MOSCOW, Jan 27 (Reuters) - Text", "MOSCOW", r"^(\p{Lu}[\p{Lu} .'’/\-]{2,40})(?:,\s*[\p{Lu}][\p{L}. ]{1,20})?(?:,\s*(?:le |el |il )?(?:\p{L}{3,10}\.? \d{1,2}|\d{1,2}\.? \p{L}{3,10}\.?)(?:[.,]? \d{4})?)?\s*(?:[(/][^)/]{2,40}[)/])?\s*(?:—|–|-{1,2})\s"),
    ("Berlin (dpa/lno) - Text", "Berlin", r"^(\p{Lu}[\p{L}./' \-]{1,40}?)\s*\((?:dpa|AP|AFP|Reuters|sda|apa|APA|epd|KNA|ANSA|EFE|ots|sid|SID|PAP|ČTK|TASS|ANP|Belga|NTB|TT|STT|Ritzau|Lusa|MTI|PTI|Xinhua|dts|CNN|awp)[^)]{0,20}\)\s*[.:]?\s*(?:—|–|-)?\s"),
    ("(ANSA) - ROMA, 03 MAG - Text", "ROMA", r"^\((?:ANSA|AFP|EFE|Adnkronos|AGI)\)\s*[-–—]\s*(\p{Lu}[\p{Lu} '’]{1,30}),\s*\d{1,2} \p{L}{3,10}\.?\s*[-–—]\s"),
    ("MADRID, 3 May. (EUROPA PRESS) - Text", "MADRID", r"^(\p{Lu}[\p{Lu} .'’]{2,30}),?\s*\d{1,2} \p{L}{3,10}\.?\s*\([^)]{2,40}\)\s*[-–—.]\s?"),
    ("МОСКВА, 3 мая. /ТАСС/. Text", "МОСКВА", r"^(\p{Lu}[\p{Lu} \-]{2,30}),\s*\d{1,2} \p{L}{3,8}\s?[.\-–—]+\s*(?:/ТАСС/|РИА Новости|\(?Интерфакс\)?)"),
    ("PARIS: Text", "PARIS", r"^(\p{Lu}[\p{Lu} .'’/\-]{2,30}):\s"),
    ("東京1月3日電 Text", "東京", r"^[【(（]?(?:新华社|新華社|中央社|中新社|共同社|本报|本報)?\s?(?:记者[^ ]{0,10}\s)?([\p{L}]{2,8}?)\s?\d{1,2}月\d{1,2}日(?:专?[电電]|综合电)"),
    ("【ワシントン=山田太郎】Text", "ワシントン", r"^【([\p{L}ー・]{2,12}?)(?:[=＝][^】]{1,20}|共同|時事|聯合)】"),
    ("(서울=연합뉴스) Text", "서울", r"^[(\[（]([\p{L}·]{2,12})[=＝][^)\]）]{2,20}[)\]）]"),
    ("（东京3日综合电）Text", "东京", r"^[(（]([\p{L}]{2,8}?)(?:\d{1,2}月)?\d{1,2}日[\p{L}]{0,4}[电電讯訊][)）]"),
];

/// Bytes of a paragraph in which its dateline stands.
const MAX_OPENING: usize = 200;

static COMPILED: LazyLock<Vec<Regex>> =
    LazyLock::new(|| FORMS.iter().map(|(_, _, pattern)| Regex::new(pattern).expect("valid")).collect());

/// The dateline's place of a first paragraph. The paragraph itself stays as printed.
pub(crate) fn dateline(paragraph: &str) -> Option<String> {
    let start = &paragraph[..paragraph.floor_char_boundary(MAX_OPENING)];
    if !may_open(start) {
        return None;
    }
    COMPILED.iter().find_map(|regex| {
        let place = regex.captures(start)?.get(1)?.as_str().trim();
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
        for (example, place, _) in FORMS {
            assert_eq!(dateline(example).as_deref(), Some(*place), "{example}");
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
        ] {
            assert_eq!(dateline(opening).as_deref(), place, "{opening}");
        }
    }
}
