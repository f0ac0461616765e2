//! What the words before a name say that its bearer did: "Written by", "Text:", "Fotos von", "記者".
//!
//! A label is a word for a work, followed by a preposition or a colon ("photos by", "Текст:"); a few words need neither
//! ("γράφει", "napisał"), and a preposition alone is a label where it opens a part of a line ("By Ann Lee"). So one table of
//! works and one of prepositions read what would be hundreds of phrases.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::names::is_wide;
use crate::text::{
    Lengths, NO_LENGTHS, PhraseTable, Table, count, is_alphanumeric, joined, lower_case, may_be, with_lengths,
};

/// What somebody did for the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Role {
    /// "Written by", "Autor:".
    Wrote,
    /// "By", "von" and no more.
    By,
    /// The trade beside a name: "기자", "記者".
    Trade,
    /// "Reporting by", "Mitarbeit:".
    Reported,
    /// Pictures, drawings, films.
    Photo,
    /// "Edited by", "責任編輯".
    Edited,
    /// "Translated by".
    Translated,
    /// "Interview:", "im Gespräch mit".
    Interview,
    /// "Fact checked by", "reviewed by".
    Checked,
    /// "Quelle:", "via".
    Source,
    /// "Contributions from", "additional reporting by".
    Helped,
    /// "Updated by", "commented by".
    Updated,
}

impl Role {
    /// Whether whom it names may be the author.
    pub(crate) fn is_author(self) -> bool {
        matches!(self, Self::Wrote | Self::By | Self::Trade | Self::Reported | Self::Interview)
    }

    /// How the article's JSON calls it; `None` for authors and for what is no work on the article.
    pub(crate) fn name(self) -> Option<&'static str> {
        match self {
            Self::Photo => Some("photo"),
            Self::Edited => Some("edit"),
            Self::Translated => Some("translation"),
            Self::Interview => Some("interview"),
            Self::Checked => Some("fact_check"),
            _ => None,
        }
    }
}

/// How a word for a work becomes a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Needs {
    /// A preposition or a colon: "photos by", "Photos:".
    Either,
    /// A preposition: "more by".
    Preposition,
    /// A colon: "Text:".
    Colon,
    /// Nothing: "γράφει".
    Nothing,
}

use Needs::{Colon, Either, Nothing, Preposition};

