//! What is asked of a language whose words are not parted by spaces, or carry particles: strings that are looked for right
//! beside the marks. Each has its own struct, for each builds its sentences otherwise.

/// The words of a language that is read by strings.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Glued {
    Chinese(&'static ChineseWords),
    Japanese(&'static JapaneseWords),
    Korean(&'static KoreanWords),
}

impl Glued {
    /// Each list with its name.
    pub(crate) fn lists(self) -> Vec<(&'static str, &'static [&'static str])> {
        match self {
            Self::Chinese(words) => vec![
                ("verbs", words.verbs),
                ("plain", words.plain),
                ("not_verbs", words.not_verbs),
                ("echoes", words.echoes),
                ("tell", words.tell),
                ("links", words.links),
                ("offices", words.offices),
                ("adverbs", words.adverbs),
                ("openers", words.openers),
                ("naming", words.naming),
                ("attributes", words.attributes),
                ("opinions", words.opinions),
                ("first_person", words.first_person),
                ("titles", words.titles),
                ("spokesmen", words.spokesmen),
                ("roles", words.roles),
                ("bodies", words.bodies),
                ("asked", words.asked),
                ("objects", words.objects),
                ("relatives", words.relatives),
                ("pronouns", words.pronouns),
                ("no_speakers", words.no_speakers),
                ("double_surnames", words.double_surnames),
            ],
            Self::Japanese(words) => vec![
                ("quotatives", words.quotatives),
                ("hearsay", words.hearsay),
                ("topics", words.topics),
                ("pronouns", words.pronouns),
                ("courtesies", words.courtesies),
                ("verbs", words.verbs),
                ("does", words.does),
                ("sources", words.sources),
                ("echoes", words.echoes),
                ("asked", words.asked),
                ("remarks", words.remarks),
                ("unnamed", words.unnamed),
                ("surnames", words.surnames),
                ("titles", words.titles),
                ("naming", words.naming),
                ("opinions", words.opinions),
                ("relatives", words.relatives),
                ("openers", words.openers),
                ("kana_nouns", words.kana_nouns),
                ("bodies", words.bodies),
                ("no_speakers", words.no_speakers),
            ],
            Self::Korean(words) => vec![
                ("quotatives", words.quotatives),
                ("links", words.links),
                ("verbs", words.verbs),
                ("naming", words.naming),
                ("opinions", words.opinions),
                ("sources", words.sources),
                ("echoes", words.echoes),
                ("topics", words.topics),
                ("subjects", words.subjects),
                ("cases", words.cases),
                ("titles", words.titles),
                ("bodies", words.bodies),
                ("double_surnames", words.double_surnames),
                ("pronouns", words.pronouns),
                ("endings", words.endings),
                ("no_topics", words.no_topics),
                ("hearsay", words.hearsay),
                ("asides", words.asides),
                ("turns", words.turns),
                ("no_speakers", words.no_speakers),
            ],
        }
    }
}

/// Words of Chinese around a quotation, in both scripts.
#[derive(Debug)]
pub(crate) struct ChineseWords {
    /// Verbs of saying: 说, 表示.
    pub(crate) verbs: &'static [&'static str],
    /// Those of one letter behind which what is said may follow at once: 说.
    pub(crate) plain: &'static [&'static str],
    /// Words that end like one: 小说, 俗称.
    pub(crate) not_verbs: &'static [&'static str],
    /// What says in the next sentence that the words before it were said: 这么说.
    pub(crate) echoes: &'static [&'static str],
    /// Verbs whose object is the hearer: 告诉.
    pub(crate) tell: &'static [&'static str],
    /// Words behind which the hearer, the place or the occasion stands: 对, 在.
    pub(crate) links: &'static [&'static str],
    /// What only begins like one of these: 有关负责人, 主持人.
    pub(crate) offices: &'static [&'static str],
    /// Words between a speaker and the verb: 也, 随后.
    pub(crate) adverbs: &'static [&'static str],
    /// Words before a speaker: 但, 昨天.
    pub(crate) openers: &'static [&'static str],
    /// Words before a name, a title, a slogan: 名为, 所谓.
    pub(crate) naming: &'static [&'static str],
    /// Words before a quoted term, behind which a clause may stand too: 的, 从.
    pub(crate) attributes: &'static [&'static str],
    /// Nouns that 的 ties to quoted words: 说法.
    pub(crate) opinions: &'static [&'static str],
    /// Words that only who speaks says: 我.
    pub(crate) first_person: &'static [&'static str],
    /// Words behind a name: 先生, 市长.
    pub(crate) titles: &'static [&'static str],
    /// Of those, how an office begins behind the body that it speaks for, which is no name: 发言人.
    pub(crate) spokesmen: &'static [&'static str],
    /// Offices and trades, before a name or alone: 发言人.
    pub(crate) roles: &'static [&'static str],
    /// Ends of bodies, which speak and are no persons: 部, 公司.
    pub(crate) bodies: &'static [&'static str],
    /// Heads of clauses that say what an answer is about: 被问到.
    pub(crate) asked: &'static [&'static str],
    /// Words before somebody who does nothing: 对, 劝.
    pub(crate) objects: &'static [&'static str],
    /// Verbs that open a clause before whom it describes: 住.
    pub(crate) relatives: &'static [&'static str],
    /// Pronouns for people, longer ones before those that they begin with: 他们.
    pub(crate) pronouns: &'static [&'static str],
    /// What stands where a speaker stands and is none.
    pub(crate) no_speakers: &'static [&'static str],
    /// Surnames of one letter.
    pub(crate) surnames: &'static str,
    /// Surnames of two.
    pub(crate) double_surnames: &'static [&'static str],
    /// Letters in which words for bodies and offices end, and no name does: 局.
    pub(crate) body_ends: &'static str,
    /// Letters that no given name has: 的, 说.
    pub(crate) no_given: &'static str,
    /// The letters that foreign names are written with.
    pub(crate) foreign: &'static str,
}

