//! The page as an immutable side table: rows in document order, one text buffer, blocks.
//!
//! A page knows nothing of articles; it holds no weights and no words of a language.

pub(crate) mod decode;
mod feed;
mod guard;
pub(crate) mod hints;
mod parse;
mod scan;
mod select;
mod shown;
pub(crate) mod sniff;
pub(crate) mod tables;
pub(crate) mod tags;
mod tokens;
mod tree;
mod walk;

use html5ever::{LocalName, local_name};

pub(crate) use hints::Hints;
pub(crate) use tree::{Bytes, Element};

use crate::article::Error;
use crate::article::Mark;
use crate::article::{Limit, Limits};

/// Which attributes of a page's elements enter its tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Attributes {
    /// Those that some stage reads.
    Read,
    /// All: selectors may ask for any.
    All,
}

/// Index of a [`Row`]; rows are elements in document order.
pub(crate) type RowId = u32;

/// A parsed page.
#[derive(Debug)]
pub(crate) struct Page {
    tree: tree::Tree,
    /// Every element, in document order (pre-order), the head's too.
    pub(crate) rows: Vec<Row>,
    /// The visible text: the blocks' texts, each followed by `\n`.
    pub(crate) text: String,
    /// Runs of inline text between block boundaries, in document order.
    pub(crate) blocks: Vec<Block>,
    /// Inline links and emphasis within blocks, in order of their ends.
    pub(crate) inlines: Vec<Inline>,
    /// Names of the limits that cut something off.
    pub(crate) truncated: Vec<Limit>,
    /// The bounds that it was read with, which also bound what comes out of it.
    pub(crate) limits: Limits,
    /// Whether this was plain text: every row but the first is a paragraph.
    pub(crate) is_plain_text: bool,
}

/// An element.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    node: tree::NodeId,
    /// The tag's name; compare with `local_name!("p")`.
    pub(crate) tag: LocalName,
    /// The parent's row; the root's is its own.
    pub(crate) parent: RowId,
    /// One past the last descendant's row.
    pub(crate) end: RowId,
    /// Distance from the root.
    pub(crate) depth: u16,
    /// What class, id, role and the like hint at.
    pub(crate) hints: Hints,
    /// Tag and class as one number: equal for elements that look alike.
    pub(crate) signature: u32,
    /// Hidden by attribute, inline style or the usual class names, here or above.
    pub(crate) is_hidden: bool,
    /// Part of a data table.
    pub(crate) is_data: bool,
    /// The visible text under this row, as a byte range of [`Page::text`]; holds for inline elements too.
    pub(crate) text: (u32, u32),
    /// The blocks under this row, as a range of [`Page::blocks`]; empty for inline elements.
    pub(crate) blocks: (u32, u32),
}

/// A run of inline text between block boundaries.
#[derive(Debug, Clone)]
pub(crate) struct Block {
    /// The innermost block-level element that holds it; the `<tr>` of a data table.
    pub(crate) row: RowId,
    /// The innermost element that holds all of its text: an inline one where the whole block stands in it.
    pub(crate) inner: RowId,
    /// Byte range of [`Page::text`], trimmed.
    pub(crate) text: (u32, u32),
    /// Range of [`Page::inlines`].
    pub(crate) inlines: (u32, u32),
    /// Characters other than white space.
    pub(crate) chars: u32,
    /// Those of them within links.
    pub(crate) link_chars: u32,
    /// Those of them within `<b>` or `<strong>`.
    pub(crate) strong_chars: u32,
    /// Images met on the page before this block.
    pub(crate) images_before: u32,
    /// Links within the block.
    pub(crate) links: u32,
    /// The bytes of the page that hold its text.
    pub(crate) bytes: Bytes,
}

/// An inline link or emphasis: a byte range of [`Page::text`].
#[derive(Debug, Clone)]
pub(crate) struct Inline {
    pub(crate) text: (u32, u32),
    pub(crate) mark: Mark,
    pub(crate) row: RowId,
}

impl Page {
    /// Parses and walks a page.
    pub(crate) fn parse(html: &str, limits: &Limits) -> Result<Self, Error> {
        Self::parse_with(html, limits, Attributes::Read)
    }

