//! What a candidate is compared with: the days that each kind of source names, the page's days, what stands around it.

use html5ever::local_name;

use super::gather::Addresses;
use super::keys::{Key, Node};
use super::says::Says;
use super::{Candidate, Reading, Source};
use crate::claims::places::{Place, Places};
use crate::page::{Hints, Page, RowId};
use crate::text::Table;

/// Kinds of source whose agreement is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    LinkedPublished,
    LinkedModified,
    LinkedOther,
    MetaPublished,
    MetaModified,
    MetaOther,
    ItemPublished,
    ItemOther,
    Time,
    Attribute,
    /// A named element near the title, another line near it, and what is printed elsewhere.
    Named,
    Near,
    Far,
    Title,
    Address,
    Image,
}

/// How many [`Kind`]s there are.
pub(super) const KINDS: usize = 16;

/// Blocks around the title in which a date may be the article's.
const NEAR: std::ops::RangeInclusive<i64> = -10..=25;
/// Characters of a block, less twice its links, from which it is prose.
const PROSE: i64 = 60;
/// Levels above a block of prose that are weighed as the body's container, with their weights.
const LEVELS: [f64; 3] = [1.0, 0.9, 0.5];
const BODY_LEVELS: usize = 4;
/// Levels above a date that make its path, and among which a repeated container is looked for.
const PATH: usize = 4;
const REPEATED: usize = 5;
/// Distances beyond which a label says nothing of the story.
const FAR_AWAY: i64 = 60;
/// Characters before a date within which a word still speaks of it.
const SPEAKS: u8 = 40;

/// Days since 1970 of a valid date.
pub(super) fn day_number((year, month, day): (i16, u8, u8)) -> i32 {
    // after Hinnant, "chrono-compatible low-level date algorithms": years begin in March
    let year = i32::from(year) - i32::from(month <= 2);
    let month = i32::from(month);
    let of_year = (153 * (if month > 2 { month - 3 } else { month + 9 }) + 2) / 5 + i32::from(day) - 1;
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// What all label words around a candidate say together, from the best to the worst: 2 published, 1.5 uploaded, 1 nothing, 0
/// updated, -1 something else.
pub(super) fn meaning(candidate: &Candidate) -> f32 {
    let said = said_of(candidate);
    let is_others = matches!(candidate.node, Node::Comment | Node::Event | Node::Person | Node::Product);
    let by_key = match candidate.key {
        // a comment's, an event's or a product's date is not the story's, whatever it is called
        Key::None | Key::Date if !is_others => None,
        _ if is_others => Some(-1.0),
        Key::Published => Some(2.0),
        // the day of a film is the day of a page that is about the film
        Key::Uploaded if candidate.node == Node::Media && candidate.depth == 0 => Some(2.0),
        Key::Created => Some(1.5),
        Key::Modified => Some(0.0),
        Key::Uploaded => Some(1.0),
        Key::None | Key::Date | Key::Event | Key::Expiry => Some(-1.0),
    };
    match by_key {
        Some(by_key) if candidate.source.is_stated() || said == Says::Nothing => by_key,
        _ => said.value(),
    }
}

/// The meaning that decides which of two dates was the first: where no word that the signals know is beside a printed date, one of
/// a further language says it.
pub(super) fn settled(candidate: &Candidate, meaning: f32) -> f32 {
    let is_unsaid = meaning == Says::Nothing.value()
        && candidate.source.is_printed()
        && said_of(candidate) == Says::Nothing;
    if is_unsaid { candidate.further.value() } else { meaning }
}

/// The first of what the words before, within, in the label and behind a date say, or the names of its element.
pub(super) fn said_of(candidate: &Candidate) -> Says {
    if candidate.is_stock {
        return Says::Published;
    }
    let before = if candidate.before_distance < SPEAKS { candidate.before } else { Says::Nothing };
    let label = if candidate.is_first { candidate.label } else { Says::Nothing };
    let after = match candidate.after {
        says @ (Says::Published | Says::Updated) => says,
        _ => Says::Nothing,
    };
    [before, candidate.inside, label, candidate.named, after]
        .into_iter()
        .find(|says| *says != Says::Nothing)
        .unwrap_or(Says::Nothing)
}

/// What stands around a row, here or above.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Around {
    pub(super) aside: bool,
    pub(super) footer: bool,
    pub(super) nav: bool,
    pub(super) comment: bool,
    pub(super) related: bool,
    pub(super) side: bool,
    pub(super) body: bool,
    pub(super) byline: bool,
}

