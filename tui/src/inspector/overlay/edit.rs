//! A value that is typed: whether it can be, how it will be read, and what becomes of the link.
//!
//! ```text
//! ┌ Edit ──────────────────────────────────────────────────────────────────┐
//! │= 2026-11-25                                                            │
//! │ expiry: Unix seconds, or a time such as 2026-11-23T21:00:00Z           │
//! │ ✗ not valid: a time is Unix seconds (1700686942) or RFC 3339 ...       │
//! └────────────────────────────────────────────────────────────────────────┘
//! ```

use std::borrow::Cow;
use std::ops::Range;

use ratatui::style::Style;
use ratatui::text::Span;
use tracklens_codec::{RecordId, Records};

use super::{Overlay, OverlayRow, Spec};
use crate::inspector::editing::{rewritten, take, with_reading};
use crate::inspector::model::Model;
use crate::inspector::theme::Theme;
use crate::inspector::view::paragraph::{labelled, paragraph};
use crate::inspector::view::styled;
use crate::inspector::wrap;
use crate::reading::fields::groups;
use crate::reading::notes::{Note, Severity};
use crate::reading::source::{PartName, Source};
use crate::reading::{Reading, sentence};
use crate::text::shown::{Piece, Shown};
use crate::writing::rewriting::{self, Change, EditError, Place, Rewritten, Signing, name_of};

pub(super) const SPEC: Spec = Spec {
    title: "Edit",
    prompt: Some("= "),
    takes_a_value: true,
    rows: |model, overlay, width| {
        let mut rows = Vec::new();
        let mut pen = Pen {
            theme: &model.theme,
            width,
            rows: &mut rows,
        };
        pen.line(&heading(model, overlay), model.theme.remark);
        tell(model, overlay, overlay.text.as_str(), width, &mut rows);
        rows
    },
    choose: Some(|model, overlay, now| {
        let Some(place) = &overlay.place else { return };
        if take(model, place, overlay.text.as_str(), now).is_err() {
            // The rows say why.
            model.overlay = Some(overlay.clone());
        }
    }),
    ..Spec::PLAIN
};

/// Columns for the name of a line.
const NAME_COLUMNS: usize = 10;

/// What is changed, and what is to be typed.
pub(super) fn heading(model: &Model, overlay: &Overlay) -> String {
    let Some(place) = &overlay.place else {
        return String::new();
    };
    with_reading(model, |reading| {
        let name = name(reading, place);
        match rewriting::present(reading, place) {
            Ok((form, _)) => format!("{name}: {}", form.hint()),
            Err(_) => name.into_owned(),
        }
    })
}

/// What the place is called.
fn name(reading: &Reading<'_>, place: &Place) -> Cow<'static, str> {
    match place {
        Place::Event => "event".into(),
        Place::CustomerId => "customer_id".into(),
        Place::Part(part) => part.name().into(),
        Place::Record(index) => {
            let record = reading.records().and_then(|it| it.iter().nth(*index));
            record
                .map_or_else(String::new, |it| name_of(it.id()))
                .into()
        }
        Place::NewRecord(id) => format!("new {}", name_of(*id)).into(),
        Place::Member(pointer) => format!("rcpt_meta {}", Shown::text(pointer)).into(),
        Place::NewMember => "key of rcpt_meta".into(),
        Place::LeftOver => "left over".into(),
    }
}

/// What becomes of the link with a value.
pub(super) fn tell(
    model: &Model,
    overlay: &Overlay,
    typed: &str,
    width: usize,
    rows: &mut Vec<OverlayRow>,
) {
    let Some(place) = &overlay.place else { return };
    let mut pen = Pen {
        theme: &model.theme,
        width,
        rows,
    };
    match rewritten(model, place, typed) {
        Err(error) => {
            pen.refusal(&error, typed);
            if let Ok((_, now)) = with_reading(model, |it| rewriting::present(it, place)) {
                pen.now(&now);
            }
        }
        Ok(new) if new.changes.is_empty() => pen.line("as it is: nothing changes", pen.theme.quiet),
        Ok(new) => with_reading(model, |old| {
            let mut buffer = Vec::new();
            let text = new.link.as_bytes();
            let read = Reading::new(text, &model.settings, &mut buffer);
            pen.reading(old, &read, place, typed);
            pen.link(old, &new);
        }),
    }
}

struct Pen<'a> {
    theme: &'a Theme,
    width: usize,
    rows: &'a mut Vec<OverlayRow>,
}

