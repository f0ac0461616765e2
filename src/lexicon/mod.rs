//! Words by language: what introduces speech, what a speaker is called, what merely joins words.
//!
//! One language is one file and one row of [`LEXICONS`]. In a language without a row the marks are read, and no words known.
//! A file names the lists that its language has; the rest is [`EMPTY`]'s. The lists know no grammar: a word has the roles of
//! every list it is in. A language whose words no space parts has strings instead ([`Glued`]).
//!
//! Quotation marks are no part of it: [`marks`](crate::quotes) reads every convention by the marks' neighbours, since newsrooms
//! mix them more freely than languages differ.

mod ar;
mod ca;
mod cs;
mod da;
mod danish_norwegian;
mod de;
mod el;
mod en;
mod es;
mod fa;
mod fi;
mod fr;
mod glued;
mod he;
mod hi;
mod hu;
mod id;
mod is;
mod it;
mod ja;
mod ko;
mod lt;
mod nl;
mod no;
pub(crate) mod page;
mod pl;
mod pt;
mod ro;
mod ru;
mod script;
mod sv;
mod tr;
mod uk;
mod vi;
mod zh;

pub(crate) use en::{BELONGS, CLIPPED, GENERATIONS};
pub(crate) use glued::{ChineseWords, Glued, JapaneseWords, KoreanWords};

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::{LazyLock, OnceLock};

use crate::text::Seed;

