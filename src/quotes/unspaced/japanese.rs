//! Japanese: X氏は「…」と述べた, 「…」とXさんは話した, Xによると「…」. Corner marks stand around names, titles and terms more
//! often than around speech; what tells is the particle behind them.

use std::ops::Range;

use super::discourse::{Case, Known, Mention, is_apart};
use super::{BLOT, Look, Reading, Speaker, first_of, first_word, has_word, last_word, place};
use crate::lexicon::JapaneseWords;

/// Letters of a quoted term at most.
const LONGEST_TERM: usize = 6;
/// Letters of the shortest utterance that another sentence reports.
const UTTERANCE: usize = 4;
/// Letters from which words in kana are a clause.
const CLAUSE: usize = 10;
/// Particles of one kind in a sentence that are looked at.
const MOST_PARTICLES: usize = 12;
/// Letters of the longest speaker.
const LONGEST_SPEAKER: usize = 30;
/// Letters of a name: 林, 勅使河原美代子.
const NAME: std::ops::RangeInclusive<usize> = 2..=7;

/// Letters of a foreign one.
const LONGEST_NAME: usize = 16;
/// What hangs on the name of anybody, whatever he is.
const NAME_ENDS: [&str; 4] = ["さん", "氏", "くん", "ちゃん"];

/// Reads one quotation.
pub(super) fn read(look: &Look<'_>, words: &JapaneseWords, known: &Known) -> Reading {
    let rest = look.rest();
    let own = look.own();
    let at = look.own_at();
    let particle = words.quotatives.iter().find(|particle| rest.starts_with(**particle)).copied();
    let tail = particle.map_or("", |particle| &rest[particle.len()..]);
    let tail_at = look.after_at + particle.map_or(0, str::len);
    // 壬生谷恵・工科大教授の話「…」
    let remark = own.trim_end().trim_end_matches(['：', ':']);
    let remark = last_word(remark, words.remarks).map(|noun| &remark[..remark.len() - noun.len()]);
    if !is_speech(look, particle.map(|_| tail), remark.is_some(), words, known) {
        return Reading::no_speech();
    }
    let mut reading = Reading { is_speech: true, ..Reading::default() };
    let clause = &tail[..tail.find(BLOT).unwrap_or(tail.len())];
    // 「…」として: with "do" itself, right behind the particle
    let does = first_word(clause, words.does).unwrap_or_default();
    let passive = passive(clause, words);
    let verb =
        if does.is_empty() { passive.or_else(|| first_of(clause, words.verbs)) } else { Some((0, does)) };
    reading.cue = verb.map(|(from, verb)| tail_at + from..tail_at + from + verb.len());
    // 前監督に「…」と告げられた: the subject hears
    if passive.is_some() {
        let from = own.trim_end().trim_end_matches('、');
        let giver = from.strip_suffix("から").or_else(|| from.strip_suffix('に'));
        let giver = giver.and_then(|giver| speaker(own, giver, words, known));
        reading.speaker =
            giver.filter(|giver| is_somebody(own, giver, words, known)).map(|giver| giver.moved(at));
        reading.is_own = reading.speaker.is_none();
        return reading;
    }
    if let Some(remark) = remark {
        reading.speaker = commentator(own, remark, words, known).map(|speaker| speaker.moved(at));
        if reading.speaker.is_some() {
            return reading;
        }
    }
    // 住民から「…」との声
    if let Some(from) = own.trim_end().trim_end_matches('、').strip_suffix("から")
        && (tail.starts_with("の") || tail.starts_with("いう") || rest.starts_with('の'))
        && let Some(speaker) = speaker(own, from, words, known)
        && is_somebody(own, &speaker, words, known)
    {
        reading.speaker = Some(speaker.moved(at));
        return reading;
    }
    // Xによると
    let source = words.sources.iter().find_map(|source| Some((own.find(source)?, *source)));
    if let Some((end, source)) = source {
        reading.is_mixed = true;
        reading.cue = Some(at + end..at + end + source.len());
        reading.speaker = speaker(own, &own[..end], words, known).map(|speaker| speaker.moved(at));
        if reading.speaker.is_some() {
            return reading;
        }
    }
    let found = beside(look, &Behind { clause, at: tail_at, does, verb }, words, known);
    if let Some((speaker, is_vague)) = found {
        reading.speaker = Some(speaker);
        reading.is_vague = is_vague;
    }
    if reading.speaker.is_none() && own.trim().is_empty() {
        set_around(&mut reading, look, verb.is_some(), words, known);
    }
    if let Some(speaker) = &reading.speaker {
        reading.is_pronoun = words.pronouns.contains(&look.words(speaker.words.clone()));
    }
    reading
}

