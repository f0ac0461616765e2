//! Why a block is not the article's: the first reason of a table that fits.
//!
//! The model decides whether a block is kept; a reason is what a reader would call what was dropped. The order is from the
//! exact (the title itself, stock phrases, an element's own name) to the likely (a large container's name, links alone), so that
//! a label is right where it is given.

use html5ever::local_name;

use super::facts::View;
use super::facts::publisher::holds_quotation_mark;
use crate::article::names::names;
use crate::lexicon::page::{self, Phrases};
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
    /// The caller's rule for the site ([`SiteRule`](crate::SiteRule)) drops it, or names a body that it stands outside of.
    SiteRule,
    /// None of these: the text does not belong to the article by the sum of its signals.
    Unrelated,
}

names!(Reason prints, "reason", Hidden = "hidden", Title = "title", Kicker = "kicker", Duplicate = "duplicate", OtherStory = "other_story", Comments = "comments", Consent = "consent", Breadcrumb = "breadcrumb", Navigation = "navigation", Share = "share", Newsletter = "newsletter", Subscription = "subscription", Advertisement = "advertisement", Copyright = "copyright", Tags = "tags", AuthorBio = "author_bio", Byline = "byline", Date = "date", Caption = "caption", Related = "related", Icon = "icon", Form = "form", Furniture = "furniture", Aside = "aside", Note = "note", SiteRule = "site_rule", Unrelated = "unrelated");

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
/// The same of keywords, some of which lead nowhere.
const TAGS_LINKED: f32 = 0.5;
/// The same of a stock line's list behind the story, whose labels are no links.
const LISTED: f32 = 0.3;
/// The same of a label and a headline, of which only the headline is a link: "Read also: Market moves to the station".
const LABEL_LINKED: f32 = 0.4;
/// The same of a headline that is a link as a whole, but for a mark before it.
const HEADLINE_LINKED: f32 = 0.95;
/// The same of a menu, but for the marks between its links.
const MENU_LINKED: f32 = 0.85;

/// Blocks above the headline among which the kicker stands: the section, the kicker itself.
const KICKER_BLOCKS: f32 = 3.0;

fn named(view: &View<'_>, hints: Hints) -> bool {
    view.own.any(hints) || view.par.any(hints) || view.low.any(hints)
}

fn near(view: &View<'_>, hints: Hints) -> bool {
    view.own.any(hints) || view.par.any(hints)
}

