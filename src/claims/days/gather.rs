//! The candidates: every reading of a date at every place of the page.

use html5ever::local_name;
use serde_json::Value;

use super::address;
use super::facts::day_number;
use super::keys::{Key, Node, key_of, node_of};
use super::says::{self, Says, first_said, last_further, last_said};
use super::{Candidate, Reading, Source};
use crate::article::Timestamp;
use crate::claims::places::Places;
use crate::claims::relative;
use crate::claims::timestamp::{self, Dated};
use crate::page::{Page, RowId};
use crate::text::has_number;

/// Candidates of a page, and of one block. Those that machines read come first, then those nearest to the title.
const MAX_CANDIDATES: usize = 300;
const MAX_LINES: usize = 400;
/// Bytes of a value that is nothing but a date, with its words.
const MIN_VALUE: usize = 6;
const MAX_VALUE: usize = 120;
/// Longest label in a block of its own, and text of an element that is looked at for words, in bytes.
const MAX_LABEL: usize = 40;
const MAX_INSIDE: usize = 60;
/// Nodes and depth of JSON-LD that are walked, and values that are kept.
const MAX_DEPTH: usize = 12;
const MAX_STATED: usize = 200;
/// Images whose addresses are read.
const MAX_IMAGES: usize = 60;
/// Characters of a line that says how long ago it was.
const MAX_AGO: usize = 60;

/// A date that JSON-LD states.
#[derive(Debug, Clone)]
pub(in crate::claims) struct Stated {
    key: Key,
    value: String,
    node: Node,
    depth: u8,
    index: u16,
    address: Option<String>,
    headline: Option<String>,
}

/// Collects what may be dates of the nodes of JSON-LD, with what they are nodes of.
pub(in crate::claims) fn stated_by(nodes: &[Value]) -> Vec<Stated> {
    let mut stated = Vec::new();
    let mut index = 0;
    for node in nodes {
        collect(node, 0, &mut index, &mut stated);
    }
    stated
}

fn collect(value: &Value, depth: usize, index: &mut u16, stated: &mut Vec<Stated>) {
    if depth > MAX_DEPTH || stated.len() >= MAX_STATED {
        return;
    }
    match value {
        Value::Array(list) => list.iter().for_each(|value| collect(value, depth, index, stated)),
        Value::Object(object) => {
            let own = *index;
            *index = index.saturating_add(1);
            let kind = match object.get("@type") {
                Some(Value::Array(kinds)) => kinds.first().and_then(Value::as_str),
                kind => kind.and_then(Value::as_str),
            };
            let node = node_of(kind.unwrap_or_default());
            for (name, value) in object {
                let number;
                let text = match value {
                    Value::String(text) => text.trim(),
                    Value::Number(value) => {
                        number = value.to_string();
                        &number
                    }
                    Value::Array(list) => match list.first().and_then(Value::as_str) {
                        Some(text) => text.trim(),
                        None => {
                            collect(value, depth + 1, index, stated);
                            continue;
                        }
                    },
                    Value::Object(inner) => match inner.get("@value").and_then(Value::as_str) {
                        Some(typed) => typed.trim(),
                        None => {
                            collect(value, depth + 1, index, stated);
                            continue;
                        }
                    },
                    _ => continue,
                };
                let is_value =
                    (MIN_VALUE..=MAX_VALUE).contains(&text.len()) && text.bytes().any(|b| b.is_ascii_digit());
                if !is_value || name.starts_with('@') || stated.len() >= MAX_STATED {
                    continue;
                }
                let key = key_of(name);
                if key == Key::None {
                    continue;
                }
                let of = |name: &str| match object.get(name) {
                    Some(Value::String(text)) => Some(text.clone()),
                    Some(Value::Object(inner)) => inner.get("@id").and_then(Value::as_str).map(str::to_owned),
                    Some(Value::Array(list)) => list.first().and_then(Value::as_str).map(str::to_owned),
                    _ => None,
                };
                stated.push(Stated {
                    key,
                    value: text.to_owned(),
                    node,
                    depth: depth as u8,
                    index: own,
                    address: of("url").or_else(|| of("mainEntityOfPage")).or_else(|| of("@id")),
                    headline: of("headline").or_else(|| of("name")),
                });
            }
        }
        _ => {}
    }
}

