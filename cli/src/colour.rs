//! An article's text in colours: the title bold, the line of date and authors dim, speakers coloured.
//!
//! The library wraps the text; which of its lines are which is found by rendering the parts alone.

use std::borrow::Cow;

use copydesk::{Article, Metadata, QuoteKind, terminal};

const BOLD: &str = "\x1b[1m";
const DIM: &str = "\x1b[2m";
const SPEAKER: &str = "\x1b[36m";
const RESET: &str = "\x1b[0m";

/// A text in colours, or as it is.
pub(crate) fn bold(text: &str, on: bool) -> Cow<'_, str> {
    painted(BOLD, text, on)
}

pub(crate) fn dim(text: &str, on: bool) -> Cow<'_, str> {
    painted(DIM, text, on)
}

pub(crate) fn speaker(text: &str, on: bool) -> Cow<'_, str> {
    painted(SPEAKER, text, on)
}

fn painted<'a>(colour: &str, text: &'a str, on: bool) -> Cow<'a, str> {
    if on { Cow::Owned(format!("{colour}{text}{RESET}")) } else { Cow::Borrowed(text) }
}

/// As [`Article::to_text`], in colours.
pub(crate) fn article(article: &Article, width: usize) -> String {
    let text = article.to_text(width);
    let mut alone = article.clone();
    alone.quotes.clear();
    let (body, quotes) = text.split_at(alone.to_text(width).len());
    let head = metadata(&article.meta, width);
    let body = &body[article.meta.to_text(width).len()..];
    head + body + &speakers(quotes, article)
}

/// As [`Metadata::to_text`], in colours.
pub(crate) fn metadata(meta: &Metadata, width: usize) -> String {
    let text = meta.to_text(width);
    let mut title = Metadata::default();
    title.title.clone_from(&meta.title);
    let mut names = title.clone();
    names.subtitle.clone_from(&meta.subtitle);
    let (titles, named) = (title.to_text(width).lines().count(), names.to_text(width).lines().count());
    let paint = |(number, line): (usize, &str)| {
        let line = match number {
            number if number < titles => bold(line, true),
            number if number < named => Cow::Borrowed(line),
            _ => dim(line, true),
        };
        format!("{line}\n")
    };
    text.lines().enumerate().map(paint).collect()
}

/// The quotes at the end of a text, each of which ends with its speaker.
fn speakers(quotes: &str, article: &Article) -> String {
    let mut said = article.quotes.iter().filter(|quote| quote.kind != QuoteKind::Scare);
    let mut out = String::new();
    let mut lines = quotes.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        // a quote begins two columns in, and goes on four columns in
        let is_quote = line.starts_with("  ") && !line.starts_with("    ");
        if !is_quote {
            out += line;
            continue;
        }
        let mut block = line.to_owned();
        while let Some(more) = lines.next_if(|line| line.starts_with("    ")) {
            block += more;
        }
        let name = said.next().and_then(|quote| quote.speaker_name.as_ref().or(quote.speaker.as_ref()));
        match name.and_then(|name| beginning(&block, &terminal::line(name))) {
            Some(at) => {
                let name = block[at..].trim_end_matches('\n');
                out += &format!("{}{SPEAKER}{name}{RESET}\n", &block[..at]);
            }
            None => out += &block,
        }
    }
    out
}

/// Where a name begins with which a text ends, however its lines are broken.
fn beginning(text: &str, name: &str) -> Option<usize> {
    let mut left = text.char_indices().rev().filter(|(_, c)| !c.is_whitespace());
    let mut at = None;
    for wanted in name.chars().rev().filter(|c| !c.is_whitespace()) {
        let (index, found) = left.next()?;
        if found != wanted {
            return None;
        }
        at = Some(index);
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is left without the colours is the text itself, whatever its width.
    #[test]
    fn test_colours_change_no_character() {
        let page = include_bytes!("../../fixtures/pages/sprite/page.html");
        let article = copydesk::Extractor::new().extract(page).expect("an article");
        for width in [20, 33, 80, 200] {
            let coloured = super::article(&article, width);
            let plain = [BOLD, DIM, SPEAKER, RESET]
                .iter()
                .fold(coloured.clone(), |text, code| text.replace(code, ""));
            assert_eq!(plain, article.to_text(width));
            assert!(
                coloured.starts_with(BOLD) && coloured.contains(&format!("\n{DIM}2026-05-12")),
                "{coloured}"
            );
            let named = article.quotes.iter().filter(|quote| quote.speaker.is_some()).count();
            assert_eq!(coloured.matches(SPEAKER).count(), named, "{coloured}");
        }
    }

    #[test]
    fn test_a_name_is_found_over_the_end_of_a_line() {
        let text = "  “Late.” — Marta\n    Lindholm\n";
        assert_eq!(beginning(text, "Marta Lindholm"), text.find("Marta"));
        assert_eq!(beginning(text, "Rolf Haug"), None);
    }
}
