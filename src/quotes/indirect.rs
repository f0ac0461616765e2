//! Reported speech: clauses that a cue clearly opens or closes, without quotation marks. "Lee said that …", "…, Lee said.",
//! "According to Lee, …". What a reporter sums up without such a clause ("Lee praised the plan") is left alone, as are sentences
//! with quotation marks, whose quotes are found by those.

use std::ops::Range;

use super::document::Document;
use super::mentions::{Form, Head, Mention, Order};
use super::tokens::What;
use crate::lexicon::role;

/// A clause that somebody is reported to have said.
#[derive(Debug, Clone)]
pub(crate) struct Reported {
    pub(crate) paragraph: usize,
    /// Bytes of the clause in the paragraph.
    pub(crate) words: Range<usize>,
    pub(crate) mention: u32,
    /// The cue's token.
    pub(crate) cue: u32,
    pub(crate) confidence: f32,
}

/// Confidence by shape: the shares of such clauses whose words and speaker were right on PolNeAR's reported speech.
const THAT: f32 = 0.78;
const BARE: f32 = 0.85;
const CLOSED: f32 = 0.6;
const SOURCE: f32 = 0.74;

/// Fewest words of a clause.
const FEWEST_WORDS: usize = 4;
/// Words that may stand between a cue and its "that": "said on Monday that".
const MOST_BETWEEN: usize = 8;

/// The reported clauses of a text, in its order, and whether there are more than `most`.
pub(crate) fn find(document: &Document<'_>, most: usize) -> (Vec<Reported>, bool) {
    let openers = document.words.lexicon.clause_openers;
    let mut out: Vec<Reported> = Vec::new();
    for (paragraph, mentions) in document.paragraph_mentions.iter().enumerate() {
        let range = document.paragraph_tokens[paragraph].clone();
        let mut reader = Sentences { document, range, sentence: 0..0, words: 0..0, counts: Vec::new() };
        for index in mentions.clone() {
            let mention = &document.mentions[index];
            let Some(cue) = mention.cue else { continue };
            if mention.is_possessive || mention.is_apposition || !can_speak(document, mention) {
                continue;
            }
            reader.go_to(mention.start as usize);
            let Some((clause, confidence)) = reader.clause(mention, cue as usize, openers) else { continue };
            let bytes =
                document.tokens[clause.start].start as usize..document.tokens[clause.end - 1].end as usize;
            let is_new =
                out.last().is_none_or(|last| last.paragraph != paragraph || last.words.end <= bytes.start);
            if is_new && out.len() == most {
                return (out, true);
            }
            if is_new {
                out.push(Reported { paragraph, words: bytes, mention: index as u32, cue, confidence });
            }
        }
    }
    (out, false)
}

/// Whether a clause can be laid to this mention: no "who", whose clause is not the sentence's, and no "this week".
fn can_speak(document: &Document<'_>, mention: &Mention) -> bool {
    match mention.form {
        Form::Person | Form::Organisation => true,
        Form::Pronoun => {
            let token = &document.tokens[mention.start as usize];
            let printed = document.printed(mention).to_lowercase();
            token.has(role::HE | role::SHE)
                || document.words.lexicon.they.contains(&printed.as_str())
                || token.starts_sentence
        }
        Form::Nominal => {
            !mention.is_nested && (mention.order != Order::Inverted || mention.head != Head::Other)
        }
    }
}

/// Walks the sentences of a paragraph. A sentence may be as long as its text and hold a cue at every third word, so what is asked
/// of a clause is counted once for the sentence and not for each clause anew.
struct Sentences<'d, 'a> {
    document: &'d Document<'a>,
    range: Range<usize>,
    sentence: Range<usize>,
    /// The sentence without the punctuation at its ends.
    words: Range<usize>,
    /// Before each token of the sentence, and behind its last.
    counts: Vec<Counts>,
}

/// Tokens of a sentence up to a place in it.
#[derive(Debug, Clone, Copy, Default)]
struct Counts {
    words: u32,
    quotes: u32,
    /// Words in lower case that may be verbs.
    verbs: u32,
}

impl Sentences<'_, '_> {
    /// Moves on to the sentence that holds this token; tokens come in order.
    fn go_to(&mut self, at: usize) {
        while self.sentence.end <= at {
            let start = self.sentence.end.max(self.range.start);
            let mut end = start + 1;
            while end < self.range.end && !self.document.tokens[end].starts_sentence {
                end += 1;
            }
            self.sentence = start..end;
            self.words = self.trimmed(start..end);
            self.count();
        }
    }

