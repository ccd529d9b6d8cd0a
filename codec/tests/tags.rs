//! Compares all 256 tags, each with lengths at the boundaries, with a small model of a record.

use std::collections::BTreeSet;

use tracklens_codec::{Definition, ErrorKind, Layer, MessageId, Records, TransmissionId, Value};

/// Lengths at which a width or a shape changes, and their neighbors.
const LENGTHS: [u16; 12] = [0, 1, 2, 3, 4, 5, 8, 10, 254, 255, 256, 65_535];

/// The empty record before the one that is tested; its id is unknown.
const LEAD: u8 = 40;

/// The empty record after it; its id is unknown too.
const TAIL: u8 = 41;

#[test]
fn every_known_record_says_what_it_means_and_how_that_is_known() {
    let meanings: BTreeSet<_> = Definition::all().map(Definition::meaning).collect();
    assert_eq!(meanings.len(), Definition::all().count());
    assert!(meanings.iter().all(|meaning| meaning.contains(' ')));
    let standings: BTreeSet<_> = Definition::all().map(|it| it.standing().name()).collect();
    assert!(standings.into_iter().eq(["inferred", "seen", "unknown"]));
}

// F-4.1, F-4.2, F-4.3, F-4.4, F-4.5, F-5.1, F-5.2, F-5.3, F-5.4, F-5.5, F-5.6, F-5.7, F-5.8, F-5.10
// F-5.12, F-5.14, F-5.15, F-5.18, F-5.19, F-5.20, F-5.21, F-6.12, F-6.15, F-6.16, F-10.4
#[test]
fn every_tag_with_a_whole_value_is_read_as_its_id_says() {
    let mut checked = 0;
    for tag in 0..=u8::MAX {
        for len in claimable(tag) {
            for text in [Text::Whole, Text::CutWithinCharacter, Text::Foreign] {
                check(tag, len, &text.of_len(usize::from(len)), text);
                checked += 1;
            }
        }
    }
    assert_eq!(checked, 64 * 3 * (1 + 10 + 12 + 12));
}

// F-6.17
#[test]
fn every_tag_whose_value_is_a_byte_short_or_absent_ends_the_list() {
    let mut checked = 0;
    for tag in 0..=u8::MAX {
        for len in claimable(tag).filter(|&len| len > 0) {
            let short = Text::Whole.of_len(usize::from(len) - 1);
            check(tag, len, &short, Text::Whole);
            check(tag, len, &[], Text::Whole);
            checked += 2;
        }
    }
    assert_eq!(checked, 64 * 2 * (9 + 11 + 11));
}

// F-4.6, F-6.17
#[test]
fn every_tag_whose_length_is_cut_ends_the_list() {
    let mut checked = 0;
    for tag in 64..=u8::MAX {
        let width = tag >> 6;
        for available in 0..width {
            let payload = [&[LEAD, tag], &[0, 0][..usize::from(available)]].concat();
            let kind = match width {
                3 => ErrorKind::ReservedWidth,
                _ => ErrorKind::TruncatedLength {
                    claimed: u32::from(width),
                    available: u32::from(available),
                },
            };
            check_end(&Records::read(&payload), kind);
            checked += 1;
        }
    }
    assert_eq!(checked, 64 * (1 + 2 + 3));
}

/// What a value is when it is read as text.
#[derive(Clone, Copy, Debug)]
enum Text {
    Whole,
    CutWithinCharacter,
    Foreign,
}

impl Text {
    /// A value of this length. No two neighbors are equal, so that the order of its bytes matters.
    fn of_len(self, len: usize) -> Vec<u8> {
        let mut value: Vec<u8> = (b'a'..=b'z').cycle().take(len).collect();
        if let Some(at) = self.wrong_byte(len) {
            value[at] = match self {
                Self::CutWithinCharacter => 0xc3,
                _ => 0xff,
            };
        }
        value
    }

    /// The offset at which a value of this length stops being UTF-8.
    fn wrong_byte(self, len: usize) -> Option<usize> {
        match self {
            Self::Whole => None,
            Self::CutWithinCharacter => len.checked_sub(1),
            Self::Foreign => (len > 0).then_some(len / 2),
        }
    }
}

/// What is read of a record.
#[derive(Debug)]
enum Outcome<'v> {
    /// A value, or the fault of this record alone, with the offset in its value at which it starts.
    Record(Result<Value<'v>, (ErrorKind, Option<usize>)>),
    /// The list ends here.
    End(ErrorKind),
}

