//! Vietnamese. Own lists, from general knowledge of the language; a word has several syllables with spaces between, so that a verb's first syllable counts as what may stand before its second: "cho biết", "khẳng định".

use super::{EMPTY, Lexicon};

#[rustfmt::skip]
pub(super) const LEXICON: Lexicon = Lexicon {
    code: "vi",
    subject_first: true,
    names_have_articles: true,
    strong: &[
        "biết", "biểu", "bày", "bạch", "bảo", "bỏ", "bố", "cáo", "giá", "giải", "gửi", "hét", "hỏi", "hứa",
        "kết", "kể", "lo", "luận", "lý", "lộ", "lời", "mạnh", "nghị", "nhấn", "nhận", "nhắc",
        "nàn", "nêu", "nói", "phán", "quyết", "sẻ", "sự", "than", "thích", "thốt", "trích", "tích", "tả",
        "tỏ", "viết", "xuất", "xét", "ý", "đáp", "định",
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
        "bằng", "bởi", "cùng", "của", "do", "dưới", "giữa", "khỏi", "ngay", "ngoài", "qua", "sau", "suốt",
        "trong", "trên", "trước", "tại", "tới", "từ", "vào", "vì", "về", "với", "đến", "đối", "ở",
    ],
    stops: &[
        "bao", "bên", "bị", "bởi", "chiều", "chúng", "chưa", "chẳng", "chỉ", "có", "cùng", "cả", "cần",
        "dù", "giờ", "gì", "hiện", "hoặc", "hôm", "hơn", "hầu", "khi", "khoảng", "không", "kia", "là",
        "lúc", "lần", "mà", "mình", "mức", "nay", "ngoài", "ngày", "nhau", "nhưng", "nhất", "nhờ", "nào",
        "này", "nên", "năm", "nếu", "phải", "quá", "rất", "rằng", "rồi", "sao", "sau", "song", "sáng", "ta",
        "theo", "tháng", "thêm", "thì", "thế", "thời", "thứ", "trước", "tuy", "tuần", "tôi", "tối", "từ",
        "và", "vài", "vì", "vậy", "đâu", "đây", "đó", "được", "để", "đồng", "đừng", "ấy",
    ],
    adverbs: &[
        "bày", "bác", "bình", "cam", "chia", "cho", "chỉ", "còn", "cũng", "cảnh", "giải", "khẳng", "kêu",
        "kết", "lo", "lý", "lưu", "lại", "mô", "ngay", "nhìn", "nhấn", "nhận", "phàn", "phát", "phân",
        "phủ", "quả", "sẽ", "thêm", "thông", "thừa", "tiết", "trình", "trả", "trấn", "tuyên", "tâm", "từng",
        "vẫn", "vừa", "xác", "đang", "đánh", "đã", "đề",
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
        "biểu", "báo", "bộ", "chuyên", "chủ", "cục", "dân", "gia", "giám", "hiệu", "huấn", "hộ", "kỹ",
        "lang", "luyện", "luật", "nghệ", "ngôn", "nhà", "nhân", "phó", "sĩ", "sư", "thư", "thạc", "thẩm",
        "thủ", "tiến", "trưởng", "tác", "tướng", "tịch", "tổng", "tử", "viên", "vụ", "xế", "đạo", "đốc",
    ],
    organisations: &[
        "an", "ban", "bệnh", "bộ", "cơ", "cục", "hàng", "hội", "ngân", "phòng", "phủ", "quan", "sát", "sở",
        "thuế", "trường", "ty", "tòa", "tập", "ubnd", "viện", "án", "đoàn", "đài", "đảng",
    ],
    abbreviations: &[
        "bs", "gs", "pgs", "ths", "tp", "ts",
    ],
    scare: &[
        "bài", "ca", "chiến", "chương", "cuốn", "danh", "dịch", "dự", "giải", "gọi", "hiệu", "khúc", "loạt",
        "mang", "mục", "niệm", "phim", "sách", "thuật", "trình", "tên", "vở", "án",
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
    separable: &[
        ("cho", &["hay"]),
    ],
    ..EMPTY
};
