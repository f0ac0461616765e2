//! Hungarian. Own lists, from general knowledge of the language; the article stands before what is named by its office.

use super::{EMPTY, Lexicon};

#[rustfmt::skip]
pub(super) const LEXICON: Lexicon = Lexicon {
    code: "hu",
    has_dash_dialogue: true,
    drops_subject: true,
    strong: &[
        "aláhúzta", "beismerte", "bejelentette", "bejelentették", "bejelenti", "bevallja", "bevallotta",
        "bírálta", "cáfolta", "elismerte", "elmagyarázta", "elmondja", "elmondta", "elmondták", "elárulja",
        "elárulta", "emlékezett", "emlékezik", "emlékeztetett", "feleli", "felelte", "figyelmeztetett",
        "figyelmeztette", "fogalmaz", "fogalmazott", "fogalmaztak", "folytatja", "folytatta", "gondolja",
        "gondolta", "hangsúlyozta", "hangsúlyozták", "hangsúlyozza", "hangzott", "hozzáteszi", "hozzátette",
        "hozzátették", "hívta", "idézte", "ismerteti", "ismertette", "javasolja", "javasolta", "jelezte",
        "jelezték", "jelzi", "kiemeli", "kiemelte", "kiemelték", "kifejtette", "kifejti", "kijelentette",
        "kijelentették", "kijelenti", "kiáltott", "kiáltotta", "kommentálta", "kérdezi", "kérdezte",
        "kérdezték", "kéri", "kérte", "köszönte", "követeli", "követelte", "közli", "közölte", "közölték",
        "leszögezi", "leszögezte", "magyarázta", "magyarázza", "megerősítette", "megjegyezte", "megjegyzi",
        "meséli", "mesélte", "mondja", "mondják", "mondta", "mondták", "mondván", "nyilatkozik", "nyilatkozott",
        "nyilatkozta", "olvasható", "panaszolta", "posztolta", "reagált", "reméli", "remélte", "rámutat",
        "rámutatott", "suttogta", "szerint", "szólt", "sürgette", "tagadta", "tette", "tiltakozott", "tudatta",
        "tájékoztatott", "tájékoztatta", "vallja", "vallotta", "viccelődött", "válaszol", "válaszolt",
        "válaszolta", "vélekedett", "véli", "zárta", "állítja", "állítják", "állította", "értékelt",
        "értékelte", "érvel", "érvelt", "ígéri", "ígérte", "írja", "írta", "írták", "összegezte", "összegzett",
        "úgy", "üzeni", "üzente",
    ],
    weak: &[
        "bírálta", "dicsérte", "elutasította", "hívja", "jellemezte", "minősítette", "nevezi", "nevezte",
        "nevezték", "tartja", "tartotta",
    ],
    according: &[
        "szerint",
    ],
    zufolge: &[
        "szerint",
    ],
    they: &[
        "ők",
    ],
    pronouns: &[
        "aki", "akik", "az", "ez", "ő", "ők",
    ],
    determiners: &[
        "a", "az", "egy", "ez", "három", "két", "minden", "néhány", "sok", "több",
    ],
    prepositions: &[
        "alatt", "alá", "ellen", "ellenére", "elé", "előtt", "felé", "fölött", "helyett", "iránt", "kapcsán",
        "körül", "közé", "között", "mellett", "miatt", "mögött", "nélkül", "részére", "révén", "során",
        "szerint", "számára", "túl", "után", "végett", "által", "óta",
    ],
    stops: &[
        "ahol", "aki", "akik", "akkor", "amely", "amelyek", "ami", "amikor", "amit", "augusztus", "azonban",
        "azért", "bár", "csak", "csütörtökön", "de", "december", "egyébként", "eközben", "emellett", "ezért",
        "február", "ha", "hanem", "hogy", "holnap", "hétfőn", "is", "itt", "január", "július", "június",
        "kedden", "kell", "kellett", "korábban", "később", "közben", "lehet", "lesz", "lett", "ma", "majd",
        "mert", "miközben", "mindenki", "mint", "miután", "mivel", "most", "május", "már", "március", "még",
        "mély", "míg", "nagyon", "ne", "nem", "noha", "november", "október", "ott", "pedig", "pénteken", "sem",
        "semmi", "senki", "szeptember", "szerdán", "szerinte", "szombaton", "tegnap", "tehát", "ugyanakkor",
        "ugyanis", "vagy", "valaki", "van", "vannak", "vasárnap", "viszont", "volt", "voltak", "végül",
        "április", "és", "így", "úgy",
    ],
    adverbs: &[
        "azonban", "azt", "csütörtökön", "egyébként", "hétfőn", "is", "kedden", "korábban", "később", "ma",
        "majd", "már", "még", "nem", "pedig", "pénteken", "szerdán", "szintén", "szombaton", "tegnap",
        "ugyanakkor", "vasárnap",
    ],
    titles_he: &[
        "herceg", "király", "úr",
    ],
    titles_she: &[
        "asszony", "hercegnő", "hölgy", "királynő",
    ],
    titles: &[
        "bíboros", "doktor", "dr", "dr.", "ezredes", "prof", "prof.", "professzor", "püspök", "tábornok",
    ],
    roles: &[
        "alapító", "alapítója", "alelnök", "alpolgármester", "anyja", "apja", "biztos", "bíró", "diák", "dékán",
        "edző", "elemző", "elnök", "elnöke", "felesége", "fia", "frakcióvezető", "frakcióvezetője", "férje",
        "főigazgató", "főmérnök", "főtitkár", "gazda", "hallgató", "igazgató", "igazgatója", "játékos",
        "kancellár", "kapitány", "kikötőmester", "kormányszóvivő", "kutató", "képviselő", "képviselője",
        "költő", "közgazdász", "lakos", "lakosok", "lakó", "lánya", "miniszter", "minisztere", "miniszterelnök",
        "mérnök", "nagykövet", "orvos", "polgármester", "polgármestere", "professzor", "püspök", "rektor",
        "rendező", "rendőr", "sofőr", "szakértő", "szemtanú", "színész", "színésznő", "szóvivő", "szóvivője",
        "szövetségi", "tanár", "tanú", "titkár", "tulajdonos", "tulajdonosa", "versenyző", "vezető", "vezetője",
        "vezérigazgató", "államtitkár", "író", "újságíró", "ügyvezető", "ügyvéd", "ügyvédje", "ügyész",
    ],
    roles_she: &[
        "anyja", "felesége", "lánya", "színésznő",
    ],
    organisations: &[
        "alapítvány", "bank", "bizottság", "bíróság", "csapat", "cég", "egyesület", "egyetem", "hadsereg",
        "hivatal", "intézet", "kamara", "kikötő", "kormány", "kórház", "lap", "minisztérium", "parlament",
        "portál", "párt", "rendőrség", "rádió", "szakszervezet", "szolgálat", "szövetség", "tanács", "tévé",
        "vállalat", "önkormányzat", "ügynökség", "ügyészség",
    ],
    particles: &[
        "de", "van", "von",
    ],
    abbreviations: &[
        "dr", "id", "ifj", "ill", "kb", "pl", "prof", "st", "stb", "sz", "u", "u.n", "özv", "ún",
    ],
    scare: &[
        "című", "dal", "film", "jelszó", "kifejezés", "kifejezést", "könyv", "lap", "műsor", "nevű", "program",
        "szlogen", "úgynevezett",
    ],
    names_he: &[
        "andrás", "antal", "attila", "balázs", "bence", "béla", "csaba", "dezső", "dániel", "ferenc", "gergely",
        "gyula", "györgy", "gábor", "imre", "istván", "jános", "józsef", "krisztián", "kálmán", "károly",
        "lajos", "levente", "lászló", "mihály", "miklós", "márton", "máté", "norbert", "péter", "richárd",
        "róbert", "szabolcs", "sándor", "tamás", "tibor", "viktor", "zoltán", "zsolt", "ádám", "árpád",
    ],
    names_she: &[
        "andrea", "anita", "anna", "bernadett", "dóra", "edit", "enikő", "erika", "erzsébet", "eszter",
        "gabriella", "ildikó", "ilona", "judit", "katalin", "klára", "krisztina", "margit", "mária", "mónika",
        "nóra", "orsolya", "petra", "piroska", "rita", "réka", "szilvia", "tünde", "vivien", "zsuzsanna",
        "zsófia", "ágnes", "éva",
    ],
    ..EMPTY
};
