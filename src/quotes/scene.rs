//! Scene: a quotation, and each mention beside it, as the rows of the signals see them. What stands where, what lies between, whose
//! verb is whose; what that is worth is the weights' to say.

use super::document::{Document, ONLY_OPENS, Segment};
use super::mentions::{Form, Mention, Order};
use super::rank::{Context, Near, Previous, Standing, class, is_same_name};
use super::tokens::What;
use crate::lexicon::role;

/// A quotation, before looking at mentions.
pub(super) struct Scene<'d, 'a> {
    pub(super) document: &'d Document<'a>,
    pub(super) segment: &'d Segment,
    pub(super) context: &'d Context,
    pub(super) previous: Previous,
    /// 0 no verb of a cue clause beside it, 1 one with its subject, 2 one without.
    pub(super) unsaid: u8,
    /// The "that" of the quotation's sentence behind which its words are reported.
    pub(super) that: Option<u32>,
}

impl<'d, 'a> Scene<'d, 'a> {
    pub(super) fn of(
        document: &'d Document<'a>,
        segment: &'d Segment,
        context: &'d Context,
        previous: Previous,
    ) -> Self {
        let mut scene =
            Self { document, segment, context, previous, unsaid: 0, that: that(document, segment) };
        scene.unsaid = scene.unsaid();
        scene
    }

    /// How many persons are named before the words in their paragraph, up to three; where none is, 4 more than in the paragraph
    /// before.
    pub(super) fn sole(&self) -> u8 {
        let paragraph = self.segment.paragraph as usize;
        let own = self.document.paragraph_mentions[paragraph].clone();
        let split = own.start
            + self.document.mentions[own.clone()]
                .partition_point(|mention| mention.start < self.segment.token);
        match self.persons(own.start..split) {
            0 => match paragraph.checked_sub(1) {
                Some(before) => 4 + self.persons(self.document.paragraph_mentions[before].clone()),
                None => 4,
            },
            count => count,
        }
    }

    /// Different persons among mentions, up to three.
    fn persons(&self, range: std::ops::Range<usize>) -> u8 {
        let mut keys = [0; 3];
        let mut count = 0;
        for mention in self.document.mentions[range].iter().rev().take(SOLE_REACH) {
            let is_person = mention.form == Form::Person && mention.known != ONLY_OPENS;
            let Some(key) = self.document.name_key(mention).filter(|_| is_person) else { continue };
            if !keys[..count].contains(&key) {
                keys[count] = key;
                count += 1;
                if count == keys.len() {
                    break;
                }
            }
        }
        count as u8
    }

    fn unsaid(&self) -> u8 {
        let near = [self.context.right, self.context.left];
        let Some(verb) =
            near.into_iter().flatten().find(|near| near.class == b's' && near.distance <= CLAUSE)
        else {
            return 0;
        };
        let own = self.document.paragraph_mentions[self.segment.paragraph as usize].clone();
        let split = own.start
            + self.document.mentions[own.clone()]
                .partition_point(|mention| mention.start < self.segment.token);
        let reach = split.saturating_sub(REACH).max(own.start)..(split + REACH).min(own.end);
        let has_subject = self.document.mentions[reach].iter().any(|mention| mention.cue == Some(verb.token));
        if has_subject { 1 } else { 2 }
    }
}

/// Tokens between a quotation and the verb of its cue clause: a comma or a dash, an auxiliary.
const CLAUSE: u8 = 3;
/// Mentions on either side of a quotation among which the cue clause's subject is sought.
const REACH: usize = 10;

/// Mentions before a quotation among which persons are counted.
const SOLE_REACH: usize = 40;

/// Tokens before a quotation in which its sentence's "that" is sought.
const THAT_REACH: usize = 60;

/// The nearest "that" before a quotation in its sentence with a verb of saying before it.
fn that(document: &Document<'_>, segment: &Segment) -> Option<u32> {
    let token = segment.token as usize;
    if document.tokens[token].starts_sentence {
        return None;
    }
    let start = document.paragraph_tokens[segment.paragraph as usize].start;
    let mut found = None;
    for at in (start..token).rev().take(THAT_REACH) {
        let token = &document.tokens[at];
        if found.is_some() && token.has(role::STRONG | role::TELL | role::WEAK) {
            return found;
        }
        if found.is_none() && token.has(role::THAT) && token.what == What::Lower {
            found = Some(at as u32);
        }
        if token.starts_sentence {
            break;
        }
    }
    None
}

pub(super) fn side(near: Option<Near>) -> u8 {
    near.map_or(b'-', |near| near.class)
}

