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
use std::collections::HashMap;

use html5ever::interface::{Tracer, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::TreeBuilder;
use html5ever::{Attribute, LocalName, local_name};

use super::Attributes;
use super::tree::{Bytes, NodeId, Sink, Tree};
use crate::article::{Limit, Limits};

/// Longest value of an attribute that is kept, in bytes: what is longer is a picture or a script, not a name or an address.
const MAX_VALUE: usize = 64 << 10;
/// Attributes of a formatting element: they are cloned at every reconstruction.
const MAX_FORMATTING_ATTRIBUTES: usize = 8;
/// Longest attribute value of a formatting element, in bytes, if its values sum up to more than [`FORMATTING_BYTES`].
const MAX_FORMATTING_VALUE: usize = 2 << 10;
const FORMATTING_BYTES: usize = 4 << 10;
/// Repeats of `<html>` and `<body>` whose attributes are merged.
const MAX_MERGES: u32 = 64;
/// Tags between two counts of the open elements, at least.
const MIN_BETWEEN_COUNTS: usize = 32;
/// How often the builder looks through the open elements for the end tag of a misnested formatting element.
const ADOPTION_LOOKS: u64 = 4;
/// What a piece of text or a null costs, in looks at open elements: the tokenizer makes one of every ampersand, null and line end.
const TEXT_WORK: u64 = 10;
/// Comparisons of a tag's attributes that count as a look at an open element.
const ATTRIBUTES_A_LOOK: usize = 8;
/// Bytes of text that are gathered before they go on to the builder.
const GATHERED: usize = 16 << 10;
/// Names that are remembered of dropped start tags.
const MAX_REMEMBERED: usize = 512;
/// Names that are remembered within a drawing: deeper ones are counted.
const MAX_DRAWING: usize = 64;

pub(super) type Builder = TreeBuilder<NodeId, Sink>;

/// The sink before the tree builder.
pub(super) struct Guard {
    builder: Builder,
    limits: Limits,
    wanted: Attributes,
    /// A limit ends the page here.
    pub(super) stop: Cell<bool>,
    /// Within a script or style whose text is not kept.
    pub(super) is_raw_dropped: Cell<bool>,
    /// Within a list of options, which nobody reads and of which there may be any number.
    is_in_select: Cell<bool>,
    /// The tokenizer reads raw text until an end tag comes.
    pub(super) is_raw_text: Cell<bool>,
    /// Upper bound of open elements and formatting entries.
    estimate: Cell<usize>,
    /// The estimate at which to count again.
    count_at: Cell<usize>,
    /// The last exact count was at the limit, and nothing has reached the builder since.
    is_full: Cell<bool>,
    /// Dropped start tags by name, whose end tags are still to be swallowed.
    dropped: RefCell<HashMap<LocalName, u32>>,
    /// Names open within a drawing, its `svg` first; empty outside.
    drawing: RefCell<Vec<LocalName>>,
    /// How many of them hold HTML.
    drawing_html: Cell<u32>,
    drawing_overflow: Cell<u32>,
    work: Cell<u64>,
    /// Text that has not gone on to the builder. That keeps every piece of a table's text until it ends, at more memory than the
    /// text's own, and pieces may be of one character.
    gathered: RefCell<StrTendril>,
    gathered_bytes: Cell<Bytes>,
    /// The bytes of the page that the text at hand is made of.
    pub(super) bytes: Cell<Bytes>,
    /// Bytes of text that have entered the tree: visible, hidden, white space and JSON-LD.
    text: Cell<usize>,
    merges: Cell<u32>,
    truncated: RefCell<Vec<Limit>>,
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
                self.spend_text();
                TokenSinkResult::Continue
            }
            Token::TagToken(tag) => {
                self.flush(line);
                self.tag(tag, line)
            }
            Token::CharacterTokens(text) => {
                self.spend_text();
                self.text.set(self.text.get() + text.len());
                if self.text.get() > self.limits.text_bytes.saturating_mul(2) + self.limits.json_ld_bytes {
                    self.note(Limit::TextBytes);
                    self.stop.set(true);
                }
                self.gather(text, line);
                TokenSinkResult::Continue
            }
            token => {
                // a document type costs the tokenizer as much as some dozen characters
                (0..if matches!(token, Token::DoctypeToken(_)) { 6 } else { 1 })
                    .for_each(|_| self.spend_text());
                self.flush(line);
                self.built(token, line)
            }
        }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        // where the text goes, what is open may change
        self.flush(0);
        self.is_drawing() || self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

