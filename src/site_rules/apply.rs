//! A rule on a page: which elements it means, what that adds to blocks, and what it claims.

use super::SiteRule;
use crate::article::{Metadata, Person, Source, Timestamp};
use crate::claims::{self, Claim, ClaimSource, Field, Meta};
use crate::page::{Page, RowId};

/// What is added to the log-odds of a block within the body that a rule names: about what the strongest signals add together, so that
/// what clearly is something else stays out.
const LOG_ODDS: f32 = 4.0;
/// What is taken from the log-odds of a block that a rule drops: more than all signals can add.
const DROPPED: f32 = -100.0;
/// Confidence of a field that a rule states: a caller who writes one has looked, and sites change.
const CONFIDENCE: f32 = 0.99;
/// Elements of one selector that are looked at for names.
const MAX_ELEMENTS: usize = 50;
/// Why a rule is followed, for explanations.
pub(crate) const WHY: &str = "a rule for this site names the element that it stands in";

/// What a rule means on a page.
#[derive(Debug)]
pub(crate) struct Ruled {
    /// What is added to the log-odds of each block.
    log_odds: Vec<f32>,
    title: Vec<RowId>,
    published: Vec<RowId>,
    modified: Vec<RowId>,
    authors: Vec<RowId>,
    /// The rule's parts, and how many elements each found.
    pub(crate) found: Vec<(&'static str, String, usize)>,
}

impl Ruled {
    pub(crate) fn new(rule: &SiteRule, page: &Page) -> Self {
        let parts = [
            ("body", &rule.body),
            ("drop", &rule.drop),
            ("title", &rule.title),
            ("published", &rule.published),
            ("modified", &rule.modified),
            ("authors", &rule.authors),
        ];
        let stated = || parts.iter().filter_map(|(name, part)| Some((*name, part.as_ref()?)));
        let selectors: Vec<_> = stated().map(|(_, selector)| selector.parsed()).collect();
        let rows = page.select(&selectors);
        let found = stated()
            .zip(&rows)
            .map(|((name, selector), rows)| (name, selector.as_str().to_owned(), rows.len()))
            .collect();
        let mut rows = rows.into_iter();
        let [body, dropped, title, published, modified, authors] =
            parts.map(|(_, part)| part.as_ref().and_then(|_| rows.next()).unwrap_or_default());
        let (body, dropped) = (marked(page, &body), marked(page, &dropped));
        let has_body = body.contains(&true);
        let log_odds = body
            .iter()
            .zip(&dropped)
            .map(|(&is_body, &is_dropped)| match (is_dropped, has_body, is_body) {
                (true, ..) | (_, true, false) => DROPPED,
                (_, true, true) => LOG_ODDS,
                _ => 0.0,
            })
            .collect();
        Self { log_odds, title, published, modified, authors, found }
    }

    /// What the rule took from the log-odds of a block to drop it, where it does.
    pub(crate) fn dropped(&self, block: usize) -> Option<f32> {
        self.log_odds.get(block).copied().filter(|&added| added == DROPPED)
    }

    /// What it added to those of a block that it speaks for.
    pub(crate) fn added(&self, block: usize) -> Option<f32> {
        self.log_odds.get(block).copied().filter(|&added| added > 0.0)
    }

    /// What is added to the log-odds of each block.
    pub(crate) fn log_odds(&self) -> &[f32] {
        &self.log_odds
    }

