//! Where the link was found and what was undone to get at it, what may be missing of it, and what the headers of its mail say.

use crate::input::mail::Source;
use crate::input::{LinkOrigin, Step};
use crate::inspector::desk::{Desk, disagreement_text, says_text};
use crate::inspector::screen::Pen;
use crate::text::shown::Shown;

/// Writes where the link was found, if it was found in a text.
pub(super) fn write(pen: &mut Pen<'_>, desk: &Desk) {
    let Some(listed) = desk.listed_link() else {
        return;
    };
    let Some(origin) = &listed.origin else { return };
    let theme = pen.theme();
    pen.say("Found", &place(origin));
    if let Some(text) = &origin.source.text {
        pen.entry("Text", &Shown::text(text), theme.text);
    }
    if !origin.undone.is_empty() {
        let steps: Vec<_> = origin.undone.iter().map(Step::description).collect();
        pen.say("Way", &steps.join(", "));
    }
    if origin.start_may_be_missing {
        let text = "its start may be cut off in the text, and is left out";
        pen.entry("Host", &Shown::text(text), theme.warning);
    }
    if origin.end_is_missing {
        let text = "cut off in the text";
        pen.entry("End", &Shown::text(text), theme.warning);
    }
    let settings = desk.settings();
    let says = origin.says.as_ref().map(|it| says_text(it, settings));
    let new = says
        .into_iter()
        .flatten()
        .filter(|(key, _)| !has(desk, key));
    for (key, value) in new {
        pen.say("By header", &format!("{key} {value}"));
    }
    for disagreement in &listed.disagreements {
        let text = disagreement_text(disagreement, settings);
        pen.entry("Differs", &Shown::text(&text), theme.warning);
    }
}

/// The place in a line: `line 95 of a.eml, part 1.2, <a href>`.
fn place(origin: &LinkOrigin) -> String {
    let Source {
        line,
        part,
        header,
        element,
        attribute,
        ..
    } = &origin.source;
    let element = element.as_ref().map(|element| match attribute {
        Some(attribute) => format!("<{element} {attribute}>"),
        None => format!("<{element}>"),
    });
    let file = origin.file.as_ref().map(|file| format!(" of {file}"));
    let places = [
        Some(format!("line {line}{}", file.unwrap_or_default())),
        part.as_ref().map(|part| format!("part {part}")),
        header.clone(),
        element,
    ];
    let places: Vec<_> = places.into_iter().flatten().collect();
    places.join(", ")
}

/// Whether the link itself says it.
fn has(desk: &Desk, key: &str) -> bool {
    let mut items = desk.anatomy().items().iter();
    items.any(|item| item.field.as_ref().is_some_and(|field| field.name == key))
}
