//! What an event lacks, and why.

/// Something that an event lacks, and why.
///
/// ```
/// use tracklens_codec::{Event, LeftOut, Link, MAX_PAYLOAD_LEN, Options, Request};
///
/// let text = "/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/PkcCe30~";
/// let mut buffer = [0; MAX_PAYLOAD_LEN];
/// let link = Link::decode(text, &mut buffer)?;
/// let options = Options::default().with_max_metadata_len(1);
/// let event = Event::of(&link, Request::at(0), options).unwrap();
/// assert!(event.left_out().eq([LeftOut::MetadataOver { len: 2, max: 1 }]));
/// # Ok::<(), tracklens_codec::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LeftOut {
    /// Everything that the records say, because the payload is encrypted.
    Encrypted,
    /// The metadata, because it is longer than the option `max_metadata_len` allows.
    MetadataOver {
        /// The length of the metadata in bytes.
        len: usize,
        /// The limit in bytes.
        max: u32,
    },
    /// The metadata, because it is not JSON, or nests more than 127 deep.
    MetadataNotJson,
}

impl LeftOut {
    /// A stable name: `encrypted`, `metadata_over` or `metadata_not_json`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Encrypted => "encrypted",
            Self::MetadataOver { .. } => "metadata_over",
            Self::MetadataNotJson => "metadata_not_json",
        }
    }
}
