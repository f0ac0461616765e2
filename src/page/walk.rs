//! The one walk: tree to rows, text and blocks. Iterative, linear in nodes and text.
//!
//! White space is what a browser shows: runs of it collapse, `<br>` is a line break and two of them end a block. Text of
//! elements that are never shown, of icons and of hidden inline elements stays out; hidden block-level elements keep their
//! blocks, marked, since pages unhide them by script (pay walls that fold the text, for one).

use html5ever::tendril::StrTendril;
use html5ever::{LocalName, local_name};

use super::hints::{self, Hints};
use super::shown::{Attributes, is_hidden_by_name, is_icon, is_shadow_root};
use super::tables;
use super::tags::{is_block_level, is_silent};
use super::tree::{Bytes, Data, Element, NodeId, ROOT, Step, Tree};
use super::{Block, Inline, Page, Row, RowId};
use crate::article::Mark;
use crate::article::{Limit, Limits};
use crate::text::{Table, is_alphanumeric, is_invisible};

/// Inline marks that are followed at a time: nobody nests emphasis deeper, hostile pages do.
const MAX_OPEN_MARKS: usize = 16;
/// White space that is kept at a time in preformatted text, in bytes.
const MAX_PENDING_PRE: usize = 400;
/// Children that are looked at to tell whether spans are paragraphs.
const MAX_SPAN_CHILDREN: usize = 200;
/// Shortest text of a span that may pass for a paragraph, in bytes: a sentence of eight words.
const MIN_SPAN_SENTENCE: usize = 40;
/// Names of classes that are kept apart for signatures and hints; beyond it they share one entry.
const MAX_DISTINCT_NAMES: usize = 50_000;
/// Slots for names met lately, which spare the table: neighbours are of one name.
const RECENT_NAMES: usize = 64;

/// A tag and a class as they are written.
type Name = (LocalName, StrTendril);
/// Signature and hints.
type Named = (u32, Hints);

/// Walks a tree.
pub(super) fn walk(tree: Tree, mut truncated: Vec<Limit>, limits: &Limits) -> Page {
    let mut walker = Walker::new(tree.len(), limits);
    for step in tree.walk(ROOT) {
        match step {
            Step::Open(node) => match tree.data(node) {
                Data::Element(element) => walker.open(&tree, node, element),
                Data::Text(text) => walker.text_node(text, tree.bytes(node)),
                Data::Other => {}
            },
            Step::Close(node) => {
                if let Data::Element(element) = tree.data(node) {
                    walker.close(element);
                }
            }
        }
    }
    walker.flush();
    truncated.extend(walker.exhausted.filter(|limit| !truncated.contains(limit)));
    let mut page = Page {
        tree,
        rows: walker.rows,
        text: walker.text,
        blocks: walker.blocks,
        inlines: walker.inlines,
        truncated,
        limits: limits.clone(),
        is_plain_text: false,
    };
    if page.rows.is_empty() {
        page.rows.push(root_row());
    }
    page
}

/// The page of a plain text.
pub(super) fn from_text(text: &str, limits: &Limits) -> Page {
    let mut walker = Walker::new(1, limits);
    walker.rows.push(root_row());
    walker.stack.push(Open {
        row: 0,
        is_block: true,
        is_mute: false,
        is_link: false,
        is_strong: false,
        is_pre: false,
        mark: None,
    });
    let (mut is_blank, mut at) = (true, 0);
    let paragraph = Row { tag: local_name!("p"), depth: 1, signature: 1, ..root_row() };
    for written in text.split_inclusive('\n').chain(std::iter::once("")) {
        let line = written.strip_suffix('\n').unwrap_or(written);
        let line = line.strip_suffix('\r').unwrap_or(line);
        let bytes = Bytes::new(at, at + line.len());
        at += written.len();
        if line.trim().is_empty() {
            if !is_blank {
                walker.close_row();
            }
            is_blank = true;
            continue;
        }
        if is_blank {
            walker.push_row(paragraph.clone(), true);
        } else {
            walker.pending_break = 1;
        }
        is_blank = false;
        walker.push_text(line, bytes);
    }
    walker.close_row();
    Page {
        tree: Tree::new(0),
        rows: walker.rows,
        text: walker.text,
        blocks: walker.blocks,
        inlines: walker.inlines,
        truncated: walker.exhausted.into_iter().collect(),
        limits: limits.clone(),
        is_plain_text: true,
    }
}

