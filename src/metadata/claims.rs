//! Claims: what each source says, gathered in one pass over the rows.

use std::collections::HashMap;

use html5ever::local_name;
use serde_json::Value;

use super::json_ld;
use crate::limits::Limits;
use crate::page::{Hints, Page, RowId, is_invisible, visible_line};

/// What a claim is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Field {
    Title,
    Subtitle,
    Published,
    Modified,
    Author,
    Agency,
    SiteName,
    Section,
    Language,
    Url,
    AmpUrl,
    Description,
    Tag,
    Image,
    Licence,
    Free,
    Kind,
    ArticleBody,
}

impl Field {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Subtitle => "subtitle",
            Self::Published => "published",
            Self::Modified => "modified",
            Self::Author => "authors",
            Self::Agency => "agency",
            Self::SiteName => "site_name",
            Self::Section => "section",
            Self::Language => "language",
            Self::Url => "url",
            Self::AmpUrl => "amp_url",
            Self::Description => "description",
            Self::Tag => "tags",
            Self::Image => "image",
            Self::Licence => "licence",
            Self::Free => "access",
            Self::Kind => "page_kind",
            Self::ArticleBody => "article_body",
        }
    }
}

/// What a source says of a field.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Claim {
    pub(crate) field: Field,
    /// `json_ld`, `meta`, `microdata`, `time`, `markup`, `text`, `url`, `html`.
    pub(crate) source: &'static str,
    pub(crate) value: String,
    /// Its weight among claims to the same field: the lower, the better.
    pub(crate) rank: u8,
    /// Where it stands, if it is a visible place.
    pub(crate) row: Option<RowId>,
    pub(crate) won: bool,
    pub(crate) why: &'static str,
}

