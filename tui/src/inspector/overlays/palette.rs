//! All commands, to choose one: those that have what is typed in them, by what they are for.

use ratatui::text::{Line, Span};

use super::help::command_line;
use super::overlay::{Choice, Opening, Over, Overlay, Spec, Wish};
use crate::inspector::desk::Desk;
use crate::inspector::keys::{COMMANDS, Command, CommandRow, Keymap, PURPOSES};
use crate::inspector::view::View;

/// Columns for what commands are for.
const PURPOSE_COLUMNS: usize = 9;

/// The fewest columns of a row that says what its command is for.
const MIN_COLUMNS: usize = 60;

/// What is shown where no command has what is typed in it.
const NOTHING_FITS: &str = "No command fits. Try another word: copy, save, find, history, top.";

impl Over {
    /// All commands, to choose one.
    pub const PALETTE: Self = Self::new(&Spec {
        name: "palette",
        title: "Commands",
        opened_by: &[(Command::Palette, |_| Ok(Opening::of(Palette::default())))],
        contexts: Spec::CHOICE,
        prompt: Some("> "),
        ..Spec::PLAIN
    });
}

/// The commands that have what is typed in them.
#[derive(Clone, Debug, Default)]
struct Palette {
    found: Vec<Found>,
    nothing: Vec<Line<'static>>,
}

/// A command that was found, and what it is for.
#[derive(Clone, Copy, Debug)]
struct Found {
    purpose: &'static str,
    row: &'static CommandRow,
}

impl Overlay for Palette {
    fn over(&self) -> Over {
        Over::PALETTE
    }

    fn lay_out(&mut self, view: &View<'_>, typed: &str, width: usize) -> Vec<Line<'static>> {
        self.found = found(view.keymap, typed);
        self.nothing.clear();
        if self.found.is_empty() {
            self.nothing
                .push(Line::styled(NOTHING_FITS, view.theme.remark));
        }
        let mut last = "";
        let rows = self.found.iter().map(|found| {
            // Once, above all of its commands.
            let purpose = if found.purpose == last {
                ""
            } else {
                found.purpose
            };
            last = found.purpose;
            line(view, purpose, found.row, width)
        });
        rows.collect()
    }

    fn below(&self, _: usize) -> &[Line<'static>] {
        &self.nothing
    }

    fn choose(&mut self, _: &mut Desk, choice: Choice<'_>) -> Wish {
        match self.found.get(choice.row) {
            Some(found) => Wish::Do(found.row.command),
            None => Wish::Stay,
        }
    }
}

/// A command, and what it is for, if there is room.
fn line(view: &View<'_>, purpose: &str, row: &CommandRow, width: usize) -> Line<'static> {
    if width < MIN_COLUMNS {
        return command_line(row, view.theme, view.keymap, width);
    }
    let rest = width - PURPOSE_COLUMNS;
    let mut line = command_line(row, view.theme, view.keymap, rest);
    let purpose = format!("{purpose:<PURPOSE_COLUMNS$}");
    line.spans
        .insert(0, Span::styled(purpose, view.theme.heading));
    line
}

/// The commands of the panes that have a text in their keys, name or help, in what they are for, or among the words that
/// people search for.
fn found(keymap: &Keymap, sought: &str) -> Vec<Found> {
    let sought = sought.trim().to_lowercase();
    let has = |text: &str| text.to_lowercase().contains(&sought);
    let mut found = Vec::new();
    for purpose in PURPOSES {
        for (command, words) in purpose.commands {
            let Some(row) = COMMANDS.iter().find(|row| row.command == *command) else {
                continue;
            };
            let mut texts = [row.help, row.name, words, purpose.heading].into_iter();
            if texts.any(has) || keymap.labels(row).iter().any(|label| has(label)) {
                found.push(Found {
                    purpose: purpose.heading,
                    row,
                });
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inspector::keys::What;

    fn commands(sought: &str) -> Vec<Command> {
        let found = found(&Keymap::default(), sought).into_iter();
        found.map(|found| found.row.command).collect()
    }

    #[test]
    fn commands_are_found_by_what_they_do_or_by_their_key() {
        assert_eq!(commands("LAST CHANGE"), [Command::Undo]);
        assert_eq!(commands("alt-/"), [Command::Redo]);
        assert_eq!(commands("no such command"), []);
        assert!(commands("").len() > 15);
    }

    #[test]
    fn commands_are_found_by_the_words_that_people_search_for() {
        for (sought, first) in [
            ("save", Command::Export),
            ("history", Command::Links),
            ("top", Command::First),
            ("exit", Command::Leave),
            ("diff", Command::Compare),
            ("ascii", Command::Characters),
            ("clipboard", Command::Copy(What::Field)),
        ] {
            assert_eq!(commands(sought).first(), Some(&first), "{sought}");
        }
    }
}
