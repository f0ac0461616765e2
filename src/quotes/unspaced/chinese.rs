//! Chinese: 某某说：“…”, “…”某某说, 某某在会上表示，“…”. Marks stand around names and slogans as often as around speech, so words
//! are speech only beside a verb of saying, or where they are a sentence that somebody must have said.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::OnceLock;

use super::discourse::{Case, Known, Mention, is_apart};
use super::{BLOT, Look, Reading, Speaker, first_word, has_word, last_word, lists, place};
use crate::lexicon::ChineseWords;
use crate::text::Seed;

/// Letters of a quoted term at most; more, and it is a clause.
const LONGEST_TERM: usize = 6;
/// Letters from which words without a full stop are a clause.
const CLAUSE: usize = 10;
/// Letters from which words in a sentence of somebody's are woven in from what was said.
const WOVEN: usize = 4;
/// The same where the verb doesn't stand right before them.
const WOVEN_FAR: usize = 6;
/// Letters of the longest speaker.
const LONGEST_SPEAKER: usize = 24;
/// Letters of a description before 的 that belongs to the speaker: 港务局的发言人.
const LONGEST_OWNER: usize = 6;
/// The same where no name follows.
const LONGEST_OFFICE: usize = 14;
/// Letters of the longest name: a transliterated one.
const LONGEST_NAME: usize = 12;
/// Letters of whom one tells: 告诉《…》记者.
const LONGEST_HEARER: usize = 14;
/// Letters of a verb of telling.
const LONGEST_TELL: usize = 2;

/// Letters of a name, or of what somebody is called, behind an office.
const SHORT_NAME: usize = 5;

/// Clauses of a sentence in which somebody is looked for.
const MOST_CLAUSES: usize = 12;

/// Letters between a comma and woven words: ，將“…”.
const SHORT_LINK: usize = 3;
/// Letters of a nickname: 老邓, 阿坤.
const LONGEST_NICKNAME: usize = 3;
/// Letters from which those of foreign names are one.
const FOREIGN_NAME: usize = 4;

/// The surnames that most people have stand first in their list.
const COMMON_SURNAMES: usize = 260;

fn is_comma(c: char) -> bool {
    matches!(c, '，' | ',')
}

fn is_colon(c: char) -> bool {
    matches!(c, '：' | ':')
}

/// Reads one quotation.
pub(super) fn read(look: &Look<'_>, words: &ChineseWords, known: &Known) -> Reading {
    let own = look.own();
    let left = own.trim_end();
    let (has_colon, has_comma) = (left.ends_with(is_colon), left.ends_with(is_comma));
    let clause = left.trim_end_matches(|c: char| is_comma(c) || is_colon(c) || c.is_whitespace());
    let letters = look.letters();
    let is_sentence = look.ends_inside() || look.inner.contains(['，', '。', '；', '？', '！']);
    let rest = look.after.trim_start();
    let closes = rest.is_empty()
        || rest
            .starts_with(|c: char| is_comma(c) || matches!(c, '。' | '；' | '！' | '？' | BLOT | '\n' | '—'))
        || look.ends_inside();
    // 文化局回覆說，將“審慎評估”: who says it stands before the comma
    let told = clause.rfind(is_comma).filter(|at| clause[*at..].chars().count() <= SHORT_LINK);
    let is_told = has_comma || told.is_some_and(|at| verb_at_end(&clause[..at], words).is_some());
    let is_named = last_word(clause, words.naming).is_some()
        || letters < CLAUSE && !is_told && last_word(clause, words.attributes).is_some();
    if is_named && !look.ends_inside() {
        return Reading::no_speech();
    }
    let at = look.own_at();
    // 某某说：“…”
    if let Some((verb, subject)) = verb_at_end(clause, words) {
        let is_strong = own[verb.clone()].chars().count() >= 2;
        let is_speech = if has_colon {
            letters >= 1
        } else {
            letters >= WOVEN && closes && (is_sentence || letters > LONGEST_TERM || has_comma)
                || letters >= CLAUSE
                || letters >= WOVEN && is_strong && !rest.starts_with('的')
        };
        if is_speech {
            let mut reading = Reading {
                is_speech: true,
                is_mixed: !look.ends_inside() && !has_colon,
                ..Reading::default()
            };
            reading.cue = Some(at + verb.start..at + verb.end);
            reading.is_own = is_own(subject, words);
            if !reading.is_own {
                set_speaker(&mut reading, subject_of(own, subject, words, known), at, own, words);
            }
            return reading;
        }
    }
    // “…”某某说
    if let Some(reading) = behind(look, words, known, letters, is_sentence) {
        return reading;
    }
    let says_itself = first_word(look.inner, words.first_person).is_some()
        || words.first_person.iter().any(|word| look.inner.contains(word)) && is_sentence;
    let opinion = rest.strip_prefix('的').is_some_and(|noun| first_word(noun, words.opinions).is_some());
    // the nearest clause has the verb, or else the sentence
    let nearest =
        clause.rfind(is_comma).map_or(0, |at| at + clause[at..].chars().next().map_or(1, char::len_utf8));
    let verb = if letters < WOVEN {
        None
    } else {
        verb_within(&clause[nearest..], words)
            .map(|(verb, subject)| {
                (verb.start + nearest..verb.end + nearest, &clause[..nearest + subject.len()])
            })
            .or_else(|| verb_within(clause, words))
    };
    // 批评舞台美术喧宾夺主，演员“被两吨盐埋住了”
    let is_far = verb.as_ref().is_some_and(|(verb, _)| clause[verb.end..].chars().count() > LONGEST_TERM);
    // “…”的整合: the words describe a thing
    let describes = rest.starts_with('的') && !opinion && !is_sentence;
    let is_speech = has_colon
        && (look.ends_inside() || is_sentence && letters > LONGEST_TERM || letters >= CLAUSE)
        || own.trim().is_empty() && closes && letters >= 2 && look.ends_inside()
        || says_itself && letters >= LONGEST_TERM
        || opinion && letters >= LONGEST_TERM
        || verb.is_some() && !describes && letters >= if is_far { WOVEN_FAR } else { WOVEN }
        || is_sentence && letters >= if look.ends_inside() { CLAUSE } else { 2 * CLAUSE };
    if !is_speech {
        return Reading::no_speech();
    }
    let mut reading =
        Reading { is_speech: true, is_mixed: !has_colon && !own.trim().is_empty(), ..Reading::default() };
    match verb {
        Some((verb, subject)) => {
            reading.cue = Some(at + verb.start..at + verb.end);
            set_speaker(&mut reading, subject_of(own, subject, words, known), at, own, words);
        }
        None if has_colon => {
            let subject = last_subject(own, words, known).or_else(|| written(own, clause, words));
            set_speaker(&mut reading, subject, at, own, words);
            reading.is_announced = true;
        }
        None if !own.trim().is_empty() => {
            set_speaker(&mut reading, sentence_subject(own, words, known), at, own, words);
            reading.is_announced = true;
        }
        None => {}
    }
    reading
}

