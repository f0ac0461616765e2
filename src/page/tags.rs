//! Sets of tags, by how a browser lays them out.

use html5ever::{LocalName, local_name};

/// Whether a browser starts a new line for the element; buttons and options are set apart too, since their labels are no
/// part of the sentence that they stand in.
pub(crate) fn is_block_level(tag: &LocalName) -> bool {
    matches!(
        *tag,
        local_name!("address")
            | local_name!("article")
            | local_name!("aside")
            | local_name!("blockquote")
            | local_name!("body")
            | local_name!("button")
            | local_name!("caption")
            | local_name!("center")
            | local_name!("dd")
            | local_name!("details")
            | local_name!("dialog")
            | local_name!("dir")
            | local_name!("div")
            | local_name!("dl")
            | local_name!("dt")
            | local_name!("fieldset")
            | local_name!("figcaption")
            | local_name!("figure")
            | local_name!("footer")
            | local_name!("form")
            | local_name!("h1")
            | local_name!("h2")
            | local_name!("h3")
            | local_name!("h4")
            | local_name!("h5")
            | local_name!("h6")
            | local_name!("header")
            | local_name!("hgroup")
            | local_name!("hr")
            | local_name!("html")
            | local_name!("iframe")
            | local_name!("legend")
            | local_name!("li")
            | local_name!("main")
            | local_name!("menu")
            | local_name!("nav")
            | local_name!("noscript")
            | local_name!("ol")
            | local_name!("optgroup")
            | local_name!("option")
            | local_name!("p")
            | local_name!("pre")
            | local_name!("section")
            | local_name!("select")
            | local_name!("summary")
            | local_name!("table")
            | local_name!("tbody")
            | local_name!("td")
            | local_name!("tfoot")
            | local_name!("th")
            | local_name!("thead")
            | local_name!("tr")
            | local_name!("ul")
    ) || (&**tag == "search")
}

/// Whether the element's text is never shown as such: code, replaced content and its fallback, form fields.
pub(crate) fn is_silent(tag: &LocalName) -> bool {
    matches!(
        *tag,
        local_name!("audio")
            | local_name!("canvas")
            | local_name!("datalist")
            | local_name!("head")
            | local_name!("iframe")
            | local_name!("map")
            | local_name!("noembed")
            | local_name!("noframes")
            | local_name!("object")
            | local_name!("progress")
            | local_name!("rp")
            | local_name!("rt")
            | local_name!("script")
            | local_name!("select")
            | local_name!("style")
            | local_name!("svg")
            | local_name!("template")
            | local_name!("textarea")
            | local_name!("title")
            | local_name!("video")
    )
}

/// The level of a heading's tag.
pub(crate) fn heading_level(tag: &LocalName) -> Option<u8> {
    match *tag {
        local_name!("h1") => Some(1),
        local_name!("h2") => Some(2),
        local_name!("h3") => Some(3),
        local_name!("h4") => Some(4),
        local_name!("h5") => Some(5),
        local_name!("h6") => Some(6),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_fall_into_their_sets() {
        assert!(is_block_level(&local_name!("li")) && !is_block_level(&local_name!("a")));
        assert!(is_silent(&local_name!("script")) && !is_silent(&local_name!("noscript")));
        assert_eq!(heading_level(&local_name!("h3")), Some(3));
        assert_eq!(heading_level(&local_name!("p")), None);
    }
}
