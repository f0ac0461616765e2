//! Morphology: what an unknown word is by its ending, where no list has it. Trades and offices are compounds of known ones in the
//! Germanic languages and Finnish ("hamnkaptenen", "satamapäällikkö"), and have agent endings elsewhere ("politólogo"); an unknown verb
//! right behind a quotation says it («…», frohlockte der Trainer). English is read without: its lists are long, and its page's text is
//! most of what is read.

/// Letters before an ending at least: what it is the ending of.
const SHORTEST_STEM: usize = 2;

/// Endings of people by what they do, and words that only look so.
pub(super) struct Offices {
    endings: &'static [&'static str],
    not: &'static [&'static str],
}

#[rustfmt::skip]
pub(super) fn offices(language: &str) -> Offices {
    let (endings, not): (&'static [&'static str], &'static [&'static str]) = match language {
        "es" => (&["adora", "ador", "adores", "ista", "istas", "óloga", "ólogo", "ólogos", "ógrafa", "ógrafo"],
                 &["conquista", "conquistas", "entrevista", "entrevistas", "ordenador", "ordenadores", "revista", "revistas", "prevista", "vista"]),
        "pt" => (&["adora", "ador", "adores", "ista", "istas", "óloga", "ólogo", "ólogos", "ógrafa", "ógrafo"],
                 &["computador", "computadores", "conquista", "conquistas", "entrevista", "entrevistas", "prevista", "revista", "revistas"]),
        "it" => (&["atore", "atori", "atrice", "ista", "isti", "iste", "itore", "itrice", "ologa", "ologo", "ologi"],
                 &["conquista", "intervista", "interviste", "previsti", "previste", "prevista", "rivista", "riviste", "visti"]),
        "fr" => (&["ateur", "ateurs", "atrice", "atrices", "icien", "icienne", "iciens", "iste", "istes", "ologue", "ologues"],
                 &["assiste", "catalogue", "consiste", "dialogue", "existe", "insiste", "monologue", "ordinateur", "ordinateurs", "persiste",
                   "prologue", "résiste", "subsiste"]),
        "ro" => (&["atoare", "atorul", "ician", "icianul", "istă", "istul", "oloagă", "olog", "ologul"], &["revistă"]),
        "pl" => (&["ista", "istka", "iści", "lożka", "olog", "ologa", "olodzy", "ologów"], &["oczywista"]),
        "cs" => (&["ista", "istka", "isté", "itel", "itelka", "itele", "ložka", "olog", "ologa", "ologové"], &["činitel", "činitele", "ukazatel"]),
        "ru" => (&["ист", "иста", "истка", "исты", "олог", "олога", "ологи", "итель", "ителя", "ители", "ительница", "овед", "чик", "чика",
                   "щик", "щика"],
                 &["датчик", "носитель", "ускоритель", "ящик"]),
        "uk" => (&["іст", "істка", "іста", "істи", "олог", "олога", "ологи", "иня", "знавець", "ник", "ниця", "ця"],
                 &["будинок", "вулиця", "кошик", "лікарня", "одиниця", "пам'ятник", "підручник", "різниця", "столиця", "таблиця"]),
        "el" => (&["άρχης", "άρχη", "ίατρος", "ίστρια", "ιστής", "ολόγοι", "ολόγος", "ολόγου"], &[]),
        "lt" => (&["ininkas", "ininkė", "ologas", "ologė", "istas", "istė", "tojas", "toja", "ininko", "tojo"], &[]),
        "hu" => (&["edző", "elemző", "elnök", "elnöke", "főnök", "főnöke", "igazgató", "igazgatója", "képviselő", "képviselője", "kutató",
                   "kutatója", "mester", "mestere", "miniszter", "orvos", "szakértő", "szakértője", "szóvivő", "szóvivője", "tanár", "titkár",
                   "titkára", "vezető", "vezetője", "ügyvéd"], &[]),
        "sv" => (&["advokat", "advokaten", "analytiker", "analytikern", "chef", "chefen", "direktör", "direktören", "ekonom", "ekonomen",
                   "expert", "experten", "experter", "forskare", "forskaren", "förare", "föraren", "författare", "författaren",
                   "handläggare", "handläggaren", "ingenjör", "ingenjören", "inspektör", "inspektören", "journalist", "journalisten",
                   "kapten", "kaptenen", "kommissarie", "kommissarien", "ledare", "ledaren", "ledamot", "ledamoten", "läkare", "läkaren",
                   "lärare", "läraren", "man", "mannen", "minister", "ministern", "mästare", "mästaren", "ordförande", "ordföranden",
                   "person", "personen", "politiker", "politikern", "professor", "professorn", "sekreterare", "sekreteraren",
                   "skötare", "spelare", "spelaren", "strateg", "strategen", "talesman", "talesperson", "tränare", "tränaren", "vetare",
                   "vetaren", "åklagare", "åklagaren", "ägare", "ägaren", "ansvarig", "ansvarige", "ansvariga", "log", "logen"],
                 &["dialog", "dialogen", "katalog", "katalogen"]),
        "da" | "no" => (&["advokat", "advokaten", "analytiker", "analytikeren", "ansvarlig", "ansvarlige", "betjent", "betjenten", "chef",
                   "chefen", "direktør", "direktøren", "eier", "eieren", "ejer", "ejeren", "ekspert", "eksperten", "eksperter", "fører",
                   "føreren", "forfatter", "forfatteren", "formand", "formanden", "forsker", "forskeren", "forskere", "ingeniør",
                   "ingeniøren", "inspektør", "inspektøren", "journalist", "journalisten", "konge", "leder", "lederen", "lege", "legen",
                   "læge", "lægen", "lærer", "læreren", "mand", "manden", "mann", "mannen", "medlem", "mester", "mesteren", "minister",
                   "ministeren", "ordfører", "ordføreren", "person", "personen", "politiker", "politikeren", "professor", "professoren",
                   "redaktør", "redaktøren", "rådgiver", "rådgiveren", "sekretær", "sekretæren", "sjef", "sjefen", "spiller", "spilleren",
                   "talsmand", "talsmann", "træner", "træneren", "trener", "treneren", "økonom", "økonomen", "loge", "logen", "strateg"],
                 &["dialoge"]),
        "nl" => (&["advocaat", "arts", "baas", "bestuurder", "burgemeester", "coach", "commissaris", "deskundige", "deskundigen",
                   "directeur", "econoom", "eigenaar", "expert", "experts", "hoofd", "kundige", "leider", "leidster", "leraar", "lid",
                   "leden", "loog", "loge", "manager", "medewerker", "minister", "officier", "onderzoeker", "onderzoekers", "ontwerper",
                   "rechter", "secretaris", "speler", "trainer", "voorman", "voorzitter", "wetenschapper", "wethouder", "woordvoerder",
                   "woordvoerster", "meester"], &["catalogus"]),
        "fi" => (&["analyytikko", "asiantuntija", "asiantuntijat", "edustaja", "ekonomisti", "insinööri", "johtaja", "johtajan",
                   "kirjailija", "kuvaaja", "lääkäri", "ministeri", "ministerin", "neuvoja", "ohjaaja", "omistaja", "opettaja",
                   "pelaaja", "poliitikko", "professori", "päällikkö", "päällikön", "sihteeri", "syyttäjä", "tarkastaja", "toimittaja",
                   "tutkija", "tutkijan", "tutkijat", "valmentaja", "vastaava", "virkamies", "yrittäjä", "logi"], &[]),
        "is" => (&["fræðingur", "fræðings", "formaður", "fulltrúi", "kennari", "kona", "lögmaður", "læknir", "maður", "manns",
                   "ráðherra", "stjóri", "stjóra", "stýra", "þjálfari"], &[]),
        "tr" => (&["cısı", "cisi", "cusu", "cüsü", "çısı", "çisi", "çusu", "çüsü", "loğu", "olog", "manı"], &["ikincisi", "birincisi", "üçüncüsü"]),
        _ => (&[], &[]),
    };
    Offices { endings, not }
}

