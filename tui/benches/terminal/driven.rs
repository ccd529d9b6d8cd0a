//! A program that is driven in a terminal of its own.

use std::io::{Read as _, Write};
use std::num::NonZero;
use std::path::Path;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, PtySize, native_pty_system};

const COLUMNS: u16 = 120;
const ROWS: u16 = 40;

/// How long a frame may take before the measuring is given up.
const PATIENCE: Duration = Duration::from_secs(20);

/// What ends a frame: the terminal is to show now what it was sent.
const END_OF_FRAME: &[u8] = b"\x1b[?2026l";

/// What a program wrote, and when it was read.
struct Chunk {
    read: Instant,
    bytes: Vec<u8>,
}

/// A program in a terminal.
pub(crate) struct Driven {
    child: Box<dyn Child + Send + Sync>,
    started: Instant,
    /// Texts for the program: a long one is written while what the program says is read.
    input: Sender<Vec<u8>>,
    output: Receiver<Chunk>,
    parser: vt100::Parser,
    /// The last bytes that were read, in which the end of a frame may have begun.
    tail: Vec<u8>,
}

impl Driven {
    pub(crate) fn start(program: &Path) -> Self {
        let size = PtySize {
            rows: ROWS,
            cols: COLUMNS,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).expect("a terminal");
        let mut reader = pair.master.try_clone_reader().expect("its output");
        let mut writer = pair.master.take_writer().expect("its input");
        let (input, texts) = mpsc::channel::<Vec<u8>>();
        let (chunks, output) = mpsc::channel();
        thread::spawn(move || {
            for text in texts {
                // A program that has ended reads nothing more.
                let _ = writer.write_all(&text);
            }
            drop(pair.master);
        });
        thread::spawn(move || {
            let mut buffer = [0; 8192];
            while let Ok(len @ 1..) = reader.read(&mut buffer) {
                let read = Instant::now();
                let bytes = buffer[..len].to_vec();
                if chunks.send(Chunk { read, bytes }).is_err() {
                    return;
                }
            }
        });
        let mut command = CommandBuilder::new(program);
        command.env_remove("NO_COLOR");
        command.env("XDG_CONFIG_HOME", "/no-such-folder");
        command.env("TERM", "xterm-256color");
        let started = Instant::now();
        let child = pair.slave.spawn_command(command).expect("the program");
        Self {
            child,
            started,
            input,
            output,
            parser: vt100::Parser::new(cells(ROWS), cells(COLUMNS), 0),
            tail: Vec::new(),
        }
    }

    /// The time from the start to the first frame that shows a text.
    pub(crate) fn first_frame(&mut self, shown: &str) -> Duration {
        self.frame_with(shown) - self.started
    }

    /// The time from the start of a paste to the first frame that shows a text.
    pub(crate) fn paste(&mut self, text: &str, shown: &str) -> Duration {
        let paste = format!("\x1b[200~{text}\x1b[201~").into_bytes();
        let start = Instant::now();
        self.input.send(paste).expect("the program still reads");
        self.frame_with(shown) - start
    }

    /// How many bytes the program writes in this time, when nothing is done to it.
    pub(crate) fn bytes_within(&mut self, time: Duration) -> usize {
        let end = Instant::now() + time;
        let mut count = 0;
        while let Some(left) = end.checked_duration_since(Instant::now()) {
            match self.output.recv_timeout(left) {
                Ok(chunk) => count += chunk.bytes.len(),
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => panic!("the program has ended"),
            }
        }
        count
    }

    pub(crate) fn process_id(&self) -> u32 {
        self.child.process_id().expect("a process that runs")
    }

    /// Quits the program as its user does: not so soon that the key would belong to a paste.
    pub(crate) fn quit(mut self) {
        thread::sleep(Duration::from_millis(50));
        self.input.send(vec![3]).expect("the program still reads");
        let status = self.child.wait().expect("a process that ends");
        assert!(status.success(), "{status}");
    }

    /// When the end of the first frame was read that shows a text.
    fn frame_with(&mut self, shown: &str) -> Instant {
        loop {
            let chunk = self.output.recv_timeout(PATIENCE);
            let chunk = chunk.unwrap_or_else(|_| {
                let contents = self.parser.screen().contents();
                panic!("no frame shows {shown:?}:\n{contents}")
            });
            self.parser.process(&chunk.bytes);
            if self.ends_a_frame(&chunk.bytes) && self.parser.screen().contents().contains(shown) {
                return chunk.read;
            }
        }
    }

    fn ends_a_frame(&mut self, bytes: &[u8]) -> bool {
        self.tail.extend_from_slice(bytes);
        let mut windows = self.tail.windows(END_OF_FRAME.len());
        let ends = windows.any(|window| window == END_OF_FRAME);
        let kept = self.tail.len().min(END_OF_FRAME.len() - 1);
        self.tail.drain(..self.tail.len() - kept);
        ends
    }
}

fn cells(count: u16) -> NonZero<u16> {
    NonZero::new(count).expect("a size")
}
