//! Names beside each other: how many kinds of places speak for each, how many for the others, and which stand together.

use super::gather::{Found, Given, Mention, Place};
use super::labels::Role;
use super::look::{Candidate, Clusters, Facts, away, hashed};
use super::names::{self, is_wide};
use super::pieces::Variant;
use super::source::{FOR, Kind, SOURCE_LIST, SOURCES, Source};
use crate::page::Page;
use crate::text::Table;

/// Names of one text that are looked at together, and of one cluster.
const MOST_LISTED: usize = 40;
const MOST_BESIDE: usize = 60;
/// Blocks around the best place of a name that are near it.
const NEAR: u32 = 2;

/// Fills in what the other names of the page say of each, and with it the kinds of places that speak for it.
pub(super) fn agreements(given: &Given<'_>, found: &Found, list: &mut [Candidate], clusters: &Clusters) {
    let mentions = &found.mentions;
    for candidate in list.iter_mut() {
        candidate.kinds = speaking(candidate, mentions);
    }
    let names = Names::of(list, mentions);
    let dated = dated(given.page);
    let first: Vec<Vec<u16>> = clusters.iter().map(|clusters| first_of(clusters, list.len())).collect();
    let texts = names.texts();
    let people = names.is_given.iter().filter(|given| **given).count();
    let most = names.count.iter().copied().max().unwrap_or(0);
    let groups = [Kind::Linked, Kind::Meta, Kind::Line, Kind::Link, Kind::Named].map(|kind| names.with(kind));
    let computed: Vec<Facts> = (0..list.len())
        .map(|at| {
            let mut facts = Facts {
                kinds: names.count[at] as f32,
                kinds_rank: names.count.iter().filter(|other| **other > names.count[at]).count() as f32,
                mentions: list[at].mentions.len() as f32,
                names: list.len() as f32,
                page_most: most as f32,
                page_people: people as f32,
                listed: names.listed(at, &texts),
                ..Facts::default()
            };
            for (group, others) in groups.iter().zip(&mut facts.others) {
                *others = if group.binary_search(&at).is_ok() { -1.0 } else { group.len() as f32 };
            }
            names.compare(at, &mut facts);
            names.look_beside(at, &first, clusters, &mut facts);
            names.look_near(at, given.title, &dated, &mut facts);
            facts
        })
        .collect();
    for (candidate, facts) in list.iter_mut().zip(computed) {
        candidate.facts = facts;
    }
}

/// The kinds of places that speak for a name, a bit each: not as one who did other work, and not from a list of other stories.
fn speaking(candidate: &Candidate, mentions: &[Mention]) -> u16 {
    candidate
        .mentions
        .iter()
        .map(|&index| {
            let mention = &mentions[index];
            let kind = mention.source.kind();
            let is_placed =
                matches!(kind, Kind::Link | Kind::Named | Kind::Item) && mention.place.any(Place::FOREIGN);
            if mention.label.is_none_or(Role::is_author) && !is_placed { bit(kind) } else { 0 }
        })
        .fold(0, |kinds, kind| kinds | kind)
}

fn bit(kind: Kind) -> u16 {
    FOR.iter().position(|known| *known == kind).map_or(0, |at| 1 << at)
}

/// For each name the first cluster of a kind of place that has it.
fn first_of(clusters: &[Vec<usize>], names: usize) -> Vec<u16> {
    let mut first = vec![u16::MAX; if clusters.is_empty() { 0 } else { names }];
    for (cluster, names) in clusters.iter().enumerate() {
        names.iter().for_each(|&at| first[at] = first[at].min(cluster as u16));
    }
    first
}

/// The names of each text that has several: one kind of place in one row of one block.
type Texts = Table<(Source, Option<u32>, Option<u32>), Vec<usize>>;

/// The names of a page, and what it takes to compare them; all by their index.
struct Names<'a> {
    list: &'a [Candidate],
    mentions: &'a [Mention],
    /// The words of each.
    words: Vec<Vec<u64>>,
    /// A bit for each word: two names of which neither has all bits of the other share no more than some words.
    bits: Vec<u64>,
    /// Between which blocks each stands.
    spans: Vec<Option<(u32, u32)>>,
    /// How many kinds of places speak for each.
    count: Vec<u32>,
    /// Whether it opens with a given name, as people's do.
    is_given: Vec<bool>,
    /// Whether it stands by itself somewhere. What was only cut out of the longer name does not show that a template glued something to it:
    /// "Eva DiMarco".
    stands_alone: Vec<bool>,
}

