//! The one table of commands: what is pressed goes by it, and so do the hints, the help, the list of
//! commands and the keys of a configuration.

use super::focus::{Focus, Over};
use super::model::{Pane, What};

/// What a key can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// End the program.
    Quit,
    /// Stop the program until the shell continues it.
    Suspend,
    /// Draw the whole screen anew.
    Redraw,
    /// Show all keys.
    Help,
    /// Show all commands, to choose one.
    Palette,
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
    /// Show the links of this run, to choose one.
    Links,
    /// Take back the last change of the link.
    Undo,
    /// Make the change again that was taken back.
    Redo,
    /// Make a link up.
    NewLink,
    /// Change what is selected.
    Edit,
    /// Add what the link lacks.
    AddField,
    /// Remove what is selected.
    RemoveField,
    /// Add a key to the metadata.
    AddKey,
    /// Remove a key of the metadata.
    RemoveKey,
    /// Copy something.
    Copy(What),
    /// Hide the recipient and the values of the metadata, or show them again.
    Mask,
    /// Compare the link with another one.
    Compare,
    /// Show of two links only what differs, or all again.
    OnlyDifferences,
    /// Search fields and metadata.
    Search,
    /// Go to the next place where it was found.
    NextMatch,
    /// Go to the place before where it was found.
    PreviousMatch,
    /// Write a report to a file.
    Export,
    /// End the program, and leave the screen on the terminal.
    QuitKeeping,
    /// Move the cursor to the left.
    MoveLeft,
    /// Move the cursor to the right.
    MoveRight,
    /// Move the cursor to the start.
    MoveHome,
    /// Move the cursor to the end.
    MoveEnd,
    /// Point at the byte before.
    ByteBefore,
    /// Point at the byte behind.
    ByteBehind,
    /// Delete before the cursor.
    DeleteBefore,
    /// Delete behind the cursor.
    DeleteBehind,
    /// Delete what was typed.
    Clear,
    /// Fold or unfold the metadata, or put it in another order.
    Fold(Fold),
    /// Ask what other options of the module would mean.
    WhatIf,
    /// Take what is chosen or typed.
    Choose,
    /// Go back to the panes.
    Close,
}

/// What can be done with the tree of the metadata.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fold {
    /// Fold what is selected, or select what it stands in.
    Fold,
    /// Unfold what is selected, or select the first that stands in it.
    Unfold,
    /// Fold what is selected, or unfold it.
    Toggle,
    /// Fold everything.
    All,
    /// Unfold everything.
    None,
    /// Put members in the order of what they cost, or in their own again.
    ByCost,
}

/// Where a command can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Context {
    /// Everywhere.
    Anywhere,
    /// While any pane has the focus.
    Panes,
    /// While a pane beside the link has the focus.
    Data,
    /// While text is typed: in the link, or in what is shown over the panes.
    Text,
    /// While no text is typed.
    Rows,
    /// While a pane, the list of links or a comparison has the focus.
    Links,
    /// While the metadata has the focus.
    Metadata,
    /// While the bytes have the focus.
    Bytes,
    /// While something is shown over the panes.
    Over,
    /// While something is shown over the panes of which one row is taken.
    Choice,
    /// While two links are compared.
    Comparison,
}

impl Context {
    /// The contexts, in the order in which the help tells them.
    pub const ALL: [Self; 11] = [
        Self::Anywhere,
        Self::Panes,
        Self::Data,
        Self::Rows,
        Self::Links,
        Self::Metadata,
        Self::Bytes,
        Self::Text,
        Self::Over,
        Self::Choice,
        Self::Comparison,
    ];

