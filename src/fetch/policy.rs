//! Where a request may go: scheme, port and address, asked of every address of the walk and again of every name's answer.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use url::{Host, Url};

use super::address;
use super::error::FetchFailure;

/// Ports that pages are served at.
const WEB_PORTS: [u16; 4] = [80, 443, 8080, 8443];
/// Longest address that is followed: servers refuse longer ones, and an endless chain could grow them.
const MAX_URL: usize = 8 << 10;

/// What a user allowed beyond the public web, and names whose addresses a user gave.
#[derive(Debug, Clone, Default)]
pub(super) struct Policy {
    pub(super) allowed: Vec<SocketAddr>,
    pub(super) names: BTreeMap<String, Vec<IpAddr>>,
}

impl Policy {
    /// Whether a connection may be opened: why not, if not.
    pub(super) fn dial(&self, address: SocketAddr) -> Result<(), String> {
        if self.allowed.contains(&address) {
            return Ok(());
        }
        refusal(address).map_or(Ok(()), |refusal| Err(format!("{refusal}; {}", remedy(&address.to_string()))))
    }

    /// What of a URL can be judged without asking for its name: scheme, port, and an address that stands in it. HTTP clients ask
    /// no resolver for such an address, so it must be judged here. Gives the port.
    pub(super) fn admit(&self, url: &Url) -> Result<u16, FetchFailure> {
        let blocked = |reason: String| FetchFailure::Blocked { reason };
        if !matches!(url.scheme(), "http" | "https") {
            return Err(blocked(format!(
                "the scheme is {}; only http and https are fetched: give the page's own address",
                url.scheme()
            )));
        }
        if url.as_str().len() > MAX_URL {
            return Err(FetchFailure::Url { reason: format!("longer than {MAX_URL} bytes") });
        }
        let Some(number) = url.port_or_known_default() else {
            return Err(FetchFailure::Url { reason: "without a port".to_owned() });
        };
        let literal = match url.host() {
            Some(Host::Ipv4(ip)) => Some(IpAddr::V4(ip)),
            Some(Host::Ipv6(ip)) => Some(IpAddr::V6(ip)),
            // the parser has turned all that reads as an address into one; asked again all the same
            Some(Host::Domain(name)) => name.parse().ok(),
            None => return Err(FetchFailure::Url { reason: "without a host".to_owned() }),
        };
        match literal {
            Some(ip) => self.dial(SocketAddr::new(ip, number)).map_err(blocked)?,
            None if self.allowed.iter().any(|address| address.port() == number) => {}
            None => {
                if let Some(refusal) = port_refusal(number) {
                    let host = url.host_str().unwrap_or_default();
                    return Err(blocked(format!("{refusal}; {}", remedy_of_name(host, None, number))));
                }
            }
        }
        Ok(number)
    }

    /// The addresses of a name that need no question: those that the user gave, and loopback for `localhost`, which no resolver
    /// should be asked for (RFC 6761).
    pub(super) fn known(&self, name: &str) -> Option<Vec<IpAddr>> {
        let name = plain_name(name);
        if let Some(addresses) = self.names.get(&name) {
            return Some(addresses.clone());
        }
        (name == "localhost" || name.ends_with(".localhost"))
            .then(|| vec![IpAddr::V4(Ipv4Addr::LOCALHOST), IpAddr::V6(Ipv6Addr::LOCALHOST)])
    }

    /// Of a name's addresses those that may be dialled at a port; an error if none is left.
    pub(super) fn choose(&self, name: &str, found: &[IpAddr], port: u16) -> Result<Vec<SocketAddr>, String> {
        let chosen: Vec<SocketAddr> = found
            .iter()
            .map(|ip| SocketAddr::new(*ip, port))
            .filter(|address| self.dial(*address).is_ok())
            .collect();
        if !chosen.is_empty() {
            return Ok(chosen);
        }
        let Some(first) = found.first().map(|ip| SocketAddr::new(*ip, port)) else {
            return Err(format!("{name} has no address"));
        };
        let refusal = refusal(first).unwrap_or_default();
        Err(format!("{name} leads nowhere public: {refusal}; {}", remedy_of_name(name, Some(first), port)))
    }
}

/// Names are the same in any case and with or without the root's dot.
pub(super) fn plain_name(name: &str) -> String {
    name.trim_end_matches('.').to_ascii_lowercase()
}

/// Why an address is not the public web's, if it is not.
fn refusal(address: SocketAddr) -> Option<String> {
    match address::refusal(address.ip()) {
        Some(kind) => Some(format!("{} is not a public address ({kind})", address.ip())),
        None => port_refusal(address.port()),
    }
}

fn port_refusal(number: u16) -> Option<String> {
    (!WEB_PORTS.contains(&number))
        .then(|| format!("port {number} is not one of the web's (80, 443, 8080, 8443)"))
}

/// What lets an address through, said to a user of the programs and to one of the crate.
fn remedy(address: &str) -> String {
    format!("pass --allow-address {address} to fetch it all the same (in code: Fetcher::allow_address)")
}

