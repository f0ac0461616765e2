//! The guard around html5ever's tree builder: what a page may cost, and what never enters the tree.
//!
//! html5ever is quadratic in nesting depth and worse in misnested formatting (servo/html5ever#788; 70 KB of `<b i>` grow to
//! 423 MB), and neither a limit on bytes nor a sink can help: the cost lies in the builder's stack of open elements. So a
//! [`TokenSink`] stands before the builder and drops start tags (never text) beyond a depth, as browsers flatten at 512.
//! Every bound is counted, none is timed: the same bytes give the same tree on any machine.
//!
//! What no later stage reads does not enter the tree at all: comments, the text of scripts and styles (but JSON-LD),
//! drawings, and attributes that nobody looks at. That is also what makes the parse cheaper than a plain one.

use std::cell::{Cell, RefCell};

use ego_tree::NodeId;
use html5ever::interface::Tracer;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{Attribute, LocalName, TokenizerResult, local_name};
use scraper::{Html, HtmlTreeSink};

use crate::limits::Limits;

/// Bytes that are fed at a time; between two feeds the stop flag is looked at.
const CHUNK: usize = 16 << 10;
/// Tags between two counts of the tree's nodes.
const NODE_CHECK: u32 = 64;
/// Handles that counting the depth may visit in all: some tenths of a second.
const MAX_WORK: u64 = 150_000_000;
/// Attributes of a formatting element: they are cloned at every reconstruction.
const MAX_FORMATTING_ATTRIBUTES: usize = 16;
/// Longest attribute value of a formatting element, in bytes, once such values have summed up to [`FORMATTING_BYTES`].
const MAX_FORMATTING_VALUE: usize = 2 << 10;
const FORMATTING_BYTES: usize = 4 << 10;
/// Repeats of `<html>` and `<body>` whose attributes are merged.
const MAX_MERGES: u32 = 64;
/// Names that are remembered of dropped start tags and within a drawing.
const MAX_REMEMBERED: usize = 512;

type Builder = TreeBuilder<NodeId, HtmlTreeSink>;

/// Parses within limits. The second value names the limits that cut something off.
pub(super) fn parse(html: &str, limits: &Limits) -> (Html, Vec<&'static str>) {
    let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let builder = TreeBuilder::new(HtmlTreeSink::new(Html::new_document()), options);
    let guard = Guard {
        builder,
        limits: limits.clone(),
        stop: Cell::new(false),
        is_raw_dropped: Cell::new(false),
        estimate: Cell::new(0),
        is_full: Cell::new(false),
        dropped: RefCell::new(Vec::new()),
        drawing: RefCell::new(Vec::new()),
        drawing_overflow: Cell::new(0),
        tags: Cell::new(0),
        work: Cell::new(0),
        formatting_bytes: Cell::new(0),
        merges: Cell::new(0),
        truncated: RefCell::new(Vec::new()),
    };
    let (cut, has_cut) = cut_attributes(html, limits.attributes);
    if has_cut {
        guard.note("attributes");
    }
    let tokenizer = Tokenizer::new(guard, html5ever::tokenizer::TokenizerOpts::default());
    let queue = BufferQueue::default();
    let mut rest: &str = cut.as_deref().unwrap_or(html);
    while !rest.is_empty() && !tokenizer.sink.stop.get() {
        let (chunk, tail) = rest.split_at(rest.floor_char_boundary(CHUNK.min(rest.len()).max(4)));
        rest = tail;
        queue.push_back(StrTendril::from_slice(chunk));
        // the tokenizer also pauses at scripts and at declared encodings: go on until it wants more
        while !matches!(tokenizer.feed(&queue), TokenizerResult::Done) {}
    }
    tokenizer.end();
    let guard = tokenizer.sink;
    let truncated = guard.truncated.into_inner();
    (html5ever::tree_builder::TreeSink::finish(guard.builder.sink), truncated)
}

struct Guard {
    builder: Builder,
    limits: Limits,
    stop: Cell<bool>,
    /// Within a script or style whose text is not kept.
    is_raw_dropped: Cell<bool>,
    /// Upper bound of open elements and formatting entries.
    estimate: Cell<usize>,
    /// The last exact count was at the limit, and nothing has reached the builder since.
    is_full: Cell<bool>,
    /// Names of dropped start tags whose end tags are still to be swallowed.
    dropped: RefCell<Vec<LocalName>>,
    /// Names open within a drawing, its `svg` first; empty outside.
    drawing: RefCell<Vec<LocalName>>,
    drawing_overflow: Cell<u32>,
    tags: Cell<u32>,
    work: Cell<u64>,
    formatting_bytes: Cell<usize>,
    merges: Cell<u32>,
    truncated: RefCell<Vec<&'static str>>,
}

