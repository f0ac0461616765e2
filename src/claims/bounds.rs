//! The size of what comes out: every field of an article's metadata is bounded, and what was cut is said.

use crate::article::Metadata;
use crate::article::{Limit, Limits};
use crate::text::is_safe_address;
use crate::text::{is_invisible, visible_line};

/// How many times as long as a title a description, a caption or a licence may be.
const LONG_TEXTS: usize = 5;

/// Bounds all fields. Text is cut on a character's boundary; an address that is too long, or that a reader's program should not
/// follow (`javascript:`, `data:`, `file:`), is left out. Returns the names of the limits that were met.
pub(super) fn bound(article: &mut Metadata, limits: &Limits) -> Vec<Limit> {
    let mut met = Vec::new();
    let mut note = |name: Limit, is_met: bool| {
        if is_met && !met.contains(&name) {
            met.push(name);
        }
    };
    for text in [
        &mut article.title,
        &mut article.subtitle,
        &mut article.kicker,
        &mut article.section,
        &mut article.byline,
        &mut article.dateline,
        &mut article.language,
        &mut article.declared_language,
        &mut article.site_name,
    ] {
        note(Limit::TitleChars, cut(text, limits.title_chars));
    }
    for text in [
        &mut article.description,
        &mut article.image_caption,
        &mut article.image_credit,
        &mut article.licence,
    ] {
        note(Limit::TitleChars, cut(text, limits.title_chars.saturating_mul(LONG_TEXTS)));
    }
    note(Limit::Authors, article.people.len() > limits.authors);
    article.people.truncate(limits.authors);
    for names in [&mut article.authors, &mut article.agency, &mut article.tags] {
        note(Limit::Authors, names.len() > limits.authors);
        names.truncate(limits.authors);
        for name in names {
            note(Limit::NameChars, cut_text(name, limits.name_chars));
        }
    }
    for address in [&mut article.url, &mut article.amp_url, &mut article.image] {
        note(Limit::UrlBytes, address.as_ref().is_some_and(|address| address.len() > limits.url_bytes));
        if address
            .as_ref()
            .is_some_and(|address| address.len() > limits.url_bytes || !is_safe_address(address))
        {
            *address = None;
        }
    }
    met
}

fn cut(text: &mut Option<String>, chars: usize) -> bool {
    text.as_mut().is_some_and(|text| cut_text(text, chars))
}

/// Cuts a text, and takes out what no terminal should get: some sources are read as they stand.
fn cut_text(text: &mut String, chars: usize) -> bool {
    if text.contains(|c: char| (c.is_control() && c != '\n') || is_invisible(c)) {
        *text = visible_line(text);
    }
    let Some((end, _)) = text.char_indices().nth(chars) else { return false };
    text.truncate(end);
    text.truncate(text.trim_end().len());
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_fields_are_cut_between_characters_and_it_is_said() {
        let mut article = Metadata {
            title: Some("é".repeat(2_000)),
            authors: (0..60).map(|n| format!("Ann Lee {n}")).collect(),
            url: Some(format!("https://e.org/{}", "a".repeat(9_000))),
            kicker: Some("a\u{c}b\u{1b}[31m".to_owned()),
            image: Some("data:image/png;base64,AAAA".to_owned()),
            amp_url: Some("javascript:alert(1)".to_owned()),
            ..Metadata::default()
        };
        assert_eq!(
            bound(&mut article, &Limits::default()),
            [Limit::TitleChars, Limit::Authors, Limit::UrlBytes]
        );
        assert_eq!(article.title.map(|title| title.chars().count()), Some(1_000));
        assert_eq!(article.authors.len(), 50);
        assert_eq!(article.kicker.as_deref(), Some("a b[31m"));
        assert_eq!((article.url, article.image, article.amp_url), (None, None, None));
    }

    #[test]
    fn test_an_honest_page_is_not_touched() {
        let article = Metadata {
            title: Some("Storm hits the northern coast".to_owned()),
            authors: vec!["Ann Lee".to_owned()],
            url: Some("https://e.org/storm".to_owned()),
            ..Metadata::default()
        };
        let mut bounded = article.clone();
        assert!(bound(&mut bounded, &Limits::default()).is_empty());
        assert_eq!(bounded, article);
    }
}