fn root_row() -> Row {
    Row {
        node: ROOT,
        tag: local_name!("html"),
        parent: 0,
        end: 1,
        depth: 0,
        hints: Hints::default(),
        signature: 0,
        is_hidden: false,
        is_data: false,
        text: (0, 0),
        blocks: (0, 0),
    }
}

/// Characters of a subheading that stands in bold at the head of a paragraph.
const BOLD_LINE_CHARS: std::ops::RangeInclusive<u32> = 4..=120;

/// An element whose end has not been met.
struct Open {
    row: RowId,
    is_block: bool,
    is_mute: bool,
    is_link: bool,
    is_strong: bool,
    is_pre: bool,
    /// Where a mark's text begins, once it has any.
    mark: Option<Mark>,
}

/// The run of inline text that is being gathered.
#[derive(Default)]
struct Run {
    start: usize,
    has_text: bool,
    has_word: bool,
    inner: Option<RowId>,
    chars: u32,
    link_chars: u32,
    strong_chars: u32,
    links: u32,
    first_inline: usize,
    bytes: Bytes,
}

#[derive(Clone, Copy)]
struct OpenMark {
    row: RowId,
    mark: Mark,
    start: usize,
}

struct Walker {
    /// Bytes of text and blocks that are still to be had; the limit that was met first.
    text_bytes: usize,
    max_blocks: usize,
    exhausted: Option<Limit>,
    rows: Vec<Row>,
    text: String,
    blocks: Vec<Block>,
    inlines: Vec<Inline>,
    stack: Vec<Open>,
    marks: Vec<OpenMark>,
    run: Run,
    pending_space: bool,
    /// The pending space is nothing but line ends of the source: between characters of a script without spaces it is none.
    is_line_end: bool,
    pending_break: u8,
    pending_cell: bool,
    /// White space of preformatted text, as it stands.
    pending_pre: String,
    mute: u32,
    links: u32,
    strong: u32,
    pre: u32,
    images: u32,
    names: Table<Name, Named>,
    /// The last of them that fell into each slot.
    recent: Vec<Option<(Name, Named)>>,
    data_tables: Table<NodeId, bool>,
    /// Parents whose spans are its paragraphs.
    span_parents: Table<NodeId, bool>,
}

impl Walker {
    fn new(nodes: usize, limits: &Limits) -> Self {
        Self {
            text_bytes: limits.text_bytes,
            max_blocks: limits.blocks,
            exhausted: None,
            rows: Vec::with_capacity(nodes / 2),
            text: String::with_capacity(16 << 10),
            blocks: Vec::with_capacity(256),
            inlines: Vec::new(),
            stack: Vec::with_capacity(64),
            marks: Vec::new(),
            run: Run::default(),
            pending_space: false,
            is_line_end: false,
            pending_break: 0,
            pending_cell: false,
            pending_pre: String::new(),
            mute: 0,
            links: 0,
            strong: 0,
            pre: 0,
            images: 0,
            names: Table::default(),
            recent: vec![None; RECENT_NAMES],
            data_tables: Table::default(),
            span_parents: Table::default(),
        }
    }

    fn push_row(&mut self, row: Row, is_block: bool) -> RowId {
        self.flush_if(is_block);
        let id = self.rows.len() as RowId;
        let (text, block) = (self.text.len() as u32, self.blocks.len() as u32);
        let parent = self.stack.last().map_or(id, |open| open.row);
        self.rows.push(Row { parent, end: id + 1, text: (text, text), blocks: (block, block), ..row });
        self.stack.push(Open {
            row: id,
            is_block,
            is_mute: false,
            is_link: false,
            is_strong: false,
            is_pre: false,
            mark: None,
        });
        id
    }

    fn close_row(&mut self) -> Option<Open> {
        let open = self.stack.pop()?;
        self.flush_if(open.is_block);
        let end = self.rows.len() as RowId;
        let row = &mut self.rows[open.row as usize];
        row.end = end;
        row.text.1 = self.text.len() as u32;
        row.blocks.1 = self.blocks.len() as u32;
        Some(open)
    }

