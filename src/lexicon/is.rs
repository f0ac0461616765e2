//! Icelandic. Own lists, from general knowledge of the language; names have a case too, and the last name tells the gender.

use super::{EMPTY, Lexicon};

#[rustfmt::skip]
pub(super) const LEXICON: Lexicon = Lexicon {
    code: "is",
    strong: &[
        "bendir", "benti", "bentu", "bæta", "bætir", "bætti", "fagnaði", "fullyrti", "fullyrðir", "gagnrýndi",
        "gagnrýnir", "greindi", "greinir", "grínaðist", "heldur", "hrópaði", "hélt", "játaði", "krafðist",
        "krefst", "kvað", "kvaðst", "kveðst", "lagði", "leggur", "lofar", "lofaði", "lýsir", "lýsti", "mælir",
        "mælti", "neitar", "neitaði", "orðar", "orðaði", "rifjar", "rifjaði", "ræddi", "ræðir", "sagt",
        "sagðast", "sagði", "sagðist", "segi", "segir", "segist", "segja", "skrifar", "skrifaði", "skrifuðu",
        "spurði", "spyr", "staðfesti", "staðfestir", "svarar", "svaraði", "sögðu", "taldi", "tekur", "telja",
        "telur", "tilkynnir", "tilkynnti", "tók", "undirstrikaði", "upplýsir", "upplýsti", "varar", "varaði",
        "viðurkenndi", "viðurkennir", "vonar", "vonast", "vonaði", "ályktaði", "áréttar", "áréttaði", "ítrekar",
        "ítrekaði", "útskýrir", "útskýrði",
    ],
    weak: &[
        "kallar", "kallaði", "lýsir", "lýsti", "nefndi", "nefnir", "taldi",
    ],
    according: &[
        "að", "samkvæmt",
    ],
    he: &[
        "hann",
    ],
    she: &[
        "hún",
    ],
    they: &[
        "þau", "þeir", "þær",
    ],
    pronouns: &[
        "hann", "hver", "hún", "sá", "sú", "þau", "það", "þeir", "þær",
    ],
    determiners: &[
        "allar", "allir", "ein", "einn", "eitt", "hin", "hinn", "hið", "hver", "nokkrir", "þessar", "þessi",
        "þessir", "þetta",
    ],
    prepositions: &[
        "af", "að", "eftir", "frá", "fyrir", "gegn", "hjá", "með", "milli", "til", "um", "undir", "vegna",
        "við", "yfir", "á", "án", "í", "úr",
    ],
    stops: &[
        "apríl", "að", "bara", "dag", "desember", "ef", "einnig", "ekki", "en", "er", "eru", "eða", "febrúar",
        "fimmtudag", "föstudag", "gær", "hafa", "hafi", "hafði", "hefur", "hvar", "hvað", "hvernig", "hvers",
        "hér", "janúar", "júlí", "júní", "laugardag", "líka", "mars", "maí", "miðvikudag", "mjög", "morgun",
        "mun", "munu", "mánudag", "nóvember", "nú", "núna", "og", "október", "samkvæmt", "samt", "sem",
        "september", "sunnudag", "svo", "síðan", "var", "verið", "verða", "verður", "voru", "ágúst", "áður",
        "þar", "þegar", "þriðjudag", "því", "þá", "þó", "þótt",
    ],
    adverbs: &[
        "annars", "einnig", "ekki", "hafði", "hefur", "jafnframt", "líka", "meðal", "nú", "svo", "síðan", "við",
        "áður", "þá",
    ],
    titles_he: &[
        "herra", "séra",
    ],
    titles_she: &[
        "frk", "frú",
    ],
    titles: &[
        "biskup", "dr", "dr.", "prófessor",
    ],
    roles: &[
        "blaðamaður", "borgarstjóri", "bæjarstjóri", "bóndi", "dómari", "dómsmálaráðherra", "dóttir", "eigandi",
        "faðir", "fjármálaráðherra", "formaður", "forseti", "forstjóri", "forsætisráðherra", "framkvæmdastjóri",
        "fréttamaður", "hagfræðingur", "heilbrigðisráðherra", "kennari", "leikari", "leikkona", "leikmaður",
        "leikstjóri", "læknir", "lögmaður", "lögreglumaður", "lögreglustjóri", "móðir", "nemandi", "oddviti",
        "prófessor", "ritari", "rithöfundur", "ráðherra", "saksóknari", "sendiherra", "skipstjóri",
        "skólastjóri", "sonur", "starfsmaður", "sérfræðingur", "talskona", "talsmaður", "upplýsingafulltrúi",
        "utanríkisráðherra", "varaformaður", "verkfræðingur", "vitni", "yfirlögregluþjónn", "íbúar", "íbúi",
        "þingkona", "þingmaður", "þjálfari",
    ],
    roles_she: &[
        "dóttir", "leikkona", "móðir", "talskona", "þingkona",
    ],
    organisations: &[
        "alþingi", "bankinn", "borgin", "bærinn", "dómurinn", "flokkurinn", "fyrirtækið", "félagið",
        "háskólinn", "höfnin", "landspítalinn", "lögreglan", "nefndin", "ráðuneytið", "ríkisstjórnin",
        "samtökin", "spítalinn", "stjórnin", "stofnunin",
    ],
    particles: &[
        "af", "van", "von",
    ],
    abbreviations: &[
        "dr", "frk", "gr", "hr", "kl", "m.a", "nr", "o.s.frv", "t.d", "þ.e",
    ],
    scare: &[
        "blaðið", "bókin", "heitir", "hugtakið", "kvikmyndin", "lagið", "myndin", "nefnist", "slagorðið",
        "svokallað", "svokallaður", "svokölluð", "verkefnið", "þátturinn",
    ],
    names_he: &[
        "bjarki", "bjarni", "björn", "dagur", "einar", "gunnar", "guðmundur", "guðni", "gísli", "halldór",
        "helgi", "jóhann", "jón", "kristján", "magnús", "páll", "pétur", "ragnar", "sigurður", "stefán",
        "sveinn", "árni", "ólafur", "þorsteinn", "þór",
    ],
    names_she: &[
        "anna", "elín", "eydís", "guðrún", "halla", "helga", "hildur", "ingibjörg", "jóhanna", "katrín",
        "kristín", "lilja", "malín", "margrét", "maría", "ragnheiður", "sigríður", "sigrún", "svandís", "ásta",
        "þórdís",
    ],
    ..EMPTY
};
