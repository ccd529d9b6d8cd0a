//! The law of masking at the inspector: no screen and no copy has what is hidden.

use ratatui::layout::Size;
use tracklens::commands::copying;
use tracklens::inspector::{Command, Fold, Message, Model, Theme, What, update};
use tracklens::reading::Reading;
use tracklens::reading::masking;
use tracklens::settings::Settings;

use super::driving::{NOW, drawn};

/// The length of the longest link that is looked at, in bytes: each step reads all of it.
const MAX_LEN: usize = 2048;

/// The largest screen of a tour, in columns and rows. On a larger one nothing else is shown: it has every pane, and the
/// largest overlay fits.
const MAX_SIZE: Size = Size::new(120, 40);

/// The steps of a tour past everything that shows values.
const TOUR: &[Step] = {
    use Command as Do;
    &[
        Step::Do(Do::PreviousPane),
        Step::Do(Do::MoveHome),
        Step::Do(Do::NextPane),
        Step::Do(Do::First),
        Step::Do(Do::Down),
        Step::Do(Do::Last),
        Step::Do(Do::NextPane),
        Step::Do(Do::PageDown),
        Step::Do(Do::NextPane),
        Step::Do(Do::Last),
        Step::Do(Do::Fold(Fold::ByCost)),
        Step::Do(Do::NextPane),
        Step::Do(Do::Down),
        Step::Do(Do::Edit),
        Step::Do(Do::AddKey),
        Step::Do(Do::RemoveKey),
        Step::Do(Do::Links),
        Step::Do(Do::Close),
        Step::Do(Do::WhatIf),
        Step::Do(Do::Down),
        Step::Do(Do::Choose),
        Step::Do(Do::Close),
        Step::Do(Do::Search),
        Step::Type("e"),
        Step::Do(Do::Choose),
        Step::Do(Do::NextMatch),
        Step::Do(Do::Compare),
        Step::Paste(OTHER),
        Step::Do(Do::OnlyDifferences),
        Step::Do(Do::Close),
        Step::Do(Do::NextLink),
        Step::Do(Do::PreviousLink),
        Step::Do(Do::Links),
        Step::Type("example"),
        Step::Do(Do::CompareChosen),
        Step::Do(Do::Close),
    ]
};

/// A link to compare with. No seed has its recipient, `nobody.at.all@other.example.com`.
const OTHER: &str = "https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/\
    RgRlVV5sPlIfbm9ib2R5LmF0LmFsbEBvdGhlci5leGFtcGxlLmNvbQ~~";

#[derive(Clone, Copy, Debug)]
enum Step {
    Do(Command),
    Type(&'static str),
    Paste(&'static str),
}

/// While values are masked, every screen and every copy of a link is that of the masked link.
///
/// # Panics
///
/// If the law is broken.
pub(super) fn masking_hides_on_every_screen(link: &str, size: Size) {
    if link.len() > MAX_LEN {
        return;
    }
    let size = Size::new(
        size.width.min(MAX_SIZE.width),
        size.height.min(MAX_SIZE.height),
    );
    let settings = Settings {
        mask: true,
        ..Settings::at(NOW)
    };
    let model = |link: &str| Model::new(link, settings.clone(), Theme::mono(), size);
    // Pasting takes the link out of the text around it. Pasted again, it stays as it is.
    let link = model(link).link().as_str().to_owned();
    let mut given = model(&link);
    let mut buffer = Vec::new();
    let reading = Reading::new(link.as_bytes(), &settings, &mut buffer);
    if reading.link().is_err() {
        // The inspector explains the text as it was given, which the masked text lacks.
        return;
    }
    let text = masking::text(&link, &settings);
    let mut masked = model(&text);
    if masked.link().as_str() != text {
        // Pasting takes another link out of the masked text.
        return;
    }
    assert!(
        drawn(&given, size) == drawn(&masked, size),
        "the first screen shows a hidden value"
    );
    judge_copies(
        &given,
        &masked,
        &[What::Link, What::Defanged, What::Json, What::Event],
    );
    for step in TOUR {
        for model in [&mut given, &mut masked] {
            update(model, message(*step), NOW);
        }
        assert!(
            drawn(&given, size) == drawn(&masked, size),
            "the screen after {step:?} shows a hidden value"
        );
        judge_copies(&given, &masked, &[What::Field, What::WhatIf]);
    }
}

fn message(step: Step) -> Message {
    match step {
        Step::Do(command) => Message::Command(command),
        Step::Type(text) => Message::Type(text.to_owned()),
        Step::Paste(text) => Message::Paste(text.to_owned()),
    }
}

fn judge_copies(given: &Model, masked: &Model, whats: &[What]) {
    for what in whats {
        assert!(
            copying::text(*what, given) == copying::text(*what, masked),
            "a copy of {what:?} has a hidden value"
        );
    }
}
