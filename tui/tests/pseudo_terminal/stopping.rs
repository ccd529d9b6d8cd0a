//! The program stops and goes on, as a shell has it do.

use super::harness::{Terminal, kill_process, shell};
use crate::links;

/// A shell with job control that continues the program when a line is sent to it.
const SCRIPT: &str = r#""$0" "$1"; echo stopped by $?; read line; fg; echo ended by $?"#;

#[test]
fn a_stopped_program_gives_the_terminal_back_and_takes_it_again() {
    let mut terminal = Terminal::run(shell(&["-m"], SCRIPT, &links::long_click()));
    terminal.wait_for("click, read to the end");
    terminal.send(b"\x1a");
    terminal.wait_for("stopped by");
    terminal.wait_for_shell();
    assert!(terminal.is_given_back());
    // A stopped program is not notified.
    terminal.resize(40, 10);
    terminal.send(b"\n");
    terminal.wait_for("▸Fields  Detail  Metadata  Bytes");
    terminal.wait_until("the terminal is taken over", Terminal::is_taken_over);
    // All of it still works, stopping too.
    terminal.paste(&links::initial_open());
    terminal.wait_for("initial_open, read to the end");
    assert_eq!(terminal.quit().exit_code(), 0);
}

#[test]
fn a_stopped_program_can_be_stopped_again() {
    let script =
        r#""$0" "$1"; echo once; read line; fg; echo again; read line; fg; echo ended by $?"#;
    let mut terminal = Terminal::run(shell(&["-m"], script, &links::long_click()));
    terminal.wait_for("click, read to the end");
    terminal.send(b"\x1a");
    // Before the shell says so and has the terminal, the program could still read the line.
    terminal.wait_for("once");
    terminal.wait_for_shell();
    assert!(terminal.is_given_back());
    terminal.send(b"\n");
    terminal.wait_for("click, read to the end");
    terminal.send(b"\x1a");
    terminal.wait_for("again");
    terminal.wait_for_shell();
    assert!(terminal.is_given_back());
    terminal.send(b"\n");
    terminal.wait_for("click, read to the end");
    terminal.send(b"\x03");
    assert_eq!(terminal.ended().exit_code(), 0);
    terminal.wait_for("ended by 0");
}

/// A shell that says the number of the program, and continues it after each stop when a line is sent to it.
const LOOP: &str = r#""$0" "$1" & echo "number $! ."; read line; n=0; fg
    while kill -0 $! 2>/dev/null; do n=$((n+1)); echo "stop $n ."; read line; fg; done; echo ended"#;

#[test]
fn stops_of_different_kinds_follow_each_other() {
    let mut terminal = Terminal::run(shell(&["-m"], LOOP, &links::long_click()));
    terminal.wait_until("the number is there", |it| number(it).is_some());
    let id = number(&terminal).unwrap();
    terminal.send(b"\n");
    let mut columns = 120;
    let stops = [
        "key", "STOP", "TSTP", "key", "TTIN", "key", "TSTP", "STOP", "TTOU", "key",
    ];
    for (stop, number) in stops.into_iter().zip(1..) {
        terminal.wait_for("click, read to the end");
        terminal.wait_until("it is taken over", Terminal::is_taken_over);
        match stop {
            "key" => terminal.send(b"\x1a"),
            signal => kill_process(&id, signal),
        }
        let stopped = format!("stop {number} .");
        terminal.wait_until(&stopped, |it| it.has_written(stopped.as_bytes()));
        terminal.wait_for_shell();
        // What can't be caught leaves the screen as it is.
        let is_asked = ["key", "TSTP"].contains(&stop);
        assert!(terminal.is_given_back() || !is_asked, "{stop}");
        columns = if columns == 120 { 100 } else { 120 };
        terminal.resize(columns, 30);
        let before = terminal.written().len();
        terminal.send(b"\n");
        wait_until_redrawn(&terminal, before);
    }
    terminal.send(b"\x03");
    terminal.wait_until("it has ended", |it| it.has_written(b"ended"));
    assert!(terminal.ended().success());
}

/// The number of the process that the shell says.
fn number(terminal: &Terminal) -> Option<String> {
    let written = String::from_utf8_lossy(&terminal.written()).into_owned();
    let (_, after) = written.split_once("number ")?;
    Some(after.split_once(" .")?.0.to_owned())
}

#[test]
fn a_program_that_nobody_could_continue_is_not_stopped() {
    let mut terminal = Terminal::start(&[&links::long_click()]);
    terminal.wait_for("click, read to the end");
    terminal.send(b"\x1a");
    terminal.kill("TSTP");
    terminal.paste(&links::initial_open());
    terminal.wait_for("initial_open, read to the end");
    assert!(terminal.is_taken_over());
    assert_eq!(terminal.quit().exit_code(), 0);
}

#[test]
fn a_program_that_was_stopped_by_force_redraws_its_screen() {
    let terminal = Terminal::start(&[&links::long_click()]);
    terminal.wait_for("click, read to the end");
    terminal.kill("STOP");
    let before = terminal.written().len();
    terminal.kill("CONT");
    wait_until_redrawn(&terminal, before);
    assert_eq!(terminal.quit().exit_code(), 0);
}

#[test]
fn the_screen_is_redrawn_on_request() {
    let mut terminal = Terminal::start(&[&links::long_click()]);
    terminal.wait_for("click, read to the end");
    terminal.wait_for("q quit");
    let before = terminal.written().len();
    terminal.send(b"\x0c");
    wait_until_redrawn(&terminal, before);
    assert_eq!(terminal.quit().exit_code(), 0);
}

/// Waits until the screen is drawn completely, after what was written before.
fn wait_until_redrawn(terminal: &Terminal, before: usize) {
    terminal.wait_until("the screen is redrawn", |terminal| {
        let written = terminal.written();
        let more = String::from_utf8_lossy(&written[before..]).into_owned();
        more.contains("\x1b[2J") && more.contains("click, read to the end")
    });
    terminal.wait_for("click, read to the end");
}
