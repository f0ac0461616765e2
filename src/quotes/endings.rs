//! Parts of speech by their endings and their neighbours, where no list has the word: verbs, adverbs, words that only modify.

use super::mentions::Reader;
use super::tokens::What;
use crate::lexicon::role;

/// Endings that tell parts of speech apart, in the languages whose words have them.
struct Endings {
    past: &'static [&'static str],
    present: &'static [&'static str],
    participle: &'static [&'static str],
    adverb: &'static [&'static str],
    /// Of definite nouns, behind which a phrase does not go on: "hamnkontoret".
    closing: &'static [&'static str],
    /// Nouns and adjectives with an adverb's ending.
    not_adverbs: &'static [&'static str],
}

impl Endings {
    fn of(language: &str) -> &'static Self {
        const ENGLISH: Endings = Endings {
            past: &["ed"],
            present: &["s"],
            participle: &["ing"],
            adverb: &["ly"],
            closing: &[],
            not_adverbs: &[
                "anomaly",
                "assembly",
                "butterfly",
                "daily",
                "elderly",
                "family",
                "friendly",
                "likely",
                "monthly",
                "monopoly",
                "quarterly",
                "supply",
                "unlikely",
                "weekly",
            ],
        };
        const NONE: Endings =
            Endings { past: &[], present: &[], participle: &[], adverb: &[], closing: &[], not_adverbs: &[] };
        const NORTH: Endings = Endings { closing: &["en", "et", "na", "ne"], ..NONE };
        match language {
            "en" => &ENGLISH,
            "da" | "no" | "sv" => &NORTH,
            _ => &NONE,
        }
    }
}

impl Reader<'_> {
    /// Whether an unknown word behind a noun is its verb: an object follows, or it has a verb's ending.
    pub(super) fn is_verb(&self, at: usize) -> bool {
        let next = self.at(at + 1);
        let has_object = next.is_some_and(|next| {
            next.what == What::Lower
                && (next.has(role::DETERMINER) && self.printed(at + 1) != "that"
                    || next.has(role::HE | role::SHE))
        });
        if has_object {
            return true;
        }
        let word = self.printed(at);
        if word.ends_with("n't") || word.ends_with("n’t") {
            return true;
        }
        let endings = Endings::of(self.words.lexicon.code);
        let ends = |list: &[&str]| word.len() > 3 && list.iter().any(|ending| word.ends_with(ending));
        let next_is_name = next.is_some_and(|next| {
            (next.is_capital() || matches!(next.what, What::Quote(_))) && !next.starts_sentence
        });
        ends(endings.past)
            || self.is_adverb(at)
            || next_is_name && ends(endings.present) && !word.ends_with("ss")
    }

    pub(super) fn is_adverb(&self, at: usize) -> bool {
        let word = self.printed(at);
        let endings = Endings::of(self.words.lexicon.code);
        word.len() > 5
            && endings.adverb.iter().any(|ending| word.ends_with(ending))
            && !endings.not_adverbs.contains(&word)
    }

    /// Whether a word before any noun only modifies: "the retired surgeon".
    pub(super) fn is_modifier(&self, at: usize) -> bool {
        let word = self.printed(at);
        let endings = Endings::of(self.words.lexicon.code);
        self.is_adverb(at)
            || word.len() > 4
                && endings.past.iter().chain(endings.participle).any(|ending| word.ends_with(ending))
                && self.at(at + 1).is_some_and(|next| next.is_word() && !next.has(role::CUE))
    }

    /// Whether the noun phrase ends before this word: its last one has the ending of a definite noun.
    pub(super) fn is_closed(&self, from: usize, end: usize) -> bool {
        let endings = Endings::of(self.words.lexicon.code);
        end > from
            && !self.tokens[end].has(role::ROLE)
            && self.tokens[end - 1].what != What::Number
            && endings.closing.iter().any(|ending| self.printed(end - 1).ends_with(ending))
    }

    /// Whether a word that opens a German sentence looks like an adjective or a participle: "Besorgt äußerte sich …".
    pub(super) fn is_german_adverb(&self, at: usize) -> bool {
        const ENDINGS: &[&str] = &[
            "bar", "dem", "end", "ig", "isch", "lich", "lings", "los", "maßen", "sam", "voll", "wärts",
            "weise",
        ];
        const PREFIXES: &[&str] = &["Be", "Emp", "Ent", "Er", "Ge", "Unge", "Ver", "Zer", "Über"];
        let word = self.printed(at);
        self.lower_words.contains(&self.tokens[at].hash)
            || ENDINGS.iter().any(|ending| word.ends_with(ending))
            || word.ends_with("iert")
            || word.ends_with(['t', 'n']) && PREFIXES.iter().any(|prefix| word.starts_with(prefix))
    }
}

#[cfg(test)]
mod tests {
    use crate::quotes::document::Document;

    /// What the last word of a text's first sentence is taken for: verb, adverb, modifier, the end of its phrase.
    fn of_word(text: &str, word: &str, language: &str) -> [bool; 3] {
        let document = Document::of(text, language);
        document.with_reader(0, |reader| {
            let at = (0..document.tokens.len()).find(|&at| reader.printed(at) == word).expect("the word");
            [reader.is_verb(at), reader.is_adverb(at), reader.is_modifier(at)]
        })
    }

    #[test]
    fn test_english_endings_and_neighbours_tell_verbs_adverbs_and_modifiers() {
        assert_eq!(of_word("The plan collapsed.", "collapsed", "en"), [true, false, false]);
        assert_eq!(of_word("The crew hoist a sail.", "hoist", "en"), [true, false, false]);
        assert_eq!(of_word("The crew slowly went.", "slowly", "en"), [true, true, true]);
        assert_eq!(of_word("The family went.", "family", "en"), [false, false, false]);
        assert!(of_word("A retired surgeon went.", "retired", "en")[2]);
        assert_eq!(of_word("Le marin surveille.", "surveille", "fr"), [false, false, false]);
    }

    #[test]
    fn test_definite_nouns_close_their_phrase_and_german_participles_open_sentences() {
        Document::of("Hamnkontoret menar nej.", "sv").with_reader(0, |reader| {
            assert!(reader.is_closed(0, 1) && !reader.is_closed(0, 2));
        });
        Document::of("Besorgt äußerte sich Kolb. Hafen Velmouth.", "de").with_reader(0, |reader| {
            assert!(reader.is_german_adverb(0) && !reader.is_german_adverb(5));
        });
    }
}
