//! Parsing preferences.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::background::BackgroundChoice;
use super::colors::Colors;
use super::error::PreferencesError;
use super::styles::{self, Styles};
use super::values::Preferences;
use crate::inspector::{Binding, COMMANDS, Command, CommandRow, Key, Keymap, ROLES, scopes};
use crate::text::shown::Shown;

/// A name, where it stands, and its value.
type Setting<'t, 'i> = (&'t str, usize, &'t Spanned<DeValue<'i>>);

impl Preferences {
    /// Parses preferences. What they don't say keeps its default.
    ///
    /// # Errors
    ///
    /// The first thing that is not understood, with its line.
    pub fn parse(text: &str) -> Result<Self, PreferencesError> {
        read(text)
    }

    /// Parses the bytes of a file.
    pub(super) fn of_bytes(bytes: &[u8]) -> Result<Self, PreferencesError> {
        match str::from_utf8(bytes) {
            Ok(text) => Self::parse(text),
            Err(error) => Err(PreferencesError::not_utf8(bytes, error.valid_up_to())),
        }
    }
}

fn read(text: &str) -> Result<Preferences, PreferencesError> {
    let file = File { text };
    let table = DeTable::parse(text).map_err(|error| {
        let offset = error.span().map_or(text.len(), |span| span.start);
        let message = Shown::text(error.message()).to_string();
        file.error(offset, "invalid_toml", message)
    })?;
    let mut preferences = Preferences::default();
    for (name, offset, value) in entries(table.get_ref()) {
        match name {
            "mouse" => preferences.mouse = file.truth(value)?,
            "colors" => preferences.colors = file.colors(value)?,
            "background" => preferences.background = file.background(value)?,
            "theme" => preferences.styles = file.styles(value)?,
            "keys" => preferences.keymap = file.keymap(value)?,
            _ => {
                let message = "there is no such preference; there are mouse, colors, background, [keys] and [theme]";
                return Err(file.error(offset, "unknown_preference", message.to_owned()));
            }
        }
    }
    Ok(preferences)
}

/// The text, to find the places of errors in it.
#[derive(Clone, Copy)]
struct File<'t> {
    text: &'t str,
}

