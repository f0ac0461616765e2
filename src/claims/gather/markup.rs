//! What visible markup claims: microdata, links to authors and licences, elements that are named for what they hold.

use html5ever::local_name;

use super::{Claims, Field, Place};
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
                "author" | "creator" => claims.push(
                    Field::Author,
                    "microdata",
                    4,
                    page.attr(id, "content").unwrap_or_else(|| name_within(page, id)),
                    Some(id),
                ),
                "headline" => claims.push(Field::Title, "microdata", 4, text(), Some(id)),
                "articleSection" => claims.push(Field::Section, "microdata", 4, text(), Some(id)),
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
        claims.push(Field::Kind, "microdata", 4, "article", Some(id));
    }
    visible_author(claims, page, id, Place::Article);
    keywords(claims, page, id);
    let is_licence = row.tag == local_name!("a")
        && page
            .attr(id, "rel")
            .is_some_and(|rel| rel.split_ascii_whitespace().any(|rel| rel.eq_ignore_ascii_case("license")));
    if is_licence && let Some(href) = page.attr(id, "href") {
        claims.push(Field::Licence, "rel_license", 2, href, Some(id));
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
            claims.push(Field::Section, "markup", 7, page.row_text(id), Some(id));
        } else if says("tag") {
            claims.push(Field::Tag, "markup", 6, page.row_text(id), Some(id));
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
            claims.push(Field::Tag, "markup", 6, text.trim_start_matches('#'), Some(link));
        }
    }
}

/// Links to authors and elements that are named for them.
pub(crate) fn visible_author(claims: &mut Claims, page: &Page, id: RowId, place: Place) {
    let row = &page.rows[id as usize];
    let is_author = row.tag == local_name!("a") || row.hints.any(Hints::BYLINE.with(Hints::BIO));
    // counting characters of a long text at each level of nesting would be quadratic
    let line = page.row_text(id);
    if !is_author || line.len() > MAX_LINE * 4 || line.chars().count() > MAX_LINE {
        return;
    }
    let is_link = row.tag == local_name!("a");
    let is_own = is_link
        && page.attr(id, "rel").is_some_and(|rel| rel.split_ascii_whitespace().any(|rel| rel == "author"));
    let (source, rank) = if is_own {
        ("rel_author", 4)
    } else if is_link && place == Place::Article && page.attr(id, "href").is_some_and(is_author_page) {
        ("author_page", 5)
    } else if row.hints.any(Hints::BIO) {
        ("markup", 8)
    } else if row.hints.any(Hints::BYLINE) {
        ("markup", if names_author(page, id) { 6 } else { 7 })
    } else {
        return;
    };
    claims.push(Field::Author, source, rank, &parted_text(page, id, row.text), Some(id));
}

/// Elements of a byline that are looked at: more of them are empty.
const MAX_PARTS: usize = 64;

/// The text of a range within a row, with a line break where two elements touch that a style sheet parts: `<a>Ann Lee</a><span>Staff Writer</span>`.
pub(crate) fn parted_text(page: &Page, id: RowId, range: (u32, u32)) -> String {
    let row = &page.rows[id as usize];
    let (start, end) = (range.0 as usize, range.1 as usize);
    let mut edges: Vec<usize> = page.rows[id as usize + 1..row.end as usize]
        .iter()
        .take(MAX_PARTS)
        .flat_map(|inner| [inner.text.0 as usize, inner.text.1 as usize])
        .filter(|&edge| edge > start && edge < end)
        .collect();
    edges.sort_unstable();
    edges.dedup();
    let mut text = String::with_capacity(end - start + edges.len());
    let mut from = start;
    for edge in edges {
        text.push_str(&page.text[from..edge]);
        let before = page.text[..edge].chars().next_back();
        let after = page.text[edge..].chars().next();
        // a drop cap and the rest of its word belong together
        let is_glued = before.is_some_and(|c| c.is_lowercase() || c == '.')
            && after.is_some_and(|c| c.is_uppercase() || c == '@');
        if is_glued {
            text.push('\n');
        }
        from = edge;
    }
    text.push_str(&page.text[from..end]);
    text.trim().to_owned()
}

/// Rows of a breadcrumb trail that are looked at.
const MAX_TRAIL: RowId = 80;

/// The links of a visible breadcrumb trail, from the outside in.
pub(crate) fn trail(claims: &mut Claims, page: &Page, id: RowId) {
    for link in id..page.rows[id as usize].end.min(id + MAX_TRAIL) {
        let text = page.row_text(link);
        if page.rows[link as usize].tag == local_name!("a") && text.len() <= MAX_LINE {
            claims.push(Field::Section, "markup", 6, text, Some(link));
        }
    }
}

/// The name that microdata puts within an author, or all of its text.
fn name_within(page: &Page, id: RowId) -> &str {
    let end = page.rows[id as usize].end.min(id + 40);
    (id + 1..end)
        .find(|&row| {
            page.attr(row, "itemprop")
                .is_some_and(|item| item.split_ascii_whitespace().any(|item| item == "name"))
        })
        .map(|row| page.attr(row, "content").unwrap_or_else(|| page.row_text(row)))
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| page.row_text(id))
}

/// Parts of class names that name the author, rather than a line that also holds other things. Lower case.
const AUTHOR_NAMES: &[&str] = &[
    "author",
    "autor",
    "auteur",
    "byline",
    "verfasser",
    "writer",
    "journalist",
    "redakteur",
    "penulis",
    "firma",
    "redactor",
];

fn names_author(page: &Page, id: RowId) -> bool {
    ["class", "id", "data-testid", "data-qa"].into_iter().filter_map(|name| page.attr(id, name)).any(
        |names| {
            let names = names.to_ascii_lowercase();
            AUTHOR_NAMES.iter().any(|part| names.contains(part))
        },
    )
}

/// Folders of authors' pages in addresses, and how their names may begin. Lower case.
const AUTHOR_FOLDERS: &[&str] =
    &["author", "authors", "autor", "autoren", "auteur", "autore", "by", "profile", "people", "staff"];
const AUTHOR_BEGINNINGS: &[&str] = &["redakteur", "journalist", "contributor"];

/// Whether a link leads to an author's page.
fn is_author_page(href: &str) -> bool {
    let mut folders = href.split('/').skip(1).peekable();
    while let Some(folder) = folders.next() {
        let begins =
            |name: &&str| folder.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
        let is_named = AUTHOR_FOLDERS.iter().any(|name| folder.eq_ignore_ascii_case(name));
        if is_named && folders.peek().is_some() || AUTHOR_BEGINNINGS.iter().any(begins) {
            return true;
        }
    }
    false
}
