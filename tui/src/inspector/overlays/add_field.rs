//! What the link lacks and could have, to choose one; then you type its value.

use ratatui::text::Line;

use super::edit;
use super::overlay::{Choice, Opening, Over, Overlay, Spec, Wish};
use crate::inspector::desk::{Desk, Notice};
use crate::inspector::keys::Command;
use crate::inspector::screen::Pen;
use crate::inspector::view::View;
use crate::text::shown::Shown;
use crate::writing::rewriting::{self, Missing};

impl Over {
    /// What the link lacks and could have, to choose one.
    pub const ADD_FIELD: Self = Self::new(&Spec {
        name: "add field",
        title: "Add a field",
        opened_by: &[(Command::AddField, |desk| {
            desk.allow_editing()?;
            let missing = desk.with_reading(rewriting::missing);
            let missing = missing.map_err(|error| Notice::NotEdited { error })?;
            Ok(Opening::of(AddField { missing }))
        })],
        contexts: Spec::CHOICE,
        ..Spec::PLAIN
    });
}

/// Columns for a name: those of the longest.
const NAME_COLUMNS: usize = "target in the query".len() + 1;

/// What the link lacks.
#[derive(Clone, Debug)]
struct AddField {
    missing: Vec<Missing>,
}

impl Overlay for AddField {
    fn over(&self) -> Over {
        Over::ADD_FIELD
    }

    fn lay_out(&mut self, view: &View<'_>, _: &str, width: usize) -> Vec<Line<'static>> {
        let mut pen = Pen::new(view.theme, width);
        for missing in &self.missing {
            let meaning = Shown::text(missing.meaning);
            pen.cut_entry(&missing.name, NAME_COLUMNS, &meaning);
        }
        pen.into_lines()
    }

    fn head(&self, _: &View<'_>, chosen: usize, rows: usize) -> String {
        match rows {
            0 => "The link has every field already.".to_owned(),
            rows => format!("{} of {rows}", chosen + 1),
        }
    }

    fn choose(&mut self, desk: &mut Desk, choice: Choice<'_>) -> Wish {
        let Some(missing) = self.missing.get(choice.row) else {
            return Wish::Close;
        };
        match edit::open(desk, missing.place.clone()) {
            Ok(opening) => Wish::Open(opening),
            Err(notice) => {
                desk.notify(notice);
                Wish::Close
            }
        }
    }
}
