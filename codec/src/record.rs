//! One record of a payload: its tag, its width, its value; and the table of what is known of ids.

use core::fmt;

use crate::error::{Error, ErrorKind, saturating};
use crate::identifier::{MessageId, TransmissionId};

/// The id of a record: the low six bits of its tag.
///
/// ```
/// use tracklens_codec::{RecordId, Records};
///
/// // The tag 0x46 is width 1 and id 6.
/// let records = Records::read(b"\x46\x04\x65\x55\x5e\x6c");
/// assert_eq!(records.iter().next().unwrap().id(), RecordId::EXPIRY);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RecordId(u8);

impl RecordId {
    /// The id of this number, if it is one: 0 to 63.
    ///
    /// ```
    /// use tracklens_codec::RecordId;
    ///
    /// assert_eq!(RecordId::new(63), Some(RecordId::CLICK));
    /// assert_eq!(RecordId::new(64), None, "a tag has six bits for an id");
    /// ```
    #[must_use]
    pub const fn new(number: u8) -> Option<Self> {
        if number < 64 {
            Some(Self(number))
        } else {
            None
        }
    }

    /// The number.
    ///
    /// ```
    /// use tracklens_codec::RecordId;
    ///
    /// assert_eq!(RecordId::RCPT_TO.get(), 18);
    /// ```
    #[must_use]
    pub const fn get(self) -> u8 {
        self.0
    }

    /// The most bytes that the vendor allows a value of this id.
    pub(crate) fn max_len(self) -> Option<usize> {
        self.definition()?.max_len
    }

    /// How the values of this id are written.
    #[inline]
    pub(crate) fn shape(self) -> Shape {
        SHAPES
            .get(usize::from(self.0))
            .copied()
            .unwrap_or(Shape::Opaque)
    }

    /// The id as a set of one.
    #[inline]
    pub(crate) const fn bit(self) -> u64 {
        1_u64.wrapping_shl(u32::from_be_bytes([0, 0, 0, self.0]))
    }
}

/// The shape of every id.
static SHAPES: [Shape; 64] = {
    let mut shapes = [Shape::Opaque; 64];
    let mut rest: &mut [Shape] = &mut shapes;
    let mut number = 0;
    while let Some((shape, behind)) = rest.split_first_mut() {
        if let Some(definition) = RecordId(number).definition() {
            *shape = definition.shape;
        }
        number = number.wrapping_add(1);
        rest = behind;
    }
    shapes
};

/// What is known of the records of one id.
///
/// ```
/// use tracklens_codec::{RecordId, Shape, Standing};
///
/// let campaign = RecordId::CAMPAIGN_ID.definition().unwrap();
/// assert_eq!(campaign.name(), Some("campaign_id"));
/// assert_eq!(campaign.shape(), Shape::Text);
/// assert_eq!(campaign.standing(), Standing::Inferred);
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Definition {
    id: RecordId,
    name: Option<&'static str>,
    shape: Shape,
    max_len: Option<usize>,
    standing: Standing,
    meaning: &'static str,
}