impl Around {
    /// How many things say that this is not the article.
    pub(super) fn foreign(self) -> u8 {
        [self.aside, self.footer, self.nav, self.comment, self.related, self.side]
            .into_iter()
            .map(u8::from)
            .sum()
    }
}

/// Levels above a row that are looked at.
const MAX_LEVELS: usize = 64;

fn around(page: &Page, row: RowId) -> Around {
    let mut around = Around::default();
    for id in page.ancestors(row).take(MAX_LEVELS) {
        let row = &page.rows[id as usize];
        match row.tag {
            local_name!("aside") => around.aside = true,
            local_name!("footer") => around.footer = true,
            local_name!("nav") => around.nav = true,
            local_name!("html") | local_name!("body") => continue,
            _ => {}
        }
        // what holds most of the page names the page
        if (row.blocks.1 - row.blocks.0) * 2 > page.blocks.len() as u32 {
            continue;
        }
        let hints = row.hints;
        around.comment |= hints.any(Hints::COMMENT);
        around.footer |= hints.any(Hints::FOOTER.with(Hints::COPYRIGHT));
        around.side |= hints.any(Hints::SIDE.with(Hints::AD).with(Hints::WIDGET));
        around.related |= hints.any(Hints::RELATED.with(Hints::TEASER));
        around.nav |= hints.any(Hints::NAV.with(Hints::BREADCRUMB));
        around.body |= hints.any(Hints::BODY);
        around.byline |= hints.any(Hints::BYLINE);
    }
    around
}

/// A candidate, and all that it is compared with.
#[derive(Debug)]
pub(super) struct View<'a> {
    pub(super) candidate: &'a Candidate,
    pub(super) page: &'a Facts,
    pub(super) around: Option<Around>,
    pub(super) place: Option<Place>,
    pub(super) meaning: f32,
    pub(super) said: Says,
    /// Blocks behind the title, behind the body's first block, behind its last.
    pub(super) from_title: Option<i64>,
    pub(super) from_body: Option<i64>,
    pub(super) from_end: Option<i64>,
    /// Candidates of its path, and their different days.
    pub(super) path: Option<(u16, u16)>,
    /// How often the most and the nearest repeated container around it stand on the page.
    pub(super) repeated: Option<(u16, u16)>,
    /// Its number among the printed dates behind the title.
    pub(super) position_behind: Option<u16>,
    /// How many candidates of each kind name its day.
    pub(super) agree: [u8; KINDS],
    /// All of those, the share of the day that is named most, and those a day away.
    pub(super) same: u16,
    pub(super) same_share: f32,
    pub(super) neighbours: u16,
    /// Labels near the story that say published, updated, or neither for its day.
    pub(super) labels: [u8; 3],
    /// Later days on the page.
    pub(super) later: u16,
}

/// What is true of the whole page.
#[derive(Debug)]
pub(super) struct Facts {
    /// Days of the best publication of JSON-LD, of the best published and modified of meta elements, of microdata, of the address, of what is printed nearest
    /// to the title, of what is printed first behind it, of the nearest that is labelled as published.
    pub(super) linked: Option<i32>,
    pub(super) meta: Option<i32>,
    pub(super) meta_modified: Option<i32>,
    pub(super) item: Option<i32>,
    pub(super) address: Option<i32>,
    pub(super) printed: Option<i32>,
    pub(super) first_behind: Option<i32>,
    pub(super) labelled: Option<i32>,
    pub(super) newest: Option<i32>,
    pub(super) oldest: Option<i32>,
    /// The newest of the machine-readable publications, and how many of them there are.
    pub(super) machine: Option<i32>,
    pub(super) machines: u8,
    /// Different days that are labelled as published, and that are printed.
    pub(super) labelled_days: u16,
    pub(super) printed_days: u16,
    pub(super) month: Option<i32>,
    pub(super) year: Option<i32>,
    pub(super) lead_image_month: Option<i32>,
    pub(super) image_month: Option<i32>,
    pub(super) newest_image_month: Option<i32>,
    pub(super) articles: u16,
    pub(super) blocks: usize,
    pub(super) has_title: bool,
}

