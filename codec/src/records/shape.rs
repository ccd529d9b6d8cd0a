//! How the values of records are written.

use crate::bytes::class::is_ascii;

/// How the value of a record is written.
///
/// ```
/// use tracklens_codec::{RecordId, Records, Shape, Value};
///
/// assert_eq!(RecordId::EXPIRY.definition().unwrap().shape(), Shape::Number);
/// let expiry = Records::read(b"\x46\x04\0\0\x01\x02").iter().next().unwrap();
/// assert_eq!(expiry.value(), Ok(Value::Number(258)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Shape {
    /// 4 bytes, big-endian.
    Number,
    /// 8 bytes, big-endian.
    TransmissionId,
    /// 10 bytes.
    MessageId,
    /// UTF-8.
    Text,
    /// UTF-8 whose last character may be cut.
    CutText,
    /// A JSON object.
    Metadata,
    /// No value: the record itself says the kind of the link.
    Kind,
    /// Any bytes.
    Opaque,
}

impl Shape {
    /// The length of every such value, if it is fixed.
    pub(super) const fn fixed_len(self) -> Option<u8> {
        match self {
            Self::Kind => Some(0),
            Self::Number => Some(4),
            Self::TransmissionId => Some(8),
            Self::MessageId => Some(10),
            _ => None,
        }
    }

    /// Whether a record of this shape, whose length is not fixed, can have such a value.
    // Not inlined: the loop over the records runs out of registers otherwise.
    #[inline(never)]
    pub(super) fn takes_text(self, value: &[u8]) -> bool {
        match self {
            Self::Opaque => true,
            _ if is_ascii(value) => true,
            Self::CutText => is_cut_utf8(value),
            _ => core::str::from_utf8(value).is_ok(),
        }
    }
}

/// Whether a text is UTF-8, apart from a cut character at its end.
pub(super) fn is_cut_utf8(value: &[u8]) -> bool {
    core::str::from_utf8(value).map_or_else(|error| error.error_len().is_none(), |_| true)
}