/// The words of one language. All lists are sorted, unique and in lower case.
pub(crate) struct Lexicon {
    /// The primary subtag of BCP 47.
    pub(crate) code: &'static str,
    /// German: a capital tells nothing of names.
    pub(crate) nouns_are_capitalised: bool,
    /// A paragraph that opens with a dash is a line of speech.
    pub(crate) has_dash_dialogue: bool,
    /// Russian: the dash of a cue clause stands behind a comma, a question or an exclamation mark; any other one stands for "is".
    pub(crate) dash_follows_comma: bool,
    /// What stands right before the verb is its subject. Elsewhere anything may open the clause, and the subject follows.
    pub(crate) subject_first: bool,
    /// An article, or a word of respect, stands before people's names: "η Μαρία Παππά", "ông Trần Văn Minh".
    pub(crate) names_have_articles: bool,
    /// A clause may leave its subject out: "«…», ha señalado".
    pub(crate) drops_subject: bool,
    /// Endings of case hang on names by an apostrophe: "Kolbay'a".
    pub(crate) has_apostrophe_suffixes: bool,
    /// Verbs of saying, all forms: "said".
    pub(crate) strong: &'static [&'static str],
    /// Verbs of saying whose object is the hearer: "told".
    pub(crate) tell: &'static [&'static str],
    /// Verbs that may carry a quoted word: "called".
    pub(crate) weak: &'static [&'static str],
    /// Prepositions of source that stand before the speaker: "according" to, "laut".
    pub(crate) according: &'static [&'static str],
    /// The same behind the speaker: "zufolge".
    pub(crate) zufolge: &'static [&'static str],
    /// Words that name the source only directly behind a quotation or a comma: German "so".
    pub(crate) behind: &'static [&'static str],
    /// Pronouns for a man; one for either stands in both lists.
    pub(crate) he: &'static [&'static str],
    /// Pronouns for a woman.
    pub(crate) she: &'static [&'static str],
    /// Pronouns for several.
    pub(crate) they: &'static [&'static str],
    /// All pronouns that can be a speaker.
    pub(crate) pronouns: &'static [&'static str],
    /// Words that open a noun phrase.
    pub(crate) determiners: &'static [&'static str],
    /// Prepositions.
    pub(crate) prepositions: &'static [&'static str],
    /// Closed-class words that no noun phrase holds, and days and months.
    pub(crate) stops: &'static [&'static str],
    /// Words that may stand between a speaker and the verb: "also", "has".
    pub(crate) adverbs: &'static [&'static str],
    /// Titles of men.
    pub(crate) titles_he: &'static [&'static str],
    /// Titles of women.
    pub(crate) titles_she: &'static [&'static str],
    /// Other titles before a name.
    pub(crate) titles: &'static [&'static str],
    /// Offices and trades of people.
    pub(crate) roles: &'static [&'static str],
    /// Those of women.
    pub(crate) roles_she: &'static [&'static str],
    /// Words in names of organisations.
    pub(crate) organisations: &'static [&'static str],
    /// Small words within names: "van", "de".
    pub(crate) particles: &'static [&'static str],
    /// Abbreviations whose full stop ends no sentence.
    pub(crate) abbreviations: &'static [&'static str],
    /// Words before a quoted name, title or scare quote.
    pub(crate) scare: &'static [&'static str],
    /// Given names of men.
    pub(crate) names_he: &'static [&'static str],
    /// Given names of women.
    pub(crate) names_she: &'static [&'static str],
    /// Prepositions that add to the noun before them: "a spokesman for".
    pub(crate) attaches: &'static [&'static str],
    /// Determiners of a phrase that adds to the noun before it: "der Sprecher des".
    pub(crate) genitives: &'static [&'static str],
    /// Determiners that no subject has ("dem"), and hearers in their case ("агентству").
    pub(crate) oblique: &'static [&'static str],
    /// Conjunctions that open what is reported: "that", "dass".
    pub(crate) that: &'static [&'static str],
    /// Verb forms by which somebody's words are reported: "sei".
    pub(crate) reported: &'static [&'static str],
    /// Prepositions that open a sentence with whose view it is: "Pour le maire, …".
    pub(crate) viewpoint: &'static [&'static str],
    /// Verbs that say something only with a particle at the clause's end ("teilte … mit"), each with its particles.
    pub(crate) separable: &'static [(&'static str, &'static [&'static str])],
    /// Verbs that say something by whom or what a preposition names ("lyder det fra klubben", "heißt es aus Paris", "stojí v rozsudku"),
    /// each with its prepositions.
    pub(crate) impersonal: &'static [(&'static str, &'static [&'static str])],
    /// Words that lose their vowel before another word and are written together with it: "l'", "dell'". Without the apostrophe.
    pub(crate) elisions: &'static [&'static str],
    /// Pronouns that hang on their verb by a hyphen: "dit-il", "a-t-elle".
    pub(crate) enclitics: &'static [&'static str],
    /// Endings of words for what somebody does, trades and offices, where no list has the word: "hamnkaptenen", "politólogo".
    pub(crate) office_endings: &'static [&'static str],
    /// Words that only end so: "entrevista".
    pub(crate) not_offices: &'static [&'static str],
    /// Endings of a verb's forms by which a cue clause can open.
    pub(crate) verb_endings: &'static [&'static str],
    /// Endings that cases give to names, longer ones before those that they end in.
    pub(crate) name_endings: &'static [&'static str],
    /// Endings of cases that no subject has.
    pub(crate) oblique_endings: &'static [&'static str],
    /// Endings of a past tense that shows a woman, and of one that shows a man.
    pub(crate) gender_endings: [&'static [&'static str]; 2],
    /// Endings of a past tense, by which an unknown word behind a noun is its verb: "collapsed". Before a noun it only describes.
    pub(crate) past_endings: &'static [&'static str],
    /// The same of a present tense: "sees".
    pub(crate) present_endings: &'static [&'static str],
    /// Endings of a participle that is no verb by itself: "alleging".
    pub(crate) participle_endings: &'static [&'static str],
    /// Endings of verbs that are denied: "doesn't".
    pub(crate) negated_endings: &'static [&'static str],
    /// Endings of adverbs: "slowly".
    pub(crate) adverb_endings: &'static [&'static str],
    /// Nouns and adjectives that only end so: "family".
    pub(crate) not_adverbs: &'static [&'static str],
    /// Endings of definite nouns, behind which a phrase does not go on: "hamnkontoret".
    pub(crate) definite_endings: &'static [&'static str],
    /// Endings of a word that describes how, by which the capital that opens a sentence is no name's: "Freundlich grüßte …".
    pub(crate) opener_endings: &'static [&'static str],
    /// What participles begin with and what they end in, as they open a sentence: "Besorgt", "Verlegen".
    pub(crate) circumfixes: [&'static [&'static str]; 2],
    /// Pronouns that join a clause to the name before them: "who".
    pub(crate) relative: &'static [&'static str],
    /// Pronouns that only point to the name behind them, as they are printed: "It was Karl Wendel who said".
    pub(crate) pointing: &'static [&'static str],
    /// Determiners that open a phrase and never stand within one, beside those of [`oblique`](Self::oblique): "das".
    pub(crate) articles: &'static [&'static str],
    /// Articles that introduce somebody new: "ein".
    pub(crate) indefinite: &'static [&'static str],
    /// Prepositions that add a name, and nothing else, to the noun before them: "an adviser to Lee".
    pub(crate) towards: &'static [&'static str],
    /// Nouns for what somebody says, whose owner says it: "her brother Tomas Stein's answer".
    pub(crate) answers: &'static [&'static str],
    /// Conjunctions that open a reported clause which is read as a quote. Those of wishes and doubts, as "чтобы", are none.
    pub(crate) clause_openers: &'static [&'static str],
    /// Verbs whose clause may follow without such a word. Where none is named any verb's may.
    pub(crate) plain: &'static [&'static str],
    /// The speaker's word for himself as it is printed, with a capital where a sentence's start gives it one: "I", "me".
    pub(crate) first_singular: &'static [&'static str],
    /// The same for several: "we".
    pub(crate) first_plural: &'static [&'static str],
    /// Letters that stand for question and answer in an interview and name nobody: "Q:".
    pub(crate) turns: &'static [&'static str],
    /// What opens a line that announces whose words the next paragraph is, as it is printed: "Statement from ".
    pub(crate) announcements: &'static [&'static str],
    /// The script has no capitals: names are told by given names, by titles, and by having been a last name before.
    pub(crate) has_no_capitals: bool,
    /// A name closes its phrase: adjectives and other nouns stand before it ("Ibu Lanny", then the verb).
    pub(crate) names_close_phrases: bool,
    /// Words of the lists may have blanks within: "cho biết".
    pub(crate) has_spaced_words: bool,
    /// What is written together with the word behind it, and what it makes of that word: "وقال", "למשטרה".
    pub(crate) proclitics: &'static [(&'static str, Proclitic)],
    /// Endings behind an apostrophe that tell that a name is no subject: "Kolbay'a".
    pub(crate) name_cases: &'static [&'static str],
    /// Words behind a phrase that tells that it is no subject: "अध्यक्ष से", "او را".
    pub(crate) postpositions: &'static [&'static str],
    /// Words behind the subject of a verb of saying: "पार्षद अंजुम ने".
    pub(crate) subject_markers: &'static [&'static str],
    /// Two words that name a source together, the speaker behind them: "به گفته", "على حد".
    pub(crate) sources: &'static [(&'static str, &'static str)],
    /// Words of a language that is read by strings, since spaces do not part them.
    pub(crate) glued: Option<Glued>,
}

