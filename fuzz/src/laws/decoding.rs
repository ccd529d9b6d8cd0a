//! Laws of reading any bytes as the text of a link.
//!
//! These run more often than any other, so they share their buffers, and nothing of theirs
//! allocates: that nothing does is one of them.

use std::cell::RefCell;
use std::fmt::{self, Write as _};

use tracklens_codec::{Error, ErrorKind, Link, Part, Parts};

/// What lies in a buffer before anything is read into it.
const UNTOUCHED: u8 = 0xa5;

/// How much longer than the text the larger buffer is.
const SPARE: usize = 64;

/// What reading as far as it goes gave.
type Read<'b> = Result<Link<'b, 'b>, Error>;

thread_local! {
    static BUFFERS: RefCell<[Vec<u8>; 2]> = const { RefCell::new([Vec::new(), Vec::new()]) };
}

/// All laws of this file, and that nothing is allocated while they are looked at.
///
/// # Panics
///
/// Where one is broken.
pub fn decoding(text: &[u8]) {
    BUFFERS.with_borrow_mut(|[exact, larger]| {
        // They differ in length and in what lies in them, so that neither can matter.
        exact.clear();
        exact.resize(most_written(text), 0);
        larger.clear();
        larger.resize(text.len() + SPARE, UNTOUCHED);
        let allocations = allocation_counter::measure(|| laws(text, exact, larger));
        judge_allocations(allocations.count_total);
    });
}

fn laws(text: &[u8], exact: &mut [u8], larger: &mut [u8]) {
    let parts = Parts::find(text);
    let needed = parts.map_or(0, |parts| parts.payload_len());
    assert!(needed <= exact.len(), "a payload that the text can't say");
    let read = Link::decode_partial(text, &mut exact[..needed]);
    reading_again_gives_the_same(&read, text, larger);
    no_more_is_written_than_the_text_can_say(text, larger);
    every_fault_has_a_code_and_a_place_in_the_text(&read, text);
    the_first_fault_is_the_error_of_decode(&read, text, larger);
    if let Ok(parts) = parts {
        parts_stand_in_order_in_the_text(text, &parts);
    }
    if let Ok(link) = read {
        the_payload_is_as_long_as_was_known(&link, needed);
        a_buffer_that_is_too_small_is_refused(text, needed, larger);
    }
}

/// Reading the same text twice gives the same, whatever the length of the buffer and whatever
/// lies in it.
fn reading_again_gives_the_same(read: &Read<'_>, text: &[u8], larger: &mut [u8]) {
    let again = Link::decode_partial(text, larger);
    assert!(*read == again, "reading twice gives two links");
    if let (Ok(read), Ok(again)) = (read, again) {
        assert!(
            read.faults().eq(again.faults()),
            "reading twice gives two lists of faults"
        );
    }
}

/// Of a buffer, no more is written than three bytes for four of the text.
fn no_more_is_written_than_the_text_can_say(text: &[u8], larger: &[u8]) {
    judge_untouched(&larger[most_written(text)..]);
}

/// Every fault has one of the codes that the codec lists, a message, and a place within the text.
fn every_fault_has_a_code_and_a_place_in_the_text(read: &Read<'_>, text: &[u8]) {
    match read {
        Ok(link) => link
            .faults()
            .for_each(|fault| judge_place(&fault, text.len())),
        Err(error) => judge_place(error, text.len()),
    }
}

/// `decode` takes exactly the links without a fault; of any other, its error is the first fault.
fn the_first_fault_is_the_error_of_decode(read: &Read<'_>, text: &[u8], larger: &mut [u8]) {
    let decoded = Link::decode(text, larger);
    let first = read.map_or_else(Some, |link| link.faults().next());
    judge_first(decoded.err(), first);
    assert!(
        decoded.is_err() || decoded == *read,
        "decode gives another link"
    );
}