/// The keys that a file gives a command, each with its place.
type Given = (&'static CommandRow, Vec<(Key, usize)>);

impl File<'_> {
    fn truth(self, value: &Spanned<DeValue<'_>>) -> Result<bool, PreferencesError> {
        let truth = value.get_ref().as_bool();
        truth.ok_or_else(|| self.wrong_type(value, "true or false"))
    }

    fn colors(self, value: &Spanned<DeValue<'_>>) -> Result<Colors, PreferencesError> {
        let name = value.get_ref().as_str();
        let row = Colors::NAMES.into_iter().find(|(_, it)| Some(*it) == name);
        row.map(|(colors, _)| colors).ok_or_else(|| {
            let names = "\"auto\", \"always\", \"never\", \"16\", \"256\" or \"truecolor\"";
            self.wrong_type(value, names)
        })
    }

    fn background(
        self,
        value: &Spanned<DeValue<'_>>,
    ) -> Result<BackgroundChoice, PreferencesError> {
        let name = value.get_ref().as_str();
        let mut rows = BackgroundChoice::NAMES.into_iter();
        let row = rows.find(|(_, it)| Some(*it) == name);
        row.map(|(choice, _)| choice)
            .ok_or_else(|| self.wrong_type(value, "\"auto\", \"dark\" or \"light\""))
    }

    fn styles(self, value: &Spanned<DeValue<'_>>) -> Result<Styles, PreferencesError> {
        let table = value.get_ref().as_table();
        let table = table.ok_or_else(|| self.wrong_type(value, "a table of roles"))?;
        let mut styles = Styles::default();
        for (name, offset, value) in entries(table) {
            let role = ROLES.iter().find(|role| role.name == name);
            let role = role.ok_or_else(|| {
                let message = "there is no such role; --print-config lists them";
                self.error(offset, "unknown_role", message.to_owned())
            })?;
            let text = value.get_ref().as_str();
            let text = text.ok_or_else(|| self.wrong_type(value, "a style in quotes"))?;
            if text == "auto" {
                continue;
            }
            let style = styles::style(text).ok_or_else(|| {
                let message = "this is not a style, as `#ff8787 bold`, `white on 24` or `auto` is";
                self.error(value.span().start, "unknown_style", message.to_owned())
            })?;
            styles.set(*role, style);
        }
        Ok(styles)
    }

    fn keymap(self, value: &Spanned<DeValue<'_>>) -> Result<Keymap, PreferencesError> {
        let table = value.get_ref().as_table();
        let table = table.ok_or_else(|| self.wrong_type(value, "a table of commands"))?;
        let mut given: Vec<Given> = Vec::new();
        for (name, offset, value) in entries(table) {
            let row = COMMANDS.iter().find(|row| row.name == name);
            let row = row.ok_or_else(|| {
                let message = "there is no such command; --print-keys lists them";
                self.error(offset, "unknown_command", message.to_owned())
            })?;
            let keys = self.keys(value)?;
            // A character is typed as text: from the link, no key might lead away.
            let is_typed = keys.iter().all(|(key, _)| key.types_a_character());
            if row.command == Command::Quit && is_typed {
                let message = match keys.as_slice() {
                    [] => "it needs at least one key",
                    _ => "a single character is typed as text: it needs another key as well",
                };
                return Err(self.error(offset, "no_key", message.to_owned()));
            }
            given.push((row, keys));
        }
        let keymap = Keymap::of(|row| {
            let given = given.iter().find(|(it, _)| it.command == row.command);
            match given {
                Some((_, keys)) => keys.iter().map(|(key, _)| *key).collect(),
                None => Keymap::default().keys(row).collect(),
            }
        });
        match keymap.doubled(&scopes()) {
            Some(doubled) => Err(self.doubled(&given, doubled)),
            None => Ok(keymap),
        }
    }

    fn keys(self, value: &Spanned<DeValue<'_>>) -> Result<Vec<(Key, usize)>, PreferencesError> {
        let array = value.get_ref().as_array();
        let array = array.ok_or_else(|| self.wrong_type(value, "a list of keys"))?;
        let key = |value: &Spanned<DeValue<'_>>| {
            let offset = value.span().start;
            let text = value.get_ref().as_str();
            let text = text.ok_or_else(|| self.wrong_type(value, "a key in quotes"))?;
            let key = text.parse::<Key>();
            let key = key.map_err(|error| self.error(offset, "unknown_key", error.to_string()))?;
            Ok((key, offset))
        };
        array.iter().map(key).collect()
    }

    /// A key that runs two commands, at the later of its places in the file.
    fn doubled(self, given: &[Given], doubled: (Binding, Binding)) -> PreferencesError {
        let place = |binding: Binding, nth: usize| {
            let of_row = |given: &&Given| given.0.command == binding.row.command;
            let keys = &given.iter().find(of_row)?.1;
            let places = keys.iter().filter(|(key, _)| *key == binding.key);
            places.map(|(_, offset)| *offset).nth(nth)
        };
        let (one, other) = doubled;
        let is_twice = usize::from(one.row.command == other.row.command);
        let offset = place(one, 0).max(place(other, is_twice));
        let (key, names) = (one.key.written(), [one.row.name, other.row.name]);
        let message = format!("{key} would run both {} and {}", names[0], names[1]);
        self.error(offset.unwrap_or(0), "doubled_key", message)
    }

    fn wrong_type(self, value: &Spanned<DeValue<'_>>, wanted: &str) -> PreferencesError {
        let message = format!("this must be {wanted}");
        self.error(value.span().start, "wrong_type", message)
    }

    fn error(self, offset: usize, code: &'static str, message: String) -> PreferencesError {
        PreferencesError::at(self.text, offset, code, message)
    }
}

