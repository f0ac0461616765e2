//! Months by name, of many languages at once: pages mix them.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Number, then full names (with the case endings that dates take) and usual abbreviations, lower case, of
/// en de fr es it pt nl sv da no fi pl cs ru uk tr, and of hu ro el id ar bg hr lt lv et is th vi hi he ca eu mt besides.
/// A word that names different months in two languages (`listopad`) stands where more pages use it.
#[rustfmt::skip]
const MONTHS: &[(u8, &[&str])] = &[
    (1, &["january", "jan", "januar", "jänner", "jaenner", "janvier", "janv", "enero", "ene", "gennaio", "gen", "janeiro", "januari", "tammikuuta", "tammikuu", "stycznia", "styczeń", "sty", "ledna", "leden", "января", "январь", "янв", "січня", "січень", "ocak", "oca", "január", "ianuarie", "ian", "ιανουαρίου", "ιαν", "يناير", "كانون الثاني", "جانفي", "januára", "siječnja", "януари", "sausio", "janvāris", "janvārī", "jaanuar", "janúar", "มกราคม", "ม.ค", "जनवरी", "ינואר", "בינואר", "gener", "urtarrila", "јануар", "জানুয়ারি"]),
    (2, &["february", "feb", "februar", "feber", "február", "február", "février", "fevrier", "févr", "fév", "febrero", "febbraio", "fevereiro", "fev", "februari", "helmikuuta", "helmikuu", "lutego", "luty", "lut", "února", "únor", "февраля", "февраль", "фев", "февр", "лютого", "лютий", "şubat", "şub", "februarie", "φεβρουαρίου", "φεβ", "فبراير", "شباط", "فيفري", "februára", "veljače", "февруари", "vasario", "februāris", "februārī", "veebruar", "febrúar", "กุมภาพันธ์", "ก.พ", "फरवरी", "פברואר", "בפברואר", "febrer", "фебруар", "ফেব্রুয়ারি"]),
    (3, &["march", "mar", "märz", "maerz", "mär", "mrz", "mars", "marzo", "março", "marco", "maart", "mrt", "maaliskuuta", "maaliskuu", "marca", "marzec", "března", "březen", "марта", "март", "мар", "березня", "березень", "mart", "március", "márc", "martie", "μαρτίου", "μαρ", "مارس", "آذار", "ožujka", "kovo", "marts", "martā", "märts", "มีนาคม", "มี.ค", "मार्च", "מרץ", "במרץ", "març", "maret", "মার্চ"]),
    (4, &["april", "apr", "avril", "avr", "abril", "abr", "aprile", "huhtikuuta", "huhtikuu", "kwietnia", "kwiecień", "kwi", "dubna", "duben", "апреля", "апрель", "апр", "квітня", "квітень", "nisan", "nis", "április", "ápr", "aprilie", "απριλίου", "απρ", "أبريل", "ابريل", "إبريل", "نيسان", "أفريل", "apríla", "apríl", "travnja", "април", "balandžio", "aprīlis", "aprīlī", "aprill", "เมษายน", "เม.ย", "अप्रैल", "אפריל", "באפריל", "এপ্রিল"]),
    (5, &["may", "mai", "mayo", "maggio", "mag", "maio", "mei", "maj", "toukokuuta", "toukokuu", "maja", "května", "květen", "мая", "май", "травня", "травень", "mayıs", "május", "μαΐου", "μαι", "μαΐ", "مايو", "أيار", "ايار", "ماي", "mája", "svibnja", "gegužės", "maijs", "maijā", "maí", "พฤษภาคม", "พ.ค", "मई", "מאי", "במאי", "maig", "мај", "মে"]),
    (6, &["june", "jun", "juni", "juin", "junio", "giugno", "giu", "junho", "kesäkuuta", "kesäkuu", "czerwca", "czerwiec", "cze", "června", "červen", "июня", "июн", "июнь", "червня", "червень", "haziran", "haz", "június", "jún", "iunie", "ιουνίου", "ιουν", "يونيو", "يونيه", "حزيران", "جوان", "júna", "lipnja", "юни", "birželio", "jūnijs", "jūnijā", "juuni", "júní", "มิถุนายน", "มิ.ย", "जून", "יוני", "ביוני", "juny", "јун", "জুন"]),
    (7, &["july", "jul", "juli", "juillet", "juil", "julio", "luglio", "lug", "julho", "heinäkuuta", "heinäkuu", "lipca", "lipiec", "lip", "července", "červenec", "июля", "июл", "июль", "липня", "липень", "temmuz", "tem", "július", "júl", "iulie", "ιουλίου", "ιουλ", "يوليو", "يوليه", "تموز", "جويلية", "júla", "srpnja", "юли", "liepos", "jūlijs", "jūlijā", "juuli", "júlí", "กรกฎาคม", "ก.ค", "जुलाई", "יולי", "ביולי", "juliol", "јул", "জুলাই"]),
    (8, &["august", "aug", "août", "aout", "agosto", "ago", "augustus", "augusti", "elokuuta", "elokuu", "sierpnia", "sierpień", "sie", "srpna", "srpen", "августа", "август", "авг", "серпня", "серпень", "ağustos", "ağu", "augusztus", "αυγούστου", "αυγ", "أغسطس", "اغسطس", "آب", "أوت", "augusta", "kolovoza", "rugpjūčio", "augusts", "augustā", "agustus", "ágúst", "สิงหาคม", "ส.ค", "अगस्त", "אוגוסט", "באוגוסט", "agost", "আগস্ট"]),
    (9, &["september", "sep", "sept", "septembre", "septiembre", "setiembre", "settembre", "set", "setembro", "syyskuuta", "syyskuu", "września", "wrzesień", "wrz", "září", "сентября", "сентябрь", "сен", "сент", "вересня", "вересень", "eylül", "eyl", "szeptember", "szept", "septembrie", "σεπτεμβρίου", "σεπ", "سبتمبر", "أيلول", "ايلول", "septembra", "rujna", "септември", "rugsėjo", "septembris", "septembrī", "กันยายน", "ก.ย", "सितंबर", "ספטמבר", "בספטמבר", "setembre", "септембар", "সেপ্টেম্বর"]),
    (10, &["october", "oct", "oktober", "okt", "octobre", "octubre", "ottobre", "ott", "outubro", "out", "lokakuuta", "lokakuu", "października", "październik", "paź", "října", "říjen", "октября", "октябрь", "окт", "жовтня", "жовтень", "ekim", "eki", "október", "octombrie", "οκτωβρίου", "οκτ", "أكتوبر", "اكتوبر", "تشرين الأول", "تشرين الاول", "októbra", "октомври", "spalio", "oktobris", "oktobrī", "oktoober", "ตุลาคม", "ต.ค", "अक्टूबर", "אוקטובר", "באוקטובר", "октобар", "অক্টোবর"]),
    (11, &["november", "nov", "novembre", "noviembre", "novembro", "marraskuuta", "marraskuu", "listopad", "listopada", "lis", "listopadu", "ноября", "ноябрь", "ноя", "нояб", "листопада", "листопад", "kasım", "kas", "noiembrie", "νοεμβρίου", "νοε", "نوفمبر", "تشرين الثاني", "novembra", "studenoga", "ноември", "lapkričio", "novembris", "novembrī", "nóvember", "พฤศจิกายน", "พ.ย", "नवंबर", "נובמבר", "בנובמבר", "новембар", "নভেম্বর"]),
    (12, &["december", "dec", "dezember", "dez", "décembre", "decembre", "déc", "diciembre", "dic", "dicembre", "dezembro", "desember", "des", "joulukuuta", "joulukuu", "grudnia", "grudzień", "gru", "prosince", "prosinec", "декабря", "декабрь", "дек", "грудня", "грудень", "aralık", "ara", "decembrie", "δεκεμβρίου", "δεκ", "ديسمبر", "كانون الأول", "كانون الاول", "decembra", "prosinca", "декември", "gruodžio", "decembris", "decembrī", "detsember", "ธันวาคม", "ธ.ค", "दिसंबर", "דצמבר", "בדצמבר", "desembre", "децембар", "ডিসেম্বর"]),
];

