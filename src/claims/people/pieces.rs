//! The names of a text: a byline or a field for authors, taken apart.
//!
//! Each part of a list is given as printed and, where they differ, in further variants: less a role ("Reporter Ann Lee"), cut
//! before what goes on ("Ann Lee in Osk"), less a title or an agency ("Dr. Ann Lee"), the right way round ("Lee, Ann"). Which of
//! them is a name is not decided here.

use std::borrow::Cow;

use super::super::timestamp;
use super::labels::{self, Label, Role};
use super::names::{is_hangul, is_wide};
use super::words::{BESIDE_DATES, ROLE_ENDINGS, ROLES};
use crate::text::{WordSet, lower_case};

/// How a piece was made of its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Variant {
    /// A part of a list as it stands.
    Part,
    /// Less roles at its ends.
    WithoutRole,
    /// All of the text.
    Whole,
    /// Cut before a preposition or a dash.
    Cut,
    /// Read from an address.
    Slug,
    /// Less a title before it or an agency behind it.
    WithoutTitle,
    /// "Lee, Ann" turned round.
    Inverted,
}

/// A possible name.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Piece {
    pub(crate) name: String,
    pub(crate) label: Option<Role>,
    /// Its place in the list.
    pub(crate) order: u16,
    pub(crate) variant: Variant,
    /// A role stands right before it, or behind it.
    pub(crate) has_role: bool,
}

/// Bytes of a text that are read, and the most pieces of it.
const MAX_TEXT: usize = 600;
const MAX_PIECES: usize = 60;
/// Letters from which a last word with a point behind it ends a sentence and is not shortened.
const MIN_LAST: usize = 3;
/// Characters and words of a name.
const MAX_NAME: usize = 80;
const MAX_WORDS: usize = 8;
/// An element's border, where words touch that a style sheet parts.
pub(crate) const BORDER: char = '\u{3}';
/// Stands for a date.
const DATE: char = '\u{1}';

/// Words between two names of a list. Lower case; those that are also words of other languages only join before a capital.
static JOINTS: WordSet = WordSet::new(&[
    "and", "und", "et", "y", "och", "og", "ja", "и", "та", "і", "ve", "és", "i", "a", "e", "en", "και",
    "dan", "with", "mit", "avec", "con", "и",
]);
const SHORT_JOINTS: &[&str] = &["e", "en", "i", "a", "ve", "ja", "та", "і", "dan"];

/// Words and marks behind which a name goes on to a place, a medium or a description. Lower case.
static AFTER_NAME: WordSet = WordSet::new(&[
    "in", "aus", "for", "für", "at", "from", "à", "is", "ist", "was", "has", "hat", "en", "on", "als", "as",
    "über", "who", "via", "bei", "of", "desde", "w", "з", "из", "del", "per", "im",
]);
/// Words that end a piece and belong to the date or the label behind it. Lower case.
static TAILS: WordSet = WordSet::new(&[
    "am",
    "um",
    "on",
    "at",
    "posted",
    "published",
    "updated",
    "gepostet",
    "veröffentlicht",
    "aktualisiert",
    "vor",
    "le",
    "el",
    "il",
    "den",
    "date",
    "dated",
    "in",
    "uhr",
    "last",
    "written",
    "stand",
    "vom",
    "publié",
    "publicado",
    "the",
    "by",
    "dnia",
]);
/// Titles before a name. Lower case, without marks.
const TITLES: &[&str] = &[
    "dr",
    "prof",
    "professor",
    "mag",
    "dipl",
    "ing",
    "mr",
    "mrs",
    "ms",
    "sir",
    "dame",
    "rev",
    "frau",
    "herr",
    "pfarrer",
    "rechtsanwalt",
    "rechtsanwältin",
    "med",
    "phil",
    "ra",
    "sen",
    "gov",
    "miss",
    "lord",
    "lady",
    "ο",
    "η",
    "ο/η",
    "του",
    "της",
    "d",
    "don",
    "dott",
    "dra",
    "mgr",
    "ir",
    "drs",
];
/// Degrees and agencies behind a name. Lower case, without marks.
const DEGREES: &[&str] = &[
    "phd",
    "md",
    "rd",
    "rdn",
    "cpa",
    "esq",
    "mba",
    "ma",
    "msc",
    "bsc",
    "jd",
    "do",
    "dds",
    "dvm",
    "llm",
    "apa",
    "dpa",
    "afp",
    "ap",
    "reuters",
    "ap",
    "sid",
    "epd",
    "kna",
    "staff",
    "cnn",
    "bloomberg",
    "od",
    "mph",
    "pharmd",
    "lcsw",
    "facs",
    "ba",
];

