//! `--dedup`: which pages repeat one before them, by their canonical address or by their text.
//!
//! Answers are compared in the order of the input, so that the first of several is the same in each run. What is remembered is bounded:
//! beyond that the oldest is forgotten.

use std::collections::{HashMap, VecDeque};

use clap::ValueEnum;
use copydesk::{Article, Fingerprint};

use super::resume::hash;

/// Most bits by which two texts may differ that are taken for one: beyond, short texts of one template are.
pub(crate) const MOST_BITS: u32 = 7;
/// Bytes that all that is remembered may take: about 500,000 articles with addresses of 60 bytes.
const MOST_BYTES: usize = 128 << 20;
/// What an article takes beside its id: its entries in the tables.
const ENTRY: usize = 256;

/// What becomes of the row of a page that repeats another.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Dedup {
    /// The article is left out
    Drop,
    /// The article stays
    Mark,
}

/// By what an article is known again.
pub(crate) struct Identity {
    /// Its row's id, as JSON.
    id: String,
    fingerprint: Option<Fingerprint>,
    address: Option<u128>,
}

impl Identity {
    /// That of an article; `found_at` is the address of its page where that is known and the page names no other.
    pub(crate) fn of(id: &str, article: &Article, found_at: Option<&str>) -> Self {
        Self::new(id, article.fingerprint, article.meta.url.as_deref(), found_at)
    }

    pub(crate) fn new(
        id: &str,
        fingerprint: Option<Fingerprint>,
        canonical: Option<&str>,
        found_at: Option<&str>,
    ) -> Self {
        let address = canonical.and_then(address_of).or_else(|| found_at.and_then(address_of));
        Self { id: id.to_owned(), fingerprint, address: address.map(hash) }
    }

    /// Bytes that it takes.
    pub(crate) fn size(&self) -> usize {
        ENTRY + self.id.len()
    }
}

/// What is compared of an address: not its scheme and its fragment. A site's front page is named by pages that are set up wrongly, and is no
/// story's address.
fn address_of(address: &str) -> Option<&str> {
    let (scheme, rest) = address.split_once("://")?;
    let rest = rest.split('#').next().unwrap_or_default();
    let path = rest.find(['/', '?']).map_or("", |at| &rest[at..]);
    (scheme.to_ascii_lowercase().starts_with("http") && path.len() > 1).then_some(rest)
}

/// What an article repeats.
pub(crate) struct Duplicate {
    /// The id of the first row, as JSON.
    pub(crate) of: String,
    /// By what it was found: "address" or "text".
    pub(crate) by: &'static str,
}

impl Duplicate {
    /// The row of an article that repeats another, from the row that it would have.
    pub(crate) fn row(&self, identity: &Identity, line: &str, dedup: Dedup) -> String {
        let start = format!("{{\"id\":{},", identity.id);
        let said = format!("\"duplicate_of\":{},\"duplicate_by\":\"{}\"", self.of, self.by);
        match line.strip_prefix(&start) {
            Some(rest) if dedup == Dedup::Mark => format!("{start}{said},{rest}"),
            _ => format!("{start}{said}}}"),
        }
    }
}

/// The articles before.
pub(crate) struct Seen {
    /// Bits by which two texts may differ that are taken for one.
    bits: u32,
    /// The articles, the oldest first, and how many were forgotten before them.
    articles: VecDeque<Identity>,
    forgotten: u64,
    held: usize,
    most: usize,
    addresses: HashMap<u128, u64>,
    /// Articles by a part of their fingerprint. Of one part more than the bits that may differ, at least one is the same.
    parts: Vec<HashMap<u64, VecDeque<u64>>>,
}

impl Seen {
    pub(crate) fn new(bits: u32) -> Self {
        Self::within(bits, MOST_BYTES)
    }

    fn within(bits: u32, most: usize) -> Self {
        let parts = (0..=bits).map(|_| HashMap::new()).collect();
        Self {
            bits,
            articles: VecDeque::new(),
            forgotten: 0,
            held: 0,
            most,
            addresses: HashMap::new(),
            parts,
        }
    }

    /// What an article repeats; where it repeats none, it is remembered.
    pub(crate) fn meet(&mut self, identity: &Identity) -> Option<Duplicate> {
        let by_address = identity.address.and_then(|address| self.addresses.get(&address).copied());
        let found = match by_address {
            Some(number) => Some((number, "address")),
            None => self.near(identity.fingerprint?).map(|number| (number, "text")),
        };
        let (number, by) = found?;
        let first = self.articles.get(usize::try_from(number.checked_sub(self.forgotten)?).ok()?)?;
        Some(Duplicate { of: first.id.clone(), by })
    }

    /// The first article whose text is nearly this one.
    fn near(&mut self, fingerprint: Fingerprint) -> Option<u64> {
        let (bits, forgotten, articles) = (self.bits, self.forgotten, &self.articles);
        let mut first: Option<u64> = None;
        for (number, table) in self.parts.iter_mut().enumerate() {
            let Some(same) = table.get_mut(&part(fingerprint, number, bits)) else { continue };
            while same.front().is_some_and(|number| *number < forgotten) {
                same.pop_front();
            }
            let is_near = |number: &u64| {
                let known = usize::try_from(number - forgotten).ok().and_then(|at| articles.get(at));
                known
                    .and_then(|known| known.fingerprint)
                    .is_some_and(|known| known.distance(fingerprint) <= bits)
            };
            let found = same.iter().copied().find(is_near);
            first = first.into_iter().chain(found).min();
        }
        first
    }

