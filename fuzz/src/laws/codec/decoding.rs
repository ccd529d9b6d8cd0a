//! Laws of decoding any bytes as the text of a link.
//!
//! These laws run more often than any others. They share their buffers and allocate nothing, so that
//! they can check that decoding allocates nothing.

use std::cell::RefCell;
use std::fmt::{self, Write as _};

use tracklens_codec::{Error, ErrorKind, Link, Part, Parts};

use super::buffer::{UNTOUCHED, judge_too_small, judge_untouched};

/// How much longer than the text the larger buffer is.
const SPARE: usize = 64;

/// The result of decoding as far as possible.
type Read<'b> = Result<Link<'b, 'b>, Error>;

thread_local! {
    static BUFFERS: RefCell<[Vec<u8>; 2]> = const { RefCell::new([Vec::new(), Vec::new()]) };
}

/// All laws of this file, and that checking them allocates nothing.
///
/// # Panics
///
/// If a law is broken.
pub fn decoding(text: &[u8]) {
    BUFFERS.with_borrow_mut(|[exact, larger]| {
        // The buffers differ in length and content, so that neither can matter.
        exact.clear();
        exact.resize(most_written(text), 0);
        larger.clear();
        larger.resize(text.len() + SPARE, UNTOUCHED);
        let allocations = allocation_counter::measure(|| laws(text, exact, larger));
        assert_eq!(allocations.count_total, 0, "decoding allocates");
    });
}

fn laws(text: &[u8], exact: &mut [u8], larger: &mut [u8]) {
    let parts = Parts::find(text);
    let needed = parts.map_or(0, |parts| parts.payload_len());
    assert!(needed <= exact.len(), "the payload is longer than its text");
    let read = Link::decode_partial(text, &mut exact[..needed]);
    decoding_again_gives_the_same_link(&read, text, larger);
    no_more_is_written_than_the_text_encodes(text, larger);
    every_fault_has_a_code_and_an_offset_in_the_text(&read, text);
    the_first_fault_is_the_error_of_decode(&read, text, larger);
    if let Ok(parts) = parts {
        parts_follow_each_other_in_the_text(text, &parts);
    }
    if let Ok(link) = read {
        let len = link.payload().as_bytes().len();
        assert_eq!(len, needed, "the parts announce another length of payload");
        a_buffer_that_is_too_small_is_an_error(text, needed, larger);
    }
}

/// Decoding the same text twice gives the same link, whatever the length and the content of the
/// buffer.
fn decoding_again_gives_the_same_link(read: &Read<'_>, text: &[u8], larger: &mut [u8]) {
    let again = Link::decode_partial(text, larger);
    assert!(*read == again, "decoding twice gives two links");
    if let (Ok(read), Ok(again)) = (read, again) {
        assert!(
            read.faults().eq(again.faults()),
            "decoding twice gives two lists of faults"
        );
    }
}

/// Decoding writes at most three bytes for four of the text.
fn no_more_is_written_than_the_text_encodes(text: &[u8], larger: &[u8]) {
    judge_untouched(&larger[most_written(text)..]);
}

/// Every fault has one of the documented codes, a message, and an offset within the text.
fn every_fault_has_a_code_and_an_offset_in_the_text(read: &Read<'_>, text: &[u8]) {
    match read {
        Ok(link) => link
            .faults()
            .for_each(|fault| judge_fault(&fault, text.len())),
        Err(error) => judge_fault(error, text.len()),
    }
}

/// `decode` accepts exactly the links without a fault. For any other text its error is the first
/// fault.
fn the_first_fault_is_the_error_of_decode(read: &Read<'_>, text: &[u8], larger: &mut [u8]) {
    let decoded = Link::decode(text, larger);
    let first = read.map_or_else(Some, |link| link.faults().next());
    assert_eq!(decoded.err(), first, "decode has another error");
    assert!(
        decoded.is_err() || decoded == *read,
        "decode gives another link"
    );
}

/// A buffer that is smaller than the payload is an error, which names the length that is needed.
fn a_buffer_that_is_too_small_is_an_error(text: &[u8], needed: usize, larger: &mut [u8]) {
    let shorter = [0, needed / 2, needed.saturating_sub(1)];
    for available in shorter.into_iter().filter(|it| *it < needed) {
        let error = Link::decode_partial(text, &mut larger[..available]).err();
        judge_too_small(
            error.map(|error| error.kind()).as_ref(),
            |needed, available| ErrorKind::BufferTooSmall { needed, available },
            needed,
            available,
        );
    }
}

/// The parts follow each other in the text without overlapping, and contain what is written there.
fn parts_follow_each_other_in_the_text(text: &[u8], parts: &Parts<'_>) {
    assert!(parts.text() == text, "the parts belong to another text");
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

fn judge_fault(fault: &Error, text_len: usize) {
    assert!(
        fault.text_offset() <= text_len,
        "{fault}: the text has {text_len} bytes"
    );
    assert!(
        ErrorKind::CODES.contains(&fault.code()),
        "{fault}: the code is not documented"
    );
    let mut message = Message::default();
    assert!(
        write!(message, "{fault}").is_ok() && message.len > 0,
        "{}: the message is not plain text",
        fault.code()
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
        let written = text.get(span.range()).expect("a part within the text");
        assert!(
            part.as_bytes() == written,
            "the text differs from the part at {span:?}"
        );
        end = span.end();
    }
}

/// Counts the bytes of a message, which must be printable ASCII.
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
