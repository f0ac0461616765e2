//! The pictures of an article: its own and no others, each with its largest file, its place, its caption and its credit.

use copydesk::{Article, Extractor, Figure, Kind};

fn article(url: Option<&str>) -> Article {
    let page = include_bytes!("../fixtures/structure/figures/page.html");
    let extractor = url.map_or_else(Extractor::new, |url| Extractor::new().url(url));
    extractor.extract(page).expect("an article")
}

/// A picture as a line: lead or not, address, alternative text, caption, credit, size.
fn shown(figure: &Figure) -> [String; 5] {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let size = format!("{:?} {:?}", figure.width, figure.height);
    [figure.url.clone(), text(&figure.alt), text(&figure.caption), text(&figure.credit), size]
}

#[test]
fn an_article_has_its_own_pictures() {
    let article = article(Some("https://courier.example/2026/lighthouse"));
    let figures: Vec<[String; 5]> = article.figures.iter().map(shown).collect();
    let expected = [
        [
            "https://img.example/2026/lighthouse-tower-800x420.jpg",
            "A white tower on rails in a field",
            "The tower on its way.",
            "Photo: Nora Brandt",
            "Some(1600) Some(840)",
        ],
        [
            "https://courier.example/img/rails-1440.jpg",
            "",
            "Sixteen jacks lifted the tower onto the rails.",
            "",
            "None None",
        ],
        [
            "https://courier.example/img/cliff.jpg",
            "The cliff from the sea",
            "",
            "Getty Images",
            "Some(600) Some(400)",
        ],
        [
            "https://courier.example/img/video-still.jpg",
            "The tower moves past the church",
            "",
            "",
            "Some(640) Some(360)",
        ],
    ];
    assert_eq!(figures, expected);
}

#[test]
fn the_lead_is_the_one_that_the_metadata_name() {
    let article = article(None);
    let leads: Vec<bool> = article.figures.iter().map(|figure| figure.lead).collect();
    assert_eq!(leads, [true, false, false, false]);
    assert_eq!(article.meta.image.as_deref(), Some("https://img.example/2026/lighthouse-tower-1200x630.jpg"));
    assert_eq!(article.meta.image_caption.as_deref(), Some("The tower on its way."));
}

#[test]
fn pictures_stand_where_the_page_has_them_and_captions_belong_to_them() {
    let article = article(None);
    let behind = |figure: &Figure| {
        article.body[figure.before..].iter().find(|paragraph| paragraph.kind == Kind::Paragraph)
    };
    let next: Vec<&str> =
        article.figures.iter().filter_map(behind).map(|paragraph| &paragraph.text[..10]).collect();
    assert_eq!(next, ["On Monday ", "The engine", "“She did", "The old gr"]);
    let caption = article.figures[1].caption_paragraph.expect("a caption of the body");
    assert_eq!(article.body[caption].text, "Sixteen jacks lifted the tower onto the rails.");
    assert_eq!(article.body[caption].kind, Kind::Caption);
    assert!(
        article.body.iter().all(|paragraph| paragraph.text != "00:00:49" && paragraph.text != "Getty Images")
    );
}

#[test]
fn outputs_show_pictures_whose_address_is_whole() {
    let whole = article(Some("https://courier.example/2026/lighthouse"));
    let (markdown, html) = (whole.to_markdown(), whole.to_html());
    assert_eq!(markdown.matches("![").count(), 4);
    assert!(markdown.contains("![](<https://courier.example/img/rails-1440.jpg>)\n\n*Sixteen jacks lifted"));
    assert_eq!(html.matches("<figure>").count(), 4);
    assert!(html.contains("<img src=\"https://courier.example/img/cliff.jpg\" alt=\"The cliff from the sea\" width=\"600\" height=\"400\""));
    assert_eq!(html.matches("Sixteen jacks").count(), 1, "the caption stands in its figure alone");
    let relative = article(None);
    assert_eq!(relative.to_markdown().matches("![").count(), 1, "relative addresses lead nowhere");
    let mut none = whole;
    none.figures.clear();
    assert!(!none.to_markdown().contains("![") && !none.to_html().contains("<img"));
    assert!(none.to_html().contains("Sixteen jacks"), "captions stay blocks");
}

#[test]
fn pictures_go_out_and_come_back() {
    let article = article(None);
    let stored = serde_json::to_string(&article).expect("JSON");
    assert_eq!(serde_json::from_str::<Article>(&stored).expect("the same"), article);
    assert!(!stored.contains("\"lead\":false") && !stored.contains("null"), "absent values are left out");
}
