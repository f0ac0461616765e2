//! What the words around a date say that it dates.

use crate::page::{Page, RowId};
use crate::text::{PhraseTable, count, joined, list_of};

/// What the words before a date, or the names of its element, say that it dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::claims) enum Says {
    Nothing,
    Published,
    Updated,
    /// Neither: an event, a deadline, a visit, a right.
    Else,
}

impl Says {
    /// From the best to the worst.
    pub(super) const fn value(self) -> f32 {
        match self {
            Self::Published => 2.0,
            Self::Nothing => 1.0,
            Self::Updated => 0.0,
            Self::Else => -1.0,
        }
    }
}

/// Bytes of a class or id that are read: a longer one is generated and says nothing.
const MAX_NAME: usize = 400;
/// Characters of a line in which its stock phrase stands.
const MAX_LABEL: usize = 40;

/// Words before dates, lower case, in the languages of the months; the last one before the date decides.
#[rustfmt::skip]
const WORDS: &[(Says, &[&str])] = &[
    (Says::Published, &[
        "publish", "posted", "created", "issued", "released", "date:", "on air", "first aired", "uploaded", "written", "submitted",
        "veröffentlicht", "erstellt", "erschienen", "publiziert", "eingestellt", "geschrieben", "gepostet", "datum", "online seit", "online gestellt", "stand:", "stand vom", "veröffentlichung", "publikation", "vom",
        "publié", "publiée", "mis en ligne", "paru", "posté", "créé", "publicado", "publicada", "creado", "publicación", "pubblicat", "creato", "data:",
        "publicação", "postado", "criado", "gepubliceerd", "geplaatst", "publicerad", "skapad", "publiceret", "oprettet", "publisert", "opprettet", "julkaistu",
        "opublikowan", "dodano", "utworzono", "publikacji", "publikováno", "vydáno", "zveřejněno", "опублик", "дата", "создан", "yayın", "eklenme", "oluşturma",
        "公開", "掲載", "配信", "投稿", "发布", "發布", "发表", "發表", "入力", "입력", "등록", "게시", "نشر", "نُشر", "انتشار", "तारीख", "प्रकाशित", "δημοσι", "közzétéve", "megjelent", "diterbitkan", "เผยแพร่", "publicat", "xuất bản", "đăng lúc", "ngày đăng", "פורסם", "প্রকাশ", "objavljen", "paskelbta", "publicēts", "avaldatud", "публикуван",
    ]),
    (Says::Updated, &[
        "updat", "modified", "revised", "edited", "last change", "changed", "corrected", "reviewed",
        "aktualisiert", "aktualisierung", "geändert", "überarbeitet", "bearbeitet", "änderung",
        "mis à jour", "mise à jour", "modifié", "actualis", "actualiza", "modificado", "aggiornat", "modificat", "atualiza", "bijgewerkt", "gewijzigd", "uppdaterad", "ändrad",
        "opdateret", "oppdatert", "sist endret", "päivitetty", "muokattu", "aktualiz", "zaktualizowan", "upraveno", "обновл", "измен", "оновлен", "güncel", "更新", "修正", "수정", "تحديث", "آخر تحديث", "अपडेट", "अद्यतन", "ενημέρωση", "frissítve", "módosít", "diperbarui", "อัปเดต", "cập nhật", "עודכן", "আপডেট", "ažuriran", "atnaujinta", "atjaun", "uuendatud", "به‌روز", "بروزرسانی",
    ]),
    (Says::Else, &[
        "©", "copyright", "(c)", "as of", "retrieved", "accessed", "abgerufen", "consulté", "deadline", "until", "expires", "valid", "joined", "member since", "registriert", "mitglied seit", "born", "geboren", "geb.", "bis zum", "einsendeschluss", "anmeldeschluss", "termin", "beginn", "today", "heute ist", "served from", "comment", "kommentar", "next", "previous",
    ]),
];

/// How themes of blogs close a post with a sentence about it; lower case.
#[rustfmt::skip]
const STOCK: &[&str] = &[
    "this entry was posted", "this post was", "this article was", "dieser beitrag wurde", "dieser artikel wurde", "dieser eintrag wurde", "ce contenu a été publié", "cet article a été publié", "cette entrée a été", "esta entrada fue publicada", "este artículo fue publicado",
    "questo articolo è stato pubblicato", "questa voce è stata pubblicata", "este artigo foi publicado", "esta entrada foi publicada", "dit bericht is geplaatst", "dit bericht werd geplaatst", "detta inlägg", "det här inlägget", "dette innlegget", "dette indlæg", "ten wpis", "wpis opublikowany", "запись опубликована", "эта запись",
];

pub(super) fn is_stock(line: &str) -> bool {
    let start = line.chars().take(MAX_LABEL).collect::<String>().to_lowercase();
    STOCK.iter().any(|phrase| start.starts_with(phrase))
}

