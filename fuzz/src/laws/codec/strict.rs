//! Laws of strict decoding.

use tracklens_codec::{Host, Link, NewLink, Origin, Route, Scheme, Signature, UnsignedLink};

use crate::oracles::writer::write_link;

/// All laws of this file.
///
/// # Panics
///
/// If a law is broken.
pub fn strict(text: &[u8]) {
    strict_decoding_gives_the_link_of_decode(text);
    a_strict_link_is_written_as_it_was(text);
    strict_decoding_accepts_exactly_what_is_written(text);
    a_link_of_parts_is_canonical_if_strict_decoding_accepts_it(text);
}

/// What strict decoding accepts, `decode` decodes to the same link. What `decode` rejects, strict
/// decoding rejects with the same error.
fn strict_decoding_gives_the_link_of_decode(text: &[u8]) {
    let (mut buffer, mut strict_buffer) = (vec![0; text.len()], vec![0; text.len()]);
    let decoded = Link::decode(text, &mut buffer);
    let strict = Link::decode_strict(text, &mut strict_buffer);
    match (&decoded, &strict) {
        (Ok(_), Err(_)) => {}
        _ => assert_eq!(strict, decoded, "strict decoding gives another result"),
    }
}

/// A link that strict decoding accepts has the same text when our second writer writes it.
fn a_strict_link_is_written_as_it_was(text: &[u8]) {
    if let Ok(link) = Link::decode_strict(text, &mut vec![0; text.len()]) {
        let written = write_link(&link);
        assert!(
            written == text,
            "a strict link is written as {}",
            written.escape_ascii()
        );
    }
}

/// Strict decoding accepts exactly the links that the codec writes with the same text, and whose
/// records are a writer's.
fn strict_decoding_accepts_exactly_what_is_written(text: &[u8]) {
    let (mut buffer, mut strict_buffer) = (vec![0; text.len()], vec![0; text.len()]);
    let is_strict = Link::decode_strict(text, &mut strict_buffer).is_ok();
    let written = Link::decode(text, &mut buffer).ok().and_then(|link| {
        let link = NewLink::of(&link).ok()?;
        link.unsigned().is_canonical().then(|| link.to_string())
    });
    assert_eq!(
        is_strict,
        written.is_some_and(|written| written.as_bytes() == text),
        "strict decoding and writing differ about a link"
    );
}

/// A link that is made of a token and a payload, on any route and with any target in the query, is as long as announced,
/// and canonical exactly if strict decoding accepts it.
fn a_link_of_parts_is_canonical_if_strict_decoding_accepts_it(text: &[u8]) {
    let mut buffer = vec![0; text.len()];
    let Ok(link) = Link::decode_partial(text, &mut buffer) else {
        return;
    };
    let Some(token) = link.token() else {
        return;
    };
    let host = Host::new("link.example.com").expect("a host");
    let origin = Origin::new(Scheme::Https, host);
    for route in [
        Route::Click,
        Route::OldClick,
        Route::Open,
        Route::Unsubscribe,
    ] {
        for target in [None, Some(""), Some("https://a.test/ä?b=c&d")] {
            let made = UnsignedLink::new(origin, route, token, link.payload().as_bytes())
                .and_then(|made| made.with_query_target(target));
            let Ok(made) = made else {
                continue;
            };
            let text = made.with_signature(Signature::new([7; 16])).to_string();
            assert_eq!(text.len(), made.len(), "the length differs");
            let is_strict = Link::decode_strict(&text, &mut vec![0; text.len()]).is_ok();
            assert_eq!(
                made.is_canonical(),
                is_strict,
                "strict decoding and the writer differ about a link of parts"
            );
        }
    }
}
