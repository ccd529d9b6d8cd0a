//! The sublink of a click: what stands between the route and the signature.

use core::fmt::{self, Write as _};

use super::error::WriteError;
use crate::error::saturating;
use crate::percent::is_unreserved;

/// The sublink of a click: one segment of the path or several. \[seen\]
///
/// The sender chooses it, so that an app can claim some links and not others; the default is `a`.
/// Spaces become `_`. \[documented\]
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
    /// Checks a sublink: segments parted by `/`, none of them empty, of the characters that a path
    /// can have bare, and of spaces.
    ///
    /// ```
    /// use tracklens_codec::{Sublink, WriteError};
    ///
    /// assert!(Sublink::new("app/cooking").is_ok());
    /// let error = Sublink::new("a//b").unwrap_err();
    /// assert_eq!(error, WriteError::InvalidSublink { offset: 2 });
    /// ```
    ///
    /// # Errors
    ///
    /// [`WriteError::InvalidSublink`] with the first place where it is none.
    pub fn new(sublink: &'a str) -> Result<Self, WriteError> {
        match invalid_in_sublink(with_underscores(sublink.bytes())) {
            None => Ok(Self(sublink)),
            Some(offset) => Err(WriteError::InvalidSublink {
                offset: saturating(offset),
            }),
        }
    }

    pub(crate) const fn as_bytes(self) -> &'a [u8] {
        self.0.as_bytes()
    }
}

/// `a`, which links have whose sender chose nothing. \[seen\]
impl Default for Sublink<'_> {
    fn default() -> Self {
        Self("a")
    }
}

/// The sublink as it is written.
impl fmt::Display for Sublink<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        with_underscores(self.0.bytes()).try_for_each(|byte| f.write_char(char::from(byte)))
    }
}

/// Shows the length, never the sublink.
impl fmt::Debug for Sublink<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sublink({} bytes)", self.0.len())
    }
}

/// Spaces become `_`. \[documented\]
pub(crate) fn with_underscores(
    bytes: impl Iterator<Item = u8> + Clone,
) -> impl Iterator<Item = u8> + Clone {
    bytes.map(|byte| if byte == b' ' { b'_' } else { byte })
}

/// The first place where this is no sublink: a byte that no path has bare, or where a segment is
/// missing.
pub(crate) fn invalid_in_sublink(sublink: impl Iterator<Item = u8>) -> Option<usize> {
    let mut is_segment_empty = true;
    let mut len: usize = 0;
    for byte in sublink {
        let is_slash = byte == b'/';
        if is_slash && is_segment_empty || !(is_slash || is_bare(byte)) {
            return Some(len);
        }
        is_segment_empty = is_slash;
        len = len.saturating_add(1);
    }
    is_segment_empty.then_some(len)
}

/// Whether the byte can stand in a segment of a path as it is: RFC 3986, `pchar`.
fn is_bare(byte: u8) -> bool {
    is_unreserved(byte) || b"!$&'()*+,;=:@".contains(&byte)
}