/// What a particle makes of the word that it is written together with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Proclitic {
    /// "and", "that": the word is what it is without it.
    Joins,
    /// The article is part of the name's phrase as printed.
    Article,
    /// "to", "with": the word is no subject.
    Case,
    /// "from", "in": no subject, but for a body behind which a verb of saying follows ("ממשרד הבריאות נמסר").
    Source,
}

/// All languages with words; the first serves those without. A static, since each unit of code that names a constant has a copy of it.
pub(crate) static LEXICONS: &[Lexicon] = &[
    en::LEXICON,
    ar::LEXICON,
    ca::LEXICON,
    cs::LEXICON,
    da::LEXICON,
    de::LEXICON,
    el::LEXICON,
    es::LEXICON,
    fa::LEXICON,
    fi::LEXICON,
    fr::LEXICON,
    he::LEXICON,
    hi::LEXICON,
    hu::LEXICON,
    id::LEXICON,
    is::LEXICON,
    it::LEXICON,
    ja::LEXICON,
    ko::LEXICON,
    lt::LEXICON,
    nl::LEXICON,
    no::LEXICON,
    pl::LEXICON,
    pt::LEXICON,
    ro::LEXICON,
    ru::LEXICON,
    sv::LEXICON,
    tr::LEXICON,
    uk::LEXICON,
    vi::LEXICON,
    zh::LEXICON,
];

/// Without any word: what a language's file leaves out. By itself the lexicon of a language that has none, whose marks are read; its
/// code is ISO 639's "undetermined".
pub(crate) const EMPTY: Lexicon = Lexicon {
    code: "und",
    nouns_are_capitalised: false,
    has_dash_dialogue: false,
    dash_follows_comma: false,
    subject_first: false,
    names_have_articles: false,
    drops_subject: false,
    has_apostrophe_suffixes: false,
    strong: &[],
    tell: &[],
    weak: &[],
    according: &[],
    zufolge: &[],
    behind: &[],
    he: &[],
    she: &[],
    they: &[],
    pronouns: &[],
    determiners: &[],
    prepositions: &[],
    stops: &[],
    adverbs: &[],
    titles_he: &[],
    titles_she: &[],
    titles: &[],
    roles: &[],
    roles_she: &[],
    organisations: &[],
    particles: &[],
    abbreviations: &[],
    scare: &[],
    names_he: &[],
    names_she: &[],
    attaches: &[],
    genitives: &[],
    oblique: &[],
    that: &[],
    reported: &[],
    viewpoint: &[],
    separable: &[],
    impersonal: &[],
    elisions: &[],
    enclitics: &[],
    office_endings: &[],
    not_offices: &[],
    verb_endings: &[],
    name_endings: &[],
    gender_endings: [&[], &[]],
    past_endings: &[],
    present_endings: &[],
    participle_endings: &[],
    negated_endings: &[],
    adverb_endings: &[],
    not_adverbs: &[],
    definite_endings: &[],
    opener_endings: &[],
    circumfixes: [&[], &[]],
    oblique_endings: &[],
    relative: &[],
    pointing: &[],
    articles: &[],
    indefinite: &[],
    towards: &[],
    answers: &[],
    clause_openers: &[],
    plain: &[],
    first_singular: &[],
    first_plural: &[],
    turns: &[],
    announcements: &[],
    has_no_capitals: false,
    names_close_phrases: false,
    has_spaced_words: false,
    proclitics: &[],
    name_cases: &[],
    postpositions: &[],
    subject_markers: &[],
    sources: &[],
    glued: None,
};

/// The words of one list in every language, for what is read alike in all of them: the labels of an interview stand in the same places.
pub(crate) fn of_every(list: fn(&Lexicon) -> &'static [&'static str]) -> impl Iterator<Item = &'static str> {
    LEXICONS.iter().flat_map(move |lexicon| list(lexicon).iter().copied())
}

