//! The record list of a payload, read as far as it goes.

use core::fmt;
use core::iter::FusedIterator;

use crate::error::{Error, ErrorKind};
use crate::records::definition::RecordId;
use crate::records::kind::Kind;
use crate::records::message_id::MessageId;
use crate::records::record::{Record, Width, split_tag, split_value};
use crate::records::transmission_id::TransmissionId;
use crate::records::value::Value;

/// The ids of the four kinds. A list has one of them.
const KINDS: u64 = RecordId::LIST_UNSUBSCRIBE.bit()
    | RecordId::INITIAL_OPEN.bit()
    | RecordId::OPEN.bit()
    | RecordId::CLICK.bit();

/// Values up to this length are within the limit of every record.
const SHORTEST_LIMIT: usize = 63;

/// A record list, read as far as it goes.
///
/// A list holds the records that could be read, their faults, and the bytes that are left over after a record that
/// could not be read. Unknown ids are as good as any other. If an id is repeated, the first record counts.
///
/// ```
/// use tracklens_codec::{Kind, RecordId, Records};
///
/// let payload = b"\x46\x04\x65\x55\x5e\x6c\x3f\x58\x04\0\0\0\x54\x52\x20user@exam";
/// let records = Records::read(payload);
/// assert_eq!(records.expiry(), Some(1_700_093_548));
/// assert_eq!(records.kind(), Some(Kind::Click));
/// assert_eq!(records.subaccount_id(), Some(84));
///
/// let fault = records.faults().next().unwrap();
/// assert_eq!((fault.code(), fault.offset()), ("truncated_value", 13));
/// assert_eq!(records.left_over(), b"\x52\x20user@exam");
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Records<'p> {
    payload: &'p [u8],
    read_len: usize,
    count: usize,
    present: u64,
    kind: Option<Kind>,
    has_fault: bool,
    is_as_written: bool,
}

impl<'p> Records<'p> {
    /// Reads the decoded bytes of a plaintext payload.
    ///
    /// This is one pass, without recursion or allocation. It never fails: [`faults`](Self::faults) lists what is
    /// wrong.
    #[must_use]
    pub fn read(payload: &'p [u8]) -> Self {
        let mut read = Self {
            payload,
            read_len: 0,
            count: 0,
            present: 0,
            kind: None,
            has_fault: false,
            is_as_written: true,
        };
        let mut rest = payload;
        while let Some((&tag, behind)) = rest.split_first() {
            let Ok((id, width)) = split_tag(tag) else {
                read.has_fault = true;
                break;
            };
            let Ok((value, behind)) = split_value(width, behind) else {
                read.has_fault = true;
                break;
            };
            let is_sound = !repeats(read.present, id) && id.shape().takes(value);
            if is_sound && id.bit() & KINDS != 0 {
                read.kind = Kind::from_id(id);
            }
            read.has_fault |= !is_sound;
            read.is_as_written &= is_as_written(id, width, value);
            read.present |= id.bit();
            read.count = read.count.saturating_add(1);
            rest = behind;
        }
        read.read_len = payload.len().saturating_sub(rest.len());
        read
    }

