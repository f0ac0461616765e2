//! `--all-pages`: a story that runs over several pages, as one article.
//!
//! The next page is the one that the article names as such (`next_url`). It must be of the same site, also behind its redirects; pages and
//! their bytes are bounded, and whoever leads round in a circle is left at the first page that comes again. Where a page cannot be had, the
//! story ends before it, says so, and keeps the address of that page as its `next_url`.

use std::collections::HashSet;

use copydesk::fetch::{FetchError, FetchedPage, is_same_site};
use copydesk::{Article, Error, Extractor};

/// Pages of one story; slide shows have the most.
const MOST_PAGES: usize = 50;
/// Bytes of all pages of one story behind the first.
const MOST_BYTES: usize = 64 << 20;

/// A story, and why it ends before its end, if it does.
pub(crate) struct Story {
    pub(crate) article: Article,
    pub(crate) missing: Option<Missing>,
    /// Bytes of the pages behind the first.
    pub(crate) bytes: usize,
}

/// Why a page is missing, and the exit code of that.
#[derive(Debug)]
pub(crate) struct Missing {
    pub(crate) code: u8,
    pub(crate) message: String,
}

/// Fetches the pages behind the first, which was found at `address`, and joins them all.
///
/// `extract` gives the article of a page, with spans; `whole` joins them.
pub(crate) fn all(
    first: Article,
    address: &str,
    mut fetch: impl FnMut(&str) -> Result<FetchedPage, FetchError>,
    extract: impl Fn(&FetchedPage) -> Result<Article, Error>,
    whole: &Extractor,
) -> Story {
    let mut seen = HashSet::from([plain(address)]);
    let mut texts = HashSet::from([first.fingerprint]);
    let mut next = first.meta.next_url.clone();
    let (mut pages, mut bytes, mut missing) = (vec![first], 0, None);
    while let Some(url) = next.take() {
        match page(&url, address, pages.len(), bytes, &mut seen, &mut fetch, &extract) {
            Ok((article, size)) => {
                bytes += size;
                let is_new = article.fingerprint.is_none() || texts.insert(article.fingerprint);
                if !is_new {
                    missing = Some(Missing { code: 0, message: format!("{url} repeats a page before it") });
                    break;
                }
                next.clone_from(&article.meta.next_url);
                pages.push(article);
            }
            Err(cause) => {
                missing = Some(cause);
                break;
            }
        }
    }
    if let Some(Missing { message, .. }) = &mut missing {
        *message = format!("{address}: the story ends behind page {}: {message}", pages.len());
    }
    // of a story of one page nothing is to be joined but the options
    let first = pages[0].clone();
    Story { article: whole.join(pages).unwrap_or(first), missing, bytes }
}

fn page(
    url: &str,
    address: &str,
    pages: usize,
    bytes: usize,
    seen: &mut HashSet<String>,
    fetch: &mut impl FnMut(&str) -> Result<FetchedPage, FetchError>,
    extract: &impl Fn(&FetchedPage) -> Result<Article, Error>,
) -> Result<(Article, usize), Missing> {
    let ended = |code: u8, message: String| Err(Missing { code, message });
    if pages >= MOST_PAGES {
        return ended(0, format!("it has more than {MOST_PAGES} pages; the next is {url}"));
    }
    if !is_same_site(address, url) {
        return ended(0, format!("the next page is of another site, {url}"));
    }
    if !seen.insert(plain(url)) {
        return ended(0, format!("the next page, {url}, was there before"));
    }
    let fetched = fetch(url).map_err(|cause| Missing { code: 3, message: cause.to_string() })?;
    if !is_same_site(address, &fetched.url) {
        return ended(0, format!("the next page, {url}, leads to another site, {}", fetched.url));
    }
    if plain(&fetched.url) != plain(url) && !seen.insert(plain(&fetched.url)) {
        return ended(
            0,
            format!("the next page, {url}, leads to one that was there before, {}", fetched.url),
        );
    }
    let size = fetched.bytes.len();
    if bytes + size > MOST_BYTES {
        return ended(0, format!("its pages have more than {} MiB; the next is {url}", MOST_BYTES >> 20));
    }
    match extract(&fetched) {
        Ok(article) => Ok((article, size)),
        Err(error) => ended(1, format!("{url}: {error}")),
    }
}

/// An address without what names a place within the page.
fn plain(address: &str) -> String {
    address.split('#').next().unwrap_or_default().to_owned()
}
