//! Files that may not grow any more.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use signal_hook::consts::SIGXFSZ;

/// Has a write that would make a file longer than the system allows fail, as on a full disk. Otherwise the system would
/// end the program in the middle of it.
pub fn fail_where_a_file_is_full() {
    // If the system does not take it, it does what it would have done.
    let _ = signal_hook::flag::register(SIGXFSZ, Arc::new(AtomicBool::new(false)));
}
