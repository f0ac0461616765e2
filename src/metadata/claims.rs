//! Claims: what each source says, gathered in one pass over the rows.

use std::collections::HashMap;

use html5ever::local_name;
use serde_json::Value;

use super::title::letters;
use super::{byline, json_ld};
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
    GatedPart,
    WordCount,
    ImageCaption,
    ImageCredit,
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
            Self::Free | Self::GatedPart | Self::WordCount => "access",
            Self::ImageCaption => "image_caption",
            Self::ImageCredit => "image_credit",
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

/// Claims that one page may make, in all and about one field.
const MAX_CLAIMS: usize = 2_000;
const MAX_CLAIMS_A_FIELD: u16 = 200;
/// Bytes of a claim's value. A line is cut there; an address that is longer is none.
const MAX_VALUE: usize = 20_000;
const MAX_LINE_VALUE: usize = 5_000;
/// Longest text of a visible byline or date, in characters.
const MAX_LINE: usize = 200;

#[derive(Default)]
pub(super) struct Claims {
    pub(super) list: Vec<Claim>,
    /// Names of the limits that cut something off.
    pub(super) truncated: Vec<&'static str>,
    counts: [u16; 32],
}

impl Claims {
    pub(super) fn push(
        &mut self,
        field: Field,
        source: &'static str,
        rank: u8,
        value: &str,
        row: Option<RowId>,
    ) {
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
}

/// Gathers all claims. `title_block` is where the visible title stands, once it is known.
pub(super) fn gather(page: &Page) -> Claims {
    let mut claims = Claims::default();
    let nodes = linked_nodes(page, &mut claims);
    let graph = Graph::new(&nodes);
    nodes.iter().for_each(|node| linked_data(&mut claims, node, &graph));
    lone_person(&mut claims, &nodes);
    let mut places = Places::new(page);
    let mut labels = Labels::default();
    let mut trail_end = 0;
    for (index, row) in page.rows.iter().enumerate() {
        let id = index as RowId;
        let place = places.enter(page, id);
        if row.hints.any(Hints::BREADCRUMB) && id >= trail_end {
            trail_end = row.end;
            trail(&mut claims, page, id);
        }
        match row.tag {
            local_name!("html") => {
                for name in ["lang", "xml:lang"] {
                    if let Some(language) = page.attr(id, name) {
                        claims.push(Field::Language, "html", 1, language, None);
                    }
                }
            }
            local_name!("meta") => {
                meta(&mut claims, page, id, place != Place::Article);
                labels.read(&mut claims, page, id);
            }
            local_name!("link") => link(&mut claims, page, id),
            local_name!("title") => claims.push(Field::Title, "html", 5, &page.raw_text(id), None),
            _ => match place {
                Place::Article => visible(&mut claims, page, id),
                Place::Beside => visible_author(&mut claims, page, id, place),
                Place::Foreign => {}
            },
        }
    }
    claims
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
    if nodes.iter().filter_map(headline).any(|headline| is_own(&headline)) {
        nodes.retain(|node| headline(node).is_none_or(|headline| is_own(&headline)));
    }
    nodes
}

/// Shortest headline, in letters, that tells a story from another.
const MIN_HEADLINE: usize = 12;

/// The only person of a page whose data name no author: blogs describe their writer beside the page.
fn lone_person(claims: &mut Claims, nodes: &[Value]) {
    let mut people = nodes.iter().filter(|node| json_ld::is_a(node, &["Person"]));
    let has_author = claims.list.iter().any(|claim| matches!(claim.field, Field::Author | Field::Agency));
    if !has_author
        && let (Some(person), None) = (people.next(), people.next())
        && let Some(name) = json_ld::text(person, "name")
    {
        claims.push(Field::Author, "json_ld", 4, &name, None);
    }
}

/// `twitter:label1` "Written by" with `twitter:data1` "Ann Lee": what share cards of blogs show below a page.
#[derive(Default)]
struct Labels {
    is_author: [bool; 4],
}

impl Labels {
    fn read(&mut self, claims: &mut Claims, page: &Page, id: RowId) {
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

/// Most headings of the first level that may be the title: more of them are teasers.
const MAX_TITLES: usize = 4;

/// Where a row stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// In what may be the article.
    Article,
    /// Beside it, in a column that starts near the title: bylines stand there too.
    Beside,
    /// In what is not the article: comments, teasers, the foot.
    Foreign,
}

/// Names of containers that are not the article's, and of those that may stand beside it.
const FOREIGN: Hints =
    Hints::COMMENT.with(Hints::RELATED).with(Hints::TEASER).with(Hints::FOOTER).with(Hints::AD);
const BESIDE: Hints = Hints::SIDE.with(Hints::NAV);

/// Blocks around the title in which a side column is the article's own.
const BESIDE_TITLE: std::ops::RangeInclusive<i64> = -10..=25;

/// Tells where rows stand. One interval for each place suffices, since rows nest.
struct Places {
    foreign_until: RowId,
    beside_until: RowId,
    /// The rows of the first headings: what holds one of them may be the article, whatever it is called.
    titles: Vec<RowId>,
}

impl Places {
    fn new(page: &Page) -> Self {
        let headings = page.rows.iter().enumerate().filter(|(_, row)| row.tag == local_name!("h1"));
        let titles = headings.map(|(row, _)| row as RowId).take(MAX_TITLES).collect();
        Self { foreign_until: 0, beside_until: 0, titles }
    }

