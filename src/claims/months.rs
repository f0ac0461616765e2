//! Months by name, of many languages at once: pages mix them.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::text::{Lengths, NO_LENGTHS, lower_case, may_be, with_lengths};

/// Number, then full names (with the case endings that dates take) and usual abbreviations, lower case, of
/// en de fr es it pt nl sv da no fi pl cs ru uk tr, and of hu ro el id ar bg hr lt lv et is th vi hi he ca eu mt fa besides.
/// A word that names different months in two languages (`listopad`) stands where more pages use it.
#[rustfmt::skip]
const MONTHS: &[(u8, &[&str])] = &[
    (1, &["january", "jan", "januar", "jänner", "jaenner", "janvier", "janv", "enero", "ene", "gennaio", "gen", "janeiro", "januari", "tammikuuta", "tammikuu", "stycznia", "styczeń", "sty", "ledna", "leden", "января", "январь", "янв", "січня", "січень", "ocak", "oca", "január", "ianuarie", "ian", "ιανουαρίου", "ιαν", "يناير", "كانون الثاني", "جانفي", "januára", "siječnja", "януари", "sausio", "janvāris", "janvārī", "jaanuar", "janúar", "มกราคม", "ม.ค", "जनवरी", "ינואר", "בינואר", "gener", "urtarrila", "јануар", "জানুয়ারি", "ژانویه"]),
    (2, &["february", "feb", "februar", "feber", "február", "február", "février", "fevrier", "févr", "fév", "febrero", "febbraio", "fevereiro", "fev", "februari", "helmikuuta", "helmikuu", "lutego", "luty", "lut", "února", "únor", "февраля", "февраль", "фев", "февр", "лютого", "лютий", "şubat", "şub", "februarie", "φεβρουαρίου", "φεβ", "فبراير", "شباط", "فيفري", "februára", "veljače", "февруари", "vasario", "februāris", "februārī", "veebruar", "febrúar", "กุมภาพันธ์", "ก.พ", "फरवरी", "פברואר", "בפברואר", "febrer", "фебруар", "ফেব্রুয়ারি", "فوریه"]),
    (3, &["march", "mar", "märz", "maerz", "mär", "mrz", "mars", "marzo", "março", "marco", "maart", "mrt", "maaliskuuta", "maaliskuu", "marca", "marzec", "března", "březen", "марта", "март", "мар", "березня", "березень", "mart", "március", "márc", "martie", "μαρτίου", "μαρ", "مارس", "آذار", "ožujka", "kovo", "marts", "martā", "märts", "มีนาคม", "มี.ค", "मार्च", "מרץ", "במרץ", "març", "maret", "মার্চ", "مارچ"]),
    (4, &["april", "apr", "avril", "avr", "abril", "abr", "aprile", "huhtikuuta", "huhtikuu", "kwietnia", "kwiecień", "kwi", "dubna", "duben", "апреля", "апрель", "апр", "квітня", "квітень", "nisan", "nis", "április", "ápr", "aprilie", "απριλίου", "απρ", "أبريل", "ابريل", "إبريل", "نيسان", "أفريل", "apríla", "apríl", "travnja", "април", "balandžio", "aprīlis", "aprīlī", "aprill", "เมษายน", "เม.ย", "अप्रैल", "אפריל", "באפריל", "এপ্রিল", "آوریل", "آپریل"]),
    (5, &["may", "mai", "mayo", "maggio", "mag", "maio", "mei", "maj", "toukokuuta", "toukokuu", "maja", "května", "květen", "мая", "май", "травня", "травень", "mayıs", "május", "μαΐου", "μαι", "μαΐ", "مايو", "أيار", "ايار", "ماي", "mája", "svibnja", "gegužės", "maijs", "maijā", "maí", "พฤษภาคม", "พ.ค", "मई", "מאי", "במאי", "maig", "мај", "মে", "مه", "می"]),
    (6, &["june", "jun", "juni", "juin", "junio", "giugno", "giu", "junho", "kesäkuuta", "kesäkuu", "czerwca", "czerwiec", "cze", "června", "červen", "июня", "июн", "июнь", "червня", "червень", "haziran", "haz", "június", "jún", "iunie", "ιουνίου", "ιουν", "يونيو", "يونيه", "حزيران", "جوان", "júna", "lipnja", "юни", "birželio", "jūnijs", "jūnijā", "juuni", "júní", "มิถุนายน", "มิ.ย", "जून", "יוני", "ביוני", "juny", "јун", "জুন", "ژوئن", "جون"]),
    (7, &["july", "jul", "juli", "juillet", "juil", "julio", "luglio", "lug", "julho", "heinäkuuta", "heinäkuu", "lipca", "lipiec", "lip", "července", "červenec", "июля", "июл", "июль", "липня", "липень", "temmuz", "tem", "július", "júl", "iulie", "ιουλίου", "ιουλ", "يوليو", "يوليه", "تموز", "جويلية", "júla", "srpnja", "юли", "liepos", "jūlijs", "jūlijā", "juuli", "júlí", "กรกฎาคม", "ก.ค", "जुलाई", "יולי", "ביולי", "juliol", "јул", "জুলাই", "ژوئیه", "ژوییه", "جولای"]),
    (8, &["august", "aug", "août", "aout", "agosto", "ago", "augustus", "augusti", "elokuuta", "elokuu", "sierpnia", "sierpień", "sie", "srpna", "srpen", "августа", "август", "авг", "серпня", "серпень", "ağustos", "ağu", "augusztus", "αυγούστου", "αυγ", "أغسطس", "اغسطس", "آب", "أوت", "augusta", "kolovoza", "rugpjūčio", "augusts", "augustā", "agustus", "ágúst", "สิงหาคม", "ส.ค", "अगस्त", "אוגוסט", "באוגוסט", "agost", "আগস্ট", "اوت", "آگوست", "اگوست"]),
    (9, &["september", "sep", "sept", "septembre", "septiembre", "setiembre", "settembre", "set", "setembro", "syyskuuta", "syyskuu", "września", "wrzesień", "wrz", "září", "сентября", "сентябрь", "сен", "сент", "вересня", "вересень", "eylül", "eyl", "szeptember", "szept", "septembrie", "σεπτεμβρίου", "σεπ", "سبتمبر", "أيلول", "ايلول", "septembra", "rujna", "септември", "rugsėjo", "septembris", "septembrī", "กันยายน", "ก.ย", "सितंबर", "ספטמבר", "בספטמבר", "setembre", "септембар", "সেপ্টেম্বর", "سپتامبر"]),
    (10, &["october", "oct", "oktober", "okt", "octobre", "octubre", "ottobre", "ott", "outubro", "out", "lokakuuta", "lokakuu", "października", "październik", "paź", "října", "říjen", "октября", "октябрь", "окт", "жовтня", "жовтень", "ekim", "eki", "október", "octombrie", "οκτωβρίου", "οκτ", "أكتوبر", "اكتوبر", "تشرين الأول", "تشرين الاول", "októbra", "октомври", "spalio", "oktobris", "oktobrī", "oktoober", "ตุลาคม", "ต.ค", "अक्टूबर", "אוקטובר", "באוקטובר", "октобар", "অক্টোবর", "اکتبر"]),
    (11, &["november", "nov", "novembre", "noviembre", "novembro", "marraskuuta", "marraskuu", "listopad", "listopada", "lis", "listopadu", "ноября", "ноябрь", "ноя", "нояб", "листопада", "листопад", "kasım", "kas", "noiembrie", "νοεμβρίου", "νοε", "نوفمبر", "تشرين الثاني", "novembra", "studenoga", "ноември", "lapkričio", "novembris", "novembrī", "nóvember", "พฤศจิกายน", "พ.ย", "नवंबर", "נובמבר", "בנובמבר", "новембар", "নভেম্বর", "نوامبر"]),
    (12, &["december", "dec", "dezember", "dez", "décembre", "decembre", "déc", "diciembre", "dic", "dicembre", "dezembro", "desember", "des", "joulukuuta", "joulukuu", "grudnia", "grudzień", "gru", "prosince", "prosinec", "декабря", "декабрь", "дек", "грудня", "грудень", "aralık", "ara", "decembrie", "δεκεμβρίου", "δεκ", "ديسمبر", "كانون الأول", "كانون الاول", "decembra", "prosinca", "декември", "gruodžio", "decembris", "decembrī", "detsember", "ธันวาคม", "ธ.ค", "दिसंबर", "דצמבר", "בדצמבר", "desembre", "децембар", "ডিসেম্বর", "دسامبر"]),
];

