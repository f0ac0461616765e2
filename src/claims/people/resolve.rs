//! The choice: who is likely enough to be named as the author, and who did other work.

use super::gather::Place;
use super::labels::Role;
use super::linked::Linked;
use super::look::{Candidate, Looked};
use super::names::{self, recased};
use super::source::{Kind, Source};
use crate::article::Person;
use crate::page::Page;
use crate::text::is_safe_address;

/// Probability below which nobody is named: a false author is worse than none.
const FLOOR: f32 = 0.1;
/// The same for what has a known given name and looks like a person's: rubrics and buttons are what must not be named.
const FLOOR_OF_A_NAME: f32 = 0.05;
/// The same for further names, and their least share of the first one's probability.
const FURTHER: f32 = 0.4;
const SHARE: f32 = 0.5;
/// Probability of a further name that the article's own data list beside the best one: who was second in a list of two is hardly
/// somebody else's.
const LISTED_WITH_BEST: f32 = 0.1;
/// The same for what looks like a person's name and stands in the best one's byline.
const BESIDE_BEST: f32 = 0.1;
/// Share of the best one's probability from which a name that no list knows counts as a person's beside an organisation.
const SURER: f32 = 0.8;
/// Probability of a name that a clear label near the title calls the writer's, where no name has more.
const LABELLED: f32 = 0.45;
/// Probability of a person's name beside which an account of a content system is no author.
const LIKELY_PERSON: f32 = 0.3;
/// Most authors of an article, and agencies, and people of other work.
const MAX_AUTHORS: usize = 30;
const MAX_AGENCIES: usize = 10;
const MAX_HELPERS: usize = 20;
/// Blocks around the title in which a label says what somebody did for the article.
const NEAR_TITLE: std::ops::RangeInclusive<i64> = -10..=25;
/// Longest byline, in characters.
const MAX_BYLINE: usize = 160;
/// Probability from which an agency that the page credits is listed.
const LISTED: f32 = 0.03;

/// Who was chosen.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Choice {
    /// Indices of the candidates, in the order of the page.
    pub(crate) authors: Vec<usize>,
    /// How sure the decisions are together; what it is worth, the table says.
    pub(crate) confidence: f32,
}

pub(crate) fn probability(log_odds: f32) -> f32 {
    1.0 / (1.0 + (-log_odds).exp())
}

