//! Who wrote it: the credits of all sources, and the choice between them.
//!
//! A source is worth what it names. A person named by any source that can be trusted stands before an agency, a user name or
//! the site itself; among equals the order of [`TIERS`] decides. Where no person is credited anywhere, whoever the page does
//! credit is its author, and stands among the agencies too.

use super::byline::{self, Class, Credit, Trust};
use super::gather::markup::parted_text;
use super::gather::{Claim, Field};
use super::signature;
use crate::article::PartialArticle;
use crate::page::{Block, Hints, Page, RowId};
use crate::text::letters;

/// Blocks around the title in which a byline is the article's.
const BEFORE_TITLE: i64 = 10;
const AFTER_TITLE: i64 = 25;
/// Blocks between the parts of one byline; what stands farther off is another story's.
const CLUSTER: i64 = 4;
/// Longest line that opens like a byline, in characters.
const MAX_LINE: usize = 160;
/// Bytes before a name that may say what it did.
const MAX_LABEL: usize = 60;
/// Most lines that are read as bylines, and most claims of one tier.
const MAX_READ: usize = 60;

/// The page and what is known of it.
pub(super) struct Place<'a> {
    pub(super) page: &'a Page,
    /// The block of the visible title.
    pub(super) title: Option<usize>,
    /// The names that the site goes by, in [`letters`].
    pub(super) sites: &'a [String],
}

/// A kind of source, and from which class of credit on it is believed.
struct Tier {
    /// Which claims: their rank and source; an empty source stands for the lines around the title.
    source: &'static str,
    ranks: std::ops::RangeInclusive<u8>,
    /// Whether the claims stand in visible places, of which only those near the title count.
    is_near: bool,
    trust: Trust,
    /// The lowest class that this source can prove.
    least: Class,
    why: &'static str,
}

/// Stands for the line that signs the text.
const SIGNATURE: &str = "signature";

#[rustfmt::skip]
const TIERS: &[Tier] = &[
    Tier { source: "json_ld", ranks: 1..=1, is_near: false, trust: Trust::Stated, least: Class::Site, why: "the article's own data name its author" },
    Tier { source: "microdata", ranks: 3..=4, is_near: true, trust: Trust::Stated, least: Class::Site, why: "microdata near the title name the author" },
    Tier { source: "rel_author", ranks: 4..=4, is_near: true, trust: Trust::Stated, least: Class::Site, why: "a link near the title is marked as the author's" },
    Tier { source: "meta", ranks: 3..=3, is_near: false, trust: Trust::Stated, least: Class::Site, why: "a meta element names the author" },
    Tier { source: "", ranks: 0..=0, is_near: true, trust: Trust::Printed, least: Class::Site, why: "a line near the title opens like a byline" },
    Tier { source: "author_page", ranks: 5..=5, is_near: true, trust: Trust::Printed, least: Class::Agency, why: "a link near the title leads to an author's page" },
    Tier { source: "markup", ranks: 6..=6, is_near: true, trust: Trust::Printed, least: Class::Site, why: "an element near the title is named for the author" },
    Tier { source: "json_ld", ranks: 4..=4, is_near: false, trust: Trust::Stated, least: Class::Site, why: "the page's data name an author" },
    Tier { source: "rel_author", ranks: 4..=4, is_near: false, trust: Trust::Stated, least: Class::Single, why: "a link is marked as the author's" },
    Tier { source: "microdata", ranks: 4..=4, is_near: false, trust: Trust::Stated, least: Class::Single, why: "microdata name an author" },
    Tier { source: "markup", ranks: 6..=6, is_near: false, trust: Trust::Printed, least: Class::Person, why: "an element is named for the author" },
    Tier { source: "author_page", ranks: 5..=5, is_near: false, trust: Trust::Printed, least: Class::Person, why: "all links to an author's page lead to the same" },
    Tier { source: "", ranks: 0..=0, is_near: false, trust: Trust::Printed, least: Class::Handle, why: "a line says who the author is" },
    Tier { source: SIGNATURE, ranks: 0..=0, is_near: false, trust: Trust::Printed, least: Class::Person, why: "a line under the text is a name alone" },
    Tier { source: "markup", ranks: 8..=8, is_near: false, trust: Trust::Printed, least: Class::Person, why: "a note about the author" },
];

