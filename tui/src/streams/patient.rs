//! Writing that waits for an output that is not ready.

use std::io::{self, Stdout, StdoutLock, Write};
use std::os::fd::AsFd;

use rustix::event::{PollFd, PollFlags, poll};

/// The terminal, for frames and whatever else is meant for it alone. Nothing is escaped.
pub(crate) fn screen() -> Patient<Stdout> {
    Patient::new(io::stdout())
}

/// An output that is waited for.
///
/// Whoever shares a pipe or a terminal with the program can have it not block; then it says that it is not ready.
#[derive(Debug)]
pub(crate) struct Patient<W> {
    output: W,
}

impl<W> Patient<W> {
    pub(super) const fn new(output: W) -> Self {
        Self { output }
    }
}

impl Patient<Stdout> {
    /// The same output, which nobody else writes to in the meantime.
    pub(crate) fn lock(&self) -> Patient<StdoutLock<'static>> {
        Patient::new(self.output.lock())
    }
}

impl<W: AsFd + Write> Patient<W> {
    /// Does something with the output, as soon as it is ready for it.
    fn when_ready<T>(&mut self, mut act: impl FnMut(&mut W) -> io::Result<T>) -> io::Result<T> {
        loop {
            match act(&mut self.output) {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                    let mut output = [PollFd::new(&self.output, PollFlags::OUT)];
                    match poll(&mut output, None) {
                        Ok(_) | Err(rustix::io::Errno::INTR) => {}
                        Err(error) => return Err(error.into()),
                    }
                }
                done => return done,
            }
        }
    }
}

impl<W: AsFd + Write> Write for Patient<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.when_ready(|output| output.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.when_ready(Write::flush)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;
    use std::os::unix::net::UnixStream;
    use std::thread;

    use super::*;

    #[test]
    fn an_output_that_is_not_ready_is_waited_for() {
        let (writer, mut reader) = UnixStream::pair().unwrap();
        writer.set_nonblocking(true).unwrap();
        let bytes = vec![b'x'; 4 << 20];
        let expected = bytes.len();
        let reading = thread::spawn(move || {
            let mut read = Vec::new();
            reader.read_to_end(&mut read).map(|_| read.len())
        });
        let mut output = Patient::new(writer);
        output.write_all(&bytes).unwrap();
        output.flush().unwrap();
        drop(output);
        assert_eq!(reading.join().unwrap().unwrap(), expected);
    }
}
