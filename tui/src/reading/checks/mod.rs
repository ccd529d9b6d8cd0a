//! The checks that find notes: one file a group, each a function that adds to a list.

mod cut;
mod host;
mod limits;
mod metadata;
mod records;
mod spelling;
mod target;
mod times;

use std::cmp::Reverse;

use tracklens_codec::{DecryptionError, Link};

use crate::reading::notes::{Code, Note, NotePlace};
use crate::reading::read::Reading;

/// The checks, one a group.
const CHECKS: [fn(&Reading<'_>, &Link<'_, '_>, &mut Vec<Note>); 8] = [
    times::check,
    metadata::check,
    target::check,
    host::check,
    limits::check,
    records::check,
    spelling::check,
    cut::check,
];

impl Reading<'_> {
    /// What was found in the link besides faults, what matters most first. The checks run when somebody
    /// asks for the first time: not every format has notes.
    #[must_use]
    pub fn notes(&self) -> &[Note] {
        self.notes_or(|| find(self))
    }
}

fn find(reading: &Reading<'_>) -> Vec<Note> {
    let mut notes = Vec::new();
    if let Ok(link) = reading.link() {
        for check in CHECKS {
            check(reading, link, &mut notes);
        }
    }
    notes.extend(reading.decryption_error().and_then(of_decryption));
    notes.sort_by_key(|note| Reverse(note.severity));
    notes
}

/// That a payload can't be decrypted. Other decryption errors are errors of a caller.
fn of_decryption(error: DecryptionError) -> Option<Note> {
    let code = Code::of_name(error.code())?;
    Some(Note::new(code, NotePlace::field("payload_hex")))
}
