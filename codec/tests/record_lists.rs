//! Record lists that are written and edited: every id, every length, every size of buffer.

use tracklens_codec::{
    Kind, MessageId, RecordId, RecordList, Records, Shape, TransmissionId, Value, WriteError,
};

#[test]
fn a_record_of_every_id_is_written_and_read_back() {
    for id in (0..64).map(|id| RecordId::new(id).unwrap()) {
        let mut buffer = [0; 64];
        let mut list = RecordList::new(&mut buffer);
        list.push(id, value_for(id)).unwrap();
        let records = list.records();
        assert_eq!(records.faults().next(), None);
        let record = records.first(id).unwrap();
        assert_eq!(record.value().unwrap(), value_for(id));
    }
}

#[test]
fn a_list_is_empty_until_its_first_record() {
    let mut buffer = [0; 1];
    let mut list = RecordList::new(&mut buffer);
    assert_eq!((list.records().len(), list.records().is_empty()), (0, true));
    list.push_kind(Kind::Open).unwrap();
    assert_eq!(
        (list.records().len(), list.records().is_empty()),
        (1, false)
    );
}

// F-4.8, F-11.14
#[test]
fn values_of_every_length_have_the_narrowest_width_and_come_back() {
    let id = RecordId::new(40).unwrap();
    for len in (0..=600).chain([0xfffe, 0xffff]) {
        let value = vec![0xee; len];
        let mut buffer = vec![0; len + 3];
        let mut list = RecordList::new(&mut buffer);
        list.push(id, Value::Opaque(&value)).unwrap();
        let width = match len {
            0 => 0,
            1..=255 => 1,
            _ => 2,
        };
        assert_eq!(list.as_bytes().len(), 1 + width + len);
        assert_eq!(list.records().first(id).unwrap().as_bytes(), value);
    }
    let too_long = vec![0; 0x1_0000];
    let refused = RecordList::new(&mut [0; 8]).push(id, Value::Opaque(&too_long));
    let [limit, len] = [0xffff, 0x1_0000];
    assert_eq!(refused, Err(WriteError::ValueTooLong { id, limit, len }));
}

#[test]
fn a_value_of_another_shape_is_an_error() {
    let mut buffer = [0; 128];
    let mut list = RecordList::new(&mut buffer);
    for (id, value, expected) in [
        (RecordId::EXPIRY, Value::Opaque(b"123"), 4),
        (RecordId::EXPIRY, Value::Flag, 4),
        (RecordId::TRANSMISSION_ID, Value::Number(1), 8),
        (RecordId::MESSAGE_ID, Value::Text(b"user"), 10),
        (RecordId::CLICK, Value::Text(b"x"), 0),
    ] {
        let error = list.push(id, value).unwrap_err();
        let mut found = 0;
        if let WriteError::ValueLength { found: it, .. } = error {
            found = it;
        }
        let expected = WriteError::ValueLength {
            id,
            expected,
            found,
        };
        assert_eq!(error, expected);
    }
    for (value, offset) in [(&b"ab\xff"[..], 2), (b"ab\xc3", 2), (b"\x80", 0)] {
        let id = RecordId::RCPT_TO;
        assert_eq!(
            list.push(id, Value::Text(value)),
            Err(WriteError::InvalidUtf8 { id, offset })
        );
    }
    // The vendor cuts the names of links within characters.
    list.push(RecordId::TARGET_LINK_NAME, Value::Text(b"ab\xc3"))
        .unwrap();
    assert_eq!(list.records().len(), 1);
}

// F-11.24
#[test]
fn no_id_and_no_kind_is_written_twice() {
    let mut buffer = [0; 32];
    let mut list = RecordList::new(&mut buffer);
    list.push_kind(Kind::Open).unwrap();
    list.push(RecordId::EXPIRY, 1).unwrap();
    for id in [RecordId::OPEN, RecordId::CLICK, RecordId::EXPIRY] {
        assert_eq!(
            list.push(id, value_for(id)),
            Err(WriteError::RepeatedRecord { id })
        );
    }
    let id = RecordId::CLICK;
    assert_eq!(
        list.set(id, Value::Flag),
        Err(WriteError::RepeatedRecord { id })
    );
    list.remove(RecordId::OPEN);
    list.set(id, Value::Flag).unwrap();
    assert_eq!(list.as_bytes(), b"\x46\x04\0\0\0\x01\x3f");
}