fn set_speaker(reading: &mut Reading, speaker: Option<Speaker>, at: usize, own: &str, words: &ChineseWords) {
    let Some(speaker) = speaker else { return };
    let said = &own[speaker.words.clone()];
    reading.is_pronoun = is_pronoun(said, words);
    // 学生小刘: behind an office stands somebody
    let is_behind_role = behind_role(said, words).is_some_and(|rest| rest.chars().count() <= SHORT_NAME);
    reading.is_vague = !reading.is_pronoun
        && speaker.name.is_none()
        && !is_behind_role
        && last_word(said, words.roles).is_none();
    reading.speaker = Some(speaker.moved(at));
}

fn is_pronoun(said: &str, words: &ChineseWords) -> bool {
    words.pronouns.contains(&said)
}

/// “…”某某说。 A colon behind the verb belongs to the next words.
fn behind(
    look: &Look<'_>,
    words: &ChineseWords,
    known: &Known,
    letters: usize,
    is_sentence: bool,
) -> Option<Reading> {
    let rest = &look.after;
    let clause = rest.trim_start_matches(|c: char| is_comma(c) || c == '。' || c.is_whitespace());
    let skipped = rest.len() - clause.len();
    if skipped == 0 && !look.ends_inside() && !look.own().is_empty() && !look.inner.ends_with(is_comma) {
        return None;
    }
    // …，“拆一块就少一块”。文化局回复说: the next sentence is another's
    if rest.starts_with('。') && !look.ends_inside() && !look.own().trim().is_empty() {
        return None;
    }
    let end = clause.find(|c: char| super::ends_sentence(c) || is_comma(c) || is_colon(c) || c == BLOT);
    let clause = &clause[..end.unwrap_or(clause.len())];
    let introduces_next = rest[skipped + clause.len()..].starts_with(is_colon);
    if introduces_next || letters < 4 || !(is_sentence || letters > LONGEST_TERM) {
        return None;
    }
    let at = look.after_at + skipped;
    let ends = verb_at_end(clause, words).map(|(verb, subject)| {
        (verb, somebody(clause, subject, words, known).or_else(|| speaker(clause, subject, words, known)))
    });
    // 李梅说起此事…: what goes on behind the verb must have somebody before it
    let (verb, speaker) = ends.or_else(|| {
        let (verb, subject) = verb_within(clause, words)?;
        Some((verb, Some(somebody(clause, subject, words, known)?)))
    })?;
    let mut reading = Reading { is_speech: true, ..Reading::default() };
    reading.cue = Some(at + verb.start..at + verb.end);
    set_speaker(&mut reading, speaker, at, clause, words);
    Some(reading)
}

/// The verb that ends a clause, and what stands before it: its subject. Behind the verb may stand whom it tells.
fn verb_at_end<'c>(clause: &'c str, words: &ChineseWords) -> Option<(Range<usize>, &'c str)> {
    // 他告诉记者: the last of them, and close behind it whom it tells
    let reach = LONGEST_HEARER + LONGEST_TELL;
    let told = clause.char_indices().rev().take(reach).find_map(|(at, _)| {
        let tell = first_word(&clause[at..], words.tell)?;
        Some((at, at + tell.len()))
    });
    if let Some((at, end)) = told {
        let hearer = &clause[end..];
        if hearer.chars().count() <= LONGEST_HEARER && !hearer.contains(is_comma) {
            return Some((at..end, &clause[..at]));
        }
    }
    let verb = last_word(clause, words.verbs)?;
    let at = clause.len() - verb.len();
    // 小说, 俗称: a noun, or another verb
    last_word(clause, words.not_verbs)
        .is_none()
        .then(|| (at..clause.len(), without_verbs(&clause[..at], words)))
}

