//! Runs of characters, decoded: the first of many with vector instructions, the others by table.

use super::{engine, quads};

/// Decodes characters that may all be base64url, none of them percent-encoded, and returns the number of bytes.
///
/// Returns `None` if they are not, if the last one stands alone, or if the output is too small. The output may have
/// been written to all the same.
#[inline]
pub(super) fn decode(symbols: &[u8], output: &mut [u8]) -> Option<usize> {
    if symbols.len() & 3 == 1 {
        return None;
    }
    let output = output.get_mut(..byte_count(symbols.len()))?;
    let first = engine::decode_first(symbols, output)?;
    let rest = symbols.get(first..)?;
    let last = output.get_mut(byte_count(first)..)?;
    quads::decode(rest, last).then_some(output.len())
}

/// The number of whole bytes in a number of characters.
pub(super) const fn byte_count(symbols: usize) -> usize {
    let rest = match symbols & 3 {
        2 => 1,
        3 => 2,
        _ => 0,
    };
    symbols
        .wrapping_shr(2)
        .saturating_mul(3)
        .saturating_add(rest)
}