impl Pen<'_> {
    fn refusal(&mut self, error: &EditError, typed: &str) {
        self.line(&format!("✗ not valid: {error}"), self.theme.fault);
        let before = error.at().and_then(|at| typed.get(..at));
        if let Some(before) = before.filter(|it| !it.is_empty()) {
            let start = before.char_indices().rev().nth(self.width / 2);
            let near = before.get(start.map_or(0, |(at, _)| at)..);
            self.entry("Up to", near.unwrap_or_default(), self.theme.text);
        }
    }

    /// What stays, as it is typed.
    fn now(&mut self, value: &str) {
        if !value.is_empty() {
            let mut row = vec![Span::styled(
                format!("{:<NAME_COLUMNS$}", "Stays"),
                self.theme.name,
            )];
            let width = self.width.saturating_sub(NAME_COLUMNS);
            let style = styled(self.theme, self.theme.text);
            row.extend(wrap::cut(&Shown::text(value), width, style));
            self.rows.push(row);
        }
    }

    /// How the value is read, and what is found that was not before.
    fn reading(&mut self, old: &Reading<'_>, new: &Reading<'_>, place: &Place, typed: &str) {
        self.line("✓ valid", self.theme.good);
        let is_metadata = is_metadata(new, place);
        let source = source(new, place);
        let fields = groups(new).into_iter().flat_map(|group| group.fields);
        for field in fields.filter(|field| Some(field.source) == source) {
            let told = match (field.value.as_str(), field.remark.as_str()) {
                (value, "") if value == typed => continue,
                // A long value stands in the line above.
                (_, remark) if is_metadata => remark.to_owned(),
                (value, "") => value.to_owned(),
                (value, remark) if value == typed => remark.to_owned(),
                (value, remark) => format!("{value}, {remark}"),
            };
            if !told.is_empty() {
                self.entry(
                    "Read as",
                    &format!("{}: {told}", field.name),
                    self.theme.text,
                );
            }
        }
        if let Some(lengths) = lengths(old, new, place) {
            self.entry("Value", &lengths, self.theme.text);
        }
        if let Some(metadata) = new.metadata().filter(|_| is_metadata) {
            let length = metadata.length();
            let (told, style) = if let Some(left) = length.remaining() {
                (format!("within the limit, {left} left"), self.theme.good)
            } else {
                let excess = length.excess();
                (format!("OVER the limit by {excess}"), self.theme.warning)
            };
            let told = format!("{} / {} bytes, {told}", length.len(), length.max());
            self.entry("Metadata", &told, style);
        }
        self.findings(old, new);
    }

    fn findings(&mut self, old: &Reading<'_>, new: &Reading<'_>) {
        let known = old.troubles();
        let is_known = |code| known.iter().any(|it| it.code() == code);
        for trouble in new.troubles().iter().filter(|it| !is_known(it.code())) {
            self.entry("Fault", &sentence(trouble), self.theme.fault);
        }
        let is_new = |note: &&Note| {
            let is_known = old.notes().iter().any(|it| it.code == note.code);
            !is_known && note.severity > Severity::Info
        };
        for note in new.notes().iter().filter(is_new) {
            self.entry("Finding", &note.message, self.theme.warning);
        }
    }

    /// What changes of the link, and the link as it will be.
    fn link(&mut self, old: &Reading<'_>, new: &Rewritten) {
        let style = match new.signing {
            Signing::Stale => self.theme.warning,
            _ => self.theme.text,
        };
        self.entry("Signature", new.signing.sentence(), style);
        let (before, after) = (old.text().len(), new.link.len());
        let told = format!("{after} bytes, were {before}");
        self.entry("Link", &told, self.theme.text);
        for change in &new.changes {
            self.entry("Changes", &told_change(change), self.theme.text);
        }
        let shown = Shown::text(&new.link);
        let theme = self.theme;
        let is_new = |piece: &Piece| {
            let at = piece.source().start;
            let within = |change: &Change| change.differs.contains(&at);
            new.changes.iter().any(within)
        };
        let style = |piece: &Piece| {
            let style = if piece.is_token() {
                theme.token
            } else {
                theme.text
            };
            if is_new(piece) {
                style.patch(theme.selected)
            } else {
                style
            }
        };
        for row in wrap::rows(&shown, self.width.max(1)) {
            self.rows.push(wrap::line(&shown, row, style).spans);
        }
    }

    fn line(&mut self, text: &str, style: Style) {
        let lines = paragraph(&Shown::text(text), self.width, self.theme, style);
        self.rows.extend(lines.into_iter().map(|line| line.spans));
    }

    fn entry(&mut self, name: &'static str, text: &str, style: Style) {
        let label = Span::styled(format!("{name:<NAME_COLUMNS$}"), self.theme.name);
        let lines = labelled(label, &Shown::text(text), self.width, self.theme, style);
        self.rows.extend(lines.into_iter().map(|line| line.spans));
    }
}

