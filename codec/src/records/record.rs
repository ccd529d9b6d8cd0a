//! One record of a payload: its tag, its width, its value.

use core::fmt;

use super::definition::RecordId;
use super::message_id::MessageId;
use super::shape::{Shape, is_cut_utf8};
use super::transmission_id::TransmissionId;
use super::value::Value;
use crate::error::{Error, ErrorKind, saturating};

/// The number of bytes in which a record has its length: the high two bits of its tag.
///
/// ```
/// use tracklens_codec::{Records, Width};
///
/// // Bare; a length of one byte; a length of two.
/// let records = Records::read(b"\x3f\x45\x01a\x84\x01\0b");
/// let widths = records.iter().map(|record| record.width());
/// assert!(widths.eq([Width::Bare, Width::One, Width::Two]));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Width {
    /// No length and no value.
    Bare,
    /// One byte.
    One,
    /// Two bytes, little-endian.
    Two,
}

impl Width {
    /// The width as a number: the bits in the tag, and the bytes of the length.
    #[must_use]
    pub const fn get(self) -> u8 {
        match self {
            Self::Bare => 0,
            Self::One => 1,
            Self::Two => 2,
        }
    }

    /// The width that a writer uses for a value of this length, or `None` if no width can hold it.
    ///
    /// ```
    /// use tracklens_codec::Width;
    ///
    /// assert_eq!(Width::minimal(0), Some(Width::Bare));
    /// assert_eq!(Width::minimal(255), Some(Width::One));
    /// assert_eq!(Width::minimal(256), Some(Width::Two));
    /// assert_eq!(Width::minimal(65_536), None);
    /// ```
    #[must_use]
    pub const fn minimal(len: usize) -> Option<Self> {
        match len {
            0 => Some(Self::Bare),
            1..=0xff => Some(Self::One),
            0x100..=0xffff => Some(Self::Two),
            _ => None,
        }
    }

    /// Whether a writer uses this width for a value of this length.
    #[inline]
    pub(crate) const fn is_minimal(self, len: usize) -> bool {
        match self {
            Self::Bare => len == 0,
            Self::One => len != 0 && len <= 0xff,
            Self::Two => len > 0xff,
        }
    }
}

/// One record of a payload.
///
/// ```
/// use tracklens_codec::{RecordId, Records};
///
/// let payload = b"\x46\x04\x65\x55\x5e\x6c\x3f\x45\x04shop";
/// let record = Records::read(payload).iter().nth(2).unwrap();
/// assert_eq!(record.id(), RecordId::TARGET_LINK_NAME);
/// assert_eq!(record.as_bytes(), b"shop");
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Record<'p> {
    id: RecordId,
    width: Width,
    index: usize,
    offset: usize,
    value: &'p [u8],
}

impl<'p> Record<'p> {
    /// The id.
    #[must_use]
    pub const fn id(&self) -> RecordId {
        self.id
    }

    /// The width of the length.
    #[must_use]
    pub const fn width(&self) -> Width {
        self.width
    }

    /// The index in the list, from 0.
    #[must_use]
    pub const fn index(&self) -> usize {
        self.index
    }