/// How many speak of themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FirstPerson {
    One,
    Several,
}

/// Whether a word as it is printed is the speaker's own, in any language: a quotation need not be in the one of its text.
pub(crate) fn first_person(word: &str) -> Option<FirstPerson> {
    static WORDS: LazyLock<HashMap<&str, FirstPerson, Seed>> = LazyLock::new(|| {
        let several = of_every(|lexicon| lexicon.first_plural).map(|word| (word, FirstPerson::Several));
        let one = of_every(|lexicon| lexicon.first_singular).map(|word| (word, FirstPerson::One));
        several.chain(one).collect()
    });
    WORDS.get(word).copied()
}

/// Subtags that are read with another language's lexicon.
const ALIASES: &[(&str, &str)] = &[("nb", "no"), ("nn", "no")];

/// A word's roles, as bits.
pub(crate) mod role {
    pub(crate) const STRONG: u32 = 1;
    pub(crate) const TELL: u32 = 1 << 1;
    pub(crate) const WEAK: u32 = 1 << 2;
    pub(crate) const ACCORDING: u32 = 1 << 3;
    pub(crate) const ZUFOLGE: u32 = 1 << 4;
    pub(crate) const HE: u32 = 1 << 5;
    pub(crate) const SHE: u32 = 1 << 6;
    /// Opens what is reported: "that".
    pub(crate) const THAT: u32 = 1 << 7;
    pub(crate) const PRONOUN: u32 = 1 << 8;
    pub(crate) const DETERMINER: u32 = 1 << 9;
    pub(crate) const PREPOSITION: u32 = 1 << 10;
    pub(crate) const STOP: u32 = 1 << 11;
    pub(crate) const ADVERB: u32 = 1 << 12;
    pub(crate) const TITLE_HE: u32 = 1 << 13;
    pub(crate) const TITLE_SHE: u32 = 1 << 14;
    pub(crate) const TITLE: u32 = 1 << 15;
    pub(crate) const ROLE: u32 = 1 << 16;
    pub(crate) const ROLE_SHE: u32 = 1 << 17;
    pub(crate) const ORGANISATION: u32 = 1 << 18;
    pub(crate) const PARTICLE: u32 = 1 << 19;
    pub(crate) const ABBREVIATION: u32 = 1 << 20;
    pub(crate) const SCARE: u32 = 1 << 21;
    pub(crate) const NAME_HE: u32 = 1 << 22;
    pub(crate) const NAME_SHE: u32 = 1 << 23;
    /// Names the source behind a quotation or a comma.
    pub(crate) const BEHIND: u32 = 1 << 24;
    /// Says something with a particle, or by whom a preposition names.
    pub(crate) const SEPARABLE: u32 = 1 << 25;
    /// Such a particle.
    pub(crate) const SEPARATED: u32 = 1 << 26;
    /// Adds to the noun before it, as a preposition.
    pub(crate) const ATTACHES: u32 = 1 << 27;
    /// Adds to the noun before it, as a determiner.
    pub(crate) const GENITIVE: u32 = 1 << 28;
    /// Opens no subject.
    pub(crate) const OBLIQUE: u32 = 1 << 29;
    /// Reports what somebody said.
    pub(crate) const REPORTED: u32 = 1 << 30;
    /// Opens a sentence with whose view it is.
    pub(crate) const VIEWPOINT: u32 = 1 << 31;
    /// Any word of speech.
    pub(crate) const CUE: u32 = STRONG | TELL | WEAK | ACCORDING | ZUFOLGE;
    /// Any title.
    pub(crate) const ANY_TITLE: u32 = TITLE | TITLE_HE | TITLE_SHE;
}

/// Letters of a stem at least.
const SHORTEST_STEM: usize = 3;

impl Lexicon {
    /// A name without the ending of its case, where cases change names.
    pub(crate) fn stem<'a>(&self, word: &'a str) -> &'a str {
        let stem = self.name_endings.iter().find_map(|ending| {
            word.strip_suffix(ending).filter(|stem| stem.chars().count() >= SHORTEST_STEM)
        });
        stem.unwrap_or(word)
    }

    /// Each list with its role.
    fn lists(&self) -> [(u32, &'static [&'static str]); 30] {
        use role::{
            ABBREVIATION, ACCORDING, ADVERB, ATTACHES, BEHIND, DETERMINER, GENITIVE, HE, NAME_HE, NAME_SHE,
            OBLIQUE, ORGANISATION, PARTICLE, PREPOSITION, PRONOUN, REPORTED, ROLE, ROLE_SHE, SCARE, SHE,
            STOP, STRONG, TELL, THAT, TITLE, TITLE_HE, TITLE_SHE, VIEWPOINT, WEAK, ZUFOLGE,
        };
        [
            (STRONG, self.strong),
            (TELL, self.tell),
            (WEAK, self.weak),
            (ACCORDING, self.according),
            (ZUFOLGE, self.zufolge),
            (BEHIND, self.behind),
            (HE, self.he),
            (SHE, self.she),
            (THAT, self.that),
            (PRONOUN, self.pronouns),
            (DETERMINER, self.determiners),
            (PREPOSITION, self.prepositions),
            (STOP, self.stops),
            (ADVERB, self.adverbs),
            (TITLE_HE, self.titles_he),
            (TITLE_SHE, self.titles_she),
            (TITLE, self.titles),
            (ROLE, self.roles),
            (ROLE_SHE, self.roles_she),
            (ORGANISATION, self.organisations),
            (PARTICLE, self.particles),
            (ABBREVIATION, self.abbreviations),
            (SCARE, self.scare),
            (NAME_HE, self.names_he),
            (NAME_SHE, self.names_she),
            (ATTACHES, self.attaches),
            (GENITIVE, self.genitives),
            (OBLIQUE, self.oblique),
            (REPORTED, self.reported),
            (VIEWPOINT, self.viewpoint),
        ]
    }
}

