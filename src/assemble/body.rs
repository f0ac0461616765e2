//! Assembly: kept blocks become paragraphs, in the order of the page.

use std::collections::HashMap;

use html5ever::{LocalName, local_name};

use super::{credits, cuts, embeds};
use crate::article::{Kind, Mark, Paragraph, Span};
use crate::blocks::{Verdict, list_item, note_marks};
use crate::page::{Block, Page, RowId, tags};
use crate::text::is_safe_address;

/// Columns and rows that one cell may span: hostile pages claim thousands.
const MAX_SPAN: usize = 50;
/// Cells of a row that are kept.
const MAX_COLUMNS: usize = 200;
/// Cells of a body from which on spans are not followed: a few bytes of markup may claim hundreds of empty cells.
const MAX_CELLS: usize = 200_000;
/// Rows above a block in which the table, the code or the figure that it is part of is looked for.
const LEVELS: usize = 8;

/// A body, and where its paragraphs stand on the page.
#[derive(Debug, Default)]
pub(crate) struct Body {
    pub(crate) paragraphs: Vec<Paragraph>,
    /// The block that each paragraph begins with; for a frame, the block that it stands before.
    pub(crate) blocks: Vec<u32>,
}

/// Which inline markup a body carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Spans {
    /// Only that of `<q>`, which quotes without marks.
    QuoteElements,
    All,
}

/// The body: a paragraph for each kept block. The rows of one table, the lines of one listing and the parts of one post are
/// one paragraph; frames of other sites stand where the page has them.
pub(crate) fn body(page: &Page, verdicts: &[Verdict], wanted: Spans) -> Body {
    let mut assembly = Assembly::new(page, wanted);
    let first = verdicts.iter().position(|verdict| verdict.outcome.is_ok());
    let last = verdicts.iter().rposition(|verdict| verdict.outcome.is_ok());
    let frames = match (first, last) {
        (Some(first), Some(last)) => frames(page, first as u32 + 1, last as u32),
        _ => Vec::new(),
    };
    let mut frames = frames.into_iter().peekable();
    for (index, (block, verdict)) in page.blocks.iter().zip(verdicts).enumerate() {
        while let Some((_, frame)) = frames.next_if(|(at, _)| *at as usize <= index) {
            assembly.open = None;
            assembly.push(index, frame);
        }
        if let Ok(kind) = verdict.outcome {
            if index > first.unwrap_or_default() {
                assembly.part(index, page.blocks[index - 1].text.1, block.text.0);
            }
            assembly.add(index, block, kind);
        }
    }
    assembly.finish()
}

/// The frames between two blocks, each with the block that it stands before.
fn frames(page: &Page, from: u32, to: u32) -> Vec<(u32, Paragraph)> {
    (0..page.rows.len() as RowId)
        .filter(|&row| (from..=to).contains(&page.rows[row as usize].blocks.0))
        .filter_map(|row| Some((page.rows[row as usize].blocks.0, embeds::frame(page, row)?)))
        .collect()
}

/// What several blocks make up together, and is not finished.
#[derive(Clone, Copy, PartialEq)]
enum Open {
    Table(RowId),
    Code(RowId),
    Post(RowId),
    Figure(RowId),
}

/// Marks that a divider is made of, and how many make one.
const DIVIDER_MARKS: &[char] = &['_', '*', '＊', '•', '·', '●', '◆', '■', '~', '-', '–', '—', '=', '#'];
const MIN_DIVIDER: usize = 3;

/// Whether a line parts a text as a rule does: one mark several times, spaced or not.
fn is_divider(line: &str) -> bool {
    let mut marks = line.chars().filter(|c| !c.is_whitespace());
    let Some(first) = marks.next() else { return false };
    DIVIDER_MARKS.contains(&first)
        && line.chars().all(|c| c == first || c.is_whitespace())
        && marks.count() + 1 >= MIN_DIVIDER
}

struct Assembly<'a> {
    page: &'a Page,
    wanted: Spans,
    body: Body,
    open: Option<Open>,
    /// Cells of the open table that earlier rows reach into: rows left, by column.
    reach: Vec<usize>,
    /// Cells so far.
    cells: usize,
    /// The list item of the paragraph before.
    item: Option<RowId>,
    /// How far each list is counted: the row to go on from, and the number of the next item.
    counted: HashMap<RowId, (RowId, i32)>,
}

