//! What is printed of an article is read back by parsers of what it is: Markdown by one of `CommonMark`, HTML by html5ever, JSON-LD
//! within its script. Nothing may be in it that the article does not have, whatever its fields hold.

use copydesk::{Article, Extractor, Figure, Kind, Mark, MarkdownOptions, Paragraph, Span};
use proptest::prelude::*;
use proptest::test_runner::Config;

mod promises;

/// Cases of each property: some seconds in all.
const CASES: u32 = if cfg!(debug_assertions) { 128 } else { 1_024 };

const STORY: &str = "<html lang=en><title>Harbour bridge reopens</title><article><h1>Harbour bridge reopens</h1><p class=byline>By Ann Lee</p>\
    <p>The harbour bridge reopened to traffic on Tuesday after <a href=/repairs>nine months</a> of repairs, the port said.</p>\
    <p>Commuters had been using a temporary ferry, which carried 12,000 people a day, and the ferry ends its service.</p>\
    <p>The council expects the final bill to reach 84 million euros, which is well below the first estimate of 2024.</p></article>";
const LIVE: &str = include_str!("../../fixtures/structure/live-blog-json-ld/page.html");

fn extract(page: &str) -> Article {
    Extractor::new().spans(true).extract_str(page).unwrap_or_else(|error| panic!("{error}"))
}

/// A story that holds a piece of markup in one of its paragraphs.
fn story_with(piece: &str) -> Article {
    extract(
        &STORY.replace("<p>Commuters", &format!("<p>So it is. {piece} it goes on.</p>{piece}<p>Commuters")),
    )
}

fn holds(article: &Article) -> Result<(), String> {
    promises::output_holds(article)
}

/// Markup that would do something, were it printed as it is. Each stands in the page as an element and, escaped, as text.
const ATTACKS: &[&str] = &[
    "<script>alert(1)</script>",
    "<img src=/none onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
    "<math><maction actiontype='statusline#javascript:alert(1)'>x</maction></math>",
    "<a href='javascript:alert(1)'>one</a>",
    "<a href='JaVaScRiPt:alert(1)'>one</a>",
    "<a href='&#1;javascript:alert(1)'>one</a>",
    "<a href='java\nscript:alert(1)'>one</a>",
    "<a href='java&#9;script:alert(1)'>one</a>",
    "<a href='vbscript:msgbox(1)'>one</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>one</a>",
    "<a href='javascript&amp;colon;alert(1)'>one</a>",
    "<a href='javascript&amp;#58;alert(1)'>one</a>",
    "<a href='javascript&amp;#x3A;alert(1)'>one</a>",
    "<a href='javascript&amp;amp;colon;alert(1)'>one</a>",
    "<a href='java&amp;Tab;script&amp;colon;alert(1)'>one</a>",
    "<a href='java&amp;NewLine;script&amp;colon;alert(1)'>one</a>",
    "<a href='&amp;#106;avascript&amp;colon;alert(1)'>one</a>",
    "<a href='/a) <script>alert(1)</script> [b](/c'>one</a>",
    "<a href='/a>)&lt;script>alert(1)&lt;/script>'>one</a>",
    "<a href='/a\"onmouseover=alert(1) \"'>one</a>",
    "<a href='/a\\'>one</a>",
    "<a href='https://e.example/?a=1&amp;copy=2&amp;lt;=3'>one</a>",
    "Look!<a href='https://e.example/pixel.png'>here</a>",
    "Look!!<a href='https://e.example/pixel.png'>here</a>",
    "Look!&#8203;<a href='https://e.example/pixel.png'>here</a>",
    "Look\\!<a href='https://e.example/pixel.png'>here</a>",
    "<b>Look!</b><a href='https://e.example/pixel.png'>here</a>",
    "<a href=/a>![x](/y)</a>",
    "<a href=/a>]( /b) [</a>",
    "<iframe src='javascript:alert(1)'></iframe>",
    "<object data='javascript:alert(1)'></object>",
    "<form action='javascript:alert(1)'><button>x</button></form>",
    "<p style='background:url(javascript:alert(1))'>styled</p>",
    "<noscript><p title='</noscript><img src=/none onerror=alert(1)>'>x</noscript>",
    "<style>@import 'javascript:alert(1)';</style>",
    "<template><script>alert(1)</script></template>",
    "<textarea></textarea><script>alert(1)</script>",
    "<xmp><script>alert(1)</script></xmp>",
    "<!--><script>alert(1)</script-->",
    "![x](https://e.example/pixel.png)",
    "[x](javascript:alert(1)) [y]: javascript:alert(1)",
    "<javascript:alert(1)>",
    "<https://e.example/>",
    "&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;",
    "<pre>```\n</pre><script>alert(1)</script>",
    "<pre>``&#8203;`\n# x\n<b>x</b></pre>",
    "<blockquote>> # x<br>```<br>- y</blockquote>",
    "<ul><li># x<li>1. y<li>- z<li>&nbsp;&nbsp;&nbsp;&nbsp;code<li><br>====</ul>",
    "<table><tr><th>a|b<th>`c|d`<tr><td>\\|e<td>\\\\|f</table>",
    "<p># x<br>## y<br>=====<br>- z<br>+ a<br>* b<br>1. c<br>2) d<br>---<br>***<br>___<br>> e<br>| f |<br>| --- |<br>: g</p>",
    "<p>a<br>    indented<br>\tindented</p>",
    "<p>[^1]: note<br>[ ] task<br>[x] task<br>~~~<br>:::<br>+++<br>$$x$$</p>",
];

