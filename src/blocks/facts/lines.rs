//! Short lines and what stands around them: dates, labels, addresses, buttons that recur. A reader's comment without a class name is a
//! run of such lines, a list of teasers is another, and what an editor signs off with is a third.

use super::words::Words;
use super::{View, is_good};
use crate::claims::Anchors;
use crate::lexicon::page::{self as phrases, Phrases};
use crate::page::{Page, RowId};
use crate::text::Table;

/// Words up to which a block is a line rather than a paragraph.
const LINE_WORDS: f32 = 14.0;
/// Words of the longest line of dates: when it was published and when it was changed, with weekdays and zones.
const DATE_LINE_WORDS: f32 = 20.0;
/// Words up to which a block may be a button or a label.
const BUTTON_WORDS: f32 = 8.0;
/// Share of a line's words in dates from which it is a dated line, and digits that it then has at least.
const DATED_SHARE: f32 = 0.4;
const DATED_DIGITS: u32 = 3;
/// Blocks on each side that are looked at for such lines: a comment is four or five blocks.
const AROUND: usize = 6;
/// Blocks behind that are looked at for prose.
const BESIDE: usize = 5;
/// Blocks behind whose links are averaged.
const BEHIND: usize = 3;
/// Characters of a line that make its shape.
const SHAPE_CHARS: usize = 60;

/// What a line is and what stands around it.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Line {
    /// Share of its words that are parts of dates and times of day.
    pub(crate) dates: f32,
    /// Share of the title's words that it has.
    pub(crate) title_share: f32,
    /// Its words over the title's.
    pub(crate) title_length: f32,
    /// Lines of comments' furniture around: reply, report.
    pub(crate) comments_near: f32,
    /// Lines of the page with the same shape.
    pub(crate) alike: f32,
    /// Blocks of the page that open with the same two words.
    pub(crate) same_opening: f32,
    /// Dated lines around.
    pub(crate) dated_near: f32,
    /// Lines around that the page prints several times.
    pub(crate) copies_near: f32,
    /// Short blocks around.
    pub(crate) short_near: f32,
    /// Stock lines since the title.
    pub(crate) stock_since_title: f32,
    /// Dated lines since the title.
    pub(crate) dated_since_title: f32,
    /// Blocks since the last good one.
    pub(crate) gap_before: f32,
    /// Link density of the block behind.
    pub(crate) next_links: f32,
    /// Mean link density of the blocks behind.
    pub(crate) links_behind: f32,
    /// Blocks of the same parent behind.
    pub(crate) behind_in_parent: f32,
    /// Good blocks of the same parent behind.
    pub(crate) good_behind_in_parent: f32,
    /// How many of the blocks just behind are sentences.
    pub(crate) prose_behind: f32,
    /// Blocks since the last heading.
    pub(crate) since_heading: f32,
    /// Words of the block ahead.
    pub(crate) previous_words: f32,
    /// Whether the line is a dated one.
    pub(crate) is_dated: bool,
}

/// Running counts: how many blocks of a range have something.
struct Counts(Vec<u32>);

impl Counts {
    fn of(has: impl Iterator<Item = bool>) -> Self {
        let mut sum = 0;
        let rest = has.map(|has| {
            sum += u32::from(has);
            sum
        });
        Self(std::iter::once(0).chain(rest).collect())
    }

    /// Those of the blocks from one to before another.
    fn between(&self, from: usize, to: usize) -> f32 {
        let last = self.0.len() - 1;
        self.0[to.min(last)].saturating_sub(self.0[from.min(last)]) as f32
    }

    fn around(&self, index: usize, by: usize) -> f32 {
        self.between(index.saturating_sub(by), index + by + 1)
    }
}

