//! Where the file of a picture is: the largest that its element offers, also where a script would load it later.

use html5ever::local_name;

use crate::page::{Page, RowId};
use crate::text::{PhraseTable, count, is_image_address, joined};

/// Attributes that list files of several sizes.
const LISTS: &[&str] = &["srcset", "data-srcset", "data-lazy-srcset"];
/// Attributes that name one file, those for a script first: what `src` holds beside them is a placeholder.
const SINGLE: &[&str] = &["data-src", "data-lazy-src", "data-original", "src"];
/// Parts of the addresses of what is shown until the picture comes. Lower case.
#[rustfmt::skip]
const PLACEHOLDERS: &[&str] = &[
    "placeholder", "blank.gif", "blank.png", "spacer.", "transparent.", "1x1.", "pixel.gif", "loading.gif", "lazy.gif", "lazyload.", "grey.gif", "gray.gif", "clear.gif",
];
static PLACEHOLDER_PARTS: PhraseTable<{ count(&[((), PLACEHOLDERS)]) }> =
    PhraseTable::new(joined(&[((), PLACEHOLDERS)]));
/// Files of one list that are looked at.
const MAX_LISTED: usize = 40;
/// Elements beside an image, within its `<picture>`, that are looked at.
const MAX_SOURCES: RowId = 12;

/// A file that an element offers.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Offer<'a> {
    url: &'a str,
    /// Pixels of its width, or how many times as dense as usual it is; a list has the one or the other.
    size: f32,
}

/// The address of the file of an image element: the largest of its lists, or else the one that it names, or else the largest of the
/// `<picture>` around it. `None` where it names none that may stand in an output.
pub(super) fn source_of(page: &Page, image: RowId) -> Option<&str> {
    let single = || {
        SINGLE.iter().filter_map(|name| page.attr(image, name)).map(str::trim).find(|url| is_file(page, url))
    };
    largest(page, image).or_else(single).or_else(|| {
        let picture = page.rows[image as usize].parent;
        let row = &page.rows[picture as usize];
        if row.tag != local_name!("picture") {
            return None;
        }
        let within = picture + 1..row.end.min(picture + MAX_SOURCES);
        within
            .filter(|&row| page.rows[row as usize].tag == local_name!("source"))
            .find_map(|row| largest(page, row))
    })
}

/// The largest file of an element's lists.
fn largest(page: &Page, row: RowId) -> Option<&str> {
    let mut best: Option<Offer<'_>> = None;
    for list in LISTS.iter().filter_map(|name| page.attr(row, name)) {
        for offer in offers(list).filter(|offer| is_file(page, offer.url)) {
            // of several of one size, the first
            if best.is_none_or(|best| offer.size > best.size) {
                best = Some(offer);
            }
        }
    }
    best.map(|offer| offer.url)
}

/// Whether an address is a picture's that an output may name: of `http` or `https`, or relative to the page; no data, and not what is
/// shown until the picture comes.
fn is_file(page: &Page, url: &str) -> bool {
    if url.is_empty() || url.len() > page.limits.url_bytes || !is_image_address(url) {
        return false;
    }
    PLACEHOLDER_PARTS.all(url.as_bytes(), true).next().is_none()
}

/// The files of a list as the HTML standard parses one: addresses may hold commas, which part the list only behind white space or a
/// description.
fn offers(list: &str) -> impl Iterator<Item = Offer<'_>> {
    let is_gap = |c: char| c.is_ascii_whitespace() || c == ',';
    let mut rest = list;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(is_gap);
        if rest.is_empty() {
            return None;
        }
        let end = rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len());
        let (url, behind) = rest.split_at(end);
        let bare = url.trim_end_matches(',');
        if bare.len() < url.len() {
            rest = behind;
            return Some(Offer { url: bare, size: 1.0 });
        }
        // brackets of a description that is not known yet may hold commas
        let mut depth = 0_usize;
        let end = behind.find(|c: char| {
            match c {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                _ => {}
            }
            c == ',' && depth == 0
        });
        let (described, behind) = behind.split_at(end.unwrap_or(behind.len()));
        rest = behind;
        let sizes = described.split_ascii_whitespace();
        let size = sizes.filter_map(|size| size.strip_suffix(['w', 'x'])?.parse::<f32>().ok());
        Some(Offer { url: bare, size: size.filter(|size| size.is_finite()).fold(1.0, f32::max) })
    })
    .take(MAX_LISTED)
}