/// What is left of a subject where one verb of saying follows the other: 研究员景岚分析认为, 书记反驳说.
fn without_verbs<'c>(subject: &'c str, words: &ChineseWords) -> &'c str {
    let mut left = subject;
    while let Some(verb) = last_word(left, words.verbs).filter(|verb| verb.chars().count() >= 2) {
        left = &left[..left.len() - verb.len()];
    }
    // 报告 alone is who says it
    if left.trim().is_empty() { subject } else { left }
}

/// The first verb within a clause that goes on behind it: 他称此举是“…”. Only verbs of two letters are sure there.
fn verb_within<'c>(clause: &'c str, words: &ChineseWords) -> Option<(Range<usize>, &'c str)> {
    clause.char_indices().skip(1).find_map(|(at, letter)| {
        let rest = &clause[at..];
        let verb = first_word(rest, words.verbs).max(first_word(rest, words.tell))?;
        let is_verb = if verb.len() > letter.len_utf8() {
            true
        } else {
            // 他说，…“…”: a verb of one letter before a comma; 说 and 称 also before what is said
            let (head, tail) = (&clause[..at + verb.len()], &rest[verb.len()..]);
            (tail.starts_with(is_comma)
                || words.plain.contains(&verb)
                    && !tail.starts_with(['为', '為', '之', '作', '号', '號', '呼', '职']))
                && last_word(head, words.not_verbs).is_none()
        };
        is_verb.then(|| (at..at + verb.len(), &clause[..at]))
    })
}

/// A paper that the words stand on: 贴着一张纸条：“…”.
fn written(whole: &str, clause: &str, words: &ChineseWords) -> Option<Speaker> {
    let paper = last_word(clause, words.bodies)?;
    Some(Speaker { words: place(whole, &clause[clause.len() - paper.len()..]), name: None })
}

/// Whether the reporter says it himself: 我问.
fn is_own(subject: &str, words: &ChineseWords) -> bool {
    let said = without_manner(subject.trim(), words);
    said.ends_with('我') && last_word(said, &["自我", "给我", "給我", "对我", "對我"]).is_none()
}

/// The subject right before the verb, or else the sentence's.
fn subject_of(sentence: &str, before: &str, words: &ChineseWords, known: &Known) -> Option<Speaker> {
    let clause = before.rsplit(|c: char| is_comma(c) || is_colon(c) || c == BLOT).next().unwrap_or(before);
    somebody(sentence, clause, words, known)
        .or_else(|| {
            // a clause that begins with its verb goes on with the sentence's subject
            let is_begun = without_manner(clause.trim(), words).is_empty()
                || first_word(clause.trim(), words.openers).is_some();
            // 便条，上面写着：“…”
            let previous = sentence[..place(sentence, clause).start].trim_end_matches(is_comma);
            let is_above = ["上面", "上頭", "上头", "其上", "内容", "全文", "配文"]
                .iter()
                .any(|word| clause.trim().starts_with(word));
            if is_above {
                written(sentence, previous, words)
            } else if is_begun {
                None
            } else {
                speaker(sentence, before, words, known)
            }
        })
        .or_else(|| last_subject(&sentence[..place(sentence, before).end], words, known))
}

/// Who opens the sentence: the first of its clauses that names somebody.
fn sentence_subject(sentence: &str, words: &ChineseWords, known: &Known) -> Option<Speaker> {
    sentence
        .split(|c: char| is_comma(c) || is_colon(c) || c == BLOT)
        .take(MOST_CLAUSES)
        .find_map(|clause| somebody(sentence, clause, words, known))
}

/// Who is named last before a colon that no verb stands at.
fn last_subject(sentence: &str, words: &ChineseWords, known: &Known) -> Option<Speaker> {
    let mut clauses: Vec<&str> = sentence.split(|c: char| is_comma(c) || is_colon(c) || c == BLOT).collect();
    clauses.reverse();
    clauses.into_iter().take(MOST_CLAUSES).find_map(|clause| somebody(sentence, clause, words, known))
}

/// Somebody who does what a clause tells: by his name, his office, a pronoun.
fn somebody(whole: &str, clause: &str, words: &ChineseWords, known: &Known) -> Option<Speaker> {
    // 被问到伍家豪是否该引退: who is asked isn't told
    let head = clause.trim_start();
    let head = first_word(head, words.openers).map_or(head, |opener| &head[opener.len()..]);
    if first_word(head, words.asked).is_some() {
        return None;
    }
    let found = speaker(whole, clause, words, known).filter(|speaker| {
        let said = &whole[speaker.words.clone()];
        // 高温还将持续: two letters that only look like a name
        let is_word = said.chars().count() == 2 && !known.has(said);
        speaker.name.is_some() && !is_word
            || is_pronoun(said, words)
            || is_office(said, words)
            || known.begins(said)
            // 司机老邓
            || behind_role(said, words).is_some_and(|rest| rest.chars().count() <= LONGEST_NICKNAME)
    });
    match found {
        Some(found) => {
            // 主教练祁振东在…: the name of the text within what was found
            let said = &whole[found.words.clone()];
            let name = known.within(said).first().map(|&(at, name)| &said[at..at + name.len()]);
            Some(match name {
                Some(name) => Speaker { name: Some(place(whole, name)), ..found },
                None => found,
            })
        }
        None => named(whole, clause, words, known),
    }
}