/// The line of each block.
pub(super) fn lines(page: &Page, views: &[View<'_>], words: &Words, anchors: &Anchors) -> Vec<Line> {
    let title = words_of_title(words, anchors);
    let mut lines: Vec<Line> =
        views.iter().enumerate().map(|(index, view)| read(view, words.of_block(index), &title)).collect();
    let shapes: Vec<Option<u64>> = views.iter().map(|view| shape(view)).collect();
    let mut alike: Table<u64, u32> = Table::default();
    shapes.iter().flatten().for_each(|shape| *alike.entry(*shape).or_default() += 1);
    let opening = |index: usize| words.of_block(index).get(..2).map(|two| two[0].rotate_left(7) ^ two[1]);
    let mut openings: Table<u64, u32> = Table::default();
    (0..views.len()).filter_map(opening).for_each(|two| *openings.entry(two).or_default() += 1);

    let dated = Counts::of(lines.iter().map(|line| line.is_dated));
    let stock = Counts::of(views.iter().map(View::is_stock_line));
    let copied = Counts::of(
        views
            .iter()
            .map(|view| view.measure.words < BUTTON_WORDS && view.copies.before + view.copies.after > 0),
    );
    let replies = Counts::of(views.iter().map(|view| {
        view.measure.words < BUTTON_WORDS
            && (view.phrases.has(Phrases::COMMENT) || phrases::is_reply(view.text))
    }));
    let short = Counts::of(views.iter().map(|view| view.measure.words < BUTTON_WORDS));
    let prose =
        Counts::of(views.iter().map(|view| view.measure.is_terminated && view.measure.words >= BUTTON_WORDS));
    let parents: Vec<RowId> = views.iter().map(|view| page.rows[view.block.row as usize].parent).collect();
    // blocks and good blocks of each parent: in all, and until here
    let mut whole: Table<RowId, (u32, u32)> = Table::default();
    for (view, &parent) in views.iter().zip(&parents) {
        let sums = whole.entry(parent).or_default();
        sums.0 += 1;
        sums.1 += u32::from(is_good(view));
    }
    let links: Vec<f32> = views.iter().map(|view| view.link_density).collect();
    let mut passed: Table<RowId, (u32, u32)> = Table::default();
    let from_title = anchors.title_block.unwrap_or(0);
    let (mut last_good, mut last_heading) = (None::<usize>, None::<usize>);
    let mut previous = 0.0;
    for index in 0..views.len() {
        let view = &views[index];
        let behind = &links[index + 1..(index + 1 + BEHIND).min(links.len())];
        let all = whole.get(&parents[index]).copied().unwrap_or_default();
        let until = passed.entry(parents[index]).or_default();
        let good = is_good(view);
        let line = &mut lines[index];
        line.alike = shapes[index].and_then(|shape| alike.get(&shape)).copied().unwrap_or_default() as f32;
        line.same_opening =
            opening(index).and_then(|two| openings.get(&two)).copied().unwrap_or_default() as f32;
        line.dated_near = dated.around(index, AROUND);
        line.copies_near = copied.around(index, AROUND);
        line.comments_near = replies.around(index, AROUND);
        line.short_near = short.around(index, AROUND);
        line.stock_since_title = stock.between(from_title, index);
        line.dated_since_title = dated.between(from_title, index);
        line.gap_before = last_good.map_or(f32::MAX, |good| (index - good) as f32);
        line.since_heading = last_heading.map_or(f32::MAX, |heading| (index - heading) as f32);
        line.next_links = behind.first().copied().unwrap_or(1.0);
        line.links_behind =
            if behind.is_empty() { 1.0 } else { behind.iter().sum::<f32>() / behind.len() as f32 };
        line.behind_in_parent = (all.0 - until.0 - 1) as f32;
        line.good_behind_in_parent = (all.1 - until.1 - u32::from(good)) as f32;
        line.prose_behind = prose.between(index + 1, index + 1 + BESIDE);
        line.previous_words = previous;
        until.0 += 1;
        until.1 += u32::from(good);
        previous = view.measure.words;
        if good {
            last_good = Some(index);
        }
        if view.heading.is_some() {
            last_heading = Some(index);
        }
    }
    lines
}

/// The words of the title, each once.
fn words_of_title(words: &Words, anchors: &Anchors) -> Vec<u64> {
    let mut title = match anchors.title_block {
        Some(block) => words.of_block(block).to_vec(),
        None => super::words::word_hashes(&anchors.title),
    };
    title.sort_unstable();
    title.dedup();
    title
}

/// Words up to which a block is compared with the title.
const MAX_TITLE_WORDS: usize = 60;

/// What the text of a block says of it.
fn read(view: &View<'_>, words: &[u64], title: &[u64]) -> Line {
    let text = view.text;
    let mut line = Line::default();
    if view.measure.words <= DATE_LINE_WORDS {
        line.dates = phrases::date_share(text);
        line.is_dated = line.dates >= DATED_SHARE && view.measure.digits >= DATED_DIGITS;
    }
    if !title.is_empty() && words.len() < MAX_TITLE_WORDS {
        let mut both: Vec<usize> = words.iter().filter_map(|word| title.binary_search(word).ok()).collect();
        both.sort_unstable();
        both.dedup();
        line.title_share = both.len() as f32 / title.len() as f32;
    }
    line.title_length = words.len() as f32 / title.len().max(1) as f32;
    line
}

/// The shape of a short line: letters, digits and marks, runs of one kind once. "Ann (guest) 01.02.12" and "Bo (guest) 3.4.12"
/// have the same.
fn shape(view: &View<'_>) -> Option<u64> {
    if view.measure.words > LINE_WORDS || view.measure.words < 1.0 {
        return None;
    }
    let mut key = 0xcbf2_9ce4_8422_2325u64;
    let mut last = '\0';
    for c in view.text.chars().take(SHAPE_CHARS) {
        let kind = if c.is_ascii_digit() {
            '9'
        } else if crate::text::is_alphanumeric(c) {
            'a'
        } else if c.is_whitespace() {
            ' '
        } else {
            c
        };
        if kind != last || !matches!(kind, '9' | 'a') {
            key = (key ^ u64::from(u32::from(kind))).wrapping_mul(0x100_0000_01b3);
        }
        last = kind;
    }
    Some(key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Limits;
    use crate::blocks::Context;

    fn lines(html: &str) -> Vec<Line> {
        let page = Page::parse(html, &Limits::default()).expect("small");
        let anchors = Anchors::of_title(&page, "A ferry ran onto a bank");
        Context::new(&page, &anchors).views.iter().map(|view| view.line).collect()
    }

    #[test]
    fn test_dated_lines_of_one_shape_are_alike() {
        let found = lines(
            "<h1>A ferry ran onto a bank</h1><p>Ann (guest) 01.02.12, 16:50</p><p>No.</p><p>Bo (guest) 3.4.12, 7:05</p><p>Yes, yes, yes.</p>",
        );
        assert_eq!(
            found.iter().map(|line| line.is_dated).collect::<Vec<_>>(),
            [false, true, false, true, false]
        );
        assert_eq!((found[1].alike, found[3].alike), (2.0, 2.0));
        assert_eq!(found[4].dated_since_title, 2.0);
    }

    #[test]
    fn test_the_share_of_the_title() {
        let found =
            lines("<h1>A ferry ran onto a bank</h1><p>A ferry ran onto a bank, 3 May</p><p>Herring</p>");
        assert_eq!((found[1].title_share, found[2].title_share), (1.0, 0.0));
    }
}
