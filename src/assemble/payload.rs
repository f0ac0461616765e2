//! The last source: data that a page carries for its own program, where it prints no text.
//!
//! Frameworks put what they will draw into a script as JSON. It is known by its shape, not by a framework's name: an object that has the
//! page's headline as one of its own strings, and prose within it, as one string (HTML or plain) or as a list of paragraphs.

use std::collections::HashSet;

use serde_json::{Map, Value};

use crate::text::{letters, words};

/// Bytes of scripts that are read, in all, and scripts that are looked at.
const MAX_BYTES: usize = 4_000_000;
const MAX_SCRIPTS: usize = 60;
/// Bytes of the smallest script that may hold a story.
const MIN_BYTES: usize = 300;
/// Values of one script that are visited, and how deep they are read.
const MAX_VALUES: usize = 200_000;
const MAX_DEPTH: usize = 60;
/// Bytes ahead of the data that may assign them: `window.__STATE__ = `.
const MAX_ASSIGNMENT: usize = 120;
/// Effective words of a paragraph, and of a story.
const PARAGRAPH_WORDS: f32 = 5.0;
const STORY_WORDS: f32 = 40.0;
/// Letters of a headline at least: shorter ones stand everywhere.
const MIN_TITLE: usize = 8;
/// Bytes of a string that may be the headline.
const MAX_TITLE: usize = 500;

/// The story's text in the data of a page's scripts: paragraphs in lines, or HTML.
pub(crate) fn payload_text(html: &str, title: &str) -> Option<String> {
    let title = letters(title);
    if title.chars().count() < MIN_TITLE {
        return None;
    }
    let mut left = MAX_BYTES;
    scripts(html)
        .take(MAX_SCRIPTS)
        .filter(|script| script.len() >= MIN_BYTES)
        .filter_map(|script| {
            left = left.checked_sub(script.len())?;
            let data = data(script)?;
            let mut search = Search::new(&title, &data);
            search.visit(&data, 0);
            search.best
        })
        .max_by(|a, b| a.words.total_cmp(&b.words))
        .map(|story| story.lines.join("\n"))
}

/// The texts of the page's scripts.
fn scripts(html: &str) -> impl Iterator<Item = &str> {
    let bytes = html.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let open = at + memchr::memmem::find(&bytes[at..], b"<script")?;
            let start = open + memchr::memchr(b'>', &bytes[open..])? + 1;
            let end = start + memchr::memmem::find(&bytes[start..], b"</script")?;
            at = end;
            // linked data has a reader of its own
            if !html[open..start].contains("ld+json") {
                return Some(&html[start..end]);
            }
        }
    })
}

/// The data of a script that is JSON, or assigns JSON to a name.
fn data(script: &str) -> Option<Value> {
    let script = script.trim();
    let is_data = |text: &str| text.starts_with(['{', '[']);
    let text = if is_data(script) {
        script
    } else {
        let equals = script.bytes().take(MAX_ASSIGNMENT).position(|b| b == b'=')?;
        let text = script[equals + 1..].trim_start();
        let names = script[..equals].bytes();
        let is_name = |b: u8| b.is_ascii_alphanumeric() || b" _$.[]'\"\t\n\r".contains(&b);
        Some(text).filter(|text| is_data(text) && names.clone().all(is_name))?
    };
    // what stands behind the data is the program's
    serde_json::Deserializer::from_str(text).into_iter::<Value>().next()?.ok()
}

struct Story {
    lines: Vec<String>,
    words: f32,
}

/// The search through one script's data.
struct Search<'v> {
    title: &'v str,
    root: &'v Value,
    /// Values that may still be visited, and bytes of strings that may still be measured: references may lead to one of them many times.
    values: usize,
    bytes: usize,
    best: Option<Story>,
}

impl<'v> Search<'v> {
    fn new(title: &'v str, root: &'v Value) -> Self {
        Self { title, root, values: MAX_VALUES, bytes: MAX_BYTES, best: None }
    }

