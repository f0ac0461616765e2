//! The named signals of a title's candidate: what the forest sees.

use super::candidates::{Candidate, Candidates, NO_LEVEL, Shown, Source, Statement};
use super::parts::{Joint, Run};
use super::prose::Prose;
use super::resolve::Asked;
use super::{names_site, words};
use crate::page::{Hints, Page};
use crate::text::{is_alphanumeric, letter_chars, letters};

/// What all candidates of a page are compared with.
pub(super) struct Context<'a> {
    pub(super) page: &'a Page,
    pub(super) candidates: &'a Candidates,
    pub(super) prose: &'a Prose,
    title: Stated<'a>,
    card: Stated<'a>,
    headline: Stated<'a>,
    /// Letters of what the site may be called.
    sites: Vec<String>,
    /// Words of the address's last folder, of the description, of the text.
    slug: Vec<u64>,
    description: Vec<u64>,
    text: Vec<u64>,
    /// How often short blocks and links have the same letters, by hash.
    blocks: Vec<u64>,
    links: Vec<u64>,
    /// How many kinds of source say each candidate, as a whole or between strong joints.
    agreement: Vec<f32>,
    /// Which bytes each candidate's letters have, a bit for those that are equal but for their upper bits.
    bytes: Vec<u64>,
}

/// A text of the metadata.
#[derive(Default)]
struct Stated<'a> {
    text: &'a str,
    letters: String,
    words: Vec<u64>,
}

impl<'a> Stated<'a> {
    fn of(stated: &[Statement<'a>], source: Source) -> Self {
        let text =
            stated.iter().find(|statement| statement.source == source).map_or("", |statement| statement.text);
        let text = &text[..text.floor_char_boundary(MAX_TEXT)];
        Self { text, letters: letters(text), words: words::of(text) }
    }
}

/// Bytes of a statement, and of the text whose words are known.
const MAX_TEXT: usize = 600;
const MAX_PROSE: usize = 8_000;
/// Bytes of a block or link that may be a copy of a title.
const MAX_COPY: u32 = 400;

impl<'a> Context<'a> {
    pub(super) fn new(asked: &Asked<'a>, candidates: &'a Candidates) -> Self {
        let Asked { page, prose, stated, sites, address, description, .. } = *asked;
        let mut text = Vec::new();
        let mut left = MAX_PROSE;
        for block in prose.texts(page) {
            let block = &block[..block.floor_char_boundary(left)];
            left -= block.len();
            words::each(block, |word| text.push(word));
        }
        text.sort_unstable();
        text.dedup();
        // a copy opens with the letters of some candidate: most texts do not, and are not hashed
        let mut opens = [false; OPENINGS];
        for candidate in &candidates.list {
            opens[opening(candidate.letters.chars())] = true;
        }
        let is_short = |(from, to): (u32, u32)| {
            to > from
                && to - from <= MAX_COPY
                && opens[opening(letter_chars(&page.text[from as usize..to as usize]))]
        };
        let hash = |(from, to): (u32, u32)| words::letters_hash(&page.text[from as usize..to as usize]);
        let mut blocks: Vec<u64> =
            page.blocks.iter().map(|block| block.text).filter(|text| is_short(*text)).map(hash).collect();
        blocks.sort_unstable();
        let links = page.rows.iter().filter(|row| row.tag == html5ever::local_name!("a"));
        let mut links: Vec<u64> =
            links.map(|row| row.text).filter(|text| is_short(*text)).map(hash).collect();
        links.sort_unstable();
        let sites = sites.iter().map(|site| letters(site)).filter(|site| site.chars().count() >= 2).collect();
        let agreement = candidates.list.iter().map(agreement).collect();
        let bits = |candidate: &Candidate| candidate.letters.bytes().fold(0, |bits, b| bits | 1 << (b % 64));
        let bytes = candidates.list.iter().map(bits).collect();
        Self {
            page,
            candidates,
            prose,
            title: Stated::of(stated, Source::PageTitle),
            card: Stated::of(stated, Source::Card),
            headline: Stated::of(stated, Source::LinkedHeadline),
            sites,
            slug: words::of(slug(address)),
            description: words::of(&description[..description.floor_char_boundary(MAX_TEXT)]),
            text,
            blocks,
            links,
            agreement,
            bytes,
        }
    }

