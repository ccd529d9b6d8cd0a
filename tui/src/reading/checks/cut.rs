//! Whether a link that can be read to its end may have been cut.

use tracklens_codec::{Kind, Link, Payload, Records};

use crate::reading::notes::{Code, Note, NoteList, NotePlace};
use crate::reading::read::Reading;

/// What stands at the end of a payload that was not cut, unless none is needed.
const PADDING: [&[u8]; 3] = [b"~", b"%7E", b"%7e"];

pub(super) fn check(reading: &Reading<'_>, link: &Link<'_, '_>, notes: &mut NoteList) {
    let missing = if reading.has_faults() {
        None
    } else {
        target(reading, link).or_else(|| at_end(link))
    };
    notes.extend(missing.map(|missing| {
        let place = NotePlace::default().at(link.parts().text().len());
        Note::with(Code::MayBeCut, &missing, place)
    }));
}

/// The target of a click that has none: it may have stood in the query.
fn target(reading: &Reading<'_>, link: &Link<'_, '_>) -> Option<&'static str> {
    let is_click = link.records().and_then(Records::kind) == Some(Kind::Click);
    let has_target = reading.target().is_some_and(|it| !it.is_empty());
    (is_click && !has_target).then_some("the target of a click")
}

/// What the records lack, if the text ends with its payload, and the payload without padding.
fn at_end(link: &Link<'_, '_>) -> Option<&'static str> {
    let (Payload::Plaintext(records), Some(payload)) = (link.payload(), link.parts().payload())
    else {
        return None;
    };
    let is_last = payload.span().end() == link.parts().text().len();
    let is_padded = PADDING.iter().any(|it| payload.as_bytes().ends_with(it));
    if !is_last || is_padded {
        return None;
    }
    match (records.rcpt_to(), records.message_id()) {
        (None, _) => Some("the recipient"),
        (_, None) => Some("the message id"),
        _ => None,
    }
}
