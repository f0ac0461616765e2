//! Lithuanian. Own lists, from general knowledge of the language; the speaker's case is no nominative behind "anot" and "pasak".

use super::{EMPTY, Lexicon};

#[rustfmt::skip]
pub(super) const LEXICON: Lexicon = Lexicon {
    code: "lt",
    has_dash_dialogue: true,
    drops_subject: true,
    strong: &[
        "aiškina", "aiškino", "akcentavo", "akcentuoja", "apgailestauja", "apgailestavo", "apibendrino",
        "atsako", "atsakė", "cituoja", "cituojama", "cituojamas", "dėsto", "dėstė", "džiaugiasi", "džiaugėsi",
        "informavo", "informuoja", "juokauja", "juokavo", "kalba", "kalbėjo", "klausia", "klausė", "komentavo",
        "komentuoja", "kritikavo", "mano", "manė", "neigė", "nurodo", "nurodė", "paaiškino", "pabrėžia",
        "pabrėžė", "paklausė", "paneigė", "paragino", "parašė", "pareiškia", "pareiškė", "pasakoja", "pasakojo",
        "pasakė", "paskelbė", "pastebi", "pastebėjo", "patikino", "patvirtino", "pažadėjo", "pažymi",
        "pažymėjo", "praneša", "pranešė", "prašo", "prašė", "pridurdamas", "priduria", "pridūrė", "primena",
        "priminė", "pripažino", "pripažįsta", "prisimena", "prisiminė", "ragina", "ragino", "rašo", "rašė",
        "reziumavo", "sako", "sakydama", "sakydamas", "sakys", "sakė", "skelbia", "skundėsi", "skundžiasi",
        "sušuko", "svarsto", "svarstė", "teigdama", "teigdamas", "teigia", "teigė", "tikina", "tikino",
        "tikisi", "tikėjosi", "tvirtina", "tvirtino", "tęsia", "tęsė", "vylėsi", "įsitikinusi", "įsitikinęs",
        "įspėja", "įspėjo", "šaukė", "žada", "žadėjo",
    ],
    weak: &[
        "apibūdino", "pavadino", "sukritikavo", "vadina", "vadino", "vertina", "vertino",
    ],
    according: &[
        "anot", "pasak",
    ],
    he: &[
        "jis",
    ],
    she: &[
        "ji",
    ],
    they: &[
        "jie", "jos",
    ],
    pronouns: &[
        "ji", "jie", "jis", "jos", "kuri", "kuris", "pati", "pats", "ši", "šis",
    ],
    determiners: &[
        "kai", "keli", "kelios", "kiekvienas", "ta", "tas", "viena", "vienas", "visi", "ši", "šis",
    ],
    prepositions: &[
        "ant", "apie", "be", "dėl", "iki", "iš", "nuo", "pagal", "pas", "per", "po", "prie", "prieš", "su",
        "tarp", "už", "virš", "į", "šalia",
    ],
    stops: &[
        "anksčiau", "anot", "antradienį", "ar", "arba", "balandžio", "be", "bet", "birželio", "bus", "buvo",
        "būtų", "dabar", "dar", "gal", "gegužės", "gruodžio", "ir", "jau", "jei", "jeigu", "jog", "juk", "kad",
        "kada", "kai", "kaip", "kas", "ketvirtadienį", "ko", "kodėl", "kovo", "kur", "ką", "labai", "lapkričio",
        "liepos", "ne", "nes", "net", "nors", "nėra", "o", "pasak", "pat", "penktadienį", "pirmadienį",
        "rugpjūčio", "rugsėjo", "rytoj", "sausio", "sekmadienį", "spalio", "tada", "taigi", "taip", "tačiau",
        "ten", "tik", "to", "todėl", "trečiadienį", "vakar", "vasario", "vis", "vėliau", "yra", "čia",
        "šeštadienį", "šiandien",
    ],
    adverbs: &[
        "anksčiau", "antradienį", "dar", "jau", "ketvirtadienį", "metu", "pat", "penktadienį", "pirmadienį",
        "sekmadienį", "taip", "trečiadienį", "tuo", "tuomet", "vakar", "vėliau", "šeštadienį", "šiandien",
    ],
    titles_he: &[
        "karalius", "p.", "ponas", "princas",
    ],
    titles_she: &[
        "karalienė", "ponia", "princesė",
    ],
    titles: &[
        "doc", "dr", "dr.", "generolas", "kardinolas", "prof", "prof.", "profesorius", "profesorė", "vyskupas",
    ],
    roles: &[
        "advokatas", "advokatė", "aktorius", "aktorė", "ambasadorius", "ambasadorė", "analitikas", "atstovas",
        "atstovė", "deputatas", "deputatė", "direktorius", "direktorė", "duktė", "ekonomistas", "ekonomistė",
        "ekspertas", "ekspertė", "gydytoja", "gydytojas", "gyventoja", "gyventojai", "gyventojas",
        "inžinierius", "inžinierė", "kancleris", "kapitonas", "krepšininkas", "liudininkas", "meras", "merė",
        "ministras", "ministrė", "mokslininkas", "mokslininkė", "mokytoja", "mokytojas", "motina", "narys",
        "narė", "patarėja", "patarėjas", "pirmininkas", "pirmininkė", "policininkas", "premjeras", "premjerė",
        "prezidentas", "prezidentė", "profesorius", "profesorė", "prokuroras", "prokurorė", "rašytoja",
        "rašytojas", "režisierius", "režisierė", "savininkas", "savininkė", "seimo", "signataras", "sūnus",
        "teisėja", "teisėjas", "treneris", "trenerė", "tėvas", "vadovas", "vadovė", "vicemeras",
        "viceministras", "viceministrė", "vyras", "ūkininkas", "žaidėjas", "žmona", "žurnalistas", "žurnalistė",
    ],
    roles_she: &[
        "advokatė", "aktorė", "atstovė", "direktorė", "duktė", "ekspertė", "gydytoja", "merė", "ministrė",
        "mokslininkė", "mokytoja", "motina", "narė", "patarėja", "pirmininkė", "premjerė", "prezidentė",
        "profesorė", "savininkė", "vadovė", "žmona",
    ],
    organisations: &[
        "agentūra", "asociacija", "bankas", "bendrovė", "departamentas", "fondas", "institutas", "kariuomenė",
        "klubas", "komisija", "ligoninė", "ministerija", "partija", "policija", "prokuratūra", "savivaldybė",
        "seimas", "tarnyba", "taryba", "teismas", "universitetas", "uostas", "vyriausybė", "įmonė",
    ],
    particles: &[
        "de", "van", "von",
    ],
    abbreviations: &[
        "d", "doc", "dr", "eur", "kt", "m", "mln", "mlrd", "prof", "pvz", "t.y", "tūkst",
    ],
    scare: &[
        "bendrovė", "daina", "filmas", "filmą", "knyga", "knygą", "laida", "laikraštis", "pavadinimu",
        "projektas", "spektaklis", "terminas", "uab", "vadinamasis", "vadinamieji", "vadinamoji", "šūkis",
        "žurnalas",
    ],
    names_he: &[
        "algirdas", "andrius", "antanas", "artūras", "arvydas", "darius", "gintaras", "gitanas", "jonas",
        "juozas", "kęstutis", "linas", "marius", "mindaugas", "paulius", "petras", "raimundas", "remigijus",
        "rimantas", "saulius", "tomas", "valdas", "valdemaras", "vilius", "vytautas",
    ],
    names_she: &[
        "aušrinė", "daiva", "dalia", "danutė", "eglė", "inga", "ingrida", "irena", "janina", "jolanta",
        "jurgita", "kristina", "laima", "lina", "marija", "ona", "rasa", "rūta", "viktorija", "vilija",
    ],
    ..EMPTY
};
