//! Which of many short phrases a text has, and where. The table is made by the compiler: an automaton for the same phrases takes longer to
//! build than a small page to extract, and is no quicker on the short texts that are looked through.

/// Places of the table, a power of two.
const PLACES: usize = 1024;

/// Phrases by their first two bytes.
#[derive(Debug)]
pub(crate) struct PhraseTable<const N: usize> {
    phrases: [&'static str; N],
    /// The phrases' numbers, those of one place together and in their order.
    order: [u16; N],
    /// Where each place's begin in `order`, and the end.
    starts: [u16; PLACES + 1],
    /// Lower five bits of the third bytes of each place's, a bit each: most places of a text are told by them.
    thirds: [u32; PLACES],
}

/// A phrase within a text, by bytes, and its number among the phrases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) phrase: usize,
}

/// The place of a phrase's first two bytes, letters of either case.
const fn place(first: u8, second: u8) -> usize {
    let both = (u16::from_le_bytes([first, second]) | 0x2020) as u32;
    // Fibonacci hashing: the upper bits of a product with the golden ratio
    (both.wrapping_mul(0x9e37_79b9) >> 22) as usize % PLACES
}

/// A bit for a third byte, the same for a letter in either case.
const fn third(byte: u8) -> u32 {
    1 << (byte % 32)
}

impl<const N: usize> PhraseTable<N> {
    /// Makes the table of phrases in lower case, each of two bytes or more.
    pub(crate) const fn new(phrases: [&'static str; N]) -> Self {
        let (mut starts, mut thirds) = ([0u16; PLACES + 1], [0; PLACES]);
        let mut at = 0;
        while at < N {
            let bytes = phrases[at].as_bytes();
            let place = place(bytes[0], bytes[1]);
            starts[place + 1] += 1;
            thirds[place] |= if bytes.len() > 2 { third(bytes[2]) } else { u32::MAX };
            at += 1;
        }
        let mut at = 0;
        while at < PLACES {
            starts[at + 1] += starts[at];
            at += 1;
        }
        let (mut next, mut order) = (starts, [0u16; N]);
        let mut at = 0;
        while at < N {
            let bytes = phrases[at].as_bytes();
            let place = place(bytes[0], bytes[1]);
            order[next[place] as usize] = at as u16;
            next[place] += 1;
            at += 1;
        }
        Self { phrases, order, starts, thirds }
    }

    /// The phrases that begin at a byte of a text, in their order. With `any_case`, ASCII letters of the text may be capitals.
    pub(crate) fn at(&self, text: &[u8], start: usize, any_case: bool) -> impl Iterator<Item = Found> {
        let rest = text.get(start..).unwrap_or_default();
        let places = match rest {
            [first, second, ..] => {
                let place = place(*first, *second);
                usize::from(self.starts[place])..usize::from(self.starts[place + 1])
            }
            _ => 0..0,
        };
        self.order[places].iter().filter_map(move |&phrase| {
            let phrase = usize::from(phrase);
            let bytes = self.phrases[phrase].as_bytes();
            let written = rest.get(..bytes.len())?;
            // the last byte tells most that only begin alike, without a comparison of all
            let last = bytes.len() - 1;
            let is_it = (written[last] ^ bytes[last]) & !0x20 == 0
                && if any_case { written.eq_ignore_ascii_case(bytes) } else { written == bytes };
            is_it.then_some(Found { start, end: start + bytes.len(), phrase })
        })
    }

    /// All phrases of a text, overlapping ones too, in the order of their beginnings.
    pub(crate) fn all(&self, text: &[u8], any_case: bool) -> impl Iterator<Item = Found> {
        let mut from = 0;
        std::iter::from_fn(move || {
            let at = self.beginning(text, from)?;
            from = at + 1;
            Some(at)
        })
        .flat_map(move |at| self.at(text, at, any_case))
    }

    /// Whether some bytes, of which the letters may be capitals, may begin with a phrase.
    pub(crate) fn may_begin(&self, bytes: &[u8]) -> bool {
        match bytes {
            [first, second, next, ..] => self.thirds[place(*first, *second)] & third(*next) != 0,
            [first, second] => self.thirds[place(*first, *second)] != 0,
            _ => false,
        }
    }

    /// The first byte from one on at which a phrase may begin.
    fn beginning(&self, text: &[u8], from: usize) -> Option<usize> {
        let found = text.get(from..)?.windows(3).position(|bytes| self.may_begin(bytes)).map(|at| from + at);
        let last = text.len().checked_sub(2).filter(|&last| last >= from);
        found.or(last.filter(|&last| self.may_begin(&text[last..])))
    }
}

/// How many phrases several lists have.
pub(crate) const fn count<K>(lists: &[(K, &[&'static str])]) -> usize {
    let (mut list, mut count) = (0, 0);
    while list < lists.len() {
        count += lists[list].1.len();
        list += 1;
    }
    count
}

/// The phrases of several lists, one list behind the other.
pub(crate) const fn joined<K, const N: usize>(lists: &[(K, &[&'static str])]) -> [&'static str; N] {
    let mut all = [""; N];
    let (mut list, mut to) = (0, 0);
    while list < lists.len() {
        let mut at = 0;
        while at < lists[list].1.len() {
            all[to] = lists[list].1[at];
            to += 1;
            at += 1;
        }
        list += 1;
    }
    all
}

/// Which of the lists a phrase of [`joined`] ones is of.
pub(crate) fn list_of<K: Copy>(lists: &[(K, &[&'static str])], mut phrase: usize) -> Option<K> {
    for (kind, phrases) in lists {
        if phrase < phrases.len() {
            return Some(*kind);
        }
        phrase -= phrases.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const LISTS: &[(char, &[&str])] = &[('a', &["storm", "sto", "orm"]), ('b', &["über", "sto", "or"])];
    static TABLE: PhraseTable<{ count(LISTS) }> = PhraseTable::new(joined(LISTS));

    fn all(text: &str, any_case: bool) -> Vec<(usize, usize)> {
        TABLE.all(text.as_bytes(), any_case).map(|found| (found.start, found.phrase)).collect()
    }

    #[test]
    fn test_all_phrases_are_found_in_order() {
        assert_eq!(all("a storm", false), [(2, 0), (2, 1), (2, 4), (4, 2), (4, 5)]);
        assert_eq!(all("über STO", false), [(0, 3)]);
        assert_eq!(all("über STO", true), [(0, 3), (6, 1), (6, 4)]);
        assert_eq!(all("for", false), [(1, 5)]);
        assert!(all("st", true).is_empty() && all("", true).is_empty());
    }

    #[test]
    fn test_a_phrase_knows_its_list() {
        assert_eq!(
            [2, 3, 5, 6].map(|phrase| list_of(LISTS, phrase)),
            [Some('a'), Some('b'), Some('b'), None]
        );
    }

    /// Against a search for each phrase by itself, on texts of many neighbouring bytes.
    #[test]
    fn test_nothing_is_missed() {
        let mut state = 1u64;
        for _ in 0..500 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let text: String = (0..12)
                .map(|at| ['s', 't', 'o', 'r', 'm', 'ü', 'b', 'e'][(state >> (at * 3 + 20)) as usize % 8])
                .collect();
            let mut found: Vec<(usize, usize)> = (0..6)
                .flat_map(|phrase| text.match_indices(TABLE.phrases[phrase]).map(move |(at, _)| (at, phrase)))
                .collect();
            found.sort_unstable();
            assert_eq!(all(&text, false), found, "{text}");
        }
    }
}