/// Further names, as the Unicode CLDR (release 42 and later) has them for dates and for calendars, wide and abbreviated, of 59 languages:
/// those that are written in letters which no other language's words and given names have. The rest stands in [`LOCAL`].
#[rustfmt::skip]
const FURTHER: &[(u8, &[&str])] = &[
    (1, &["eanáir", "siječanj", "ýanwar", "ιανουάριος", "студзень", "студзеня", "январ", "јануари", "қаңтар", "հնվ", "հունվար", "հունվարի", "בינו", "ינו", "جنوري", "جنوری", "जाने", "जानेवारी", "জানু", "জানুৱাৰী", "ਜਨ", "ਜਨਵਰੀ", "જાન્યુ", "જાન્યુઆરી", "ଜାନୁଆରୀ", "ஜன", "ஜனவரி", "జన", "జనవరి", "ಜನ", "ಜನವರಿ", "ജനു", "ജനുവരി", "දුරුතු", "ມັງກອນ", "ဇန်", "ဇန်နဝါရီ", "იან", "იანვარი", "ጃን", "ጃንዋሪ", "ጥሪ", "មករា"]),
    (2, &["veljača", "φεβρουάριος", "ақпан", "лютага", "люты", "феврал", "փետրվար", "փետրվարի", "փտվ", "בפבר", "פבר", "شوبات", "فبروري", "فروری", "فېبروري", "फ़रवरी", "फेब्रु", "फेब्रुअरी", "फेब्रुवारी", "ফেব", "ফেব্ৰু", "ফেব্ৰুৱাৰী", "ਫ਼ਰ", "ਫ਼ਰਵਰੀ", "ફેબ્રુ", "ફેબ્રુઆરી", "ଫେବୃଆରୀ", "பிப்", "பிப்ரவரி", "ఫిబ్ర", "ఫిబ్రవరి", "ಫೆಬ್ರ", "ಫೆಬ್ರವರಿ", "ഫെബ്രു", "ഫെബ്രുവരി", "නවම්", "ກຸມພາ", "ဖေ", "ဖေဖော်ဝါရီ", "თებ", "თებერვალი", "ለካ", "ለካቲት", "ፌብ", "ፌብሩዋሪ", "កុម្ភៈ"]),
    (3, &["márta", "mäerz", "ožujak", "μάρτιος", "наурыз", "сакавік", "сакавіка", "մարտ", "մարտի", "մրտ", "ئازار", "মাৰ্চ", "ਮਾਰਚ", "માર્ચ", "ମାର୍ଚ୍ଚ", "மார்", "மார்ச்", "మార్చి", "ಮಾರ್ಚ್", "മാർ", "മാർച്ച്", "මැදින්", "ມີນາ", "မတ်", "მარ", "მარტი", "መጋ", "መጋቢት", "ማርች", "មីនា"]),
    (4, &["abrëll", "aibreán", "απρίλιος", "апрел", "квіт", "красавік", "красавіка", "сәуір", "ապր", "ապրիլ", "ապրիլի", "אפר", "באפר", "اپریل", "نیسان", "अप्रिल", "एप्रि", "एप्रिल", "এপ্রি", "এপ্ৰিল", "ਅਪ੍ਰੈ", "ਅਪ੍ਰੈਲ", "એપ્રિલ", "ଅପ୍ରେଲ", "ஏப்", "ஏப்ரல்", "ఏప్రి", "ఏప్రిల్", "ಏಪ್ರಿ", "ಏಪ್ರಿಲ್", "ഏപ്രി", "ഏപ്രിൽ", "බක්", "ເມສາ", "ဧပြီ", "აპრ", "აპრილი", "ሚያ", "ሚያዝያ", "ኤፕሪ", "ኤፕሪል", "មេសា"]),
    (5, &["gegužė", "μάιος", "мамыр", "трав", "մայիս", "մայիսի", "մյս", "ئایار", "ਮਈ", "મે", "ମଇ", "மே", "మే", "ಮೇ", "മേയ്", "වෙසක්", "ພຶດສະພາ", "မေ", "მაი", "მაისი", "ሜይ", "ጉንበት", "ግን", "ឧសភា"]),
    (6, &["birž", "birželis", "iýun", "kesä", "xuño", "ġunju", "ιούν", "ιούνιος", "маусым", "черв", "чэрвень", "чэрвеня", "јуни", "հնս", "հունիս", "հունիսի", "ביונ", "حوزەیران", "ਜੂਨ", "જૂન", "ଜୁନ", "ஜூன்", "జూన్", "ಜೂನ್", "ജൂൺ", "පොසොන්", "ມິຖຸນາ", "ဇွန်", "ივნ", "ივნისი", "ሰነ", "ጁን", "មិថុនា"]),
    (7, &["heinä", "iúil", "iýul", "ιούλ", "ιούλιος", "ліпень", "ліпеня", "шілде", "јули", "հլս", "հուլիս", "հուլիսի", "ביול", "تەمووز", "جولائی", "जुलै", "জুল", "ਜੁਲਾ", "ਜੁਲਾਈ", "જુલાઈ", "ଜୁଲାଇ", "ஜூலை", "జులై", "ಜುಲೈ", "ജൂലൈ", "ඇසළ", "ກໍລະກົດ", "ဇူ", "ဇူလိုင်", "ივლ", "ივლისი", "ሓም", "ሓምለ", "ጁላይ", "កក្កដា"]),
    (8, &["lúnasa", "rugpjūtis", "αύγουστος", "жнівень", "жніўня", "серп", "тамыз", "օգոստոս", "օգոստոսի", "օգս", "אוג", "באוג", "اګست", "اگست", "अगस्ट", "ऑगस्ट", "আগ", "আগষ্ট", "ਅਗ", "ਅਗਸਤ", "ઑગસ્ટ", "ଅଗଷ୍ଟ", "ஆக", "ஆகஸ்ட்", "ఆగ", "ఆగస్టు", "ಆಗ", "ಆಗಸ್ಟ್", "ഓഗ", "ഓഗസ്റ്റ്", "නිකිණි", "ສິງຫາ", "ဩဂုတ်", "აგვ", "აგვისტო", "ነሓ", "ነሓሰ", "ኦገስ", "ኦገስት", "សីហា"]),
    (9, &["mfómh", "rugsėjis", "sentýabr", "σεπτέμβριος", "верасень", "верасня", "сентябр", "қыркүйек", "սեպ", "սեպտեմբեր", "սեպտեմբերի", "בספט", "ספט", "ئەیلوول", "ستمبر", "سپتمبر", "سېپتمبر", "सप्टें", "सप्टेंबर", "सेप्टेम्बर", "ছেপ্তে", "ছেপ্তেম্বৰ", "সেপ", "সেপ্ট", "ਸਤੰ", "ਸਤੰਬਰ", "સપ્ટે", "સપ્ટેમ્બર", "ସେପ୍ଟେମ୍ବର", "செப்", "செப்டம்பர்", "సెప్టెం", "సెప్టెంబర్", "ಸೆಪ್ಟೆಂ", "ಸೆಪ್ಟೆಂಬರ್", "സെപ്റ്റം", "സെപ്റ്റംബർ", "බිනර", "ກັນຍາ", "စက်", "စက်တင်ဘာ", "სექ", "სექტემბერი", "መስ", "መስከረም", "ሴፕቴ", "ሴፕቴምበር", "កញ្ញា"]),
    (10, &["dfómh", "oktýabr", "οκτώβριος", "жовт", "кастрычнік", "кастрычніка", "октябр", "қазан", "հոկ", "հոկտեմբեր", "հոկտեմբերի", "אוק", "באוק", "اکتوبر", "अक्टू", "अक्टोबर", "ऑक्टो", "ऑक्टोबर", "অক্টো", "অক্টোবৰ", "ਅਕਤੂ", "ਅਕਤੂਬਰ", "ઑક્ટો", "ઑક્ટોબર", "ଅକ୍ଟୋବର", "அக்", "அக்டோபர்", "అక్టో", "అక్టోబర్", "ಅಕ್ಟೋ", "ಅಕ್ಟೋಬರ್", "ഒക്ടോ", "ഒക്‌ടോബർ", "වප්", "ຕຸລາ", "အောက်", "အောက်တိုဘာ", "ოქტ", "ოქტომბერი", "ኦክቶ", "ኦክቶበር", "ጥቅ", "ጥቅምቲ", "តុលា"]),
    (11, &["noýabr", "nëntor", "νοέμβριος", "лист", "лістапад", "лістапада", "ноябр", "қараша", "նոյ", "նոյեմբեր", "նոյեմբերի", "בנוב", "נוב", "نومبر", "नोभेम्बर", "नोव्हें", "नोव्हेंबर", "নভে", "নৱে", "নৱেম্বৰ", "ਨਵੰ", "ਨਵੰਬਰ", "નવે", "નવેમ્બર", "ନଭେମ୍ବର", "நவ", "நவம்பர்", "నవం", "నవంబర్", "ನವೆಂ", "ನವೆಂಬರ್", "നവം", "നവംബർ", "ඉල්", "ພະຈິກ", "နို", "နိုဝင်ဘာ", "ნოე", "ნოემბერი", "ሕዳ", "ሕዳር", "ኖቬም", "ኖቬምበር", "វិច្ឆិកា"]),
    (12, &["diċembru", "δεκέμβριος", "груд", "декабр", "желтоқсан", "снежань", "снежня", "դեկ", "դեկտեմբեր", "դեկտեմբերի", "בדצמ", "דצמ", "دسمبر", "डिसें", "डिसेंबर", "डिसेम्बर", "ডিচে", "ডিচেম্বৰ", "ডিসে", "ਦਸੰ", "ਦਸੰਬਰ", "ડિસે", "ડિસેમ્બર", "ଡିସେମ୍ବର", "டிச", "டிசம்பர்", "డిసెం", "డిసెంబర్", "ಡಿಸೆಂ", "ಡಿಸೆಂಬರ್", "ഡിസം", "ഡിസംബർ", "උඳුවප්", "ທັນວາ", "ဒီ", "ဒီဇင်ဘာ", "დეკ", "დეკემბერი", "ታሕ", "ታሕሳስ", "ዲሴም", "ዲሴምበር", "ធ្នូ"]),
];

