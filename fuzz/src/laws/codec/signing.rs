//! Laws of signing: a signed link is valid, and no part of it can change.

use tracklens_codec::{HmacSha256, Link, NewLink, Part, SignatureVerdict};

use crate::inputs::control;
use crate::oracles::writer::write_base64url;

/// All laws of this file, for the text of a link. The control bytes are the byte that makes a key, and
/// the number of a bit.
///
/// # Panics
///
/// If a law is broken.
pub fn signing(data: &[u8]) {
    let (text, [key, low, high]) = control::split(data);
    let scheme = HmacSha256::new(&[key; 32]).expect("a key of 32 bytes");
    let mut buffer = vec![0; text.len()];
    let Ok(link) = Link::decode_partial(text, &mut buffer) else {
        return;
    };
    let Ok(new) = NewLink::of(&link) else {
        return;
    };
    let signed = new.unsigned().sign(&scheme).to_string();
    a_signature_is_valid_under_its_key_alone(&signed, &scheme, key);
    let bit = usize::from(u16::from_le_bytes([low, high]));
    a_changed_bit_makes_the_signature_invalid(&signed, &scheme, bit);
    a_changed_character_makes_the_signature_invalid(&signed, &scheme, bit);
}

/// A signed link is valid under its own key, and invalid under another one.
fn a_signature_is_valid_under_its_key_alone(signed: &str, scheme: &HmacSha256, key: u8) {
    judge_validity(signed, scheme, true);
    let other = HmacSha256::new(&[!key; 32]).expect("a key of 32 bytes");
    judge_validity(signed, &other, false);
}

/// Changing any bit of the signature, of the token or of the payload makes the signature invalid.
fn a_changed_bit_makes_the_signature_invalid(signed: &str, scheme: &HmacSha256, bit: usize) {
    judge_validity(&with_changed_bit(signed, bit), scheme, false);
}

/// Changing a letter or a digit of the sublink or of the query's target makes the signature invalid.
fn a_changed_character_makes_the_signature_invalid(
    signed: &str,
    scheme: &HmacSha256,
    number: usize,
) {
    let mut buffer = vec![0; signed.len()];
    let link = Link::decode_partial(signed, &mut buffer).expect("a link that was written");
    for part in [link.parts().sublink(), link.parts().query_target()] {
        let Some(part) = part.filter(|it| !it.as_bytes().is_empty()) else {
            continue;
        };
        let at = part.span().start() + number % part.as_bytes().len();
        let old = signed.as_bytes()[at];
        // The digits of an escape mean the same in either case, and a `_` may have been a space.
        if !old.is_ascii_alphanumeric() || part.as_bytes().contains(&b'%') {
            continue;
        }
        let new = if old == b'x' { "y" } else { "x" };
        let mut changed = signed.to_owned();
        changed.replace_range(at..=at, new);
        judge_validity(&changed, scheme, false);
    }
}

/// The link with one bit changed in the bytes of its signature, its token and its payload.
fn with_changed_bit(signed: &str, bit: usize) -> String {
    let mut buffer = vec![0; signed.len()];
    let link = Link::decode_partial(signed, &mut buffer).expect("a link that was written");
    let signature = link.signature().expect("a signature").as_bytes().to_vec();
    let token = link.token().expect("a token").to_bytes().to_vec();
    let payload = link.payload().as_bytes().to_vec();
    let mut bytes = [signature, token, payload];
    let mut bit = bit % (8 * bytes.iter().map(Vec::len).sum::<usize>());
    for part in &mut bytes {
        if let Some(byte) = part.get_mut(bit / 8) {
            *byte ^= 1 << (bit % 8);
            break;
        }
        bit -= 8 * part.len();
    }
    let parts = link.parts();
    let spans = [parts.signature(), parts.token(), parts.payload()];
    let mut changed = String::new();
    let mut end = 0;
    for (part, bytes) in spans.iter().flatten().map(Part::span).zip(&bytes) {
        changed.push_str(&signed[end..part.start()]);
        changed.push_str(&write_base64url(bytes));
        end = part.end();
    }
    changed.push_str(&signed[end..]);
    changed
}

fn judge_validity(text: &str, scheme: &HmacSha256, expected: bool) {
    let mut buffer = vec![0; text.len()];
    let link = Link::decode_partial(text, &mut buffer).expect("a link that was written");
    let verdict = if expected {
        SignatureVerdict::Valid
    } else {
        SignatureVerdict::Invalid
    };
    assert_eq!(
        link.verify(scheme),
        verdict,
        "the signature is {}",
        if expected { "invalid" } else { "valid" }
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINK: &str =
        "https://click.example.com/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/PwQ~?target=example.com";

    #[test]
    fn the_signature_covers_every_bit() {
        let bits = 8 * (16 + 5 + 2);
        for bit in 0..bits {
            let data = [LINK.as_bytes(), b"\0\x07", &u16::to_le_bytes(bit)].concat();
            signing(&data);
        }
    }

    #[test]
    fn one_bit_is_changed_and_no_other() {
        for (bit, changed) in [
            (0, LINK.replace("AAECAwQF", "AQECAwQF")),
            (8 * 16 + 7, LINK.replace("/AAAAAQA~", "/gAAAAQA~")),
            (8 * 22 + 1, LINK.replace("/PwQ~", "/PwY~")),
        ] {
            assert_eq!(with_changed_bit(LINK, bit), changed);
        }
    }
}
