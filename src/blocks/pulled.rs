//! Pull quotes: words of the body that the page prints a second time, large.
//!
//! Where the markup names a quotation, most of its words must stand in the body too. Where it names none, all of them must, the
//! block must be set in another look than the text, and stand behind the lead (a standfirst repeats the text by right).

use super::facts::{Context, View};
use crate::page::Hints;
use crate::text::Table;

/// Words of a run: long enough that two texts seldom share one by chance. A character is a word where there are no spaces.
const RUN: usize = 4;
const SPACELESS_RUN: usize = 8;
/// Share of a block's runs that other paragraphs must have, where the markup names a quotation.
const SHARED: f32 = 0.85;
/// Shortest and longest pull quote, in words, and how many characters of a spaceless script count as one.
const WORDS: std::ops::RangeInclusive<usize> = 5..=70;
const SPACELESS_CHARS: usize = 2;
/// Blocks of a page that are looked at for pull quotes that the markup does not name: it has one or two, if any.
const MAX_UNNAMED: usize = 6;
/// Shortest pull quote that the markup does not name: a sentence that is said twice is shorter.
const MIN_UNNAMED: usize = 8;
/// Share of the page's good text in blocks of the same look up to which a block is set apart.
const APART: f32 = 0.2;
/// Share of the page's good text behind which a repetition is no standfirst any more.
const BEHIND_LEAD: f32 = 0.05;

fn mixed(hash: u64, n: u64) -> u64 {
    (hash.rotate_left(5) ^ n).wrapping_mul(0x517c_c1b7_2722_0a95)
}

fn run_key(words: &[u64]) -> u64 {
    words.iter().fold(0, |hash, &word| mixed(hash, word))
}

fn is_named(view: &View<'_>) -> bool {
    view.in_blockquote
        || view.in_aside
        || view.own.any(Hints::QUOTE)
        || view.par.any(Hints::QUOTE)
        || view.low.any(Hints::QUOTE)
}

/// Whether a block that was dropped may be kept as a pull quote: within the article, in no furniture.
fn may_return(view: &View<'_>) -> bool {
    let foreign = Hints::COMMENT.with(Hints::RELATED).with(Hints::TEASER).with(Hints::AD).with(Hints::SHARE);
    is_named(view)
        && view.container.in_main
        && !view.is_hidden
        && !view.overlap.is_title
        && !view.in_nav
        && !view.in_footer
        && !view.in_other_article
        && view.link_density < 0.5
        && !view.low.any(foreign)
        && view.copies.before == 0
}

/// Whether a kept block may be a pull quote that the markup does not name: set apart by its look, behind the lead.
fn may_be_unnamed(view: &View<'_>) -> bool {
    view.since_title.good > BEHIND_LEAD
        && view.like.good_share < APART
        && view.heading.is_none()
        && view.measure.is_terminated
        && !view.in_li
        && !view.is_data
}

