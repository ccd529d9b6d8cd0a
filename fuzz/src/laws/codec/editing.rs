//! Laws of editing: an edit changes what it is meant to change, and nothing else.

use tracklens_codec::{
    Definition, Flag, Host, Link, MessageId, NewLink, Origin, RecordId, RecordList, Records, Route,
    Scheme, Shape, Signature, Sublink, Token, TransmissionId, UnsignedLink, Value, WriteError,
};

use crate::inputs::control;

/// All laws of this file, for the text of a link. The control byte is the id of a record.
///
/// # Panics
///
/// If a law is broken.
pub fn editing(data: &[u8]) {
    let (text, [number]) = control::split(data);
    let mut buffer = vec![0; text.len()];
    let Ok(link) = Link::decode_partial(text, &mut buffer) else {
        return;
    };
    if let Some(records) = link.records() {
        let id = RecordId::new(number % 64).expect("an id below 64");
        one_record_is_edited(records, id);
    }
    if let Ok(new) = NewLink::of(&link) {
        changing_one_part_of_a_link_changes_no_other(&new, number);
        an_empty_payload_and_a_misplaced_sublink_are_errors(&new);
    }
    values_of_every_type_can_be_pushed(number);
}

/// The laws of this file about one record of a list.
pub(super) fn one_record_is_edited(records: &Records<'_>, id: RecordId) {
    setting_a_record_changes_no_other(records, id);
    removing_a_record_changes_no_other(records, id);
}

/// A record that is set has its new value and stays where it was. A new record comes last, except that
/// an expiry comes first, and a kind after the expiry. All others stay as they were.
fn setting_a_record_changes_no_other(records: &Records<'_>, id: RecordId) {
    let value = new_value(id);
    let mut buffer = vec![0; records.payload().len() + 32];
    let mut list = RecordList::copy_of(records, &mut buffer).expect("there is room");
    let before = others(records, id);
    match list.set(id, value) {
        Ok(()) => {
            judge_others(&others(&list.records(), id), &before);
            let set = list.records().first(id).map(|record| record.value());
            assert!(set == Some(Ok(value)), "the record has another value");
            let index = |records: &Records<'_>| records.first(id).map(|record| record.index());
            if let Some(old) = index(records) {
                let new = index(&list.records());
                assert_eq!(new, Some(old), "the record has moved");
            }
            list.remove(id);
            let left: Vec<_> = list.records().iter().map(|it| id_and_value(&it)).collect();
            judge_others(&left, &before);
        }
        // A list has only one kind.
        Err(error) => assert!(
            matches!(error, WriteError::RepeatedRecord { .. }) && id.get() >= 60,
            "{error}: when setting a record"
        ),
    }
}

/// A record that is removed is gone, and all others stay as they were. Of repeated records, the first
/// one is removed.
fn removing_a_record_changes_no_other(records: &Records<'_>, id: RecordId) {
    let mut buffer = vec![0; records.payload().len()];
    let mut list = RecordList::copy_of(records, &mut buffer).expect("there is room");
    let is_there = records.first(id).is_some();
    assert_eq!(
        list.remove(id),
        is_there,
        "whether the record was there differs"
    );
    let left: Vec<_> = list.records().iter().map(|it| id_and_value(&it)).collect();
    judge_others(&left, &others(records, id));
}

/// Changing the sublink, the origin, the payload, the query's target or the signature of a link
/// changes that part as asked, and no other.
fn changing_one_part_of_a_link_changes_no_other(new: &NewLink<'_>, number: u8) {
    let unsigned = new.unsigned();
    let (signature, before) = (new.signature(), seen(new));
    let sublink = Sublink::new("edited").expect("a sublink");
    let host = Host::new("edited.example.com").expect("a host");
    let origin = Origin::new(Scheme::Http, host).with_port(u16::from(number));
    let payload = [0x3c | number & 3];
    let flag = if number & 4 == 0 {
        Flag::Plaintext
    } else {
        Flag::Unknown(7)
    };
    let expect = |edited: Result<UnsignedLink<'_>, WriteError>, change: &dyn Fn(&mut Seen)| {
        let Ok(edited) = edited else {
            return;
        };
        // What no reader can read, nobody can know to be a writer's.
        let is_opaque = matches!(edited.signed_content().token().flag(), Flag::Unknown(_));
        assert!(
            !(is_opaque && edited.is_canonical()),
            "an opaque payload is canonical"
        );
        let mut expected = before.clone();
        change(&mut expected);
        judge_parts(&seen(&edited.with_signature(signature)), &expected);
    };
    if before.route == Route::Click {
        expect(unsigned.with_sublink(sublink), &|seen| {
            seen.sublink = Some(b"edited".to_vec());
        });
    }
    expect(unsigned.with_origin(origin), &|seen| {
        seen.origin = (
            b"http".to_vec(),
            b"edited.example.com".to_vec(),
            Some(u16::from(number)),
        );
    });
    expect(unsigned.with_payload(flag, &payload), &|seen| {
        seen.flag = Some(flag);
        seen.payload = payload.to_vec();
    });
    expect(
        unsigned.with_query_target(Some("https://example.com/a b")),
        &|seen| {
            seen.query_target = Some(b"https%3A%2F%2Fexample.com%2Fa%20b".to_vec());
        },
    );
    expect(unsigned.with_query_target(None), &|seen| {
        seen.query_target = None;
    });
    let other = Signature::new([number; 16]);
    let mut expected = before.clone();
    expected.signature = Some([number; 16]);
    judge_parts(&seen(&unsigned.with_signature(other)), &expected);
}