    /// Parses and walks a page, with the attributes that are wanted.
    pub(crate) fn parse_with(html: &str, limits: &Limits, attributes: Attributes) -> Result<Self, Error> {
        let parsed = parse::parse(html, limits, attributes)?;
        let mut page = walk::walk(parsed.tree, parsed.truncated, limits);
        for block in &mut page.blocks {
            block.bytes = parsed.origin.in_page(block.bytes);
        }
        Ok(page)
    }

    /// The page of a plain text: a paragraph for each run of lines between blank lines.
    pub(crate) fn from_text(text: &str, limits: &Limits) -> Result<Self, Error> {
        if text.len() > limits.bytes {
            return Err(Error::Limit {
                limit: Limit::Bytes,
                found: text.len() as u64,
                allowed: limits.bytes as u64,
            });
        }
        Ok(walk::from_text(text, limits))
    }

    /// Tells where the page that was parsed begins in the one that was given; where it is none of its parts, no block knows its bytes.
    pub(crate) fn begins_at(&mut self, offset: Option<usize>) {
        for block in &mut self.blocks {
            block.bytes = offset.map_or(Bytes::UNKNOWN, |offset| block.bytes.moved(offset as u32));
        }
    }

    /// An attribute of a row's element.
    pub(crate) fn attr(&self, row: RowId, name: &str) -> Option<&str> {
        self.element(row)?.attribute(name)
    }

    /// A row's element.
    pub(crate) fn element(&self, row: RowId) -> Option<&Element> {
        self.tree.element(self.rows.get(row as usize)?.node)
    }

    /// The visible text under a row, trimmed: exact for inline elements too (`<time>`, `<a>`). Hidden inline elements have
    /// none.
    pub(crate) fn row_text(&self, row: RowId) -> &str {
        let (start, end) = self.rows[row as usize].text;
        self.text[start as usize..end as usize].trim()
    }

    /// The raw text nodes directly in a row: for `<title>` and `<script>`, whose text is not visible.
    pub(crate) fn raw_text(&self, row: RowId) -> String {
        let Some(row) = self.rows.get(row as usize) else { return String::new() };
        self.tree.children(row.node).filter_map(|child| self.tree.text(child)).collect()
    }

    /// The text of the title element; empty where there is none.
    pub(crate) fn title_text(&self) -> String {
        let title = self.rows.iter().position(|row| row.tag == local_name!("title"));
        title.map(|row| self.raw_text(row as RowId)).unwrap_or_default()
    }

    /// A block's text.
    pub(crate) fn block_text(&self, block: &Block) -> &str {
        &self.text[block.text.0 as usize..block.text.1 as usize]
    }

    /// A row and the rows above it, innermost first, the root last.
    pub(crate) fn ancestors(&self, row: RowId) -> impl Iterator<Item = RowId> + '_ {
        let mut next = Some(row);
        std::iter::from_fn(move || {
            let current = next?;
            let parent = self.rows[current as usize].parent;
            next = (parent != current).then_some(parent);
            Some(current)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tag soup of a seed: every text node has a word of its own, in one script or another.
    fn soup(seed: u64) -> (String, usize) {
        const TAGS: &[&str] = &[
            "p",
            "div",
            "span",
            "b",
            "a href=/x",
            "li",
            "ul",
            "ol",
            "table",
            "tr",
            "td",
            "pre",
            "code",
            "blockquote",
            "figure",
            "figcaption",
            "h2",
            "em",
            "section",
            "i class=icon",
            "div hidden",
            "q",
            "ruby",
            "rt",
            "br",
            "img",
            "dl",
            "dd",
        ];
        const WORDS: &[&str] = &["wort", "слово", "単語", "كلمة", "मुख्य", "คำ", "λέξη", "단어", "🙂word"];
        let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        let mut next = |below: usize| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state >> 33) as usize % below
        };
        let (mut html, mut open, mut words) = (String::new(), Vec::new(), 0);
        for _ in 0..300 {
            match next(5) {
                0 | 1 => {
                    let tag = TAGS[next(TAGS.len())];
                    html.push_str(&format!("<{tag}>"));
                    open.push(tag.split(' ').next().unwrap_or(tag));
                }
                2 => {
                    if !open.is_empty() {
                        let at = open.len() - 1 - next(open.len().min(3));
                        html.push_str(&format!("</{}>", open.remove(at)));
                    }
                }
                _ => {
                    html.push_str(&format!("{}\n {}{words}x ", [" ", ""][next(2)], WORDS[next(WORDS.len())]));
                    words += 1;
                }
            }
        }
        (html, words)
    }