    fn count(&mut self) {
        let mut counts = Counts::default();
        self.counts.clear();
        self.counts.push(counts);
        for token in &self.document.tokens[self.sentence.clone()] {
            counts.words += u32::from(token.is_word());
            counts.quotes += u32::from(matches!(token.what, What::Quote(_)));
            counts.verbs += u32::from(token.what == What::Lower && token.has(role::ADVERB | role::CUE));
            self.counts.push(counts);
        }
    }

    /// What a part of the sentence holds, by the counts.
    fn counted(&self, part: &Range<usize>, of: impl Fn(&Counts) -> u32) -> usize {
        let at = |token: usize| self.counts.get(token - self.sentence.start).map_or(0, &of);
        at(part.end.max(part.start)).saturating_sub(at(part.start)) as usize
    }

    /// A part of the sentence without the punctuation at its ends.
    fn trimmed(&self, part: Range<usize>) -> Range<usize> {
        let tokens = &self.document.tokens;
        let Range { mut start, mut end } = part;
        while start < end && matches!(tokens[start].what, What::Punct(_)) {
            start += 1;
        }
        while end > start && matches!(tokens[end - 1].what, What::Punct(c) if c != ')' && c != '%') {
            end -= 1;
        }
        start..end
    }

    fn clause(&self, mention: &Mention, cue: usize, openers: &[&str]) -> Option<(Range<usize>, f32)> {
        let tokens = &self.document.tokens;
        let Range { start, end } = self.sentence.clone();
        if cue < start || cue >= end || mention.end as usize > end {
            return None;
        }
        let (from, to) = (mention.start as usize, mention.end as usize);
        match mention.order {
            Order::Source if to < end && tokens[to].is(',') && cue <= start + 1 && cue < from => {
                self.words(to + 1..end).map(|clause| (clause, SOURCE))
            }
            Order::Source if cue < from && cue > start && tokens[cue - 1].is(',') => {
                self.words(start..cue - 1).map(|clause| (clause, SOURCE))
            }
            Order::Subject | Order::Apposed
                if tokens[cue].has(role::STRONG) && cue >= to && self.is_clause(mention, cue) =>
            {
                let opener = (cue + 1..end.min(cue + 1 + MOST_BETWEEN))
                    .take_while(|&at| {
                        !matches!(tokens[at].what, What::Quote(_))
                            && !tokens[at].has(role::STRONG | role::TELL)
                    })
                    .find(|&at| openers.contains(&self.printed(mention, at)));
                if let Some(opener) = opener {
                    return self.words(opener + 1..end).map(|clause| (clause, THAT));
                }
                let is_plain = self.is_plain(mention, cue);
                let closes = is_plain && from > start && tokens[from - 1].is(',') && self.is_closed(cue, end);
                if closes && mention.order == Order::Subject {
                    return self.closed(start..from - 1).map(|clause| (clause, CLOSED));
                }
                (is_plain && self.opens_clause(cue + 1, end))
                    .then(|| self.words(cue + 1..end).map(|clause| (clause, BARE)))
                    .flatten()
            }
            Order::Inverted if cue > start && tokens[cue - 1].is(',') && self.is_plain(mention, cue) => {
                self.closed(start..cue - 1).map(|clause| (clause, CLOSED))
            }
            _ => None,
        }
    }

    fn printed(&self, mention: &Mention, at: usize) -> &str {
        self.document.words_of(mention.paragraph, at as u32, at as u32 + 1)
    }

    fn is_plain(&self, mention: &Mention, cue: usize) -> bool {
        let plain = self.document.words.lexicon.plain;
        plain.is_empty() || plain.contains(&self.printed(mention, cue))
    }

    /// Whether the mention is a clause's subject and the cue its verb, not a noun ("their claims that") and not a participle whose
    /// subject stands further off ("…, alleging that").
    fn is_clause(&self, mention: &Mention, cue: usize) -> bool {
        let word = self.printed(mention, cue);
        let before = (mention.start as usize)
            .checked_sub(1)
            .filter(|&at| at >= self.sentence.start)
            .map(|at| &self.document.tokens[at]);
        let opens = mention.is_subject
            || before.is_none_or(|token| {
                token.has(role::STOP | role::CUE) && !token.has(role::PREPOSITION)
                    || token.is(',')
                    || matches!(token.what, What::Quote(_))
            });
        let lexicon = self.document.words.lexicon;
        let ends = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
        let is_noun = !lexicon.past_endings.is_empty()
            && mention.form == Form::Nominal
            && !ends(lexicon.past_endings)
            && !lexicon.plain.contains(&word);
        let is_participle = ends(lexicon.participle_endings);
        opens && !is_noun && !is_participle
    }

