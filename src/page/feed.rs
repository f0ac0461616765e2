//! A page in pieces, handed to the tree builder in step with what that makes of them: plain ones as tokens, the others through the
//! tokenizer.

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, TagKind, Token, TokenSink, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{TokenizerResult, local_name};

use super::Attributes;
use super::guard::{Guard, breaks_out};
use super::scan::{self, AttributeSpan, Piece, TagPiece};
use super::tokens::{Maker, Reading};
use super::tree::{Bytes, Sink, Tree};
use crate::article::{Limit, Limits};

/// Bytes that are fed at a time; between two feeds the stop flag is looked at.
const CHUNK: usize = 16 << 10;
/// Bytes of a page for each node of its tree, roughly; what is too few grows, what is too many is never touched.
const BYTES_A_NODE: usize = 100;

/// Parses within limits. The second value names the limits that cut something off.
pub(super) fn parse(html: &str, limits: &Limits, wanted: Attributes) -> (Tree, Vec<Limit>) {
    parse_by(html, limits, wanted, false)
}

/// As [`parse`]; the tokenizer may be made to read everything.
fn parse_by(html: &str, limits: &Limits, wanted: Attributes, is_all_tokenized: bool) -> (Tree, Vec<Limit>) {
    let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let tree = Tree::new((html.len() / BYTES_A_NODE).min(limits.nodes));
    let builder = TreeBuilder::new(Sink::new(tree), options);
    let options = TokenizerOpts { discard_bom: false, ..TokenizerOpts::default() };
    let tokenizer = Tokenizer::new(Guard::new(builder, limits, wanted), options);
    let feed = Feed {
        tokenizer: &tokenizer,
        queue: BufferQueue::default(),
        html,
        from: 0,
        maker: Maker::new(html, wanted),
        attributes: Vec::new(),
        is_tokenizing: is_all_tokenized,
        is_all_tokenized,
        raw: [None; scan::RAW_TEXT_ELEMENTS],
    };
    feed.run(limits.attributes);
    tokenizer.end();
    tokenizer.sink.finish()
}

/// Feeds a page to the tree builder, in step with what that makes of it: plain pieces as tokens, the others through the tokenizer.
struct Feed<'a> {
    tokenizer: &'a Tokenizer<Guard>,
    queue: BufferQueue,
    html: &'a str,
    /// What lies before this byte has been fed.
    from: usize,
    maker: Maker<'a>,
    /// Those of the last tag.
    attributes: Vec<AttributeSpan>,
    /// What has not been fed, or what the tokenizer holds, is its own up to the end of the next piece that it reads.
    is_tokenizing: bool,
    is_all_tokenized: bool,
    /// The last raw text of each element that was looked at.
    raw: [Option<RawText>; scan::RAW_TEXT_ELEMENTS],
}

/// A stretch up to the next end tag of a raw text element, wherever its start tag stands.
#[derive(Clone, Copy)]
struct RawText {
    from: usize,
    end: usize,
    /// It ends where it seems to: a comment within a script may hide its end.
    is_ended: bool,
}

