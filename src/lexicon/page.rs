//! The stock phrases of pages, in the languages of the web: what a short block opens with when it is not the story's.
//!
//! A phrase is evidence for a signal, never a verdict: articles do say "read more" in a sentence.

use crate::text::{PhraseTable, WordSet, count, is_spaceless, joined, list_of};

/// A set of kinds of phrase.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Phrases(u16);

impl Phrases {
    pub(crate) const RELATED: Self = Self(1);
    pub(crate) const NEWSLETTER: Self = Self(1 << 1);
    pub(crate) const SHARE: Self = Self(1 << 2);
    pub(crate) const COPYRIGHT: Self = Self(1 << 3);
    pub(crate) const CAPTION: Self = Self(1 << 4);
    pub(crate) const DATE: Self = Self(1 << 5);
    pub(crate) const BYLINE: Self = Self(1 << 6);
    pub(crate) const COMMENT: Self = Self(1 << 7);
    pub(crate) const AD: Self = Self(1 << 8);
    pub(crate) const CONSENT: Self = Self(1 << 9);
    pub(crate) const SUBSCRIBE: Self = Self(1 << 10);
    pub(crate) const NOTE: Self = Self(1 << 11);

    /// Phrases of furniture: what they open is hardly ever the story's.
    pub(crate) const STOCK: Self = Self(1 | 1 << 1 | 1 << 2 | 1 << 3 | 1 << 7 | 1 << 8 | 1 << 9 | 1 << 10);

    /// Whether the kind is among them.
    pub(crate) fn has(self, kind: Self) -> bool {
        self.0 & kind.0 != 0
    }
}

type P = Phrases;