/// Which blocks are pull quotes: kept ones that repeat words of the others, and dropped ones among them that are named so.
pub(super) fn pulled(context: &Context<'_>, kept: &[bool]) -> Vec<bool> {
    let views = &context.views;
    let mut pulled = vec![false; views.len()];
    let (Some(first), Some(last)) = (kept.iter().position(|&kept| kept), kept.iter().rposition(|&kept| kept))
    else {
        return pulled;
    };
    let is_candidate: Vec<bool> = views
        .iter()
        .enumerate()
        .map(|(index, view)| {
            if kept[index] {
                is_named(view) || may_be_unnamed(view)
            } else {
                index > first && index < last && may_return(view)
            }
        })
        .collect();
    if !is_candidate.contains(&true) {
        return pulled;
    }
    let texts: Vec<&[u64]> = (0..views.len())
        .map(|index| if kept[index] || is_candidate[index] { context.words_of(index) } else { &[] })
        .collect();
    let all: usize = texts.iter().map(|text| text.len()).sum();
    // the lowest bit is that of words, not of characters
    let spaceless = texts.iter().copied().flatten().filter(|&&word| word & 1 == 0).count();
    let (run, unit) = if spaceless * 2 > all { (SPACELESS_RUN, SPACELESS_CHARS) } else { (RUN, 1) };
    // in how many kept blocks a run stands, and the last of them
    let mut runs: Table<u64, (u32, usize)> = Table::with_capacity_and_hasher(all, <_>::default());
    for (index, text) in texts.iter().enumerate().filter(|(index, _)| kept[*index]) {
        for words in text.windows(run) {
            let (count, last) = runs.entry(run_key(words)).or_insert((0, usize::MAX));
            *count += u32::from(*last != index);
            *last = index;
        }
    }
    let mut unnamed = 0;
    for (index, view) in views.iter().enumerate().filter(|(index, _)| is_candidate[*index]) {
        let text = texts[index];
        if !WORDS.contains(&(text.len() / unit)) || text.len() < run {
            continue;
        }
        // the block itself is one of those that have its runs, if it was kept
        let own = u32::from(kept[index]);
        let total = text.len() + 1 - run;
        let shared = text
            .windows(run)
            .filter(|words| runs.get(&run_key(words)).is_some_and(|(count, _)| *count > own))
            .count();
        pulled[index] = if is_named(view) {
            shared as f32 >= SHARED * total as f32
        } else {
            let may_be = text.len() / unit >= MIN_UNNAMED && shared == total && unnamed < MAX_UNNAMED;
            unnamed += usize::from(may_be);
            may_be && is_part_of_another(&texts, kept, index)
        };
    }
    pulled
}

/// Whether one other kept block, longer by half, has all of a block's words in a row.
fn is_part_of_another(texts: &[&[u64]], kept: &[bool], index: usize) -> bool {
    let own = texts[index];
    texts.iter().enumerate().any(|(other, text)| {
        other != index
            && kept[other]
            && text.len() * 2 >= own.len() * 3
            && text.windows(own.len()).any(|words| words == own)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Limits;
    use crate::claims::Anchors;
    use crate::page::Page;

    /// Which blocks of a page are pull quotes; those that end in a stop or a mark are kept.
    fn found(html: &str) -> Vec<bool> {
        let page = Page::parse(html, &Limits::default()).expect("small");
        let anchors = Anchors::of_title(&page, "A title that is long enough");
        let context = Context::new(&page, &anchors);
        let kept: Vec<bool> = context.views.iter().map(|view| view.measure.is_terminated).collect();
        pulled(&context, &kept)
    }

    const LEAD: &str = "The footbridge over the river will close for two years, the harbour office of the town has said on Tuesday.";
    const SAID: &str = "“We counted every bolt twice, and we do not like the sum,” said the engineer, who has looked after the bridge for years.";

    #[test]
    fn test_words_that_stand_twice_are_pulled() {
        let page = |quote: &str| {
            format!(
                "<h1>A title that is long enough</h1><div><p>{LEAD}</p><p>{SAID}</p>{quote}<p>{LEAD} And more of it.</p></div>"
            )
        };
        for quote in [
            "<aside><p>We counted every bolt twice, and we do not like the sum.</p></aside>",
            "<blockquote class='pull-quote'>We counted every bolt twice and we do not like the sum</blockquote>",
            "<p class='large'>We counted every bolt twice, and we do not like the sum.</p>",
        ] {
            assert!(found(&page(quote))[3], "{quote}");
        }
        let plain = "<p>We counted every bolt twice, and we do not like the sum.</p>";
        assert!(!found(&page(plain))[3], "said again in the text");
        let other = "<blockquote>Nobody will walk on it this winter or the next one.</blockquote>";
        assert!(found(&page(other)).iter().all(|pulled| !pulled));
    }

    #[test]
    fn test_scripts_without_spaces() {
        let quote = "ボルトを二度数えたが、数が合わない。";
        let page = format!(
            "<h1>A title that is long enough</h1><div><p>港湾局は十二日、サルン川に架かる歩道橋を二年間通行止めにすると発表した。ケーブルの錆びが技術者の予想を上回っていたためだ。</p><p>「{quote}」と主任技師は岸壁で記者団に語った。この冬は橋を渡る人がいないだろう。</p><aside>{quote}</aside><p>町は工事が終わるまで小さな渡し船を出す。</p></div>"
        );
        assert_eq!(found(&page), [false, false, false, true, false]);
    }
}
