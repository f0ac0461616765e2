//! Words by which bylines are read: roles, agencies, newsrooms, and what no name holds.

use crate::text::WordSet;

/// Roles, departments and notes that stand beside names.
#[rustfmt::skip]
pub(crate) const ROLES: &[&str] = &[
    "reporter", "editor", "correspondent", "writer", "journalist", "columnist", "contributor", "producer", "staff", "photographer", "author", "analyst", "critic", "blogger", "editor-in-chief",
    "redakteur", "redakteurin", "korrespondent", "korrespondentin", "autor", "autorin", "journalistin", "chefredakteur", "chefredakteurin", "volontär", "volontärin", "reporterin", "ressortleiter", "ressortleiterin", "leiter", "leiterin", "freier", "freie", "mitarbeiter", "mitarbeiterin",
    "journaliste", "rédacteur", "rédactrice", "correspondant", "correspondante", "periodista", "redactor", "redactora", "corresponsal", "giornalista", "redattore", "jornalista", "repórter", "redator", "redactie", "verslaggever", "dziennikarz", "корреспондент", "журналист", "기자", "특파원", "記者", "记者", "toimittaja", "muhabir",
    "senior", "chief", "head", "deputy", "director", "bureau", "associate", "assistant", "managing", "contributing", "special", "political", "business", "sports", "health", "science", "digital", "news", "desk",
    "minuten", "minutes", "min", "read", "hours", "ago", "updated", "published", "posted", "comments", "kommentare", "share", "follow", "email", "view", "profile", "more", "posts", "contact", "about",
];

/// Ends of compounds that are roles: "Projektleiterin", "Wirtschaftsredakteur".
pub(crate) const ROLE_ENDINGS: &[&str] = &[
    "leiter",
    "leiterin",
    "redakteur",
    "redakteurin",
    "korrespondent",
    "korrespondentin",
    "sprecher",
    "sprecherin",
    "autorin",
    "reporterin",
    "experte",
    "expertin",
    "redacteur",
    "journalist",
    "journalistin",
];

/// Agencies and words of newsrooms: who is credited but is no person.
#[rustfmt::skip]
pub(crate) static AGENCIES: WordSet = WordSet::new(&[
    "afp", "ap", "apa", "ansa", "associated press", "reuters", "dpa", "epd", "kna", "sid", "bloomberg", "efe", "lusa", "ritzau", "ntb", "tt", "stt", "pap", "ctk", "čtk", "mti", "tass", "ria", "interfax", "xinhua", "kyodo", "jiji", "jiji press", "yonhap", "pti", "ians", "ani", "upi", "pa media", "press association", "belga", "anp", "keystone-sda", "sda", "agence france-presse", "deutsche presse-agentur", "europa press", "agencia brasil", "agência brasil", "news agencies", "agencies", "agenturen", "dpa-afx", "awp", "afx", "cp", "the canadian press", "aap", "pa", "getty images", "stringer", "afxp", "新华社", "新華社", "中新社", "中央社", "共同通信", "時事通信", "연합뉴스", "뉴시스",
]);
#[rustfmt::skip]
pub(crate) static NEWSROOM_WORDS: WordSet = WordSet::new(&[
    "staff", "team", "newsroom", "desk", "redaktion", "redaktionsteam", "rédaction", "redacción", "redazione", "redação", "redactie", "redakcja", "redakce", "editors", "editorial", "bureau", "online", "news", "magazine", "press", "agency", "agencies", "media", "admin", "administrator", "webmaster", "correspondents", "reporters", "times", "post", "journal", "gazette", "zeitung", "verlag", "gmbh", "inc", "ltd", "llc", "tv", "radio", ".com", ".de", ".org", ".net", "nachrichten", "newsdesk", "guest", "gastautor", "anonymous", "unknown", "редакция", "編集部", "編輯部", "编辑部", "取材班", "board",
]);

/// How the words of other organisations' names end, in several languages: "Hanns-Example-Stiftung".
pub(crate) const ORGANISATION_ENDINGS: &[&str] = &[
    "stiftung",
    "verband",
    "ministerium",
    "universität",
    "hochschule",
    "gesellschaft",
    "e.v",
    "foundation",
    "institute",
    "university",
    "association",
    "ministry",
    "department",
    "committee",
    "fondation",
    "université",
    "fundación",
    "universidad",
    "fondazione",
    "università",
];