/// What is known besides the page.
pub(in crate::claims) struct Given<'a> {
    pub(in crate::claims) language: Option<&'a str>,
    /// The page's addresses, the caller's first.
    pub(in crate::claims) addresses: &'a [String],
    pub(in crate::claims) headline: &'a str,
    pub(in crate::claims) reference: Option<&'a Timestamp>,
    pub(in crate::claims) stated: &'a [Stated],
}

/// What addresses say of days and months, beside the candidates.
#[derive(Debug, Default)]
pub(super) struct Addresses {
    pub(super) own: address::Dates,
    /// Of the image that stands for the page, and of the images in it.
    pub(super) lead_image: address::Dates,
    pub(super) images: Vec<(i16, u8)>,
}

/// All candidates of a page.
pub(super) fn gather(places: &Places<'_>, given: &Given<'_>) -> (Vec<Candidate>, Addresses) {
    let mut gatherer = Gatherer {
        places,
        page: places.page,
        given,
        candidates: Vec::new(),
        addresses: Addresses::default(),
        images: 0,
    };
    gatherer.linked_data();
    gatherer.rows();
    gatherer.lines();
    gatherer.own_addresses();
    (bounded(gatherer.candidates, places), gatherer.addresses)
}

/// At most so many: what is stated for machines first, then what stands nearest to the title.
fn bounded(candidates: Vec<Candidate>, places: &Places<'_>) -> Vec<Candidate> {
    if candidates.len() <= MAX_CANDIDATES {
        return candidates;
    }
    let title = places.title.unwrap_or(0);
    let mut order: Vec<usize> = (0..candidates.len()).collect();
    order.sort_by_key(|&at| candidates[at].block.map_or(0, |block| 1 + block.abs_diff(title)));
    order.truncate(MAX_CANDIDATES);
    order.sort_unstable();
    let mut kept = vec![false; candidates.len()];
    order.iter().for_each(|&at| kept[at] = true);
    candidates.into_iter().zip(kept).filter(|(_, kept)| *kept).map(|(candidate, _)| candidate).collect()
}

/// A candidate of which nothing is known but its date.
fn bare(source: Source, key: Key, timestamp: Timestamp) -> Candidate {
    Candidate {
        source,
        key,
        day: day_number(timestamp.date),
        timestamp,
        reading: Reading::Only,
        standard: 0,
        node: Node::None,
        depth: 0,
        index: 0,
        own_address: 0,
        own_headline: 0,
        row: None,
        block: None,
        before: Says::Nothing,
        before_distance: u8::MAX,
        after: Says::Nothing,
        inside: Says::Nothing,
        label: Says::Nothing,
        named: Says::Nothing,
        further: Says::Nothing,
        is_stock: false,
        share: 0.0,
        line_share: 0.0,
        line: 0,
        is_first: false,
        opens_part: false,
        is_span: false,
        link_share: 0.0,
        is_written_for_machines: false,
    }
}

impl Candidate {
    /// Notes what the words before the date say; they are in lower case.
    fn note_before(&mut self, before: &str) {
        (self.before, self.before_distance) = last_said(before);
        self.further = last_further(before);
    }
}

/// Characters of a headline by which it is known again.
const MAX_HEADLINE: usize = 300;

/// Letters and digits of the first part of a text, lower case.
fn letters(text: &str) -> String {
    let end = text.char_indices().nth(MAX_HEADLINE).map_or(text.len(), |(at, _)| at);
    crate::text::letters(&text[..end])
}

/// An address without scheme, `www.`, query and fragment.
fn bare_address(address: &str) -> &str {
    let address = address.split_once("://").map_or(address, |(_, rest)| rest);
    let address = address.strip_prefix("www.").unwrap_or(address);
    address.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/')
}

struct Gatherer<'a> {
    places: &'a Places<'a>,
    page: &'a Page,
    given: &'a Given<'a>,
    candidates: Vec<Candidate>,
    addresses: Addresses,
    images: usize,
}