fn months((year, month): (i16, u8)) -> i32 {
    i32::from(year) * 12 + i32::from(month)
}

/// The first and last block of prose in the container that holds most of it.
fn body(page: &Page) -> Option<(usize, usize)> {
    let is_prose = |index: usize| {
        let block = &page.blocks[index];
        i64::from(block.chars) - 2 * i64::from(block.link_chars) > PROSE
    };
    let foreign = Hints::COMMENT.with(Hints::FOOTER).with(Hints::NAV);
    let mut weights: Table<RowId, f64> = Table::default();
    let mut best: Option<(f64, RowId)> = None;
    for (index, block) in page.blocks.iter().enumerate() {
        if !is_prose(index)
            || page
                .ancestors(block.row)
                .take(BODY_LEVELS)
                .any(|row| page.rows[row as usize].hints.any(foreign))
        {
            continue;
        }
        let chars = f64::from(block.chars) - 2.0 * f64::from(block.link_chars);
        for (row, share) in page.ancestors(block.row).zip(LEVELS) {
            let weight = weights.entry(row).or_default();
            *weight += chars * share;
            if best.is_none_or(|(most, of)| *weight > most || of == row) {
                best = Some((*weight, row));
            }
        }
    }
    let (_, container) = best?;
    let holds = |index: usize| {
        is_prose(index)
            && page.ancestors(page.blocks[index].row).take(BODY_LEVELS).any(|row| row == container)
    };
    let first = (0..page.blocks.len()).find(|&index| holds(index))?;
    let last = (first..page.blocks.len()).rev().find(|&index| holds(index))?;
    Some((first, last))
}

/// Blocks of the title's side that count double, since what stands above it seldom dates the story.
fn away(from_title: i64) -> i64 {
    if from_title < 0 { -2 * from_title } else { from_title }
}

/// The views of all candidates of a page.
pub(super) fn views<'a>(
    places: &Places<'_>,
    candidates: &'a [Candidate],
    facts: &'a Facts,
    shown: &'a [Shown],
    days: &Days,
) -> Vec<View<'a>> {
    let page = places.page;
    candidates
        .iter()
        .zip(shown)
        .map(|(candidate, shown)| {
            let day = days.of(candidate.day);
            let path = shown.path.map(|path| {
                days.paths.get(&path).map_or((0, 0), |(count, days)| (*count, days.len() as u16))
            });
            let around_of = |by: i32| days.of(candidate.day + by).map_or(0, |day| day.same);
            View {
                candidate,
                page: facts,
                around: shown.around,
                place: candidate.block.map(|block| places.of(block.min(page.blocks.len().saturating_sub(1)))),
                meaning: shown.meaning,
                said: shown.said,
                from_title: shown.from_title,
                from_body: shown.from_body,
                from_end: shown.from_end,
                path,
                repeated: shown.repeated,
                position_behind: shown.position_behind,
                agree: day.map_or([0; KINDS], |day| day.agree),
                same: day.map_or(0, |day| day.same),
                same_share: day.map_or(0.0, |day| f32::from(day.same) / f32::from(days.most.max(1))),
                neighbours: around_of(-1) + around_of(1),
                labels: day.map_or([0; 3], |day| day.labels),
                later: days.list.iter().filter(|day| day.counts && day.day > candidate.day).count() as u16,
            }
        })
        .collect()
}

/// What one candidate shows by itself and its place.
#[derive(Debug)]
pub(super) struct Shown {
    kind: Kind,
    meaning: f32,
    said: Says,
    around: Option<Around>,
    from_title: Option<i64>,
    from_body: Option<i64>,
    from_end: Option<i64>,
    path: Option<u64>,
    repeated: Option<(u16, u16)>,
    position_behind: Option<u16>,
}

impl Shown {
    fn foreign(&self) -> u8 {
        self.around.map_or(0, Around::foreign)
    }

    pub(super) fn meaning(&self) -> f32 {
        self.meaning
    }

    pub(super) fn away(&self) -> i64 {
        self.from_title.map_or(0, away)
    }
}