impl Definition {
    /// Every definition, in the order of the ids.
    ///
    /// ```
    /// use tracklens_codec::{Definition, Standing};
    ///
    /// let unknown = Definition::all().filter(|it| it.standing() == Standing::Unknown);
    /// assert!(unknown.map(|it| it.id().get()).eq([19, 34]));
    /// ```
    pub fn all() -> impl Iterator<Item = &'static Self> {
        KNOWN.iter().filter_map(|id| id.definition())
    }

    /// The id.
    ///
    /// ```
    /// use tracklens_codec::RecordId;
    ///
    /// let definition = RecordId::EXPIRY.definition().unwrap();
    /// assert_eq!(definition.id(), RecordId::EXPIRY);
    /// ```
    #[must_use]
    pub const fn id(&self) -> RecordId {
        self.id
    }

    /// The name of the field; none where the meaning is unknown.
    ///
    /// ```
    /// use tracklens_codec::RecordId;
    ///
    /// assert_eq!(RecordId::RCPT_META.definition().unwrap().name(), Some("rcpt_meta"));
    /// assert_eq!(RecordId::FLAG_34.definition().unwrap().name(), None);
    /// ```
    #[must_use]
    pub const fn name(&self) -> Option<&'static str> {
        self.name
    }

    /// How the value is written.
    ///
    /// ```
    /// use tracklens_codec::{RecordId, Shape};
    ///
    /// let name = RecordId::TARGET_LINK_NAME.definition().unwrap();
    /// assert_eq!(name.shape(), Shape::CutText);
    /// ```
    #[must_use]
    pub const fn shape(&self) -> Shape {
        self.shape
    }

    /// The most bytes that the vendor allows the value, where it states a limit. \[documented\]
    ///
    /// ```
    /// use tracklens_codec::RecordId;
    ///
    /// let name = RecordId::TARGET_LINK_NAME.definition().unwrap();
    /// assert_eq!(name.max_len(), Some(63));
    /// ```
    #[must_use]
    pub const fn max_len(&self) -> Option<usize> {
        self.max_len
    }

    /// How certain the meaning is.
    ///
    /// ```
    /// use tracklens_codec::{RecordId, Standing};
    ///
    /// let template = RecordId::TEMPLATE_ID.definition().unwrap();
    /// assert_eq!(template.standing(), Standing::Inferred);
    /// ```
    #[must_use]
    pub const fn standing(&self) -> Standing {
        self.standing
    }

    /// What the record says, in a line.
    ///
    /// ```
    /// use tracklens_codec::RecordId;
    ///
    /// let expiry = RecordId::EXPIRY.definition().unwrap();
    /// assert_eq!(expiry.meaning(), "When the link expires, Unix seconds.");
    /// ```
    #[must_use]
    pub const fn meaning(&self) -> &'static str {
        self.meaning
    }
}

/// Leaves out the texts, which the id stands for: the way in which `core` quotes a text may panic.
impl fmt::Debug for Definition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Definition")
            .field("id", &self.id)
            .field("shape", &self.shape)
            .field("standing", &self.standing)
            .finish_non_exhaustive()
    }
}

/// How certain a fact about the format is.
///
/// ```
/// use tracklens_codec::{Definition, Standing};
///
/// let seen = Definition::all().filter(|it| it.standing() == Standing::Seen);
/// assert!(seen.count() > 10, "most of the table");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Standing {
    /// It holds in every link that was seen.
    Seen,
    /// It fits every link that was seen, but could be read otherwise.
    Inferred,
    /// Nobody outside knows.
    Unknown,
}

impl Standing {
    /// The standing in a word.
    ///
    /// ```
    /// use tracklens_codec::Standing;
    ///
    /// assert_eq!(Standing::Inferred.name(), "inferred");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Seen => "seen",
            Self::Inferred => "inferred",
            Self::Unknown => "unknown",
        }
    }
}

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
    /// UTF-8 that may have been cut within a character.
    CutText,
    /// A JSON object.
    Metadata,
    /// No value: the record itself says what kind of link this is.
    Kind,
    /// Whatever it is.
    Opaque,
}

impl Shape {
    /// The bytes of every such value, where they are always as many.
    pub(crate) const fn fixed_len(self) -> Option<usize> {
        match self {
            Self::Kind => Some(0),
            Self::Number => Some(size_of::<u32>()),
            Self::TransmissionId => Some(size_of::<u64>()),
            Self::MessageId => Some(MessageId::LEN),
            _ => None,
        }
    }

    /// Whether [`Record::value`] gives such a value: the same question, asked for speed.
    #[inline]
    pub(crate) fn takes(self, value: &[u8]) -> bool {
        match self {
            Self::Number => value.len() == 4,
            Self::TransmissionId => value.len() == 8,
            Self::MessageId => value.len() == MessageId::LEN,
            Self::Text | Self::Metadata | Self::CutText if value.is_ascii() => true,
            Self::Text | Self::Metadata => core::str::from_utf8(value).is_ok(),
            Self::CutText => is_cut_utf8(value),
            Self::Kind => value.is_empty(),
            Self::Opaque => true,
        }
    }
}

/// What kind of link this is: its second record, in every link that was seen.
///
/// ```
/// use tracklens_codec::{Kind, Records};
///
/// assert_eq!(Records::read(b"\x3d").kind(), Some(Kind::InitialOpen));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// The unsubscribe button of a mail program.
    ListUnsubscribe,
    /// The pixel at the top of the body.
    InitialOpen,
    /// The pixel at the bottom of the body.
    Open,
    /// A link in the body.
    Click,
}

