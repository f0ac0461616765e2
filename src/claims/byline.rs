//! A byline's text to credits: who wrote it, less roles, places, times, handles and addresses.

use std::sync::LazyLock;

use regex::Regex;

use super::byline_words::{
    AGENCIES, ARTICLES, BESIDE_DATES, FUNCTION_WORDS, NEVER, NEWSROOM_WORDS, NOBODY, ORGANISATION_ENDINGS,
    PARTICLES, ROLE_ENDINGS, ROLES,
};
use super::timestamp;
use crate::text::letters;

/// Most names of a byline, and characters of a name.
const MAX_NAMES: usize = 50;
const MAX_NAME: usize = 80;
/// Bytes of a byline that are read.
const MAX_BYLINE: usize = 1_000;
/// Longest handle, and longest abbreviation that stands for a person ("jse", "PP").
const MAX_HANDLE: usize = 30;
const MAX_INITIALS: usize = 3;

/// Most given names or handles of a printed byline.
const MAX_SINGLES: usize = 2;

/// Words that open a byline, in many languages; the longest first where one begins another.
static OPENING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^(?:(?:(?:this )?(?:article|post|piece|story) (?:was |is )?)?(?:written|reported|posted|published|compiled|created|words|story|text|article|analysis|opinion|report|interview|review|contributed)\s+by|published on|posted on|(?:started|submitted|asked) by|thread starter|by|(?:view |see )?(?:all|more) (?:posts|articles|stories) (?:by|from)|more (?:by|from)|alles von|(?:alle|mehr|weitere) (?:artikel|beiträge) von|mehr von|authors?|autor(?:innen|in|en|es|a|e|i)?(?:\s*/\s*autor(?:in|en)?)?|verfasser(?:in)?|auteure?s?|redaktion(?:\s*:)|ein(?:e)? (?:artikel|text|kommentar|gastbeitrag|gastkommentar|interview|beitrag|kolumne|analyse|essay|reportage|bericht) von|(?:blog[- ]?)?beitrag von|(?:kommentar|gastbeitrag|analyse|interview|essay|kolumne|text|artikel|beitrag|pressemitteilung) von|(?:geschrieben|verfasst|veröffentlicht|erstellt|eingestellt) von|von|vom|(?:publié|écrit|rédigé|posté) par|propos recueillis par|par|(?:escrito|publicado) por|escribe|por|(?:scritto|pubblicato) da|di|a cura di|geschreven door|door|av|af|te(?:x|ks)t(?:\s*:)|skrevet av|skrevet af|текст|автор|yazan|yazar|kirjoittanut|teksti(?:\s*:)|napisał[ao]?|napsala?|opracował[ao]?|skriven av|oleh|penulis|بقلم|كتبت?|تحرير|取材・文|文|作者|記者|记者|撰文|글|ผู้เขียน|texto(?:\s*:)|testo(?:\s*:)|reportagem(?:\s*:)|haber(?:\s*:)|muhabir|szerző|írta|autors|autorius|piše|napisa(?:o|la)|пише|аутор|пишет|γράφει(?:\s+[ηο])?|γράφουν|της|του|συντάκτης|συντάκτρια|επιμέλεια(?:\s*:)|מאת|نویسنده|گزارشگر|लेखक|लेखिका|द्वारा|লেখক|tác giả)\s*(?::|：|＝|=|／|/|\||・|\s|$)\s*",
    )
    .expect("valid")
});

/// "ByJ.R. Stone": templates that lost the blank.
static GLUED_OPENING: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^(?:By|Von|Par|Por)(\p{Lu}\p{Ll}*[.\s])").expect("valid"));

/// A name with its trade glued behind or before it, as Chinese, Japanese and Korean print it: "山田花子記者", "홍길동 기자",
/// "記者王小明／台北報導".
static TRADE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:[\u{4e00}-\u{9fff}\u{ac00}-\u{d7a3}\u{3005}]{2,5}\s?(?:記者|记者|기자|특파원)(?:$|[\s／/（(])|(?:記者|记者)[\u{4e00}-\u{9fff}]{2,4}[／/])")
        .expect("valid")
});
/// The trades.
const TRADES: &[&str] = &["記者", "记者", "기자", "특파원"];