#[cfg(test)]
impl Lexicon {
    /// The lists that are read as they stand: endings, printed forms, words that are asked for seldom.
    fn unhashed(&self) -> [(&'static str, &'static [&'static str]); 24] {
        [
            ("office_endings", self.office_endings),
            ("not_offices", self.not_offices),
            ("verb_endings", self.verb_endings),
            ("name_endings", self.name_endings),
            ("past_endings", self.past_endings),
            ("present_endings", self.present_endings),
            ("participle_endings", self.participle_endings),
            ("negated_endings", self.negated_endings),
            ("adverb_endings", self.adverb_endings),
            ("not_adverbs", self.not_adverbs),
            ("definite_endings", self.definite_endings),
            ("opener_endings", self.opener_endings),
            ("relative", self.relative),
            ("pointing", self.pointing),
            ("articles", self.articles),
            ("indefinite", self.indefinite),
            ("towards", self.towards),
            ("answers", self.answers),
            ("clause_openers", self.clause_openers),
            ("plain", self.plain),
            ("first_singular", self.first_singular),
            ("first_plural", self.first_plural),
            ("turns", self.turns),
            ("announcements", self.announcements),
        ]
    }
}

/// A lexicon made ready for look-up by hash.
pub(crate) struct Words {
    /// The lexicon it is made of.
    pub(crate) lexicon: &'static Lexicon,
    roles: HashMap<u64, u32, BuildHasherDefault<AsIs>>,
    /// Verb and particle, as hashes.
    separable: HashSet<(u64, u64)>,
    /// Verb and preposition.
    impersonal: HashSet<(u64, u64)>,
    /// Given names by the hashes of their stems, where cases change names.
    given: HashMap<u64, u32, BuildHasherDefault<AsIs>>,
    /// The hashes of [`Lexicon::sources`], [`Lexicon::postpositions`] and [`Lexicon::subject_markers`].
    sources: Vec<(u64, u64)>,
    postpositions: Vec<u64>,
    subject_markers: Vec<u64>,
}

impl Words {
    /// The words of a BCP 47 language; English where the language is unknown, none where it has no lexicon.
    pub(crate) fn of(language: Option<&str>) -> &'static Self {
        // each when it is first asked for: all of them take longer than a page
        static ALL: [OnceLock<Words>; LEXICONS.len() + 1] = [const { OnceLock::new() }; LEXICONS.len() + 1];
        let primary = language.unwrap_or("en").split(['-', '_']).next().unwrap_or("en");
        let primary = ALIASES
            .iter()
            .find(|(alias, _)| alias.eq_ignore_ascii_case(primary))
            .map_or(primary, |(_, code)| code);
        let known = LEXICONS.iter().position(|lexicon| lexicon.code.eq_ignore_ascii_case(primary));
        let at = known.unwrap_or(LEXICONS.len());
        ALL[at].get_or_init(|| Self::new(LEXICONS.get(at).unwrap_or(&EMPTY)))
    }

    /// The words for a text: those of its language, unless its letters are of a script that the language is never written in.
    pub(crate) fn of_text<'a>(language: Option<&str>, texts: impl Iterator<Item = &'a str>) -> &'static Self {
        let claimed = Self::of(language);
        let counts = script::counts(texts);
        match script::languages(&counts) {
            Some(&[first, ..]) if !script::is_plausible(language.unwrap_or("en"), &counts) => {
                Self::of(Some(first))
            }
            _ => claimed,
        }
    }

    fn new(lexicon: &'static Lexicon) -> Self {
        let mut roles: HashMap<u64, u32, BuildHasherDefault<AsIs>> = HashMap::default();
        for (role, words) in lexicon.lists() {
            for word in words {
                *roles.entry(hash(word)).or_default() |= role;
            }
        }
        let mut separable = HashSet::new();
        for (verb, particles) in lexicon.separable {
            *roles.entry(hash(verb)).or_default() |= role::SEPARABLE;
            for particle in *particles {
                *roles.entry(hash(particle)).or_default() |= role::SEPARATED;
                separable.insert((hash(verb), hash(particle)));
            }
        }
        let mut impersonal = HashSet::new();
        for (verb, prepositions) in lexicon.impersonal {
            *roles.entry(hash(verb)).or_default() |= role::SEPARABLE;
            impersonal.extend(prepositions.iter().map(|preposition| (hash(verb), hash(preposition))));
        }
        let mut given: HashMap<u64, u32, BuildHasherDefault<AsIs>> = HashMap::default();
        if !lexicon.name_endings.is_empty() {
            for (role, names) in [(role::NAME_HE, lexicon.names_he), (role::NAME_SHE, lexicon.names_she)] {
                for name in names {
                    *given.entry(hash(lexicon.stem(name))).or_default() |= role;
                }
            }
        }
        // Given names cross borders: every language has the English list too.
        for (role, words) in [(role::NAME_HE, en::LEXICON.names_he), (role::NAME_SHE, en::LEXICON.names_she)]
        {
            for word in words {
                *roles.entry(hash(word)).or_default() |= role;
            }
        }
        Self {
            lexicon,
            roles,
            separable,
            impersonal,
            given,
            sources: lexicon.sources.iter().map(|(first, second)| (hash(first), hash(second))).collect(),
            postpositions: lexicon.postpositions.iter().map(|word| hash(word)).collect(),
            subject_markers: lexicon.subject_markers.iter().map(|word| hash(word)).collect(),
        }
    }

    /// Whether two words, by their hashes, name a source together.
    pub(crate) fn is_source(&self, first: u64, second: u64) -> bool {
        self.sources.contains(&(first, second))
    }

    /// Whether a word, by its hash, tells that the phrase before it is no subject.
    pub(crate) fn is_postposition(&self, hash: u64) -> bool {
        self.postpositions.contains(&hash)
    }

    /// Whether a word, by its hash, tells that the phrase before it is the subject.
    pub(crate) fn marks_subject(&self, hash: u64) -> bool {
        self.subject_markers.contains(&hash)
    }

    /// A word without the particles before it, where what is left is known: the bytes that go, and the roles.
    pub(crate) fn unjoined(&self, word: &str) -> Option<(usize, u32)> {
        self.unjoined_as(word, &|rest| match self.roles(hash(rest)) {
            0 => None,
            roles => Some(roles),
        })
    }

    /// The same where `known` tells of a rest what it is.
    pub(crate) fn unjoined_as(
        &self,
        word: &str,
        known: &dyn Fn(&str) -> Option<u32>,
    ) -> Option<(usize, u32)> {
        self.unjoined_within(word, known, MOST_PROCLITICS)
    }

    fn unjoined_within(
        &self,
        word: &str,
        known: &dyn Fn(&str) -> Option<u32>,
        depth: usize,
    ) -> Option<(usize, u32)> {
        /// What a noun can be.
        const NOUN: u32 = role::ROLE
            | role::ROLE_SHE
            | role::ORGANISATION
            | role::ANY_TITLE
            | role::NAME_HE
            | role::NAME_SHE;
        if depth == 0 || word.len() > LONGEST_UNJOINED {
            return None;
        }
        for &(particle, makes) in self.lexicon.proclitics {
            let Some(rest) = word.strip_prefix(particle).filter(|rest| rest.chars().nth(1).is_some()) else {
                continue;
            };
            let (gone, roles) = match known(rest) {
                Some(roles) => (0, roles),
                None => match self.unjoined_within(rest, known, depth - 1) {
                    Some(found) => found,
                    None => continue,
                },
            };
            let is_short = rest.chars().nth(2).is_none();
            match makes {
                Proclitic::Joins => return Some((particle.len() + gone, roles)),
                _ if is_short || roles & NOUN == 0 && roles != 0 => {}
                Proclitic::Article => return Some((0, roles & NOUN)),
                Proclitic::Case | Proclitic::Source => {
                    return Some((particle.len() + gone, roles & NOUN | role::OBLIQUE));
                }
            }
        }
        None
    }

    /// Whether a verb and a particle, by their hashes, say something together: "teilte … mit".
    pub(crate) fn is_separable(&self, verb: u64, particle: u64) -> bool {
        self.separable.contains(&(verb, particle))
    }

    /// Whether a verb says what somebody says whom a preposition names, both by their hashes: "lyder det fra".
    pub(crate) fn is_impersonal(&self, verb: u64, preposition: u64) -> bool {
        self.impersonal.contains(&(verb, preposition))
    }

    /// Whose given name a word is in some case, by the hash of its stem; 0 where it is none.
    pub(crate) fn given(&self, stem: u64) -> u32 {
        self.given.get(&stem).copied().unwrap_or(0)
    }

    /// The roles of a word by the [`hash`] of its lower case; 0 where it has none.
    pub(crate) fn roles(&self, hash: u64) -> u32 {
        self.roles.get(&hash).copied().unwrap_or(0)
    }
}

