//! Where a claim about a page stands.

use super::names::names;

/// Where a value was read: which part of the page states it.
///
/// ```
/// assert_eq!(copydesk::Source::JsonLd.as_str(), "json_ld");
/// assert_eq!("meta".parse(), Ok(copydesk::Source::Meta));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Source {
    /// A script of JSON-LD.
    JsonLd,
    /// A `<meta>` element.
    Meta,
    /// Microdata or RDFa: elements with `itemprop` or `property`.
    Microdata,
    /// A `<time>` element, or an attribute that states a time.
    Time,
    /// An element whose class or id says what it holds.
    Markup,
    /// Text that the page prints.
    Text,
    /// The page's address.
    Url,
    /// The document itself: `<title>`, `<html lang>`.
    Html,
    /// A header of the answer that brought the page.
    Header,
    /// The caller: a rule for the site ([`SiteRule`](crate::SiteRule)).
    SiteRule,
}

names!(
    Source prints,
    "source",
    JsonLd = "json_ld",
    Meta = "meta",
    Microdata = "microdata",
    Time = "time",
    Markup = "markup",
    Text = "text",
    Url = "url",
    Html = "html",
    Header = "header",
    SiteRule = "site_rule",
);

impl Source {
    /// The source of a claim's name, text where it is a line of the page.
    pub(crate) fn of(name: &str) -> Self {
        name.parse().unwrap_or(Self::Text)
    }
}
