//! The named signals of a block: what the model sees.
//!
//! A signal is a row of [`SIGNALS`]: its name, why it tells an article's text from the rest, and a function of one block's
//! [`View`]. A signal sees facts about the block, its containers and its place on the page; never another block's score.

mod anchors;
mod context;
mod phrases;

use html5ever::local_name;

pub(crate) use anchors::Anchors;
pub(crate) use context::{Context, View};
pub(crate) use phrases::Phrases;

use crate::page::Hints;

/// A named feature of a block.
pub(crate) struct Signal {
    /// Its name, in the weights and in explanations.
    pub(crate) name: &'static str,
    /// Why it tells text of the article from other text.
    pub(crate) why: &'static str,
    /// The direction the model must keep: 1 more is for the article, -1 against, 0 free. Directions that hold on every site
    /// keep the fit from learning accidents of the corpus.
    #[cfg_attr(not(any(test, feature = "lab")), expect(dead_code, reason = "read by the fit"))]
    pub(crate) monotone: i8,
    /// The value.
    pub(crate) value: fn(&View<'_>) -> f32,
}

const fn flag(b: bool) -> f32 {
    if b { 1.0 } else { 0.0 }
}

macro_rules! signals {
    ($($name:ident $monotone:literal $why:literal |$view:ident| $value:expr;)*) => {
        /// Every signal, in the order of the model's inputs.
        pub(crate) const SIGNALS: &[Signal] = &[
            $(Signal { name: stringify!($name), why: $why, monotone: $monotone, value: |$view| $value },)*
        ];
    };
}

signals! {
    // ---- the text itself
    words 0 "prose comes in long blocks, labels and teasers in short ones" |v| v.measure.words.min(200.0);
    chars 0 "a block's length in characters, for scripts whose words are hard to count" |v| (v.measure.chars as f32).min(1500.0);
    link_density -1 "teasers, menus and tag lists are mostly links; in prose links seldom make up a third of the characters" |v| v.link_density;
    links 0 "several links in a short block make a list" |v| (v.block.links as f32).min(20.0);
    terminated 0 "prose ends in the punctuation that ends a sentence" |v| flag(v.measure.is_terminated);
    sentences 0 "prose has several sentences to a block" |v| (v.measure.sentences as f32).min(20.0);
    commas 0 "prose has commas" |v| v.measure.commas as f32 / v.measure.words.max(1.0);
    lower_share 0 "headlines and menus capitalise; prose begins most words in lower case" |v| v.measure.lower_words as f32 / (v.measure.tokens as f32).max(1.0);
    digit_share 0 "dates, prices, results and counters are digits" |v| v.measure.digits as f32 / (v.measure.chars as f32).max(1.0);
    strong_share 0 "subheadings and labels are bold as a whole" |v| v.block.strong_chars as f32 / (v.block.chars as f32).max(1.0);
    wholly_inline 0 "a block that stands in one styled inline element is a label or a link" |v| flag(v.block.inner != v.block.row);
    wholly_link 0 "a block that is one link leads away" |v| flag(v.inner_tag == local_name!("a"));
    ends_in_colon 0 "a colon announces a list or a quote, or labels a field" |v| flag(v.text.ends_with(':') || v.text.ends_with('：'));
    ends_in_question 0 "questions head interviews, polls and teasers" |v| flag(v.text.ends_with('?') || v.text.ends_with('？'));
    duplicate -1 "a text that stood on the page before is a teaser, a label or a second copy" |v| flag(v.copies_before > 0);
    copy_number -1 "the third copy is furniture" |v| (v.copies_before as f32).min(5.0);
    copies_after 0 "a first copy of a text that comes again: pull quotes, captions" |v| (v.copies_after as f32).min(5.0);
    // ---- phrases
    phrase_related -1 "'Read more', 'Lesen Sie auch': a line that leads to another story" |v| flag(v.phrases.has(Phrases::RELATED));
    phrase_newsletter -1 "'Sign up for our newsletter' and its kin" |v| flag(v.phrases.has(Phrases::NEWSLETTER));
    phrase_share -1 "'Share this', 'Follow us on'" |v| flag(v.phrases.has(Phrases::SHARE));
    phrase_copyright -1 "'All rights reserved', '©'" |v| flag(v.phrases.has(Phrases::COPYRIGHT));
    phrase_caption -1 "'Photo:', 'Foto:', 'Getty'" |v| flag(v.phrases.has(Phrases::CAPTION));
    phrase_date -1 "a short block that is a date or a time" |v| flag(v.phrases.has(Phrases::DATE));
    phrase_byline -1 "'By …', 'Von …' in a short block" |v| flag(v.phrases.has(Phrases::BYLINE));
    phrase_comment -1 "'Leave a comment', 'Log in to reply'" |v| flag(v.phrases.has(Phrases::COMMENT));
    phrase_advertisement -1 "'Advertisement', 'Anzeige'" |v| flag(v.phrases.has(Phrases::AD));
    phrase_consent -1 "'We use cookies', 'Accept all'" |v| flag(v.phrases.has(Phrases::CONSENT));
    phrase_subscribe -1 "'Subscribe to continue reading'" |v| flag(v.phrases.has(Phrases::SUBSCRIBE));
    stock_line -1 "any of these phrases, in a line that is short or ends no sentence" |v| flag(v.is_stock_line());
    mentions_cookies -1 "consent dialogs speak of cookies, in any language" |v| flag(v.mentions_cookies);
    // ---- the element
    tag_p 0 "paragraphs are in <p> on most sites" |v| flag(v.tag == local_name!("p"));
    tag_li 0 "list items are menus more often than text" |v| flag(v.in_li);
    tag_div 0 "text straight in a <div>" |v| flag(v.tag == local_name!("div"));
    tag_heading 0 "subheadings, and heads of boxes" |v| flag(v.heading.is_some());
    heading_level 0 "boxes have small headings, stories larger ones" |v| f32::from(v.heading.unwrap_or(0));
    tag_figcaption 0 "captions" |v| flag(v.tag == local_name!("figcaption"));
    in_post 0 "embedded posts" |v| flag(v.in_post);
    in_blockquote 0 "quotations within the text" |v| flag(v.in_blockquote);
    in_data_table 0 "rows of data tables" |v| flag(v.is_data);
    in_table 0 "old layouts, and data" |v| flag(v.in_table);
    in_figure -1 "captions and credits" |v| flag(v.in_figure);
    in_form -1 "labels of forms" |v| flag(v.in_form);
    in_button -1 "labels of buttons" |v| flag(v.in_button);
    in_nav -1 "menus" |v| flag(v.in_nav);
    in_aside -1 "side boxes" |v| flag(v.in_aside);
    in_footer -1 "the foot of the page or of a box" |v| flag(v.in_footer);
    in_header 0 "the head of the page, or of the article with its standfirst" |v| flag(v.in_header);
    in_article 0 "<article>" |v| flag(v.article_depth > 0);
    article_depth 0 "an <article> within another is a teaser or a comment" |v| f32::from(v.article_depth).min(4.0);
    in_title_article 1 "inside the <article> that holds the title" |v| flag(v.in_title_article);
    other_article -1 "inside another <article> than the title's" |v| flag(v.in_other_article);
    in_main_tag 0 "<main>" |v| flag(v.in_main_tag);
    hidden -1 "hidden by attribute, style or the usual class names" |v| flag(v.is_hidden);
    images_since 0 "a caption comes right behind its image" |v| (v.images_since as f32).min(5.0);
    depth 0 "how deep the page nests here" |v| f32::from(v.depth).min(60.0);
    // ---- names of the element, its parent, and the containers that hold little of the page
    own_body 1 "the block's own class says that it is text" |v| flag(v.own.any(Hints::BODY));
    own_lead 0 "the block's own class says that it is the standfirst" |v| flag(v.own.any(Hints::LEAD));
    own_caption -1 "the block's own class says that it is a caption" |v| flag(v.own.any(Hints::CAPTION));
    own_byline -1 "the block's own class says that it is a byline" |v| flag(v.own.any(Hints::BYLINE.with(Hints::BIO)));
    own_date -1 "the block's own class says that it is a date" |v| flag(v.own.any(Hints::DATE));
    own_share -1 "the block's own class says that it is for sharing" |v| flag(v.own.any(Hints::SHARE));
    own_promo -1 "the block's own class says that it leads to other stories or asks to sign up" |v| flag(v.own.any(Hints::RELATED.with(Hints::NEWSLETTER).with(Hints::AD)));
    own_title 0 "the block's own class says that it is a title" |v| flag(v.own.any(Hints::TITLE));
    own_tags -1 "the block's own class says that it is a keyword or a section" |v| flag(v.own.any(Hints::TAGS.with(Hints::BREADCRUMB)));
    own_footer -1 "the block's own class says that it is a foot line" |v| flag(v.own.any(Hints::FOOTER.with(Hints::COPYRIGHT)));
    own_quote 0 "the block's own class says that it is a quotation" |v| flag(v.own.any(Hints::QUOTE.with(Hints::EMBED)));
    par_body 1 "the parent's class says that it holds text" |v| flag(v.par.any(Hints::BODY));
    par_lead 0 "the parent's class says that it holds the standfirst" |v| flag(v.par.any(Hints::LEAD));
    par_caption -1 "the parent's class says that it holds a caption" |v| flag(v.par.any(Hints::CAPTION));
    par_byline -1 "the parent's class says that it holds author and date" |v| flag(v.par.any(Hints::BYLINE.with(Hints::BIO).with(Hints::DATE)));
    par_promo -1 "the parent's class says that it leads to other stories or asks to sign up" |v| flag(v.par.any(Hints::RELATED.with(Hints::NEWSLETTER).with(Hints::AD).with(Hints::TEASER)));
    par_share -1 "the parent's class says that it is for sharing" |v| flag(v.par.any(Hints::SHARE.with(Hints::TAGS)));
    par_quote 0 "the parent's class says that it holds a quotation or a post" |v| flag(v.par.any(Hints::QUOTE.with(Hints::EMBED)));
    low_related -1 "a small container is named for related stories" |v| flag(v.low.any(Hints::RELATED));
    low_newsletter -1 "a small container is named for newsletters and appeals" |v| flag(v.low.any(Hints::NEWSLETTER));
    low_share -1 "a small container is named for sharing" |v| flag(v.low.any(Hints::SHARE));
    low_comment -1 "a container beside the text is named for comments" |v| flag(v.low.any(Hints::COMMENT));
    low_ad -1 "a small container is named for advertising" |v| flag(v.low.any(Hints::AD));
    low_nav -1 "a small container is named for navigation" |v| flag(v.low.any(Hints::NAV.with(Hints::BREADCRUMB)));
    low_side -1 "a small container is named as a side column" |v| flag(v.low.any(Hints::SIDE));
    low_footer -1 "a small container is named as a foot" |v| flag(v.low.any(Hints::FOOTER));
    low_byline -1 "a small container is named for the author" |v| flag(v.low.any(Hints::BYLINE.with(Hints::BIO)));
    low_caption -1 "a small container is named for captions or galleries" |v| flag(v.low.any(Hints::CAPTION.with(Hints::GALLERY)));
    low_tags -1 "a small container is named for keywords" |v| flag(v.low.any(Hints::TAGS));
    low_teaser -1 "a small container is named as a teaser or card" |v| flag(v.low.any(Hints::TEASER));
    low_body 0 "a small container is named as text" |v| flag(v.low.any(Hints::BODY));
    low_quote 0 "a small container is named as a quotation or a post" |v| flag(v.low.any(Hints::QUOTE.with(Hints::EMBED)));
    low_fact 0 "a small container is named as a fact box" |v| flag(v.low.any(Hints::FACTBOX.with(Hints::WIDGET)));
    low_pay -1 "a small container is named for pay walls and consent" |v| flag(v.low.any(Hints::PAYWALL.with(Hints::CONSENT)));
    low_hidden -1 "a small container is named as a pop-up or overlay" |v| flag(v.low.any(Hints::HIDDEN));
    // ---- place among the page's good text
    good_before 0 "share of the page's good text before the block" |v| v.good_before;
    good_after 0 "share of the page's good text after the block" |v| v.good_after;
    good_page 0 "how much good text the page has" |v| v.good_page.min(3000.0);
    blocks_page 0 "how many blocks the page has" |v| v.blocks_page.min(1000.0);
    blocks_before 0 "share of the page's blocks before this one" |v| v.blocks_before;
    window_link_density -1 "link density of the blocks around" |v| v.window_link_density;
    window_good 0 "share of the blocks around that are good text" |v| v.window_good;
    previous_link_density 0 "link density of the block before" |v| v.previous_link_density;
    next_link_density 0 "link density of the block after" |v| v.next_link_density;
    previous_words 0 "length of the block before" |v| v.previous_words.min(100.0);
    next_words 0 "length of the block after: a subheading is followed by text" |v| v.next_words.min(100.0);
    next_terminated 0 "the block after ends a sentence" |v| flag(v.next_is_terminated);
    same_parent_before 0 "the block two places before has the same parent" |v| flag(v.same_parent_before);
    same_parent_after 0 "the block two places after has the same parent" |v| flag(v.same_parent_after);
    steps_to_next_good 0 "levels up to what also holds the next good block" |v| v.steps_to_next_good.min(15.0);
    good_siblings 1 "whether the nearest good blocks before and after have the same parent: text between two of them is rarely foreign" |v| v.good_siblings;
    after_last_good 0 "blocks behind the last good one of the main container" |v| v.after_last_good.min(40.0);
    before_first_good 0 "blocks ahead of the first good one of the main container" |v| v.before_first_good.min(40.0);
    // ---- place relative to the title
    is_title -1 "the title itself, and its copies" |v| flag(v.is_title);
    title_overlap 0 "share of the block's words that the title has" |v| v.title_overlap;
    after_title 0 "behind the title's block" |v| flag(v.after_title);
    blocks_since_title 0 "blocks since the title's" |v| v.blocks_since_title.clamp(-50.0, 200.0);
    words_since_title 0 "words since the title" |v| v.words_since_title.clamp(-500.0, 3000.0);
    good_since_title 0 "share of the page's good text between the title and the block" |v| v.good_since_title;
    steps_to_title 0 "levels up to what also holds the title" |v| v.steps_to_title.min(15.0);
    description_overlap 1 "three-word runs shared with the page's description" |v| v.description_overlap;
    article_body_overlap 1 "three-word runs shared with JSON-LD articleBody" |v| v.article_body_overlap;
    article_body_known 0 "whether there is an articleBody to compare with" |v| flag(v.has_article_body);
    // ---- the containers
    par_good_share 0 "share of the page's good text under the parent" |v| v.par_good_share;
    gp_good_share 0 "share of the page's good text under the grandparent" |v| v.gp_good_share;
    par_purity 0 "good words among all under the parent" |v| v.par_purity;
    gp_purity 0 "good words among all under the grandparent" |v| v.gp_purity;
    ggp_purity 0 "good words among all three levels up" |v| v.ggp_purity;
    half_purity 0 "good words among all under the ancestor that has half of the good text" |v| v.half_purity;
    par_link_density -1 "link density under the parent" |v| v.par_link_density;
    gp_link_density 0 "link density under the grandparent" |v| v.gp_link_density;
    par_blocks 0 "blocks under the parent" |v| v.par_blocks.min(200.0);
    gp_blocks 0 "blocks under the grandparent" |v| v.gp_blocks.min(400.0);
    steps_to_half 0 "levels up to the ancestor that has half of the good text" |v| v.steps_to_half.min(15.0);
    in_main 1 "inside the deepest element with 60 % of the good text" |v| flag(v.in_main);
    depth_in_main 0 "levels beneath it" |v| v.depth_in_main.clamp(-1.0, 15.0);
    in_densest 1 "inside the container that holds the most good paragraphs itself" |v| flag(v.in_densest);
    depth_in_densest 0 "levels beneath it" |v| v.depth_in_densest.clamp(-1.0, 15.0);
    densest_share 0 "share of the page's good text in that container" |v| v.densest_share;
    branch_share 0 "share of good text in the main element's child that holds the block" |v| v.branch_share;
    branch_purity 0 "good words among all in that child" |v| v.branch_purity;
    // ---- repetition
    like_good_share 1 "share of the page's good text in blocks of the same look (tag and class of element and parent)" |v| v.like_good_share;
    like_count 0 "how many blocks look so" |v| v.like_count.min(200.0);
    like_words 0 "their mean length" |v| v.like_words.min(200.0);
    like_link_density 0 "their mean link density" |v| v.like_link_density;
    tag_good_share 0 "share of the good text in blocks with the same tag and class" |v| v.tag_good_share;
    tag_count 0 "how many of them there are" |v| v.tag_count.min(200.0);
    repeated_container 0 "the largest number of equal siblings among the block's containers: cards, comments, list items" |v| v.repeats.min(50.0);
    repeated_words 0 "mean words of those siblings" |v| v.repeat_words.min(300.0);
    repeated_links 0 "mean link density of those siblings" |v| v.repeat_link_density;
    discount -1 "how strongly the block's text is discounted: comments, repetition, other articles, before the title" |v| 1.0 - v.discount;
}

/// The values of all signals for one block.
pub(crate) fn values(view: &View<'_>, into: &mut Vec<f32>) {
    into.extend(SIGNALS.iter().map(|signal| (signal.value)(view)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_names_are_unique_and_reasoned() {
        let mut names: Vec<_> = SIGNALS.iter().map(|signal| signal.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), SIGNALS.len());
        assert!(SIGNALS.iter().all(|signal| !signal.why.is_empty() && signal.monotone.abs() <= 1));
    }
}
