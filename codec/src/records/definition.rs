//! What is known about the ids of records: their names, their values, and how certain that is.

use core::fmt;
use core::str::FromStr;

use super::shape::Shape;
use crate::bytes::decimal::read_decimal;
use crate::parse_error::ParseError;

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
    /// The id with this number, from 0 to 63.
    #[must_use]
    pub const fn new(number: u8) -> Option<Self> {
        if number < 64 {
            Some(Self(number))
        } else {
            None
        }
    }

    /// The number.
    #[must_use]
    pub const fn get(self) -> u8 {
        self.0
    }

    /// The longest value, in bytes, that the vendor allows for this id.
    pub(crate) fn max_len(self) -> Option<usize> {
        self.definition()?.max_len
    }

    /// The id in a tag.
    #[inline]
    pub(crate) const fn of_tag(tag: u8) -> Self {
        Self(tag & 0x3f)
    }

    /// How the values of this id are written.
    #[inline]
    pub(crate) fn shape(self) -> Shape {
        SHAPES
            .get(usize::from(self.0))
            .copied()
            .unwrap_or(Shape::Opaque)
    }

    /// Whether a record can have such a value, as [`Record::value`](crate::Record::value) checks it, but faster.
    #[inline]
    pub(crate) fn takes(self, value: &[u8]) -> bool {
        match self.len_or_any() {
            ANY_LEN => self.shape().takes_text(value),
            len => value.len() == usize::from(len),
        }
    }

    /// The length of every value of this id, if it is fixed.
    pub(crate) fn fixed_len(self) -> Option<usize> {
        let len = self.len_or_any();
        (len != ANY_LEN).then_some(usize::from(len))
    }

    #[inline]
    fn len_or_any(self) -> u8 {
        let len = LENS.get(usize::from(self.0)).copied();
        len.unwrap_or(ANY_LEN)
    }

    /// The id as a set of one.
    #[inline]
    pub(crate) const fn bit(self) -> u64 {
        1_u64.wrapping_shl(u32::from_be_bytes([0, 0, 0, self.0]))
    }
}

/// The number in decimal digits.
impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

/// The number in decimal digits, or the [name](Definition::name) of a record.
///
/// ```
/// use tracklens_codec::{ParseError, RecordId};
///
/// assert_eq!("18".parse::<RecordId>()?, RecordId::RCPT_TO);
/// assert_eq!("rcpt_to".parse::<RecordId>()?, RecordId::RCPT_TO);
/// assert_eq!(RecordId::RCPT_TO.to_string(), "18");
/// assert_eq!("64".parse::<RecordId>(), Err(ParseError::TooLarge));
/// # Ok::<(), ParseError>(())
/// ```
impl FromStr for RecordId {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        if text.starts_with(|first: char| first.is_ascii_digit()) {
            let number = u8::try_from(read_decimal(text)?).ok();
            return number.and_then(Self::new).ok_or(ParseError::TooLarge);
        }
        let found = Definition::all().find(|it| it.name() == Some(text));
        found.map(Definition::id).ok_or(ParseError::UnknownName)
    }
}

/// A number up to 63.
///
/// ```
/// use tracklens_codec::{ParseError, RecordId};
///
/// assert_eq!(RecordId::try_from(18), Ok(RecordId::RCPT_TO));
/// assert_eq!(RecordId::try_from(64), Err(ParseError::TooLarge));
/// ```
impl TryFrom<u8> for RecordId {
    type Error = ParseError;

    fn try_from(number: u8) -> Result<Self, ParseError> {
        Self::new(number).ok_or(ParseError::TooLarge)
    }
}

impl From<RecordId> for u8 {
    fn from(id: RecordId) -> Self {
        id.0
    }
}

/// What is known about the records of one id.
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
    rule: &'static str,
    meaning: &'static str,
}

impl Definition {
    /// All definitions, ordered by id.
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
    #[must_use]
    pub const fn id(&self) -> RecordId {
        self.id
    }

    /// The name of the field, or `None` if its meaning is unknown.
    #[must_use]
    pub const fn name(&self) -> Option<&'static str> {
        self.name
    }

    /// How values are written.
    #[must_use]
    pub const fn shape(&self) -> Shape {
        self.shape
    }

    /// The longest value, in bytes, if the vendor documents a limit. \[documented\]
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
    #[must_use]
    pub const fn standing(&self) -> Standing {
        self.standing
    }

    /// The rule of `FORMAT.md` that says so.
    ///
    /// ```
    /// use tracklens_codec::RecordId;
    ///
    /// assert_eq!(RecordId::RCPT_TO.definition().unwrap().rule(), "F-5.12");
    /// ```
    #[must_use]
    pub const fn rule(&self) -> &'static str {
        self.rule
    }

    /// What the record means, in one line.
    #[must_use]
    pub const fn meaning(&self) -> &'static str {
        self.meaning
    }
}

