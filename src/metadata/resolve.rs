//! The one place that chooses between claims.

use html5ever::local_name;

use super::authors::{self, Place};
use super::byline;
use super::claims::{self, Claim, Claims, Field};
use super::{Timestamp, language, timestamp, title};
use crate::article::{Access, AccessState, Direction, PageKind, PartialArticle};
use crate::page::{Hints as Names, Page, RowId};
use crate::signals::Anchors;

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
}

/// Longest title, description and URL, in characters or bytes.
const MAX_TITLE: usize = 1_000;
const MAX_DESCRIPTION: usize = 5_000;
const MAX_URL: usize = 8_192;
/// Most tags.
const MAX_TAGS: usize = 50;
/// Shortest headline of letters that stands for itself, without a heading on the page to agree with.
const MIN_HEADLINE: usize = 12;
/// Blocks around the title in which a date or byline is the article's.
const BEFORE_TITLE: i64 = 10;
const AFTER_TITLE: i64 = 25;

/// Gathers the claims of a page and resolves each field.
pub(crate) fn resolve(page: &Page, hints: Hints<'_>) -> Meta {
    let mut claims = claims::gather(page);
    if let Some(url) = hints.url {
        claims.list.push(claim(Field::Url, "caller", url, 2));
    }
    claims.list.sort_by_key(|claim| (claim.field, claim.rank));
    let mut resolver = Resolver { page, claims, hints };
    let mut article = PartialArticle::default();
    let description = resolver.first(Field::Description, |_| true).unwrap_or_default();
    article.language = resolver.language();
    let sites = resolver.sites();
    let (title, mut anchors) = resolver.title(&sites, &description);
    article.title = title;
    article.site_name =
        resolver.first(Field::SiteName, |name| name.chars().count() <= 100 && !name.starts_with('@'));
    let language = article.language.clone();
    let near = Near { page, title: anchors.title_block };
    article.published = resolver.timestamp(Field::Published, language.as_deref(), &near);
    article.modified = resolver.timestamp(Field::Modified, language.as_deref(), &near).filter(|modified| {
        article.published.as_ref().is_none_or(|published| {
            modified.date >= published.date && modified.to_string() != published.to_string()
        })
    });
    let place = Place { page, title: anchors.title_block, sites: &sites };
    authors::resolve(&place, &mut resolver.claims.list, &mut article);
    article.section = resolver.first(Field::Section, |name| name.chars().count() <= 80);
    article.url = resolver
        .first(Field::Url, |url| url.len() <= MAX_URL && (url.starts_with("http") || url.starts_with('/')));
    article.amp_url = resolver.first(Field::AmpUrl, |url| url.len() <= MAX_URL);
    article.image = resolver.first(Field::Image, |url| url.len() <= MAX_URL && !url.starts_with("data:"));
    article.licence = resolver.first(Field::Licence, |text| text.chars().count() <= 500);
    article.description = Some(cut(&description, MAX_DESCRIPTION)).filter(|text| !text.is_empty());
    article.subtitle = resolver
        .first(Field::Subtitle, |text| text.chars().count() <= MAX_TITLE)
        .filter(|text| Some(text) != article.title.as_ref());
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
    Meta { article, claims: resolver.claims.list, anchors }
}

fn claim(field: Field, source: &'static str, value: &str, rank: u8) -> Claim {
    Claim { field, source, value: value.to_owned(), rank, row: None, won: false, why: "" }
}

fn cut(text: &str, chars: usize) -> String {
    text.chars().take(chars).collect()
}

/// How far a row stands from the title.
struct Near<'a> {
    page: &'a Page,
    title: Option<usize>,
}

