//! Structure that is easily lost: a page for each kind, and all of its article, in order, and nothing else.

use copydesk::{Article, BodySource, Error, Extractor, Kind, Mark, PageKind, Paragraph, Refusal};

fn page(name: &str) -> Vec<u8> {
    let path = format!("{}/fixtures/structure/{name}/page.html", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn extract(name: &str) -> Article {
    Extractor::new().spans(true).extract(page(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Every paragraph by its kind and its first and last words, in order.
fn assert_body(name: &str, expected: &[(Kind, &str, &str)]) -> Article {
    let article = extract(name);
    let shown: String =
        article.body.iter().map(|paragraph| format!("{:?} {}\n", paragraph.kind, paragraph.text)).collect();
    assert_eq!(article.body.len(), expected.len(), "{name}:\n{shown}");
    for (paragraph, (kind, start, end)) in article.body.iter().zip(expected) {
        assert_eq!(paragraph.kind, *kind, "{name}: {}\n{shown}", paragraph.text);
        assert!(paragraph.text.starts_with(start), "{name}: {start}\n{shown}");
        assert!(paragraph.text.ends_with(end), "{name}: {end}\n{shown}");
    }
    article
}

use Kind::{Blockquote, Caption, Code, Embed, Heading, ListItem, Note, PullQuote, Standfirst, Table};
/// A paragraph proper.
const P: Kind = Kind::Paragraph;

#[test]
fn lead_in_h2() {
    assert_body(
        "lead-in-h2",
        &[
            (Standfirst, "Rain in April", "this year."),
            (P, "The first white ridges", "can remember."),
            (P, "“You cannot hurry", "is ready."),
            (Heading, "A month of rain", "A month of rain"),
            (P, "In April it rained", "since March."),
            (P, "The cooperative", "by a fifth."),
        ],
    );
}

#[test]
fn lead_in_header() {
    let article = assert_body(
        "lead-in-header",
        &[
            (Standfirst, "Sleeping cars", "for scrap."),
            (Caption, "A sleeping car at the depot", "last week."),
            (P, "The railway has bought", "on Monday."),
            (P, "Two trains a night", "first boat."),
            (P, "Tickets will cost", "Marsh said."),
            (P, "Islanders have asked", "islands together."),
        ],
    );
    assert_eq!(article.body[1].credit.as_deref(), Some("Jonas Reeve"));
}

#[test]
fn sections_and_widgets() {
    assert_body(
        "sections-and-widgets",
        &[
            (P, "For ninety years", "to everyone."),
            (P, "Behind it lie", "the mill."),
            (P, "“We thought that", "was dark.”"),
            (P, "A group of pensioners", "a scanner."),
            (P, "The attic will be open", "little longer."),
        ],
    );
}

/// The four paragraphs of a short story, and nothing of what stands above, between and behind them: a line with the day and the agency,
/// a sign-off, a heading over nothing, the site's rights, a row of other stories' headlines.
#[test]
fn nothing_but_the_story() {
    let english = [
        (P, "The ferry to", "Sarn said."),
        (P, "It lay there", "spilled."),
        (P, "“We have known", "a boy."),
        (P, "The office", "hour longer."),
    ];
    let chinese = [
        (P, "港务局周二", "无人受伤。"),
        (P, "渡轮在原地", "受损。"),
        (P, "“我们认识", "对记者说。"),
        (P, "港务局本周", "一刻钟。"),
    ];
    for name in [
        "dated-head-agency",
        "dated-head-writer",
        "sign-off-updated",
        "sign-off-heading",
        "rights-box-id",
        "rights-box-class",
        "rights-box-words",
        "headline-row-buttons",
        "headline-row-two-buttons",
        "headline-row-plain",
        "headline-row-between",
    ] {
        assert_body(name, &english);
    }
    for name in ["dated-head-source", "sign-off-brackets"] {
        assert_body(name, &chinese);
    }
}

/// A line beneath the headline is the standfirst where the markup names it so, or the page describes itself with it.
#[test]
fn standfirst_by_name_or_by_description() {
    for name in ["standfirst-subtitle", "standfirst-summary", "standfirst-described"] {
        assert_body(
            name,
            &[
                (Standfirst, "A hundred years", "had moved"),
                (P, "The ferry to", "Sarn said."),
                (P, "It lay there", "spilled."),
                (P, "“We have known", "a boy."),
                (P, "The office", "hour longer."),
            ],
        );
    }
}

/// Dividers stay; a label with a link, what stands beneath the comments' heading, and boxes at the page's end do not.
#[test]
fn after_the_story() {
    assert_body(
        "after-the-story",
        &[
            (P, "Forty years after", "on Wednesday."),
            (P, "The two keepers", "each summer."),
            (P, "___", "___"),
            (P, "“They asked for", "hundred letters.”"),
            (P, "* * *", "* * *"),
            (P, "The first of them", "newspaper a week."),
        ],
    );
}

#[test]
fn br_paragraphs() {
    assert_body(
        "br-paragraphs",
        &[
            (P, "MILLBROOK - The wheel", "watch it."),
            (P, "Volunteers had worked", "his garage."),
            (P, "\"There were days", "for anything.\""),
            (P, "The mill will grind", "new roof."),
        ],
    );
}

#[test]
fn div_paragraphs() {
    assert_body(
        "div-paragraphs",
        &[
            (P, "Eighteen hives", "sprays anything."),
            (P, "The beekeepers lost", "view in it."),
            (P, "“The bees do not mind", "metres away."),
            (P, "The first honey", "two jars."),
        ],
    );
}

#[test]
fn span_paragraphs() {
    assert_body(
        "span-paragraphs",
        &[
            (P, "The lights went out", "get up."),
            (P, "The cinema had been open", "last winter."),
            (P, "She showed the film", "went on."),
            (P, "What will become", "be changed."),
        ],
    );
}

#[test]
fn list_as_body() {
    let article = assert_body(
        "list-as-body",
        &[
            (P, "The council has put", "will notice."),
            (ListItem, "Parking:", "stay free."),
            (ListItem, "Buses:", "in the morning."),
            (ListItem, "Water:", "in the morning."),
            (ListItem, "Vegetables", "exempt."),
            (ListItem, "Pools", "once."),
            (ListItem, "Dogs:", "are grown."),
            (P, "To apply", "are needed:"),
            (ListItem, "Fill in", "town hall."),
            (ListItem, "Pay", "thirty crowns."),
            (ListItem, "Put", "windscreen."),
            (P, "The rules apply", "August on."),
        ],
    );
    let numbers: Vec<_> = article
        .body
        .iter()
        .filter(|paragraph| paragraph.kind == ListItem)
        .map(|item| (item.level.unwrap_or(0), item.ordered.unwrap_or(false), item.ordinal.unwrap_or(0)))
        .collect();
    let bullets = [(1, false, 1), (1, false, 2), (1, false, 3), (2, false, 1), (2, false, 2), (1, false, 4)];
    assert_eq!(numbers[..6], bullets);
    assert_eq!(numbers[6..], [(1, true, 1), (1, true, 2), (1, true, 3)]);
    let markdown = article.to_markdown();
    assert!(markdown.contains("in the morning.\n  - Vegetables are exempt."), "{markdown}");
    assert!(markdown.contains("2. Pay the fee"), "{markdown}");
    let html = article.to_html();
    assert!(html.contains("<ul>\n<li>Vegetables are exempt.</li>"), "{html}");
    assert!(html.contains("<ol>\n<li>Fill in"), "{html}");
}

#[test]
fn question_and_answer() {
    assert_body(
        "question-and-answer",
        &[
            (P, "Mirjam Thole builds", "a child."),
            (P, "Ms Thole, how long", "organ?"),
            (P, "Two years", "touch it."),
            (P, "Do you play", "yourself?"),
            (P, "Badly.", "Badly."),
            (P, "What was", "one?"),
            (P, "A small one", "nine days."),
            (ListItem, "Will anybody", "workshop?"),
            (ListItem, "My niece", "the banks."),
        ],
    );
}

#[test]
fn infinite_scroll() {
    assert_body(
        "infinite-scroll",
        &[
            (P, "A ferry with sixty", "hours later."),
            (P, "Nobody was hurt.", "until midnight."),
            (P, "“We touched", "boat pass."),
            (P, "The bank had moved", "this week."),
        ],
    );
}

/// The story of the ferry, which stands on pages of several makes.
const FERRY: [(Kind, &str, &str); 4] = [
    (P, "A ferry with sixty", "hours later."),
    (P, "Nobody was hurt.", "until midnight."),
    (P, "“We touched", "boat pass."),
    (P, "The bank had moved", "this week."),
];

/// A second story in a `<div>` like the first one's, with a date of its own.
#[test]
fn infinite_scroll_without_articles() {
    assert_body("infinite-scroll-plain", &FERRY);
}

/// Whole further posts behind the story, each under a headline that leads to it, with its date.
#[test]
fn further_posts() {
    for name in ["further-post-among-paragraphs", "further-post-at-the-foot", "further-posts-in-sections"] {
        assert_body(name, &FERRY);
    }
}

/// A story in `<pre>`, its paragraphs parted by blank lines.
#[test]
fn preformatted_prose() {
    assert_body("preformatted", &FERRY);
}

/// A list that lays out the page, the story in one of its items.
#[test]
fn list_as_layout() {
    assert_body("list-as-layout", &FERRY);
}

/// A quotation in a `<figure>`, whose caption names who said it.
#[test]
fn quotation_with_caption() {
    let quotation = (Blockquote, "The sea does not", "charts.");
    let article = assert_body("quotation-with-caption", &[FERRY[0], FERRY[1], quotation, FERRY[2], FERRY[3]]);
    assert_eq!(article.body[2].author.as_deref(), Some("Brede Olsen, captain"));
    assert!(article.to_markdown().contains("> The sea does not read charts.\n>\n> — Brede Olsen, captain"));
}

/// Pictures with text beneath, and counters that are none of it.
#[test]
fn photo_gallery_plain() {
    let article = extract("photo-gallery-plain");
    let texts: Vec<&Paragraph> = article.body.iter().filter(|paragraph| paragraph.kind == P).collect();
    assert_eq!(texts.len(), 4, "{texts:#?}");
    assert!(texts.iter().zip(FERRY).all(|(text, (_, start, _))| text.text.starts_with(start)));
}

/// A wall behind the lead, and the whole text in JSON-LD.
#[test]
fn behind_a_wall() {
    let article = extract("behind-a-wall");
    assert_eq!(article.body_source, BodySource::JsonLd);
    assert!(
        article.body[0].text.starts_with("A ferry with sixty")
            && article.body[0].text.ends_with("price recovers.")
    );
}

/// Entries that print day and time.
#[test]
fn live_blog_dates() {
    let article = extract("live-blog-dates");
    assert_entries(&article, 4);
    let moments: Vec<String> = entries(&article).into_iter().map(|entry| entry.4).collect();
    assert_eq!(moments[0], "2026-04-15T19:30:00");
    assert_eq!(moments[3], "2026-04-15T16:30:00");
    assert!(article.body.iter().all(|paragraph| !paragraph.text.contains("April")), "{:#?}", article.body);
}

/// Start, end, headline and moment of each entry.
fn entries(article: &Article) -> Vec<(usize, usize, &str, String, String)> {
    article
        .entries
        .iter()
        .map(|entry| {
            let posted = entry.posted.as_ref().map(ToString::to_string).unwrap_or_default();
            let time = entry.time.clone().unwrap_or_default();
            (entry.start, entry.end, entry.headline.as_deref().unwrap_or_default(), time, posted)
        })
        .collect()
}

fn assert_entries(article: &Article, count: usize) {
    assert_eq!(article.meta.page_kind, Some(PageKind::LiveBlog));
    assert_eq!(article.entries.len(), count, "{:#?}", article.entries);
    let mut at = 0;
    for entry in &article.entries {
        assert!(entry.start >= at && entry.start < entry.end && entry.end <= article.body.len(), "{entry:?}");
        at = entry.end;
        assert!(entry.time.is_some(), "{entry:?}");
    }
}

#[test]
fn live_blog_json_ld() {
    let article = assert_body(
        "live-blog-json-ld",
        &[
            (Standfirst, "The footbridge over", "the evening."),
            (Heading, "Ferry to run", "Friday"),
            (P, "The first ferry", "bicycles."),
            (Heading, "Shopkeepers meet", "mayor"),
            (P, "About thirty", "of figures."),
            (Heading, "Engineers show", "cable"),
            (P, "On a table", "possible."),
            (Heading, "Footbridge closed", "everybody"),
            (P, "Two policemen", "across."),
        ],
    );
    assert_entries(&article, 4);
    assert_eq!(
        entries(&article)[0],
        (1, 3, "Ferry to run from Friday", "14:32".to_owned(), "2026-05-12T14:32:00+02:00".to_owned())
    );
}

/// Entries show in all renderings.
#[test]
fn live_blogs_are_rendered_with_their_times() {
    let article = extract("live-blog-json-ld");
    let markdown = article.to_markdown();
    assert!(markdown.contains("*14:05*\n\n### Shopkeepers meet the mayor\n\nAbout thirty"), "{markdown}");
    let html = article.to_html();
    assert!(
        html.contains("<time datetime=\"2026-05-12T14:05:00+02:00\">14:05</time></p>\n<h3>Shopkeepers meet the mayor</h3>"),
        "{html}"
    );
    assert!(article.to_text(80).contains("[14:05]\n"));
    let schema = article.to_schema_org();
    assert!(schema.contains("\"LiveBlogPosting\"") && schema.contains("\"liveBlogUpdate\""), "{schema}");
    assert!(schema.contains("\"datePublished\": \"2026-05-12T14:05:00+02:00\""), "{schema}");
    let json = serde_json::to_value(&article).expect("JSON");
    assert_eq!(json["entries"][1]["posted"], "2026-05-12T14:05:00+02:00");
    assert_eq!(json["entries"][1]["start"], 3);
}

#[test]
fn live_blog_times() {
    let article = extract("live-blog-times");
    assert_entries(&article, 4);
    let last = &entries(&article)[3];
    assert_eq!(
        (last.2, last.3.as_str(), last.4.as_str()),
        ("Footbridge closed to everybody", "13:15", "2026-05-12T13:15:00+02:00")
    );
    assert_eq!(last.1 - last.0, 3, "a headline and two paragraphs");
}

#[test]
fn live_blog_ticker() {
    let article = extract("live-blog-ticker");
    assert_entries(&article, 3);
    assert_eq!(entries(&article)[1].3, "14.05 Uhr");
    assert_eq!(entries(&article)[1].1 - entries(&article)[1].0, 3);
    assert!(article.entries.iter().all(|entry| entry.posted.is_none()), "the page names no day");
}

#[test]
fn live_blog_json_ld_only() {
    let article = extract("live-blog-json-ld-only");
    assert_eq!(article.body_source, BodySource::JsonLd);
    assert_entries(&article, 4);
    assert_eq!(article.body.len(), 8);
    assert_eq!(entries(&article)[2].2, "Engineers show the rusted cable");
}

#[test]
fn json_ld_only() {
    let article = assert_body(
        "json-ld-only",
        &[
            (P, "The tower clock", "because of it."),
            (P, "For eighty years", "rang by it."),
            (P, "A clockmaker", "bear it."),
            (P, "The council", "eleven minutes."),
        ],
    );
    assert_eq!(article.body_source, BodySource::JsonLd);
    assert_eq!(article.meta.authors, ["Greta Noll"]);
}

#[test]
fn amp() {
    assert_body(
        "amp",
        &[
            (P, "Springs have run dry", "at all."),
            (P, "Snow that used", "a day."),
            (P, "“I can cook", "whole evening."),
            (P, "The alpine club", "hundred years."),
        ],
    );
}

#[test]
fn print() {
    assert_body(
        "print",
        &[
            (P, "The night market", "the crowds."),
            (P, "On warm evenings", "in July."),
            (P, "The halls have stood", "hosed."),
            (P, "Not all of the traders", "a cart."),
        ],
    );
}

#[test]
fn layout_table() {
    assert_body(
        "layout-table",
        &[
            (P, "WICK HAVEN --", "the bar."),
            (P, "State biologists", "the laboratory."),
            (P, "Sixty families", "union."),
            (P, "Those who stayed", "they have."),
        ],
    );
}

#[test]
fn listicle() {
    let article = extract("listicle");
    let headings: Vec<&str> = article
        .body
        .iter()
        .filter(|paragraph| paragraph.kind == Heading)
        .map(|found| found.text.as_str())
        .collect();
    assert_eq!(
        headings,
        [
            "1. The lido at Cold Ash",
            "2. The bend at Farrow Mill",
            "3. Quarry Lake",
            "4. The tidal pool at Penmarrick"
        ]
    );
    assert_eq!(article.body.len(), 1 + 4 * 3 + 1, "{:#?}", article.body);
}

#[test]
fn photo_gallery() {
    let article = extract("photo-gallery");
    let captions: Vec<&Paragraph> =
        article.body.iter().filter(|paragraph| paragraph.kind == Caption).collect();
    assert_eq!(captions.len(), 5, "{:#?}", article.body);
    assert!(captions.iter().all(|caption| caption.credit.as_deref() == Some("Photo: Bo Lindgren")));
    assert!(captions.iter().all(|caption| caption.text.ends_with('.')), "{captions:#?}");
    assert!(article.body[0].text.starts_with("For the first time in forty years"));
}

#[test]
fn short_under_comments() {
    assert_body("short-under-comments", &[(P, "A fire in the kitchen", "brigade said.")]);
}

/// Every kind on one page, and both renderers.
#[test]
fn kinds() {
    let article = assert_body(
        "kinds",
        &[
            (Standfirst, "For four years", "changed a law."),
            (Caption, "The weir at Aske", "in autumn."),
            (P, "The camera is as small", "a night."),
            (Heading, "What the camera saw", "saw"),
            (P, "In the first year", "a year later."),
            (PullQuote, "The fish did not read", "the fish"),
            (Caption, "Salmon that passed", "the weir"),
            (Table, "Year\tCounted\tReported\n2022", "4,455\t4,390"),
            (P, "“The fish did not read", "salmon pass."),
            (Heading, "Three rules", "Three rules"),
            (ListItem, "No nets", "the weir."),
            (ListItem, "Cages", "nets."),
            (ListItem, "No fishing", "moon."),
            (ListItem, "Every catch", "same day."),
            (Blockquote, "Whoever takes", "grandchildren."),
            (P, "The count itself", "asked for it:"),
            (Code, "for frame in camera:\n    if moves(frame):\n        n += 1\n\nprint", "(`n`)"),
            (Embed, "Our salmon camera", "February 11, 2026"),
            (Embed, "", ""),
            (P, "Six other towns", "upper river."),
            (Note, "Correction:", "built in 2022."),
        ],
    );
    let body = &article.body;
    assert_eq!(body[1].credit.as_deref(), Some("Photo: Nora Vance"));
    assert_eq!((body[3].level, body[9].level), (Some(2), Some(3)));
    assert_eq!(body[7].cells[2], ["2023", "3,877", ""]);
    assert_eq!(body[17].author.as_deref(), Some("Town of Aske"));
    assert_eq!(body[17].url.as_deref(), Some("https://social.example/townofaske/status/881"));
    assert_eq!(body[18].title.as_deref(), Some("A night under the weir"));
    let marks: Vec<(Mark, &str)> =
        body[2].spans.iter().map(|span| (span.mark, &body[2].text[span.start..span.end])).collect();
    assert_eq!(marks, [(Mark::Link, "Ida Grahn"), (Mark::Emphasis, "hates"), (Mark::Strong, "never")]);

    let markdown = article.to_markdown();
    for part in [
        "[Ida Grahn](</people/ida-grahn>), a teacher who *hates* fishing, and it has **never** missed",
        "## What the camera saw",
        "### Three rules",
        "| Year | Counted | Reported |\n| --- | --- | --- |\n| 2022 | 4,012 | 1,340 |\n| 2023 | 3,877 |  |\n| 2024 \\| 2025 | 4,455 | 4,390 |",
        "1. No nets within a mile of the weir.\n   - Cages are nets.\n2. No fishing at the full moon.\n3. Every catch",
        "> Whoever takes the last fish",
        "```\nfor frame in camera:\n    if moves(frame):\n        n += 1\n\nprint(`n`)\n```",
        "[A night under the weir](<https://www.youtube.com/embed/aske2026>)",
    ] {
        assert!(markdown.contains(part), "{part}\n{markdown}");
    }
    let html = article.to_html();
    for part in [
        "<a href=\"/people/ida-grahn\" rel=\"nofollow noopener noreferrer\">Ida Grahn</a>",
        "<li>No nets within a mile of the weir.\n<ul>\n<li>Cages are nets.</li>\n</ul>\n</li>",
        "<th>Year</th>",
        "<td>2024 | 2025</td>",
        "<pre><code>for frame in camera:\n    if",
        "<figcaption>Salmon that passed the weir</figcaption>",
    ] {
        assert!(html.contains(part), "{part}\n{html}");
    }
}

#[test]
fn embeds() {
    let article = extract("embeds");
    let embeds: Vec<(&str, Option<&str>, Option<&str>)> = article
        .body
        .iter()
        .filter(|paragraph| paragraph.kind == Embed)
        .map(|post| {
            (post.text.lines().next().unwrap_or_default(), post.author.as_deref(), post.url.as_deref())
        })
        .collect();
    assert_eq!(
        embeds,
        [
            (
                "She is up there again and she is looking at me",
                Some("Vera Lund"),
                Some("https://pictures.example/p/goat1/")
            ),
            (
                "We are aware of the goat. Please do not feed the goat.",
                Some("Brask Fire Brigade"),
                Some("https://bsky.app/profile/braskfire.example/post/3k")
            ),
            ("", None, Some("https://fedi.example/@brask/1132/embed")),
        ]
    );
    assert_eq!(article.body.iter().filter(|paragraph| paragraph.kind == P).count(), 4);
}

/// A story in each script: all four paragraphs, nothing else, and no space that the script does not have.
fn assert_script(name: &str, ends: [&str; 4]) -> Article {
    let name = format!("script-{name}");
    let article = extract(&name);
    let body: Vec<&str> = article.body.iter().map(|paragraph| paragraph.text.as_str()).collect();
    assert_eq!(body.len(), 4, "{name}: {body:#?}");
    assert!(
        article.body.iter().all(|paragraph| matches!(paragraph.kind, P | Standfirst)),
        "{name}: {body:#?}"
    );
    for (text, end) in body.iter().zip(ends) {
        assert!(text.ends_with(end), "{name}: {text} / {end}");
    }
    assert!(article.confidence > 0.8, "{name}: {}", article.confidence);
    article
}

#[test]
fn scripts_without_spaces() {
    let japanese = assert_script("japanese", ["ためだ。", "だろう」。", "少なくない。", "述べた。"]);
    assert!(
        japanese.body[0].text.contains("二年間通行止め") && japanese.body[0].text.contains("技術者の予想")
    );
    assert!(japanese.body[1].text.contains("主任技師のリンドホルム氏"), "{}", japanese.body[1].text);
    let chinese = assert_script("chinese", ["预料。", "走过。”", "骑自行车。", "不收费用。"]);
    assert!(chinese.body.iter().all(|paragraph| !paragraph.text.contains(' ')), "{:#?}", chinese.body);
    let thai = assert_script("thai", ["คาดไว้", "บนสะพาน”", "จำนวนมาก", "กล่าว"]);
    assert_eq!(thai.body[0].text.matches(' ').count(), 1);
}

#[test]
fn scripts_with_spaces() {
    let korean = assert_script("korean", ["때문이다.", "것이다.”", "많다.", "말했다."]);
    assert!(korean.body[0].text.contains("2년 동안 폐쇄한다고"), "a line end between words is a space");
    assert_script("arabic", ["المهندسون.", "الشتاء».", "بالدراجات.", "البلدية."]);
    assert_script("hebrew", ["המהנדסים.", "הזה\".", "באופניים.", "חינם."]);
    assert_script("russian", ["инженеры.", "пройдёт».", "велосипедами.", "Кольб."]);
    assert_script("greek", ["μηχανικοί.", "χειμώνα;»", "όχθης.", "δήμαρχος."]);
    assert_script("hindi", ["चुकी है।", "चलेगा।”", "साइकिल से।", "कहा।"]);
}

/// Pages without an article, and what they are.
#[test]
fn no_article() {
    for (name, expected) in [
        ("front-page", Refusal::Listing),
        ("section-page", Refusal::Listing),
        ("link-list", Refusal::Listing),
        ("consent-wall", Refusal::Consent),
        ("error-page", Refusal::ErrorPage),
    ] {
        match Extractor::new().extract(page(name)) {
            Err(Error::NoArticle { reason, partial }) => {
                assert_eq!(reason, expected, "{name}");
                let is_index = partial.page_kind == Some(PageKind::Index);
                assert_eq!(is_index, reason == Refusal::Listing, "{name}");
            }
            other => panic!("{name}: {other:#?}"),
        }
    }
}

/// The fixtures' names, this file's and those of the other pages.
fn all_pages() -> Vec<(String, Vec<u8>)> {
    let root = format!("{}/fixtures", env!("CARGO_MANIFEST_DIR"));
    let mut pages = Vec::new();
    for folder in ["pages", "structure"] {
        let Ok(entries) = std::fs::read_dir(format!("{root}/{folder}")) else { continue };
        for entry in entries.flatten() {
            if let Ok(html) = std::fs::read(entry.path().join("page.html")) {
                pages.push((format!("{folder}/{}", entry.file_name().to_string_lossy()), html));
            }
        }
    }
    pages.sort();
    assert!(pages.len() > 30, "the fixtures are there");
    pages
}

/// The letters and digits of a text.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Every paragraph is text of the page, and each text of the page is printed at most once.
#[test]
fn every_paragraph_is_page_text_and_printed_once() {
    for (name, html) in all_pages() {
        let explanation = Extractor::new().spans(true).explain(&html);
        let Ok(article) = &explanation.article else { continue };
        if article.body_source != BodySource::Page {
            continue;
        }
        let page: String = explanation.blocks.iter().map(|block| letters(&block.text)).collect();
        let mut at = 0;
        for paragraph in &article.body {
            // in document order, so that a text that was printed cannot be printed again
            for part in [Some(&paragraph.text), paragraph.credit.as_ref()].into_iter().flatten() {
                let wanted = letters(part);
                let found = page[at..].find(&wanted);
                assert!(found.is_some(), "{name}: not on the page behind what was printed: {part}");
                at += found.unwrap_or_default() + wanted.len();
            }
            let cells: String = paragraph.cells.iter().flatten().map(|cell| letters(cell)).collect();
            assert!(cells.is_empty() || cells == letters(&paragraph.text), "{name}: {:?}", paragraph.cells);
        }
    }
}

/// Spans lie on character boundaries, within their paragraph, and hold text.
#[test]
fn spans_are_slices() {
    let mut count = 0;
    for (name, html) in all_pages() {
        let Ok(article) = Extractor::new().spans(true).extract(&html) else { continue };
        for paragraph in &article.body {
            for span in &paragraph.spans {
                let slice = paragraph.text.get(span.start..span.end);
                assert!(
                    slice.is_some_and(|slice| !slice.trim().is_empty()),
                    "{name}: {span:?} {paragraph:?}"
                );
                count += 1;
            }
            assert!(paragraph.spans.windows(2).all(|pair| pair[0].start <= pair[1].start), "{name}");
        }
        assert!(
            Extractor::new()
                .extract(&html)
                .is_ok_and(|article| article.body.iter().all(|p| p.spans.is_empty())),
            "{name}: spans only where they are asked for"
        );
    }
    assert!(count > 10);
}

/// Whatever the markup, a text node is printed at most once, entries and tables stay within the body, and rendering holds.
#[test]
fn odd_markup_prints_nothing_twice() {
    let parts = [
        "<li>{w}",
        "<ol start=9><li value=x>{w}<li>{w}</ol>",
        "<table><tr><td colspan=999>{w}<td>{w}<tr><td rowspan=77>{w}<td>{w}</table>",
        "<pre>  {w}\n\n  {w}</pre>",
        "<blockquote class=twitter-tweet><p>{w}</p>{w} (@x)</blockquote>",
        "<figure>{w}<figcaption>{w} © {w}</figcaption></figure>",
        "<aside>{w}</aside>",
        "<h2>12:30 {w}</h2>",
        "<article><time>14:00</time><p>{w}</article>",
        "<a href=/x>{w}<b>{w}</a>{w}</b>",
        "<dl><dt>{w}<dd>{w}</dl>",
        "<p>{w}<br><br>{w}",
        "<iframe src=https://www.youtube.com/embed/x></iframe>",
        "<div><span>{w}</span><span>{w}</span></div>",
        "</div></p></td>",
    ];
    for seed in 0..60_usize {
        let mut count = 0;
        let mut word = || {
            count += 1;
            format!("The mill of word{count}x has turned since the spring of that year, the miller said. ")
        };
        let mut html = "<html><body><article><h1>How the mill has turned since spring</h1>".to_owned();
        for step in 0..40 {
            let part = parts[(seed * 7 + step * (seed % 5 + 1) + step * step) % parts.len()];
            let mut pieces = part.split("{w}");
            html.push_str(pieces.next().unwrap_or_default());
            for piece in pieces {
                html.push_str(&word());
                html.push_str(piece);
            }
            html.push_str(&format!("<p>{}</p>", word()));
        }
        let article = Extractor::new().spans(true).extract(html.as_bytes()).expect("a story");
        let text: String = article
            .body
            .iter()
            .flat_map(|paragraph| {
                [paragraph.text.as_str(), paragraph.credit.as_deref().unwrap_or_default(), "\n"]
            })
            .collect();
        for word in 1..=count {
            let printed = text.matches(&format!("word{word}x")).count();
            assert!(printed <= 1, "seed {seed}: word{word}x is printed {printed} times");
        }
        assert!(
            article.entries.iter().all(|entry| entry.start < entry.end && entry.end <= article.body.len())
        );
        let html = article.to_html();
        for tag in ["ul", "ol", "li", "table", "blockquote", "figure"] {
            let (opened, closed) =
                (html.matches(&format!("<{tag}")).count(), html.matches(&format!("</{tag}>")).count());
            assert_eq!(
                opened - if tag == "li" { html.matches("<link").count() } else { 0 },
                closed,
                "seed {seed}: {tag}"
            );
        }
        assert!(!article.to_markdown().is_empty() && !article.to_text(80).is_empty());
    }
}
