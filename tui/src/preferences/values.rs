//! The preferences, and the file that has all of them.

use std::fmt;

use super::colors::Colors;
use crate::inspector::{COMMANDS, Keymap};

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
    pub colors: Colors,
    /// Which keys run which command.
    pub keymap: Keymap,
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
        writeln!(f, "colors = \"{}\"\n", self.colors.name())?;
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

/// A key as a string of TOML: a quotation mark and a backslash are keys too.
fn toml_string(key: &str) -> String {
    format!("\"{}\"", key.replace('\\', "\\\\").replace('"', "\\\""))
}
