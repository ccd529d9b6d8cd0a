//! A program in a pseudo-terminal, what it wrote, and what its screen shows.

use std::io::{self, Read as _, Write};
use std::num::NonZero;
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use nix::sys::termios::Termios;
use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};

/// How often a test looks at something before it gives up, which is for 20 seconds; no test waits for them to pass. The
/// looks are counted and not the time, which goes on while a machine stands still.
const LOOKS: usize = 4000;

/// How long a test waits until it looks again.
const PAUSE: Duration = Duration::from_millis(5);

/// The program, with nothing in its environment that changes what it shows, or where it copies to.
pub(crate) fn program(arguments: &[&str]) -> CommandBuilder {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_tracklens"));
    command.args(arguments);
    tame(command)
}

/// A script for a shell, which finds the program as `$0` and a link as `$1`.
pub(crate) fn shell(options: &[&str], script: &str, link: &str) -> CommandBuilder {
    let mut command = CommandBuilder::new("sh");
    command.args(options);
    command.args(["-c", script, env!("CARGO_BIN_EXE_tracklens"), link]);
    tame(command)
}

/// Takes from the environment what changes what a program shows, or where it copies to.
pub(crate) fn tame(mut command: CommandBuilder) -> CommandBuilder {
    // Whoever runs the tests may have preferences.
    command.env("XDG_CONFIG_HOME", "/no-such-folder");
    for name in [
        "NO_COLOR",
        "COLORTERM",
        "DISPLAY",
        "WAYLAND_DISPLAY",
        "SSH_CONNECTION",
        "SSH_TTY",
        "TMUX",
        "STY",
    ] {
        command.env_remove(name);
    }
    // It does not answer what its background is.
    command.env("COLORFGBG", "15;0");
    command.env("TERM", "xterm-256color");
    command.env("LC_ALL", "C.UTF-8");
    command
}

pub(crate) struct Terminal {
    master: Box<dyn MasterPty + Send>,
    child: Box<dyn Child + Send + Sync>,
    input: Box<dyn Write + Send>,
    output: Arc<Mutex<Output>>,
    /// The modes of the terminal's driver before the program ran.
    before: Option<Termios>,
    /// Whether the last that was sent is a paste.
    has_pasted: bool,
}

struct Output {
    parser: vt100::Parser,
    bytes: Vec<u8>,
    /// Why nothing more is read.
    end: Option<io::Result<()>>,
}

impl Terminal {
    pub(crate) fn start(arguments: &[&str]) -> Self {
        Self::run(program(arguments))
    }

