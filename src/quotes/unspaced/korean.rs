//! Korean: X 대표는 “…”고 말했다, “…”라며 X는, X는 “…”이라고. The particle that hangs on the closing mark tells speech from terms; the
//! speaker is the topic of the sentence, with the title behind the name.

use std::ops::Range;

use super::discourse::{Case, Known, Mention};
use super::{BLOT, Look, Reading, Speaker, first_of, first_word, has_word, last_word, place};
use crate::lexicon::KoreanWords;

/// Letters from which words with no particle of speech behind them are a clause.
const CLAUSE: usize = 14;
/// Letters of the shortest utterance that is a sentence of its own.
const UTTERANCE: usize = 4;
/// Words before the verb in which its subject stands.
const MOST_WORDS: usize = 40;
/// People of one sentence that are looked at.
const MOST_PEOPLE: usize = 10;
/// Words of an office behind a name.
const MOST_OFFICE: usize = 3;
/// Letters of the longest word of a speaker.
const LONGEST_WORD: usize = 16;

/// Reads one quotation.
pub(super) fn read(look: &Look<'_>, words: &KoreanWords, known: &Known) -> Reading {
    let letters = look.letters();
    let rest = look.rest();
    let own = look.own();
    let at = look.own_at();
    let particle = first_word(rest, words.quotatives);
    let tail = particle.map_or(rest, |particle| &rest[particle.len()..]);
    let tail_at = look.after_at + (rest.len() - tail.len());
    // “….” 그는 웃었다: another sentence
    let is_parted = particle.is_none() && look.ends_inside();
    let clause = if is_parted { "" } else { &tail[..tail.find(BLOT).unwrap_or(tail.len())] };
    // 기세라 "겁 많은 사람이 오래 산다": a headline
    let headline = (particle.is_none()
        && rest.trim().is_empty()
        && look.before_at == 0
        && look.sentence == 0
        && look.after.trim().is_empty())
    .then(|| bare(own, words, known))
    .flatten();
    let is_introduced = own.trim_end().ends_with([':', ',']) && look.ends_inside();
    let is_own_sentence = own.trim().is_empty();
    let is_closed = rest.is_empty() || rest.starts_with(['.', ' ', '\n', BLOT, '(']);
    // 이 다리는 “잠들지 않는 다리”라고 불린다
    let is_named = first_of(clause, words.naming).is_some_and(|(at, _)| at <= 2);
    let is_speech = !is_named
        && if particle.is_some() {
            letters >= 2
        } else {
            let opinion = first_word(rest, words.links)
                .map(|link| rest[link.len()..].trim_start())
                .is_some_and(|noun| first_word(noun, words.opinions).is_some());
            headline.is_some() && letters > UTTERANCE
                || opinion && letters >= UTTERANCE
                || is_own_sentence && look.ends_inside() && letters >= UTTERANCE && is_closed
                || is_introduced && letters >= 2
                || letters >= CLAUSE
                    && look.inner.ends_with(['다', '요', '죠', '까'])
                    && (rest.is_empty() || rest.starts_with([' ', '.']))
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
        reading.cue = Some(look.after_at..look.after_at + particle.trim_end().len());
    }
    if let Some(speaker) = headline {
        reading.speaker = Some(speaker.moved(at));
        reading.is_announced = true;
        return reading;
    }
    // 한 노신사가 중얼거렸다. “…”
    let (earlier, earlier_at) = look.earlier();
    if is_own_sentence
        && particle.is_none()
        && !earlier.contains(BLOT)
        && last_word(earlier, words.verbs).is_some()
        && let Some((speaker, is_vague)) = topic(earlier, words, known)
            .or_else(|| one(earlier, words, known).map(|speaker| (speaker, false)))
    {
        reading.is_pronoun = words.pronouns.contains(&&earlier[speaker.words.clone()]);
        reading.speaker = Some(speaker.moved(earlier_at));
        reading.is_vague = is_vague;
        reading.is_announced = true;
        return reading;
    }
    let source = words.sources.iter().find_map(|source| own.find(source));
    // “…”라는 주민의 목소리: whose words they are stands behind them
    let found = topic(own, words, known)
        .or_else(|| {
            source.and_then(|end| speaker(own, &own[..end], words, known)).map(|found| (found, false))
        })
        .map(|(speaker, is_vague)| (speaker.moved(at), is_vague));
    let found = match found {
        Some((_, true)) | None => topic(clause, words, known)
            .filter(|(_, is_vague)| !is_vague)
            .map(|(speaker, is_vague)| (speaker.moved(tail_at), is_vague))
            .or(found),
        sure => sure,
    };
    if let Some((speaker, is_vague)) = found {
        let printed = look.words(speaker.words.clone());
        reading.is_pronoun = words.pronouns.contains(&printed);
        reading.is_vague = is_vague;
        reading.speaker = Some(speaker);
    }
    reading
}

