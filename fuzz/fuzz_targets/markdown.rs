//! Markdown of any page, read back by a parser of CommonMark: nothing is in it that the article does not have.
#![no_main]

#[path = "../../conformance/tests/promises/mod.rs"]
mod promises;

use copydesk::{Extractor, Kind};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let extractor = Extractor::new().spans(true).bias(20.0);
    let story = "<p>The harbour bridge reopened to traffic on Tuesday after nine months of repairs, the port authority said.</p>";
    let page = [b"<article>".as_slice(), story.as_bytes(), bytes].concat();
    let Ok(mut article) = extractor.extract(&page) else { return };
    promises::markdown_holds(&article).unwrap();
    promises::script_holds(&article.to_schema_org()).unwrap();
    // the same texts as paragraphs of another kind, and with what no page gives: the bytes as they are
    let text = String::from_utf8_lossy(bytes);
    const KINDS: [Kind; 6] = [Kind::Heading, Kind::ListItem, Kind::Blockquote, Kind::Caption, Kind::Standfirst, Kind::Code];
    for (at, paragraph) in article.body.iter_mut().enumerate() {
        paragraph.kind = KINDS[(at + bytes.len()) % KINDS.len()];
        if at == 0 {
            paragraph.spans.clear();
            paragraph.text = text.clone().into_owned();
            paragraph.author = Some(text.clone().into_owned());
        }
    }
    article.meta.title = Some(text.into_owned());
    promises::markdown_holds(&article).unwrap();
});
