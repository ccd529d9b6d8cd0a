//! The event of a link, as `--format event` writes it.

use serde_json::{Map, Value as Json, json};
use tracklens_codec::{Kind, Link, Records};

use super::object::{RcptMeta, link_object, rcpt_meta};

/// The fields of an event that the object of a link has, too.
const SHARED_FIELDS: [&str; 10] = [
    "customer_id",
    "subaccount_id",
    "message_id",
    "transmission_id",
    "campaign_id",
    "template_id",
    "template_version",
    "rcpt_to",
    "target_link_url",
    "target_link_name",
];

/// What `--format event` writes for a link.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The link is damaged: its error takes the place of the event.
    Damaged,
    /// Nothing, because the tracker would report nothing.
    Nothing,
    /// An event.
    Of {
        /// The key it is written under: `track_event` or `unsubscribe_event`.
        key: &'static str,
        /// Every field except the metadata. Each value is a text.
        fields: Map<String, Json>,
        /// The metadata, unless it is over the limit.
        metadata: Option<RcptMeta>,
    },
}

/// What `--format event` writes for a link at the time `now`, in Unix seconds.
#[must_use]
pub fn event(link: &Link<'_, '_>, max_metadata_len: u32, now: i64) -> Event {
    if link.faults().next().is_some() {
        return Event::Damaged;
    }
    let records = link.records();
    let expiry = records.and_then(Records::expiry);
    let is_expired = expiry.is_some_and(|expiry| now > i64::from(expiry));
    let Some(kind) = link.kind().filter(|_| !is_expired) else {
        return Event::Nothing;
    };
    let object = link_object(link, max_metadata_len);
    let mut fields = Map::new();
    fields.insert("type".to_owned(), json!(kind.name()));
    for name in SHARED_FIELDS {
        if let Some(value) = object.get(name) {
            let text = value
                .as_str()
                .map_or_else(|| value.to_string(), str::to_owned);
            fields.insert(name.to_owned(), json!(text));
        }
    }
    fields.insert("timestamp".to_owned(), json!(now.to_string()));
    let is_over = object.get("metadata_over") == Some(&json!(true));
    let metadata = records.and_then(Records::rcpt_meta);
    Event::Of {
        key: match kind {
            Kind::ListUnsubscribe => "unsubscribe_event",
            _ => "track_event",
        },
        fields,
        metadata: metadata.filter(|_| !is_over).map(rcpt_meta),
    }
}
