//! Laws of editing: what is changed changes, and nothing else does.

use tracklens_codec::{
    Definition, Flag, Host, Link, MessageId, NewLink, Origin, RecordId, RecordList, Records, Route,
    Scheme, Shape, Signature, Sublink, Token, TransmissionId, UnsignedLink, Value, WriteError,
};

/// All laws of this file, over the number of a record's id and the text of a link.
///
/// # Panics
///
/// Where one is broken.
pub fn editing(data: &[u8]) {
    let Some((&number, text)) = data.split_first() else {
        return;
    };
    let mut buffer = vec![0; text.len()];
    let Ok(link) = Link::decode_partial(text, &mut buffer) else {
        return;
    };
    if let Some(records) = link.records() {
        let id = RecordId::new(number % 64).expect("an id below 64");
        one_record_is_edited(records, id);
    }
    if let Ok(new) = NewLink::of(&link) {
        changing_a_part_of_a_link_leaves_all_others(&new, number);
        an_empty_payload_and_a_sublink_without_its_route_are_refused(&new);
    }
    numbers_and_identifiers_are_values(number);
}

/// The laws of this file about a record list.
pub(super) fn one_record_is_edited(records: &Records<'_>, id: RecordId) {
    setting_a_record_leaves_all_others(records, id);
    removing_a_record_leaves_all_others(records, id);
}

/// A record that is set has the new value at its old place, or behind all others if there was none
/// (an expiry before them, a kind behind the expiry); all others are as they were.
fn setting_a_record_leaves_all_others(records: &Records<'_>, id: RecordId) {
    let value = new_value(id);
    let mut buffer = vec![0; records.payload().len() + 32];
    let mut list = RecordList::copy_of(records, &mut buffer).expect("there is room");
    let before = others(records, id);
    match list.set(id, value) {
        Ok(()) => {
            judge_others(&others(&list.records(), id), &before);
            let set = list.records().first(id).map(|record| record.value());
            judge_set(set == Some(Ok(value)));
            let index = |records: &Records<'_>| records.first(id).map(|record| record.index());
            if let Some(old) = index(records) {
                judge_place(index(&list.records()), old);
            }
            list.remove(id);
            let left: Vec<_> = list.records().iter().map(|it| bytes_of(&it)).collect();
            judge_others(&left, &before);
        }
        // A list has one kind.
        Err(error) => assert!(
            matches!(error, WriteError::RepeatedRecord { .. }) && id.get() >= 60,
            "{error}: a record can't be set"
        ),
    }
}

/// A record that is removed is gone, and all others are as they were; of repeated ones the first
/// is removed.
fn removing_a_record_leaves_all_others(records: &Records<'_>, id: RecordId) {
    let mut buffer = vec![0; records.payload().len()];
    let mut list = RecordList::copy_of(records, &mut buffer).expect("there is room");
    let is_there = records.first(id).is_some();
    assert_eq!(list.remove(id), is_there, "another record is removed");
    let left: Vec<_> = list.records().iter().map(|it| bytes_of(&it)).collect();
    judge_others(&left, &others(records, id));
}

/// A link of which the sublink, the origin, the payload, the query's target or the signature is
/// changed has that part as it was given, and all other parts as they were.
fn changing_a_part_of_a_link_leaves_all_others(new: &NewLink<'_>, number: u8) {
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
        let is_opaque = matches!(edited.signed_content().token().flag(), Flag::Unknown(_));
        judge_opaque(is_opaque, edited.is_canonical());
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

/// A payload without a byte is refused, and so is a sublink on a route that has none.
fn an_empty_payload_and_a_sublink_without_its_route_are_refused(new: &NewLink<'_>) {
    let unsigned = new.unsigned();
    judge_refusal(
        unsigned.with_payload(Flag::Plaintext, b"").err(),
        WriteError::EmptyPayload,
    );
    if unsigned.signed_content().route() != Route::Click {
        let refused = unsigned.with_sublink(Sublink::default()).err();
        judge_refusal(refused, WriteError::SublinkRoute);
    }
}

/// A number, an identifier and a text are pushed as the values that they are.
fn numbers_and_identifiers_are_values(number: u8) {
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
        assert_eq!(pushed, Ok(()), "a value is refused");
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

/// What a reader sees of a link that is written.
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

/// A value of the shape that those of an id have.
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

/// The records but for the first of an id: its id and its value.
fn others(records: &Records<'_>, id: RecordId) -> Vec<(u8, Vec<u8>)> {
    let first = records.first(id).map(|record| record.index());
    let other = records.iter().filter(|it| Some(it.index()) != first);
    other.map(|record| bytes_of(&record)).collect()
}

fn bytes_of(record: &tracklens_codec::Record<'_>) -> (u8, Vec<u8>) {
    (record.id().get(), record.as_bytes().to_vec())
}

fn judge_refusal(refused: Option<WriteError>, expected: WriteError) {
    assert_eq!(refused, Some(expected), "what can't be written is taken");
}

fn judge_others(found: &[(u8, Vec<u8>)], expected: &[(u8, Vec<u8>)]) {
    assert!(found == expected, "another record changed");
}

/// Nobody can say of a payload of an unknown flag that a writer wrote it.
fn judge_opaque(is_opaque: bool, is_canonical: bool) {
    assert!(
        !(is_opaque && is_canonical),
        "an opaque payload is canonical"
    );
}

fn judge_set(is_set: bool) {
    assert!(is_set, "a record that was set has another value");
}

fn judge_place(found: Option<usize>, expected: usize) {
    assert_eq!(
        found,
        Some(expected),
        "a record that was set stands elsewhere"
    );
}

fn judge_parts(found: &Seen, expected: &Seen) {
    assert!(found == expected, "another part of the link changed");
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINK: &str = "https://click.example.com/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/RgRlVV5sPwQ~?target=example.com";

    #[test]
    fn laws_hold_of_a_good_link_for_every_id() {
        for number in 0..64 {
            editing(&[&[number][..], LINK.as_bytes()].concat());
        }
    }
}
