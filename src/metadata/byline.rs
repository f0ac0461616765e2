//! A byline's text to names: who wrote it, less roles, places, times, handles and agencies.

use std::sync::LazyLock;

use regex::Regex;

/// Most authors, and characters of a name.
const MAX_AUTHORS: usize = 50;
const MAX_NAME: usize = 80;
/// Bytes of a byline that are read.
const MAX_BYLINE: usize = 1_000;

/// Words that open a byline, in many languages; the longest first where one begins another.
static OPENING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^(?:(?:written|reported|posted|published|words|story|text|article|analysis|opinion|report|interview|review|photographs?|edited|reviewed)\s+by|by|authors?|from|autor(?:in|en|es|a|e|i)?|ein (?:kommentar|gastbeitrag|interview|beitrag) von|(?:kommentar|gastbeitrag|analyse|interview|essay|kolumne|text|foto) von|geschrieben von|verfasst von|veröffentlicht von|von|vom|(?:publié|écrit|rédigé) par|propos recueillis par|par|(?:escrito|publicado) por|por|(?:scritto|pubblicato) da|di|a cura di|door|av|af|tekst|skrevet av|skrevet af|текст|автор|yazan|oleh|penulis|文|作者|記者|记者|撰文|ผู้เขียน)\s*(?::|／|/|\||\s)\s*",
    )
    .expect("valid")
});

/// What parts one name from the next.
static BETWEEN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\s*(?:[,;|•·/、，]|\s&\s|\s+(?:and|und|et|y|e|och|og|en|i|ve|ja|и|та|with|mit|avec|con)\s+)\s*",
    )
    .expect("valid")
});

/// Roles, departments and notes that stand beside names.
#[rustfmt::skip]
const ROLES: &[&str] = &[
    "reporter", "editor", "correspondent", "writer", "journalist", "columnist", "contributor", "producer", "staff", "photographer", "author", "analyst", "critic", "blogger", "editor-in-chief",
    "redakteur", "redakteurin", "korrespondent", "korrespondentin", "autor", "autorin", "journalistin", "chefredakteur", "chefredakteurin", "volontär", "volontärin", "reporterin", "ressortleiter", "ressortleiterin", "leiter", "leiterin", "freier", "freie", "mitarbeiter", "mitarbeiterin",
    "journaliste", "rédacteur", "rédactrice", "correspondant", "correspondante", "periodista", "redactor", "redactora", "corresponsal", "giornalista", "redattore", "jornalista", "repórter", "redator", "redactie", "verslaggever", "dziennikarz", "корреспондент", "журналист",
    "senior", "chief", "head", "deputy", "director", "bureau", "associate", "assistant", "managing", "contributing", "special", "political", "business", "sports", "health", "science", "digital", "news", "desk",
    "minuten", "minutes", "min", "read", "hours", "ago", "updated", "published", "posted", "comments", "kommentare", "share", "follow", "email", "view", "profile", "more", "posts", "contact", "about",
];

/// Agencies and words of newsrooms: who is credited but is no person.
#[rustfmt::skip]
const AGENCIES: &[&str] = &[
    "afp", "ap", "apa", "ansa", "associated press", "reuters", "dpa", "epd", "kna", "sid", "bloomberg", "efe", "lusa", "ritzau", "ntb", "tt", "stt", "pap", "ctk", "čtk", "mti", "tass", "ria", "interfax", "xinhua", "kyodo", "jiji", "jiji press", "yonhap", "pti", "ians", "ani", "upi", "pa media", "press association", "belga", "anp", "keystone-sda", "sda", "agence france-presse", "deutsche presse-agentur", "europa press", "agencia brasil", "agência brasil", "news agencies", "agencies", "agenturen", "dpa-afx", "awp", "afx", "cp", "the canadian press", "aap", "pa", "getty images", "stringer", "afxp",
];
#[rustfmt::skip]
const NEWSROOM_WORDS: &[&str] = &[
    "staff", "team", "newsroom", "desk", "redaktion", "redaktionsteam", "rédaction", "redacción", "redazione", "redação", "redactie", "redakcja", "redakce", "editors", "editorial", "bureau", "online", "news", "magazine", "press", "agency", "agencies", "media", "admin", "administrator", "webmaster", "correspondents", "reporters", "times", "post", "journal", "gazette", "zeitung", "verlag", "gmbh", "inc", "ltd", "llc", "tv", "radio", ".com", ".de", ".org", ".net", "nachrichten", "newsdesk", "guest", "gastautor", "anonymous", "unknown", "редакция", "編集部", "編輯部", "编辑部", "取材班", "board",
];

static NOISE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\S+@\S+\.\S+|(?:^|\s)@\w+|https?://\S+|\([^)]*\)|\[[^\]]*\]|\b\d{1,2}:\d{2}\b.*$|\b(?:updated|published|posted|aktualisiert|veröffentlicht|publié|publicado|pubblicato|stand)\b.*$").expect("valid")
});

/// Names and agencies of a byline.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Byline {
    /// People, in order, each once.
    pub(crate) authors: Vec<String>,
    /// Agencies and newsrooms.
    pub(crate) agency: Vec<String>,
}

