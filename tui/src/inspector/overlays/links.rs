//! The links of this run, to choose one: those that have what is typed in them.
//!
//! ```text
//! ┌ Links of this run ──────────────────────────────────────────────────────────┐
//! │> example.com                                                                │
//! │ click         user53@example.com  www.example.com  2023-11-22  expired  htt… │
//! │▸initial_open  use@example.com                      2023-11-22  expired  htt… │
//! └─────────────────────────────────────────────────────────────────────────────┘
//! ```

use ratatui::text::Line;

use super::comparison::Comparison;
use super::link_rows::link_rows;
use super::overlay::{Choice, Opening, Over, Overlay, Spec, Wish};
use super::relative_fields::RelativeFields;
use crate::input::PastedRelative;
use crate::inspector::desk::Desk;
use crate::inspector::keys::{Command, Context};
use crate::inspector::screen::Pane;
use crate::inspector::view::View;

impl Over {
    /// The links of this run, to choose one.
    pub const LINKS: Self = Self::new(&Spec {
        name: "links",
        title: "Links of this run",
        opened_by: &[(Command::Links, |desk| {
            let last = desk.links().texts().len().saturating_sub(1);
            let row = desk.number_of_link().unwrap_or(last);
            Ok(Opening::of(Links::default()).at(row))
        })],
        contexts: &[Context::Over, Context::Choice, Context::LinkList],
        prompt: Some("> "),
        fills_the_screen: true,
        ..Spec::PLAIN
    });
}

/// The links that have what is typed in them.
#[derive(Clone, Debug, Default)]
struct Links {
    /// Their numbers in the list of the run; those of headers follow those of links.
    found: Vec<usize>,
    /// What is said if there are none.
    nothing: Vec<Line<'static>>,
}

impl Links {
    fn link<'d>(&self, desk: &'d Desk, row: usize) -> Option<&'d String> {
        desk.links().texts().get(*self.found.get(row)?)
    }

    fn relative<'d>(&self, desk: &'d Desk, row: usize) -> Option<&'d PastedRelative> {
        let links = desk.links();
        let number = self.found.get(row)?.checked_sub(links.texts().len())?;
        links.relatives().get(number)
    }
}

impl Overlay for Links {
    fn over(&self) -> Over {
        Over::LINKS
    }

    fn lay_out(&mut self, view: &View<'_>, typed: &str, width: usize) -> Vec<Line<'static>> {
        let links = view.desk.links();
        let listed = links.listed().iter().chain(links.listed_relatives());
        let listed: Vec<_> = listed.collect();
        let words: Vec<String> = typed.split_whitespace().map(str::to_lowercase).collect();
        let numbers = 0..listed.len();
        self.found = numbers.filter(|it| listed[*it].has(&words)).collect();
        let nothing = match (listed.len(), self.found.len()) {
            (0, _) if view.desk.is_reading_file() => "No link so far.",
            (0, _) => "No link has been pasted yet.",
            (_, 0) => "No link contains that.",
            _ => "",
        };
        let nothing = (!nothing.is_empty()).then(|| Line::styled(nothing, view.theme.remark));
        self.nothing = nothing.into_iter().collect();
        let found: Vec<_> = self.found.iter().map(|it| listed[*it]).collect();
        link_rows(&found, view.theme, width)
    }

    fn below(&self, _: usize) -> &[Line<'static>] {
        &self.nothing
    }

    fn foot(&self, view: &View<'_>) -> Option<String> {
        view.desk.found_text(view.keymap)
    }

    fn choose(&mut self, desk: &mut Desk, choice: Choice<'_>) -> Wish {
        if self.link(desk, choice.row).is_some() {
            desk.choose_link(self.found[choice.row], choice.now);
            return Wish::Show(Pane::Fields);
        }
        match self.relative(desk, choice.row) {
            Some(relative) => Wish::Open(Opening::of(RelativeFields::new(relative))),
            None => Wish::Close,
        }
    }

    /// Compares the link with the one that is chosen.
    fn run(&mut self, desk: &mut Desk, command: Command, chosen: usize) -> Option<Wish> {
        let link = self.link(desk, chosen);
        let link = link.filter(|_| command == Command::CompareChosen)?;
        Some(Wish::Open(Opening::of(Comparison::new(
            desk,
            &desk.readings_of(link),
        ))))
    }
}
