//! The law of hiding at the inspector: what is hidden is nowhere, whatever is looked at.

use jiff::Timestamp;
use ratatui::buffer::Buffer;
use ratatui::layout::Size;
use tracklens::commands::copying;
use tracklens::inspector::{Command, Fold, Message, Model, Theme, What, update};
use tracklens::reading::Reading;
use tracklens::reading::masking;
use tracklens::settings::Settings;

use super::inspector::drawn;

/// The longest link that is gone through, in bytes: each screen has all of it read.
const MAX_LEN: usize = 2048;

/// What is looked at, one after another; a text is typed, or pasted where a link is asked for.
const TOUR: &[Step] = {
    use Command as Do;
    &[
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
    ]
};

/// A link to compare with: of the recipient `nobody.at.all@other.example.com`, which no seed has.
const OTHER: &str = "https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/\
    RgRlVV5sPlIfbm9ib2R5LmF0LmFsbEBvdGhlci5leGFtcGxlLmNvbQ~~";

#[derive(Clone, Copy, Debug)]
enum Step {
    Do(Command),
    Type(&'static str),
    Paste(&'static str),
}

/// While values are hidden, a link is shown and copied as the one is in which nothing stands that is
/// hidden: whatever is looked at.
///
/// # Panics
///
/// Where that is not so.
pub(super) fn what_is_hidden_is_nowhere(link: &str, size: Size) {
    if link.len() > MAX_LEN {
        return;
    }
    let settings = Settings {
        mask: true,
        ..Settings::at(now())
    };
    let model = |link: &str| Model::new(link, settings.clone(), Theme::mono(), size);
    // Pasted once, it is taken out of what is around it; twice, nothing is left out.
    let link = model(link).link().as_str().to_owned();
    let mut given = model(&link);
    let mut buffer = Vec::new();
    let reading = Reading::new(link.as_bytes(), &settings, &mut buffer);
    if reading.link().is_err() {
        // Why it is none is said of the text as it was given, and can't be found again.
        return;
    }
    let text = masking::text(&link, &settings);
    let mut masked = model(&text);
    if masked.link().as_str() != text {
        // A paste takes a link out of what is around it: here another one, so that nothing is alike.
        return;
    }
    judge_screens(
        &drawn(&given, size),
        &drawn(&masked, size),
        "the first step",
    );
    judge_all(
        &given,
        &masked,
        &[What::Link, What::Defanged, What::Json, What::Event],
    );
    for step in TOUR {
        for model in [&mut given, &mut masked] {
            update(model, message(*step), now());
        }
        judge_screens(
            &drawn(&given, size),
            &drawn(&masked, size),
            &format!("{step:?}"),
        );
        judge_all(&given, &masked, &[What::Field, What::WhatIf]);
    }
}

fn message(step: Step) -> Message {
    match step {
        Step::Do(command) => Message::Command(command),
        Step::Type(text) => Message::Type(text.to_owned()),
        Step::Paste(text) => Message::Paste(text.to_owned()),
    }
}

fn now() -> Timestamp {
    Timestamp::UNIX_EPOCH
}

/// Judges what can be copied of two models.
fn judge_all(given: &Model, masked: &Model, whats: &[What]) {
    for what in whats {
        let (given, masked) = (copying::text(*what, given), copying::text(*what, masked));
        judge_copies(&given, &masked, *what);
    }
}

fn judge_screens(given: &Buffer, masked: &Buffer, behind: &str) {
    assert!(given == masked, "what is hidden shows behind {behind}");
}

fn judge_copies(given: &str, masked: &str, what: What) {
    assert!(given == masked, "what is hidden is copied with {what:?}");
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;

    use super::*;

    #[test]
    #[should_panic = "what is hidden shows behind a key"]
    fn a_screen_that_shows_it_is_noticed() {
        let mut screen = Buffer::empty(Rect::new(0, 0, 1, 1));
        let other = screen.clone();
        screen[(0, 0)].set_symbol("u");
        judge_screens(&screen, &other, "a key");
    }

    #[test]
    #[should_panic = "what is hidden is copied with Event"]
    fn a_copy_that_has_it_is_noticed() {
        judge_copies("user@example.com", "****@***********", What::Event);
    }
}
