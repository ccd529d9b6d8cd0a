//! The mouse, which is the terminal's own unless it is asked for.

use vt100::MouseProtocolMode;

use super::harness::Terminal;
use crate::links;

#[test]
fn the_mouse_is_taken_where_it_is_asked_for_and_given_back() {
    let mut terminal = Terminal::start(&["--mouse", &links::long_click()]);
    // The last row of a frame.
    terminal.wait_for("q quit");
    // Buttons and the wheel; no movement wakes the program up.
    let mode = terminal.screen(vt100::Screen::mouse_protocol_mode);
    assert_eq!(mode, MouseProtocolMode::PressRelease);
    let contents = terminal.contents();
    let row = contents.lines().position(|line| line.contains("rcpt_to "));
    let row = row.unwrap() + 1;
    terminal.send(format!("\x1b[<0;5;{row}M\x1b[<0;5;{row}m").as_bytes());
    terminal.wait_for("▸Fields");
    // Copied is what was clicked at.
    terminal.send(b"y");
    terminal.wait_for("Sent, not confirmed: rcpt_to, 18 bytes");
    assert_eq!(terminal.quit().exit_code(), 0);
}

#[test]
fn otherwise_it_is_left_to_the_terminal() {
    let terminal = Terminal::start(&[&links::long_click()]);
    terminal.wait_for("click, read to the end");
    assert!(!terminal.has_written(b"\x1b[?1000h"));
    assert_eq!(terminal.quit().exit_code(), 0);
}
