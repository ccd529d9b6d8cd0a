//! A note, and what of a link it is about.

use std::fmt;

use tracklens_codec::{Record, Shape};

use super::code::{Code, Severity};
use super::message::Message;
use crate::text::shown::Shown;
use crate::text::time::Utc;

/// Something found in a link that is not a fault of it.
///
/// A note repeats only numbers of the link, the ASCII form of a host, and what is written to be taken for a host: no
/// other value of the link appears in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What was found.
    pub code: Code,
    /// How much it matters.
    pub severity: Severity,
    /// What was found, as a sentence for people.
    pub message: Message,
    /// What of the link it is about.
    pub place: NotePlace,
    /// The host that is really meant, where people may take it for another one; safe to show.
    pub real_host: Option<Box<str>>,
}

impl Note {
    /// A note that says what its code means.
    pub(crate) fn new(code: Code, place: NotePlace) -> Self {
        Self::of_message(code, Message::meaning(code), place)
    }

    /// A note that adds a detail in parentheses.
    pub(crate) fn with(code: Code, detail: &dyn fmt::Display, place: NotePlace) -> Self {
        Self::saying(code, format!("{} ({detail})", code.meaning()), place)
    }

    /// A note that adds a time in parentheses.
    pub(crate) fn at(code: Code, time: Utc, place: NotePlace) -> Self {
        Self::of_message(code, Message::at(code, time), place)
    }

    /// A note that names the host that is really meant, and the one that people may take it for.
    pub(crate) fn naming(code: Code, host: &Shown, other: Option<&str>, place: NotePlace) -> Self {
        let not = other.map_or_else(String::new, |other| format!(", not {other}"));
        let host = host.as_str();
        let message = format!("{}. Real host: {host}{not}", code.meaning());
        Self {
            real_host: Some(host.into()),
            ..Self::saying(code, message, place)
        }
    }

    /// A note with a sentence of its own.
    pub(crate) fn saying(code: Code, sentence: impl Into<Box<str>>, place: NotePlace) -> Self {
        Self::of_message(code, Message::whole(code, sentence), place)
    }

    const fn of_message(code: Code, message: Message, place: NotePlace) -> Self {
        Self {
            code,
            severity: code.severity(),
            message,
            place,
            real_host: None,
        }
    }
}

/// What of a link a note is about, in each of the ways that apply.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NotePlace {
    // No link is longer than `u32` can tell, and a hostile one has as many notes as records.
    offset: Option<u32>,
    record: Option<u32>,
    field: Option<&'static str>,
}

impl NotePlace {
    /// The byte of the text at which it starts.
    #[must_use]
    pub fn offset(&self) -> Option<usize> {
        self.offset.and_then(|it| it.try_into().ok())
    }

    /// The index of the record, from 0.
    #[must_use]
    pub fn record(&self) -> Option<usize> {
        self.record.and_then(|it| it.try_into().ok())
    }

    /// The key under which JSON has the value.
    #[must_use]
    pub const fn field(&self) -> Option<&'static str> {
        self.field
    }

    /// The value of a key.
    pub(crate) const fn of_field(field: &'static str) -> Self {
        Self {
            offset: None,
            record: None,
            field: Some(field),
        }
    }

    /// A record, and the key under which JSON has its value.
    pub(crate) fn of_record(record: &Record<'_>) -> Self {
        let field = record.id().definition().and_then(|it| match it.shape() {
            Shape::Kind => Some("event"),
            _ => it.name(),
        });
        Self {
            field,
            ..Self::of_index(record.index())
        }
    }

    /// The record of an index.
    pub(crate) fn of_index(record: usize) -> Self {
        Self {
            record: record.try_into().ok(),
            ..Self::default()
        }
    }

    /// The same place, with the byte of the text at which it starts.
    pub(crate) fn at(self, offset: usize) -> Self {
        Self {
            offset: offset.try_into().ok(),
            ..self
        }
    }
}
