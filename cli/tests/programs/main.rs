//! The program as its users meet it: exit codes, formats, messages, order. A file a subcommand.

mod batch;
mod common;
mod every;
mod explain;
mod extract;
mod feed;
mod fixture;
mod quotes;
mod resume;
mod rules;
mod shell;
mod warc;