    /// Whether one more value may be visited.
    fn may_visit(&mut self, depth: usize) -> bool {
        self.values = self.values.saturating_sub(1);
        depth <= MAX_DEPTH && self.values > 0
    }

    fn words(&mut self, text: &str) -> f32 {
        let Some(left) = self.bytes.checked_sub(text.len()) else { return 0.0 };
        self.bytes = left;
        words(text)
    }

    /// Looks for the smallest value that holds the headline and a story. Returns whether the headline was seen without one.
    fn visit(&mut self, value: &'v Value, depth: usize) -> bool {
        if !self.may_visit(depth) {
            return false;
        }
        let mut has_title = false;
        match value {
            Value::String(text) => return self.is_title(text),
            Value::Array(list) => list.iter().for_each(|value| has_title |= self.visit(value, depth + 1)),
            Value::Object(map) => map.values().for_each(|value| has_title |= self.visit(value, depth + 1)),
            _ => {}
        }
        if !has_title {
            return false;
        }
        let Some(story) = self.story(value) else { return true };
        if self.best.as_ref().is_none_or(|best| best.words < story.words) {
            self.best = Some(story);
        }
        false
    }

    fn is_title(&self, text: &str) -> bool {
        text.len() <= MAX_TITLE && letters(text) == self.title
    }

    /// The longest text within a value: one string, or the paragraphs of one list.
    fn story(&mut self, value: &'v Value) -> Option<Story> {
        let mut found: Option<Story> = None;
        let mut open = vec![(value, 0)];
        let mut seen: HashSet<*const Value> = HashSet::new();
        while let Some((value, depth)) = open.pop() {
            if !seen.insert(std::ptr::from_ref(value)) || !self.may_visit(depth) {
                continue;
            }
            let lines: Vec<String> = match value {
                Value::String(text) => vec![text.clone()],
                Value::Array(list) => list.iter().filter_map(|item| self.paragraph(item)).collect(),
                _ => Vec::new(),
            };
            let words: f32 = lines.iter().map(|line| self.words(line)).sum();
            if words > found.as_ref().map_or(STORY_WORDS, |story| story.words) {
                found = Some(Story { lines, words });
            }
            match self.resolved(value) {
                Value::Array(list) => open.extend(list.iter().map(|value| (value, depth + 1))),
                Value::Object(map) => open.extend(map.values().map(|value| (value, depth + 1))),
                _ => {}
            }
        }
        found
    }

    /// The text of one item of a list of paragraphs: its longest string that is prose, or the strings of its parts one after the other.
    fn paragraph(&mut self, item: &'v Value) -> Option<String> {
        match self.resolved(item) {
            Value::String(text) => self.is_prose(text).then(|| text.clone()),
            Value::Object(map) => {
                let strings = map.values().filter_map(Value::as_str).filter(|text| self.is_prose(text));
                let own = strings.max_by_key(|text| text.len()).map(str::to_owned);
                own.or_else(|| {
                    let lists = map.values().filter_map(Value::as_array);
                    let texts = lists.map(|parts| parts.iter().map(|part| leaf(part, 0)).collect::<String>());
                    texts.filter(|text| self.is_prose(text)).max_by_key(String::len)
                })
            }
            _ => None,
        }
    }

    /// Whether a string may be a paragraph: words, no address and no code.
    fn is_prose(&mut self, text: &str) -> bool {
        !text.starts_with("http") && !text.contains("function(") && self.words(text) >= PARAGRAPH_WORDS
    }

