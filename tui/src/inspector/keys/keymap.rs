//! Which key asks for what: the keys of the table of commands, or those that the preferences give instead.

use std::fmt;

use ratatui::crossterm::event::KeyEvent;

use super::command::Command;
use super::context::{Context, Scope};
use super::key::Key;
use super::table::{COMMANDS, CommandRow};

/// Which key asks for what.
#[derive(Clone, Debug)]
pub struct Keymap {
    bindings: Vec<Binding>,
}

/// A key, and the command that it asks for.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// The key.
    pub key: Key,
    /// The command, and where it can be asked for.
    pub row: &'static CommandRow,
}

impl Default for Keymap {
    /// The keys of the table.
    fn default() -> Self {
        Self::of(|row| row.keys.iter().filter_map(|key| key.parse().ok()).collect())
    }
}

impl Keymap {
    /// The keys of each command. Control-C quits in any case.
    pub(crate) fn of(keys: impl Fn(&'static CommandRow) -> Vec<Key>) -> Self {
        let of_row = |row: &'static CommandRow| {
            let mut keys = keys(row);
            if row.command == Command::Quit && !keys.contains(&Key::CONTROL_C) {
                keys.push(Key::CONTROL_C);
            }
            keys.into_iter().map(move |key| Binding { key, row })
        };
        Self {
            bindings: COMMANDS.iter().flat_map(of_row).collect(),
        }
    }

    /// Every key that asks for something, in the order of the table.
    #[must_use]
    pub fn bindings(&self) -> &[Binding] {
        &self.bindings
    }

    /// The keys of a command.
    pub fn keys(&self, row: &CommandRow) -> impl Iterator<Item = Key> {
        let of_row = |binding: &&Binding| binding.row.command == row.command;
        self.bindings.iter().filter(of_row).map(|it| it.key)
    }

    /// The keys of a command, as they are shown; two that look alike are shown once.
    #[must_use]
    pub fn labels(&self, row: &CommandRow) -> Vec<String> {
        let mut labels: Vec<_> = self.keys(row).map(|key| key.to_string()).collect();
        labels.dedup();
        labels
    }

    /// The first key of a command, as it is shown.
    pub(in crate::inspector) fn label(&self, command: Command) -> Option<String> {
        let row = COMMANDS.iter().find(|row| row.command == command)?;
        self.keys(row).next().map(|key| key.to_string())
    }

    /// The command that a key asks for in a scope.
    pub(in crate::inspector) fn command(&self, event: KeyEvent, scope: Scope) -> Option<Command> {
        let key = Key::of_event(event);
        let asks = |binding: &&Binding| binding.key == key && binding.holds(scope);
        self.bindings.iter().find(asks).map(|it| it.row.command)
    }

    /// The hints of a scope: a key, and its effect in a word or two.
    pub(in crate::inspector) fn hints(
        &self,
        scope: Scope,
    ) -> impl Iterator<Item = (String, &'static str)> {
        let mut given = "";
        COMMANDS
            .iter()
            .filter(move |row| !row.hint.is_empty() && row.context.holds(scope))
            .filter_map(move |row| {
                let holds = |key: &Key| Binding { key: *key, row }.holds(scope);
                let key = self.keys(row).find(holds)?;
                // Of two ways to quit, the first.
                let is_new = given != row.hint;
                given = row.hint;
                is_new.then(|| (key.to_string(), row.hint))
            })
    }

    /// The first two bindings of one key that hold in the same scope: one of them could never be used.
    pub(crate) fn doubled(&self, everywhere: &[Scope]) -> Option<(Binding, Binding)> {
        let clashes = |one: &Binding, other: &Binding| {
            let both_hold = |scope: &Scope| one.holds(*scope) && other.holds(*scope);
            one.key == other.key && everywhere.iter().any(both_hold)
        };
        self.bindings.iter().enumerate().find_map(|(index, one)| {
            let before = self.bindings[..index].iter();
            let other = before.clone().find(|other| clashes(one, other))?;
            Some((*other, *one))
        })
    }
}

impl Binding {
    /// Whether the key asks for the command in a scope.
    fn holds(&self, scope: Scope) -> bool {
        let is_typed = self.key.types_a_character() && scope.takes_text;
        self.row.context.holds(scope) && !is_typed
    }
}

/// The rows of the help: each context with its commands.
pub(in crate::inspector) fn help() -> Vec<HelpRow> {
    let mut rows = Vec::new();
    for context in Context::ALL {
        rows.push(HelpRow::Heading(context.heading()));
        let of_context = COMMANDS.iter().filter(|row| row.context == context);
        rows.extend(of_context.map(HelpRow::Command));
    }
    rows
}

/// A row of the help.
#[derive(Clone, Copy, Debug)]
pub(in crate::inspector) enum HelpRow {
    /// Where the commands below can be asked for.
    Heading(&'static str),
    /// A command.
    Command(&'static CommandRow),
}

/// All keys and what they ask for, as text.
impl fmt::Display for Keymap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for row in help() {
            match row {
                HelpRow::Heading(heading) => writeln!(f, "{heading}")?,
                HelpRow::Command(row) => {
                    let keys = self.labels(row).join(" ");
                    writeln!(f, "  {keys:<11} {:<16} {}", row.name, row.help)?;
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_of_the_table_is_one() {
        let keys: usize = COMMANDS.iter().map(|row| row.keys.len()).sum();
        assert_eq!(Keymap::default().bindings().len(), keys);
    }

    #[test]
    fn the_text_of_all_keys_has_each_command() {
        let text = Keymap::default().to_string();
        for row in COMMANDS {
            assert!(text.contains(row.help), "{text}");
        }
        assert!(
            text.contains("  y ^Y        copy             Copy what is selected\n"),
            "{text}"
        );
    }
}