/// Words for works: what was done, what must follow, the words. Lower case.
#[rustfmt::skip]
const WORKS: &[(Role, Needs, &[&str])] = &[
    (Role::Wrote, Either, &[
        "written", "authored", "writer", "words", "text", "story", "report", "reporter", "author", "authors", "byline", "presented", "essay", "commentary", "column", "analysis",
        "autor", "autorin", "autoren", "autorinnen", "autores", "autora", "autorzy", "autorka", "gastautor", "gastautorin", "verfasser", "verfasserin", "redakteur", "redakteurin", "redaktion", "protokoll", "texte", "aufgezeichnet",
        "auteur", "auteurs", "auteure", "auteurice", "rédaction", "texto", "textos", "reportagem", "testo", "testi", "autore", "autrice", "autori", "tekst", "tekst", "teksti", "tekstovi", "tekst", "skribent", "forfatter", "kirjoittaja", "toimittaja",
        "текст", "автор", "авторы", "автори", "журналист", "журналистка", "корреспондент", "кореспондент", "аутор", "yazan", "yazar", "haber", "muhabir", "szerző", "írta", "oleh", "penulis", "reportase", "laporan", "autorius", "autors", "giả", "συντάκτης", "συντάκτρια", "κείμενο", "ρεπορτάζ", "napisał", "napisała", "opracował", "opracowała",
        "avtor", "avtorica", "avtorji", "autorė", "autoriai", "авторка", "авторлары", "höfundur", "höfundar", "egilea", "egileak", "müəllif", "müəlliflər", "ავტორი", "ავტორები", "հեղինակ", "autorja", "autorët",
    ]),
    (Role::Wrote, Colon, &["bài"]),
    (Role::Wrote, Preposition, &[
        "reported", "posted", "published", "compiled", "created", "article", "post", "opinion", "contributed", "submitted", "started", "asked", "prepared", "produced", "recipe", "added", "uploaded", "posts", "articles", "stories", "more", "piece",
        "artikel", "beitrag", "beiträge", "kommentar", "gastbeitrag", "gastkommentar", "kolumne", "analyse", "essay", "reportage", "bericht", "rezension", "meinung", "porträt", "blogbeitrag", "pressemitteilung", "geschrieben", "verfasst", "veröffentlicht", "erstellt", "eingestellt", "gepostet", "publiziert", "alles", "mehr", "zusammengestellt",
        "publié", "écrit", "rédigé", "posté", "proposé", "recueillis", "écrite", "publiée", "escrito", "publicado", "redactado", "elaborado", "escrita", "publicada", "scritto", "pubblicato", "inserito", "cura", "geschreven", "geplaatst", "skrevet", "skriven", "skrevet", "opublikowane", "přidal", "ditulis", "dilaporkan",
    ]),
    (Role::Wrote, Nothing, &[
        "γράφει", "γράφουν", "γράφει", "escribe", "escriben", "napisał", "napisała", "napsal", "napsala", "kirjoittanut", "пишет", "пише", "piše", "napisao", "napisala", "بقلم", "كتب", "كتبت", "מאת", "نویسنده", "लेखक", "लेखिका", "লেখক", "ผู้เขียน", "автор", "yazan", "írta", "führte", "führten", "scrive", "skrev", "penulis",
        "napísal", "napísala", "parengė", "parašė", "пишува", "пишуваат", "লিখেছেন", "লেখা", "تحریر", "مصنف", "teksti",
    ]),
    (Role::Reported, Either, &["reporting", "writing", "mitarbeit", "research", "mitwirkung"]),
    (Role::Photo, Either, &[
        "photo", "photos", "photograph", "photographs", "photographed", "photography", "photographer", "image", "images", "picture", "pictures", "pic", "foto", "fotos", "foto's", "bild", "bilder", "bildquelle", "bildnachweis", "photographie", "photographies", "crédit", "crédits", "fotografía", "fotografías", "fotografia", "fotografias", "fotografie", "fotógrafo", "fotógrafa", "fotografo", "photographe", "fotograaf", "fotografin", "zdjęcia", "zdjęcie", "fot", "фото", "фотографии", "illustrated", "illustration", "illustrations", "illustrationen", "illustrator", "grafik", "graphic", "graphics", "video", "videos", "fotoğraf", "fotó", "φωτογραφία", "φωτογραφίες", "imagem", "imagen", "credit", "credits", "camera", "valokuva", "kuva", "kuvat", "foto", "copyright",
    ]),
    (Role::Photo, Preposition, &["courtesy", "credit", "credits"]),
    (Role::Edited, Either, &[
        "edited", "editing", "editor", "editors", "redigiert", "bearbeitet", "lektorat", "edición", "edição", "édité", "redazione", "redaktor", "редактор", "editör", "szerkesztő", "επιμέλεια", "redaktør", "redaktör", "editado", "curated", "onlinebearbeitung",
    ]),
    (Role::Translated, Either, &[
        "translated", "translation", "translator", "übersetzt", "übersetzung", "traduit", "traduction", "traducido", "traducción", "tradução", "traduzido", "tradotto", "traduzione", "перевод", "переклад", "tłumaczenie", "tłumaczył", "tłumaczyła", "překlad", "çeviri", "çeviren", "fordította", "vertaald", "vertaling", "översättning", "oversatt", "oversat", "μετάφραση",
    ]),
    (Role::Interview, Either, &["interview", "interviewed", "interviewt", "gespräch", "entretien", "entrevista", "intervista", "wywiad", "интервью", "rozmawiał", "rozmawiała"]),
    (Role::Interview, Nothing, &["rozmawiał", "rozmawiała"]),
    (Role::Checked, Either, &["checked", "reviewed", "verified", "geprüft", "überprüft", "approved", "reviewer", "faktencheck", "verificado", "vérifié", "fact-checked"]),
    (Role::Source, Either, &["quelle", "quellen", "source", "sources", "fuente", "fuentes", "fonte", "fonti", "bron", "źródło", "zdroj", "источник", "джерело", "kilde", "källa", "kaynak", "forrás", "πηγή", "sumber", "sursa", "recherche", "via", "material"]),
    (Role::Helped, Preposition, &["contributions", "contribution"]),
    (Role::Updated, Preposition, &["updated", "modified", "aktualisiert", "commented", "comment", "comments", "replied", "reply", "bearbeitet", "shared", "sponsored", "powered", "provided", "hosted", "kommentare", "actualizado", "designed", "supported", "followed", "owned", "funded", "recommended", "selected", "liked"]),
];

