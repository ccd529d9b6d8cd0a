//! The other files that a configuration includes.

use core::fmt;

use super::place::Place;

/// A statement `include "path"` or `readonly_include "path"`, and where it stands.
///
/// The vendor's server reads what the path names at this place: a file, or each file of a
/// directory. \[documented\] This crate reads no files.
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
    /// The path, as written, without its quotation marks.
    ///
    /// ```
    /// use tracklens_codec::Configuration;
    ///
    /// let configuration = Configuration::parse("include \"a b/c.conf\"")?;
    /// assert_eq!(configuration.includes().next().unwrap().path(), b"a b/c.conf");
    /// # Ok::<(), tracklens_codec::ConfigurationError>(())
    /// ```
    #[must_use]
    pub const fn path(&self) -> &'t [u8] {
        self.path
    }

    /// Whether it is a `readonly_include`: the server saves no changes to these files.
    /// \[documented\]
    ///
    /// ```
    /// use tracklens_codec::Configuration;
    ///
    /// let configuration = Configuration::parse("include \"a.conf\"")?;
    /// assert!(!configuration.includes().next().unwrap().is_readonly());
    /// # Ok::<(), tracklens_codec::ConfigurationError>(())
    /// ```
    #[must_use]
    pub const fn is_readonly(&self) -> bool {
        self.is_readonly
    }

    /// The line of its first word, from 1: see [`ConfigurationError`](crate::ConfigurationError).
    ///
    /// ```
    /// use tracklens_codec::Configuration;
    ///
    /// let configuration = Configuration::parse("\ninclude \"a.conf\"")?;
    /// assert_eq!(configuration.includes().next().unwrap().line(), 2);
    /// # Ok::<(), tracklens_codec::ConfigurationError>(())
    /// ```
    #[must_use]
    pub const fn line(&self) -> u32 {
        self.place.line
    }

    /// The column of its first word, from 1: see [`ConfigurationError`](crate::ConfigurationError).
    ///
    /// ```
    /// use tracklens_codec::Configuration;
    ///
    /// let configuration = Configuration::parse("a { include \"a.conf\" }")?;
    /// assert_eq!(configuration.includes().next().unwrap().column(), 5);
    /// # Ok::<(), tracklens_codec::ConfigurationError>(())
    /// ```
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

/// Shows the place, never the path.
impl fmt::Debug for Include<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Include")
            .field("is_readonly", &self.is_readonly)
            .field("line", &self.place.line)
            .field("column", &self.place.column)
            .finish_non_exhaustive()
    }
}
