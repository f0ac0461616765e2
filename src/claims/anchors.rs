//! What a page says of itself that its blocks are compared with: title, description, JSON-LD text.

use html5ever::local_name;

use crate::article::PartialArticle;
use crate::lexicon::page::Phrases;
use crate::page::{Page, RowId};
use crate::text::{host_of, letter_chars};

/// The texts that blocks are compared with.
#[derive(Debug, Clone, Default)]
pub(crate) struct Anchors {
    /// Index of the title's block.
    pub(crate) title_block: Option<usize>,
    /// The title's text.
    pub(crate) title: String,
    /// The page's description.
    pub(crate) description: String,
    /// JSON-LD `articleBody`.
    pub(crate) article_body: String,
    /// The people and agencies that are credited.
    pub(crate) authors: Vec<String>,
    /// The page's host, without `www.`; empty where the page has no address.
    pub(crate) host: String,
}

impl Anchors {
    /// Finds the block that shows the title. `titles` are what the page's metadata calls it, the best first.
    pub(crate) fn find(page: &Page, titles: &[&str], description: &str, article_body: &str) -> Self {
        let title_block = if page.is_plain_text { plain_title(page) } else { title_block(page, titles) };
        let title = title_block
            .map(|index| page.block_text(&page.blocks[index]).to_owned())
            .or_else(|| titles.first().map(|title| (*title).to_owned()))
            .unwrap_or_default();
        Self {
            title_block,
            title,
            description: description.to_owned(),
            article_body: article_body.to_owned(),
            ..Self::default()
        }
    }

    /// Adds who wrote the article and where it stands.
    pub(crate) fn credit(&mut self, article: &PartialArticle) {
        self.host = article.url.as_deref().map(|url| host_of(url).to_owned()).unwrap_or_default();
        self.authors = article.authors.iter().chain(&article.agency).cloned().collect();
    }
}

/// Letters of a title that are compared.
const MAX_LETTERS: usize = 1_000;

/// The letters of a title, as many as are compared.
fn anchor_letters(text: &str) -> String {
    letter_chars(text).take(MAX_LETTERS).collect()
}

/// Whether a title begins with the letters and digits of a text.
fn is_prefix(text: &str, title: &str) -> bool {
    let mut rest = title.chars();
    letter_chars(text).all(|c| rest.next() == Some(c))
}

/// What a hidden block's rank loses: more than the first level of headings is ahead of the others.
const HIDDEN: i8 = 3;
/// Shortest text that may be taken for the title without standing in a heading.
const MIN_TITLE_LETTERS: usize = 15;

fn title_block(page: &Page, titles: &[&str]) -> Option<usize> {
    let titles: Vec<String> =
        titles.iter().map(|title| anchor_letters(title)).filter(|title| !title.is_empty()).collect();
    let mut best: Option<(i8, usize)> = None;
    for (index, block) in page.blocks.iter().enumerate() {
        let row = &page.rows[block.row as usize];
        let text = page.block_text(block);
        if text.len() > 600 {
            continue;
        }
        let heading = heading_of(page, block.row);
        if heading.is_none() && !titles.iter().any(|title| is_prefix(text, title)) {
            continue;
        }
        let text = anchor_letters(text);
        let names = |title: &String| {
            *title == text
                || (text.len() >= MIN_TITLE_LETTERS && title.starts_with(&text))
                // the rest of the metadata's title is the site's name, so the heading is most of it
                || (heading.is_some() && text.len() * 2 >= title.len() && title.contains(&text))
                || (heading.is_some() && title.len() >= MIN_TITLE_LETTERS && text.contains(title.as_str()))
        };
        let named = titles.iter().position(names);
        // what the page as a whole is called counts for more than what one of its items is, on pages that hold several stories
        let is_best = named == Some(0);
        let rank = match (named, heading) {
            (Some(_), Some(1)) if is_best => 12,
            (Some(_), Some(_)) if is_best => 10,
            (Some(_), Some(1)) => 9,
            (Some(_), Some(_)) => 8,
            (Some(_), None) if text.len() >= MIN_TITLE_LETTERS => 6,
            (None, Some(1)) if text.len() >= MIN_TITLE_LETTERS => 4,
            (None, Some(1)) => 2,
            _ => continue,
        };
        // a heading for search engines alone must not beat the one that readers see, though that be of the second level
        let rank = if row.is_hidden { rank - HIDDEN } else { rank };
        // ties go to the earlier block: copies of the title follow it
        if best.is_none_or(|(known, _)| rank > known) {
            best = Some((rank, index));
        }
    }
    best.map(|(_, index)| index)
}

