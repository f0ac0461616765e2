//! What the names of classes and ids hint at, through one table with a reason a row.
//!
//! A name is split at everything that is no letter or digit and at camelCase humps, so that `ArticleBody`, `article__body`
//! and `article-body` are one entry. Names glued without a seam (`relatedposts`) are found by the second table. A hint is
//! evidence for the signals, never a verdict.

use std::sync::LazyLock;

use crate::text::{Lengths, NO_LENGTHS, PhraseTable, Table, may_be, with_lengths};

/// A set of hints.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Hints(u32);

impl Hints {
    pub(crate) const SHARE: Self = Self(1);
    pub(crate) const RELATED: Self = Self(1 << 1);
    pub(crate) const NEWSLETTER: Self = Self(1 << 2);
    pub(crate) const COMMENT: Self = Self(1 << 3);
    pub(crate) const AD: Self = Self(1 << 4);
    pub(crate) const NAV: Self = Self(1 << 5);
    pub(crate) const FOOTER: Self = Self(1 << 6);
    pub(crate) const SIDE: Self = Self(1 << 7);
    pub(crate) const BYLINE: Self = Self(1 << 8);
    pub(crate) const DATE: Self = Self(1 << 9);
    pub(crate) const CAPTION: Self = Self(1 << 10);
    pub(crate) const TAGS: Self = Self(1 << 11);
    pub(crate) const HIDDEN: Self = Self(1 << 12);
    pub(crate) const CONSENT: Self = Self(1 << 13);
    pub(crate) const BODY: Self = Self(1 << 14);
    pub(crate) const TITLE: Self = Self(1 << 15);
    pub(crate) const LEAD: Self = Self(1 << 16);
    pub(crate) const QUOTE: Self = Self(1 << 17);
    pub(crate) const TEASER: Self = Self(1 << 18);
    pub(crate) const GALLERY: Self = Self(1 << 19);
    pub(crate) const BIO: Self = Self(1 << 20);
    pub(crate) const PAYWALL: Self = Self(1 << 21);
    pub(crate) const ICON: Self = Self(1 << 22);
    pub(crate) const DROPCAP: Self = Self(1 << 23);
    pub(crate) const COPYRIGHT: Self = Self(1 << 24);
    pub(crate) const BREADCRUMB: Self = Self(1 << 25);
    pub(crate) const FACTBOX: Self = Self(1 << 26);
    pub(crate) const EMBED: Self = Self(1 << 27);
    pub(crate) const NOTE: Self = Self(1 << 28);
    pub(crate) const WIDGET: Self = Self(1 << 29);
    pub(crate) const LIVE: Self = Self(1 << 30);
    pub(crate) const WRITER: Self = Self(1 << 31);

    /// Whether any of the hints is set.
    pub(crate) fn any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }

    /// Both sets together.
    pub(crate) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

type H = Hints;

