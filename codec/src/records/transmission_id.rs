//! The id of a transmission.

use core::fmt;
use core::str::FromStr;

use crate::bytes::decimal::read_decimal;
use crate::parse_error::ParseError;

/// The id of a transmission: 64 bits. \[seen\] The meaning of the bits is \[inferred\].
///
/// ```
/// use tracklens_codec::TransmissionId;
///
/// let id = TransmissionId::new(11_898_458_545_848_322);
/// assert_eq!((id.node(), id.generator_start(), id.counter()), (0, 1_418_406_790, 2));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TransmissionId(u64);

impl TransmissionId {
    /// Makes a transmission id of its number. In a payload the number is big-endian.
    #[must_use]
    pub const fn new(number: u64) -> Self {
        Self(number)
    }

    /// The number that events show.
    #[must_use]
    pub const fn get(self) -> u64 {
        self.0
    }

    /// The node: bits 63 to 54. \[inferred\]
    ///
    /// ```
    /// use tracklens_codec::TransmissionId;
    ///
    /// assert_eq!(TransmissionId::new(3 << 54).node(), 3);
    /// ```
    #[must_use]
    pub fn node(self) -> u16 {
        u16::try_from(self.0.wrapping_shr(54)).unwrap_or(u16::MAX)
    }

    /// When the generator of ids was started, in Unix seconds: bits 53 to 23. \[inferred\]
    ///
    /// This may be days before the transmission, so it is not the time of sending.
    ///
    /// ```
    /// use tracklens_codec::TransmissionId;
    ///
    /// let id = TransmissionId::new(11_898_458_545_848_322);
    /// assert_eq!(id.generator_start(), 1_418_406_790);
    /// ```
    #[must_use]
    pub fn generator_start(self) -> u32 {
        u32::try_from(self.0.wrapping_shr(23) & 0x7fff_ffff).unwrap_or(u32::MAX)
    }

    /// How many ids the generator made before this one: bits 22 to 0. \[inferred\]
    #[must_use]
    pub fn counter(self) -> u32 {
        u32::try_from(self.0 & 0x007f_ffff).unwrap_or(u32::MAX)
    }
}

/// Decimal digits.
impl fmt::Display for TransmissionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

/// Decimal digits, and nothing else.
///
/// ```
/// use tracklens_codec::{ParseError, TransmissionId};
///
/// let id: TransmissionId = "11898458545848322".parse()?;
/// assert_eq!(id.to_string(), "11898458545848322");
/// assert_eq!("+1".parse::<TransmissionId>(), Err(ParseError::InvalidCharacter { offset: 0 }));
/// # Ok::<(), ParseError>(())
/// ```
impl FromStr for TransmissionId {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        read_decimal(text).map(Self)
    }
}

impl From<u64> for TransmissionId {
    fn from(number: u64) -> Self {
        Self(number)
    }
}

impl From<TransmissionId> for u64 {
    fn from(id: TransmissionId) -> Self {
        id.0
    }
}