/// Names that only pages of one language use so (BCP 47's primary subtag): for another month than the tables say, or of so few or so plain
/// letters that they are words or given names elsewhere (Julie is July in Afrikaans).
#[rustfmt::skip]
const LOCAL: &[(&str, &[(u8, &str)])] = &[
    ("af", &[(1, "januarie"), (6, "junie"), (7, "julie")]),
    ("az", &[(1, "yan"), (1, "yanvar"), (2, "fevral"), (4, "aprel"), (6, "iyn"), (6, "iyun"), (7, "iyl"), (7, "iyul"), (8, "avq"), (8, "avqust"), (9, "sen"), (9, "sentyabr"), (10, "oktyabr"), (11, "noy"), (11, "noyabr"), (12, "dek"), (12, "dekabr")]),
    ("be", &[(1, "сту"), (2, "лют"), (3, "сак"), (4, "кра"), (6, "чэр"), (7, "ліп"), (8, "жні"), (9, "вер"), (10, "кас"), (11, "ліс"), (12, "сне")]),
    ("bg", &[(1, "яну"), (9, "сеп"), (11, "ное")]),
    ("bs", &[(9, "septembar"), (10, "oktobar"), (11, "novembar"), (12, "decembar")]),
    ("ca", &[(2, "febr"), (8, "ag")]),
    ("ckb", &[(8, "ئاب")]),
    ("cs", &[(1, "led"), (2, "úno"), (3, "bře"), (4, "dub"), (5, "kvě"), (6, "čvn"), (7, "čvc"), (8, "srp"), (9, "zář"), (10, "říj"), (12, "pro")]),
    ("cy", &[(1, "ion"), (1, "ionawr"), (2, "chw"), (2, "chwef"), (2, "chwefror"), (3, "maw"), (3, "mawrth"), (4, "ebr"), (4, "ebrill"), (6, "meh"), (6, "mehefin"), (7, "gor"), (7, "gorff"), (7, "gorffennaf"), (8, "awst"), (9, "medi"), (10, "hyd"), (10, "hydref"), (11, "tach"), (11, "tachwedd"), (12, "rhag"), (12, "rhagfyr")]),
    ("el", &[(3, "μάρ"), (5, "μάι"), (8, "αύγ"), (11, "νοέ")]),
    ("et", &[(1, "jaan"), (2, "veebr"), (12, "dets")]),
    ("eu", &[(1, "urt"), (1, "urtarrilaren"), (2, "ots"), (2, "otsaila"), (2, "otsailaren"), (3, "martxoa"), (3, "martxoaren"), (4, "api"), (4, "apirila"), (4, "apirilaren"), (5, "maiatza"), (5, "maiatzaren"), (6, "eka"), (6, "ekaina"), (6, "ekainaren"), (7, "uzt"), (7, "uztaila"), (7, "uztailaren"), (8, "abu"), (8, "abuztua"), (8, "abuztuaren"), (9, "ira"), (9, "iraila"), (9, "irailaren"), (10, "urr"), (10, "urria"), (10, "urriaren"), (11, "aza"), (11, "azaroa"), (11, "azaroaren"), (12, "abe"), (12, "abendua"), (12, "abenduaren")]),
    ("fi", &[(1, "tammi"), (2, "helmi"), (3, "maalis"), (4, "huhti"), (5, "touko"), (8, "elo"), (9, "syys"), (10, "loka"), (11, "marras"), (12, "joulu")]),
    ("fil", &[(2, "peb"), (2, "pebrero"), (3, "marso"), (6, "hun"), (6, "hunyo"), (7, "hul"), (7, "hulyo"), (9, "setyembre"), (10, "oktubre"), (11, "nob"), (11, "nobyembre"), (12, "dis"), (12, "disyembre")]),
    ("ga", &[(1, "ean"), (2, "feabh"), (2, "feabhra"), (4, "aib"), (5, "beal"), (5, "bealtaine"), (6, "meith"), (6, "meitheamh"), (8, "lún"), (11, "samh"), (11, "samhain"), (12, "noll"), (12, "nollaig")]),
    ("gl", &[(1, "xan"), (1, "xaneiro"), (2, "febreiro"), (7, "xul"), (7, "xullo"), (12, "decembro")]),
    ("ha", &[(1, "janairu"), (2, "fab"), (2, "faburairu"), (3, "maris"), (4, "afi"), (4, "afirilu"), (5, "mayu"), (6, "yun"), (6, "yuni"), (7, "yul"), (7, "yuli"), (8, "agu"), (8, "agusta"), (9, "sat"), (9, "satumba"), (10, "oktoba"), (11, "nuw"), (11, "nuwamba"), (12, "dis"), (12, "disamba")]),
    ("hi", &[(1, "जन"), (2, "फ़र"), (7, "जुल"), (8, "अग"), (9, "सित"), (11, "नव"), (12, "दिस")]),
    ("hr", &[(1, "sij"), (2, "velj"), (3, "ožu"), (4, "tra"), (4, "travanj"), (5, "svi"), (5, "svibanj"), (6, "lip"), (6, "lipanj"), (7, "srp"), (7, "srpanj"), (8, "kol"), (8, "kolovoz"), (9, "ruj"), (9, "rujan"), (10, "lis"), (10, "listopad"), (10, "listopada"), (11, "stu"), (11, "studeni"), (12, "pro"), (12, "prosinac")]),
    ("hu", &[(2, "febr"), (5, "máj")]),
    ("id", &[(8, "agu")]),
    ("is", &[(8, "ágú"), (11, "nóv")]),
    ("jv", &[(8, "agt")]),
    ("kk", &[(1, "қаң"), (2, "ақп"), (3, "нау"), (4, "сәу"), (5, "мам"), (6, "мау"), (7, "шіл"), (8, "там"), (9, "қыр"), (10, "қаз"), (11, "қар"), (12, "жел")]),
    ("lb", &[(3, "mäe"), (5, "mee")]),
    ("lt", &[(1, "saus"), (1, "sausis"), (2, "vas"), (2, "vasaris"), (3, "kov"), (3, "kovas"), (4, "bal"), (4, "balandis"), (5, "geg"), (7, "liep"), (7, "liepa"), (8, "rugp"), (9, "rugs"), (10, "spal"), (10, "spalis"), (11, "lapkr"), (11, "lapkritis"), (12, "gruod"), (12, "gruodis")]),
    ("lv", &[(2, "febr"), (6, "jūn"), (7, "jūl")]),
    ("mk", &[(1, "јан"), (9, "сеп"), (11, "ное")]),
    ("mr", &[(5, "मे"), (8, "ऑग")]),
    ("ms", &[(3, "mac"), (7, "julai"), (8, "ogo"), (8, "ogos"), (12, "dis"), (12, "disember")]),
    ("mt", &[(1, "jannar"), (2, "fra"), (2, "frar"), (3, "marzu"), (5, "mej"), (5, "mejju"), (6, "ġun"), (7, "lul"), (7, "lulju"), (8, "aww"), (8, "awwissu"), (9, "settembru"), (10, "ottubru"), (11, "novembru"), (12, "diċ")]),
    ("ne", &[(5, "मे"), (6, "जुन")]),
    ("ps", &[(5, "مۍ")]),
    ("ro", &[(6, "iun"), (7, "iul")]),
    ("sk", &[(3, "marec"), (5, "máj")]),
    ("sl", &[(3, "marec"), (6, "junij"), (7, "julij"), (8, "avg"), (8, "avgust")]),
    ("so", &[(1, "janaayo"), (1, "jannaayo"), (2, "febraayo"), (3, "maarso"), (4, "abriil"), (5, "maayo"), (6, "juun"), (7, "lul"), (7, "luulyo"), (8, "ogosto"), (8, "ogs"), (9, "seb"), (9, "sebteembar"), (9, "sebtembar"), (10, "oktoobar"), (11, "nof"), (11, "noofeembar"), (12, "dis"), (12, "diseembar")]),
    ("sq", &[(1, "janar"), (2, "shk"), (2, "shkurt"), (4, "pri"), (4, "prill"), (6, "qer"), (6, "qershor"), (7, "korr"), (7, "korrik"), (8, "gush"), (8, "gusht"), (9, "sht"), (9, "shtator"), (10, "tet"), (10, "tetor"), (11, "nën"), (12, "dhj"), (12, "dhjetor")]),
    ("sr", &[(1, "јан"), (2, "феб"), (8, "avg"), (8, "avgust"), (9, "septembar"), (9, "сеп"), (10, "oktobar"), (11, "novembar"), (11, "нов"), (12, "decembar"), (12, "дец")]),
    ("sw", &[(3, "mac"), (3, "machi"), (4, "aprili"), (7, "julai"), (8, "agosti"), (9, "septemba"), (10, "oktoba"), (11, "novemba"), (12, "desemba")]),
    ("tk", &[(1, "ýan"), (2, "few"), (2, "fewral"), (4, "aprel"), (5, "maý"), (8, "awg"), (8, "awgust"), (9, "sen"), (11, "noý"), (12, "dek"), (12, "dekabr")]),
    ("uk", &[(1, "січ"), (2, "лют"), (3, "бер"), (7, "лип"), (9, "вер")]),
    ("ur", &[(5, "مئی")]),
    ("uz", &[(1, "yan"), (1, "yanvar"), (2, "fevral"), (4, "aprel"), (6, "iyn"), (6, "iyun"), (7, "iyl"), (7, "iyul"), (8, "avg"), (8, "avgust"), (9, "sen"), (9, "sentabr"), (10, "oktabr"), (11, "noy"), (11, "noyabr"), (12, "dek"), (12, "dekabr")]),
    ("zu", &[(1, "januwari"), (2, "februwari"), (3, "mas"), (3, "mashi"), (4, "eph"), (4, "ephreli"), (5, "mey"), (5, "meyi"), (7, "julayi"), (8, "aga"), (8, "agasti"), (9, "septhemba"), (10, "okthoba"), (11, "novemba"), (12, "dis"), (12, "disemba")]),
];

