//! Scripts: which languages a text's letters can be. It tells no two languages of one script apart, but a text in kana whose page
//! claims to be English is read as Japanese.

/// Letters of a text that are looked at.
const MOST_LETTERS: u32 = 600;

/// Share of a text's letters that a script must have to be its script, in hundredths.
const MOST: u32 = 60;
/// Letters below which nothing is said.
const LEAST: u32 = 40;

/// A script and the languages that are written in it, the commonest first.
struct Script {
    has: fn(char) -> bool,
    languages: &'static [&'static str],
}

#[rustfmt::skip]
const SCRIPTS: &[Script] = &[
    Script { has: |c| c.is_ascii_alphabetic() || matches!(c, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}'), languages: &[] },
    Script { has: |c| matches!(c, '\u{400}'..='\u{52f}'), languages: &["ru", "uk", "be", "bg", "kk", "ky", "mk", "mn", "sr", "tg", "tt", "uz"] },
    Script { has: |c| matches!(c, '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}'), languages: &["el"] },
    Script { has: |c| matches!(c, '\u{590}'..='\u{5ff}'), languages: &["he", "iw", "yi"] },
    Script { has: |c| matches!(c, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}'), languages: &["ar", "fa", "ur", "ps", "ckb", "ku", "ug", "sd"] },
    Script { has: |c| matches!(c, '\u{900}'..='\u{97f}'), languages: &["hi", "mr", "ne", "sa"] },
    Script { has: |c| matches!(c, '\u{ac00}'..='\u{d7a3}'), languages: &["ko"] },
    Script { has: |c| matches!(c, '\u{3041}'..='\u{30ff}'), languages: &["ja"] },
    Script { has: |c| matches!(c, '\u{3400}'..='\u{9fff}'), languages: &["zh", "yue", "wuu"] },
];
/// Rows of [`SCRIPTS`]: Latin, kana and Han.
const LATIN: usize = 0;
const KANA: usize = 7;
const HAN: usize = 8;
/// Share of kana among kana and Han from which a text is Japanese, in hundredths.
const JAPANESE: u32 = 15;

/// How many letters of each script a text begins with.
pub(super) type Counts = [u32; SCRIPTS.len()];

pub(super) fn counts<'a>(texts: impl Iterator<Item = &'a str>) -> Counts {
    let mut counts = [0; SCRIPTS.len()];
    let letters =
        texts.flat_map(str::chars).filter(|c| crate::text::is_alphabetic(*c)).take(MOST_LETTERS as usize);
    for c in letters {
        if let Some(script) = SCRIPTS.iter().position(|script| (script.has)(c)) {
            counts[script] += 1;
        }
    }
    counts
}

/// The script that has most of the letters.
fn script(counts: &Counts) -> Option<usize> {
    let all: u32 = counts.iter().sum();
    let glyphs = counts[KANA] + counts[HAN];
    if all < LEAST {
        return None;
    }
    if glyphs * 100 >= all * MOST {
        return Some(if counts[KANA] * 100 >= glyphs * JAPANESE { KANA } else { HAN });
    }
    counts.iter().position(|&count| count * 100 >= all * MOST)
}

/// The languages of the script that has most of the letters, the commonest first.
pub(super) fn languages(counts: &Counts) -> Option<&'static [&'static str]> {
    script(counts).map(|script| SCRIPTS[script].languages)
}

/// Whether a language can be written in the letters of a text.
pub(super) fn is_plausible(language: &str, counts: &Counts) -> bool {
    let Some(found) = script(counts) else { return true };
    let primary = language.split(['-', '_']).next().unwrap_or(language);
    if found == LATIN {
        return true;
    }
    // a language that no row names may be written in anything
    let is_known =
        SCRIPTS.iter().any(|script| script.languages.iter().any(|code| code.eq_ignore_ascii_case(primary)));
    let is_latin =
        super::LEXICONS.iter().any(|lexicon| lexicon.code.eq_ignore_ascii_case(primary)) && !is_known;
    // a text of few kana may be Japanese all the same
    let is_here = SCRIPTS[found].languages.iter().any(|code| code.eq_ignore_ascii_case(primary))
        || found == HAN && counts[KANA] > 0 && primary.eq_ignore_ascii_case("ja");
    is_here || !is_known && !is_latin
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Words;

    fn code(language: Option<&str>, text: &str) -> &'static str {
        Words::of_text(language, std::iter::once(text)).lexicon.code
    }

    #[test]
    fn test_letters_overrule_a_language_that_is_never_written_in_them() {
        let russian = "Мост закрыли до весны, потому что он опасен, сообщили в управлении порта.";
        let greek = "Η γέφυρα θα μείνει κλειστή μέχρι την άνοιξη, είπε ο δήμαρχος της πόλης.";
        let japanese = "橋は春まで閉鎖されると市長が述べた。渡し船は十分ごとに出るので、しばらくはそれを使ってほしいと話した。";
        let chinese = "这座桥将关闭到明年春天，市长对记者表示，渡轮每十分钟一班，居民们可以免费乘坐，直到新的桥面完全铺好为止。";
        assert_eq!(code(Some("en"), russian), "ru");
        assert_eq!(code(None, greek), "el");
        assert_eq!(code(Some("en-US"), japanese), "ja");
        assert_eq!(code(Some("ja"), chinese), "zh");
        assert_eq!(code(Some("uk"), russian), "uk");
        assert_eq!(code(Some("zh-TW"), chinese), "zh");
        // a short text, and a language of which nothing is known, are left as they are
        assert_eq!(code(Some("en"), "мост"), "en");
        assert_eq!(code(Some("xx"), russian), "und");
        assert_eq!(
            code(Some("de"), "Die Brücke bleibt bis zum Frühjahr geschlossen, sagte die Bürgermeisterin."),
            "de"
        );
    }
}
