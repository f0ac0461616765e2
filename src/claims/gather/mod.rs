//! Claims: what each source says, gathered in one pass over the rows.

pub(crate) mod json_ld;
mod linked_data;
pub(crate) mod linked_text;
pub(crate) mod markup;
mod meta_tags;

use html5ever::local_name;

use super::days::Stated;
use super::source::Source;
use super::{people, rights};
use crate::article::Limit;
use crate::page::{Hints, Page, RowId};
use crate::text::{is_invisible, visible_line};

/// What a claim is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Field {
    Title,
    Subtitle,
    Published,
    Modified,
    Author,
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
    pub(crate) source: Source,
    pub(crate) value: String,
    /// Where it stands, if it is a visible place.
    pub(crate) row: Option<RowId>,
    pub(crate) won: bool,
    pub(crate) why: &'static str,
    /// The values of the field's signals, where a forest decides on it.
    pub(crate) values: Vec<f32>,
}

impl Claim {
    /// How early its source is believed about its field: the lower, the better.
    pub(crate) fn rank(&self) -> u8 {
        self.source.rank(self.field)
    }
}

/// Claims that one page may make, in all and about one field.
const MAX_CLAIMS: usize = 2_000;
const MAX_CLAIMS_A_FIELD: u16 = 200;
/// Bytes of a claim's value. A line is cut there; an address that is longer is none.
const MAX_VALUE: usize = 20_000;
pub(crate) const MAX_LINE_VALUE: usize = 5_000;

#[derive(Default)]
pub(crate) struct Claims {
    pub(crate) list: Vec<Claim>,
    /// Names of the limits that cut something off.
    pub(crate) truncated: Vec<Limit>,
    /// What JSON-LD states of dates.
    pub(in crate::claims) dates: Vec<Stated>,
    /// Whom JSON-LD names, and as what.
    pub(crate) linked: people::Linked,
    /// What is said of rights.
    pub(in crate::claims) rights: rights::Statements,
    counts: [u16; 32],
}

impl Claims {
    pub(crate) fn push(&mut self, field: Field, source: Source, value: &str, row: Option<RowId>) {
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
            return self.note(Limit::UrlBytes);
        }
        self.counts[field as usize] += 1;
        let value = &value[..value.floor_char_boundary(most)];
        let value = if field != Field::ArticleBody && value.chars().any(is_invisible) {
            visible_line(value)
        } else {
            value.to_owned()
        };
        self.list.push(Claim { field, source, value, row, won: false, why: "", values: Vec::new() });
    }

    pub(crate) fn note(&mut self, limit: Limit) {
        if !self.truncated.contains(&limit) {
            self.truncated.push(limit);
        }
    }
}

/// Gathers all claims but those that need the title's place.
pub(crate) fn gather(page: &Page) -> Claims {
    let mut claims = Claims::default();
    linked_data::gather(&mut claims, page);
    claims.rights.page(page);
    let mut places = Places::new(page);
    let mut trail_end = 0;
    for (index, row) in page.rows.iter().enumerate() {
        let id = index as RowId;
        let place = places.enter(page, id);
        if row.hints.any(Hints::BREADCRUMB) && id >= trail_end {
            trail_end = row.end;
            markup::trail(&mut claims, page, id);
        }
        match row.tag {
            local_name!("html") => {
                for name in ["lang", "xml:lang"] {
                    if let Some(language) = page.attr(id, name) {
                        claims.push(Field::Language, Source::Document, language, None);
                    }
                }
            }
            local_name!("meta") => {
                meta_tags::meta(&mut claims, page, id, place != Place::Article);
            }
            local_name!("link") => meta_tags::link(&mut claims, page, id),
            local_name!("title") => claims.push(Field::Title, Source::Document, &page.raw_text(id), None),
            _ => match place {
                Place::Article => markup::visible(&mut claims, page, id),
                Place::Beside | Place::Foreign => {}
            },
        }
    }
    claims
}

/// Most headings of the first level that may be the title: more of them are teasers.
pub(crate) const MAX_TITLES: usize = 4;

/// Where a row stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
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