#[test]
fn attacks_come_out_as_text() {
    for attack in ATTACKS {
        let escaped = attack.replace('&', "&amp;").replace('<', "&lt;");
        for piece in [*attack, &escaped] {
            let article = story_with(piece);
            holds(&article).unwrap_or_else(|why| panic!("{piece}: {why}"));
        }
        let quoted = escaped.replace('\'', "&#39;");
        let in_title =
            STORY.replace("Harbour bridge reopens</", &format!("Harbour bridge reopens {escaped}</"));
        let in_meta = format!(
            "<meta property=og:title content='{quoted}'><meta name=author content='{quoted}'><meta property=og:url content='{quoted}'>{STORY}"
        );
        let json = serde_json::json!({"@type": "NewsArticle", "headline": attack, "author": {"name": attack}, "image": attack, "articleBody": attack});
        let in_data = format!(
            "<script type='application/ld+json'>{}</script>{STORY}",
            json.to_string().replace('<', "\\u003c")
        );
        for page in [in_title, in_meta, in_data] {
            holds(&extract(&page)).unwrap_or_else(|why| panic!("{attack}: {why}"));
        }
    }
}

#[test]
fn links_of_the_page_are_links_and_lead_where_it_says() {
    let markdown = |piece: &str| story_with(piece).to_markdown();
    for (piece, expected) in [
        ("<a href='https://e.org/?a=1&amp;b=2'>one</a>", "[one](<https://e.org/?a=1&amp;b=2>)"),
        ("Look!<a href='https://e.org/x.png'>one</a>", "Look\\![one](<https://e.org/x.png>)"),
        ("<a href='/a b'><b>one</b> two</a>", "[**one** two](</a%20b>)"),
        ("<a href='javascript&amp;colon;x'>one</a>", "So it is. one it goes on."),
        ("<i> one </i>two", "So it is. *one* two"),
        ("at www.e.org or https://e.org/", "at www\\.e.org or https\\://e.org/"),
    ] {
        let found = markdown(piece);
        assert!(found.contains(expected), "{piece}: {found}");
    }
}

/// The check itself can fail.
#[test]
fn what_an_article_has_not_is_seen() {
    let mut article = extract(STORY);
    assert_eq!(promises::markdown_holds(&article), Ok(()));
    assert!(promises::script_holds("\"</script>\"").is_err());
    assert!(promises::script_holds("\"<!--<script>\"").is_err());
    assert!(promises::address_is_safe("javascript:x").is_err());
    // a code block's text is printed as it is, and not as another's
    article.body[0].kind = Kind::Code;
    article.body[0].text = "```\n# x".to_owned();
    assert_eq!(promises::markdown_holds(&article), Ok(()));
}

