//! Why each claim won and each block was kept or dropped.

/// The explanation of a run: the article and the evidence it was chosen by.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Explanation {}
