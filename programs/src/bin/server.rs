//! Extracts within an async program: extraction is work for a processor, so it goes to a blocking thread.

use copydesk::Extractor;

async fn title(page: Vec<u8>) -> Result<Option<String>, Box<dyn std::error::Error>> {
    let article = tokio::task::spawn_blocking(move || Extractor::new().extract(page)).await??;
    Ok(article.meta.title)
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    let title = runtime.block_on(title(programs::PAGE.into()))?;
    println!("{title:?}");
    assert_eq!(title.as_deref(), Some("Velmouth closes its old footbridge for two years"));
    Ok(())
}
