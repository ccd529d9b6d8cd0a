//! The law of encrypted payloads, which are compared by their blocks.

use super::sides::Side;
use crate::oracles::writer::write_base64url;

/// Of two ciphertexts, the blocks of 16 bytes are counted that are equal from the start, of those that the longer one
/// has.
pub(super) fn judge(this: &[u8], other: &[u8]) {
    let [this, other] = [this, other].map(|bytes| &bytes[..bytes.len() / 16 * 16]);
    if this.is_empty() || other.is_empty() {
        return;
    }
    let [this_side, other_side] = [this, other].map(|bytes| Side::new(&link(bytes)));
    let comparison = this_side.compared_with(&other_side);
    let pairs = this.chunks(16).zip(other.chunks(16));
    let equal = pairs.take_while(|(this, other)| this == other).count();
    let most = this.len().max(other.len()) / 16;
    let expected = format!(
        "{equal} of {most} encrypted ones are equal from the start [inferred: so are their records]"
    );
    let fact = comparison.facts.iter().find(|fact| fact.about == "blocks");
    assert_eq!(fact.map(|fact| fact.text.as_str()), Some(&*expected));
}

fn link(ciphertext: &[u8]) -> String {
    format!(
        "https://click.example.com/f/a/{}/{}/{}",
        write_base64url(&[7; 16]),
        write_base64url(&[0, 0, 0, 1, 0x10]),
        write_base64url(ciphertext)
    )
}
