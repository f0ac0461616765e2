//! The one place that chooses between claims.

use html5ever::local_name;

use super::authors::{self, Place};
use super::bounds;
use super::date_places::Places;
use super::dates;
use super::gather::{self, Claim, Claims, Field};
use super::{image, language, timestamp, title};
use crate::article::{Access, AccessState, Direction, PageKind, PartialArticle};
use crate::claims::Anchors;
use crate::page::{Hints as Names, Page, RowId, tags};
use crate::text::is_safe_address;

/// What the caller knows.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Hints<'a> {
    pub(crate) url: Option<&'a str>,
    pub(crate) language: Option<&'a str>,
    pub(crate) reference_time: Option<&'a str>,
}

/// What a page says of itself, resolved.
#[derive(Debug)]
pub(crate) struct Meta {
    pub(crate) article: PartialArticle,
    /// All claims, the winners marked.
    pub(crate) claims: Vec<Claim>,
    /// What blocks are compared with.
    pub(crate) anchors: Anchors,
    /// Names of the limits that cut something off.
    pub(crate) truncated: Vec<&'static str>,
}

/// Longest title, subtitle and caption, in characters.
const MAX_TITLE: usize = 1_000;
/// Most tags.
const MAX_TAGS: usize = 50;
/// Words of a page that are counted against its `wordCount`, the least that it must promise, and the share of them below which
/// the text is cut off: the page's menus count too, so this errs on the safe side.
const MAX_WORDS: usize = 20_000;
const MIN_PROMISED: f32 = 200.0;
const SHORTFALL: f32 = 0.6;
/// What the first link of a breadcrumb trail is called. Lower case.
const HOME: &[&str] = &[
    "home",
    "homepage",
    "startseite",
    "start",
    "accueil",
    "inicio",
    "início",
    "portada",
    "hem",
    "forside",
    "etusivu",
    "главная",
    "ホーム",
    "首页",
    "首頁",
    "홈",
];
/// Titles that are compared, and bytes of a heading that may be one.
const MAX_HEADLINES: usize = 12;
const MAX_HEADING: u32 = 600;

/// Parts of class names of the line above a headline, in several languages. Lower case.
const KICKERS: &[&str] = &[
    "kicker",
    "overline",
    "eyebrow",
    "topline",
    "roofline",
    "dachzeile",
    "spitzmarke",
    "oberzeile",
    "antetitulo",
    "volanta",
    "occhiello",
    "surtitre",
    "suptitle",
    "overtitle",
    "preheadline",
    "pre-headline",
    "pretitle",
    "cintillo",
    "chapeu",
];
/// Parts of class names of the line beneath a headline. Lower case.
const SUBTITLES: &[&str] = &[
    "subtitle",
    "sub-title",
    "subheadline",
    "sub-headline",
    "subheading",
    "subhed",
    "subhead",
    "untertitel",
    "unterzeile",
    "sous-titre",
    "soustitre",
    "subtitulo",
    "sottotitolo",
    "bajada",
    "undertitel",
    "underrubrik",
];

