//! Whom JSON-LD names, and as what: the article's authors, but also other stories', images' and comments', which speak against a
//! name.

use std::collections::HashMap;

use serde_json::Value;

use super::super::gather::json_ld;
use super::source::Source;
use crate::text::letters;

/// What schema.org calls somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Type {
    Person,
    Organization,
    Unsaid,
}

/// A name that a page's data state.
#[derive(Debug, Clone)]
pub(crate) struct Named {
    pub(crate) source: Source,
    pub(crate) name: String,
    pub(crate) kind: Type,
    pub(crate) order: u16,
    pub(crate) url: Option<String>,
    pub(crate) same_as: Vec<String>,
}

/// What JSON-LD says of people and of the site's name.
#[derive(Debug, Clone, Default)]
pub(crate) struct Linked {
    pub(crate) named: Vec<Named>,
    pub(crate) sites: Vec<String>,
}

/// Nodes of a page that are looked at, how deep they may lie, and names that are taken.
const MAX_NODES: usize = 3_000;
const MAX_DEPTH: usize = 12;
const MAX_NAMED: usize = 300;
/// Characters from which a headline tells whether it is the page's.
const MIN_HEADLINE: usize = 8;
const MIN_TITLE: usize = 12;
/// Links to a person's other pages that are kept.
const MAX_SAME: usize = 20;
/// Bytes of a headline that are compared.
const MAX_HEADLINE: usize = 2_000;
/// Ends of the types of stories.
const STORIES: &[&str] = &[
    "Article",
    "BlogPosting",
    "LiveBlogPosting",
    "Report",
    "Posting",
    "Recipe",
    "CreativeWork",
    "HowTo",
    "BlogPost",
    "Episode",
    "VideoObject",
];

/// The names in the nodes of a page's JSON-LD. `titles` are the page's titles, in letters.
pub(crate) fn gather(nodes: &[Value], titles: &[String]) -> Linked {
    let all = flat(nodes);
    let mut by_id: HashMap<&str, &Value> = HashMap::new();
    for (node, _, _) in &all {
        if let Some(id) = node.get("@id").and_then(Value::as_str)
            && node.get("name").is_some()
        {
            by_id.entry(id).or_insert(node);
        }
    }
    let own = |node: &Value| {
        let headline =
            json_ld::text(node, "headline").or_else(|| json_ld::text(node, "name")).unwrap_or_default();
        let headline = letters(&headline[..headline.floor_char_boundary(MAX_HEADLINE)]);
        let length = headline.chars().count();
        match length {
            0 => Own::Unsaid,
            _ if length >= MIN_HEADLINE
                && titles.iter().any(|title| {
                    title.contains(&headline)
                        || title.chars().count() >= MIN_TITLE && headline.contains(title)
                }) =>
            {
                Own::Is
            }
            _ => Own::Other,
        }
    };
    let stories: Vec<Option<Own>> =
        all.iter().map(|(node, _, _)| is_story(node).then(|| own(node))).collect();
    let has_own = stories.contains(&Some(Own::Is));
    let mut reader = Reader { by_id, linked: Linked::default() };
    let mut people = 0;
    for ((node, key, depth), story) in all.iter().zip(&stories) {
        let is_type = |types: &[&str]| json_ld::is_a(node, types);
        let is_organization =
            holds_type(node, |name| name.ends_with("Organization") || name == "Corporation");
        if is_type(&["WebSite"])
            || *key == "publisher"
            || is_organization && !matches!(*key, "author" | "creator")
        {
            reader.linked.sites.extend(json_ld::text(node, "name").filter(|name| name.len() <= 120));
        }
        let source = match story {
            _ if is_type(&["Comment", "Review", "UserComments", "Answer"]) => Source::Comment,
            Some(Own::Is) if *depth <= 3 => Source::Own,
            Some(Own::Unsaid) if !has_own && *depth <= 3 => Source::Own,
            Some(Own::Other) => Source::Foreign,
            Some(_) => Source::Article,
            None if is_type(&["ImageObject", "Photograph"]) => Source::Image,
            None if holds_type(node, |name| name.ends_with("Page")) => Source::WebPage,
            None => Source::Thing,
        };
        for key in ["author", "creator"] {
            if let Some(value) = node.get(key) {
                reader.read(source, value, 0, 0);
            }
        }
        for key in ["contributor", "editor", "accountablePerson", "reviewedBy", "translator"] {
            if let Some(value) = node.get(key) {
                reader.read(Source::Contributor, value, 0, 0);
            }
        }
        for key in ["creditText", "copyrightHolder"] {
            if let Some(value) = node.get(key) {
                reader.read(Source::Image, value, 0, 0);
            }
        }
        if is_type(&["Person"]) && !matches!(*key, "author" | "creator" | "contributor" | "editor") {
            reader.read(Source::Person, node, people, 0);
            people += 1;
        }
    }
    reader.linked
}

/// Whether a node's headline is the page's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Own {
    Is,
    Unsaid,
    Other,
}

/// All objects of the nodes, each with the key that holds it and its depth, in order.
fn flat(nodes: &[Value]) -> Vec<(&Value, &str, usize)> {
    let mut all = Vec::new();
    let mut stack: Vec<(&Value, &str, usize)> = nodes.iter().rev().map(|node| (node, "", 0)).collect();
    while let Some((value, key, depth)) = stack.pop() {
        if all.len() >= MAX_NODES || depth > MAX_DEPTH {
            continue;
        }
        match value {
            Value::Array(list) => stack.extend(list.iter().rev().map(|value| (value, key, depth + 1))),
            Value::Object(object) => {
                all.push((value, key, depth));
                let inner = object.iter().filter(|(_, value)| value.is_object() || value.is_array());
                let inner: Vec<_> = inner.map(|(key, value)| (value, key.as_str(), depth + 1)).collect();
                stack.extend(inner.into_iter().rev());
            }
            _ => {}
        }
    }
    all
}

