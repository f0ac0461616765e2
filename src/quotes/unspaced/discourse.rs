//! Who is spoken of. Where a verb of saying has no subject, who speaks is whom the text is about just here: each sentence lifts
//! those whom it names, its topic most, and lets the others sink. Pronouns and surnames find their full names by the same order.

use std::collections::HashMap;
use std::ops::Range;

use super::{BLOT, Place, Speaker, chinese, ends_sentence, japanese, korean};
use crate::lexicon::Glued;
use crate::text::Seed;

/// Names of a text that are kept.
const MOST_NAMES: usize = 64;
/// Evidence from which letters are a name: an office before it or a title behind it, or three weaker signs.
const NAME: u32 = 3;
/// What is left of somebody's weight a sentence later, and a paragraph later.
const SENTENCE: f32 = 0.72;
const PARAGRAPH: f32 = 0.8;
/// Weight below which somebody is forgotten.
const FORGOTTEN: f32 = 0.03;
/// Weight below which nobody is spoken of.
const FAINT: f32 = 0.12;
/// What the name that a text has most often has more than others: a portrait comes back to it.
const LEAD: f32 = 0.22;
/// Mentions from which a name, twice as frequent as any other, is that one.
const OFTEN: u32 = 3;
/// What speaking lifts somebody by.
const SPEAKS: f32 = 0.6;
/// What a body, or who is only called by what he is, weighs beside who is named.
const NAMELESS: f32 = 0.7;
/// Bytes behind a quotation in which a sentence says that it was said.
const ECHO: usize = 240;
/// The most that somebody weighs.
const MOST: f32 = 1.3;
/// What a sentence's topic, or its only subject, leaves of the weight of all others.
const SHIFT: f32 = 0.5;

/// What somebody is in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    Topic,
    Subject,
    Other,
}

/// Somebody in a stretch of text, in bytes of it.
#[derive(Debug, Clone)]
pub(super) struct Mention {
    pub(super) speaker: Speaker,
    pub(super) case: Case,
    pub(super) is_pronoun: bool,
    /// The sentence reports what he says.
    pub(super) tells: bool,
}

/// Whether a place of a sentence is none of those whom it is known to mention.
pub(super) fn is_apart(found: &[Mention], words: &Range<usize>) -> bool {
    found.iter().all(|other| other.speaker.words.end <= words.start || words.end <= other.speaker.words.start)
}

/// A name of the text.
#[derive(Debug)]
struct Name {
    words: String,
    place: Place,
    count: u32,
}

/// Names of one stretch of text that are looked at. A sentence has fewer; each is compared with those found before it.
const MOST_WITHIN: usize = 100;

/// The names of a text.
#[derive(Debug, Default)]
pub(super) struct Known {
    names: Vec<Name>,
    /// Names by their first letters, the longer ones first.
    begins: HashMap<char, Vec<usize>, Seed>,
    lead: Option<usize>,
}

impl Known {
    /// Reads the names of a text, in the order in which it has them first.
    pub(super) fn read(told: &[String], glued: Glued) -> Self {
        let mut found: HashMap<&str, usize, Seed> = HashMap::default();
        let mut signs: Vec<(Name, u32)> = Vec::new();
        for (paragraph, text) in told.iter().enumerate() {
            let names = match glued {
                Glued::Chinese(words) => chinese::names(text, words),
                Glued::Japanese(words) => japanese::names(text, words),
                Glued::Korean(words) => korean::names(text, words),
            };
            for (range, evidence) in names {
                let words = &text[range.clone()];
                let at = *found.entry(words).or_insert_with(|| {
                    let place = (paragraph as u32, range.clone());
                    signs.push((Name { words: words.to_owned(), place, count: 0 }, 0));
                    signs.len() - 1
                });
                signs[at].1 += evidence;
                signs[at].0.count += 1;
            }
        }
        let mut names: Vec<Name> = signs
            .into_iter()
            .filter(|(name, evidence)| *evidence + u32::from(name.count > 1) >= NAME)
            .map(|(name, _)| name)
            .collect();
        // 舒曼 within 舒曼青
        let longer: Vec<String> = names.iter().map(|name| name.words.clone()).take(MOST_NAMES).collect();
        names.truncate(MOST_NAMES);
        names.retain(|name| {
            !longer.iter().any(|other| other.len() > name.words.len() && other.starts_with(&name.words))
                && !is_part(&name.words, told, glued)
        });
        for name in &mut names {
            name.count = told.iter().map(|text| text.matches(&name.words).count() as u32).sum();
        }
        let mut counts: Vec<(u32, usize)> =
            names.iter().enumerate().map(|(at, name)| (name.count, at)).collect();
        counts.sort_unstable_by_key(|&(count, at)| (std::cmp::Reverse(count), at));
        let second = counts.get(1).map_or(0, |&(count, _)| count);
        let lead = counts.first().filter(|(count, _)| *count >= OFTEN && *count >= 2 * second);
        let lead = lead.map(|&(_, at)| at);
        let mut begins: HashMap<char, Vec<usize>, Seed> = HashMap::default();
        let mut longest: Vec<usize> = (0..names.len()).collect();
        longest.sort_by_key(|&at| std::cmp::Reverse(names[at].words.len()));
        for at in longest {
            begins.entry(names[at].words.chars().next().unwrap_or_default()).or_default().push(at);
        }
        Self { names, begins, lead }
    }