/// A sentence's speaker: its topic that is somebody, or else the subject that is; and whether no list knows him.
fn topic(sentence: &str, words: &KoreanWords, known: &Known) -> Option<(Speaker, bool)> {
    let found = people(sentence, words, known);
    let after_turn = turn(sentence, words);
    // 증언은 어떻게 되느냐고 묻자: what is asked about says nothing
    let is_asked = sentence[..after_turn].contains("냐고");
    let found: Vec<Mention> =
        found.into_iter().filter(|mention| !is_asked || mention.speaker.words.start >= after_turn).collect();
    let somebody = found
        .iter()
        .rev()
        .find(|mention| mention.case == Case::Topic)
        .or_else(|| {
            let mut subjects = found.iter().rev().filter(|mention| mention.case == Case::Subject);
            subjects.find(|mention| mention.speaker.words.start >= after_turn)
        })
        .map(|mention| mention.speaker.clone());
    if let Some(speaker) = somebody {
        return Some((speaker, false));
    }
    // a topic that no list has
    let mut tokens = tokens(sentence).filter(|token| token.start >= after_turn);
    tokens
        .find_map(|token| {
            let word = &sentence[token.clone()];
            let particle = last_word(word, words.topics)?;
            let noun = &word[..word.len() - particle.len()];
            let is_speaker = noun.chars().count() >= 2
                && last_word(noun, words.no_speakers).is_none()
                && last_word(word, words.no_topics).is_none();
            is_speaker
                .then(|| speaker(sentence, &sentence[..token.start + noun.len()], words, known))
                .flatten()
        })
        .map(|speaker| (speaker, true))
}

/// Somebody without a particle at the end of a headline's words.
fn bare(own: &str, words: &KoreanWords, known: &Known) -> Option<Speaker> {
    let said = own.trim_end().trim_end_matches([',', ':', '…']).trim_end();
    let found = speaker(own, said, words, known)?;
    (found.name.is_some() || last_word(&own[found.words.clone()], words.titles).is_some()).then_some(found)
}

/// The last subject that "one" makes somebody: 한 노신사가.
fn one(sentence: &str, words: &KoreanWords, known: &Known) -> Option<Speaker> {
    let tokens: Vec<Range<usize>> = tokens(sentence).collect();
    tokens.iter().rev().find_map(|token| {
        let (noun, case) = cased(&sentence[token.clone()], words);
        let found = speaker(sentence, &sentence[..token.start + noun.len()], words, known)?;
        (case == Case::Subject && found.words.start < token.start).then_some(found)
    })
}

/// Where the clause of another subject ends: 기자들이 묻자.
fn turn(sentence: &str, words: &KoreanWords) -> usize {
    tokens(sentence)
        .filter(|token| {
            let word = &sentence[token.clone()];
            words.turns.iter().any(|end| word.trim_end_matches(',').ends_with(*end))
        })
        .map(|token| token.end)
        .last()
        .unwrap_or(0)
}

/// The words of a sentence, without the marks and commas around them.
fn tokens(sentence: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    sentence
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | BLOT | '·' | '‘' | '’' | '\'' | '“' | '”'))
        .filter(|word| !word.is_empty())
        .map(|word| place(sentence, word.trim_end_matches('.')))
        .filter(|token| !token.is_empty())
        .take(MOST_WORDS)
}

