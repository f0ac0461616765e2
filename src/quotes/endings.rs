//! Parts of speech by their endings and their neighbours, where no list has the word: verbs, adverbs, words that only modify.
//! The endings are the lexicon's.

use super::mentions::Reader;
use super::tokens::What;
use crate::lexicon::role;

/// Bytes of a word that may be a verb by its ending, an adverb, and a participle that describes: shorter ones only look so ("red", "only",
/// "king").
const SHORTEST_VERB: usize = 4;
const SHORTEST_ADVERB: usize = 6;
const SHORTEST_MODIFIER: usize = 5;

impl Reader<'_> {
    /// Whether an unknown word behind a noun is its verb: an object follows, or it has a verb's ending.
    pub(super) fn is_verb(&self, at: usize) -> bool {
        let next = self.at(at + 1);
        let has_object = next.is_some_and(|next| {
            next.what == What::Lower
                && (next.has(role::DETERMINER) && !next.has(role::THAT) || next.has(role::HE | role::SHE))
        });
        if has_object {
            return true;
        }
        let (word, lexicon) = (self.printed(at), self.words.lexicon);
        if ends(word, lexicon.negated_endings) {
            return true;
        }
        let next_is_name = next.is_some_and(|next| {
            (next.is_capital() || matches!(next.what, What::Quote(_))) && !next.starts_sentence
        });
        word.len() >= SHORTEST_VERB && ends(word, lexicon.past_endings)
            || self.is_adverb(at)
            // "discuss" has no ending
            || next_is_name
                && word.len() >= SHORTEST_VERB
                && ends(word, lexicon.present_endings)
                && !word.ends_with("ss")
    }

    pub(super) fn is_adverb(&self, at: usize) -> bool {
        let (word, lexicon) = (self.printed(at), self.words.lexicon);
        word.len() >= SHORTEST_ADVERB
            && ends(word, lexicon.adverb_endings)
            && !lexicon.not_adverbs.contains(&word)
    }

    /// Whether a word before any noun only modifies: "the retired surgeon".
    pub(super) fn is_modifier(&self, at: usize) -> bool {
        let (word, lexicon) = (self.printed(at), self.words.lexicon);
        self.is_adverb(at)
            || word.len() >= SHORTEST_MODIFIER
                && (ends(word, lexicon.past_endings) || ends(word, lexicon.participle_endings))
                && self.at(at + 1).is_some_and(|next| next.is_word() && !next.has(role::CUE))
    }

    /// Whether the noun phrase ends before this word: its last one has the ending of a definite noun.
    pub(super) fn is_closed(&self, from: usize, end: usize) -> bool {
        end > from
            && !self.tokens[end].has(role::ROLE)
            && self.tokens[end - 1].what != What::Number
            && ends(self.printed(end - 1), self.words.lexicon.definite_endings)
    }

    /// Whether a word that opens a sentence looks like an adjective or a participle rather than a name: "Besorgt äußerte sich …".
    pub(super) fn is_opener(&self, at: usize) -> bool {
        let (word, lexicon) = (self.printed(at), self.words.lexicon);
        let [prefixes, endings] = lexicon.circumfixes;
        self.lower_words.contains(&self.tokens[at].hash)
            || ends(word, lexicon.opener_endings)
            || ends(word, endings) && prefixes.iter().any(|prefix| word.starts_with(prefix))
    }
}

fn ends(word: &str, endings: &[&str]) -> bool {
    endings.iter().any(|ending| word.ends_with(ending))
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
            assert!(reader.is_opener(0) && !reader.is_opener(5));
        });
    }
}