impl Guard {
    pub(super) fn new(builder: Builder, limits: &Limits, wanted: Attributes) -> Self {
        Self {
            builder,
            limits: limits.clone(),
            wanted,
            stop: Cell::new(false),
            is_raw_dropped: Cell::new(false),
            is_in_select: Cell::new(false),
            is_raw_text: Cell::new(false),
            estimate: Cell::new(0),
            count_at: Cell::new(0),
            is_full: Cell::new(false),
            dropped: RefCell::new(HashMap::new()),
            drawing: RefCell::new(Vec::new()),
            drawing_html: Cell::new(0),
            drawing_overflow: Cell::new(0),
            work: Cell::new(0),
            gathered: RefCell::new(StrTendril::new()),
            gathered_bytes: Cell::new(Bytes::NONE),
            bytes: Cell::new(Bytes::UNKNOWN),
            text: Cell::new(0),
            merges: Cell::new(0),
            truncated: RefCell::new(Vec::new()),
        }
    }

    /// The tree, and the names of the limits that cut something off.
    pub(super) fn finish(self) -> (Tree, Vec<Limit>) {
        (TreeSink::finish(self.builder.sink), self.truncated.into_inner())
    }

    pub(super) fn note(&self, limit: Limit) {
        let mut truncated = self.truncated.borrow_mut();
        if !truncated.contains(&limit) {
            truncated.push(limit);
        }
    }

    pub(super) fn is_drawing(&self) -> bool {
        !self.drawing.borrow().is_empty()
    }

    /// Puts a text to what is gathered.
    fn gather(&self, text: StrTendril, line: u64) {
        self.gathered_bytes.set(self.gathered_bytes.get().with(self.bytes.get()));
        let mut gathered = self.gathered.borrow_mut();
        if gathered.is_empty() {
            *gathered = text;
        } else {
            gathered.push_tendril(&text);
        }
        let is_enough = gathered.len() >= GATHERED;
        drop(gathered);
        if is_enough {
            self.flush(line);
        }
    }

    /// Hands the gathered text to the builder.
    fn flush(&self, line: u64) {
        let text = self.gathered.take();
        if !text.is_empty() {
            let bytes = self.bytes.replace(self.gathered_bytes.take());
            // a tokenizer is told nothing of a text
            let _ = self.built(Token::CharacterTokens(text), line);
            self.bytes.set(bytes);
        }
    }

    fn spend_text(&self) {
        self.work.set(self.work.get() + TEXT_WORK);
        if self.work.get() > self.limits.work {
            self.note(Limit::Work);
            self.stop.set(true);
        }
    }

