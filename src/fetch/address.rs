//! Which addresses are on the public internet: a pure function over two tables.
//!
//! What is not known to be public is refused. An address that only wraps another (mapped, NAT64) is judged by the one inside, for
//! that is where a connection ends.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// A range of IPv4, by its first address and the length of its prefix.
struct V4(Ipv4Addr, u32, &'static str);
/// A range of IPv6.
struct V6(Ipv6Addr, u32, &'static str);

const fn v4(a: u8, b: u8, c: u8, d: u8) -> Ipv4Addr {
    Ipv4Addr::new(a, b, c, d)
}

/// The first 64 bits; no row needs more.
const fn v6(a: u16, b: u16, c: u16) -> Ipv6Addr {
    Ipv6Addr::new(a, b, c, 0, 0, 0, 0, 0)
}

/// What of IPv4 holds no web page for the public: the IANA registry of special-purpose addresses, with multicast. The three
/// ranges that the registry calls global (two AS112, AMT) are anycast services without pages.
#[rustfmt::skip]
const REFUSED_V4: &[V4] = &[
    V4(v4(0, 0, 0, 0), 8, "\"this host\""),
    V4(v4(10, 0, 0, 0), 8, "private"),
    V4(v4(100, 64, 0, 0), 10, "shared by carriers"),
    V4(v4(127, 0, 0, 0), 8, "loopback"),
    V4(v4(169, 254, 0, 0), 16, "link-local"),
    V4(v4(172, 16, 0, 0), 12, "private"),
    V4(v4(192, 0, 0, 0), 24, "for protocols"),
    V4(v4(192, 0, 2, 0), 24, "for documentation"),
    V4(v4(192, 31, 196, 0), 24, "anycast of AS112"),
    V4(v4(192, 52, 193, 0), 24, "anycast of AMT"),
    V4(v4(192, 88, 99, 0), 24, "anycast of 6to4"),
    V4(v4(192, 168, 0, 0), 16, "private"),
    V4(v4(192, 175, 48, 0), 24, "anycast of AS112"),
    V4(v4(198, 18, 0, 0), 15, "for benchmarks"),
    V4(v4(198, 51, 100, 0), 24, "for documentation"),
    V4(v4(203, 0, 113, 0), 24, "for documentation"),
    V4(v4(224, 0, 0, 0), 4, "multicast"),
    V4(v4(240, 0, 0, 0), 4, "reserved"),
];

/// What IPv6 assigns to the public: all else is refused, whatever it may become.
const GLOBAL_V6: V6 = V6(v6(0x2000, 0, 0), 3, "global unicast");

/// What within [`GLOBAL_V6`] is refused all the same.
#[rustfmt::skip]
const REFUSED_V6: &[V6] = &[
    V6(v6(0x2001, 0, 0), 23, "for protocols (Teredo, ORCHID, benchmarks)"),
    V6(v6(0x2001, 0xdb8, 0), 32, "for documentation"),
    V6(v6(0x2002, 0, 0), 16, "6to4, which wraps an IPv4 address"),
    V6(v6(0x2620, 0x4f, 0x8000), 48, "anycast of AS112"),
    V6(v6(0x3ff0, 0, 0), 12, "for documentation, or the old 6bone"),
];

/// Names for the rest, so that the message tells what was met.
#[rustfmt::skip]
const OUTSIDE_V6: &[V6] = &[
    V6(v6(0x64, 0xff9b, 1), 48, "local NAT64, which wraps an IPv4 address"),
    V6(v6(0x100, 0, 0), 64, "for discarding"),
    V6(v6(0x5f00, 0, 0), 16, "for segment routing"),
    V6(v6(0xfc00, 0, 0), 7, "private"),
    V6(v6(0xfe80, 0, 0), 10, "link-local"),
    V6(v6(0xfec0, 0, 0), 10, "site-local"),
    V6(v6(0xff00, 0, 0), 8, "multicast"),
];

impl V4 {
    fn contains(&self, ip: Ipv4Addr) -> bool {
        (ip.to_bits() ^ self.0.to_bits()) >> (32 - self.1) == 0
    }
}

impl V6 {
    fn contains(&self, ip: Ipv6Addr) -> bool {
        (ip.to_bits() ^ self.0.to_bits()) >> (128 - self.1) == 0
    }
}

/// Why an address is not on the public internet, or `None` if it is.
pub(super) fn refusal(ip: IpAddr) -> Option<&'static str> {
    match ip {
        IpAddr::V4(ip) => refusal_v4(ip),
        IpAddr::V6(ip) => refusal_v6(ip),
    }
}

fn refusal_v4(ip: Ipv4Addr) -> Option<&'static str> {
    REFUSED_V4.iter().find(|range| range.contains(ip)).map(|range| range.2)
}

