//! All commands, to choose one: those that have what is typed in them.

use ratatui::text::Line;

use super::help::command_line;
use super::overlay::{Choice, Opening, Over, Overlay, Spec, Wish};
use crate::inspector::desk::Desk;
use crate::inspector::keys::{COMMANDS, Command, CommandRow, Context, Keymap};
use crate::inspector::view::View;

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
    found: Vec<&'static CommandRow>,
}

impl Overlay for Palette {
    fn over(&self) -> Over {
        Over::PALETTE
    }

    fn lay_out(&mut self, view: &View<'_>, typed: &str, width: usize) -> Vec<Line<'static>> {
        self.found = found(view.keymap, typed);
        let rows = self.found.iter();
        rows.map(|row| command_line(row, view.theme, view.keymap, width))
            .collect()
    }

    fn choose(&mut self, _: &mut Desk, choice: Choice<'_>) -> Wish {
        match self.found.get(choice.row) {
            Some(row) => Wish::Do(row.command),
            None => Wish::Stay,
        }
    }
}

/// The commands of the panes that have a text in their keys, name or help.
fn found(keymap: &Keymap, sought: &str) -> Vec<&'static CommandRow> {
    let sought = sought.to_lowercase();
    let has = |text: &str| text.to_lowercase().contains(&sought);
    let is_found = |row: &&CommandRow| {
        let is_of_panes = !matches!(
            row.context,
            Context::Over
                | Context::Choice
                | Context::Question
                | Context::LinkList
                | Context::Comparison
                | Context::LinkText
                | Context::Text
        );
        let mut labels = keymap.labels(row).into_iter();
        is_of_panes
            && row.command != Command::Palette
            && (has(row.help) || has(row.name) || labels.any(|label| has(&label)))
    };
    COMMANDS.iter().filter(is_found).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_found_by_what_they_do_or_by_their_key() {
        let found = |sought| {
            let rows = found(&Keymap::default(), sought).into_iter();
            rows.map(|row| row.command).collect::<Vec<_>>()
        };
        assert_eq!(found("TAKE BACK"), [Command::Undo]);
        assert_eq!(found("alt-/"), [Command::Redo]);
        assert_eq!(found("no such command"), []);
        assert!(found("").len() > 15);
    }
}