#[test]
fn a_buffer_that_is_too_small_is_an_error_and_the_list_does_not_change() {
    let records = Records::read(SAMPLE);
    for id in (0..64).map(|id| RecordId::new(id).unwrap()) {
        for room in SAMPLE.len()..SAMPLE.len() + 40 {
            let mut buffer = vec![0xa5; room];
            let mut list = RecordList::copy_of(&records, &mut buffer).unwrap();
            match list.set(id, value_for(id)) {
                Ok(()) => {
                    let first = list.records().first(id).unwrap();
                    assert_eq!(first.value().unwrap(), value_for(id));
                }
                Err(WriteError::BufferTooSmall { needed, available }) => {
                    assert_eq!(usize::try_from(available).unwrap(), room);
                    assert!(needed > available);
                    assert_eq!(list.as_bytes(), SAMPLE);
                    let mut exact = vec![0; usize::try_from(needed).unwrap()];
                    let mut list = RecordList::copy_of(&records, &mut exact).unwrap();
                    list.set(id, value_for(id)).unwrap();
                    assert_eq!(list.as_bytes().len(), usize::try_from(needed).unwrap());
                }
                Err(error) => assert_eq!(error, WriteError::RepeatedRecord { id }),
            }
        }
    }
    for room in 0..SAMPLE.len() {
        let error = RecordList::copy_of(&records, &mut vec![0; room]).unwrap_err();
        assert_eq!(error.code(), "buffer_too_small");
    }
}

// F-6.12, F-11.25
#[test]
fn setting_and_removing_leave_all_other_records_untouched() {
    let records = Records::read(SAMPLE);
    for id in (0..64).map(|id| RecordId::new(id).unwrap()) {
        let mut buffer = [0; 128];
        let mut list = RecordList::copy_of(&records, &mut buffer).unwrap();
        if list.set(id, value_for(id)).is_ok() {
            assert_eq!(others(&list.records(), id), others(&records, id));
            assert!(list.remove(id));
            assert_eq!(others(&list.records(), id), others(&records, id));
        }
        assert_eq!(list.remove(id), list.records().first(id).is_some());
    }
}

#[test]
fn an_expiry_is_added_first_and_a_kind_after_it() {
    let mut buffer = [0; 64];
    let mut list = RecordList::new(&mut buffer);
    list.set(RecordId::RCPT_TO, "").unwrap();
    list.set(RecordId::CLICK, Value::Flag).unwrap();
    assert_eq!(list.as_bytes(), b"\x3f\x12");
    list.set(RecordId::EXPIRY, 1).unwrap();
    list.set(RecordId::SUBACCOUNT_ID, 2).unwrap();
    list.remove(RecordId::CLICK);
    list.set(RecordId::OPEN, Value::Flag).unwrap();
    assert_eq!(
        list.as_bytes(),
        b"\x46\x04\0\0\0\x01\x3e\x12\x58\x04\0\0\0\x02"
    );
}

#[test]
fn a_repeated_record_changes_at_its_first_occurrence_and_a_damaged_list_keeps_its_whole_records() {
    let mut buffer = [0; 64];
    let records = Records::read(b"\x3f\x45\x01a\x45\x01b\x52\x7f");
    let mut list = RecordList::copy_of(&records, &mut buffer).unwrap();
    list.set(RecordId::TARGET_LINK_NAME, "new").unwrap();
    assert_eq!(list.as_bytes(), b"\x3f\x45\x03new\x45\x01b");
}

/// Records of known and unknown ids, one of them with a wider length than it needs.
const SAMPLE: &[u8] =
    b"\x46\x04\0\0\0\x01\x3f\x85\x02\0ab\x6a\x01x\x2b\x52\x03u@e\x58\x04\0\0\0\x07";

fn others(records: &Records<'_>, id: RecordId) -> Vec<(u8, u8, Vec<u8>)> {
    records
        .iter()
        .filter(|record| record.id() != id)
        .map(|it| (it.id().get(), it.width().get(), it.as_bytes().to_vec()))
        .collect()
}

fn value_for(id: RecordId) -> Value<'static> {
    match id
        .definition()
        .map_or(Shape::Opaque, tracklens_codec::Definition::shape)
    {
        Shape::Number => Value::Number(0x0102_0304),
        Shape::TransmissionId => Value::TransmissionId(TransmissionId::new(u64::MAX)),
        Shape::MessageId => Value::MessageId(MessageId::new([9; 10])),
        Shape::Text | Shape::CutText => Value::Text("käse".as_bytes()),
        Shape::Metadata => Value::Metadata(b"{}"),
        Shape::Kind => Value::Flag,
        _ => Value::Opaque(b"\xff\0"),
    }
}
