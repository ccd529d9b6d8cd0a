//! Times: when the link expires, how long it lives, and whether its node numbers agree.

use jiff::tz::TimeZone;
use tracklens_codec::{Link, RecordId, Records};

use crate::reading::notes::{Code, Note, NoteList, NotePlace};
use crate::reading::read::Reading;
use crate::text::time::{self, Utc};

const DAY: i64 = 86_400;

/// How many seconds a lifetime may fall short of 366 days before it is noted. Up to 109 were seen,
/// because the transmission began before the message was injected. That large transmissions need more is
/// our own guess.
const HEAD_START: i64 = 3600;

pub(super) fn check(reading: &Reading<'_>, link: &Link<'_, '_>, notes: &mut NoteList) {
    let Some(records) = link.records() else {
        return;
    };
    notes.extend(expired(reading, records));
    notes.extend(unusual_lifetime(records));
    notes.extend(node_mismatch(records));
}

fn expired(reading: &Reading<'_>, records: &Records<'_>) -> Option<Note> {
    let settings = reading.settings();
    if !records.is_expired_at(settings.now.as_second())? {
        return None;
    }
    let expiry = records.expiry()?;
    let place = place(records, RecordId::EXPIRY);
    Some(if settings.zone == TimeZone::UTC {
        Note::at(Code::Expired, Utc(expiry.into()), place)
    } else {
        let expiry = time::in_zone(expiry, &settings.zone);
        Note::with(Code::Expired, &expiry, place)
    })
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

fn place(records: &Records<'_>, id: RecordId) -> NotePlace {
    records
        .first(id)
        .map_or_else(NotePlace::default, |record| NotePlace::of_record(&record))
}
