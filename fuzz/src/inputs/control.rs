//! The bytes of an input that decide what a law does to the rest.

/// Splits an input into a text and `N` bytes, at most 8, that decide what a law does to the text.
///
/// The bytes follow the text after a NUL, which no link contains. A checksum of the text replaces
/// those that are missing, so that a link by itself is an input, too.
///
/// ```
/// use tracklens_fuzz::inputs::control::{checksum, split};
///
/// assert_eq!(split(b"/q/a\0\x01\x02"), (&b"/q/a"[..], [1, 2]));
/// assert_eq!(split(b"/q/a\0\x01"), (&b"/q/a"[..], [1, checksum(b"/q/a")[1]]));
/// assert_eq!(split(b"/q/a"), (&b"/q/a"[..], checksum(b"/q/a")));
/// ```
///
/// # Panics
///
/// If `N` is more than 8.
#[must_use]
pub fn split<const N: usize>(input: &[u8]) -> (&[u8], [u8; N]) {
    let end = input.iter().position(|&byte| byte == 0);
    let text = &input[..end.unwrap_or(input.len())];
    let given = end.map_or(&[][..], |end| &input[end + 1..]);
    let mut control = *checksum(text).first_chunk().expect("at most 8 bytes");
    for (byte, given) in control.iter_mut().zip(given) {
        *byte = *given;
    }
    (text, control)
}

/// Eight bytes that depend on every byte (64-bit FNV-1a).
#[must_use]
pub fn checksum(bytes: &[u8]) -> [u8; 8] {
    let mix = |sum: u64, byte: &u8| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, mix).to_le_bytes()
}
