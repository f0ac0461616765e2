//! The named signals of a block: what the model sees.
//!
//! A signal is a row of [`SIGNALS`]: its name, why it tells an article's text from the rest, and a function of one block's
//! [`View`]. A signal sees facts about the block, its containers and its place on the page; never another block's score.

use html5ever::local_name;

use super::facts::View;
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

/// Copies of the block's text ahead of it. A heading over text is none: the contents of a long story name it before.
fn copies(view: &View<'_>) -> f32 {
    if view.section.good > 0.0 { 0.0 } else { view.copies.before as f32 }
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
    chars 0 "a block's length in characters, for scripts whose words are hard to count" |v| (v.measure.chars as f32).min(1500.0);
    link_density -1 "teasers, menus and tag lists are mostly links; in prose links seldom make up a third of the characters" |v| v.link_density;
    wholly_inline 0 "a block that stands in one styled inline element is a label or a link" |v| flag(v.block.inner != v.block.row);
    duplicate -1 "a text that stood on the page before is a teaser, a label or a second copy" |v| flag(copies(v) > 0.0);
    copy_number -1 "the third copy is furniture" |v| copies(v).min(5.0);
    // ---- phrases
    stock_line -1 "any of these phrases, in a line that is short or ends no sentence" |v| flag(v.is_stock_line());
    // ---- the element
    tag_li 0 "list items are menus more often than text" |v| flag(v.in_li);
    tag_div 0 "text straight in a <div>" |v| flag(v.tag == local_name!("div"));
    heading_level 0 "boxes have small headings, stories larger ones" |v| f32::from(v.heading.unwrap_or(0));
    in_data_table 0 "rows of data tables" |v| flag(v.is_data);
    in_table 0 "old layouts, and data" |v| flag(v.in_table);
    in_figure -1 "captions and credits" |v| flag(v.in_figure);
    images_since 0 "a caption comes right behind its image" |v| (v.place.images_since as f32).min(5.0);
    // ---- names of the element, its parent, and the containers that hold little of the page
    own_caption -1 "the block's own class says that it is a caption" |v| flag(v.own.any(Hints::CAPTION));
    own_footer -1 "the block's own class says that it is a foot line" |v| flag(v.own.any(Hints::FOOTER.with(Hints::COPYRIGHT)));
    par_promo -1 "the parent's class says that it leads to other stories or asks to sign up" |v| flag(v.par.any(Hints::RELATED.with(Hints::NEWSLETTER).with(Hints::AD).with(Hints::TEASER)));
    // ---- place among the page's good text
    good_before 0 "share of the page's good text before the block" |v| v.place.good_before;
    good_after 0 "share of the page's good text after the block" |v| v.place.good_after;
    good_page 0 "how much good text the page has" |v| v.place.good_page.min(3000.0);
    blocks_before 0 "share of the page's blocks before this one" |v| v.place.blocks_before;
    window_link_density -1 "link density of the blocks around" |v| v.place.window_link_density;
    previous_link_density 0 "link density of the block before" |v| v.place.previous_link_density;
    next_words 0 "length of the block after: a subheading is followed by text" |v| v.place.next_words.min(100.0);
    next_terminated 0 "the block after ends a sentence" |v| flag(v.place.next_is_terminated);
    same_parent_after 0 "the block two places after has the same parent" |v| flag(v.place.same_parent_after);
    steps_to_next_good 0 "levels up to what also holds the next good block" |v| v.place.steps_to_next_good.min(15.0);
    after_last_good 0 "blocks behind the last good one of the main container" |v| v.container.after_last_good.min(40.0);
    before_first_good 0 "blocks ahead of the first good one of the main container" |v| v.container.before_first_good.min(40.0);
    // ---- place relative to the title
    title_overlap 0 "share of the block's words that the title has" |v| v.overlap.title;
    after_title 0 "behind the title's block" |v| flag(v.since_title.is_behind);
    blocks_since_title 0 "blocks since the title's" |v| v.since_title.blocks.clamp(-50.0, 200.0);
    words_since_title 0 "words since the title" |v| v.since_title.words.clamp(-500.0, 3000.0);
    good_since_title 0 "share of the page's good text between the title and the block" |v| v.since_title.good;
    steps_to_title 0 "levels up to what also holds the title" |v| v.since_title.steps.min(15.0);
    description_overlap 1 "three-word runs shared with the page's description" |v| v.overlap.description;
    // ---- the containers
    par_good_share 0 "share of the page's good text under the parent" |v| v.container.par_good_share;
    gp_good_share 0 "share of the page's good text under the grandparent" |v| v.container.gp_good_share;
    par_link_density -1 "link density under the parent" |v| v.container.par_link_density;
    gp_link_density 0 "link density under the grandparent" |v| v.container.gp_link_density;
    par_blocks 0 "blocks under the parent" |v| v.container.par_blocks.min(200.0);
    steps_to_half 0 "levels up to the ancestor that has half of the good text" |v| v.container.steps_to_half.min(15.0);
    in_main 1 "inside the deepest element with 60 % of the good text" |v| flag(v.container.in_main);
    depth_in_main 0 "levels beneath it" |v| v.container.depth_in_main.clamp(-1.0, 15.0);
    in_densest 1 "inside the container that holds the most good paragraphs itself" |v| flag(v.container.in_densest);
    depth_in_densest 0 "levels beneath it" |v| v.container.depth_in_densest.clamp(-1.0, 15.0);
    densest_share 0 "share of the page's good text in that container" |v| v.container.densest_share;
    branch_purity 0 "good words among all in that child" |v| v.container.branch_purity;
    // ---- repetition
    like_good_share 1 "share of the page's good text in blocks of the same look (tag and class of element and parent)" |v| v.like.good_share;
    like_count 0 "how many blocks look so" |v| v.like.count.min(200.0);
    like_words 0 "their mean length" |v| v.like.words.min(200.0);
    like_link_density 0 "their mean link density" |v| v.like.link_density;
    tag_count 0 "how many of them there are" |v| v.like.tag_count.min(200.0);
    name_count 0 "how many of them there are" |v| v.like.name_count.min(200.0);
    repeated_container 0 "the largest number of equal siblings among the block's containers: cards, comments, list items" |v| v.repeat.count.min(50.0);
    repeated_words 0 "mean words of those siblings" |v| v.repeat.words.min(300.0);
    repeated_links 0 "mean link density of those siblings" |v| v.repeat.link_density;
    discount -1 "how strongly the block's text is discounted: comments, repetition, other articles, before the title" |v| 1.0 - v.discount;
    // ---- notes, promotions and captions
    emphasis_share 0 "notes, credits and datelines are in italics as a whole" |v| v.emphasis_share;
    upper_share 0 "labels and promotions are in capitals" |v| v.upper_share;
    outside_links 0 "share of the block's links that leave the site" |v| v.links.outside;
    story_links 0 "share of the block's links that lead to a story of the site" |v| v.links.stories;
    place_links 0 "share of the block's links that stay on the page or write a mail" |v| v.links.places;
    gap_after 0 "blocks until the next good one" |v| v.place.gap_after.min(40.0);
    like_outside -1 "share of the blocks of the same look that stand outside of the main element" |v| v.like.outside;
    par_images 0 "images under the parent for each of its blocks" |v| v.container.par_images;
    gp_images 0 "images under the grandparent for each of its blocks" |v| v.container.gp_images;
    alt_overlap -1 "a caption repeats what the image's description says" |v| v.overlap.alts;
    names_author -1 "a line that names the author is about the author" |v| flag(v.overlap.names_author);
    seen_before -1 "three-word runs that stood on the page before" |v| v.overlap.seen_before;
    under_stock -1 "stands under a label that is a stock phrase" |v| flag(v.section.is_under_stock);
    section_good 0 "good words that a heading stands over" |v| v.section.good.min(500.0);
    par_words_share 0 "share of the parent's words that the block has" |v| v.place.parent_share;
    furniture -1 "words that pages use of themselves: newsletter, follow, comment" |v| v.furniture.min(8.0);
    furniture_density -1 "and how many of the block's words they are" |v| v.furniture / v.measure.words.max(3.0);
    stock_near -1 "stock lines around" |v| v.section.stock_near;
    // ---- lines, and what stands around them
    terminated 0 "prose ends its sentences; labels, credits and teasers often do not" |v| flag(v.measure.is_terminated);
    digit_share 0 "dates, counters and prices are mostly digits" |v| v.measure.digits as f32 / v.measure.chars.max(1) as f32;
    lower_share 0 "in prose most words begin in lower case, in headlines and names few" |v| v.measure.lower_words as f32 / v.measure.tokens.max(1) as f32;
    words 0 "a block's length in words" |v| v.measure.words.min(150.0);
    title_length 0 "headlines of other stories are about as long as the title" |v| v.line.title_length.min(6.0);
    lead_place 1 "set apart between the title and the text, and like nothing else on the page: the standfirst" |v| flag(v.is_in_lead_place());
    named_lead 1 "the block's or its parent's class says that it is the standfirst" |v| flag(v.is_named_lead());
    date_share -1 "a line that is all date and time says when, not what" |v| v.line.dates;
    title_share 0 "share of the title's words that the block has: the title again, beside a date" |v| v.line.title_share;
    same_opening 0 "blocks of the page that open with the same two words: the heads of comments and cards" |v| v.line.same_opening.min(40.0);
    dated_near -1 "dated lines around: comments and teasers are dated, paragraphs are not" |v| v.line.dated_near;
    copies_near -1 "lines around that the page prints several times: the buttons of comments and cards" |v| v.line.copies_near;
    short_near 0 "short blocks around" |v| v.line.short_near;
    stock_since_title 0 "stock lines since the title: behind several of them the story is over" |v| v.line.stock_since_title.min(30.0);
    dated_since_title 0 "dated lines since the title: the story has one or two" |v| v.line.dated_since_title.min(30.0);
    gap_before 0 "blocks since the last good one" |v| v.line.gap_before.min(40.0);
    next_link_density 0 "a label is followed by the links that it stands over" |v| v.line.next_links;
    links_behind 0 "link density of the blocks behind" |v| v.line.links_behind;
    behind_in_parent 0 "blocks of the same parent behind: sign-offs are the last" |v| v.line.behind_in_parent.min(60.0);
    good_behind_in_parent 0 "good blocks of the same parent behind" |v| v.line.good_behind_in_parent.min(40.0);
    prose_behind 0 "how many of the blocks just behind are sentences" |v| v.line.prose_behind;
    since_heading 0 "blocks since the last heading" |v| v.line.since_heading.min(40.0);
    previous_words 0 "length of the block ahead" |v| v.line.previous_words.min(100.0);
}

