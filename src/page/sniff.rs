//! What bytes are when they are no page: by their first bytes what is no text at all, by its beginning a text of another kind.

use std::borrow::Cow;

use encoding_rs::Encoding;
use serde::de::IgnoredAny;

/// First bytes and what they announce; from the WHATWG MIME sniffing standard.
#[rustfmt::skip]
const MAGIC: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF document"), (b"\x89PNG\r\n", "a PNG image"), (b"\xff\xd8\xff", "a JPEG image"), (b"GIF8", "a GIF image"), (b"PK\x03\x04", "a ZIP archive"),
    (b"\x1f\x8b\x08", "a gzip file"), (b"RIFF", "a media file"), (b"OggS", "a media file"), (b"ID3", "a media file"), (b"BZh", "a bzip2 file"), (b"\x28\xb5\x2f\xfd", "a zstd file"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"), (b"\x7fELF", "a program"), (b"MZ\x90\x00", "a program"), (b"wOFF", "a font"), (b"wOF2", "a font"), (b"\x00\x00\x01\x00", "an icon"),
    (b"Rar!\x1a\x07", "a RAR archive"), (b"\xfd7zXZ\x00", "an xz file"), (b"\x1aE\xdf\xa3", "a media file"), (b"fLaC", "a media file"), (b"\xd0\xcf\x11\xe0", "an Office document"),
    (b"{\\rtf", "an RTF document"), (b"%!PS-Adobe-", "a PostScript document"), (b"II*\x00", "a TIFF image"), (b"MM\x00*", "a TIFF image"), (b"\x00asm", "a program"),
];

/// Bytes of the beginning in which control bytes are counted (the standard's resource header).
const HEADER: usize = 1445;
/// Bytes for each control byte in a beginning that is no text.
const BYTES_A_CONTROL: usize = 10;

/// What the bytes are, if they are no page.
pub(crate) fn not_page(bytes: &[u8]) -> Option<&'static str> {
    let known = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, name)| *name);
    let is_movie = bytes.get(4..8) == Some(b"ftyp");
    known
        .or(is_movie.then_some("a media file"))
        .or_else(|| is_binary(bytes).then_some("binary data"))
        .or_else(|| other_text(bytes))
}

/// Whether the beginning is full of bytes that no text has. What begins with a `<` is markup, however broken; UTF-16 has a mark
/// or the zeros of its tags.
fn is_binary(bytes: &[u8]) -> bool {
    let header = &bytes[..bytes.len().min(HEADER)];
    let is_control = |b: &&u8| matches!(b, 0..=8 | 0x0b | 0x0e..=0x1a | 0x1c..=0x1f);
    let controls = header.iter().filter(is_control).count();
    let is_markup = bytes.trim_ascii_start().starts_with(b"<");
    let is_wide = Encoding::for_bom(bytes).is_some() || crate::page::decode::unmarked_utf16(bytes).is_some();
    controls * BYTES_A_CONTROL > header.len() && !is_wide && !is_markup
}

/// How a text begins that is no page, and what it is.
#[rustfmt::skip]
const BEGINNINGS: &[(&str, &str)] = &[
    ("WARC/0.", "a WARC file"), ("WARC/1.", "a WARC file"), ("filedesc://", "an ARC file"), ("<?php", "a PHP source file"), ("#!/", "a source file"),
    ("-----BEGIN ", "a key or a certificate"), ("diff --git ", "a patch"), ("%YAML", "a configuration file"), ("BEGIN:VC", "a calendar or an address card"),
];
/// Roots that no page has, with or without an XML declaration.
#[rustfmt::skip]
const ROOTS: &[(&str, &str)] = &[
    ("rss", "an RSS feed"), ("rdf:rdf", "an RSS feed or another RDF document"), ("feed", "an Atom feed"), ("atom:feed", "an Atom feed"),
    ("urlset", "a sitemap"), ("sitemapindex", "a sitemap"), ("opml", "a list of feeds"),
];
/// Roots behind an XML declaration that are a page all the same: what stands first in pages and in pieces of them.
#[rustfmt::skip]
const PAGE_ROOTS: &[&str] = &[
    "a", "article", "aside", "b", "base", "blockquote", "body", "br", "center", "div", "dl", "figure", "font", "footer", "form", "frameset",
    "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "html:html", "i", "iframe", "img", "input", "link", "main", "meta",
    "nav", "noscript", "object", "ol", "p", "pre", "script", "section", "span", "strong", "style", "table", "tbody", "td", "template",
    "title", "tr", "ul", "wml",
];
/// Bytes in which a root is looked for, and a page's own tags where a root is unknown.
const PROLOG: usize = 4 << 10;
const TAGS: usize = 64 << 10;

