//! What the reader and the writer of a link are told besides the link.

use jiff::Timestamp;
use tracklens_codec::{LongMetadata, Options};

use crate::settings::keys::Keys;

/// What a reading goes by: the options of the module, the present, the operator's keys, and whether
/// anything is hidden.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The options of the module. Of these, the limit of the metadata alone matters to a reading.
    pub module: Options,
    /// The time against which an expiry is held.
    pub now: Timestamp,
    /// What signatures are checked with, and payloads decrypted.
    pub keys: Keys,
    /// Whether the recipient and the values of the metadata are hidden.
    pub mask: bool,
}

impl Settings {
    /// The module's default options, this time, no keys, and nothing hidden.
    #[must_use]
    pub fn at(now: Timestamp) -> Self {
        Self {
            module: Options::default(),
            now,
            keys: Keys::NONE,
            mask: false,
        }
    }
}

/// What the writing of a link goes by; all but the keys only where its payload is not given as it is.
#[derive(Clone, Debug, Default)]
pub struct WriteSettings {
    /// The module's options.
    pub module: Options,
    /// What becomes of metadata over the limit.
    pub long_metadata: LongMetadata,
    /// Whether a link's name is cut where it is too long, as the vendor cuts it.
    pub cut_link_names: bool,
    /// What links are signed with, and payloads encrypted.
    pub keys: Keys,
}

/// Reads a time: Unix seconds, or RFC 3339 as in `2026-11-23T21:00:00Z`.
///
/// # Errors
///
/// A sentence that says what a time looks like.
///
/// ```
/// use tracklens::settings::parse_time;
///
/// assert_eq!(parse_time("1700686942"), parse_time("2023-11-22T21:02:22Z"));
/// assert!(parse_time("yesterday").is_err());
/// ```
pub fn parse_time(text: &str) -> Result<Timestamp, String> {
    let seconds = text
        .parse()
        .ok()
        .and_then(|it| Timestamp::from_second(it).ok());
    seconds.or_else(|| text.parse().ok()).ok_or_else(|| {
        "a time is Unix seconds (1700686942) or RFC 3339 (2023-11-22T21:02:22Z)".to_owned()
    })
}