/// Prepositions that lead to a name. Lower case.
#[rustfmt::skip]
const PREPOSITIONS: &[&str] = &["by", "von", "vom", "par", "por", "da", "di", "door", "av", "af", "przez", "od", "oleh", "with", "mit", "from", "avec", "con", "από", "του", "της", "από", "of", "to", "à", "der"];
/// Those that alone, at the beginning of a line or of a part of it, open a byline. Lower case.
#[rustfmt::skip]
const OPENERS: &[&str] = &["by", "von", "vom", "par", "por", "da", "di", "de", "door", "av", "af", "od", "przez", "oleh", "από", "του", "της", "от", "ad", "від", "द्वारा", "eftir", "nga", "โดย", "thread", "about", "über"];

/// Labels of scripts without blanks, wherever they stand: the role, what it looks like.
#[rustfmt::skip]
const WIDE: &[(Role, &[&str])] = &[
    (Role::Wrote, &["取材・文", "文／", "文・", "文/", "文：", "文:", "文＝", "文=", "作者：", "作者:", "作者", "撰文：", "撰文", "著者：", "著者", "筆者：", "筆者", "執筆者：", "執筆：", "執筆", "ライター：", "ライター", "記者：", "記者:", "记者：", "记者:", "来稿：", "글=", "글 ", "글·", "ผู้เขียน", "เรื่อง:", "เรื่อง :"]),
    (Role::Edited, &["責任編輯：", "責任編輯", "责任编辑：", "责任编辑", "责编：", "责编", "編集：", "編集／", "编辑：", "编辑:", "編輯：", "編輯:", "編集・"]),
    (Role::Translated, &["翻訳：", "翻訳", "翻译：", "翻译", "번역"]),
    (Role::Photo, &["写真：", "写真・", "写真／", "写真", "撮影：", "撮影／", "撮影", "摄影：", "攝影：", "摄影", "攝影", "图：", "圖：", "사진"]),
    (Role::Source, &["来源：", "来源:", "來源：", "來源:", "来源", "來源", "出典：", "出典", "출처"]),
];

static WIDE_LABELS: PhraseTable<{ count(WIDE) }> = PhraseTable::new(joined(WIDE));
// a bit each
const _: () = assert!(count(WIDE) <= u128::BITS as usize);

/// The works by their words; a word may stand in two rows.
static BY_WORD: LazyLock<Table<&'static str, Vec<(Role, Needs)>>> = LazyLock::new(|| {
    let mut table: Table<&'static str, Vec<(Role, Needs)>> = Table::default();
    for &(role, needs, words) in WORKS {
        for &word in words {
            table.entry(word).or_default().push((role, needs));
        }
    }
    table
});

/// The words with which a label begins.
static FIRST_WORDS: LazyLock<Table<&'static str, ()>> = LazyLock::new(|| {
    OPENERS.iter().chain(WORKS.iter().flat_map(|work| work.2)).map(|word| (*word, ())).collect()
});

/// Letters and lengths of the words with which a label may begin.
static BEGINNINGS: Lengths = {
    let mut lengths = with_lengths(NO_LENGTHS, OPENERS);
    let mut at = 0;
    while at < WORKS.len() {
        lengths = with_lengths(lengths, WORKS[at].2);
        at += 1;
    }
    lengths
};

/// A label within a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Label {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) role: Role,
}

/// A word or a mark of a text.
#[derive(Debug, Clone, Copy)]
struct Token {
    start: usize,
    end: usize,
    is_word: bool,
}

/// Bytes of a text that are read, and words for works that may stand side by side ("Text und Fotos:").
const MAX_TEXT: usize = 1_200;
const MAX_WORKS: usize = 3;
/// Longest word that is looked up, in bytes.
const MAX_WORD: usize = 32;
/// What may join two works. Lower case.
const JOINTS: &[&str] = &["and", "und", "et", "y", "e", "og", "och", "i", "и", "&", "/", ",", "+"];
/// What stands between a work and its colon or preposition: "Author name:", "Foto & Text von", "fact checked and verified by".
const FILLERS: &[&str] = &[
    "name",
    "s",
    "in",
    "innen",
    "текста",
    "статьи",
    "материала",
    "credit",
    "credits",
    "courtesy",
    "(s)",
    "by",
    "von",
    "am",
    "on",
    "online",
];

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    for (at, c) in text.char_indices() {
        let is_part = is_part(c);
        let end = at + c.len_utf8();
        match tokens.last_mut() {
            Some(last) if is_part && last.is_word && last.end == at => last.end = end,
            _ if c.is_whitespace() => {}
            _ => tokens.push(Token { start: at, end, is_word: is_part }),
        }
    }
    tokens
}

