//! The statement that includes another file.

use core::fmt;

use super::place::Place;

/// A statement `include "path"` or `readonly_include "path"`, and its position.
///
/// The vendor's server reads the file at that path, or every file of that directory. \[documented\] This crate reads
/// no files.
///
/// ```
/// use tracklens_codec::Configuration;
///
/// let configuration = Configuration::parse("\n  readonly_include \"conf.d\"")?;
/// let include = configuration.includes().next().expect("one include");
/// assert_eq!((include.path(), include.is_readonly()), (&b"conf.d"[..], true));
/// assert_eq!((include.line(), include.column()), (2, 3));
/// # Ok::<(), tracklens_codec::ConfigurationError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Include<'t> {
    path: &'t [u8],
    is_readonly: bool,
    place: Place,
}

impl<'t> Include<'t> {
    /// The path as written, without quotation marks.
    #[must_use]
    pub const fn path(&self) -> &'t [u8] {
        self.path
    }

    /// Whether it is a `readonly_include`: then the server doesn't save changes to the file. \[documented\]
    #[must_use]
    pub const fn is_readonly(&self) -> bool {
        self.is_readonly
    }

    /// The line of its first word, from 1, counted as in [`ConfigurationError`](crate::ConfigurationError).
    #[must_use]
    pub const fn line(&self) -> u32 {
        self.place.line
    }

    /// The column of its first word, from 1, counted as in [`ConfigurationError`](crate::ConfigurationError).
    #[must_use]
    pub const fn column(&self) -> u32 {
        self.place.column
    }

    pub(super) const fn new(path: &'t [u8], is_readonly: bool, place: Place) -> Self {
        Self {
            path,
            is_readonly,
            place,
        }
    }
}

/// Shows the position, never the path.
impl fmt::Debug for Include<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Include")
            .field("is_readonly", &self.is_readonly)
            .field("line", &self.place.line)
            .field("column", &self.place.column)
            .finish_non_exhaustive()
    }
}
