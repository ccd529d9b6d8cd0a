//! The real program in a pseudo-terminal: paste, read the screen, and every way of ending.

use std::io::{Read as _, Write as _};
use std::num::NonZero;
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use nix::sys::termios::Termios;
use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use tracklens::terminal::take_over;

use crate::links;

/// How long a screen may take before a test gives up; no test waits for it to pass.
const PATIENCE: Duration = Duration::from_secs(20);

#[test]
fn a_pasted_link_is_read_off_the_screen() {
    let mut terminal = Terminal::start(&["--now", "2025-06-15T15:06:40Z"]);
    terminal.wait_for("Paste a tracked link");
    assert!(terminal.screen(vt100::Screen::bracketed_paste));
    terminal.paste(&links::long_click());
    terminal.wait_for("click, read to the end");
    for expected in [
        "transmission_id  66356369490340228",
        "rcpt_to          user53@example.com",
        "target_link_url  http://wwwwwwwwwwwwwwwwwwww.example.com",
        "Metadata 267 / 1000 bytes",
        "\"pnywfic\": \"VmK\",",
        "rcpt_meta        267 bytes of JSON",
        "230 87 0b 01 7b 22 67 62",
    ] {
        terminal.find(expected);
    }
    assert_eq!(terminal.quit().exit_code(), 0);
}

#[test]
fn a_paste_replaces_the_link_whatever_has_the_focus() {
    let mut terminal = Terminal::start(&[&links::long_click()]);
    terminal.wait_for("click, read to the end");
    terminal.send(b"\t\t\t");
    terminal.wait_for("▸Metadata");
    terminal.paste(&format!(" {}\r", links::list_unsubscribe()));
    terminal.wait_for("list_unsubscribe, read to the end");
    terminal.paste("  ");
    terminal.wait_for("The paste was empty");
    assert_eq!(terminal.quit().exit_code(), 0);
}

#[test]
fn a_link_can_be_typed_and_edited() {
    let mut terminal = Terminal::start(&[]);
    terminal.wait_for("Paste a tracked link");
    terminal.send(links::initial_open().as_bytes());
    terminal.wait_for("initial_open, read to the end");
    terminal.send(b"\x7f\x7f\x7f");
    terminal.wait_for("the last character stands alone");
    terminal.send(b"\x15q");
    terminal.wait_for("No tracked link");
    assert_eq!(terminal.quit().exit_code(), 0);
}

#[test]
fn a_paste_that_comes_as_keys_arrives_whole_and_the_program_can_still_be_quit() {
    let mut terminal = Terminal::start(&[]);
    terminal.wait_for("Paste a tracked link");
    let long = links::initial_open() + &"A".repeat(4000);
    terminal.send(long.as_bytes());
    terminal.wait_for(&format!("{} bytes", long.len()));
    assert_eq!(terminal.quit().exit_code(), 0);
}

#[test]
fn of_several_lines_the_first_is_taken_and_the_others_are_told() {
    let mut terminal = Terminal::start(&[&format!("  {}", links::initial_open())]);
    terminal.wait_for("initial_open, read to the end");
    let lines = [links::list_unsubscribe(), links::long_click()];
    terminal.paste(&lines.join("\r\n"));
    terminal.wait_for("The first of 2 pasted lines is shown; ^O has them all.");
    terminal.find("list_unsubscribe");
    assert_eq!(terminal.quit().exit_code(), 0);
}

#[test]
fn a_link_is_copied_by_way_of_the_terminal() {
    let mut terminal = Terminal::start(&[&links::initial_open()]);
    terminal.wait_for("initial_open, read to the end");
    terminal.send(b"\tl");
    terminal.wait_for("Sent the link");
    let sent = STANDARD.encode(links::initial_open());
    let sequence = format!("\x1b]52;c;{sent}\x1b\\");
    let bytes = terminal.output.lock().unwrap().bytes.clone();
    assert!(String::from_utf8_lossy(&bytes).contains(&sequence));
    assert_eq!(terminal.quit().exit_code(), 0);
}

#[test]
fn a_configuration_gives_the_limit_and_its_warnings_wait_below_the_screen() {
    let file = configuration("includes.conf");
    let mut terminal = Terminal::start(&["--config", &file, &links::long_click()]);
    terminal.wait_for("Metadata 267 / 100 bytes");
    assert!(!terminal.contents().contains("not followed"));
    terminal.send(b"\x03");
    assert_eq!(terminal.ended().exit_code(), 0);
    terminal.wait_for("include \"conf.d\" is not followed");
}

