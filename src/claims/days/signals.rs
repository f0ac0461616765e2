//! The named signals of a day: what the forest sees of a candidate.
//!
//! A signal is a row of [`SIGNALS`]: its name, why it tells the day of publication from other days, and a function of a candidate's
//! view. The year itself is none: pages that were collected in one year would teach that year.

use super::facts::{Around, Kind, View};
use crate::claims::places::Place;

/// A named feature of a candidate.
pub(crate) struct Signal {
    /// Its name, in the table and in explanations.
    pub(crate) name: &'static str,
    /// Why it is looked at.
    pub(crate) why: &'static str,
    /// The direction that the forest must keep: 1 more is for the day, -1 against, 0 free.
    #[cfg_attr(not(any(test, feature = "lab")), expect(dead_code, reason = "read by the fit"))]
    pub(crate) monotone: i8,
    /// The value.
    value: fn(&View<'_>) -> f32,
}

/// What stands for a difference to something that the page has not, and for a place of something that stands nowhere: beyond all
/// real values, so that a split can tell it apart.
const NOWHERE: f32 = 999.0;
/// Days beyond which a difference grows no more, and beyond which one to the page's newest does not.
const DAYS: i32 = 60;
const MANY_DAYS: i32 = 400;
/// The same for months and blocks.
const MONTHS: i32 = 24;
const BLOCKS: i64 = 150;

fn flag(b: bool) -> f32 {
    f32::from(u8::from(b))
}

fn since(day: i32, other: Option<i32>, most: i32) -> f32 {
    other.map_or(NOWHERE, |other| (day - other).clamp(-most, most) as f32)
}

fn months_since(view: &View<'_>, other: Option<i32>) -> f32 {
    let (year, month, _) = view.candidate.timestamp.date;
    since(i32::from(year) * 12 + i32::from(month), other, MONTHS)
}

fn blocks(from: Option<i64>) -> f32 {
    from.map_or(NOWHERE, |from| from.clamp(-BLOCKS, BLOCKS) as f32)
}

fn around(view: &View<'_>, of: impl Fn(Around) -> f32) -> f32 {
    view.around.map_or(-1.0, of)
}

fn counted(view: &View<'_>, kind: Kind) -> f32 {
    f32::from(view.agree[kind as usize].min(5))
}

fn number(number: Option<u16>) -> f32 {
    number.map_or(-1.0, |number| f32::from(number.min(40)))
}

macro_rules! signals {
    ($($name:ident $monotone:literal $why:literal |$view:ident| $value:expr;)*) => {
        /// Every signal, in the order of the forest's inputs.
        pub(crate) const SIGNALS: &[Signal] = &[
            $(Signal { name: stringify!($name), why: $why, monotone: $monotone, value: |$view| $value },)*
        ];
    };
}

signals! {
    // ---- where it stands, and what that place says of it
    source 0 "structured data, meta elements, elements and lines err in different ways" |v| f32::from(v.candidate.source as u8);
    key 0 "the name of its key or property says what it dates" |v| f32::from(v.candidate.key as u8);
    meaning 1 "the key, the words around and the element's names together: published, nothing, updated, something else" |v| v.meaning;
    said 0 "what the words around it say, without the key" |v| v.said.value();
    articles 0 "pages that list stories have a node for each" |v| f32::from(v.page.articles.min(10));
    // ---- how it is written
    reading 0 "the likelier of two readings, the other, or local midnight" |v| f32::from(v.candidate.reading as u8);
    time 0 "a time of day is printed with what is news" |v| v.candidate.timestamp.time.map_or(0.0, |time| if time.2 == 0 { 1.0 } else { 2.0 });
    offset 0 "machines state an offset; UTC may hide the newsroom's day" |v| v.candidate.timestamp.offset.map_or(0.0, |offset| if offset == 0 { 1.0 } else { 2.0 });
    // ---- its line
    line 0 "lines about dates are short, prose is long" |v| f32::from(v.candidate.line.min(600));
    share 0 "the date's share of its part of the line" |v| v.candidate.share;
    line_share 0 "the date's share of the whole line" |v| v.candidate.line_share;
    first 0 "a date that opens its line is the line's subject" |v| flag(v.candidate.is_first);
    opens_part 0 "a date that opens its part of the line is that part's subject" |v| flag(v.candidate.opens_part);
    link_share 0 "a linked date leads to an archive or to another story" |v| v.candidate.link_share;
    // ---- its place
    place 0 "near the title, beside it, behind a copy of it, elsewhere, in another text" |v| v.place.map_or(-1.0, |place| match place { Place::Near(_) => 0.0, Place::Beside(_) => 1.0, Place::Copy => 2.0, Place::Far => 3.0, Place::Foreign => 4.0 });
    from_title 0 "blocks behind the title" |v| if v.page.has_title { blocks(v.from_title) } else { NOWHERE };
    away 0 "blocks from the title, those above it counted twice" |v| v.from_title.map_or(NOWHERE, |from| if from < 0 { -2 * from } else { from }.min(BLOCKS) as f32);
    from_body 0 "blocks behind the first block of the body" |v| blocks(v.from_body);
    from_end 0 "blocks behind the last block of the body" |v| blocks(v.from_end);
    in_body 0 "between the body's first and last block a date is the text's" |v| flag(v.from_body.is_some_and(|from| from >= 0) && v.from_end.is_some_and(|from| from <= 0));
    depth_of_page 0 "share of the page's blocks before it" |v| v.candidate.block.map_or(-1.0, |block| block as f32 / v.page.blocks.max(1) as f32);
    in_body_name 0 "in what is named for the text" |v| around(v, |around| flag(around.body));
    // ---- repetition
    path_count 0 "dates under one path of elements: many are a list's" |v| v.path.map_or(-1.0, |path| f32::from(path.0.min(40)));
    path_days 0 "different days under one path: a list of stories or comments" |v| v.path.map_or(-1.0, |path| f32::from(path.1.min(30)));
    repeated 0 "how often the container around it that is repeated most stands on the page" |v| v.repeated.map_or(-1.0, |repeated| f32::from(repeated.0.min(60)));
    repeated_near 0 "how often its own container stands on the page" |v| v.repeated.map_or(-1.0, |repeated| f32::from(repeated.1.min(60)));
    printed_days 0 "different days that the page prints" |v| f32::from(v.page.printed_days.min(40));
    position_behind 0 "its number among the printed dates behind the title" |v| number(v.position_behind);
    // ---- differences in days
    since_linked 0 "days behind the publication that JSON-LD states" |v| since(v.candidate.day, v.page.linked, DAYS);
    since_meta 0 "days behind the publication that a meta element states" |v| since(v.candidate.day, v.page.meta, DAYS);
    since_meta_modified 0 "days behind the update that a meta element states" |v| since(v.candidate.day, v.page.meta_modified, DAYS);
    since_item 0 "days behind the publication that microdata states" |v| since(v.candidate.day, v.page.item, DAYS);
    since_address 0 "days behind the day in the address" |v| since(v.candidate.day, v.page.address, DAYS);
    since_printed 0 "days behind the day that is printed nearest to the title" |v| since(v.candidate.day, v.page.printed, DAYS);
    since_first_behind 0 "days behind the day that is printed first behind the title" |v| since(v.candidate.day, v.page.first_behind, DAYS);
    since_labelled 0 "days behind the nearest day that is labelled as published" |v| since(v.candidate.day, v.page.labelled, DAYS);
    since_newest 0 "days behind the newest day of the page" |v| since(v.candidate.day, v.page.newest, MANY_DAYS);
    since_machine 0 "days behind the newest publication that machines read" |v| since(v.candidate.day, v.page.machine, MANY_DAYS);
    months_since_address 0 "months behind the month in the address" |v| months_since(v, v.page.month);
    years_since_address 0 "years behind the year in the address" |v| since(i32::from(v.candidate.timestamp.date.0), v.page.year, 3);
    months_since_lead_image 0 "months behind the month in the address of the page's image" |v| months_since(v, v.page.lead_image_month);
    months_since_images 0 "months behind the month that most images' addresses name" |v| months_since(v, v.page.image_month);
    months_since_newest_image 0 "months behind the newest month in an image's address" |v| months_since(v, v.page.newest_image_month);
    // ---- agreement
    linked_agree 1 "JSON-LD's publications on this day" |v| counted(v, Kind::LinkedPublished);
    meta_agree 1 "meta elements' publications on this day" |v| counted(v, Kind::MetaPublished);
    meta_modified_agree 0 "meta elements' updates on this day" |v| counted(v, Kind::MetaModified);
    time_agree 0 "elements for times on this day" |v| counted(v, Kind::Time);
    attribute_agree 0 "other attributes on this day" |v| counted(v, Kind::Attribute);
    named_agree 0 "named elements near the title on this day" |v| counted(v, Kind::Named);
    near_agree 0 "lines near the title on this day" |v| counted(v, Kind::Near);
    far_agree 0 "what is printed elsewhere on this day" |v| counted(v, Kind::Far);
    title_agree 0 "the page's title on this day" |v| counted(v, Kind::Title);
    address_agree 0 "the address on this day" |v| counted(v, Kind::Address);
    kinds_agree 1 "how many kinds of source name this day" |v| v.agree.iter().filter(|&&count| count > 0).count() as f32;
    same_day 0 "how many dates name this day" |v| f32::from(v.same.min(20));
    same_day_share 0 "the same, as a share of the day that is named most" |v| v.same_share;
    neighbours 0 "how many dates name the day before or after: zones part one instant" |v| f32::from(v.neighbours.min(10));
    labels_published 0 "labels for this day that say published" |v| f32::from(v.labels[0].min(6));
    labels_updated 0 "labels for this day that say updated" |v| f32::from(v.labels[1].min(6));
    labels_nothing 0 "dates near the story on this day without a label" |v| f32::from(v.labels[2].min(6));
    labelled_days 0 "different days that are labelled as published" |v| f32::from(v.page.labelled_days.min(10));
    published_elsewhere -1 "publications name other days and not this one" |v| flag(v.page.labelled_days > 0 && v.labels[0] == 0);
    newest 0 "no day of the page is later: what is read on the day it appears, or the clock of the visit" |v| flag(v.page.newest.is_some_and(|newest| v.candidate.day >= newest));
    oldest 0 "no day of the page is earlier" |v| flag(v.page.oldest.is_some_and(|oldest| v.candidate.day <= oldest));
    later_days 0 "different later days on the page" |v| f32::from(v.later.min(20));
    machines 0 "how many kinds of source state a publication for machines" |v| f32::from(v.page.machines);
}

/// Appends the values of all signals.
pub(super) fn values(view: &View<'_>, values: &mut Vec<f32>) {
    values.extend(SIGNALS.iter().map(|signal| (signal.value)(view)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Limits;
    use crate::claims::days::Candidates;
    use crate::page::Page;

    /// The values of a page's candidates.
    fn values_of(html: &str) -> Vec<f32> {
        let page = Page::parse(html, &Limits::default()).expect("small");
        let candidates: Candidates =
            crate::claims::day_candidates(&page, crate::claims::ResolveHints::default(), None).swap_remove(0);
        candidates.values
    }

    fn column(values: &[f32], at: usize) -> Vec<f32> {
        values.iter().skip(at).step_by(SIGNALS.len()).copied().collect()
    }

    #[test]
    fn test_names_are_unique_and_every_signal_has_a_reason() {
        let mut names: Vec<_> = SIGNALS.iter().map(|signal| signal.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), SIGNALS.len());
        assert!(SIGNALS.iter().all(|signal| !signal.why.is_empty() && signal.monotone.abs() <= 1));
        assert!(names.iter().all(|name| name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')));
    }

    const FIXTURE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/claims/days/every");

    /// One that takes a single value on a page that has everything is not computed, or has no example.
    #[test]
    fn test_every_signal_takes_more_than_one_value_and_all_are_finite() {
        let html = std::fs::read_to_string(format!("{FIXTURE}.html")).expect("the page");
        let all = values_of(&html);
        // and a page whose day stands far from its title too
        let long = "<p>It rained.</p>".repeat(200);
        let other = values_of(&format!(
            "<h1>A day of rain</h1><p>14 March 2023</p>{long}<p>Printed on 14 March 2023</p>"
        ));
        assert!(all.iter().chain(&other).all(|value| value.is_finite()));
        let same: Vec<&str> = (0..SIGNALS.len())
            .filter(|&at| {
                let values = column(&all, at);
                values.iter().chain(&column(&other, at)).all(|value| *value == values[0])
            })
            .map(|at| SIGNALS[at].name)
            .collect();
        assert!(same.is_empty(), "{same:?}");
    }
}
