//! The place that opens an agency story: "MOSCOW (Reuters) - ".

use std::sync::LazyLock;

use regex::Regex;

/// Patterns with a wild example each; the first group is the place. Counted repetitions of Unicode classes take long to compile,
/// on the first page of each process, so lengths are checked behind.
#[rustfmt::skip]
const PATTERNS: &[(&str, &str)] = &[
    ("MOSCOW, Jan 27 (Reuters) - Text", r"^(\p{Lu}[\p{Lu} .'’/\-]+)(?:,\s*\p{Lu}[\p{L}. ]+)?(?:,\s*\p{L}+\.? [0-9]{1,2})?\s*(?:[(/][^)/]+[)/])?\s*(?:—|–|--?)\s"),
    ("Berlin (dpa) - Text", r"^(\p{Lu}[\p{L}./' \-]+?)\s*\((?:dpa|AP|AFP|Reuters|sda|apa|epd|KNA|ANSA|EFE|ots|sid)[^)]*\)\s*[.:]?\s*(?:—|–|-)?\s"),
    ("PARIS: Text", r"^(\p{Lu}[\p{Lu} .'’/\-]+):\s"),
];

static COMPILED: LazyLock<Vec<Regex>> =
    LazyLock::new(|| PATTERNS.iter().map(|(_, pattern)| Regex::new(pattern).expect("valid")).collect());

/// The dateline's place of a first paragraph. The paragraph itself stays as printed.
pub(crate) fn dateline(paragraph: &str) -> Option<String> {
    let start = &paragraph[..paragraph.floor_char_boundary(200)];
    COMPILED.iter().find_map(|regex| {
        let found = regex.captures(start)?;
        let place = found.get(1)?.as_str().trim();
        let is_short = |text: &str, most: usize| text.chars().count() <= most;
        (is_short(place, MAX_PLACE) && !is_short(place, 1) && is_short(found.get(0)?.as_str(), MAX_DATELINE))
            .then(|| place.to_owned())
    })
}

/// Longest place, and longest dateline with its date and agency, in characters.
const MAX_PLACE: usize = 41;
const MAX_DATELINE: usize = 100;

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
        assert_eq!(dateline("A - one letter is no place"), None);
        assert_eq!(dateline(&format!("{}: a shout", "AND SO ON ".repeat(6))), None);
    }
}
