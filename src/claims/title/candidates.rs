//! What a page may be called: every heading, what its metadata state, and every run of parts of both.
//!
//! A candidate is one wording, whatever its case and punctuation: each place that has it is evidence for it.

use html5ever::local_name;

use super::parts::{Parts, Run};
use super::prose::Prose;
use crate::page::{Hints, Page, RowId, tags};
use crate::text::{Table, letters};

/// Where a wording stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::claims) enum Source {
    /// A heading of the first level.
    MainHeading,
    /// Another heading.
    Heading,
    /// An element whose class is that of a headline.
    Named,
    /// A line near the text.
    Line,
    /// `og:title`.
    Card,
    /// JSON-LD's `headline`.
    LinkedHeadline,
    /// Other meta elements: `twitter:title`, `dc.title` …
    Meta,
    /// JSON-LD's `name`.
    LinkedName,
    /// Microdata's `headline`.
    Microdata,
    /// `<title>`.
    PageTitle,
}

impl Source {
    const ALL: [Self; 10] = [
        Self::MainHeading,
        Self::Heading,
        Self::Named,
        Self::Line,
        Self::Card,
        Self::LinkedHeadline,
        Self::Meta,
        Self::LinkedName,
        Self::Microdata,
        Self::PageTitle,
    ];

    pub(super) fn is_shown(self) -> bool {
        self <= Self::Line
    }

    pub(in crate::claims) fn name(self) -> &'static str {
        match self {
            Self::MainHeading => "h1",
            Self::Heading => "heading",
            Self::Named => "named element",
            Self::Line => "line near the text",
            Self::Card => "og:title",
            Self::LinkedHeadline => "JSON-LD headline",
            Self::Meta => "other meta",
            Self::LinkedName => "JSON-LD name",
            Self::Microdata => "microdata",
            Self::PageTitle => "<title>",
        }
    }
}

/// A set of sources.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Sources(u16);

impl Sources {
    pub(super) fn add(&mut self, source: Source) {
        self.0 |= 1 << source as u16;
    }
    pub(super) fn has(self, source: Source) -> bool {
        self.0 & (1 << source as u16) != 0
    }
    pub(super) fn count(self) -> u32 {
        self.0.count_ones()
    }
    pub(super) fn has_shown(self) -> bool {
        Source::ALL.into_iter().any(|source| source.is_shown() && self.has(source))
    }
}

/// What the metadata state: the text and where it stands, the best source first.
#[derive(Debug, Clone, Copy)]
pub(in crate::claims) struct Statement<'a> {
    pub(in crate::claims) source: Source,
    pub(in crate::claims) text: &'a str,
}

/// A place that shows a wording.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shown {
    pub(super) block: usize,
    pub(super) row: RowId,
    /// 7 where it is no heading.
    pub(super) level: u8,
    pub(super) is_hidden: bool,
    /// Headings ahead of it, and those of the first level among them.
    pub(super) headings_before: u16,
    pub(super) main_before: u16,
}

/// One wording.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    /// Its letters and digits in lower case.
    pub(super) letters: String,
    /// As the sources spell it, the best first.
    pub(super) spellings: Vec<(Source, String)>,
    /// The sources that say it and nothing else.
    pub(super) whole: Sources,
    /// The sources that say more.
    pub(super) part: Sources,
    /// Where it stands in `<title>`, in `og:title`, in a heading.
    pub(super) in_title: Option<Run>,
    pub(super) in_card: Option<Run>,
    pub(super) in_heading: Option<Run>,
    /// The best place that shows it as a whole.
    pub(super) shown: Option<Shown>,
    /// The heading that it is a part of, where no place shows it as a whole.
    pub(super) heading: Option<Shown>,
}

/// No heading: behind all levels.
pub(super) const NO_LEVEL: u8 = 7;
/// Most candidates of a page, headings that are looked at, and bytes of a text that may be a title.
const MAX_CANDIDATES: usize = 80;
const MAX_HEADINGS: u16 = 60;
const MAX_TEXT: usize = 600;
/// Spellings that are kept of a wording.
const MAX_SPELLINGS: usize = 8;
/// Blocks ahead of the text and behind its beginning whose lines may be the headline, lines of a block, and characters of one.
const BEFORE: usize = 14;
const BEHIND: usize = 2;
const MAX_LINES: usize = 3;
const LINE_CHARS: std::ops::RangeInclusive<usize> = 8..=220;
/// Borders of elements within a heading that are looked at.
const MAX_EDGES: usize = 6;

