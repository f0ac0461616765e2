//! Frames: speech that no quotation mark shows. Block quotations, embedded posts, the lines of a transcript or an interview,
//! dash dialogue. Each gives spans as quotation marks do; where the frame itself names the speaker, it gives that too.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::document::Source;
use super::incise;
use super::marks::Span;
use crate::article::{Kind, Mark};
use crate::lexicon::{Words, hash, of_every, role};
use crate::text::Seed;

/// How a quotation is set apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Frame {
    /// By quotation marks.
    Marks,
    /// As a block.
    Block,
    /// As an embedded post.
    Post,
    /// By the speaker's name and a colon at the line's head.
    Transcript,
    /// By dashes.
    Dialogue,
}

/// A quotation by its frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Framed {
    pub(crate) span: Span,
    pub(crate) frame: Frame,
    /// Bytes of the speaker's name, where the frame has it.
    pub(crate) label: Option<Range<usize>>,
}

/// Bytes of a label at a line's head: a name with a title.
const LONGEST_LABEL: usize = 48;
/// Words of a label.
const MOST_LABEL_WORDS: usize = 5;
/// Quotations of one paragraph beside which `<q>` elements are read; an honest paragraph has far fewer.
const MOST_ELEMENTS: usize = 200;
/// Bytes behind a dash in which a cue follows it. The look is short, so that the whole stays linear: a text may be one word of dashes.
const LONGEST_CUE: usize = 120;
/// Bytes of a verb of saying.
pub(super) const LONGEST_VERB: usize = 40;
/// What stands before the dash of a cue clause, and before the one where the speech goes on.
const CLAUSE_ENDS: &[char] = &[',', '.', '!', '?', '…', ';', ':', '»', '"', '“', '”'];
/// Bytes of the line that signs a block.
const LONGEST_SIGNATURE: usize = 90;

/// The labels of a document's lines ("JONES:", "Q:"), if it is a transcript or an interview at all.
pub(crate) struct Transcript {
    /// Hashes of the labels, and how many lines each has.
    labels: HashMap<u64, u32, Seed>,
}

/// Surnames that come back to a full name ("ANNA JONES:", then "JONES:") by chance at most; more of them make a transcript.
const MOST_CHANCE_SURNAMES: usize = 1;

