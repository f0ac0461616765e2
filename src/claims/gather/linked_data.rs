//! What JSON-LD claims.

use std::collections::HashMap;

use html5ever::local_name;
use serde_json::Value;

use super::super::source::Source;
use super::super::{days::stated_by, people};
use super::json_ld;
use super::{Claims, Field, MAX_LINE_VALUE, MAX_TITLES};
use crate::page::{Page, RowId};
use crate::text::letters;

/// Adds what the page's JSON-LD says to the claims.
pub(crate) fn gather(claims: &mut Claims, page: &Page) {
    let nodes = linked_nodes(page, claims);
    let graph = Graph::new(&nodes);
    nodes.iter().for_each(|node| linked_data(claims, node, &graph));
}

/// The nodes of all JSON-LD scripts, less the stories that are not the page's own where one of them is.
fn linked_nodes(page: &Page, claims: &mut Claims) -> Vec<Value> {
    let mut nodes: Vec<Value> = Vec::new();
    let mut titles: Vec<String> = Vec::new();
    let mut budget = json_ld::Budget::default();
    let letters_of = |text: &str| letters(&text[..text.floor_char_boundary(MAX_LINE_VALUE)]);
    for (index, row) in page.rows.iter().enumerate() {
        let id = index as RowId;
        match row.tag {
            local_name!("script") if nodes.len() < json_ld::MAX_NODES => {
                let kind = page.attr(id, "type").unwrap_or_default();
                if kind.to_ascii_lowercase().contains("ld+json") {
                    match budget.nodes(&page.raw_text(id), &page.limits) {
                        Ok(found) => nodes.extend(found),
                        Err(limit) => claims.note(limit),
                    }
                }
            }
            local_name!("title") if titles.len() < MAX_TITLES => titles.push(letters_of(&page.raw_text(id))),
            local_name!("h1") if titles.len() < MAX_TITLES => titles.push(letters_of(page.row_text(id))),
            _ => {}
        }
    }
    claims.dates = stated_by(&nodes);
    let headline = |node: &Value| {
        json_ld::is_a(node, json_ld::ARTICLES)
            .then(|| json_ld::text(node, "headline"))
            .flatten()
            .map(|headline| letters(&headline))
            .filter(|headline| headline.chars().count() >= MIN_HEADLINE)
    };
    let is_own = |headline: &str| {
        titles.iter().any(|title| {
            title.contains(headline) || (title.chars().count() >= MIN_HEADLINE && headline.contains(title))
        })
    };
    // also those of other stories, which speak against a name
    claims.linked = people::linked(&nodes, &titles);
    if nodes.iter().filter_map(headline).any(|headline| is_own(&headline)) {
        nodes.retain(|node| headline(node).is_none_or(|headline| is_own(&headline)));
    }
    nodes
}

/// Shortest headline, in letters, that tells a story from another.
const MIN_HEADLINE: usize = 12;

fn linked_data(claims: &mut Claims, node: &Value, all: &Graph<'_>) {
    if json_ld::is_a(node, &["WebSite"]) {
        if let Some(name) = json_ld::text(node, "name") {
            claims.push(Field::SiteName, Source::LinkedSite, &name, None);
        }
        return;
    }
    if json_ld::is_a(node, &["BreadcrumbList"]) {
        breadcrumb(claims, node);
        return;
    }
    let is_article = json_ld::is_a(node, json_ld::ARTICLES);
    let is_page = json_ld::is_a(
        node,
        &["WebPage", "ItemPage", "VideoObject", "Recipe", "HowTo", "NewsMediaOrganization"],
    );
    if !is_article && !is_page {
        return;
    }
    // a page's dates are also its template's: they come after what the article says
    let is_template = json_ld::is_a(node, &["CreativeWork", "Review"]) || is_page;
    let source = if is_template { Source::LinkedPage } else { Source::LinkedArticle };
    if json_ld::is_a(node, &["LiveBlogPosting"]) {
        claims.push(Field::Kind, Source::LinkedArticle, "liveblog", None);
    } else if is_article {
        claims.push(Field::Kind, Source::LinkedArticle, "article", None);
    }
    let fields = [
        ("headline", Field::Title),
        ("alternativeHeadline", Field::Subtitle),
        ("articleSection", Field::Section),
        ("description", Field::Description),
        ("inLanguage", Field::Language),
        ("license", Field::Licence),
        ("articleBody", Field::ArticleBody),
    ];
    for (key, field) in fields {
        if let Some(value) = json_ld::text(node, key) {
            claims.push(field, source, &value, None);
        }
    }
    let holder = node.get("copyrightHolder").map(|holder| followed(holder, all));
    claims.rights.linked(node, holder);
    if is_article {
        if json_ld::text(node, "headline").is_none()
            && let Some(name) = json_ld::text(node, "name")
        {
            claims.push(Field::Title, Source::LinkedName, &name, None);
        }
        let free = node.get("isAccessibleForFree").map(ToString::to_string);
        if let Some(free) = free {
            claims.push(Field::Free, Source::LinkedArticle, free.trim_matches('"'), None);
        }
        for selector in gated_parts(node) {
            claims.push(Field::GatedPart, Source::LinkedArticle, &selector, None);
        }
        if let Some(words) = json_ld::text(node, "wordCount") {
            claims.push(Field::WordCount, Source::LinkedArticle, &words, None);
        }
        if let Some(publisher) = node.get("publisher").map(|publisher| followed(publisher, all))
            && let Some(name) = json_ld::text(publisher, "name")
        {
            claims.push(Field::SiteName, Source::LinkedSite, &name, None);
        }
        tags(claims, node);
        image(claims, node, all);
    }
}

