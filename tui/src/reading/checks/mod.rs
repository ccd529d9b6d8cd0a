//! The checks that find notes: one file a group, each a function that adds to a list.

mod cut;
mod host;
mod limits;
mod metadata;
mod records;
mod spelling;
mod target;
mod times;

pub(crate) use self::host::url_of_target;

use std::borrow::Cow;

use tracklens_codec::{DecryptionError, Link};

use crate::reading::notes::{Code, Note, NoteGroup, NoteList, NotePlace, Severity};
use crate::reading::read::Reading;

/// The checks, one a group.
const CHECKS: [fn(&Reading<'_>, &Link<'_, '_>, &mut NoteList); 8] = [
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
    ///
    /// Notes about records are not kept: a hostile link has as many as bytes.
    pub fn notes(&self) -> impl Iterator<Item = Cow<'_, Note>> {
        let severities = Severity::ALL.iter().rev();
        severities.flat_map(|severity| self.notes_of(*severity))
    }

    /// The notes of a severity.
    pub fn notes_of(&self, severity: Severity) -> impl Iterator<Item = Cow<'_, Note>> {
        let groups = self.note_list_or(|| find(self)).groups();
        let groups = groups.filter(move |group| group.severity() == severity);
        groups.flat_map(|group| notes_in(self, group))
    }

    /// Gives away each note of a severity, until one can't be taken.
    ///
    /// # Errors
    ///
    /// The first error of the one who takes them.
    pub fn each_note_of<E>(
        &self,
        severity: Severity,
        mut give: impl FnMut(&Note) -> Result<(), E>,
    ) -> Result<(), E> {
        let groups = self.note_list_or(|| find(self)).groups();
        let mut groups = groups.filter(|group| group.severity() == severity);
        groups.try_for_each(|group| match group {
            NoteGroup::One(note) => give(note),
            _ => notes_in(self, group).try_for_each(|note| give(&note)),
        })
    }
}

/// The notes of a group.
fn notes_in<'r>(
    reading: &'r Reading<'_>,
    group: &'r NoteGroup,
) -> impl Iterator<Item = Cow<'r, Note>> {
    let (one, many): (_, Option<Box<dyn Iterator<Item = Note> + 'r>>) = match group {
        NoteGroup::One(note) => (Some(Cow::Borrowed(note)), None),
        NoteGroup::LongValues => {
            let link = reading.link().ok();
            let notes = link.into_iter().flat_map(limits::long_values);
            (None, Some(Box::new(notes)))
        }
        NoteGroup::RepeatedRecords => (None, Some(Box::new(records::repeated(reading)))),
    };
    let many = many.into_iter().flatten().map(Cow::Owned);
    one.into_iter().chain(many)
}

fn find(reading: &Reading<'_>) -> NoteList {
    let mut notes = NoteList::default();
    if let Ok(link) = reading.link() {
        for check in CHECKS {
            check(reading, link, &mut notes);
        }
    }
    notes.extend(reading.decryption_error().and_then(of_decryption));
    notes
}

/// That a payload can't be decrypted. Other decryption errors are errors of a caller.
fn of_decryption(error: DecryptionError) -> Option<Note> {
    let code = Code::of_name(error.code())?;
    Some(Note::new(code, NotePlace::of_field("payload_hex")))
}
