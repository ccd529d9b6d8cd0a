//! The fields of the envelope: the parts of the text, the signature, the token and the payload.

use std::borrow::Cow;

use tracklens_codec::{Flag, Link, Payload};

use super::group::Field;
use crate::reading::read::Reading;
use crate::reading::signature::SignatureStatus;
use crate::reading::source::PartName;
use crate::text::hex;

/// The parts before the route.
const BEFORE_ROUTE: [PartName; 4] = [
    PartName::Scheme,
    PartName::UserInfo,
    PartName::Host,
    PartName::Port,
];

/// The parts after the route that are shown as they stand.
const AFTER_ROUTE: [PartName; 4] = [
    PartName::Sublink,
    PartName::Query,
    PartName::TrailingPath,
    PartName::Fragment,
];

/// Gives away each field of the envelope, until one can't be taken.
pub(super) fn each_field<'r, E>(
    reading: &Reading<'_>,
    link: &'r Link<'_, '_>,
    mut give: impl FnMut(Field<'r>) -> Result<(), E>,
) -> Result<(), E> {
    let route = link.parts().route().letter();
    let part = |name: PartName| part(link, name);
    BEFORE_ROUTE
        .into_iter()
        .filter_map(part)
        .try_for_each(&mut give)?;
    give(Field::of_text("route", route, "", PartName::Route))?;
    AFTER_ROUTE
        .into_iter()
        .filter_map(part)
        .try_for_each(&mut give)?;
    signature(reading, link).map_or(Ok(()), &mut give)?;
    flag(reading, link).map_or(Ok(()), &mut give)?;
    payload_len(link.payload()).map_or(Ok(()), give)
}

/// The field of a part that is not empty.
fn part<'r>(link: &'r Link<'_, '_>, name: PartName) -> Option<Field<'r>> {
    let part = name.of(link.parts())?;
    let value = part.as_bytes();
    (!value.is_empty()).then(|| Field::new(name.name(), value, "", name))
}

fn signature(reading: &Reading<'_>, link: &Link<'_, '_>) -> Option<Field<'static>> {
    let signature = hex::digits(link.signature()?.as_bytes());
    let remark = match reading.signature_status()? {
        SignatureStatus::Unchecked => "unchecked: only the sender has the key",
        SignatureStatus::Valid => "valid by our own scheme, which is not the vendor's",
        SignatureStatus::Invalid => "invalid by our own scheme, which is not the vendor's",
    };
    let source = PartName::Signature;
    Some(Field::of_text("signature", signature, remark, source))
}

/// Whether the payload is encrypted, or a flag that nobody knows.
fn flag(reading: &Reading<'_>, link: &Link<'_, '_>) -> Option<Field<'static>> {
    let has_key = reading.settings().keys.cipher().is_some();
    let (name, value, remark) = match link.token()?.flag() {
        Flag::Plaintext => ("encrypted", "false".into(), ""),
        Flag::Encrypted => {
            let remark = match (link.records(), has_key) {
                (Some(_), _) => "decrypted with the operator's key",
                (None, true) => "the operator's key does not fit",
                (None, false) => "cipher and key are unknown",
            };
            ("encrypted", "true".into(), remark)
        }
        Flag::Unknown(flag) => ("flag", Cow::Owned(format!("0x{flag:02x}")), "never seen"),
        _ => return None,
    };
    Some(Field::of_text(name, value, remark, PartName::Token))
}

fn payload_len(payload: Payload<'_>) -> Option<Field<'static>> {
    let remark: Cow<'_, str> = match payload {
        Payload::Missing => return None,
        Payload::Decrypted(decrypted) => {
            format!("{} blocks of 16", decrypted.ciphertext().blocks()).into()
        }
        // Of a payload that is cut before its first block ends, nothing is known.
        Payload::Encrypted(ciphertext) if ciphertext.blocks() == 0 => "bytes".into(),
        Payload::Encrypted(ciphertext) => {
            let plaintext = ciphertext.plaintext_len();
            format!(
                "{} blocks of 16; the records take {} to {} bytes [inferred]",
                ciphertext.blocks(),
                plaintext.start(),
                plaintext.end(),
            )
            .into()
        }
        _ => "bytes".into(),
    };
    let len = payload.as_bytes().len().to_string();
    Some(Field::of_text(
        "payload_len",
        len,
        remark,
        PartName::Payload,
    ))
}
