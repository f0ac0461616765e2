//! Romanian. Own lists, from general knowledge of the language; the article hangs on the noun, so offices have both forms.

use super::{EMPTY, Lexicon};

#[rustfmt::skip]
pub(super) const LEXICON: Lexicon = Lexicon {
    code: "ro",
    has_dash_dialogue: true,
    drops_subject: true,
    strong: &[
        "acuzat", "acuză", "adaugă", "adăuga", "adăugat", "adăugând", "afirma", "afirmat", "afirmând", "afirmă",
        "amintește", "amintit", "anunțat", "anunțând", "anunță", "apreciat", "apreciază", "arată", "arătat",
        "arătând", "asigurat", "asigură", "avertizat", "avertizează", "avertizând", "cere", "cerut", "comentat",
        "comentează", "completat", "completează", "conchis", "concluzionat", "concluzionează", "confirmat",
        "confirmă", "conform", "considera", "considerat", "consideră", "constatat", "constată", "continuat",
        "continuă", "crede", "crezut", "criticat", "critică", "declara", "declarat", "declarând", "declară",
        "dezvăluie", "dezvăluit", "estimat", "estimează", "explica", "explicat", "explicând", "explică",
        "glumit", "informat", "informează", "insistat", "insistă", "lăudat", "menționat", "menționează",
        "menționând", "mărturisește", "mărturisit", "neagă", "negat", "notat", "notează", "plâns", "postat",
        "postează", "potrivit", "povestea", "povestește", "povestit", "preciza", "precizat", "precizează",
        "precizând", "promis", "promite", "punctat", "punctează", "reacționat", "reacționează", "reamintit",
        "recunoaște", "recunoscut", "relatat", "relatează", "remarcat", "remarcă", "repetat", "repetă",
        "replicat", "replică", "rugat", "răspunde", "răspuns", "răspunzând", "scria", "scrie", "scriind",
        "scris", "scriu", "solicitat", "solicită", "sperat", "speră", "spun", "spune", "spunea", "spunând",
        "spus", "strigat", "strigă", "sublinia", "subliniat", "subliniază", "subliniind", "sugerat",
        "sugerează", "susțin", "susține", "susținut", "susținând", "transmis", "transmite", "transmițând",
        "zic", "zice", "zicea", "zis", "îndemnat", "întreabă", "întrebat", "întrebând", "șoptit",
    ],
    weak: &[
        "calificat", "califică", "catalogat", "considerat", "criticat", "descrie", "descris", "etichetat",
        "numea", "numește", "numit", "respinge", "respins", "salutat",
    ],
    according: &[
        "conform", "după", "potrivit",
    ],
    he: &[
        "acesta", "dânsul", "el",
    ],
    she: &[
        "aceasta", "dânsa", "ea",
    ],
    they: &[
        "aceștia", "ei", "ele",
    ],
    pronouns: &[
        "aceasta", "acesta", "aceștia", "care", "cine", "dânsa", "dânsul", "ea", "ei", "el", "ele",
    ],
    determiners: &[
        "această", "acest", "aceste", "acești", "cea", "cei", "cel", "doi", "două", "fiecare", "mulți", "niște",
        "o", "trei", "un", "unele", "unii",
    ],
    prepositions: &[
        "asupra", "contra", "cu", "către", "de", "despre", "din", "dintr", "dintre", "după", "fără", "la",
        "lângă", "pe", "pentru", "peste", "prin", "printr", "până", "spre", "sub", "împotriva", "în", "înainte",
        "într", "între",
    ],
    stops: &[
        "acolo", "acum", "ai", "aici", "am", "apoi", "aprilie", "ar", "are", "astfel", "astăzi", "atunci", "au",
        "august", "avea", "aveau", "avem", "aveți", "azi", "care", "ce", "chiar", "ci", "cine", "conform", "cu",
        "cum", "când", "că", "cărei", "cărui", "dacă", "dar", "decembrie", "deci", "deoarece", "deși", "doar",
        "duminică", "e", "era", "erau", "este", "februarie", "fi", "fiindcă", "foarte", "fost", "ianuarie",
        "ieri", "iulie", "iunie", "joi", "le", "luni", "mai", "martie", "marți", "miercuri", "mâine", "mă",
        "ne", "nici", "noiembrie", "nu", "octombrie", "pentru", "potrivit", "s-a", "s-au", "sau", "se",
        "septembrie", "sunt", "sâmbătă", "să", "te", "toate", "tot", "totodată", "totuși", "ulterior", "unde",
        "va", "vineri", "vor", "vă", "îi", "îl", "însă", "își", "și",
    ],
    adverbs: &[
        "a", "am", "apoi", "asemenea", "astăzi", "au", "azi", "chiar", "de", "duminică", "fi", "fost", "i-a",
        "ieri", "joi", "l-a", "le-a", "luni", "mai", "marți", "miercuri", "nu", "recent", "s-a", "se",
        "sâmbătă", "tot", "ulterior", "vineri", "și",
    ],
    titles_he: &[
        "dl", "dl.", "domnul", "prințul", "regele",
    ],
    titles_she: &[
        "dna", "dna.", "doamna", "domnișoara", "prințesa", "regina",
    ],
    titles: &[
        "doctorul", "dr", "dr.", "episcopul", "generalul", "prof", "prof.", "profesorul", "părintele",
    ],
    roles: &[
        "actor", "actorul", "actrița", "ambasador", "ambasadorul", "analist", "analistul", "antrenor",
        "antrenorul", "avocat", "avocata", "avocatul", "cercetător", "cercetătorul", "comisar", "comisarul",
        "consilier", "consilierul", "deputat", "deputatul", "directoarea", "director", "directorul",
        "economist", "economistul", "elev", "expert", "expertul", "experți", "experții", "fiica", "fiul",
        "fondator", "fondatorul", "inginer", "inginerul", "inspector", "inspectorul", "jucător", "jucătorul",
        "judecător", "judecătorul", "jurnalist", "jurnalistul", "lider", "liderul", "locuitor", "locuitorii",
        "mama", "mamă", "manager", "managerul", "martor", "martori", "martorul", "medic", "medicul", "ministra",
        "ministru", "ministrul", "oficiali", "oficialii", "polițist", "polițistul", "prefect", "prefectul",
        "premier", "premierul", "președinta", "președinte", "președintele", "primar", "primarul", "procuror",
        "procurorul", "profesoara", "profesor", "profesorul", "proprietar", "proprietarul", "purtător",
        "purtătorul", "regizor", "regizorul", "scriitor", "scriitorul", "secretar", "secretarul", "senator",
        "senatorul", "soția", "soțul", "student", "studenta", "surse", "sursele", "tată", "tatăl",
        "vicepreședinte", "vicepreședintele", "viceprimar", "viceprimarul", "șef", "șefa", "șeful", "șofer",
        "șoferul",
    ],
    roles_she: &[
        "actrița", "avocata", "directoarea", "fiica", "mama", "mamă", "ministra", "președinta", "profesoara",
        "soția", "studenta", "șefa",
    ],
    organisations: &[
        "administrația", "agenția", "armata", "asociația", "banca", "clubul", "comisia", "compania",
        "consiliul", "firma", "fundația", "guvern", "guvernul", "institutul", "minister", "ministerul",
        "parchetul", "parlamentul", "partid", "partidul", "poliția", "portul", "primăria", "senatul",
        "sindicatul", "spitalul", "televiziunea", "tribunalul", "universitatea", "ziarul",
    ],
    particles: &[
        "de", "van", "von",
    ],
    abbreviations: &[
        "alin", "art", "col", "dl", "dna", "dr", "etc", "ex", "lt", "nr", "prof", "str",
    ],
    scare: &[
        "așa-numita", "așa-numitul", "așa-zisa", "așa-zisul", "cartea", "emisiunea", "expresia", "filmul",
        "intitulat", "intitulată", "numit", "numită", "piesa", "programul", "revista", "sloganul", "termenul",
        "titlul", "ziarul",
    ],
    names_he: &[
        "adrian", "alexandru", "andrei", "bogdan", "calin", "constantin", "cristian", "călin", "cătălin", "dan",
        "daniel", "dumitru", "emil", "florin", "gabriel", "george", "gheorghe", "ilie", "ion", "ionuț", "klaus",
        "liviu", "lucian", "marcel", "marian", "marius", "mihai", "mircea", "nicolae", "petru", "radu",
        "răzvan", "sorin", "traian", "tudor", "vasile", "victor", "viorel", "vlad", "ștefan",
    ],
    names_she: &[
        "adriana", "alexandra", "alina", "ana", "anca", "andreea", "carmen", "corina", "cristina", "daniela",
        "diana", "elena", "florentina", "gabriela", "georgiana", "ileana", "ioana", "irina", "laura", "lavinia",
        "maria", "mariana", "mihaela", "monica", "oana", "raluca", "roxana", "silvia", "simona", "viorica",
    ],
    attaches: &[
        "a", "ai", "al", "ale", "de", "din", "pentru",
    ],
    genitives: &[
        "a", "ai", "al", "ale",
    ],
    oblique: &[
        "acestei", "acestui", "ei", "lor", "lui", "unei", "unui",
    ],
    ..EMPTY
};
