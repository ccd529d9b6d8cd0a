//! A record list that is being written.

use core::fmt;

use super::values::{check_value, record_len};
use crate::records::definition::RecordId;
use crate::records::kind::Kind;
use crate::records::list::Records;
use crate::records::record::Width;
use crate::records::value::Value;
use crate::write_error::WriteError;

/// A record list that is being written into your buffer.
///
/// [`push`](Self::push) and [`set`](Self::set) write what a strict reader accepts: the shortest lengths, values of
/// the right form within the documented limits, and no id twice. What [`copy_of`](Self::copy_of) copied from a link
/// stays as it was.
///
/// ```
/// use tracklens_codec::{Kind, Link, MAX_PAYLOAD_LEN, RecordId, RecordList};
///
/// let text = "https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/RgRlVV5sPlIQdXNlckBleGFtcGxlLmNvbQ~~";
/// let (mut read, mut written) = ([0; MAX_PAYLOAD_LEN], [0; MAX_PAYLOAD_LEN]);
/// let link = Link::decode(text, &mut read)?;
///
/// let mut list = RecordList::copy_of(link.records().unwrap(), &mut written)?;
/// list.set(RecordId::EXPIRY, 1_800_000_000)?;
/// list.set(RecordId::SUBACCOUNT_ID, 84)?;
/// let records = list.records();
/// assert_eq!(records.expiry(), Some(1_800_000_000));
/// assert_eq!(records.kind(), Some(Kind::Open));
/// assert_eq!(records.subaccount_id(), Some(84));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct RecordList<'b> {
    buffer: &'b mut [u8],
    len: usize,
}

impl<'b> RecordList<'b> {
    /// Makes an empty list. [`MAX_PAYLOAD_LEN`](crate::MAX_PAYLOAD_LEN) bytes hold any list of a link that the
    /// tracker would redirect.
    #[must_use]
    pub const fn new(buffer: &'b mut [u8]) -> Self {
        Self { buffer, len: 0 }
    }

    /// Copies the list of a link byte for byte, to change it.
    ///
    /// Bytes that are left over after a damaged record are not copied, since no record could be added after them.
    ///
    /// ```
    /// use tracklens_codec::{RecordId, RecordList, Records};
    ///
    /// let records = Records::read(b"\x46\x04\x65\x55\x5e\x6c\x3e");
    /// let mut buffer = [0; 16];
    /// let mut list = RecordList::copy_of(&records, &mut buffer)?;
    /// list.remove(RecordId::EXPIRY);
    /// assert_eq!(list.as_bytes(), b"\x3e");
    /// # Ok::<(), tracklens_codec::WriteError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`WriteError::BufferTooSmall`].
    pub fn copy_of(records: &Records<'_>, buffer: &'b mut [u8]) -> Result<Self, WriteError> {
        let whole = records.whole();
        let mut list = Self::new(buffer);
        list.check_room(whole.len())?;
        list.append(whole);
        Ok(list)
    }