    pub(crate) fn run(command: CommandBuilder) -> Self {
        let pair = native_pty_system().openpty(size(120, 40)).unwrap();
        let before = pair.master.get_termios();
        assert!(before.is_some());
        let child = pair.slave.spawn_command(command).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let output = Arc::new(Mutex::new(Output {
            parser: vt100::Parser::new(cells(40), cells(120), 0),
            bytes: Vec::new(),
            end: None,
        }));
        let written = Arc::clone(&output);
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            loop {
                let read = reader.read(&mut buffer);
                let mut output = written.lock().unwrap();
                match read {
                    Ok(len @ 1..) => {
                        output.parser.process(&buffer[..len]);
                        output.bytes.extend(&buffer[..len]);
                    }
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                    end => {
                        output.end = Some(end.map(drop));
                        return;
                    }
                }
            }
        });
        Self {
            input: pair.master.take_writer().unwrap(),
            master: pair.master,
            child,
            output,
            before,
            has_pasted: false,
        }
    }

    pub(crate) fn send(&mut self, keys: &[u8]) {
        // The program takes keys that come within 10 ms for a part of the paste.
        if std::mem::take(&mut self.has_pasted) {
            thread::sleep(Duration::from_millis(15));
        }
        self.input.write_all(keys).unwrap();
    }

    pub(crate) fn paste(&mut self, text: &str) {
        self.send(format!("\x1b[200~{text}\x1b[201~").as_bytes());
        self.has_pasted = true;
    }

    /// Sends a paste with its end markers in pieces that the program reads one at a time.
    pub(crate) fn paste_in_pieces(&mut self, pieces: &[&[u8]]) {
        for piece in pieces {
            self.send(piece);
            thread::sleep(Duration::from_millis(20));
        }
        self.has_pasted = true;
    }

    pub(crate) fn resize(&mut self, columns: u16, rows: u16) {
        let mut output = self.output.lock().unwrap();
        output
            .parser
            .screen_mut()
            .set_size(cells(rows), cells(columns));
        self.master.resize(size(columns, rows)).unwrap();
    }

    /// The number of its process.
    pub(crate) fn id(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    pub(crate) fn kill(&self, signal: &str) {
        kill_process(&self.id().to_string(), signal);
    }

    pub(crate) fn screen<T>(&self, of: impl FnOnce(&vt100::Screen) -> T) -> T {
        of(self.output.lock().unwrap().parser.screen())
    }

    /// All that the program has written until now.
    pub(crate) fn written(&self) -> Vec<u8> {
        self.output.lock().unwrap().bytes.clone()
    }

    pub(crate) fn has_written(&self, wanted: &[u8]) -> bool {
        self.count_written(wanted) > 0
    }

    /// How often something was written.
    pub(crate) fn count_written(&self, wanted: &[u8]) -> usize {
        let written = self.written();
        let windows = written.windows(wanted.len());
        windows.filter(|window| *window == wanted).count()
    }

    /// The end of what the program has written, and why nothing more was read.
    fn last_written(&self) -> String {
        let output = self.output.lock().unwrap();
        let last = &output.bytes[output.bytes.len().saturating_sub(200)..];
        format!("{} (end: {:?})", last.escape_ascii(), output.end)
    }

    /// Waits until a text stands on the screen.
    pub(crate) fn wait_for(&self, text: &str) {
        self.wait_until(&format!("{text:?} is on the screen"), |terminal| {
            terminal.contents().contains(text)
        });
    }

    pub(crate) fn wait_until(&self, what: &str, is_so: impl Fn(&Self) -> bool) {
        assert!(
            self.comes_true(LOOKS, is_so),
            "not so: {what}\n{}\n{}",
            self.last_written(),
            self.contents()
        );
    }

    /// Scrolls through the panes until a text stands on the screen.
    pub(crate) fn find(&mut self, text: &str) {
        let stands_there = |terminal: &Self| terminal.contents().contains(text);
        for _ in 0..5 {
            self.send(&b"\x1b[5~".repeat(8));
            for _ in 0..8 {
                if self.comes_true(10, stands_there) {
                    return;
                }
                self.send(b"\x1b[6~");
            }
            self.send(b"\t");
        }
        self.wait_for(text);
    }

    fn comes_true(&self, looks: usize, is_so: impl Fn(&Self) -> bool) -> bool {
        come(looks, || is_so(self).then_some(())).is_some()
    }

    pub(crate) fn contents(&self) -> String {
        self.screen(vt100::Screen::contents)
    }

    /// Quits as a user does, and checks that the terminal is given back.
    pub(crate) fn quit(mut self) -> ExitStatus {
        self.send(b"\x03");
        self.ended()
    }

    /// Waits until the program has ended, and checks that it gave the terminal back.
    pub(crate) fn ended(&mut self) -> ExitStatus {
        let status = status_of(&mut *self.child);
        let given_back = format!("the terminal is given back, after {status}");
        self.wait_until(&given_back, |it| it.is_at_end() && it.is_given_back());
        status
    }

    /// Whether all that the program wrote was read.
    fn is_at_end(&self) -> bool {
        self.output.lock().unwrap().end.is_some()
    }

    /// Waits until the shell that was started has the terminal, and not what it runs: only then what is sent is for it.
    pub(crate) fn wait_for_shell(&self) {
        self.wait_until("the shell has the terminal", |terminal| {
            let leader = terminal.master.process_group_leader();
            let leader = leader.and_then(|it| u32::try_from(it).ok());
            leader.is_some() && leader == terminal.child.process_id()
        });
    }

    pub(crate) fn is_given_back(&self) -> bool {
        self.screen(|screen| {
            !screen.alternate_screen()
                && !screen.bracketed_paste()
                && !screen.hide_cursor()
                && screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None
        }) && self.master.get_termios() == self.before
    }

    pub(crate) fn is_taken_over(&self) -> bool {
        self.screen(|screen| screen.alternate_screen() && screen.bracketed_paste())
            && self.master.get_termios() != self.before
    }
}

/// How a program ended, as soon as it did.
pub(crate) fn status_of(child: &mut dyn Child) -> ExitStatus {
    come(LOOKS, || child.try_wait().unwrap()).expect("it runs still")
}

/// Looks for something until it comes, or until it was looked for this often.
fn come<T>(looks: usize, mut look: impl FnMut() -> Option<T>) -> Option<T> {
    for _ in 0..looks {
        let come = look();
        if come.is_some() {
            return come;
        }
        thread::sleep(PAUSE);
    }
    look()
}

pub(crate) fn size(columns: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols: columns,
        pixel_width: 0,
        pixel_height: 0,
    }
}

fn cells(count: u16) -> NonZero<u16> {
    NonZero::new(count).unwrap()
}

/// Sends a signal to a process.
pub(crate) fn kill_process(id: &str, signal: &str) {
    let killed = Command::new("kill").args(["-s", signal, id]).status();
    assert!(killed.unwrap().success());
}
