//! Article to text, Markdown and HTML.