/// Whether words end as what somebody is.
fn is_office(said: &str, words: &ChineseWords) -> bool {
    last_word(said, words.roles).is_some() || last_word(said, words.bodies).is_some()
}

/// The first name of the text in a clause that isn't spoken to, of or with: 对郜建斌.
fn named(whole: &str, clause: &str, words: &ChineseWords, known: &Known) -> Option<Speaker> {
    for (at, name) in known.within(clause) {
        let before = clause[..at].trim_end();
        let behind = &clause[at + name.len()..];
        let is_object = words.objects.iter().any(|word| before.ends_with(word))
            || behind.starts_with(['的', '、', '和', '与', '與']);
        let is_far = before
            .replace("被告", "")
            .replace("对手", "")
            .replace("對手", "")
            .contains(['对', '對', '把', '被', '给', '給', '替', '向', '让', '讓', '请', '請']);
        if is_object || is_far {
            continue;
        }
        let mut words_of = place(whole, &clause[at..at + name.len()]);
        let name = words_of.clone();
        // 主教练祁振东, 杭校长
        if let Some(office) = last_word(before, words.roles) {
            words_of.start -= office.len() + (clause[..at].len() - before.len());
        }
        if let Some(title) = first_word(behind, words.titles) {
            words_of.end += title.len();
        }
        return Some(Speaker { words: words_of, name: Some(name) });
    }
    // 他…, 她…: at a clause's head
    let head = clause.trim_start();
    let head = first_word(head, words.openers).map_or(head, |opener| &head[opener.len()..]);
    words.pronouns.iter().find(|pronoun| head.starts_with(**pronoun)).and_then(|pronoun| {
        let rest = &head[pronoun.len()..];
        (!rest.starts_with('的')).then(|| Speaker { words: place(whole, &head[..pronoun.len()]), name: None })
    })
}

/// Those whom a sentence names, with what they are in it: clause by clause.
pub(super) fn people(sentence: &str, words: &ChineseWords, known: &Known) -> Vec<Mention> {
    let told = sentence.trim_end_matches(super::ends_sentence);
    let mut found: Vec<Mention> = reported(told, words, known).into_iter().collect();
    for clause in told.split(|c: char| is_comma(c) || is_colon(c) || c == BLOT).take(MOST_CLAUSES) {
        let Some(speaker) = somebody(told, clause, words, known) else { continue };
        if !is_apart(&found, &speaker.words) {
            continue;
        }
        let is_pronoun = is_pronoun(&told[speaker.words.clone()], words);
        let case = if found.is_empty() { Case::Topic } else { Case::Subject };
        found.push(Mention { speaker, case, is_pronoun, tells: false });
    }
    // 对郜建斌, 郜建斌的: anybody else of the text
    for (at, name) in known.within(told) {
        let words = at..at + name.len();
        if is_apart(&found, &words) {
            let speaker = Speaker { words: words.clone(), name: Some(words) };
            found.push(Mention { speaker, case: Case::Other, is_pronoun: false, tells: false });
        }
    }
    found
}

/// Who says what a sentence reports without marks: 一名外交官认为，问题出在这一条上.
fn reported(told: &str, words: &ChineseWords, known: &Known) -> Option<Mention> {
    let clauses = told.split(|c: char| is_comma(c) || is_colon(c) || c == BLOT).take(MOST_CLAUSES);
    clauses.filter(|clause| !clause.trim().is_empty()).find_map(|clause| {
        let (_, subject) = verb_at_end(clause, words).or_else(|| verb_within(clause, words))?;
        let subject = without_verbs(subject, words);
        if is_own(subject, words) {
            return None;
        }
        let before = &told[..place(told, subject).end];
        let speaker = subject_of(told, before, words, known)?;
        let said = &told[speaker.words.clone()];
        let is_pronoun = is_pronoun(said, words);
        let is_known = speaker.name.is_some() || is_pronoun || is_office(said, words);
        is_known.then_some(Mention { speaker, case: Case::Topic, is_pronoun, tells: true })
    })
}