struct Count(Cell<usize>);

impl Tracer for Count {
    type Handle = NodeId;
    fn trace_handle(&self, _: &NodeId) {
        self.0.set(self.0.get() + 1);
    }
}

impl TokenSink for Guard {
    type Handle = NodeId;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<NodeId> {
        if self.stop.get() && !matches!(token, Token::EOFToken) {
            return TokenSinkResult::Continue;
        }
        match token {
            Token::ParseError(_) | Token::CommentToken(_) => TokenSinkResult::Continue,
            Token::CharacterTokens(_) | Token::NullCharacterToken
                if self.is_raw_dropped.get() || self.is_drawing() =>
            {
                TokenSinkResult::Continue
            }
            Token::TagToken(tag) => self.tag(tag, line),
            token => self.builder.process_token(token, line),
        }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.is_drawing() || self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

impl Guard {
    fn note(&self, limit: &'static str) {
        let mut truncated = self.truncated.borrow_mut();
        if !truncated.contains(&limit) {
            truncated.push(limit);
        }
    }

    fn is_drawing(&self) -> bool {
        !self.drawing.borrow().is_empty()
    }

    fn tag(&self, mut tag: Tag, line: u64) -> TokenSinkResult<NodeId> {
        if self.is_drawing() && self.within_drawing(&tag) {
            return TokenSinkResult::Continue;
        }
        if tag.kind == TagKind::EndTag {
            self.is_raw_dropped.set(false);
            return self.end_tag(tag, line);
        }
        if tag.name == local_name!("svg") {
            if !tag.self_closing {
                self.drawing.borrow_mut().push(tag.name);
            }
            return TokenSinkResult::Continue;
        }
        self.spend();
        if self.stop.get() || self.is_too_deep(&tag) {
            return TokenSinkResult::Continue;
        }
        if matches!(tag.name, local_name!("html") | local_name!("body")) {
            self.merges.set(self.merges.get() + 1);
            if self.merges.get() > MAX_MERGES {
                tag.attrs.clear();
            }
        }
        let is_json_ld = tag.name == local_name!("script") && tag.attrs.iter().any(is_json_ld);
        tag.attrs.retain(is_read);
        if is_formatting(&tag.name) {
            self.bound_formatting(&mut tag);
        }
        let is_raw = matches!(tag.name, local_name!("script") | local_name!("style"));
        self.is_raw_dropped.set(is_raw && !is_json_ld);
        self.is_full.set(false);
        self.builder.process_token(Token::TagToken(tag), line)
    }

    fn end_tag(&self, tag: Tag, line: u64) -> TokenSinkResult<NodeId> {
        let mut dropped = self.dropped.borrow_mut();
        if let Some(at) = dropped.iter().rev().take(MAX_REMEMBERED).position(|name| *name == tag.name) {
            let at = dropped.len() - 1 - at;
            dropped.remove(at);
            return TokenSinkResult::Continue;
        }
        drop(dropped);
        self.spend();
        self.is_full.set(false);
        self.builder.process_token(Token::TagToken(tag), line)
    }

    /// Counts tags and, now and then, nodes.
    fn spend(&self) {
        self.tags.set(self.tags.get() + 1);
        if self.tags.get().is_multiple_of(NODE_CHECK) {
            let nodes = self.builder.sink.0.borrow().tree.nodes().len();
            // an end tag searches the stack of open elements
            self.work.set(
                self.work.get() + self.estimate.get().min(self.limits.depth) as u64 * u64::from(NODE_CHECK),
            );
            if nodes > self.limits.nodes {
                self.note("nodes");
                self.stop.set(true);
            } else if self.work.get() > MAX_WORK * 8 {
                self.note("work");
                self.stop.set(true);
            }
        }
    }

    /// Whether a start tag would nest too deep; it is then dropped, and its text stands in the deepest element.
    fn is_too_deep(&self, tag: &Tag) -> bool {
        if tag.self_closing || is_void(&tag.name) || !may_be_dropped(&tag.name) {
            return false;
        }
        self.estimate.set(self.estimate.get() + 1);
        if self.estimate.get() < self.limits.depth {
            return false;
        }
        if !self.is_full.get() {
            let count = Count(Cell::new(0));
            self.builder.trace_handles(&count);
            self.estimate.set(count.0.get());
            self.work.set(self.work.get() + count.0.get() as u64);
            if self.estimate.get() < self.limits.depth {
                return false;
            }
            self.is_full.set(true);
        }
        self.note("depth");
        let mut dropped = self.dropped.borrow_mut();
        if dropped.len() < MAX_REMEMBERED {
            dropped.push(tag.name.clone());
        }
        true
    }

    fn bound_formatting(&self, tag: &mut Tag) {
        tag.attrs.truncate(MAX_FORMATTING_ATTRIBUTES);
        let bytes: usize = tag.attrs.iter().map(|attribute| attribute.value.len()).sum();
        self.formatting_bytes.set(self.formatting_bytes.get().saturating_add(bytes));
        if bytes > FORMATTING_BYTES {
            tag.attrs.retain(|attribute| attribute.value.len() <= MAX_FORMATTING_VALUE);
        }
    }

    /// Follows a drawing; false once a tag has ended it, as the HTML standard's rules for foreign content have it.
    fn within_drawing(&self, tag: &Tag) -> bool {
        let mut open = self.drawing.borrow_mut();
        let is_html_inside = open.iter().any(is_integration_point);
        if tag.kind == TagKind::StartTag {
            if !is_html_inside && breaks_out(&tag.name) {
                open.clear();
                return false;
            }
            let is_empty = tag.self_closing || (is_html_inside && is_void(&tag.name));
            if !is_empty {
                if open.len() < MAX_REMEMBERED {
                    open.push(tag.name.clone());
                } else {
                    self.drawing_overflow.set(self.drawing_overflow.get() + 1);
                }
            }
            return true;
        }
        match open.iter().rposition(|name| *name == tag.name) {
            Some(at) => {
                open.truncate(at);
                true
            }
            // an end tag of what stands around the drawing closes it
            None if self.drawing_overflow.get() > 0 => {
                self.drawing_overflow.set(self.drawing_overflow.get() - 1);
                true
            }
            None if is_html_inside && !closes_around(&tag.name) => true,
            None => {
                open.clear();
                false
            }
        }
    }
}

fn is_json_ld(attribute: &Attribute) -> bool {
    attribute.name.local == local_name!("type") && attribute.value.to_ascii_lowercase().contains("ld+json")
}

/// Attributes that some stage reads.
fn is_read(attribute: &Attribute) -> bool {
    let name: &str = &attribute.name.local;
    match name.as_bytes().first() {
        Some(b'd') if name.starts_with("data-") => matches!(
            name,
            "data-author"
                | "data-component"
                | "data-date"
                | "data-datetime"
                | "data-embed-url"
                | "data-href"
                | "data-instgrm-permalink"
                | "data-lazy-src"
                | "data-module"
                | "data-original"
                | "data-published"
                | "data-qa"
                | "data-src"
                | "data-srcset"
                | "data-test"
                | "data-testid"
                | "data-time"
                | "data-timestamp"
                | "data-type"
                | "data-url"
        ),
        Some(b'o') if name.starts_with("on") => false,
        Some(b'a') if name.starts_with("aria-") => matches!(name, "aria-hidden" | "aria-label"),
        _ => !matches!(
            name,
            "d" | "points"
                | "viewbox"
                | "width"
                | "height"
                | "target"
                | "sizes"
                | "media"
                | "xmlns"
                | "fill"
                | "stroke"
                | "tabindex"
                | "integrity"
                | "nonce"
                | "crossorigin"
                | "loading"
                | "decoding"
                | "fetchpriority"
                | "async"
                | "defer"
                | "border"
                | "cellpadding"
                | "cellspacing"
                | "bgcolor"
                | "align"
                | "valign"
                | "action"
                | "method"
        ),
    }
}

fn is_void(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("area")
            | local_name!("base")
            | local_name!("br")
            | local_name!("col")
            | local_name!("embed")
            | local_name!("hr")
            | local_name!("img")
            | local_name!("input")
            | local_name!("link")
            | local_name!("meta")
            | local_name!("param")
            | local_name!("source")
            | local_name!("track")
            | local_name!("wbr")
    )
}

/// The tokenizer's state hangs on these tags, or the document's frame does.
fn may_be_dropped(name: &LocalName) -> bool {
    !matches!(
        *name,
        local_name!("html")
            | local_name!("head")
            | local_name!("body")
            | local_name!("title")
            | local_name!("script")
            | local_name!("style")
            | local_name!("textarea")
            | local_name!("noscript")
            | local_name!("iframe")
            | local_name!("xmp")
            | local_name!("noembed")
            | local_name!("noframes")
            | local_name!("plaintext")
            | local_name!("template")
    )
}

fn is_formatting(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("a")
            | local_name!("b")
            | local_name!("big")
            | local_name!("code")
            | local_name!("em")
            | local_name!("font")
            | local_name!("i")
            | local_name!("nobr")
            | local_name!("s")
            | local_name!("small")
            | local_name!("strike")
            | local_name!("strong")
            | local_name!("tt")
            | local_name!("u")
    )
}

