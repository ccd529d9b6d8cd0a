//! Record lists with everything about the recipient hidden.

use tracklens_codec::{Definition, ErrorKind, Record, RecordId, Records, Shape};

use super::hiding::{HIDDEN, hide_all};
use super::metadata;
use super::revealed::{longest_text, longest_word};
use super::seen::scheme_len;

/// A byte that UTF-8 never has. It replaces one that was invalid, so that the fault stays.
const INVALID: u8 = 0xff;

/// The shortest visible text in the bytes of a number or an identifier, unless these are fewer.
const MIN_TEXT: usize = 5;

/// The bits of a tag that are the id.
const ID_BITS: u8 = 0x3f;

/// The longest padding of an encrypted list. Tags at its end that are named by a number up to it could be padding.
const MAX_PADDING: u8 = 16;

/// The bytes of a record list that has the same records, of the same lengths. `hide` hides what a text reveals; in a
/// list that is not as those that were seen, all texts are hidden, and so is what should be a number and looks like a
/// text.
pub(super) fn masked(
    records: &Records<'_>,
    is_as_seen: bool,
    hide: &mut impl FnMut(&mut [u8]),
) -> Vec<u8> {
    let mut bytes = records.payload().to_vec();
    if !is_as_seen && records.iter().filter(is_unknown_flag).nth(1).is_some() {
        rename_unknown(records, &mut bytes);
    }
    for record in records {
        let value = &mut bytes[record.value_offset()..record.end()];
        match (record.id(), shape(&record)) {
            (RecordId::RCPT_TO, _) => hide_recipient(value),
            (RecordId::RCPT_META, _) => metadata::hide(value, is_as_seen, hide),
            (_, Shape::Number | Shape::TransmissionId | Shape::MessageId)
                if record.value().is_ok() =>
            {
                if !is_as_seen && looks_like_text(value) {
                    value.fill(0);
                }
            }
            (RecordId::TARGET_LINK_URL, _) => {
                let start = scheme_len(value);
                let url = &mut value[start..];
                if is_as_seen {
                    hide(url);
                } else if start > 0 {
                    hide_all(url);
                } else {
                    url.fill(HIDDEN);
                }
            }
            _ if is_as_seen => hide(value),
            _ => value.fill(HIDDEN),
        }
        keep_fault(&record, records.payload(), &mut bytes);
    }
    let left_over = &mut bytes[records.left_over_offset()..];
    let header = header_len(left_over).min(left_over.len());
    left_over[header..].fill(HIDDEN);
    bytes
}

fn hide_recipient(value: &mut [u8]) {
    let hidden = value.iter_mut().filter(|byte| **byte != b'@');
    hidden.for_each(|byte| *byte = HIDDEN);
}

fn shape(record: &Record<'_>) -> Shape {
    let definition = record.id().definition();
    definition.map_or(Shape::Opaque, Definition::shape)
}

/// Gives unknown ids other unknown ids, in the order in which they occur: those that were alike stay so. What was not
/// padding at the end does not become padding.
fn rename_unknown(records: &Records<'_>, bytes: &mut [u8]) {
    let is_unknown = |id: &RecordId| id.definition().is_none();
    let ends_in_flag = records.iter().last().is_some_and(|it| is_unknown_flag(&it));
    let first = if ends_in_flag { MAX_PADDING + 1 } else { 0 };
    let numbers = (first..=ID_BITS).chain(0..first);
    let mut names = numbers.filter_map(RecordId::new).filter(is_unknown);
    let mut renamed = [None; ID_BITS as usize + 1];
    for record in records.iter().filter(|it| is_unknown(&it.id())) {
        let name = &mut renamed[usize::from(record.id().get())];
        if name.is_none() {
            *name = names.next();
        }
        if let Some(name) = name {
            let tag = &mut bytes[record.offset()];
            *tag = *tag & !ID_BITS | name.get();
        }
    }
}

/// Whether a record is a single byte of an unknown id: several of them may be the digits of a text.
fn is_unknown_flag(record: &Record<'_>) -> bool {
    record.value_offset() == record.offset() + 1
        && record.as_bytes().is_empty()
        && record.id().definition().is_none()
}

/// Whether most of the bytes of a number or an identifier look like a text, or some like a word of which a character of
/// base64url was lost before it: the bits of all others are shifted then.
pub(super) fn looks_like_text(value: &[u8]) -> bool {
    let has_shifted_word = |bits: u32| {
        let pairs = value.windows(2);
        let shifted = pairs.map(|pair| pair[0] << bits | pair[1] >> (8 - bits));
        longest_word(&shifted.collect::<Vec<_>>()) >= MIN_TEXT
    };
    longest_text(value) >= value.len().min(MIN_TEXT) || [2, 4, 6].into_iter().any(has_shifted_word)
}

