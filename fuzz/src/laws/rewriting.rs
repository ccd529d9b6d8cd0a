//! The law of writing what was read.

use tracklens_codec::{Link, NewLink};

/// A link that is written again says what it said, is as long as was known before, and is written
/// alike from then on.
///
/// # Panics
///
/// Where it isn't so.
pub fn rewriting(text: &[u8]) {
    let mut buffer = vec![0; text.len()];
    let Ok(link) = Link::decode_partial(text, &mut buffer) else {
        return;
    };
    let Ok(new) = NewLink::of(&link) else {
        return;
    };
    let written = new.to_string();
    assert_eq!(written.len(), new.len(), "a link of another length");
    let mut output = vec![0; written.len()];
    assert_eq!(new.write_to_slice(&mut output), Ok(&*written));
    let mut again_buffer = vec![0; written.len()];
    let again =
        Link::decode_partial(&written, &mut again_buffer).expect("what was written is a link");
    judge_sameness(&link, &again);
    let rewritten = NewLink::of(&again).map(|new| new.to_string());
    assert_eq!(
        rewritten.as_ref(),
        Ok(&written),
        "written a second time, a link is another"
    );
}

fn judge_sameness(link: &Link<'_, '_>, again: &Link<'_, '_>) {
    assert_eq!(again.signature(), link.signature(), "another signature");
    assert_eq!(again.token(), link.token(), "another token");
    assert_eq!(
        again.payload().as_bytes(),
        link.payload().as_bytes(),
        "another payload"
    );
    assert_eq!(again.kind(), link.kind(), "another kind");
}
