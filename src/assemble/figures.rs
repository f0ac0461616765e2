//! The pictures of an article: which images of the page are its own, and what the page says of each.
//!
//! No pixel is looked at. An image is the article's where it stands among the blocks that were kept, in nothing that is named for
//! something else, and leads nowhere: what leads to another page is that page's teaser.

use std::collections::{HashMap, HashSet};

use html5ever::local_name;

use super::body::Body;
use super::credits;
use super::sources::{pixels, source_of};
use crate::article::{Figure, Kind, Metadata};
use crate::blocks::{Reason, Verdict};
use crate::page::{Hints, Page, Row, RowId};
use crate::text::visible_line;

/// Pictures of one article.
const MAX_FIGURES: usize = 300;
/// Rows above an image that are looked at.
const LEVELS: usize = 12;
/// Rows above an image in which its `<figure>` and its link are looked for.
const FIGURE_LEVELS: usize = 8;
/// Shortest side of a picture, in pixels: what is smaller is an icon, a portrait in a line of text, a counter of visits.
const MIN_SIDE: u32 = 90;
/// Words up to which what is beside an image may be its caption rather than a text that it illustrates.
const MAX_LABEL_WORDS: usize = 12;
/// Blocks that may stand beside an image as its labels.
const MAX_LABELS: u32 = 4;
/// Rows of a figure in which its caption is looked for.
const MAX_FIGURE_ROWS: RowId = 400;
/// Rows above an image up to which a part of the page is looked for that is not the article's.
const PART_LEVELS: usize = 40;
/// Longest caption that is read of a `<figcaption>` whose block is no paragraph, in bytes.
const MAX_CAPTION: usize = 1_000;
/// Letters of a file's name from which it tells one picture from another.
const MIN_NAME: usize = 8;

/// Names of what holds images that are not the article's.
const FOREIGN: Hints = Hints::SHARE
    .with(Hints::RELATED)
    .with(Hints::TEASER)
    .with(Hints::NEWSLETTER)
    .with(Hints::COMMENT)
    .with(Hints::AD)
    .with(Hints::NAV)
    .with(Hints::FOOTER)
    .with(Hints::BYLINE)
    .with(Hints::BIO)
    .with(Hints::ICON)
    .with(Hints::CONSENT)
    .with(Hints::PAYWALL)
    .with(Hints::BREADCRUMB);

/// Names of images that are no pictures of anything, and of what holds nothing else.
const DEVICE: Hints =
    Hints::SHARE.with(Hints::AD).with(Hints::BYLINE).with(Hints::BIO).with(Hints::ICON).with(Hints::COMMENT);

/// Words of a file's address that name no photograph.
const DEVICES: &[&str] = &[
    "avatar", "avatars", "emoji", "emojis", "favicon", "gravatar", "icon", "icons", "logo", "logos", "pixel",
    "sprite", "sprites", "tracking",
];
/// How the addresses of pictures end: a link to one shows the same picture.
const IMAGE_FILES: &[&str] = &[".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp"];

/// An image of the article.
struct Image<'a> {
    row: RowId,
    /// Its file.
    url: &'a str,
    /// The row that holds it and its caption: its `<figure>`, or what holds no other text.
    holder: Option<RowId>,
    is_figure: bool,
}

