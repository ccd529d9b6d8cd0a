//! The program in a terminal, which answers when it is asked for its background.

use std::error::Error;
use std::io::{Read as _, Write};
use std::num::NonZero;
use std::path::Path;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use super::palette::Palette;

/// The columns and rows of the pictures.
pub(super) const COLUMNS: u16 = 120;
pub(super) const ROWS: u16 = 36;

/// How long a text may take to come to the screen.
const PATIENCE: Duration = Duration::from_secs(20);

/// A screen on which nothing changes for so long is finished.
const CALM: Duration = Duration::from_millis(300);

/// How the background is asked for, and how the kind of terminal is.
const BACKGROUND: &[u8] = b"\x1b]11;?";
const KIND: &[u8] = b"\x1b[c";

/// The program in a terminal.
pub(super) struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    _master: Box<dyn MasterPty + Send>,
    input: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    parser: vt100::Parser,
    background: String,
}

impl Terminal {
    /// Starts the program at a fixed time, without preferences.
    pub(super) fn start(program: &Path, palette: &Palette) -> Result<Self, Box<dyn Error>> {
        let size = PtySize {
            rows: ROWS,
            cols: COLUMNS,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size)?;
        let mut command = CommandBuilder::new(program);
        command.args(["--now", "2025-11-01T12:00:00Z"]);
        command.env_clear();
        command.env("XDG_CONFIG_HOME", "/no-such-folder");
        command.env("TERM", "xterm-256color");
        command.env("COLORTERM", "truecolor");
        let child = pair.slave.spawn_command(command)?;
        let mut reader = pair.master.try_clone_reader()?;
        let (written, output) = mpsc::channel();
        thread::spawn(move || {
            let mut buffer = [0; 8192];
            while let Ok(len @ 1..) = reader.read(&mut buffer) {
                if written.send(buffer[..len].to_vec()).is_err() {
                    return;
                }
            }
        });
        let [red, green, blue] = palette.background;
        let cells = |count| NonZero::new(count).ok_or("a screen without cells");
        Ok(Self {
            child,
            input: pair.master.take_writer()?,
            _master: pair.master,
            output,
            parser: vt100::Parser::new(cells(ROWS)?, cells(COLUMNS)?, 0),
            background: format!(
                "\x1b]11;rgb:{red:02x}{red:02x}/{green:02x}{green:02x}/{blue:02x}{blue:02x}\x1b\\"
            ),
        })
    }

    /// Sends keys, and waits until a text is on the screen and nothing changes any more.
    pub(super) fn send(
        &mut self,
        keys: &str,
        until: &str,
    ) -> Result<vt100::Screen, Box<dyn Error>> {
        self.input.write_all(keys.as_bytes())?;
        let start = Instant::now();
        loop {
            match self.output.recv_timeout(CALM) {
                Ok(bytes) => self.take(&bytes)?,
                Err(RecvTimeoutError::Timeout) if self.shows(until) => {
                    return Ok(self.parser.screen().clone());
                }
                Err(RecvTimeoutError::Timeout) if start.elapsed() < PATIENCE => {}
                Err(_) => {
                    let screen = self.parser.screen().contents();
                    return Err(format!("{until:?} is not on the screen:\n{screen}").into());
                }
            }
        }
    }

    fn shows(&self, text: &str) -> bool {
        self.parser.screen().contents().contains(text)
    }

    fn take(&mut self, bytes: &[u8]) -> Result<(), Box<dyn Error>> {
        self.parser.process(bytes);
        let asks = |question: &[u8]| bytes.windows(question.len()).any(|it| it == question);
        if asks(BACKGROUND) {
            self.input.write_all(self.background.as_bytes())?;
        }
        if asks(KIND) {
            self.input.write_all(b"\x1b[?62;22c")?;
        }
        Ok(())
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