/// Whether the words are speech; `tail` is what stands behind the particle that reports them, where one does.
fn is_speech(
    look: &Look<'_>,
    tail: Option<&str>,
    is_remark: bool,
    words: &JapaneseWords,
    known: &Known,
) -> bool {
    let letters = look.letters();
    let is_spoken = look.inner.chars().any(is_hiragana) && letters >= UTTERANCE;
    let (own, rest) = (look.own(), look.rest());
    // 鷺沼は「悔しい」。
    let is_spoken_beside = || {
        nouns(own, words, known).last().is_some_and(|(case, speaker)| {
            *case == Case::Topic
                && matches!(own[speaker.words.end..].trim_end(), "は" | "は、")
                && is_somebody(own, speaker, words, known)
        })
    };
    match tail {
        Some(tail) => is_said(tail, words, letters, is_spoken),
        None if rest.trim().is_empty() || rest.starts_with(['（', '(', BLOT]) => {
            let is_closed = look.after.trim().is_empty() || !rest.starts_with(BLOT) || look.ends_inside();
            let is_clause = ends_clause(look.inner) || letters >= CLAUSE;
            is_spoken
                && is_closed
                && (own.trim().is_empty() && is_clause
                    || last_word(own.trim_end_matches(['、', ' ']), words.asked).is_some()
                    || is_remark
                    || letters >= CLAUSE
                    || letters >= LONGEST_TERM && ends_clause(look.inner)
                    || is_spoken_beside())
        }
        None => {
            let opinion =
                rest.strip_prefix('の').is_some_and(|noun| first_word(noun, words.opinions).is_some());
            is_spoken && (opinion || look.ends_inside() && letters >= 2 * CLAUSE)
        }
    }
}

/// What stands behind the particle that reports the words.
struct Behind<'l> {
    clause: &'l str,
    /// Where it begins in the paragraph.
    at: usize,
    /// A form of "do" that it opens with, or nothing.
    does: &'l str,
    verb: Option<(usize, &'l str)>,
}

/// Who is the topic of the words before the marks, or of those behind; and whether no list knows who that is.
fn beside(
    look: &Look<'_>,
    behind: &Behind<'_>,
    words: &JapaneseWords,
    known: &Known,
) -> Option<(Speaker, bool)> {
    let (own, at) = (look.own(), look.own_at());
    let Behind { clause, at: tail_at, does, verb } = *behind;
    // 社長は「…」とねぎらい、若手も「…」と話した: the nearer of two
    let near = own.rfind(BLOT).map_or(0, |last| last + BLOT.len_utf8());
    let mut found = topic(&own[near..], words, known)
        .filter(|(_, is_vague)| near > 0 && !is_vague)
        .map(|(speaker, is_vague)| (speaker.moved(near), is_vague))
        .or_else(|| topic(own, words, known))
        .map(|(speaker, is_vague)| (speaker.moved(at), is_vague));
    // 「…」とXさんは話した, 「…」とX教授。
    if found.as_ref().is_none_or(|(_, is_vague)| *is_vague) {
        let skipped = does.len();
        let until = match verb {
            Some((at, _)) if skipped == 0 => &clause[..at],
            _ => &clause[skipped..],
        };
        let behind = topic(until, words, known)
            .or_else(|| {
                last_word(until, words.titles)
                    .and_then(|_| speaker(until, until, words, known))
                    .map(|speaker| (speaker, false))
            })
            // 「…」と主将の鷺沼。
            .or_else(|| {
                let &(at, name) = known.within(until).last()?;
                (at + name.len() == until.len())
                    .then(|| speaker(until, until, words, known))
                    .flatten()
                    .map(|speaker| (speaker, false))
            })
            .map(|(speaker, is_vague)| (speaker.moved(tail_at + skipped), is_vague));
        if found.is_none() || behind.as_ref().is_some_and(|(_, is_vague)| !is_vague) {
            found = behind.or(found);
        }
    }
    found
}

