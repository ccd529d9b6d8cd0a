//! The clipboard of the desktop, by the program that each brings along for it.
//!
//! A library for it would have to stay and serve the clipboard on X11 and Wayland, also after the
//! inspector has ended, and is as big as much of the inspector; these programs stay by themselves.

use std::io::Write as _;
use std::os::unix::process::CommandExt as _;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::environment;

/// How long a program may take to read a text and end; copying waits no longer for it.
const PATIENCE: Duration = Duration::from_millis(500);

/// How often it is asked whether it has ended.
const STEP: Duration = Duration::from_millis(2);

/// A program that copies its standard input: its name and its arguments.
pub(super) type Program = (&'static str, &'static [&'static str]);

/// Its type is stated, or `wl-copy` would start another program to guess it.
const WAYLAND: Program = ("wl-copy", &["--type", "text/plain"]);
const X11: [Program; 2] = [
    ("xclip", &["-selection", "clipboard", "-in"]),
    ("xsel", &["--clipboard", "--input"]),
];
const MACOS: Program = ("pbcopy", &[]);

/// What the environment says of the desktop.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Desktop {
    /// Whether it is not that of whoever sits before the terminal.
    is_far: bool,
    has_wayland: bool,
    has_x11: bool,
}

impl Desktop {
    pub(super) fn of_environment() -> Self {
        Self {
            is_far: environment::is_over_ssh(),
            has_wayland: environment::has_wayland(),
            has_x11: environment::has_x11(),
        }
    }
}

/// The programs to try in turn, by the environment: none where the desktop is not that of whoever
/// sits before the terminal.
pub(super) fn programs(desktop: Desktop) -> Vec<Program> {
    if desktop.is_far {
        return Vec::new();
    }
    let mut programs = Vec::new();
    if cfg!(target_os = "macos") {
        programs.push(MACOS);
    }
    if desktop.has_wayland {
        programs.push(WAYLAND);
    }
    if desktop.has_x11 {
        programs.extend(X11);
    }
    programs
}

/// Copies a text by the first of these programs that is there, and says which it was; none if that
/// fails, or if none is there.
pub(super) fn copy(text: &str, programs: Vec<Program>) -> Option<&'static str> {
    let (name, child) = programs
        .into_iter()
        .find_map(|(name, arguments)| Some((name, start(name, arguments)?)))?;
    takes(child, text).then_some(name)
}

fn start(name: &str, arguments: &[&str]) -> Option<Child> {
    Command::new(name)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        // The process that stays to serve the clipboard must not stop or end with the inspector.
        .process_group(0)
        .spawn()
        .ok()
}

/// Whether a program reads a text and ends well, in time.
fn takes(mut child: Child, text: &str) -> bool {
    let deadline = Instant::now() + PATIENCE;
    if let Some(mut stdin) = child.stdin.take() {
        let text = text.to_owned();
        // It may not read at all; then writing fails as it is ended.
        let writing = thread::Builder::new().spawn(move || {
            let _ = stdin.write_all(text.as_bytes());
        });
        if writing.is_err() {
            let _ = child.kill();
        }
    }
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) if Instant::now() < deadline => thread::sleep(STEP),
            _ => {
                let _ = child.kill();
                let _ = child.wait();
                return false;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(set: &[&str]) -> Vec<&'static str> {
        let programs = programs(Desktop {
            is_far: set.contains(&"SSH_CONNECTION") || set.contains(&"SSH_TTY"),
            has_wayland: set.contains(&"WAYLAND_DISPLAY"),
            has_x11: set.contains(&"DISPLAY"),
        });
        let names = programs.into_iter().map(|(name, _)| name);
        names.filter(|name| *name != MACOS.0).collect()
    }

    #[test]
    fn the_environment_says_which_clipboard_is_near() {
        assert_eq!(names(&[]), [""; 0]);
        assert_eq!(names(&["DISPLAY"]), ["xclip", "xsel"]);
        assert_eq!(names(&["WAYLAND_DISPLAY"]), ["wl-copy"]);
        assert_eq!(
            names(&["WAYLAND_DISPLAY", "DISPLAY"]),
            ["wl-copy", "xclip", "xsel"]
        );
        for over_ssh in ["SSH_CONNECTION", "SSH_TTY"] {
            assert_eq!(names(&[over_ssh, "DISPLAY"]), [""; 0]);
        }
    }

    #[test]
    fn a_program_that_is_missing_is_passed_over_and_one_that_fails_has_not_copied() {
        const MISSING: Program = ("no-such-program-of-example.com", &[]);
        let reads: Program = ("sh", &["-c", "[ \"$(cat)\" = text ]"]);
        let fails: Program = ("sh", &["-c", "cat; exit 1"]);
        assert_eq!(copy("text", vec![MISSING, reads]), Some("sh"));
        assert_eq!(copy("other", vec![reads]), None);
        assert_eq!(copy("text", vec![fails, reads]), None);
        assert_eq!(copy("text", vec![MISSING]), None);
        assert_eq!(copy("text", vec![]), None);
    }

    #[test]
    fn a_program_that_does_not_read_or_end_is_given_up() {
        let long = "x".repeat(1 << 20);
        assert_eq!(copy(&long, vec![("sleep", &["600"])]), None);
        assert_eq!(copy("text", vec![("sleep", &["600"])]), None);
    }
}