    /// The name that a stretch of text begins with.
    pub(super) fn at_head(&self, text: &str) -> Option<&str> {
        let same = self.begins.get(&text.chars().next()?)?;
        same.iter().map(|&at| self.names[at].words.as_str()).find(|name| text.starts_with(name))
    }

    /// The names within a stretch of text, with where each begins, in order; of a stretch with very many the first ones.
    pub(super) fn within<'k>(&'k self, text: &str) -> Vec<(usize, &'k str)> {
        if self.names.is_empty() {
            return Vec::new();
        }
        let all = text.char_indices().filter_map(|(at, _)| Some((at, self.at_head(&text[at..])?)));
        all.take(MOST_WITHIN).collect()
    }

    /// Whether words are a name of the text.
    pub(super) fn has(&self, words: &str) -> bool {
        self.names.iter().any(|name| name.words == words)
    }

    /// The name that words are the head of, or that ends them; the first one that the text has.
    fn find(&self, words: &str) -> Option<usize> {
        let letters = words.chars().count();
        self.names
            .iter()
            .position(|name| name.words == words)
            .or_else(|| self.names.iter().position(|name| letters >= 1 && name.words.starts_with(words)))
            .or_else(|| {
                // 约翰·怀特: the last part alone
                let part = |name: &Name| {
                    name.words.ends_with(words) && name.words.contains(['·', '・', '•']) && letters >= 2
                };
                self.names.iter().position(part)
            })
    }

    /// Whether words are the head of a name of the text, or it.
    pub(super) fn begins(&self, words: &str) -> bool {
        words.chars().count() >= 2 && self.find(words).is_some()
    }
}

/// Whether a name of Chinese letters is the head of a longer word: 房屋事, where the text has 房屋事務 each time it has it.
fn is_part(name: &str, told: &[String], glued: Glued) -> bool {
    let Glued::Chinese(words) = glued else { return false };
    let mut letters = told
        .iter()
        .flat_map(|text| text.match_indices(name).map(|(at, _)| text[at + name.len()..].chars().next()));
    let Some(Some(first)) = letters.next() else { return false };
    chinese::is_within_word(first, words)
        && letters.next().is_some_and(|second| second == Some(first))
        && letters.all(|letter| letter == Some(first))
}

/// Somebody of the text: by its index among those who are spoken of.
pub(super) type Somebody = usize;

#[derive(Debug)]
struct Entry {
    name: Option<usize>,
    /// The name beside his words, which the text's names don't have.
    own_name: Option<Place>,
    weight: f32,
    printed: Place,
    is_person: bool,
}

/// Who is spoken of, and how much, as the text goes on.
pub(super) struct Discourse<'t> {
    told: &'t [String],
    known: &'t Known,
    glued: Glued,
    entries: Vec<Entry>,
    by_name: HashMap<usize, Somebody, Seed>,
    by_called: HashMap<String, Somebody, Seed>,
    /// Those who aren't forgotten.
    awake: Vec<Somebody>,
    last: Option<(u32, Somebody)>,
    /// Whose words the sentence just heard reports: 她说，误差在所难免。
    teller: Option<Somebody>,
    /// Who answers an interview's questions, and whether one has just been asked.
    answers: Option<Somebody>,
    is_asked: bool,
    paragraph: u32,
    at: usize,
    /// Where the reporter's own words begin in the paragraph.
    head: usize,
}

impl<'t> Discourse<'t> {
    pub(super) fn new(told: &'t [String], known: &'t Known, glued: Glued) -> Self {
        Self {
            told,
            known,
            glued,
            entries: Vec::new(),
            by_name: HashMap::default(),
            by_called: HashMap::default(),
            awake: Vec::new(),
            last: None,
            teller: None,
            answers: None,
            is_asked: false,
            paragraph: 0,
            at: 0,
            head: 0,
        }
    }

