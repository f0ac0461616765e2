//! What a page says of itself: an article without its text.

use serde::{Deserialize, Serialize};

use super::names::names;
use super::{RightsStatement, Timestamp};

/// All that a page says of itself: an article without its text. Absent values are `None` or empty.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Metadata {
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
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// The authors who are people, with what the page says of them; behind them who took pictures, edited, translated, interviewed
    /// or checked facts, with a role.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<Person>,
    /// News agencies and newsrooms that are credited.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub agency: Vec<String>,
    /// The byline as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub byline: Option<String>,
    /// The place that opens the first paragraph ("MOSCOW").
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dateline: Option<String>,
    /// When it was published; where the page prints only when it was updated, that.
    #[serde(flatten, with = "super::timestamp::published")]
    pub published: Option<Timestamp>,
    /// When it was last changed.
    #[serde(flatten, with = "super::timestamp::modified")]
    pub modified: Option<Timestamp>,
    /// BCP 47 language of the text: as declared, unless the text is certainly in another one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The language that the page declares, where the text is in another one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub declared_language: Option<String>,
    /// Text direction, where it is right to left.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// The canonical URL.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The address of the story's next page, where it runs over several and the page links to it with `rel=next`;
    /// [`Extractor::join`](crate::Extractor::join) makes one article of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_url: Option<String>,
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
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
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
    /// The licence's address or name: the best of those that [`rights`](Self::rights) lists.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
    /// Whether all of the text can be read, with the evidence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access: Option<Access>,
    /// All that the page says of what may be done with it, each statement with its place: what robots are told, reservations of text
    /// and data mining, licences, whose copyright it is. No judgement of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rights: Vec<RightsStatement>,
    /// What sort of page this is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page_kind: Option<PageKind>,
    /// How likely the title, the day of publication and the authors are right.
    #[serde(default, skip_serializing_if = "FieldConfidence::is_empty")]
    pub field_confidence: FieldConfidence,
}

/// Somebody who worked on the article.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Person {
    /// The name.
    pub name: String,
    /// Their page, as this page links or states it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Further pages about them, as the page's data state them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub same_as: Vec<String>,
    /// What they did: `photo`, `edit`, `translation`, `interview`, `fact_check`; absent for authors.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
}

/// How likely fields are right, 0 to 1: the share of such answers that were right on sites that the fit had not seen. A field
/// that is absent, or that nothing was fitted for, has none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct FieldConfidence {
    /// That the title is the headline, the whole of it and nothing else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<f32>,
    /// That the day of `published` is the day of publication.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<f32>,
    /// That the authors are those who wrote it, all of them and nobody else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authors: Option<f32>,
}

impl FieldConfidence {
    /// Whether nothing is known of any field.
    pub fn is_empty(&self) -> bool {
        self.title.is_none() && self.published.is_none() && self.authors.is_none()
    }
}

/// Text direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

names!(Direction prints, "direction of text", Ltr = "ltr", Rtl = "rtl");

/// Whether a reader gets the whole text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Access {
    /// Free, gated or unknown.
    pub state: AccessState,
    /// What on the page says so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<String>,
}

/// The three answers to "may I read it all?".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum AccessState {
    /// The page says that it is free.
    Free,
    /// The page says, or shows, that part of it is for subscribers.
    Gated,
    /// The page does not say.
    Unknown,
}

names!(AccessState prints, "state of access", Free = "free", Gated = "gated", Unknown = "unknown");

/// What sort of page this is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum PageKind {
    /// One story.
    Article,
    /// A live blog with dated entries.
    LiveBlog,
    /// A list of stories.
    Index,
}

names!(PageKind prints, "kind of page", Article = "article", LiveBlog = "live_blog", Index = "index");