    /// A clause that a cue closes: a sentence of its own, with a verb, not a clause that waits for its main one.
    fn closed(&self, clause: Range<usize>) -> Option<Range<usize>> {
        let tokens = &self.document.tokens;
        let first = &tokens[clause.start];
        let waits = first.has(role::STOP | role::PREPOSITION) && !first.has(role::DETERMINER | role::PRONOUN);
        let has_verb = self.counted(&(clause.start + 1..clause.end), |counts| counts.verbs) > 0;
        (!waits && has_verb).then(|| self.words(clause)).flatten()
    }

    /// Whether nothing but a time or a place follows the cue: "…, Lee said on Monday."
    fn is_closed(&self, cue: usize, end: usize) -> bool {
        let tokens = &self.document.tokens;
        (cue + 1..end).next().is_none_or(|at| {
            matches!(tokens[at].what, What::Punct(_))
                || tokens[at].has(role::PREPOSITION)
                || tokens[at].is_capital()
        })
    }

    /// "said the plan was ready": a subject right behind the cue, and a verb behind that.
    fn opens_clause(&self, at: usize, end: usize) -> bool {
        let tokens = &self.document.tokens;
        let Some(first) = tokens.get(at).filter(|_| at < end) else { return false };
        let opens =
            first.has(role::DETERMINER | role::PRONOUN) || first.is_capital() && !first.has(role::STOP);
        opens
            && tokens[at + 1..end.min(at + 14)]
                .iter()
                .any(|token| token.what == What::Lower && token.has(role::ADVERB | role::CUE))
    }

    /// The clause without its full stop, if it has words enough and no quotation.
    fn words(&self, clause: Range<usize>) -> Option<Range<usize>> {
        // many clauses share an end of the sentence: the punctuation there has been read
        let opens = clause.start == self.sentence.start;
        let closes = clause.end == self.sentence.end;
        let start = if opens { self.words.start } else { clause.start };
        let end = if closes { self.words.end } else { clause.end };
        let clause = self.trimmed(start..end.max(start));
        let has_quote = self.counted(&clause, |counts| counts.quotes) > 0;
        (!has_quote && self.counted(&clause, |counts| counts.words) >= FEWEST_WORDS).then_some(clause)
    }
}

#[cfg(test)]
mod tests {
    use crate::quotes::{Options, QuoteKind, of_text};

    #[test]
    fn test_clear_clauses_are_taken_and_nothing_else() {
        let options = Options { language: Some("en"), indirect: true, ..Options::default() };
        for (text, expected) in [
            (
                "Irene Kolb said on Monday that the bridge would stay shut.",
                Some(("the bridge would stay shut", "Irene Kolb")),
            ),
            (
                "Irene Kolb said the bridge would stay shut.",
                Some(("the bridge would stay shut", "Irene Kolb")),
            ),
            (
                "The bridge will stay shut, Irene Kolb said on Monday.",
                Some(("The bridge will stay shut", "Irene Kolb")),
            ),
            (
                "According to Irene Kolb, the bridge will stay shut.",
                Some(("the bridge will stay shut", "Irene Kolb")),
            ),
            (
                "The bridge will stay shut, according to Irene Kolb.",
                Some(("The bridge will stay shut", "Irene Kolb")),
            ),
            ("Irene Kolb praised the men who built the bridge.", None),
            ("Irene Kolb spoke on Monday of a bridge.", None),
        ] {
            let quotes = of_text(text, options);
            let got = quotes.first().map(|quote| {
                assert_eq!(quote.kind, QuoteKind::Indirect);
                assert_eq!(quote.text, text[quote.start..quote.end]);
                (quote.text.as_str(), quote.speaker.as_deref().unwrap_or_default())
            });
            assert_eq!(got, expected, "{text}");
            assert!(of_text(text, Options { indirect: false, ..options }).is_empty());
        }
    }
}
