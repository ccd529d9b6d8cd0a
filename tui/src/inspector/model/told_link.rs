//! A link of the run as the lists of links tell it.

use tracklens_codec::{Payload, Records};

use crate::reading::masking::Tellable;
use crate::settings::Settings;
use crate::text::shown::Shown;

/// A link of the run: by its text alone, few would know it again.
#[derive(Clone, Debug)]
pub(in crate::inspector) struct ToldLink {
    /// The text, masked if that is asked for.
    pub(in crate::inspector) text: String,
    /// Its kind, or that it is no link.
    pub(in crate::inspector) kind: &'static str,
    /// Its recipient, or why there is none.
    pub(in crate::inspector) recipient: Shown,
}

impl ToldLink {
    pub(in crate::inspector) fn new(link: &str, settings: &Settings) -> Self {
        let tellable = Tellable::of_line(link.as_bytes(), settings);
        let mut buffer = Vec::new();
        let reading = tellable.reading(settings, &mut buffer);
        let kind = match reading.link() {
            Ok(link) => link.kind().map_or("no kind", |kind| kind.name()),
            Err(_) => "no link",
        };
        let recipient = reading.records().and_then(Records::rcpt_to);
        let recipient = match (recipient, reading.payload()) {
            (Some(recipient), _) => Shown::bytes(recipient),
            (None, Some(Payload::Encrypted(_))) => Shown::text("encrypted"),
            (None, _) => Shown::default(),
        };
        Self {
            text: tellable.text().into_owned(),
            kind,
            recipient,
        }
    }
}