/// What a block of a kind is a part of, which goes on with the blocks behind it.
fn open_by(page: &Page, block: &Block, kind: Kind) -> Option<Open> {
    match kind {
        Kind::Table => ancestor(page, block.row, &local_name!("table")).map(Open::Table),
        Kind::Code => ancestor(page, block.row, &local_name!("pre")).map(Open::Code),
        Kind::Embed => embeds::post_of(page, block.row).map(Open::Post),
        Kind::Caption | Kind::Blockquote => {
            ancestor(page, block.row, &local_name!("figure")).map(Open::Figure)
        }
        _ => None,
    }
}

impl<'a> Assembly<'a> {
    fn new(page: &'a Page, wanted: Spans) -> Self {
        Self {
            page,
            wanted,
            body: Body::default(),
            open: None,
            reach: Vec::new(),
            cells: 0,
            item: None,
            counted: HashMap::new(),
        }
    }

    fn push(&mut self, block: usize, paragraph: Paragraph) {
        self.body.paragraphs.push(paragraph);
        self.body.blocks.push(block as u32);
    }

    /// The line that the writer set between two parts of the text ("___", "* * *"): no block, as it has no word, but the story's.
    /// `from` and `to` are byte offsets of the page's text.
    fn part(&mut self, index: usize, from: u32, to: u32) {
        let between = self.page.text.get(from as usize..to as usize).unwrap_or_default();
        if let Some(divider) = between.lines().map(str::trim).find(|line| is_divider(line)) {
            self.open = None;
            self.push(index, Paragraph { text: divider.to_owned(), ..Paragraph::default() });
        }
    }

    fn add(&mut self, index: usize, block: &Block, kind: Kind) {
        let page = self.page;
        let text = page.block_text(block);
        let open = open_by(page, block, kind);
        let was_open = std::mem::replace(&mut self.open, open);
        let item = if kind == Kind::ListItem { list_item(page, block.row) } else { None };
        let was_item = std::mem::replace(&mut self.item, item);
        if !matches!(open, Some(Open::Table(_))) || was_open != open {
            self.reach.clear();
        }
        let cells = match kind {
            Kind::Table if self.cells < MAX_CELLS => cells(page, block, &mut self.reach),
            Kind::Table => plain_cells(text),
            _ => Vec::new(),
        };
        self.cells += cells.len();
        if was_open == open && matches!(open, Some(Open::Table(_) | Open::Code(_) | Open::Post(_))) {
            self.go_on(block, kind, cells);
            return;
        }
        let mut paragraph =
            Paragraph { kind, text: text.to_owned(), source: block.bytes.known(), ..Paragraph::default() };
        match kind {
            Kind::Heading => paragraph.level = Some(heading_level(page, block.row)),
            Kind::ListItem => self.number(&mut paragraph, block, item, was_item),
            Kind::Table => paragraph.cells.push(cells),
            Kind::Embed => {
                paragraph.url =
                    embeds::post_of(page, block.row).and_then(|post| embeds::post_address(page, post));
                paragraph.author = embeds::post_author(&paragraph.text);
                if embeds::is_of_frame(page, block) {
                    (paragraph.text, paragraph.source) = (String::new(), None);
                    self.push(index, paragraph);
                    return;
                }
            }
            Kind::Caption => {
                self.caption(index, block, paragraph, was_open);
                return;
            }
            Kind::Paragraph if text.contains("\n\n") => {
                self.preformatted(index, block);
                return;
            }
            _ => {}
        }
        // preformatted text is shown as it stands; a table's cells are plain
        if !matches!(kind, Kind::Code | Kind::Table) {
            paragraph.spans = spans(page, block, self.wanted);
            let mut out = note_marks(page, block);
            if self.body.paragraphs.is_empty()
                && let Some(line) = cuts::date_line(&paragraph.text)
            {
                out.insert(0, line);
            }
            if !out.is_empty() {
                cuts::cut(&mut paragraph, &out);
            }
        }
        self.push(index, paragraph);
    }

    /// Adds a block to the paragraph before it, which is of the same table, code or post.
    fn go_on(&mut self, block: &Block, kind: Kind, cells: Vec<String>) {
        let text = self.page.block_text(block);
        let Some(last) = self.body.paragraphs.last_mut() else { return };
        if matches!(self.open, Some(Open::Post(_))) && embeds::is_of_frame(self.page, block) {
            last.author = embeds::post_author(text).or(last.author.take());
            return;
        }
        if !last.text.is_empty() {
            last.text.push('\n');
        }
        let offset = last.text.len();
        last.text.push_str(text);
        last.reach(block.bytes.known().as_ref());
        if kind == Kind::Table {
            last.cells.push(cells);
        } else if let Some(Open::Post(_)) = self.open {
            // the last line that names somebody counts; the text before it has been read
            last.author = embeds::post_author(text).or(last.author.take());
            last.spans.extend(spans(self.page, block, self.wanted).into_iter().map(|span| Span {
                start: span.start + offset,
                end: span.end + offset,
                ..span
            }));
        }
    }

