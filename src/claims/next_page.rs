//! The next page of a story that runs over several: where the page says so, and its address is the page's own but for a number.
//!
//! `rel=next` alone says too little: blogs use it for the next post.

use html5ever::local_name;

use crate::page::{Page, RowId};
use crate::text::{is_safe_address, join};

/// Letters that may stand around the number of a page in an address, besides digits and punctuation.
const PAGE_WORDS: &[&str] = &[
    "", "p", "pg", "page", "pages", "pagina", "pageno", "paged", "seite", "s", "start", "teil", "part",
    "sivu", "strana", "sida", "side", "html", "htm", "php",
];
/// Bytes by which two pages of one story may differ.
const MAX_DIFFERENCE: usize = 24;
/// Links that are looked at.
const MAX_LINKS: usize = 50;

/// The address of the story's next page. `address` is the page's own.
pub(crate) fn next_page(page: &Page, address: &str) -> Option<String> {
    let is_next = |row: RowId| {
        page.attr(row, "rel")
            .is_some_and(|rel| rel.split_ascii_whitespace().any(|rel| rel.eq_ignore_ascii_case("next")))
    };
    page.rows
        .iter()
        .enumerate()
        .filter(|(_, row)| row.tag == local_name!("link") || row.tag == local_name!("a"))
        .map(|(row, _)| row as RowId)
        .filter(|&row| is_next(row))
        .take(MAX_LINKS)
        .filter_map(|row| join(address, page.attr(row, "href")?))
        .find(|next| is_safe_address(next) && follows(address, next))
}

/// Whether two addresses differ by a page's number alone, and the second's is greater (or the first has none).
fn follows(address: &str, next: &str) -> bool {
    let [address, next] = [address, next].map(|address| address.split('#').next().unwrap_or_default());
    let shared = address.bytes().zip(next.bytes()).take_while(|(a, b)| a == b).count();
    // a number that is only half different is different as a whole: 19 and 20, 9 and 10
    let start =
        address[..address.floor_char_boundary(shared)].trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let [own, other] = [&address[start..], &next[start..]];
    let same_end =
        own.bytes().rev().zip(other.bytes().rev()).take_while(|(a, b)| a == b && !a.is_ascii_digit()).count();
    let cut = |text: &str| text.get(..text.len() - same_end).map(str::to_owned);
    let (Some(own), Some(other)) = (cut(own), cut(other)) else { return false };
    let number = |text: &str| -> Option<u32> {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        digits.parse().ok()
    };
    let is_number_alone = |text: &str| {
        text.len() <= MAX_DIFFERENCE
            && text
                .split(|c: char| !c.is_alphabetic())
                .all(|word| PAGE_WORDS.contains(&word.to_ascii_lowercase().as_str()))
    };
    let host = address.find("://").map_or(0, |at| at + 3);
    let host_end = address[host..].find(['/', '?']).map_or(address.len(), |at| host + at);
    start >= host_end
        && is_number_alone(&own)
        && is_number_alone(&other)
        && match (number(&own), number(&other)) {
            (Some(own), Some(other)) => other == own + 1,
            (None, Some(other)) => other <= 2,
            _ => false,
        }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Limits;

    #[test]
    fn test_addresses_of_one_story() {
        for (address, next) in [
            ("https://e.org/story.html", "https://e.org/story.html?page=2"),
            ("https://e.org/story", "https://e.org/story/2"),
            ("https://e.org/story/", "https://e.org/story/2/"),
            ("https://e.org/story/page/9/", "https://e.org/story/page/10/"),
            ("https://e.org/story-1.html", "https://e.org/story-2.html"),
            ("https://e.org/story.html", "https://e.org/story-seite-2.html"),
            ("https://e.org/story?p=1&x=y", "https://e.org/story?p=2&x=y"),
        ] {
            assert!(follows(address, next), "{address} {next}");
        }
        for (address, next) in [
            ("https://e.org/story", "https://e.org/other-story"),
            ("https://e.org/2019/01/storm", "https://e.org/2019/01/calm"),
            ("https://e.org/story", "https://e.org/story"),
            ("https://e.org/story/3", "https://e.org/story/2"),
            ("https://e.org/a1", "https://f.org/a2"),
            ("https://e1.org/a", "https://e2.org/a"),
            ("https://e.org/?p=118", "https://e.org/?p=243"),
            ("https://e.org/é/1", "https://e.org/è/2"),
        ] {
            assert!(!follows(address, next), "{address} {next}");
        }
    }

    #[test]
    fn test_the_page_must_say_so() {
        let next = |html: &str| {
            next_page(&Page::parse(html, &Limits::default()).expect("small"), "https://e.org/story")
        };
        assert_eq!(
            next("<a rel='nofollow next' href='/story?page=2'>2</a>").as_deref(),
            Some("https://e.org/story?page=2")
        );
        assert_eq!(next("<link rel=next href='/story/2'><p>a").as_deref(), Some("https://e.org/story/2"));
        assert_eq!(next("<a href='/story?page=2'>2</a>"), None);
        assert_eq!(next("<link rel=next href='/another-post'><p>a"), None);
        assert_eq!(next("<link rel=next href='javascript:x'><p>a"), None);
    }
}