/// A noun and its case, by the particle that hangs on it. What stands in brackets is passed: 봉순례(74)는.
fn cased<'w>(word: &'w str, words: &KoreanWords) -> (&'w str, Case) {
    let (head, tail) = match (word.find('('), word.rfind(')')) {
        (Some(open), Some(close)) if open > 0 && close > open => (&word[..open], &word[close + 1..]),
        _ => (word, ""),
    };
    let particle = if head.len() < word.len() { tail } else { word };
    let strip = |particles: &[&'static str]| last_word(particle, particles).map(str::len);
    let cut = |len: usize| if head.len() < word.len() { head } else { &word[..word.len() - len] };
    // 주인공은 옥찬이었다: the sentence is about him
    if let Some(len) = strip(words.topics).or_else(|| strip(&["이었다", "였다", "이다"])) {
        return (cut(len), Case::Topic);
    }
    if let Some(len) = strip(words.subjects) {
        return (cut(len), Case::Subject);
    }
    if let Some(len) = strip(words.cases) {
        return (cut(len), Case::Other);
    }
    (head, Case::Other)
}

/// Those whom a sentence names, with what they are in it.
pub(super) fn people(sentence: &str, words: &KoreanWords, known: &Known) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    // what others report: 딸은 물어온 적이 있다고 한다
    let is_hearsay = words.hearsay.iter().any(|end| sentence.trim_end_matches('.').ends_with(*end));
    let is_telling = is_hearsay || last_word(sentence.trim_end_matches(['.', ' ']), words.verbs).is_some();
    for token in tokens(sentence) {
        if found.len() == MOST_PEOPLE {
            break;
        }
        let word = &sentence[token.clone()];
        // 환경단체 ‘푸른섬’은: a body whose name stands in marks
        if words.topics.contains(&word)
            && let Some(quoted) = sentence[..token.start].strip_suffix(['’', '\''])
            && let Some(open) = quoted.rfind(['‘', '\''])
            && last_word(quoted[..open].trim_end(), words.bodies).is_some()
        {
            let start = open + quoted[open..].chars().next().map_or(1, char::len_utf8);
            let speaker = Speaker { words: start..quoted.len(), name: None };
            found.push(Mention { speaker, case: Case::Topic, is_pronoun: false, tells: false });
            continue;
        }
        let (noun, case) = cased(word, words);
        if noun.is_empty() {
            continue;
        }
        // 감독의 소감은, 할머니 얘기는: whose words they are
        if case != Case::Other && has_word(words.opinions, noun) {
            let before = sentence[..token.start].trim_end();
            let owner = before.strip_suffix('의').unwrap_or(before);
            let found_owner = speaker(sentence, owner, words, known);
            if let Some(speaker) = found_owner.filter(|speaker| {
                speaker.name.is_some() || last_word(&sentence[speaker.words.clone()], words.titles).is_some()
            }) {
                if found.last().is_some_and(|last| last.speaker.words.end > speaker.words.start) {
                    found.pop();
                }
                found.push(Mention { speaker, case: Case::Topic, is_pronoun: false, tells: false });
            }
            continue;
        }
        // 주민들 사이에서는: those among whom it is said
        if word.starts_with("사이에서") || word.starts_with("사이에선") {
            let before = sentence[..token.start].trim_end();
            if let Some(speaker) = speaker(sentence, before, words, known)
                && last_word(&sentence[speaker.words.clone()], words.titles).is_some()
            {
                found.push(Mention { speaker, case: Case::Topic, is_pronoun: false, tells: false });
            }
            continue;
        }
        let is_bare = noun.len() == word.len();
        let is_pronoun = !is_bare && words.pronouns.contains(&noun);
        let is_title = last_word(noun, words.titles).is_some();
        let is_body = case != Case::Other && last_word(noun, words.bodies).is_some();
        // A(52)씨는
        let is_known = known.at_head(noun).is_some() || word.contains(")씨");
        let is_other =
            !is_title && !is_known && last_word(word, words.no_topics).is_some_and(|other| other.len() > 3);
        if is_other || has_word(words.no_speakers, noun) || !(is_pronoun || is_title || is_body || is_known) {
            continue;
        }
        // 골키퍼 석주원은: the office is part of the name behind it
        if is_bare && is_title && !is_known {
            continue;
        }
        let end = token.start + noun.len();
        let Some(speaker) = speaker(sentence, &sentence[..end], words, known) else { continue };
        if is_title && !is_known && case == Case::Other && speaker.name.is_none() {
            continue;
        }
        // 직원이 의자를 내왔지만 앉지 않았다: the subject of another clause than the last
        let is_aside = case == Case::Subject && has_aside(&sentence[token.end..], words);
        // 노경수(59) 씨를 만났다: who is introduced
        let is_introduced = case == Case::Other
            && speaker.name.as_ref().is_some_and(|name| {
                let age = sentence[name.end..].strip_prefix('(');
                age.is_some_and(|age| age.starts_with(|c: char| c.is_ascii_digit()))
            });
        let case = match case {
            _ if is_introduced => Case::Subject,
            Case::Topic if is_hearsay => Case::Subject,
            _ if is_aside => Case::Other,
            case => case,
        };
        if let Some(last) = found.last()
            && last.speaker.words.end > speaker.words.start
        {
            found.pop();
        }
        let tells = case == Case::Topic && is_telling;
        found.push(Mention { speaker, case, is_pronoun, tells });
    }
    found
}

