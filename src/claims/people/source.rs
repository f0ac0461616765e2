//! Where a page may name people, and which of these places say the same thing twice.

/// A kind of place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Source {
    /// JSON-LD: the author of the page's own article.
    Own,
    /// Of an article that does not tell whether it is the page's.
    Article,
    /// Of a page.
    WebPage,
    /// Of something else.
    Thing,
    /// Of an article with another headline.
    Foreign,
    /// A person by itself.
    Person,
    /// Editors, contributors, reviewers, translators.
    Contributor,
    /// Of an image.
    Image,
    /// Of a comment or a review.
    Comment,
    /// `<meta name=author>`.
    MetaAuthor,
    /// `article:author`.
    MetaArticle,
    /// Dublin Core and its like.
    MetaCreator,
    /// What tracking and newsletter services read.
    MetaVendor,
    /// Further names that say author.
    MetaOther,
    /// A share card's "Written by".
    MetaCard,
    /// `twitter:creator`.
    MetaHandle,
    /// `data-author`.
    DataAttribute,
    /// Microdata: `itemprop=author`.
    Item,
    /// A name within a microdata person.
    ItemName,
    /// RDFa.
    Property,
    /// `rel=author`.
    RelAuthor,
    /// A link to an author's page.
    AuthorPage,
    /// Such a link's title.
    LinkTitle,
    /// An element that is called author.
    NamedAuthor,
    /// An element that is called the author's name.
    NamedName,
    /// An element that is called byline.
    NamedByline,
    /// An element that is called writer, reporter, signature.
    NamedWriter,
    /// An element that is called credit, source, copyright.
    NamedCredit,
    /// An element that is called user, poster, creator.
    NamedUser,
    /// A note about the author.
    NamedBio,
    /// The beginning of such a note.
    Bio,
    /// A line that says what somebody is: "Ann Lee is a reporter".
    BioLine,
    /// An image's alternative text within a byline.
    Avatar,
    /// A line that holds a label near the title.
    LineNear,
    /// Such a line at the end of the text.
    LineEnd,
    /// Such a line elsewhere.
    LineFar,
    /// What stands behind a line that is a label alone.
    LineNext,
    /// "Reporting by".
    Reporting,
    /// The agency in the dateline.
    Dateline,
    /// "(dpa)" at the end.
    EndMark,
    /// A short line under the text.
    Signature,
    /// A line near the title that looks like a name.
    Plain,
    /// The site's name.
    Site,
    /// The site's host.
    Host,
}

/// How many there are.
pub(crate) const SOURCES: usize = Source::Host as usize + 1;

/// Places that are independent of each other: what stands in several of them is probably right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Linked,
    Meta,
    Item,
    Link,
    Named,
    Line,
    Bio,
    End,
    /// What speaks for nobody.
    Other,
    /// What speaks against a name.
    Against,
}

/// Kinds that speak for a name.
pub(crate) const FOR: [Kind; 8] =
    [Kind::Linked, Kind::Meta, Kind::Item, Kind::Link, Kind::Named, Kind::Line, Kind::Bio, Kind::End];

use Source as S;

impl Source {
    pub(crate) fn kind(self) -> Kind {
        match self {
            S::Own | S::Article | S::WebPage | S::Thing | S::Person => Kind::Linked,
            S::MetaAuthor
            | S::MetaArticle
            | S::MetaCreator
            | S::MetaVendor
            | S::MetaOther
            | S::MetaCard
            | S::MetaHandle => Kind::Meta,
            S::Item | S::ItemName | S::Property => Kind::Item,
            S::RelAuthor | S::AuthorPage | S::LinkTitle => Kind::Link,
            S::NamedAuthor
            | S::NamedName
            | S::NamedByline
            | S::NamedWriter
            | S::NamedCredit
            | S::NamedUser
            | S::NamedBio
            | S::DataAttribute
            | S::Avatar => Kind::Named,
            S::LineNear | S::LineNext | S::Plain => Kind::Line,
            S::Bio | S::BioLine => Kind::Bio,
            S::LineEnd | S::Signature | S::EndMark | S::Reporting => Kind::End,
            S::Foreign | S::Image | S::Comment | S::Site | S::Host => Kind::Against,
            S::Contributor | S::LineFar | S::Dateline => Kind::Other,
        }
    }

    /// Whether the place is a field for authors, whatever it holds.
    pub(crate) fn is_stated(self) -> bool {
        matches!(self.kind(), Kind::Linked | Kind::Meta) && self != S::MetaHandle || self == S::DataAttribute
    }

    /// How explanations call it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            S::Own
            | S::Article
            | S::WebPage
            | S::Thing
            | S::Foreign
            | S::Person
            | S::Contributor
            | S::Image
            | S::Comment => "json_ld",
            S::MetaAuthor
            | S::MetaArticle
            | S::MetaCreator
            | S::MetaVendor
            | S::MetaOther
            | S::MetaCard
            | S::MetaHandle => "meta",
            S::Item | S::ItemName => "microdata",
            S::Property => "rdfa",
            S::RelAuthor => "rel_author",
            S::AuthorPage | S::LinkTitle => "author_page",
            S::Site | S::Host => "site",
            S::LineNear
            | S::LineEnd
            | S::LineFar
            | S::LineNext
            | S::Reporting
            | S::Dateline
            | S::Plain
            | S::BioLine => "text",
            S::EndMark | S::Signature => "signature",
            _ => "markup",
        }
    }
}

/// All sources in the order of their numbers.
#[rustfmt::skip]
pub(crate) const SOURCE_LIST: [Source; SOURCES] = [
    Source::Own, Source::Article, Source::WebPage, Source::Thing, Source::Foreign, Source::Person, Source::Contributor, Source::Image, Source::Comment,
    Source::MetaAuthor, Source::MetaArticle, Source::MetaCreator, Source::MetaVendor, Source::MetaOther, Source::MetaCard, Source::MetaHandle,
    Source::DataAttribute, Source::Item, Source::ItemName, Source::Property, Source::RelAuthor, Source::AuthorPage, Source::LinkTitle,
    Source::NamedAuthor, Source::NamedName, Source::NamedByline, Source::NamedWriter, Source::NamedCredit, Source::NamedUser, Source::NamedBio,
    Source::Bio, Source::BioLine, Source::Avatar, Source::LineNear, Source::LineEnd, Source::LineFar, Source::LineNext, Source::Reporting,
    Source::Dateline, Source::EndMark, Source::Signature, Source::Plain, Source::Site, Source::Host,
];
