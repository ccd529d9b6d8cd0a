//! The pane: an overview until something is selected, and then all that is known of it.

use ratatui::text::Line;

use super::text::shown_range;
use super::{item, member, origin};
use crate::inspector::anatomy::Subject;
use crate::inspector::desk::Desk;
use crate::inspector::keys::Scope;
use crate::inspector::panes::content::PaneContent;
use crate::inspector::panes::data_scopes::FACTS;
use crate::inspector::screen::Pen;
use crate::inspector::view::View;
use crate::reading::notes::Severity;
use crate::text::shown::Shown;

/// The fields of the overview: a label, and the name of the field.
const OVERVIEW: [(&str, &str); 8] = [
    ("Event", "event"),
    ("Sent", "injection_time"),
    ("Expiry", "expiry"),
    ("To", "rcpt_to"),
    ("Campaign", "campaign_id"),
    ("Target", "target_link_url"),
    ("Customer", "customer_id"),
    ("Encrypted", "encrypted"),
];

/// How something is selected.
const INVITATION: &str = "↑ and ↓ select a field; ← and → move through the link.";

/// The most notes of the overview: a hostile link has as many as bytes.
const MAX_NOTES: usize = 8;

/// The pane of the detail.
#[derive(Clone, Debug, Default)]
pub(in crate::inspector::panes) struct Detail {
    lines: Vec<Line<'static>>,
    /// How many rows the overview has, for which reading and which width.
    overview: (usize, Option<(usize, usize)>),
}

impl PaneContent for Detail {
    fn scopes(&self) -> &'static [Scope] {
        FACTS
    }

    fn lay_out(&mut self, view: &View<'_>, width: usize) {
        let wanted = Some((view.desk.counts().read, width));
        if self.overview.1 != wanted {
            let mut pen = Pen::new(view.theme, width);
            overview(&mut pen, view.desk);
            self.overview = (pen.into_lines().len(), wanted);
        }
        let mut pen = Pen::new(view.theme, width);
        write(&mut pen, view.desk);
        self.lines = pen.into_lines();
    }

    fn row_count(&self, _: &Desk) -> usize {
        self.lines.len()
    }

    /// Those of the overview, so that a selection moves no other pane.
    fn wanted_rows(&self, _: &Desk) -> usize {
        self.overview.0
    }

    fn follows_selection(&self) -> bool {
        true
    }

    fn line(&self, _: &View<'_>, row: usize, _: usize) -> Line<'static> {
        self.lines.get(row).cloned().unwrap_or_default()
    }
}

fn write(pen: &mut Pen<'_>, desk: &Desk) {
    byte(pen, desk);
    if let Some((tree, node)) = desk.anatomy().tree().zip(desk.selected_member()) {
        member::value(pen, desk, tree, node);
        return;
    }
    match desk.selected() {
        Some(item) => item::write(pen, desk, item),
        None if desk.anatomy().is_empty() => {}
        None => overview(pen, desk),
    }
}

/// Writes the byte that is pointed at, and the characters of the link that carry it.
fn byte(pen: &mut Pen<'_>, desk: &Desk) {
    let Some(at) = desk.byte() else { return };
    let byte = desk.anatomy().payload().get(at).copied();
    let byte = byte.unwrap_or_default();
    let shown = Shown::bytes(&[byte]);
    let text = shown_range(&desk.byte_in_text().unwrap_or_default());
    pen.say(
        "Byte",
        &format!("{at}: 0x{byte:02x}, {byte}, {shown}; link {text}"),
    );
}

/// Writes what most people want to know first.
fn overview(pen: &mut Pen<'_>, desk: &Desk) {
    let theme = pen.theme();
    for (label, name) in OVERVIEW {
        let field = desk.anatomy().items().iter().find_map(|item| {
            let field = item.field.as_ref();
            field.filter(|field| field.name == name)
        });
        let Some(field) = field else { continue };
        match name {
            // The remarks say more than the numbers.
            "expiry" | "injection_time" => pen.say(label, &field.remark),
            "encrypted" => pen.say(label, yes_or_no(&field.value)),
            _ => pen.entry(label, &field.value, theme.text),
        }
    }
    metadata(pen, desk);
    notes(pen, desk);
    origin::write(pen, desk);
    pen.paragraph(&Shown::text(INVITATION), theme.remark);
}

/// What a field that is true or false says, in a word.
fn yes_or_no(value: &Shown) -> &'static str {
    if value.as_str() == "true" {
        "yes"
    } else {
        "no"
    }
}

/// Writes how long the metadata is, or why there is none.
fn metadata(pen: &mut Pen<'_>, desk: &Desk) {
    let anatomy = desk.anatomy();
    match (anatomy.metadata_length(), anatomy.absence()) {
        (Some(length), _) => {
            let (len, max) = (length.len(), length.max());
            let over = match length.remaining() {
                Some(_) => String::new(),
                None => format!(", {} over the limit", length.excess()),
            };
            pen.say("Metadata", &format!("{len} of {max} bytes{over}"));
        }
        (None, Some(absence)) => pen.say("Metadata", &format!("none: {absence}")),
        (None, None) => {}
    }
}

/// Writes the notes that are warnings or more, each on as many lines as it takes.
fn notes(pen: &mut Pen<'_>, desk: &Desk) {
    let theme = pen.theme();
    let notes = desk
        .anatomy()
        .items()
        .iter()
        .filter_map(|item| match &item.subject {
            Subject::Note(note) if note.severity() > Severity::Info => Some(note),
            _ => None,
        });
    for note in notes.take(MAX_NOTES) {
        let (label, style) = match note.severity() {
            Severity::Danger => ("Danger", theme.fault),
            _ => ("Warning", theme.warning),
        };
        pen.entry(label, &Shown::text(&note.text()), style);
    }
}
