//! The article as schema.org's `NewsArticle`.

use serde_json::{Value, json};

use super::serde_json_value::Json;
use crate::article::{AccessState, Article, Kind};

pub(super) fn render(article: &Article) -> Json {
    let meta = &article.meta;
    let text: Vec<&str> = article
        .body
        .iter()
        .filter(|paragraph| !matches!(paragraph.kind, Kind::Caption | Kind::PullQuote) && !paragraph.text.is_empty())
        .map(|paragraph| paragraph.text.as_str())
        .collect();
    let people: Vec<Value> =
        meta.authors.iter().map(|name| json!({"@type": "Person", "name": name})).collect();
    let agencies = meta.agency.iter().map(|name| json!({"@type": "Organization", "name": name}));
    let author: Vec<Value> = people.into_iter().chain(agencies).collect();
    let mut view = json!({
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": meta.title,
        "alternativeHeadline": meta.subtitle,
        "articleSection": meta.section,
        "author": author,
        "datePublished": meta.published.as_ref().map(ToString::to_string),
        "dateModified": meta.modified.as_ref().map(ToString::to_string),
        "dateline": meta.dateline,
        "inLanguage": meta.language,
        "url": meta.url,
        "publisher": meta.site_name.as_ref().map(|name| json!({"@type": "Organization", "name": name})),
        "description": meta.description,
        "keywords": meta.tags,
        "image": meta.image,
        "license": meta.licence,
        "isAccessibleForFree": meta.access.as_ref().and_then(|access| match access.state {
            AccessState::Free => Some(true),
            AccessState::Gated => Some(false),
            AccessState::Unknown => None,
        }),
        "articleBody": text.join("\n\n"),
    });
    if let Some(object) = view.as_object_mut() {
        object.retain(|_, value| !value.is_null() && value.as_array().is_none_or(|list| !list.is_empty()));
    }
    Json(view)
}