    /// The whole payload.
    #[must_use]
    pub const fn payload(&self) -> &'p [u8] {
        self.payload
    }

    /// The number of records that could be read.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.count
    }

    /// Whether no record could be read.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The records that could be read, in their order.
    #[must_use]
    pub fn iter(&self) -> RecordIter<'p> {
        RecordIter {
            walk: Walk::new(self.whole()),
        }
    }

    /// The bytes after the last record that could be read. There are none unless the list is damaged.
    ///
    /// ```
    /// use tracklens_codec::Records;
    ///
    /// assert_eq!(Records::read(b"\x3f\x52\x10us").left_over(), b"\x52\x10us");
    /// ```
    #[must_use]
    pub fn left_over(&self) -> &'p [u8] {
        self.payload.get(self.read_len..).unwrap_or_default()
    }

    /// The offset in the payload at which [`left_over`](Self::left_over) starts.
    #[must_use]
    pub const fn left_over_offset(&self) -> usize {
        self.read_len
    }

    /// Everything that is wrong with the list, in the order of the records.
    ///
    /// A wrong length of a value, a text that is not UTF-8 and a repeated id are faults of one record only. If a
    /// record runs past the end of the payload, the list ends there.
    ///
    /// ```
    /// use tracklens_codec::Records;
    ///
    /// let records = Records::read(b"\x46\x03abc\x3f\x3e");
    /// let faults: Vec<_> = records.faults().map(|it| (it.code(), it.offset())).collect();
    /// assert_eq!(faults, [("record_length", 0), ("repeated_record", 6)]);
    /// ```
    pub fn faults(&self) -> impl Iterator<Item = Error> + use<'p> {
        let mut walk = self.has_fault.then(|| Walk::new(self.payload));
        core::iter::from_fn(move || {
            loop {
                match walk.as_mut()?.step() {
                    Ok(Some((_, None))) => {}
                    Ok(Some((_, fault))) => return fault,
                    Ok(None) => walk = None,
                    Err(fault) => {
                        walk = None;
                        return Some(fault);
                    }
                }
            }
        })
    }

    /// The first record with this id.
    ///
    /// ```
    /// use tracklens_codec::{RecordId, Records};
    ///
    /// let records = Records::read(b"\x45\x01a\x45\x01b");
    /// assert_eq!(records.first(RecordId::TARGET_LINK_NAME).unwrap().as_bytes(), b"a");
    /// assert!(records.first(RecordId::EXPIRY).is_none());
    /// ```
    #[must_use]
    pub fn first(&self, id: RecordId) -> Option<Record<'p>> {
        if self.present & id.bit() == 0 {
            return None;
        }
        self.iter().find(|record| record.id() == id)
    }

    /// The kind of the link. \[seen\]
    #[must_use]
    pub const fn kind(&self) -> Option<Kind> {
        self.kind
    }

    /// When the link expires, in Unix seconds. \[seen\]
    #[must_use]
    pub fn expiry(&self) -> Option<u32> {
        self.number(RecordId::EXPIRY)
    }

    /// The id of the transmission. \[seen\]
    #[must_use]
    pub fn transmission_id(&self) -> Option<TransmissionId> {
        match self.first(RecordId::TRANSMISSION_ID)?.value() {
            Ok(Value::TransmissionId(id)) => Some(id),
            _ => None,
        }
    }

    /// The id of the message. \[seen\]
    #[must_use]
    pub fn message_id(&self) -> Option<MessageId> {
        match self.first(RecordId::MESSAGE_ID)?.value() {
            Ok(Value::MessageId(id)) => Some(id),
            _ => None,
        }
    }

    /// The target in the payload. It is empty if the target is in the query. \[seen\]
    #[must_use]
    pub fn target_link_url(&self) -> Option<&'p [u8]> {
        self.bytes(RecordId::TARGET_LINK_URL)
    }

    /// The name that the sender gave the link. Its last character may be cut. \[seen\]
    #[must_use]
    pub fn target_link_name(&self) -> Option<&'p [u8]> {
        self.bytes(RecordId::TARGET_LINK_NAME)
    }

    /// The metadata: a JSON object in every link that was seen. \[seen\]
    #[must_use]
    pub fn rcpt_meta(&self) -> Option<&'p [u8]> {
        self.bytes(RecordId::RCPT_META)
    }

    /// The campaign. \[inferred\]
    #[must_use]
    pub fn campaign_id(&self) -> Option<&'p [u8]> {
        self.bytes(RecordId::CAMPAIGN_ID)
    }

    /// The template. It was only seen empty. \[inferred\]
    #[must_use]
    pub fn template_id(&self) -> Option<&'p [u8]> {
        self.bytes(RecordId::TEMPLATE_ID)
    }

    /// The version of the template. \[inferred\]
    #[must_use]
    pub fn template_version(&self) -> Option<u32> {
        self.number(RecordId::TEMPLATE_VERSION)
    }

    /// The recipient's address. \[seen\]
    #[must_use]
    pub fn rcpt_to(&self) -> Option<&'p [u8]> {
        self.bytes(RecordId::RCPT_TO)
    }

    /// The tenant. \[seen\]
    #[must_use]
    pub fn tenant_id(&self) -> Option<&'p [u8]> {
        self.bytes(RecordId::TENANT_ID)
    }

    /// The subaccount; 0 is the master account. \[seen\]
    #[must_use]
    pub fn subaccount_id(&self) -> Option<u32> {
        self.number(RecordId::SUBACCOUNT_ID)
    }

    /// The seconds from the injection of the message to the expiry of the link: 365 or 366 days, or a few seconds
    /// less than 366. \[seen\]
    ///
    /// ```
    /// use tracklens_codec::Records;
    ///
    /// let payload = b"\x46\x04\x67\x40\xf1\x5e\x42\x0a\x65\x55\x5e\x6c\x5e\x65\xd7\x18\x35\x37";
    /// assert_eq!(Records::read(payload).lifetime(), Some(366 * 86_400));
    /// ```
    #[must_use]
    pub fn lifetime(&self) -> Option<i64> {
        let injected = self.message_id()?.injection_time();
        Some(i64::from(self.expiry()?).saturating_sub(i64::from(injected)))
    }

    /// Whether the link has expired at a time in Unix seconds.
    ///
    /// "After that time, engagement events will not be reported": so at the very second of its expiry a link has not
    /// expired yet. \[inferred\]
    ///
    /// ```
    /// use tracklens_codec::Records;
    ///
    /// let records = Records::read(b"\x46\x04\0\0\x01\0");
    /// assert_eq!(records.is_expired_at(256), Some(false));
    /// assert_eq!(records.is_expired_at(257), Some(true));
    /// ```
    #[must_use]
    pub fn is_expired_at(&self, now: i64) -> Option<bool> {
        self.expiry().map(|expiry| now > i64::from(expiry))
    }

    /// The bytes of the records that could be read.
    pub(crate) fn whole(&self) -> &'p [u8] {
        self.payload.get(..self.read_len).unwrap_or_default()
    }

    /// Whether the list already has such a record, or another kind if this id is a kind.
    pub(crate) fn repeats(&self, id: RecordId) -> bool {
        repeats(self.present, id)
    }

    /// Whether there are [`faults`](Self::faults).
    pub(crate) const fn has_fault(&self) -> bool {
        self.has_fault
    }

    /// Whether each record is within its limit and has its length in as few bytes as possible.
    pub(crate) const fn is_as_written(&self) -> bool {
        self.is_as_written
    }

    fn number(&self, id: RecordId) -> Option<u32> {
        match self.first(id)?.value() {
            Ok(Value::Number(number)) => Some(number),
            _ => None,
        }
    }

    /// The bytes of a text, UTF-8 or not.
    fn bytes(&self, id: RecordId) -> Option<&'p [u8]> {
        self.first(id).map(|record| record.as_bytes())
    }
}

