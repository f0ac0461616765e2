//! Which addresses are one site's.

use url::{Host, Url};

/// Whether two addresses are one site's: of one host, or of hosts beneath one domain that somebody can register, by the list of public
/// suffixes (`www.courier.co.uk` and `amp.courier.co.uk`, but not `ann.github.io` and `bob.github.io`). What is no address of `http` or
/// `https` is of no site.
///
/// ```
/// use copydesk::fetch::is_same_site;
/// assert!(is_same_site("https://www.courier.example/a", "http://courier.example/a?page=2"));
/// assert!(!is_same_site("https://courier.co.uk/a", "https://other.co.uk/a"));
/// ```
pub fn is_same_site(one: &str, other: &str) -> bool {
    site_of(one).is_some_and(|site| site_of(other).as_ref() == Some(&site))
}

/// The domain of an address that somebody can register; its host where there is none, as of an address of IP.
fn site_of(address: &str) -> Option<String> {
    let address = Url::parse(address.trim()).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    match address.host()? {
        Host::Domain(name) => {
            let name = name.trim_end_matches('.');
            Some(registered(name).unwrap_or(name).to_owned())
        }
        host => Some(host.to_string()),
    }
}

/// The domain above a name, or the name itself, that somebody can register. The one door to the list of public suffixes, which is code: two
/// would be two copies of 670 KB.
#[inline(never)]
pub(super) fn registered(name: &str) -> Option<&str> {
    psl::domain_str(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_a_site_is_what_one_owner_registered() {
        for (one, other, expected) in [
            ("https://a.example/x", "https://a.example:8080/y", true),
            ("https://www.news.co.uk/", "https://m.NEWS.co.uk./x", true),
            ("https://news.co.uk/", "https://bank.co.uk/", false),
            ("https://ann.github.io/", "https://bob.github.io/", false),
            ("http://127.0.0.1:1/", "http://127.0.0.1:2/", true),
            ("http://127.0.0.1/", "http://127.0.0.2/", false),
            ("http://localhost/", "http://localhost/a", true),
            ("http://[::1]/", "http://[::1]/a", true),
            ("https://a.example/", "ftp://a.example/", false),
            ("a.html", "a.html", false),
        ] {
            assert_eq!(is_same_site(one, other), expected, "{one} {other}");
        }
    }
}
