//! Without a terminal at both ends there is no screen. Messages are printed below it.

use super::harness::{Terminal, shell};
use crate::links;

#[test]
fn a_pipe_at_either_end_makes_it_the_command_line() {
    for (script, expected) in [
        (r#""$0" "$1" | cat"#, "{\"input\":"),
        (r#"echo "$1" | "$0""#, "event             initial_open"),
    ] {
        let mut terminal = Terminal::run(shell(&[], script, &links::initial_open()));
        assert_eq!(terminal.ended().exit_code(), 0, "{script}");
        terminal.wait_for(expected);
        assert!(!has_had_a_screen(&terminal), "{script}");
    }
}

#[test]
fn a_configuration_gives_the_limit_and_its_warnings_wait_below_the_screen() {
    let file = configuration("includes.conf");
    let mut terminal = Terminal::start(&["--config", &file, &links::long_click()]);
    terminal.wait_for("Metadata 267 / 100 bytes");
    assert!(!terminal.contents().contains("not followed"));
    terminal.send(b"\x03");
    assert_eq!(terminal.ended().exit_code(), 0);
    terminal.wait_for("include \"conf.d\" is not followed");
}

#[test]
fn a_configuration_error_is_printed_without_a_screen() {
    let file = configuration("misprint.conf");
    let mut terminal = Terminal::start(&["--config", &file, &links::long_click()]);
    assert_eq!(terminal.ended().exit_code(), 2);
    terminal.wait_for("[misprinted_option]");
    assert!(!has_had_a_screen(&terminal));
}

fn has_had_a_screen(terminal: &Terminal) -> bool {
    terminal.has_written(b"\x1b[?1049h")
}

/// One of the configurations that the tests have, wherever the program runs.
fn configuration(name: &str) -> String {
    format!("{}/tests/configurations/{name}", env!("CARGO_MANIFEST_DIR"))
}