/// What parts one name from the next.
static BETWEEN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\s*(?:[,;|•·/、，\n\t]|\s&\s|\s+(?:and|und|et|y|e|och|og|en|i|ve|ja|и|та|with|mit|im gespräch mit|avec|con)\s+)\s*",
    )
    .expect("valid")
});

static NOISE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\S+@\S+\.\S+|[／/][^／/\s]{2,6}(?:報導|報道|报道)|\S+\[at\]\S+|(?:^|\s)@\w+|https?://\S+|\([^)]*\)|\[[^\]]*\]|\b(?:last )?(?:updated|published|posted|aktualisiert|veröffentlicht|publié|publicado|pubblicato|stand)(?: on| am| le| el)?\s*(?::|\||$|\n|\d.*$)").expect("valid")
});

/// What others did than write: "Fact checked by", "Photos by".
const OTHER_WORK: &str = r"\b(?:(?:fact|expert)[- ](?:checked|verified|reviewed)|researched|(?:medically |expertly |clinically )?reviewed|verified|edited|updated|translated|illustrated|illustrations?|photo(?:graph(?:s|ed|y)?|s)?|images?|geprüft|überprüft|übersetzt|fotos?|bilder|illustration(?:en)?|photographies|fotografía|foto's)\s*(?:by|von|par|por|di|door)\b";

/// Credits of those who did not write: "Fact checked by Bo Chen".
static OTHERS: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(&format!(r"(?i){OTHER_WORK}[^\n|;]*")).expect("valid"));
static BEFORE_OTHERS: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(&format!(r"(?i){OTHER_WORK}\s*:?\s*$")).expect("valid"));

/// Whether what stands before a name says that it did other work than writing.
pub(super) fn ends_with_other_work(before: &str) -> bool {
    BEFORE_OTHERS.is_match(before)
}

/// What a credit names. The later, the better it answers "who wrote it".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Class {
    /// The site itself.
    Site,
    /// An agency or a newsroom.
    Agency,
    /// A user name or initials.
    Handle,
    /// One name.
    Single,
    /// A name of several parts, or one in a script without case.
    Person,
}

/// Someone whom a byline credits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Credit {
    pub(crate) name: String,
    pub(crate) class: Class,
}

/// Where a byline stood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trust {
    /// In a field for authors: whatever it holds is meant as one.
    Stated,
    /// In a line of the page.
    Printed,
}

/// Whether a text opens like a byline.
pub(super) fn has_opening(text: &str) -> bool {
    let text = text.trim_start();
    OPENING.is_match(text) || GLUED_OPENING.is_match(text) || TRADE.is_match(text)
}

/// Whether a text is no more than the opening of a byline: "Written by", whose name stands in the next block.
pub(super) fn is_opening(text: &str) -> bool {
    let text = text.trim();
    OPENING.find(text).is_some_and(|found| found.end() == text.len())
}

/// Whether a text opens like a byline by more than a preposition, which prose begins with too: "Author: Ann Lee".
pub(super) fn has_full_opening(text: &str) -> bool {
    OPENING.find(text.trim_start()).is_some_and(|found| {
        let opening = found.as_str().trim_end();
        opening.chars().count() > 4 && (opening.contains([' ', '/']) || opening.ends_with([':', '：']))
            || is_opening(text) && opening.chars().count() > 4
    })
}

/// What parts a byline from the section or date in its line.
const PARTS: &[char] = &['\n', '|', '•', '·', '–', '—', '\u{1}'];

/// Whether a part of a line opens like a byline: "3 May 2026 – By Ann Lee".
pub(super) fn holds_opening(text: &str) -> bool {
    let has_parts = |text: &str| {
        text.bytes().any(|byte| matches!(byte, b'\n' | b'|' | b'0'..=b'9'))
            || text.contains(" -")
            || !text.is_ascii() && text.contains(PARTS)
    };
    has_opening(text)
        || has_parts(text) && {
            let text = text.replace('\u{a0}', " ");
            without_dates(&text).replace(" -", "|").split(PARTS).any(has_opening)
        }
}

