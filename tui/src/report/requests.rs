//! What a log says of the request for a link, in each format.

use serde_json::{Map, Value as Json, json};

use crate::input::log::LogLine;
use crate::text::time;

/// The keys of the object.
const KEYS: [&str; 5] = ["timestamp", "ip_address", "user_agent", "method", "status"];

/// The object under `log`: what is known.
pub(super) fn object(line: &LogLine<'_>) -> Json {
    let values = [
        line.timestamp.map(Json::from),
        line.ip_address.as_ref().map(|it| json!(it)),
        line.user_agent.as_ref().map(|it| json!(it)),
        line.method.as_ref().map(|it| json!(it)),
        line.status.map(Json::from),
    ];
    let known = KEYS.into_iter().zip(values);
    let known = known.filter_map(|(key, value)| Some((key.to_owned(), value?)));
    Json::Object(known.collect::<Map<_, _>>())
}

/// The same as names and values for people.
pub(crate) fn rows(line: &LogLine<'_>) -> Vec<(&'static str, String)> {
    let values = [
        line.timestamp.map(time::utc),
        line.ip_address.as_ref().map(ToString::to_string),
        line.user_agent.as_ref().map(ToString::to_string),
        line.method.as_ref().map(ToString::to_string),
        line.status.map(|status| status.to_string()),
    ];
    let known = KEYS.into_iter().zip(values);
    known
        .filter_map(|(key, value)| Some((key, value?)))
        .collect()
}
