//! What stands in for the door to the `base64` crate while it is proven that nothing panics.
//!
//! To the optimiser, these functions may answer anything and write any bytes: what is proven with
//! them holds whatever the crate does, as long as it returns.

use core::hint::black_box;

/// Decodes nothing.
pub(super) fn decode(symbols: &[u8], output: &mut [u8]) -> Option<usize> {
    black_box((symbols, output));
    black_box(None)
}

/// Encodes nothing.
pub(super) fn encode(bytes: &[u8], output: &mut [u8]) -> Option<usize> {
    black_box((bytes, output));
    black_box(None)
}