/// Whether any piece of a text may have a byline's bare preposition as its label: a look that is cheaper than the pieces.
pub(super) fn may_open(text: &str) -> bool {
    labels::may_hold_opener(&text[..text.floor_char_boundary(MAX_TEXT)])
}

/// The names that a text may hold.
pub(crate) fn pieces(text: &str) -> Vec<Piece> {
    let mut list = List { found: Vec::new(), order: 0, is_genitive: false };
    let text = &text[..text.floor_char_boundary(MAX_TEXT)];
    let text = if text.is_ascii() { Cow::Borrowed(text) } else { Cow::Owned(text.replace('\u{a0}', " ")) };
    let text = &*unglued_dates(unwrapped(&text));
    let clean = without_noise(text);
    // only what has digits has dates
    let clean = without_dates(&clean);
    for part in clean.split(['\n', '|', '\t', '•', '·', '▪', '■', '●', '★', DATE]) {
        for part in parted_by_dashes(part) {
            list.read(part.trim());
        }
    }
    list.inverted(&clean);
    list.whole(text);
    list.found
}

/// The text less its dates and times, with a mark where one stood.
fn without_dates(text: &str) -> Cow<'_, str> {
    if !text.bytes().any(|b| b.is_ascii_digit()) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            out.push('\n');
        }
        let words: Vec<&str> = line.split(' ').filter(|word| !word.is_empty()).collect();
        let is_number = |word: &str| {
            word.starts_with(|c: char| c.is_ascii_digit()) && words.len() > 1
                || (word.contains(|c: char| c.is_ascii_digit()) && !word.contains(char::is_alphabetic))
        };
        let is_beside = |word: &str| {
            let bare = word
                .trim_matches(|c: char| !c.is_alphanumeric() && c != '.')
                .trim_end_matches('.')
                .to_lowercase();
            BESIDE_DATES.contains(&bare.as_str()) || timestamp::is_month(&bare)
        };
        let mut dropped: Vec<bool> = words.iter().map(|word| is_number(word)).collect();
        for _ in 0..3 {
            for at in 0..words.len() {
                let touches = (at > 0 && dropped[at - 1]) || dropped.get(at + 1).copied().unwrap_or(false);
                if !dropped[at]
                    && touches
                    && (is_beside(words[at]) || words[at].chars().all(|c| !c.is_alphanumeric()))
                {
                    dropped[at] = true;
                }
            }
        }
        for (at, word) in words.iter().enumerate() {
            if !dropped[at] {
                if !out.ends_with(['\n', '\u{1}']) && !out.is_empty() {
                    out.push(' ');
                }
                out.push_str(word);
            } else if !out.ends_with('\u{1}') {
                out.push('\u{1}');
            }
        }
    }
    Cow::Owned(out)
}

/// "(Reporting by Ann Lee)" without its brackets.
fn unwrapped(text: &str) -> &str {
    let text = text.trim();
    let inner = text.strip_prefix('(').and_then(|text| text.trim_end_matches('.').strip_suffix(')'));
    inner.filter(|inner| !inner.contains(['(', ')'])).unwrap_or(text)
}

