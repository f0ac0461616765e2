//! What the programs say on standard error: one line that a terminal shows and does not obey.

use std::sync::atomic::{AtomicBool, Ordering};

use copydesk::terminal;

static IS_QUIET: AtomicBool = AtomicBool::new(false);
static IS_SUBCOMMAND: AtomicBool = AtomicBool::new(false);

/// From now on nothing is said.
pub(crate) fn be_quiet() {
    IS_QUIET.store(true, Ordering::Relaxed);
}

pub(crate) fn is_quiet() -> bool {
    IS_QUIET.load(Ordering::Relaxed)
}

/// From now on the programs are named as subcommands.
pub(crate) fn name_subcommands() {
    IS_SUBCOMMAND.store(true, Ordering::Relaxed);
}

/// Says what went wrong.
pub(crate) fn complain(program: &str, message: &str) {
    let whole = if IS_SUBCOMMAND.load(Ordering::Relaxed) { "copydesk " } else { "" };
    say(&format!("{whole}{program}: {}", terminal::line(message)));
}

/// Says something that is clean already.
pub(crate) fn say(line: &str) {
    if !is_quiet() {
        eprintln!("{line}");
    }
}

/// "1 page", "2 pages".
pub(crate) fn counted(number: u64, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

/// A line as a terminal shows and does not obey it, whose runs of spaces are its layout.
pub(crate) fn laid_out(line: &str) -> String {
    line.split(' ').map(terminal::line).collect::<Vec<_>>().join(" ")
}
