//! What `<meta>` and `<link>` elements claim.

use super::super::byline;
use super::json_ld;
use super::{Claims, Field};
use crate::page::{Page, RowId};

/// Names of meta elements: lower case; field, rank, names.
#[rustfmt::skip]
const META: &[(Field, u8, &[&str])] = &[
    (Field::Title, 2, &["og:title"]),
    (Field::Title, 4, &["twitter:title", "parsely-title", "sailthru.title", "dc.title", "dcterms.title", "headline", "title"]),
    (Field::Published, 2, &["article:published_time", "og:published_time", "article:published", "og:article:published_time", "datepublished", "rnews:datepublished", "published_time_telegram", "og:pubdate"]),
    (Field::Published, 3, &["parsely-pub-date", "sailthru.date", "publishdate", "publish-date", "publish_date", "pubdate", "publication_date", "publication-date", "published-date", "published", "article.published", "cxenseparse:recs:publishtime", "dc.date.issued", "dcterms.issued", "bt:pubdate", "shareaholic:article_published_time", "originalpublicationdate", "article_date_original", "ptime", "release_date", "citation_publication_date", "citation_date", "eprints.date", "prism.publicationdate", "date.issued", "dateposted", "pub_date", "iso-8601-publish-date", "vr:published_time"]),
    // whatever a system calls "the" date: an import, an edition, the last save
    (Field::Published, 7, &["dc.date", "dcterms.date", "date", "created", "dc.created", "dcterms.created", "dc.date.created", "datecreated", "date.created", "cdate", "doc_date", "last-published", "displaydate", "gwa_contentdate"]),
    (Field::Modified, 2, &["article:modified_time", "og:modified_time", "datemodified", "article:modified", "og:updated_time", "article:updated_time"]),
    (Field::Modified, 3, &["last-modified", "lastmod", "lastmodified", "modified", "dcterms.modified", "dc.date.modified", "dc.modified", "updated_time", "revised", "last-updated", "moddate", "date.modified", "article_date_updated"]),
    (Field::Author, 3, &["author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl", "byline", "article:author_name", "article.author", "cxenseparse:author", "creator", "authors", "og:article:author", "citation_author", "rbauthors", "vr:author", "og:author"]),
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
        if !META.iter().any(|(_, _, names)| names.contains(&name.as_str()))
            && let Some(field) = date_of_name(&name)
        {
            claims.push(field, "meta", 5, content, None);
        }
        for (field, rank, names) in META {
            if names.contains(&name.as_str()) {
                // a profile's address is no name
                if *field == Field::Author && (content.starts_with("http") || content.starts_with('/')) {
                    continue;
                }
                let source = if is_item { "microdata" } else { "meta" };
                claims.push(*field, source, *rank, &json_ld::unescaped(content), None);
            }
        }
    }
}

/// What a meta element's own name says of its date: "w-published-date", "lastUpdatedTime".
fn date_of_name(name: &str) -> Option<Field> {
    let has = |parts: &[&str]| parts.iter().any(|part| name.contains(part));
    if !has(&["date", "time", "_at", "-at"])
        || has(&["expir", "event", "end", "unpublish", "archive", "runtime", "timezone"])
    {
        return None;
    }
    if has(&["modif", "updat", "revis"]) {
        return Some(Field::Modified);
    }
    has(&["publi", "pubdate", "posted", "issued"]).then_some(Field::Published)
}

pub(crate) fn link(claims: &mut Claims, page: &Page, id: RowId) {
    let (Some(rel), Some(href)) = (page.attr(id, "rel"), page.attr(id, "href")) else { return };
    for rel in rel.split_ascii_whitespace().take(8) {
        match rel.to_ascii_lowercase().as_str() {
            "canonical" => claims.push(Field::Url, "html", 1, href, None),
            "amphtml" => claims.push(Field::AmpUrl, "html", 1, href, None),
            "license" => claims.push(Field::Licence, "html", 1, href, None),
            "image_src" => claims.push(Field::Image, "html", 4, href, None),
            _ => {}
        }
    }
}

/// `twitter:label1` "Written by" with `twitter:data1` "Ann Lee": what share cards of blogs show below a page.
#[derive(Default)]
pub(crate) struct Labels {
    is_author: [bool; 4],
}

impl Labels {
    pub(crate) fn read(&mut self, claims: &mut Claims, page: &Page, id: RowId) {
        let name = page.attr(id, "name").or_else(|| page.attr(id, "property")).unwrap_or_default();
        let content = page.attr(id, "content").or_else(|| page.attr(id, "value")).unwrap_or_default();
        let number = |prefix: &str| {
            name.strip_prefix(prefix)
                .and_then(|number| number.parse::<usize>().ok())
                .filter(|number| *number < self.is_author.len())
        };
        if let Some(number) = number("twitter:label") {
            self.is_author[number] = byline::has_opening(content);
        } else if let Some(number) = number("twitter:data")
            && self.is_author[number]
        {
            claims.push(Field::Author, "meta", 3, &json_ld::unescaped(content), None);
        }
    }
}
