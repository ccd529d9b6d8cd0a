//! What is known of the item that is selected: what it says and means, how it is written, where it
//! stands, and the way from the link to it.
//!
//! ```text
//! rcpt_to
//! user@example.com
//!
//! Meaning   The recipient's address.
//! Standing  seen: it holds in every link that was looked at
//! Record    tag 0x52: width 1, id 18 · length 16 · UTF-8
//! Text      bytes 102..126 of the link
//! Payload   bytes 7..25, the value from 9 on
//! From      path segment 5 → base64url → bytes 7..25 → record 3 → text
//! ```

use std::borrow::Cow;
use std::ops::Range;

use ratatui::text::{Line, Span};
use tracklens_codec::{Definition, Error, Layer, RecordId, Shape, Standing, Width};

use super::paragraph::{labelled, paragraph};
use super::{member, way};
use crate::inspector::anatomy::{Item, RecordPlace, Subject};
use crate::inspector::model::Model;
use crate::inspector::theme::Theme;
use crate::reading::sentence;
use crate::reading::source::PartName;
use crate::text::shown::Shown;

/// Columns for the name of a line.
const NAME_COLUMNS: usize = 10;

/// The most bytes of which a hexadecimal value is shown here; the payload has them all.
const MAX_HEX: usize = 64;

/// The most lines of a value that stand above what is known of it.
const MAX_VALUE: usize = 4;

/// The lines of what is selected.
pub(in crate::inspector) fn lines(model: &Model, width: usize) -> Vec<Line<'static>> {
    let mut pen = Pen {
        theme: &model.theme,
        width,
        lines: Vec::new(),
    };
    pen.byte(model);
    if let Some((tree, node)) = model.anatomy.tree().zip(model.selected_member()) {
        member::value(&mut pen, model, tree, node);
        return pen.lines;
    }
    match model.selected() {
        Some(item) => pen.item(model, item),
        None if model.anatomy.is_empty() => {}
        None => pen.overview(model),
    }
    pen.lines
}

/// What is told while nothing is selected: what it is called there, and the name of the field.
const OVERVIEW: [(&str, &str); 7] = [
    ("Event", "event"),
    ("Sent", "injection_time"),
    ("Expiry", "expiry"),
    ("To", "rcpt_to"),
    ("Target", "target_link_url"),
    ("Customer", "customer_id"),
    ("Encrypted", "encrypted"),
];

/// How something is selected.
const INVITATION: &str = "↑ and ↓ select a field, ← and → in the link a place.";

/// What writes line by line.
pub(super) struct Pen<'t> {
    theme: &'t Theme,
    width: usize,
    lines: Vec<Line<'static>>,
}

