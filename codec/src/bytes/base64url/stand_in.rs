//! Takes the place of `engine.rs` while it is proven that nothing panics.
//!
//! For all that the optimizer knows, these functions may return anything and write any bytes. So what is proven with
//! them holds whatever the `base64` crate does, as long as it returns.

use core::hint::black_box;

pub(crate) fn decode_first(symbols: &[u8], output: &mut [u8]) -> Option<usize> {
    black_box((symbols, output));
    black_box(None)
}

pub(crate) fn encode(bytes: &[u8], output: &mut [u8]) -> Option<usize> {
    black_box((bytes, output));
    black_box(None)
}