/// Particles before one word: "ושמהמשטרה" has four, which is as good as never printed.
const MOST_PROCLITICS: usize = 3;
/// Bytes of the longest word that particles are looked for before.
const LONGEST_UNJOINED: usize = 60;

/// FNV-1a over the word in lower case, spelt in one way: see [`fold`].
pub(crate) fn hash(word: &str) -> u64 {
    hash_on(0xcbf2_9ce4_8422_2325, word)
}

/// The hash of a word and an apostrophe behind it: "l'", however the apostrophe is printed.
pub(crate) fn hash_elided(word: &str) -> u64 {
    hash_on(hash(word), "'")
}

/// The hash of a word whose apostrophes are read as straight ones.
pub(crate) fn hash_straight(word: &str) -> u64 {
    word.split('’')
        .enumerate()
        .fold(hash(""), |hash, (at, part)| hash_on(if at == 0 { hash } else { hash_on(hash, "'") }, part))
}

fn hash_on(mut hash: u64, word: &str) -> u64 {
    let mut eat = |byte: u8| hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    if word.is_ascii() {
        word.bytes().for_each(|byte| eat(byte.to_ascii_lowercase()));
    } else {
        let mut buffer = [0; 4];
        for lower in word.chars().filter_map(fold).flat_map(char::to_lowercase) {
            lower.encode_utf8(&mut buffer).bytes().for_each(&mut eat);
        }
    }
    hash
}