    /// Where that is, as the help says it.
    #[must_use]
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Anywhere => "Everywhere",
            Self::Panes => "In every pane; a letter alone not in the link",
            Self::Data => "In every pane but the link",
            Self::Rows => "Where no text is typed",
            Self::Links => "In panes, the list of links and comparisons",
            Self::Metadata => "In the metadata",
            Self::Bytes => "In the bytes",
            Self::Text => "Where text is typed",
            Self::Over => "In help and lists",
            Self::Choice => "In lists",
            Self::Comparison => "In a comparison",
        }
    }

    pub(super) fn holds(self, focus: Focus) -> bool {
        match self {
            Self::Anywhere => true,
            Self::Panes => matches!(focus, Focus::Pane(_)),
            Self::Data => matches!(focus, Focus::Pane(pane) if pane != Pane::Link),
            Self::Text => focus.takes_text(),
            Self::Rows => !focus.takes_text(),
            Self::Links => matches!(
                focus,
                Focus::Pane(_) | Focus::Over(Over::Links | Over::Comparison)
            ),
            Self::Metadata => focus == Focus::Pane(Pane::Metadata),
            Self::Bytes => focus == Focus::Pane(Pane::Bytes),
            Self::Over => matches!(focus, Focus::Over(_)),
            Self::Choice => matches!(focus, Focus::Over(over) if over.spec().choose.is_some()),
            Self::Comparison => focus == Focus::Over(Over::Comparison),
        }
    }
}

/// A command, where it can be asked for, and by which keys unless a configuration says otherwise.
#[derive(Debug)]
pub struct Row {
    /// The command.
    pub command: Command,
    /// Its name in a configuration.
    pub name: &'static str,
    /// Where it can be asked for.
    pub context: Context,
    /// Its keys, as they are written in a configuration.
    pub keys: &'static [&'static str],
    /// Its effect in a word or two, for the hints; empty where it goes without saying.
    pub hint: &'static str,
    /// Its effect in a line.
    pub help: &'static str,
}

/// One row a command: the command and its name, where it can be asked for, its keys, the hint and the
/// help.
macro_rules! commands {
    ($($command:expr, $name:literal, $context:ident, $keys:expr, $hint:literal, $help:literal;)*) => {
        &[$(Row {
            command: $command,
            name: $name,
            context: Context::$context,
            keys: &$keys,
            hint: $hint,
            help: $help,
        },)*]
    };
}

