//! Whole runs of characters, decoded and encoded by the `base64` crate: the only file that calls it.
//!
//! The crate indexes slices throughout, and the compiler can't see that every index is in bounds. So the proof that
//! this crate doesn't panic (`proofs/`) puts `stand_in.rs` in the place of this file, and `tests/base64.rs` tests
//! this file with every length and every character.

use base64::Engine as _;
#[cfg(all(feature = "std", any(target_arch = "x86_64", target_arch = "aarch64")))]
use base64::engine::Simd;
use base64::engine::{DecodePaddingMode, GeneralPurposeConfig};
#[cfg(not(all(feature = "std", any(target_arch = "x86_64", target_arch = "aarch64"))))]
use base64::{alphabet::URL_SAFE, engine::GeneralPurpose};

/// The crate reads and writes no padding, since it doesn't know `~`. Bits after the last byte are ignored.
const CONFIG: GeneralPurposeConfig = GeneralPurposeConfig::new()
    .with_decode_allow_trailing_bits(true)
    .with_encode_padding(false)
    .with_decode_padding_mode(DecodePaddingMode::RequireNone);

#[cfg(not(all(feature = "std", any(target_arch = "x86_64", target_arch = "aarch64"))))]
static ENGINE: GeneralPurpose = GeneralPurpose::new(&URL_SAFE, CONFIG);

/// Uses vector instructions if the processor has them, which is found out once.
#[cfg(all(feature = "std", any(target_arch = "x86_64", target_arch = "aarch64")))]
static ENGINE: std::sync::LazyLock<Simd> = std::sync::LazyLock::new(|| Simd::url_safe(CONFIG));

/// Decodes characters of base64url, and returns the number of bytes.
///
/// Returns `None` if a character is not base64url, if a lone one is left at the end, or if the output is too small. The
/// output may have been written to all the same.
pub(crate) fn decode(symbols: &[u8], output: &mut [u8]) -> Option<usize> {
    ENGINE.decode_slice(symbols, output).ok()
}

/// Encodes bytes without padding, and returns the number of characters, or `None` if the output is too small.
pub(crate) fn encode(bytes: &[u8], output: &mut [u8]) -> Option<usize> {
    ENGINE.encode_slice(bytes, output).ok()
}

#[cfg(feature = "std")]
pub(crate) fn bulk(symbols: usize) -> usize {
    if symbols < 128 { 0 } else {
    (symbols.wrapping_sub(4) & !31).wrapping_add(4) }
}
#[cfg(not(feature = "std"))]
pub(crate) fn bulk(_: usize) -> usize { 0 }