/// The pictures of the article, in the order of the page. A caption that is nothing but a credit leaves the body, since its figure
/// has it; and so does one without a letter, which is the length of a video or the number of a picture.
pub(crate) fn figures(
    page: &Page,
    verdicts: &[Verdict],
    title: Option<usize>,
    body: &mut Body,
    meta: &mut Metadata,
) -> Vec<Figure> {
    let Some(first) = verdicts.iter().position(|verdict| verdict.outcome.is_ok()) else { return Vec::new() };
    let last = verdicts.iter().rposition(|verdict| verdict.outcome.is_ok()).unwrap_or(first);
    let named = meta.image.as_deref().map(|image| (file_of(image).to_owned(), name_of(image).to_owned()));
    let look =
        Look { page, verdicts, sums: sums(verdicts), first: first as u32, last: last as u32, title, named };
    let mut seen: HashMap<&str, usize> = HashMap::new();
    let mut figures: Vec<Figure> = Vec::new();
    let mut taken: HashSet<usize> = HashSet::new();
    for row in 0..page.rows.len() as RowId {
        if !is_image(&page.rows[row as usize]) || figures.len() == MAX_FIGURES {
            continue;
        }
        let Some(image) = look.image(row) else { continue };
        let url = image.url;
        // another crop of the picture before it, or the same file once more
        let is_crop = |figure: &Figure| {
            let place = body.blocks.partition_point(|&known| known < page.rows[row as usize].blocks.0);
            figure.before == place && is_same_name(name_of(&figure.url), name_of(url))
        };
        let crop = figures.len().checked_sub(1).filter(|&last| is_crop(&figures[last]));
        if let Some(at) = seen.get(file_of(url)).copied().or(crop) {
            // the copy for browsers without scripts, or the other way round: each may say what the other leaves out
            let (known, copy) = (&mut figures[at], look.said_of(row));
            known.alt = known.alt.take().or(copy.alt);
            (known.width, known.height) = (known.width.or(copy.width), known.height.or(copy.height));
            continue;
        }
        seen.insert(file_of(url), figures.len());
        figures.push(look.figure(&image, body, &mut taken));
    }
    tidy(body, &mut figures);
    choose_lead(&mut figures, body, meta);
    figures
}

/// How many blocks before each were kept, and how many of those as captions.
fn sums(verdicts: &[Verdict]) -> Vec<(u32, u32)> {
    let mut sum = (0, 0);
    let outcomes = verdicts.iter().map(|verdict| verdict.outcome);
    let behind = outcomes.map(|outcome| {
        sum.0 += u32::from(outcome.is_ok());
        sum.1 += u32::from(outcome == Ok(Kind::Caption));
        sum
    });
    std::iter::once((0, 0)).chain(behind).collect()
}

fn is_image(row: &Row) -> bool {
    row.tag == local_name!("img") || &*row.tag == "amp-img"
}

/// What images are compared with.
struct Look<'a> {
    page: &'a Page,
    verdicts: &'a [Verdict],
    sums: Vec<(u32, u32)>,
    /// The first and the last block that was kept.
    first: u32,
    last: u32,
    title: Option<usize>,
    /// File and name of the picture that the metadata name.
    named: Option<(String, String)>,
}

