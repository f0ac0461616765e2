//! The one error type: what went wrong, where, what was found and what to do.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::names::names;
use super::{Limit, Metadata, PageKind};

/// Why there is no article.
///
/// Every input gives either an [`Article`](crate::Article) or one of these; nothing panics.
#[derive(Debug, Clone, PartialEq, thiserror::Error, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Error {
    /// The input is larger than a limit of [`Limits`](crate::Limits) allows.
    #[error(
        "{limit}: found {found}, the limit is {allowed}; raise it with Limits::{limit} if you trust the source"
    )]
    Limit {
        /// The limit's name, as the method of [`Limits`](crate::Limits) is called.
        limit: Limit,
        /// What was found.
        found: u64,
        /// What is allowed.
        allowed: u64,
    },
    /// The page was read, and holds no article.
    #[error("no article: {reason}")]
    NoArticle {
        /// Why the page is taken for something else.
        reason: Refusal,
        /// What the page says of itself all the same.
        partial: Box<Metadata>,
    },
    /// The bytes are no page: no text at all (an image, a PDF, an archive), or a text of another kind (a feed, a sitemap, JSON, a WARC
    /// file, source code).
    #[error("not a page: the input is {found}; {}", remedy(found))]
    NotText {
        /// What the input seems to be.
        found: Cow<'static, str>,
    },
    /// An option of [`Extractor`](crate::Extractor) was given a value that cannot be read; the page was not looked at.
    #[error("{option} cannot be read: {value:?} is no {wanted}")]
    Option {
        /// The option's name, as the method of `Extractor` is called.
        option: Cow<'static, str>,
        /// What was given.
        value: String,
        /// What is wanted instead.
        wanted: Cow<'static, str>,
    },
}

/// What to do with an input that is no page.
fn remedy(found: &str) -> &'static str {
    match found {
        "a WARC file" => "`batch FILE.warc` reads the pages in it",
        "JSON lines" => "`batch FILE.jsonl` reads them, where each holds a page or a text",
        "an RSS feed" | "an Atom feed" | "a sitemap" | "a list of feeds" => {
            "give a page that it links to, HTML or plain text; `batch` reads many"
        }
        "JSON" => "HTML or plain text was expected; `batch` reads pages within JSON lines",
        _ => "HTML or plain text was expected",
    }
}

impl Error {
    pub(crate) fn no_article(reason: Refusal, mut partial: Metadata) -> Self {
        if reason == Refusal::Listing {
            partial.page_kind = Some(PageKind::Index);
        }
        Self::NoArticle { reason, partial: Box::new(partial) }
    }

    /// What a page without an article says of itself all the same; `None` where the input was no page at all.
    ///
    /// ```
    /// let page = "<title>Sign in</title><h1>Sign in</h1><p>Sign in to read on.</p>";
    /// let error = copydesk::extract(page).expect_err("a log-in form is no article");
    /// assert_eq!(error.partial().and_then(|partial| partial.title.as_deref()), Some("Sign in"));
    /// ```
    pub fn partial(&self) -> Option<&Metadata> {
        match self {
            Self::NoArticle { partial, .. } => Some(partial),
            Self::Limit { .. } | Self::NotText { .. } | Self::Option { .. } => None,
        }
    }

    /// A short, stable name of the kind, as the `batch` example prints it.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Limit { .. } => "limit",
            Self::NoArticle { .. } => "no_article",
            Self::NotText { .. } => "not_text",
            Self::Option { .. } => "option",
        }
    }
}

/// What a page without an article seems to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Refusal {
    /// Nothing to read at all.
    Empty,
    /// A cookie or consent wall.
    Consent,
    /// A log-in or registration form.
    Login,
    /// A captcha or a robot check.
    Captcha,
    /// "Page not found" and its kin.
    ErrorPage,
    /// A home page or a section: links to stories, no story.
    Listing,
    /// Text, yet nothing that reads like an article.
    LowConfidence,
}

names!(
    Refusal,
    "reason",
    Empty = "empty",
    Consent = "consent",
    Login = "login",
    Captcha = "captcha",
    ErrorPage = "error_page",
    Listing = "listing",
    LowConfidence = "low_confidence"
);

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Empty => "the page has no text",
            Self::Consent => "the page is a consent wall",
            Self::Login => "the page asks for a log-in",
            Self::Captcha => "the page asks for proof that a person reads it",
            Self::ErrorPage => "the page says that something was not found or went wrong",
            Self::Listing => "the page lists stories and holds none",
            Self::LowConfidence => "nothing on the page reads like an article",
        })
    }
}
