//! Where the link was found and what was undone to get at it, what may be missing of it, and what the headers of its mail say.

use crate::input::Step;
use crate::inspector::desk::{Desk, disagreement_text};
use crate::inspector::screen::Pen;
use crate::reading::masking;
use crate::report::{FoundIn, mail_rows, place_words, request_rows};
use crate::text::shown::Shown;

/// Writes where the link was found, if it was found in a text.
pub(super) fn write(pen: &mut Pen<'_>, desk: &Desk) {
    let Some(listed) = desk.listed_link() else {
        return;
    };
    let Some(origin) = &listed.origin else { return };
    let theme = pen.theme();
    let settings = desk.settings();
    let found = FoundIn {
        file: origin.file.as_ref().map(|file| file.as_str()),
        source: &masking::place(&origin.source, settings),
    };
    pen.say("Found", &place_words(&found));
    if !origin.undone.is_empty() {
        let steps: Vec<_> = origin.undone.iter().map(Step::description).collect();
        pen.say("Undone", &steps.join(", "));
    }
    if origin.start_may_be_missing {
        let text = "its start may be cut off in the text, and is left out";
        pen.entry("Host", &Shown::text(text), theme.warning);
    }
    if origin.end_is_missing {
        let text = "cut off in the text";
        pen.entry("End", &Shown::text(text), theme.warning);
    }
    let log = origin.log.as_ref().map(|it| masking::request(it, settings));
    for (key, value) in log.iter().flat_map(request_rows) {
        pen.say("Log", &format!("{key} {value}"));
    }
    let says = origin.says.as_ref().map(|it| masking::says(it, settings));
    let says = says.iter().flat_map(|says| mail_rows(says));
    for (key, value) in says.filter(|(key, _)| !has(desk, key)) {
        pen.say("Header", &format!("{key} {value}"));
    }
    for disagreement in &listed.disagreements {
        let text = disagreement_text(disagreement, settings);
        pen.entry("Differs", &Shown::text(&text), theme.warning);
    }
}

/// Whether the link itself says it.
fn has(desk: &Desk, key: &str) -> bool {
    let mut items = desk.anatomy().items().iter();
    items.any(|item| item.field.as_ref().is_some_and(|field| field.name == key))
}