fn refusal_v6(ip: Ipv6Addr) -> Option<&'static str> {
    if let Some(inner) = wrapped(ip) {
        return refusal_v4(inner);
    }
    if GLOBAL_V6.contains(ip) {
        return REFUSED_V6.iter().find(|range| range.contains(ip)).map(|range| range.2);
    }
    if ip.is_loopback() {
        return Some("loopback");
    }
    if ip.to_bits() >> 32 == 0 {
        return Some("unspecified, or an IPv4 address in the form that was given up");
    }
    Some(
        OUTSIDE_V6
            .iter()
            .find(|range| range.contains(ip))
            .map_or("not assigned to the public", |range| range.2),
    )
}

/// The IPv4 address that a connection to this one ends at: IPv4-mapped (`::ffff:0:0/96`) and NAT64's well-known prefix
/// (`64:ff9b::/96`).
fn wrapped(ip: Ipv6Addr) -> Option<Ipv4Addr> {
    const NAT64: u128 = 0x0064_ff9b << 96;
    let bits = ip.to_bits();
    ip.to_ipv4_mapped().or_else(|| (bits >> 32 == NAT64 >> 32).then(|| Ipv4Addr::from_bits(bits as u32)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_public(address: &str) -> bool {
        refusal(address.parse().expect(address)).is_none()
    }

    /// First and last of each special range of IPv4, with the public neighbours on both sides where there are any.
    #[rustfmt::skip]
    const V4_EDGES: &[(&str, &str, &str, &str)] = &[
        ("", "0.0.0.0", "0.255.255.255", "1.0.0.0"),
        ("9.255.255.255", "10.0.0.0", "10.255.255.255", "11.0.0.0"),
        ("100.63.255.255", "100.64.0.0", "100.127.255.255", "100.128.0.0"),
        ("126.255.255.255", "127.0.0.0", "127.255.255.255", "128.0.0.0"),
        ("169.253.255.255", "169.254.0.0", "169.254.255.255", "169.255.0.0"),
        ("172.15.255.255", "172.16.0.0", "172.31.255.255", "172.32.0.0"),
        ("191.255.255.255", "192.0.0.0", "192.0.0.255", "192.0.1.0"),
        ("192.0.1.255", "192.0.2.0", "192.0.2.255", "192.0.3.0"),
        ("192.31.195.255", "192.31.196.0", "192.31.196.255", "192.31.197.0"),
        ("192.52.192.255", "192.52.193.0", "192.52.193.255", "192.52.194.0"),
        ("192.88.98.255", "192.88.99.0", "192.88.99.255", "192.88.100.0"),
        ("192.167.255.255", "192.168.0.0", "192.168.255.255", "192.169.0.0"),
        ("192.175.47.255", "192.175.48.0", "192.175.48.255", "192.175.49.0"),
        ("198.17.255.255", "198.18.0.0", "198.19.255.255", "198.20.0.0"),
        ("198.51.99.255", "198.51.100.0", "198.51.100.255", "198.51.101.0"),
        ("203.0.112.255", "203.0.113.0", "203.0.113.255", "203.0.114.0"),
        ("223.255.255.255", "224.0.0.0", "239.255.255.255", ""),
        ("", "240.0.0.0", "255.255.255.255", ""),
    ];

    #[test]
    fn test_each_special_range_of_ipv4_is_refused_from_edge_to_edge() {
        assert_eq!(V4_EDGES.len(), REFUSED_V4.len(), "a row of the policy has no case");
        for ((before, first, last, after), row) in V4_EDGES.iter().zip(REFUSED_V4) {
            assert_eq!(first.parse(), Ok(row.0));
            for inside in [first, last] {
                assert_eq!(refusal(inside.parse().unwrap()), Some(row.2), "{inside}");
            }
            for outside in [before, after].into_iter().filter(|address| !address.is_empty()) {
                assert!(is_public(outside), "{outside}");
            }
        }
    }

    #[test]
    fn test_ipv4_inside_a_mapped_or_nat64_address_decides() {
        for (_, first, last, _) in V4_EDGES {
            for inside in [first, last] {
                assert!(!is_public(&format!("::ffff:{inside}")), "mapped {inside}");
                assert!(!is_public(&format!("64:ff9b::{inside}")), "NAT64 {inside}");
            }
        }
        assert!(is_public("::ffff:93.184.215.14"));
        assert!(is_public("64:ff9b::93.184.215.14"));
    }

    #[test]
    fn test_other_wrappings_of_ipv4_are_refused_whatever_is_inside() {
        #[rustfmt::skip]
        let wrappings = [
            "::93.184.215.14",                         // IPv4-compatible
            "::127.0.0.1", "::10.0.0.1",
            "::ffff:0:93.184.215.14",                  // IPv4-translated, ::ffff:0:0:0/96
            "64:ff9b:1::93.184.215.14",                // local NAT64, 64:ff9b:1::/48
            "64:ff9b:1:ffff:ffff:ffff:ffff:ffff",
            "64:ff9b:0:0:0:1:5db8:d70e",               // beside the well-known /96
            "2002:5db8:d70e::1", "2002:7f00:1::", "2002:a9fe:a9fe::", // 6to4, 2002::/16
            "2001:0:4136:e378:8000:63bf:3fff:fdd2",    // Teredo, 2001::/32
            "fe80::5efe:93.184.215.14",                // ISATAP
        ];
        for address in wrappings {
            assert!(!is_public(address), "{address}");
        }
    }

    #[test]
    fn test_special_ranges_of_ipv6_are_refused_from_edge_to_edge() {
        #[rustfmt::skip]
        let ranges = [
            ("::", "::"), ("::1", "::1"), ("::2", "::fffe:ffff:ffff"),
            ("100::", "100::ffff:ffff:ffff:ffff"), ("100:0:0:1::", "100:0:0:1:ffff:ffff:ffff:ffff"),
            ("200::", "3ff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"),
            ("400::", "1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"),
            ("2001::", "2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff"),
            ("2001:1::1", "2001:1::3"), ("2001:2::", "2001:2:0:ffff:ffff:ffff:ffff:ffff"), ("2001:3::", "2001:3:ffff:ffff:ffff:ffff:ffff:ffff"),
            ("2001:4:112::", "2001:4:112:ffff:ffff:ffff:ffff:ffff"), ("2001:10::", "2001:1f:ffff:ffff:ffff:ffff:ffff:ffff"),
            ("2001:20::", "2001:2f:ffff:ffff:ffff:ffff:ffff:ffff"), ("2001:30::", "2001:3f:ffff:ffff:ffff:ffff:ffff:ffff"),
            ("2001:db8::", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff"),
            ("2002::", "2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff"),
            ("2620:4f:8000::", "2620:4f:8000:ffff:ffff:ffff:ffff:ffff"),
            ("3ff0::", "3fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"), ("3ffe::", "3ffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff"), ("3fff::", "3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff"),
            ("4000::", "5eff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"), ("5f00::", "5f00:ffff:ffff:ffff:ffff:ffff:ffff:ffff"),
            ("6000::", "fbff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"),
            ("fc00::", "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"), ("fe00::", "fe7f:ffff:ffff:ffff:ffff:ffff:ffff:ffff"),
            ("fe80::", "febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff"), ("fec0::", "feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"),
            ("ff00::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"),
        ];
        for (first, last) in ranges {
            assert!(!is_public(first), "{first}");
            assert!(!is_public(last), "{last}");
        }
        #[rustfmt::skip]
        let neighbours = [
            "2000::", "2000:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "2001:200::", "2001:db7:ffff:ffff:ffff:ffff:ffff:ffff", "2001:db9::",
            "2001:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "2003::", "2606:4700::6810:84e5", "2620:4f:7fff:ffff:ffff:ffff:ffff:ffff", "2620:4f:8001::",
            "2a00::1", "3fef:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        ];
        for address in neighbours {
            assert!(is_public(address), "{address}");
        }
    }

    #[test]
    fn test_rows_start_at_their_prefix() {
        for V4(first, prefix, _) in REFUSED_V4 {
            assert_eq!(first.to_bits() << prefix, 0, "{first}/{prefix}");
        }
        for V6(first, prefix, _) in REFUSED_V6.iter().chain(OUTSIDE_V6) {
            assert_eq!(first.to_bits() << prefix, 0, "{first}/{prefix}");
        }
        for V6(first, prefix, _) in REFUSED_V6 {
            assert!(*prefix > GLOBAL_V6.1 && GLOBAL_V6.contains(*first), "{first}/{prefix}");
        }
        for V6(first, ..) in OUTSIDE_V6 {
            assert!(!GLOBAL_V6.contains(*first), "{first}");
        }
    }
}
