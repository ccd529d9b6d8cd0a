//! The links of this run, to choose one.
//!
//! ```text
//! ┌ Links of this run ─────────────────────────────────────────────────────┐
//! │2 of 2                                                                  │
//! │ click            user53@example.com  http://click.example.com/f/a/gcv… │
//! │▸initial_open     use@example.com  http://open.example.com/q/6ACXfJkMp… │
//! └────────────────────────────────────────────────────────────────────────┘
//! ```

use ratatui::text::Line;

use super::comparison::Comparison;
use super::link_row::link_row;
use super::overlay::{Choice, Opening, Over, Overlay, Spec, Wish};
use crate::inspector::desk::Desk;
use crate::inspector::keys::{Command, Context};
use crate::inspector::view::View;

impl Over {
    /// The links of this run, to choose one.
    pub const LINKS: Self = Self::new(&Spec {
        name: "links",
        title: "Links of this run",
        opened_by: &[(Command::Links, |desk| {
            let links = desk.links().texts();
            let shown = links.iter().position(|it| it == desk.link().as_str());
            let row = shown.unwrap_or(links.len().saturating_sub(1));
            Ok(Opening::of(Links).at(row))
        })],
        contexts: &[Context::Over, Context::Choice, Context::Links],
        ..Spec::PLAIN
    });
}

/// The links of this run.
#[derive(Clone, Debug)]
struct Links;

impl Overlay for Links {
    fn over(&self) -> Over {
        Over::LINKS
    }

    fn lay_out(&mut self, view: &View<'_>, _: &str, width: usize) -> Vec<Line<'static>> {
        let links = view.desk.links().listed().iter();
        links
            .map(|link| link_row(link, view.theme, width))
            .collect()
    }

    fn head(&self, _: &View<'_>, chosen: usize, rows: usize) -> String {
        match rows {
            0 => "No link was pasted yet.".to_owned(),
            rows => format!("{} of {rows}", chosen + 1),
        }
    }

    fn choose(&mut self, desk: &mut Desk, choice: Choice<'_>) -> Wish {
        if let Some(link) = desk.links().texts().get(choice.row).cloned() {
            desk.replace_link(&link, choice.now);
        }
        Wish::Close
    }

    /// Compares the link with the one that is chosen.
    fn run(&mut self, desk: &mut Desk, command: Command, chosen: usize) -> Option<Wish> {
        let link = desk.links().texts().get(chosen);
        let link = link.filter(|_| command == Command::Compare)?;
        Some(Wish::Open(Opening::of(Comparison::new(desk, link))))
    }
}