impl<'a> Names<'a> {
    fn of(list: &'a [Candidate], mentions: &'a [Mention]) -> Self {
        let words: Vec<Vec<u64>> =
            list.iter().map(|candidate| candidate.key.split(' ').map(hashed).collect()).collect();
        let bits =
            words.iter().map(|words| words.iter().fold(0, |bits, word| bits | 1 << (word >> 58))).collect();
        let span = |candidate: &Candidate| {
            let blocks = candidate.mentions.iter().filter_map(|&index| mentions[index].block);
            blocks.fold(None, |span, block| {
                let (from, to) = span.unwrap_or((block, block));
                Some((block.min(from), block.max(to)))
            })
        };
        let is_given = |candidate: &Candidate| {
            let mut words = candidate.key.split(' ');
            words.next().is_some_and(names::is_given) && (1..=3).contains(&words.count())
        };
        let stands_alone = |candidate: &Candidate| {
            candidate.mentions.iter().any(|&index| mentions[index].variant != Variant::Cut)
        };
        Self {
            list,
            mentions,
            words,
            bits,
            spans: list.iter().map(span).collect(),
            count: list.iter().map(|candidate| candidate.kinds.count_ones()).collect(),
            is_given: list.iter().map(is_given).collect(),
            stands_alone: list.iter().map(stands_alone).collect(),
        }
    }

    /// Those for which a kind of place speaks, ascending.
    fn with(&self, kind: Kind) -> Vec<usize> {
        (0..self.list.len()).filter(|&at| self.list[at].kinds & bit(kind) != 0).collect()
    }

    fn texts(&self) -> Texts {
        let mut texts = Texts::default();
        for (at, candidate) in self.list.iter().enumerate() {
            for &index in &candidate.mentions {
                let mention = &self.mentions[index];
                if self.is_given[at] || self.count[at] >= 2 {
                    let names = texts.entry((mention.source, mention.block, mention.row)).or_default();
                    if names.len() < MOST_LISTED && !names.contains(&at) {
                        names.push(at);
                    }
                }
            }
        }
        texts
    }

    /// Whether one name's words are all among those of the other, which has more.
    fn is_within(&self, one: usize, other: usize) -> bool {
        self.bits[one] & !self.bits[other] == 0
            && other != one
            && self.words[one].len() < self.words[other].len()
            && self.words[one].iter().all(|word| self.words[other].contains(word))
    }

    /// Whether either name's words are all among the other's.
    fn overlap(&self, one: usize, other: usize) -> bool {
        (self.bits[one] & !self.bits[other] == 0 || self.bits[other] & !self.bits[one] == 0)
            && overlaps(&self.words[one], &self.words[other])
    }

    /// Whether a name is another one with something glued to its end.
    fn is_glued(&self, at: usize, is_stated: bool, other: usize) -> bool {
        let (key, shorter) = (self.list[at].key.as_str(), self.list[other].key.as_str());
        (!is_stated || self.stands_alone[other])
            && shorter.len() >= 4
            && shorter.len() < key.len()
            && key.starts_with(shorter)
            && !key[shorter.len()..].starts_with(' ')
            && (shorter.contains(' ') || key.chars().all(is_wide))
    }

    /// Names within a name, names that hold it, and the best of all others.
    fn compare(&self, at: usize, facts: &mut Facts) {
        (facts.within_kinds, facts.holds_kinds) = (-1.0, -1.0);
        let is_stated = self.list[at].mentions.iter().any(|&index| self.mentions[index].source.is_stated());
        for other in 0..self.list.len() {
            let count = self.count[other] as f32;
            facts.glued |= self.is_glued(at, is_stated, other);
            if self.is_within(at, other) {
                facts.within += 1.0;
                facts.within_kinds = facts.within_kinds.max(count);
            } else if self.is_within(other, at) {
                facts.holds += 1.0;
                facts.holds_kinds = facts.holds_kinds.max(count);
            } else if other != at {
                facts.best_other = facts.best_other.max(count);
            }
        }
    }

    /// Its places of each kind that come nearest to the title, and who stands beside it there.
    fn look_beside(&self, at: usize, first: &[Vec<u16>], clusters: &Clusters, facts: &mut Facts) {
        let candidate = &self.list[at];
        (facts.cluster, facts.beside, facts.beside_person) = (99.0, -1.0, -1.0);
        let mut near_kinds = 0;
        let mut best_rank = u16::MAX;
        for source in 0..SOURCES {
            if candidate.near[source] == 0.0 {
                continue;
            }
            let cluster =
                first[source].get(at).and_then(|&cluster| clusters[source].get(usize::from(cluster)));
            let cluster = cluster.map_or(&[][..], Vec::as_slice);
            if candidate.near[source] == 1.0 {
                near_kinds |= SOURCE_BITS[source];
            }
            if candidate.rank[source] == 0 {
                facts.first_of += 1.0;
            }
            best_rank = best_rank.min(candidate.rank[source]);
            if AGAINST[source] {
                continue;
            }
            facts.cluster = facts.cluster.min(cluster.len() as f32);
            for &other in cluster.iter().take(MOST_BESIDE) {
                if other != at && !self.overlap(at, other) {
                    facts.beside = facts.beside.max(self.count[other] as f32);
                    if self.is_given[other] {
                        facts.beside_person = facts.beside_person.max(self.count[other] as f32);
                    }
                }
            }
        }
        facts.near_kinds = near_kinds.count_ones() as f32;
        facts.best_rank = f32::from(best_rank.min(99));
    }