/// Whether a character is of a word.
fn is_part(c: char) -> bool {
    is_alphanumeric(c) || matches!(c, '\'' | '’') || !c.is_ascii() && is_mark(c)
}

/// Whether a word opens a byline, or is one for a work: with no other does a label begin. Most texts have none.
fn begins_label(word: &str) -> bool {
    let is_known = |lower: &str| FIRST_WORDS.contains_key(lower);
    if word.is_empty() || word.len() > MAX_WORD {
        return false;
    }
    if !word.is_ascii() {
        return is_known(&word.to_lowercase());
    }
    if !may_be(&BEGINNINGS, word) {
        return false;
    }
    let mut lower = [0; MAX_WORD];
    let lower = &mut lower[..word.len()];
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    std::str::from_utf8(lower).is_ok_and(is_known)
}

/// Whether a text may hold a bare preposition that opens a byline, however its parts are cut: as a word, before a figure that a template
/// glued to it, or glued to the name behind it.
pub(super) fn may_hold_opener(text: &str) -> bool {
    let is_opener = |word: &str| {
        let word = word.split(|c: char| c.is_ascii_digit()).next().unwrap_or(word);
        begins_label(word) && OPENERS.contains(&word.to_lowercase().as_str())
    };
    let is_glue = |(at, _): (usize, &str)| {
        let rest = text[at..].trim_start_matches(char::is_alphabetic);
        text[at..text.len() - rest.len()].chars().skip(2).any(char::is_uppercase)
    };
    text.split(|c: char| !is_part(c)).any(is_opener)
        || text.contains(['B', 'V', 'P'])
            && ["By", "Von", "Par", "Por", "BY"].iter().any(|word| text.match_indices(word).any(is_glue))
}

/// Whether a text has a word with which a label begins. Every text of a page is asked, so that its bytes are gone through once.
fn has_first_word(text: &str) -> bool {
    const IS_PART: [bool; 256] = {
        let mut is_part = [false; 256];
        let mut at = 0;
        while at < 128 {
            is_part[at] = (at as u8).is_ascii_alphanumeric() || at as u8 == b'\'';
            at += 1;
        }
        is_part
    };
    let bytes = text.as_bytes();
    let (mut start, mut at) = (0, 0);
    while at < bytes.len() {
        let byte = bytes[at];
        if IS_PART[usize::from(byte)] {
            at += 1;
            continue;
        }
        let mut length = 1;
        if !byte.is_ascii() {
            let c = text[at..].chars().next().unwrap_or_default();
            length = c.len_utf8();
            if is_part(c) {
                at += length;
                continue;
            }
        }
        if start < at && begins_label(&text[start..at]) {
            return true;
        }
        at += length;
        start = at;
    }
    begins_label(&text[start..])
}

/// Vowel signs that hang on letters of Indic and Thai words.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036f}' | '\u{0591}'..='\u{05c7}' | '\u{064b}'..='\u{0652}' | '\u{0900}'..='\u{0903}' | '\u{093a}'..='\u{094f}' | '\u{0981}'..='\u{09cd}' | '\u{0e31}'..='\u{0e4e}')
}

/// The labels of a text, in order and disjoint.
pub(crate) fn find(text: &str) -> Vec<Label> {
    let text = &text[..text.floor_char_boundary(MAX_TEXT)];
    let mut found = if has_first_word(text) { by_words(text) } else { Vec::new() };
    if !text.is_ascii() && text.chars().any(is_wide) {
        wide(text, &mut found);
    }
    found.sort_by_key(|label| label.start);
    found.dedup_by(|later, earlier| later.start < earlier.end);
    found
}

