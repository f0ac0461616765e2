//! The named signals of a block.
