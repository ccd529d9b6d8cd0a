//! The law of writing a link that was decoded.

use tracklens_codec::{Link, NewLink};

/// A link that is written again says the same, is as long as announced, and does not change when it
/// is written once more.
///
/// # Panics
///
/// If the law is broken.
pub fn rewriting(text: &[u8]) {
    let mut buffer = vec![0; text.len()];
    let Ok(link) = Link::decode_partial(text, &mut buffer) else {
        return;
    };
    let Ok(new) = NewLink::of(&link) else {
        return;
    };
    let written = new.to_string();
    assert_eq!(written.len(), new.len(), "the length differs");
    let mut output = vec![0; written.len()];
    assert_eq!(new.write_to_slice(&mut output), Ok(&*written));
    let mut again_buffer = vec![0; written.len()];
    let again =
        Link::decode_partial(&written, &mut again_buffer).expect("what was written is a link");
    assert_eq!(again.signature(), link.signature(), "the signature differs");
    assert_eq!(again.token(), link.token(), "the token differs");
    assert_eq!(
        again.payload().as_bytes(),
        link.payload().as_bytes(),
        "the payload differs"
    );
    assert_eq!(again.kind(), link.kind(), "the kind differs");
    let rewritten = NewLink::of(&again).map(|new| new.to_string());
    assert_eq!(
        rewritten.as_ref(),
        Ok(&written),
        "writing the link a second time changes it"
    );
}