/// Endings of a verb's forms by which a cue clause can open; none where a language has no such.
#[rustfmt::skip]
pub(super) fn verbs(language: &str) -> &'static [&'static str] {
    match language {
        "de" => &["t", "te", "ten"],
        "nl" => &["de", "te", "den", "ten", "eert", "t"],
        "sv" => &["ade", "ar", "de", "er", "te"],
        "da" => &["ede", "er", "te", "rer"],
        "no" => &["er", "et", "te", "de"],
        "is" => &["ir", "ar", "di", "ti", "ði", "aði", "ur"],
        "fr" => &["e", "ait", "a", "it", "ent", "aient"],
        "es" => &["ó", "a", "aba", "ía", "an", "aron", "ieron"],
        "pt" => &["ou", "a", "ava", "ia", "eu", "iu", "am", "aram"],
        "it" => &["a", "ava", "eva", "iva", "ò", "ano", "ato", "ito", "isce"],
        "ro" => &["ă", "ează", "ește", "a", "at", "it"],
        "pl" => &["ł", "ła", "li", "ły", "uje", "dza", "wia"],
        "cs" => &["l", "la", "li", "uje", "á", "í"],
        "ru" => &["л", "ла", "ли", "ет", "ит", "ют", "лся", "лась"],
        "uk" => &["в", "ла", "ли", "є", "ить", "ють", "вся", "лася"],
        "el" => &["ει", "ησε", "ισε", "ουν", "εται", "ηκε", "αν", "ωσε"],
        "lt" => &["o", "ė", "oja", "uoja"],
        "hu" => &["ta", "te", "tta", "tte", "ja", "ott", "ett", "ött"],
        "fi" => &["aa", "ää", "oo", "öö", "ee", "si", "oi", "ti"],
        _ => &[],
    }
}

