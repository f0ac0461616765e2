//! When the article was published and changed: what the page's lines and elements claim, and which claim answers.
//!
//! Machine-readable claims come from `claims`; here the visible ones join them: elements that are marked as dates, lines around
//! the title, the address. Dates of other texts (comments, teasers, the foot of the page) are no claims at all.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use html5ever::local_name;

use super::date_places::{AFTER_TITLE, BEFORE_TITLE, Place, Places};
use super::gather::{Claim, Claims, Field};
use super::timestamp::Dated;
use super::{byline, relative, timestamp};
use crate::article::{Precision, Timestamp};
use crate::page::{Block, Hints, Page, RowId, tags};

/// Longest line about dates, in bytes, and longest label before a date that stands in a block of its own.
const MAX_LINE: usize = 300;
const MAX_LABEL: usize = 40;
/// Characters of a line that is about a date even without saying so.
const SHORT_LINE: usize = 60;
/// Share of a line that is its date, from which it is about the date.
const MOSTLY_DATE: f32 = 0.3;
/// Bytes of a class or id that are read: a longer one is generated and says nothing.
const MAX_NAME: usize = 400;
/// Share of a line from which it is nothing but a date.
const ONLY_DATE: f32 = 0.5;
/// Blocks from the title within which a line's label is surely the article's.
const CLOSE: i64 = 8;
/// Different days far from the title that may still be the article's: its date and its update.
const MAX_FAR_DAYS: usize = 2;
/// Date claims that are gathered of the visible page, and blocks that are read for them.
const MAX_CLAIMS: usize = 300;
const MAX_LINES: usize = 400;

/// What the words before a date, or the names of its element, say that it dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Says {
    Nothing,
    Published,
    Updated,
    /// Neither: an event, a deadline, a visit, a right.
    Else,
}

/// Words before dates, lower case, in the languages of the months; the last one before the date decides.
#[rustfmt::skip]
const WORDS: &[(Says, &[&str])] = &[
    (Says::Published, &[
        "publish", "posted", "created", "issued", "released", "date:", "on air", "first aired", "uploaded", "written", "submitted",
        "veröffentlicht", "erstellt", "erschienen", "publiziert", "eingestellt", "geschrieben", "gepostet", "datum", "online seit", "online gestellt", "stand:", "stand vom", "veröffentlichung", "publikation", "vom",
        "publié", "publiée", "mis en ligne", "paru", "posté", "créé", "publicado", "publicada", "creado", "publicación", "pubblicat", "creato", "data:",
        "publicação", "postado", "criado", "gepubliceerd", "geplaatst", "publicerad", "skapad", "publiceret", "oprettet", "publisert", "opprettet", "julkaistu",
        "opublikowan", "dodano", "utworzono", "publikacji", "publikováno", "vydáno", "zveřejněno", "опублик", "дата", "создан", "yayın", "eklenme", "oluşturma",
        "公開", "掲載", "配信", "投稿", "发布", "發布", "发表", "發表", "入力", "입력", "등록", "게시", "نشر", "نُشر", "انتشار", "तारीख", "प्रकाशित", "δημοσι", "közzétéve", "megjelent", "diterbitkan", "เผยแพร่",
    ]),
    (Says::Updated, &[
        "updat", "modified", "revised", "edited", "last change", "changed", "corrected", "reviewed",
        "aktualisiert", "aktualisierung", "geändert", "überarbeitet", "bearbeitet", "änderung",
        "mis à jour", "mise à jour", "modifié", "actualis", "actualiza", "modificado", "aggiornat", "modificat", "atualiza", "bijgewerkt", "gewijzigd", "uppdaterad", "ändrad",
        "opdateret", "oppdatert", "sist endret", "päivitetty", "muokattu", "aktualiz", "zaktualizowan", "upraveno", "обновл", "измен", "оновлен", "güncel", "更新", "修正", "수정", "تحديث", "آخر تحديث", "अपडेट", "अद्यतन", "ενημέρωση", "frissítve", "módosít", "diperbarui", "อัปเดต",
    ]),
    (Says::Else, &[
        "©", "copyright", "(c)", "as of", "retrieved", "accessed", "abgerufen", "consulté", "deadline", "until", "expires", "valid", "joined", "member since", "registriert", "mitglied seit", "born", "geboren", "geb.", "bis zum", "einsendeschluss", "anmeldeschluss", "termin", "beginn", "today", "heute ist", "served from", "comment", "kommentar", "next", "previous",
    ]),
];

