//! An address that a page gives, made absolute: RFC 3986, section 5, on texts.
//!
//! Only what links of pages need: a base of `http` or `https`, nothing normalised but the dots of a path, nothing decoded.

/// The parts of an absolute address, each with the sign that opens it.
struct Parts<'a> {
    /// `https:`
    scheme: &'a str,
    /// `//example.org`
    authority: &'a str,
    path: &'a str,
    /// `?a=b`
    query: &'a str,
}

fn parts(base: &str) -> Option<Parts<'_>> {
    let base = base.split('#').next().unwrap_or_default();
    let (scheme, rest) = base.split_at(base.find("://")? + 1);
    if !scheme.eq_ignore_ascii_case("http:") && !scheme.eq_ignore_ascii_case("https:") {
        return None;
    }
    let end = rest[2..].find(['/', '?']).map_or(rest.len(), |at| at + 2);
    let (authority, rest) = rest.split_at(end);
    if authority.len() == 2 {
        return None;
    }
    let (path, query) = rest.split_at(rest.find('?').unwrap_or(rest.len()));
    Some(Parts { scheme, authority, path, query })
}

/// Whether an address opens with a scheme of its own (`mailto:`, `https:`).
fn has_scheme(address: &str) -> bool {
    let end = address.find([':', '/', '?', '#']);
    end.is_some_and(|end| {
        address.as_bytes()[end] == b':'
            && address.starts_with(|c: char| c.is_ascii_alphabetic())
            && address[..end].bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b))
    })
}

/// A path without `.` and `..` (section 5.2.4).
fn without_dots(path: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let segments = path.strip_prefix('/').unwrap_or(path).split('/');
    let mut is_folder = false;
    for segment in segments {
        is_folder = matches!(segment, "." | "..");
        match segment {
            "." => {}
            ".." => {
                kept.pop();
            }
            _ => kept.push(segment),
        }
    }
    let mut whole = String::with_capacity(path.len() + 1);
    for segment in &kept {
        whole.push('/');
        whole.push_str(segment);
    }
    if is_folder || whole.is_empty() {
        whole.push('/');
    }
    whole
}

/// What a reference on the page at `base` leads to, as an absolute address. `None` where the base is no address of `http` or `https`.
/// A reference with a scheme of its own stays as it is.
pub(crate) fn join(base: &str, reference: &str) -> Option<String> {
    let reference = reference.trim();
    if has_scheme(reference) {
        return Some(reference.to_owned());
    }
    let Parts { scheme, authority, path, query } = parts(base.trim())?;
    let root = if path.is_empty() { "/" } else { path };
    Some(if reference.starts_with("//") {
        format!("{scheme}{reference}")
    } else if reference.is_empty() || reference.starts_with('#') {
        format!("{scheme}{authority}{root}{query}{reference}")
    } else if reference.starts_with('?') {
        format!("{scheme}{authority}{root}{reference}")
    } else {
        let end = reference.find(['?', '#']).unwrap_or(reference.len());
        let (relative, rest) = reference.split_at(end);
        let whole = if relative.starts_with('/') {
            without_dots(relative)
        } else {
            let folder = &root[..=root.rfind('/').unwrap_or_default()];
            without_dots(&format!("{folder}{relative}"))
        };
        format!("{scheme}{authority}{whole}{rest}")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The examples of RFC 3986, section 5.4, whose base has a path with a parameter and a query.
    #[test]
    fn test_the_standards_examples() {
        for (reference, expected) in [
            ("g", "http://a/b/c/g"),
            ("./g", "http://a/b/c/g"),
            ("g/", "http://a/b/c/g/"),
            ("/g", "http://a/g"),
            ("//g", "http://g"),
            ("?y", "http://a/b/c/d;p?y"),
            ("g?y", "http://a/b/c/g?y"),
            ("#s", "http://a/b/c/d;p?q#s"),
            ("g#s", "http://a/b/c/g#s"),
            ("g?y#s", "http://a/b/c/g?y#s"),
            (";x", "http://a/b/c/;x"),
            ("", "http://a/b/c/d;p?q"),
            (".", "http://a/b/c/"),
            ("./", "http://a/b/c/"),
            ("..", "http://a/b/"),
            ("../g", "http://a/b/g"),
            ("../..", "http://a/"),
            ("../../g", "http://a/g"),
            ("../../../../g", "http://a/g"),
            ("/./g", "http://a/g"),
            ("/../g", "http://a/g"),
            ("g.", "http://a/b/c/g."),
            ("..g", "http://a/b/c/..g"),
            ("./g/.", "http://a/b/c/g/"),
            ("g/../h", "http://a/b/c/h"),
            ("g?y/../x", "http://a/b/c/g?y/../x"),
            ("mailto:ann@example.org", "mailto:ann@example.org"),
        ] {
            assert_eq!(join("http://a/b/c/d;p?q#f", reference).as_deref(), Some(expected), "{reference}");
        }
    }

    #[test]
    fn test_bases_of_other_kinds() {
        assert_eq!(join("https://e.org", "a b").as_deref(), Some("https://e.org/a b"));
        assert_eq!(join("https://e.org?x", "").as_deref(), Some("https://e.org/?x"));
        for base in ["", "/a/b", "ftp://e.org/", "https:///a", "javascript:alert(1)", "file:///etc/"] {
            assert_eq!(join(base, "/x"), None, "{base}");
        }
        assert_eq!(join("https://e.org/ü/é", "ß").as_deref(), Some("https://e.org/ü/ß"));
        assert_eq!(join("https://e.org/a", "12:30").as_deref(), Some("https://e.org/12:30"));
    }
}