/// The lengths that a tag can claim.
fn claimable(tag: u8) -> impl Iterator<Item = u16> {
    let most = match tag >> 6 {
        0 => 0,
        1 => 0xff,
        _ => u16::MAX,
    };
    LENGTHS.into_iter().filter(move |&len| len <= most)
}

/// The model: the table of records in the format, written a second time.
fn model(tag: u8, claimed: u16, value: &[u8], text: Text) -> Outcome<'_> {
    let len = value.len();
    let available = count(len);
    match tag >> 6 {
        3 => return Outcome::End(ErrorKind::ReservedWidth),
        _ if available < u32::from(claimed) => {
            return Outcome::End(ErrorKind::TruncatedValue {
                claimed: u32::from(claimed),
                available,
            });
        }
        _ => {}
    }
    let fixed = |expected: usize| match len {
        _ if len == expected => Ok(()),
        _ => Err((
            ErrorKind::RecordLength {
                expected: count(expected),
                found: available,
            },
            None,
        )),
    };
    let utf8 = |may_be_cut: bool| match (text, text.wrong_byte(len)) {
        (Text::CutWithinCharacter, _) if may_be_cut => Ok(()),
        (_, Some(at)) => Err((ErrorKind::InvalidUtf8, Some(at))),
        (_, None) => Ok(()),
    };
    let number = |bytes: &[u8]| {
        bytes
            .iter()
            .fold(0, |number, &byte| number << 8 | u64::from(byte))
    };
    Outcome::Record(match tag & 63 {
        1 => fixed(8).map(|()| Value::TransmissionId(TransmissionId::new(number(value)))),
        2 => fixed(10).map(|()| Value::MessageId(MessageId::new(value.try_into().unwrap()))),
        6 | 17 | 24 => fixed(4).map(|()| Value::Number(number(value).try_into().unwrap())),
        60..=63 => fixed(0).map(|()| Value::Flag),
        5 => utf8(true).map(|()| Value::Text(value)),
        4 | 8 | 9 | 18 | 23 => utf8(false).map(|()| Value::Text(value)),
        7 => utf8(false).map(|()| Value::Metadata(value)),
        _ if tag < 64 => Ok(Value::Flag),
        _ => Ok(Value::Opaque(value)),
    })
}

/// Compares a list of three records, of which this is the second, with the model.
fn check(tag: u8, claimed: u16, value: &[u8], text: Text) {
    let id = tag & 63;
    // The list must not have a record of the tested id twice.
    let [lead, tail] = [LEAD, TAIL].map(|other| if other == id { 42 } else { other });
    let width = usize::from(tag >> 6);
    let mut payload = vec![lead, tag];
    payload.extend(claimed.to_le_bytes().iter().chain(&[0]).take(width));
    payload.extend(value);
    if value.len() == usize::from(claimed) {
        payload.push(tail);
    }
    let records = Records::read(&payload);
    let expected = match model(tag, claimed, value, text) {
        Outcome::End(kind) => return check_end(&records, kind),
        Outcome::Record(expected) => expected,
    };

    let case = format!("tag {tag:#04x}, length {claimed}, {text:?}");
    let ids: Vec<u8> = records.iter().map(|record| record.id().get()).collect();
    assert_eq!(ids, [lead, id, tail], "{case}");
    assert_eq!(records.left_over(), b"", "{case}");
    let record = records.iter().nth(1).unwrap();
    assert_eq!(record.width().get(), tag >> 6, "{case}");
    assert_eq!((record.index(), record.offset()), (1, 1), "{case}");
    assert_eq!(record.value_offset(), 2 + width, "{case}");
    assert_eq!(record.as_bytes(), value, "{case}");
    let placed = expected.map_err(|(kind, at)| (kind, at.map_or(1, |at| 2 + width + at)));
    let found = record.value();
    assert_eq!(
        found.map_err(|error| (error.kind(), error.offset())),
        placed,
        "{case}"
    );
    assert!(records.faults().eq(found.err()), "{case}");
    let fault_record = found.err().map(|error| error.record());
    assert!(
        fault_record.is_none_or(|record| record == Some(1)),
        "{case}"
    );
}

/// Checks a list that ends in its second record for this reason.
fn check_end(records: &Records<'_>, kind: ErrorKind) {
    let faults: Vec<_> = records.faults().collect();
    let [fault] = faults[..] else {
        panic!("one fault, not {}", faults.len());
    };
    assert_eq!(fault.kind(), kind);
    assert_eq!(fault.layer(), Layer::Payload);
    assert_eq!((fault.record(), fault.offset()), (Some(1), 1));
    assert_eq!(records.len(), 1);
    assert_eq!(records.left_over(), &records.payload()[1..]);
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap()
}
