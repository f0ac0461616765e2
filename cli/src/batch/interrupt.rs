//! Ctrl-C: the first ends a batch behind the pages that are in work, with a whole last line and a summary; the second ends it at once.

use std::io;
use std::process;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

static IS_OVER: AtomicBool = AtomicBool::new(false);

/// Whether somebody has interrupted the batch.
pub(crate) fn is_over() -> bool {
    IS_OVER.load(Ordering::SeqCst)
}

/// From now on interrupts are counted.
pub(crate) fn listen() -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    thread::Builder::new().name("interrupt".to_owned()).spawn(move || {
        runtime.block_on(async {
            while tokio::signal::ctrl_c().await.is_ok() {
                if IS_OVER.swap(true, Ordering::SeqCst) {
                    process::exit(i32::from(super::INTERRUPTED));
                }
            }
        });
    })?;
    Ok(())
}