/// Every command, in the order in which hints and help tell them. A key that types a character holds
/// only where no text is typed.
pub const COMMANDS: &[Row] = {
    use Command as Do;
    commands! {
        Do::Help, "help", Panes, ["f1", "?"], "help", "Show all keys";
        Do::Quit, "quit", Anywhere, ["ctrl-c"], "quit", "End the program";
        Do::Close, "close", Over, ["esc"], "back", "Go back to the panes";
        Do::Choose, "choose", Choice, ["enter"], "OK", "Take what is chosen, or was typed";
        Do::OnlyDifferences, "only-differences", Comparison, ["o"], "differences", "Show only what differs, or all again";
        Do::NextPane, "next-pane", Panes, ["tab"], "pane", "Go to the next pane";
        Do::PreviousPane, "previous-pane", Panes, ["shift-tab"], "", "Go to the pane before";
        Do::Fold(Fold::Toggle), "toggle-fold", Metadata, ["space"], "fold", "Fold or unfold";
        Do::Fold(Fold::ByCost), "by-cost", Metadata, ["$"], "cost", "Put what costs most first, or not";
        Do::Fold(Fold::Fold), "fold", Metadata, ["left"], "", "Fold, or go to what it stands in";
        Do::Fold(Fold::Unfold), "unfold", Metadata, ["right"], "", "Unfold, or go into it";
        Do::Fold(Fold::All), "fold-all", Metadata, ["<"], "", "Fold everything";
        Do::Fold(Fold::None), "unfold-all", Metadata, [">"], "", "Unfold everything";
        Do::ByteBehind, "byte-behind", Bytes, ["right"], "byte", "Point at the byte behind";
        Do::ByteBefore, "byte-before", Bytes, ["left"], "", "Point at the byte before";
        Do::Edit, "edit", Data, ["enter", "i"], "edit", "Change what is selected";
        Do::Copy(What::Field), "copy", Panes, ["y", "ctrl-y"], "copy", "Copy what is selected";
        Do::Search, "search", Panes, ["/"], "search", "Search fields, metadata and bytes";
        Do::WhatIf, "what-if", Panes, ["w"], "what-if", "See what other options would change";
        Do::Compare, "compare", Links, ["c"], "compare", "Compare the link with another one";
        Do::Undo, "undo", Panes, ["ctrl-7", "ctrl-/"], "undo", "Take back the last change of the link";
        Do::Redo, "redo", Panes, ["alt-/"], "", "Make the change again that was taken back";
        Do::Palette, "commands", Panes, ["ctrl-p"], "commands", "Choose a command from a list of all";
        Do::Links, "links", Panes, ["ctrl-o"], "links", "Choose one of the links of this run";
        Do::Export, "export", Panes, ["x"], "report", "Write a report to a file";
        Do::Mask, "mask", Panes, ["m"], "mask", "Hide recipient and metadata, or show them";
        Do::AddField, "add-field", Data, ["a"], "add", "Add a field that the link lacks";
        Do::RemoveField, "remove-field", Data, ["delete"], "", "Remove what is selected";
        Do::AddKey, "add-key", Data, ["+"], "", "Add a key to the metadata, or change one";
        Do::RemoveKey, "remove-key", Data, ["-"], "", "Choose a key of the metadata to remove";
        Do::NewLink, "new-link", Data, ["g"], "", "Make a link up, to be changed";
        Do::Clear, "clear", Text, ["ctrl-u"], "clear", "Delete what was typed";
        Do::NextMatch, "next-match", Panes, ["n"], "", "Go to the next place where it was found";
        Do::PreviousMatch, "previous-match", Panes, ["N"], "", "Go to the place before where it was found";
        Do::Copy(What::Json), "copy-json", Panes, ["j"], "", "Copy the JSON of the link";
        Do::Copy(What::Event), "copy-event", Panes, ["e"], "", "Copy the event of the link";
        Do::Copy(What::Link), "copy-link", Panes, ["l"], "", "Copy the link";
        Do::Copy(What::Defanged), "copy-defanged", Panes, ["d"], "", "Copy the link, defanged";
        Do::QuitKeeping, "quit-keeping", Rows, ["Q"], "", "Quit, and leave this screen on the terminal";
        Do::Suspend, "suspend", Anywhere, ["ctrl-z"], "", "Go back to the shell; `fg` comes back here";
        Do::Redraw, "redraw", Anywhere, ["ctrl-l"], "", "Draw the whole screen anew";
        Do::Up, "up", Anywhere, ["up"], "", "Select what stands above, or scroll up";
        Do::Down, "down", Anywhere, ["down"], "", "Select what stands below, or scroll down";
        Do::PageUp, "page-up", Anywhere, ["pgup"], "", "Go up by a page";
        Do::PageDown, "page-down", Anywhere, ["pgdn"], "", "Go down by a page";
        Do::First, "first", Rows, ["home"], "", "Go to the first row";
        Do::Last, "last", Rows, ["end"], "", "Go to the last row";
        Do::MoveLeft, "move-left", Text, ["left"], "", "Move the cursor to the left";
        Do::MoveRight, "move-right", Text, ["right"], "", "Move the cursor to the right";
        Do::MoveHome, "move-home", Text, ["home"], "", "Move the cursor to the start";
        Do::MoveEnd, "move-end", Text, ["end"], "", "Move the cursor to the end";
        Do::DeleteBefore, "delete-before", Text, ["backspace"], "", "Delete the character before the cursor";
        Do::DeleteBehind, "delete-behind", Text, ["delete"], "", "Delete the character behind the cursor";
    }
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_has_a_row_and_a_name_of_its_own() {
        for (index, row) in COMMANDS.iter().enumerate() {
            for other in &COMMANDS[..index] {
                assert_ne!(row.command, other.command);
                assert_ne!(row.name, other.name);
            }
            let is_kebab = |char: char| char.is_ascii_lowercase() || char == '-';
            assert!(row.name.chars().all(is_kebab), "{row:?}");
            assert!(!row.help.is_empty() && row.help.len() <= 45, "{row:?}");
        }
    }
}
