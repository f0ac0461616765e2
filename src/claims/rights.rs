//! What a page, and the answer that brought it, say of rights: each statement with its place, in the order of their kinds. Nothing is
//! weighed here but what is a statement at all.

use html5ever::local_name;
use serde_json::Value;

use super::gather::json_ld;
use crate::article::{RightsKind, RightsStatement, Source};
use crate::page::{Page, RowId};
use crate::text::{is_safe_address, visible_line};

/// Statements of one page.
const MAX_STATEMENTS: usize = 60;
/// Characters of a statement; an address that is longer is none.
const MAX_VALUE: usize = 1_000;
/// Longest name of a robot or of a meta element, in bytes.
const MAX_NAME: usize = 100;
/// Parts of a header or a directive list that are read.
const MAX_PARTS: usize = 40;

/// Directives to robots that forbid what a reader of the text may care about. The others say how a page is shown in results.
const DIRECTIVES: &[&str] = &["noindex", "noarchive", "noai", "noimageai", "none"];
/// Directives with a value behind a colon, which is no name of a robot before it.
const VALUED: &[&str] = &["unavailable_after", "max-snippet", "max-image-preview", "max-video-preview"];
/// Meta names of single robots, beside `robots`. A meta element's name may be anything, so only what is named a robot is one.
const ROBOT_ENDS: &[&str] = &["bot", "bot-news", "crawler", "spider"];

/// Headers that speak of rights, in lower case.
pub(crate) const HEADERS: &[&str] = &["x-robots-tag", "tdm-reservation", "tdm-policy", "link"];
/// How many of them are kept of an answer.
pub(crate) const MAX_HEADERS: usize = 50;

/// Gathers statements; each once.
#[derive(Debug, Default)]
pub(super) struct Statements(Vec<RightsStatement>);

impl Statements {
    fn push(&mut self, kind: RightsKind, value: &str, source: Source, place: &str, agent: Option<&str>) {
        let value = visible_line(&value[..value.floor_char_boundary(MAX_VALUE * 4)]);
        let is_too_long = value.chars().nth(MAX_VALUE).is_some();
        if value.is_empty()
            || self.0.len() == MAX_STATEMENTS
            || kind.is_address() && (is_too_long || !is_safe_address(&value))
        {
            return;
        }
        let mut statement =
            RightsStatement::new(kind, value.chars().take(MAX_VALUE).collect::<String>(), source, place);
        statement.agent = agent.map(str::to_owned);
        if !self.0.contains(&statement) {
            self.0.push(statement);
        }
    }

    /// A list of directives: `noindex, nofollow`; in a header a robot's name may stand before it: `otherbot: noindex`.
    fn robots(&mut self, content: &str, source: Source, place: &str, agent: Option<&str>) {
        let mut agent = agent.map(str::to_owned);
        for part in content.split(',').take(MAX_PARTS) {
            let part = part.trim().to_ascii_lowercase();
            let directive = match part.split_once(':') {
                Some((name, rest)) if source == Source::Header && !VALUED.contains(&name.trim()) => {
                    agent =
                        Some(visible_line(name)).filter(|name| !name.is_empty() && name.len() <= MAX_NAME);
                    rest.trim()
                }
                _ => part.as_str(),
            };
            if DIRECTIVES.contains(&directive) {
                self.push(RightsKind::Robots, directive, source, place, agent.as_deref());
            }
        }
    }

    /// All of them, those about one thing together.
    pub(super) fn sorted(mut self) -> Vec<RightsStatement> {
        self.0.sort_by_key(|statement| statement.kind);
        self.0
    }

    /// What a node of JSON-LD says.
    pub(super) fn linked(&mut self, node: &Value, holder: Option<&Value>) {
        let texts = [
            (RightsKind::Licence, "license"),
            (RightsKind::CopyrightNotice, "copyrightNotice"),
            (RightsKind::UsageTerms, "usageInfo"),
        ];
        for (kind, key) in texts {
            if let Some(value) = json_ld::text(node, key) {
                self.push(kind, &value, Source::JsonLd, key, None);
            }
        }
        // a name, or a thing that has one
        let holder = holder.and_then(|holder| {
            json_ld::text(holder, "name").or_else(|| holder.as_str().map(json_ld::unescaped))
        });
        if let Some(holder) = holder {
            self.push(RightsKind::CopyrightHolder, &holder, Source::JsonLd, "copyrightHolder", None);
        }
    }

