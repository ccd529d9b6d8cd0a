//! What masking leaves of a line in which a link was found.

use tracklens::input::{Candidate, Found};
use tracklens::reading::masking::Masked;
use tracklens::settings::Settings;
use tracklens_codec::{ErrorKind, Parts, PercentDecoded};

use crate::oracles::promises::Line;

/// The link is masked as a link. It stands masked in its line if it stood there as it is. Of everything else in
/// the line, scheme, host, port and route at its start are shown, as far as these can be read: no other letter or
/// digit is, so no secret is either, in whatever encoding.
pub(super) fn a_line_shows_nothing_around_its_link(
    line: &Line<'_>,
    found: &Found,
    settings: &Settings,
) {
    let bytes = line.bytes;
    let alone = Masked::of_candidate(Candidate::whole(found.link()), settings);
    let masked = Masked::of_found(bytes, found, settings);
    assert!(
        masked.candidate().text() == alone.line(),
        "a link is masked differently in a line"
    );
    let shown = masked.line();
    assert_eq!(shown.len(), bytes.len(), "masking changes the length");
    assert!(
        str::from_utf8(bytes).is_err() || str::from_utf8(shown).is_ok(),
        "a masked line is not UTF-8 any more"
    );
    let front = line.text_start() + front_len(line.text);
    judge_front(&shown[..front]);
    let range = found.range();
    if bytes[range.clone()] == *found.link() {
        assert!(
            shown[range.clone()] == *alone.line(),
            "the link is not masked in its line"
        );
        judge_hidden(&shown[front.min(range.start)..range.start]);
        judge_hidden(&shown[front.max(range.end)..]);
    } else {
        judge_hidden(&shown[front..]);
    }
}

/// The bytes of scheme, host, port and route at the start of a text, as far as these can be read; 0 without a scheme.
fn front_len(text: &[u8]) -> usize {
    let starts_with = |scheme: &[u8]| {
        let start = text.get(..scheme.len());
        start.is_some_and(|it| it.eq_ignore_ascii_case(scheme))
    };
    if !starts_with(b"http://") && !starts_with(b"https://") {
        return 0;
    }
    match Parts::find(text) {
        Ok(parts) => parts.route_text().span().end(),
        Err(error) if error.kind() == ErrorKind::UnknownRoute => error.text_offset(),
        Err(_) => 0,
    }
}

/// No user name stands before a host.
fn judge_front(front: &[u8]) {
    let decoded: Vec<u8> = PercentDecoded::new(front).collect();
    let is_shown = decoded
        .windows(2)
        .any(|it| it[0].is_ascii_alphanumeric() && it[1] == b'@');
    assert!(!is_shown, "a user name is shown");
}

/// An `@` can be escaped several times.
fn judge_hidden(text: &[u8]) {
    let mut decoded = text.to_vec();
    loop {
        let once: Vec<u8> = PercentDecoded::new(&decoded).collect();
        if once.len() == decoded.len() {
            break;
        }
        decoded = once;
    }
    assert!(
        !decoded
            .iter()
            .any(|byte| byte.is_ascii_alphanumeric() || *byte >= 0x80),
        "the line around a link is shown"
    );
}
