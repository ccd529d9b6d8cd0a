//! What the user of the inspector prefers: keys, colors, the mouse. It stands in a TOML file.

mod error;
mod reading;

use std::fmt;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy as _;

pub use self::error::PreferencesError;
use crate::inspector::{COMMANDS, Keymap, Theme};
use crate::settings::FileError;
use crate::settings::file;

/// The most bytes of a file of preferences: far more than any has.
const MAX_LEN: u64 = 1 << 16;

/// What the user of the inspector prefers.
///
/// ```
/// use tracklens::preferences::Preferences;
///
/// let preferences = Preferences::parse("mouse = true\nkeys.links = [\"f2\"]\n")?;
/// assert!(preferences.mouse);
/// let error = Preferences::parse("mouse = true\nkeys.linkss = [\"f2\"]\n").unwrap_err();
/// assert_eq!(error.to_string(), "2:6: there is no such command; --print-keys lists them [unknown_command]");
/// # Ok::<(), tracklens::preferences::PreferencesError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Preferences {
    /// Whether the inspector listens to the mouse.
    pub mouse: bool,
    /// Which colors are used.
    pub colours: Colours,
    /// Which keys run which command.
    pub keymap: Keymap,
}

/// Which colors are used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colours {
    /// The terminal's own sixteen colors, unless `NO_COLOR` is set and not empty.
    #[default]
    Auto,
    /// The terminal's own sixteen colors.
    Always,
    /// No colors.
    Never,
}

impl Colours {
    /// All of them, each with its name in a file.
    const NAMES: [(Self, &'static str); 3] = [
        (Self::Auto, "auto"),
        (Self::Always, "always"),
        (Self::Never, "never"),
    ];

    /// The theme, given whether `NO_COLOR` is set and not empty.
    #[must_use]
    pub const fn theme(self, no_color: bool) -> Theme {
        match self {
            Self::Never => Theme::mono(),
            Self::Auto if no_color => Theme::mono(),
            Self::Auto | Self::Always => Theme::colour(),
        }
    }

    fn name(self) -> &'static str {
        let row = Self::NAMES.iter().find(|(colours, _)| *colours == self);
        row.map_or("auto", |(_, name)| name)
    }
}

impl Preferences {
    /// Reads preferences from a file. If none is given, the user's own file is read, if there is one.
    ///
    /// # Errors
    ///
    /// [`FileError::Unreadable`], also if the file has more than 64 KiB, and [`FileError::Wrong`] if it says
    /// something that is not understood.
    pub fn load(path: Option<&Path>) -> Result<Self, FileError> {
        let own = path.is_none().then(own_file).flatten();
        let Some(path) = path.or(own.as_deref().filter(|own| own.exists())) else {
            return Ok(Self::default());
        };
        let too_long = "this is too long for preferences (more than 64 KiB)";
        let bytes = file::read(path, MAX_LEN, too_long)?;
        Self::of_bytes(&bytes).map_err(|error| {
            let place = (error.line(), error.column());
            FileError::wrong_at(path, place, error.without_place())
        })
    }

    /// Parses preferences. What they don't say keeps its default.
    ///
    /// # Errors
    ///
    /// The first thing that is not understood, with its line.
    pub fn parse(text: &str) -> Result<Self, PreferencesError> {
        reading::read(text)
    }

    fn of_bytes(bytes: &[u8]) -> Result<Self, PreferencesError> {
        match str::from_utf8(bytes) {
            Ok(text) => Self::parse(text),
            Err(error) => Err(PreferencesError::not_utf8(bytes, error.valid_up_to())),
        }
    }
}

/// The preferences as a file that has all of them.
impl fmt::Display for Preferences {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "# Preferences of tracklens' inspector.\n")?;
        writeln!(
            f,
            "# Whether the inspector listens to the mouse: true or false."
        )?;
        writeln!(f, "mouse = {}\n", self.mouse)?;
        writeln!(f, "# auto (none if NO_COLOR is set), always or never.")?;
        writeln!(f, "colours = \"{}\"\n", self.colours.name())?;
        writeln!(
            f,
            "# The keys of each command. A single character works only where no text is typed."
        )?;
        writeln!(f, "[keys]")?;
        for row in COMMANDS {
            let keys = self.keymap.keys(row).map(|key| toml_string(&key.written()));
            let keys: Vec<_> = keys.collect();
            let setting = format!("{} = [{}]", row.name, keys.join(", "));
            writeln!(f, "{setting:<36} # {}", row.help)?;
        }
        Ok(())
    }
}

/// Where the user's own preferences are, if there are any.
fn own_file() -> Option<PathBuf> {
    let strategy = etcetera::choose_base_strategy().ok()?;
    Some(
        strategy
            .config_dir()
            .join("tracklens")
            .join("preferences.toml"),
    )
}

/// A key as a string of TOML: a quotation mark and a backslash are keys too.
fn toml_string(key: &str) -> String {
    format!("\"{}\"", key.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_preferences_that_are_printed_are_those_that_are_read() {
        let of_file = "mouse = true\ncolours = \"never\"\n[keys]\nlinks = [\"f2\", \"alt-\\\\\"]\nundo = []\n";
        for text in ["", of_file] {
            let preferences = Preferences::parse(text).unwrap();
            let printed = preferences.to_string();
            let again = Preferences::parse(&printed).unwrap();
            assert_eq!(again.to_string(), printed);
            assert_eq!(again.mouse, preferences.mouse);
            let bound = |it: &Preferences| {
                let bindings = it.keymap.bindings().iter();
                bindings.map(|it| (it.key, it.row.name)).collect::<Vec<_>>()
            };
            assert_eq!(bound(&again), bound(&preferences));
        }
    }

    #[test]
    fn colours_go_by_the_environment_unless_they_are_set() {
        let table = [
            (Colours::Auto, false, Theme::colour()),
            (Colours::Auto, true, Theme::mono()),
            (Colours::Always, true, Theme::colour()),
            (Colours::Never, false, Theme::mono()),
        ];
        for (colours, no_color, theme) in table {
            assert_eq!(colours.theme(no_color), theme);
        }
    }
}
