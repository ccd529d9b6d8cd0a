//! What other options of the module would mean: the limit is typed, and below stands at once what the
//! event of the link would carry, and what a sender would have written.

mod telling;

use std::num::ParseIntError;

use jiff::Timestamp;
use tracklens_codec::{MetadataLength, Options};

use super::{Over, Overlay, OverlayRow, Spec};
use crate::inspector::model::{Model, What};
use crate::writing::what_if::{Sender, WhatIf};

pub(super) const SPEC: Spec = Spec {
    title: "What if: other options",
    prompt: Some("max_metadata_len "),
    rows: telling::rows,
    choose: Some(choose),
    ..Spec::PLAIN
};

/// The options that are asked about, and what they would mean.
#[derive(Clone, Debug)]
pub(in crate::inspector) struct Trial {
    includes_metadata: bool,
    /// The limit, unless what is typed is none.
    limit: Result<u32, ParseIntError>,
    /// What the two would mean, if there is a limit.
    means: Option<WhatIf>,
}

impl Trial {
    fn of(model: &Model, typed: &str, includes_metadata: bool) -> Self {
        let limit = typed.trim().parse();
        let mut trial = Self {
            includes_metadata,
            limit,
            means: None,
        };
        trial.means = trial
            .options()
            .filter(|_| !model.told.is_empty())
            .map(|options| WhatIf::of(&model.told, &model.settings, options));
        trial
    }

    fn options(&self) -> Option<Options> {
        let limit = self.limit.clone().ok()?;
        let options = Options::default().with_max_metadata_len(limit);
        Some(options.with_click_tracking_include_metadata(self.includes_metadata))
    }

    /// The link that a sender would have written; empty where there is none.
    pub(in crate::inspector) fn link(&self) -> &str {
        match self.means.as_ref().map(|it| &it.sender) {
            Some(Sender::Writes(draft)) => &draft.text,
            _ => "",
        }
    }
}

/// Asks about the options that are in effect, to begin with.
pub(in crate::inspector) fn open(model: &mut Model) {
    let options = model.settings.module;
    ask(model, options);
}

/// Sees to it that what is told is what the typed limit means.
pub(in crate::inspector) fn follow(model: &mut Model) {
    let overlay = model.overlay.as_ref();
    let Some(typed) = overlay
        .filter(|it| it.over == Over::WhatIf)
        .map(|it| it.text.as_str())
    else {
        model.trial = None;
        return;
    };
    let is_followed = |trial: &Trial| trial.limit == typed.trim().parse();
    let trial = model.trial.as_ref();
    if !trial.is_some_and(is_followed) {
        let includes = trial.map_or(
            model.settings.module.click_tracking_include_metadata(),
            |it| it.includes_metadata,
        );
        model.trial = Some(Trial::of(model, typed, includes));
    }
}

/// Asks about options.
fn ask(model: &mut Model, options: Options) {
    let limit = options.max_metadata_len().to_string();
    let includes = options.click_tracking_include_metadata();
    model.trial = Some(Trial::of(model, &limit, includes));
    model.overlay = Some(Overlay::offering(Over::WhatIf, &limit));
}

/// What a row does when it is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Deed {
    Keep,
    Toggle,
    Fit(u32),
    Configured,
    Copy,
}

/// What can be done, each a row above what is told.
fn deeds(model: &Model) -> Vec<Deed> {
    let Some(trial) = &model.trial else {
        return Vec::new();
    };
    let len = model.anatomy.metadata_length().map(MetadataLength::len);
    let fit = len.and_then(|len| u32::try_from(len).ok());
    let fit = fit.filter(|len| trial.limit.as_ref() != Ok(len));
    let is_other = trial.options() != Some(model.configured) || model.has_what_if();
    let mut deeds = vec![Deed::Keep, Deed::Toggle];
    deeds.extend(fit.map(Deed::Fit));
    deeds.extend(is_other.then_some(Deed::Configured));
    deeds.extend((!trial.link().is_empty()).then_some(Deed::Copy));
    deeds
}

fn choose(model: &mut Model, overlay: &Overlay, now: Timestamp) {
    let deed = deeds(model).get(overlay.row).copied();
    let Some(trial) = model.trial.clone() else {
        return;
    };
    // All but what takes effect is to be seen here.
    model.overlay = Some(overlay.clone());
    match deed {
        Some(Deed::Keep) => {
            if let Some(options) = trial.options() {
                model.overlay = None;
                model.go_by(options, now);
            }
        }
        Some(Deed::Configured) => {
            model.overlay = None;
            model.go_by(model.configured, now);
        }
        Some(Deed::Toggle) => {
            let typed = overlay.text.as_str();
            model.trial = Some(Trial::of(model, typed, !trial.includes_metadata));
        }
        Some(Deed::Fit(len)) => {
            let options = Options::default().with_max_metadata_len(len);
            ask(
                model,
                options.with_click_tracking_include_metadata(trial.includes_metadata),
            );
        }
        Some(Deed::Copy) => model.to_copy = Some(What::WhatIf),
        None => {}
    }
}
