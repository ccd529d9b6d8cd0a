//! Times: when the link expires, how long it lives, and which node says so.

use tracklens_codec::{Link, RecordId, Records};

use super::{Code, Note, Place};
use crate::reading::Reading;
use crate::text::time;

const DAY: i64 = 86_400;

/// By how much less than 366 days a lifetime may be before it is noted. Up to 109 seconds were seen:
/// the transmission began before the message was injected. That more are usual in a large one is our
/// own guess.
const HEAD_START: i64 = 3600;

pub(super) fn check(reading: &Reading<'_>, link: &Link<'_, '_>, notes: &mut Vec<Note>) {
    let Some(records) = link.records() else {
        return;
    };
    let now = reading.settings().now.as_second();
    notes.extend(expired(records, now));
    notes.extend(unusual_lifetime(records));
    notes.extend(node_mismatch(records));
}

fn expired(records: &Records<'_>, now: i64) -> Option<Note> {
    if !records.is_expired_at(now)? {
        return None;
    }
    let expiry = time::utc(records.expiry()?);
    let place = place(records, RecordId::EXPIRY);
    Some(Note::with(Code::Expired, &expiry, place))
}

fn unusual_lifetime(records: &Records<'_>) -> Option<Note> {
    let lifetime = records.lifetime()?;
    let is_usual =
        lifetime == 365 * DAY || (366 * DAY - HEAD_START..=366 * DAY).contains(&lifetime);
    (!is_usual).then(|| {
        Note::with(
            Code::UnusualLifetime,
            &time::lifetime(lifetime),
            place(records, RecordId::EXPIRY),
        )
    })
}

fn node_mismatch(records: &Records<'_>) -> Option<Note> {
    let of_message = records.message_id()?.node()?;
    let of_transmission = records.transmission_id()?.node();
    (of_message != of_transmission).then(|| {
        Note::with(
            Code::NodeMismatch,
            &format_args!("{of_message} and {of_transmission}"),
            place(records, RecordId::TRANSMISSION_ID),
        )
    })
}

fn place(records: &Records<'_>, id: RecordId) -> Place {
    records
        .first(id)
        .map_or_else(Place::default, |record| Place::record(&record))
}