/// The selectors of the parts that an article says are not free.
fn gated_parts(node: &Value) -> Vec<String> {
    let parts = match node.get("hasPart") {
        Some(Value::Array(parts)) => parts.as_slice(),
        Some(part) => std::slice::from_ref(part),
        None => &[],
    };
    let is_gated = |part: &&Value| {
        part.get("isAccessibleForFree")
            .is_some_and(|free| free.to_string().to_ascii_lowercase().contains("false"))
    };
    parts
        .iter()
        .take(20)
        .filter(is_gated)
        .map(|part| json_ld::text(part, "cssSelector").unwrap_or_else(|| "(no selector)".to_owned()))
        .collect()
}

/// The node that an `@id` names, or the value itself.
fn followed<'a>(value: &'a Value, all: &Graph<'a>) -> &'a Value {
    let Some(id) = value.get("@id").and_then(Value::as_str) else { return value };
    if value.get("name").is_some() {
        return value;
    }
    all.by_id.get(id).copied().unwrap_or(value)
}

/// The named nodes of a script by their `@id`.
struct Graph<'a> {
    by_id: HashMap<&'a str, &'a Value>,
    /// Those that have an address and no name: images.
    images: HashMap<&'a str, &'a Value>,
}

impl<'a> Graph<'a> {
    fn new(nodes: &'a [Value]) -> Self {
        let (mut by_id, mut images) = (HashMap::new(), HashMap::new());
        for node in nodes {
            let Some(id) = node.get("@id").and_then(Value::as_str) else { continue };
            if node.get("name").is_some() {
                by_id.entry(id).or_insert(node);
            }
            if node.get("url").is_some() {
                images.entry(id).or_insert(node);
            }
        }
        Self { by_id, images }
    }
}

fn tags(claims: &mut Claims, node: &Value) {
    match node.get("keywords") {
        Some(Value::String(words)) => {
            claims.push(Field::Tag, Source::LinkedArticle, &json_ld::unescaped(words), None);
        }
        Some(Value::Array(words)) => {
            for word in words.iter().filter_map(Value::as_str).take(50) {
                claims.push(Field::Tag, Source::LinkedArticle, &json_ld::unescaped(word), None);
            }
        }
        _ => {}
    }
}

fn image(claims: &mut Claims, node: &Value, all: &Graph<'_>) {
    let Some(mut image) = node.get("image") else { return };
    if let Value::Array(list) = image {
        let Some(first) = list.first() else { return };
        image = first;
    }
    let named = image.get("@id").and_then(Value::as_str).and_then(|id| all.images.get(id).copied());
    let image = named.unwrap_or(image);
    if let Some(caption) = json_ld::text(image, "caption").or_else(|| json_ld::text(image, "description")) {
        claims.push(Field::ImageCaption, Source::LinkedImage, &caption, None);
    }
    if let Some(credit) = ["creditText", "copyrightNotice", "creator", "author"]
        .into_iter()
        .find_map(|key| json_ld::text(image, key))
    {
        claims.push(Field::ImageCredit, Source::LinkedImage, &credit, None);
    }
    let url = image
        .as_str()
        .map(str::to_owned)
        .or_else(|| json_ld::text(image, "url"))
        .or_else(|| json_ld::text(image, "contentUrl"));
    if let Some(url) = url {
        claims.push(Field::Image, Source::LinkedImage, &url, None);
    }
}

fn breadcrumb(claims: &mut Claims, node: &Value) {
    let Some(Value::Array(items)) = node.get("itemListElement") else { return };
    // the last item is the page itself where it has no address of its own
    let names: Vec<String> = items
        .iter()
        .take(20)
        .filter_map(|item| {
            json_ld::text(item, "name")
                .or_else(|| item.get("item").and_then(|item| json_ld::text(item, "name")))
        })
        .collect();
    if names.len() >= 2
        && let Some(section) = names.get(names.len() - 2)
    {
        claims.push(Field::Section, Source::LinkedTrail, section, None);
    }
}