/// Letters that may be names, and how much speaks for it.
pub(super) fn names(text: &str, words: &ChineseWords) -> Vec<(Range<usize>, u32)> {
    let sets = sets_of(words);
    let mut found = Vec::new();
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let end_of = |index: usize| letters.get(index).map_or(text.len(), |&(at, _)| at);
    let mut free = 0;
    for (index, &(at, c)) in letters.iter().enumerate() {
        if index < free || !sets.surnames.contains(&c) {
            continue;
        }
        let before = &text[..at];
        let last = index.checked_sub(1).map(|last| letters[last].1);
        // 开五金店的范素芬 too
        let is_head = last.is_none_or(|c| !c.is_alphanumeric() || c == '的');
        let is_office = last_word(before, words.roles).is_some();
        let double = first_word(&text[at..], words.double_surnames).is_some();
        let lengths: &[usize] = if double { &[4, 3] } else { &[3, 2] };
        for &length in lengths {
            let end = end_of(index + length);
            let given = &letters[(index + if double { 2 } else { 1 }).min(letters.len())
                ..(index + length).min(letters.len())];
            let is_name = given.len() == length - if double { 2 } else { 1 }
                && given.iter().all(|&(_, c)| is_han(c) && !sets.no_given.contains(&c));
            if !is_name || length == 2 && !double && !sets.common.contains(&c) {
                continue;
            }
            let behind = text[end..].trim_start();
            let is_followed = behind.starts_with(|c: char| is_comma(c) || is_colon(c) || "替把将將被从從以用坐站走拿笑想听聽看等给給接带帶抱跟只没沒不是有上下当當自正曾已一二两兩随隨".contains(c) || matches!(c, '。' | '、' | '（' | '(' | '的' | '則' | '则' | '和' | '与' | '與' | '说' | '說' | '称' | '稱' | '在' | '对' | '對' | '向' | '也' | '还' | '還' | '又' | '昨' | '今' | '本'))
                || first_word(behind, words.adverbs).is_some()
                || first_word(behind, words.verbs).is_some()
                || first_word(behind, words.links).is_some();
            let is_titled = first_word(behind, words.titles).is_some();
            let is_short = length == 2 && !double;
            // 栗原野说：“…”
            let speaks = first_word(behind, words.verbs).is_some_and(|verb| {
                behind[verb.len()..].starts_with(|c: char| is_colon(c) || is_comma(c) || c == BLOT)
            });
            let speaks = u32::from(speaks && is_head && !is_short);
            let is_acting = is_short
                && is_office
                && (first_word(behind, words.adverbs).is_some() || first_word(behind, words.verbs).is_some());
            let speaks = speaks + u32::from(is_acting);
            let evidence = speaks
                + match (is_office, is_head, is_followed || is_titled) {
                    (true, _, true) => 3 - u32::from(is_short),
                    // 总工程师罗志远合上图纸, but not 局长高度评价
                    (true, _, false) if !is_short && sets.common.contains(&c) => {
                        let is_word = first_word(&text[at..], words.adverbs).is_some()
                            || first_word(&text[at..], words.verbs).is_some();
                        3 - u32::from(is_word)
                    }
                    (true, _, false) => 2 - u32::from(is_short),
                    (_, true, true) => 2 - u32::from(is_short),
                    (_, _, true) => u32::from(!is_short),
                    (_, true, _) => u32::from(!is_short),
                    _ => 0,
                };
            if evidence > 0 {
                found.push((at..end, evidence));
                if evidence >= 3 {
                    free = index + length;
                }
                if evidence >= 2 {
                    break;
                }
            }
        }
    }
    // 主教练约万诺维奇: a run of such letters
    let mut run = 0;
    for index in 0..=letters.len() {
        if letters.get(index).is_some_and(|&(_, c)| sets.foreign.contains(&c)) {
            run += 1;
            continue;
        }
        if (FOREIGN_NAME..=LONGEST_NAME).contains(&run) {
            let start = letters[index - run].0;
            let before = &text[..start];
            let is_behind = before.ends_with(['人', '、', '的'])
                || before.chars().next_back().is_none_or(|c| !c.is_alphanumeric())
                || last_word(before, words.roles).is_some();
            if is_behind {
                found.push((start..end_of(index), 3));
            }
        }
        run = 0;
    }
    // 约翰·怀特: what stands around the dot
    for (at, dot) in text.match_indices(['·', '・', '•']) {
        let start = dotted_head(&text[..at], words);
        let behind = at + dot.len();
        let end = behind + dotted_tail(&text[behind..], words);
        if start < at && end > behind {
            found.push((start..end, 3));
        }
    }
    found
}

/// Letters of one part of a foreign name at most.
const LONGEST_PART: usize = 7;

/// Where the part of a foreign name before its dot begins: behind what somebody is, or with the first of the letters that such names
/// are written with.
fn dotted_head(before: &str, words: &ChineseWords) -> usize {
    let sets = sets_of(words);
    let letters = before.char_indices().rev().take(LONGEST_PART).take_while(|&(_, c)| is_han(c));
    let mut start = before.len();
    let mut is_foreign = true;
    for (at, c) in letters {
        is_foreign &= sets.foreign.contains(&c);
        let head = &before[..at];
        let opens = last_word(head, words.roles).is_some()
            || head.chars().next_back().is_none_or(|c| !c.is_alphanumeric() || c == '的');
        if opens && before.len() - at > c.len_utf8() {
            return at;
        }
        if is_foreign {
            start = at;
        }
    }
    start
}