/// Exact tokens: token, hint, where it is seen.
#[rustfmt::skip]
pub(crate) const TOKENS: &[(&str, Hints, &str)] = &[
    ("abbinder", H::NOTE, "German: the line that ends an agency story"),
    ("abo", H::PAYWALL, "German: subscription"),
    ("abstract", H::LEAD, "the summary above the text"),
    ("accordion", H::WIDGET, "folded boxes"),
    ("actions", H::SHARE, "article-actions: print, save, share"),
    ("ad", H::AD, "ad-slot, ad-container"),
    ("adplace", H::AD, "ad slots"),
    ("ads", H::AD, "ads-wrapper"),
    ("adslot", H::AD, "ad slots"),
    ("adv", H::AD, "adv-box"),
    ("advert", H::AD, "c-advert"),
    ("advertisement", H::AD, "the word itself"),
    ("advertising", H::AD, "the word itself"),
    ("agency", H::WRITER, "the agency's name"),
    ("anons", H::LEAD, "Russian: the summary above the text"),
    ("anuncio", H::AD, "Spanish: advertisement"),
    ("anzeige", H::AD, "German: advertisement"),
    ("appeal", H::NEWSLETTER, "donation appeals"),
    ("artikeltext", H::BODY, "German: the article's text"),
    ("aside", H::SIDE, "aside-column"),
    ("attribution", H::WRITER, "who is credited"),
    ("auteur", H::BYLINE, "French: author"),
    ("author", H::BYLINE, "author-name"),
    ("authors", H::BYLINE, "article-authors"),
    ("autor", H::BYLINE, "German, Spanish, Polish: author"),
    ("autore", H::BYLINE, "Italian: author"),
    ("autoren", H::BYLINE, "German: authors"),
    ("bajada", H::LEAD, "Spanish: standfirst"),
    ("banner", H::AD, "banner-top"),
    ("bio", H::BIO, "author-bio"),
    ("biography", H::BIO, "author-biography"),
    ("blockquote", H::QUOTE, "styled quotations"),
    ("body", H::BODY, "article-body, story__body"),
    ("bodytext", H::BODY, "the running text"),
    ("breadcrumb", H::BREADCRUMB, "path to the section"),
    ("breadcrumbs", H::BREADCRUMB, "path to the section"),
    ("breaking", H::TEASER, "breaking-news ticker"),
    ("buttons", H::SHARE, "share buttons"),
    ("byline", H::BYLINE, "who wrote it"),
    ("bylines", H::BYLINE, "who wrote it"),
    ("caption", H::CAPTION, "image captions"),
    ("captions", H::CAPTION, "image captions"),
    ("card", H::TEASER, "teaser cards"),
    ("cards", H::TEASER, "teaser cards"),
    ("carousel", H::GALLERY, "sliding teasers or images"),
    ("categories", H::TAGS, "section links"),
    ("category", H::TAGS, "section link"),
    ("chapeau", H::LEAD, "French: standfirst"),
    ("chapo", H::LEAD, "French: standfirst"),
    ("columnist", H::WRITER, "who wrote it"),
    ("comentarios", H::COMMENT, "Spanish, Portuguese: comments"),
    ("comment", H::COMMENT, "reader comments"),
    ("commentaires", H::COMMENT, "French: comments"),
    ("commenti", H::COMMENT, "Italian: comments"),
    ("commentlist", H::COMMENT, "the list of comments of a widespread blog system"),
    ("comments", H::COMMENT, "reader comments"),
    ("consent", H::CONSENT, "cookie consent"),
    ("content", H::BODY, "entry-content, post-content"),
    ("contents", H::NAV, "table of contents"),
    ("contributor", H::WRITER, "who wrote it"),
    ("contributors", H::WRITER, "who wrote it"),
    ("cookie", H::CONSENT, "cookie notices"),
    ("cookies", H::CONSENT, "cookie notices"),
    ("copy", H::BODY, "body-copy"),
    ("copyright", H::COPYRIGHT, "rights line"),
    ("corpo", H::BODY, "Italian, Portuguese: body"),
    ("correction", H::NOTE, "corrections"),
    ("creator", H::WRITER, "who wrote it"),
    ("credit", H::CAPTION, "image credits"),
    ("credits", H::CAPTION, "image credits"),
    ("cta", H::NEWSLETTER, "calls to action"),
    ("cuerpo", H::BODY, "Spanish: body"),
    ("date", H::DATE, "publication date"),
    ("dateline", H::DATE, "date and place"),
    ("datum", H::DATE, "German, Dutch: date"),
    ("deck", H::LEAD, "the line beneath the headline"),
    ("dek", H::LEAD, "the line beneath the headline"),
    ("description", H::LEAD, "summary lines"),
    ("dialog", H::HIDDEN, "pop-up dialogs"),
    ("didascalia", H::CAPTION, "Italian: caption"),
    ("disclaimer", H::COPYRIGHT, "legal lines"),
    ("discussion", H::COMMENT, "reader comments"),
    ("disqus", H::COMMENT, "a comment service"),
    ("donate", H::NEWSLETTER, "donation appeals"),
    ("donation", H::NEWSLETTER, "donation appeals"),
    ("dropcap", H::DROPCAP, "a large first letter"),
    ("dropdown", H::NAV, "folded menus"),
    ("editor", H::BODY, "text-editor widgets hold text"),
    ("embed", H::EMBED, "embedded posts"),
    ("entradilla", H::LEAD, "Spanish: standfirst"),
    ("entry", H::BODY, "entry-content, hentry"),
    ("epigrafe", H::LEAD, "Spanish: standfirst"),
    ("epigraph", H::LEAD, "Spanish: standfirst"),
    ("excerpt", H::TEASER, "teaser texts"),
    ("fa", H::ICON, "an icon font's prefix"),
    ("fact", H::FACTBOX, "fact boxes"),
    ("factbox", H::FACTBOX, "fact boxes"),
    ("facts", H::FACTBOX, "fact boxes"),
    ("fecha", H::DATE, "Spanish: date"),
    ("figcaption", H::CAPTION, "image captions"),
    ("firma", H::BYLINE, "Spanish, Italian: signature"),
    ("firmante", H::WRITER, "Spanish: who signs"),
    ("follow", H::SHARE, "follow-us lines"),
    ("foot", H::FOOTER, "foot of the page"),
    ("footer", H::FOOTER, "foot of the page"),
    ("footnote", H::NOTE, "footnotes"),
    ("forfatter", H::WRITER, "Danish, Norwegian: author"),
    ("fotocredit", H::CAPTION, "German: image credit"),
    ("galleria", H::GALLERY, "Italian: gallery"),
    ("gallery", H::GALLERY, "image galleries"),
    ("gdpr", H::CONSENT, "consent by European law"),
    ("glyphicon", H::ICON, "an icon font"),
    ("headline", H::TITLE, "headlines, teasers' too"),
    ("hidden", H::HIDDEN, "hidden by style sheet"),
    ("hide", H::HIDDEN, "hidden by style sheet"),
    ("icon", H::ICON, "icon fonts"),
    ("icons", H::ICON, "icon fonts"),
    ("infobox", H::FACTBOX, "fact boxes"),
    ("ingress", H::LEAD, "Swedish, Danish, Norwegian: standfirst"),
    ("instagram", H::EMBED, "embedded posts"),
    ("intro", H::LEAD, "introductions"),
    ("introduction", H::LEAD, "introductions"),
    ("introtext", H::LEAD, "introductions"),
    ("journalist", H::WRITER, "who wrote it"),
    ("kategorie", H::TAGS, "German: section"),
    ("kicker", H::TITLE, "the short line above a headline"),
    ("kirjoittaja", H::WRITER, "Finnish: writer"),
    ("koment", H::COMMENT, "Polish, Czech, Slovak: comment"),
    ("komentar", H::COMMENT, "Croatian, Czech, Indonesian: comment"),
    ("komentari", H::COMMENT, "Croatian, Serbian: comments"),
    ("komentarz", H::COMMENT, "Polish: comment"),
    ("komentarze", H::COMMENT, "Polish: comments"),
    ("komment", H::COMMENT, "Hungarian: comment; Russian in Latin letters"),
    ("kommentar", H::COMMENT, "German: comment"),
    ("kommentare", H::COMMENT, "German: comments"),
    ("kommentarer", H::COMMENT, "Swedish, Danish, Norwegian: comments"),
    ("kuerzel", H::WRITER, "German: initials under the text"),
    ("lead", H::LEAD, "lead paragraphs"),
    ("leadin", H::LEAD, "lead paragraphs"),
    ("leadtext", H::LEAD, "lead paragraphs"),
    ("legende", H::CAPTION, "French: caption"),
    ("leserkommentare", H::COMMENT, "German: readers' comments"),
    ("lettrine", H::DROPCAP, "French: drop cap"),
    ("linkbox", H::RELATED, "boxes of links"),
    ("liveblog", H::LIVE, "dated entries"),
    ("login", H::PAYWALL, "log-in boxes"),
    ("masthead", H::NAV, "the site's head"),
    ("material", H::ICON, "material-icons: ligature words"),
    ("mehr", H::RELATED, "German: more"),
    ("menu", H::NAV, "menus"),
    ("meta", H::BYLINE, "entry-meta: author, date, section"),
    ("metadata", H::BYLINE, "author, date, section"),
    ("modal", H::HIDDEN, "pop-up dialogs"),
    ("more", H::RELATED, "read-more, more-news"),
    ("mostread", H::RELATED, "most-read lists"),
    ("muhabir", H::WRITER, "Turkish: reporter"),
    ("nav", H::NAV, "menus"),
    ("navbar", H::NAV, "menus"),
    ("navigation", H::NAV, "menus"),
    ("newsletter", H::NEWSLETTER, "sign-up boxes; newsletter-signup, c-newsletter"),
    ("next", H::RELATED, "next-post"),
    ("occhiello", H::LEAD, "Italian: line above or beneath the headline"),
    ("offscreen", H::HIDDEN, "for screen readers only"),
    ("overlay", H::HIDDEN, "pop-up layers"),
    ("pager", H::NAV, "links to other pages"),
    ("pagination", H::NAV, "links to other pages"),
    ("paragraph", H::BODY, "running text"),
    ("pay", H::PAYWALL, "pay walls"),
    ("paywall", H::PAYWALL, "pay walls"),
    ("penulis", H::WRITER, "Indonesian: writer"),
    ("piano", H::PAYWALL, "a pay-wall service"),
    ("pie", H::CAPTION, "Spanish: foot of a photograph"),
    ("popular", H::RELATED, "most-read lists"),
    ("popup", H::HIDDEN, "pop-up layers"),
    ("post", H::BODY, "post-content"),
    ("poster", H::WRITER, "who posted it"),
    ("prev", H::RELATED, "previous post"),
    ("print", H::SHARE, "print buttons"),
    ("profile", H::BIO, "author profiles"),
    ("promo", H::RELATED, "promotion of other stories"),
    ("promoted", H::AD, "paid links"),
    ("promotion", H::AD, "paid links"),
    ("prose", H::BODY, "running text"),
    ("pubblicita", H::AD, "Italian: advertisement"),
    ("publicidad", H::AD, "Spanish: advertisement"),
    ("publicidade", H::AD, "Portuguese: advertisement"),
    ("pullquote", H::QUOTE, "pulled quotations"),
    ("quelle", H::WRITER, "German: source"),
    ("quote", H::QUOTE, "quotations"),
    ("rail", H::SIDE, "side columns"),
    ("rating", H::WIDGET, "star ratings"),
    ("reacties", H::COMMENT, "Dutch: reactions of readers"),
    ("read", H::RELATED, "read-also, must-read"),
    ("recirc", H::RELATED, "recirculation boxes"),
    ("recirculation", H::RELATED, "recirculation boxes"),
    ("recommendation", H::RELATED, "other stories"),
    ("recommendations", H::RELATED, "other stories"),
    ("recommended", H::RELATED, "other stories"),
    ("redactor", H::WRITER, "Spanish: editor"),
    ("redakteur", H::WRITER, "German: editor"),
    ("reklama", H::AD, "Polish, Czech: advertisement"),
    ("reklame", H::AD, "Danish, Norwegian: advertisement"),
    ("relacionadas", H::RELATED, "Spanish, Portuguese: related"),
    ("relacionados", H::RELATED, "Spanish, Portuguese: related"),
    ("related", H::RELATED, "other stories"),
    ("reporter", H::WRITER, "who wrote it"),
    ("reporters", H::WRITER, "who wrote it"),
    ("respond", H::COMMENT, "comment forms"),
    ("richtext", H::BODY, "text made in an editor"),
    ("screen", H::HIDDEN, "screen-reader-text"),
    ("share", H::SHARE, "share bars"),
    ("sharebar", H::SHARE, "share bars"),
    ("shareline", H::SHARE, "share bars"),
    ("sharing", H::SHARE, "share bars"),
    ("side", H::SIDE, "side columns"),
    ("sidebar", H::SIDE, "side columns"),
    ("signature", H::WRITER, "the name under the text"),
    ("signoff", H::WRITER, "the name under the text"),
    ("signup", H::NEWSLETTER, "sign-up boxes"),
    ("skip", H::HIDDEN, "skip-to-content links"),
    ("skribent", H::WRITER, "Swedish: writer"),
    ("slider", H::GALLERY, "sliding teasers or images"),
    ("slideshow", H::GALLERY, "sliding images"),
    ("slideup", H::HIDDEN, "pop-up layers"),
    ("social", H::SHARE, "share bars"),
    ("sommaire", H::NAV, "French: table of contents"),
    ("sommario", H::LEAD, "Italian: standfirst"),
    ("source", H::BYLINE, "the agency's name"),
    ("sponsor", H::AD, "paid content"),
    ("sponsored", H::AD, "paid content"),
    ("sr", H::HIDDEN, "sr-only: for screen readers only"),
    ("standfirst", H::LEAD, "the summary beneath the headline"),
    ("story", H::BODY, "story-body"),
    ("storytext", H::BODY, "the running text"),
    ("strap", H::LEAD, "strapline"),
    ("strapline", H::LEAD, "strapline"),
    ("subhead", H::LEAD, "the line beneath the headline"),
    ("subheader", H::LEAD, "the line beneath the headline"),
    ("subheading", H::LEAD, "the line beneath the headline"),
    ("subheadline", H::LEAD, "the line beneath the headline"),
    ("subscribe", H::NEWSLETTER, "sign-up boxes"),
    ("subscription", H::PAYWALL, "subscription boxes"),
    ("subtitle", H::LEAD, "the line beneath the headline"),
    ("summary", H::LEAD, "the summary above the text"),
    ("support", H::NEWSLETTER, "support-us appeals"),
    ("szerzo", H::WRITER, "Hungarian: author"),
    ("tag", H::TAGS, "keyword links"),
    ("taglist", H::TAGS, "keyword links"),
    ("tags", H::TAGS, "keyword links"),
    ("teaser", H::TEASER, "other stories"),
    ("teasers", H::TEASER, "other stories"),
    ("teasertext", H::LEAD, "lead paragraphs"),
    ("testo", H::BODY, "Italian: text"),
    ("text", H::BODY, "article-text"),
    ("texte", H::BODY, "French: text"),
    ("texto", H::BODY, "Spanish, Portuguese: text"),
    ("thumbnail", H::TEASER, "teaser images"),
    ("ticker", H::TEASER, "news tickers"),
    ("time", H::DATE, "publication time"),
    ("timestamp", H::DATE, "publication time"),
    ("title", H::TITLE, "titles, teasers' too"),
    ("toc", H::NAV, "table of contents"),
    ("toolbar", H::SHARE, "share and print bars"),
    ("tools", H::SHARE, "share and print bars"),
    ("tooltip", H::HIDDEN, "hover texts"),
    ("topicpath", H::BREADCRUMB, "Japanese sites: the path to the section"),
    ("topics", H::TAGS, "keyword links"),
    ("trending", H::RELATED, "most-read lists"),
    ("tweet", H::EMBED, "embedded posts"),
    ("twitter", H::EMBED, "embedded posts"),
    ("username", H::WRITER, "an account"),
    ("vcard", H::WRITER, "hCard: a person"),
    ("verfasser", H::BYLINE, "German: author"),
    ("verwandt", H::RELATED, "German: related"),
    ("visually", H::HIDDEN, "visually-hidden"),
    ("vorspann", H::LEAD, "German: standfirst"),
    ("weitere", H::RELATED, "German: more"),
    ("werbung", H::AD, "German: advertisement"),
    ("widget", H::WIDGET, "boxes of a page builder"),
    ("widgets", H::WIDGET, "boxes of a page builder"),
    ("writer", H::WRITER, "who wrote it"),
    ("writers", H::WRITER, "who wrote it"),
    ("yazar", H::WRITER, "Turkish: author"),
    ("yorum", H::COMMENT, "Turkish: comment"),
    ("yorumlar", H::COMMENT, "Turkish: comments"),
    ("zitat", H::QUOTE, "German: quotation"),
    ("zuozhe", H::WRITER, "Chinese: author"),
];

