//! Characters that are no text: what a reader cannot see, and what a terminal would obey.

/// Whether a character never belongs to what a page says: control characters (but white space), marks and overrides of direction,
/// zero-width characters but the joiners (which shape letters and emoji), soft hyphens, and the tag characters in which
/// text can be hidden from people.
pub(crate) fn is_invisible(c: char) -> bool {
    match c {
        ' '..='~' | '\t' | '\n' | '\r' | '\u{c}' => false,
        '\u{ad}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{202a}'..='\u{202e}' => true,
        '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' => true,
        '\u{e0000}'..='\u{e007f}' => true,
        c => c.is_control(),
    }
}

/// A line of text without what is no text, white space collapsed.
pub(crate) fn visible_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        let before = out.len();
        if before > 0 {
            out.push(' ');
        }
        let start = out.len();
        out.extend(word.chars().filter(|&c| !is_invisible(c)));
        if out.len() == start {
            out.truncate(before);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_what_is_no_text_goes_and_letters_stay() {
        assert_eq!(
            visible_line(" a\u{1b}[31m\u{9b}b \u{202e} c\u{ad}d\u{200b}\n\te\u{e0041} "),
            "a[31mb cd e"
        );
        assert_eq!(visible_line("نمی\u{200c}خواهم 👨\u{200d}👩"), "نمی\u{200c}خواهم 👨\u{200d}👩");
    }
}
