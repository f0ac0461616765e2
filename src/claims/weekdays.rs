//! Weekdays by name, of many languages at once: one beside a date tells day from month where both could be.

/// From Monday on: full names and usual abbreviations, lower case. An abbreviation that is a word of its own in some language
/// (`sat`, `sol`) stands only where a date beside it makes it a weekday, which is the only place that is looked at.
#[rustfmt::skip]
const WEEKDAYS: [&[&str]; 7] = [
    &["monday", "mon", "montag", "mo", "lundi", "lun", "lunes", "lunedì", "segunda", "seg", "maandag", "ma", "måndag", "mån", "mandag", "man", "maanantai", "maanantaina", "poniedziałek", "pon", "pondělí", "po", "понедельник", "пн", "понеділок", "pazartesi", "pzt", "luni", "hétfő", "δευτέρα", "senin", "isnin", "الاثنين", "الإثنين", "دوشنبه", "月曜日", "月曜", "월요일", "星期一", "周一", "週一", "सोमवार", "วันจันทร์", "จันทร์"],
    &["tuesday", "tue", "tues", "dienstag", "di", "mardi", "mar", "martes", "martedì", "terça", "ter", "dinsdag", "tisdag", "tis", "tirsdag", "tir", "tiistai", "tiistaina", "wtorek", "wt", "úterý", "út", "вторник", "вт", "вівторок", "salı", "marți", "kedd", "τρίτη", "selasa", "الثلاثاء", "سه‌شنبه", "سهشنبه", "火曜日", "火曜", "화요일", "星期二", "周二", "週二", "मंगलवार", "วันอังคาร", "อังคาร"],
    &["wednesday", "wed", "mittwoch", "mi", "mercredi", "mer", "miércoles", "mié", "mercoledì", "quarta", "qua", "woensdag", "wo", "onsdag", "ons", "keskiviikko", "keskiviikkona", "środa", "śr", "středa", "st", "среда", "ср", "середа", "çarşamba", "miercuri", "szerda", "τετάρτη", "rabu", "الأربعاء", "الاربعاء", "چهارشنبه", "水曜日", "水曜", "수요일", "星期三", "周三", "週三", "बुधवार", "วันพุธ", "พุธ"],
    &["thursday", "thu", "thurs", "thur", "donnerstag", "do", "jeudi", "jeu", "jueves", "jue", "giovedì", "gio", "quinta", "qui", "donderdag", "torsdag", "tor", "tors", "torstai", "torstaina", "czwartek", "czw", "čtvrtek", "čt", "четверг", "чт", "четвер", "perşembe", "joi", "csütörtök", "πέμπτη", "kamis", "khamis", "الخميس", "پنجشنبه", "木曜日", "木曜", "목요일", "星期四", "周四", "週四", "गुरुवार", "วันพฤหัสบดี", "พฤหัสบดี"],
    &["friday", "fri", "freitag", "fr", "vendredi", "ven", "viernes", "vie", "venerdì", "sexta", "sex", "vrijdag", "vr", "fredag", "fre", "perjantai", "perjantaina", "piątek", "pt", "pátek", "pá", "пятница", "пт", "п'ятниця", "cuma", "vineri", "péntek", "παρασκευή", "jumat", "jum'at", "jumaat", "الجمعة", "جمعه", "金曜日", "金曜", "금요일", "星期五", "周五", "週五", "शुक्रवार", "วันศุกร์", "ศุกร์"],
    &["saturday", "sat", "samstag", "sonnabend", "sa", "samedi", "sam", "sábado", "sáb", "sabato", "sab", "zaterdag", "za", "lördag", "lör", "lørdag", "lør", "lauantai", "lauantaina", "sobota", "sob", "so", "суббота", "сб", "субота", "cumartesi", "sâmbătă", "szombat", "σάββατο", "sabtu", "السبت", "شنبه", "土曜日", "土曜", "토요일", "星期六", "周六", "週六", "शनिवार", "วันเสาร์", "เสาร์"],
    &["sunday", "sun", "sonntag", "dimanche", "dim", "domingo", "dom", "domenica", "zondag", "zo", "söndag", "sön", "søndag", "søn", "sunnuntai", "sunnuntaina", "niedziela", "ndz", "neděle", "ne", "воскресенье", "вс", "неділя", "pazar", "duminică", "vasárnap", "κυριακή", "minggu", "ahad", "الأحد", "الاحد", "یکشنبه", "日曜日", "日曜", "일요일", "星期日", "星期天", "周日", "週日", "रविवार", "วันอาทิตย์", "อาทิตย์"],
];

/// The weekday that a word names, Monday being 0. Words of one letter never do.
pub(super) fn of_name(word: &str) -> Option<u8> {
    let lower = word.to_lowercase();
    (lower.chars().count() > 1 || !lower.is_ascii())
        .then(|| WEEKDAYS.iter().position(|names| names.contains(&lower.as_str())))?
        .map(|at| at as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_weekdays_of_several_languages() {
        for (word, day) in [
            ("Monday", 0),
            ("Di", 1),
            ("środa", 2),
            ("четверг", 3),
            ("الجمعة", 4),
            ("土曜日", 5),
            ("Κυριακή", 6),
        ] {
            assert_eq!(of_name(word), Some(day), "{word}");
        }
        assert_eq!(of_name("May"), None);
    }

    #[test]
    fn test_names_are_lower_case_and_name_one_day() {
        let names: Vec<&str> = WEEKDAYS.iter().copied().flatten().copied().collect();
        for name in &names {
            assert_eq!(*name, name.to_lowercase());
            assert_eq!(names.iter().filter(|other| *other == name).count(), 1, "{name}");
        }
    }
}
