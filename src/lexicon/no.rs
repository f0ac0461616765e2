//! Norwegian (Bokmål). Own lists, from general knowledge of the language; the given names are common ones, to tell "han" from "hun".

use super::{EMPTY, Lexicon, danish_norwegian as shared};

#[rustfmt::skip]
pub(super) const LEXICON: Lexicon = Lexicon {
    code: "no",
    has_dash_dialogue: true,
    strong: &[
        "advarer", "advart", "advarte", "anbefaler", "anbefalte", "anfører", "anførte", "argumenterer",
        "argumenterte", "avslutter", "avsluttet", "avviser", "avvist", "avviste", "begrunner", "begrunnet",
        "beklager", "beklaget", "bekrefter", "bekreftet", "bemerker", "bemerket", "beretter", "berettet",
        "erkjenner", "erkjent", "erkjente", "fastslo", "fastslår", "foreslo", "foreslår", "forklarer",
        "forklart", "forklarte", "forsikrer", "forsikret", "fortalt", "fortalte", "fortelle", "forteller",
        "fortsatte", "fortsetter", "frykter", "fryktet", "garanterer", "garanterte", "gjentar", "gjentatt",
        "gjentok", "hevder", "hevdet", "håper", "håpet", "innleder", "innledet", "innrømmer", "innrømmet",
        "klager", "klaget", "kommenterer", "kommenterte", "konstaterer", "konstaterte", "krevde", "krever",
        "ler", "lo", "lover", "lovet", "lyder", "lød", "medga", "medgir", "melder", "meldt", "meldte", "mene",
        "mener", "ment", "mente", "oppfordrer", "oppfordret", "opplyser", "opplyst", "opplyste", "oppsummerer",
        "oppsummerte", "poengterer", "poengterte", "presiserer", "presisert", "presiserte", "påpeker", "påpekt",
        "påpekte", "redegjorde", "redegjør", "roper", "ropte", "røper", "røpet", "sa", "sagt", "si", "sier",
        "sies", "siterer", "siterte", "skrev", "skrevet", "skrive", "skriver", "spurt", "spurte", "spådde",
        "spår", "spør", "supplerer", "supplerte", "svarer", "svart", "svarte", "synes", "syntes", "tenker",
        "tenkte", "tilføyde", "tilføyer", "trodde", "tror", "tvitrer", "tvitret", "understreka", "understreker",
        "understreket", "utbryter", "utbrøt", "utdyper", "utdypet", "uttaler", "uttalt", "uttalte", "vitner",
        "vitnet", "vurderer", "vurderte", "ønsker",
    ],
    tell: &[
        "informerer",
    ],
    weak: &[
        "anklager", "anklaget", "avviser", "avviste", "beskrev", "beskrevet", "beskriver", "beskylder",
        "beskyldte", "betegner", "betegnet", "døpte", "fordømmer", "fordømte", "forsvarer", "forsvarte",
        "kalle", "kaller", "kalt", "kalte", "kritiserer", "kritisert", "kritiserte", "omtaler", "omtalte",
        "roser", "rost", "roste", "sammenligner", "sammenlignet", "ser", "snakker", "snakket", "så", "vil",
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
        "advokat", "advokaten", "aktivist", "ambassadør", "analytiker", "arkitekt", "biskop", "bistandsadvokat",
        "byråd", "byråden", "direktør", "direktøren", "ekspert", "eksperten", "far", "finansminister",
        "forfatter", "forfatteren", "formann", "forsker", "forskeren", "generalsekretær", "generalsekretæren",
        "gründer", "helseminister", "historiker", "ingeniør", "innsatsleder", "journalist", "jurist",
        "justisminister", "kandidat", "kaptein", "klimaminister", "kommunikasjonssjef", "kommunikasjonssjefen",
        "konge", "kunstner", "kvinne", "kvinnen", "landslagssjef", "leder", "lederen", "lege", "legen",
        "lensmann", "lærer", "læreren", "mann", "mannen", "medlem", "minister", "ministeren", "mor",
        "nestleder", "operasjonsleder", "operasjonslederen", "ordfører", "ordføreren", "overlege", "overlegen",
        "partileder", "partilederen", "politiadvokat", "politiinspektør", "politiker", "politikeren",
        "politimester", "politimesteren", "president", "presidenten", "pressetalsmann", "professor",
        "professoren", "prosjektleder", "redaktør", "redaktøren", "rektor", "rektoren", "rådmann",
        "seniorforsker", "sjef", "sjefen", "sjefredaktør", "sjeføkonom", "skuespiller", "soldat", "spiller",
        "statsadvokat", "statsminister", "statsministeren", "statssekretær", "student", "talskvinne",
        "talsmann", "talsmannen", "talsperson", "talspersonen", "trener", "treneren", "utenriksminister",
        "utenriksministeren", "vitne", "økonom", "økonomen",
    ],
    roles_she: &[
        "datter", "dronning", "kone", "kvinne", "kvinnen", "mor", "skuespillerinne", "søster", "talskvinne",
    ],
    organisations: &[
        "arbeiderpartiet", "avis", "avisen", "bank", "banken", "departement", "departementet", "direktorat",
        "direktoratet", "eu", "fhi", "fn", "forbund", "forbundet", "forening", "foreningen", "forsvaret",
        "helsedirektoratet", "høyesterett", "høyre", "institutt", "kommisjon", "kommisjonen", "kommune",
        "kommunen", "kreml", "museum", "myndighet", "nato", "nav", "nrk", "organisasjon", "organisasjonen",
        "parti", "partiet", "politi", "politiet", "regjering", "regjeringen", "ruter", "selskap", "selskapet",
        "senterpartiet", "stortinget", "sykehus", "sykehuset", "universitet", "universitetet", "virksomhet",
    ],
    particles: &[
        "af", "al", "av", "bin", "da", "de", "del", "den", "der", "di", "el", "la", "le", "van", "von",
    ],
    abbreviations: shared::ABBREVIATIONS,
    scare: shared::SCARE,
    names_he: shared::NAMES_HE,
    names_she: shared::NAMES_SHE,
    attaches: &[
        "av", "for", "fra", "i", "på", "ved",
    ],
    ..EMPTY
};