/// Whether a clause ends in what follows its subject, and another goes on.
fn has_aside(rest: &str, words: &KoreanWords) -> bool {
    tokens(rest).any(|token| words.asides.iter().any(|end| rest[token.clone()].ends_with(*end)))
}

/// Letters that may be names, and how much speaks for it.
pub(super) fn names(text: &str, words: &KoreanWords) -> Vec<(Range<usize>, u32)> {
    let mut found = Vec::new();
    let all: Vec<Range<usize>> = text
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | BLOT | '·' | '‘' | '’' | '\'' | '“' | '”'))
        .filter(|word| !word.is_empty())
        .map(|word| place(text, word.trim_end_matches('.')))
        .collect();
    for (index, token) in all.iter().enumerate() {
        let word = &text[token.clone()];
        let has_age = word
            .find('(')
            .is_some_and(|open| open > 0 && word[open + 1..].starts_with(|c: char| c.is_ascii_digit()));
        let (noun, case) = cased(word, words);
        let noun = noun.trim_end_matches('씨');
        let letters = noun.chars().count();
        if !(2..=4).contains(&letters) || !noun.chars().all(|c| matches!(c, '가'..='힣')) {
            continue;
        }
        let starts = noun.starts_with(|c| words.surnames.contains(c))
            && (letters < 4 || first_word(noun, words.double_surnames).is_some());
        if !starts || last_word(noun, words.titles).is_some() || has_word(words.no_speakers, noun) {
            continue;
        }
        let next = all.get(index + 1).map_or("", |next| &text[next.clone()]);
        let next = cased(next, words).0;
        let before = index.checked_sub(1).map_or("", |last| &text[all[last].clone()]);
        let is_bare = noun.len() == word.len();
        // 함태준 가람전자 사장, 길상호 전 대표팀 코치: whom he works for stands before the title
        let is_employed = is_bare
            && letters == 3
            && all[index + 1..]
                .iter()
                .take(MOST_OFFICE)
                .map(|next| &text[next.clone()])
                .take_while(|next| !text[token.end..place(text, next).end].contains([BLOT, ',']))
                .map(|next| (next, cased(next, words).0))
                .find(|(next, noun)| noun.len() < next.len() || last_word(noun, words.titles).is_some())
                .is_some_and(|(_, noun)| last_word(noun, words.titles).is_some());
        let is_titled = next == "씨" || (is_bare || has_age) && last_word(next, words.titles).is_some();
        let is_office = last_word(before, words.titles).is_some();
        // 유력한 후보 is no name, 육동진 후보 is one
        let is_verb = noun
            .ends_with(['는', '은', '한', '된', '던', '할', '인', '의', '고', '며', '을', '를'])
            || last_word(noun, words.endings).is_some_and(|end| end.chars().count() > 1);
        let is_noun = last_word(noun, words.bodies).is_some() || is_verb;
        let is_full = letters >= 3 && !is_noun;
        let evidence = if has_age
            || is_titled && (next == "씨" || is_full)
            || is_employed && is_full
            || is_office && is_full && (case != Case::Other || !is_bare)
        {
            3
        } else if is_office && letters == 2 && case != Case::Other {
            2
        } else {
            // 석주원은 “…”: what speaks is a name
            let speaks = letters == 3 && !is_noun && case == Case::Topic;
            2 * u32::from(speaks && text[token.end..].trim_start().starts_with(BLOT))
        };
        if evidence > 0 {
            found.push((token.start..token.start + noun.len(), evidence));
        }
    }
    found
}