/// Elements of a drawing that hold HTML.
fn is_integration_point(name: &LocalName) -> bool {
    matches!(&**name, "foreignobject" | "foreignObject" | "desc" | "title")
}

/// Start tags that end a drawing (the HTML standard, "the rules for parsing tokens in foreign content").
fn breaks_out(name: &LocalName) -> bool {
    matches!(
        &**name,
        "b" | "big"
            | "blockquote"
            | "body"
            | "br"
            | "center"
            | "code"
            | "dd"
            | "div"
            | "dl"
            | "dt"
            | "em"
            | "embed"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "head"
            | "hr"
            | "i"
            | "img"
            | "li"
            | "listing"
            | "menu"
            | "meta"
            | "nobr"
            | "ol"
            | "p"
            | "pre"
            | "ruby"
            | "s"
            | "small"
            | "span"
            | "strong"
            | "strike"
            | "sub"
            | "sup"
            | "table"
            | "tt"
            | "u"
            | "ul"
            | "var"
    )
}

/// End tags of what a page is built of: met within a drawing's text, they are the page's.
fn closes_around(name: &LocalName) -> bool {
    matches!(
        &**name,
        "body"
            | "html"
            | "div"
            | "section"
            | "article"
            | "main"
            | "header"
            | "footer"
            | "nav"
            | "aside"
            | "ul"
            | "ol"
            | "li"
            | "a"
            | "button"
            | "p"
            | "span"
            | "table"
            | "td"
            | "tr"
            | "figure"
            | "form"
            | "i"
    )
}

