//! Limits that the vendor documents, for the link and for its values.

use tracklens_codec::{Definition, Link, MAX_LINK_LEN, Record};

use crate::reading::notes::{Code, Note, NoteGroup, NoteList, NotePlace};
use crate::reading::read::Reading;

pub(super) fn check(_: &Reading<'_>, link: &Link<'_, '_>, notes: &mut NoteList) {
    notes.extend(of_link(link));
    if long_values(link).next().is_some() {
        notes.push_group(NoteGroup::LongValues);
    }
}

/// The values that are longer than the vendor allows.
pub(super) fn long_values(link: &Link<'_, '_>) -> impl Iterator<Item = Note> {
    let records = link.records().into_iter().flatten();
    records.filter_map(|record| of_value(&record))
}

fn of_link(link: &Link<'_, '_>) -> Option<Note> {
    let len = link.parts().text().len();
    (len > MAX_LINK_LEN).then(|| {
        let place = NotePlace::default().at(MAX_LINK_LEN);
        over(Code::LinkLimit, len, MAX_LINK_LEN, place)
    })
}

fn of_value(record: &Record<'_>) -> Option<Note> {
    let limit = record.id().definition().and_then(Definition::max_len)?;
    let len = record.as_bytes().len();
    (len > limit).then(|| over(Code::ValueLimit, len, limit, NotePlace::of_record(record)))
}

fn over(code: Code, len: usize, limit: usize, place: NotePlace) -> Note {
    Note::with(code, &format_args!("{len} bytes, limit {limit}"), place)
}
