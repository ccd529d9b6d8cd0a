//! Seeds that are record lists.

use super::seed::Seed;
use crate::oracles::writer::write_record;

/// Record lists, good and bad, and one for each width at each length where the width may change.
#[must_use]
pub fn record_lists() -> Vec<Seed> {
    let mut lists: Vec<_> = BAD_LISTS
        .into_iter()
        .chain(GOOD_LISTS)
        .map(|(name, payload)| Seed::new(name, payload))
        .collect();
    for len in [0, 1, 254, 255, 256, 1000] {
        for width in 0..=2 {
            let most = [0, 0xff, 0xffff][usize::from(width)];
            if len <= most {
                // A kind before it, and a bare record after it.
                let mut payload = vec![0x3f];
                write_record(7, width, &vec![b'x'; len], &mut payload);
                payload.push(0x21);
                lists.push(Seed::new(format!("length-{len:04}-width-{width}"), payload));
            }
        }
    }
    lists
}

/// Record lists without a fault.
const GOOD_LISTS: [(&str, &[u8]); 14] = [
    ("message-without-expiry", b"\x3f\x42\x0a\x65\x55\x5e\x6c\x5e\x65\xd7\x18\x35\x37"),
    ("short-click", b"\x46\x04\x67\x40\xf1\x5e\x3f\x44\x13https://example.com\x57\x03spc\x42\x0a\x65\x55\x5e\x6c\x5e\x65\xd7\x18\x35\x37\x52\x10user@example.com\x58\x04\0\0\0\x54"),
    ("long-open", b"\x46\x04\x67\x40\xf1\x5e\x3e\x17\x42\x0a\0\x04\x43\xee\x14\x57\x81\x72\xbe\x22\x52\x0buser@a.test\x58\x04\0\0\0\0\x41\x08\0\x2a\x45\x83\xa3\0\0\x02\x09\x51\x04\0\0\0\0\x47\x02{}"),
    ("campaign-and-name", b"\x3f\x48\x08campaign\x45\x06button\x04"),
    ("metadata", b"\x3e\x47\x14{\"a\":{\"b\":[1,null]}}"),
    ("name-cut-within-a-character", b"\x3f\x45\x04\xe2\x82\xac\xe2"),
    ("kind-unsubscribe", b"\x3c"),
    ("kind-initial-open", b"\x3d"),
    ("kind-open", b"\x3e"),
    ("kind-click", b"\x3f"),
    ("flags", b"\x3f\x22\x13"),
    ("flags-with-values", b"\x3f\x62\x01a\x53\x01b"),
    ("unknown-ids", b"\x3f\0\x6a\0\x61\x02ab\xa0\x01\0c"),
    ("empty-texts", b"\x3f\x04\x05\x07\x08\x09\x12\x17"),
];

/// Record lists with a fault, whose code their name contains.
const BAD_LISTS: [(&str, &[u8]); 17] = [
    ("reserved-width", b"\x3f\xc4\x01a"),
    ("truncated-length-one", b"\x3f\x44"),
    ("truncated-length-two", b"\x3f\x84\x01"),
    ("truncated-value-one", b"\x3f\x46\x04\0\0\0"),
    ("truncated-value-two", b"\x3f\x84\xff\xffa"),
    ("record-length-number", b"\x46\x03\0\0\0\x3f"),
    ("record-length-bare", b"\x06\x3f"),
    (
        "record-length-transmission",
        b"\x3f\x41\x07\0\0\0\0\0\0\0\x04",
    ),
    (
        "record-length-message",
        b"\x3f\x42\x0b\0\0\0\0\0\0\0\0\0\0\0\x04",
    ),
    ("record-length-kind", b"\x7f\x01a\x3f"),
    ("invalid-utf8", b"\x3f\x52\x03u\xff@\x04"),
    ("invalid-utf8-cut", b"\x3f\x44\x02a\xc3\x21"),
    ("repeated-record", b"\x3f\x44\x01a\x44\x01b"),
    ("repeated-record-kind", b"\x3f\x3e\x3f"),
    ("width-not-minimal", b"\x3f\x85\x01\0a"),
    (
        "value-limit",
        b"\x3f\x45\x40nameofsixtyfourbytesnameofsixtyfourbytesnameofsixtyfourbytes_64_",
    ),
    ("kind-missing", b"\x46\x04\x67\x40\xf1\x5e"),
];

#[cfg(test)]
mod tests {
    use tracklens_codec::{Link, Records};

    use super::*;
    use crate::oracles::writer::write_base64url;

    #[test]
    fn good_lists_have_no_fault_and_hold_all_their_bytes() {
        for (name, payload) in GOOD_LISTS {
            let records = Records::read(payload);
            assert_eq!(records.faults().next(), None, "{name}");
            assert_eq!(records.left_over(), b"", "{name}");
        }
    }

    #[test]
    fn bad_lists_have_the_fault_of_their_name() {
        for (name, payload) in BAD_LISTS {
            let text = format!(
                "https://click.example.com/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/{}",
                write_base64url(payload)
            );
            let mut buffer = [0; 128];
            let error = Link::decode_strict(&text, &mut buffer).unwrap_err();
            let code = error.code().replace('_', "-");
            // The name contains the words of the code, and may contain others.
            let named = code
                .split('-')
                .all(|word| name.split('-').any(|it| it == word));
            assert!(named, "{name}: {code}");
        }
    }
}
