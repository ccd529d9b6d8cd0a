//! The values that something can have, to choose one, each with what becomes of the link.

use ratatui::text::Line;

use super::edited;
use super::overlay::{Choice, Over, Overlay, Spec, Wish};
use crate::inspector::desk::{Desk, Notice, rewrite};
use crate::inspector::screen::Pen;
use crate::inspector::view::View;
use crate::reading::Reading;
use crate::text::shown::Shown;
use crate::writing::rewriting::EditPlace;

impl Over {
    /// The values that something can have, to choose one.
    pub const VALUES: Self = Self::new(&Spec {
        name: "values",
        title: "Edit",
        contexts: Spec::CHOICE,
        ..Spec::PLAIN
    });
}

/// Columns for a value: those of the longest.
const VALUE_COLUMNS: usize = "list_unsubscribe".len() + 1;

/// The values that something can have.
#[derive(Clone, Debug)]
pub(super) struct Values {
    place: EditPlace,
    heading: String,
    choices: &'static [&'static str],
    /// What becomes of the link with each of them.
    edited: Vec<Vec<Line<'static>>>,
}

impl Values {
    /// The values that a place of the link can have.
    pub(super) const fn new(
        place: EditPlace,
        heading: String,
        choices: &'static [&'static str],
    ) -> Self {
        Self {
            place,
            heading,
            choices,
            edited: Vec::new(),
        }
    }

    /// What becomes of the link, in a few words.
    fn verdict(&self, reading: &Reading<'_>, value: &str) -> String {
        match rewrite(reading, &self.place, value) {
            Ok(new) if new.changes.is_empty() => "as it is".to_owned(),
            Ok(new) => format!("{} bytes", new.link.len()),
            Err(error) => error.to_string(),
        }
    }
}

impl Overlay for Values {
    fn over(&self) -> Over {
        Over::VALUES
    }

    fn lay_out(&mut self, view: &View<'_>, _: &str, width: usize) -> Vec<Line<'static>> {
        let mut rows = Pen::new(view.theme, width);
        self.edited = view.desk.with_reading(|reading| {
            let edited = self.choices.iter().map(|value| {
                let verdict = Shown::text(&self.verdict(reading, value));
                rows.cut_entry(value, VALUE_COLUMNS, &verdict);
                let mut pen = Pen::new(view.theme, width);
                edited::write(&mut pen, reading, &self.place, value);
                pen.into_lines()
            });
            edited.collect()
        });
        rows.into_lines()
    }

    fn head(&self, _: &View<'_>, _: usize, _: usize) -> String {
        self.heading.clone()
    }

    fn below(&self, chosen: usize) -> &[Line<'static>] {
        self.edited.get(chosen).map_or(&[], Vec::as_slice)
    }

    fn choose(&mut self, desk: &mut Desk, choice: Choice<'_>) -> Wish {
        if let Some(value) = self.choices.get(choice.row)
            && let Err(error) = desk.set(&self.place, value, choice.now)
        {
            desk.notify(Notice::NotEdited { error });
        }
        Wish::Close
    }
}
