//! Text to tree: html5ever into scraper's tree, scripting off, through the guard.

use scraper::Html;

use super::feed;
use crate::article::Error;
use crate::article::Limits;

/// A parsed page and what its limits cut off.
pub(crate) struct Parsed {
    pub(crate) html: Html,
    pub(crate) truncated: Vec<&'static str>,
}

/// Parses a page within limits.
pub(crate) fn parse(html: &str, limits: &Limits) -> Result<Parsed, Error> {
    if html.len() > limits.bytes {
        return Err(Error::Limit { limit: "bytes", found: html.len() as u64, allowed: limits.bytes as u64 });
    }
    let (html, truncated) = feed::parse(html, limits);
    Ok(Parsed { html, truncated })
}
