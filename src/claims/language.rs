//! The language of a text: by its script, then by its most common words. It is checked against what the page declares, since
//! many templates say `lang="en"` whatever the text is.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::title::Prose;
use crate::page::Page;
use crate::text::Table;

/// The most frequent words of languages in Latin script, also those that others share: the language with most of them wins.
#[rustfmt::skip]
const WORDS: &[(&str, &str)] = &[
    ("af", "die het en van is nie wat om te vir hy sy met was aan ook hulle deur sal as"),
    ("az", "və bir bu ki üçün ilə olan də da edib edir olub deyib daha onun sonra görə isə"),
    ("ca", "de la que el i a en els les per una amb un del no és ha va al més dels són"),
    ("cs", "a se v na je že o s z do i to k ve pro za by ale jsou jako po od který bylo podle jeho už není jsme"),
    ("da", "og i at er en til det af på for den med der de som ikke har et fra var han kan blev siger også efter"),
    ("de", "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei"),
    ("en", "the of and to in a is that for it was on are as with be at by this have from he or had not but they his said which we you an were been"),
    ("es", "de la que el en y a los se del las un por con no una su para es al lo como más pero sus le ha este sin sobre"),
    ("et", "ja on ei et ta kui see ka oli mis aga seda veel ning või oma mida kes siis pole selle eest"),
    ("eu", "eta da ez du bat dira dute izan ere egin zen dituzte baina beste hau duen den ditu"),
    ("fi", "ja on ei että se oli hän mutta ovat kun myös sen joka kuin mukaan ole sekä olla tai jos niin vuoden"),
    ("fr", "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec ont son"),
    ("hr", "je i u na se da za su od što s a o koji kako ne ali bi će iz nije kao to samo ili bio koja"),
    ("hu", "a az és hogy nem is egy ez meg volt de csak már még mint el ha szerint lehet aki ki azt vagy"),
    ("id", "yang dan di ini itu dengan untuk dari dalam tidak pada akan ke juga adalah ada bisa oleh saat karena tersebut sebagai"),
    ("is", "og að í á er sem við um það en ekki til var hann með af fyrir því eru hafa segir þetta"),
    ("it", "di e il la che in a per un è non del della una i con si da le dei nel al sono ha anche più come gli alla ma"),
    ("lt", "ir yra kad į su iš buvo tai bet kaip ne už bus apie jis po dėl taip pat nuo savo"),
    ("lv", "un ir ka no ar uz par arī bet to nav bija kas tas lai pēc ko jau vai gan tika"),
    ("nl", "de van het een en in is dat op te zijn met voor niet aan er om ook als bij maar door naar heeft die nog wordt worden"),
    ("no", "og i det er på til som en å for av at med har de ikke den et om han vi fra var seg skal etter men også sier ble"),
    ("pl", "w i na z się nie do to że jest o a za jak od po co ale przez oraz dla jego był są tym może ze już tego"),
    ("pt", "de a o que e do da em um para com não uma os no se na por mais as dos como mas foi ao das são à pelo"),
    ("ro", "de și în a la cu nu că o pe din să care un este mai pentru au fi ce sunt după ale s-a fost prin al"),
    ("sk", "a sa v na je že o s z do to si aj ako po za od by pre ale sú ktorý bolo podľa jeho už nie ktoré"),
    ("sl", "je in v na se za da so z ki pa s bi po tudi ne iz kot od ali še bo pri sta"),
    ("sq", "e të në dhe i me që për është një nga nuk do ka si kanë por më janë ky së edhe"),
    ("sv", "och att i det som en på är av för med den till inte om ett de har var men vi från han också säger efter när"),
    ("tl", "ang ng sa na mga at ay ni hindi si para siya ito nang kung din rin ako kanyang pa"),
    ("tr", "ve bir bu da için de ile olarak çok daha olan gibi kadar sonra ne ise olduğu dedi en ancak var"),
    ("vi", "và của là các trong có cho được một không với người những đã này khi để từ năm về đến"),
];

