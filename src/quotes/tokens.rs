//! Tokens: words with their roles, punctuation, and each quotation as one token.

use std::ops::Range;

use super::marks::{self, Span};
use super::morphology::{self, Offices};
use super::stems;
use crate::lexicon::{Words, hash, hash_elided, hash_straight, role};
use crate::text::{is_alphabetic, is_alphanumeric};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum What {
    /// A word in lower case.
    Lower,
    /// A word with a capital first letter.
    Capital,
    /// A word of two capitals or more and nothing else: "FBI".
    Acronym,
    /// Digits.
    Number,
    /// "'s" behind a word.
    Possessive,
    /// A mark of punctuation.
    Punct(char),
    /// A quotation, by its index among the document's.
    Quote(u32),
}

/// A token of a paragraph.
#[derive(Debug, Clone)]
pub(crate) struct Token {
    pub(crate) what: What,
    /// Bytes of the paragraph's text.
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// Roles in the lexicon.
    pub(crate) roles: u32,
    /// Hash of the lower case, for words.
    pub(crate) hash: u64,
    /// A sentence starts here.
    pub(crate) starts_sentence: bool,
}

impl Token {
    pub(crate) fn has(&self, roles: u32) -> bool {
        self.roles & roles != 0
    }
    pub(crate) fn is_word(&self) -> bool {
        matches!(self.what, What::Lower | What::Capital | What::Acronym)
    }
    pub(crate) fn is_capital(&self) -> bool {
        matches!(self.what, What::Capital | What::Acronym)
    }
    pub(crate) fn is(&self, punct: char) -> bool {
        self.what == What::Punct(punct)
    }
}

/// Appends the tokens of a paragraph; `spans` are its quotations, the first of them is the document's `first_quote`th. One walk over the
/// bytes; what words mean only beside others is settled behind it.
pub(crate) fn tokens(text: &str, spans: &[Span], first_quote: usize, words: &Words, out: &mut Vec<Token>) {
    let begin = out.len();
    let lexicon = words.lexicon;
    let is_morphed = !lexicon.subject_first && !lexicon.strong.is_empty();
    let mut walk = Walk {
        text,
        words,
        inflects: stems::inflects(lexicon),
        offices: is_morphed.then(|| morphology::offices(lexicon)),
        out,
        begin,
        at: 0,
        starts_sentence: true,
    };
    let mut next_span = 0;
    while walk.at < text.len() {
        let span = spans.get(next_span);
        if let Some(span) = span
            && walk.at >= span.outer.start
        {
            walk.quotation(span, first_quote + next_span);
            next_span += 1;
            continue;
        }
        if text.as_bytes()[walk.at] == b' ' {
            walk.at += 1;
            continue;
        }
        let Some(c) = text[walk.at..].chars().next() else { break };
        if c.is_whitespace() {
            walk.at += c.len_utf8();
        } else if is_alphanumeric(c) {
            walk.word(c, span.map_or(text.len(), |span| span.outer.start));
        } else {
            walk.mark(c);
        }
    }
    if let Some(first) = out.get_mut(begin) {
        first.starts_sentence = true;
    }
    if !lexicon.separable.is_empty() || !lexicon.behind.is_empty() || !lexicon.viewpoint.is_empty() {
        settle(&mut out[begin..], words);
    }
    if !lexicon.impersonal.is_empty() && !spans.is_empty() {
        find_sources(text, &mut out[begin..], words);
    }
    if !lexicon.sources.is_empty() {
        find_paired_sources(&mut out[begin..], words);
    }
    let endings = if is_morphed && !spans.is_empty() { lexicon.verb_endings } else { &[] };
    if !endings.is_empty() {
        find_verbs(text, &mut out[begin..], endings);
    }
}

/// The walk over a paragraph. Each step takes one token, and what is written together with it.
struct Walk<'a> {
    text: &'a str,
    words: &'a Words,
    /// Words are told from others by their stems.
    inflects: bool,
    /// The endings of trades and offices, where unknown words are read by them.
    offices: Option<Offices>,
    /// The tokens of the document so far, and how many of them were there before this paragraph.
    out: &'a mut Vec<Token>,
    begin: usize,
    /// The byte that is next.
    at: usize,
    /// Whether a sentence starts there.
    starts_sentence: bool,
}

