//! What visible markup claims: microdata, links to authors and licences, elements that are named for what they hold.

use html5ever::local_name;

use super::super::source::Source;
use super::{Claims, Field};
use crate::page::{Hints, Page, RowId};

/// Longest text of a visible byline or date, in characters.
const MAX_LINE: usize = 200;

/// Visible markup: microdata, `<time>`, `rel=author`, and elements whose names say byline or date.
pub(crate) fn visible(claims: &mut Claims, page: &Page, id: RowId) {
    let row = &page.rows[id as usize];
    let text = || {
        let text = page.row_text(id);
        // counting characters of a long text at each level of nesting would be quadratic
        if text.len() > MAX_LINE * 4 || text.chars().count() > MAX_LINE { "" } else { text }
    };
    if let Some(item) = page.attr(id, "itemprop") {
        for item in item.split_ascii_whitespace() {
            match item {
                "headline" => claims.push(Field::Title, Source::Item, text(), Some(id)),
                "articleSection" => claims.push(Field::Section, Source::Item, text(), Some(id)),
                _ => {}
            }
        }
    }
    let is_article =
        |kind: &str| ITEM_ARTICLES.iter().any(|article| kind.trim_end_matches('/').ends_with(article));
    if page.attr(id, "itemtype").is_some_and(is_article)
        // teasers are such items too
        && (id..row.end.min(id + MAX_ITEM_ROWS)).any(|row| page.rows[row as usize].tag == local_name!("h1"))
    {
        claims.push(Field::Kind, Source::Item, "article", Some(id));
    }
    keywords(claims, page, id);
    let is_licence = row.tag == local_name!("a")
        && page
            .attr(id, "rel")
            .is_some_and(|rel| rel.split_ascii_whitespace().any(|rel| rel.eq_ignore_ascii_case("license")));
    if is_licence && let Some(href) = page.attr(id, "href") {
        claims.push(Field::Licence, Source::RelLicence, href, Some(id));
    }
}

/// Microdata types that are articles, as their addresses end.
const ITEM_ARTICLES: &[&str] = &["/NewsArticle", "/ReportageNewsArticle", "/Article"];
/// Rows of such an item in which its headline is looked for.
const MAX_ITEM_ROWS: RowId = 200;
/// Names of lists of keywords; lists of categories have the same hint.
const KEYWORD_NAMES: &[&str] = &["tag", "topic", "keyword", "schlag"];
/// Longest keyword, in characters; levels above a list of them, and rows of it, that are looked at.
const MAX_KEYWORD: usize = 40;
const MAX_LEVELS: usize = 12;
const MAX_KEYWORD_ROWS: RowId = 200;

/// A story's keywords and category: links that say so (`rel="tag"`), and the links of a list of keywords in the main part.
fn keywords(claims: &mut Claims, page: &Page, id: RowId) {
    let row = &page.rows[id as usize];
    if row.tag == local_name!("a")
        && let Some(rel) = page.attr(id, "rel")
    {
        let says = |word: &str| rel.split_ascii_whitespace().any(|rel| rel.eq_ignore_ascii_case(word));
        if says("category") {
            claims.push(Field::Section, Source::RelCategory, page.row_text(id), Some(id));
        } else if says("tag") {
            claims.push(Field::Tag, Source::RelTag, page.row_text(id), Some(id));
        }
    }
    if !row.hints.any(Hints::TAGS) || page.rows[row.parent as usize].hints.any(Hints::TAGS) {
        return;
    }
    let is_aside = page.ancestors(id).take(MAX_LEVELS).any(|row| {
        matches!(
            page.rows[row as usize].tag,
            local_name!("nav") | local_name!("aside") | local_name!("header") | local_name!("footer")
        )
    });
    let names = page.attr(id, "class").into_iter().chain(page.attr(id, "id"));
    let says = |part: &str| names.clone().any(|name| name.to_ascii_lowercase().contains(part));
    if is_aside || !KEYWORD_NAMES.iter().any(|name| says(name)) {
        return;
    }
    let links = (id..row.end.min(id + MAX_KEYWORD_ROWS))
        .filter(|&row| page.rows[row as usize].tag == local_name!("a"));
    for link in links {
        let text = page.row_text(link);
        if text.chars().count() <= MAX_KEYWORD {
            claims.push(Field::Tag, Source::Keywords, text.trim_start_matches('#'), Some(link));
        }
    }
}

/// Rows of a breadcrumb trail that are looked at.
const MAX_TRAIL: RowId = 80;

/// The links of a visible breadcrumb trail, from the outside in.
pub(crate) fn trail(claims: &mut Claims, page: &Page, id: RowId) {
    for link in id..page.rows[id as usize].end.min(id + MAX_TRAIL) {
        let text = page.row_text(link);
        if page.rows[link as usize].tag == local_name!("a") && text.len() <= MAX_LINE {
            claims.push(Field::Section, Source::Trail, text, Some(link));
        }
    }
}