/// "Ann Lee3 May 2026", "王小明2026-05-03": a name that a template glued to a date, with a border between them.
fn unglued_dates(text: &str) -> Cow<'_, str> {
    if !text.bytes().any(|b| b.is_ascii_digit()) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 2);
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        if c.is_ascii_digit() && before.is_alphabetic() {
            let run = text[at..].bytes().take_while(u8::is_ascii_digit).count();
            let rest = &text[at + run..];
            let is_year = run == 4 && (text[at..].starts_with("20") || text[at..].starts_with("19"));
            let is_day = run <= 2
                && rest
                    .strip_prefix(['.', '/', ':', ' ', '年', '月'])
                    .is_some_and(|rest| rest.starts_with(|c: char| c == ' ' || c.is_alphanumeric()));
            if is_year || is_day {
                out.push(BORDER);
            }
        }
        out.push(c);
        before = c;
    }
    Cow::Owned(out)
}

/// "Ann LeeFollow": how many bytes the name has before a word that a template glued to it.
pub(crate) fn glued_end(part: &str) -> Option<usize> {
    let start = part.rfind(' ')? + 1;
    let last = &part[start..];
    let mut before = '\u{0}';
    let mut lower = 0;
    for (at, c) in last.char_indices() {
        let is_hump = c.is_uppercase() && before.is_lowercase();
        if is_hump
            && lower >= 2
            && last[at..].chars().skip(1).take(2).filter(|c| c.is_alphabetic()).count() == 2
        {
            return (!matches!(&last[..at], "Mac" | "Mc" | "Fitz" | "Van" | "Di" | "De"))
                .then_some(start + at);
        }
        lower += usize::from(c.is_alphabetic());
        before = c;
    }
    None
}

/// The text with bars for mail addresses, handles, addresses and brackets; brackets that hold a label stay.
fn without_noise(text: &str) -> Cow<'_, str> {
    if !text.bytes().any(|b| matches!(b, b'(' | b'[' | b'@' | b'/')) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['(', '[']) {
        let close = if rest[at..].starts_with('(') { ')' } else { ']' };
        out.push_str(&rest[..at]);
        let Some(end) = rest[at..].find(close).map(|end| at + end) else {
            rest = &rest[at + 1..];
            out.push('|');
            continue;
        };
        let inner = &rest[at + 1..end];
        let is_label =
            labels::find(inner).first().is_some_and(|label| label.start == 0 && label.role != Role::By);
        out.push('|');
        if is_label {
            out.push_str(inner);
            out.push('|');
        }
        rest = &rest[end + 1..];
    }
    out.push_str(rest);
    if !out.contains(['@', '/']) {
        return Cow::Owned(out);
    }
    let mut clean = String::with_capacity(out.len());
    for word in out.split_inclusive(char::is_whitespace) {
        let bare = word.trim();
        let is_noise = bare.contains("://") || bare.contains('@') || bare.starts_with("www.");
        if is_noise {
            clean.push('|');
            clean.push_str(&word[word.trim_end().len()..]);
        } else {
            clean.push_str(word);
        }
    }
    Cow::Owned(clean)
}

/// The parts between dashes that have blanks around them; a dash within a double name parts nothing.
fn parted_by_dashes(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut from = 0;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let after = text[at + c.len_utf8()..].chars().next().unwrap_or(' ');
        let is_dash = matches!(c, '–' | '—') || c == '-';
        if is_dash && before.is_whitespace() && (after.is_whitespace() || c != '-') || c == '—' {
            parts.push(&text[from..at]);
            from = at + c.len_utf8();
        }
        before = c;
    }
    parts.push(&text[from..]);
    parts
}