/// Keeps text that was not UTF-8 from becoming UTF-8.
fn keep_fault(record: &Record<'_>, payload: &[u8], bytes: &mut [u8]) {
    if let Err(error) = record.value()
        && error.kind() == ErrorKind::InvalidUtf8
        && bytes[error.offset()] != payload[error.offset()]
    {
        bytes[error.offset()] = INVALID;
    }
}

/// The bytes of the tag and the length of a record that could not be read.
fn header_len(left_over: &[u8]) -> usize {
    match left_over.first().map(|tag| tag >> 6) {
        Some(width @ 1..=2) => 1 + usize::from(width),
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hidden(payload: &[u8], is_as_seen: bool) -> Vec<u8> {
        let records = Records::read(payload);
        let mut hide = |text: &mut [u8]| {
            if let Some(at) = text.iter().position(|byte| *byte == b'!') {
                text[at] = HIDDEN;
            }
        };
        let hidden = masked(&records, is_as_seen, &mut hide);
        let (before, after) = (records.faults(), Records::read(&hidden));
        assert!(before.eq(after.faults()), "{}", payload.escape_ascii());
        hidden
    }

    #[test]
    fn of_a_list_as_seen_the_recipient_is_hidden_and_what_the_texts_reveal() {
        let table: &[(&[u8], &[u8])] = &[
            (b"\x52\x06us@b.c\x3f", b"\x52\x06**@***\x3f"),
            (b"\x47\x07{\"a\":7}", b"\x47\x07{\"a\":0}"),
            (b"\x48\x06spring", b"\x48\x06spring"),
            (b"\x48\x03a!b\x45\x02!!", b"\x48\x03a*b\x45\x02*!"),
            (b"\x44\x09http://!a", b"\x44\x09http://*a"),
            (b"\x46\x04abcd", b"\x46\x04abcd"),
        ];
        for (payload, expected) in table {
            assert_eq!(
                hidden(payload, true),
                *expected,
                "{}",
                payload.escape_ascii()
            );
        }
    }

    #[test]
    fn of_any_other_list_everything_is_hidden_but_numbers() {
        let table: &[(&[u8], &[u8])] = &[
            (b"\x52\x04user\x52\x03a@b", b"\x52\x04****\x52\x03*@*"),
            (b"\x48\x06spring\x09\x3e", b"\x48\x06******\x09\x3e"),
            (b"\x44\x0bhttp://a?b=", b"\x44\x0bhttp://*?*="),
            (b"\x44\x05a?b c", b"\x44\x05*****"),
            (b"\x60\x04-a@b", b"\x60\x04****"),
            (b"\x46\x04\x65\x55\x5e\x6c", b"\x46\x04\0\0\0\0"),
            (b"\x46\x04\x65\x95\x5e\x6c", b"\x46\x04\x65\x95\x5e\x6c"),
            (b"\x41\x08us@b.tes", b"\x41\x08\0\0\0\0\0\0\0\0"),
            (b"\x46\x04a@bc", b"\x46\x04\0\0\0\0"),
            // "quokka@mail", of which a character of base64url is lost.
            (
                b"\x42\x0a\x12\xe7\x17\x56\xf6\xb6\xb6\x14\x06\xd6",
                b"\x42\x0a\0\0\0\0\0\0\0\0\0\0",
            ),
            (
                b"\x42\x0a\0\x04\xa6\x5f\xc9\x62\x81\x01\x9d\x2e",
                b"\x42\x0a\0\x04\xa6\x5f\xc9\x62\x81\x01\x9d\x2e",
            ),
            (b"\x46\x05a@bcd", b"\x46\x05*****"),
            (b"\x53\x02ab", b"\x53\x02**"),
            (b"2026\x60\x01a", b"\x00\x03\x00\x0a\x4b\x01*"),
            (b"\x3f2\x3e", b"\x3f2\x3e"),
        ];
        for (payload, expected) in table {
            assert_eq!(
                hidden(payload, false),
                *expected,
                "{}",
                payload.escape_ascii()
            );
        }
    }

    #[test]
    fn a_list_that_is_damaged_stays_so() {
        let table: &[(&[u8], &[u8])] = &[
            (b"\x3f\x52\x10us@b", b"\x3f\x52\x10****"),
            (b"\x3f\x92\x10\x01us", b"\x3f\x92\x10\x01**"),
            (b"\x3f\x92\x10", b"\x3f\x92\x10"),
            (b"\x3f\x92", b"\x3f\x92"),
            (b"\x3f\xd2\x10us", b"\x3f\xd2***"),
            (b"\x52\x03u\xffs", b"\x52\x03*\xff*"),
            (b"\x52\x03u\xc3s", b"\x52\x03*\xff*"),
            (b"\x47\x03u\xc3s", b"\x47\x03*\xff*"),
            (b"\x44\x05\xc3a@b\xff", b"\x44\x05\xff****"),
            (b"\x45\x02a\xc3", b"\x45\x02**"),
        ];
        for (payload, expected) in table {
            assert_eq!(
                hidden(payload, false),
                *expected,
                "{}",
                payload.escape_ascii()
            );
        }
    }
}
