//! Makes an article of its own, as the tests of a program that takes articles need one.

use copydesk::{Article, Kind, Metadata, Paragraph, Quote, QuoteKind};

fn reading_minutes(article: &Article) -> usize {
    article.text().split_whitespace().count().div_ceil(200)
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut meta = Metadata::default();
    meta.title = Some("Bridge closed".to_owned());
    meta.published = Some("2026-05-12T09:30:00+02:00".parse()?);
    let mut article = Article::new(
        meta,
        vec![
            Paragraph::new(Kind::Paragraph, "“Shut,” she said. ".repeat(100)),
            Paragraph::new(Kind::Caption, "The bridge"),
        ],
    );
    article.quotes.push(Quote::new(QuoteKind::Direct, "Shut,"));
    assert_eq!(reading_minutes(&article), 2);
    println!("{}", article.to_markdown().lines().next().unwrap_or_default());
    Ok(())
}
