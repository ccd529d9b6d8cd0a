//! Processes that a campaign starts, and the signals that stop it.

use std::io;
use std::os::unix::process::CommandExt as _;
use std::process::{self, Command, ExitStatus};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process_group};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::flag;

/// How long to wait before looking at a process again.
pub(crate) const PAUSE: Duration = Duration::from_millis(100);

/// A process that leads a group of its own, so that Ctrl-C reaches only the campaign, which ends its
/// processes itself. The group is killed when this is dropped.
#[derive(Debug)]
pub(crate) struct Child(process::Child);

impl Child {
    /// Starts a process.
    pub(crate) fn start(command: &mut Command) -> io::Result<Self> {
        command.process_group(0).spawn().map(Self)
    }

    /// How it ended, or `None` while it runs.
    pub(crate) fn ended(&mut self) -> io::Result<Option<ExitStatus>> {
        self.0.try_wait()
    }

    /// Asks it to end (`Signal::INT`), or ends it (`Signal::KILL`).
    pub(crate) fn signal(&mut self, signal: Signal) {
        // After it has been waited for, its number may belong to another process.
        let is_running = matches!(self.ended(), Ok(None));
        let pid = i32::try_from(self.0.id()).ok().and_then(Pid::from_raw);
        if let Some(pid) = pid.filter(|_| is_running) {
            // It may end just now, which is as well.
            let _ = kill_process_group(pid, signal);
        }
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        self.signal(Signal::KILL);
        let _ = self.0.wait();
    }
}

/// Whether somebody wants the campaign to stop.
#[derive(Clone, Debug, Default)]
pub(crate) struct Interruption(pub(crate) Arc<AtomicBool>);

impl Interruption {
    /// Set by the signals that would end the program.
    pub(crate) fn by_signals() -> io::Result<Self> {
        let interruption = Self::default();
        for signal in [SIGHUP, SIGINT, SIGTERM] {
            flag::register(signal, Arc::clone(&interruption.0))?;
        }
        Ok(interruption)
    }

    /// Whether it is set.
    pub(crate) fn is_set(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}
