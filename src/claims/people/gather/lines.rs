//! What the page prints in lines: "By Ann Lee", signatures, a name alone, notes on authors, and the marks at the ends of paragraphs.

use html5ever::local_name;

use super::{At, BYTES_A_CHAR, Gatherer, link_of, parted};
use crate::claims::people::labels::{self, Role};
use crate::claims::people::lines::{end_mark, line_label, looks_like_a_name, opening_name};
use crate::claims::people::names::{is_given, is_wide};
use crate::claims::people::source::Source;
use crate::page::{Block, Page, RowId};

/// Lines with labels that are read.
const MAX_LINES: usize = 120;
/// Longest line that is read, in characters.
const MAX_LINE: usize = 200;
/// Longest line that may be a label in an element of its own and a name, in characters.
const MAX_LABELLED: usize = 80;
/// Items of a list that stands behind a label.
const MAX_LISTED: usize = 8;
/// Blocks around the title in which a line is near.
const BEFORE_TITLE: i64 = 10;
const AFTER_TITLE: i64 = 25;
/// Blocks around the title in which a line without a label may be a name.
const PLAIN_BEFORE: i64 = 4;
const PLAIN_AFTER: i64 = 9;
/// Blocks behind the text in which it may be signed.
const AFTER_TEXT: usize = 6;

/// A block, and where it stands.
struct Stand<'a> {
    page: &'a Page,
    index: usize,
    block: &'a Block,
    text: &'a str,
    /// Blocks from the title to it.
    from_title: Option<i64>,
    /// Whether it stands at the end of the text.
    is_end: bool,
}

/// What speaks for a name in a line.
struct Signs<'a> {
    /// The role that a label in it gives.
    label: Option<Role>,
    /// Whether it may be the signature beneath a text.
    may_sign: bool,
    /// Whether it may be a name and nothing else.
    may_be_plain: bool,
    /// The name that opens a note on an author.
    bio: Option<&'a str>,
}

impl Stand<'_> {
    fn is_within(&self, blocks: std::ops::RangeInclusive<i64>) -> bool {
        self.from_title.is_some_and(|from| blocks.contains(&from))
    }

    /// The kind of place that a line with a label is here.
    fn source(&self) -> Source {
        if self.is_within(-BEFORE_TITLE..=AFTER_TITLE) {
            Source::LineNear
        } else if self.is_end {
            Source::LineEnd
        } else {
            Source::LineFar
        }
    }

    /// What speaks for a name in a line; nothing does in most.
    fn signs<'l>(&self, line: &'l str) -> Option<Signs<'l>> {
        let length = line.chars().count();
        if !(2..=MAX_LINE).contains(&length) {
            return None;
        }
        let may_sign = self.is_end
            && length <= 70
            && self.block.link_chars == 0
            && !line.contains(['?', '!', ':', '"', '„', '“', '”', '«', '»'])
            && !line.contains(|c: char| c.is_ascii_digit());
        let may_be_plain =
            self.is_within(-PLAIN_BEFORE..=PLAIN_AFTER) && length <= 80 && looks_like_a_name(line);
        let is_bio = length > 25 && self.from_title.is_none_or(|from| from > 0);
        let bio = is_bio
            .then(|| {
                opening_name(line)
                    .or_else(|| self.is_end.then(|| name_set_off(self.page, self.block, line))?)
            })
            .flatten();
        let label = self.label(line, length);
        (label.is_some() || may_sign || may_be_plain || bio.is_some()).then_some(Signs {
            label,
            may_sign,
            may_be_plain,
            bio,
        })
    }

    fn label(&self, line: &str, length: usize) -> Option<Role> {
        let &Stand { page, block, text, .. } = self;
        line_label(line)
            // a heading "By Design" names nobody; one that names a person has a given name that people have
            .filter(|role| {
                *role != Role::By || !is_heading(page, block.row) || line.split_whitespace().any(is_given)
            })
            .or_else(|| {
                let may_hold =
                    length <= MAX_LABELLED && labels::opens_with_work(line) && !text.contains('\n');
                may_hold.then(|| line_label(&parted(page, block.row, block.text).1)).flatten()
            })
    }
}

