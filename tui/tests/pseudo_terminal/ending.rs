//! Every way of ending: the terminal is given back.

use std::io::Read as _;

use portable_pty::{CommandBuilder, native_pty_system};
use tracklens::terminal::take_over;

use super::harness::{Terminal, program, size, status_of};
use crate::links;

#[test]
fn a_signal_gives_the_terminal_back() {
    for signal in [
        "TERM", "HUP", "INT", "QUIT", "ABRT", "ALRM", "BUS", "PROF", "SYS", "TRAP", "USR1", "USR2",
        "VTALRM", "XCPU",
    ] {
        let mut terminal = Terminal::start(&[&links::initial_open()]);
        terminal.wait_for("initial_open, read to the end");
        terminal.kill(signal);
        let status = terminal.ended();
        assert!(status.signal().is_some(), "{signal}: {status}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_signal_that_only_some_systems_have_gives_the_terminal_back() {
    for signal in ["IO", "STKFLT", "PWR", "34", "40", "64"] {
        let mut terminal = Terminal::start(&[&links::initial_open()]);
        terminal.wait_for("initial_open, read to the end");
        terminal.kill(signal);
        let status = terminal.ended();
        assert!(status.exit_code() > 128, "{signal}: {status}");
    }
}

#[test]
fn a_signal_that_says_what_a_write_says_too_ends_nothing() {
    let terminal = Terminal::start(&[&links::initial_open()]);
    terminal.wait_for("initial_open, read to the end");
    terminal.kill("PIPE");
    terminal.kill("XFSZ");
    assert_eq!(terminal.quit().exit_code(), 0);
}

#[test]
fn a_program_whose_terminal_goes_away_ends() {
    // Only where it is the controlling terminal, the system sends a signal.
    for is_controlling in [true, false] {
        let mut command = program(&[&links::initial_open()]);
        command.set_controlling_tty(is_controlling);
        let pair = native_pty_system().openpty(size(120, 40)).unwrap();
        let mut child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let mut read = Vec::new();
        let mut buffer = [0; 4096];
        while !String::from_utf8_lossy(&read).contains("initial_open") {
            let len = reader.read(&mut buffer).unwrap();
            read.extend_from_slice(&buffer[..len]);
        }
        drop((pair.master, reader));
        let status = status_of(&mut *child);
        assert!(!status.success(), "{status}");
    }
}

#[test]
fn a_panic_restores_the_terminal_before_its_message() {
    let mut terminal = Terminal::run(this_test("panics_in_a_terminal"));
    let status = terminal.ended();
    assert!(!status.success());
    terminal.wait_for("a panic of the test");
}

#[test]
fn an_error_gives_the_terminal_back() {
    let mut terminal = Terminal::run(this_test("fails_in_a_terminal"));
    terminal.wait_for("an error of the test");
    let status = terminal.ended();
    assert!(!status.success());
}

/// Run by another test, in a terminal of its own.
#[test]
#[ignore = "panics: another test runs it in a terminal of its own"]
fn panics_in_a_terminal() {
    let _taken_over = take_over(true).unwrap();
    panic!("a panic of the test");
}

/// Run by another test, in a terminal of its own.
#[test]
#[ignore = "fails: another test runs it in a terminal of its own"]
fn fails_in_a_terminal() -> Result<(), String> {
    let _taken_over = take_over(true).map_err(|error| error.to_string())?;
    Err("an error of the test".to_owned())
}

/// One ignored test of this file.
fn this_test(name: &str) -> CommandBuilder {
    let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
    command.args(["--ignored", "--exact", "--nocapture"]);
    command.arg(format!("pseudo_terminal::ending::{name}"));
    command.env("RUST_BACKTRACE", "0");
    command
}
