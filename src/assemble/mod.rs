//! From verdicts and claims to the article's text: body, captions, embedded posts, live entries, linked text.

mod addresses;
mod body;
mod credits;
mod cuts;
mod embeds;
mod figures;
mod linked;
mod live;
mod payload;
mod sources;
mod text;

pub(crate) use addresses::{base, make_absolute};
pub(crate) use body::{Body, Spans, body};
pub(crate) use figures::figures;
use live::{Declared, entries};
pub(crate) use text::{Text, text};