/// Sets the speaker of words that are a sentence of their own: whom the sentence behind, the one before or the next paragraph names.
fn set_around(reading: &mut Reading, look: &Look<'_>, has_verb: bool, words: &JapaneseWords, known: &Known) {
    if look.rest().is_empty() {
        // 「…」。舞台の袖で、滝嶋あゆ美はつぶやいた。
        let after = look.after.trim_start_matches(super::ends_sentence);
        let skipped = look.after.len() - after.len();
        let sentence = after.split(super::ends_sentence).next().unwrap_or(after);
        if last_word(sentence, words.verbs).is_some()
            && !sentence.contains(BLOT)
            && let Some((speaker, _)) = topic(sentence, words, known)
        {
            reading.is_announced = true;
            reading.speaker = Some(speaker.moved(look.after_at + skipped));
        }
    }
    if reading.speaker.is_none() {
        // 「…」。 behind the sentence that announces it, or in a paragraph before it
        let (earlier, earlier_at) = look.earlier();
        if last_word(earlier, words.verbs).is_some() && !has_verb && !earlier.contains(BLOT) {
            let found = topic(earlier, words, known);
            reading.is_vague = found.as_ref().is_some_and(|(_, is_vague)| *is_vague);
            reading.speaker = found.map(|(speaker, _)| speaker.moved(earlier_at));
        }
        if reading.speaker.is_none() && look.is_alone() {
            let below = look.below.trim_start();
            let skipped = look.below.len() - below.len();
            let sentence = &below[..below.find(super::ends_sentence).unwrap_or(below.len())];
            if last_word(sentence, words.verbs).is_some() && !sentence.contains('「') {
                reading.speaker_below = topic(sentence, words, known)
                    .filter(|(_, is_vague)| !is_vague)
                    .map(|(speaker, _)| speaker.moved(skipped));
            }
        }
    }
}

/// The verb by which a clause behind the marks says, up to its first comma, that the words are said to its subject.
fn passive<'w>(clause: &str, words: &'w JapaneseWords) -> Option<(usize, &'w str)> {
    first_of(clause.split(['、', BLOT]).next().unwrap_or(clause), words.passives)
}

