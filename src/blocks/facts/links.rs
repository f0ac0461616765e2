//! Where the links of a block lead: to other sites, to stories, to places of the same page.

use super::{View, ratio};
use crate::article::Mark;
use crate::claims::Anchors;
use crate::page::Page;
use crate::text::host_of;

/// Bytes from which the last part of a link's path is a story's, not a section's.
const SLUG_BYTES: usize = 25;

/// Where the links of each block lead.
pub(super) fn set_links(page: &Page, views: &mut [View<'_>], anchors: &Anchors) {
    for view in views.iter_mut().filter(|view| view.block.links > 0) {
        let (from, to) = view.block.inlines;
        let (mut all, mut outside, mut stories, mut places) = (0.0f32, 0.0f32, 0.0f32, 0.0f32);
        for inline in page.inlines[from as usize..to as usize]
            .iter()
            .filter(|inline| inline.mark == Mark::Link)
            .take(20)
        {
            let Some(href) = page.attr(inline.row, "href") else { continue };
            let href = href.trim();
            all += 1.0;
            if href.starts_with('#') || href.starts_with("javascript") || href.starts_with("mailto") {
                places += 1.0;
                continue;
            }
            let host = host_of(href);
            if !host.is_empty() && !anchors.host.is_empty() && !is_same_site(host, &anchors.host) {
                outside += 1.0;
                continue;
            }
            let path = href.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
            let slug = path.rsplit('/').next().unwrap_or_default();
            stories += f32::from(u8::from(
                slug.len() >= SLUG_BYTES || slug.bytes().filter(u8::is_ascii_digit).count() >= 6,
            ));
        }
        view.outside_links = ratio(outside, all);
        view.story_links = ratio(stories, all);
        view.place_links = ratio(places, all);
    }
}

/// Whether two hosts end in the same two labels.
fn is_same_site(a: &str, b: &str) -> bool {
    a.rsplit('.').take(2).eq(b.rsplit('.').take(2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_hosts_of_one_site_end_alike() {
        assert!(is_same_site("news.courier.example", "courier.example"));
        assert!(!is_same_site("courier.example", "ferry.example"));
    }
}