impl Transcript {
    /// Reads the heads of all lines. One label alone, or labels that never come back, make no transcript.
    pub(crate) fn read(sources: &[Source<'_>]) -> Self {
        let mut labels: HashMap<u64, u32, Seed> = HashMap::default();
        let mut surnames: HashSet<u64, Seed> = HashSet::default();
        for source in sources.iter().filter(|source| is_text(source.kind)) {
            for line in source.text.split('\n') {
                if let Some(label) = label(line) {
                    let label = &line[label];
                    *labels.entry(hash(label)).or_default() += 1;
                    surnames.extend(label.rsplit_once(' ').map(|(_, surname)| hash(surname)));
                }
            }
        }
        let lines: u32 = labels.values().sum();
        let is_repeated = labels.values().any(|&count| count > 1)
            || labels.keys().filter(|label| surnames.contains(label)).count() > MOST_CHANCE_SURNAMES;
        if labels.len() < 2 || !is_repeated || lines < 3 {
            labels.clear();
        }
        Self { labels }
    }

    fn is_empty(&self) -> bool {
        self.labels.is_empty()
    }
}

fn is_text(kind: Kind) -> bool {
    matches!(kind, Kind::Paragraph | Kind::ListItem)
}

/// The label at a line's head, with words of speech behind its colon.
fn label(line: &str) -> Option<Range<usize>> {
    let start = line.len() - line.trim_start().len();
    let mut limit = line.len().min(start + LONGEST_LABEL);
    while !line.is_char_boundary(limit) {
        limit -= 1;
    }
    let colon = start + line[start..limit].find(':')?;
    let words = line[start..colon].trim_end();
    let rest = line[colon + 1..].trim();
    let is_name = words.split(' ').all(|word| {
        word.starts_with(|c: char| c.is_uppercase() || c == '(')
            || word.len() <= 3 && word.chars().all(char::is_alphabetic)
    }) && words.starts_with(char::is_uppercase)
        && words.split(' ').count() <= MOST_LABEL_WORDS
        && !words.contains(|c: char| c.is_ascii_digit() || matches!(c, '"' | '“' | '«' | '!' | '?' | ','));
    let speaks = rest.contains(' ')
        && rest.ends_with(['.', '!', '?', '…', ')', ']', '"', '”'])
        && !rest.starts_with(['"', '“', '„', '«', '‘', '”', '»']);
    (is_name && speaks).then(|| start..start + words.len())
}

/// The quotations that a paragraph's frame gives; `None` where only its marks tell. `marked` are those within marks.
pub(crate) fn framed(
    source: Source<'_>,
    marked: &[Span],
    transcript: &Transcript,
    words: &Words,
) -> Option<Vec<Framed>> {
    match source.kind {
        Kind::Blockquote => block(source.text, marked, words, Frame::Block),
        Kind::Embed => block(source.text, &[], words, Frame::Post),
        kind if is_text(kind) => {
            let lines = if transcript.is_empty() { None } else { lines(source.text, transcript) };
            lines.or_else(|| signed(source.text, marked)).or_else(|| {
                if words.lexicon.has_dash_dialogue { dialogue(source.text, marked, words) } else { None }
            })
        }
        _ => None,
    }
}

/// The quotations of a paragraph's marks and of its `<q>` elements, in order; within marks an element is nested.
pub(crate) fn with_elements(source: Source<'_>, mut marked: Vec<Span>) -> Vec<Span> {
    let mut is_added = false;
    for element in source.spans.iter().filter(|span| span.mark == Mark::Quote) {
        // before anything is compared, or many elements beside many marks would each be
        if marked.len() >= MOST_ELEMENTS {
            break;
        }
        let Some(text) = source.text.get(element.start..element.end) else { continue };
        let overlaps =
            marked.iter().any(|span| span.outer.start < element.end && element.start < span.outer.end);
        if overlaps || !text.chars().any(char::is_alphanumeric) {
            continue;
        }
        let inner = trim(source.text, element.start..element.end);
        marked.push(Span { outer: element.start..element.end, inner, is_open: false });
        is_added = true;
    }
    if is_added {
        marked.sort_by_key(|span| span.outer.start);
    }
    marked
}

/// A block is one quotation, unless it holds a reporter's words with quotations of their own.
fn block(text: &str, marked: &[Span], words: &Words, frame: Frame) -> Option<Vec<Framed>> {
    let mut at = 0;
    let mut is_reported = false;
    let outside = marked.iter().map(|span| span.outer.clone()).chain(std::iter::once(text.len()..text.len()));
    for span in outside {
        if !marked.is_empty() {
            is_reported |= text[at.min(span.start)..span.start].split_whitespace().take(200).any(|word| {
                words.roles(hash(word.trim_matches(|c: char| !c.is_alphanumeric())))
                    & (role::STRONG | role::TELL)
                    != 0
            });
        }
        at = span.end;
    }
    if is_reported {
        return None;
    }
    let label = signature(text);
    let end = label.as_ref().map_or(text.len(), |label| text[..label.start].trim_end_matches(is_rule).len());
    let mut inner = trim(text, 0..end);
    if let Some(span) =
        marked.first().filter(|span| span.outer.start <= inner.start && span.outer.end >= inner.end)
    {
        inner = span.inner.clone();
    }
    if inner.is_empty() {
        return None;
    }
    let span = Span { outer: 0..end.max(inner.end), inner, is_open: false };
    Some(vec![Framed { span, frame, label }])
}

/// One quotation that fills its paragraph but for a dash and the name that signs it: “She is an expert.” – Councillor Georg Starke.
fn signed(text: &str, marked: &[Span]) -> Option<Vec<Framed>> {
    let [span] = marked else { return None };
    let rest = text.get(span.outer.end..)?;
    let behind_dash = rest.trim_start().strip_prefix(['—', '–', '―', '-']).map(str::trim_start);
    // without a dash the line must end without a stop: "…" Georg Starke, councillor
    let name = match behind_dash {
        Some(name) => name,
        None if rest.starts_with(' ') && !rest.trim_end().ends_with(['.', '!', '?', ':', '…']) => {
            rest.trim_start()
        }
        None => return None,
    };
    let is_alone = text[..span.outer.start].trim().is_empty()
        && rest.len() <= LONGEST_SIGNATURE
        && text[span.inner.clone()].contains(' ');
    let name = name.split([',', '(', '\n']).next()?.trim_end();
    let (mut words, mut capitals) = (0, 0);
    for word in name.split_whitespace() {
        words += 1;
        capitals += usize::from(word.starts_with(char::is_uppercase));
    }
    // "– Kolb powiedziała.": a sentence is no signature
    let is_name = name.starts_with(char::is_uppercase)
        && words <= 5
        && capitals >= 2
        && 2 * capitals > words
        && (behind_dash.is_some() || capitals == words);
    if !is_alone || !is_name || name.ends_with(['.', '?', '!']) {
        return None;
    }
    let start = name.as_ptr() as usize - text.as_ptr() as usize;
    Some(vec![Framed { span: span.clone(), frame: Frame::Marks, label: Some(start..start + name.len()) }])
}

/// The name in a line that announces the next paragraph: "From the desk of Peter Hall, Chief Engineer:".
pub(crate) fn announced(text: &str) -> Option<Range<usize>> {
    if text.len() > LONGEST_SIGNATURE || !text.ends_with(':') {
        return None;
    }
    let opening = of_every(|lexicon| lexicon.announcements).find(|opening| text.starts_with(opening))?;
    let name = text[opening.len()..text.len() - 1].split([',', '(', '/']).next()?;
    let range = trim(text, opening.len()..opening.len() + name.len());
    let words = text[range.clone()].split_whitespace().count();
    let is_name = (2..=5).contains(&words) && text[range.clone()].starts_with(char::is_uppercase);
    is_name.then_some(range)
}

fn is_rule(c: char) -> bool {
    c.is_whitespace() || matches!(c, '—' | '–' | '―' | '-')
}

/// The name that signs a block: behind its last dash, "— Ann Lee (@annlee) May 3, 2026".
fn signature(text: &str) -> Option<Range<usize>> {
    let dash = text.rfind(['—', '–', '―']).or_else(|| text.rfind("\n-").map(|at| at + 1))?;
    let mut start = dash;
    start += text[dash..].chars().next()?.len_utf8();
    let opens_line =
        text[..dash].trim_end_matches([' ', '\u{a0}']).ends_with(['\n', '.', '!', '?', '”', '"', '»', '…'])
            || dash == 0
            || text[..dash].trim().is_empty();
    if !opens_line || text.len() - start > LONGEST_SIGNATURE {
        return None;
    }
    let line = &text[start..];
    let name = line.split(['(', '@', ',', '\n', '|']).next()?;
    let range = trim(text, start..start + name.len());
    let name = &text[range.clone()];
    let is_name = name.starts_with(char::is_uppercase)
        && name.split(' ').count() <= 6
        && !name.ends_with(['.', '?', '!']);
    (is_name && !range.is_empty()).then_some(range)
}

fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let slice = &text[range.clone()];
    let start = range.start + (slice.len() - slice.trim_start().len());
    start..(start + slice.trim().len()).max(start)
}