/// What a block opens with: kind, and the phrases of many languages, lower case.
#[rustfmt::skip]
const OPENINGS: &[(Phrases, &[&str])] = &[
    (P::RELATED, &[
        "новости по теме", "ссылки по теме", "другие материалы", "читайте:", "читайте ", "также по теме", "еще по теме", "подробнее:", "материалы по теме", "смотрите:", "przeczytaj", "przeczytaj także", "czytaj:", "zobacz:", "zobacz ", "powiązane", "więcej na temat", "polecamy", "διαβάστε", "δείτε επίσης", "δείτε ακόμη", "σχετικά άρθρα", "περισσότερα", "相关链接", "相關報道", "相关报道", "推荐阅读", "热点推荐", "更多新闻", "previous story", "next story", "other stories", "more information", "for more information", "related links", "watch the", "listen to",
        "read more", "read also", "also read", "read next", "read the full", "related:", "related stories", "related articles", "related news", "related topics", "related content",
        "more on ", "more from", "more news", "more stories", "more:", "most read", "most popular", "see also", "see more", "don't miss", "don’t miss", "recommended", "you may also like", "you might also like",
        "up next", "next article", "previous article", "trending", "also on ", "watch:", "watch more", "listen:", "editor's picks", "editors' picks", "top stories", "latest news", "what to read next", "keep reading", "continue reading", "click here", "in pictures:", "explore more", "must read", "must-read", "further reading", "sponsored stories", "around the web",
        "lesen sie auch", "lesen sie hier", "lesen sie mehr", "lesen sie dazu", "mehr zum thema", "mehr dazu", "mehr lesen", "mehr aus", "mehr zu", "das könnte sie auch", "das könnte dich auch", "weitere artikel", "weitere themen", "weiterlesen", "zum thema", "auch interessant", "siehe auch", "hier lesen sie", "alles zum thema", "meistgelesen", "aus dem archiv", "passend dazu", "lesetipp", "lesen sie jetzt", "unsere empfehlung", "empfohlener redaktioneller inhalt", "an dieser stelle finden sie",
        "lire aussi", "à lire aussi", "a lire aussi", "lire la suite", "voir aussi", "à voir aussi", "sur le même sujet", "les plus lus", "à découvrir", "pour aller plus loin",
        "leer más", "lee también", "lea también", "leer también", "te puede interesar", "te puede gustar", "más información", "más noticias", "ver más", "relacionad", "le puede interesar", "lo más leído", "noticias relacionadas",
        "leggi anche", "leggi tutto", "continua a leggere", "potrebbe interessarti", "per approfondire", "articoli correlati", "approfondimenti", "vedi anche", "guarda anche",
        "leia também", "leia mais", "veja também", "saiba mais", "veja mais", "mais lidas", "relacionadas",
        "lees ook", "lees meer", "lees verder", "meer over", "bekijk ook",
        "läs också", "läs mer", "läs även", "les også", "les mer", "læs også", "læs mere", "lue myös", "lue lisää",
        "czytaj także", "czytaj też", "czytaj więcej", "zobacz także", "zobacz też", "přečtěte si", "čtěte také", "olvassa el", "citiți și", "citește și",
        "читайте также", "читать далее", "смотрите также", "по теме", "читайте також", "ayrıca okuyun", "ilgili haber", "διαβάστε επίσης", "διαβάστε ακόμη",
        "関連記事", "関連ニュース", "続きを読む", "あわせて読みたい", "相关阅读", "相关新闻", "延伸阅读", "相關新聞", "延伸閱讀", "관련기사", "관련 기사", "اقرأ أيضا", "اقرأ المزيد", "مواضيع ذات صلة", "קראו גם", "यह भी पढ़ें", "baca juga", "xem thêm", "อ่านเพิ่มเติม",
        "həmçinin oxuyun", "irakurri ere", "kapcsolódó cikkek", "lasi arī", "lasi vairāk", "le tamén", "lestu einnig", "lestu meira", "lexo edhe", "llegiu també", "loe ka", "preberite tudi", "pročitajte i",
        "pročitajte još", "čitajte još", "skaitykite taip pat", "skaityti daugiau", "soma pia", "čítajte aj", "čítajte tiež", "прочетете още", "прочети още", "прочитајте и", "прочитајте још",
        "сондай-ақ оқыңыз", "чытайце таксама", "կարդացեք նաև", "بیشتر بخوانید", "مطالب مرتبط", "مزید پڑھیں", "हे ही वाचा", "ये भी पढ़ें", "আরও পড়ুন", "மேலும் படிக்க", "ఇది కూడా చదవండి", "წაიკითხეთ ასევე",
        "pogledajte i", "ver tamén", "đọc thêm", "tin liên quan", "berita terkait", "ข่าวที่เกี่ยวข้อง", "合わせて読みたい", "함께 보면",
    ]),
    (P::NEWSLETTER, &[
        "if you liked this", "if you like this", "if you enjoyed", "if you found this", "hat ihnen der", "hat dir der", "si te gustó", "si te ha gustado", "si vous avez aimé", "se ti è piaciut", "se você gostou", "если вам понравил", "jeśli podobał", "vond je dit",
        "our journalism", "please sign up", "please subscribe", "please consider", "buy a cool", "keep up to date", "pr-inside", "not a subscriber", "thank you for visiting", "win tickets",
        "sign up", "signup", "subscribe to our", "subscribe to the", "get the latest", "get our", "get breaking news", "join our", "newsletter", "our newsletter", "enter your email", "e-mail address", "email address", "like this story", "support our", "support us", "donate", "become a member", "make a donation", "download our app", "download the", "get notified", "stay informed", "stay up to date", "to get the latest", "thanks for signing up", "thank you for signing up", "by signing up",
        "abonnieren sie", "jetzt abonnieren", "melden sie sich", "hier anmelden", "jetzt anmelden", "unser newsletter", "bleiben sie auf dem laufenden", "unterstützen sie", "kostenlos anmelden", "laden sie", "newsletter abonnieren", "dieser artikel erschien",
        "inscrivez-vous", "abonnez-vous à", "recevez", "s'inscrire", "soutenez", "suscríbete", "suscríbase", "apúntate", "recibe ", "iscriviti", "ricevi", "assine a", "assine o", "inscreva-se", "receba", "schrijf je in", "meld je aan", "prenumerera", "tilmeld", "meld deg på", "zapisz się", "подпишитесь", "подписывайтесь", "підписуйтесь", "abone ol",
        "メールマガジン", "会員登録", "订阅", "訂閱", "뉴스레터", "اشترك",
        "abonează-te la", "abonați-vă la", "berlangganan newsletter", "bülletenimizə abunə", "bültenimize abone", "harpidetu gure", "iratkozzon fel", "iratkozz fel", "jiandikishe kwa", "langgan surat",
        "liitu meie", "piesakies mūsu", "prenumeruokite", "prihláste sa na", "prijavite se na", "přihlaste se k", "regjistrohu në", "skráðu þig", "subscriviu-vos", "subscríbete", "teken in op",
        "tilaa uutiskirje", "đăng ký nhận", "εγγραφείτε στο", "абонирайте се", "жаңалықтарға жазылыңыз", "падпішыцеся", "пријавете се", "пријавите се", "підпишіться", "բաժանորդագրվեք", "הירשמו ל",
        "در خبرنامه", "ہمارے نیوز", "आमच्या न्यूज", "हमारे न्यूज", "আমাদের নিউজলেটারে", "எங்கள் செய்திமடல", "మా వార్తాలేఖ", "สมัครรับ", "გამოიწერეთ", "ニュースレターに登録",
    ]),
    (P::SHARE, &[
        "печать", "распечатать", "версия для печати", "facebook twitter", "字号", "字体", "字體", "调整字体", "調整字體", "打印", "收藏本", "κοινοποί", "μοιραστ", "printer friendly", "send this article", "send a copy", "font scale", "text size",
        "share", "share this", "like this story? share", "share on", "share via", "tweet", "follow us", "follow ", "print this", "print article", "copy link", "link copied", "facebook", "twitter", "whatsapp", "e-mail", "email this", "like us on", "find us on", "save article", "bookmark", "listen to this", "listen to article",
        "teilen", "artikel teilen", "drucken", "folgen sie", "merken", "auf facebook", "artikel anhören", "vorlesen", "kommentieren", "zur startseite",
        "partager", "suivez", "imprimer", "compartir", "comparte", "síguenos", "sigue", "condividi", "segui", "stampa", "compartilh", "siga", "deel", "delen", "volg", "dela", "udostępnij", "поделиться", "подписаться", "paylaş", "シェア", "ツイート", "分享", "공유", "شارك", "bagikan",
    ]),
    (P::COPYRIGHT, &[
        "저작권자", "무단",
        "при перепечатке", "перепечатка", "использование материалов", "копирование", "любое использование", "免责声明", "免責聲明", "郑重声明", "声明", "未经授权", "内容由", "distributed by", "this material may not", "kopiowanie", "przedruk", "απαγορεύεται", "αναδημοσίευση",
        "©", "(c) ", "(copyright", "©copyright", "copyright", "all rights reserved", "all contents ©", "alle rechte", "tous droits", "todos los derechos", "tutti i diritti", "todos os direitos", "alle rechten", "wszelkie prawa", "все права", "bütün hakları", "無断転載", "版权所有", "版權所有", "무단전재", "저작권", "جميع الحقوق", "impressum", "terms of use", "privacy policy", "datenschutz", "this material may not be", "reprints", "powered by",
        "alla rättigheter", "alle regte", "alle rettigheder", "alle rettigheter", "bütün hüquqlar", "eskubide guztiak", "giữ toàn quyền", "giữ bản quyền", "hak cipta", "haki zote", "kaikki oikeudet",
        "kõik õigused", "minden jog fenntart", "sva prava", "toate drepturile", "todos os dereitos", "tots els drets", "të gjitha të drejtat", "tüm hakları", "visas tiesības", "visos teisės",
        "vse pravice", "všechna práva", "všetky práva", "öll réttindi", "με την επιφύλαξη", "барлық құқықтар", "всички права", "сва права", "сите права", "усе правы", "усі права", "всі права",
        "բոլոր իրավունքները", "כל הזכויות", "تمامی حقوق", "کلیه حقوق", "جملہ حقوق", "सर्व हक्क", "सर्वाधिकार", "সর্বস্বত্ব", "அனைத்து உரிமை", "అన్ని హక్కులు", "สงวนลิขสิทธิ์", "ყველა უფლება",
    ]),
    (P::CAPTION, &[
        "фото ", "источник фото", "źródło", "φωτο", "φωτογραφ", "фото службы",
        "photo:", "photo by", "photo credit", "photograph:", "photos:", "image:", "image credit", "image source", "picture:", "pictured", "credit:", "getty images", "file photo", "video:", "illustration:", "graphic:", "source:", "(photo", "(image", "ap photo", "courtesy of",
        "foto:", "foto ", "fotos:", "bild:", "bilder:", "quelle:", "grafik:", "© foto", "symbolbild", "symbolfoto", "archivbild", "archivfoto", "bildquelle", "crédit", "légende", "fuente:", "crédito", "imagen", "fonte:", "immagine", "reprodução", "beeld:", "zdjęcie", "fot.", "фото:", "写真", "(写真", "图片", "圖片", "图为", "사진",
    ]),
    (P::BYLINE, &[
        "责任编辑", "責任編輯", "责编", "[责任编辑",
        "redigatur", "faktencheck", "lektorat", "das gespräch führte", "das interview führte", "die fragen stellte", "interview:", "propos recueillis", "entretien réalisé", "entrevista:", "intervista di", "rozmawiał", "беседовал", "интервью взял", "fact check by", "fact-check", "edited by", "copy editing", "copy edit:", "编辑:", "编辑：", "來源", "来源", "作者", "稿源", "автор:", "источник", "редактор", "πηγή", "συντάκτης", "redaktor", "napisał", "opracował",
        "by ", "by: ", "written by", "reported by", "posted by", "published by", "author:", "reporting by", "editing by", "contact the author", "about the author", "von ", "autor:", "verfasst von", "par ", "publié par", "por ", "escrito por", "di ", "a cura di", "door ", "av ", "af ", "tekst:", "autor ", "автор", "текст:", "yazan", "文/", "記者", "记者", "기자", "كتب", "oleh ",
    ]),
    (P::COMMENT, &[
        "ответить", "пожаловаться", "цитировать", "відповісти", "répondre", "rispondi", "beantwoorden", "svara", "svar", "回复", "回覆", "返信", "답글", "απάντηση", "yanıtla", "report comment",
        "комментари", "оставить комментарий", "добавить комментарий", "обсудить", "odpowiedz", "zgłoś naruszenie", "skomentuj", "opinie", "σχόλια", "σχολιάστε", "one response", "responses to", "posted by:", "我来说两句", "发表评论", "網友評論", "网友评论", "your name", "your email", "enter your comment",
        "leave a comment", "leave a reply", "post a comment", "add a comment", "write a comment", "comments", "view comments", "show comments", "no comments", "reply", "log in to", "login to", "your email address will not", "be the first to comment", "join the conversation", "join the discussion", "report abuse", "sort by", "load more comments", "you must be logged in",
        "kommentar", "kommentare", "schreiben sie einen", "diskutieren sie", "antworten", "ihre meinung", "commentaires", "laisser un commentaire", "réagir", "comentarios", "deja un comentario", "responder", "commenti", "lascia un commento", "comentários", "deixe um comentário", "reacties", "reageer", "kommentarer", "komentarze", "dodaj komentarz", "комментарии", "yorum", "コメント", "评论", "댓글", "تعليق",
        "bình luận", "comentarii", "comentaris", "hozzászólás", "iruzkinak", "komen ", "komentarai", "komentari", "komentarji", "komente", "komentáre", "komentáře", "komentāri", "kommentaarid",
        "kommentit", "maoni", "ummæli", "şərhlər", "каментары", "коментари", "коментарі", "пікірлер", "մեկնաբանություններ", "תגובות", "التعليقات", "تبصرے", "نظرات", "टिप्पणियाँ", "प्रतिक्रिया",
        "মন্তব্য", "கருத்துகள்", "వ్యాఖ్యలు", "ความคิดเห็น", "კომენტარები",
    ]),
    (P::AD, &[
        "advertisement", "advertising", "ad choices", "sponsored", "paid content", "promoted", "story continues below", "article continues below", "scroll to continue", "continue reading below", "remove ads", "loading...", "anzeige", "werbung", "publicité", "publicidad", "pubblicità", "publicidade", "advertentie", "annons", "annonce", "reklama", "reklam", "реклама", "広告", "廣告", "广告", "광고", "إعلان", "iklan",
        "advertensie", "auglýsing", "hirdetés", "mainos", "oglas", "publicitat", "publicitate", "publizitatea", "quảng cáo", "reklaam", "reklāma", "tangazo", "διαφήμιση", "жарнама", "оглас", "рэклама",
        "գովազդ", "פרסומת", "اشتہار", "تبلیغات", "जाहिरात", "विज्ञापन", "বিজ্ঞাপন", "விளம்பரம்", "ప్రకటన", "โฆษณา", "რეკლამა",
    ]),
    (P::CONSENT, &[
        "we use cookies", "this site uses cookies", "this website uses cookies", "accept all", "accept cookies", "manage cookies", "cookie settings", "cookie policy", "your privacy", "we and our partners", "wir verwenden cookies", "diese website verwendet", "diese webseite nutzt", "cookies zustimmen", "nous utilisons des cookies", "utilizamos cookies", "usiamo i cookie", "questo sito utilizza", "usamos cookies", "wij gebruiken cookies", "мы используем",
        "um diesen inhalt", "externer inhalt", "mit ihrer zustimmung", "ich bin damit einverstanden",
    ]),
    (P::SUBSCRIBE, &[
        "subscribe", "already a subscriber", "already have an account", "to continue reading", "log in", "login", "sign in", "register", "start your free", "free trial", "this article is for subscribers", "subscribers only", "create an account", "unlimited access",
        "jetzt weiterlesen", "bereits abonnent", "sie haben bereits", "mit einem abo", "weiter mit", "testen sie", "abo ", "jetzt testen", "einloggen", "anmelden", "registrieren", "dieser artikel ist", "abonnez-vous", "déjà abonné", "réservé aux abonnés", "suscriptores", "inicia sesión", "abbonati", "accedi", "già abbonato", "conteúdo exclusivo", "faça login", "word abonnee", "inloggen", "logga in", "zaloguj", "войти", "войдите", "会員限定", "有料会員", "ログイン", "登录", "로그인", "تسجيل الدخول",
    ]),
    (P::NOTE, &[
        "correction,", "corrections,", "clarification,", "update,",
        "disclosure:", "some details have been", "includes information from", "если вы заметили", "нашли ошибку", "заметили ошибку",
        "correction:", "corrections:", "correction ", "clarification:", "editor's note", "editor’s note", "editors' note", "update:", "updated:", "this article was amended", "this article has been", "this story has been", "this article was updated", "an earlier version", "a previous version", "korrektur:", "anmerkung der redaktion", "hinweis der redaktion", "in einer früheren version", "aktualisiert", "note de la rédaction", "mise à jour", "nota del editor", "actualización", "nota di redazione", "aggiornamento", "nota da redação", "atualização", "rättelse", "rettelse", "sprostowanie", "訂正", "更正",
    ]),
];