/// Names that one language uses for another month than the table says.
const LOCAL: &[(&str, &str, u8)] = &[("hr", "listopada", 10), ("hr", "listopad", 10)];

/// The months of the Iranian calendar, in order.
const IRANIAN: &[&[&str]] = &[
    &["فروردین"],
    &["اردیبهشت"],
    &["خرداد"],
    &["تیر", "تير"],
    &["مرداد"],
    &["شهریور", "شهريور"],
    &["مهر"],
    &["آبان"],
    &["آذر"],
    &["دی", "دي"],
    &["بهمن"],
    &["اسفند"],
];

/// What a month's name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Month {
    Common(u8),
    Iranian(u8),
}

static BY_NAME: LazyLock<HashMap<&'static str, Month>> = LazyLock::new(|| {
    let common =
        MONTHS.iter().flat_map(|(month, names)| names.iter().map(|name| (*name, Month::Common(*month))));
    let iranian = IRANIAN
        .iter()
        .zip(1..)
        .flat_map(|(names, month)| names.iter().map(move |name| (*name, Month::Iranian(month))));
    iranian.chain(common).collect()
});

/// The month that a word names, in whatever case, on a page of a language (BCP 47).
pub(super) fn of_name(name: &str, language: Option<&str>) -> Option<Month> {
    let lower = name.trim_end_matches('.').to_lowercase();
    let local = LOCAL.iter().find(|(primary, name, _)| {
        *name == lower && language.is_some_and(|tag| tag.split(['-', '_']).next() == Some(*primary))
    });
    local.map(|(_, _, month)| Month::Common(*month)).or_else(|| BY_NAME.get(lower.as_str()).copied())
}