/// A mention beside a quotation.
pub(super) struct View<'s, 'd> {
    pub(super) scene: &'s Scene<'s, 'd>,
    pub(super) document: &'s Document<'d>,
    pub(super) mention: &'s Mention,
    pub(super) standing: Standing,
    /// The cue of a subject that follows its verb: "sagte er" is seen as "he said".
    pub(super) turned: Option<u32>,
    pub(super) first: u32,
    pub(super) behind: u32,
    pub(super) place: u8,
    pub(super) cues: u8,
    pub(super) commas: u8,
    pub(super) clauses: u8,
    pub(super) distance: u8,
    pub(super) sentences: u8,
    pub(super) governs: u8,
    pub(super) cue_class: u8,
}

/// Tokens between mention and words that are looked at: for sentences, for anything else.
const MOST_BETWEEN: (usize, usize) = (80, 40);

impl<'s, 'd> View<'s, 'd> {
    pub(super) fn of(scene: &'s Scene<'s, 'd>, mention: &'s Mention, standing: Standing) -> Self {
        let Scene { document, segment, context, .. } = *scene;
        let is_here = mention.paragraph == segment.paragraph;
        let is_before = mention.end <= segment.token;
        let turned = turned(document, mention).filter(|_| is_here);
        let (first, behind) = turned.map_or((mention.start, mention.end), |cue| (cue, cue));
        let place = match segment.paragraph as i64 - i64::from(mention.paragraph) {
            0 if is_before => b'<',
            0 => b'>',
            1 => b'1',
            2 => b'2',
            -1 => b'n',
            _ => b'p',
        };
        let (mut cues, mut commas, mut clauses) = (0, 0, 0);
        let (distance, sentences) = if is_here {
            let (from, to) = if is_before {
                (mention.end as usize - usize::from(turned.is_some()), segment.token as usize)
            } else {
                (segment.token as usize + 1, first as usize)
            };
            let to = to.max(from);
            // A quotation that opens a sentence of its own is a sentence apart from what stands before it.
            let breaks = document.tokens[from..(to + 1).min(document.tokens.len())]
                .iter()
                .take(MOST_BETWEEN.0)
                .filter(|token| token.starts_sentence)
                .count();
            let mut is_behind_comma = false;
            for token in document.tokens[from..to].iter().take(MOST_BETWEEN.1) {
                cues += u8::from(token.has(role::CUE));
                commas += u8::from(token.is(','));
                clauses += u8::from(is_behind_comma && token.has(role::STOP));
                is_behind_comma = token.is(',');
            }
            cues += u8::from(turned.is_some() && is_before);
            (super::rank::bucket(to - from), breaks.min(3) as u8)
        } else {
            let end = document.paragraph_mentions[mention.paragraph as usize].end;
            let index = document.mentions[..end]
                .iter()
                .rev()
                .take(6)
                .position(|other| other.start == mention.start)
                .unwrap_or(6);
            (10 + index as u8, 5)
        };
        let governs = match mention.cue {
            Some(cue) if context.right.is_some_and(|near| near.token == cue) => b'R',
            Some(cue) if context.left.is_some_and(|near| near.token == cue) => b'L',
            // There is another verb between: "X said Y called it “odd”".
            Some(cue) if is_here && cue < segment.token && is_before => b'l',
            Some(_) => b'o',
            None => b'-',
        };
        Self {
            scene,
            document,
            mention,
            standing,
            turned,
            first,
            behind,
            place,
            cues: cues.min(3),
            commas: commas.min(3),
            clauses: clauses.min(2),
            distance,
            sentences,
            governs,
            cue_class: mention.cue.map_or(b'-', |cue| class(document.tokens[cue as usize].roles)),
        }
    }

    pub(super) fn cue_distance(&self) -> u8 {
        let near = |near: Option<Near>| near.map_or(9, |near| near.distance);
        let (left, right) = (near(self.scene.context.left), near(self.scene.context.right));
        match self.governs {
            b'R' => right + u8::from(self.turned.is_some()),
            b'L' if self.turned.is_some() => left.saturating_sub(1),
            b'L' => left,
            _ => 20,
        }
    }

    pub(super) fn left_of(&self) -> u8 {
        let document = self.document;
        let first = self.first as usize;
        let start = document.paragraph_tokens[self.mention.paragraph as usize].start;
        let before = first.checked_sub(1).filter(|&at| at >= start).map(|at| &document.tokens[at]);
        let Some(token) = before.filter(|_| !document.tokens[first].starts_sentence) else { return b'^' };
        match token.what {
            What::Quote(_) => b'q',
            What::Punct('—' | '–' | '―') => b'-',
            What::Punct(c) if c.is_ascii() => c as u8,
            What::Punct(_) => b'o',
            _ if token.has(role::TELL) && !token.has(role::STRONG) => b't',
            _ if token.has(role::STRONG) => b's',
            _ if token.has(role::WEAK) => b'w',
            _ if token.has(role::ACCORDING) => b'a',
            _ if token.has(role::PREPOSITION) => b'p',
            // "…, but Lee called it": a clause's start is as good as a sentence's
            _ if token.has(role::STOP) && first >= 2 && document.tokens[first - 2].is(',') => b'^',
            _ if token.has(role::STOP) => b'c',
            _ => b'x',
        }
    }