/// Bytes of the part of a foreign name behind its dot: up to what follows a subject, or all letters that such names are written with.
fn dotted_tail(behind: &str, words: &ChineseWords) -> usize {
    let sets = sets_of(words);
    let foreign = behind.len() - behind.trim_start_matches(|c: char| sets.foreign.contains(&c)).len();
    let mut ends = behind.char_indices().take(LONGEST_PART).skip(1);
    let stop = ends.find(|&(at, c)| {
        let rest = &behind[at..];
        !is_han(c)
            || first_word(rest, words.verbs).is_some()
            || first_word(rest, words.adverbs).is_some()
            || first_word(rest, words.links).is_some()
    });
    match stop {
        Some((at, _)) if at > foreign && behind[..at].chars().all(is_han) => at,
        _ => foreign,
    }
}

/// The speaker at the end of the words before a verb.
fn speaker(whole: &str, before: &str, words: &ChineseWords, known: &Known) -> Option<Speaker> {
    let mut said = before.rsplit(|c: char| is_comma(c) || is_colon(c) || c == BLOT).next().unwrap_or(before);
    // 新华社北京3月5日电
    if let Some((dateline, rest)) = said.split_once("日电")
        && dateline.ends_with(|c: char| c.is_ascii_digit())
    {
        said = rest;
    }
    said = said
        .trim_matches(|c: char| c.is_whitespace() || matches!(c, '、' | '—' | '-' | '▲' | '△' | '●' | '■'));
    loop {
        let rest = without_date(first_word(said, words.openers).map_or(said, |opener| &said[opener.len()..]));
        let rest = rest.trim_start();
        if rest.len() == said.len() {
            break;
        }
        said = rest;
    }
    said = without_manner(said, words);
    // 住在晴沙角的傅太, 饰演盐工遗孀的舒曼青: a clause describes whom it stands before
    if first_word(said, words.relatives).is_some()
        && let Some((owner, owned)) = said.split_once('的')
        && owner.chars().count() <= LONGEST_OFFICE
        && owned.chars().count() >= 2
    {
        said = owned;
    }
    // the hearer, the place, the occasion stand behind the speaker
    let own_names: Vec<Range<usize>> =
        known.within(said).into_iter().map(|(at, name)| at..at + name.len()).collect();
    let link = said.char_indices().filter(|&(at, _)| at > 0).find(|&(at, _)| {
        first_word(&said[at..], words.links).is_some()
            && !is_within_name(&said[..at], words)
            && first_word(&said[at..], words.offices).is_none()
            && !is_behind_office(&said[..at], &said[at..], words)
            && !own_names.iter().any(|name| name.start < at && at < name.end)
            && !is_within_office(said, at, words)
    });
    if let Some((at, _)) = link {
        said = without_manner(&said[..at], words);
    }
    if said.ends_with(['）', ')'])
        && let Some(at) = said.rfind(['（', '('])
    {
        said = said[..at].trim_end();
    }
    if let Some(at) = said.rfind('的') {
        let (owner, owned) = (&said[..at], &said[at + '的'.len_utf8()..]);
        // 在码头工作的蒋女士, but 海港集团工程部的负责人
        let most = if name(owned, words).is_some() { LONGEST_OWNER } else { LONGEST_OFFICE };
        let is_clause = owner.chars().count() > most
            || first_word(owner, words.links).is_some()
            || owner.starts_with('和')
            || owner.contains(|c: char| c.is_ascii_digit());
        if is_clause && owned.chars().count() >= 2 {
            said = owned;
        }
    }
    // 省政协委员、大学原校长郑木明: offices in a row, and the name behind the last; else only what stands last
    if let Some(at) = said.rfind('、') {
        let last = &said[at + '、'.len_utf8()..];
        let is_row = said[..at].split('、').all(|office| last_word(office, words.roles).is_some());
        if !is_row || name(last, words).is_none() {
            said = last;
        }
    }
    // 他一边走一边
    let pronoun = words.pronouns.iter().find_map(|pronoun| said.strip_prefix(*pronoun));
    if let Some(rest) = pronoun
        && !rest.starts_with('的')
        && last_word(rest, words.roles).is_none()
    {
        said = &said[..said.len() - rest.len()];
    }
    let letters = said.chars().count();
    let is_name_like = said
        .chars()
        .all(|c| c.is_alphanumeric() || matches!(c, '·' | '・' | '•' | ' ' | '《' | '》' | '.' | '、'));
    let is_short = (2..=LONGEST_SPEAKER).contains(&letters) || is_pronoun(said, words);
    let is_other = first_word(said, words.links).is_some() && !starts_with_surname(said, words)
        || has_word(words.no_speakers, said);
    // 造成了陳竺: what has happened is nobody
    let is_clause = said.contains([
        '了', '很', '着', '劝', '勸', '替', '喊', '让', '讓', '请', '請', '派', '贴', '貼', '带', '帶', '抱',
        '把', '被',
    ]) || ["这", "這", "那些", "那种", "那種", "那类", "那類", "如何"]
        .iter()
        .any(|word| said.starts_with(word));
    if !is_name_like || !is_short || is_other || is_clause || !said.chars().any(is_han) {
        return None;
    }
    Some(Speaker { words: place(whole, said), name: name(said, words).map(|name| place(whole, name)) })
}

