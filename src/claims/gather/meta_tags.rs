//! What `<meta>` and `<link>` elements claim.

use super::super::rights::is_rsl;
use super::json_ld;
use super::{Claims, Field};
use crate::page::{Page, RowId};

/// Names of meta elements: lower case; field, rank, names.
#[rustfmt::skip]
const META: &[(Field, u8, &[&str])] = &[
    (Field::Title, 2, &["og:title"]),
    (Field::Title, 4, &["twitter:title", "parsely-title", "sailthru.title", "dc.title", "dcterms.title", "headline", "title"]),
    (Field::SiteName, 2, &["og:site_name"]),
    (Field::SiteName, 4, &["application-name", "apple-mobile-web-app-title", "publisher", "dc.publisher", "al:ios:app_name", "cre"]),
    (Field::Section, 2, &["article:section", "parsely-section", "section", "cxenseparse:section", "og:section", "dc.subject"]),
    (Field::Description, 2, &["og:description"]),
    (Field::Description, 3, &["description", "twitter:description", "dc.description", "dcterms.abstract", "sailthru.description"]),
    (Field::Tag, 2, &["article:tag"]),
    (Field::Tag, 3, &["news_keywords", "keywords", "parsely-tags", "sailthru.tags"]),
    (Field::Image, 2, &["og:image", "og:image:url", "og:image:secure_url"]),
    (Field::Image, 3, &["twitter:image", "twitter:image:src", "sailthru.image.full", "parsely-image-url", "thumbnail"]),
    (Field::Url, 3, &["og:url"]),
    (Field::Language, 4, &["og:locale", "content-language", "dc.language", "language"]),
    (Field::Kind, 2, &["og:type"]),
    (Field::Free, 3, &["article:content_tier"]),
    (Field::Licence, 3, &["dcterms.license", "dc.rights", "license"]),
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
        for (field, rank, names) in META {
            if names.contains(&name.as_str()) {
                let source = if is_item { "microdata" } else { "meta" };
                claims.push(*field, source, *rank, &json_ld::unescaped(content), None);
            }
        }
    }
}

pub(crate) fn link(claims: &mut Claims, page: &Page, id: RowId) {
    let (Some(rel), Some(href)) = (page.attr(id, "rel"), page.attr(id, "href")) else { return };
    for rel in rel.split_ascii_whitespace().take(8) {
        match rel.to_ascii_lowercase().as_str() {
            "canonical" => claims.push(Field::Url, "html", 1, href, None),
            "amphtml" => claims.push(Field::AmpUrl, "html", 1, href, None),
            "license" if is_rsl(page.attr(id, "type")) => {}
            "license" => claims.push(Field::Licence, "html", 1, href, None),
            "image_src" => claims.push(Field::Image, "html", 4, href, None),
            _ => {}
        }
    }
}