impl<'a> Look<'a> {
    /// The image, if it is the article's.
    fn image(&self, row: RowId) -> Option<Image<'a>> {
        let page = self.page;
        let element = &page.rows[row as usize];
        let side = |name| pixels(page, row, name).is_none_or(|pixels| pixels >= MIN_SIDE);
        if element.is_hidden || element.hints.any(DEVICE) || !side("width") || !side("height") {
            return None;
        }
        let figure = page
            .ancestors(row)
            .take(FIGURE_LEVELS)
            .find(|&above| page.rows[above as usize].tag == local_name!("figure"));
        // what the metadata name is the article's, whatever it stands in, if it stands above the text's end
        let may_be_named = element.blocks.0 <= self.last && self.named.is_some();
        // most images of a page are other stories': their files are not looked at
        let is_placed = self.stands_within(element, figure) && !self.is_foreign(row);
        if !is_placed && !may_be_named {
            return None;
        }
        let url = source_of(page, row).filter(|url| !is_device(url))?;
        let is_named = may_be_named && self.is_named(url);
        if !is_named && !is_placed {
            return None;
        }
        // what it is shown with: the innermost row that holds any text
        let around = page
            .ancestors(row)
            .take(LEVELS)
            .find(|&above| page.rows[above as usize].blocks.1 > page.rows[above as usize].blocks.0)?;
        let is_own = self.holds_kept(around) || figure.is_some() || self.holds_labels(around);
        let holder = figure.or_else(|| self.holds_captions(around).then_some(around));
        let leads_away = self.leads_away(row) && holder.is_none_or(|holder| !self.holds_kept(holder));
        let is_drawing = figure.is_none() && path_of(url).ends_with(".svg");
        (is_named || is_own && !leads_away && !is_drawing).then_some(Image {
            row,
            url,
            holder,
            is_figure: figure.is_some(),
        })
    }

    /// Whether an image stands among the kept blocks, between them and the title, or in the same part of the page above the title.
    fn stands_within(&self, element: &Row, figure: Option<RowId>) -> bool {
        let rows = &self.page.rows;
        let at = element.blocks.0;
        let start = self.title.map_or(self.first, |title| self.first.min(title as u32 + 1));
        if at > self.last {
            // below its caption
            return figure.is_some_and(|figure| {
                rows[figure as usize].blocks.0 <= self.last && self.holds_kept(figure)
            });
        }
        if at >= start {
            return true;
        }
        let Some(figure) = figure else { return false };
        self.page.ancestors(figure).take(PART_LEVELS).any(|row| {
            let row = &rows[row as usize];
            let is_part =
                matches!(row.tag, local_name!("article") | local_name!("main")) || row.hints.any(Hints::BODY);
            is_part && row.tag != local_name!("body") && row.blocks.0 <= start && row.blocks.1 > self.first
        })
    }

    /// Whether the image is part of something else: as far up as the row that holds all of the article.
    fn is_foreign(&self, row: RowId) -> bool {
        let page = self.page;
        let rows = page.ancestors(row).take(PART_LEVELS).map(|row| &page.rows[row as usize]);
        rows.take_while(|row| !(row.blocks.0 <= self.first && row.blocks.1 > self.last)).any(|row| {
            // what holds nothing but the image is named for it: "featured", "thumbnail"
            let foreign = if row.blocks.0 == row.blocks.1 { DEVICE } else { FOREIGN };
            row.hints.any(foreign)
                || matches!(
                    row.tag,
                    local_name!("aside")
                        | local_name!("button")
                        | local_name!("footer")
                        | local_name!("form")
                        | local_name!("nav")
                )
        })
    }

    /// How many of the blocks beneath a row were kept, and how many of those as captions.
    fn kept(&self, row: RowId) -> (u32, u32) {
        let (from, to) = self.page.rows[row as usize].blocks;
        let at = |block: u32| self.sums.get(block as usize).copied().unwrap_or_default();
        (at(to).0 - at(from).0, at(to).1 - at(from).1)
    }

    fn holds_kept(&self, row: RowId) -> bool {
        self.kept(row).0 > 0
    }

    /// Whether what was kept beneath a row is captions and nothing else.
    fn holds_captions(&self, row: RowId) -> bool {
        let (kept, captions) = self.kept(row);
        kept > 0 && kept == captions
    }

    /// Whether nothing stands beneath a row but short lines that say whose the picture is or what it shows.
    fn holds_labels(&self, row: RowId) -> bool {
        let page = self.page;
        let (from, to) = page.rows[row as usize].blocks;
        if to - from > MAX_LABELS {
            return false;
        }
        let all = from as usize..to as usize;
        page.blocks[all.clone()].iter().zip(&self.verdicts[all]).all(|(block, verdict)| {
            let is_label = matches!(
                verdict.outcome,
                Err(Reason::Caption
                    | Reason::Copyright
                    | Reason::Duplicate
                    | Reason::Unrelated
                    | Reason::Icon)
            );
            is_label
                && block.link_chars == 0
                && page.block_text(block).split_whitespace().nth(MAX_LABEL_WORDS).is_none()
        })
    }

    /// Whether an address names the picture that the metadata name, in whatever size.
    fn is_named(&self, url: &str) -> bool {
        self.named
            .as_ref()
            .is_some_and(|(file, name)| file_of(url) == file || is_same_name(name, name_of(url)))
    }

    /// Whether the image is a link to another page.
    fn leads_away(&self, row: RowId) -> bool {
        let page = self.page;
        let link = page
            .ancestors(row)
            .take(FIGURE_LEVELS)
            .find(|&above| page.rows[above as usize].tag == local_name!("a"));
        link.and_then(|link| page.attr(link, "href")).is_some_and(|href| {
            let href = href.trim();
            let path = path_of(href).to_ascii_lowercase();
            let is_script = href.get(..11).is_some_and(|scheme| scheme.eq_ignore_ascii_case("javascript:"));
            !(href.is_empty()
                || href.starts_with('#')
                || is_script
                || IMAGE_FILES.iter().any(|end| path.ends_with(end)))
        })
    }

    /// What an image's own attributes say.
    fn said_of(&self, row: RowId) -> Figure {
        let page = self.page;
        Figure {
            alt: page.attr(row, "alt").and_then(|alt| alternative(alt, page.limits.title_chars)),
            width: pixels(page, row, "width"),
            height: pixels(page, row, "height"),
            ..Figure::default()
        }
    }

    fn figure(&self, image: &Image<'_>, body: &Body, taken: &mut HashSet<usize>) -> Figure {
        let page = self.page;
        let at = page.rows[image.row as usize].blocks.0;
        let place = |block: u32| body.blocks.partition_point(|&known| known < block);
        let mut figure = Figure { url: image.url.to_owned(), before: place(at), ..self.said_of(image.row) };
        let Some(holder) = image.holder else { return figure };
        let (from, to) = page.rows[holder as usize].blocks;
        let caption = (place(from)..place(to))
            .find(|&index| body.paragraphs[index].kind == Kind::Caption && taken.insert(index));
        if let Some(index) = caption {
            let paragraph = &body.paragraphs[index];
            figure.before = index;
            figure.caption_paragraph = Some(index);
            figure.caption = Some(paragraph.text.clone()).filter(|text| !text.is_empty());
            figure.credit.clone_from(&paragraph.credit);
        } else if image.is_figure {
            (figure.caption, figure.credit) = self.unkept_caption(holder);
        }
        figure
    }

    /// What a figure's caption says whose block is no paragraph of the body: above the title, or a name alone.
    fn unkept_caption(&self, figure: RowId) -> (Option<String>, Option<String>) {
        let page = self.page;
        let end = page.rows[figure as usize].end.min(figure + MAX_FIGURE_ROWS);
        let caption = (figure..end).find(|&row| page.rows[row as usize].tag == local_name!("figcaption"));
        let Some(caption) = caption.filter(|&row| !page.rows[row as usize].is_hidden) else {
            return (None, None);
        };
        let text = page.row_text(caption);
        if text.len() > MAX_CAPTION {
            return (None, None);
        }
        credits::read(&visible_line(text))
    }
}

