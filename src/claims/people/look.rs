//! The candidates: one a name, with all that the page's places say of it.

use super::gather::{Found, Given, Mention, Place};
use super::labels::Role;
use super::linked::Type;
use super::names::{self, is_hangul, is_wide};
use super::pieces::{Variant, is_role};
use super::source::{FOR, Kind, SOURCES, Source};
use super::words::{
    AGENCIES, FUNCTION_WORDS, NEVER, NEWSROOM_WORDS, NOBODY, ORGANISATION_ENDINGS, PARTICLES,
};
use crate::page::{Block, Hints, Page, RowId, tags};
use crate::text::Table;
use crate::text::{is_alphanumeric, letters};

/// Names of a page that are candidates.
const MAX_NAMES: usize = 150;
/// Blocks between the parts of one cluster; what stands farther off is another story's.
const CLUSTER: i64 = 3;
/// What a name without a visible place has instead of a distance.
pub(crate) const NOWHERE: f32 = -300.0;
/// Names of one byline that are looked at together.
const MAX_COMPANIONS: usize = 12;
/// Rows above a block among which its heading may be, and blocks under a heading in which a byline is that heading's.
const HEADING_LEVELS: usize = 3;
const UNDER_HEADING: u32 = 2;
/// Words that another story's headline has at least, and bytes at most.
const MIN_HEADING_WORDS: usize = 3;
const MAX_HEADING: usize = 300;
/// Bytes of the page in which mentions are counted.
const MAX_TEXT: usize = 200_000;
/// Mentions in the page's text and in its prose that are counted; more say no more.
const MOST_IN_PAGE: usize = 8;
const MOST_IN_PROSE: usize = 5;

/// A name, and what is known of it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Candidate {
    pub(crate) name: String,
    pub(crate) key: String,
    /// Indices of its mentions.
    pub(crate) mentions: Vec<usize>,
    /// Where it stands in each kind of place: 1 in the cluster nearest to the title, a half in the next; 0 nowhere.
    pub(crate) near: Vec<f32>,
    /// Its rank among the names of each kind of place, and how many those name.
    pub(crate) rank: Vec<u16>,
    pub(crate) of: Vec<u16>,
    /// The kinds that speak for it, a bit each.
    pub(crate) kinds: u16,
    /// Names that one and the same byline near the title or the end of the text gives with it.
    pub(crate) companions: Vec<usize>,
    pub(crate) facts: Facts,
}

/// Numbers that signals read; what each means is said where it is a signal.
#[derive(Debug, Clone, Default)]
pub(crate) struct Facts {
    pub(crate) near_kinds: f32,
    pub(crate) kinds: f32,
    pub(crate) kinds_rank: f32,
    pub(crate) best_other: f32,
    pub(crate) first_of: f32,
    pub(crate) mentions: f32,
    pub(crate) stated: f32,
    pub(crate) visible: f32,
    pub(crate) names: f32,
    pub(crate) page_most: f32,
    pub(crate) page_people: f32,
    pub(crate) cluster: f32,
    pub(crate) beside: f32,
    pub(crate) beside_person: f32,
    pub(crate) others: [f32; 5],
    pub(crate) labels: [f32; 11],
    pub(crate) variants: [bool; 7],
    pub(crate) share: f32,
    pub(crate) length: f32,
    pub(crate) is_person: bool,
    pub(crate) is_organization: bool,
    pub(crate) distance: f32,
    pub(crate) from_start: f32,
    pub(crate) from_end: f32,
    pub(crate) share_of_page: f32,
    pub(crate) near_date: bool,
    pub(crate) names_near: f32,
    pub(crate) place: Place,
    pub(crate) good_places: f32,
    pub(crate) repeats: f32,
    pub(crate) author_pages: f32,
    pub(crate) best_rank: f32,
    pub(crate) words: f32,
    pub(crate) chars: f32,
    pub(crate) upper: f32,
    pub(crate) title_case: f32,
    pub(crate) lower_words: f32,
    pub(crate) digit: bool,
    pub(crate) script: f32,
    pub(crate) given_first: bool,
    pub(crate) given: f32,
    pub(crate) roles: f32,
    pub(crate) has_role: bool,
    pub(crate) agency: bool,
    pub(crate) newsroom: f32,
    pub(crate) function: f32,
    pub(crate) furniture: f32,
    pub(crate) nobody: bool,
    pub(crate) organisation: bool,
    pub(crate) site: bool,
    pub(crate) host: bool,
    pub(crate) in_title: bool,
    pub(crate) in_body: f32,
    pub(crate) last_in_body: f32,
    pub(crate) in_page: f32,
    pub(crate) common: f32,
    pub(crate) within: f32,
    pub(crate) holds: f32,
    pub(crate) within_kinds: f32,
    pub(crate) holds_kinds: f32,
    pub(crate) glued: bool,
    pub(crate) is_labelled: bool,
    pub(crate) is_excluded: bool,
    pub(crate) is_credit: bool,
    pub(crate) listed: f32,
    pub(crate) headings_between: f32,
}