/// Words of a line of plain text that may be the title.
const PLAIN_TITLE_WORDS: std::ops::RangeInclusive<u32> = 3..=35;

/// The title of a plain text: the last line ahead of the prose that ends no sentence and is no date or credit.
fn plain_title(page: &Page) -> Option<usize> {
    let mut found = None;
    for (index, block) in page.blocks.iter().enumerate().take(40) {
        let text = page.block_text(block);
        let measure = crate::text::measure(text);
        let is_sentence = measure.is_terminated && !text.ends_with(['?', '!', '？', '！']);
        if is_sentence && measure.words > 8.0 {
            break;
        }
        let phrases = crate::lexicon::page::of_text(text, measure.words);
        let length = measure.words as u32;
        if PLAIN_TITLE_WORDS.contains(&length)
            && phrases == Phrases::default()
            && !text.contains('\n')
            && !is_sentence
        {
            found = Some(index);
        }
    }
    found
}

/// The level of the heading that a row is, or stands in directly.
fn heading_of(page: &Page, row: RowId) -> Option<u8> {
    page.ancestors(row).take(3).find_map(|row| match page.rows[row as usize].tag {
        local_name!("h1") => Some(1),
        local_name!("h2") => Some(2),
        local_name!("h3") => Some(3),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Limits;

    #[test]
    fn test_the_heading_that_the_metadata_names_is_the_title() {
        let html = "<h1>The Daily Example</h1><nav>Storm hits the coast of the north</nav><h2>Storm hits the coast of the north</h2><p>Text.</p>";
        let page = Page::parse(html, &Limits::default()).expect("small");
        let anchors =
            Anchors::find(&page, &["Storm hits the coast of the north – The Daily Example"], "", "");
        assert_eq!(anchors.title_block, Some(2));
    }

    #[test]
    fn test_a_heading_that_readers_see_beats_a_hidden_one() {
        let html = "<h1 hidden>Storm hits the coast of the north</h1><p>Menu</p><h2>Storm hits the coast of the north</h2><p>Text.</p>";
        let page = Page::parse(html, &Limits::default()).expect("small");
        let anchors = Anchors::find(&page, &["Storm hits the coast of the north"], "", "");
        let title = anchors.title_block.expect("a title");
        assert!(!page.rows[page.blocks[title].row as usize].is_hidden);
    }

    #[test]
    fn test_the_first_name_beats_the_names_of_other_stories() {
        let html = "<h2>Storm hits the coast of the north</h2><p>Text.</p><h1>Fire in the hills of the south</h1><p>Text.</p>";
        let page = Page::parse(html, &Limits::default()).expect("small");
        let titles = ["Storm hits the coast of the north", "Fire in the hills of the south"];
        assert_eq!(Anchors::find(&page, &titles, "", "").title_block, Some(0));
    }

    #[test]
    fn test_the_host_is_the_addresses_own() {
        let mut anchors = Anchors::default();
        let article = PartialArticle {
            url: Some("https://www.example-news.co.uk/a".into()),
            ..PartialArticle::default()
        };
        anchors.credit(&article);
        assert_eq!(anchors.host, "example-news.co.uk");
    }

    #[test]
    fn test_without_metadata_the_first_h1_is_the_title() {
        let page =
            Page::parse("<p>Menu</p><h1>A short storm in a long night</h1><p>Text.</p>", &Limits::default())
                .expect("small");
        assert_eq!(Anchors::find(&page, &[], "", "").title_block, Some(1));
    }
}
