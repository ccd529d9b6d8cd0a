//! The sublink of a click: the path between the route and the signature.

use core::fmt::{self, Write as _};

use crate::bytes::percent::PercentDecoded;
use crate::bytes::span::Part;
use crate::count::Count;
use crate::error::saturating;
use crate::url::sublink::{SublinkFlaw, underscore_for_space, with_underscores};
use crate::write_error::WriteError;

/// The sublink of a click: one segment of the path, or several. \[seen\]
///
/// The sender chooses it, so that an app can claim some links and leave others. The default is `a`. Spaces become
/// `_`. \[documented\]
///
/// ```
/// use tracklens_codec::Sublink;
///
/// assert_eq!(Sublink::new("open in app")?.to_string(), "open_in_app");
/// assert_eq!(Sublink::default().to_string(), "a");
/// # Ok::<(), tracklens_codec::WriteError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Sublink<'a>(&'a str);

impl<'a> Sublink<'a> {
    /// Checks a sublink: segments separated by `/`, made of spaces and of the characters that a path can have
    /// unescaped. None of them is empty, `.` or `..`, which browsers take out of a path.
    ///
    /// ```
    /// use tracklens_codec::{Sublink, WriteError};
    ///
    /// assert!(Sublink::new("app/cooking").is_ok());
    /// let error = Sublink::new("a//b").unwrap_err();
    /// assert_eq!(error, WriteError::InvalidSublink { offset: 2 });
    /// assert!(Sublink::new("a/../b").is_err());
    /// ```
    ///
    /// # Errors
    ///
    /// [`WriteError::InvalidSublink`] with the offset of what is wrong.
    pub fn new(sublink: &'a str) -> Result<Self, WriteError> {
        let bytes = with_underscores(sublink.bytes()).enumerate();
        match SublinkFlaw::first(bytes, sublink.len()) {
            None => Ok(Self(sublink)),
            Some(flaw) => Err(WriteError::invalid_sublink(flaw)),
        }
    }

    /// Checks a sublink as a link has it, in which characters may be percent-encoded. It is written unescaped.
    ///
    /// ```
    /// use tracklens_codec::{Sublink, WriteError};
    ///
    /// assert_eq!(Sublink::of_encoded("in%2Dapp")?.to_string(), "in-app");
    /// let error = Sublink::of_encoded("in%2Dapp/%22").unwrap_err();
    /// assert_eq!(error, WriteError::InvalidSublink { offset: 9 });
    /// # Ok::<(), WriteError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`WriteError::InvalidSublink`] with the offset in the text of what is wrong.
    pub fn of_encoded(sublink: &'a str) -> Result<Self, WriteError> {
        let decoded = PercentDecoded::new(sublink.as_bytes()).with_offsets();
        let bytes = decoded.map(|(offset, byte)| (offset, underscore_for_space(byte)));
        match SublinkFlaw::first(bytes, sublink.len()) {
            None => Ok(Self(sublink)),
            Some(flaw) => Err(WriteError::invalid_sublink(flaw)),
        }
    }

    /// The sublink of a link that was read, in which characters may be percent-encoded.
    pub(super) fn of_part(part: Part<'a>) -> Result<Self, WriteError> {
        let sublink = part.to_str().map_err(|error| WriteError::InvalidSublink {
            offset: saturating(error.valid_up_to()),
        })?;
        Self::of_encoded(sublink)
    }

    pub(crate) const fn as_bytes(self) -> &'a [u8] {
        self.0.as_bytes()
    }
}

/// The sublink `a`, if the sender chose nothing. \[seen\]
impl Default for Sublink<'_> {
    fn default() -> Self {
        Self("a")
    }
}

/// The sublink as it is written.
impl fmt::Display for Sublink<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        with_underscores(PercentDecoded::new(self.as_bytes()))
            .try_for_each(|byte| f.write_char(char::from(byte)))
    }
}

/// Shows the length, never the sublink.
impl fmt::Debug for Sublink<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sublink({})", Count(self.0.len(), "byte"))
    }
}
