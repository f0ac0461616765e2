//! Japanese: X氏は「…」と述べた, 「…」とXさんは話した, Xによると「…」. Corner marks stand around names, titles and terms more
//! often than around speech; what tells is the particle behind them.

use super::{BLOT, Look, Reading, Speaker, first_of, first_word, last_word, place};
use crate::lexicon::JapaneseWords;

/// Letters of a quoted term at most.
const LONGEST_TERM: usize = 6;
/// Letters from which words in kana are a clause.
const CLAUSE: usize = 10;
/// Particles of one kind in a sentence that are looked at.
const MOST_PARTICLES: usize = 12;
/// Letters of the longest speaker.
const LONGEST_SPEAKER: usize = 26;

/// Reads one quotation.
pub(super) fn read(look: &Look<'_>, words: &JapaneseWords) -> Reading {
    let letters = look.letters();
    let is_spoken = look.inner.chars().any(is_hiragana) && letters >= 4;
    let rest = look.rest();
    let own = look.own();
    let at = look.own_at();
    let particle = words.quotatives.iter().find(|particle| rest.starts_with(**particle)).copied();
    let tail = particle.map_or("", |particle| &rest[particle.len()..]);
    let tail_at = look.after_at + particle.map_or(0, str::len);
    let is_speech = match particle {
        Some(_) => is_said(tail, words, letters, is_spoken),
        None if rest.trim().is_empty() || rest.starts_with(BLOT) && look.ends_inside() => {
            let is_own_sentence = own.trim().is_empty();
            let earlier = look.earlier().0;
            let follows_speech = last_word(earlier, words.verbs).is_some();
            is_spoken
                && (is_own_sentence
                    && (look.is_alone() && ends_clause(look.inner) || follows_speech)
                    && letters >= LONGEST_TERM
                    || !is_own_sentence && letters >= CLAUSE && topic(own, words).is_some())
        }
        None => is_spoken && look.ends_inside() && letters >= 2 * CLAUSE,
    };
    if !is_speech {
        return Reading::no_speech();
    }
    let mut reading = Reading { is_speech: true, ..Reading::default() };
    let clause = &tail[..tail.find(BLOT).unwrap_or(tail.len())];
    // 「…」として: with "do" itself, right behind the particle
    let does = first_word(clause, words.does).unwrap_or_default();
    let verb = if does.is_empty() { first_of(clause, words.verbs) } else { Some((0, does)) };
    reading.cue = verb.map(|(from, verb)| tail_at + from..tail_at + from + verb.len());
    // Xによると
    let source = words.sources.iter().find_map(|source| Some((own.find(source)?, *source)));
    if let Some((end, source)) = source {
        reading.is_mixed = true;
        reading.cue = Some(at + end..at + end + source.len());
        reading.speaker = speaker(own, &own[..end], words).map(|speaker| speaker.moved(at));
        if reading.speaker.is_some() {
            return reading;
        }
    }
    reading.speaker = topic(own, words).map(|speaker| speaker.moved(at));
    // 「…」とXさんは話した, 「…」とX教授。
    if reading.speaker.is_none() {
        let skipped = does.len();
        let until = match verb {
            Some((at, _)) if skipped == 0 => &clause[..at],
            _ => &clause[skipped..],
        };
        reading.speaker = topic(until, words)
            .or_else(|| last_word(until, words.titles).and_then(|_| speaker(until, until, words)))
            .map(|speaker| speaker.moved(tail_at + skipped));
    }
    if reading.speaker.is_none() && own.trim().is_empty() {
        // 「…」。 behind the sentence that announces it, or in a paragraph before it
        let (earlier, earlier_at) = look.earlier();
        if last_word(earlier, words.verbs).is_some() && verb.is_none() {
            reading.speaker = topic(earlier, words).map(|speaker| speaker.moved(earlier_at));
        }
        if reading.speaker.is_none() && look.is_alone() {
            let below = look.below.trim_start();
            let skipped = look.below.len() - below.len();
            let sentence = &below[..below.find(super::ends_sentence).unwrap_or(below.len())];
            if last_word(sentence, words.verbs).is_some() && !sentence.contains('「') {
                reading.speaker_below = topic(sentence, words).map(|speaker| speaker.moved(skipped));
            }
        }
    }
    if reading.speaker.is_none() {
        let (earlier, earlier_at) = look.earlier();
        reading.guess = topic(earlier, words)
            .filter(|speaker| {
                speaker.name.is_some() || last_word(&earlier[speaker.words.clone()], words.titles).is_some()
            })
            .map(|speaker| speaker.moved(earlier_at));
    }
    if let Some(speaker) = &reading.speaker {
        let printed = place_of(look, speaker.words.clone());
        reading.is_pronoun = words.pronouns.contains(&printed);
    }
    reading
}