    fn names_site(&self, text: &str) -> bool {
        names_site(text, &self.sites)
    }
}

/// Openings that are told apart, and letters of one.
const OPENINGS: usize = 1024;
const OPENING_LETTERS: usize = 4;

/// The place of a text's first letters among the openings.
fn opening(letters: impl Iterator<Item = char>) -> usize {
    let hash = letters
        .take(OPENING_LETTERS)
        .fold(0u32, |hash, c| (hash.rotate_left(5) ^ u32::from(c)).wrapping_mul(0x9e37_79b9));
    (hash >> 22) as usize % OPENINGS
}

/// The last folder of an address that has words.
fn slug(address: &str) -> &str {
    let path = address.split_once("//").map_or(address, |(_, rest)| rest);
    let path = path.split(['?', '#']).next().unwrap_or_default();
    path.split('/')
        .skip(1)
        .filter(|folder| folder.contains(['-', '_', '+']))
        .max_by_key(|folder| folder.len())
        .unwrap_or_default()
}

/// How many kinds of source say a wording, as a whole or set off by more than a colon.
fn agreement(candidate: &Candidate) -> f32 {
    let is_set_off = |run: &Run| {
        let is = |joint: Joint| matches!(joint, Joint::Edge | Joint::Dash | Joint::Bar);
        is(run.joint_before) && is(run.joint_after) && run.joint_within <= Joint::Bracket
    };
    let mut kinds = 0u8;
    for (bit, sources) in [
        (1, &[Source::MainHeading, Source::Heading, Source::Named, Source::Line][..]),
        (2, &[Source::Card, Source::Meta]),
        (4, &[Source::LinkedHeadline, Source::LinkedName]),
        (8, &[Source::Microdata]),
        (16, &[Source::PageTitle]),
    ] {
        if sources.iter().any(|&source| candidate.whole.has(source)) {
            kinds |= bit;
        }
    }
    if candidate.in_title.as_ref().is_some_and(is_set_off) {
        kinds |= 16;
    }
    if candidate.in_card.as_ref().is_some_and(is_set_off) {
        kinds |= 2;
    }
    kinds.count_ones() as f32
}

/// A candidate among the others of its page.
pub(crate) struct View<'a> {
    context: &'a Context<'a>,
    candidate: &'a Candidate,
    /// How a source spells it.
    text: &'a str,
    words: Vec<u64>,
    chars: usize,
    /// What stands ahead of it and behind it in `<title>`.
    rest: (&'a str, &'a str),
    agreement: f32,
    /// The most that agree on another candidate, on one that holds this one, and on one that it holds.
    rival: f32,
    holder: f32,
    held: f32,
    copies: usize,
    links: usize,
}

impl<'a> View<'a> {
    pub(super) fn new(context: &'a Context<'a>, at: usize) -> Self {
        let candidate = &context.candidates.list[at];
        let text = candidate.spellings.first().map_or("", |(_, text)| text.as_str());
        let (mut rival, mut holder, mut held) = (0.0f32, 0.0f32, 0.0f32);
        let own = context.bytes[at];
        let others = context.candidates.list.iter().zip(&context.agreement).zip(&context.bytes);
        for ((other, agreement), &bytes) in others {
            if std::ptr::eq(other, candidate) {
                continue;
            }
            rival = rival.max(*agreement);
            if other.letters.len() > candidate.letters.len() {
                if *agreement > holder && own & !bytes == 0 && other.letters.contains(&candidate.letters) {
                    holder = *agreement;
                }
            } else if *agreement > held && bytes & !own == 0 && candidate.letters.contains(&other.letters) {
                held = *agreement;
            }
        }
        let rest = candidate
            .in_title
            .map_or(("", ""), |run| (&context.title.text[..run.from], &context.title.text[run.to..]));
        let hash = words::letters_hash(text);
        let count = |list: &[u64]| {
            let from = list.partition_point(|known| *known < hash);
            list[from..].iter().take_while(|known| **known == hash).take(20).count()
        };
        Self {
            context,
            candidate,
            text,
            words: words::of(text),
            chars: text.chars().count(),
            rest,
            agreement: context.agreement[at],
            rival,
            holder,
            held,
            copies: count(&context.blocks),
            links: count(&context.links),
        }
    }