/// Whom a byline credits, in order, each once. `sites` are the names that the site goes by, in [`letters`].
pub(crate) fn read(text: &str, sites: &[String], trust: Trust) -> Vec<Credit> {
    let text = text.trim();
    let text = text[..text.floor_char_boundary(MAX_BYLINE)].replace('\u{a0}', " ");
    let mut credits: Vec<Credit> = Vec::new();
    let whole = letters(&text);
    if !whole.is_empty() && sites.contains(&whole) {
        credits
            .push(Credit { name: text.split_whitespace().collect::<Vec<_>>().join(" "), class: Class::Site });
        return credits;
    }
    let clean = OTHERS.replace_all(&text, "|");
    let clean = NOISE.replace_all(&clean, "|");
    let dateless = without_dates(clean.trim());
    let mut has_opened = false;
    let parts: Vec<(String, bool)> = dateless
        .split('\u{1}')
        .enumerate()
        .flat_map(|(index, piece)| {
            piece
                .split(['\n', '|', '\t', '•', '·', '—', '–'])
                .enumerate()
                .map(move |(at, line)| (line.trim().to_owned(), index > 0 && at == 0))
                .collect::<Vec<_>>()
        })
        .collect();
    // what stands before "By …" is a section or a date
    let first = parts.iter().position(|(line, _)| has_opening(line)).unwrap_or(0);
    for (line, is_after_date) in &parts[first..] {
        // a date ends a byline that has begun
        if *is_after_date && !credits.is_empty() {
            break;
        }
        let mut line = line.as_str();
        let mut is_opened = false;
        let unglued = GLUED_OPENING.replace(line, "$1");
        line = unglued.trim();
        for _ in 0..3 {
            if let Some(found) = OPENING.find(line) {
                line = &line[found.end()..];
                is_opened = true;
            }
        }
        has_opened |= is_opened;
        for part in BETWEEN.split(line) {
            add_name(&mut credits, part, sites, trust);
        }
    }
    // beside a full name, a single word is a section or a place
    if trust == Trust::Printed && credits.iter().any(|credit| credit.class == Class::Person) {
        credits.retain(|credit| credit.class != Class::Single && credit.class != Class::Handle);
    }
    if trust == Trust::Printed && !has_opened {
        credits.retain(|credit| credit.class != Class::Handle);
    }
    // a list of single words is a list of tags
    let is_list = credits.len() > MAX_SINGLES && credits.iter().all(|credit| credit.class <= Class::Single);
    if trust == Trust::Printed && is_list {
        credits.clear();
    }
    credits
}

