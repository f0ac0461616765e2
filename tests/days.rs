//! Days of publication on small pages: what a careful reader would say of each, three variations of a kind.

use copydesk::{Error, Extractor, Metadata};

const TITLE: &str = "Velmouth closes its old footbridge for two years";
const TEXT: &str = "<p>The footbridge over the Vel will be closed from Monday, the town council said after a long meeting, because two of its piers have sunk by a hand's breadth since the winter.</p>\
<p>Walkers will have to use the road bridge in the north, which has no pavement on one side and is narrow where the bus turns.</p>\
<p>“We would rather close it one year too early than one day too late,” said the council's engineer, who has looked after the bridge since she came to the town.</p>\
<p>The work is expected to take two years and to cost about as much as the new school.</p>";

/// A page: what stands in its head, what stands beneath its headline, what stands behind its text.
fn page(head: &str, line: &str, foot: &str) -> String {
    format!(
        "<!DOCTYPE html><html lang=en><head><title>{TITLE} | The Velmouth Courier</title>{head}</head><body>\
        <header><a href=/>The Velmouth Courier</a></header><main><article><h1>{TITLE}</h1>{line}{TEXT}</article></main>{foot}\
        <footer><p>© 2026 The Velmouth Courier</p></footer></body></html>"
    )
}

fn meta(extractor: &Extractor, html: &str) -> Metadata {
    match extractor.extract_str(html) {
        Ok(article) => article.meta,
        Err(Error::NoArticle { partial, .. }) => *partial,
        Err(error) => panic!("{error}"),
    }
}

/// What each page must give: published, modified ("" for nothing).
fn check(cases: &[(String, &str, &str)]) {
    let mut failed = Vec::new();
    for (at, (html, published, modified)) in cases.iter().enumerate() {
        let meta = meta(&Extractor::new(), html);
        let text = |time: Option<copydesk::Timestamp>| time.map(|time| time.to_string()).unwrap_or_default();
        let got = (text(meta.published), text(meta.modified));
        if got != ((*published).to_owned(), (*modified).to_owned()) {
            failed.push(format!("case {at}: {got:?}, expected {published:?} and {modified:?}"));
        }
    }
    assert!(failed.is_empty(), "{failed:#?}");
}

fn linked(json: &str) -> String {
    format!("<script type=application/ld+json>{json}</script>")
}

#[test]
fn two_dates_of_a_line_keep_their_own_times() {
    check(&[
        (
            page("", "<p>Published: 23 November 2026, 08:10 | Updated: 24 November 2026, 09:05</p>", ""),
            "2026-11-23T08:10:00",
            "2026-11-24T09:05:00",
        ),
        (
            page(
                "",
                "<div class=date>Updated 9:05 AM, Tue November 24, 2026 | Published 8:10 AM, Mon November 23, 2026</div>",
                "",
            ),
            "2026-11-23T08:10:00",
            "2026-11-24T09:05:00",
        ),
        (
            page("", "<p>First published 23/11/2026 08:10 – last updated 24/11/2026 09:05</p>", ""),
            "2026-11-23T08:10:00",
            "2026-11-24T09:05:00",
        ),
    ]);
}

#[test]
fn films_episodes_and_checks_date_their_page() {
    let of = |kind: &str, key: &str| {
        linked(&format!(
            r#"{{"@context":"https://schema.org","@type":"{kind}","name":"{TITLE}","{key}":"2026-04-06T09:59:35-07:00"}}"#
        ))
    };
    check(&[
        (page(&of("VideoObject", "uploadDate"), "", ""), "2026-04-06T09:59:35-07:00", ""),
        (page(&of("PodcastEpisode", "datePublished"), "", ""), "2026-04-06T09:59:35-07:00", ""),
        (page(&of("AudioObject", "uploadDate"), "", ""), "2026-04-06T09:59:35-07:00", ""),
        (page(&of("ClaimReview", "datePublished"), "", ""), "2026-04-06T09:59:35-07:00", ""),
        (page(&of("FAQPage", "datePublished"), "", ""), "2026-04-06T09:59:35-07:00", ""),
        (page(&of("ImageGallery", "datePublished"), "", ""), "2026-04-06T09:59:35-07:00", ""),
        (
            page("<meta property=video:release_date content=2026-04-06T09:59:35-07:00>", "", ""),
            "2026-04-06T09:59:35-07:00",
            "",
        ),
    ]);
}

