//! The one place that chooses between claims.

use html5ever::local_name;

use super::bounds;
use super::days;
use super::gather::{self, Claim, Claims, Field};
use super::people;
use super::places::Places;
use super::source::Source;
use super::title::{self, Evidence, Prose};
use super::{image, language};
use crate::article::{Access, AccessState, Direction, Limit, Metadata, PageKind};
use crate::claims::Anchors;
use crate::page::{Hints as Names, Page, RowId};
use crate::text::is_safe_address;
use crate::text::plain;

/// What the caller knows.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Hints<'a> {
    pub(crate) url: Option<&'a str>,
    pub(crate) language: Option<&'a str>,
    pub(crate) reference_time: Option<&'a str>,
    /// Headers of the answer that brought the page.
    pub(crate) headers: &'a [(String, String)],
}

/// What a page says of itself, resolved.
#[derive(Debug)]
pub(crate) struct Meta {
    pub(crate) article: Metadata,
    /// All claims, the winners marked.
    pub(crate) claims: Vec<Claim>,
    /// What blocks are compared with.
    pub(crate) anchors: Anchors,
    /// What the site may be called.
    #[cfg(feature = "lab")]
    pub(crate) sites: Vec<String>,
    /// Names of the limits that cut something off.
    pub(crate) truncated: Vec<Limit>,
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
/// Titles of the metadata that are looked at, and candidates that an explanation shows.
const MAX_HEADLINES: usize = 12;
const MAX_RANKED: usize = 4;
/// Longest text beside a headline in `<title>` that is taken for the site's name where nothing else names it, in characters.
const MAX_SITE: usize = 40;

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
    let mut resolver = Resolver { page, claims: claimed(page, hints), hints };
    let mut article = Metadata::default();
    let description = resolver.first(Field::Description, |_| true).unwrap_or_default();
    let prose = Prose::of(page);
    (article.language, article.declared_language) = resolver.language(&prose);
    let sites = resolver.sites();
    let (title, mut anchors) = resolver.title(&prose, &sites, &description);
    if let Some(title) = title {
        article.title = Some(cut(&title.text, MAX_TITLE));
        article.field_confidence.title = title.confidence();
        (article.kicker, article.subtitle) = (title.kicker, title.subtitle);
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
    let reference = hints.reference_time.and_then(super::reference_time);
    let addresses = addresses(&hints, &resolver.claims.list);
    let stated = std::mem::take(&mut resolver.claims.dates);
    let given = days::Given {
        language: language.as_deref(),
        addresses: &addresses,
        headline: &headline,
        reference: reference.as_ref(),
        stated: &stated,
    };
    let answer = days::resolve(&places, &given, &mut resolver.claims);
    (article.published, article.modified) = (answer.published, answer.modified);
    article.field_confidence.published = answer.confidence;
    article.section = resolver.section(article.title.as_deref().unwrap_or_default());
    article.url = resolver
        .first(Field::Url, |url| is_safe_address(url) && (url.starts_with("http") || url.starts_with('/')));
    let host = hints.url.or(article.url.as_deref()).map(crate::text::host_of).unwrap_or_default().to_owned();
    let linked = std::mem::take(&mut resolver.claims.linked);
    let given =
        people::Given { page, title: anchors.title_block, sites: &sites, host: &host, linked: &linked };
    people::resolve(&given, &mut resolver.claims.list, &mut article);
    article.amp_url = resolver.first(Field::AmpUrl, is_safe_address).or_else(|| resolver.own_amp_url());
    article.image = resolver.first(Field::Image, is_safe_address);
    image::gather(&places, &mut resolver.claims);
    article.image_caption = resolver.first(Field::ImageCaption, |text| text.chars().count() <= MAX_TITLE);
    article.image_credit = resolver.first(Field::ImageCredit, |text| text.chars().count() <= 200);
    article.licence = resolver.first(Field::Licence, |text| text.chars().count() <= 500);
    let mut rights = std::mem::take(&mut resolver.claims.rights);
    rights.headers(hints.headers);
    article.rights = rights.sorted();
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
    Meta {
        article,
        claims: resolver.claims.list,
        anchors,
        #[cfg(feature = "lab")]
        sites,
        truncated,
    }
}

/// The candidates for the authors of a page.
#[cfg(feature = "lab")]
pub(crate) fn people_candidates(page: &Page, hints: Hints<'_>) -> Vec<people::Candidate> {
    let meta = resolve(page, hints);
    let linked = gather::gather(page).linked;
    let host = hints.url.or(meta.article.url.as_deref()).map(crate::text::host_of).unwrap_or_default();
    let title = meta.anchors.title_block;
    people::candidates(&people::Given { page, title, sites: &meta.sites, host, linked: &linked })
}

/// Which places of a page may name it: the fit shows it pages that lack some.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(not(feature = "lab"), allow(dead_code, reason = "what the fit asks"))]
pub(crate) enum TitlePlaces {
    All,
    /// Without metadata but `<title>`.
    Bare,
    /// Without metadata, and without heading elements: as pages were written once.
    Unmarked,
}

/// The candidates for a page's headline.
#[cfg(any(test, feature = "lab"))]
pub(crate) fn title_evidence(page: &Page, hints: Hints<'_>, places: TitlePlaces) -> Evidence {
    let mut resolver = Resolver { page, claims: claimed(page, hints), hints };
    let description = match places {
        TitlePlaces::All => resolver.first(Field::Description, |_| true).unwrap_or_default(),
        _ => String::new(),
    };
    let sites = resolver.sites();
    resolver.title_evidence(&Prose::of(page), places, &sites, &description)
}

/// The headline that a page has under the given log-odds of its candidates, and the raw confidence.
#[cfg(feature = "lab")]
pub(crate) fn title_of_scores(page: &Page, hints: Hints<'_>, scores: &[f32]) -> Option<(String, f32)> {
    let evidence = title_evidence(page, hints, TitlePlaces::All);
    let title = evidence.decide(page, scores)?;
    Some((title.text, title.raw_confidence?))
}

/// All claims but those that need the title's place, the best of each field first.
fn claimed(page: &Page, hints: Hints<'_>) -> Claims {
    let mut claims = gather::gather(page);
    if let Some(url) = hints.url {
        claims.list.push(claim(Field::Url, Source::Caller, url));
    }
    claims.list.sort_by_cached_key(|claim| (claim.field, claim.rank()));
    claims
}

/// The page's addresses, the caller's first.
fn addresses(hints: &Hints<'_>, claims: &[Claim]) -> Vec<String> {
    let claimed = claims.iter().filter(|claim| claim.field == Field::Url).map(|claim| claim.value.clone());
    hints.url.map(str::to_owned).into_iter().chain(claimed).collect()
}

/// The candidates for the day of publication: of the page, of the page as if it had no JSON-LD, and no meta elements either; and as
/// if it did not state the dates that `lacks` names.
#[cfg(any(test, feature = "lab"))]
pub(crate) fn day_candidates(
    page: &Page,
    hints: Hints<'_>,
    lacks: Option<&dyn Fn(&str) -> bool>,
) -> Vec<days::Candidates> {
    let meta = resolve(page, hints);
    let claims = gather::gather(page);
    let headline = meta.article.title.unwrap_or_default();
    let places = Places::new(page, meta.anchors.title_block, &headline);
    let addresses = addresses(&hints, &meta.claims);
    let given = days::Given {
        language: meta.article.language.as_deref(),
        addresses: &addresses,
        headline: &headline,
        reference: None,
        stated: &claims.dates,
    };
    let mut variants = days::Candidates::variants(&places, &given);
    variants.extend(lacks.map(|lacks| days::Candidates::lacking(&places, &given, lacks)));
    variants
}

fn claim(field: Field, source: Source, value: &str) -> Claim {
    Claim { field, source, value: value.to_owned(), row: None, won: false, why: "", values: Vec::new() }
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

    /// The language of the text, and the declared one where it is another. The caller knows best.
    fn language(&mut self, prose: &Prose) -> (Option<String>, Option<String>) {
        if let Some(language) = self.hints.language {
            return (Some(language.to_owned()), None);
        }
        let declared = self.first(Field::Language, super::language::is_tag).map(|tag| {
            let mut parts = tag.split(['-', '_']);
            let primary = parts.next().unwrap_or_default().to_ascii_lowercase();
            match parts.next() {
                Some(region) if region.len() == 2 => format!("{primary}-{}", region.to_ascii_uppercase()),
                Some(script) => format!("{primary}-{script}"),
                None => primary,
            }
        });
        language::of_page(self.page, prose, declared)
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

    /// The candidates for the headline. `places` tells which of a page's places are looked at.
    fn title_evidence(
        &self,
        prose: &Prose,
        places: TitlePlaces,
        sites: &[String],
        description: &str,
    ) -> Evidence {
        let mut has_page_title = false;
        let mut stated: Vec<(title::Source, String)> = Vec::new();
        for claim in self.values(Field::Title) {
            let source = match claim.source {
                Source::Document => title::Source::PageTitle,
                Source::LinkedName => title::Source::LinkedName,
                Source::LinkedArticle | Source::LinkedPage => title::Source::LinkedHeadline,
                Source::Item | Source::ItemCard | Source::ItemMeta => title::Source::Microdata,
                Source::Card => title::Source::Card,
                _ => title::Source::Meta,
            };
            // drawings have titles too
            let is_second =
                source == title::Source::PageTitle && std::mem::replace(&mut has_page_title, true);
            let is_wanted = places == TitlePlaces::All || source == title::Source::PageTitle;
            if !is_second && is_wanted && stated.len() < MAX_HEADLINES {
                let text = match source {
                    // an element that never closes holds the page's markup
                    title::Source::PageTitle => plain(claim.value.split("</").next().unwrap_or_default()),
                    _ => claim.value.clone(),
                };
                stated.push((source, text));
            }
        }
        let stated: Vec<title::Statement<'_>> =
            stated.iter().map(|(source, text)| title::Statement { source: *source, text }).collect();
        let address =
            self.hints.url.or_else(|| self.values(Field::Url).map(|claim| claim.value.as_str()).next());
        Evidence::gather(&title::Asked {
            page: self.page,
            prose,
            stated: &stated,
            sites,
            address: address.unwrap_or_default(),
            description,
            headings_count: places != TitlePlaces::Unmarked,
        })
    }

    /// The headline, as the forest chooses it; and what blocks are compared with.
    fn title(
        &mut self,
        prose: &Prose,
        sites: &[String],
        description: &str,
    ) -> (Option<title::Title>, Anchors) {
        let body = self
            .values(Field::ArticleBody)
            .map(|claim| claim.value.as_str())
            .max_by_key(|body| body.len())
            .unwrap_or_default();
        let mut anchors = Anchors::new(self.page, description, body);
        if self.page.is_plain_text {
            let text = (!anchors.title.is_empty()).then(|| anchors.title.replace('\n', " "));
            return (text.map(|text| title::Title { text, ..title::Title::default() }), anchors);
        }
        let evidence = self.title_evidence(prose, TitlePlaces::All, sites, description);
        let scores = evidence.scores();
        let title = evidence.decide(self.page, &scores);
        if let Some(title) = &title {
            anchors.title_block = title.block;
            anchors.title = cut(&title.text, MAX_TITLE);
        }
        let letters = title.as_ref().map(|title| crate::text::letters(&title.text)).unwrap_or_default();
        for claim in self.claims.list.iter_mut().filter(|claim| claim.field == Field::Title) {
            claim.won = crate::text::has_letters(&claim.value, &letters);
            claim.why = if claim.won { "the likeliest wording" } else { "another wording is likelier" };
        }
        for (place, ranked) in evidence.ranked(&scores, MAX_RANKED).into_iter().enumerate() {
            let mut shown = claim(Field::Title, Source::Ranked(ranked.source), &ranked.text);
            shown.row = ranked.row;
            shown.won = place == 0;
            shown.why = ["the likeliest wording", "the runner-up"]
                .get(place)
                .unwrap_or(&"another wording is likelier");
            shown.values = ranked.values.to_vec();
            self.claims.list.push(shown);
        }
        if let Some(site) = title
            .as_ref()
            .and_then(|title| title.rest.as_deref())
            .filter(|rest| rest.chars().count() <= MAX_SITE)
        {
            self.claims.push(Field::SiteName, Source::PageTitle, site, None);
        }
        (title, anchors)
    }

    /// The short line above the headline, where its element is named for one.
    fn kicker(&self, block: usize) -> Option<String> {
        self.beside(block.checked_sub(2)?..block, title::KICKERS, 60)
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
        let best = self.values(Field::Tag).map(Claim::rank).min();
        for claim in self
            .claims
            .list
            .iter_mut()
            .filter(|claim| claim.field == Field::Tag && Some(claim.rank()) == best)
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
        let at = if list[first].source.is_trail() { list.iter().rposition(&mut fits)? } else { first };
        (list[at].won, list[at].why) = (true, "the best source that says anything");
        Some(list[at].value.clone())
    }

    /// The caller's address, where this page is itself the AMP version of another.
    fn own_amp_url(&self) -> Option<String> {
        let is_amp = self.page.attr(0, "amp").is_some() || self.page.attr(0, "⚡").is_some();
        let canonical = self.values(Field::Url).find(|claim| claim.source == Source::Document)?;
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

    fn meta(html: &str) -> Metadata {
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
    fn test_a_declared_language_is_spelled_as_the_standard_has_it() {
        for (declared, spelled) in [("EN_gb", "en-GB"), ("en", "en"), ("sr-Latn", "sr-Latn")] {
            let article = meta(&format!("<html lang='{declared}'><h1>1</h1><p>2"));
            assert_eq!(article.language.as_deref(), Some(spelled));
        }
    }

    #[test]
    fn test_an_address_is_a_web_page_s() {
        let url = |href: &str| meta(&format!("<link rel=canonical href='{href}'><h1>Storm</h1><p>Text.")).url;
        assert_eq!(url("https://courier.example/storm").as_deref(), Some("https://courier.example/storm"));
        assert_eq!(url("/storm").as_deref(), Some("/storm"));
        assert_eq!((url("storm"), url("javascript:alert(1)"), url("/\\evil.example")), (None, None, None));
    }

    #[test]
    fn test_a_headline_of_microdata_is_one() {
        let item = "<div itemscope itemtype='https://schema.org/NewsArticle'><span itemprop=headline>Storm hits the northern coast</span></div>";
        let article = meta(&format!("<title>Courier</title>{item}<p>Text of the page."));
        assert_eq!(article.title.as_deref(), Some("Storm hits the northern coast"));
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

    /// The title that a page has, and the text of the block that shows it.
    fn title_of(html: &str) -> (Option<String>, Option<String>) {
        let page = Page::parse(html, &Limits::default()).expect("small");
        let meta = resolve(&page, Hints::default());
        let block = meta.anchors.title_block.map(|index| page.block_text(&page.blocks[index]).to_owned());
        (meta.article.title, block)
    }

    /// Two paragraphs, as stories have more of.
    const PROSE: &str = "<p>A storm has hit the coast of the north and torn four boats from the pier of Osk, the harbour master said.</p>\
        <p>Nobody was hurt, because the ferry had stayed on the mainland; the pier will be closed until the spring.</p>";

    #[test]
    fn test_the_site_and_the_section_are_no_part_of_the_title() {
        for title in [
            "Storm hits the coast of the north | Weather | Osk Times",
            "Osk Times : Storm hits the coast of the north",
            "Weather / Coast : Storm hits the coast of the north",
            "Storm hits the coast of the north ::: Osk Times",
            "Storm hits the coast of the north_Weather_Osk Times",
            "Osk Times » Storm hits the coast of the north",
            "Fair. True. To the point. -Storm hits the coast of the north",
        ] {
            for headline in [
                "<h1>Storm hits the coast of the north</h1>",
                "<p><b>Storm hits the coast of the north</b></p>",
            ] {
                let html = format!(
                    "<title>{title}</title><ul><li><a href=/w>Weather</a><li><a href=/s>Sport</a></ul>{headline}{PROSE}<p>Osk Times</p>"
                );
                let found = title_of(&html);
                assert_eq!(
                    found.0.as_deref(),
                    Some("Storm hits the coast of the north"),
                    "{title} {headline}"
                );
                assert_eq!(
                    found.1.as_deref(),
                    Some("Storm hits the coast of the north"),
                    "{title} {headline}"
                );
            }
        }
    }

    #[test]
    fn test_a_dash_of_the_headline_stays() {
        for title in [
            "Talks fail – Marle stays alone",
            "Talks: what we know - and what not",
            "Osk (and Marle) at night",
        ] {
            let html = format!(
                "<title>{title} | Osk Times</title><meta property=og:title content='{title}'><h1>{title}</h1>{PROSE}"
            );
            assert_eq!(title_of(&html).0.as_deref(), Some(title));
        }
    }

    #[test]
    fn test_the_title_stands_where_readers_see_it() {
        let title = "<title>Storm hits the coast of the north – The Daily Example</title>";
        for (html, shown) in [
            (
                "<h1>The Daily Example</h1><p>Menu</p><h2>Storm hits the coast of the north</h2>",
                "Storm hits the coast of the north",
            ),
            (
                "<h1 hidden>Storm hits the coast of the north</h1><p>Menu</p><h2>Storm hits the coast of the north</h2>",
                "Storm hits the coast of the north",
            ),
            ("<p>Menu</p><h1>How a storm hit the coast</h1>", "How a storm hit the coast"),
        ] {
            let (_, block) = title_of(&format!("{title}{html}{PROSE}"));
            assert_eq!(block.as_deref(), Some(shown), "{html}");
        }
        let page =
            format!("<h1 hidden>Storm hits the coast</h1><p>Menu</p><h2>Storm hits the coast</h2>{PROSE}");
        let page = Page::parse(&page, &Limits::default()).expect("small");
        let title = resolve(&page, Hints::default()).anchors.title_block.expect("a title");
        assert!(!page.rows[page.blocks[title].row as usize].is_hidden);
        assert_eq!(title_of("<p>Menu</p><h1>A short storm</h1><p>Text.").1.as_deref(), Some("A short storm"));
    }

    #[test]
    fn test_references_and_tags_of_metadata_are_resolved() {
        for stated in [
            "Caf&amp;eacute; &lt;b&gt;Osk&lt;/b&gt; closes",
            "Café &amp;lt;i&amp;gt;Osk&amp;lt;/i&amp;gt; closes",
            "Caf&amp;#233; Osk&lt;br&gt;closes",
        ] {
            let html = format!(
                "<meta property=og:title content='{stated}'><title>{stated} | Osk Times</title>{PROSE}"
            );
            assert_eq!(title_of(&html).0.as_deref(), Some("Café Osk closes"), "{stated}");
        }
        let unclosed = format!(
            "<title>Storm hits the coast - Osk Times</titlevalue=1><h1>Storm hits the coast</h1>{PROSE}"
        );
        let title = title_of(&unclosed).0.unwrap_or_default();
        assert!(!title.contains('<'), "{title}");
    }

    #[test]
    fn test_a_kicker_has_its_own_field() {
        for (heading, title, kicker) in [
            (
                "<span class=kicker>Marle</span> <span>Council closes the night ferry</span>",
                "Council closes the night ferry",
                "Marle",
            ),
            (
                "<span class=overline>The long dispute</span> Council closes the night ferry",
                "Council closes the night ferry",
                "The long dispute",
            ),
            (
                "<small class=topline>Ferry:</small> Council closes the night ferry",
                "Council closes the night ferry",
                "Ferry:",
            ),
        ] {
            let page = Page::parse(&format!("<p>Menu</p><h1>{heading}</h1>{PROSE}"), &Limits::default())
                .expect("small");
            let article = resolve(&page, Hints::default()).article;
            assert_eq!(
                (article.title.as_deref(), article.kicker.as_deref()),
                (Some(title), Some(kicker)),
                "{heading}"
            );
        }
    }

    #[test]
    fn test_a_wrongly_declared_language_is_kept_beside_the_texts() {
        for (declared, text, language, kept) in [
            (
                "en",
                "Совет Марле решил, что ночной паром не будет ходить с января, потому что им пользуются немногие.",
                "ru",
                Some("en"),
            ),
            (
                "en-US",
                "马尔莱市议会星期四投票决定，从明年一月起取消夜间渡船，因为平均每晚只有不到九人乘坐，岛上的居民表示反对。",
                "zh",
                Some("en-US"),
            ),
            (
                "en",
                "Rada w Marle zdecydowała, że nocny prom nie będzie kursował od stycznia, bo korzysta z niego mało osób.",
                "pl",
                Some("en"),
            ),
            (
                "pl-PL",
                "Rada w Marle zdecydowała, że nocny prom nie będzie kursował od stycznia, bo korzysta z niego mało osób.",
                "pl-PL",
                None,
            ),
        ] {
            let text = format!("<p>{text}</p>").repeat(4);
            let article = meta(&format!("<html lang={declared}><h1>Osk</h1>{text}"));
            assert_eq!(
                (article.language.as_deref(), article.declared_language.as_deref()),
                (Some(language), kept)
            );
        }
    }
}