impl Gatherer<'_> {
    /// Adds a date with all of its readings.
    fn push(&mut self, mut candidate: Candidate, dated: &Dated) {
        if self.candidates.len() >= MAX_CANDIDATES * 4 {
            return;
        }
        candidate.is_written_for_machines = dated.is_iso;
        let timestamp = &candidate.timestamp;
        if let Some(swapped) = dated.swapped {
            let mut other = candidate.clone();
            other.timestamp.date = swapped;
            (other.day, other.reading) = (day_number(swapped), Reading::Other);
            candidate.reading = Reading::First;
            self.candidates.push(candidate);
            self.candidates.push(other);
            return;
        }
        // local midnight in Europe, as UTC writes it
        let is_midnight = timestamp.offset == Some(0) && matches!(timestamp.time, Some((22 | 23, 0, 0)));
        if is_midnight && let Some(next) = next_day(timestamp.date) {
            let mut other = candidate.clone();
            other.timestamp = Timestamp {
                date: next,
                time: None,
                offset: None,
                precision: crate::article::Precision::Day,
                ..other.timestamp
            };
            (other.day, other.reading) = (day_number(next), Reading::NextDay);
            self.candidates.push(candidate);
            self.candidates.push(other);
            return;
        }
        self.candidates.push(candidate);
    }

    /// The dates of a value that is written for machines, or nearly.
    fn value(&mut self, source: Source, value: &str, make: impl Fn(Timestamp) -> Candidate, most: usize) {
        for dated in timestamp::all(value, self.given.language, source.name()).into_iter().take(most) {
            let candidate = make(dated.timestamp.clone());
            self.push(candidate, &dated);
        }
    }

    fn linked_data(&mut self) {
        let own: Vec<&str> = self.given.addresses.iter().map(|address| bare_address(address)).collect();
        let headline = letters(self.given.headline);
        for stated in self.given.stated {
            let address = stated.address.as_deref().map(bare_address).filter(|address| address.contains('/'));
            let own_address = address.map_or(0, |address| if own.contains(&address) { 1 } else { -1 });
            let name =
                stated.headline.as_deref().map(letters).filter(|name| name.len() > 8 && headline.len() > 8);
            let own_headline = name
                .map_or(0, |name| if name.contains(&headline) || headline.contains(&name) { 1 } else { -1 });
            let make = |timestamp| Candidate {
                node: stated.node,
                depth: stated.depth,
                index: stated.index,
                own_address,
                own_headline,
                ..bare(Source::JsonLd, stated.key, timestamp)
            };
            self.value(Source::JsonLd, &stated.value, make, 1);
        }
    }

    /// Meta elements, attributes of elements, images, the page's title.
    fn rows(&mut self) {
        for id in 0..self.page.rows.len() as RowId {
            let row = &self.page.rows[id as usize];
            match row.tag {
                local_name!("meta") => self.meta(id),
                local_name!("img") => self.image(id),
                local_name!("title") => {
                    let title = self.page.raw_text(id);
                    self.value(
                        Source::Title,
                        &title[..title.floor_char_boundary(600)],
                        |timestamp| bare(Source::Title, Key::None, timestamp),
                        2,
                    );
                }
                _ => self.element(id),
            }
        }
    }

    fn meta(&mut self, id: RowId) {
        let page = self.page;
        let Some(content) = page.attr(id, "content").or_else(|| page.attr(id, "value")) else { return };
        let content = content.trim();
        if content.len() > MAX_VALUE * 2 || !has_number(content) {
            return;
        }
        let names = ["property", "name", "itemprop", "http-equiv"];
        let Some((kind, name)) = names.iter().find_map(|kind| Some((*kind, page.attr(id, kind)?.trim())))
        else {
            return;
        };
        let name = name.to_ascii_lowercase();
        if matches!(name.as_str(), "og:image" | "twitter:image") {
            if self.addresses.lead_image.month.is_none() {
                self.addresses.lead_image = address::dates_of(content);
            }
            return;
        }
        let key = key_of(&name);
        if key == Key::None && content.len() >= MAX_INSIDE
            || matches!(
                name.as_str(),
                "generator"
                    | "viewport"
                    | "description"
                    | "og:description"
                    | "og:title"
                    | "twitter:title"
                    | "keywords"
            )
            || content.starts_with("http")
            || content.starts_with('/')
            || content.len() > MAX_VALUE
        {
            return;
        }
        let standard = standard_of(&name);
        let is_item = kind == "itemprop";
        let source = if is_item { Source::Microdata } else { Source::Meta };
        let at = page.rows[id as usize].blocks.0 as usize;
        let node = if is_item { self.item_node(id) } else { Node::None };
        let is_placed =
            is_item && page.ancestors(id).any(|row| page.rows[row as usize].tag == local_name!("body"));
        let make = |timestamp| Candidate {
            standard,
            node,
            row: is_placed.then_some(id),
            block: is_placed.then_some(at),
            ..bare(source, key, timestamp)
        };
        self.value(source, content, make, 1);
    }

    /// The kind of the item that an element is a property of.
    fn item_node(&self, id: RowId) -> Node {
        let kind = self
            .page
            .ancestors(id)
            .take(12)
            .find_map(|row| self.page.attr(row, "itemtype").or_else(|| self.page.attr(row, "typeof")));
        kind.map_or(Node::None, node_of)
    }

    fn image(&mut self, id: RowId) {
        if self.images >= MAX_IMAGES {
            return;
        }
        let Some(source) = self.page.attr(id, "src").filter(|source| !source.starts_with("data:")) else {
            return;
        };
        self.images += 1;
        let dates = address::dates_of(source);
        self.addresses.images.extend(dates.month);
        if let Some(date) = dates.day {
            let timestamp = day_only(date, source, Source::Image);
            if !self
                .candidates
                .iter()
                .any(|other| other.source == Source::Image && other.timestamp.date == date)
            {
                self.candidates.push(bare(Source::Image, Key::None, timestamp));
            }
        }
    }

    /// The dates that an element states in its attributes.
    fn element(&mut self, id: RowId) {
        let page = self.page;
        let Some(element) = page.element(id) else { return };
        let row = &page.rows[id as usize];
        let is_time = row.tag == local_name!("time");
        for (name, value) in element.attributes() {
            let name: &str = name;
            let is_named = match name {
                "datetime" => true,
                "content" => element.attributes().any(|(name, _)| matches!(&**name, "itemprop" | "property")),
                "data-datetime" | "data-date" | "data-time" | "data-timestamp" | "data-published" => true,
                "title" => matches!(
                    row.tag,
                    local_name!("abbr")
                        | local_name!("time")
                        | local_name!("span")
                        | local_name!("div")
                        | local_name!("a")
                        | local_name!("p")
                        | local_name!("li")
                ),
                _ => false,
            };
            if !is_named || !(MIN_VALUE..=MAX_VALUE).contains(&value.len()) || !has_number(value) {
                continue;
            }
            let item = page.attr(id, "itemprop").unwrap_or_default();
            let property = page.attr(id, "property").unwrap_or_default();
            let (source, key) = match (key_of(item), key_of(property)) {
                (key, _) if key != Key::None => (Source::Microdata, key),
                (_, key) if key != Key::None => (Source::Rdfa, key),
                _ if is_time && name == "datetime" => (Source::Time, Key::None),
                _ => (Source::Attribute, key_of(name.strip_prefix("data-").unwrap_or(""))),
            };
            let placed = self.placed(id, source, key);
            self.value(
                source,
                value,
                |timestamp| Candidate { day: day_number(timestamp.date), timestamp, ..placed.clone() },
                1,
            );
        }
    }

    /// A candidate with what stands around an element.
    fn placed(&self, id: RowId, source: Source, key: Key) -> Candidate {
        let page = self.page;
        let row = &page.rows[id as usize];
        let at = (row.blocks.0 as usize).min(page.blocks.len().saturating_sub(1));
        let text = page.row_text(id);
        let inside = text[..text.floor_char_boundary(MAX_INSIDE)].to_lowercase();
        let nothing = Timestamp {
            date: (1970, 1, 1),
            time: None,
            offset: None,
            precision: crate::article::Precision::Day,
            raw: String::new(),
            source: crate::article::Source::Text,
        };
        let mut candidate = Candidate {
            row: Some(id),
            block: Some(at),
            node: if matches!(source, Source::Microdata | Source::Rdfa) {
                self.item_node(id)
            } else {
                Node::None
            },
            inside: last_said(&inside).0,
            named: says::named(page, id),
            ..bare(source, key, nothing)
        };
        let Some(block) = page.blocks.get(at) else { return candidate };
        let line = page.block_text(block);
        let (start, end) = (row.text.0.max(block.text.0), row.text.1.min(block.text.1).max(row.text.0));
        candidate.is_first = true;
        if block.text.0 <= row.text.0 && row.text.0 <= block.text.1 && row.text.1 <= block.text.1 {
            let before = page.text.get(block.text.0 as usize..start as usize).unwrap_or_default();
            let after = page.text.get(end as usize..block.text.1 as usize).unwrap_or_default();
            candidate.is_first = before.trim().is_empty();
            self.words(&mut candidate, before, after);
        }
        self.around(&mut candidate, at, line);
        candidate
    }

    /// What the words right before and after a date say.
    #[expect(clippy::unused_self, reason = "one of the steps of gathering, which are methods")]
    fn words(&self, candidate: &mut Candidate, before: &str, after: &str) {
        let from = before.char_indices().rev().nth(47).map_or(0, |(at, _)| at);
        let before = before[from..].to_lowercase();
        let after = after[..after.char_indices().nth(30).map_or(after.len(), |(at, _)| at)].to_lowercase();
        candidate.note_before(&before);
        candidate.after = first_said(&after);
    }

    /// What the block says that a date stands in, and the blocks beside it.
    fn around(&self, candidate: &mut Candidate, at: usize, line: &str) {
        let page = self.page;
        candidate.is_stock = says::is_stock(line);
        candidate.line = line.len().min(usize::from(u16::MAX)) as u16;
        let block = &page.blocks[at];
        candidate.link_share = block.link_chars as f32 / block.chars.max(1) as f32;
        let label = |at: Option<usize>| {
            at.and_then(|at| page.blocks.get(at))
                .map(|block| page.block_text(block))
                .filter(|text| text.len() <= MAX_LABEL)
        };
        if let Some(label) =
            label(at.checked_sub(1)).filter(|text| !text.contains(|c: char| c.is_ascii_digit()))
        {
            let label = label.to_lowercase();
            candidate.label = last_said(&label).0;
            if candidate.further == Says::Nothing && candidate.is_first {
                candidate.further = last_further(&label);
            }
        }
    }

    /// The dates that are printed.
    fn lines(&mut self) {
        let page = self.page;
        let mut read = 0;
        let from = self.places.title.unwrap_or(0).saturating_sub(10);
        for (index, block) in page.blocks.iter().enumerate() {
            let text = page.block_text(block);
            // a line of plain text that was glued to the next is still a line
            let lines =
                text.split('\n').filter(|_| page.is_plain_text).chain((!page.is_plain_text).then_some(text));
            for line in lines {
                if (from..from + 36).contains(&index)
                    && let Some(reference) = self.given.reference
                    && line.chars().nth(MAX_AGO).is_none()
                {
                    self.ago(index, line, reference);
                }
                if read >= MAX_LINES || !has_number(line) {
                    continue;
                }
                let offset = line.as_ptr() as usize - text.as_ptr() as usize;
                read += usize::from(self.line(index, line, block.text.0 as usize + offset));
            }
        }
    }

    fn ago(&mut self, index: usize, line: &str, reference: &Timestamp) {
        if let Some(timestamp) = relative::parse(line, reference, self.given.language, "text") {
            let mut candidate = bare(Source::Ago, Key::None, timestamp);
            (candidate.block, candidate.row) = (Some(index), Some(self.page.blocks[index].row));
            let line_in_lower_case = line.to_lowercase();
            candidate.before = last_said(&line_in_lower_case).0;
            candidate.further = last_further(&line_in_lower_case);
            self.around(&mut candidate, index, line);
            self.candidates.push(candidate);
        }
    }

    /// The dates of a line; says whether there are any.
    fn line(&mut self, index: usize, line: &str, offset: usize) -> bool {
        let page = self.page;
        let dates = timestamp::all(line, self.given.language, "text");
        if dates.is_empty() {
            return false;
        }
        let is_title = Some(index) == self.places.title && !page.is_plain_text;
        let block = &page.blocks[index];
        let last = dates.len() - 1;
        for (at, dated) in dates.into_iter().enumerate() {
            let row = self.innermost(block.row, offset + dated.place.0, offset + dated.place.1);
            let element = &page.rows[row as usize];
            let item = page.attr(row, "itemprop").map_or(Key::None, key_of);
            let is_named = element.tag == local_name!("time")
                || element.hints.any(crate::page::Hints::DATE)
                || item != Key::None;
            let source = match (is_title, is_named) {
                (true, _) => Source::Title,
                (_, true) => Source::Named,
                _ => Source::Line,
            };
            let mut candidate = Candidate {
                row: Some(row),
                block: Some(index),
                named: says::named(page, row),
                share: dated.share,
                line_share: (dated.place.1 - dated.place.0) as f32 / line.len().max(1) as f32,
                is_first: dated.is_first,
                opens_part: dated.opens_part,
                is_span: dated.is_span,
                ..bare(source, item, dated.timestamp.clone())
            };
            candidate.note_before(&dated.before);
            // between two dates stands the label of the second
            candidate.after = if at == last { first_said(&dated.after) } else { Says::Nothing };
            self.around(&mut candidate, index, line);
            self.push(candidate, &dated);
        }
        true
    }

    /// The innermost element that holds some bytes of the page's text, at or below a row.
    fn innermost(&self, row: RowId, start: usize, end: usize) -> RowId {
        let rows = &self.page.rows;
        let (from, to) = (row as usize, rows[row as usize].end as usize);
        // rows are in document order, so that their texts begin in order
        let behind = from + rows[from..to].partition_point(|row| row.text.0 as usize <= start);
        let mut at = behind.saturating_sub(1).max(from) as RowId;
        while at > row && (rows[at as usize].text.1 as usize) < end {
            at = rows[at as usize].parent;
        }
        at.max(row)
    }

    fn own_addresses(&mut self) {
        for address in self.given.addresses {
            let dates = address::dates_of(address);
            let own = &mut self.addresses.own;
            own.month = own.month.or(dates.month);
            own.year = own.year.or(dates.year);
            if let Some(date) = dates.day {
                if own.day.is_none() {
                    own.day = Some(date);
                }
                let is_known = self
                    .candidates
                    .iter()
                    .any(|other| other.source == Source::Address && other.timestamp.date == date);
                if !is_known {
                    self.candidates.push(bare(
                        Source::Address,
                        Key::None,
                        day_only(date, address, Source::Address),
                    ));
                }
            }
        }
    }
}

fn day_only(date: (i16, u8, u8), raw: &str, source: Source) -> Timestamp {
    Timestamp {
        date,
        time: None,
        offset: None,
        precision: crate::article::Precision::Day,
        raw: raw.chars().take(200).collect(),
        source: crate::article::Source::of(source.name()),
    }
}

fn next_day((year, month, day): (i16, u8, u8)) -> Option<(i16, u8, u8)> {
    let next = jiff::civil::Date::new(year, month as i8, day as i8).ok()?.tomorrow().ok()?;
    Some((next.year(), next.month() as u8, next.day() as u8))
}

/// How much of a standard a meta element's name is: what share cards read; what other services read; what a system calls "the" date.
fn standard_of(name: &str) -> u8 {
    match name {
        "article:published_time"
        | "og:published_time"
        | "datepublished"
        | "article:modified_time"
        | "og:updated_time"
        | "datemodified" => 1,
        _ if name.starts_with("dc.") || name.starts_with("dcterms") || name.starts_with("dc:") => 2,
        "date" | "pubdate" | "publish-date" | "parsely-pub-date" | "sailthru.date" | "last-modified" => 3,
        _ => 0,
    }
}
