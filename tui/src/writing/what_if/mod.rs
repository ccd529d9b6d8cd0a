//! What other options of the module would mean for a link: what its event would carry, and what a
//! sender would have written of the same content.

mod event;
mod sender;

use tracklens_codec::Options;

pub use self::event::EventMetadata;
pub use self::sender::{Draft, Sender};
use crate::reading::Reading;
use crate::settings::Settings;

/// What options would mean for a link.
///
/// ```
/// use jiff::Timestamp;
/// use tracklens::settings::Settings;
/// use tracklens::writing::what_if::{EventMetadata, Sender, WhatIf};
/// use tracklens_codec::Options;
///
/// let link = "https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/\
///     RgRlVV5sPlIQdXNlckBleGFtcGxlLmNvbQ~~";
/// let settings = Settings::at(Timestamp::UNIX_EPOCH);
/// let what_if = WhatIf::of(link, &settings, Options::default());
/// assert_eq!(what_if.event, EventMetadata::NoMetadata);
/// let Sender::Unknown(why) = what_if.sender else { panic!() };
/// assert_eq!(why, "the link lacks its message_id");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhatIf {
    /// What becomes of the metadata in the event.
    pub event: EventMetadata,
    /// Whether the link has expired: its events are no longer reported.
    pub has_expired: bool,
    /// What a sender would have written.
    pub sender: Sender,
}

impl WhatIf {
    /// What options would mean for a link that is read by these settings otherwise.
    #[must_use]
    pub fn of(text: &str, settings: &Settings, options: Options) -> Self {
        let settings = Settings {
            module: options,
            ..settings.clone()
        };
        let mut buffer = Vec::new();
        let reading = Reading::new(text.as_bytes(), &settings, &mut buffer);
        Self {
            event: EventMetadata::of(&reading),
            has_expired: reading.records().is_some_and(|records| {
                records.is_expired_at(settings.now.as_second()) == Some(true)
            }),
            sender: Sender::of(&reading),
        }
    }
}