    fn open(&mut self, tree: &Tree, node: NodeId, element: &Element) {
        let tag = &element.name.local;
        let named = Attributes::of(element);
        let (signature, hints) = self.name_of(tag, &named);
        let hints = hints.with(named.hints);
        let is_span_paragraph = self.is_span_paragraph(tree, node, tag);
        let parent_row = self.stack.last().map(|open| &self.rows[open.row as usize]);
        let mut is_data = parent_row.is_some_and(|row| row.is_data) && *tag != local_name!("table");
        if *tag == local_name!("table") {
            if !self.data_tables.contains_key(&node) {
                tables::classify(tree, node, &mut self.data_tables);
            }
            is_data = self.data_tables.get(&node).copied().unwrap_or_default();
        }
        // a block-level drop cap is a letter of the paragraph that follows
        let mut is_block = (is_block_level(tag) || is_span_paragraph) && !hints.any(Hints::DROPCAP);
        if is_data
            && is_block
            && !matches!(*tag, local_name!("table") | local_name!("tr") | local_name!("caption"))
        {
            // within a row of data, cells and what they hold are inline: the row is the block
            let is_in_row = self
                .stack
                .iter()
                .rev()
                .take(12)
                .any(|open| self.rows[open.row as usize].tag == local_name!("tr"));
            if is_in_row {
                is_block = false;
                if matches!(*tag, local_name!("td") | local_name!("th")) {
                    self.pending_cell = self.run.has_text || self.pending_cell;
                } else {
                    self.pending_space = true;
                }
            }
        }
        let hides = named.is_hidden || (hints.any(Hints::HIDDEN) && is_hidden_by_name(&named, is_block));
        let parent_hidden = parent_row.is_some_and(|row| row.is_hidden);
        // what looks like an icon's name in code is a name of the code's
        let may_be_icon = !is_block && self.pre == 0;
        // what a template holds is not shown, but for one that the parser makes the element's own tree of
        let is_shadow = *tag == local_name!("template") && is_shadow_root(element);
        let is_mute = (is_silent(tag) && !is_shadow)
            || (hides && !is_block)
            || (may_be_icon && is_icon(tree, node, element, hints));
        let depth = self.stack.len().min(usize::from(u16::MAX)) as u16;
        let row = Row {
            node,
            tag: tag.clone(),
            parent: 0,
            end: 0,
            depth,
            hints,
            signature,
            is_hidden: parent_hidden || hides,
            is_data,
            text: (0, 0),
            blocks: (0, 0),
        };
        let id = self.push_row(row, is_block);
        let mark = mark_of(tag);
        let is_link = matches!(mark, Some(Mark::Link)) && named.has_address;
        let is_strong = matches!(mark, Some(Mark::Strong));
        let is_pre = *tag == local_name!("pre");
        if let Some(open) = self.stack.last_mut() {
            (open.is_mute, open.is_link, open.is_strong, open.is_pre) = (is_mute, is_link, is_strong, is_pre);
            open.mark = mark;
        }
        self.mute += u32::from(is_mute);
        self.links += u32::from(is_link);
        self.strong += u32::from(is_strong);
        self.pre += u32::from(is_pre);
        if let Some(mark) = mark
            && self.mute == 0
            && self.marks.len() < MAX_OPEN_MARKS
        {
            self.marks.push(OpenMark { row: id, mark, start: self.text.len() });
        }
        if is_link && self.mute == 0 {
            self.run.links += 1;
        }
        match *tag {
            local_name!("br") if self.mute == 0 => self.line_break(),
            local_name!("wbr") => {}
            local_name!("img") | local_name!("picture") | local_name!("figure") if self.mute == 0 => {
                self.images += 1;
            }
            _ => {}
        }
    }

    fn close(&mut self, element: &Element) {
        let Some(open) = self.stack.last() else { return };
        let (row, is_block) = (open.row, open.is_block);
        if is_block {
            self.flush();
        }
        if self.marks.last().is_some_and(|mark| mark.row == row)
            && let Some(mark) = self.marks.pop()
        {
            self.end_mark(&mark, self.text.len());
        }
        let Some(open) = self.close_row() else { return };
        self.mute -= u32::from(open.is_mute);
        self.links -= u32::from(open.is_link);
        self.strong -= u32::from(open.is_strong);
        self.pre -= u32::from(open.is_pre);
        if !is_block && matches!(element.name.local, local_name!("td") | local_name!("th")) {
            self.pending_space = true;
        }
    }