#[rustfmt::skip]
const RULES: &[Rule] = &[
    Rule { reason: Reason::Title, fits: |v| v.overlap.is_title && !v.in_nav && !named(v, Hints::BREADCRUMB.with(Hints::RELATED)) },
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
    Rule { reason: Reason::Tags, fits: |v| named(v, Hints::TAGS) && v.link_density > TAGS_LINKED },
    Rule { reason: Reason::Form, fits: |v| v.in_form || v.in_button },
    Rule { reason: Reason::Furniture, fits: |v| v.in_footer || named(v, Hints::FOOTER) },
    Rule { reason: Reason::Aside, fits: |v| v.in_aside || named(v, Hints::SIDE) },
    Rule { reason: Reason::Hidden, fits: |v| v.is_hidden || named(v, Hints::HIDDEN) },
    Rule { reason: Reason::Duplicate, fits: |v| v.copies.before > 0 },
    Rule { reason: Reason::Kicker, fits: |v| v.since_title.blocks < 0.0 && v.since_title.blocks > -KICKER_BLOCKS && v.measure.words < LABEL_WORDS && !v.in_li },
    Rule { reason: Reason::Furniture, fits: |v| v.in_header && v.since_title.blocks < 0.0 },
    Rule { reason: Reason::Related, fits: |v| v.link_density > LINKED && v.place.good_before > LITTLE },
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
    // "Sign up for our newsletter!": an appeal by its first words that also speaks of what pages are made of
    Rule { reason: Reason::Newsletter, fits: |v| v.phrases.has(Phrases::NEWSLETTER) && v.measure.words < LABEL_WORDS && v.furniture > 0.0 && !holds_quotation_mark(v.text) },
    Rule { reason: Reason::Copyright, fits: |v| v.measure.words < LINE_WORDS && (v.place.good_after < TAIL || v.place.good_before > STORY_HALF) && (v.phrases.has(Phrases::COPYRIGHT) || has_rights_line(v)) },
    // "By Ann Lee, Star staff" between the title and the text
    Rule { reason: Reason::Byline, fits: |v| v.phrases.has(Phrases::BYLINE) && !v.measure.is_terminated && v.heading.is_none() && v.since_title.good.abs() < HEAD && v.place.good_before < STANDFIRST && v.block.strong_chars == 0 },
    // "3 March 2026, 8:00" in an element that is named for it; behind the lead only with a time, as posts have one
    Rule { reason: Reason::Date, fits: |v| is_date_line(v) && v.own.any(Hints::DATE) && (v.since_title.good.abs() < HEAD || has_clock(v.text)) },
    // "Rights: this text may be spread under these conditions" as the last thing of the story, however long
    Rule { reason: Reason::Copyright, fits: |v| v.phrases.has(Phrases::COPYRIGHT) && v.place.good_before > STORY_HALF && v.place.good_after < LITTLE && v.measure.words < RIGHTS_WORDS },
    // the rights of the site in a box that is named for them, however long
    Rule { reason: Reason::Copyright, fits: |v| near(v, Hints::COPYRIGHT) && v.place.good_before > STORY_HALF && v.place.good_after < LITTLE },
    // "Advertisement", "Story continues below" between two paragraphs
    Rule { reason: Reason::Advertisement, fits: |v| v.phrases.has(Phrases::AD) && v.measure.words <= NAME_WORDS && !v.measure.is_terminated && !v.is_data },
    // "Follow us on Facebook and Telegram.", but not "The town was amused on Twitter:" above a post
    Rule { reason: Reason::Share, fits: |v| v.phrases.has(Phrases::SHARE) && v.furniture >= FOLLOW_WORDS && v.measure.words < SHARE_WORDS && !v.in_li && !v.text.ends_with([':', '：']) },
    // "Lee Ji-hun, reporter, lee@paper.example" as Korean papers sign
    Rule { reason: Reason::Byline, fits: |v| v.measure.words < LABEL_WORDS && v.text.contains(" 기자") && (v.text.contains('@') || v.text.trim_end().ends_with("기자")) },
    // "[Editor: robot]", "Source: the harbour office", "Photo: Lee" behind the last sentence
    Rule { reason: Reason::Byline, fits: |v| is_last(v) && v.measure.words < LINE_WORDS && (v.phrases.has(Phrases::BYLINE) || (v.phrases.has(Phrases::CAPTION) && v.measure.words < LABEL_WORDS)) },
    // "More on this:" behind the last sentence, and what stands under it
    Rule { reason: Reason::Related, fits: |v| is_last(v) && ((v.is_stock_line() && v.measure.words < LABEL_WORDS) || (v.section.is_under_stock && v.measure.words < LINE_WORDS && v.link_density > LISTED)) },
    // "3 March 2026, 8:00" and "Source: the harbour office" in two lines above the text
    Rule { reason: Reason::Date, fits: is_head_lines },
    // the title again above the text, alone or with a date or a section
    Rule { reason: Reason::Title, fits: is_title_again },
    // "Last update: 3 March 2026, 8:00" above the text, in whatever element
    Rule { reason: Reason::Date, fits: is_date_above_text },
    // "Courier Press - 3 March 2026, 8:00 PM", "(2026-03-03 20:00) evening news" above the text, in whatever element
    Rule { reason: Reason::Date, fits: is_dated_head },
    // "2026-03-03T08:00:00+01:00", "[caption id="7"]": for machines
    Rule { reason: Reason::Furniture, fits: |v| is_for_machines(v.text) },
    // "4 min read"
    Rule { reason: Reason::Icon, fits: |v| is_reading_time(v) },
    // what each cookie is for, in the dialogue of a consent tool
    Rule { reason: Reason::Consent, fits: |v| v.low.any(Hints::CONSENT) },
    // how to reach the paper, in a box at the page's end that is named as its foot
    Rule { reason: Reason::Furniture, fits: |v| v.low.any(Hints::FOOTER) && v.place.good_after < LITTLE && v.article_depth == 0 },
    // "Read also: Market moves to the station", the headline a link
    Rule { reason: Reason::Related, fits: |v| v.phrases.has(Phrases::RELATED) && v.link_density > LABEL_LINKED && !v.measure.is_terminated && !v.in_li && opens_with_label(v.text) },
    // "Find this article at: http://…" beneath a page for printing
    Rule { reason: Reason::Furniture, fits: |v| v.place.good_after < TAIL && !v.measure.is_terminated && is_mostly_address(v) },
    // a headline that leads away, alone in a box that is named for such
    Rule { reason: Reason::Related, fits: |v| v.link_density > HEADLINE_LINKED && !v.measure.is_terminated && near(v, Hints::RELATED) && !v.in_li && !v.own.any(Hints::BODY) },
    // "Read also: Market moves to the station": a label and a link that a style sheet parts
    Rule { reason: Reason::Related, fits: |v| v.link_density > LINKED && !v.measure.is_terminated && v.own.any(Hints::RELATED) && !v.own.any(Hints::BODY) },
    // "Log in to read on" in a box that is named for a pay wall
    Rule { reason: Reason::Subscription, fits: |v| v.phrases.has(Phrases::SUBSCRIBE) && near(v, Hints::PAYWALL) && v.measure.words < LINE_WORDS },
    // "1 / 4" at a picture
    Rule { reason: Reason::Icon, fits: |v| is_counter(v) },
    // "Listen", "Follow" on a button
    Rule { reason: Reason::Form, fits: is_button },
    // "We are a newsroom without owners. Sign up to hear from us.", the appeal's words a link
    Rule { reason: Reason::Newsletter, fits: |v| v.links.asks && !v.in_li && !v.is_data && !holds_quotation_mark(v.text) },
    // "Every Sunday in your inbox" above a field for an address
    Rule { reason: Reason::Newsletter, fits: is_sign_up },
    // "14:32" at a live blog's entry
    Rule { reason: Reason::Date, fits: |v| is_bare_time(v) },
];

