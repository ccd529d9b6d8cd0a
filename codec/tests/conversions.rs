//! Values as text and back.

use std::collections::BTreeSet;
use std::fmt::Display;
use std::str::FromStr;

use proptest::prelude::*;
use tracklens_codec::{
    Flag, Host, Kind, MessageId, Origin, ParseError, RecordId, Records, Route, Scheme, Signature,
    Token, TransmissionId, WriteError,
};

use crate::persistence::persisted;

#[test]
fn every_value_of_a_small_type_is_the_value_of_its_text() {
    let kinds = [
        Kind::Click,
        Kind::Open,
        Kind::InitialOpen,
        Kind::ListUnsubscribe,
    ];
    kinds.into_iter().for_each(judge);
    let routes = [
        Route::Click,
        Route::OldClick,
        Route::Open,
        Route::Unsubscribe,
    ];
    routes.into_iter().for_each(judge);
    [Scheme::Http, Scheme::Https].into_iter().for_each(judge);
    let ids: BTreeSet<_> = (0..64).filter_map(RecordId::new).collect();
    assert_eq!(ids.len(), 64);
    ids.into_iter().for_each(judge);
    for number in 0..=u8::MAX {
        judge(Token::new(42, Flag::from_byte(number)));
        let id = RecordId::try_from(number);
        assert_eq!(id.is_ok(), number < 64);
        assert_eq!(id.map(u8::from).ok(), (number < 64).then_some(number));
    }
}

#[test]
fn a_record_has_the_id_of_its_name() {
    for definition in tracklens_codec::Definition::all() {
        if let Some(name) = definition.name() {
            assert_eq!(name.parse(), Ok(definition.id()));
        }
    }
}

#[test]
fn what_is_no_text_of_a_value_is_an_error_with_its_place() {
    use ParseError::{InvalidCharacter, TooLarge, UnknownName, WrongLength};
    let at = |offset| InvalidCharacter { offset };
    for (text, error) in [
        ("", UnknownName),
        ("Click", UnknownName),
        ("amp_click", UnknownName),
    ] {
        assert_eq!(text.parse::<Kind>(), Err(error), "{text}");
    }
    for (text, error) in [
        (
            "",
            WrongLength {
                expected: 20,
                found: 0,
            },
        ),
        (
            "000443ee14578172be2",
            WrongLength {
                expected: 20,
                found: 19,
            },
        ),
        (
            "000443ee14578172be2é",
            WrongLength {
                expected: 20,
                found: 21,
            },
        ),
        ("é00443ee14578172be2", at(0)),
        ("0004+3ee14578172be22", at(4)),
        ("000443ee14578172be2g", at(19)),
    ] {
        assert_eq!(text.parse::<MessageId>(), Err(error), "{text}");
    }
    for (text, error) in [
        ("", at(0)),
        ("-1", at(0)),
        ("1 ", at(1)),
        ("18446744073709551616", TooLarge),
    ] {
        assert_eq!(text.parse::<TransmissionId>(), Err(error), "{text}");
    }
    for (text, error) in [
        (
            "",
            WrongLength {
                expected: 8,
                found: 0,
            },
        ),
        (
            "AAAAAQA~~",
            WrongLength {
                expected: 8,
                found: 9,
            },
        ),
        ("AAAA+QA~", at(4)),
        ("AAAAAQB~", at(6)),
    ] {
        assert_eq!(text.parse::<Token>(), Err(error), "{text}");
    }
    for (text, error) in [
        ("64", TooLarge),
        ("1x", at(1)),
        ("", UnknownName),
        ("+1", UnknownName),
    ] {
        assert_eq!(text.parse::<RecordId>(), Err(error), "{text}");
    }
}

#[test]
fn an_origin_is_read_from_its_text() {
    for text in [
        "http://example.com",
        "https://click.example.com:81",
        "https://[2001:db8::1]",
        "https://[2001:db8::1]:443",
    ] {
        assert_eq!(Origin::try_from(text).unwrap().to_string(), text);
    }
    let at = |offset| WriteError::InvalidHost { offset };
    for (text, error) in [
        ("example.com", WriteError::MissingHost),
        ("ftp://example.com", WriteError::MissingHost),
        ("https://", at(8)),
        ("https://:80", at(8)),
        ("https://example.com/", at(19)),
        ("https://user@example.com", at(12)),
        ("https://example.com:", at(20)),
        ("https://example.com:65536", at(20)),
    ] {
        assert_eq!(Origin::try_from(text), Err(error), "{text}");
    }
    assert_eq!(Host::try_from("example.com"), Host::new("example.com"));
}

#[test]
fn an_iterator_of_records_knows_how_many_are_left() {
    let records = Records::read(b"\x46\x04\0\0\0\0\x3e\x41\x01a\x52\x20damaged");
    let mut left = records.iter();
    for len in (0..=3).rev() {
        assert_eq!((left.len(), left.clone().count()), (len, len));
        left.next();
    }
    assert_eq!(left.len(), 0);
}

proptest! {
    #![proptest_config(persisted!("codec-conversions"))]

    #[test]
    fn every_value_is_the_value_of_its_text(
        signature: [u8; 16], message: [u8; 10], transmission: u64, token: [u8; 5]
    ) {
        judge(Signature::from(signature));
        judge(MessageId::from(message));
        judge(TransmissionId::from(transmission));
        judge(Token::from(token));
        prop_assert_eq!(<[u8; 16]>::from(Signature::from(signature)), signature);
        prop_assert_eq!(<[u8; 10]>::from(MessageId::from(message)), message);
        prop_assert_eq!(u64::from(TransmissionId::from(transmission)), transmission);
        prop_assert_eq!(<[u8; 5]>::from(Token::from(token)), token);
    }

    /// A text that is a value of one spelling is the text of that value.
    #[test]
    fn a_token_has_one_text(text in "[A-D_-]{5,6}[AEIMQ][AB~]{0,2}") {
        if let Ok(token) = text.parse::<Token>() {
            let padded = format!("{}~", text.trim_end_matches('~'));
            prop_assert_eq!(token.to_string(), padded);
        }
    }
}

fn judge<T: Display + FromStr<Err = ParseError> + PartialEq + std::fmt::Debug>(value: T) {
    assert_eq!(value.to_string().parse(), Ok(value));
}