/// Languages that are told apart too seldom to gainsay a page: whoever declares one of a group means it.
const ALIKE: &[&[&str]] = &[
    &["no", "nb", "nn", "da"],
    &["hr", "bs", "sr", "sh", "me", "cnr", "sl", "mk"],
    &["id", "ms", "in", "jv"],
    &["cs", "sk"],
    &["af", "nl", "fy"],
    &["pt", "gl"],
    &["es", "gl", "ast", "ca"],
    &["tr", "az"],
    &["tl", "fil"],
    &["he", "iw", "yi"],
];

/// Bytes of the text that are looked at.
const SAMPLE: usize = 6_000;
/// Known words a text must have for a verdict where the page declares nothing, and to gainsay what it declares.
const MIN_WORDS: usize = 5;
const MIN_CONTRARY: usize = 20;
/// How many times as many words another language must have than the declared one. Languages of one family share half of theirs.
const LEAD: usize = 2;
/// Share of a text's words that the other language's must be: names and lists have few of any.
const MIN_SHARE: f32 = 0.2;
/// Letters that a text must have to gainsay the declared script.
const MIN_LETTERS: usize = 120;

/// Longest tag that is believed; longer ones are sentences or lists.
const MAX_TAG: usize = 20;

/// Whether a text is a language tag (BCP 47, or with `_` for `-`) of a language with two or three letters.
pub(crate) fn is_tag(tag: &str) -> bool {
    let primary = tag.split(['-', '_']).next().unwrap_or_default();
    (2..=3).contains(&primary.len())
        && primary.bytes().all(|byte| byte.is_ascii_alphabetic())
        // a charset in the wrong place
        && !primary.eq_ignore_ascii_case("utf")
        && tag.len() <= MAX_TAG
        && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

/// The language of a page's text, and the declared one where it is another. `declared` is a well-formed tag.
pub(super) fn of_page(
    page: &Page,
    prose: &Prose,
    declared: Option<String>,
) -> (Option<String>, Option<String>) {
    let mut sample = String::new();
    for text in prose.texts(page) {
        if sample.len() >= SAMPLE {
            break;
        }
        sample.push_str(&text[..text.floor_char_boundary(SAMPLE)]);
        sample.push('\n');
    }
    match declared {
        None if sample.len() < MIN_LETTERS => (detect(&page.text).map(str::to_owned), None),
        None => (detect(&sample).map(str::to_owned), None),
        Some(declared) => match contrary(&sample, &declared) {
            Some(language) => (Some(language.to_owned()), Some(declared)),
            None => (Some(declared), None),
        },
    }
}

/// The language of a text, if it can be told.
pub(crate) fn detect(text: &str) -> Option<&'static str> {
    let sample = &text[..text.floor_char_boundary(SAMPLE)];
    match Script::of(sample) {
        Some((script, _)) if script != Script::Latin => Some(script.language(sample)),
        Some(_) => {
            let votes = Votes::of(sample);
            let best = votes.best();
            (votes.words[best] >= MIN_WORDS).then_some(WORDS[best].0)
        }
        None => None,
    }
}

/// The language of a text, where it is certainly not the declared one.
fn contrary(sample: &str, declared: &str) -> Option<&'static str> {
    let declared = declared.split(['-', '_']).next().unwrap_or_default();
    let (script, letters) = Script::of(sample)?;
    if script != Script::Latin {
        if letters < MIN_LETTERS || script.languages().contains(&declared) {
            return None;
        }
        return Some(script.language(sample));
    }
    let votes = Votes::of(sample);
    let best = votes.best();
    let language = WORDS[best].0;
    let is_alike = ALIKE.iter().any(|group| group.contains(&language) && group.contains(&declared));
    // a language that is not known here may be any; one of another script is not
    let own = match WORDS.iter().position(|(known, _)| *known == declared) {
        Some(at) => votes.words[at],
        None if Script::ALL.iter().any(|other| *other != Script::Latin && other.is_only(declared)) => 0,
        None => return None,
    };
    (language != declared
        && !is_alike
        && votes.words[best] >= MIN_CONTRARY
        && votes.words[best] as f32 >= MIN_SHARE * votes.all as f32
        && votes.words[best] >= LEAD * own)
        .then_some(language)
}

