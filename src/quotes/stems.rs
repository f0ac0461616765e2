//! Stems of names: where cases change a name's ending, its forms are told by what they have in common. "Grupińskiego" is Grupiński,
//! "Путиным" is Путин. Only to tell that two words are one name; nothing is printed as a stem.

use crate::lexicon::{Lexicon, hash};

/// Whether words of a language are told by their stems: all of them, or those with a capital alone.
pub(super) fn inflects(lexicon: &Lexicon) -> bool {
    !lexicon.name_endings.is_empty()
}

/// What tells a word from others, whatever its case.
pub(super) fn stem_hash(word: &str, lexicon: &Lexicon) -> u64 {
    hash(lexicon.stem(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Words;

    fn lexicon(language: &str) -> &'static Lexicon {
        Words::of(Some(language)).lexicon
    }

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
            let first = stem_hash(forms[0], lexicon(language));
            assert!(forms.iter().all(|form| stem_hash(form, lexicon(language)) == first), "{forms:?}");
            assert_ne!(stem_hash(other, lexicon(language)), first, "{other}");
        }
        assert!(!inflects(lexicon("en")) && stem_hash("Jones", lexicon("en")) == hash("jones"));
    }
}
