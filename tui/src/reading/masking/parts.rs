//! The parts of a link of which nothing is certain: all are hidden but those that are known to be harmless.

use std::ops::Range;

use tracklens_codec::{ErrorKind, Layer, Link, Part, Parts, Signature};

use super::hiding::hide_all;
use super::host;
use super::payload::rewrite;
use super::records::looks_like_text;
use super::revealed::longest_text;
use crate::reading::read::Reading;

/// What stands before the target in the query.
const TARGET: &[u8] = b"target=";

/// The sublink of a sender who chose none.
const USUAL_SUBLINK: &[u8] = b"a";

/// The most digits of a port.
const MAX_PORT_LEN: usize = 5;

/// The shortest visible text that a signature does not have by chance, in bytes.
const MIN_TEXT: usize = 6;

/// Hides all parts around the payload except scheme, host, port, route, signature and token: a host if it is like that
/// of a tracker, signature and token if they are of the right length and don't look like a text. What could not be read
/// stays so.
pub(super) fn hide_unknown(text: &mut [u8], link: &Link<'_, '_>, reading: &Reading<'_>) {
    let parts = link.parts();
    let spans = [
        parts.scheme(),
        parts.host().filter(host::is_usual),
        parts.port_text().filter(is_port),
        Some(parts.route_text()),
        parts.sublink().filter(|it| it.as_bytes() == USUAL_SUBLINK),
        parts.signature(),
        parts.token(),
        parts.payload(),
    ];
    let spans = spans.into_iter().flatten().map(|it| it.span().range());
    let mut at = 0;
    for shown in spans.chain(target_start(parts)) {
        hide_all(&mut text[at..shown.start]);
        at = shown.end;
    }
    hide_all(&mut text[at..]);
    if let Some(part) = parts.signature() {
        hide_signature(text, part.span().range(), link, reading);
    }
    if let Some(part) = parts.token() {
        hide_token(text, part.span().range(), link, reading);
    }
}

/// Where the name of the target's parameter stands, with the `=`.
pub(super) fn target_key(parts: &Parts<'_>) -> Option<Range<usize>> {
    let start = parts.query_target()?.span().start();
    Some(start - TARGET.len()..start)
}

/// The same, with the scheme of the web that follows it: without one, the target would be of another kind.
fn target_start(parts: &Parts<'_>) -> Option<Range<usize>> {
    let key = target_key(parts)?;
    let target = &parts.text()[key.end..];
    let is_there = |scheme: &&[u8]| {
        let after = target.get(scheme.len()..).unwrap_or_default();
        let start = target.get(..scheme.len());
        start.is_some_and(|it| it.eq_ignore_ascii_case(scheme))
            && (after.starts_with(b":") || after.starts_with(b"%3A") || after.starts_with(b"%3a"))
    };
    let scheme = [&b"https"[..], b"http"].into_iter().find(is_there);
    Some(key.start..key.end + scheme.map_or(0, <[u8]>::len))
}

/// Where the text of a part could not be read any further.
pub(super) fn invalid_symbol(reading: &Reading<'_>, layer: Layer) -> Option<usize> {
    let is_invalid = |kind| matches!(kind, ErrorKind::InvalidSymbol { .. });
    let mut faults = reading.faults();
    let fault = faults.find(|fault| fault.layer() == layer && is_invalid(fault.kind()));
    fault.map(|fault| fault.text_offset())
}

fn is_port(port: &Part<'_>) -> bool {
    let digits = port.as_bytes();
    digits.len() <= MAX_PORT_LEN && digits.iter().all(u8::is_ascii_digit)
}

fn hide_signature(
    text: &mut [u8],
    place: Range<usize>,
    link: &Link<'_, '_>,
    reading: &Reading<'_>,
) {
    match link.signature() {
        Some(signature) if longest_text(signature.as_bytes()) < MIN_TEXT => {}
        Some(_) => rewrite(text, place, &[0; Signature::LEN], None),
        None => {
            let invalid = invalid_symbol(reading, Layer::SignatureText);
            rewrite(text, place, &[], invalid);
        }
    }
}

/// Hides a token that could not be read, and the customer of one that looks like a text.
fn hide_token(text: &mut [u8], place: Range<usize>, link: &Link<'_, '_>, reading: &Reading<'_>) {
    let Some(token) = link.token() else {
        let invalid = invalid_symbol(reading, Layer::TokenText);
        rewrite(text, place, &[], invalid);
        return;
    };
    let [customer @ .., flag] = token.to_bytes();
    if looks_like_text(&customer) {
        rewrite(text, place, &[0, 0, 0, 0, flag], None);
    }
}