/// A script, as far as it tells a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    Latin,
    Kana,
    Han,
    Hangul,
    Cyrillic,
    Greek,
    Arabic,
    Hebrew,
    Thai,
    Devanagari,
    Bengali,
    Tamil,
    Telugu,
    Gujarati,
    Kannada,
    Malayalam,
    Gurmukhi,
    Sinhala,
    Georgian,
    Armenian,
    Burmese,
    Khmer,
    Lao,
    Ethiopic,
}

impl Script {
    const ALL: [Self; 24] = [
        Self::Latin,
        Self::Kana,
        Self::Han,
        Self::Hangul,
        Self::Cyrillic,
        Self::Greek,
        Self::Arabic,
        Self::Hebrew,
        Self::Thai,
        Self::Devanagari,
        Self::Bengali,
        Self::Tamil,
        Self::Telugu,
        Self::Gujarati,
        Self::Kannada,
        Self::Malayalam,
        Self::Gurmukhi,
        Self::Sinhala,
        Self::Georgian,
        Self::Armenian,
        Self::Burmese,
        Self::Khmer,
        Self::Lao,
        Self::Ethiopic,
    ];

    fn of_char(c: char) -> Option<Self> {
        Some(match c {
            'A'..='Z' | 'a'..='z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => Self::Latin,
            '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Self::Greek,
            '\u{400}'..='\u{52f}' => Self::Cyrillic,
            '\u{530}'..='\u{58f}' => Self::Armenian,
            '\u{590}'..='\u{5ff}' => Self::Hebrew,
            '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' => Self::Arabic,
            '\u{900}'..='\u{97f}' => Self::Devanagari,
            '\u{980}'..='\u{9ff}' => Self::Bengali,
            '\u{a00}'..='\u{a7f}' => Self::Gurmukhi,
            '\u{a80}'..='\u{aff}' => Self::Gujarati,
            '\u{b80}'..='\u{bff}' => Self::Tamil,
            '\u{c00}'..='\u{c7f}' => Self::Telugu,
            '\u{c80}'..='\u{cff}' => Self::Kannada,
            '\u{d00}'..='\u{d7f}' => Self::Malayalam,
            '\u{d80}'..='\u{dff}' => Self::Sinhala,
            '\u{e00}'..='\u{e7f}' => Self::Thai,
            '\u{e80}'..='\u{eff}' => Self::Lao,
            '\u{1000}'..='\u{109f}' => Self::Burmese,
            '\u{10a0}'..='\u{10ff}' => Self::Georgian,
            '\u{1200}'..='\u{137f}' => Self::Ethiopic,
            '\u{1780}'..='\u{17ff}' => Self::Khmer,
            '\u{3040}'..='\u{30ff}' => Self::Kana,
            '\u{3400}'..='\u{9fff}' => Self::Han,
            '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7a3}' => Self::Hangul,
            _ => return None,
        })
    }

    /// The script of most of a text's letters, and how many letters there are. A letter of a script without an alphabet says as much
    /// as several of one with.
    fn of(text: &str) -> Option<(Self, usize)> {
        if text.is_ascii() {
            let letters = text.bytes().filter(u8::is_ascii_alphabetic).count();
            return (letters > 0).then_some((Self::Latin, letters));
        }
        let mut counts = [0usize; Self::ALL.len()];
        for script in text.chars().filter_map(Self::of_char) {
            counts[script as usize] +=
                if matches!(script, Self::Han | Self::Kana | Self::Hangul) { 2 } else { 1 };
        }
        let letters: usize = counts.iter().sum();
        // kana mark Japanese even among many Chinese characters; a few of them within other writing mark nothing
        if counts[Self::Kana as usize] * 10 > counts[Self::Kana as usize] + counts[Self::Han as usize] {
            counts[Self::Kana as usize] += std::mem::take(&mut counts[Self::Han as usize]);
        }
        let at = (0..counts.len()).max_by(|&a, &b| counts[a].cmp(&counts[b]).then(b.cmp(&a)))?;
        (counts[at] > 0).then_some((Self::ALL[at], letters))
    }