/// Gathers the claims of a page and resolves each field.
pub(crate) fn resolve(page: &Page, hints: Hints<'_>) -> Meta {
    let mut claims = gather::gather(page);
    if let Some(url) = hints.url {
        claims.list.push(claim(Field::Url, "caller", url, 2));
    }
    claims.list.sort_by_key(|claim| (claim.field, claim.rank));
    let mut resolver = Resolver { page, claims, hints };
    let mut article = PartialArticle::default();
    let description = resolver.first(Field::Description, |_| true).unwrap_or_default();
    article.language = resolver.language();
    let sites = resolver.sites();
    let mut all_sites = sites.clone();
    let (choice, mut anchors) = resolver.title(&mut all_sites, &description);
    if let Some(choice) = choice {
        article.title = Some(cut(&choice.title, MAX_TITLE));
        (article.kicker, article.subtitle) = (choice.kicker, choice.subtitle);
    }
    if let Some(title) = anchors.title_block {
        article.kicker = article.kicker.or_else(|| resolver.kicker(title));
        article.subtitle = article.subtitle.or_else(|| resolver.subtitle(title));
    }
    let is_other = |text: &String| {
        article.title.as_ref().is_none_or(|title| crate::text::letters(title) != crate::text::letters(text))
    };
    article.kicker = article.kicker.clone().filter(is_other);
    let shown_subtitle = article.subtitle.clone().filter(is_other);
    article.site_name =
        resolver.first(Field::SiteName, |name| name.chars().count() <= 100 && !name.starts_with('@'));
    let language = article.language.clone();
    let headline = article.title.clone().unwrap_or_default();
    let places = Places::new(page, anchors.title_block, &headline);
    let reference = hints.reference_time.and_then(|time| timestamp::parse(time, None, "caller"));
    dates::gather(&places, language.as_deref(), &mut resolver.claims, hints.url, reference.as_ref());
    let (list, tag, now) = (&mut resolver.claims.list, language.as_deref(), reference.as_ref());
    article.published = dates::resolve(&places, list, Field::Published, tag, now);
    article.modified = dates::resolve(&places, list, Field::Modified, tag, now).filter(|modified| {
        article.published.as_ref().is_none_or(|published| {
            modified.date >= published.date && modified.to_string() != published.to_string()
        })
    });
    if article.published.is_none() {
        article.published = dates::updated(&places, list, tag, now);
    }
    let site_letters: Vec<String> = sites.iter().map(|site| crate::text::letters(site)).collect();
    let place = Place { page, title: anchors.title_block, sites: &site_letters };
    authors::resolve(&place, &mut resolver.claims.list, &mut article);
    article.section = resolver.section(article.title.as_deref().unwrap_or_default());
    article.url = resolver
        .first(Field::Url, |url| is_safe_address(url) && (url.starts_with("http") || url.starts_with('/')));
    article.amp_url = resolver.first(Field::AmpUrl, is_safe_address).or_else(|| resolver.own_amp_url());
    article.image = resolver.first(Field::Image, is_safe_address);
    image::gather(&places, &mut resolver.claims);
    article.image_caption = resolver.first(Field::ImageCaption, |text| text.chars().count() <= MAX_TITLE);
    article.image_credit = resolver.first(Field::ImageCredit, |text| text.chars().count() <= 200);
    article.licence = resolver.first(Field::Licence, |text| text.chars().count() <= 500);
    article.description = Some(description).filter(|text| !text.is_empty());
    article.subtitle = resolver
        .first(Field::Subtitle, |text| text.chars().count() <= MAX_TITLE)
        .filter(|text| Some(text) != article.title.as_ref())
        .or(shown_subtitle);
    article.tags = resolver.tags();
    article.access = resolver.access();
    article.page_kind = resolver.kind();
    let is_rtl = page.rows.iter().take(40).enumerate().any(|(row, element)| {
        matches!(element.tag, local_name!("html") | local_name!("body"))
            && page.attr(row as RowId, "dir").is_some_and(|dir| dir.eq_ignore_ascii_case("rtl"))
    });
    if is_rtl || article.language.as_deref().is_some_and(language::is_rtl) {
        article.direction = Some(Direction::Rtl);
    }
    anchors.credit(&article);
    let mut truncated = resolver.claims.truncated;
    truncated.extend(bounds::bound(&mut article, &page.limits));
    Meta { article, claims: resolver.claims.list, anchors, truncated }
}

fn claim(field: Field, source: &'static str, value: &str, rank: u8) -> Claim {
    Claim { field, source, value: value.to_owned(), rank, row: None, won: false, why: "" }
}

fn cut(text: &str, chars: usize) -> String {
    text.chars().take(chars).collect()
}

struct Resolver<'a> {
    page: &'a Page,
    claims: Claims,
    hints: Hints<'a>,
}

