//! Why a block is not the article's: the first reason of a table that fits.
//!
//! The model decides whether a block is kept; a reason is what a reader would call what was dropped. The order is from the
//! exact (the title itself, stock phrases, an element's own name) to the likely (a large container's name, links alone), so that
//! a label is right where it is given.

use html5ever::local_name;

use super::facts::View;
use crate::article::names::names;
use crate::lexicon::page::Phrases;
use crate::page::Hints;

/// Why a block is not part of the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// Never shown to a reader.
    Hidden,
    /// The headline, which stands apart from the body.
    Title,
    /// The short line above the headline.
    Kicker,
    /// A text that the article has already.
    Duplicate,
    /// Part of another story on the same page.
    OtherStory,
    /// Readers' comments and the forms for them.
    Comments,
    /// A cookie or consent notice.
    Consent,
    /// The path to the section.
    Breadcrumb,
    /// Menus, tables of contents, links to other pages.
    Navigation,
    /// Share bars, print buttons, follow-us lines.
    Share,
    /// A sign-up box or an appeal for support.
    Newsletter,
    /// What asks for a subscription or a log-in.
    Subscription,
    /// Advertising and paid links.
    Advertisement,
    /// Rights, imprint, terms.
    Copyright,
    /// Keywords and sections.
    Tags,
    /// The author's portrait.
    AuthorBio,
    /// Who wrote it.
    Byline,
    /// When it was published.
    Date,
    /// The caption of an image that is not the article's.
    Caption,
    /// Teasers and links to other stories.
    Related,
    /// A label of an icon or a control.
    Icon,
    /// A form's labels and buttons.
    Form,
    /// The site's head or foot.
    Furniture,
    /// A side box.
    Aside,
    /// A correction or note that belongs to another text.
    Note,
    /// None of these: the text does not belong to the article by the sum of its signals.
    Unrelated,
}

names!(Reason prints, "reason", Hidden = "hidden", Title = "title", Kicker = "kicker", Duplicate = "duplicate", OtherStory = "other_story", Comments = "comments", Consent = "consent", Breadcrumb = "breadcrumb", Navigation = "navigation", Share = "share", Newsletter = "newsletter", Subscription = "subscription", Advertisement = "advertisement", Copyright = "copyright", Tags = "tags", AuthorBio = "author_bio", Byline = "byline", Date = "date", Caption = "caption", Related = "related", Icon = "icon", Form = "form", Furniture = "furniture", Aside = "aside", Note = "note", Unrelated = "unrelated");

