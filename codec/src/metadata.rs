//! The length of metadata against the module's limit.

/// The default of the module's option `max_metadata_len`, in bytes. \[documented\]
///
/// ```
/// use tracklens_codec::{DEFAULT_MAX_METADATA_LEN, Options};
///
/// assert_eq!(Options::default().max_metadata_len(), DEFAULT_MAX_METADATA_LEN);
/// ```
pub const DEFAULT_MAX_METADATA_LEN: u32 = 1000;

/// How long a link's metadata is, against the most that the module's options allow.
///
/// A reader shows longer metadata in full and marks it; what the vendor's module does with it is
/// nowhere stated.
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
    /// Metadata of `len` bytes where at most `max` are allowed.
    ///
    /// ```
    /// use tracklens_codec::{MetadataLength, Options};
    ///
    /// let options = Options::default();
    /// let length = MetadataLength::new(br#"{"plan":"gold"}"#.len(), options.max_metadata_len());
    /// assert_eq!(length.len(), 15);
    /// ```
    #[must_use]
    pub const fn new(len: usize, max: u32) -> Self {
        Self { len, max }
    }

    /// The bytes of the metadata.
    ///
    /// ```
    /// use tracklens_codec::MetadataLength;
    ///
    /// let length = MetadataLength::new(1200, 1000);
    /// assert_eq!(length.len(), 1200);
    /// ```
    #[must_use]
    pub const fn len(self) -> usize {
        self.len
    }

    /// Whether there are none; `{}` is metadata of 2 bytes.
    ///
    /// ```
    /// use tracklens_codec::MetadataLength;
    ///
    /// assert!(MetadataLength::new(0, 1000).is_empty());
    /// assert!(!MetadataLength::new("{}".len(), 1000).is_empty());
    /// ```
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.len == 0
    }

    /// The most bytes that are allowed.
    ///
    /// ```
    /// use tracklens_codec::MetadataLength;
    ///
    /// assert_eq!(MetadataLength::new(2, 200).max(), 200);
    /// ```
    #[must_use]
    pub const fn max(self) -> u32 {
        self.max
    }

    /// The bytes that are left below the limit; none when it is passed.
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

    /// The bytes beyond the limit, 0 when there are none.
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