    /// Remembers an article that is the first of its kind.
    pub(crate) fn remember(&mut self, identity: Identity) {
        let number = self.forgotten + self.articles.len() as u64;
        if let Some(address) = identity.address {
            self.addresses.entry(address).or_insert(number);
        }
        if let Some(fingerprint) = identity.fingerprint {
            for (at, table) in self.parts.iter_mut().enumerate() {
                table.entry(part(fingerprint, at, self.bits)).or_default().push_back(number);
            }
        }
        self.held += identity.size();
        self.articles.push_back(identity);
        while self.held > self.most {
            self.forget();
        }
    }

    /// Forgets the oldest.
    fn forget(&mut self) {
        let Some(oldest) = self.articles.pop_front() else { return };
        let number = self.forgotten;
        self.forgotten += 1;
        self.held -= oldest.size();
        if let Some(address) = oldest.address
            && self.addresses.get(&address) == Some(&number)
        {
            self.addresses.remove(&address);
        }
        if let Some(fingerprint) = oldest.fingerprint {
            for (at, table) in self.parts.iter_mut().enumerate() {
                let key = part(fingerprint, at, self.bits);
                if let Some(same) = table.get_mut(&key) {
                    while same.front().is_some_and(|known| *known <= number) {
                        same.pop_front();
                    }
                    if same.is_empty() {
                        table.remove(&key);
                    }
                }
            }
        }
    }
}

/// One of the parts of a fingerprint, of which there is one more than bits that may differ.
fn part(fingerprint: Fingerprint, number: usize, bits: u32) -> u64 {
    let parts = bits as usize + 1;
    let (start, end) = (64 * number / parts, 64 * (number + 1) / parts);
    let width = end - start;
    let part = fingerprint.bits() >> start;
    if width < 64 { part & ((1 << width) - 1) } else { part }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(id: u32, bits: u64) -> Identity {
        Identity::new(&id.to_string(), Some(Fingerprint::from_bits(bits)), None, None)
    }

    fn meet(seen: &mut Seen, identity: Identity) -> Option<String> {
        let found = seen.meet(&identity).map(|found| format!("{} by {}", found.of, found.by));
        if found.is_none() {
            seen.remember(identity);
        }
        found
    }

    #[test]
    fn test_texts_are_one_within_so_many_bits_and_not_beyond() {
        for bits in 0..=MOST_BITS {
            let mut seen = Seen::new(bits);
            assert_eq!(meet(&mut seen, text(1, 0x0123_4567_89ab_cdef)), None);
            // the bits that differ lie as far apart as they can, and side by side
            for step in [1, 9] {
                let differ = |count: u32| (0..count).fold(0u64, |all, at| all | 1 << (at * step % 64));
                let near = text(2, 0x0123_4567_89ab_cdef ^ differ(bits));
                assert_eq!(meet(&mut seen, near).as_deref(), Some("1 by text"), "{bits}");
                let far = text(3, 0x0123_4567_89ab_cdef ^ differ(bits + 1));
                assert!(seen.meet(&far).is_none(), "{bits}");
            }
        }
    }

    #[test]
    fn test_addresses_are_one_however_they_are_written_but_front_pages_are_none() {
        let mut seen = Seen::new(3);
        let of = |id: u32, canonical: Option<&str>, found: Option<&str>| {
            Identity::new(&id.to_string(), None, canonical, found)
        };
        assert_eq!(meet(&mut seen, of(1, Some("https://a.example/x"), None)), None);
        let amp = of(2, Some("http://a.example/x#comments"), Some("https://a.example/amp/x"));
        assert_eq!(meet(&mut seen, amp).as_deref(), Some("1 by address"));
        assert_eq!(
            meet(&mut seen, of(3, None, Some("https://a.example/x"))).as_deref(),
            Some("1 by address")
        );
        for (id, front) in (4..).zip(["https://a.example/", "https://a.example", "a.html"]) {
            assert_eq!(meet(&mut seen, of(id, Some(front), None)), None, "{front}");
            assert_eq!(meet(&mut seen, of(id, Some(front), None)), None, "{front}");
        }
    }

    #[test]
    fn test_the_oldest_are_forgotten() {
        let mut seen = Seen::within(3, 10 * (ENTRY + 8));
        for number in 0..1_000u32 {
            let mut identity = text(number, u64::from(number).wrapping_mul(0x9e37_79b9_7f4a_7c15));
            identity.address = Some(u128::from(number));
            let _ = meet(&mut seen, identity);
        }
        assert!(seen.articles.len() <= 11 && seen.addresses.len() <= 11);
        assert!(seen.parts.iter().all(|table| table.values().map(VecDeque::len).sum::<usize>() <= 11));
        let mut last = text(7, 1);
        last.address = Some(999);
        assert!(seen.meet(&last).is_some_and(|found| found.of == "999"));
        last.address = Some(5);
        assert!(seen.meet(&last).is_none(), "long ago");
    }
}
