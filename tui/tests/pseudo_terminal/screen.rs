//! What reaches the screen, and how.

use super::harness::{Terminal, program};
use crate::links;

const BEGIN_FRAME: &[u8] = b"\x1b[?2026h";
const END_FRAME: &[u8] = b"\x1b[?2026l";

#[test]
fn a_screen_of_another_size_is_laid_out_again() {
    let mut terminal = Terminal::start(&[&links::long_click()]);
    terminal.wait_for("├ Bytes");
    terminal.resize(40, 10);
    terminal.wait_for("▸Fields  Detail  Metadata  Bytes");
    terminal.resize(30, 5);
    terminal.wait_for("tracklens needs 40x10");
    assert_eq!(terminal.quit().exit_code(), 0);
}

#[test]
fn every_byte_belongs_to_a_frame_or_to_a_copy() {
    let mut terminal = Terminal::start(&[]);
    terminal.wait_for("Paste a tracked link");
    terminal.paste(&links::long_click());
    terminal.wait_for("click, read to the end");
    terminal.send(b"Y");
    terminal.wait_for("Sent, not confirmed: the link");
    terminal.resize(80, 24);
    // Not on the wider screen: each wait so far is for a frame of its own.
    terminal.wait_for("Detail  Metadata  Bytes");
    terminal.send(b"\x0c\x1bOP");
    terminal.wait_for("Everywhere");
    terminal.wait_until("the frame is whole", |terminal| {
        terminal.written().ends_with(END_FRAME)
    });
    let written = terminal.written();
    let mut frames = 0;
    let mut copies = 0;
    let mut rest = &written[place(&written, BEGIN_FRAME).unwrap()..];
    while !rest.is_empty() {
        if let Some(frame) = rest.strip_prefix(BEGIN_FRAME) {
            let end = place(frame, END_FRAME).unwrap();
            assert_eq!(place(&frame[..end], BEGIN_FRAME), None);
            rest = &frame[end + END_FRAME.len()..];
            frames += 1;
        } else {
            let copy = rest.strip_prefix(b"\x1b]52;c;");
            let copy = copy.unwrap_or_else(|| panic!("{}", rest[..20].escape_ascii()));
            rest = &copy[place(copy, b"\x1b\\").unwrap() + 2..];
            copies += 1;
        }
    }
    assert!(frames >= 5, "{frames}");
    assert_eq!(copies, 1);
    terminal.quit();
}

#[test]
fn nothing_decoded_reaches_the_terminal_as_a_command() {
    let mut terminal = Terminal::start(&[&links::hostile()]);
    terminal.wait_for("Fault at byte");
    terminal.find(r"\x1b[2J\x1b]0;x\x07https://x.test/");
    terminal.find(r"a\u{202e}@example.com\u{9b}\xff");
    for forbidden in [
        &b"\x1b[2J\x1b]"[..],
        b"\xe2\x80\xae",
        b"\xc2\x9b",
        b"\xe2\x80\x8b",
    ] {
        let found = terminal.has_written(forbidden);
        assert!(!found, "{}", forbidden.escape_ascii());
    }
    terminal.quit();
}

#[test]
fn without_colour_reverse_video_is_kept() {
    let mut command = program(&[&links::hostile()]);
    command.env("NO_COLOR", "1");
    let mut terminal = Terminal::run(command);
    // The last of what is marked: the screen is read from the top.
    terminal.wait_for(r"a\u{202e}@example.com");
    terminal.wait_for("q quit");
    let marked = marked(&terminal);
    assert!(marked.contains(r"\u{202e}"), "{marked}");
    terminal.send(b"\x1b[B\x1b[B");
    terminal.wait_for("▸Fields");
    terminal.send(b"\x10end the");
    terminal.wait_for("End the program");
    let written = terminal.written();
    let renditions = renditions(&written);
    // Bold, faint, italic, underlined, reverse; their ends; the terminal's own colors.
    for parameters in &renditions {
        for parameter in parameters.split(';') {
            let is_plain = matches!(
                parameter,
                "0" | "1" | "2" | "3" | "4" | "7" | "22" | "23" | "24" | "27" | "39" | "49" | "59"
            );
            assert!(is_plain, "{parameters:?}");
        }
    }
    assert!(renditions.iter().any(|it| it == "7"));
    terminal.quit();
}

/// The parameters of all that sets colors and such.
fn renditions(written: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(written);
    let sequences = text.split("\x1b[").skip(1).filter_map(|after| {
        let end = after.find(|char: char| !char.is_ascii_digit() && char != ';')?;
        after[end..]
            .starts_with('m')
            .then(|| after[..end].to_owned())
    });
    sequences.collect()
}

/// What stands on the screen in reverse video.
fn marked(terminal: &Terminal) -> String {
    terminal.screen(|screen| {
        let (rows, columns) = screen.size();
        let cells = (0..rows.get())
            .flat_map(|row| (0..columns.get()).filter_map(move |column| screen.cell(row, column)));
        cells
            .filter(|cell| cell.inverse())
            .map(vt100::Cell::contents)
            .collect()
    })
}

fn place(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes
        .windows(wanted.len())
        .position(|window| window == wanted)
}