/// Whether it is the metadata that changes.
fn is_metadata(new: &Reading<'_>, place: &Place) -> bool {
    let record = new.records().and_then(|it| it.first(RecordId::RCPT_META));
    record.is_some_and(|it| source(new, place) == Some(Source::Record(it.index())))
}

/// What of the new link says what was typed.
fn source(new: &Reading<'_>, place: &Place) -> Option<Source> {
    let records = new.records();
    let of_id = |id| Some(Source::Record(records?.first(id)?.index()));
    match place {
        Place::Event => match records.and_then(Records::kind) {
            Some(kind) => of_id(kind.id()),
            None => Some(PartName::Route.into()),
        },
        Place::CustomerId => Some(PartName::Token.into()),
        Place::Part(part) => Some((*part).into()),
        Place::Record(index) => Some(Source::Record(*index)),
        Place::NewRecord(id) => of_id(*id),
        Place::Member(_) | Place::NewMember => of_id(RecordId::RCPT_META),
        Place::LeftOver => None,
    }
}

/// The bytes of a record's value, and what they were.
fn lengths(old: &Reading<'_>, new: &Reading<'_>, place: &Place) -> Option<String> {
    let index = match source(new, place)? {
        // A kind of link has no value.
        Source::Record(index) if *place != Place::Event => index,
        _ => return None,
    };
    let len = |reading: &Reading<'_>| {
        let record = reading.records()?.iter().nth(index)?;
        Some((record.id(), record.as_bytes().len()))
    };
    let (id, now) = len(new)?;
    match len(old).filter(|(old, _)| *old == id) {
        Some((_, before)) if before != now => Some(format!("{now} bytes, were {before}")),
        _ => Some(format!("{now} bytes")),
    }
}

/// What part changes, and which of its bytes.
fn told_change(change: &Change) -> String {
    let name = change.part.name();
    let shown = |place: &Range<usize>| format!("bytes {}..{}", place.start, place.end);
    match (&change.old, &change.new) {
        (_, None) => format!("{name} is removed"),
        (None, Some(new)) => format!("{name} is added, {}", shown(new)),
        (Some(_), Some(new)) if change.differs == *new => format!("{name}, {}", shown(new)),
        (Some(_), Some(new)) => {
            let differs = shown(&change.differs);
            format!("{name}, {}; {differs} differ", shown(new))
        }
    }
}