/// Whose remark stands by itself: 壬生谷恵・工科大教授の話, 研究所の山田太郎主任の話.
fn commentator(whole: &str, remark: &str, words: &JapaneseWords, known: &Known) -> Option<Speaker> {
    let remark = remark.trim_end_matches(['）', ')']);
    let remark = &remark[..remark.rfind(['（', '(']).unwrap_or(remark.len())];
    let said = remark.rsplit(['、', ' ', '\u{3000}']).next().unwrap_or(remark).trim();
    if let Some((name, office)) = said.split_once('・')
        && last_word(office, words.titles).is_some()
        && let Some(name) = name_before(name, words)
    {
        let name = place(whole, name);
        return Some(Speaker { words: name.clone(), name: Some(name) });
    }
    speaker(whole, remark, words, known)
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
        return is_spoken && letters >= UTTERANCE && first_word(noun, words.opinions).is_some();
    }
    if let Some(noun) = words.hearsay.iter().find_map(|hearsay| tail.strip_prefix(*hearsay)) {
        let is_hearsay = noun.is_empty() || noun.starts_with(['、', '。', BLOT]);
        return is_spoken
            && letters >= LONGEST_TERM
            && (is_hearsay || first_word(noun, words.opinions).is_some())
            || is_spoken && letters >= 2 * CLAUSE;
    }
    if passive(tail, words).is_some() {
        return letters >= 2;
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

/// The topic of the words before a quotation: what stands before は, or else before が or も; and whether no list knows who that is.
fn topic(sentence: &str, words: &JapaneseWords, known: &Known) -> Option<(Speaker, bool)> {
    let found = nouns(sentence, words, known);
    let somebody = |case: Case| {
        found.iter().find(|(noun, speaker)| *noun == case && is_somebody(sentence, speaker, words, known))
    };
    // 女性が悲鳴を上げ、会社員が「…」と: the last subject is the nearest
    let subject = || {
        found
            .iter()
            .rev()
            .find(|(noun, speaker)| *noun == Case::Subject && is_somebody(sentence, speaker, words, known))
    };
    if let Some((_, speaker)) = somebody(Case::Topic).or_else(subject) {
        return Some((speaker.clone(), false));
    }
    let (_, speaker) = found.iter().find(|(case, _)| *case == Case::Topic)?;
    Some((speaker.clone(), true))
}

/// The nouns before は (topics), が and も (subjects), in order.
fn nouns(sentence: &str, words: &JapaneseWords, known: &Known) -> Vec<(Case, Speaker)> {
    let mut found: Vec<(Case, Speaker)> = Vec::new();
    for (particle, case) in [("は", Case::Topic), ("が", Case::Subject), ("も", Case::Subject)] {
        for (at, _) in sentence.match_indices(particle).take(MOST_PARTICLES) {
            if !is_particle(sentence, at, particle, words) {
                continue;
            }
            // 医師からは, 市場関係者からは: from whom it is heard
            let noun = sentence[..at].strip_suffix("から").unwrap_or(&sentence[..at]);
            let Some(speaker) = speaker(sentence, noun, words, known) else { continue };
            // 山岸はるか町長は: the syllable is one of the name's
            if let Some((_, first)) = found.last_mut()
                && first.words.start == speaker.words.start
            {
                if speaker.name.is_some() && first.name.is_none() {
                    *first = speaker;
                }
                continue;
            }
            found.push((case, speaker));
        }
    }
    found.sort_by_key(|(_, speaker)| speaker.words.start);
    found
}

/// Whether some list, or the text, knows somebody as a person or a body.
fn is_somebody(sentence: &str, speaker: &Speaker, words: &JapaneseWords, known: &Known) -> bool {
    let said = &sentence[speaker.words.clone()];
    let said = said.strip_suffix("たち").or_else(|| said.strip_suffix('ら')).unwrap_or(said);
    speaker.name.is_some()
        || last_word(said, words.titles).is_some()
        || last_word(said, words.bodies).is_some()
        || words.pronouns.contains(&said)
        || known.begins(said)
}

/// Those whom a sentence names, with what they are in it.
pub(super) fn people(sentence: &str, words: &JapaneseWords, known: &Known) -> Vec<Mention> {
    let told = sentence.trim_end_matches(|c: char| super::ends_sentence(c) || c.is_whitespace());
    // what others report: 担当者は帰ったという
    let is_hearsay = told.ends_with("という") || told.ends_with("とのことだ");
    let mut found: Vec<Mention> = nouns(told, words, known)
        .into_iter()
        .filter(|(_, speaker)| is_somebody(told, speaker, words, known))
        .map(|(case, speaker)| (case, behind_particle(told, speaker, words)))
        .map(|(case, speaker)| {
            let is_pronoun = words.pronouns.contains(&&told[speaker.words.clone()]);
            let tells = case == Case::Topic && (is_hearsay || last_word(told, words.verbs).is_some());
            let case = if is_hearsay && case == Case::Topic { Case::Subject } else { case };
            Mention { speaker, case, is_pronoun, tells }
        })
        .collect();
    // 市長に聞いた: anybody else of the text
    for (at, name) in known.within(told) {
        let words = at..at + name.len();
        if is_apart(&found, &words) {
            let speaker = Speaker { words: words.clone(), name: Some(words) };
            // 蓮見航平（３４）の会見: who is introduced
            let is_introduced = told[at + name.len()..]
                .strip_prefix('（')
                .is_some_and(|age| age.starts_with(char::is_numeric));
            let case = if is_introduced { Case::Subject } else { Case::Other };
            found.push(Mention { speaker, case, is_pronoun: false, tells: false });
        }
    }
    // 気づいたのは学生の能登原結衣さん。 the sentence ends with whom it is about
    let ends_named = known.within(told).last().is_some_and(|(at, name)| at + name.len() == told.len());
    if (ends_named || last_word(told, words.titles).is_some())
        && let Some(speaker) = speaker(told, told, words, known).filter(|speaker| speaker.name.is_some())
    {
        found.push(Mention { speaker, case: Case::Topic, is_pronoun: false, tells: false });
    }
    // Xによると
    if let Some(end) = words.sources.iter().find_map(|source| told.find(source))
        && let Some(speaker) = speaker(told, &told[..end], words, known)
        && is_somebody(told, &speaker, words, known)
    {
        found.push(Mention { speaker, case: Case::Topic, is_pronoun: false, tells: false });
    }
    found
}

/// A speaker behind the closing mark without the particle that reports the words: と石工の山本さん.
fn behind_particle(told: &str, mut speaker: Speaker, words: &JapaneseWords) -> Speaker {
    let said = &told[speaker.words.clone()];
    if told[..speaker.words.start].ends_with(BLOT)
        && let Some(particle) = words.quotatives.iter().find(|particle| said.starts_with(**particle))
        && speaker.name.as_ref().is_none_or(|name| name.start >= speaker.words.start + particle.len())
        && particle.len() < said.len()
    {
        speaker.words.start += particle.len();
    }
    speaker
}

/// Letters that may be names, and how much speaks for it: those before a title, and those behind an office.
pub(super) fn names(text: &str, words: &JapaneseWords) -> Vec<(Range<usize>, u32)> {
    let mut found = Vec::new();
    let titled = |end: usize, evidence: u32| {
        name_before(&text[..end], words).map(|name| (place(text, name), evidence))
    };
    for title in NAME_ENDS {
        found.extend(text.match_indices(title).filter_map(|(at, _)| titled(at, 3)));
    }
    // 久留島誠市長は, 評論家の埴生正臣は, 監督は…鷹栖円。
    for (at, c) in text.char_indices() {
        if !matches!(c, 'は' | 'が' | 'も' | 'の' | 'に' | '、' | '。' | '（') {
            continue;
        }
        let before = &text[..at];
        let title = last_word(before, words.titles);
        if let Some(title) = title {
            if NAME_ENDS.contains(&title) || last_word(before, words.unnamed).is_some() {
                continue;
            }
            // 久留島誠市長: surname and given name
            found.extend(titled(at - title.len(), 2).map(|(range, evidence)| {
                let name = &text[range.clone()];
                let is_full = (3..=5).contains(&name.chars().count()) || has_word(words.surnames, name);
                (range, evidence + u32::from(is_full))
            }));
        } else if let Some(name) = name_before(before, words) {
            let evidence = bare(before, name, &text[at..], words);
            if evidence > 0 {
                found.push((place(text, name), evidence));
            }
        }
    }
    found
}

/// How much speaks for a name that no title hangs on: an office before it, an age behind it, that it speaks, a common surname.
fn bare(before: &str, name: &str, behind: &str, words: &JapaneseWords) -> u32 {
    let letters = name.chars().count();
    let office = &before[..before.len() - name.len()];
    let title = last_word(office.strip_suffix(['の', '、', '・']).unwrap_or(office), words.titles);
    let is_behind = letters >= 3 && title.is_some_and(|title| title.chars().count() >= 2);
    let age = behind.strip_prefix('（');
    let has_age = letters >= 3 && age.is_some_and(|age| age.starts_with(char::is_numeric));
    // チャールズ・ニックス
    let is_foreign = name.contains('・') && name.chars().all(|c| matches!(c, '\u{30a1}'..='\u{30fc}'));
    if is_behind || has_age || is_foreign {
        return 3;
    }
    // 監督は二作目の鷹栖円。
    if behind.starts_with('。') && (3..=5).contains(&letters) && office.ends_with('の') {
        let sentence = office.rsplit(super::ends_sentence).next().unwrap_or(office).trim_start();
        let topic = sentence.find('は').map_or("", |at| &sentence[..at]);
        return 3 * u32::from(last_word(topic, words.titles).is_some());
    }
    if first_word(name, words.surnames).is_some() && letters <= 6 {
        return 1 + u32::from(letters >= 4);
    }
    // 鷹栖は「…」と語る, 「…」と滝ノ上は笑う: what speaks is a name
    let is_behind_words = office.ends_with("\u{1}と");
    let rest = behind.strip_prefix('は').map(|rest| rest.trim_start_matches('、'));
    let speaks = rest.is_some_and(|rest| rest.starts_with(BLOT) || is_behind_words);
    if speaks { 2 + u32::from(is_behind_words) } else { 0 }
}

/// The letters of a name that some words end with.
fn name_before<'s>(before: &'s str, words: &JapaneseWords) -> Option<&'s str> {
    // bounded, so that the whole stays linear
    let from = before.char_indices().rev().nth(LONGEST_NAME).map_or(0, |(at, _)| at);
    let before = &before[from..];
    let surname = before.trim_end_matches(is_hiragana);
    // 波多江ゆり: a given name in kana, behind a surname
    let given = &before[surname.len()..];
    let start = surname.trim_end_matches(is_name_letter).len();
    if !given.is_empty() {
        let is_given = (2..=3).contains(&given.chars().count())
            && !given.starts_with([
                'の', 'は', 'が', 'を', 'に', 'と', 'も', 'で', 'し', 'な', 'て', 'っ', 'れ', 'ん',
            ])
            && !given.ends_with(['た', 'い']);
        if !is_given || !(1..=3).contains(&surname[start..].chars().count()) {
            return None;
        }
    }
    let mut start = start;
    // 滝嶋あゆ美: kana between
    let kana = surname[..start].trim_end_matches(is_hiragana);
    let between = surname[..start].len() - kana.len();
    if given.is_empty() && surname[start..].chars().count() == 1 && (3..=6).contains(&between) {
        let head = kana.trim_end_matches(is_name_letter).len();
        let letters = kana[head..].chars().count();
        if (2..=3).contains(&letters)
            && !surname[kana.len()..start].contains(['の', 'は', 'が', 'を', 'に', 'と', 'も', 'で'])
        {
            start = head;
        }
    }
    let mut name = &before[start..];
    // 大学教授山田太郎: the office is no part of it
    let ends = name.char_indices().rev().map(|(at, _)| at).take_while(|&at| at > 0);
    if let Some(end) = ends.into_iter().find(|&at| last_word(&name[..at], words.titles).is_some()) {
        name = name[end..].trim_start_matches('・');
    }
    let is_foreign = name.contains(['・', 'ー']);
    let is_name = NAME.contains(&name.chars().count()) || is_foreign;
    // 敏夫 ends like 夫 and is a name all the same
    let is_title = last_word(name, words.titles).is_some_and(|title| title.chars().count() >= 2);
    let is_body = is_title || last_word(name, words.bodies).is_some();
    (is_name && !is_body && !has_word(words.no_speakers, name)).then_some(name)
}

