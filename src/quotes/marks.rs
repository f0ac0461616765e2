//! Marks: where a paragraph's quotation marks open and close.
//!
//! One pass over the mark characters of a paragraph with a stack. A mark's direction comes from the mark where it has one,
//! from its neighbours where it has none or is misused. Only outermost quotations come out. Single marks are
//! quotations only where the document uses them as its primary marks, or in headlines.

use std::ops::Range;

use crate::lexicon::CLIPPED;

/// A quotation within one paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Span {
    /// With the marks, as bytes.
    pub(crate) outer: Range<usize>,
    /// Between the marks, trimmed.
    pub(crate) inner: Range<usize>,
    /// It has no closing mark: the paragraph's end closes it.
    pub(crate) is_open: bool,
}

impl Span {
    /// It has an opening mark and no closing one, though it isn't open: another piece follows.
    pub(crate) fn is_first_piece(&self) -> bool {
        !self.is_open && self.outer.start < self.inner.start && self.outer.end == self.inner.end
    }

    /// It has a closing mark and no opening one.
    pub(crate) fn is_last_piece(&self) -> bool {
        self.outer.start == self.inner.start && (self.is_open || self.outer.end > self.inner.end)
    }
}

/// Which single marks count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Singles {
    /// Apostrophes all.
    Ignore,
    /// The document's primary marks.
    Primary,
}

/// Whether there is anything that can mark a quotation; one pass over the bytes.
pub(crate) fn has_marks(text: &str) -> bool {
    // The lead bytes are those of « » (C2), “ ” „ ‘ ’ ‚ ‹ › (E2), 「 」 (E3) and ＂ (EF).
    // D7 is that of the Hebrew ״.
    memchr::memchr2(b'"', 0xD7, text.as_bytes()).is_some()
        || memchr::memchr2(b'\'', 0xE3, text.as_bytes()).is_some()
        || memchr::memchr3(0xC2, 0xE2, 0xEF, text.as_bytes()).is_some()
}

/// How many quotations may stand within each other.
const DEEPEST: usize = 6;

#[derive(Clone, Copy)]
struct Open {
    mark: char,
    at: usize,
    inner: usize,
}

/// Bytes that are looked over at a time.
const CHUNK: usize = 16;

/// Where the next byte is that can begin a mark, or the end. Most of a text has none, so that many are looked over at a time.
fn next_mark(bytes: &[u8], mut at: usize) -> usize {
    let can_begin = |byte: u8| matches!(byte, b'"' | b'\'' | b'`') || byte >= 0xC2;
    while let Some(chunk) = bytes[at..].first_chunk::<CHUNK>().filter(|chunk| !can_begin(chunk[0])) {
        if chunk.iter().fold(false, |any, &byte| any | can_begin(byte)) {
            break;
        }
        at += CHUNK;
    }
    at + bytes[at..].iter().position(|&byte| can_begin(byte)).unwrap_or(bytes.len() - at)
}

/// The outermost quotations of a paragraph. `next_opens` tells whether the next paragraph starts with an opening mark,
/// which is how a quotation over several paragraphs goes on without being closed.
pub(crate) fn spans(text: &str, singles: Singles, next_opens: bool) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let mut stack: Vec<Open> = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    loop {
        at = next_mark(bytes, at);
        let (Some(&byte), Some(mark)) = (bytes.get(at), text[at..].chars().next()) else { break };
        let mut width = mark.len_utf8();
        let mut mark = mark;
        // '' and `` are typewriter double marks.
        if matches!(mark, '\'' | '`') && bytes.get(at + 1) == Some(&byte) {
            mark = '"';
            width = 2;
        }
        let inner = at + width;
        if matches!(mark, '"' | '״' | '”' | '“') {
            if is_gershayim(text, at, inner) {
                at = inner;
                continue;
            }
            if mark == '״' {
                mark = '"';
            }
        }
        match direction(&Here::of(text, at, inner, &stack), mark, singles) {
            Direction::None => {}
            // Deeper than this nothing is nested in earnest; the bound keeps the look-ups in the stack short.
            Direction::Open if stack.len() < DEEPEST => stack.push(Open { mark, at, inner }),
            Direction::Open => {}
            Direction::Close(depth) => {
                stack.truncate(depth + 1);
                if let Some(open) = stack.pop() {
                    push(text, &mut found, open, at, inner, false);
                }
            }
        }
        at = inner;
    }
    if let Some(&open) = stack.first() {
        let starts_paragraph = text[..open.at].trim().is_empty();
        let encloses_nothing = found.iter().all(|span| span.outer.end <= open.at);
        let is_dropped = !(next_opens || (starts_paragraph && encloses_nothing));
        if !is_dropped {
            found.retain(|span| span.outer.end <= open.at);
            push(text, &mut found, open, text.len(), text.len(), true);
        }
    }
    found
}