#[test]
fn a_configuration_that_is_wrong_is_told_without_a_screen() {
    let file = configuration("misprint.conf");
    let mut terminal = Terminal::start(&["--config", &file, &links::long_click()]);
    assert_eq!(terminal.ended().exit_code(), 2);
    terminal.wait_for("[misprinted_option]");
    let bytes = terminal.output.lock().unwrap().bytes.clone();
    assert!(!bytes.windows(8).any(|bytes| bytes == b"\x1b[?1049h"));
}

#[test]
fn a_screen_of_another_size_is_laid_out_anew() {
    let mut terminal = Terminal::start(&[&links::long_click()]);
    terminal.wait_for("┌ Bytes");
    terminal.resize(40, 10);
    terminal.wait_for("▸Fields  Detail  Metadata  Bytes");
    terminal.resize(30, 5);
    terminal.wait_for("tracklens needs 40x10");
    assert_eq!(terminal.quit().exit_code(), 0);
}

#[test]
fn megabytes_are_refused_with_their_length() {
    let mut terminal = Terminal::start(&[&links::initial_open()]);
    terminal.wait_for("initial_open, read to the end");
    terminal.paste(&"x".repeat(1_000_000));
    terminal.wait_for("The paste had 1000000 bytes");
    assert_eq!(terminal.quit().exit_code(), 0);
}

#[test]
fn nothing_decoded_reaches_the_terminal_as_a_command() {
    let mut terminal = Terminal::start(&[&links::hostile()]);
    terminal.wait_for("Fault at byte");
    terminal.find(r"\x1b[2J\x1b]0;x\x07https://x.test/");
    terminal.find(r"a\u{202e}@example.com\u{9b}\xff");
    let bytes = terminal.output.lock().unwrap().bytes.clone();
    for forbidden in [
        &b"\x1b[2J\x1b]"[..],
        b"\xe2\x80\xae",
        b"\xc2\x9b",
        b"\xe2\x80\x8b",
    ] {
        let found = bytes
            .windows(forbidden.len())
            .any(|window| window == forbidden);
        assert!(!found, "{}", forbidden.escape_ascii());
    }
    terminal.quit();
}

#[test]
fn without_colour_reverse_video_is_kept() {
    let mut command = program(&[&links::hostile()]);
    command.env("NO_COLOR", "1");
    let terminal = Terminal::run(command);
    // The last of what is marked: the screen is told from the top.
    terminal.wait_for(r"a\u{202e}@example.com");
    terminal.wait_for("^C quit");
    let bytes = terminal.output.lock().unwrap().bytes.clone();
    let has = |wanted: &[u8]| bytes.windows(wanted.len()).any(|window| window == wanted);
    assert!(has(b"\x1b[7m"));
    assert!(!has(b"\x1b[;m"));
    assert!(!has(b"\x1b[31m") && !has(b"\x1b[38;5;"));
    terminal.quit();
}

#[test]
fn a_signal_gives_the_terminal_back() {
    for signal in ["TERM", "HUP", "INT"] {
        let mut terminal = Terminal::start(&[&links::initial_open()]);
        terminal.wait_for("initial_open, read to the end");
        terminal.kill(signal);
        let status = terminal.ended();
        assert!(!status.success(), "{signal}: {status}");
    }
}

#[test]
fn a_panic_gives_the_terminal_back_before_it_is_told() {
    let mut terminal = Terminal::run(this_test("pseudo_terminal::panics_in_a_terminal"));
    let status = terminal.ended();
    assert!(!status.success());
    terminal.wait_for("a panic of the test");
}

#[test]
fn an_error_gives_the_terminal_back() {
    let mut terminal = Terminal::run(this_test("pseudo_terminal::fails_in_a_terminal"));
    terminal.wait_for("an error of the test");
    let status = terminal.ended();
    assert!(!status.success());
}

/// Run by another test, in a terminal of its own.
#[test]
#[ignore = "panics: another test runs it in a terminal of its own"]
fn panics_in_a_terminal() {
    let _taken_over = take_over().unwrap();
    panic!("a panic of the test");
}

/// Run by another test, in a terminal of its own.
#[test]
#[ignore = "fails: another test runs it in a terminal of its own"]
fn fails_in_a_terminal() -> Result<(), String> {
    let _taken_over = take_over().map_err(|error| error.to_string())?;
    Err("an error of the test".to_owned())
}

/// The program, with nothing in its environment that changes what it shows.
fn program(arguments: &[&str]) -> CommandBuilder {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_tracklens"));
    command.args(arguments);
    command.env_remove("NO_COLOR");
    command.env("TERM", "xterm-256color");
    command
}

