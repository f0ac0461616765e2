//! Embedded posts, and frames of other sites.

use html5ever::local_name;

use crate::article::{Kind, Mark, Paragraph};
use crate::page::{Block, Hints, Page, RowId};
use crate::text::visible_line;
use crate::text::{host_of, is_safe_address};

/// Rows above a block in which its post is looked for.
const POST_LEVELS: usize = 16;
/// Rows of a post that are looked at.
const MAX_POST_ROWS: u32 = 200;
/// Longest name of a post's author, in characters.
const MAX_AUTHOR: usize = 80;
/// Longest title of a frame, in bytes.
const MAX_FRAME_TITLE: usize = 1_000;
/// Attributes in which platforms name a post's address, the most exact first. What a page does not hold is not made up.
const POST_ADDRESSES: &[&str] =
    &["cite", "data-instgrm-permalink", "data-embed-url", "data-href", "data-url"];
/// Sites whose frames are part of a story: videos, sounds, posts, charts, maps. Frames of others are advertising as a rule.
#[rustfmt::skip]
const FRAMES: &[&str] = &[
    "bsky.app", "dailymotion.com", "datawrapper.dwcdn.net", "documentcloud.org", "facebook.com/plugins", "flo.uri.sh", "flourish.studio", "google.com/maps", "infogram.com", "instagram.com", "open.spotify.com",
    "player.vimeo.com", "platform.twitter.com", "rumble.com", "soundcloud.com", "streamable.com", "tiktok.com", "x.com", "youtube.com", "youtube-nocookie.com",
];

/// The element of the post that a block is part of.
pub(super) fn post_of(page: &Page, row: RowId) -> Option<RowId> {
    page.ancestors(row).take(POST_LEVELS).find(|&row| {
        page.rows[row as usize].tag == local_name!("blockquote")
            && page.rows[row as usize].hints.any(Hints::EMBED)
    })
}

/// The address of a post: what the platform's markup names, or else its last link, which is the date's.
pub(super) fn post_address(page: &Page, post: RowId) -> Option<String> {
    let is_safe = |address: &&str| is_safe_address(address) && address.len() <= page.limits.url_bytes;
    if let Some(address) = POST_ADDRESSES.iter().find_map(|name| page.attr(post, name).filter(is_safe)) {
        return Some(address.to_owned());
    }
    let end = page.rows[post as usize].end.min(post + MAX_POST_ROWS);
    (post..end)
        .rev()
        .filter(|&row| page.rows[row as usize].tag == local_name!("a"))
        .find_map(|row| page.attr(row, "href").filter(is_safe))
        .map(str::to_owned)
}

/// Words of the line that a platform prints around a post at most.
const FRAME_WORDS: usize = 16;

/// Whether a block of a post is what the platform prints around it and no word of the post: a line that is a link from end to end, and
/// either names the site that it leads to ("View this post on …", in whatever language) or whose post it is ("A post shared by Ann Lee
/// (@annlee)"). A post's own words may be a link too.
pub(super) fn is_of_frame(page: &Page, block: &Block) -> bool {
    let Some(link) = whole_link(page, block) else { return false };
    let text = page.block_text(block);
    if text.split_whitespace().nth(FRAME_WORDS).is_some() {
        return false;
    }
    let host = page.attr(link, "href").map(host_of).unwrap_or_default();
    let site = host.rsplit('.').nth(1).unwrap_or_default();
    let names_site = site.len() > 1
        && text.split(|c: char| !c.is_alphanumeric()).any(|word| word.eq_ignore_ascii_case(site));
    names_site || post_author(text).is_some()
}

/// The first of the links that a block's words are, all of them.
fn whole_link(page: &Page, block: &Block) -> Option<RowId> {
    let post = post_of(page, block.row).unwrap_or(block.row);
    let is_link = |row: &RowId| page.rows[*row as usize].tag == local_name!("a");
    if let Some(around) = page.ancestors(block.row).take_while(|&row| row != post).find(is_link) {
        return Some(around);
    }
    let (from, to) = if block.links > 0 { block.inlines } else { return None };
    let mut links =
        page.inlines[from as usize..to as usize].iter().filter(|inline| inline.mark == Mark::Link).peekable();
    let first = links.peek()?.row;
    let has_words = |from: u32, to: u32| {
        page.text
            .get(from as usize..to.max(from) as usize)
            .is_some_and(|text| text.contains(char::is_alphanumeric))
    };
    let mut at = block.text.0;
    for link in links {
        if has_words(at, link.text.0) {
            return None;
        }
        at = at.max(link.text.1);
    }
    (!has_words(at, block.text.1)).then_some(first)
}

