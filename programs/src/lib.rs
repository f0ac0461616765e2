//! Programs as users of `copydesk` write them. Each is a few lines, runs on a page of our own and checks its own answers:
//! `cargo run -p programs --bin quotes`, and `cargo test -p programs` runs them all.

use std::path::{Path, PathBuf};

/// The page that the programs read, and its address.
pub const PAGE: &str = include_str!("../../fixtures/pages/sprite/page.html");
/// Where the page would stand.
pub const URL: &str = "https://courier.example/news/footbridge";

/// The folder of the page fixtures.
pub fn pages() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/pages")
}