impl Resolver<'_> {
    /// The best claim to a field that passes; marks it as the winner.
    fn first(&mut self, field: Field, passes: impl Fn(&str) -> bool) -> Option<String> {
        let claim = self
            .claims
            .list
            .iter_mut()
            .filter(|claim| claim.field == field)
            .find(|claim| passes(&claim.value))?;
        (claim.won, claim.why) = (true, "the best source that says anything");
        Some(claim.value.clone())
    }

    fn values(&self, field: Field) -> impl Iterator<Item = &Claim> {
        self.claims.list.iter().filter(move |claim| claim.field == field)
    }

    fn language(&mut self) -> Option<String> {
        if let Some(language) = self.hints.language {
            return Some(language.to_owned());
        }
        let is_tag = |tag: &str| {
            let primary = tag.split(['-', '_']).next().unwrap_or_default();
            (2..=3).contains(&primary.len())
                && tag.len() <= 20
                && tag.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
        };
        let declared = self.first(Field::Language, is_tag).map(|tag| {
            let mut parts = tag.split(['-', '_']);
            let primary = parts.next().unwrap_or_default().to_ascii_lowercase();
            match parts.next() {
                Some(region) if region.len() == 2 => format!("{primary}-{}", region.to_ascii_uppercase()),
                Some(script) => format!("{primary}-{script}"),
                None => primary,
            }
        });
        declared.or_else(|| language::detect(&self.page.text).map(str::to_owned))
    }

    /// What the site may be called: what it says, and its domain.
    fn sites(&self) -> Vec<String> {
        let mut sites: Vec<String> =
            self.values(Field::SiteName).map(|claim| claim.value.clone()).take(10).collect();
        let address = self.hints.url.map(str::to_owned).or_else(|| {
            self.values(Field::Url).map(|claim| claim.value.clone()).find(|url| url.starts_with("http"))
        });
        if let Some(host) = address.as_deref().and_then(|url| url.split('/').nth(2)) {
            let host = host.strip_prefix("www.").unwrap_or(host);
            sites.push(host.to_owned());
            let labels: Vec<&str> = host.split('.').collect();
            if let Some(label) = labels.iter().rev().skip(1).find(|label| label.len() > 3) {
                sites.push((*label).to_owned());
            }
        }
        sites
    }

    /// The headline, by the vote of [`title::choose`]; and what blocks are compared with.
    fn title(&mut self, sites: &mut Vec<String>, description: &str) -> (Option<title::Choice>, Anchors) {
        let is_page_title = |claim: &&Claim| claim.source == "html";
        let page_title = self.values(Field::Title).find(is_page_title).map(|claim| claim.value.clone());
        if let Some(page_title) = &page_title {
            let headlines: Vec<&str> = self
                .values(Field::Title)
                .filter(|claim| !is_page_title(claim))
                .map(|claim| claim.value.as_str())
                .take(MAX_HEADLINES)
                .collect();
            let taught = title::taught_sites(page_title, &headlines);
            if let Some(site) = taught.first().filter(|site| site.chars().count() <= 40) {
                self.claims.push(Field::SiteName, "html", 9, site, None);
            }
            sites.extend(taught);
        }
        let stripped: Vec<(bool, String)> = self
            .values(Field::Title)
            .map(|claim| (is_page_title(&claim), title::without_site(&claim.value, sites)))
            .collect();
        let names: Vec<&str> = stripped.iter().map(|(_, name)| name.as_str()).take(MAX_HEADLINES).collect();
        let headlines = stripped.iter().filter(|(is_page_title, _)| !is_page_title);
        let headlines: Vec<&str> = headlines.map(|(_, name)| name.as_str()).take(MAX_HEADLINES).collect();
        let page_title =
            stripped.iter().find(|(is_page_title, _)| *is_page_title).map(|(_, name)| name.as_str());
        let body = self
            .values(Field::ArticleBody)
            .map(|claim| claim.value.as_str())
            .max_by_key(|body| body.len())
            .unwrap_or_default()
            .to_owned();
        let mut anchors = Anchors::find(self.page, &names, description, &body);
        let level = anchors.title_block.and_then(|index| self.level(index));
        if level != Some(1)
            && let Some(index) = self.same_story(&names)
        {
            anchors.title_block = Some(index);
        }
        let seen = anchors.title_block.map(|index| title::Seen {
            text: self.page.block_text(&self.page.blocks[index]),
            is_heading: self.level(index).is_some(),
        });
        let choice = title::choose(seen, &headlines, page_title);
        let letters = choice.as_ref().map(|choice| crate::text::letters(&choice.title)).unwrap_or_default();
        let claims = self.claims.list.iter_mut().filter(|claim| claim.field == Field::Title);
        for (claim, (_, name)) in claims.zip(&stripped) {
            claim.won = crate::text::has_letters(name, &letters);
            claim.why = if claim.won {
                choice.as_ref().map_or("", |choice| choice.why)
            } else {
                "another wording won"
            };
        }
        if let (Some(choice), Some(index)) = (&choice, anchors.title_block) {
            let row = self.page.blocks[index].row;
            let mut shown = claim(Field::Title, "heading", self.page.block_text(&self.page.blocks[index]), 1);
            shown.row = Some(row);
            shown.won = crate::text::letters(&shown.value) == letters;
            shown.why = if shown.won { choice.why } else { "the metadata's wording won" };
            self.claims.list.push(shown);
        }
        if let Some(choice) = &choice {
            anchors.title = cut(&choice.title, MAX_TITLE);
        }
        (choice, anchors)
    }

    /// The level of the heading that a block stands in.
    fn level(&self, index: usize) -> Option<u8> {
        let row = self.page.blocks[index].row;
        self.page
            .ancestors(row)
            .take(3)
            .find_map(|row| tags::heading_level(&self.page.rows[row as usize].tag))
    }

    /// The first-level heading that says what a title of the metadata says, in other words.
    fn same_story(&self, names: &[&str]) -> Option<usize> {
        let page = self.page;
        let headings = page.blocks.iter().enumerate().filter(|(index, block)| {
            !page.rows[block.row as usize].is_hidden
                && block.text.1 - block.text.0 <= MAX_HEADING
                && self.level(*index) == Some(1)
        });
        headings
            .take(MAX_HEADLINES)
            .find(|(_, block)| {
                let text = page.block_text(block);
                names.iter().any(|name| title::is_same_story(name, text))
            })
            .map(|(index, _)| index)
    }

    /// The short line above the headline, where its element is named for one.
    fn kicker(&self, title: usize) -> Option<String> {
        self.beside(title.checked_sub(2)?..title, KICKERS, 60)
    }

    /// The line beneath the headline, where its element is named for one.
    fn subtitle(&self, title: usize) -> Option<String> {
        self.beside(title + 1..title + 4, SUBTITLES, 300)
    }

    fn beside(&self, blocks: std::ops::Range<usize>, names: &[&str], most: usize) -> Option<String> {
        let end = blocks.end.min(self.page.blocks.len());
        let block = self.page.blocks.get(blocks.start..end)?.iter().find(|block| {
            self.page.ancestors(block.inner).take(3).any(|row| {
                self.page.attr(row, "class").is_some_and(|class| {
                    let class = class[..class.floor_char_boundary(400)].to_ascii_lowercase();
                    names.iter().any(|name| class.contains(name))
                })
            })
        })?;
        let text = self.page.block_text(block).replace('\n', " ");
        (text.chars().count() <= most).then_some(text)
    }

    fn tags(&mut self) -> Vec<String> {
        let mut tags: Vec<String> = Vec::new();
        let best = self.values(Field::Tag).map(|claim| claim.rank).min();
        for claim in
            self.claims.list.iter_mut().filter(|claim| claim.field == Field::Tag && Some(claim.rank) == best)
        {
            (claim.won, claim.why) = (true, "the best source of keywords");
            for tag in claim
                .value
                .split([',', ';'])
                .map(str::trim)
                .filter(|tag| !tag.is_empty() && tag.chars().count() <= 100)
            {
                if tags.len() < MAX_TAGS && !tags.iter().any(|known| known.eq_ignore_ascii_case(tag)) {
                    tags.push(tag.to_owned());
                }
            }
        }
        tags
    }

    /// The section: what the metadata say, or the innermost link of a visible breadcrumb trail.
    fn section(&mut self, title: &str) -> Option<String> {
        let title = crate::text::letters(title);
        let mut fits = |claim: &Claim| {
            claim.field == Field::Section
                && claim.value.chars().count() <= 80
                && crate::text::letters(&claim.value) != title
                && !HOME.contains(&claim.value.to_lowercase().as_str())
        };
        let list = &mut self.claims.list;
        let first = list.iter().position(&mut fits)?;
        // a trail runs from the outside in
        let at = if list[first].source == "markup" { list.iter().rposition(&mut fits)? } else { first };
        (list[at].won, list[at].why) = (true, "the best source that says anything");
        Some(list[at].value.clone())
    }

    /// The caller's address, where this page is itself the AMP version of another.
    fn own_amp_url(&self) -> Option<String> {
        let is_amp = self.page.attr(0, "amp").is_some() || self.page.attr(0, "⚡").is_some();
        let canonical = self.values(Field::Url).find(|claim| claim.source == "html")?;
        let own = self.hints.url.filter(|url| *url != canonical.value)?;
        is_amp.then(|| own.to_owned())
    }

    fn access(&mut self) -> Option<Access> {
        let said = self.first(Field::Free, |_| true);
        let mut evidence = Vec::new();
        let state = match said.as_deref().map(str::to_ascii_lowercase).as_deref() {
            Some(
                "false" | "locked" | "metered" | "0" | "http://schema.org/false" | "https://schema.org/false",
            ) => AccessState::Gated,
            Some("true" | "free" | "1" | "http://schema.org/true" | "https://schema.org/true") => {
                AccessState::Free
            }
            _ => AccessState::Unknown,
        };
        if let Some(said) = said {
            evidence.push(format!("isAccessibleForFree or content tier: {}", cut(&said, 40)));
        }
        let mut state = state;
        let parts: Vec<String> =
            self.values(Field::GatedPart).map(|claim| cut(&claim.value, 100)).take(5).collect();
        for part in parts {
            evidence.push(format!("hasPart that is not free: {part}"));
            state = AccessState::Gated;
        }
        let wall = self
            .page
            .rows
            .iter()
            .any(|row| row.hints.any(Names::PAYWALL) && row.blocks.1 > row.blocks.0 && !row.is_hidden);
        if wall {
            evidence.push("an element named for a pay wall".to_owned());
        }
        let promised = self.values(Field::WordCount).find_map(|claim| claim.value.parse::<f32>().ok());
        let words = || self.page.text.split_whitespace().take(MAX_WORDS).count() as f32;
        if let Some(promised) = promised.filter(|&promised| promised >= MIN_PROMISED)
            && !self.page.text.chars().take(2_000).any(crate::text::is_spaceless)
            && let words = words()
            && words < promised * SHORTFALL
        {
            evidence.push(format!("wordCount {promised}, but the whole page has {words} words"));
            if wall && state == AccessState::Unknown {
                state = AccessState::Gated;
            }
        }
        (!evidence.is_empty()).then_some(Access { state, evidence })
    }

    fn kind(&mut self) -> Option<PageKind> {
        let kind = self.first(Field::Kind, |_| true)?;
        match kind.to_ascii_lowercase().as_str() {
            "liveblog" => Some(PageKind::LiveBlog),
            "article" | "news" | "newsarticle" | "blog" | "og:article" => Some(PageKind::Article),
            "website" => None,
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Limits;

    fn meta(html: &str) -> PartialArticle {
        let page = Page::parse(html, &Limits::default()).expect("small");
        resolve(&page, Hints::default()).article
    }

    #[test]
    fn test_json_ld_with_authors_by_id() {
        let article = meta(
            r#"<html lang="en"><script type="application/ld+json">{"@graph":[
            {"@type":"NewsArticle","headline":"Storm hits the northern coast","datePublished":"2026-05-03T10:00:00+02:00","dateModified":"2026-05-03T11:00:00+02:00",
             "author":[{"@id":"_a"},{"@id":"_b"}],"publisher":{"@id":"_o"},"isAccessibleForFree":false},
            {"@type":"Person","@id":"_a","name":"Ann Lee"},{"@type":"Person","@id":"_b","name":"Bo Chen"},{"@type":"Organization","@id":"_o","name":"The Daily Example"}]}</script>
            <h1>Storm hits the northern coast</h1><p>Text."#,
        );
        assert_eq!(article.authors, ["Ann Lee", "Bo Chen"]);
        assert_eq!(article.published.map(|t| t.to_string()).as_deref(), Some("2026-05-03T10:00:00+02:00"));
        assert_eq!(article.modified.map(|t| t.to_string()).as_deref(), Some("2026-05-03T11:00:00+02:00"));
        assert_eq!(article.site_name.as_deref(), Some("The Daily Example"));
        assert_eq!(article.access.map(|access| access.state), Some(AccessState::Gated));
    }

    #[test]
    fn test_without_metadata_the_lines_around_the_title_speak() {
        let article = meta(
            "<h1>Storm hits the northern coast</h1><p>By Ann Lee</p><p>27 Jan, 2019 13:11</p><p>The storm of 3 May 1999 was worse.</p><footer><p>© 2024</p></footer>",
        );
        assert_eq!(article.title.as_deref(), Some("Storm hits the northern coast"));
        assert_eq!(article.published.map(|t| t.to_string()).as_deref(), Some("2019-01-27T13:11:00"));
        assert_eq!(article.authors, ["Ann Lee"]);
    }

    #[test]
    fn test_comments_and_teasers_never_date_a_page() {
        let html = "<h1>Storm hits the northern coast</h1><div class=comments><time datetime=2020-01-01>x</time></div><div class=related-posts><time datetime=2021-01-01>y</time></div>";
        assert_eq!(meta(html).published, None);
    }

    #[test]
    fn test_a_date_after_the_reference_is_refused() {
        let page = Page::parse(
            "<meta property='article:published_time' content='2030-01-01'><h1>Storm hits the coast</h1>",
            &Limits::default(),
        )
        .expect("small");
        let hints = Hints { reference_time: Some("2026-11-24"), ..Hints::default() };
        assert_eq!(resolve(&page, hints).article.published, None);
    }
}
