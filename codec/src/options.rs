//! The options of the `engagement_tracker` module.

use crate::metadata::DEFAULT_MAX_METADATA_LEN;

/// The options of the `engagement_tracker` module: what its stanza of a configuration says, the
/// defaults where it says nothing.
///
/// Neither of them changes how a link is read: a link yields the metadata that it was written
/// with. \[documented\]
///
/// ```
/// use tracklens_codec::Options;
///
/// let options = Options::default().with_max_metadata_len(200);
/// assert_eq!(options.max_metadata_len(), 200);
/// assert!(options.click_tracking_include_metadata());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Options {
    click_tracking_include_metadata: bool,
    max_metadata_len: u32,
}

impl Options {
    /// Whether the links of clicks are written with metadata; those of opens always are.
    /// \[documented\]
    ///
    /// It counts when a message is sent, never when a link is read. \[documented\]
    ///
    /// ```
    /// assert!(tracklens_codec::Options::default().click_tracking_include_metadata());
    /// ```
    #[must_use]
    pub const fn click_tracking_include_metadata(self) -> bool {
        self.click_tracking_include_metadata
    }

    /// The most bytes of metadata that are encoded into the links of clicks and opens, and given
    /// in their events. \[documented\]
    ///
    /// What becomes of longer metadata is nowhere stated. \[unknown\]
    ///
    /// ```
    /// assert_eq!(tracklens_codec::Options::default().max_metadata_len(), 1000);
    /// ```
    #[must_use]
    pub const fn max_metadata_len(self) -> u32 {
        self.max_metadata_len
    }

    /// The same options, but for
    /// [`click_tracking_include_metadata`](Self::click_tracking_include_metadata).
    ///
    /// ```
    /// use tracklens_codec::Options;
    ///
    /// let options = Options::default().with_click_tracking_include_metadata(false);
    /// assert!(!options.click_tracking_include_metadata());
    /// ```
    #[must_use]
    pub const fn with_click_tracking_include_metadata(self, included: bool) -> Self {
        Self {
            click_tracking_include_metadata: included,
            ..self
        }
    }

    /// The same options, but for [`max_metadata_len`](Self::max_metadata_len), in bytes.
    ///
    /// ```
    /// use tracklens_codec::Options;
    ///
    /// let options = Options::default().with_max_metadata_len(0);
    /// assert_eq!(options.max_metadata_len(), 0);
    /// ```
    #[must_use]
    pub const fn with_max_metadata_len(self, max: u32) -> Self {
        Self {
            max_metadata_len: max,
            ..self
        }
    }
}

/// The defaults of the module: metadata in the links of clicks, and at most 1000 bytes of it.
/// \[documented\]
impl Default for Options {
    fn default() -> Self {
        Self {
            click_tracking_include_metadata: true,
            max_metadata_len: DEFAULT_MAX_METADATA_LEN,
        }
    }
}