/// How themes of blogs close a post with a sentence about it; lower case.
#[rustfmt::skip]
const STOCK: &[&str] = &[
    "this entry was posted", "this post was", "this article was", "dieser beitrag wurde", "dieser artikel wurde", "dieser eintrag wurde", "ce contenu a été publié", "cet article a été publié", "cette entrée a été", "esta entrada fue publicada", "este artículo fue publicado",
    "questo articolo è stato pubblicato", "questa voce è stata pubblicata", "este artigo foi publicado", "esta entrada foi publicada", "dit bericht is geplaatst", "dit bericht werd geplaatst", "detta inlägg", "det här inlägget", "dette innlegget", "dette indlæg", "ten wpis", "wpis opublikowany", "запись опубликована", "эта запись",
];

fn is_stock(line: &str) -> bool {
    let start = line.chars().take(MAX_LABEL).collect::<String>().to_lowercase();
    STOCK.iter().any(|phrase| start.starts_with(phrase))
}

static SAYS: LazyLock<(AhoCorasick, Vec<Says>)> = LazyLock::new(|| {
    let (says, words): (Vec<Says>, Vec<&str>) =
        WORDS.iter().flat_map(|(says, words)| words.iter().map(move |word| (*says, *word))).unzip();
    (AhoCorasick::new(words).expect("a few short words build"), says)
});

/// What the last of the words says; the text is in lower case.
fn said(before: &str) -> Says {
    let (words, says) = &*SAYS;
    words
        .find_overlapping_iter(before)
        .max_by_key(aho_corasick::Match::end)
        .map_or(Says::Nothing, |found| says[found.pattern().as_usize()])
}

/// What the names of an element and of the one around it say.
fn named(page: &Page, row: RowId) -> Says {
    let parent = page.rows[row as usize].parent;
    let mut says = Says::Nothing;
    for row in [row, parent] {
        for name in ["class", "id", "itemprop", "data-testid"] {
            let Some(name) = page.attr(row, name) else { continue };
            let name = name[..name.floor_char_boundary(MAX_NAME)].to_ascii_lowercase();
            // the date of the visit, in the site's head
            if ["current-date", "currentdate", "current_date", "date-today", "today"]
                .iter()
                .any(|part| name.contains(part))
            {
                return Says::Else;
            }
            // blog systems name one element both: "entry-date published updated"
            if ["publish", "pubdate", "created", "posted", "entry-date", "post-date"]
                .iter()
                .any(|part| name.contains(part))
            {
                return Says::Published;
            }
            if ["updat", "modif"].iter().any(|part| name.contains(part)) {
                says = Says::Updated;
            }
        }
        if says != Says::Nothing {
            break;
        }
    }
    says
}

/// Adds what the visible page and the addresses say of dates to the claims.
pub(super) fn gather(
    places: &Places<'_>,
    language: Option<&str>,
    claims: &mut Claims,
    caller_url: Option<&str>,
    reference: Option<&Timestamp>,
) {
    let before = claims.list.len();
    let page = places.page;
    for id in 0..page.rows.len() as RowId {
        if claims.list.len() - before >= MAX_CLAIMS {
            break;
        }
        element(places, id, claims);
    }
    lines(places, language, claims);
    if let Some(reference) = reference {
        relative_lines(places, reference, claims);
    }
    let addresses: Vec<String> = caller_url
        .map(str::to_owned)
        .into_iter()
        .chain(claims.list.iter().filter(|claim| claim.field == Field::Url).map(|claim| claim.value.clone()))
        .collect();
    if let Some(url) = addresses.iter().find(|url| date_of_url(url).is_some()) {
        claims.push(Field::Published, "url", 7, url, None);
    }
}

/// Attributes in which elements state their date for machines.
const MACHINE: &[&str] = &[
    "datetime",
    "content",
    "data-datetime",
    "data-date",
    "data-time",
    "data-timestamp",
    "data-published",
    "title",
];