impl Kind {
    /// The name of the event that the link stands for. \[documented\]
    ///
    /// ```
    /// use tracklens_codec::Kind;
    ///
    /// assert_eq!(Kind::ListUnsubscribe.name(), "list_unsubscribe");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::ListUnsubscribe => "list_unsubscribe",
            Self::InitialOpen => "initial_open",
            Self::Open => "open",
            Self::Click => "click",
        }
    }

    /// The id of the record that says so.
    ///
    /// ```
    /// use tracklens_codec::{Kind, RecordId};
    ///
    /// assert_eq!(Kind::Click.id(), RecordId::CLICK);
    /// ```
    #[must_use]
    pub const fn id(self) -> RecordId {
        match self {
            Self::ListUnsubscribe => RecordId::LIST_UNSUBSCRIBE,
            Self::InitialOpen => RecordId::INITIAL_OPEN,
            Self::Open => RecordId::OPEN,
            Self::Click => RecordId::CLICK,
        }
    }

    pub(crate) const fn from_id(id: RecordId) -> Option<Self> {
        match id {
            RecordId::LIST_UNSUBSCRIBE => Some(Self::ListUnsubscribe),
            RecordId::INITIAL_OPEN => Some(Self::InitialOpen),
            RecordId::OPEN => Some(Self::Open),
            RecordId::CLICK => Some(Self::Click),
            _ => None,
        }
    }
}

/// How many bytes the length of a record takes: the high two bits of its tag.
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
    /// The width as it stands in the tag, which is the number of bytes of the length.
    ///
    /// ```
    /// use tracklens_codec::Width;
    ///
    /// let id = 7;
    /// assert_eq!(Width::Two.get() << 6 | id, 0x87, "the tag of long metadata");
    /// ```
    #[must_use]
    pub const fn get(self) -> u8 {
        match self {
            Self::Bare => 0,
            Self::One => 1,
            Self::Two => 2,
        }
    }

    /// The width that a writer gives a value of this length, if any can hold it.
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
}

