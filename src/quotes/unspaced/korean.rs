//! Korean: X 대표는 “…”고 말했다, “…”라며 X는, X는 “…”이라고. The particle that hangs on the closing mark tells speech from terms; the
//! speaker is the topic of the sentence, with the title behind the name.

use super::{BLOT, Look, Reading, Speaker, first_of, first_word, last_word, place};
use crate::lexicon::KoreanWords;

/// Letters from which words with no particle of speech behind them are a clause.
const CLAUSE: usize = 14;
/// Syllables of a name: surname and given name.
const NAME: std::ops::RangeInclusive<usize> = 2..=4;
/// Words before the verb in which its subject stands.
const MOST_WORDS: usize = 24;

/// Reads one quotation.
pub(super) fn read(look: &Look<'_>, words: &KoreanWords) -> Reading {
    let letters = look.letters();
    let rest = look.rest();
    let own = look.own();
    let at = look.own_at();
    let particle = first_word(rest, words.quotatives);
    let tail = particle.map_or(rest, |particle| &rest[particle.len()..]);
    let tail_at = look.after_at + (rest.len() - tail.len());
    let clause = &tail[..tail.find(BLOT).unwrap_or(tail.len())];
    let is_introduced = own.trim_end().ends_with([':', ',']) && look.ends_inside();
    let is_speech = match particle {
        Some(_) => {
            let naming = first_of(clause, words.naming).filter(|&(at, _)| at <= 2);
            letters >= 2 && naming.is_none()
        }
        None => {
            let opinion = first_word(rest, words.links)
                .map(|link| rest[link.len()..].trim_start())
                .is_some_and(|noun| first_word(noun, words.opinions).is_some());
            opinion && letters >= 4
                || look.is_alone() && look.ends_inside() && letters >= 6
                || own.trim().is_empty() && look.ends_inside() && letters >= CLAUSE
                || is_introduced && letters >= 6
                || letters >= CLAUSE
                    && look.inner.ends_with(['다', '요', '죠', '까'])
                    && (rest.is_empty() || rest.starts_with([' ', '.']))
        }
    };
    if !is_speech {
        return Reading::no_speech();
    }
    let mut reading = Reading {
        is_speech: true,
        is_mixed: particle.is_some() && !look.ends_inside(),
        ..Reading::default()
    };
    if let Some((from, verb)) = first_of(clause, words.verbs) {
        reading.cue = Some(tail_at + from..tail_at + from + verb.len());
    } else if let Some(particle) = particle {
        reading.cue = Some(look.after_at..look.after_at + particle.len());
    }
    let source = words.sources.iter().find_map(|source| own.find(source));
    reading.speaker = topic(own, words)
        .or_else(|| source.and_then(|end| speaker(own, &own[..end], words)))
        .map(|speaker| speaker.moved(at))
        .or_else(|| topic(clause, words).map(|speaker| speaker.moved(tail_at)));
    if let Some(speaker) = &reading.speaker {
        let range = speaker.words.clone();
        let printed = if range.start >= look.after_at {
            look.after.get(range.start - look.after_at..range.end - look.after_at)
        } else {
            look.before.get(range.start - look.before_at..range.end - look.before_at)
        };
        reading.is_pronoun = printed.is_some_and(|printed| words.pronouns.contains(&printed));
    }
    reading
}

/// The sentence's topic: the first word with 은 or 는 that can speak, or else the first with 이 or 가.
fn topic(sentence: &str, words: &KoreanWords) -> Option<Speaker> {
    [(words.topics, true), (words.subjects, false)].into_iter().find_map(|(particles, is_topic)| {
        sentence.split([' ', '\u{a0}', ',', BLOT]).filter(|word| !word.is_empty()).take(MOST_WORDS).find_map(
            |word| {
                let particle = last_word(word, particles)?;
                let noun = &word[..word.len() - particle.len()];
                let end = place(sentence, noun).end;
                let is_speaker = !noun.is_empty()
                    && !words.no_speakers.contains(&noun)
                    && !words.no_topics.contains(&word);
                let can_speak = |speaker: &Speaker| {
                    is_topic
                        || speaker.name.is_some()
                        || last_word(&sentence[speaker.words.clone()], words.titles).is_some()
                };
                is_speaker.then(|| speaker(sentence, &sentence[..end], words)).flatten().filter(can_speak)
            },
        )
    })
}

