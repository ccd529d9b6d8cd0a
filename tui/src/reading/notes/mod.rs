//! Findings about a link that are no faults of it.
//!
//! Each file has the checks of one group, as functions that add to the list; [`Code`] has what can
//! be found.

mod code;
mod host;
mod limits;
mod metadata;
mod records;
mod spelling;
mod target;
mod times;

use std::fmt;

use tracklens_codec::{DecryptionError, Link, Record, Shape};

pub use code::{Basis, Code, Severity};

use crate::reading::Reading;

/// A finding.
///
/// Of what a link says, a note repeats numbers, and of a host its ASCII form; nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What is found.
    pub code: Code,
    /// How much it matters.
    pub severity: Severity,
    /// What is found, as a sentence for people.
    pub message: String,
    /// Where.
    pub place: Place,
}

impl Note {
    fn new(code: Code, place: Place) -> Self {
        Self::saying(code, code.meaning().to_owned(), place)
    }

    fn with(code: Code, detail: &dyn fmt::Display, place: Place) -> Self {
        Self::saying(code, format!("{} ({detail})", code.meaning()), place)
    }

    fn saying(code: Code, message: String, place: Place) -> Self {
        let severity = code.severity();
        Self {
            code,
            severity,
            message,
            place,
        }
    }
}

/// The place of a finding, by each of the ways in which it has one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The byte of the text at which it starts.
    pub offset: Option<usize>,
    /// The record, from 0.
    pub record: Option<usize>,
    /// The key of the link in JSON whose value it is about.
    pub field: Option<&'static str>,
}

impl Place {
    const fn field(field: &'static str) -> Self {
        Self {
            offset: None,
            record: None,
            field: Some(field),
        }
    }

    fn at(self, offset: usize) -> Self {
        Self {
            offset: Some(offset),
            ..self
        }
    }

    fn record(record: &Record<'_>) -> Self {
        let field = record.id().definition().and_then(|it| match it.shape() {
            Shape::Kind => Some("event"),
            _ => it.name(),
        });
        Self {
            offset: None,
            record: Some(record.index()),
            field,
        }
    }
}

/// The checks, a function a group.
const CHECKS: [fn(&Reading<'_>, &Link<'_, '_>, &mut Vec<Note>); 7] = [
    times::check,
    metadata::check,
    target::check,
    host::check,
    limits::check,
    records::check,
    spelling::check,
];

/// Everything that is found, what matters most first.
pub(crate) fn of(reading: &Reading<'_>) -> Vec<Note> {
    let mut notes = Vec::new();
    if let Ok(link) = reading.link() {
        for check in CHECKS {
            check(reading, link, &mut notes);
        }
    }
    notes.extend(reading.decryption_error().and_then(of_decryption));
    notes.sort_by_key(|note| std::cmp::Reverse(note.severity));
    notes
}

/// That a payload can't be decrypted. The other errors are those of a caller.
fn of_decryption(error: DecryptionError) -> Option<Note> {
    let code = Code::of_name(error.code())?;
    Some(Note::new(code, Place::field("payload_hex")))
}