/// The same for a name, by the address that it has, where that is known.
fn remedy_of_name(name: &str, address: Option<SocketAddr>, port: u16) -> String {
    match address {
        _ if plain_name(name) == "localhost" => remedy(&format!("localhost:{port}")),
        Some(address) => remedy(&address.to_string()),
        None => remedy(&format!("IP:{port}, with the address of {name},")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn admit(policy: &Policy, url: &str) -> Result<u16, FetchFailure> {
        policy.admit(&Url::parse(url).expect(url))
    }

    fn is_blocked(url: &str) -> bool {
        matches!(admit(&Policy::default(), url), Err(FetchFailure::Blocked { .. }))
    }

    #[test]
    fn test_public_pages_are_admitted_with_their_port() {
        let policy = Policy::default();
        assert_eq!(admit(&policy, "https://news.example/a"), Ok(443));
        assert_eq!(admit(&policy, "http://news.example/a"), Ok(80));
        assert_eq!(admit(&policy, "http://news.example:8080/a"), Ok(8080));
        assert_eq!(admit(&policy, "https://93.184.215.14:8443/a"), Ok(8443));
        assert_eq!(admit(&policy, "https://[2606:4700::6810:84e5]/a"), Ok(443));
    }

    #[test]
    fn test_schemes_ports_and_addresses_are_blocked_before_a_connection() {
        #[rustfmt::skip]
        let urls = [
            "file:///etc/passwd", "ftp://news.example/a", "gopher://news.example:80/_x", "data:text/html,<p>x", "javascript:alert(1)",
            "about:blank", "unix:/var/run/docker.sock", "ws://news.example/", "view-source:http://news.example/",
            "http://news.example:22/", "http://news.example:6379/", "https://news.example:0/", "http://93.184.215.14:25/",
            "http://127.0.0.1/", "http://0177.0.0.02/", "http://2130706434/", "http://0x7f000002/", "http://127.2/", "http://127.0.0.1./",
            "http://0.0.0.0/", "http://[::]/", "http://[::1]/", "http://[::ffff:127.0.0.2]/", "http://[64:ff9b::10.0.0.1]/",
            "http://１２７.０.０.２/", "http://%E2%91%A0%E2%91%A1%E2%91%A6.0.0.2/", "http://169.254.169.254/latest/meta-data/",
            "http://user:secret@10.0.0.1/", "http://news.example@192.168.1.1/",
        ];
        for url in urls {
            assert!(is_blocked(url), "{url}");
        }
    }

    #[test]
    fn test_an_allowance_holds_for_one_address_and_port() {
        let policy = Policy { allowed: vec!["127.0.0.1:9000".parse().unwrap()], ..Policy::default() };
        assert_eq!(admit(&policy, "http://127.0.0.1:9000/"), Ok(9000));
        for url in [
            "http://127.0.0.1/",
            "http://127.0.0.1:8080/",
            "http://127.0.0.2:9000/",
            "http://93.184.215.14:9000/",
        ] {
            assert!(admit(&policy, url).is_err(), "{url}");
        }
        // a name may stand for the allowed address, and then its answer is judged
        assert_eq!(admit(&policy, "http://news.example:9000/"), Ok(9000));
        let ip = |text: &str| text.parse::<IpAddr>().unwrap();
        assert!(policy.choose("news.example", &[ip("127.0.0.1")], 9000).is_ok());
        assert!(policy.choose("news.example", &[ip("127.0.0.1")], 8080).is_err());
        assert!(policy.choose("news.example", &[ip("93.184.215.14")], 9000).is_err());
    }

    #[test]
    fn test_of_a_names_addresses_only_the_public_ones_are_left() {
        let policy = Policy::default();
        let found: Vec<IpAddr> = ["10.0.0.1", "93.184.215.14", "fe80::1", "::ffff:10.0.0.1"]
            .map(|ip| ip.parse().unwrap())
            .to_vec();
        assert_eq!(
            policy.choose("news.example", &found, 443),
            Ok(vec!["93.184.215.14:443".parse().unwrap()])
        );
        let refused = policy.choose("news.example", &found[..1], 443).unwrap_err();
        assert_eq!(
            refused,
            "news.example leads nowhere public: 10.0.0.1 is not a public address (private); \
             pass --allow-address 10.0.0.1:443 to fetch it all the same (in code: Fetcher::allow_address)"
        );
        assert!(policy.choose("news.example", &[], 443).is_err());
    }

    #[test]
    fn test_localhost_needs_no_resolver_and_is_refused() {
        let policy = Policy::default();
        for name in ["localhost", "LOCALHOST.", "printer.localhost"] {
            let found = policy.known(name).expect(name);
            assert!(policy.choose(name, &found, 80).is_err(), "{name}");
        }
        assert_eq!(policy.known("localhost.example"), None);
    }

    #[test]
    fn test_every_refusal_names_its_remedy() {
        let policy = Policy::default();
        let reason = |url: &str| match admit(&policy, url) {
            Err(FetchFailure::Blocked { reason }) => reason,
            other => panic!("{url}: {other:?}"),
        };
        for (url, remedy) in [
            ("http://127.0.0.1:8000/", "pass --allow-address 127.0.0.1:8000 to"),
            ("http://[::1]/", "pass --allow-address [::1]:80 to"),
            ("https://10.1.2.3/", "pass --allow-address 10.1.2.3:443 to"),
            ("http://localhost:8000/", "pass --allow-address localhost:8000 to"),
            (
                "http://news.example:9000/",
                "pass --allow-address IP:9000, with the address of news.example, to",
            ),
            ("ftp://news.example/", "only http and https are fetched"),
        ] {
            assert!(reason(url).contains(remedy), "{url}: {}", reason(url));
        }
        let local = policy.choose("localhost", &policy.known("localhost").unwrap(), 80).unwrap_err();
        assert!(local.contains("pass --allow-address localhost:80 to"), "{local}");
    }

    #[test]
    fn test_names_of_the_user_match_in_any_case() {
        let ip: IpAddr = "93.184.215.14".parse().unwrap();
        let policy =
            Policy { names: BTreeMap::from([("news.example".to_owned(), vec![ip])]), ..Policy::default() };
        assert_eq!(policy.known("News.Example."), Some(vec![ip]));
    }
}