    /// What the elements of a page say.
    pub(super) fn page(&mut self, page: &Page) {
        for (index, row) in page.rows.iter().enumerate() {
            let id = index as RowId;
            match row.tag {
                local_name!("meta") => self.meta(page, id),
                local_name!("link") | local_name!("a") => {
                    let rel = page.attr(id, "rel");
                    if let Some(rel) = rel.filter(|rel| rel.len() >= "license".len()) {
                        self.link(
                            rel,
                            page.attr(id, "type"),
                            page.attr(id, "href"),
                            Source::Html,
                            "rel=license",
                        );
                    }
                }
                _ => {}
            }
        }
    }

    fn meta(&mut self, page: &Page, id: RowId) {
        let (Some(name), Some(content)) = (page.attr(id, "name"), page.attr(id, "content")) else { return };
        let name = name.trim();
        if name.len() > MAX_NAME {
            return;
        }
        let lower = name.to_ascii_lowercase();
        match lower.as_str() {
            "robots" => self.robots(content, Source::Meta, "robots", None),
            "tdm-reservation" => self.reservation(content, Source::Meta),
            "tdm-policy" => self.push(RightsKind::TdmPolicy, content, Source::Meta, "tdm-policy", None),
            "license" | "dcterms.license" => {
                self.push(RightsKind::Licence, content, Source::Meta, &lower, None);
            }
            "copyright" | "dc.rights" | "dcterms.rights" => {
                self.push(RightsKind::CopyrightNotice, content, Source::Meta, &lower, None);
            }
            "dcterms.rightsholder" => {
                self.push(RightsKind::CopyrightHolder, content, Source::Meta, &lower, None);
            }
            _ if ROBOT_ENDS.iter().any(|end| lower.ends_with(end)) => {
                self.robots(content, Source::Meta, &lower, Some(&lower));
            }
            _ => {}
        }
    }

    /// The protocol knows two values; what is neither says nothing.
    fn reservation(&mut self, content: &str, source: Source) {
        if matches!(content.trim(), "0" | "1") {
            self.push(RightsKind::TdmReservation, content, source, "tdm-reservation", None);
        }
    }

    fn link(&mut self, rel: &str, kind: Option<&str>, href: Option<&str>, source: Source, place: &str) {
        let is_licence = rel.split_ascii_whitespace().take(8).any(|rel| rel.eq_ignore_ascii_case("license"));
        if let Some(href) = href.filter(|href| is_licence && is_safe_address(href)) {
            let kind = if is_rsl(kind) { RightsKind::Rsl } else { RightsKind::Licence };
            self.push(kind, href, source, place, None);
        }
    }

    /// What the headers of the answer say that brought the page; others than [`HEADERS`] say nothing.
    pub(super) fn headers(&mut self, headers: &[(String, String)]) {
        for (name, value) in headers {
            match name.to_ascii_lowercase().as_str() {
                "x-robots-tag" => self.robots(value, Source::Header, "X-Robots-Tag", None),
                "tdm-reservation" => self.reservation(value, Source::Header),
                "tdm-policy" => self.push(RightsKind::TdmPolicy, value, Source::Header, "tdm-policy", None),
                "link" => self.link_header(value),
                _ => {}
            }
        }
    }

    /// `<https://e.org/rsl.xml>; rel="license"; type="application/rsl+xml"`, several parted by commas.
    fn link_header(&mut self, value: &str) {
        for part in value.split('<').skip(1).take(MAX_PARTS) {
            let Some((href, rest)) = part.split_once('>') else { continue };
            let parameter = |wanted: &str| {
                rest.split([';', ',']).find_map(|parameter| {
                    let (name, value) = parameter.split_once('=')?;
                    name.trim().eq_ignore_ascii_case(wanted).then(|| value.trim().trim_matches('"'))
                })
            };
            self.link(
                parameter("rel").unwrap_or_default(),
                parameter("type"),
                Some(href),
                Source::Header,
                "Link",
            );
        }
    }
}