impl Pen<'_> {
    /// What most want to know first, while nothing is selected.
    fn overview(&mut self, model: &Model) {
        for (label, name) in OVERVIEW {
            let field = model.anatomy.items().iter().find_map(|item| {
                let field = item.field.as_ref();
                field.filter(|field| field.name == name)
            });
            let Some(field) = field else { continue };
            match name {
                // Their numbers say less than what is said about them.
                "expiry" | "injection_time" => self.entry(label, &Shown::text(&field.remark)),
                _ => self.entry(label, &field.value),
            }
        }
        self.shown(&Shown::text(INVITATION), self.theme.remark);
    }

    fn item(&mut self, model: &Model, item: &Item) {
        let theme = self.theme;
        let mut rest = Vec::new();
        match &item.subject {
            Subject::Fault(error) => self.fault(model, error),
            Subject::Note(note) => {
                self.shown(&Shown::text(&note.message), theme.warning);
                self.told("Code", note.code.name());
                self.told("Severity", note.severity.name());
            }
            subject => {
                self.lines
                    .push(Line::styled(title(model, item), theme.heading));
                if let Subject::Record(RecordPlace {
                    id: RecordId::RCPT_META,
                    is_repeated: false,
                    ..
                }) = subject
                {
                    member::whole(self, model);
                }
                rest = self.value(model, item);
                match subject {
                    Subject::Part(part) => self.part(model, *part),
                    Subject::Record(record) => self.record(record),
                    _ => self.told("Meaning", "Bytes behind the last record that can be read."),
                }
            }
        }
        self.places(model, item);
        self.lines.extend(rest);
    }

    /// The byte that is pointed at, and the characters of the link that carry it.
    fn byte(&mut self, model: &Model) {
        let Some(at) = model.byte else { return };
        let byte = model.anatomy.payload().get(at).copied().unwrap_or_default();
        let text = model.byte_in_text().unwrap_or_default();
        let shown = Shown::bytes(&[byte]);
        let told = format!(
            "{at}: 0x{byte:02x}, {byte}, {shown}; link {}",
            shown_range(&text)
        );
        self.told("Byte", &told);
    }

    fn fault(&mut self, model: &Model, error: &Error) {
        self.shown(&Shown::text(&sentence(error)), self.theme.fault);
        self.told("Code", error.code());
        let layer = match error.layer() {
            Layer::Link => "the text of the link",
            Layer::SignatureText => "the characters of the signature",
            Layer::TokenText => "the characters of the token",
            Layer::PayloadText => "the characters of the payload",
            Layer::Token => "the bytes of the token",
            Layer::Payload => "the bytes of the payload",
            _ => "the link",
        };
        self.told("Place", &format!("byte {} of {layer}", error.offset()));
        if let Some(index) = error.record() {
            let record = model.anatomy.records().get(index);
            let name = record.map(|item| model.anatomy.items()[*item].name());
            let name = name.unwrap_or(Cow::Borrowed("it can't be read"));
            self.told("Record", &format!("number {}: {name}", index + 1));
        }
    }

    /// What an item says.
    fn value(&mut self, model: &Model, item: &Item) -> Vec<Line<'static>> {
        let rest = self.text(&value(model, item, MAX_HEX));
        if let Some(field) = item.field.as_ref().filter(|it| !it.remark.is_empty()) {
            self.shown(&Shown::text(&field.remark), self.theme.remark);
        }
        rest
    }

    /// A value. A long one is told by its start; its lines are given back, to stand below what is
    /// known of it.
    pub(super) fn text(&mut self, text: &Shown) -> Vec<Line<'static>> {
        let theme = self.theme;
        let mut lines = if text.as_str().is_empty() {
            Vec::new()
        } else {
            paragraph(text, self.width, theme, theme.text)
        };
        let is_long = lines.len() > MAX_VALUE;
        let rest = if is_long { lines.clone() } else { Vec::new() };
        if is_long {
            lines.truncate(MAX_VALUE - 1);
            lines.push(Line::styled("… the whole value stands below", theme.remark));
        }
        self.lines.extend(lines);
        rest
    }

    fn part(&mut self, model: &Model, part: PartName) {
        self.told("Meaning", part.meaning());
        let encoding = match part {
            PartName::Signature | PartName::Token => "base64url, ~ for padding",
            PartName::Payload if model.anatomy.unread().is_some() => {
                "base64url; whole blocks of 16 bytes, if encrypted"
            }
            PartName::Payload => "base64url; records: tag, length, value",
            PartName::Target => "percent-encoded, + for itself",
            _ => "as it stands",
        };
        self.told("Written", encoding);
    }

    fn record(&mut self, record: &RecordPlace) {
        let definition = record.id.definition();
        let meaning =
            definition.map_or("Nothing is known of records of this id.", |it| it.meaning());
        self.told("Meaning", meaning);
        let standing = definition.map_or(Standing::Unknown, Definition::standing);
        let explanation = match standing {
            Standing::Seen => "it holds in every link that was looked at",
            Standing::Inferred => "it fits every link, but could be read otherwise",
            _ => "nobody outside knows",
        };
        self.told("Standing", &format!("{}: {explanation}", standing.name()));
        let width = match record.width {
            Width::Bare => "bare, no value",
            Width::One => "a length of one byte",
            _ => "a length of two bytes, little-endian",
        };
        let len = record.end - record.value_offset;
        let encoding = match record.width {
            Width::Bare => String::new(),
            _ => format!(", length {len}; {}", shape(record.id)),
        };
        let text = format!(
            "tag 0x{:02x}: id {}, {width}{encoding}",
            record.tag(),
            record.id.get(),
        );
        self.told("Written", &text);
        if record.is_repeated {
            self.told("Repeated", "an earlier record of this id counts");
        }
    }

    /// Where an item stands, and the way there.
    fn places(&mut self, model: &Model, item: &Item) {
        if let Some(text) = item.text.clone().filter(|_| !is_fault(item)) {
            self.told("Link", &format!("bytes {}", shown_range(&text)));
        }
        let way = match (&item.subject, &item.bytes) {
            (Subject::Record(record), Some(bytes)) => {
                self.told(
                    "Payload",
                    &format!(
                        "bytes {}, value from {}",
                        shown_range(bytes),
                        record.value_offset
                    ),
                );
                way::to_record(model, item, record)
            }
            (Subject::LeftOver, Some(bytes)) => {
                self.told("Payload", &format!("bytes {}", shown_range(bytes)));
                return;
            }
            (Subject::Part(part), _) => way::to_part(model, *part),
            _ => return,
        };
        self.told("Way", &way.join(" → "));
    }

    pub(super) fn heading(&mut self, text: &Shown) {
        self.shown(text, self.theme.heading);
    }

    pub(super) fn rest(&mut self, lines: Vec<Line<'static>>) {
        self.lines.extend(lines);
    }

    pub(super) fn told(&mut self, name: &'static str, text: &str) {
        self.entry(name, &Shown::text(text));
    }

    fn entry(&mut self, name: &'static str, text: &Shown) {
        let theme = self.theme;
        let label = Span::styled(format!("{name:<NAME_COLUMNS$}"), theme.name);
        self.lines
            .extend(labelled(label, text, self.width, theme, theme.text));
    }

    fn shown(&mut self, text: &Shown, style: ratatui::style::Style) {
        self.lines
            .extend(paragraph(text, self.width, self.theme, style));
    }
}

