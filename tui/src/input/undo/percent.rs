//! Percent-encoding (RFC 3986, section 2.1).

use super::escape::{Escape, hex_pair};

/// `%` and two hexadecimal digits.
pub(super) fn escape(text: &[u8]) -> Option<Escape> {
    let (b'%', rest) = text.split_first()? else {
        return None;
    };
    hex_pair(rest.get(..2)).map(|byte| Escape::byte(byte, 3))
}