/// A day that candidates name.
#[derive(Debug)]
struct Day {
    #[expect(clippy::struct_field_names, reason = "the day that these facts are of")]
    day: i32,
    agree: [u8; KINDS],
    same: u16,
    labels: [u8; 3],
    /// Whether anything but an image names it.
    counts: bool,
}

/// The days of a page, in order.
#[derive(Debug, Default)]
pub(super) struct Days {
    list: Vec<Day>,
    most: u16,
    /// Candidates and different days by path.
    paths: Table<u64, (u16, Vec<i32>)>,
}

impl Days {
    fn of(&self, day: i32) -> Option<&Day> {
        self.list.binary_search_by_key(&day, |day| day.day).ok().map(|at| &self.list[at])
    }

    pub(super) fn new(candidates: &[Candidate], shown: &[Shown]) -> Self {
        let mut days = Self::default();
        let mut numbers: Vec<i32> = candidates.iter().map(|candidate| candidate.day).collect();
        numbers.sort_unstable();
        numbers.dedup();
        days.list = numbers
            .into_iter()
            .map(|day| Day { day, agree: [0; KINDS], same: 0, labels: [0; 3], counts: false })
            .collect();
        for (candidate, shown) in candidates.iter().zip(shown) {
            if let Ok(at) = days.list.binary_search_by_key(&candidate.day, |day| day.day) {
                let day = &mut days.list[at];
                let count = &mut day.agree[shown.kind as usize];
                *count = count.saturating_add(1);
                day.same += 1;
                day.counts |= candidate.source != Source::Image;
                if shown.foreign() <= 1 && shown.away() <= FAR_AWAY {
                    let label = if shown.meaning >= 1.5 { 0 } else { 1 + usize::from(shown.meaning != 0.0) };
                    day.labels[label] = day.labels[label].saturating_add(1);
                }
                days.most = days.most.max(day.same);
            }
            if let Some(path) = shown.path {
                let (count, different) = days.paths.entry(path).or_default();
                *count += 1;
                if !different.contains(&candidate.day) {
                    different.push(candidate.day);
                }
            }
        }
        days
    }
}

/// How often elements that look alike stand on the page: of those that are asked for.
struct Times {
    signatures: Vec<u32>,
    counts: Vec<u16>,
}

impl Times {
    /// Bits of a signature by which most rows are passed over.
    const BITS: u32 = 12;

    fn count(page: &Page, signatures: impl Iterator<Item = u32>) -> Self {
        let mut signatures: Vec<u32> = signatures.collect();
        signatures.sort_unstable();
        signatures.dedup();
        let mut counts = vec![0u16; signatures.len()];
        let mut is_asked = vec![false; 1 << Self::BITS];
        let low = |signature: u32| (signature & ((1 << Self::BITS) - 1)) as usize;
        signatures.iter().for_each(|&signature| is_asked[low(signature)] = true);
        for row in page.rows.iter().filter(|row| is_asked[low(row.signature)]) {
            if let Ok(at) = signatures.binary_search(&row.signature) {
                counts[at] = counts[at].saturating_add(1);
            }
        }
        Self { signatures, counts }
    }

    fn of(&self, signature: u32) -> u16 {
        self.signatures.binary_search(&signature).map_or(0, |at| self.counts[at])
    }
}

