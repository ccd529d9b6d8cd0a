//! The options of the `engagement_tracker` module.

use crate::metadata::DEFAULT_MAX_METADATA_LEN;

/// The options of the `engagement_tracker` module, as its stanza in a configuration sets them. What the stanza leaves
/// out has its default.
///
/// No option changes how a link is read: a link has the metadata with which it was written. \[documented\]
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
    /// Whether click links are written with metadata. Open links always are. \[documented\]
    ///
    /// The option counts when a message is sent, not when a link is read. \[documented\]
    #[must_use]
    pub const fn click_tracking_include_metadata(self) -> bool {
        self.click_tracking_include_metadata
    }

    /// The longest metadata, in bytes, that is encoded into click and open links, and is part of their events.
    /// \[documented\]
    ///
    /// What happens to longer metadata is \[unknown\].
    #[must_use]
    pub const fn max_metadata_len(self) -> u32 {
        self.max_metadata_len
    }

    /// Sets [`click_tracking_include_metadata`](Self::click_tracking_include_metadata).
    #[must_use]
    pub const fn with_click_tracking_include_metadata(self, included: bool) -> Self {
        Self {
            click_tracking_include_metadata: included,
            ..self
        }
    }

    /// Sets [`max_metadata_len`](Self::max_metadata_len), in bytes.
    #[must_use]
    pub const fn with_max_metadata_len(self, max: u32) -> Self {
        Self {
            max_metadata_len: max,
            ..self
        }
    }
}

/// The defaults of the module: click links have metadata, and at most 1000 bytes of it. \[documented\]
impl Default for Options {
    fn default() -> Self {
        Self {
            click_tracking_include_metadata: true,
            max_metadata_len: DEFAULT_MAX_METADATA_LEN,
        }
    }
}