    /// Begins a paragraph.
    pub(super) fn open(&mut self, paragraph: u32) {
        (self.paragraph, self.at) = (paragraph, 0);
        self.teller = None;
        let text = &self.told[paragraph as usize];
        self.head = text.find(|c: char| c != BLOT && !c.is_whitespace()).unwrap_or(text.len());
        self.fade(PARAGRAPH);
    }

    fn fade(&mut self, share: f32) {
        let entries = &mut self.entries;
        self.awake.retain(|&somebody| {
            let entry = &mut entries[somebody];
            entry.weight *= share;
            entry.weight >= FORGOTTEN
        });
    }

    /// Hears what the paragraph tells up to a place.
    pub(super) fn tell(&mut self, until: usize) {
        let told = self.told;
        let text = &told[self.paragraph as usize];
        while self.at < until {
            let rest = &text[self.at..until];
            let end = rest
                .char_indices()
                .find(|&(at, c)| {
                    ends_sentence(c)
                        || c == '.' && rest[at + 1..].chars().next().is_none_or(char::is_whitespace)
                })
                .map_or(rest.len(), |(at, c)| at + c.len_utf8());
            let (from, to) = (self.at, self.at + end);
            let is_whole = rest[..end].ends_with(|c: char| ends_sentence(c) || c == '.');
            self.hear(from, to);
            if is_whole {
                self.fade(SENTENCE);
            }
            self.at = to;
        }
    }

    fn hear(&mut self, from: usize, to: usize) {
        let told = self.told;
        let text = &told[self.paragraph as usize][from..to];
        if !text.chars().any(char::is_alphanumeric) {
            return;
        }
        let mut has_topic = false;
        let mut teller = None;
        let mut has_subject = false;
        for mention in people(text, self.glued, self.known) {
            let weight = match mention.case {
                Case::Topic if !has_topic => 1.0,
                Case::Topic => 0.8,
                Case::Subject if has_topic => 0.3,
                Case::Subject => 0.8,
                Case::Other => 0.15,
            };
            let somebody =
                self.named(self.paragraph, &mention.speaker.clone().moved(from), mention.is_pronoun);
            if mention.case != Case::Other && !has_topic {
                for &other in &self.awake {
                    if other != somebody {
                        self.entries[other].weight *= SHIFT;
                    }
                }
            }
            if mention.case != Case::Other && !has_subject {
                has_subject = true;
                teller = mention.tells.then_some(somebody);
            }
            has_topic |= mention.case == Case::Topic;
            let is_named = self.entries[somebody].name.is_some();
            self.lift(somebody, if is_named { weight } else { weight * NAMELESS });
        }
        if has_subject {
            self.teller = teller;
        }
    }

    /// Whose words the sentence before reports.
    pub(super) fn teller(&self) -> Option<Somebody> {
        self.teller
    }

    fn lift(&mut self, somebody: Somebody, weight: f32) {
        let entry = &mut self.entries[somebody];
        entry.weight = (entry.weight + weight).min(MOST);
        if !self.awake.contains(&somebody) {
            self.awake.push(somebody);
        }
    }

    /// Whom the words of a place mean.
    pub(super) fn named(&mut self, paragraph: u32, speaker: &Speaker, is_pronoun: bool) -> Somebody {
        let told = self.told;
        let text = &told[paragraph as usize];
        let place = (paragraph, speaker.words.clone());
        if is_pronoun {
            if let Some((somebody, _)) = self.top(true) {
                return somebody;
            }
            if let Some(lead) = self.known.lead.or_else(|| (!self.known.names.is_empty()).then_some(0)) {
                return self.of_name(lead);
            }
        }
        let called = text.get(speaker.words.clone()).unwrap_or_default();
        let name = speaker.name.as_ref().and_then(|name| text.get(name.clone()));
        let known = name
            .and_then(|name| self.known.find(surname(name, self.glued)))
            .or_else(|| (called.chars().count() >= 2).then(|| self.known.find(called)).flatten());
        if let Some(known) = known {
            let somebody = self.of_name(known);
            self.entries[somebody].printed = place;
            // 市長 alone is who was named with it
            if let Some(name) = name {
                let office = office(called, name);
                if office.chars().count() >= 2 {
                    self.by_called.insert(office.to_owned(), somebody);
                }
            }
            return somebody;
        }
        if let Some(&somebody) = self.by_called.get(called) {
            self.entries[somebody].printed = place;
            return somebody;
        }
        // 이 의원: a surname alone is no name in Korean
        let letters = if matches!(self.glued, Glued::Korean(_)) { 2 } else { 1 };
        let own_name =
            speaker.name.clone().filter(|_| name.is_some_and(|name| name.chars().count() >= letters));
        self.entries.push(Entry {
            name: None,
            own_name: own_name.map(|name| (paragraph, name)),
            weight: 0.0,
            printed: place,
            is_person: name.is_some() || is_person(called, self.glued),
        });
        self.by_called.insert(called.to_owned(), self.entries.len() - 1);
        self.entries.len() - 1
    }

