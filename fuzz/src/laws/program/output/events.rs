//! The law of `--format event`.

use serde_json::Value as Json;
use tracklens::report::Format;
use tracklens_codec::Link;

use super::decoded::{MAX_METADATA_LEN, NOW, decoded, parsed};
use crate::laws::program::shown::{judge_lines, judge_safety};
use crate::oracles::promises::{Event, RcptMeta, SearchedLine, event};

/// A link without a fault is written as the event of its fields, or not at all if the tracker would
/// report nothing. Any other line is written as its object without the link.
pub(super) fn every_link_is_its_event(input: &[u8], lines: &[SearchedLine<'_>], objects: &[Json]) {
    let (text, messages) = decoded(input, Format::Event);
    judge_lines(&text);
    for message in &messages {
        judge_safety(message);
    }
    let mut written = text.lines().map(parsed);
    for (line, object) in lines.iter().zip(objects) {
        let mut buffer = vec![0; line.text.len()];
        let expected = Link::decode_partial(&line.text, &mut buffer)
            .map_or(Event::Damaged, |link| event_of(&link, line));
        if expected != Event::Nothing {
            let written = written.next().expect("an event for the line");
            judge_event(&written, &expected, object);
        }
    }
    assert_eq!(written.next(), None, "there is an event too many");
}

/// The event of a link: at the time of the request and by whom it was made, as far as a log says that.
fn event_of(link: &Link<'_, '_>, searched: &SearchedLine<'_>) -> Event {
    let log = searched.log.as_ref();
    let time = log.and_then(|log| log.timestamp).unwrap_or(NOW);
    let mut event = event(link, MAX_METADATA_LEN, time);
    if let (Event::Of { fields, .. }, Some(log)) = (&mut event, log) {
        for (key, value) in [
            ("ip_address", &log.ip_address),
            ("user_agent", &log.user_agent),
        ] {
            let value = value.as_deref().filter(|it| !it.is_empty());
            fields.extend(value.map(|value| (key.to_owned(), Json::from(value))));
        }
    }
    event
}

fn judge_event(written: &Json, expected: &Event, object: &Json) {
    let Event::Of {
        key,
        fields,
        metadata,
    } = expected
    else {
        let mut without_link = object.clone();
        without_link
            .as_object_mut()
            .map(|it| it.shift_remove("link"));
        assert!(
            *written == without_link,
            "the line without an event differs"
        );
        return;
    };
    let message = written["msys"].as_object().expect("a message");
    assert_eq!(message.len(), 1, "a link has one event");
    let mut found = message.get(*key).expect("the event's key").clone();
    let json = found
        .as_object_mut()
        .and_then(|it| it.shift_remove("rcpt_meta"));
    let is_promised = match metadata {
        None | Some(RcptMeta::Hex(_)) => json.is_none(),
        Some(RcptMeta::Json(expected)) => json.as_ref() == Some(expected),
        Some(RcptMeta::Either(..)) => json.as_ref() == object["link"].get("rcpt_meta"),
    };
    assert!(is_promised, "the metadata of the event differs");
    assert!(
        found.as_object() == Some(fields),
        "the fields of the event differ"
    );
}