impl Walk<'_> {
    /// Appends a token that ends at this byte, and goes on behind it.
    fn take(&mut self, what: What, end: usize, roles: u32, hash: u64) {
        let (start, end) = (self.at as u32, end as u32);
        self.out.push(Token { what, start, end, roles, hash, starts_sentence: self.starts_sentence });
        self.at = end as usize;
    }

    /// The document's `number`th quotation.
    fn quotation(&mut self, span: &Span, number: usize) {
        let next = span.outer.end.max(self.at + 1);
        self.at = span.outer.start;
        self.take(What::Quote(number as u32), span.outer.end, 0, 0);
        self.starts_sentence = ends_sentence_within(self.text, span);
        self.at = next;
    }

    /// A mark of punctuation, Arabic ones as their Latin counterparts.
    fn mark(&mut self, c: char) {
        let mark = match c {
            '،' => ',',
            '؛' => ';',
            '؟' => '?',
            c => c,
        };
        self.take(What::Punct(mark), self.at + c.len_utf8(), 0, 0);
        self.starts_sentence = matches!(mark, '.' | '!' | '?' | '…' | '。' | '।' | '۔')
            || (self.starts_sentence && !c.is_alphanumeric());
    }

    /// A word that begins with this letter or digit, up to where a quotation begins; with what hangs on it by an apostrophe or a hyphen.
    fn word(&mut self, first: char, limit: usize) {
        let (text, words, at) = (self.text, self.words, self.at);
        let lexicon = words.lexicon;
        let end = word_end(text, at, limit);
        let joint = (end - at <= LONGEST_JOINED)
            .then(|| joint(&text[at..end], words, self.starts_sentence))
            .flatten();
        let end = match joint {
            Some((length, _)) => at + length,
            None => with_full_stop(text, at, end, limit, words),
        };
        let end = if lexicon.has_spaced_words { spaced_end(text, at, end, limit, words) } else { end };
        let word = &text[at..end];
        let hash = match joint.and_then(|_| word.strip_suffix(['\'', '’'])) {
            Some(elided) => hash_elided(elided),
            _ if !lexicon.elisions.is_empty() => hash_straight(word),
            _ => hash(word),
        };
        let mut what = what(word, first);
        // "der 43-Jährige"
        if lexicon.nouns_are_capitalised && what == What::Number && word.contains(char::is_uppercase) {
            what = What::Capital;
        }
        // "ο 43χρονος", "43-åringen"
        if what == What::Number && word.ends_with(char::is_alphabetic) && self.is_office(word) {
            what = What::Lower;
        }
        let mut roles = self.roles(word, hash, what);
        // "وقال", "למשטרה": the token is the word without the particle
        let mut hash = hash;
        if roles == 0
            && !lexicon.proclitics.is_empty()
            && let Some((gone, found)) = words.unjoined(word)
        {
            roles = found;
            self.at += gone;
            hash = crate::lexicon::hash(&word[gone..]);
        }
        if joint.is_some() && lexicon.has_apostrophe_suffixes && is_cased(&text[end..], words) {
            roles |= role::OBLIQUE;
        }
        // the lexicon has been asked; from here on a word is told from others by its stem
        let is_stemmed = self.inflects && (!lexicon.nouns_are_capitalised || what == What::Capital);
        let hash = if is_stemmed { stems::stem_hash(word, lexicon) } else { hash };
        // "Konradowi", "Степаном": a given name, whatever its case
        if roles == 0 && is_stemmed && what == What::Capital && !self.starts_sentence {
            roles = words.given(hash);
        }
        self.take(what, end, roles, hash);
        self.starts_sentence = false;
        match joint {
            Some((_, skipped)) => self.at += skipped,
            None => self.possessive(word, limit),
        }
    }

    /// Whether a word ends like a trade or an office of the language.
    fn is_office(&self, word: &str) -> bool {
        self.offices.as_ref().is_some_and(|offices| offices.have(word))
    }

    /// The roles of a word: the lexicon's, but for those that a German noun cannot have. A word that the lexicon does not know has
    /// those of its last part, of its ending, or of itself without its full stop.
    fn roles(&self, word: &str, hash: u64, what: What) -> u32 {
        let (words, has_nouns) = (self.words, self.words.lexicon.nouns_are_capitalised);
        let mut roles = words.roles(hash);
        let is_capital = has_nouns && what == What::Capital;
        let before = self.out[self.begin..].last();
        if is_capital
            && !self.starts_sentence
            && !before.is_some_and(|last| matches!(last.what, What::Quote(_) | What::Punct(_)))
        {
            roles &= !SMALL_WORDS;
        }
        if roles == 0 && is_capital {
            roles = compound_roles(word, words);
        }
        if roles == 0 && what == What::Lower && self.is_office(word) {
            roles = role::ROLE;
        }
        match word.strip_suffix('.') {
            Some(word) if roles == 0 => words.roles(crate::lexicon::hash(word)),
            _ => roles,
        }
    }

    /// "'s" and "’s" become a token of their own, as does the bare apostrophe of a plural.
    fn possessive(&mut self, word: &str, limit: usize) {
        let rest = &self.text[self.at..limit.max(self.at)];
        // one look at a byte for nearly all words
        if !matches!(rest.as_bytes().first(), Some(b'\'' | 0xE2)) {
            return;
        }
        let ending = ["'s", "’s", "'", "’"].into_iter().find(|ending| rest.starts_with(ending));
        let Some(ending) = ending else { return };
        let is_end = !rest[ending.len()..].starts_with(char::is_alphanumeric);
        if is_end && (ending.ends_with('s') || word.ends_with('s')) {
            self.take(What::Possessive, self.at + ending.len(), 0, 0);
        }
    }
}

