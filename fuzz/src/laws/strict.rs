//! Laws of strict reading.

use tracklens_codec::{Link, NewLink};

use crate::writer::write_link;

/// All laws of this file.
///
/// # Panics
///
/// Where one is broken.
pub fn strict(text: &[u8]) {
    a_strict_link_is_read_as_decode_reads_it(text);
    a_strict_link_is_written_again_alike(text);
    strict_reading_takes_exactly_what_is_written(text);
}

/// What strict reading takes, `decode` reads to the same link; what `decode` refuses, strict
/// reading refuses with the same error.
fn a_strict_link_is_read_as_decode_reads_it(text: &[u8]) {
    let (mut buffer, mut strict_buffer) = (vec![0; text.len()], vec![0; text.len()]);
    let decoded = Link::decode(text, &mut buffer);
    let strict = Link::decode_strict(text, &mut strict_buffer);
    match (&decoded, &strict) {
        (Ok(_), Err(_)) => {}
        _ => assert_eq!(strict, decoded, "strict reading reads something else"),
    }
}

/// Writing a link again that strict reading takes gives the same text.
fn a_strict_link_is_written_again_alike(text: &[u8]) {
    if let Ok(link) = Link::decode_strict(text, &mut vec![0; text.len()]) {
        judge_rewriting(&link, text);
    }
}

/// Strict reading takes exactly what a writer writes: a link that, written again, has the same text
/// and whose records are a writer's.
fn strict_reading_takes_exactly_what_is_written(text: &[u8]) {
    let (mut buffer, mut strict_buffer) = (vec![0; text.len()], vec![0; text.len()]);
    let is_strict = Link::decode_strict(text, &mut strict_buffer).is_ok();
    let written = Link::decode(text, &mut buffer).ok().and_then(|link| {
        let link = NewLink::of(&link).ok()?;
        link.unsigned().is_canonical().then(|| link.to_string())
    });
    judge_exactness(is_strict, written.as_deref(), text);
}

fn judge_rewriting(link: &Link<'_, '_>, text: &[u8]) {
    let written = write_link(link);
    assert!(
        written == text,
        "a strict link is written as {}",
        written.escape_ascii()
    );
}

fn judge_exactness(is_strict: bool, written: Option<&str>, text: &[u8]) {
    assert_eq!(
        is_strict,
        written.is_some_and(|written| written.as_bytes() == text),
        "strict reading and writing differ on what a link is"
    );
}
