//! Lithuanian. Own lists, from general knowledge of the language; the speaker's case is no nominative behind "anot" and "pasak".

use super::{EMPTY, Lexicon};

#[rustfmt::skip]
pub(super) const LEXICON: Lexicon = Lexicon {
    code: "lt",
    has_dash_dialogue: true,
    drops_subject: true,
    strong: &[
        "aiškina", "aiškino", "akcentavo", "akcentuoja", "apgailestauja", "apgailestavo", "apibendrino",
        "argumentavo", "argumentuoja", "atkirto", "atsako", "atsakė", "atsiprašė", "atskleidė",
        "atskleidžia", "atšovė", "baiminasi", "baiminosi", "cituoja", "cituojama", "cituojamas", "dalijasi",
        "dalijosi", "dalinosi", "deklaravo", "dvejoja", "dėkoja", "dėkojo", "dėsto", "dėstė", "džiaugiasi",
        "džiaugėsi", "ginčijo", "girdėjo", "grasina", "grasino", "gynėsi", "informavo", "informuoja",
        "ironizavo", "ironizuoja", "juokauja", "juokavo", "juokiasi", "juokėsi", "kalba", "kalbėjo",
        "kaltina", "kaltino", "kartoja", "kartojo", "klausia", "klausė", "komentavo", "komentuoja",
        "konstatavo", "konstatuoja", "kreipėsi", "kritikavo", "kvietė", "kviečia", "laikosi", "linki",
        "linkėjo", "liudija", "liudijo", "mano", "manė", "mini", "minėjo", "murmėjo", "neabejoja",
        "neabejojo", "neigė", "nesutiko", "nesutinka", "niršo", "nurodo", "nurodė", "nusijuokė",
        "nusišypsojo", "nustebo", "paaiškina", "paaiškino", "pabrėžia", "pabrėžė", "pagyrė", "pakartojo",
        "paklausė", "pakomentavo", "paneigė", "papasakojo", "papildo", "papildė", "paragino", "parašė",
        "pareiškia", "pareiškė", "pasakoja", "pasakojo", "pasakė", "pasidalijo", "pasidžiaugė",
        "pasipiktino", "pasiskundė", "pasiteiravo", "pasiūlė", "paskelbė", "pasmerkė", "pastebi",
        "pastebėjo", "pasveikino", "pataria", "patarė", "patikino", "patikslina", "patikslino",
        "patvirtino", "pažadėjo", "pažymi", "pažymėjo", "perspėja", "perspėjo", "pervertino", "piktinasi",
        "piktinosi", "postringavo", "prabilo", "praneša", "pranešė", "prašo", "prašė", "pridurdamas",
        "priduria", "pridūrė", "prieštaravo", "primena", "priminė", "pripažino", "pripažįsta", "prisiekė",
        "prisimena", "prisiminė", "prognozavo", "prognozuoja", "protestavo", "ragina", "ragino", "rašo",
        "rašė", "reagavo", "reaguoja", "reikalauja", "reikalavo", "reziumavo", "sako", "sakydama",
        "sakydamas", "sakys", "sakė", "samprotauja", "samprotavo", "siūlo", "siūlė", "skelbia", "skundėsi",
        "skundžiasi", "smerkia", "smerkė", "spėja", "spėjo", "spėliojo", "stebisi", "stebėjosi", "sušuko",
        "svarsto", "svarstė", "sveikino", "teigdama", "teigdamas", "teigia", "teigė", "teiravosi",
        "teisinosi", "tiki", "tikina", "tikino", "tikisi", "tikėjo", "tikėjosi", "tvirtina", "tvirtino",
        "tęsia", "tęsė", "užsimena", "užsiminė", "užtikrina", "užtikrino", "vadina", "vadino", "vardijo",
        "vertina", "vertino", "viliasi", "vylėsi", "įsitikinusi", "įsitikinęs", "įspėja", "įspėjo",
        "įvardija", "įvardijo", "įvertino", "šaukia", "šaukė", "šnibždėjo", "šypsojosi", "šypsosi",
        "šūktelėjo", "žada", "žadėjo", "žėrė",
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
        "advokatas", "advokatė", "akademikas", "aktorius", "aktorė", "aktyvistas", "aktyvistė",
        "ambasadorius", "ambasadorė", "analitikas", "apžvalgininkas", "apžvalgininkė", "archeologas",
        "architektas", "architektė", "arkivyskupas", "asistentas", "atletas", "atstovas", "atstovė",
        "autorius", "autorė", "biologas", "biologė", "bičiulis", "brolis", "buhalteris", "chirurgas",
        "choreografas", "dailininkas", "dailininkė", "dainininkas", "dainininkė", "darbuotoja",
        "darbuotojas", "dekanas", "deputatas", "deputatė", "diplomatas", "direktorius", "direktorė",
        "dirigentas", "docentas", "docentė", "draugas", "draugė", "duktė", "dėstytoja", "dėstytojas",
        "ekologas", "ekologė", "ekonomistas", "ekonomistė", "ekspertas", "ekspertė", "epidemiologas",
        "epidemiologė", "europarlamentaras", "filosofas", "fizikas", "fotografas", "futbolininkas",
        "generolas", "geologas", "gubernatorius", "gydytoja", "gydytojai", "gydytojas", "gynėjas",
        "gyventoja", "gyventojai", "gyventojas", "iniciatorius", "inspektorius", "investuotojas",
        "inžinierius", "inžinierė", "istorikas", "istorikė", "jaunuolis", "juristas", "juristė",
        "kalbėtojas", "kancleris", "kandidatas", "kandidatė", "kapitonas", "karalienė", "karalius",
        "kardinolas", "kareivis", "karys", "keleivis", "keleivė", "kinologas", "klientas", "klientė",
        "kolega", "kolegė", "komendantas", "komentatorius", "kompozitorius", "konservatorius",
        "konsultantas", "konsultantė", "koordinatorius", "koordinatorė", "krepšininkas", "kunigas",
        "kuratorius", "kuratorė", "lakūnas", "lektorius", "liudininkas", "lyderis", "lyderė", "maklerė",
        "meras", "mero", "merė", "merų", "meteorologas", "ministrai", "ministras", "ministro", "ministrė",
        "mokinys", "mokinė", "mokslininkas", "mokslininkė", "mokytoja", "mokytojai", "mokytojas", "moteris",
        "motina", "muzikantas", "narys", "narė", "notaras", "nukentėjusysis", "operatorius",
        "organizatorius", "organizatorė", "paauglys", "pacientas", "pacientė", "padėjėja", "padėjėjas",
        "pareigūnai", "pareigūnas", "pareigūnė", "parlamentaras", "parlamentarė", "partneris", "patarėja",
        "patarėjas", "pavaduotoja", "pavaduotojas", "pensininkas", "pensininkė", "piešėjas", "pilotas",
        "pirmininkas", "pirmininko", "pirmininkė", "plaukikas", "poetas", "poetė", "policininkas",
        "politikas", "politikė", "politologas", "politologė", "popiežius", "premjeras", "premjerė",
        "prezidentas", "prezidento", "prezidentė", "prezidentūra", "prodiuseris", "profesorius",
        "profesorė", "prokuroras", "prokurorė", "psichiatras", "psichologas", "psichologė", "rašytoja",
        "rašytojas", "redaktorius", "redaktorė", "rektorius", "rektorė", "režisierius", "režisierė",
        "savanoris", "savanorė", "savininkas", "savininkė", "seimo", "senatorius", "seniūnas", "seniūnė",
        "sesuo", "signataras", "sociologas", "sociologė", "specialistai", "specialistas", "specialistė",
        "spikeris", "sportininkas", "sportininkė", "steigėja", "steigėjas", "studentas", "studentė",
        "sūnus", "teisininkas", "teisininkė", "teisėja", "teisėjas", "teologas", "terapeutas", "treneris",
        "trenerė", "turistas", "turtuolis", "tyrėja", "tyrėjas", "tėvai", "tėvas", "ugniagesys", "vadas",
        "vadovai", "vadovas", "vadovė", "vairuotoja", "vairuotojas", "vedėja", "vedėjas", "verslininkas",
        "verslininkė", "veterinaras", "vicemeras", "viceministras", "viceministrė", "vicepirmininkas",
        "vicepremjeras", "virusologas", "vyras", "vyskupas", "įkūrėja", "įkūrėjas", "šalininkas",
        "šeimininkas", "šeimininkė", "ūkininkas", "ūkininkė", "žaidėjas", "žinovas", "žmona", "žurnalistas",
        "žurnalistė", "žvejys",
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
    that: &[
        "jog", "kad",
    ],
    office_endings: &[
        "ininkas", "ininkė", "ologas", "ologė", "istas", "istė", "tojas", "toja", "ininko", "tojo",
    ],
    verb_endings: &[
        "o", "ė", "oja", "uoja",
    ],
    name_endings: &[
        "aitė", "ienė", "iaus", "ius", "iui", "iumi", "ytė", "as", "is", "us", "ys", "ės", "os", "ui", "iu",
        "ą", "į", "u", "o", "ė", "e", "a",
    ],
    ..EMPTY
};