/// "ByJ.R. Stone", "Byby Ann Lee": a byline whose template lost the blank, or says its preposition twice.
fn unglued(part: &str) -> &str {
    let doubled =
        ["Byby ", "ByBy ", "BYBY ", "Vonvon ", "VonVon ", "Parpar ", "ParPar ", "Porpor ", "PorPor "];
    if let Some(rest) = doubled.iter().find_map(|word| part.strip_prefix(word)) {
        return rest;
    }
    ["By", "Von", "Par", "Por", "BY"]
        .iter()
        .find_map(|word| {
            part.strip_prefix(word).filter(|rest| {
                let mut chars = rest.chars();
                chars.next().is_some_and(char::is_uppercase)
                    && chars.next().is_some_and(|c| c.is_lowercase() || c == '.')
            })
        })
        .unwrap_or(part)
}

struct List {
    found: Vec<Piece>,
    order: u16,
    /// Whether "Της", "hers", stands before the names: Greek bylines decline.
    is_genitive: bool,
}

impl List {
    fn read(&mut self, part: &str) {
        let bare = unglued(part);
        let is_glued = bare.len() < part.len();
        let labels = labels::find(bare);
        let mut from = 0;
        let mut label = is_glued.then_some(Role::By);
        for Label { start, end, role } in labels {
            if start > from {
                self.segment(&bare[from..start], label);
            }
            // "Written by: by Ann": the stronger one stays
            label = match (label, role) {
                (Some(known), Role::By) if start == from => Some(known),
                _ => Some(role),
            };
            self.is_genitive = bare[start..end].to_lowercase() == "της";
            from = end;
        }
        self.segment(&bare[from..], label);
    }

    fn segment(&mut self, segment: &str, label: Option<Role>) {
        for name in trades(segment) {
            self.push(&name, Some(Role::Trade), Variant::WithoutRole, true);
            self.order += 1;
        }
        let mut after_role = false;
        for part in parted_by_joints(segment) {
            let part = without_tail(trimmed(part));
            if part.is_empty() {
                continue;
            }
            let nominative = self.is_genitive.then(|| nominative(part)).flatten();
            let part = nominative.as_deref().unwrap_or(part);
            let words: Vec<&str> = part.split_whitespace().collect();
            let (bare, before, behind) = without_roles(&words);
            let has_role = before > 0 || behind > 0 || after_role;
            after_role = bare.is_empty();
            if bare.is_empty() {
                // what stands before a bare role is its bearer: "Ann Lee, Reporter"
                if let Some(last) = self.found.last_mut() {
                    last.has_role = true;
                }
            }
            self.push(part, label, Variant::Part, has_role);
            if let Some(end) = glued_end(part) {
                self.push(trimmed(&part[..end]), label, Variant::Cut, has_role);
            }
            let cut = cut_before(&words);
            if cut < words.len() && cut > 0 {
                let name = words[..cut].join(" ");
                self.push(trimmed(&name), label, Variant::Cut, has_role);
                let (bare, _, _) = without_roles(&words[..cut]);
                if bare.len() < cut && !bare.is_empty() {
                    self.push(trimmed(&bare.join(" ")), label, Variant::WithoutRole, true);
                }
            }
            if bare.len() < words.len() && !bare.is_empty() {
                self.push(trimmed(&bare.join(" ")), label, Variant::WithoutRole, true);
            }
            let untitled = without_titles(&bare);
            if untitled.len() < bare.len() && untitled.len() >= 2 {
                self.push(trimmed(&untitled.join(" ")), label, Variant::WithoutTitle, has_role);
            }
            self.order += 1;
        }
    }

    fn push(&mut self, name: &str, label: Option<Role>, variant: Variant, has_role: bool) {
        let length = name.chars().count();
        let is_short = (2..=MAX_NAME).contains(&length) && name.split(' ').count() <= MAX_WORDS;
        if is_short && self.found.len() < MAX_PIECES && name.chars().any(char::is_alphabetic) {
            let (name, order) = (name.split_whitespace().collect::<Vec<_>>().join(" "), self.order);
            self.found.push(Piece { name, label, order, variant, has_role });
        }
    }

