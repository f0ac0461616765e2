//! Fits the weights of copydesk's model on the corpus.

fn main() {}
