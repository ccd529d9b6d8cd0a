//! What a log says of the request for a link, in each format.

use super::value::Value;
use crate::input::log::LogLine;
use crate::text::time;

/// The keys of the object.
pub(super) const KEYS: [&str; 5] = ["timestamp", "ip_address", "user_agent", "method", "status"];

/// The values under `log`, with their keys: those that are known.
pub(super) fn values<'l>(
    line: &'l LogLine<'_>,
) -> impl Iterator<Item = (&'static str, Option<Value<'l>>)> {
    let values = [
        line.timestamp.map(Value::Time),
        line.ip_address.as_ref().map(|it| Value::text(&**it)),
        line.user_agent.as_ref().map(|it| Value::text(&**it)),
        line.method.as_ref().map(|it| Value::text(&**it)),
        line.status.map(|status| Value::Number(status.into())),
    ];
    KEYS.into_iter().zip(values)
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