static SAYS: PhraseTable<{ count(WORDS) }> = PhraseTable::new(joined(WORDS));

/// The same in further languages and spellings, of which the fitted sources have hardly a page. The forest's signals do not read them:
/// fitted with them it found fewer right days, as a changed row moves it more than so few pages can teach. They settle which of two
/// printed dates was the first, and which is the update.
#[rustfmt::skip]
const FURTHER: &[(Says, &[&str])] = &[
    (Says::Published, &[
        "offentliggjort", "udgivet", "birt ", "birt:", "birtist", "publikované", "zverejnen", "publikacja", "опублік", "δημοσί", "đăng:", "objavio", "објављен", "објавен", "publikuar", "dərc ed", "yayımlan",
        "شائع", "প্রকাশিত", "வெளியிட", "ప్రచురి", "გამოქვეყნ", "հրապարակվ", "жариялан", "опубликуван", "प्रकाशन", "등록일", "작성",
    ]),
    (Says::Updated, &[
        "uppfært", "обновен", "ενημερώ", "ปรับปรุง", "업데이트", "ажуриран", "posodob", "actualitza", "përditës", "yenilən", "اپ ڈیٹ", "dikemas kini", "kemas kini", "kemaskini", "புதுப்பி", "నవీకరి", "განახლ", "թարմացվ", "жаңарт", "opdater", "oppdater", "редактиран", "изменен", "aktualisert", "بهروز",
    ]),
];

static FURTHER_SAYS: PhraseTable<{ count(FURTHER) }> = PhraseTable::new(joined(FURTHER));

/// What the last of the further words says; the text is in lower case.
pub(super) fn last_further(before: &str) -> Says {
    last_of(&FURTHER_SAYS, FURTHER, before).map_or(Says::Nothing, |(says, _)| says)
}

/// What the last of the words says, and how many bytes before the end it ends; the text is in lower case.
pub(super) fn last_said(before: &str) -> (Says, u8) {
    last_of(&SAYS, WORDS, before)
        .map_or((Says::Nothing, u8::MAX), |(says, end)| (says, (before.len() - end).min(254) as u8))
}

/// What the last word of a table says, and the byte where it ends; of several that end there, the last one to begin.
fn last_of<const N: usize>(
    table: &PhraseTable<N>,
    words: &'static [(Says, &[&str])],
    before: &str,
) -> Option<(Says, usize)> {
    let last = table.all(before.as_bytes(), false).max_by_key(|found| found.end)?;
    Some((list_of(words, last.phrase)?, last.end))
}

/// What the first of the words says; the text is in lower case.
pub(super) fn first_said(after: &str) -> Says {
    let first = SAYS.all(after.as_bytes(), false).next();
    // of several that begin there, the shortest
    first
        .and_then(|first| SAYS.at(after.as_bytes(), first.start, false).min_by_key(|found| found.end))
        .and_then(|found| list_of(WORDS, found.phrase))
        .unwrap_or(Says::Nothing)
}

/// What the names of an element and of the one around it say.
pub(super) fn named(page: &Page, row: RowId) -> Says {
    let parent = page.rows[row as usize].parent;
    let mut says = Says::Nothing;
    for row in [row, parent] {
        for name in ["class", "id", "itemprop", "data-testid"] {
            let Some(name) = page.attr(row, name) else { continue };
            let name = name[..name.floor_char_boundary(MAX_NAME)].to_ascii_lowercase();
            // the date of the visit, in the site's head
            if ["current-date", "currentdate", "current_date", "date-today", "today"]
                .iter()
                .any(|part| name.contains(part))
            {
                return Says::Else;
            }
            // blog systems name one element both: "entry-date published updated"
            if ["publish", "pubdate", "created", "posted", "entry-date", "post-date"]
                .iter()
                .any(|part| name.contains(part))
            {
                return Says::Published;
            }
            if ["updat", "modif"].iter().any(|part| name.contains(part)) {
                says = Says::Updated;
            }
        }
        if says != Says::Nothing {
            break;
        }
    }
    says
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_the_last_words_before_a_date_decide() {
        assert_eq!(last_said("published 1 may | last updated on").0, Says::Updated);
        assert_eq!(last_said("zuletzt geändert, veröffentlicht am").0, Says::Published);
        assert_eq!(last_said("© 2019").0, Says::Else);
        assert_eq!(last_said("ann lee, "), (Says::Nothing, u8::MAX));
        assert_eq!(first_said(" updated, first published"), Says::Updated);
        assert_eq!(last_said("përditësuar: ").0, Says::Nothing);
        assert_eq!(last_further("përditësuar: "), Says::Updated);
        assert_eq!(last_further("përditësuar më 1 maj, publikuar më: "), Says::Published);
    }
}