/// Words between a verb that says what somebody says and the preposition that names them: "kommer det tørt fra Moum".
const BEFORE_SOURCE: usize = 3;
/// Words of the phrase with that preposition where it opens the clause: "V odůvodnění rozsudku stojí".
const LONGEST_SOURCE: usize = 7;

/// Marks the prepositions that name the source of a verb without a person for its subject: "lyder det fra klubben".
fn find_sources(text: &str, tokens: &mut [Token], words: &Words) {
    let printed =
        |token: &Token| hash(text.get(token.start as usize..token.end as usize).unwrap_or_default());
    for at in 0..tokens.len() {
        if !tokens[at].has(role::SEPARABLE) || !tokens[at].is_word() {
            continue;
        }
        let verb = printed(&tokens[at]);
        let names = |token: &Token| {
            token.has(role::PREPOSITION | role::STOP | role::ATTACHES | role::ACCORDING)
                && words.is_impersonal(verb, printed(token))
        };
        let behind = tokens[at + 1..].iter().take(1 + BEFORE_SOURCE);
        let mut source = behind
            .take_while(|token| token.what == What::Lower && !token.starts_sentence)
            .position(names)
            .map(|behind| at + 1 + behind);
        if source.is_none() {
            for before in (at.saturating_sub(LONGEST_SOURCE)..at).rev() {
                let token = &tokens[before];
                if !token.is_word() && token.what != What::Number {
                    break;
                }
                let opens = token.starts_sentence
                    || before > 0
                        && (!tokens[before - 1].is_word()
                            || tokens[before - 1].has(role::STOP)
                                && !tokens[before - 1].has(role::PREPOSITION));
                if opens && before + 1 < at && names(token) {
                    source = Some(before);
                }
                if token.starts_sentence {
                    break;
                }
            }
        }
        if let Some(source) = source {
            tokens[source].roles |= role::ACCORDING;
        }
    }
}

/// Whether the ending behind an apostrophe tells that a name is no subject. "…'ndan yapılan açıklamada" names a source.
fn is_cased(rest: &str, words: &Words) -> bool {
    let ending = rest.trim_start_matches(['\'', '’']);
    let length = ending.find(|c: char| !c.is_alphabetic()).unwrap_or(ending.len());
    words.lexicon.name_cases.contains(&&ending[..length])
}