/// A row of the table: the reason, and when it fits.
struct Rule {
    reason: Reason,
    fits: fn(&View<'_>) -> bool,
}

/// Words up to which a block may be a mere label.
const LABEL_WORDS: f32 = 8.0;
/// Words up to which a block may be a name or a button.
const NAME_WORDS: f32 = 4.0;
/// Words up to which a block may be a line about the article rather than of it.
const LINE_WORDS: f32 = 25.0;

/// Link density from which a block leads away rather than says something.
const LINKED: f32 = 0.6;

fn named(view: &View<'_>, hints: Hints) -> bool {
    view.own.any(hints) || view.par.any(hints) || view.low.any(hints)
}

fn near(view: &View<'_>, hints: Hints) -> bool {
    view.own.any(hints) || view.par.any(hints)
}

#[rustfmt::skip]
const RULES: &[Rule] = &[
    Rule { reason: Reason::Title, fits: |v| v.is_title && !v.in_nav && !named(v, Hints::BREADCRUMB.with(Hints::RELATED)) },
    Rule { reason: Reason::Consent, fits: |v| v.phrases.has(Phrases::CONSENT) || named(v, Hints::CONSENT) },
    Rule { reason: Reason::Comments, fits: |v| named(v, Hints::COMMENT) || (v.phrases.has(Phrases::COMMENT) && v.measure.words < LINE_WORDS) },
    Rule { reason: Reason::Advertisement, fits: |v| (v.phrases.has(Phrases::AD) && v.measure.words < LABEL_WORDS) || near(v, Hints::AD) },
    Rule { reason: Reason::Newsletter, fits: |v| v.phrases.has(Phrases::NEWSLETTER) || near(v, Hints::NEWSLETTER) },
    Rule { reason: Reason::Subscription, fits: |v| v.phrases.has(Phrases::SUBSCRIBE) || near(v, Hints::PAYWALL) },
    Rule { reason: Reason::Share, fits: |v| (v.phrases.has(Phrases::SHARE) && v.measure.words < LINE_WORDS) || near(v, Hints::SHARE) },
    Rule { reason: Reason::Related, fits: |v| v.phrases.has(Phrases::RELATED) || near(v, Hints::RELATED) },
    Rule { reason: Reason::Copyright, fits: |v| v.phrases.has(Phrases::COPYRIGHT) || near(v, Hints::COPYRIGHT) },
    Rule { reason: Reason::Breadcrumb, fits: |v| named(v, Hints::BREADCRUMB) },
    Rule { reason: Reason::Navigation, fits: |v| v.in_nav || named(v, Hints::NAV) },
    Rule { reason: Reason::Caption, fits: |v| ((v.in_figure || near(v, Hints::CAPTION)) && v.link_density < LINKED) || (v.phrases.has(Phrases::CAPTION) && v.measure.words < LINE_WORDS) },
    Rule { reason: Reason::AuthorBio, fits: |v| near(v, Hints::BIO) && v.measure.is_terminated },
    Rule { reason: Reason::Byline, fits: |v| v.measure.words < LINE_WORDS && (v.phrases.has(Phrases::BYLINE) || (near(v, Hints::BYLINE) && !v.phrases.has(Phrases::DATE))) },
    Rule { reason: Reason::Icon, fits: is_reading_time },
    Rule { reason: Reason::Date, fits: |v| (v.phrases.has(Phrases::DATE) && v.measure.words < LABEL_WORDS && v.link_density < LINKED) || (near(v, Hints::DATE) && v.measure.words < LABEL_WORDS) || v.inner_tag == local_name!("time") },
    Rule { reason: Reason::AuthorBio, fits: |v| (named(v, Hints::BIO) || near(v, Hints::BYLINE)) && !v.in_form && !v.in_button },
    Rule { reason: Reason::Tags, fits: |v| near(v, Hints::TAGS) && !v.in_footer },
    Rule { reason: Reason::Note, fits: |v| v.phrases.has(Phrases::NOTE) },
    Rule { reason: Reason::Advertisement, fits: |v| named(v, Hints::AD) },
    Rule { reason: Reason::Newsletter, fits: |v| named(v, Hints::NEWSLETTER) },
    Rule { reason: Reason::Subscription, fits: |v| named(v, Hints::PAYWALL) },
    Rule { reason: Reason::Share, fits: |v| named(v, Hints::SHARE) },
    Rule { reason: Reason::Related, fits: |v| named(v, Hints::RELATED.with(Hints::TEASER)) },
    Rule { reason: Reason::OtherStory, fits: |v| v.in_other_article && v.measure.words > NAME_WORDS },
    Rule { reason: Reason::Icon, fits: is_counter },
    Rule { reason: Reason::Icon, fits: |v| named(v, Hints::ICON) && v.measure.words < LABEL_WORDS },
    Rule { reason: Reason::Tags, fits: |v| named(v, Hints::TAGS) && v.link_density > 0.5 },
    Rule { reason: Reason::Form, fits: |v| v.in_form || v.in_button },
    Rule { reason: Reason::Furniture, fits: |v| v.in_footer || named(v, Hints::FOOTER) },
    Rule { reason: Reason::Aside, fits: |v| v.in_aside || named(v, Hints::SIDE) },
    Rule { reason: Reason::Hidden, fits: |v| v.is_hidden || named(v, Hints::HIDDEN) },
    Rule { reason: Reason::Duplicate, fits: |v| v.copies_before > 0 },
    Rule { reason: Reason::Kicker, fits: |v| v.blocks_since_title < 0.0 && v.blocks_since_title > -3.0 && v.measure.words < LABEL_WORDS && !v.in_li },
    Rule { reason: Reason::Furniture, fits: |v| v.in_header && v.blocks_since_title < 0.0 },
    Rule { reason: Reason::Related, fits: |v| v.link_density > LINKED && v.good_before > 0.02 },
    Rule { reason: Reason::Navigation, fits: |v| v.link_density > LINKED },
    Rule { reason: Reason::Furniture, fits: is_mostly_address },
    Rule { reason: Reason::Copyright, fits: has_rights_line },
];

/// Words of prose beside the title from which other articles on the page are other stories: a page whose first article is
/// but a header with the title spreads its story over several.
const MIN_STORY_WORDS: f32 = 60.0;
/// Characters of a link up to which a run of links is a menu.
const MENU_LINK_CHARS: u32 = 25;

/// Furniture that no score saves, where page and words leave no doubt. Kept few: each row costs articles somewhere.
#[rustfmt::skip]
const CERTAIN: &[Rule] = &[
    // "Home | News | Sports": several short links and nothing else
    Rule { reason: Reason::Navigation, fits: |v| is_menu_line(v) },
    Rule { reason: Reason::Copyright, fits: |v| v.measure.words < LINE_WORDS && (v.good_after < 0.01 || v.good_before > STORY_HALF) && (v.phrases.has(Phrases::COPYRIGHT) || has_rights_line(v)) },
    // "By Ann Lee, Star staff" between the title and the text
    Rule { reason: Reason::Byline, fits: |v| v.phrases.has(Phrases::BYLINE) && !v.measure.is_terminated && v.heading.is_none() && v.good_since_title.abs() < 0.01 && v.good_before < 0.05 && v.block.strong_chars == 0 },
    // "3 March 2026, 8:00" in an element that is named for it; behind the lead only with a time, as posts have one
    Rule { reason: Reason::Date, fits: |v| is_date_line(v) && v.own.any(Hints::DATE) && (v.good_since_title.abs() < 0.01 || has_clock(v.text)) },
    // the title again above the text, alone or with a date or a section
    Rule { reason: Reason::Title, fits: is_title_again },
    // "Last update: 3 March 2026, 8:00" above the text, in whatever element
    Rule { reason: Reason::Date, fits: is_date_above_text },
    // "2026-03-03T08:00:00+01:00", "[caption id="7"]": for machines
    Rule { reason: Reason::Furniture, fits: |v| is_for_machines(v.text) },
    // "4 min read"
    Rule { reason: Reason::Icon, fits: |v| is_reading_time(v) },
    // what each cookie is for, in the dialogue of a consent tool
    Rule { reason: Reason::Consent, fits: |v| v.low.any(Hints::CONSENT) },
    // how to reach the paper, in a box at the page's end that is named as its foot
    Rule { reason: Reason::Furniture, fits: |v| v.low.any(Hints::FOOTER) && v.good_after < LITTLE && v.article_depth == 0 },
    // "Read also: Market moves to the station", the headline a link
    Rule { reason: Reason::Related, fits: |v| v.phrases.has(Phrases::RELATED) && v.link_density > 0.4 && !v.measure.is_terminated && !v.in_li && opens_with_label(v.text) },
    // "Find this article at: http://…" beneath a page for printing
    Rule { reason: Reason::Furniture, fits: |v| v.good_after < 0.01 && !v.measure.is_terminated && is_mostly_address(v) },
    // a headline that leads away, alone in a box that is named for such
    Rule { reason: Reason::Related, fits: |v| v.link_density > 0.95 && !v.measure.is_terminated && near(v, Hints::RELATED) && !v.in_li && !v.own.any(Hints::BODY) },
    // "Read also: Market moves to the station": a label and a link that a style sheet parts
    Rule { reason: Reason::Related, fits: |v| v.link_density > 0.6 && !v.measure.is_terminated && v.own.any(Hints::RELATED) && !v.own.any(Hints::BODY) },
    // "Log in to read on" in a box that is named for a pay wall
    Rule { reason: Reason::Subscription, fits: |v| v.phrases.has(Phrases::SUBSCRIBE) && near(v, Hints::PAYWALL) && v.measure.words < LINE_WORDS },
    // "1 / 4" at a picture
    Rule { reason: Reason::Icon, fits: |v| is_counter(v) },
    // "14:32" at a live blog's entry
    Rule { reason: Reason::Date, fits: |v| is_bare_time(v) },
];

/// Share of the page's good text that counts as none.
const LITTLE: f32 = 0.02;

/// Share of the page's good text behind which a rights line ends the story, whatever else the page has beneath it.
const STORY_HALF: f32 = 0.5;
/// Share of the title's words that the title again has, and of its own words that are the title's.
const TITLE_SHARE: f32 = 0.99;
const TITLE_OVERLAP: f32 = 0.5;
/// Words from which such a line is the title rather than a name that it begins with.
const TITLE_WORDS: f32 = 4.0;
/// Share of a line's words in dates from which it is nothing but a date, its words, and its digits.
const DATE_SHARE: f32 = 0.75;
const DATE_WORDS: f32 = 10.0;
const DATE_DIGITS: u32 = 3;

fn is_title_again(view: &View<'_>) -> bool {
    view.line.title_share >= TITLE_SHARE
        && view.title_overlap >= TITLE_OVERLAP
        && view.measure.words >= TITLE_WORDS
        && view.good_before < 0.01
        && !view.measure.is_terminated
        && !view.is_data
}

fn is_date_above_text(view: &View<'_>) -> bool {
    view.line.dates >= DATE_SHARE
        && view.measure.words <= DATE_WORDS
        && view.measure.digits >= DATE_DIGITS
        && (view.good_before < 0.01 || view.good_since_title.abs() < 0.01)
        && view.heading.is_none()
        && !view.measure.is_terminated
        && !view.is_data
        && view.link_density < LINKED
}

/// Whether a text is a value for programs: an instant of time, or a code of a publishing system in square brackets.
fn is_for_machines(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_instant = bytes.len() >= 16
        && bytes[10] == b'T'
        && bytes[..10]
            .iter()
            .enumerate()
            .all(|(at, b)| if at == 4 || at == 7 { *b == b'-' } else { b.is_ascii_digit() })
        && !text.contains(char::is_whitespace);
    let is_code = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).is_some_and(|code| {
        let name = code.trim_start_matches('/').split([' ', '=', ']']).next().unwrap_or_default();
        !name.is_empty()
            && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_' || b == b'-')
            && (code.contains('=') || code.starts_with('/'))
    });
    is_instant || is_code
}