    fn enter(&mut self, page: &Page, id: RowId) -> Place {
        if id < self.foreign_until {
            return Place::Foreign;
        }
        let row = &page.rows[id as usize];
        let is_page = matches!(
            row.tag,
            local_name!("html") | local_name!("body") | local_name!("main") | local_name!("head")
        );
        // a container that holds most of the page names the page, not a part
        let is_large = (row.blocks.1 - row.blocks.0) * 2 > page.blocks.len() as u32;
        let holds_title = self.titles.iter().any(|&title| title > id && title < row.end);
        let names_article = row.hints.any(Hints::BODY.with(Hints::BYLINE).with(Hints::TITLE));
        if !is_page && !is_large && !holds_title {
            let is_beside = matches!(row.tag, local_name!("nav") | local_name!("aside"))
                || (row.hints.any(BESIDE) && !names_article);
            if row.hints.any(FOREIGN) && !names_article {
                self.foreign_until = row.end;
                return Place::Foreign;
            }
            if is_beside && id >= self.beside_until {
                self.beside_until = row.end;
            }
        }
        if id >= self.beside_until {
            return Place::Article;
        }
        let is_near = self.titles.iter().any(|&title| {
            let distance = i64::from(row.blocks.0) - i64::from(page.rows[title as usize].blocks.0);
            BESIDE_TITLE.contains(&distance)
        });
        if is_near { Place::Beside } else { Place::Foreign }
    }
}

fn meta(claims: &mut Claims, page: &Page, id: RowId, foreign: bool) {
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

fn link(claims: &mut Claims, page: &Page, id: RowId) {
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
        // a live blog without a date of its own began with its first entry
        ("coverageStartTime", Field::Published, rank + 4),
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
        for selector in gated_parts(node) {
            claims.push(Field::GatedPart, "json_ld", 1, &selector, None);
        }
        if let Some(words) = json_ld::text(node, "wordCount") {
            claims.push(Field::WordCount, "json_ld", 1, &words, None);
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
    let named = image.get("@id").and_then(Value::as_str).and_then(|id| all.images.get(id).copied());
    let image = named.unwrap_or(image);
    if let Some(caption) = json_ld::text(image, "caption").or_else(|| json_ld::text(image, "description")) {
        claims.push(Field::ImageCaption, "json_ld", 2, &caption, None);
    }
    if let Some(credit) = ["creditText", "copyrightNotice", "creator", "author"]
        .into_iter()
        .find_map(|key| json_ld::text(image, key))
    {
        claims.push(Field::ImageCredit, "json_ld", 2, &credit, None);
    }
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
fn visible_author(claims: &mut Claims, page: &Page, id: RowId, place: Place) {
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
pub(super) fn parted_text(page: &Page, id: RowId, range: (u32, u32)) -> String {
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
fn trail(claims: &mut Claims, page: &Page, id: RowId) {
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
