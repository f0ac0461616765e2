//! Where a page says something of itself, and which place is believed before another: one table, source by field.
//!
//! Titles, days and authors are not chosen here: forests weigh their candidates. Of the other fields the best place wins that says
//! anything; among places of one rank the first on the page.

use super::gather::Field;

/// A place of a page that makes claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Source {
    /// The caller said so.
    Caller,
    /// The caller's rule for the site names the element: nothing is believed before it.
    SiteRule,
    /// JSON-LD: of an article.
    LinkedArticle,
    /// Of a page, a film, a recipe, a review, a newsroom.
    LinkedPage,
    /// The name of an article that has no headline.
    LinkedName,
    /// The site, or the article's publisher.
    LinkedSite,
    /// The trail of a page.
    LinkedTrail,
    /// The article's image.
    LinkedImage,
    /// Meta elements that share cards read.
    Card,
    /// Other meta elements.
    Meta,
    /// Meta elements that are properties of a microdata item: read as the meta elements of the same name.
    ItemCard,
    ItemMeta,
    /// Microdata that readers see.
    Item,
    /// `<html>`, `<title>` and `<link>`.
    Document,
    /// What stands beside the headline in `<title>`.
    PageTitle,
    /// `rel=license`, `rel=category`, `rel=tag` on a visible link.
    RelLicence,
    RelCategory,
    RelTag,
    /// A visible breadcrumb trail, and a visible list of keywords.
    Trail,
    Keywords,
    /// The figure at the title.
    Figure,
    /// What a forest ranked: the place that gave the candidate.
    Ranked(&'static str),
}

use Field as F;
use Source as S;

/// What each source is believed, field by field: the lower the number, the earlier.
#[rustfmt::skip]
const RANKS: &[(Source, &[Field], u8, &str)] = &[
    (S::Caller, &[F::Url], 2, "where the page came from: its own canonical address may be the better one"),
    (S::LinkedArticle, &[F::Subtitle, F::Section, F::Licence, F::ArticleBody, F::Kind, F::Free, F::GatedPart, F::WordCount], 1, "newsrooms write an article's data for search engines, which check them"),
    (S::LinkedArticle, &[F::Description], 2, "the same text as the card's, and no better"),
    (S::LinkedArticle, &[F::Title, F::Language, F::Tag], 3, "headlines, languages and keywords of data are often a template's"),
    (S::LinkedPage, &[F::Subtitle, F::Licence, F::ArticleBody], 1, "what only one kind of thing has is not a template's"),
    (S::LinkedPage, &[F::Title, F::Language], 3, "as for articles"),
    (S::LinkedPage, &[F::Section, F::Description], 4, "a page's data are also its template's: they come after what the article says"),
    (S::LinkedName, &[F::Title], 6, "a name may be a file's or a film's"),
    (S::LinkedSite, &[F::SiteName], 3, "a publisher may be the company and not the paper"),
    (S::LinkedTrail, &[F::Section], 5, "a trail's last step but one is the section, or a page of tags"),
    (S::LinkedImage, &[F::ImageCaption, F::ImageCredit], 2, "data describe the file, the figure's caption the story"),
    (S::LinkedImage, &[F::Image], 3, "data often name a logo"),
    (S::Card, &[F::Title, F::SiteName, F::Description, F::Tag, F::Image, F::Kind], 2, "cards are looked at by those who share the story"),
    (S::Card, &[F::Url, F::Free], 3, "canonical addresses and the article's data come before"),
    (S::Meta, &[F::Section], 2, "there is nothing better among meta elements"),
    (S::Meta, &[F::Description, F::Tag, F::Image, F::Licence], 3, "older elements, which templates fill for all pages"),
    (S::Meta, &[F::Title, F::SiteName, F::Language], 4, "the same, and with the site's name in them"),
    (S::Item, &[F::Title, F::Section, F::Kind], 4, "teasers are such items too"),
    (S::Document, &[F::Language, F::Url, F::AmpUrl, F::Licence], 1, "the document's own statement"),
    (S::Document, &[F::Image], 4, "an element that is no longer used"),
    (S::Document, &[F::Title], 5, "it holds the site's name"),
    (S::PageTitle, &[F::SiteName], 9, "only where nothing else names the site"),
    (S::RelLicence, &[F::Licence], 2, "a link may stand under an image of the text"),
    (S::RelTag, &[F::Tag], 6, "what readers see comes after what machines read"),
    (S::Keywords, &[F::Tag], 6, "the same"),
    (S::Trail, &[F::Section], 6, "the same"),
    (S::RelCategory, &[F::Section], 7, "blogs have several"),
    (S::Figure, &[F::ImageCaption, F::ImageCredit], 1, "what readers see beneath the image"),
];

/// The rank of what the table does not know: behind all others.
const UNKNOWN: u8 = u8::MAX;

impl Source {
    /// Which place it was, as claims and explanations name it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Caller => "caller",
            Self::SiteRule => "site_rule",
            Self::LinkedArticle
            | Self::LinkedPage
            | Self::LinkedName
            | Self::LinkedSite
            | Self::LinkedTrail
            | Self::LinkedImage => "json_ld",
            Self::Card | Self::Meta => "meta",
            Self::ItemCard | Self::ItemMeta | Self::Item => "microdata",
            Self::Document | Self::PageTitle => "html",
            Self::RelLicence => "rel_license",
            Self::RelCategory | Self::RelTag | Self::Trail | Self::Keywords => "markup",
            Self::Figure => "figure",
            Self::Ranked(name) => name,
        }
    }

    /// The source whose row of the table holds for it.
    fn row(self) -> Self {
        match self {
            Self::ItemCard => Self::Card,
            Self::ItemMeta => Self::Meta,
            other => other,
        }
    }

    /// How early it is believed about a field: the lower, the better.
    pub(crate) fn rank(self, field: Field) -> u8 {
        if matches!(self, Self::Ranked(_) | Self::SiteRule) {
            return 0;
        }
        let row = self.row();
        RANKS
            .iter()
            .find(|(source, fields, _, _)| *source == row && fields.contains(&field))
            .map_or(UNKNOWN, |(_, _, rank, _)| *rank)
    }

    /// Whether it is a visible trail of links, which runs from the outside in.
    pub(crate) fn is_trail(self) -> bool {
        matches!(self, Self::Trail | Self::RelCategory)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_each_source_has_one_rank_a_field_and_a_reason() {
        for (at, (source, fields, rank, why)) in RANKS.iter().enumerate() {
            assert!(!why.is_empty() && !fields.is_empty() && *rank > 0);
            for field in *fields {
                let again = RANKS[at + 1..]
                    .iter()
                    .any(|(other, fields, _, _)| other == source && fields.contains(field));
                assert!(!again, "{source:?} {field:?}");
            }
        }
        assert_eq!(Source::ItemMeta.rank(Field::Title), Source::Meta.rank(Field::Title));
        assert_eq!(Source::Caller.rank(Field::Tag), UNKNOWN);
    }

    #[test]
    fn test_the_articles_own_statement_comes_before_its_templates() {
        for (field, better, worse) in [
            (Field::Section, Source::LinkedArticle, Source::LinkedPage),
            (Field::Description, Source::Card, Source::Meta),
            (Field::Url, Source::Document, Source::Card),
            (Field::ImageCaption, Source::Figure, Source::LinkedImage),
            (Field::SiteName, Source::Card, Source::PageTitle),
        ] {
            assert!(better.rank(field) < worse.rank(field), "{field:?}");
        }
    }
}
