//! Files: as an argument, and as a path that is pasted or dropped.

use std::path::{Path, PathBuf};

use super::harness::Terminal;
use crate::links;

/// A mail with three links and four headers that belong to them.
fn mail() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mails/messages/41.eml")
}

const FOUND: &str = "3 links and 4 headers found in 472 lines of 41.eml";

#[test]
fn the_links_of_a_file_are_listed_and_one_is_chosen() {
    let mut terminal = Terminal::start(&[mail().to_str().unwrap()]);
    terminal.wait_for("Links of this run");
    terminal.wait_for(FOUND);
    terminal.send(b"X-MSFBL\r");
    terminal.wait_for("customer_id");
    terminal.send(b"\x1b");
    terminal.wait_for("? help");
    assert_eq!(terminal.quit().exit_code(), 0);
}

#[test]
fn a_dropped_file_is_opened_whatever_has_the_focus() {
    let path = mail();
    let path = path.to_str().unwrap();
    for dropped in [
        format!("'{path}' "),
        path.replace('-', r"\-"),
        format!("file://{path}"),
    ] {
        let mut terminal = Terminal::start(&[&links::long_click()]);
        terminal.wait_for("click, read to the end");
        terminal.send(b"\t");
        terminal.paste(&dropped);
        terminal.wait_for(FOUND);
        assert_eq!(terminal.quit().exit_code(), 0);
    }
}

#[test]
fn a_text_that_is_not_the_path_of_a_file_is_pasted_as_it_is() {
    let folder = env!("CARGO_MANIFEST_DIR");
    for text in [folder, "/dev/null", "/no/such/file"] {
        let mut terminal = Terminal::start(&[text]);
        terminal.wait_for("Not a tracked link");
        terminal.paste(&links::long_click());
        terminal.wait_for("click, read to the end");
        terminal.paste(text);
        terminal.wait_for("Not a tracked link");
        assert_eq!(terminal.quit().exit_code(), 0);
    }
}

#[test]
fn where_a_value_is_typed_a_path_is_a_value() {
    let path = mail();
    let mut terminal = Terminal::start(&[&links::long_click()]);
    terminal.wait_for("click, read to the end");
    terminal.send(b"x");
    terminal.wait_for("Write a report");
    terminal.paste(path.to_str().unwrap());
    terminal.wait_for("File: /");
    terminal.wait_for("41.eml");
    assert_eq!(terminal.quit().exit_code(), 0);
}
