//! What `<meta>` and `<link>` elements claim.

use super::super::rights::is_rsl;
use super::super::source::Source;
use super::json_ld;
use super::{Claims, Field};
use crate::page::{Page, RowId};

/// Names of meta elements: lower case; field, who reads them, names.
#[rustfmt::skip]
const META: &[(Field, Source, &[&str])] = &[
    (Field::Title, Source::Card, &["og:title"]),
    (Field::Title, Source::Meta, &["twitter:title", "parsely-title", "sailthru.title", "dc.title", "dcterms.title", "headline", "title"]),
    (Field::SiteName, Source::Card, &["og:site_name"]),
    (Field::SiteName, Source::Meta, &["application-name", "apple-mobile-web-app-title", "publisher", "dc.publisher", "al:ios:app_name", "cre"]),
    (Field::Section, Source::Meta, &["article:section", "parsely-section", "section", "cxenseparse:section", "og:section", "dc.subject"]),
    (Field::Description, Source::Card, &["og:description"]),
    (Field::Description, Source::Meta, &["description", "twitter:description", "dc.description", "dcterms.abstract", "sailthru.description"]),
    (Field::Tag, Source::Card, &["article:tag"]),
    (Field::Tag, Source::Meta, &["news_keywords", "keywords", "parsely-tags", "sailthru.tags"]),
    (Field::Image, Source::Card, &["og:image", "og:image:url", "og:image:secure_url"]),
    (Field::Image, Source::Meta, &["twitter:image", "twitter:image:src", "sailthru.image.full", "parsely-image-url", "thumbnail"]),
    (Field::Url, Source::Card, &["og:url"]),
    (Field::Language, Source::Meta, &["og:locale", "content-language", "dc.language", "language"]),
    (Field::Kind, Source::Card, &["og:type"]),
    (Field::Free, Source::Card, &["article:content_tier"]),
    (Field::Licence, Source::Meta, &["dcterms.license", "dc.rights", "license"]),
];

pub(crate) fn meta(claims: &mut Claims, page: &Page, id: RowId, foreign: bool) {
    // some templates write the content as a value
    let Some(content) = page.attr(id, "content").or_else(|| page.attr(id, "value")) else { return };
    for name in ["property", "name", "itemprop", "http-equiv"] {
        let Some(name) = page.attr(id, name) else { continue };
        let name = name.trim().to_ascii_lowercase();
        let is_item = page.attr(id, "itemprop").is_some();
        if is_item && foreign {
            continue;
        }
        for &(field, source, names) in META {
            if names.contains(&name.as_str()) {
                let source = match source {
                    Source::Card if is_item => Source::ItemCard,
                    Source::Meta if is_item => Source::ItemMeta,
                    source => source,
                };
                claims.push(field, source, &json_ld::unescaped(content), None);
            }
        }
    }
}

pub(crate) fn link(claims: &mut Claims, page: &Page, id: RowId) {
    let (Some(rel), Some(href)) = (page.attr(id, "rel"), page.attr(id, "href")) else { return };
    for rel in rel.split_ascii_whitespace().take(8) {
        match rel.to_ascii_lowercase().as_str() {
            "canonical" => claims.push(Field::Url, Source::Document, href, None),
            "amphtml" => claims.push(Field::AmpUrl, Source::Document, href, None),
            "license" if is_rsl(page.attr(id, "type")) => {}
            "license" => claims.push(Field::Licence, Source::Document, href, None),
            "image_src" => claims.push(Field::Image, Source::Document, href, None),
            _ => {}
        }
    }
}