/// Leaves out the texts, because the formatting of a text in `core` may panic. The id identifies them.
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
    /// It is so in every link that was seen.
    Seen,
    /// It fits every link that was seen, but other explanations fit too.
    Inferred,
    /// Nobody outside the vendor knows.
    Unknown,
}

impl Standing {
    /// The standing as a word.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Seen => "seen",
            Self::Inferred => "inferred",
            Self::Unknown => "unknown",
        }
    }
}

/// Stands for a length that is not fixed. No value that is this long has a fixed length.
const ANY_LEN: u8 = 0xff;

/// The length of every value of an id, or [`ANY_LEN`].
static LENS: [u8; 64] = {
    let mut lens = [ANY_LEN; 64];
    let mut rest: &mut [u8] = &mut lens;
    let mut number = 0;
    while let Some((len, after)) = rest.split_first_mut() {
        if let Some(definition) = RecordId(number).definition()
            && let Some(fixed) = definition.shape.fixed_len()
        {
            *len = fixed;
        }
        number = number.wrapping_add(1);
        rest = after;
    }
    lens
};

/// The shape of every id.
static SHAPES: [Shape; 64] = {
    let mut shapes = [Shape::Opaque; 64];
    let mut rest: &mut [Shape] = &mut shapes;
    let mut number = 0;
    while let Some((shape, after)) = rest.split_first_mut() {
        if let Some(definition) = RecordId(number).definition() {
            *shape = definition.shape;
        }
        number = number.wrapping_add(1);
        rest = after;
    }
    shapes
};

/// The table of known records, one row per id. Everything that names, shows or checks records uses it.
macro_rules! define_records {
    ($($constant:ident = $id:literal, $name:expr, $shape:ident, $max_len:expr, $standing:ident, $rule:literal, $meaning:literal;)*) => {
        /// The known ids.
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

            /// What is known about records of this id, or `None` for an unknown id.
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
                                rule: $rule,
                                meaning: $meaning,
                            })
                        },
                    )*
                    _ => None,
                }
            }
        }

        /// The known ids in their order.
        const KNOWN: &[RecordId] = &[$(RecordId::$constant),*];
    };
}

define_records! {
    TRANSMISSION_ID = 1, Some("transmission_id"), TransmissionId, None, Seen, "F-5.1", "The transmission that the message belongs to.";
    MESSAGE_ID = 2, Some("message_id"), MessageId, None, Seen, "F-5.2", "The message to this recipient.";
    TARGET_LINK_URL = 4, Some("target_link_url"), Text, None, Seen, "F-5.3", "Where a click leads; bare: it stands in the query.";
    TARGET_LINK_NAME = 5, Some("target_link_name"), CutText, Some(63), Seen, "F-5.4", "The name that the sender gave the link.";
    EXPIRY = 6, Some("expiry"), Number, None, Seen, "F-5.5", "When the link expires, Unix seconds.";
    RCPT_META = 7, Some("rcpt_meta"), Metadata, None, Seen, "F-5.6", "The metadata of transmission and recipient, a JSON object.";
    CAMPAIGN_ID = 8, Some("campaign_id"), Text, Some(64), Inferred, "F-5.7", "The campaign.";
    TEMPLATE_ID = 9, Some("template_id"), Text, Some(64), Inferred, "F-5.8", "The template; only ever seen bare, and could also be the tags.";
    TEMPLATE_VERSION = 17, Some("template_version"), Number, None, Inferred, "F-5.10", "The version of the template; only ever seen as 0.";
    RCPT_TO = 18, Some("rcpt_to"), Text, None, Seen, "F-5.12", "The recipient's address.";
    FLAG_19 = 19, None, Opaque, None, Unknown, "F-5.13", "A flag of unknown meaning, seen once; perhaps \"transactional\".";
    TENANT_ID = 23, Some("tenant_id"), Text, None, Seen, "F-5.14", "The tenant: spc and spceu for the hosted service; bare on premises.";
    SUBACCOUNT_ID = 24, Some("subaccount_id"), Number, None, Seen, "F-5.15", "The subaccount; 0 is the master account.";
    FLAG_34 = 34, None, Opaque, None, Unknown, "F-5.17", "A flag of unknown meaning, seen once, in a message with an AMP part.";
    LIST_UNSUBSCRIBE = 60, Some("list_unsubscribe"), Kind, None, Seen, "F-5.18", "Kind of link: list-unsubscribe.";
    INITIAL_OPEN = 61, Some("initial_open"), Kind, None, Seen, "F-5.19", "Kind of link: the open pixel at the top of the body.";
    OPEN = 62, Some("open"), Kind, None, Seen, "F-5.20", "Kind of link: the open pixel at the bottom of the body.";
    CLICK = 63, Some("click"), Kind, None, Seen, "F-5.21", "Kind of link: click.";
}