/// Two words that name a source together do so in that order only.
fn find_paired_sources(tokens: &mut [Token], words: &Words) {
    for at in 1..tokens.len() {
        if words.is_source(tokens[at - 1].hash, tokens[at].hash) {
            tokens[at].roles = tokens[at].roles & !(role::STRONG | role::TELL | role::WEAK) | role::ACCORDING;
        }
    }
}

/// Takes an unknown word for a verb of saying where only one can stand: behind a quotation and its comma or dash, before somebody
/// («…», frohlockte der Trainer); before a colon and a quotation, behind somebody (Kolb frohlockt: „…“).
fn find_verbs(text: &str, tokens: &mut [Token], endings: &[&str]) {
    let could_be = |token: &Token| {
        token.what == What::Lower
            && token.roles == 0
            && !token.starts_sentence
            && text
                .get(token.start as usize..token.end as usize)
                .is_some_and(|word| morphology::is_verb(word, endings))
    };
    let is_somebody = |token: &Token| {
        token.is_capital() && !token.starts_sentence
            || token.has(role::DETERMINER | role::PRONOUN | role::ANY_TITLE | role::ROLE)
                && !token.has(role::OBLIQUE)
    };
    for at in 0..tokens.len() {
        if !matches!(tokens[at].what, What::Quote(_)) {
            continue;
        }
        let is_set_off =
            tokens.get(at + 1).is_some_and(|next| matches!(next.what, What::Punct(',' | '—' | '–' | '-')));
        if is_set_off {
            let dashes = tokens[at + 2..]
                .iter()
                .take(1)
                .filter(|next| matches!(next.what, What::Punct('—' | '–' | '-')));
            let verb = at + 2 + dashes.count();
            if tokens.get(verb).is_some_and(could_be) && tokens.get(verb + 1).is_some_and(is_somebody) {
                tokens[verb].roles |= role::STRONG;
            }
        }
        if at >= 3 && tokens[at - 1].is(':') && could_be(&tokens[at - 2]) {
            let before = &tokens[at - 3];
            if before.is_capital() || before.has(role::PRONOUN | role::ROLE) {
                tokens[at - 2].roles |= role::STRONG;
            }
        }
    }
}

/// Roles that a noun with a capital cannot have: "Fragen" asks nothing.
const SMALL_WORDS: u32 = role::STRONG
    | role::TELL
    | role::WEAK
    | role::ZUFOLGE
    | role::ADVERB
    | role::STOP
    | role::PREPOSITION
    | role::PRONOUN
    | role::DETERMINER
    | role::BEHIND
    | role::SEPARABLE
    | role::SEPARATED;

/// Shortest last part of a compound that tells what the whole is: "chef".
const SHORTEST_HEAD: usize = 4;

/// What a compound noun is by its last part: "Bildungssenator" is a senator.
fn compound_roles(word: &str, words: &Words) -> u32 {
    const KINDS: u32 = role::ROLE | role::ROLE_SHE | role::ORGANISATION;
    if word.len() < 2 * SHORTEST_HEAD || word.len() > 60 {
        return 0;
    }
    word.char_indices()
        .skip(2)
        .take_while(|(at, _)| word.len() - at >= SHORTEST_HEAD)
        .map(|(at, _)| words.roles(hash(&word[at..])) & KINDS)
        .find(|&roles| roles != 0)
        .unwrap_or(0)
}

/// Longest words that are parted, in bytes. "l'l'l'l'…" is none: each part would be looked for in all that is left of it.
const LONGEST_JOINED: usize = 160;