/// What each candidate shows.
pub(super) fn shown(places: &Places<'_>, candidates: &[Candidate]) -> Vec<Shown> {
    let page = places.page;
    let body = body(page);
    let title = places.title.map(|title| title as i64);
    let containers = |row: RowId| {
        page.ancestors(row).take(REPEATED).filter(|&row| {
            page.attr(row, "class").is_some()
                && !matches!(page.rows[row as usize].tag, local_name!("body") | local_name!("html"))
        })
    };
    let rows = candidates.iter().filter_map(|candidate| candidate.row);
    let times = Times::count(page, rows.flat_map(containers).map(|row| page.rows[row as usize].signature));
    let mut shown: Vec<Shown> = candidates
        .iter()
        .map(|candidate| {
            let block = candidate.block.map(|block| block as i64);
            let from_title = block.zip(title).map(|(block, title)| block - title);
            let rows = candidate.row.map(|row| page.ancestors(row));
            let path = rows.map(|rows| {
                rows.take(PATH).fold(17u64, |path, row| {
                    path.wrapping_mul(0x100_0193).wrapping_add(u64::from(page.rows[row as usize].signature))
                })
            });
            let repeated = candidate.row.map(|row| {
                let counts = containers(row).map(|row| times.of(page.rows[row as usize].signature));
                counts.fold((0, 0), |(most, nearest): (u16, u16), count| {
                    (most.max(count), if nearest == 0 { count } else { nearest })
                })
            });
            let kind = kind(candidate, from_title);
            Shown {
                kind,
                meaning: meaning(candidate),
                said: said_of(candidate),
                around: candidate.row.filter(|_| candidate.block.is_some()).map(|row| around(page, row)),
                from_title,
                from_body: block.zip(body).map(|(block, body)| block - body.0 as i64),
                from_end: block.zip(body).map(|(block, body)| block - body.1 as i64),
                path,
                repeated,
                position_behind: None,
            }
        })
        .collect();
    let mut order: Vec<usize> =
        (0..candidates.len()).filter(|&at| candidates[at].source.is_printed()).collect();
    order.sort_by_key(|&at| (candidates[at].block, at));
    let mut behind = 0;
    for at in order {
        if shown[at].from_title.is_some_and(|from| from >= 0) {
            shown[at].position_behind = Some(behind);
            behind += 1;
        }
    }
    shown
}

fn kind(candidate: &Candidate, from_title: Option<i64>) -> Kind {
    let is_story =
        matches!(candidate.node, Node::Article | Node::Page | Node::Work | Node::Media | Node::Other);
    match (candidate.source, candidate.key) {
        (Source::JsonLd, Key::Published) if is_story => Kind::LinkedPublished,
        (Source::JsonLd, Key::Modified) => Kind::LinkedModified,
        (Source::JsonLd, _) => Kind::LinkedOther,
        (Source::Meta, Key::Published) => Kind::MetaPublished,
        (Source::Meta, Key::Modified) => Kind::MetaModified,
        (Source::Meta, _) => Kind::MetaOther,
        (Source::Microdata | Source::Rdfa, Key::Published) => Kind::ItemPublished,
        (Source::Microdata | Source::Rdfa, _) => Kind::ItemOther,
        (Source::Time, _) => Kind::Time,
        (Source::Attribute, _) => Kind::Attribute,
        (Source::Title, _) if candidate.block.is_none() => Kind::Title,
        (Source::Named | Source::Line | Source::Title | Source::Ago, _) => {
            if !from_title.is_some_and(|from| NEAR.contains(&from)) {
                Kind::Far
            } else if candidate.source == Source::Named {
                Kind::Named
            } else {
                Kind::Near
            }
        }
        (Source::Address, _) => Kind::Address,
        (Source::Image, _) => Kind::Image,
    }
}

impl Facts {
    pub(super) fn new(
        page: &Page,
        candidates: &[Candidate],
        shown: &[Shown],
        addresses: &Addresses,
        has_title: bool,
    ) -> Self {
        let rows = Rows { candidates, shown };
        let labelled: Vec<(&Candidate, &Shown)> = rows
            .all()
            .filter(|(candidate, shown)| {
                shown.meaning >= 1.5 && candidate.reading != Reading::Other && shown.foreign() < 2
            })
            .collect();
        let (linked, meta, item) =
            (rows.linked(Key::Published), rows.meta(Kind::MetaPublished), rows.item(Kind::ItemPublished));
        let machine = [linked, meta, item];
        let dated = || {
            candidates
                .iter()
                .filter(|candidate| candidate.source != Source::Image)
                .map(|candidate| candidate.day)
        };
        let images: Vec<i32> = addresses.images.iter().map(|&month| months(month)).collect();
        let most_common = images
            .iter()
            .copied()
            .max_by_key(|month| (images.iter().filter(|other| *other == month).count(), *month));
        let articles = candidates
            .iter()
            .filter(|candidate| candidate.source == Source::JsonLd && candidate.node == Node::Article)
            .map(|candidate| candidate.index);
        Self {
            linked,
            meta,
            meta_modified: rows.meta(Kind::MetaModified),
            item,
            address: addresses.own.day.map(day_number),
            printed: rows.printed(),
            first_behind: rows.first_behind(),
            labelled: labelled
                .iter()
                .min_by_key(|(_, shown)| (shown.away(), shown.foreign()))
                .map(|(candidate, _)| candidate.day),
            newest: dated().max(),
            oldest: dated().min(),
            machine: machine.iter().flatten().copied().max(),
            machines: machine.iter().flatten().count() as u8,
            labelled_days: different(labelled.iter().map(|(candidate, _)| candidate.day)),
            printed_days: different(rows.visible().map(|(candidate, _)| candidate.day)),
            month: addresses.own.month.map(months),
            year: addresses.own.year.map(i32::from),
            lead_image_month: addresses.lead_image.month.map(months),
            image_month: most_common,
            newest_image_month: images.iter().copied().max(),
            articles: different(articles),
            blocks: page.blocks.len(),
            has_title,
        }
    }
}

