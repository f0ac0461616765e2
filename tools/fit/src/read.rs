//! Quotations of the corpus's own pages, each with its speaker as one reader (a language model, no panel of people) has read them. None of
//! a page's words stand in the file of labels, `tools/fit/read/labels.jsonl`: a stretch of the text is told by where it begins, how many
//! characters it has and a hash of them, and is read from the page that the extractor is given. Where the extractor has changed its mind
//! on a text since, a stretch is sought near its old place, and a quotation whose words are found nowhere is left out.
//!
//! A line is a page: `{"id": "source:page", "lang": "de", "quotes": [[STRETCH, "direct", STRETCH, STRETCH], ...]}`, with the words, their
//! class, the speaker as printed and the fullest name of that one; a stretch that is not told is null. Classes are those of the corpus's
//! truths. Only pages of domains that may be opened have labels.

use std::path::Path;

use serde_json::{Value, json};
use sha1::{Digest, Sha1};

use crate::corpus::unpacked;

/// Characters on either side of its old place among which a stretch is sought.
const REACH: usize = 4_000;

/// Reads the labels and the texts of their pages, as truths of quotes.
pub fn truths(corpus: &Path, labels: &str) -> std::io::Result<Vec<Value>> {
    labels
        .lines()
        .map(|line| {
            let label: Value = serde_json::from_str(line).map_err(std::io::Error::other)?;
            let id = label["id"].as_str().unwrap_or_default();
            let (source, page) = id.split_once(':').unwrap_or_default();
            let text = text(&corpus.join(format!("dev/{source}/pages/{page}.html.gz")))?;
            Ok(truth(&label, &text))
        })
        .collect()
}

/// The text that the extractor finds on a page.
fn text(path: &Path) -> std::io::Result<String> {
    let article = copydesk::Extractor::new().extract(unpacked(path)?).map_err(std::io::Error::other)?;
    let paragraphs: Vec<&str> = article.body.iter().map(|paragraph| paragraph.text.as_str()).collect();
    Ok(paragraphs.join("\n\n"))
}

/// The truth of a text from its labels.
fn truth(label: &Value, text: &str) -> Value {
    let characters: Vec<char> = text.chars().collect();
    let (mut segments, mut quotes) = (Vec::new(), Vec::new());
    for quote in label["quotes"].as_array().into_iter().flatten() {
        let Some((start, words)) = find(&quote[0], &characters) else { continue };
        let class = &quote[1];
        let end = start + words.chars().count();
        let mut segment = json!({"start": start, "end": end, "class": class, "text": words});
        if class != "none" && class != "malformed" {
            let named = |at: usize| find(&quote[at], &characters).map(|(_, words)| words);
            let (speaker, full) = (named(2), named(3));
            if speaker.is_none() && !quote[2].is_null() {
                continue;
            }
            segment["quote"] = json!(quotes.len());
            quotes.push(
                json!({"speaker": speaker, "speaker_name": full, "speaker_full": full, "speaker_resolved": full}),
            );
        }
        segments.push(segment);
    }
    let id = format!("read:{}", label["id"].as_str().unwrap_or_default());
    json!({"id": id, "lang": label["lang"], "text": text, "segments": segments, "quotes": quotes})
}

/// Where a stretch is, and its words: the place nearest to its old one.
fn find(stretch: &Value, text: &[char]) -> Option<(usize, String)> {
    let place = stretch[0].as_u64()? as usize;
    let length = stretch[1].as_u64()? as usize;
    let hash = stretch[2].as_str()?;
    (0..=REACH)
        .flat_map(|distance| [place.checked_add(distance), place.checked_sub(distance.max(1))])
        .flatten()
        .find_map(|start| {
            let words: String = text.get(start..start.checked_add(length)?)?.iter().collect();
            (hash_of(&words) == hash).then_some((start, words))
        })
}

/// The hash by which words are told: the first four bytes of their SHA-1, in hexadecimal.
fn hash_of(words: &str) -> String {
    Sha1::digest(words.as_bytes()).iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_stretches_are_found_where_they_have_moved_to_and_lost_ones_are_left_out() {
        let text = "A new first line.\n\n“No,” said Ann Lee. “Never,” she said of “Grey”.";
        let stretch = |place: usize, words: &str| json!([place, words.chars().count(), hash_of(words)]);
        let label = json!({"id": "source:page", "lang": "en", "quotes": [
            [stretch(1, "No,"), "direct", stretch(9, "Ann Lee"), stretch(9, "Ann Lee")],
            [stretch(21, "Never,"), "direct", stretch(29, "she"), stretch(9, "Ann Lee")],
            [stretch(43, "Grey"), "none", null, null],
            [stretch(43, "Gray"), "direct", null, null],
            [stretch(1, "No,"), "direct", stretch(9, "Bo Chen"), null],
        ]});
        let truth = truth(&label, text);
        let segments = truth["segments"].as_array().unwrap();
        assert_eq!(segments.len(), 3, "{segments:?}");
        assert_eq!((&segments[1]["text"], &segments[1]["start"]), (&json!("Never,"), &json!(40)));
        assert_eq!(truth["quotes"][1]["speaker"], "she");
        assert_eq!(truth["quotes"][1]["speaker_full"], "Ann Lee");
        assert!(segments[2]["quote"].is_null());
    }
}
