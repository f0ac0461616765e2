//! JSON-LD, read leniently: what news pages print is often not quite JSON.

use serde_json::Value;

use crate::article::Limits;

/// Nodes of one page that are read.
pub(crate) const MAX_NODES: usize = 2_000;

/// Objects of one script: a map takes far more memory than its text.
const MAX_OBJECTS: usize = 20_000;

/// What has been read of a page's scripts.
#[derive(Debug, Default)]
pub(crate) struct Budget {
    scripts: usize,
    bytes: usize,
}

impl Budget {
    /// The objects of a script, if the limits allow it; or else the limit's name.
    pub(crate) fn nodes(&mut self, script: &str, limits: &Limits) -> Result<Vec<Value>, &'static str> {
        if self.scripts >= limits.json_ld_scripts {
            return Err("json_ld_scripts");
        }
        let objects = memchr::memchr_iter(b'{', script.as_bytes()).count();
        if script.len() > limits.json_ld_bytes.saturating_sub(self.bytes) || objects > MAX_OBJECTS {
            return Err("json_ld_bytes");
        }
        self.scripts += 1;
        self.bytes += script.len();
        Ok(nodes(script))
    }
}

/// The objects of one script, those of `@graph` and arrays each by itself, nested articles too.
pub(crate) fn nodes(script: &str) -> Vec<Value> {
    let Some(value) = parse(script) else { return Vec::new() };
    let mut nodes = Vec::new();
    let mut queue = vec![value];
    while let Some(value) = queue.pop() {
        if nodes.len() >= MAX_NODES {
            break;
        }
        match value {
            Value::Array(values) => queue.extend(values.into_iter().rev()),
            Value::Object(mut object) => {
                for key in ["mainEntity", "@graph", "mainEntityOfPage"] {
                    let holds_more = match object.get(key) {
                        Some(Value::Array(_)) => true,
                        Some(Value::Object(inner)) => inner.len() > 2,
                        _ => false,
                    };
                    if holds_more && let Some(inner) = object.remove(key) {
                        queue.push(inner);
                    }
                }
                nodes.push(Value::Object(object));
            }
            _ => {}
        }
    }
    nodes
}

/// Each attempt is one linear pass; there are at most four.
fn parse(script: &str) -> Option<Value> {
    let text = unwrapped(script);
    // templates that escape all they print
    let decoded = text.starts_with(['{', '[']) && text.contains("&quot;") && !text.contains('"');
    let decoded = decoded.then(|| text.replace("&quot;", "\"").replace("&amp;", "&"));
    let text = decoded.as_deref().unwrap_or(text);
    serde_json::from_str(text).ok().or_else(|| serde_json::from_str(&repaired(text)).ok()).or_else(|| {
        // several objects one after the other
        let mut values = serde_json::Deserializer::from_str(text).into_iter::<Value>();
        values.next()?.ok()
    })
}

/// The script without what hides it from old browsers and XML.
fn unwrapped(script: &str) -> &str {
    let mut text = script.trim();
    for _ in 0..3 {
        for open in ["<!--", "//<![CDATA[", "// <![CDATA[", "/*<![CDATA[*/", "<![CDATA[", "\u{feff}"] {
            text = text.strip_prefix(open).unwrap_or(text).trim();
        }
        for close in ["-->", "//]]>", "// ]]>", "/*]]>*/", "]]>", ";", ","] {
            text = text.strip_suffix(close).unwrap_or(text).trim();
        }
    }
    text
}

