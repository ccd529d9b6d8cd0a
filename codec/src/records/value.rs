//! The values of records.

use core::fmt;

use super::message_id::MessageId;
use super::transmission_id::TransmissionId;

/// The value of a record, read according to its [`Shape`](crate::Shape).
///
/// ```
/// use tracklens_codec::{RecordId, RecordList, Value};
///
/// let mut buffer = [0; 16];
/// let mut list = RecordList::new(&mut buffer);
/// list.push(RecordId::EXPIRY, Value::Number(1))?;
/// list.push(RecordId::RCPT_TO, Value::Text(b"u@e"))?;
/// assert_eq!(list.as_bytes(), b"\x46\x04\0\0\0\x01\x52\x03u@e");
/// # Ok::<(), tracklens_codec::WriteError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Value<'p> {
    /// No value: the presence of the record is what counts.
    Flag,
    /// A number.
    Number(u32),
    /// A transmission id.
    TransmissionId(TransmissionId),
    /// A message id.
    MessageId(MessageId),
    /// A text in UTF-8. Its last character may be cut.
    Text(&'p [u8]),
    /// The metadata in UTF-8: a JSON object in every link that was seen.
    Metadata(&'p [u8]),
    /// Bytes of an unknown id, or of an id about whose values nothing is known.
    Opaque(&'p [u8]),
}

impl<'p> Value<'p> {
    /// Room for the bytes of any value that is not a slice of bytes.
    pub(crate) const fn scratch() -> [u8; MessageId::LEN] {
        [0; MessageId::LEN]
    }

    /// The length of the value in a record.
    #[inline]
    pub(crate) const fn len(&self) -> usize {
        match self {
            Self::Flag => 0,
            Self::Text(bytes) | Self::Metadata(bytes) | Self::Opaque(bytes) => bytes.len(),
            Self::Number(_) => size_of::<u32>(),
            Self::TransmissionId(_) => size_of::<u64>(),
            Self::MessageId(_) => MessageId::LEN,
        }
    }

    /// The bytes of the value in a record.
    #[inline]
    pub(crate) fn encode<'s>(self, scratch: &'s mut [u8; MessageId::LEN]) -> &'s [u8]
    where
        'p: 's,
    {
        match self {
            Self::Flag => &[],
            Self::Text(bytes) | Self::Metadata(bytes) | Self::Opaque(bytes) => bytes,
            Self::Number(number) => fill(scratch, number.to_be_bytes()),
            Self::TransmissionId(id) => fill(scratch, id.get().to_be_bytes()),
            Self::MessageId(id) => fill(scratch, *id.as_bytes()),
        }
    }
}

impl From<u32> for Value<'_> {
    fn from(number: u32) -> Self {
        Self::Number(number)
    }
}

impl From<TransmissionId> for Value<'_> {
    fn from(id: TransmissionId) -> Self {
        Self::TransmissionId(id)
    }
}

impl From<MessageId> for Value<'_> {
    fn from(id: MessageId) -> Self {
        Self::MessageId(id)
    }
}

impl<'p> From<&'p str> for Value<'p> {
    fn from(text: &'p str) -> Self {
        Self::Text(text.as_bytes())
    }
}

/// Shows the shape, never the value.
impl fmt::Debug for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Flag => "Flag",
            Self::Number(_) => "Number(…)",
            Self::TransmissionId(_) => "TransmissionId(…)",
            Self::MessageId(_) => "MessageId(…)",
            Self::Text(_) => "Text(…)",
            Self::Metadata(_) => "Metadata(…)",
            Self::Opaque(_) => "Opaque(…)",
        })
    }
}

fn fill<const N: usize>(scratch: &mut [u8; MessageId::LEN], bytes: [u8; N]) -> &[u8] {
    for (slot, byte) in scratch.iter_mut().zip(bytes) {
        *slot = byte;
    }
    scratch.get(..N).unwrap_or_default()
}
