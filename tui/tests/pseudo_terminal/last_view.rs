//! The last screen, left on the terminal.

use super::harness::{Terminal, program};
use crate::links;

/// What the program wrote after it left its own screen.
fn left_after_exit(terminal: &Terminal) -> String {
    let text = String::from_utf8(terminal.written()).unwrap();
    let (_, after) = text.rsplit_once("\x1b[?1049l").unwrap();
    after.to_owned()
}

#[test]
fn the_last_screen_stays_with_its_styles() {
    let mut terminal = Terminal::start(&[&links::initial_open()]);
    terminal.wait_for("initial_open, read to the end");
    terminal.send(b"Q");
    assert_eq!(terminal.ended().exit_code(), 0);
    let left = left_after_exit(&terminal);
    assert!(left.contains("Transmission"), "{left}");
    assert!(left.contains("\x1b[38;5;116m"), "{left}");
    assert!(left.trim_end().ends_with("\x1b[39m"), "{left:?}");
}

#[test]
fn without_colour_it_stays_as_plain_text() {
    let mut command = program(&[&links::initial_open()]);
    command.env("NO_COLOR", "1");
    let mut terminal = Terminal::run(command);
    terminal.wait_for("initial_open, read to the end");
    terminal.send(b"Q");
    assert_eq!(terminal.ended().exit_code(), 0);
    let left = left_after_exit(&terminal);
    let (_, screen) = left.split_once('┌').unwrap();
    assert!(!screen.contains('\x1b'), "{screen:?}");
    assert!(screen.lines().count() >= 39, "{screen}");
    assert!(screen.contains("▸Fields"), "{screen}");
}

#[test]
fn a_quit_of_the_usual_sort_leaves_nothing() {
    let mut terminal = Terminal::start(&[&links::initial_open()]);
    terminal.wait_for("initial_open, read to the end");
    terminal.send(b"\x03");
    assert_eq!(terminal.ended().exit_code(), 0);
    assert!(!left_after_exit(&terminal).contains("initial_open"));
}
