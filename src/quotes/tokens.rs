//! Tokens: words with their roles, punctuation, and each quotation as one token.

use std::ops::Range;

use super::marks::Span;
use crate::lexicon::{Words, hash, role};

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

/// Appends the tokens of a paragraph; `spans` are its quotations, the first of them is the document's `first_quote`th.
pub(crate) fn tokens(text: &str, spans: &[Span], first_quote: usize, words: &Words, out: &mut Vec<Token>) {
    let bytes = text.as_bytes();
    let begin = out.len();
    let mut at = 0;
    let mut next_span = 0;
    let mut starts_sentence = true;
    while at < bytes.len() {
        if let Some(span) = spans.get(next_span)
            && at >= span.outer.start
        {
            out.push(Token {
                what: What::Quote((first_quote + next_span) as u32),
                start: span.outer.start as u32,
                end: span.outer.end as u32,
                roles: 0,
                hash: 0,
                starts_sentence,
            });
            starts_sentence = ends_sentence_within(text, span, bytes);
            at = span.outer.end.max(at + 1);
            next_span += 1;
            continue;
        }
        let limit = spans.get(next_span).map_or(bytes.len(), |span| span.outer.start);
        let byte = bytes[at];
        if byte == b' ' || byte == b'\n' || byte == b'\t' {
            at += 1;
            continue;
        }
        let Some(c) = text[at..].chars().next() else { break };
        if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        }
        if !c.is_alphanumeric() {
            let end = at + c.len_utf8();
            out.push(Token {
                what: What::Punct(c),
                start: at as u32,
                end: end as u32,
                roles: 0,
                hash: 0,
                starts_sentence,
            });
            starts_sentence =
                matches!(c, '.' | '!' | '?' | '…' | '。') || (starts_sentence && !c.is_alphanumeric());
            at = end;
            continue;
        }
        let end = word_end(text, at, limit);
        let end = with_full_stop(text, at, end, limit, words);
        let word = &text[at..end];
        let hash = hash(word);
        let what = what(word, c);
        let mut roles = words.roles(hash);
        if roles == 0 && word.ends_with('.') {
            roles = words.roles(crate::lexicon::hash(&word[..word.len() - 1]));
        }
        out.push(Token { what, start: at as u32, end: end as u32, roles, hash, starts_sentence });
        starts_sentence = false;
        at = end;
        // "'s" and "’s" become a token of their own, as does the bare apostrophe of a plural.
        let rest = &text[at..limit.max(at)];
        for ending in ["'s", "’s", "'", "’"] {
            let Some(tail) = rest.strip_prefix(ending) else { continue };
            let is_end = !tail.starts_with(char::is_alphanumeric);
            if is_end && (ending.ends_with('s') || word.ends_with('s')) {
                out.push(Token {
                    what: What::Possessive,
                    start: at as u32,
                    end: (at + ending.len()) as u32,
                    roles: 0,
                    hash: 0,
                    starts_sentence: false,
                });
                at += ending.len();
            }
            break;
        }
    }
    if let Some(first) = out.get_mut(begin) {
        first.starts_sentence = true;
    }
}

/// Whether a sentence ends with the quotation: a full stop inside, and a capital or nothing behind. Behind "?" and "!"
/// a capital tells nothing ("“Why?” Lee asked").
fn ends_sentence_within(text: &str, span: &Span, bytes: &[u8]) -> bool {
    let inside = text[span.inner.clone()].chars().next_back();
    let stops = inside == Some('.') && bytes.get(span.outer.end).is_none_or(|&next| next != b',');
    let next = text[span.outer.end.min(text.len())..].trim_start().chars().next();
    stops && next.is_none_or(|c| !c.is_lowercase())
}

fn what(word: &str, first: char) -> What {
    if first.is_numeric() {
        return What::Number;
    }
    if !first.is_uppercase() {
        return What::Lower;
    }
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let is_acronym = letters.clone().count() > 1 && letters.all(char::is_uppercase);
    if is_acronym { What::Acronym } else { What::Capital }
}

/// Longest abbreviation of single letters, in bytes.
const LONGEST_DOTTED: usize = 24;

/// The end of the word that starts at `at`: letters and digits, with hyphens and apostrophes between letters.
fn word_end(text: &str, at: usize, limit: usize) -> usize {
    let mut end = at;
    let mut chars = text[at..limit.max(at)].char_indices().peekable();
    while let Some((offset, c)) = chars.next() {
        if c.is_alphanumeric() || is_combining(c) {
            end = at + offset + c.len_utf8();
            continue;
        }
        let joins = match c {
            '-' | '\u{2010}' | '\u{2011}' | '\u{ad}' => true,
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
