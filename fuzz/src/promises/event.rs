//! The event of a link, as `--format event` writes it.

use serde_json::{Map, Value as Json, json};
use tracklens_codec::{Kind, Link, Records};

use super::is_whole;
use super::object::{RcptMeta, link_object, rcpt_meta};

/// The fields of an event that stand in the object of a link as well.
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

/// What is written of a link.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// It is damaged, and so is said in its place.
    Damaged,
    /// Nothing: the tracker would report nothing.
    Nothing,
    /// An event: under which key, its fields but for the metadata, and how that is given.
    Of {
        /// `track_event` or `unsubscribe_event`.
        key: &'static str,
        /// Every field but the metadata: each of them a text.
        fields: Map<String, Json>,
        /// The metadata, unless it is over the limit.
        metadata: Option<RcptMeta>,
    },
}

/// What is written of a link at a time.
#[must_use]
pub fn event(link: &Link<'_, '_>, max_metadata_len: u32, now: i64) -> Event {
    if !is_whole(link) {
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
