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
    "aage", "aksel", "albert", "alf", "alfred", "allan", "anders", "andreas", "anker", "anton", "arild",
    "arne", "arnfinn", "arvid", "asbjørn", "asger", "asle", "atle", "axel", "bendik", "benjamin",
    "bent", "birger", "birk", "bjarne", "bjarte", "bjørn", "bo", "brian", "børge", "carl", "carsten",
    "casper", "christian", "christoffer", "claus", "dag", "dan", "daniel", "david", "dennis", "egil",
    "eigil", "einar", "eirik", "elias", "emil", "erik", "erlend", "erling", "ernst", "esben", "eskil",
    "espen", "even", "finn", "flemming", "frank", "frede", "frederik", "fredrik", "frode", "gaute",
    "geir", "georg", "gert", "gorm", "gunnar", "gustav", "hallvard", "halvor", "hans", "harald",
    "harry", "helge", "henning", "henrik", "herman", "hjalmar", "holger", "hugo", "håkon", "håvard",
    "ib", "inge", "ingvar", "ivar", "jacob", "jakob", "jan", "jarle", "jens", "jeppe", "jesper",
    "jesse", "jo", "joachim", "joakim", "johan", "johannes", "john", "jon", "jonas", "jonathan",
    "jostein", "jørgen", "jørn", "kaare", "kai", "karl", "karsten", "kasper", "kenneth", "kent", "kim",
    "kjell", "kjetil", "klaus", "knud", "knut", "kristen", "kristian", "kristoffer", "kurt", "kåre",
    "lars", "lasse", "laurits", "leif", "lennart", "leo", "lukas", "mads", "magne", "magnus", "malte",
    "marcus", "marius", "markus", "martin", "mathias", "mats", "michael", "mikael", "mikkel", "mogens",
    "morten", "nicolai", "niels", "nikolaj", "nils", "odd", "oddbjørn", "ola", "olaf", "olav", "ole",
    "oliver", "oscar", "oskar", "otto", "ove", "palle", "patrick", "paul", "peder", "per", "peter",
    "petter", "poul", "preben", "pål", "ragnar", "rasmus", "reidar", "rené", "richard", "roar",
    "robert", "rolf", "rune", "sigurd", "simen", "simon", "sindre", "sivert", "snorre", "sondre",
    "steen", "stein", "steinar", "sten", "stian", "stig", "sune", "svein", "sven", "svend", "sverre",
    "søren", "terje", "thomas", "thor", "thorbjørn", "thorvald", "tobias", "tom", "tomas", "tommy",
    "tor", "torben", "torbjørn", "tore", "torkil", "tormod", "torstein", "troels", "trond", "truls",
    "trygve", "tønnes", "uffe", "ulf", "ulrik", "vagn", "vegard", "verner", "vidar", "viggo", "viktor",
    "villy", "åge", "åsmund", "øystein", "øyvind",
];
/// Given names of women.
#[rustfmt::skip]
pub(super) const NAMES_SHE: &[&str] = &[
    "agnes", "agnete", "alberte", "alma", "amalie", "andrea", "ane", "anette", "anita", "anja", "ann", "anna", "anne", "annelise", "annette", "asta", "astrid", "aud",
    "beate", "benedicte", "bente", "berit", "birgit", "birgitte", "birthe", "bodil",
    "britt", "camilla", "caroline", "cathrine", "cecilie", "charlotte", "christina", "christine",
    "clara", "connie", "dagmar", "dagny", "ditte", "dorte", "dorthe", "ea", "ebba", "eli", "elin",
    "eline", "elisabeth", "elise", "ella", "ellen", "elna", "elsa", "else", "emilie", "emma", "erna",
    "esther", "eva", "fie", "filippa", "freja", "frida", "gerd", "gerda", "gitte", "grete", "grethe",
    "gro", "gry", "gudrun", "gunhild", "guri", "gyda", "hanna", "hanne", "hedda", "hege", "heidi",
    "helene", "helga", "helle", "henriette", "herdis", "hilde", "iben", "ida", "inga", "inge",
    "ingebjørg", "ingeborg", "inger", "ingrid", "ingunn", "ingvild", "irene", "jane", "janne", "jette",
    "johanne", "jorunn", "josefine", "julie", "jytte", "kaja", "kamilla", "karen", "kari", "karin",
    "karina", "karoline", "katja", "katrine", "kirsten", "kirsti", "kirstine", "kjersti", "kristin",
    "kristina", "kristine", "laila", "laura", "lea", "lena", "lene", "lilly", "linda", "line", "lisa",
    "lisbet", "lisbeth", "lise", "liv", "lone", "lotte", "louise", "maja", "malene", "maren", "margit",
    "margrethe", "mari", "maria", "marianne", "marie", "marit", "marta", "marte", "martha", "martine",
    "mathilde", "maud", "merete", "merethe", "mette", "mia", "mie", "mona", "monica", "nanna",
    "natalie", "nina", "nora", "oda", "olga", "pernille", "pia", "ragna", "ragnhild", "randi",
    "rebecca", "rigmor", "rikke", "rita", "ronja", "runa", "ruth", "sanne", "sara", "sidsel", "signe",
    "sigrid", "silje", "siri", "sissel", "siv", "sofie", "solveig", "solvej", "stine", "susanne",
    "sylvi", "synne", "synnøve", "tanja", "tea", "thea", "thora", "tina", "tine", "tiril", "tone",
    "tora", "torill", "tove", "trine", "turid", "tuva", "ulla", "ulrikke", "unni", "vibeke", "vigdis",
    "vilde", "wenche", "winnie", "ylva", "åse", "åshild",
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
    "loge", "logen", "strateg", "-årig", "-årige", "-åring", "-åringen",
];
/// Words that only end so.
#[rustfmt::skip]
pub(super) const NOT_OFFICES: &[&str] = &[
    "dialoge",
];
/// Conjunctions that open what is reported.
pub(super) const CLAUSE_OPENERS: &[&str] = &["at"];
/// The speakers' word for themselves.
pub(super) const FIRST_PLURAL: &[&str] = &["Vi", "vi"];
/// Articles that introduce somebody new.
pub(super) const INDEFINITE: &[&str] = &["en", "et"];
/// Endings of definite nouns.
pub(super) const DEFINITE_ENDINGS: &[&str] = &["en", "et", "na", "ne"];
