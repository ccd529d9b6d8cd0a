//! The links that the one on the desk can be compared with: those of this run, or one that you paste now.

use ratatui::text::Line;

use super::comparison::Comparison;
use super::link_rows::link_rows;
use super::overlay::{Choice, Opening, Over, Overlay, Spec, Wish};
use crate::inspector::desk::{Desk, ReadLink};
use crate::inspector::keys::Command;
use crate::inspector::view::View;

impl Over {
    /// The links that the one on the desk can be compared with, to choose one.
    pub const COMPARE: Self = Self::new(&Spec {
        name: "compare",
        title: "Compare with",
        opened_by: &[(Command::Compare, |_| Ok(Opening::of(Compare)))],
        contexts: Spec::CHOICE,
        ..Spec::PLAIN
    });
}

/// The links that the one on the desk can be compared with.
#[derive(Clone, Debug)]
struct Compare;

impl Overlay for Compare {
    fn over(&self) -> Over {
        Over::COMPARE
    }

    fn lay_out(&mut self, view: &View<'_>, _: &str, width: usize) -> Vec<Line<'static>> {
        let listed = view.desk.links().listed();
        let others: Vec<_> = others(view.desk).filter_map(|it| listed.get(it)).collect();
        link_rows(&others, view.theme, width)
    }

    fn head(&self, _: &View<'_>, _: usize, rows: usize) -> String {
        let text = match rows {
            0 => "No other link yet: paste one now.",
            _ => "Choose the other link, or paste it.",
        };
        text.to_owned()
    }

    fn choose(&mut self, desk: &mut Desk, choice: Choice<'_>) -> Wish {
        let chosen = others(desk).nth(choice.row);
        match chosen.and_then(|number| desk.links().texts().get(number)) {
            Some(link) => Wish::Open(Opening::of(Comparison::new(desk, &desk.readings_of(link)))),
            None => Wish::Close,
        }
    }

    fn take_link(&self, desk: &mut Desk, link: &ReadLink) -> Option<Wish> {
        Some(Wish::Open(Opening::of(Comparison::new(
            desk,
            link.readings()?,
        ))))
    }
}

/// The numbers of the links other than the one on the desk, the newest first: it was pasted to be compared.
fn others(desk: &Desk) -> impl Iterator<Item = usize> {
    let links = desk.links().texts();
    let numbers = (0..links.len()).rev();
    numbers.filter(|number| links[*number] != desk.link().as_str())
}