/// Names glued without a seam: substring, hint, where it is seen.
#[rustfmt::skip]
pub(crate) const SUBSTRINGS: &[(&str, Hints, &str)] = &[
    ("articlebody", H::BODY, "itemprop and class"),
    ("articlecontent", H::BODY, "class"),
    ("articletext", H::BODY, "class"),
    ("auteur", H::WRITER, "within longer names"),
    ("author", H::WRITER, "within longer names"),
    ("authorbio", H::BIO, "class"),
    ("authorbox", H::BIO, "class"),
    ("authorinfo", H::BIO, "class"),
    ("autor", H::WRITER, "within longer names"),
    ("bildunterschrift", H::CAPTION, "German: caption"),
    ("byline", H::WRITER, "within longer names"),
    ("comentario", H::COMMENT, "Spanish, Portuguese: comment"),
    ("commentbody", H::COMMENT, "class"),
    ("commentlist", H::COMMENT, "class"),
    ("comments", H::COMMENT, "class, id"),
    ("cookiebanner", H::CONSENT, "class"),
    ("drop-cap", H::DROPCAP, "class"),
    ("entrycontent", H::BODY, "class"),
    ("imagecaption", H::CAPTION, "class"),
    ("journalist", H::WRITER, "within longer names"),
    ("leadparagraph", H::LEAD, "class"),
    ("maincontent", H::BODY, "id"),
    ("mostpopular", H::RELATED, "class"),
    ("mostread", H::RELATED, "class"),
    ("newsletter", H::NEWSLETTER, "class"),
    ("outbrain", H::AD, "a widget of paid links"),
    ("paywall", H::PAYWALL, "class"),
    ("photocredit", H::CAPTION, "class"),
    ("postcontent", H::BODY, "class"),
    ("posted-by", H::WRITER, "within longer names"),
    ("postedby", H::WRITER, "within longer names"),
    ("pullquote", H::QUOTE, "class"),
    ("readmore", H::RELATED, "class"),
    ("readnext", H::RELATED, "class"),
    ("redakteur", H::WRITER, "within longer names"),
    ("relatedarticle", H::RELATED, "class"),
    ("relatedlink", H::RELATED, "class"),
    ("relatednews", H::RELATED, "class"),
    ("relatedpost", H::RELATED, "class"),
    ("relatedstor", H::RELATED, "class"),
    ("seealso", H::RELATED, "class"),
    ("sharebutton", H::SHARE, "class"),
    ("sidebar", H::SIDE, "class, id"),
    ("socialmedia", H::SHARE, "class"),
    ("sponsor", H::AD, "class"),
    ("storybody", H::BODY, "class"),
    ("storycontent", H::BODY, "class"),
    ("taboola", H::AD, "a widget of paid links"),
    ("tooltip", H::HIDDEN, "class"),
    ("user-name", H::WRITER, "within longer names"),
    ("username", H::WRITER, "within longer names"),
    ("verfasser", H::WRITER, "within longer names"),
    ("writer", H::WRITER, "within longer names"),
];