impl<'p> IntoIterator for &Records<'p> {
    type Item = Record<'p>;
    type IntoIter = RecordIter<'p>;

    fn into_iter(self) -> RecordIter<'p> {
        self.iter()
    }
}

/// Shows positions and lengths, never values.
impl fmt::Debug for Records<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self).entries(self.faults()).finish()
    }
}

/// An iterator over the records of a list: see [`Records::iter`].
///
/// ```
/// use tracklens_codec::{RecordIter, Records};
///
/// let mut records: RecordIter<'_> = Records::read(b"\x3f\x04").iter();
/// assert_eq!(records.next().unwrap().id().get(), 63);
/// assert_eq!(records.next().unwrap().id().get(), 4);
/// assert!(records.next().is_none());
/// ```
#[derive(Clone, Debug)]
pub struct RecordIter<'p> {
    walk: Walk<'p>,
}

impl<'p> Iterator for RecordIter<'p> {
    type Item = Record<'p>;

    fn next(&mut self) -> Option<Record<'p>> {
        self.walk.next_record().unwrap_or_default()
    }
}

impl FusedIterator for RecordIter<'_> {}

/// A walk over a list, up to what it can't read.
#[derive(Clone)]
struct Walk<'p> {
    rest: &'p [u8],
    index: usize,
    offset: usize,
    seen: u64,
}

impl<'p> Walk<'p> {
    const fn new(payload: &'p [u8]) -> Self {
        Self {
            rest: payload,
            index: 0,
            offset: 0,
            seen: 0,
        }
    }

    /// The next record and its fault.
    fn step(&mut self) -> Result<Option<(Record<'p>, Option<Error>)>, Error> {
        let Some(record) = self.next_record()? else {
            return Ok(None);
        };
        let fault = if repeats(self.seen, record.id()) {
            Some(record.error(ErrorKind::RepeatedRecord))
        } else {
            record.value().err()
        };
        self.seen |= record.id().bit();
        Ok(Some((record, fault)))
    }

    #[inline]
    fn next_record(&mut self) -> Result<Option<Record<'p>>, Error> {
        let Some((record, rest)) = Record::read(self.rest, self.index, self.offset)? else {
            return Ok(None);
        };
        self.rest = rest;
        self.index = self.index.saturating_add(1);
        self.offset = record.end();
        Ok(Some(record))
    }
}

/// Whether [`Record::deviation`] would find nothing, but faster.
#[inline]
fn is_as_written(id: RecordId, width: Width, value: &[u8]) -> bool {
    let is_short = value.len() <= SHORTEST_LIMIT;
    Width::minimal(value.len()) == Some(width)
        && (is_short || id.max_len().is_none_or(|limit| value.len() <= limit))
}

/// Whether an earlier record has this id, or is a kind as well.
#[inline]
fn repeats(seen: u64, id: RecordId) -> bool {
    let bit = id.bit();
    let same_role = if bit & KINDS == 0 { bit } else { KINDS };
    seen & same_role != 0
}

impl fmt::Debug for Walk<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Walk")
            .field("offset", &self.offset)
            .field("left", &self.rest.len())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::definition::Definition;

    #[test]
    fn no_record_has_a_lower_limit_than_the_one_up_to_which_none_is_looked_for() {
        let mut limits = Definition::all().filter_map(Definition::max_len);
        assert_eq!(limits.by_ref().min(), Some(SHORTEST_LIMIT));
    }
}
