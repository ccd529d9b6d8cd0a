//! Laws of the buffer into which a payload is decoded.

use tracklens_codec::{Error, ErrorKind, Link, Parts};

/// What lies in a buffer before anything is read into it.
const UNTOUCHED: u8 = 0xa5;

/// A buffer of the payload's length gives what any larger one gives; a smaller one is refused, with
/// the length that is needed.
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
        }
    }
}

/// Of the buffer, no more is written than three bytes for four of the text.
///
/// # Panics
///
/// Where one doesn't.
pub fn no_more_is_written_than_the_text_can_say(text: &[u8]) {
    let mut buffer = vec![UNTOUCHED; text.len() + 8];
    if let Ok(link) = Link::decode_partial(text, &mut buffer) {
        assert_eq!(
            link.payload().as_bytes().len(),
            link.parts().payload_len(),
            "the payload has another length than its parts say"
        );
    }
    judge_untouched(&buffer[text.len() / 4 * 3 + text.len() % 4..]);
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
        "more was written than the text can say"
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
    #[should_panic = "more was written than the text can say"]
    fn a_byte_that_was_written_beyond_is_noticed() {
        judge_untouched(&[UNTOUCHED, UNTOUCHED, 0]);
    }
}
