//! From verdicts and claims to the article's text: body, captions, embedded posts, live entries, linked text.

mod body;
mod credits;
mod embeds;
mod linked;
mod live;
mod text;

pub(crate) use body::{Body, Spans, body};
use live::{Declared, entries};
pub(crate) use text::{Text, text};
