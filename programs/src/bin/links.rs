//! Lists the links of a body with the words that carry them; relative ones are resolved against the page's address.

use copydesk::{Extractor, Mark};

fn main() -> Result<(), copydesk::Error> {
    let page = "<h1>Ferry timetable changes</h1><p>The harbour office has published <a href=\"/timetable\">a new timetable</a> for \
                the ferry, which leaves half an hour earlier from Monday on, and asks travellers to come in good time.</p><p>Tickets \
                that were bought before stay valid on all boats, said the office, and can be changed at no cost.</p>";
    let article = Extractor::new().url("https://harbour.example/news/ferry").spans(true).extract(page)?;
    let mut links = Vec::new();
    for paragraph in &article.body {
        for span in paragraph.spans.iter().filter(|span| span.mark == Mark::Link) {
            links.push((&paragraph.text[span.start..span.end], span.href.as_deref().unwrap_or_default()));
        }
    }
    println!("{links:?}");
    assert_eq!(links, [("a new timetable", "https://harbour.example/timetable")]);
    Ok(())
}