    pub(super) fn right_of(&self) -> u8 {
        let document = self.document;
        let behind = self.behind as usize;
        let end = document.paragraph_tokens[self.mention.paragraph as usize].end;
        let Some(token) = document.tokens.get(behind).filter(|_| behind < end) else { return b'$' };
        match token.what {
            What::Quote(_) => b'q',
            What::Punct(c) if c.is_ascii() => c as u8,
            What::Punct(_) => b'o',
            What::Possessive => b'\'',
            _ if token.has(role::STRONG) => b's',
            _ if token.has(role::TELL) => b't',
            _ if token.has(role::WEAK) => b'w',
            // "Lee later called": the verb counts, not what stands before it
            _ if token.has(role::ADVERB) && matches!(self.mention.order, Order::Subject) => {
                match self.cue_class {
                    b's' | b't' | b'w' => self.cue_class,
                    _ => b'a',
                }
            }
            _ if token.has(role::ADVERB) => b'a',
            _ if token.has(role::PREPOSITION) => b'p',
            _ if token.has(role::STOP) => b'c',
            _ => b'x',
        }
    }

    /// Against who spoke last: 0 nobody did, 1 this very mention, 2 the same name, 3 the same pronoun, 4 one of both is a pronoun,
    /// 5 somebody else.
    pub(super) fn same(&self) -> u8 {
        let mention = self.mention;
        let Some(other) = self.scene.previous.mention.map(|index| &self.document.mentions[index as usize])
        else {
            return 0;
        };
        if other.start == mention.start && other.paragraph == mention.paragraph {
            1
        } else if is_same_name(self.document, other, mention) {
            2
        } else if other.form == Form::Pronoun
            && mention.form == Form::Pronoun
            && other.gender == mention.gender
        {
            3
        } else if other.form == Form::Pronoun || mention.form == Form::Pronoun {
            4
        } else {
            5
        }
    }

    /// Against the one who spoke before the last: 0 nobody did, 1 this very mention, 2 the same name, 3 somebody else.
    pub(super) fn other(&self) -> u8 {
        let mention = self.mention;
        match self.scene.previous.other.map(|index| &self.document.mentions[index as usize]) {
            None => 0,
            Some(other) if other.start == mention.start && other.paragraph == mention.paragraph => 1,
            Some(other) if is_same_name(self.document, other, mention) => 2,
            Some(_) => 3,
        }
    }

    /// 0 the sentence has no "that" behind a verb of saying; 1 it stands behind the mention, 2 before it, 3 the mention is elsewhere.
    pub(super) fn reported(&self) -> u8 {
        match self.scene.that {
            None => 0,
            Some(_) if self.place != b'<' => 3,
            Some(that) if self.mention.start > that => 2,
            Some(_) if self.sentences == 0 => 1,
            Some(_) => 3,
        }
    }

    /// The gender that the cue's verb shows, against the mention's: 0 one of them is unknown, 1 they agree, 2 they do not.
    pub(super) fn gender(&self) -> u8 {
        let shown = self.scene.context.gender;
        match (shown, self.mention.name_gender) {
            (b'?', _) | (_, b'?') => 0,
            (one, two) if one == two => 1,
            _ => 2,
        }
    }
}

/// The cue of a subject that follows its verb: "sagte er" is seen as the "he said" that most of the truth has.
pub(super) fn turned(document: &Document<'_>, mention: &Mention) -> Option<u32> {
    mention.cue.filter(|_| !document.words.lexicon.subject_first && mention.order == Order::Inverted)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many persons are counted before the last quotation of one paragraph, and whether its words stand behind a "that".
    fn seen(text: &str) -> (u8, bool) {
        let document = Document::of(text, "en");
        let index = document.segments.len() - 1;
        let context = Context::of(&document, index);
        let scene = Scene::of(&document, &document.segments[index], &context, Previous::default());
        (scene.sole(), scene.that.is_some())
    }

    #[test]
    fn test_persons_before_the_words_are_counted_once_each_and_up_to_three() {
        for (text, count) in [
            ("“No.”", 4),
            ("Ann Lee left. “No.”", 1),
            ("Ann Lee left. Lee slept. “No.”", 1),
            ("Ann Lee met Tom Hale, Eva Holm and Ida Kolb. “No.”", 3),
        ] {
            assert_eq!(seen(text).0, count, "{text}");
        }
    }

    #[test]
    fn test_a_that_counts_behind_a_verb_of_saying_in_its_sentence() {
        assert!(seen("Ann Lee said that it was “never there again”.").1);
        assert!(!seen("Ann Lee left that house “never there again”.").1);
        assert!(!seen("Ann Lee said that. It was “never there again”.").1);
    }
}