/// Takes a closed quotation in; those that lie within it go.
fn push(text: &str, found: &mut Vec<Span>, open: Open, close: usize, end: usize, is_open: bool) {
    let words = &text[open.inner..close];
    let trimmed = words.trim();
    while found.last().is_some_and(|last| last.outer.start > open.at) {
        found.pop();
    }
    if !trimmed.chars().any(char::is_alphanumeric) {
        return;
    }
    let start = open.inner + (words.len() - words.trim_start().len());
    found.push(Span { outer: open.at..end, inner: start..start + trimmed.len(), is_open });
}

enum Direction {
    None,
    Open,
    /// Closes what was opened at this depth of the stack.
    Close(usize),
}

/// Marks that open or close a double-quoted quotation; they are mixed up more often than they are typed right.
const DOUBLES: &[char] = &['"', '“', '„', '”', '‟', '＂'];

/// A mark with its neighbours.
struct Here<'a> {
    text: &'a str,
    /// Bytes at which the mark begins, and behind which it ends.
    at: usize,
    after: usize,
    before: Option<char>,
    next: Option<char>,
    /// Nothing, a gap or another opening mark stands before it.
    opens: bool,
    /// A word stands behind it.
    starts_word: bool,
    /// The marks that are open.
    stack: &'a [Open],
}

impl<'a> Here<'a> {
    fn of(text: &'a str, at: usize, after: usize, stack: &'a [Open]) -> Self {
        let before = text[..at].chars().next_back();
        let next = text[after..].chars().next();
        Self {
            text,
            at,
            after,
            before,
            next,
            opens: before.is_none_or(|c| is_gap(c) || is_opening_mark(c)),
            starts_word: next.is_some_and(|c| {
                // "[Lee] is", "(odd) as": brackets open words too
                (!is_gap(c) || matches!(c, '[' | '('))
                    && !matches!(c, ',' | ';' | ':' | ')' | ']' | '!' | '?')
            }),
            stack,
        }
    }

    /// Whether something stands before the mark and no word behind it; behind the punctuation of a sentence a word may follow.
    fn closes(&self) -> bool {
        self.before.is_some_and(|before| {
            !is_gap(before)
                && self.next.is_none_or(|c| !c.is_alphanumeric() || matches!(before, '.' | ',' | '!' | '?'))
        })
    }

    /// The mark that was opened last.
    fn top(&self) -> Option<char> {
        self.stack.last().map(|open| open.mark)
    }

    /// The innermost open one of some marks.
    fn depth_of(&self, marks: &[char]) -> Option<usize> {
        self.stack.iter().rposition(|open| marks.contains(&open.mark))
    }

    /// Closes the innermost open one of some marks, if there is one.
    fn close(&self, marks: &[char]) -> Direction {
        self.depth_of(marks).map_or(Direction::None, Direction::Close)
    }

    /// Closes what was opened last.
    fn close_last(&self) -> Direction {
        self.stack.len().checked_sub(1).map_or(Direction::None, Direction::Close)
    }

    /// The direction of a straight mark, which its neighbours tell.
    fn straight(&self) -> Direction {
        let &Self { text, after, before, next, opens, starts_word, .. } = self;
        let is_inches = before.is_some_and(|c| c.is_ascii_digit());
        match self.depth_of(DOUBLES) {
            // An opening in an open quotation: nested, or the first was never closed.
            Some(_) if opens && starts_word && before.is_some() => Direction::Open,
            Some(_) if is_inches && next == Some(' ') && closes_later(&text[after..]) => Direction::None,
            Some(depth) => Direction::Close(depth),
            None if is_inches || !starts_word && !next.is_some_and(is_gap) => Direction::None,
            None if opens && starts_word => Direction::Open,
            // A letter on either side: a space was lost before the mark.
            None if starts_word && next.is_some_and(char::is_alphabetic) => Direction::Open,
            None => Direction::None,
        }
    }