/// Claims of one element: microdata, `<time>`, names that say date.
fn element(places: &Places<'_>, id: RowId, claims: &mut Claims) {
    let page = places.page;
    let row = &page.rows[id as usize];
    let item = page.attr(id, "itemprop").unwrap_or_default();
    let mut micro = item.split_ascii_whitespace().filter_map(|item| match item {
        "datePublished" => Some((Field::Published, 3)),
        "dateCreated" => Some((Field::Published, 5)),
        "dateModified" => Some((Field::Modified, 3)),
        _ => None,
    });
    let micro = micro.next();
    let is_time = row.tag == local_name!("time");
    // "entry-date" is named like "entry-content": its length tells them apart
    let is_named = row.hints.any(Hints::DATE)
        && (!row.hints.any(Hints::BODY) || page.row_text(id).len() <= MAX_LINE / 3);
    let is_abbr = row.tag == local_name!("abbr") && page.attr(id, "title").is_some();
    if micro.is_none() && !is_time && !is_named && !is_abbr || row.tag == local_name!("meta") {
        return;
    }
    let at = row.blocks.0 as usize;
    // an element without text of its own stands at the block that is open or comes next
    let place = places.of(at.min(page.blocks.len().saturating_sub(1)));
    if place == Place::Foreign {
        return;
    }
    let text = page.row_text(id);
    let text = if text.len() > MAX_LINE { "" } else { text };
    let stated = MACHINE
        .iter()
        .filter(|name| micro.is_some() || is_time || **name != "content")
        .filter_map(|name| page.attr(id, name))
        .find(|value| value.len() <= MAX_LINE && value.contains(|c: char| c.is_numeric()));
    let value = stated.unwrap_or(text);
    if !value.contains(char::is_numeric) {
        return;
    }
    if let Some((field, rank)) = micro
        && !matches!(place, Place::Beside(_))
    {
        claims.push(field, "microdata", rank, value, Some(id));
        return;
    }
    let by_words = match said(&words_before(page, id)) {
        Says::Nothing => said(&text.chars().take(MAX_LABEL).collect::<String>().to_lowercase()),
        says => says,
    };
    let (source, rank) = if is_time { ("time", 4) } else { ("markup", 5) };
    let by_name = named(page, id);
    if matches!(place, Place::Beside(_)) && by_words != Says::Published {
        return;
    }
    let (field, rank) = match (by_words, by_name) {
        (Says::Else, _) | (_, Says::Else) => return,
        (Says::Published, _) => (Field::Published, rank - 1),
        (Says::Updated, _) => (Field::Modified, rank),
        (Says::Nothing, Says::Updated) => (Field::Modified, rank + 2),
        (Says::Nothing, _) => (Field::Published, rank),
    };
    claims.push(field, source, rank, value, Some(id));
}

/// What stands before an element: the rest of its line, or a short label in the block before. Lower case.
fn words_before(page: &Page, id: RowId) -> String {
    let row = &page.rows[id as usize];
    let at = row.blocks.0 as usize;
    let mut words = String::new();
    if let Some(block) = page.blocks.get(at)
        && block.text.0 < row.text.0
        && row.text.0 <= block.text.1
    {
        let line = &page.text[block.text.0 as usize..row.text.0 as usize];
        words = line.chars().rev().take(MAX_LABEL).collect::<Vec<_>>().into_iter().rev().collect();
    } else if let Some(label) = label_before(page, at) {
        label.clone_into(&mut words);
    }
    words.to_lowercase()
}

/// A short block before a block that can only be its label.
fn label_before(page: &Page, index: usize) -> Option<&str> {
    let before: &Block = page.blocks.get(index.checked_sub(1)?)?;
    let text = page.block_text(before);
    let is_label = text.len() <= MAX_LABEL
        && said(&text.to_lowercase()) != Says::Else
        && !text.contains(|c: char| c.is_ascii_digit())
        && tags::heading_level(&page.rows[before.row as usize].tag).is_none_or(|level| level > 2);
    is_label.then_some(text)
}