/// What a tier credits.
struct Read {
    credits: Vec<Credit>,
    /// Indices of the claims.
    claims: Vec<usize>,
    /// The line as printed, of a visible place.
    line: Option<String>,
}

impl Read {
    fn best(&self) -> Option<Class> {
        self.credits.iter().map(|credit| credit.class).max()
    }

    /// Whether its people include all names of the other: "Nils Lind" completes "Nils".
    fn completes(&self, other: &Self) -> bool {
        let people: Vec<String> = self.of(Class::Person).iter().map(|name| letters(name)).collect();
        other.of(Class::Single).iter().all(|name| people.iter().any(|person| person.contains(&letters(name))))
    }

    fn of(&self, class: Class) -> Vec<String> {
        self.credits.iter().filter(|credit| credit.class >= class).map(|credit| credit.name.clone()).collect()
    }
}

/// Chooses the authors and agencies of an article, and marks the claims that won.
pub(super) fn resolve(place: &Place<'_>, claims: &mut [Claim], article: &mut PartialArticle) {
    let reads: Vec<Read> = TIERS.iter().map(|tier| place.read(tier, claims)).collect();
    let choice = choose(&reads);
    let mut agencies: Vec<String> = Vec::new();
    for (read, _) in reads.iter().zip(TIERS).filter(|(_, tier)| tier.is_near || tier.trust == Trust::Stated) {
        for credit in read.credits.iter().filter(|credit| credit.class == Class::Agency) {
            push_once(&mut agencies, &credit.name);
        }
    }
    if let Some((at, class)) = choice {
        let chosen = extended(&reads, at, class);
        for &index in &reads[chosen].claims {
            (claims[index].won, claims[index].why) = (true, TIERS[chosen].why);
        }
        article.authors = match class {
            Class::Person | Class::Single | Class::Handle => {
                let people = reads[chosen].of(Class::Person);
                if people.is_empty() { reads[chosen].of(class) } else { people }
            }
            // one organisation answers for the page: the first that it names
            _ => reads[chosen].of(class).into_iter().take(1).collect(),
        };
        if class <= Class::Agency {
            article.authors.iter().for_each(|name| push_once(&mut agencies, name));
        }
    }
    agencies.truncate(10);
    article.agency = agencies;
    article.byline = reads
        .iter()
        .filter(|read| read.credits.iter().any(|credit| article.authors.contains(&credit.name)))
        .find_map(|read| read.line.clone());
}

/// The tier that answers, and with which class: the best class that any tier proves; a byline that merely looks like one never
/// outvotes an agency that the article's own data name.
fn choose(reads: &[Read]) -> Option<(usize, Class)> {
    for class in [Class::Person, Class::Single, Class::Handle, Class::Agency, Class::Site] {
        for (at, (read, tier)) in reads.iter().zip(TIERS).enumerate() {
            if read.best() != Some(class) || class < tier.least {
                continue;
            }
            let is_printed = tier.trust == Trust::Printed;
            let is_outvoted = reads.iter().zip(TIERS).enumerate().any(|(other_at, (other, stated))| {
                stated.trust == Trust::Stated
                    && match other.best() {
                        // a byline that merely looks like one never outvotes an agency that stands before it
                        Some(Class::Agency) => is_printed && !tier.source.is_empty() && other_at < at,
                        // nor a stated given name, unless it is that name in full
                        Some(Class::Single) => {
                            tier.source.is_empty() && class == Class::Person && !read.completes(other)
                        }
                        _ => false,
                    }
            });
            // what stands far from the title speaks only where nothing nearer does
            let is_far = !tier.is_near && tier.trust == Trust::Printed;
            let is_outvoted = is_outvoted
                || (is_far && reads[..at].iter().any(|other| other.best() >= Some(Class::Handle)));
            if !is_outvoted {
                return Some((at, class));
            }
        }
    }
    None
}