    /// The bytes of the list.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        self.buffer.get(..self.len).unwrap_or_default()
    }

    /// The bytes of the list, for as long as the buffer is borrowed.
    #[must_use]
    pub fn into_bytes(self) -> &'b [u8] {
        self.buffer.get(..self.len).unwrap_or_default()
    }

    /// The list as a reader sees it.
    #[must_use]
    pub fn records(&self) -> Records<'_> {
        Records::read(self.as_bytes())
    }

    /// Adds a record at the end.
    ///
    /// ```
    /// use tracklens_codec::{MessageId, RecordId, RecordList, Value};
    ///
    /// let mut buffer = [0; 64];
    /// let mut list = RecordList::new(&mut buffer);
    /// list.push(RecordId::EXPIRY, 1_700_093_548)?;
    /// list.push(RecordId::MESSAGE_ID, MessageId::new([7; 10]))?;
    /// list.push(RecordId::TENANT_ID, "")?; // bare
    /// list.push(RecordId::new(40).unwrap(), Value::Opaque(b"\x01\x02"))?;
    /// assert_eq!(list.records().len(), 4);
    /// # Ok::<(), tracklens_codec::WriteError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`RepeatedRecord`](WriteError::RepeatedRecord), [`ValueLength`](WriteError::ValueLength),
    /// [`InvalidUtf8`](WriteError::InvalidUtf8), [`ValueTooLong`](WriteError::ValueTooLong) or
    /// [`BufferTooSmall`](WriteError::BufferTooSmall); then the list stays as it was.
    pub fn push<'v>(
        &mut self,
        id: RecordId,
        value: impl Into<Value<'v>>,
    ) -> Result<(), WriteError> {
        if self.records().repeats(id) {
            return Err(WriteError::RepeatedRecord { id });
        }
        let value = value.into();
        let mut scratch = Value::scratch();
        let value = value.encode(&mut scratch);
        let width = check_value(id, value)?;
        self.check_room(record_len(width, value.len()))?;
        self.append_record(id, width, value);
        Ok(())
    }

    /// Adds a record that was checked and for which there is room.
    #[inline]
    pub(super) fn push_checked(&mut self, id: RecordId, value: Value<'_>) {
        match value {
            Value::Flag => self.append(&[id.get()]),
            Value::Number(number) => self.append_fixed(id, &number.to_be_bytes()),
            Value::TransmissionId(it) => self.append_fixed(id, &it.get().to_be_bytes()),
            Value::MessageId(it) => self.append_fixed(id, it.as_bytes()),
            Value::Text(bytes) | Value::Metadata(bytes) | Value::Opaque(bytes) => {
                if let Some(width) = Width::minimal(bytes.len()) {
                    self.append_record(id, width, bytes);
                }
            }
        }
    }

    /// Adds a record whose value has a fixed length. Copying that many bytes takes no loop.
    #[inline]
    fn append_fixed<const LEN: usize>(&mut self, id: RecordId, value: &[u8; LEN]) {
        let [len, ..] = LEN.to_le_bytes();
        self.append(&[Width::One.get().wrapping_shl(6) | id.get(), len]);
        self.append(value);
    }

    /// Adds the record of a kind at the end.
    ///
    /// ```
    /// use tracklens_codec::{Kind, RecordList, WriteError};
    ///
    /// let mut buffer = [0; 8];
    /// let mut list = RecordList::new(&mut buffer);
    /// list.push_kind(Kind::Click)?;
    /// assert_eq!(list.push_kind(Kind::Open).unwrap_err().code(), "repeated_record");
    /// # Ok::<(), WriteError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`push`](Self::push).
    pub fn push_kind(&mut self, kind: Kind) -> Result<(), WriteError> {
        self.push(kind.id(), Value::Flag)
    }

    /// Replaces the value of a record. If there is no record of this id, adds one where links that were seen have it:
    /// an expiry first, a kind after the expiry, and any other at the end.
    ///
    /// If the id is repeated, the first record changes: the one that counts. How long metadata may be is an option of
    /// the module, and is not checked here: [`MetadataLength`](crate::MetadataLength) compares them.
    ///
    /// ```
    /// use tracklens_codec::{RecordId, RecordList, Records};
    ///
    /// let records = Records::read(b"\x3f\x04\x45\x01x\x4c\x01?");
    /// let mut buffer = [0; 64];
    /// let mut list = RecordList::copy_of(&records, &mut buffer)?;
    /// list.set(RecordId::TARGET_LINK_NAME, "logo")?;
    /// list.set(RecordId::EXPIRY, 1)?;
    /// assert_eq!(list.as_bytes(), b"\x46\x04\0\0\0\x01\x3f\x04\x45\x04logo\x4c\x01?");
    /// # Ok::<(), tracklens_codec::WriteError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`RepeatedRecord`](WriteError::RepeatedRecord) for a second kind, otherwise those of [`push`](Self::push);
    /// then the list stays as it was.
    pub fn set<'v>(&mut self, id: RecordId, value: impl Into<Value<'v>>) -> Result<(), WriteError> {
        let value = value.into();
        let mut scratch = Value::scratch();
        let value = value.encode(&mut scratch);
        let width = check_value(id, value)?;
        let records = self.records();
        let (start, old_len) = match records.first(id) {
            Some(record) => (
                record.offset(),
                record.end().saturating_sub(record.offset()),
            ),
            None if records.repeats(id) => return Err(WriteError::RepeatedRecord { id }),
            None => (place_of_new(id, &records), 0),
        };
        let len = record_len(width, value.len());
        self.check_room(len.saturating_sub(old_len))?;
        self.take_out(start, old_len);
        self.append_record(id, width, value);
        self.move_last_to(start, len);
        Ok(())
    }

    /// Removes the first record of an id, and returns whether there was one.
    ///
    /// ```
    /// use tracklens_codec::{RecordId, RecordList};
    ///
    /// let mut buffer = [0; 8];
    /// let mut list = RecordList::new(&mut buffer);
    /// list.push(RecordId::EXPIRY, 1)?;
    /// assert!(list.remove(RecordId::EXPIRY));
    /// assert!(!list.remove(RecordId::EXPIRY));
    /// # Ok::<(), tracklens_codec::WriteError>(())
    /// ```
    pub fn remove(&mut self, id: RecordId) -> bool {
        let Some(record) = self.records().first(id) else {
            return false;
        };
        let (start, end) = (record.offset(), record.end());
        self.take_out(start, end.saturating_sub(start));
        true
    }

    /// Checks that this number of bytes can be added.
    fn check_room(&self, additional: usize) -> Result<(), WriteError> {
        let needed = self.len.saturating_add(additional);
        if needed > self.buffer.len() {
            return Err(WriteError::buffer_too_small(needed, self.buffer.len()));
        }
        Ok(())
    }

    #[inline]
    fn append_record(&mut self, id: RecordId, width: Width, value: &[u8]) {
        let [low, high] = u16::try_from(value.len()).unwrap_or(u16::MAX).to_le_bytes();
        let tag = width.get().wrapping_shl(6) | id.get();
        match width {
            Width::Bare => self.append(&[tag]),
            Width::One => self.append(&[tag, low]),
            Width::Two => self.append(&[tag, low, high]),
        }
        self.append(value);
    }

    /// Adds bytes for which there is room.
    #[inline]
    fn append(&mut self, bytes: &[u8]) {
        let room = self.buffer.get_mut(self.len..);
        if let Some(room) = room.and_then(|room| room.get_mut(..bytes.len())) {
            room.copy_from_slice(bytes);
            self.len = self.len.saturating_add(bytes.len());
        }
    }

    fn take_out(&mut self, start: usize, len: usize) {
        let rest = self.buffer.get_mut(start..self.len);
        if rest.is_some_and(|rest| swap_ends(rest, len)) {
            self.len = self.len.saturating_sub(len);
        }
    }

    /// Moves the last bytes to an offset.
    fn move_last_to(&mut self, start: usize, len: usize) {
        if let Some(rest) = self.buffer.get_mut(start..self.len) {
            swap_ends(rest, rest.len().saturating_sub(len));
        }
    }
}

/// Moves the first bytes after all others. Returns false if there are not that many.
///
/// This is `rotate_left`, which the compiler can't prove not to panic.
fn swap_ends(bytes: &mut [u8], first: usize) -> bool {
    let Some((start, end)) = bytes.split_at_mut_checked(first) else {
        return false;
    };
    start.reverse();
    end.reverse();
    bytes.reverse();
    true
}

/// Shows positions and lengths, never values.
impl fmt::Debug for RecordList<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RecordList")
            .field("available", &self.buffer.len())
            .field("records", &self.records())
            .finish()
    }
}

/// The offset for a record of an id that the list doesn't have.
fn place_of_new(id: RecordId, records: &Records<'_>) -> usize {
    if id == RecordId::EXPIRY {
        return 0;
    }
    let is_kind = Kind::from_id(id).is_some();
    let end = records.whole().len();
    match records.iter().next() {
        Some(first) if is_kind && first.id() == RecordId::EXPIRY => first.end(),
        _ if is_kind => 0,
        _ => end,
    }
}
