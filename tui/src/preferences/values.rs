//! The preferences, and the file that has all of them.

use std::fmt;

use super::background::BackgroundChoice;
use super::colors::Colors;
use super::styles::{Styles, written};
use crate::inspector::{Background, COMMANDS, ColorDepth, Keymap, ROLES, Role, Theme};

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
    /// What the colors are on.
    pub background: BackgroundChoice,
    /// The styles of roles that have one of their own.
    pub styles: Styles,
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
        writeln!(
            f,
            "# auto (none if NO_COLOR is set), always, never, 16, 256 or truecolor."
        )?;
        writeln!(f, "colors = \"{}\"\n", self.colors.name())?;
        writeln!(f, "# auto (the terminal is asked), dark or light.")?;
        writeln!(f, "background = \"{}\"\n", self.background.name())?;
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
        self.write_styles(f)
    }
}

impl Preferences {
    /// Writes the style of each role, and what it is where it has none of its own.
    fn write_styles(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "\n# The style of each role: a color by name, number or #rrggbb, `on` and another one, and bold, italic,\n\
             # underlined, reversed or dim. Or auto: that is what follows, on dark and on light."
        )?;
        writeln!(f, "[theme]")?;
        for role in ROLES {
            let own = self.styles.of(*role).map(written);
            let own = own.unwrap_or_else(|| "auto".to_owned());
            let setting = format!("{} = \"{own}\"", role.name);
            writeln!(f, "{setting:<36} # {} {}", role.shows, automatic(*role))?;
        }
        Ok(())
    }
}

/// The styles of a role on a dark background and on a light one.
fn automatic(role: Role) -> String {
    let on = |background| {
        let theme = Theme::new(ColorDepth::Indexed, background);
        written(role.style(&theme))
    };
    let (dark, light) = (on(Background::Dark), on(Background::Light));
    if dark == light {
        format!("({dark})")
    } else {
        format!("({dark}; {light})")
    }
}

/// A key as a string of TOML: a quotation mark and a backslash are keys too.
fn toml_string(key: &str) -> String {
    format!("\"{}\"", key.replace('\\', "\\\\").replace('"', "\\\""))
}
