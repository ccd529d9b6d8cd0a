//! Links in which words are planted that masking hides: as recipient and as metadata, in the link itself or in another
//! one that stands in it, damaged or not.

use serde_json::Value as Json;
use tracklens_codec::{Link, Payload, RecordId, Records};

use crate::oracles::wrappers::{SPELLINGS, WRAPPERS};
use crate::oracles::writer::{minimal_width, write_base64url, write_percent_encoded, write_record};

/// The words, in lower case.
pub(super) const WORDS: [&str; 3] = [ADDRESS, TEXT, NUMBER];

const ADDRESS: &str = "qz7.vexley@wk-9.example";
const TEXT: &str = "zebra-quill 4711";
const NUMBER: &str = "770177018";

/// What is put in the place of a character.
const DAMAGES: &[u8] = b"AJRzm0_~/%.?#=+* @&:\"{\xc3\x00";

/// The number of parts of a link in which something can stand.
const PARTS: u8 = 13;

/// A line with planted words that is made of a text; `control` decides how.
///
/// It is the text's own records that surround them, if it is a link that has any.
pub(super) fn line(text: &[u8], control: [u8; 8]) -> Vec<u8> {
    let [how, place, ref places @ .., byte, part, spelled] = control;
    let mut line = with_planted_words(text);
    if how & 1 != 0 {
        let inner = match how >> 1 & 3 {
            0 => ADDRESS.to_uppercase(),
            1 => TEXT.to_uppercase(),
            _ => String::from_utf8_lossy(&line).into_owned(),
        };
        line = nested(&spelled_as(inner, how >> 3 & 3, spelled), part % PARTS);
    }
    if how & 0x20 != 0 {
        let place = usize::from(u16::from_le_bytes([place, places[0]])) % (line.len() + 1);
        let mut damaged = line.clone();
        damage(&mut damaged, how >> 6, place, byte);
        if !is_of_other_metadata(&damaged, &line) {
            line = damaged;
        }
    }
    line.retain(|byte| *byte != b'\n');
    line
}

/// Whether damage has made a sound link of another one, with nothing but other JSON as metadata. Nobody can know that a
/// word beside it was in the metadata before.
fn is_of_other_metadata(damaged: &[u8], line: &[u8]) -> bool {
    let mut buffers = [damaged, line].map(|text| vec![0; text.len()]);
    let [in_damaged, in_line] = &mut buffers;
    let (Ok(damaged), Ok(line)) = (
        Link::decode(damaged, in_damaged),
        Link::decode(line, in_line),
    ) else {
        return false;
    };
    let (Some(damaged), Some(line)) = (damaged.records(), line.records()) else {
        return false;
    };
    let is_json = |text: &[u8]| serde_json::from_slice::<Json>(text).is_ok();
    let others = |records: &Records<'_>| {
        let others = records.iter().filter(|it| it.id() != RecordId::RCPT_META);
        let others = others.map(|it| (it.id(), it.as_bytes().to_vec()));
        others.collect::<Vec<_>>()
    };
    others(damaged) == others(line)
        && damaged.rcpt_meta() != line.rcpt_meta()
        && damaged.rcpt_meta().is_some_and(is_json)
}

/// The text with other recipients and other metadata, or a link of our own if the text has no records.
fn with_planted_words(text: &[u8]) -> Vec<u8> {
    let mut buffer = vec![0; text.len()];
    if let Ok(link) = Link::decode_partial(text, &mut buffer)
        && let (Payload::Plaintext(records), Some(part)) = (link.payload(), link.parts().payload())
    {
        let (start, end) = (part.span().start(), part.span().end());
        let payload = write_base64url(&payload(&records));
        return [&text[..start], payload.as_bytes(), &text[end..]].concat();
    }
    let records = b"\x46\x04\x67\x55\x5e\x6c\x3f\x44\x19https://www.example.com/a\x57\x03spc\x42\x0ae\x55^l\xe5\xd7\x18\x35\x37\x01\x52\x01a\x58\x04\0\0\0\x01";
    let payload = payload(&Records::read(records));
    format!(
        "https://click.example.com/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/{}",
        write_base64url(&payload)
    )
    .into_bytes()
}