/// The months of the Iranian calendar, in order.
const IRANIAN: &[&[&str]] = &[
    &["فروردین"],
    &["اردیبهشت"],
    &["خرداد"],
    &["تیر", "تير"],
    &["مرداد"],
    &["شهریور", "شهريور"],
    &["مهر"],
    &["آبان"],
    &["آذر"],
    &["دی", "دي"],
    &["بهمن"],
    &["اسفند"],
];

/// What a month's name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Month {
    Common(u8),
    Iranian(u8),
}

static BY_NAME: LazyLock<HashMap<&'static str, Month>> = LazyLock::new(|| {
    let common = MONTHS
        .iter()
        .chain(FURTHER)
        .flat_map(|(month, names)| names.iter().map(|name| (*name, Month::Common(*month))));
    let iranian = IRANIAN
        .iter()
        .zip(1..)
        .flat_map(|(names, month)| names.iter().map(move |name| (*name, Month::Iranian(month))));
    iranian.chain(common).collect()
});

/// Letters and lengths of all names, of whatever language.
static NAME_LENGTHS: Lengths = {
    let mut lengths = NO_LENGTHS;
    let mut at = 0;
    while at < MONTHS.len() {
        lengths = with_lengths(lengths, MONTHS[at].1);
        at += 1;
    }
    at = 0;
    while at < FURTHER.len() {
        lengths = with_lengths(lengths, FURTHER[at].1);
        at += 1;
    }
    at = 0;
    while at < IRANIAN.len() {
        lengths = with_lengths(lengths, IRANIAN[at]);
        at += 1;
    }
    at = 0;
    while at < LOCAL.len() {
        let names = LOCAL[at].1;
        let mut name = 0;
        while name < names.len() {
            lengths = with_lengths(lengths, &[names[name].1]);
            name += 1;
        }
        at += 1;
    }
    lengths
};