/// What is known of a page's titles.
#[derive(Debug, Default)]
pub(super) struct Candidates {
    pub(super) list: Vec<Candidate>,
    by_letters: Table<String, usize>,
    /// Headings, and those of the first level.
    pub(super) headings: u16,
    pub(super) main_headings: u16,
}

impl Candidates {
    /// `tags_count` is whether heading elements are known as such: the fit asks what a page without them teaches.
    pub(super) fn gather(page: &Page, stated: &[Statement<'_>], prose: &Prose, tags_count: bool) -> Self {
        let mut found = Self::default();
        for statement in stated {
            found.statement(statement);
        }
        let mut named_until = 0;
        let lines =
            prose.blocks.0.saturating_sub(BEFORE)..(prose.blocks.0 + BEHIND).min(prose.blocks.1.max(BEHIND));
        for (index, block) in page.blocks.iter().enumerate() {
            if (block.text.1 - block.text.0) as usize > MAX_TEXT && !lines.contains(&index) {
                continue;
            }
            let level = tags_count.then(|| level(page, block.row)).flatten();
            if level.is_some() && found.headings < MAX_HEADINGS {
                found.heading(page, index, level.unwrap_or(NO_LEVEL));
            } else if lines.contains(&index) {
                found.lines(page, index);
            }
        }
        for (id, row) in page.rows.iter().enumerate() {
            let id = id as RowId;
            if id >= named_until && row.hints.any(Hints::TITLE) && row.text.1 > row.text.0 {
                let is_short = (row.text.1 - row.text.0) as usize <= MAX_TEXT;
                if is_short && row.tag != local_name!("html") {
                    named_until = row.end;
                    found.named(page, id);
                }
            }
        }
        found
    }

    fn statement(&mut self, statement: &Statement<'_>) {
        let text = &statement.text[..statement.text.floor_char_boundary(MAX_TEXT)];
        let parts = Parts::new(text, &[]);
        for run in parts.runs() {
            let Some(candidate) = self.candidate(&text[run.from..run.to], statement.source) else { continue };
            let is_whole = run.parts_before == 0 && run.parts_after == 0;
            if is_whole { &mut candidate.whole } else { &mut candidate.part }.add(statement.source);
            match statement.source {
                Source::PageTitle => _ = candidate.in_title.get_or_insert(run),
                Source::Card => _ = candidate.in_card.get_or_insert(run),
                _ => {}
            }
        }
    }

    fn heading(&mut self, page: &Page, index: usize, level: u8) {
        let block = &page.blocks[index];
        let shown = Shown {
            block: index,
            row: block.row,
            level,
            is_hidden: page.rows[block.row as usize].is_hidden,
            headings_before: self.headings,
            main_before: self.main_headings,
        };
        self.headings += 1;
        self.main_headings += u16::from(level == 1);
        let source = if level == 1 { Source::MainHeading } else { Source::Heading };
        let text = page.block_text(block);
        let edges = edges(page, block.row, block.text);
        for run in Parts::new(text, &edges).runs() {
            let Some(candidate) = self.candidate(&text[run.from..run.to], source) else { continue };
            if run.parts_before == 0 && run.parts_after == 0 {
                candidate.whole.add(source);
                candidate.show(shown);
            } else {
                candidate.part.add(source);
                candidate.in_heading.get_or_insert(run);
                if candidate.heading.is_none_or(|known| shown.is_better(&known)) {
                    candidate.heading = Some(shown);
                }
            }
        }
    }

    /// The first lines of a block near the text.
    fn lines(&mut self, page: &Page, index: usize) {
        let block = &page.blocks[index];
        let lines = page.block_text(block).split('\n').map(str::trim).filter(|line| !line.is_empty());
        for line in lines.take(MAX_LINES) {
            if line.len() <= MAX_TEXT && LINE_CHARS.contains(&line.chars().count()) {
                self.line(page, index, line, Source::Line);
            }
        }
    }

    fn named(&mut self, page: &Page, id: RowId) {
        let text = page.row_text(id);
        let at = page.rows[id as usize].text.0;
        let index = page.blocks.partition_point(|block| block.text.1 <= at);
        if index < page.blocks.len() && !text.contains('\n') && LINE_CHARS.contains(&text.chars().count()) {
            self.line(page, index, text, Source::Named);
        }
    }

    fn line(&mut self, page: &Page, index: usize, line: &str, source: Source) {
        let row = page.blocks[index].row;
        let (headings_before, main_before) = (self.headings, self.main_headings);
        let Some(candidate) = self.candidate(line, source) else { return };
        candidate.whole.add(source);
        let is_hidden = page.rows[row as usize].is_hidden;
        candidate.show(Shown { block: index, row, level: NO_LEVEL, is_hidden, headings_before, main_before });
    }

    /// The candidate of a wording; none where it has no letters or there are too many.
    fn candidate(&mut self, text: &str, source: Source) -> Option<&mut Candidate> {
        let letters = letters(text);
        if letters.is_empty() {
            return None;
        }
        let at = match self.by_letters.get(&letters) {
            Some(&at) => at,
            None if self.list.len() < MAX_CANDIDATES => {
                self.by_letters.insert(letters.clone(), self.list.len());
                self.list.push(Candidate {
                    letters,
                    spellings: Vec::new(),
                    whole: Sources::default(),
                    part: Sources::default(),
                    in_title: None,
                    in_card: None,
                    in_heading: None,
                    shown: None,
                    heading: None,
                });
                self.list.len() - 1
            }
            None => return None,
        };
        let candidate = &mut self.list[at];
        if candidate.spellings.len() < MAX_SPELLINGS {
            candidate.spellings.push((source, text.to_owned()));
        }
        Some(candidate)
    }
}

impl Candidate {
    /// Where it stands, or the heading that holds it: readers see a heading first.
    pub(super) fn place(&self) -> Option<Shown> {
        match (self.shown, self.heading) {
            (Some(shown), Some(heading)) if shown.level == NO_LEVEL && !heading.is_hidden => Some(heading),
            (shown, heading) => shown.or(heading),
        }
    }