/// Chooses by the candidates' log-odds.
pub(crate) fn choose(candidates: &[Candidate], log_odds: &[f32]) -> Choice {
    let mut p: Vec<f32> = candidates
        .iter()
        .zip(log_odds)
        .map(|(candidate, &score)| if candidate.facts.is_excluded { 0.0 } else { probability(score) })
        .collect();
    // "Text: N. N." under the headline says who wrote it, in scripts and languages too that the fit has hardly seen
    if p.iter().all(|&p| p < LABELLED) {
        for (p, _) in p
            .iter_mut()
            .zip(candidates)
            .filter(|(_, candidate)| candidate.facts.is_labelled && !candidate.facts.is_excluded)
        {
            *p = LABELLED + *p / 2.0;
        }
    }
    // an account in the data is the one who posted; where the page names a person, that is who wrote
    if (0..candidates.len()).any(|at| p[at] >= LIKELY_PERSON && is_like_a_name(&candidates[at])) {
        for (p, _) in p.iter_mut().zip(candidates).filter(|(_, candidate)| is_account(candidate)) {
            *p = 0.0;
        }
    }
    let mut order: Vec<usize> = (0..candidates.len()).collect();
    order.sort_by(|&a, &b| p[b].total_cmp(&p[a]).then(a.cmp(&b)));
    let Some(&best) = order.first() else { return Choice::default() };
    // a byline under another headline is another story's where one stands under the title, however the two compare
    let best = order
        .iter()
        .copied()
        .find(|&at| p[at] >= FURTHER && is_under_another_headline(&candidates[best], &candidates[at]))
        .filter(|&at| candidates[at].facts.headings_between == 0.0)
        .unwrap_or(best);
    order.sort_by_key(|&at| at != best);
    let floor = if is_like_a_name(&candidates[best]) { FLOOR_OF_A_NAME } else { FLOOR };
    if p[best] < floor {
        return Choice::default();
    }
    let mut chosen: Vec<usize> = Vec::new();
    for at in order {
        if chosen.len() >= MAX_AUTHORS {
            break;
        }
        let is_beside = p[at] >= BESIDE_BEST
            && candidates[at].companions.contains(&best)
            && is_like_a_name(&candidates[at]);
        let is_listed = is_beside
            || p[at] >= LISTED_WITH_BEST && [at, best].iter().all(|&at| is_in_own_list(&candidates[at]));
        if !chosen.is_empty() && !is_listed && (p[at] < FURTHER || p[at] < SHARE * p[best]) {
            continue;
        }
        // who is named beside the author only where images are took them
        if !chosen.is_empty() && candidates[at].facts.is_credit {
            continue;
        }
        // a second byline under another headline is another story's
        if !chosen.is_empty() && is_under_another_headline(&candidates[at], &candidates[best]) {
            continue;
        }
        if !chosen.iter().any(|&known| is_same(&candidates[at], &candidates[known])) {
            chosen.push(at);
        }
    }
    // where people are named, the site and agencies are not the authors
    let is_sure = |at: usize| candidates[at].facts.given_first || p[at] >= SURER * p[best];
    if chosen.iter().any(|&at| !is_organisation(&candidates[at]) && is_sure(at)) {
        chosen.retain(|&at| !is_organisation(&candidates[at]));
    }
    // all that is named is right, and nobody is missing: what the least sure decision leaves of that
    let sure = chosen.iter().map(|&at| p[at]).fold(1.0, f32::min);
    let mut missed = 0.0;
    for at in 0..candidates.len() {
        // names are compared where it matters alone
        let may_be_missed = p[at] > missed && !is_organisation(&candidates[at]);
        if may_be_missed && !chosen.iter().any(|&known| is_same(&candidates[at], &candidates[known])) {
            missed = p[at];
        }
    }
    chosen.sort_unstable();
    Choice { confidence: sure * (1.0 - missed), authors: chosen }
}

/// "ann.lee", "ann_lee7": how a content system calls somebody.
fn is_account(candidate: &Candidate) -> bool {
    let name = candidate.name.as_str();
    !name.contains(char::is_whitespace)
        && !name.chars().any(char::is_uppercase)
        && name.contains(|c: char| matches!(c, '.' | '_') || c.is_ascii_digit())
        && name.chars().any(char::is_alphabetic)
}

/// Whether a name has the look of a person's, with a given name that people have.
fn is_like_a_name(candidate: &Candidate) -> bool {
    let facts = &candidate.facts;
    facts.given_first
        && (2.0..=4.0).contains(&facts.words)
        && facts.title_case == 1.0
        && facts.furniture + facts.function + facts.roles == 0.0
        && !is_organisation(candidate)
}

/// Whether the article's own data name it as an author among others.
fn is_in_own_list(candidate: &Candidate) -> bool {
    let own = Source::Own as usize;
    candidate.near[own] > 0.0 && candidate.of[own] >= 2
}

/// Whether a name stands right under further headings alone, no data name it, and the likeliest name stands under the title.
fn is_under_another_headline(candidate: &Candidate, best: &Candidate) -> bool {
    let facts = &candidate.facts;
    facts.headings_between > 0.0 && facts.stated == 0.0 && best.facts.headings_between <= 0.0
}

/// Whether two spellings are one name: one's words among the other's ("Ann Lee", "Dr. Ann Lee"), one going on where the other ends
/// ("Ann LeeFollow"), accents left out, a middle name.
fn is_same(a: &Candidate, b: &Candidate) -> bool {
    let (short, long) = if a.key.len() <= b.key.len() { (&a.key, &b.key) } else { (&b.key, &a.key) };
    let words: Vec<&str> = long.split(' ').collect();
    if short.split(' ').all(|word| words.contains(&word)) {
        return true;
    }
    let has_words = short.contains(' ');
    let is_wide = short.chars().count() >= 2 && short.chars().all(names::is_wide);
    (has_words || is_wide) && long.starts_with(short.as_str())
        || has_same_letters(short, long)
        || has_words && ends(short) == ends(long)
}

/// The first and the last word of a name.
fn ends(key: &str) -> (Option<&str>, Option<&str>) {
    (key.split(' ').next(), key.rsplit(' ').next())
}

