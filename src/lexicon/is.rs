//! Icelandic. Own lists, from general knowledge of the language; names have a case too, and the last name tells the gender.

use super::{EMPTY, Lexicon};

#[rustfmt::skip]
pub(super) const LEXICON: Lexicon = Lexicon {
    code: "is",
    strong: &[
        "bað", "bendir", "benti", "bentu", "biðlar", "biðlaði", "biður", "bæta", "bætir", "bætti", "bölvar",
        "efast", "efaðist", "endurtekur", "endurtók", "fagnar", "fagnaði", "fordæmdi", "fordæmir",
        "fullyrti", "fullyrðir", "furðar", "gagnrýndi", "gagnrýnir", "greindi", "greinir", "grínaðist",
        "hafnar", "hafnaði", "harmar", "harmaði", "heldur", "hlær", "hló", "hneykslast", "hrópaði",
        "hrósar", "hrósaði", "hugsar", "hugsaði", "hvatti", "hvetur", "hvíslar", "hvíslaði", "hélt",
        "hótar", "hótaði", "játar", "játaði", "kallar", "kallaði", "krafðist", "krefst", "krefur",
        "kvartar", "kvartaði", "kvað", "kvaðst", "kveðst", "kveður", "lagði", "leggur", "lofar", "lofaði",
        "lýsir", "lýsti", "minnir", "minnti", "minntist", "mælir", "mælti", "mótmælir", "mótmælti",
        "nefndi", "nefnir", "neitar", "neitaði", "orðar", "orðaði", "rakti", "rekur", "rifjar", "rifjaði",
        "ræddi", "ræðir", "rökstuddi", "rökstyður", "sagt", "sagðast", "sagði", "sagðist", "segi", "segir",
        "segist", "segja", "segjast", "skammar", "skammaði", "skrifa", "skrifar", "skrifaði", "skrifuðu",
        "skýrir", "skýrði", "spurði", "spyr", "spáir", "spáði", "staðfesti", "staðfestir", "staðhæfir",
        "staðhæfði", "stynur", "svara", "svarar", "svaraði", "sögðu", "talar", "talaði", "taldi", "tekur",
        "telja", "telur", "tilkynnir", "tilkynnti", "tjáir", "tjáði", "trúir", "trúði", "tísti", "tók",
        "undirstrikar", "undirstrikaði", "undrast", "undraðist", "upplýsir", "upplýsti", "varar", "varaði",
        "vitnar", "vitnaði", "viðurkenndi", "viðurkennir", "vonar", "vonast", "vonaði", "vonaðist",
        "ályktar", "ályktaði", "áminnir", "áréttar", "áréttaði", "ásakar", "ásakaði", "áætlar", "áætlaði",
        "ætlaði", "ímyndar", "ítrekar", "ítrekaði", "óskar", "óskaði", "óttast", "óttaðist", "öskrar",
        "öskraði", "útskýrir", "útskýrði", "þakkar", "þakkaði", "þvertekur", "þvertók",
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
        "aktívisti", "almannatengill", "alþingismaður", "arkitekt", "athafnamaður", "aðalhagfræðingur",
        "aðjúnkt", "aðstoðarforstjóri", "aðstoðarlögreglustjóri", "aðstoðarmaður", "biskup",
        "björgunarsveitarmaður", "blaðamaður", "borgarfulltrúi", "borgarstjóri", "bróðir", "bæjarfulltrúi",
        "bæjarstjóri", "bóndi", "bóndinn", "dómari", "dómsmálaráðherra", "dósent", "dóttir", "eigandi",
        "eiginkona", "eiginmaður", "eldfjallafræðingur", "faraldsfræðingur", "fasteignasali", "faðir",
        "ferðamaður", "fiskifræðingur", "fiskimaður", "fjallgöngumaður", "fjármálaráðherra",
        "fjármálastjóri", "flugmaður", "flugstjóri", "formanns", "formannsframbjóðandi", "formaður",
        "fornleifafræðingur", "forseta", "forsetaframbjóðandi", "forseti", "forstjóri", "forstöðukona",
        "forstöðumaður", "forsætisráðherra", "frambjóðandi", "framkvæmdastjóri", "framkvæmdastjórinn",
        "fræðimaður", "fréttamaður", "fyrirliði", "fyrirliðinn", "félagsfræðingur", "fótboltamaður",
        "geðlæknir", "grínisti", "guðfræðingur", "hagfræðingur", "hagfræðingurinn", "handboltamaður",
        "heilbrigðisráðherra", "heimspekingur", "hershöfðingi", "hjúkrunarforstjóri", "hjúkrunarfræðingur",
        "hæstaréttarlögmaður", "héraðssaksóknari", "hönnuður", "húsvörður", "innanríkisráðherra",
        "innviðaráðherra", "jarðeðlisfræðingur", "jarðfræðingur", "jarðskjálftafræðingur", "kaupmaður",
        "kennari", "kennarinn", "kona", "konan", "kvikmyndagerðarmaður", "kórstjóri", "landlæknir",
        "landsliðsþjálfari", "leikari", "leikkona", "leikkonan", "leikmaður", "leikmaðurinn", "leikstjóri",
        "leiðsögumaður", "lektor", "ljósmyndari", "ljósmóðir", "lyfjafræðingur", "læknir", "lögfræðingur",
        "löggæslumaður", "lögmaður", "lögreglufulltrúi", "lögreglumaður", "lögreglustjóri", "mannfræðingur",
        "matreiðslumaður", "maður", "maðurinn", "menningarmálaráðherra", "menntamálaráðherra", "móðir",
        "nefndarmaður", "nemandi", "nemi", "neytandi", "nágranni", "náttúruvársérfræðingur", "oddviti",
        "oddvitinn", "organisti", "prestur", "presturinn", "prófastur", "prófessor", "prófessorinn",
        "rannsakandi", "rannsóknarlögreglumaður", "rekstrarstjóri", "ritari", "rithöfundur",
        "rithöfundurinn", "ritstjóri", "ritstjórinn", "ráðgjafi", "ráðherra", "ráðherrann",
        "ráðuneytisstjóri", "saksóknari", "saksóknarinn", "samgönguráðherra", "sendiherra",
        "seðlabankastjóri", "sjávarlíffræðingur", "sjávarútvegsráðherra", "sjómaður", "sjónarvottur",
        "skipstjóri", "skipstjórinn", "skrifstofustjóri", "skáld", "skólameistari", "skólastjóri",
        "slökkviliðsmaður", "slökkviliðsstjóri", "smiður", "sonur", "starfsmaður", "stjórnarformaður",
        "stjórnarmaður", "stjórnmálafræðingur", "stjórnmálamaður", "sveitarstjóri", "systir",
        "sálfræðingur", "sérfræðingur", "sérfræðingurinn", "sóknarprestur", "sóttvarnalæknir", "söngkona",
        "söngvari", "sýslumaður", "talskona", "talsmaður", "talsmaðurinn", "tæknimaður", "tónlistarkona",
        "tónlistarmaður", "umboðsmaður", "umhverfisráðherra", "upplýsingafulltrúi", "utanríkisráðherra",
        "varaborgarfulltrúi", "varaformaður", "varaforseti", "vararíkissaksóknari", "verkefnastjóri",
        "verkfræðingur", "verslunarstjóri", "veðurfræðingur", "veðurfræðingurinn", "vinkona", "vinur",
        "vitni", "viðskiptafræðingur", "viðskiptaráðherra", "yfirlæknir", "yfirlögregluþjónn", "yfirmaður",
        "íbúar", "íbúi", "útgerðarmaður", "þingflokksformaður", "þingkona", "þingmaður", "þingmaðurinn",
        "þjálfari", "þjálfarinn", "þjónustufulltrúi", "þjóðgarðsvörður", "þáttastjórnandi",
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
    that: &[
        "að",
    ],
    office_endings: &[
        "fræðingur", "fræðings", "formaður", "fulltrúi", "kennari", "kona", "lögmaður", "læknir", "maður",
        "manns", "ráðherra", "stjóri", "stjóra", "stýra", "þjálfari",
    ],
    verb_endings: &[
        "ir", "ar", "di", "ti", "ði", "aði", "ur",
    ],
    ..EMPTY
};