/// The author of a post, from its attribution line: "— Ann Lee (@annlee) May 3, 2026", "A post shared by Ann Lee (@annlee)".
pub(super) fn post_author(text: &str) -> Option<String> {
    let line = text
        .lines()
        .rev()
        .find(|line| line.contains('@') && (line.contains(['—', '–']) || line.contains('(')))?;
    let line = line.rsplit(['—', '–']).next().unwrap_or(line);
    let name = line.split(['(', '@']).next()?.trim();
    let name = name.rsplit_once(" by ").map_or(name, |(_, name)| name);
    (!name.is_empty() && name.chars().count() <= MAX_AUTHOR).then(|| name.to_owned())
}

/// A frame of a known platform, as a paragraph without text. `None` for any other element.
pub(super) fn frame(page: &Page, row: RowId) -> Option<Paragraph> {
    let element = &page.rows[row as usize];
    if element.tag != local_name!("iframe") || element.is_hidden {
        return None;
    }
    let address = ["src", "data-src", "data-lazy-src"].iter().filter_map(|name| page.attr(row, name)).find(
        |address| {
            let bare = address
                .trim()
                .trim_start_matches("https:")
                .trim_start_matches("http:")
                .trim_start_matches("//");
            let bare = bare.trim_start_matches("www.");
            FRAMES.iter().any(|site| {
                bare.strip_prefix(site)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('/') || rest.starts_with('?'))
                    || bare.split('/').next().is_some_and(|host| host.ends_with(&format!(".{site}")))
            }) || is_mastodon(page, row, bare)
        },
    )?;
    if !is_safe_address(address) || address.len() > page.limits.url_bytes {
        return None;
    }
    let foreign = Hints::AD.with(Hints::RELATED).with(Hints::COMMENT).with(Hints::SIDE).with(Hints::TEASER);
    let is_foreign = page.ancestors(row).take(5).any(|row| {
        let above = &page.rows[row as usize];
        matches!(above.tag, local_name!("aside") | local_name!("nav") | local_name!("footer"))
            || above.hints.any(foreign)
    });
    (!is_foreign).then(|| Paragraph {
        kind: Kind::Embed,
        title: page
            .attr(row, "title")
            .map(|title| visible_line(&title[..title.floor_char_boundary(MAX_FRAME_TITLE)]))
            .filter(|title| !title.is_empty()),
        url: Some(address.trim().to_owned()),
        ..Paragraph::default()
    })
}

/// Posts of the fediverse come from any host, in a frame of this name and address.
fn is_mastodon(page: &Page, row: RowId, address: &str) -> bool {
    page.attr(row, "class").is_some_and(|class| class.contains("mastodon-embed"))
        && address.contains("/@")
        && address.trim_end_matches('/').ends_with("/embed")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Limits;

    #[test]
    fn test_authors_of_posts() {
        for (text, author) in [
            ("Bridge closed.\n— Ann Lee (@annlee) May 3, 2026", Some("Ann Lee")),
            ("View this post\nA post shared by Harbour Office (@harbour)", Some("Harbour Office")),
            ("Bridge closed — at last (we hope).", None),
        ] {
            assert_eq!(post_author(text).as_deref(), author, "{text}");
        }
    }

    #[test]
    fn test_frames_of_platforms_only() {
        let address = |html: &str| {
            let page = Page::parse(html, &Limits::default()).expect("small");
            (0..page.rows.len() as RowId)
                .find_map(|row| frame(&page, row))
                .map(|frame| frame.url.unwrap_or_default())
        };
        for src in
            ["https://www.youtube.com/embed/x1", "//player.vimeo.com/video/1", "https://video.tiktok.com/e"]
        {
            assert_eq!(
                address(&format!("<p>a</p><iframe src='{src}' title='The bridge'></iframe>")).as_deref(),
                Some(src)
            );
        }
        for src in [
            "https://ads.example/x",
            "https://notyoutube.com/embed",
            "javascript:1",
            "https://a.example/?u=youtube.com",
        ] {
            assert_eq!(address(&format!("<iframe src='{src}'></iframe>")), None, "{src}");
        }
        assert_eq!(address("<aside><iframe src='https://www.youtube.com/embed/x1'></iframe></aside>"), None);
    }
}