impl Offices {
    /// Whether an unknown word names what somebody does, by its ending.
    pub(super) fn have(&self, word: &str) -> bool {
        let Some(&last) = word.as_bytes().last() else { return false };
        self.endings.iter().any(|ending| {
            // most endings fall by their last byte
            ending.as_bytes().last() == Some(&last)
                && word.len() >= ending.len() + SHORTEST_STEM
                && word.ends_with(ending)
        }) && !self.not.contains(&word)
    }
}

/// Whether an unknown word may be the verb of a cue clause, by these endings.
pub(super) fn is_verb(word: &str, endings: &[&str]) -> bool {
    endings.iter().any(|ending| word.len() >= ending.len() + SHORTEST_STEM && word.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_compounds_and_agent_endings_are_offices_and_their_look_alikes_are_not() {
        for (word, language) in [
            ("hamnkaptenen", "sv"),
            ("politólogo", "es"),
            ("havneinspektøren", "no"),
            ("satamapäällikkö", "fi"),
            ("брокеролог", "ru"),
            ("dermatologo", "it"),
            ("havenmeester", "nl"),
            ("σεισμολόγος", "el"),
        ] {
            assert!(offices(language).have(word), "{word}");
        }
        for (word, language) in
            [("entrevista", "es"), ("dialogue", "fr"), ("chef", "sv"), ("harbourist", "en")]
        {
            assert!(!offices(language).have(word), "{word}");
        }
    }

    #[test]
    fn test_verbs_have_their_endings() {
        assert!(
            is_verb("frohlockte", verbs("de"))
                && is_verb("ironizó", verbs("es"))
                && is_verb("wzdychał", verbs("pl"))
        );
        assert!(!is_verb("oben", verbs("de")) && !is_verb("mucho", verbs("es")) && verbs("en").is_empty());
    }
}
