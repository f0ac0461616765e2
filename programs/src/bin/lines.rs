//! Reads pages as JSON lines and writes articles as JSON lines; a page without an article is a line too.

use std::io::{BufRead, Write};

use copydesk::Extractor;
use serde_json::{Value, json};

fn answer(line: &str) -> Result<Value, Box<dyn std::error::Error>> {
    let page: Value = serde_json::from_str(line)?;
    let mut extractor = Extractor::new();
    if let Some(url) = page["url"].as_str() {
        extractor = extractor.url(url);
    }
    Ok(match extractor.extract(page["html"].as_str().unwrap_or_default()) {
        Ok(article) => serde_json::to_value(article)?,
        Err(error) => json!({"error": error.kind(), "message": error.to_string()}),
    })
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let given = [json!({"url": programs::URL, "html": programs::PAGE}), json!({"html": "<p>Short.</p>"})];
    let input = given.map(|page| page.to_string()).join("\n");
    let mut output = Vec::new();
    for line in input.as_bytes().lines() {
        writeln!(output, "{}", answer(&line?)?)?;
    }
    let output = String::from_utf8(output)?;
    print!("{output}");
    assert_eq!(output.lines().count(), 2);
    assert!(output.contains("\"title\":\"Velmouth closes"));
    Ok(())
}
