//! Danish. Own lists, from general knowledge of the language; the given names are common ones, to tell "han" from "hun".

use super::{EMPTY, Lexicon, danish_norwegian as shared};

#[rustfmt::skip]
pub(super) const LEXICON: Lexicon = Lexicon {
    code: "da",
    has_dash_dialogue: true,
    strong: &[
        "advarede", "advarer", "advaret", "afviser", "afvist", "afviste", "anbefalede", "anbefaler", "anfører",
        "anførte", "argumenterede", "argumenterer", "begrundede", "begrunder", "beklagede", "beklager",
        "bekræftede", "bekræfter", "bekræftet", "bemærkede", "bemærker", "bemærket", "berettede", "beretter",
        "beskriver", "citerede", "citerer", "erkender", "erkendt", "erkendte", "fastslog", "fastslået",
        "fastslår", "foreslog", "foreslået", "foreslår", "forklarede", "forklarer", "forklaret", "forsikrede",
        "forsikrer", "fortalt", "fortalte", "fortsatte", "fortsætter", "fortælle", "fortæller", "frygtede",
        "frygter", "garanterede", "garanterer", "gentager", "gentaget", "gentog", "grinede", "griner", "håbede",
        "håber", "hævdede", "hævder", "hævdet", "indleder", "indledte", "indrømmede", "indrømmer", "klagede",
        "klager", "kommenterede", "kommenterer", "konstaterede", "konstaterer", "krævede", "kræver", "lovede",
        "lover", "lyder", "lød", "meddeler", "meddelt", "meddelte", "mene", "mener", "ment", "mente",
        "opfordrede", "opfordrer", "oplyser", "oplyst", "oplyste", "opsummerede", "opsummerer", "pointerede",
        "pointerer", "påpegede", "påpeger", "påpeget", "raabte", "råber", "råbte", "sagde", "sagt", "ser",
        "sige", "siger", "siges", "skrev", "skrevet", "skrive", "skriver", "sluttede", "slutter", "spurgt",
        "spurgte", "spåede", "spår", "spørger", "supplerede", "supplerer", "svarede", "svarer", "svaret",
        "synes", "syntes", "tilføjede", "tilføjer", "tilføjet", "troede", "troet", "tror", "tweetede",
        "tweeter", "tænker", "tænkte", "udbryder", "udbrød", "uddybede", "uddyber", "uddybet", "udtaler",
        "udtalt", "udtalte", "understregede", "understreger", "understreget", "vidnede", "vidner", "vurderede",
        "vurderer", "vurderet", "ønsker",
    ],
    tell: &[
        "informerer",
    ],
    weak: &[
        "afviser", "afviste", "anklagede", "anklager", "anklaget", "beskrev", "beskrevet", "beskriver",
        "beskylder", "beskyldte", "betegnede", "betegner", "betegnet", "døbte", "fordømmer", "fordømte",
        "forsvarede", "forsvarer", "kalde", "kalder", "kaldt", "kaldte", "kritiserede", "kritiserer",
        "kritiseret", "omtaler", "omtalte", "roser", "rost", "roste", "sammenlignede", "sammenligner", "ser",
        "så", "taler", "talte", "vil",
    ],
    according: &[
        "ifølge",
    ],
    he: &[
        "ham", "han",
    ],
    she: &[
        "hende", "henne", "hun",
    ],
    they: &[
        "de", "vi",
    ],
    pronouns: &[
        "de", "denne", "han", "hun", "hvem", "jeg", "man", "vi",
    ],
    determiners: shared::DETERMINERS,
    prepositions: shared::PREPOSITIONS,
    stops: shared::STOPS,
    adverbs: shared::ADVERBS,
    titles_he: &[
        "herr", "hr", "hr.", "kong", "lord", "prins", "sir",
    ],
    titles_she: &[
        "dronning", "fru", "frøken", "lady", "prinsesse",
    ],
    titles: shared::TITLES,
    roles: &[
        "advokat", "advokaten", "aktivist", "ambassadør", "analytiker", "arkitekt", "biskop", "borgmester",
        "borgmesteren", "chef", "chefen", "chefredaktør", "cheføkonom", "direktør", "direktøren", "dommer",
        "dommeren", "ekspert", "eksperten", "far", "finansminister", "fodboldspiller", "forfatter",
        "forfatteren", "formand", "formanden", "forsker", "forskeren", "forskningschef", "gruppeformand",
        "historiker", "indbygger", "ingeniør", "journalist", "jurist", "justitsminister", "kandidat", "kaptajn",
        "klimaminister", "kollega", "konge", "kunstner", "kvinde", "kvinden", "landstræner", "leder", "lederen",
        "lektor", "lektoren", "læge", "lægen", "lærer", "læreren", "mand", "manden", "medlem", "miljøminister",
        "minister", "ministeren", "mor", "næstformand", "ordfører", "ordføreren", "overlæge", "partiformand",
        "partileder", "partilederen", "politiinspektør", "politiker", "politikeren", "premierminister",
        "pressechef", "professor", "professoren", "præsident", "præsidenten", "redaktør", "rektor", "rektoren",
        "seniorforsker", "skuespiller", "sognepræst", "soldat", "spiller", "statsminister", "statsministeren",
        "studerende", "sundhedsminister", "talskvinde", "talskvinden", "talsmand", "talsmanden", "talsperson",
        "transportminister", "træner", "træneren", "udenrigsminister", "udenrigsministeren",
        "undervisningsminister", "vicedirektør", "viceinspektør", "vidne", "virksomhedsejer", "økonom",
        "økonomen",
    ],
    roles_she: &[
        "datter", "dronning", "hustru", "kvinde", "kvinden", "mor", "skuespillerinde", "søster", "talskvinde",
        "talskvinden",
    ],
    organisations: &[
        "avis", "avisen", "bank", "banken", "dansk", "dsb", "eu", "fn", "folkeparti", "folketinget", "fond",
        "fonden", "forening", "foreningen", "forsvaret", "hospital", "institut", "kommission", "kommissionen",
        "kommune", "kommunen", "kreml", "ministerie", "ministeriet", "museum", "myndighed", "myndigheden",
        "nato", "organisation", "organisationen", "parti", "partiet", "politi", "politiet", "regering",
        "regeringen", "region", "rådet", "selskab", "selskabet", "socialdemokratiet", "styrelse", "styrelsen",
        "universitet", "universitetet", "venstre", "virksomhed", "virksomheden",
    ],
    particles: &[
        "af", "al", "av", "bin", "da", "de", "del", "den", "der", "di", "el", "la", "le", "van", "von",
    ],
    abbreviations: shared::ABBREVIATIONS,
    scare: shared::SCARE,
    names_he: shared::NAMES_HE,
    names_she: shared::NAMES_SHE,
    attaches: &[
        "af", "for", "fra", "i", "på", "ved",
    ],
    ..EMPTY
};