impl Feed<'_> {
    fn run(mut self, most_attributes: usize) {
        let bytes = self.html.as_bytes();
        let guard = &self.tokenizer.sink;
        let mut at = 0;
        let mut raw_text: &[u8] = b"";
        while at < bytes.len() && !guard.stop.get() {
            if guard.is_raw_text.get() {
                // only an end tag that the tree builder has seen ends raw text
                let end = scan::raw_text_end(bytes, at, raw_text);
                // a script's text has states of its own once it holds a comment; else only its end tag counts
                if guard.is_raw_dropped.get() && memchr::memmem::find(&bytes[at..end], b"<!--").is_none() {
                    self.skip(at, end);
                }
                self.upto(end);
                at = end;
                if end < bytes.len()
                    && let Piece::Tag(tag) = scan::piece(bytes, end, most_attributes, &mut self.attributes)
                {
                    self.tokenized(tag);
                    at = tag.end;
                }
                continue;
            }
            let Some(found) = memchr::memchr(b'<', &bytes[at..]) else { break };
            at += found;
            let piece = scan::piece(bytes, at, most_attributes, &mut self.attributes);
            at = match piece {
                // it opens nothing: text, as is what follows
                Piece::Other { end } if end == at + 1 => end,
                Piece::Other { end } if self.is_all_tokenized => end,
                // nobody reads comments; the tokenizer may hold a bracket that goes on behind it
                Piece::Other { end } if is_comment(&bytes[at..]) => {
                    if self.plain_text(at) {
                        self.from = end;
                    }
                    end
                }
                Piece::Other { end } => {
                    self.plain_text(at);
                    self.upto(end);
                    self.is_tokenizing = false;
                    end
                }
                Piece::Tag(tag) => {
                    raw_text = &bytes[tag.name.0..tag.name.1];
                    match self.plain_tag(tag, at) {
                        Some(end) => end,
                        None => {
                            self.tokenized(tag);
                            tag.end
                        }
                    }
                }
                Piece::CData => {
                    let is_plain = self.plain_text(at);
                    if !is_plain {
                        self.upto(at);
                    }
                    let is_formula = guard.adjusted_current_node_present_but_not_in_html_namespace();
                    let end = if is_formula {
                        scan::cdata_end(bytes, at)
                    } else {
                        memchr::memchr(b'>', &bytes[at..]).map_or(bytes.len(), |end| at + end + 1)
                    };
                    if is_plain && !is_formula {
                        // elsewhere it is read as a comment
                        self.from = end;
                    } else {
                        self.upto(end);
                        self.is_tokenizing = self.is_all_tokenized;
                    }
                    end
                }
            };
            if at >= self.from + CHUNK && !self.plain_text(at) {
                self.upto(at);
            }
        }
        if !self.plain_text(bytes.len()) {
            self.upto(bytes.len());
        }
    }

    /// Hands the text up to a byte to the tree builder; false where it is the tokenizer's.
    fn plain_text(&mut self, end: usize) -> bool {
        if self.is_tokenizing {
            return false;
        }
        let guard = &self.tokenizer.sink;
        while self.from < end {
            let chunk = self.cut(end, true);
            let null = memchr::memchr(0, &self.html.as_bytes()[self.from..chunk]).map(|at| self.from + at);
            if let Some(at) = null {
                // nulls of formulas are text, or are not, by rules of their own
                if guard.adjusted_current_node_present_but_not_in_html_namespace() && !guard.is_drawing() {
                    self.is_tokenizing = true;
                    return false;
                }
                // the first may open the body; whatever is open then ignores the others
                self.hand_text((self.from, at), Reading::Text);
                self.hand(Token::NullCharacterToken);
                self.from = at + 1;
            }
            self.hand_text((self.from, chunk), Reading::Text);
            self.from = chunk;
        }
        true
    }

    fn hand_text(&mut self, span: (usize, usize), reading: Reading) {
        if span.0 < span.1 {
            let text = self.maker.text(span, reading);
            self.tokenizer.sink.bytes.set(Bytes::new(span.0, span.1));
            self.hand(Token::CharacterTokens(text));
        }
    }

    /// Where a part of a text ends that is handed on: beside its line ends, and beside its character references if it has any.
    fn cut(&self, end: usize, has_references: bool) -> usize {
        let bytes = self.html.as_bytes();
        let mut cut = self.html.floor_char_boundary((self.from + CHUNK).min(end));
        let is_part = |b: u8| b.is_ascii_alphanumeric() || b == b'#';
        if has_references && cut < end {
            let mut at = cut;
            while at > self.from && is_part(bytes[at - 1]) {
                at -= 1;
            }
            if at > self.from + 1 && bytes[at - 1] == b'&' {
                cut = at - 1;
            } else if at > self.from && bytes[at - 1] == b'&' {
                // a number with more zeros than a part has bytes
                cut += bytes[cut..end].iter().take_while(|&&b| is_part(b)).count();
                cut += usize::from(cut < end && bytes[cut] == b';');
            }
        }
        let parts_line_end = cut < end && bytes[cut] == b'\n' && bytes[cut - 1] == b'\r';
        cut + usize::from(parts_line_end)
    }

    /// Hands a tag and the text before it to the tree builder, and the raw text behind it; where that ends.
    fn plain_tag(&mut self, tag: TagPiece, start: usize) -> Option<usize> {
        if !self.plain_text(start) || tag.cut.is_some() || !tag.is_whole {
            return None;
        }
        let (name, kind) = self.maker.name(start, tag.name)?;
        let made = if kind == TagKind::EndTag {
            Maker::end_tag(name.clone())
        } else if self.tokenizer.sink.is_drawing() && !breaks_out(&name) {
            self.maker.start_tag(name.clone(), &[], tag.is_self_closing)
        } else {
            self.maker.start_tag(name.clone(), &self.attributes, tag.is_self_closing)
        };
        let raw = if tag.may_open_raw_text && name != local_name!("noscript") {
            let raw = self.raw_text(tag)?;
            if !raw.is_ended {
                return None;
            }
            Some(raw)
        } else {
            None
        };
        self.hand(Token::TagToken(made));
        self.from = tag.end;
        let guard = &self.tokenizer.sink;
        if let Some(RawText { end, .. }) = raw
            && guard.is_raw_text.get()
        {
            let has_references = matches!(name, local_name!("title") | local_name!("textarea"));
            let reading = if has_references { Reading::Title } else { Reading::Raw };
            if guard.is_raw_dropped.get() {
                self.from = end;
            }
            while self.from < end {
                let chunk = self.cut(end, has_references);
                self.hand_text((self.from, chunk), reading);
                self.from = chunk;
            }
            // an end tag of another shape is read where it stands
            let name_end = end + 2 + (tag.name.1 - tag.name.0);
            if self.html.as_bytes().get(name_end) == Some(&b'>') {
                self.hand(Token::TagToken(Maker::end_tag(name)));
                self.from = name_end + 1;
            }
        }
        Some(self.from)
    }

    /// The raw text that would follow a tag.
    fn raw_text(&mut self, tag: TagPiece) -> Option<RawText> {
        let bytes = self.html.as_bytes();
        let name = &bytes[tag.name.0..tag.name.1];
        let element = scan::raw_text_element(name)?;
        // what was found holds for every start tag up to there: a page of start tags alone is read once
        if let Some(known) = self.raw[element]
            && known.from <= tag.end
            && tag.end <= known.end
        {
            return Some(known);
        }
        let end = scan::raw_text_end(bytes, tag.end, name);
        let text = &bytes[tag.end..end];
        let is_script = name.eq_ignore_ascii_case(b"script");
        let raw = RawText {
            from: tag.end,
            end,
            is_ended: !(is_script && memchr::memmem::find(text, b"<!--").is_some())
                && !name.eq_ignore_ascii_case(b"plaintext"),
        };
        self.raw[element] = Some(raw);
        Some(raw)
    }

    fn hand(&self, token: Token) {
        if !self.tokenizer.sink.stop.get() {
            // what it answers is for a tokenizer
            let _ = self.tokenizer.sink.process_token(token, 1);
        }
    }

    /// Feeds the tokenizer up to the end of a tag, without the attributes that are too many.
    fn tokenized(&mut self, tag: TagPiece) {
        if let Some(cut) = tag.cut {
            self.tokenizer.sink.note(Limit::Attributes);
            self.upto(cut);
            // the bracket that ends the tag stays
            let is_closed = tag.is_whole && tag.end > cut;
            self.from = if is_closed { tag.end - 1 } else { tag.end };
        }
        self.upto(tag.end);
        self.is_tokenizing = self.is_all_tokenized;
    }

    /// Leaves out what the tokenizer would only read to drop it: scripts and comments are half of a page's bytes.
    fn skip(&mut self, from: usize, to: usize) {
        self.upto(from);
        self.from = self.from.max(to);
    }

    fn upto(&mut self, end: usize) {
        self.is_tokenizing |= self.from < end;
        // the tokenizer does not say where it stands
        self.tokenizer.sink.bytes.set(Bytes::UNKNOWN);
        while self.from < end && !self.tokenizer.sink.stop.get() {
            let chunk = self.html.floor_char_boundary((self.from + CHUNK).min(end));
            self.queue.push_back(StrTendril::from_slice(&self.html[self.from..chunk]));
            self.from = chunk;
            // the tokenizer also pauses at scripts and at declared encodings: go on until it wants more
            while !matches!(self.tokenizer.feed(&self.queue), TokenizerResult::Done) {}
        }
    }
}

