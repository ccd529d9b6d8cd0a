//! The inputs that fuzzing starts from: one for each rule of the format and each error code.
//!
//! `cargo run -p tracklens-fuzz --bin seeds` writes them to `seeds/`. They are generated so that
//! what is wrong with one is said here, and never edited by hand.

use serde_json::Value;

use crate::writer::{write_base64url, write_record};

/// A seed: the name of its file, and its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seed {
    /// The name of its file.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The seeds of links and record lists.
///
/// # Panics
///
/// When the codec's vectors are not of their form.
#[must_use]
pub fn decoding() -> Vec<Seed> {
    let mut seeds = vectors();
    seeds.extend(bad_links());
    seeds.extend(spellings());
    for (name, payload) in record_lists() {
        let text = format!(
            "https://click.example.com/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/{}",
            write_base64url(&payload)
        );
        seeds.push(seed(format!("records-{name}.link"), text));
        seeds.push(seed(format!("records-{name}.payload"), payload));
    }
    seeds
}

const VECTORS: &str = include_str!("../../codec/tests/vectors/links.jsonl");
const BAD_LINKS: &str = include_str!("../../codec/tests/vectors/errors.txt");

/// The vector whose target has a host that anybody could register.
const UNRESERVED_VECTOR: usize = 33;

/// Spellings of a good link: what they show, and the text.
const SPELLINGS: [(&str, &str); 24] = [
    (
        "route-e",
        "http://click.example.com/e/{signature}/{token}/{click}?target=example.com",
    ),
    (
        "route-f",
        "https://click.example.com/f/a/{signature}/{token}/{click}?target=example.com",
    ),
    (
        "route-q",
        "https://open.example.com/q/{signature}/{token}/{payload}",
    ),
    (
        "route-u",
        "https://unsubscribe.example.com/u/{signature}/{token}/PBc~",
    ),
    (
        "scheme-in-capitals",
        "HTTPS://open.example.com/q/{signature}/{token}/{payload}",
    ),
    (
        "scheme-missing",
        "open.example.com/q/{signature}/{token}/{payload}",
    ),
    ("path-alone", "/q/{signature}/{token}/{payload}"),
    (
        "port",
        "http://open.example.com:65535/q/{signature}/{token}/{payload}",
    ),
    (
        "ipv6",
        "http://[2001:db8::1]/q/{signature}/{token}/{payload}",
    ),
    (
        "ipv6-and-port",
        "http://[2001:db8::1]:81/q/{signature}/{token}/{payload}",
    ),
    (
        "user-info",
        "http://user:secret@open.example.com/q/{signature}/{token}/{payload}",
    ),
    ("sublink-missing", "/f/{signature}/{token}/{click}"),
    (
        "sublink-of-segments",
        "/f/open-in-app/a/b/{signature}/{token}/{click}",
    ),
    (
        "sublink-like-a-signature",
        "/f/{signature}/{token}/{payload}/{signature}/{token}/{click}",
    ),
    (
        "padding-escaped",
        "/q/AAECAwQFBgcICQoLDA0ODw%7E%7e/AAAAAQA%7E/RgRlVV5sPg%7E~",
    ),
    (
        "padding-stripped",
        "/q/AAECAwQFBgcICQoLDA0ODw/AAAAAQA/RgRlVV5sPg",
    ),
    (
        "path-escaped",
        "/%71%2F%41AECAwQFBgcICQoLDA0OD%77%7E%7E%2f%41%41%41%41%41%51%41~%2FPg~~",
    ),
    ("slash-behind", "/q/{signature}/{token}/{payload}/"),
    (
        "target-first-of-two",
        "/f/a/{signature}/{token}/{click}?target=example.com&target=b.test",
    ),
    (
        "target-with-plus",
        "/f/a/{signature}/{token}/{click}?target=https%3A%2F%2Fexample.com%2Fa+b",
    ),
    (
        "target-twice-escaped",
        "/f/a/{signature}/{token}/{click}?target=%252525",
    ),
    (
        "fragment",
        "/q/{signature}/{token}/{payload}#top?target=example.com",
    ),
    (
        "encrypted-click",
        "https://click.example.com/f/a/{signature}/{encrypted}/{block}?target=example.com",
    ),
    (
        "encrypted-open",
        "https://open.example.com/q/{signature}/{encrypted}/{block}",
    ),
];