/// The text less its dates and times, with a mark where one stood.
fn without_dates(text: &str) -> String {
    if !text.contains(|c: char| c.is_ascii_digit()) {
        return text.to_owned();
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
    out
}

/// Marks behind which a name goes on to a place, a medium or a description.
const AFTER_NAME: &[&str] = &[
    " in ",
    " aus ",
    " for ",
    " für ",
    " at ",
    " from ",
    " à ",
    " de madrid",
    " – ",
    " — ",
    " - ",
    " (",
    " is a ",
    " ist ",
    " with ",
    " en territorio",
];

/// Prepositions before where somebody reports from. As within a line: in lower case.
const PLACES: &[&str] = &["de ", "em ", "desde ", "à ", "aus ", "from "];

/// A name less the trade that is glued to it.
fn without_trade(part: &str, trade: &str) -> Option<String> {
    let name = part.strip_suffix(trade).or_else(|| part.strip_prefix(trade))?.trim();
    (name.chars().count() >= 2).then(|| name.to_owned())
}

fn add_name(credits: &mut Vec<Credit>, part: &str, sites: &[String], trust: Trust) {
    let trim = |part: &str| -> String {
        part.trim()
            .trim_matches(|c: char| !c.is_alphanumeric() && c != '.' && c != '’' && c != '\'')
            .trim()
            .trim_start_matches('.')
            .to_owned()
    };
    let mut part = trim(part);
    // "João da Silva, de Lisboa"
    if !credits.is_empty() && PLACES.iter().any(|preposition| part.starts_with(preposition)) {
        return;
    }
    for trade in TRADES {
        part = without_trade(&part, trade).unwrap_or(part);
    }
    // all the marks have a blank
    if part.contains(' ') {
        let mut lower = part.to_lowercase();
        for mark in AFTER_NAME {
            if let Some(at) = lower.find(mark)
                && part.is_char_boundary(at)
            {
                part.truncate(at);
                lower.truncate(at);
            }
        }
    }
    let part = OPENING.replace(&part, "").into_owned();
    // footnote marks of scientific papers
    let words: Vec<&str> = part.split_whitespace().collect();
    let words: Vec<&str> = if words.len() > 1 {
        words
            .into_iter()
            .map(|word| word.trim_end_matches(|c: char| c.is_ascii_digit() || c == '*'))
            .filter(|word| !word.is_empty())
            .collect()
    } else {
        words
    };
    let words = without_roles(&words);
    let name = words.join(" ");
    let name = name.trim_end_matches([',', ':']).trim();
    let name = if name.split(' ').next_back().is_some_and(|last| last.len() > 3) {
        name.trim_end_matches('.')
    } else {
        name
    };
    let length = name.chars().count();
    if !(2..=MAX_NAME).contains(&length) || credits.len() >= MAX_NAMES {
        return;
    }
    let Some(class) = class_of(name, &part, sites, trust) else { return };
    // an agency or newsroom goes by its whole name
    let name = if class <= Class::Agency {
        part.split_whitespace().collect::<Vec<_>>().join(" ")
    } else {
        recased(name)
    };
    if !credits.iter().any(|known| letters(&known.name) == letters(&name)) {
        credits.push(Credit { name, class });
    }
}

/// The words less roles at both ends: "Senior Reporter Ann Lee" is Ann Lee. All roles is nobody.
fn without_roles<'a>(words: &[&'a str]) -> Vec<&'a str> {
    let is_role = |word: &&str| {
        let lower = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        ROLES.contains(&lower.as_str())
            || ROLE_ENDINGS.iter().any(|ending| lower.ends_with(ending))
            || lower.rsplit_once('-').is_some_and(|(_, last)| ROLES.contains(&last))
    };
    let from = words.iter().position(|word| !is_role(word)).unwrap_or(words.len());
    // "Head of the desk": what follows a role that way names no person
    let is_description = from > 0
        && words.get(from).is_some_and(|word| {
            matches!(
                *word,
                "der" | "des" | "of" | "für" | "bei" | "du" | "del" | "della" | "at" | "im" | "am"
            )
        });
    if is_description {
        return Vec::new();
    }
    let to = words.iter().rposition(|word| !is_role(word)).map_or(from, |at| at + 1);
    words[from..to].to_vec()
}

fn class_of(name: &str, whole: &str, sites: &[String], trust: Trust) -> Option<Class> {
    let lower = name.to_lowercase();
    let whole_lower = whole.to_lowercase();
    if NOBODY.contains(&lower.as_str()) || NOBODY.contains(&whole_lower.as_str()) {
        return None;
    }
    let words: Vec<&str> = whole_lower.split_whitespace().collect();
    let own = letters(name);
    let is_site = sites.iter().any(|site| {
        *site == own
            || (own.chars().count() >= 4
                && site.starts_with(&own)
                && site.chars().count() <= own.chars().count() + 8)
    });
    if is_site {
        return Some(Class::Site);
    }
    let is_newsroom = AGENCIES.contains(&lower.as_str())
        || words.iter().any(|word| NEWSROOM_WORDS.contains(word))
        || NEWSROOM_WORDS.iter().any(|word| word.starts_with('.') && lower.ends_with(word));
    let is_organisation = words
        .iter()
        .any(|word| ORGANISATION_ENDINGS.iter().any(|ending| word.trim_end_matches('.').ends_with(ending)));
    let is_newsroom = is_newsroom || is_organisation;
    // "Ann Lee, staff writer" is no staff
    let is_person_with_role = name.split_whitespace().count() >= 2
        && words
            .iter()
            .any(|word| matches!(*word, "writer" | "reporter" | "correspondent" | "photographer" | "editor"));
    if is_newsroom
        && !is_person_with_role
        && words.len() <= 6
        && !words.iter().any(|word| NEVER.contains(word))
    {
        return Some(Class::Agency);
    }
    // "The Ritualist", "Das Magazin": a name with an article is no person's
    if words.first().is_some_and(|word| ARTICLES.contains(word)) && name.split_whitespace().count() <= 5 {
        // "der Michel"
        let is_nickname = words.first().is_some_and(|word| whole.trim_start().starts_with(word));
        return match trust {
            Trust::Stated => Some(Class::Agency),
            Trust::Printed => is_nickname.then_some(Class::Handle),
        };
    }
    let bare = || lower.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let is_prose = trust == Trust::Printed && bare().any(|word| FUNCTION_WORDS.contains(&word));
    if is_prose || bare().any(|word| NEVER.contains(&word)) {
        return None;
    }
    let count = name.split_whitespace().count();
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    if letters == 0 || name.contains(['?', '!', '%', '=', '#', '<', '>', '{', '|']) || name.contains("://") {
        return None;
    }
    if is_name(name) {
        let is_caseless = !name.is_ascii() && !name.chars().any(|c| c.is_lowercase() || c.is_uppercase());
        return Some(if count > 1 || is_caseless {
            Class::Person
        } else if letters <= MAX_INITIALS && name.chars().all(|c| !c.is_lowercase()) {
            Class::Handle
        } else {
            Class::Single
        });
    }
    let is_handle = count <= if trust == Trust::Stated { 4 } else { 1 } && name.chars().count() <= MAX_HANDLE;
    is_handle.then_some(Class::Handle)
}