/// Share of the page's good text that counts as none.
const LITTLE: f32 = 0.02;
/// Share of it that may stand between the headline and a line of the head, or ahead of it: none but what was taken for text by mistake.
const HEAD: f32 = 0.01;
/// The same behind a line of the end.
const TAIL: f32 = 0.01;
/// The same ahead of a byline, above which a standfirst may stand.
const STANDFIRST: f32 = 0.05;

/// Share of the page's good text behind which a rights line ends the story, whatever else the page has beneath it.
const STORY_HALF: f32 = 0.5;
/// Share of the title's words that the title again has, and of its own words that are the title's.
const TITLE_SHARE: f32 = 0.99;
const TITLE_OVERLAP: f32 = 0.5;
/// Words from which such a line is the title rather than a name that it begins with.
const TITLE_WORDS: f32 = 4.0;
/// Share of a line's words in dates from which it is nothing but a date, its words, and its digits.
const DATE_SHARE: f32 = 0.75;
const DATE_WORDS: f32 = 20.0;
const DATE_DIGITS: u32 = 3;

/// Words of the longest line that asks to follow the paper, and how many of them speak of what pages are made of: "follow" and two networks.
const SHARE_WORDS: f32 = 14.0;
const FOLLOW_WORDS: f32 = 3.0;
/// Words of prose on a page from which "above the text" and "behind it" say something.
const MIN_PAGE_WORDS: f32 = 35.0;
/// Words of the longest line of rights.
const RIGHTS_WORDS: f32 = 80.0;

