//! The page as an immutable side table: rows in document order, one text buffer, blocks.
//!
//! A page knows nothing of articles; it holds no weights and no words of a language.

mod parse;

use html5ever::LocalName;
use scraper::Html;
use scraper::node::Element;

use crate::error::Error;
use crate::limits::Limits;

/// Index of a [`Row`]; rows are elements in document order.
pub(crate) type RowId = u32;

/// A parsed page.
#[derive(Debug)]
pub(crate) struct Page {
    html: Html,
    /// Every element, in document order (pre-order).
    pub(crate) rows: Vec<Row>,
    /// The visible text: the blocks' texts, each followed by `\n`.
    pub(crate) text: String,
    /// Runs of inline text between block boundaries, in document order.
    pub(crate) blocks: Vec<Block>,
    /// Names of the limits that cut something off.
    pub(crate) truncated: Vec<&'static str>,
}

/// An element.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    node: ego_tree::NodeId,
    /// The tag's name; compare with `local_name!("p")`.
    pub(crate) tag: LocalName,
    /// The parent's row; the root's is its own.
    pub(crate) parent: RowId,
    /// One past the last descendant's row.
    pub(crate) end: RowId,
    /// Distance from the root.
    pub(crate) depth: u16,
    /// The visible text under this row, as a byte range of [`Page::text`]; holds for inline elements too.
    pub(crate) text: (u32, u32),
    /// The blocks under this row, as a range of [`Page::blocks`].
    pub(crate) blocks: (u32, u32),
}

/// A run of inline text between block boundaries.
#[derive(Debug, Clone)]
pub(crate) struct Block {
    /// The innermost block-level element that holds it.
    pub(crate) row: RowId,
    /// Byte range of [`Page::text`], trimmed.
    pub(crate) text: (u32, u32),
}

impl Page {
    /// Parses and walks a page.
    pub(crate) fn parse(html: &str, limits: &Limits) -> Result<Self, Error> {
        let parsed = parse::parse(html, limits)?;
        Ok(Self {
            html: parsed.html,
            rows: Vec::new(),
            text: String::new(),
            blocks: Vec::new(),
            truncated: parsed.truncated,
        })
    }

    /// An attribute of a row's element.
    pub(crate) fn attr(&self, row: RowId, name: &str) -> Option<&str> {
        self.element(row)?.attr(name)
    }

    /// A row's element.
    pub(crate) fn element(&self, row: RowId) -> Option<&Element> {
        self.html.tree.get(self.rows.get(row as usize)?.node)?.value().as_element()
    }

    /// The visible text under a row, trimmed: exact for inline elements too (`<time>`, `<a>`).
    pub(crate) fn row_text(&self, row: RowId) -> &str {
        let (start, end) = self.rows[row as usize].text;
        self.text[start as usize..end as usize].trim()
    }

    /// The raw text nodes directly in a row: for `<title>` and `<script>`, whose text is not visible.
    pub(crate) fn raw_text(&self, row: RowId) -> String {
        let Some(node) = self.rows.get(row as usize).and_then(|row| self.html.tree.get(row.node)) else {
            return String::new();
        };
        node.children().filter_map(|child| child.value().as_text()).map(|text| &**text).collect()
    }

    /// A block's text.
    pub(crate) fn block_text(&self, block: &Block) -> &str {
        &self.text[block.text.0 as usize..block.text.1 as usize]
    }
}
