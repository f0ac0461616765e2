//! A text in 64 bits by which texts that are nearly the same are known: a simhash of its word shingles.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::Paragraph;
use crate::text::{is_alphanumeric, is_spaceless, lower_ascii};

/// Words that are hashed together: by three, their order tells, and a word that was exchanged touches three of hundreds.
const SHINGLE: usize = 3;
/// Words of a text that is told by its fingerprint; shorter ones are often the same by nature ("This video is not available").
const LEAST_WORDS: u32 = 16;

/// A text in 64 bits, of which texts that are nearly the same have nearly all alike: a simhash (Charikar 2002) of every three words in
/// a row, without case and punctuation. Scripts without spaces between words are read by pairs of characters.
///
/// Two different stories differ in about 32 bits; one that was changed in a word or two, or cut by a sentence, in a few. It is the same on
/// every machine. In JSON it is a text of 16 hexadecimal digits, since many readers of JSON keep no numbers of 64 bits.
///
/// ```
/// let page = include_str!("../../fixtures/pages/sprite/page.html");
/// let first = copydesk::extract(page)?.fingerprint.expect("a text that is long enough");
/// let edited = copydesk::extract(&page.replace("footbridge", "wooden bridge"))?.fingerprint.expect("long enough");
/// let other = copydesk::extract(include_str!("../../fixtures/pages/list-and-table/page.html"))?.fingerprint.expect("long enough");
/// assert!(first.distance(edited) < 16 && first.distance(other) > 16);
/// assert_eq!(first.to_string().parse(), Ok(first));
/// # Ok::<(), copydesk::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(u64);

impl Fingerprint {
    /// The fingerprint of a text; none where it has fewer than 16 words.
    ///
    /// ```
    /// use copydesk::Fingerprint;
    /// let text = "The ferry at Dorn is late again, the harbour office said on Monday, and nobody knows when it will come.";
    /// assert_eq!(Fingerprint::of(text), Fingerprint::of(&text.to_uppercase()));
    /// assert_eq!(Fingerprint::of("This video is not available."), None);
    /// ```
    pub fn of(text: &str) -> Option<Self> {
        let mut shingles = Shingles::default();
        shingles.read(text);
        shingles.fingerprint()
    }

    /// That of a body's running text, as [`Article::text`](super::Article::text) gives it.
    pub(crate) fn of_body(body: &[Paragraph]) -> Option<Self> {
        let mut shingles = Shingles::default();
        body.iter()
            .filter(|paragraph| paragraph.is_of_text())
            .for_each(|paragraph| shingles.read(&paragraph.text));
        shingles.fingerprint()
    }

    /// How many of the 64 bits differ (the Hamming distance): 0 where the words are the same, up to about 5 where few differ.
    pub const fn distance(self, other: Self) -> u32 {
        (self.0 ^ other.0).count_ones()
    }

    /// The bits.
    pub const fn bits(self) -> u64 {
        self.0
    }

    /// The fingerprint of some bits.
    pub const fn from_bits(bits: u64) -> Self {
        Self(bits)
    }
}

/// Reads words, and counts for every bit in how many shingles it is set.
struct Shingles {
    /// The last words' hashes.
    last: [u64; SHINGLE],
    words: u32,
    count: u32,
    set: [u32; 64],
    /// What was counted since `set` was: 64 small numbers side by side, all their lowest bits in the first word, and so on. To add to all of
    /// them takes three operations a digit.
    digits: [u64; DIGITS],
}

/// Binary digits of those numbers, and shingles that they can count.
const DIGITS: usize = 6;
const MOST_COUNTED: u32 = (1 << DIGITS) - 1;

impl Default for Shingles {
    fn default() -> Self {
        Self { last: [0; SHINGLE], words: 0, count: 0, set: [0; 64], digits: [0; DIGITS] }
    }
}

impl Shingles {
    fn read(&mut self, text: &str) {
        let mut word = 0;
        // the character before, in a script without spaces
        let mut before = None;
        for c in text.chars() {
            if let Some(lower) = lower_ascii(c) {
                if lower == 0 {
                    self.end(&mut word);
                } else {
                    word = added(word, char::from(lower));
                    before = None;
                }
                continue;
            }
            if is_spaceless(c) {
                self.end(&mut word);
                if let Some(before) = before.replace(c) {
                    self.word(added(added(0, before), c));
                }
                continue;
            }
            if is_alphanumeric(c) {
                word = c.to_lowercase().fold(word, added);
                before = None;
            } else {
                // a comma parts no pair of characters: some texts have it and some not
                self.end(&mut word);
            }
        }
        self.end(&mut word);
    }

    fn end(&mut self, word: &mut u64) {
        if *word != 0 {
            self.word(std::mem::take(word));
        }
    }