/// Whether a block that ends no sentence stands behind the last sentence of the page.
fn is_last(view: &View<'_>) -> bool {
    view.place.good_before > STORY_HALF
        && view.place.good_after < TAIL
        && !view.measure.is_terminated
        && !view.is_data
        && !view.in_li
        && !view.in_blockquote
}

/// Lines of a head that are looked at.
const HEAD_LINES: usize = 4;

/// Whether a block stands above the text: nothing good ahead of it, or none since the headline.
fn is_above_text(view: &View<'_>) -> bool {
    view.place.good_before < HEAD || (view.since_title.is_behind && view.since_title.good.abs() < HEAD)
}

/// Whether a block above the text is nothing but lines of date, source and writer.
fn is_head_lines(view: &View<'_>) -> bool {
    if !is_above_text(view)
        || view.measure.words >= LINE_WORDS
        || view.measure.is_terminated
        || view.is_data
        || view.line.dates == 0.0
        || !view.text.contains('\n')
    {
        return false;
    }
    let is_head = |line: &str| {
        page::date_share(line) >= DATE_SHARE
            || [Phrases::BYLINE, Phrases::SHARE, Phrases::COMMENT]
                .into_iter()
                .any(|kind| page::of_text(line, view.measure.words).has(kind))
    };
    view.text.lines().take(HEAD_LINES).all(is_head)
}

fn is_title_again(view: &View<'_>) -> bool {
    view.line.title_share >= TITLE_SHARE
        && view.overlap.title >= TITLE_OVERLAP
        && view.measure.words >= TITLE_WORDS
        && view.place.good_before < HEAD
        && !view.measure.is_terminated
        && !view.is_data
}

fn is_date_above_text(view: &View<'_>) -> bool {
    view.line.dates >= DATE_SHARE
        && view.measure.words <= DATE_WORDS
        && view.measure.digits >= DATE_DIGITS
        && (view.place.good_before < HEAD || view.since_title.good.abs() < HEAD)
        && view.heading.is_none()
        && !view.measure.is_terminated
        && !view.is_data
        && view.link_density < LINKED
}

/// Words of a line above the text that names a day and who brings the news, parts of its date at least, and words beside it at most.
const DATED_HEAD_WORDS: f32 = 16.0;
const MIN_DATE_PARTS: u32 = 2;
const MAX_BESIDE_DATE: u32 = 6;
/// Digits of a day with its year, or of two days.
const MIN_DAY_DIGITS: u32 = 5;

/// Whether a line above the text names a day, and beside it little: the agency, the section, the writer.
fn is_dated_head(view: &View<'_>) -> bool {
    if view.measure.words > DATED_HEAD_WORDS
        || view.measure.digits < MIN_DAY_DIGITS
        || view.heading.is_some()
        || view.is_data
        || view.in_li
        || view.line.dates == 0.0
        || view.link_density >= LINKED
        || !(view.place.good_before < HEAD || view.since_title.good.abs() < HEAD)
    {
        return false;
    }
    if opens_with_date(view.text) {
        return true;
    }
    if view.measure.is_terminated {
        return false;
    }
    let parts = page::date_parts(view.text);
    parts.has_day && parts.dates >= MIN_DATE_PARTS && parts.others <= MAX_BESIDE_DATE
}

/// Marks between a date and what stands beside it in a line of a head.
const HEAD_MARKS: &[char] = &['|', '·', '•'];

/// Whether a line is a date, a mark, and something else: "3 March 2026, 8:00 | Source: Harbour Ltd.", or the other way round.
fn opens_with_date(text: &str) -> bool {
    let mut parts = text.split(HEAD_MARKS).map(str::trim);
    let has_marks = text.contains(HEAD_MARKS);
    has_marks
        && parts.any(|part| {
            page::date_share(part) >= DATE_SHARE
                && part.bytes().filter(u8::is_ascii_digit).count() >= MIN_DAY_DIGITS as usize
        })
}