fn is_date_line(view: &View<'_>) -> bool {
    view.phrases.has(Phrases::DATE)
        && view.measure.words < LABEL_WORDS
        && view.heading.is_none()
        && !view.is_data
        && !view.measure.is_terminated
        && view.link_density < LINKED
}

/// What stands beside the minutes that a text takes to read.
#[rustfmt::skip]
const READING_WORDS: &[&str] = &[
    "read", "reading", "lesezeit", "lesedauer", "lesen", "lecture", "lectura", "lettura", "leitura", "leestijd", "lästid", "lesetid", "læsetid", "lukuaika",
    "czytania", "čtení", "чтения", "читання", "okuma", "ανάγνωση", "قراءة", "קריאה",
];

/// Whether a line says how long the text takes to read: "4 min read", "Lesezeit: 3 Minuten".
fn is_reading_time(view: &View<'_>) -> bool {
    if view.measure.digits == 0
        || view.measure.digits > 3
        || view.measure.words > NAME_WORDS + 1.0
        || view.is_data
    {
        return false;
    }
    let text = view.text.to_lowercase();
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    words.clone().any(|word| word.starts_with("min") || word.starts_with("мин") || word.starts_with("хв"))
        && words.any(|word| READING_WORDS.contains(&word))
}

/// Characters within which a label ends, and from which one is more than a bullet.
const LABEL_CHARS: std::ops::RangeInclusive<usize> = 8..=30;