    /// Adds a caption, its credit apart; that of a quotation names who is quoted and is no paragraph.
    fn caption(&mut self, index: usize, block: &Block, paragraph: Paragraph, was_open: Option<Open>) {
        let is_same_figure = self.open.is_some() && was_open == self.open;
        if is_same_figure
            && let Some(last) = self.body.paragraphs.last_mut()
            && last.kind == Kind::Blockquote
            && last.author.is_none()
        {
            last.author = Some(paragraph.text);
            return;
        }
        let is_in_figure = self.open.is_some();
        credits::part(self.page, block, paragraph, &mut self.body.paragraphs, is_same_figure, is_in_figure);
        self.body.blocks.resize(self.body.paragraphs.len(), index as u32);
    }

    /// Adds preformatted prose, whose paragraphs are parted by blank lines.
    fn preformatted(&mut self, index: usize, block: &Block) {
        let marks = spans(self.page, block, self.wanted);
        for (at, piece) in pieces(self.page.block_text(block)) {
            let within = |span: &&Span| span.start >= at && span.end <= at + piece.len();
            let spans = marks.iter().filter(within).map(|span| Span {
                start: span.start - at,
                end: span.end - at,
                ..span.clone()
            });
            let paragraph = Paragraph {
                text: piece.to_owned(),
                spans: spans.collect(),
                source: block.bytes.known(),
                ..Paragraph::default()
            };
            self.push(index, paragraph);
        }
    }

    /// Depth, order and number of a list item.
    fn number(
        &mut self,
        paragraph: &mut Paragraph,
        block: &Block,
        item: Option<RowId>,
        was_item: Option<RowId>,
    ) {
        let page = self.page;
        let list = |row: RowId| is_list(&page.rows[row as usize].tag);
        let lists: Vec<RowId> = page.ancestors(block.row).take(40).filter(|&row| list(row)).collect();
        paragraph.level = Some(lists.len().clamp(1, 6) as u8);
        paragraph.ordered =
            Some(lists.first().is_some_and(|&row| page.rows[row as usize].tag == local_name!("ol")));
        if let (Some(item), Some(&list)) = (item, lists.first())
            && Some(item) != was_item
        {
            paragraph.ordinal = Some(self.ordinal(list, item));
        }
    }

    /// The number of an item in its list, as a browser counts: `start`, `value`, `reversed`. Items come in the order of the page,
    /// so that each list is walked once.
    fn ordinal(&mut self, list: RowId, item: RowId) -> i32 {
        let page = self.page;
        let number =
            |row: RowId, name: &str| page.attr(row, name).and_then(|value| value.trim().parse::<i32>().ok());
        let (parent, tag) = (page.rows[item as usize].parent, &page.rows[item as usize].tag);
        let is_item =
            |row: RowId| page.rows[row as usize].parent == parent && page.rows[row as usize].tag == *tag;
        let is_reversed = page.attr(list, "reversed").is_some();
        let (from, mut next) = self.counted.get(&list).copied().unwrap_or_else(|| {
            let all =
                || children(page, list + 1, page.rows[list as usize].end).filter(|&row| is_item(row)).count();
            let first = number(list, "start").unwrap_or_else(|| if is_reversed { all() as i32 } else { 1 });
            (list + 1, first)
        });
        let mut count = next;
        // an item that is wrapped in some other element is counted where it is met
        let wrapped = (parent != list).then_some(item);
        for row in children(page, from, item + 1).filter(|&row| parent == list && is_item(row)).chain(wrapped)
        {
            count = number(row, "value").unwrap_or(next);
            next = count.saturating_add(if is_reversed { -1 } else { 1 });
        }
        self.counted.insert(list, (page.rows[item as usize].end, next));
        count
    }

    fn finish(self) -> Body {
        self.body
    }
}

/// The paragraphs of a text that blank lines part, each with its offset.
fn pieces(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split("\n\n").filter_map(move |piece| {
        let start = at + (piece.len() - piece.trim_start().len());
        at += piece.len() + 2;
        let piece = piece.trim();
        (!piece.is_empty()).then_some((start, piece))
    })
}