/// How near a field to fill in is, from which a box asks for an address: in the block's parent or in the one around it.
const FIELD_NEAR: f32 = 0.3;
/// Words of a box that asks for an address.
const SIGN_UP_WORDS: f32 = 60.0;

/// Whether a block is part of a small box with a field to fill in, within the story or behind it, that is no question or answer of it.
fn is_sign_up(view: &View<'_>) -> bool {
    view.publisher.field_near >= FIELD_NEAR
        && view.since_title.is_behind
        && view.measure.words < SIGN_UP_WORDS
        && !view.is_data
        && (view.furniture > 0.0
            || view.publisher.addresses > 0.0
            || view.is_stock_line()
            || near(view, Hints::NEWSLETTER))
}

/// Words of a button's label.
const BUTTON_WORDS: f32 = 3.0;

/// Whether a block is a button's label: "Listen", "Show more". A question that folds out is longer, or a heading.
fn is_button(view: &View<'_>) -> bool {
    view.in_button
        && view.measure.words <= BUTTON_WORDS
        && view.heading.is_none()
        && !view.measure.is_terminated
        && !view.in_li
        && !view.is_data
}

/// Bytes of an instant of time without seconds: "2026-03-03T08:00".
const INSTANT_BYTES: usize = 16;

/// Whether a text is a value for programs: an instant of time, or a code of a publishing system in square brackets.
fn is_for_machines(text: &str) -> bool {
    let bytes = text.as_bytes();
    // as in "2026-03-03T08:00": the day's hyphens and the T have their places
    let is_instant = bytes.len() >= INSTANT_BYTES
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

/// Digits of the minutes that a text takes to read, "4" or "3–5" or "120", and words of the line: "It takes 4 minutes' reading".
const READING_DIGITS: u32 = 3;
const READING_LINE: f32 = 5.0;

/// Whether a line says how long the text takes to read: "4 min read", "Lesezeit: 3 Minuten".
fn is_reading_time(view: &View<'_>) -> bool {
    if view.measure.digits == 0
        || view.measure.digits > READING_DIGITS
        || view.measure.words > READING_LINE
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
            // the count of comments of a teaser stands in a list, with its date
            && (view.heading.is_some() || (view.line.dated_near >= COMMENTS && !view.in_li));
        // "xxx (guest) 01.01.12, 16:50" above the first comment, where no heading stands
        let is_signature = view.line.is_dated
            && view.line.alike >= COMMENTS
            && view.line.dated_near >= COMMENTS
            && view.line.comments_near >= REPLIES;
        (is_heading || is_signature) && !view.in_nav && view.place.good_before > STORY_SHARE
    })
}

/// What a line of rights opens with, in whatever language the page is, if not with the sign for it.
const RIGHTS: &str = "copyright";

/// Whether one of the lines of a block is a rights line.
fn has_rights_line(view: &View<'_>) -> bool {
    view.text.lines().any(|line| {
        let start: String = line.chars().take(RIGHTS.len()).flat_map(char::to_lowercase).collect();
        start.starts_with('©') || start == RIGHTS
    })
}

fn is_mostly_address(view: &View<'_>) -> bool {
    let mut words = view.text.split_whitespace();
    let address = words.find(|word| word.starts_with("http://") || word.starts_with("https://"));
    address.is_some_and(|address| address.len() * 2 > view.block.chars as usize)
}

