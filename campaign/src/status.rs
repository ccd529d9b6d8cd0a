//! The lines that a campaign writes while it runs.

use std::io::{self, IsTerminal as _, Write as _};
use std::time::{Duration, Instant};

/// Writes lines that stay, and a line of status. On a terminal, the next line replaces it.
#[derive(Debug)]
pub(crate) struct Status {
    is_terminal: bool,
    written: Instant,
}

impl Status {
    /// Writes to standard output.
    pub(crate) fn new() -> Self {
        Self {
            is_terminal: io::stdout().is_terminal(),
            written: Instant::now(),
        }
    }

    /// Whether it is time for a new status: a log gets fewer than a terminal.
    pub(crate) fn is_due(&self) -> bool {
        let pause = if self.is_terminal { 500 } else { 30_000 };
        self.written.elapsed() >= Duration::from_millis(pause)
    }

    /// Writes the status.
    pub(crate) fn update(&mut self, line: &str) -> io::Result<()> {
        if !self.is_terminal {
            return self.say(line);
        }
        self.written = Instant::now();
        // Without wrapping, so that the line can be replaced as a whole.
        write!(io::stdout(), "\r\x1b[2K\x1b[?7l{line}\x1b[?7h")?;
        io::stdout().flush()
    }

    /// Writes a text that stays.
    pub(crate) fn say(&mut self, text: &str) -> io::Result<()> {
        self.written = Instant::now();
        let erase = if self.is_terminal { "\r\x1b[2K" } else { "" };
        writeln!(io::stdout(), "{erase}{text}")
    }
}
