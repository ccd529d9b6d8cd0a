//! What is known of the item that is selected: what it says and means, how it is written, where it is, and the way
//! from the link to it.
//!
//! ```text
//! rcpt_to
//! user@example.com
//!
//! Meaning   The recipient's address.
//! Standing  seen: it is so in every link that was examined
//! Rule      codec/FORMAT.md, F-5.12
//! Record    tag 0x52: width 1, id 18 · length 16 · UTF-8
//! Text      bytes 102..126 of the link
//! Payload   bytes 7..25, the value from 9 on
//! From      path segment 5 → base64url → bytes 7..25 → record 3 → text
//! ```

use std::borrow::Cow;

use ratatui::text::Line;
use tracklens_codec::{Error, Layer, RecordId, Width};

use super::text::{long_text, shape, shown_range};
use super::{member, way};
use crate::inspector::anatomy::{Item, RecordPlace, Subject};
use crate::inspector::desk::Desk;
use crate::inspector::screen::Pen;
use crate::reading::notes::Severity;
use crate::reading::source::{PartName, Source};
use crate::reading::{Explanation, sentence};
use crate::text::shown::Shown;

/// The most bytes of a value in hexadecimal; the pane of the bytes has all.
const MAX_HEX: usize = 64;

/// Writes what is known of an item.
pub(super) fn write(pen: &mut Pen<'_>, desk: &Desk, item: &Item) {
    let theme = pen.theme();
    let mut rest = Vec::new();
    match &item.subject {
        Subject::Fault(error) => write_fault(pen, desk, error),
        Subject::Note(note) => {
            let style = match note.severity() {
                Severity::Danger => theme.fault,
                Severity::Warning => theme.warning,
                Severity::Info => theme.text,
            };
            pen.paragraph(&Shown::text(&note.text()), style);
            pen.say("Code", note.code().name());
            pen.say("Severity", note.severity().name());
        }
        subject => {
            pen.push([Line::styled(title(desk, item), theme.heading)]);
            if let Subject::Record(RecordPlace {
                id: RecordId::RCPT_META,
                is_repeated: false,
                ..
            }) = subject
            {
                member::whole(pen, desk);
            }
            rest = write_value(pen, desk, item);
            if let Some(explanation) = explanation(item) {
                write_explanation(pen, &explanation);
            }
            match subject {
                Subject::Part(part) => write_encoding(pen, desk, *part),
                Subject::Record(record) => write_record(pen, record),
                _ => {}
            }
        }
    }
    write_places(pen, desk, item);
    pen.push(rest);
}

fn write_fault(pen: &mut Pen<'_>, desk: &Desk, error: &Error) {
    pen.paragraph(&Shown::text(&sentence(error)), pen.theme().fault);
    pen.say("Code", error.code());
    let layer = match error.layer() {
        Layer::Link => "the text of the link",
        Layer::SignatureText => "the characters of the signature",
        Layer::TokenText => "the characters of the token",
        Layer::PayloadText => "the characters of the payload",
        Layer::Token => "the bytes of the token",
        Layer::Payload => "the bytes of the payload",
        _ => "the link",
    };
    pen.say("Place", &format!("byte {} of {layer}", error.offset()));
    if let Some(index) = error.record() {
        let record = desk.anatomy().records().get(index);
        let name = record.map(|item| desk.anatomy().items()[*item].name());
        let name = name.unwrap_or(Cow::Borrowed("it can't be read"));
        pen.say("Record", &format!("number {}: {name}", index + 1));
    }
}

/// Writes what an item says. Returns the lines of a long value, to be written below the rest.
fn write_value(pen: &mut Pen<'_>, desk: &Desk, item: &Item) -> Vec<Line<'static>> {
    let rest = long_text(pen, &desk.read_link().value(item, MAX_HEX));
    if let Some(field) = item.field.as_ref().filter(|it| !it.remark.is_empty()) {
        pen.paragraph(&Shown::text(&field.remark), pen.theme().remark);
    }
    rest
}

/// What an item means: its field, or else what it is.
fn explanation(item: &Item) -> Option<Explanation> {
    let (source, otherwise) = match &item.subject {
        Subject::Part(part) => (Source::Part(*part), Explanation::of_part(*part)),
        Subject::Record(record) => (
            Source::Record(record.index()),
            Explanation::of_record(record.id),
        ),
        Subject::LeftOver => (Source::LeftOver, Explanation::of_left_over()),
        Subject::Fault(_) | Subject::Note(_) => return None,
    };
    let field = item.field.as_ref();
    let of_field = field.and_then(|field| Explanation::of_field(field.name, source));
    Some(of_field.unwrap_or(otherwise))
}

fn write_explanation(pen: &mut Pen<'_>, explanation: &Explanation) {
    pen.say("Meaning", explanation.meaning);
    let basis = explanation.basis;
    pen.say(
        "Standing",
        &format!("{}: {}", basis.name(), basis.meaning()),
    );
    if let Some(rule) = explanation.rule {
        pen.say("Rule", &format!("codec/FORMAT.md, {rule}"));
    }
}

fn write_encoding(pen: &mut Pen<'_>, desk: &Desk, part: PartName) {
    let encoding = match part {
        PartName::Signature | PartName::Token => "base64url, ~ for padding",
        PartName::Payload if desk.anatomy().unread().is_some() => {
            "base64url; whole blocks of 16 bytes, if encrypted"
        }
        PartName::Payload => "base64url; records: tag, length, value",
        PartName::Target => "percent-encoded, + for itself",
        _ => "as it is",
    };
    pen.say("Written", encoding);
}

fn write_record(pen: &mut Pen<'_>, record: &RecordPlace) {
    let width = match record.width {
        Width::Bare => "bare, no value",
        Width::One => "a length of one byte",
        _ => "a length of two bytes, little-endian",
    };
    let len = record.value().len();
    let encoding = match record.width {
        Width::Bare => String::new(),
        _ => format!(", length {len}; {}", shape(record.id)),
    };
    let text = format!(
        "tag 0x{:02x}: id {}, {width}{encoding}",
        record.tag(),
        record.id.get(),
    );
    pen.say("Written", &text);
    if record.is_repeated {
        pen.say(
            "Repeated",
            "an earlier record with this id counts, not this one",
        );
    }
}

/// Writes where an item is, and the way there.
fn write_places(pen: &mut Pen<'_>, desk: &Desk, item: &Item) {
    if let Some(text) = item.text().filter(|_| !is_fault(item)) {
        pen.say("Link", &format!("bytes {}", shown_range(&text)));
    }
    let way = match (&item.subject, item.bytes()) {
        (Subject::Record(record), Some(bytes)) => {
            pen.say(
                "Payload",
                &format!(
                    "bytes {}, value from {}",
                    shown_range(&bytes),
                    record.value().start
                ),
            );
            way::to_record(desk, item, record)
        }
        (Subject::LeftOver, Some(bytes)) => {
            pen.say("Payload", &format!("bytes {}", shown_range(&bytes)));
            return;
        }
        (Subject::Part(part), _) => way::to_part(desk, *part),
        _ => return,
    };
    pen.say("Way", &way.join(" → "));
}

/// The name of an item, and of what it was read if that has another name.
fn title(desk: &Desk, item: &Item) -> String {
    let name = item.name();
    let of = match &item.subject {
        Subject::Part(part) => Cow::Borrowed(part.name()),
        Subject::Record(record) => {
            let first = desk.anatomy().records().get(record.index());
            let is_of_its_own = first.is_some_and(|it| desk.anatomy().items()[*it].name() == name);
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