/// Whether a link is a letter of an office: 手 of 捕手.
fn is_within_office(said: &str, at: usize, words: &ChineseWords) -> bool {
    let end = at + said[at..].chars().next().map_or(0, char::len_utf8);
    last_word(&said[..end], words.roles).is_some_and(|role| role.chars().count() >= 2)
}

/// Whether a link is the surname of a name behind an office, and ends what is said: 被告人时建锋.
fn is_behind_office(before: &str, behind: &str, words: &ChineseWords) -> bool {
    behind.starts_with(['时', '時']) && last_word(before, words.roles).is_some() && is_name(behind, words)
}

/// Whether what stands before a link is too short to be all of a name: 向 is a surname too.
fn is_within_name(before: &str, words: &ChineseWords) -> bool {
    before.chars().count() == 1
        && !is_pronoun(before, words)
        && before.chars().all(|c| sets_of(words).surnames.contains(&c))
}

/// Without what stands between speaker and verb: 也, 随后, 兴奋地.
fn without_manner<'s>(mut said: &'s str, words: &ChineseWords) -> &'s str {
    loop {
        let before = said;
        said = said.trim_end();
        if let Some(adverb) = last_word(said, words.adverbs) {
            said = &said[..said.len() - adverb.len()];
        }
        // 毛宁17日: what is left of a date
        said = said.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '０'..='９'));
        if let Some(manner) = said.strip_suffix('地') {
            // 兴奋地: two letters before it
            let cut = manner.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
            said = &manner[..cut];
        }
        if said.len() == before.len() {
            return said;
        }
    }
}

/// Without a date at its head: 1月16日, 16日上午.
fn without_date(said: &str) -> &str {
    let digits = said.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '０'..='９'));
    match digits.chars().next() {
        Some('年' | '月' | '日' | '号' | '时' | '時' | '点' | '分') if digits.len() < said.len() => {
            digits.trim_start_matches(['年', '月', '日', '号', '时', '時', '点', '分'])
        }
        _ => said,
    }
}

/// The name within a speaker: behind the office, or before the title.
fn name<'s>(said: &'s str, words: &ChineseWords) -> Option<&'s str> {
    if let Some(title) = last_word(said, words.titles) {
        let before = &said[..said.len() - title.len()];
        let proper = behind_role(before, words).unwrap_or(before);
        // 柯达发言人: whom he speaks for
        let is_body = first_word(title, words.spokesmen).is_some();
        if is_name(proper, words) && !is_body {
            return Some(proper);
        }
        // 蒋女士 has no other name
        let is_surname = proper.chars().count() == 1 && starts_with_surname(proper, words);
        return is_surname.then(|| &said[said.len() - title.len() - proper.len()..]);
    }
    let proper = behind_role(said, words).unwrap_or(said);
    if is_name(proper, words) {
        return Some(proper);
    }
    behind_unknown_office(said, words)
}

/// Letters from which the last three may be a name behind an office that no list has: 平台主理人李小梅.
const OFFICE_AND_NAME: usize = 6;
/// The surnames that stand there; those of which no other word is made are most of the people's.
const SURE_SURNAMES: usize = 60;

/// The last three letters, where they look like a common name and not like the end of a body's.
fn behind_unknown_office<'s>(said: &'s str, words: &ChineseWords) -> Option<&'s str> {
    if said.chars().count() < OFFICE_AND_NAME
        || said.ends_with(|c| words.body_ends.contains(c))
        || last_word(said, words.roles).is_some()
    {
        return None;
    }
    let (at, first) = said.char_indices().rev().nth(2)?;
    let name = &said[at..];
    let is_sure = sets_of(words).sure.contains(&first);
    let is_given = name.chars().skip(1).all(|c| is_han(c) && !sets_of(words).no_given.contains(&c));
    (is_sure && is_given).then_some(name)
}

/// What stands behind the last office.
fn behind_role<'s>(said: &'s str, words: &ChineseWords) -> Option<&'s str> {
    let ends = said.char_indices().rev().map(|(at, _)| at);
    let end = ends.take_while(|&at| at > 0).find(|&at| last_word(&said[..at], words.roles).is_some())?;
    Some(said[end..].trim_start())
}

/// Letters that are asked for at every letter of a text.
struct Letters {
    surnames: HashSet<char, Seed>,
    common: HashSet<char, Seed>,
    sure: HashSet<char, Seed>,
    no_given: HashSet<char, Seed>,
    foreign: HashSet<char, Seed>,
}

fn sets_of(words: &ChineseWords) -> &'static Letters {
    static LETTERS: OnceLock<Letters> = OnceLock::new();
    LETTERS.get_or_init(|| Letters {
        surnames: words.surnames.chars().collect(),
        common: words.surnames.chars().take(COMMON_SURNAMES).collect(),
        sure: words.surnames.chars().take(SURE_SURNAMES).collect(),
        no_given: words.no_given.chars().collect(),
        foreign: words.foreign.chars().collect(),
    })
}

fn starts_with_surname(said: &str, words: &ChineseWords) -> bool {
    said.starts_with(|c| sets_of(words).surnames.contains(&c))
}

