//! The language of a text, where the page declares none: by script, then by its most common words.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Frequent short words that few other languages share.
#[rustfmt::skip]
const WORDS: &[(&str, &[&str])] = &[
    ("cs", &["je", "se", "že", "jako", "ale", "který", "byl", "podle", "také", "není"]),
    ("da", &["og", "ikke", "det", "til", "af", "blev", "efter", "også", "siger", "mig"]),
    ("de", &["der", "die", "und", "das", "nicht", "ist", "mit", "auch", "eine", "auf"]),
    ("en", &["the", "and", "of", "to", "that", "is", "was", "for", "with", "said"]),
    ("es", &["el", "los", "las", "que", "del", "una", "por", "con", "para", "como"]),
    ("fi", &["ja", "on", "että", "ei", "oli", "myös", "mukaan", "kun", "hän", "ovat"]),
    ("fr", &["le", "les", "des", "et", "est", "une", "dans", "que", "pour", "qui"]),
    ("hu", &["az", "és", "hogy", "nem", "egy", "volt", "csak", "már", "még", "szerint"]),
    ("it", &["il", "che", "di", "della", "per", "non", "una", "sono", "gli", "anche"]),
    ("nl", &["de", "het", "een", "van", "en", "niet", "dat", "zijn", "voor", "ook"]),
    ("no", &["og", "ikke", "det", "til", "av", "ble", "etter", "også", "sier", "meg"]),
    ("pl", &["nie", "się", "jest", "że", "na", "do", "przez", "oraz", "jak", "był"]),
    ("pt", &["não", "uma", "que", "dos", "para", "com", "mais", "foi", "ao", "são"]),
    ("ro", &["și", "este", "care", "pentru", "din", "nu", "cu", "mai", "sunt", "fost"]),
    ("sv", &["och", "att", "det", "inte", "är", "som", "på", "för", "till", "också"]),
    ("tr", &["ve", "bir", "bu", "için", "ile", "olarak", "daha", "çok", "olan", "gibi"]),
];

/// Characters that are looked at.
const SAMPLE: usize = 6_000;
/// Known words a text must have for a verdict.
const MIN_WORDS: usize = 5;

/// The language of a text, if it can be told.
pub(crate) fn detect(text: &str) -> Option<&'static str> {
    let sample = &text[..text.floor_char_boundary(SAMPLE)];
    if sample.is_ascii() {
        return by_words(sample);
    }
    let count = |range: fn(char) -> bool| sample.chars().filter(|&c| range(c)).count();
    let letters = count(char::is_alphabetic).max(1);
    let scripts: [(&'static str, fn(char) -> bool); 7] = [
        ("ja", |c| matches!(c, '\u{3040}'..='\u{30ff}')),
        ("ko", |c| matches!(c, '\u{ac00}'..='\u{d7a3}')),
        ("th", |c| matches!(c, '\u{0e00}'..='\u{0e7f}')),
        ("ar", |c| matches!(c, '\u{0600}'..='\u{06ff}')),
        ("he", |c| matches!(c, '\u{0590}'..='\u{05ff}')),
        ("el", |c| matches!(c, '\u{0370}'..='\u{03ff}')),
        ("hi", |c| matches!(c, '\u{0900}'..='\u{097f}')),
    ];
    for (language, is_script) in scripts {
        // kana mark Japanese even among many Chinese characters
        if count(is_script) * 10 > letters * if language == "ja" { 1 } else { 3 } {
            return Some(language);
        }
    }
    if count(|c| matches!(c, '\u{4e00}'..='\u{9fff}')) * 10 > letters * 3 {
        return Some("zh");
    }
    if count(|c| matches!(c, '\u{0400}'..='\u{04ff}')) * 10 > letters * 3 {
        return Some(if count(|c| matches!(c, 'і' | 'ї' | 'є')) > 5 { "uk" } else { "ru" });
    }
    by_words(sample)
}

/// Which languages have a word, as bits in the order of [`WORDS`].
static LANGUAGES: LazyLock<HashMap<&'static str, u32>> = LazyLock::new(|| {
    let mut map = HashMap::new();
    for (at, (_, words)) in WORDS.iter().enumerate() {
        for word in *words {
            *map.entry(*word).or_insert(0) |= 1 << at;
        }
    }
    map
});

/// Longest of the words, in bytes.
const MAX_WORD: usize = 12;

/// The language whose words are most frequent.
fn by_words(sample: &str) -> Option<&'static str> {
    let mut votes = [0usize; WORDS.len()];
    let is_short = |word: &&str| (1..=MAX_WORD).contains(&word.len());
    for word in sample.split(|c: char| !c.is_alphabetic()).filter(is_short) {
        let is_lower = word.bytes().all(|b| b.is_ascii_lowercase());
        let lower = if is_lower { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) };
        let mut languages = LANGUAGES.get(&*lower).copied().unwrap_or(0);
        while languages != 0 {
            votes[languages.trailing_zeros() as usize] += 1;
            languages &= languages - 1;
        }
    }
    let best = (0..WORDS.len()).max_by(|&a, &b| votes[a].cmp(&votes[b]).then(b.cmp(&a)))?;
    (votes[best] >= MIN_WORDS).then_some(WORDS[best].0)
}

/// Whether a language is written from right to left.
pub(crate) fn is_rtl(language: &str) -> bool {
    let primary = language.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    matches!(primary.as_str(), "ar" | "he" | "iw" | "fa" | "ur" | "ps" | "sd" | "ug" | "yi" | "dv" | "ku")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_languages() {
        for (text, language) in [
            (
                "The minister said that the bridge is safe and that the work of the engineers was good for the city.",
                Some("en"),
            ),
            (
                "Der Minister sagte, die Brücke ist sicher und das Werk der Ingenieure ist auch nicht mit Mängeln belastet.",
                Some("de"),
            ),
            ("首相は水曜日に記者会見を開き、新しい計画について説明した。", Some("ja")),
            ("总理星期三举行记者会，说明新的计划。", Some("zh")),
            ("Министр заявил, что мост безопасен.", Some("ru")),
            ("قال الوزير إن الجسر آمن", Some("ar")),
            ("12 34", None),
        ] {
            assert_eq!(detect(text), language, "{text}");
        }
        assert!(is_rtl("ar-EG") && !is_rtl("en"));
        assert!(
            WORDS.len() <= 32
                && WORDS.iter().flat_map(|(_, words)| *words).all(|word| word.len() <= MAX_WORD)
        );
    }
}
