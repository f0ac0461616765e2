//! Pages that hold no article: walls, errors, empty shells.
//!
//! Only short pages are suspected: a story that speaks of cookies, log-ins or errors is a story.

use crate::article::{Refusal, Source};
use crate::blocks::Listing;

/// Words of kept text from which a page is never refused for its words.
const MAX_WALL_WORDS: f32 = 120.0;
/// Words of kept text below which a page without a word of a wall is refused too.
const MIN_WORDS: f32 = 8.0;

/// Effective words that a wall shows at most, kept or not.
const MAX_SHOWN_WORDS: f32 = 160.0;

/// What pages without an article say, lower case, in the title or in what little text they have.
#[rustfmt::skip]
const SIGNS: &[(Refusal, &[&str])] = &[
    (Refusal::Captcha, &["captcha", "are you a robot", "not a robot", "are you human", "verify you are human", "unusual traffic", "checking your browser", "security check", "ich bin kein roboter", "je ne suis pas un robot", "no soy un robot"]),
    (Refusal::Consent, &["we use cookies", "use cookies", "cookies and similar", "accept all", "your privacy", "we value your privacy", "before you continue", "cookie-einstellungen", "cookies akzeptieren", "verwenden cookies", "accepter les cookies", "nous utilisons des cookies", "aceptar cookies", "utilizamos cookies", "consent"]),
    (Refusal::ErrorPage, &["page not found", "404", "not found", "no longer available", "something went wrong", "access denied", "403 forbidden", "internal server error", "seite nicht gefunden", "page introuvable", "página no encontrada", "pagina non trovata", "página não encontrada", "pagina niet gevonden", "страница не найдена", "ページが見つかりません", "页面不存在"]),
    (Refusal::Login, &["log in", "sign in", "login", "forgot password", "anmelden", "passwort vergessen", "connexion", "mot de passe", "iniciar sesión", "accedi", "inloggen", "войти", "ログイン"]),
    (Refusal::Empty, &["enable javascript", "javascript is required", "requires javascript", "please turn on javascript", "javascript aktivieren", "activer javascript"]),
];

/// Why a page is refused, if it is: `title` gives what it calls itself, asked only of short pages, and `text` is what it shows, `words` how much of it was kept as an article,
/// `is_article` whether its metadata calls it one.
pub(crate) fn refusal(
    title: impl FnOnce() -> String,
    text: &str,
    words: f32,
    is_article: bool,
) -> Option<Refusal> {
    if words >= MAX_WALL_WORDS {
        return None;
    }
    if !is_article {
        let start = &text[..text.floor_char_boundary(3_000)];
        let shown = format!("{}\n{start}", title()).to_lowercase();
        let is_short = crate::text::words(&shown) < MAX_SHOWN_WORDS;
        let found = SIGNS.iter().find(|(_, signs)| signs.iter().any(|sign| shown.contains(sign)));
        if let Some((reason, _)) = found
            && is_short
        {
            return Some(*reason);
        }
    }
    (words < MIN_WORDS).then_some(if text.trim().is_empty() {
        Refusal::Empty
    } else {
        Refusal::LowConfidence
    })
}

/// Links that read like headlines from which a page may be a list of stories, and from which the front page of a site is one
/// whatever its metadata says.
const MIN_HEADLINES: usize = 8;
/// Words of prose beside no headline from which a page holds a story of its own: briefs have 28 words and more, the line that
/// introduces a section less.
const MIN_STORY_WORDS: f32 = 25.0;
/// The same for the longest run of prose between two headlines: a teaser is shorter.
const MAX_TEASER_WORDS: f32 = 60.0;

/// Whether a date's source speaks of the page as a whole; a visible one may be a teaser's.
pub(crate) fn is_declared(source: Source) -> bool {
    matches!(source, Source::JsonLd | Source::Meta | Source::Url)
}

/// Whether a page is a list of stories: it has many headlines that lead away, hardly any prose beside them, and does not
/// call itself an article. The front page of a site is none even if it does.
pub(crate) fn is_listing(listing: &Listing, is_declared: bool, address: Option<&str>) -> bool {
    (!is_declared || address.is_some_and(is_front_page))
        && listing.headlines >= MIN_HEADLINES
        && listing.story_words < MIN_STORY_WORDS
        && listing.longest_run < MAX_TEASER_WORDS
}

/// Whether an address has a host and nothing behind it.
fn is_front_page(address: &str) -> bool {
    address.split_once("://").is_some_and(|(_, rest)| match rest.split_once('/') {
        None => !rest.is_empty(),
        Some((_, path)) => matches!(path, "" | "index.html" | "index.php" | "index.htm"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_lists_of_stories_are_told_from_stories() {
        let list = Listing { headlines: 12, story_words: 10.0, longest_run: 20.0 };
        assert!(is_listing(&list, false, None));
        assert!(
            !is_listing(&list, true, Some("https://e.example/news/a-brief")),
            "it says that it is an article"
        );
        assert!(
            is_listing(&list, true, Some("https://e.example/"))
                && is_listing(&list, true, Some("http://e.example"))
        );
        assert!(
            !is_listing(&Listing { headlines: 3, ..list }, false, None),
            "a brief with a few related links"
        );
        assert!(!is_listing(&Listing { story_words: 60.0, ..list }, false, None));
        assert!(!is_listing(&Listing { longest_run: 90.0, ..list }, false, None));
    }

    fn refusal(title: &str, text: &str, words: f32, is_article: bool) -> Option<Refusal> {
        super::refusal(|| title.to_owned(), text, words, is_article)
    }

    #[test]
    fn test_walls_are_told_apart_and_stories_pass() {
        let story = "The minister spoke of cookies and of the 404 people who log in. ".repeat(20);
        assert_eq!(refusal("Cookies", &story, 200.0, false), None);
        assert_eq!(
            refusal("Before you continue", "We use cookies. Accept all", 5.0, false),
            Some(Refusal::Consent)
        );
        assert_eq!(refusal("404", "Page not found", 3.0, false), Some(Refusal::ErrorPage));
        assert_eq!(refusal("", "", 0.0, false), Some(Refusal::Empty));
        assert_eq!(
            refusal("A brief", "One short sentence of news, and one more for good measure.", 11.0, true),
            None
        );
    }
}
