//! Many characters, decoded with vector instructions by the `base64` crate, and all bytes, encoded by it: the only file
//! that calls it.
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

/// From how many characters on vector instructions are faster than a table.
#[cfg(all(feature = "std", any(target_arch = "x86_64", target_arch = "aarch64")))]
const MANY: usize = 128;

/// Without vector instructions, the table is always faster.
#[cfg(not(all(feature = "std", any(target_arch = "x86_64", target_arch = "aarch64"))))]
const MANY: usize = usize::MAX;

/// The number of characters that the instructions decode at a time.
const BLOCK: usize = 32;

/// The number of characters that the crate decodes without them in any case.
const LAST: usize = 4;

/// Decodes the first of many characters, and returns how many: whole blocks and one more quad, or none.
///
/// Returns `None` if one of them is not base64url, or if the output is too small. The output may have been written to
/// all the same.
#[inline]
pub(crate) fn decode_first(symbols: &[u8], output: &mut [u8]) -> Option<usize> {
    if symbols.len() < MANY {
        return Some(0);
    }
    let blocks = symbols.len().wrapping_sub(LAST).wrapping_div(BLOCK);
    let first = blocks.wrapping_mul(BLOCK).wrapping_add(LAST);
    let decoded = ENGINE.decode_slice(symbols.get(..first)?, output);
    decoded.is_ok().then_some(first)
}

/// Encodes bytes without padding, and returns the number of characters, or `None` if the output is too small.
pub(crate) fn encode(bytes: &[u8], output: &mut [u8]) -> Option<usize> {
    ENGINE.encode_slice(bytes, output).ok()
}
