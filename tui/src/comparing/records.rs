//! The records of a link, or its payload, side by side with those of another.

use tracklens_codec::{Definition, Payload, Record, Records};

use super::comparison::{ComparedValue, Content};
use super::named::{Named, count};
use crate::reading::Reading;

/// The most records that are compared one by one; those after them are compared as bytes.
const MAX_RECORDS: usize = 1000;

/// The order of the records, and the bytes of each; or the payload as it is, if it has no records that can be
/// read.
pub(super) fn of(reading: &Reading<'_>) -> Vec<Named> {
    let Some(payload) = reading.payload() else {
        return Vec::new();
    };
    let Some(records) = payload.records() else {
        return unread(payload);
    };
    let listed = || records.iter().take(MAX_RECORDS);
    let ids: Vec<_> = listed().map(|it| it.id().get().to_string()).collect();
    let mut all = vec![("order of ids".into(), ComparedValue::text(&ids.join(" ")))];
    all.extend(listed().map(|it| record(records, &it)));
    if let Some(next) = records.iter().nth(MAX_RECORDS) {
        let further = next.offset()..records.left_over_offset();
        let further = records.payload().get(further).unwrap_or_default();
        all.push((
            "further records".into(),
            bytes(further, count(further.len())),
        ));
    }
    if !records.left_over().is_empty() {
        all.push((
            "left over".into(),
            bytes(records.left_over(), String::new()),
        ));
    }
    all
}

fn record(records: &Records<'_>, record: &Record<'_>) -> Named {
    let id = record.id();
    let name = id.definition().and_then(Definition::name);
    let name = match name {
        Some(name) => format!("{} {name}", id.get()),
        None => format!("{} (no name)", id.get()),
    };
    let head = record.offset()..record.value_offset();
    let value = ComparedValue {
        content: Content::Bytes {
            head: records.payload().get(head).unwrap_or_default().to_vec(),
            value: record.as_bytes().to_vec(),
        },
        remark: format!(
            "width {}, {}",
            record.width().get(),
            count(record.as_bytes().len())
        ),
    };
    (name.into(), value)
}

fn unread(payload: Payload<'_>) -> Vec<Named> {
    let remark = match payload {
        Payload::Missing => return Vec::new(),
        Payload::Encrypted(ciphertext) => format!("{} encrypted blocks", ciphertext.blocks()),
        _ => count(payload.as_bytes().len()),
    };
    vec![("payload".into(), bytes(payload.as_bytes(), remark))]
}

fn bytes(bytes: &[u8], remark: String) -> ComparedValue {
    ComparedValue {
        content: Content::Bytes {
            head: Vec::new(),
            value: bytes.to_vec(),
        },
        remark,
    }
}