    /// "Lee, Ann", as libraries write names.
    fn inverted(&mut self, text: &str) {
        for (order, part) in text.split([';', '|', '\n']).enumerate() {
            let Some((last, first)) = part.split_once(',') else { continue };
            let (last, first) = (trimmed(last), trimmed(first));
            let words = |text: &str| text.split_whitespace().count();
            if !first.contains(',') && words(last) == 1 && (1..=2).contains(&words(first)) {
                self.order = order as u16;
                self.push(&format!("{first} {last}"), None, Variant::Inverted, false);
            }
        }
    }

    /// All of a short text less a preposition that opens it.
    fn whole(&mut self, text: &str) {
        let text = text.trim();
        if text.chars().count() > MAX_NAME || text.contains(['\n', BORDER]) {
            return;
        }
        let label = labels::find(text).first().copied().filter(|label| label.start == 0);
        let bare = trimmed(&text[label.map_or(0, |label| label.end)..]);
        self.order = 0;
        // "November 20, 2026" in a byline's element is nobody
        if !without_dates(bare).chars().any(char::is_alphabetic) {
            return;
        }
        if !self.found.iter().any(|piece| piece.name == bare) {
            self.push(bare, label.map(|label| label.role), Variant::Whole, false);
        }
    }
}

fn trimmed(part: &str) -> &str {
    let part = part.trim_start_matches(|c: char| !c.is_alphanumeric());
    let part =
        part.trim_end_matches(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '’' | ')') || is_sign(c)));
    // "Lee." ends a sentence, "Lee Jr." and "C.J." do not
    let last = part.split(' ').next_back().unwrap_or(part);
    let Some(word) = last.strip_suffix('.') else { return part };
    let is_short = word.chars().count() < MIN_LAST || word.contains('.');
    if is_short || ["Esq", "Jun", "Sen"].contains(&word) { part } else { part.trim_end_matches('.') }
}

fn is_sign(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036f}' | '\u{0900}'..='\u{0dff}' | '\u{0e31}'..='\u{0e4e}')
}

fn without_tail(part: &str) -> &str {
    let mut part = part;
    for _ in 0..3 {
        let Some((rest, last)) = part.rsplit_once(' ') else { break };
        let is_tail = if last.is_ascii() {
            TAILS.contains_any_case(last.trim_matches(|c: char| !c.is_alphanumeric()))
        } else {
            TAILS.contains(last.to_lowercase().trim_matches(|c: char| !c.is_alphanumeric()))
        };
        if !is_tail {
            break;
        }
        part = trimmed(rest);
    }
    part
}

/// Where a name ends that goes on: "Ann Lee in Osk", "Ann Lee covers trains".
fn cut_before(words: &[&str]) -> usize {
    (1..words.len())
        .find(|&at| AFTER_NAME.contains_any_case(words[at]) || words[at - 1].ends_with(':'))
        .unwrap_or(words.len())
}

/// The parts of a list of names.
fn parted_by_joints(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut from = 0;
    let mut before = ' ';
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        let after = chars.peek().map_or(' ', |next| next.1);
        let is_mark = matches!(c, ',' | ';' | '、' | '，' | '／' | '·' | '・' | '؛' | '،' | BORDER)
            || matches!(c, '&' | '+') && before.is_whitespace() && after.is_whitespace()
            || c == '/' && start > 0;
        if is_mark {
            parts.push(&text[from..start]);
            from = start + c.len_utf8();
        } else if before.is_whitespace() && !c.is_whitespace() {
            let end = text[start..]
                .find(|c: char| c.is_whitespace() || c == ',')
                .map_or(text.len(), |length| start + length);
            let word = &text[start..end];
            let is_joint = JOINTS.contains(word)
                && (!SHORT_JOINTS.contains(&word)
                    || text[end..]
                        .trim_start()
                        .chars()
                        .next()
                        .is_some_and(|c| c.is_uppercase() || is_wide(c)));
            if is_joint && from < start {
                parts.push(&text[from..start]);
                from = end;
            }
        }
        before = c;
    }
    parts.push(&text[from..]);
    parts
}

