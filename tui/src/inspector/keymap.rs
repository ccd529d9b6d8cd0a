//! The one table of keys: what is pressed goes by it, and so do the hints, the help and the list of
//! commands.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::focus::Focus;
use super::model::{Pane, What};

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
    /// Show all keys.
    Help,
    /// Show all commands, to choose one.
    Palette,
    /// Show the links of this run, to choose one.
    Links,
    /// Copy something.
    Copy(What),
    /// Take back the last change of the link.
    Undo,
    /// Make the change again that was taken back.
    Redo,
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
    /// Take what is chosen in the list.
    Choose,
    /// Delete the last character that the list is searched for.
    DeleteSought,
    /// Go back from the list to the panes.
    Close,
}

/// Where a binding holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Context {
    /// Everywhere.
    Anywhere,
    /// While any pane has the focus.
    Panes,
    /// While the link has the focus.
    Link,
    /// While another pane has the focus.
    Data,
    /// While help or a list is shown.
    Overlay,
    /// While a list is shown, one of whose rows is chosen.
    List,
    /// While the list of commands is shown.
    Palette,
}

impl Context {
    /// The contexts, in the order in which the help tells them.
    pub const ALL: [Self; 7] = [
        Self::Anywhere,
        Self::Panes,
        Self::Link,
        Self::Data,
        Self::Overlay,
        Self::List,
        Self::Palette,
    ];

