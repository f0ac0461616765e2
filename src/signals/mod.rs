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
    duplicate -1 "a text that stood on the page before is a teaser, a label or a second copy" |v| flag(v.copies_before > 0);
    copy_number -1 "the third copy is furniture" |v| (v.copies_before as f32).min(5.0);
    copies_after 0 "a first copy of a text that comes again: pull quotes, captions" |v| (v.copies_after as f32).min(5.0);
    // ---- phrases
    phrase_related -1 "'Read more', 'Lesen Sie auch': a line that leads to another story" |v| flag(v.phrases.has(Phrases::RELATED));
    phrase_caption -1 "'Photo:', 'Foto:', 'Getty'" |v| flag(v.phrases.has(Phrases::CAPTION));
    stock_line -1 "any of these phrases, in a line that is short or ends no sentence" |v| flag(v.is_stock_line());
    // ---- the element
    tag_p 0 "paragraphs are in <p> on most sites" |v| flag(v.tag == local_name!("p"));
    tag_li 0 "list items are menus more often than text" |v| flag(v.in_li);
    tag_div 0 "text straight in a <div>" |v| flag(v.tag == local_name!("div"));
    heading_level 0 "boxes have small headings, stories larger ones" |v| f32::from(v.heading.unwrap_or(0));
    tag_figcaption 0 "captions" |v| flag(v.tag == local_name!("figcaption"));
    in_data_table 0 "rows of data tables" |v| flag(v.is_data);
    in_table 0 "old layouts, and data" |v| flag(v.in_table);
    in_figure -1 "captions and credits" |v| flag(v.in_figure);
    in_button -1 "labels of buttons" |v| flag(v.in_button);
    in_aside -1 "side boxes" |v| flag(v.in_aside);
    in_footer -1 "the foot of the page or of a box" |v| flag(v.in_footer);
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
    own_caption -1 "the block's own class says that it is a caption" |v| flag(v.own.any(Hints::CAPTION));
    own_byline -1 "the block's own class says that it is a byline" |v| flag(v.own.any(Hints::BYLINE.with(Hints::BIO)));
    own_footer -1 "the block's own class says that it is a foot line" |v| flag(v.own.any(Hints::FOOTER.with(Hints::COPYRIGHT)));
    own_quote 0 "the block's own class says that it is a quotation" |v| flag(v.own.any(Hints::QUOTE.with(Hints::EMBED)));
    par_lead 0 "the parent's class says that it holds the standfirst" |v| flag(v.par.any(Hints::LEAD));
    par_caption -1 "the parent's class says that it holds a caption" |v| flag(v.par.any(Hints::CAPTION));
    par_promo -1 "the parent's class says that it leads to other stories or asks to sign up" |v| flag(v.par.any(Hints::RELATED.with(Hints::NEWSLETTER).with(Hints::AD).with(Hints::TEASER)));
    par_share -1 "the parent's class says that it is for sharing" |v| flag(v.par.any(Hints::SHARE.with(Hints::TAGS)));
    par_quote 0 "the parent's class says that it holds a quotation or a post" |v| flag(v.par.any(Hints::QUOTE.with(Hints::EMBED)));
    low_newsletter -1 "a small container is named for newsletters and appeals" |v| flag(v.low.any(Hints::NEWSLETTER));
    low_comment -1 "a container beside the text is named for comments" |v| flag(v.low.any(Hints::COMMENT));
    low_nav -1 "a small container is named for navigation" |v| flag(v.low.any(Hints::NAV.with(Hints::BREADCRUMB)));
    low_footer -1 "a small container is named as a foot" |v| flag(v.low.any(Hints::FOOTER));
    low_byline -1 "a small container is named for the author" |v| flag(v.low.any(Hints::BYLINE.with(Hints::BIO)));
    low_body 0 "a small container is named as text" |v| flag(v.low.any(Hints::BODY));
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
    same_parent_after 0 "the block two places after has the same parent" |v| flag(v.same_parent_after);
    steps_to_next_good 0 "levels up to what also holds the next good block" |v| v.steps_to_next_good.min(15.0);
    good_siblings 1 "whether the nearest good blocks before and after have the same parent: text between two of them is rarely foreign" |v| v.good_siblings;
    after_last_good 0 "blocks behind the last good one of the main container" |v| v.after_last_good.min(40.0);
    before_first_good 0 "blocks ahead of the first good one of the main container" |v| v.before_first_good.min(40.0);
    // ---- place relative to the title
    title_overlap 0 "share of the block's words that the title has" |v| v.title_overlap;
    after_title 0 "behind the title's block" |v| flag(v.after_title);
    blocks_since_title 0 "blocks since the title's" |v| v.blocks_since_title.clamp(-50.0, 200.0);
    words_since_title 0 "words since the title" |v| v.words_since_title.clamp(-500.0, 3000.0);
    good_since_title 0 "share of the page's good text between the title and the block" |v| v.good_since_title;
    steps_to_title 0 "levels up to what also holds the title" |v| v.steps_to_title.min(15.0);
    description_overlap 1 "three-word runs shared with the page's description" |v| v.description_overlap;
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
    name_good_share 0 "share of the good text in blocks with the same tag and first class" |v| v.name_good_share;
    name_count 0 "how many of them there are" |v| v.name_count.min(200.0);
    repeated_container 0 "the largest number of equal siblings among the block's containers: cards, comments, list items" |v| v.repeats.min(50.0);
    repeated_words 0 "mean words of those siblings" |v| v.repeat_words.min(300.0);
    repeated_links 0 "mean link density of those siblings" |v| v.repeat_link_density;
    discount -1 "how strongly the block's text is discounted: comments, repetition, other articles, before the title" |v| 1.0 - v.discount;
    // ---- notes, promotions and captions
    emphasis_share 0 "notes, credits and datelines are in italics as a whole" |v| v.emphasis_share;
    upper_share 0 "labels and promotions are in capitals" |v| v.upper_share;
    opens_lower 0 "a fragment begins in lower case" |v| flag(v.opens_lower);
    has_address 0 "addresses and handles are for getting in touch" |v| flag(v.has_address);
    outside_links 0 "share of the block's links that leave the site" |v| v.outside_links;
    story_links 0 "share of the block's links that lead to a story of the site" |v| v.story_links;
    place_links 0 "share of the block's links that stay on the page or write a mail" |v| v.place_links;
    gap_before 0 "blocks since the last good one" |v| v.gap_before.min(40.0);
    gap_after 0 "blocks until the next good one" |v| v.gap_after.min(40.0);
    words_since_good 0 "words since the last good block" |v| v.words_since_good.min(300.0);
    like_terminated 0 "share of the blocks of the same look that end a sentence" |v| v.like_terminated;
    like_outside -1 "share of the blocks of the same look that stand outside of the main element" |v| v.like_outside;
    first_in_parent 0 "blocks before it under the same parent" |v| v.first_in_parent.min(40.0);
    last_in_parent 0 "blocks behind it under the same parent" |v| v.last_in_parent.min(40.0);
    par_images 0 "images under the parent for each of its blocks" |v| v.par_images;
    gp_images 0 "images under the grandparent for each of its blocks" |v| v.gp_images;
    alt_overlap -1 "a caption repeats what the image's description says" |v| v.alt_overlap;
    names_site -1 "a line that names the site is about the site" |v| flag(v.names_site);
    names_author -1 "a line that names the author is about the author" |v| flag(v.names_author);
    seen_before -1 "three-word runs that stood on the page before" |v| v.seen_before;
    under_stock -1 "stands under a label that is a stock phrase" |v| flag(v.under_stock);
    section_good 0 "good words that a heading stands over" |v| v.section_good.min(500.0);
    like_next_good 0 "looks like the next good block" |v| flag(v.like_next_good);
    like_previous_good 0 "looks like the last good block" |v| flag(v.like_previous_good);
    par_words_share 0 "share of the parent's words that the block has" |v| v.par_words_share;
    page_link_density 0 "link density of the page" |v| v.page_link_density;
    discounted_share 0 "how much of the page's good text is left after the discounts" |v| v.discounted_share;
    furniture -1 "words that pages use of themselves: newsletter, follow, comment" |v| v.furniture.min(8.0);
    furniture_density -1 "and how many of the block's words they are" |v| v.furniture / v.measure.words.max(3.0);
    stock_near -1 "stock lines around" |v| v.stock_near;
}

