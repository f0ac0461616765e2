//! What a page says of itself that its blocks are compared with: title, description, JSON-LD text.

use crate::article::Metadata;
use crate::lexicon::page::Phrases;
use crate::page::Page;
use crate::text::host_of;

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
    /// What the site calls itself.
    pub(crate) site_name: String,
}

impl Anchors {
    /// Of a page whose title is still to be found, unless it is plain text: there a line ahead of the prose is it.
    pub(crate) fn new(page: &Page, description: &str, article_body: &str) -> Self {
        let title_block = if page.is_plain_text { plain_title(page) } else { None };
        let title = title_block.map(|index| page.block_text(&page.blocks[index]).to_owned());
        Self {
            title_block,
            title: title.unwrap_or_default(),
            description: description.to_owned(),
            article_body: article_body.to_owned(),
            ..Self::default()
        }
    }

    /// Of a page whose title is known: it stands where a block says just this, or else in the first heading of the first level.
    #[cfg(test)]
    pub(crate) fn of_title(page: &Page, title: &str) -> Self {
        let says = |index: &usize| page.block_text(&page.blocks[*index]) == title;
        let is_main =
            |index: &usize| page.rows[page.blocks[*index].row as usize].tag == html5ever::local_name!("h1");
        let blocks = || 0..page.blocks.len();
        Self {
            title_block: blocks().find(says).or_else(|| blocks().find(is_main)),
            title: title.to_owned(),
            ..Self::default()
        }
    }

    /// Adds who wrote the article and where it stands.
    pub(crate) fn credit(&mut self, article: &Metadata) {
        self.host = article.url.as_deref().map(|url| host_of(url).to_owned()).unwrap_or_default();
        self.site_name = article.site_name.clone().unwrap_or_default();
        self.authors = article.authors.iter().chain(&article.agency).cloned().collect();
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_the_host_is_the_addresses_own() {
        let mut anchors = Anchors::default();
        let article =
            Metadata { url: Some("https://www.example-news.co.uk/a".into()), ..Metadata::default() };
        anchors.credit(&article);
        assert_eq!(anchors.host, "example-news.co.uk");
    }
}