    fn tag(&self, mut tag: Tag, line: u64) -> TokenSinkResult<NodeId> {
        if self.is_drawing() && self.within_drawing(&tag) {
            return TokenSinkResult::Continue;
        }
        let is_option = matches!(tag.name, local_name!("option") | local_name!("optgroup"));
        if is_option && self.is_in_select.get() {
            return TokenSinkResult::Continue;
        }
        if tag.kind == TagKind::EndTag {
            if tag.name == local_name!("select") {
                self.is_in_select.set(false);
            }
            self.is_raw_dropped.set(false);
            self.is_raw_text.set(false);
            return self.end_tag(tag, line);
        }
        if tag.name == local_name!("svg") {
            if !tag.self_closing {
                self.drawing.borrow_mut().push(tag.name);
            }
            return TokenSinkResult::Continue;
        }
        // each attribute is compared with those before it, and is kept: many short ones cost more than anything of their length
        self.work.set(self.work.get() + (tag.attrs.len() * tag.attrs.len() / ATTRIBUTES_A_LOOK) as u64);
        self.spend(false);
        if self.stop.get() || self.is_too_deep(&tag) {
            return TokenSinkResult::Continue;
        }
        if matches!(tag.name, local_name!("html") | local_name!("body")) {
            self.merges.set(self.merges.get() + 1);
            if self.merges.get() > MAX_MERGES {
                tag.attrs.clear();
            }
        }
        if tag.name == local_name!("select") {
            self.is_in_select.set(true);
        }
        let is_raw_dropped = is_raw_dropped(&tag);
        let is_wanted = |name: &str| self.wanted == Attributes::All || is_read(name);
        tag.attrs.retain(|attribute| attribute.value.len() <= MAX_VALUE && is_wanted(&attribute.name.local));
        if is_formatting(&tag.name) {
            Self::bound_formatting(&mut tag);
        }
        self.is_raw_dropped.set(is_raw_dropped);
        self.is_full.set(false);
        self.built(Token::TagToken(tag), line)
    }

    /// Hands a token to the builder, and looks at what it cost.
    fn built(&self, token: Token, line: u64) -> TokenSinkResult<NodeId> {
        // a text that comes of a tag is one that a table held back
        let is_text = matches!(token, Token::CharacterTokens(_));
        self.builder.sink.bytes.set(if is_text { self.bytes.get() } else { Bytes::UNKNOWN });
        let result = self.builder.process_token(token, line);
        if self.builder.sink.len() > self.limits.nodes {
            self.note(Limit::Nodes);
            self.stop.set(true);
        }
        if matches!(result, TokenSinkResult::RawData(_) | TokenSinkResult::Plaintext) {
            self.is_raw_text.set(true);
        }
        result
    }

    fn end_tag(&self, tag: Tag, line: u64) -> TokenSinkResult<NodeId> {
        if let Some(count) = self.dropped.borrow_mut().get_mut(&tag.name)
            && *count > 0
        {
            *count -= 1;
            return TokenSinkResult::Continue;
        }
        self.spend(is_formatting(&tag.name));
        if self.stop.get() {
            return TokenSinkResult::Continue;
        }
        self.is_full.set(false);
        self.built(Token::TagToken(tag), line)
    }

    /// A tag makes the builder look through the open elements; the end of a formatting element does so several times.
    fn spend(&self, is_formatting_end: bool) {
        let looks = if is_formatting_end { ADOPTION_LOOKS } else { 1 };
        self.work.set(self.work.get() + self.estimate.get().min(self.limits.depth) as u64 * looks);
        if self.work.get() > self.limits.work {
            self.note(Limit::Work);
            self.stop.set(true);
        }
    }

    /// Whether a start tag would nest too deep; it is then dropped, and its text stands in the deepest element.
    fn is_too_deep(&self, tag: &Tag) -> bool {
        if tag.self_closing || is_void(&tag.name) || !may_be_dropped(&tag.name) {
            return false;
        }
        // a formatting element stands in a list of its own too
        self.estimate.set(self.estimate.get() + 1 + usize::from(is_formatting(&tag.name)));
        if self.estimate.get() < self.count_at.get() {
            return false;
        }
        if !self.is_full.get() {
            let count = Count(Cell::new(0));
            self.builder.trace_handles(&count);
            let count = count.0.get();
            self.estimate.set(count);
            // as many tags pass until the next count as this one has looked at handles
            self.count_at.set((count * 2 + MIN_BETWEEN_COUNTS).min(self.limits.depth));
            self.work.set(self.work.get() + count as u64);
            if count < self.limits.depth {
                return false;
            }
            self.is_full.set(true);
        }
        self.note(Limit::Depth);
        let mut dropped = self.dropped.borrow_mut();
        if let Some(count) = dropped.get_mut(&tag.name) {
            *count += 1;
        } else if dropped.len() < MAX_REMEMBERED {
            dropped.insert(tag.name.clone(), 1);
        }
        true
    }