/// The words of a place in the quotation's paragraph.
fn place_of<'l>(look: &'l Look<'_>, range: std::ops::Range<usize>) -> &'l str {
    if range.start >= look.after_at {
        look.after.get(range.start - look.after_at..range.end - look.after_at).unwrap_or_default()
    } else {
        look.before.get(range.start - look.before_at..range.end - look.before_at).unwrap_or_default()
    }
}

/// Whether words end as a sentence ends, and not as a headline: with a verb, or with what is said to somebody.
fn ends_clause(inner: &str) -> bool {
    inner.contains('。')
        || inner.ends_with([
            '。', '！', '？', '!', '?', 'だ', 'た', 'る', 'い', 'よ', 'ね', 'う', 'す', 'ん', 'か', 'な',
            'て', 'く', 'ぞ',
        ])
}

/// Whether と behind the marks reports words: not a name (と呼ばれる), a list (「…」と「…」), a companion (と並ぶ).
fn is_said(tail: &str, words: &JapaneseWords, letters: usize, is_spoken: bool) -> bool {
    if tail.starts_with([BLOT, '、']) && tail.trim_start_matches('、').starts_with(BLOT) {
        return false;
    }
    if let Some(noun) = tail.strip_prefix('の') {
        return is_spoken && letters >= LONGEST_TERM && first_word(noun, words.opinions).is_some();
    }
    if let Some(noun) = words.hearsay.iter().find_map(|hearsay| tail.strip_prefix(*hearsay)) {
        let is_hearsay = noun.is_empty() || noun.starts_with(['、', '。', BLOT]);
        return is_spoken
            && letters >= LONGEST_TERM
            && (is_hearsay || first_word(noun, words.opinions).is_some())
            || is_spoken && letters >= 2 * CLAUSE;
    }
    let verb = first_of(tail, words.verbs);
    let naming = first_of(tail, words.naming);
    if let Some((at, _)) = naming
        && at <= 3
        && verb.is_none_or(|(from, _)| from > at)
    {
        return false;
    }
    match verb {
        Some(_) => letters >= 2,
        None => is_spoken && letters >= LONGEST_TERM,
    }
}

/// The topic of the words before a quotation: what stands before は, or else before が or も.
fn topic(sentence: &str, words: &JapaneseWords) -> Option<Speaker> {
    words.topics.iter().find_map(|particle| {
        let mut found = sentence
            .match_indices(particle)
            .take(MOST_PARTICLES)
            .filter(|(at, _)| is_particle(sentence, *at, particle, words))
            .filter_map(|(at, _)| speaker(sentence, &sentence[..at], words));
        let first = found.next()?;
        // 山岸はるか町長は: the syllable is one of the name's
        let whole = found.find(|other| {
            other.words.start == first.words.start && other.name.is_some() && first.name.is_none()
        });
        Some(whole.unwrap_or(first))
    })
}

/// Whether a syllable is the particle: behind a noun, and not part of では, には, ながら.
fn is_particle(sentence: &str, at: usize, particle: &str, words: &JapaneseWords) -> bool {
    let before = &sentence[..at];
    let Some(last) = before.chars().next_back() else { return false };
    let next = sentence[at + particle.len()..].chars().next();
    let follows = !is_hiragana(last)
        || last_word(before, words.titles).is_some()
        || last_word(before, words.kana_nouns).is_some();
    // 彼らは, 私たちは; "はず" and its like go on in kana without a noun before
    follows && !next.is_some_and(|c| matches!(c, 'ん' | 'っ' | 'ー'))
}

