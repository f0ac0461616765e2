//! Quick hashes: of words, and of keys for tables. The tables are never iterated, so that no outcome depends on the hash.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::LazyLock;

/// A quick hash that gives a short text a number, the same in each run.
#[derive(Debug, Default)]
pub(crate) struct Quick(pub(crate) u64);

impl Hasher for Quick {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(u64::from(byte));
        }
    }
    fn write_u32(&mut self, n: u32) {
        self.write_u64(u64::from(n));
    }
    fn write_u64(&mut self, n: u64) {
        self.0 = (self.0.rotate_left(5) ^ n).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}

/// A hash for the tables: quick too, but with a seed that a page's author cannot know, who could otherwise write a page whose words all
/// fall into one place. A folded multiplication, as in the crate `foldhash`.
#[derive(Debug)]
pub(crate) struct Seeded(u64);

/// An odd number without a pattern: pi's first digits.
const MULTIPLIER: u64 = 0x243f_6a88_85a3_08d3;

impl Hasher for Seeded {
    fn finish(&self) -> u64 {
        self.0
    }
    /// Eight bytes at a time; behind them the rest with its length, so that a zero at the end counts.
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        for word in words {
            self.write_u64(u64::from_le_bytes(*word));
        }
        let rest_word = rest.iter().fold(0, |word, &byte| (word << 8) | u64::from(byte));
        self.write_u64((rest_word << 8) | rest.len() as u64);
    }
    fn write_u8(&mut self, n: u8) {
        self.write_u64(u64::from(n));
    }
    fn write_u32(&mut self, n: u32) {
        self.write_u64(u64::from(n));
    }
    fn write_u64(&mut self, n: u64) {
        let product = u128::from(self.0 ^ n) * u128::from(MULTIPLIER);
        self.0 = (product as u64) ^ ((product >> 64) as u64);
    }
}

/// Starts a [`Seeded`] hash.
#[derive(Debug, Clone)]
pub(crate) struct Seed(u64);

impl Default for Seed {
    fn default() -> Self {
        static SEED: LazyLock<u64> = LazyLock::new(|| RandomState::new().hash_one(MULTIPLIER));
        Self(*SEED)
    }
}

impl BuildHasher for Seed {
    type Hasher = Seeded;
    fn build_hasher(&self) -> Seeded {
        Seeded(self.0)
    }
}

/// A table by that hash.
pub(crate) type Table<K, V> = HashMap<K, V, Seed>;

#[cfg(test)]
mod tests {
    use super::*;

    /// Keys that differ in their high bits only, or by a multiple: each fills a table of its own size evenly.
    #[test]
    fn test_keys_with_a_pattern_spread() {
        for pattern in [|n: u64| n << 40, |n: u64| n * 1024, |n: u64| n, |n: u64| (n << 32) | 1] {
            let mut places = [0u32; 256];
            for n in 0..65_536u64 {
                places[(Seed::default().hash_one(pattern(n)) % 256) as usize] += 1;
            }
            let (least, most) = (places.iter().min().copied(), places.iter().max().copied());
            assert!(least > Some(128) && most < Some(512), "{least:?} to {most:?}");
        }
    }
}
