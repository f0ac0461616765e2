//! How much a page looks like a list of stories: links that read like headlines, and how much kept text is no teaser's.

use super::facts::{Context, View};
use super::verdicts::Verdicts;
use crate::page::Hints;

/// Words of a link that may be a headline; shorter ones are menus, longer ones prose.
const HEADLINE_WORDS: std::ops::RangeInclusive<u32> = 4..=30;
/// Share of a block's characters in links from which it is a link.
const LINK_DENSITY: f32 = 0.8;
/// Blocks behind a headline in which its teaser stands: the section's name or a date may come between.
const TEASER_BLOCKS: usize = 2;

/// What tells a list of stories from a story.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Listing {
    /// Links that read like headlines.
    pub(crate) headlines: usize,
    /// Words of kept prose that stands beside no such link.
    pub(crate) story_words: f32,
    /// Words of kept prose in the longest run of blocks without such a link.
    pub(crate) longest_run: f32,
}

/// Measures a page after its verdicts.
pub(crate) fn listing(context: &Context<'_>, verdicts: &Verdicts) -> Listing {
    let mut found = Listing::default();
    // blocks since the last headline, and words of the run
    let (mut since, mut run) = (usize::MAX, 0.0f32);
    for (view, verdict) in context.views.iter().zip(&verdicts.blocks) {
        if is_headline(view) {
            found.headlines += 1;
            (since, run) = (0, 0.0);
            continue;
        }
        since = since.saturating_add(1);
        let is_prose = verdict.outcome.is_ok() && view.heading.is_none() && view.link_density < LINK_DENSITY;
        if is_prose {
            run += view.measure.words;
            if since > TEASER_BLOCKS {
                found.story_words += view.measure.words;
            }
            found.longest_run = found.longest_run.max(run);
        }
    }
    found
}

/// Whether a block is a link that reads like a headline: of several words, and no sentence of a foot or a menu.
fn is_headline(view: &View<'_>) -> bool {
    view.link_density >= LINK_DENSITY
        && HEADLINE_WORDS.contains(&(view.measure.words.round() as u32))
        && view.block.links <= 2
        && !view.overlap.is_title
        && !view.in_nav
        && !view.in_footer
        && !view.low.any(Hints::COMMENT)
}
