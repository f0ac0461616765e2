//! What `fit` and `ablate` share: the corpus, the labels of its blocks, boosted trees, and the measures of left-out pages.

pub mod confidence;
pub mod corpus;
pub mod dates;
pub mod examples;
pub mod exit;
pub mod folds;
pub mod labels;
pub mod measures;
pub mod network;
pub mod own;
pub mod random;
pub mod read;
pub mod speakers;
pub mod trees;
pub mod two_stories;
