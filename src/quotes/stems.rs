//! Stems of names: where cases change a name's ending, its forms are told by what they have in common. "Grupińskiego" is Grupiński,
//! "Путиным" is Путин. Only to tell that two words are one name; nothing is printed as a stem.

use crate::lexicon::hash;

/// Letters of a stem at least.
const SHORTEST: usize = 3;

/// The endings of a language's names, longer ones before those that they end in.
fn endings(language: &str) -> &'static [&'static str] {
    match language {
        "de" => &["s"],
        "pl" => &[
            "iego", "iemu", "owie", "owi", "ego", "emu", "iem", "ami", "ach", "em", "im", "ej", "ie", "ą",
            "ę", "a", "y", "u", "i", "e", "o",
        ],
        "cs" => &[
            "ového", "ovému", "ovou", "ové", "ová", "ovi", "ého", "ému", "ým", "ém", "em", "ou", "ů", "a",
            "e", "é", "y", "i", "í", "u", "ý", "á", "o",
        ],
        "ru" | "uk" => &[
            "ыми", "ими", "ого", "его", "ому", "ему", "ові", "еві", "ой", "ей", "ою", "ею", "ым", "им", "ом",
            "ем", "ём", "ая", "яя", "ую", "ий", "ый", "ій", "а", "я", "у", "ю", "ы", "и", "е", "о", "ь", "і",
            "ї",
        ],
        "el" => &[
            "ους", "ου", "ού", "ος", "ός", "ον", "όν", "ης", "ής", "ας", "άς", "ες", "η", "ή", "α", "ά", "ο",
            "ό", "ι", "ε", "υ",
        ],
        "lt" => &[
            "aitė", "ienė", "iaus", "ius", "iui", "iumi", "ytė", "as", "is", "us", "ys", "ės", "os", "ui",
            "iu", "ą", "į", "u", "o", "ė", "e", "a",
        ],
        _ => &[],
    }
}

/// Whether words of a language are told by their stems: all of them, or those with a capital alone.
pub(super) fn inflects(language: &str) -> bool {
    !endings(language).is_empty()
}

/// What tells a word from others, whatever its case.
pub(super) fn stem_hash(word: &str, language: &str) -> u64 {
    let stem = endings(language)
        .iter()
        .find_map(|ending| word.strip_suffix(ending).filter(|stem| stem.chars().count() >= SHORTEST));
    hash(stem.unwrap_or(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_the_cases_of_a_name_have_one_stem_and_other_names_another() {
        for (language, forms, other) in [
            ("pl", &["Grupiński", "Grupińskiego", "Grupińskim"][..], "Grupa"),
            ("cs", &["Navrátilová", "Navrátilové", "Navrátilovou"], "Navara"),
            ("ru", &["Песков", "Пескова", "Песковым"], "Песок"),
            ("uk", &["Шевченко", "Шевченка", "Шевченку"], "Шевчук"),
            ("el", &["Παπαδήμος", "Παπαδήμου"], "Παπανδρέου"),
            ("lt", &["Kubilius", "Kubiliaus", "Kubiliui"], "Kubas"),
            ("de", &["Brandt", "Brandts"], "Brand"),
        ] {
            let first = stem_hash(forms[0], language);
            assert!(forms.iter().all(|form| stem_hash(form, language) == first), "{forms:?}");
            assert_ne!(stem_hash(other, language), first, "{other}");
        }
        assert!(!inflects("en") && stem_hash("Jones", "en") == hash("jones"));
    }
}
