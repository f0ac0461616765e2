//! The candidates: one a name, with all that the page's places say of it.

use super::agreements::agreements;
use super::gather::{Found, Given, Mention, Place};
use super::labels::Role;
use super::linked::Type;
use super::names;
use super::pieces::Variant;
use super::source::{Kind, SOURCES, Source};
use super::spelling::spelled;
use crate::page::{Block, Hints, Page, RowId, tags};
use crate::text::{NO_LENGTHS, Table, is_alphanumeric, letters, may_be, with_lengths};

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
pub(super) fn away(title: Option<usize>, block: i64) -> i64 {
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
pub(super) type Clusters = Vec<Vec<Vec<usize>>>;

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

/// A word as a number: of the words of one page, no two have the same.
pub(super) fn hashed(word: &str) -> u64 {
    use std::hash::Hasher;
    let mut hash = crate::text::Quick::default();
    hash.write(word.as_bytes());
    hash.finish()
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
        let mut lengths = NO_LENGTHS;
        for candidate in list {
            for word in candidate.key.split(' ') {
                common.insert(hashed(word), false);
                lengths = with_lengths(lengths, &[word]);
            }
        }
        let text = if prose.len() < 400 { all } else { prose };
        for word in text.split(|c: char| !is_alphanumeric(c)) {
            if may_be(&lengths, word)
                && word.chars().next().is_some_and(char::is_lowercase)
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