/// Months and weekdays, their shortest usual forms: with a digit they make a date.
#[rustfmt::skip]
const DATE_WORDS: &[&str] = &[
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mär", "mai", "okt", "dez", "janv", "févr", "avr", "juin", "juil", "août", "déc", "ene", "abr", "ago", "dic", "gen", "mag", "giu", "lug", "set", "ott", "fev", "out", "mrt", "mei", "maj", "cze", "lip", "sie", "wrz", "paź", "lis", "gru", "янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек", "年", "月", "日",
    "mon", "tue", "wed", "thu", "fri", "sat", "sun", "ago", "hours", "minutes", "min read", "stand:", "uhr", "am ", "pm", "gmt", "utc", "published", "updated", "posted", "aktualisiert", "veröffentlicht", "publié", "publicado", "pubblicato",
];

/// Longest block that may pass for a date line, in words.
const MAX_DATE_WORDS: f32 = 12.0;
/// Longest block that may pass for a byline, in words.
const MAX_BYLINE_WORDS: f32 = 14.0;

static OPENING: PhraseTable<{ count(OPENINGS) }> = PhraseTable::new(joined(OPENINGS));

static DATE: PhraseTable<{ count(&[((), DATE_WORDS)]) }> = PhraseTable::new(joined(&[((), DATE_WORDS)]));

