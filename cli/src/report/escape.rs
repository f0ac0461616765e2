//! A text of the page, written so that it stays text.

use std::fmt::{self, Write as _};

use copydesk::terminal;

/// A text as HTML: escaped, in one line, without control characters and overrides of direction.
pub(super) struct Escaped<'a>(pub(super) &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write(f, &terminal::line(self.0))
    }
}

/// The same, with its line ends: for what is shown as it is printed.
pub(super) struct Lines<'a>(pub(super) &'a str);

impl fmt::Display for Lines<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, line) in self.0.split('\n').enumerate() {
            if index > 0 {
                f.write_char('\n')?;
            }
            let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
            f.write_str(&line[..indent])?;
            // a piece of a line keeps the space at its end, which parts it from the next
            let text = &line[indent..];
            write(f, &terminal::line(text))?;
            if text.ends_with(' ') {
                f.write_char(' ')?;
            }
        }
        Ok(())
    }
}

fn write(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    for c in text.chars() {
        match c {
            '&' => f.write_str("&amp;")?,
            '<' => f.write_str("&lt;")?,
            '>' => f.write_str("&gt;")?,
            '"' => f.write_str("&quot;")?,
            '\'' => f.write_str("&#39;")?,
            c => f.write_char(c)?,
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_text_stays_text() {
        assert_eq!(
            Escaped("<b a='1'>\u{202e}x\u{1b}[2J\n&y").to_string(),
            "&lt;b a=&#39;1&#39;&gt;x[2J &amp;y"
        );
        assert_eq!(Lines("a <b>\n  c ").to_string(), "a &lt;b&gt;\n  c ");
    }
}