    /// How many kinds speak for the best of those that stand in one text with it; -1 where it stands alone.
    fn listed(&self, at: usize, texts: &Texts) -> f32 {
        let best_of = |&index: &usize| {
            let mention = &self.mentions[index];
            let names = texts.get(&(mention.source, mention.block, mention.row))?;
            let others = names.iter().filter(|other| **other != at && !self.overlap(at, **other));
            others.map(|&other| self.count[other]).max()
        };
        self.list[at].mentions.iter().filter_map(best_of).max().map_or(-1.0, |best| best as f32)
    }

    /// Whether a date stands near its place that is nearest to the title, and how many names do.
    fn look_near(&self, at: usize, title: Option<usize>, dated: &[bool], facts: &mut Facts) {
        let blocks = self.list[at].mentions.iter().filter_map(|&index| self.mentions[index].block);
        let Some(best) = blocks.min_by_key(|block| away(title, i64::from(*block))) else { return };
        let from = (best as usize).saturating_sub(NEAR as usize);
        let to = (best + NEAR) as usize + 1;
        facts.near_date = dated[from.min(dated.len())..to.min(dated.len())].contains(&true);
        let may_be_near = |span: &Option<(u32, u32)>| {
            span.is_some_and(|(from, to)| from <= best + NEAR && best <= to + NEAR)
        };
        facts.names_near = self
            .list
            .iter()
            .zip(&self.spans)
            .filter(|(other, span)| {
                may_be_near(span)
                    && other.mentions.iter().any(|&index| {
                        self.mentions[index].block.is_some_and(|block| block.abs_diff(best) <= NEAR)
                    })
            })
            .count() as f32;
    }
}

/// Whether one name's words are all among the other's.
fn overlaps(a: &[u64], b: &[u64]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short.iter().all(|word| long.contains(word))
}

/// Each source's kind as a bit, and whether it speaks for nobody.
static SOURCE_BITS: std::sync::LazyLock<Vec<u16>> =
    std::sync::LazyLock::new(|| SOURCE_LIST.iter().map(|source| bit(source.kind())).collect());
static AGAINST: std::sync::LazyLock<Vec<bool>> =
    std::sync::LazyLock::new(|| SOURCE_LIST.iter().map(|source| source.kind() == Kind::Against).collect());

/// Which blocks hold a date: short ones with a year or a time.
fn dated(page: &Page) -> Vec<bool> {
    page.blocks
        .iter()
        .map(|block| {
            let text = page.block_text(block).as_bytes();
            text.len() <= 300 && holds_date(text)
        })
        .collect()
}

fn holds_date(text: &[u8]) -> bool {
    let is_digit = |at: usize| text.get(at).is_some_and(u8::is_ascii_digit);
    memchr::memchr3_iter(b'1', b'2', b':', text).any(|at| {
        let behind = (at + 1..at + 4).take_while(|&at| is_digit(at)).count();
        match text[at] {
            b':' => at > 0 && is_digit(at - 1) && behind >= 2,
            first => {
                (at == 0 || !is_digit(at - 1))
                    && behind == 3
                    && !is_digit(at + 4)
                    && text[at + 1] == if first == b'2' { b'0' } else { b'9' }
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_a_block_holds_a_date_by_a_year_or_a_time() {
        for text in ["12 May 2026", "at 9:05", "1999"] {
            assert!(holds_date(text.as_bytes()), "{text}");
        }
        for text in ["May", "12345", "2150", "ratio 3:1", ""] {
            assert!(!holds_date(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn test_a_name_is_within_one_that_has_its_words_and_more() {
        let named =
            |name: &str| Candidate { name: name.to_owned(), key: names::key(name), ..Candidate::default() };
        let list = ["Ann Lee", "Ann Marie Lee", "Bo Lee", "Ann LeeStaff"].map(named);
        let names = Names::of(&list, &[]);
        assert!(names.is_within(0, 1) && !names.is_within(1, 0) && !names.is_within(2, 1));
        assert!(names.overlap(1, 0) && names.overlap(0, 0) && !names.overlap(0, 2));
        assert!(names.is_glued(3, false, 0) && !names.is_glued(1, false, 0));
        assert!(!names.is_glued(3, true, 0), "the shorter one stands nowhere by itself");
    }
}
