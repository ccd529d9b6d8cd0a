//! Laws of writing what was read.

use tracklens_codec::{Link, NewLink, RecordId, RecordList, Records, Value};

/// Strict reading takes exactly what a writer writes: a link that, written again, has the same text
/// and whose records are a writer's.
///
/// # Panics
///
/// Where it isn't so.
pub fn strict_reading_takes_exactly_what_is_written(text: &[u8]) {
    let (mut buffer, mut strict_buffer) = (vec![0; text.len()], vec![0; text.len()]);
    let is_strict = Link::decode_strict(text, &mut strict_buffer).is_ok();
    let written = Link::decode(text, &mut buffer).ok().and_then(|link| {
        let link = NewLink::of(&link).ok()?;
        link.unsigned().is_canonical().then(|| link.to_string())
    });
    judge_exactness(is_strict, written.as_deref(), text);
}

/// A link that is written again says what it said, and is as long as was known before.
///
/// # Panics
///
/// Where it isn't so.
pub fn what_is_written_again_says_the_same(text: &[u8]) {
    let mut buffer = vec![0; text.len()];
    let Ok(link) = Link::decode_partial(text, &mut buffer) else {
        return;
    };
    let Ok(new) = NewLink::of(&link) else {
        return;
    };
    let written = new.to_string();
    assert_eq!(written.len(), new.len(), "a link of another length");
    let mut output = vec![0; written.len()];
    assert_eq!(new.write_to_slice(&mut output), Ok(&*written));
    let mut again_buffer = vec![0; written.len()];
    let again = Link::decode_partial(&written, &mut again_buffer);
    judge_sameness(&link, &again.expect("what was written is a link"));
}

/// A record list whose records are pushed one by one is the same list, if a writer wrote it; and
/// to set or remove a record leaves all others as they were.
///
/// # Panics
///
/// Where it isn't so.
pub fn record_lists_are_written_and_edited_alike(payload: &[u8]) {
    let records = Records::read(payload);
    let mut buffer = vec![0; payload.len()];
    let mut pushed = RecordList::new(&mut buffer);
    let is_pushed = records
        .iter()
        .all(|it| pushed.push(it.id(), Value::Opaque(it.as_bytes())).is_ok());
    let is_alike = is_pushed && pushed.as_bytes() == payload;
    let is_whole = records.faults().next().is_none() && is_alike;
    assert_eq!(
        is_whole,
        is_alike && records.left_over().is_empty(),
        "a list with a fault is written"
    );
    for id in [RecordId::EXPIRY, RecordId::RCPT_TO, RecordId::CLICK] {
        edits_leave_others(&records, id);
    }
}

fn edits_leave_others(records: &Records<'_>, id: RecordId) {
    let mut buffer = vec![0; records.payload().len() + 16];
    let mut list = RecordList::copy_of(records, &mut buffer).expect("there is room");
    let value = match id {
        RecordId::EXPIRY => Value::Number(7),
        RecordId::CLICK => Value::Flag,
        _ => Value::Text(b"user"),
    };
    let others = |records: &Records<'_>| -> Vec<(u8, Vec<u8>)> {
        let first = records.first(id).map(|record| record.index());
        let other = records.iter().filter(|it| Some(it.index()) != first);
        other
            .map(|it| (it.id().get(), it.as_bytes().to_vec()))
            .collect()
    };
    if list.set(id, value).is_ok() {
        assert_eq!(
            others(&list.records()),
            others(records),
            "another record changed"
        );
        list.remove(id);
        let left: Vec<_> = list
            .records()
            .iter()
            .map(|it| it.as_bytes().to_vec())
            .collect();
        let expected: Vec<_> = others(records)
            .into_iter()
            .map(|(_, value)| value)
            .collect();
        assert_eq!(left, expected, "another record changed");
    }
}

fn judge_exactness(is_strict: bool, written: Option<&str>, text: &[u8]) {
    assert_eq!(
        is_strict,
        written.is_some_and(|written| written.as_bytes() == text),
        "strict reading and writing differ on what a link is"
    );
}

fn judge_sameness(link: &Link<'_, '_>, again: &Link<'_, '_>) {
    assert_eq!(again.signature(), link.signature(), "another signature");
    assert_eq!(again.token(), link.token(), "another token");
    assert_eq!(
        again.payload().as_bytes(),
        link.payload().as_bytes(),
        "another payload"
    );
    assert_eq!(again.kind(), link.kind(), "another kind");
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINK: &str = "https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/Pg~~";

    #[test]
    fn a_link_that_is_written_alike_is_taken() {
        judge_exactness(true, Some(LINK), LINK.as_bytes());
        judge_exactness(false, Some("https://other.example.com/"), LINK.as_bytes());
    }

    #[test]
    #[should_panic = "strict reading and writing differ"]
    fn a_link_that_only_strict_reading_takes_is_noticed() {
        judge_exactness(true, None, LINK.as_bytes());
    }

    #[test]
    #[should_panic = "strict reading and writing differ"]
    fn a_link_that_strict_reading_refuses_is_noticed() {
        judge_exactness(false, Some(LINK), LINK.as_bytes());
    }

    #[test]
    #[should_panic = "another payload"]
    fn another_payload_is_noticed() {
        let (mut one, mut other) = ([0; 4], [0; 4]);
        let changed = LINK.replace("Pg~~", "PQ~~");
        let link = Link::decode(LINK, &mut one).unwrap();
        judge_sameness(&link, &Link::decode(&changed, &mut other).unwrap());
    }
}