    fn line_break(&mut self) {
        if !self.run.has_text {
            return;
        }
        if self.pre > 0 {
            self.pending_pre.push('\n');
            return;
        }
        let is_in_data = self.stack.last().is_some_and(|open| self.rows[open.row as usize].is_data);
        if is_in_data {
            self.pending_space = true;
            return;
        }
        self.pending_break += 1;
        if self.pending_break >= 2 || self.is_bold_line() {
            self.flush();
        }
    }

    /// Whether the run is a line in bold at the head of a paragraph: a subheading that a break parts from its text, or an interviewer's
    /// question. A label ends in a colon and belongs to what it names.
    fn is_bold_line(&self) -> bool {
        let is_paragraph = self
            .stack
            .iter()
            .rev()
            .find(|open| open.is_block)
            .is_some_and(|open| self.rows[open.row as usize].tag == local_name!("p"));
        is_paragraph
            && self.strong == 0
            && self.run.strong_chars == self.run.chars
            && self.run.link_chars == 0
            && BOLD_LINE_CHARS.contains(&self.run.chars)
            && !self.text.ends_with(['.', ',', ':', ';', '…', '：', '。', '،'])
    }

    fn text_node(&mut self, text: &str, bytes: Bytes) {
        if self.mute == 0 {
            self.push_text(text, bytes);
        }
    }