#[test]
fn rdfa_states_days_as_microdata_does() {
    let rdfa = |inner: &str| format!("<div vocab=https://schema.org/ typeof=NewsArticle>{inner}</div>");
    check(&[
        (
            page(
                "",
                &rdfa("<span property=datePublished content=2026-11-20T18:00:00+01:00>20 November</span>"),
                "",
            ),
            "2026-11-20T18:00:00+01:00",
            "",
        ),
        (
            page(
                "",
                &rdfa("<time property=datePublished datetime=2026-11-20T18:00:00+01:00>on Friday</time>"),
                "",
            ),
            "2026-11-20T18:00:00+01:00",
            "",
        ),
        (
            page(
                "",
                &rdfa(
                    "<p>Posted <span property=\"schema:datePublished\" content=2026-11-20>last Friday</span></p>",
                ),
                "",
            ),
            "2026-11-20",
            "",
        ),
    ]);
}

#[test]
fn comments_of_the_source_say_nothing() {
    for comment in [
        "<!-- 2026-11-20 -->",
        "<!-- published: 20 November 2026 -->",
        "<!-- cached 2026-11-20T18:00:00Z -->",
    ] {
        check(&[(page("", comment, comment), "", "")]);
    }
}

#[test]
fn midnight_in_utc_beside_a_printed_day_is_the_printed_day() {
    let head = linked(&format!(
        r#"{{"@context":"https://schema.org","@type":"NewsArticle","headline":"{TITLE}","datePublished":"2023-03-13T23:00:00Z"}}"#
    ));
    for line in [
        "<p class=date>14 March 2023</p>",
        "<p>Published 14 March 2023</p>",
        "<p><time>14 March 2023</time></p>",
    ] {
        check(&[(page(&head, line, ""), "2023-03-14", "")]);
    }
}

#[test]
fn the_clock_of_the_visit_and_other_stories_date_nothing() {
    let story = "<p class=date>Published 14 March 2023</p>";
    let clock = "<div class=current-date>Saturday, 1 April 2023</div>";
    let others = "<aside class=related><ul><li><a href=/a>A tram that nobody wants</a> <span class=date>2 April 2023</span></li><li><a href=/b>A bakery that never closes</a> <span class=date>31 March 2023</span></li></ul></aside>";
    let comments = "<section class=comments><div class=comment><p>Tom, 15 March 2023</p><p>At last.</p></div><div class=comment><p>Eve, 16 March 2023</p><p>Too late.</p></div></section>";
    check(&[
        (page("", story, others), "2023-03-14", ""),
        (page("", story, comments), "2023-03-14", ""),
        (page("", story, "").replace("<header>", &format!("<header>{clock}")), "2023-03-14", ""),
        (page("", "", ""), "", ""),
    ]);
}

#[test]
fn a_day_within_the_text_is_the_texts() {
    for sentence in [
        "<p>“It moved under my feet,” said a walker on Monday (23/11/2026), when the council's people had measured the piers once more.</p>",
        "<p>The bridge was opened on 4 May 1998 by a minister whom nobody in the town remembers any more, and repaired twice since.</p>",
        "<p>A petition of 3 September 2025 asked for a second bridge, and was signed by half of the town within a week of that day.</p>",
    ] {
        check(&[(page("", "", "").replace("<p>The work", &format!("{sentence}<p>The work")), "", "")]);
    }
}

#[test]
fn nothing_is_later_than_the_reference_time() {
    let extractor = Extractor::new().reference_time("2026-11-23T12:00:00Z");
    for line in
        ["27 Jan 2027", "Published 27 January 2027, 10:00", "<time datetime=2027-01-27>27 January</time>"]
    {
        let meta = meta(&extractor, &page("", &format!("<p>{line}</p>"), ""));
        assert_eq!(meta.published, None, "{line}");
    }
}

#[test]
fn a_chosen_day_says_how_sure_it_is() {
    let head = linked(&format!(
        r#"{{"@context":"https://schema.org","@type":"NewsArticle","headline":"{TITLE}","datePublished":"2023-03-14T08:10:00+01:00"}}"#
    ));
    let sure = meta(&Extractor::new(), &page(&head, "<p class=date>Published 14 March 2023, 8:10</p>", ""));
    assert!(sure.field_confidence.published.is_some_and(|sure| sure > 0.9), "{:?}", sure.field_confidence);
    let none = meta(&Extractor::new(), &page("", "", ""));
    assert_eq!((none.published, none.field_confidence.published), (None, None));
}

#[test]
fn a_long_line_loses_no_date() {
    let tags = "harbour, ferries, bridges, ".repeat(40);
    for line in [
        format!("<p>Filed under {tags} published 14 March 2023</p>"),
        format!("<p class=meta>Posted on 14 March 2023 in {tags}</p>"),
        format!("<div class=byline>By Ann Lee, {tags} | 14 March 2023</div>"),
    ] {
        check(&[(page("", &line, ""), "2023-03-14", "")]);
    }
}
