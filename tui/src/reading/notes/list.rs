//! The notes about a link, of which a hostile one has as many as records.

use super::code::{Code, Severity};
use super::note::Note;

/// How many groups are kept without memory of their own: more are rare.
const FEW: usize = 3;

/// The notes about a link, in the order in which they were found.
#[derive(Clone, Debug, Default)]
pub(in crate::reading) struct NoteList {
    few: [Option<NoteGroup>; FEW],
    count: usize,
    others: Vec<NoteGroup>,
}

/// One note, or one for each of many records. Those are not kept, but found anew whenever somebody asks.
#[derive(Clone, Debug)]
pub(in crate::reading) enum NoteGroup {
    /// One note.
    One(Note),
    /// A note for each value that is longer than the vendor allows.
    LongValues,
    /// A note for each record that repeats an earlier one.
    RepeatedRecords,
}

impl NoteGroup {
    /// How much the notes of the group matter.
    pub(in crate::reading) const fn severity(&self) -> Severity {
        match self {
            Self::One(note) => note.severity,
            Self::LongValues => Code::ValueLimit.severity(),
            Self::RepeatedRecords => Code::RepeatedRecord.severity(),
        }
    }
}

impl NoteList {
    /// The groups.
    pub(in crate::reading) fn groups(&self) -> impl Iterator<Item = &NoteGroup> {
        let few = self.few.get(..self.count).unwrap_or(&self.few);
        few.iter().flatten().chain(&self.others)
    }

    /// Adds a note.
    pub(in crate::reading) fn push(&mut self, note: Note) {
        self.push_group(NoteGroup::One(note));
    }

    /// Adds a group.
    pub(in crate::reading) fn push_group(&mut self, group: NoteGroup) {
        match self.few.get_mut(self.count) {
            Some(free) => *free = Some(group),
            None => self.others.push(group),
        }
        self.count += 1;
    }
}

impl Extend<Note> for NoteList {
    fn extend<I: IntoIterator<Item = Note>>(&mut self, notes: I) {
        notes.into_iter().for_each(|note| self.push(note));
    }
}
