//! Text to tree: html5ever into scraper's tree, scripting off.

use html5ever::driver::ParseOpts;
use html5ever::tendril::TendrilSink;
use html5ever::tree_builder::TreeBuilderOpts;
use scraper::{Html, HtmlTreeSink};

use crate::error::Error;
use crate::limits::Limits;

/// A parsed page and what its limits cut off.
pub(crate) struct Parsed {
    pub(crate) html: Html,
    pub(crate) truncated: Vec<&'static str>,
}

/// Parses a page within limits.
pub(crate) fn parse(html: &str, _limits: &Limits) -> Result<Parsed, Error> {
    let options = ParseOpts {
        tree_builder: TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() },
        ..ParseOpts::default()
    };
    let html = html5ever::parse_document(HtmlTreeSink::new(Html::new_document()), options).one(html);
    Ok(Parsed { html, truncated: Vec::new() })
}