/// The speaker at the end of some words: a name with its title, a title with its office, a pronoun.
fn speaker(whole: &str, before: &str, words: &KoreanWords) -> Option<Speaker> {
    let before = before.trim_end();
    let unbracketed = match before.strip_suffix(')') {
        Some(inner) => before[..inner.rfind('(')?].trim_end(),
        None => before,
    };
    let own = |text: &'_ str| {
        text.rfind([' ', '\u{a0}', ',', BLOT, '·'])
            .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8))
    };
    let start = own(unbracketed);
    let last = &unbracketed[start..];
    let is_hangul = |word: &str| {
        !word.is_empty() && word.chars().all(|c| matches!(c, '가'..='힣') || c.is_ascii_alphanumeric())
    };
    if !is_hangul(last) || last.chars().count() > 16 {
        return None;
    }
    if words.pronouns.contains(&last) {
        return Some(Speaker { words: place(whole, last), name: None });
    }
    if last_word(last, words.titles).is_none() {
        return Some(Speaker {
            words: place(whole, last),
            name: is_name(last, words).then(|| place(whole, last)),
        });
    }
    // 이재명 대표, 김 의원, 서울시 관계자: the word before belongs to the title, and so does a second title
    let mut from = start;
    let mut name = None;
    for _ in 0..2 {
        let earlier = unbracketed[..from].trim_end();
        if earlier.is_empty() || earlier.ends_with([',', BLOT, '·']) {
            break;
        }
        let word = &earlier[own(earlier)..];
        let is_noun = is_hangul(word) && last_word(word, words.endings).is_none();
        if !is_noun && !is_name(word, words) {
            break;
        }
        from = place(unbracketed, word).start;
        if is_name(word, words) {
            name = Some(place(whole, word));
            break;
        }
        if last_word(word, words.titles).is_none() {
            break;
        }
    }
    Some(Speaker { words: place(whole, &unbracketed[from..]), name })
}

/// A surname and a given name.
fn is_name(word: &str, words: &KoreanWords) -> bool {
    NAME.contains(&word.chars().count())
        && word.starts_with(|c| words.surnames.contains(c))
        && word.chars().all(|c| matches!(c, '가'..='힣'))
        && word.chars().count() == 3
        && last_word(word, words.titles).is_none()
}

#[cfg(test)]
mod tests {
    use super::super::tests::assert_reads;

    #[test]
    fn test_each_shape_gives_its_speaker() {
        assert_reads(
            "ko",
            &[
                ("김민수 시장은 “다리를 봄까지 닫겠다”고 말했다.", Some(("김민수 시장", "김민수", "말했다"))),
                ("“돈이 없다”고 박지영 대표는 밝혔다.", Some(("박지영 대표", "박지영", "밝혔다"))),
                (
                    "항만청 관계자는 “월요일에 공사를 시작한다”며 “두 달이 걸린다”고 설명했다.",
                    Some(("항만청 관계자", "-", "설명했다")),
                ),
                (
                    "이 당선인은 전날 광장에서 열린 유세에서 “다시 시작하겠다”고 강조했다.",
                    Some(("이 당선인", "-", "강조했다")),
                ),
                (
                    "조례가 부결되자 그는 시청 앞에서 “직접 만들겠다”고 결심했다.",
                    Some(("그", "-", "결심했다")),
                ),
                ("경찰은 “사고 원인을 조사 중”이라고 전했다.", Some(("경찰", "-", "전했다"))),
            ],
        );
    }

    #[test]
    fn test_terms_are_no_speech_and_who_spoke_last_goes_on() {
        assert_reads(
            "ko",
            &[
                ("“회색 항구”는 내일 개봉한다.", None),
                ("이 다리는 “잠들지 않는 다리”라고 불린다.", None),
                (
                    "김민수 시장은 “다리를 닫겠다”고 말했다. 이어 “봄에는 열겠다”고 덧붙였다.",
                    Some(("김민수 시장", "김민수", "덧붙였다")),
                ),
                (
                    "김민수 시장은 “다리를 닫겠다”고 말했다. 그는 “봄에는 열겠다”고 했다.",
                    Some(("그", "김민수", "했다")),
                ),
            ],
        );
    }
}