/// Words of Japanese around a quotation.
#[derive(Debug)]
pub(crate) struct JapaneseWords {
    /// Particles behind the closing mark that report words, longer ones before those that they begin with: などと.
    pub(crate) quotatives: &'static [&'static str],
    /// What makes hearsay of words behind と: いう.
    pub(crate) hearsay: &'static [&'static str],
    /// Particles behind what a sentence is about, the surest first: は.
    pub(crate) topics: &'static [&'static str],
    /// Pronouns for people: 彼.
    pub(crate) pronouns: &'static [&'static str],
    /// Titles that are nothing but polite: さん.
    pub(crate) courtesies: &'static [&'static str],
    /// Verbs of saying, as they end a clause behind 「…」と.
    pub(crate) verbs: &'static [&'static str],
    /// Verbs of saying as they are done to somebody, whose subject hears: 「…」と言われ.
    pub(crate) passives: &'static [&'static str],
    /// Forms of "do", which report words right behind と alone: 「…」として.
    pub(crate) does: &'static [&'static str],
    /// What names a source before the clause: によると.
    pub(crate) sources: &'static [&'static str],
    /// Common surnames.
    pub(crate) surnames: &'static [&'static str],
    /// Of the titles those that hang on no name: 男性, 担当者.
    pub(crate) unnamed: &'static [&'static str],
    /// What says in the next sentence that the words before it were said: そう語.
    pub(crate) echoes: &'static [&'static str],
    /// Ends of clauses behind which an answer stands: 問われると.
    pub(crate) asked: &'static [&'static str],
    /// What stands between a commentator and his words: の話.
    pub(crate) remarks: &'static [&'static str],
    /// What hangs on a person's name: さん, 市長.
    pub(crate) titles: &'static [&'static str],
    /// Verbs behind 「…」と that name or compare: 呼ばれ.
    pub(crate) naming: &'static [&'static str],
    /// Nouns that との and という tie to quoted words: 考え.
    pub(crate) opinions: &'static [&'static str],
    /// Ends of clauses that describe the noun behind them: という.
    pub(crate) relatives: &'static [&'static str],
    /// Words before a speaker: 一方.
    pub(crate) openers: &'static [&'static str],
    /// Nouns in kana that a particle may follow: ら, たち.
    pub(crate) kana_nouns: &'static [&'static str],
    /// Ends of bodies, which speak and are no persons: 省, 会社.
    pub(crate) bodies: &'static [&'static str],
    /// Ends of topics that are no speaker: 今回, の中.
    pub(crate) no_speakers: &'static [&'static str],
}

/// Words of Korean around a quotation.
#[derive(Debug)]
pub(crate) struct KoreanWords {
    /// Particles behind the closing mark that report words: 고, 라며.
    pub(crate) quotatives: &'static [&'static str],
    /// Particles that tie the words to a noun: 는, 라는.
    pub(crate) links: &'static [&'static str],
    /// Verbs of saying.
    pub(crate) verbs: &'static [&'static str],
    /// Verbs of naming: 불리.
    pub(crate) naming: &'static [&'static str],
    /// Nouns for what somebody says: 입장.
    pub(crate) opinions: &'static [&'static str],
    /// What names a source: 에 따르면.
    pub(crate) sources: &'static [&'static str],
    /// What says in the next sentence that the words before it were said: 그렇게 말.
    pub(crate) echoes: &'static [&'static str],
    /// Particles of the topic.
    pub(crate) topics: &'static [&'static str],
    /// Particles of the subject.
    pub(crate) subjects: &'static [&'static str],
    /// Particles of other cases: 를, 에게.
    pub(crate) cases: &'static [&'static str],
    /// Titles and offices, behind the name: 대표.
    pub(crate) titles: &'static [&'static str],
    /// Ends of bodies, which speak and are no persons: 부, 측.
    pub(crate) bodies: &'static [&'static str],
    /// Surnames of two syllables.
    pub(crate) double_surnames: &'static [&'static str],
    pub(crate) pronouns: &'static [&'static str],
    /// Endings of words that are no part of a name with its title.
    pub(crate) endings: &'static [&'static str],
    /// Words that end like a topic and are none: 하지만은, 없는.
    pub(crate) no_topics: &'static [&'static str],
    /// Ends of clauses behind which somebody else does something: 묻자.
    pub(crate) turns: &'static [&'static str],
    /// Ends of clauses with a subject of their own: 내왔지만.
    pub(crate) asides: &'static [&'static str],
    /// Ends of sentences that tell what others report: 다고 한다.
    pub(crate) hearsay: &'static [&'static str],
    /// Topics that are no speaker, without their particle: 오늘.
    pub(crate) no_speakers: &'static [&'static str],
    /// Surnames.
    pub(crate) surnames: &'static str,
}
