//! What can be copied, to choose it.

use ratatui::text::Line;

use super::help::command_line;
use super::overlay::{Choice, Opening, Over, Overlay, Spec, Wish};
use crate::inspector::desk::Desk;
use crate::inspector::keys::{COMMANDS, Command, CommandRow, Context};
use crate::inspector::view::View;

impl Over {
    /// What can be copied, to choose it.
    pub const COPY_AS: Self = Self::new(&Spec {
        name: "copy-as",
        title: "Copy",
        opened_by: &[(Command::CopyAs, |_| Ok(Opening::of(CopyAs)))],
        contexts: Spec::CHOICE,
        ..Spec::PLAIN
    });
}

/// What can be copied.
#[derive(Clone, Debug)]
struct CopyAs;

impl Overlay for CopyAs {
    fn over(&self) -> Over {
        Over::COPY_AS
    }

    fn lay_out(&mut self, view: &View<'_>, _: &str, width: usize) -> Vec<Line<'static>> {
        copies()
            .map(|row| command_line(row, view.theme, view.keymap, width))
            .collect()
    }

    fn choose(&mut self, _: &mut Desk, choice: Choice<'_>) -> Wish {
        copies()
            .nth(choice.row)
            .map_or(Wish::Close, |row| Wish::Do(row.command))
    }
}

/// The commands that copy something of the link.
fn copies() -> impl Iterator<Item = &'static CommandRow> {
    COMMANDS
        .iter()
        .filter(|row| matches!(row.command, Command::Copy(_)) && row.context == Context::Panes)
}
