//! The length of metadata, and the limit of the module.

/// The default of the module's option `max_metadata_len`, in bytes. \[documented\]
///
/// ```
/// use tracklens_codec::{DEFAULT_MAX_METADATA_LEN, Options};
///
/// assert_eq!(Options::default().max_metadata_len(), DEFAULT_MAX_METADATA_LEN);
/// ```
pub const DEFAULT_MAX_METADATA_LEN: u32 = 1000;

/// The length of a link's metadata, compared with the limit in the module's options.
///
/// A reader shows longer metadata in full and marks it. What the vendor's module does with it is \[unknown\].
///
/// ```
/// use tracklens_codec::MetadataLength;
///
/// let length = MetadataLength::new(121, 1000);
/// assert_eq!(length.remaining(), Some(879));
/// assert!(!length.is_over());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MetadataLength {
    len: usize,
    max: u32,
}

impl MetadataLength {
    /// Metadata of `len` bytes, of which at most `max` are allowed.
    #[must_use]
    pub const fn new(len: usize, max: u32) -> Self {
        Self { len, max }
    }

    /// The length of the metadata in bytes.
    #[must_use]
    pub const fn len(self) -> usize {
        self.len
    }

    /// Whether the metadata has no bytes. `{}` has 2.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.len == 0
    }

    /// The limit in bytes.
    #[must_use]
    pub const fn max(self) -> u32 {
        self.max
    }

    /// The number of bytes left up to the limit, or `None` if the metadata is longer.
    ///
    /// ```
    /// use tracklens_codec::MetadataLength;
    ///
    /// assert_eq!(MetadataLength::new(1000, 1000).remaining(), Some(0));
    /// assert_eq!(MetadataLength::new(1001, 1000).remaining(), None);
    /// ```
    #[must_use]
    pub fn remaining(self) -> Option<usize> {
        self.max_bytes().checked_sub(self.len)
    }

    /// Whether the metadata is longer than the limit.
    ///
    /// ```
    /// use tracklens_codec::MetadataLength;
    ///
    /// assert!(!MetadataLength::new(1000, 1000).is_over());
    /// assert!(MetadataLength::new(1001, 1000).is_over());
    /// ```
    #[must_use]
    pub fn is_over(self) -> bool {
        self.len > self.max_bytes()
    }

    /// The number of bytes over the limit.
    ///
    /// ```
    /// use tracklens_codec::MetadataLength;
    ///
    /// assert_eq!(MetadataLength::new(1200, 1000).excess(), 200);
    /// assert_eq!(MetadataLength::new(2, 1000).excess(), 0);
    /// ```
    #[must_use]
    pub fn excess(self) -> usize {
        self.len.saturating_sub(self.max_bytes())
    }

    fn max_bytes(self) -> usize {
        usize::try_from(self.max).unwrap_or(usize::MAX)
    }
}