/// Characters of a block's beginning that are looked at.
const OPENING_CHARS: usize = 60;

/// The kinds of phrase that a block opens with. `words` is its length.
pub(crate) fn of_text(text: &str, words: f32) -> Phrases {
    let begins = |c: char| c.is_alphanumeric() || matches!(c, '©' | '(');
    let rest = text.trim_start_matches(|c| !begins(c));
    if words > MAX_DATE_WORDS && is_no_opening(rest.as_bytes()) {
        return Phrases::default();
    }
    let mut opening = String::with_capacity(2 * OPENING_CHARS);
    for c in rest.chars().take(OPENING_CHARS) {
        if c.is_ascii() {
            opening.push(c.to_ascii_lowercase());
        } else {
            opening.extend(c.to_lowercase());
        }
    }
    let mut phrases = Phrases::default();
    // the longest phrase; of the same one in two lists the first
    let longest = OPENING.at(opening.as_bytes(), 0, false).reduce(|a, b| if b.end > a.end { b } else { a });
    if let Some(found) = longest
        && let Some(kind) = list_of(OPENINGS, found.phrase)
    {
        // a phrase must end with a word
        let ends_word = !opening[found.end..].starts_with(|c: char| c.is_alphabetic())
            || opening[..found.end].ends_with(|c: char| !c.is_alphabetic() || crate::text::is_spaceless(c));
        if ends_word && (kind != Phrases::BYLINE || words <= MAX_BYLINE_WORDS) {
            phrases.0 |= kind.0;
        }
    }
    if words <= MAX_DATE_WORDS
        && opening.bytes().any(|b| b.is_ascii_digit())
        && DATE.all(opening.as_bytes(), false).next().is_some()
    {
        phrases.0 |= Phrases::DATE.0;
    }
    phrases
}

