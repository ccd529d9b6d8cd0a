//! Whether a writer would have written the link like this: what strict reading says.

use tracklens_codec::{Error, ErrorKind, Link};

use super::{Code, Note, Place};
use crate::reading::Reading;

/// The first thing that strict reading refuses in a link without faults; for limits there is a group
/// of its own. It reads the records of a payload in plaintext alone.
pub(super) fn check(_: &Reading<'_>, link: &Link<'_, '_>, notes: &mut Vec<Note>) {
    if link.faults().next().is_none() {
        notes.extend(deviation(link).and_then(|it| note(&it)));
    }
}

fn deviation(link: &Link<'_, '_>) -> Option<Error> {
    let parts = link.parts();
    let mut buffer = vec![0; parts.payload_len()];
    Link::decode_strict(parts.text(), &mut buffer).err()
}

fn note(deviation: &Error) -> Option<Note> {
    let is_limit = matches!(
        deviation.kind(),
        ErrorKind::ValueLimit { .. } | ErrorKind::LinkLimit { .. }
    );
    let code = Code::of_name(deviation.code()).filter(|_| !is_limit)?;
    let place = Place {
        record: deviation.record(),
        ..Place::default()
    };
    let message = deviation.kind().to_string();
    Some(Note::saying(
        code,
        message,
        place.at(deviation.text_offset()),
    ))
}