    /// Where that is, as the help says it.
    #[must_use]
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Anywhere => "Everywhere",
            Self::Panes => "In every pane",
            Self::Link => "In the link",
            Self::Data => "In the other panes",
            Self::Overlay => "In help and lists",
            Self::List => "In lists",
            Self::Palette => "In the list of commands",
        }
    }

    fn holds(self, focus: Focus) -> bool {
        match self {
            Self::Anywhere => true,
            Self::Panes => matches!(focus, Focus::Pane(_)),
            Self::Link => focus == Focus::Pane(Pane::Link),
            Self::Data => matches!(focus, Focus::Pane(pane) if pane != Pane::Link),
            Self::Overlay => !matches!(focus, Focus::Pane(_)),
            Self::List => matches!(focus, Focus::Palette | Focus::Links),
            Self::Palette => focus == Focus::Palette,
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
    /// The key as it is called; empty where another row says it.
    pub label: &'static str,
    /// What it asks for.
    pub command: Command,
    /// Keys and their effect in a word or two, for the hints; empty where it goes without saying.
    pub hint: &'static str,
    /// Its effect in a line.
    pub help: &'static str,
}

const NONE: KeyModifiers = KeyModifiers::NONE;
const CONTROL: KeyModifiers = KeyModifiers::CONTROL;
const ALT: KeyModifiers = KeyModifiers::ALT;

/// One row a binding: where it holds, the key and what is held with it, what the key is called, the
/// command, the hint, and the help.
macro_rules! bindings {
    ($($context:expr, $key:expr, $modifiers:expr, $label:literal, $command:expr, $hint:literal, $help:literal;)*) => {
        &[$(Binding {
            context: $context,
            key: $key,
            modifiers: $modifiers,
            label: $label,
            command: $command,
            hint: $hint,
            help: $help,
        },)*]
    };
}

/// Every binding, in the order in which hints and help tell them. Where text is typed, no key that
/// types a character is among them.
pub const BINDINGS: &[Binding] = {
    use Command as Do;
    use Context::{Anywhere, Data, Link, List, Overlay, Palette, Panes};
    use KeyCode::{
        BackTab, Backspace, Char, Delete, Down, End, Enter, Esc, F, Home, Left, PageDown, PageUp,
        Right, Tab, Up,
    };
    bindings! {
        Anywhere, Char('c'), CONTROL, "^C", Do::Quit, "^C quit", "End the program";
        Panes, F(1), NONE, "F1", Do::Help, "F1 help", "Show all keys";
        Data, Char('?'), NONE, "?", Do::Help, "", "Show all keys";
        Panes, Char('p'), CONTROL, "^P", Do::Palette, "^P commands", "Choose a command from a list of all";
        Panes, Tab, NONE, "Tab", Do::NextPane, "Tab pane", "Go to the next pane";
        Panes, BackTab, NONE, "Shift-Tab", Do::PreviousPane, "", "Go to the pane before";
        Panes, Up, NONE, "↑", Do::Up, "", "Select what stands above, or scroll up";
        Panes, Down, NONE, "↓", Do::Down, "↑↓ select", "Select what stands below, or scroll down";
        Panes, PageUp, NONE, "PgUp", Do::PageUp, "", "Go up by a page";
        Panes, PageDown, NONE, "PgDn", Do::PageDown, "", "Go down by a page";
        Data, Home, NONE, "Home", Do::First, "", "Go to the first row";
        Data, End, NONE, "End", Do::Last, "", "Go to the last row";
        Panes, Char('o'), CONTROL, "^O", Do::Links, "^O links", "Choose one of the links of this run";
        // Most terminals send one byte for ^/, ^_ and ^7, which is read as the last of these.
        Panes, Char('7'), CONTROL, "^/", Do::Undo, "^/ undo", "Take back the last change of the link";
        Panes, Char('/'), CONTROL, "^/", Do::Undo, "", "Take back the last change of the link";
        Panes, Char('/'), ALT, "Alt-/", Do::Redo, "", "Make the change again that was taken back";
        Panes, Char('y'), CONTROL, "^Y", Do::Copy(What::Field), "^Y copy", "Copy what is selected";
        Data, Char('y'), NONE, "y", Do::Copy(What::Field), "", "Copy what is selected";
        Data, Char('j'), NONE, "j", Do::Copy(What::Json), "", "Copy the JSON of the link";
        Data, Char('e'), NONE, "e", Do::Copy(What::Event), "", "Copy the event of the link";
        Data, Char('l'), NONE, "l", Do::Copy(What::Link), "", "Copy the link";
        Data, Char('d'), NONE, "d", Do::Copy(What::Defanged), "", "Copy the link, defanged";
        Link, Char('u'), CONTROL, "^U", Do::Clear, "^U clear", "Delete the link";
        Link, Left, NONE, "←", Do::MoveLeft, "", "Move the cursor to the left";
        Link, Right, NONE, "→", Do::MoveRight, "", "Move the cursor to the right";
        Link, Home, NONE, "Home", Do::MoveHome, "", "Move the cursor to the start";
        Link, End, NONE, "End", Do::MoveEnd, "", "Move the cursor to the end";
        Link, Backspace, NONE, "Backspace", Do::DeleteBefore, "", "Delete the character before the cursor";
        Link, Delete, NONE, "Delete", Do::DeleteBehind, "", "Delete the character behind the cursor";
        Overlay, Esc, NONE, "Esc", Do::Close, "Esc back", "Go back to the panes";
        Overlay, Up, NONE, "↑", Do::Up, "", "Go to the row above";
        Overlay, Down, NONE, "↓", Do::Down, "", "Go to the row below";
        Overlay, PageUp, NONE, "PgUp", Do::PageUp, "", "Go up by a page";
        Overlay, PageDown, NONE, "PgDn", Do::PageDown, "", "Go down by a page";
        Overlay, Home, NONE, "Home", Do::First, "", "Go to the first row";
        Overlay, End, NONE, "End", Do::Last, "", "Go to the last row";
        List, Enter, NONE, "Enter", Do::Choose, "Enter choose", "Take what is chosen";
        Palette, Backspace, NONE, "Backspace", Do::DeleteSought, "", "Delete the last character that was typed";
    }
};

/// What a key asks for while something has the focus.
#[must_use]
pub(super) fn command(key: KeyEvent, focus: Focus) -> Option<Command> {
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

/// The hints for what has the focus: keys and effects.
pub(super) fn hints(focus: Focus) -> impl Iterator<Item = (&'static str, &'static str)> {
    BINDINGS
        .iter()
        .filter(move |binding| binding.context.holds(focus))
        .filter_map(|binding| binding.hint.split_once(' '))
}

/// The rows of the help: each context with its keys and what they do.
pub(super) fn help() -> Vec<HelpRow> {
    let mut rows = Vec::new();
    for context in Context::ALL {
        rows.push(HelpRow::Heading(context.heading()));
        let mut shown: Vec<&Binding> = Vec::new();
        for binding in BINDINGS.iter().filter(|it| it.context == context) {
            if !shown.iter().any(|it| it.label == binding.label) {
                shown.push(binding);
                rows.push(HelpRow::Key(binding));
            }
        }
    }
    rows
}

/// A row of the help.
#[derive(Clone, Copy, Debug)]
pub(super) enum HelpRow {
    /// Where the keys below hold.
    Heading(&'static str),
    /// A key.
    Key(&'static Binding),
}

/// The commands that can be chosen from a list: those of the panes whose key or help has a text in it.
pub(super) fn commands(sought: &str) -> Vec<&'static Binding> {
    let sought = sought.to_lowercase();
    let mut commands: Vec<&Binding> = Vec::new();
    for binding in BINDINGS {
        let is_of_panes = !matches!(
            binding.context,
            Context::Overlay | Context::List | Context::Palette
        );
        let is_new = !commands.iter().any(|it| it.command == binding.command);
        let texts = [binding.help, binding.label, binding.hint];
        let has = texts.iter().any(|it| it.to_lowercase().contains(&sought));
        if is_of_panes && is_new && has && binding.command != Command::Palette {
            commands.push(binding);
        }
    }
    commands
}

#[cfg(test)]
mod tests {
    use super::*;

    fn everywhere() -> Vec<Focus> {
        let overlays = [Focus::Help, Focus::Palette, Focus::Links];
        let panes = Pane::ALL.into_iter().map(Focus::Pane);
        panes.chain(overlays).collect()
    }

    #[test]
    fn no_key_that_types_a_character_is_bound_where_text_is_typed() {
        for focus in [Focus::Pane(Pane::Link), Focus::Palette] {
            for char in (' '..='~').chain(['é', '日']) {
                let key = KeyEvent::new(KeyCode::Char(char), KeyModifiers::NONE);
                assert_eq!(command(key, focus), None, "{char}");
            }
        }
    }

    #[test]
    fn what_a_raw_paste_sends_for_control_keys_is_not_bound() {
        for focus in everywhere() {
            for char in ['h', 'i', 'j', 'm', '['] {
                let key = KeyEvent::new(KeyCode::Char(char), KeyModifiers::CONTROL);
                assert_eq!(command(key, focus), None);
            }
        }
        for key in [KeyCode::Enter, KeyCode::Esc] {
            let key = KeyEvent::new(key, KeyModifiers::NONE);
            assert_eq!(command(key, Focus::Pane(Pane::Link)), None);
        }
    }

    #[test]
    fn no_key_is_bound_twice_in_one_place() {
        for focus in everywhere() {
            let bound: Vec<_> = BINDINGS
                .iter()
                .filter(|binding| binding.context.holds(focus))
                .map(|binding| (binding.key, binding.modifiers))
                .collect();
            for (index, key) in bound.iter().enumerate() {
                assert!(!bound[..index].contains(key), "{key:?} in {focus:?}");
            }
        }
    }

    #[test]
    fn every_place_says_how_to_quit_and_every_overlay_how_to_go_back() {
        for focus in everywhere() {
            assert!(hints(focus).any(|hint| hint == ("^C", "quit")));
            let says_back = hints(focus).any(|hint| hint == ("Esc", "back"));
            assert_eq!(says_back, !matches!(focus, Focus::Pane(_)), "{focus:?}");
        }
    }

    #[test]
    fn every_binding_has_a_key_to_show_and_a_line_of_help() {
        for binding in BINDINGS {
            assert!(!binding.label.is_empty(), "{binding:?}");
            assert!(
                !binding.help.is_empty() && binding.help.len() <= 45,
                "{binding:?}"
            );
        }
    }

    #[test]
    fn commands_are_found_by_what_they_do_or_by_their_key() {
        let found = |sought| {
            let commands = commands(sought).into_iter();
            commands.map(|it| it.command).collect::<Vec<_>>()
        };
        assert_eq!(found("TAKE BACK"), [Command::Undo]);
        assert_eq!(found("alt-/"), [Command::Redo]);
        assert_eq!(found("no such command"), []);
        assert!(found("").len() > 15);
    }
}