/// Whether the first letters of a text tell that it opens with none of the phrases, as those of most paragraphs do.
fn is_no_opening(text: &[u8]) -> bool {
    matches!(text, [first, second, third, ..] if first.is_ascii() && second.is_ascii() && third.is_ascii())
        && !OPENING.may_begin(text)
}

/// Words that pages use of themselves and news seldom uses of the world, as the beginnings of words, lower case. None has another one
/// within it but at its end.
#[rustfmt::skip]
const FURNITURE: &[(&str, &[&str])] = &[
    ("en, de, fr, es, it, nl and names of services", &[
        "abonn", "advertis", "all rights", "anmeld", "anzeige", "app store", "auf facebook", "beitrag teilen", "bookmark", "check out", "click", "clique", "comment", "condivid", "contact us",
        "contributed to this report", "cookie", "copyright", "disclaimer", "donat", "download", "e-mail", "editor's note", "email", "facebook", "follow ", "folgen sie", "free trial", "google play",
        "haz clic", "herunterladen", "inscri", "instagram", "iscriviti", "klick", "kommentar", "leggi anche", "log in", "login", "mailto", "membership", "newsletter", "nieuwsbrief", "notificat",
        "our website", "partager", "pinterest", "podcast", "privacy", "publicado por", "read more", "reddit", "redes sociales", "register", "registr", "reply", "reserved", "rss", "share ", "sign in",
        "sign up", "signup", "site web", "snapchat", "spende", "sponsor", "subscri", "suscri", "síguenos", "teilen", "telegram", "this article", "this story", "tiktok", "tweet", "twitter", "unser angebot",
        "unterstütz", "webseite", "website", "whatsapp", "www.", "xing", "youtube", "your inbox", "affiliate", "commission", "consider supporting", "disclos", "our journalism", "printer friendly",
        "reach us", "support our", "tips line",
    ]),
    ("es, pt", &[
        "boletín", "boletim", "suscrí", "assine ", "inscreva", "compartilh", "compártelo", "baixe o", "nuestro canal", "nosso canal", "derechos reservados", "direitos reservados", "clic aquí",
        "síganos", "siga-nos",
    ]),
    ("fr", &[
        "suivez-nous", "suivez nous", "télécharg", "droits réservés", "lire aussi", "notre newsletter",
    ]),
    ("it", &[
        "seguici", "clicca qui", "scarica l", "riproduzione riservata", "abbonat",
    ]),
    ("nl", &[
        "volg ons", "meld je aan", "lees ook", "lees meer", "reageer",
    ]),
    ("sv, no, da", &[
        "prenumer", "nyhetsbrev", "nyhedsbrev", "följ oss", "følg os", "klikk", "läs mer", "läs också", "les også", "læs også", "logga in", "logg inn", "annonse",
    ]),
    ("fi", &[
        "uutiskirje", "lue myös", "lue lisää", "kirjaudu", "seuraa meitä", "tilaajille",
    ]),
    ("cs, sk", &[
        "sdílet", "zdieľ", "sledujte nás", "předplat", "predplat", "čtěte také", "přihlas", "odběr", "diskuse", "diskusia",
    ]),
    ("pl", &[
        "dodano", "fot.", "naruszenie", "odpowiedz", "opublikowan", "przeczytaj", "regulamin", "redakcj", "udostępnij", "zdjęci", "źródło", "Źródło", "subskryb", "polub nas", "obserwuj", "zapisz się",
        "zaloguj", "kliknij", "udostepnij",
    ]),
    ("hu", &[
        "hírlevél", "iratkozz", "előfizet", "kövess minket", "kövessen", "megoszt", "hozzászól", "olvassa el", "kattints",
    ]),
    ("ro", &[
        "abonează", "abonați", "abonaţi", "urmărește-ne", "urmăriți", "urmăriţi", "distribuie", "citește și", "citiți și", "citiţi şi",
    ]),
    ("tr", &[
        "abone ol", "takip ed", "paylaş", "bülten", "tıklay", "üye ol", "yorum yap",
    ]),
    ("lt, lv, et, sl, is, az, sq, eu", &[
        "naujienlaišk", "sekite mus", "komentar", "abonē", "sekojiet", "uudiskir", "jälgi meid", "jaunumiem", "e-novic", "póstlist", "bülleten", "buletin", "harpidet",
    ]),
    ("ru, uk, bg", &[
        "вконтакте", "Вконтакте", "гиперссылк", "источник", "Источник", "копирован", "Копирован", "одноклассник", "Одноклассник", "перепечат", "Перепечат", "поделит", "Поделит", "редакц", "Редакц",
        "сайт", "Сайт", "ссылк", "Ссылк", "телеграм", "фото", "Фото", "коммент", "подпис", "Подпис", "подпиш", "Подпиш", "Коммент", "реклам", "Реклам", "рассылк", "читайте также", "Читайте также", "підпис", "Підпис",
        "коментар", "Коментар", "поширит", "читайте також", "Читайте також", "джерел", "Джерел", "передрук", "абонир", "Абонир", "последвай", "сподел", "розсилк", "Розсилк", "підпиш", "Підпиш", "билтен", "жазыл",
    ]),
    ("el", &[
        "ακολουθήστε", "Ακολουθήστε", "διαβάστε", "Διαβάστε", "κοινοποί", "Κοινοποί", "πηγή", "Πηγή", "σχόλια", "Σχόλια", "φωτογραφ", "Φωτογραφ", "εγγραφ", "Εγγραφ", "κάντε κλικ", "Κάντε κλικ",
        "διαφήμιση", "Διαφήμιση", "αναδημοσίευση", "Αναδημοσίευση", "ακολουθείστε",
    ]),
    ("ar, fa, he", &[
        "تعليق", "اشترك", "تابعنا", "تابعونا", "انقر هنا", "اضغط هنا", "النشرة البريدية", "جميع الحقوق", "فيسبوك", "تويتر", "عضویت", "اشتراک", "دنبال کنید", "کلیک", "הירשמ", "עקבו אחר", "לחצו",
        "שתפו", "תגובות", "ניוזלטר", "خبرنامه", "نیوز لیٹر", "سبسکرائب",
    ]),
    ("hi, mr, bn, ta, te, ka, hy", &[
        "सब्सक्राइब", "फॉलो", "क्लिक करें", "शेयर करें", "व्हाट्सएप", "फेसबुक", "ट्विटर", "डाउनलोड", "न्यूज़लेटर", "सदस्यता", "न्यूजलेटर", "নিউজলেটার", "সাবস্ক্রাইব", "செய்திமடல்", "వార్తాలేఖ", "სიახლეებ", "տեղեկագր",
    ]),
    ("id, ms, vi, th, sw, af", &[
        "langgan", "baca juga", "ikuti kami", "klik ", "bagikan", "unduh", "đăng ký", "theo dõi", "chia sẻ", "bình luận", "xem thêm", "ติดตาม", "แชร์", "คลิก", "สมัคร", "อ่านเพิ่มเติม", "bản tin", "surat berita", "jarida letu", "nuusbrief",
    ]),
    ("zh", &[
        "打印", "版权", "版權", "标签", "標籤", "字号", "字體", "来源", "來源", "收藏", "声明", "聲明", "网友", "網友", "微博", "微信", "转载", "轉載", "编辑", "編輯", "点击", "點擊", "記者", "评论", "订阅", "公众号", "公眾號", "二维码", "二維碼", "扫码",
        "掃碼", "扫一扫", "客户端", "客戶端", "粉丝团", "粉絲團", "粉絲專頁", "專頁", "专页", "讚好", "按讚", "订閱", "訂閱", "登录", "登錄", "投稿", "责编", "广告", "廣告", "点赞",
    ]),
    ("ja", &[
        "コメント", "ニュースレター", "会員", "登録", "フォロー", "シェアする", "ツイート", "アプリ", "公式サイト", "無断転載", "クリック", "メルマガ", "お問い合わせ", "関連記事", "購読",
    ]),
    ("ko", &[
        "기자", "무단", "저작권", "제보", "구독", "댓글", "카카오톡", "페이스북", "트위터", "유튜브", "뉴스레터", "공유하기", "클릭", "재배포", "좋아요", "이메일",
    ]),
];

