//! Order: where a mention stands to the verb that it may be the subject of, as if the subject came first; what other languages
//! do is [`word_order`](super::word_order)'s.

use super::mentions::{Form, Mention, Order};
use super::tokens::{Token, What};
use crate::lexicon::role;

/// The cue that a mention belongs to, and how it stands to it.
pub(super) fn order(
    tokens: &[Token],
    mention: &Mention,
    range: std::ops::Range<usize>,
) -> (Order, Option<u32>) {
    let (start, end) = (mention.start as usize, mention.end as usize);
    // "menurutnya", "לדבריו": the pronoun hangs on the preposition
    if mention.form == Form::Pronoun && tokens[start].has(role::ACCORDING) {
        return (Order::Source, Some(start as u32));
    }
    // "according to Lee", "laut Lee", "so Lee".
    for back in 1..=2 {
        let Some(at) = start.checked_sub(back).filter(|&at| at >= range.start) else { break };
        if tokens[at].has(role::ACCORDING) && !tokens[at].has(role::PRONOUN) {
            return (Order::Source, Some(at as u32));
        }
        if !tokens[at].has(role::PREPOSITION | role::DETERMINER) {
            break;
        }
    }
    if tokens.get(end).is_some_and(|t| end < range.end && t.has(role::ZUFOLGE)) {
        return (Order::Source, Some(end as u32));
    }
    let after = cue_after(tokens, end, range.end);
    if let Some((Order::Subject, _)) = after {
        return after.map(|(order, cue)| (order, Some(cue))).unwrap_or((Order::None, None));
    }
    // "said Lee", "said on Sunday Lee" is rare.
    if start > range.start && tokens[start - 1].has(role::STRONG | role::TELL) {
        let is_object = tokens[start - 1].has(role::TELL) && !tokens[start - 1].has(role::STRONG);
        if !is_object {
            return (Order::Inverted, Some(start as u32 - 1));
        }
    }
    // Elsewhere the auxiliary parts them: "hat Lee gesagt", "a déclaré Lee" is adjacent.
    after.map_or((Order::None, None), |(order, cue)| (order, Some(cue)))
}

/// Tokens between a mention and its cue, with those in brackets and the adverbs, which part them any number of times.
pub(super) const LONGEST_REACH: usize = 160;

/// The first cue behind a mention within its sentence.
pub(super) fn cue_after(tokens: &[Token], end: usize, limit: usize) -> Option<(Order, u32)> {
    let mut at = end;
    let mut passed = 0;
    let mut is_apposed = false;
    let mut depth = 0;
    while at < limit.min(end + LONGEST_REACH) && passed < 25 {
        let token = &tokens[at];
        if token.starts_sentence {
            return None;
        }
        match token.what {
            What::Quote(_) => return None,
            What::Punct('(' | '[') => {
                depth += 1;
                is_apposed = true;
            }
            What::Punct(')' | ']') => depth -= 1,
            What::Punct(',' | '—' | '–') if at == end => is_apposed = true,
            What::Punct('.' | '!' | '?' | ';' | ':') => return None,
            What::Possessive if at == end => {}
            _ if depth > 0 => {}
            _ if token.has(role::STRONG | role::TELL | role::WEAK) && !is_noun_here(tokens, at) => {
                let closes_apposition = is_apposed
                    && (matches!(tokens[at - 1].what, What::Punct(',' | ')' | ']' | '—' | '–'))
                        || tokens[at - 1].has(role::ADVERB));
                let order = if passed == 0 {
                    Order::Subject
                } else if closes_apposition {
                    Order::Apposed
                } else {
                    Order::Far
                };
                return Some((order, at as u32));
            }
            _ if token.has(role::ADVERB) => {}
            _ => passed += 1,
        }
        at += 1;
    }
    None
}

/// "the claims", "his call": a cue behind a determiner is a noun.
fn is_noun_here(tokens: &[Token], at: usize) -> bool {
    at > 0
        && (tokens[at - 1].has(role::DETERMINER) || tokens[at - 1].what == What::Possessive)
        && !tokens[at - 1].has(role::PRONOUN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quotes::document::Document;

    #[test]
    fn test_a_mention_stands_before_behind_or_far_from_its_verb() {
        for (text, who, expected) in [
            ("Ann Lee also said no.", "Ann Lee", (Order::Subject, Some("said"))),
            ("Ann Lee, a former judge, said no.", "Ann Lee", (Order::Apposed, Some("said"))),
            ("Ann Lee of the big old harbour said no.", "Ann Lee", (Order::Far, Some("said"))),
            ("No, said Ann Lee.", "Ann Lee", (Order::Inverted, Some("said"))),
            ("It fell, according to Ann Lee.", "Ann Lee", (Order::Source, Some("to"))),
            ("They told Ann Lee.", "Ann Lee", (Order::None, None)),
            ("Ann Lee left. Tom Hale said no.", "Ann Lee", (Order::None, None)),
            ("Ann Lee weighed the claims.", "Ann Lee", (Order::None, None)),
        ] {
            let document = Document::of(text, "en");
            let mention =
                document.mentions.iter().find(|mention| document.name(mention) == who).expect("a mention");
            let cue = mention.cue.map(|cue| document.words_of(0, cue, cue + 1));
            let is_source = mention.order == Order::Source;
            assert_eq!(
                (mention.order, cue.filter(|_| !is_source)),
                (expected.0, expected.1.filter(|_| !is_source)),
                "{text}"
            );
        }
    }
}
