//! Standard output, for reports and pages.

use std::fmt::Display;
use std::io::{self, IsTerminal as _, StdoutLock, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use rustix::fs::{OFlags, fcntl_getfl};
use rustix::io::fcntl_getfd;

use super::escaped::{Escaped, Escapes};
use super::patient::{Patient, screen};
use crate::environment;

/// Whether standard output was closed when the program was started.
static IS_CLOSED: AtomicBool = AtomicBool::new(false);

/// Finds out whether standard output is closed. Once `main` runs, `/dev/null` is open in its place.
pub fn look_at_standard_output() {
    let is_closed = fcntl_getfd(rustix::stdio::stdout()).is_err();
    IS_CLOSED.store(is_closed, Ordering::Relaxed);
}

/// Whether standard output is a terminal.
#[must_use]
pub fn is_terminal() -> bool {
    io::stdout().is_terminal()
}

/// How many columns standard output has, if it is a terminal that says so.
#[must_use]
pub fn columns() -> Option<usize> {
    let size = rustix::termios::tcgetwinsize(rustix::stdio::stdout()).ok()?;
    Some(usize::from(size.ws_col)).filter(|columns| *columns > 0)
}

/// Writes one of the program's own pages to the terminal, with its styles.
///
/// # Errors
///
/// Any error of standard output.
pub fn write_styled(page: &impl Display) -> io::Result<()> {
    let mut output = screen().lock();
    write!(output, "{page}")?;
    output.flush()
}

/// Standard output. On a terminal, whatever could do something to it is escaped, whoever writes it.
#[derive(Debug)]
pub struct StandardOutput {
    output: Form,
}

#[derive(Debug)]
enum Form {
    Terminal(Escaped<Plain>),
    Other(Plain),
}

/// Standard output as it is.
type Plain = Patient<StdoutLock<'static>>;

impl StandardOutput {
    /// Standard output, which is no one else's from now on.
    ///
    /// # Errors
    ///
    /// [`io::ErrorKind::Other`] if standard output can't be written to, which the standard library would not say.
    pub fn new(escapes: Escapes) -> io::Result<Self> {
        let output = screen().lock();
        let access = fcntl_getfl(rustix::stdio::stdout())? & OFlags::ACCMODE;
        if access == OFlags::RDONLY || IS_CLOSED.load(Ordering::Relaxed) {
            return Err(io::Error::other("standard output is not open for writing"));
        }
        let output = if is_terminal() {
            Form::Terminal(Escaped::new(output, escapes, !environment::takes_utf8()))
        } else {
            Form::Other(output)
        };
        Ok(Self { output })
    }
}

impl Write for StandardOutput {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.output {
            Form::Terminal(output) => output.write(bytes),
            Form::Other(output) => output.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.output {
            Form::Terminal(output) => output.flush(),
            Form::Other(output) => output.flush(),
        }
    }
}