/// Whether a word, in lower case, names a month.
pub(super) fn is_month(word: &str) -> bool {
    BY_NAME.contains_key(word)
}

/// Bytes of the longest name of a month.
pub(super) const MAX_NAME: usize = 36;

/// Names of months, and the first words of those that have two.
static BEGINNINGS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let names = MONTHS.iter().flat_map(|(_, names)| *names).chain(IRANIAN.iter().copied().flatten());
    names.flat_map(|name| [*name, name.split(' ').next().unwrap_or(name)]).collect()
});

/// Whether a word, in lower case, is or begins the name of a month.
pub(super) fn begins_name(word: &str) -> bool {
    BEGINNINGS.contains(word)
}

/// The common date of a day of the Iranian calendar, by its 33-year cycle (right for the years 1300 to 1500).
pub(super) fn of_iranian(year: i16, month: u8, day: u8) -> Option<(i16, u8, u8)> {
    if !(1300..=1500).contains(&year) || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let (year, month, day) = (i32::from(year), i32::from(month), i32::from(day));
    // the cycle's phase: year -1595 begins one
    let leaps = |year: i32| (year + 1595) / 33 * 8 + ((year + 1595) % 33 + 3) / 4;
    let in_year = if month < 7 { (month - 1) * 31 } else { (month - 7) * 30 + 186 };
    // 1 Farvardin 1399 was 20 March 2020
    let days = (year - 1399) * 365 + leaps(year) - leaps(1399) + in_year + day - 1;
    let date = jiff::civil::date(2020, 3, 20).checked_add(jiff::Span::new().try_days(days).ok()?).ok()?;
    Some((date.year(), date.month() as u8, date.day() as u8))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_every_language_of_the_promise_has_all_months() {
        // the second month of each, as dates print it
        for name in [
            "February",
            "Februar",
            "février",
            "febrero",
            "febbraio",
            "fevereiro",
            "februari",
            "helmikuuta",
            "lutego",
            "února",
            "февраля",
            "лютого",
            "şubat",
            "فبراير",
            "شباط",
            "กุมภาพันธ์",
            "फरवरी",
        ] {
            assert_eq!(of_name(name, None), Some(Month::Common(2)), "{name}");
        }
        assert_eq!(of_name("Sept.", None), Some(Month::Common(9)));
        assert_eq!(of_name("listopada", Some("pl")), Some(Month::Common(11)));
        assert_eq!(of_name("listopada", Some("hr")), Some(Month::Common(10)));
        assert_eq!(of_name("Markt", None), None);
    }

    #[test]
    fn test_names_are_lower_case() {
        for name in MONTHS.iter().flat_map(|row| row.1).chain(IRANIAN.iter().copied().flatten()) {
            assert_eq!(*name, name.to_lowercase());
        }
    }

    #[test]
    fn test_iranian_days() {
        assert_eq!(of_iranian(1399, 1, 1), Some((2020, 3, 20)));
        assert_eq!(of_iranian(1399, 4, 2), Some((2020, 6, 22)));
        assert_eq!(of_iranian(1402, 10, 11), Some((2024, 1, 1)));
        assert_eq!(of_iranian(1403, 12, 30), Some((2025, 3, 20)));
        assert_eq!(of_iranian(2020, 1, 1), None);
    }
}
