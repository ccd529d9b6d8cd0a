//! The law that the codec and another crate agree about base64url.
//!
//! The codec's base64url is private, and builds on the `base64` crate. So whole links are compared, with
//! the `data-encoding` crate, which shares no code with that one.

use data_encoding::{BASE64URL_NOPAD, DecodeError, DecodeKind, Encoding, Specification};
use std::sync::LazyLock;
use tracklens_codec::{Error, ErrorKind, Link, NewLink};

use crate::oracles::writer::write_base64url;

/// All laws of this file.
///
/// # Panics
///
/// If a law is broken.
pub fn base64url(data: &[u8]) {
    symbols_are_decoded_as_another_crate_decodes_them(data);
    bytes_are_encoded_as_another_crate_encodes_them(data);
}

/// Both accept the same symbols and lengths, and decode them to the same bytes. Where both reject
/// them, the first wrong symbol is at the same offset.
fn symbols_are_decoded_as_another_crate_decodes_them(symbols: &[u8]) {
    // These end a payload, are padding, or start an escape.
    if symbols.is_empty() || symbols.iter().any(|byte| b"/?#~%".contains(byte)) {
        return;
    }
    let text = [PREFIX.as_bytes(), symbols].concat();
    let mut buffer = vec![0; symbols.len()];
    let read = Link::decode_partial(&text, &mut buffer);
    let link = read.expect("a link with a signature and a token");
    let fault = link.faults().find(is_of_base64url);
    let expected = LENIENT.decode(symbols);
    judge_decoding(link.payload().as_bytes(), fault, &expected);
}

/// Both encode any bytes as the same symbols, with `~` for each `=`.
fn bytes_are_encoded_as_another_crate_encodes_them(bytes: &[u8]) {
    let mut expected = BASE64URL_NOPAD.encode(bytes);
    while !expected.len().is_multiple_of(4) {
        expected.push('~');
    }
    assert_eq!(
        write_base64url(bytes),
        expected,
        "our second writer differs"
    );
    if bytes.is_empty() {
        return;
    }
    let text = format!("{PREFIX}{expected}");
    let mut buffer = vec![0; bytes.len()];
    let link = Link::decode_strict(&text, &mut buffer);
    // No writer writes an unknown flag. Nothing else is wrong with the link.
    let kind = link.map(drop).map_err(|error| error.kind());
    assert_eq!(
        kind,
        Err(ErrorKind::UnknownFlag { flag: 1 }),
        "strict decoding rejects what was encoded"
    );
    let link = Link::decode_partial(&text, &mut buffer).expect("a link");
    assert!(
        link.payload().as_bytes() == bytes,
        "the decoded bytes differ"
    );
    let Ok(new) = NewLink::of(&link) else {
        assert!(text.len() > 4096, "a link can't be written");
        return;
    };
    assert!(new.to_string() == text, "the codec encodes other symbols");
}

/// A link up to its payload, with a flag that makes the payload opaque.
const PREFIX: &str = "https://click.example.com/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQE~/";

/// The alphabet of RFC 4648 section 5, without padding, and with any bits after the last byte.
static LENIENT: LazyLock<Encoding> = LazyLock::new(|| {
    let mut specification: Specification = BASE64URL_NOPAD.specification();
    specification.check_trailing_bits = false;
    specification
        .encoding()
        .expect("the same except for a flag")
});

fn is_of_base64url(fault: &Error) -> bool {
    matches!(
        fault.kind(),
        ErrorKind::InvalidSymbol { .. }
            | ErrorKind::DanglingSymbol
            | ErrorKind::InvalidPadding { .. }
    )
}

fn judge_decoding(payload: &[u8], fault: Option<Error>, expected: &Result<Vec<u8>, DecodeError>) {
    let fault = fault.map(|fault| (fault.kind(), fault.offset()));
    match expected {
        Ok(bytes) => {
            assert_eq!(fault, None, "only the other crate decodes this");
            assert!(payload == bytes, "the other crate decodes other bytes");
        }
        Err(error) => {
            let Some((kind, offset)) = fault else {
                panic!("only the codec decodes this: {error}");
            };
            match (kind, error.kind) {
                (ErrorKind::InvalidSymbol { .. }, DecodeKind::Symbol)
                | (ErrorKind::DanglingSymbol, DecodeKind::Length) => {
                    assert_eq!(offset, error.position, "the wrong symbol is elsewhere");
                }
                // The other crate checks the length first, the codec checks it last.
                (ErrorKind::InvalidSymbol { .. }, DecodeKind::Length) => {}
                (kind, _) => panic!("{kind}, but the other crate says: {error}"),
            }
        }
    }
}
