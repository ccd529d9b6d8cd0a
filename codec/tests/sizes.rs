//! How large errors and views are. They are passed by value, and a `Result` is as large as the larger of
//! both.

#![cfg(target_pointer_width = "64")]

use std::mem::size_of;

#[cfg(feature = "cipher")]
use tracklens_codec::Decrypted;
use tracklens_codec::{
    Ciphertext, Configuration, ConfigurationError, ConfigurationErrorKind, Draft, Error, ErrorKind,
    Flag, Include, Kind, Link, MessageId, MetadataLength, NewLink, Options, Part, Parts, Payload,
    PercentDecoded, Record, RecordId, Records, Route, Signature, SignedContent, Span, Target,
    Token, TransmissionId, UnsignedLink, Value, Width, WriteError,
};

/// Half a cache line, because errors are copied often.
#[test]
fn errors_are_small() {
    assert_eq!(size_of::<ErrorKind>(), 12);
    assert_eq!(size_of::<Error>(), 32);
    assert_eq!(size_of::<WriteError>(), 12);
    assert_eq!(size_of::<ConfigurationErrorKind>(), 8);
    assert_eq!(size_of::<ConfigurationError>(), 20);
}

/// They hold the bytes that they stand for, and nothing else.
#[test]
fn identifiers_are_their_bytes() {
    assert_eq!((size_of::<Signature>(), Signature::LEN), (16, 16));
    assert_eq!((size_of::<MessageId>(), MessageId::LEN), (10, 10));
    assert_eq!(Token::LEN, 5);
    assert_eq!(size_of::<TransmissionId>(), 8);
    assert_eq!(size_of::<Token>(), 8);
    assert_eq!(size_of::<Flag>(), 2);
    assert_eq!(size_of::<Options>(), 8);
    for size in [
        size_of::<Kind>(),
        size_of::<RecordId>(),
        size_of::<Route>(),
        size_of::<Width>(),
    ] {
        assert_eq!(size, 1);
    }
}

/// Views hold positions of 4 bytes each, not the bytes that are there.
#[test]
fn views_hold_positions() {
    assert_eq!(size_of::<Span>(), 8);
    assert_eq!(size_of::<Part<'_>>(), 24);
    // The text, and the positions of what eleven getters return.
    assert_eq!(size_of::<Parts<'_>>(), 128);
    assert_eq!(size_of::<Ciphertext<'_>>(), 16);
    assert_eq!(size_of::<PercentDecoded<'_>>(), 16);
    assert_eq!(size_of::<MetadataLength>(), 16);
    assert_eq!(size_of::<Value<'_>>(), 24);
    assert_eq!(size_of::<Target<'_, '_>>(), 24);
    assert_eq!(size_of::<Record<'_>>(), 40);
    assert_eq!(size_of::<Records<'_>>(), 48);
    assert_eq!(size_of::<SignedContent<'_>>(), 72);
    assert_eq!(size_of::<UnsignedLink<'_>>(), 104);
    assert_eq!(size_of::<NewLink<'_>>(), 120);
    assert_eq!(size_of::<Draft<'_>>(), 200);
    assert_eq!(size_of::<Include<'_>>(), 32);
    assert_eq!(size_of::<Configuration<'_>>(), 32);
}

/// A payload is as large as the records that it can hold.
#[test]
#[cfg(not(feature = "cipher"))]
fn a_payload_is_a_record_list_at_most() {
    assert_eq!(size_of::<Payload<'_>>(), size_of::<Records<'_>>());
    assert_eq!(size_of::<Link<'_, '_>>(), 208);
}

/// A decrypted payload holds both its ciphertext and its records.
#[test]
#[cfg(feature = "cipher")]
fn a_decrypted_payload_holds_ciphertext_and_records() {
    assert_eq!(size_of::<Decrypted<'_>>(), 72);
    assert_eq!(size_of::<Payload<'_>>(), size_of::<Decrypted<'_>>());
    assert_eq!(size_of::<Link<'_, '_>>(), 232);
}

/// The discriminant takes no room of its own: it uses values that the other fields never have.
#[test]
fn alternatives_take_no_room() {
    let link = size_of::<Link<'_, '_>>();
    assert_eq!(size_of::<Result<Link<'_, '_>, Error>>(), link);
    assert_eq!(size_of::<Option<Part<'_>>>(), size_of::<Part<'_>>());
    assert_eq!(size_of::<Option<Record<'_>>>(), size_of::<Record<'_>>());
}
