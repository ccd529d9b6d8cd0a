//! Which key asks for what: the keys of the table of commands, or those that a configuration gives
//! instead.

use std::fmt;

use ratatui::crossterm::event::KeyEvent;

use super::command::{COMMANDS, Command, Context, Row};
use super::focus::{Focus, Over};
use super::key::Key;
use super::model::Pane;

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
    pub row: &'static Row,
}

impl Default for Keymap {
    /// The keys of the table.
    fn default() -> Self {
        Self::of(|row| row.keys.iter().filter_map(|key| key.parse().ok()).collect())
    }
}

impl Keymap {
    /// The keys of each command.
    pub(crate) fn of(keys: impl Fn(&'static Row) -> Vec<Key>) -> Self {
        let of_row = |row| keys(row).into_iter().map(move |key| Binding { key, row });
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
    pub fn keys(&self, row: &Row) -> impl Iterator<Item = Key> {
        let of_row = |binding: &&Binding| binding.row.command == row.command;
        self.bindings.iter().filter(of_row).map(|it| it.key)
    }

    /// The keys of a command, as they are called; one that has two forms once.
    #[must_use]
    pub fn labels(&self, row: &Row) -> Vec<String> {
        let mut labels: Vec<_> = self.keys(row).map(|key| key.to_string()).collect();
        labels.dedup();
        labels
    }

    /// The first key of a command, as it is called.
    pub(super) fn label(&self, command: Command) -> Option<String> {
        let row = COMMANDS.iter().find(|row| row.command == command)?;
        self.keys(row).next().map(|key| key.to_string())
    }

    /// What a key asks for while something has the focus.
    pub(super) fn command(&self, event: KeyEvent, focus: Focus) -> Option<Command> {
        let key = Key::of_event(event);
        let asks = |binding: &&Binding| binding.key == key && binding.holds(focus);
        self.bindings.iter().find(asks).map(|it| it.row.command)
    }

    /// The hints for what has the focus: a key, and its effect in a word or two.
    pub(super) fn hints(&self, focus: Focus) -> impl Iterator<Item = (String, &'static str)> {
        COMMANDS
            .iter()
            .filter(move |row| !row.hint.is_empty() && row.context.holds(focus))
            .filter_map(move |row| {
                let holds = |key: &Key| Binding { key: *key, row }.holds(focus);
                Some((self.keys(row).find(holds)?.to_string(), row.hint))
            })
    }

    /// Two keys of which only one could ever be asked with, if there are any.
    pub(crate) fn doubled(&self) -> Option<(Binding, Binding)> {
        let everywhere = || {
            let panes = Pane::ALL.into_iter().map(Focus::Pane);
            panes.chain(Over::ALL.into_iter().map(Focus::Over))
        };
        let clashes = |one: &Binding, other: &Binding| {
            one.key == other.key && everywhere().any(|it| one.holds(it) && other.holds(it))
        };
        self.bindings.iter().enumerate().find_map(|(index, one)| {
            let before = self.bindings[..index].iter();
            let other = before.clone().find(|other| clashes(one, other))?;
            Some((*other, *one))
        })
    }
}

impl Binding {
    /// Whether the key asks for the command while something has the focus.
    fn holds(&self, focus: Focus) -> bool {
        let is_typed = self.key.types_a_character() && focus.takes_text();
        self.row.context.holds(focus) && !is_typed
    }
}

/// The rows of the help: each context with its commands.
pub(super) fn help() -> Vec<HelpRow> {
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
pub(super) enum HelpRow {
    /// Where the commands below can be asked for.
    Heading(&'static str),
    /// A command.
    Command(&'static Row),
}

/// All keys and what they ask for, as a text for people.
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
    use ratatui::crossterm::event::{KeyCode, KeyModifiers};

    use super::*;

    fn everywhere() -> Vec<Focus> {
        let panes = Pane::ALL.into_iter().map(Focus::Pane);
        panes
            .chain(Over::ALL.into_iter().map(Focus::Over))
            .collect()
    }

    #[test]
    fn every_key_of_the_table_is_one() {
        let keys: usize = COMMANDS.iter().map(|row| row.keys.len()).sum();
        assert_eq!(Keymap::default().bindings().len(), keys);
    }

    #[test]
    fn no_key_that_types_a_character_is_bound_where_text_is_typed() {
        let keymap = Keymap::default();
        for focus in everywhere().into_iter().filter(|it| it.takes_text()) {
            for char in (' '..='~').chain(['é', '日']) {
                let key = KeyEvent::new(KeyCode::Char(char), KeyModifiers::NONE);
                assert_eq!(keymap.command(key, focus), None, "{char}");
            }
        }
    }

    #[test]
    fn what_a_raw_paste_sends_for_control_keys_is_not_bound() {
        let keymap = Keymap::default();
        for focus in everywhere() {
            for char in ['h', 'i', 'j', 'm', '['] {
                let key = KeyEvent::new(KeyCode::Char(char), KeyModifiers::CONTROL);
                assert_eq!(keymap.command(key, focus), None);
            }
        }
        for key in [KeyCode::Enter, KeyCode::Esc] {
            let key = KeyEvent::new(key, KeyModifiers::NONE);
            assert_eq!(keymap.command(key, Focus::Pane(Pane::Link)), None);
        }
    }

    #[test]
    fn no_key_is_bound_twice_in_one_place_and_one_that_is_would_be_found() {
        let keymap = Keymap::default();
        let doubled = keymap
            .doubled()
            .map(|(one, other)| [one.row.name, other.row.name]);
        assert_eq!(doubled, None);
        let doubled = Keymap::of(|_| vec!["f5".parse().unwrap()]).doubled();
        assert_eq!(doubled.unwrap().0.row.name, "help");
    }

    #[test]
    fn every_place_says_how_to_quit_and_every_overlay_how_to_go_back() {
        let keymap = Keymap::default();
        for focus in everywhere() {
            let says = |key: &str, effect| {
                let mut hints = keymap.hints(focus);
                hints.any(|hint| hint == (key.to_owned(), effect))
            };
            assert!(says("^C", "quit"));
            assert_eq!(says("Esc", "back"), matches!(focus, Focus::Over(_)));
        }
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