    #[test]
    fn test_blocks_are_disjoint_in_order_and_print_each_text_once() {
        for seed in 1..200 {
            let (html, words) = soup(seed);
            let page = Page::parse(&html, &Limits::default()).expect("small");
            let mut at = 0;
            for block in &page.blocks {
                let (from, to) = (block.text.0 as usize, block.text.1 as usize);
                assert!(at <= from && from < to, "seed {seed}: in order and disjoint");
                at = to;
                let text = page.text.get(from..to).expect("on character boundaries");
                assert_eq!(text, text.trim_matches([' ', '\n', '\t']), "seed {seed}");
                let row = &page.rows[block.row as usize];
                assert!(row.text.0 as usize <= from && to <= row.text.1 as usize, "seed {seed}");
                for inline in &page.inlines[block.inlines.0 as usize..block.inlines.1 as usize] {
                    assert!(
                        page.text.get(inline.text.0 as usize..inline.text.1 as usize).is_some(),
                        "seed {seed}"
                    );
                }
            }
            let shown: Vec<&str> = page.blocks.iter().map(|block| page.block_text(block)).collect();
            for word in 0..words {
                let count: usize = shown.iter().map(|text| occurrences(text, &format!("{word}x"))).sum();
                assert!(count <= 1, "seed {seed}: text {word} is printed {count} times");
            }
            for (id, row) in page.rows.iter().enumerate() {
                assert!(
                    row.end as usize > id && row.end <= page.rows[row.parent as usize].end,
                    "seed {seed}: rows nest"
                );
            }
        }
    }

    #[test]
    fn test_a_block_knows_the_bytes_of_the_page_that_hold_its_text() {
        for before in ["", "\u{feff}", "<title>A ferry <p>", "<!doctype html><title>A &amp; b</title>"] {
            let html = format!(
                "{before}<p> One <b>two</b> &amp; <!-- c -->three.</p>\n<div>Four<br><br>five<table><tr><td>six"
            );
            let page = Page::parse(&html, &Limits::default()).expect("small");
            let spans: Vec<_> =
                page.blocks.iter().filter_map(|block| block.bytes.known()).map(|span| &html[span]).collect();
            let expected = [" One <b>two</b> &amp; <!-- c -->three.", "Four", "five", "six"];
            let from = spans.len() - expected.len();
            assert_eq!(spans[from..], expected, "{html}");
        }
        let text = "One\r\ntwo\n\n\nthree";
        let page = Page::from_text(text, &Limits::default()).expect("small");
        let spans: Vec<_> =
            page.blocks.iter().filter_map(|block| block.bytes.known()).map(|span| &text[span]).collect();
        assert_eq!(spans, ["One\r\ntwo", "three"]);
    }

    /// A block whose text came by the tokenizer does not say where it stands; whose does is never wrong.
    #[test]
    fn test_the_bytes_of_a_block_hold_its_words() {
        for seed in 1..200 {
            let (html, _) = soup(seed);
            let page = Page::parse(&html, &Limits::default()).expect("small");
            for block in &page.blocks {
                let Some(span) = block.bytes.known() else { continue };
                let source = html.get(span).expect("on character boundaries");
                for word in page.block_text(block).split_whitespace() {
                    assert!(source.contains(word), "seed {seed}: {word} in {source}");
                }
            }
        }
    }

    /// How often a numbered word stands in a text, not as the end of a longer number.
    fn occurrences(text: &str, word: &str) -> usize {
        text.match_indices(word)
            .filter(|(at, _)| !text[..*at].ends_with(|c: char| c.is_ascii_digit()))
            .count()
    }
}
