//! Links that come as pastes, whole or in pieces, and as keys.

use std::thread;
use std::time::Duration;

use super::harness::Terminal;
use crate::links;

#[test]
fn a_pasted_link_is_read_off_the_screen() {
    let mut terminal = Terminal::start(&["--now", "2025-06-15T15:06:40Z"]);
    terminal.wait_for("Paste a tracked link");
    assert!(terminal.is_taken_over());
    terminal.paste(&links::long_click());
    terminal.wait_for("click, read to the end");
    for expected in [
        "transmission_id  66356369490340228",
        "rcpt_to          user53@example.com",
        "target_link_url  http://wwwwwwwwwwwwwwwwwwww.example.com",
        "Metadata 267 / 1000 bytes",
        "pnywfic: \"VmK\"",
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
    terminal.send(b"\t\t");
    terminal.wait_for("▸Metadata");
    terminal.paste(&format!(" {}\r", links::list_unsubscribe()));
    terminal.wait_for("list_unsubscribe, read to the end");
    terminal.paste("  ");
    terminal.wait_for("The paste was empty");
    assert_eq!(terminal.quit().exit_code(), 0);
}

#[test]
fn a_paste_in_pieces_is_one_paste_wherever_it_is_cut() {
    let mut terminal = Terminal::start(&[]);
    terminal.wait_for("Paste a tracked link");
    let link = links::list_unsubscribe();
    let (start, end) = link.split_at(link.len() / 2);
    // Of the characters at the end the last is cut in each of its bytes.
    let pieces: [&[u8]; 12] = [
        b"\x1b[2",
        b"00",
        b"~",
        start.as_bytes(),
        end.as_bytes(),
        b"?https://\xc3",
        b"\xa9.example.com/\xf0",
        b"\x9f",
        b"\x94",
        b"\x97\x1b",
        b"[20",
        b"1~",
    ];
    terminal.paste_in_pieces(&pieces);
    terminal.wait_for("https://é.example.com/🔗");
    terminal.find("list_unsubscribe");
    assert_eq!(terminal.quit().exit_code(), 0);
}

#[test]
fn a_link_can_be_typed_and_edited() {
    let mut terminal = Terminal::start(&[]);
    terminal.wait_for("Paste a tracked link");
    terminal.send(links::initial_open().as_bytes());
    terminal.wait_for("initial_open, read to the end");
    terminal.send(b"\x1b[Z");
    terminal.wait_for("▸Link");
    terminal.send(b"e");
    terminal.wait_for("Esc done");
    terminal.send(b"\x7f\x7f\x7f");
    terminal.wait_for("the last character stands alone");
    terminal.send(b"\x15q");
    terminal.wait_for("Not a tracked link");
    assert_eq!(terminal.quit().exit_code(), 0);
}

#[test]
fn a_paste_that_comes_as_keys_arrives_whole_and_the_program_can_still_be_quit() {
    let mut terminal = Terminal::start(&[]);
    terminal.wait_for("Paste a tracked link");
    let long = links::initial_open().trim_end_matches('~').to_owned() + &"A".repeat(4000);
    terminal.send(long.as_bytes());
    terminal.wait_for(&format!("{} bytes", long.len()));
    assert_eq!(terminal.quit().exit_code(), 0);
}

#[test]
fn a_paste_that_comes_as_keys_replaces_the_link_and_none_of_them_is_a_command() {
    let mut terminal = Terminal::start(&[&links::long_click()]);
    terminal.wait_for("click, read to the end");
    // With the letters that copy, between line ends that would choose.
    let lines = format!("{}\ryjeld?\r", links::list_unsubscribe());
    terminal.send(lines.as_bytes());
    terminal.wait_for("1 link found in 2 lines.");
    terminal.find("list_unsubscribe");
    assert!(!terminal.has_written(b"\x1b]52;"));
    assert_eq!(terminal.quit().exit_code(), 0);
}

#[test]
fn a_paste_that_comes_as_keys_replaces_a_link_that_has_the_focus() {
    let mut terminal = Terminal::start(&[&links::long_click()]);
    terminal.wait_for("click, read to the end");
    terminal.send(links::initial_open().as_bytes());
    terminal.wait_for("initial_open, read to the end");
    terminal.send(b"\x1f");
    terminal.wait_for("Undid: link pasted.");
    assert_eq!(terminal.quit().exit_code(), 0);
}

#[test]
fn a_paste_without_marks_after_one_with_marks_presses_no_keys() {
    for (before, pause) in [("\t", 0), ("\t", 20), ("\t", 50), ("\t", 100), ("", 100)] {
        let mut terminal = Terminal::start(&[]);
        terminal.wait_for("Paste a tracked link");
        terminal.paste(&links::long_click());
        terminal.wait_for(" click, read to the end".trim_start());
        terminal.send(before.as_bytes());
        thread::sleep(Duration::from_millis(pause));
        // With a line end before it, which would edit, and all letters of a link, which would search and fold.
        terminal.send(format!("\r{}", links::initial_open()).as_bytes());
        terminal.wait_for("initial_open, read to the end");
        assert!(!terminal.has_written("Search".as_bytes()));
        assert!(!terminal.has_written("Edit".as_bytes()));
        assert!(!terminal.has_written(b"\x1b]52;"));
        assert_eq!(terminal.quit().exit_code(), 0);
    }
}

#[test]
fn text_after_the_end_of_a_paste_is_not_a_command() {
    let mut terminal = Terminal::start(&[]);
    terminal.wait_for("Paste a tracked link");
    terminal.send(b"\t");
    terminal.wait_for("▸Fields");
    let link = links::list_unsubscribe();
    terminal.paste(&format!("{link}\x1b[201~yjeld?\x03"));
    terminal.wait_for("list_unsubscribe, read to the end");
    // It runs still, what it reads now is a command, and nothing has been copied before.
    thread::sleep(Duration::from_millis(50));
    terminal.send(b"Y");
    terminal.wait_for("Sent, not confirmed: the link");
    let copies = terminal.written();
    let copies = copies.windows(5).filter(|it| it == b"\x1b]52;").count();
    assert_eq!(copies, 1);
    assert_eq!(terminal.quit().exit_code(), 0);
}

#[test]
fn the_first_of_several_lines_is_taken_and_a_notice_counts_the_others() {
    let mut terminal = Terminal::start(&[&format!("  {}", links::initial_open())]);
    terminal.wait_for("initial_open, read to the end");
    let lines = [links::list_unsubscribe(), links::long_click()];
    terminal.paste(&lines.join("\r\n"));
    terminal.wait_for("2 links found in 2 lines. ^O lists all.");
    terminal.find("list_unsubscribe");
    assert_eq!(terminal.quit().exit_code(), 0);
}

#[test]
fn megabytes_are_rejected_with_their_length() {
    let mut terminal = Terminal::start(&[&links::initial_open()]);
    terminal.wait_for("initial_open, read to the end");
    terminal.paste(&"x".repeat(1_000_000));
    terminal.wait_for("The paste had 1000000 bytes");
    // The card is that of the last.
    terminal.paste(&"x".repeat(1_000_001));
    terminal.wait_for("The paste had 1000001 bytes");
    assert_eq!(terminal.quit().exit_code(), 0);
}
