//! The one door to the `base64` crate: whole runs of characters, decoded and encoded.
//!
//! The crate's code is indexed throughout, and a compiler can't see that no index is ever out of
//! bounds. So the proof that this crate has no panic (`proofs/`) stops at these functions, for
//! which `stand_in.rs` stands in there; and what goes through them is held by `tests/base64.rs`
//! over every length and every character.

use base64::Engine as _;
#[cfg(all(feature = "std", any(target_arch = "x86_64", target_arch = "aarch64")))]
use base64::engine::Simd;
use base64::engine::{DecodePaddingMode, GeneralPurposeConfig};
#[cfg(not(all(feature = "std", any(target_arch = "x86_64", target_arch = "aarch64"))))]
use base64::{alphabet::URL_SAFE, engine::GeneralPurpose};

/// No padding is read or written: `~` is none to the crate. Bits beyond the last byte are ignored.
const CONFIG: GeneralPurposeConfig = GeneralPurposeConfig::new()
    .with_decode_allow_trailing_bits(true)
    .with_encode_padding(false)
    .with_decode_padding_mode(DecodePaddingMode::RequireNone);

#[cfg(not(all(feature = "std", any(target_arch = "x86_64", target_arch = "aarch64"))))]
static ENGINE: GeneralPurpose = GeneralPurpose::new(&URL_SAFE, CONFIG);

/// With vector instructions, if the processor has them: that is asked once.
#[cfg(all(feature = "std", any(target_arch = "x86_64", target_arch = "aarch64")))]
static ENGINE: std::sync::LazyLock<Simd> = std::sync::LazyLock::new(|| Simd::url_safe(CONFIG));

/// Decodes characters that are all base64url, and gives the number of bytes.
///
/// None if a character is not, if one stands alone at the end, or if the output is too small; then
/// what was decoded up to there may have been written.
pub(super) fn decode(symbols: &[u8], output: &mut [u8]) -> Option<usize> {
    ENGINE.decode_slice(symbols, output).ok()
}

/// Encodes bytes without padding, and gives the number of characters; none if the output is too
/// small.
pub(super) fn encode(bytes: &[u8], output: &mut [u8]) -> Option<usize> {
    ENGINE.encode_slice(bytes, output).ok()
}
