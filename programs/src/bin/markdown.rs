//! Writes the article in the three forms for people: Markdown, HTML, text of a width.

fn main() -> Result<(), copydesk::Error> {
    let article = copydesk::extract(programs::PAGE)?;
    let (markdown, html, text) = (article.to_markdown(), article.to_html(), article.to_text(60));
    println!("{markdown}");
    assert!(markdown.starts_with("# Velmouth closes its old footbridge"));
    assert!(html.contains("<h1>Velmouth closes its old footbridge"));
    assert!(text.lines().all(|line| line.chars().count() <= 60));
    Ok(())
}