/// Whether a text looks like a person's name: few words that begin in upper case, or in a script without case, no digits.
fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let has_digit = text.chars().any(|c| c.is_ascii_digit());
    let is_word = |word: &&str| {
        word.chars().find(|c| c.is_alphabetic()).is_some_and(|c| !c.is_lowercase())
            || PARTICLES.contains(word)
            || word.starts_with("d'")
            || word.starts_with("d’")
    };
    (1..=5).contains(&words.len())
        && !has_digit
        && words.iter().all(is_word)
        && text.chars().any(char::is_alphabetic)
        && !text.contains('_')
}

/// A name in capitals as people write it: "ANN LEE" is "Ann Lee". Short ones ("AFP") stay.
fn recased(name: &str) -> String {
    let is_shouting = name.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase)
        && name.contains(' ')
        && name.is_ascii();
    if !is_shouting {
        return name.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    let mut out = String::new();
    let mut starts = true;
    for c in name.chars() {
        if starts {
            out.push(c);
        } else {
            out.extend(c.to_lowercase());
        }
        starts = !c.is_alphabetic();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn credits(text: &str, trust: Trust) -> Vec<(String, Class)> {
        read(text, &["thedailyexample".to_owned()], trust)
            .into_iter()
            .map(|credit| (credit.name, credit.class))
            .collect()
    }

    fn people(text: &str) -> Vec<String> {
        credits(text, Trust::Printed)
            .into_iter()
            .filter(|(_, class)| *class == Class::Person)
            .map(|(name, _)| name)
            .collect()
    }

    #[test]
    fn test_names_are_split_and_cleaned() {
        for (text, expected) in [
            ("By Ann Lee and Bo Chen", &["Ann Lee", "Bo Chen"][..]),
            ("By Ann Lee, Senior Reporter", &["Ann Lee"]),
            ("Senior Reporter Ann Lee", &["Ann Lee"]),
            ("ANN LEE, BO CHEN & JO MAY", &["Ann Lee", "Bo Chen", "Jo May"]),
            ("Von Max Müller und Eva von der Heide", &["Max Müller", "Eva von der Heide"]),
            ("par Anne Durand, à Lyon", &["Anne Durand"]),
            ("Por María Gómez | Madrid Online", &["María Gómez"]),
            ("文／陳大文", &["陳大文"]),
            ("By Ann Lee in Berlin (@annlee) ann@example.org", &["Ann Lee"]),
            ("By Ann Lee Updated 3 May 2026", &["Ann Lee"]),
            ("By Ann Lee December 2, 2025", &["Ann Lee"]),
            ("Published August 7, 2023 by Ann Lee", &["Ann Lee"]),
            ("Von Ann Lee\nFr, 18. Oktober 2019", &["Ann Lee"]),
            ("ByJ.R. Stone\nThursday, November 9, 2023 7:35AM", &["J.R. Stone"]),
            ("by Ann Lee\nOctober 27, 2023\nin Illinois, Local", &["Ann Lee"]),
            ("Erstellt von Ann Lee", &["Ann Lee"]),
            ("Jennifer Huberty1 ; Jeni Green2", &["Jennifer Huberty", "Jeni Green"]),
            ("By Ann Lee And Bo Chen For The Example On Sunday", &["Ann Lee", "Bo Chen"]),
            ("Hours Ago", &[]),
            ("Photo: Ann Lee", &[]),
            ("Weitere Artikel", &[]),
            ("The Daily Example", &[]),
            ("Email The Author", &[]),
            ("von Ann Lee, dpa", &["Ann Lee"]),
            ("05.02.2020 - Redaktion: Ann Lee (press officer)", &["Ann Lee"]),
            ("Ein Artikel von Ann Lee | 27.01.2022 - 12:45", &["Ann Lee"]),
            ("Autorin/Autor Ann Lee", &["Ann Lee"]),
            ("بقلم سلمى النجار", &["سلمى النجار"]),
            ("홍길동 기자", &["홍길동"]),
            ("取材・文＝山田花子", &["山田花子"]),
            ("山田花子記者", &["山田花子"]),
            ("記者王小明／台北報導", &["王小明"]),
            ("Por João da Silva, de Lisboa", &["João da Silva"]),
            ("Γράφει η Μαρία Παπαδοπούλου", &["Μαρία Παπαδοπούλου"]),
            ("Kirjoittanut Aino Virtanen", &["Aino Virtanen"]),
            ("Napisała Anna Nowak", &["Anna Nowak"]),
            ("Autorin: Ann Lee, Projektleiterin der Stiftung in Tunis.", &["Ann Lee"]),
            ("By Ann Lee Fact checked by Bo Chen", &["Ann Lee"]),
            ("By Ann Lee\nUpdated by Bo Chen", &["Ann Lee"]),
            ("Alles von Ann Lee", &["Ann Lee"]),
            ("From Farm To Table", &[]),
            ("By The Numbers", &[]),
            ("Schlagwörter: Politik, Wirtschaft, Kultur", &[]),
        ] {
            assert_eq!(people(text), expected, "{text}");
        }
    }

    #[test]
    fn test_lines_that_hold_a_byline_are_known() {
        for line in
            ["3 May 2026 – By Ann Lee", "September 1st, 2023 By Ann Lee", "World | By Ann Lee", "Von Ann Lee"]
        {
            assert!(holds_opening(line), "{line}");
        }
        for line in ["Ann Lee", "World, 3 May 2026", "Stand-by mode"] {
            assert!(!holds_opening(line), "{line}");
        }
        assert!(is_opening("Written by") && !is_opening("Written by Ann Lee"));
        assert!(has_full_opening("Author: Ann Lee") && has_full_opening("Geschrieben von Ann Lee"));
        assert!(!has_full_opening("By Ann Lee") && !has_full_opening("Von Anfang an"));
    }

    #[test]
    fn test_agencies_newsrooms_and_handles_are_told_apart() {
        for (text, trust, expected) in [
            (
                "By Ann Lee, Reuters",
                Trust::Printed,
                &[("Ann Lee", Class::Person), ("Reuters", Class::Agency)][..],
            ),
            ("Redaktion Example", Trust::Stated, &[("Redaktion Example", Class::Agency)]),
            ("By MND Staff", Trust::Printed, &[("MND Staff", Class::Agency)]),
            ("The Daily Example", Trust::Stated, &[("The Daily Example", Class::Site)]),
            ("c1ph4", Trust::Stated, &[("c1ph4", Class::Handle)]),
            ("By annlee", Trust::Printed, &[("annlee", Class::Handle)]),
            ("Fritz-Muster-Stiftung e.V.", Trust::Stated, &[("Fritz-Muster-Stiftung e.V.", Class::Agency)]),
            ("No Author", Trust::Stated, &[]),
            ("PP", Trust::Stated, &[("PP", Class::Handle)]),
            ("Jules", Trust::Stated, &[("Jules", Class::Single)]),
            ("Das Magazin", Trust::Stated, &[("Das Magazin", Class::Agency)]),
            ("Eingestellt von der Michel", Trust::Printed, &[("der Michel", Class::Handle)]),
            ("admin", Trust::Stated, &[]),
            ("105092", Trust::Stated, &[]),
        ] {
            let expected: Vec<(String, Class)> =
                expected.iter().map(|(name, class)| ((*name).to_owned(), *class)).collect();
            assert_eq!(credits(text, trust), expected, "{text}");
        }
    }
}
