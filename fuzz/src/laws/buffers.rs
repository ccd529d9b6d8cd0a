//! Laws of the buffer into which a payload is decoded.

use tracklens_codec::{Error, ErrorKind, Link, Parts};

/// What lies in a buffer before anything is read into it.
const UNTOUCHED: u8 = 0xa5;

/// A buffer of the payload's length gives what any larger one gives; a smaller one is refused, with
/// the length that is needed, and stays as it was.
///
/// # Panics
///
/// Where it isn't so.
pub fn the_payloads_length_is_exactly_what_a_buffer_needs(text: &[u8]) {
    let Ok(parts) = Parts::find(text) else {
        return;
    };
    let needed = parts.payload_len();
    let mut exact = vec![UNTOUCHED; needed];
    let expected = Link::decode_partial(text, &mut exact);
    for spare in [1, 64] {
        let mut buffer = vec![UNTOUCHED; needed + spare];
        let found = Link::decode_partial(text, &mut buffer);
        assert_eq!(found, expected, "{spare} bytes more give another link");
    }
    // Without signature and token the text is refused before its payload is looked at.
    if expected.is_err() {
        return;
    }
    for available in [0, needed / 2, needed.saturating_sub(1)] {
        if available < needed {
            let mut buffer = vec![UNTOUCHED; available];
            let refused = Link::decode_partial(text, &mut buffer).err();
            judge_refusal(refused, needed, available);
            judge_untouched(&buffer);
        }
    }
}

/// The bytes of the buffer behind the payload stay as they were.
///
/// # Panics
///
/// Where one doesn't.
pub fn bytes_behind_the_payload_stay(text: &[u8]) {
    let mut buffer = vec![UNTOUCHED; text.len() + 8];
    let Ok(link) = Link::decode_partial(text, &mut buffer) else {
        judge_untouched(&buffer);
        return;
    };
    let len = link.payload().as_bytes().len();
    assert_eq!(
        len,
        link.parts().payload_len(),
        "the payload has another length than its parts say"
    );
    judge_untouched(&buffer[len..]);
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

fn judge_untouched(bytes: &[u8]) {
    assert!(
        bytes.iter().all(|&byte| byte == UNTOUCHED),
        "bytes outside the payload were written"
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINK: &[u8] = b"/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/PgQE";

    #[test]
    #[should_panic = "a buffer of 2 bytes for a payload of 4"]
    fn a_wrong_length_that_is_said_to_be_needed_is_noticed() {
        let refused = Link::decode(LINK, &mut [0; 2]).err();
        judge_refusal(refused, 4, 2);
    }

    #[test]
    #[should_panic = "a buffer of 3 bytes for a payload of 4"]
    fn a_small_buffer_that_is_taken_is_noticed() {
        let refused = Link::decode(LINK, &mut [0; 3]).err();
        judge_refusal(refused, 4, 3);
    }

    #[test]
    #[should_panic = "bytes outside the payload were written"]
    fn a_byte_behind_the_payload_that_changed_is_noticed() {
        judge_untouched(&[UNTOUCHED, UNTOUCHED, 0]);
    }
}
