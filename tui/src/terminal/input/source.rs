//! Reading the terminal.

use std::io::{self, Write};
use std::os::unix::net::UnixStream;
use std::time::{Duration, Instant};

use ratatui::crossterm::event::Event;
use ratatui::crossterm::terminal::size;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use signal_hook::consts::SIGWINCH;
use signal_hook::low_level::pipe;

use super::answer::QUESTION;
use super::came::Came;
use super::stream::Stream;

/// The most bytes that are read at a time. A terminal gives no more.
const CHUNK: usize = 4096;

/// How long the program waits at its end for an answer: terminals answer sooner.
const LAST_ANSWER: Duration = Duration::from_millis(200);

/// The input of the terminal, and changes of its size.
#[derive(Debug)]
pub(in crate::terminal) struct Input {
    stream: Stream,
    resized: UnixStream,
}

impl Input {
    /// Listens from now on.
    pub(in crate::terminal) fn new() -> io::Result<Self> {
        let (resized, sender) = UnixStream::pair()?;
        resized.set_nonblocking(true)?;
        pipe::register(SIGWINCH, sender)?;
        Ok(Self {
            stream: Stream::default(),
            resized,
        })
    }

    /// Asks the terminal for its background. The answer comes when it comes, or never.
    pub(in crate::terminal) fn ask_for_background(
        &mut self,
        output: &mut impl Write,
    ) -> io::Result<()> {
        self.stream.expect_answer(Instant::now());
        output.write_all(QUESTION)?;
        output.flush()
    }

    /// Waits a moment for an answer that may still come, so that it is not typed into the shell after the program.
    pub(in crate::terminal) fn take_last_answer(&mut self) -> io::Result<()> {
        let until = Instant::now() + LAST_ANSWER;
        while self.stream.awaits_answer() && self.next(Some(until))?.is_some() {}
        Ok(())
    }

    /// What comes next, or nothing if nothing comes until then. Without a time, it is waited for.
    pub(in crate::terminal) fn next(&mut self, until: Option<Instant>) -> io::Result<Option<Came>> {
        let now = Some(Instant::now());
        while self.stream.may_read_ahead() && self.wait(now)?[0] {
            self.read()?;
        }
        loop {
            if let Some(came) = self.stream.next() {
                return Ok(Some(came));
            }
            let unfinished = self.stream.deadline();
            let deadline = until.into_iter().chain(unfinished).min();
            let [typed, resized] = self.wait(deadline)?;
            if typed {
                self.read()?;
                // A paste that never ends does not keep the program from everything else.
                let is_late = until.is_some_and(|until| until <= Instant::now());
                if is_late && self.stream.is_within_a_paste() && !self.stream.has_come() {
                    return Ok(None);
                }
            } else if resized {
                while matches!(rustix::io::read(&self.resized, &mut [0; 64]), Ok(1..)) {}
                let (columns, rows) = size()?;
                return Ok(Some(Came::Event(Event::Resize(columns, rows))));
            } else if unfinished.is_some_and(|deadline| deadline <= Instant::now()) {
                self.stream.expire();
            } else if until.is_some_and(|until| until <= Instant::now()) {
                return Ok(None);
            }
        }
    }

    /// Waits for input or for another size, at most until then.
    fn wait(&self, deadline: Option<Instant>) -> io::Result<[bool; 2]> {
        let stdin = rustix::stdio::stdin();
        let mut sources = [
            PollFd::new(&stdin, PollFlags::IN),
            PollFd::new(&self.resized, PollFlags::IN),
        ];
        let left = deadline.map(|it| it.saturating_duration_since(Instant::now()));
        let left = left.and_then(|left| Timespec::try_from(left).ok());
        match poll(&mut sources, left.as_ref()) {
            Ok(_) => Ok(sources.map(|it| !it.revents().is_empty())),
            Err(rustix::io::Errno::INTR) => Ok([false; 2]),
            Err(error) => Err(error.into()),
        }
    }

    fn read(&mut self) -> io::Result<()> {
        let mut chunk = [0; CHUNK];
        match rustix::io::read(rustix::stdio::stdin(), &mut chunk) {
            // It has gone away.
            Ok(0) => Err(io::ErrorKind::UnexpectedEof.into()),
            Ok(len) => {
                self.stream.take(&chunk[..len], Instant::now());
                Ok(())
            }
            Err(rustix::io::Errno::INTR | rustix::io::Errno::AGAIN) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }
}
