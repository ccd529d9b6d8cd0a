//! The overlay: the other link, and what came of comparing the two.

use ratatui::text::Line;

use super::rows::Rows;
use crate::comparing::{self, Counts};
use crate::input::Candidate;
use crate::inspector::desk::Desk;
use crate::inspector::keys::{Command, Context};
use crate::inspector::overlays::overlay::{Over, Overlay, Spec, Wish};
use crate::inspector::screen::Pen;
use crate::inspector::view::View;
use crate::reading::Reading;
use crate::reading::masking::Disclosed;

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
    /// The other link as you see it.
    other: String,
    comparison: comparing::Comparison,
}

impl Comparison {
    /// Compares the link on the desk with another one. What is masked is compared as it is.
    pub(in crate::inspector::overlays) fn new(desk: &Desk, other: &str) -> Self {
        let settings = desk.settings();
        let comparison = desk.with_reading(|this| {
            let mut buffer = Vec::new();
            let other = Reading::new(other.as_bytes(), settings, &mut buffer);
            comparing::Comparison::of(this, &other)
        });
        if !settings.mask {
            return Self {
                other: other.to_owned(),
                comparison,
            };
        }
        let disclosed = |text| Disclosed::of_candidate(Candidate::whole(text), settings);
        let this = disclosed(desk.link().as_str().as_bytes());
        let other = disclosed(other.as_bytes());
        let (mut this_buffer, mut other_buffer) = (Vec::new(), Vec::new());
        let masked = comparing::Comparison::of(
            &this.reading(settings, &mut this_buffer),
            &other.reading(settings, &mut other_buffer),
        );
        Self {
            other: other.text().into_owned(),
            comparison: comparison.showing(masked),
        }
    }
}

impl Overlay for Comparison {
    fn over(&self) -> Over {
        Over::COMPARISON
    }

    fn lay_out(&mut self, view: &View<'_>, _: &str, width: usize) -> Vec<Line<'static>> {
        let pen = Pen::new(view.theme, width);
        let mut rows = Rows::new(pen, view.desk.shows_only_differences());
        rows.links(view.desk.visible(), &self.other);
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

    fn run(&mut self, desk: &mut Desk, command: Command, _: usize) -> Option<Wish> {
        if command != Command::OnlyDifferences {
            return None;
        }
        desk.toggle_only_differences();
        Some(Wish::Stay)
    }
}
