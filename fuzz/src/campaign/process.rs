//! Processes of a campaign's own, each at the head of a group, so that the keys that interrupt the
//! campaign don't reach them and it can end them in its own way.

use std::io;
use std::process::{Child, ExitStatus};
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process_group};

/// How long to wait before looking again how a process is.
pub const PAUSE: Duration = Duration::from_millis(100);

/// A process that was started at the head of a group. It ends, with the group, at the latest when
/// this is dropped.
#[derive(Debug)]
pub struct Group {
    leader: Child,
    status: Option<ExitStatus>,
}

impl Group {
    /// The group of a child that was started with `process_group(0)`.
    #[must_use]
    pub fn new(leader: Child) -> Self {
        Self {
            leader,
            status: None,
        }
    }

    /// How it ended, if it did.
    ///
    /// # Errors
    ///
    /// When the system can't tell.
    pub fn ended(&mut self) -> io::Result<Option<ExitStatus>> {
        if self.status.is_none() {
            self.status = self.leader.try_wait()?;
        }
        Ok(self.status)
    }

    /// Asks it to end, as a key would.
    pub fn interrupt(&mut self) {
        self.signal(Signal::INT);
    }

    /// Ends it.
    pub fn kill(&mut self) {
        self.signal(Signal::KILL);
    }

    fn signal(&mut self, signal: Signal) {
        // Once it has been waited for, its number may be somebody else's.
        if matches!(self.ended(), Ok(None)) {
            let pid = i32::try_from(self.leader.id()).ok().and_then(Pid::from_raw);
            if let Some(pid) = pid {
                // It may end in this moment, and then there is nothing to end.
                let _ = kill_process_group(pid, signal);
            }
        }
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        self.kill();
        let _ = self.leader.wait();
    }
}
