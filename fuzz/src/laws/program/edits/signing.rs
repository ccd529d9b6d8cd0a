//! Laws of what becomes of the signature of a link that is edited.

use tracklens::reading::HeldReading;
use tracklens::reading::source::PartName;
use tracklens::writing::rewriting::{EditPlace, Rewritten, Signing};
use tracklens_codec::{HmacSha256, Link, Signature, SignatureScheme as _, SignedContent};

/// Without a key, a signature stays, and it is said to be stale once it covers other content.
pub(super) fn judge(held: &HeldReading, new: &Rewritten, place: &EditPlace) {
    let [before, after] = [held.reading().text(), new.link.as_bytes()].map(covered);
    let is_typed = *place == EditPlace::Part(PartName::Signature);
    // A payload of no symbols is one only before a path: without it, the link is not complete.
    let has_no_payload = *place == EditPlace::Part(PartName::TrailingPath) && after.is_none();
    match new.signing {
        Signing::Typed => assert!(is_typed, "nobody typed a signature"),
        Signing::Renewed => panic!("there is no key"),
        Signing::None | Signing::Stale => {}
        Signing::Kept => assert!(
            before.is_none() || before == after || has_no_payload,
            "the content of {place:?} has changed, and the signature counts as kept"
        ),
    }
}

/// A signature of what a signature covers, if the link is complete.
fn covered(text: &[u8]) -> Option<Signature> {
    let mut buffer = vec![0; text.len()];
    let link = Link::decode_partial(text, &mut buffer).ok()?;
    let scheme = HmacSha256::new(&[7; 32]).expect("a key");
    SignedContent::of(&link).map(|content| scheme.sign(&content))
}
