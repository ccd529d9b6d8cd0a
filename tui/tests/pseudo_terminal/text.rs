//! `decode` on a terminal: colors, the width, and what is awaited.

use super::harness::{Terminal, program};
use crate::links;

/// A heading in its style.
const HEADING: &[u8] = b"\x1b[1;36mNotes\x1b[0m";

#[test]
fn text_has_colors_on_a_terminal_that_knows_them() {
    let link = links::long_click();
    let arguments = ["decode", "--now", "1800000000", &link];
    for (variable, value, is_styled) in [
        ("NO_COLOR", "", true),
        ("NO_COLOR", "1", false),
        ("TERM", "dumb", false),
    ] {
        let mut command = program(&arguments);
        command.env("TERM", "xterm-256color");
        command.env(variable, value);
        let mut terminal = Terminal::run(command);
        terminal.wait_for("Records");
        assert_eq!(terminal.ended().exit_code(), 0);
        assert_eq!(
            terminal.has_written(HEADING),
            is_styled,
            "{variable}={value}"
        );
        assert_eq!(
            terminal.has_written(b"\x1b["),
            is_styled,
            "{variable}={value}"
        );
    }
}

#[test]
fn what_is_awaited_from_a_terminal_is_said() {
    for (arguments, what) in [
        (&["decode"][..], "waiting for links, one a line"),
        (&["encode"], "waiting for objects of links, one a line"),
        (&["scan", "-"], "waiting for text to search"),
    ] {
        let mut terminal = Terminal::start(arguments);
        terminal.wait_for(what);
        terminal.send(b"\x04");
        assert_eq!(terminal.ended().exit_code(), 0);
    }
    let mut terminal = Terminal::start(&["decode", "--quiet"]);
    terminal.send(b"\x04");
    assert_eq!(terminal.ended().exit_code(), 0);
    assert!(!terminal.has_written(b"waiting"));
}

#[test]
fn a_file_that_is_not_there_is_said_before_the_screen_is_taken() {
    let mut terminal = Terminal::start(&["no-such-mail.eml"]);
    terminal.wait_for("no-such-mail.eml: there is no such file");
    assert_eq!(terminal.ended().exit_code(), 3);
}