/// One record of a payload, as it stands there.
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
    ///
    /// ```
    /// use tracklens_codec::Records;
    ///
    /// // An id that nobody knows is one as any other.
    /// let record = Records::read(b"\x61\x01x").iter().next().unwrap();
    /// assert_eq!(record.id().get(), 33);
    /// ```
    #[must_use]
    pub const fn id(&self) -> RecordId {
        self.id
    }

    /// The width of its length.
    ///
    /// ```
    /// use tracklens_codec::{Records, Width};
    ///
    /// let record = Records::read(b"\x85\x04\0shop").iter().next().unwrap();
    /// assert_eq!(record.width(), Width::Two, "one would have done");
    /// ```
    #[must_use]
    pub const fn width(&self) -> Width {
        self.width
    }

    /// Its place in the list, from 0.
    ///
    /// ```
    /// use tracklens_codec::Records;
    ///
    /// let payload = b"\x46\x04\x65\x55\x5e\x6c\x3f\x45\x04shop";
    /// let record = Records::read(payload).iter().nth(2).unwrap();
    /// assert_eq!(record.index(), 2);
    /// ```
    #[must_use]
    pub const fn index(&self) -> usize {
        self.index
    }

    /// The byte of the payload where its tag stands.
    ///
    /// ```
    /// use tracklens_codec::Records;
    ///
    /// let payload = b"\x46\x04\x65\x55\x5e\x6c\x3f\x45\x04shop";
    /// let record = Records::read(payload).iter().nth(2).unwrap();
    /// assert_eq!(record.offset(), 7);
    /// assert_eq!(payload[record.offset()], 0x45);
    /// ```
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.offset
    }

    /// The byte of the payload where its value starts.
    ///
    /// ```
    /// use tracklens_codec::Records;
    ///
    /// let payload = b"\x46\x04\x65\x55\x5e\x6c\x3f\x45\x04shop";
    /// let record = Records::read(payload).iter().nth(2).unwrap();
    /// assert_eq!(&payload[record.value_offset()..], b"shop");
    /// ```
    #[must_use]
    pub fn value_offset(&self) -> usize {
        self.offset
            .saturating_add(1)
            .saturating_add(usize::from(self.width.get()))
    }

    /// The byte of the payload behind it.
    ///
    /// ```
    /// use tracklens_codec::Records;
    ///
    /// let payload = b"\x46\x04\x65\x55\x5e\x6c\x3f\x45\x04shop";
    /// let record = Records::read(payload).iter().nth(2).unwrap();
    /// assert_eq!(record.end(), payload.len());
    /// ```
    #[must_use]
    pub fn end(&self) -> usize {
        self.value_offset().saturating_add(self.value.len())
    }

    /// The bytes of its value.
    ///
    /// ```
    /// use tracklens_codec::Records;
    ///
    /// // An expiry of three bytes is none, but the bytes are there.
    /// let record = Records::read(b"\x46\x03abc").iter().next().unwrap();
    /// assert_eq!(record.as_bytes(), b"abc");
    /// ```
    #[must_use]
    pub const fn as_bytes(&self) -> &'p [u8] {
        self.value
    }

    /// The value as its [`Shape`] says.
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
    /// [`ErrorKind::RecordLength`] and [`ErrorKind::InvalidUtf8`]; the bytes are there all the same.
    #[inline]
    pub fn value(&self) -> Result<Value<'p>, Error> {
        self.value_of(self.id.shape())
    }

    /// Reads the record at the start of `rest`, which stands at `offset` of its payload.
    #[inline]
    pub(crate) fn read(
        rest: &'p [u8],
        index: usize,
        offset: usize,
    ) -> Result<Option<(Self, &'p [u8])>, Error> {
        let Some((&tag, behind)) = rest.split_first() else {
            return Ok(None);
        };
        let (id, width) = split_tag(tag).map_err(|kind| Error::in_record(kind, index, offset))?;
        let (value, behind) =
            split_value(width, behind).map_err(|kind| Error::in_record(kind, index, offset))?;
        Ok(Some((
            Self {
                id,
                width,
                index,
                offset,
                value,
            },
            behind,
        )))
    }

    /// What a writer would have written otherwise.
    pub(crate) fn deviation(&self) -> Option<Error> {
        let found = self.value.len();
        if Width::minimal(found) != Some(self.width) {
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

/// Shows the place and the length, never the value.
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

/// Whether a text is UTF-8, but for a character that is cut at its end.
fn is_cut_utf8(value: &[u8]) -> bool {
    core::str::from_utf8(value).map_or_else(|error| error.error_len().is_none(), |_| true)
}

/// What a tag says.
#[inline]
pub(crate) fn split_tag(tag: u8) -> Result<(RecordId, Width), ErrorKind> {
    let width = match tag.wrapping_shr(6) {
        0 => Width::Bare,
        1 => Width::One,
        2 => Width::Two,
        _ => return Err(ErrorKind::ReservedWidth),
    };
    Ok((RecordId(tag & 0x3f), width))
}

/// The value behind a tag, and what follows it.
#[inline]
pub(crate) fn split_value(width: Width, behind: &[u8]) -> Result<(&[u8], &[u8]), ErrorKind> {
    let truncated = |claimed| ErrorKind::TruncatedLength {
        claimed,
        available: saturating(behind.len()),
    };
    let (len, behind) = match width {
        Width::Bare => return Ok((&[], behind)),
        Width::One => {
            let (&len, behind) = behind.split_first().ok_or_else(|| truncated(1))?;
            (u16::from(len), behind)
        }
        Width::Two => {
            let (&len, behind) = behind.split_first_chunk().ok_or_else(|| truncated(2))?;
            (u16::from_le_bytes(len), behind)
        }
    };
    behind
        .split_at_checked(usize::from(len))
        .ok_or(ErrorKind::TruncatedValue {
            claimed: u32::from(len),
            available: saturating(behind.len()),
        })
}

/// The value of a record, read as its [`Shape`] says.
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
    /// Nothing: that the record is there is what it says.
    Flag,
    /// A number.
    Number(u32),
    /// A transmission id.
    TransmissionId(TransmissionId),
    /// A message id.
    MessageId(MessageId),
    /// A text, UTF-8 but for a character that a sender cut at its end.
    Text(&'p [u8]),
    /// The metadata: UTF-8, and a JSON object as far as seen.
    Metadata(&'p [u8]),
    /// Bytes of an id that is not in the table, or of which nothing more is known.
    Opaque(&'p [u8]),
}

impl<'p> Value<'p> {
    /// Room for the bytes of any value that holds none itself.
    pub(crate) const fn scratch() -> [u8; MessageId::LEN] {
        [0; MessageId::LEN]
    }

    /// The bytes that the value has in a record.
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

    /// The value as it stands in a record.
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

fn fill<const N: usize>(scratch: &mut [u8; MessageId::LEN], bytes: [u8; N]) -> &[u8] {
    for (slot, byte) in scratch.iter_mut().zip(bytes) {
        *slot = byte;
    }
    scratch.get(..N).unwrap_or_default()
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

/// One row an id: everything that names, shows or checks records goes by this table.
macro_rules! define_records {
    ($($constant:ident = $id:literal, $name:expr, $shape:ident, $max_len:expr, $standing:ident, $meaning:literal;)*) => {
        /// The ids that are known.
        impl RecordId {
            $(
                #[doc = $meaning]
                ///
                /// ```
                #[doc = concat!("let id = tracklens_codec::RecordId::", stringify!($constant), ";")]
                #[doc = concat!("assert_eq!(id.get(), ", stringify!($id), ");")]
                #[doc = concat!("assert_eq!(id.definition().unwrap().meaning(), ", stringify!($meaning), ");")]
                /// ```
                pub const $constant: Self = Self($id);
            )*

            /// What is known of records of this id, if anything is.
            ///
            /// ```
            /// use tracklens_codec::{RecordId, Standing};
            ///
            /// let definition = RecordId::EXPIRY.definition().unwrap();
            /// assert_eq!(definition.name(), Some("expiry"));
            /// assert_eq!(definition.standing(), Standing::Seen);
            /// assert!(RecordId::new(33).unwrap().definition().is_none());
            /// ```
            #[must_use]
            pub const fn definition(self) -> Option<&'static Definition> {
                match self {
                    $(
                        Self::$constant => const {
                            Some(&Definition {
                                id: Self::$constant,
                                name: $name,
                                shape: Shape::$shape,
                                max_len: $max_len,
                                standing: Standing::$standing,
                                meaning: $meaning,
                            })
                        },
                    )*
                    _ => None,
                }
            }
        }

        /// The ids that are known, in their order.
        const KNOWN: &[RecordId] = &[$(RecordId::$constant),*];
    };
}

define_records! {
    TRANSMISSION_ID = 1, Some("transmission_id"), TransmissionId, None, Seen, "The transmission that the message belongs to.";
    MESSAGE_ID = 2, Some("message_id"), MessageId, None, Seen, "The message to this recipient.";
    TARGET_LINK_URL = 4, Some("target_link_url"), Text, None, Seen, "Where a click leads; bare: it stands in the query.";
    TARGET_LINK_NAME = 5, Some("target_link_name"), CutText, Some(63), Seen, "The name that the sender gave the link.";
    EXPIRY = 6, Some("expiry"), Number, None, Seen, "When the link expires, Unix seconds.";
    RCPT_META = 7, Some("rcpt_meta"), Metadata, None, Seen, "The metadata of transmission and recipient, a JSON object.";
    CAMPAIGN_ID = 8, Some("campaign_id"), Text, Some(64), Inferred, "The campaign.";
    TEMPLATE_ID = 9, Some("template_id"), Text, Some(64), Inferred, "The template; only ever seen bare, and could also be the tags.";
    TEMPLATE_VERSION = 17, Some("template_version"), Number, None, Inferred, "The version of the template; only ever seen as 0.";
    RCPT_TO = 18, Some("rcpt_to"), Text, None, Seen, "The recipient's address.";
    FLAG_19 = 19, None, Opaque, None, Unknown, "A flag of unknown meaning, seen once; perhaps \"transactional\".";
    TENANT_ID = 23, Some("tenant_id"), Text, None, Seen, "The tenant: spc and spceu for the hosted service; bare on premises.";
    SUBACCOUNT_ID = 24, Some("subaccount_id"), Number, None, Seen, "The subaccount; 0 is the master account.";
    FLAG_34 = 34, None, Opaque, None, Unknown, "A flag of unknown meaning, seen once, in a message with an AMP part.";
    LIST_UNSUBSCRIBE = 60, Some("list_unsubscribe"), Kind, None, Seen, "Kind of link: list-unsubscribe.";
    INITIAL_OPEN = 61, Some("initial_open"), Kind, None, Seen, "Kind of link: the open pixel at the top of the body.";
    OPEN = 62, Some("open"), Kind, None, Seen, "Kind of link: the open pixel at the bottom of the body.";
    CLICK = 63, Some("click"), Kind, None, Seen, "Kind of link: click.";
}
