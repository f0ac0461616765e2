//! Speakers in Chinese and Japanese, where nothing parts words: read from the strings right beside the marks, in the two or
//! three shapes that newspapers give them. 「…」と述べた behind its topic, …によると、「…」, 某某说：“…”, “…”某某说. What fits no
//! shape has no speaker.

use std::ops::Range;

use super::marks::Span;
use crate::lexicon::unspaced::{
    CHINESE_ADVERBS, CHINESE_HEARERS, CHINESE_LINKS, CHINESE_VERBS, JAPANESE_SOURCES, JAPANESE_TITLES,
    JAPANESE_VERBS,
};

/// Bytes on either side of a quotation that are looked at: some sixty characters. Short, so that the whole stays linear.
const LOOK: usize = 180;
/// Characters between a Japanese topic and its words, or between the words and their verb: "記者団に", "会見で".
const MOST_BETWEEN: usize = 12;
/// Characters of the longest speaker.
const LONGEST_SPEAKER: usize = 24;

/// Who is said to say a quotation, as bytes of the paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Signed {
    pub(super) speaker: Range<usize>,
    /// The name without title, where a title tells that it is one.
    pub(super) name: Option<Range<usize>>,
    pub(super) cue: Range<usize>,
    /// The reporter's own clause holds the words.
    pub(super) is_mixed: bool,
}

/// Reads who says a quotation, if its neighbours have one of the shapes.
pub(super) fn signed(text: &str, span: &Span) -> Option<Signed> {
    let from = text.ceil_char_boundary(span.outer.start.saturating_sub(LOOK));
    let before = &text[from..span.outer.start];
    // its own sentence, behind the quotation before
    let start = before.char_indices().rev().find(|&(_, c)| ends_sentence(c));
    let start = from + start.map_or(0, |(at, c)| at + c.len_utf8());
    // an ideographic space indents paragraphs
    let start = span.outer.start - text[start..span.outer.start].trim_start().len();
    let before = start..span.outer.start;
    let to = text.floor_char_boundary(text.len().min(span.outer.end + LOOK));
    let behind = span.outer.end..to;
    japanese(text, before.clone(), behind.clone()).or_else(|| chinese(text, before, behind))
}

fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '；' | '」' | '』' | '”' | '\n')
}

fn japanese(text: &str, before: Range<usize>, behind: Range<usize>) -> Option<Signed> {
    let sentence = &text[before.clone()];
    let source = JAPANESE_SOURCES.iter().find_map(|source| Some((sentence.find(source)?, source)));
    if let Some((at, source)) = source {
        let (speaker, name) = japanese_speaker(text, before.start..before.start + at)?;
        let cue = before.start + at..before.start + at + source.len();
        return Some(Signed { speaker, name, cue, is_mixed: true });
    }
    let rest = &text[behind.clone()];
    let rest = ["などと", "とも", "と"].iter().find_map(|particle| rest.strip_prefix(particle))?;
    let clause = &rest[..rest.find(|c| ends_sentence(c) || matches!(c, '「' | '、')).unwrap_or(rest.len())];
    let (at, verb) = first_of(clause, JAPANESE_VERBS)?;
    if clause[..at].chars().count() > MOST_BETWEEN {
        return None;
    }
    let cue = behind.end - rest.len() + at;
    // the topic: the particle may be a syllable of the name too, so the last one counts
    let (at, _) = ["は", "が", "も"]
        .iter()
        .filter_map(|particle| sentence.rmatch_indices(particle).next())
        .filter(|(at, particle)| sentence[at + particle.len()..].chars().count() <= MOST_BETWEEN)
        .max_by_key(|(at, particle)| (*particle == "は", *at))?;
    let (speaker, name) = japanese_speaker(text, before.start..before.start + at)?;
    Some(Signed { speaker, name, cue: cue..cue + verb.len(), is_mixed: false })
}

/// The speaker at the end of a topic, without an age in brackets: "漁協の組合長、大谷源治さん（七十一）".
fn japanese_speaker(text: &str, topic: Range<usize>) -> Option<(Range<usize>, Option<Range<usize>>)> {
    let mut end = topic.end;
    if text[topic.clone()].ends_with('）') {
        end = topic.start + text[topic.clone()].rfind('（')?;
    }
    let words = &text[topic.start..end];
    let comma = words.rfind('、');
    let name_start = topic.start + comma.map_or(0, |at| at + '、'.len_utf8());
    // an office stands before its comma; anything else there is another clause
    let mut start = name_start;
    if let Some(comma) = comma {
        let office = words[..comma].rfind('、').map_or(0, |at| at + '、'.len_utf8());
        if words[office..comma].ends_with('長') {
            start = topic.start + office;
        }
    }
    let name = JAPANESE_TITLES
        .iter()
        .find_map(|title| text[name_start..end].strip_suffix(title))
        .filter(|name| !name.is_empty() && !name.contains('の'))
        .map(|name| name_start..name_start + name.len());
    is_speaker(&text[start..end]).then_some((start..end, name))
}