/// Further words that no name holds: furniture of pages that stands where bylines do. Lower case.
#[rustfmt::skip]
const FURNITURE: &[&str] = &[
    "publiziert", "publicado", "publié", "pubblicato", "veröffentlicht", "aktualisiert", "updated", "published", "posted", "agenturen", "agreement", "licence", "license", "terms", "privacy", "policy", "cookie", "cookies", "autorenseite", "autor", "autorin", "author", "authors", "profile", "profil", "page", "seite", "website", "kontakt", "contact", "impressum", "about", "info", "advertisement", "anzeige", "werbung", "sponsored", "podcast", "live", "latest", "trending", "related", "popular", "next", "previous", "back", "top", "sign", "register", "join", "download", "listen", "watch", "copyright", "rights", "reserved", "minuten", "minute", "uhr", "kommentieren", "merken", "vorlesen", "anhören", "abonnieren", "abo", "plus", "exklusiv", "facebook", "twitter", "instagram", "linkedin", "youtube", "whatsapp", "pinterest", "tiktok", "xing", "telegram", "rss", "feed", "copy", "link", "feedback", "send", "nachrichten", "geschrieben", "bookmark", "save", "print", "biography", "opinion", "analysis", "politics", "sports", "business", "world", "culture", "politik", "wirtschaft", "kultur", "sport", "guide", "guides", "tips", "reviews", "review", "photo", "getty", "interview", "translate", "article", "story",
];

/// The candidates of a page with their evidence.
pub(crate) struct Looked {
    pub(crate) candidates: Vec<Candidate>,
    pub(crate) mentions: Vec<Mention>,
    title: Option<usize>,
    prose: Option<(usize, usize)>,
}

impl Looked {
    /// Whether a block stands near the title.
    pub(crate) fn is_near(&self, block: Option<u32>) -> bool {
        super::resolve::is_near(self.title, block)
    }

    /// Whether a block stands at the end of the text.
    pub(crate) fn is_end(&self, block: Option<u32>) -> bool {
        let (Some(block), Some((_, last))) = (block, self.prose) else { return false };
        let block = block as usize;
        block + 3 >= last && block <= last + AFTER_TEXT
    }
}

/// Blocks behind the text that are its end.
const AFTER_TEXT: usize = 6;

/// Finds and looks at the candidates of a page.
pub(crate) fn look(given: &Given<'_>) -> Looked {
    let found = super::gather::gather(given);
    let candidates = candidates(given, &found);
    Looked { candidates, mentions: found.mentions, title: given.title, prose: found.prose }
}

fn candidates(given: &Given<'_>, found: &Found) -> Vec<Candidate> {
    let mut list = grouped(given, &found.mentions);
    if list.is_empty() {
        return list;
    }
    let places = clustered(given, &found.mentions, &mut list);
    agreements(given, found, &mut list, &places);
    companions(given, found, &mut list);
    let headings = headings(given.page);
    let texts = Texts::new(given.page, found, &list);
    let sites: Vec<String> = given
        .sites
        .iter()
        .chain(&given.linked.sites)
        .map(|site| letters(site))
        .filter(|site| !site.is_empty())
        .collect();
    let host = letters(given.host);
    let bare_host = letters(given.host.rsplit_once('.').map_or(given.host, |(bare, _)| bare));
    let title = given
        .title
        .map(|title| names::key(given.page.block_text(&given.page.blocks[title])))
        .unwrap_or_default();
    for candidate in &mut list {
        mentioned(given, found, &headings, candidate);
        spelled(candidate);
        let facts = &mut candidate.facts;
        let own = letters(&candidate.key);
        facts.site = sites.contains(&own);
        facts.host = own == host || own == bare_host;
        facts.in_title = format!(" {title} ").contains(&format!(" {} ", candidate.key));
        texts.count(candidate);
        candidate.facts.author_pages = found.author_pages as f32;
        candidate.facts.is_labelled = is_labelled(given, found, candidate);
        candidate.facts.is_credit = is_credit(found, candidate);
    }
    let excluded: Vec<bool> = list.iter().map(|candidate| is_excluded(found, candidate, &list)).collect();
    for (candidate, is_excluded) in list.iter_mut().zip(excluded) {
        candidate.facts.is_excluded = is_excluded;
    }
    list
}

/// What certainly names no author: an account of a content system, a name with what a template glued to it or with the place behind
/// it where the name stands by itself too, a German noun with its article, somebody whom every place credits with other work, who comments.
fn is_excluded(found: &Found, candidate: &Candidate, list: &[Candidate]) -> bool {
    let facts = &candidate.facts;
    let has_other_work = candidate
        .mentions
        .iter()
        .all(|&index| found.mentions[index].label.is_some_and(|role| !role.is_author()));
    let is_glued = facts.glued && super::pieces::glued_end(&candidate.name).is_some()
        || facts.glued && candidate.name.split(' ').any(has_hump);
    let goes_on = facts.lower_words > 0.0
        && list.iter().any(|other| {
            other.facts.variants[Variant::Cut as usize]
                && other.key.contains(' ')
                && other.facts.lower_words == 0.0
                && candidate.key.strip_prefix(other.key.as_str()).is_some_and(|rest| rest.starts_with(' '))
        });
    // "Das Gespräch führte N. N.": no name opens with the neuter article
    let opens_with_article = candidate.key.starts_with("das ");
    // "Copy Link", "Posted": buttons and labels through and through
    let is_furniture = facts.words > 0.0 && facts.furniture >= facts.words;
    // "Contributions from N. N.": the byline names others
    let mut roles = candidate.mentions.iter().filter_map(|&index| found.mentions[index].label);
    let only_helped = roles.clone().any(|role| role == Role::Helped) && !roles.any(Role::is_author);
    facts.nobody
        || is_furniture
        || only_helped
        || opens_with_article
        || has_other_work
        || is_glued
        || goes_on
        || comments(found, candidate)
}