/// What a text is, if it is no page: a feed, data, source code. What may be a page is one.
pub(crate) fn other_text(bytes: &[u8]) -> Option<&'static str> {
    let bytes = narrow(&bytes[..bytes.len().min(PROLOG)]).map_or(Cow::Borrowed(bytes), Cow::Owned);
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes).trim_ascii_start();
    if let Some((_, found)) = BEGINNINGS.iter().find(|(beginning, _)| starts_with(text, beginning)) {
        return Some(found);
    }
    match text.first()? {
        b'<' => xml(text),
        b'{' | b'[' => json(text).or_else(|| is_code(text).then_some(CODE)),
        _ if is_mail(text) => Some("a mail or a web archive (MHTML)"),
        _ => is_code(text).then_some(CODE),
    }
}

const CODE: &str = "a source file or a configuration file";

/// UTF-16 as ASCII, as far as it is that: without the marks and the zeros. `None` for other text.
fn narrow(beginning: &[u8]) -> Option<Vec<u8>> {
    let is_wide =
        beginning.starts_with(b"\xff\xfe") || beginning.starts_with(b"\xfe\xff") || beginning.contains(&0);
    is_wide.then(|| beginning.iter().copied().filter(|b| !matches!(b, 0 | 0xfe | 0xff)).collect())
}

/// Whether bytes begin with a word, in any case.
fn starts_with(bytes: &[u8], word: &str) -> bool {
    bytes.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word.as_bytes()))
}

/// What a piece of markup is by its root, if that is none of a page's.
fn xml(text: &[u8]) -> Option<&'static str> {
    let (mut rest, mut is_declared) = (&text[..text.len().min(PROLOG)], false);
    let name = loop {
        rest = rest.trim_ascii_start();
        let end = if starts_with(rest, "<!--") {
            "-->"
        } else if starts_with(rest, "<?") {
            is_declared |= starts_with(rest, "<?xml");
            "?>"
        } else if starts_with(rest, "<!doctype") {
            let name = rest["<!doctype".len()..].trim_ascii_start();
            if starts_with(name, "html") || starts_with(name, "wml") {
                return None;
            }
            is_declared |= name.first().is_some_and(u8::is_ascii_alphabetic);
            ">"
        } else {
            break tag_name(rest.strip_prefix(b"<")?);
        };
        rest = &rest[memchr::memmem::find(rest, end.as_bytes())? + end.len()..];
    };
    let (_, found) = ROOTS.iter().find(|(root, _)| *root == name).unwrap_or(&("", "an XML document"));
    let is_known =
        *found != "an XML document" && (name != "feed" || memchr::memmem::find(rest, b"Atom").is_some());
    let is_xml =
        is_declared && !name.is_empty() && !PAGE_ROOTS.contains(&name.as_str()) && !has_page_tags(text);
    (is_known || is_xml).then_some(if name == "svg" { "an SVG image" } else { found })
}