/// Whether two names have the same letters, accents and blanks left out.
fn has_same_letters(one: &str, other: &str) -> bool {
    if one.is_ascii() && other.is_ascii() {
        let is_letter = |b: &u8| *b != b' ';
        return one.bytes().filter(is_letter).eq(other.bytes().filter(is_letter));
    }
    let letters = |key: &str| names::folded(&key.replace(' ', ""));
    letters(one) == letters(other)
}

/// Whether a name is the site's, a newsroom's or an agency's rather than a person's.
pub(crate) fn is_organisation(candidate: &Candidate) -> bool {
    let facts = &candidate.facts;
    let is_person = facts.given_first && (2.0..=4.0).contains(&facts.words) && !facts.site;
    let is_called_so = facts.is_organization && !facts.is_person;
    !is_person
        && (facts.site
            || facts.host
            || facts.agency
            || facts.newsroom > 0.0
            || facts.organisation
            || candidate.key.starts_with("the ")
            || is_called_so)
}

/// The news agencies and newsrooms that the page credits, the site's own name aside.
pub(super) fn agencies(looked: &Looked, chosen: &[usize], log_odds: &[f32]) -> Vec<String> {
    let mut found: Vec<usize> = Vec::new();
    for (at, candidate) in looked.candidates.iter().enumerate() {
        let facts = &candidate.facts;
        let is_credited = facts.stated > 0.0
            || candidate.mentions.iter().any(|&index| {
                let mention = &looked.mentions[index];
                let is_kind = matches!(
                    mention.source.kind(),
                    Kind::Line | Kind::Link | Kind::Named | Kind::Item | Kind::End
                );
                let is_end = mention.source.kind() == Kind::End;
                is_kind
                    && mention.label.is_none_or(Role::is_author)
                    && !mention.place.any(Place::FOREIGN)
                    && !mention.place.any(Place::FIGURE)
                    && (is_end || looked.is_near(mention.block))
            });
        let is_one = is_organisation(candidate) && !facts.site && !facts.host && !facts.nobody;
        let is_likely = facts.agency || probability(log_odds[at]) >= LISTED;
        let is_chosen = chosen.contains(&at) && is_organisation(candidate);
        if is_chosen || is_one && is_credited && is_likely {
            found.push(at);
        }
    }
    // the shortest of those that hold each other: "dpa" of "dpa in Osk"
    let candidates = &looked.candidates;
    let is_longer = |at: usize| {
        found.iter().any(|&other| {
            other != at
                && candidates[other].key.len() < candidates[at].key.len()
                && is_same(&candidates[at], &candidates[other])
        })
    };
    found
        .iter()
        .filter(|&&at| chosen.contains(&at) || !is_longer(at))
        .map(|&at| recased(&candidates[at].name))
        .take(MAX_AGENCIES)
        .collect()
}

/// The people of the article: its authors, and those whose labels near the title or the end say that they did other work.
pub(super) fn people(page: &Page, looked: &Looked, linked: &Linked, chosen: &[usize]) -> Vec<Person> {
    let mut people: Vec<Person> = chosen
        .iter()
        .filter(|&&at| !is_organisation(&looked.candidates[at]))
        .map(|&at| person(page, looked, linked, at, None))
        .collect();
    for (at, candidate) in looked.candidates.iter().enumerate() {
        let facts = &candidate.facts;
        let is_name = facts.given_first
            && (2.0..=4.0).contains(&facts.words)
            && facts.title_case == 1.0
            && facts.furniture == 0.0;
        let is_known = || chosen.iter().any(|&known| is_same(candidate, &looked.candidates[known]));
        if !is_name || is_organisation(candidate) || people.len() >= chosen.len() + MAX_HELPERS || is_known()
        {
            continue;
        }
        let role = candidate.mentions.iter().find_map(|&index| {
            let mention = &looked.mentions[index];
            let is_placed = (looked.is_near(mention.block) || looked.is_end(mention.block))
                && !mention.place.any(Place::FOREIGN)
                && !mention.place.any(Place::FIGURE);
            mention.label.filter(|_| is_placed)?.name()
        });
        if let Some(role) = role
            && !people.iter().any(|known| names::key(&known.name) == candidate.key)
        {
            people.push(person(page, looked, linked, at, Some(role)));
        }
    }
    people
}

