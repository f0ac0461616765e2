//! `FetchedPage`: what came, and the short way from it to an article.

use std::time::SystemTime;

use super::Validators;
use crate::{Article, Error, Extractor};

/// A page that was fetched: its bytes as they are, unpacked and not decoded, and what the transport said of them.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct FetchedPage {
    /// The bytes of the page; their charset is as yet unknown.
    pub bytes: Vec<u8>,
    /// Where the page was found, after redirects; without credentials and fragment.
    pub url: String,
    /// The `Content-Type`, such as `text/html; charset=shift_jis`.
    pub content_type: Option<String>,
    /// The headers that speak of rights, as [`Extractor::header`] takes them.
    pub rights_headers: Vec<(String, String)>,
    /// By what the server knows this page again, for [`Fetcher::fetch_if_changed`](super::Fetcher::fetch_if_changed).
    pub validators: Validators,
    /// The status: 200 or 203.
    pub status: u16,
    /// When the answer came.
    pub time: SystemTime,
}

impl FetchedPage {
    /// The article of the page, by the default options.
    pub fn article(&self) -> Result<Article, Error> {
        self.configure(Extractor::new()).extract(&self.bytes)
    }

    /// Tells an extractor what is known of the page: address, content type and the time of the fetch, each where it has none yet; and the
    /// headers that speak of rights.
    ///
    /// ```no_run
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// use copydesk::{Extractor, fetch::Fetcher};
    /// let page = Fetcher::new().fetch("https://news.example/story")?;
    /// let article = page.configure(Extractor::new().bias(-0.5)).extract(&page.bytes)?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn configure(&self, extractor: Extractor) -> Extractor {
        let mut extractor = extractor;
        if extractor.url.is_none() {
            extractor.url = Some(self.url.clone());
        }
        if extractor.content_type.is_none() {
            extractor.content_type.clone_from(&self.content_type);
        }
        if extractor.reference_time.is_none() {
            extractor.reference_time = jiff::Timestamp::try_from(self.time).ok().map(|time| time.to_string());
        }
        let headers = self.rights_headers.iter();
        headers.fold(extractor, |extractor, (name, value)| extractor.header(name, value))
    }
}