/// The name of a tag, in small letters.
fn tag_name(tag: &[u8]) -> String {
    let is_part = |b: &&u8| b.is_ascii_alphanumeric() || matches!(b, b':' | b'_' | b'-' | b'.');
    tag.iter().take_while(is_part).map(|b| char::from(b.to_ascii_lowercase())).collect()
}

/// Whether the beginning holds the tag that only pages have; a body is NITF's too.
fn has_page_tags(text: &[u8]) -> bool {
    let text = &text[..text.len().min(TAGS)];
    memchr::memchr_iter(b'<', text).any(|at| {
        let tag = &text[at + 1..];
        ["html", "!doctype html"]
            .iter()
            .any(|name| starts_with(tag, name) && !tag.get(name.len()).is_some_and(u8::is_ascii_alphanumeric))
    })
}

/// JSON: a value to the end, or one a line. What only begins like it, as "[Updated] …" does, is none.
fn json(text: &[u8]) -> Option<&'static str> {
    let mut values = serde_json::Deserializer::from_slice(text).into_iter::<IgnoredAny>();
    values.next()?.ok()?;
    match values.next() {
        None => Some("JSON"),
        Some(Ok(_)) => Some("JSON lines"),
        Some(Err(error)) => error.is_eof().then_some("JSON lines"),
    }
}

/// Whether a text is a mail, or a page that was saved as one.
fn is_mail(text: &[u8]) -> bool {
    let head = &text[..text.len().min(PROLOG)];
    let has = |name: &str| starts_with(head, name) || lines(head).any(|line| starts_with(line, name));
    ["From:", "MIME-Version:", "Received:", "Return-Path:", "Subject:"]
        .iter()
        .any(|name| starts_with(head, name))
        && has("MIME-Version:")
        && has("Content-Type:")
}

fn lines(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    text.split(|b| *b == b'\n').map(<[u8]>::trim_ascii).filter(|line| !line.is_empty())
}

/// Bytes of a text by which it is told whether it is code.
const CODE_SAMPLE: usize = 16 << 10;
/// Lines from which that can be told, but where each line is code.
const FEW_LINES: usize = 5;
/// Words of a line from which it may be a sentence.
const SENTENCE_WORDS: usize = 8;
/// Bytes of a line that no person wrote as one, and how seldom its punctuation is code's if a person did.
const LONG_LINE: usize = 200;
const BYTES_A_MARK: usize = 16;

/// Whether a text is source code or a configuration: at least half of its lines read like it, comments aside, and hardly one like a
/// sentence.
fn is_code(text: &[u8]) -> bool {
    let sample = &text[..text.len().min(CODE_SAMPLE)];
    let (mut all, mut code, mut prose) = (0usize, 0usize, 0usize);
    let mut comments = Comments::default();
    for line in lines(sample).filter(|line| !comments.holds(line)) {
        all += 1;
        if is_sentence(line) {
            prose += 1;
        } else {
            code += usize::from(is_code_line(line));
        }
    }
    let is_whole = code == all && (all > 1 || is_packed_code(sample));
    is_whole || (all >= FEW_LINES && 2 * code >= all && 10 * prose <= all)
}

/// Comments and what documents code within quotes, which read like prose.
#[derive(Default)]
struct Comments {
    /// What closes the one that is open.
    end: Option<&'static [u8]>,
}

impl Comments {
    /// Whether a line, the next one, is none of code.
    fn holds(&mut self, line: &[u8]) -> bool {
        const BLOCKS: [(&[u8], &[u8]); 6] = [
            (b"/*", b"*/"),
            (b"\"\"\"", b"\"\"\""),
            (b"'''", b"'''"),
            (b"r\"\"\"", b"\"\"\""),
            (b"{-", b"-}"),
            (b"=begin", b"=end"),
        ];
        if let Some(end) = self.end {
            if memchr::memmem::find(line, end).is_some() {
                self.end = None;
            }
            return true;
        }
        if let Some((start, end)) = BLOCKS.iter().find(|(start, _)| line.starts_with(start)) {
            self.end = memchr::memmem::find(&line[start.len()..], end).is_none().then_some(end);
            return true;
        }
        let is_line = ["//", "#", "--", ";;", "* "].iter().any(|mark| line.starts_with(mark.as_bytes()));
        let is_directive =
            ["#include", "#define", "#if", "#endif"].iter().any(|word| line.starts_with(word.as_bytes()));
        (is_line && !is_directive) || line == b"*"
    }
}