/// Claims of the lines around the title and of the dated lines elsewhere.
fn lines(places: &Places<'_>, language: Option<&str>, claims: &mut Claims) {
    let page = places.page;
    let mut read = 0;
    for (index, block) in page.blocks.iter().enumerate() {
        let place = places.of(index);
        let is_title = Some(index) == places.title && !page.is_plain_text;
        let text = page.block_text(block);
        if place == Place::Foreign || is_title || !text.contains(char::is_numeric) {
            continue;
        }
        let is_caption = text.len() > MAX_LABEL
            && page.ancestors(block.row).take(3).any(|row| {
                let row = &page.rows[row as usize];
                row.hints.any(Hints::CAPTION)
                    || matches!(row.tag, local_name!("figcaption") | local_name!("figure"))
            });
        if is_caption || named(page, block.inner) == Says::Else {
            continue;
        }
        // a line of plain text that was glued to the next is still a line
        for line in
            text.split('\n').filter(|_| page.is_plain_text).chain((!page.is_plain_text).then_some(text))
        {
            let is_near = matches!(place, Place::Near(_) | Place::Beside(_) | Place::Copy);
            // far from the title only a line of its own, or the stock sentence of a blog, can count
            if !line.contains(char::is_numeric) || !is_near && line.len() > MAX_LINE / 2 && !is_stock(line) {
                continue;
            }
            read += 1;
            if read > MAX_LINES {
                return;
            }
            let label = label_before(page, index).filter(|_| !page.is_plain_text);
            line_claims(places, place, (line, label, block.row), language, claims);
        }
    }
}

/// Claims of the short lines around the title that say how long ago it was.
fn relative_lines(places: &Places<'_>, reference: &Timestamp, claims: &mut Claims) {
    let page = places.page;
    let from = places.title.unwrap_or(0).saturating_sub(BEFORE_TITLE as usize);
    for (index, block) in
        page.blocks.iter().enumerate().skip(from).take((BEFORE_TITLE + AFTER_TITLE) as usize)
    {
        let line = page.block_text(block);
        let is_title = Some(index) == places.title;
        if is_title || line.chars().count() > SHORT_LINE || !matches!(places.of(index), Place::Near(_)) {
            continue;
        }
        if relative::parse(line, reference, "text").is_some() {
            let field =
                if said(&line.to_lowercase()) == Says::Updated { Field::Modified } else { Field::Published };
            claims.push(field, "text", 6, line, Some(block.row));
        }
    }
}

fn line_claims(
    places: &Places<'_>,
    place: Place,
    (line, label, row): (&str, Option<&str>, RowId),
    language: Option<&str>,
    claims: &mut Claims,
) {
    let is_long = line.len() > MAX_LINE;
    let is_stock = is_stock(line);
    let is_heading = tags::heading_level(&places.page.rows[row as usize].tag).is_some_and(|level| level <= 3);
    let dates = timestamp::all(line, language, "text");
    let is_byline = !dates.is_empty() && !is_long && byline::has_opening(line);
    let is_only = dates.len() == 1;
    for (at, dated) in dates.into_iter().enumerate() {
        // themes hide one for machines beside the date for people
        if !is_only && dated.is_iso {
            continue;
        }
        let says = match said(&dated.before) {
            _ if is_stock => Says::Published,
            // lines of rights have no time of day: this one is a credit beside a date
            Says::Else if dated.timestamp.time.is_some() && dated.before.contains('©') => Says::Nothing,
            Says::Nothing if at == 0 && dated.is_first => {
                label.map_or(Says::Nothing, |label| said(&label.to_lowercase()))
            }
            says => says,
        };
        if says == Says::Else || dated.is_span || (is_long && !is_stock && !opens(line, &dated)) {
            break;
        }
        let chars = line.chars().count();
        let is_line =
            is_stock || is_byline || chars <= SHORT_LINE || dated.share >= MOSTLY_DATE || dated.is_first;
        let rank = match (says, place, is_line) {
            (Says::Published | Says::Updated, Place::Near(_), true) => 4,
            (Says::Published | Says::Updated, Place::Near(_), false) => continue,
            (Says::Published, Place::Beside(_), true) => 6,
            (Says::Nothing, Place::Beside(_), true) if dated.share >= ONLY_DATE => 9,
            (_, Place::Beside(_), _) => continue,
            (Says::Published | Says::Updated, _, true) => 8,
            // a headline or a sentence that mentions a day
            _ if is_heading && dated.share < ONLY_DATE => continue,
            (_, Place::Near(_), true) => 6,
            (_, Place::Near(_), false) => continue,
            (_, _, _) if dated.share >= ONLY_DATE => 9,
            _ => continue,
        };
        let field = if says == Says::Updated { Field::Modified } else { Field::Published };
        let value = if at == 0 { line.chars().take(MAX_LINE).collect() } else { dated.timestamp.to_string() };
        claims.push(field, "text", rank, &value, Some(row));
        if says == Says::Nothing {
            break;
        }
    }
}

