//! Laws of links and record lists that are cut, or that claim another length.

use std::ops::Range;

use tracklens_codec::{Error, ErrorKind, Link, Part, Parts, Records};

/// All laws of this file about record lists.
///
/// # Panics
///
/// If a law is broken.
pub fn record_lists(payload: &[u8]) {
    a_cut_list_keeps_the_records_before_the_cut(payload);
    a_patched_length_changes_no_record_before_it(payload);
}

/// All laws of this file about links.
///
/// # Panics
///
/// If a law is broken.
pub fn links(text: &[u8]) {
    a_cut_link_says_what_the_whole_link_says_there(text);
}

/// In a list that is cut, the records before the cut are read as before, with their faults. There is
/// one more fault exactly if the cut lies within a record. Long lists are cut at some hundred offsets.
fn a_cut_list_keeps_the_records_before_the_cut(payload: &[u8]) {
    let whole = Records::read(payload);
    for len in (0..=payload.len()).step_by(1 + payload.len() / 512) {
        judge_cut_list(&whole, &Records::read(&payload[..len]), len);
    }
}

/// A record whose length is patched is read with that length, or is a fault if the payload has fewer
/// bytes. What precedes it is read as before.
fn a_patched_length_changes_no_record_before_it(payload: &[u8]) {
    let whole = Records::read(payload);
    for record in &whole {
        let value_start = record.value_offset();
        let length = record.offset() + 1..value_start;
        let present = record.as_bytes().len();
        let most = [0, 0xff, 0xffff][length.len()];
        let mut patched = payload.to_vec();
        for len in [0, present.wrapping_sub(1), present + 1, most / 2, most] {
            if len > most {
                continue;
            }
            patched[length.clone()].copy_from_slice(&len.to_le_bytes()[..length.len()]);
            judge_patched_list(
                &whole,
                &Records::read(&patched),
                record.index(),
                value_start..value_start + len,
            );
        }
    }
}

/// Wherever a link is cut, what is left of it says what the whole link says there, and every fault
/// lies within what is left.
fn a_cut_link_says_what_the_whole_link_says_there(text: &[u8]) {
    let mut whole_buffer = vec![0; text.len()];
    let Ok(whole) = Link::decode(text, &mut whole_buffer) else {
        return;
    };
    // A signature is recognized by its length, or else by its position. After a sublink of that length,
    // or one of several segments, a link that is cut may be another link.
    let is_ambiguous = |sublink: Part<'_>| {
        let bytes = sublink.as_bytes();
        bytes.len() >= 22 || bytes.iter().any(|byte| b"/%".contains(byte))
    };
    if whole.parts().sublink().is_some_and(is_ambiguous) {
        return;
    }
    let mut buffer = vec![0; text.len()];
    for len in 0..text.len() {
        match Link::decode_partial(&text[..len], &mut buffer) {
            Ok(link) => judge_cut_link(&whole, &link, len),
            Err(error) => {
                assert!(error.text_offset() <= len, "{error}: beyond the cut");
                judge_loss(whole.parts(), len);
            }
        }
    }
}

fn judge_cut_list(whole: &Records<'_>, cut: &Records<'_>, len: usize) {
    let before = whole.iter().take_while(|record| record.end() <= len);
    assert!(
        cut.iter().eq(before),
        "the records before a cut at byte {len} differ"
    );
    let count = cut.len();
    let is_before = |fault: &Error| fault.record().is_some_and(|index| index < count);
    let mut faults = cut.faults();
    assert!(
        faults
            .by_ref()
            .take_while(is_before)
            .eq(whole.faults().take_while(is_before)),
        "the faults before a cut at byte {len} differ"
    );
    let last = cut.faults().find(|fault| !is_before(fault));
    let is_within = cut.left_over_offset() < len;
    assert_eq!(
        last.map(|fault| (fault.record(), fault.offset())),
        is_within.then(|| (Some(count), cut.left_over_offset())),
        "the fault of a cut at byte {len} differs"
    );
    if let Some(fault) = last {
        assert!(
            matches!(
                fault.kind(),
                ErrorKind::TruncatedLength { .. }
                    | ErrorKind::TruncatedValue { .. }
                    | ErrorKind::ReservedWidth
            ),
            "{fault}: for a record that is cut"
        );
    }
}

fn judge_patched_list(
    whole: &Records<'_>,
    patched: &Records<'_>,
    index: usize,
    claimed: Range<usize>,
) {
    assert!(
        patched.iter().take(index).eq(whole.iter().take(index)),
        "a patched length changes a record before it"
    );
    let found = patched.iter().nth(index).map(|record| record.as_bytes());
    if let Some(value) = patched.payload().get(claimed.clone()) {
        assert_eq!(
            found,
            Some(value),
            "the record does not have its patched length"
        );
        return;
    }
    assert_eq!(found, None, "a record extends beyond its payload");
    let saturating = |len| u32::try_from(len).unwrap_or(u32::MAX);
    let expected = ErrorKind::TruncatedValue {
        claimed: saturating(claimed.len()),
        available: saturating(patched.payload().len() - claimed.start),
    };
    let fault = patched.faults().last();
    assert_eq!(
        fault.map(|it| (it.kind(), it.record())),
        Some((expected, Some(index))),
        "the fault of a patched length differs"
    );
}

fn judge_cut_link(whole: &Link<'_, '_>, cut: &Link<'_, '_>, len: usize) {
    for fault in cut.faults() {
        assert!(fault.text_offset() <= len, "{fault}: beyond the cut");
    }
    for (name, found, expected) in [
        (
            "signature",
            cut.signature().map(|it| it.as_bytes().to_vec()),
            whole.signature().map(|it| it.as_bytes().to_vec()),
        ),
        (
            "token",
            cut.token().map(|it| it.to_bytes().to_vec()),
            whole.token().map(|it| it.to_bytes().to_vec()),
        ),
    ] {
        assert!(
            found.is_none() || found == expected,
            "the {name} before a cut at byte {len} differs"
        );
    }
    assert!(
        whole
            .payload()
            .as_bytes()
            .starts_with(cut.payload().as_bytes()),
        "the payload before a cut at byte {len} differs"
    );
    // A payload of no symbols is there only because a slash follows it.
    let is_payload_whole = whole.parts().payload().is_some_and(|payload| {
        let span = payload.span();
        span.end() < len || span.end() == len && !payload.as_bytes().is_empty()
    });
    if is_payload_whole {
        assert_eq!(
            cut.payload(),
            whole.payload(),
            "the payload lost some bytes"
        );
    }
}

/// A cut text stops being a link only if it lacks a part of the signature, or the slash after it.
fn judge_loss(parts: &Parts<'_>, len: usize) {
    let range = |part: Option<Part<'_>>| part.map(|it| it.span().range());
    let (signature, token) = (range(parts.signature()), range(parts.token()));
    let is_signature_whole =
        signature.is_some_and(|it| it.end == len) || token.is_some_and(|it| it.start <= len);
    assert!(
        !is_signature_whole,
        "a link that is cut at byte {len} is not a link any more"
    );
}