/// Whether a name stands among the comments behind the text and nowhere else.
fn comments(found: &Found, candidate: &Candidate) -> bool {
    candidate.mentions.iter().all(|&index| {
        let mention = &found.mentions[index];
        let is_behind =
            || found.prose.zip(mention.block).is_some_and(|((_, last), block)| block as usize > last);
        mention.source == Source::Comment || mention.place.any(Place::COMMENT) && is_behind()
    })
}

/// Whether a name stands with images alone, and no data call it an author's: who took the picture.
fn is_credit(found: &Found, candidate: &Candidate) -> bool {
    candidate.facts.stated == 0.0
        && candidate.facts.visible > 0.0
        && candidate.mentions.iter().map(|&index| &found.mentions[index]).all(|mention| {
            mention.block.is_none() || mention.place.any(Place::FIGURE) || mention.label == Some(Role::Photo)
        })
}

/// "LeeStaff": a capital behind small letters.
fn has_hump(word: &str) -> bool {
    let mut small = 0;
    word.chars().any(|c| {
        let is_hump = c.is_uppercase() && small >= 2;
        small = if c.is_lowercase() { small + 1 } else { 0 };
        is_hump
    })
}

/// One candidate a name, in the order of their first mentions.
fn grouped(given: &Given<'_>, mentions: &[Mention]) -> Vec<Candidate> {
    let mut by_key: Table<&str, usize> = Table::default();
    let mut list: Vec<Candidate> = Vec::new();
    for (index, mention) in mentions.iter().enumerate() {
        let at = *by_key.entry(&mention.key).or_insert_with(|| {
            list.push(Candidate {
                name: mention.name.clone(),
                key: mention.key.clone(),
                ..Candidate::default()
            });
            list.len() - 1
        });
        list[at].mentions.push(index);
    }
    if list.len() > MAX_NAMES {
        let worth = |candidate: &Candidate| {
            candidate
                .mentions
                .iter()
                .map(|&index| {
                    let mention = &mentions[index];
                    let is_near = match (mention.block, given.title) {
                        (Some(block), Some(title)) => (-10..=25).contains(&(i64::from(block) - title as i64)),
                        _ => false,
                    };
                    if mention.source.is_stated() { 0 } else { 2 - u8::from(is_near) }
                })
                .min()
        };
        list.sort_by_cached_key(worth);
        list.truncate(MAX_NAMES);
    }
    for candidate in &mut list {
        // the spelling that people use: not in capitals, where another place has it otherwise
        let spelling = candidate.mentions.iter().map(|&index| &mentions[index].name);
        let is_shouting = |name: &str| !name.chars().any(char::is_lowercase);
        let is_whispering = |name: &str| !name.chars().any(char::is_uppercase);
        if let Some(better) = spelling.clone().find(|name| !is_shouting(name) && !is_whispering(name)) {
            candidate.name.clone_from(better);
        }
    }
    list
}

/// How far a block is from the title; before it a line is twice as far.
fn away(title: Option<usize>, block: i64) -> i64 {
    if block < 0 {
        return -1;
    }
    match title {
        Some(title) if block < title as i64 => 2 * (title as i64 - block),
        Some(title) => block - title as i64,
        None => block,
    }
}

/// For each kind of place its clusters: the names of each.
type Clusters = Vec<Vec<Vec<usize>>>;

/// Fills in where the names stand in each kind of place.
fn clustered(given: &Given<'_>, mentions: &[Mention], list: &mut [Candidate]) -> Clusters {
    let mut by_source: Vec<Vec<(i64, u16, usize)>> = vec![Vec::new(); SOURCES];
    for (at, candidate) in list.iter_mut().enumerate() {
        (candidate.near, candidate.rank, candidate.of) =
            (vec![0.0; SOURCES], vec![u16::MAX; SOURCES], vec![0; SOURCES]);
        for &index in &candidate.mentions {
            let mention = &mentions[index];
            let block = mention.block.map_or(-1, i64::from);
            by_source[mention.source as usize].push((block, mention.order, at));
        }
    }
    let mut clusters: Clusters = vec![Vec::new(); SOURCES];
    // the last group that took each name
    let (mut taken, mut count) = (vec![0; list.len()], 0);
    for (source, places) in by_source.iter_mut().enumerate() {
        places.sort_unstable();
        let mut groups: Vec<(i64, Vec<usize>)> = Vec::new();
        let mut last = i64::MIN / 2;
        for &(block, _, at) in places.iter() {
            if block - last > CLUSTER {
                groups.push((block, Vec::new()));
                count += 1;
            }
            last = block;
            if let Some((_, names)) = groups.last_mut()
                && std::mem::replace(&mut taken[at], count) != count
            {
                names.push(at);
            }
        }
        groups.sort_by_key(|(block, _)| away(given.title, *block));
        for (index, (_, names)) in groups.iter().enumerate() {
            for &at in names {
                let near = &mut list[at].near[source];
                *near = near.max(1.0 / (1.0 + index as f32));
            }
        }
        let mut order = 0;
        for &(_, _, at) in places.iter() {
            if list[at].rank[source] == u16::MAX {
                list[at].rank[source] = order;
                order += 1;
            }
        }
        for &(_, _, at) in places.iter() {
            list[at].of[source] = order;
        }
        clusters[source] = groups.into_iter().map(|(_, names)| names).collect();
    }
    clusters
}

