//! `--bug-report`: what a report of a bug should say of the program and its terminal, and nothing of whoever runs it.

use std::env::consts;
use std::fmt;
use std::io::{self, IsTerminal as _};

use crate::environment::{self, VARIABLES};
use crate::inspector::{COMMANDS, ColorDepth, Keymap};
use crate::preferences::Preferences;
use crate::settings::FileError;
use crate::streams;

/// What a report of a bug says.
#[derive(Clone, Debug)]
pub struct BugReport {
    lines: Vec<(&'static str, String)>,
}

impl BugReport {
    /// Asks the program, the terminal and the environment. Preferences that can't be loaded are a part of the report.
    #[must_use]
    pub fn new(preferences: Result<&Preferences, &FileError>) -> Self {
        let mut lines = vec![("version", version())];
        lines.extend(terminal());
        match preferences {
            Ok(preferences) => lines.extend(preferred(preferences)),
            Err(FileError::Wrong { .. }) => {
                lines.push(("preferences", "a file with an error".to_owned()));
            }
            Err(FileError::Unreadable { .. }) => {
                lines.push(("preferences", "a file that can't be read".to_owned()));
            }
        }
        lines.extend(VARIABLES.iter().map(|it| (it.name, it.reported())));
        Self { lines }
    }
}

impl fmt::Display for BugReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.lines
            .iter()
            .try_for_each(|(about, what)| writeln!(f, "{about:<22}{what}"))
    }
}

fn version() -> String {
    let build = if cfg!(debug_assertions) {
        "debug"
    } else {
        "release"
    };
    let (version, system, machine) = (env!("CARGO_PKG_VERSION"), consts::OS, consts::ARCH);
    format!("{version}, {build} build, {system}, {machine}")
}

/// What is known of the terminal.
fn terminal() -> Vec<(&'static str, String)> {
    let stream = |is_terminal| {
        let name = if is_terminal {
            "a terminal"
        } else {
            "not a terminal"
        };
        name.to_owned()
    };
    let size = streams::size().map_or_else(
        || "not known".to_owned(),
        |(columns, rows)| format!("{columns} columns, {rows} rows"),
    );
    let runs_in = match (environment::is_in_tmux(), environment::is_in_screen()) {
        (true, _) => "tmux",
        (_, true) => "GNU screen",
        _ if environment::has_terminal_of_tmux() => "a terminal of tmux or GNU screen, not here",
        _ => "neither tmux nor GNU screen",
    };
    let characters = if environment::takes_utf8() {
        "UTF-8"
    } else {
        "ASCII alone"
    };
    vec![
        ("standard input", stream(io::stdin().is_terminal())),
        ("standard output", stream(streams::is_terminal())),
        ("standard error", stream(streams::is_shown_to_people())),
        ("size", size),
        ("runs in", runs_in.to_owned()),
        ("characters", characters.to_owned()),
    ]
}

/// What of the preferences is in effect.
fn preferred(preferences: &Preferences) -> Vec<(&'static str, String)> {
    let colors = match preferences.colors.depth_here() {
        ColorDepth::None => "none",
        ColorDepth::Sixteen => "16",
        ColorDepth::Indexed => "256",
        ColorDepth::True => "all",
    };
    let default = Keymap::default();
    let changed = COMMANDS.iter().filter(|row| {
        let keys = preferences.keymap.keys(row);
        !keys.eq(default.keys(row))
    });
    let keys = match changed.count() {
        0 => "as they are without preferences".to_owned(),
        1 => "1 command has others".to_owned(),
        count => format!("{count} commands have others"),
    };
    let mouse = if preferences.mouse {
        "used"
    } else {
        "not used"
    };
    vec![
        ("colors", colors.to_owned()),
        ("keys", keys),
        ("mouse", mouse.to_owned()),
    ]
}
