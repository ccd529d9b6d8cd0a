//! `--bug-report`: the program and its terminal, and nothing of whoever runs it.

use tracklens::environment::VARIABLES;

use crate::links;
use crate::pseudo_terminal::harness::{Terminal, program};
use crate::run::command;

/// What is printed where the environment has these variables alone.
fn printed(arguments: &[&str], variables: &[(&str, &str)]) -> String {
    let mut command = command(&[&["--bug-report"], arguments].concat());
    command.env_clear().envs(variables.iter().copied());
    let output = command.output().unwrap();
    assert!(output.status.success(), "{output:?}");
    assert_eq!(output.stderr, b"");
    String::from_utf8(output.stdout).unwrap()
}

/// What it says about something.
fn said<'r>(report: &'r str, about: &str) -> &'r str {
    let mut lines = report.lines().map(|line| line.split_at(22));
    let line = lines.find(|(name, _)| name.trim_end() == about);
    line.unwrap_or_else(|| panic!("{about}: {report}")).1
}

#[test]
fn every_variable_is_there_and_so_are_program_and_terminal() {
    let report = printed(&[], &[]);
    for variable in VARIABLES {
        assert_eq!(said(&report, variable.name), "not set");
    }
    assert!(said(&report, "version").starts_with(concat!(env!("CARGO_PKG_VERSION"), ", ")));
    for (about, what) in [
        ("standard input", "not a terminal"),
        ("standard output", "not a terminal"),
        ("runs in", "neither tmux nor GNU screen"),
        ("characters", "UTF-8"),
        ("colors", "16"),
        ("keys", "as they are without preferences"),
        ("mouse", "not used"),
    ] {
        assert_eq!(said(&report, about), what, "{about}");
    }
}

#[test]
fn values_that_many_have_are_said() {
    let preferences = concat!(env!("CARGO_TARGET_TMPDIR"), "/bug_report.toml");
    std::fs::write(preferences, "keys.help = [\"f9\"]\n").unwrap();
    let report = printed(
        &["--mouse", "--preferences", preferences],
        &[
            ("TERM", "xterm-256color"),
            ("COLORTERM", "truecolor"),
            ("TERM_PROGRAM", "iTerm.app"),
            ("TERM_PROGRAM_VERSION", "3.4.23"),
            ("LC_ALL", "de_DE.ISO-8859-1@euro"),
            ("NO_COLOR", "1"),
            ("TMUX", "/tmp/tmux-1000/default,1,0"),
        ],
    );
    for (about, what) in [
        ("TERM", "xterm-256color"),
        ("COLORTERM", "truecolor"),
        ("TERM_PROGRAM", "iTerm.app"),
        ("TERM_PROGRAM_VERSION", "3.4.23"),
        ("LC_ALL", "de_DE.ISO-8859-1@euro"),
        ("NO_COLOR", "set"),
        ("TMUX", "set"),
        ("runs in", "tmux"),
        ("characters", "ASCII alone"),
        ("colors", "none"),
        ("keys", "1 command has others"),
        ("mouse", "used"),
    ] {
        assert_eq!(said(&report, about), what, "{about}");
    }
}

#[test]
fn nothing_of_whoever_runs_it_is_said() {
    let personal = [
        "/home/jdoe/x",
        "jdoe@example.com",
        "jdoe 192.0.2.7",
        "https://example.com/jdoe",
        "\x1b]0;jdoe\x07",
    ];
    for value in personal {
        let names = VARIABLES.iter().map(|it| it.name);
        let others = ["USER", "LOGNAME", "HOSTNAME", "PWD", "SHELL", "MAIL"];
        let variables: Vec<_> = names.chain(others).map(|name| (name, value)).collect();
        let link = links::long_click();
        let report = printed(&[&link], &variables);
        for hidden in [
            "jdoe", "example", "192", "/", "@", "tests", "click", "user53",
        ] {
            assert!(!report.contains(hidden), "{hidden}: {report}");
        }
        assert_eq!(said(&report, "HOME"), "set");
    }
}

#[test]
fn preferences_that_cannot_be_used_are_said_and_not_named() {
    for (file, what) in [
        ("tests/preferences/doubled.toml", "a file with an error"),
        ("tests/preferences/none.toml", "a file that can't be read"),
    ] {
        let report = printed(&["--preferences", file], &[]);
        assert_eq!(said(&report, "preferences"), what);
        assert!(!report.contains("toml"), "{report}");
    }
}

#[test]
fn in_a_terminal_its_size_is_said() {
    let mut terminal = Terminal::run(program(&["--bug-report"]));
    assert!(terminal.ended().success());
    terminal.wait_for("size                  120 columns, 40 rows");
    terminal.wait_for("standard output       a terminal");
    terminal.wait_for("TERM                  xterm-256color");
}
