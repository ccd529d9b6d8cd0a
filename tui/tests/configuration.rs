//! Configuration files that can't be read, or that have no end.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use serde_json::Value;

use crate::links;
use crate::run::run;

#[test]
fn a_file_that_cannot_be_read_fails_with_a_message() {
    let missing = folder().join("missing.conf");
    fails_with(&missing, "tracklens: ");
    fails_with(Path::new("."), "tracklens: .: this is not a regular file");
}

#[test]
#[cfg(unix)]
fn a_file_without_an_end_is_not_waited_for() {
    let no_file = "this is not a regular file";
    fails_with(
        Path::new("/dev/zero"),
        &format!("tracklens: /dev/zero: {no_file}"),
    );
    let pipe = folder().join("pipe");
    if !pipe.exists() {
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        assert!(made.unwrap().success());
    }
    fails_with(&pipe, "tracklens: ");
}

#[test]
fn a_configuration_has_a_mebibyte_at_most() {
    let stanza = "engagement_tracker { max_metadata_len = 7 }\n";
    for (len, accepted) in [(1 << 20, true), ((1 << 20) + 1, false)] {
        let file = folder().join(format!("{len}.conf"));
        fs::write(&file, stanza.to_owned() + &"#".repeat(len - stanza.len())).unwrap();
        if accepted {
            let output = decode(&file);
            assert_eq!(output.status.code(), Some(0));
            let object: Value = serde_json::from_slice(&output.stdout).unwrap();
            assert_eq!(object["link"]["max_metadata_len"], 7);
        } else {
            fails_with(&file, "tracklens: ");
        }
    }
}

#[test]
#[cfg(unix)]
fn hostile_file_names_are_shown_safely() {
    let file = folder().join("\x1b[31m\u{202e}\n.conf");
    fs::write(&file, "\n engagement_tracker { \x1b[2J = 1 }").unwrap();
    let output = decode(&file);
    assert_eq!(output.status.code(), Some(2));
    let stderr = String::from_utf8(output.stderr).unwrap();
    let name = r"\x1b[31m\u{202e}\x0a.conf:2:23: ";
    assert!(
        stderr.contains(name) && stderr.ends_with("[control_character]\n"),
        "{stderr}"
    );
    assert!(!stderr.contains('\x1b'));

    let file = folder().join("hostile_include.conf");
    fs::write(
        &file,
        b"include \"\x1b[2J\xe2\x80\xae\n\xff\" engagement_tracker {}",
    )
    .unwrap();
    let output = decode(&file);
    assert_eq!(output.status.code(), Some(0));
    let stderr = String::from_utf8(output.stderr).unwrap();
    let end = "hostile_include.conf:1:1: include \"\\x1b[2J\\u{202e}\\x0a\\xff\" is not followed\n";
    assert!(stderr.ends_with(end), "{stderr}");
}

#[test]
fn warnings_are_few_and_short() {
    let file = folder().join("many_includes.conf");
    let long = format!("include \"{}\"\n", "a".repeat(1000));
    fs::write(
        &file,
        format!("engagement_tracker {{}}\n{}", long.repeat(500)),
    )
    .unwrap();
    let output = decode(&file);
    assert_eq!(output.status.code(), Some(0));
    let stderr = String::from_utf8(output.stderr).unwrap();
    let lines: Vec<_> = stderr.lines().collect();
    assert_eq!(lines.len(), 21);
    assert!(lines[0].ends_with("a…\" is not followed"), "{stderr}");
    assert!(
        lines[20].ends_with(": 480 more includes are not followed"),
        "{stderr}"
    );
    assert!(stderr.len() < 21 * 512);
}

/// Checks that nothing is read with this file, and that standard error says so.
fn fails_with(file: &Path, stderr: &str) {
    let output = decode(file);
    assert_eq!(output.status.code(), Some(3));
    assert_eq!(output.stdout, b"");
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        said.starts_with(stderr) && said.lines().count() == 1,
        "{said}"
    );
}

fn decode(file: &Path) -> Output {
    let link = links::long_click();
    run(&["decode", "--config", file.to_str().unwrap(), &link], b"")
}

/// A folder for files that a test makes.
fn folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("configuration");
    fs::create_dir_all(&folder).unwrap();
    folder
}
