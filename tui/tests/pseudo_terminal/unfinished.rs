//! Sequences and pastes that begin and do not end: the keyboard stays alive.

use std::thread;
use std::time::Duration;

use super::harness::Terminal;
use crate::links;

/// What a terminal, or a connection that loses bytes, may send and not end.
const BEGUN: [&[u8]; 14] = [
    b"\x1b[?2026;2$y",
    b"\x1b[?2026;2$",
    b"\x1b[<",
    b"\x1b[<0;1;1",
    b"\x1b[",
    b"\x1b[[",
    b"\x1b[M",
    b"\x1b[M !",
    b"\x1bO",
    b"\x1b]",
    b"\x1b]11;rgb:ffff/",
    b"\x1bP1$r",
    b"\x1b_G",
    b"\xf0\x9f",
];

#[test]
fn after_an_unfinished_sequence_keys_work_again() {
    for begun in BEGUN {
        let mut terminal = Terminal::start(&[&links::long_click()]);
        terminal.wait_for("click, read to the end");
        terminal.send(begun);
        thread::sleep(Duration::from_millis(400));
        terminal.send(b"\t");
        terminal.wait_for("▸Detail");
        assert_eq!(terminal.quit().exit_code(), 0, "{}", begun.escape_ascii());
    }
}

#[test]
fn whatever_was_begun_control_c_quits_at_once() {
    let pastes: [&[u8]; 4] = [
        b"\x1b[20",
        b"\x1b[200~",
        b"\x1b[200~https://",
        b"\x1b[200~a\x1b[201",
    ];
    for begun in BEGUN.into_iter().chain(pastes) {
        let mut terminal = Terminal::start(&[]);
        terminal.wait_for("Paste a tracked link");
        terminal.send(begun);
        terminal.send(b"\x03");
        assert_eq!(terminal.ended().exit_code(), 0, "{}", begun.escape_ascii());
    }
}

#[test]
fn a_paste_that_does_not_end_is_what_has_come_of_it() {
    let mut terminal = Terminal::start(&[]);
    terminal.wait_for("Paste a tracked link");
    terminal.send(format!("\x1b[200~{}", links::initial_open()).as_bytes());
    terminal.wait_for("initial_open, read to the end");
    // Later pastes are pastes again, and keys are keys.
    terminal.paste(&links::long_click());
    terminal.wait_for(" click, read to the end".trim_start());
    terminal.send(b"\t");
    terminal.wait_for("▸Detail");
    assert_eq!(terminal.quit().exit_code(), 0);
}

#[test]
fn what_comes_late_of_a_paste_presses_no_keys() {
    let mut terminal = Terminal::start(&[]);
    terminal.wait_for("Paste a tracked link");
    terminal.send(b"\t");
    terminal.wait_for("▸Fields");
    let link = links::initial_open();
    let (start, end) = link.split_at(40);
    terminal.send(format!("\x1b[200~{start}").as_bytes());
    thread::sleep(Duration::from_millis(1400));
    terminal.send(format!("{end}Qyjeld\x1b[201~").as_bytes());
    thread::sleep(Duration::from_millis(400));
    assert!(!terminal.has_written(b"\x1b]52;"));
    assert!(terminal.is_taken_over());
    assert_eq!(terminal.quit().exit_code(), 0);
}

#[test]
fn the_escape_key_alone_goes_back() {
    let mut terminal = Terminal::start(&[&links::long_click()]);
    terminal.wait_for("click, read to the end");
    terminal.send(b"\x1bOP");
    terminal.wait_for("Everywhere");
    terminal.send(b"\x1b");
    terminal.wait_until("the help is closed", |it| {
        !it.contents().contains("Everywhere")
    });
    assert_eq!(terminal.quit().exit_code(), 0);
}

/// The most memory that the program has had, in MiB.
#[cfg(target_os = "linux")]
fn peak_of_memory(terminal: &Terminal) -> usize {
    let status = std::fs::read_to_string(format!("/proc/{}/status", terminal.id())).unwrap();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let peak = peak.unwrap().trim().trim_end_matches(" kB");
    peak.parse::<usize>().unwrap() >> 10
}

#[test]
#[cfg(target_os = "linux")]
fn input_that_never_ends_takes_no_more_memory_and_control_c_quits() {
    // A marked paste, and keys that are commands.
    for (start, piece, len) in [
        (&b"\x1b[200~"[..], &b"https://"[..], 18 << 20),
        (b"", b"\x1b[B\x1b[A", 1 << 11),
    ] {
        let mut terminal = Terminal::start(&[&links::long_click()]);
        terminal.wait_for("click, read to the end");
        terminal.send(start);
        terminal.send(&piece.repeat(len / piece.len()));
        let peak = peak_of_memory(&terminal);
        assert!(peak < 100, "{peak} MiB: {}", piece.escape_ascii());
        terminal.send(b"\x03");
        assert_eq!(terminal.ended().exit_code(), 0, "{}", piece.escape_ascii());
    }
}