/// Where a word that is written together with its neighbour ends, and how many bytes lie before the neighbour: "l'ancien"
/// is two words, and so is "dit-il"; "d'Estaing" is one.
fn joint(word: &str, words: &Words, starts_sentence: bool) -> Option<(usize, usize)> {
    let lexicon = words.lexicon;
    if !lexicon.elisions.is_empty()
        && let Some((at, apostrophe)) = word.char_indices().find(|(_, c)| matches!(c, '\'' | '’'))
    {
        let (head, end) = (&word[..at], at + apostrophe.len_utf8());
        let is_capital = head.starts_with(char::is_uppercase);
        let is_name = is_capital
            && word[end..].starts_with(char::is_uppercase)
            && (!starts_sentence || head.eq_ignore_ascii_case("d"));
        // "d'après" is a word of its own
        let is_whole = words.roles(hash_straight(word)) != 0;
        if !is_name && !is_whole && lexicon.elisions.iter().any(|elided| elided.eq_ignore_ascii_case(head)) {
            return Some((end, 0));
        }
    }
    if lexicon.has_apostrophe_suffixes
        && word.starts_with(char::is_uppercase)
        && let Some(at) = word.find(['\'', '’'])
    {
        return Some((at, word.len() - at));
    }
    if !lexicon.enclitics.is_empty()
        && let Some(at) = word.rfind('-')
        && lexicon.enclitics.iter().any(|pronoun| pronoun.eq_ignore_ascii_case(&word[at + 1..]))
    {
        let head = word[..at].strip_suffix("-t").unwrap_or(&word[..at]);
        return (!head.is_empty()).then_some((head.len(), at + 1 - head.len()));
    }
    None
}

/// Tokens in which a phrase names somebody, and in which a quotation follows.
const VIEW: (usize, usize) = (5, 14);

/// Whether a sentence that opens with "pour" gives somebody's view: it names a person, and quotes.
fn gives_view(rest: &[Token], words: &Words) -> bool {
    let names_someone = rest.iter().take(VIEW.0).any(|token| {
        token.has(role::ROLE | role::ROLE_SHE | role::ANY_TITLE | role::NAME_HE | role::NAME_SHE)
            || token.is_capital() && !words.lexicon.nouns_are_capitalised
    });
    names_someone
        && rest
            .iter()
            .take(VIEW.1)
            .take_while(|token| !token.starts_sentence)
            .any(|token| matches!(token.what, What::Quote(_)))
}

/// Gives words the roles that they have only in their place: "teilte … mit", and "so" behind a quotation.
fn settle(tokens: &mut [Token], words: &Words) {
    let mut verb: Option<usize> = None;
    for at in 0..tokens.len() {
        let token = &tokens[at];
        if token.starts_sentence {
            verb = None;
            if token.has(role::VIEWPOINT) && gives_view(&tokens[at + 1..], words) {
                tokens[at].roles |= role::ACCORDING;
                continue;
            }
        }
        // "Estos mensajes, para Hurtado, son «…»"
        let is_between = token.has(role::VIEWPOINT)
            && at > 0
            && tokens[at - 1].is(',')
            && tokens[at + 1..]
                .iter()
                .take(VIEW.0)
                .position(|next| next.is(','))
                .is_some_and(|comma| comma > 0);
        if is_between && gives_view(&tokens[at + 1..], words) {
            tokens[at].roles |= role::ACCORDING;
            continue;
        }
        if token.has(role::BEHIND)
            && at > 0
            && matches!(tokens[at - 1].what, What::Quote(_) | What::Punct(',' | '–'))
        {
            // ", so dass", ", so heißt es": the next word is no speaker.
            let names_someone = tokens.get(at + 1).is_some_and(|next| {
                next.is_capital() || next.has(role::DETERMINER | role::PRONOUN | role::ANY_TITLE)
            });
            if names_someone {
                tokens[at].roles |= role::ACCORDING;
            }
            continue;
        }
        if token.has(role::SEPARATED)
            && let Some(from) = verb
            && words.is_separable(tokens[from].hash, token.hash)
            && tokens
                .get(at + 1)
                .is_none_or(|next| !next.is_word() && next.what != What::Number || next.has(role::STOP))
        {
            tokens[from].roles |= role::STRONG;
            verb = None;
        } else if token.has(role::SEPARABLE) {
            verb = Some(at);
        }
    }
}

/// Whether a sentence ends with the quotation: a full stop inside, and a capital or nothing behind. Behind "?" and "!"
/// a capital tells nothing ("“Why?” Lee asked").
fn ends_sentence_within(text: &str, span: &Span) -> bool {
    let inside = text[span.inner.clone()].chars().next_back();
    let behind = &text[span.outer.end..];
    let stops = matches!(inside, Some('.' | '।' | '۔')) && !behind.starts_with(',');
    let next = behind.trim_start().chars().next();
    stops && next.is_none_or(|c| !c.is_lowercase())
}