/// The speaker at the end of a topic, without an age in brackets: 漁協の組合長、大谷源治さん（七十一）.
fn speaker(whole: &str, topic: &str, words: &JapaneseWords) -> Option<Speaker> {
    let mut said = topic.rsplit(BLOT).next().unwrap_or(topic).trim();
    if let Some(inner) = said.strip_suffix(['）', ')']) {
        said = inner[..inner.rfind(['（', '('])?].trim_end();
    }
    let comma = said.rfind('、');
    let mut start = comma.map_or(0, |at| at + '、'.len_utf8());
    let proper = said[start..].trim_start();
    // an office stands before its comma; anything else there is another clause
    if let Some(comma) = comma {
        let office = said[..comma].rfind('、').map_or(0, |at| at + '、'.len_utf8());
        if last_word(&said[office..comma], words.titles)
            .is_some_and(|title| !words.courtesies.contains(&title))
            && last_word(proper, words.titles).is_some()
        {
            start = office;
        }
    }
    let mut said = said[start..].trim_start();
    let mut name_part = proper;
    // 大学まで見に来たという同大の女子学生: what describes the noun is no part of it
    for relative in words.relatives {
        if let Some(at) = said.rfind(relative)
            && at + relative.len() < said.len()
            && said[at + relative.len()..].chars().count() >= 2
            && !said[at + relative.len()..].starts_with(is_hiragana)
        {
            said = &said[at + relative.len()..];
        }
    }
    if name_part.len() > said.len() {
        name_part = said;
    }
    if let Some(opener) = first_word(said, words.openers) {
        said = said[opener.len()..].trim_start();
        name_part = if name_part.len() > said.len() { said } else { name_part };
    }
    let letters = said.chars().count();
    let is_name_like = said.chars().all(|c| {
        c.is_alphanumeric() || matches!(c, '・' | '·' | '、' | 'ー' | '々' | '＝' | ' ' | '\u{3000}')
    });
    let is_no_person = last_word(said, words.no_speakers).is_some();
    if !(1..=LONGEST_SPEAKER).contains(&letters) || !is_name_like || is_no_person {
        return None;
    }
    if !said
        .chars()
        .any(|c| matches!(c, '\u{30a0}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}') || c.is_ascii_alphabetic())
    {
        return None;
    }
    let name = last_word(name_part, words.titles)
        .map(|title| name_part[..name_part.len() - title.len()].trim_end())
        .map(|name| name.rsplit('の').next().unwrap_or(name))
        .filter(|name| !name.is_empty() && name.chars().count() <= 14)
        .filter(|name| {
            last_word(name, words.titles).is_none()
                && !name
                    .ends_with(['部', '課', '局', '庁', '省', '副', '社', '会', '市', '県', '町', '村', '学'])
        })
        .or_else(|| name_part.contains('・').then(|| name_part.rsplit('の').next().unwrap_or(name_part)));
    Some(Speaker { words: place(whole, said), name: name.map(|name| place(whole, name)) })
}

fn is_hiragana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{309f}')
}

#[cfg(test)]
mod tests {
    use super::super::tests::assert_reads;

    #[test]
    fn test_each_shape_gives_its_speaker() {
        assert_reads(
            "ja",
            &[
                (
                    "山岸はるか町長は「色を返したい」と話した。",
                    Some(("山岸はるか町長", "山岸はるか", "話した")),
                ),
                ("工事は遅れた。知事は会見で「二年かかる」と述べた。", Some(("知事", "-", "述べた"))),
                ("一方、田中氏は「反対だと思う」と記者団に語った。", Some(("田中氏", "田中", "語った"))),
                (
                    "\u{3000}漁協の組合長、大谷源治さん（七十一）は「白い波だ」と笑った。",
                    Some(("漁協の組合長、大谷源治さん", "大谷源治", "笑った")),
                ),
                ("港湾局によると、橋は「少しずつ動いている」という。", Some(("港湾局", "-", "によると"))),
                (
                    "「石を買うお金がない」と山本花子さんは話した。",
                    Some(("山本花子さん", "山本花子", "話した")),
                ),
                (
                    "第三者委は八月、報告書を公表し、「金への執着が強かった」と指弾した。",
                    Some(("第三者委", "-", "指弾した")),
                ),
                (
                    "話を聞いて見に来たという港の作業員（42）は「いつ渡れるのか」と心配そうに話した。",
                    Some(("港の作業員", "-", "話した")),
                ),
                ("「もう待てない」として住民らが市に要望書を出した。", Some(("住民ら", "-", "して"))),
            ],
        );
    }

    #[test]
    fn test_names_titles_and_terms_are_no_speech() {
        assert_reads(
            "ja",
            &[
                ("映画「灰色の港」が公開される。", None),
                ("「港」という店。", None),
                ("この橋は「眠らない橋」と呼ばれている。", None),
                ("「秘密の管理」「鍵の管理」のための道具だ。", None),
                ("新しい機能「やさしいモード」を加えた。", None),
            ],
        );
    }

    #[test]
    fn test_who_spoke_last_goes_on() {
        assert_reads(
            "ja",
            &[
                (
                    "田中市長は「橋は閉める」と述べた。「春には必ず開けたい」とも話した。",
                    Some(("田中市長", "田中", "話した")),
                ),
                ("田中市長はこう語った。「春まで待ってほしい」", Some(("田中市長", "田中", "-"))),
            ],
        );
    }
}