/// A tier that names all that the chosen one names, and more people: lists are cut short in metadata.
fn extended(reads: &[Read], at: usize, class: Class) -> usize {
    if class != Class::Person {
        return at;
    }
    let known: Vec<String> = reads[at].of(Class::Person).iter().map(|name| key(name)).collect();
    reads
        .iter()
        .zip(TIERS)
        .enumerate()
        .filter(|(_, (_, tier))| tier.is_near || matches!(tier.source, "json_ld" | "meta"))
        .find(|(_, (read, _))| {
            let names: Vec<String> = read.of(Class::Person).iter().map(|name| key(name)).collect();
            names.len() > known.len() && known.iter().all(|name| names.contains(name))
        })
        .map_or(at, |(other, _)| other)
}

/// Titles before a name and degrees behind it: "Dr Ann Lee" and "Ann Lee" are one. Lower case, letters only.
const HONORIFICS: &[&str] = &[
    "dr",
    "prof",
    "professor",
    "mr",
    "mrs",
    "ms",
    "sir",
    "dame",
    "phd",
    "md",
    "rd",
    "mag",
    "ing",
    "dipl",
    "med",
];

/// A name's letters less honorifics: what two spellings of one name have in common.
fn key(name: &str) -> String {
    name.split_whitespace().map(letters).filter(|word| !HONORIFICS.contains(&word.as_str())).collect()
}

/// Whether two spellings are one name.
fn is_same(name: &str, other: &str) -> bool {
    key(name) == key(other)
}

fn push_once(list: &mut Vec<String>, name: &str) {
    if !list.iter().any(|known| is_same(known, name)) {
        list.push(name.to_owned());
    }
}