    /// Who has a name of the text.
    fn of_name(&mut self, known: usize) -> Somebody {
        let entries = &mut self.entries;
        let printed = self.known.names[known].place.clone();
        *self.by_name.entry(known).or_insert_with(|| {
            entries.push(Entry { name: Some(known), own_name: None, weight: 0.0, printed, is_person: true });
            entries.len() - 1
        })
    }

    /// Who stands above all others, and by what share of his weight.
    fn top(&self, is_person: bool) -> Option<(Somebody, f32)> {
        let lead = self.known.lead;
        let weight = |somebody: Somebody| {
            let entry = &self.entries[somebody];
            entry.weight + if lead.is_some() && entry.name == lead { LEAD } else { 0.0 }
        };
        let mut best: Option<(Somebody, f32)> = None;
        let mut second = 0.0_f32;
        let named = lead.and_then(|lead| self.by_name.get(&lead)).copied();
        let named = named.filter(|named| !self.awake.contains(named));
        for somebody in self.awake.iter().copied().chain(named) {
            if is_person && !self.entries[somebody].is_person {
                continue;
            }
            let weight = weight(somebody);
            match best {
                Some((_, most)) if weight <= most => second = second.max(weight),
                _ => {
                    second = best.map_or(second, |(_, most)| most.max(second));
                    best = Some((somebody, weight));
                }
            }
        }
        best.filter(|(_, most)| *most >= FAINT).map(|(somebody, most)| (somebody, (most - second) / most))
    }

    /// Who speaks where the subject is left out, and how sure that is, in hundredths.
    pub(super) fn spoken(&self) -> Option<(Somebody, u8)> {
        self.top(false).map(|(somebody, lead)| (somebody, (lead * 100.0) as u8))
    }

    /// Who spoke last, in this paragraph or the one before.
    pub(super) fn last(&self) -> Option<Somebody> {
        self.last.filter(|(from, _)| from + 1 >= self.paragraph).map(|(_, somebody)| somebody)
    }

    /// Whether a quotation opens its paragraph, but for other ones.
    pub(super) fn opens(&self, outer: &Range<usize>) -> bool {
        outer.start <= self.head
    }

    /// Whether the sentence behind a quotation says that it was said: 滝ノ上はそう言う.
    pub(super) fn echoes(&self, outer: &Range<usize>) -> bool {
        let told = self.told;
        let after = told[self.paragraph as usize][outer.end..].trim_start_matches(ends_sentence);
        let rest = after.trim_start_matches(|c: char| c == '.' || c.is_whitespace());
        let rest = &rest[..rest.floor_char_boundary(rest.len().min(ECHO))];
        let rest = rest.split(|c: char| ends_sentence(c) || c == BLOT).next().unwrap_or(rest);
        let echoes = match self.glued {
            Glued::Chinese(words) => words.echoes,
            Glued::Japanese(words) => words.echoes,
            Glued::Korean(words) => words.echoes,
        };
        echoes.iter().any(|echo| rest.contains(echo))
    }

    /// Whom the sentence behind a quotation is about.
    pub(super) fn below(&mut self, outer: &Range<usize>) -> Option<Somebody> {
        let told = self.told;
        let text = &told[self.paragraph as usize];
        let after = &text[outer.end..];
        let rest = after.trim_start_matches(|c: char| ends_sentence(c) || c == '.' || c.is_whitespace());
        let from = outer.end + after.len() - rest.len();
        let end = rest
            .char_indices()
            .find(|&(at, c)| {
                ends_sentence(c) || c == BLOT || c == '.' && rest[at + 1..].starts_with([' ', '\n'])
            })
            .map_or(rest.len(), |(at, _)| at);
        if rest[end..].starts_with(BLOT) {
            return None;
        }
        let found = people(&rest[..end], self.glued, self.known);
        let found = found
            .iter()
            .find(|mention| mention.case == Case::Topic)
            .or_else(|| found.iter().find(|mention| mention.case == Case::Subject))?;
        let speaker = found.speaker.clone().moved(from);
        Some(self.named(self.paragraph, &speaker, found.is_pronoun))
    }

    /// Somebody has spoken.
    pub(super) fn speaks(&mut self, somebody: Somebody) {
        self.lift(somebody, SPEAKS);
        self.last = Some((self.paragraph, somebody));
    }

