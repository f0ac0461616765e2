//! The page's blocks: facts, signals, and the verdict on each with its kind or its reason.

mod certain;
mod cohesion;
mod confidence;
mod ends;
mod facts;
mod kinds;
mod listing;
mod model;
mod notes;
mod plain;
mod pulled;
pub(crate) mod refusal;
mod signals;
mod stories;
mod threads;
mod threshold;
mod verdicts;

pub use certain::Reason;
#[cfg(feature = "lab")]
pub(crate) use confidence::PAGE_SIGNALS;
pub(crate) use facts::Context;
#[cfg(feature = "lab")]
pub(crate) use kinds::kind_of;
pub(crate) use kinds::list_item;
pub(crate) use listing::{Listing, listing};
pub(crate) use model::contributions;
pub(crate) use notes::note_marks;
pub(crate) use signals::SIGNALS;
#[cfg(feature = "lab")]
pub(crate) use signals::values;
#[cfg(feature = "lab")]
pub(crate) use verdicts::decide;
pub(crate) use verdicts::{Bias, Verdict, Verdicts, verdicts};