    /// Whether the metadata state it, as a whole or as a part.
    pub(super) fn is_stated(&self) -> bool {
        self.spellings.iter().any(|(source, _)| !source.is_shown())
    }

    /// How the first source spells it.
    pub(super) fn text(&self) -> &str {
        self.spellings.first().map_or("", |(_, text)| text)
    }

    fn show(&mut self, shown: Shown) {
        if self.shown.is_none_or(|known| shown.is_better(&known)) {
            self.shown = Some(shown);
        }
    }
}

impl Shown {
    /// Whether it shows a wording better than another place: readers see it, in a larger heading. The first wins a tie.
    fn is_better(&self, known: &Self) -> bool {
        (self.is_hidden, self.level) < (known.is_hidden, known.level)
    }
}

/// The level of the heading that a row is, or stands in directly.
pub(super) fn level(page: &Page, row: RowId) -> Option<u8> {
    page.ancestors(row).take(3).find_map(|row| tags::heading_level(&page.rows[row as usize].tag))
}

/// Where elements begin and end within a heading, as offsets in its text: a kicker stands in an element of its own. What is only
/// emphasised is no part of its own.
fn edges(page: &Page, row: RowId, (from, to): (u32, u32)) -> Vec<usize> {
    let mut edges = Vec::new();
    let inner = &page.rows[row as usize + 1..page.rows[row as usize].end as usize];
    for inner in inner.iter().take(MAX_EDGES * 2) {
        let is_emphasis = matches!(
            inner.tag,
            local_name!("em") | local_name!("i") | local_name!("q") | local_name!("sup") | local_name!("sub")
        );
        if is_emphasis || inner.text.0 == inner.text.1 {
            continue;
        }
        for edge in [inner.text.0, inner.text.1] {
            if edge > from && edge < to {
                edges.push((edge - from) as usize);
            }
        }
    }
    edges.sort_unstable();
    edges.dedup();
    edges.truncate(MAX_EDGES);
    edges
}