/// The payload is as long as its parts said before it was decoded.
fn the_payload_is_as_long_as_was_known(link: &Link<'_, '_>, needed: usize) {
    assert_eq!(
        link.payload().as_bytes().len(),
        needed,
        "the payload has another length than its parts say"
    );
}

/// A buffer that is smaller than the payload is refused, with the length that is needed.
fn a_buffer_that_is_too_small_is_refused(text: &[u8], needed: usize, larger: &mut [u8]) {
    let smaller = [0, needed / 2, needed.saturating_sub(1)];
    for available in smaller.into_iter().filter(|it| *it < needed) {
        let refused = Link::decode_partial(text, &mut larger[..available]).err();
        judge_refusal(refused, needed, available);
    }
}

/// The parts stand in their order in the text, none within another, and hold what stands there.
fn parts_stand_in_order_in_the_text(text: &[u8], parts: &Parts<'_>) {
    assert!(parts.text() == text, "the parts are of another text");
    let in_order = [
        parts.scheme(),
        parts.user_info(),
        parts.host(),
        parts.port_text(),
        Some(parts.route_text()),
        parts.sublink(),
        parts.signature(),
        parts.token(),
        parts.payload(),
        parts.trailing_path(),
        parts.query(),
        parts.fragment(),
    ];
    judge_order(text, in_order.into_iter().flatten());
    judge_order(text, parts.query_target());
    if let (Some(query), Some(target)) = (parts.query(), parts.query_target()) {
        let (query, target) = (query.span().range(), target.span().range());
        let within = query.start <= target.start && target.end <= query.end;
        assert!(within, "the target is outside the query");
    }
}

/// Three bytes for four characters.
fn most_written(text: &[u8]) -> usize {
    text.len() / 4 * 3 + text.len() % 4
}

fn judge_allocations(count: u64) {
    assert_eq!(count, 0, "reading allocates");
}

fn judge_untouched(bytes: &[u8]) {
    assert!(
        bytes.iter().all(|&byte| byte == UNTOUCHED),
        "more was written than the text can say"
    );
}

fn judge_place(fault: &Error, text_len: usize) {
    assert!(
        fault.text_offset() <= text_len,
        "{fault}: a text of {text_len} bytes"
    );
    assert!(ErrorKind::CODES.contains(&fault.code()), "{fault}: no code");
    let mut message = Message::default();
    assert!(
        write!(message, "{fault}").is_ok() && message.len > 0,
        "{}: no message in plain text",
        fault.code()
    );
}

fn judge_first(error: Option<Error>, first: Option<Error>) {
    assert_eq!(
        error, first,
        "decode gives another error than the first fault"
    );
}

fn judge_refusal(refused: Option<Error>, needed: usize, available: usize) {
    let kind = ErrorKind::BufferTooSmall {
        needed: u32::try_from(needed).expect("a payload of 32 bits"),
        available: u32::try_from(available).expect("a buffer of 32 bits"),
    };
    assert_eq!(
        refused.map(|error| error.kind()),
        Some(kind),
        "a buffer of {available} bytes for a payload of {needed}"
    );
}

fn judge_order<'t>(text: &[u8], parts: impl IntoIterator<Item = Part<'t>>) {
    let mut end = 0;
    for part in parts {
        let span = part.span();
        assert!(
            end <= span.start(),
            "the part at {span:?} starts before {end}"
        );
        let stands_there = text.get(span.range()).expect("a part within the text");
        assert!(
            part.as_bytes() == stands_there,
            "another part stands at {span:?}"
        );
        end = span.end();
    }
}

/// Counts the bytes of a message, which may be no others than printable ASCII.
#[derive(Default)]
struct Message {
    len: usize,
}

impl fmt::Write for Message {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.len += text.len();
        let is_plain = text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
        is_plain.then_some(()).ok_or(fmt::Error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_counts_its_bytes_and_takes_no_control_character() {
        let mut message = Message::default();
        assert_eq!(write!(message, "a {}", 12), Ok(()));
        assert_eq!(message.len, 4);
        assert!(write!(message, "\x1b").is_err());
    }
}
