//! Terminals with eight bits a character: nothing but ASCII reaches them.

use portable_pty::CommandBuilder;

use super::harness::{Terminal, program, shell};
use crate::links;

/// A click whose metadata, name and target are not in ASCII.
fn link() -> String {
    let metadata = r#"{"café":"日本語","ключ":["é","🔗"]}"#;
    links::link(&[
        (0x3f, b""),
        (0x44, "https://www.example.com/ü…→é".as_bytes()),
        (0x47, metadata.as_bytes()),
        (0x52, "jürgen@exämple.com".as_bytes()),
    ])
}

fn with_locale(mut command: CommandBuilder, locale: [Option<&str>; 3]) -> CommandBuilder {
    for (name, value) in ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().zip(locale) {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        }
    }
    command
}

#[test]
fn the_inspector_shows_ascii_alone_where_the_terminal_knows_nothing_else() {
    let mut terminal = Terminal::run(with_locale(program(&[&link()]), [Some("C"), None, None]));
    terminal.wait_for("click, read to the end");
    terminal.find(r"j\u{fc}rgen@ex\u{e4}mple.com");
    terminal.find(r"caf\u{e9}");
    // Help, lists, the screen for options, a narrow screen, and what stays on the terminal.
    for keys in [
        &b"\x1bOP"[..],
        b"\x1b",
        b"\t",
        b"\x10",
        b"\x1b",
        b"o",
        b"\x1b",
        b"\x0f",
        b"\x1b",
    ] {
        terminal.send(keys);
        std::thread::sleep(std::time::Duration::from_millis(60));
    }
    terminal.resize(60, 16);
    terminal.wait_for("click, read to the end");
    terminal.send(b"Q");
    assert_eq!(terminal.ended().exit_code(), 0);
    let written = terminal.written();
    let raw = written.iter().position(|byte| !byte.is_ascii());
    assert_eq!(
        raw.map(|at| String::from_utf8_lossy(&written[at..]).into_owned()),
        None
    );
}

#[test]
fn every_format_is_ascii_alone_there() {
    for format in ["text", "ndjson", "json", "tsv", "event", "markdown"] {
        let script = format!(
            r#""$0" decode --now 0 --format {format} "$1" not-a-lïnk; "$0" decode --config ü; echo done"#
        );
        let command = with_locale(shell(&[], &script, &link()), [Some("POSIX"), None, None]);
        let mut terminal = Terminal::run(command);
        terminal.wait_for("done");
        assert!(terminal.ended().success());
        assert!(
            terminal.written().is_ascii(),
            "{format}: {}",
            terminal.contents()
        );
        if matches!(format, "ndjson" | "json") {
            terminal.wait_until("it is escaped", |it| {
                it.has_written(br"j\u00fcrgen@ex\u00e4mple.com")
            });
        }
    }
}

#[test]
fn a_variable_that_is_empty_or_not_set_says_nothing() {
    let ascii = false;
    let utf8 = true;
    for (locale, expected) in [
        ([None, None, None], utf8),
        ([Some(""), Some(""), Some("")], utf8),
        ([Some("C"), Some("C.UTF-8"), Some("C.UTF-8")], ascii),
        ([Some(""), Some("C"), Some("C.UTF-8")], ascii),
        ([None, None, Some("de_DE@euro")], ascii),
        ([None, Some("de_DE.UTF-8"), Some("C")], utf8),
        ([Some("en_US.utf8"), Some("C"), Some("C")], utf8),
    ] {
        let terminal = Terminal::run(with_locale(program(&[&link()]), locale));
        terminal.wait_for("click, read to the end");
        assert_eq!(terminal.has_written("─".as_bytes()), expected, "{locale:?}");
        assert_eq!(terminal.quit().exit_code(), 0);
    }
}
