//! The signature: a line under the text that is its author's name and nothing else, as newspapers print it.
//!
//! What sets it apart from a mention is where it stands (right under prose, and nothing but furniture behind it) or how it is set
//! (to the right, in italics, behind a dash). Attributions of quotations look alike and are told by what they stand under.

use html5ever::local_name;

use super::byline::{self, Class, Credit, Trust};
use super::gather::markup::parted_text;
use crate::lexicon::LEXICONS;
use crate::page::{Block, Hints, Page, RowId, tags};
use crate::text::is_spaceless;

/// Longest signature, and shortest paragraph that it may stand under, in bytes.
const MAX_SIGNATURE: u32 = 90;
const MIN_PROSE: usize = 120;
/// Blocks between a signature and the prose above it: a note, a second name.
const MAX_GAP: usize = 1;
/// Blocks behind a plain signature that must hold no prose of the same text.
const END: usize = 12;
/// Most words of a signer's name, and characters of one in a script without blanks.
const MAX_WORDS: usize = 4;
const MAX_IDEOGRAPHS: usize = 5;
/// Bytes of a style or class that are read.
const MAX_STYLE: usize = 200;
/// Marks that open a signature, or part its names and agencies.
const DASHES: [char; 5] = ['—', '–', '-', '―', '~'];

/// Names of containers whose lines sign nothing of the article's.
const FOREIGN: Hints = Hints::COMMENT
    .with(Hints::RELATED)
    .with(Hints::TEASER)
    .with(Hints::FOOTER)
    .with(Hints::NAV)
    .with(Hints::CAPTION)
    .with(Hints::QUOTE);

/// The first signature behind the title: its credits, and the line as printed.
pub(super) fn find(page: &Page, title: Option<usize>, sites: &[String]) -> Option<(Vec<Credit>, String)> {
    if page.is_plain_text {
        return None;
    }
    let mut prose: Option<usize> = None;
    for index in title.map_or(0, |title| title + 1)..page.blocks.len() {
        let block = &page.blocks[index];
        if is_prose(page, block) {
            prose = Some(index);
            continue;
        }
        let is_under_prose = prose.is_some_and(|prose| index - prose <= MAX_GAP + 1);
        if !is_under_prose || block.text.1 - block.text.0 > MAX_SIGNATURE {
            continue;
        }
        let above = &page.blocks[prose?];
        if (is_set_apart(page, block) || is_last(page, index, above))
            && let Some((credits, is_opened)) = credits_of(page, block, sites)
            && (is_opened
                || is_set_apart(page, block)
                || is_slanted(page, block)
                || credits.iter().all(|credit| credit.class != Class::Person || has_given_name(credit)))
            && may_sign(page, block, above)
        {
            return Some((credits, page.block_text(block).to_owned()));
        }
    }
    None
}

fn is_prose(page: &Page, block: &Block) -> bool {
    let text = page.block_text(block);
    text.len() >= MIN_PROSE
        && block.link_chars * 2 < block.chars
        && text
            .trim_end_matches(['"', '”', '“', '»', '’', '\'', ')'])
            .ends_with(['.', '!', '?', '…', ':', '。', '！', '？', '।'])
}

/// Whether a line is set to the right or behind a dash, as headings are not.
fn is_set_apart(page: &Page, block: &Block) -> bool {
    let says = |row: RowId, name: &str, parts: &[&str]| {
        page.attr(row, name).is_some_and(|value| {
            let value = &value[..value.floor_char_boundary(MAX_STYLE)];
            let value = value.to_ascii_lowercase().replace(' ', "");
            parts.iter().any(|part| value.contains(part))
        })
    };
    let is_right = page.ancestors(block.inner).take(3).any(|row| {
        says(row, "align", &["right"])
            || says(row, "style", &["text-align:right"])
            || says(row, "class", &["text-right", "align-right", "text-end"])
    });
    is_right || page.block_text(block).starts_with(DASHES)
}

/// Whether a line is all in italics.
fn is_slanted(page: &Page, block: &Block) -> bool {
    let inner = &page.rows[block.inner as usize].tag;
    matches!(*inner, local_name!("em") | local_name!("i") | local_name!("cite"))
}

/// Whether a name is one beyond its capitals, which headings in title case have too: a given name that a lexicon has.
fn has_given_name(credit: &Credit) -> bool {
    let given = credit.name.split([' ', '-']).next().unwrap_or_default().to_lowercase();
    LEXICONS.iter().any(|lexicon| {
        [lexicon.names_he, lexicon.names_she].iter().any(|names| names.binary_search(&given.as_str()).is_ok())
    })
}

/// Whether a line stands at the end of the text: beside the prose above it, and no prose beside it follows.
fn is_last(page: &Page, index: usize, above: &Block) -> bool {
    let parent = |block: &Block| page.rows[block.row as usize].parent;
    let own = parent(&page.blocks[index]);
    own == parent(above)
        && !page.blocks[index + 1..]
            .iter()
            .take(END)
            .any(|block| parent(block) == own && is_prose(page, block))
}