static BY_TOKEN: LazyLock<Table<&'static str, Hints>> = LazyLock::new(|| {
    let mut map: Table<&'static str, Hints> = Table::default();
    for &(token, hint, _) in TOKENS {
        let all = map.entry(token).or_default();
        *all = all.with(hint);
    }
    map
});

/// Letters and lengths of the tokens.
static TOKEN_LENGTHS: Lengths = {
    let mut lengths = NO_LENGTHS;
    let mut at = 0;
    while at < TOKENS.len() {
        lengths = with_lengths(lengths, &[TOKENS[at].0]);
        at += 1;
    }
    lengths
};

static BY_SUBSTRING: PhraseTable<{ SUBSTRINGS.len() }> = PhraseTable::new({
    let mut names = [""; SUBSTRINGS.len()];
    let mut at = 0;
    while at < names.len() {
        names[at] = SUBSTRINGS[at].0;
        at += 1;
    }
    names
});

/// Longest name that is read: a longer one is generated and says nothing.
const MAX_NAME: usize = 400;

/// Longest token that is looked up.
const MAX_TOKEN: usize = 24;

/// Names by which a widespread blog system marks the element of a post, among names of the post's topics.
const POST_NAMES: &[&str] = &["hentry", "status-publish", "type-post"];
/// What the names of a post's topics begin with: a post in the category "comment" is no comment.
const TOPIC_NAMES: &[&str] = &["author-", "category-", "post_tag-", "tag-", "topic-"];