impl Place<'_> {
    fn distance(&self, block: u32) -> Option<i64> {
        Some(i64::from(block) - self.title? as i64)
    }

    fn is_near(&self, block: u32) -> bool {
        self.distance(block).is_none_or(|distance| (-BEFORE_TITLE..=AFTER_TITLE).contains(&distance))
    }

    fn read(&self, tier: &Tier, claims: &[Claim]) -> Read {
        if tier.source.is_empty() {
            return self.read_lines(tier);
        }
        if tier.source == SIGNATURE {
            let (credits, line) = signature::find(self.page, self.title, self.sites).unzip();
            return Read { credits: credits.unwrap_or_default(), claims: Vec::new(), line };
        }
        let mut read = Read { credits: Vec::new(), claims: Vec::new(), line: None };
        let mut found: Vec<(usize, Option<RowId>, Vec<Credit>)> = Vec::new();
        for (index, claim) in claims.iter().enumerate() {
            let is_tier = claim.source == tier.source && tier.ranks.contains(&claim.rank);
            let is_placed = claim.row.is_none_or(|row| {
                self.is_near(self.page.rows[row as usize].blocks.0) == tier.is_near
                    || claim.source == "json_ld"
            });
            if !is_tier || !is_placed || found.len() >= MAX_READ {
                continue;
            }
            let mut credits = match claim.field {
                Field::Author => byline::read(&claim.value, self.sites, tier.trust),
                // the source says that it is an organisation
                Field::Agency => {
                    let class = match byline::read(&claim.value, self.sites, Trust::Stated).first() {
                        Some(Credit { class: Class::Site, .. }) => Class::Site,
                        _ => Class::Agency,
                    };
                    vec![Credit { name: claim.value.split_whitespace().collect::<Vec<_>>().join(" "), class }]
                }
                _ => continue,
            };
            credits.retain(|credit| credit.class >= tier.least && credit.name.chars().count() <= 80);
            if !credits.is_empty() {
                found.push((index, claim.row, credits));
            }
        }
        let is_others = |row: &Option<RowId>| row.is_some_and(|row| self.is_others(row));
        if found.iter().any(|(_, row, _)| !is_others(row)) {
            found.retain(|(_, row, _)| !is_others(row));
        }
        let names: std::collections::BTreeSet<String> =
            found.iter().flat_map(|(_, _, credits)| credits).map(|credit| key(&credit.name)).collect();
        // links to several authors' pages are a list of the staff
        if tier.source == "author_page" && !tier.is_near && names.len() > 1 {
            return read;
        }
        let found =
            if tier.trust == Trust::Printed || tier.source == "rel_author" || tier.source == "microdata" {
                self.clustered(outermost(self.page, found))
            } else {
                inverted(found, claims)
            };
        for (index, row, credits) in found {
            if read.line.is_none() && row.is_some() {
                read.line = Some(claims[index].value.clone()).filter(|line| line.chars().count() <= MAX_LINE);
            }
            read.claims.push(index);
            add(&mut read.credits, credits);
        }
        read
    }

    /// Whether the words before a row credit it with other work than writing: "Fact-checked by".
    fn is_others(&self, row: RowId) -> bool {
        let end = self.page.rows[row as usize].text.0 as usize;
        let start = self.page.text.ceil_char_boundary(end.saturating_sub(MAX_LABEL));
        byline::ends_with_other_work(&self.page.text[start..end])
    }

    /// The claims that stand together with the one nearest to the title.
    fn clustered(
        &self,
        mut found: Vec<(usize, Option<RowId>, Vec<Credit>)>,
    ) -> Vec<(usize, Option<RowId>, Vec<Credit>)> {
        let block = |row: Option<RowId>| row.map(|row| i64::from(self.page.rows[row as usize].blocks.0));
        let title = self.title.map_or(0, |title| title as i64);
        let best = found
            .iter()
            .map(|(_, _, credits)| credits.iter().map(|credit| credit.class).max())
            .max()
            .flatten();
        // behind the title is where bylines stand; before it they are twice as far
        let away = |row: Option<RowId>| {
            block(row).map_or(0, |at| if at < title { (title - at) * 2 } else { at - title })
        };
        let Some(nearest) = found
            .iter()
            .filter(|(_, _, credits)| credits.iter().map(|credit| credit.class).max() == best)
            .min_by_key(|(_, row, _)| away(*row))
            .and_then(|(_, row, _)| block(*row))
        else {
            return found;
        };
        let mut last = nearest;
        found.sort_by_key(|(index, row, _)| (block(*row), *index));
        found.retain(|(_, row, _)| {
            let at = block(*row).unwrap_or(nearest);
            let is_part = at >= nearest && at - last <= CLUSTER;
            if is_part {
                last = at;
            }
            is_part
        });
        found
    }

    /// Lines that open like a byline: "By Ann Lee" around the title, or "Author: Ann Lee" anywhere else on the page.
    fn read_lines(&self, tier: &Tier) -> Read {
        let title = self.title.unwrap_or(0);
        let near = title.saturating_sub(BEFORE_TITLE as usize)..title + AFTER_TITLE as usize;
        let mut best = Read { credits: Vec::new(), claims: Vec::new(), line: None };
        for (index, block) in self.page.blocks.iter().enumerate() {
            let text = self.page.block_text(block);
            let is_candidate = near.contains(&index) == tier.is_near
                && text.len() <= 4 * MAX_LINE
                && text.trim().chars().count() <= MAX_LINE
                && if tier.is_near { byline::holds_opening(text) } else { byline::has_full_opening(text) };
            // a heading is no byline, but it may announce one: "Article by"
            let is_heading = is_heading(&self.page.rows[block.row as usize].tag) && !byline::is_opening(text);
            if !is_candidate || is_heading || self.is_foreign(block.row) {
                continue;
            }
            let parted = |block: &Block| parted_text(self.page, block.row, block.text);
            // "Written by" in an element of its own, and the name in the next
            let next = self.page.blocks.get(index + 1).filter(|_| byline::is_opening(text));
            let line = match next {
                Some(next) if next.text.1 - next.text.0 <= 4 * MAX_LINE as u32 => {
                    format!("{text} {}", parted(next))
                }
                _ => parted(block),
            };
            if line.chars().count() > MAX_LINE {
                continue;
            }
            let credits: Vec<Credit> = byline::read(&line, self.sites, Trust::Printed)
                .into_iter()
                .filter(|credit| credit.class >= tier.least)
                .collect();
            if credits.iter().map(|credit| credit.class).max() > best.best() {
                best = Read { credits, claims: Vec::new(), line: Some(line) };
            }
            if best.best() == Some(Class::Person) {
                break;
            }
        }
        best
    }

    /// Whether a row stands in a container of other stories, comments or the foot, which does not hold the title as well.
    fn is_foreign(&self, row: RowId) -> bool {
        self.page.ancestors(row).take(6).any(|row| {
            let row = &self.page.rows[row as usize];
            let holds_title =
                self.title.is_some_and(|title| (row.blocks.0..row.blocks.1).contains(&(title as u32)));
            row.hints.any(FOREIGN) && !holds_title
        })
    }
}

