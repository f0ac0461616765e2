//! A CSS selector that can be stored: its text, and what it selects.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Longest selector that is read, in bytes; a list of some dozen classes.
const MAX_SELECTOR: usize = 10_000;

/// A CSS selector, or several parted by commas, as style sheets write them.
///
/// ```
/// let selector: copydesk::Selector = "article > .text, #story p".parse()?;
/// assert_eq!(selector.as_str(), "article > .text, #story p");
/// assert!("p >".parse::<copydesk::Selector>().is_err());
/// # Ok::<(), copydesk::SelectorError>(())
/// ```
#[derive(Clone, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Selector {
    text: String,
    parsed: scraper::Selector,
}

/// Why a text is no selector.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is no CSS selector: {cause}")]
pub struct SelectorError {
    text: String,
    cause: String,
}

impl Selector {
    /// The selector as it was written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    pub(super) fn parsed(&self) -> &scraper::Selector {
        &self.parsed
    }
}

impl FromStr for Selector {
    type Err = SelectorError;

    fn from_str(text: &str) -> Result<Self, SelectorError> {
        let error = |cause: String| SelectorError { text: text.chars().take(200).collect(), cause };
        if text.len() > MAX_SELECTOR {
            return Err(error(format!("it is longer than {MAX_SELECTOR} bytes")));
        }
        match scraper::Selector::parse(text) {
            Ok(parsed) => Ok(Self { text: text.to_owned(), parsed }),
            Err(cause) => Err(error(in_words(&cause.to_string()))),
        }
    }
}

/// The parser's own word for what is wrong ("ClassNeedsIdent"), which ends its message, as words: "class needs ident".
fn in_words(message: &str) -> String {
    let name = message.lines().last().unwrap_or_default();
    if name.contains(' ') {
        return name.to_owned();
    }
    let mut words = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.extend(c.to_lowercase());
    }
    words
}

impl TryFrom<String> for Selector {
    type Error = SelectorError;

    fn try_from(text: String) -> Result<Self, SelectorError> {
        text.parse()
    }
}

impl From<Selector> for String {
    fn from(selector: Selector) -> Self {
        selector.text
    }
}

impl PartialEq for Selector {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Selector {}

impl fmt::Debug for Selector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Selector({:?})", self.text)
    }
}

impl fmt::Display for Selector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_an_error_says_what_is_wrong_in_words() {
        for (text, error) in [("h1..head", "class needs ident"), ("", "empty selector")] {
            let found = text.parse::<Selector>().expect_err(text).to_string();
            assert!(found.ends_with(error), "{found}");
        }
        assert!("a".repeat(MAX_SELECTOR + 1).parse::<Selector>().is_err());
    }
}