fn chinese(text: &str, before: Range<usize>, behind: Range<usize>) -> Option<Signed> {
    let is_comma = |c: char| matches!(c, '：' | ':' | '，' | ',');
    let sentence = text[before.clone()].trim_end_matches(is_comma);
    // "“…”某某说。", where nobody announces the words
    let clause = text[behind.clone()].trim_start_matches(['，', ',', '。']);
    let skipped = behind.len() - clause.len();
    let clause = &clause[..clause.find(|c| ends_sentence(c) || is_comma(c)).unwrap_or(clause.len())];
    chinese_clause(text, before.start..before.start + sentence.len())
        .or_else(|| chinese_clause(text, behind.start + skipped..behind.start + skipped + clause.len()))
}

/// The speaker and the verb of a clause that ends with a verb of saying, or with whom it tells.
fn chinese_clause(text: &str, clause: Range<usize>) -> Option<Signed> {
    let mut words = &text[clause.clone()];
    if let Some(teller) = CHINESE_HEARERS.iter().find_map(|hearer| words.strip_suffix(hearer)) {
        words = teller;
    }
    let verb = CHINESE_VERBS.iter().filter(|verb| words.ends_with(**verb)).max_by_key(|verb| verb.len())?;
    let cue = clause.start + words.len() - verb.len();
    let mut speaker = &text[clause.start..cue];
    if let Some(comma) = speaker.rfind(['，', ',']) {
        speaker = &speaker[comma..];
        speaker = speaker.trim_start_matches(['，', ',']);
    }
    let start = cue - speaker.len();
    // the hearer and the place stand behind the speaker
    if let Some((at, _)) = first_of(speaker, CHINESE_LINKS).filter(|&(at, _)| at > 0) {
        speaker = &speaker[..at];
    }
    while let Some(rest) = CHINESE_ADVERBS.iter().find_map(|adverb| speaker.strip_suffix(adverb)) {
        speaker = rest;
    }
    is_speaker(speaker).then(|| Signed {
        speaker: start..start + speaker.len(),
        name: None,
        cue: cue..cue + verb.len(),
        is_mixed: false,
    })
}

/// The first of some words in a text; of those that begin there, the longest.
fn first_of<'a>(text: &str, words: &[&'a str]) -> Option<(usize, &'a str)> {
    words
        .iter()
        .filter_map(|word| Some((text.find(word)?, *word)))
        .min_by_key(|(at, word)| (*at, std::cmp::Reverse(word.len())))
}

/// Whether a string can be who speaks: short, of the scripts without spaces, without punctuation but an office's comma.
fn is_speaker(words: &str) -> bool {
    let count = words.chars().count();
    (2..=LONGEST_SPEAKER).contains(&count)
        && words.chars().all(|c| c.is_alphanumeric() || matches!(c, '・' | '·' | '、'))
        && words.chars().any(|c| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quotes::marks::{Singles, spans};

    fn read(text: &str) -> Option<(&str, Option<&str>, &str)> {
        let span = spans(text, Singles::Ignore, false).pop().expect("a quotation");
        let Signed { speaker, name, cue, .. } = signed(text, &span)?;
        Some((&text[speaker], name.map(|name| &text[name]), &text[cue]))
    }

    #[test]
    fn test_each_shape_gives_its_speaker() {
        for (text, expected) in [
            ("山岸はるか町長は「色を返したい」と話した。", ("山岸はるか町長", Some("山岸はるか"), "話した")),
            ("工事は遅れた。知事は会見で「二年かかる」と述べた。", ("知事", None, "述べた")),
            ("一方、田中氏は「反対だ」と記者団に語った。", ("田中氏", Some("田中"), "語った")),
            (
                "\u{3000}漁協の組合長、大谷源治さん（七十一）は「白い」と笑った。",
                ("漁協の組合長、大谷源治さん", Some("大谷源治"), "笑った"),
            ),
            ("港湾局によると、橋は「動いている」という。", ("港湾局", None, "によると")),
            ("昨天，市长王建国对记者说：“渡轮来了。”", ("市长王建国", None, "说")),
            ("“我们走得很慢。”林美玲说道。", ("林美玲", None, "说道")),
            ("林美玲還指出：「我們走得很慢。」", ("林美玲", None, "指出")),
            ("李梅告诉记者：“没有钱。”", ("李梅", None, "告诉")),
        ] {
            assert_eq!(read(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn test_what_has_no_shape_has_no_speaker() {
        for text in ["映画「灰色の港」が公開される。", "这就是“灰色的港口”的故事。", "「港」という店。"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn test_any_text_is_read_in_linear_time_and_without_panic() {
        for piece in ["は「と」と述べた", "说：“说”说", "、（）「」と", "é“a”说"]
        {
            let text = piece.repeat(4_000);
            for span in spans(&text, Singles::Ignore, false) {
                if let Some(found) = signed(&text, &span) {
                    assert!(text.get(found.speaker).is_some() && text.get(found.cue).is_some());
                }
            }
        }
    }
}
