//! The clipboard of the desktop, by the program that each brings along for it.
//!
//! A library for it would have to stay and serve the clipboard on X11 and Wayland, also after the
//! inspector has ended, and is as big as much of the inspector; these programs stay by themselves.

use super::program::Program;
use crate::environment;

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
}
