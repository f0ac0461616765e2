//! What a page says of what may be done with it.

use serde::{Deserialize, Serialize};

use super::Source;
use super::names::names;

/// One statement of a page about its rights: what it says, and where.
///
/// These are statements and no judgement: what they mean in law depends on who reads the page, where and what for. What a page does
/// not state is absent, which permits nothing.
///
/// ```
/// use copydesk::{RightsKind, Source};
/// let page = "<meta name=robots content='index, noai'><meta name=tdm-reservation content=1><h1>A short storm</h1>";
/// let error = copydesk::extract(page).expect_err("too little to be a story");
/// let rights = &error.partial().expect("what the page says of itself").rights;
/// assert_eq!((rights[0].kind, rights[0].value.as_str()), (RightsKind::Robots, "noai"));
/// assert_eq!((rights[1].kind, rights[1].value.as_str()), (RightsKind::TdmReservation, "1"));
/// assert_eq!((rights[0].source, rights[0].place.as_str()), (Source::Meta, "robots"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RightsStatement {
    /// What it is about.
    pub kind: RightsKind,
    /// What it says: a directive, an address, a name, as the page has it.
    pub value: String,
    /// Which part of the page, or of the answer that brought it, says so.
    pub source: Source,
    /// The name under which it stands there: `robots`, `X-Robots-Tag`, `license`, `copyrightHolder` …
    pub place: String,
    /// The one program that it is addressed to (`googlebot`); absent where it speaks to all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agent: Option<String>,
}

impl RightsStatement {
    /// A statement of your own, for tests.
    pub fn new(kind: RightsKind, value: impl Into<String>, source: Source, place: impl Into<String>) -> Self {
        Self { kind, value: value.into(), source, place: place.into(), agent: None }
    }
}

/// What a statement about rights is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum RightsKind {
    /// A directive to robots that forbids something: `noindex`, `noarchive`, `noai`, `noimageai`, and `none`, which is `noindex` and
    /// more.
    Robots,
    /// Whether rights of text and data mining are reserved (TDM Reservation Protocol): `1` or `0`.
    TdmReservation,
    /// The address of the terms for text and data mining (TDM Reservation Protocol).
    TdmPolicy,
    /// The address of a licence in RSL (Really Simple Licensing).
    Rsl,
    /// A licence: its address or name. The best of them is [`Metadata::licence`](crate::Metadata::licence).
    Licence,
    /// Who holds the copyright.
    CopyrightHolder,
    /// A line about copyright.
    CopyrightNotice,
    /// The address of the terms of use.
    UsageTerms,
}

impl RightsKind {
    /// Whether what is stated is an address and nothing else: a licence may be a name, and a name is no address.
    pub(crate) fn is_address(self) -> bool {
        matches!(self, Self::TdmPolicy | Self::Rsl | Self::UsageTerms)
    }
}

names!(
    RightsKind prints,
    "kind of statement about rights",
    Robots = "robots",
    TdmReservation = "tdm_reservation",
    TdmPolicy = "tdm_policy",
    Rsl = "rsl",
    Licence = "licence",
    CopyrightHolder = "copyright_holder",
    CopyrightNotice = "copyright_notice",
    UsageTerms = "usage_terms",
);