    fn push_text(&mut self, text: &str, bytes: Bytes) {
        if self.exhausted.is_some() {
            return;
        }
        let left = self.text_bytes.saturating_sub(self.text.len());
        let text = if text.len() > left {
            self.exhausted = Some(Limit::TextBytes);
            &text[..text.floor_char_boundary(left)]
        } else {
            text
        };
        let before = self.run.chars;
        // only within one text: what stands at an element's edge is shown as a space
        self.is_line_end = false;
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            if c.is_ascii_graphic() {
                rest = self.push_words(rest);
                continue;
            }
            rest = &rest[c.len_utf8()..];
            match c {
                ' ' | '\t' | '\n' if self.pre > 0 => {
                    if self.run.has_text && self.pending_pre.len() < MAX_PENDING_PRE {
                        self.pending_pre.push(c);
                    }
                }
                '\n' | '\r' => {
                    self.is_line_end |= !self.pending_space && self.run.chars > before;
                    self.pending_space = true;
                }
                // the indent that follows a line end belongs to it
                ' ' | '\t' if self.is_line_end => {}
                ' ' | '\t' | '\u{c}' | '\u{2028}' | '\u{2029}' => self.pending_space = true,
                // glyphs of icon fonts
                '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10fffd}' => {}
                c if is_invisible(c) => {}
                c => self.push_char(c),
            }
        }
        self.is_line_end = false;
        let added = self.run.chars - before;
        if added > 0 {
            self.run.bytes = self.run.bytes.with(bytes);
            if self.links > 0 {
                self.run.link_chars += added;
            }
            if self.strong > 0 {
                self.run.strong_chars += added;
            }
            let row = self.stack.last().map_or(0, |open| open.row);
            self.run.inner = Some(match self.run.inner {
                None => row,
                Some(inner) => self.open_row(inner),
            });
        }
    }

    /// Pushes the words of ASCII that a text begins with, with the single blanks between them; the rest of the text. Most texts are nothing
    /// else, so that they are looked at once and copied whole.
    fn push_words<'t>(&mut self, text: &'t str) -> &'t str {
        let bytes = text.as_bytes();
        let is_graphic = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_graphic);
        let (mut end, mut blanks) = (0, 0);
        loop {
            while is_graphic(end) {
                end += 1;
            }
            // what a blank in preformatted text is, its own rule says
            if bytes.get(end) != Some(&b' ') || !is_graphic(end + 1) || self.pre > 0 {
                break;
            }
            (end, blanks) = (end + 1, blanks + 1);
        }
        self.begin(char::from(bytes[0]));
        self.text.push_str(&text[..end]);
        self.run.chars += end as u32 - blanks;
        self.run.has_word = self.run.has_word || bytes[..end].iter().any(u8::is_ascii_alphanumeric);
        &text[end..]
    }

    fn push_char(&mut self, c: char) {
        self.begin(c);
        self.text.push(c);
        if !c.is_whitespace() {
            self.run.chars += 1;
            self.run.has_word = self.run.has_word || is_alphanumeric(c);
        }
    }

    /// Makes room for a character: the white space that is pending before it.
    fn begin(&mut self, c: char) {
        if !self.run.has_text {
            self.run.start = self.text.len();
            self.run.first_inline = self.inlines.len();
            self.run.has_text = true;
            // marks opened before the first letter begin with it
            for mark in &mut self.marks {
                mark.start = self.text.len();
            }
        } else if self.pending_cell {
            self.text.push('\t');
        } else if self.pending_break > 0 {
            for _ in 0..self.pending_break {
                self.text.push('\n');
            }
        } else if !self.pending_pre.is_empty() {
            self.text.push_str(&self.pending_pre);
        } else if self.pending_space {
            let is_joined =
                self.is_line_end && is_wide(c) && self.text.chars().next_back().is_some_and(is_wide);
            if !is_joined {
                self.text.push(' ');
            }
        }
        self.forget_white_space();
    }

    /// Whether an element is a `<span>` that a page uses as a paragraph: all that its parent holds are spans, and most of
    /// them are sentences.
    fn is_span_paragraph(&mut self, tree: &Tree, node: NodeId, tag: &LocalName) -> bool {
        if *tag != local_name!("span") {
            return false;
        }
        let Some(parent) = tree.parent(node) else { return false };
        let is_container = tree.element(parent).is_some_and(|element| {
            matches!(element.name.local, local_name!("div") | local_name!("section") | local_name!("article"))
        });
        if !is_container {
            return false;
        }
        *self.span_parents.entry(parent).or_insert_with(|| holds_span_paragraphs(tree, parent))
    }

    /// The innermost open row that holds another: as that only ever moves outward within a run, the steps of a run are no
    /// more than the tree is deep.
    fn open_row(&self, mut row: RowId) -> RowId {
        let is_open = |row: RowId| {
            self.stack.get(usize::from(self.rows[row as usize].depth)).is_some_and(|open| open.row == row)
        };
        while !is_open(row) && self.rows[row as usize].parent != row {
            row = self.rows[row as usize].parent;
        }
        row
    }

    fn end_mark(&mut self, mark: &OpenMark, end: usize) {
        if self.run.has_text && end > mark.start {
            self.inlines.push(Inline {
                text: (mark.start as u32, end as u32),
                mark: mark.mark,
                row: mark.row,
            });
        }
    }

    fn flush_if(&mut self, is_block: bool) {
        if is_block {
            self.flush();
        }
    }

    fn forget_white_space(&mut self) {
        self.pending_space = false;
        self.is_line_end = false;
        self.pending_break = 0;
        self.pending_cell = false;
        self.pending_pre.clear();
    }

    fn flush(&mut self) {
        self.forget_white_space();
        if !self.run.has_text {
            self.run.links = 0;
            return;
        }
        let end = self.text.len();
        for at in 0..self.marks.len() {
            let OpenMark { row, mark, start } = self.marks[at];
            if end > start {
                self.inlines.push(Inline { text: (start as u32, end as u32), mark, row });
            }
        }
        self.text.push('\n');
        for mark in &mut self.marks {
            mark.start = self.text.len();
        }
        let run = std::mem::take(&mut self.run);
        if !run.has_word || self.blocks.len() >= self.max_blocks {
            if run.has_word {
                self.exhausted = self.exhausted.or(Some(Limit::Blocks));
            }
            return;
        }
        let row = self.stack.iter().rev().find(|open| open.is_block).map_or(0, |open| open.row);
        self.blocks.push(Block {
            row,
            inner: run.inner.filter(|&inner| inner > row).unwrap_or(row),
            text: (run.start as u32, end as u32),
            inlines: (run.first_inline as u32, self.inlines.len() as u32),
            chars: run.chars,
            link_chars: run.link_chars,
            strong_chars: run.strong_chars,
            images_before: self.images,
            links: run.links,
            bytes: run.bytes,
        });
    }

    /// Signature and hints of an element's class and id.
    fn name_of(&mut self, tag: &LocalName, named: &Attributes<'_>) -> Named {
        let is_page = matches!(*tag, local_name!("html") | local_name!("body"));
        let class = named.class.map(|class| &**class).unwrap_or_default();
        let bytes = class.as_bytes();
        let slot = tag.len()
            + bytes.len() * 31
            + bytes.last().map_or(0, |&b| usize::from(b))
            + bytes.get(bytes.len() / 2).map_or(0, |&b| usize::from(b) * 7);
        let slot = slot % RECENT_NAMES;
        let known = match &self.recent[slot] {
            Some(((known_tag, known_class), known)) if known_tag == tag && **known_class == *class => *known,
            _ => self.look_up(tag, named.class.cloned().unwrap_or_default(), is_page, slot),
        };
        match named.id {
            Some(id) if !is_page && !id.is_empty() => (known.0, known.1.with(hints::of_name(id))),
            _ => known,
        }
    }

    fn look_up(&mut self, tag: &LocalName, class: StrTendril, is_page: bool, slot: usize) -> Named {
        let next = self.names.len() as u32;
        let key = (tag.clone(), class);
        let named = match self.names.get(&key) {
            Some(&known) => known,
            None if self.names.len() >= MAX_DISTINCT_NAMES => return (next, Hints::default()),
            None => {
                // a page's own class names the theme and the kind of page, not what its parts are
                let hints =
                    if is_page || key.1.is_empty() { Hints::default() } else { hints::of_name(&key.1) };
                self.names.insert(key.clone(), (next, hints));
                (next, hints)
            }
        };
        self.recent[slot] = Some((key, named));
        named
    }
}