/// Cuts the attributes of a tag after the `most`th: the tokenizer compares each new one with all before it. Scripts, styles
/// and comments are skipped, where a `<` is no tag.
fn cut_attributes(html: &str, most: usize) -> (Option<String>, bool) {
    let bytes = html.as_bytes();
    let mut cuts: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    while let Some(found) = memchr::memchr(b'<', &bytes[at..]) {
        let tag = at + found;
        let Some(&next) = bytes.get(tag + 1) else { break };
        if bytes[tag..].starts_with(b"<!--") {
            at = memchr::memmem::find(&bytes[tag + 4..], b"-->").map_or(bytes.len(), |end| tag + 4 + end + 3);
            continue;
        }
        if !next.is_ascii_alphabetic() {
            at = tag + 1;
            continue;
        }
        let (end, cut) = scan_tag(bytes, tag, most);
        if let Some(cut) = cut {
            cuts.push((cut, end));
        }
        at = end;
        for raw in [&b"script"[..], b"style"] {
            let name_end = tag + 1 + raw.len();
            let is_raw = bytes.get(tag + 1..name_end).is_some_and(|name| name.eq_ignore_ascii_case(raw))
                && bytes.get(name_end).is_none_or(|b| !b.is_ascii_alphanumeric());
            if is_raw {
                at = end_of_raw(bytes, end, raw);
            }
        }
    }
    if cuts.is_empty() {
        return (None, false);
    }
    let mut cut = String::with_capacity(html.len());
    let mut from = 0;
    for (start, end) in cuts {
        cut.push_str(html.get(from..start).unwrap_or_default());
        cut.push(' ');
        from = end;
    }
    cut.push_str(html.get(from..).unwrap_or_default());
    (Some(cut), true)
}

