//! What a kept block is: decided by its markup, after the model has kept it.

use html5ever::local_name;

use crate::article::Kind;
use crate::page::Hints;
use crate::signals::{Context, Phrases, View};

/// Most words of a bold line that may pass for a subheading.
const MAX_HEADING_WORDS: f32 = 14.0;
/// Share of a block's characters that must be bold for it to be a subheading.
const HEADING_STRONG_SHARE: f32 = 0.98;
/// Most words of an editor's note.
const MAX_NOTE_WORDS: f32 = 120.0;

/// The kind that a block has if it is kept.
pub(crate) fn kind_of(context: &Context<'_>, view: &View<'_>) -> Kind {
    let page = context.page();
    if view.is_data {
        return Kind::Table;
    }
    let is_in = |tag: html5ever::LocalName, levels: usize| {
        page.ancestors(view.block.row).take(levels).any(|row| page.rows[row as usize].tag == tag)
    };
    if is_in(local_name!("pre"), 3) {
        return Kind::Code;
    }
    if view.tag == local_name!("figcaption") || (view.in_figure && !view.in_blockquote) {
        return Kind::Caption;
    }
    if (view.own.any(Hints::CAPTION) || view.par.any(Hints::CAPTION))
        && !view.measure.is_terminated
        && view.measure.words < 40.0
    {
        return Kind::Caption;
    }
    if view.heading.is_some() {
        return if is_standfirst(view) && view.measure.is_terminated {
            Kind::Standfirst
        } else {
            Kind::Heading
        };
    }
    if view.in_blockquote {
        let is_post = page.ancestors(view.block.row).take(6).any(|row| {
            page.rows[row as usize].tag == local_name!("blockquote")
                && page.rows[row as usize].hints.any(Hints::EMBED)
        });
        return if is_post { Kind::Embed } else { Kind::Blockquote };
    }
    if is_in(local_name!("li"), 4) || is_in(local_name!("dd"), 3) || is_in(local_name!("dt"), 3) {
        return Kind::ListItem;
    }
    if view.phrases.has(Phrases::NOTE) && view.measure.words < MAX_NOTE_WORDS {
        return Kind::Note;
    }
    if is_standfirst(view) {
        return Kind::Standfirst;
    }
    let is_bold_line = view.block.strong_chars as f32 >= HEADING_STRONG_SHARE * view.block.chars as f32
        && view.measure.words <= MAX_HEADING_WORDS
        && !view.measure.is_terminated
        && view.next_words > view.measure.words;
    if is_bold_line && view.after_title {
        return Kind::Heading;
    }
    Kind::Paragraph
}

/// Whether the markup names the block as the standfirst, and it stands where one stands.
fn is_standfirst(view: &View<'_>) -> bool {
    let is_named = view.own.any(Hints::LEAD) || view.par.any(Hints::LEAD);
    let is_description = view.description_overlap > 0.8 && view.measure.words > 6.0;
    (is_named || is_description)
        && view.good_since_title.abs() < 0.05
        && view.blocks_since_title < 12.0
        && view.measure.words > 4.0
}
