//! The place that opens an agency story: "MOSCOW (Reuters) - ".

use std::sync::LazyLock;

use regex::Regex;

/// Patterns with a wild example each; the first group is the place.
#[rustfmt::skip]
const PATTERNS: &[(&str, &str)] = &[
    ("MOSCOW, Jan 27 (Reuters) - Text", r"^(\p{Lu}[\p{Lu} .'’/\-]{2,40})(?:,\s*[\p{Lu}][\p{L}. ]{1,20})?(?:,\s*\p{L}{3,9}\.? \d{1,2})?\s*(?:[(/][^)/]{2,40}[)/])?\s*(?:—|–|-{1,2})\s"),
    ("Berlin (dpa) - Text", r"^(\p{Lu}[\p{L}./' \-]{1,40}?)\s*\((?:dpa|AP|AFP|Reuters|sda|apa|epd|KNA|ANSA|EFE|ots|sid)[^)]{0,20}\)\s*[.:]?\s*(?:—|–|-)?\s"),
    ("PARIS: Text", r"^(\p{Lu}[\p{Lu} .'’/\-]{2,30}):\s"),
];

static COMPILED: LazyLock<Vec<Regex>> =
    LazyLock::new(|| PATTERNS.iter().map(|(_, pattern)| Regex::new(pattern).expect("valid")).collect());

/// The dateline's place of a first paragraph. The paragraph itself stays as printed.
pub(crate) fn dateline(paragraph: &str) -> Option<String> {
    let start = &paragraph[..paragraph.floor_char_boundary(200)];
    COMPILED.iter().find_map(|regex| Some(regex.captures(start)?.get(1)?.as_str().trim().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_places() {
        for (example, _) in PATTERNS {
            assert!(dateline(example).is_some(), "{example}");
        }
        assert_eq!(dateline("MOSCOW, Jan 27 (Reuters) - The talks").as_deref(), Some("MOSCOW"));
        assert_eq!(dateline("Berlin (dpa) - Die Gespräche").as_deref(), Some("Berlin"));
        assert_eq!(dateline("The talks - long planned - began."), None);
        assert_eq!(dateline("NASA said on Monday that it would"), None);
    }
}