fn is_menu_line(view: &View<'_>) -> bool {
    let links = view.block.links;
    view.link_density > MENU_LINKED
        && links >= 2
        && view.block.chars < MENU_LINK_CHARS * links
        && !view.measure.is_terminated
        && !view.is_data
        && (view.place.good_before < HEAD || view.place.good_after < TAIL)
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
pub(super) fn has_clock(text: &str) -> bool {
    text.as_bytes()
        .windows(3)
        .any(|part| part[0].is_ascii_digit() && part[1] == b':' && part[2].is_ascii_digit())
}

/// Longest time of day, in characters without spaces: "12:32p.m.". At the shortest it has two digits: "8 h 5".
const MAX_TIME_CHARS: u32 = 9;
const MIN_TIME_DIGITS: u32 = 2;

/// Whether a block is nothing but a time of day.
fn is_bare_time(view: &View<'_>) -> bool {
    view.measure.digits >= MIN_TIME_DIGITS
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
        || (page_words >= MIN_PAGE_WORDS && CERTAIN.iter().any(|rule| (rule.fits)(view)))
}

/// Why a block that was dropped is not the article's.
pub(super) fn reason_of(view: &View<'_>) -> Reason {
    RULES.iter().chain(CERTAIN).find(|rule| (rule.fits)(view)).map_or(Reason::Unrelated, |rule| rule.reason)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Limits;
    use crate::blocks::Context;
    use crate::claims::Anchors;
    use crate::page::Page;

    const TITLE: &str = "A ferry ran onto a bank";
    const STORY: &str = "<p>The ferry between Velmouth and Harrow ran onto a bank on Monday night, and was not free until the tide rose six hours later.</p>\
        <p>Nobody was hurt, the harbour office said, but forty passengers spent the night on board with soup and a piano.</p>\
        <p>“We sang until the lamps went out,” said a teacher who had been on her way home from the island.</p>\
        <p>The bank has moved since the storms of the autumn, and the office will mark it anew before the next spring tide.</p>";

    /// The blocks of a page with lines above and behind a story: text, and whether a certain rule drops it.
    fn dropped(above: &str, behind: &str) -> Vec<(String, bool)> {
        let html = format!("<h1>{TITLE}</h1><div>{above}{STORY}{behind}</div>");
        let page = Page::parse(&html, &Limits::default()).expect("small");
        let anchors = Anchors::of_title(&page, TITLE);
        let context = Context::new(&page, &anchors);
        let comments = comments_heading(&context.views).unwrap_or(usize::MAX);
        context
            .views
            .iter()
            .enumerate()
            .filter(|(_, view)| !view.overlap.is_title)
            .map(|(index, view)| (view.text.to_owned(), index >= comments || is_certain(view, 100.0, 100.0)))
            .collect()
    }

    fn assert_dropped(above: &[&str], behind: &[&str]) {
        let paragraphs =
            |lines: &[&str]| lines.iter().map(|line| format!("<p>{line}</p>")).collect::<String>();
        let found = dropped(&paragraphs(above), &paragraphs(behind));
        let story = above.len()..found.len() - behind.len();
        for (index, (text, is_dropped)) in found.iter().enumerate() {
            assert_eq!(*is_dropped, !story.contains(&index), "{text}");
        }
    }

    #[test]
    fn test_a_date_above_the_text_needs_no_class() {
        for line in [
            "3 March 2026, 8:00",
            "Stand: 3. März 2026, 8.00 Uhr",
            "2026年3月3日 08:00",
            "dodano: 9 stycznia 2026, 16:45",
            "sexta-feira, 22 de outubro de 2026 às 20:13",
            "2026年3月3日 08:00<br>来源：港口日报",
            "입력 2026.11.23. 오전 8:10 수정 2026.11.23. 오전 9:05",
            "Publié le 23/11/2026 à 08h10, mis à jour le 24/11/2026 à 09h05",
            "Updated 9:05 AM EST, Tue November 24, 2026 | Published 8:10 AM EST, Mon November 23, 2026",
        ] {
            assert_dropped(&[line], &[]);
        }
        assert!(!dropped("<p>In 2026 the harbour had 3 boats</p>", "")[0].1);
    }

    #[test]
    fn test_the_title_again_is_no_text() {
        for line in [
            "A ferry ran onto a bank, 3 May",
            "Harrow: A ferry ran onto a bank",
            "A ferry ran onto a bank<br>By Ann Lee",
        ] {
            assert_dropped(&[line], &[]);
        }
        assert!(!dropped("<p>A ferry ran onto a bank, and forty people sang until morning.</p>", "")[0].1);
    }

    #[test]
    fn test_values_for_machines_are_no_text() {
        for line in ["2026-03-03T08:00:00+01:00", "[gallery ids=\"12,13\" size=\"large\"]", "[/caption]"] {
            assert_dropped(&[line], &[line]);
        }
        assert!(
            !is_for_machines("[The ferry has a new captain]") && !is_for_machines("2026-03-03 was a Tuesday")
        );
    }

    #[test]
    fn test_sources_and_editors_sign_off_behind_the_last_sentence() {
        for line in [
            "Source: the harbour office",
            "[责任编辑：李明]",
            "Źródło: PAP",
            "Фото: пресс-служба порта",
            "Πηγή: Λιμεναρχείο",
        ] {
            assert_dropped(&[], &[line]);
        }
    }

    #[test]
    fn test_lines_between_paragraphs_that_are_never_the_storys() {
        for line in [
            "ADVERTISEMENT",
            "Story continues below",
            "Follow us on Facebook, X and Telegram.",
            "박지훈 기자 jhpark@harbour.example",
        ] {
            assert_dropped(&[line], &[]);
            assert_dropped(&[], &[line]);
        }
    }

    #[test]
    fn test_a_line_above_a_post_is_the_storys() {
        assert!(!dropped("<p>Twitter was amused by the captain’s answer:</p>", "")[0].1);
        assert!(dropped("", "<p>Follow us on Twitter and Facebook</p>")[4].1);
    }

    #[test]
    fn test_a_teasers_count_of_comments_ends_no_story() {
        let teaser = "<ul><li>Ann Lee</li><li>12.03.2026</li><li>Comments: 4</li><li>13.03.2026</li></ul>";
        let found = dropped(
            "",
            &format!("{teaser}<p>The captain has gone to sea again, and the piano with him.</p>"),
        );
        assert!(found.last().is_some_and(|(_, is_dropped)| !is_dropped), "{found:#?}");
    }

    #[test]
    fn test_labels_behind_the_last_sentence_lead_to_other_stories() {
        for line in
            ["Новости по теме:", "Lesen Sie auch", "More from the town", "Przeczytaj więcej", "相关阅读"]
        {
            assert_dropped(&[], &[line]);
        }
    }

    #[test]
    fn test_rights_end_the_story_however_long() {
        for line in [
            "Copyright 2026 The Courier. All rights reserved. This material may not be published, broadcast or rewritten.",
            "免责声明：本文仅代表作者个人观点，与本网无关。其原创性以及文中陈述文字和内容未经本站证实，请读者仅作参考。",
            "При перепечатке материалов ссылка на сайт обязательна.",
        ] {
            assert_dropped(&[], &[line]);
        }
    }

    /// Whether a certain rule for this reason fits an element's block, with stories before and behind it.
    fn fits(reason: Reason, element: &str, stories_before: usize, stories_behind: usize) -> bool {
        let (before, behind) = (STORY.repeat(stories_before), STORY.repeat(stories_behind));
        let html = format!("<h1>{TITLE}</h1><div>{before}{element}{behind}</div>");
        let page = Page::parse(&html, &Limits::default()).expect("small");
        let anchors = Anchors::of_title(&page, TITLE);
        let context = Context::new(&page, &anchors);
        let at = 1 + 4 * stories_before;
        CERTAIN.iter().any(|rule| rule.reason == reason && (rule.fits)(&context.views[at]))
    }

    fn is_of_rights(stories_before: usize, line: &str, stories_behind: usize) -> bool {
        fits(Reason::Copyright, &format!("<p>{line}</p>"), stories_before, stories_behind)
    }

    #[test]
    fn test_a_line_of_rights_is_short_or_last_and_speaks_of_rights() {
        let short = "Copyright 2026 The Courier.";
        assert!(is_of_rights(1, short, 0), "at the end");
        assert!(is_of_rights(2, short, 1), "behind most of the story");
        assert!(!is_of_rights(1, short, 2), "before most of it");
        assert!(is_of_rights(1, "© Courier", 0) && is_of_rights(2, "© Courier", 1), "by its sign");
        assert!(!is_of_rights(1, "The mayor closed the harbour.", 0), "of something else");
        let long = "Copyright law has kept the pictures of the wreck out of the museum for thirty years, as the heirs of the man who took them \
            have never said to whom they belong, and a court in the capital has not settled it to this day either, for all its sittings.";
        assert!(!is_of_rights(1, long, 2), "a paragraph of the story");
        assert!(!is_of_rights(2, long, 1), "in the second half too");
    }

    #[test]
    fn test_a_sentence_that_asks_by_its_link_is_an_appeal() {
        for appeal in [
            "The Courier is a newsroom without owners. <a href='/n'>Sign up</a> to hear from us.",
            "Wir gehören niemandem. <a href='/abo'>Jetzt abonnieren</a> und nichts verpassen.",
            "Il giornale vive dei lettori. <a href='/n'>Iscriviti alla newsletter</a> del mattino.",
        ] {
            assert!(fits(Reason::Newsletter, &format!("<p>{appeal}</p>"), 1, 1), "{appeal}");
        }
        for story in [
            // the writer speaks of it
            "The school told them to <a href='/swim'>sign up</a> for the class before the tide.",
            // somebody says it
            "“<a href='/n'>Sign up</a>, and bring soup,” said the teacher.",
            // no link
            "The office has a new list. Sign up at the quay, it says.",
        ] {
            assert!(!fits(Reason::Newsletter, &format!("<p>{story}</p>"), 1, 1), "{story}");
        }
    }

    #[test]
    fn test_rules_ask_for_all_that_they_name() {
        let is = |reason, element: &str, before, behind| fits(reason, element, before, behind);
        assert!(is(Reason::Byline, "<p>By Ann Lee</p>", 0, 2));
        assert!(!is(Reason::Byline, "<p>By the sea, twelve people waited.</p>", 0, 2), "a sentence");
        assert!(is(Reason::Date, "<p class='date'>3 March 2026</p>", 0, 2));
        assert!(!is(Reason::Date, "<p class='date'>The bank has moved</p>", 1, 1), "no date");
        assert!(!is(Reason::Date, "<p>3 March 2026</p>", 1, 1), "within the story");
        assert!(is(Reason::Related, "<p>Read more</p>", 2, 0));
        assert!(!is(Reason::Related, "<p>Read more</p>", 1, 1), "not at the end");
        assert!(is(Reason::Furniture, "<p>At https://courier.example/a/ferry-ran-onto-a-bank</p>", 2, 0));
        assert!(
            !is(Reason::Furniture, "<p>At https://courier.example/a/ferry-ran-onto-a-bank</p>", 1, 1),
            "within"
        );
        let teaser = |line: &str| format!("<div class='related'><p><a href='/m'>{line}</a></p></div>");
        assert!(is(Reason::Related, &teaser("Market moves to the station"), 1, 1));
        assert!(!is(Reason::Related, &teaser("The market moves to the station."), 1, 1), "a sentence");
    }

    #[test]
    fn test_signed_and_dated_lines_with_replies_are_comments() {
        let comments = |name: &str, reply: &str| -> String {
            ["12.03.2026, 16:50", "12.03.2026, 18:02", "13.03.2026, 7:15"]
                .map(|date| format!("<p>{name} {date}</p><p>They have promised that since my father was a boy, and his father.</p><p>{reply}</p>"))
                .concat()
        };
        for (name, reply) in [
            ("Walter (guest)", "Reply"),
            ("xxx (gość)", "odpowiedz"),
            ("гость", "Ответить"),
            ("Ola", "0 / 0 zgłoś naruszenie odpowiedz"),
        ] {
            let found = dropped("", &comments(name, reply));
            assert!(found[..4].iter().all(|(_, is_dropped)| !is_dropped), "{name}");
            assert!(found[4..].iter().all(|(_, is_dropped)| *is_dropped), "{name}: {found:#?}");
        }
    }
}