fn bit(kind: Kind) -> u16 {
    FOR.iter().position(|known| *known == kind).map_or(0, |at| 1 << at)
}

/// Whether one name's words are all among the other's.
fn overlaps(a: &[u64], b: &[u64]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short.iter().all(|word| long.contains(word))
}

fn hashed(word: &str) -> u64 {
    use std::hash::Hasher;
    let mut hash = crate::text::Quick::default();
    hash.write(word.as_bytes());
    hash.finish()
}

/// How many kinds of places speak for each name, against the other names.
fn agreements(given: &Given<'_>, found: &Found, list: &mut [Candidate], clusters: &Clusters) {
    let mentions = &found.mentions;
    let words: Vec<Vec<u64>> =
        list.iter().map(|candidate| candidate.key.split(' ').map(hashed).collect()).collect();
    // a bit for each word: two names of which neither has all bits of the other share no more than some words
    let bits: Vec<u64> =
        words.iter().map(|words| words.iter().fold(0, |bits, word| bits | 1 << (word >> 58))).collect();
    // between which blocks each name stands
    let spans: Vec<Option<(u32, u32)>> = list
        .iter()
        .map(|candidate| {
            let blocks = candidate.mentions.iter().filter_map(|&index| mentions[index].block);
            blocks.fold(None, |span, block| {
                let (from, to) = span.unwrap_or((block, block));
                Some((block.min(from), block.max(to)))
            })
        })
        .collect();
    for candidate in list.iter_mut() {
        for &index in &candidate.mentions {
            let mention = &mentions[index];
            let kind = mention.source.kind();
            let is_placed =
                matches!(kind, Kind::Link | Kind::Named | Kind::Item) && mention.place.any(Place::FOREIGN);
            if mention.label.is_none_or(Role::is_author) && !is_placed {
                candidate.kinds |= bit(kind);
            }
        }
    }
    let count: Vec<u32> = list.iter().map(|candidate| candidate.kinds.count_ones()).collect();
    let most = count.iter().copied().max().unwrap_or(0);
    let has = |kind: Kind| -> Vec<usize> {
        (0..list.len()).filter(|&at| list[at].kinds & bit(kind) != 0).collect()
    };
    let groups = [Kind::Linked, Kind::Meta, Kind::Line, Kind::Link, Kind::Named].map(has);
    let is_given: Vec<bool> = list
        .iter()
        .map(|candidate| {
            let mut words = candidate.key.split(' ');
            words.next().is_some_and(names::is_given) && (1..=3).contains(&words.count())
        })
        .collect();
    let people = is_given.iter().filter(|given| **given).count();
    // the first cluster of each kind of place that has a name
    let first: Vec<Vec<u16>> = clusters
        .iter()
        .map(|clusters| {
            let mut first = vec![u16::MAX; if clusters.is_empty() { 0 } else { list.len() }];
            for (cluster, names) in clusters.iter().enumerate() {
                names.iter().for_each(|&at| first[at] = first[at].min(cluster as u16));
            }
            first
        })
        .collect();
    let dated = dated(given.page);
    let all = list.len();
    let mut by_text: Table<(Source, Option<u32>, Option<u32>), Vec<usize>> = Table::default();
    for (at, candidate) in list.iter().enumerate() {
        for &index in &candidate.mentions {
            let mention = &mentions[index];
            if is_given[at] || count[at] >= 2 {
                let names = by_text.entry((mention.source, mention.block, mention.row)).or_default();
                if names.len() < 40 && !names.contains(&at) {
                    names.push(at);
                }
            }
        }
    }
    // what was only cut out of the longer name does not show that a template glued something to it: "Eva DiMarco"
    let stands_alone: Vec<bool> = list
        .iter()
        .map(|candidate| candidate.mentions.iter().any(|&index| mentions[index].variant != Variant::Cut))
        .collect();
    let mut computed: Vec<Facts> = Vec::with_capacity(all);
    for (at, candidate) in list.iter().enumerate() {
        let mut facts = Facts {
            kinds: count[at] as f32,
            kinds_rank: count.iter().filter(|other| **other > count[at]).count() as f32,
            mentions: candidate.mentions.len() as f32,
            names: all as f32,
            page_most: most as f32,
            page_people: people as f32,
            cluster: 99.0,
            beside: -1.0,
            beside_person: -1.0,
            ..Facts::default()
        };
        let is_shorter = |other: usize| {
            bits[at] & !bits[other] == 0
                && other != at
                && words[at].len() < words[other].len()
                && words[at].iter().all(|word| words[other].contains(word))
        };
        let is_longer = |other: usize| {
            bits[other] & !bits[at] == 0
                && other != at
                && words[other].len() < words[at].len()
                && words[other].iter().all(|word| words[at].contains(word))
        };
        let is_overlap = |other: usize| {
            (bits[at] & !bits[other] == 0 || bits[other] & !bits[at] == 0)
                && overlaps(&words[at], &words[other])
        };
        (facts.within_kinds, facts.holds_kinds) = (-1.0, -1.0);
        let key = list[at].key.as_str();
        let is_stated = list[at].mentions.iter().any(|&index| mentions[index].source.is_stated());
        for other in 0..all {
            let shorter = list[other].key.as_str();
            facts.glued |= (!is_stated || stands_alone[other])
                && shorter.len() >= 4
                && shorter.len() < key.len()
                && key.starts_with(shorter)
                && !key[shorter.len()..].starts_with(' ')
                && (shorter.contains(' ') || key.chars().all(is_wide));
            if is_shorter(other) {
                facts.within += 1.0;
                facts.within_kinds = facts.within_kinds.max(count[other] as f32);
            } else if is_longer(other) {
                facts.holds += 1.0;
                facts.holds_kinds = facts.holds_kinds.max(count[other] as f32);
            } else if other != at {
                facts.best_other = facts.best_other.max(count[other] as f32);
            }
        }
        for (group, others) in groups.iter().zip(&mut facts.others) {
            *others = if group.binary_search(&at).is_ok() { -1.0 } else { group.len() as f32 };
        }
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
            for &other in cluster.iter().take(60) {
                if other != at && !is_overlap(other) {
                    facts.beside = facts.beside.max(count[other] as f32);
                    if is_given[other] {
                        facts.beside_person = facts.beside_person.max(count[other] as f32);
                    }
                }
            }
        }
        facts.listed = candidate
            .mentions
            .iter()
            .filter_map(|&index| {
                let mention = &mentions[index];
                let text = (mention.source, mention.block, mention.row);
                by_text.get(&text).and_then(|names| {
                    names
                        .iter()
                        .filter(|other| **other != at && !is_overlap(**other))
                        .map(|&other| count[other])
                        .max()
                })
            })
            .max()
            .map_or(-1.0, |best| best as f32);
        facts.near_kinds = near_kinds.count_ones() as f32;
        facts.best_rank = f32::from(best_rank.min(99));
        let near: Vec<u32> = candidate.mentions.iter().filter_map(|&index| mentions[index].block).collect();
        if let Some(best) = near.iter().copied().min_by_key(|block| away(given.title, i64::from(*block))) {
            let from = (best as usize).saturating_sub(2);
            facts.near_date =
                dated[from.min(dated.len())..(best as usize + 3).min(dated.len())].contains(&true);
            let may_be_near =
                |span: &Option<(u32, u32)>| span.is_some_and(|(from, to)| from <= best + 2 && best <= to + 2);
            facts.names_near = list
                .iter()
                .zip(&spans)
                .filter(|(other, span)| {
                    may_be_near(span)
                        && other.mentions.iter().any(|&index| {
                            mentions[index].block.is_some_and(|block| block.abs_diff(best) <= 2)
                        })
                })
                .count() as f32;
        }
        computed.push(facts);
    }
    for (candidate, facts) in list.iter_mut().zip(computed) {
        candidate.facts = facts;
    }
}

