//! Words by language.
