//! Takes a body apart by kind: headings with their level, list items, tables, captions; all else is running text.

use copydesk::{Extractor, Kind};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let page = std::fs::read(programs::pages().join("list-and-table/page.html"))?;
    let article = Extractor::new().extract(page)?;
    let mut cells = 0;
    for paragraph in &article.body {
        match paragraph.kind {
            Kind::Heading => {
                println!("{} {}", "#".repeat(paragraph.level.unwrap_or(2).into()), paragraph.text);
            }
            Kind::ListItem => println!("{}. {}", paragraph.ordinal.unwrap_or(1), paragraph.text),
            Kind::Table => {
                cells += paragraph.cells.iter().map(Vec::len).sum::<usize>();
                paragraph.cells.iter().for_each(|row| println!("{}", row.join(" | ")));
            }
            Kind::Caption => println!("[{}]", paragraph.text),
            _ => println!("{}", paragraph.text),
        }
    }
    assert!(cells > 0, "the page has a table");
    Ok(())
}
