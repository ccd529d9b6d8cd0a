//! The overlay: the options that you ask about, and what its rows do.

use ratatui::text::Line;
use tracklens_codec::Options;

use super::rows;
use super::trial::{Deed, Trial};
use crate::inspector::desk::Desk;
use crate::inspector::effect::Effect;
use crate::inspector::keys::{Command, What};
use crate::inspector::overlays::overlay::{Choice, Opening, Over, Overlay, Spec, Wish};
use crate::inspector::view::View;

impl Over {
    /// What other options of the module would mean.
    pub const WHAT_IF: Self = Self::new(&Spec {
        name: "what if",
        title: "What if: other options",
        opened_by: &[(Command::WhatIf, |desk| Ok(asking(desk.settings().module)))],
        contexts: Spec::CHOICE,
        prompt: Some("max_metadata_len "),
        ..Spec::PLAIN
    });
}

/// The options that you ask about.
#[derive(Clone, Debug)]
struct WhatIf {
    includes_metadata: bool,
    /// What the options would mean, and the rows that do something.
    asked: Option<(Trial, Vec<Deed>)>,
}

/// Asks about options.
fn asking(options: Options) -> Opening {
    let what_if = WhatIf {
        includes_metadata: options.click_tracking_include_metadata(),
        asked: None,
    };
    Opening::of(what_if).offering(options.max_metadata_len().to_string())
}

impl Overlay for WhatIf {
    fn over(&self) -> Over {
        Over::WHAT_IF
    }

    fn lay_out(&mut self, view: &View<'_>, typed: &str, width: usize) -> Vec<Line<'static>> {
        let includes = self.includes_metadata;
        let known = self.asked.take().map(|(trial, _)| trial);
        let known = known.filter(|trial| trial.is_of(typed, includes));
        let trial = known.unwrap_or_else(|| Trial::of(view.desk, typed, includes));
        let deeds = trial.deeds(view.desk);
        let lines = rows::lines(view, &trial, &deeds, width);
        self.asked = Some((trial, deeds));
        lines
    }

    fn choose(&mut self, desk: &mut Desk, choice: Choice<'_>) -> Wish {
        let Some((trial, deeds)) = &self.asked else {
            return Wish::Stay;
        };
        match deeds.get(choice.row) {
            Some(Deed::Keep) => {
                let Some(options) = trial.options() else {
                    return Wish::Stay;
                };
                desk.apply_options(options, choice.now);
                Wish::Close
            }
            Some(Deed::Configured) => {
                desk.apply_options(desk.configured(), choice.now);
                Wish::Close
            }
            Some(Deed::Toggle) => {
                self.includes_metadata = !self.includes_metadata;
                Wish::Stay
            }
            Some(Deed::Fit(len)) => {
                let options = Options::default().with_max_metadata_len(*len);
                let includes = self.includes_metadata;
                Wish::Open(asking(
                    options.with_click_tracking_include_metadata(includes),
                ))
            }
            Some(Deed::Copy) => Wish::Ask(Effect::Copy(What::WhatIf)),
            None => Wish::Stay,
        }
    }

    fn offered_text(&self) -> Option<&str> {
        self.asked.as_ref().map(|(trial, _)| trial.link())
    }
}