/// Whether an element holds nothing but spans, most of them sentences.
fn holds_span_paragraphs(tree: &Tree, parent: NodeId) -> bool {
    let (mut spans, mut sentences) = (0, 0);
    for child in tree.children(parent).take(MAX_SPAN_CHILDREN) {
        match tree.data(child) {
            Data::Text(text) if !text.trim().is_empty() => return false,
            Data::Element(element) if element.name.local == local_name!("span") => {
                let text: String = tree
                    .children(child)
                    .take(MAX_SPAN_CHILDREN)
                    .filter_map(|child| tree.text(child))
                    .map(str::trim)
                    .collect();
                spans += 1;
                sentences +=
                    usize::from(text.len() >= MIN_SPAN_SENTENCE && crate::text::measure(&text).is_terminated);
            }
            Data::Element(element)
                if element.name.local != local_name!("br") && !is_block_level(&element.name.local) =>
            {
                return false;
            }
            _ => {}
        }
    }
    spans >= 2 && sentences * 2 > spans
}

/// Whether a character is of those between which a line end of the source is no space: Chinese and Japanese, their
/// punctuation and full-width forms (CSS Text 3, segment break transformation).
fn is_wide(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff01}'..='\u{ff60}' | '\u{20000}'..='\u{2fa1f}')
}