/// Lines that open with a label of the transcript.
fn lines(text: &str, transcript: &Transcript) -> Option<Vec<Framed>> {
    let mut out = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if let Some(label) = label(line)
            && transcript.labels.contains_key(&hash(&line[label.clone()]))
        {
            let colon = line[label.end..].find(':').unwrap_or(0) + label.end;
            let inner = trim(text, at + colon + 1..at + line.len());
            let named = of_every(|lexicon| lexicon.turns).all(|turn| turn != &line[label.clone()]);
            let label = named.then(|| at + label.start..at + label.end);
            out.push(Framed {
                span: Span { outer: inner.clone(), inner, is_open: false },
                frame: Frame::Transcript,
                label,
            });
        }
        at += line.len();
    }
    (!out.is_empty()).then_some(out)
}

/// A dash of dialogue; some type hyphens.
fn is_dash(c: char, has_hyphens: bool) -> bool {
    matches!(c, '—' | '–' | '―') || has_hyphens && c == '-'
}

/// Where a line of dash dialogue begins behind its dash, and whether hyphens stand for dashes.
fn dialogue_start(text: &str, marked: &[Span]) -> Option<(usize, bool)> {
    let start = text.len() - text.trim_start().len();
    // "- Nie mamy nic - mówi Brandt.": some type hyphens, which lists have too
    let has_hyphens = text[start..].starts_with("- ");
    let first = text[start..].chars().next().filter(|&c| is_dash(c, has_hyphens))?;
    let begin = start + first.len_utf8();
    if !text[begin..]
        .trim_start()
        .starts_with(|c: char| c.is_uppercase() || matches!(c, '¿' | '¡' | '…' | '«' | '"'))
    {
        return None;
    }
    // "— «Мы уйдём», — сказал он.": the marks tell where the speech ends
    let opens = begin + (text[begin..].len() - text[begin..].trim_start().len());
    let is_marked = marked.first().is_some_and(|span| {
        span.outer.start == opens
            && text[span.outer.end..]
                .trim_start()
                .chars()
                .next()
                .is_none_or(|c| is_dash(c, has_hyphens) || matches!(c, ',' | '.' | '-'))
    });
    (!is_marked).then_some((begin, has_hyphens))
}