/// All of what an item says, as it is copied.
pub(in crate::inspector) fn whole_text<'m>(model: &'m Model, item: &'m Item) -> Cow<'m, Shown> {
    match &item.subject {
        Subject::Fault(error) => Cow::Owned(Shown::text(&sentence(error))),
        Subject::Note(note) => Cow::Owned(Shown::text(&note.message)),
        _ => value(model, item, usize::MAX),
    }
}

/// The value of an item; of bytes no more than so many.
fn value<'m>(model: &'m Model, item: &'m Item, max_hex: usize) -> Cow<'m, Shown> {
    match (&item.field, &item.subject) {
        (Some(field), _) => Cow::Borrowed(&field.value),
        (None, Subject::Part(_)) => {
            let text = model.told.as_bytes();
            let range = item.text.clone().unwrap_or_default();
            Cow::Owned(Shown::bytes(text.get(range).unwrap_or_default()))
        }
        (None, _) => Cow::Owned(hex(model, item, max_hex)),
    }
}

/// The bytes of an item in hexadecimal, or as many as are shown here.
fn hex(model: &Model, item: &Item, max: usize) -> Shown {
    let range = match (&item.subject, &item.bytes) {
        (Subject::Record(record), _) => record.value_offset..record.end,
        (_, bytes) => bytes.clone().unwrap_or_default(),
    };
    let bytes = model.anatomy.payload().get(range).unwrap_or_default();
    let start = bytes.get(..max).unwrap_or(bytes);
    let more = if start.len() < bytes.len() {
        " …"
    } else {
        ""
    };
    Shown::text(&(crate::text::hex::spaced(start) + more))
}

/// What an item is called, and of what it is told where that has another name.
fn title(model: &Model, item: &Item) -> String {
    let name = item.name();
    let of = match &item.subject {
        Subject::Part(part) => Cow::Borrowed(part.name()),
        Subject::Record(record) => {
            let first = model.anatomy.records().get(record.index);
            let is_of_its_own = first.is_some_and(|it| model.anatomy.items()[*it].name() == name);
            if is_of_its_own {
                return name.into_owned();
            }
            record.name()
        }
        _ => return name.into_owned(),
    };
    if of == name {
        name.into_owned()
    } else {
        format!("{name}, of the {of}")
    }
}

const fn is_fault(item: &Item) -> bool {
    matches!(item.subject, Subject::Fault(_))
}

pub(super) fn shown_range(range: &Range<usize>) -> String {
    format!("{}..{}", range.start, range.end)
}

/// How the value of a record is written.
pub(super) fn shape(id: RecordId) -> &'static str {
    match id.definition().map(Definition::shape) {
        Some(Shape::Number) => "number, big-endian",
        Some(Shape::TransmissionId) => "transmission id, 8 bytes, big-endian",
        Some(Shape::MessageId) => "message id, 10 bytes",
        Some(Shape::Text) => "UTF-8",
        Some(Shape::CutText) => "UTF-8, perhaps cut within a character",
        Some(Shape::Metadata) => "JSON",
        Some(Shape::Kind) => "no value",
        _ => "bytes",
    }
}