/// A surname and one or two letters, or a foreign name in its usual letters.
fn is_name(said: &str, words: &ChineseWords) -> bool {
    let letters = said.chars().count();
    if last_word(said, words.roles).is_some() {
        return false;
    }
    // two letters of which the first is a rare surname are rather a word: 全球, 平台
    let is_common = said.chars().next().is_some_and(|c| sets_of(words).common.contains(&c));
    if said.chars().skip(1).any(|c| sets_of(words).no_given.contains(&c)) {
        return false;
    }
    let is_own = (3 - usize::from(is_common)..=3).contains(&letters) && starts_with_surname(said, words)
        || (3..=4).contains(&letters)
            && words.double_surnames.iter().any(|surname| said.starts_with(surname));
    let is_foreign = (2..=LONGEST_NAME * 2).contains(&letters)
        && (said.contains(['·', '・', '•']) || said.chars().all(|c| sets_of(words).foreign.contains(&c)));
    is_own || is_foreign
}

/// Whether a letter behind a name can only go on with a word: no verb, adverb, title or other word that follows names begins with it.
pub(super) fn is_within_word(letter: char, words: &ChineseWords) -> bool {
    let follows =
        [words.verbs, words.tell, words.adverbs, words.links, words.titles, words.roles, words.offices];
    is_han(letter)
        && !matches!(letter, '的' | '和' | '与' | '與' | '及' | '是' | '有')
        && follows.iter().all(|list| lists::beginning(list, letter).is_empty())
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}')
}

#[cfg(test)]
mod tests {
    use super::super::tests::assert_reads;
    use super::*;
    use crate::lexicon::{Glued, Words};

    #[test]
    fn test_verbs_of_telling_are_as_long_as_they_are_looked_for() {
        let Some(Glued::Chinese(words)) = Words::of(Some("zh")).lexicon.glued else {
            panic!("Chinese is read by strings");
        };
        assert!(words.tell.iter().all(|verb| verb.chars().count() == LONGEST_TELL));
    }

    #[test]
    fn test_each_shape_gives_its_speaker() {
        assert_reads(
            "zh",
            &[
                ("昨天，市长王建国对记者说：“渡轮来了。”", Some(("市长王建国", "王建国", "说"))),
                ("“我们走得很慢。”林美玲说道。", Some(("林美玲", "林美玲", "说道"))),
                ("林美玲還指出：「我們走得很慢。」", Some(("林美玲", "林美玲", "指出"))),
                ("李梅告诉记者：“没有钱。”", Some(("李梅", "李梅", "告诉"))),
                ("“我们走得很慢。”平台主理人李小梅说道。", Some(("平台主理人李小梅", "李小梅", "说道"))),
                (
                    "“调查的结果惊人。”省政协委员、大学原校长郑明介绍。",
                    Some(("省政协委员、大学原校长郑明", "郑明", "介绍")),
                ),
                ("王经理则回答：“下周就开工。”", Some(("王经理", "王经理", "回答"))),
                ("港口负责人激动地说：“终于修好了！”", Some(("港口负责人", "-", "说"))),
                ("在码头工作的蒋女士向记者回忆说：“船一下子就斜了。”", Some(("蒋女士", "蒋女士", "回忆说"))),
                ("“桥面至少还能用十年”，岛上居民兰迪尼对记者说。", Some(("岛上居民兰迪尼", "兰迪尼", "说"))),
                (
                    "16日上午，研究所副所长约翰·怀特在会上表示，“这座桥必须重修”。",
                    Some(("研究所副所长约翰·怀特", "约翰·怀特", "表示")),
                ),
                ("李梅称，新桥是“献给全城人的一份迟到的礼物”。", Some(("李梅", "李梅", "称"))),
            ],
        );
    }

    #[test]
    fn test_names_terms_and_slogans_are_no_speech() {
        assert_reads(
            "zh",
            &[
                ("这就是“灰色的港口”的故事。", None),
                ("瑞典“一带一路”研究所副所长李梅指出，大桥即将开通。", None),
                ("园长兴奋地说，“圆圆”和“欢欢”的到来是件大事。", None),
                ("大型游轮“海星之光”号昨天触礁。", None),
                ("这条街被称为“从不睡觉的老街”。", None),
                ("他正在读小说“灰色的港口与秋天的海”。", None),
            ],
        );
    }

    #[test]
    fn test_the_head_of_a_longer_word_is_no_name() {
        let told = ["房屋事务署昨日道歉。".to_owned(), "总工程师罗志远说，房屋事务署会跟进。".to_owned()];
        let Some(glued) = Words::of(Some("zh")).lexicon.glued else { panic!("Chinese is read by strings") };
        lists::prepare(glued);
        let known = Known::read(&told, glued);
        assert!(!known.has("房屋事") && known.has("罗志远"));
    }

    #[test]
    fn test_who_spoke_last_goes_on() {
        assert_reads(
            "zh",
            &[
                ("李梅说：“桥关了。”她说：“我们等到春天。”", Some(("她", "李梅", "说"))),
                ("李梅说：“桥关了。”\n\n“我们只好一直等到明年的春天。”", Some(("李梅", "李梅", "-"))),
            ],
        );
    }
}