/// Spellings that the press has side by side become one: signs of vowels and joiners go, a letter's regional shape is its plain one.
fn fold(c: char) -> Option<char> {
    match c {
        '\u{0}'..='\u{590}' => Some(c),
        // Hebrew: the hyphen, and the marks of what is cut short
        '־' => Some('-'),
        '׳' => Some('\''),
        '״' | '”' => Some('"'),
        '\u{591}'..='\u{5c7}' => None,
        // Arabic and Persian: vowels, the stretching line, joiners, hamza on alef, two shapes of yeh, kaf and heh
        '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{640}' | '\u{200c}' | '\u{200d}' => None,
        'أ' | 'إ' => Some('ا'),
        'ي' => Some('ی'),
        'ك' => Some('ک'),
        'ۀ' => Some('ه'),
        // Devanagari: the dot below, and two signs for a nasal vowel
        '\u{93c}' => None,
        '\u{958}' => Some('क'),
        '\u{959}' => Some('ख'),
        '\u{95a}' => Some('ग'),
        '\u{95b}' => Some('ज'),
        '\u{95c}' => Some('ड'),
        '\u{95d}' => Some('ढ'),
        '\u{95e}' => Some('फ'),
        '\u{95f}' => Some('य'),
        'ँ' => Some('ं'),
        c => Some(c),
    }
}

/// The keys are hashes already.
#[derive(Default)]
pub(crate) struct AsIs(u64);

