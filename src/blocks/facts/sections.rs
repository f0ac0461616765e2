//! What a heading stands over, and whether what a block stands under is the label of something that sites print beside stories.

use super::{Sums, View, is_good};

/// Blocks on each side in which stock lines are counted.
const WINDOW: usize = 3;
/// Words from which a stock line is no label.
const LABEL_WORDS: f32 = 8.0;
/// Words of a good block from which it is no longer what a label spoke of.
const STORY_WORDS: f32 = 25.0;

/// The section that a block opens or stands in.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Section {
    /// Good words between this heading or label and the next.
    pub(crate) good: f32,
    /// Whether the last label is a stock line, with no story since.
    pub(crate) is_under_stock: bool,
    /// Share of stock lines around.
    pub(crate) stock_near: f32,
}

/// The section of each block.
pub(super) fn sections(views: &[View<'_>], sums: &Sums) -> Vec<Section> {
    let count = views.len();
    let is_stock: Vec<bool> = views.iter().map(View::is_stock_line).collect();
    let is_label = |index: usize| {
        let words = views[index].measure.words;
        views[index].heading.is_some() || (words < LABEL_WORDS && words > 0.0 && is_stock[index])
    };
    let mut sections = vec![Section::default(); count];
    let mut end = count;
    for index in (0..count).rev() {
        if is_label(index) {
            sections[index].good = Sums::of(&sums.good, (index as u32 + 1, end as u32));
            end = index;
        }
    }
    let mut is_under = false;
    let mut lines: Vec<f32> = vec![0.0; count + 1];
    for index in 0..count {
        if is_label(index) {
            is_under = is_stock[index];
        } else if is_good(&views[index]) && views[index].measure.words > STORY_WORDS {
            is_under = false;
        }
        sections[index].is_under_stock = is_under;
        lines[index + 1] = lines[index] + f32::from(u8::from(is_stock[index]));
    }
    for (index, section) in sections.iter_mut().enumerate() {
        let (from, to) = (index.saturating_sub(WINDOW), (index + WINDOW + 1).min(count));
        section.stock_near = (lines[to] - lines[from]) / (to - from) as f32;
    }
    sections
}

#[cfg(test)]
mod tests {
    use crate::article::Limits;
    use crate::blocks::Context;
    use crate::claims::Anchors;
    use crate::page::Page;

    #[test]
    fn test_a_label_holds_until_the_next_story() {
        let long =
            "The ferry lay on the bank for six hours until the tide rose and two tugs pulled it free. "
                .repeat(2);
        let html = format!("<h2>Related stories</h2><p>A boat</p><p>A bank</p><p>{long}</p><p>The end.</p>");
        let page = Page::parse(&html, &Limits::default()).expect("small");
        let anchors = Anchors::of_title(&page, "");
        let context = Context::new(&page, &anchors);
        let under: Vec<bool> = context.views.iter().map(|view| view.section.is_under_stock).collect();
        assert_eq!(under, [true, true, true, false, false]);
        assert!(context.views[0].section.good > 20.0 && context.views[1].section.good == 0.0);
    }
}