/// Whether prose opens with its date: "27.1.2022 - The council …".
fn opens(line: &str, dated: &Dated) -> bool {
    let from = line.char_indices().nth(6).map_or(line.len(), |(at, _)| at);
    let to = line.char_indices().nth(24).map_or(line.len(), |(at, _)| at);
    dated.is_first && line[from..to].contains([':', '–', '—', '·', '|', '-'])
}

/// A claim that was read as a date.
#[derive(Debug, Clone)]
struct Candidate {
    rank: u8,
    distance: i64,
    /// The claim's index.
    index: usize,
    timestamp: Timestamp,
    swapped: Option<(i16, u8, u8)>,
}

/// Chooses one of the claims to a field, and marks it.
pub(super) fn resolve(
    places: &Places<'_>,
    claims: &mut [Claim],
    field: Field,
    language: Option<&str>,
    reference: Option<&Timestamp>,
) -> Option<Timestamp> {
    let mut found: Vec<Candidate> = Vec::new();
    for (index, claim) in claims.iter_mut().enumerate().filter(|(_, claim)| claim.field == field) {
        claim.why = "it holds no date";
        let Some((timestamp, swapped)) = read(claim, language, reference) else { continue };
        if reference.is_some_and(|reference| is_after(&timestamp, reference)) {
            claim.why = "later than the reference time";
            continue;
        }
        claim.why = "a better source stands before it";
        let place = claim.row.map(|row| places.of(places.page.rows[row as usize].blocks.0 as usize));
        let (rank, distance) = match place {
            None => (claim.rank, 0),
            // a label far down dates a picture or a table as often as the article
            Some(Place::Near(distance)) if claim.source == "text" && distance > CLOSE => {
                (claim.rank + 2, distance)
            }
            Some(Place::Near(distance) | Place::Beside(distance)) => (claim.rank, distance),
            Some(Place::Copy) => (claim.rank.max(4) + 3, 0),
            Some(Place::Far | Place::Foreign) if claim.source == "text" => {
                (claim.rank, i64::from(claim.row.unwrap_or(0)))
            }
            Some(Place::Far | Place::Foreign) => (claim.rank.max(4) + 4, i64::from(claim.row.unwrap_or(0))),
        };
        found.push(Candidate { rank, distance, index, timestamp, swapped });
    }
    drop_lists(&mut found, claims, places);
    found.sort_by_key(|candidate| (candidate.rank, candidate.distance, candidate.index));
    settle_order(&mut found);
    let best = outvoted(&found, claims).or_else(|| found.first())?.clone();
    let (index, timestamp, why) = exact(&best, &found);
    claims[index].won = true;
    claims[index].why = why;
    Some(timestamp)
}

/// Drops the dates far from the title where they are many days: they belong to a list of other stories. Those that say what they
/// date are counted apart.
fn drop_lists(found: &mut Vec<Candidate>, claims: &[Claim], places: &Places<'_>) {
    let far = |candidate: &Candidate| {
        let claim = &claims[candidate.index];
        let place = places.of(places.page.rows[claim.row? as usize].blocks.0 as usize);
        let is_far = matches!(place, Place::Far | Place::Foreign)
            || matches!(place, Place::Beside(_)) && candidate.rank >= 9;
        is_far.then_some(claim.source == "text" && candidate.rank <= 8)
    };
    for is_labelled in [false, true] {
        let mut days: Vec<(i16, u8, u8)> = found
            .iter()
            .filter(|candidate| far(candidate) == Some(is_labelled))
            .map(|candidate| candidate.timestamp.date)
            .collect();
        days.sort_unstable();
        days.dedup();
        if days.len() > MAX_FAR_DAYS {
            found.retain(|candidate| far(candidate) != Some(is_labelled));
        }
    }
}

/// The meta element's claim against JSON-LD's, where the page prints the meta element's day at the title: of a story that was
/// published anew, templates update one and forget the other.
fn outvoted<'a>(found: &'a [Candidate], claims: &[Claim]) -> Option<&'a Candidate> {
    let first = found.first()?;
    let source = |candidate: &Candidate| claims[candidate.index].source;
    if source(first) != "json_ld" {
        return None;
    }
    let other = found.iter().find(|other| source(other) == "meta" && other.rank <= 2)?;
    let is_printed = found.iter().any(|seen| {
        matches!(source(seen), "time" | "markup" | "text")
            && seen.rank <= 6
            && seen.timestamp.date == other.timestamp.date
    });
    let is_first_printed = found.iter().any(|seen| {
        matches!(source(seen), "time" | "markup" | "text" | "microdata")
            && seen.timestamp.date == first.timestamp.date
    });
    (is_printed && !is_first_printed).then_some(other)
}