/// Whether a line is a sentence, or a piece of one that was wrapped.
fn is_sentence(line: &[u8]) -> bool {
    let words = line.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty()).count();
    let quotes = ["\"".as_bytes(), "”".as_bytes(), b"'", b")"];
    let last = quotes.iter().find_map(|quote| line.strip_suffix(*quote)).unwrap_or(line).last();
    let is_plain = !line.iter().any(|b| b"{}[]()<>=;_$|".contains(b));
    words >= SENTENCE_WORDS && (is_plain || matches!(last, Some(b'.' | b'!' | b'?')))
}

/// Words that begin a line of code in one language or another, as they are written there.
#[rustfmt::skip]
const KEYWORDS: &[&str] = &[
    "import ", "from ", "def ", "class ", "function ", "func ", "fn ", "pub ", "use ", "mod ", "var ", "let ", "const ", "return ", "if (", "if [", "if not ", "else:",
    "elif ", "try:", "except ", "except:", "raise ", "assert ", "yield ", "self.", "for (", "while (", "package ", "namespace ", "public ", "private ", "protected ", "static ",
    "struct ", "enum ", "impl ", "extern ", "typedef ", "#include ", "#define ", "#if", "#endif", "@", "local ", "echo ", "export ", "unset ",
    "select ", "insert into ", "create table ", "SELECT ", "INSERT ", "CREATE ", "ALTER ", "DROP ", "GRANT ", "RETURNS ", "LANGUAGE ",
    "User-agent:", "User-Agent:", "Disallow:", "Allow:", "Sitemap:",
];
/// Lines of code that are a word.
const WORDS: &[&[u8]] =
    &[b"else", b"begin", b"end", b"return", b"break", b"pass", b"then", b"do", b"done", b"fi", b"esac"];
/// What stands within lines of code.
const OPERATORS: &[&str] = &[" = ", ":=", "=>", "->", "::", "()", " == ", " != ", " += ", "&&", "||", "${"];
/// How lines of code end.
const ENDS: &[&str] = &["{", "}", ";", "(", "),", "],", "},", "',", " \\"];

fn is_code_line(line: &[u8]) -> bool {
    let is_within = |operator: &&str| memchr::memmem::find(line, operator.as_bytes()).is_some();
    let is_closing = line.iter().all(|b| b"{}[](),;".contains(b));
    let is_section = line.starts_with(b"[") && line.ends_with(b"]");
    let is_numbers = memchr::memchr_iter(b',', line).count() > 2
        && line.iter().all(|b| b.is_ascii_hexdigit() || b" ,.;+-x()[]{}".contains(b));
    is_closing
        || is_section
        || is_numbers
        || is_setting(line)
        || is_call(line)
        || WORDS.contains(&line)
        || ENDS.iter().any(|end| line.ends_with(end.as_bytes()))
        || KEYWORDS.iter().any(|word| line.starts_with(word.as_bytes()))
        || OPERATORS.iter().any(is_within)
        || is_packed_code(line)
}

/// A call that is a whole line, as `page.close(now)`.
fn is_call(line: &[u8]) -> bool {
    let name = line.iter().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.')).count();
    name > 0 && line.get(name) == Some(&b'(') && line.ends_with(b")")
}

/// Code without white space to read it by, or data.
fn is_packed_code(line: &[u8]) -> bool {
    let marks = line.iter().filter(|b| b"{}[]()=;:,\"".contains(b)).count();
    line.len() > LONG_LINE && marks * BYTES_A_MARK > line.len() && line.iter().any(|b| b"{}[]=;".contains(b))
}