/// Whether a syllable is the particle: behind a noun, and not part of では, には, ながら.
fn is_particle(sentence: &str, at: usize, particle: &str, words: &JapaneseWords) -> bool {
    let before = &sentence[..at];
    let Some(last) = before.chars().next_back() else { return false };
    let next = sentence[at + particle.len()..].chars().next();
    let follows = before.ends_with("から") && particle == "は"
        || !is_hiragana(last)
        || last_word(before, words.titles).is_some()
        || last_word(before, words.kana_nouns).is_some();
    // 彼らは, 私たちは; "はず" and its like go on in kana without a noun before
    follows && !next.is_some_and(|c| matches!(c, 'ん' | 'っ' | 'ー'))
}

/// The speaker at the end of a topic, without an age in brackets: 漁協の組合長、大谷源治さん（七十一）.
fn speaker(whole: &str, topic: &str, words: &JapaneseWords, known: &Known) -> Option<Speaker> {
    // 納入業者の「みなと食品」は: a body whose name stands in marks
    if topic.ends_with(BLOT) {
        let head = topic.trim_end_matches(BLOT);
        let mark = '「'.len_utf8();
        let owner = head.strip_suffix('の').unwrap_or(head);
        let is_body = last_word(owner, words.titles).is_some() || last_word(owner, words.bodies).is_some();
        let words = head.len() + mark..topic.len().saturating_sub(mark);
        return (is_body && words.start < words.end).then_some(Speaker { words, name: None });
    }
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
            && last_word(proper, words.unnamed).is_none()
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
    // 酒店を営む男性, 隣にいた女性: a clause before the noun, which ends in its verb
    said = behind_clause(said);
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
    let is_no_person = last_word(said, words.no_speakers).is_some() && !known.begins(said);
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
        .filter(|_| last_word(name_part, words.unnamed).is_none())
        .map(|title| name_part[..name_part.len() - title.len()].trim_end())
        .map(|name| name.rsplit('の').next().unwrap_or(name))
        .map(|name| name_before(name, words).unwrap_or(name))
        .filter(|name| !name.is_empty() && name.chars().count() <= 14)
        .filter(|name| {
            last_word(name, words.titles).is_none_or(|title| title.chars().count() == 1)
                && !name
                    .ends_with(['部', '課', '局', '庁', '省', '副', '社', '会', '市', '県', '町', '村', '学'])
        })
        .or_else(|| {
            // 捕手の真砂, 右腕・江波戸
            let (office, name) = name_part.rsplit_once(['の', '・'])?;
            let is_name = NAME.contains(&name.chars().count()) && name.chars().all(is_name_letter);
            let is_office = last_word(office, words.titles)
                .is_some_and(|title| title.chars().count() >= 2 || title.len() == office.len());
            let is_body = last_word(name, words.titles).is_some() || last_word(name, words.bodies).is_some();
            (is_office && is_name && !is_body).then_some(name)
        })
        .or_else(|| name_part.contains('・').then(|| name_part.rsplit('の').next().unwrap_or(name_part)))
        .or_else(|| known.within(name_part).last().map(|&(at, name)| &name_part[at..at + name.len()]))
        .or_else(|| known.begins(name_part).then_some(name_part));
    Some(Speaker { words: place(whole, said), name: name.map(|name| place(whole, name)) })
}