/// Mends what templates break: raw control characters in strings, stray backslashes, trailing commas, comments.
fn repaired(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    let mut in_string = false;
    while let Some(c) = chars.next() {
        if in_string {
            match c {
                '"' => {
                    in_string = false;
                    out.push(c);
                }
                '\\' => match chars.peek() {
                    Some('"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't' | 'u') => {
                        out.push(c);
                        out.extend(chars.next());
                    }
                    _ => out.push_str("\\\\"),
                },
                c if c.is_control() => out.push(' '),
                c => out.push(c),
            }
            continue;
        }
        match c {
            '"' => {
                in_string = true;
                out.push(c);
            }
            '/' if chars.peek() == Some(&'*') => {
                let mut previous = ' ';
                for c in chars.by_ref() {
                    if previous == '*' && c == '/' {
                        break;
                    }
                    previous = c;
                }
            }
            // a comment to the end of its line; addresses stand in strings
            '/' if chars.peek() == Some(&'/') => {
                chars.by_ref().find(|c| *c == '\n');
            }
            '}' | ']' => {
                let kept = out.trim_end().len();
                if out[..kept].ends_with(',') {
                    out.truncate(kept - 1);
                }
                out.push(c);
            }
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// Whether a node is of one of the types.
pub(crate) fn is_a(node: &Value, types: &[&str]) -> bool {
    let is = |value: &Value| {
        value.as_str().is_some_and(|name| types.contains(&name.rsplit(['/', ':']).next().unwrap_or(name)))
    };
    match node.get("@type") {
        Some(Value::Array(names)) => names.iter().any(is),
        Some(name) => is(name),
        None => false,
    }
}

/// The types of one story.
pub(crate) const ARTICLES: &[&str] = &[
    "Article",
    "NewsArticle",
    "BlogPosting",
    "LiveBlogPosting",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "OpinionNewsArticle",
    "BackgroundNewsArticle",
    "ReviewNewsArticle",
    "AdvertiserContentArticle",
    "SatiricalArticle",
    "ScholarlyArticle",
    "TechArticle",
    "Report",
    "SocialMediaPosting",
    "Review",
    "CreativeWork",
    "BlogPost",
    "NewsReport",
];

/// A string of a node: itself, or the first of a list, or the `@value` or `name` of an object.
pub(crate) fn text(node: &Value, key: &str) -> Option<String> {
    let mut value = node.get(key)?;
    for _ in 0..3 {
        match value {
            Value::String(text) => return Some(unescaped(text)).filter(|text| !text.is_empty()),
            Value::Number(number) => return Some(number.to_string()),
            Value::Array(list) => value = list.first()?,
            Value::Object(object) => {
                value = object.get("@value").or_else(|| object.get("name")).or_else(|| object.get("url"))?;
            }
            _ => return None,
        }
    }
    None
}

/// Text as people read it: character references and tags that templates leave in strings are resolved and dropped.
pub(crate) fn unescaped(text: &str) -> String {
    let mut out = text.to_owned();
    if out.contains('&') {
        for (from, to) in [
            ("&quot;", "\""),
            ("&#039;", "'"),
            ("&#39;", "'"),
            ("&#x27;", "'"),
            ("&apos;", "'"),
            ("&lt;", "<"),
            ("&gt;", ">"),
            ("&nbsp;", " "),
            ("&#8217;", "’"),
            ("&#8216;", "‘"),
            ("&#8220;", "“"),
            ("&#8221;", "”"),
            ("&#8211;", "–"),
            ("&#8212;", "—"),
            ("&#8230;", "…"),
            ("&rsquo;", "’"),
            ("&lsquo;", "‘"),
            ("&ldquo;", "“"),
            ("&rdquo;", "”"),
            ("&ndash;", "–"),
            ("&mdash;", "—"),
            ("&#038;", "&"),
            ("&amp;", "&"),
        ] {
            if out.contains(from) {
                out = out.replace(from, to);
            }
        }
    }
    let mut clean = String::with_capacity(out.len());
    for word in out.split_whitespace() {
        if !clean.is_empty() {
            clean.push(' ');
        }
        clean.push_str(word);
    }
    clean
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_shapes() {
        let graph = nodes(
            r#"{"@context":"x","@graph":[{"@type":"WebPage"},{"@type":["NewsArticle"],"headline":"One &amp; two"}]}"#,
        );
        let article = graph.iter().find(|node| is_a(node, ARTICLES)).expect("an article");
        assert_eq!(text(article, "headline").as_deref(), Some("One & two"));
        assert_eq!(nodes(r#"[{"@type":"A"},{"@type":"B"}]"#).len(), 2);
        assert!(is_a(&nodes(r#"{"@type":"http://schema.org/NewsArticle"}"#)[0], ARTICLES));
    }

    #[test]
    fn test_broken_json_is_mended() {
        for broken in [
            "<!-- {\"headline\":\"x\"} -->",
            "//<![CDATA[\n{\"headline\":\"x\"}\n//]]>",
            "{\"headline\":\"x\",}",
            "{\"a\":\"line\nend\",\"headline\":\"x\"}",
            "{\"a\":\"C:\\q\",\"headline\":\"x\"};",
            "{/* note */\"headline\":\"x\"}",
            "{ // note\n\"url\":\"https://e.org\",\"headline\":\"x\",\n}",
            "{&quot;headline&quot;:&quot;x&quot;}",
            "\u{feff}/*<![CDATA[*/{\"headline\":\"x\"}/*]]>*/",
            "{\"headline\":\"x\"}{\"headline\":\"y\"}",
        ] {
            assert_eq!(
                nodes(broken).first().and_then(|node| text(node, "headline")).as_deref(),
                Some("x"),
                "{broken}"
            );
        }
        let limits = Limits::default().json_ld_bytes(100);
        let mut budget = Budget::default();
        let short = format!("{{\"a\":\"{}\"}}", "x".repeat(60));
        assert_eq!(budget.nodes(&short, &limits).map(|nodes| nodes.len()), Ok(1));
        assert_eq!(budget.nodes(&short, &limits), Err("json_ld_bytes"), "the limit is a page's");
        assert!(nodes("{{{{").is_empty() && nodes(&"[".repeat(100_000)).is_empty());
    }
}