/// Whether a piece is a comment, or what is read as one: `<?x>`, `</ >`, `<!x>` that is no document type.
fn is_comment(piece: &[u8]) -> bool {
    match piece.get(1) {
        Some(b'?') => true,
        Some(b'/') => piece.len() > 2,
        Some(b'!') => !piece[2..].get(..7).is_some_and(|name| name.eq_ignore_ascii_case(b"doctype")),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Plain pieces go past the tokenizer: the tree must be the one that it would have given.
    #[test]
    fn test_the_tree_is_the_tokenizers() {
        const PIECES: &[&str] = &[
            "<p class=a id='b'>",
            "<P CLASS='x' title=\"a &amp; b\">",
            "<a href=/x?a=1&copy=2&amp;b>",
            "<img src='a'/>",
            "<br / >",
            "<div a='1'a='2' b>",
            "</p>",
            "</P >",
            "</div x=1>",
            "<b/>",
            "</b>",
            "text &amp; more &#8217; &nbsp;",
            " AT&T",
            "&notit;",
            "a < b",
            "a\r\nb",
            "\0",
            " \0 x\0y",
            "x\ry\r\nz\r",
            "\n",
            "&copy&copyx &lt=",
            "&#150;&#0;&#xd800;&#;&#x;&#65",
            "&#13;",
            "&am",
            "p;",
            "&",
            "< ",
            "<",
            "a<3",
            "</>",
            "</ x>",
            "<?php x>",
            "<!x>",
            "<!",
            "\u{feff}",
            "<a title='a\0b\rc\r\n&copy=1&copyx&copy;&copy'>",
            "<i title=&lt>",
            "<p a\0b=c title\0=x>",
            "<x\0y>",
            "<title>\r\na&b&copyx\0<!-- c</title >",
            "<textarea>\r\n\n&#13;&am</textarea\n>",
            "<style>\0\r</style/>",
            "<xmp>&amp;\0\r\n<!-- </xmp>",
            "<script type='application/ld+json'>\0\r</script x>",
            "<pre>\r\n",
            "<table>\0",
            "<colgroup>\0",
            "<frameset>\0",
            "</body>\0",
            "<math><mi>\0",
            "<math>\0x",
            "</br x=1/>",
            "<!-- <p> -->",
            "<!doctype html>",
            "<![CDATA[x<p>]]>",
            "<script>if (a<b && c) { '<p>' }</script>",
            "<script type='application/ld+json'>{\"a\": \"b & c\"}</script>",
            "<script><!-- <script></script> --></script>",
            "<style>a>b{}</style>",
            "<title>a &amp; b</title>",
            "<title>a</title >",
            "<textarea>\n<p></textarea>",
            "<noscript><p>x</noscript>",
            "<iframe><p></iframe>",
            "<svg><title>t</title><path d='m'/>",
            "</svg>",
            "<math><mi>x",
            "</math>",
            "<table><tr><td>",
            "</table>",
            "<select><option>x",
            "</select>",
            "<pre>\n x",
            "<é x=ü>",
            "<plaintext",
            "</script",
            "<p a='",
        ];
        let mut state = 1u64;
        for round in 0..3_000 {
            let mut html = String::new();
            for _ in 0..12 {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                html.push_str(
                    PIECES[(state >> 33) as usize % (PIECES.len() - 3 * usize::from(round % 4 > 0))],
                );
            }
            let (plain, tokenized) = (
                parse(&html, &Limits::default(), Attributes::Read),
                parse_by(&html, &Limits::default(), Attributes::Read, true),
            );
            assert_eq!(plain.0.outline(), tokenized.0.outline(), "{html}");
            assert_eq!(plain.1, tokenized.1);
        }
    }

    /// Long texts are handed on in parts: none may go through a character reference, wherever the cut falls.
    #[test]
    fn test_long_texts_are_cut_beside_references() {
        for shift in 0..12 {
            let html = format!("<p>{}{}</p>", "x".repeat(shift), "&amp;&#8217;é".repeat(4_000));
            let (plain, tokenized) = (
                parse(&html, &Limits::default(), Attributes::Read),
                parse_by(&html, &Limits::default(), Attributes::Read, true),
            );
            assert_eq!(plain.0.outline(), tokenized.0.outline(), "{shift}");
        }
        let lone = format!("<p>{}", "x & y &".repeat(10_000));
        assert_eq!(
            parse(&lone, &Limits::default(), Attributes::Read).0.outline(),
            parse_by(&lone, &Limits::default(), Attributes::Read, true).0.outline()
        );
    }
}