fn person(page: &Page, looked: &Looked, linked: &Linked, at: usize, role: Option<&str>) -> Person {
    let candidate = &looked.candidates[at];
    let named = || {
        candidate
            .mentions
            .iter()
            .filter_map(|&index| looked.mentions[index].linked)
            .map(|index| &linked.named[usize::from(index)])
    };
    let stated = named().find_map(|named| named.url.clone());
    let shown = || {
        candidate.mentions.iter().filter_map(|&index| looked.mentions[index].link).find_map(|link| {
            page.attr(link, "href")
                .filter(|href| super::author_pages::is_author_page(href))
                .map(str::to_owned)
        })
    };
    let mut same_as: Vec<String> = Vec::new();
    for address in named().flat_map(|named| &named.same_as) {
        if is_safe_address(address) && !same_as.contains(address) {
            same_as.push(address.clone());
        }
    }
    Person {
        name: recased(&candidate.name),
        url: stated
            .or_else(shown)
            .filter(|url| is_safe_address(url) && (url.starts_with("http") || url.starts_with('/'))),
        same_as,
        role: role.map(str::to_owned),
    }
}

/// The line that names the first author, as printed.
pub(super) fn byline(page: &Page, looked: &Looked, chosen: &[usize]) -> Option<String> {
    let candidate = &looked.candidates[*chosen.first()?];
    let mentions = candidate.mentions.iter().map(|&index| &looked.mentions[index]);
    let placed = mentions.filter(|mention| mention.row.is_some() && !mention.place.any(Place::FOREIGN));
    let best = placed.min_by_key(|mention| {
        // a line with its label says more than the name within it
        (!looked.is_near(mention.block), mention.source.kind() != Kind::Line, mention.block)
    })?;
    let text = match (best.source.kind(), best.block) {
        (Kind::Line | Kind::End, Some(block)) => page.block_text(page.blocks.get(block as usize)?),
        _ => page.row_text(best.row?),
    };
    let line = text.split('\n').find(|line| names::key(line).contains(&candidate.key)).unwrap_or(text).trim();
    (!line.is_empty() && line.chars().count() <= MAX_BYLINE).then(|| line.to_owned())
}

/// Whether a block stands near the title.
pub(super) fn is_near(title: Option<usize>, block: Option<u32>) -> bool {
    match (title, block) {
        (Some(title), Some(block)) => NEAR_TITLE.contains(&(i64::from(block) - title as i64)),
        (None, Some(_)) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claims::people::look::Facts;

    fn candidate(name: &str, is_person: bool) -> Candidate {
        let words = name.split(' ').count() as f32;
        let facts = Facts {
            words,
            given_first: is_person,
            title_case: f32::from(u8::from(is_person)),
            ..Facts::default()
        };
        let sources = crate::claims::people::source::SOURCES;
        Candidate {
            name: name.to_owned(),
            key: names::key(name),
            near: vec![0.0; sources],
            rank: vec![u16::MAX; sources],
            of: vec![0; sources],
            facts,
            ..Candidate::default()
        }
    }

    #[test]
    fn test_an_account_is_no_author_beside_a_person() {
        for account in ["bo.chen", "bo_chen", "bchen7"] {
            let list = [candidate(account, false), candidate("Ann Lee", true)];
            assert_eq!(choose(&list, &[1.0, 0.0]).authors, [1], "{account}");
            // and by itself it is all that is known
            assert_eq!(choose(&list[..1], &[1.0]).authors, [0], "{account}");
        }
    }

    #[test]
    fn test_who_is_named_at_images_alone_is_no_further_author() {
        let mut list = [candidate("Ann Lee", true), candidate("Bo Chen", true)];
        assert_eq!(choose(&list, &[2.0, 1.0]).authors, [0, 1]);
        list[1].facts.is_credit = true;
        assert_eq!(choose(&list, &[2.0, 1.0]).authors, [0]);
    }

    #[test]
    fn test_what_opens_with_the_article_is_no_person() {
        for name in ["The Osk Journal", "The Bridge Fund", "the harbour"] {
            assert!(is_organisation(&candidate(name, false)), "{name}");
        }
        assert!(!is_organisation(&candidate("Thea Lee", true)));
    }
}