/// Accounts of a content system, and words that stand alone before dates: no one, whatever they are called.
pub(crate) static NOBODY: WordSet = WordSet::new(&[
    // what dates are said to be
    "δημοσιεύτηκε",
    "δημοσίευση",
    "ενημερώθηκε",
    "ενημέρωση",
    "опубліковано",
    "оновлено",
    "опубликовано",
    "обновлено",
    "публикувано",
    "обновено",
    "објављено",
    "ажурирано",
    "објавено",
    "objavljeno",
    "ažurirano",
    "posodobljeno",
    "paskelbta",
    "atnaujinta",
    "publicēts",
    "atjaunots",
    "avaldatud",
    "uuendatud",
    "julkaistu",
    "päivitetty",
    "uppfært",
    "publisert",
    "oppdatert",
    "publicerad",
    "uppdaterad",
    "opublikowano",
    "zaktualizowano",
    "publikacja",
    "aktualizacja",
    "publikováno",
    "aktualizováno",
    "publikované",
    "aktualizované",
    "frissítve",
    "publicat",
    "actualizat",
    "actualitzat",
    "yayınlanma",
    "güncelleme",
    "publikuar",
    "përditësuar",
    "yenilənib",
    "жарияланған",
    "жаңартылған",
    "გამოქვეყნდა",
    "განახლდა",
    "gepubliceerd",
    "bijgewerkt",
    "offentliggjort",
    "opdateret",
    "diterbitkan",
    "diperbarui",
    "admin",
    "administrator",
    "webmaster",
    "root",
    "user",
    "guest",
    "gast",
    "unknown",
    "anonymous",
    "anonym",
    "no author",
    "staff writer",
    "staff reporter",
    "our correspondent",
    "our reporter",
    "special correspondent",
    "নিজস্ব প্রতিবেদক",
    "নিজস্ব প্রতিনিধি",
    "স্টাফ রিপোর্টার",
    "विशेष संवाददाता",
    "निज संवाददाता",
    "ผู้สื่อข่าว",
    "additional",
    "guest author",
    "super user",
    "none",
    "null",
    "undefined",
    "n/a",
    "the author",
    "author",
    "by",
    "von",
    "autor",
    "editor",
    "developer",
]);

/// Words that no person's name holds: what stands near bylines in templates. Lower case.
#[rustfmt::skip]
pub(crate) static NEVER: WordSet = WordSet::new(&[
    "more", "posts", "view", "all", "follow", "share", "comments", "comment", "filed", "under", "tags", "tag", "category", "categories", "search", "click", "subscribe", "newsletter", "login", "menu", "home", "read", "print", "email", "photo", "photos", "image", "images", "credit", "credits", "video", "courtesy", "getty", "pexels", "unsplash", "shutterstock", "pixabay",
    "mehr", "weitere", "artikel", "beiträge", "kategorien", "kategorie", "kommentare", "kommentar", "schlagwörter", "teilen", "drucken", "foto", "fotos", "bild", "bilder", "quelle", "recherche", "zeige", "alle", "über", "lesezeit", "stand", "datum", "gesponserte",
    "articles", "partager", "commentaires", "crédit", "más", "artículos", "compartir", "fuente", "imagen", "leggi", "fonte", "lees", "bron",
]);

/// Words of headlines and prose in title case: "From Farm To Table" holds no name.
#[rustfmt::skip]
pub(crate) static FUNCTION_WORDS: WordSet = WordSet::new(&[
    "to", "the", "your", "our", "how", "what", "why", "is", "are", "was", "this", "that", "these", "my", "you", "we", "it", "or", "as", "no", "not", "of", "on", "into", "new", "now", "up", "here", "when", "where", "which", "who",
    "die", "das", "dem", "ein", "eine", "einen", "einer", "für", "mit", "auf", "ist", "wie", "was", "wir", "sie", "ich", "ihre", "unser", "unsere", "bis", "nach", "zum", "im", "am", "anfang",
    "les", "des", "une", "sur", "pour", "dans", "est", "los", "las", "una", "para", "con", "que", "cómo", "como", "gli", "che", "per", "het", "een", "voor", "met",
]);

/// Words that stand beside a date and say nothing without it. Lower case.
#[rustfmt::skip]
pub(crate) const BESIDE_DATES: &[&str] = &[
    "on", "at", "am", "pm", "a.m.", "p.m.", "um", "uhr", "le", "el", "il", "à", "den", "om", "kl", "kl.", "klo", "de", "of", "est", "edt", "et", "pst", "pdt", "pt", "cst", "cdt", "gmt", "utc", "cet", "cest", "bst", "ist", "min", "mins", "minutes", "minuten", "read", "ago", "hours", "hour", "days", "h",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
    "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag", "mo", "di", "mi", "do", "fr", "sa", "so",
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo", "lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica",
];

/// Particles of names that begin in lower case.
pub(crate) static PARTICLES: WordSet = WordSet::new(&[
    "von", "van", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "do", "du", "la", "le", "zu",
    "zur", "ter", "ten", "al", "el", "bin", "ibn", "af", "av", "dal", "e", "y", "und", "vom", "zum", "st.",
    "san",
]);