/// What stands behind a clause that describes it: its verb ends in kana, and one of its particles stands before.
fn behind_clause(said: &str) -> &str {
    let mut last = None;
    let mut letters = said.char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        let is_verb = matches!(c, 'た' | 'る' | 'む' | 'う' | 'く' | 'す' | 'つ' | 'ぶ' | 'ぐ' | 'ぬ');
        if is_verb
            && letters.peek().is_some_and(|&(_, next)| !is_hiragana(next))
            && said[..at].contains(['を', 'に', 'で', 'が', 'へ'])
        {
            last = Some(at + c.len_utf8());
        }
    }
    // 社説で本紙, 議会に市長
    let noun = |at: usize| said[at..].chars().next().is_some_and(|c| !is_hiragana(c));
    for particle in ["で", "に"] {
        let ends = said.match_indices(particle).map(|(at, _)| (at, at + particle.len()));
        let place =
            ends.filter(|&(at, end)| at > 0 && noun(end) && !said[..at].ends_with(is_hiragana)).last();
        last = last.max(place.map(|(_, end)| end));
    }
    let rest = last.map_or(said, |at| &said[at..]);
    if rest.chars().count() >= 2 { rest } else { said }
}

fn is_hiragana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{309f}')
}

/// Letters that names are written with, but for hiragana.
fn is_name_letter(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{30a1}'..='\u{30fa}' | 'ー' | '々' | '・')
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
