//! Slots: where the weight of signals that count together stands in a table. A conjunction is its number and the values of its signals, a
//! byte each; its hash is the slot. What differs by the family of a language has a slot of its own beside the one that all share.

use crate::lexicon::Lexicon;

/// Bits of a slot in the tables of weights, which have a slot for each number of so many bits.
pub(super) const KEEP_BITS: u32 = 14;
pub(super) const TRUST_BITS: u32 = 11;

/// How languages give their speakers: English; German, whose nouns have capitals; those that leave subjects out; others; those
/// without a lexicon; those that are read by strings.
pub(crate) fn family(lexicon: &Lexicon) -> usize {
    if lexicon.subject_first {
        0
    } else if lexicon.glued.is_some() {
        5
    } else if lexicon.strong.is_empty() {
        4
    } else if lexicon.nouns_are_capitalised {
        1
    } else if lexicon.drops_subject {
        2
    } else {
        3
    }
}

/// The family of English.
pub(super) const ENGLISH: u8 = 0;

/// A byte for a language, made of its code, so that one language more changes none of the others'; zero without a lexicon.
pub(super) fn language(lexicon: &Lexicon) -> u8 {
    match lexicon.code.as_bytes() {
        [first, second] => first.wrapping_mul(LANGUAGE_STEP).wrapping_add(*second),
        _ => 0,
    }
}

/// The least odd factor with which the codes of all languages that have a lexicon or may get one give different bytes.
const LANGUAGE_STEP: u8 = 21;

/// How many families there are.
pub(crate) const FAMILIES: usize = 6;

/// Added to a conjunction's number in what a family learns for itself.
pub(super) const OWN: u64 = 128;

/// Appends the slots of each conjunction for these values; the first of them has the number `first`. `own` is the family that learns
/// something for itself.
pub(super) fn append<Is: Copy + Into<usize>, const COUNT: usize>(
    values: &[u8; COUNT],
    conjunctions: &[&[Is]],
    first: u64,
    own: Option<u8>,
    bits: u32,
    out: &mut Vec<u32>,
) {
    out.reserve(2 * conjunctions.len());
    for (number, signals) in conjunctions.iter().enumerate() {
        let packed = packed(first + number as u64, signals, values);
        out.push(slot(packed, bits));
        if let Some(family) = own {
            out.push(slot((packed | OWN << (8 * signals.len())) << 8 | u64::from(family), bits));
        }
    }
}

/// A conjunction's number with the values of its signals.
pub(super) fn packed<Is: Copy + Into<usize>, const COUNT: usize>(
    number: u64,
    signals: &[Is],
    values: &[u8; COUNT],
) -> u64 {
    signals.iter().fold(number, |packed, &signal| packed << 8 | u64::from(values[signal.into()]))
}

/// The slot of a packed conjunction: the upper bits of its hash (the finaliser of SplitMix64).
pub(super) fn slot(packed: u64, bits: u32) -> u32 {
    let hash = (packed ^ packed >> 31).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (hash ^ hash >> 29).wrapping_mul(0xBF58_476D_1CE4_E5B9) as u32 >> (32 - bits)
}

/// The conjunctions of what is read without ranking have numbers of their own, behind those of ranked speakers.
const READ: u64 = 64;

/// The slots of the trust in a speaker who was read beside the words: by the way in which he was found (a number), whether a name of the
/// text tells him, and whether a verb of saying does; alone, and in this language.
pub(super) fn read_trust(way: u8, is_named: bool, has_cue: bool, lexicon: &Lexicon) -> [u32; 3] {
    let values = [way, u8::from(is_named), u8::from(has_cue), language(lexicon)];
    let conjunctions: [&[usize]; 3] = [&[0, 1], &[0, 1, 2], &[0, 1, 3]];
    std::array::from_fn(|number| {
        slot(packed(READ + number as u64, conjunctions[number], &values), TRUST_BITS)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::LEXICONS;

    #[test]
    fn test_each_conjunction_has_a_slot_and_a_second_one_in_other_families_than_the_first() {
        let count = |family: Option<u8>| {
            let mut out = Vec::new();
            append::<usize, 3>(
                &[1, 2, 3],
                &[&[], &[0], &[0, 2], &[0, 1, 2, 2, 1]],
                7,
                family,
                KEEP_BITS,
                &mut out,
            );
            assert!(out.iter().all(|slot| slot >> KEEP_BITS == 0));
            out
        };
        assert_eq!((count(None).len(), count(Some(3)).len()), (4, 8));
        assert_eq!(count(None)[1], count(Some(3))[2], "what all share is the same");
        assert_ne!(count(Some(3))[3], count(Some(4))[3]);
    }

    #[test]
    fn test_a_conjunction_is_its_number_and_its_values() {
        assert_eq!(packed::<usize, 3>(7, &[2, 0], &[1, 2, 3]), 0x07_03_01);
        assert_eq!(packed::<usize, 3>(7, &[0, 1, 2, 0, 1], &[1, 2, 3]), 0x0701_0203_0102);
    }

    #[test]
    fn test_no_two_languages_share_a_byte() {
        let mut bytes: Vec<u8> = LEXICONS.iter().map(language).collect();
        bytes.sort_unstable();
        bytes.dedup();
        assert_eq!((bytes.len(), bytes.contains(&0)), (LEXICONS.len(), false));
    }

    #[test]
    fn test_languages_are_of_the_family_that_their_grammar_names() {
        let family = |code: &str| family(crate::lexicon::Words::of(Some(code)).lexicon);
        assert_eq!(["en", "de", "es", "fr", "xx", "ja"].map(family), [0, 1, 2, 3, 4, 5]);
    }
}