/// A key and its value, as `name: value`, `name=value` or `"name": value`. A name that begins with a capital is a person's who speaks.
fn is_setting(line: &[u8]) -> bool {
    let line = line.strip_prefix(b"- ").unwrap_or(line);
    let is_key = |b: &&u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.' | b'"');
    let key = line.iter().take_while(is_key).count();
    let is_name = line.first().is_some_and(|b| b.is_ascii_lowercase() || matches!(b, b'_' | b'"'));
    is_name && matches!(line[key..], [b':'] | [b':', b' ', ..] | [b'=', ..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_pages_are_text_and_images_are_not() {
        assert_eq!(not_page(b"<!doctype html>"), None);
        assert_eq!(not_page(b"%PDF-1.7"), Some("a PDF document"));
        assert_eq!(not_page(b"\x00\x00\x00\x20ftypisom\x00\x00"), Some("a media file"));
        assert_eq!(not_page(&[1, 2, 3, 4, 5, 200, 201]), Some("binary data"));
        assert_eq!(not_page("\u{1b}$B日本".as_bytes()), None, "ISO-2022-JP has escapes");
        let wide: Vec<u8> = "<!doctype html><p>a".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(not_page(&wide), None);
        assert_eq!(not_page(&[b"<p>a".as_slice(), &[0; 500]].concat()), None, "broken, yet a page");
        assert_eq!(not_page(b""), None);
    }

    #[test]
    fn test_other_texts_are_told_by_their_beginning() {
        for (text, found) in [
            ("WARC/1.0\r\nWARC-Type: warcinfo\r\n\r\n", "a WARC file"),
            ("\n WARC/1.1\nWARC-Type: response\n", "a WARC file"),
            ("<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><channel><item><p>a</p>", "an RSS feed"),
            ("<rss version=\"2.0\"><channel><title>a</title>", "an RSS feed"),
            (
                "\u{feff}<?xml version='1.0'?><!-- made by a feed's maker --><feed xmlns=\"http://www.w3.org/2005/Atom\">",
                "an Atom feed",
            ),
            (
                "<?xml version=\"1.0\"?><?xml-stylesheet href=\"a.xsl\"?><urlset xmlns=\"x\"><url>",
                "a sitemap",
            ),
            ("<sitemapindex><sitemap><loc>", "a sitemap"),
            ("<rdf:RDF xmlns=\"http://purl.org/rss/1.0/\">", "an RSS feed or another RDF document"),
            ("<?xml version=\"1.0\"?><nitf><body.head>", "an XML document"),
            ("<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\"><plist><dict>", "an XML document"),
            ("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><path/>", "an SVG image"),
            (r#"{"headline": "a", "articleBody": "<p>b</p>"}"#, "JSON"),
            ("  [\n 1, 2, {\"a\": null}\n]\n", "JSON"),
            ("{\"id\":1,\"html\":\"<p>x\"}\n{\"id\":2}\n", "JSON lines"),
            ("{\"id\":1}\n{\"id\":2,\"html\":\"cut o", "JSON lines"),
            (
                "From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\r\n",
                "a mail or a web archive (MHTML)",
            ),
            ("<?php\n$title = 'a';\n?><html><body>", "a PHP source file"),
            ("#!/bin/sh\necho a\n", "a source file"),
        ] {
            assert_eq!(not_page(text.as_bytes()), Some(found), "{text}");
            let wide: Vec<u8> =
                [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
            if text.starts_with("<?xml") {
                assert_eq!(not_page(&wide), Some(found), "UTF-16: {text}");
            }
        }
    }

    #[test]
    fn test_source_code_and_configurations() {
        for code in [
            include_str!("sniff.rs"),
            include_str!("../../Cargo.toml"),
            "# settings\nname: courier\nport: 8000\nhosts:\n  - a\n  - b\nlog: info\n",
            "[server]\nport=8000\n",
            "User-agent: *\nDisallow: /search\nSitemap: https://courier.example/sitemap.xml\n",
            "import os\n\ndef main():\n    \"\"\"Starts.\"\"\"\n    for name in os.listdir('.'):\n        print(name)\n    return 0\n",
            "body { margin: 0 }\n.story p {\n  color: #222;\n}\n",
            "const page = document.querySelector('main');\npage.innerHTML = '<p>a</p>';\n",
            "#include <stdio.h>\nint main(void) {\n  puts(\"a\");\n  return 0;\n}\n",
            "{\n  // a comment, so no JSON\n  \"name\": \"courier\",\n  \"port\": 8000,\n}\n",
            "def late(ferry):\n    \"\"\"\n    Says whether the ferry of today is late again, or early.\n    So it is often.\n    \"\"\"\n    try:\n        ferry.wait(1)\n    except OSError:\n        raise\n",
            "/*\n Copyright of nobody at all, who wrote it in a night and a day.\n*/\nextern int late(void);\ntypedef int ferry;\n",
            "!function(a,b){\"use strict\";var c=a.document,d=[],e=Object.getPrototypeOf;function f(g){return null!=g&&g===g.window}var h={};h.i=function(j){return j.k?l(j.m):(n||[])[o]};p(q,{r:s,t:u});v.w=x||y;z={a1:1,b2:[2,3,4]}}(window);",
            "version: 2\njobs:\n  - name: build\n    run: make\n",
            "SELECT title FROM stories\nINSERT INTO stories VALUES (1);\n",
        ] {
            assert_eq!(not_page(code.as_bytes()), Some(CODE), "{code:.200}");
        }
    }

    #[test]
    fn test_what_may_be_a_page_is_one() {
        for page in [
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" \"x\">\n<html xmlns=\"http://www.w3.org/1999/xhtml\">",
            "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"><head>",
            "<?xml version=\"1.0\"?><div><p>a</p></div>",
            "<?xml version=\"1.0\"?><x:ad/><html><body><p>a",
            "<?xml version=\"1.0\"?>\n<br />\n<b>Warning</b>: line 3<html>",
            "<!-- a comment --><!doctype html><p>a",
            "<svg><symbol id=\"a\"/></svg><article><p>a</p></article>",
            "<feed><p>a</p></feed>",
            "<p>{\"a\": 1}</p>",
            "[Updated] The ferry is late, the harbour office said.",
            "[1] The ferry is late.\n\n[2] It was late on Sunday.",
            "{{ title }} <p>The ferry is late.</p>",
            "{headline}The ferry is late{/headline}",
            "The ferry is late.\n\n“It is late,” said its captain, Rolf Haug.",
            "From: the harbour office\n\nThe ferry is late, and nobody knows why it should be.",
            "Anna: Yes.\nBo: No.\nAnna: Yes!\nBo: Why?\nAnna: It is.\nBo: Is it?\n",
            "From the harbour\nFor sale\nPass the salt\nLet it be\nImport taxes fall\nTry again\n",
            "1. Rolf Haug, Dorn, 12,300\n2. Ada Lindgren, Orle, 11,200\n3. Bo Berg, Dorn, 9,100\n4. A. Lee, Orle, 8,000\n5. C. Day, Dorn, 7,000\n",
            "Roses are red,\nviolets are blue;\nthe ferry is late,\nand so are you.\n",
            "Die Fähre ist zu spät\n",
            "渡轮晚点了\n没有人知道为什么\n",
            "",
        ] {
            assert_eq!(not_page(page.as_bytes()), None, "{page}");
        }
        // an hour-long comment or declaration is none of a feed's
        let long = format!("<!--{}--><rss>", "x".repeat(10_000));
        assert_eq!(not_page(long.as_bytes()), None);
    }
}