/// The candidates of a page, each with what is shown of it.
#[derive(Clone, Copy)]
struct Rows<'a> {
    candidates: &'a [Candidate],
    shown: &'a [Shown],
}

impl<'a> Rows<'a> {
    /// All but the readings that are a day late.
    fn all(self) -> impl Iterator<Item = (&'a Candidate, &'a Shown)> {
        self.candidates.iter().zip(self.shown).filter(|(candidate, _)| candidate.reading != Reading::NextDay)
    }

    /// Those that the page prints, each as it is likelier meant.
    fn visible(self) -> impl Iterator<Item = (&'a Candidate, &'a Shown)> {
        self.all()
            .filter(|(candidate, _)| candidate.source.is_printed() && candidate.reading != Reading::Other)
    }

    /// The day that the page's own linked data state under a key.
    fn linked(self, key: Key) -> Option<i32> {
        self.all()
            .filter(|(candidate, _)| {
                candidate.source == Source::JsonLd
                    && candidate.key == key
                    && matches!(candidate.node, Node::Article | Node::Page | Node::Work | Node::Other)
            })
            .min_by_key(|(candidate, _)| {
                (
                    -candidate.own_headline,
                    -candidate.own_address,
                    candidate.node != Node::Article,
                    candidate.depth,
                )
            })
            .map(|(candidate, _)| candidate.day)
    }

    /// The day of a kind of meta elements.
    fn meta(self, kind: Kind) -> Option<i32> {
        self.all()
            .filter(|(_, shown)| shown.kind == kind)
            .min_by_key(|(candidate, _)| candidate.standard != 1)
            .map(|(candidate, _)| candidate.day)
    }

    /// The day of the nearest element of a kind.
    fn item(self, kind: Kind) -> Option<i32> {
        self.all()
            .filter(|(_, shown)| shown.kind == kind)
            .min_by_key(|(_, shown)| shown.away())
            .map(|(candidate, _)| candidate.day)
    }

    /// The day that is printed nearest to the title, and not among comments.
    fn printed(self) -> Option<i32> {
        self.visible()
            .filter(|(_, shown)| {
                shown.from_title.is_some_and(|from| NEAR.contains(&from))
                    && !shown.around.is_some_and(|around| around.comment)
            })
            .min_by_key(|(_, shown)| shown.away())
            .map(|(candidate, _)| candidate.day)
    }

    /// The first day that is printed behind the title.
    fn first_behind(self) -> Option<i32> {
        self.all()
            .filter(|(candidate, shown)| {
                candidate.source.is_printed() && shown.from_title.is_some_and(|from| from >= 0)
            })
            .min_by_key(|(candidate, _)| candidate.block)
            .map(|(candidate, _)| candidate.day)
    }
}

/// How many of them differ.
fn different<T: Ord>(all: impl Iterator<Item = T>) -> u16 {
    let mut all: Vec<T> = all.collect();
    all.sort_unstable();
    all.dedup();
    all.len() as u16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_day_numbers() {
        assert_eq!(day_number((1970, 1, 1)), 0);
        assert_eq!(day_number((2000, 3, 1)) - day_number((2000, 2, 29)), 1);
        assert_eq!(day_number((2026, 11, 23)), 20_780);
    }
}