    /// The direction of a single mark, which may be an apostrophe.
    fn single(&self, mark: char) -> Direction {
        match self.top() {
            Some(top) if !is_single(top) => Direction::None,
            Some(_) if closes_single(self.text, mark, self.at, self.after) => self.close_last(),
            Some(_) => Direction::None,
            None if mark != '’' && self.opens && self.starts_word && opens_single(self.text, self.after) => {
                Direction::Open
            }
            None => Direction::None,
        }
    }
}

/// What a mark does. It closes what it can; where it is misused its neighbours tell.
fn direction(here: &Here<'_>, mark: char, singles: Singles) -> Direction {
    let &Here { opens, starts_word, .. } = here;
    match mark {
        // typed where it should close
        '„' if here.top() == Some('„') && !opens && !starts_word => here.close_last(),
        '„' | '‟' | '「' | '『' | '｢' | '〝' => Direction::Open,
        '｣' => here.close(&['｢']),
        '〟' => here.close(&['〝']),
        '」' => here.close(&['「']),
        '』' => here.close(&['『']),
        // Closes „ in German; and some type it where ” belongs.
        '“' => match here.depth_of(&['„']) {
            Some(depth) if !opens || !starts_word => Direction::Close(depth),
            _ if here.closes() && !opens && !here.stack.is_empty() => here.close(DOUBLES),
            _ if starts_word || opens => Direction::Open,
            _ => Direction::None,
        },
        '”' => match here.depth_of(DOUBLES) {
            Some(depth) => Direction::Close(depth),
            None if opens && starts_word => Direction::Open,
            None => Direction::None,
        },
        '«' => match here.depth_of(&['»']) {
            Some(depth) if here.before.is_some() && !opens => Direction::Close(depth),
            _ => Direction::Open,
        },
        '»' => match here.depth_of(&['«']) {
            Some(depth) => Direction::Close(depth),
            // Swedish and Finnish close with the mark that opens
            None if here.top() == Some('»') && !opens => here.close_last(),
            None if opens && starts_word => Direction::Open,
            None => Direction::None,
        },
        '"' | '＂' => here.straight(),
        mark if is_single(mark) && singles == Singles::Primary => here.single(mark),
        _ => Direction::None,
    }
}

fn is_single(c: char) -> bool {
    matches!(c, '‘' | '‚' | '\'' | '’' | '‹' | '›')
}

/// Letters behind the mark within a Hebrew word that is cut short, with an ending: "סמנכ"לית".
const GERSHAYIM_ENDING: usize = 3;

/// Whether a mark stands within a Hebrew word that is cut short, before its last letter: "עו"ד", "המנכ"ל". In ‹ה"מומחה"› it opens.
pub(crate) fn is_gershayim(text: &str, at: usize, after: usize) -> bool {
    let is_hebrew = |c: char| matches!(c, 'א'..='ת');
    let mut before = text[..at].chars().rev();
    if !before.next().is_some_and(is_hebrew) {
        return false;
    }
    let stands_alone = !before.next().is_some_and(is_hebrew);
    let mut rest = text[after..].chars();
    let letters = rest.by_ref().take(GERSHAYIM_ENDING + 1).take_while(|&c| is_hebrew(c)).count();
    let next = text[after..].chars().nth(letters);
    match letters {
        1 => true,
        2..=GERSHAYIM_ENDING => !stands_alone && !matches!(next, Some('"' | '״' | '”')),
        _ => false,
    }
}

/// Bytes behind a mark in which another one tells what it is. The look is short, so that the whole stays linear.
const LOOK: usize = 200;