fn is_heading(tag: &html5ever::LocalName) -> bool {
    matches!(&**tag, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

/// Names of containers whose bylines are other stories'.
const FOREIGN: Hints =
    Hints::COMMENT.with(Hints::RELATED).with(Hints::TEASER).with(Hints::FOOTER).with(Hints::NAV);

/// Of claims within each other, the inner ones; the outer one where it reads the same names and more of them.
fn outermost(
    page: &Page,
    found: Vec<(usize, Option<RowId>, Vec<Credit>)>,
) -> Vec<(usize, Option<RowId>, Vec<Credit>)> {
    let mut drop = vec![false; found.len()];
    for at in 0..found.len() {
        let Some(row) = found[at].1 else { continue };
        let end = page.rows[row as usize].end;
        let inner: Vec<usize> = (0..found.len())
            .filter(|&other| other != at && found[other].1.is_some_and(|inner| inner > row && inner < end))
            .collect();
        if inner.is_empty() {
            continue;
        }
        let names = |at: usize| found[at].2.iter().map(|credit| letters(&credit.name)).collect::<Vec<_>>();
        let own = names(at);
        let within: Vec<String> = inner.iter().flat_map(|&other| names(other)).collect();
        let is_better = within.iter().all(|name| own.contains(name))
            && own.len() > within.len()
            && found[at].2.iter().all(|credit| credit.class == Class::Person);
        if is_better {
            inner.into_iter().for_each(|other| drop[other] = true);
        } else {
            drop[at] = true;
        }
    }
    found.into_iter().zip(drop).filter(|(_, drop)| !drop).map(|(found, _)| found).collect()
}

/// "Roy, Ann" and "Patel, Bo", as libraries write names, the right way round.
fn inverted(
    found: Vec<(usize, Option<RowId>, Vec<Credit>)>,
    claims: &[Claim],
) -> Vec<(usize, Option<RowId>, Vec<Credit>)> {
    let parts = |index: usize| {
        claims[index].value.split_once(',').filter(|(last, first)| {
            !first.contains(',')
                && last.split_whitespace().count() <= 2
                && (1..=2).contains(&first.split_whitespace().count())
        })
    };
    let is_inverted = found.len() >= 2
        && found.iter().all(|(index, _, credits)| {
            parts(*index).is_some() && credits.iter().any(|credit| credit.class == Class::Single)
        });
    if !is_inverted {
        return found;
    }
    found
        .into_iter()
        .map(|(index, row, credits)| {
            let name = parts(index).map(|(last, first)| format!("{} {}", first.trim(), last.trim()));
            (index, row, name.map_or(credits, |name| vec![Credit { name, class: Class::Person }]))
        })
        .collect()
}

fn add(credits: &mut Vec<Credit>, more: Vec<Credit>) {
    for credit in more {
        if !credits.iter().any(|known| is_same(&known.name, &credit.name)) {
            credits.push(credit);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{ResolveHints, resolve};
    use crate::article::Limits;
    use crate::page::Page;

    const STORY: &str =
        "<p>The bridge over the river stays closed until the summer, the council said on Monday.</p>";

    fn authors(head: &str, body: &str) -> Vec<String> {
        let html = format!("<title>The old bridge stays closed</title>{head}<body>{body}");
        let page = Page::parse(&html, &Limits::default()).expect("small");
        resolve(&page, ResolveHints::default()).article.authors
    }

    /// Each row is a kind of page: what the head says, what the body shows, and who wrote it.
    #[test]
    fn test_sources() {
        let title = "<h1>The old bridge stays closed</h1>";
        for (why, head, body, expected) in [
            (
                "a label in its own element",
                "",
                format!("{title}<div>Written by</div><div>Ann Lee</div>{STORY}"),
                &["Ann Lee"][..],
            ),
            (
                "a share card's label",
                "<meta name=twitter:label1 content='Written by'><meta name=twitter:data1 content='Ann Lee'>",
                title.to_owned(),
                &["Ann Lee"],
            ),
            (
                "a meta element with a value",
                "<meta name=author value='Ann Lee'>",
                title.to_owned(),
                &["Ann Lee"],
            ),
            (
                "elements that a style sheet parts",
                "",
                format!("{title}<p class=byline>By <a>Ann Lee</a><span>Staff Writer</span></p>"),
                &["Ann Lee"],
            ),
            (
                "a byline beside the title",
                "",
                format!(
                    "<div><aside><address class=byline><a rel=author href=/x>Ann Lee</a></address></aside>{title}{STORY}{STORY}</div>"
                ),
                &["Ann Lee"],
            ),
            (
                "a full name for a stated given name",
                "<meta name=author content=Ann>",
                format!("{title}<p>By Ann Lee</p>"),
                &["Ann Lee"],
            ),
            (
                "a stated given name against a line",
                "<meta name=author content=Ann>",
                format!("{title}<p>By Bo Chen</p>"),
                &["Ann"],
            ),
            (
                "one author's page, far from the title",
                "",
                format!("{title}{}<a href=/author/ann-lee>Ann Lee</a>", STORY.repeat(40)),
                &["Ann Lee"],
            ),
            (
                "several authors' pages are the staff",
                "",
                format!(
                    "{title}{}<a href=/author/ann-lee>Ann Lee</a> <a href=/author/bo-chen>Bo Chen</a>",
                    STORY.repeat(40)
                ),
                &[],
            ),
            (
                "the data of another story",
                "<script type=application/ld+json>[{\"@type\":\"NewsArticle\",\"headline\":\"The old bridge stays closed\",\"author\":\"Ann Lee\"},{\"@type\":\"NewsArticle\",\"headline\":\"Another story of the day\",\"author\":\"Bo Chen\"}]</script>",
                title.to_owned(),
                &["Ann Lee"],
            ),
            (
                "the only person of the data",
                "<script type=application/ld+json>{\"@graph\":[{\"@type\":\"WebPage\"},{\"@type\":\"Person\",\"name\":\"Ann Lee\"}]}</script>",
                title.to_owned(),
                &["Ann Lee"],
            ),
            ("a heading is no byline", "", format!("{title}<h2>By Design</h2>{STORY}"), &[]),
        ] {
            assert_eq!(authors(head, &body), expected, "{why}");
        }
    }
}
