//! Pages with another page's story put behind or among their own: hardly any page of the corpus is so, many pages elsewhere are, and a
//! confidence has to know them.

use copydesk::lab;
use rayon::prelude::*;

use crate::corpus::Page;
use crate::examples::Example;
use crate::folds::{self, Body};
use crate::{labels, trees};

/// Words from which a line of a truth is a paragraph.
const PARAGRAPH_WORDS: usize = 12;
/// Paragraphs that another story has, at least and at most.
const PARAGRAPHS: std::ops::RangeInclusive<usize> = 3..=6;
/// Words of its headline, and of the end by which a story's last paragraph is found.
const HEADLINE_WORDS: usize = 8;
const END_WORDS: usize = 4;
/// Bytes behind the story's last word in which its paragraph ends.
const END_BYTES: usize = 200;

/// Where the other story is put.
#[derive(Debug, Clone, Copy)]
enum Way {
    /// At the foot of the page, with a headline and a date.
    Foot,
    /// Behind the story's last paragraph, under a headline.
    Headed,
    /// The same without a headline.
    Bare,
}

const WAYS: [Way; 3] = [Way::Foot, Way::Headed, Way::Bare];

/// What pages get that hold another story: each page of the corpus in one of the ways, by the model that has not seen its domain. Both
/// stories are of one fold of `deal`, one source and one language.
pub fn bodies<'a>(examples: &'a [Example], models: &[trees::Model], deal: u8) -> Vec<(&'a Page, Body)> {
    (0..examples.len())
        .into_par_iter()
        .filter_map(|at| {
            let page = &examples[at].page;
            let body = page.text("body")?;
            let is_other = |other: &&Example| {
                let other = &other.page;
                let key = |page: &Page| (page.source, page.fold(deal), page.language().to_owned());
                key(other) == key(page) && other.domain != page.domain
            };
            let other = examples[at + 1..].iter().chain(&examples[..at]).find(is_other)?;
            let bytes =
                with_other(&examples[at].bytes, body, other.page.text("body")?, WAYS[at % WAYS.len()])?;
            let features = lab::page_features(&bytes, page.url.as_deref(), None)?;
            let model = &models[usize::from(page.fold(0))];
            let scores: Vec<f32> =
                features.values.chunks(features.names.len()).map(|row| model.score(row)).collect();
            Some((page, folds::body_of(page, &bytes, &scores)))
        })
        .collect()
}

fn with_other(bytes: &[u8], body: &str, other: &str, way: Way) -> Option<Vec<u8>> {
    let html = std::str::from_utf8(bytes).ok()?;
    let is_paragraph = |line: &&str| labels::words(line).len() > PARAGRAPH_WORDS;
    let paragraphs: Vec<&str> = other.lines().filter(is_paragraph).take(*PARAGRAPHS.end()).collect();
    if paragraphs.len() < *PARAGRAPHS.start() {
        return None;
    }
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
    let prose: String = paragraphs.iter().map(|text| format!("<p>{}</p>", escaped(text))).collect();
    let headline: Vec<&str> = paragraphs[0].split_whitespace().take(HEADLINE_WORDS).collect();
    let headline = format!("<h2>{}</h2>", escaped(&headline.join(" ")));
    let (at, story) = match way {
        Way::Foot => (
            html.rfind("</body>").unwrap_or(html.len()),
            format!("<div>{headline}<p>3 May 2024</p>{prose}</div>"),
        ),
        Way::Headed => (end_of(html, body)?, headline + &prose),
        Way::Bare => (end_of(html, body)?, prose),
    };
    Some([&html[..at], &story, &html[at..]].concat().into_bytes())
}

/// Where a page's last paragraph of its truth ends, if it is a `<p>`.
fn end_of(html: &str, body: &str) -> Option<usize> {
    let last = body.lines().rev().find(|line| labels::words(line).len() > PARAGRAPH_WORDS)?;
    let words: Vec<&str> = last.split_whitespace().collect();
    let end = words[words.len().saturating_sub(END_WORDS)..].join(" ");
    let from = html.rfind(&end)? + end.len();
    let behind = html.get(from..)?.find("</p>").filter(|&bytes| bytes < END_BYTES)?;
    Some(from + behind + "</p>".len())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<body><h1>A ferry</h1><p>The ferry lay on the bank for six hours, until the tide rose and two tugs had pulled it <i>free</i>.</p><p>Share</p></body>";
    const BODY: &str =
        "The ferry lay on the bank for six hours, until the tide rose and two tugs had pulled it free.";
    const OTHER: &str = "Twelve singers have rehearsed in a school's kitchen since October, and the conductor counts the measures with a spoon.";

    fn page(way: Way, paragraphs: usize) -> Option<String> {
        let html = PAGE.replace("<i>free</i>", "free");
        with_other(html.as_bytes(), BODY, &vec![OTHER; paragraphs].join("\n\n"), way)
            .map(|bytes| String::from_utf8(bytes).expect("text"))
    }

    #[test]
    fn test_another_story_is_put_behind_the_first_or_at_the_foot() {
        let bare = page(Way::Bare, 3).expect("a page");
        assert!(
            bare.contains("free.</p><p>Twelve singers") && bare.ends_with("spoon.</p><p>Share</p></body>")
        );
        assert!(page(Way::Headed, 3).expect("a page").contains("free.</p><h2>Twelve singers have"));
        assert!(page(Way::Foot, 3).expect("a page").ends_with("spoon.</p></div></body>"));
        assert!(page(Way::Foot, 2).is_none(), "too short");
    }

    #[test]
    fn test_a_page_whose_last_paragraph_is_not_found_is_left_out() {
        assert!(with_other(PAGE.as_bytes(), BODY, &[OTHER; 3].join("\n"), Way::Bare).is_none());
    }
}
