//! The overlay: the other link, and what came of comparing the two.

use ratatui::text::Line;

use super::rows::Rows;
use crate::comparing::{self, Counts};
use crate::inspector::desk::{Desk, Readings, notice_text};
use crate::inspector::keys::{Command, Context};
use crate::inspector::overlays::export::Export;
use crate::inspector::overlays::overlay::{Over, Overlay, Spec, Wish};
use crate::inspector::screen::Pen;
use crate::inspector::view::View;

/// The name that is offered for a report.
const REPORT: &str = "tracklens-comparison.md";

impl Over {
    /// What two links have in common, and what not.
    pub const COMPARISON: Self = Self::new(&Spec {
        name: "comparison",
        title: "Comparison",
        contexts: &[Context::Over, Context::Links, Context::Comparison],
        fills_the_screen: true,
        ..Spec::PLAIN
    });
}

/// What the link on the desk and another one have in common, and what not.
#[derive(Clone, Debug)]
pub(in crate::inspector::overlays) struct Comparison {
    comparison: comparing::Comparison,
}

impl Comparison {
    /// Compares the link on the desk with another one. What is masked is compared as it is.
    pub(in crate::inspector::overlays) fn new(desk: &Desk, other: &Readings) -> Self {
        let comparison = desk.with_reading(|this| {
            let comparison = comparing::Comparison::of(this, other.original());
            match desk.read_link().readings() {
                Some(this) if desk.settings().mask => {
                    let masked = comparing::Comparison::of(this.shown(), other.shown());
                    comparison.showing(masked)
                }
                _ => comparison,
            }
        });
        let provenances = [desk.provenance(), desk.provenance_of(other)];
        let comparison = comparison.made_from(provenances);
        Self { comparison }
    }
}

impl Overlay for Comparison {
    fn over(&self) -> Over {
        Over::COMPARISON
    }

    fn lay_out(&mut self, view: &View<'_>, _: &str, width: usize) -> Vec<Line<'static>> {
        let pen = Pen::new(view.theme, width);
        let mut rows = Rows::new(pen, view.desk.shows_only_differences());
        rows.comparison(&self.comparison);
        rows.into_lines()
    }

    fn head(&self, _: &View<'_>, _: usize, _: usize) -> String {
        let Counts {
            equal,
            differing,
            only_this,
            only_other,
        } = self.comparison.counts();
        format!("= {equal} equal  ≠ {differing} differ  - {only_this}  + {only_other}")
    }

    /// What came of copying or writing it, which the status line below it can't say.
    fn foot(&self, view: &View<'_>) -> Option<String> {
        let notice = view.desk.notice()?;
        Some(notice_text(view.desk, view.keymap, notice))
    }

    fn run(&mut self, desk: &mut Desk, command: Command, _: usize) -> Option<Wish> {
        match command {
            Command::OnlyDifferences => {
                desk.toggle_only_differences();
                Some(Wish::Stay)
            }
            Command::Export => {
                let export = Export::of_overlay(Box::new(self.clone()), REPORT);
                Some(Wish::Open(export))
            }
            _ => None,
        }
    }

    fn comparison(&self) -> Option<&comparing::Comparison> {
        Some(&self.comparison)
    }
}