    fn shown(&self) -> Option<&Shown> {
        self.candidate.shown.as_ref()
    }

    /// Where it or the heading that holds it stands.
    fn place(&self) -> Option<Shown> {
        self.candidate.place()
    }

    /// How much of a statement it is: 1 the whole, below a part, above 1 where it says more; 0 where neither holds the other.
    fn share_of(&self, stated: &Stated<'_>) -> f32 {
        let (own, other) = (&self.candidate.letters, &stated.letters);
        if other.is_empty() || !(other.contains(own.as_str()) || own.contains(other.as_str())) {
            return 0.0;
        }
        (own.len() as f32 / other.len() as f32).min(3.0)
    }

    /// Blocks from it to where the text begins: below 0 behind it.
    fn distance(&self) -> f32 {
        let Some(place) = self.place() else { return 40.0 };
        (self.context.prose.blocks.0 as f32 - place.block as f32).clamp(-30.0, 30.0)
    }

    fn is_beside(&self) -> bool {
        use html5ever::local_name;
        let foreign = Hints::COMMENT
            .with(Hints::RELATED)
            .with(Hints::TEASER)
            .with(Hints::FOOTER)
            .with(Hints::AD)
            .with(Hints::SIDE)
            .with(Hints::NAV);
        self.place().is_some_and(|place| {
            self.context.page.ancestors(place.row).take(6).any(|row| {
                let row = &self.context.page.rows[row as usize];
                row.hints.any(foreign)
                    || matches!(row.tag, local_name!("nav") | local_name!("aside") | local_name!("footer"))
            })
        })
    }

    fn is_in_head(&self) -> bool {
        self.place().is_some_and(|place| {
            self.context
                .page
                .ancestors(place.row)
                .take(8)
                .any(|row| self.context.page.rows[row as usize].tag == html5ever::local_name!("header"))
        })
    }

    fn is_in_article(&self) -> bool {
        self.place().is_some_and(|place| {
            self.context.page.ancestors(place.row).take(12).any(|row| {
                matches!(
                    self.context.page.rows[row as usize].tag,
                    html5ever::local_name!("main") | html5ever::local_name!("article")
                )
            })
        })
    }

    fn has_title_name(&self) -> bool {
        self.place().is_some_and(|place| {
            let named = |row| self.context.page.rows[row as usize].hints.any(Hints::TITLE);
            self.context.page.ancestors(place.row).take(3).any(named)
        }) || self.candidate.whole.has(Source::Named)
    }

    fn block_share(&self, chars: impl Fn(&crate::page::Block) -> u32) -> f32 {
        self.place().map_or(0.0, |place| {
            let block = &self.context.page.blocks[place.block];
            chars(block) as f32 / block.chars.max(1) as f32
        })
    }

    /// How much of its place's block it is.
    fn line_share(&self) -> f32 {
        self.place().map_or(0.0, |place| {
            let block = &self.context.page.blocks[place.block];
            self.candidate.letters.chars().count() as f32 / block.chars.max(1) as f32
        })
    }

    /// A part at one of its ends that names the site.
    fn holds_site(&self) -> bool {
        super::parts::Parts::new(self.text, &[]).runs().any(|run| {
            (run.parts_before == 0) != (run.parts_after == 0)
                && self.context.names_site(&self.text[run.from..run.to])
        })
    }