/// The hints of a class or id attribute's value.
pub(crate) fn of_name(name: &str) -> Hints {
    let is_post = name.split_ascii_whitespace().take(60).any(|name| POST_NAMES.contains(&name));
    if !is_post {
        return of_names(name);
    }
    name.split_ascii_whitespace()
        .take(60)
        .filter(|name| !TOPIC_NAMES.iter().any(|topic| name.starts_with(topic)))
        .fold(Hints::default(), |hints, name| hints.with(of_names(name)))
}

/// The hints of a token, in either case.
fn of_token(token: &[u8]) -> Hints {
    let mut lower = [0; MAX_TOKEN];
    let Some(lower) = lower.get_mut(..token.len()) else { return Hints::default() };
    let Ok(word) = std::str::from_utf8(token) else { return Hints::default() };
    if !may_be(&TOKEN_LENGTHS, word) {
        return Hints::default();
    }
    lower.copy_from_slice(token);
    lower.make_ascii_lowercase();
    std::str::from_utf8(lower).ok().and_then(|word| BY_TOKEN.get(word)).copied().unwrap_or_default()
}

fn of_names(name: &str) -> Hints {
    let mut hints = Hints::default();
    let bytes = &name.as_bytes()[..name.len().min(MAX_NAME)];
    let mut at = 0;
    while at < bytes.len() {
        let from = at;
        // capitals and digits, and then small letters up to the next hump
        while let Some(byte) = bytes.get(at)
            && byte.is_ascii_alphanumeric()
            && !(byte.is_ascii_uppercase() && at > from && bytes[at - 1].is_ascii_lowercase())
        {
            at += 1;
        }
        if at == from {
            at += 1;
            continue;
        }
        hints = hints.with(of_token(&bytes[from..at]));
    }
    for found in BY_SUBSTRING.all(bytes, true) {
        hints = hints.with(SUBSTRINGS[found.phrase].1);
    }
    hints
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_names_are_split_at_seams_and_humps() {
        for name in ["ArticleBody", "article__body", "article-body x1", "articlebody"] {
            assert!(of_name(name).any(Hints::BODY), "{name}");
        }
        assert!(of_name("c-newsletter-signup").any(Hints::NEWSLETTER));
        assert!(of_name("jp-relatedposts").any(Hints::RELATED));
        assert!(!of_name("header-loading").any(Hints::AD), "'ad' only as a token of its own");
    }

    #[test]
    fn test_the_topics_of_a_post_are_not_its_role() {
        let post = of_name("post-12 type-post hentry category-kommentar tag-newsletter entry");
        assert!(post.any(Hints::BODY) && !post.any(Hints::COMMENT.with(Hints::NEWSLETTER)));
        assert!(of_name("tag-list category-kommentar").any(Hints::COMMENT));
    }

    #[test]
    fn test_long_and_foreign_names_are_harmless() {
        assert_eq!(of_name(&"x".repeat(10_000)), Hints::default());
        assert_eq!(of_name("ключ-слово — 新聞"), Hints::default());
    }

    #[test]
    fn test_the_tables_are_lower_case_and_reasoned() {
        for (name, _, why) in TOKENS.iter().chain(SUBSTRINGS) {
            assert!(!why.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{name}");
        }
        let mut names: Vec<_> = TOKENS.iter().map(|row| row.0).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), TOKENS.len(), "a token stands once");
    }
}
