//! The article as schema.org's `NewsArticle`, a live blog as its `LiveBlogPosting`.

use serde_json::{Value, json};

use crate::article::{AccessState, Article, Figure, QuoteKind, RightsKind, SpeakerKind, text_of};

/// As text that may stand within a `<script>`.
pub(super) fn text(article: &Article) -> String {
    within_script(&value(article))
}

fn within_script(view: &Value) -> String {
    format!("{view:#}").replace('<', "\\u003c")
}

pub(super) fn value(article: &Article) -> Value {
    let meta = &article.meta;
    let updates: Vec<Value> = article
        .entries
        .iter()
        .map(|entry| {
            json!({
                "@type": "BlogPosting",
                "headline": entry.headline,
                "datePublished": entry.posted.as_ref().map(ToString::to_string),
                "articleBody": text_of(&article.body[entry.start..entry.end]),
            })
        })
        .map(without_nulls)
        .collect();
    let people = meta.authors.iter().map(|name| {
        let known = meta.people.iter().find(|person| person.name == *name && person.role.is_none());
        without_nulls(json!({
            "@type": "Person",
            "name": name,
            "url": known.and_then(|person| person.url.as_deref()),
            "sameAs": known.map(|person| &person.same_as),
        }))
    });
    let agencies = meta.agency.iter().map(|name| json!({"@type": "Organization", "name": name}));
    let author: Vec<Value> = people.chain(agencies).collect();
    let holder = meta.rights.iter().find(|statement| statement.kind == RightsKind::CopyrightHolder);
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
        "image": images(article),
        "license": meta.licence,
        "isAccessibleForFree": meta.access.as_ref().and_then(|access| match access.state {
            AccessState::Free => Some(true),
            AccessState::Gated => Some(false),
            AccessState::Unknown => None,
        }),
        "copyrightHolder": holder.map(|holder| json!({"@type": "Organization", "name": holder.value})),
        "articleBody": article.text(),
        "hasPart": quotations(article),
        "liveBlogUpdate": updates,
    });
    without_nulls(view)
}

/// The article's pictures, the lead first; where the body has none, the image that the page names.
fn images(article: &Article) -> Vec<Value> {
    let meta = &article.meta;
    let named = meta.image.as_ref().map(|url| {
        json!({"@type": "ImageObject", "url": url, "caption": meta.image_caption, "creditText": meta.image_credit})
    });
    let has_lead = article.figures.iter().any(|figure| figure.lead);
    let figure = |figure: &Figure| {
        json!({
            "@type": "ImageObject",
            "url": figure.url,
            "caption": figure.caption.as_ref().or(figure.alt.as_ref()),
            "creditText": figure.credit,
            "width": figure.width,
            "height": figure.height,
        })
    };
    let lead = article.figures.iter().filter(|figure| figure.lead);
    let others = article.figures.iter().filter(|figure| !figure.lead);
    let all = named.filter(|_| !has_lead).into_iter().chain(lead.chain(others).map(figure));
    all.map(without_nulls).collect()
}

/// What was said, each with whom it is attributed to where that is a name.
fn quotations(article: &Article) -> Vec<Value> {
    let said = article.quotes.iter().filter(|quote| quote.kind != QuoteKind::Scare);
    said.map(|quote| {
        let kind = match quote.speaker_kind {
            Some(SpeakerKind::Organisation) => "Organization",
            _ => "Person",
        };
        let text =
            quote.full_text(|index| article.body.get(index).map_or("", |paragraph| paragraph.text.as_str()));
        without_nulls(json!({
            "@type": "Quotation",
            "text": text,
            "spokenByCharacter": quote.speaker_name.as_ref().map(|name| json!({"@type": kind, "name": name})),
        }))
    })
    .collect()
}

fn without_nulls(mut view: Value) -> Value {
    if let Some(object) = view.as_object_mut() {
        object.retain(|_, value| !value.is_null() && value.as_array().is_none_or(|list| !list.is_empty()));
    }
    view
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Kind, Metadata, Paragraph, Quote};

    #[test]
    fn test_json_may_stand_within_a_script() {
        let text = "a</script><!--<script>\"\\";
        let json = within_script(&json!({"headline": text}));
        assert!(!json.contains('<'));
        let back: Value = serde_json::from_str(&json).expect("JSON");
        assert_eq!(back["headline"], text);
    }

    #[test]
    fn test_quotes_are_quotations_and_pictures_are_images() {
        let body = vec![Paragraph::new(Kind::Paragraph, "“It is shut,” said Ann Lee.")];
        let mut article = Article::new(
            Metadata { image: Some("https://e.org/a.jpg".to_owned()), ..Metadata::default() },
            body,
        );
        article.quotes = vec![Quote {
            speaker_name: Some("Ann Lee".to_owned()),
            ..Quote::new(QuoteKind::Direct, "It is shut,")
        }];
        article.quotes.push(Quote::new(QuoteKind::Scare, "so-called"));
        let view = value(&article);
        assert_eq!(
            view["hasPart"],
            json!([{"@type": "Quotation", "text": "It is shut,", "spokenByCharacter": {"@type": "Person", "name": "Ann Lee"}}])
        );
        assert_eq!(view["image"], json!([{"@type": "ImageObject", "url": "https://e.org/a.jpg"}]));
        article.figures = vec![Figure { lead: true, width: Some(600), ..Figure::new("https://e.org/b.jpg") }];
        assert_eq!(
            value(&article)["image"],
            json!([{"@type": "ImageObject", "url": "https://e.org/b.jpg", "width": 600}])
        );
    }
}
