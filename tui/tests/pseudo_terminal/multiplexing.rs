//! Copies in tmux and GNU screen: a stand-in for tmux, and tmux itself where it is there.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use portable_pty::CommandBuilder;

use super::harness::{Terminal, program, tame};
use crate::links;

const BESIDE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pseudo_terminal");

/// What `TMUX` says in a tmux.
const TMUX: &str = "/no-such-folder/default,1,0";

#[test]
fn in_tmux_its_own_command_copies_and_the_terminal_is_not_asked() {
    let copied = file("in_tmux");
    let mut command = program(&[&links::initial_open()]);
    with_path(&mut command, &["multiplexers/reads"]);
    command.env("TMUX", TMUX);
    command.env("TERM", "tmux-256color");
    command.env("COPIED", &copied);
    let mut terminal = Terminal::run(command);
    copy_the_link(&mut terminal);
    let link = links::initial_open();
    let len = link.len();
    terminal.wait_for(&format!(
        "Copied the link, {len} bytes, by tmux; sent to the terminal, not confirmed."
    ));
    let expected = format!("load-buffer -w -\n{link}");
    assert_eq!(fs::read_to_string(&copied).unwrap(), expected);
    assert!(!terminal.has_written(b"\x1b]52;"));
    assert_eq!(terminal.quit().exit_code(), 0);
}

#[test]
fn in_tmux_on_a_desktop_both_copy() {
    let copied = file("in_tmux_on_a_desktop");
    let mut command = program(&[&links::initial_open()]);
    with_path(&mut command, &["multiplexers/reads", "desktops/reads"]);
    command.env("TMUX", TMUX);
    command.env("WAYLAND_DISPLAY", "wayland-0");
    command.env("COPIED", &copied);
    let mut terminal = Terminal::run(command);
    copy_the_link(&mut terminal);
    terminal.wait_for("bytes, by wl-copy and by tmux.");
    assert!(!terminal.has_written(b"\x1b]52;"));
    assert_eq!(terminal.quit().exit_code(), 0);
}

#[test]
fn where_tmux_fails_or_is_far_the_terminal_is_asked_and_the_screen_says_what_tmux_needs() {
    for tmux in [Some(TMUX), Some(""), None] {
        let mut command = program(&[&links::initial_open()]);
        with_path(&mut command, &["multiplexers/fails"]);
        command.env("TERM", "screen-256color");
        if let Some(tmux) = tmux {
            command.env("TMUX", tmux);
        }
        let mut terminal = Terminal::run(command);
        copy_the_link(&mut terminal);
        terminal.wait_for("bytes, by OSC 52 (tmux: set-clipboard on).");
        let base64 = STANDARD.encode(links::initial_open());
        assert!(terminal.has_written(format!("\x1b]52;c;{base64}\x1b\\").as_bytes()));
        assert_eq!(terminal.quit().exit_code(), 0);
    }
}

#[test]
fn in_screen_what_is_sent_to_the_terminal_is_wrapped() {
    let mut command = program(&[&links::initial_open()]);
    command.env("STY", "1.pts-0");
    command.env("TERM", "screen");
    let mut terminal = Terminal::run(command);
    copy_the_link(&mut terminal);
    terminal.wait_for("by OSC 52 to the terminal.");
    assert!(terminal.has_written(b"\x1bP\x1b]52;c;"));
    assert_eq!(terminal.quit().exit_code(), 0);
}

#[test]
fn tmux_with_its_defaults_sends_a_copy_to_the_terminal_around_it() {
    if Command::new("tmux").arg("-V").output().is_err() {
        eprintln!("not tried: there is no tmux");
        return;
    }
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("tmux");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir(&folder).unwrap();
    let mut command = CommandBuilder::new("tmux");
    // No configuration: every option has its default.
    command.args(["-f", "/dev/null", "new-session", "--"]);
    command.args([env!("CARGO_BIN_EXE_tracklens"), &links::initial_open()]);
    command.env("TMUX_TMPDIR", &folder);
    let mut terminal = Terminal::run(tame(command));
    copy_the_link(&mut terminal);
    terminal.wait_for("by tmux; sent to the terminal, not confirmed.");
    let base64 = STANDARD.encode(links::initial_open());
    terminal.wait_until("the terminal around tmux is asked", |it| {
        it.has_written(format!("\x1b]52;;{base64}\x07").as_bytes())
    });
    let mut show = Command::new("tmux");
    show.arg("show-buffer").env("TMUX_TMPDIR", &folder);
    let shown = show.output().unwrap();
    assert_eq!(
        String::from_utf8_lossy(&shown.stdout),
        links::initial_open()
    );
    assert_eq!(terminal.quit().exit_code(), 0);
}

fn copy_the_link(terminal: &mut Terminal) {
    terminal.wait_for("initial_open, read to the end");
    terminal.send(b"Y");
}

/// Puts folders beside this file before those in which programs are looked for.
fn with_path(command: &mut CommandBuilder, folders: &[&str]) {
    let folders = folders.iter().map(|folder| format!("{BESIDE}/{folder}:"));
    let path = folders.collect::<String>() + &std::env::var("PATH").unwrap();
    command.env("PATH", path);
}

/// A file that is not there yet.
fn file(name: &str) -> PathBuf {
    let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_file(&file);
    file
}