/// The date of a page that prints only when it was updated: near the title, that is the date of what it shows.
pub(super) fn updated(
    places: &Places<'_>,
    claims: &mut [Claim],
    language: Option<&str>,
    reference: Option<&Timestamp>,
) -> Option<Timestamp> {
    let is_printed = |claim: &Claim| {
        let at = |row: RowId| places.of(places.page.rows[row as usize].blocks.0 as usize);
        claim.field == Field::Modified
            && claim.row.is_some_and(|row| matches!(at(row), Place::Near(_) | Place::Copy))
    };
    if !claims.iter().any(is_printed) {
        return None;
    }
    let timestamp = resolve(places, claims, Field::Modified, language, reference)?;
    let printed =
        claims.iter().filter(|claim| is_printed(claim)).filter_map(|claim| read(claim, language, reference));
    printed.map(|(printed, _)| printed).find(|printed| printed.date == timestamp.date)
}

/// Reads a claim's date, and the day it would be with day and month the other way round.
fn read(
    claim: &Claim,
    language: Option<&str>,
    reference: Option<&Timestamp>,
) -> Option<(Timestamp, Option<(i16, u8, u8)>)> {
    if claim.source == "url" {
        return Some((date_of_url(&claim.value)?, None));
    }
    let mut dates = timestamp::all(&claim.value, language, claim.source);
    if dates.is_empty() {
        let is_visible = claim.row.is_some();
        return Some((
            reference
                .filter(|_| is_visible)
                .and_then(|now| relative::parse(&claim.value, now, claim.source))?,
            None,
        ));
    }
    let first = dates.swap_remove(0);
    Some((first.timestamp, first.swapped))
}

/// Settles which way round day and month stand: another claim that can only be read as one of the two decides.
fn settle_order(found: &mut [Candidate]) {
    let certain: Vec<(i16, u8, u8)> =
        found.iter().filter(|other| other.swapped.is_none()).map(|other| other.timestamp.date).collect();
    for candidate in found.iter_mut() {
        if let Some(swapped) = candidate.swapped
            && certain.contains(&swapped)
            && !certain.contains(&candidate.timestamp.date)
        {
            candidate.timestamp.date = swapped;
        }
    }
}

/// The best claim's day, as exactly as any claim of about its standing states it.
fn exact(best: &Candidate, found: &[Candidate]) -> (usize, Timestamp, &'static str) {
    let chosen = (best.index, best.timestamp.clone(), "the best source that states a valid date");
    if let Some(instant) = instant(&best.timestamp) {
        // a machine's UTC loses the newsroom's day; the same instant with the newsroom's offset keeps it
        let local = found.iter().find(|other| {
            best.timestamp.offset == Some(0)
                && other.timestamp.offset.is_some_and(|offset| offset != 0)
                && self::instant(&other.timestamp).is_some_and(|other| (other - instant).abs() < 60)
        });
        if let Some(local) = local {
            return (
                local.index,
                local.timestamp.clone(),
                "the same instant as the best source's, with the local offset",
            );
        }
        let read = (best.timestamp.offset == Some(0))
            .then(|| found.iter().find_map(|other| on_the_clock(best, other)));
        return match read.flatten() {
            Some(timestamp) => {
                (best.index, timestamp, "its instant, with the offset that the page's own clock shows")
            }
            None => chosen,
        };
    }
    let finer = found
        .iter()
        .filter(|other| other.rank <= best.rank + 3 && other.timestamp.date == best.timestamp.date)
        .filter(|other| match (best.timestamp.time, other.timestamp.time) {
            (None, time) => time.is_some(),
            (Some(own), Some(time)) => other.timestamp.offset.is_some() && (own.0, own.1) == (time.0, time.1),
            _ => false,
        })
        .max_by_key(|other| (other.timestamp.offset.is_some(), std::cmp::Reverse(other.rank)));
    finer.map_or(chosen, |finer| {
        (finer.index, finer.timestamp.clone(), "states the best source's day more exactly")
    })
}