/// Each source's kind as a bit, and whether it speaks for nobody.
static SOURCE_BITS: std::sync::LazyLock<Vec<u16>> =
    std::sync::LazyLock::new(|| SOURCE_LIST.iter().map(|source| bit(source.kind())).collect());
static AGAINST: std::sync::LazyLock<Vec<bool>> =
    std::sync::LazyLock::new(|| SOURCE_LIST.iter().map(|source| source.kind() == Kind::Against).collect());

/// All sources in the order of their numbers.
#[rustfmt::skip]
pub(crate) const SOURCE_LIST: [Source; SOURCES] = [
    Source::Own, Source::Article, Source::WebPage, Source::Thing, Source::Foreign, Source::Person, Source::Contributor, Source::Image, Source::Comment,
    Source::MetaAuthor, Source::MetaArticle, Source::MetaCreator, Source::MetaVendor, Source::MetaOther, Source::MetaCard, Source::MetaHandle,
    Source::DataAttribute, Source::Item, Source::ItemName, Source::Property, Source::RelAuthor, Source::AuthorPage, Source::LinkTitle,
    Source::NamedAuthor, Source::NamedName, Source::NamedByline, Source::NamedWriter, Source::NamedCredit, Source::NamedUser, Source::NamedBio,
    Source::Bio, Source::BioLine, Source::Avatar, Source::LineNear, Source::LineEnd, Source::LineFar, Source::LineNext, Source::Reporting,
    Source::Dateline, Source::EndMark, Source::Signature, Source::Plain, Source::Site, Source::Host,
];

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
    (0..text.len()).any(|at| {
        let is_year = is_digit(at)
            && (at == 0 || !is_digit(at - 1))
            && is_digit(at + 1)
            && is_digit(at + 2)
            && is_digit(at + 3)
            && !is_digit(at + 4)
            && (text[at] == b'2' && text[at + 1] == b'0' || text[at] == b'1' && text[at + 1] == b'9');
        let is_time = text[at] == b':' && at > 0 && is_digit(at - 1) && is_digit(at + 1) && is_digit(at + 2);
        is_year || is_time
    })
}