static FURNITURE_WORDS: PhraseTable<{ count(FURNITURE) }> = PhraseTable::new(joined(FURNITURE));

/// Most bytes of a block in which furniture is sought.
const FURNITURE_BYTES: usize = 1_000;
/// Words of furniture from which more say no more.
const MOST_FURNITURE: u32 = 20;

/// How many words of furniture a text has.
pub(crate) fn furniture(text: &str) -> u32 {
    let end = text.floor_char_boundary(FURNITURE_BYTES);
    if text[..end].is_ascii() {
        return ascii_furniture(&text.as_bytes()[..end]);
    }
    // in a script without spaces every character may be a word's last
    let starts_word = |at: usize| !text[..at].ends_with(|c: char| c.is_alphanumeric() && !is_spaceless(c));
    let mut behind = 0;
    FURNITURE_WORDS
        .all(&text.as_bytes()[..end], true)
        .filter(|found| {
            let is_apart = found.start >= behind;
            behind = if is_apart { found.end } else { behind };
            is_apart
        })
        .filter(|found| starts_word(found.start) || !text[found.start..found.end].is_ascii())
        .take(MOST_FURNITURE as usize)
        .count() as u32
}

/// The same in a text of ASCII, where phrases are sought at the beginnings of words alone.
fn ascii_furniture(text: &[u8]) -> u32 {
    let (mut count, mut behind, mut is_in_word) = (0, 0, false);
    for (at, byte) in text.iter().enumerate() {
        let was_in_word = std::mem::replace(&mut is_in_word, byte.is_ascii_alphanumeric());
        if was_in_word || at < behind || !FURNITURE_WORDS.may_begin(&text[at..]) {
            continue;
        }
        if let Some(found) = FURNITURE_WORDS.at(text, at, true).next() {
            (count, behind) = (count + 1, found.end);
            if count == MOST_FURNITURE {
                break;
            }
        }
    }
    count
}

