//! Word order: who stands to a cue where anything may open a clause ("In Bern sagte Kolb", "Gestern hat Kolb gesagt").
//!
//! English has its subject before the verb, and so the fitted weights take what stands there for one. Elsewhere a phrase
//! behind a preposition or in an oblique case is none, the subject may follow its verb at a little distance, and a phrase
//! right behind a verb that has its subject already is the hearer ("Kolb sagte der Zeitung").

use std::ops::Range;

use super::mentions::{Form, Head, Mention, Order};
use super::rank::Context;
use super::tokens::{Token, What};
use crate::lexicon::{Words, role};

/// Adverbs that may part a verb from the subject behind it: "äußerte sich auch Kolb".
const MOST_BETWEEN: usize = 3;
/// Words of a phrase that parts them: "dijo a la agencia oficial de noticias el portavoz".
const MOST_PASSED: usize = 11;

/// Mends the order that was read as if the subject came first.
pub(super) fn settle(tokens: &[Token], mention: &mut Mention, range: Range<usize>, words: &Words) {
    if mention.order == Order::Source {
        return;
    }
    let start = mention.start as usize;
    if announces(tokens, mention, &range) {
        (mention.order, mention.cue) = (Order::Source, Some(mention.start - 2));
        return;
    }
    let before = start.checked_sub(1).filter(|&at| at >= range.start).map(|at| &tokens[at]);
    let first = &tokens[start];
    mention.is_oblique = before.is_some_and(|token| {
        token.has(role::PREPOSITION)
            && !token.has(role::DETERMINER)
            && !first.starts_sentence
            && !words.is_postposition(token.hash)
    }) || words.lexicon.has_apostrophe_suffixes
        && tokens[mention.end as usize - 1].has(role::OBLIQUE)
        || mention.order != Order::Subject
            && mention.end < range.end as u32
            && words.is_postposition(tokens[mention.end as usize].hash)
        || first.has(role::OBLIQUE)
        || first.has(role::PREPOSITION) && !first.has(role::DETERMINER) && first.what == What::Lower
        || mention.is_nested;
    if mention.is_oblique {
        (mention.order, mention.cue) = (Order::None, None);
        mention.is_subject = false;
        return;
    }
    // "… niemals Selbstzweck, betont sie": a comma parts a verb from what stands before it
    let is_parted = |cue: u32| {
        let end = mention.end as usize;
        tokens[end].is(',') && tokens[end + 1..cue as usize].iter().all(|token| token.has(role::ADVERB))
    };
    if mention.order == Order::Subject && mention.cue.is_some_and(is_parted) {
        (mention.order, mention.cue) = (Order::None, None);
    }
    if matches!(mention.order, Order::Subject | Order::Apposed | Order::Inverted) {
        return;
    }
    for back in 1..=MOST_BETWEEN {
        let Some(at) = start.checked_sub(back).filter(|&at| at >= range.start) else { break };
        let token = &tokens[at];
        if token.has(role::STRONG | role::TELL | role::WEAK) {
            (mention.order, mention.cue) = (Order::Inverted, Some(at as u32));
            return;
        }
        // "powiedziała w poniedziałek Kolbe": a preposition before an adverb is passed too
        let is_between = token.has(role::ADVERB | role::OBLIQUE)
            || token.has(role::PREPOSITION) && tokens[at + 1].has(role::ADVERB);
        if !is_between || tokens[at + 1].starts_sentence {
            break;
        }
    }
    if mention.order == Order::None
        && !mention.is_apposition
        && let Some(cue) = cue_before(tokens, start, range.start)
    {
        (mention.order, mention.cue) = (Order::Inverted, Some(cue));
    }
}

/// Tokens between a quotation and the verb of its cue clause: a comma or a dash, an auxiliary.
const CLAUSE_BEGINS: u8 = 3;
/// The verb of the cue clause behind a quotation.
pub(super) fn verb_of_clause(context: &Context) -> Option<u32> {
    context.right.filter(|near| near.class == b's' && near.distance <= CLAUSE_BEGINS).map(|near| near.token)
}