/// One of the configurations beside this file, wherever the program runs.
fn configuration(name: &str) -> String {
    format!("{}/tests/configurations/{name}", env!("CARGO_MANIFEST_DIR"))
}

/// One ignored test of this program.
fn this_test(name: &str) -> CommandBuilder {
    let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
    command.args(["--ignored", "--exact", "--nocapture", name]);
    command.env("RUST_BACKTRACE", "0");
    command
}

struct Terminal {
    master: Box<dyn MasterPty + Send>,
    child: Box<dyn Child + Send + Sync>,
    input: Box<dyn std::io::Write + Send>,
    output: Arc<Mutex<Output>>,
    /// The modes of the terminal's driver before the program ran.
    before: Option<Termios>,
}

struct Output {
    parser: vt100::Parser,
    bytes: Vec<u8>,
}

impl Terminal {
    fn start(arguments: &[&str]) -> Self {
        Self::run(program(arguments))
    }

    fn run(command: CommandBuilder) -> Self {
        let pair = native_pty_system().openpty(size(120, 40)).unwrap();
        let before = pair.master.get_termios();
        assert!(before.is_some());
        let child = pair.slave.spawn_command(command).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let output = Arc::new(Mutex::new(Output {
            parser: vt100::Parser::new(cells(40), cells(120), 0),
            bytes: Vec::new(),
        }));
        let written = Arc::clone(&output);
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(len @ 1..) = reader.read(&mut buffer) {
                let mut output = written.lock().unwrap();
                output.parser.process(&buffer[..len]);
                output.bytes.extend(&buffer[..len]);
            }
        });
        Self {
            input: pair.master.take_writer().unwrap(),
            master: pair.master,
            child,
            output,
            before,
        }
    }

    fn send(&mut self, keys: &[u8]) {
        self.input.write_all(keys).unwrap();
    }

    fn paste(&mut self, text: &str) {
        self.send(format!("\x1b[200~{text}\x1b[201~").as_bytes());
    }

    fn resize(&mut self, columns: u16, rows: u16) {
        let mut output = self.output.lock().unwrap();
        output
            .parser
            .screen_mut()
            .set_size(cells(rows), cells(columns));
        self.master.resize(size(columns, rows)).unwrap();
    }

    fn kill(&self, signal: &str) {
        let id = self.child.process_id().unwrap().to_string();
        let killed = Command::new("kill").args(["-s", signal, &id]).status();
        assert!(killed.unwrap().success());
    }

    fn screen<T>(&self, of: impl FnOnce(&vt100::Screen) -> T) -> T {
        of(self.output.lock().unwrap().parser.screen())
    }

    /// Waits until a text stands on the screen.
    fn wait_for(&self, text: &str) {
        assert!(
            self.appears(text, PATIENCE),
            "{text:?} is not on\n{}",
            self.contents()
        );
    }

    /// Scrolls through the panes until a text stands on the screen.
    fn find(&mut self, text: &str) {
        for _ in 0..5 {
            self.send(&b"\x1b[5~".repeat(8));
            for _ in 0..8 {
                if self.appears(text, Duration::from_millis(50)) {
                    return;
                }
                self.send(b"\x1b[6~");
            }
            self.send(b"\t");
        }
        self.wait_for(text);
    }

    fn appears(&self, text: &str, patience: Duration) -> bool {
        let start = Instant::now();
        while start.elapsed() < patience {
            if self.contents().contains(text) {
                return true;
            }
            thread::sleep(Duration::from_millis(5));
        }
        false
    }

    fn contents(&self) -> String {
        self.screen(vt100::Screen::contents)
    }

    /// Quits as a user does, and checks that the terminal is given back.
    fn quit(mut self) -> ExitStatus {
        self.send(b"\x03");
        self.ended()
    }

    /// Waits until the program has ended, and checks that it gave the terminal back.
    fn ended(&mut self) -> ExitStatus {
        let status = self.child.wait().unwrap();
        let start = Instant::now();
        while !self.is_given_back() && start.elapsed() < PATIENCE {
            thread::sleep(Duration::from_millis(5));
        }
        assert!(self.is_given_back());
        status
    }

    fn is_given_back(&self) -> bool {
        self.screen(|screen| {
            !screen.alternate_screen() && !screen.bracketed_paste() && !screen.hide_cursor()
        }) && self.master.get_termios() == self.before
    }
}

fn size(columns: u16, rows: u16) -> PtySize {
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
