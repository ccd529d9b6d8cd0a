//! A value that you type: whether it is valid, how it will be read, and what becomes of the link.
//!
//! ```text
//! ┌ Edit ──────────────────────────────────────────────────────────────────┐
//! │= 2026-11-25                                                            │
//! │ expiry: Unix seconds, or a time such as 2026-11-23T21:00:00Z           │
//! │ ✗ not valid: a time is Unix seconds (1700686942) or RFC 3339 ...       │
//! └────────────────────────────────────────────────────────────────────────┘
//! ```

use ratatui::text::Line;

use super::edited;
use super::overlay::{Choice, Opening, Over, Overlay, Spec, Wish};
use super::values::Values;
use crate::inspector::desk::{Desk, Notice};
use crate::inspector::keys::Command;
use crate::inspector::screen::Pen;
use crate::inspector::view::View;
use crate::text::shown::Shown;
use crate::writing::rewriting::{self, EditPlace, ValueForm};

impl Over {
    /// A value that you type.
    pub const EDIT: Self = Self::new(&Spec {
        name: "edit",
        title: "Edit",
        opened_by: &[
            (Command::Edit, |desk| open(desk, desk.place_to_edit()?)),
            (Command::AddKey, |desk| {
                desk.allow_editing()?;
                open(desk, EditPlace::NewMember)
            }),
        ],
        contexts: Spec::CHOICE,
        prompt: Some("= "),
        takes_a_value: true,
        ..Spec::PLAIN
    });
}

/// Asks for a value: for one of those that something can have, or for a text.
pub(super) fn open(desk: &Desk, place: EditPlace) -> Result<Opening, Notice> {
    desk.with_reading(|reading| {
        let (form, text) = rewriting::present(reading, &place)?;
        Ok(match form {
            ValueForm::Choice(values) => {
                let row = values.iter().position(|value| *value == text);
                let heading = edited::heading(reading, &place);
                Opening::of(Values::new(place, heading, values)).at(row.unwrap_or(0))
            }
            _ => Opening::of(Edit { place }).with_text(text),
        })
    })
    .map_err(|error| Notice::NotEdited { error })
}

/// A value that you type.
#[derive(Clone, Debug)]
struct Edit {
    place: EditPlace,
}

impl Overlay for Edit {
    fn over(&self) -> Over {
        Over::EDIT
    }

    fn lay_out(&mut self, view: &View<'_>, typed: &str, width: usize) -> Vec<Line<'static>> {
        let mut pen = Pen::new(view.theme, width);
        view.desk.with_reading(|reading| {
            let heading = edited::heading(reading, &self.place);
            pen.paragraph(&Shown::text(&heading), view.theme.remark);
            edited::write(&mut pen, reading, &self.place, typed);
        });
        pen.into_lines()
    }

    /// Stays open while the value is not valid; the rows say why.
    fn choose(&mut self, desk: &mut Desk, choice: Choice<'_>) -> Wish {
        match desk.set(&self.place, choice.typed, choice.now) {
            Ok(()) => Wish::Close,
            Err(_) => Wish::Stay,
        }
    }
}
