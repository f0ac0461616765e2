//! Verdicts: which blocks are the article's, what they are, and why the others are not.

mod kinds;

pub(crate) use kinds::kind_of;