/// The first bytes of a text, up to [`LOOK`].
fn window(text: &str) -> &str {
    let mut end = text.len().min(LOOK);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// Whether the next straight mark closes: then the one before it, behind a digit, stands for inches.
fn closes_later(rest: &str) -> bool {
    let rest = window(rest);
    rest.find('"').is_some_and(|at| !rest[..at].ends_with(is_gap))
}

/// Not ’cause, ’80s, 'n'.
fn opens_single(text: &str, after: usize) -> bool {
    let rest = &text[after..];
    let word: String = rest.chars().take_while(|c| c.is_alphanumeric()).take(6).collect();
    let is_elision = CLIPPED.iter().any(|clipped| word.eq_ignore_ascii_case(clipped));
    !is_elision && !word.starts_with(|c: char| c.is_ascii_digit())
}

/// An apostrophe closes a single-quoted quotation only behind a word's end, and not where it is a plural possessive.
fn closes_single(text: &str, mark: char, at: usize, after: usize) -> bool {
    let before = text[..at].chars().next_back();
    let next = text[after..].chars().next();
    if mark == '‘' && before.is_some_and(is_gap) || before.is_none_or(is_gap) {
        return false;
    }
    if next.is_some_and(char::is_alphanumeric) {
        return false;
    }
    if before.is_some_and(|c| matches!(c, '.' | ',' | '!' | '?' | '…' | ';' | ':')) {
        return true;
    }
    // rock ’n’ roll
    if text[..at].ends_with("’n") || text[..at].ends_with("'n") {
        return false;
    }
    // "the voters’ rights, he said.’": a later mark behind punctuation closes instead
    if before == Some('s') && next == Some(' ') {
        let mut previous = ' ';
        for c in window(&text[after..]).chars() {
            match c {
                '‘' => return true,
                '’' | '\'' if matches!(previous, '.' | ',' | '!' | '?') => return false,
                _ => previous = c,
            }
        }
    }
    true
}

/// Whether the text starts with a mark that opens a quotation.
pub(crate) fn starts_with_opening(text: &str) -> bool {
    let mut chars = text.trim_start().chars();
    match chars.next() {
        Some('“' | '„' | '«' | '"' | '‟' | '「' | '『' | '｢' | '〝' | '»' | '”' | '‘') => {
            true
        }
        Some('\'') => chars.next().is_some_and(char::is_alphanumeric),
        _ => false,
    }
}

/// Whether a paragraph is spoken within single marks though the document has double ones: it opens with one before a capital, has no
/// double mark, and one of its single marks closes behind punctuation.
pub(crate) fn opens_with_single(text: &str) -> bool {
    let Some(rest) = text.strip_prefix(['\'', '‘']) else { return false };
    rest.starts_with(char::is_uppercase)
        && !text.contains(['"', '“', '”', '«', '„'])
        && rest.char_indices().filter(|&(_, c)| matches!(c, '\'' | '’')).any(|(at, mark)| {
            rest[..at].ends_with([',', '.', '!', '?'])
                && rest[at + mark.len_utf8()..].chars().next().is_none_or(char::is_whitespace)
        })
}

/// Whether single marks are the document's primary marks: more quotations stand in them than in double ones, and at
/// least one closes behind punctuation.
pub(crate) fn singles<'a>(texts: impl Iterator<Item = &'a str> + Clone) -> Singles {
    let mut doubles = 0;
    let mut singles = 0;
    let mut spoken = 0;
    for text in texts {
        // a byte is found sooner than a character, and all three begin with this one
        let has_single = memchr::memchr(b'\'', text.as_bytes()).is_some()
            || memchr::memchr(0xE2, text.as_bytes()).is_some() && text.contains(['‘', '‚', '‹']);
        if !has_single {
            if memchr::memchr2(b'"', 0xE2, text.as_bytes()).is_some() {
                doubles += spans(text, Singles::Ignore, false).len();
            }
            continue;
        }
        // double marks within single ones are nested, and the other way round
        for span in spans(text, Singles::Primary, false) {
            let outer = &text[span.outer.clone()];
            let is_single = outer.starts_with(['‘', '‚', '‹', '›', '\'']) && !outer.starts_with("''");
            if !is_single {
                doubles += 1;
            } else if !span.is_open {
                singles += 1;
                let ends = text[span.inner.clone()].chars().next_back();
                // the comma of a cue clause may stand inside, or outside as in Dutch
                let is_introduced = text[..span.outer.start].trim_end().ends_with([',', ':'])
                    || text[span.outer.end..].starts_with(',');
                spoken +=
                    usize::from(ends.is_some_and(|c| matches!(c, '.' | ',' | '!' | '?')) || is_introduced);
            }
        }
    }
    if spoken > 0 && singles > doubles { Singles::Primary } else { Singles::Ignore }
}

fn is_gap(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '(' | '[' | '{' | '—' | '–' | '-' | '/' | '\u{200b}' | '\u{feff}' | '\u{2060}' | '…')
}