/// Words, and what means something in Markdown or HTML, in any order.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec!["a", "bridge", "Ann Lee", "12", "1", "é", "日本", "“so”", "Ⓐ", "€"]),
        6 => prop::sample::select(vec![
            "*", "**", "_", "__", "`", "```", "~~~", "~~", "#", "##", "-", "---", "+", "=", "===", ">", "<", "|", "||", "|---|", ":", ":---:", "!", "![", "[", "]", "](", "]:", "(", ")", "\\", "\\\\", "\\|", "&", ";", "1.", "1)", "2.", "123456789.", "- [ ]", "[^1]", "[^1]:", "$", "^", "{", "}", "@", "a@b.cd", "www.", "http://", "xmpp:",
        ]),
        3 => prop::sample::select(vec![
            "<b>", "</b>", "<script>", "</script>", "<!--", "-->", "<![CDATA[", "<?x?>", "<!x>", "<a href=x>", "<https://e.org>", "<javascript:x>", "&amp;", "&lt;", "&#60;", "&colon;", "&NewLine;", "&copy", "javascript:", "![x](y)", "[x](y)", "[x]: y",
        ]),
        6 => prop::sample::select(vec![" ", " ", "  ", "    ", "\t", "\n", "\n", "\n\n", "\n    ", "\r", "\u{a0}", "\u{2028}", "\u{3000}", "\u{200b}", "\u{ad}", "\u{202e}", "\u{1b}", "\u{85}", "\u{301}", "\u{200d}"]),
    ];
    prop::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat())
}

fn address() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => prop::sample::select(vec!["https://e.org/a?b=1&c=2", "/a", "mailto:R&D@e.org", "//e.org", "#top", "?x", ""]).prop_map(str::to_owned),
        1 => text(),
        2 => (prop::sample::select(vec!["javascript", "java&Tab;script", "&#106;avascript", "vbscript", "data", "https", "/", "x"]), prop::sample::select(vec![":", "&colon;", "&#58;", "&#x3a", "&amp;colon;", "\u{200b}:", "\n:", "%3a"]), text())
            .prop_map(|(scheme, colon, rest)| format!("{scheme}{colon}{rest}")),
    ]
}

#[derive(Debug, Clone)]
struct Drawn {
    kind: Kind,
    text: String,
    lines: [Option<String>; 3],
    url: Option<String>,
    cells: Vec<Vec<String>>,
    level: Option<u8>,
    ordered: Option<bool>,
    ordinal: Option<i32>,
    spans: Vec<(prop::sample::Index, prop::sample::Index, Mark, String)>,
}

fn drawn() -> impl Strategy<Value = Drawn> {
    let kind = prop::sample::select(vec![
        Kind::Standfirst,
        Kind::Paragraph,
        Kind::Paragraph,
        Kind::Heading,
        Kind::ListItem,
        Kind::ListItem,
        Kind::ListItem,
        Kind::Blockquote,
        Kind::PullQuote,
        Kind::Embed,
        Kind::Caption,
        Kind::Table,
        Kind::Code,
        Kind::Note,
    ]);
    let mark = prop::sample::select(vec![
        Mark::Link,
        Mark::Link,
        Mark::Emphasis,
        Mark::Strong,
        Mark::Strong,
        Mark::Code,
        Mark::Quote,
    ]);
    // one span: emphasis in emphasis that begins at the same letter within a word has no form in CommonMark that all parsers read
    let spans = prop::collection::vec(
        (any::<prop::sample::Index>(), any::<prop::sample::Index>(), mark, address()),
        0..2,
    );
    let cells = prop::collection::vec(prop::collection::vec(text(), 0..4), 0..4);
    let lines = [prop::option::of(text()), prop::option::of(text()), prop::option::of(text())];
    (
        (kind, text(), lines, prop::option::of(address()), cells),
        (prop::option::of(0..9_u8), any::<Option<bool>>(), prop::option::of(-3..2_000_000_000_i32), spans),
    )
        .prop_map(|((kind, text, lines, url, cells), (level, ordered, ordinal, spans))| Drawn {
            kind,
            text,
            lines,
            url,
            cells,
            level,
            ordered,
            ordinal,
            spans,
        })
}

/// The article's values cannot be made outside of the crate: those of a page are changed.
fn paragraph(drawn: &Drawn, paragraph: &Paragraph, span: &Span) -> Paragraph {
    let mut out = paragraph.clone();
    out.kind = drawn.kind;
    out.text.clone_from(&drawn.text);
    [out.title, out.credit, out.author] = drawn.lines.clone();
    out.url.clone_from(&drawn.url);
    out.cells.clone_from(&drawn.cells);
    (out.level, out.ordered, out.ordinal) = (drawn.level, drawn.ordered, drawn.ordinal);
    let boundaries: Vec<usize> =
        drawn.text.char_indices().map(|(at, _)| at).chain([drawn.text.len()]).collect();
    out.spans = drawn
        .spans
        .iter()
        .filter_map(|(from, to, mark, address)| {
            let (from, to) = (*from.get(&boundaries), *to.get(&boundaries));
            let mut out = span.clone();
            (out.start, out.end, out.mark) = (from.min(to), from.max(to), *mark);
            out.href = (*mark == Mark::Link).then(|| address.clone());
            (from != to).then_some(out)
        })
        .collect();
    out.spans.sort_by_key(|span| span.start);
    out
}