    /// The languages that are written in it, the most frequent first.
    fn languages(self) -> &'static [&'static str] {
        match self {
            Self::Latin => &[],
            Self::Kana => &["ja"],
            Self::Han => &["zh", "yue", "wuu", "nan", "ja", "cmn"],
            Self::Hangul => &["ko"],
            Self::Cyrillic => &[
                "ru", "uk", "bg", "be", "sr", "mk", "kk", "ky", "mn", "tg", "tt", "ba", "uz", "bs", "sh",
                "cv", "os", "ce",
            ],
            Self::Greek => &["el"],
            Self::Arabic => &["ar", "fa", "ur", "ps", "sd", "ku", "ckb", "ug", "az", "pnb"],
            Self::Hebrew => &["he", "iw", "yi"],
            Self::Thai => &["th"],
            Self::Devanagari => &["hi", "mr", "ne", "sa", "mai", "bho", "kok"],
            Self::Bengali => &["bn", "as"],
            Self::Tamil => &["ta"],
            Self::Telugu => &["te"],
            Self::Gujarati => &["gu"],
            Self::Kannada => &["kn"],
            Self::Malayalam => &["ml"],
            Self::Gurmukhi => &["pa"],
            Self::Sinhala => &["si"],
            Self::Georgian => &["ka"],
            Self::Armenian => &["hy"],
            Self::Burmese => &["my"],
            Self::Khmer => &["km"],
            Self::Lao => &["lo"],
            Self::Ethiopic => &["am", "ti"],
        }
    }

    /// Whether a language is written in this script and not in Latin letters too.
    fn is_only(self, language: &str) -> bool {
        !matches!(language, "sr" | "bs" | "sh" | "uz" | "az" | "ku" | "kk" | "tt")
            && self.languages().contains(&language)
    }

    /// The language of a text in this script: by letters that only some have.
    fn language(self, text: &str) -> &'static str {
        let has = |letters: &[char]| text.chars().filter(|c| letters.contains(c)).take(3).count() == 3;
        match self {
            Self::Cyrillic if has(&['ў']) => "be",
            Self::Cyrillic if has(&['ї', 'є', 'ґ']) => "uk",
            Self::Cyrillic if has(&['ә', 'қ', 'ұ', 'ғ']) => "kk",
            Self::Cyrillic if has(&['ѓ', 'ќ', 'ѕ']) => "mk",
            Self::Cyrillic if has(&['ј', 'љ', 'њ', 'ћ']) => "sr",
            Self::Cyrillic if has(&['ъ']) && !has(&['ы', 'э']) => "bg",
            Self::Arabic if has(&['ٹ', 'ڈ', 'ڑ', 'ے']) => "ur",
            Self::Arabic if has(&['پ', 'چ', 'ژ', 'گ', 'ی']) => "fa",
            script => script.languages().first().copied().unwrap_or("en"),
        }
    }
}

/// Which languages have a word, as bits in the order of [`WORDS`].
static LANGUAGES: LazyLock<Table<&'static str, u32>> = LazyLock::new(|| {
    let mut map = Table::with_capacity_and_hasher(2_048, <_>::default());
    for (at, (_, words)) in WORDS.iter().enumerate() {
        for word in words.split(' ') {
            *map.entry(word).or_insert(0) |= 1 << at;
        }
    }
    map
});

/// Longest of the words, in bytes.
const MAX_WORD: usize = 12;

/// How many words of each language a text has.
struct Votes {
    words: [usize; WORDS.len()],
    /// All words.
    all: usize,
}

impl Votes {
    fn of(sample: &str) -> Self {
        let mut votes = Self { words: [0; WORDS.len()], all: 0 };
        for word in sample.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
            votes.all += 1;
            if word.len() > MAX_WORD {
                continue;
            }
            let is_lower = word.bytes().all(|b| b.is_ascii_lowercase());
            let lower = if is_lower { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) };
            let mut languages = LANGUAGES.get(&*lower).copied().unwrap_or(0);
            while languages != 0 {
                votes.words[languages.trailing_zeros() as usize] += 1;
                languages &= languages - 1;
            }
        }
        votes
    }

    /// The language with most words; the first wins a tie.
    fn best(&self) -> usize {
        (0..WORDS.len()).max_by(|&a, &b| self.words[a].cmp(&self.words[b]).then(b.cmp(&a))).unwrap_or(0)
    }
}