/// What its mentions say: labels, variants, where the best visible one stands.
fn mentioned(given: &Given<'_>, found: &Found, headings: &[u32], candidate: &mut Candidate) {
    let facts = &mut candidate.facts;
    facts.length = 999.0;
    facts.repeats = 99.0;
    let mut best: Option<(i64, &Mention)> = None;
    for &index in &candidate.mentions {
        let mention = &found.mentions[index];
        let label = match mention.label {
            None => 10,
            Some(Role::Wrote) => 0,
            Some(Role::By) => 1,
            Some(Role::Trade) => 2,
            Some(Role::Photo) => 3,
            Some(Role::Edited) => 4,
            Some(Role::Translated) => 5,
            Some(Role::Interview) => 6,
            Some(Role::Source) => 7,
            Some(Role::Updated | Role::Helped) => 8,
            Some(Role::Reported) => 9,
            Some(Role::Checked) => 4,
        };
        facts.labels[label] = (facts.labels[label] + 1.0).min(3.0);
        facts.variants[mention.variant as usize] = true;
        facts.has_role |= mention.has_role;
        facts.stated += f32::from(u8::from(mention.source.is_stated()));
        facts.share = facts.share.max(mention.share);
        facts.length = facts.length.min(f32::from(mention.length));
        facts.is_person |= mention.kind == Type::Person;
        facts.is_organization |= mention.kind == Type::Organization;
        let Some(block) = mention.block else { continue };
        facts.visible += 1.0;
        if !mention.place.any(Place::FOREIGN) && !mention.place.any(Place::FIGURE) {
            facts.good_places += 1.0;
        }
        if mention.repeats > 0 {
            facts.repeats = facts.repeats.min(f32::from(mention.repeats));
        }
        let mut cost = away(given.title, i64::from(block));
        if mention.place.any(Place::FOREIGN) {
            cost += if mention.place.any(Place::NAV) { 15 } else { 40 };
        }
        if best.is_none_or(|(known, _)| cost < known) {
            best = Some((cost, mention));
        }
    }
    (facts.distance, facts.from_start, facts.from_end, facts.share_of_page) =
        (NOWHERE, NOWHERE, NOWHERE, -1.0);
    if let Some((_, mention)) = best {
        let block = mention.block.unwrap_or_default() as f32;
        facts.place = mention.place;
        facts.distance = given.title.map_or(NOWHERE, |title| (block - title as f32).clamp(-100.0, 150.0));
        if let Some((first, last)) = found.prose {
            facts.from_start = (block - first as f32).clamp(-100.0, 200.0);
            facts.from_end = (block - last as f32).clamp(-200.0, 100.0);
        }
        facts.share_of_page = block / given.page.blocks.len().max(1) as f32;
    }
    candidate.facts.headings_between = headings_between(given, found, headings, candidate);
}

/// The blocks that may be other stories' headlines.
fn headings(page: &Page) -> Vec<u32> {
    let is_heading = |row: RowId| {
        page.ancestors(row)
            .take(HEADING_LEVELS)
            .any(|row| tags::heading_level(&page.rows[row as usize].tag).is_some_and(|level| level <= 3))
    };
    // "Written by" over a name, "About the author": a heading of the byline's own
    let is_headline = |block: &Block| {
        let text = page.block_text(block);
        let hints = Hints::BYLINE.with(Hints::BIO).with(Hints::WRITER);
        text.len() <= MAX_HEADING
            && text.split_whitespace().count() >= MIN_HEADING_WORDS
            && super::lines::line_label(text).is_none()
            && !page
                .ancestors(block.row)
                .take(HEADING_LEVELS)
                .any(|row| page.rows[row as usize].hints.any(hints))
    };
    (0..page.blocks.len() as u32)
        .filter(|&at| {
            let block = &page.blocks[at as usize];
            is_heading(block.row) && is_headline(block)
        })
        .collect()
}

/// How many headings stand between the title and the line that names somebody, where that line stands right under the last of them:
/// the byline of another story. At the least, over all places; -1 where no place is visible behind the title.
fn headings_between(given: &Given<'_>, found: &Found, headings: &[u32], candidate: &Candidate) -> f32 {
    let Some(title) = given.title.map(|title| title as u32) else { return -1.0 };
    let blocks = candidate.mentions.iter().filter_map(|&index| found.mentions[index].block);
    blocks
        .map(|block| {
            if block <= title {
                return 0;
            }
            let from = headings.partition_point(|&heading| heading <= title);
            let to = headings.partition_point(|&heading| heading < block).max(from);
            let is_right_under = to > from && block - headings[to - 1] <= UNDER_HEADING;
            if is_right_under { to - from } else { 0 }
        })
        .min()
        .map_or(-1.0, |count| count.min(20) as f32)
}

