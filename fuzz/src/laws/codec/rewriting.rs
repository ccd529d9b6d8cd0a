//! The laws of writing, showing and keeping a link that was decoded.

use tracklens_codec::{Link, LinkBuf, NewLink};

/// All laws of this file.
///
/// # Panics
///
/// If a law is broken.
pub fn rewriting(text: &[u8]) {
    a_link_that_is_written_again_says_the_same(text);
    a_link_that_is_shown_or_owned_says_the_same(text);
}

/// A link that is written again says the same, is as long as announced, and does not change when it
/// is written once more. What it drops stands in its text, and it drops nothing then.
fn a_link_that_is_written_again_says_the_same(text: &[u8]) {
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
    let mut end = 0;
    for part in NewLink::dropped(&link) {
        let range = part.span().range();
        assert!(range.start >= end, "the dropped parts are not in order");
        assert_eq!(text.get(range.clone()), Some(part.as_bytes()));
        end = range.end;
    }
    let dropped = NewLink::dropped(&again).next();
    assert_eq!(dropped, None, "what was written has something to drop");
    let rewritten = NewLink::of(&again).map(|new| new.to_string());
    assert_eq!(
        rewritten.as_ref(),
        Ok(&written),
        "writing the link a second time changes it"
    );
}

/// A link that is shown says the same when its text is read, and an owned link is the link.
fn a_link_that_is_shown_or_owned_says_the_same(text: &[u8]) {
    let mut buffer = vec![0; text.len()];
    let Ok(link) = Link::decode_partial(text, &mut buffer) else {
        return;
    };
    assert!(
        LinkBuf::from(link).as_link() == link,
        "an owned link differs"
    );
    let shown = link.to_string();
    let is_visible = shown.bytes().all(|byte| byte.is_ascii_graphic());
    assert!(is_visible, "a link is shown in more than visible ASCII");
    let mut buffer = vec![0; shown.len()];
    let again = Link::decode_partial(&shown, &mut buffer).expect("a link that is shown");
    let target = |link: &Link<'_, '_>| {
        let target = link.target();
        target.map(|target| target.bytes().collect::<Vec<_>>())
    };
    let is_same = again.signature() == link.signature()
        && again.token() == link.token()
        && again.payload() == link.payload()
        && again.parts().route() == link.parts().route()
        && target(&again) == target(&link);
    assert!(is_same, "a link that is shown says something else");
}
