//! Addresses as texts: which may stand in output, and whose host is named.

use super::invisible::is_invisible;

/// The host of an absolute address, without `www.`.
pub(crate) fn host_of(url: &str) -> &str {
    let Some((_, rest)) = url.split_once("//") else { return "" };
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host)
}

/// Whether an address may stand in output: `http`, `https`, `mailto`, or relative without a scheme. What it is once character
/// references in it are decoded, as some readers of an output do, may be no other.
pub(crate) fn is_safe_address(address: &str) -> bool {
    let address = address.trim();
    // browsers skip tabs and newlines within a scheme, and some read a backslash as a slash
    if address.chars().any(|c| is_invisible(c) || c.is_control() || c == '\\') {
        return false;
    }
    let scheme = address.split(['/', '?', '#']).next().unwrap_or_default();
    match scheme.split_once(':') {
        None => !may_hold_reference(scheme, &address[scheme.len()..]),
        Some((scheme, _)) => {
            ["http", "https", "mailto"].iter().any(|known| scheme.eq_ignore_ascii_case(known))
        }
    }
}

/// Whether a picture may be loaded from an address: any safe one but of mail, and no place within the page. Data are none, whatever
/// they are data of.
pub(crate) fn is_image_address(address: &str) -> bool {
    let is_mail = address.trim().get(..7).is_some_and(|scheme| scheme.eq_ignore_ascii_case("mailto:"));
    is_safe_address(address) && !is_mail && !address.trim().starts_with('#') && !address.trim().is_empty()
}

/// Whether an address names its own scheme, and that is `http` or `https`: what stands for itself wherever an output is opened.
pub(crate) fn is_web_address(address: &str) -> bool {
    let address = address.trim();
    let is_scheme =
        |scheme: &str| address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    is_safe_address(address) && (is_scheme("http://") || is_scheme("https://"))
}

/// Whether a character reference may stand where an address would have its scheme: `javascript&colon;x`, `javascript&#58;x`.
fn may_hold_reference(head: &str, rest: &str) -> bool {
    let mut names = head.split('&');
    let _ = names.next();
    head.ends_with('&') && rest.starts_with('#')
        || names.any(|name| {
            let letters = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
            letters > 0 && name[letters..].starts_with(';')
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_pictures_are_files_and_nothing_else() {
        for file in ["https://e.org/a.jpg", "//e.org/a.jpg", "/a.jpg", "a.jpg"] {
            assert!(is_image_address(file), "{file}");
        }
        for other in ["data:image/png;base64,AA", "mailto:a@e.org", "#a", "", " ", "javascript:x"] {
            assert!(!is_image_address(other), "{other}");
        }
        assert!(
            is_web_address("HTTPS://e.org/a.jpg")
                && !is_web_address("//e.org/a.jpg")
                && !is_web_address("http:/a")
        );
        assert!(!is_web_address("éhttp://e.org") && !is_web_address("data:x"));
    }

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
            "https://e.org/?a=1&colon;b&#58;",
            "R&D.html",
            "mailto:R&D@e.org",
            "a/b&colon;c",
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
            "javascript&colon;alert(1)",
            "javascript&#58;alert(1)",
            "javascript&#x3a;alert(1)",
            "java&Tab;script&colon;alert(1)",
            "&#106;avascript&colon;alert(1)",
            "javascript&amp;colon;alert(1)",
            "data&colon;text/html,x",
        ] {
            assert!(!is_safe_address(unsafe_), "{unsafe_}");
        }
    }
}