fn mark_of(tag: &LocalName) -> Option<Mark> {
    Some(match *tag {
        local_name!("a") => Mark::Link,
        local_name!("em") | local_name!("i") => Mark::Emphasis,
        local_name!("strong") | local_name!("b") => Mark::Strong,
        local_name!("code") | local_name!("kbd") | local_name!("samp") | local_name!("tt") => Mark::Code,
        local_name!("q") => Mark::Quote,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(html: &str) -> Vec<String> {
        let page = Page::parse(html, &Limits::default()).expect("small page");
        page.blocks.iter().map(|block| page.block_text(block).to_owned()).collect()
    }

    #[test]
    fn test_white_space_is_what_a_browser_shows() {
        assert_eq!(blocks("<p>one\n  two<b> three</b>four</p><p>five"), ["one two threefour", "five"]);
        assert_eq!(blocks("<div>a</div>b<div>c</div>"), ["a", "b", "c"], "neighbours are never glued");
        assert_eq!(blocks("<p>K<small>ings</small> of <span>old</span></p>"), ["Kings of old"]);
    }

    #[test]
    fn test_preformatted_text_keeps_its_white_space() {
        assert_eq!(
            blocks("<pre><code>\nfn main() {\n    go();\n\n\n    <b>stop</b>();\n}\n</code></pre>"),
            ["fn main() {\n    go();\n\n\n    stop();\n}"]
        );
        assert_eq!(blocks("<pre>let <span>arrow_down</span> = 1;</pre>"), ["let arrow_down = 1;"]);
    }

    #[test]
    fn test_a_line_end_of_the_source_is_no_space_between_wide_characters() {
        assert_eq!(
            blocks("<p>日本銀行は\n  金利を、\n据え置いた。\n2026年</p>"),
            ["日本銀行は金利を、据え置いた。 2026年"]
        );
        assert_eq!(
            blocks("<p>日本 銀行 and\n日本</p>"),
            ["日本 銀行 and 日本"],
            "a space that is written stays"
        );
        assert_eq!(blocks("<p>日本\n<b>銀行</b></p>"), ["日本 銀行"], "so does one at an element's edge");
        assert_eq!(blocks("<p>한국은행은\n금리를</p>"), ["한국은행은 금리를"]);
    }

    #[test]
    fn test_spans_may_be_paragraphs() {
        let page = "<div><span>The ferry will run every ten minutes from six in the morning.</span>\
                    <span>It will cost nothing, the mayor of the town said on Tuesday.</span></div>";
        assert_eq!(blocks(page).len(), 2);
        assert_eq!(blocks("<div><span>By</span> <span>Ann Lee</span></div>"), ["By Ann Lee"]);
        let prose = "<p><span>The ferry will run every ten minutes from six in the morning.</span> \
                     <span>It will cost nothing, the mayor of the town said on Tuesday.</span></p>";
        assert_eq!(blocks(prose).len(), 1, "sentences of one paragraph");
    }

    #[test]
    fn test_two_breaks_end_a_block_and_one_is_a_line() {
        assert_eq!(blocks("<div>one<br>two<br> <br/>three<br></div>"), ["one\ntwo", "three"]);
    }

    #[test]
    fn test_a_bold_line_at_the_head_of_a_paragraph_is_a_block() {
        assert_eq!(blocks("<p><b>Who pays</b><br>The town.</p>"), ["Who pays", "The town."]);
        assert_eq!(blocks("<p><strong>Warum?</strong><br/>Darum.</p>"), ["Warum?", "Darum."]);
        assert_eq!(blocks("<p><b>When:</b><br>at noon</p>"), ["When:\nat noon"]);
        assert_eq!(
            blocks("<p><b>one<br>two</b></p><p>Not <b>bold</b><br>here</p>"),
            ["one\ntwo", "Not bold\nhere"]
        );
    }

    #[test]
    fn test_a_drop_cap_is_joined() {
        assert_eq!(
            blocks("<div class='drop-cap'>T</div><p>he</p>"),
            ["T", "he"],
            "a paragraph of its own stays one"
        );
        assert_eq!(blocks("<div><div class='dropcap'>T</div>he king</div>"), ["The king"]);
        assert_eq!(blocks("<p><span class='dropcap'>T</span>he king</p>"), ["The king"]);
    }

    #[test]
    fn test_a_data_table_has_a_block_for_each_row() {
        let table = "<table><tr><th>Team<th>Points<tr><td>North<td><p>12</p><tr><td>South<td>9</table>";
        assert_eq!(blocks(table), ["Team\tPoints", "North\t12", "South\t9"]);
        assert_eq!(
            blocks("<table><tr><td><p>one</p><p>two</p></td></tr></table>"),
            ["one", "two"],
            "a layout table"
        );
    }

    #[test]
    fn test_inline_rows_have_their_text() {
        let page = Page::parse(
            "<p>By <a rel=author href=/a>Ann Lee</a>, <time>3 May</time></p>",
            &Limits::default(),
        )
        .expect("small");
        let texts: Vec<&str> = (0..page.rows.len() as RowId).map(|row| page.row_text(row)).collect();
        assert!(texts.contains(&"Ann Lee") && texts.contains(&"3 May"), "{texts:?}");
        let block = &page.blocks[0];
        assert_eq!((block.link_chars, block.links), (6, 1));
        assert_eq!(page.inlines.len(), 1);
    }

    #[test]
    fn test_plain_text_has_a_block_for_each_paragraph() {
        let page = Page::from_text("one\ntwo\n\n\n three \n", &Limits::default()).expect("small");
        let texts: Vec<&str> = page.blocks.iter().map(|block| page.block_text(block)).collect();
        assert_eq!(texts, ["one\ntwo", "three"]);
        assert_eq!(page.rows.len(), 3);
    }
}
