//! What other options would mean for a link.

use tracklens_codec::Options;

use super::event::EventMetadata;
use super::sender::Sender;
use crate::reading::Reading;

/// What other options would mean for a link.
///
/// ```
/// use jiff::Timestamp;
/// use tracklens::reading::Reading;
/// use tracklens::settings::Settings;
/// use tracklens::writing::what_if::{EventMetadata, Sender, WhatIf};
/// use tracklens_codec::Options;
///
/// let link = "https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/\
///     RgRlVV5sPlIQdXNlckBleGFtcGxlLmNvbQ~~";
/// let settings = Settings::at(Timestamp::UNIX_EPOCH);
/// let mut buffer = Vec::new();
/// let reading = Reading::new(link.as_bytes(), &settings, &mut buffer);
/// let what_if = WhatIf::of(&reading, Options::default());
/// assert_eq!(what_if.event, EventMetadata::NoMetadata);
/// let Sender::Unknown(why) = what_if.sender else { panic!() };
/// assert_eq!(why, "the link lacks its message_id");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhatIf {
    /// What the event would do with the metadata.
    pub event: EventMetadata,
    /// Whether the link has expired: its events are no longer reported.
    pub has_expired: bool,
    /// What a sender would have written.
    pub sender: Sender,
}

impl WhatIf {
    /// What options would mean for a link that was read with other ones.
    #[must_use]
    pub fn of(reading: &Reading<'_>, options: Options) -> Self {
        let now = reading.settings().now.as_second();
        let expired = reading.records().and_then(|it| it.is_expired_at(now));
        Self {
            event: EventMetadata::of(reading, options),
            has_expired: expired == Some(true),
            sender: Sender::of(reading, options),
        }
    }
}
