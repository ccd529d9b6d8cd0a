//! Copies: to the terminal, and to the desktop.

use std::fs;
use std::path::PathBuf;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use portable_pty::CommandBuilder;

use super::harness::{Terminal, program};
use crate::links;

#[test]
fn a_link_is_copied_by_way_of_the_terminal() {
    let mut terminal = Terminal::start(&[&links::initial_open()]);
    terminal.wait_for("initial_open, read to the end");
    terminal.send(b"Y");
    terminal.wait_for("by OSC 52 to the terminal");
    assert!(terminal.has_written(&by_the_terminal(&links::initial_open())));
    assert_eq!(terminal.quit().exit_code(), 0);
}

#[test]
fn on_a_desktop_its_own_program_copies_and_the_terminal_is_not_asked() {
    let copied = file("on_a_desktop");
    let mut command = on_a_desktop("reads");
    command.env("COPIED", &copied);
    let mut terminal = Terminal::run(command);
    terminal.wait_for("initial_open, read to the end");
    terminal.send(b"Y");
    let link = links::initial_open();
    terminal.wait_for(&format!(
        "Copied the link, {} bytes, by wl-copy.",
        link.len()
    ));
    let expected = format!("--type text/plain\n{link}");
    assert_eq!(fs::read_to_string(&copied).unwrap(), expected);
    assert!(!terminal.has_written(b"\x1b]52;"));
    assert_eq!(terminal.quit().exit_code(), 0);
}

#[test]
fn where_the_desktop_s_program_fails_the_terminal_is_asked() {
    let mut terminal = Terminal::run(on_a_desktop("fails"));
    terminal.wait_for("initial_open, read to the end");
    terminal.send(b"Y");
    terminal.wait_for("by OSC 52 to the terminal");
    assert!(terminal.has_written(&by_the_terminal(&links::initial_open())));
    assert_eq!(terminal.quit().exit_code(), 0);
}

#[test]
fn over_ssh_the_terminal_is_asked_whatever_desktop_is_there() {
    let copied = file("over_ssh");
    let mut command = on_a_desktop("reads");
    command.env("COPIED", &copied);
    command.env("SSH_CONNECTION", "192.0.2.1 1024 192.0.2.2 22");
    let mut terminal = Terminal::run(command);
    terminal.wait_for("initial_open, read to the end");
    terminal.send(b"Y");
    terminal.wait_for("by OSC 52 to the terminal");
    assert!(!copied.exists());
    assert_eq!(terminal.quit().exit_code(), 0);
}

fn by_the_terminal(text: &str) -> Vec<u8> {
    format!("\x1b]52;c;{}\x1b\\", STANDARD.encode(text)).into_bytes()
}

/// The program on a desktop, whose own program for copies is one of those beside this file.
fn on_a_desktop(name: &str) -> CommandBuilder {
    let desktops = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/pseudo_terminal/desktops"
    );
    let path = std::env::var("PATH").unwrap();
    let mut command = program(&[&links::initial_open()]);
    command.env("PATH", format!("{desktops}/{name}:{path}"));
    command.env("WAYLAND_DISPLAY", "wayland-0");
    command
}

/// A file that is not there yet.
fn file(name: &str) -> PathBuf {
    let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_file(&file);
    file
}