/// Rows from one on, each next to the one before rather than within it.
fn children(page: &Page, from: RowId, to: RowId) -> impl Iterator<Item = RowId> + '_ {
    let mut next = from;
    std::iter::from_fn(move || {
        let row = next;
        next = page.rows.get(row as usize)?.end.max(row + 1);
        (row < to).then_some(row)
    })
}

fn plain_cells(text: &str) -> Vec<String> {
    text.split('\t').map(|cell| cell.trim().to_owned()).collect()
}

/// The cells of a table's row. The cells' elements tell them, so that an empty cell keeps its column.
fn cells(page: &Page, block: &Block, reach: &mut Vec<usize>) -> Vec<String> {
    let is_row = page.rows[block.row as usize].tag == local_name!("tr");
    let is_cell = |row: RowId| {
        page.rows[row as usize].parent == block.row
            && matches!(page.rows[row as usize].tag, local_name!("td") | local_name!("th"))
    };
    let elements: Vec<RowId> = if is_row {
        children(page, block.row + 1, page.rows[block.row as usize].end).filter(|&row| is_cell(row)).collect()
    } else {
        Vec::new()
    };
    if elements.is_empty() {
        return plain_cells(page.block_text(block));
    }
    let span = |row: RowId, name: &str| {
        let number = page.attr(row, name).and_then(|value| value.trim().parse::<usize>().ok());
        number.unwrap_or(1).clamp(1, MAX_SPAN)
    };
    let mut cells = Vec::new();
    let fill = |cells: &mut Vec<String>, reach: &mut Vec<usize>| {
        while let Some(left) = reach.get_mut(cells.len()).filter(|left| **left > 0) {
            *left -= 1;
            cells.push(String::new());
        }
    };
    for row in elements {
        fill(&mut cells, reach);
        let text = page.row_text(row).split(['\t', '\n']).map(str::trim).filter(|part| !part.is_empty());
        let (columns, rows) = (span(row, "colspan"), span(row, "rowspan"));
        for column in 0..columns {
            if cells.len() >= MAX_COLUMNS {
                break;
            }
            if rows > 1 {
                reach.resize(reach.len().max(cells.len() + 1), 0);
                reach[cells.len()] = rows - 1;
            }
            cells.push(if column == 0 { text.clone().collect::<Vec<_>>().join(" ") } else { String::new() });
        }
    }
    fill(&mut cells, reach);
    cells
}

fn is_list(tag: &LocalName) -> bool {
    matches!(*tag, local_name!("ul") | local_name!("ol") | local_name!("dl") | local_name!("menu"))
}

fn ancestor(page: &Page, row: RowId, tag: &LocalName) -> Option<RowId> {
    page.ancestors(row).take(LEVELS).find(|&row| page.rows[row as usize].tag == *tag)
}

/// A subheading's level; a bold line that serves as one is set below the headings proper.
fn heading_level(page: &Page, row: RowId) -> u8 {
    page.ancestors(row).take(3).find_map(|row| tags::heading_level(&page.rows[row as usize].tag)).unwrap_or(4)
}