/// The speaker at the end of some words: a name with its title, a title with its office, a pronoun.
fn speaker(whole: &str, before: &str, words: &KoreanWords, known: &Known) -> Option<Speaker> {
    let before = before.trim_end();
    let unbracketed = match before.strip_suffix(')') {
        Some(inner) => before[..inner.rfind('(')?].trim_end(),
        None => before,
    };
    let own = |text: &'_ str| {
        text.rfind([' ', '\u{a0}', ',', BLOT, '·', '\n', '’', '‘', '“', '”'])
            .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8))
    };
    let start = own(unbracketed);
    let last = &unbracketed[start..];
    let is_hangul = |word: &str| {
        !word.is_empty() && word.chars().all(|c| matches!(c, '가'..='힣') || c.is_ascii_alphanumeric())
    };
    if !is_hangul(last) || last.chars().count() > LONGEST_WORD {
        return None;
    }
    if words.pronouns.contains(&last) {
        return Some(Speaker { words: place(whole, last), name: None });
    }
    if let Some(name) =
        known.at_head(last).filter(|name| name.len() == last.len() || last_word(last, words.titles).is_some())
    {
        // 시인 마해주
        let earlier = unbracketed[..start].trim_end();
        let office = &earlier[own(earlier)..];
        let from = if has_word(words.titles, office) { place(unbracketed, office).start } else { start };
        return Some(Speaker {
            words: place(whole, &unbracketed[from..]),
            name: Some(place(whole, &last[..name.len()])),
        });
    }
    let is_title = last_word(last, words.titles).is_some();
    let is_body = last_word(last, words.bodies).is_some();
    if !is_title && !is_body {
        // 한 노신사
        let earlier = unbracketed[..start].trim_end();
        let one = &earlier[own(earlier)..];
        let words_of = if one == "한" || one == "어느" {
            &unbracketed[place(unbracketed, one).start..]
        } else {
            last
        };
        return Some(Speaker {
            words: place(whole, words_of),
            name: known.has(last).then(|| place(whole, last)),
        });
    }
    // 강씨
    if let Some(surname) = last.strip_suffix('씨')
        && (surname.chars().count() == 1
            && surname.chars().all(|c| words.surnames.contains(c) || c.is_ascii_uppercase())
            || words.double_surnames.contains(&surname)
            || known.begins(surname))
    {
        return Some(Speaker { words: place(whole, last), name: Some(place(whole, surname)) });
    }
    // 이재명 대표, 김 의원, 서울시 관계자: the word before belongs to the title, and so does a second title
    let mut from = start;
    let mut name = None;
    for _ in 0..3 {
        let earlier = unbracketed[..from].trim_end();
        if earlier.is_empty() || earlier.ends_with([',', BLOT, '·', '’', '”', '.']) {
            break;
        }
        let bare = match earlier.strip_suffix(')').and_then(|inner| inner.rfind('(')) {
            Some(open) => earlier[..open].trim_end(),
            None => earlier,
        };
        let word = &bare[own(bare)..];
        let is_known = known.has(word);
        let is_surname =
            word.chars().count() == 1 && word.chars().all(|c| words.surnames.contains(c)) && word != "한";
        if word == "한" || word == "어느" {
            from = place(unbracketed, word).start;
            break;
        }
        let is_noun = is_hangul(word)
            && !has_word(words.no_speakers, word)
            && (last_word(word, words.endings).is_none() || last_word(word, words.bodies).is_some())
            && word.chars().count() <= LONGEST_WORD;
        if !is_noun && !is_name(word, words) && !is_known && !is_surname {
            break;
        }
        from = place(unbracketed, word).start;
        if is_known || is_name(word, words) && is_title || is_surname {
            name = Some(place(whole, word));
            break;
        }
    }
    Some(Speaker { words: place(whole, &unbracketed[from..]), name })
}

/// A surname and a given name.
fn is_name(word: &str, words: &KoreanWords) -> bool {
    word.starts_with(|c| words.surnames.contains(c))
        && word.chars().all(|c| matches!(c, '가'..='힣'))
        && word.chars().count() == 3
        && last_word(word, words.titles).is_none()
        && last_word(word, words.bodies).is_none()
        && last_word(word, words.endings).is_none()
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
