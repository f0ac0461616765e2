//! What holds of every input, asked of generated ones: pages of odd markup, bytes, texts.
//!
//! The fuzzers in `fuzz/` ask the same without a bound on time; what they find becomes a test at the foot of this file.

use copydesk::{Article, Error, Extractor};
use proptest::prelude::*;
use proptest::test_runner::Config;

mod promises;

/// Cases of each property: some seconds in all.
const CASES: u32 = if cfg!(debug_assertions) { 32 } else { 256 };

fn config() -> Config {
    Config { cases: CASES, failure_persistence: None, ..Config::default() }
}

/// Words, names, marks and figures, as reporters and templates use them.
fn words() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        12 => prop::sample::select(vec![
            "the", "bridge", "council", "said", "told", "according to", "she", "he", "they", "of", "and", "a spokesman", "Ann Lee", "Bo Chen", "Mayor",
            "Lindholm", "Velmouth", "University", "in May", "3 May 2026", "27.01.2019", "11:30", "1,000", "U.S.", "By", "Photo:", "©", "was closed.", "reopened on Tuesday.",
        ]),
        4 => prop::sample::select(vec!["“", "”", "\"", "'", "‘", "’", "«", "»", "„", "「", "」", ",", ".", "?", ":", "—", "...", "("]),
        2 => prop::sample::select(vec!["日本の", "Größe", "né", "עברית", "👩\u{200d}🚒", "e\u{301}", "\u{ad}", "\u{202e}", "\u{1b}[31m", "\u{85}", "&amp;", "&#155;", "&lt;b&gt;", "&nbsp;"]),
    ];
    prop::collection::vec(word, 1..40).prop_map(|words| words.join(" "))
}

/// A piece of a page: text, or a tag that may or may not fit.
fn piece() -> impl Strategy<Value = String> {
    let tag = prop::sample::select(vec![
        "p",
        "div",
        "span",
        "a",
        "b",
        "i",
        "em",
        "h1",
        "h2",
        "ul",
        "ol",
        "li",
        "table",
        "tr",
        "td",
        "blockquote",
        "figure",
        "figcaption",
        "section",
        "article",
        "aside",
        "nav",
        "footer",
        "pre",
        "code",
        "q",
        "time",
        "svg",
        "title",
        "math",
        "mtext",
        "select",
        "option",
        "button",
        "noscript",
        "template",
        "style",
        "br",
        "x-y",
    ]);
    let attribute = prop::sample::select(vec![
        "",
        " class='byline'",
        " class=related",
        " class='drop-cap'",
        " hidden",
        " href='/a'",
        " href='javascript:alert(1)'",
        " href='https://e.org/?a=\"<b>'",
        " datetime=2026-05-03",
        " itemprop=author",
        " itemprop=headline",
        " style='display:none'",
        " onclick=alert(1)",
        " class='pullquote'",
        " role=navigation",
        " a='>' b",
        " /",
    ]);
    prop_oneof![
        6 => words(),
        3 => words().prop_map(|words| format!("<p>{words} and the council of the town agreed on all of it.</p>")),
        4 => (tag.clone(), attribute).prop_map(|(tag, attribute)| format!("<{tag}{attribute}>")),
        3 => tag.prop_map(|tag| format!("</{tag}>")),
        1 => prop::sample::select(vec![
            "<!-- c -->", "<!-->", "<script>a<b</script>", "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Bridge\",\"author\":[{\"name\":\"Ann Lee\"}],}</script>",
            "<meta name=author content='Ann Lee'>", "<meta property=og:image content='javascript:x'>", "<![CDATA[x]]>", "<", "&", "<title>a | b</title>", "<svg><style><img src=x onerror=alert(1)></style>",
        ]).prop_map(str::to_owned),
    ]
}

fn page() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 1..60).prop_map(|pieces| pieces.concat())
}

fn extractor() -> Extractor {
    Extractor::new().url("https://courier.example/2026/05/03/bridge").spans(true)
}

fn holds(answer: &Result<Article, Error>) -> Result<(), String> {
    match answer {
        Ok(article) => {
            promises::article_holds(article)?;
            promises::output_holds(article)
        }
        Err(Error::NoArticle { partial, .. }) => promises::partial_holds(partial),
        Err(_) => Ok(()),
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn pages_keep_every_promise(page in page(), bias in prop::sample::select(vec![0.0f32, 20.0])) {
        let extractor = extractor().bias(bias);
        let answer = extractor.extract_str(&page);
        prop_assert_eq!(holds(&answer), Ok(()));
        if let Ok(article) = &answer {
            prop_assert_eq!(promises::text_is_the_pages(article, &page), Ok(()));
        }
        let again = std::thread::scope(|scope| scope.spawn(|| extractor.extract_str(&page)).join()).ok();
        prop_assert_eq!(again.as_ref(), Some(&answer));
        prop_assert_eq!(extractor.explain(page.as_bytes()).article, extractor.extract(page.as_bytes()));
    }

    #[test]
    fn bytes_keep_every_promise(mut page in page().prop_map(String::into_bytes), noise in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..20)) {
        for (at, byte) in noise {
            let at = at.index(page.len());
            page[at] = byte;
        }
        prop_assert_eq!(holds(&extractor().extract(&page)), Ok(()));
        prop_assert_eq!(holds(&extractor().content_type("text/html; charset=shift_jis").extract(&page)), Ok(()));
        prop_assert_eq!(holds(&extractor().content_type("text/plain").extract(&page)), Ok(()));
    }

    #[test]
    fn random_bytes_keep_every_promise(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
        prop_assert_eq!(holds(&extractor().bias(20.0).extract(&bytes)), Ok(()));
    }

    #[test]
    fn quotes_are_slices_of_their_text(paragraphs in prop::collection::vec(words(), 0..8), parting in prop::sample::select(vec!["\n\n", "\n", "\n \u{3000}\n", "\r\n\r\n"]), language in prop::sample::select(vec![None, Some("en"), Some("de"), Some("ja"), Some("x")])) {
        let text = paragraphs.join(parting);
        prop_assert_eq!(promises::quotes_hold(&text, &copydesk::quotes(&text, language)), Ok(()));
    }

    #[test]
    fn plain_text_keeps_every_promise(text in prop_oneof![".{0,400}", prop::collection::vec(words(), 0..12).prop_map(|all| all.join("\n\n"))]) {
        prop_assert_eq!(holds(&extractor().extract_plain_text(&text)), Ok(()));
    }
}
