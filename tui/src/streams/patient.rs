//! Reading and writing that wait for what is not ready.

use std::io::{self, Read, Stdin, Stdout, StdoutLock, Write};
use std::os::fd::AsFd;

use rustix::event::{PollFd, PollFlags, poll};
use rustix::fs::FileType;

/// The terminal, for frames and whatever else is meant for it alone. Nothing is escaped.
pub(crate) fn screen() -> Patient<Stdout> {
    Patient::new(io::stdout())
}

/// Standard input.
#[must_use]
pub fn standard_input() -> impl Read + Send {
    Fused {
        input: Patient::<Stdin>::new(io::stdin()),
        is_at_end: false,
    }
}

/// Input that stays at its end. A terminal would go on after Ctrl-D.
#[derive(Debug)]
struct Fused<R> {
    input: R,
    is_at_end: bool,
}

impl<R: Read> Read for Fused<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.is_at_end {
            return Ok(0);
        }
        let len = self.input.read(buffer)?;
        self.is_at_end = len == 0 && !buffer.is_empty();
        Ok(len)
    }
}

/// How many bytes standard input has, if that is a file.
#[must_use]
pub fn standard_input_len() -> Option<u64> {
    let status = rustix::fs::fstat(rustix::stdio::stdin()).ok()?;
    let is_file = FileType::from_raw_mode(status.st_mode) == FileType::RegularFile;
    u64::try_from(status.st_size).ok().filter(|_| is_file)
}

/// A stream that is waited for.
///
/// Whoever shares a pipe or a terminal with the program can have it not block; then it says that it is not ready.
#[derive(Debug)]
pub(crate) struct Patient<S> {
    stream: S,
}

impl<S> Patient<S> {
    pub(super) const fn new(stream: S) -> Self {
        Self { stream }
    }
}

impl Patient<Stdout> {
    /// The same output, which nobody else writes to in the meantime.
    pub(crate) fn lock(&self) -> Patient<StdoutLock<'static>> {
        Patient::new(self.stream.lock())
    }
}

impl<S: AsFd> Patient<S> {
    /// Does something with the stream, as soon as it is ready for it.
    fn when_ready<T>(
        &mut self,
        ready: PollFlags,
        mut act: impl FnMut(&mut S) -> io::Result<T>,
    ) -> io::Result<T> {
        loop {
            match act(&mut self.stream) {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                    let mut stream = [PollFd::new(&self.stream, ready)];
                    match poll(&mut stream, None) {
                        Ok(_) | Err(rustix::io::Errno::INTR) => {}
                        Err(error) => return Err(error.into()),
                    }
                }
                done => return done,
            }
        }
    }
}

impl<R: AsFd + Read> Read for Patient<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.when_ready(PollFlags::IN, |input| input.read(buffer))
    }
}

impl<W: AsFd + Write> Write for Patient<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.when_ready(PollFlags::OUT, |output| output.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.when_ready(PollFlags::OUT, Write::flush)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;
    use std::os::unix::net::UnixStream;
    use std::thread;

    use super::*;

    #[test]
    fn a_stream_that_is_not_ready_is_waited_for() {
        let (writer, reader) = UnixStream::pair().unwrap();
        writer.set_nonblocking(true).unwrap();
        reader.set_nonblocking(true).unwrap();
        let mut reader = Patient::new(reader);
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
