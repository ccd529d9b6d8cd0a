//! Bytes as hexadecimal digits.

use core::fmt;

/// Writes two lower-case digits a byte.
pub(crate) fn write_hex(bytes: &[u8], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    bytes.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
}
