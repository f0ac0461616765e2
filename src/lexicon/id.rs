//! Indonesian. Own lists, from general knowledge of the language; nothing is inflected.

use super::{EMPTY, Lexicon};

#[rustfmt::skip]
pub(super) const LEXICON: Lexicon = Lexicon {
    code: "id",
    subject_first: true,
    drops_subject: true,
    strong: &[
        "beber", "bebernya", "bercerita", "berharap", "berjanji", "berkata", "berpendapat", "bertanya",
        "berteriak", "berujar", "cetus", "cetusnya", "dijelaskan", "dikatakan", "imbuh", "imbuhnya", "jawab",
        "jelas", "jelasnya", "kata", "katanya", "lanjut", "lanjutnya", "melaporkan", "memaparkan", "membantah",
        "membenarkan", "meminta", "memperingatkan", "menambahkan", "menceritakan", "menduga", "menegaskan",
        "menekankan", "menerangkan", "mengaku", "mengakui", "mengatakan", "mengeluh", "mengimbau",
        "mengingatkan", "mengklaim", "mengucapkan", "mengumumkan", "mengungkapkan", "menilai", "menjawab",
        "menjelaskan", "menuding", "menuduh", "menulis", "menuturkan", "menyampaikan", "menyarankan",
        "menyatakan", "menyebut", "menyebutkan", "menyerukan", "menyindir", "menyoroti", "meyakini", "papar",
        "paparnya", "pungkas", "pungkasnya", "sambung", "sebut", "sebutnya", "seru", "tambah", "tambahnya",
        "tandas", "tandasnya", "tanya", "tegas", "tegasnya", "terang", "terangnya", "tukas", "tukasnya",
        "tulis", "tulisnya", "tutur", "tuturnya", "ucap", "ucapnya", "ujar", "ujarnya", "ungkap", "ungkapnya",
    ],
    tell: &[
        "kepada", "memberitahu",
    ],
    weak: &[
        "dijuluki", "memuji", "mengecam", "mengkritik", "menjuluki", "menolak", "menyambut", "menyebutnya",
    ],
    according: &[
        "berdasarkan", "menurut",
    ],
    they: &[
        "mereka",
    ],
    pronouns: &[
        "beliau", "dia", "ia", "kami", "kita", "mereka", "saya", "yang",
    ],
    determiners: &[
        "beberapa", "dua", "para", "sang", "sebuah", "seluruh", "semua", "seorang", "setiap", "si", "tiga",
    ],
    prepositions: &[
        "antara", "atas", "bagi", "bawah", "dalam", "dari", "dengan", "di", "hingga", "karena", "ke", "kepada",
        "ketika", "melalui", "oleh", "pada", "saat", "sampai", "sejak", "selama", "tanpa", "tentang",
        "terhadap", "untuk",
    ],
    stops: &[
        "ada", "adalah", "agar", "agustus", "akan", "apa", "april", "atau", "bagaimana", "bahwa", "belum",
        "besok", "bila", "bukan", "dan", "desember", "februari", "hanya", "hari", "ialah", "ini", "itu",
        "jangan", "januari", "jika", "juga", "juli", "jumat", "juni", "kalau", "kamis", "kapan", "karena",
        "kemarin", "kemudian", "ketika", "kini", "lagi", "lalu", "lebih", "maka", "mana", "maret", "masih",
        "mei", "mengapa", "merupakan", "meski", "meskipun", "minggu", "namun", "november", "oktober", "paling",
        "pun", "rabu", "saat", "sabtu", "saja", "sangat", "sebab", "sebelum", "sebelumnya", "sedang",
        "sedangkan", "sehingga", "sekarang", "selain", "selanjutnya", "selasa", "sementara", "senin",
        "september", "setelah", "siapa", "sudah", "supaya", "tapi", "telah", "tersebut", "tetapi", "tidak",
        "walau", "walaupun", "yang",
    ],
    adverbs: &[
        "dalam", "juga", "jumat", "kamis", "kembali", "kemudian", "lalu", "minggu", "pernah", "pun", "rabu",
        "saat", "sabtu", "sebelumnya", "selasa", "senin", "sudah", "telah", "usai",
    ],
    titles_he: &[
        "bapak", "pak", "pangeran", "raja", "tuan",
    ],
    titles_she: &[
        "bu", "ibu", "nona", "nyonya", "ratu",
    ],
    titles: &[
        "akbp", "brigjen", "dr", "dr.", "drs", "haji", "ir", "jenderal", "kh", "kiai", "kombes", "kyai",
        "letjen", "mayjen", "prof", "prof.", "profesor", "ustaz",
    ],
    roles: &[
        "adik", "aktor", "aktris", "anak", "analis", "anggota", "ayah", "bupati", "camat", "direktur", "dokter",
        "dosen", "dubes", "ekonom", "gubernur", "guru", "hakim", "humas", "ibu", "insinyur", "istri", "jaksa",
        "jubir", "juru", "kabid", "kadis", "kakak", "kapolda", "kapolres", "kapolri", "kapolsek", "kasat",
        "kepala", "ketua", "komandan", "komisaris", "koordinator", "korban", "kota", "lurah", "mahasiswa",
        "manajer", "menko", "menteri", "nelayan", "pakar", "panglima", "pedagang", "pelatih", "pemain",
        "pemilik", "pendiri", "peneliti", "pengacara", "pengamat", "penulis", "penyanyi", "petani", "polisi",
        "presiden", "rektor", "saksi", "sekretaris", "staf", "suami", "sutradara", "wakil", "wali", "walikota",
        "wapres", "warga", "wartawan",
    ],
    roles_she: &[
        "aktris", "ibu", "istri",
    ],
    organisations: &[
        "asosiasi", "badan", "bank", "bmkg", "bpbd", "dinas", "dpr", "dprd", "kantor", "kejaksaan",
        "kementerian", "kepolisian", "klub", "komisi", "kpk", "kpu", "lembaga", "mpr", "partai", "pelabuhan",
        "pemerintah", "pengadilan", "perusahaan", "polda", "polisi", "polres", "polri", "rumah", "tni",
        "universitas", "yayasan",
    ],
    particles: &[
        "bin", "binti", "de", "van",
    ],
    abbreviations: &[
        "dkk", "dll", "dr", "dsb", "hlm", "jl", "no", "prof", "rp", "tgl",
    ],
    scare: &[
        "berjudul", "bernama", "bertajuk", "bertema", "buku", "disebut", "film", "istilah", "julukan", "lagu",
        "program", "slogan",
    ],
    names_he: &[
        "agus", "ahmad", "andi", "anies", "bambang", "basuki", "budi", "dedi", "eko", "ganjar", "hasan",
        "hendra", "ibrahim", "iwan", "joko", "muhammad", "prabowo", "ridwan", "rudi", "slamet", "sutrisno",
        "wahyu", "yusuf",
    ],
    names_she: &[
        "ani", "ayu", "dewi", "fitri", "indah", "lestari", "maya", "megawati", "nur", "puan", "ratna", "retno",
        "rina", "sari", "siti", "sri", "susi", "wati", "yuni",
    ],
    ..EMPTY
};
