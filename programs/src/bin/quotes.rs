//! Counts who says how much: the quotes of an article by speaker, those that are sure alone.

use std::collections::BTreeMap;

use copydesk::QuoteKind;

fn main() -> Result<(), copydesk::Error> {
    let article = copydesk::extract(programs::PAGE)?;
    let mut words: BTreeMap<&str, usize> = BTreeMap::new();
    for quote in
        article.quotes.iter().filter(|quote| quote.kind != QuoteKind::Scare && quote.confidence >= 0.9)
    {
        let speaker = quote.speaker_name.as_deref().or(quote.speaker.as_deref()).unwrap_or("somebody");
        let said = quote.full_text(|paragraph| &article.body[paragraph].text);
        *words.entry(speaker).or_default() += said.split_whitespace().count();
    }
    println!("{words:?}");
    assert!(!words.is_empty());
    Ok(())
}