/// Who signs: people alone, whose names are all of the line but for a dash, an opening, an agency or a role.
fn credits_of(page: &Page, block: &Block, sites: &[String]) -> Option<(Vec<Credit>, bool)> {
    let line = parted_text(page, block.row, block.text);
    let bare = line.trim_start_matches(DASHES).trim();
    if bare.ends_with([':', '?', '!', '…'])
        || bare.contains(|c: char| c.is_ascii_digit() || "„“”«»\"".contains(c))
    {
        return None;
    }
    let mut credits = byline::read(bare, sites, Trust::Printed);
    let is_opened = byline::has_opening(bare);
    credits.retain(|credit| matches!(credit.class, Class::Person | Class::Agency));
    let people = credits.iter().filter(|credit| credit.class == Class::Person);
    let named: usize = people.clone().map(|credit| credit.name.chars().count()).sum();
    let is_all = is_opened || named * 3 >= bare.chars().count() * 2;
    // a name in ideographs is short; a line of them is anything
    let is_short = |name: &str| {
        let most = if name.chars().any(is_spaceless) { MAX_IDEOGRAPHS } else { MAX_SIGNATURE as usize };
        name.split(' ').count() <= MAX_WORDS && name.chars().count() <= most
    };
    let are_short = people.clone().all(|credit| is_short(&credit.name));
    (people.count() >= 1 && is_all && are_short).then_some((credits, is_opened))
}

/// Whether a line may sign the text above it: no heading, link, list item, caption or attribution of a quotation.
fn may_sign(page: &Page, block: &Block, above: &Block) -> bool {
    let row = &page.rows[block.row as usize];
    let is_quote = |row: RowId| page.rows[row as usize].tag == local_name!("blockquote");
    let is_quotation = page.block_text(above).starts_with(['"', '“', '„', '«', '»', '‘', '“', '「'])
        || page.ancestors(above.row).take(4).any(is_quote);
    let is_foreign = page.ancestors(block.row).take(6).any(|row| {
        let row = &page.rows[row as usize];
        row.hints.any(FOREIGN) && !row.hints.any(Hints::BODY)
            || matches!(
                row.tag,
                local_name!("figure")
                    | local_name!("figcaption")
                    | local_name!("blockquote")
                    | local_name!("aside")
                    | local_name!("footer")
                    | local_name!("nav")
                    | local_name!("li")
                    | local_name!("button")
                    | local_name!("form")
            )
    });
    tags::heading_level(&row.tag).is_none()
        && !is_quotation
        && !is_foreign
        && !row.is_data
        && !row.is_hidden
        && block.link_chars == 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Limits;

    fn signed(end: &str) -> Vec<String> {
        let prose = "<p>The bridge over the river stays closed until the summer, the council said on Monday, because two of its piers have moved.</p>";
        let page =
            Page::parse(&format!("<h1>The old bridge</h1><div>{prose}{end}</div>"), &Limits::default())
                .expect("small");
        let names =
            |(credits, _): (Vec<Credit>, String)| credits.into_iter().map(|credit| credit.name).collect();
        find(&page, Some(0), &[]).map(names).unwrap_or_default()
    }

    #[test]
    fn test_signatures() {
        let more = "<p>A temporary ferry runs between the two banks every half an hour, and it carries bicycles and prams free of charge until the end of the works.</p>";
        for (end, expected) in [
            ("<p>Ann Lee</p>", &["Ann Lee"][..]),
            ("<p>Ann Lee and Bo Chen</p>", &["Ann Lee", "Bo Chen"]),
            ("<p align=right><em>Ann Lee</em></p>", &["Ann Lee"]),
            ("<p>— Ann Lee</p>", &["Ann Lee"]),
            ("<p><strong>Ann Lee</strong></p>", &["Ann Lee"]),
            ("<p>Best Practices</p>", &[]),
            ("<p>各地の震度は次のとおり</p>", &[]),
            ("<p><i>Von Max Müller, dpa</i></p>", &["Max Müller", "dpa"]),
            ("<p style='text-align: right'>Ann Lee</p>", &["Ann Lee"]),
            ("<p><i>山田花子</i></p>", &["山田花子"]),
            ("<h3>Ann Lee</h3>", &[]),
            ("<p><a href=/x>Ann Lee</a></p>", &[]),
            ("<p>Read More</p>", &[]),
            ("<p>A ferry runs.</p>", &[]),
            ("<blockquote>“It moved.” <p>— Ann Lee</p></blockquote>", &[]),
            ("<figure><figcaption><i>Ann Lee</i></figcaption></figure>", &[]),
        ] {
            assert_eq!(signed(end), expected, "{end}");
        }
        assert_eq!(
            signed(&format!("<p>Ann Lee</p>{more}")),
            [""; 0],
            "a plain name amid the text signs nothing"
        );
    }
}
