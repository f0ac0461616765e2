//! What the names of keys and types say: "datePublished" dates the publication, "uploadDate" a film, "startDate" an event.

use crate::text::{PhraseTable, count, joined, list_of};

/// What a key says that its date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    /// Nothing.
    None,
    Published,
    Created,
    Modified,
    /// Of a film or a recording; of a page about one that is its publication.
    Uploaded,
    /// Another thing: an event, a birth, a right.
    Event,
    /// The end of something.
    Expiry,
    /// A date, without saying of what.
    Date,
}

/// Parts of keys, lower case, in the order in which they decide.
#[rustfmt::skip]
const KEYS: &[(Key, &[&str])] = &[
    (Key::Expiry, &["expir", "unpublish", "validthrough", "availab", "until", "archiv"]),
    (Key::Event, &["startdate", "enddate", "start_time", "end_time", "starttime", "endtime", "event", "doortime", "opening", "birth", "death", "founding", "copyright", "coverage", "timezone", "runtime", "timerequired", "readtime", "reading"]),
    (Key::Modified, &["modif", "updat", "revis", "edit", "lastmod", "changed", "moddate"]),
    (Key::Uploaded, &["upload"]),
    (Key::Published, &["publi", "pubdate", "pub_date", "posted", "issued", "ptime", "displaydate", "releas", "firstpub", "citation_date", "sailthru.date", "dateline"]),
    (Key::Created, &["creat", "cdate"]),
    (Key::Date, &["date", "time", "datum", "fecha"]),
];

static PARTS: PhraseTable<{ count(KEYS) }> = PhraseTable::new(joined(KEYS));

pub(super) fn key_of(name: &str) -> Key {
    // a live blog without a date of its own began with its first entry
    if name.eq_ignore_ascii_case("coveragestarttime") {
        return Key::Created;
    }
    let first = PARTS.all(name.as_bytes(), true).map(|found| found.phrase).min();
    first.and_then(|part| list_of(KEYS, part)).unwrap_or(Key::None)
}

/// What kind of thing a node of structured data is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Node {
    /// No node.
    None,
    /// A node that does not say.
    Unnamed,
    Article,
    Page,
    /// A film, a recording, an image, a gallery.
    Media,
    Event,
    Comment,
    Person,
    Product,
    Work,
    Other,
}

/// Types, lower case.
#[rustfmt::skip]
const TYPES: &[(Node, &[&str])] = &[
    (Node::Article, &["article", "blogposting", "newsarticle", "reportagenewsarticle", "liveblogposting", "socialmediaposting", "analysisnewsarticle", "opinionnewsarticle", "techarticle", "scholarlyarticle", "report", "posting", "review", "claimreview", "blogpost", "newsreport", "discussionforumposting"]),
    (Node::Page, &["webpage", "itempage", "collectionpage", "website", "faqpage", "qapage", "profilepage", "aboutpage", "mediagallery", "imagegallery", "videogallery"]),
    (Node::Media, &["videoobject", "imageobject", "audioobject", "mediaobject", "podcastepisode", "radioepisode", "tvepisode", "episode", "clip"]),
    (Node::Event, &["event"]),
    (Node::Comment, &["comment", "usercomments", "answer"]),
    (Node::Person, &["person", "organization", "newsmediaorganization"]),
    (Node::Product, &["product", "offer", "aggregaterating", "softwareapplication"]),
    (Node::Work, &["creativework", "recipe", "howto", "book", "dataset", "question"]),
];

pub(super) fn node_of(kind: &str) -> Node {
    let kind =
        kind.trim_end_matches('/').rsplit(['/', ':', '#']).next().unwrap_or_default().to_ascii_lowercase();
    if kind.is_empty() {
        return Node::Unnamed;
    }
    if let Some((node, _)) = TYPES.iter().find(|(_, names)| names.contains(&kind.as_str())) {
        return *node;
    }
    if kind.contains("article") || kind.ends_with("posting") {
        return Node::Article;
    }
    if kind.ends_with("event") { Node::Event } else { Node::Other }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_keys() {
        for (name, key) in [
            ("datePublished", Key::Published),
            ("article:modified_time", Key::Modified),
            ("uploadDate", Key::Uploaded),
            ("video:release_date", Key::Published),
            ("startDate", Key::Event),
            ("unpublishtime", Key::Expiry),
            ("dcterms.created", Key::Created),
            ("headline", Key::None),
        ] {
            assert_eq!(key_of(name), key, "{name}");
        }
    }

    #[test]
    fn test_types() {
        for (name, node) in [
            ("https://schema.org/NewsArticle", Node::Article),
            ("ClaimReview", Node::Article),
            ("PodcastEpisode", Node::Media),
            ("MusicEvent", Node::Event),
            ("FAQPage", Node::Page),
            ("", Node::Unnamed),
            ("Thing", Node::Other),
        ] {
            assert_eq!(node_of(name), node, "{name}");
        }
    }
}