/// Words by which a page speaks to its reader or of itself, lower case: only those that mean little else in any of these languages. News
/// has them in quotations.
#[rustfmt::skip]
pub(crate) const ADDRESSING: &[&str] = &[
    "you", "your", "yours", "our", "ours", "us", "please", "ihre", "ihrem", "ihren", "ihnen", "uns", "unsere", "unserem", "unseren", "unserer", "bitte", "euch", "eure",
    "vous", "votre", "vos", "notre", "nos", "usted", "ustedes", "nuestro", "nuestra", "nuestros", "nuestras", "vostro", "vostra", "nostro", "nostra", "nossa", "nosso", "você", "jouw", "jou", "onze",
    "nasz", "nasza", "nasze", "naszej", "naszym", "naszego", "twój", "twoje", "вас", "вам", "ваш", "ваша", "ваше", "вашей", "нашей", "нашего", "нашем", "наш", "наша", "μας", "σας", "您", "你",
];

/// What the buttons beneath a reader's comment say, anywhere in a short line, lower case.
const REPLIES: &[&str] = &[
    "reply",
    "odpowiedz",
    "ответить",
    "antworten",
    "répondre",
    "rispondi",
    "zgłoś naruszenie",
    "回复",
    "回覆",
    "답글",
];

static REPLY: PhraseTable<{ count(&[((), REPLIES)]) }> = PhraseTable::new(joined(&[((), REPLIES)]));

/// Whether a short line is of the buttons beneath a reader's comment.
pub(crate) fn is_reply(line: &str) -> bool {
    if line.is_ascii() {
        return REPLY.all(line.as_bytes(), true).next().is_some();
    }
    REPLY.all(line.to_lowercase().as_bytes(), false).next().is_some()
}

/// Beginnings of the words that dates are made of beside their figures: months, weekdays, halves of the day, zones, what stands before a
/// date. Lower case, sorted.
#[rustfmt::skip]
const DATE_BEGINNINGS: &[&str] = &[
    "abr", "ago", "aktualisiert", "aktualizacja", "août", "apr", "aug", "avri", "bst", "cest", "cet", "cze", "czw", "dec", "dez",
    "dice", "dienstag", "dimanche", "dodano", "domingo", "donnerstag", "déc", "edt", "ene", "feb", "fev", "freitag", "fri", "févr",
    "genn", "giu", "gmt", "grud", "hours", "jan", "jeudi", "jour", "jueves", "juil", "juin", "jul", "jun", "kwi", "lipc", "list",
    "lugl", "lundi", "lunes", "lut", "magg", "mai", "maj", "mar", "may", "mei", "mercredi", "minutes", "mittwoch", "miércoles",
    "mond", "mrt", "msk", "mär", "nied", "nov", "oct", "okt", "opublikowano", "ott", "outu", "paź", "pdt", "pią", "ponied", "posted",
    "pst", "pubblicato", "publicado", "published", "publié", "quarta", "quinta", "samedi", "samstag", "satu", "segunda", "sep",
    "sett", "sexta", "sierp", "sobot", "sonntag", "sty", "sund", "sábado", "terça", "thu", "tue", "uhr", "updated", "utc", "vendredi",
    "veröffentlicht", "viernes", "wed", "wrz", "wtorek", "śro", "απρ", "αυγ", "δεκ", "δευτέρα", "ιαν", "ιουλ", "ιουν", "κυριακή",
    "μάι", "μαΐ", "μαρ", "μαϊ", "νοε", "οκτ", "πέμπτη", "παρασκευή", "σάββατο", "σεπ", "τετάρτη", "τρίτη", "φεβ", "авг", "апр",
    "воскресен", "вторник", "дек", "июл", "июн", "мар", "мая", "мск", "ноя", "обновлен", "окт", "опубликован", "понедельник",
    "пятниц", "сен", "сред", "суббот", "фев", "четверг", "янв", "公開", "更新", "発表", "配信", "기사입력", "등록", "수정", "승인", "오전", "오후",
    "입력",
];
/// Small words between the parts of a date, which say neither that a line is one nor that it is none.
static DATE_PARTICLES: WordSet = WordSet::new(&[
    "de", "del", "às", "as", "at", "of", "on", "um", "den", "der", "the", "le", "à", "a", "las", "el", "il",
    "alle", "om", "kl", "г", "в", "o", "w", "στις", "am", "pm", "a.m", "p.m", "mis",
]);
/// Letters of the longest word of a date.
const MAX_DATE_LETTERS: usize = 14;
/// Words of a line that are looked at.
const MAX_DATE_TOKENS: usize = 24;

/// How many words of a line are parts of a date or of a time of day (figures, months, weekdays, zones), and how many are not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct DateParts {
    pub(crate) dates: u32,
    pub(crate) others: u32,
    /// Whether a month or a weekday is named, or a day stands in figures as a whole: 2026-03-03, 3.3.2026, 3月3日.
    pub(crate) has_day: bool,
}

impl DateParts {
    /// The share of the words that are parts of a date.
    pub(crate) fn share(self) -> f32 {
        if self.dates == 0 { 0.0 } else { self.dates as f32 / (self.dates + self.others) as f32 }
    }
}

/// Characters beside figures in the dates of scripts that are written without spaces.
const DATE_CHARS: &str = "年月日号號時时分秒周週星期一二三四五六七八九十上下午晚早凌晨";