/// The values of all signals for one block.
pub(crate) fn values(view: &View<'_>, into: &mut Vec<f32>) {
    into.extend(SIGNALS.iter().map(|signal| (signal.value)(view)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Limits;
    use crate::blocks::Context;
    use crate::claims;
    use crate::page::Page;

    /// The signals of every block of a page, row-major.
    fn signals_of(html: &str) -> Vec<f32> {
        let page = Page::parse(html, &Limits::default()).expect("small");
        let meta = claims::resolve(&page, claims::ResolveHints::default());
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

    /// What a fixture's comment says of a block: whether it is the article's, the signal's value, how the text begins.
    struct Stated<'a> {
        is_article: bool,
        value: f32,
        opening: &'a str,
    }

    /// The pages of a fixture. Each begins with a comment that names the signal, then each block of the page: `+` for the article's
    /// blocks and `-` for the others, the value, the beginning of the text.
    fn stated_pages<'a>(name: &str, fixture: &'a str) -> Vec<(Vec<Stated<'a>>, &'a str)> {
        let mark = format!("<!-- {name}\n");
        assert!(fixture.starts_with(&mark), "{name}: its comment comes first");
        fixture
            .split(mark.as_str())
            .skip(1)
            .map(|page| {
                let (comment, html) = page.split_once("-->\n").expect("the comment ends");
                let stated = comment.lines().map(|line| {
                    let mut parts = line.splitn(3, ' ');
                    let sign = parts.next().expect("a sign");
                    assert!(matches!(sign, "+" | "-"), "{name}: {line}");
                    let value = parts.next().and_then(|value| value.parse().ok());
                    Stated {
                        is_article: sign == "+",
                        value: value.unwrap_or_else(|| panic!("{name}: a value in {line}")),
                        opening: parts.next().unwrap_or_default(),
                    }
                });
                (stated.collect(), html)
            })
            .collect()
    }

    const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/signals");

    fn fixture(name: &str) -> String {
        let path = format!("{FIXTURES}/{name}.html");
        std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    #[test]
    fn test_every_signal_has_a_fixture_and_every_fixture_a_signal() {
        let mut files: Vec<String> = std::fs::read_dir(FIXTURES)
            .expect("the folder")
            .filter_map(|entry| entry.expect("an entry").file_name().into_string().ok())
            .filter_map(|file| file.strip_suffix(".html").map(str::to_owned))
            .collect();
        files.sort_unstable();
        let mut names: Vec<&str> = SIGNALS.iter().map(|signal| signal.name).collect();
        names.sort_unstable();
        assert_eq!(files, names);
    }

    /// `UPDATE_FIXTURES=1` writes the values that came out: read the difference line by line.
    #[test]
    fn test_fixtures_state_the_value_of_every_block() {
        let mut wrong = Vec::new();
        for signal in SIGNALS {
            let text = fixture(signal.name);
            let mut updated = String::new();
            for (stated, html) in stated_pages(signal.name, &text) {
                let page = Page::parse(html, &Limits::default()).expect("small");
                let texts: Vec<&str> = page.blocks.iter().map(|block| page.block_text(block)).collect();
                assert_eq!(texts.len(), stated.len(), "{}: {texts:#?}", signal.name);
                let values = column(&signals_of(html), signal.name);
                updated += &format!("<!-- {}\n", signal.name);
                for ((stated, value), text) in stated.iter().zip(values).zip(texts) {
                    let name = signal.name;
                    assert!(text.starts_with(stated.opening), "{name}: {text}, not {}", stated.opening);
                    if (stated.value - value).abs() > 0.006 {
                        wrong.push(format!("{name}: {value}, not {}: {text}", stated.value));
                    }
                    let sign = if stated.is_article { '+' } else { '-' };
                    let rounded = (value * 100.0).round() / 100.0;
                    updated += &format!("{sign} {rounded} {}\n", stated.opening);
                }
                updated += &format!("-->\n{html}");
            }
            if std::env::var_os("UPDATE_FIXTURES").is_some() {
                std::fs::write(format!("{FIXTURES}/{}.html", signal.name), updated).expect("written");
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    /// The signal tells the article's blocks from the others, and in its direction where it has one.
    #[test]
    fn test_fixtures_show_what_the_signal_is_for() {
        for signal in SIGNALS {
            let text = fixture(signal.name);
            let blocks: Vec<Stated<'_>> =
                stated_pages(signal.name, &text).into_iter().flat_map(|(stated, _)| stated).collect();
            let mean = |among: bool| {
                let values: Vec<f32> = blocks
                    .iter()
                    .filter(|block| block.is_article == among)
                    .map(|block| block.value)
                    .collect();
                assert!(!values.is_empty(), "{}: blocks of the article and others", signal.name);
                values.iter().sum::<f32>() / values.len() as f32
            };
            let difference = mean(true) - mean(false);
            assert!(difference.abs() > 0.01, "{}: {difference}", signal.name);
            assert!(f32::from(signal.monotone) * difference >= 0.0, "{}: {difference}", signal.name);
        }
    }
}