/// "Μαρίας Νικολάου" as she is called: "Μαρία Νικολάου". Women's family names do not change.
fn nominative(part: &str) -> Option<String> {
    let (given, rest) = part.split_once(' ')?;
    let bare = given.strip_suffix('ς').filter(|bare| bare.ends_with(['α', 'ά', 'η', 'ή', 'ω', 'ώ']))?;
    Some(format!("{bare} {rest}"))
}

/// Trades that are written behind a name, and those before it.
const TRADES: &[&str] = &[
    "特約記者",
    "選任記者",
    "記者",
    "记者",
    "기자",
    "특파원",
    "通讯员",
    "通訊員",
    "論説委員",
    "編集委員",
    "선임기자",
];
/// Characters of a name in ideographs, or in Hangul.
const MIN_WIDE: usize = 2;
const MAX_WIDE: usize = 5;

/// Names with their trade beside them: "山田花子記者", "홍길동 기자", "記者王小明／台北報導".
fn trades(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    if !text.chars().any(is_wide) {
        return names;
    }
    let is_name = |c: &char| matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3005}') || is_hangul(*c);
    for trade in TRADES {
        let Some(at) = text.find(trade) else { continue };
        let behind = text[at + trade.len()..].trim_start_matches([' ', '\u{3000}', ':', '：', '|']);
        let after: String = behind.chars().take_while(is_name).take(MAX_WIDE).collect();
        let has_after = (MIN_WIDE..=4).contains(&after.chars().count());
        let before = text[..at].trim_end();
        let run: Vec<char> = before.chars().rev().take_while(is_name).take(MAX_WIDE + 1).collect();
        let is_korean = run.first().is_some_and(|c| is_hangul(*c));
        let most = if is_korean { 4 } else { MAX_WIDE };
        // "港口日报 记者 王小明": apart from the trade stands the paper
        let is_apart = before.len() < at && has_after && !is_korean;
        if (MIN_WIDE..=most).contains(&run.len())
            && !is_apart
            && !["本报", "本報", "本台", "本社"].contains(&before)
        {
            names.push(run.into_iter().rev().collect());
            break;
        }
        if has_after {
            names.push(after);
            break;
        }
    }
    names
}

/// The words less roles at both ends, and how many were taken from the front and from the back.
fn without_roles<'a>(words: &[&'a str]) -> (Vec<&'a str>, usize, usize) {
    let is_role = |word: &&str| is_role(word);
    let from = words.iter().position(|word| !is_role(word)).unwrap_or(words.len());
    let to = words.iter().rposition(|word| !is_role(word)).map_or(from, |at| at + 1);
    (words[from..to].to_vec(), from, words.len() - to)
}

/// Roles beside those of bylines: what people are called who write on the side.
#[rustfmt::skip]
static MORE_ROLES: WordSet = WordSet::new(&[
    "publisher", "founder", "co-founder", "cofounder", "coordinator", "manager", "officer", "president", "vice", "consultant", "specialist", "designer", "engineer", "expert", "strategist", "marketer", "coach", "therapist", "intern", "fellow", "freelance", "freelancer", "photojournalist", "cartoonist", "anchor", "host", "presenter", "owner", "ceo", "cto", "executive", "marketing", "content", "copywriter", "lead", "principal", "philosopher", "economist", "historian", "lawyer", "attorney", "physicist", "sales",
    "fotograf", "fotografin", "stellvertretender", "stellvertretende", "geschäftsführer", "geschäftsführerin", "inviato", "collaboratore", "redaktor", "redaktorka", "redaktorin", "redação", "enviado", "envoyé", "spécial", "spéciale", "политический", "обозреватель", "спецкор", "собкор", "редактор",
]);
/// The roles of bylines.
static BYLINE_ROLES: WordSet = WordSet::new(ROLES);

