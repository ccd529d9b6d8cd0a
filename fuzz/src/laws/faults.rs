//! Laws of what is reported to be wrong with a link.

use tracklens_codec::{Error, ErrorKind, Link};

/// Reading the same text twice gives the same.
///
/// # Panics
///
/// Where it doesn't.
pub fn reading_is_deterministic(text: &[u8]) {
    let (mut buffer, mut other_buffer) = (vec![0; text.len()], vec![0xff; text.len()]);
    let once = Link::decode_partial(text, &mut buffer);
    let twice = Link::decode_partial(text, &mut other_buffer);
    assert_eq!(once, twice, "reading twice gives two links");
    if let (Ok(once), Ok(twice)) = (once, twice) {
        assert!(
            once.faults().eq(twice.faults()),
            "reading twice gives two lists of faults"
        );
    }
}

/// Every fault has one of the codes that the codec lists, and a place within the text.
///
/// # Panics
///
/// Where one hasn't.
pub fn every_fault_has_a_code_and_a_place_in_the_text(text: &[u8]) {
    let strict = Link::decode_strict(text, &mut vec![0; text.len()]).err();
    for fault in faults(text).into_iter().chain(strict) {
        judge_place(&fault, text.len());
    }
}

/// `decode` takes exactly the links without a fault; of any other, its error is the first fault.
///
/// # Panics
///
/// Where it isn't so.
pub fn the_first_fault_is_the_error_of_decode(text: &[u8]) {
    let error = Link::decode(text, &mut vec![0; text.len()]).err();
    judge_first(error, &faults(text));
}

/// All faults of a link; of a text that is no link, the reason.
fn faults(text: &[u8]) -> Vec<Error> {
    match Link::decode_partial(text, &mut vec![0; text.len()]) {
        Ok(link) => link.faults().collect(),
        Err(error) => vec![error],
    }
}

fn judge_place(fault: &Error, text_len: usize) {
    assert!(
        fault.text_offset() <= text_len,
        "{fault}: a text of {text_len} bytes"
    );
    assert!(ErrorKind::CODES.contains(&fault.code()), "{fault}: no code");
    assert!(
        !fault.to_string().is_empty(),
        "{}: no message",
        fault.code()
    );
}

fn judge_first(error: Option<Error>, faults: &[Error]) {
    assert_eq!(
        error.as_ref(),
        faults.first(),
        "decode gives another error than the first fault"
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A link with two faults: an unexpected sublink, and no payload.
    const TWO_FAULTS: &[u8] = b"/q/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~";

    #[test]
    #[should_panic = "a text of 2 bytes"]
    fn a_place_outside_the_text_is_noticed() {
        judge_place(&faults(TWO_FAULTS)[0], 2);
    }

    #[test]
    #[should_panic = "another error than the first fault"]
    fn an_error_that_is_not_the_first_fault_is_noticed() {
        let faults = faults(TWO_FAULTS);
        judge_first(Some(faults[1]), &faults);
    }

    #[test]
    #[should_panic = "another error than the first fault"]
    fn a_fault_that_decode_keeps_to_itself_is_noticed() {
        judge_first(None, &faults(TWO_FAULTS));
    }
}