/// What stands for a picture, unless it is the name of its file.
fn alternative(alt: &str, most: usize) -> Option<String> {
    let alt = visible_line(&alt[..alt.floor_char_boundary(most.saturating_mul(4))]);
    let alt: String = alt.chars().take(most).collect();
    let lower = alt.to_ascii_lowercase();
    let is_file = IMAGE_FILES.iter().any(|end| lower.ends_with(end));
    let is_name = !alt.contains(' ') && alt.contains(['_', '/']) && alt.is_ascii();
    (alt.chars().any(char::is_alphabetic) && !is_file && !is_name).then_some(alt)
}

/// The path of an address, without query and fragment.
fn path_of(url: &str) -> &str {
    url.split(['?', '#']).next().unwrap_or(url)
}

/// What is the same for two sizes of one file: the address without its query, where the path names a file of pictures.
fn file_of(url: &str) -> &str {
    let path = path_of(url);
    let ends = |end: &&str| {
        path.len() >= end.len()
            && path.as_bytes()[path.len() - end.len()..].eq_ignore_ascii_case(end.as_bytes())
    };
    if IMAGE_FILES.iter().any(ends) { path } else { url }
}

/// A file's name without folders, ending and the sizes that templates append: `/2026/05/bridge-1200x800.jpg` is `bridge`.
fn name_of(url: &str) -> &str {
    let name = path_of(url).rsplit('/').next().unwrap_or_default();
    let name = name.split('.').next().unwrap_or_default();
    name.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '_' | 'x'))
}