    fn has_other_heading_before_text(&self) -> bool {
        // another heading between it and the text
        let Some(place) = self.shown() else { return false };
        self.context.candidates.list.iter().any(|other| {
            other.shown.is_some_and(|shown| {
                shown.level < NO_LEVEL
                    && shown.block > place.block
                    && shown.block < self.context.prose.blocks.0
            })
        })
    }
}

fn run(run: Option<Run>, value: impl Fn(&Run) -> f32) -> f32 {
    run.as_ref().map_or(-1.0, value)
}

const fn flag(b: bool) -> f32 {
    if b { 1.0 } else { 0.0 }
}

fn chars_share(text: &str, is: impl Fn(char) -> bool) -> f32 {
    let letters = text.chars().filter(|c| is_alphanumeric(*c)).count();
    text.chars().filter(|&c| is(c)).count() as f32 / letters.max(1) as f32
}

/// A named feature of a candidate.
pub(crate) struct Signal {
    /// Its name, in the table and in explanations.
    pub(crate) name: &'static str,
    /// Why it tells the headline from other wordings.
    pub(crate) why: &'static str,
    /// The direction the table must keep: 1 more is for the title, -1 against, 0 free.
    #[cfg_attr(not(any(test, feature = "lab")), expect(dead_code, reason = "read by the fit"))]
    pub(crate) monotone: i8,
    value: fn(&View<'_>) -> f32,
}

macro_rules! signals {
    ($($name:ident $monotone:literal $why:literal |$view:ident| $value:expr;)*) => {
        /// Every signal, in the order of the table's inputs.
        pub(crate) const SIGNALS: &[Signal] = &[
            $(Signal { name: stringify!($name), why: $why, monotone: $monotone, value: |$view| $value },)*
        ];
    };
}

signals! {
    // ---- who says it
    agreement 1 "independent kinds of source that say the very same are seldom wrong together" |v| v.agreement;
    lead 1 "how many more kinds of source say it than say any other wording" |v| v.agreement - v.rival;
    holder 0 "a wording that more sources say, and that holds this one, is the whole of which this is a part" |v| v.holder;
    held 0 "a wording within this one that more sources say is the headline without what a template added" |v| v.held;
    card 1 "og:title says it" |v| flag(v.candidate.whole.has(Source::Card));
    sources 0 "how many places say it in all" |v| v.candidate.whole.count() as f32;
    of_card 0 "how much of og:title it is" |v| v.share_of(&v.context.card);
    has_card 0 "whether there is an og:title at all" |v| flag(!v.context.card.letters.is_empty());
    // ---- where `<title>` has it
    of_title 0 "how much of <title> it is" |v| v.share_of(&v.context.title);
    title_before 0 "parts of <title> ahead of it; -1 where it is no run of parts" |v| run(v.candidate.in_title, |run| run.parts_before as f32);
    title_after 0 "parts of <title> behind it" |v| run(v.candidate.in_title, |run| run.parts_after as f32);
    title_parts 0 "parts of <title> in it" |v| run(v.candidate.in_title, |run| run.parts as f32);
    title_joint_before 0 "what parts it from what is ahead in <title>: a bar parts more than a colon" |v| run(v.candidate.in_title, |run| f32::from(run.joint_before as u8));
    title_joint_after 0 "what parts it from what is behind it in <title>" |v| run(v.candidate.in_title, |run| f32::from(run.joint_after as u8));
    title_joint_within 0 "the strongest mark within it, in <title>" |v| run(v.candidate.in_title, |run| f32::from(run.joint_within as u8));
    site_before 0 "what is ahead of it in <title> names the site" |v| flag(!v.rest.0.is_empty() && v.context.names_site(v.rest.0));
    site_after 0 "what is behind it in <title> names the site" |v| flag(!v.rest.1.is_empty() && v.context.names_site(v.rest.1));
    before_in_text -1 "share of the words ahead of it in <title> that the text has too: then they belong to the headline" |v| words::share(&words::of(v.rest.0), &v.context.text);
    after_in_text -1 "share of the words behind it in <title> that the text has too" |v| words::share(&words::of(v.rest.1), &v.context.text);
    // ---- the site's name
    is_site -1 "it is the site's name, or its name with a section" |v| flag(v.context.names_site(v.text));
    holds_site -1 "it begins or ends with the site's name" |v| flag(v.holds_site());
    // ---- words it shares
    words_of_card 0 "share of its words that og:title has" |v| words::share(&v.words, &v.context.card.words);
    words_of_headline 0 "share of its words that JSON-LD's headline has" |v| words::share(&v.words, &v.context.headline.words);
    words_of_title 0 "share of its words that <title> has" |v| words::share(&v.words, &v.context.title.words);
    words_of_slug 0 "share of its words that the address has" |v| words::share(&v.words, &v.context.slug);
    slug_words 1 "share of the address's words that it has" |v| words::share(&v.context.slug, &v.words);
    has_slug 0 "how many words the address has" |v| (v.context.slug.len() as f32).min(10.0);
    words_of_text 0 "share of its words that the text has: a section's or site's name is seldom spoken of" |v| words::share(&v.words, &v.context.text);
    words_of_description 0 "share of its words that the description has" |v| words::share(&v.words, &v.context.description);
    // ---- what it looks like
    chars 0 "its length in characters" |v| (v.chars as f32).min(200.0);
    words 0 "how many words it has that say something" |v| (v.words.len() as f32).min(25.0);
    digits 0 "share of digits: dates and numbers" |v| chars_share(v.text, char::is_numeric);
    upper 0 "share of capitals" |v| chars_share(v.text, char::is_uppercase);
    ends_sentence 0 "it ends as a sentence does" |v| flag(v.text.ends_with(['.', '。', ':', '：', ',']));
    // ---- where the page shows it
    level 0 "the level of the heading that says it; 7 where none does" |v| v.shown().map_or(8.0, |shown| f32::from(shown.level));
    headings_before -1 "headings ahead of it" |v| v.place().map_or(0.0, |place| f32::from(place.headings_before).min(20.0));
    main_before -1 "headings of the first level ahead of it" |v| v.place().map_or(0.0, |place| f32::from(place.main_before).min(5.0));
    main_headings 0 "headings of the first level on the page" |v| f32::from(v.context.candidates.main_headings).min(6.0);
    main_part 0 "it is a part of a heading of the first level" |v| flag(v.candidate.part.has(Source::MainHeading));
    heading_before 0 "parts ahead of it in its heading" |v| run(v.candidate.in_heading, |run| run.parts_before as f32);
    heading_after 0 "parts behind it in its heading" |v| run(v.candidate.in_heading, |run| run.parts_after as f32);
    heading_joint_before 0 "what parts it from what is ahead in its heading" |v| run(v.candidate.in_heading, |run| f32::from(run.joint_before as u8));
    heading_joint_after 0 "what parts it from what is behind it in its heading" |v| run(v.candidate.in_heading, |run| f32::from(run.joint_after as u8));
    is_shown 0 "the page shows it at all" |v| flag(v.candidate.whole.has_shown());
    distance 0 "blocks from it to where the text begins; 40 where it is not shown" |v| v.distance();
    heading_between -1 "another heading stands between it and the text" |v| flag(v.has_other_heading_before_text());
    has_title_name 0 "its element's class is that of a headline" |v| flag(v.has_title_name());
    beside -1 "it stands in a menu, a side column, a teaser or the foot" |v| flag(v.is_beside());
    in_header 0 "it stands in a <header>" |v| flag(v.is_in_head());
    in_article 0 "it stands in <main> or <article>" |v| flag(v.is_in_article());
    link_share 0 "share of its block's characters in links: teasers, logos" |v| v.block_share(|block| block.link_chars);
    strong_share 0 "share of its block's characters in bold" |v| v.block_share(|block| block.strong_chars);
    line_share 0 "how much of its block it is" |v| v.line_share().min(2.0);
    copies 0 "blocks that say it: a menu's entry and a foot line recur" |v| (v.copies as f32).min(6.0);
    links 0 "links that say it: sections and the site do, a headline's own page seldom" |v| (v.links as f32).min(6.0);
    candidates 0 "how many candidates the page has" |v| v.context.candidates.list.len() as f32;
}

/// Adds the values of all signals of a candidate.
pub(super) fn values(view: &View<'_>, into: &mut Vec<f32>) {
    into.extend(SIGNALS.iter().map(|signal| (signal.value)(view)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Limits;
    use crate::claims::{ResolveHints, TitlePlaces, title_evidence};

    const URL: &str = "https://osk-times.example/news/night-ferry-closes-in-january";
    /// A page as most are now: its metadata say the headline, `<title>` adds the section and the site.
    const MODERN: &str = r#"<title>Council closes the night ferry | News | Osk Times</title>
        <meta property="og:title" content="Council closes the night ferry"><meta property="og:site_name" content="Osk Times">
        <meta name="description" content="The night ferry ends in January.">
        <script type="application/ld+json">{"@type":"NewsArticle","headline":"Council closes the night ferry"}</script>
        <header><nav><a href="/">Osk Times</a> <a href="/news">News</a></nav><p>News</p></header>
        <main><article><h1 class="headline">Council closes the night ferry</h1><p>By Ann Lee</p>
        <h2>Osk 2027: what comes next</h2>
        <p>The council of Marle has voted to close the night ferry from January, because few people use it.</p>
        <p>The decision of the council fell after four hours of debate on Thursday, by eleven votes to ten.</p></article></main>
        <aside><h3><a href="/storm">Storm hits the northern coast</a></h3></aside><footer>Osk Times</footer>"#;
    /// A page as many were once: no metadata, no heading, the site's name ahead.
    const OLD: &str = r"<title>Osk Times: Sport / Racing - Grey Moon wins at Marle</title>
        <table><tr><td>Today</td></tr><tr><td><b>Grey Moon wins at Marle</b></td></tr></table>
        <p>Grey Moon has won the great race at Marle by a neck, before a crowd that had waited for it all day long.</p>
        <p>The horse had lost three times in a row; its owner said that this one had been worth the wait.</p>";
    /// A heading of several parts, which no metadata state.
    const PARTED: &str = r"<title>Grey Moon wins</title><h1>Racing: Grey Moon wins (Video)</h1><h1>Results</h1>
        <p>Grey Moon has won the great race at Marle by a neck, before a crowd that had waited for it all day long.</p>";

    /// The values of one candidate, by its wording.
    fn row(html: &str, url: Option<&str>, wording: &str) -> Vec<f32> {
        let page = Page::parse(html, &Limits::default()).expect("small");
        let hints = ResolveHints { url, ..ResolveHints::default() };
        let evidence = title_evidence(&page, hints, TitlePlaces::All);
        let own = letters(wording);
        let at = evidence.texts().position(|text| letters(text) == own);
        let at = at.unwrap_or_else(|| panic!("no candidate {wording}"));
        evidence.values[at * SIGNALS.len()..(at + 1) * SIGNALS.len()].to_vec()
    }

    const HEADLINE: &str = "Council closes the night ferry";
    const WINS: &str = "Grey Moon wins at Marle";

    /// Each signal with pages and wordings for which it is known.
    #[rustfmt::skip]
    const KNOWN: &[(&str, &[(&str, &str, f32)])] = &[
        ("agreement", &[(MODERN, HEADLINE, 4.0), (MODERN, "Osk Times", 1.0), (OLD, WINS, 2.0)]),
        ("lead", &[(MODERN, HEADLINE, 3.0), (MODERN, "Osk Times", -3.0)]),
        ("holder", &[(MODERN, "News", 1.0), (OLD, "Racing", 1.0)]),
        ("held", &[(MODERN, "Council closes the night ferry | News | Osk Times", 4.0), (MODERN, HEADLINE, 0.0)]),
        ("card", &[(MODERN, HEADLINE, 1.0), (MODERN, "News", 0.0)]),
        ("sources", &[(MODERN, HEADLINE, 4.0), (OLD, WINS, 1.0)]),
        ("of_card", &[(MODERN, HEADLINE, 1.0), (MODERN, "News", 0.0)]),
        ("has_card", &[(MODERN, "News", 1.0), (OLD, WINS, 0.0)]),
        ("of_title", &[(PARTED, "Grey Moon wins", 1.0), (PARTED, "Results", 0.0)]),
        ("title_before", &[(MODERN, HEADLINE, 0.0), (MODERN, "News", 1.0), (OLD, WINS, 3.0), (PARTED, "Results", -1.0)]),
        ("title_after", &[(MODERN, HEADLINE, 2.0), (MODERN, "Osk Times", 0.0)]),
        ("title_parts", &[(MODERN, HEADLINE, 1.0), (MODERN, "News | Osk Times", 2.0)]),
        ("title_joint_before", &[(MODERN, "News", 5.0), (OLD, WINS, 4.0), (OLD, "Sport", 1.0)]),
        ("title_joint_after", &[(MODERN, HEADLINE, 5.0), (OLD, "Osk Times", 1.0), (OLD, WINS, 0.0)]),
        ("title_joint_within", &[(MODERN, "News | Osk Times", 5.0), (MODERN, HEADLINE, 0.0)]),
        ("site_before", &[(MODERN, HEADLINE, 0.0), (MODERN, "Osk Times", 0.0)]),
        ("site_after", &[(MODERN, HEADLINE, 1.0), (MODERN, "Osk Times", 0.0)]),
        ("before_in_text", &[(MODERN, HEADLINE, 0.0), (MODERN, "News", 1.0)]),
        ("after_in_text", &[(MODERN, HEADLINE, 0.0), (OLD, "Racing", 0.75)]),
        ("is_site", &[(MODERN, "Osk Times", 1.0), (MODERN, HEADLINE, 0.0)]),
        ("holds_site", &[(MODERN, "News | Osk Times", 1.0), (MODERN, HEADLINE, 0.0)]),
        ("words_of_card", &[(MODERN, HEADLINE, 1.0), (MODERN, "Storm hits the northern coast", 0.2)]),
        ("words_of_headline", &[(MODERN, HEADLINE, 1.0), (OLD, WINS, 0.0)]),
        ("words_of_title", &[(MODERN, "News", 1.0), (PARTED, "Results", 0.0)]),
        ("words_of_slug", &[(MODERN, HEADLINE, 0.6), (MODERN, "News", 0.0)]),
        ("slug_words", &[(MODERN, HEADLINE, 0.75), (MODERN, "News", 0.0)]),
        ("has_slug", &[(MODERN, HEADLINE, 4.0)]),
        ("words_of_text", &[(MODERN, HEADLINE, 1.0), (MODERN, "Osk Times", 0.0)]),
        ("words_of_description", &[(MODERN, HEADLINE, 0.6), (OLD, WINS, 0.0)]),
        ("chars", &[(MODERN, "News", 4.0)]),
        ("words", &[(MODERN, HEADLINE, 5.0)]),
        ("digits", &[(MODERN, "Osk 2027: what comes next", 0.2), (MODERN, HEADLINE, 0.0)]),
        ("upper", &[(MODERN, "News", 0.25), (OLD, "Osk Times", 0.25)]),
        ("ends_sentence", &[(MODERN, HEADLINE, 0.0)]),
        ("level", &[(MODERN, HEADLINE, 1.0), (MODERN, "Storm hits the northern coast", 3.0), (OLD, WINS, 7.0), (OLD, "Racing", 8.0)]),
        ("headings_before", &[(MODERN, HEADLINE, 0.0), (MODERN, "Storm hits the northern coast", 2.0)]),
        ("main_before", &[(MODERN, HEADLINE, 0.0), (PARTED, "Results", 1.0)]),
        ("main_headings", &[(MODERN, HEADLINE, 1.0), (PARTED, "Results", 2.0), (OLD, WINS, 0.0)]),
        ("main_part", &[(PARTED, "Grey Moon wins", 1.0), (PARTED, "Results", 0.0)]),
        ("heading_before", &[(PARTED, "Grey Moon wins", 1.0), (PARTED, "Results", -1.0)]),
        ("heading_after", &[(PARTED, "Grey Moon wins", 1.0), (PARTED, "Video", 0.0)]),
        ("heading_joint_before", &[(PARTED, "Grey Moon wins", 1.0), (PARTED, "Video", 2.0)]),
        ("heading_joint_after", &[(PARTED, "Grey Moon wins", 2.0), (PARTED, "Video", 0.0)]),
        ("is_shown", &[(MODERN, HEADLINE, 1.0), (OLD, "Racing", 0.0)]),
        ("distance", &[(MODERN, HEADLINE, 3.0), (OLD, WINS, 1.0), (OLD, "Racing", 40.0)]),
        ("heading_between", &[(MODERN, HEADLINE, 1.0), (MODERN, "Osk 2027: what comes next", 0.0)]),
        ("has_title_name", &[(MODERN, HEADLINE, 1.0), (OLD, WINS, 0.0)]),
        ("beside", &[(MODERN, "Storm hits the northern coast", 1.0), (MODERN, HEADLINE, 0.0)]),
        ("in_header", &[(MODERN, HEADLINE, 0.0)]),
        ("in_article", &[(MODERN, HEADLINE, 1.0), (MODERN, "Storm hits the northern coast", 0.0)]),
        ("link_share", &[(MODERN, "Storm hits the northern coast", 1.0), (MODERN, HEADLINE, 0.0)]),
        ("strong_share", &[(OLD, WINS, 1.0), (MODERN, HEADLINE, 0.0)]),
        ("line_share", &[(MODERN, HEADLINE, 1.0), (OLD, "Racing", 0.0)]),
        ("copies", &[(MODERN, "Osk Times", 1.0), (MODERN, HEADLINE, 1.0), (OLD, "Racing", 0.0)]),
        ("links", &[(MODERN, "Osk Times", 1.0), (MODERN, HEADLINE, 0.0)]),
        ("candidates", &[(PARTED, "Results", 8.0)]),
    ];

    #[test]
    fn test_every_signal_has_the_values_that_are_known() {
        let known: Vec<&str> = KNOWN.iter().map(|(name, _)| *name).collect();
        let names: Vec<&str> = SIGNALS.iter().map(|signal| signal.name).collect();
        assert_eq!(known, names, "each signal has known values, in the signals' order");
        let mut wrong = Vec::new();
        for (at, (name, values)) in KNOWN.iter().enumerate() {
            for (html, wording, expected) in *values {
                let value = row(html, (*html == MODERN).then_some(URL), wording)[at];
                if (value - expected).abs() > 0.005 {
                    wrong.push(format!("{name} of {wording}: {expected}, got {value}"));
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn test_names_are_unique_and_reasoned() {
        let mut names: Vec<_> = SIGNALS.iter().map(|signal| signal.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), SIGNALS.len());
        assert!(SIGNALS.iter().all(|signal| !signal.why.is_empty() && signal.monotone.abs() <= 1));
    }

    #[test]
    fn test_empty_and_hostile_pages_have_finite_signals() {
        for html in [
            "",
            "<title>",
            "<title>|</title><h1>|</h1>",
            "<h1>a</h1>",
            "<title>a - </title><h1> - a</h1><p>.",
        ] {
            let page = Page::parse(html, &Limits::default()).expect("small");
            let evidence = title_evidence(&page, ResolveHints::default(), TitlePlaces::All);
            assert!(evidence.values.iter().all(|value| value.is_finite()), "{html}");
        }
    }
}
