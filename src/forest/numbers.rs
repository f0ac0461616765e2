//! Decimal numbers of tables: a process reads twenty thousand of them before its first page, and the standard library takes some two
//! hundred instructions for each.

/// Powers of ten that are exact.
const POWERS: [f64; 19] =
    [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18];
/// Most digits of a whole number that a double holds exactly.
const DIGITS: usize = 15;
/// The bits that a double has and a float has not, and the middle between two floats.
const REST: u64 = (1 << 29) - 1;
const MIDDLE: u64 = 1 << 28;

/// The number that a text begins with, and what stands behind it: digits with a sign and a point. It is what `parse` makes of it.
pub(super) fn number(text: &str) -> Option<(f32, &str)> {
    let bytes = text.as_bytes();
    let negative = bytes.first() == Some(&b'-');
    let (mut at, mut whole, mut digits, mut point) = (usize::from(negative), 0u64, 0, None);
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'0'..=b'9' if digits < DIGITS => {
                whole = whole * 10 + u64::from(byte - b'0');
                digits += 1;
            }
            b'.' if point.is_none() => point = Some(digits),
            _ => break,
        }
        at += 1;
    }
    let is_whole = !bytes.get(at).is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'.');
    // a quotient of two exact numbers is rounded once; to round it again to a float is right but in the middle between two of them
    let value = whole as f64 / POWERS[digits - point.unwrap_or(digits)];
    let is_clear = value.to_bits() & REST != MIDDLE && (value == 0.0 || value > f64::from(f32::MIN_POSITIVE));
    if is_whole && is_clear && digits > 0 {
        let value = value as f32;
        return Some((if negative { -value } else { value }, &text[at..]));
    }
    let end = text.find([' ', '=']).unwrap_or(text.len());
    Some((text[..end].parse().ok()?, &text[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_numbers_are_what_the_standard_library_reads() {
        let mut state = 1u64;
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            state >> 33
        };
        let mut texts: Vec<String> = [
            "0",
            "-0",
            "1.",
            ".5",
            "0.20896815",
            "1572",
            "-0.0003",
            "1e5",
            "1e-30",
            "16777217",
            "16777219.0",
            "123456789012345678901234567890",
            "0.000000000000000000000000000000000000000000001",
            "0.1234567890123456789",
            "33554433.5",
        ]
        .map(str::to_owned)
        .to_vec();
        for _ in 0..20_000 {
            let (whole, part, places) = (next() % 2_000, next() % 1_000_000_000, next() % 10);
            texts.push(format!(
                "{}{whole}.{}",
                if next() % 2 == 0 { "-" } else { "" },
                &format!("{part:09}")[..places as usize]
            ));
            // whole numbers around the middles between two floats
            texts.push(format!("{}", (1u64 << 24) + next() % 64));
            texts.push(format!("{}", f32::from_bits(next() as u32)));
        }
        for text in texts {
            let expected: f32 = text.parse().expect("a number");
            for behind in ["", " 1", "=0.5"] {
                let read = format!("{text}{behind}");
                let (value, rest) = number(&read).expect("a number");
                assert_eq!((value.to_bits(), rest), (expected.to_bits(), behind), "{read}");
            }
        }
        for text in ["", "-", ".", "x", "1x", "--1", "1.2.3"] {
            assert_eq!(number(text).is_some(), text.parse::<f32>().is_ok(), "{text}");
        }
    }
}
