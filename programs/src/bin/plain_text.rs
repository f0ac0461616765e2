//! Works on texts that are no pages: the article of a plain text, and the quotes of a sentence in any language.

use copydesk::{BodySource, Extractor};

fn main() -> Result<(), copydesk::Error> {
    let text = "Bridge stays shut\n\nThe footbridge of Velmouth stays closed until spring, the council said on Monday.\n\n“Nobody will \
                walk on it before,” said Marta Lindholm.";
    let article = Extractor::new().language("en").extract_plain_text(text)?;
    assert_eq!(article.body_source, BodySource::Text);
    assert_eq!(article.quotes[0].speaker_name.as_deref(), Some("Marta Lindholm"));

    let quotes = copydesk::quotes("„Wir bauen im Frühjahr“, sagte Marta Lindholm.", Some("de"));
    assert_eq!(quotes[0].speaker.as_deref(), Some("Marta Lindholm"));
    println!("{quotes:#?}");
    Ok(())
}
