//! Fetches a page and extracts it: `cargo run -p programs --bin address -- https://…`. Without an address it shows how a private one
//! is refused.

use copydesk::fetch::{FetchFailure, Fetcher};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let fetcher = Fetcher::new().user_agent("programs/0.1 (+https://courier.example/bot)");
    if let Some(url) = std::env::args().nth(1) {
        let page = fetcher.fetch(&url)?;
        println!("{}", page.article()?.to_text(80));
        return Ok(());
    }
    let error = fetcher.fetch("http://127.0.0.1:9/").expect_err("an address within the machine");
    println!("{error}");
    assert!(matches!(error.failure, FetchFailure::Blocked { .. }), "{error:?}");
    Ok(())
}