impl Hasher for AsIs {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(byte);
        }
    }
    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_lists_are_sorted_unique_lower_case_and_composed() {
        for lexicon in LEXICONS {
            for (role, words) in lexicon.lists() {
                for pair in words.windows(2) {
                    assert!(pair[0] < pair[1], "{} {role:#x}: {:?}", lexicon.code, pair);
                }
                for word in words {
                    assert_is_token(lexicon, word);
                }
            }
            for words in [lexicon.elisions, lexicon.enclitics] {
                assert!(words.windows(2).all(|pair| pair[0] < pair[1]), "{}: {words:?}", lexicon.code);
                words.iter().for_each(|word| assert_is_token(lexicon, word));
            }
            for (name, words) in lexicon.unhashed() {
                for (at, word) in words.iter().enumerate() {
                    let is_new = !word.is_empty() && !words[at + 1..].contains(word);
                    assert!(is_new, "{} {name}: {word:?}", lexicon.code);
                }
            }
            for pair in lexicon.separable.windows(2).chain(lexicon.impersonal.windows(2)) {
                assert!(pair[0].0 < pair[1].0, "{}: {pair:?}", lexicon.code);
            }
            for (verb, particles) in lexicon.separable.iter().chain(lexicon.impersonal) {
                assert!(particles.windows(2).all(|pair| pair[0] < pair[1]), "{verb}: {particles:?}");
                particles.iter().chain([verb]).for_each(|word| assert_is_token(lexicon, word));
            }
        }
    }

    /// Lower case, composed (NFC), and one token.
    fn assert_is_token(lexicon: &Lexicon, word: &str) {
        assert_eq!(word.to_lowercase(), word, "{}", lexicon.code);
        let is_one = lexicon.has_spaced_words || !word.contains(' ');
        assert!(!word.is_empty() && is_one, "{}: {word:?} is never a token", lexicon.code);
        let is_composed = !word.chars().any(|c| ('\u{300}'..='\u{36f}').contains(&c));
        assert!(is_composed, "{}: {word:?} has a combining mark", lexicon.code);
    }

    #[test]
    fn test_each_language_is_one_row_and_can_introduce_speech() {
        for (at, lexicon) in LEXICONS.iter().enumerate() {
            assert!(LEXICONS[at + 1..].iter().all(|other| other.code != lexicon.code), "{}", lexicon.code);
            if let Some(glued) = lexicon.glued {
                assert!(lexicon.strong.is_empty(), "{}: read by strings or by words", lexicon.code);
                let verbs = glued
                    .lists()
                    .into_iter()
                    .find(|(name, _)| *name == "verbs")
                    .map_or(0, |(_, list)| list.len());
                assert!(verbs >= 20, "{}", lexicon.code);
                continue;
            }
            assert!(lexicon.strong.len() >= 20, "{}", lexicon.code);
            let names_sources = !lexicon.according.is_empty() || !lexicon.zufolge.is_empty();
            assert!(names_sources && !lexicon.pronouns.is_empty(), "{}", lexicon.code);
        }
    }

    #[test]
    fn test_strings_are_named_once() {
        for glued in LEXICONS.iter().filter_map(|lexicon| lexicon.glued) {
            for (name, list) in glued.lists() {
                for (at, word) in list.iter().enumerate() {
                    assert!(!word.is_empty() && !list[at + 1..].contains(word), "{name}: {word}");
                }
            }
        }
    }

    /// What a language's quotes are the better for. Prints what each lacks (`cargo test --lib lexicon::tests::test_what -- --nocapture`);
    /// what stands in `MUST` may not be lacking.
    #[test]
    fn test_what_each_language_lacks_is_printed_and_the_needful_is_there() {
        const MUST: &[&str] =
            &["strong", "pronouns", "prepositions", "stops", "roles", "organisations", "scare"];
        for lexicon in LEXICONS.iter().filter(|lexicon| lexicon.glued.is_none()) {
            let mut lists: Vec<(&str, &[&str])> = vec![
                ("strong", lexicon.strong),
                ("tell", lexicon.tell),
                ("weak", lexicon.weak),
                ("pronouns", lexicon.pronouns),
                ("he", lexicon.he),
                ("she", lexicon.she),
                ("they", lexicon.they),
                ("determiners", lexicon.determiners),
                ("prepositions", lexicon.prepositions),
                ("stops", lexicon.stops),
                ("adverbs", lexicon.adverbs),
                ("titles", lexicon.titles),
                ("roles", lexicon.roles),
                ("roles_she", lexicon.roles_she),
                ("organisations", lexicon.organisations),
                ("abbreviations", lexicon.abbreviations),
                ("scare", lexicon.scare),
                ("names", lexicon.names_she),
                ("attaches", lexicon.attaches),
                ("that", lexicon.that),
                ("relative", lexicon.relative),
                ("clause_openers", lexicon.clause_openers),
                ("first_singular", lexicon.first_singular),
                ("first_plural", lexicon.first_plural),
                ("turns", lexicon.turns),
                ("announcements", lexicon.announcements),
            ];
            if !lexicon.subject_first {
                // what is only asked of languages whose subject may follow its verb
                lists.extend([
                    ("indefinite", lexicon.indefinite),
                    ("office_endings", lexicon.office_endings),
                    ("verb_endings", lexicon.verb_endings),
                ]);
            }
            let lacks: Vec<&str> =
                lists.iter().filter(|(_, list)| list.is_empty()).map(|(name, _)| *name).collect();
            if !lacks.is_empty() {
                println!("{} lacks {}", lexicon.code, lacks.join(", "));
            }
            assert!(lacks.iter().all(|name| !MUST.contains(name)), "{}: {lacks:?}", lexicon.code);
        }
    }

    #[test]
    fn test_the_speakers_own_words_are_known_in_any_language() {
        for (word, expected) in [
            ("I", Some(FirstPerson::One)),
            ("my", Some(FirstPerson::One)),
            ("wir", Some(FirstPerson::Several)),
            ("Мы", Some(FirstPerson::Several)),
            ("harbour", None),
            ("", None),
        ] {
            assert_eq!(first_person(word), expected, "{word}");
        }
    }

    #[test]
    fn test_words_have_the_roles_of_their_lists() {
        let words = Words::of(Some("en-GB"));
        assert_ne!(words.roles(hash("Said")) & role::STRONG, 0);
        assert_ne!(words.roles(hash("told")) & role::TELL, 0);
        assert_eq!(words.roles(hash("harbour")), 0);
        assert_eq!((Words::of(None).lexicon.code, Words::of(Some("xx")).lexicon.code), ("en", "und"));
        assert_eq!(Words::of(Some("nb-NO")).lexicon.code, "no");
        assert_ne!(Words::of(Some("fr")).roles(hash_elided("L")) & role::DETERMINER, 0);
        let german = Words::of(Some("de"));
        assert!(
            german.is_separable(hash("teilte"), hash("mit"))
                && !german.is_separable(hash("gab"), hash("mit"))
        );
    }
}
