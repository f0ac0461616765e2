//! Vietnamese. Own lists, from general knowledge of the language; a word has several syllables with spaces between, so that a verb's first syllable counts as what may stand before its second: "cho biết", "khẳng định".

use super::{EMPTY, Lexicon};

#[rustfmt::skip]
pub(super) const LEXICON: Lexicon = Lexicon {
    code: "vi",
    subject_first: true,
    names_have_articles: true,
    strong: &[
        "biết", "biểu", "bày", "bạch", "bảo", "bố", "cáo", "gửi", "hét", "hỏi", "hứa", "khẳng", "kể", "lộ",
        "lời", "mạnh", "nghị", "nhấn", "nhận", "nhắc", "nói", "phán", "sẻ", "than", "thích", "thốt", "tỏ",
        "viết", "xuất", "đáp", "định",
    ],
    weak: &[
        "ca", "coi", "gọi", "mô", "ví",
    ],
    according: &[
        "theo",
    ],
    he: &[
        "anh", "cậu", "ông",
    ],
    she: &[
        "bà", "chị", "cô", "nàng",
    ],
    they: &[
        "họ",
    ],
    pronouns: &[
        "anh", "bà", "chị", "cô", "cậu", "họ", "ngài", "ông",
    ],
    determiners: &[
        "anh", "ba", "bà", "chị", "các", "cô", "cậu", "hai", "mỗi", "một", "nhiều", "những", "vài", "vị", "ông",
    ],
    prepositions: &[
        "bằng", "của", "do", "dưới", "giữa", "qua", "trong", "trên", "tại", "từ", "vào", "vì", "về", "với",
        "đến", "đối", "ở",
    ],
    stops: &[
        "bao", "bên", "chiều", "chưa", "chẳng", "cùng", "dù", "gì", "hiện", "hoặc", "hôm", "hơn", "khi",
        "không", "kia", "là", "mà", "mức", "nay", "ngoài", "ngày", "nhưng", "nhất", "nào", "này", "nên", "năm",
        "nếu", "quá", "rất", "rằng", "sao", "sau", "song", "sáng", "theo", "tháng", "thì", "thế", "thời", "thứ",
        "trước", "tuy", "tuần", "tối", "và", "vậy", "đâu", "đây", "đó", "để", "đồng", "đừng", "ấy",
    ],
    adverbs: &[
        "bày", "chia", "cho", "còn", "cũng", "cảnh", "giải", "khẳng", "lưu", "lại", "nhìn", "nhấn", "nhận",
        "phát", "sẽ", "thêm", "thông", "thừa", "tiết", "trả", "tuyên", "từng", "vẫn", "vừa", "đang", "đánh",
        "đã", "đề",
    ],
    titles_he: &[
        "anh", "ông",
    ],
    titles_she: &[
        "bà", "chị", "cô",
    ],
    titles: &[
        "bs", "bs.", "bác", "gs", "gs.", "pgs", "pgs.", "ths", "ths.", "ts", "ts.",
    ],
    roles: &[
        "biểu", "báo", "bộ", "chuyên", "chủ", "cục", "dân", "gia", "giám", "huấn", "kỹ", "luyện", "luật",
        "nghệ", "nhà", "phó", "sĩ", "sư", "thư", "thạc", "thẩm", "thủ", "tiến", "trưởng", "tác", "tướng",
        "tịch", "tổng", "tử", "viên", "vụ", "đốc",
    ],
    organisations: &[
        "ban", "bệnh", "bộ", "cơ", "cục", "hội", "ngân", "phủ", "quan", "sở", "trường", "ty", "tập", "ubnd",
        "đoàn",
    ],
    abbreviations: &[
        "bs", "gs", "pgs", "ths", "tp", "ts",
    ],
    scare: &[
        "bài", "gọi", "hiệu", "mang", "niệm", "phim", "sách", "trình", "tên", "án",
    ],
    names_he: &[
        "văn",
    ],
    names_she: &[
        "thị",
    ],
    that: &[
        "rằng",
    ],
    ..EMPTY
};
