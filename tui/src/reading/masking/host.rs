//! Which hosts are shown where nothing else is certain.

use tracklens_codec::Part;

use super::revealed::encodes_a_word;

/// Whether a host or a port is like that of a tracker: letters, digits and what parts them, none of which stand for a
/// word in base64 or in hexadecimal digits.
pub(super) fn is_usual(part: &Part<'_>) -> bool {
    let is_usual = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b':');
    let text = part.as_bytes();
    text.iter().all(is_usual) && !encodes_a_word(text)
}
