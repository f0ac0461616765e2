//! Addresses as texts: which may stand in output, and whose host is named.

use super::invisible::is_invisible;

/// The host of an absolute address, without `www.`.
pub(crate) fn host_of(url: &str) -> &str {
    let Some((_, rest)) = url.split_once("//") else { return "" };
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host)
}

/// Whether an address may stand in output: `http`, `https`, `mailto`, or relative without a scheme.
pub(crate) fn is_safe_address(address: &str) -> bool {
    let address = address.trim();
    // browsers skip tabs and newlines within a scheme, and some read a backslash as a slash
    if address.chars().any(|c| is_invisible(c) || c.is_control() || c == '\\') {
        return false;
    }
    let scheme = address.split(['/', '?', '#']).next().unwrap_or_default();
    match scheme.split_once(':') {
        None => true,
        Some((scheme, _)) => {
            ["http", "https", "mailto"].iter().any(|known| scheme.eq_ignore_ascii_case(known))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_addresses() {
        for safe in [
            "https://example.org/a?b:c",
            "/a/b",
            "a.html",
            "mailto:a@example.org",
            "//example.org/x",
            "#top",
            "HTTP://e.org",
        ] {
            assert!(is_safe_address(safe), "{safe}");
        }
        for unsafe_ in [
            "javascript:alert(1)",
            " java\nscript:x",
            "data:text/html,x",
            "vbscript:x",
            "jAvAsCrIpT:x",
            "\u{1}javascript:x",
            "file:///etc",
        ] {
            assert!(!is_safe_address(unsafe_), "{unsafe_}");
        }
    }
}
