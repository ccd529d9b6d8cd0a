//! The options for reading and for writing links.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use tracklens_codec::{LongMetadata, Options};

use crate::settings::keys::Keys;

/// The options for reading links.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The options of the module. Only the limit of the metadata matters when links are read.
    pub module: Options,
    /// The time that counts as the present, to tell whether a link has expired.
    pub now: Timestamp,
    /// The keys that signatures are checked and payloads are decrypted with.
    pub keys: Keys,
    /// Whether the recipient and the values of the metadata are hidden.
    pub mask: bool,
    /// The zone in which times are shown to people.
    pub zone: TimeZone,
    /// Whether everything is defanged that could be clicked or looked up.
    pub defang: bool,
}

impl Settings {
    /// The module's default options, this time as the present, no keys, nothing hidden, and times in UTC.
    #[must_use]
    pub fn at(now: Timestamp) -> Self {
        Self {
            module: Options::default(),
            now,
            keys: Keys::NONE,
            mask: false,
            zone: TimeZone::UTC,
            defang: false,
        }
    }
}

/// The options for writing links. If a payload is given as it is, only the keys matter.
#[derive(Clone, Debug, Default)]
pub struct WriteSettings {
    /// The module's options.
    pub module: Options,
    /// What to do with metadata that is over the limit.
    pub long_metadata: LongMetadata,
    /// Whether a link's name that is too long is cut, as the vendor cuts it.
    pub cut_link_names: bool,
    /// The keys that links are signed and payloads are encrypted with.
    pub keys: Keys,
}

/// Reads a time: Unix seconds, or RFC 3339 as in `2026-11-23T21:00:00Z`.
///
/// # Errors
///
/// A sentence about what a time looks like.
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