impl Gatherer<'_> {
    /// Reads the lines that label a name, are signed with one or are nothing else, and the ends of long blocks.
    pub(super) fn lines(&mut self) {
        let page = self.given.page;
        let title = self.given.title;
        let mut read = 0;
        for (index, block) in page.blocks.iter().enumerate() {
            if read >= MAX_LINES {
                break;
            }
            let text = page.block_text(block);
            let (first, last) = self.prose.unwrap_or((usize::MAX, usize::MAX));
            let is_end = self.prose.is_some() && index + 3 >= last && index <= last + AFTER_TEXT + 2;
            self.in_long(index, block, text, (first, last), is_end);
            if text.len() > MAX_LINE * BYTES_A_CHAR || Some(index) == title {
                continue;
            }
            let from_title = title.map(|title| index as i64 - title as i64);
            let stand = Stand { page, index, block, text, from_title, is_end };
            let mut place = None;
            let mut line_at = 0;
            for line in text.split('\n') {
                let start = line_at;
                line_at += line.len() + 1;
                let line = line.trim();
                let Some(signs) = stand.signs(line) else { continue };
                let at = At {
                    row: Some(block.row),
                    block: Some(index as u32),
                    place: *place.get_or_insert_with(|| self.place(block.row)),
                    link: (block.links > 0).then(|| link_of(page, block.row)).flatten(),
                    ..At::of(Source::LineFar)
                };
                read += usize::from(signs.label.is_some());
                self.take(&stand, &signs, line, start, at);
            }
        }
    }

    /// Takes the names of a line, which begins at a byte of its block.
    fn take(&mut self, stand: &Stand<'_>, signs: &Signs<'_>, line: &str, start: usize, at: At) {
        let &Stand { page, index, block, text, .. } = stand;
        if let Some(role) = signs.label {
            if labels::is_alone(line).is_some() {
                let next = text[start.min(text.len())..]
                    .split('\n')
                    .skip(1)
                    .map(str::trim)
                    .find(|line| !line.is_empty());
                let role = Some(if role == Role::By { Role::Wrote } else { role });
                if let Some(next) = next.filter(|next| next.len() <= 100) {
                    self.add(next, At { source: Source::LineNext, label: role, ..at });
                } else {
                    self.behind_label(index, role, at);
                }
            } else {
                self.add_line(stand, line, At { source: stand.source(), ..at });
            }
        }
        if signs.may_sign {
            let soft =
                if text.contains('\n') { line.to_owned() } else { parted(page, block.row, block.text).0 };
            let bare = soft.trim_start_matches(['—', '–', '-', '―', '~', ' ']);
            self.add(bare, At { source: Source::Signature, ..at });
        }
        if signs.may_be_plain {
            self.add_line(stand, line, At { source: Source::Plain, ..at });
        }
        if let Some(name) = signs.bio {
            self.add(name, At { source: Source::BioLine, ..at });
        }
    }

    /// Takes the names of a line of several, or of a block of one with the borders of its elements.
    fn add_line(&mut self, stand: &Stand<'_>, line: &str, at: At) {
        if stand.text.contains('\n') {
            self.add(line, at);
            return;
        }
        let (soft, hard) = parted(stand.page, stand.block.row, stand.block.text);
        self.add(&soft, at);
        if hard != soft {
            self.add(&hard, at);
        }
    }

    /// What stands behind a block that is a label alone: the next block, and where that is an item the rest of its list.
    fn behind_label(&mut self, label: usize, role: Option<Role>, at: At) {
        let page = self.given.page;
        let mut list = None;
        for (index, next) in page.blocks.iter().enumerate().skip(label + 1).take(MAX_LISTED) {
            let row = &page.rows[next.row as usize];
            let is_item = row.tag == local_name!("li");
            if next.text.1 - next.text.0 > 120 || list.is_some_and(|list| !is_item || list != row.parent) {
                break;
            }
            let (soft, hard) = parted(page, next.row, next.text);
            let at = At {
                source: Source::LineNext,
                label: role,
                order: (index - label - 1) as u16,
                block: Some(index as u32),
                row: Some(next.row),
                link: link_of(page, next.row),
                ..at
            };
            self.add(&soft, at);
            self.add(&hard, at);
            if !is_item {
                break;
            }
            list = Some(row.parent);
        }
    }

    /// What paragraphs hold at their ends: "(dpa)", "(Reporting by …)", and in the first one the dateline's agency.
    fn in_long(
        &mut self,
        index: usize,
        block: &Block,
        text: &str,
        (first, last): (usize, usize),
        is_end: bool,
    ) {
        let at = |source| At { row: Some(block.row), block: Some(index as u32), ..At::of(source) };
        if text.len() > 20
            && is_end
            && let Some(mark) = end_mark(text)
        {
            self.add(mark, at(Source::EndMark));
        }
        let is_late = last == usize::MAX || index + 4 >= last;
        if is_late {
            for word in ["eporting by ", "riting by "] {
                if let Some(found) = memchr::memmem::find(text.as_bytes(), word.as_bytes()) {
                    let start = text[..found].rfind(['.', '(', '\n']).map_or(0, |at| at + 1);
                    let rest = &text[start..];
                    let rest = &rest[..rest.floor_char_boundary(300)];
                    let end = rest.find([')', '\n']).unwrap_or(rest.len());
                    self.add(&rest[..end], at(Source::Reporting));
                    break;
                }
            }
        }
        if self.prose.is_some() && index + 2 >= first && index <= first.saturating_add(2) {
            let start = &text[..text.floor_char_boundary(120)];
            if let Some((head, rest)) = start.split_once('(')
                && head.chars().count() <= 45
                && let Some((inner, _)) = rest.split_once(')')
                && (2..=30).contains(&inner.chars().count())
            {
                self.add(inner, at(Source::Dateline));
            }
            if start.chars().any(is_wide) {
                let opening: String = start.split(['=', '＝', '，', '。']).next().unwrap_or(start).to_owned();
                let opening = opening.rsplit([')', '）', ']']).next().unwrap_or(&opening);
                let second = start.split(['=', '＝']).nth(1).unwrap_or_default();
                for part in [opening, second] {
                    let part = part.rsplit([')', '）', ']']).next().unwrap_or(part);
                    if ["기자", "記者", "记者", "특파원"].iter().any(|trade| part.contains(trade)) {
                        self.add(
                            &part[..part.floor_char_boundary(90)],
                            At { source: Source::LineNear, ..at(Source::LineNear) },
                        );
                    }
                }
            }
        }
    }
}

/// The name in bold that opens a note at the end of the text: "**Ann Lee** Bridge builder from Osk".
fn name_set_off<'a>(page: &Page, block: &Block, line: &'a str) -> Option<&'a str> {
    let first = page.rows.get(block.row as usize + 1).filter(|row| row.parent == block.row)?;
    let is_bold = matches!(first.tag, local_name!("strong") | local_name!("b") | local_name!("a"));
    let name = page.text.get(first.text.0 as usize..first.text.1 as usize)?.trim();
    let is_name = is_bold
        && name.len() + 10 < line.len()
        && (2..=4).contains(&name.split_whitespace().count())
        && name.split_whitespace().next().is_some_and(is_given)
        && looks_like_a_name(name);
    is_name.then(|| line.strip_prefix(name).map(|_| &line[..name.len()])).flatten()
}

/// Whether a row is a heading beneath the first level.
fn is_heading(page: &Page, row: RowId) -> bool {
    matches!(
        page.rows[row as usize].tag,
        local_name!("h2") | local_name!("h3") | local_name!("h4") | local_name!("h5") | local_name!("h6")
    )
}
