//! Extracts a folder of pages on all cores with rayon; one extractor serves all threads.

use copydesk::Extractor;
use rayon::prelude::*;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut files: Vec<_> = std::fs::read_dir(programs::pages())?.collect::<Result<_, _>>()?;
    files.sort_by_key(std::fs::DirEntry::path);
    let extractor = Extractor::new().reference_time("2026-06-01");
    let titles: Vec<String> = files
        .par_iter()
        .filter_map(|entry| std::fs::read(entry.path().join("page.html")).ok())
        .map(|page| match extractor.extract(&page) {
            Ok(article) => article.meta.title.unwrap_or_default(),
            Err(error) => format!("({error})"),
        })
        .collect();
    titles.iter().for_each(|title| println!("{title}"));
    assert!(titles.len() > 20, "{} pages", titles.len());
    Ok(())
}