/// The best source's instant with the offset of another claim that states the same minute by the newsroom's clock: UTC 03:28:35
/// beside "10:28 p.m." of the day before is five hours west.
fn on_the_clock(best: &Candidate, other: &Candidate) -> Option<Timestamp> {
    let (own, time) = (best.timestamp.time?, other.timestamp.time?);
    let is_same = own.1 == time.1 && (other.timestamp.precision != Precision::Second || own.2 == time.2);
    if other.timestamp.offset.is_some() || !is_same || other.rank > best.rank + 4 {
        return None;
    }
    let clock = Timestamp { offset: Some(0), time: Some((time.0, time.1, own.2)), ..other.timestamp.clone() };
    let minutes = (instant(&clock)? - instant(&best.timestamp)?) / 60;
    // the zones of the inhabited world
    let is_zone = minutes != 0 && (-12 * 60..=14 * 60).contains(&minutes);
    is_zone.then(|| Timestamp {
        date: clock.date,
        time: clock.time,
        offset: Some(minutes as i16),
        ..best.timestamp.clone()
    })
}

/// Seconds since 1970, where date, time and offset are known.
fn instant(timestamp: &Timestamp) -> Option<i64> {
    let (year, month, day) = timestamp.date;
    let (hour, minute, second) = timestamp.time?;
    let local = jiff::civil::Date::new(year, month as i8, day as i8).ok()?.at(
        hour as i8,
        minute as i8,
        second as i8,
        0,
    );
    let offset = jiff::tz::Offset::from_seconds(i32::from(timestamp.offset?) * 60).ok()?;
    Some(offset.to_timestamp(local).ok()?.as_second())
}

/// Whether a day is later than the day after the reference: zones differ by up to a day.
fn is_after(timestamp: &Timestamp, reference: &Timestamp) -> bool {
    let day = |(year, month, day): (i16, u8, u8)| jiff::civil::Date::new(year, month as i8, day as i8).ok();
    match (day(timestamp.date), day(reference.date).and_then(|date| date.tomorrow().ok())) {
        (Some(date), Some(last)) => date > last,
        _ => false,
    }
}

/// The day that an address holds: "/2019/01/27/", "/2019-01-27-", "/20190127", "/2019/jan/27/".
pub(super) fn date_of_url(url: &str) -> Option<Timestamp> {
    static DATE: LazyLock<regex::Regex> = LazyLock::new(|| {
        regex::Regex::new(
            r"[/_\-.]((?:19|20)\d\d)[/\-_.]?(0[1-9]|1[0-2])[/\-_.]?(0[1-9]|[12]\d|3[01])(?:[/\-_.]|$)",
        )
        .expect("valid")
    });
    static NAMED: LazyLock<regex::Regex> = LazyLock::new(|| {
        regex::Regex::new(r"/((?:19|20)\d\d)/(\p{L}{3,9})/([0-3]?\d)(?:[/\-_.]|$)").expect("valid")
    });
    let head = &url[..url.floor_char_boundary(2_000)];
    let written = match (DATE.captures(head), NAMED.captures(head)) {
        (Some(groups), _) => format!("{}-{}-{}", &groups[1], &groups[2], &groups[3]),
        (None, Some(groups)) => format!("{} {} {}", &groups[3], &groups[2], &groups[1]),
        (None, None) => return None,
    };
    timestamp::parse(&written, None, "url")
        .map(|timestamp| Timestamp { raw: url.chars().take(200).collect(), ..timestamp })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_the_last_words_before_a_date_decide() {
        assert_eq!(said("published 1 may | last updated on"), Says::Updated);
        assert_eq!(said("zuletzt geändert, veröffentlicht am"), Says::Published);
        assert_eq!(said("© 2019"), Says::Else);
        assert_eq!(said("ann lee, "), Says::Nothing);
    }

    #[test]
    fn test_the_url_is_the_last_witness() {
        let day = |url| date_of_url(url).map(|timestamp| timestamp.to_string());
        assert_eq!(day("https://e.org/2019/01/27/storm").as_deref(), Some("2019-01-27"));
        assert_eq!(day("https://e.org/20190127-storm.html").as_deref(), Some("2019-01-27"));
        assert_eq!(day("https://e.org/2019/jan/27/storm").as_deref(), Some("2019-01-27"));
        assert_eq!(day("https://e.org/storm-449859"), None);
    }
}
