//! Verdicts: which blocks are the article's.
