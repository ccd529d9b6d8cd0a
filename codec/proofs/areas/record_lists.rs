//! Writing and editing record lists.
#![no_std]

use tracklens_codec::{Kind, RecordId, RecordList, Records, Value};
use tracklens_proofs::export;

export! {
    copy_of(records: &Records<'_>, buffer: &mut [u8]) => RecordList::copy_of(records, buffer);
    list(list: &RecordList<'_>) => (RecordList::as_bytes(list), RecordList::records(list));
    into_bytes(buffer: &mut [u8]) => RecordList::into_bytes(RecordList::new(buffer));
    push(list: &mut RecordList<'_>, id: RecordId, value: &Value<'_>) =>
        RecordList::push(list, id, *value);
    push_text(list: &mut RecordList<'_>, id: RecordId, value: &str) =>
        RecordList::push(list, id, value);
    push_kind(list: &mut RecordList<'_>, kind: Kind) => RecordList::push_kind(list, kind);
    set(list: &mut RecordList<'_>, id: RecordId, value: &Value<'_>) =>
        RecordList::set(list, id, *value);
    set_number(list: &mut RecordList<'_>, id: RecordId, value: u32) =>
        RecordList::set(list, id, value);
    remove(list: &mut RecordList<'_>, id: RecordId) => RecordList::remove(list, id);
}
