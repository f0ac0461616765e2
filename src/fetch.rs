//! A page by its URL, within limits.