    /// A question has been asked.
    pub(super) fn ask(&mut self) {
        self.is_asked = true;
    }

    /// Who answers the question that was just asked: who answered before, or else whom the text is about.
    pub(super) fn answer(&mut self) -> Option<Somebody> {
        if !std::mem::take(&mut self.is_asked) {
            return None;
        }
        if self.answers.is_none() {
            self.answers = match self.known.lead {
                Some(lead) => Some(self.of_name(lead)),
                None => self.top(true).map(|(somebody, _)| somebody),
            };
        }
        if self.answers.is_none() && !self.known.names.is_empty() {
            self.answers = Some(self.of_name(0));
        }
        self.answers
    }

    /// The full name.
    pub(super) fn name(&self, somebody: Somebody) -> Option<Place> {
        let entry = &self.entries[somebody];
        entry.name.map(|name| self.known.names[name].place.clone()).or_else(|| entry.own_name.clone())
    }

    /// Whether his name is one of the text's.
    pub(super) fn is_known(&self, somebody: Somebody) -> bool {
        self.entries[somebody].name.is_some()
    }

    /// The words that were printed of him last.
    pub(super) fn printed(&self, somebody: Somebody) -> Place {
        self.entries[somebody].printed.clone()
    }
}

/// The surname, where only a title stands behind it: 方局长.
fn surname(name: &str, glued: Glued) -> &str {
    let Glued::Chinese(words) = glued else { return name };
    let title = super::last_word(name, words.titles).filter(|title| title.len() < name.len());
    title.map_or(name, |title| &name[..name.len() - title.len()])
}

/// What is called without the name.
fn office<'s>(called: &'s str, name: &str) -> &'s str {
    let rest = match called.find(name) {
        Some(at) if at + name.len() < called.len() => &called[at + name.len()..],
        Some(at) => &called[..at],
        None => "",
    };
    rest.trim_matches(|c: char| c.is_whitespace() || matches!(c, 'の' | '、' | '的'))
}

fn people(text: &str, glued: Glued, known: &Known) -> Vec<Mention> {
    match glued {
        Glued::Chinese(words) => chinese::people(text, words, known),
        Glued::Japanese(words) => japanese::people(text, words, known),
        Glued::Korean(words) => korean::people(text, words, known),
    }
}

fn is_person(called: &str, glued: Glued) -> bool {
    match glued {
        Glued::Chinese(words) => super::last_word(called, words.bodies).is_none(),
        Glued::Japanese(words) => super::last_word(called, words.bodies).is_none(),
        Glued::Korean(words) => super::last_word(called, words.bodies).is_none(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::assert_reads;

    #[test]
    fn test_whom_the_sentence_before_is_about_speaks() {
        assert_reads(
            "ko",
            &[
                // the topic between two quotations, not who spoke before it
                (
                    "조태식 의원은 “예산이 없다”고 했다. 유미란 의원은 고개를 저었다. “의지가 없는 겁니다.”",
                    Some(("유미란 의원", "유미란", "-")),
                ),
                // whom others ask, not they
                (
                    "소설가 민하늘은 원고를 덮었다. 기자들이 이유를 묻자 “끝났으니까”라고 답했다.",
                    Some(("소설가 민하늘", "민하늘", "답했다")),
                ),
            ],
        );
        assert_reads(
            "zh",
            &[(
                "养护科科长谭立民守了两夜。工人劝他回去休息，他摆了摆手。“等水退了再说。”",
                Some(("科长谭立民", "谭立民", "-")),
            )],
        );
    }

    #[test]
    fn test_the_sentence_behind_tells_who_spoke() {
        assert_reads(
            "ja",
            &[(
                "芝居は終わった。「もう一度やりたい」。主演の灰田俊介さんはそう言って笑った。",
                Some(("主演の灰田俊介さん", "灰田俊介", "-")),
            )],
        );
        assert_reads(
            "ko",
            &[(
                "“표가 매진됐어요.” 매표소 직원 함지윤 씨는 창구를 가리켰다.",
                Some(("함지윤 씨", "함지윤", "-")),
            )],
        );
    }

    #[test]
    fn test_a_surname_is_who_has_it_in_full() {
        assert_reads(
            "zh",
            &[(
                "水务局局长方仲平昨天查看了堤坝。方局长表示，“危险已经过去”。",
                Some(("方局长", "方仲平", "表示")),
            )],
        );
        assert_reads(
            "ja",
            &[(
                "戸田良平町長が会見した。戸田町長は「船は動かす」と強調した。",
                Some(("戸田町長", "戸田良平", "強調した")),
            )],
        );
    }
}