/// The values of all signals for one block.
pub(crate) fn values(view: &View<'_>, into: &mut Vec<f32>) {
    into.extend(SIGNALS.iter().map(|signal| (signal.value)(view)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::Limits;
    use crate::metadata;
    use crate::page::Page;

    /// The signals of every block of a page, row-major.
    fn signals_of(html: &str) -> Vec<f32> {
        let page = Page::parse(html, &Limits::default()).expect("small");
        let meta = metadata::resolve(&page, metadata::ResolveHints::default());
        let context = Context::new(&page, &meta.anchors);
        let mut all = Vec::new();
        context.views.iter().for_each(|view| values(view, &mut all));
        all
    }

    fn column(all: &[f32], name: &str) -> Vec<f32> {
        let at = SIGNALS.iter().position(|signal| signal.name == name).expect("a signal");
        all.iter().skip(at).step_by(SIGNALS.len()).copied().collect()
    }

    #[test]
    fn test_names_are_unique_and_reasoned() {
        let mut names: Vec<_> = SIGNALS.iter().map(|signal| signal.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), SIGNALS.len());
        assert!(SIGNALS.iter().all(|signal| !signal.why.is_empty() && signal.monotone.abs() <= 1));
        assert!(names.iter().all(|name| name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')));
    }

    /// The fixture has a block for each signal: one that takes a single value there is not computed, or has no example.
    #[test]
    fn test_every_signal_takes_more_than_one_value_and_all_are_finite() {
        let all = signals_of(include_str!("../../fixtures/signals/every/page.html"));
        // what holds for the page as a whole is the same for all of its blocks
        let other = signals_of("<p>A short page.</p>");
        assert!(all.iter().all(|value| value.is_finite()));
        let same: Vec<&str> = SIGNALS
            .iter()
            .map(|signal| signal.name)
            .filter(|name| {
                let values = column(&all, name);
                let first = values[0];
                values.iter().chain(&column(&other, name)).all(|value| *value == first)
            })
            .collect();
        assert!(same.is_empty(), "{same:?}");
    }

    #[test]
    fn test_empty_and_hostile_pages_have_finite_signals() {
        for html in [
            "",
            "<p>",
            "<p>x",
            "<table><tr><td>1",
            "<ul><li><a href=''></a></ul><p>.",
            "<article><h1>a</h1></article><p>a</p>",
        ] {
            assert!(signals_of(html).iter().all(|value| value.is_finite()), "{html}");
        }
    }

    /// A snippet for each of the signals that look at more than the block itself: name, page, the value of each block.
    #[test]
    fn test_values_on_snippets() {
        let cases: &[(&str, &str, &[f32])] = &[
            ("emphasis_share", "<p><em>By our staff</em></p><p>Boats <i>sank</i>.</p>", &[1.0, 5.0 / 11.0]),
            ("opens_lower", "<p>and so on</p><p>And so on</p>", &[1.0, 0.0]),
            ("has_address", "<p>Write to a@b.example</p><p>Text</p>", &[1.0, 0.0]),
            ("place_links", "<p><a href='#top'>Top</a></p><p><a href='/x'>X</a></p>", &[1.0, 0.0]),
            (
                "story_links",
                "<p><a href='/town/the-ferry-timetable-for-the-winter'>Ferry</a></p><p><a href='/town'>Town</a></p>",
                &[1.0, 0.0],
            ),
            (
                "outside_links",
                "<link rel=canonical href='https://a.example/x'><p><a href='https://b.example.org/'>B</a></p><p><a href='https://www.a.example/y'>A</a></p>",
                &[1.0, 0.0],
            ),
            (
                "alt_overlap",
                "<img alt='The bridge at low tide'><p>The bridge at low tide</p><p>The boats were lost at night</p>",
                &[1.0, 0.0],
            ),
            (
                "seen_before",
                "<p>The boats were lost at night</p><p>The boats were lost at night</p>",
                &[0.0, 1.0],
            ),
            (
                "names_site",
                "<meta property='og:site_name' content='The Courier'><p>Read The Courier daily</p><p>Text</p>",
                &[1.0, 0.0],
            ),
            (
                "names_author",
                "<meta name=author content='Ann Lee'><p>Ann Lee is a writer</p><p>Text</p>",
                &[1.0, 0.0],
            ),
            ("first_in_parent", "<div><p>a</p><p>b</p><p>c</p></div>", &[0.0, 1.0, 2.0]),
            ("last_in_parent", "<div><p>a</p><p>b</p><p>c</p></div>", &[2.0, 1.0, 0.0]),
            ("par_images", "<div><img src=x><p>a</p><p>b</p></div>", &[0.5, 0.5]),
            (
                "under_stock",
                "<h3>Related stories</h3><p>One</p><h3>The harbour</h3><p>Two</p>",
                &[1.0, 1.0, 0.0, 0.0],
            ),
            ("name_count", "<p class='a b'>x</p><p class='a c'>y</p><p class='d'>z</p>", &[2.0, 2.0, 1.0]),
            ("copy_number", "<p>one</p><p>one</p><p>two</p>", &[0.0, 1.0, 0.0]),
            ("in_aside", "<aside><p>x</p></aside><p>y</p>", &[1.0, 0.0]),
            (
                "low_comment",
                "<div class=comments><div><p>x</p></div></div><p>a b c d e f g h i j</p>",
                &[1.0, 0.0],
            ),
        ];
        for (name, html, expected) in cases {
            let values = column(&signals_of(html), name);
            let is_same = values.len() == expected.len()
                && values.iter().zip(*expected).all(|(a, b)| (a - b).abs() < 1e-3);
            assert!(is_same, "{name}: {values:?}, not {expected:?}");
        }
    }
}