impl Near<'_> {
    /// Blocks from the title to the row; negative before it.
    fn distance(&self, row: RowId) -> Option<i64> {
        Some(i64::from(self.page.rows[row as usize].blocks.0) - self.title? as i64)
    }

    fn is_near(&self, row: RowId) -> bool {
        self.distance(row).is_none_or(|distance| (-BEFORE_TITLE..=AFTER_TITLE).contains(&distance))
    }
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

    /// The title that is seen, if the metadata knows it; else what the metadata calls it, without the site's name.
    fn title(&mut self, sites: &[String], description: &str) -> (Option<String>, Anchors) {
        let stripped: Vec<String> =
            self.values(Field::Title).map(|claim| title::without_site(&claim.value, sites)).collect();
        let names: Vec<&str> = stripped.iter().map(String::as_str).collect();
        let body = self
            .values(Field::ArticleBody)
            .map(|claim| claim.value.as_str())
            .max_by_key(|body| body.len())
            .unwrap_or_default()
            .to_owned();
        let mut anchors = Anchors::find(self.page, &names, description, &body);
        let seen = anchors
            .title_block
            .map(|index| self.page.block_text(&self.page.blocks[index]).replace('\n', " "));
        let agrees = |text: &str| {
            let text = title::letters(text);
            names.iter().any(|name| {
                let name = title::letters(name);
                !name.is_empty()
                    && (name == text
                        || (text.len() >= MIN_HEADLINE && name.contains(&text))
                        || (name.len() >= MIN_HEADLINE && text.contains(&name)))
            })
        };
        let claimed =
            stripped.iter().position(|name| title::letters(name).chars().count() >= MIN_HEADLINE.min(6));
        let choice = match (&seen, claimed) {
            (Some(seen), _) if agrees(seen) => {
                Some((seen.clone(), "the heading that the metadata names too"))
            }
            (_, Some(at)) => Some((stripped[at].clone(), "no heading agrees with the metadata")),
            (Some(seen), None) => Some((seen.clone(), "the page's first heading")),
            (None, None) => None,
        };
        let letters = choice.as_ref().map(|(title, _)| title::letters(title)).unwrap_or_default();
        for claim in self.claims.list.iter_mut().filter(|claim| claim.field == Field::Title) {
            claim.won = title::letters(&title::without_site(&claim.value, sites)) == letters;
            claim.why =
                if claim.won { choice.as_ref().map_or("", |(_, why)| why) } else { "another wording won" };
        }
        let title = choice.map(|(title, _)| cut(&title, MAX_TITLE));
        if let Some(title) = &title {
            anchors.title.clone_from(title);
        }
        (title, anchors)
    }

    fn timestamp(&mut self, field: Field, language: Option<&str>, near: &Near<'_>) -> Option<Timestamp> {
        let reference = self.hints.reference_time.and_then(|time| timestamp::parse(time, None, "caller"));
        let mut found: Vec<(u8, i64, usize, Timestamp)> = Vec::new();
        for (index, claim) in
            self.claims.list.iter().enumerate().filter(|(_, claim)| claim.field == field).take(200)
        {
            let Some(timestamp) = timestamp::parse(&claim.value, language, claim.source) else { continue };
            if reference.as_ref().is_some_and(|reference| is_after(&timestamp, reference)) {
                continue;
            }
            let (rank, distance) = match claim.row {
                // what stands far from the title is some other text's
                Some(row) if !near.is_near(row) => (claim.rank.max(4) + 4, i64::from(row)),
                Some(row) => (claim.rank, near.distance(row).unwrap_or_default().abs()),
                None => (claim.rank, 0),
            };
            found.push((rank, distance, index, timestamp));
        }
        if field == Field::Published {
            self.visible_dates(language, near, &mut found);
            if let Some(timestamp) = self.values(Field::Url).find_map(|claim| date_of_url(&claim.value)) {
                found.push((7, 0, usize::MAX, timestamp));
            }
        }
        found.sort_by_key(|(rank, distance, index, _)| (*rank, *distance, *index));
        let (rank, _, winner, best) = found.first()?.clone();
        // the same day stated more exactly by as good a source
        let exact = found
            .iter()
            .filter(|(other, _, _, timestamp)| *other <= rank + 2 && timestamp.date == best.date)
            .max_by_key(|(other, _, _, timestamp)| {
                (timestamp.offset.is_some(), timestamp.time.is_some(), std::cmp::Reverse(*other))
            });
        let (winner, best) = match exact {
            Some((_, _, index, timestamp))
                if best.time.is_none()
                    || (best.offset.is_none()
                        && timestamp.offset.is_some()
                        && timestamp.time == best.time) =>
            {
                (*index, timestamp.clone())
            }
            _ => (winner, best),
        };
        for (index, claim) in
            self.claims.list.iter_mut().enumerate().filter(|(_, claim)| claim.field == field)
        {
            claim.won = index == winner;
            claim.why = if claim.won {
                "the best source that states a valid date"
            } else {
                "a better source stands before it, or it is no date"
            };
        }
        Some(best)
    }

    /// Dates in the lines around the title, for pages that mark none; and the first dated line of the page as a last resort.
    fn visible_dates(
        &self,
        language: Option<&str>,
        near: &Near<'_>,
        found: &mut Vec<(u8, i64, usize, Timestamp)>,
    ) {
        let plain = self.page.is_plain_text;
        let mut read = 0;
        // a line of plain text that was glued to the next is still a line
        let lines = self.page.blocks.iter().enumerate().flat_map(|(index, block)| {
            let text = self.page.block_text(block);
            text.lines()
                .filter(move |_| plain)
                .chain((!plain).then_some(text))
                .map(move |line| (index, block, line))
        });
        for (index, block, text) in lines {
            if !text.contains(|c: char| c.is_ascii_digit())
                || text.len() > 300
                || !timestamp::is_dated_line(text)
            {
                continue;
            }
            let distance = near.title.map_or(index as i64, |title| index as i64 - title as i64);
            let is_near = (-BEFORE_TITLE..=AFTER_TITLE).contains(&distance);
            read += 1;
            if read > 400 {
                break;
            }
            let named = Names::COMMENT
                .with(Names::RELATED)
                .with(Names::TEASER)
                .with(Names::FOOTER)
                .with(Names::SIDE)
                .with(Names::NAV)
                .with(Names::COPYRIGHT);
            let is_foreign = self
                .page
                .ancestors(block.row)
                .take(6)
                .any(|row| self.page.rows[row as usize].hints.any(named));
            if (is_foreign && !plain) || text.contains('©') {
                continue;
            }
            let Some(timestamp) = timestamp::parse(text, language, "text") else { continue };
            // a line that is mostly a date, not a sentence that mentions one
            let is_line = text.chars().count() <= 60 || byline::has_opening(text);
            let rank = match (is_near, is_line) {
                (true, true) => 6,
                (true, false) => 8,
                (false, true) => 9,
                (false, false) => continue,
            };
            let distance = if distance < 0 { -distance * 2 } else { distance };
            found.push((rank, distance, usize::MAX, timestamp));
        }
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
        let wall = self
            .page
            .rows
            .iter()
            .any(|row| row.hints.any(Names::PAYWALL) && row.blocks.1 > row.blocks.0 && !row.is_hidden);
        if wall {
            evidence.push("an element named for a pay wall".to_owned());
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

/// Whether a day is later than the day after the reference: zones differ by up to a day.
fn is_after(timestamp: &Timestamp, reference: &Timestamp) -> bool {
    let day = |(year, month, day): (i16, u8, u8)| jiff::civil::Date::new(year, month as i8, day as i8).ok();
    match (day(timestamp.date), day(reference.date).and_then(|date| date.tomorrow().ok())) {
        (Some(date), Some(last)) => date > last,
        _ => false,
    }
}

/// The day that an address holds: "/2019/01/27/", "/2019-01-27-", "/20190127".
fn date_of_url(url: &str) -> Option<Timestamp> {
    static DATE: std::sync::LazyLock<regex::Regex> = std::sync::LazyLock::new(|| {
        regex::Regex::new(
            r"[/_\-.]((?:19|20)\d\d)[/\-_.]?(0[1-9]|1[0-2])[/\-_.]?(0[1-9]|[12]\d|3[01])(?:[/\-_.]|$)",
        )
        .expect("valid")
    });
    let groups = DATE.captures(url)?;
    let written = format!("{}-{}-{}", &groups[1], &groups[2], &groups[3]);
    timestamp::parse(&written, None, "url")
        .map(|timestamp| Timestamp { raw: url.chars().take(200).collect(), ..timestamp })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::Limits;

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

    #[test]
    fn test_the_url_is_the_last_witness() {
        assert_eq!(
            date_of_url("https://e.org/2019/01/27/storm").map(|t| t.to_string()).as_deref(),
            Some("2019-01-27")
        );
        assert_eq!(
            date_of_url("https://e.org/20190127-storm.html").map(|t| t.to_string()).as_deref(),
            Some("2019-01-27")
        );
        assert_eq!(date_of_url("https://e.org/storm-449859"), None);
    }
}