/// Whether a language is written from right to left.
pub(crate) fn is_rtl(language: &str) -> bool {
    let primary = language.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    matches!(primary.as_str(), "ar" | "he" | "iw" | "fa" | "ur" | "ps" | "sd" | "ug" | "yi" | "dv" | "ku")
}

#[cfg(test)]
mod tests {
    use super::*;

    const POLISH: &str = "Rada miejska w Marle zdecydowała w czwartek, że nocny prom nie będzie kursował od stycznia, \
        ponieważ korzysta z niego mniej niż dziewięć osób. To jest koniec pewnej epoki, powiedział burmistrz po sesji, która \
        trwała do północy. Na wyspie są szpital i szkoła, a pielęgniarki z nocnej zmiany nie mają jak wrócić do domu.";
    const ENGLISH: &str =
        "The minister said that the bridge is safe and that the work of the engineers was good for the city.";

    #[test]
    fn test_tags_are_told_from_other_texts() {
        assert!(["en", "de-AT", "zh-Hant-TW", "pt_BR", "fil"].into_iter().all(is_tag));
        assert!(
            ["", "e", "english", "utf-8", "12", "en;q=0.8", "en, de"].into_iter().all(|text| !is_tag(text))
        );
    }

    #[test]
    fn test_languages() {
        for (text, language) in [
            (ENGLISH, Some("en")),
            (
                "Der Minister sagte, die Brücke ist sicher und das Werk der Ingenieure ist auch nicht mit Mängeln belastet.",
                Some("de"),
            ),
            (POLISH, Some("pl")),
            (
                "El ministro dijo que el puente es seguro y que la obra de los ingenieros no tiene defectos.",
                Some("es"),
            ),
            (
                "O ministro disse que a ponte é segura e que a obra dos engenheiros não tem defeitos.",
                Some("pt"),
            ),
            (
                "Menteri mengatakan bahwa jembatan itu aman dan tidak ada masalah dengan pekerjaan di kota ini.",
                Some("id"),
            ),
            ("首相は水曜日に記者会見を開き、新しい計画について説明した。", Some("ja")),
            ("总理星期三举行记者会，说明新的计划。", Some("zh")),
            ("Министр заявил, что мост безопасен.", Some("ru")),
            ("Її міст є безпечним, і це її їдальня.", Some("uk")),
            ("Министърът заяви, че мостът е безопасен, а пътят към града е открит.", Some("bg")),
            ("قال الوزير إن الجسر آمن", Some("ar")),
            ("Ο υπουργός είπε ότι η γέφυρα είναι ασφαλής.", Some("el")),
            ("12 34", None),
        ] {
            assert_eq!(detect(text), language, "{text}");
        }
        assert!(is_rtl("ar-EG") && !is_rtl("en"));
        assert!(
            WORDS.len() <= 32
                && WORDS
                    .iter()
                    .flat_map(|(_, words)| words.split(' '))
                    .all(|word| (1..=MAX_WORD).contains(&word.len()))
        );
    }

    #[test]
    fn test_a_declared_language_is_gainsaid_only_where_it_is_certainly_wrong() {
        let (english, polish) = (ENGLISH.repeat(3), POLISH.repeat(2));
        let russian = "Министр заявил, что мост безопасен, и это хорошо для города. ".repeat(4);
        let chinese = "总理星期三举行记者会，说明新的计划。".repeat(6);
        for (text, declared, language) in [
            (&polish, "en", Some("pl")),
            (&polish, "pl", None),
            (&russian, "en-US", Some("ru")),
            (&russian, "ru", None),
            (&russian, "be", None),
            (&chinese, "en", Some("zh")),
            (&chinese, "ja", None),
            (&english, "en-GB", None),
            (&english, "zh", Some("en")),
            (&english, "xx", None),
            (&format!("{english} 痴漢 (ちかん) means groper. {english} 気をつけてください"), "en-US", None),
            (&ENGLISH.to_owned(), "de", None),
            (&"Osk".to_owned(), "de", None),
        ] {
            assert_eq!(contrary(text, declared), language, "{declared}: {text}");
        }
    }
}
