//! Finnish. Own lists, from general knowledge of the language; the given names are common ones (Finnish pronouns have no gender).

use super::{EMPTY, Lexicon};

#[rustfmt::skip]
pub(super) const LEXICON: Lexicon = Lexicon {
    code: "fi",
    has_dash_dialogue: true,
    strong: &[
        "aloittaa", "aloitti", "analysoi", "arvioi", "arvioinut", "arvioivat", "avautui", "avautuu", "ehdottaa",
        "ehdotti", "ennustaa", "ennusti", "epäilee", "epäili", "esitti", "esittää", "harmittelee", "harmitteli",
        "heitti", "heittää", "huokaa", "huokaisi", "huomauttaa", "huomautti", "huusi", "huutaa", "ihmettelee",
        "ihmetteli", "ilmoittaa", "ilmoitti", "ilmoittivat", "iloitsee", "iloitsi", "jatkaa", "jatkoi",
        "julistaa", "julisti", "kertoi", "kertoivat", "kertonut", "kertoo", "kertovat", "kiisti", "kiistää",
        "kirjoittaa", "kirjoittaneet", "kirjoitti", "kirjoittivat", "kiteytti", "kiteyttää", "kommentoi",
        "kommentoivat", "korostaa", "korosti", "korostivat", "kuvailee", "kuvaili", "kysyi", "kysyivät",
        "kysyy", "lausui", "lausuu", "linjaa", "linjasi", "lisäsi", "lisää", "lupaa", "lupasi", "mainitsee",
        "mainitsi", "mietti", "miettii", "muistuttaa", "muistuttavat", "muistutti", "myönsi", "myönsivät",
        "myöntää", "naurahtaa", "naurahti", "painottaa", "painotti", "paljastaa", "paljasti", "pelkäsi",
        "pelkää", "perustelee", "perusteli", "pohti", "pohtii", "puolustautuu", "raportoi", "sanoi", "sanoivat",
        "sanonut", "sanoo", "sanottiin", "sanovat", "selitti", "selittää", "spekuloi", "summaa", "summasi",
        "tarkensi", "tarkentaa", "tiivisti", "tiivistää", "tilitti", "tilittää", "todennut", "toivoi", "toivoo",
        "tokaisee", "tokaisi", "toteaa", "toteavat", "totesi", "totesivat", "tuumaa", "tuumasi", "twiittaa",
        "twiittasi", "tähdensi", "tähdentää", "täsmensi", "täsmentää", "uskoi", "uskoo", "vaati", "vaatii",
        "vahvistaa", "vahvisti", "vakuuttaa", "vakuutti", "valittaa", "valitti", "varoittaa", "varoittavat",
        "varoitti", "vastaa", "vastasi", "vastasivat", "vitsailee", "vitsaili", "väitti", "väittivät",
        "väittää",
    ],
    weak: &[
        "arvostelee", "arvosteli", "arvostelivat", "haukkui", "haukkuu", "kehui", "kehuu", "kritisoi",
        "kritisoivat", "kutsui", "kutsuivat", "kutsunut", "kutsuu", "kuvailee", "kuvaili", "luonnehti",
        "luonnehtii", "nimitti", "nimittää", "puhui", "puhuu", "syytti", "syyttivät", "syyttää", "tuomitsee",
        "tuomitsi", "vertaa", "vertasi", "ylisti", "ylistää",
    ],
    zufolge: &[
        "mielestä", "mukaan",
    ],
    they: &[
        "he", "me",
    ],
    pronouns: &[
        "he", "hän", "joka", "kuka", "me", "minä", "tämä",
    ],
    determiners: &[
        "eräs", "heidän", "hänen", "jokin", "joku", "kaikki", "kaksi", "kolme", "meidän", "minun", "molemmat",
        "monet", "moni", "muutama", "ne", "neljä", "nuo", "nämä", "se", "toinen", "tuo", "tämä", "useat",
        "viisi",
    ],
    prepositions: &[
        "aikana", "alle", "ennen", "ilman", "jälkeen", "kanssa", "noin", "yli",
    ],
    stops: &[
        "ehkä", "ei", "eilen", "eivät", "elokuussa", "emme", "en", "et", "ette", "että", "he", "heinäkuussa",
        "helmikuussa", "huhtikuussa", "huomenna", "hän", "ja", "jo", "jos", "joulukuussa", "keskiviikkona",
        "kesäkuussa", "koska", "kuin", "kuitenkin", "kuka", "kun", "lauantaina", "lisäksi", "lokakuussa",
        "maaliskuussa", "maanantaina", "marraskuussa", "me", "miksi", "mikä", "milloin", "minä", "missä",
        "miten", "mitä", "mutta", "myös", "ne", "niin", "nyt", "ole", "oli", "olisi", "olivat", "olla", "ollut",
        "on", "ovat", "perjantaina", "pitäisi", "pitää", "saa", "sai", "samalla", "se", "siellä", "siksi",
        "silloin", "silti", "sitten", "sunnuntaina", "syyskuussa", "tai", "tammikuussa", "te", "tiistaina",
        "torstaina", "toukokuussa", "tulee", "tuli", "tämä", "tänään", "täytyy", "täällä", "vaikka", "vain",
        "vielä", "voi", "voisi", "voivat",
    ],
    adverbs: &[
        "aina", "eilen", "itse", "jo", "keskiviikkona", "kuitenkin", "lauantaina", "maanantaina", "myös", "nyt",
        "oli", "on", "perjantaina", "puolestaan", "sitten", "sunnuntaina", "taas", "tiistaina", "torstaina",
        "tänään", "vielä",
    ],
    titles_he: &[
        "herra", "kuningas", "prinssi",
    ],
    titles_she: &[
        "kuningatar", "neiti", "prinsessa", "rouva",
    ],
    titles: &[
        "arkkipiispa", "eversti", "kapteeni", "kenraali", "ministeri", "paavi", "pastori", "piispa",
        "presidentti", "professori", "pääministeri", "tohtori",
    ],
    roles: &[
        "aktivisti", "analyytikko", "arkkitehti", "asianajaja", "asiantuntija", "asukas", "ekonomisti",
        "hallitusneuvos", "johtaja", "juristi", "jäsen", "kansanedustaja", "kapteeni", "kaupunginjohtaja",
        "kenraali", "kirjailija", "komisario", "kuningas", "lakimies", "lääkäri", "ministeri", "näyttelijä",
        "opettaja", "pelaaja", "poliisi", "poliitikko", "presidentti", "professori", "puheenjohtaja",
        "pääekonomisti", "pääjohtaja", "pääministeri", "päätoimittaja", "päävalmentaja", "rehtori",
        "rikoskomisario", "sihteeri", "sisäministeri", "suurlähettiläs", "syyttäjä", "tiedottaja", "toimittaja",
        "toimitusjohtaja", "tutkija", "tutkimusjohtaja", "ulkoministeri", "valmentaja", "valtiovarainministeri",
        "varapuheenjohtaja", "ylikomisario", "ylilääkäri", "yrittäjä",
    ],
    roles_she: &[
        "kuningatar", "rouva", "sisar", "tytär", "äiti",
    ],
    organisations: &[
        "eduskunta", "hallitus", "keskusta", "kokoomus", "kreml", "liitto", "ministeriö", "nato", "pankki",
        "poliisi", "puolue", "puolustusvoimat", "säätiö", "thl", "tutkimuskeskus", "vihreät", "yhdistys",
        "yhtiö", "yk", "yle", "yliopisto",
    ],
    particles: &[
        "af", "al", "bin", "da", "de", "der", "di", "la", "le", "van", "von",
    ],
    abbreviations: &[
        "esim", "jne", "klo", "ks", "milj", "mm", "mrd", "n", "nk", "prof", "s", "tri", "ts", "v", "ym",
    ],
    scare: &[
        "albumi", "elokuva", "kappale", "kirja", "lehti", "niin", "nimeltä", "ns", "ohjelma", "sana", "sanottu",
        "sarja",
    ],
    names_he: &[
        "aleksi", "antero", "antti", "ari", "arto", "eero", "eino", "erkki", "esa", "hannu", "harri", "heikki",
        "henri", "ilkka", "ismo", "jaakko", "janne", "jari", "jari-matti", "jarkko", "jorma", "jouko", "jouni",
        "juha", "juhani", "juho", "jukka", "jussi", "kaarlo", "kalevi", "kalle", "kari", "kimmo", "lasse",
        "lauri", "markku", "marko", "markus", "martti", "matias", "matti", "mauri", "miika", "mika", "mikael",
        "mikko", "niko", "olli", "olli-pekka", "oskari", "otto", "paavo", "panu", "pasi", "pauli", "pekka",
        "pentti", "pertti", "petri", "petteri", "raimo", "reijo", "risto", "sakari", "sami", "samuli", "sauli",
        "seppo", "simo", "tapani", "tapio", "teemu", "teppo", "timo", "toivo", "tomi", "topi", "tuomas", "urho",
        "veikko", "veli", "vesa", "ville", "väinö",
    ],
    names_she: &[
        "aila", "aino", "aino-kaisa", "anja", "anna", "anna-maja", "anne", "anneli", "anni", "annika", "anu",
        "arja", "auli", "eeva", "eija", "eila", "elina", "elisa", "elli", "emilia", "emma", "eva", "hanna",
        "heidi", "helena", "heli", "helmi", "henna", "hilkka", "iida", "ilona", "inka", "irja", "jaana",
        "jenni", "johanna", "jutta", "kaarina", "kaisa", "katariina", "kati", "katja", "katri", "kirsi",
        "krista", "kristiina", "laura", "leena", "liisa", "lotta", "maarit", "maija", "mari", "maria",
        "maritta", "marja", "marjo", "marjut", "merja", "mervi", "mia", "minna", "mirja", "mirka", "niina",
        "noora", "oona", "outi", "paula", "pauliina", "pia", "pirjo", "pirkko", "päivi", "raija", "riikka",
        "ritva", "saara", "sanna", "sara", "sari", "satu", "seija", "senja", "sini", "sinikka", "sirpa",
        "sofia", "soile", "susanna", "suvi", "taina", "tarja", "terhi", "tiina", "tuija", "tuula", "tuuli",
        "tytti", "ulla", "venla", "virpi", "vuokko",
    ],
    ..EMPTY
};