/// The records of a list with planted words in those of recipient and metadata, which are added where they are missing.
fn payload(records: &Records<'_>) -> Vec<u8> {
    let metadata = format!(r#"{{"plan":"{TEXT}","n":[{NUMBER}]}}"#);
    let mut payload = Vec::new();
    let mut is_missing = [true; 2];
    for record in records {
        let (id, width) = (record.id().get(), minimal_width(&record));
        match record.id() {
            RecordId::RCPT_TO => {
                is_missing[0] = false;
                write_record(id, 1, ADDRESS.as_bytes(), &mut payload);
            }
            RecordId::RCPT_META => {
                is_missing[1] = false;
                write_record(id, 1, metadata.as_bytes(), &mut payload);
            }
            _ => write_record(id, width, record.as_bytes(), &mut payload),
        }
    }
    if is_missing[0] {
        write_record(18, 1, ADDRESS.as_bytes(), &mut payload);
    }
    if is_missing[1] {
        write_record(7, 1, metadata.as_bytes(), &mut payload);
    }
    payload
}

/// A text spelled or wrapped so many times.
fn spelled_as(text: String, times: u8, how: u8) -> String {
    (0..=times).fold(text, |text, time| {
        let how = usize::from(how.rotate_left(2 * u32::from(time))) % (WRAPPERS.len() + 8);
        if let Some(wrapper) = WRAPPERS.get(how) {
            return (wrapper.wrap)(&text);
        }
        match how - WRAPPERS.len() {
            0 => write_percent_encoded(text.as_bytes()),
            1 => digits(&text, "%"),
            2 => digits(&text, ""),
            3 => digits(&text, "="),
            4 => text.chars().fold(String::new(), |text, it| {
                text + &format!("&#{};", u32::from(it))
            }),
            5 => (SPELLINGS[1].wrap)(&text),
            6 => text.replace('=', "=3D").replace('@', "=40"),
            _ => text,
        }
    })
}

/// A text in hexadecimal digits, with something before each byte.
fn digits(text: &str, before: &str) -> String {
    let bytes = text.bytes();
    bytes.fold(String::new(), |text, it| {
        text + before + &format!("{it:02X}")
    })
}

/// A link with another text in one of its parts, or beside it.
fn nested(inner: &str, part: u8) -> Vec<u8> {
    let mut payload = b"\x46\x04\x67\x55\x5e\x6c\x3f".to_vec();
    let text_of = |this: u8, text: &str| {
        if part == this {
            format!("{text}{inner}")
        } else {
            text.to_owned()
        }
    };
    let mut record = |id: u8, value: &str| {
        let width = match value.len() {
            0 => 0,
            1..=255 => 1,
            _ => 2,
        };
        write_record(id, width, value.as_bytes(), &mut payload);
    };
    record(4, &text_of(0, "https://www.example.com/?u="));
    record(5, &text_of(1, "Buy"));
    record(8, &text_of(2, "spring"));
    record(23, &text_of(3, "spc"));
    record(18, &text_of(4, "a@b.test"));
    record(7, &format!(r#"{{"plan":"{TEXT}"}}"#));
    if part == 5 {
        record(40, inner);
    }
    let payload = write_base64url(&payload);
    let link = |user, sublink: &str, after| {
        format!(
            "https://{user}click.example.com/f/{sublink}/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/{payload}{after}"
        )
    };
    let usual = |after: String| link(String::new(), "a", after);
    let text = match part {
        6 => usual(format!("?target={inner}")),
        7 => usual(format!("?u={inner}")),
        8 => usual(format!("#{inner}")),
        9 => link(format!("{inner}@"), "a", String::new()),
        10 => link(format!("{inner}."), "a", String::new()),
        11 => link(String::new(), inner, String::new()),
        12 => format!("{inner} {} {inner}", usual(String::new())),
        _ => usual(String::new()),
    };
    text.into_bytes()
}

/// Damages a line at a place: another byte, one more, one less, or nothing after it.
fn damage(line: &mut Vec<u8>, how: u8, place: usize, byte: u8) {
    let byte = DAMAGES[usize::from(byte) % DAMAGES.len()];
    match how {
        0 if place < line.len() => line[place] = byte,
        1 => line.insert(place, byte),
        2 if place < line.len() => {
            line.remove(place);
        }
        _ => line.truncate(place.max(1)),
    }
}