/// Whether the dash at `at` opens speech behind a reporter's sentence: "Zarzucił mu populizm. – Proszę wskazać dziecko – dodał."
fn opens_behind(text: &str, at: usize, after: usize) -> bool {
    let before = &text[..at];
    before.ends_with(char::is_whitespace)
        && text[after..].starts_with(char::is_whitespace)
        && before.trim_end().ends_with(['.', '!', '?', '…', ':', '”', '"', '»'])
        && text[after..].trim_start().starts_with(|c: char| c.is_uppercase() || c == '…')
}

/// Dashes of a paragraph that are looked at for one that opens speech behind a reporter's sentence.
const MOST_DASHES: usize = 24;

/// Where speech begins behind a reporter's sentence and a dash, and whether hyphens stand for dashes. A dash there stands for other
/// things as often, so that it must be a colon that announces the words, or the next dash be one that a verb of saying follows.
fn speech_behind(text: &str, marked: &[Span], words: &Words) -> Option<(usize, bool)> {
    // where a dash stands for "is", the press sets speech within a paragraph between marks
    if words.lexicon.dash_follows_comma {
        return None;
    }
    let is_free = |at: usize| !marked.iter().any(|span| span.outer.contains(&at));
    let dashes: Vec<(usize, char)> = text
        .char_indices()
        .filter(|&(at, c)| is_dash(c, true) && text[..at].ends_with(char::is_whitespace))
        .take(MOST_DASHES)
        .filter(|&(at, _)| is_free(at))
        .collect();
    dashes.iter().enumerate().find_map(|(number, &(at, dash))| {
        let after = at + dash.len_utf8();
        if !opens_behind(text, at, after) {
            return None;
        }
        let is_announced = text[..at].trim_end().ends_with(':') && dash != '-';
        let closes =
            dashes[number + 1..].iter().find(|&&(_, other)| other == dash).is_some_and(|&(close, _)| {
                let behind = close + dash.len_utf8();
                has_verb(&text[behind..text.floor_char_boundary(behind + LONGEST_CUE)], words)
            });
        (is_announced || closes).then_some((after, dash == '-'))
    })
}

/// Bytes of a cue clause in which its sentence may end.
const LONGEST_CLAUSE: usize = 240;
/// What ends a sentence.
const SENTENCE_ENDS: &[char] = &['.', '!', '?', '…'];

/// What may be a cue clause from a place on.
fn cue_clause(text: &str, from: usize) -> &str {
    &text[from..text.floor_char_boundary(from + LONGEST_CUE)]
}