    /// Writes what the rule states over what was found without it.
    pub(crate) fn claim(&self, page: &Page, meta: &mut Meta) {
        let shown =
            |&row: &RowId| Some(page.row_text(row)).filter(|text| !text.is_empty()).map(|text| (row, text));
        if let Some((row, text)) = self.title.iter().find_map(shown) {
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let block = page.rows[row as usize].blocks.0 as usize;
            let is_there = page
                .blocks
                .get(block)
                .is_some_and(|block| page.block_text(block).contains(page.row_text(row)));
            meta.anchors.title_block = is_there.then_some(block).or(meta.anchors.title_block);
            meta.anchors.title.clone_from(&text);
            win(&mut meta.claims, Field::Title, vec![(row, text.clone())]);
            meta.article.title = Some(text);
            meta.article.field_confidence.title = Some(CONFIDENCE);
        }
        let language = meta.article.language.clone();
        let day = |&row: &RowId| {
            let stated = ["datetime", "content"].into_iter().filter_map(|name| page.attr(row, name));
            let mut texts = stated.chain(std::iter::once(page.row_text(row)));
            texts.find_map(|text| Some((row, timestamp(text, language.as_deref())?)))
        };
        if let Some((row, published)) = self.published.iter().find_map(day) {
            win(&mut meta.claims, Field::Published, vec![(row, published.raw.clone())]);
            meta.article.published = Some(published);
            meta.article.field_confidence.published = Some(CONFIDENCE);
        }
        if let Some((row, modified)) = self.modified.iter().find_map(day) {
            win(&mut meta.claims, Field::Modified, vec![(row, modified.raw.clone())]);
            meta.article.modified = Some(modified);
        }
        let mut names: Vec<(RowId, String)> = Vec::new();
        for &row in self.authors.iter().take(MAX_ELEMENTS) {
            let text = page.attr(row, "content").filter(|_| page.row_text(row).is_empty());
            for name in claims::names_in(text.unwrap_or_else(|| page.row_text(row))) {
                if names.iter().all(|(_, known)| *known != name) {
                    names.push((row, name));
                }
            }
        }
        if !names.is_empty() {
            write_authors(page, &mut meta.article, &names);
            win(&mut meta.claims, Field::Author, names);
        }
    }
}

/// The day or instant of a text, read as the rule's.
fn timestamp(text: &str, language: Option<&str>) -> Option<Timestamp> {
    claims::timestamp_of(text, language, Source::SiteRule.as_str())
}

fn write_authors(page: &Page, article: &mut Metadata, names: &[(RowId, String)]) {
    article.authors = names.iter().map(|(_, name)| name.clone()).collect();
    article.field_confidence.authors = Some(CONFIDENCE);
    let (known, others): (Vec<Person>, Vec<Person>) =
        std::mem::take(&mut article.people).into_iter().partition(|person| person.role.is_none());
    let people = names.iter().map(|(row, name)| {
        known.iter().find(|person| person.name == *name).cloned().unwrap_or_else(|| {
            let mut person = Person::default();
            person.name.clone_from(name);
            person.url =
                page.attr(*row, "href").filter(|href| crate::text::is_safe_address(href)).map(str::to_owned);
            person
        })
    });
    article.people = people.chain(others).collect();
}

/// The rule's values win a field; what won before lost to them.
fn win(claims: &mut Vec<Claim>, field: Field, values: Vec<(RowId, String)>) {
    for claim in claims.iter_mut().filter(|claim| claim.field == field && claim.won) {
        claim.won = false;
        claim.why = "a rule for this site names another element";
    }
    claims.extend(values.into_iter().map(|(row, value)| Claim {
        field,
        source: ClaimSource::SiteRule,
        value,
        row: Some(row),
        won: true,
        why: WHY,
        values: Vec::new(),
    }));
}

/// Which blocks stand within one of some rows: those of a row that is no block itself are the ones whose text it holds.
fn marked(page: &Page, rows: &[RowId]) -> Vec<bool> {
    let mut marked = vec![false; page.blocks.len()];
    let mut until = 0;
    for &id in rows {
        // what stands within a row that was marked is marked
        if id < until {
            continue;
        }
        let row = &page.rows[id as usize];
        until = row.end;
        let (mut from, mut to) = (row.blocks.0 as usize, row.blocks.1 as usize);
        if from == to {
            // an element within a line: its block, if it holds all of that
            let holds = |at: &usize| {
                page.blocks
                    .get(*at)
                    .is_some_and(|block| row.text.0 <= block.text.0 && block.text.1 <= row.text.1)
            };
            to = from + usize::from(holds(&from));
            from = from.min(to);
        }
        marked[from.min(page.blocks.len())..to.min(page.blocks.len())].fill(true);
    }
    marked
}
