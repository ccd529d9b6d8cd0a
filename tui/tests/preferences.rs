//! The inspector's preferences: what is printed of them, and files that can't be taken.

use crate::run::{command, run};
use crate::transcripts::transcript;

const F2: [&str; 2] = ["--preferences", "tests/preferences/f2.toml"];

#[test]
fn all_keys_and_all_preferences_are_printed() {
    transcript("print_keys", &[&["--print-keys"]], b"");
    transcript("print_config", &[&["--print-config"]], b"");
    transcript(
        "print_config_of_file",
        &[&["--print-config", "--mouse"], &F2],
        b"",
    );
}

#[test]
fn printed_preferences_can_be_read_again() {
    let printed = run(&[&["--print-config"], &F2[..]].concat(), b"").stdout;
    let file = concat!(env!("CARGO_TARGET_TMPDIR"), "/printed.toml");
    std::fs::write(file, &printed).unwrap();
    let again = run(&["--print-config", "--preferences", file], b"").stdout;
    assert_eq!(printed, again);
}

#[test]
fn what_is_not_understood_is_an_error_with_a_line() {
    for (name, file) in [
        ("refused_doubled_key", "tests/preferences/doubled.toml"),
        ("refused_unknown_command", "tests/preferences/unknown.toml"),
    ] {
        transcript(name, &[&["--print-keys", "--preferences", file]], b"");
    }
    let missing = run(&["--print-keys", "--preferences", "no-such-file.toml"], b"");
    assert_eq!(missing.status.code(), Some(3));
    assert!(
        missing
            .stderr
            .starts_with(b"tracklens: no-such-file.toml: ")
    );
}

#[test]
#[cfg(unix)]
fn the_users_own_file_is_found_unless_another_is_given() {
    let keys = |arguments: &[&str]| {
        let mut command = command(arguments);
        command.env(
            "XDG_CONFIG_HOME",
            concat!(env!("CARGO_MANIFEST_DIR"), "/tests/preferences/home"),
        );
        String::from_utf8(command.output().unwrap().stdout).unwrap()
    };
    assert!(keys(&["--print-keys"]).contains("  F7          help "));
    let given = keys(&[&["--print-keys"], &F2[..]].concat());
    assert!(given.contains("  F2          help ") && given.contains("  F1 B        links "));
}
