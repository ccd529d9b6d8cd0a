//! The one table of keys: what is pressed goes by it, and so do the hints on the screen.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::model::Pane;

/// What a key can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// End the program.
    Quit,
    /// Give the focus to the next pane.
    NextPane,
    /// Give the focus to the previous pane.
    PreviousPane,
    /// Go to the row above.
    Up,
    /// Go to the row below.
    Down,
    /// Go up by the height of the pane.
    PageUp,
    /// Go down by the height of the pane.
    PageDown,
    /// Go to the first row.
    First,
    /// Go to the last row.
    Last,
    /// Move the cursor to the left.
    MoveLeft,
    /// Move the cursor to the right.
    MoveRight,
    /// Move the cursor to the start.
    MoveHome,
    /// Move the cursor to the end.
    MoveEnd,
    /// Delete before the cursor.
    DeleteBefore,
    /// Delete behind the cursor.
    DeleteBehind,
    /// Delete the link.
    Clear,
}

/// Where a binding holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Context {
    /// Everywhere.
    Anywhere,
    /// While the link has the focus.
    Link,
    /// While another pane has the focus.
    Data,
}

impl Context {
    fn holds(self, focus: Pane) -> bool {
        match self {
            Self::Anywhere => true,
            Self::Link => focus == Pane::Link,
            Self::Data => focus != Pane::Link,
        }
    }
}

/// A key, and what it asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Binding {
    /// Where it holds.
    pub context: Context,
    /// The key.
    pub key: KeyCode,
    /// What is held with it.
    pub modifiers: KeyModifiers,
    /// What it asks for.
    pub command: Command,
    /// The key and its effect as the hints say it; empty where it goes without saying.
    pub hint: (&'static str, &'static str),
}

/// Every binding. No key that types a character is among them.
pub const BINDINGS: &[Binding] = &[
    bind(Context::Anywhere, KeyCode::Char('c'), Command::Quit)
        .with(KeyModifiers::CONTROL)
        .hint("^C", "quit"),
    bind(Context::Anywhere, KeyCode::Tab, Command::NextPane).hint("Tab", "pane"),
    bind(Context::Anywhere, KeyCode::BackTab, Command::PreviousPane),
    bind(Context::Anywhere, KeyCode::Up, Command::Up).hint("↑↓", "select"),
    bind(Context::Anywhere, KeyCode::Down, Command::Down),
    bind(Context::Anywhere, KeyCode::PageUp, Command::PageUp),
    bind(Context::Anywhere, KeyCode::PageDown, Command::PageDown),
    bind(Context::Data, KeyCode::Home, Command::First).hint("Home/End", "ends"),
    bind(Context::Data, KeyCode::End, Command::Last),
    bind(Context::Link, KeyCode::Left, Command::MoveLeft),
    bind(Context::Link, KeyCode::Right, Command::MoveRight),
    bind(Context::Link, KeyCode::Home, Command::MoveHome),
    bind(Context::Link, KeyCode::End, Command::MoveEnd),
    bind(Context::Link, KeyCode::Backspace, Command::DeleteBefore),
    bind(Context::Link, KeyCode::Delete, Command::DeleteBehind),
    bind(Context::Link, KeyCode::Char('u'), Command::Clear)
        .with(KeyModifiers::CONTROL)
        .hint("^U", "clear"),
];

/// What a key asks for while a pane has the focus.
#[must_use]
pub(super) fn command(key: KeyEvent, focus: Pane) -> Option<Command> {
    // A terminal may report Shift with a key that Shift is part of.
    let modifiers = key.modifiers - KeyModifiers::SHIFT;
    BINDINGS
        .iter()
        .find(|binding| {
            binding.key == key.code
                && binding.modifiers == modifiers
                && binding.context.holds(focus)
        })
        .map(|binding| binding.command)
}

/// The hints for the pane that has the focus.
pub(super) fn hints(focus: Pane) -> impl Iterator<Item = (&'static str, &'static str)> {
    BINDINGS
        .iter()
        .filter(move |binding| binding.context.holds(focus) && !binding.hint.0.is_empty())
        .map(|binding| binding.hint)
}

const fn bind(context: Context, key: KeyCode, command: Command) -> Binding {
    Binding {
        context,
        key,
        modifiers: KeyModifiers::NONE,
        command,
        hint: ("", ""),
    }
}

impl Binding {
    const fn with(self, modifiers: KeyModifiers) -> Self {
        Self { modifiers, ..self }
    }

    const fn hint(self, key: &'static str, effect: &'static str) -> Self {
        Self {
            hint: (key, effect),
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_that_types_a_character_is_bound() {
        for binding in BINDINGS {
            let types = matches!(binding.key, KeyCode::Char(_)) && binding.modifiers.is_empty();
            assert!(!types, "{binding:?}");
        }
    }

    #[test]
    fn what_a_raw_paste_sends_for_control_keys_is_not_bound() {
        for char in ['h', 'i', 'j', 'm', '['] {
            let key = KeyEvent::new(KeyCode::Char(char), KeyModifiers::CONTROL);
            assert_eq!(command(key, Pane::Link), None);
            assert_eq!(command(key, Pane::Fields), None);
        }
    }

    #[test]
    fn no_key_is_bound_twice_in_one_place() {
        for pane in [Pane::Link, Pane::Fields] {
            let bound: Vec<_> = BINDINGS
                .iter()
                .filter(|binding| binding.context.holds(pane))
                .map(|binding| (binding.key, binding.modifiers))
                .collect();
            for (index, key) in bound.iter().enumerate() {
                assert!(!bound[..index].contains(key), "{key:?}");
            }
        }
    }

    #[test]
    fn every_pane_says_how_to_quit() {
        for pane in Pane::ALL {
            assert!(hints(pane).any(|hint| hint == ("^C", "quit")));
        }
    }
}