fn holds_type(node: &Value, is_it: impl Fn(&str) -> bool) -> bool {
    let is = |value: &Value| {
        value.as_str().is_some_and(|name| is_it(name.rsplit(['/', ':']).next().unwrap_or(name)))
    };
    match node.get("@type") {
        Some(Value::Array(names)) => names.iter().any(is),
        Some(name) => is(name),
        None => false,
    }
}

fn is_story(node: &Value) -> bool {
    holds_type(node, |name| STORIES.iter().any(|story| name.ends_with(story)))
}

struct Reader<'a> {
    by_id: HashMap<&'a str, &'a Value>,
    linked: Linked,
}

impl Reader<'_> {
    fn read(&mut self, source: Source, value: &Value, order: u16, depth: usize) {
        if depth > 4 || self.linked.named.len() >= MAX_NAMED {
            return;
        }
        match value {
            Value::Array(list) => {
                for (at, value) in list.iter().take(30).enumerate() {
                    self.read(source, value, order + at as u16, depth + 1);
                }
            }
            Value::String(name) => self.push(source, name, Type::Unsaid, order, value),
            Value::Object(_) => {
                let id = value.get("@id").and_then(Value::as_str);
                let node = match id.and_then(|id| self.by_id.get(id)) {
                    Some(node) if value.get("name").is_none() => node,
                    _ => value,
                };
                // a topic is nobody, whatever key holds it
                if holds_type(node, |name| name == "Thing") {
                    return;
                }
                let kind = if holds_type(node, |name| {
                    name.ends_with("Organization") || matches!(name, "Corporation" | "WebSite")
                }) {
                    Type::Organization
                } else if holds_type(node, |name| name == "Person") {
                    Type::Person
                } else {
                    Type::Unsaid
                };
                match node.get("name") {
                    Some(Value::Array(names)) => {
                        for (at, name) in names.iter().take(30).enumerate() {
                            if let Value::String(name) = name {
                                self.push(source, name, kind, order + at as u16, node);
                            }
                        }
                    }
                    Some(Value::String(name)) => self.push(source, name, kind, order, node),
                    _ => {
                        let part = |key: &str| json_ld::text(node, key).unwrap_or_default();
                        let full = format!("{} {}", part("givenName"), part("familyName"));
                        if full.trim().is_empty() {
                            if let Some(Value::String(url)) = node.get("url") {
                                self.push(source, url, kind, order, node);
                            }
                        } else {
                            self.push(source, full.trim(), kind, order, node);
                        }
                    }
                }
            }
            _ => {}
        }
    }

    fn push(&mut self, source: Source, name: &str, kind: Type, order: u16, node: &Value) {
        let name = without_tags(&json_ld::unescaped(name));
        let name = name.trim();
        if name.is_empty() || name.len() > 600 {
            return;
        }
        let address = |value: &Value| {
            value.as_str().filter(|url| url.starts_with("http") && url.len() <= 2_000).map(str::to_owned)
        };
        let url = node
            .get("url")
            .and_then(address)
            .or_else(|| node.get("@id").and_then(address).filter(|id| !id.contains('#')));
        let same_as = match node.get("sameAs") {
            Some(Value::Array(list)) => list.iter().take(MAX_SAME).filter_map(address).collect(),
            Some(value) => address(value).into_iter().collect(),
            None => Vec::new(),
        };
        self.linked.named.push(Named { source, name: name.to_owned(), kind, order, url, same_as });
    }
}

/// The text with a bar for each tag that a template left in it.
fn without_tags(text: &str) -> String {
    if !text.contains('<') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        let Some(end) = rest[at..].find('>') else { return out };
        out.push('|');
        rest = &rest[at + end + 1..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(json: &str) -> Vec<(Source, String, u16)> {
        let nodes = json_ld::nodes(json);
        let titles = vec![letters("The old bridge stays closed")];
        gather(&nodes, &titles)
            .named
            .into_iter()
            .map(|named| (named.source, named.name, named.order))
            .collect()
    }

    #[test]
    fn test_each_name_knows_whose_it_is() {
        let found = named(
            r##"[{"@type":"NewsArticle","headline":"The old bridge stays closed","author":[{"@type":"Person","name":"Ann Lee","sameAs":"https://example.org/x"},{"@id":"#bo"}],
               "image":{"@type":"ImageObject","creator":"Kim Roy"},"comment":[{"@type":"Comment","author":"Joe Fox"}]},
               {"@type":"NewsArticle","headline":"Another story of the day","author":"Eva Sol"},
               {"@type":"Person","@id":"#bo","name":"Bo Chen"}]"##,
        );
        for wanted in [
            (Source::Own, "Ann Lee", 0),
            (Source::Own, "Bo Chen", 1),
            (Source::Image, "Kim Roy", 0),
            (Source::Comment, "Joe Fox", 0),
            (Source::Foreign, "Eva Sol", 0),
            (Source::Person, "Bo Chen", 0),
        ] {
            assert!(found.contains(&(wanted.0, wanted.1.to_owned(), wanted.2)), "{wanted:?}: {found:?}");
        }
        assert_eq!(without_tags("<b>Ann</b> Lee"), "|Ann| Lee");
    }
}