/// Where a raw text element ends.
fn end_of_raw(bytes: &[u8], from: usize, name: &[u8]) -> usize {
    let mut at = from;
    while let Some(found) = memchr::memmem::find(&bytes[at..], b"</") {
        let start = at + found;
        if bytes.get(start + 2..start + 2 + name.len()).is_some_and(|end| end.eq_ignore_ascii_case(name)) {
            return start;
        }
        at = start + 2;
    }
    bytes.len()
}

/// The end of a tag (its `>`, or the end of input) and where its attribute after the `most`th begins, if it has so many.
fn scan_tag(bytes: &[u8], tag: usize, most: usize) -> (usize, Option<usize>) {
    let mut attributes = 0;
    let mut cut = None;
    let mut at = tag + 1;
    let mut was_space = false;
    let mut after_equals = false;
    while let Some(&b) = bytes.get(at) {
        match b {
            b'>' => break,
            b'"' | b'\'' if after_equals => {
                at = memchr::memchr(b, &bytes[at + 1..]).map_or(bytes.len(), |end| at + 1 + end);
                after_equals = false;
                was_space = true;
            }
            b'=' => {
                after_equals = true;
                was_space = false;
            }
            b' ' | b'\t' | b'\n' | b'\r' | b'\x0c' | b'/' => was_space |= !after_equals,
            _ => {
                if was_space && !after_equals {
                    attributes += 1;
                    if attributes > most && cut.is_none() {
                        cut = Some(at);
                    }
                }
                was_space = false;
                after_equals = false;
            }
        }
        at += 1;
    }
    (at.min(bytes.len()), cut)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(html: &str) -> String {
        let (html, _) = parse(html, &Limits::default());
        html.root_element().text().collect()
    }

    #[test]
    fn test_depth_is_bounded_and_text_kept() {
        let deep = format!("{}end{}<p>after</p>", "<div>".repeat(100_000), "</div>".repeat(100_000));
        let (html, truncated) = parse(&deep, &Limits::default());
        let depth = html.tree.nodes().map(|node| node.ancestors().take(600).count()).max().unwrap_or(0);
        assert!(depth <= 520, "{depth}");
        assert_eq!(truncated, ["depth"]);
        assert_eq!(text(&deep), "endafter");
    }

    #[test]
    fn test_misnested_formatting_ends() {
        let aaa = format!("{}{}x</b><p>end", "<b i>".repeat(3_400), "<i i>".repeat(3_400));
        assert!(text(&aaa).ends_with("end"));
        let clones =
            format!("{}{}", (0..500).map(|i| format!("<b c{i}>")).collect::<String>(), "<p>x".repeat(50_000));
        let (html, truncated) = parse(&clones, &Limits::default());
        assert!(html.tree.nodes().len() < 400_000 && truncated.contains(&"depth"));
        let (html, truncated) = parse(&"<p>x".repeat(400_000), &Limits::default());
        assert!(html.tree.nodes().len() < 301_000 && truncated == ["nodes"]);
    }

    #[test]
    fn test_drawings_are_swallowed_and_nothing_behind_them() {
        assert_eq!(text("<p>a<svg><title>t</title><path/><style>s</style></svg>b"), "ab");
        assert_eq!(text("<div><svg><g><path></div><p>b"), "b", "an end tag of the page closes the drawing");
        assert_eq!(text("<svg><g><p>b"), "b", "a paragraph breaks out");
        assert_eq!(text("<svg><foreignObject><p>x</p></foreignObject></svg>b"), "b");
        assert_eq!(text("<svg><svg></svg><text>y</text></svg>c<svg/>d"), "cd");
        assert_eq!(text("<a><svg><title>icon</a> text"), " text");
    }

    #[test]
    fn test_scripts_are_empty_but_for_json_ld() {
        assert_eq!(
            text(
                "<script>var a='<p>';</script><script type='application/ld+json'>{}</script><style>x</style>b"
            ),
            "{}b"
        );
    }

    #[test]
    fn test_attributes_are_cut() {
        let many: String = (0..5_000).map(|i| format!(" a{i}=\"x>y\"")).collect();
        let (html, truncated) = parse(&format!("<p{many}>text</p><p>after"), &Limits::default());
        assert_eq!(truncated, ["attributes"]);
        assert!(
            html.tree
                .nodes()
                .filter_map(|node| node.value().as_element())
                .all(|element| element.attrs().count() <= 1_024)
        );
        assert_eq!(text(&format!("<p{many}>text</p><p>after")), "textafter");
    }
}