/// Fills in which names stand together in one byline: parts of one text, or links and elements of one kind in one block.
fn companions(given: &Given<'_>, found: &Found, list: &mut [Candidate]) {
    let mut lines: Table<(Source, u32), Vec<usize>> = Table::default();
    for (at, candidate) in list.iter().enumerate() {
        for &index in &candidate.mentions {
            let mention = &found.mentions[index];
            let is_byline =
                matches!(mention.source.kind(), Kind::Link | Kind::Named | Kind::Item | Kind::Line);
            let is_own = mention.label.is_none_or(Role::is_author)
                && !mention.place.any(Place::FOREIGN)
                && !mention.place.any(Place::FIGURE);
            let is_part =
                matches!(mention.variant, Variant::Part | Variant::WithoutRole | Variant::WithoutTitle);
            let is_near = super::resolve::is_near(given.title, mention.block);
            if let Some(block) = mention.block.filter(|_| is_byline && is_own && is_part && is_near) {
                let names = lines.entry((mention.source, block)).or_default();
                if names.len() < MAX_COMPANIONS && !names.contains(&at) {
                    names.push(at);
                }
            }
        }
    }
    for names in lines.values().filter(|names| names.len() > 1) {
        for &at in names {
            for &other in names {
                if other != at && !list[at].companions.contains(&other) {
                    list[at].companions.push(other);
                }
            }
        }
    }
}

/// Whether a line near the title or at the end of the text calls a name its writer's in so many words: "Text: Ann Lee".
fn is_labelled(given: &Given<'_>, found: &Found, candidate: &Candidate) -> bool {
    let facts = &candidate.facts;
    let is_latin = facts.script == 0.0;
    let is_wide_name = facts.script == 1.0 || facts.script == 2.0;
    let is_caseless = !candidate.name.chars().any(|c| c.is_lowercase() || c.is_uppercase());
    let fits = if is_wide_name && facts.words == 1.0 {
        (2.0..=5.0).contains(&facts.chars)
    } else {
        (2.0..=4.0).contains(&facts.words)
            && facts.chars <= 40.0
            && (is_caseless || facts.lower_words == 0.0 && facts.title_case >= 0.5)
    };
    let is_name = fits
        && facts.roles + facts.furniture + facts.function == 0.0
        && !(facts.digit || facts.nobody || facts.in_title || facts.glued)
        && !super::resolve::is_organisation(candidate);
    is_name
        && candidate.mentions.iter().any(|&index| {
            let mention = &found.mentions[index];
            let is_line = matches!(
                mention.source,
                Source::LineNear | Source::LineNext | Source::LineEnd | Source::Reporting
            );
            let is_clear = match mention.label {
                Some(Role::Wrote | Role::Trade | Role::Reported) => true,
                Some(Role::By) => facts.given > 0.0 || !is_latin,
                _ => false,
            };
            let is_near =
                super::resolve::is_near(given.title, mention.block) || mention.source != Source::LineNear;
            is_line
                && is_clear
                && is_near
                && matches!(mention.variant, Variant::Part | Variant::WithoutRole | Variant::Cut)
                && !mention.place.any(Place::FOREIGN)
                && !mention.place.any(Place::FIGURE)
        })
}

