//! The record list of a payload, read as far as it goes.

use core::fmt;
use core::iter::FusedIterator;

use super::definition::RecordId;
use super::kind::Kind;
use super::record::{Record, Width, split_tag, split_value};
use crate::bytes::span::offset_of;
use crate::error::{Error, ErrorKind};

/// The ids of the four kinds. A list has one of them.
const KINDS: u64 = RecordId::LIST_UNSUBSCRIBE.bit()
    | RecordId::INITIAL_OPEN.bit()
    | RecordId::OPEN.bit()
    | RecordId::CLICK.bit();

/// Values up to this length are within the limit of every record.
pub(crate) const SHORTEST_LIMIT: usize = 63;

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

#[cfg(feature = "alloc")]
impl Records<'_> {
    /// The same records in a copy of the bytes.
    pub(crate) const fn in_payload(self, payload: &[u8]) -> Records<'_> {
        Records {
            payload,
            read_len: self.read_len,
            count: self.count,
            present: self.present,
            kind: self.kind,
            has_fault: self.has_fault,
            is_as_written: self.is_as_written,
        }
    }
}

impl<'p> Records<'p> {
    /// Reads the decoded bytes of a plaintext payload.
    ///
    /// This is one pass, without recursion or allocation. It never fails: [`faults`](Self::faults) lists what is
    /// wrong.
    #[must_use]
    pub fn read(payload: &'p [u8]) -> Self {
        let mut rest = payload;
        let (mut count, mut present): (usize, u64) = (0, 0);
        let (mut has_fault, mut is_as_written) = (false, true);
        while let Some((&tag, after)) = rest.split_first() {
            let read = split_tag(tag).and_then(|(id, width)| {
                let (value, after) = split_value(width, after)?;
                Ok((id, width, value, after))
            });
            let Ok((id, width, value, after)) = read else {
                has_fault = true;
                break;
            };
            has_fault |= repeats(present, id) || !id.takes(value);
            is_as_written &= is_written(id, width, value);
            present = with(present, id);
            count = count.wrapping_add(1);
            rest = after;
        }
        let mut records = Self {
            payload,
            read_len: offset_of(rest, payload.len()),
            count,
            present,
            kind: kind_in(present),
            has_fault,
            is_as_written,
        };
        if has_fault {
            records.kind = records.first_sound_kind();
        }
        records
    }

    /// The kind of the first record of a kind, unless that has a value.
    #[cold]
    fn first_sound_kind(&self) -> Option<Kind> {
        let mut seen = 0;
        let mut records = self.iter();
        let sound = records.find(|record| {
            let id = record.id();
            let is_sound = !repeats(seen, id) && id.takes(record.as_bytes());
            seen = with(seen, id);
            is_sound && Kind::from_id(id).is_some()
        });
        Kind::from_id(sound?.id())
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
            left: self.count,
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
/// assert_eq!(records.len(), 0);
/// assert!(records.next().is_none());
/// ```
#[derive(Clone, Debug)]
pub struct RecordIter<'p> {
    walk: Walk<'p>,
    left: usize,
}

impl<'p> Iterator for RecordIter<'p> {
    type Item = Record<'p>;

    fn next(&mut self) -> Option<Record<'p>> {
        self.left = self.left.saturating_sub(1);
        self.walk.next_record().unwrap_or_default()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl ExactSizeIterator for RecordIter<'_> {}

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
fn is_written(id: RecordId, width: Width, value: &[u8]) -> bool {
    let len = value.len();
    match width {
        Width::Bare => true,
        Width::One if (1..=SHORTEST_LIMIT).contains(&len) => true,
        _ => width.is_minimal(len) && id.max_len().is_none_or(|limit| len <= limit),
    }
}

/// These ids and one more.
#[inline]
const fn with(ids: u64, id: RecordId) -> u64 {
    ids | id.bit()
}

/// The kind among the ids of records without faults, of which there is one at most.
#[inline]
fn kind_in(ids: u64) -> Option<Kind> {
    let id = u8::try_from((ids & KINDS).trailing_zeros()).ok()?;
    Kind::from_id(RecordId::new(id)?)
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
    fn no_record_has_a_limit_below_the_shortest() {
        let mut limits = Definition::all().filter_map(Definition::max_len);
        assert_eq!(limits.by_ref().min(), Some(63));
        assert_eq!(SHORTEST_LIMIT, 63);
    }
}
