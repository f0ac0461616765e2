//! What a page says of itself that its blocks are compared with: title, description, JSON-LD text.

use crate::article::PartialArticle;
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

    /// Adds who wrote the article and where it stands.
    pub(crate) fn credit(&mut self, article: &PartialArticle) {
        self.host = article.url.as_deref().map(|url| host_of(url).to_owned()).unwrap_or_default();
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