/// Whether two files have one name, and that tells pictures apart.
fn is_same_name(one: &str, other: &str) -> bool {
    one.len() >= MIN_NAME && one == other
}

/// Whether an address names an icon, a logo, a counter of visits.
fn is_device(url: &str) -> bool {
    let words = path_of(url).split(|c: char| !c.is_ascii_alphanumeric());
    words.into_iter().any(|word| DEVICES.iter().any(|device| word.eq_ignore_ascii_case(device)))
}

/// Takes out of the body what is no caption, and puts every index right.
fn tidy(body: &mut Body, figures: &mut [Figure]) {
    let is_junk = |index: usize| {
        let paragraph = &body.paragraphs[index];
        paragraph.kind == Kind::Caption && !paragraph.text.chars().any(char::is_alphabetic)
    };
    let junk: Vec<bool> = (0..body.paragraphs.len()).map(is_junk).collect();
    if !junk.contains(&true) {
        return;
    }
    // how many paragraphs stay before each
    let mut stay = Vec::with_capacity(junk.len() + 1);
    let mut count = 0;
    for &is_junk in &junk {
        stay.push(count);
        count += usize::from(!is_junk);
    }
    stay.push(count);
    for figure in figures {
        if figure.caption_paragraph.is_some_and(|index| junk[index]) {
            (figure.caption_paragraph, figure.caption) = (None, None);
        }
        figure.before = stay[figure.before];
        figure.caption_paragraph = figure.caption_paragraph.map(|index| stay[index]);
    }
    let mut index = 0;
    body.paragraphs.retain(|_| {
        index += 1;
        !junk[index - 1]
    });
    let mut index = 0;
    body.blocks.retain(|_| {
        index += 1;
        !junk[index - 1]
    });
}

/// Marks the lead picture: the one that the page's metadata name, or else the one above the text. Where the metadata name none, it is
/// the article's image; what they do not say of theirs, the figure says.
fn choose_lead(figures: &mut [Figure], body: &Body, meta: &mut Metadata) {
    let named = meta.image.as_deref().and_then(|image| {
        let is_it = |figure: &Figure| {
            file_of(&figure.url) == file_of(image) || is_same_name(name_of(&figure.url), name_of(image))
        };
        figures.iter().position(is_it)
    });
    let text = body.paragraphs.iter().position(|paragraph| paragraph.kind == Kind::Paragraph);
    let at =
        named.or_else(|| figures.iter().position(|figure| text.is_some_and(|text| figure.before <= text)));
    let Some(at) = at else { return };
    figures[at].lead = true;
    if meta.image.is_some() && named.is_none() {
        return;
    }
    // the figure next to the title may be another picture's
    let is_others = |text: &String| {
        figures.iter().enumerate().any(|(other, figure)| other != at && figure.caption.as_ref() == Some(text))
    };
    if meta.image_caption.as_ref().is_some_and(is_others) && figures[at].caption != meta.image_caption {
        (meta.image_caption, meta.image_credit) = (None, None);
    }
    let lead = &mut figures[at];
    if meta.image.is_none() {
        meta.image = Some(lead.url.clone());
    }
    for (known, own) in
        [(&mut meta.image_caption, &mut lead.caption), (&mut meta.image_credit, &mut lead.credit)]
    {
        if known.is_none() {
            known.clone_from(own);
        } else if own.is_none() {
            own.clone_from(known);
        }
    }
}
