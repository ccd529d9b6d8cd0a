//! The law that base64url is read and written as another crate reads and writes it.
//!
//! The codec keeps its base64url to itself, and leaves runs of symbols to the `base64` crate. So it is
//! compared, through whole links, with the `data-encoding` crate, which shares nothing with that.

use data_encoding::{BASE64URL_NOPAD, DecodeError, DecodeKind, Encoding, Specification};
use std::sync::LazyLock;
use tracklens_codec::{Error, ErrorKind, Link, MAX_LINK_LEN, NewLink};

use crate::writer::write_base64url;

/// All laws of this file.
///
/// # Panics
///
/// Where one is broken.
pub fn base64url(data: &[u8]) {
    symbols_are_read_as_another_crate_reads_them(data);
    bytes_are_written_as_another_crate_writes_them(data);
}

/// The same symbols and lengths are taken and mean the same bytes; of what is refused, the first
/// symbol that is wrong stands at the same place.
fn symbols_are_read_as_another_crate_reads_them(symbols: &[u8]) {
    // These end a payload, are padding, or encode a character.
    if symbols.is_empty() || symbols.iter().any(|byte| b"/?#~%".contains(byte)) {
        return;
    }
    let text = [PREFIX.as_bytes(), symbols].concat();
    let mut buffer = vec![0; symbols.len()];
    let read = Link::decode_partial(&text, &mut buffer);
    let link = read.expect("a link with a signature and a token");
    let fault = link.faults().find(is_of_base64url);
    let expected = LENIENT.decode(symbols);
    judge_reading(link.payload().as_bytes(), fault, &expected);
}

/// Any bytes are written as the same symbols, with `~` for each `=`.
fn bytes_are_written_as_another_crate_writes_them(bytes: &[u8]) {
    let mut expected = BASE64URL_NOPAD.encode(bytes);
    while !expected.len().is_multiple_of(4) {
        expected.push('~');
    }
    judge_writing(&write_base64url(bytes), &expected);
    if bytes.is_empty() {
        return;
    }
    let text = format!("{PREFIX}{expected}");
    let mut buffer = vec![0; bytes.len()];
    let link = Link::decode_strict(&text, &mut buffer);
    // A payload of an unknown flag is opaque, and no writer's: that is all that is wrong with it.
    let kind = link.map(drop).map_err(|error| error.kind());
    assert_eq!(
        kind,
        Err(ErrorKind::UnknownFlag { flag: 1 }),
        "what was encoded is refused"
    );
    let link = Link::decode_partial(&text, &mut buffer).expect("a link");
    assert!(
        link.payload().as_bytes() == bytes,
        "other bytes are read back"
    );
    let Ok(new) = NewLink::of(&link) else {
        assert!(text.len() > MAX_LINK_LEN, "a link that can't be written");
        return;
    };
    judge_writing(&new.to_string(), &text);
}

/// A link up to its payload, with a flag that says nothing of what the payload is.
const PREFIX: &str = "https://click.example.com/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQE~/";

/// The alphabet of RFC 4648 section 5, no padding, and bits behind the last byte whatever they are.
static LENIENT: LazyLock<Encoding> = LazyLock::new(|| {
    let mut specification: Specification = BASE64URL_NOPAD.specification();
    specification.check_trailing_bits = false;
    specification.encoding().expect("the same but for a flag")
});

fn is_of_base64url(fault: &Error) -> bool {
    matches!(
        fault.kind(),
        ErrorKind::InvalidSymbol { .. }
            | ErrorKind::DanglingSymbol
            | ErrorKind::InvalidPadding { .. }
    )
}

fn judge_reading(payload: &[u8], fault: Option<Error>, expected: &Result<Vec<u8>, DecodeError>) {
    let fault = fault.map(|fault| (fault.kind(), fault.offset()));
    match expected {
        Ok(bytes) => {
            assert_eq!(fault, None, "what another crate reads is refused");
            assert!(payload == bytes, "another crate reads other bytes");
        }
        Err(error) => {
            let Some((kind, offset)) = fault else {
                panic!("another crate refuses what is read: {error}");
            };
            match (kind, error.kind) {
                (ErrorKind::InvalidSymbol { .. }, DecodeKind::Symbol)
                | (ErrorKind::DanglingSymbol, DecodeKind::Length) => {
                    assert_eq!(offset, error.position, "another place is wrong");
                }
                // A length that can't be is seen first there, and last here.
                (ErrorKind::InvalidSymbol { .. }, DecodeKind::Length) => {}
                (kind, _) => panic!("{kind}, where another crate says: {error}"),
            }
        }
    }
}

fn judge_writing(written: &str, expected: &str) {
    assert!(written == expected, "another crate writes other symbols");
}