fn is_opening_mark(c: char) -> bool {
    matches!(c, '“' | '„' | '«' | '‘' | '‚' | '\'' | '"' | '¿' | '¡' | '‹')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_marks_within_hebrew_words_that_are_cut_short_open_nothing() {
        let inner = |text: &str| -> Vec<String> {
            spans(text, Singles::Ignore, false)
                .iter()
                .map(|span| text[span.inner.clone()].to_owned())
                .collect()
        };
        assert_eq!(inner("המנכ\"ל אמר: \"די\"."), ["די"]);
        assert_eq!(inner("סמנכ״לית אמרה: ״די כבר״."), ["די כבר"]);
        assert_eq!(inner("הוא קרא לה ה\"מומחה\" שלו."), ["מומחה"]);
    }

    #[test]
    fn test_a_paragraph_of_single_marks_stands_among_double_ones() {
        assert!(opens_with_single("'We keep it,' he said. 'It's ours.'"));
        assert!(
            !opens_with_single("'We keep it' is what “he” said.'")
                && !opens_with_single("'Tis late, he said.")
        );
    }

    fn inner(text: &str) -> Vec<&str> {
        spans(text, Singles::Ignore, false).iter().map(|span| &text[span.inner.clone()]).collect()
    }

    #[test]
    fn test_each_convention() {
        for (text, expected) in [
            ("He said “one” and “two.”", vec!["one", "two."]),
            ("He said \"one\" and \"two.\"", vec!["one", "two."]),
            ("Er sagte: „Eins.“ Dann: „Zwei.“", vec!["Eins.", "Zwei."]),
            ("Er sagte: »Eins.« Dann: »Zwei.«", vec!["Eins.", "Zwei."]),
            ("Il dit : «\u{a0}Un.\u{a0}» Puis « Deux. »", vec!["Un.", "Deux."]),
            ("Hon sade ”ett” och ”två”.", vec!["ett", "två"]),
            ("Powiedział: „Jeden”.", vec!["Jeden"]),
            ("首相は「一つ」と述べた。", vec!["一つ"]),
            ("首相は｢一つ｣と〝二つ〟と述べた。", vec!["一つ", "二つ"]),
            ("He called it ''odd''.", vec!["odd"]),
        ] {
            assert_eq!(inner(text), expected, "{text}");
        }
    }

    #[test]
    fn test_misused_marks_are_mended() {
        for (text, expected) in [
            ("“We go,“ he said.", vec!["We go,"]),
            ("“We go,\" he said.", vec!["We go,"]),
            ("\"We go,” he said.", vec!["We go,"]),
            ("„Wir gehen\", sagte er.", vec!["Wir gehen"]),
            ("„Wir gehen”, sagte er.", vec!["Wir gehen"]),
            ("„Wir gehen„, sagte er.", vec!["Wir gehen"]),
            ("\"Wir gehen“, sagte er.", vec!["Wir gehen"]),
            ("He is 6'2\" tall and “fit.”", vec!["fit."]),
            ("A 12\" pipe and a 5\" one were “fit.”", vec!["fit."]),
            ("\"It took a 12\" pipe,\" he said.", vec!["It took a 12\" pipe,"]),
            ("A stray” mark and “one.”", vec!["one."]),
            ("A stray“ mark.", vec![]),
            ("\"He said \"foo\" to me,\" she said.", vec!["He said \"foo\" to me,"]),
            ("“He said ‘foo’ to “me” then,” she said.", vec!["He said ‘foo’ to “me” then,"]),
            ("``We go,'' he said.", vec!["We go,"]),
            ("''We go,'' he said.", vec!["We go,"]),
            ("`We` go.", vec![]),
            ("“We go,” he said, “and “soon” too.”", vec!["We go,", "and “soon” too."]),
            ("He said,“We go.”", vec!["We go."]),
            ("(“We go.”) [“Soon.”]", vec!["We go.", "Soon."]),
            ("“”", vec![]),
            ("\"\"\"\"", vec![]),
        ] {
            assert_eq!(inner(text), expected, "{text}");
        }
    }

    #[test]
    fn test_each_convention_nests() {
        for (text, expected) in [
            (
                "Er sagte: „Sie rief ‚Halt‘ und lief.“ Dann: „Zwei.“",
                vec!["Sie rief ‚Halt‘ und lief.", "Zwei."],
            ),
            ("Er sagte: »Sie rief ›Halt‹ und lief.« Ende.", vec!["Sie rief ›Halt‹ und lief."]),
            ("Il dit : « Elle cria “halte” et partit. » Fin.", vec!["Elle cria “halte” et partit."]),
            ("Il dit : « Elle cria « halte » et partit. » Fin.", vec!["Elle cria « halte » et partit."]),
            ("Disse: «Ella gridò “alt” e partì».", vec!["Ella gridò “alt” e partì"]),
            ("Он сказал: «Она крикнула „стой“ и ушла». Всё.", vec!["Она крикнула „стой“ и ушла"]),
            ("Powiedział: „Ona krzyknęła «stój» i poszła”.", vec!["Ona krzyknęła «stój» i poszła"]),
            ("Han sa: «Hun ropte ‘stopp’ og gikk.»", vec!["Hun ropte ‘stopp’ og gikk."]),
            ("Han sagde: »Hun råbte ’stop’ og gik.«", vec!["Hun råbte ’stop’ og gik."]),
            ("Hon sade: »Han ropade 'stopp' och gick.»", vec!["Han ropade 'stopp' och gick."]),
            ("Hän sanoi: ”Hän huusi ’seis’ ja lähti.”", vec!["Hän huusi ’seis’ ja lähti."]),
            ("彼は「彼女は『待て』と叫んだ」と述べた。", vec!["彼女は『待て』と叫んだ"]),
            ("他说：“我们走。”", vec!["我们走。"]),
            ("Ze zei: „We gaan.” En: “Nu.”", vec!["We gaan.", "Nu."]),
            ("Řekl: „Jdeme.“ A pak: »Hned.«", vec!["Jdeme.", "Hned."]),
            ("Il dit\u{a0}: «\u{202f}Un.\u{202f}»", vec!["Un."]),
            ("Azt mondta: „Menjünk.” »Most.«", vec!["Menjünk.", "Most."]),
        ] {
            assert_eq!(inner(text), expected, "{text}");
        }
    }

    fn primary(text: &str) -> Vec<&str> {
        assert_eq!(singles([text].into_iter()), Singles::Primary, "{text}");
        spans(text, Singles::Primary, false).iter().map(|span| &text[span.inner.clone()]).collect()
    }

    #[test]
    fn test_single_marks_are_told_from_every_apostrophe() {
        for (text, expected) in [
            ("‘It’s the voters’ choice,’ said Ann.", vec!["It’s the voters’ choice,"]),
            ("'It's the voters' choice,' said Ann.", vec!["It's the voters' choice,"]),
            (
                "‘They danced to rock ’n’ roll in the ’80s,’ he said.",
                vec!["They danced to rock ’n’ roll in the ’80s,"],
            ),
            ("‘Go, ’cause it’s late,’ he said.", vec!["Go, ’cause it’s late,"]),
            ("‘He told me “no” twice,’ she said.", vec!["He told me “no” twice,"]),
            ("‘One,’ he said. ‘Two.’ The ’90s were ‘odd’.", vec!["One,", "Two.", "odd"]),
            ("‘We go,’ zei hij. ’s Avonds was het stil.", vec!["We go,"]),
        ] {
            assert_eq!(primary(text), expected, "{text}");
        }
    }

    #[test]
    fn test_marks_in_the_dark_neither_panic_nor_take_long() {
        for mark in
            ["\"", "“", "”", "„", "«", "»", "‘", "'", "''", "「", "』", "“„", "«\"", " \"a", "\"a ", "é“"]
        {
            let text = mark.repeat(20_000);
            for singles in [Singles::Ignore, Singles::Primary] {
                let begun = std::time::Instant::now();
                for span in spans(&text, singles, true) {
                    assert!(text.get(span.inner.clone()).is_some() && text.get(span.outer.clone()).is_some());
                    assert!(span.outer.start <= span.inner.start && span.inner.end <= span.outer.end);
                }
                assert!(begun.elapsed().as_secs() < 2, "{mark}: {:?}", begun.elapsed());
            }
        }
    }

    #[test]
    fn test_an_open_quotation_goes_on_in_the_next_paragraph() {
        let open = &spans("He said: “We go on.", Singles::Ignore, true)[0];
        assert!(open.is_open);
        assert!(spans("He said: “We go on.", Singles::Ignore, false).is_empty());
    }

    #[test]
    fn test_single_marks_against_apostrophes() {
        let text = "‘It’s the voters’ choice,’ said Ann. ‘I don’t mind.’";
        assert_eq!(singles([text].into_iter()), Singles::Primary);
        let found: Vec<_> =
            spans(text, Singles::Primary, false).iter().map(|span| &text[span.inner.clone()]).collect();
        assert_eq!(found, ["It’s the voters’ choice,", "I don’t mind."]);
        assert_eq!(singles(["The voters’ choice isn’t ‘odd’, “he said.”"].into_iter()), Singles::Ignore);
    }
}
