//! Variables of the environment that are not set, empty, and set.

use std::fs;
use std::path::PathBuf;

use portable_pty::CommandBuilder;

use super::harness::{Terminal, program};
use crate::links;
use crate::run;

fn with(mut command: CommandBuilder, name: &str, value: Option<&str>) -> CommandBuilder {
    match value {
        Some(value) => command.env(name, value),
        None => command.env_remove(name),
    }
    command
}

#[test]
fn no_color_counts_only_if_it_is_not_empty() {
    for (value, is_colored) in [
        (None, true),
        (Some(""), true),
        (Some("0"), false),
        (Some("1"), false),
    ] {
        let terminal = Terminal::run(with(program(&[&links::long_click()]), "NO_COLOR", value));
        terminal.wait_for("q quit");
        assert_eq!(terminal.has_written(b"\x1b[38;5;"), is_colored, "{value:?}");
        assert_eq!(terminal.quit().exit_code(), 0);
    }
}

#[test]
fn help_has_styles_where_the_terminal_has() {
    for (name, value, is_styled) in [
        ("TERM", None, false),
        ("TERM", Some(""), false),
        ("TERM", Some("dumb"), false),
        ("TERM", Some("xterm"), true),
        ("NO_COLOR", None, true),
        ("NO_COLOR", Some(""), true),
        ("NO_COLOR", Some("1"), false),
    ] {
        let mut terminal = Terminal::run(with(program(&["--help"]), name, value));
        assert!(terminal.ended().success());
        terminal.wait_for("a closed pipe is not a failure");
        assert_eq!(
            terminal.has_written(b"\x1b["),
            is_styled,
            "{name}={value:?}"
        );
    }
}

#[test]
fn a_home_is_one_only_if_it_is_named() {
    let home = home();
    for (value, is_found) in [(None, false), (Some(""), false), (home.to_str(), true)] {
        let mut command = with(program(&[]), "HOME", value);
        command.cwd("/");
        let mut terminal = Terminal::run(command);
        terminal.wait_for("Paste a tracked link");
        terminal.paste("~/a mail.txt");
        terminal.wait_for(if is_found {
            "1 link found in 1 line of a mail.txt."
        } else {
            "Not a tracked link"
        });
        assert_eq!(terminal.quit().exit_code(), 0);
    }
}

#[test]
fn the_folder_of_configurations_is_that_of_the_home_unless_another_is_named() {
    let home = home();
    for (value, is_found) in [
        (None, true),
        (Some(""), true),
        (Some("relative"), true),
        (Some("/no-such-folder"), false),
    ] {
        let mut command = run::command(&["--print-keys"]);
        command.env("HOME", &home);
        match value {
            Some(value) => command.env("XDG_CONFIG_HOME", value),
            None => command.env_remove("XDG_CONFIG_HOME"),
        };
        let keys = String::from_utf8(command.output().unwrap().stdout).unwrap();
        assert_eq!(
            keys.contains("  F9          help "),
            is_found,
            "{value:?}: {keys}"
        );
    }
}

/// A home with a text in it, and preferences.
fn home() -> PathBuf {
    let home = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("home");
    fs::create_dir_all(home.join(".config/tracklens")).unwrap();
    fs::write(home.join("a mail.txt"), links::initial_open()).unwrap();
    fs::write(
        home.join(".config/tracklens/preferences.toml"),
        "keys.help = [\"f9\"]\n",
    )
    .unwrap();
    home
}