/// The verb before a mention with the hearer, a place or a day between: "disse à agência o porta-voz".
fn cue_before(tokens: &[Token], start: usize, from: usize) -> Option<u32> {
    let mut at = start;
    while at > from && start - at < MOST_PASSED {
        at -= 1;
        let token = &tokens[at];
        if token.has(role::STRONG | role::TELL) {
            let next = &tokens[at + 1];
            return (next.has(role::PREPOSITION) && next.what == What::Lower).then_some(at as u32);
        }
        // "заявил во вторник, 3 января, в Берне глава союза": the day stands between commas
        let is_passed = token.is_word() || token.what == What::Number || token.is(',');
        if !is_passed || tokens[at + 1].starts_sentence || token.has(role::THAT) {
            return None;
        }
    }
    None
}

/// Whether a mention names the person whom the phrase before its comma describes.
pub(super) fn joins_description(tokens: &[Token], mention: &Mention, out: &[Mention]) -> bool {
    let start = mention.start as usize;
    mention.form == Form::Person
        && tokens[start - 1].is(',')
        && out.iter().rev().find(|other| !other.is_nested).is_some_and(|other| {
            // "o ministro do Exterior iraniano, Mohammad Zarif": an adjective may stand behind
            let end = other.end as usize;
            let adjective = &tokens[end];
            let touches = end == start - 1
                || end + 1 == start - 1 && adjective.what == What::Lower && adjective.roles == 0;
            other.paragraph == mention.paragraph
                && touches
                && other.form == Form::Nominal
                && other.head == Head::Role
        })
}

/// Gives a person the verb behind what describes them, where no comma closes it: "Charlotte Kolb, fondatrice du port affirme".
pub(super) fn give_verb(tokens: &[Token], person: &mut Mention, description: &mut Mention) {
    let first = &tokens[description.start as usize];
    let describes = description.is_apposition
        && description.order == Order::Subject
        && first.what == What::Lower
        && !first.has(role::DETERMINER | role::PRONOUN);
    if describes && person.form == Form::Person && !matches!(person.order, Order::Subject | Order::Inverted) {
        (person.order, person.cue) = (Order::Apposed, description.cue);
        (description.order, description.cue) = (Order::None, None);
    }
}

/// Whether a mention ends what announces a quotation: "L'elogio di Trump: «…»", "Réponse de Kolb : « … »".
fn announces(tokens: &[Token], mention: &Mention, range: &Range<usize>) -> bool {
    let (start, end) = (mention.start as usize, mention.end as usize);
    let is_somebody = mention.form == Form::Person || mention.head == Head::Role;
    is_somebody
        && start >= range.start + 2
        && end + 1 < range.end
        && tokens[end].is(':')
        && matches!(tokens[end + 1].what, What::Quote(_))
        && tokens[start - 1].has(role::PREPOSITION | role::GENITIVE)
        && tokens[start - 2].is_word()
        && tokens[start.saturating_sub(ANNOUNCEMENT).max(range.start)..start]
            .iter()
            .any(|token| token.starts_sentence)
        && !tokens[start.saturating_sub(ANNOUNCEMENT).max(range.start)..start]
            .iter()
            .any(|token| token.has(role::STRONG | role::TELL))
}

/// Tokens from the sentence's start to the name, in what announces a quotation.
const ANNOUNCEMENT: usize = 6;

/// A phrase behind a verb that has its subject before it is no speaker; nor is the agency that is told ("сообщила ТАСС глава союза").
pub(super) fn drop_objects(mentions: &mut [Mention]) {
    for at in 1..mentions.len() {
        let (before, rest) = mentions.split_at_mut(at);
        let mention = &mut rest[0];
        let told = &mut before[at - 1];
        let is_titled = mention.head == Head::Role || mention.name_start > mention.start;
        if told.order == Order::Inverted
            && told.form == Form::Organisation
            && told.end == mention.start
            && is_titled
            && mention.order != Order::Subject
            && !mention.is_nested
        {
            (mention.order, mention.cue, mention.is_oblique) = (Order::Inverted, told.cue, false);
            (told.order, told.cue, told.is_oblique) = (Order::None, None, true);
            continue;
        }
        let has_subject = mention.order == Order::Inverted
            && before.iter().rev().take(4).any(|other| {
                other.cue == mention.cue && matches!(other.order, Order::Subject | Order::Apposed)
            });
        if has_subject {
            (mention.order, mention.cue) = (Order::None, None);
            mention.is_oblique = true;
        }
    }
}