/// Record lists without a fault.
const GOOD_LISTS: [(&str, &[u8]); 13] = [
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

/// Record lists with a fault, each of which is named in full.
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

/// Every link of the vectors.
fn vectors() -> Vec<Seed> {
    let numbered = (1..).zip(VECTORS.lines());
    let reserved = numbered.filter(|(number, _)| *number != UNRESERVED_VECTOR);
    let seed_of = |(number, line): (usize, &str)| {
        let vector: Value = serde_json::from_str(line).expect("a vector is JSON");
        let input = vector["input"].as_str().expect("a vector has an input");
        seed(format!("vector-{number:02}.link"), input)
    };
    reserved.map(seed_of).collect()
}

/// Every bad link of the codec's table of errors, numbered within its code.
fn bad_links() -> Vec<Seed> {
    let mut seeds: Vec<Seed> = Vec::new();
    for row in table_lines().filter(|line| !line.starts_with('{')) {
        let [_reader, code, _layer, text] = columns(row);
        let prefix = format!("error-{}-", code.replace('_', "-"));
        let number = seeds
            .iter()
            .filter(|it| it.name.starts_with(&prefix))
            .count()
            + 1;
        let text = expand(&text.replace('^', ""));
        seeds.push(seed(format!("{prefix}{number}.link"), text));
    }
    seeds
}

fn spellings() -> Vec<Seed> {
    let seed_of = |(name, text): (&str, &str)| seed(format!("spelling-{name}.link"), expand(text));
    SPELLINGS.into_iter().map(seed_of).collect()
}

/// Record lists: what they show, and their bytes.
fn record_lists() -> Vec<(String, Vec<u8>)> {
    let mut lists: Vec<_> = BAD_LISTS
        .into_iter()
        .chain(GOOD_LISTS)
        .map(|(name, payload)| (name.to_owned(), payload.to_vec()))
        .collect();
    for len in [0, 1, 254, 255, 256, 1000] {
        for width in 0..=2 {
            let most = [0, 0xff, 0xffff][usize::from(width)];
            if len <= most {
                // A kind in front of it, and a bare record behind it.
                let mut payload = vec![0x3f];
                write_record(7, width, &vec![b'x'; len], &mut payload);
                payload.push(0x21);
                lists.push((format!("length-{len:04}-width-{width}"), payload));
            }
        }
    }
    lists
}

/// The lines of the table of errors that say something.
fn table_lines() -> impl Iterator<Item = &'static str> {
    BAD_LINKS
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The columns of a row of that table, the last of which may hold spaces.
fn columns(row: &str) -> [&str; 4] {
    let mut rest = row;
    let mut column = || {
        let (column, behind) = rest.split_once(' ').expect("four columns in a row");
        rest = behind.trim_start();
        column
    };
    [column(), column(), column(), rest]
}

/// The text with the parts that the table of errors gives names to.
fn expand(text: &str) -> String {
    let names = table_lines().filter_map(|line| line.strip_prefix('{')?.split_once("} = "));
    names.fold(text.to_owned(), |text, (name, part)| {
        text.replace(&format!("{{{name}}}"), part)
    })
}

fn seed(name: String, bytes: impl Into<Vec<u8>>) -> Seed {
    let bytes = bytes.into();
    Seed { name, bytes }
}

#[cfg(test)]
mod tests {
    use tracklens_codec::{Link, Records};

    use super::*;

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
            // The code's words stand in the name, though there may be more of them.
            let named = code
                .split('-')
                .all(|word| name.split('-').any(|it| it == word));
            assert!(named, "{name}: {code}");
        }
    }

    #[test]
    fn bad_links_have_the_error_of_their_name() {
        for seed in bad_links() {
            let mut buffer = [0; 64];
            let error = Link::decode_strict(&seed.bytes, &mut buffer).unwrap_err();
            let prefix = format!("error-{}-", error.code().replace('_', "-"));
            assert!(seed.name.starts_with(&prefix), "{}: {error}", seed.name);
        }
    }

    #[test]
    fn spellings_are_taken() {
        for seed in spellings() {
            let taken = Link::decode(&seed.bytes, &mut [0; 64]).map(|_| ());
            assert_eq!(taken, Ok(()), "{}", seed.name);
        }
    }
}
