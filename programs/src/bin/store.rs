//! Stores an article as JSON and reads it back: the same value, which renders the same.

use copydesk::Article;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let article = copydesk::extract(programs::PAGE)?;
    let stored = serde_json::to_string_pretty(&article)?;
    let again: Article = serde_json::from_str(&stored)?;
    assert_eq!(again, article);
    assert_eq!(again.to_markdown(), article.to_markdown());
    println!("{stored}");
    Ok(())
}
