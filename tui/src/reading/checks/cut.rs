//! Whether a link that can be read to its end may have been cut.

use tracklens_codec::{Kind, Link, Payload, Records};

use crate::reading::notes::{Code, Note, NotePlace};
use crate::reading::read::Reading;

/// What stands at the end of a payload that was not cut, unless none is needed.
const PADDING: [&[u8]; 3] = [b"~", b"%7E", b"%7e"];

pub(super) fn check(reading: &Reading<'_>, link: &Link<'_, '_>, notes: &mut Vec<Note>) {
    if reading.faults().is_empty() && (lacks_target(link) || ends_early(link)) {
        let place = NotePlace::default().at(link.parts().text().len());
        notes.push(Note::new(Code::MayBeCut, place));
    }
}

/// Whether a click leads nowhere: its target may have stood in the query.
fn lacks_target(link: &Link<'_, '_>) -> bool {
    let has_target = |link: &Link<'_, '_>| link.target().is_some_and(|it| it.bytes().count() > 0);
    link.records().and_then(Records::kind) == Some(Kind::Click) && !has_target(link)
}

/// Whether the text ends with its payload, the payload without padding, and the records without recipient or message.
fn ends_early(link: &Link<'_, '_>) -> bool {
    let (Payload::Plaintext(records), Some(payload)) = (link.payload(), link.parts().payload())
    else {
        return false;
    };
    let is_last = payload.span().end() == link.parts().text().len();
    let is_padded = PADDING.iter().any(|it| payload.as_bytes().ends_with(it));
    is_last && !is_padded && (records.rcpt_to().is_none() || records.message_id().is_none())
}
