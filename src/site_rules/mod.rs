//! What a caller knows of a site: selectors of the elements that hold the body, the title, the day, the authors. A rule does not go past
//! the evidence: it adds to the scores of blocks and makes claims, which an explanation shows beside all others.

mod apply;
mod selector;

use serde::{Deserialize, Serialize};

pub(crate) use apply::{Ruled, WHY};
pub use selector::{Selector, SelectorError};

/// What is known of one site's pages. Every part is optional but the host.
///
/// ```
/// let mut rule = copydesk::SiteRule::new("news.example");
/// rule.body = Some("div.story".parse()?);
/// rule.drop = Some(".story .promo, .story aside".parse()?);
/// let html = format!("<h1>A ferry</h1><div class=story>{}<p class=promo>Our app is new.</p></div>",
///     "<p>The ferry crosses the river every ten minutes, from six in the morning on.</p>".repeat(3));
/// let extractor = copydesk::Extractor::new().url("https://www.news.example/a-ferry").site_rules([rule]);
/// assert!(!extractor.extract(html)?.text().contains("Our app"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct SiteRule {
    /// The host whose pages it is for, and those of all hosts beneath it: `example.org` is for `www.example.org` too. Of several rules
    /// that fit, the one with the longest host is followed.
    pub host: String,
    /// What holds the body: what stands outside is dropped, what stands inside is kept unless the page clearly says that it is something
    /// else. Without effect on a page where it finds no text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<Selector>,
    /// What is never part of the body.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drop: Option<Selector>,
    /// The headline: the first element found that has text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Selector>,
    /// When it was published: the first element found whose `datetime`, `content` or text can be read as a day or an instant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Selector>,
    /// When it was last changed, likewise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modified: Option<Selector>,
    /// The authors: the names in all elements found ("By Ann Lee and Ben Ray" are two).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authors: Option<Selector>,
}

impl SiteRule {
    /// A rule for a host that says nothing yet.
    pub fn new(host: impl Into<String>) -> Self {
        Self {
            host: host.into(),
            body: None,
            drop: None,
            title: None,
            published: None,
            modified: None,
            authors: None,
        }
    }

    /// `host` is in lower case.
    fn is_for(&self, host: &str) -> bool {
        let written = self.host.trim().to_ascii_lowercase();
        let rule = written.trim_start_matches("*.").trim_start_matches("www.");
        !rule.is_empty()
            && host.strip_suffix(rule).is_some_and(|above| above.is_empty() || above.ends_with('.'))
    }
}

/// The rules of several sites, as a file holds them: an array of tables called `rule`.
///
/// ```
/// let json = r#"{"rule": [{"host": "news.example", "title": "h1.head"}]}"#;
/// let rules: copydesk::SiteRules = serde_json::from_str(json)?;
/// assert_eq!(rules.rule[0].host, "news.example");
/// let wrong = serde_json::from_str::<copydesk::SiteRules>(r#"{"rule": [{"host": "news.example", "title": "h1..head"}]}"#);
/// assert!(wrong.unwrap_err().to_string().starts_with("\"h1..head\" is no CSS selector"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct SiteRules {
    /// The rules.
    #[serde(default)]
    pub rule: Vec<SiteRule>,
}

impl SiteRules {
    /// The rule for a host, if there is one.
    pub(crate) fn of(&self, host: &str) -> Option<&SiteRule> {
        let host = host.to_ascii_lowercase();
        self.rule.iter().filter(|rule| rule.is_for(&host)).max_by_key(|rule| rule.host.len())
    }
}

impl FromIterator<SiteRule> for SiteRules {
    fn from_iter<I: IntoIterator<Item = SiteRule>>(rules: I) -> Self {
        Self { rule: rules.into_iter().collect() }
    }
}

impl IntoIterator for SiteRules {
    type Item = SiteRule;
    type IntoIter = std::vec::IntoIter<SiteRule>;

    fn into_iter(self) -> Self::IntoIter {
        self.rule.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_a_rule_is_for_its_host_and_those_beneath_it() {
        let rules: SiteRules = ["news.example", "*.regional.news.example", "WWW.Other.example"]
            .map(SiteRule::new)
            .into_iter()
            .collect();
        let host = |host: &str| rules.of(host).map(|rule| rule.host.as_str());
        assert_eq!(host("news.example"), Some("news.example"));
        assert_eq!(host("www.News.example"), Some("news.example"));
        assert_eq!(host("north.regional.news.example"), Some("*.regional.news.example"), "the nearest");
        assert_eq!(host("other.example"), Some("WWW.Other.example"));
        assert_eq!(host("badnews.example"), None, "a name that only ends alike");
        assert_eq!(host("example"), None);
        assert_eq!([SiteRule::new("")].into_iter().collect::<SiteRules>().of("news.example"), None);
    }

    #[test]
    fn test_what_a_file_misspells_is_an_error() {
        for wrong in [
            r#"{"rule": [{"host": "a.example", "titel": "h1"}]}"#,
            r#"{"rules": []}"#,
            r#"{"rule": [{"body": "p"}]}"#,
        ] {
            assert!(serde_json::from_str::<SiteRules>(wrong).is_err(), "{wrong}");
        }
    }
}
