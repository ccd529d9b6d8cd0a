//! A piece of work that is counted.

use std::mem;

/// Work on an input that was made before.
pub(crate) type Work = Box<dyn FnMut()>;

pub(crate) fn repeat(times: usize, mut work: Work) {
    for _ in 0..times {
        work();
    }
    // In both processes: otherwise only one would free what it prepared.
    mem::forget(work);
}