    /// The offset of the tag in the payload.
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.offset
    }

    /// The offset of the value in the payload.
    #[must_use]
    pub fn value_offset(&self) -> usize {
        self.offset
            .saturating_add(1)
            .saturating_add(usize::from(self.width.get()))
    }

    /// The offset in the payload after the record.
    #[must_use]
    pub fn end(&self) -> usize {
        self.value_offset().saturating_add(self.value.len())
    }

    /// The bytes of the value, even if [`value`](Self::value) fails.
    #[must_use]
    pub const fn as_bytes(&self) -> &'p [u8] {
        self.value
    }

    /// The value, read according to its [`Shape`].
    ///
    /// ```
    /// use tracklens_codec::{ErrorKind, Records, Value};
    ///
    /// let records = Records::read(b"\x58\x04\0\0\0\x54\x46\x03abc");
    /// let values: Vec<_> = records.iter().map(|record| record.value()).collect();
    /// assert_eq!(values[0], Ok(Value::Number(84)));
    /// let wrong = ErrorKind::RecordLength { expected: 4, found: 3 };
    /// assert_eq!(values[1].unwrap_err().kind(), wrong);
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::RecordLength`] and [`ErrorKind::InvalidUtf8`]. [`as_bytes`](Self::as_bytes) works all the same.
    #[inline]
    pub fn value(&self) -> Result<Value<'p>, Error> {
        self.value_of(self.id.shape())
    }

    /// Reads the record at the start of `rest`, which is at `offset` in its payload.
    #[inline]
    pub(crate) fn read(
        rest: &'p [u8],
        index: usize,
        offset: usize,
    ) -> Result<Option<(Self, &'p [u8])>, Error> {
        let Some((&tag, after)) = rest.split_first() else {
            return Ok(None);
        };
        let (id, width) = split_tag(tag).map_err(|kind| Error::in_record(kind, index, offset))?;
        let (value, after) =
            split_value(width, after).map_err(|kind| Error::in_record(kind, index, offset))?;
        Ok(Some((
            Self {
                id,
                width,
                index,
                offset,
                value,
            },
            after,
        )))
    }

    /// What a writer would have written differently.
    pub(crate) fn deviation(&self) -> Option<Error> {
        let found = self.value.len();
        if !self.width.is_minimal(found) {
            return Some(self.error(ErrorKind::WidthNotMinimal));
        }
        let limit = self.id.max_len().filter(|limit| found > *limit)?;
        Some(self.error(ErrorKind::ValueLimit {
            limit: saturating(limit),
            found: saturating(found),
        }))
    }

    #[cold]
    pub(crate) fn error(&self, kind: ErrorKind) -> Error {
        Error::in_record(kind, self.index, self.offset)
    }

    #[inline]
    fn value_of(&self, shape: Shape) -> Result<Value<'p>, Error> {
        match shape {
            Shape::Number => self.array().map(|it| Value::Number(u32::from_be_bytes(it))),
            Shape::TransmissionId => self
                .array()
                .map(|it| Value::TransmissionId(TransmissionId::new(u64::from_be_bytes(it)))),
            Shape::MessageId => self.array().map(|it| Value::MessageId(MessageId::new(it))),
            Shape::Text => self.check_utf8(false).map(|()| Value::Text(self.value)),
            Shape::CutText => self.check_utf8(true).map(|()| Value::Text(self.value)),
            Shape::Metadata => self.check_utf8(false).map(|()| Value::Metadata(self.value)),
            Shape::Kind => self.array::<0>().map(|_| Value::Flag),
            Shape::Opaque if self.width == Width::Bare => Ok(Value::Flag),
            Shape::Opaque => Ok(Value::Opaque(self.value)),
        }
    }

    fn array<const N: usize>(&self) -> Result<[u8; N], Error> {
        <[u8; N]>::try_from(self.value).map_err(|_| {
            self.error(ErrorKind::RecordLength {
                expected: saturating(N),
                found: saturating(self.value.len()),
            })
        })
    }

    fn check_utf8(&self, may_be_cut: bool) -> Result<(), Error> {
        match core::str::from_utf8(self.value) {
            Ok(_) => Ok(()),
            Err(_) if may_be_cut && is_cut_utf8(self.value) => Ok(()),
            Err(error) => {
                let offset = self.value_offset().saturating_add(error.valid_up_to());
                Err(Error::in_record(ErrorKind::InvalidUtf8, self.index, offset))
            }
        }
    }
}

/// Shows position and length, never the value.
impl fmt::Debug for Record<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Record")
            .field("id", &self.id.get())
            .field("width", &self.width)
            .field("index", &self.index)
            .field("offset", &self.offset)
            .field("len", &self.value.len())
            .finish()
    }
}

/// The id and the width in a tag.
#[inline]
pub(crate) fn split_tag(tag: u8) -> Result<(RecordId, Width), ErrorKind> {
    let width = match tag.wrapping_shr(6) {
        0 => Width::Bare,
        1 => Width::One,
        2 => Width::Two,
        _ => return Err(ErrorKind::ReservedWidth),
    };
    Ok((RecordId::of_tag(tag), width))
}

/// The value after a tag, and what follows it.
#[inline]
pub(crate) fn split_value(width: Width, after: &[u8]) -> Result<(&[u8], &[u8]), ErrorKind> {
    let truncated = |claimed| ErrorKind::TruncatedLength {
        claimed,
        available: saturating(after.len()),
    };
    let (len, after) = match width {
        Width::Bare => return Ok((&[], after)),
        Width::One => {
            let (&len, after) = after.split_first().ok_or_else(|| truncated(1))?;
            (u16::from(len), after)
        }
        Width::Two => {
            let (&len, after) = after.split_first_chunk().ok_or_else(|| truncated(2))?;
            (u16::from_le_bytes(len), after)
        }
    };
    after
        .split_at_checked(usize::from(len))
        .ok_or(ErrorKind::TruncatedValue {
            claimed: u32::from(len),
            available: saturating(after.len()),
        })
}
