//! One of two links, in the words by which you know it again.

use tracklens_codec::{MessageId, Payload, Records};

use crate::reading::{Provenance, Reading};
use crate::text::shown::Shown;
use crate::text::time;

/// One of two links that are compared, as it may be shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Side {
    /// Its text.
    pub text: Vec<u8>,
    /// The kind of link, or that it is not one.
    pub kind: &'static str,
    /// Whether its payload is encrypted, so that nothing more is known of it.
    pub is_encrypted: bool,
    /// The recipient, unless recipients are hidden.
    pub recipient: Option<Vec<u8>>,
    /// When its message was injected, in Unix seconds.
    pub sent: Option<u32>,
    /// What of it is not as it was given.
    pub provenance: Provenance,
}

impl Side {
    pub(super) fn of(reading: &Reading<'_>) -> Self {
        let records = reading.records();
        let recipient = records.and_then(Records::rcpt_to);
        let recipient = recipient.filter(|_| !reading.settings().mask);
        let message_id = records.and_then(Records::message_id);
        Self {
            text: reading.text().to_vec(),
            kind: match reading.link() {
                Ok(link) => link.kind().map_or("no kind", |kind| kind.name()),
                Err(_) => "not a link",
            },
            is_encrypted: matches!(reading.payload(), Some(Payload::Encrypted(_))),
            recipient: recipient.map(<[u8]>::to_vec),
            sent: message_id.map(MessageId::injection_time),
            provenance: Provenance::default(),
        }
    }

    /// The words by which you know it again: `click · user@example.com · sent 2023-11-22 21:02:22 UTC`. If it is not
    /// as it was given, `EDITED` and the like follow the kind.
    #[must_use]
    pub fn words(&self) -> Shown {
        let mut words = self.kind.as_bytes().to_vec();
        let provenance = Some(self.provenance.words()).filter(|it| !it.is_empty());
        let encrypted = self.is_encrypted.then(|| b"encrypted".to_vec());
        let sent = self.sent.map(|sent| format!("sent {}", time::utc(sent)));
        let others = [
            provenance.map(String::into_bytes),
            encrypted,
            self.recipient.clone(),
            sent.map(String::into_bytes),
        ];
        for word in others.into_iter().flatten() {
            words.extend(" · ".bytes());
            words.extend(word);
        }
        Shown::bytes(&words)
    }
}
