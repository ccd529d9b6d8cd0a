//! What came of a link, in a sentence.

use tracklens_codec::{Error, Payload};

use crate::reading::notes::{Code, Severity};
use crate::reading::{Reading, sentence};

/// What came of a link, in a sentence.
#[derive(Clone, Debug, Default)]
pub(in crate::inspector) enum Outcome {
    /// There is no text.
    #[default]
    Nothing,
    /// It was read to its end, and can still do what it was made for.
    Good(String),
    /// It was read to its end or to its encrypted payload.
    Read(String),
    /// It was, but there is a note.
    Noted(String),
    /// It was, but following it may deceive or harm people.
    Dangerous(String),
    /// It was not, or it is not a link.
    Faulty(String),
}

impl Outcome {
    /// What came of a reading, with its faults.
    pub(super) fn of(reading: &Reading<'_>, faults: &[Error]) -> Self {
        let link = match reading.link() {
            Ok(link) => link,
            Err(error) => {
                let at = error.text_offset();
                return Self::Faulty(format!("Not read from byte {at} on: {}", sentence(&error)));
            }
        };
        if let Some((first, others)) = faults.split_first() {
            let more = match others.len() {
                0 => String::new(),
                more => format!(" (+{more} more)"),
            };
            let at = first.text_offset();
            return Self::Faulty(format!("Fault{more} at byte {at}: {}", sentence(first)));
        }
        let kind = link.kind().map_or("link of no kind", |kind| kind.name());
        match reading.notes().next() {
            Some(note) if note.severity == Severity::Danger => {
                Self::Dangerous(format!("{kind}: {}", note.message))
            }
            Some(note) if note.severity > Severity::Info => {
                Self::Noted(format!("{kind}: {}", note.message))
            }
            _ if matches!(reading.payload(), Some(Payload::Encrypted(_))) => {
                Self::Read(format!("{kind}, read up to its encrypted payload"))
            }
            _ if reading
                .notes_of(Severity::Info)
                .any(|it| it.code == Code::Expired) =>
            {
                Self::Read(format!("{kind}, read to the end"))
            }
            _ => Self::Good(format!("{kind}, read to the end")),
        }
    }
}
