//! Shown: what an element says of itself by its attributes, and whether a reader sees it. Hidden by its attributes, its style or its name,
//! an icon in place of a picture, a template that is the element's own tree.

use html5ever::local_name;
use html5ever::tendril::StrTendril;

use super::hints::{self, Hints};
use super::tree::{Element, NodeId, Tree};

/// Longest text of an element that may pass for an icon's name.
const MAX_ICON_CHARS: usize = 40;

/// The attributes that the walk reads, gathered in one pass.
#[derive(Default)]
pub(super) struct Attributes<'a> {
    pub(super) class: Option<&'a StrTendril>,
    pub(super) id: Option<&'a str>,
    pub(super) role: Option<&'a str>,
    pub(super) style: Option<&'a str>,
    pub(super) has_address: bool,
    pub(super) is_hidden: bool,
    /// Hints of the attributes beside class and id that name what an element is; sites with generated class names have these.
    pub(super) hints: Hints,
}

impl<'a> Attributes<'a> {
    pub(super) fn of(element: &'a Element) -> Self {
        let mut found = Self::default();
        for (name, value) in element.attributes() {
            match *name {
                local_name!("class") => found.class = Some(value),
                local_name!("id") => found.id = Some(value),
                local_name!("role") => {
                    found.role = Some(value);
                    found.hints = found.hints.with(role_hints(value));
                }
                local_name!("style") => found.style = Some(value),
                local_name!("href") => found.has_address = true,
                local_name!("hidden") => found.is_hidden |= **value != *"until-found",
                local_name!("aria-hidden") => found.is_hidden |= **value == *"true",
                local_name!("itemprop") => found.hints = found.hints.with(hints::of_name(value)),
                _ => {
                    let is_name = matches!(
                        &**name,
                        "data-testid"
                            | "data-component"
                            | "data-type"
                            | "data-qa"
                            | "data-test"
                            | "data-module"
                    );
                    if is_name {
                        found.hints = found.hints.with(hints::of_name(value));
                    }
                }
            }
        }
        found.is_hidden |= found.style.is_some_and(is_hidden_by_style);
        found
    }
}

fn role_hints(role: &str) -> Hints {
    match role {
        "navigation" | "menu" | "menubar" | "tablist" | "search" => Hints::NAV,
        "complementary" => Hints::SIDE,
        "contentinfo" => Hints::FOOTER,
        "dialog" | "alertdialog" | "tooltip" => Hints::HIDDEN,
        _ => Hints::default(),
    }
}

/// Whether a template is a declarative shadow root, whose content a browser shows in place of the element that it stands in.
pub(super) fn is_shadow_root(template: &Element) -> bool {
    template.attribute("shadowrootmode").is_some_and(|mode| matches!(mode, "open" | "closed"))
}

fn is_hidden_by_style(style: &str) -> bool {
    style.len() < 2_000 && {
        let style: String =
            style.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
        style.contains("display:none") || style.contains("visibility:hidden")
    }
}

/// Whether names that hint at hiding really hide: the words also name what hides *something* ("hide-mobile", "modal-open").
pub(super) fn is_hidden_by_name(named: &Attributes<'_>, is_block: bool) -> bool {
    let class = named.class.map(|class| &**class).unwrap_or_default();
    class.split_ascii_whitespace().take(40).any(|name| {
        matches!(
            name,
            "hidden"
                | "hide"
                | "is-hidden"
                | "u-hidden"
                | "visually-hidden"
                | "visuallyhidden"
                | "sr-only"
                | "screen-reader-text"
                | "screen-reader-only"
                | "offscreen"
                | "u-visually-hidden"
                | "sr-text"
                | "screenreader-only"
                | "show-for-sr"
        ) || (!is_block
            && (name.contains("tooltip")
                || name.contains("visually-hidden")
                || name.contains("visuallyHidden")))
    }) || matches!(named.role, Some("tooltip"))
}

/// Whether an inline element is an icon: a font's glyph or ligature word, or a label that stands for one.
pub(super) fn is_icon(tree: &Tree, node: NodeId, element: &Element, hints: Hints) -> bool {
    let mut children = tree.children(node);
    let (Some(child), None) = (children.next(), children.next()) else { return false };
    let Some(text) = tree.text(child) else { return false };
    let text = text.trim();
    if text.is_empty() || text.len() > MAX_ICON_CHARS {
        return false;
    }
    // "keyboard_arrow_down": no word of a language is written so
    let is_ligature =
        text.contains('_') && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
    if is_ligature {
        return true;
    }
    if !hints.any(Hints::ICON) {
        return false;
    }
    let is_glyph_tag = element.name.local == local_name!("i");
    let is_word = text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
    let class = element.attribute("class").unwrap_or_default();
    let is_font = class.contains("material-icons") || class.contains("material-symbols");
    is_glyph_tag || is_font || (is_word && element.attribute("href").is_none())
}

#[cfg(test)]
mod tests {
    use crate::article::Limits;
    use crate::page::Page;

    fn blocks(html: &str) -> Vec<String> {
        let page = Page::parse(html, &Limits::default()).expect("small page");
        page.blocks.iter().map(|block| page.block_text(block).to_owned()).collect()
    }

    #[test]
    fn test_a_declarative_shadow_root_is_shown() {
        assert_eq!(
            blocks(
                "<x-a><template shadowrootmode=open><p>in the root</p></template></x-a><template><p>not</p></template>"
            ),
            ["in the root"]
        );
    }

    #[test]
    fn test_what_is_never_shown_stays_out() {
        let page = "<p>a<script>b</script><style>c</style><span hidden>d</span><template>e</template>\
                    <svg><title>f</title></svg><span style='display: none'>g</span><noscript>h</noscript></p>";
        assert_eq!(blocks(page).join(" "), "a h");
    }

    #[test]
    fn test_icons_are_no_text() {
        assert_eq!(
            blocks(
                "<p><i class='material-icons'>share</i>Text <span>keyboard_arrow_down</span>\u{e801}end</p>"
            ),
            ["Text end"]
        );
        assert_eq!(blocks("<p><i class='icon-clock'>clock</i> 5 min</p>"), ["5 min"]);
    }

    #[test]
    fn test_hidden_blocks_are_kept_and_marked() {
        let page =
            Page::parse("<div style='display:none'><p>folded</p></div><p>open</p>", &Limits::default())
                .expect("small");
        let hidden: Vec<bool> =
            page.blocks.iter().map(|block| page.rows[block.row as usize].is_hidden).collect();
        assert_eq!(hidden, [true, false]);
    }
}
