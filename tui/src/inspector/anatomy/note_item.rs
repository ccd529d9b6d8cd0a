//! A note among the items.

use std::borrow::Cow;

use super::place::wide;
use crate::reading::notes::{Code, Message, Note, NotePlace, Severity};

/// A note among the items. A hostile link has as many notes about records as records: those that say no more than what
/// their code means need no memory of their own.
#[derive(Clone, Debug)]
pub(in crate::inspector) enum NoteItem {
    /// A note that says what its code means, about a record.
    OfRecord {
        /// What was found.
        code: Code,
        /// The index of the record, from 0.
        record: u32,
        /// The byte of the text at which it starts.
        offset: u32,
    },
    /// Any other note.
    Other(Box<Note>),
}

impl NoteItem {
    /// What was found.
    pub(in crate::inspector) fn code(&self) -> Code {
        match self {
            Self::OfRecord { code, .. } => *code,
            Self::Other(note) => note.code,
        }
    }

    /// How much it matters.
    pub(in crate::inspector) fn severity(&self) -> Severity {
        match self {
            Self::OfRecord { code, .. } => code.severity(),
            Self::Other(note) => note.severity,
        }
    }

    /// What was found, as a sentence for people.
    pub(in crate::inspector) fn text(&self) -> Cow<'_, str> {
        match self {
            Self::OfRecord { code, .. } => code.meaning().into(),
            Self::Other(note) => note.message.text(),
        }
    }

    /// What of the link it is about.
    pub(in crate::inspector) fn place(&self) -> NotePlace {
        match self {
            Self::OfRecord { record, offset, .. } => {
                NotePlace::of_index(wide(*record)).at(wide(*offset))
            }
            Self::Other(note) => note.place,
        }
    }
}

impl From<Note> for NoteItem {
    fn from(note: Note) -> Self {
        let number = |number: Option<usize>| u32::try_from(number?).ok();
        let says_no_more = note.message == Message::meaning(note.code) && note.real_host.is_none();
        let place = note.place;
        match (number(place.record()), number(place.offset())) {
            (Some(record), Some(offset)) if says_no_more && place.field().is_none() => {
                Self::OfRecord {
                    code: note.code,
                    record,
                    offset,
                }
            }
            _ => Self::Other(Box::new(note)),
        }
    }
}