    fn bound_formatting(tag: &mut Tag) {
        tag.attrs.truncate(MAX_FORMATTING_ATTRIBUTES);
        let bytes: usize = tag.attrs.iter().map(|attribute| attribute.value.len()).sum();
        if bytes > FORMATTING_BYTES {
            tag.attrs.retain(|attribute| attribute.value.len() <= MAX_FORMATTING_VALUE);
        }
    }

    /// Follows a drawing; false once a tag has ended it, as the HTML standard's rules for foreign content have it.
    fn within_drawing(&self, tag: &Tag) -> bool {
        let mut open = self.drawing.borrow_mut();
        let is_html_inside = self.drawing_html.get() > 0;
        if tag.kind == TagKind::StartTag {
            if !is_html_inside && breaks_out(&tag.name) {
                self.drawing_html.set(0);
                self.drawing_overflow.set(0);
                open.clear();
                return false;
            }
            let is_empty = tag.self_closing || (is_html_inside && is_void(&tag.name));
            if !is_empty {
                if open.len() < MAX_DRAWING {
                    self.drawing_html
                        .set(self.drawing_html.get() + u32::from(is_integration_point(&tag.name)));
                    open.push(tag.name.clone());
                } else {
                    self.drawing_overflow.set(self.drawing_overflow.get() + 1);
                }
            }
            return true;
        }
        match open.iter().rposition(|name| *name == tag.name) {
            Some(at) => {
                let html = open.drain(at..).filter(is_integration_point).count() as u32;
                self.drawing_html.set(self.drawing_html.get() - html);
                if at == 0 {
                    self.drawing_overflow.set(0);
                }
                true
            }
            // an end tag of what stands around the drawing closes it
            None if self.drawing_overflow.get() > 0 => {
                self.drawing_overflow.set(self.drawing_overflow.get() - 1);
                true
            }
            None if is_html_inside && !closes_around(&tag.name) => true,
            None => {
                self.drawing_html.set(0);
                self.drawing_overflow.set(0);
                open.clear();
                false
            }
        }
    }
}

/// Whether what a tag opens is raw text that nobody reads.
fn is_raw_dropped(tag: &Tag) -> bool {
    match tag.name {
        local_name!("style") => true,
        local_name!("script") => !tag.attrs.iter().any(is_json_ld),
        _ => false,
    }
}

fn is_json_ld(attribute: &Attribute) -> bool {
    attribute.name.local == local_name!("type") && attribute.value.to_ascii_lowercase().contains("ld+json")
}

