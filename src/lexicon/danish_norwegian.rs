//! What Danish and Bokmål spell alike: small words, abbreviations, given names. Verbs and offices differ, and stand with each.

/// Words that open a noun phrase.
#[rustfmt::skip]
pub(super) const DETERMINERS: &[&str] = &[
    "alle", "andre", "begge", "de", "den", "denne", "dens", "deres", "det", "dette", "din", "disse", "ei",
    "en", "et", "fem", "fire", "flere", "hans", "hendes", "hennes", "hver", "hvert", "ingen", "intet",
    "jeres", "mange", "min", "mine", "mit", "mitt", "noen", "nogle", "samme", "seks", "sin", "sine", "sit",
    "sitt", "to", "tre", "vores", "vår", "våre", "vårt",
];
/// Prepositions.
#[rustfmt::skip]
pub(super) const PREPOSITIONS: &[&str] = &[
    "af", "av", "bag", "bak", "blandt", "blant", "efter", "end", "enn", "etter", "for", "foran", "fra",
    "før", "gennem", "gjennom", "hos", "i", "ifølge", "imod", "inden", "innen", "med", "mellem", "mellom",
    "mod", "mot", "om", "omkring", "op", "opp", "over", "på", "siden", "til", "trods", "tross", "ud",
    "uden", "under", "ut", "uten", "ved",
];
/// Closed-class words, days and months.
#[rustfmt::skip]
pub(super) const STOPS: &[&str] = &[
    "af", "aldri", "aldrig", "allerede", "alligevel", "alltid", "altid", "april", "at", "august", "av",
    "bag", "bak", "bare", "blandt", "blant", "ble", "blev", "blevet", "blir", "blitt", "bliver", "da", "de",
    "december", "deg", "dem", "den", "der", "derefter", "deretter", "derfor", "derimod", "dermed", "dersom",
    "desember", "dessuten", "desuden", "det", "dig", "dog", "efter", "eftersom", "eller", "end", "enn",
    "er", "etter", "ettersom", "februar", "fik", "fikk", "for", "foran", "fordi", "fra", "fredag", "får",
    "før", "gennem", "gik", "gikk", "gjennom", "gjorde", "gjør", "går", "gør", "ha", "hadde", "haft", "ham",
    "han", "har", "hatt", "havde", "have", "hende", "her", "hos", "hun", "hva", "hvad", "hvem", "hvilke",
    "hvilken", "hvis", "hvor", "hvordan", "hvorfor", "i", "idag", "ifølge", "igår", "ikke", "ikkje",
    "imens", "imidlertid", "imod", "inden", "ingenting", "innen", "intet", "ja", "januar", "jeg", "jer",
    "juli", "juni", "kan", "kanskje", "kun", "kunne", "lidt", "likevel", "litt", "lørdag", "mai", "maj",
    "man", "mandag", "mars", "marts", "med", "meg", "meget", "mellem", "mellom", "men", "mens", "mer",
    "mere", "mest", "mig", "mindre", "mod", "mot", "mye", "må", "måske", "måtte", "nei", "nej", "nemlig",
    "netop", "nettopp", "november", "nu", "nå", "når", "ofte", "og", "også", "oktober", "om", "omkring",
    "onsdag", "op", "opp", "os", "oss", "over", "på", "samtidig", "samtidigt", "seg", "selvom", "september",
    "siden", "sig", "skal", "skulle", "skønt", "som", "så", "søndag", "til", "tirsdag", "torsdag", "trods",
    "tross", "ud", "uden", "under", "ut", "uten", "var", "ved", "veldig", "vi", "vil", "ville", "være",
    "været", "vært",
];
/// Words between a speaker and the verb.
#[rustfmt::skip]
pub(super) const ADVERBS: &[&str] = &[
    "aldri", "aldrig", "allerede", "alltid", "altid", "andet", "annet", "blandt", "blant", "da", "derimod",
    "dog", "er", "fredag", "hadde", "har", "havde", "ikke", "imidlertid", "lørdag", "mandag", "nu", "nylig",
    "nå", "ofte", "også", "onsdag", "samtidig", "selv", "senere", "siden", "søndag", "tidligere", "tirsdag",
    "torsdag", "videre",
];
/// Titles before a name.
#[rustfmt::skip]
pub(super) const TITLES: &[&str] = &[
    "biskop", "borgmester", "dr", "dr.", "general", "kaptajn", "kaptein", "minister", "oberst", "ordfører",
    "pastor", "pave", "president", "prof", "prof.", "professor", "præsident", "sogneprest", "sognepræst",
    "statsminister",
];
/// Abbreviations whose full stop ends no sentence.
#[rustfmt::skip]
pub(super) const ABBREVIATIONS: &[&str] = &[
    "apr", "aug", "bl.a", "ca", "d.v.s", "dec", "des", "dr", "dvs", "ekskl", "f.eks", "feb", "hr", "inkl",
    "jan", "jf", "jul", "jun", "kl", "kr", "m.fl", "m.m", "mar", "mia", "mio", "nov", "nr", "okt", "osv",
    "pct", "prof", "sep", "sept", "st", "tlf",
];
/// Words before a quoted name or title.
#[rustfmt::skip]
pub(super) const SCARE: &[&str] = &[
    "albumet", "albummet", "avisen", "begrebet", "begrepet", "bogen", "boken", "de", "den", "det", "en",
    "et", "filmen", "kaldet", "kalles", "kalt", "ordet", "programmet", "sangen", "serien", "såkaldt",
    "såkaldte", "såkalt", "såkalte", "titlen", "tittelen", "udtrykket", "uttrykket",
];
/// Given names of men.
#[rustfmt::skip]
pub(super) const NAMES_HE: &[&str] = &[
    "allan", "anders", "andreas", "arne", "asger", "bent", "bjarne", "bjørn", "bo", "brian", "carl",
    "carsten", "christian", "claus", "daniel", "david", "dennis", "erik", "erling", "esben", "finn",
    "flemming", "frank", "frederik", "geir", "gunnar", "hans", "harald", "henning", "henrik", "håkon",
    "håvard", "ib", "jakob", "jan", "jens", "jeppe", "jesper", "johan", "johannes", "john", "jon", "jonas",
    "jonathan", "jørgen", "kaare", "kasper", "kim", "kjetil", "klaus", "knud", "kristian", "kåre", "lars",
    "lasse", "leif", "mads", "magnus", "martin", "mathias", "michael", "mikkel", "mogens", "morten",
    "niels", "nikolaj", "ola", "olav", "ole", "oskar", "ove", "palle", "peder", "per", "peter", "poul",
    "pål", "rasmus", "roar", "robert", "rolf", "rune", "simon", "sindre", "sondre", "steen", "stein",
    "stian", "stig", "sune", "svein", "sven", "søren", "terje", "thomas", "thor", "tom", "torben", "tore",
    "troels", "trond", "trygve", "uffe", "ulrik", "vidar", "villy", "åge", "øyvind",
];
/// Given names of women.
#[rustfmt::skip]
pub(super) const NAMES_SHE: &[&str] = &[
    "agnete", "amalie", "ane", "anette", "anita", "ann", "anna", "anne", "annette", "astrid", "bente",
    "berit", "birgit", "birgitte", "bodil", "britt", "camilla", "caroline", "cathrine", "cecilie",
    "charlotte", "christina", "connie", "dorte", "dorthe", "ea", "ebba", "elin", "elisabeth", "ellen",
    "else", "emilie", "emma", "erna", "eva", "frida", "gerd", "gitte", "grete", "gro", "gry", "guri",
    "hanne", "hege", "heidi", "helene", "helle", "henriette", "hilde", "ida", "inga", "inge", "inger",
    "ingrid", "ingvild", "jane", "janne", "jette", "johanne", "josefine", "julie", "jytte", "kaja", "karen",
    "kari", "karin", "karoline", "katrine", "kirsten", "kirsti", "kristin", "kristine", "laila", "lene",
    "linda", "line", "lise", "lone", "lotte", "louise", "maja", "malene", "maren", "margrethe", "maria",
    "marianne", "marie", "marit", "maud", "mette", "mia", "mona", "monica", "nanna", "nina", "pernille",
    "pia", "ragnhild", "randi", "rigmor", "rikke", "ruth", "sanne", "sara", "sidsel", "signe", "silje",
    "siri", "sofie", "solveig", "stine", "susanne", "sylvi", "synnøve", "tina", "tine", "tone", "torill",
    "tove", "trine", "ulla", "ulrikke", "unni", "vibeke", "vigdis", "vilde", "åse",
];
/// Endings of words for what somebody does.
#[rustfmt::skip]
pub(super) const OFFICE_ENDINGS: &[&str] = &[
    "advokat", "advokaten", "analytiker", "analytikeren", "ansvarlig", "ansvarlige", "betjent", "betjenten",
    "chef", "chefen", "direktør", "direktøren", "eier", "eieren", "ejer", "ejeren", "ekspert", "eksperten",
    "eksperter", "fører", "føreren", "forfatter", "forfatteren", "formand", "formanden", "forsker",
    "forskeren", "forskere", "ingeniør", "ingeniøren", "inspektør", "inspektøren", "journalist",
    "journalisten", "konge", "leder", "lederen", "lege", "legen", "læge", "lægen", "lærer", "læreren", "mand",
    "manden", "mann", "mannen", "medlem", "mester", "mesteren", "minister", "ministeren", "ordfører",
    "ordføreren", "person", "personen", "politiker", "politikeren", "professor", "professoren", "redaktør",
    "redaktøren", "rådgiver", "rådgiveren", "sekretær", "sekretæren", "sjef", "sjefen", "spiller",
    "spilleren", "talsmand", "talsmann", "træner", "træneren", "trener", "treneren", "økonom", "økonomen",
    "loge", "logen", "strateg",
];
/// Words that only end so.
#[rustfmt::skip]
pub(super) const NOT_OFFICES: &[&str] = &[
    "dialoge",
];
