//! What a page says of itself: an article without its text.

use serde::Serialize;

use super::Timestamp;

/// All that a page says of itself: an article without its text. Absent values are `None` or empty.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct PartialArticle {
    /// The headline, without the site's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The line beneath the headline, where the page has one beside the standfirst.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subtitle: Option<String>,
    /// The short line above the headline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kicker: Option<String>,
    /// The section or innermost breadcrumb.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// People, in order, each once.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// News agencies and newsrooms that are credited.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub agency: Vec<String>,
    /// The byline as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub byline: Option<String>,
    /// The place that opens the first paragraph ("MOSCOW").
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dateline: Option<String>,
    /// When it was published; where the page prints only when it was updated, that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<Timestamp>,
    /// When it was last changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modified: Option<Timestamp>,
    /// BCP 47 language, declared or else detected.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Text direction, where it is right to left.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// The canonical URL.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The address of the AMP version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amp_url: Option<String>,
    /// The site's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub site_name: Option<String>,
    /// The page's own summary.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Keywords.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// The lead image's address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
    /// The lead image's caption.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_caption: Option<String>,
    /// Who made the lead image.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_credit: Option<String>,
    /// The licence's address or name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
    /// Whether all of the text can be read, with the evidence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access: Option<Access>,
    /// What sort of page this is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page_kind: Option<PageKind>,
}

/// Text direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

/// Whether a reader gets the whole text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Access {
    /// Free, gated or unknown.
    pub state: AccessState,
    /// What on the page says so.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<String>,
}

/// The three answers to "may I read it all?".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum AccessState {
    /// The page says that it is free.
    Free,
    /// The page says, or shows, that part of it is for subscribers.
    Gated,
    /// The page does not say.
    Unknown,
}

/// What sort of page this is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum PageKind {
    /// One story.
    Article,
    /// A live blog with dated entries.
    LiveBlog,
    /// A list of stories.
    Index,
}
