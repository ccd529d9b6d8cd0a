//! Every prefix of every vector, as the text of a link and as a record list.

use std::ops::Range;

use tracklens_codec::{ErrorKind, Layer, Link, MAX_PAYLOAD_LEN, Record, Records};

use crate::vectors::texts;

// F-11.8
#[test]
#[cfg_attr(miri, ignore = "more than ten thousand links take Miri hours")]
fn every_prefix_of_a_link_is_read_as_far_as_it_goes() {
    let (mut links, mut refused) = (0, 0);
    for input in texts() {
        let mut buffer = [0; MAX_PAYLOAD_LEN];
        let whole = Link::decode(&input, &mut buffer).unwrap();
        for len in 0..=input.len() {
            if check_prefix(&whole, &input.as_bytes()[..len]) {
                links += 1;
            } else {
                refused += 1;
            }
        }
    }
    assert!(links > 10_000 && refused > 1_000, "{links}, {refused}");
}

// F-4.1, F-6.17
#[test]
fn every_prefix_of_a_record_list_ends_between_records_or_in_the_one_that_is_cut() {
    let (mut between, mut cut) = (0, 0);
    for input in texts() {
        let mut buffer = [0; MAX_PAYLOAD_LEN];
        let link = Link::decode(&input, &mut buffer).unwrap();
        let Some(whole) = link.records() else {
            continue;
        };
        let frames = frames(whole.payload());
        for len in 0..=whole.payload().len() {
            let records = Records::read(&whole.payload()[..len]);
            match frames.iter().position(|frame| len < frame.end()) {
                Some(index) if frames[index].start < len => {
                    check_cut_list(&records, &frames[index], index);
                    cut += 1;
                }
                index => {
                    assert_eq!(records.faults().next(), None);
                    assert_eq!(records.left_over(), b"");
                    assert_eq!(records.len(), index.unwrap_or(frames.len()));
                    between += 1;
                }
            }
            let read: Vec<_> = whole.iter().take(records.len()).collect();
            assert!(records.iter().eq(read), "at {len}");
        }
    }
    assert!(between > 200 && cut > 4_000, "{between}, {cut}");
}

/// Checks what is read of a prefix of a link, and returns whether it is a link.
fn check_prefix(whole: &Link<'_, '_>, prefix: &[u8]) -> bool {
    let mut buffer = [0; MAX_PAYLOAD_LEN];
    let signature_end = whole.parts().signature().unwrap().span().end();
    let link = match Link::decode_partial(prefix, &mut buffer) {
        Ok(link) => link,
        Err(error) => {
            assert!(error.text_offset() <= prefix.len());
            assert!(prefix.len() < signature_end, "{error}");
            return false;
        }
    };
    for fault in link.faults() {
        assert!(fault.text_offset() <= prefix.len(), "{fault}");
    }
    if signature_end <= prefix.len() {
        check_front(whole, &link);
        check_token(whole, &link);
        check_payload(whole, &link);
        check_query(whole, &link);
    }
    true
}

fn check_front(whole: &Link<'_, '_>, link: &Link<'_, '_>) {
    assert_eq!(link.signature(), whole.signature());
    assert_eq!(link.parts().route(), whole.parts().route());
    assert_eq!(link.parts().host(), whole.parts().host());
    assert_eq!(link.parts().port(), whole.parts().port());
    assert_eq!(link.parts().sublink(), whole.parts().sublink());
}

/// Before its seven characters are complete there is no token; after them it is that of the whole link,
/// except where an escape of its padding is cut.
fn check_token(whole: &Link<'_, '_>, link: &Link<'_, '_>) {
    let prefix = link.parts().text();
    let token = whole.parts().token().unwrap();
    let symbols_end = token.span().start() + 7;
    let in_escape = token.as_bytes()[7..].starts_with(b"%")
        && (symbols_end + 1..token.span().end()).contains(&prefix.len());
    if prefix.len() < symbols_end || in_escape {
        assert_eq!(link.token(), None);
        assert!(link.faults().any(|fault| {
            matches!(fault.code(), "missing_token" | "token_length")
                && fault.layer() != Layer::Token
        }));
    } else {
        assert_eq!(link.token(), whole.token());
    }
}

/// All complete bytes of the prefix are read, and all complete records in these.
fn check_payload(whole: &Link<'_, '_>, link: &Link<'_, '_>) {
    let prefix = link.parts().text();
    let part = whole.parts().payload().unwrap();
    let encoded = prefix.get(part.span().start()..).unwrap_or_default();
    let symbols = encoded
        .iter()
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
        .count();
    let bytes = &whole.payload().as_bytes()[..symbols * 6 / 8];
    assert_eq!(link.payload().as_bytes(), bytes);
    if symbols == 0 {
        let missing = ["missing_token", "missing_payload"];
        let found = link.faults().filter(|it| missing.contains(&it.code()));
        assert_eq!(found.count(), 1);
    } else if let Some(records) = whole.records() {
        let held: Vec<Record<'_>> = records
            .iter()
            .take_while(|record| record.end() <= bytes.len())
            .collect();
        assert!(link.records().unwrap().iter().eq(held));
    }
}

fn check_query(whole: &Link<'_, '_>, link: &Link<'_, '_>) {
    if let Some(target) = link.parts().query_target() {
        let whole = whole.parts().query_target().unwrap();
        assert_eq!(target.span().start(), whole.span().start());
        assert_eq!(target.span().end(), link.parts().text().len());
    }
}

/// The position of a record in its payload, computed from the format alone.
struct Frame {
    start: usize,
    width: usize,
    value: Range<usize>,
}

impl Frame {
    fn end(&self) -> usize {
        self.value.end
    }
}

fn frames(payload: &[u8]) -> Vec<Frame> {
    let mut frames = Vec::new();
    let mut start = 0;
    while start < payload.len() {
        let width = usize::from(payload[start] / 64);
        let value_start = start + 1 + width;
        let len = match payload[start + 1..value_start] {
            [] => 0,
            [len] => usize::from(len),
            [low, high] => usize::from(low) + 256 * usize::from(high),
            _ => panic!("no vector has a record of width 3"),
        };
        let value = value_start..value_start + len;
        start = value.end;
        frames.push(Frame {
            start: value_start - width - 1,
            width,
            value,
        });
    }
    frames
}

fn check_cut_list(records: &Records<'_>, frame: &Frame, index: usize) {
    let payload = records.payload();
    let length_end = frame.start + 1 + frame.width;
    let count = |length: usize| u32::try_from(length).unwrap();
    let kind = if payload.len() < length_end {
        ErrorKind::TruncatedLength {
            claimed: count(frame.width),
            available: count(payload.len() - frame.start - 1),
        }
    } else {
        ErrorKind::TruncatedValue {
            claimed: count(frame.value.len()),
            available: count(payload.len() - length_end),
        }
    };
    let faults: Vec<_> = records.faults().collect();
    let [fault] = faults[..] else {
        panic!("one fault, not {}", faults.len());
    };
    assert_eq!(fault.kind(), kind);
    assert_eq!(fault.layer(), Layer::Payload);
    assert_eq!(fault.offset(), frame.start);
    assert_eq!(fault.text_offset(), frame.start);
    assert_eq!(fault.record(), Some(index));
    assert_eq!(records.len(), index);
    assert_eq!(records.left_over(), &payload[frame.start..]);
    assert_eq!(records.left_over_offset(), frame.start);
}