/// A size in pixels that an element states as an attribute: a number, also with "px" behind it.
pub(super) fn pixels(page: &Page, row: RowId, name: &str) -> Option<u32> {
    let stated = page.attr(row, name)?.trim();
    let number = stated.strip_suffix("px").unwrap_or(stated).trim();
    let number = number.split('.').next().unwrap_or_default();
    number.parse().ok().filter(|&pixels| pixels > 0 && pixels <= MAX_PIXELS)
}

/// More pixels than any picture has a side: the number is something else.
const MAX_PIXELS: u32 = 100_000;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Limits;

    fn source(html: &str) -> Option<String> {
        let page = Page::parse(html, &Limits::default()).expect("small");
        let image = page.rows.iter().position(|row| row.tag == local_name!("img"))?;
        source_of(&page, image as RowId).map(str::to_owned)
    }

    #[test]
    fn test_lists_are_parsed_as_the_standard_has_it() {
        let read = |list: &'static str| offers(list).map(|offer| (offer.url, offer.size)).collect::<Vec<_>>();
        assert_eq!(read("/a.jpg 1x, /b.jpg 2x"), [("/a.jpg", 1.0), ("/b.jpg", 2.0)]);
        assert_eq!(
            read("/w_3,h_2/a.jpg 300w,/w_6,h_4/a.jpg 600w"),
            [("/w_3,h_2/a.jpg", 300.0), ("/w_6,h_4/a.jpg", 600.0)]
        );
        assert_eq!(read("/a.jpg, /b.jpg"), [("/a.jpg", 1.0), ("/b.jpg", 1.0)]);
        assert_eq!(read(" ,, /a.jpg  640w 480h ,"), [("/a.jpg", 640.0)]);
        assert_eq!(read("/a.jpg f(1, 2) 3x, /b.jpg NaNw"), [("/a.jpg", 3.0), ("/b.jpg", 1.0)]);
        assert!(read("").is_empty() && read(" , ").is_empty());
        assert_eq!(offers(&"/a 1w, ".repeat(1_000)).count(), MAX_LISTED);
    }

    #[test]
    fn test_the_largest_file_that_a_reader_would_see() {
        for (html, expected) in [
            ("<img src=/a.jpg>", Some("/a.jpg")),
            ("<img src=/s.jpg srcset='/s.jpg 320w, /l.jpg 1200w, /m.jpg 640w'>", Some("/l.jpg")),
            ("<img src='data:image/gif;base64,R0' data-src=/a.jpg>", Some("/a.jpg")),
            ("<img src=/img/blank.gif data-lazy-src=/a.jpg>", Some("/a.jpg")),
            ("<img src=/lazy/placeholder-16x9.png data-srcset='/a.jpg 600w'>", Some("/a.jpg")),
            (
                "<picture><source srcset='/p.webp 900w'><img src='data:image/gif;base64,R0'></picture>",
                Some("/p.webp"),
            ),
            ("<picture><source srcset='/p.webp 900w'><img src=/a.jpg></picture>", Some("/a.jpg")),
            ("<img src='data:image/png;base64,AAAA'>", None),
            ("<img src='javascript:alert(1)'>", None),
            ("<img src='mailto:a@e.org'>", None),
            ("<img src='file:///etc/a.png'>", None),
            ("<img src='#a'>", None),
            ("<img alt=x>", None),
        ] {
            assert_eq!(source(html).as_deref(), expected, "{html}");
        }
    }

    #[test]
    fn test_sizes_are_numbers_of_pixels() {
        let page =
            Page::parse("<img width=640 height='480.5px'><img width='100%' height=0>", &Limits::default())
                .expect("small");
        let images: Vec<RowId> = (0..page.rows.len() as RowId)
            .filter(|&row| page.rows[row as usize].tag == local_name!("img"))
            .collect();
        assert_eq!(
            (pixels(&page, images[0], "width"), pixels(&page, images[0], "height")),
            (Some(640), Some(480))
        );
        assert_eq!((pixels(&page, images[1], "width"), pixels(&page, images[1], "height")), (None, None));
    }
}
