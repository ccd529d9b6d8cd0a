//! The record list of a payload: reading it as far as it goes, and the typed view of it.

use core::fmt;
use core::iter::FusedIterator;

use crate::error::{Error, ErrorKind};
use crate::records::definition::RecordId;
use crate::records::kind::Kind;
use crate::records::message_id::MessageId;
use crate::records::record::{Record, Width, split_tag, split_value};
use crate::records::transmission_id::TransmissionId;
use crate::records::value::Value;

/// The ids of the four kinds, of which a list has one.
const KINDS: u64 = RecordId::LIST_UNSUBSCRIBE.bit()
    | RecordId::INITIAL_OPEN.bit()
    | RecordId::OPEN.bit()
    | RecordId::CLICK.bit();

/// Values as short as this are within the limit of any record.
const SHORTEST_LIMIT: usize = 63;

/// A record list, read as far as it goes.
///
/// The records that could be read, in their order; what was wrong with any of them; and what is
/// left over behind a record that could not be read. Ids that nobody knows are records as any
/// other. Of a repeated id the first record counts.
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
    /// One pass, without recursion or allocation. Nothing is refused: see [`faults`](Self::faults).
    ///
    /// ```
    /// use tracklens_codec::Records;
    ///
    /// let records = Records::read(b"\x46\x04\0\0\0\x01\x52\x7f");
    /// assert_eq!(records.expiry(), Some(1));
    /// assert_eq!(records.faults().count(), 1, "the second record runs past the end");
    /// ```
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
    ///
    /// ```
    /// use tracklens_codec::Records;
    ///
    /// assert_eq!(Records::read(b"\x3f\x04").payload(), b"\x3f\x04");
    /// ```
    #[must_use]
    pub const fn payload(&self) -> &'p [u8] {
        self.payload
    }

    /// The number of records that could be read.
    ///
    /// ```
    /// use tracklens_codec::Records;
    ///
    /// assert_eq!(Records::read(b"\x3f\x04\x52").len(), 2);
    /// ```
    #[must_use]
    pub const fn len(&self) -> usize {
        self.count
    }

    /// Whether not one record could be read.
    ///
    /// ```
    /// use tracklens_codec::Records;
    ///
    /// assert!(Records::read(b"").is_empty());
    /// assert!(Records::read(b"\xff").is_empty(), "no width that was ever seen");
    /// ```
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The records that could be read, in their order.
    ///
    /// ```
    /// use tracklens_codec::Records;
    ///
    /// let records = Records::read(b"\x46\x04\0\0\0\x01\x3f\x04");
    /// assert!(records.iter().map(|record| record.id().get()).eq([6, 63, 4]));
    /// ```
    #[must_use]
    pub fn iter(&self) -> RecordIter<'p> {
        RecordIter {
            walk: Walk::new(self.whole()),
        }
    }

    /// The bytes behind the last record that could be read: none, unless the list is damaged.
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

    /// The byte of the payload where [`left_over`](Self::left_over) starts.
    ///
    /// ```
    /// use tracklens_codec::Records;
    ///
    /// assert_eq!(Records::read(b"\x3f\x52\x10us").left_over_offset(), 1);
    /// ```
    #[must_use]
    pub const fn left_over_offset(&self) -> usize {
        self.read_len
    }

    /// Everything that is wrong with the list, in its order.
    ///
    /// A value of an impossible length, a text that is not UTF-8 and a repeated record are faults
    /// of that record alone. Where a record runs past the end, the list ends.
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

    /// The first record of an id.
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

    /// What kind of link this is. \[seen\]
    ///
    /// ```
    /// use tracklens_codec::{Kind, Records};
    ///
    /// let records = Records::read(b"\x46\x04\0\0\0\x01\x3e");
    /// assert_eq!(records.kind(), Some(Kind::Open));
    /// ```
    #[must_use]
    pub const fn kind(&self) -> Option<Kind> {
        self.kind
    }

    /// When the link expires, Unix seconds. \[seen\]
    ///
    /// ```
    /// use tracklens_codec::Records;
    ///
    /// assert_eq!(Records::read(b"\x46\x04\x65\x55\x5e\x6c").expiry(), Some(1_700_093_548));
    /// ```
    #[must_use]
    pub fn expiry(&self) -> Option<u32> {
        self.number(RecordId::EXPIRY)
    }

    /// The transmission. \[seen\]
    ///
    /// ```
    /// use tracklens_codec::Records;
    ///
    /// let records = Records::read(b"\x41\x08\0\0\0\0\0\x80\0\x02");
    /// let id = records.transmission_id().unwrap();
    /// assert_eq!((id.generator_start(), id.counter()), (1, 2));
    /// ```
    #[must_use]
    pub fn transmission_id(&self) -> Option<TransmissionId> {
        match self.first(RecordId::TRANSMISSION_ID)?.value() {
            Ok(Value::TransmissionId(id)) => Some(id),
            _ => None,
        }
    }

    /// The message. \[seen\]
    ///
    /// ```
    /// use tracklens_codec::Records;
    ///
    /// let records = Records::read(b"\x42\x0a\0\x04\x43\xee\x14\x57\x81\x72\xbe\x22");
    /// assert_eq!(records.message_id().unwrap().to_string(), "000443ee14578172be22");
    /// ```
    #[must_use]
    pub fn message_id(&self) -> Option<MessageId> {
        match self.first(RecordId::MESSAGE_ID)?.value() {
            Ok(Value::MessageId(id)) => Some(id),
            _ => None,
        }
    }

    /// The target that stands in the payload; empty when it stands in the query. \[seen\]
    ///
    /// ```
    /// use tracklens_codec::Records;
    ///
    /// assert_eq!(Records::read(b"\x44\x01/").target_link_url(), Some(&b"/"[..]));
    /// assert_eq!(Records::read(b"\x04").target_link_url(), Some(&b""[..]), "see the query");
    /// ```
    #[must_use]
    pub fn target_link_url(&self) -> Option<&'p [u8]> {
        self.bytes(RecordId::TARGET_LINK_URL)
    }

    /// The name that the sender gave the link; it may end within a character. \[seen\]
    ///
    /// ```
    /// use tracklens_codec::Records;
    ///
    /// let records = Records::read(b"\x45\x05caf\xc3\xa9\x3f");
    /// assert_eq!(records.target_link_name(), Some("café".as_bytes()));
    ///
    /// // Cut within its last character, it is no fault.
    /// let cut = Records::read(b"\x45\x04caf\xc3\x3f");
    /// assert_eq!(cut.target_link_name(), Some(&b"caf\xc3"[..]));
    /// assert_eq!(cut.faults().next(), None);
    /// ```
    #[must_use]
    pub fn target_link_name(&self) -> Option<&'p [u8]> {
        self.bytes(RecordId::TARGET_LINK_NAME)
    }

    /// The metadata, a JSON object as far as seen. \[seen\]
    ///
    /// ```
    /// use tracklens_codec::Records;
    ///
    /// assert_eq!(Records::read(b"\x47\x02{}").rcpt_meta(), Some(&b"{}"[..]));
    /// ```
    #[must_use]
    pub fn rcpt_meta(&self) -> Option<&'p [u8]> {
        self.bytes(RecordId::RCPT_META)
    }

    /// The campaign. \[inferred\]
    ///
    /// ```
    /// use tracklens_codec::Records;
    ///
    /// assert_eq!(Records::read(b"\x48\x06spring").campaign_id(), Some(&b"spring"[..]));
    /// ```
    #[must_use]
    pub fn campaign_id(&self) -> Option<&'p [u8]> {
        self.bytes(RecordId::CAMPAIGN_ID)
    }

    /// The template; only ever seen empty. \[inferred\]
    ///
    /// ```
    /// use tracklens_codec::Records;
    ///
    /// // As it stands in links: bare, with a version behind it.
    /// let records = Records::read(b"\x09\x51\x04\0\0\0\0");
    /// assert_eq!(records.template_id(), Some(&b""[..]));
    /// ```
    #[must_use]
    pub fn template_id(&self) -> Option<&'p [u8]> {
        self.bytes(RecordId::TEMPLATE_ID)
    }

    /// The template's version. \[inferred\]
    ///
    /// ```
    /// use tracklens_codec::Records;
    ///
    /// assert_eq!(Records::read(b"\x51\x04\0\0\0\0").template_version(), Some(0));
    /// ```
    #[must_use]
    pub fn template_version(&self) -> Option<u32> {
        self.number(RecordId::TEMPLATE_VERSION)
    }

    /// The recipient's address. \[seen\]
    ///
    /// ```
    /// use tracklens_codec::Records;
    ///
    /// let records = Records::read(b"\x52\x10user@example.com");
    /// assert_eq!(records.rcpt_to(), Some(&b"user@example.com"[..]));
    /// ```
    #[must_use]
    pub fn rcpt_to(&self) -> Option<&'p [u8]> {
        self.bytes(RecordId::RCPT_TO)
    }

    /// The tenant. \[seen\]
    ///
    /// ```
    /// use tracklens_codec::Records;
    ///
    /// assert_eq!(Records::read(b"\x57\x03spc").tenant_id(), Some(&b"spc"[..]));
    /// assert_eq!(Records::read(b"\x17").tenant_id(), Some(&b""[..]), "on premises");
    /// ```
    #[must_use]
    pub fn tenant_id(&self) -> Option<&'p [u8]> {
        self.bytes(RecordId::TENANT_ID)
    }

    /// The subaccount; 0 is the master account. \[seen\]
    ///
    /// ```
    /// use tracklens_codec::Records;
    ///
    /// assert_eq!(Records::read(b"\x58\x04\0\0\0\x54").subaccount_id(), Some(84));
    /// ```
    #[must_use]
    pub fn subaccount_id(&self) -> Option<u32> {
        self.number(RecordId::SUBACCOUNT_ID)
    }

    /// Seconds from the injection of the message to the link's expiry: 365 or 366 days, or a few
    /// seconds less than 366. \[seen\]
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

    /// Whether the link has expired at a time, in Unix seconds.
    ///
    /// "After that time, engagement events will not be reported": the second of the expiry itself
    /// still counts as before. \[inferred\]
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

    /// Whether another record of this id would repeat what the list says already.
    pub(crate) fn repeats(&self, id: RecordId) -> bool {
        repeats(self.present, id)
    }

    /// Whether there are [`faults`](Self::faults).
    pub(crate) const fn has_fault(&self) -> bool {
        self.has_fault
    }

    /// Whether every record is within its limit, its length in as few bytes as it can be.
    pub(crate) const fn is_as_written(&self) -> bool {
        self.is_as_written
    }

    fn number(&self, id: RecordId) -> Option<u32> {
        match self.first(id)?.value() {
            Ok(Value::Number(number)) => Some(number),
            _ => None,
        }
    }

    /// The bytes of a text, whether it is UTF-8 or not.
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

/// Shows places and lengths, never values.
impl fmt::Debug for Records<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self).entries(self.faults()).finish()
    }
}

/// The records of a list, in their order: see [`Records::iter`].
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

/// A walk over a list that stops at what it can't read.
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

    /// The next record, and what is wrong with it.
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

/// Whether a writer writes the record so: the same question as [`Record::deviation`].
#[inline]
fn is_as_written(id: RecordId, width: Width, value: &[u8]) -> bool {
    let is_short = value.len() <= SHORTEST_LIMIT;
    Width::minimal(value.len()) == Some(width)
        && (is_short || id.max_len().is_none_or(|limit| value.len() <= limit))
}

/// Whether an earlier record says what a record of this id says: its value, or the kind of link.
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