/// The entries of a table in the order in which they stand, so that the first error is reported.
fn entries<'t, 'i>(table: &'t DeTable<'i>) -> Vec<Setting<'t, 'i>> {
    let entry = |(name, value): (&'t Spanned<_>, &'t Spanned<DeValue<'i>>)| {
        let name: &Spanned<std::borrow::Cow<'i, str>> = name;
        (&**name.get_ref(), name.span().start, value)
    };
    let mut entries: Vec<Setting<'t, 'i>> = table.iter().map(entry).collect();
    entries.sort_by_key(|(_, offset, _)| *offset);
    entries
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_understood_is_an_error_with_its_place() {
        let table = [
            ("mouse = 1", "1:9: this must be true or false [wrong_type]"),
            (
                "\n\nmice = 1",
                "3:1: there is no such preference; there are mouse, colors, background, [keys] and [theme] [unknown_preference]",
            ),
            (
                "colors = \"red\"",
                "1:10: this must be \"auto\", \"always\", \"never\", \"16\", \"256\" or \"truecolor\" [wrong_type]",
            ),
            (
                "background = \"black\"",
                "1:14: this must be \"auto\", \"dark\" or \"light\" [wrong_type]",
            ),
            (
                "theme = 1",
                "1:9: this must be a table of roles [wrong_type]",
            ),
            (
                "[theme]\nfault = \"red\"\nfalut = \"red\"",
                "3:1: there is no such role; --print-config lists them [unknown_role]",
            ),
            (
                "[theme]\nfault = 1",
                "2:9: this must be a style in quotes [wrong_type]",
            ),
            (
                "[theme]\nfault = \"reddish\"",
                "2:9: this is not a style, as `#ff8787 bold`, `white on 24` or `auto` is [unknown_style]",
            ),
            (
                "keys = []",
                "1:8: this must be a table of commands [wrong_type]",
            ),
            (
                "[keys]\nundo = \"u\"",
                "2:8: this must be a list of keys [wrong_type]",
            ),
            (
                "[keys]\nundo = [1]",
                "2:9: this must be a key in quotes [wrong_type]",
            ),
            (
                "[keys]\nundo = [\"ctrl-h\"]",
                "2:9: terminals send it as Backspace [unknown_key]",
            ),
            (
                "[keys]\nquit = [\"alt-[\"]",
                "2:9: terminals send it as the start of other keys [unknown_key]",
            ),
            (
                "[keys]\ncopy = [\"ctrl-c\"]\nquit = [\"ctrl-q\"]",
                "2:9: ctrl-c would run both quit and copy [doubled_key]",
            ),
            (
                "[keys]\nquit = []",
                "2:1: it needs at least one key [no_key]",
            ),
            (
                "[keys]\nquit = [\"q\"]",
                "2:1: a single character is typed as text: it needs another key as well [no_key]",
            ),
            (
                "[keys]\nundo = [\"f1\"]",
                "2:9: f1 would run both help and undo [doubled_key]",
            ),
            (
                "[keys]\nhelp = [\"f5\"]\nundo = [\"f6\", \"f5\"]",
                "3:15: f5 would run both help and undo [doubled_key]",
            ),
            (
                "[keys]\nundo = [\"f5\", \"f5\"]",
                "2:15: f5 would run both undo and undo [doubled_key]",
            ),
            (
                "[keys]\nhelp = [\"f5\"]\nhelp = [\"f6\"]",
                "3:1: duplicate key [invalid_toml]",
            ),
            (
                "mouse = ",
                "1:9: string values must be quoted, expected literal string [invalid_toml]",
            ),
        ];
        for (text, expected) in table {
            let error = read(text).unwrap_err();
            assert_eq!(error.to_string(), expected, "{text}");
        }
    }

    #[test]
    fn keys_that_are_given_take_the_place_of_those_of_the_table() {
        let preferences = read("[keys]\nhelp = [\"f2\"]\nundo = []\nlinks = [\"f1\"]").unwrap();
        let keys = |name: &str| {
            let row = COMMANDS.iter().find(|row| row.name == name).unwrap();
            preferences.keymap.labels(row)
        };
        assert_eq!(keys("help"), ["F2"]);
        assert_eq!(keys("links"), ["F1"]);
        assert!(keys("undo").is_empty());
        assert_eq!(keys("quit"), ["^C"]);
    }

    #[test]
    fn control_c_quits_whatever_else_does() {
        for (given, keys) in [
            ("ctrl-q", &["^Q", "^C"][..]),
            ("ctrl-c\", \"f10", &["^C", "F10"]),
            ("f10\", \"X", &["F10", "X", "^C"]),
        ] {
            let preferences = read(&format!("[keys]\nquit = [\"{given}\"]")).unwrap();
            let row = COMMANDS.iter().find(|row| row.command == Command::Quit);
            assert_eq!(preferences.keymap.labels(row.unwrap()), keys);
        }
    }

    #[test]
    fn the_preferences_that_are_printed_are_those_that_are_read() {
        let of_file = "mouse = true\ncolors = \"never\"\n[keys]\nlinks = [\"f2\", \"alt-\\\\\"]\nundo = []\n\
             [theme]\nfault = \"#ff8787 bold\"\nfocus-title = \"white on 24\"\n";
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
}