/// Names of meta elements: lower case; field, rank, names.
#[rustfmt::skip]
const META: &[(Field, u8, &[&str])] = &[
    (Field::Title, 2, &["og:title"]),
    (Field::Title, 4, &["twitter:title", "parsely-title", "sailthru.title", "dc.title", "dcterms.title", "headline", "title"]),
    (Field::Published, 2, &["article:published_time", "og:published_time", "article:published", "og:article:published_time", "datepublished", "rnews:datepublished", "published_time_telegram", "og:pubdate"]),
    (Field::Published, 3, &["parsely-pub-date", "sailthru.date", "publishdate", "publish-date", "publish_date", "pubdate", "publication_date", "publication-date", "published-date", "published", "article.published", "cxenseparse:recs:publishtime", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "date", "bt:pubdate", "shareaholic:article_published_time", "originalpublicationdate", "article_date_original", "datecreated", "created", "displaydate", "ptime", "release_date", "citation_publication_date", "citation_date", "eprints.date", "prism.publicationdate", "date.created", "date.issued", "dateposted", "dc.created", "last-published", "pub_date", "cdate", "doc_date", "iso-8601-publish-date", "gwa_contentdate", "vr:published_time"]),
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

/// Claims that one page may make, in all and about one field.
const MAX_CLAIMS: usize = 2_000;
const MAX_CLAIMS_A_FIELD: u16 = 200;
/// Bytes of a claim's value. A line is cut there; an address that is longer is none.
const MAX_VALUE: usize = 20_000;
const MAX_LINE_VALUE: usize = 5_000;
/// Longest text of a visible byline or date, in characters.
const MAX_LINE: usize = 200;
/// Objects of one script of JSON-LD: a map takes far more memory than its text.
const MAX_OBJECTS: usize = 20_000;

#[derive(Default)]
pub(super) struct Claims {
    pub(super) list: Vec<Claim>,
    /// Names of the limits that cut something off.
    pub(super) truncated: Vec<&'static str>,
    counts: [u16; 32],
}

impl Claims {
    fn push(&mut self, field: Field, source: &'static str, rank: u8, value: &str, row: Option<RowId>) {
        let value = value.trim();
        let count = &mut self.counts[field as usize];
        if value.is_empty() || *count >= MAX_CLAIMS_A_FIELD || self.list.len() >= MAX_CLAIMS {
            return;
        }
        let most = match field {
            Field::ArticleBody => usize::MAX,
            Field::Description | Field::Tag | Field::Url | Field::AmpUrl | Field::Image => MAX_VALUE,
            _ => MAX_LINE_VALUE,
        };
        if value.len() > most && matches!(field, Field::Url | Field::AmpUrl | Field::Image) {
            return self.note("url_bytes");
        }
        self.counts[field as usize] += 1;
        let value = &value[..value.floor_char_boundary(most)];
        let value = if field != Field::ArticleBody && value.chars().any(is_invisible) {
            visible_line(value)
        } else {
            value.to_owned()
        };
        self.list.push(Claim { field, source, value, rank, row, won: false, why: "" });
    }

    fn note(&mut self, limit: &'static str) {
        if !self.truncated.contains(&limit) {
            self.truncated.push(limit);
        }
    }

    /// Reads a script of JSON-LD, if the limits allow it.
    fn script(&mut self, script: &str, read: &mut (usize, usize), limits: &Limits) {
        if read.0 >= limits.json_ld_scripts {
            return self.note("json_ld_scripts");
        }
        let objects = memchr::memchr_iter(b'{', script.as_bytes()).count();
        if script.len() > limits.json_ld_bytes - read.1 || objects > MAX_OBJECTS {
            return self.note("json_ld_bytes");
        }
        *read = (read.0 + 1, read.1 + script.len());
        let nodes = json_ld::nodes(script);
        let graph = Graph::new(&nodes);
        nodes.iter().for_each(|node| linked_data(self, node, &graph));
    }
}

/// Gathers all claims. `title_block` is where the visible title stands, once it is known.
pub(super) fn gather(page: &Page) -> Claims {
    let mut claims = Claims::default();
    // scripts of JSON-LD that were read, and their bytes
    let mut read = (0, 0);
    let mut is_foreign = Foreign::default();
    for (index, row) in page.rows.iter().enumerate() {
        let id = index as RowId;
        let foreign = is_foreign.enter(page, id);
        match row.tag {
            local_name!("html") => {
                for name in ["lang", "xml:lang"] {
                    if let Some(language) = page.attr(id, name) {
                        claims.push(Field::Language, "html", 1, language, None);
                    }
                }
            }
            local_name!("meta") => meta(&mut claims, page, id, foreign),
            local_name!("link") => link(&mut claims, page, id),
            local_name!("title") => claims.push(Field::Title, "html", 5, &page.raw_text(id), None),
            local_name!("script") => {
                let is_json_ld =
                    page.attr(id, "type").is_some_and(|kind| kind.to_ascii_lowercase().contains("ld+json"));
                if is_json_ld {
                    claims.script(&page.raw_text(id), &mut read, &page.limits);
                }
            }
            _ if !foreign => visible(&mut claims, page, id),
            _ => {}
        }
    }
    claims
}

/// Whether a row stands in what is not the article: comments, teasers, the foot. One interval suffices, since rows nest.
#[derive(Default)]
struct Foreign {
    until: RowId,
}

impl Foreign {
    fn enter(&mut self, page: &Page, id: RowId) -> bool {
        if id < self.until {
            return true;
        }
        let row = &page.rows[id as usize];
        let is_page = matches!(
            row.tag,
            local_name!("html") | local_name!("body") | local_name!("main") | local_name!("head")
        );
        let named = Hints::COMMENT
            .with(Hints::RELATED)
            .with(Hints::TEASER)
            .with(Hints::FOOTER)
            .with(Hints::SIDE)
            .with(Hints::NAV)
            .with(Hints::AD);
        let by_tag = matches!(row.tag, local_name!("nav") | local_name!("aside"));
        // a container that holds most of the page names the page, not a part
        let is_large = (row.blocks.1 - row.blocks.0) * 2 > page.blocks.len() as u32;
        if !is_page
            && !is_large
            && (by_tag
                || (row.hints.any(named)
                    && !row.hints.any(Hints::BODY.with(Hints::BYLINE).with(Hints::TITLE))))
        {
            self.until = row.end;
            return true;
        }
        false
    }
}

fn meta(claims: &mut Claims, page: &Page, id: RowId, foreign: bool) {
    let Some(content) = page.attr(id, "content") else { return };
    for name in ["property", "name", "itemprop", "http-equiv"] {
        let Some(name) = page.attr(id, name) else { continue };
        let name = name.trim().to_ascii_lowercase();
        let is_item = page.attr(id, "itemprop").is_some();
        if is_item && foreign {
            continue;
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

fn link(claims: &mut Claims, page: &Page, id: RowId) {
    let (Some(rel), Some(href)) = (page.attr(id, "rel"), page.attr(id, "href")) else { return };
    match rel.to_ascii_lowercase().as_str() {
        "canonical" => claims.push(Field::Url, "html", 1, href, None),
        "amphtml" => claims.push(Field::AmpUrl, "html", 1, href, None),
        "license" => claims.push(Field::Licence, "html", 1, href, None),
        "image_src" => claims.push(Field::Image, "html", 4, href, None),
        _ => {}
    }
}

fn linked_data(claims: &mut Claims, node: &Value, all: &Graph<'_>) {
    if json_ld::is_a(node, &["WebSite"]) {
        if let Some(name) = json_ld::text(node, "name") {
            claims.push(Field::SiteName, "json_ld", 3, &name, None);
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
    let rank = if json_ld::is_a(node, &["CreativeWork", "Review"]) || is_page { 4 } else { 1 };
    if json_ld::is_a(node, &["LiveBlogPosting"]) {
        claims.push(Field::Kind, "json_ld", 1, "liveblog", None);
    } else if is_article {
        claims.push(Field::Kind, "json_ld", 1, "article", None);
    }
    let fields = [
        ("headline", Field::Title, 3),
        ("alternativeHeadline", Field::Subtitle, 1),
        ("datePublished", Field::Published, rank),
        ("dateCreated", Field::Published, rank + 3),
        ("dateModified", Field::Modified, rank),
        ("articleSection", Field::Section, rank),
        ("description", Field::Description, rank.max(2)),
        ("inLanguage", Field::Language, 3),
        ("license", Field::Licence, 1),
        ("articleBody", Field::ArticleBody, 1),
    ];
    for (key, field, rank) in fields {
        if let Some(value) = json_ld::text(node, key) {
            claims.push(field, "json_ld", rank, &value, None);
        }
    }
    if is_article {
        if json_ld::text(node, "headline").is_none()
            && let Some(name) = json_ld::text(node, "name")
        {
            claims.push(Field::Title, "json_ld", 6, &name, None);
        }
        let free = node.get("isAccessibleForFree").map(ToString::to_string);
        if let Some(free) = free {
            claims.push(Field::Free, "json_ld", 1, free.trim_matches('"'), None);
        }
        if let Some(publisher) = node.get("publisher").map(|publisher| followed(publisher, all))
            && let Some(name) = json_ld::text(publisher, "name")
        {
            claims.push(Field::SiteName, "json_ld", 3, &name, None);
        }
        tags(claims, node);
        image(claims, node, all);
    }
    if is_article || node.get("author").is_some() {
        for key in ["author", "creator"] {
            if let Some(author) = node.get(key) {
                authors(claims, author, all, if is_article { 1 } else { 4 }, 0);
                break;
            }
        }
    }
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
}

impl<'a> Graph<'a> {
    fn new(nodes: &'a [Value]) -> Self {
        let mut by_id = HashMap::new();
        for node in nodes.iter().filter(|node| node.get("name").is_some()) {
            if let Some(id) = node.get("@id").and_then(Value::as_str) {
                by_id.entry(id).or_insert(node);
            }
        }
        Self { by_id }
    }
}

fn authors(claims: &mut Claims, value: &Value, all: &Graph<'_>, rank: u8, depth: usize) {
    if depth > 3 {
        return;
    }
    match value {
        Value::Array(list) => {
            list.iter().take(50).for_each(|author| authors(claims, author, all, rank, depth + 1));
        }
        Value::String(name) if !name.starts_with("http") => {
            claims.push(Field::Author, "json_ld", rank, &json_ld::unescaped(name), None);
        }
        Value::Object(_) => {
            let node = followed(value, all);
            let is_person = !json_ld::is_a(node, &["Organization", "NewsMediaOrganization", "Corporation"]);
            match node.get("name") {
                Some(Value::Array(names)) => {
                    names.iter().take(50).for_each(|name| authors(claims, name, all, rank, depth + 1));
                }
                Some(Value::String(name)) if !name.starts_with("http") => {
                    let field = if is_person { Field::Author } else { Field::Agency };
                    claims.push(field, "json_ld", rank, &json_ld::unescaped(name), None);
                }
                _ => {}
            }
        }
        _ => {}
    }
}

fn tags(claims: &mut Claims, node: &Value) {
    match node.get("keywords") {
        Some(Value::String(words)) => claims.push(Field::Tag, "json_ld", 3, &json_ld::unescaped(words), None),
        Some(Value::Array(words)) => {
            for word in words.iter().filter_map(Value::as_str).take(50) {
                claims.push(Field::Tag, "json_ld", 3, &json_ld::unescaped(word), None);
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
    let image = followed(image, all);
    let url = image
        .as_str()
        .map(str::to_owned)
        .or_else(|| json_ld::text(image, "url"))
        .or_else(|| json_ld::text(image, "contentUrl"));
    if let Some(url) = url {
        claims.push(Field::Image, "json_ld", 3, &url, None);
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
        claims.push(Field::Section, "json_ld", 5, section, None);
    }
}

/// Visible markup: microdata, `<time>`, `rel=author`, and elements whose names say byline or date.
fn visible(claims: &mut Claims, page: &Page, id: RowId) {
    let row = &page.rows[id as usize];
    let text = || {
        let text = page.row_text(id);
        // counting characters of a long text at each level of nesting would be quadratic
        if text.len() > MAX_LINE * 4 || text.chars().count() > MAX_LINE { "" } else { text }
    };
    if let Some(item) = page.attr(id, "itemprop") {
        for item in item.split_ascii_whitespace() {
            let machine = page.attr(id, "content").or_else(|| page.attr(id, "datetime"));
            match item {
                "datePublished" => {
                    claims.push(Field::Published, "microdata", 3, machine.unwrap_or_else(text), Some(id));
                }
                "dateCreated" => {
                    claims.push(Field::Published, "microdata", 5, machine.unwrap_or_else(text), Some(id));
                }
                "dateModified" => {
                    claims.push(Field::Modified, "microdata", 3, machine.unwrap_or_else(text), Some(id));
                }
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
    if row.tag == local_name!("time") {
        let stated = page
            .attr(id, "datetime")
            .or_else(|| page.attr(id, "content"))
            .filter(|value| value.contains(|c: char| c.is_ascii_digit()));
        let is_update = says_update(page, id);
        let field = if is_update { Field::Modified } else { Field::Published };
        claims.push(field, "time", 4, stated.unwrap_or_else(text), Some(id));
    } else if row.hints.any(Hints::DATE) && !row.hints.any(Hints::BODY) {
        let machine = [
            "datetime",
            "data-datetime",
            "data-date",
            "data-time",
            "data-timestamp",
            "data-published",
            "content",
        ]
        .into_iter()
        .find_map(|name| page.attr(id, name));
        let field = if says_update(page, id) { Field::Modified } else { Field::Published };
        claims.push(field, "markup", 5, machine.unwrap_or_else(text), Some(id));
    }
    let is_own = row.tag == local_name!("a")
        && page.attr(id, "rel").is_some_and(|rel| rel.split_ascii_whitespace().any(|rel| rel == "author"));
    if is_own {
        claims.push(Field::Author, "rel_author", 4, text(), Some(id));
    } else if row.tag == local_name!("a") && page.attr(id, "href").is_some_and(is_author_page) {
        claims.push(Field::Author, "author_page", 5, text(), Some(id));
    } else if row.hints.any(Hints::BYLINE) {
        let rank = if row.hints.any(Hints::BIO.with(Hints::BODY)) {
            8
        } else if names_author(page, id) {
            6
        } else {
            7
        };
        claims.push(Field::Author, "markup", rank, text(), Some(id));
    } else if row.hints.any(Hints::BIO) {
        claims.push(Field::Author, "markup", 8, text(), Some(id));
    }
    if row.hints.any(Hints::BREADCRUMB) && row.tag == local_name!("a") {
        claims.push(Field::Section, "markup", 6, text(), Some(id));
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

/// Whether a link leads to an author's page.
fn is_author_page(href: &str) -> bool {
    let lower = href.to_ascii_lowercase();
    [
        "/author/",
        "/authors/",
        "/autor/",
        "/autoren/",
        "/auteur/",
        "/autore/",
        "/by/",
        "/profile/",
        "/people/",
        "/staff/",
        "/redakteur",
        "/journalist",
        "/contributor",
    ]
    .iter()
    .any(|part| lower.contains(part))
}

/// Words of updates, lower case.
const UPDATE: &[&str] = &[
    "updat",
    "modified",
    "aktualisiert",
    "geändert",
    "mis à jour",
    "mise à jour",
    "modifié",
    "actualiza",
    "aggiornat",
    "atualiza",
    "bijgewerkt",
    "uppdaterad",
    "opdateret",
    "oppdatert",
    "aktualiz",
    "обновл",
    "更新",
    "수정",
];

fn says_update(page: &Page, id: RowId) -> bool {
    let row = &page.rows[id as usize];
    let names = [page.attr(id, "class"), page.attr(row.parent, "class"), page.attr(id, "itemprop")];
    let is_named = names.into_iter().flatten().any(|name| {
        let name = name.to_ascii_lowercase();
        (name.contains("updat") || name.contains("modif")) && !name.contains("publish")
    });
    let parent_text = page.row_text(row.parent);
    let own_text = page.row_text(id);
    // only a line of its own says something of the date within it
    let before = if parent_text.len() > 4 * MAX_LINE {
        ""
    } else {
        parent_text.find(own_text).map_or("", |at| &parent_text[..at])
    };
    let near: String = before
        .chars()
        .rev()
        .take(24)
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .chain(own_text.chars().take(24))
        .collect();
    let near = near.to_lowercase();
    is_named || UPDATE.iter().any(|word| near.contains(word))
}
