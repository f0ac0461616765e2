//! Turkish. Own lists, from general knowledge of the language; the given names are common ones (Turkish pronouns have no gender).

use super::{EMPTY, Lexicon};

#[rustfmt::skip]
pub(super) const LEXICON: Lexicon = Lexicon {
    code: "tr",
    drops_subject: true,
    has_apostrophe_suffixes: true,
    strong: &[
        "aktaran", "aktardı", "aktardılar", "anlatan", "anlattı", "anlattılar", "anlatıyor", "açıkladı",
        "açıkladılar", "açıklayan", "açıklıyor", "bağırdı", "belirten", "belirterek", "belirtiyor", "belirtti",
        "belirttiler", "bildirdi", "bildirdiler", "bildiren", "cevapladı", "dedi", "dediler", "dedim", "demiş",
        "değerlendirdi", "diye", "diyen", "diyerek", "diyor", "diyorlar", "duyurdu", "duyurdular", "ekledi",
        "eklediler", "ekleyen", "etti", "ettiler", "getirdi", "hatırlatan", "hatırlattı", "kaydeden",
        "kaydetti", "kaydettiler", "konuşan", "konuştu", "konuştular", "paylaştı", "savunan", "savundu",
        "savundular", "seslendi", "sordu", "sordular", "söyledi", "söyledik", "söylediler", "söyleyen",
        "söyleyerek", "söylüyor", "sürdü", "tekrarladı", "uyaran", "uyardı", "uyardılar", "vurguladı",
        "vurguladılar", "vurgulayan", "vurgulayarak", "yanıtladı", "yazan", "yazdı", "yazdılar", "yorumladı",
        "özetledi",
    ],
    weak: &[
        "adlandırdı", "eleştirdi", "kınadı", "nitelendirdi", "suçladı", "tanımladı", "çağırdı", "övdü",
    ],
    zufolge: &[
        "göre",
    ],
    they: &[
        "biz", "onlar",
    ],
    pronouns: &[
        "ben", "biz", "kim", "o", "onlar",
    ],
    determiners: &[
        "bazı", "başka", "beş", "bir", "birçok", "bu", "bütün", "diğer", "dört", "her", "hiçbir", "iki", "o",
        "tüm", "çok", "üç", "şu",
    ],
    prepositions: &[
        "doğru", "gibi", "ile", "için", "kadar", "karşı", "rağmen", "sonra", "önce", "üzere",
    ],
    stops: &[
        "ama", "ancak", "aralık", "ayrıca", "az", "ağustos", "belki", "ben", "biz", "bu", "bugün", "bununla",
        "burada", "böylece", "cuma", "cumartesi", "da", "daha", "de", "değil", "dün", "ekim", "en", "eylül",
        "eğer", "fakat", "haziran", "hep", "hiç", "ise", "kasım", "ki", "mart", "mayıs", "mi", "mı", "nasıl",
        "ne", "neden", "nerede", "nisan", "o", "ocak", "olan", "olarak", "oldu", "olduğunu", "onlar", "orada",
        "pazar", "pazartesi", "perşembe", "salı", "siz", "sonra", "temmuz", "var", "ve", "veya", "ya", "yandan",
        "yarın", "yok", "çarşamba", "çok", "çünkü", "önce", "öte", "üstelik", "şimdi", "şu", "şubat",
    ],
    adverbs: &[
        "ayrıca", "bugün", "da", "daha", "de", "dile", "dün", "ifade", "ise", "sonra", "öne", "şunları",
        "şöyle",
    ],
    titles_he: &[
        "bay", "bey", "kral", "prens",
    ],
    titles_she: &[
        "bayan", "hanım", "kraliçe", "prenses",
    ],
    titles: &[
        "albay", "av", "av.", "doç", "doç.", "dr", "dr.", "general", "prof", "prof.", "sayın",
    ],
    roles: &[
        "akademisyen", "antrenör", "avukat", "bakan", "bakanı", "başbakan", "başkan", "başkanı", "belediye",
        "cumhurbaşkanı", "doktor", "doktoru", "ekonomist", "eşi", "gazeteci", "genel", "hakim", "hukukçu",
        "lider", "lideri", "milletvekili", "muhtar", "müdür", "müdürü", "oyuncu", "polis", "profesör",
        "sanatçı", "savcı", "sekreteri", "sözcü", "sözcüsü", "temsilcisi", "uzman", "uzmanı", "vali", "valisi",
        "vatandaş", "yazar", "yetkili", "yönetmen", "öğretmen", "üyesi",
    ],
    roles_she: &[
        "anne", "eşi", "kadın", "kraliçe", "kız",
    ],
    organisations: &[
        "ab", "ajansı", "akp", "bakanlığı", "bankası", "belediyesi", "birliği", "bm", "chp", "derneği",
        "emniyet", "gazetesi", "hükümet", "kremlin", "kulübü", "kurumu", "mahkeme", "mahkemesi", "meclis",
        "merkezi", "mhp", "nato", "odası", "parti", "partisi", "polis", "tbmm", "vakfı", "üniversitesi",
        "şirketi",
    ],
    particles: &[
        "al", "bin", "de", "el", "van", "von",
    ],
    abbreviations: &[
        "av", "bkz", "doç", "dr", "no", "prof", "sn", "tel", "vb", "vs", "yy", "örn",
    ],
    scare: &[
        "adlı", "adındaki", "dergisi", "dizisi", "filmi", "gazetesi", "isimli", "kitabı", "projesi", "sözde",
        "şarkısı",
    ],
    names_he: &[
        "abdullah", "adem", "adnan", "ahmet", "ali", "alper", "arda", "arif", "aydın", "barış", "berat",
        "burak", "bülent", "can", "cem", "cemal", "cengiz", "cevdet", "devlet", "doğan", "ekrem", "emin",
        "emre", "engin", "ercan", "erdal", "erdoğan", "erhan", "erkan", "erol", "ertuğrul", "eyüp", "faruk",
        "fatih", "ferhat", "fikret", "fuat", "gökhan", "hakan", "halil", "haluk", "hamza", "hasan", "hikmet",
        "hüseyin", "ibrahim", "ilhan", "ilker", "ismail", "kaan", "kadir", "kemal", "kenan", "kerem", "kılıç",
        "levent", "mahmut", "mehmet", "mert", "metin", "mevlüt", "muharrem", "murat", "mustafa", "necati",
        "nihat", "numan", "okan", "onur", "orhan", "osman", "oğuz", "ramazan", "recep", "rıza", "sedat",
        "selahattin", "selim", "serdar", "serkan", "sinan", "süleyman", "tahir", "taner", "tarık", "tayfun",
        "tayyip", "tolga", "tuncay", "turgut", "ufuk", "umut", "uğur", "volkan", "yakup", "yasin", "yavuz",
        "yusuf", "yıldırım", "yılmaz", "zafer", "zeki", "ömer", "özgür", "ünal", "şahin",
    ],
    names_she: &[
        "aslı", "ayla", "aylin", "aysel", "ayşe", "bahar", "banu", "başak", "belgin", "burcu", "canan", "ceren",
        "demet", "derya", "didem", "dilek", "ebru", "ece", "elif", "emel", "emine", "esra", "eylem", "fatma",
        "feride", "figen", "filiz", "fulya", "gamze", "gül", "gülay", "gülsüm", "gülşen", "hacer", "hale",
        "hande", "hatice", "havva", "hülya", "ilknur", "jale", "leyla", "meral", "merve", "meryem", "mine",
        "müge", "nalan", "nazlı", "nermin", "nesrin", "nur", "nuray", "nurcan", "oya", "pelin", "pınar",
        "rabia", "seda", "selin", "selma", "sema", "semra", "serap", "sevgi", "sevil", "sevim", "sibel",
        "songül", "tuba", "tülay", "yasemin", "yeliz", "zehra", "zeliha", "zeynep", "çiğdem", "özge", "özlem",
        "şule",
    ],
    ..EMPTY
};