/// An empty payload is an error, and so is a sublink on a route that has none.
fn an_empty_payload_and_a_misplaced_sublink_are_errors(new: &NewLink<'_>) {
    let unsigned = new.unsigned();
    let error = unsigned.with_payload(Flag::Plaintext, b"").err();
    assert_eq!(error, Some(WriteError::EmptyPayload));
    if unsigned.signed_content().route() != Route::Click {
        let error = unsigned.with_sublink(Sublink::default()).err();
        assert_eq!(error, Some(WriteError::SublinkRoute));
    }
}

/// Numbers, identifiers and texts can be pushed, and are read again.
fn values_of_every_type_can_be_pushed(number: u8) {
    let mut buffer = [0; 64];
    let mut list = RecordList::new(&mut buffer);
    let expiry = u32::from(number);
    let (transmission, message) = (
        TransmissionId::new(u64::from(number)),
        MessageId::new([number; 10]),
    );
    for pushed in [
        list.push(RecordId::EXPIRY, expiry),
        list.push(RecordId::TRANSMISSION_ID, transmission),
        list.push(RecordId::MESSAGE_ID, message),
        list.push(RecordId::RCPT_TO, "user@example.com"),
    ] {
        assert_eq!(pushed, Ok(()), "a value can't be pushed");
    }
    let records = list.records();
    let read = (
        records.expiry(),
        records.transmission_id(),
        records.message_id(),
    );
    assert_eq!(
        read,
        (Some(expiry), Some(transmission), Some(message)),
        "another value is read"
    );
}

/// What a reader sees in a link that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Seen {
    origin: (Vec<u8>, Vec<u8>, Option<u16>),
    route: Route,
    sublink: Option<Vec<u8>>,
    signature: Option<[u8; 16]>,
    customer_id: Option<u32>,
    flag: Option<Flag>,
    payload: Vec<u8>,
    query_target: Option<Vec<u8>>,
}

fn seen(new: &NewLink<'_>) -> Seen {
    let text = new.to_string();
    let mut buffer = vec![0; text.len()];
    let link = Link::decode_partial(&text, &mut buffer).expect("a link that was written");
    let parts = link.parts();
    let bytes = |part: Option<tracklens_codec::Part<'_>>| part.map(|it| it.as_bytes().to_vec());
    Seen {
        origin: (
            bytes(parts.scheme()).unwrap_or_default(),
            bytes(parts.host()).unwrap_or_default(),
            parts.port(),
        ),
        route: parts.route(),
        sublink: bytes(parts.sublink()),
        signature: link.signature().map(|it| *it.as_bytes()),
        customer_id: link.token().map(Token::customer_id),
        flag: link.token().map(Token::flag),
        payload: link.payload().as_bytes().to_vec(),
        query_target: bytes(parts.query_target()),
    }
}

/// A value of the shape that an id has.
fn new_value(id: RecordId) -> Value<'static> {
    match id.definition().map(Definition::shape) {
        Some(Shape::Number) => Value::Number(7),
        Some(Shape::TransmissionId) => Value::TransmissionId(TransmissionId::new(7)),
        Some(Shape::MessageId) => Value::MessageId(MessageId::new([7; 10])),
        Some(Shape::Text | Shape::CutText) => Value::Text(b"edited"),
        Some(Shape::Metadata) => Value::Metadata(b"{\"edited\":true}"),
        Some(Shape::Kind) => Value::Flag,
        _ => Value::Opaque(b"\xff"),
    }
}

/// The ids and values of all records but the first one with an id.
fn others(records: &Records<'_>, id: RecordId) -> Vec<(u8, Vec<u8>)> {
    let first = records.first(id).map(|record| record.index());
    let other = records.iter().filter(|it| Some(it.index()) != first);
    other.map(|record| id_and_value(&record)).collect()
}

fn id_and_value(record: &tracklens_codec::Record<'_>) -> (u8, Vec<u8>) {
    (record.id().get(), record.as_bytes().to_vec())
}

fn judge_others(found: &[(u8, Vec<u8>)], expected: &[(u8, Vec<u8>)]) {
    assert!(found == expected, "another record has changed");
}

fn judge_parts(found: &Seen, expected: &Seen) {
    assert!(found == expected, "another part of the link has changed");
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINK: &str = "https://click.example.com/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/RgRlVV5sPwQ~?target=example.com";

    #[test]
    fn the_laws_hold_for_every_id() {
        for number in 0..64 {
            editing(&[LINK.as_bytes(), b"\0", &[number]].concat());
        }
    }
}