/// Whether a link's media type is that of a licence in RSL, which is for programs and no licence that a reader would look up.
pub(super) fn is_rsl(media_type: Option<&str>) -> bool {
    media_type
        .is_some_and(|media_type| media_type.trim().to_ascii_lowercase().starts_with("application/rsl+xml"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Limits;

    fn read(html: &str, headers: &[(&str, &str)]) -> Vec<String> {
        let page = Page::parse(html, &Limits::default()).expect("small");
        let mut statements = Statements::default();
        statements.page(&page);
        let headers: Vec<(String, String)> =
            headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        statements.headers(&headers);
        let shown = |statement: RightsStatement| {
            let agent = statement.agent.map(|agent| format!(" to {agent}")).unwrap_or_default();
            format!(
                "{} {} by {} {}{agent}",
                statement.kind, statement.value, statement.source, statement.place
            )
        };
        statements.sorted().into_iter().map(shown).collect()
    }

    #[test]
    fn test_directives_that_forbid_are_statements() {
        assert_eq!(
            read(
                "<meta name=Robots content='INDEX, NoAI, max-image-preview:large, noai'><meta name=googlebot content=noindex><meta name=author content=none>",
                &[]
            ),
            ["robots noai by meta robots", "robots noindex by meta googlebot to googlebot"]
        );
        assert!(read("<meta name=robots content='index,follow,max-snippet:-1'>", &[]).is_empty());
    }

    #[test]
    fn test_headers_speak_to_all_or_to_one_robot() {
        assert_eq!(
            read(
                "",
                &[
                    ("X-Robots-Tag", "noarchive, unavailable_after: 25 Jun 2030 15:00:00 GMT, noai"),
                    ("x-robots-tag", "OtherBot: noindex, nofollow"),
                    ("Set-Cookie", "noai")
                ]
            ),
            [
                "robots noarchive by header X-Robots-Tag",
                "robots noai by header X-Robots-Tag",
                "robots noindex by header X-Robots-Tag to otherbot"
            ]
        );
    }

    #[test]
    fn test_mining_is_reserved_by_the_protocols_two_values() {
        let page =
            "<meta name=tdm-reservation content=1><meta name=tdm-policy content='https://e.org/tdm.json'>";
        assert_eq!(
            read(page, &[("TDM-Reservation", "0"), ("tdm-policy", "javascript:x")]),
            [
                "tdm_reservation 1 by meta tdm-reservation",
                "tdm_reservation 0 by header tdm-reservation",
                "tdm_policy https://e.org/tdm.json by meta tdm-policy"
            ]
        );
        assert!(read("<meta name=tdm-reservation content=yes>", &[]).is_empty());
    }

    #[test]
    fn test_licences_for_programs_and_for_readers_are_told_apart() {
        let page = "<link rel=license type='application/rsl+xml' href=/license.xml><p><a rel='nofollow license' href='https://cc.example/by/4.0'>CC BY</a>";
        assert_eq!(
            read(
                page,
                &[(
                    "Link",
                    "</style.css>; rel=preload, <https://e.org/rsl.xml>; rel=\"license\"; type=\"application/rsl+xml\""
                )]
            ),
            [
                "rsl /license.xml by html rel=license",
                "rsl https://e.org/rsl.xml by header Link",
                "licence https://cc.example/by/4.0 by html rel=license"
            ]
        );
        assert!(
            read("<a rel=license href='javascript:x'>x</a><a rel=noopener href=/a>x</a>", &[]).is_empty()
        );
    }

    #[test]
    fn test_what_is_stated_often_or_at_length_is_bounded() {
        let many: String = (0..500).map(|n| format!("<link rel=license href=/{n}>")).collect();
        assert_eq!(read(&many, &[]).len(), MAX_STATEMENTS);
        let long = "noai,".repeat(100_000);
        assert_eq!(read("", &[("x-robots-tag", &long)]).len(), 1);
    }
}