fn what(word: &str, first: char) -> What {
    if first.is_numeric() {
        return What::Number;
    }
    if !first.is_uppercase() {
        return What::Lower;
    }
    let mut letters = word.chars().filter(|c| is_alphabetic(*c));
    let is_acronym = letters.clone().count() > 1 && letters.all(char::is_uppercase);
    if is_acronym { What::Acronym } else { What::Capital }
}

/// Longest abbreviation of single letters, in bytes.
const LONGEST_DOTTED: usize = 24;

/// The end of the word that starts at `at`: letters and digits, with hyphens and apostrophes between letters.
fn word_end(text: &str, at: usize, limit: usize) -> usize {
    // most words are letters of ASCII with a blank behind them
    let part = &text[at..limit.max(at)];
    let plain = part.bytes().take_while(u8::is_ascii_alphanumeric).count();
    if plain > 0 && part.as_bytes().get(plain).is_none_or(|&b| b == b' ') {
        return at + plain;
    }
    let mut end = at;
    let mut chars = part.char_indices().peekable();
    while let Some((offset, c)) = chars.next() {
        if is_alphanumeric(c) || is_combining(c) {
            end = at + offset + c.len_utf8();
            continue;
        }
        let joins = match c {
            '-' | '\u{2010}' | '\u{2011}' | '\u{ad}' | '־' | '׳' => true,
            '"' | '״' | '”' | '“' => marks::is_gershayim(text, at + offset, at + offset + c.len_utf8()),
            '\'' | '’' => {
                // "'s" is a token of its own; "O'Brien", "d'Ivoire", "don't" are one word.
                let tail = &text[at + offset + c.len_utf8()..limit];
                !(tail.starts_with('s') && !tail[1..].starts_with(char::is_alphanumeric))
            }
            '.' | ',' | ':' => {
                // Figures (1,000 and 3.5), and abbreviations of single letters (U.S.).
                let previous = text[at..at + offset].chars().next_back().is_some_and(|c| c.is_ascii_digit());
                let following = chars.peek().is_some_and(|(_, c)| c.is_ascii_digit());
                previous && following
                    || c == '.'
                        && offset <= LONGEST_DOTTED
                        && is_dotted(&text[at..at + offset])
                        && chars.peek().is_some_and(|(_, c)| c.is_alphabetic())
            }
            _ => false,
        };
        if !joins || !chars.peek().is_some_and(|(_, c)| c.is_alphanumeric()) {
            break;
        }
    }
    end
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200c}' | '\u{200d}')
        || matches!(c, '\u{900}'..='\u{dff}')
}

/// "U", "U.S": single letters with full stops between.
fn is_dotted(word: &str) -> bool {
    word.split('.').all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic))
}

/// Takes the full stop of an abbreviation into the word: "Sen.", "J.", "U.S.".
fn with_full_stop(text: &str, at: usize, end: usize, limit: usize, words: &Words) -> usize {
    if end >= limit || text.as_bytes()[end] != b'.' {
        return end;
    }
    let word = &text[at..end];
    let is_initial = is_dotted(word) && word.starts_with(char::is_uppercase);
    let is_abbreviation = word.len() <= 8 && words.roles(hash(word)) & role::ABBREVIATION != 0;
    if is_initial || is_abbreviation { end + 1 } else { end }
}

/// Most parts of a word with blanks within: "phó tổng giám đốc".
const MOST_PARTS: usize = 4;

/// Where a word of the lexicon ends that begins with this one and has blanks within; the longest wins.
fn spaced_end(text: &str, at: usize, end: usize, limit: usize, words: &Words) -> usize {
    let (mut to, mut last) = (end, end);
    for _ in 1..MOST_PARTS {
        let goes_on = last + 1 < limit
            && text[last..].starts_with(' ')
            && text[last + 1..].starts_with(char::is_alphabetic);
        if !goes_on {
            break;
        }
        last = word_end(text, last + 1, limit);
        if words.roles(hash(&text[at..last])) != 0 {
            to = last;
        }
    }
    to
}