/// Whether a text opens like a byline.
pub(super) fn has_opening(text: &str) -> bool {
    OPENING.is_match(text.trim_start())
}

impl Byline {
    /// Reads a byline. `site` is the site's name, which is no author.
    pub(crate) fn read(text: &str, site: Option<&str>) -> Self {
        let mut byline = Self::default();
        byline.add(text, site);
        byline
    }

    /// Adds the names of another text, each once.
    pub(super) fn add(&mut self, text: &str, site: Option<&str>) {
        let text = text.trim();
        let text = &text[..text.floor_char_boundary(MAX_BYLINE)];
        let mut text = NOISE.replace_all(text, " ").trim().to_owned();
        for _ in 0..2 {
            if let Some(found) = OPENING.find(&text) {
                text = text[found.end()..].to_owned();
            }
        }
        for part in BETWEEN.split(&text) {
            self.add_name(part, site);
        }
    }

    fn add_name(&mut self, part: &str, site: Option<&str>) {
        let mut part = part
            .trim()
            .trim_matches(|c: char| !c.is_alphanumeric() && c != '.' && c != '’' && c != '\'')
            .trim();
        // "Ann Lee in Berlin", "Ann Lee for the Example", "Ann Lee - Example"
        for mark in [
            " in ",
            " aus ",
            " for ",
            " für ",
            " at ",
            " from ",
            " à ",
            " de Madrid",
            " – ",
            " — ",
            " - ",
            " | ",
            " (",
            " is a ",
            " ist ",
        ] {
            if let Some(at) = part.find(mark) {
                part = part[..at].trim();
            }
        }
        let part = OPENING.replace(part, "");
        let part = part.trim().trim_end_matches(['.', ',', ':']).trim();
        let length = part.chars().count();
        if !(2..=MAX_NAME).contains(&length) || self.authors.len() >= MAX_AUTHORS {
            return;
        }
        let lower = part.to_lowercase();
        let words: Vec<&str> = lower.split_whitespace().collect();
        let is_site = site.is_some_and(|site| {
            let site = site.to_lowercase();
            site == lower
                || (lower.len() >= 4 && site.split_whitespace().count() > 1 && site.starts_with(&lower))
        });
        let is_agency = AGENCIES.contains(&lower.as_str());
        let is_newsroom = words.iter().any(|word| NEWSROOM_WORDS.contains(word))
            || NEWSROOM_WORDS.iter().any(|word| word.starts_with('.') && lower.ends_with(word));
        if is_site || is_agency || is_newsroom {
            push_once(&mut self.agency, part);
            return;
        }
        if words.iter().any(|word| ROLES.contains(word)) || !is_name(part) {
            return;
        }
        push_once(&mut self.authors, &recased(part));
    }
}

fn push_once(list: &mut Vec<String>, name: &str) {
    let is_known = list.iter().any(|known| known.to_lowercase() == name.to_lowercase());
    if !is_known && list.len() < MAX_AUTHORS {
        list.push(name.to_owned());
    }
}

/// Particles of names that begin in lower case.
const PARTICLES: &[&str] = &[
    "von", "van", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "do", "du", "la", "le", "zu",
    "zur", "ter", "ten", "al", "el", "bin", "ibn", "af", "av", "dal", "e", "y", "und", "vom", "zum", "st.",
    "san",
];

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
    (1..=6).contains(&words.len())
        && !has_digit
        && words.iter().all(is_word)
        && text.chars().any(char::is_alphabetic)
        && !text.contains(['?', '!', '%', '=', '#', '<', '>', '{', '_'])
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

    fn authors(text: &str) -> Vec<String> {
        Byline::read(text, Some("The Daily Example")).authors
    }

    #[test]
    fn test_names_are_split_and_cleaned() {
        for (text, expected) in [
            ("By Ann Lee and Bo Chen", &["Ann Lee", "Bo Chen"][..]),
            ("By Ann Lee, Senior Reporter", &["Ann Lee"]),
            ("ANN LEE, BO CHEN & JO MAY", &["Ann Lee", "Bo Chen", "Jo May"]),
            ("Von Max Müller und Eva von der Heide", &["Max Müller", "Eva von der Heide"]),
            ("par Anne Durand, à Lyon", &["Anne Durand"]),
            ("Por María Gómez | Madrid Online", &["María Gómez"]),
            ("文／陳大文", &["陳大文"]),
            ("By Ann Lee in Berlin (@annlee) ann@example.org", &["Ann Lee"]),
            ("By Ann Lee Updated 3 May 2026", &["Ann Lee"]),
            ("Hours Ago", &[]),
            ("The Daily Example", &[]),
            ("Email The Author", &[]),
            ("von Ann Lee, dpa", &["Ann Lee"]),
        ] {
            assert_eq!(authors(text), expected, "{text}");
        }
    }

    #[test]
    fn test_agencies_and_newsrooms_stand_apart() {
        let byline = Byline::read("By Ann Lee, Reuters", None);
        assert_eq!((byline.authors, byline.agency), (vec!["Ann Lee".to_owned()], vec!["Reuters".to_owned()]));
        assert_eq!(Byline::read("Redaktion Example", None).authors, Vec::<String>::new());
    }
}
