//! Words of Chinese and Japanese around a quotation. They are no [`Lexicon`](super::Lexicon): nothing parts words there, so
//! they are looked for right beside the marks, as strings. Own lists, from general knowledge of the languages.

/// Japanese verbs of saying, as they end a clause behind 「…」と.
#[rustfmt::skip]
pub(crate) const JAPANESE_VERBS: &[&str] = &[
    "つづった", "コメントした", "主張した", "主張する", "呼びかけた", "喜んだ", "嘆いた", "答えた", "強調した", "怒った", "批判した", "指摘した", "振り返った", "明かした",
    "明らかにした", "書いた", "疑問を呈した", "発表した", "発言した", "笑った", "答弁した", "訴えた", "訴える", "語った", "語っている", "語る", "言った", "言う", "話した",
    "話していた", "話している", "話す", "話を結んだ", "説明した", "説明する", "述べた", "述べている", "述べる",
];
/// What names a source before the clause.
pub(crate) const JAPANESE_SOURCES: &[&str] = &["によると", "によれば"];
/// What hangs on a person's name: titles and offices.
#[rustfmt::skip]
pub(crate) const JAPANESE_TITLES: &[&str] = &[
    "さん", "会長", "住職", "市長", "投手", "教授", "村長", "校長", "様", "氏", "町長", "監督", "知事", "社長", "総裁", "議員", "選手", "首相",
];
/// Chinese verbs of saying, in both scripts.
#[rustfmt::skip]
pub(crate) const CHINESE_VERBS: &[&str] = &[
    "介绍", "介紹", "写道", "告訴", "告诉", "回应", "回應", "回答", "坦言", "寫道", "強調", "强调", "感叹", "感嘆", "指出", "称", "稱", "表示", "補充", "解释", "解釋",
    "認為", "认为", "說", "說道", "说", "说道", "透露",
];
/// Words behind which the hearer, the place or the time stands between a Chinese speaker and the verb.
pub(crate) const CHINESE_LINKS: &[&str] = &["在", "对", "對", "于", "於", "向"];
/// Words between a Chinese speaker and the verb.
#[rustfmt::skip]
pub(crate) const CHINESE_ADVERBS: &[&str] = &["也", "今天", "則", "则", "近日", "还", "還", "都", "随后", "隨後", "昨天"];
/// Whom one tells.
pub(crate) const CHINESE_HEARERS: &[&str] = &["媒体", "媒體", "我们", "我們", "記者", "记者"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_words_are_named_once() {
        for list in [
            JAPANESE_VERBS,
            JAPANESE_SOURCES,
            JAPANESE_TITLES,
            CHINESE_VERBS,
            CHINESE_LINKS,
            CHINESE_ADVERBS,
            CHINESE_HEARERS,
        ] {
            for (at, word) in list.iter().enumerate() {
                assert!(!word.is_empty() && !list[at + 1..].contains(word), "{word}");
            }
        }
    }
}
