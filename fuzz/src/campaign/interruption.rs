//! The wish to stop.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::flag;

/// Whether somebody wants the campaign to stop.
#[derive(Clone, Debug, Default)]
pub struct Interruption(Arc<AtomicBool>);

impl Interruption {
    /// Comes with a signal that would end the program. Further ones change nothing: some senders
    /// send theirs twice, and whatever goes on ends soon.
    ///
    /// # Errors
    ///
    /// When the system refuses to have its signals handled.
    pub fn by_signals() -> io::Result<Self> {
        let interruption = Self::default();
        for signal in [SIGHUP, SIGINT, SIGTERM] {
            flag::register(signal, Arc::clone(&interruption.0))?;
        }
        Ok(interruption)
    }

    /// Whether it came.
    #[must_use]
    pub fn is_there(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// Lets it come.
    pub fn come(&self) {
        self.0.store(true, Ordering::Relaxed);
    }
}
