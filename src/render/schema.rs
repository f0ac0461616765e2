//! The article as schema.org's `NewsArticle`, a live blog as its `LiveBlogPosting`.

use serde_json::{Value, json};

use super::serde_json_value::Json;
use crate::article::{AccessState, Article, Kind, Paragraph};

pub(super) fn render(article: &Article) -> Json {
    let meta = &article.meta;
    let text = |body: &[Paragraph]| {
        body.iter()
            .filter(|paragraph| is_text(paragraph))
            .map(|paragraph| paragraph.text.as_str())
            .collect::<Vec<_>>()
            .join("\n\n")
    };
    let updates: Vec<Value> = article
        .entries
        .iter()
        .map(|entry| {
            json!({
                "@type": "BlogPosting",
                "headline": entry.headline,
                "datePublished": entry.posted.as_ref().map(ToString::to_string),
                "articleBody": text(&article.body[entry.start..entry.end]),
            })
        })
        .map(without_nulls)
        .collect();
    let people: Vec<Value> =
        meta.authors.iter().map(|name| json!({"@type": "Person", "name": name})).collect();
    let agencies = meta.agency.iter().map(|name| json!({"@type": "Organization", "name": name}));
    let author: Vec<Value> = people.into_iter().chain(agencies).collect();
    let view = json!({
        "@context": "https://schema.org",
        "@type": if article.entries.is_empty() { "NewsArticle" } else { "LiveBlogPosting" },
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
        "articleBody": text(&article.body),
        "liveBlogUpdate": updates,
    });
    Json(without_nulls(view))
}

/// Captions and pull quotes stand beside the text, frames have none.
fn is_text(paragraph: &Paragraph) -> bool {
    !matches!(paragraph.kind, Kind::Caption | Kind::PullQuote) && !paragraph.text.is_empty()
}

fn without_nulls(mut view: Value) -> Value {
    if let Some(object) = view.as_object_mut() {
        object.retain(|_, value| !value.is_null() && value.as_array().is_none_or(|list| !list.is_empty()));
    }
    view
}