/// Whether a word says what somebody is.
pub(crate) fn is_role(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let lower = lower_case(word);
    BYLINE_ROLES.contains(&lower)
        || MORE_ROLES.contains(&lower)
        || ROLE_ENDINGS.iter().any(|ending| lower.ends_with(ending))
        || lower.rsplit_once('-').is_some_and(|(_, last)| BYLINE_ROLES.contains(last))
}

/// The words less titles before and degrees or an agency behind them.
fn without_titles<'a>(words: &[&'a str]) -> Vec<&'a str> {
    let bare = |word: &str| word.replace('.', "").trim_matches(',').to_lowercase();
    let from = words
        .iter()
        .position(|word| !bare(word).split('-').all(|part| TITLES.contains(&part)))
        .unwrap_or(words.len());
    let to = words[from..]
        .iter()
        .rposition(|word| !DEGREES.contains(&bare(word).as_str()))
        .map_or(from, |at| from + at + 1);
    words[from..to].to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        pieces(text).into_iter().map(|piece| piece.name).collect()
    }

    #[test]
    fn test_lists_and_variants() {
        for (text, wanted) in [
            ("By Ann Lee and Bo Chen", &["Ann Lee", "Bo Chen"][..]),
            ("ByJ.R. Stone", &["J.R. Stone"]),
            ("Byby Ann Lee", &["Ann Lee"]),
            ("Vonvon Max Müller", &["Max Müller"]),
            ("PorPor Ana Gil", &["Ana Gil"]),
            ("By Ann Lee. Photos by Bo Chen", &["Ann Lee"]),
            ("Text: Max Müller. Fotografin: Anna Berger", &["Max Müller"]),
            ("By Ann Lee Jr.", &["Ann Lee Jr."]),
            ("Von Max Müller, dpa", &["Max Müller", "dpa"]),
            ("Senior Reporter Ann Lee", &["Ann Lee"]),
            ("Ann Lee in Osk", &["Ann Lee"]),
            ("Dr. Ann Lee", &["Ann Lee"]),
            ("Lee, Ann", &["Ann Lee"]),
            ("3 May 2026 – By Ann Lee", &["Ann Lee"]),
            ("11:15 EDT by Ann Lee", &["Ann Lee"]),
            ("Ana Gil y Luis Roy", &["Ana Gil", "Luis Roy"]),
            ("(Reporting by Ann Lee in Osk; editing by Bo Chen)", &["Ann Lee", "Bo Chen"]),
            ("記者王小明／台北報導", &["王小明"]),
            ("홍길동 기자", &["홍길동"]),
            ("山田花子記者", &["山田花子"]),
            ("Текст: Анна Орлова", &["Анна Орлова"]),
            ("Της Μαρίας Νικολάου", &["Μαρία Νικολάου"]),
            ("Γράφει ο Γιώργος Ρήγας", &["Γιώργος Ρήγας"]),
            ("Ann Lee\u{3}Staff Writer", &["Ann Lee"]),
            ("Ann Lee <ann@example.org>", &["Ann Lee"]),
        ] {
            let names = names(text);
            assert!(wanted.iter().all(|name| names.iter().any(|found| found == name)), "{text}: {names:?}");
        }
    }

    #[test]
    fn test_a_date_is_nobody() {
        for text in
            ["November 20, 2026", "20 November 2026, 14:30 Uhr", "2026-11-20", "Lundi 20 novembre 2026"]
        {
            assert_eq!(names(text), [] as [&str; 0], "{text}");
        }
    }

    #[test]
    fn test_labels_reach_their_names() {
        let labels: Vec<(String, Option<Role>)> = pieces("Text: Ann Lee, Fotos: Bo Chen")
            .into_iter()
            .filter(|piece| piece.variant == Variant::Part)
            .map(|piece| (piece.name, piece.label))
            .collect();
        assert_eq!(labels[0], ("Ann Lee".to_owned(), Some(Role::Wrote)));
        assert_eq!(labels[1], ("Bo Chen".to_owned(), Some(Role::Photo)));
    }
}
