//! Morphology: what an unknown word is by its ending, where no list has it. Trades and offices are compounds of known ones in the
//! Germanic languages and Finnish ("hamnkaptenen", "satamapäällikkö"), and have agent endings elsewhere ("politólogo"); an unknown verb
//! right behind a quotation says it («…», frohlockte der Trainer). English is read without: its lists are long, and its page's text is
//! most of what is read. The endings are the lexicon's.

use crate::lexicon::Lexicon;

/// Letters before an ending at least: what it is the ending of.
const SHORTEST_STEM: usize = 2;

/// What words for people by what they do end in.
pub(super) struct Offices {
    endings: &'static [&'static str],
    not: &'static [&'static str],
}

/// The endings of a language's trades and offices.
pub(super) fn offices(lexicon: &Lexicon) -> Offices {
    Offices { endings: lexicon.office_endings, not: lexicon.not_offices }
}

impl Offices {
    /// Whether an unknown word names what somebody does, by its ending.
    pub(super) fn have(&self, word: &str) -> bool {
        let Some(&last) = word.as_bytes().last() else { return false };
        self.endings.iter().any(|ending| {
            // most endings fall by their last byte
            ending.as_bytes().last() == Some(&last)
                && word.len() >= ending.len() + SHORTEST_STEM
                && word.ends_with(ending)
        }) && !self.not.contains(&word)
    }
}

/// Whether an unknown word may be the verb of a cue clause, by these endings.
pub(super) fn is_verb(word: &str, endings: &[&str]) -> bool {
    endings.iter().any(|ending| word.len() >= ending.len() + SHORTEST_STEM && word.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Words;

    fn lexicon(language: &str) -> &'static Lexicon {
        Words::of(Some(language)).lexicon
    }

    #[test]
    fn test_compounds_and_agent_endings_are_offices_and_their_look_alikes_are_not() {
        for (word, language) in [
            ("hamnkaptenen", "sv"),
            ("politólogo", "es"),
            ("havneinspektøren", "no"),
            ("satamapäällikkö", "fi"),
            ("брокеролог", "ru"),
            ("dermatologo", "it"),
            ("havenmeester", "nl"),
            ("σεισμολόγος", "el"),
        ] {
            assert!(offices(lexicon(language)).have(word), "{word}");
        }
        for (word, language) in
            [("entrevista", "es"), ("dialogue", "fr"), ("chef", "sv"), ("harbourist", "en")]
        {
            assert!(!offices(lexicon(language)).have(word), "{word}");
        }
    }

    #[test]
    fn test_verbs_have_their_endings() {
        assert!(
            is_verb("frohlockte", lexicon("de").verb_endings)
                && is_verb("ironizó", lexicon("es").verb_endings)
                && is_verb("wzdychał", lexicon("pl").verb_endings)
        );
        assert!(
            !is_verb("oben", lexicon("de").verb_endings)
                && !is_verb("mucho", lexicon("es").verb_endings)
                && lexicon("en").verb_endings.is_empty()
        );
    }
}
