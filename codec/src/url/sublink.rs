//! The characters of a sublink.

use crate::bytes::percent::is_unreserved;

/// Replaces spaces by `_`, as the vendor does. \[documented\]
pub(crate) fn with_underscores(
    bytes: impl Iterator<Item = u8> + Clone,
) -> impl Iterator<Item = u8> + Clone {
    bytes.map(|byte| if byte == b' ' { b'_' } else { byte })
}

/// The offset of the first byte that a path can't have unescaped, or where a segment is missing.
pub(crate) fn invalid_in_sublink(sublink: impl Iterator<Item = u8>) -> Option<usize> {
    let mut is_segment_empty = true;
    let mut len: usize = 0;
    for byte in sublink {
        let is_slash = byte == b'/';
        if is_slash && is_segment_empty || !(is_slash || is_bare(byte)) {
            return Some(len);
        }
        is_segment_empty = is_slash;
        len = len.saturating_add(1);
    }
    is_segment_empty.then_some(len)
}

/// Whether a segment of a path can have the byte unescaped: `pchar` of RFC 3986.
fn is_bare(byte: u8) -> bool {
    is_unreserved(byte) || b"!$&'()*+,;=:@".contains(&byte)
}
