//! Why a link has no event, or what its event lacks.

use std::fmt;

use tracklens_codec::{Event, LeftOut, NoEvent, Request};

use crate::reading::Reading;
use crate::text::time::utc;

/// Why a link has no event, or what its event lacks.
///
/// ```
/// use tracklens::reading::Reading;
/// use tracklens::report::EventGap;
/// use tracklens::settings::Settings;
///
/// let link = b"/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/RgQAAAAAPlIIYUBiLnRlc3Q~";
/// let settings = Settings::at(jiff::Timestamp::from_second(1).unwrap());
/// let mut buffer = Vec::new();
/// let reading = Reading::new(link, &settings, &mut buffer);
/// let gaps = EventGap::of(&reading, settings.now.as_second());
/// assert_eq!(gaps, [EventGap::Expired { expiry: 0 }]);
/// assert_eq!(gaps[0].to_string(), "no event: the link expired on 1970-01-01 00:00:00 UTC");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EventGap {
    /// The text is not a link that was read to its end: there is no event.
    NotRead,
    /// The link had expired when the event would have taken place: there is no event.
    Expired {
        /// When it expired, in Unix seconds.
        expiry: u32,
    },
    /// No record says what kind of link this is: there is no event.
    UnknownKind,
    /// The payload is encrypted: the event lacks all that its records say.
    Encrypted,
    /// The metadata is longer than `max_metadata_len`: the event lacks it.
    MetadataOver {
        /// The length of the metadata in bytes.
        len: usize,
        /// The limit in bytes.
        max: u32,
    },
    /// The metadata is not JSON, or would come out as other JSON: the event lacks it.
    MetadataNotJson,
}

impl EventGap {
    /// What the event of a reading lacks that takes place at a time, in Unix seconds; none if it lacks nothing.
    #[must_use]
    pub fn of(reading: &Reading<'_>, time: i64) -> Vec<Self> {
        match event(reading, Request::at(time)) {
            Ok(event) => event.left_out().map(Self::from).collect(),
            Err(gap) => vec![gap],
        }
    }

    /// The stable name.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotRead => "not_read",
            Self::Expired { .. } => "expired",
            Self::UnknownKind => "unknown_kind",
            Self::Encrypted => "encrypted",
            Self::MetadataOver { .. } => "metadata_over",
            Self::MetadataNotJson => "metadata_not_json",
        }
    }

    /// A sentence about so many links of which this is so.
    #[must_use]
    pub fn total(self, count: usize) -> String {
        let links = if count == 1 { "link" } else { "links" };
        let events = if count == 1 { "event" } else { "events" };
        match self {
            Self::NotRead => format!("no event of {count} {links}: not read to the end"),
            Self::Expired { .. } => format!("no event of {count} {links}: expired"),
            Self::UnknownKind => {
                format!("no event of {count} {links}: no record says what kind of link it is")
            }
            Self::Encrypted => {
                format!("{count} {events} without what is in the payload: encrypted")
            }
            Self::MetadataOver { .. } => {
                format!("{count} {events} without metadata: longer than the limit")
            }
            Self::MetadataNotJson => format!(
                "{count} {events} without metadata: not JSON, or JSON that would come out different"
            ),
        }
    }

    /// Whether there is no event at all.
    #[must_use]
    pub const fn leaves_no_event(self) -> bool {
        matches!(
            self,
            Self::NotRead | Self::Expired { .. } | Self::UnknownKind
        )
    }
}

/// What is left out and why, as a sentence without a full stop.
impl fmt::Display for EventGap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::NotRead => f.write_str("no event: this is not a link that can be read to its end"),
            Self::Expired { expiry } => write!(f, "no event: the link expired on {}", utc(expiry)),
            Self::UnknownKind => f.write_str("no event: no record says what kind of link this is"),
            Self::Encrypted => f.write_str(
                "event of what stands outside the encrypted payload, with the type that the route says",
            ),
            Self::MetadataOver { len, max } => {
                let max = usize::try_from(max).unwrap_or(usize::MAX);
                let excess = len.saturating_sub(max);
                write!(f, "event without rcpt_meta: {excess} bytes over the limit")
            }
            Self::MetadataNotJson => f.write_str(
                "event without rcpt_meta: it is not JSON, or would come out as other JSON",
            ),
        }
    }
}

impl From<NoEvent> for EventGap {
    fn from(error: NoEvent) -> Self {
        match error {
            NoEvent::Expired { expiry } => Self::Expired { expiry },
            NoEvent::UnknownKind => Self::UnknownKind,
            _ => Self::NotRead,
        }
    }
}

impl From<LeftOut> for EventGap {
    fn from(left_out: LeftOut) -> Self {
        match left_out {
            LeftOut::Encrypted => Self::Encrypted,
            LeftOut::MetadataOver { len, max } => Self::MetadataOver { len, max },
            _ => Self::MetadataNotJson,
        }
    }
}

/// The event of a request for a link that was read to its end. It has no metadata that would come out as other JSON.
///
/// # Errors
///
/// Why there is no event.
pub(super) fn event<'e>(
    reading: &'e Reading<'_>,
    request: Request<'e>,
) -> Result<Event<'e>, EventGap> {
    let event = reading.event(request, reading.settings().module);
    Ok(event.ok_or(EventGap::NotRead)??)
}
