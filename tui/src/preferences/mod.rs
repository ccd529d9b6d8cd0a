//! What the user of the inspector prefers: keys, colours, the mouse. A TOML file of theirs says so.

mod error;
mod reading;

use std::fmt;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy as _;

pub use self::error::{PreferencesError, Problem};
use crate::inspector::{COMMANDS, Keymap, Theme};
use crate::settings::file;
use crate::text::shown::Shown;

/// The most bytes of a file of preferences: far more than one has.
const MAX_LEN: u64 = 1 << 16;

/// What the user of the inspector prefers.
///
/// ```
/// use tracklens::preferences::Preferences;
///
/// let preferences = Preferences::parse("mouse = true\nkeys.links = [\"f2\"]\n")?;
/// assert!(preferences.mouse);
/// let error = Preferences::parse("mouse = true\nkeys.linkss = [\"f2\"]\n").unwrap_err();
/// assert_eq!(error.to_string(), "2:6: there is no such command; --print-keys has them all [unknown_command]");
/// # Ok::<(), tracklens::preferences::Problem>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Preferences {
    /// Whether the mouse is listened to.
    pub mouse: bool,
    /// Which colours there are.
    pub colours: Colours,
    /// Which key asks for what.
    pub keymap: Keymap,
}

/// Which colours there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colours {
    /// The terminal's own sixteen, unless `NO_COLOR` is set and not empty.
    #[default]
    Auto,
    /// The terminal's own sixteen.
    Always,
    /// None.
    Never,
}

impl Colours {
    /// All of them, each with the name that it has in a file.
    const NAMES: [(Self, &'static str); 3] = [
        (Self::Auto, "auto"),
        (Self::Always, "always"),
        (Self::Never, "never"),
    ];

    /// The theme, where `NO_COLOR` is set and not empty or is not.
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
    /// Reads the preferences of a file, or where none is given, of the user's own if there is one.
    ///
    /// # Errors
    ///
    /// [`Unreadable`](PreferencesError::Unreadable), also of a file that is no regular one, or has
    /// more than 64 KiB; [`Wrong`](PreferencesError::Wrong) where it says what is not understood.
    pub fn load(path: Option<&Path>) -> Result<Self, PreferencesError> {
        let own = path.is_none().then(own_file).flatten();
        let Some(path) = path.or(own.as_deref().filter(|own| own.exists())) else {
            return Ok(Self::default());
        };
        let file = Shown::bytes(path.as_os_str().as_encoded_bytes());
        let too_long = "this is too long for preferences (more than 64 KiB)";
        let bytes = match file::read(path, MAX_LEN, too_long) {
            Ok(bytes) => bytes,
            Err(error) => return Err(PreferencesError::Unreadable { file, error }),
        };
        Self::of_bytes(&bytes).map_err(|problem| PreferencesError::Wrong { file, problem })
    }

    /// Reads preferences. What they don't say is as in the defaults.
    ///
    /// # Errors
    ///
    /// The first thing that is not understood, with its line.
    pub fn parse(text: &str) -> Result<Self, Problem> {
        reading::read(text)
    }

    fn of_bytes(bytes: &[u8]) -> Result<Self, Problem> {
        match str::from_utf8(bytes) {
            Ok(text) => Self::parse(text),
            Err(error) => Err(Problem::no_utf8(bytes, error.valid_up_to())),
        }
    }
}

/// The preferences as a file that says all of them.
impl fmt::Display for Preferences {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "# Preferences of tracklens' inspector.\n")?;
        writeln!(f, "# Whether the mouse is listened to: true or false.")?;
        writeln!(f, "mouse = {}\n", self.mouse)?;
        writeln!(f, "# auto (none if NO_COLOR is set), always or never.")?;
        writeln!(f, "colours = \"{}\"\n", self.colours.name())?;
        writeln!(
            f,
            "# The keys of each command. A character alone holds only where no text is typed."
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

/// Where the user's own preferences would be.
fn own_file() -> Option<PathBuf> {
    let strategy = etcetera::choose_base_strategy().ok()?;
    Some(
        strategy
            .config_dir()
            .join("tracklens")
            .join("preferences.toml"),
    )
}

/// A key in a file: a quote and a backslash are keys too.
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