/// The block's wanted inline markup, as byte ranges of its text.
fn spans(page: &Page, block: &Block, wanted: Spans) -> Vec<Span> {
    let (from, to) = block.text;
    let mut spans: Vec<Span> = page.inlines[block.inlines.0 as usize..block.inlines.1 as usize]
        .iter()
        .filter(|inline| wanted == Spans::All || inline.mark == Mark::Quote)
        .filter(|inline| inline.text.0 >= from && inline.text.1 <= to && inline.text.0 < inline.text.1)
        .filter_map(|inline| {
            let text = &page.text[inline.text.0 as usize..inline.text.1 as usize];
            let trimmed = text.trim();
            let start = (inline.text.0 - from) as usize + (text.len() - text.trim_start().len());
            let href = page
                .attr(inline.row, "href")
                .filter(|href| is_safe_address(href) && href.len() <= page.limits.url_bytes)
                .map(|href| href.trim().to_owned());
            let is_empty = trimmed.is_empty() || (inline.mark == Mark::Link && href.is_none());
            (!is_empty).then(|| Span {
                start,
                end: start + trimmed.len(),
                mark: inline.mark,
                href: href.filter(|_| inline.mark == Mark::Link),
            })
        })
        .collect();
    spans.sort_by(|a, b| a.start.cmp(&b.start).then(b.end.cmp(&a.end)));
    spans
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Limits;
    use crate::blocks::Reason;

    fn assembled(html: &str, kinds: &[Result<Kind, Reason>]) -> Vec<Paragraph> {
        let page = Page::parse(html, &Limits::default()).expect("small");
        assert_eq!(page.blocks.len(), kinds.len(), "{:?}", page.text);
        let verdicts: Vec<Verdict> = kinds.iter().map(|&outcome| Verdict { score: 0.0, outcome }).collect();
        body(&page, &verdicts, Spans::All).paragraphs
    }

    #[test]
    fn test_rows_of_one_table_are_one_paragraph() {
        let table = "<table><tr><th>Team<th>Points<tr><td>North<td>12</table>";
        let body = assembled(&table.repeat(2), &[Ok(Kind::Table); 4]);
        assert_eq!(body.len(), 2);
        assert_eq!(body[0].cells, [["Team", "Points"], ["North", "12"]]);
    }

    #[test]
    fn test_lists_know_depth_and_order() {
        let body = assembled("<ol><li>one<ul><li>two</ul></ol>", &[Ok(Kind::ListItem); 2]);
        assert_eq!((body[0].level, body[0].ordered), (Some(1), Some(true)));
        assert_eq!((body[1].level, body[1].ordered), (Some(2), Some(false)));
    }

    #[test]
    fn test_an_empty_cell_keeps_its_column() {
        let table = "<table><tr><th><th>Won<th>Lost<tr><td rowspan=2>North<td>1<td>2<tr><td colspan=2>none<tr><td>South<td><td>3</table>";
        let body = assembled(table, &[Ok(Kind::Table); 4]);
        assert_eq!(
            body[0].cells,
            [vec!["", "Won", "Lost"], vec!["North", "1", "2"], vec!["", "none", ""], vec!["South", "", "3"]]
        );
        assert_eq!(body[0].text, "Won\tLost\nNorth\t1\t2\nnone\nSouth\t3");
    }

    #[test]
    fn test_items_are_numbered_as_a_browser_does() {
        let list = "<ol start=3><li>three<li value=7><p>seven<p>more<li>eight</ol><ul><li>one<li>two</ul><ol reversed><li>two<li>one</ol>";
        let body = assembled(list, &[Ok(Kind::ListItem); 8]);
        let numbers: Vec<Option<i32>> = body.iter().map(|item| item.ordinal).collect();
        let wrapped =
            assembled("<dl><div><dt>a<dd>b</div><div><dt>c<dd>d</div></dl>", &[Ok(Kind::ListItem); 4]);
        assert!(wrapped.windows(2).all(|pair| pair[0].ordinal < pair[1].ordinal), "{wrapped:?}");
        assert_eq!(numbers, [Some(3), Some(7), None, Some(8), Some(1), Some(2), Some(2), Some(1)]);
    }

    #[test]
    fn test_what_a_platform_prints_around_a_post_is_no_word_of_it() {
        let open = "<blockquote class='instagram-media' data-instgrm-permalink='https://gram.example/p/1/'>";
        let frame = "<a href='https://www.gram.example/p/1/'><div>View this post on Gram</div></a>\
            <p><a href='https://gram.example/p/1/'>A post shared by Ann Lee (@ann)</a></p></blockquote>";
        let bare = assembled(&format!("{open}{frame}"), &[Ok(Kind::Embed); 2]);
        assert_eq!((bare.len(), bare[0].text.as_str()), (1, ""));
        assert_eq!(
            (bare[0].author.as_deref(), bare[0].url.as_deref()),
            (Some("Ann Lee"), Some("https://gram.example/p/1/"))
        );
        let told = assembled(
            &format!("{open}<p><a href='https://gram.example/p/1/'>The bridge is #shut</a></p>{frame}"),
            &[Ok(Kind::Embed); 3],
        );
        assert_eq!((told.len(), told[0].text.as_str()), (1, "The bridge is #shut"));
        assert_eq!(told[0].author.as_deref(), Some("Ann Lee"));
    }

    #[test]
    fn test_the_parts_of_a_post_and_the_lines_of_a_listing_are_one() {
        let post = "<blockquote class='twitter-tweet'><p>Bridge <b>closed</b>.</p>&mdash; Ann Lee (@ann) <a href='https://t.example/1'>May 3</a></blockquote>";
        let body = assembled(post, &[Ok(Kind::Embed); 2]);
        assert_eq!(body.len(), 1);
        assert_eq!(body[0].text, "Bridge closed.\n— Ann Lee (@ann) May 3");
        assert_eq!(
            (body[0].author.as_deref(), body[0].url.as_deref()),
            (Some("Ann Lee"), Some("https://t.example/1"))
        );
        let marked: Vec<&str> =
            body[0].spans.iter().map(|span| &body[0].text[span.start..span.end]).collect();
        assert_eq!(marked, ["closed", "May 3"]);
        let code = "<pre><div>let x = 1;</div><div>go(x);</div></pre>";
        assert_eq!(assembled(code, &[Ok(Kind::Code); 2])[0].text, "let x = 1;\ngo(x);");
    }

    #[test]
    fn test_blank_lines_part_preformatted_prose() {
        let body =
            assembled("<pre>One <b>two</b>.\n\n\nThree\nfour <i>five</i>.</pre>", &[Ok(Kind::Paragraph)]);
        let texts: Vec<&str> = body.iter().map(|paragraph| paragraph.text.as_str()).collect();
        assert_eq!(texts, ["One two.", "Three\nfour five."]);
        assert_eq!(&body[1].text[body[1].spans[0].start..body[1].spans[0].end], "five");
    }

    #[test]
    fn test_the_caption_of_a_quotation_is_who_said_it() {
        let figure = "<figure><blockquote><p>The sea reads no charts.</p></blockquote><figcaption>Brede Olsen</figcaption></figure>";
        let body = assembled(figure, &[Ok(Kind::Blockquote), Ok(Kind::Caption)]);
        assert_eq!((body.len(), body[0].author.as_deref()), (1, Some("Brede Olsen")));
    }

    #[test]
    fn test_frames_stand_where_the_page_has_them() {
        let page = "<p>one</p><iframe src='https://www.youtube.com/embed/x' title='The bridge'></iframe><p>two</p><iframe src='https://www.youtube.com/embed/y'></iframe>";
        let body = assembled(page, &[Ok(Kind::Paragraph); 2]);
        assert_eq!(body.len(), 3, "a frame behind the article is not its own");
        assert_eq!((body[1].title.as_deref(), body[1].text.as_str()), (Some("The bridge"), ""));
    }

    #[test]
    fn test_spans_name_slices_of_the_text() {
        let body = assembled("<p>See <a href='/x'>the <b>full</b> list</a> now</p>", &[Ok(Kind::Paragraph)]);
        let marked: Vec<_> =
            body[0].spans.iter().map(|span| (span.mark, &body[0].text[span.start..span.end])).collect();
        assert_eq!(marked, [(Mark::Link, "the full list"), (Mark::Strong, "full")]);
        assert_eq!(body[0].spans[0].href.as_deref(), Some("/x"));
    }

    #[test]
    fn test_an_address_that_runs_code_is_no_link() {
        let body =
            assembled("<p>See <a href='jAva\nscript:alert(1)'>the list</a></p>", &[Ok(Kind::Paragraph)]);
        assert!(body[0].spans.is_empty() && body[0].text == "See the list");
    }

    #[test]
    fn test_a_credit_is_split_from_its_caption() {
        let body = assembled(
            "<figcaption>The harbour at night. (Photo: Ann Lee)</figcaption>",
            &[Ok(Kind::Caption)],
        );
        assert_eq!(
            (body[0].text.as_str(), body[0].credit.as_deref()),
            ("The harbour at night.", Some("Photo: Ann Lee"))
        );
        for figure in [
            "<figure><img><figcaption>The harbour at night.</figcaption><div class='image-credit'>Ann Lee</div></figure>",
            "<figure><div class='image-credit'>Ann Lee</div><figcaption>The harbour at night.</figcaption></figure>",
            "<figure><figcaption><p>The harbour at night.</p><p>Photo: Ann Lee</p></figcaption></figure>",
        ] {
            let body = assembled(figure, &[Ok(Kind::Caption); 2]);
            assert_eq!(body.len(), 1, "{figure}");
            assert_eq!(body[0].text, "The harbour at night.", "{figure}");
            assert!(body[0].credit.as_deref().is_some_and(|credit| credit.ends_with("Ann Lee")), "{figure}");
        }
        let inline = assembled(
            "<figure><figcaption>The harbour at night. <span class='credit'>Ann Lee/AP</span></figcaption></figure>",
            &[Ok(Kind::Caption)],
        );
        assert_eq!(
            (inline[0].text.as_str(), inline[0].credit.as_deref()),
            ("The harbour at night.", Some("Ann Lee/AP"))
        );
    }
}
