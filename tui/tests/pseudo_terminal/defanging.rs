//! A screen on which nothing can be clicked.

use super::harness::Terminal;
use crate::links;

#[test]
fn a_defanged_screen_has_nothing_to_click() {
    let link = links::long_click();
    let mut terminal = Terminal::start(&["--defang", &link]);
    terminal.wait_for("click, read to the end");
    terminal.wait_for("hxxp[:]//click[.]example[.]com");
    // Through all fields, and the overlays that show links.
    for keys in [
        &b"\t"[..],
        b"\x1b[B",
        b"\x1b[B",
        b"\x1b[B",
        b"\x1b[F",
        b"\x0f",
        b"\x1b",
    ] {
        terminal.send(keys);
        judge(&terminal.contents());
    }
    terminal.wait_for("F1 help");
    judge(&terminal.contents());
    assert_eq!(terminal.quit().exit_code(), 0);
}

#[test]
fn what_is_copied_of_a_defanged_screen_is_defanged() {
    let mut terminal = Terminal::start(&["--defang", &links::initial_open()]);
    terminal.wait_for("initial_open, read to the end");
    terminal.send(b"Y");
    terminal.wait_for("by OSC 52 to the terminal");
    let defanged = links::initial_open()
        .replace("http:", "hxxp[:]")
        .replace('.', "[.]");
    terminal.wait_for(&format!("{} bytes", defanged.len()));
    assert_eq!(terminal.quit().exit_code(), 0);
}

fn judge(screen: &str) {
    for clickable in ["://", "www.", "example.com", "@example"] {
        assert!(!screen.contains(clickable), "{clickable}:\n{screen}");
    }
}