/// What the name's own letters say.
fn spelled(candidate: &mut Candidate) {
    let name = candidate.name.as_str();
    let facts = &mut candidate.facts;
    let words: Vec<&str> = name.split_whitespace().collect();
    let lower: Vec<String> =
        words.iter().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()).collect();
    let lettered = words.iter().filter(|word| word.chars().any(char::is_alphabetic)).count().max(1) as f32;
    let starts =
        |word: &&str, is: fn(char) -> bool| word.chars().find(|c| c.is_alphanumeric()).is_some_and(is);
    let is_particle = |word: &str| PARTICLES.contains(&word);
    facts.words = words.len() as f32;
    facts.chars = name.chars().count() as f32;
    facts.upper = words
        .iter()
        .filter(|word| {
            word.chars().filter(|c| c.is_alphabetic()).count() > 1
                && word.chars().all(|c| !c.is_lowercase())
                && word.chars().any(char::is_uppercase)
        })
        .count() as f32
        / lettered;
    facts.title_case = words.iter().filter(|word| starts(word, char::is_uppercase)).count() as f32 / lettered;
    facts.lower_words = words
        .iter()
        .zip(&lower)
        .filter(|(word, lower)| starts(word, char::is_lowercase) && !is_particle(lower))
        .count() as f32;
    facts.digit = name.chars().any(|c| c.is_ascii_digit());
    facts.script = if name.chars().any(is_hangul) {
        2.0
    } else if name.chars().any(is_wide) {
        1.0
    } else if name.chars().any(|c| matches!(c, '\u{0400}'..='\u{04ff}')) {
        3.0
    } else if name.chars().any(|c| matches!(c, '\u{0370}'..='\u{03ff}' | '\u{0590}'..='\u{0fff}')) {
        4.0
    } else {
        0.0
    };
    let given: Vec<bool> = lower.iter().map(|word| names::is_given(word)).collect();
    // no list has the names that Chinese, Japanese and Korean make of characters: a label or a trade beside them tells
    let is_wide_name = (2..=5).contains(&name.chars().count())
        && name.chars().all(is_wide)
        && facts.labels[0] + facts.labels[2] + facts.labels[1] + facts.labels[9] > 0.0;
    facts.given_first = given.first().copied().unwrap_or(false) || is_wide_name;
    facts.given = given.iter().filter(|given| **given).count() as f32;
    facts.roles = words.iter().filter(|word| is_role(word)).count() as f32;
    let whole = lower.join(" ");
    facts.agency = AGENCIES.contains(&whole.as_str())
        || AGENCIES.contains(&candidate.key.as_str())
        || lower.iter().any(|word| word.chars().count() > 2 && AGENCIES.contains(&word.as_str()));
    facts.newsroom = lower
        .iter()
        .filter(|word| {
            NEWSROOM_WORDS.contains(&word.as_str())
                || word.ends_with("redaktion")
                || word.ends_with("zeitung")
        })
        .count() as f32;
    facts.function = lower.iter().filter(|word| FUNCTION_WORDS.contains(&word.as_str())).count() as f32;
    facts.furniture = lower
        .iter()
        .filter(|word| NEVER.contains(&word.as_str()) || FURNITURE.contains(&word.as_str()))
        .count() as f32;
    facts.nobody = NOBODY.contains(&whole.as_str()) || holds_reference(name);
    facts.organisation =
        lower.iter().any(|word| ORGANISATION_ENDINGS.iter().any(|ending| word.ends_with(ending)));
}

/// Whether a name holds what is left of a character reference: "Redacci&oacute".
fn holds_reference(name: &str) -> bool {
    name.split('&')
        .skip(1)
        .any(|rest| rest.bytes().take_while(u8::is_ascii_lowercase).count() >= 4 || rest.starts_with('#'))
}

/// What the text says of names: how often it has them, and which of their words are common ones.
struct Texts<'a> {
    all: &'a [u8],
    prose: &'a [u8],
    /// Where the prose begins in the page's text.
    prose_at: usize,
    /// Words of names that prose has in lower case.
    common: Table<u64, bool>,
}

impl<'a> Texts<'a> {
    fn new(page: &'a Page, found: &Found, list: &[Candidate]) -> Self {
        let all = &page.text[..page.text.floor_char_boundary(MAX_TEXT)];
        let body = found.prose.map_or(0..0, |(first, last)| {
            let (from, to) = (page.blocks[first].text.0 as usize, page.blocks[last].text.1 as usize);
            from..page.text.floor_char_boundary(to.min(from + MAX_TEXT)).max(from)
        });
        let prose = &page.text[body.clone()];
        let mut common: Table<u64, bool> = Table::default();
        for candidate in list {
            for word in candidate.key.split(' ') {
                common.insert(hashed(word), false);
            }
        }
        let text = if prose.len() < 400 { all } else { prose };
        for word in text.split(|c: char| !is_alphanumeric(c)) {
            if word.chars().next().is_some_and(char::is_lowercase)
                && let Some(is_common) = common.get_mut(&hashed(word))
            {
                *is_common = true;
            }
        }
        Self { all: all.as_bytes(), prose: prose.as_bytes(), prose_at: body.start, common }
    }

    fn count(&self, candidate: &mut Candidate) {
        let count = |text: &[u8], name: &str, most: usize| {
            memchr::memmem::find_iter(text, name.as_bytes()).take(most).count() as f32
        };
        let last = candidate.name.rsplit(' ').next().unwrap_or_default();
        let (mut in_page, mut in_prose) = (0, 0);
        let prose = self.prose_at..self.prose_at + self.prose.len();
        for at in memchr::memmem::find_iter(self.all, candidate.name.as_bytes()).take(MOST_IN_PAGE) {
            in_page += 1;
            in_prose += usize::from(at >= prose.start && at + candidate.name.len() <= prose.end);
        }
        candidate.facts.in_page = in_page as f32;
        // the page's mentions are the prose's too, unless they were not all counted
        candidate.facts.in_body = if in_page < MOST_IN_PAGE && prose.end <= self.all.len() {
            in_prose.min(MOST_IN_PROSE) as f32
        } else {
            count(self.prose, &candidate.name, MOST_IN_PROSE)
        };
        candidate.facts.last_in_body =
            if last.len() >= 3 { count(self.prose, last, MOST_IN_PAGE) } else { 0.0 };
        let words: Vec<bool> = candidate
            .key
            .split(' ')
            .map(|word| self.common.get(&hashed(word)).copied().unwrap_or(false))
            .collect();
        candidate.facts.common =
            words.iter().filter(|common| **common).count() as f32 / words.len().max(1) as f32;
    }
}
