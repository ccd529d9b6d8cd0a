//! Whether what is shown is defanged.

use std::sync::atomic::{AtomicBool, Ordering};

/// Whether what is shown is defanged.
static SHOWN: AtomicBool = AtomicBool::new(false);

/// From now on, whatever is made safe to show is defanged as well.
///
/// It holds for the whole program, since the terminal is one. It is meant to be called once, before anything is shown.
pub fn show_defanged() {
    SHOWN.store(true, Ordering::Relaxed);
}

/// Whether what is shown is defanged.
#[must_use]
pub fn is_shown() -> bool {
    SHOWN.load(Ordering::Relaxed)
}
