//! The one table of commands. Keys, hints, the help, the list of commands and the preferences all come from it.

use super::command::{Command, Fold, What};
use super::context::Context;

/// A command, where it can be asked for, and by which keys unless a configuration says otherwise.
#[derive(Debug)]
pub struct CommandRow {
    /// The command.
    pub command: Command,
    /// Its name in the preferences.
    pub name: &'static str,
    /// Where it can be asked for.
    pub context: Context,
    /// Its keys, as they are written in the preferences.
    pub keys: &'static [&'static str],
    /// Its effect in a word or two, for the hints; empty if there is no hint.
    pub hint: &'static str,
    /// Its effect in a line.
    pub help: &'static str,
}

/// One row a command: the command and its name, where it can be asked for, its keys, the hint and the
/// help.
macro_rules! commands {
    ($($command:expr, $name:literal, $context:ident, $keys:expr, $hint:literal, $help:literal;)*) => {
        &[$(CommandRow {
            command: $command,
            name: $name,
            context: Context::$context,
            keys: &$keys,
            hint: $hint,
            help: $help,
        },)*]
    };
}

/// Every command, in the order of hints and help. A key that types a character holds
/// only where no text is typed.
pub const COMMANDS: &[CommandRow] = {
    use Command as Do;
    commands! {
        Do::Help, "help", Anywhere, ["?", "f1"], "help", "Show all keys";
        Do::Leave, "leave", Reading, ["q"], "quit", "End the program; ask if an edit would be lost";
        Do::Quit, "quit", Anywhere, ["ctrl-c"], "quit", "End the program at once";
        Do::Close, "close", Over, ["esc", "q"], "back", "Go back to the panes";
        Do::Agree, "agree", Question, ["y"], "yes", "Answer with yes";
        Do::Decline, "decline", Question, ["n"], "no", "Answer with no";
        Do::TypeLink, "type-link", Link, ["e", "enter", "i"], "type", "Type in the link";
        Do::StopTyping, "stop-typing", LinkText, ["esc"], "done", "Stop typing in the link";
        Do::Choose, "choose", Choice, ["enter"], "OK", "Accept what is selected or typed";
        Do::OnlyDifferences, "only-differences", Comparison, ["o"], "differences", "Show only differences, or everything";
        Do::Copy(What::Differences), "copy-differences", Comparison, ["y", "ctrl-y"], "copy", "Copy what differs";
        Do::NextPane, "next-pane", Panes, ["tab"], "pane", "Go to the next pane";
        Do::PreviousPane, "previous-pane", Panes, ["shift-tab"], "", "Go to the previous pane";
        Do::PaneLeft, "pane-left", Facts, ["left", "h"], "", "Go to the pane on the left";
        Do::PaneRight, "pane-right", Facts, ["right", "l"], "", "Go to the pane on the right";
        Do::Zoom, "zoom", Reading, ["z"], "zoom", "Show this pane alone, or all panes again";
        Do::StepBack, "step-back", Reading, ["esc"], "", "Undo zoom, then search, then selection";
        Do::Fold(Fold::Toggle), "toggle-fold", Metadata, ["space"], "fold", "Fold or unfold";
        Do::Fold(Fold::ByCost), "by-cost", Metadata, ["$"], "cost", "Sort by cost, or not";
        Do::Fold(Fold::Fold), "fold", Metadata, ["left", "h"], "", "Fold, or go to the value around it";
        Do::Fold(Fold::Unfold), "unfold", Metadata, ["right", "l"], "", "Unfold, or go into it";
        Do::Fold(Fold::All), "fold-all", Metadata, ["<"], "", "Fold everything";
        Do::Fold(Fold::None), "unfold-all", Metadata, [">"], "", "Unfold everything";
        Do::ByteAfter, "byte-after", Bytes, ["right", "l"], "byte", "Go to the next byte";
        Do::ByteBefore, "byte-before", Bytes, ["left", "h"], "", "Go to the previous byte";
        Do::Characters, "characters", Bytes, ["v"], "view", "Show characters alone, or hexadecimal as well";
        Do::Edit, "edit", Data, ["enter", "e", "i"], "edit", "Edit what is selected";
        Do::Copy(What::Field), "copy", Panes, ["y", "ctrl-y"], "copy", "Copy what is selected";
        Do::Copy(What::Link), "copy-link", Panes, ["Y"], "", "Copy the link";
        Do::CopyAs, "copy-as", Panes, ["C"], "", "Choose what to copy, and how";
        Do::CopyTarget, "copy-target", Panes, ["d"], "", "Copy a selected target, defanged";
        Do::Search, "search", Panes, ["/"], "search", "Search fields, metadata and bytes";
        Do::Why, "why", Panes, ["w"], "why", "See why there is no metadata";
        Do::WhatIf, "what-if", Panes, ["o"], "what-if", "See what other options would change";
        Do::Compare, "compare", Links, ["c"], "compare", "Compare the link with another one";
        Do::CompareChosen, "compare-chosen", LinkList, ["alt-c"], "compare", "Compare the link with the one chosen";
        Do::Undo, "undo", Panes, ["ctrl-7"], "undo", "Undo the last change of the link";
        Do::Redo, "redo", Panes, ["alt-/"], "", "Redo the change that was undone";
        Do::Palette, "commands", Panes, ["ctrl-p"], "commands", "Choose a command from a list of all";
        Do::Links, "links", Panes, ["ctrl-o"], "links", "List the links of this run";
        Do::NextLink, "next-link", Panes, ["]"], "", "Show the next link of this run";
        Do::PreviousLink, "previous-link", Panes, ["["], "", "Show the previous link of this run";
        Do::StopReading, "stop-reading", Data, [], "", "Stop reading a file";
        Do::Export, "export", Links, ["x"], "report", "Write a report to a file";
        Do::Mask, "mask", Panes, ["m"], "mask", "Hide recipient and metadata, or show them";
        Do::Times, "times", Panes, ["t"], "", "Show times in local time, or in UTC again";
        Do::AddField, "add-field", Data, ["a"], "add", "Add a field that the link lacks";
        Do::RemoveField, "remove-field", Data, ["delete"], "", "Remove what is selected";
        Do::AddKey, "add-key", Data, ["+"], "", "Add a key to the metadata, or change one";
        Do::RemoveKey, "remove-key", Data, ["-"], "", "Choose a key of the metadata to remove";
        Do::Example, "example", Panes, ["ctrl-t"], "", "Show an example, if there is no link";
        Do::NewLink, "new-link", Panes, ["ctrl-n"], "", "Make up a link to edit";
        Do::Clear, "clear", Text, ["ctrl-u"], "clear", "Delete what was typed";
        Do::NextMatch, "next-match", Panes, ["n"], "", "Go to the next match";
        Do::PreviousMatch, "previous-match", Panes, ["N"], "", "Go to the previous match";
        Do::Copy(What::Json), "copy-json", Panes, [], "", "Copy the JSON of the link";
        Do::Copy(What::Event), "copy-event", Panes, [], "", "Copy the event of the link";
        Do::Copy(What::Header), "copy-header", Header, ["y", "ctrl-y"], "copy JSON", "Copy the JSON of the header";
        Do::Copy(What::Defanged), "copy-defanged", Panes, [], "", "Copy the link, defanged";
        Do::QuitKeeping, "quit-keeping", Reading, ["Q"], "", "Quit, and leave this screen on the terminal";
        Do::Suspend, "suspend", Anywhere, ["ctrl-z"], "", "Go back to the shell; `fg` comes back here";
        Do::Redraw, "redraw", Anywhere, ["ctrl-l"], "", "Redraw the whole screen";
        Do::Up, "up", Anywhere, ["up", "k"], "", "Select the row above, or scroll up";
        Do::Down, "down", Anywhere, ["down", "j"], "", "Select the row below, or scroll down";
        Do::PageUp, "page-up", Anywhere, ["pgup", "ctrl-b"], "", "Go up by a page";
        Do::PageDown, "page-down", Anywhere, ["pgdn", "ctrl-f"], "", "Go down by a page";
        Do::First, "first", Rows, ["home", "g"], "", "Go to the first row";
        Do::Last, "last", Rows, ["end", "G"], "", "Go to the last row";
        Do::MoveLeft, "move-left", Cursor, ["left", "h"], "", "Move the cursor to the left";
        Do::MoveRight, "move-right", Cursor, ["right", "l"], "", "Move the cursor to the right";
        Do::MoveHome, "move-home", Cursor, ["home", "g"], "", "Move the cursor to the start";
        Do::MoveEnd, "move-end", Cursor, ["end", "G"], "", "Move the cursor to the end";
        Do::DeleteBefore, "delete-before", Text, ["backspace"], "", "Delete the character before the cursor";
        Do::DeleteAfter, "delete-after", Text, ["delete"], "", "Delete the character after the cursor";
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