/// Whether a verb of saying opens a clause.
fn has_verb(clause: &str, words: &Words) -> bool {
    clause.split_whitespace().take(3).any(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        word.len() <= LONGEST_VERB && words.roles(hash(word)) & (role::STRONG | role::TELL) != 0
    })
}

/// Whether a later dash of the sentence sets a cue clause off: then the one before it is the speaker's own.
fn is_cued(clause: &str, words: &Words) -> bool {
    let sentence = clause.split_inclusive(['.', '!', '?', '…']).next().unwrap_or_default();
    sentence
        .split(' ')
        .zip(sentence.match_indices(' ').map(|(at, _)| at))
        .any(|(word, at)| matches!(word, "—" | "–" | "-") && has_verb(&sentence[at..], words))
}

/// A line of dash dialogue: speech up to the dash that a cue follows, and again behind the next. What is quoted within the speech is
/// nested; what is quoted in the cue clause stands for itself.
fn dialogue(text: &str, marked: &[Span], words: &Words) -> Option<Vec<Framed>> {
    let (begin, has_hyphens) = dialogue_start(text, marked).or_else(|| speech_behind(text, marked, words))?;
    let mut out: Vec<Framed> = Vec::new();
    let mut speech = Some(begin);
    let mut has_cue = false;
    let mut push = |from: usize, to: usize| {
        // "—respondió Brando—. No hay otro.": the stop belongs to the clause before
        let from = to
            - text[from..to]
                .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':'))
                .len();
        let inner = trim(text, from..to);
        if text[inner.clone()].chars().any(char::is_alphanumeric) {
            out.push(Framed {
                span: Span { outer: inner.clone(), inner, is_open: false },
                frame: Frame::Dialogue,
                label: None,
            });
        }
    };
    let mut next_marked = 0;
    let mut clause_end = begin;
    // behind this no clause behind a comma was found yet
    let mut searched = begin;
    for (at, dash) in text[begin..].char_indices().filter(|&(_, c)| is_dash(c, has_hyphens)) {
        let at = begin + at;
        // a dash within marks is part of what they hold
        while marked.get(next_marked).is_some_and(|span| span.outer.end <= at) {
            next_marked += 1;
        }
        if marked.get(next_marked).is_some_and(|span| span.outer.start <= at) {
            continue;
        }
        let after = at + dash.len_utf8();
        // dashes within a word or a figure
        let is_inside = text[..at].ends_with(char::is_alphanumeric)
            && text[after..].starts_with(char::is_alphanumeric)
            && (dash == '-' || text[..at].ends_with(|c: char| c.is_ascii_digit()));
        if is_inside {
            continue;
        }
        // elsewhere in the sentence a Russian dash stands for "is"
        let before = text[..at].trim_end();
        if words.lexicon.dash_follows_comma && !before.ends_with(CLAUSE_ENDS) {
            continue;
        }
        match speech {
            Some(from) => {
                let clause = cue_clause(text, after);
                if has_verb(clause, words)
                    || incise::is_unknown_clause(clause, words, false) && !is_cued(clause, words)
                {
                    push(from, at);
                    speech = None;
                    has_cue = true;
                    let reach = &text[at..text.floor_char_boundary(at + LONGEST_CLAUSE)];
                    clause_end = at + reach.find(SENTENCE_ENDS).unwrap_or(reach.len());
                } else if opens_behind(text, at, after) {
                    // "– Jis turi, šypteli ji. – Nestovėjo."
                    if let Some(cut) = incise::speech_end(&text[..at], searched.max(from), words) {
                        push(from, cut);
                        speech = Some(after);
                        has_cue = true;
                    }
                    searched = at;
                }
            }
            // "– Nie – odparł Wnęk. Kosior – radna od lat – wyszła.": a dash within a reporter's sentence
            None if at > clause_end && !before.ends_with(SENTENCE_ENDS) => {}
            None => speech = Some(after),
        }
    }
    if let Some(from) = speech {
        // "— Je viens, dit-elle.": a cue clause behind a comma closes it
        let cut = incise::speech_end(text, from, words);
        push(from, cut.unwrap_or(text.len()));
        has_cue |= cut.is_some();
    }
    // a list's dash looks the same; speech without a cue must be a sentence
    let is_sentence = text.trim_end().ends_with(['.', '!', '?', '…']);
    if out.is_empty() || !(has_cue || is_sentence && !has_hyphens && marked.is_empty()) {
        return None;
    }
    let is_within = |span: &Span| {
        out.iter()
            .any(|line| line.span.outer.start < span.outer.end && span.outer.start < line.span.outer.end)
    };
    let apart: Vec<Framed> = marked
        .iter()
        .filter(|span| !is_within(span))
        .map(|span| Framed { span: span.clone(), frame: Frame::Marks, label: None })
        .collect();
    out.extend(apart);
    out.sort_by_key(|line| line.span.outer.start);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str, kind: Kind) -> Source<'_> {
        Source { text, kind, author: None, spans: &[] }
    }

    fn found<'a>(text: &'a str, kind: Kind, language: &str) -> Vec<(&'a str, Option<&'a str>)> {
        let none = Transcript::read(&[]);
        framed(source(text, kind), &[], &none, Words::of(Some(language)))
            .unwrap_or_default()
            .into_iter()
            .map(|framed| (&text[framed.span.inner], framed.label.map(|label| &text[label])))
            .collect()
    }

    #[test]
    fn test_a_block_is_a_quotation_and_its_last_line_signs_it() {
        assert_eq!(found("We shall rebuild it.", Kind::Blockquote, "en"), [("We shall rebuild it.", None)]);
        assert_eq!(
            found("The bridge is shut.\n— Port Office (@portoffice) May 3, 2026", Kind::Embed, "en"),
            [("The bridge is shut.", Some("Port Office"))]
        );
        assert_eq!(found("Shut until spring — or later.", Kind::Blockquote, "en")[0].1, None);
    }

    #[test]
    fn test_a_signature_and_an_announcement_name_the_speaker() {
        let signed_by = |text: &'static str| {
            let marked = crate::quotes::marks::spans(text, crate::quotes::marks::Singles::Ignore, false);
            signed(text, &marked).and_then(|mut framed| framed.pop()?.label).map(|label| &text[label])
        };
        assert_eq!(signed_by("“Anna is an expert.” -Georg Starke"), Some("Georg Starke"));
        assert_eq!(signed_by("“Anna is an expert.” Georg Starke, mayor"), Some("Georg Starke"));
        assert_eq!(signed_by("“Anna is an expert.” Georg Starke left."), None);
        let line = "From the desk of Peter Hall, Chief Engineer:";
        assert_eq!(announced(line).map(|name| &line[name]), Some("Peter Hall"));
        assert_eq!(announced("From the harbour:"), None);
    }

    #[test]
    fn test_a_line_of_dialogue_holds_its_dashes_and_marks() {
        let lines = |text: &'static str, language| {
            let marked = crate::quotes::marks::spans(text, crate::quotes::marks::Singles::Ignore, false);
            framed(source(text, Kind::Paragraph), &marked, &Transcript::read(&[]), Words::of(Some(language)))
                .unwrap_or_default()
                .into_iter()
                .map(|framed| (&text[framed.span.inner], framed.frame))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            lines("— Мост — это наша жизнь, — сказал мэр. — Мы его починим.", "ru"),
            [("Мост — это наша жизнь,", Frame::Dialogue), ("Мы его починим.", Frame::Dialogue)]
        );
        assert_eq!(
            lines("- To był „knot” i nic więcej – ocenił szef klubu „Port”.", "pl"),
            [("To był „knot” i nic więcej", Frame::Dialogue), ("Port", Frame::Marks)]
        );
    }

    #[test]
    fn test_unknown_verbs_close_speech_that_a_dash_opens() {
        let lines = |text: &'static str, language| {
            framed(source(text, Kind::Paragraph), &[], &Transcript::read(&[]), Words::of(Some(language)))
                .unwrap_or_default()
                .into_iter()
                .map(|framed| &text[framed.span.inner])
                .collect::<Vec<_>>()
        };
        for (text, language, expected) in [
            (
                "- Kamień jest drogi - rozkłada ręce burmistrz Adam Kolbe. Wyszedł.",
                "pl",
                vec!["Kamień jest drogi"],
            ),
            ("– To nie most – to ruina – powiedział Kolbe.", "pl", vec!["To nie most – to ruina"]),
            ("– Akmuo brangus, – šypteli ji. – Bus kitas.", "lt", vec!["Akmuo brangus,", "Bus kitas."]),
            ("– Stenen är dyr, kvittrade Lind.", "sv", vec!["Stenen är dyr,"]),
            ("– Steinen er dyr, slår hun fast.", "no", vec!["Steinen er dyr,"]),
            ("– Hvem betaler? kommer det tørt fra Lind.", "no", vec!["Hvem betaler?"]),
        ] {
            assert_eq!(lines(text, language), expected, "{text}");
        }
    }

    #[test]
    fn test_a_dash_opens_speech_behind_a_reporters_sentence() {
        let lines = |text: &'static str, language| {
            let marked = crate::quotes::marks::spans(text, crate::quotes::marks::Singles::Ignore, false);
            framed(source(text, Kind::Paragraph), &marked, &Transcript::read(&[]), Words::of(Some(language)))
                .unwrap_or_default()
                .into_iter()
                .map(|framed| &text[framed.span.inner])
                .collect::<Vec<_>>()
        };
        for (text, language, expected) in [
            ("Radna policzyła koszty. – Most jest stary – dodała.", "pl", vec!["Most jest stary"]),
            (
                "Radna od „Portu” liczy. - Most jest stary - dodała. - Runie.",
                "pl",
                vec!["Portu", "Most jest stary", "Runie."],
            ),
            ("Uciął krótko: – Most jest stary.", "pl", vec!["Most jest stary."]),
            ("På spørsmål sa hun: – Ja. Broen er gammel.", "no", vec!["Ja. Broen er gammel."]),
            // a dash stands for other things as often
            ("Radna policzyła koszty. – Most i port – dwa cele.", "pl", vec![]),
            ("Most jest stary. – Port też.", "pl", vec![]),
        ] {
            assert_eq!(lines(text, language), expected, "{text}");
        }
    }

    #[test]
    fn test_a_transcript_needs_labels_that_come_back() {
        let texts = ["KOLB: Will it hold?", "Brandt: It will hold for years.", "KOLB: And then?"];
        let sources: Vec<Source<'_>> = texts.iter().map(|text| source(text, Kind::Paragraph)).collect();
        let transcript = Transcript::read(&sources);
        let words = Words::of(Some("en"));
        let lines = framed(sources[1], &[], &transcript, words).expect("a line");
        assert_eq!(&texts[1][lines[0].span.inner.clone()], "It will hold for years.");
        assert_eq!(&texts[1][lines[0].label.clone().expect("a label")], "Brandt");
        let once = Transcript::read(&[source("Note: it rained on the fair.", Kind::Paragraph)]);
        assert!(framed(source("Note: it rained on the fair.", Kind::Paragraph), &[], &once, words).is_none());
    }

    #[test]
    fn test_a_surname_comes_back_to_a_full_name() {
        let lines = [
            "ANNA BERG: Were you on board?",
            "TOM HALE: I was, with a dog.",
            "BERG: And the vote?",
            "HALE: Nobody knew.",
        ];
        let transcript = Transcript::read(&lines.map(|line| source(line, Kind::Paragraph)));
        let labels = lines.map(|line| {
            let framed = framed(source(line, Kind::Paragraph), &[], &transcript, Words::of(Some("en")));
            framed.and_then(|mut framed| framed.pop()?.label).map(|label| &line[label])
        });
        assert_eq!(labels, [Some("ANNA BERG"), Some("TOM HALE"), Some("BERG"), Some("HALE")]);
        let sorts = ["The city: One bridge.", "The county: Two bridges.", "The coast: None."];
        assert!(Transcript::read(&sorts.map(|line| source(line, Kind::Paragraph))).is_empty());
    }
}