/// The labels of scripts with blanks.
fn by_words(text: &str) -> Vec<Label> {
    let tokens = tokens(text);
    let lower: Vec<Cow<'_, str>> = tokens
        .iter()
        .map(|token| {
            let word = &text[token.start..token.end];
            if word.len() > MAX_WORD { Cow::Borrowed("") } else { lower_case(word) }
        })
        .collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let opens = at == 0 || is_separator(&lower[at - 1]);
        if let Some((next, role)) = label_at(&lower, at, opens) {
            found.push(Label { start: tokens[at].start, end: tokens[next - 1].end, role });
            at = next;
        } else {
            at += 1;
        }
    }
    found
}

/// Marks behind which a part of a line begins.
fn is_separator(mark: &str) -> bool {
    matches!(
        mark,
        "|" | "•"
            | "·"
            | "–"
            | "—"
            | "-"
            | "\u{3}"
            | "\u{1}"
            | "("
            | "["
            | ":"
            | "："
            | "/"
            | ";"
            | ","
            | "."
            | "»"
            | ">"
    )
}

fn is_colon(mark: &str) -> bool {
    matches!(mark, ":" | "：" | "՝" | "＝" | "=" | "／" | "|" | "\u{3}")
}

/// The label that begins at a token: one past its last token, and the role.
fn label_at(lower: &[Cow<'_, str>], at: usize, opens: bool) -> Option<(usize, Role)> {
    let word = &*lower[at];
    if opens && OPENERS.contains(&word) {
        let next = lower.get(at + 1).map(|word| &**word);
        // "By:", and "von" before a work is part of prose
        let after = at + 1 + usize::from(next.is_some_and(|next| matches!(next, ":" | "：")));
        return match word {
            "thread" => (next == Some("starter")).then_some((at + 2, Role::Wrote)),
            "about" => (next == Some("the")
                && lower.get(at + 2).is_some_and(|next| next.starts_with("author")))
            .then(|| (at + 3, Role::Wrote)),
            "über" => (matches!(next, Some("den" | "die"))
                && lower
                    .get(at + 2)
                    .is_some_and(|next| next.starts_with("autor") || next.starts_with("verfasser")))
            .then(|| (at + 3, Role::Wrote)),
            _ => Some((after, Role::By)),
        };
    }
    let works = BY_WORD.get(word)?;
    let (mut role, mut next, mut count) = (works[0].0, at + 1, 1);
    // "Text und Fotos:", "Autor/Autorin"
    while count < MAX_WORKS
        && lower.get(next).is_some_and(|joint| JOINTS.contains(&&**joint))
        && let Some(more) = lower.get(next + 1).and_then(|word| BY_WORD.get(&**word))
    {
        if more[0].0 == Role::Wrote {
            role = Role::Wrote;
        }
        next += 2;
        count += 1;
    }
    let mut end = next;
    while end < next + 2
        && lower
            .get(end)
            .is_some_and(|filler| FILLERS.contains(&&**filler) && !PREPOSITIONS.contains(&&**filler))
    {
        end += 1;
    }
    let follows = lower.get(end).map(|word| &**word);
    let needs = |wanted: &[Needs]| works.iter().any(|(_, needs)| wanted.contains(needs));
    if follows.is_some_and(is_colon) && needs(&[Either, Colon]) {
        return Some((end + 1, role));
    }
    if let Some(preposition) = follows.filter(|word| PREPOSITIONS.contains(word)) {
        // "interview with", "in conversation with": whom it names was asked
        let leads = match preposition {
            "with" | "mit" | "avec" | "con" => matches!(role, Role::Interview | Role::Reported),
            "from" => {
                role == Role::Helped
                    || matches!(role, Role::Wrote | Role::Reported | Role::Source)
                        && matches!(
                            word,
                            "more" | "posts" | "articles" | "stories" | "reporting" | "material"
                        )
            }
            "of" | "to" => word == "courtesy",
            "der" => word == "material",
            _ => true,
        };
        if leads && needs(&[Either, Preposition]) {
            let colon = usize::from(lower.get(end + 1).is_some_and(|mark| matches!(&**mark, ":" | "：")));
            return Some((end + 1 + colon, role));
        }
    }
    let is_alone = works.iter().any(|(_, needs)| *needs == Nothing);
    let is_led = opens || matches!(word, "führte" | "führten");
    (is_alone && is_led)
        .then_some((at + 1, works.iter().find(|(_, needs)| *needs == Nothing).map_or(role, |work| work.0)))
}

/// Labels of scripts without blanks.
fn wide(text: &str, found: &mut Vec<Label>) {
    // most texts have none of them
    let has = WIDE_LABELS.all(text.as_bytes(), false).fold(0u128, |has, label| has | 1 << label.phrase);
    if has == 0 {
        return;
    }
    let mut number = 0;
    for (role, labels) in WIDE {
        for label in *labels {
            number += 1;
            if has & 1 << (number - 1) == 0 {
                continue;
            }
            for (start, _) in text.match_indices(label).take(4) {
                let end = start + label.len();
                let is_known = found.iter().any(|known| known.start < end && start < known.end);
                if !is_known {
                    found.push(Label { start, end, role: *role });
                }
            }
        }
    }
}

/// Whether a line begins with a word for writing, so that a border behind it would make it a label: "Autor Ann Lee".
pub(crate) fn opens_with_work(line: &str) -> bool {
    let end = line.find(|c: char| !c.is_alphanumeric()).unwrap_or(line.len());
    let word = &line[..line.floor_char_boundary(end.min(MAX_WORD))];
    begins_label(word) && BY_WORD.get(&*lower_case(word)).is_some_and(|works| works[0].0 == Role::Wrote)
}

/// Whether a text is a label and no more: "Written by", "Autorin", whose name stands in the next block.
pub(crate) fn is_alone(text: &str) -> Option<Role> {
    let text = text.trim();
    if text.is_empty() || text.len() > 60 {
        return None;
    }
    let bare = text.trim_end_matches(|c: char| !c.is_alphanumeric());
    let labels = find(text);
    if let [label] = labels[..]
        && label.start == 0
        && text[label.end..].chars().all(|c| !c.is_alphanumeric())
    {
        return Some(label.role);
    }
    // "Author(s)", "Autor(en)"
    let lower = bare.split('(').next().unwrap_or(bare).to_lowercase();
    let mut words = lower
        .split(['/', ' '])
        .filter(|word| !matches!(*word, "the" | "die" | "der" | "el" | "la" | "о" | "об" | "der/die"));
    let is_work =
        |word: &str| BY_WORD.get(word).is_some_and(|works| works[0].0 == Role::Wrote && works[0].1 == Either);
    (words.clone().count() <= 2 && words.all(is_work)).then_some(Role::Wrote)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_labels() {
        for (line, expected) in [
            ("By Ann Lee", &[("By", Role::By)][..]),
            ("Written by Ann Lee", &[("Written by", Role::Wrote)]),
            ("Text und Fotos: Max Müller", &[("Text und Fotos:", Role::Wrote)]),
            ("Photos by Bo Chen", &[("Photos by", Role::Photo)]),
            ("Текст: Анна Орлова. Фото: Иван Лис", &[("Текст:", Role::Wrote), ("Фото:", Role::Photo)]),
            (
                "Reporting by Ann Lee in Osk; editing by Bo Chen",
                &[("Reporting by", Role::Reported), ("editing by", Role::Edited)],
            ),
            ("Das Gespräch führte Max Müller.", &[("führte", Role::Wrote)]),
            ("Γράφει η Μαρία Πάππα", &[("Γράφει", Role::Wrote)]),
            ("Propos recueillis par Luc Roy", &[("recueillis par", Role::Wrote)]),
            ("責任編輯：王小明", &[("責任編輯：", Role::Edited)]),
            ("the report said nothing of it by then", &[]),
            ("Interview mit Ann Lee", &[("Interview mit", Role::Interview)]),
            ("Contributions From: Ann Lee", &[("Contributions From:", Role::Helped)]),
            ("with contributions by Bo Chen", &[("contributions by", Role::Helped)]),
            ("A walk by the river", &[]),
        ] {
            let found: Vec<(&str, Role)> =
                find(line).into_iter().map(|label| (&line[label.start..label.end], label.role)).collect();
            assert_eq!(found, expected, "{line}");
        }
        assert_eq!(is_alone("Written by"), Some(Role::Wrote));
        assert_eq!(is_alone("Autor/Autorin"), Some(Role::Wrote));
        assert_eq!(is_alone("By Ann"), None);
        assert_eq!(is_alone("Author(s)"), Some(Role::Wrote));
        assert!(opens_with_work("Autor Ann Lee") && !opens_with_work("Bridge by Ann Lee"));
    }
}
