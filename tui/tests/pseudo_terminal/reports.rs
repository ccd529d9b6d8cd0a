//! A report that can't be written leaves nothing.

use std::fs;
use std::path::PathBuf;

use super::harness::{Terminal, shell};
use crate::links;

#[test]
fn a_report_that_is_longer_than_a_file_may_be_leaves_no_file() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("short-files");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let script = r#"ulimit -f 1; exec "$0" "$1""#;
    let mut command = shell(&[], script, &links::long_click());
    command.cwd(&folder);
    let mut terminal = Terminal::run(command);
    terminal.wait_for("click, read to the end");
    terminal.send(b"x");
    terminal.wait_for("Enter writes");
    terminal.send(b"\r");
    terminal.wait_for("It can't be written: file too large.");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
    terminal.send(b"\x1b");
    assert_eq!(terminal.quit().exit_code(), 0);
}