/// The month that a word names, in whatever case, on a page of a language (BCP 47).
pub(super) fn of_name(name: &str, language: Option<&str>) -> Option<Month> {
    let name = name.trim_end_matches('.');
    // most words beside numbers name none
    if name.is_ascii() && !may_be(&NAME_LENGTHS, name) {
        return None;
    }
    let lower = lower_case(name);
    let primary = language.and_then(|tag| tag.split(['-', '_']).next()).unwrap_or_default();
    let names = LOCAL.iter().find(|(language, _)| *language == primary).map_or(&[][..], |(_, names)| names);
    let local = names.iter().find(|(_, name)| *name == lower);
    local.map(|(month, _)| Month::Common(*month)).or_else(|| BY_NAME.get(&*lower).copied())
}

/// Whether a word, in lower case, names a month.
pub(super) fn is_month(word: &str) -> bool {
    BY_NAME.contains_key(word)
}

/// Bytes of the longest name of a month.
pub(super) const MAX_NAME: usize = 36;

/// Whether a word, in lower case, begins the names of months that have two words.
pub(super) fn is_two_words(word: &str) -> bool {
    matches!(word, "كانون" | "تشرين")
}

/// The common date of a day of the Iranian calendar, by its 33-year cycle (right for the years 1300 to 1500).
pub(super) fn of_iranian(year: i16, month: u8, day: u8) -> Option<(i16, u8, u8)> {
    if !(1300..=1500).contains(&year) || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let (year, month, day) = (i32::from(year), i32::from(month), i32::from(day));
    // the cycle's phase: year -1595 begins one
    let leaps = |year: i32| (year + 1595) / 33 * 8 + ((year + 1595) % 33 + 3) / 4;
    let in_year = if month < 7 { (month - 1) * 31 } else { (month - 7) * 30 + 186 };
    // 1 Farvardin 1399 was 20 March 2020
    let days = (year - 1399) * 365 + leaps(year) - leaps(1399) + in_year + day - 1;
    let date = jiff::civil::date(2020, 3, 20).checked_add(jiff::Span::new().try_days(days).ok()?).ok()?;
    Some((date.year(), date.month() as u8, date.day() as u8))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_every_language_of_the_promise_has_all_months() {
        // the second month of each, as dates print it
        for name in [
            "February",
            "Februar",
            "février",
            "febrero",
            "febbraio",
            "fevereiro",
            "februari",
            "helmikuuta",
            "lutego",
            "února",
            "февраля",
            "лютого",
            "şubat",
            "فبراير",
            "شباط",
            "กุมภาพันธ์",
            "फरवरी",
        ] {
            assert_eq!(of_name(name, None), Some(Month::Common(2)), "{name}");
        }
        assert_eq!(of_name("Sept.", None), Some(Month::Common(9)));
        assert_eq!(of_name("listopada", Some("pl")), Some(Month::Common(11)));
        assert_eq!(of_name("listopada", Some("hr")), Some(Month::Common(10)));
        assert_eq!(of_name("lip", Some("hr-BA")), Some(Month::Common(6)));
        assert_eq!(of_name("lip", Some("pl")), Some(Month::Common(7)));
        assert_eq!(
            of_name("там", Some("kk")),
            Some(Month::Common(8)),
            "and no month in Russian, where it means there"
        );
        assert_eq!(of_name("там", Some("ru")), None);
        assert_eq!(of_name("Julie", Some("af")), Some(Month::Common(7)));
        assert!(!is_month("julie"), "a given name");
        assert_eq!(of_name("Markt", None), None);
    }

    #[test]
    fn test_names_are_lower_case() {
        for name in
            MONTHS.iter().chain(FURTHER).flat_map(|row| row.1).chain(IRANIAN.iter().copied().flatten())
        {
            assert_eq!(*name, name.to_lowercase());
        }
    }

    #[test]
    fn test_iranian_days() {
        assert_eq!(of_iranian(1399, 1, 1), Some((2020, 3, 20)));
        assert_eq!(of_iranian(1399, 4, 2), Some((2020, 6, 22)));
        assert_eq!(of_iranian(1402, 10, 11), Some((2024, 1, 1)));
        assert_eq!(of_iranian(1403, 12, 30), Some((2025, 3, 20)));
        assert_eq!(of_iranian(2020, 1, 1), None);
    }
}