/// Reads front matter by hand: keys, strings in double quotes, lists of them. Anything else is an error.
fn front_matter(markdown: &str) -> Result<(Vec<(String, Vec<String>)>, &str), String> {
    let (block, rest) = markdown
        .strip_prefix("---\n")
        .and_then(|text| text.split_once("---\n\n"))
        .ok_or("no front matter")?;
    let string = |text: &str| serde_json::from_str::<String>(text).map_err(|why| format!("{text:?}: {why}"));
    let mut fields: Vec<(String, Vec<String>)> = Vec::new();
    for line in block.split_terminator('\n') {
        if let Some(item) = line.strip_prefix("  - ") {
            fields.last_mut().ok_or("an item of nothing")?.1.push(string(item)?);
            continue;
        }
        let (key, value) = line.split_once(':').ok_or_else(|| format!("{line:?} is no field"))?;
        if key.is_empty() || !key.bytes().all(|b| b.is_ascii_lowercase()) {
            return Err(format!("{key:?} is no key"));
        }
        let values = value.strip_prefix(' ').map(string).transpose()?;
        fields.push((key.to_owned(), values.into_iter().collect()));
    }
    Ok((fields, rest))
}

proptest! {
    #![proptest_config(Config { cases: CASES, failure_persistence: None, ..Config::default() })]

    #[test]
    fn no_field_of_an_article_becomes_markup(title in text(), authors in prop::collection::vec(text(), 0..3), time in prop::option::of(text()), body in prop::collection::vec(drawn(), 1..8), pictures in prop::collection::vec((address(), [prop::option::of(text()), prop::option::of(text()), prop::option::of(text())], any::<prop::sample::Index>()), 0..3)) {
        let story = extract(STORY);
        let model = story.body.iter().find(|paragraph| !paragraph.spans.is_empty()).expect("a link");
        let mut article = story.clone();
        article.meta.title = Some(title);
        article.meta.authors = authors;
        article.body = body.iter().map(|drawn| paragraph(drawn, model, &model.spans[0])).collect();
        article.figures = pictures
            .into_iter()
            .map(|(url, lines, place)| {
                let mut figure = Figure::new(url);
                [figure.alt, figure.caption, figure.credit] = lines;
                figure.before = place.index(article.body.len() + 1);
                figure
            })
            .collect();
        article.figures.sort_by_key(|figure| figure.before);
        article.entries = extract(LIVE).entries;
        article.entries.truncate(1);
        article.entries[0].time = time;
        (article.entries[0].start, article.entries[0].end) = (article.body.len() / 2, article.body.len());
        article.quotes = Vec::new();
        prop_assert_eq!(promises::markdown_holds(&article), Ok(()));
        prop_assert_eq!(promises::html_is_safe(&article.to_html()), Ok(()));
        prop_assert_eq!(promises::html_page_is_safe(&article), Ok(()));
        prop_assert_eq!(promises::script_holds(&article.to_schema_org()), Ok(()));
    }

    #[test]
    fn front_matter_is_read_back(title in text(), authors in prop::collection::vec(text(), 0..4), description in prop::option::of(text())) {
        let mut article = extract(STORY);
        (article.meta.title, article.meta.description) = (Some(title.clone()), description.clone());
        article.meta.authors.clone_from(&authors);
        article.meta.published = None;
        let markdown = article.to_markdown_with(MarkdownOptions::new().front_matter(true));
        let (fields, rest) = front_matter(&markdown).map_err(TestCaseError::fail)?;
        prop_assert_eq!(rest, article.to_markdown());
        let field = |name: &str| fields.iter().find(|(key, _)| key == name).map(|(_, values)| values.clone()).unwrap_or_default();
        let lines = |texts: &[String]| texts.iter().map(|text| copydesk::terminal::line(text)).filter(|text| !text.is_empty()).collect::<Vec<_>>();
        prop_assert_eq!(field("title"), lines(&[title]));
        prop_assert_eq!(field("authors"), lines(&authors));
        prop_assert_eq!(field("description"), lines(description.as_slice()));
    }
}
