//! Whether a writer would have written the link like this.

use tracklens_codec::{Error, ErrorKind, Link};

use crate::reading::notes::{Code, Note, NoteList, NotePlace};
use crate::reading::read::Reading;

/// Notes the first thing that a writer would have written differently. Limits have a group of their own.
pub(super) fn check(reading: &Reading<'_>, _: &Link<'_, '_>, notes: &mut NoteList) {
    notes.extend(reading.deviation().and_then(note));
}

fn note(deviation: Error) -> Option<Note> {
    let is_limit = matches!(
        deviation.kind(),
        ErrorKind::ValueLimit { .. } | ErrorKind::LinkLimit { .. }
    );
    let code = Code::of_name(deviation.code()).filter(|_| !is_limit)?;
    let place = deviation
        .record()
        .map_or_else(NotePlace::default, NotePlace::of_index);
    let message = deviation.kind().to_string();
    Some(Note::saying(
        code,
        message,
        place.at(deviation.text_offset()),
    ))
}