/// Attributes that some stage reads.
pub(super) fn is_read(name: &str) -> bool {
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
                | "data-lazy-srcset"
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
pub(super) fn breaks_out(name: &LocalName) -> bool {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::feed::parse;
    use crate::page::tree::{ROOT, Step};

    fn nodes(tree: &Tree) -> impl Iterator<Item = NodeId> + '_ {
        tree.walk(ROOT).filter_map(|step| match step {
            Step::Open(id) => Some(id),
            Step::Close(_) => None,
        })
    }

    fn all_text(tree: &Tree) -> String {
        nodes(tree).filter_map(|id| tree.text(id)).collect()
    }

    fn most_attributes(tree: &Tree) -> usize {
        nodes(tree)
            .filter_map(|id| tree.element(id))
            .map(|element| element.attributes().count())
            .max()
            .unwrap_or(0)
    }

    fn text(html: &str) -> String {
        all_text(&parse(html, &Limits::default(), Attributes::Read).0)
    }

    #[test]
    fn test_depth_is_bounded_and_text_kept() {
        let deep = format!("{}end{}<p>after</p>", "<div>".repeat(100_000), "</div>".repeat(100_000));
        let (tree, truncated) = parse(&deep, &Limits::default(), Attributes::Read);
        let (mut open, mut depth) = (0, 0);
        for step in tree.walk(ROOT) {
            open = if matches!(step, Step::Open(_)) { open + 1 } else { open - 1 };
            depth = depth.max(open);
        }
        assert!(depth <= 520, "{depth}");
        assert_eq!(truncated, [Limit::Depth]);
        assert_eq!(text(&deep), "endafter");
    }

    #[test]
    fn test_misnested_formatting_ends() {
        let aaa = format!("{}{}x</b><p>end", "<b i>".repeat(3_400), "<i i>".repeat(3_400));
        assert!(text(&aaa).ends_with("end"));
        let clones =
            format!("{}{}", (0..500).map(|i| format!("<b c{i}>")).collect::<String>(), "<p>x".repeat(50_000));
        let (tree, truncated) = parse(&clones, &Limits::default(), Attributes::Read);
        assert!(tree.len() < 400_000 && truncated.contains(&Limit::Depth));
        let (tree, truncated) = parse(&"<p>x".repeat(400_000), &Limits::default(), Attributes::Read);
        assert!(tree.len() < 301_000 && truncated == [Limit::Nodes]);
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
    fn test_options_are_no_nodes() {
        let page = format!("<select>{}</select><p>text", "<option>x".repeat(400_000));
        let (tree, truncated) = parse(&page, &Limits::default(), Attributes::Read);
        assert!(truncated.is_empty() && tree.len() < 20);
    }

    #[test]
    fn test_attributes_are_cut() {
        let many: String = (0..5_000).map(|i| format!(" a{i}=\"x>y\"")).collect();
        let (tree, truncated) =
            parse(&format!("<p{many}>text</p><p>after"), &Limits::default(), Attributes::Read);
        assert_eq!(truncated, [Limit::Attributes]);
        assert!((1..=1_024).contains(&most_attributes(&tree)));
        assert_eq!(text(&format!("<p{many}>text</p><p>after")), "textafter");
    }

    #[test]
    fn test_no_tag_hides_its_attributes_from_the_scan() {
        let many: String = (0..2_000).map(|i| format!(" a{i}=1")).collect();
        for before in [
            "<!-->",
            "<!--->",
            "<!-- --!>",
            "<!-- <a x=' -->",
            "<!<a x='>",
            "<?<a x='>",
            "<p ='>",
            "<p a='>",
            "</ a='>",
            "<textarea><script></textarea>",
            "<svg><script>",
            "<svg><![CDATA[<a x='>]]>",
            "<![CDATA[ <a x='>",
            "<math><![CDATA[<a x='>]]>",
            "<script><!--<script></script><a x='--></script>",
            "<script></scriptx><a x='</script>",
            "<style></styl<a x='</style>",
            "<title><!--</title>",
            "<select><textarea>",
            "<iframe><a x='</iframe>",
            "<script>a<b x='</script>",
        ] {
            let page = format!("{before}<i{many}>x</i>");
            let (tree, _) = parse(&page, &Limits::default(), Attributes::Read);
            let most = most_attributes(&tree);
            assert!(most <= 1_024, "{before}: {most}");
        }
    }

    #[test]
    fn test_raw_text_is_not_cut() {
        let page = format!("<style>{}</style><p>text", "a{b:c}</styl ".repeat(5_000));
        let (tree, truncated) = parse(&page, &Limits::default(), Attributes::Read);
        assert!(truncated.is_empty() && all_text(&tree) == "text");
        let code = format!("<script>if (i<n) {{ {} }}</script><p>text", "x y z ".repeat(5_000));
        assert_eq!(
            (text(&code).as_str(), parse(&code, &Limits::default(), Attributes::Read).1.len()),
            ("text", 0)
        );
    }
}