/// The bytes from one token to another.
pub(crate) fn bytes(tokens: &[Token], range: Range<usize>) -> Range<usize> {
    if range.is_empty() {
        return 0..0;
    }
    tokens[range.start].start as usize..tokens[range.end - 1].end as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quotes::marks::{Singles, spans};

    fn words_of(text: &str) -> Vec<String> {
        let spans = spans(text, Singles::Ignore, false);
        let mut out = Vec::new();
        tokens(text, &spans, 0, Words::of(Some("en")), &mut out);
        out.iter().map(|token| text[token.start as usize..token.end as usize].to_owned()).collect()
    }

    #[test]
    fn test_abbreviations_possessives_and_quotations_are_one_token_each() {
        assert_eq!(
            words_of("Sen. J. O'Brien of the U.S. Senate's staff: “No way.” 1,000 don't."),
            [
                "Sen.",
                "J.",
                "O'Brien",
                "of",
                "the",
                "U.S.",
                "Senate",
                "'s",
                "staff",
                ":",
                "“No way.”",
                "1,000",
                "don't",
                "."
            ]
        );
    }

    fn tokens_of(text: &str, language: &str) -> Vec<(String, u32)> {
        let spans = spans(text, Singles::Ignore, false);
        let mut out = Vec::new();
        tokens(text, &spans, 0, Words::of(Some(language)), &mut out);
        out.iter()
            .map(|token| (text[token.start as usize..token.end as usize].to_owned(), token.roles))
            .collect()
    }

    #[test]
    fn test_words_written_together_are_parted() {
        let words =
            |text, language| tokens_of(text, language).into_iter().map(|(word, _)| word).collect::<Vec<_>>();
        assert_eq!(
            words("L’ancien maire d'Alès, a-t-il dit, l'Union de M. d’Estaing.", "fr"),
            [
                "L’", "ancien", "maire", "d'", "Alès", ",", "a", "il", "dit", ",", "l'", "Union", "de", "M.",
                "d’", "Estaing", "."
            ]
        );
        assert_eq!(words("disse-lhe D'Alema", "it"), ["disse-lhe", "D'Alema"]);
        assert_eq!(words("Ankara'da Kolbay’a göre", "tr"), ["Ankara", "Kolbay", "göre"]);
        assert_eq!(words("disse-lhe o João-Paulo", "pt"), ["disse", "lhe", "o", "João-Paulo"]);
    }

    #[test]
    fn test_verbs_say_something_with_their_particle_and_so_names_the_source_behind_a_quotation() {
        let roles = |text: &str, word: &str| {
            tokens_of(text, "de")
                .into_iter()
                .find(|(printed, _)| printed == word)
                .map_or(0, |(_, roles)| roles)
        };
        assert_ne!(roles("Das Amt teilte am Montag mit, es sei zu.", "teilte") & role::STRONG, 0);
        assert_eq!(roles("Das Amt teilte den Saal mit dem Chor.", "teilte") & role::STRONG, 0);
        assert_ne!(roles("„Es ist zu“, so der Wirt.", "so") & role::ACCORDING, 0);
        assert_eq!(roles("Es regnete, so dass der Wirt schloss.", "so") & role::ACCORDING, 0);
        assert_eq!(roles("Er hatte viele Fragen.", "Fragen") & role::CUE, 0);
        assert_ne!(roles("Für die Ministerin ist das „ein Fehler“.", "Für") & role::ACCORDING, 0);
        assert_eq!(roles("Für die Brücke ist das „ein Fehler“.", "Für") & role::ACCORDING, 0);
        assert_ne!(roles("Das meint Bildungssenator Brandt.", "Bildungssenator") & role::ROLE, 0);
    }

    #[test]
    fn test_sentences_start_behind_a_stop_and_behind_a_quotation_that_holds_one() {
        let text = "“It is.” Lee left. “Is it?” Lee said.";
        let spans = spans(text, Singles::Ignore, false);
        let mut out = Vec::new();
        tokens(text, &spans, 0, Words::of(Some("en")), &mut out);
        let starts: Vec<&str> = out
            .iter()
            .filter(|token| token.starts_sentence)
            .map(|token| &text[token.start as usize..token.end as usize])
            .collect();
        assert_eq!(starts, ["“It is.”", "Lee", "“Is it?”"]);
    }
}