/// Counts the parts of dates in a line. In a script without spaces a run of characters is one word, and one of a date only if it has
/// nothing else in it.
pub(crate) fn date_parts(text: &str) -> DateParts {
    let mut parts = DateParts::default();
    if !text.bytes().any(|b| b.is_ascii_digit()) {
        return parts;
    }
    let mut lower = String::new();
    for token in text.split_whitespace().take(MAX_DATE_TOKENS) {
        let word = token.trim_matches(|c: char| !c.is_alphanumeric());
        lower.clear();
        if word.is_ascii() {
            lower.push_str(&word[..word.len().min(MAX_DATE_LETTERS + 1)]);
            lower.make_ascii_lowercase();
        } else {
            lower.extend(word.chars().take(MAX_DATE_LETTERS + 1).flat_map(char::to_lowercase));
        }
        if lower.is_empty() || DATE_PARTICLES.contains(&lower) {
            continue;
        }
        let is_prose = || word.chars().any(|c| crate::text::is_spaceless(c) && !DATE_CHARS.contains(c));
        let is_figure = word.bytes().any(|b| b.is_ascii_digit()) && !is_prose();
        let is_word = lower.chars().count() <= MAX_DATE_LETTERS && {
            let at = DATE_BEGINNINGS.partition_point(|beginning| **beginning <= *lower);
            at > 0 && lower.starts_with(DATE_BEGINNINGS[at - 1])
        };
        if is_figure || is_word {
            parts.dates += 1;
            let marks = word.chars().filter(|c| matches!(c, '-' | '/' | '.' | '年' | '月' | '日')).count();
            parts.has_day |= is_word || marks >= 2;
        } else {
            parts.others += 1;
        }
    }
    parts
}

/// The share of a line's words that are parts of a date or of a time of day.
pub(crate) fn date_share(text: &str) -> f32 {
    date_parts(text).share()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_openings_in_many_languages() {
        for (text, kind) in [
            ("Read more: the storm", P::RELATED),
            ("▶ Lesen Sie auch: der Sturm", P::RELATED),
            ("関連記事 嵐", P::RELATED),
            ("Subscribe to our newsletter", P::NEWSLETTER),
            ("© 2026 Example", P::COPYRIGHT),
            ("Foto: dpa", P::CAPTION),
            ("By Ann Lee", P::BYLINE),
            ("27 Jan, 2019 13:11", P::DATE),
            ("2026年11月23日", P::DATE),
            ("Correction: an earlier version", P::NOTE),
        ] {
            assert!(of_text(text, 5.0).has(kind), "{text}");
        }
    }

    #[test]
    fn test_a_phrase_ends_with_a_word() {
        assert!(!of_text("Shares fell on Monday.", 4.0).has(P::SHARE));
        assert!(
            !of_text(
                "By the time the storm came, all had left the villages on the coast of the north.",
                17.0
            )
            .has(P::BYLINE)
        );
    }

    #[test]
    fn test_beginnings_are_sorted_and_none_begins_another() {
        assert!(DATE_BEGINNINGS.is_sorted());
        assert!(DATE_BEGINNINGS.windows(2).all(|pair| !pair[1].starts_with(pair[0])));
    }

    #[test]
    fn test_the_share_of_a_line_that_is_a_date() {
        for (text, share) in [
            ("3 March 2026, 8:00", 1.0),
            ("Posted: 9:07 pm PST January 17, 2008", 0.85),
            ("2012年01月12日 19:10", 1.0),
            ("dodano: 9 stycznia 2012, 16:45", 1.0),
            ("04.01.2012 12:23 msk", 1.0),
            ("Two boats ran ashore in the night of 3 March", 0.2),
            ("No figures here in March", 0.0),
            ("苏宁称裸机的销售比例大约为20%和80%", 0.0),
            ("2012年1月12日星期四 上午9:30", 1.0),
        ] {
            let found = date_share(text);
            assert!((found - share).abs() < 0.16, "{text}: {found}");
        }
    }

    #[test]
    fn test_the_parts_of_dates_and_what_stands_beside_them() {
        let parts = date_parts("Courier Press - January 8, 2008 4:33 PM ET");
        assert!(parts.dates >= 4 && parts.others <= 4, "{parts:?}");
        assert_eq!(
            date_parts("(2012-01-17 20:00) 晚間新聞"),
            DateParts { dates: 2, others: 1, has_day: true }
        );
        assert!(!date_parts("In 2026 the harbour had 3 boats").has_day);
    }

    #[test]
    fn test_no_furniture_hides_another() {
        let all = || FURNITURE.iter().flat_map(|(_, words)| *words);
        for long in all() {
            let hides = |short: &str| long.find(short).is_some_and(|at| at + short.len() < long.len());
            assert_eq!(all().find(|short| hides(short)), None, "within {long}");
        }
    }

    #[test]
    fn test_furniture_is_counted_at_the_beginnings_of_words() {
        assert_eq!(furniture("Follow us on Facebook and Twitter."), 3);
        assert_eq!(furniture("The boats were lost; nobody unsubscribed."), 0);
        assert_eq!(furniture("本報現已開設Facebook專頁"), 2, "every character may be a word's last");
        assert_eq!(furniture("Подпишитесь на нашу рассылку"), 2);
        assert_eq!(furniture("Følg os på Instagram, og læs også vores nyhedsbrev"), 4);
    }
}