    /// What a reference into the root of the data stands for: stores keep each object once, under a key.
    fn resolved(&self, value: &'v Value) -> &'v Value {
        let key = value.as_object().and_then(reference);
        key.and_then(|key| self.root.get(key)).unwrap_or(value)
    }
}

/// The key that an object refers to, where it is nothing but a reference.
fn reference(map: &Map<String, Value>) -> Option<&str> {
    map.get("__ref").and_then(Value::as_str)
}

/// The text of a part of a paragraph: its strings that are shown, and those of the parts within.
fn leaf(part: &Value, depth: usize) -> String {
    const SHOWN: &[&str] = &["text", "value", "content"];
    if depth > 4 {
        return String::new();
    }
    match part {
        Value::Object(map) => {
            let own = SHOWN.iter().find_map(|key| map.get(*key).and_then(Value::as_str));
            own.map(str::to_owned).unwrap_or_else(|| {
                let parts = map.values().filter_map(Value::as_array).flatten();
                parts.map(|part| leaf(part, depth + 1)).collect()
            })
        }
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TITLE: &str = "Council closes the night ferry";
    const STORY: [&str; 3] = [
        "The council of Marle has voted to close the night ferry from January, because fewer than nine people use it.",
        "The decision fell after four hours of debate on Thursday, by eleven votes to ten, and the mayor voted with them.",
        "Night nurses at the island hospital had asked the council to keep it, and will now sleep at their workplace.",
    ];

    fn read(script: &str) -> Option<String> {
        payload_text(&format!("<div id=app></div><script type='application/json'>{script}</script>"), TITLE)
    }

    /// One string of HTML, a list of objects, rich text in parts, a store with references, an array of everything, an assignment.
    #[test]
    fn test_a_story_is_known_by_its_shape() {
        let html = STORY.map(|text| format!("<p>{text}</p>")).concat();
        let objects = STORY.map(|text| serde_json::json!({"type": "text", "content": text}));
        let parts = STORY.map(|text| {
            let (a, b) = text.split_at(30);
            serde_json::json!({"nodeType": "paragraph", "content": [{"value": a}, {"value": b}]})
        });
        let references = [0, 1, 2].map(|at| serde_json::json!({"__ref": format!("Paragraph:{at}")}));
        let mut store = serde_json::json!({"Post:1": {"title": TITLE, "body": {"paragraphs": references}}});
        for (at, text) in STORY.iter().enumerate() {
            store[format!("Paragraph:{at}")] = serde_json::json!({"text": text});
        }
        for data in [
            serde_json::json!({"props": {"post": {"title": TITLE, "body": html}, "others": [{"title": "Another", "body": html.repeat(3)}]}}),
            serde_json::json!({"state": {"headlines": {"basic": TITLE}, "content_elements": objects}}),
            serde_json::json!({"entry": {"fields": {"title": TITLE, "text": {"content": parts}}}}),
            store,
            serde_json::json!([["Reactive", 1], {"title": 2}, TITLE, html, "2026-11-20"]),
        ] {
            for script in [data.to_string(), format!("window.__STATE__ = {data}; start()")] {
                let found = read(&script).unwrap_or_else(|| panic!("nothing in {script}"));
                assert!(STORY.iter().all(|text| found.contains(text)), "{found}");
                assert!(found.matches("The decision fell").count() == 1, "{found}");
            }
        }
    }

    #[test]
    fn test_no_story_without_the_headline_and_no_end_to_no_reading() {
        let html = STORY.concat();
        assert_eq!(
            read(&serde_json::json!({"title": "Another story of the day", "body": html}).to_string()),
            None
        );
        assert_eq!(read(&serde_json::json!({"title": TITLE, "teaser": "Too short."}).to_string()), None);
        assert_eq!(read(&format!("var a = b; {html}")), None);
        assert_eq!(read(&format!("{{\"title\": \"{TITLE}\", \"body\": \"cut off")), None);
        let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
        assert_eq!(read(&deep), None);
        let circle = serde_json::json!({"A": {"title": TITLE, "body": [{"__ref": "A"}, {"__ref": "B"}]}, "B": {"__ref": "A"}});
        assert_eq!(read(&circle.to_string()), None);
        assert_eq!(payload_text("<script", TITLE), None);
        assert_eq!(payload_text("<script type='application/json'>{", TITLE), None);
    }
}