/// Whether a text opens with a label and a colon: "Read also:".
fn opens_with_label(text: &str) -> bool {
    let colon = text.chars().take(*LABEL_CHARS.end()).position(|c| matches!(c, ':' | '：'));
    colon.is_some_and(|at| LABEL_CHARS.contains(&at))
}

/// Words up to which a heading is the comments' and no subheading about comments.
const COMMENTS_HEADING_WORDS: f32 = 5.0;
/// Share of the page's good text that the story above its comments has at least.
const STORY_SHARE: f32 = 0.3;

/// Dated lines nearby from which a label or a signature is of comments, and lines of their furniture (reply, report).
const COMMENTS: f32 = 2.0;
const REPLIES: f32 = 2.0;

/// The first block of the readers' comments, by their heading or by signatures: what follows it, whatever it is, is not the story's.
pub(super) fn comments_heading(views: &[View<'_>]) -> Option<usize> {
    views.iter().position(|view| {
        let is_heading = view.phrases.has(Phrases::COMMENT)
            && view.measure.words < COMMENTS_HEADING_WORDS
            && !view.measure.is_terminated
            && (view.heading.is_some() || view.line.dated_near >= COMMENTS);
        // "xxx (guest) 01.01.12, 16:50" above the first comment, where no heading stands
        let is_signature = view.line.is_dated
            && view.line.alike >= COMMENTS
            && view.line.dated_near >= COMMENTS
            && view.line.comments_near >= REPLIES;
        (is_heading || is_signature) && !view.in_nav && view.good_before > STORY_SHARE
    })
}

/// Whether one of the lines of a block is a rights line.
fn has_rights_line(view: &View<'_>) -> bool {
    view.text.lines().any(|line| {
        let start: String = line.chars().take(9).flat_map(char::to_lowercase).collect();
        start.starts_with('©') || start == "copyright"
    })
}

fn is_mostly_address(view: &View<'_>) -> bool {
    let mut words = view.text.split_whitespace();
    let address = words.find(|word| word.starts_with("http://") || word.starts_with("https://"));
    address.is_some_and(|address| address.len() * 2 > view.block.chars as usize)
}

fn is_menu_line(view: &View<'_>) -> bool {
    let links = view.block.links;
    view.link_density > 0.85
        && links >= 2
        && view.block.chars < MENU_LINK_CHARS * links
        && !view.measure.is_terminated
        && !view.is_data
        && (view.good_before < 0.01 || view.good_after < 0.01)
}

/// Whether a block counts pictures or pages: "1 / 4", "3/12".
fn is_counter(view: &View<'_>) -> bool {
    let mut parts = view.text.split('/').map(str::trim);
    let is_number = |part: Option<&str>| {
        part.is_some_and(|part| (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()))
    };
    !view.is_data && is_number(parts.next()) && is_number(parts.next()) && parts.next().is_none()
}

/// Whether a text names a time of day, in figures with a colon.
fn has_clock(text: &str) -> bool {
    text.as_bytes()
        .windows(3)
        .any(|part| part[0].is_ascii_digit() && part[1] == b':' && part[2].is_ascii_digit())
}

/// Longest time of day, in characters: "12:32 p.m.".
const MAX_TIME_CHARS: u32 = 9;

/// Whether a block is nothing but a time of day.
fn is_bare_time(view: &View<'_>) -> bool {
    view.measure.digits >= 2
        && view.measure.chars <= MAX_TIME_CHARS
        && !view.is_data
        && view.measure.digits * 2 >= view.measure.chars
        && (view.own.any(Hints::DATE) || view.inner_tag == local_name!("time"))
}

/// Whether a block is furniture beyond doubt. `story_words` are those of the prose in the title's `<article>`, `page_words`
/// those of all prose.
pub(super) fn is_certain(view: &View<'_>, story_words: f32, page_words: f32) -> bool {
    // on a page with hardly any prose, "before it" and "behind it" say nothing
    (view.in_other_article && story_words >= MIN_STORY_WORDS)
        || (page_words >= MIN_STORY_WORDS && CERTAIN.iter().any(|rule| (rule.fits)(view)))
}

/// Why a block that was dropped is not the article's.
pub(super) fn reason_of(view: &View<'_>) -> Reason {
    RULES.iter().chain(CERTAIN).find(|rule| (rule.fits)(view)).map_or(Reason::Unrelated, |rule| rule.reason)
}