    fn word(&mut self, hash: u64) {
        self.last.rotate_left(1);
        self.last[SHINGLE - 1] = hash;
        self.words = self.words.saturating_add(1);
        if self.words as usize >= SHINGLE {
            let shingle = self.last.iter().fold(0, |all, word| mixed(all ^ word));
            self.count = self.count.saturating_add(1);
            let mut carry = shingle;
            for digit in &mut self.digits {
                (*digit, carry) = (*digit ^ carry, *digit & carry);
            }
            if self.count.is_multiple_of(MOST_COUNTED) {
                self.carry_over();
            }
        }
    }

    /// Moves what the digits count to where there is room for it.
    fn carry_over(&mut self) {
        let digits = std::mem::take(&mut self.digits);
        for (bit, count) in self.set.iter_mut().enumerate() {
            let number =
                digits.iter().rev().fold(0, |number, digit| (number << 1) | (digit >> bit) as u32 & 1);
            *count = count.saturating_add(number);
        }
    }

    fn fingerprint(mut self) -> Option<Fingerprint> {
        if self.words < LEAST_WORDS {
            return None;
        }
        self.carry_over();
        let bits = self.set.iter().enumerate();
        Some(Fingerprint(bits.fold(0, |all, (bit, count)| all | u64::from(count * 2 > self.count) << bit)))
    }
}

/// A word's hash with one more character. A word has one that is not 0, which is none.
fn added(word: u64, c: char) -> u64 {
    (word.rotate_left(5) ^ u64::from(c)).wrapping_mul(0x517c_c1b7_2722_0a95) | 1
}

/// Spreads a number over all bits, by the last steps of `splitmix64`.
fn mixed(number: u64) -> u64 {
    let number = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// What is no fingerprint: 16 hexadecimal digits were expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a fingerprint of 16 hexadecimal digits was expected")]
#[non_exhaustive]
pub struct FingerprintError;

impl FromStr for Fingerprint {
    type Err = FingerprintError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let is_digits = text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let bits = u64::from_str_radix(text, 16).ok().filter(|_| is_digits);
        bits.map(Self).ok_or(FingerprintError)
    }
}

impl Serialize for Fingerprint {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Fingerprint {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text of so many words, which differ from those of another number.
    fn text(number: u64, words: u64) -> Vec<String> {
        (0..words).map(|at| format!("w{:x}", mixed(number << 32 | at) % 5_000)).collect()
    }

    fn of(words: &[String]) -> Fingerprint {
        Fingerprint::of(&words.join(" ")).expect("long enough")
    }

    #[test]
    fn test_different_texts_are_far_and_edited_ones_near() {
        for number in 0..200 {
            let words = text(number, 400);
            let other = of(&text(number + 1_000, 400));
            assert!(of(&words).distance(other) > 12, "{number}");
            let mut edited = words.clone();
            edited[200] = "exchanged".to_owned();
            assert!(of(&words).distance(of(&edited)) <= 9, "{number}");
            assert!(of(&words).distance(of(&words[..380])) <= 12, "{number}");
        }
    }

    #[test]
    fn test_scripts_without_spaces_are_read_by_characters() {
        let text = "維爾茅斯市議會週二表示，這座舊人行橋將關閉兩年，直到新的欄杆裝好為止，居民必須繞道而行。";
        let edited = text.replace("週二", "週三");
        let other =
            "多恩的渡輪又遲到了，港務局星期一早上說，沒有人知道它什麼時候會來，乘客只好在碼頭上等候消息。";
        let of = |text: &str| Fingerprint::of(text).expect("long enough");
        assert_eq!(of(text), of(&text.replace('，', "")), "without punctuation");
        assert!(of(text).distance(of(&edited)) < of(text).distance(of(other)));
        assert!(of(text).distance(of(other)) > 16);
        assert!(Fingerprint::of("สะพานเก่าของเมืองเวลมัธจะปิดเป็นเวลาสองปีตามที่เทศบาลแจ้ง").is_some());
        assert_eq!(Fingerprint::of(""), None);
    }

    #[test]
    fn test_the_bits_are_the_same_in_each_version() {
        let text = "The ferry at Dorn is late again, the harbour office said on Monday, and nobody knows when it will come.";
        assert_eq!(Fingerprint::of(text).map(|print| print.to_string()).as_deref(), Some("3005b0812cae8c0e"));
    }

    #[test]
    fn test_what_is_no_fingerprint_is_refused() {
        for text in ["", "1", "+23456789abcdef0", "0123456789abcdefg", "0123456789abcdeg"] {
            assert_eq!(text.parse::<Fingerprint>(), Err(FingerprintError), "{text}");
        }
        let print = Fingerprint::from_bits(0xa);
        assert_eq!(serde_json::to_string(&print).expect("JSON"), "\"000000000000000a\"");
        assert_eq!(serde_json::from_str::<Fingerprint>("\"000000000000000a\"").ok(), Some(print));
        assert!(serde_json::from_str::<Fingerprint>("10").is_err());
    }
}
