//! What becomes of the signature of a link that is edited.

use tracklens_codec::{Link, Parts, SignatureScheme as _, SignedContent, Token};

use super::error::EditError;
use super::payload::spelled;
use super::rewritten::Signing;
use super::splice::Splice;
use crate::reading::Reading;
use crate::reading::source::PartName;

/// The parts that our own scheme covers, beside the payload.
const COVERED: [PartName; 4] = [
    PartName::Route,
    PartName::Sublink,
    PartName::Token,
    PartName::Target,
];

/// What becomes of the signature, and a new one if there is a key and the content has changed.
pub(super) fn of(
    old: &Reading<'_>,
    new: &Parts<'_>,
    splices: &[Splice],
) -> Result<(Signing, Option<Splice>), EditError> {
    let link = old.link().map_err(|_| not_a_link())?;
    let Some(part) = new.signature() else {
        return Ok((Signing::None, None));
    };
    if splices.iter().any(|it| it.name() == PartName::Signature) {
        return Ok((Signing::Typed, None));
    }
    let is_complete = SignedContent::of(link).is_some();
    if !is_complete || !has_other_content(link.parts(), new, splices) {
        return Ok((Signing::Kept, None));
    }
    let Some(scheme) = old.settings().keys.signature() else {
        return Ok((Signing::Stale, None));
    };
    let Some(content) = content(link, new, splices) else {
        return Ok((Signing::Stale, None));
    };
    let signature = spelled(new, scheme.sign(&content).as_bytes());
    let splice = Splice::of(PartName::Signature, part, signature);
    Ok((Signing::Renewed, Some(splice)))
}

/// What a signature of the new link covers. What was not replaced decodes to what it did before.
fn content<'a>(
    old: &Link<'_, 'a>,
    new: &Parts<'a>,
    splices: &'a [Splice],
) -> Option<SignedContent<'a>> {
    let decoded = |name: PartName| {
        let splice = splices.iter().find(|splice| splice.name() == name)?;
        Some(splice.decoded())
    };
    let token = match decoded(PartName::Token) {
        Some(bytes) => Token::from_bytes(bytes.try_into().ok()?),
        None => old.token()?,
    };
    let payload = decoded(PartName::Payload).unwrap_or(old.payload().as_bytes());
    Some(SignedContent::of_parts(new, token, payload))
}

/// Whether anything that our own scheme covers has changed. A payload that is only spelled differently has
/// the same content.
fn has_other_content(old: &Parts<'_>, new: &Parts<'_>, splices: &[Splice]) -> bool {
    let text = |parts, name: PartName| name.of(parts).map(|part| part.as_bytes());
    COVERED
        .into_iter()
        .any(|name| text(old, name) != text(new, name))
        || splices.iter().any(Splice::has_other_records)
}

const fn not_a_link() -> EditError {
    EditError::new("the text would no longer be a link")
}
